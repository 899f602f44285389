/** How a run ends, as an exit status; DESIGN's contract for terminals and cron. */
export const exitStatus = { passed: 0, failed: 1, usage: 2, unproved: 3, interrupted: 130 } as const
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus]

/**
 * An expected failure: what happened (lower case, names the thing) and, apart from it, what to do about it.
 * Everything that is thrown and is not one of these is a bug of ours and says so.
 */
export class KnownError extends Error {
  override readonly name = 'KnownError'
  readonly code: string
  readonly hint: string
  readonly status: ExitStatus

  constructor(code: string, message: string, hint: string, options: { cause?: unknown; status?: ExitStatus } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : {})
    this.code = code
    this.hint = hint
    this.status = options.status ?? exitStatus.failed
  }
}

/** The message of anything that was thrown; errors of Node's core are not always `instanceof Error` of this realm. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) return String(thrown.message)
  return String(thrown)
}

/** The `code` of a system or library error (`ENOENT`, `28P01`), if it has one. */
export function codeOf(thrown: unknown): string | undefined {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && (typeof thrown.code === 'string' || typeof thrown.code === 'number')) return String(thrown.code)
  return undefined
}
