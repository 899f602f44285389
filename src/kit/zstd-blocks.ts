import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import { Bytes } from './bytes.ts'

// Blocks of 4 MB, each compressed for itself, so that several threads work on them; before each its length, as four bytes, the lowest first.

const blockBytes = 4 * 1024 * 1024
const lengthBytes = 4
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: blockBytes }
// With more room than a block has, the output is allocated once. What holds more than a block was not written here.
const whole = { chunkSize: blockBytes + 1, maxOutputLength: blockBytes }
/** The thread pool of Node has four threads; one block waits while the others are worked on. */
const atOnce = Math.min(4, availableParallelism() + 1)

/** Compresses what will be read again soon: zstd at its fastest common level. */
export async function* compressedBlocks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const block of inTurn(blocksOf(content), (plain) => promisify(zstdCompress)(plain, fast))) {
    const length = Buffer.alloc(lengthBytes)
    length.writeUInt32LE(block.length)
    yield length
    yield block
  }
}

/** What compressedBlocks was given. Throws an Error where a block is cut or not one; what else is damaged, and whether blocks are missing at its end, only a seal can tell. */
export function decompressedBlocks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  return inTurn(framesOf(content), (block) => promisify(zstdDecompress)(block, whole))
}

async function* blocksOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const bytes = new Bytes(content)
  try {
    for (let block; (block = await bytes.upTo(blockBytes)).length > 0;) yield block
  } finally {
    await bytes.close()
  }
}

async function* framesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const bytes = new Bytes(content)
  try {
    for (;;) {
      const length = await bytes.upTo(lengthBytes)
      if (length.length === 0) return
      const wanted = length.length < lengthBytes ? lengthBytes : length.readUInt32LE()
      // What cannot be compressed grows by a few bytes.
      if (wanted > blockBytes + 65_536) throw new Error(`a compressed block says that it has ${wanted} bytes`)
      const frame = await bytes.upTo(wanted)
      if (length.length < lengthBytes || frame.length < wanted) throw new Error('it ends within a compressed block')
      yield frame
    }
  } finally {
    await bytes.close()
  }
}

/** Works on several items at the same time and gives the results in their order. */
async function* inTurn<Item, Result>(items: AsyncIterable<Item>, work: (item: Item) => Promise<Result>): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = []
  for await (const item of items) {
    const result = work(item)
    // Whoever waits for it is told, and who has given up needs not be.
    result.catch(() => undefined)
    underWay.push(result)
    if (underWay.length < atOnce) continue
    const [oldest] = underWay.splice(0, 1)
    if (oldest !== undefined) yield await oldest
  }
  for (const result of underWay) yield await result
}
