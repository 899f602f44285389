import { describe, expect, it } from '@jest/globals'
import { readDirectoryArchive } from '../../../src/archive/directory.ts'
import { readArchive, type ArchiveContents } from '../../../src/archive/reader.ts'
import { archive, dataBlock, integer, largeObjectsBlock, table } from '../../support/archive/builder.ts'
import { chunked, expected, fixture, fixturesOf, majors, opener } from '../../support/archive/fixtures.ts'
import { fingerprintOf, largeObjectUnit, rowsOf } from '../../support/archive/reference.ts'

const whole = (path: string): Promise<ArchiveContents> => {
  const bytes = fixture(path)
  return readArchive(chunked(bytes, bytes.length))
}
const directory = (path: string): Promise<ArchiveContents> => readDirectoryArchive(fixture(`${path}/toc.dat`), opener(path))

/** What the server's own COPY output says of each table, computed without any of the code under test. */
function tablesOf(major: string): Record<string, unknown> {
  return Object.fromEntries(expected(major).tables.map(({ name, columns, rows, copy }) => {
    const bytes = Buffer.from(copy, 'base64')
    return [name, { columns, rows, bytes: bytes.length, fingerprint: fingerprintOf(rowsOf(bytes)) }]
  }))
}
function found(contents: ArchiveContents): Record<string, unknown> {
  return Object.fromEntries(contents.tables.map(({ schema, name, columns, rows, bytes, fingerprint }) => [`${schema}/${name}`, { columns, rows, bytes, fingerprint }]))
}
function largeObjectsOf(major: string): unknown {
  const objects = expected(major).largeObjects.map(({ oid, content }) => ({ oid, content: Buffer.from(content, 'base64') }))
  return {
    count: objects.length,
    bytes: objects.reduce((sum, { content }) => sum + content.length, 0),
    fingerprint: fingerprintOf(objects.map(({ oid, content }) => largeObjectUnit(oid, content))),
  }
}
function sequencesOf(major: string): unknown {
  return expected(major).sequences.map(({ schema, name, last, start }) => ({ schema, name, value: last ?? start, isCalled: last !== null }))
}

describe.each(majors)('an archive of pg_dump %s', (major) => {
  const { archives, directories } = fixturesOf(major)
  const complete = archives.filter((name) => !/^(inserts|schema-only|small)/.test(name))
  const readings: [name: string, read: () => Promise<ArchiveContents>][] = [
    ...complete.map((name): [string, () => Promise<ArchiveContents>] => [name, () => whole(`${major}/${name}`)]),
    ...directories.map((name): [string, () => Promise<ArchiveContents>] => [name, () => directory(`${major}/${name}`)]),
  ]

  it.each(readings)('holds, as %s, the rows, large objects and sequences that the server itself has', async (_name, read) => {
    const contents = await read()
    expect(found(contents)).toEqual(tablesOf(major))
    expect(contents.largeObjects).toEqual(largeObjectsOf(major))
    expect([...contents.sequences].sort((one, other) => one.name < other.name ? -1 : 1)).toEqual(sequencesOf(major))
  })

  it('is the same whatever the size of the chunks it comes in', async () => {
    for (const name of archives) {
      const right = await whole(`${major}/${name}`)
      for (const size of [1, 7, 4096]) expect(await readArchive(chunked(fixture(`${major}/${name}`), size))).toEqual(right)
    }
  })

  it('says of itself what its header and special entries say', async () => {
    expect(await whole(`${major}/gzip.dump`)).toMatchObject({
      formatVersion: Number(major) < 16 ? '1.14' : '1.16',
      compression: 'gzip',
      createdAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      database: 'hotel',
      serverVersion: expected(major).server,
      dumpVersion: expected(major).server,
      encoding: 'UTF8',
      standardConformingStrings: true,
      searchPath: '',
    })
  })

  it('names each compression that it has', async () => {
    for (const name of archives.filter((archiveName) => /^(none|gzip|lz4|zstd)/.test(archiveName))) {
      expect((await whole(`${major}/${name}`)).compression).toBe(/^[a-z0-9]+/.exec(name)?.[0])
    }
  })

  it('has no counts or fingerprints for tables dumped as INSERTs, but says how large they are', async () => {
    const { tables } = await whole(`${major}/inserts.dump`)
    expect(tables.map(({ name }) => name)).toEqual(['alembic_version', 'awkward', 'orders'])
    for (const { columns, rows, fingerprint, bytes, statements } of tables) {
      expect([columns, rows, fingerprint]).toEqual([null, null, null])
      expect(statements).toMatch(/^[0-9a-f]{32}$/)
      expect(bytes).toBeGreaterThan(50)
    }
  })

  it('has no tables when it holds the schema only', async () => {
    const contents = await whole(`${major}/schema-only.dump`)
    expect([contents.tables, contents.sequences, contents.largeObjects.count]).toEqual([[], [], 0])
    expect(contents.entries.some((entry) => entry.hadData)).toBe(false)
  })

  it('lists constraints, indexes, extensions and views with their definitions', async () => {
    const { entries } = await whole(`${major}/none.dump`)
    const definition = (description: string, tag: string): string | null | undefined =>
      entries.find((entry) => entry.description === description && entry.tag === tag)?.definition
    expect(definition('FK CONSTRAINT', 'orders orders_customer_fkey')).toContain('REFERENCES public.customers(id)')
    expect(definition('INDEX', 'orders_amount')).toContain('WHERE (amount > (10)::numeric)')
    expect(definition('EXTENSION', 'pg_trgm')).toContain('CREATE EXTENSION IF NOT EXISTS pg_trgm')
    expect(definition('MATERIALIZED VIEW DATA', 'totals')).toContain('REFRESH MATERIALIZED VIEW public.totals')
    const customers = entries.find((entry) => entry.description === 'TABLE' && entry.tag === 'customers')
    expect(customers).toMatchObject({ namespace: 'public', owner: 'zimmer owner', section: 'pre-data', tableAccessMethod: 'heap', hadData: false, dropStatement: 'DROP TABLE public.customers;\n' })
    const orders = entries.find((entry) => entry.description === 'TABLE DATA' && entry.tag === 'orders')
    expect(orders?.dependencies.map((id) => entries.find(({ dumpId }) => dumpId === id)?.tag)).toEqual(['orders'])
  })

  it('knows where its data begins only if pg_dump wrote to a file', async () => {
    const data = async (name: string): Promise<(number | null)[]> =>
      (await whole(`${major}/${name}`)).entries.filter((entry) => entry.hadData).map((entry) => entry.dataOffset)
    expect((await data('none.dump')).every((offset) => offset !== null)).toBe(true)
    expect((await data('gzip.dump')).every((offset) => offset === null)).toBe(true)
  })
})

