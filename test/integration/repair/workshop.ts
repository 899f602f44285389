import { randomBytes } from 'node:crypto'
import { archiveFile, globalsFile, manifestFile, parseFile, proofFile, sidecarFile } from '../../../src/domain/archive-name.ts'
import type { Store } from '../../../src/store/store.ts'
import { sha256, streamOf } from '../../support/store/content.ts'

/** The files of a sealed backup of some bytes, with a manifest that fits; nothing here needs a key. */
export function filesOf(id: string, content: string | Buffer): Record<string, Buffer> {
  const [archive, proof, globals] = [archiveFile(id, 'age'), proofFile(id, 'age'), globalsFile(id, 'age')]
  const [archiveBytes, proofBytes, globalsBytes] = [Buffer.from(content), Buffer.from(`proof of ${id}`), Buffer.from('CREATE ROLE shop')]
  const manifest = {
    version: 1, backup: id, database: parseFile(archive)?.database, takenAt: '2025-08-28T14:30:22.000Z', durationSeconds: 1,
    archive: { file: archive, bytes: archiveBytes.length, sha256: sha256(archiveBytes), plainBytes: 1, plainSha256: sha256('plain'), formatVersion: '1.16', compression: 'gzip:1' },
    proof: { mode: 'content', file: proof, bytes: proofBytes.length, sha256: sha256(proofBytes) },
    globals: { file: globals, bytes: globalsBytes.length, sha256: sha256(globalsBytes) },
    encryption: { method: 'age', recipients: [] }, server: { version: '17.6', versionNumber: 170006 }, client: { version: '17.6' }, totals: { tables: 1, rows: 1, sequences: 0, largeObjects: 0, databaseBytes: 1 }, extensions: [], roles: [],
  }
  return {
    [archive]: archiveBytes, [proof]: proofBytes, [manifestFile(id)]: Buffer.from(JSON.stringify(manifest)),
    [globals]: globalsBytes, [sidecarFile(archive)]: Buffer.from(`${sha256(archiveBytes)}  ${archive}\n`),
  }
}

/** Stores such a backup, and gives its files. */
export async function backUpInto(store: Store, id: string, content: string | Buffer = `dump of ${id} ${randomBytes(8).toString('hex')}`): Promise<Record<string, Buffer>> {
  const files = filesOf(id, content)
  const writer = await store.begin(id)
  for (const [name, bytes] of Object.entries(files)) await writer.put(name, streamOf(bytes))
  await writer.commit()
  return files
}
