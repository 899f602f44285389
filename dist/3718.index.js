export const id = 3718;
export const ids = [3718,7329];
export const modules = {

/***/ 86912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Stages: () => (/* binding */ Stages)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./domain/migration-facts.js
var migration_facts = __webpack_require__(26112);
// EXTERNAL MODULE: ./domain/migration-timeline.js
var migration_timeline = __webpack_require__(33124);
// EXTERNAL MODULE: ./domain/sql-text.js
var sql_text = __webpack_require__(36376);
;// CONCATENATED MODULE: ./domain/migration-tables.js
/** A relation as a report names it. */
function tableFacts({ id, schema, name, rows, bytes }) {
    return { id, name: `${schema}.${name}`, rows, bytes };
}

;// CONCATENATED MODULE: ./domain/migration-locks.js




/** `ACCESS EXCLUSIVE` of `AccessExclusiveLock`: as SQL and the documentation write it. */
function modeName(mode) {
    return mode.replace(/Lock$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase();
}
function consequenceOf(mode) {
    if (mode === 'AccessExclusiveLock')
        return 'reads and writes wait';
    return (0,migration_timeline/* strength */.q)(mode) >= (0,migration_timeline/* strength */.q)('ShareLock') ? 'writes wait' : undefined;
}
/** What is held for longer was seen. */
const betweenLooksSeconds = 0.1;
/**
 * The strongest lock on each relation that was there before, and any weaker one that made writes wait for longer. Event triggers tell the locks of
 * commands, sampling those of long plain statements; what was over too soon to be seen is known by what it did.
 */
function locksOf(step, timeline, truncated) {
    const all = [...heldByCommands(timeline), ...heldBySamples(step.spans, timeline), ...heldByText(step, timeline), ...heldByConsequence(step, timeline, truncated)];
    // Every reader holds the weakest.
    const holds = Map.groupBy(all.filter(({ mode }) => mode !== 'AccessShareLock'), ({ relation }) => relation);
    return step.before.relations.flatMap((relation) => telling(holds.get(relation.id) ?? []).map((hold) => ({
        table: tableFacts(relation), mode: hold.mode, modeName: modeName(hold.mode), consequence: consequenceOf(hold.mode),
        heldSeconds: hold.until - hold.since, statement: (0,sql_text/* withoutValues */.lO)(hold.statement?.text ?? ''),
    })));
}
/** From the strongest on, each that was held longer than all stronger ones; weak ones only when there is nothing else. */
function telling(holds) {
    const longestFirst = [...holds].sort((one, other) => (0,migration_timeline/* strength */.q)(other.mode) - (0,migration_timeline/* strength */.q)(one.mode) || (other.until - other.since) - (one.until - one.since));
    const told = [];
    for (const hold of longestFirst) {
        const last = told.at(-1);
        const isLonger = last !== undefined && last.mode !== hold.mode && hold.until - hold.since > last.until - last.since && consequenceOf(hold.mode) !== undefined;
        if (last === undefined || isLonger)
            told.push(hold);
    }
    return told;
}
function heldByCommands(timeline) {
    return timeline.transactions.flatMap(({ locks, end }) => [...locks.values()].map((lock) => ({ ...lock, until: Math.max(end, lock.since) })));
}
function heldBySamples(spans, timeline) {
    return spans.filter(({ granted }) => granted).map((span) => {
        const statement = timeline.statements.find(({ session, start, end }) => session === span.session && start <= span.from && span.from <= end);
        const transaction = timeline.transactions.find(({ session, id }) => session === span.session && id === span.transaction);
        // It was taken between two looks; a text of several statements may have begun long before.
        const since = Math.max(statement?.start ?? 0, transaction?.start ?? 0, span.from - betweenLooksSeconds);
        return { relation: span.relation, mode: span.mode, since: Math.min(since, span.from), statement, until: Math.max(transaction?.end ?? span.to, span.to) };
    });
}
/** Commands that leave no lock for an event trigger to see: LOCK TABLE, and those that run in several transactions. */
function heldByText(step, timeline) {
    // Data migrations may have very many statements.
    const candidates = timeline.statements.filter(({ text }) => /\b(?:lock|concurrently|vacuum|analyze)\b/i.test(text));
    if (candidates.length === 0)
        return [];
    const names = step.before.relations.map((relation) => ({ id: relation.id, names: namesOf(relation, step) }));
    return candidates.flatMap((statement) => (0,sql_text/* statementsIn */.WI)(statement.text).flatMap((words) => {
        const text = words.map((word) => word.text).join(' ');
        const mode = modeByText(words[0]?.text.toUpperCase() ?? '', text);
        if (mode === undefined)
            return [];
        return names.filter((one) => one.names.some((name) => (0,sql_text/* mentions */.wy)(text, name))).map(({ id }) => ({ relation: id, mode, ...during(statement, timeline) }));
    }));
}
function modeByText(command, text) {
    switch (command) {
        case 'LOCK': {
            const named = /\bin\s+(?<mode>[a-z]+(?:\s+[a-z]+){0,3}?)\s+mode\b/i.exec(text)?.groups?.['mode'] ?? 'access exclusive';
            return migration_facts/* lockModes */.Y.find((mode) => modeName(mode) === named.toUpperCase());
        }
        case 'CREATE':
        case 'DROP':
        case 'REINDEX': return /\bconcurrently\b/i.test(text) ? 'ShareUpdateExclusiveLock' : undefined;
        case 'VACUUM':
        case 'ANALYZE': return 'ShareUpdateExclusiveLock';
        default: return undefined;
    }
}
/** From the statement's begin to the end of its transaction; of a text of several statements no time is known, and none that was seen. */
function during(statement, timeline) {
    if ((0,sql_text/* statementsIn */.WI)(statement.text).length > 1)
        return { since: statement.start, until: statement.start, statement };
    const transaction = timeline.transactions.find(({ session, start, end }) => session === statement.session && start <= statement.start && statement.start <= end);
    return { since: statement.start, until: Math.max(transaction?.end ?? statement.end, statement.end), statement };
}
/** A new file, rows written: nobody does that without a certain lock, however short. */
function heldByConsequence(step, timeline, truncated) {
    const after = new Map(step.after.relations.map((relation) => [relation.id, relation]));
    const files = new Map(step.after.indexes.map(({ id, file }) => [id, file]));
    const reindexed = new Set(step.before.indexes.filter(({ id, file }) => files.has(id) && files.get(id) !== file).map(({ table }) => table));
    return step.before.relations.flatMap((relation) => {
        const now = after.get(relation.id);
        const mode = now === undefined ? undefined : modeByConsequence(relation, now, truncated.has(relation.id), reindexed.has(relation.id));
        const statement = mode === undefined ? undefined : culprit(relation, step, timeline);
        return mode === undefined || statement === undefined ? [] : [{ relation: relation.id, mode, ...during(statement, timeline) }];
    });
}
function modeByConsequence(before, after, isTruncated, isReindexed) {
    const { written: then } = before;
    const { written: now } = after;
    if (isTruncated || (before.file !== null && before.file !== after.file))
        return 'AccessExclusiveLock';
    if (isReindexed)
        return 'ShareLock';
    return now.inserted !== then.inserted || now.updated !== then.updated || now.deleted !== then.deleted ? 'RowExclusiveLock' : undefined;
}
/** The statement that names the relation or an index of it, the longest of them. */
function culprit(relation, step, timeline) {
    const names = namesOf(relation, step);
    const naming = timeline.statements.filter(({ text }) => names.some((name) => (0,sql_text/* mentions */.wy)(text, name)));
    return naming.sort((one, other) => (other.end - other.start) - (one.end - one.start))[0];
}
function namesOf({ id, name }, step) {
    return [name, ...[...step.before.indexes, ...step.after.indexes].filter(({ table }) => table === id).map((index) => index.name)];
}
/** Locks that the migration had to wait for, those of a table's rows together. */
function waitsOf(step) {
    const awaited = step.spans.filter(({ granted }) => !granted);
    return step.before.relations.flatMap((relation) => {
        const own = awaited.filter((span) => span.relation === relation.id);
        const rows = own.filter(({ row }) => row !== null);
        return [
            ...own.filter(({ row }) => row === null).map(({ mode, from, to }) => ({ table: tableFacts(relation), modeName: modeName(mode), seconds: to - from })),
            ...(rows.length === 0 ? [] : [{ table: tableFacts(relation), modeName: 'a row lock', seconds: rows.reduce((sum, { from, to }) => sum + to - from, 0) }]),
        ];
    });
}

;// CONCATENATED MODULE: ./domain/migration-differences.js


function survivors(step) {
    const after = new Map(step.after.relations.map((relation) => [relation.id, relation]));
    return step.before.relations.flatMap((then) => {
        const now = after.get(then.id);
        return now === undefined ? [] : [{ then, now }];
    });
}
/** Written since the step began; nothing where the statistics were reset meanwhile. */
function writtenIn({ then, now }) {
    const since = (name) => Math.max(0, now.written[name] - then.written[name]);
    return { inserted: since('inserted'), updated: since('updated'), deleted: since('deleted') };
}
/**
 * Tables that TRUNCATE emptied: it counts no deleted row, fires no event, and gives the table a new file. A command that writes the table anew
 * keeps its rows.
 */
function truncatedTables(step, timeline) {
    const rewritten = new Set(timeline.commands.flatMap(({ rewrites }) => [...rewrites.keys()]));
    return new Set(survivors(step).filter((survivor) => {
        const { then, now } = survivor;
        if (then.kind !== 'table' || then.file === null || then.file === now.file || rewritten.has(then.id))
            return false;
        const { inserted, deleted } = writtenIn(survivor);
        return (now.rows ?? 0) < (then.rows ?? 0) + inserted - deleted || /\btruncate\b/i.test(culprit(then, step, timeline)?.text ?? '');
    }).map(({ then }) => then.id));
}
/** Rows written in tables that stayed. The server counts what was rolled back too; the rows tell how much of it stayed. */
function changesOf(step, truncated) {
    return survivors(step).filter(({ then }) => then.kind === 'table').flatMap((survivor) => {
        const { then, now } = survivor;
        const written = writtenIn(survivor);
        const isTruncated = truncated.has(then.id);
        const [before, after] = [then.rows ?? 0, now.rows ?? 0];
        const deleted = isTruncated ? before : Math.min(written.deleted, Math.max(0, before + written.inserted - after));
        const inserted = Math.min(written.inserted, Math.max(0, after - before + deleted));
        // A row that was updated twice is one row.
        const updated = Math.min(written.updated, Math.max(0, now.fresh - inserted));
        return inserted + updated + deleted === 0 ? [] : [{ table: tableFacts(then), inserted, updated, deleted, truncated: isTruncated && before > 0 }];
    });
}
/**
 * Columns in which values became NULL. A deleted row takes its value along, and an inserted one may bring another: so many at least were lost, and
 * exactly so many where rows were only updated.
 */
function nulledOf(step, changed) {
    const deleted = new Map(changed.map(({ table: { id }, deleted: rows }) => [id, rows]));
    return survivors(step).filter(({ then }) => then.kind === 'table').flatMap(({ then, now }) => then.columns.flatMap((column) => {
        const left = now.columns.find(({ number }) => number === column.number)?.values;
        if (left === undefined || left === null || column.values === null)
            return [];
        const values = column.values - left - (deleted.get(then.id) ?? 0);
        return values > 0 ? [{ table: tableFacts(then), column: column.name, values }] : [];
    }));
}
/** Tables and columns that are gone; partitions and their columns with their parent. */
function dropsOf(step) {
    const gone = new Set(step.before.relations.map(({ id }) => id));
    for (const { id } of step.after.relations)
        gone.delete(id);
    const tables = step.before.relations
        .filter(({ id, kind, parent }) => gone.has(id) && (kind === 'table' || kind === 'partitioned table') && (parent === null || !gone.has(parent)))
        .map((relation) => ({ what: 'table', table: tableFacts(relation), column: undefined, lost: relation.rows }));
    const lostColumns = new Map(survivors(step).map(({ then, now }) => {
        const left = new Set(now.columns.map(({ number }) => number));
        return [then.id, then.columns.filter(({ number }) => !left.has(number))];
    }));
    const isInherited = (relation, name) => relation.parent !== null && lostColumns.get(relation.parent)?.some((column) => column.name === name) === true;
    const columns = step.before.relations
        .filter(({ kind }) => kind === 'table' || kind === 'partitioned table')
        .flatMap((relation) => (lostColumns.get(relation.id) ?? []).filter(({ name }) => !isInherited(relation, name))
        .map((column) => ({ what: 'column', table: tableFacts(relation), column: column.name, lost: column.values })));
    return [...tables, ...columns];
}
function typesOf(step) {
    const changed = survivors(step).filter(({ then }) => then.kind === 'table' || then.kind === 'partitioned table')
        .flatMap(({ then, now }) => then.columns.flatMap((column) => {
        const type = now.columns.find(({ number }) => number === column.number)?.type;
        return type === undefined || type === column.type ? [] : [{ relation: then, column: column.name, from: column.type, to: type }];
    }));
    const isInherited = (parent, column) => changed.some((other) => other.relation.id === parent && other.column === column);
    return changed.filter(({ relation, column }) => !isInherited(relation.parent, column)).map(({ relation, ...rest }) => ({ table: tableFacts(relation), ...rest }));
}
function enumsOf(step) {
    const after = new Map(step.after.enums.map((one) => [one.id, one]));
    return step.before.enums.flatMap(({ id, schema, name, labels }) => {
        const now = after.get(id)?.labels ?? [];
        const added = now.filter((label) => !labels.includes(label));
        const removed = labels.filter((label) => !now.includes(label));
        return added.length + removed.length === 0 ? [] : [{ name: `${schema}.${name}`, added, removed }];
    });
}
/** Constraints that the step leaves NOT VALID. */
function unvalidatedOf(step) {
    const known = new Set(step.before.constraints.filter(({ validated }) => !validated).map(({ id }) => id));
    const tables = new Map(step.after.relations.map((relation) => [relation.id, relation]));
    return step.after.constraints.filter(({ id, validated }) => !validated && !known.has(id)).flatMap(({ table, name }) => {
        const relation = tables.get(table);
        return relation === undefined ? [] : [{ table: tableFacts(relation), constraint: name }];
    });
}
function invalidIndexesOf(step) {
    const known = new Set(step.before.indexes.filter(({ valid }) => !valid).map(({ id }) => id));
    const tables = new Map(step.after.relations.map((relation) => [relation.id, relation]));
    return step.after.indexes.filter(({ id, valid }) => !valid && !known.has(id)).flatMap(({ table, name }) => {
        const relation = tables.get(table);
        return relation === undefined || relation.kind === 'partitioned table' ? [] : [{ table: tableFacts(relation), index: name }];
    });
}

;// CONCATENATED MODULE: ./domain/migration-scans.js




/** Indexes and valid foreign keys, as they are known while the commands are gone through in their order. */
class Known {
    #indexes;
    #validForeignKeys;
    constructor({ before }) {
        this.#indexes = new Set(before.indexes.map(({ id }) => id));
        this.#validForeignKeys = new Set(before.constraints.filter(({ validated }) => validated).map(({ id }) => id));
    }
    /** Gives the indexes that are new since the last command, by their table, and remembers them. */
    newIndexes({ indexes, objects }) {
        const found = new Map();
        for (const { id, table } of indexes)
            if (!this.#indexes.has(id))
                found.set(table, [...found.get(table) ?? [], id]);
        for (const { id } of [...indexes, ...objects.filter(({ type }) => type === 'index')])
            this.#indexes.add(id);
        return found;
    }
    /** Gives the tables whose foreign keys have become valid since the last command. */
    newlyValid({ constraints }) {
        const found = constraints.filter(({ id, validated }) => validated && !this.#validForeignKeys.has(id));
        for (const { id } of found)
            this.#validForeignKeys.add(id);
        return new Set(found.map(({ table }) => table));
    }
}
function relationsWithRows({ before }) {
    return new Map(before.relations.filter(({ rows, kind }) => rows !== null && rows > 0 && kind !== 'partitioned table').map((relation) => [relation.id, relation]));
}
/** How often a command read a relation whole, by the server's own counters. */
function scansIn({ scansBefore, facts }, relation) {
    const count = (scans) => scans.find((one) => one.relation === relation)?.scans ?? 0;
    return count(facts.scans) - count(scansBefore);
}
/** The strongest lock that the transaction holds on a relation when the command has ended. */
function modeAt({ facts }, relation) {
    return facts.locks.filter((lock) => lock.relation === relation).map(({ mode }) => mode).sort((one, other) => (0,migration_timeline/* strength */.q)(other) - (0,migration_timeline/* strength */.q)(one))[0] ?? 'AccessShareLock';
}
// Those that read a table whole to check its rows. Others read because they were asked to, as CREATE TABLE AS does.
const validating = new Set(['ALTER TABLE', 'ALTER DOMAIN', 'CREATE TABLE']);
/** Tables that were read whole to check that their rows keep a constraint. */
function scansOf(step, { commands }) {
    const known = new Known(step);
    const relations = relationsWithRows(step);
    return commands.flatMap((command) => {
        const indexes = known.newIndexes(command.facts);
        const foreign = known.newlyValid(command.facts);
        if (!validating.has(command.tag))
            return [];
        return [...relations.values()].flatMap((relation) => {
            // Rewriting reads the table as well, and every index that is built reads it once.
            const isRead = !command.rewrites.has(relation.id) && scansIn(command, relation.id) > (indexes.get(relation.id)?.length ?? 0);
            const cause = foreign.has(relation.id) ? 'foreign key' : 'validation';
            const isMerelyReferenced = cause === 'validation' && foreign.size > 0;
            if ((!isRead && cause === 'validation') || isMerelyReferenced)
                return [];
            return [{ table: tableFacts(relation), cause, mode: modeAt(command, relation.id), seconds: command.end - command.start, statement: (0,sql_text/* withoutValues */.lO)(command.statement?.text ?? '') }];
        });
    });
}
/** Indexes that were built while writes waited, on tables with rows. */
function indexesOf(step, timeline, truncated) {
    const known = new Known(step);
    const relations = relationsWithRows(step);
    const built = timeline.commands.flatMap((command) => [...known.newIndexes(command.facts)].flatMap(([table, ids]) => {
        const relation = relations.get(table);
        const mode = modeAt(command, table);
        if (relation === undefined || command.rewrites.has(table) || truncated.has(table) || (0,migration_timeline/* strength */.q)(mode) < (0,migration_timeline/* strength */.q)('ShareLock'))
            return [];
        return ids.map((id) => ({
            table: tableFacts(relation), index: nameOf(id, step, command), how: howBuilt(id, table, step, command), seconds: command.end - command.start,
            statement: (0,sql_text/* withoutValues */.lO)(command.statement?.text ?? ''),
        }));
    }));
    return [...built, ...rebuiltInPlace(step, timeline, truncated, relations)];
}
function howBuilt(id, table, { before, after }, { tag }) {
    if (tag !== 'ALTER TABLE')
        return 'created';
    const name = after.indexes.find((one) => one.id === id)?.name;
    return before.indexes.some((one) => one.table === table && one.name === name) ? 'rebuilt' : 'by constraint';
}
function nameOf(id, { after }, { facts }) {
    return after.indexes.find((one) => one.id === id)?.name ?? facts.objects.find((one) => one.id === id)?.identity ?? '';
}
/** REINDEX, and a change of type that needs no new table, keep the index and give it a new file. */
function rebuiltInPlace(step, timeline, truncated, relations) {
    const files = new Map([...step.after.relations, ...step.after.indexes].map(({ id, file }) => [id, file]));
    return step.before.indexes.flatMap(({ id, table, name, file }) => {
        const relation = relations.get(table);
        const isRebuilt = files.has(id) && files.get(id) !== file;
        if (relation === undefined || !isRebuilt || truncated.has(table) || files.get(table) !== relation.file)
            return [];
        const statement = culprit(relation, step, timeline);
        return [{ table: tableFacts(relation), index: name, how: 'rebuilt', seconds: statement === undefined ? 0 : statement.end - statement.start, statement: (0,sql_text/* withoutValues */.lO)(statement?.text ?? '') }];
    });
}

;// CONCATENATED MODULE: ./domain/migration-effects.js






/**
 * Concludes from what was observed. `bookkeeping` names the tables that the migration tool keeps its revisions in: what it does to them is left
 * out.
 */
function effectsOf(observed, bookkeeping = []) {
    const step = { ...observed, before: without(observed.before, bookkeeping), after: without(observed.after, bookkeeping) };
    const timeline = (0,migration_timeline/* timelineOf */.h)(step.log);
    const truncated = truncatedTables(step, timeline);
    const changed = changesOf(step, truncated);
    return {
        seconds: step.seconds,
        statements: timeline.statements.map(({ text, start, end, sqlState }) => ({ text: (0,sql_text/* withoutValues */.lO)(text), seconds: end - start, command: (0,sql_text/* commandOf */.Nl)(text), failed: sqlState !== undefined })),
        locks: locksOf(step, timeline, truncated),
        waits: waitsOf(step),
        rewrites: rewritesOf(step, timeline, truncated),
        scans: scansOf(step, timeline),
        indexes: indexesOf(step, timeline, truncated),
        dropped: dropsOf(step),
        cascaded: cascadedIn(step.log),
        changed,
        nulled: nulledOf(step, changed),
        unvalidated: unvalidatedOf(step),
        invalidIndexes: invalidIndexesOf(step),
        enums: enumsOf(step),
        types: typesOf(step),
        longestTransactionSeconds: timeline.transactions.reduce((longest, { start, end }) => Math.max(longest, end - start), 0),
        walBytes: step.walBytes,
        walUnderstated: step.walUnderstated,
        failures: [
            ...timeline.statements.flatMap(({ text, sqlState }) => (sqlState === undefined ? [] : [{ sqlState, statement: (0,sql_text/* withoutValues */.lO)(text) }])),
            ...timeline.strayErrors.map((sqlState) => ({ sqlState, statement: '' })),
        ],
        gaps: step.gaps,
    };
}
// What somebody made on its own account. Triggers, rules and defaults are parts of those.
const ownObjects = new Set(['view', 'materialized view', 'table', 'foreign table', 'table constraint', 'function', 'procedure', 'aggregate', 'policy']);
function cascadedIn(log) {
    return log.flatMap((fact) => {
        if (fact.kind !== 'drop')
            return [];
        const named = fact.objects.filter(({ original }) => original).map(({ identity }) => identity);
        // `positive on public.orders`: a constraint goes with its own table or column without being asked for.
        const isOwn = (identity) => named.some((name) => identity.endsWith(` on ${name}`) || name.startsWith(`${identity.slice(identity.lastIndexOf(' on ') + 4)}.`));
        return fact.objects.filter(({ original, type, identity }) => !original && ownObjects.has(type) && !(type === 'table constraint' && isOwn(identity))).map(({ type, identity }) => `${type} ${identity}`);
    });
}
function without(state, names) {
    return { ...state, relations: state.relations.filter(({ name }) => !names.includes(name)) };
}
// The bits of pg_event_trigger_table_rewrite_reason(), as src/include/commands/event_trigger.h has them.
const reasons = [[4, 'column type'], [2, 'column default'], [1, 'persistence'], [8, 'access method']];
function rewritesOf(step, { commands, ...timeline }, truncated) {
    const rewritten = new Set(commands.flatMap(({ rewrites }) => [...rewrites.keys()]));
    const files = new Map(step.after.relations.map(({ id, file }) => [id, file]));
    return step.before.relations.filter(hasRows).flatMap((relation) => {
        if (rewritten.has(relation.id))
            return commands.flatMap((command) => causeIn(command, relation.id).map((cause) => ({ table: tableFacts(relation), cause, statement: (0,sql_text/* withoutValues */.lO)(command.statement?.text ?? '') })));
        const hasNewFile = relation.file !== null && files.has(relation.id) && files.get(relation.id) !== relation.file;
        if (!hasNewFile || truncated.has(relation.id))
            return [];
        const statement = commands.find(({ facts }) => facts.objects.some(({ id }) => id === relation.id))?.statement ?? culprit(relation, step, { commands, ...timeline });
        return [{ table: tableFacts(relation), cause: 'rewritten by command', statement: (0,sql_text/* withoutValues */.lO)(statement?.text ?? '') }];
    });
}
function causeIn({ rewrites }, id) {
    const bits = rewrites.get(id);
    return bits === undefined ? [] : [reasons.find(([bit]) => (bits & bit) !== 0)?.[1] ?? 'rewritten by command'];
}
function hasRows({ rows }) {
    return rows !== null && rows > 0;
}

// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
;// CONCATENATED MODULE: ./domain/row-differences.js

/** Compares the rows of two readings of one database, table by table. Tells of each table whose rows are not the same. */
function rowDifferences(before, after, without = []) {
    const now = new Map(after.map((table) => [JSON.stringify([table.schema, table.name]), table]));
    return before.filter(({ name }) => !without.includes(name)).flatMap((then) => {
        const table = `${then.schema}.${then.name}`;
        const found = now.get(JSON.stringify([then.schema, then.name]));
        if (found === undefined || (found.rows === null && then.rows !== null))
            return [{ table, sentence: `the rows of ${table} cannot be read any more` }];
        if (found.rows !== then.rows)
            return [{ table, sentence: `${table} has ${(0,units/* counted */.hS)(found.rows ?? 0, 'row')}, it had ${(0,units/* counted */.hS)(then.rows ?? 0, 'row')}` }];
        return found.fingerprint === then.fingerprint ? [] : [{ table, sentence: `the rows of ${table} have other content` }];
    });
}

;// CONCATENATED MODULE: ./domain/schema-diff.js
// Data, and what describes the dump rather than the schema.
const left = /DATA$|^(?:BLOB|LARGE OBJECT|SEQUENCE SET|ENCODING|STDSTRINGS|SEARCHPATH|DATABASE)/;
/**
 * Tells what differs between two schemas, object by object, in the order of their names: the order in which pg_dump writes them, commas, and
 * the order of a table's columns make no difference. `bookkeeping` names tables whose objects are left out.
 */
function schemaDifferences(before, after, bookkeeping = []) {
    const [then, now] = [objectsOf(before, bookkeeping), objectsOf(after, bookkeeping)];
    return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((object) => {
        const [old, young] = [then.get(object), now.get(object)];
        if (old === undefined)
            return [{ object, change: 'added', lines: (young ?? []).map((line) => `+${line}`) }];
        if (young === undefined)
            return [{ object, change: 'removed', lines: old.map((line) => `-${line}`) }];
        if (old.toSorted().join('\n') === young.toSorted().join('\n'))
            return [];
        return [{ object, change: 'changed', lines: lineDifferences(old, young) }];
    });
}
function objectsOf(entries, bookkeeping) {
    const objects = new Map();
    for (const entry of entries) {
        // `alembic_version alembic_version_pkc`, `TABLE alembic_version`, `knex_migrations_id_seq`.
        const isBookkeeping = bookkeeping.some((name) => entry.tag.split(' ').some((word) => word === name || word.startsWith(`${name}_`)));
        if (left.test(entry.description) || isBookkeeping)
            continue;
        const name = `${entry.description.toLowerCase()} ${entry.namespace === null || entry.namespace === '' ? '' : `${entry.namespace}.`}${entry.tag}`;
        const owner = entry.owner === null || entry.owner === '' ? [] : [`-- owner: ${entry.owner}`];
        objects.set(name, [...objects.get(name) ?? [], ...linesOf(entry.definition ?? ''), ...owner]);
    }
    return objects;
}
function linesOf(definition) {
    return definition.split('\n').map((line) => line.replace(/,\s*$/, '').trimEnd()).filter((line) => line !== '');
}
/** The longest common lines stay; of very long definitions only beginning and end are looked at. */
function lineDifferences(before, after) {
    let [first, last] = [0, 0];
    while (first < Math.min(before.length, after.length) && before[first] === after[first])
        first++;
    while (last < Math.min(before.length, after.length) - first && before.at(-1 - last) === after.at(-1 - last))
        last++;
    const [old, young] = [before.slice(first, before.length - last), after.slice(first, after.length - last)];
    const around = (lines) => lines.map((line) => ` ${line}`);
    return [...around(before.slice(Math.max(0, first - 3), first)), ...between(old, young), ...around(before.slice(before.length - last).slice(0, 3))];
}
const mostCompared = 1000;
function between(old, young) {
    if (old.length > mostCompared || young.length > mostCompared)
        return [...old.map((line) => `-${line}`), ...young.map((line) => `+${line}`)];
    // How many lines are common from each pair of places on.
    const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1));
    const at = (i, j) => common[i]?.[j] ?? 0;
    for (let i = old.length - 1; i >= 0; i--) {
        for (let j = young.length - 1; j >= 0; j--)
            (common[i] ?? [])[j] = old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
    const lines = [];
    for (let [i, j] = [0, 0]; i < old.length || j < young.length;) {
        if (i < old.length && j < young.length && old[i] === young[j]) {
            lines.push(` ${old[i] ?? ''}`);
            i++;
            j++;
        }
        else if (j >= young.length || (i < old.length && at(i + 1, j) >= at(i, j + 1)))
            lines.push(`-${old[i++] ?? ''}`);
        else
            lines.push(`+${young[j++] ?? ''}`);
    }
    return lines;
}
/** A change in one sentence. */
function sentenceOf({ object, change }) {
    return `${object} ${change === 'changed' ? 'is another one' : change === 'added' ? 'is left over' : 'is missing'}`;
}

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./migrations/command.js
var command = __webpack_require__(79818);
// EXTERNAL MODULE: ./migrations/detection.js + 1 modules
var detection = __webpack_require__(45066);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
// EXTERNAL MODULE: ./migrations/branch.js + 1 modules
var migrations_branch = __webpack_require__(74820);
// EXTERNAL MODULE: ./migrations/program.js
var migrations_program = __webpack_require__(33691);
;// CONCATENATED MODULE: ./migrations/alembic-steps.js



const historyLimitSeconds = 300;
/** The revisions that a database lacks, in the order in which alembic applies them. `applied`: the revisions that it is at. */
async function pendingRevisions(tool, branch, applied, workplace, signal) {
    const { program, parameters } = await (0,migrations_program/* locate */.x)(tool, workplace.environment);
    const { stdout } = await (0,process/* run */.eF)(program, [...parameters.slice(0, -2), 'history', '--verbose'], { environment: workplace.environment, directory: tool.directory, signal, timeLimitSeconds: historyLimitSeconds, group: true });
    const details = parseVerboseHistory(stdout);
    return (0,migrations_branch/* pendingIn */.fE)(branch, applied).map((id) => {
        const { file, parent } = details.get(id) ?? { file: undefined, parent: 'base' };
        return { id, file, undo: `${id}@${parent}` };
    });
}
/** Reads `alembic history --verbose`: of each revision its file, and one of the revisions that it follows, or `base`. */
function parseVerboseHistory(text) {
    const found = new Map();
    for (const block of text.split(/^(?=Rev: )/m)) {
        const id = /^Rev: (?<id>[^\s,]+)/.exec(block)?.groups?.['id'];
        if (id === undefined)
            continue;
        const parent = /^(?:Parent|Merges): (?<parent>[^\s,]+)/m.exec(block)?.groups?.['parent'];
        found.set(id, { file: /^Path: (?<file>.+)$/m.exec(block)?.groups?.['file'], parent: parent === undefined || parent === '<base>' ? 'base' : parent });
    }
    return found;
}

// EXTERNAL MODULE: ./migrations/execution.js
var execution = __webpack_require__(73281);
// EXTERNAL MODULE: ./migrations/failure.js
var failure = __webpack_require__(20949);
// EXTERNAL MODULE: ./migrations/revision.js
var revision = __webpack_require__(60926);
// EXTERNAL MODULE: ./migrations/run.js
var run = __webpack_require__(5654);
// EXTERNAL MODULE: ./migrations/workplace.js + 1 modules
var workplace = __webpack_require__(82677);
;// CONCATENATED MODULE: ./migrations/plan.js








/**
 * Finds what the checkout would do to the database, and lets `work` do it step by step. Throws KnownError: what `objection` says of the
 * checkout, `program-missing`, `migrations-unguarded`, `migrations-unreadable`, `interrupted`.
 */
async function withPlan(options, work) {
    const tool = (0,run/* isTool */.DS)(options.migrations) ? options.migrations : undefined;
    (0,run/* refuseHardWired */.v8)(tool);
    const before = await (0,revision/* readRevision */.M)(options.query, tool?.name);
    if (tool?.name === 'alembic') {
        return (0,workplace/* inWorkplace */.A)(options, options.connection, tool, async (workplace) => work({ tool: tool.name, command: tool.command.join(' '), before, steps: await alembicSteps(tool, before, workplace, options) }));
    }
    const words = (0,run/* isTool */.DS)(options.migrations) ? options.migrations.command : options.migrations;
    return work({ tool: tool?.name, command: words.join(' '), before, steps: [wholeStep(options)] });
}
function wholeStep(options) {
    const { down } = options;
    return {
        revision: undefined, file: undefined,
        up: async () => { await (0,run/* runMigrations */.vI)(options); },
        down: down === undefined ? undefined : async () => { await (0,run/* runMigrations */.vI)({ ...options, migrations: down }); },
    };
}
async function alembicSteps(tool, before, workplace, options) {
    const { comparison } = await (0,run/* checkAlembic */.kE)(tool, workplace, before, options);
    const applied = before?.tool === 'alembic' ? before.revisions : [];
    const pending = await pendingRevisions(tool, await (0,migrations_branch/* readBranch */.pG)(tool, workplace, options.signal), applied, workplace, options.signal);
    // The revisions that the database was at before each step, as they were met on the way.
    const passed = new Map();
    return pending.map((revision) => ({ revision: revision.id, file: revision.file, ...moves({ tool, workplace, options, comparison, passed }, revision) }));
}
function moves(stepping, { id, undo }) {
    return {
        up: async () => {
            stepping.passed.set(id, await revisionsOf(stepping));
            await move(stepping, ['upgrade', id]);
            const now = await revisionsOf(stepping);
            if (!now.includes(id))
                throw (0,failure/* wentElsewhere */.j)(`alembic upgrade ${id} ended well, but the sandbox is at ${now.join(', ') || 'no revision'}`);
        },
        down: async () => {
            await move(stepping, ['downgrade', undo]);
            const [now, wanted] = [await revisionsOf(stepping), stepping.passed.get(id) ?? []];
            if (now.join() !== wanted.join())
                throw (0,failure/* wentElsewhere */.j)(`alembic downgrade ${undo} ended well, but the sandbox is at ${now.join(', ') || 'no revision'} and not at ${wanted.join(', ') || 'no revision'}`);
        },
    };
}
async function revisionsOf({ options, tool }) {
    return (await (0,revision/* readRevision */.M)(options.query, tool.name))?.revisions ?? [];
}
async function move({ tool, workplace, options, comparison }, words) {
    const { program, parameters } = await (0,migrations_program/* locate */.x)(tool, workplace.environment);
    const before = await (0,revision/* readRevision */.M)(options.query, tool.name);
    await (0,execution/* execute */.g)({ program, parameters: [...parameters.slice(0, -2), ...words] }, workplace, options, { tool, before, comparison });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
;// CONCATENATED MODULE: ./observation/triggers.js
/** The schema that holds whatever is put into the sandbox for the time of a step. */
const observationSchema = 'zimmer_observation';
/** Begins each message of ours in the server's log. */
const marker = 'zimmer-observation';
/**
 * Event triggers write what they see to the server's log, which also survives a migration that is rolled back; a table would not. They run with
 * the rights of the observer, so that a migration by any role can be watched, and they never let a migration fail.
 *
 * Locks and scans are told of the relations that were there before the step (`known`): those that it makes are nobody else's. The counters
 * `pg_stat_get_xact_*` are the session's own and not yet sent away, so the difference between a command's begin and end is what the command read.
 * Lists are ordered: the catalogs' own order changes with the room that earlier objects have left.
 * ALWAYS, because a migration may set session_replication_role to replica, which turns ordinary triggers off.
 */
const installation = `
CREATE SCHEMA ${observationSchema};
CREATE TABLE ${observationSchema}.known (id oid PRIMARY KEY);
INSERT INTO ${observationSchema}.known SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.oid >= 16384 AND n.nspname !~ '^pg_|^information_schema$|^${observationSchema}$';
CREATE FUNCTION ${observationSchema}.note() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET client_min_messages = error SET log_min_messages = log SET log_min_error_statement = panic AS $note$
DECLARE
  note jsonb := jsonb_build_object('kind', tg_event, 'tag', tg_tag, 'at', extract(epoch FROM clock_timestamp()));
BEGIN
  IF tg_event IN ('ddl_command_start', 'ddl_command_end') THEN
    WITH held AS MATERIALIZED (
      SELECT relation AS id, mode FROM pg_locks JOIN ${observationSchema}.known ON id = relation
      WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),
    altered AS (SELECT DISTINCT id FROM held WHERE mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock'))
    SELECT note || jsonb_build_object(
      'scans', (SELECT coalesce(jsonb_agg(jsonb_build_array(id::int8, pg_stat_get_xact_numscans(id), pg_stat_get_xact_tuples_returned(id)) ORDER BY id), '[]')
        FROM ${observationSchema}.known WHERE pg_stat_get_xact_numscans(id) > 0),
      'locks', (SELECT coalesce(jsonb_agg(jsonb_build_array(id::int8, mode) ORDER BY id, mode), '[]') FROM held),
      'indexes', (SELECT coalesce(jsonb_agg(jsonb_build_array(indexrelid::int8, indrelid::int8) ORDER BY indexrelid), '[]') FROM pg_index WHERE indrelid IN (SELECT id FROM altered)),
      'constraints', (SELECT coalesce(jsonb_agg(jsonb_build_array(oid::int8, conrelid::int8, confrelid::int8, convalidated) ORDER BY oid), '[]') FROM pg_constraint
        WHERE contype = 'f' AND conrelid IN (SELECT id FROM altered)))
    INTO note;
  END IF;
  IF tg_event = 'ddl_command_end' THEN
    note := note || jsonb_build_object('objects', (
      SELECT coalesce(jsonb_agg(jsonb_build_array(object_type, object_identity, objid::int8)), '[]') FROM pg_event_trigger_ddl_commands()));
  ELSIF tg_event = 'sql_drop' THEN
    note := note || jsonb_build_object('objects', (
      SELECT coalesce(jsonb_agg(jsonb_build_array(object_type, object_identity, original)), '[]') FROM pg_event_trigger_dropped_objects()
      WHERE (original OR normal) AND NOT is_temporary));
  ELSIF tg_event = 'table_rewrite' THEN
    note := note || jsonb_build_object('relation', pg_event_trigger_table_rewrite_oid()::int8, 'reason', pg_event_trigger_table_rewrite_reason());
  END IF;
  RAISE LOG '${marker} %', note;
EXCEPTION WHEN OTHERS THEN
  RAISE LOG '${marker} %', jsonb_build_object('kind', 'gap', 'event', tg_event, 'tag', tg_tag, 'state', sqlstate);
END $note$;
${['ddl_command_start', 'ddl_command_end', 'sql_drop', 'table_rewrite'].map((event) => `
CREATE EVENT TRIGGER ${observationSchema}_${event} ON ${event} EXECUTE FUNCTION ${observationSchema}.note();
ALTER EVENT TRIGGER ${observationSchema}_${event} ENABLE ALWAYS;`).join('')}`;
const removal = `DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT evtname FROM pg_event_trigger WHERE evtname LIKE '${observationSchema.replaceAll('_', '\\_')}\\_%' LOOP
    EXECUTE format('DROP EVENT TRIGGER %I', name);
  END LOOP;
  EXECUTE 'DROP SCHEMA IF EXISTS ${observationSchema} CASCADE';
END $$`;
const triggerCount = 4;
/** Installs the event triggers; those of an observation that was killed give way. Throws what the driver throws, such as for a user who is no superuser. */
async function installTriggers(session) {
    await removeTriggers(session);
    await session.query(`BEGIN; ${installation}; COMMIT`);
}
/** Removes all that was installed. Gives whether it was all still there. */
async function removeTriggers(session) {
    const [row] = await session.query(`
    SELECT count(*)::int AS count FROM pg_event_trigger WHERE evtenabled = 'A' AND starts_with(evtname, '${observationSchema}_')`);
    await session.query(`SET client_min_messages = warning; ${removal}`);
    return row?.count === triggerCount;
}

;// CONCATENATED MODULE: ./observation/log-lines.js


/** Cuts CSV into records as it comes in pieces; quoted fields may go on over lines. */
class CsvReader {
    #rest = '';
    push(text) {
        this.#rest += text;
        const records = [];
        let begin = 0;
        let quoted = false;
        for (let at = 0; at < this.#rest.length; at++) {
            const sign = this.#rest.charCodeAt(at);
            if (sign === 34)
                quoted = !quoted;
            else if (sign === 10 && !quoted) {
                records.push(fieldsOf(this.#rest.slice(begin, at)));
                begin = at + 1;
            }
        }
        this.#rest = this.#rest.slice(begin);
        return records;
    }
}
/** The fields of a record. Searched and not matched: a statement of 10 MB is one field, and no regular expression gets over so long a one. */
function fieldsOf(line) {
    const fields = [];
    for (let at = 0; at <= line.length; at++) {
        const quoted = line.startsWith('"', at) ? closingQuote(line, at + 1) : undefined;
        const comma = line.indexOf(',', quoted ?? at);
        const end = comma < 0 ? line.length : comma;
        fields.push(quoted === undefined ? line.slice(at, end) : line.slice(at + 1, quoted).replaceAll('""', '"'));
        at = end;
    }
    return fields;
}
/** Where the quoted field ends that began before `at`: at the line's end where nothing ends it. Two quotes are one of its own. */
function closingQuote(line, at) {
    let end = line.indexOf('"', at);
    while (end >= 0 && line.startsWith('"', end + 1))
        end = line.indexOf('"', end + 2);
    return end < 0 ? line.length : end;
}
function recordOf(fields) {
    const field = (index) => fields[index] ?? '';
    return {
        // 2025-08-28 14:30:22.123 UTC
        at: Date.parse(`${field(0).slice(0, 10)}T${field(0).slice(11, 23)}Z`) / 1000,
        database: field(2), session: Number(field(3)), transaction: /\/0?$/.test(field(9)) || field(9) === '' ? null : field(9),
        severity: field(11), sqlState: field(12), message: field(13), application: field(22),
    };
}
// Longer texts are cut: a driver may send a whole file as one statement.
const longestText = 100_000;
/** What a record says of the migration; undefined when it says nothing. A `gap` is an event that could not be noted. */
function factOf(record) {
    const { at, session, transaction, message } = record;
    if (message.startsWith(`${marker} {`))
        return noteIn(message.slice(marker.length + 1), record);
    const event = eventOf(record, message);
    return event === undefined ? undefined : { at, session, transaction, ...event };
}
function eventOf({ severity, sqlState }, message) {
    if (severity === 'ERROR' || severity === 'FATAL' || severity === 'PANIC')
        return { kind: 'error', sqlState };
    if (severity !== 'LOG')
        return undefined;
    // "execute" may come with the name of a prepared statement, and with that of a portal behind a slash; both may hold anything but a colon and a space.
    const began = /^(?:statement|execute [^\n]*?|execute fetch from [^\n]*?|fastpath function call): (?<text>[^]*)$/.exec(message);
    if (began !== null)
        return { kind: 'statement', text: (began.groups?.['text'] ?? '').slice(0, longestText) };
    const ended = /^duration: (?<milliseconds>[\d.]+) ms$/.exec(message);
    if (ended !== null)
        return { kind: 'end', milliseconds: Number(ended.groups?.['milliseconds']) };
    return message.startsWith('disconnection: ') ? { kind: 'session-end' } : undefined;
}
/** A migration may write to the log, too, in words like ours: what cannot be read must neither end the check nor be passed over. */
function noteIn(text, record) {
    try {
        return noteOf(JSON.parse(text), record);
    }
    catch {
        return { gap: 'the log has a line that begins like those of the watch and is none' };
    }
}
function noteOf(note, { session, transaction }) {
    const base = { at: note.at, session, transaction };
    const scans = (note.scans ?? []).map(([relation, count, rows]) => ({ relation, scans: count, rows }));
    const locks = (note.locks ?? []).filter(([, mode]) => migration_facts/* lockModes */.Y.includes(mode)).map(([relation, mode]) => ({ relation, mode }));
    switch (note.kind) {
        case 'ddl_command_start': return { ...base, kind: 'command-start', tag: note.tag, scans, locks };
        case 'ddl_command_end': return {
            ...base, kind: 'command-end', tag: note.tag, scans, locks,
            objects: (note.objects ?? []).map(([type, identity, id]) => ({ type, identity, id })),
            indexes: (note.indexes ?? []).map(([id, table]) => ({ id, table })),
            constraints: (note.constraints ?? []).map(([id, table, foreign, validated]) => ({ id, table, foreign, validated })),
        };
        case 'table_rewrite': return { ...base, kind: 'rewrite', relation: note.relation ?? 0, reason: note.reason ?? 0 };
        case 'sql_drop': return { ...base, kind: 'drop', objects: (note.objects ?? []).map(([type, identity, original]) => ({ type, identity, original })) };
        case 'gap': return { gap: `what ${note.tag} did at ${note.event ?? '?'} could not be noted (SQLSTATE ${note.state ?? '?'})` };
        default: return undefined;
    }
}

;// CONCATENATED MODULE: ./observation/log-file.js




const pieceBytes = 4 * 1024 * 1024;
const patienceMilliseconds = 15_000;
/** Where the log ends now. Throws KnownError `observation-log` when there is none that can be read. */
async function logEnd(session) {
    // The file appears a moment after the server was told to write it.
    for (const deadline = performance.now() + patienceMilliseconds;;) {
        const [row] = await session.query(`
      SELECT file, (pg_stat_file(file, true)).size::float8 AS size FROM (SELECT pg_current_logfile('csvlog') AS file) AS current`);
        if (row?.file != null && row.size !== null)
            return { file: row.file, offset: row.size };
        if (performance.now() > deadline)
            throw silent();
        await (0,promises_.setTimeout)(20);
    }
}
/**
 * Gives every record that was written since `from` and before now. A line of our own is written and waited for: the log's lines come through a
 * pipe, so that all lines of sessions that have ended stand before it. Throws KnownError `observation-log` when it does not come.
 */
async function readLog(session, from, token, take) {
    const end = `${marker} end ${token}`;
    await session.query(`DO $$ BEGIN RAISE LOG '${end}'; END $$`);
    const reader = new CsvReader();
    const decoder = new TextDecoder();
    let { offset } = from;
    for (let deadline = performance.now() + patienceMilliseconds; performance.now() < deadline;) {
        const [row] = await session.query('SELECT pg_read_binary_file($1, $2, $3) AS bytes', [from.file, offset, pieceBytes]);
        const bytes = row?.bytes ?? Buffer.alloc(0);
        offset += bytes.length;
        for (const fields of reader.push(decoder.decode(bytes, { stream: true }))) {
            const record = recordOf(fields);
            if (record.message === end)
                return;
            take(record);
        }
        if (bytes.length > 0)
            deadline = performance.now() + patienceMilliseconds;
        if (bytes.length < pieceBytes)
            await (0,promises_.setTimeout)(10);
    }
    throw silent();
}
function silent() {
    return new errors/* KnownError */.E('observation-log', 'the sandbox\'s server does not write the log that says what the migrations did', 'Look at the free space of the sandbox\'s disk, or set sandbox: docker or sandbox: local.');
}

;// CONCATENATED MODULE: ./observation/log-settings.js
/** For the sandbox's database alone: every statement when it begins and when it ends, no value of a parameter, no detail of an error. */
const databaseSettings = {
    log_statement: 'all', log_min_duration_statement: '0', log_min_messages: 'warning', log_min_error_statement: 'panic', log_error_verbosity: 'terse',
    log_parameter_max_length: '0', log_parameter_max_length_on_error: '0', log_duration: 'off', track_counts: 'on',
    // Asked for by a long transaction of many commands; production's own limits would end what is to be measured.
    statement_timeout: '0', idle_in_transaction_session_timeout: '0',
};
/** For the whole server; a sandbox of ours is started with them. */
const serverSettings = {
    log_destination: (now) => now.split(/,\s*/).includes('csvlog') ? now : `${now},csvlog`,
    log_rotation_age: () => '0',
    log_rotation_size: () => '0',
    log_timezone: (now) => /^(?:Etc\/)?UTC$/.test(now) ? now : 'UTC',
    // May not be set for one database.
    log_disconnections: () => 'on',
};
/** Lets the server log what is needed; gives what puts every setting back. */
async function applyLogSettings(session) {
    const database = await databaseName(session);
    const before = await ownSettings(session);
    const changed = await settingsToAlter(session);
    const names = Object.keys(databaseSettings);
    const alter = (values) => session.query(values.map(([name, value]) => `ALTER DATABASE ${database} ${value === undefined ? `RESET ${name}` : `SET ${name} = ${literal(value)}`}`).join('; '));
    const restore = async () => {
        await alter(names.map((name) => [name, before.get(name)]));
        for (const { name, altered } of changed)
            await session.query(altered === null ? `ALTER SYSTEM RESET ${name}` : `ALTER SYSTEM SET ${name} = ${log_settings_valueOf(name, altered)}`);
        if (changed.length > 0)
            await session.query('SELECT pg_reload_conf()');
    };
    try {
        for (const { name, value } of changed)
            await session.query(`ALTER SYSTEM SET ${name} = ${log_settings_valueOf(name, value)}`);
        if (changed.length > 0)
            await session.query('SELECT pg_reload_conf()');
        await alter(Object.entries(databaseSettings));
    }
    catch (problem) {
        await restore().catch(() => undefined);
        throw problem;
    }
    return restore;
}
async function databaseName(session) {
    const [row] = await session.query('SELECT quote_ident(current_database()) AS name');
    if (row === undefined)
        throw new Error('the session is in no database');
    return row.name;
}
/** What ALTER DATABASE has set earlier: a service may have its own. */
async function ownSettings(session) {
    const rows = await session.query(`
    SELECT unnest(setconfig) AS setting FROM pg_db_role_setting
    WHERE setrole = 0 AND setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    return new Map(rows.map(({ setting }) => [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)]));
}
async function settingsToAlter(session) {
    const settings = await session.query(`
    SELECT s.name, s.setting, (SELECT f.setting FROM pg_file_settings f WHERE f.name = s.name AND f.sourcefile LIKE '%/postgresql.auto.conf' ORDER BY f.seqno DESC LIMIT 1) AS altered
    FROM pg_settings s WHERE s.name = ANY ($1)`, [Object.keys(serverSettings)]);
    return settings.flatMap((one) => {
        const value = serverSettings[one.name]?.(one.setting) ?? one.setting;
        return value === one.setting ? [] : [{ ...one, value }];
    });
}
/** The one setting that is a list takes its elements one by one. */
function log_settings_valueOf(name, value) {
    return name === 'log_destination' ? value.split(/,\s*/).map(literal).join(', ') : literal(value);
}
function literal(text) {
    return `'${text.replaceAll('\'', '\'\'')}'`;
}

;// CONCATENATED MODULE: ./observation/sampler.js

// Of the sandbox's database, without those of this suite, and without AccessShareLock: every reader holds that.
// Who waits for a row holds, or queues for, the lock on its place, and waits for the transaction that wrote it last (heapam, README.tuplock).
const look = `
  WITH seen AS MATERIALIZED (SELECT * FROM pg_locks)
  SELECT l.pid AS session, l.virtualtransaction AS transaction, l.relation, l.mode, l.granted AND l.locktype = 'relation' AS granted,
    CASE l.locktype WHEN 'tuple' THEN format('%s/%s', l.page, l.tuple) END AS row, extract(epoch FROM clock_timestamp())::float8 AS at
  FROM seen l JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.relation >= 16384 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND a.application_name <> 'zimmer-backup'
    AND (l.locktype = 'relation' AND l.mode <> 'AccessShareLock'
      OR l.locktype = 'tuple' AND (NOT l.granted OR EXISTS (SELECT FROM seen w WHERE w.pid = l.pid AND NOT w.granted AND w.locktype = 'transactionid')))`;
/** Looks at who holds and awaits which lock, again and again: plain statements fire no event trigger, and only looking shows that one waits. */
class Sampler {
    #session;
    #spans = new Map();
    #pauseMilliseconds;
    #stop = new AbortController();
    #running;
    #failed = false;
    constructor(session, pauseMilliseconds) {
        this.#session = session;
        this.#pauseMilliseconds = pauseMilliseconds;
    }
    start() {
        this.#running = this.#run();
    }
    /** Looks a last time no more; gives what was seen, and whether it could look until now. */
    async stop() {
        this.#stop.abort();
        await this.#running;
        return { spans: [...this.#spans.values()], complete: !this.#failed };
    }
    async #run() {
        while (!this.#stop.signal.aborted) {
            try {
                for (const sample of await this.#session.query(look))
                    this.#take(sample);
            }
            catch {
                this.#failed = true;
                return;
            }
            await (0,promises_.setTimeout)(this.#pauseMilliseconds, undefined, { signal: this.#stop.signal }).catch(() => undefined);
        }
    }
    #take({ at, ...lock }) {
        const key = `${lock.session} ${lock.transaction} ${lock.relation} ${lock.mode} ${lock.granted} ${lock.row ?? ''}`;
        this.#spans.set(key, { ...lock, from: this.#spans.get(key)?.from ?? at, to: at });
    }
}

;// CONCATENATED MODULE: ./observation/session.js

/**
 * Opens a session that writes nothing of its own into the log, and for which names mean the catalogue's. Throws KnownErrors
 * `observation-superuser` and `observation-log` where the server cannot be watched.
 */
async function openOwn(connect) {
    const session = await connect();
    try {
        await refuseUnobservable(session);
        await session.query(`
      SELECT pg_catalog.set_config('log_statement', 'none', false), pg_catalog.set_config('log_min_duration_statement', '-1', false),
        pg_catalog.set_config('log_min_messages', 'log', false), pg_catalog.set_config('search_path', 'pg_catalog', false), pg_catalog.set_config('statement_timeout', '0', false)`);
        return session;
    }
    catch (problem) {
        await session.end();
        throw problem;
    }
}
async function refuseUnobservable(session) {
    const [row] = await session.query(`
    SELECT rolsuper AS superuser, pg_catalog.current_setting('logging_collector') AS collector FROM pg_catalog.pg_roles WHERE rolname = current_user`);
    if (row?.superuser !== true) {
        throw new errors/* KnownError */.E('observation-superuser', 'the user of the sandbox is no superuser, and only a superuser may watch migrations', 'Give the service\'s superuser as sandbox-user, or set sandbox: docker or sandbox: local.');
    }
    if (row.collector !== 'on') {
        throw new errors/* KnownError */.E('observation-log', 'the sandbox\'s server does not collect its log, so nobody can read from it what the migrations did', 'Set sandbox: docker or sandbox: local, or start the service with -c logging_collector=on.');
    }
}

;// CONCATENATED MODULE: ./observation/state.js

const relevant = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', '${observationSchema}') AND c.oid >= 16384`;
/** The next transaction's number: whatever is written from now on has this one or a later one. */
async function nextTransaction(session) {
    const [row] = await session.query(`SELECT (pg_snapshot_xmax(pg_current_snapshot())::text::numeric % 4294967296)::text AS id`);
    if (row === undefined)
        throw new Error('the server did not say which transaction is next');
    return row.id;
}
/**
 * Reads which relations, columns, indexes, constraints and enums there are, and counts every row, and every value that is not null. Call it
 * when no other session writes.
 */
async function readState(session, options) {
    const relations = [];
    const earlier = new Map(options.earlier?.relations.map((relation) => [relation.id, relation]));
    for (const row of await relationRows(session))
        relations.push(await counted(session, row, earlier.get(row.id), options));
    return { relations: withSums(relations), indexes: await indexStates(session), constraints: await constraintStates(session), enums: await enumStates(session) };
}
/** Sizes as float8, since the driver gives 64-bit integers as text. */
async function relationRows(session) {
    return session.query(`
    SELECT c.oid AS id, n.nspname AS schema, c.relname AS name, c.relkind, format('%I.%I', n.nspname, c.relname) AS quoted,
      CASE c.relkind WHEN 'p' THEN 'partitioned table' WHEN 'm' THEN 'materialized view' WHEN 'v' THEN 'view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,
      coalesce(pg_total_relation_size(c.oid), 0)::float8 AS bytes, nullif(pg_relation_filenode(c.oid), 0) AS file,
      (SELECT min(inhparent::oid::int8)::float8 FROM pg_inherits WHERE inhrelid = c.oid) AS parent,
      json_build_object('inserted', pg_stat_get_tuples_inserted(c.oid), 'updated', pg_stat_get_tuples_updated(c.oid), 'deleted', pg_stat_get_tuples_deleted(c.oid)) AS written,
      (SELECT coalesce(json_agg(json_build_object('number', attnum, 'name', attname, 'quoted', quote_ident(attname), 'type', format_type(atttypid, atttypmod), 'notNull', attnotnull)
          ORDER BY attnum), '[]') FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND ${relevant} ORDER BY c.oid`);
}
async function counted(session, row, earlier, { countValuesUpToBytes, freshSince }) {
    const { relkind, quoted, columns, ...relation } = row;
    const uncounted = columns.map(({ number, name, type, notNull }) => ({ number, name, type, notNull, values: null }));
    if (relkind !== 'r' && relkind !== 'm')
        return { ...relation, rows: null, fresh: 0, columns: uncounted };
    if (earlier !== undefined && isUntouched(relation, uncounted, earlier)) {
        return { ...relation, rows: earlier.rows, fresh: 0, columns: uncounted.map((column, index) => ({ ...column, values: earlier.columns[index]?.values ?? null })) };
    }
    const nullable = relation.bytes > countValuesUpToBytes ? [] : columns.filter(({ notNull }) => !notNull);
    // A materialized view that was never filled cannot be read.
    const filled = relkind === 'r' || (await session.query('SELECT relispopulated AS filled FROM pg_class WHERE oid = $1', [row.id]))[0]?.filled === true;
    // age() counts backwards from now, so that a smaller age is a later transaction, also where the numbers begin anew.
    const fresh = freshSince === undefined ? '0' : `count(*) FILTER (WHERE age(xmin) <= age('${freshSince}'::xid))`;
    const [counts] = !filled ? [{ rows: 0, fresh: 0, values: nullable.map(() => 0) }] : await session.query(`
    SELECT count(*)::float8 AS rows, ${fresh}::float8 AS fresh, ARRAY[${nullable.map((column) => `count(${column.quoted})`).join(', ')}]::float8[] AS values FROM ONLY ${quoted}`);
    const rows = counts?.rows ?? 0;
    const values = new Map(nullable.map(({ number }, index) => [number, counts?.values[index] ?? 0]));
    return { ...relation, rows, fresh: counts?.fresh ?? 0, columns: uncounted.map((column) => ({ ...column, values: column.notNull ? rows : values.get(column.number) ?? null })) };
}
function isUntouched(now, columns, earlier) {
    return now.file === earlier.file && now.written.inserted === earlier.written.inserted && now.written.updated === earlier.written.updated
        && now.written.deleted === earlier.written.deleted
        && columns.length === earlier.columns.length && columns.every(({ number, type }, index) => number === earlier.columns[index]?.number && type === earlier.columns[index].type);
}
/** A partitioned table has the rows, bytes and values of its partitions, however deep. */
function withSums(relations) {
    const children = Map.groupBy(relations.filter(({ parent }) => parent !== null), ({ parent }) => parent);
    const summed = (relation) => {
        if (relation.kind !== 'partitioned table')
            return relation;
        const parts = (children.get(relation.id) ?? []).map(summed);
        const total = (value) => parts.reduce((sum, part) => {
            const more = value(part);
            return sum === null || more === null ? null : sum + more;
        }, 0);
        // Columns stand in another order in each partition, but under one name.
        const columns = relation.columns.map((column) => ({ ...column, values: total((part) => part.columns.find(({ name }) => name === column.name)?.values ?? null) }));
        return { ...relation, rows: total(({ rows }) => rows ?? 0), bytes: total(({ bytes }) => bytes) ?? 0, columns };
    };
    return relations.map(summed);
}
async function indexStates(session) {
    return session.query(`
    SELECT i.indexrelid AS id, i.indrelid AS table, x.relname AS name, i.indisvalid AS valid, nullif(pg_relation_filenode(i.indexrelid), 0) AS file
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class x ON x.oid = i.indexrelid
    WHERE ${relevant} ORDER BY 1`);
}
async function constraintStates(session) {
    return session.query(`
    SELECT o.oid AS id, o.conrelid AS table, o.conname AS name, o.convalidated AS validated,
      CASE o.contype WHEN 'c' THEN 'check' WHEN 'f' THEN 'foreign key' WHEN 'n' THEN 'not-null' ELSE 'other' END AS type
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${relevant} ORDER BY 1`);
}
async function enumStates(session) {
    return session.query(`
    SELECT c.oid AS id, n.nspname AS schema, c.typname AS name,
      (SELECT coalesce(json_agg(enumlabel ORDER BY enumsortorder), '[]') FROM pg_enum WHERE enumtypid = c.oid) AS labels
    FROM pg_type c JOIN pg_namespace n ON n.oid = c.typnamespace WHERE c.typtype = 'e' AND ${relevant} ORDER BY 1`);
}

;// CONCATENATED MODULE: ./observation/observer.js










/** Makes the sandbox ready to be observed. Throws KnownErrors `observation-superuser` and `observation-log`. */
async function openObserver(request) {
    const session = await openOwn(request.connect);
    try {
        const restore = await applyLogSettings(session);
        try {
            await logEnd(session);
            return await Watch.open(request, session, restore);
        }
        catch (problem) {
            await restore().catch(() => undefined);
            throw problem;
        }
    }
    catch (problem) {
        await session.end();
        throw problem;
    }
}
const samplingMilliseconds = 50;
class Watch {
    #request;
    #session;
    #looking;
    #major;
    #isWalMinimal;
    #restore;
    #state;
    constructor(request, session, looking, server, restore) {
        this.#request = request;
        this.#session = session;
        this.#looking = looking;
        this.#major = (0,versions/* majorOf */.Ds)(server.version);
        this.#isWalMinimal = server.wal === 'minimal';
        this.#restore = restore;
    }
    static async open(request, session, restore) {
        const [server] = await session.query(`SELECT current_setting('server_version_num')::int AS version, current_setting('wal_level') AS wal`);
        if (server === undefined)
            throw new Error('the server did not say its version');
        return new Watch(request, session, await openOwn(request.connect), server, restore);
    }
    async during(work) {
        const session = this.#session;
        const before = this.#state ?? await this.#readState(undefined, undefined);
        const first = await nextTransaction(session);
        const from = await logEnd(session);
        await installTriggers(session);
        const sampler = new Sampler(this.#looking, samplingMilliseconds);
        const gaps = [];
        const wal = await this.#walPosition();
        const began = performance.now();
        sampler.start();
        const ended = await work().then((value) => ({ done: true, value }), (problem) => ({ done: false, problem }));
        const seconds = (performance.now() - began) / 1000;
        const walBytes = await this.#walPosition() - wal;
        await this.#endOthers();
        const sampled = await sampler.stop();
        if (!await removeTriggers(session))
            gaps.push('the migration removed or disabled the event triggers that watch it');
        if (!sampled.complete)
            gaps.push('the session that looks at locks was ended');
        const log = await this.#readLog(from, gaps);
        const after = await this.#readState(before, first);
        this.#state = after;
        return { ended, observed: { seconds, before, after, log, spans: sampled.spans, walBytes, walUnderstated: this.#isWalMinimal, gaps } };
    }
    async close() {
        const restore = this.#restore;
        this.#restore = undefined;
        if (restore === undefined)
            return;
        try {
            await restore();
        }
        finally {
            await this.#looking.end();
            await this.#session.end();
        }
    }
    async #readLog(from, gaps) {
        const facts = [];
        const [row] = await this.#session.query('SELECT current_database() AS name');
        await readLog(this.#session, from, (0,external_node_crypto_.randomBytes)(8).toString('hex'), (record) => {
            // A session's first lines, and those of its end, stand under its application's name too.
            if (record.database !== row?.name || record.application === 'zimmer-backup')
                return;
            const fact = factOf(record);
            if (fact === undefined)
                return;
            if ('gap' in fact)
                gaps.push(fact.gap);
            else
                facts.push(fact);
        });
        return facts;
    }
    /** Before 15 the counters come through a socket, may be lost, and are up to half a second old: everything is counted anew. */
    async #readState(earlier, freshSince) {
        const exact = this.#major >= 15;
        if (!exact)
            await (0,promises_.setTimeout)(600);
        return readState(this.#session, { earlier: exact ? earlier : undefined, freshSince, countValuesUpToBytes: this.#request.countValuesUpToBytes ?? 10_000_000_000 });
    }
    async #walPosition() {
        const [row] = await this.#session.query(`SELECT (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 AS bytes`);
        return row?.bytes ?? 0;
    }
    /** A session writes its counters when it ends, and a statement whose client was killed goes on by itself. */
    async #endOthers() {
        const grace = performance.now() + (this.#request.graceMilliseconds ?? 2000);
        for (let ended = false;;) {
            const others = await this.#session.query(`
        SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND application_name <> 'zimmer-backup'`);
            if (others.length === 0)
                return;
            if (!ended && performance.now() > grace) {
                for (const { pid } of others)
                    await this.#session.query('SELECT pg_terminate_backend($1)', [pid]);
                ended = true;
            }
            await (0,promises_.setTimeout)(10);
        }
    }
}

// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
// EXTERNAL MODULE: ./actions/restore-test/comparison.js + 3 modules
var comparison = __webpack_require__(21143);
;// CONCATENATED MODULE: ./actions/migration-check/failure.js




/** What is told of a migration that did not end well: which statement, on how many rows, and what it leaves behind. */
function failureOf({ problem, observed, effects, ...ends }) {
    const failed = effects.failures.at(-1);
    const statement = failed === undefined || failed.statement === '' ? null : failed.statement;
    return {
        sentence: (0,errors/* messageOf */.bD)(problem), hint: problem instanceof errors/* KnownError */.E ? problem.hint : 'The output of the migration is above.',
        statement, sqlState: failed?.sqlState ?? null,
        tables: statement === null ? [] : observed.before.relations.filter(({ name, rows }) => rows !== null && (0,sql_text/* mentions */.wy)(statement, name)).map(tableFacts),
        state: stateOf(effects, ends),
    };
}
function stateOf(effects, { schema, before, after }) {
    const at = after === null || after.revisions.length === 0 ? 'at no revision' : `at revision ${after.revisions.join(', ')}`;
    const rows = effects.changed.length;
    const isMoved = (before?.revisions ?? []).join() !== (after?.revisions ?? []).join();
    // pg_dump leaves out indexes that are not valid.
    const invalid = effects.invalidIndexes.length;
    if (schema.length === 0 && rows === 0 && invalid === 0 && !isMoved)
        return `it was rolled back whole: schema and rows are as before, ${at}`;
    const changed = [schema.length === 0 ? '' : `${(0,units/* counted */.hS)(schema.length, 'object')} of the schema changed`, rows === 0 ? '' : `rows of ${(0,units/* counted */.hS)(rows, 'table')} changed`, invalid === 0 ? '' : `${(0,units/* counted */.hS)(invalid, 'index', 'indexes')} invalid`].filter(Boolean);
    return `it is left half done, ${[...changed, at].join(', ')}`;
}

// EXTERNAL MODULE: ./actions/migration-check/sanitize.js
var sanitize = __webpack_require__(38288);
;// CONCATENATED MODULE: ./actions/migration-check/stages.js
















const notTried = { outcome: 'not tried', seconds: 0, reason: null, differences: [] };
/** Everything that is done with the restored database: up, down again, and up once more, each step watched. */
class Stages {
    stepped = [];
    notes = [];
    plan;
    appliedAgain = null;
    rowsCompared = null;
    #request;
    #schemas = new Map();
    #bookkeeping = revision/* bookkeepingTables */.w;
    constructor(request) {
        this.#request = request;
    }
    /** Runs them. Throws KnownErrors of the sanitizing, of the observer and of `withPlan`; a migration that fails is a finding and not thrown. */
    async run(restored) {
        const { inputs, context, sanitizeSql, recordedTool } = this.#request;
        const { host } = context;
        const start = restored.isWarm ? restored.compared?.found : await (0,sanitize/* sanitize */.a)(restored, sanitizeSql, host);
        await this.#request.ready(restored, start);
        const wanted = (0,command/* parseMigrate */.t)(inputs.migrate);
        const directory = (0,external_node_path_.resolve)(inputs['migrate-directory']);
        const migrations = wanted.kind === 'command' ? wanted.command : wanted.kind === 'none' ? undefined : await (0,detection/* detectMigrations */.d)(directory, recordedTool);
        if (migrations === undefined)
            throw new errors/* KnownError */.E('no-migrations', 'no migration tool was found here, so there is nothing to check', 'Name the command with migrate, or the folder with migrate-directory.', { status: errors/* exitStatus */.$u.unproved });
        if ('name' in migrations && migrations.name === 'rails')
            this.notes.push('rails may write the schema to a file at its end; it sees the tables of the observer while it is observed');
        const session = await (0,postgres_session.connect)(restored.connection);
        try {
            const observer = await openObserver({ connect: () => (0,postgres_session.connect)(restored.connection) });
            try {
                await this.#perform({ restored, migrations, directory, query: (text) => session.query(text), observer, start });
            }
            finally {
                await observer.close();
            }
        }
        finally {
            await session.end();
        }
    }
    async #perform({ restored, migrations, directory, query, observer, start }) {
        const { inputs, context } = this.#request;
        const { host } = context;
        const options = {
            migrations, directory, down: this.#down(migrations), connection: restored.connection, query, timeLimitSeconds: inputs['migration-timeout'], signal: host.interrupted,
            parentEnvironment: host.environment, temporaryDirectory: host.temporaryDirectory, onLine: (line) => { host.line(`    │ ${(0,markdown/* plain */.pj)(line)}`); },
        };
        await withPlan(options, async (plan) => {
            this.plan = plan;
            host.line(plan.steps.length === 0 ? '>>> No revision is pending' : `>>> Running ${(0,markdown/* plain */.pj)(plan.command)} on the restored database, observed`);
            const schema = await this.#schema(restored);
            const reached = await this.#up(plan.steps, { restored, query, observer }, schema);
            if (!reached || plan.steps.length === 0 || host.interrupted.aborted)
                return;
            if (!await this.#undo({ restored, observer }))
                return;
            await this.#compareRows(restored, start);
            await this.#again();
        });
    }
    #down(migrations) {
        const wanted = (0,command/* parseMigrate */.t)(this.#request.inputs['down-command']);
        const isAlembic = 'name' in migrations && migrations.name === 'alembic';
        if (wanted.kind === 'command' && isAlembic)
            this.notes.push('down-command was not used: alembic undoes its own revisions, one at a time');
        if (wanted.kind === 'command')
            return wanted.command;
        if (!isAlembic && wanted.kind === 'auto')
            this.notes.push('whether it can be undone was not tried: name the command with down-command');
        return undefined;
    }
    /** Gives whether all of them were applied. */
    async #up(steps, { restored, query, observer }, schema) {
        const { host } = this.#request.context;
        for (const step of steps) {
            this.#schemas.set(step, schema);
            const before = await (0,revision/* readRevision */.M)(query, this.plan?.tool);
            const { ended, observed } = await observer.during(step.up);
            this.#refuseInterrupted();
            this.#bookkeeping = bookkeepingIn(observed);
            const effects = effectsOf(observed, this.#bookkeeping);
            const now = await this.#schema(restored);
            const changes = schemaDifferences(schema, now, this.#bookkeeping);
            const failure = ended.done ? null : failureOf({ problem: ended.problem, observed, effects, schema: changes, before, after: await (0,revision/* readRevision */.M)(query, this.plan?.tool) });
            this.stepped.push({ step, effects, schema: changes, failure, undo: notTried });
            host.line(`    ${(0,markdown/* plain */.pj)(step.revision ?? 'migrations')} ${failure === null ? 'applied' : 'failed'} after ${(0,units/* duration */.p0)(effects.seconds)}: ${(0,units/* counted */.hS)(effects.statements.length, 'statement')}`);
            if (failure !== null)
                return false;
            schema = now;
        }
        return true;
    }
    /** The last first; gives whether all of them were undone. */
    async #undo({ restored, observer }) {
        const { host } = this.#request.context;
        if (this.#request.inputs['down-command'].trim().toLowerCase() === 'none')
            return false;
        if (this.stepped.some(({ step }) => step.down !== undefined))
            host.line('>>> Undoing it');
        for (const stepped of this.stepped.toReversed()) {
            const { step } = stepped;
            if (step.down === undefined) {
                stepped.undo = { ...notTried, outcome: 'unknown' };
                return false;
            }
            const { ended, observed } = await observer.during(step.down);
            this.#refuseInterrupted();
            const differences = schemaDifferences(this.#schemas.get(step) ?? [], await this.#schema(restored), this.#bookkeeping).map(sentenceOf);
            stepped.undo = ended.done
                ? { outcome: 'undone', seconds: observed.seconds, reason: null, differences }
                : { outcome: 'failed', seconds: observed.seconds, reason: (0,errors/* messageOf */.bD)(ended.problem), differences };
            host.line(`    ${(0,markdown/* plain */.pj)(step.revision ?? 'migrations')} ${ended.done ? 'undone' : 'not undone'} after ${(0,units/* duration */.p0)(observed.seconds)}${differences.length === 0 ? '' : `, ${(0,units/* counted */.hS)(differences.length, 'difference')}`}`);
            if (!ended.done)
                return false;
        }
        return true;
    }
    async #compareRows(restored, start) {
        const { compared } = restored;
        if (compared === undefined || start === undefined)
            return;
        const found = await (0,comparison.readRows)(compared.request, () => undefined);
        this.rowsCompared = start.tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
        for (const { table, sentence } of rowDifferences(start.tables, found.tables, this.#bookkeeping)) {
            const culprit = culpritOf(this.stepped, table);
            if (culprit !== undefined)
                culprit.undo = { ...culprit.undo, differences: [...culprit.undo.differences, sentence] };
        }
    }
    async #again() {
        this.#request.context.host.line('>>> Applying it again');
        for (const stepped of this.stepped) {
            try {
                await stepped.step.up();
            }
            catch (problem) {
                this.#refuseInterrupted();
                if (!(problem instanceof errors/* KnownError */.E))
                    throw problem;
                this.appliedAgain = false;
                stepped.undo = { ...stepped.undo, differences: [...stepped.undo.differences, `after it, the migration cannot be applied again: ${problem.message}`] };
                return;
            }
        }
        this.appliedAgain = true;
    }
    #schema({ connection, clients, settings, compared }) {
        return (0,comparison.schemaOf)(connection, { pgDump: clients.pgDump, settings, manifest: compared?.request.manifest, signal: this.#request.context.host.interrupted });
    }
    #refuseInterrupted() {
        if (this.#request.context.host.interrupted.aborted)
            throw new errors/* KnownError */.E('interrupted', 'the migration check was interrupted', 'Start it again.', { status: errors/* exitStatus */.$u.interrupted });
    }
}
/** The step that a table's other rows are laid to: the last that lost or wrote some, or else that locked it. */
function culpritOf(stepped, table) {
    const touches = (effects) => effects.some((effect) => effect.table.name === table);
    return stepped.findLast(({ effects }) => touches([...effects.dropped, ...effects.changed])) ?? stepped.findLast(({ effects }) => touches(effects.locks)) ?? stepped[0];
}
/** The known tables of migration tools, and alembic's under another name. */
function bookkeepingIn({ before, after }) {
    const own = [...before.relations, ...after.relations].filter(({ columns }) => columns.length === 1 && columns[0]?.name === 'version_num').map(({ name }) => name);
    return [...new Set([...revision/* bookkeepingTables */.w, ...own])];
}


/***/ }),

/***/ 88276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dz: () => (/* binding */ compareTables),
/* harmony export */   Iu: () => (/* binding */ compareSequences),
/* harmony export */   Nt: () => (/* binding */ excludedReason),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   rW: () => (/* binding */ buildProof)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22293);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13581);


/**
 * Puts together what the source said and what the archive holds, relation by relation. `problems` names each relation whose rows the archive
 * does not hold exactly: a backup with a problem is none.
 */
function buildProof(backup, source, archived, mode) {
    const problems = [];
    const archivedTables = new Map((archived?.tables ?? []).map((table) => [keyOf(table), table]));
    const relations = source.relations.map((relation) => {
        const table = archivedTables.get(keyOf(relation));
        archivedTables.delete(keyOf(relation));
        const exempt = exemption(relation, table, archived !== undefined);
        const problem = exempt === null && archived !== undefined ? difference(relation, table) : undefined;
        if (problem !== undefined)
            problems.push(problem);
        return {
            schema: relation.schema, name: relation.name, kind: relation.kind,
            rows: table?.rows ?? relation.rows, fingerprint: mode === 'content' ? table?.fingerprint ?? null : null, columns: table?.columns ?? null, exempt,
        };
    });
    for (const table of archivedTables.values())
        problems.push(`${nameOf(table)} is in the archive but not in the source's snapshot`);
    const objects = mode === 'content' && archived !== undefined ? archived.largeObjects : { count: archived?.largeObjects.count ?? source.largeObjects, bytes: archived?.largeObjects.bytes ?? 0, fingerprint: null };
    if (objects.count !== source.largeObjects) {
        problems.push(`the archive holds ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(objects.count, 'large object')}, the source ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(source.largeObjects)}`);
    }
    return {
        problems,
        proof: {
            version: _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c, backup, source: source.address, relations, sequences: archived?.sequences ?? [], largeObjects: objects,
            constraints: source.constraints, indexes: source.indexes, triggers: source.triggers, newest: source.newest ?? [],
        },
    };
}
/** Why a relation's rows are not compared; null where they are. Never a silent skip: each reason stands in the manifest. */
function exemption(relation, table, wasRead) {
    if (relation.kind === 'partitioned table')
        return 'its rows are in its partitions';
    if (relation.kind === 'foreign table')
        return 'a foreign table: its rows are elsewhere';
    if (relation.extension !== null && relation.condition === null)
        return `belongs to extension ${relation.extension}, which fills it`;
    if (!relation.readable)
        return relation.kind === 'materialized view' ? 'not populated' : 'an unlogged table cannot be read on a standby';
    if (wasRead && relation.kind === 'table' && table === undefined)
        return excludedReason;
    return null;
}
/** What stands in the manifest for a table whose rows pg_dump was told to leave out. */
const excludedReason = 'its rows are excluded from the backup';
function difference(relation, table) {
    if (relation.kind === 'materialized view' || table?.rows === null)
        return undefined;
    if (table?.rows === relation.rows || relation.rows === null)
        return undefined;
    return `${nameOf(relation)} has ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(relation.rows, 'row')} in the source but ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(table?.rows ?? 0)} in the archive`;
}
/** Compares the rows of tables, wherever they were read again, with the manifest's closed part. */
function compareTables(proof, found, place) {
    const foundTables = new Map(found.map((table) => [keyOf(table), table]));
    const differences = [];
    const exempt = [];
    let tablesCompared = 0;
    let rowsCompared = 0;
    for (const relation of proof.relations) {
        const name = nameOf(relation);
        const table = foundTables.get(keyOf(relation));
        foundTables.delete(keyOf(relation));
        if (relation.exempt !== null) {
            exempt.push({ relation: name, reason: relation.exempt });
            continue;
        }
        const sentence = tableDifference(relation, table, place);
        if (sentence !== undefined)
            differences.push({ relation: name, sentence });
        else if (table !== undefined && relation.kind === 'table') {
            tablesCompared++;
            rowsCompared += table.rows ?? 0;
        }
    }
    for (const table of foundTables.values())
        differences.push({ relation: nameOf(table), sentence: `${nameOf(table)} is in ${place} but not in the manifest` });
    return { differences, tablesCompared, rowsCompared, exempt };
}
function tableDifference(relation, table, place) {
    const name = nameOf(relation);
    if (table === undefined)
        return relation.kind === 'table' ? `${name} is missing in ${place}` : undefined;
    if (relation.rows !== null && table.rows !== relation.rows) {
        return `${name} has ${table.rows === null ? 'rows that cannot be counted' : (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(table.rows, 'row')} in ${place}, the source had ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(relation.rows)}`;
    }
    if (relation.fingerprint === null || table.fingerprint === relation.fingerprint)
        return undefined;
    return `${name} has other content in ${place} than in the source (${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(relation.rows ?? 0, 'row')} in both)`;
}
/** Compares sequences, which pg_dump takes outside its snapshot: the archive's own values are what a restore must give. */
function compareSequences(expected, found, place) {
    const values = new Map(found.map((sequence) => [keyOf(sequence), sequence]));
    return expected.flatMap((sequence) => {
        const other = values.get(keyOf(sequence));
        const relation = nameOf(sequence);
        if (other === undefined)
            return [{ relation, sentence: `sequence ${relation} is missing in ${place}` }];
        if (other.value === sequence.value && other.isCalled === sequence.isCalled)
            return [];
        return [{ relation, sentence: `sequence ${relation} stands at ${position(other)} in ${place}, in the source at ${position(sequence)}` }];
    });
}
function position(sequence) {
    return `${sequence.value}${sequence.isCalled ? '' : ' (not called)'}`;
}
/** A relation's name as people read it: `schema.table`. */
function nameOf(relation) {
    return `${relation.schema}.${relation.name}`;
}
function keyOf(relation) {
    return JSON.stringify([relation.schema, relation.name]);
}


/***/ }),

/***/ 36376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nl: () => (/* binding */ commandOf),
/* harmony export */   WI: () => (/* binding */ statementsIn),
/* harmony export */   lO: () => (/* binding */ withoutValues),
/* harmony export */   wy: () => (/* binding */ mentions)
/* harmony export */ });
/* unused harmony export tokensOf */
// What may hide a word or a semicolon. Sticky, tried in this order at each place; an end that is missing is the end of the text.
const tokens = {
    comment: /--[^\n]*|\/\*[^]*?(?:\*\/|$)/y,
    string: /(?<![\w$])[eE]'(?:[^'\\]|\\[^]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)/y,
    body: /(?<![\w$\u0080-\uffff])(\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[^]*?(?:\1|$)/y,
    name: /"(?:[^"]|"")*(?:"|$)/y,
    number: /(?<![\w$.])\d[\d.]*(?:[eE][+-]?\d+)?/y,
    word: /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y,
    space: /\s+/y,
};
/** Cuts SQL into words, names, literals and signs. Never fails: it serves to show and to recognise statements, not to run them. */
function tokensOf(sql) {
    const found = [];
    for (let at = 0; at < sql.length;) {
        const token = tokenAt(sql, at);
        found.push(token);
        at += token.text.length;
    }
    return found;
}
function tokenAt(sql, at) {
    for (const [kind, pattern] of Object.entries(tokens)) {
        pattern.lastIndex = at;
        const [text] = pattern.exec(sql) ?? [];
        if (text !== undefined && text !== '')
            return { kind: kind, text };
    }
    return { kind: 'sign', text: sql[at] ?? '' };
}
/** The statements of a text, as lists of tokens without comments and spaces. */
function statementsIn(sql) {
    const statements = [[]];
    for (const token of tokensOf(sql)) {
        if (token.text === ';')
            statements.push([]);
        else if (token.kind !== 'comment' && token.kind !== 'space')
            statements.at(-1)?.push(token);
    }
    return statements.filter((one) => one.length > 0);
}
// Their numbers are parts of the definition: a length, a precision.
const definitions = new Set(['CREATE', 'ALTER', 'DROP', 'REINDEX', 'CLUSTER', 'VACUUM', 'COMMENT', 'GRANT', 'REVOKE', 'SET', 'LOCK', 'ANALYZE', 'REFRESH', 'TRUNCATE']);
/**
 * A statement in one line without values, which may be rows of data or passwords: strings and bodies of functions show as `…`, and numbers too
 * outside of definitions. Foreign text all the same. At most `longest` characters.
 */
function withoutValues(sql, longest = 300) {
    const all = tokensOf(sql.slice(0, 20_000));
    const isDefinition = definitions.has(all.find(({ kind }) => kind === 'word')?.text.toUpperCase() ?? '');
    const shown = all.map(({ kind, text }) => {
        switch (kind) {
            case 'comment': return ' ';
            case 'space': return ' ';
            case 'string': return '\'…\'';
            case 'body': return '$$…$$';
            case 'number': return isDefinition ? text : '…';
            default: return text;
        }
    }).join('').replace(/ +/g, ' ').trim();
    return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}
// The second word belongs to the command's name.
const twoWords = new Set(['CREATE', 'ALTER', 'DROP', 'REFRESH', 'LOCK', 'START', 'COMMENT']);
/** `ALTER TABLE`, `UPDATE`, `CREATE INDEX CONCURRENTLY`: what the first statement of a text does. */
function commandOf(sql) {
    const words = (statementsIn(sql)[0] ?? []).filter(({ kind }) => kind === 'word').map(({ text }) => text.toUpperCase())
        .filter((word) => !['UNIQUE', 'OR', 'REPLACE', 'TEMP', 'TEMPORARY', 'UNLOGGED'].includes(word));
    const [first = '', second = '', third = ''] = words;
    if (!twoWords.has(first))
        return first;
    if (second === 'MATERIALIZED' || third === 'CONCURRENTLY')
        return `${first} ${second} ${third}`;
    return `${first} ${second}`.trim();
}
/** Whether the text, also within strings and bodies of functions, holds the name as a word of its own, or as a quoted name. */
function mentions(sql, name) {
    const text = sql.toLowerCase();
    if (text.includes(`"${name.toLowerCase().replaceAll('"', '""')}"`))
        return true;
    const wanted = name.toLowerCase();
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        if (!/[\w$]/.test(text[at - 1] ?? '') && !/[\w$]/.test(text[at + wanted.length] ?? ''))
            return true;
    }
    return false;
}


/***/ }),

