import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { decideRetention } from '../../src/domain/retention.ts'
import type { RetentionRules } from '../../src/domain/retention.ts'

const resticPath = '/usr/bin/restic'
const { skip: passOver } = describe
const describeIf = existsSync(resticPath) ? describe : passOver
const run = promisify(execFile)

/** Times of snapshots in UTC; restic files each history under a host of its own. */
const histories: Record<string, string[]> = {
  // A working store: several a day, then daily, weekly, monthly; leap day, ISO week 1 begun in December, one second twice.
  seasoned: [
    '2025-03-31 23:59:59', '2025-03-31 12:00:00', '2025-03-31 00:00:00', '2025-03-30 23:59:59', '2025-03-30 01:30:00',
    '2025-03-29 02:00:00', '2025-03-24 00:00:00', '2025-03-23 23:59:59', '2025-03-16 02:00:00', '2025-03-02 02:00:00',
    '2025-03-01 00:00:00', '2025-02-28 23:59:59', '2025-01-06 00:00:00', '2025-01-05 23:59:59', '2025-01-01 00:00:00',
    '2024-12-31 23:59:59', '2024-12-30 00:00:00', '2024-12-29 23:59:59', '2024-03-01 00:00:00', '2024-02-29 23:59:59',
    '2024-02-29 00:00:00', '2024-02-29 00:00:00', '2024-02-28 23:59:59', '2023-07-04 10:00:00', '2023-07-03 10:00:00',
    '2023-01-01 00:00:00', '2022-12-31 23:59:59', '2022-06-15 10:00:00', '2022-06-14 10:00:00',
  ],
  // Fewer days, weeks and years than most rules count: the oldest stays while a count is left.
  young: ['2025-03-31 20:00:00', '2025-03-31 18:00:00', '2025-03-31 16:00:00', '2025-03-31 14:00:00'],
  // Long gaps, and the 53rd ISO week of 2020, whose Sunday is in January.
  sparse: [
    '2024-01-15 02:00:00', '2022-05-01 02:00:00', '2021-01-04 00:00:00', '2021-01-03 23:00:00', '2020-12-28 00:00:00',
    '2020-12-27 02:00:00', '2020-12-26 02:00:00',
  ],
}

const policies: Partial<RetentionRules>[] = [
  { keepLast: 1 }, { keepLast: 5 }, { keepLast: 1000 },
  { keepDaily: 1 }, { keepDaily: 7 }, { keepDaily: 1000 },
  { keepWeekly: 6 }, { keepWeekly: 1000 },
  { keepMonthly: 4 }, { keepMonthly: 12 },
  { keepYearly: 2 }, { keepYearly: 4 }, { keepYearly: 1000 },
  { keepLast: 3, keepDaily: 7, keepWeekly: 5, keepMonthly: 12, keepYearly: 10 },
  { keepLast: 2, keepDaily: 3, keepWeekly: 2, keepMonthly: 2, keepYearly: 1 },
]

function timesOf(host: string): Date[] {
  const times = new Map(Object.entries(histories)).get(host) ?? []
  return times.map((time) => new Date(`${time.replace(' ', 'T')}Z`))
}

interface Group {
  host: string
  keep: { time: string }[]
  reasons: { counters: Record<string, number> }[]
}

/**
 * What restic keeps. Since 0.16 (restic#4366) it keeps the oldest snapshot too while a count is not used up; what is left of
 * the counts stands in its answer, so that the answer of an older restic (Debian 12 has 0.14) is completed from itself.
 */
function keptByRestic({ host, keep, reasons }: Group): string[] {
  const isCountLeft = reasons.slice(-1).some(({ counters }) => Object.values(counters).some((left) => left > 0))
  const kept = keep.map(({ time }) => new Date(time))
  const oldest = new Date(Math.min(...timesOf(host).map((time) => time.getTime())))
  const isMissing = isCountLeft && !kept.some((time) => time.getTime() === oldest.getTime())
  return [...kept, ...isMissing ? [oldest] : []].map((time) => time.toISOString()).sort()
}

function keptByUs(host: string, policy: Partial<RetentionRules>): string[] {
  const none = { retentionDays: 0, keepLast: 0, keepDaily: 0, keepWeekly: 0, keepMonthly: 0, keepYearly: 0, keepAtLeast: 1 }
  const timeOf = new Map(timesOf(host).map((time, place) => [String(place), time]))
  const backups = [...timeOf].map(([id, takenAt]) => ({ id, takenAt, standing: 'good' as const, provedByDrill: false }))
  return decideRetention(backups, { ...none, ...policy }, new Date('2025-04-01T00:00:00Z'))
    .filter(({ keep }) => keep).map(({ id }) => timeOf.get(id)?.toISOString() ?? id).sort()
}

describeIf('retention against the real restic forget (needs restic)', () => {
  let folder = ''
  const restic = async (...words: string[]) => {
    // restic counts the days of a snapshot's own time zone; ours are those of UTC.
    const env = { HOME: folder, TZ: 'UTC', RESTIC_PASSWORD: 'none', RESTIC_REPOSITORY: join(folder, 'repository') }
    return (await run(resticPath, ['--no-cache', '--quiet', ...words], { cwd: folder, env })).stdout
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retention-restic-'))
    await writeFile(join(folder, 'tiny'), 'tiny')
    await restic('init')
    for (const [host, times] of Object.entries(histories)) {
      for (const time of times) await restic('backup', '--force', '--host', host, '--time', time, 'tiny')
    }
  }, 300_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(policies)('keeps what restic keeps, by %j', async (policy) => {
    const flags = Object.entries(policy).map(([rule, count]) => `--${rule.replace('keep', 'keep-').toLowerCase()}=${count}`)
    const groups = JSON.parse(await restic('forget', '--dry-run', '--json', ...flags)) as Group[]
    const theirs = Object.fromEntries(groups.map((group) => [group.host, keptByRestic(group)]))
    const ours = Object.fromEntries(Object.keys(histories).map((host) => [host, keptByUs(host, policy)]))
    expect(ours).toEqual(theirs)
  })
})
