import { text } from 'node:stream/consumers'
import { comparedBackups } from '../../domain/health-trends.ts'
import type { TableReading } from '../../domain/health-tables.ts'
import { parseProof } from '../../domain/manifest-parsing.ts'
import { nameOf } from '../../domain/proof.ts'
import type { Host } from '../../kit/host.ts'
import type { Parsed } from '../../kit/inputs.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Opener } from '../encryption.ts'
import type { openingInputs } from '../shared-inputs.ts'
import { reasonOf } from './examine.ts'

export interface TablesRead {
  /** Newest first. */
  readonly readings: readonly TableReading[]
  /** Why there are none. */
  readonly unread: string | null
}

/**
 * The tables of the newest backup, of the seven before it, and of the first that is `stillDays` older, as the closed parts of their manifests have them: the names of tables
 * stand nowhere else. What cannot be opened is told and left out. `sets`: good ones, newest first.
 */
export async function readTables(store: Store, sets: readonly StoredSet[], stillDays: number, inputs: Parsed<typeof openingInputs>, host: Host): Promise<TablesRead> {
  const proofs = sets.filter(({ files }) => files.proof !== undefined)
  const [newest] = proofs
  if (newest === undefined || newest !== sets[0]) return { readings: [], unread: sets.length === 0 ? 'there is no good backup' : 'the newest backup has no manifest' }
  const last = proofs.find(({ takenAt }) => newest.takenAt.getTime() - takenAt.getTime() >= (stillDays - 1 / 24) * 86_400_000)
  const chosen = [...new Set([...proofs.slice(0, 1 + comparedBackups), ...(last === undefined ? [] : [last])])]
  if (chosen.length < 2) return { readings: [], unread: 'there is no backup before it to compare it with' }
  const { openerFor } = await import('../encryption.ts')
  const open = openerFor(inputs, host)
  const readings: TableReading[] = []
  let unread: string | null = null
  for (const set of chosen) {
    try {
      readings.push(await readingOf(store, set, open))
    } catch (problem) {
      unread ??= reasonOf(problem)
      // Without the newest there is nothing to compare, and the key that does not open it will not be asked eight times.
      if (set === newest) return { readings: [], unread }
    }
  }
  return { readings, unread: readings.length < 2 ? unread : null }
}

async function readingOf(store: Store, set: StoredSet, open: Opener): Promise<TableReading> {
  const file = set.files.proof
  if (file === undefined) throw new Error(`${set.id} has no closed part`)
  const proof = parseProof(await text(await open(await store.read(file.name), file.bytes)), file.name)
  const tables = proof.relations.filter(({ kind, exempt }) => kind === 'table' && exempt === null)
  return {
    backup: set.id, takenAt: set.takenAt, newest: proof.newest ?? [],
    tables: tables.flatMap((table) => table.rows === null ? [] : [{ relation: nameOf(table), rows: table.rows, fingerprint: table.fingerprint }]),
  }
}
