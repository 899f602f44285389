/** A line of a file of the repository that a message is about. */
export interface Place {
  /** Relative to the repository. */
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** Keeps single files from run to run, without promising anything: what was kept may be gone, damaged, or somebody else's. */
export interface FileCache {
  /** Fetches what was kept under a name into `path`, which is a part of the name. A reason is given where it could not be asked. */
  fetch(name: string, path: string): Promise<{ readonly found: boolean; readonly reason?: string | undefined }>
  /** Keeps the file at `path`. What stands under a name already is left as it is. */
  save(name: string, path: string): Promise<{ readonly saved: boolean; readonly reason?: string | undefined }>
}

/** Where a run takes place: a GitHub runner or a terminal. Everything that a user sees goes through this. */
export interface Host {
  readonly kind: 'github' | 'terminal'
  readonly environment: Readonly<Record<string, string | undefined>>
  /** A private folder for files that nobody needs after the job. */
  readonly temporaryDirectory: string
  /** Aborted by SIGINT and SIGTERM. */
  readonly interrupted: AbortSignal
  /** Registers a secret: no later output shows it in any of its forms. */
  mask(secret: string): void
  /** The text with every registered secret replaced. */
  clean(text: string): string
  /** One line of the run's own story. */
  line(text: string): void
  /** What only somebody who asked for details wants to see. */
  detail(text: string): void
  /** What a reader should see although nothing is wrong. */
  notice(text: string, place?: Place): void
  warning(text: string, place?: Place): void
  /** What went wrong and, apart from it, what to do: both go where errors go. */
  error(text: string, hint?: string, place?: Place): void
  /** Folds what `work` says, where the host can fold. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
  /** A value that the next step, or the next command, can use. */
  output(name: string, value: string | number): void
  /** A passing line of progress where somebody watches; nothing elsewhere. */
  progress(text: string): void
  /** Markdown that the run leaves behind for its reader. */
  summary(markdown: string): Promise<void>
  /** What `post` has to know; kept by the host between the phases of one job. */
  saveState(name: string, value: string): void
  state(name: string): string | undefined
}
