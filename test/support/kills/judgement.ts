import { createHash } from 'node:crypto'
import type { Manifest } from '../../../src/domain/manifest.ts'
import type { Place } from './places.ts'

/** What is wrong with a store in which nothing but whole backups may count, earlier files are as they were, and these dumps stand; nothing is the promise. */
export async function wrongs(place: Place, earlier: Readonly<Record<string, Buffer>>, dumps: readonly string[] = []): Promise<string[]> {
  const files = await place.files()
  const changed = Object.keys(earlier).filter((name) => files[name]?.equals(earlier[name] ?? Buffer.alloc(0)) !== true)
  const lost = dumps.filter((dump) => !dumpsOf(files).includes(dump))
  return [...changed.map((name) => `${name}, an earlier file, is ${files[name] === undefined ? 'gone' : 'another'}`), ...lost.map((dump) => `no backup holds the dump ${dump} any more`), ...brokenSets(files)]
}

/** The sets that count, for they have a sidecar, and are not whole. */
export function brokenSets(files: Readonly<Record<string, Buffer>>): string[] {
  return sidecarsOf(files).flatMap((sidecar) => {
    const id = idOf(sidecar)
    const archive = sidecar.slice(0, -'.sha256'.length)
    const manifestText = files[`${id}.json`]
    if (files[archive] === undefined || manifestText === undefined) return [`${id} lacks its archive or manifest`]
    const manifest = JSON.parse(manifestText.toString()) as Manifest
    const proof = files[manifest.proof.file]
    const problems: string[] = []
    if (files[sidecar]?.toString() !== `${sha256(files[archive])}  ${archive}\n`) problems.push(`the sidecar of ${id} does not fit its archive`)
    if (manifest.archive.sha256 !== sha256(files[archive])) problems.push(`the manifest of ${id} does not fit its archive`)
    if (proof === undefined || sha256(proof) !== manifest.proof.sha256) problems.push(`the proof of ${id} does not fit its manifest`)
    return problems
  })
}

/** What stands in a store and belongs to no backup that counts. */
export function remains(files: Readonly<Record<string, Buffer>>): string[] {
  const whole = new Set(sidecarsOf(files).map(idOf))
  // A bucket's index stands beside its backups, and belongs to none.
  return Object.keys(files).filter((name) => !name.endsWith('.index.json')).filter((name) => /\.partial$| \(open\)$|trial/.test(name) || !whole.has(idOf(name)))
}

/** The ids that count. */
export function idsOf(files: Readonly<Record<string, Buffer>>): string[] {
  return sidecarsOf(files).map(idOf).sort()
}

/** The SHA-256 of the dumps in the backups that count, as they were before they were sealed. */
export function dumpsOf(files: Readonly<Record<string, Buffer>>): string[] {
  return idsOf(files).flatMap((id) => (JSON.parse(files[`${id}.json`]?.toString() ?? '{}') as Partial<Manifest>).archive?.plainSha256 ?? [])
}

function sidecarsOf(files: Readonly<Record<string, Buffer>>): string[] {
  return Object.keys(files).filter((name) => name.endsWith('.sha256'))
}

function idOf(name: string): string {
  return /^.*-\d{8}_\d{6}/.exec(name)?.[0] ?? name
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
