import { describe, expect, it } from '@jest/globals'
import { archive, dataBlock, table } from '../../support/archive/builder.ts'
import { fixture } from '../../support/archive/fixtures.ts'
import { flipped, outcomeOfBytes, randomNumbers, refused } from '../../support/archive/outcome.ts'

const end = Buffer.from('\\.\n\n\n')

/** All flips of a sample, and those after which reading comes to the very same contents. */
async function unnoticedFlips(bytes: Buffer, count: number): Promise<number[]> {
  const right = await outcomeOfBytes(bytes)
  const random = randomNumbers(20_250_828)
  const unnoticed: number[] = []
  for (let flip = 0; flip < count; flip++) {
    const at = random(bytes.length)
    const outcome = await outcomeOfBytes(flipped(bytes, at, random(8)))
    if (JSON.stringify(outcome) === JSON.stringify(right)) unnoticed.push(at)
  }
  return unnoticed
}

describe('an archive that was cut', () => {
  const small = ['13/small-gzip.dump', '18/small-none.dump', '18/small-lz4.dump', '18/small-zstd.dump']

  it.each(small)('is called so at every byte of %s', async (path) => {
    const bytes = fixture(path)
    for (let length = 1; length < bytes.length; length++) {
      expect(await outcomeOfBytes(bytes.subarray(0, length))).toEqual(refused('archive-truncated', 'the archive ends '))
    }
  })

  it.each(['17/none.dump', '13/gzip.dump', '17/lz4.dump', '18/zstd.dump'])('is called so all over %s', async (path) => {
    const bytes = fixture(path)
    for (let length = 1; length < bytes.length; length += 61) {
      expect(await outcomeOfBytes(bytes.subarray(0, length), 5000)).toEqual(refused('archive-truncated', 'the archive ends '))
    }
  })

  it('is called so between two blocks, by the table whose data never came', async () => {
    const bytes = archive({ entries: [table(1, 'rooms'), table(2, 'guests'), table(3, 'nights')], blocks: [dataBlock(1, end)] })
    expect(await outcomeOfBytes(bytes)).toEqual(refused('archive-truncated', 'before the data of table "public"."guests" and of 1 more'))
  })
})

describe('an archive of which one bit was turned over', () => {
  // What is left over: nothing. The header's daylight saving flag would be, but is too small to be hit here.
  it.each(['13/none.dump', '18/none.dump', '18/inserts.dump'])('fails or differs: %s, not compressed', async (path) => {
    expect(await unnoticedFlips(fixture(path), 2000)).toEqual([])
  })

  // What is left over: bits that decompressors ignore, such as the padding at the end of a zlib stream, and other ways
  // to write the same content. The rows are the same, for their fingerprints are.
  it.each(['13/gzip.dump', '17/lz4.dump', '18/zstd.dump'])('fails or differs, or holds the same: %s, compressed', async (path) => {
    expect((await unnoticedFlips(fixture(path), 1000)).length).toBeLessThan(5)
  })
})
