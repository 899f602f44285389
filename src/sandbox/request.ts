import type { Readable } from 'node:stream'
import type { Connection } from '../domain/connection.ts'
import type { Cleanup } from '../kit/cleanup.ts'
import { exitStatus, KnownError } from '../kit/errors.ts'
import type { Secret } from '../kit/secret.ts'

export type SandboxKind = 'service' | 'docker' | 'local'

/** An isolated Postgres with one database, in which a backup is restored for testing. */
export interface Sandbox {
  readonly kind: SandboxKind
  /** To the sandbox's database, as its superuser (or as the user that was given for a service). */
  readonly connection: Connection
  readonly serverVersionNumber: number
  /** True: made for this drill and thrown away after it. False: a service that was given. */
  readonly ours: boolean
  /** `local PostgreSQL 15.20 on 127.0.0.1:34567`. */
  readonly description: string
  /** Where the server's own programs are; of a local sandbox only. */
  readonly toolsDirectory: string | undefined
  /** How the sandbox differs from the source, in sentences: another collation, another version of an extension. */
  readonly notes: readonly string[]
  /** What another process needs to remove it, as JSON; holds no secret. */
  readonly state: string
  /**
   * Of a local one: hands its whole data folder, and `memo`, to `write` as a tar, so that `openKept` can begin from there. The server is stopped for
   * it, which ends every session, and runs again on the same port afterwards. The tar is neither compressed nor sealed. Gives how the packing and `write`
   * ended; throws only where the server does not run again.
   */
  readonly keep?: ((memo: string, write: (content: Readable) => Promise<void>) => Promise<PromiseSettledResult<void>>) | undefined
  /** Removes the sandbox; a service is emptied instead. Twice is harmless. */
  remove(): Promise<void>
}

/** What a machine can give to a server. */
export interface Machine {
  readonly memoryBytes: number
  readonly cores: number
}

/** What must be known of the source so that its database can be made anew; null where it is not known. */
export interface DatabaseLocale {
  readonly encoding: string | null
  readonly collation: string | null
  readonly characterType: string | null
  /** `libc`, `icu` or `builtin`; the catalogue's letters `c`, `i` and `b` are understood as well. */
  readonly localeProvider: string | null
  /** The locale of the provider `icu` or `builtin`. */
  readonly locale?: string | null | undefined
}

export interface SandboxRequest extends DatabaseLocale {
  readonly kind: SandboxKind | 'auto'
  /** The source's major. */
  readonly major: number
  /** The database to make in the sandbox; any name that PostgreSQL takes. */
  readonly database: string
  /** Of a service. */
  readonly host?: string | undefined
  /** Of a service, or the one that a sandbox of ours must have; `auto` and nothing take a free one. */
  readonly port?: number | 'auto' | undefined
  readonly user?: string | undefined
  readonly password?: Secret | undefined
  /** Wins over the image that would be chosen. */
  readonly image?: string | undefined
  /** Of a sandbox in Docker: `none`, as when nothing is given, or the name of a Docker network. */
  readonly network?: string | undefined
  readonly extensions: readonly { readonly name: string; readonly version: string }[]
  /** Size of the source's database. The data stands in memory when three times as much fits there. */
  readonly databaseBytes?: number | undefined
  readonly source: {
    readonly systemIdentifier: string | null
    readonly host: string | null
    readonly port: number | null
    readonly database: string | null
  }
  /** Finds the folder with initdb, pg_ctl and postgres of a major. */
  readonly binaries: (major: number) => Promise<{ readonly directory: string } | undefined>
  readonly machine: Machine
  /** True: a server of ours collects its log as CSV, so that migrations can be observed (src/observation). Of a service nothing is changed. */
  readonly observed?: boolean | undefined
  readonly temporaryDirectory: string
  /** A folder in memory, `/dev/shm` if nothing is given; null keeps the data on disk. */
  readonly memoryDirectory?: string | null | undefined
  readonly signal?: AbortSignal | undefined
  readonly cleanup: Cleanup
  readonly now: Date
  /** Registers the sandbox's own password before it is used. */
  readonly mask: (secret: string) => void
  /** Hears what takes long, such as an image that is pulled. */
  readonly tell?: ((line: string) => void) | undefined
}

/** Throws KnownError `interrupted` once the signal is aborted. */
export function refuseInterrupted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new KnownError('interrupted', 'the run was interrupted while the sandbox was being opened', 'Nothing was left behind; start it again.', { status: exitStatus.interrupted })
}

/** A removal that is done once however often it is asked for; one that failed may be tried again. */
export function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= work().catch((problem: unknown) => {
      running = undefined
      throw problem
    })
    return running
  }
}