/***/ 80239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ shouldSplitCounts),
/* harmony export */   OY: () => (/* binding */ extentOf),
/* harmony export */   kt: () => (/* binding */ blockRanges)
/* harmony export */ });
/** What a server can find by its place in the table: from 14 on (TID range scan, bb437f995 in PostgreSQL); before, each range would read all of it. */
const oldestWithRanges = 140_000;
/** A range that takes less than a second to read is not worth a statement of its own. */
const rangeBytes = 256 * 1024 * 1024;
/**
 * Conditions that split a table's rows by their place in it, at most `most` of them and none for a table that is not large. Each row meets exactly one,
 * however wrong the size is, for the last range has no end.
 */
function blockRanges({ bytes, blockBytes }, most, leastBytes = rangeBytes) {
    const pieces = Math.min(most, Math.floor(bytes / leastBytes));
    if (pieces < 2)
        return [];
    const blocks = Math.ceil(bytes / blockBytes);
    const borders = Array.from({ length: pieces - 1 }, (_, place) => `'(${Math.floor(blocks * (place + 1) / pieces)},0)'::tid`);
    return Array.from({ length: pieces }, (_, place) => [
        ...(place === 0 ? [] : [`ctid >= ${borders[place - 1] ?? ''}`]), ...(place === pieces - 1 ? [] : [`ctid < ${borders[place] ?? ''}`]),
    ].join(' AND '));
}
/**
 * Whether counts of a server should be split: it finds ranges of blocks, and does not itself count with several processes (which
 * count(*) leaves to it otherwise: its own workers share a table by blocks as well, and may read an index instead).
 */
