import type { Manifest, Proof } from '../../../src/domain/manifest.ts'
import { parseSidecar } from '../../../src/domain/sidecar.ts'
import type { Files } from './memory-store.ts'

/** What was done to a store of two backups; `mayPass`: every promise of the first one still holds. */
export interface Damaged {
  readonly files: Files
  readonly story: string
  readonly mayPass: boolean
}

/** Some damages change nothing, or nothing that a backup promises: the case of a hash, a space in JSON, a time. */
export function judged(good: Files, files: Files, story: string): Damaged {
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

/**
 * Whether the closed part still promises of the content what it did. Its constraints, indexes and triggers are for a restore test; a table that it
 * exempts is named as one that nobody compared.
 */
export function promisesAsMuch(edited: unknown, proof: Proof): boolean {
  try {
    const now = edited as Proof
    return now.relations.some(({ exempt }) => exempt !== null) || promisedOfContent(now) === promisedOfContent(proof)
  } catch {
    return false
  }
}

function promisedOfContent({ backup, relations, sequences, largeObjects }: Proof): string {
  return JSON.stringify([
    backup, relations.map(({ schema, name, kind, rows, fingerprint }) => [schema, name, kind, rows ?? 0, fingerprint]),
    sequences.map(({ schema, name, value, isCalled }) => [schema, name, value, isCalled]), [largeObjects.count, largeObjects.fingerprint],
  ])
}
