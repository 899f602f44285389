import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HeldIssue {
  readonly number: number
  title: string
  body: string
  labels: string[]
  state: 'open' | 'closed'
  readonly createdAt: Date
  readonly comments: string[]
}

/** What happens to requests of one kind, `POST /issues` for example. */
export interface IssueFault {
  readonly status: number
  /** How often. */
  times: number
  /** Whether the request is done before it is answered so. */
  readonly isDone?: boolean
}

/** GitHub's REST API on loopback, as far as issues are concerned. */
export class IssueDouble {
  readonly issues: HeldIssue[] = []
  readonly labels = new Set<string>()
  readonly faults = new Map<string, IssueFault>()
  readonly token = 'ghs_ofTheIssues'
  readonly requests: string[] = []
  mayWrite = true
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<IssueDouble> {
    const server = createServer()
    const double = new IssueDouble(server)
    server.on('request', (request, response) => { void double.#answer(request, response) })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    return double
  }

  get environment(): Record<string, string> {
    return { GITHUB_REPOSITORY: 'acme/zimmer', GITHUB_API_URL: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}` }
  }

  /** Puts an issue there that somebody else opened. */
  plant(issue: Partial<HeldIssue>): HeldIssue {
    const planted = { number: this.issues.length + 1, title: '', body: '', labels: [], state: 'open' as const, createdAt: new Date(), comments: [], ...issue }
    this.issues.push(planted)
    return planted
  }

  reset(): void {
    this.issues.length = 0
    this.requests.length = 0
    this.labels.clear()
    this.faults.clear()
    this.mayWrite = true
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => { this.#server.close(resolve) })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
    const url = new URL(request.url ?? '', 'http://double')
    const kind = `${request.method ?? ''} ${url.pathname.slice('/repos/acme/zimmer'.length).replace(/\d+/, ':number')}`
    this.requests.push(kind)
    const answer = (status: number, content: object) => { response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content)) }
    if (request.headers.authorization !== `token ${this.token}`) { answer(401, { message: 'Bad credentials' }); return }
    if (!this.mayWrite && request.method !== 'GET') { answer(403, { message: 'Resource not accessible by integration' }); return }
    const fault = this.faults.get(kind)
    const failing = fault !== undefined && fault.times-- > 0
    const [status, content] = failing && fault.isDone !== true ? [fault.status, { message: 'the double was told to fail' }] : this.#do(kind, url, body === '' ? {} : JSON.parse(body) as Record<string, unknown>)
    answer(failing ? fault.status : status, content)
  }

  #do(kind: string, url: URL, given: Record<string, unknown>): [number, object] {
    const issue = this.issues.find(({ number }) => number === Number(/\/issues\/(\d+)/.exec(url.pathname)?.[1]))
    switch (kind) {
      case 'POST /labels':
        if (this.labels.has(String(given['name']))) return [422, { message: 'Validation Failed' }]
        this.labels.add(String(given['name']))
        return [201, {}]
      case 'GET /issues':
        return [200, this.issues.filter(({ state, labels }) => state === url.searchParams.get('state') && labels.includes(url.searchParams.get('labels') ?? '')).map(shown)]
      case 'POST /issues':
        // As GitHub does for a token that may not make labels: those that there are not are left out.
        return [201, shown(this.plant({ title: String(given['title']), body: String(given['body']), labels: (given['labels'] as string[]).filter((name) => this.labels.has(name)) }))]
      case 'PATCH /issues/:number':
        if (issue === undefined) return [404, { message: 'Not Found' }]
        Object.assign(issue, Object.fromEntries(Object.entries(given).filter(([name]) => ['title', 'body', 'state'].includes(name))))
        return [200, shown(issue)]
      case 'POST /issues/:number/comments':
        issue?.comments.push(String(given['body']))
        return [201, {}]
      default:
        return [404, { message: `the double has no ${kind}` }]
    }
  }
}

function shown({ number, title, body, state, labels, createdAt }: HeldIssue): object {
  return { number, title, body, state, labels: labels.map((name) => ({ name })), created_at: createdAt.toISOString() }
}
