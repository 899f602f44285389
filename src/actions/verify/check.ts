import { readArchive } from '../../archive/reader.ts'
import type { ArchiveContents } from '../../archive/reader.ts'
import { formatOf, parseFile } from '../../domain/archive-name.ts'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import { compareSequences, compareTables } from '../../domain/proof.ts'
import { number } from '../../domain/units.ts'
import { damaged, proved, unproved } from '../../domain/verdict.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { chained } from '../../encryption/head.ts'
import { KnownError } from '../../kit/errors.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import { tap } from '../backup/stream.ts'
import type { Passed } from '../backup/stream.ts'
import type { Opener } from '../encryption.ts'
import { complete, hashOf, readManifest, readProof, readSidecar } from '../backups.ts'
import { manifestMismatch, proofMismatch } from './agreement.ts'

/** What verifying one backup found. */
export interface Verified {
  readonly backup: string
  readonly verdict: Verdict['verdict']
  readonly reason: string | null
  /** Checksum and archive are whole, whatever could be told of the rows. */
  readonly whole: boolean
  /** Relations that differ from the manifest, a sentence each. */
  readonly differences: readonly string[]
  readonly rows: number
  readonly bytes: number
  readonly seconds: number
}

/** Proves a stored backup without a server: checksum and whole read in one pass, then every table against the manifest. */
export async function verifyBackup(store: Store, set: StoredSet, open: Opener, now: () => Date): Promise<Verified> {
  const began = now().getTime()
  const { archive } = complete(set)
  const found = await judge(store, set, open)
  return {
    backup: set.id, verdict: found.verdict.verdict, reason: found.verdict.verdict === 'proved' ? null : found.verdict.reason,
    whole: found.whole, differences: found.differences, rows: found.rows, bytes: archive.bytes, seconds: (now().getTime() - began) / 1000,
  }
}

interface Judgement { verdict: Verdict; whole: boolean; differences: readonly string[]; rows: number }

async function judge(store: Store, set: StoredSet, open: Opener): Promise<Judgement> {
  const nothing = { whole: false, differences: [], rows: 0 }
  try {
    const { archive } = complete(set)
    const sidecar = await readSidecar(store, set)
    const size = await readManifest(store, set).then((manifest) => manifest?.archive.bytes, () => undefined)
    const { contents, stored, plain, problem } = await readWhole(store, archive.name, size, open)
    // The checksum's word comes first: it tells a changed file from a dump that was written wrong.
    if (stored.sha256 !== sidecar) return { ...nothing, verdict: damaged(`the checksum of ${archive.name} is not the one in its sidecar${problem === undefined ? '' : ` (${problem.message})`}`) }
    if (problem !== undefined) throw problem
    const manifest = await readManifest(store, set)
    if (manifest === undefined) return { ...nothing, whole: true, verdict: unproved('checksum and archive are whole, but there is no manifest to compare the rows with') }
    const mismatch = await manifestMismatch(store, set, manifest, { sidecar, stored, plain, contents })
    if (mismatch !== undefined) return { ...nothing, verdict: damaged(mismatch) }
    const proof = await readProof(store, manifest, open)
    const contradiction = proofMismatch(proof, manifest)
    return contradiction === undefined ? compare(proof, manifest, contents) : { ...nothing, verdict: damaged(contradiction) }
  } catch (problem) {
    if (problem instanceof KnownError && damageCodes.has(problem.code)) return { ...nothing, verdict: damaged(problem.message) }
    if (problem instanceof KnownError) return { ...nothing, verdict: unproved(problem.message) }
    throw problem
  }
}

const damageCodes = new Set(['archive-damaged', 'archive-truncated', 'archive-not-ours', 'sidecar-damaged', 'manifest-damaged', 'file-missing', 'damaged-ciphertext', 'truncated-ciphertext'])

interface Whole {
  readonly contents: ArchiveContents | undefined
  readonly stored: Passed
  /** What came out of it when it was opened; undefined where it is not sealed. */
  readonly plain: Passed | undefined
  readonly problem: KnownError | undefined
}

/** One pass: the stored bytes hashed, opened, hashed again where that differs, and read as an archive. */
async function readWhole(store: Store, name: string, bytes: number | undefined, open: Opener): Promise<Whole> {
  const stored = tap()
  const source = await store.read(name)
  source.on('error', (failure: Error) => { stored.stream.destroy(failure) })
  source.pipe(stored.stream)
  const plain = parseFile(name)?.encryption === 'none' ? undefined : tap()
  try {
    const opened = await open(stored.stream, bytes)
    const contents = await readArchive(plain === undefined ? opened : chained(opened, plain.stream), formatOf(name))
    return { contents, stored: stored.passed(), plain: plain?.passed(), problem: undefined }
  } catch (problem) {
    if (!(problem instanceof KnownError)) throw problem
    // What is wrong with the archive may be that the file was changed: its own hash tells, and belongs to the verdict.
    return { contents: undefined, stored: { bytes: 0, sha256: await hashOf(await store.read(name)) }, plain: undefined, problem }
  } finally {
    source.destroy()
  }
}

function compare(proof: Proof, manifest: Manifest, contents: ArchiveContents | undefined): Judgement {
  const { differences: tables, rowsCompared } = compareTables(proof, contents?.tables ?? [], 'the archive')
  const differences = [...tables, ...compareSequences(proof.sequences, contents?.sequences ?? [], 'the archive')].map(({ sentence }) => sentence)
  const objects = contents?.largeObjects
  if (proof.largeObjects.fingerprint !== null && objects !== undefined && objects.fingerprint !== proof.largeObjects.fingerprint) {
    differences.push(`the large objects differ (${number(objects.count)} in the archive, ${number(proof.largeObjects.count)} in the source)`)
  }
  if (differences.length > 0) return { whole: false, differences, rows: rowsCompared, verdict: damaged(differences[0] ?? '') }
  switch (manifest.proof.mode) {
    case 'content': return { whole: true, differences, rows: rowsCompared, verdict: proved }
    case 'rows': return { whole: true, differences, rows: rowsCompared, verdict: proved }
    case 'none': return { whole: true, differences, rows: 0, verdict: unproved('the backup was taken with proof: none; checksum and archive are whole') }
  }
}
