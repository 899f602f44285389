import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { makeDumpFolder } from '../../../src/actions/backup/dump-folder.ts'
import type { Context } from '../../../src/actions/action.ts'
import { Cleanup } from '../../../src/kit/cleanup.ts'

const { skip: passOver } = describe
const describeWhere = (condition: boolean) => condition ? describe : passOver
const temporaryDirectory = mkdtempSync(join(tmpdir(), 'zimmer-dump-folder-'))
afterAll(() => { rmSync(temporaryDirectory, { recursive: true, force: true }) })

function contextIn(directory: string): { context: Pick<Context, 'host' | 'cleanup'>; cleanup: Cleanup } {
  const cleanup = new Cleanup()
  return { context: { host: { temporaryDirectory: directory } as Context['host'], cleanup }, cleanup }
}

describeWhere(process.platform === 'linux')('the folder of a dump that will be encrypted', () => {
  it('is refused where no folder lies in memory', async () => {
    await expect(makeDumpFolder(true, contextIn('/proc').context, '/sys')).rejects.toMatchObject({ code: 'no-memory-folder', status: 2 })
    await expect(makeDumpFolder(true, contextIn('/proc').context, '/not/there')).rejects.toMatchObject({ code: 'no-memory-folder' })
  })

  it('lies in memory, for nobody else to see, and is gone at the end of the run', async () => {
    const { context, cleanup } = contextIn('/proc')
    const { path } = await makeDumpFolder(true, context)
    expect(path).toMatch(/^\/dev\/shm\/dump-\w{6}\/files$/)
    for (const folder of [path, join(path, '..')]) expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(await cleanup.run()).toEqual([])
    expect(existsSync(join(path, '..'))).toBe(false)
  })
})

describe('the folder of a dump in the clear', () => {
  it('lies in the temporary directory', async () => {
    const folder = await makeDumpFolder(false, contextIn(temporaryDirectory).context)
    const { path } = folder
    expect(path.startsWith(`${temporaryDirectory}/dump-`)).toBe(true)
    await folder.remove()
    expect(existsSync(join(path, '..'))).toBe(false)
  })
})