async function shouldSplitCounts(session) {
    const [row] = await session.query(`
    SELECT current_setting('server_version_num')::int >= ${oldestWithRanges}
       AND 0 IN (current_setting('max_parallel_workers_per_gather')::int, current_setting('max_parallel_workers')::int) AS split`);
    return row?.split ?? false;
}
/** How large a table is now; undefined where its rows cannot be found by their place. Takes the lock that reading it takes. */
async function extentOf(session, nameInSql) {
    const [row] = await session.query(`
    SELECT pg_relation_size(c.oid)::text AS bytes, current_setting('block_size')::int AS block
    FROM pg_class c JOIN pg_am a ON a.oid = relam
    WHERE c.oid = $1::regclass AND amname = 'heap' AND current_setting('server_version_num')::int >= ${oldestWithRanges}`, [nameInSql]);
    return row === undefined ? undefined : { bytes: Number(row.bytes), blockBytes: row.block };
}


/***/ }),

/***/ 37430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ systemSchemas),
/* harmony export */   Eb: () => (/* binding */ inspectServer),
/* harmony export */   vK: () => (/* binding */ systemIdentifier)
/* harmony export */ });
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56177);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);


/**
 * Looks at the server and the session's database. Reads catalogs only. The database is called as it was connected to: names of databases have no
 * encoding, and one beyond ASCII reads as another within a database of an encoding other than UTF-8.
 */
