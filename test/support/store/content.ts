import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { archiveFile, backupName, manifestFile, sidecarFile } from '../../../src/domain/archive-name.ts'
import type { Encryption } from '../../../src/domain/archive-name.ts'
import type { Store, StoredSet } from '../../../src/store/store.ts'

/** The content of a stream, whole. */
export async function contentOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Bytes as a stream of several chunks. */
export function streamOf(content: string | Buffer): Readable {
  const bytes = Buffer.from(content)
  const half = Math.floor(bytes.length / 2)
  return Readable.from([bytes.subarray(0, half), bytes.subarray(half)].filter((part) => part.length > 0), { objectMode: false })
}

/** A stream that tells how far it was read, and that can be made to fail after some bytes. */
export function longStream(totalBytes: number, options: { chunkBytes?: number; failAfterBytes?: number; onRead?: (bytes: number) => void } = {}): Readable {
  const { chunkBytes = 64 * 1024, failAfterBytes = Infinity, onRead } = options
  let given = 0
  return new Readable({
    highWaterMark: chunkBytes,
    read() {
      if (given >= failAfterBytes) {
        this.destroy(new Error('the dump broke off'))
        return
      }
      if (given >= totalBytes) {
        this.push(null)
        return
      }
      const chunk = patternAt(given, Math.min(chunkBytes, totalBytes - given))
      given += chunk.length
      onRead?.(given)
      this.push(chunk)
    },
  })
}

/** Bytes that differ from offset to offset, so that a lost or doubled block shows. */
export function patternAt(offset: number, length: number): Buffer {
  const chunk = Buffer.alloc(length)
  for (let at = 0; at + 4 <= length; at += 4) chunk.writeUInt32LE((offset + at) * 2654435761 % 4294967296, at)
  return chunk
}

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}

export const someTime = new Date('2025-08-28T14:30:22Z')

/** `minutes` after the backup of the examples. */
export function idAt(minutes: number, database = 'zimmer'): string {
  return backupName(database, new Date(someTime.getTime() + minutes * 60_000)).id
}

/** Puts a whole backup of three files into a store, as `backup` does. */
export async function storeBackup(store: Store, id: string, content = `dump of ${id}`, encryption: Encryption = 'none'): Promise<string> {
  const archive = archiveFile(id, encryption)
  const writer = await store.begin(id)
  await writer.put(archive, streamOf(content))
  await writer.put(manifestFile(id), streamOf(`{"backup":"${id}"}`))
  await writer.put(sidecarFile(archive), streamOf(`${sha256(content)}  ${archive}\n`))
  await writer.commit()
  return archive
}

/** The one backup of that id; fails where there is none. */
export async function setOf(store: Store, id: string): Promise<StoredSet> {
  const set = (await store.list()).find((candidate) => candidate.id === id)
  if (set === undefined) throw new Error(`${id} is not listed`)
  return set
}

/** The code of the KnownError that `work` fails with; other failures and success come back as words. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'no failure'
  } catch (problem) {
    if (typeof problem === 'object' && problem !== null && 'hint' in problem && 'code' in problem) return String(problem.code)
    return `unexplained: ${String(problem)}`
  }
}
