import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  readonly method: string
  readonly path: string
  readonly body: string
  readonly type: string
}

/** What the server does with a request: a status, one with a place to go to, or nothing at all. */
export type Behaviour = number | { readonly redirect: string } | 'hang'

/** Somebody who is told of alarms, on loopback. */
export class Listener {
  readonly heard: Heard[] = []
  /** For the next requests, one after another; then 200. */
  behaviours: Behaviour[] = []
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<Listener> {
    const server = createServer()
    const listener = new Listener(server)
    server.on('request', (request, response) => { void listener.#answer(request, response) })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    return listener
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get paths(): string[] {
    return this.heard.map(({ path }) => path)
  }

  reset(): void {
    this.heard.length = 0
    this.behaviours = []
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => { this.#server.close(resolve) })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
    this.heard.push({ method: request.method ?? '', path: request.url ?? '', body, type: request.headers['content-type'] ?? '' })
    const behaviour = this.behaviours.shift() ?? 200
    if (behaviour === 'hang') return
    if (typeof behaviour === 'number') response.writeHead(behaviour).end('ok')
    else response.writeHead(302, { location: behaviour.redirect }).end()
  }
}
