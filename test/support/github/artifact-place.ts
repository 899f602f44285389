import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArtifactStoreOptions } from '../../../src/github/artifact-store.ts'
import { Secret } from '../../../src/kit/secret.ts'
import type { Store } from '../../../src/store/store.ts'
import { ArtifactDouble } from './artifact-double.ts'

/** A repository on the double, and stores in its artifacts. The clients read the process's environment, so there is one at a time. */
export class ArtifactPlace {
  readonly double: ArtifactDouble
  /** Where backups wait; empty when nobody works. */
  readonly folder: string

  private constructor(double: ArtifactDouble, folder: string) {
    this.double = double
    this.folder = folder
  }

  static async make(double: ArtifactDouble): Promise<ArtifactPlace> {
    return new ArtifactPlace(double, await mkdtemp(join(tmpdir(), 'zimmer-artifact-')))
  }

  /** A store for the double's current run. */
  async open(options: Partial<ArtifactStoreOptions> = {}): Promise<Store> {
    Object.assign(process.env, this.double.environment)
    // Only now: the client's module asks once for the address of the API.
    const { artifactStore } = await import('../../../src/github/artifact-store.ts')
    return artifactStore({
      token: new Secret(this.double.token), environment: this.double.environment, temporaryDirectory: this.folder, sealed: false,
      interrupted: new AbortController().signal, waits: [5, 5], ...options,
    })
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}
