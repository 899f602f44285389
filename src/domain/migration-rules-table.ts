import type { Effects, LockEffect, TableFacts } from './migration-effects.ts'
import { strength } from './migration-timeline.ts'
import type { Hit, Rule } from './migration-rules.ts'
import { counted, duration, number, size } from './units.ts'

/** `public.orders (12,400,000 rows, 3.2 GB)`. */
function describe({ name, rows, bytes }: TableFacts): string {
  return rows === null ? name : `${name} (${counted(rows, 'row')}, ${size(bytes)})`
}

function isLarge({ rows }: TableFacts, atLeast: number): boolean {
  return rows !== null && rows >= Math.max(1, atLeast)
}

function held(effects: Effects, atLeast: number, isMeant: (lock: LockEffect) => boolean): Hit[] {
  return effects.locks.filter((lock) => isMeant(lock) && lock.heldSeconds >= atLeast && lock.table.rows !== 0).map((lock) => ({
    sentence: `${describe(lock.table)} was held in ${lock.modeName} for ${duration(lock.heldSeconds)}: ${lock.consequence ?? 'other commands wait'}`,
    table: lock.table, statement: lock.statement,
  }))
}

const safeConstraint = 'ALTER TABLE … ADD CONSTRAINT … NOT VALID, then in another transaction ALTER TABLE … VALIDATE CONSTRAINT …, which lets reads and writes go on. '
  + 'For NOT NULL: a CHECK (… IS NOT NULL) so added and validated, then SET NOT NULL, which then needs no scan, then drop the check.'

