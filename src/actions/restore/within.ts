import type { PlainArchive } from '../../domain/archive-name.ts'
import type { Objection } from '../../domain/restore-plan.ts'
import { proved, unproved } from '../../domain/verdict.ts'
import { KnownError } from '../../kit/errors.ts'
import type { Clients } from '../../postgres/clients.ts'
import type { Chosen, Planning } from './plan.ts'
import type { Findings, Outcome } from './report.ts'
import { planChosenTables } from './tables.ts'
import type { PlannedTables } from './tables.ts'
import { tableLines } from './tables-views.ts'

/** What the tables of an archive are planned with; the archive in the plain, on this machine. */
export interface Within {
  readonly planning: Planning
  readonly tables: string
  readonly chosen: Chosen
  readonly clients: Clients
  readonly archive: PlainArchive
  readonly found: Findings
}

/** Plans and prints what becomes of each chosen table; changes nothing. What makes it impossible is an objection among the others. */
export async function planWithin({ planning, tables, chosen, clients, archive, found }: Within): Promise<PlannedTables | Objection> {
  const { read: { values: inputs }, connection, context } = planning
  try {
    const planned = await planChosenTables({ inputs, tables, connection, clients, archive, manifest: chosen.manifest, proof: chosen.proof, ownership: inputs.owner === 'keep', context })
    found.tables = { planned: planned.tables, changes: planned.changes, sentences: planned.sentences, restored: null }
    await context.host.group('The tables', () => {
      for (const line of tableLines(planned)) context.host.line(line)
      return Promise.resolve()
    })
    return planned
  } catch (problem) {
    if (!(problem instanceof KnownError)) throw problem
    return { code: problem.code, sentence: problem.message, hint: problem.hint }
  }
}

/** Restores the planned tables in one transaction: whatever fails, the target is as it was. */
export async function restoreWithin(planned: PlannedTables, { context, found }: Pick<Within, 'found'> & Pick<Planning, 'context'>): Promise<Outcome> {
  const began = context.now().getTime()
  try {
    const restored = await planned.carryOut()
    if (found.tables !== null) found.tables = { ...found.tables, restored }
    found.notes.push(...restored.notes)
    if (restored.compared) {
      found.tablesProved = restored.tables.length
      found.rowsProved = restored.tables.reduce((sum, { rows }) => sum + rows, 0)
    }
    found.verdict = restored.compared ? proved : unproved('the tables are equal to the archive, and not every one has rows in a manifest to compare them with')
    return 'restored'
  } catch (problem) {
    if (!(problem instanceof KnownError)) throw problem
    found.failure = { code: problem.code, message: problem.message, hint: problem.hint }
    return 'left'
  } finally {
    found.seconds.restore = (context.now().getTime() - began) / 1000
  }
}
