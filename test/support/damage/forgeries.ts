import { sidecarFile } from '../../../src/domain/archive-name.ts'
import type { Manifest, Proof } from '../../../src/domain/manifest.ts'
import { sha256 } from '../store/content.ts'
import type { Change, Numbers } from './changes.ts'
import type { Files } from './memory-store.ts'
import { judged, promisesAsMuch } from './promises.ts'
import type { Damaged } from './promises.ts'
import { sealed } from './whole-set.ts'
import type { WholeSet } from './whole-set.ts'

const archiveName = /\.(?:dump|tar)(?:\.\w{3})?$/
const manifestName = /\d\.json$/
const proofName = /\.proof\.json/

/**
 * Somebody who changes an archive can write its sidecar, and the open part's checksum, anew. What then shows is a change of rows; one of a
 * definition or of padding shows in a restore test alone.
 */
export function resigned({ files: good }: WholeSet, number: Numbers, change: Change): Damaged {
  const archive = partNamed(good, archiveName)
  const bytes = change(partOf(good, archiveName), number)
  const manifest = JSON.parse(partOf(good, manifestName).toString()) as Manifest
  const plain = manifest.encryption.method === 'none' ? { plainBytes: bytes.length, plainSha256: sha256(bytes) } : {}
  const changed = { ...manifest, archive: { ...manifest.archive, bytes: bytes.length, sha256: sha256(bytes), ...plain } }
  const files = new Map(good).set(archive, bytes).set(sidecarFile(archive), Buffer.from(`${sha256(bytes)}  ${archive}\n`)).set(partNamed(good, manifestName), Buffer.from(JSON.stringify(changed)))
  return { files, story: `an altered ${archive}, signed anew`, mayPass: true }
}

/** One value of the manifest's open part replaced. */
export function openEdited({ files: good }: WholeSet, number: Numbers): Damaged {
  const { value, story } = edited(JSON.parse(partOf(good, manifestName).toString()), number)
  return judged(good, new Map(good).set(partNamed(good, manifestName), Buffer.from(JSON.stringify(value))), `${story} in the manifest`)
}

/** One value of the closed part replaced, sealed again as the backup is, and in the open part signed anew or, half of the times, not. */
export async function closedEdited({ files: good, closed, seal }: WholeSet, number: Numbers): Promise<Damaged> {
  const proof = JSON.parse(closed.toString()) as Proof
  const { value, story } = edited(structuredClone(proof), number)
  const bytes = await sealed(Buffer.from(JSON.stringify(value)), seal)
  const files = new Map(good).set(partNamed(good, proofName), bytes)
  if (number(2) === 0) return judged(good, files, `${story} in the closed part`)
  const manifest = JSON.parse(partOf(good, manifestName).toString()) as Manifest
  files.set(partNamed(good, manifestName), Buffer.from(JSON.stringify({ ...manifest, proof: { ...manifest.proof, bytes: bytes.length, sha256: sha256(bytes) } })))
  return { files, story: `${story} in the closed part, signed anew`, mayPass: promisesAsMuch(value, proof) }
}

/** Some files of another backup, but not all, under the names of this one and with its name in whatever can be read of them. */
export function renamed({ id, files: good }: WholeSet, other: WholeSet, number: Numbers): Damaged {
  const names = [...good.keys()]
  const chosen = 1 + number(2 ** names.length - 2)
  const files = new Map(good)
  const taken = names.filter((_name, index) => (chosen & (1 << index)) !== 0)
  for (const name of taken) {
    const content = other.files.get(name.replace(id, other.id)) ?? [...other.files.values()][names.indexOf(name)] ?? Buffer.alloc(0)
    files.set(name, archiveName.test(name) ? content : Buffer.from(content.toString('latin1').replaceAll(other.id, id), 'latin1'))
  }
  return judged(good, files, `${taken.join(' and ')} of another backup, renamed`)
}

const values: readonly unknown[] = [null, '', 0, -1, 1, 1e308, 'x', true, [], {}, [null], '../../etc/passwd', 'content', 'rows', 'none', '__proto__']

function edited(whole: unknown, number: Numbers): { value: unknown; story: string } {
  const paths = pathsIn(whole)
  const path = paths[number(paths.length)] ?? []
  const value = values[number(values.length)]
  let place = whole as Record<string, unknown>
  for (const step of path.slice(0, -1)) place = place[step] as Record<string, unknown>
  place[path.at(-1) ?? ''] = value
  return { value: whole, story: `${path.join('.')} made ${JSON.stringify(value)}` }
}

function pathsIn(value: unknown, before: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...before]]
  return [...(before.length === 0 ? [] : [[...before]]), ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...before, name]))]
}

function partNamed(files: Files, pattern: RegExp): string {
  return [...files.keys()].find((name) => pattern.test(name)) ?? ''
}

function partOf(files: Files, pattern: RegExp): Buffer {
  return files.get(partNamed(files, pattern)) ?? Buffer.alloc(0)
}
