export type Health = 'healthy' | 'warning' | 'critical'

/** What each finding advises. */
export const advice = {
  'no-backups': 'Take a backup: zimmer-backup backup',
  'too-old': 'See why the schedule did not run, and take a backup now: zimmer-backup backup',
  'clock': 'Set the clock of the machine that takes the backups',
  'few-backups': 'See what removed or damaged the others, and take a backup now: zimmer-backup backup',
  'incomplete': 'See why these backups were not finished; they are never removed by themselves',
  'sidecar-wrong': 'Verify these backups, and write the checksums of those that are whole anew: zimmer-backup verify all',
  'archive-empty': 'Take a backup now, and see what emptied these files: zimmer-backup backup',
  'archive-cut': 'Do not rely on these backups: verify all, and see what cut the files off: zimmer-backup verify all',
  'backup-damaged': 'Do not rely on these backups: verify the others: zimmer-backup verify all',
  'manifest-unread': 'See what changed these manifests, and verify the backups: zimmer-backup verify all',
  'drill-failed': 'Do not rely on this backup: verify the others, and take a new one: zimmer-backup verify all',
  'no-drill': 'Consider testing restore: zimmer-backup restore-test',
  'drill-unproved': 'See what kept the restore test from proving it, and repeat it: zimmer-backup restore-test',
  'drill-too-old': 'Consider testing restore: zimmer-backup restore-test',
  'restore-slow': 'Restore with more jobs or on a faster machine, or raise max-restore-minutes if that is in time',
  'key-unproved': 'Prove that the key opens the backups: zimmer-backup restore-test with the identity or key at hand',
  'size-shrunk': 'See what the source has lost, and keep an older backup until it is known',
  'rows-shrunk': 'See what the source has lost, and keep an older backup until it is known',
  'table-shrunk': 'See what removed the rows, and keep an older backup until it is known',
  'backup-slower': 'See what slows the dump down: locks, the network, the store, or growth',
  'data-still': 'See whether this is the right database, and whether anything still writes to it',
  'data-old': 'See whether this is the right database, and why nothing new arrives in it',
  'standby-still': 'See whether the standby still receives and replays its primary\'s changes',
  'store-full': 'Let retention keep fewer backups, or raise max-store-size, before the next one is due',
  'store-nearly-full': 'Let retention keep fewer backups, or raise max-store-size',
  'disk-full': 'Free space where the backups live before the next one is due',
  'disk-nearly-full': 'Free space where the backups live, or let retention keep fewer backups',
  'expires-soon': 'Take a backup now, and name a second store for what has to last: zimmer-backup backup',
  'plain-among-sealed': 'Set require-encryption, and remove the unencrypted ones once sealed ones have taken their place',
  'several-methods': 'Keep the keys of every method, or bring all to one: zimmer-backup rekey',
  'copies-missing': 'Copy what is missing from a store that has it: zimmer-backup repair',
  'copies-differ': 'See which copy is whole, and replace the other: zimmer-backup repair',
  'store-unread': 'See why this store cannot be read: a disaster may find it so',
  'version-ending': 'Plan the upgrade of the server to a later major version',
  'schedule-disabled': 'Enable the workflow again, in the Actions tab or with gh workflow enable',
  'schedule-late': 'See in the Actions tab why the schedule did not start, and start the workflow by hand',
  'schedule-failed': 'See in the Actions tab why the last scheduled run failed',
  'schedule-unread': 'Give the job permissions: { actions: read, contents: read }, and compare the name of the workflow',
} as const

export type FindingId = keyof typeof advice

/** What a judge says. */
export interface Judged {
  readonly id: FindingId
  readonly level: Exclude<Health, 'healthy'>
  readonly sentence: string
  /** As the sentence, without the names of tables; left out where it has none. */
  readonly discreet?: string
}

/** Something that speaks against the backups. */
export interface Finding extends Judged {
  /** For places that others read: without the names of tables. */
  readonly discreet: string
  readonly advice: string
}

/** The findings with their advice, and the health that the worst of them makes. */
export function healthOf(judged: readonly Judged[]): { health: Health; findings: Finding[] } {
  const findings = judged.map((one) => ({ ...one, discreet: one.discreet ?? one.sentence, advice: advice[one.id] }))
  const health = findings.some(({ level }) => level === 'critical') ? 'critical' : findings.length > 0 ? 'warning' : 'healthy'
  return { health, findings }
}
