import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, mkdir, rename, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DefaultArtifactClient } from '@actions/artifact'
import { diskFull, fileFailure } from '../domain/store-failures.ts'
import { KnownError } from '../kit/errors.ts'
import { makePrivateFolder, removePrivateFolder } from '../kit/private-folder.ts'
import { interruptible } from './artifact-api.ts'
import type { Artifact, ArtifactApi, ArtifactApiOptions } from './artifact-api.ts'
import { downloadArtifact } from './artifact-download.ts'
import { withoutChatter } from './chatter.ts'
import { artifactFailure } from './artifact-failures.ts'

export interface ArtifactServiceOptions extends ArtifactApiOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly temporaryDirectory: string
  /** `the artifacts of owner/repository`. */
  readonly name: string
}

/** A file as it was uploaded. */
export interface Uploaded {
  readonly id: number
  readonly sha256: string | undefined
}

/** Uploads in the name of this run by GitHub's own client, which cannot be interrupted, so it is left behind; downloads from any run. */
export class ArtifactService {
  readonly #client = new DefaultArtifactClient()
  readonly #api: ArtifactApi
  readonly #options: ArtifactServiceOptions
  /** An upload that an interruption left behind. */
  #left: Promise<unknown> | undefined

  constructor(api: ArtifactApi, options: ArtifactServiceOptions) {
    this.#api = api
    this.#options = options
  }

  /** Throws KnownError `github-only` outside a job, for GitHub takes artifacts from nobody else, and `artifact-unsupported` where it takes none. */
  assertWritable(): void {
    const { environment, name } = this.#options
    // The client's own rule: it refuses only when the dump is there already.
    if (!/^(github\.com|.*\.ghe\.com|.*\.localhost)$/.test(new URL(environment['GITHUB_SERVER_URL'] ?? 'https://github.com').hostname)) {
      throw new KnownError('artifact-unsupported', `${name} cannot be written to: GitHub Enterprise Server has no artifacts of this kind`, 'Name another store.')
    }
    if (environment['ACTIONS_RUNTIME_TOKEN'] !== undefined && environment['ACTIONS_RESULTS_URL'] !== undefined) return
    throw new KnownError('github-only', `${name} can be written to on a GitHub runner alone`,
      'Name another store here; reading, checking and removing work from anywhere with a token. A script of `run:` has no access, an action has.')
  }

  /**
   * Uploads a file as an artifact of this run, as it is and under its own name. What GitHub says comes through, so that a conflict can
   * be told. Interrupted, an upload that still ends is taken back. No retention is asked for: GitHub then keeps it for as long as the
   * repository allows, and a number could only shorten that, while our floor of good backups knows no date.
   */
  async upload(path: string): Promise<Uploaded> {
    const name = basename(path)
    const uploading = this.#quietly(() => this.#client.uploadArtifact(name, [path], dirname(path), { skipArchive: true }))
    try {
      const { id, digest } = await interruptible(this.#options.interrupted, uploading)
      if (id === undefined) throw new Error(`${name} was uploaded without an id`)
      return { id, sha256: digest }
    } catch (problem) {
      if (this.#options.interrupted.aborted) this.#left = uploading.then(() => this.removeOwn(name)).catch(() => undefined)
      throw problem
    }
  }

  /** Removes an artifact of this run, which needs no permission. */
  async removeOwn(name: string): Promise<void> {
    await this.#quietly(() => this.#client.deleteArtifact(name))
  }

  /** Downloads an artifact into `folder` (0600) and gives its path; a copy that has its digest already stays. Throws KnownError `digest-differs` when it is not what was uploaded. */
  async download(artifact: Artifact, folder: string): Promise<string> {
    const { name, bytes, digest } = artifact
    const { interrupted, waits } = this.#options
    const attempt = { doing: `read ${name}`, store: this.#options.name, permission: 'actions: read' } as const
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (digest !== undefined && await digestOf(join(folder, name)) === digest) return join(folder, name)
    await assertRoom(folder, bytes, attempt.doing)
    const own = await makePrivateFolder(folder, 'artifact')
    const to = join(own, 'content')
    const hash = createHash('sha256')
    try {
      await interruptible(interrupted, downloadArtifact(this.#api, artifact, { to, hash, interrupted, waits }))
      if (digest !== undefined && digest !== `sha256:${hash.digest('hex')}`) throw digestDiffers(name, this.#options.name)
      await rename(to, join(folder, name))
      return join(folder, name)
    } catch (problem) {
      throw fileFailure(artifactFailure(problem, attempt), { store: folder, doing: attempt.doing })
    } finally {
      await removePrivateFolder(own)
    }
  }

  /** A folder of its own in the temporary directory, for this user alone. */
  async spool(): Promise<string> {
    const { temporaryDirectory } = this.#options
    try {
      await mkdir(temporaryDirectory, { recursive: true, mode: 0o700 })
      return await makePrivateFolder(temporaryDirectory, 'artifact')
    } catch (problem) {
      throw fileFailure(problem, { store: temporaryDirectory, doing: 'prepare the upload' })
    }
  }

  /**
   * Removes a folder of `spool`; behind an upload that was left, as soon as that is over: the client opens its file in its own time, and one that is gone by
   * then would end the whole process.
   */
  async discard(folder: string): Promise<void> {
    const removed = () => removePrivateFolder(folder)
    if (this.#left === undefined) await removed()
    else this.#left.then(removed).catch(() => undefined)
  }

  #quietly<T>(work: () => Promise<T>): Promise<T> {
    return withoutChatter(this.#options.environment, work)
  }
}

/** Throws KnownError `disk-full` when a file of that size has no place in the folder. */
export async function assertRoom(folder: string, neededBytes: number, doing: string): Promise<void> {
  const { bavail, bsize, blocks } = await statfs(folder)
  const freeBytes = bavail * bsize
  if (blocks > 0 && freeBytes < neededBytes) throw diskFull({ store: folder, doing, neededBytes, freeBytes })
}

/** `sha256:` and the digest of a file; undefined where there is none, or something else stands there. */
async function digestOf(path: string): Promise<string | undefined> {
  if (!(await lstat(path).then((found) => found.isFile(), () => false))) return undefined
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return `sha256:${hash.digest('hex')}`
}

/** What came or went is not what it should be. */
export function digestDiffers(name: string, store: string): KnownError {
  return new KnownError('digest-differs', `the digest of ${name} in ${store} is not the one that was noted when it was uploaded`,
    'Something changed it on the way: try again, and use another backup if it stays so.')
}
