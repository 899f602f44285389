import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyOf, json } from './answers.ts'

/** What the double holds of an artifact. */
export interface HeldArtifact {
  readonly id: number
  readonly name: string
  readonly run: number
  readonly mimeType: string
  readonly createdAt: Date
  isFinal: boolean
  content: Buffer
  digest: string | undefined
  isExpired: boolean
  expiresAt: Date
  isOfFork: boolean
}

/** A workflow of the default branch, and its scheduled runs, newest first. */
export interface HeldWorkflow {
  readonly state: string
  readonly changedAt: string
  readonly text: string
  readonly runs: readonly { readonly status: string; readonly conclusion: string | null; readonly run_started_at: string }[]
}

/** Where a fault can be switched on. */
export type Operation = 'CreateArtifact' | 'FinalizeArtifact' | 'ListArtifacts' | 'DeleteArtifact' | 'put-block' | 'put-list' | 'get-blob'
  | 'repository' | 'list' | 'download' | 'delete'

export interface Fault {
  readonly status: number
  readonly message?: string
  /** How many requests pass before it happens. */
  after?: number
  /** How often it happens; always when left out. */
  times?: number
  /** Waits for this before it answers. */
  readonly until?: Promise<unknown>
  /** Breaks the connection off after the first bytes of this artifact, instead of an answer. */
  readonly cut?: string
}

const repositoryId = 7
const day = 24 * 3600_000

/** GitHub on loopback, as far as artifacts are concerned: the service behind the runner's token, the storage of blobs, the REST API. */
export class ArtifactDouble {
  readonly artifacts: HeldArtifact[] = []
  readonly faults = new Map<Operation, Fault>()
  /** Every request, as `METHOD path?query`. */
  readonly requests: string[] = []
  readonly rights = new Set(['actions: read', 'actions: write'])
  readonly token = 'ghs_ofTheDouble'
  visibility: 'public' | 'private' | 'internal' | 'hidden' = 'private'
  /** So small that a handful of artifacts fills several pages; the API's own limit is 100. */
  largestPage = 100
  run = 1001
  /** By the name of its file. */
  readonly workflows = new Map<string, HeldWorkflow>()
  /** `owner/name`. */
  readonly repository: string
  readonly #server: Server
  readonly #blocks = new Map<string, Buffer>()
  #lastId = 5000

  private constructor(server: Server, repository: string) {
    this.#server = server
    this.repository = repository
  }

  static async start(repository = 'acme/zimmer'): Promise<ArtifactDouble> {
    const server = createServer()
    const double = new ArtifactDouble(server, repository)
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

  /** What the runner gives an action of the current run. */
  get environment(): Record<string, string> {
    const claims = Buffer.from(JSON.stringify({ scp: `Actions.Example Actions.Results:${this.run}:job` })).toString('base64url')
    return {
      GITHUB_REPOSITORY: this.repository, GITHUB_API_URL: `${this.url}/api`, GITHUB_SERVER_URL: 'https://github.com',
      ACTIONS_RUNTIME_TOKEN: `e30.${claims}.sig`, ACTIONS_RESULTS_URL: `${this.url}/`,
    }
  }

  /** As it was made: empty, private, without faults. */
  reset(): void {
    this.artifacts.length = 0
    this.requests.length = 0
    this.faults.clear()
    this.workflows.clear()
    this.rights.add('actions: read').add('actions: write')
    Object.assign(this, { visibility: 'private', largestPage: 100, run: 1001 })
  }

  /** Puts an artifact there that another job made. */
  plant(name: string, content: string, facts: Partial<HeldArtifact> = {}): HeldArtifact {
    const artifact = { ...this.#fresh(name, 'application/octet-stream'), ...contentOf(Buffer.from(content)), isFinal: true, ...facts }
    this.artifacts.push(artifact)
    return artifact
  }

  /** The names that stand, in order. */
  names(): string[] {
    return this.artifacts.filter(({ isFinal }) => isFinal).map(({ name }) => name).sort()
  }

  #fresh(name: string, mimeType: string): HeldArtifact {
    const createdAt = new Date()
    return { id: ++this.#lastId, name, run: this.run, mimeType, createdAt, isFinal: false, ...contentOf(Buffer.alloc(0)), isExpired: false,
      expiresAt: new Date(createdAt.getTime() + 90 * day), isOfFork: false }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push(`${request.method ?? ''} ${request.url ?? ''}`)
    const url = new URL(request.url ?? '', this.url)
    const body = await bodyOf(request)
    const [, kind, ...rest] = url.pathname.split('/')
    if (kind === 'twirp') await this.#twirp(rest[1] ?? '', JSON.parse(body.toString()) as Record<string, string>, response)
    else if (kind === 'blob') await this.#blob(request, url, body, response)
    else if (kind === 'api') await this.#rest(request, url, response)
    else json(response, 404, { message: `the double has nothing at ${url.pathname}` })
  }

  async #hasFailed(operation: Operation, response: ServerResponse): Promise<boolean> {
    const fault = this.faults.get(operation)
    if (fault === undefined || fault.times === 0) return false
    if (fault.after !== undefined && fault.after-- > 0) return false
    if (fault.times !== undefined) fault.times--
    await fault.until
    if (fault.status === 200) return false
    json(response, fault.status, { code: 'fault', msg: fault.message, message: fault.message ?? 'the double was told to fail' })
    return true
  }

