export const id = 5802;
export const ids = [5802];
export const modules = {

/***/ 80833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planWithin: () => (/* binding */ planWithin),
  restoreWithin: () => (/* binding */ restoreWithin)
});

// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./archive/entries.js
var entries = __webpack_require__(66916);
// EXTERNAL MODULE: ./archive/fingerprint.js + 1 modules
var fingerprint = __webpack_require__(18167);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/table-names.js
var table_names = __webpack_require__(77387);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __webpack_require__(69302);
// EXTERNAL MODULE: ./postgres/sandbox-preparation.js
var sandbox_preparation = __webpack_require__(4106);
// EXTERNAL MODULE: ./kit/suggestion.js
var suggestion = __webpack_require__(30196);
;// CONCATENATED MODULE: ./domain/sql-definitions.js
// The lexical rules of PostgreSQL (documentation, 4.1), as far as definitions that the server writes use them.
const pattern = new RegExp([
    '(?<space>(?:\\s+|--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$))+)',
    '(?<string>[eE]\'(?:[^\'\\\\]|\\\\[\\s\\S]|\'\')*\'|\'[^\']*(?:\'\'[^\']*)*\'|\\$(?<tag>(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?)\\$[\\s\\S]*?(?:\\$\\k<tag>\\$|$))',
    '(?<name>"[^"]*(?:""[^"]*)*"|[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)',
    '[\\s\\S]',
].join('|'), 'gy');
/** One after the other: the definitions of some thousand tables are millions of them. */
function* eachToken(sql) {
    for (const { 0: text, groups } of sql.matchAll(pattern)) {
        yield { kind: groups?.['space'] !== undefined ? 'space' : groups?.['string'] !== undefined ? 'string' : groups?.['name'] !== undefined ? 'name' : 'other', text };
    }
}
const tokensOf = (sql) => [...eachToken(sql)];
/**
 * The statements of a script, without their semicolons, comments in front and the lines that speak to psql (`\restrict …`). Semicolons within
 * parentheses, strings and quoted names separate nothing.
 */
function statementsOf(script) {
    const statements = [];
    let current = '';
    let depth = 0;
    let forPsql = false;
    for (const { kind, text } of eachToken(script)) {
        if (forPsql)
            forPsql = !text.includes('\n');
        else if (current === '' && (kind === 'space' || text === '\\'))
            forPsql = text === '\\';
        else if (text === ';' && depth === 0) {
            statements.push(current.trimEnd());
            current = '';
        }
        else {
            depth += text === '(' ? 1 : text === ')' ? -1 : 0;
            current += text;
        }
    }
    return current.trim() === '' ? statements : [...statements, current.trimEnd()];
}
/** The name that an identifier stands for: `"we""ird"` is `we"ird`, and `Users` is `users`. */
function unquoted(identifier) {
    return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier.toLowerCase();
}
/** An identifier that means exactly this name. */
function quoted(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** The names that are written with their schema, in their order; what comes after the second part (a column) is left out. */
function qualifiedNames(sql) {
    const tokens = tokensOf(sql);
    return tokens.flatMap((_, index) => qualifiedAt(tokens, index) ?? []);
}
function qualifiedAt(tokens, index) {
    const [before, schema, dot, name] = [tokens[index - 1], tokens[index], tokens[index + 1], tokens[index + 2]];
    if (schema?.kind !== 'name' || dot?.text !== '.' || name?.kind !== 'name' || before?.text === '.')
        return undefined;
    return { schema: unquoted(schema.text), name: unquoted(name.text) };
}
/**
 * Moves relations to other schemas within a statement, wherever it names them: as `schema.relation`, or as text that is cast to regclass, as in
 * `nextval('public.users_id_seq'::regclass)`.
 */
function withSchemas(sql, schemaOf) {
    const tokens = tokensOf(sql);
    return tokens.map((token, index) => {
        const relation = qualifiedAt(tokens, index);
        const schema = relation === undefined ? undefined : schemaOf(relation);
        if (schema !== undefined)
            return quoted(schema);
        const isRelation = token.kind === 'string' && token.text.startsWith('\'') && tokens.slice(index + 1, index + 4).map(({ text }) => text).join('') === '::regclass';
        return isRelation ? `'${withSchemas(token.text.slice(1, -1).replaceAll('\'\'', '\''), schemaOf).replaceAll('\'', '\'\'')}'` : token.text;
    }).join('');
}
/** The words of a statement that are no names of anything: keywords and unquoted names, in capitals, strings and signs left out. */
function wordsOf(sql) {
    return tokensOf(sql).filter(({ kind, text }) => kind === 'name' && !text.startsWith('"')).map(({ text }) => text.toUpperCase()).join(' ');
}
/** The names in a list in parentheses, `(id, "we""ird")`. */
function namesInList(list) {
    return tokensOf(list).filter(({ kind }) => kind === 'name').map(({ text }) => unquoted(text));
}

;// CONCATENATED MODULE: ./domain/table-selection.js




/** Two names as one key. */
const keyOf = ({ schema, name }) => JSON.stringify([schema, name]);
/** A relation's name for messages. */
const shown = ({ schema, name }) => (0,markdown/* plain */.pj)(`${schema}.${name}`);
/**
 * Finds chosen tables in an archive, with their partitions and all that belongs to them. Throws KnownError `table-not-found` (with the nearest
 * names), `table-ambiguous` and `tables-as-inserts`.
 */
function selectTables(names, entries) {
    const tables = entries.filter(({ description }) => description === 'TABLE');
    const partitions = partitionsOf(entries);
    const named = Map.groupBy(tables, ({ tag }) => tag);
    const chosen = new Map(names.map((name) => choose(name, tables, named)).map((entry) => [keyOf(nameOf(entry)), entry]));
    const children = Map.groupBy(tables, (entry) => keyOf(partitions.get(keyOf(nameOf(entry))) ?? { schema: '', name: '' }));
    // A map is walked to its end while it grows: partitions of partitions follow.
    for (const key of chosen.keys()) {
        for (const entry of children.get(key) ?? [])
            chosen.set(keyOf(nameOf(entry)), entry);
    }
    const data = uponEach(entries, 'TABLE DATA');
    const selected = tables.filter((entry) => chosen.has(keyOf(nameOf(entry)))).map((entry) => ({
        ...nameOf(entry), entry, parent: partitions.get(keyOf(nameOf(entry))), partitioned: isPartitioned(entry), rows: rowsOf(entry, data),
    }));
    const ids = new Set(selected.map(({ entry }) => entry.dumpId));
    const sequences = sequencesOf(chosen, entries);
    return {
        tables: selected, sequences, objects: objectsOf(chosen, sequences, entries), incoming: incomingKeys(chosen, entries),
        views: entries.filter(({ description, dependencies }) => /^(?:MATERIALIZED )?VIEW$/.test(description) && dependencies.some((id) => ids.has(id))).map(nameOf),
    };
}
const nameOf = ({ namespace, tag }) => ({ schema: namespace ?? '', name: tag });
function choose(wanted, tables, named) {
    const matching = (fold) => (named.get(fold(wanted.name)) ?? []).filter(({ namespace }) => wanted.schema === undefined || namespace === fold(wanted.schema));
    const exact = matching((name) => name);
    const found = exact.length === 0 && !wanted.exact ? matching((name) => name.toLowerCase()) : exact;
    const [first, second] = found;
    if (second !== undefined) {
        throw new errors/* KnownError */.E('table-ambiguous', `"${(0,markdown/* plain */.pj)(wanted.written)}" is a table in ${found.length} schemas of the backup: ${found.map((entry) => shown(nameOf(entry))).join(', ')}`, 'Name it with its schema.');
    }
    if (first !== undefined)
        return first;
    const meant = (0,suggestion/* nearest */.p)(wanted.name, [...new Set(tables.map(({ tag }) => tag))]);
    const near = tables.filter(({ tag }) => tag === meant || tag === wanted.name).map((entry) => shown(nameOf(entry)));
    throw new errors/* KnownError */.E('table-not-found', `the backup has no table "${(0,markdown/* plain */.pj)(wanted.written)}"`, near.length > 0 ? `Perhaps ${near.slice(0, 5).join(' or ')} was meant.` : `The backup holds ${tables.length === 0 ? 'no table at all' : `${tables.slice(0, 20).map((entry) => shown(nameOf(entry))).join(', ')}${tables.length > 20 ? ', …' : ''}`}.`);
}
/** Which table is a partition of which. pg_dump 13 attaches within the table's own definition, later ones in an entry of its own. */
function partitionsOf(entries) {
    const parents = new Map();
    for (const { description, definition } of entries) {
        if (definition === null || !/^TABLE(?: ATTACH)?$/.test(description) || !definition.includes('ATTACH PARTITION'))
            continue;
        for (const statement of statementsOf(definition).filter(isAttachment)) {
            const [parent, child] = qualifiedNames(statement);
            if (parent !== undefined && child !== undefined)
                parents.set(keyOf(child), parent);
        }
    }
    return parents;
}
/** Whether a statement makes a table a partition of another one; it names that one first. */
const isAttachment = (statement) => /^ALTER TABLE (?:ONLY )?/.test(statement) && /\bATTACH PARTITION\b/.test(wordsOf(statement));
const isPartitioned = (entry) => /\)\s*PARTITION BY (?:RANGE|LIST|HASH) \(/.test(statementsOf(entry.definition ?? '')[0] ?? '');
// A quoted name may have parentheses of its own.
const copyPattern = /^COPY (?:"(?:[^"]|"")*"|[^\s"().]+)(?:\.(?:"(?:[^"]|"")*"|[^\s"().]+))?(?: *(\(.*\)))? *FROM stdin;\n$/s;
/** The first entry of that kind upon each of the others, by the dump id of that one; and its place in the archive. */
function uponEach(entries, kind) {
    const found = new Map();
    for (const [position, entry] of entries.entries()) {
        if (entry.description !== kind)
            continue;
        for (const id of entry.dependencies)
            if (!found.has(id))
                found.set(id, { entry, position });
    }
    return found;
}
function rowsOf(table, data) {
    const found = data.get(table.dumpId);
    if (found === undefined)
        return undefined;
    const { entry, position } = found;
    if (entry.copyStatement === null) {
        throw new errors/* KnownError */.E('tables-as-inserts', `the rows of ${shown(nameOf(table))} are in the archive as INSERT statements`, 'Single tables are restored from archives with COPY. Restore the whole database, or use pg_restore --table.');
    }
    const list = copyPattern.exec(entry.copyStatement)?.[1] ?? null;
    return { entry, position, list, columns: list === null ? [] : namesInList(list) };
}
// These belong to the relation that their definition names first.
const ofFirstName = new Set(['DEFAULT', 'CONSTRAINT', 'FK CONSTRAINT', 'CHECK CONSTRAINT', 'INDEX', 'TRIGGER', 'POLICY', 'RULE', 'ROW SECURITY']);
const ofWhatTheyDependOn = new Set(['COMMENT', 'ACL', 'SECURITY LABEL']);
function sequencesOf(chosen, entries) {
    const owners = new Map(entries.filter(({ description }) => description === 'SEQUENCE OWNED BY').map((entry) => [keyOf(nameOf(entry)), qualifiedNames(entry.definition ?? '')[1]]));
    const sets = uponEach(entries, 'SEQUENCE SET');
    return entries.filter(({ description }) => description === 'SEQUENCE').flatMap((entry) => {
        // Of an identity column: `ALTER TABLE … ADD GENERATED … (SEQUENCE NAME …)`.
        const table = owners.get(keyOf(nameOf(entry))) ?? qualifiedNames(entry.definition ?? '')[0];
        if (table === undefined || !chosen.has(keyOf(table)))
            return [];
        const [, value, called] = /, (-?\d{1,19}), (true|false)\);\s*$/.exec(sets.get(entry.dumpId)?.entry.definition ?? '') ?? [];
        return [{ ...nameOf(entry), entry, table, value: value ?? null, isCalled: called === 'true' }];
    });
}
function objectsOf(chosen, sequences, entries) {
    const byId = new Map();
    const ownSequences = new Map(sequences.map((sequence) => [keyOf(sequence), sequence]));
    const relationOf = (entry) => {
        const { description, dependencies } = entry;
        const names = ofFirstName.has(description) ? qualifiedNames(entry.definition ?? '') : [];
        const isChosen = (name) => (name !== undefined && chosen.has(keyOf(name)) ? name : undefined);
        if (description === 'TABLE')
            return isChosen(nameOf(entry));
        if (description === 'TABLE ATTACH')
            return isChosen(qualifiedNames(entry.definition ?? '')[1]);
        if (description === 'INDEX ATTACH' || description === 'STATISTICS')
            return dependencies.map((id) => byId.get(id)).find((name) => name !== undefined);
        if (description === 'SEQUENCE' || description === 'SEQUENCE OWNED BY')
            return ownSequences.get(keyOf(nameOf(entry)))?.table;
        if (ofWhatTheyDependOn.has(description))
            return byId.get(dependencies[0] ?? 0);
        return isChosen(names[0]);
    };
    return entries.flatMap((entry) => {
        const table = relationOf(entry);
        if (table === undefined)
            return [];
        byId.set(entry.dumpId, table);
        return [{ entry, table: { schema: table.schema, name: table.name } }];
    });
}
/** The table that a foreign key refers to: the second name of its definition. */
const referencedTable = (definition) => qualifiedNames(definition)[1];
function incomingKeys(chosen, entries) {
    return entries.flatMap((entry) => {
        if (entry.description !== 'FK CONSTRAINT')
            return [];
        const [from] = qualifiedNames(entry.definition ?? '');
        const to = referencedTable(entry.definition ?? '');
        if (from === undefined || to === undefined || !chosen.has(keyOf(to)))
            return [];
        return [{ entry, from, to, name: entry.tag.slice(from.name.length + 1) }];
    });
}

// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
;// CONCATENATED MODULE: ./postgres/tables-restore-failures.js



const nothingChanged = 'Nothing was changed.';
/**
 * What a server's refusal means while tables are restored, by its SQLSTATE. Messages that may hold values of rows are not repeated. Undefined for
 * what is no answer of a server.
 */
function refusal(problem, during, lockSeconds) {
    const state = (0,errors/* codeOf */.$N)(problem);
    if (problem instanceof errors/* KnownError */.E || state === undefined || !/^[0-9A-Z]{5}$/.test(state))
        return undefined;
    const of = during === undefined ? '' : ` of ${shown(during)}`;
    const named = nameIn(problem);
    const known = (code, sentence, hint) => new errors/* KnownError */.E(code, sentence, `${hint} ${nothingChanged}`, { cause: problem });
    if (state === '55P03')
        return known('tables-in-use', `the tables could not be locked within ${lockSeconds} s: somebody else is using them`, 'See pg_stat_activity for who holds them; stop the application, and try again.');
    if (state === '40P01')
        return known('tables-in-use', 'the tables could not be locked: somebody else waited for them the other way round (deadlock)', 'Stop the application, and try again.');
    if (state === '42501')
        return known('tables-not-owned', `the role lacks a right that restoring the tables needs: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}`, 'Restore as the owner of the tables and the database, or as a superuser.');
    if (/^(?:42P07|42710|42P06)$/.test(state))
        return known('name-taken', `something of that name is at the target already: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}`, 'Drop it, or choose another into-name.');
    if (/^(?:42704|42P01|42883|3F000)$/.test(state))
        return known('needed-missing', `the target lacks something that the tables need: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}`, 'Create it first, or restore the whole database.');
    if (/^2[0-9A-F]/.test(state))
        return known('rows-refused', `the server refused rows${of}${named} (SQLSTATE ${state}; its message may hold values)`, 'The live table differs from the one in the backup: restore into a schema of its own (into: schema).');
    return known('tables-refused', `the server refused a step of the restore${of}: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))} (SQLSTATE ${state})`, 'Restore into a schema of its own (into: schema), or the whole database.');
}
function nameIn(problem) {
    if (typeof problem !== 'object' || problem === null || !('constraint' in problem) || typeof problem.constraint !== 'string')
        return '';
    return `: constraint ${(0,markdown/* plain */.pj)(problem.constraint)}`;
}

// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
;// CONCATENATED MODULE: ./postgres/tables-restore-target.js

