import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { archiveFile, manifestFile, proofFile, sidecarFile } from '../../../src/domain/archive-name.ts'
import type { Manifest, Proof } from '../../../src/domain/manifest.ts'

/** A backup as it lies in a store, unencrypted. */
export interface Stored { readonly archive: Buffer; readonly manifest: Manifest; readonly proof: Proof }

/** Reads a backup of a folder. */
export function stored(folder: string, id: string): Stored {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  return { archive: readFileSync(join(folder, archiveFile(id, 'none'))), manifest: json(manifestFile(id)) as Manifest, proof: json(proofFile(id, 'none')) as Proof }
}

/**
 * Puts bytes into a folder as a backup, whatever they are: the sidecar and the manifest agree with them, so that nothing but the bytes
 * themselves tells what they are. Without `like` there is no manifest, as with backups of other tools.
 */
export function plant(folder: string, id: string, archive: Uint8Array, like?: Pick<Stored, 'manifest' | 'proof'>): void {
  const name = archiveFile(id, 'none')
  const sha256 = hash(archive)
  writeFileSync(join(folder, name), archive)
  writeFileSync(join(folder, sidecarFile(name)), `${sha256}  ${name}\n`)
  if (like === undefined) return
  const proof = JSON.stringify({ ...like.proof, backup: id })
  writeFileSync(join(folder, proofFile(id, 'none')), proof)
  const { manifest } = like
  writeFileSync(join(folder, manifestFile(id)), JSON.stringify({
    ...manifest, backup: id, archive: { ...manifest.archive, file: name, bytes: archive.length, sha256, plainBytes: archive.length, plainSha256: sha256 },
    proof: { ...manifest.proof, file: proofFile(id, 'none'), bytes: Buffer.byteLength(proof), sha256: hash(Buffer.from(proof)) },
  }))
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
