import { describe, expect, it } from '@jest/globals'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { deflateSync, zstdCompressSync } from 'node:zlib'
import { ArchiveReader } from '../../../src/archive/reader.ts'
import { archive, dataBlock, integer, largeObjectsBlock, string, table } from '../../support/archive/builder.ts'
import { outcomeOfBytes, randomNumbers, refused, type Outcome } from '../../support/archive/outcome.ts'

const end = Buffer.from('\\.\n\n\n')

describe('damaged compression', () => {
  const rooms = table(1, 'rooms')
  const rows = Buffer.concat([Buffer.from('1\n'), end])
  const random = randomNumbers(7)
  const incompressible = Buffer.from(Array.from({ length: 900_000 }, () => 97 + random(26)))
  const long = Buffer.concat([incompressible, Buffer.from('\n'), end])
  const algorithms: [name: string, minor: number, number: number, compress: (bytes: Uint8Array) => Buffer][] = [
    ['gzip', 14, -1, (bytes) => deflateSync(bytes)],
    ['gzip', 16, 1, (bytes) => deflateSync(bytes)],
    ['zstd', 16, 3, (bytes) => zstdCompressSync(bytes)],
  ]

  describe.each(algorithms)('%s, format 1.%i', (_name, minor, compression, compress) => {
    const read = (block: Buffer, size?: number): Promise<Outcome> => outcomeOfBytes(archive({ minor, compression, entries: [rooms], blocks: [block] }), size)

    it('is damage when the stream ends early, goes on after its end, or is none', async () => {
      for (const content of [rows, long]) {
        const good = compress(content)
        expect(await read(dataBlock(1, good))).toHaveProperty('contents')
        const bad = [good.subarray(0, -1), good.subarray(0, 5), Buffer.alloc(0), Buffer.concat([good, Buffer.from('x')]), Buffer.concat([good, Buffer.alloc(400_000)]), content]
        for (const bytes of bad) {
          expect(await read(dataBlock(1, ...bytes.length === 0 ? [] : [bytes]), 10_000)).toEqual(refused('archive-damaged', 'the data of table "public"."rooms" is damaged'))
        }
      }
    })

    it('is damage when rows follow their terminator far into a long stream', async () => {
      expect(await read(dataBlock(1, compress(Buffer.concat([long, incompressible]))))).toEqual(refused('archive-damaged', 'something follows the end of a table\'s rows'))
    })

    it('reads a little that becomes a lot', async () => {
      const swollen = compress(Buffer.concat([Buffer.alloc(3_000_000, 'a'), Buffer.from('\n'), end]))
      expect(swollen.length).toBeLessThan(65_536)
      expect(await read(dataBlock(1, swollen))).toMatchObject({ contents: { tables: [{ rows: 1, bytes: 3_000_001 }] } })
    })

    it('keeps the order of chunks that are handed over without waiting', async () => {
      const block = dataBlock(1, compress(long))
      const bytes = archive({ minor, compression, entries: [rooms], blocks: [block] })
      const reader = new ArchiveReader()
      for (let at = 0; at < bytes.length; at += 10_000) void reader.write(bytes.subarray(at, at + 10_000))
      expect({ contents: await reader.end() }).toEqual(await read(block))
    })

    it('reads a stream in frames of any size', async () => {
      const good = compress(long)
      const parts = Array.from({ length: Math.ceil(good.length / 4096) }, (_, part) => good.subarray(part * 4096, (part + 1) * 4096))
      const right = await read(dataBlock(1, good))
      expect(await read(dataBlock(1, ...parts), 1000)).toEqual(right)
      expect(right).toMatchObject({ contents: { tables: [{ rows: 1, bytes: 900_001 }] } })
    })
  })

  it('is damage when a frame has a negative length', async () => {
    const bytes = archive({ compression: 1, entries: [rooms], blocks: [Buffer.concat([Buffer.of(1), integer(1), integer(-7)])] })
    expect(await outcomeOfBytes(bytes)).toEqual(refused('archive-damaged', 'a frame of -7 bytes'))
  })
})

describe('memory', () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void

  /** What buffers hold that something still refers to, in bytes: when the collector runs by itself is chance. */
  function held(): number {
    collectGarbage()
    return process.memoryUsage().arrayBuffers
  }

  /** The most that buffers held while these chunks were read, in bytes more than before. */
  async function peak(chunks: Iterable<Buffer>): Promise<number> {
    const reader = new ArchiveReader()
    const before = held()
    let most = 0
    try {
      for (const chunk of chunks) {
        await reader.write(chunk)
        most = Math.max(most, held() - before)
      }
      await reader.end()
    } finally {
      reader.close()
    }
    return most
  }

  it('is not taken for a length that the archive only claims', async () => {
    const claims = [0x7fffffff, 64 * 1024 * 1024]
    for (const claimed of claims) {
      const bytes = Buffer.concat([Buffer.from('PGDMP'), Buffer.of(1, 16, 0, 4, 8, 1, 0), ...[1, 1, 1, 1, 1, 125, 0].map(integer), integer(claimed), Buffer.alloc(1000, 'a')])
      const before = held()
      expect(await outcomeOfBytes(bytes)).toEqual(refused(claimed === 0x7fffffff ? 'archive-damaged' : 'archive-truncated', 'archive'))
      expect(held() - before).toBeLessThan(5_000_000)
    }
  })

  it('is not taken for the data that a damaged length of a text reaches into', async () => {
    const rows = dataBlock(1, Buffer.alloc(70_000_000, 'a row of some signs\n'))
    const whole = Buffer.concat([archive({ entries: [table(1, 'rooms')] }), rows])
    // The length of the table's name, made 33,554,437 by one bit.
    const at = whole.indexOf(string('rooms'))
    whole.writeUInt8(2, at + 4)
    let taken = 0
    function* chunks(): Generator<Buffer> {
      for (; taken < whole.length; taken += 4096) yield whole.subarray(taken, taken + 4096)
    }
    await expect(peak(chunks())).rejects.toMatchObject({ code: 'archive-damaged', message: expect.stringContaining('a zero byte in a text of 33554437 bytes') as unknown as string })
    expect(taken).toBeLessThan(4096 * 2)
  })

  it('does not grow with the data, even when it was compressed a thousandfold', async () => {
    const content = Buffer.alloc(400_000_000)
    const compressed = deflateSync(content, { level: 1 })
    const start = archive({ compression: 1, entries: [{ dumpId: 1, description: 'BLOBS', tag: 'BLOBS', hadData: true }] })
    const block = largeObjectsBlock(1, { 9: [compressed] })
    const all = Buffer.concat([start, block])
    expect(await peak(Array.from({ length: Math.ceil(all.length / 65536) }, (_, part) => all.subarray(part * 65536, (part + 1) * 65536)))).toBeLessThan(20_000_000)
  })
})
