import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sealOf } from '../../../src/encryption/kinds.ts'
import type { Manifest } from '../../../src/domain/manifest.ts'
import { program } from '../../support/secrets/keys.ts'

/** Every file of a folder with the hash of its bytes: equal before and after is "nothing changed". */
export function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).sort().map((name) => [name, sha256(readFileSync(join(folder, name)))]))
}

/** The ids of the backups whose sidecar stands. */
export function idsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.sha256')).map((name) => name.slice(0, name.indexOf('.dump'))).sort()
}

export function manifestOf(folder: string, id: string): Manifest {
  return JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as Manifest
}

export function archiveOf(folder: string, id: string): string {
  return join(folder, readdirSync(folder).find((name) => name.startsWith(`${id}.dump`) && !name.endsWith('.sha256') && !name.endsWith('.partial')) ?? `${id}.dump`)
}

/** The hashes of the dumps that stand whole in a store, each opened with one of the identity files by stock age: what a user could restore. */
export function restorableDumps(folder: string, identities: readonly string[]): string[] {
  return [...new Set(idsIn(folder).flatMap((id) => {
    const archive = archiveOf(folder, id)
    if (!existsSync(archive)) return []
    program('sh', ['-c', 'cd "$1" && sha256sum --check --status "$2"', 'sh', folder, `${basename(archive)}.sha256`])
    return [sha256(plainOf(archive, identities))]
  }))].sort()
}

/** An archive's plain bytes by stock tools. */
export function plainOf(archive: string, identities: readonly string[]): Buffer {
  const stored = readFileSync(archive)
  if (sealOf(stored.subarray(0, 64)) !== 'age') return stored
  return program('age', ['-d', ...identities.flatMap((identity) => ['-i', identity]), archive])
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Numbers in [0, 1) that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
