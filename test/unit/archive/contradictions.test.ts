import { describe, expect, it } from '@jest/globals'
import { ArchiveReader } from '../../../src/archive/reader.ts'
import { archive, dataBlock, header, integer, largeObjectsBlock, table } from '../../support/archive/builder.ts'
import { outcomeOfBytes, refused } from '../../support/archive/outcome.ts'

const end = Buffer.from('\\.\n\n\n')

describe('an archive that contradicts its format', () => {
  const rooms = table(1, 'rooms')
  const rows = dataBlock(1, Buffer.from('1\n'), end)
  const cases: [what: string, bytes: Buffer, message: string][] = [
    ['a second block for one table', archive({ entries: [rooms], blocks: [rows, rows] }), 'a second block for table "public"."rooms"'],
    ['a block for an entry that is not listed', archive({ entries: [rooms], blocks: [rows, dataBlock(5, end)] }), 'a block for entry 5, which the table of contents does not have'],
    ['a block for an entry without data', archive({ entries: [rooms, { dumpId: 5, tag: 'v', description: 'VIEW' }], blocks: [rows, dataBlock(5, end)] }), 'a block for view "v", which has no data'],
    ['large objects where rows belong', archive({ entries: [rooms], blocks: [largeObjectsBlock(1, { 3: [end] })] }), 'a block of the wrong type for table "public"."rooms"'],
    ['rows where large objects belong', archive({ entries: [{ dumpId: 1, tag: 'BLOBS', description: 'BLOBS', hadData: true }], blocks: [rows] }), 'a block of the wrong type for blobs "BLOBS"'],
    ['bytes after its end', archive({ entries: [rooms], blocks: [rows, Buffer.from('x')] }), 'a block of type 120, or bytes after the end'],
    ['zeros after its end', archive({ entries: [rooms], blocks: [rows, Buffer.alloc(512)] }), 'a block of type 0, or bytes after the end'],
    ['rows without their terminator', archive({ entries: [rooms], blocks: [dataBlock(1, Buffer.from('1\n2\n'))] }), 'its rows end without their terminator'],
    ['no rows and no terminator', archive({ entries: [rooms], blocks: [dataBlock(1)] }), 'its rows end without their terminator'],
    ['half a terminator', archive({ entries: [rooms], blocks: [dataBlock(1, Buffer.from('1\n\\.\n\n'))] }), 'its rows end without their terminator'],
    ['rows after their terminator', archive({ entries: [rooms], blocks: [dataBlock(1, end, Buffer.from('2\n'))] }), 'something follows the end of a table\'s rows'],
    ['a third empty line after a terminator', archive({ entries: [rooms], blocks: [dataBlock(1, end, Buffer.from('\n'))] }), 'something follows the end of a table\'s rows'],
    ['a frame of negative length', archive({ entries: [rooms], blocks: [Buffer.concat([Buffer.of(1), integer(1), integer(-7)])] }), 'a length inside a data block is no length'],
    ['a frame of 3 GB', archive({ entries: [rooms], blocks: [Buffer.concat([Buffer.of(1), integer(1), integer(3_000_000_000)])] }), 'a length inside a data block is no length'],
    ['a dump id twice', archive({ entries: [rooms, rooms], blocks: [rows] }), 'dump id 1 occurs twice'],
    ['a dump id of zero', archive({ entries: [table(0, 'rooms')], blocks: [rows] }), 'dump id 0'],
    ['a negative number of entries', Buffer.concat([header(16, 0), integer(-3)]), 'damaged: -3 entries'],
    ['a COPY statement that is none', archive({ entries: [{ ...rooms, copyStatement: 'COPY public.rooms TO stdout;\n' }], blocks: [rows] }), 'the COPY statement of table "public"."rooms" cannot be read'],
    ['a sequence without a value', archive({ entries: [{ dumpId: 1, description: 'SEQUENCE SET', tag: 's', definition: 'SELECT 1;\n' }] }), 'sequence "s" has no value'],
    ['an encoding that is not set', archive({ entries: [{ dumpId: 1, description: 'ENCODING', tag: 'ENCODING', definition: 'SET x;\n' }] }), 'its ENCODING entry sets nothing'],
    ['integers of 8 bytes', Buffer.concat([Buffer.from('PGDMP'), Buffer.of(1, 16, 0, 8, 8, 1)]), 'integers of 8 bytes'],
    ['a time that does not exist', Buffer.from(header(16, 0).map((byte, at) => at === 13 ? 99 : byte)), 'its time does not exist'],
  ]

  it.each(cases)('is damaged: %s', async (_what, bytes, message) => {
    for (const size of [1, bytes.length]) expect(await outcomeOfBytes(bytes, size)).toEqual(refused('archive-damaged', message))
  })

  it('names the large object in which it ends, also one whose id needs all 32 bits', async () => {
    const blobs = { dumpId: 1, description: 'BLOBS', tag: 'BLOBS', hadData: true }
    const bytes = archive({ entries: [blobs], blocks: [largeObjectsBlock(1, { 4_000_000_000: [Buffer.from('content')] })] })
    expect(await outcomeOfBytes(bytes.subarray(0, -12))).toEqual(refused('archive-truncated', 'within large object 4000000000'))
  })

  it('is damaged when its data begins elsewhere than its table of contents says', async () => {
    const blocks = [rows]
    const start = archive({ entries: [{ ...rooms, dataOffset: 1 }] }).length
    expect(await outcomeOfBytes(archive({ entries: [{ ...rooms, dataOffset: start }], blocks }))).toHaveProperty('contents')
    expect(await outcomeOfBytes(archive({ entries: [{ ...rooms, dataOffset: start + 1 }], blocks })))
      .toEqual(refused('archive-damaged', `the data of table "public"."rooms", which should begin at byte ${start + 1}`))
  })

  it('shows a hostile name in the message without letting it break the line', async () => {
    const bytes = archive({ entries: [table(1, 'x"\n::error::\u001b[31m\u202e')] , blocks: [] })
    const outcome = await outcomeOfBytes(bytes)
    expect(outcome).toEqual(refused('archive-truncated', 'table "public"."x\\"\\n::error::\\u001b[31m\\u202e"'))
  })
})

describe('a reader whose archive was refused', () => {
  it('says so again, and takes nothing more', async () => {
    const reader = new ArchiveReader()
    expect(() => reader.write(Buffer.concat([Buffer.from('-- PostgreSQL database dump\n'), Buffer.alloc(600)]))).toThrow('a plain SQL script')
    await expect(reader.end()).rejects.toMatchObject({ code: 'archive-not-ours' })
    reader.close()
    reader.close()
  })
})