/** A relation's name as SQL takes it. */
const inSql = ({ schema, name }) => `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`;
/** Relations of these names, and the partitions that they have at the target. Until 14, a partition's copy of its parent's trigger counts as internal. */
async function readLiveTables(session, names) {
    return session.query(`
    WITH RECURSIVE named AS (
      SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN json_to_recordset($1::json) AS x(schema text, name text) ON x.schema = n.nspname AND x.name = c.relname
      UNION SELECT i.inhrelid FROM named JOIN pg_inherits i ON i.inhparent = named.oid JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition WHERE c.relkind IN ('r', 'p', 'f')
    )
    SELECT n.nspname AS schema, c.relname AS name, c.oid::text AS oid, c.relkind AS kind, pg_has_role(c.relowner, 'USAGE') AS owned, c.relforcerowsecurity AS forced,
      array(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
      (SELECT coalesce(json_agg(json_build_object('name', tgname, 'enabled', tgenabled) ORDER BY tgname), '[]') FROM pg_trigger WHERE tgrelid = c.oid AND (NOT tgisinternal OR
        (tgparentid <> 0 AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.oid = tgconstraint AND k.contype = 'f')))) AS triggers,
      (SELECT coalesce(json_agg(json_build_object('name', rulename, 'enabled', ev_enabled) ORDER BY rulename), '[]') FROM pg_rewrite WHERE ev_class = c.oid AND c.relkind IN ('r', 'p')) AS rules,
      array(SELECT h.oid::regclass::text FROM pg_inherits JOIN pg_class h ON h.oid = inhrelid WHERE inhparent = c.oid AND NOT h.relispartition ORDER BY 1) AS heirs
    FROM named JOIN pg_class c USING (oid) JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY 1, 2`, [JSON.stringify(names.map(({ schema, name }) => ({ schema, name })))]);
}
/** Foreign keys from and to these tables; those of a partition stand for its topmost table, which alone can drop them. */
async function readLiveKeys(session, tables) {
    return session.query(`
    WITH RECURSIVE touching AS (
      SELECT oid, conparentid FROM pg_constraint WHERE contype = 'f' AND (conrelid = ANY($1::oid[]) OR confrelid = ANY($1::oid[]))
      UNION SELECT p.oid, p.conparentid FROM pg_constraint p JOIN touching ON p.oid = touching.conparentid
    )
    SELECT k.oid::text AS oid, k.conname AS name, n.nspname AS schema, r.relname AS table, json_build_object('schema', tn.nspname, 'name', t.relname) AS to,
      pg_get_constraintdef(k.oid) AS definition, obj_description(k.oid, 'pg_constraint') AS comment, pg_has_role(r.relowner, 'USAGE') AS owned
    FROM touching JOIN pg_constraint k USING (oid) JOIN pg_class r ON r.oid = k.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
    JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
    WHERE k.conparentid = 0 ORDER BY 3, 4, 2`, [tables.map(({ oid }) => oid)]);
}
/** Materialized views that read these tables directly: they keep the rows of before until they are refreshed. */
async function readStaleViews(session, tables) {
    const rows = await session.query(`
    SELECT DISTINCT v.oid::regclass::text AS name FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid JOIN pg_class v ON v.oid = w.ev_class
    WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY($1::oid[]) AND v.relkind = 'm' ORDER BY 1`, [tables.map(({ oid }) => oid)]);
    return rows.map(({ name }) => name);
}
/** Exact numbers of rows, by OID; null where row security hides some from the role that asks. */
async function countLive(session, tables) {
    const counts = new Map();
    for (const table of tables.filter(({ kind }) => kind === 'r')) {
        const [row] = await session.query(`SELECT count(*)::text AS count FROM ONLY ${inSql(table)}`).catch((problem) => {
            if (table.forced)
                return [undefined];
            throw problem;
        });
        counts.set(table.oid, row === undefined ? null : Number(row.count));
    }
    return counts;
}
/** Those that are not there. */
async function missingOf(session, needed) {
    const rows = await session.query(`
    SELECT (x.index)::int AS index FROM json_to_recordset($1::json) AS x(index int, kind text, schema text, name text) LEFT JOIN pg_namespace n ON n.nspname = x.schema
    WHERE NOT CASE x.kind
      WHEN 'schema' THEN EXISTS (SELECT FROM pg_namespace WHERE nspname = x.name)
      WHEN 'extension' THEN EXISTS (SELECT FROM pg_extension WHERE extname = x.name)
      WHEN 'type' THEN EXISTS (SELECT FROM pg_type WHERE typname = x.name AND typnamespace = n.oid)
      WHEN 'function' THEN EXISTS (SELECT FROM pg_proc WHERE proname = x.name AND pronamespace = n.oid)
      WHEN 'relation' THEN EXISTS (SELECT FROM pg_class WHERE relname = x.name AND relnamespace = n.oid)
      WHEN 'collation' THEN EXISTS (SELECT FROM pg_collation WHERE collname = x.name AND collnamespace = n.oid)
      WHEN 'role' THEN EXISTS (SELECT FROM pg_roles WHERE rolname = x.name)
      WHEN 'tablespace' THEN EXISTS (SELECT FROM pg_tablespace WHERE spcname = x.name)
    END ORDER BY 1`, [JSON.stringify(needed.map((one, index) => ({ index, ...one })))]);
    return rows.flatMap(({ index }) => needed[index] ?? []);
}

;// CONCATENATED MODULE: ./postgres/tables-restore-plan.js







/** Where a relation of the archive will stand. */
function targetOf(request, { schema, name }) {
    if (request.into === 'schema')
        return { schema: request.intoName, name };
    return { schema, name: request.into === 'rename' ? (0,table_names/* withSuffix */.o)(name, request.intoName) : name };
}
/** Throws KnownError `tables-differ` unless a live table can take the rows of the backup's (undefined: of a partition that it does not know) as it is, and `tables-not-owned` unless the role may do it. */
function requireFit(live, table) {
    const elsewhere = 'Restore into a schema of its own (into: schema) and move the rows yourself, or bring the live table to the backup\'s state first.';
    const kind = { r: 'table', p: 'partitioned table', v: 'view', m: 'materialized view', f: 'foreign table' }[live.kind] ?? 'relation of another kind';
    const expected = table === undefined ? kind : table.partitioned ? 'partitioned table' : 'table';
    if ((live.kind !== 'r' && live.kind !== 'p') || kind !== expected)
        throw new errors/* KnownError */.E('tables-differ', `${shown(live)} is a ${kind} at the target and a ${expected} in the backup`, elsewhere);
    if (table !== undefined && !table.partitioned && table.rows === undefined) {
        throw new errors/* KnownError */.E('rows-not-in-backup', `the backup has no rows of ${shown(live)}: they were left out when it was taken`, 'The live rows would be gone. Take a backup that has them, or leave this table out.');
    }
    const columns = table?.rows?.columns;
    if (columns !== undefined) {
        const surplus = live.columns.filter((column) => !columns.includes(column));
        const lacking = columns.filter((column) => !live.columns.includes(column));
        if (surplus.length + lacking.length > 0) {
            const said = [...lacking.length > 0 ? [`only the backup has ${(0,markdown/* plain */.pj)(lacking.join(', '))}`] : [], ...surplus.length > 0 ? [`only the live table has ${(0,markdown/* plain */.pj)(surplus.join(', '))}`] : []];
            throw new errors/* KnownError */.E('tables-differ', `${shown(live)} has other columns than in the backup: ${said.join('; ')}`, elsewhere);
        }
    }
    if (!live.owned)
        throw notOwned(shown(live));
}
/** Throws KnownError `tables-not-owned` when a foreign key that has to be set aside belongs to somebody else's table. */
function requireKeys(keys) {
    const foreign = keys.find(({ owned }) => !owned);
    if (foreign !== undefined)
        throw notOwned(shown({ schema: foreign.schema, name: foreign.table }), ` (its foreign key ${(0,markdown/* plain */.pj)(foreign.name)} has to be set aside and checked again)`);
}
function notOwned(table, why = '') {
    return new errors/* KnownError */.E('tables-not-owned', `${table} belongs to another role at the target${why}`, 'Restore as the owner of the tables, as a member of that role, or as a superuser; or restore beside them (into: schema).');
}
/** What becomes of each table, in sentences. */
function changesTo(tables) {
    return tables.map(({ table, target, how, rows, replaced }) => {
        if (how === 'create')
            return `${shown(target)} is made${table.rows === undefined && !table.partitioned ? ', without rows: they are not in the backup' : rows === null ? '' : `, with ${(0,units/* counted */.hS)(rows, 'row')}`}`;
        const going = table.partitioned ? 'the rows of its partitions go' : replaced === null ? 'all rows go; they cannot be counted, because row security hides some' : `${(0,units/* counted */.hS)(replaced, 'row')} ${replaced === 1 ? 'goes' : 'go'}`;
        return `${shown(table)}: ${going}${rows === null ? '' : `, ${(0,units/* counted */.hS)(rows, 'row')} of the backup ${rows === 1 ? 'comes' : 'come'}`}`;
    });
}
/** What depends on the rows that go, in sentences. */
function liveSentences(live, keys, views, tables) {
    const chosen = new Set(live.map(keyOf));
    const known = new Set(tables.map(({ table }) => keyOf(table)));
    return [
        ...live.filter((table) => !known.has(keyOf(table))).map((table) => `${shown(table)} is a partition that the backup does not have: its rows go`),
        ...live.flatMap((table) => (table.heirs.length === 0 ? [] : [`${shown(table)} is inherited by ${(0,markdown/* plain */.pj)(table.heirs.join(', '))}, where rows stay as they are`])),
        ...keys.filter((key) => !chosen.has(keyOf({ schema: key.schema, name: key.table }))).map((key) => `rows of ${shown({ schema: key.schema, name: key.table })} refer to ${shown(key.to)} (foreign key ${(0,markdown/* plain */.pj)(key.name)}): if one of them then refers to nothing, nothing is changed`),
        ...keys.filter((key) => chosen.has(keyOf({ schema: key.schema, name: key.table })) && !chosen.has(keyOf(key.to))).map((key) => `${shown({ schema: key.schema, name: key.table })} refers to ${shown(key.to)}, which stays as it is (foreign key ${(0,markdown/* plain */.pj)(key.name)}): if a row of the backup then refers to nothing, nothing is changed`),
        ...views.map((view) => `materialized view ${(0,markdown/* plain */.pj)(view)} shows the rows of before until it is refreshed`),
    ];
}
/** What the backup has and this restore leaves out, in sentences. */
function leftOutSentences(request, selection, tables) {
    const created = new Set(tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)));
    const sentences = [];
    if (request.into !== 'replace') {
        const chosen = new Set(selection.tables.map(keyOf));
        for (const { entry, table } of selection.objects) {
            if (entry.description !== 'FK CONSTRAINT' || isInside(entry, chosen))
                continue;
            sentences.push(`${shown(table)} is made without its foreign key to ${shown(referencedTable(entry.definition ?? '') ?? table)}, which would tie the live table to the copy`);
        }
    }
    if (request.into === 'replace' && created.size > 0 && selection.views.length > 0)
        sentences.push(`views that read the tables are not made: ${selection.views.map(shown).join(', ')}`);
    if (request.into === 'replace') {
        for (const { description, definition } of request.entries) {
            const [table] = description === 'PUBLICATION TABLE' ? qualifiedNames(definition ?? '') : [];
            if (table === undefined || !created.has(keyOf(table)))
                continue;
            sentences.push(`${shown(table)} is made again without its place in a publication; afterwards: ${(0,markdown/* plain */.pj)((definition ?? '').trim())}`);
        }
    }
    const holdsObjects = request.entries.some(({ description }) => /^(?:BLOB|BLOBS|BLOB METADATA)$/.test(description));
    const mayRefer = selection.tables.some(({ entry }) => / (?:oid|lo|public\.lo)\b/.test(entry.definition ?? ''));
    if (holdsObjects && mayRefer)
        sentences.push('large objects are not restored: a column that holds their ids may name some that are gone');
    return sentences;
}
const isInside = (key, chosen) => {
    const to = referencedTable(key.definition ?? '');
    return to !== undefined && chosen.has(keyOf(to));
};
/** Throws KnownError `name-taken` when something that is going to be made has the name of something that is there, or of another one. */
async function requireNames(session, request, selection) {
    const indexes = selection.objects.flatMap(({ entry, table }) => {
        if (entry.description === 'INDEX')
            return [{ schema: table.schema, name: entry.tag }];
        return entry.description === 'CONSTRAINT' ? [{ schema: table.schema, name: entry.tag.slice(table.name.length + 1) }] : [];
    });
    const targets = [...selection.tables, ...selection.sequences, ...indexes].map((relation) => targetOf(request, relation));
    const seen = new Set();
    const twice = targets.find((target) => seen.size === seen.add(keyOf(target)).size);
    if (twice !== undefined)
        throw new errors/* KnownError */.E('name-taken', `two of the chosen tables, or of their indexes, would both be ${shown(twice)}`, 'Restore them one after the other, each into a schema of its own.');
    const absent = new Set((await missingOf(session, targets.map((target) => ({ kind: 'relation', ...target })))).map(({ schema, name }) => keyOf({ schema: schema ?? '', name })));
    const taken = targets.filter((target) => !absent.has(keyOf(target)));
    if (taken.length === 0)
        return;
    throw new errors/* KnownError */.E('name-taken', `${taken.slice(0, 5).map(shown).join(', ')}${taken.length > 5 ? ` and ${taken.length - 5} more` : ''} ${taken.length === 1 ? 'is' : 'are'} at the target already`, 'They may come from an earlier restore: drop them, or choose another into-name.');
}
/**
 * Throws KnownError `needed-missing` with everything that the definitions name and the target lacks. Gives the tablespaces that it lacks, which
 * can be done without.
 */