describe('an archive of format 1.15, which pg_dump 16 writes', () => {
  it.each([['1.14', 14], ['1.15', 15], ['1.16', 16]])('reads in the layout of %s what the others hold', async (formatVersion, minor) => {
    const rows = [Buffer.from('1\n'), Buffer.from('2\n'), Buffer.from('\\.\n\n\n')]
    const contents = await readArchive(chunked(archive({
      minor,
      entries: [table(7, 'rooms'), { dumpId: 9, description: 'BLOBS', tag: 'BLOBS', hadData: true }],
      blocks: [dataBlock(7, ...rows), largeObjectsBlock(9, { 5: [Buffer.from('five')], 4_000_000_000: [] })],
    }), 50))
    expect(contents).toMatchObject({ formatVersion, createdAt: '2025-08-28T14:30:22', database: 'hotel' })
    expect(found(contents)).toEqual({ 'public/rooms': { columns: '(id)', rows: 2, bytes: 4, fingerprint: fingerprintOf([Buffer.from('1'), Buffer.from('2')]) } })
    expect(contents.largeObjects).toEqual({
      count: 2, bytes: 4, fingerprint: fingerprintOf([largeObjectUnit(5, Buffer.from('five')), largeObjectUnit(4_000_000_000, Buffer.alloc(0))]),
    })
  })
})

describe('what pg_dump writes only for unusual databases', () => {
  it('keeps names that are not UTF-8 apart instead of refusing or merging them', async () => {
    const bytes = archive({ entries: [table(1, 'caf\u0001'), table(2, 'caf\u0002')], blocks: [dataBlock(1, Buffer.from('\\.\n\n\n')), dataBlock(2, Buffer.from('\\.\n\n\n'))] })
    const latin = Buffer.from(bytes.toString('latin1').replaceAll('caf\u0001', 'caf\xe9').replaceAll('caf\u0002', 'caf\xe8'), 'latin1')
    expect((await readArchive(chunked(latin, 1000))).tables.map(({ name }) => name)).toEqual(['caf\u00e9', 'caf\u00e8'])
  })

  it('reads the value of an object id of 2^31 and beyond', async () => {
    const minimum = Buffer.of(1, 0, 0, 0, 0x80)
    const contents = await readArchive(chunked(archive({
      entries: [{ dumpId: 9, description: 'BLOBS', tag: 'BLOBS', hadData: true }],
      blocks: [Buffer.concat([Buffer.of(3), integer(9), minimum, integer(0), integer(0)])],
    }), 50))
    expect(contents.largeObjects.fingerprint).toBe(fingerprintOf([largeObjectUnit(2 ** 31, Buffer.alloc(0))]))
  })

  it('does not take the end of a row for the end of the rows', async () => {
    // A value that ends in a backslash and a dot, whose backslash is doubled so that its half begins a block of 16 bytes.
    const rows = [Buffer.from(`${'x'.repeat(15)}\\\\.`), Buffer.from('\\\\.'), Buffer.from(`${'y'.repeat(31)}\\\\.`)]
    const copy = Buffer.concat(rows.flatMap((row) => [row, Buffer.from('\n')]))
    const bytes = archive({ entries: [table(1, 'rooms')], blocks: [dataBlock(1, copy, Buffer.from('\\.\n\n\n'))] })
    for (const size of [1, 3, bytes.length]) {
      expect((await readArchive(chunked(bytes, size))).tables).toMatchObject([{ rows: 3, fingerprint: fingerprintOf(rows) }])
    }
  })

  it('unquotes the search path', async () => {
    const definition = `SELECT pg_catalog.set_config('search_path', '"it''s", public', false);\n`
    const bytes = archive({ entries: [{ dumpId: 1, description: 'SEARCHPATH', tag: 'SEARCHPATH', definition }] })
    expect((await readArchive(chunked(bytes, 100))).searchPath).toBe('"it\'s", public')
  })

  it('reads blocks in another order than that of the table of contents', async () => {
    const end = Buffer.from('\\.\n\n\n')
    const contents = await readArchive(chunked(archive({
      entries: [table(1, 'first'), table(2, 'second')], blocks: [dataBlock(2, Buffer.from('b\n'), end), dataBlock(1, end)],
    }), 50))
    expect(contents.tables.map(({ name, rows }) => [name, rows])).toEqual([['first', 0], ['second', 1]])
  })
})
