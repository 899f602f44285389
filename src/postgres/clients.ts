import { access, constants, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { oldestMajor, parseToolVersion } from '../domain/versions.ts'
import { KnownError } from '../kit/errors.ts'
import { run } from '../kit/process.ts'
import type { Tool } from '../kit/process.ts'

/** The programs of one major, wherever they run. */
export interface Clients {
  readonly major: number
  /** As pg_dump says it: `17.6`. */
  readonly version: string
  /** Where they are, in words: a folder, or an image. */
  readonly place: string
  readonly pgDump: Tool
  readonly pgRestore: Tool
  /** Another program of the same place, such as pg_dumpall; whether it is there shows when it is started. */
  program(name: string): Tool
}

/** Clients that are installed on this machine, found by full path. */
export interface InstalledClients extends Clients {
  readonly directory: string
}

/**
 * The folders in which a major's programs may be, the most certain first. `/usr/bin` comes last: on Debian and on the runners, its pg_dump is
 * a wrapper that picks a major of its own (TRAPS, 1).
 */
export function candidateDirectories(major: number, path: string): string[] {
  return [
    `/usr/lib/postgresql/${major}/bin`, // Debian, Ubuntu, the runners
    `/usr/pgsql-${major}/bin`, // Red Hat with PGDG's packages
    `/usr/libexec/postgresql${major}`, // Alpine
    `/usr/lib/postgresql${major}/bin`, // SUSE
    `/opt/homebrew/opt/postgresql@${major}/bin`, // Homebrew on Apple silicon
    `/usr/local/opt/postgresql@${major}/bin`, // Homebrew on Intel
    '/opt/homebrew/opt/libpq/bin',
    '/usr/local/opt/libpq/bin',
    `/Applications/Postgres.app/Contents/Versions/${major}/bin`,
    '/usr/local/pgsql/bin',
    ...path.split(':').filter((directory) => directory.startsWith('/')),
  ]
}

/**
 * pg_dump and pg_restore of exactly the server's major. Throws KnownError `client-missing`, which names what is there and the package that is
 * lacking: an older client refuses the server, a newer one writes what the server cannot restore (TRAPS, 2).
 */
export async function findClients(major: number, path: string = process.env['PATH'] ?? ''): Promise<InstalledClients> {
  const others = new Set<string>()
  // The folders of other majors come last: they hold nothing that would do, but what is there belongs into the message.
  const elsewhere = Array.from({ length: 10 }, (_, index) => oldestMajor + index).flatMap((other) => candidateDirectories(other, ''))
  for (const directory of new Set([...candidateDirectories(major, path), ...elsewhere])) {
    const found = await inspect(directory)
    if (found?.major === major) return found
    if (found !== undefined) others.add(found.version)
  }
  const there = others.size === 0 ? 'no pg_dump is installed' : `pg_dump here is ${[...others].join(', ')}`
  throw new KnownError('client-missing', `server is PostgreSQL ${major} but ${there}`,
    `Install postgresql-client-${major} (Debian and Ubuntu, from apt.postgresql.org where the distribution lacks it; postgresql@${major} with Homebrew), or set client: docker, client: compose or client: install.`)
}

/** The folder with the server's own programs (initdb, pg_ctl, postgres) of a major; undefined where they are not installed. */
export async function findServerBinaries(major: number, path: string = process.env['PATH'] ?? ''): Promise<{ directory: string } | undefined> {
  for (const directory of candidateDirectories(major, path)) {
    const programs = await Promise.all(['initdb', 'pg_ctl', 'postgres'].map((name) => executable(join(directory, name))))
    if (!programs.every(Boolean)) continue
    const { stdout } = await run({ name: 'initdb', path: join(directory, 'initdb') }, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }))
    if (parseToolVersion(stdout)?.major === major) return { directory }
  }
  return undefined
}

async function inspect(directory: string): Promise<InstalledClients | undefined> {
  const program = (name: string): Tool => ({ name, path: join(directory, name) })
  const [pgDump, pgRestore] = [program('pg_dump'), program('pg_restore')]
  if (!(await executable(pgDump.path)) || !(await executable(pgRestore.path))) return undefined
  const target = await realpath(pgDump.path)
  // Debian's wrapper chooses among the installed majors by rules that are not ours.
  if (target.endsWith('/pg_wrapper')) return undefined
  const { stdout } = await run(pgDump, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }))
  const version = parseToolVersion(stdout)
  return version === undefined ? undefined : { major: version.major, version: version.text, place: directory, directory, pgDump, pgRestore, program }
}

async function executable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false)
}