async function inspectServer(session, database) {
    const [facts] = await session.query(`
    SELECT current_setting('server_version_num')::int AS version, current_user AS role,
           (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser, pg_is_in_recovery() AS standby, CASE WHEN pg_is_in_recovery() THEN pg_last_xact_replay_timestamp() END AS replayed,
           pg_encoding_to_char(encoding) AS encoding, datcollate AS collation, datctype AS ctype,
           pg_database_size(oid)::text AS bytes,
           (SELECT jsonb_object_agg(name, setting) FROM pg_settings
             WHERE name IN ('lc_monetary', 'lc_numeric', 'lc_time', 'default_text_search_config', 'standard_conforming_strings')) AS settings
    FROM pg_database WHERE datname = current_database()`);
    if (facts === undefined)
        throw new Error('pg_database does not list the current database');
    const major = (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .majorOf */ .Ds)(facts.version);
    if (major < _domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .oldestMajor */ .Rj) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('server-too-old', `server is PostgreSQL ${(0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .versionText */ .KA)(facts.version)}; PostgreSQL ${_domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .oldestMajor */ .Rj} is the oldest that is supported`, `Upgrade the server: its major has had no security fixes for years.`);
    }
    const provider = await localeProvider(session, major);
    return {
        version: (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .versionText */ .KA)(facts.version), versionNumber: facts.version, major,
        database, role: facts.role, superuser: facts.superuser, standby: facts.standby, replayedAt: facts.replayed?.toISOString() ?? null,
        encoding: facts.encoding, collation: facts.collation, characterType: facts.ctype, localeProvider: provider.name, locale: provider.locale,
        settings: facts.settings, databaseBytes: Number(facts.bytes),
        systemIdentifier: await systemIdentifier(session),
        extensions: await session.query(`
      SELECT extname AS name, extversion AS version, nspname AS schema FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
      WHERE extname <> 'plpgsql' ORDER BY 1`),
        roles: (await session.query(`
      SELECT DISTINCT rolname AS role FROM pg_roles r WHERE rolname !~ '^pg_' AND (oid = 10 OR EXISTS (
        SELECT FROM pg_shdepend s WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = r.oid
          AND s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())))
      ORDER BY 1`)).map((row) => row.role),
    };
}
/** Who sorts: the C library, ICU (from 15 on also for whole databases) or the server itself (from 17 on). */
async function localeProvider(session, major) {
    if (major < 15)
        return { name: 'libc', locale: null };
    const column = major < 17 ? 'daticulocale' : 'datlocale';
    const [row] = await session.query(`
    SELECT CASE datlocprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END AS name, ${column} AS locale FROM pg_database WHERE datname = current_database()`);
    return row ?? { name: 'libc', locale: null };
}
/** The OIDs of the schemas that no dump holds, as a subquery. */
const systemSchemas = `SELECT oid FROM pg_namespace WHERE nspname IN ('pg_catalog', 'information_schema') OR nspname ~ '^pg_(toast|temp)'`;
/** Equal for a server and its physical copies alone; null where the role may not ask. */
async function systemIdentifier(session) {
    const [allowed] = await session.query(`SELECT has_function_privilege('pg_control_system()', 'EXECUTE') AS allowed`);
    if (allowed?.allowed !== true)
        return null;
    const [row] = await session.query('SELECT system_identifier::text AS id FROM pg_control_system()');
    return row?.id ?? null;
}


/***/ })

};
