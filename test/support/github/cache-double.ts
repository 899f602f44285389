import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyOf, json } from './answers.ts'

export interface HeldEntry {
  readonly key: string
  readonly version: string
  isFinal: boolean
  content: Buffer
}

export type CacheOperation = 'CreateCacheEntry' | 'FinalizeCacheEntryUpload' | 'GetCacheEntryDownloadURL' | 'upload' | 'download'

/** GitHub's cache on loopback: the service behind the runner's token, in its second version, and the storage of blobs. */
export class CacheDouble {
  readonly entries: HeldEntry[] = []
  /** The status with which an operation is answered, instead of what was asked for. */
  readonly faults = new Map<CacheOperation, number>()
  readonly requests: CacheOperation[] = []
  readonly #server: Server
  readonly #blocks = new Map<string, Buffer>()

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<CacheDouble> {
    const server = createServer()
    const double = new CacheDouble(server)
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      double.#answer(request, response).catch((problem: unknown) => { json(response, 500, { message: `the double failed: ${String(problem)}` }) })
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    return double
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => { this.#server.close(resolve) })
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What the runner gives an action. */
  get environment(): Record<string, string> {
    return { ACTIONS_CACHE_SERVICE_V2: 'true', ACTIONS_RESULTS_URL: `${this.url}/`, ACTIONS_RUNTIME_TOKEN: 'e30.e30.sig', GITHUB_SERVER_URL: 'https://github.com' }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url)
    const body = await bodyOf(request)
    const [, kind, service, method] = url.pathname.split('/')
    const operation = kind === 'blob' ? request.method === 'GET' ? 'download' : 'upload' : method as CacheOperation
    this.requests.push(operation)
    const fault = this.faults.get(operation)
    if (fault !== undefined) json(response, fault, { code: 'fault', msg: 'the double was told to fail' })
    else if (kind === 'blob') this.#blob(Number(service), operation, url.searchParams, body, response)
    else this.#twirp(operation, JSON.parse(body.toString()) as { key: string; version: string }, response)
  }

  #twirp(method: CacheOperation, { key, version }: { key: string; version: string }, response: ServerResponse): void {
    const index = this.entries.findIndex((entry) => entry.key === key && entry.version === version)
    const found = this.entries[index]
    switch (method) {
      case 'CreateCacheEntry': {
        if (found !== undefined) { json(response, 409, { code: 'already_exists', msg: 'cache entry with the same key, version, and scope already exists' }); return }
        const id = this.entries.push({ key, version, isFinal: false, content: Buffer.alloc(0) }) - 1
        json(response, 200, { ok: true, signed_upload_url: `${this.url}/blob/${id}/entry?sig=upload-signature` })
        return
      }
      case 'FinalizeCacheEntryUpload':
        if (found !== undefined) found.isFinal = true
        json(response, found === undefined ? 404 : 200, { ok: true, entry_id: String(index + 1) })
        return
      case 'GetCacheEntryDownloadURL':
        if (found?.isFinal === true) json(response, 200, { ok: true, matched_key: key, signed_download_url: `${this.url}/blob/${index}/entry?sig=download-signature` })
        else json(response, 200, { ok: false })
        return
      default:
        json(response, 404, { code: 'bad_route', msg: method })
    }
  }

  /** Put Blob, Put Block, Put Block List and Get Blob of Azure's storage. */
  #blob(id: number, operation: CacheOperation, query: URLSearchParams, body: Buffer, response: ServerResponse): void {
    const entry = this.entries[id]
    if (entry === undefined || !query.has('sig')) { json(response, 403, { message: 'no blob' }); return }
    if (operation === 'download') {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': entry.content.length }).end(entry.content)
      return
    }
    const part = query.get('comp')
    if (part === 'block') this.#blocks.set(`${id}/${query.get('blockid') ?? ''}`, body)
    else if (part === 'blocklist') entry.content = Buffer.concat([...body.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, block = '']) => this.#blocks.get(`${id}/${block}`) ?? Buffer.alloc(0)))
    else entry.content = body
    response.writeHead(201, { 'x-ms-request-id': '1' }).end()
  }
}
