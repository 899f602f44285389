import { KnownError, messageOf } from '../kit/errors.ts'

/** What was being done to whose artifacts when it failed. */
export interface ArtifactAttempt {
  /** `the artifacts of owner/repository`. */
  readonly store: string
  /** Completes "could not …": `read zimmer-20250828_143022.dump`. */
  readonly doing: string
  /** What the token has to be allowed for it. */
  readonly permission: 'actions: read' | 'actions: write'
}

interface Advice {
  readonly words?: RegExp
  readonly statuses?: readonly number[]
  readonly code: string
  readonly says: string
  readonly cure: string
}

const network = /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)\b|fetch failed|other side closed|Unable to make request/

/** What GitHub's API, its artifact service and the storage behind it answer: by words first, for a rate limit is a 403, too. */
const advices: readonly Advice[] = [
  { words: /storage quota has been hit|insufficient usage/i, code: 'artifact-quota', says: 'the storage for artifacts is used up',
    cure: 'Remove artifacts, shorten their retention, or raise the spending limit; GitHub counts anew only after 6 to 12 hours. Until then name another store.' },
  { words: /rate limit|abuse detection/i, statuses: [429], code: 'store-busy', says: 'the rate limit is used up', cure: 'Run again later.' },
  { words: network, code: 'store-unreachable', says: 'GitHub could not be reached', cure: 'Look at the network, the proxy, and githubstatus.com.' },
  { words: /not currently supported on GHES/, code: 'artifact-unsupported', says: 'GitHub Enterprise Server has no artifacts of this kind', cure: 'Name another store.' },
  { statuses: [401], code: 'credentials-wrong', says: 'the token was refused',
    cure: 'The token of a job lives as long as the job and 24 hours at most; give the token that is meant, ${{ github.token }} in a workflow.' },
  { statuses: [403], code: 'missing-rights', says: 'the token may not do that', cure: 'Add to the job: permissions: { contents: read, $permission }. Runs from forks and of Dependabot never get it.' },
  { statuses: [404], code: 'store-missing', says: 'there is nothing there that the token may see',
    cure: 'Compare GITHUB_REPOSITORY, and add to the job: permissions: { contents: read, $permission }.' },
  { statuses: [410], code: 'artifact-expired', says: 'it has expired', cure: 'Take a backup from another store: artifacts end after 90 days, or sooner where the repository says so.' },
  { words: /after 5 (attempts|retries)|progress stalled|did not respond/i, statuses: [408, 500, 502, 503, 504], code: 'store-busy',
    says: 'GitHub did not manage it, also when asked again', cure: 'Run again later; look at githubstatus.com.' },
]

/** A failure of GitHub's artifacts as a sentence with its cure; what is known already, and what nobody foresaw, stays as it is. */
export function artifactFailure(problem: unknown, attempt: ArtifactAttempt): unknown {
  if (problem instanceof KnownError) return problem
  const said = messageOf(problem)
  const status = statusOf(problem)
  const advice = advices.find(({ words, statuses }) => words?.test(said) === true || (status !== undefined && statuses?.includes(status) === true))
  if (advice === undefined) return problem
  // The address of a blob carries its signature behind the question mark.
  const detail = (said.split('\n')[0] ?? '').replace(/\?\S+/g, '').replace(/\.$/, '')
  return new KnownError(advice.code, `could not ${attempt.doing} in ${attempt.store}: ${advice.says} (${detail})`,
    advice.cure.replace('$permission', attempt.permission), { cause: problem })
}

/** An artifact of that name stands in this run already. */
export function isConflict(problem: unknown): boolean {
  return statusOf(problem) === 409
}

/** The artifact is not there (any more). */
export function isGone(problem: unknown): boolean {
  return [404, 410].includes(statusOf(problem) ?? 0)
}

/** Asking again may help: GitHub's side failed, or the way to it. */
export function isPassing(problem: unknown): boolean {
  return (statusOf(problem) ?? 0) >= 500 || network.test(messageOf(problem))
}

/** Octokit and Azure's client carry the status; the artifact client only writes it into its message: `Failed request: (403) Forbidden`. */
function statusOf(problem: unknown): number | undefined {
  for (const key of ['status', 'statusCode']) {
    const status = typeof problem === 'object' && problem !== null ? (problem as Record<string, unknown>)[key] : undefined
    if (typeof status === 'number') return status
  }
  const written = /(?:Failed request: \(|status: |blob storage: )(\d{3})\b/.exec(messageOf(problem))?.[1]
  return written === undefined ? undefined : Number(written)
}

/** An unencrypted dump may not be stored where strangers can fetch it, nor where that is unknown. */
export function publicArtifact(store: string, reason: string): KnownError {
  return new KnownError('public-artifact', `an unencrypted backup is not put into ${store}: ${reason}`,
    'Encrypt it (age-recipients), or name another store. The token has to be able to read the repository: permissions: { contents: read }.')
}
