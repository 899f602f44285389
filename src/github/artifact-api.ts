import { setTimeout as pause } from 'node:timers/promises'
import { getOctokit } from '@actions/github'
import { exitStatus, KnownError, messageOf } from '../kit/errors.ts'
import type { Secret } from '../kit/secret.ts'
import { artifactFailure, isGone, isPassing, publicArtifact } from './artifact-failures.ts'
import type { ArtifactAttempt } from './artifact-failures.ts'

/** An artifact of the repository that has not expired. */
export interface Artifact {
  readonly id: number
  readonly name: string
  readonly bytes: number
  /** `sha256:` and the digest in hexadecimal; artifacts of older clients have none. */
  readonly digest: string | undefined
  readonly runId: number
  readonly modifiedAt: Date
  readonly expiresAt: Date | undefined
}

/** For how long something is tried. */
export interface Persistence {
  readonly interrupted: AbortSignal
  /** How long to wait before a request is made again after GitHub failed, in milliseconds. */
  readonly waits: readonly number[]
}

export interface ArtifactApiOptions extends Persistence {
  readonly token: Secret
  readonly owner: string
  readonly repository: string
  /** `https://api.github.com`, or that of another instance. */
  readonly url: string
}

/** The part of GitHub's REST API that knows of the artifacts of all runs. */
export class ArtifactApi {
  /** `the artifacts of owner/repository`, for messages. */
  readonly name: string
  readonly #octokit: ReturnType<typeof getOctokit>
  readonly #options: ArtifactApiOptions
  #isPrivate: boolean | undefined

  constructor(options: ArtifactApiOptions) {
    this.#options = options
    this.#octokit = getOctokit(options.token.reveal(), { baseUrl: options.url })
    this.name = `the artifacts of ${options.owner}/${options.repository}`
  }

  /**
   * All artifacts, or those of one name, the newest first, without the expired ones. Those of runs for a fork are left out: there a
   * stranger's pull request decides what is uploaded, and it could name it like a backup. Throws KnownError.
   */
  async list(name?: string): Promise<Artifact[]> {
    const { owner, repository: repo } = this.#options
    const listed = await this.#ask({ doing: 'list the backups', permission: 'actions: read' }, () => this.#octokit.paginate(
      this.#octokit.rest.actions.listArtifactsForRepo, { owner, repo, per_page: 100, ...(name === undefined ? {} : { name }) }))
    // Uploads meanwhile push an artifact from one page to the next, where it is listed again.
    const artifacts = new Map<number, Artifact>()
    for (const { id, name: found, size_in_bytes: bytes, digest, expired, created_at: created, updated_at: updated, expires_at: ends, workflow_run: run } of listed) {
      if (expired || run?.id === undefined || run.head_repository_id === undefined || run.head_repository_id !== run.repository_id) continue
      const modifiedAt = new Date(updated ?? created ?? 0)
      artifacts.set(id, { id, name: found, bytes, digest: digest ?? undefined, runId: run.id, modifiedAt, expiresAt: ends === null ? undefined : new Date(ends) })
    }
    return [...artifacts.values()].sort((a, b) => b.id - a.id)
  }

  /** Removes an artifact of any run; one that is gone is fine. Throws KnownError. */
  async remove({ id, name }: Pick<Artifact, 'id' | 'name'>): Promise<void> {
    const { owner, repository: repo } = this.#options
    await this.#ask({ doing: `remove ${name}`, permission: 'actions: write' }, async () => {
      await this.#octokit.rest.actions.deleteArtifact({ owner, repo, artifact_id: id }).catch((problem: unknown) => {
        if (!isGone(problem)) throw problem
      })
    })
  }

  /** Throws KnownError `public-artifact` when everybody can fetch the repository's artifacts, or it cannot be told. */
  async assertPrivate(): Promise<void> {
    const { owner, repository: repo } = this.#options
    this.#isPrivate ??= await this.#ask({ doing: 'look at the repository', permission: 'actions: read' }, async () => {
      const { data } = await this.#octokit.rest.repos.get({ owner, repo })
      return (data.private as unknown) === true && data.visibility !== 'public'
    }).catch((problem: unknown) => {
      if (this.#options.interrupted.aborted) throw problem
      throw publicArtifact(this.name, `whether the repository is public could not be told; ${messageOf(problem)}`)
    })
    if (!this.#isPrivate) throw publicArtifact(this.name, 'the repository is public, and whoever is signed in to GitHub can download them')
  }

  /** Where the file of an artifact can be downloaded, for a minute, by whoever has the address. Throws KnownError. */
  async addressOf({ id, name }: Artifact): Promise<string> {
    const { owner, repository: repo } = this.#options
    const { headers } = await this.#ask({ doing: `read ${name}`, permission: 'actions: read' }, () => this.#octokit.rest.actions.downloadArtifact(
      { owner, repo, artifact_id: id, archive_format: 'zip', request: { redirect: 'manual' } }))
    if (headers.location === undefined) throw new Error(`GitHub told no address of ${name}`)
    return headers.location
  }

  async #ask<T>(attempt: Omit<ArtifactAttempt, 'store'>, request: () => Promise<T>): Promise<T> {
    try {
      return await persistently(this.#options, request)
    } catch (problem) {
      throw artifactFailure(problem, { ...attempt, store: this.name })
    }
  }
}

/** Makes a request again after each wait, as long as GitHub's side fails, or the way to it. Throws what the last one threw. */
export async function persistently<T>({ interrupted, waits }: Persistence, request: () => Promise<T>): Promise<T> {
  for (const wait of waits) {
    try {
      return await interruptible(interrupted, request())
    } catch (problem) {
      if (interrupted.aborted || !isPassing(problem)) throw problem
      await pause(wait, undefined, { signal: interrupted })
    }
  }
  return interruptible(interrupted, request())
}

/** Waits for work that cannot be ended itself, until it ends or the run is interrupted. */
export async function interruptible<T>(interrupted: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise: end, reject } = Promise.withResolvers<never>()
  const interrupt = () => { reject(new KnownError('interrupted', 'the run was interrupted', 'Nothing that was begun counts as a backup.', { status: exitStatus.interrupted })) }
  if (interrupted.aborted) interrupt()
  interrupted.addEventListener('abort', interrupt)
  try {
    return await Promise.race([work, end])
  } finally {
    interrupted.removeEventListener('abort', interrupt)
    work.catch(() => undefined)
  }
}
