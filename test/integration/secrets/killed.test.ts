import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { makePrivateFolder, ownerFile, sweepPrivateFolders } from '../../../src/kit/private-folder.ts'
import { ownMarker } from '../../../src/kit/process-marker.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../..', import.meta.url))
const archive = 'shop-20250828_143022.dump.age'

describe('what a killed run leaves in the temporary folder', () => {
  let base: string
  let own: string
  const children: ChildProcess[] = []
  const standing = async () => (await readdir(own)).map((name) => name.replace(/-[A-Za-z0-9]{6}$/, '')).sort()
  const swept = (now = new Date(), shared: string[] = []) => sweepPrivateFolders({ own, shared }, now)
  const tomorrow = () => new Date(Date.now() + 25 * 3600_000)

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'zimmer-killed-'))
    own = join(base, `zimmer-backup-${process.getuid?.() ?? 'user'}`)
    await mkdir(own, { mode: 0o700 })
    await mkdir(join(base, 'store'))
    await writeFile(join(base, 'store', archive), 'age-encryption.org/v1\n-> X25519 a\nb\n--- c\n')
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await rm(base, { recursive: true, force: true })
  })

  /** A process that holds a keyring and an archive half opened. */
  async function working(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [join(root, 'test/support/secrets/killed-process.ts'), own, join(base, 'store'), archive], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    await once(child.stdout, 'data')
    return child
  }

  async function runStatus(): Promise<void> {
    const environment = { PATH: process.env['PATH'] ?? '', HOME: base, TMPDIR: base }
    await run(process.execPath, [join(root, 'bin/zimmer-backup'), 'status', '--store', join(base, 'store'), '--on-problem', 'warn'], { cwd: base, env: environment })
  }

  it('is removed by the next run of any action: the opened archive, the keyring, the key; a living run keeps its own', async () => {
    const killed = await working()
    const [opened = ''] = (await readdir(own)).filter((name) => name.startsWith('opened-'))
    expect(await readFile(join(own, opened, 'archive.dump'), 'utf8')).toBe('PGDMP and rows')
    await working()
    expect(await standing()).toEqual(expect.arrayContaining(['opened', 'opened', 'zb', 'zb']))
    killed.kill('SIGKILL')
    await once(killed, 'close')
    await runStatus()
    expect(await readdir(own)).not.toContain(opened)
    expect((await standing()).filter((name) => name !== 'zimmer-ssh')).toEqual(['opened', 'zb'])
  })

  it('is never taken from a living run, however long it is silent', async () => {
    const path = await makePrivateFolder(own, 'opened')
    await utimes(path, new Date(0), new Date(0))
    expect(await swept(tomorrow())).toEqual([])
  })

  it('is given a day where it cannot be told whether its run lives: another container, or killed before it was marked', async () => {
    const [foreign, unmarked] = [await makePrivateFolder(own, 'keys'), await makePrivateFolder(own, 'opened')]
    await writeFile(join(foreign, ownerFile), JSON.stringify({ ...await ownMarker(), namespace: 'pid:[1]', pid: 1 }))
    await rm(join(unmarked, ownerFile))
    expect(await swept()).toEqual([])
    expect((await swept(tomorrow())).sort()).toEqual([foreign, unmarked].sort())
  })

  it('is told from what only has a name like ours, and in a shared folder needs its mark', async () => {
    await mkdir(join(base, 'zb-abcdef'))
    await mkdir(join(own, 'zb-of-somebody'))
    const dead = join(base, 'opened-Ab12Cd')
    await mkdir(dead)
    await writeFile(join(dead, ownerFile), JSON.stringify({ ...await ownMarker(), started: '1' }))
    expect(await swept(tomorrow(), [base, join(base, 'nowhere')])).toEqual([dead])
    expect(await readdir(base)).toContain('zb-abcdef')
  })

  it('can be read by nobody else while it stands', async () => {
    const path = await makePrivateFolder(own, 'keys')
    expect([(await stat(path)).mode & 0o777, (await stat(join(path, ownerFile))).mode & 0o777]).toEqual([0o700, 0o600])
  })
})
