import { KnownError } from '../kit/errors.ts'
import { drillShape, manifestShape, proofShape } from './manifest-shapes.ts'
import { manifestVersion } from './manifest.ts'
import type { DrillRecord, Manifest, Proof } from './manifest.ts'
import { isRecord } from './shape.ts'

/** Reads the open part. Throws KnownError `manifest-damaged`, or `manifest-newer` for one that a later version wrote. */
export function parseManifest(text: string, file: string): Manifest {
  const manifest = versioned(text, file)
  if (!manifestShape(manifest)) throw damage(file, 'lacks what a manifest has')
  return manifest as unknown as Manifest
}

/** Reads the closed part, opened already. */
export function parseProof(text: string, file: string): Proof {
  const proof = versioned(text, file)
  if (!proofShape(proof)) throw damage(file, 'lacks what a proof has')
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
  return drillShape(value)
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
  // The first one is 1.
  if (!Number.isSafeInteger(read['version']) || read['version'] < 1) throw damage(file, `has version ${read['version']}, which no release wrote`)
  return read
}

function damage(file: string, what: string, cause?: unknown): KnownError {
  return new KnownError('manifest-damaged', `${file} ${what}`, 'Take another backup; this one can be restored, but not compared with its source.', { cause })
}
