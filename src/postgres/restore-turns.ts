/** What waits for a place. */
interface Waiting {
  readonly data: number
  readonly rank: number
  readonly alone: boolean
  readonly kind: Kind
  readonly go: (release: Release | undefined) => void
}
type Kind = 'build' | 'read'
export type Release = () => void

/** In the place of one table's data: whatever waits for it, waits for all. */
export const everything = 0

/**
 * Hands out the places of a restore: as many things run at once as there are jobs, nothing before its table is loaded, keys before the indexes of
 * the same table, the costliest build first, and reading again after all of them. One build may always run beside the loading: the longest index
 * decides when everything is over.
 */
export class Turns {
  readonly #jobs: number
  readonly #loaded = new Set<number>()
  readonly #waiting: Waiting[] = []
  readonly #running: Waiting[] = []
  #loading = 0
  #allLoaded = false
  #over = false
  #givenUp = false

  constructor(jobs: number) {
    this.#jobs = jobs
  }

  /** How many tables are being loaded, and of which the data is in by now. */
  loads(loading: number, loaded: Iterable<number>): void {
    this.#loading = loading
    for (const data of loaded) this.#loaded.add(data)
    this.#fill()
  }

  /** Everything is loaded. */
  loadedAll(): void {
    this.#loading = 0
    this.#allLoaded = true
    this.#fill()
  }

  /** Every place is free for what still waits: the builds are over or in other hands. */
  buildsAreOver(): void {
    this.#over = true
    this.#fill()
  }

  /** Waits for a place; undefined when the restore was given up. */
  take(data: number, kind: Kind, rank: number, alone = false): Promise<Release | undefined> {
    if (this.#givenUp) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      this.#waiting.push({ data, kind, rank, alone, go: resolve })
      this.#waiting.sort(byRank)
      this.#fill()
    })
  }

  /** The restore has failed: whatever waits is sent home. */
  giveUp(): void {
    this.#givenUp = true
    for (const waiting of this.#waiting.splice(0)) waiting.go(undefined)
  }

  #fill(): void {
    for (;;) {
      const next = this.#waiting.find((waiting) => this.#mayGo(waiting))
      if (next === undefined) return
      this.#waiting.splice(this.#waiting.indexOf(next), 1)
      this.#running.push(next)
      next.go(() => {
        const index = this.#running.indexOf(next)
        if (index >= 0) this.#running.splice(index, 1)
        this.#fill()
      })
    }
  }

  #mayGo({ data, kind, alone }: Waiting): boolean {
    if (!this.#allLoaded && !this.#loaded.has(data)) return false
    if (this.#over) return true
    const onTable = this.#running.filter((other) => other.data === data)
    const key = [...onTable, ...this.#waiting.filter((other) => other.data === data)].some((other) => other.alone)
    if (kind === 'read') return !key && this.#loading + this.#running.length < this.#jobs
    const isFirst = !this.#running.some((other) => other.kind === 'build')
    return (isFirst || this.#loading + this.#running.length < this.#jobs) && (alone ? onTable.length === 0 : !key)
  }
}

/** Keys first: they are quick, and their table waits for them. Then what costs most; reading last. */
function byRank(a: Waiting, b: Waiting): number {
  if (a.kind !== b.kind) return a.kind === 'build' ? -1 : 1
  if (a.alone !== b.alone) return a.alone ? -1 : 1
  return b.rank - a.rank
}
