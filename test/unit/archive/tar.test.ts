import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { readDirectoryArchive } from '../../../src/archive/directory.ts'
import { archiveReader, readArchive } from '../../../src/archive/reader.ts'
import { readTar, writeTar } from '../../../src/archive/tar.ts'
import type { TarFile } from '../../../src/archive/tar.ts'
import { readTarEntries } from '../../../src/archive/tar-archive.ts'
import { chunked, fixture, fixturesOf, majors, opener } from '../../support/archive/fixtures.ts'
import { flipped, outcomeOf, randomNumbers, refused } from '../../support/archive/outcome.ts'

type Files = readonly (readonly [name: string, bytes: Buffer])[]

const folder = mkdtempSync(join(tmpdir(), 'zimmer-tar-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

async function* listed(files: Files): AsyncGenerator<TarFile> {
  for (const [name, bytes] of files) yield await Promise.resolve({ name, size: bytes.length, content: chunked(bytes, 4099) })
}

async function tarOf(files: Files): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of writeTar(listed(files), 1_700_000_000)) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

async function filesOf(tar: Uint8Array, chunk = 1000): Promise<Files> {
  const files: [string, Buffer][] = []
  for await (const { name, content } of readTar(chunked(tar, chunk))) {
    const parts: Buffer[] = []
    for await (const part of content) parts.push(Buffer.from(part))
    files.push([name, Buffer.concat(parts)])
  }
  return files
}

/** Files of every size around a block's, with random content. */
function someFiles(seed: number): Files {
  const random = randomNumbers(seed)
  return Array.from({ length: 12 }, (_, index) => {
    const size = [0, 1, 511, 512, 513, 1024, 10_240][index] ?? random(70_000)
    return [`${random(1e9)}.dat${index === 5 ? '.gz' : ''}`, Buffer.from(Array.from({ length: size }, () => random(256)))] as const
  })
}

const names = (path: string) => readdirSync(join(import.meta.dirname, '../../fixtures/archives', path)).sort((a, b) => Number(b === 'toc.dat') - Number(a === 'toc.dat'))
const dumped = (path: string): Files => names(path).map((name) => [name, fixture(`${path}/${name}`)] as const)
const every = majors.flatMap((major) => fixturesOf(major).directories.map((name) => `${major}/${name}`))
const read = async (files: Files) => outcomeOf(readArchive(chunked(await tarOf(files), 5000), 'directory'))

describe('a tar of ours', () => {
  it.each([1, 2, 3])('is unpacked by the tar of the machine, byte for byte (%i)', async (seed) => {
    const [path, into] = [join(folder, `${seed}.tar`), join(folder, `into-${seed}`)]
    const files = someFiles(seed)
    writeFileSync(path, await tarOf(files))
    mkdirSync(into)
    execFileSync('tar', ['-xf', path, '-C', into])
    expect(readdirSync(into).sort()).toEqual(files.map(([name]) => name).sort())
    for (const [name, bytes] of files) expect(readFileSync(join(into, name)).equals(bytes)).toBe(true)
  })

  it('says the size of a file of more than 8 GiB so that the tar of the machine finds it', async () => {
    const size = 9 * 1024 ** 3
    const path = join(folder, 'large.tar')
    const parts: Buffer[] = []
    const endless = (async function* (): AsyncGenerator<TarFile> { yield await Promise.resolve({ name: '1.dat', size, content: chunked(Buffer.alloc(1), 1) }) })()
    await expect((async () => { for await (const part of writeTar(endless, 0)) parts.push(Buffer.from(part)) })()).rejects.toThrow('1.dat changed')
    writeFileSync(path, Buffer.concat(parts))
    let said = ''
    try {
      execFileSync('tar', ['-tvf', path], { stdio: ['ignore', 'pipe', 'ignore'] })
    } catch (problem) {
      said = String((problem as { stdout: unknown }).stdout)
    }
    expect(said).toContain(` ${size} `)
    for await (const member of readTar(chunked(Buffer.concat(parts), 512))) {
      expect(member.size).toBe(size)
      break
    }
  })

  it('is not written when a file is not as long as was said', async () => {
    const write = async (bytes: Buffer) => {
      const file = (async function* () { yield await Promise.resolve({ name: '1.dat', size: 5, content: chunked(bytes, 3) }) })()
      const parts: Uint8Array[] = []
      for await (const part of writeTar(file, 0)) parts.push(part)
      return parts
    }
    for (const bytes of ['four', 'sixsix']) await expect(write(Buffer.from(bytes))).rejects.toThrow('1.dat changed')
    expect(await write(Buffer.from('right'))).toHaveLength(5)
  })
})

describe.each(['ustar', 'gnu', 'posix'])('a tar that the machine writes as %s', (format) => {
  it('is read byte for byte, in chunks of any size', async () => {
    const files = someFiles(7)
    const from = join(folder, `from-${format}`)
    mkdirSync(from)
    for (const [name, bytes] of files) writeFileSync(join(from, name), bytes)
    const tar = execFileSync('tar', [`--format=${format}`, '-C', from, '-cf', '-', '.'], { maxBuffer: 1e9 })
    for (const chunk of [1, 511, 513, 1 << 20]) {
      const found = new Map(await filesOf(tar, chunk))
      expect([...found.keys()].sort()).toEqual(files.map(([name]) => name).sort())
      for (const [name, bytes] of files) expect(found.get(name)?.equals(bytes)).toBe(true)
    }
  })

  it('gives its folders where they are asked for, empty ones too', async () => {
    const from = join(folder, `folders-${format}`)
    mkdirSync(join(from, 'data/empty'), { recursive: true })
    writeFileSync(join(from, 'data/file'), 'content')
    const tar = execFileSync('tar', [`--format=${format}`, '-C', from, '-cf', '-', 'data'], { maxBuffer: 1e9 })
    const found: string[] = []
    for await (const { name, isFolder, size } of readTar(chunked(tar, 4096), { folders: true })) found.push(`${name} ${isFolder} ${size}`)
    expect(found.sort()).toEqual(['data true 0', 'data/empty true 0', 'data/file false 7'])
  })
})

it.each(['gnu', 'posix'])('a tar of the machine, as %s, is refused where it tells of holes and not of what a file holds', async (format) => {
  const from = join(folder, `holes-${format}`)
  mkdirSync(from)
  writeFileSync(join(from, 'holes'), 'begin')
  truncateSync(join(from, 'holes'), 1e7)
  const tar = execFileSync('tar', [`--format=${format}`, '--sparse', '-C', from, '-cf', '-', 'holes'], { maxBuffer: 1e9 })
  await expect(filesOf(tar, 4096)).rejects.toMatchObject({ code: 'archive-damaged' })
})

describe.each(every)('the directory %s in a tar', (path) => {
  const whole = () => readDirectoryArchive(fixture(`${path}/toc.dat`), opener(path))

  it('holds what the directory holds, in whatever order its files come', async () => {
    const [toc, ...others] = dumped(path)
    if (toc === undefined) throw new Error('an empty fixture')
    const contents = await whole()
    for (const order of [others, others.toReversed()]) expect(await read([toc, ...order])).toEqual({ contents })
  })

  it('is the same while it passes by', async () => {
    const reader = archiveReader('directory')
    for await (const chunk of chunked(await tarOf(dumped(path)), 3001)) await reader.write(chunk)
    expect(await reader.end()).toEqual(await whole())
    reader.close()
  })

  it('is damaged when a file is missing, stands there twice or has another name', async () => {
    const files = dumped(path)
    for (const [index, [name, bytes]] of files.entries()) {
      if (index === 0) continue
      expect(await read(files.filter((_, other) => other !== index))).toMatchObject({ code: 'archive-damaged' })
      expect(await read([...files, [name, bytes]])).toEqual(refused('archive-damaged', 'twice'))
      expect(await read(files.map((file, other) => other === index ? ['99999.dat', bytes] as const : file))).toMatchObject({ code: 'archive-damaged' })
    }
    expect(await read(files.slice(1))).toMatchObject({ code: 'archive-damaged' })
    expect(await read([])).toMatchObject({ code: 'archive-not-ours' })
  })
})

describe('the tar of a dump', () => {
  const path = every.find((name) => name.startsWith('17/')) ?? ''

  it.each(['../../etc/passwd', '/etc/passwd', 'a/1.dat', 'restore.sql', '.bashrc', 'toc.dat'])('is damaged when it holds a file named %s', async (name) => {
    expect(await read([...dumped(path), [name, Buffer.from('x')]])).toMatchObject({ code: 'archive-damaged' })
  })

  it('is never taken for whole when it was cut, or when anything was changed outside of its files', async () => {
    const tar = await tarOf(dumped(path))
    for (let length = 0; length < tar.length; length += 509) expect(await outcomeOf(readArchive(chunked(tar.subarray(0, length), 4096), 'directory'))).toHaveProperty('code')
    const random = randomNumbers(11)
    const toc = fixture(`${path}/toc.dat`).length
    const places = [...Array.from({ length: 60 }, () => random(512)), ...Array.from({ length: 20 }, () => tar.length - 1 - random(1024)), 512 + toc]
    // A header's own checksum may be written in several ways.
    for (const at of places.filter((place) => place < 148 || place >= 156)) expect(await outcomeOf(readArchive(chunked(flipped(tar, at, random(8)), 4096), 'directory'))).toHaveProperty('code')
    expect(await outcomeOf(readArchive(chunked(Buffer.concat([tar, Buffer.of(1)]), 4096), 'directory'))).toEqual(refused('archive-damaged', 'follows the end'))
  })

  it('tells a reader while it is still being written that it is damaged', async () => {
    const reader = archiveReader('directory')
    const tar = flipped(await tarOf(dumped(path)), 520, 0)
    await expect((async () => { for await (const chunk of chunked(tar, 512)) await reader.write(chunk); await reader.end() })()).rejects.toMatchObject({ name: 'KnownError' })
    reader.close()
  })

  it('gives its table of contents without being read any further', async () => {
    const tar = await tarOf(dumped(path))
    let given = 0
    const source = (async function* () { for await (const chunk of chunked(tar, 1024)) { given += chunk.length; yield chunk } })()
    const { entries } = await readDirectoryArchive(fixture(`${path}/toc.dat`), opener(path))
    expect(await readTarEntries(source)).toEqual(entries)
    expect(given).toBeLessThan(tar.length)
  })
})
