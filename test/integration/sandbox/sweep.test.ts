import { expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSandbox, sweepSandboxes } from '../../../src/sandbox/sandbox.ts'
import { ask, docker, hasImage, localPrograms, processesNaming, requestOf, socketFoldersOf } from './request.ts'
import { describeWhere } from './where.ts'

const programs = await localPrograms()

/** A process of its own that has opened a sandbox, and what it said about it. */
async function openedElsewhere(kind: string, temporary = tmpdir()): Promise<{ child: ChildProcess; state: Record<string, string> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), kind], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TMPDIR: temporary } })
  const [line] = await once(child.stdout, 'data') as [Buffer]
  return { child, state: JSON.parse(line.toString()) as Record<string, string> }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describeWhere(programs !== undefined)('a sweep (needs initdb and postgres of some major)', () => {
  it('leaves a sandbox whose run is at work, and ends its server and folder once that was killed', async () => {
    const { child, state } = await openedElsewhere('local')
    const directory = state['directory'] ?? ''
    expect((await sweepSandboxes()).join('\n')).not.toContain(directory)
    expect((await processesNaming(directory)).length).toBeGreaterThan(0)
    await kill(child)
    expect((await processesNaming(directory)).length).toBeGreaterThan(0)
    expect((await sweepSandboxes()).join('\n')).toContain(`removed the sandbox ${directory}`)
    expect(await processesNaming(directory)).toEqual([])
    await expect(stat(directory)).rejects.toHaveProperty('code', 'ENOENT')
  })

  it('does not touch the sandbox of its own run', async () => {
    const sandbox = await openSandbox(requestOf(programs))
    try {
      await sweepSandboxes({ now: new Date(Date.now() + 100 * 24 * 3_600_000) })
      expect(await ask(sandbox.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    } finally {
      await sandbox.remove()
    }
  })
})

describeWhere(await hasImage('postgres:17'))('a sweep of containers (needs a Docker daemon and the image postgres:17)', () => {
  it('leaves the container of a run at work, and removes it once that was killed', async () => {
    // Its own, for any run that begins meanwhile sweeps the one that all share.
    const temporaryDirectory = await mkdtemp(join(tmpdir(), 'sweep-'))
    const { child, state } = await openedElsewhere('docker', temporaryDirectory)
    const name = state['name'] ?? ''
    expect((await sweepSandboxes({ temporaryDirectory })).join('\n')).not.toContain(name)
    expect(await docker('inspect', '--format', '{{.State.Running}}', name)).toBe('true')
    const [folder = ''] = await socketFoldersOf(child.pid ?? -1, temporaryDirectory)
    expect(await readdir(join(folder, 'shared'))).toContain('.s.PGSQL.5433')
    await kill(child)
    const said = (await sweepSandboxes({ temporaryDirectory })).join('\n')
    expect(said).toContain(`removed the sandbox ${name}`)
    expect(said).toContain(`removed the folder ${folder}`)
    expect(await readdir(temporaryDirectory)).toEqual([])
    await rm(temporaryDirectory, { recursive: true })
    await expect(docker('inspect', '--type', 'container', name)).rejects.toHaveProperty('message', expect.stringMatching(/no such/i))
  })
})
