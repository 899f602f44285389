import { setTimeout as pause } from 'node:timers/promises'
import { getOctokit } from '@actions/github'
import { exitStatus, KnownError, messageOf } from '../kit/errors.ts'
import type { Secret } from '../kit/secret.ts'
import { isPassing } from './artifact-failures.ts'

export interface AlarmIssueOptions {
  readonly token: Secret | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** How long to wait before a request is made again after GitHub failed, in milliseconds. */
  readonly waits?: readonly number[]
  /** After which time a request is given up, in milliseconds. */
  readonly limit?: number
}

/** Strangers can open issues with any text in them; a label only those can give who may write. */
const label = 'backup-alarm'

interface OpenIssue {
  readonly number: number
  readonly openedAt: Date
}

/** The issues of the repository that tell of alarms, one for each key. Throws KnownError `wrong-inputs` or `token-missing`. */
export function alarmIssues({ token, environment, waits = [1000, 3000], limit = 8000 }: AlarmIssueOptions): AlarmIssueBoard {
  const [owner = '', repo = ''] = /^([\w.-]+)\/([\w.-]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '')?.slice(1) ?? []
  if (owner === '') throw new KnownError('wrong-inputs', 'input issue lacks the name of a repository', 'Set GITHUB_REPOSITORY=owner/name.', { status: exitStatus.usage })
  if (token === undefined) throw new KnownError('token-missing', `the issues of ${owner}/${repo} cannot be reached without a token`, 'Set token, or GITHUB_TOKEN, with permissions: { issues: write }.')
  return new AlarmIssueBoard(getOctokit(token.reveal(), { baseUrl: environment['GITHUB_API_URL'] ?? 'https://api.github.com' }), { owner, repo }, waits, limit)
}

class AlarmIssueBoard {
  readonly #issues: ReturnType<typeof getOctokit>['rest']['issues']
  readonly #place: { readonly owner: string; readonly repo: string }
  readonly #waits: readonly number[]
  readonly #limit: number

  constructor(octokit: ReturnType<typeof getOctokit>, place: { readonly owner: string; readonly repo: string }, waits: readonly number[], limit: number) {
    this.#issues = octokit.rest.issues
    this.#place = place
    this.#waits = waits
    this.#limit = limit
  }

  /** Opens the issue of that key, or brings the open one up to date; gives its number. Throws KnownError. */
  async raise({ key, title, body }: { readonly key: string; readonly title: string; readonly body: string }): Promise<number> {
    const marked = `${body}\n\n${markOf(key)}`
    await this.#makeLabel()
    // As one step, from looking on: a request that failed on its way back may have opened the issue.
    return this.#ask('open an issue', async (request) => {
      const [open] = await this.#find(key, request)
      const { data } = open === undefined
        ? await this.#issues.create({ ...this.#place, title, body: marked, labels: [label], request })
        : await this.#issues.update({ ...this.#place, issue_number: open.number, title, body: marked, request })
      return data.number
    })
  }

  /** Closes what is open of that key, with what `words` says of it, and gives the numbers. Throws KnownError. */
  async settle(key: string, words: (openedAt: Date) => string): Promise<number[]> {
    const open = await this.#ask('look for an open issue', (request) => this.#find(key, request))
    for (const { number, openedAt } of open) {
      const comment = words(openedAt)
      // Closed first: a comment that fails leaves nothing that the next run would say again.
      await this.#ask(`close issue ${number}`, (request) => this.#issues.update({ ...this.#place, issue_number: number, state: 'closed', state_reason: 'completed', request }))
      await this.#ask(`comment on issue ${number}`, (request) => this.#issues.createComment({ ...this.#place, issue_number: number, body: comment, request }), [])
    }
    return open.map(({ number }) => number)
  }

  /** The open issues of a key, the oldest first. */
  async #find(key: string, request: { signal: AbortSignal }): Promise<OpenIssue[]> {
    const { data } = await this.#issues.listForRepo({ ...this.#place, state: 'open', labels: label, sort: 'created', direction: 'asc', per_page: 100, request })
    return data.filter(({ body, pull_request: pull }) => pull === undefined && body?.includes(markOf(key)) === true).map(({ number, created_at: created }) => ({ number, openedAt: new Date(created) }))
  }

  /** Labels that there are not are left out of a new issue without a word, where a token may not make them. */
  async #makeLabel(): Promise<void> {
    await this.#ask('make the label', async (request) => {
      await this.#issues.createLabel({ ...this.#place, name: label, color: 'b3231b', description: 'A backup needs attention', request }).catch((problem: unknown) => {
        if (statusOf(problem) !== 422) throw problem
      })
    })
  }

  async #ask<T>(doing: string, work: (request: { signal: AbortSignal }) => Promise<T>, waits = this.#waits): Promise<T> {
    for (const wait of [...waits, undefined]) {
      const signal = AbortSignal.timeout(this.#limit)
      try {
        return await work({ signal })
      } catch (problem) {
        if (wait === undefined || !(isPassing(problem) || signal.aborted)) throw this.#failure(doing, problem, signal.aborted)
        await pause(wait)
      }
    }
    throw new Error('no attempt was made')
  }

  #failure(doing: string, problem: unknown, late: boolean): KnownError {
    const { owner, repo } = this.#place
    const status = statusOf(problem)
    const why = late ? `GitHub did not answer within ${this.#limit / 1000} s` : messageOf(problem).split('\n')[0] ?? ''
    const cure = status === 410 ? 'Issues are switched off in this repository: switch them on, or leave issue out.'
      : 'Add to the job: permissions: { contents: read, issues: write }. Runs from forks and of Dependabot never get it.'
    return new KnownError('issue-failed', `could not ${doing} in ${owner}/${repo}: ${why}`, cure, { cause: problem })
  }
}

function markOf(key: string): string {
  return `<!-- zimmer-backup-alarm:${key} -->`
}

function statusOf(problem: unknown): number | undefined {
  return typeof problem === 'object' && problem !== null && 'status' in problem && typeof problem.status === 'number' ? problem.status : undefined
}
