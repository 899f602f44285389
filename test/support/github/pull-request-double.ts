import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

interface HeldComment {
  readonly id: number
  readonly author_association: string
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' }
  body: string
}

/** The comments of one pull request of `zimmer/shop`, behind the part of GitHub's REST API that knows of them. */
export class PullRequestDouble {
  readonly comments: HeldComment[] = []
  readonly requests: string[] = []
  readonly token = 'ghs_ofTheDouble'
  mayWrite = true
  /** So small that a few comments fill several pages. */
  pageSize = 3
  /** What every request is answered with, if anything. */
  broken: number | undefined
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<PullRequestDouble> {
    const server = createServer()
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
    const double = new PullRequestDouble(server)
    server.on('request', (request, response) => { void double.#answer(request, response) })
    return double
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** A comment of a person; without an association, a stranger's. */
  said(body: string, association = 'NONE'): void {
    this.comments.push({ id: 100 + this.comments.length, author_association: association, user: { login: 'somebody', type: 'User' }, body })
  }

  stop(): Promise<void> {
    return new Promise((done) => { this.#server.close(() => { done() }) })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url)
    this.requests.push(`${request.method ?? ''} ${url.pathname}`)
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    }
    if (this.broken !== undefined) { send(this.broken, { message: 'Server Error' }); return }
    if (request.headers.authorization !== `token ${this.token}`) { send(401, { message: 'Bad credentials' }); return }
    const isList = request.method === 'GET' && url.pathname === '/repos/zimmer/shop/issues/12/comments'
    if (isList) {
      const page = Number(url.searchParams.get('page') ?? 1)
      const more = page * this.pageSize < this.comments.length
      url.searchParams.set('page', String(page + 1))
      send(200, this.comments.slice((page - 1) * this.pageSize, page * this.pageSize), more ? { link: `<${url.href}>; rel="next"` } : {})
      return
    }
    if (!this.mayWrite) { send(403, { message: 'Resource not accessible by integration' }); return }
    const { body = '' } = JSON.parse(await text(request)) as { body?: string }
    if (body.length > 65_536) { send(422, { message: 'Body is too long' }); return }
    const id = Number(/^\/repos\/zimmer\/shop\/issues\/comments\/(?<id>\d+)$/.exec(url.pathname)?.groups?.['id'])
    const standing = this.comments.find((comment) => comment.id === id)
    if (request.method === 'PATCH' && standing !== undefined) {
      standing.body = body
      send(200, standing)
    } else if (request.method === 'POST' && url.pathname === '/repos/zimmer/shop/issues/12/comments') {
      this.comments.push({ id: 100 + this.comments.length, author_association: 'NONE', user: { login: 'github-actions[bot]', type: 'Bot' }, body })
      send(201, this.comments.at(-1))
    } else send(404, { message: 'Not Found' })
  }
}
