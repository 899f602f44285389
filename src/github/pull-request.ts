import { getOctokit } from '@actions/github'
import { KnownError, messageOf } from '../kit/errors.ts'
import type { Secret } from '../kit/secret.ts'
import { interruptible } from './artifact-api.ts'

/** A comment that is written once and updated by later runs. */
export interface CommentRequest {
  readonly token: Secret | undefined
  readonly pullRequest: number
  /** The first line of the comment's text, by which it is found again. */
  readonly marker: string
  readonly body: string
}

export interface CommentPlace {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly interrupted: AbortSignal
}

const trusted = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

/**
 * Writes the comment, or updates the one that stands. Throws KnownError `comment-rights` where the token may not do that, and `comment-failed` for
 * whatever else GitHub answers.
 */
export async function commentOnPullRequest({ token, pullRequest, marker, body }: CommentRequest, { environment, interrupted }: CommentPlace): Promise<void> {
  const [owner = '', repo = ''] = (environment['GITHUB_REPOSITORY'] ?? '').split('/')
  if (token === undefined || owner === '' || repo === '') throw noRights('no token was given', undefined)
  const octokit = getOctokit(token.reveal(), { baseUrl: environment['GITHUB_API_URL'] ?? 'https://api.github.com' })
  try {
    await interruptible(interrupted, (async () => {
      const comments = await octokit.paginate(octokit.rest.issues.listComments, { owner, repo, issue_number: pullRequest, per_page: 100 })
      // A stranger who writes our marker first would own, and could rewrite, what looks like our outcome.
      const own = comments.find((comment) => comment.body?.startsWith(marker) === true && (comment.user?.type === 'Bot' || trusted.has(comment.author_association)))
      if (own === undefined) await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body })
      else await octokit.rest.issues.updateComment({ owner, repo, comment_id: own.id, body })
    })())
  } catch (problem) {
    if (problem instanceof KnownError) throw problem
    const status = typeof problem === 'object' && problem !== null && 'status' in problem ? problem.status : undefined
    const said = messageOf(problem).split('\n')[0] ?? ''
    if ((status === 403 || status === 404 || status === 401) && !/rate limit/i.test(said)) throw noRights(said, problem)
    throw new KnownError('comment-failed', `the outcome could not be told in a comment on pull request ${pullRequest}: ${said}`, 'Run again later, or set comment: false.', { cause: problem })
  }
}

function noRights(said: string, cause: unknown): KnownError {
  return new KnownError('comment-rights', `the token may not comment on the pull request (${said})`,
    'Add to the job: permissions: { contents: read, pull-requests: write }; or set comment: false.', { cause })
}