  async #twirp(method: string, given: Record<string, string>, response: ServerResponse): Promise<void> {
    if (await this.#hasFailed(method as Operation, response)) return
    const run = Number(given['workflow_run_backend_id'])
    const found = this.artifacts.find((artifact) => artifact.run === run && artifact.name === given['name'])
    switch (method) {
      case 'CreateArtifact': {
        if (found !== undefined) { json(response, 409, { code: 'already_exists', msg: 'an artifact with this name already exists on the workflow run' }); return }
        const made = { ...this.#fresh(given['name'] ?? '', given['mime_type'] ?? ''), run }
        this.artifacts.push(made)
        json(response, 200, { ok: true, signed_upload_url: `${this.url}/blob/${made.id}?sig=upload-signature` })
        return
      }
      case 'FinalizeArtifact':
        if (found?.content.length !== Number(given['size'] ?? 0)) { json(response, 400, { code: 'invalid_argument', msg: 'the size is not that of the blob' }); return }
        found.isFinal = true
        found.digest = given['hash']
        json(response, 200, { ok: true, artifact_id: String(found.id) })
        return
      case 'ListArtifacts':
        json(response, 200, { artifacts: this.artifacts.filter((artifact) => artifact.isFinal && artifact.run === run && artifact.name === given['name_filter'])
          .map(({ id, name, content }) => ({ workflow_run_backend_id: String(run), workflow_job_run_backend_id: 'job', database_id: String(id), name, size: String(content.length) })) })
        return
      case 'GetSignedArtifactURL':
        json(response, found === undefined ? 404 : 200, { signed_url: `${this.url}/blob/${found?.id ?? 0}?sig=download-signature` })
        return
      case 'DeleteArtifact':
        if (found !== undefined) this.artifacts.splice(this.artifacts.indexOf(found), 1)
        json(response, found === undefined ? 404 : 200, { ok: true, artifact_id: String(found?.id) })
        return
      default:
        json(response, 404, { code: 'bad_route', msg: method })
    }
  }

  /** Put Block, Put Block List and Get Blob of Azure's storage. */
  async #blob(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): Promise<void> {
    const artifact = this.artifacts.find(({ id }) => url.pathname === `/blob/${id}`)
    const part = url.searchParams.get('comp')
    const operation = request.method === 'GET' ? 'get-blob' : part === 'block' ? 'put-block' : 'put-list'
    const fault = this.faults.get(operation)
    if (fault?.cut !== undefined) {
      if (artifact?.name === fault.cut && (fault.times ??= 1) > 0) {
        fault.times--
        response.writeHead(200, headersOf(artifact))
        response.write(artifact.content.subarray(0, 3), () => { response.destroy() })
        return
      }
    } else if (await this.#hasFailed(operation, response)) return
    if (artifact === undefined || !url.searchParams.has('sig')) { json(response, 403, { message: 'no blob' }); return }
    if (operation === 'get-blob') {
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
      const rest = artifact.content.subarray(from)
      response.writeHead(from === 0 ? 200 : 206, { ...headersOf(artifact), 'content-length': rest.length })
      response.end(rest)
    } else if (operation === 'put-block') {
      this.#blocks.set(`${artifact.id}/${url.searchParams.get('blockid') ?? ''}`, body)
      response.writeHead(201).end()
    } else {
      const blocks = [...body.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, block = '']) => this.#blocks.get(`${artifact.id}/${block}`))
      artifact.content = Buffer.concat(blocks.filter((block) => block !== undefined))
      response.writeHead(201).end()
    }
  }

