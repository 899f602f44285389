import { randomBytes } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { compressedBlocks, decompressedBlocks } from '../../../src/kit/zstd-blocks.ts'

const megabyte = 1024 * 1024

async function* chunked(bytes: Buffer, size: number, ended?: () => void): AsyncGenerator<Buffer> {
  try {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
  } finally {
    ended?.()
  }
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

/** Half of it random, half of it zeros. */
function content(bytes: number): Buffer {
  return Buffer.concat([randomBytes(Math.ceil(bytes / 2)), Buffer.alloc(Math.floor(bytes / 2))])
}

function block(compressed: Buffer, length = compressed.length): Buffer {
  const said = Buffer.alloc(4)
  said.writeUInt32LE(length)
  return Buffer.concat([said, compressed])
}

describe('content in compressed blocks', () => {
  it.each([0, 1, 4 * megabyte - 1, 4 * megabyte, 4 * megabyte + 1, 21 * megabyte + 7])('of %d bytes comes back as it was, in its order', async (bytes) => {
    const plain = content(bytes)
    const packed = await whole(compressedBlocks(chunked(plain, 65_536)))
    for (const size of [1021, 3 * megabyte]) expect((await whole(decompressedBlocks(chunked(packed, size)))).equals(plain)).toBe(true)
  })

  it('fails where it ends within a block, or within the length of one', async () => {
    const packed = await whole(compressedBlocks(chunked(content(9 * megabyte), megabyte)))
    for (const left of [1, 3, 4, 5, 2 * megabyte, packed.length - 1]) {
      await expect(whole(decompressedBlocks(chunked(packed.subarray(0, left), megabyte)))).rejects.toThrow('it ends within a compressed block')
    }
  })

  it.each([
    ['says that it is longer than any', () => block(Buffer.alloc(8), 0xffff_ffff)],
    ['holds more than any', () => block(zstdCompressSync(Buffer.alloc(4 * megabyte + 1)))],
    ['is not compressed', () => block(randomBytes(1000))],
  ])('fails for a block that %s', async (_what, bytes) => {
    const packed = Buffer.concat([await whole(compressedBlocks(chunked(content(9 * megabyte), megabyte))), bytes()])
    await expect(whole(decompressedBlocks(chunked(packed, megabyte)))).rejects.toThrow(/a compressed block says that it has 4294967295 bytes|larger than 4194304|Unknown frame descriptor/)
  })

  it('lets go of what it reads when nobody wants more of it', async () => {
    let ended = 0
    const count = () => { ended += 1 }
    for await (const part of compressedBlocks(chunked(content(40 * megabyte), megabyte, count))) if (part.length > 4) break
    const packed = await whole(compressedBlocks(chunked(content(40 * megabyte), megabyte)))
    for await (const part of decompressedBlocks(chunked(packed, megabyte, count))) if (part.length > 0) break
    expect(ended).toBe(2)
  })
})
