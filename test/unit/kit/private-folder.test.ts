import { existsSync, watch } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { makePrivateFolder, ownerFile, removePrivateFolder } from '../../../src/kit/private-folder.ts'

const { skip: passOver } = it
// Elsewhere nothing tells in which order files went.
const onLinux = process.platform === 'linux' ? it : passOver
let base: string

beforeEach(async () => { base = await mkdtemp(join(tmpdir(), 'private-')) })
afterEach(async () => { await rm(base, { recursive: true, force: true }) })

describe('the removal of a private folder', () => {
  onLinux('takes what says whose it is last, so that a run killed in the middle leaves nothing that cannot be told (needs Linux)', async () => {
    const folder = await makePrivateFolder(base, 'artifact')
    await mkdir(join(folder, 'files'))
    for (const name of ['.a', 'shop.dump.age', 'zz']) await writeFile(join(folder, name), 'x')
    const gone: string[] = []
    const watching = watch(folder, (_event, name) => { if (name !== null && !existsSync(join(folder, name)) && !gone.includes(name)) gone.push(name) })
    await removePrivateFolder(folder)
    for (let wait = 0; wait < 100 && gone.length < 5; wait++) await sleep(20)
    watching.close()
    // The folder's own end may be told under its name.
    const files = gone.filter((name) => !folder.endsWith(name))
    expect([...files].sort()).toEqual(['.a', ownerFile, 'files', 'shop.dump.age', 'zz'].sort())
    expect(files.at(-1)).toBe(ownerFile)
  })

  it('is done when there is nothing, as often as it is asked for', async () => {
    const folder = await makePrivateFolder(base, 'opened')
    await removePrivateFolder(folder)
    await removePrivateFolder(folder)
    expect(existsSync(folder)).toBe(false)
  })
})
