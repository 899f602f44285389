import { createServer, request } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the proxy does with one request. */
export type Fault =
  | { kind: 'pass' }
  /** Answers itself, as S3 does, and hands nothing on. */
  | { kind: 'refuse'; status: number; code: string }
  /** Breaks the answer off after some bytes. */
  | { kind: 'cut'; afterBytes: number }
  /** Hands the request on and closes the connection instead of answering. */
  | { kind: 'lose-answer' }
  /** Waits before it reads the request's body. */
  | { kind: 'slow'; milliseconds: number }

export interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
}

/** Stands between a client and a real server, and lets some requests fail in the way that a test names. */
export class FaultProxy {
  readonly seen: Seen[] = []
  /** Decides over each request as it comes. */
  decide: (seen: Seen) => Fault = () => ({ kind: 'pass' })
  readonly #server: Server
  readonly #target: URL

  private constructor(target: string) {
    this.#target = new URL(target)
    this.#server = createServer((incoming, answer) => { this.#serve(incoming, answer) })
  }

  static async start(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #serve(incoming: IncomingMessage, answer: ServerResponse): void {
    const seen = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers }
    this.seen.push(seen)
    const fault = this.decide(seen)
    if (fault.kind === 'refuse') {
      incoming.resume().on('end', () => {
        answer.writeHead(fault.status, { 'content-type': 'application/xml' })
        answer.end(seen.method === 'HEAD' ? '' : `<?xml version="1.0"?><Error><Code>${fault.code}</Code><Message>refused by the test</Message></Error>`)
      })
      return
    }
    setTimeout(() => { this.#forward(incoming, answer, fault) }, fault.kind === 'slow' ? fault.milliseconds : 0)
  }

  #forward(incoming: IncomingMessage, answer: ServerResponse, fault: Fault): void {
    const { hostname, port } = this.#target
    const outgoing = request({ hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers, agent: false }, (from) => {
      if (fault.kind === 'lose-answer') {
        from.resume().on('end', () => incoming.socket.destroy())
        return
      }
      answer.writeHead(from.statusCode ?? 502, from.headers)
      let sent = 0
      from.on('data', (chunk: Buffer) => {
        if (fault.kind === 'cut' && sent + chunk.length > fault.afterBytes) {
          answer.write(chunk.subarray(0, fault.afterBytes - sent), () => incoming.socket.destroy())
          outgoing.destroy()
          return
        }
        sent += chunk.length
        if (!answer.write(chunk)) {
          from.pause()
          answer.once('drain', () => from.resume())
        }
      })
      from.on('end', () => answer.end())
      from.on('error', () => answer.destroy())
    })
    outgoing.on('error', () => answer.destroy())
    incoming.on('error', () => outgoing.destroy())
    incoming.pipe(outgoing)
  }
}