  #workflow(path: string, url: URL, response: ServerResponse): void {
    const { name = '', runs } = /\/workflows\/(?<name>[^/]+)(?<runs>\/runs)?$/.exec(path)?.groups ?? {}
    const workflow = this.workflows.get(name)
    if (workflow === undefined) json(response, 404, { message: 'Not Found' })
    else if (runs !== undefined) json(response, 200, { total_count: workflow.runs.length, workflow_runs: url.searchParams.get('event') === 'schedule' ? workflow.runs : [] })
    else if (path.startsWith('/contents/')) json(response, 200, { type: 'file', encoding: 'base64', content: Buffer.from(workflow.text).toString('base64') })
    else json(response, 200, { id: 1, name: 'Backup', path: `.github/workflows/${name}`, state: workflow.state, created_at: workflow.changedAt, updated_at: workflow.changedAt })
  }

  async #rest(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    if (request.headers.authorization !== `token ${this.token}`) { json(response, 401, { message: 'Bad credentials' }); return }
    const path = decodeURIComponent(url.pathname.slice('/api/repos/'.length))
    const rest = path.slice(this.repository.length)
    const artifact = this.artifacts.find(({ id, isFinal }) => isFinal && rest.startsWith(`/actions/artifacts/${id}`))
    const operation = rest === '' ? 'repository' : request.method === 'DELETE' ? 'delete' : rest.endsWith('/zip') ? 'download' : 'list'
    if (await this.#hasFailed(operation, response)) return
    const isRepository = path === this.repository || path.startsWith(`${this.repository}/`)
    if (!isRepository || this.visibility === 'hidden') { json(response, 404, { message: 'Not Found' }); return }
    if (operation !== 'repository' && !this.rights.has(operation === 'delete' ? 'actions: write' : 'actions: read')) {
      json(response, 403, { message: 'Resource not accessible by integration' })
    } else if (operation === 'repository') {
      json(response, 200, { id: repositoryId, full_name: this.repository, private: this.visibility !== 'public', visibility: this.visibility })
    } else if (/^\/(actions\/workflows|contents\/\.github\/workflows)\//.test(rest)) {
      this.#workflow(rest, url, response)
    } else if (operation === 'list') {
      this.#list(url, response)
    } else if (artifact === undefined) {
      json(response, 404, { message: 'Not Found' })
    } else if (operation === 'delete') {
      this.artifacts.splice(this.artifacts.indexOf(artifact), 1)
      response.writeHead(204).end()
    } else if (artifact.isExpired) {
      json(response, 410, { message: 'Artifact has expired' })
    } else {
      response.writeHead(302, { location: `${this.url}/blob/${artifact.id}?sig=download-signature` }).end()
    }
  }

  /** In no order that anybody promised, and expired ones among them. */
  #list(url: URL, response: ServerResponse): void {
    const name = url.searchParams.get('name')
    const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), this.largestPage)
    const page = Number(url.searchParams.get('page') ?? 1)
    const all = this.artifacts.filter((artifact) => artifact.isFinal && (name === null || artifact.name === name)).sort((a, b) => (a.id * 7919) % 101 - (b.id * 7919) % 101)
    const next = new URL(url)
    next.searchParams.set('page', String(page + 1))
    const link = page * size < all.length ? { link: `<${next.href}>; rel="next"` } : {}
    json(response, 200, { total_count: all.length, artifacts: all.slice((page - 1) * size, page * size).map((artifact) => ({
      id: artifact.id, name: artifact.name, size_in_bytes: artifact.content.length, digest: artifact.digest ?? null, expired: artifact.isExpired,
      created_at: artifact.createdAt.toISOString(), updated_at: artifact.createdAt.toISOString(), expires_at: artifact.expiresAt.toISOString(),
      workflow_run: { id: artifact.run, repository_id: repositoryId, head_repository_id: artifact.isOfFork ? 666 : repositoryId },
    })) }, link)
  }
}

function headersOf({ name, mimeType, content }: HeldArtifact): Record<string, string | number> {
  return { 'content-type': mimeType, 'content-disposition': `attachment; filename="${name}"`, 'content-length': content.length }
}

function contentOf(content: Buffer): { content: Buffer; digest: string } {
  return { content, digest: `sha256:${createHash('sha256').update(content).digest('hex')}` }
}
