import { describe, expect, it } from '@jest/globals'
import { Readable } from 'node:stream'
import { readDirectoryArchive } from '../../../src/archive/directory.ts'
import { chunked, fixture, fixturesOf, majors, opener } from '../../support/archive/fixtures.ts'
import { flipped, outcomeOf, randomNumbers, refused, type Outcome } from '../../support/archive/outcome.ts'

const toc = (path: string): Buffer => fixture(`${path}/toc.dat`)
const read = (path: string, changed: Record<string, Uint8Array> = {}): Promise<Outcome> => outcomeOf(readDirectoryArchive(toc(path), opener(path, changed)))
const every = majors.flatMap((major) => fixturesOf(major).directories.map((name) => `${major}/${name}`))

/** The names of the files that a reading of this directory opens. */
async function opened(path: string): Promise<string[]> {
  const names: string[] = []
  await readDirectoryArchive(toc(path), (name) => {
    names.push(name)
    return opener(path)(name)
  })
  return names
}

describe.each(every)('the directory %s', (path) => {
  it('is damaged when any of its files is missing or was cut', async () => {
    for (const missing of await opened(path)) {
      const withoutIt = outcomeOf(readDirectoryArchive(toc(path), (name) =>
        name === missing ? new Readable({ read() { this.destroy(Object.assign(new Error('no such file'), { code: 'ENOENT' })) } }) : opener(path)(name)))
      expect(await withoutIt).toEqual(refused('archive-damaged', `its file ${missing} is missing`))
      // A large object that is not compressed can be cut unnoticed by its form; its fingerprint then differs.
      const bytes = fixture(`${path}/${missing}`)
      if (bytes.length === 0) continue
      const cut = await read(path, { [missing]: bytes.subarray(0, -1) })
      expect('contents' in cut ? cut.contents.largeObjects : cut).not.toEqual(await read(path).then((whole) => 'contents' in whole ? whole.contents.largeObjects : whole))
    }
  })

  it('is damaged when the file of a table holds nothing', async () => {
    for (const name of (await opened(path)).filter((candidate) => /^\d+\.dat/.test(candidate))) {
      expect(await read(path, { [name]: Buffer.alloc(0) })).toMatchObject({ code: 'archive-damaged' })
    }
  })

  it('is damaged when its toc.dat was cut, or is longer than it says', async () => {
    const bytes = toc(path)
    for (let length = 0; length < bytes.length; length += 97) {
      expect(await outcomeOf(readDirectoryArchive(bytes.subarray(0, length), opener(path)))).toMatchObject({ code: length === 0 ? 'archive-not-ours' : 'archive-truncated' })
    }
    expect(await outcomeOf(readDirectoryArchive(Buffer.concat([bytes, Buffer.of(0)]), opener(path)))).toEqual(refused('archive-damaged', 'something follows'))
  })

  it('is the same in chunks of any size', async () => {
    const chunks = (size: number): Promise<Outcome> => outcomeOf(readDirectoryArchive(chunked(toc(path), size), (name) => chunked(fixture(`${path}/${name}`), size)))
    expect(await chunks(1)).toEqual(await read(path))
    expect(await chunks(777)).toEqual(await read(path))
  })

  it('fails or differs for each of a sample of flipped bits', async () => {
    const right = JSON.stringify(await read(path))
    const random = randomNumbers(11)
    const names = await opened(path)
    let same = 0
    for (let flip = 0; flip < 150; flip++) {
      const name = names[random(names.length)] ?? ''
      const bytes = fixture(`${path}/${name}`)
      // A gzip header has a time and the name of a system, which mean nothing here.
      const start = path.endsWith('gzip') && name.endsWith('.gz') ? 10 : 0
      if (bytes.length <= start) continue
      if (JSON.stringify(await read(path, { [name]: flipped(bytes, start + random(bytes.length - start), random(8)) })) === right) same++
    }
    // What stays the same is padding, a larger window, and other ways to write the same content.
    expect(same).toBeLessThan(path.endsWith('none') ? 1 : 12)
  })
})

describe('a directory of pg_dump before 17', () => {
  it('is damaged when the file of a large object holds nothing, for a gzip file begins with a header', async () => {
    expect(await read('13/directory-gzip', { 'blob_50001.dat.gz': Buffer.alloc(0) })).toMatchObject({ code: 'archive-damaged' })
  })

  it('has its list of large objects in blobs.toc, whatever its table of contents calls it', async () => {
    const renamed = Buffer.from(toc('13/directory-gzip').toString('latin1').replace('blobs.toc', '1234_.toc'), 'latin1')
    const outcome = await outcomeOf(readDirectoryArchive(renamed, opener('13/directory-gzip')))
    expect(outcome).toMatchObject({ contents: { largeObjects: { count: 5 } } })
  })
})

describe('a hostile directory', () => {
  it('cannot make the reader open a file outside of it', async () => {
    const bytes = toc('18/directory-none')
    const name = (await opened('18/directory-none')).find((candidate) => /^\d+\.dat$/.test(candidate)) ?? ''
    const evil = Buffer.from(bytes.toString('latin1').replace(name, '../../xx'.slice(0, name.length)), 'latin1')
    expect(await outcomeOf(readDirectoryArchive(evil, opener('18/directory-none')))).toEqual(refused('archive-damaged', 'is no file name of pg_dump'))
  })

  it('cannot do so through its list of large objects', async () => {
    const list = (await opened('18/directory-none')).find((name) => name.endsWith('.toc')) ?? ''
    for (const line of ['50001 ../passwd\n', '50001 blob_50002.dat\n', '50001\n', '0 blob_0.dat\n', '9999999999 blob_9999999999.dat\n']) {
      expect(await read('18/directory-none', { [list]: Buffer.from(line) })).toEqual(refused('archive-damaged', `its file ${list} has the line`))
    }
    expect(await read('18/directory-none', { [list]: Buffer.alloc(100_000, 'x') })).toEqual(refused('archive-damaged', 'has no end'))
  })

  it('is not taken for an archive in the custom format, nor the other way round', async () => {
    expect(await outcomeOf(readDirectoryArchive(fixture('18/small-none.dump'), opener('18/directory-none')))).toMatchObject({ code: 'archive-not-ours' })
  })

  it('passes on a failure to read a file that is there', async () => {
    const failing = readDirectoryArchive(toc('18/directory-none'), () => new Readable({ read() { this.destroy(Object.assign(new Error('broken disk'), { code: 'EIO' })) } }))
    await expect(failing).rejects.toMatchObject({ code: 'EIO' })
  })
})