/** The rules by their stable ids. A threshold is compared with what was measured in the sandbox, on the backup's rows. */
export const rules: readonly Rule[] = [
  {
    id: 'access-exclusive-lock-held', level: 'fail', threshold: { unit: 'seconds', default: 2 },
    reason: 'While ACCESS EXCLUSIVE is held, every read and write of the table waits, and so does whoever waits for them.',
    cure: 'Give the statement a transaction of its own, set lock_timeout, and move what takes long (rewrites, scans, updates) out of it.',
    find: (effects, atLeast) => held(effects, atLeast, ({ mode }) => mode === 'AccessExclusiveLock'),
  },
  {
    id: 'write-lock-held', level: 'warn', threshold: { unit: 'seconds', default: 2 },
    reason: 'While the lock is held, every INSERT, UPDATE and DELETE on the table waits.',
    cure: 'CREATE INDEX CONCURRENTLY, or constraints NOT VALID first; keep such statements out of long transactions.',
    find: (effects, atLeast) => held(effects, atLeast, ({ mode }) => mode !== 'AccessExclusiveLock' && strength(mode) >= strength('ShareLock')),
  },
  {
    id: 'table-rewrite', level: 'warn', threshold: { unit: 'rows', default: 10_000 },
    reason: 'Every row is written anew, with all indexes, under ACCESS EXCLUSIVE; it needs as much disk again.',
    cure: 'Add a new column without a volatile default, fill it in batches, let the program write both, then switch. For VACUUM FULL and CLUSTER: pg_repack.',
    find: (effects, atLeast) => effects.rewrites.filter(({ table }) => isLarge(table, atLeast)).map(({ table, cause, statement }) => ({
      sentence: `${describe(table)} was rewritten (${cause})`, table, statement,
    })),
  },
  {
    id: 'validating-scan', level: 'warn', threshold: { unit: 'rows', default: 10_000 },
    reason: 'The whole table was read to check its rows while writes, and perhaps reads, waited.',
    cure: safeConstraint,
    // VALIDATE CONSTRAINT reads the table too, under a lock that nobody minds.
    find: (effects, atLeast) => effects.scans.filter(({ table, mode }) => isLarge(table, atLeast) && strength(mode) >= strength('ShareLock')).map(({ table, cause, seconds, statement }) => ({
      sentence: `${describe(table)} was read whole in ${duration(seconds)} to ${cause === 'foreign key' ? 'check a foreign key' : 'check its rows'}, under a lock that writes wait for`,
      table, statement,
    })),
  },
  {
    id: 'index-without-concurrently', level: 'warn', threshold: { unit: 'rows', default: 10_000 },
    reason: 'Writes on the table wait until the index is built.',
    cure: 'CREATE INDEX CONCURRENTLY (REINDEX … CONCURRENTLY), outside of a transaction. For a constraint: then ADD CONSTRAINT … UNIQUE USING INDEX ….',
    find: (effects, atLeast) => effects.indexes.filter(({ table }) => isLarge(table, atLeast)).map(({ table, index, how, seconds, statement }) => ({
      sentence: `the index ${index} on ${describe(table)} was ${how === 'rebuilt' ? 'rebuilt' : 'built'} in ${duration(seconds)} while writes waited`, table, statement,
    })),
  },
  {
    id: 'table-dropped', level: 'fail', threshold: { unit: 'rows', default: 1 },
    reason: 'The rows are gone, and no undo brings them back.',
    cure: 'Rename the table first and drop it in a later release; accept the finding in the file when the rows are not needed.',
    find: (effects, atLeast) => effects.dropped.filter(({ what, table, lost }) => what === 'table' && (lost ?? table.rows ?? 0) >= atLeast).map(({ table }) => ({
      sentence: `the table ${table.name} was dropped with ${table.rows === null ? 'rows that were not counted' : counted(table.rows, 'row')}`, table,
    })),
  },
  {
    id: 'column-dropped', level: 'fail', threshold: { unit: 'rows', default: 1 },
    reason: 'The values are gone, and no undo brings them back; programs that still name the column fail.',
    cure: 'Stop using the column in one release and drop it in a later one; accept the finding in the file when the values are not needed.',
    find: (effects, atLeast) => effects.dropped.filter(({ what, table, lost }) => what === 'column' && (lost ?? table.rows ?? 0) >= atLeast).map(({ table, column, lost }) => ({
      sentence: `the column ${column ?? ''} of ${table.name} was dropped with ${lost === null ? 'values that were not counted' : counted(lost, 'value')}`, table,
    })),
  },
  {
    id: 'cascade', level: 'warn',
    reason: 'CASCADE takes whatever hangs on the object, also what the migration\'s author did not know of.',
    cure: 'Drop each object by its name, without CASCADE.',
    find: ({ cascaded }) => cascaded.length === 0 ? [] : [{ sentence: `CASCADE dropped ${cascaded.slice(0, 5).join(', ')}${cascaded.length > 5 ? ` and ${number(cascaded.length - 5)} more` : ''}` }],
  },
  {
    id: 'rows-lost', level: 'fail', threshold: { unit: 'rows', default: 1 },
    reason: 'Rows that production has were deleted.',
    cure: 'Move them to another table first, or accept the finding in the file with the reason why they may go.',
    find: (effects, atLeast) => effects.changed.filter(({ deleted }) => deleted >= Math.max(1, atLeast)).map(({ table, deleted, truncated }) => ({
      sentence: `${truncated ? 'TRUNCATE took' : 'the migration deleted'} ${counted(deleted, 'row')} of ${describe(table)}`, table,
    })),
  },
  {
    id: 'values-lost', level: 'warn', threshold: { unit: 'rows', default: 1 },
    reason: 'Values that production has were set to NULL, and no undo brings them back.',
    cure: 'Keep them in another column or table until the release has proved itself, or accept the finding in the file with the reason why they may go.',
    find: (effects, atLeast) => effects.nulled.filter(({ values }) => values >= Math.max(1, atLeast)).map(({ table, column, values }) => ({
      sentence: `${counted(values, 'value')} of the column ${column} of ${describe(table)} ${values === 1 ? 'was' : 'were'} set to NULL`, table,
    })),
  },
  {
    id: 'rows-updated', level: 'note', threshold: { unit: 'rows', default: 10_000 },
    reason: 'Each row is written a second time; the row locks are held until the transaction ends, and autovacuum has to clean up.',
    cure: 'Update in batches of some thousand rows, each in a transaction of its own.',
    find: (effects, atLeast) => effects.changed.filter(({ updated }) => updated >= Math.max(1, atLeast)).map(({ table, updated }) => ({
      sentence: `${counted(updated, 'row')} of ${describe(table)} ${updated === 1 ? 'was' : 'were'} updated`, table,
    })),
  },
  {
    id: 'not-valid-left', level: 'warn',
    reason: 'Old rows may break the constraint, the planner does not use it, and a restore fails at it.',
    cure: 'ALTER TABLE … VALIDATE CONSTRAINT …, in a transaction of its own.',
    find: (effects) => effects.unvalidated.map(({ table, constraint }) => ({ sentence: `the constraint ${constraint} of ${table.name} is left NOT VALID`, table })),
  },
  {
    id: 'invalid-index-left', level: 'fail',
    reason: 'The index is kept up to date and never used.',
    cure: 'DROP INDEX CONCURRENTLY, then build it again.',
    find: (effects) => effects.invalidIndexes.map(({ table, index }) => ({ sentence: `the index ${index} of ${table.name} is left invalid`, table })),
  },
  {
    id: 'enum-changed', level: 'note',
    reason: 'A value of an enum cannot be taken away again, and programs of the release before do not know it.',
    cure: 'Release programs that understand the new value first.',
    find: (effects) => effects.enums.map(({ name, added, removed }) => ({
      sentence: `the enum ${name} ${[added.length > 0 ? `got ${added.join(', ')}` : '', removed.length > 0 ? `lost ${removed.join(', ')}` : ''].filter(Boolean).join(' and ')}`,
    })),
  },
  {
    id: 'type-changed', level: 'note',
    reason: 'Views, functions and programs that know the old type may fail, and values may be cut or rounded.',
    cure: 'Add a column of the new type, fill it in batches, then switch.',
    find: (effects) => effects.types.map(({ table, column, from, to }) => ({ sentence: `the column ${column} of ${table.name} changed from ${from} to ${to}`, table })),
  },
  {
    id: 'slow-statement', level: 'warn', threshold: { unit: 'seconds', default: 10 },
    reason: 'What takes long on the backup takes at least as long in production, under load.',
    cure: 'Split it into batches, or let it run outside of the deployment.',
    find: (effects, atLeast) => effects.statements.filter(({ seconds }) => seconds >= atLeast).map(({ text, command, seconds }) => ({
      sentence: `${command} took ${duration(seconds)}`, statement: text,
    })),
  },
  {
    id: 'long-transaction', level: 'warn', threshold: { unit: 'seconds', default: 30 },
    reason: 'Locks are held until a transaction ends, and vacuum cannot clean up anywhere meanwhile.',
    cure: 'Split the migration into several revisions, data apart from definitions.',
    find: (effects, atLeast) => effects.longestTransactionSeconds < atLeast ? [] : [{ sentence: `the longest transaction took ${duration(effects.longestTransactionSeconds)}` }],
  },
  {
    id: 'lock-wait', level: 'warn', threshold: { unit: 'seconds', default: 0 },
    reason: 'The migration waited for another session of its own: in production everybody else would wait behind it.',
    cure: 'Set lock_timeout and retry; do not open a second connection within a migration.',
    find: (effects, atLeast) => effects.waits.filter(({ seconds }) => seconds >= atLeast).map(({ table, modeName, seconds }) => ({
      sentence: `the migration waited ${duration(seconds)} for ${modeName} on ${describe(table)}`, table,
    })),
  },
  {
    id: 'statement-failed', level: 'fail',
    reason: 'The migration would fail in production as well.',
    cure: 'Run it on a restored backup and look at the rows that it stumbles over.',
    find: (effects, _atLeast, { completed }) => completed === true ? [] : effects.failures.map(({ sqlState, statement }) => ({ sentence: `a statement failed with SQLSTATE ${sqlState}`, statement: statement === '' ? undefined : statement })),
  },
  {
    id: 'not-undoable', level: 'warn',
    reason: 'When the release has to be taken back, the database cannot go back with it.',
    cure: 'Write the way back, or accept the finding in the file with the reason why none is needed.',
    find: (_effects, _atLeast, { undone }) => undone === false ? [{ sentence: 'the migration could not be undone' }] : [],
  },
  {
    id: 'undo-differs', level: 'warn',
    reason: 'After the undo the schema is another one than before: the next migration meets what nobody has tested.',
    cure: 'Let the way back restore each object as it was.',
    find: (_effects, _atLeast, { differences = [] }) => differences.length === 0 ? [] : [{
      sentence: `the undo leaves ${number(differences.length)} ${differences.length === 1 ? 'difference' : 'differences'}: ${differences.slice(0, 5).join('; ')}`,
    }],
  },
]

/** The ids that may be accepted, and given thresholds. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id)
