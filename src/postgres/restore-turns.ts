/** What waits for a place. */
interface Waiting {
  readonly data: number
  readonly rank: number
  readonly alone: boolean
  readonly kind: Kind
  readonly go: (release: Release | undefined) => void
}
type Kind = 'build' | 'read'

/** What runs on a table, and how many keys run there or wait for it. */
interface OnTable { running: number; keys: number }
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
  /** Counted, not searched: what waits is looked through at every turn, which some thousand tables take. */
  readonly #tables = new Map<number, OnTable>()
  #running = 0
  #builds = 0
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
      const waiting = { data, kind, rank, alone, go: resolve }
      const place = this.#waiting.findIndex((other) => byRank(waiting, other) < 0)
      this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, waiting)
      if (alone) this.#on(data).keys++
      this.#fill()
    })
  }

  /** The restore has failed: whatever waits is sent home. */
  giveUp(): void {
    this.#givenUp = true
    for (const waiting of this.#waiting.splice(0)) waiting.go(undefined)
  }

  #on(data: number): OnTable {
    const table = this.#tables.get(data) ?? { running: 0, keys: 0 }
    this.#tables.set(data, table)
    return table
  }

  #fill(): void {
    for (;;) {
      const place = this.#waiting.findIndex((waiting) => this.#mayGo(waiting))
      const [next] = place < 0 ? [] : this.#waiting.splice(place, 1)
      if (next === undefined) return
      this.#begin(next)
    }
  }

  #begin({ data, kind, alone, go }: Waiting): void {
    const count = (by: 1 | -1) => {
      this.#running += by
      if (kind === 'build') this.#builds += by
      this.#on(data).running += by
    }
    let over = false
    count(1)
    go(() => {
      if (over) return
      over = true
      count(-1)
      if (alone) this.#on(data).keys--
      this.#fill()
    })
  }

  #mayGo({ data, kind, alone }: Waiting): boolean {
    if (!this.#allLoaded && !this.#loaded.has(data)) return false
    if (this.#over) return true
    const { running, keys } = this.#on(data)
    const isRoom = this.#loading + this.#running < this.#jobs
    if (kind === 'read') return keys === 0 && isRoom
    return (this.#builds === 0 || isRoom) && (alone ? running === 0 : keys === 0)
  }
}

/** Keys first: they are quick, and their table waits for them. Then what costs most; reading last. */
function byRank(a: Waiting, b: Waiting): number {
  if (a.kind !== b.kind) return a.kind === 'build' ? -1 : 1
  if (a.alone !== b.alone) return a.alone ? -1 : 1
  return b.rank - a.rank
}
