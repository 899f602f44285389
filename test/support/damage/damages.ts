import { sidecarFile } from '../../../src/domain/archive-name.ts'
import type { Manifest } from '../../../src/domain/manifest.ts'
import { parseSidecar } from '../../../src/domain/sidecar.ts'
import { randomNumbers } from '../archive/outcome.ts'
import { sha256 } from '../store/content.ts'
import type { Files } from './memory-store.ts'

type Numbers = (below: number) => number

/** What was done to a store of two backups; `mayPass`: every promise of the first one still holds. */
export interface Damaged {
  readonly files: Files
  readonly story: string
  readonly mayPass: boolean
}

const change: Readonly<Record<string, (bytes: Buffer, number: Numbers) => Buffer>> = {
  'a bit flipped in': (bytes, number) => {
    const changed = Buffer.from(bytes)
    const at = number(bytes.length)
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << number(8)), at)
    return changed
  },
  'bytes overwritten in': (bytes, number) => {
    const [changed, at] = [Buffer.from(bytes), number(bytes.length)]
    for (let index = at; index < Math.min(bytes.length, at + 1 + number(64)); index++) changed.writeUInt8(number(256), index)
    return changed
  },
  'a page of zeros in': (bytes, number) => Buffer.from(bytes).fill(0, number(bytes.length), bytes.length),
  'an end cut off': (bytes, number) => bytes.subarray(0, number(bytes.length)),
  'a block doubled in': (bytes, number) => {
    const [at, length] = [number(bytes.length), 1 + number(512)]
    return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
  },
  'a block left out of': (bytes, number) => {
    const at = number(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + number(512))])
  },
  'two blocks exchanged in': (bytes, number) => {
    const length = 1 + number(Math.max(1, Math.floor(bytes.length / 3)))
    const at = number(Math.max(1, bytes.length - 2 * length))
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length, at + 2 * length), bytes.subarray(at, at + length), bytes.subarray(at + 2 * length)])
  },
  'something added to': (bytes, number) => Buffer.concat([bytes, Buffer.alloc(1 + number(64), number(256))]),
}

/** One seeded damage to the first of two backups, `good` and `other`, of the same database. */
export function damage(good: Files, other: Files, seed: number): Damaged {
  const number = randomNumbers(seed)
  const names = [...good.keys()]
  const name = names[number(names.length)] ?? ''
  const kinds = Object.keys(change)
  const kind = number(kinds.length + 5)
  const files = new Map(good)
  if (kind < kinds.length) {
    const how = kinds[kind] ?? ''
    files.set(name, change[how]?.(good.get(name) ?? Buffer.alloc(0), number) ?? Buffer.alloc(0))
    return judged(good, files, `${how} ${name}`)
  }
  const swapped = (which: string) => { files.set(which, other.get([...other.keys()][names.indexOf(which)] ?? '') ?? Buffer.alloc(0)) }
  switch (kind - kinds.length) {
    case 0: swapped(name); return judged(good, files, `${name} of another backup`)
    case 1: for (const one of names.filter((candidate) => candidate !== name)) swapped(one); return judged(good, files, `all but ${name} of another backup`)
    case 2: files.set(name, Buffer.alloc(0)); return judged(good, files, `nothing left in ${name}`)
    case 3: return resigned(good, files, number, change[kinds[number(kinds.length)] ?? ''])
    default: return edited(good, files, number)
  }
}

/**
 * Somebody who changes an archive can write its sidecar, and the open part's checksum, anew. What then shows is a change of rows; one of a
 * definition or of padding shows in a restore test alone.
 */
function resigned(good: Files, files: Map<string, Buffer>, number: Numbers, alter: ((bytes: Buffer, number: Numbers) => Buffer) | undefined): Damaged {
  const archive = partNamed(good, /\.(?:dump|tar)(?:\.\w{3})?$/)
  const manifest = partNamed(good, /\d\.json$/)
  const bytes = alter?.(good.get(archive) ?? Buffer.alloc(0), number) ?? Buffer.alloc(0)
  files.set(archive, bytes)
  files.set(sidecarFile(archive), Buffer.from(`${sha256(bytes)}  ${archive}\n`))
  const read = JSON.parse(good.get(manifest)?.toString() ?? '') as { archive: object; encryption: { method: string } }
  const plain = read.encryption.method === 'none' ? { plainBytes: bytes.length, plainSha256: sha256(bytes) } : {}
  files.set(manifest, Buffer.from(JSON.stringify({ ...read, archive: { ...read.archive, bytes: bytes.length, sha256: sha256(bytes), ...plain } })))
  return { files, story: `an altered ${archive}, signed anew`, mayPass: true }
}

function edited(good: Files, files: Map<string, Buffer>, number: Numbers): Damaged {
  const name = partNamed(good, /\d\.json$/)
  const manifest = JSON.parse(good.get(name)?.toString() ?? '') as Record<string, unknown>
  const paths = pathsIn(manifest)
  const path = paths[number(paths.length)] ?? []
  const values: unknown[] = [null, '', 0, -1, 1, 1e308, 'x', true, [], {}, [null], '../../etc/passwd', 'content', 'rows', 'none', '__proto__']
  const value = values[number(values.length)]
  let place = manifest
  for (const step of path.slice(0, -1)) place = place[step] as Record<string, unknown>
  place[path.at(-1) ?? ''] = value
  files.set(name, Buffer.from(JSON.stringify(manifest)))
  return judged(good, files, `${path.join('.')} of the manifest made ${JSON.stringify(value)}`)
}

function pathsIn(value: unknown, before: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...before]]
  return [...(before.length === 0 ? [] : [[...before]]), ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...before, name]))]
}

function partNamed(files: Files, pattern: RegExp): string {
  return [...files.keys()].find((name) => pattern.test(name)) ?? ''
}

/** Some damages change nothing, or nothing that a backup promises: the case of a hash, a space in JSON, a time. */
function judged(good: Files, files: Files, story: string): Damaged {
  const mayPass = [...good].every(([name, content]) => {
    const now = files.get(name) ?? Buffer.alloc(0)
    if (now.equals(content)) return true
    try {
      if (name.endsWith('.sha256')) return parseSidecar(now.toString(), name) === parseSidecar(content.toString(), name)
      return /\d\.json$/.test(name) && promised(now) === promised(content)
    } catch {
      return false
    }
  })
  return { files, story, mayPass }
}

/** What the archive, the closed part and the names of the files could contradict; the rest is for people and for the next run alone. */
function promised(text: Buffer): string {
  const { version, backup, database, archive, proof, globals, encryption, totals } = JSON.parse(text.toString()) as Manifest
  const { file, bytes, sha256: hash, plainBytes, plainSha256, formatVersion } = archive
  const { tables, rows, sequences, largeObjects } = totals
  return JSON.stringify([
    version, backup, database, [file, bytes, hash, plainBytes, plainSha256, formatVersion], [proof.mode, proof.file, proof.sha256], globals, encryption.method, [tables, rows, sequences, largeObjects],
  ])
}
