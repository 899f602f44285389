import type { Effects, TableFacts } from '../../../src/domain/migration-effects.ts'

/** The effects in lines that a table of expectations can hold; times are left out. */
export function told(effects: Effects): string[] {
  const name = (table: TableFacts) => table.name.replace(/^public\./, '')
  return [
    ...effects.failures.map(({ sqlState }) => `failed ${sqlState}`),
    ...effects.locks.map(({ table, modeName }) => `lock ${modeName} ${name(table)}`),
    ...effects.rewrites.map(({ table, cause }) => `rewrite ${name(table)}: ${cause}`),
    ...effects.scans.map(({ table, cause, mode }) => `scan ${name(table)}: ${cause}${mode === 'ShareUpdateExclusiveLock' ? ', harmless' : ''}`),
    ...effects.indexes.map(({ table, index, how }) => `index ${name(table)}.${index}: ${how}`),
    ...effects.dropped.map(({ what, table, column, lost }) => `drop ${what} ${name(table)}${column === undefined ? '' : `.${column}`}: ${lost ?? 'unknown'}`),
    ...effects.cascaded.map((what) => `cascade ${what.replaceAll('public.', '')}`),
    ...effects.changed.map(({ table, inserted, updated, deleted, truncated }) => `rows ${name(table)}: +${inserted} ~${updated} -${deleted}${truncated ? ' truncated' : ''}`),
    ...effects.nulled.map(({ table, column, values }) => `null ${name(table)}.${column}: ${values}`),
    ...effects.unvalidated.map(({ table, constraint }) => `not valid ${name(table)}.${constraint}`),
    ...effects.invalidIndexes.map(({ table, index }) => `invalid ${name(table)}.${index}`),
    ...effects.enums.map(({ name: one, added, removed }) => `enum ${one.replace(/^public\./, '')}: +${added.join()} -${removed.join()}`),
    ...effects.types.map(({ table, column, from, to }) => `type ${name(table)}.${column}: ${from} to ${to}`),
    ...effects.gaps.map((gap) => `gap: ${gap}`),
  ]
}
