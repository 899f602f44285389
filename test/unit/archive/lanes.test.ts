import { describe, expect, it } from '@jest/globals'
import { buffer } from 'node:stream/consumers'
import { constants, createZstdCompress, deflateSync, zstdCompressSync } from 'node:zlib'
import { Buffers } from '../../../src/archive/buffers.ts'
import { settled } from '../../../src/archive/intake.ts'
import { ArchiveReader } from '../../../src/archive/reader.ts'
import { zstd, ZlibDecompressor } from '../../../src/archive/zlib.ts'
import { archive, dataBlock, largeObjectsBlock, table } from '../../support/archive/builder.ts'
import { outcomeOf, randomNumbers } from '../../support/archive/outcome.ts'

const end = Buffer.from('\\.\n\n\n')
const random = randomNumbers(11)
const noise = (bytes: number) => Buffer.from(Array.from({ length: bytes }, () => 97 + random(26)))
const rowsOf = (bytes: number) => Buffer.concat([noise(bytes), Buffer.from('\n'), end])
const algorithms = [['gzip', 1, (bytes: Uint8Array) => deflateSync(bytes, { level: 1 })], ['zstd', 3, (bytes: Uint8Array) => zstdCompressSync(bytes)]] as const

/** What a reader makes of an archive that comes in one chunk, with so many tables decompressed at a time. */
function read(bytes: Buffer, ahead: number) {
  const reader = new ArchiveReader({ ahead })
  return outcomeOf(Promise.resolve(reader.write(bytes)).then(() => reader.end()).finally(() => { reader.close() }))
}

describe.each(algorithms)('tables decompressed at the same time, %s', (_name, compression, compress) => {
  const names = ['long', 'short', 'tiny', 'last', 'more', 'most']
  const good = [900_000, 200_000, 10, 300_000, 150_000, 400_000].map((bytes) => compress(rowsOf(bytes)))
  const objects = { dumpId: 9, description: 'BLOBS', tag: 'BLOBS', hadData: true }
  const pictures = largeObjectsBlock(9, { 7: [compress(noise(300_000))], 8: [compress(noise(80_000))], 9: [compress(noise(9))] })
  const all = (blocks: readonly Buffer[]) => archive({
    compression, entries: [...names.map((name, index) => table(index + 1, name)), objects],
    blocks: [...blocks.slice(0, 4).map((block, index) => dataBlock(index + 1, block)), pictures, ...blocks.slice(4).map((block, index) => dataBlock(index + 5, block))],
  })
  const damagedAt = (damaged: readonly number[]) => all(good.map((block, index) => damaged.includes(index) ? Buffer.concat([block.subarray(0, block.length - 40), noise(40)]) : block))

  it('of several damages the first in the archive is told, however soon a later one is found', async () => {
    for (const ahead of [1, 2, 4]) {
      expect(await read(damagedAt([0, 1, 2]), ahead)).toMatchObject({ code: 'archive-damaged', message: expect.stringContaining('"public"."long"') as unknown as string })
      expect(await read(damagedAt([3, 2]), ahead)).toMatchObject({ code: 'archive-damaged', message: expect.stringContaining('"public"."tiny"') as unknown as string })
      // Rows without their terminator, and then what does not decompress.
      const [first, ...rest] = good as [Buffer, ...Buffer[]]
      const unended = all([compress(noise(900_000)), ...rest.map((block) => block.subarray(0, -9))])
      expect(await read(unended, ahead)).toMatchObject({ code: 'archive-damaged', message: expect.stringContaining('"public"."long" is damaged: its rows end without') as unknown as string })
      // What is still being decompressed comes before a cut in what follows.
      const cut = all([Buffer.concat([first.subarray(0, -40), noise(40)]), ...rest])
      expect(await read(cut.subarray(0, -100_000), ahead)).toMatchObject({ code: 'archive-damaged', message: expect.stringContaining('"public"."long"') as unknown as string })
      expect(await read(all(good).subarray(0, -100_000), ahead)).toMatchObject({ code: 'archive-truncated', message: expect.stringContaining('"public"."most"') as unknown as string })
    }
  })

  it('come to the same as one after another, in the order of the archive', async () => {
    const alone = await read(all(good), 1)
    expect(alone).toMatchObject({ contents: { tables: names.map((name) => ({ name, rows: 1 })), largeObjects: { count: 3, bytes: 380_009 } } })
    for (const ahead of [2, 3, 4]) expect(await read(all(good), ahead)).toEqual(alone)
  })
})

describe('reading ahead', () => {
  it('takes no more than 48 MB of what follows into memory, whatever there is', () => {
    const stored = deflateSync(Buffer.alloc(80_000_000, 'no row ends here '), { level: 0 })
    const bytes = archive({ compression: 1, entries: [table(1, 'large'), table(2, 'next')], blocks: [dataBlock(1, stored)] })
    const reader = new ArchiveReader({ ahead: 4 })
    let taken = 0
    // Nothing is decompressed meanwhile: this does not let go of the thread.
    while (taken < bytes.length) {
      const pending = reader.write(bytes.subarray(taken, taken + 65_536))
      taken += 65_536
      if (pending !== undefined) break
    }
    reader.close()
    expect(taken).toBeGreaterThan(40_000_000)
    expect(taken).toBeLessThan(51_000_000)
  })

  it.each([[27, true], [24, true], [23, false], [19, false]])('knows a stream with a window of 2^%i bytes for one that must be alone: %s', async (windowLog, alone) => {
    const compressor = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: windowLog } })
    // Written in pieces, as pg_dump does: the size is not known at the beginning of the frame.
    for (let count = 0; count < 20; count++) compressor.write(noise(100_000))
    compressor.end()
    const written = await buffer(compressor)
    // Node ends with another frame, which is empty.
    const frame = written.subarray(0, written.lastIndexOf(Buffer.of(0x28, 0xb5, 0x2f, 0xfd)))
    const buffers = new Buffers()
    const decompressor = new ZlibDecompressor(zstd, buffers)
    let bytes = 0
    decompressor.start('a table', (part) => { bytes += part.length })
    await settled(decompressor.write(frame))
    await settled(decompressor.flush())
    expect(decompressor.holdsMuch).toBe(alone)
    await settled(buffers.until(() => decompressor.isThrough))
    decompressor.conclude()
    expect(bytes).toBe(2_000_000)
  })
})
