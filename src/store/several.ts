import { PassThrough } from 'node:stream'
import type { Readable } from 'node:stream'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'
import { taken } from '../kit/taken.ts'
import { Source } from './source.ts'
import type { IndexPlace } from '../domain/store.ts'
import type { Store, StoredSet, StoreWriter } from './store.ts'

/** Several stores as one: a backup is written into all in one pass and counts only when it stands in all. The first is read from. */
export class SeveralStores implements Store {
  readonly name: string
  readonly readFrom: Store
  readonly isNear: boolean
  readonly index?: IndexPlace
  readonly #first: Store
  readonly #others: readonly Store[]

  constructor(first: Store, others: readonly Store[]) {
    this.#first = first
    this.readFrom = first
    this.isNear = first.isNear === true
    if (first.index !== undefined) this.index = first.index
    this.#others = others
    this.name = [first, ...others].map((store) => store.name).join(', ')
  }

  async prepare(neededBytes: number): Promise<void> {
    for (const store of [this.#first, ...this.#others]) await store.prepare(neededBytes)
  }

  list(): Promise<StoredSet[]> {
    return this.#first.list()
  }

  find(id: string): Promise<StoredSet | undefined> {
    return this.#first.find(id)
  }

  begin(id: string): Promise<StoreWriter> {
    return this.#begin(id, (store) => store.begin(id), false)
  }

  replace(id: string): Promise<StoreWriter> {
    return this.#begin(id, (store) => store.replace(id), true)
  }

  async #begin(id: string, begun: (store: Store) => Promise<StoreWriter>, replaces: boolean): Promise<StoreWriter> {
    const writers: { store: Store; writer: StoreWriter }[] = []
    try {
      for (const store of [this.#first, ...this.#others]) writers.push({ store, writer: await begun(store) })
    } catch (problem) {
      await Promise.allSettled(writers.map(({ writer }) => writer.abort()))
      throw problem
    }
    return new SeveralWriters(id, writers, replaces)
  }

  read(name: string): Promise<Readable> {
    return this.#first.read(name)
  }

  fetch(name: string, folder: string): Promise<string> {
    return this.#first.fetch(name, folder)
  }

  /** The other stores may be younger than the backup: where it does not stand, nothing is written beside it. */
  async attach(name: string, content: string): Promise<void> {
    await this.#first.attach(name, content)
    for (const store of this.#others) {
      try {
        await store.attach(name, content)
      } catch (problem) {
        if (codeOf(problem) !== 'file-missing') throw problem
      }
    }
  }

  /** From the first store last: what could not be removed everywhere is still listed, and is removed by the next run. */
  async remove(set: StoredSet): Promise<void> {
    for (const store of this.#others) await removeById(store, set.id)
    await this.#first.remove(set)
  }

  async sweep(): Promise<string[]> {
    const swept: string[] = []
    for (const store of [this.#first, ...this.#others]) swept.push(...await store.sweep())
    return swept
  }

  locate(name: string): string {
    return this.#first.locate(name)
  }
}

class SeveralWriters implements StoreWriter {
  readonly #id: string
  readonly #writers: readonly { store: Store; writer: StoreWriter }[]
  readonly #replaces: boolean

  constructor(id: string, writers: readonly { store: Store; writer: StoreWriter }[], replaces: boolean) {
    this.#id = id
    this.#writers = writers
    this.#replaces = replaces
  }

  async put(name: string, content: Readable): Promise<{ bytes: number }> {
    const source = new Source(content)
    const branches = this.#writers.map(() => new PassThrough({ highWaterMark: 1024 * 1024 }))
    let failure: { problem: unknown } | undefined
    const fail = (problem: unknown) => {
      failure ??= { problem }
      for (const branch of branches) branch.destroy(new Error(messageOf(problem)))
    }
    const puts = this.#writers.map(async ({ writer }, index) => {
      const branch = branches[index] ?? new PassThrough()
      // Whoever writes the branch hears of its failure; after that nobody has to.
      branch.on('error', () => undefined)
      return writer.put(name, branch).catch((problem: unknown) => { fail(problem); return { bytes: -1 } })
    })
    try {
      for await (const chunk of source.chunks()) {
        // The slowest store sets the pace: none is more than its buffer ahead.
        await Promise.all(branches.map((branch) => taken(branch, chunk)))
        if (failure !== undefined) break
      }
      for (const branch of branches) branch.end()
    } catch (problem) {
      fail(problem)
    }
    const written = await Promise.all(puts)
    source.rethrow()
    if (failure !== undefined) throw failure.problem
    return written[0] ?? { bytes: source.bytes }
  }

  /**
   * The first store's commit comes last: it is the one that is listed. Fails for all when it fails for one, unless good copies took
   * the place of bad ones: those stay.
   */
  async commit(): Promise<{ expiresAt?: Date }> {
    const committed: Store[] = []
    const ends: Date[] = []
    try {
      for (const { store, writer } of this.#writers.toReversed()) {
        const { expiresAt } = await writer.commit()
        if (expiresAt !== undefined) ends.push(expiresAt)
        committed.push(store)
      }
      return ends.length === 0 ? {} : { expiresAt: new Date(Math.min(...ends.map((end) => end.getTime()))) }
    } catch (problem) {
      if (this.#replaces) throw problem
      const left: string[] = []
      for (const store of committed) await removeById(store, this.#id).catch(() => { left.push(store.name) })
      if (left.length === 0) throw problem
      throw new KnownError('half-stored', `${messageOf(problem)}; and ${this.#id} stands in ${left.join(' and ')}, from where it could not be removed`,
        'It is whole there, and not in the other stores: remove it by hand, or keep it.', { cause: problem })
    }
  }

  async abort(): Promise<void> {
    const ends = await Promise.allSettled(this.#writers.map(({ writer }) => writer.abort()))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  }
}

async function removeById(store: Store, id: string): Promise<void> {
  const set = await store.find(id)
  if (set !== undefined) await store.remove(set)
}