async function requireNeeded(session, request, selection, created) {
    const objects = selection.objects.filter(({ table }) => created.has(keyOf(table)));
    const taken = new Set(objects.map(({ entry }) => entry.dumpId));
    const chosen = new Set(selection.tables.map(({ entry }) => entry.dumpId));
    const names = new Set(selection.tables.map(keyOf));
    const parents = new Set(selection.tables.flatMap(({ parent }) => (parent === undefined ? [] : [keyOf(parent)])));
    const byId = new Map(request.entries.map((entry) => [entry.dumpId, entry]));
    const needed = objects.flatMap(({ entry, table }) => {
        if (request.into !== 'replace' && (entry.description === 'FK CONSTRAINT' && !isInside(entry, names)))
            return [];
        if (entry.description.endsWith('ATTACH'))
            return [];
        const roles = request.ownership && entry.owner !== null && entry.owner !== '' ? [{ kind: 'role', schema: null, name: entry.owner }] : [];
        const schemas = request.into === 'schema' ? [] : [{ kind: 'schema', schema: null, name: table.schema }];
        const others = entry.dependencies.filter((id) => !taken.has(id) && !chosen.has(id)).flatMap((id) => neededOf(byId.get(id)) ?? []);
        const spaces = entry.tablespace === null || entry.tablespace === '' ? [] : [{ kind: 'tablespace', schema: null, name: entry.tablespace }];
        return [...roles, ...schemas, ...spaces, ...others.filter((one) => !parents.has(keyOf({ schema: one.schema ?? '', name: one.name })))];
    });
    const missing = await missingOf(session, [...new Map(needed.map((one) => [JSON.stringify(one), one])).values()]);
    const vital = missing.filter(({ kind }) => kind !== 'tablespace');
    if (vital.length > 0) {
        throw new errors/* KnownError */.E('needed-missing', `the target lacks what the tables need: ${vital.map(({ kind, schema, name }) => `${kind} ${(0,markdown/* plain */.pj)(schema === null ? name : `${schema}.${name}`)}`).join(', ')}`, 'Create it first (CREATE EXTENSION, CREATE ROLE, CREATE TYPE …), or restore the whole database.');
    }
    return missing;
}
function neededOf(entry) {
    if (entry === undefined)
        return undefined;
    const schema = entry.namespace;
    switch (entry.description) {
        case 'SCHEMA': return { kind: 'schema', schema: null, name: entry.tag };
        case 'EXTENSION': return { kind: 'extension', schema: null, name: entry.tag };
        case 'TYPE':
        case 'DOMAIN': return { kind: 'type', schema, name: entry.tag };
        case 'FUNCTION':
        case 'AGGREGATE': return { kind: 'function', schema, name: entry.tag.slice(0, entry.tag.lastIndexOf('(')) };
        case 'COLLATION': return { kind: 'collation', schema, name: entry.tag };
        case 'TABLE':
        case 'SEQUENCE':
        case 'VIEW':
        case 'MATERIALIZED VIEW':
        case 'FOREIGN TABLE': return { kind: 'relation', schema, name: entry.tag };
        default: return undefined;
    }
}
/** Throws KnownError `table-inherits` for a copy of a table that inherits: its rows would show in the live parent. */
function requireNoHeritage(selection) {
    const chosen = new Set(selection.tables.map(keyOf));
    for (const table of selection.tables) {
        const definition = statementsOf(table.entry.definition ?? '')[0] ?? '';
        const at = /\)\s*INHERITS \((?:"[^"]*"|[^()"])*\)/.exec(definition);
        const outside = at === null ? undefined : qualifiedNames(at[0]).find((parent) => !chosen.has(keyOf(parent)));
        if (outside !== undefined)
            throw new errors/* KnownError */.E('table-inherits', `${shown(table)} inherits from ${shown(outside)}: in a copy, its rows would show in the live parent`, `Choose ${shown(outside)} as well, or use into: replace.`);
    }
}

