import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataBytes, fillOffsets } from '../../../src/archive/offsets.ts'
import { readArchive } from '../../../src/archive/reader.ts'
import type { ArchiveContents } from '../../../src/archive/reader.ts'
import { archive, dataBlock, largeObjectsBlock, table } from '../../support/archive/builder.ts'
import { chunked, fixture, fixturesOf, majors } from '../../support/archive/fixtures.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zimmer-offsets-'))
  path = join(folder, 'archive.dump')
})
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

const contentsOf = (bytes: Buffer): Promise<ArchiveContents> => readArchive(chunked(bytes, 65536))
const withoutOffsets = ({ entries, ...rest }: ArchiveContents) => ({ ...rest, entries: entries.map((entry) => ({ ...entry, dataOffset: null })) })

/** The bytes after pg_dump's offsets were replaced by what it writes into a pipe. */
async function asThroughPipe(bytes: Buffer): Promise<Buffer> {
  const blank = Buffer.from(bytes)
  for (const { dataOffset, offsetAt } of (await contentsOf(bytes)).entries) if (dataOffset !== null && offsetAt !== null) Buffer.of(1, 0, 0, 0, 0, 0, 0, 0, 0).copy(blank, offsetAt)
  return blank
}

it('leaves a copy that was cut, or is no archive, as it is', async () => {
  for (const bytes of [fixture('17/gzip.dump').subarray(0, 3000), fixture('15/gzip.dump').subarray(0, -40), Buffer.from('CREATE TABLE rooms ();\n'), Buffer.alloc(0)]) {
    writeFileSync(path, bytes)
    await fillOffsets(path)
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect([...await dataBytes(path)]).toEqual([])
  }
})

describe.each(majors)('an archive of pg_dump %s', (major) => {
  it('gets the very offsets that pg_dump writes into a file', async () => {
    const written = fixture(`${major}/none.dump`)
    const piped = await asThroughPipe(written)
    expect(piped.equals(written)).toBe(false)
    writeFileSync(path, piped)
    await fillOffsets(path)
    expect(readFileSync(path).equals(written)).toBe(true)
  })

  it.each(fixturesOf(major).archives)('holds, as %s, the same as before', async (name) => {
    const bytes = fixture(`${major}/${name}`)
    const before = await contentsOf(bytes)
    writeFileSync(path, bytes)
    await fillOffsets(path)
    // The reader refuses an offset at which the block does not begin.
    const filled = await contentsOf(readFileSync(path))
    expect(filled.entries.filter(({ hadData, dataOffset }) => hadData && dataOffset === null)).toEqual([])
    expect(withoutOffsets(filled)).toEqual(withoutOffsets(before))
  })
})

it('finds what lies behind a block far longer than what is read at once', async () => {
  const entries = [table(7, 'rooms'), { dumpId: 9, description: 'BLOBS', tag: 'BLOBS', hadData: true }, table(11, 'guests')]
  const rows = [Buffer.from(`${'x'.repeat(900_000)}\n`), Buffer.from('\\.\n\n\n')]
  const bytes = archive({ entries, blocks: [dataBlock(7, ...rows), largeObjectsBlock(9, { 5: [Buffer.alloc(700_000)], 6: [] }), dataBlock(11, ...rows)] })
  writeFileSync(path, bytes)
  await fillOffsets(path)
  const filled = await contentsOf(readFileSync(path))
  expect(filled.entries.map(({ dataOffset }) => dataOffset !== null)).toEqual([true, true, true])
  expect(filled.tables.map((one) => one.rows)).toEqual([1, 1])
  const sizes = await dataBytes(path)
  expect([7, 9, 11].map((dumpId) => Math.round((sizes.get(dumpId) ?? 0) / 100_000))).toEqual([9, 7, 9])
})
