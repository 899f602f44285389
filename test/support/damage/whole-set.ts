import { buffer } from 'node:stream/consumers'
import { pipeline, Readable } from 'node:stream'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readArchive } from '../../../src/archive/reader.ts'
import { writeTar } from '../../../src/archive/tar.ts'
import type { TarFile } from '../../../src/archive/tar.ts'
import { archiveFile, manifestFile, proofFile, sidecarFile } from '../../../src/domain/archive-name.ts'
import type { Format } from '../../../src/domain/archive-name.ts'
import { manifestVersion } from '../../../src/domain/manifest.ts'
import type { Manifest, Proof } from '../../../src/domain/manifest.ts'
import type { Seal } from '../../../src/encryption/seal.ts'
import { fixture } from '../archive/fixtures.ts'
import { sha256 } from '../store/content.ts'
import type { Files } from './memory-store.ts'

/** The archives of fixtures, in each format with each compression: a name and where its bytes are. */
export const archives = [
  { format: 'custom', compression: 'none', path: '17/small-none.dump' }, { format: 'custom', compression: 'gzip', path: '18/small-gzip.dump' },
  { format: 'custom', compression: 'lz4', path: '17/small-lz4.dump' }, { format: 'custom', compression: 'zstd', path: '17/small-zstd.dump' },
  { format: 'directory', compression: 'none', path: '17/directory-none' }, { format: 'directory', compression: 'gzip', path: '13/directory-gzip' },
  { format: 'directory', compression: 'lz4', path: '17/directory-lz4' }, { format: 'directory', compression: 'zstd', path: '17/directory-zstd' },
] as const satisfies readonly { format: Format; compression: string; path: string }[]

/** The archive of a fixture as the suite stores it: a directory is one tar. */
export async function archiveOf({ format, path }: { readonly format: Format; readonly path: string }): Promise<Buffer> {
  if (format === 'custom') return fixture(path)
  const names = readdirSync(join(import.meta.dirname, '../../fixtures/archives', path)).sort((one, other) => Number(other === 'toc.dat') - Number(one === 'toc.dat'))
  const files = Readable.from(names.map((name): TarFile => {
    const content = fixture(`${path}/${name}`)
    return { name, size: content.length, content: Readable.from([content]) }
  }))
  return buffer(Readable.from(writeTar(files as AsyncIterable<TarFile>, 1_700_000_000)))
}

/** A whole backup: its files, its closed part as it was before it was sealed, and what seals it. */
export interface WholeSet {
  readonly id: string
  readonly files: Files
  readonly closed: Buffer
  readonly seal: Seal
}

/** The whole backup of that archive, as taking it would have written it. */
export async function wholeSet(id: string, format: Format, archive: Buffer, seal: Seal): Promise<WholeSet> {
  const contents = await readArchive(Readable.from([archive]), format)
  const proof: Proof = {
    version: manifestVersion, backup: id, source: { host: 'db', port: 5432 },
    relations: contents.tables.map(({ schema, name, rows, fingerprint, columns }) => ({ schema, name, kind: 'table', rows, fingerprint, columns, exempt: null })),
    sequences: contents.sequences, largeObjects: contents.largeObjects, constraints: [], indexes: [], triggers: [],
  }
  const plain = Buffer.from(JSON.stringify(proof, null, 1))
  const [stored, closed] = [await sealed(archive, seal), await sealed(plain, seal)]
  const [file, proofName] = [archiveFile(id, seal.method, format), proofFile(id, seal.method)]
  const manifest: Manifest = {
    version: manifestVersion, backup: id, database: 'shop', takenAt: '2026-08-28T14:30:22.000Z', durationSeconds: 1,
    archive: { file, bytes: stored.length, sha256: sha256(stored), plainBytes: archive.length, plainSha256: sha256(archive), formatVersion: contents.formatVersion, compression: contents.compression },
    proof: { mode: 'content', file: proofName, bytes: closed.length, sha256: sha256(closed) }, encryption: { method: seal.method, recipients: seal.recipients },
    server: { version: '17.6', versionNumber: 170006, systemIdentifier: null, encoding: 'UTF8', collation: 'C', characterType: 'C', localeProvider: 'libc', locale: null, settings: {}, standby: false },
    client: { version: '17.6' },
    totals: { tables: proof.relations.length, rows: proof.relations.reduce((sum, { rows }) => sum + (rows ?? 0), 0), sequences: proof.sequences.length, largeObjects: proof.largeObjects.count, databaseBytes: 1 },
    extensions: [], roles: [], schemaRevision: null, run: null,
  }
  const files = new Map([
    [file, stored], [proofName, closed], [manifestFile(id), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)], [sidecarFile(file), Buffer.from(`${sha256(stored)}  ${file}\n`)],
  ])
  return { id, files, closed: plain, seal }
}

export function sealed(plain: Buffer, seal: Seal): Promise<Buffer> {
  return buffer(pipeline(Readable.from([plain]), seal.seal(), () => undefined))
}
