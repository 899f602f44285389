/** The major of `server_version_num` (150020 → 15). PostgreSQL 10 and later count majors by ten thousands. */
export function majorOf(versionNumber: number): number {
  return Math.floor(versionNumber / 10_000)
}

/** `15.20` of 150020. */
export function versionText(versionNumber: number): string {
  return `${majorOf(versionNumber)}.${versionNumber % 10_000}`
}

/** The version in the words that the tools print: `pg_dump (PostgreSQL) 17.6 (Debian 17.6-1)` → 17.6; also of `18beta1`. */
export function parseToolVersion(words: string): { text: string; major: number } | undefined {
  const match = /\(PostgreSQL\) (?<text>(?<major>\d+)(?:\.\d+)?\S*)/.exec(words)
  const { text, major } = match?.groups ?? {}
  return text === undefined || major === undefined ? undefined : { text, major: Number(major) }
}

/** The oldest server that this suite is tested with. */
export const oldestMajor = 13

/** The days of the last releases, from https://www.postgresql.org/support/versioning/ */
const lastReleases: Readonly<Record<number, string>> = { 13: '2025-11-13', 14: '2026-11-12', 15: '2027-11-11', 16: '2028-11-09', 17: '2029-11-08', 18: '2030-11-14' }

/** The day of a major's last release, `2027-11-11`; undefined for one that is not known yet. */
export function endOfLife(major: number): string | undefined {
  return lastReleases[major]
}
