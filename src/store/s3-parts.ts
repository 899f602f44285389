const mebibyte = 1024 * 1024

/** Every S3 store takes parts of 5 MiB and more; 8 is what the SDKs use. */
export const smallestPartBytes = 8 * mebibyte
const comfortablePartBytes = 48 * mebibyte
/** docs.aws.amazon.com, "Amazon S3 multipart upload limits". */
const largestPartBytes = 5 * 1024 * mebibyte
const mostParts = 10_000
/** What parts may take of the memory, save where two take more. */
const partsInMemoryBytes = 100 * mebibyte

/**
 * The sizes of the parts of an upload whose length nobody knows: 10,000 parts are all there is, so they grow. Where the caller's
 * guess is right, they stay as they began. A store that takes so many gets small ones, which keeps the process below 300 MB. Of any
 * other, below 900 parts (a store in France takes only 1,000) up to 45 GB, and at most 48 MiB, with which the process has 360 MB, up
 * to 400 GB. Beyond the guess they double with each tenth of the parts that are left: without any guess that makes room for 8 TiB.
 */
export class PartPlan {
  readonly #firstBytes: number
  readonly #guessedBytes: number
  #asGuessed = 0
  #sinceGuess = 0
  #planned = 0

  constructor(guessedBytes: number, takesManyParts: boolean) {
    this.#guessedBytes = guessedBytes
    const comfortable = takesManyParts ? smallestPartBytes : Math.min(comfortablePartBytes, Math.max(smallestPartBytes, Math.ceil(guessedBytes / 900)))
    this.#firstBytes = Math.max(comfortable, Math.ceil(guessedBytes / 8000))
  }

  /** The size of the next part, in bytes. */
  next(): number {
    if (this.#planned >= this.#guessedBytes) this.#sinceGuess++
    else this.#asGuessed++
    const doublings = Math.floor(Math.max(0, this.#sinceGuess - 1) / ((mostParts - this.#asGuessed) / 10))
    const size = Math.min(largestPartBytes, this.#firstBytes * 2 ** doublings)
    this.#planned += size
    return size
  }

  /** How many parts of that size may be in memory at once: the one that is being filled, and at least one on its way. */
  static inMemory(partBytes: number): number {
    return Math.max(2, Math.min(4, Math.floor(partsInMemoryBytes / partBytes)))
  }
}
