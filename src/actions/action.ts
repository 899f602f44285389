import type { Cleanup } from '../kit/cleanup.ts'
import type { ExitStatus } from '../kit/errors.ts'
import type { FileCache, Host } from '../kit/host.ts'
import type { Check, Read, Schema } from '../kit/inputs.ts'
import type { Secret } from '../kit/secret.ts'
import type { SeenSchedule } from '../domain/schedule.ts'
import type { Store } from '../store/store.ts'
import type { Health } from '../domain/finding.ts'
import type { Verdict } from '../domain/verdict.ts'
import { exitStatus } from '../kit/errors.ts'

/** An action as users meet it; action.yml, the tables of its README and its command line help are made from this. */
export interface Definition<S extends Schema = Schema> {
  readonly name: string
  readonly title: string
  /** One sentence for the marketplace, the README's table and the command line. */
  readonly description: string
  readonly icon: string
  readonly inputs: S
  readonly checks: readonly Check<S>[]
  readonly outputs: Readonly<Record<string, string>>
  /** Whether something has to be cleaned up when the job is cancelled. */
  readonly post: boolean
}

/** Gives an action's definition its type. */
export function define<const S extends Schema>(definition: Definition<S>): Definition<S> {
  return definition
}

/** What a run is handed besides its inputs. */
export interface Context {
  readonly host: Host
  readonly now: () => Date
  readonly cleanup: Cleanup
  /** Opens the artifacts of the repository; on GitHub alone. */
  readonly artifactStore?: (options: { token: Secret | undefined; sealed: boolean }) => Promise<Store>
  /** The repository's cache; on GitHub alone. */
  readonly cache?: () => Promise<FileCache>
  /** Writes or updates a comment on a pull request; on GitHub alone. Throws KnownErrors `comment-rights` and `comment-failed`. */
  readonly comment?: (request: { token: Secret | undefined; pullRequest: number; marker: string; body: string }) => Promise<void>
  /** Asks GitHub after a workflow of the repository. */
  readonly readSchedule?: (options: { token: Secret | undefined; workflow: string }) => Promise<SeenSchedule>
  /** Opens the repository's issues, for alarms. */
  readonly alarmIssues?: (token: Secret | undefined) => Promise<AlarmIssues>
}

/** How a run ended. Outputs, summary and the report's file are views of one report. */
export interface Finished {
  readonly status: ExitStatus
  readonly report: object
  readonly outputs: Readonly<Record<string, string | number>>
  readonly summary: string
  /** What alarms tell; left out where an action only passes or fails. */
  readonly concern?: Concern
}

/** The issues that alarms open; one for each key. */
export interface AlarmIssues {
  /** Opens the issue of that key, or brings the open one up to date; gives its number. Throws KnownError. */
  raise(issue: { readonly key: string; readonly title: string; readonly body: string }): Promise<number>
  /** Closes what is open of that key, with what `words` says of it, and gives the numbers. Throws KnownError. */
  settle(key: string, words: (openedAt: Date) => string): Promise<number[]>
}

/** What an alarm tells of a run: how bad it is, and what was found. */
export interface Concern {
  readonly health: Health
  readonly database: string | null
  readonly findings: readonly ConcernFinding[]
}

export interface ConcernFinding {
  readonly level: Exclude<Health, 'healthy'>
  /** For places that others read: without names of tables. */
  readonly discreet: string
  readonly sentence: string
  readonly advice: string
}

export type Execute<S extends Schema> = (read: Read<S>, context: Context) => Promise<Finished>

/** The exit status of a verdict: doubt has one of its own, and neither it nor damage is success. */
export function statusOf(verdict: Verdict): ExitStatus {
  switch (verdict.verdict) {
    case 'proved': return exitStatus.passed
    case 'damaged': return exitStatus.failed
    case 'unproved': return exitStatus.unproved
  }
}
