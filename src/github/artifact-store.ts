import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { parseFile } from '../domain/archive-name.ts'
import type { Store, StoredSet, StoreWriter } from '../domain/store.ts'
import { backupExists, fileFailure, fileMissing } from '../domain/store-failures.ts'
import { attachment, fileOf, ownFile, ownId } from '../domain/stored-name.ts'
import { removalOrder } from '../domain/stored-set.ts'
import { codeOf, exitStatus, KnownError } from '../kit/errors.ts'
import type { Secret } from '../kit/secret.ts'
import { ArtifactApi } from './artifact-api.ts'
import type { Artifact } from './artifact-api.ts'
import { artifactSets, chosenArtifacts } from './artifact-choice.ts'
import { artifactFailure, isConflict } from './artifact-failures.ts'
import { ArtifactService, assertRoom } from './artifact-service.ts'
import type { Uploaded } from './artifact-service.ts'
import { ArtifactWriter } from './artifact-writer.ts'

export interface ArtifactStoreOptions {
  /** A token that may read the repository and its actions; to remove, and to replace a drill's record, `actions: write`. */
  readonly token: Secret | undefined
  /** The job's: whose artifacts, and where GitHub is. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Takes the whole backup while it is uploaded or read. */
  readonly temporaryDirectory: string
  /** Whether what will be stored is encrypted: without it, `prepare` asks for a private repository. */
  readonly sealed: boolean
  readonly interrupted: AbortSignal
  /** How long to wait before a request is made again after GitHub failed, in milliseconds. */
  readonly waits?: readonly number[]
}

/** Opens the artifacts of the repository that GITHUB_REPOSITORY names. Throws KnownError when it or the token is missing. */
export function artifactStore(options: ArtifactStoreOptions): Promise<Store> {
  const { token, environment, interrupted, temporaryDirectory, sealed, waits = [1000, 3000, 9000] } = options
  const [owner = '', repository = ''] = /^([\w.-]+)\/([\w.-]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '')?.slice(1) ?? []
  return new Promise((resolve) => {
    if (owner === '') {
      throw new KnownError('wrong-inputs', 'input store: artifact lacks the name of a repository', 'Set GITHUB_REPOSITORY=owner/name.', { status: exitStatus.usage })
    }
    if (token === undefined) {
      throw new KnownError('token-missing', `the artifacts of ${owner}/${repository} cannot be listed without a token`,
        'Set GITHUB_TOKEN: in a workflow env: { GITHUB_TOKEN: ${{ github.token }} } and permissions: { contents: read, actions: write }.', { status: exitStatus.usage })
    }
    const place = { token, owner, repository, interrupted, waits, url: environment['GITHUB_API_URL'] ?? 'https://api.github.com' }
    const api = new ArtifactApi(place)
    resolve(new ArtifactStore(api, new ArtifactService(api, { ...place, environment, temporaryDirectory, name: api.name }), sealed))
  })
}

/** Backups as artifacts of the repository, an artifact for each file. GitHub lets them go after at most 90 days. */
class ArtifactStore implements Store {
  readonly name = 'artifact'
  readonly #api: ArtifactApi
  readonly #service: ArtifactService
  readonly #sealed: boolean

  constructor(api: ArtifactApi, service: ArtifactService, sealed: boolean) {
    this.#api = api
    this.#service = service
    this.#sealed = sealed
  }

