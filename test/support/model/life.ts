import { open, readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { LocalFiles } from '../../../src/store/local-files.ts'
import { ownMarker } from '../../../src/kit/process-marker.ts'

/** A process that is killed at its n-th change of the disk. */
export interface Death {
  /** Changes that it still makes whole. */
  readonly after: number
  /** What becomes of the next one. */
  readonly how: 'before' | 'half' | 'after'
  /** Where it ran: only of its own machine can the next run tell at once that it is dead. */
  readonly host: 'here' | 'elsewhere'
}

/** No process has this id: it is beyond the kernel's largest. */
const nobody = 2 ** 22 + 1

/** One process. Once dead it neither reads nor writes: not even its own tidying up happens. */
export class Life {
  readonly #death: Death | undefined
  #changes = 0
  isOver = false

  constructor(death: Death | undefined) {
    this.#death = death
  }

  async change<T>(whole: () => Promise<T>, half: () => Promise<unknown> = () => Promise.resolve()): Promise<T> {
    this.assertAlive()
    if (this.#death === undefined || this.#changes++ < this.#death.after) return whole()
    this.isOver = true
    if (this.#death.how === 'half') await half()
    if (this.#death.how === 'after') await whole()
    throw new Error('the process was killed')
  }

  assertAlive(): void {
    if (this.isOver) throw new Error('the process was killed')
  }

  /** What it writes into its markers; undefined where the process lives on, and this one can speak for it. */
  async marker(): Promise<string | undefined> {
    if (this.#death === undefined) return undefined
    return JSON.stringify(this.#death.host === 'here' ? { ...await ownMarker(), pid: nobody } : { ...await ownMarker(), host: 'another machine' })
  }
}

/** A folder that one process uses, by a clock of the test: the times of its files are the test's, too. */
export class MortalFiles extends LocalFiles {
  readonly #path: string
  readonly #life: Life
  readonly #now: Date
  readonly #hasLinks: boolean

  constructor(path: string, { life, now, hasLinks }: { life: Life; now: Date; hasLinks: boolean }) {
    super(path)
    this.#path = path
    this.#life = life
    this.#now = now
    this.#hasLinks = hasLinks
  }

  override list(matches: (name: string) => boolean): ReturnType<LocalFiles['list']> {
    this.#life.assertAlive()
    return super.list(matches)
  }

  override look(name: string): ReturnType<LocalFiles['look']> {
    this.#life.assertAlive()
    return super.look(name)
  }

  /** As it is, without a buffer of a megabyte for each of thousands of small files. */
  override async read(name: string): Promise<Readable> {
    this.#life.assertAlive()
    return Readable.from([await readFile(join(this.#path, name))], { objectMode: false })
  }

  override async create(name: string, content: AsyncIterable<Buffer>): Promise<{ sha256?: string }> {
    const bytes = await this.#bytesOf(name, content)
    const given = async function* () { yield await Promise.resolve(bytes) }
    return this.#life.change(async () => {
      const created = await super.create(name, given())
      await utimes(join(this.#path, name), this.#now, this.#now)
      return created
    }, () => this.#createHalf(name, bytes))
  }

  async #bytesOf(name: string, content: AsyncIterable<Buffer>): Promise<Buffer> {
    const marker = name.endsWith('.writer.partial') ? await this.#life.marker() : undefined
    if (marker !== undefined) return Buffer.from(marker)
    const chunks: Buffer[] = []
    for await (const chunk of content) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  async #createHalf(name: string, bytes: Buffer): Promise<void> {
    const handle = await open(join(this.#path, name), 'wx', 0o600)
    await handle.writeFile(bytes.subarray(0, bytes.length / 2))
    await handle.utimes(this.#now, this.#now)
    await handle.close()
  }

  override giveName(from: string, to: string): Promise<boolean> {
    return this.#life.change(async () => {
      if (this.#hasLinks) return super.giveName(from, to)
      // As on a share that knows no second names: the caller has looked already.
      await super.replace(from, to)
      return false
    })
  }

  override replace(from: string, to: string): Promise<void> {
    return this.#life.change(() => super.replace(from, to))
  }

  override remove(name: string): Promise<boolean> {
    return this.#life.change(() => super.remove(name))
  }
}
