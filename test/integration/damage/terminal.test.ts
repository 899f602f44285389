import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from '@jest/globals'
import { damage } from '../../support/damage/damages.ts'
import { keysFor } from '../../support/damage/encryptions.ts'
import type { Damaged } from '../../support/damage/promises.ts'
import { archives, archiveOf, wholeSet } from '../../support/damage/whole-set.ts'
import type { WholeSet } from '../../support/damage/whole-set.ts'
import { has } from '../encryption/workshop.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'zimmer-damaged-'))
const untouched = 'shop-20260827_143022'

afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

interface Report { readonly verdict: string; readonly backups: readonly { readonly backup: string; readonly verdict: string; readonly reason: string | null }[] }

/** As a user would, with the program that was built: every backup of a store. */
function verifyAll(store: string, inputs: Readonly<Record<string, string>>): { status: number | null; stderr: string; report: Report } {
  const file = join(folder, 'report.json')
  const words = ['verify', 'all', '--store', store, '--report-file', file, ...Object.entries(inputs).flatMap(([name, value]) => [`--${name}`, value])]
  const { status, stderr } = spawnSync(join(root, 'node_modules/node/bin/node'), [join(root, 'bin/zimmer-backup'), ...words], {
    cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder },
  })
  return { status, stderr, report: JSON.parse(readFileSync(file, 'utf8')) as Report }
}

/** The first damage from this seed on after which the backup may no longer pass. */
async function truly(good: WholeSet, other: WholeSet, seed: number): Promise<Damaged> {
  const damaged = await damage(good, other, seed)
  return damaged.mayPass ? truly(good, other, seed + 1) : damaged
}

describe('a store of damaged backups', () => {
  it.each(['none', 'age', 'age by passphrase', 'enc-cmd', ...(has('gpg') ? ['gpg' as const] : [])] as const)('with encryption %s is told apart from the one backup that nobody touched', async (encryption) => {
    const store = join(folder, encryption)
    mkdirSync(store)
    const { seal, inputs } = await keysFor(encryption, { temporaryDirectory: folder, environment: { PATH: process.env['PATH'] }, interrupted: new AbortController().signal, mask: () => undefined })
    const stories = new Map<string, string>()
    const [first] = archives
    const other = await wholeSet('shop-20250828_143022', first.format, await archiveOf(first), seal)
    const put = (files: WholeSet['files']) => { for (const [name, content] of files) writeFileSync(join(store, name), content) }
    put((await wholeSet(untouched, first.format, await archiveOf(first), seal)).files)
    for (const [index, archive] of archives.entries()) {
      const good = await wholeSet(`shop-20260828_14302${index}`, archive.format, await archiveOf(archive), seal)
      const { files, story } = await truly(good, other, 7_000_000 + 1_000 * encryption.length + 100 * index)
      stories.set(good.id, story)
      put(files)
    }
    await seal.dispose()
    const { status, stderr, report } = verifyAll(store, inputs)
    expect({ status, verdict: report.verdict, stderr }).toMatchObject({ status: 1, verdict: 'damaged' })
    expect(report.backups.map(({ backup }) => backup).sort()).toEqual([untouched, ...stories.keys()])
    const passed = report.backups.filter(({ verdict }) => verdict === 'proved').map(({ backup }) => backup)
    expect(passed.map((backup) => `${backup}: ${stories.get(backup) ?? 'untouched'}`)).toEqual([`${untouched}: untouched`])
  })
})
