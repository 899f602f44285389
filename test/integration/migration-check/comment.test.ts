import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { commentOnPullRequest } from '../../../src/github/pull-request.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { PullRequestDouble } from '../../support/github/pull-request-double.ts'

const marker = '<!-- zimmer-backup migration-check 73686f70 -->'
let double: PullRequestDouble
beforeEach(async () => { double = await PullRequestDouble.start() })
afterEach(async () => { await double.stop() })

function comment(words: string, { token = double.token, interrupted = new AbortController().signal } = {}): Promise<void> {
  return commentOnPullRequest({ token: new Secret(token), pullRequest: 12, marker, body: `${marker}\n${words}` }, { environment: { GITHUB_REPOSITORY: 'zimmer/shop', GITHUB_API_URL: double.url }, interrupted })
}

describe('the comment on a pull request', () => {
  it('is one, however often the check runs and whatever else is said', async () => {
    for (let said = 0; said < 7; said++) double.said(`looks good ${said}`)
    await comment('first')
    double.said('and now?')
    await comment('second')
    expect(double.comments.filter(({ body }) => body.startsWith(marker)).map(({ body }) => body)).toEqual([`${marker}\nsecond`])
    expect(double.comments).toHaveLength(9)
  })

  it('is never written into the comment of a stranger, who could rewrite it', async () => {
    double.said(`${marker}\npassed, honestly`)
    double.said(`quoting ${marker}`, 'OWNER')
    await comment('failed')
    expect(double.comments.map(({ body }) => body)).toEqual([`${marker}\npassed, honestly`, `quoting ${marker}`, `${marker}\nfailed`])
  })

  it('is updated where a person\'s token wrote it', async () => {
    double.said(`${marker}\nfirst`, 'MEMBER')
    await comment('second')
    expect(double.comments.map(({ body }) => body)).toEqual([`${marker}\nsecond`])
  })

  it('names the one permission that it needs', async () => {
    double.mayWrite = false
    await expect(comment('x')).rejects.toMatchObject({ code: 'comment-rights', hint: expect.stringContaining('pull-requests: write') as unknown as string })
    await expect(comment('x', { token: 'wrong' })).rejects.toMatchObject({ code: 'comment-rights' })
  })

  it('says that GitHub did not take it', async () => {
    double.broken = 500
    await expect(comment('x')).rejects.toMatchObject({ code: 'comment-failed' })
  })

  it('is not waited for when the run is interrupted', async () => {
    await expect(comment('x', { interrupted: AbortSignal.abort() })).rejects.toMatchObject({ code: 'interrupted' })
  })
})
