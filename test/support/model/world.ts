import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FolderStore } from '../../../src/store/folder-store.ts'
import { SeveralStores } from '../../../src/store/several.ts'
import type { Store } from '../../../src/store/store.ts'
import { Life, MortalFiles } from './life.ts'
import { places } from './model.ts'
import type { Copied, Place } from './model.ts'

/** The clock of the models is years behind: what the suite wrote by the machine's own shows by its time. */
const machineTime = new Date('2024-01-01')

/** Two folders on the disk of this machine, used by the suite's own code. */
export class World {
  readonly #folder: string
  readonly hasLinks: boolean

  private constructor(folder: string, hasLinks: boolean) {
    this.#folder = folder
    this.hasLinks = hasLinks
  }

  static async make(hasLinks: boolean, foreign: Copied): Promise<World> {
    const world = new World(await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'zimmer-model-')), hasLinks)
    for (const place of places) {
      await mkdir(world.path(place))
      for (const [name, content] of foreign) await world.write(place, name, content, new Date(0))
    }
    return world
  }

  path(place: Place): string {
    return join(this.#folder, String(place))
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true })
  }

  /** A store as one process has it; both as one where `isBoth`. */
  open(now: Date, life: Life, isBoth: boolean): Store {
    const first = this.openOne(0, now, life)
    return isBoth ? new SeveralStores(first, [this.openOne(1, now, life)]) : first
  }

  openOne(place: Place, now: Date, life = new Life(undefined)): FolderStore {
    return new FolderStore(this.path(place), new MortalFiles(this.path(place), { life, now, hasLinks: this.hasLinks }), () => now)
  }

  /** Everything that stands in a folder. */
  look(place: Place): Map<string, string> {
    return new Map(readdirSync(this.path(place)).sort().map((name) => [name, readFileSync(join(this.path(place), name), 'latin1')]))
  }

  async write(place: Place, name: string, content: string | undefined, now: Date): Promise<void> {
    const path = join(this.path(place), name)
    if (content === undefined) return rm(path)
    await writeFile(path, content, 'latin1')
    await utimes(path, now, now)
  }

  /** Gives what was written by the machine's clock the time of the test's. */
  async setTimes(now: Date): Promise<void> {
    for (const place of places) {
      for (const name of await readdir(this.path(place))) {
        const path = join(this.path(place), name)
        if ((await stat(path)).mtime > machineTime) await utimes(path, now, now)
      }
    }
  }
}
