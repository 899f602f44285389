import { Bytes } from '../kit/bytes.ts'
import { damaged, truncated } from './damage.ts'
import { recogniseForeign } from './foreign.ts'

/** A file on its way into a tar. */
export interface TarFile {
  /** Of ASCII, at most 100 characters. */
  readonly name: string
  /** Bytes; the content has to be exactly so long. */
  readonly size: number
  readonly content: AsyncIterable<Uint8Array>
}

const blockBytes = 512
/** The size field has eleven octal digits; what is larger is said in a pax header before it (POSIX.1-2001, pax interchange format). */
const largestOctal = 0o77777777777

/**
 * Files as a tar that every tar of today reads: ustar, with a pax header for a file of 8 GiB or more. Owner and group are 0 and the mode is
 * 0600; `time` is the modification time, in seconds. Throws an Error when a content is not as long as it was said to be.
 */
export async function* writeTar(files: AsyncIterable<TarFile>, time: number): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of files) {
    if (size > largestOctal) yield paxHeader(name, size, time)
    yield header(name, '0', Math.min(size, largestOctal), time)
    let written = 0
    for await (const chunk of content) {
      written += chunk.length
      if (written > size) break
      yield chunk
    }
    if (written !== size) throw new Error(`${name} changed while it was written into the archive`)
    if (size % blockBytes !== 0) yield new Uint8Array(blockBytes - size % blockBytes)
  }
  yield new Uint8Array(2 * blockBytes)
}

