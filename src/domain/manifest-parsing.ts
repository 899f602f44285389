import { KnownError } from '../kit/errors.ts'
import { manifestVersion } from './manifest.ts'
import type { DrillRecord, Manifest, Proof } from './manifest.ts'

/** Reads the open part. Throws KnownError `manifest-damaged`, or `manifest-newer` for one that a later version wrote. */
export function parseManifest(text: string, file: string): Manifest {
  const manifest = versioned(text, file)
  const archive = manifest['archive']
  const valid = typeof manifest['backup'] === 'string' && typeof manifest['database'] === 'string' && typeof manifest['takenAt'] === 'string'
    && isRecord(archive) && isHash(archive['sha256']) && isHash(archive['plainSha256']) && typeof archive['bytes'] === 'number'
    && isRecord(manifest['proof']) && isHash(manifest['proof']['sha256']) && isRecord(manifest['server']) && isRecord(manifest['totals'])
    && (manifest['globals'] === undefined || (isRecord(manifest['globals']) && isHash(manifest['globals']['sha256']) && typeof manifest['globals']['file'] === 'string'))
    && isRecord(manifest['encryption']) && Array.isArray(manifest['extensions']) && Array.isArray(manifest['roles'])
  if (!valid) throw damage(file, 'lacks what a manifest has')
  return manifest as unknown as Manifest
}

/** Reads the closed part, opened already. */
export function parseProof(text: string, file: string): Proof {
  const proof = versioned(text, file)
  const valid = ['relations', 'sequences', 'constraints', 'indexes', 'triggers'].every((name) => Array.isArray(proof[name])) && isRecord(proof['largeObjects']) && isRecord(proof['source'])
  if (!valid) throw damage(file, 'lacks what a proof has')
  return proof as unknown as Proof
}

/** Reads a drill's record; undefined for what is none. A record tells of a backup, it is no part of it. */
export function parseDrillRecord(text: string): DrillRecord | undefined {
  try {
    const record: unknown = JSON.parse(text)
    return isDrillRecord(record) ? record : undefined
  } catch {
    return undefined
  }
}

/** Tells whether a value is the record of a drill. */
export function isDrillRecord(value: unknown): value is DrillRecord {
  return isRecord(value) && value['version'] === manifestVersion && typeof value['at'] === 'string' && !Number.isNaN(Date.parse(value['at']))
    && ['proved', 'damaged', 'unproved'].includes(String(value['verdict']))
}

/** A drill's record as it is stored. */
export function drillText(record: DrillRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`
}

function versioned(text: string, file: string): Record<string, unknown> {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (cause) {
    throw damage(file, 'is no JSON', cause)
  }
  if (!isRecord(read) || typeof read['version'] !== 'number') throw damage(file, 'has no version')
  if (read['version'] > manifestVersion) {
    throw new KnownError('manifest-newer', `${file} has version ${read['version']}; this release reads up to ${manifestVersion}`, 'Use the release that wrote it, or a later one.')
  }
  return read
}

function damage(file: string, what: string, cause?: unknown): KnownError {
  return new KnownError('manifest-damaged', `${file} ${what}`, 'Take another backup; this one can be restored, but not compared with its source.', { cause })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}