;// CONCATENATED MODULE: ./postgres/tables-restore-request.js
/** What the manifest says of a table. */
function proofOf({ proof }, table) {
    return proof?.relations.find((relation) => relation.schema === table.schema && relation.name === table.name);
}
/** The encoding of the archive: of its names, definitions and rows. */
function encodingOf({ entries }) {
    return /'([^']+)'/.exec(entries.find(({ description }) => description === 'ENCODING')?.definition ?? '')?.[1] ?? 'UTF8';
}
/** The settings of a session that restores: rows read as they did at the source, nothing is hidden, every name means what it says. */
function settingsOf(request) {
    const strings = request.entries.find(({ description }) => description === 'STDSTRINGS')?.definition?.includes(`'off'`) === true;
    return { ...request.settings, row_security: 'off', search_path: '', standard_conforming_strings: strings ? 'off' : 'on', default_transaction_read_only: 'off', check_function_bodies: 'off' };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ../node_modules/pg-copy-streams/index.js
var pg_copy_streams = __webpack_require__(15303);
// EXTERNAL MODULE: ./postgres/restored.js + 1 modules
var restored = __webpack_require__(20709);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
;// CONCATENATED MODULE: ./postgres/tables-restore-archive.js








/** The statements by which pg_restore would make these entries, in its order; settings of the session are left out. */
async function statementsFor(archive, entries, options) {
    if (entries.length === 0)
        return [];
    const parameters = [...await listed(archive, entries), ...(options.ownership ? [] : ['--no-owner', '--no-privileges']), ...(options.tablespaces ? [] : ['--no-tablespaces']), '--file=-', archive.path];
    const started = (0,process/* start */.ni)(archive.pgRestore, parameters, { signal: archive.signal });
    started.stdin.end();
    const chunks = [];
    for await (const chunk of started.stdout)
        chunks.push(chunk);
    await ended(started);
    return statementsOf(decoded(Buffer.concat(chunks), archive.encoding)).filter((statement) => !isSetting(statement));
}
async function ended({ done }) {
    try {
        await done;
    }
    catch (problem) {
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
        throw new errors/* KnownError */.E('archive-not-read', `pg_restore could not read the archive: ${(0,markdown/* plain */.pj)(problem.message)}`, 'An older pg_restore does not read a newer archive: then restore into a server of the source\'s version. Else verify the backup (zimmer-backup verify).', { cause: problem });
    }
}
/** Definitions stand in the source's encoding, as its rows do; a session of ours speaks UTF-8. */
function decoded(script, encoding) {
    if ((0,external_node_buffer_.isUtf8)(script))
        return script.toString('utf8');
    if (encoding === 'LATIN1')
        return script.toString('latin1');
    throw new errors/* KnownError */.E('names-in-encoding', `the definitions of the tables are in ${encoding}, with letters that are not ASCII`, 'Single tables are restored from UTF8 and LATIN1. Restore the whole database beside the live one, and copy the rows.');
}
const isSetting = (statement) => /^SET (?!default_table)\w+ (?:=|TO) /.test(statement) || statement.startsWith('SELECT pg_catalog.set_config(');
async function listed(archive, entries) {
    const list = (0,external_node_path_.join)(archive.folder, 'entries.list');
    await (0,external_node_fs_promises_.writeFile)(list, entries.map(({ dumpId }) => `${dumpId};\n`).join(''), { mode: 0o600 });
    return [`--format=${archive.format}`, `--use-list=${list}`];
}
/**
 * Reads the rows of tables from one pass of pg_restore over the archive, in the archive's order; `take` gets each table's COPY lines and has to
 * read them to their end. Throws KnownError `archive-not-read` and `rows-not-given`.
 */
async function readRows(archive, tables, take) {
    const filled = tables.flatMap((table) => (table.rows === undefined ? [] : [{ table, rows: table.rows }])).sort((a, b) => a.rows.position - b.rows.position);
    if (filled.length === 0)
        return;
    const started = (0,process/* start */.ni)(archive.pgRestore, [...await listed(archive, filled.map(({ rows }) => rows.entry)), '--file=-', archive.path], { signal: archive.signal });
    started.stdin.end();
    try {
        const script = new CopyScript(started.stdout);
        for (const { table, rows } of filled) {
            if (!await script.skipTo(`${rows.entry.copyStatement?.trimEnd() ?? ''}\n`)) {
                await ended(started);
                throw new errors/* KnownError */.E('rows-not-given', `pg_restore gave no rows of ${shown(table)}`, verifyIt);
            }
            await take(table, script.rows());
        }
        await script.end();
        await ended(started);
    }
    finally {
        // A program that waits for somebody to read it would not end.
        started.stdout.destroy();
        started.end();
    }
}
const verifyIt = 'Verify the backup (zimmer-backup verify), and restore another one if it is damaged.';
const terminator = Buffer.from('\n\\.\n');
/** A script of pg_restore that consists of COPY statements with their rows. */
class CopyScript {
    #chunks;
    // Begins with the end of a line, so that what is looked for always follows one.
    #left = Buffer.from('\n');
    constructor(source) {
        this.#chunks = source[Symbol.asyncIterator]();
    }
    async #more() {
        const next = await this.#chunks.next();
        if (next.done === true)
            return false;
        this.#left = Buffer.concat([this.#left, next.value]);
        return true;
    }
    /** Goes on to behind the next statement of this text; false if the script ends without one. */
    async skipTo(statement) {
        // As the archive's reader does: what is not UTF-8 was read byte by byte.
        const wanted = [Buffer.from(`\n${statement}`), Buffer.from(`\n${statement}`, 'latin1')];
        do {
            for (const bytes of wanted) {
                const at = this.#left.indexOf(bytes);
                if (at === -1)
                    continue;
                // The line end before the rows stays: an empty table's terminator follows it at once.
                this.#left = this.#left.subarray(at + bytes.length - 1);
                return true;
            }
            // Kept is only what may be the beginning of it.
            this.#left = this.#left.subarray(Math.max(0, this.#left.length - Math.max(...wanted.map(({ length }) => length)) + 1));
        } while (await this.#more());
        return false;
    }
    /** Reads on to the end of the script, whatever it says. */
    async end() {
        do
            this.#left = Buffer.alloc(0);
        while (await this.#more());
    }
    /** The COPY lines up to their terminator. */
    async *rows() {
        let first = true;
        for (;;) {
            const end = this.#left.indexOf(terminator);
            const ready = this.#left.subarray(first ? 1 : 0, end === -1 ? Math.max(first ? 1 : 0, this.#left.length - terminator.length + 1) : end + 1);
            if (ready.length > 0)
                yield ready;
            if (end !== -1) {
                this.#left = this.#left.subarray(end + terminator.length - 1);
                return;
            }
            if (ready.length > 0) {
                this.#left = this.#left.subarray((first ? 1 : 0) + ready.length);
                first = false;
            }
            if (!(await this.#more()))
                throw new errors/* KnownError */.E('rows-not-given', 'pg_restore ended within the rows of a table', verifyIt);
        }
    }
}

;// CONCATENATED MODULE: ./postgres/tables-restore-create.js








/** Makes the tables that are not filled in place: bare ones for the rows, then what is built upon them. */
class Creation {
    notes = [];
    #session;
    #request;
    #plan;
    #archive;
    #created;
    /** Every relation that is made here: tables, sequences, indexes. */
    #made;
    /** The schema in which things are made, by the one that they had. */
    #schemas = new Map();
    #postponed = [];
    constructor(session, request, plan, archive) {
        this.#session = session;
        this.#request = request;
        this.#plan = plan;
        this.#archive = archive;
        this.#created = new Set(plan.tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)));
        const sequences = plan.selection.sequences.filter(({ table }) => this.#created.has(keyOf(table)));
        const objects = plan.selection.objects.filter(({ table }) => this.#created.has(keyOf(table)));
        this.#made = new Set([...this.#created, ...sequences.map(keyOf), ...objects.flatMap(({ entry, table }) => namesUpon(entry, table))]);
    }
    /** Where a relation stands while rows are read into it: in a rename it gets its name at the end. */
    placeOf(relation) {
        return { schema: this.#schemas.get(relation.schema) ?? relation.schema, name: relation.name };
    }
    async makeTables() {
        if (this.#created.size === 0)
            return;
        await this.#makeSchemas();
        for (const statement of await this.#statements((entry) => entry.section === 'pre-data')) {
            const fate = this.#fateOf(statement);
            if (fate === 'now')
                await this.#perform(statement);
            else if (fate === 'postponed')
                this.#postponed.push(statement);
        }
    }
    /** Indexes, constraints, triggers, policies, comments, privileges; then partitions join the live tables that they belong to. */
    async makeRest() {
        if (this.#created.size === 0)
            return;
        const others = await this.#statements((entry) => entry.section !== 'pre-data' && !isPrivilege(entry));
        for (const statement of others)
            if (this.#fateOf(statement) === 'now')
                await this.#perform(statement);
        for (const statement of this.#postponed)
            await this.#perform(statement);
        for (const statement of await this.#statements(isPrivilege))
            await this.#grant(statement);
    }
    async #makeSchemas() {
        const { into, intoName } = this.#request;
        if (into === 'replace')
            return;
        const sources = [...new Set(this.#plan.tables.map(({ table }) => table.schema))];
        const [row] = await this.#session.query('SELECT txid_current()::text AS id');
        for (const [index, source] of sources.entries())
            this.#schemas.set(source, into === 'schema' ? intoName : `zimmer_restoring_${row?.id ?? ''}_${index}`);
        const wanted = [...new Set(this.#schemas.values())].map((name) => ({ kind: 'schema', schema: null, name }));
        // Not IF NOT EXISTS: that asks for the right to create even where nothing is to be created.
        for (const { name } of await missingOf(this.#session, wanted))
            await this.#session.query(`CREATE SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`);
    }
    async #statements(which) {
        const entries = this.#plan.selection.objects.filter(({ entry, table }) => this.#created.has(keyOf(table)) && which(entry)).map(({ entry }) => entry);
        return statementsFor(this.#archive, entries, { ownership: this.#request.ownership, tablespaces: this.#plan.tablespaces });
    }
    async #perform(statement) {
        await this.#session.query(this.#moved(statement));
    }
    #fateOf(statement) {
        return fateOf(statement, { isCopy: this.#request.into !== 'replace', isMade: (relation) => this.#made.has(keyOf(relation)) });
    }
    #moved(statement) {
        if (this.#schemas.size === 0)
            return statement;
        return withSchemas(statement, (relation) => (this.#made.has(keyOf(relation)) ? this.#schemas.get(relation.schema) : undefined));
    }
    /** A role that the target lacks costs its privileges, not the rows. */
    async #grant(statement) {
        await this.#session.query('SAVEPOINT privilege');
        try {
            await this.#perform(statement);
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem) !== '42704')
                throw problem;
            await this.#session.query('ROLLBACK TO SAVEPOINT privilege');
            this.notes.push(`a role is missing at the target, so this was not done: ${(0,markdown/* plain */.pj)(statement)}`);
        }
        await this.#session.query('RELEASE SAVEPOINT privilege');
    }
    /** Gives what was made for a rename its names, beside the live tables, and removes the schemas in which it was made. */
    async moveInPlace() {
        if (this.#request.into !== 'rename')
            return;
        for (const [source, schema] of this.#schemas) {
            const relations = await this.#session.query(`
        SELECT relname AS name, relkind AS kind FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p', 'i', 'I', 'S') ORDER BY 1`, [esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)]);
            const renamed = (name) => targetOf(this.#request, { schema: source, name }).name;
            for (const { name } of relations)
                await this.#session.query(`ALTER TABLE ${inSql({ schema, name })} RENAME TO ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(renamed(name))}`);
            // Indexes and the sequences of columns go along.
            for (const { name, kind } of relations)
                if (kind === 'r' || kind === 'p')
                    await this.#session.query(`ALTER TABLE ${inSql({ schema, name: renamed(name) })} SET SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(source)}`);
            const statistics = await this.#session.query('SELECT stxname AS name FROM pg_statistic_ext WHERE stxnamespace = $1::regnamespace', [esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)]);
            for (const { name } of statistics) {
                await this.#session.query(`ALTER STATISTICS ${inSql({ schema, name })} RENAME TO ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(renamed(name))}`);
                await this.#session.query(`ALTER STATISTICS ${inSql({ schema, name: renamed(name) })} SET SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(source)}`);
            }
            await this.#session.query(`DROP SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}`);
        }
    }
}
/** The names of what stands upon a table in a schema of its own right. */
function namesUpon(entry, table) {
    if (entry.description === 'INDEX' || entry.description === 'STATISTICS')
        return [keyOf({ schema: table.schema, name: entry.tag })];
    return entry.description === 'CONSTRAINT' ? [keyOf({ schema: table.schema, name: entry.tag.slice(table.name.length + 1) })] : [];
}
const isPrivilege = (entry) => entry.description === 'ACL';
/**
 * Whether a statement of the archive is done now, after the rest, or not at all: a copy is tied to nothing that is live, and a partition joins a
 * live table only when it has the indexes that the table wants.
 */
function fateOf(statement, context) {
    const [first] = qualifiedNames(statement);
    if (first === undefined)
        return 'now';
    if (isAttachment(statement))
        return context.isMade(first) ? 'now' : context.isCopy ? 'left out' : 'postponed';
    const words = wordsOf(statement);
    if (statement.startsWith('ALTER INDEX ') && /\bATTACH PARTITION\b/.test(words))
        return context.isMade(first) ? 'now' : 'left out';
    if (context.isCopy && /\bADD CONSTRAINT\b.* ?\bFOREIGN KEY\b/.test(words)) {
        const to = referencedTable(statement);
        return to !== undefined && context.isMade(to) ? 'now' : 'left out';
    }
    return 'now';
}

// EXTERNAL MODULE: ./postgres/constraints-foreign-keys.js
var constraints_foreign_keys = __webpack_require__(92621);
;// CONCATENATED MODULE: ./postgres/tables-restore-fill.js






/** Locks the tables whose rows are replaced, and those at the other end of their foreign keys, all at once. */
async function lockTables(session, live, keys) {
    if (live.length === 0)
        return;
    const names = new Set([...live.map(inSql), ...keys.flatMap((key) => [inSql({ schema: key.schema, name: key.table }), inSql(key.to)])]);
    // Readers go on beside EXCLUSIVE and see the rows of before until the end; what has to be set aside needs the table alone.
    const alone = keys.length > 0 || live.some(({ rules, forced }) => forced || rules.length > 0);
    await session.query(`LOCK TABLE ${[...names].sort().map((name) => `ONLY ${name}`).join(', ')} IN ${alone ? 'ACCESS EXCLUSIVE' : 'EXCLUSIVE'} MODE`);
}
const ways = { O: 'ENABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' };
/**
 * Sets aside what would act upon rows that go and come: triggers, rules, row security that holds for the owner, and foreign keys (whose CASCADE
 * would reach other tables). Gives the statements that put everything but the keys back.
 */
async function setAside(session, live, keys) {
    const back = [];
    for (const key of keys)
        await session.query(`ALTER TABLE ${inSql({ schema: key.schema, name: key.table })} DROP CONSTRAINT ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(key.name)}`);
    for (const table of live) {
        const alter = `ALTER TABLE ONLY ${inSql(table)}`;
        const switches = [...table.triggers.map((one) => ({ ...one, what: 'TRIGGER' })), ...table.rules.map((one) => ({ ...one, what: 'RULE' }))];
        for (const { what, name, enabled } of switches) {
            const way = ways[enabled];
            if (way === undefined)
                continue;
            await session.query(`${alter} DISABLE ${what} ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`);
            back.push(`${alter} ${way} ${what} ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`);
        }
        if (!table.forced)
            continue;
        await session.query(`${alter} NO FORCE ROW LEVEL SECURITY`);
        back.push(`${alter} FORCE ROW LEVEL SECURITY`);
    }
    return back;
}
/** Empties the tables: row by row, because TRUNCATE shows a reader with an older snapshot an empty table. Gives how many rows went. */
async function removeRows(session, live) {
    const removed = new Map();
    for (const table of live.filter(({ kind }) => kind === 'r'))
        removed.set(table.oid, (await session.client.query(`DELETE FROM ONLY ${inSql(table)}`)).rowCount ?? 0);
    return removed;
}
/** Adds a foreign key, checked against every row. Throws KnownError `foreign-key-broken` with the number of rows that refer to nothing. */
async function addKey(session, key) {
    const add = `ALTER TABLE ${inSql(key.table)} ADD CONSTRAINT ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(key.name)} ${key.definition}`;
    await session.query('SAVEPOINT key');
    try {
        await session.query(add);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) !== '23503')
            throw problem;
        await session.query('ROLLBACK TO SAVEPOINT key');
        throw await broken(session, key, add);
    }
    await session.query('RELEASE SAVEPOINT key');
    if (key.comment !== null)
        await session.query(`COMMENT ON CONSTRAINT ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(key.name)} ON ${inSql(key.table)} IS ${esm/* default.escapeLiteral */.Ay.escapeLiteral(key.comment)}`);
}
async function broken(session, key, add) {
    const sentence = (rows) => new errors/* KnownError */.E('foreign-key-broken', `foreign key ${(0,markdown/* plain */.pj)(key.name)}: ${rows} of ${shown(key.table)} would refer to rows that ${shown(key.to)} then does not have`, `Choose ${shown(key.table)} as well, or restore beside the live tables (into: schema) and decide row by row. Nothing was changed.`);
    try {
        // Unchecked it can stand for a moment, and be asked by the server's own rules of equality. A partitioned table refuses that until 18.
        await session.query(`${add} NOT VALID`);
        const found = (await (0,constraints_foreign_keys/* readForeignKeys */.r)(session)).find((one) => one.schema === key.table.schema && one.table === key.table.name && one.name === key.name);
        const [finding] = found === undefined ? [] : (await (0,constraints_foreign_keys/* checkForeignKey */.u)(session, found, true)).filter(({ count }) => count !== undefined);
        return sentence(finding?.count === undefined ? 'rows' : finding.count === 1 ? '1 row' : `${finding.count} rows`);
    }
    catch {
        return sentence('rows');
    }
}

;// CONCATENATED MODULE: ./postgres/tables-restore-sequences.js


/**
 * Sets a sequence to the backup's position, or further: it never gives a number that its column has, and, where it was live, none that it has
 * given since the backup. A roll-back takes it back, which setval alone does not. Gives its value; undefined where there is none of that name.
 */
async function setSequence(session, target, archived, isLive) {
    const facts = await readFacts(session, target);
    if (facts === undefined)
        return undefined;
    const backup = archived.value === null ? facts : { value: archived.value, isCalled: archived.isCalled };
    const position = furthest([backup, ...(isLive ? [facts] : []), ...(facts.reached === null ? [] : [{ value: facts.reached, isCalled: true }])], facts);
    // The restart gives the sequence storage of its own in this transaction; what setval writes there goes with it.
    await session.query(`ALTER SEQUENCE ${inSql(target)} RESTART`);
    await session.query('SELECT setval($1::regclass, $2::bigint, $3)', [inSql(target), position.value, position.isCalled]);
    return position.value;
}
async function readFacts(session, target) {
    const [sequence] = await session.query(`
    SELECT seqincrement::text AS increment, seqmin::text AS minimum, seqmax::text AS maximum, a.attname AS column,
      CASE WHEN r.oid IS NOT NULL THEN json_build_object('schema', rn.nspname, 'name', r.relname) END AS table
    FROM pg_sequence q JOIN pg_class c ON c.oid = q.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    LEFT JOIN pg_class r ON r.oid = d.refobjid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
    WHERE n.nspname = $1 AND c.relname = $2`, [target.schema, target.name]);
    if (sequence === undefined)
        return undefined;
    const { increment, minimum, maximum, table, column } = sequence;
    const end = increment.startsWith('-') ? 'min' : 'max';
    // What lies beyond the sequence's own bounds was never given by it, and it will never get there.
    const reached = table === null || column === null ? 'NULL'
        : `(SELECT ${end}(${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(column)})::bigint::text FROM ${inSql(table)} WHERE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(column)} BETWEEN ${minimum}::bigint AND ${maximum}::bigint)`;
    const [row] = await session.query(`SELECT last_value::text AS value, is_called AS "isCalled", ${reached} AS reached FROM ${inSql(target)}`);
    return row === undefined ? undefined : { increment, minimum, maximum, ...row };
}
/** The position whose last number given is the furthest on. */
function furthest(positions, { increment }) {
    const step = BigInt(increment);
    const last = ({ value, isCalled }) => (isCalled ? BigInt(value) : BigInt(value) - step) * (step < 0n ? -1n : 1n);
    return positions.reduce((best, one) => (last(one) > last(best) ? one : best));
}

;// CONCATENATED MODULE: ./postgres/tables-restore-transaction.js















/** One restore of tables, step by step, within a transaction. */
class TablesTransaction {
    /** The table whose rows are being moved, for messages. */
    current;
    #session;
    #request;
    #plan;
    #archive;
    #creation;
    constructor(session, request, plan) {
        this.#session = session;
        this.#request = request;
        this.#plan = plan;
        this.#archive = { pgRestore: request.pgRestore, ...request.archive, folder: request.folder, encoding: encodingOf(request), signal: request.signal };
        this.#creation = new Creation(session, request, plan, this.#archive);
    }
    async perform() {
        const session = this.#session;
        const { live, keys } = await this.#lock();
        const putBack = await setAside(session, live, keys);
        const removed = await removeRows(session, live);
        await this.#creation.makeTables();
        const filled = await this.#fill();
        // What is deferred is due now: no table can be altered while it waits.
        await session.query('SET CONSTRAINTS ALL IMMEDIATE');
        await this.#creation.makeRest();
        for (const key of keys)
            await addKey(session, { ...key, table: { schema: key.schema, name: key.table } });
        await this.#addIncoming();
        for (const statement of putBack)
            await session.query(statement);
        const sequences = await this.#setSequences();
        await this.#creation.moveInPlace();
        const oids = new Map(live.map((table) => [keyOf(table), table.oid]));
        return {
            tables: filled.map(({ planned, rows, fingerprint }) => ({ source: tables_restore_transaction_nameOf(planned.table), target: planned.target, rows, fingerprint, removed: removed.get(oids.get(keyOf(planned.table)) ?? '') ?? 0 })),
            sequences, notes: this.#creation.notes,
        };
    }
    /** The live tables as they are once nobody else can change them, and the foreign keys that touch them. */
    async #lock() {
        const session = this.#session;
        if (this.#plan.live.length === 0)
            return { live: [], keys: [] };
        await lockTables(session, this.#plan.live, await readLiveKeys(session, this.#plan.live));
        const live = await readLiveTables(session, this.#plan.live);
        const keys = await readLiveKeys(session, live);
        const planned = (tables) => JSON.stringify(tables.map(keyOf).sort());
        if (planned(live) !== planned(this.#plan.live))
            throw new errors/* KnownError */.E('tables-differ', 'the tables at the target have changed since the plan was made', 'Make the plan again.');
        const chosen = new Map(this.#plan.selection.tables.map((table) => [keyOf(table), table]));
        for (const table of live)
            requireFit(table, chosen.get(keyOf(table)));
        requireKeys(keys);
        return { live, keys };
    }
    async #fill() {
        const filled = [];
        const planned = new Map(this.#plan.tables.map((one) => [keyOf(one.table), one]));
        await readRows(this.#archive, this.#plan.tables.map(({ table }) => table), async (table, rows) => {
            const one = planned.get(keyOf(table));
            if (one === undefined)
                throw new Error('rows of a table that was not planned');
            this.current = tables_restore_transaction_nameOf(table);
            const result = await this.#fillOne(one, table, rows);
            filled.push(result);
            this.#request.onTable?.(tables_restore_transaction_nameOf(table), result.rows);
        });
        this.current = undefined;
        return filled;
    }
    /** Hashes the rows on their way in, reads them back, and compares both with each other and with the manifest. */
    async #fillOne(planned, table, rows) {
        const { newHasher, signal } = this.#request;
        const place = planned.how === 'fill' ? tables_restore_transaction_nameOf(table) : this.#creation.placeOf(table);
        const list = table.rows?.list ?? '';
        const hasher = newHasher();
        const { encoding } = this.#archive;
        const copy = this.#session.client.query(pg_copy_streams.from(`COPY ${inSql(place)} ${list} FROM STDIN (ENCODING ${esm/* default.escapeLiteral */.Ay.escapeLiteral(encoding)})`));
        await (0,promises_.pipeline)(external_node_stream_.Readable.from(rows), new external_node_stream_.Transform({ transform(chunk, _encoding, done) { hasher.write(chunk); done(null, chunk); } }), copy, { signal });
        const archived = { rows: hasher.rows, fingerprint: hasher.digest() };
        const proof = { ...place, kind: 'table', rows: archived.rows, fingerprint: archived.fingerprint, columns: list === '' ? null : list, exempt: null };
        const found = await (0,restored/* readTable */.xz)(this.#session, proof, { encoding, newHasher, signal });
        requireSame(table, found, archived, 'the archive');
        const manifest = proofOf(this.#request, table);
        if (manifest?.exempt === null)
            requireSame(table, found, manifest, 'the manifest');
        return { planned, ...archived };
    }
    /** Foreign keys of live tables to one that was lost, and with it the keys. */
    async #addIncoming() {
        if (this.#request.into !== 'replace')
            return;
        const made = new Set(this.#plan.tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)));
        const incoming = this.#plan.selection.incoming.filter(({ from, to }) => made.has(keyOf(to)) && !made.has(keyOf(from)));
        const absent = await missingOf(this.#session, incoming.map(({ from }) => ({ kind: 'relation', ...from })));
        for (const { entry, from, to, name } of incoming) {
            if (absent.some((one) => one.schema === from.schema && one.name === from.name))
                continue;
            const [there] = await this.#session.query('SELECT FROM pg_constraint WHERE conrelid = $1::regclass AND conname = $2', [inSql(from), name]);
            const definition = /\bFOREIGN KEY \([\s\S]*$/.exec(entry.definition ?? '')?.[0].replace(/;\s*$/, '');
            if (there === undefined && definition !== undefined)
                await addKey(this.#session, { table: from, to, name, definition, comment: null });
        }
    }
    async #setSequences() {
        const set = [];
        const filled = new Set(this.#plan.tables.filter(({ how }) => how === 'fill').map(({ table }) => keyOf(table)));
        for (const sequence of this.#plan.selection.sequences) {
            const isLive = filled.has(keyOf(sequence.table));
            const value = await setSequence(this.#session, isLive ? tables_restore_transaction_nameOf(sequence) : this.#creation.placeOf(sequence), sequence, isLive);
            if (value !== undefined)
                set.push({ name: targetOf(this.#request, sequence), value });
        }
        return set;
    }
}
const tables_restore_transaction_nameOf = ({ schema, name }) => ({ schema, name });
function requireSame(table, found, expected, where) {
    const hint = 'A column of the target has another type, or the backup is damaged: verify it (zimmer-backup verify), or restore into a schema of its own (into: schema). Nothing was changed.';
    if (expected.rows !== null && found.rows !== expected.rows)
        throw new errors/* KnownError */.E('rows-differ', `${shown(table)} has ${found.rows === null ? 'rows that cannot be read' : (0,units/* counted */.hS)(found.rows, 'row')} after its restore, ${where} ${(0,units/* number */.ai)(expected.rows)}`, hint);
    if (expected.fingerprint !== null && found.fingerprint !== expected.fingerprint)
        throw new errors/* KnownError */.E('rows-differ', `${shown(table)} has other content after its restore than in ${where}`, hint);
}

;// CONCATENATED MODULE: ./postgres/tables-restore.js








/**
 * What restoring chosen tables would do; changes nothing. Throws a KnownError for whatever makes it impossible: `table-not-found`,
 * `table-ambiguous`, `tables-as-inserts`, `table-inherits`, `tables-differ`, `tables-not-owned`, `needed-missing`, `name-taken`.
 */
async function planTables(request) {
    const selection = selectTables(request.names, request.entries);
    if (request.into !== 'replace')
        requireNoHeritage(selection);
    const session = await (0,postgres_session.connect)(request.connection, settingsOf(request));
    try {
        const live = request.into === 'replace' ? await readLiveTables(session, selection.tables) : [];
        const chosen = new Map(selection.tables.map((table) => [keyOf(table), table]));
        for (const table of live)
            requireFit(table, chosen.get(keyOf(table)));
        const keys = await readLiveKeys(session, live);
        requireKeys(keys);
        const counts = await countLive(session, live);
        const standing = new Map(live.map((table) => [keyOf(table), table]));
        const tables = selection.tables.map((table) => {
            const there = standing.get(keyOf(table));
            const replaced = there === undefined ? null : counts.get(there.oid) ?? null;
            return { table, target: targetOf(request, table), how: there === undefined ? 'create' : 'fill', rows: proofOf(request, table)?.rows ?? null, replaced };
        });
        const created = new Set(tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)));
        const spaces = await requireNeeded(session, request, selection, created);
        if (request.into !== 'replace')
            await requireNames(session, request, selection);
        const stale = await readStaleViews(session, live);
        return {
            tables, selection, live, tablespaces: spaces.length === 0, changes: changesTo(tables),
            sentences: [
                ...liveSentences(live, keys, stale, tables), ...leftOutSentences(request, selection, tables),
                ...spaces.map(({ name }) => `tablespace ${name} is missing at the target: the tables go to its default one`),
            ],
        };
    }
    finally {
        await session.end();
    }
}
/**
 * Restores the planned tables in one transaction: all of them, each proved against the archive and the manifest, or nothing. Until it ends,
 * everybody else sees what was there before. Throws the KnownErrors of `planTables`, `foreign-key-broken`, `rows-refused`, `rows-differ`,
 * `tables-in-use`, `tables-refused` and `end-unknown`.
 */
async function restoreTables(request, plan) {
    request.signal.throwIfAborted();
    const session = await (0,postgres_session.connect)(request.connection, { ...settingsOf(request), lock_timeout: `${request.lockSeconds}s` });
    const cancel = () => { void session.cancel(); };
    request.signal.addEventListener('abort', cancel);
    const restore = new TablesTransaction(session, request, plan);
    try {
        await session.query('BEGIN');
        const restored = await restore.perform();
        request.signal.throwIfAborted();
        await end(session);
        return restored;
    }
    catch (problem) {
        await session.query('ROLLBACK').catch(() => undefined);
        request.signal.throwIfAborted();
        throw refusal(problem, restore.current, request.lockSeconds) ?? problem;
    }
    finally {
        request.signal.removeEventListener('abort', cancel);
        await session.end();
    }
}
async function end(session) {
    try {
        await session.query('COMMIT');
    }
    catch (problem) {
        // A server that answers has taken everything back; where none answers, nobody knows.
        if (/^[0-9A-Z]{5}$/.test((0,errors/* codeOf */.$N)(problem) ?? ''))
            throw problem;
        throw new errors/* KnownError */.E('end-unknown', 'the connection broke off while the transaction was being ended: the tables are restored as a whole, or are as they were', 'Look at them, or run it again: there is nothing in between.', { cause: problem });
    }
}

;// CONCATENATED MODULE: ./actions/restore/tables.js









// A restore that waits longer for a lock would keep everybody behind it waiting as well.
const lockSeconds = 30;
/** Plans the restore of chosen tables; changes nothing. Throws the KnownErrors of `planTables`. */
async function planChosenTables(chosen) {
    const { request, notes } = await requestFor(chosen);
    const plan = await planTables(request);
    return {
        tables: plan.tables.map(({ table, target, how, rows, replaced }) => ({ table: (0,domain_proof/* nameOf */.Vb)(table), target: (0,domain_proof/* nameOf */.Vb)(target), how, rows, replaced })),
        changes: plan.changes,
        sentences: plan.sentences,
        carryOut: () => carryOut(chosen, request, plan, notes),
    };
}
async function requestFor({ inputs, tables, connection, clients, archive, manifest, proof, ownership, context }) {
    const { host } = context;
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(host.temporaryDirectory, 'tables');
    context.cleanup.add('remove the lists for pg_restore', () => (0,private_folder/* removePrivateFolder */.Yv)(folder));
    const notes = [];
    const into = inputs.into;
    const request = {
        connection, pgRestore: clients.pgRestore, archive, folder, entries: await (0,entries/* entriesAt */.w)(archive), names: (0,table_names/* parseTableNames */.i)(tables),
        into, intoName: inputs['into-name'] ?? (into === 'schema' ? 'restored' : '_restored'), proof, ownership, lockSeconds,
        settings: await (0,sandbox_preparation/* supportedSettings */.WA)(connection, manifest?.server.settings ?? {}, notes, 'the target'), newHasher: () => new fingerprint/* RowHasher */.ae(), signal: host.interrupted,
        onTable: (table, rows) => { host.line(`    ${(0,markdown/* plain */.pj)((0,domain_proof/* nameOf */.Vb)(table))}: ${(0,units/* counted */.hS)(rows, 'row')}`); },
    };
    return { request, notes };
}
async function carryOut({ inputs, proof, context }, request, plan, notes) {
    context.host.line(`>>> Restoring ${(0,units/* counted */.hS)(plan.tables.length, 'table')} (${inputs.into}), in one transaction`);
    const restored = await restoreTables(request, plan);
    const fingerprinted = new Set(proof?.relations.filter(({ fingerprint, exempt }) => fingerprint !== null && exempt === null).map(domain_proof/* nameOf */.Vb));
    return {
        tables: restored.tables.map(({ source, target, rows, removed }) => ({ table: (0,domain_proof/* nameOf */.Vb)(source), target: (0,domain_proof/* nameOf */.Vb)(target), rows, removed })),
        sequences: restored.sequences.map(({ name, value }) => ({ sequence: (0,domain_proof/* nameOf */.Vb)(name), value })),
        compared: restored.tables.length > 0 && restored.tables.every(({ source }) => fingerprinted.has((0,domain_proof/* nameOf */.Vb)(source))),
        notes: [...notes, ...restored.notes],
    };
}

// EXTERNAL MODULE: ./actions/restore/tables-views.js
var tables_views = __webpack_require__(42656);
;// CONCATENATED MODULE: ./actions/restore/within.js




/** Plans and prints what becomes of each chosen table; changes nothing. What makes it impossible is an objection among the others. */
async function planWithin({ planning, tables, chosen, clients, archive, found }) {
    const { read: { values: inputs }, connection, context } = planning;
    try {
        const planned = await planChosenTables({ inputs, tables, connection, clients, archive, manifest: chosen.manifest, proof: chosen.proof, ownership: inputs.owner === 'keep', context });
        found.tables = { planned: planned.tables, changes: planned.changes, sentences: planned.sentences, restored: null };
        await context.host.group('The tables', () => {
            for (const line of (0,tables_views/* tableLines */.oW)(planned))
                context.host.line(line);
            return Promise.resolve();
        });
        return planned;
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        return { code: problem.code, sentence: problem.message, hint: problem.hint };
    }
}
/** Restores the planned tables in one transaction: whatever fails, the target is as it was. */
async function restoreWithin(planned, { context, found }) {
    const began = context.now().getTime();
    try {
        const restored = await planned.carryOut();
        if (found.tables !== null)
            found.tables = { ...found.tables, restored };
        found.notes.push(...restored.notes);
        if (restored.compared) {
            found.tablesProved = restored.tables.length;
            found.rowsProved = restored.tables.reduce((sum, { rows }) => sum + rows, 0);
        }
        found.verdict = restored.compared ? verdict/* proved */.tT : (0,verdict/* unproved */.gv)('the tables are equal to the archive, and not every one has rows in a manifest to compare them with');
        return 'restored';
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        found.failure = { code: problem.code, message: problem.message, hint: problem.hint };
        return 'left';
    }
    finally {
        found.seconds.restore = (context.now().getTime() - began) / 1000;
    }
}


/***/ }),

/***/ 46757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Bytes)
/* harmony export */ });
/** Bytes taken from a source piece by piece. A piece may be overwritten once the next one is asked for. */
class Bytes {
    #chunks;
    #chunk = new Uint8Array(0);
    /** How many bytes have been taken. */
    position = 0;
    constructor(source) {
        this.#chunks = source[Symbol.asyncIterator]();
    }
    /** In a buffer of their own; fewer bytes than asked for only where the source ends. */
    async upTo(count) {
        const parts = [];
        for await (const piece of this.pieces(count))
            parts.push(new Uint8Array(piece));
        return Buffer.concat(parts);
    }
    /** In pieces as they come; fewer bytes than asked for only where the source ends. */
    async *pieces(count) {
        for (let left = count; left > 0;) {
            const piece = await this.#next(left);
            if (piece === undefined)
                return;
            left -= piece.length;
            yield piece;
        }
    }
    /** Ends the source, should there be more of it. */
    async close() {
        await this.#chunks.return?.();
    }
    /** At most `most` of the bytes that are there, at least one; undefined at the end. */
    async #next(most) {
        while (this.#chunk.length === 0) {
            const next = await this.#chunks.next();
            if (next.done === true)
                return undefined;
            this.#chunk = next.value;
        }
        const taken = this.#chunk.subarray(0, most);
        this.#chunk = this.#chunk.subarray(taken.length);
        this.position += taken.length;
        return taken;
    }
}


/***/ }),

/***/ 54926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ letGo),
/* harmony export */   OM: () => (/* binding */ givenAway),
/* harmony export */   _6: () => (/* binding */ letGoIfGiven)
/* harmony export */ });
// V8's collector runs through the heap for every 32 MB of buffers: what is freed at once costs nothing.
const own = new WeakSet();
/**
 * Frees the memory of a buffer whose last bytes these are. `size` is that of the buffer, in bytes; of any other, as of one that is a part of Node's pool,
 * nothing is freed. The bytes must be nobody else's: they are gone.
 */
function letGo({ buffer, byteOffset, byteLength }, size = byteLength) {
    if ('transfer' in buffer && !buffer.detached && buffer.byteLength === size && byteOffset + byteLength === size)
        buffer.transfer(0);
}
/** Gives bytes that whoever is the last to read them may let go. */
function givenAway(bytes) {
    own.add(bytes.buffer);
    return bytes;
}
/** Frees bytes that were given away, and no others. */
function letGoIfGiven(bytes) {
    if (own.has(bytes.buffer))
        letGo(bytes);
}


/***/ })

};