function paxHeader(name: string, size: number, time: number): Uint8Array {
  const record = paxRecord('size', String(size))
  return Buffer.concat([header(`PaxHeaders/${name}`.slice(0, 100), 'x', record.length, time), record, Buffer.alloc(blockBytes - record.length)])
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`
  let length = rest.length + 1
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length
  return Buffer.from(`${length}${rest}`, 'latin1')
}

function header(name: string, type: '0' | 'x', size: number, time: number): Buffer {
  const block = Buffer.alloc(blockBytes)
  const octal = (value: number, at: number, digits: number) => block.write(value.toString(8).padStart(digits, '0'), at, 'latin1')
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for a tar`)
  block.write(name, 0, 'latin1')
  octal(0o600, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(Math.trunc(time), 136, 11)
  block.write(type, 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  octal(checksum(block), 148, 6)
  block[155] = 0x20
  return block
}

/** The sum of a header's bytes, its own field taken for spaces. */
function checksum(block: Uint8Array): number {
  let sum = 8 * 0x20
  for (let at = 0; at < blockBytes; at++) if (at < 148 || at >= 156) sum += block[at] ?? 0
  return sum
}

/** A file of a tar, as it comes by, or a folder. */
export interface TarMember {
  /** That of a folder without a slash at its end. */
  readonly name: string
  readonly size: number
  readonly isFolder: boolean
  /** To be read before the next member is asked for; what is left of it is skipped. */
  readonly content: AsyncGenerator<Uint8Array>
}

/**
 * The files of a tar, and its folders where they are asked for, in its order: ustar, GNU's or pax. `./` before a name is left out. Rejects with
 * `archive-truncated`, `archive-damaged` (also for what only the padding has) and `archive-not-ours`.
 */
export async function* readTar(source: AsyncIterable<Uint8Array>, { folders = false }: { readonly folders?: boolean } = {}): AsyncGenerator<TarMember> {
  const bytes = new Bytes(source)
  let extended: Extended = {}
  try {
    for (let first = true; ; first = false) {
      const block = await bytes.upTo(blockBytes)
      if (first && !isHeader(block)) throw recogniseForeign(block)
      if (block.length < blockBytes) throw truncated('between two files of its tar')
      if (block.every((byte) => byte === 0)) {
        await readEnd(bytes)
        return
      }
      if (!isHeader(block)) throw damaged('the archive is damaged: a header of its tar has another checksum than it says')
      const type = String.fromCharCode(block[156] ?? 0)
      const size = extended.size ?? sizeOf(block)
      if (type === 'x' || type === 'g') {
        const records = await readRecords(bytes, size)
        if (type === 'x') extended = records
        continue
      }
      const name = (extended.name ?? textOf(block, 0, 100)).replace(/^\.\//, '')
      extended = {}
      const isFolder = type === '5'
      if (isFolder && !folders) continue
      if (!isFolder && type !== '0' && type !== '\0') throw damaged(`the archive is damaged: its tar holds ${JSON.stringify(name)}, which is no file`)
      const end = bytes.position + size
      yield { name: isFolder ? name.replace(/\/$/, '') : name, size, isFolder, content: exactly(bytes, size, name) }
      const left = exactly(bytes, end - bytes.position, name)
      while ((await left.next()).done !== true) { /* what its reader did not want */ }
      const padding = await bytes.upTo((blockBytes - size % blockBytes) % blockBytes)
      if (padding.some((byte) => byte !== 0)) throw damaged(`the archive is damaged: something stands behind ${JSON.stringify(name)} in its tar`)
    }
  } finally {
    await bytes.close()
  }
}

/** So many bytes, in pieces as they come. Throws `archive-truncated`. */
async function* exactly(bytes: Bytes, count: number, name: string): AsyncGenerator<Uint8Array> {
  const end = bytes.position + count
  yield* bytes.pieces(count)
  if (bytes.position < end) throw truncated(`within ${JSON.stringify(name)} of its tar`)
}

interface Extended { readonly name?: string; readonly size?: number }

const longestRecords = 1024 * 1024

async function readRecords(bytes: Bytes, size: number): Promise<Extended> {
  if (size > longestRecords) throw damaged('the archive is damaged: a pax header of its tar is larger than any')
  const text = Buffer.from(await bytes.upTo(Math.ceil(size / blockBytes) * blockBytes)).subarray(0, size).toString('utf8')
  // What follows is not the file, but a map of its holes and what is left of it.
  if (text.includes(' GNU.sparse.')) throw damaged('the archive is damaged: its tar holds a file with holes')
  const value = (key: string) => new RegExp(`(?:^|\\n)\\d+ ${key}=([^\\n]*)\\n`).exec(text)?.[1]
  const [name, digits] = [value('path'), value('size')]
  return { ...(name === undefined ? {} : { name }), ...(digits === undefined ? {} : { size: asSize(Number(digits)) }) }
}

/** Two blocks of zeros; GNU tar fills up to 10 KB with more of them. */
async function readEnd(bytes: Bytes): Promise<void> {
  let zeros = 0
  for await (const chunk of bytes.pieces(Number.MAX_SAFE_INTEGER)) {
    if (chunk.some((byte) => byte !== 0)) throw damaged('the archive is damaged: something follows the end of its tar')
    zeros += chunk.length
  }
  if (zeros < blockBytes) throw truncated('before the end of its tar')
}

function isHeader(block: Uint8Array): boolean {
  if (block.length < blockBytes || textOf(block, 257, 5) !== 'ustar') return false
  const said = /^ *(?<digits>[0-7]+)[\0 ]{0,2}$/.exec(Buffer.from(block.subarray(148, 156)).toString('latin1'))?.groups?.['digits'] ?? ''
  return Number.parseInt(said, 8) === checksum(block)
}

function textOf(block: Uint8Array, at: number, length: number): string {
  const text = Buffer.from(block.subarray(at, at + length)).toString('latin1')
  const end = text.indexOf('\0')
  return end === -1 ? text : text.slice(0, end)
}

/** Octal digits; or, as GNU tar writes what is larger, a number of eight bytes behind a first byte of 0x80. */
function sizeOf(block: Uint8Array): number {
  if (block[124] === 0x80) return asSize(Number(Buffer.from(block.subarray(124, 136)).readBigUInt64BE(4)))
  const digits = textOf(block, 124, 12).trim()
  return asSize(/^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN)
}

function asSize(size: number): number {
  if (!Number.isSafeInteger(size)) throw damaged('the archive is damaged: a file of its tar has a size that is no number')
  return size
}
