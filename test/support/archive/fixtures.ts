import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'archives')

/** What the server itself said when a version's archives were dumped; written by expected.sql. */
export interface Expected {
  readonly server: string
  readonly tables: readonly { readonly name: string; readonly columns: string | null; readonly rows: number; readonly copy: string }[]
  readonly largeObjects: readonly { readonly oid: number; readonly content: string }[]
  readonly sequences: readonly { readonly schema: string; readonly name: string; readonly last: string | null; readonly start: string }[]
}

export const majors = ['13', '15', '17', '18'] as const

/** The bytes of one fixture: `17/zstd.dump`. */
export function fixture(path: string): Buffer {
  return readFileSync(join(folder, path))
}

export function expected(major: string): Expected {
  return JSON.parse(fixture(`${major}/expected.json`).toString()) as Expected
}

/** The fixtures of one version: archives in the custom format, and directories. */
export function fixturesOf(major: string): { readonly archives: string[]; readonly directories: string[] } {
  const names = readdirSync(join(folder, major))
  return { archives: names.filter((name) => name.endsWith('.dump')), directories: names.filter((name) => name.startsWith('directory-')) }
}

/** The bytes as a stream of chunks of one size, each in memory of its own that is overwritten after use. */
export async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(size)
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    chunk.set(part)
    yield await Promise.resolve(chunk.subarray(0, part.length))
    chunk.fill(0xff)
  }
}

/** Opens the files of a directory fixture; `changed` stands in for some of them. */
export function opener(directory: string, changed: Record<string, Uint8Array> = {}): (name: string) => AsyncIterable<Uint8Array> {
  return (name) => Readable.from([changed[name] ?? fixture(`${directory}/${name}`)])
}
