import type { RestorePlan } from '../../domain/restore-plan.ts'
import { counted, number } from '../../domain/units.ts'
import { code, escapeMarkdown, plain, table } from '../../kit/markdown.ts'
import type { RestoreReport } from './report.ts'
import type { PlannedTables } from './tables.ts'

/** What happens to the target when chosen tables are restored. */
export function tablesHappen({ into, target }: RestorePlan): string {
  switch (into) {
    case 'rename': return 'chosen tables are made beside the live ones, in one transaction; nothing live is touched'
    case 'schema': return 'chosen tables are made in a schema of their own, in one transaction; nothing live is touched'
    default: return `chosen tables of ${target.database} get the ROWS OF THE BACKUP, in one transaction; lost ones are made again`
  }
}

/** The plan of the tables for a log. */
export function tableLines({ changes, sentences }: Pick<PlannedTables, 'changes' | 'sentences'>): string[] {
  return [...changes.map((change) => `    ${plain(change)}`), ...sentences.map((sentence) => `    ! ${plain(sentence)}`)]
}

/** Planned tables, and what became of them, for the step summary. */
export function tablesMarkdown(tables: RestoreReport['tables']): string[] {
  if (tables === null) return []
  const rows = tables.planned.map(({ table: name, target, how, rows: then, replaced }) => [
    code(name), code(target), how === 'fill' ? 'gets the rows of the backup' : 'is made', then === null ? 'not known' : number(then), replaced === null ? (how === 'fill' ? 'not counted' : 'none') : number(replaced),
  ])
  return [
    '', table(['Table', 'Becomes', 'How', 'Rows in the backup', 'Live rows that go'], rows),
    ...tables.sentences.map((sentence) => `\n> ⚠️ ${escapeMarkdown(sentence)}`),
    ...(tables.restored === null || tables.restored.sequences.length === 0 ? [] : ['', `Sequences: ${tables.restored.sequences.map(({ sequence, value }) => `${code(sequence)} at ${value}`).join(', ')}`]),
  ]
}

/** What was restored, for the end of a log. */
export function restoredLines({ tables, safetyBackup }: RestoreReport): string[] {
  if (tables?.restored === undefined || tables.restored === null) return []
  return [
    ...tables.restored.tables.map(({ target, rows, removed }) => `    ${plain(target)}: ${counted(rows, 'row')}${removed === 0 ? '' : `; ${number(removed)} went`}`),
    ...tables.restored.sequences.map(({ sequence, value }) => `    sequence ${plain(sequence)} is at ${value}`),
    ...safetyBackup === null ? [] : [`    what was there before is ${plain(safetyBackup.backup)} in ${plain(safetyBackup.store)}`],
  ]
}