  /** Whether an upload is allowed shows only when it is made; all else is tried here. */
  async prepare(neededBytes: number): Promise<void> {
    this.#service.assertWritable()
    if (!this.#sealed) await this.#api.assertPrivate()
    await this.#api.list('zimmer-backup-trial')
    const folder = await this.#service.spool()
    try {
      await assertRoom(folder, neededBytes, 'prepare the store')
    } finally {
      await this.#service.discard(folder)
    }
  }

  async list(): Promise<StoredSet[]> {
    return artifactSets(await this.#api.list())
  }

  /** GitHub finds artifacts by their whole names, and a file of a backup can have one of many: all are listed. */
  async find(id: string): Promise<StoredSet | undefined> {
    return (await this.list()).find((set) => set.id === id)
  }

  async begin(id: string): Promise<StoreWriter> {
    ownId(id)
    this.#service.assertWritable()
    if ((await this.#api.list()).some(({ name }) => parseFile(name)?.id === id)) throw backupExists(id, this.#api.name)
    return new ArtifactWriter(id, this.#api, this.#service, await this.#service.spool(), false)
  }

  async replace(id: string): Promise<StoreWriter> {
    ownId(id)
    this.#service.assertWritable()
    return new ArtifactWriter(id, this.#api, this.#service, await this.#service.spool(), true)
  }

  async #find(name: string): Promise<Artifact> {
    ownFile(name)
    const found = await this.#api.list(name)
    // Only where several runs have that name does the choice need to see all the files of the backup.
    const artifact = found.length > 1 ? chosenArtifacts(await this.#api.list()).find((chosen) => chosen.name === name) : found[0]
    if (artifact === undefined) throw fileMissing(name, this.#api.name)
    return artifact
  }

  /** The whole file is downloaded first: its digest is known only then. It has lost its name before the first byte is given. */
  async read(name: string): Promise<Readable> {
    const artifact = await this.#find(name)
    const folder = await this.#service.spool()
    try {
      const handle = await open(await this.#service.download(artifact, folder))
      return handle.createReadStream({ highWaterMark: 1024 * 1024 })
    } finally {
      await this.#service.discard(folder)
    }
  }

  async fetch(name: string, folder: string): Promise<string> {
    return this.#service.download(await this.#find(name), folder)
  }

  /** The older record goes only when the new one stands; within one run both would have one name, and it has to go first. */
  async attach(name: string, content: string): Promise<void> {
    const { id } = attachment(name)
    this.#service.assertWritable()
    const standing = await this.#api.list()
    if (!standing.some((artifact) => parseFile(artifact.name)?.id === id && parseFile(artifact.name)?.part === 'archive')) throw fileMissing(id, this.#api.name)
    const folder = await this.#service.spool()
    try {
      const path = join(folder, name)
      await writeFile(path, content, { mode: 0o600 }).catch((problem: unknown) => { throw fileFailure(problem, { store: folder, doing: `write ${name}` }) })
      await this.#replace(path, name)
    } catch (problem) {
      throw artifactFailure(problem, { doing: `write ${name}`, store: this.#api.name, permission: 'actions: write' })
    } finally {
      await this.#service.discard(folder)
    }
    for (const older of standing.filter((artifact) => artifact.name === name)) {
      try {
        await this.#api.remove(older)
      } catch (problem) {
        // The newest counts, so an older one that may not be removed does no harm until it expires.
        if (codeOf(problem) !== 'missing-rights') throw problem
      }
    }
  }

  async #replace(path: string, name: string): Promise<Uploaded> {
    try {
      return await this.#service.upload(path)
    } catch (problem) {
      if (!isConflict(problem)) throw problem
      await this.#service.removeOwn(name)
      return this.#service.upload(path)
    }
  }

  /** From every run that has a file of that name, or an older one would come to light. */
  async remove(set: StoredSet): Promise<void> {
    const files = removalOrder(set)
    for (const { name } of files) fileOf(set.id, name)
    for (const { name } of files) {
      for (const artifact of await this.#api.list(name)) await this.#api.remove(artifact)
    }
  }

  /**
   * An upload that was never finished is not an artifact; GitHub drops it itself. A set whose run was killed before its checksum is left
   * to `repair`, and to GitHub's own expiry: an artifact carries no mark of its writer that a listing gives, so nothing tells it from
   * one whose checksum somebody removed, and that may be the only copy.
   */
  sweep(): Promise<string[]> {
    return Promise.resolve([])
  }

  locate(name: string): string {
    ownFile(name)
    return `${name} in ${this.#api.name}`
  }
}
