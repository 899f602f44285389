import { stat } from 'node:fs/promises'
import { entriesAt } from '../archive/entries.ts'
import { dataBytes, fillOffsets } from '../archive/offsets.ts'
import type { ArchiveEntry } from '../archive/reader.ts'
import type { PlainArchive } from '../domain/archive-name.ts'
import type { Proof } from '../domain/manifest.ts'
import type { Archived } from '../domain/proof.ts'
import { earlyBuilds, jobsThatPay } from '../domain/restore-order.ts'
import { counted } from '../domain/units.ts'
import { KnownError } from '../kit/errors.ts'
import { makePrivateFolder, removePrivateFolder } from '../kit/private-folder.ts'
import { valueOf } from '../kit/settled.ts'
import { restoreTogether } from '../postgres/restore-together.ts'
import type { RestoredTogether, TogetherRequest } from '../postgres/restore-together.ts'
import type { RestoredRequest } from '../postgres/restored.ts'
import { everything, Turns } from '../postgres/restore-turns.ts'

export interface RestoreAndReadRequest {
  readonly restore: Omit<TogetherRequest, 'early' | 'watched' | 'entries' | 'turns' | 'folder'>
  /** Whether the server is on this machine, so that a statement takes no time on its way. */
  readonly isNear: boolean
  readonly serverVersionNumber: number
  readonly tell: (line: string) => void
  readonly temporaryDirectory: string
  /** Tells which tables are large. */
  readonly proof: Proof | undefined
  /** Does the restore, and whatever else its caller wants with it. */
  readonly restoring: (work: () => Promise<RestoredTogether>) => Promise<RestoredTogether>
  /** Reads the restored rows again, each table when its turn comes. */
  readonly reading: ((turn: RestoredRequest['turn']) => Promise<Archived>) | undefined
}

export interface RestoredAndRead extends RestoredTogether {
  /** Undefined where nothing was to be read. */
  readonly read: PromiseSettledResult<Archived> | undefined
}

/** Restores an archive and reads its rows again as their tables are in, while indexes and constraints are built upon them. */
export async function restoreAndRead(request: RestoreAndReadRequest): Promise<RestoredAndRead> {
  const { restore, proof, restoring, reading, temporaryDirectory } = request
  const entries = await entriesOf(restore.archive)
  const jobs = await jobsFor(request, entries)
  const turns = new Turns(restore.jobs)
  // A container takes longer to start than such a build is worth.
  const hasEarly = jobs > 1 && restore.pgRestore.leading === undefined && restore.pgRestore.within === undefined
  const early = hasEarly ? earlyBuilds(entries, await rowsOf(proof, entries, restore.archive)) : []
  const large = new Set(early.map(({ data }) => data))
  const watched = entries.filter(({ dumpId }) => large.has(dumpId)).map((entry) => ({ schema: entry.namespace ?? '', name: entry.tag, data: entry.dumpId }))
  const folder = await makePrivateFolder(temporaryDirectory, 'lists')
  if (jobs > 1 && restore.archive.ours === true && restore.archive.format === 'custom') await fillOffsets(restore.archive.path)
  try {
    const [restored, read] = await Promise.allSettled([
      restoring(() => restoreTogether({ ...restore, jobs, early, watched, entries, turns, folder })), reading?.(turnOf(turns, entries)),
    ])
    return { ...valueOf(restored), read: reading === undefined ? undefined : read as PromiseSettledResult<Archived> }
  } finally {
    await removePrivateFolder(folder)
  }
}

async function jobsFor({ restore, isNear, serverVersionNumber, tell }: RestoreAndReadRequest, entries: readonly ArchiveEntry[]): Promise<number> {
  if (!isNear || restore.jobs === 1 || restore.archive.format !== 'custom') return restore.jobs
  const tables = entries.filter(({ description }) => description === 'TABLE DATA').length
  const jobs = jobsThatPay(restore.jobs, { tables, archiveBytes: (await stat(restore.archive.path)).size, serverVersionNumber })
  if (jobs !== restore.jobs) tell(`    ${counted(tables, 'small table')}: one job of pg_restore is through sooner than several`)
  return jobs
}

/** The archive's table of contents; what is wrong with a damaged one, pg_restore tells. */
async function entriesOf(archive: PlainArchive): Promise<readonly ArchiveEntry[]> {
  try {
    return await entriesAt(archive)
  } catch (problem) {
    if (!(problem instanceof KnownError)) throw problem
    return []
  }
}

// A row of a usual table, compressed: half of what was measured on rows of numbers and short texts, so that a table is sooner taken for large than for small.
const bytesOfRow = 15

/** How many rows a table holds, as the manifest tells it; reckoned from its bytes in the archive where nobody counted them. */
async function rowsOf(proof: Proof | undefined, entries: readonly ArchiveEntry[], { path, format }: PlainArchive): Promise<(schema: string, table: string) => number> {
  const keyOf = (schema: string | null, name: string) => JSON.stringify([schema, name])
  const counted = proof?.relations.filter(({ rows }) => rows !== null) ?? []
  if (counted.length > 0 || format !== 'custom') {
    const rows = new Map(counted.map((relation) => [keyOf(relation.schema, relation.name), relation.rows]))
    return (schema, table) => rows.get(keyOf(schema, table)) ?? 0
  }
  const bytes = await dataBytes(path)
  const rows = new Map(entries.filter(({ description }) => description === 'TABLE DATA').map((entry) => [keyOf(entry.namespace, entry.tag), (bytes.get(entry.dumpId) ?? 0) / bytesOfRow]))
  return (schema, table) => rows.get(keyOf(schema, table)) ?? 0
}

/** A table is read when its data is in; what has no data in the archive, when everything is. */
function turnOf(turns: Turns, entries: readonly ArchiveEntry[]): RestoredRequest['turn'] {
  const data = new Map(entries.filter(({ description }) => description === 'TABLE DATA').map((entry) => [JSON.stringify([entry.namespace, entry.tag]), entry.dumpId]))
  return (relation) => turns.take(relation === undefined ? everything : data.get(JSON.stringify([relation.schema, relation.name])) ?? everything, 'read', relation?.rows ?? 0)
}
