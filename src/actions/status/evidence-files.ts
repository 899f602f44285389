import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { encodeDatabase, parseFile } from '../../domain/archive-name.ts'
import { codeOf, KnownError, messageOf } from '../../kit/errors.ts'
import type { Host } from '../../kit/host.ts'
import { plain } from '../../kit/markdown.ts'
import type { Secret } from '../../kit/secret.ts'
import { writeWhole } from '../../kit/whole-file.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import { readDrill, readManifest, readSidecar } from '../backups.ts'
import { brokenLinks, extendedChain, parseEvidence } from './evidence.ts'
import type { Evidence, StandingMonth } from './evidence.ts'
import { evidenceText } from './evidence-text.ts'

interface EvidenceOptions {
  readonly folder: string
  readonly key: Secret | undefined
  readonly database: string
  readonly store: Store
  /** Of that database. */
  readonly sets: readonly StoredSet[]
  readonly now: Date
  readonly host: Host
}

/**
 * Brings the evidence in a folder up to date: for each month a JSON file that holds the hash of the one before, the same as Markdown, and with
 * a key its signature. What stands there is kept, however long the backups themselves are gone. It makes no backup worse: what goes wrong is a
 * warning.
 */
export async function keepEvidence(options: EvidenceOptions): Promise<void> {
  const { host, database, now } = options
  const folder = resolve(options.folder)
  try {
    const key = options.key === undefined ? undefined : signingKey(options.key)
    const standing = await standingMonths(folder, database)
    for (const month of brokenLinks(standing)) host.warning(`the evidence of ${month} is not the one that the month after it holds the hash of: it was changed, removed or replaced`)
    if (key !== undefined) await assertSigned(folder, standing, key)
    const written = extendedChain(standing, await seenIn(options, standing), { database, now })
    for (const month of written) await writeMonth(folder, month)
    const last = written.at(-1) ?? standing.at(-1)
    if (key !== undefined) for (const month of written.length === 0 ? standing.slice(-1) : written) await signMonth(folder, month, key)
    if (last !== undefined) host.line(`evidence in ${plain(join(options.folder, fileOf(last)))}${written.length === 0 ? ', as it was' : ''}`)
  } catch (problem) {
    host.warning(`the evidence could not be kept in ${plain(options.folder)}: ${messageOf(problem)}${problem instanceof KnownError ? `. ${problem.hint}` : ''}`)
  }
}

function fileOf({ content: { database, month } }: Pick<StandingMonth, 'content'>): string {
  return `${encodeDatabase(database)}-evidence-${month}.json`
}

/** The months of a database that have a file, oldest first. Throws KnownError `evidence-damaged`: one that cannot be read is not written over. */
async function standingMonths(folder: string, database: string): Promise<StandingMonth[]> {
  const prefix = `${encodeDatabase(database)}-evidence-`
  const names = await readdir(folder).catch((problem: unknown) => {
    if (codeOf(problem) === 'ENOENT') return []
    throw problem
  })
  const own = names.filter((name) => name.startsWith(prefix) && /^\d{4}-\d{2}\.json$/.test(name.slice(prefix.length))).sort()
  return Promise.all(own.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8')
    const content = parseEvidence(text)
    if (content?.database !== database || fileOf({ content }) !== name) {
      throw new KnownError('evidence-damaged', `${name} is no evidence file of this version`, 'Restore it from where the evidence is kept, or begin a chain in another folder.')
    }
    return { content, text }
  }))
}

/** What the store tells of backups and drills, in the words of evidence. Manifests that stand in a file already are not read again. */
async function seenIn({ store, sets }: EvidenceOptions, standing: readonly StandingMonth[]): Promise<Evidence[]> {
  const known = new Set(standing.flatMap(({ content }) => content.entries.filter(({ kind }) => kind === 'backup').map(({ backup }) => backup)))
  const entries: Evidence[] = []
  // One after another: a store of years is read but once, and no store is asked for thousands of files at the same time.
  for (const set of sets.filter(({ complete }) => complete)) {
    if (!known.has(set.id)) entries.push(await backupEvidence(store, set))
    const drill = await readDrill(store, set)
    if (drill !== undefined) {
      entries.push({
        kind: 'drill', at: new Date(drill.at).toISOString(), backup: set.id, sha256: drill.archiveSha256, verdict: drill.verdict, restoreSeconds: drill.restoreSeconds,
        rowsProved: drill.rowsProved, tablesProved: drill.tablesProved, server: drill.serverVersion, run: drill.run,
      })
    }
  }
  return entries
}

async function backupEvidence(store: Store, set: StoredSet): Promise<Evidence> {
  const manifest = await readManifest(store, set).catch(() => undefined)
  const archive = set.files.archive
  return {
    kind: 'backup', at: set.takenAt.toISOString(), backup: set.id, archive: archive?.name ?? '', bytes: archive?.bytes ?? 0,
    sha256: manifest?.archive.sha256 ?? await readSidecar(store, set).catch(() => null), plainSha256: manifest?.archive.plainSha256 ?? null,
    encryption: manifest?.encryption.method ?? parseFile(archive?.name ?? '')?.encryption ?? 'none', rows: manifest?.totals.rows ?? null, tables: manifest?.totals.tables ?? null,
    server: manifest?.server.version ?? null, run: manifest?.run ?? null,
  }
}

async function writeMonth(folder: string, month: StandingMonth): Promise<void> {
  const file = fileOf(month)
  // A signature of what stood there before would call the new file forged.
  await rm(join(folder, `${file}.sig`), { force: true })
  await writeWhole(join(folder, file), month.text, 0o644)
  await writeWhole(join(folder, file.replace(/json$/, 'md')), evidenceText(month, file), 0o644)
}

/** Signs the bytes of a month's file. */
async function signMonth(folder: string, month: StandingMonth, key: KeyObject): Promise<void> {
  await writeWhole(join(folder, `${fileOf(month)}.sig`), sign(null, Buffer.from(month.text), key), 0o644)
}

/** Throws KnownError `evidence-forged` where a signature is not that of the file beside it: signing on would make it good. */
async function assertSigned(folder: string, standing: readonly StandingMonth[], key: KeyObject): Promise<void> {
  for (const month of standing) {
    const signature = await readFile(join(folder, `${fileOf(month)}.sig`)).catch(() => undefined)
    if (signature === undefined || verify(null, Buffer.from(month.text), createPublicKey(key), signature)) continue
    throw new KnownError('evidence-forged', `the signature of ${plain(fileOf(month))} is not that of evidence-key over this file`,
      'If the key was changed, begin a chain in another folder; if not, restore the file from where evidence is kept.')
  }
}

/** Throws KnownError `evidence-key`. */
function signingKey(pem: Secret): KeyObject {
  const cure = 'Make one with: openssl genpkey -algorithm ed25519 -out evidence-key.pem'
  let key: KeyObject
  try {
    // A secret that went through a form may have lost its line ends to `\n`.
    key = createPrivateKey(pem.reveal().replaceAll('\\n', '\n'))
  } catch {
    // What was wrong with it is not told: it could quote the key.
    throw new KnownError('evidence-key', 'evidence-key is no private key in PEM', cure)
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new KnownError('evidence-key', `evidence-key is a key of ${key.asymmetricKeyType ?? 'another kind'}, not of ed25519`, cure)
  return key
}
