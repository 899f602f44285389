export const id = 1143;
export const ids = [1143];
export const modules = {

/***/ 21143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compareRestored: () => (/* binding */ compareRestored),
  readRows: () => (/* binding */ readRows),
  schemaOf: () => (/* binding */ schemaOf)
});

// EXTERNAL MODULE: ./archive/entries.js
var entries = __webpack_require__(66916);
// EXTERNAL MODULE: ./archive/fingerprint.js + 1 modules
var fingerprint = __webpack_require__(18167);
// EXTERNAL MODULE: ./archive/reader.js
var reader = __webpack_require__(23549);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
;// CONCATENATED MODULE: ./domain/schema.js
// Data, and what describes the dump rather than the schema.
const notSchema = new Set(['TABLE DATA', 'BLOBS', 'BLOB', 'BLOB METADATA', 'LARGE OBJECT', 'SEQUENCE SET', 'MATERIALIZED VIEW DATA', 'STATISTICS DATA', 'ENCODING', 'STDSTRINGS', 'SEARCHPATH', 'DATABASE', 'DATABASE PROPERTIES']);
const privileges = new Set(['ACL', 'DEFAULT ACL']);
/**
 * Compares two schemas object by object, each definition letter for letter as pg_dump writes it. Without `ownership`, owners and privileges are
 * left out, because the restore left them out. Gives a sentence for each object that is missing, is too many, or differs.
 */
function compareSchemas(expected, found, options) {
    const relevant = (entry) => !notSchema.has(entry.description) && (options.ownership || !privileges.has(entry.description)) && !isBesideTheSchema(entry);
    const missing = new Map();
    for (const entry of expected.filter(relevant))
        missing.set(fullKey(entry, options.ownership), [...missing.get(fullKey(entry, options.ownership)) ?? [], entry]);
    const surplus = [];
    for (const entry of found.filter(relevant)) {
        if (missing.get(fullKey(entry, options.ownership))?.pop() === undefined)
            surplus.push(entry);
    }
    const surplusNames = new Map(surplus.map((entry) => [nameKey(entry), entry]));
    const sentences = [];
    for (const entry of [...missing.values()].flat()) {
        const other = surplusNames.get(nameKey(entry));
        surplusNames.delete(nameKey(entry));
        sentences.push(other === undefined ? `${nameOf(entry)} is missing in the restored database` : `${nameOf(entry)} differs in the restored database${what(entry, other)}`);
    }
    for (const entry of surplusNames.values())
        sentences.push(`${nameOf(entry)} is in the restored database but not in the backup`);
    return sentences;
}
/**
 * The objects with those definitions that a server writes once it has read them. Only the text of an object that stands on both sides under a
 * name of its own is taken over: what is missing, or too many, stays so.
 */
function asReadBack(entries, read) {
    const named = (all) => Map.groupBy(all, nameKey);
    const [own, others] = [named(entries), named(read)];
    return entries.map((entry) => {
        const [other, second] = others.get(nameKey(entry)) ?? [];
        return other === undefined || second !== undefined || own.get(nameKey(entry))?.length !== 1 ? entry : { ...entry, definition: other.definition };
    });
}
/**
 * Whether the schema `public` is in the archive depends on what was done to it, not on what is in it. What belongs to the database itself is
 * restored with `--create` alone. Large objects are compared by their content.
 */
function isBesideTheSchema(entry) {
    return (entry.description === 'SCHEMA' && entry.tag === 'public') || /^(?:SCHEMA public$|DATABASE |LARGE OBJECTS? )/.test(entry.tag);
}
function what(entry, other) {
    if (entry.definition !== other.definition)
        return ': its definition';
    if (entry.owner !== other.owner)
        return ': its owner';
    return '';
}
function fullKey(entry, ownership) {
    return JSON.stringify([entry.description, entry.namespace, entry.tag, entry.definition, entry.tablespace, entry.tableAccessMethod, ownership ? entry.owner : null]);
}
function nameKey(entry) {
    return JSON.stringify([entry.description, entry.namespace, entry.tag]);
}
function nameOf(entry) {
    return `${entry.description.toLowerCase()} ${entry.namespace === null || entry.namespace === '' ? '' : `${entry.namespace}.`}${entry.tag}`;
}

// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
// EXTERNAL MODULE: ./postgres/restored.js + 1 modules
var restored = __webpack_require__(20709);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
// EXTERNAL MODULE: ./postgres/connection-failures.js + 1 modules
var connection_failures = __webpack_require__(22304);
// EXTERNAL MODULE: ./postgres/connection.js + 1 modules
var postgres_connection = __webpack_require__(82912);
;// CONCATENATED MODULE: ./postgres/schema-dump.js



/** Starts a dump of the schema alone, in the custom format: how a restored database reads to the program that read the source. Its end fails with a KnownError. */
function startSchemaDump(pgDump, connection, { encoding, settings, signal }) {
    const started = (0,process/* start */.ni)(pgDump, ['--format=custom', '--schema-only', '--no-password', `--encoding=${encoding}`], { environment: (0,postgres_connection/* libpqEnvironment */.SQ)(connection, { ...postgres_connection/* pinnedSettings */.wW, ...settings }), signal });
    const done = started.done.catch((problem) => { throw explained(problem, connection); });
    // Whoever awaits it later still gets the rejection.
    done.catch(() => undefined);
    return { ...started, done };
}
function explained(problem, connection) {
    if (!(problem instanceof process/* ProcessFailure */.iq))
        return problem;
    // Its words for SIGTERM, after which it ends with status 1.
    const isKilled = problem.exitSignal !== undefined || /terminated by user\s*$/.test(problem.stderr);
    return isKilled ? (0,process/* programKilled */.Ey)(problem) : (0,connection_failures/* dumpFailure */.L0)(problem.stderr, { connection });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
;// CONCATENATED MODULE: ./postgres/schema-reading.js





/**
 * Restores an archive's schema without rows into a database of its own beside the restored one, hands that to `work`, and drops it. Gives
 * undefined where no database may be made. What cannot be restored into it is left out in silence: `work` must not take absence for a fact.
 */
async function withSchemaRead(request, work) {
    const session = await (0,postgres_session.connect)(request.connection, request.settings);
    // Always of the same name, so that the next drill removes what a killed one left. A hash, because a name's other letters than ASCII's become
    // other bytes where the restored database is not in UTF-8: names of databases have no encoding.
    const database = `zimmer_reading_${(0,external_node_crypto_.createHash)('sha256').update(request.connection.database).digest('hex').slice(0, 16)}`;
    const drop = () => session.query(`DROP DATABASE IF EXISTS ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(database)}`);
    try {
        const [facts] = await session.query(`
      SELECT rolcreatedb OR rolsuper AS may, (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()) AS encoding FROM pg_roles WHERE rolname = current_user`);
        if (facts?.may !== true)
            return undefined;
        await drop();
        await session.query(`CREATE DATABASE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(database)} TEMPLATE template0 ENCODING ${esm/* default.escapeLiteral */.Ay.escapeLiteral(facts.encoding)} LC_COLLATE 'C' LC_CTYPE 'C'`);
        try {
            const connection = { ...request.connection, database };
            await restoreSchema(request, connection);
            return await work(connection);
        }
        finally {
            await drop();
        }
    }
    finally {
        await session.end();
    }
}
async function restoreSchema({ pgRestore, archive, ownership, settings, signal }, connection) {
    // A subscription would keep the database from being dropped.
    const parameters = [`--format=${archive.format}`, '--schema-only', '--no-subscriptions', '--no-password', ...(ownership ? [] : ['--no-owner', '--no-privileges']), '--dbname=', archive.path];
    const started = (0,process/* start */.ni)(pgRestore, parameters, { environment: (0,postgres_connection/* libpqEnvironment */.SQ)(connection, { ...postgres_connection/* pinnedSettings */.wW, ...settings }), signal });
    started.stdout.resume();
    started.stdin.end();
    await started.done.catch((problem) => {
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
    });
}

// EXTERNAL MODULE: ./actions/restore-test/validate.js + 6 modules
var validate = __webpack_require__(94895);
;// CONCATENATED MODULE: ./actions/restore-test/comparison.js











/** Reads every row, sequence and large object of a restored database; with `turn`, while it is still being restored. */
function readRows(request, onTable, turn) {
    return (0,restored/* readRestored */.f8)({
        ...(turn === undefined ? {} : { turn }),
        connection: request.connection, proof: request.proof, encoding: request.manifest.server.encoding, sessions: request.sessions, settings: request.settings,
        newHasher: () => new fingerprint/* RowHasher */.ae(), newObjectHasher: () => new fingerprint/* LargeObjectHasher */.Gi(), signal: request.signal, onTable,
    });
}
/** Compares what was read, and every object of the schema, with the source. To be called when the restore is through and before anything changes it. */
async function compareRestored(request, found) {
    const [views, schema] = await Promise.all([(0,restored/* countViews */.sI)(request.connection, request.proof, request.settings), compareObjects(request)]);
    const { proof } = request;
    // A materialized view is computed anew by the restore; over now() or random() it is another one, and rightly so, as long as it is populated.
    const computed = new Set(views.filter(({ rows }) => rows !== null).map(domain_proof/* nameOf */.Vb));
    const place = 'the restored database';
    const tables = (0,domain_proof/* compareTables */.Dz)(proof, [...found.tables, ...views], place);
    const rightly = tables.differences.filter(({ relation }) => computed.has(relation)).map(({ sentence }) => `${sentence}: a materialized view, computed anew by the restore`);
    const differences = tables.differences.filter(({ relation }) => !computed.has(relation)).map(({ sentence }) => sentence);
    differences.push(...(0,domain_proof/* compareSequences */.Iu)(proof.sequences, found.sequences, place).map(({ sentence }) => sentence), ...largeObjectDifference(proof, found));
    return { differences: [...differences, ...schema.differences], notes: [...rightly, ...schema.notes], rows: tables.rowsCompared, tables: tables.tablesCompared };
}
function largeObjectDifference(proof, { largeObjects }) {
    const { count, fingerprint } = proof.largeObjects;
    if (largeObjects.count !== count)
        return [`${(0,units/* counted */.hS)(largeObjects.count, 'large object')} restored, the source had ${(0,units/* number */.ai)(count)}`];
    return fingerprint === null || largeObjects.fingerprint === fingerprint ? [] : ['the large objects have other content in the restored database than in the source'];
}
/**
 * Every object of the schema, letter for letter as pg_dump writes it. A server may write an expression in other words once it has read its own
 * (`varchar IN (…)` does so even within a major): where something differs, what this server makes of the archive's text is what must stand there.
 */
async function compareObjects(request) {
    const isSameMajor = (0,versions/* majorOf */.Ds)(request.serverVersionNumber) === (0,versions/* majorOf */.Ds)(request.manifest.server.versionNumber);
    const found = await schemaOf(request.connection, request);
    const archived = await (0,entries/* entriesAt */.w)(request.archive);
    const differences = compareSchemas(archived, found, request);
    if (isSameMajor && differences.length === 0)
        return { differences, notes: [] };
    const read = await withSchemaRead(request, (connection) => schemaOf(connection, request));
    // Another major sorts some objects under other kinds, so that its own reading is all that can be compared.
    if (read !== undefined)
        return { differences: compareSchemas(isSameMajor ? asReadBack(archived, read) : read, found, request), notes: [] };
    if (isSameMajor)
        return { differences, notes: [] };
    const { failures, notices } = await (0,validate/* protectionDifferences */.M)(request.connection, request.proof, request.settings);
    return { differences: failures, notes: ['the sandbox has another major than the source, and the role may not create databases: constraints, indexes and triggers are compared, not the text of every object', ...notices] };
}
/** The schema of a database, object by object, as pg_dump writes it. */
async function schemaOf(connection, request) {
    const dump = startSchemaDump(request.pgDump, connection, { encoding: request.manifest?.server.encoding ?? 'UTF8', settings: request.settings, signal: request.signal });
    const [contents] = await Promise.allSettled([(0,reader/* readArchive */.bL)(dump.stdout)]);
    // What pg_dump says comes before what is wrong with its output in consequence.
    await dump.done;
    if (contents.status === 'rejected')
        throw contents.reason;
    return contents.value.entries;
}


/***/ }),

/***/ 94895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ protectionDifferences),
  p: () => (/* binding */ validateRestored)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./postgres/checks-statements.js
var checks_statements = __webpack_require__(35943);
;// CONCATENATED MODULE: ./postgres/checks.js



/**
 * Runs a file of assertions, each of which must return no rows, in one read-only transaction that is rolled back. A query
 * that fails, or takes longer than its limit, has not passed. Throws KnownError `checks-empty` for a file without a query,
 * `checks-unfinished` for one with an open quote or comment, and when the connection is lost.
 */
async function runChecks(queryable, text, options) {
    const statements = (0,checks_statements/* statementsOf */.G)(text);
    if (statements.length === 0)
        throw new errors/* KnownError */.E('checks-empty', 'the file of checks holds no query', 'Write queries that return no rows when all is well, each ended by a semicolon.');
    const results = [];
    await queryable.query('BEGIN READ ONLY');
    try {
        await queryable.query(`SELECT set_config('statement_timeout', $1, true)`, [`${Math.max(1, Math.round(options.timeLimitSeconds * 1000))}`]);
        for (const [index, statement] of statements.entries())
            results.push(await runOne(queryable, statement, statement.name ?? `check ${index + 1}`, options));
    }
    finally {
        await queryable.query('ROLLBACK').catch(() => undefined);
    }
    return results;
}
async function runOne(queryable, statement, name, options) {
    const begun = options.clock();
    const shown = (0,markdown/* plain */.pj)(name);
    const result = (rows, what) => ({ name: shown, line: statement.line, rows, passed: rows === 0, sentence: `check "${shown}" ${what}`, seconds: options.clock() - begun });
    await queryable.query('SAVEPOINT before');
    try {
        const rows = await countRows(queryable, statement.text, () => options.clock() - begun < options.timeLimitSeconds);
        await queryable.query('ROLLBACK TO SAVEPOINT before');
        if (rows === undefined)
            return result(null, 'took longer than its time limit');
        return result(rows, rows === 0 ? 'passed' : `found ${rows} ${rows === 1 ? 'row' : 'rows'}`);
    }
    catch (problem) {
        const state = (0,errors/* codeOf */.$N)(problem);
        if (problem instanceof errors/* KnownError */.E || state?.length !== 5)
            throw problem;
        await queryable.query('ROLLBACK TO SAVEPOINT before');
        return result(null, `could not run${reasons[state] ?? ''} (SQLSTATE ${state}, line ${statement.line})`);
    }
}
/** What a failed query is told by; the server's own words may hold values of rows. */
const reasons = {
    '25006': ': it would change the database', '57014': ': it took longer than its time limit', '42601': ': its syntax is wrong',
    '42P01': ': it names a table that is not there', '42703': ': it names a column that is not there', '42501': ': a right is lacking',
    '42883': ': it calls a function that is not there', '34000': ': it is not a query',
};
/**
 * Counts the rows of a query through a cursor, so that a check that finds a million rows needs no memory for them. A cursor
 * takes SELECT, VALUES, TABLE and WITH alone, and one statement alone: what else stands there is a syntax error.
 * undefined when the limit passed; statement_timeout alone would grant it to every piece anew.
 */
async function countRows(queryable, query, hasTime) {
    await queryable.query(`DECLARE zimmer_check NO SCROLL CURSOR FOR ${query}`);
    for (let rows = 0; hasTime();) {
        const some = await queryable.query(`FETCH FORWARD ${piece} FROM zimmer_check`);
        rows += some.length;
        if (some.length < piece)
            return rows;
    }
    return undefined;
}
const piece = 500;

// EXTERNAL MODULE: ./postgres/constraints-findings.js
var constraints_findings = __webpack_require__(3112);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
;// CONCATENATED MODULE: ./postgres/constraints-rereading.js


const identifier = String.raw `(?:"(?:[^"]|"")*"|[^\s".]+)`;
const relation = String.raw `${identifier}\.${identifier}`;
const indexParts = new RegExp(String.raw `^(?<head>CREATE (?:UNIQUE )?INDEX) ${identifier} ON (?:ONLY )?${relation} (?<tail>USING [^]*)$`);
const triggerParts = new RegExp(String.raw `^(?<head>CREATE (?:CONSTRAINT )?TRIGGER) ${identifier} (?<events>(?:BEFORE|AFTER|INSTEAD OF) .*?) ON ${relation} (?<tail>[^]*)$`);
/**
 * The findings of those suspects that the server, having read the expected definition, still tells apart from the one
 * it has. Needed because PostgreSQL writes some expressions in another way once it has read them back: a CHECK of
 * `status IN ('a', 'b')` on varchar changes its text by a dump and restore on one and the same server.
 */
async function readAgain(queryable, suspects) {
    const tables = new Map();
    for (const suspect of suspects) {
        const name = `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(suspect.schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(suspect.table)}`;
        tables.set(name, [...tables.get(name) ?? [], suspect]);
    }
    const findings = [];
    for (const [table, ofTable] of tables)
        findings.push(...await readAgainForTable(queryable, table, ofTable));
    return findings;
}
async function readAgainForTable(queryable, table, suspects) {
    const findings = [];
    await queryable.query('BEGIN');
    try {
        await queryable.query(`SELECT pg_catalog.set_config('search_path', '', true)`);
        const isDomain = (await queryable.query(`SELECT FROM pg_class WHERE oid = to_regclass($1)`, [table])).length === 0;
        // A temporary table by the restored one's likeness; a domain is read as its base type by a column named VALUE.
        const likeness = isDomain ? `zimmer_reading (value ${table})` : `zimmer_reading (LIKE ${table})`;
        await queryable.query(`CREATE TEMPORARY TABLE ${likeness}`);
        for (const suspect of suspects) {
            await queryable.query('SAVEPOINT before');
            const same = await readsAlike(queryable, suspect);
            await queryable.query('ROLLBACK TO SAVEPOINT before');
            if (!same)
                findings.push(suspect.finding);
        }
        return findings;
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            throw problem;
        // What could not be found out counts as a change.
        return suspects.map((suspect) => suspect.finding);
    }
    finally {
        await queryable.query('ROLLBACK').catch(() => undefined);
    }
}
async function readsAlike(queryable, suspect) {
    try {
        const [expected, found] = [await reading(queryable, suspect, suspect.expected, 'a'), await reading(queryable, suspect, suspect.found, 'b')];
        return expected !== undefined && expected === found;
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            throw problem;
        return false;
    }
}
/** What the server writes after it has read a definition; names of the thing and of its table aside. */
async function reading(queryable, { kind }, definition, mark) {
    const name = `zimmer_${mark}`;
    const answer = async (query) => (await queryable.query(query))[0]?.definition;
    if (kind === 'constraint') {
        // The other kinds hold no expression: their text is their meaning.
        if (!/^(?:CHECK \(|EXCLUDE )/.test(definition))
            return definition;
        await queryable.query(`ALTER TABLE pg_temp.zimmer_reading ADD CONSTRAINT ${name} ${definition}`);
        return answer(`SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = '${name}' AND conrelid = 'pg_temp.zimmer_reading'::regclass`);
    }
    const parts = (kind === 'index' ? indexParts : triggerParts).exec(definition)?.groups;
    if (parts === undefined)
        return undefined;
    const { head = '', events, tail = '' } = parts;
    if (kind === 'index') {
        await queryable.query(`${head} ${name} ON pg_temp.zimmer_reading ${tail}`);
        const text = await answer(`SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indexrelid = 'pg_temp.${name}'::regclass`);
        return partsOf(indexParts, text);
    }
    await queryable.query(`${head} ${name} ${events ?? ''} ON pg_temp.zimmer_reading ${tail}`);
    const text = await answer(`SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE tgname = '${name}' AND tgrelid = 'pg_temp.zimmer_reading'::regclass`);
    return partsOf(triggerParts, text);
}
function partsOf(pattern, text) {
    const parts = text === undefined ? undefined : pattern.exec(text)?.groups;
    return parts === undefined ? undefined : [parts['head'], parts['events'], parts['tail']].join(' ');
}

// EXTERNAL MODULE: ./postgres/constraints.js
var constraints = __webpack_require__(9801);
;// CONCATENATED MODULE: ./postgres/constraints-comparison.js



/**
 * Compares the restored database with the manifest: what is missing, what means something else, what is disabled. To
 * be asked before migrations. The restored server reads a definition of the manifest whose text differs, and what it makes
 * of it is compared (in a transaction that is rolled back, on an empty temporary table).
 */
async function compareConstraints(queryable, expected) {
    const found = await (0,constraints/* readConstraintFacts */.D)(queryable);
    const { findings, suspects } = compareFacts(expected, found);
    return [...findings, ...await readAgain(queryable, suspects)];
}
/** The comparison without a server; a suspect is a change unless the server reads both definitions alike. */
function compareFacts(expected, found) {
    const findings = [];
    const suspects = [];
    const missingConstraints = new Set();
    match(expected.constraints, found.constraints, constraintKey, (one, other) => {
        if (one.type === 'n')
            findings.push(...notNullFindings(one, other));
        else if (other === undefined) {
            missingConstraints.add(JSON.stringify([one.schema, one.table, one.name]));
            findings.push((0,constraints_findings/* finding */.gk)('missing', 'failure', constraintObject(one), 'is missing'));
        }
        else
            constraintFindings(one, other, findings, suspects);
    }, (other) => { if (other.type !== 'n')
        findings.push((0,constraints_findings/* finding */.gk)('added', 'notice', constraintObject(other), 'is not in the manifest')); });
    match(expected.indexes, found.indexes, key, (one, other) => {
        const object = (0,constraints_findings/* objectOf */.Xy)(one.unique ? 'unique index' : 'index', one);
        if (other !== undefined)
            indexFindings(one, other, findings, suspects);
        else if (!one.valid)
            findings.push((0,constraints_findings/* finding */.gk)('missing', 'notice', object, 'is not restored: it was invalid at the source, and pg_dump leaves such indexes out'));
        // An index behind a constraint goes with it and is not told twice.
        else if (!missingConstraints.has(key(one)))
            findings.push((0,constraints_findings/* finding */.gk)('missing', 'failure', object, 'is missing'));
    }, (other) => { findings.push((0,constraints_findings/* finding */.gk)('added', 'notice', (0,constraints_findings/* objectOf */.Xy)('index', other), 'is not in the manifest')); });
    match(expected.triggers, found.triggers, key, (one, other) => {
        const object = (0,constraints_findings/* objectOf */.Xy)('trigger', one);
        if (other === undefined)
            findings.push((0,constraints_findings/* finding */.gk)('missing', 'failure', object, 'is missing'));
        else
            triggerFindings(one, other, findings, suspects);
    }, (other) => { findings.push((0,constraints_findings/* finding */.gk)('added', 'notice', (0,constraints_findings/* objectOf */.Xy)('trigger', other), 'is not in the manifest')); });
    return { findings, suspects };
}
const castArray = /\(\(ARRAY\[(?<elements>E?'(?:[^']|'')*'::[a-z ]+(?:, E?'(?:[^']|'')*'::[a-z ]+)*)\]\)::(?<type>[a-z]+)\[\]\)/g;
/**
 * A definition without what is told apart from it (NOT VALID), and with the one expression that every shop has as a server writes it once it
 * has read it back: `varchar IN ('a', 'b')` is an array that is cast at first, and an array of casts ever after. Other such cases
 * are left to the server, which takes longer.
 */
function comparable(definition) {
    return definition.replace(/ NOT VALID$/, '').replace(castArray, (_, elements, type) => `(ARRAY[${elements.replace(/(?<![E'])E?'(?:[^']|'')*'::[a-z ]+/g, (element) => `(${element})::${type}`)}])`);
}
function constraintFindings(one, other, findings, suspects) {
    const object = constraintObject(one);
    if (one.validated && !other.validated)
        findings.push((0,constraints_findings/* finding */.gk)('not-valid', 'failure', object, 'is NOT VALID, although it was validated at the source'));
    suspect(suspects, 'constraint', one, other, object);
}
function indexFindings(one, other, findings, suspects) {
    const object = (0,constraints_findings/* objectOf */.Xy)(one.unique ? 'unique index' : 'index', one);
    if (one.valid && !other.valid)
        findings.push((0,constraints_findings/* finding */.gk)('invalid-index', 'failure', object, 'is invalid'));
    if (one.unique !== other.unique)
        findings.push(changed(object));
    else
        suspect(suspects, 'index', one, other, object);
}
function triggerFindings(one, other, findings, suspects) {
    const object = (0,constraints_findings/* objectOf */.Xy)('trigger', one);
    if (one.enabled !== other.enabled) {
        findings.push(other.enabled === 'D' ? (0,constraints_findings/* finding */.gk)('disabled-trigger', 'failure', object, 'is disabled, and was not at the source') : (0,constraints_findings/* finding */.gk)('changed', 'failure', object, 'fires at other times than at the source'));
    }
    suspect(suspects, 'trigger', one, other, object);
}
const changed = (object) => (0,constraints_findings/* finding */.gk)('changed', 'failure', object, 'has another definition than at the source');
function suspect(suspects, kind, one, other, object) {
    const [expected, found] = [comparable(one.definition), comparable(other.definition)];
    if (expected !== found)
        suspects.push({ kind, schema: one.schema, table: one.table, expected, found, finding: changed(object) });
}
/** Which columns no longer refuse NULL, or now do. */
function notNullFindings(one, other) {
    const [expected, found] = [columnsOf(one), other === undefined ? new Set() : columnsOf(other)];
    const of = (column) => (0,constraints_findings/* objectOf */.Xy)('not-null constraint on column', { ...one, name: column });
    return [
        ...[...expected].filter((column) => !found.has(column)).map((column) => (0,constraints_findings/* finding */.gk)('missing', 'failure', of(column), 'is missing')),
        ...[...found].filter((column) => !expected.has(column)).map((column) => (0,constraints_findings/* finding */.gk)('added', 'notice', of(column), 'is not in the manifest')),
    ];
}
function columnsOf({ definition }) {
    return new Set(definition.slice('NOT NULL ('.length, -1).match(/"(?:[^"]|"")*"|[^\s,"]+/g));
}
const key = ({ schema, table, name }) => JSON.stringify([schema, table, name]);
const constraintKey = (one) => `${one.type === 'n' ? 'n' : ''}${key(one)}`;
const constraintObject = (one) => (0,constraints_findings/* objectOf */.Xy)(constraints_findings/* constraintNames */.Y[one.type] ?? 'constraint', one);
function match(expected, found, keyOf, known, unknown) {
    const others = new Map(found.map((one) => [keyOf(one), one]));
    for (const one of expected) {
        known(one, others.get(keyOf(one)));
        others.delete(keyOf(one));
    }
    for (const other of others.values())
        unknown(other);
}

// EXTERNAL MODULE: ./postgres/constraints-foreign-keys.js
var constraints_foreign_keys = __webpack_require__(92621);
// EXTERNAL MODULE: ./postgres/server.js
var server = __webpack_require__(37430);
;// CONCATENATED MODULE: ./postgres/constraints-rows.js



/** Tables with CHECKs or columns that refuse NULL, the largest first; each partition by itself, as it holds the rows. */
async function readCheckedTables(queryable) {
    const rows = await queryable.query(tablesQuery);
    return rows.map(({ schema, table, pages, checks, columns }) => ({ schema, table, pages: Number(pages), checks: checks ?? [], notNull: columns ?? [] }));
}
/** Every CHECK of a table and all of its NOT NULLs, in one scan; column by column only where a NULL was found. */
async function checkRows(queryable, one, wasValidated) {
    const { schema, table } = one;
    const object = (check) => (0,constraints_findings/* objectOf */.Xy)('check', { schema, table, name: check.name });
    const notices = one.checks.filter((check) => !isChecked(check, wasValidated)).map((check) => (check.enforced
        ? (0,constraints_findings/* finding */.gk)('not-valid', 'notice', object(check), 'is NOT VALID: older rows may violate it, as they may at the source')
        : (0,constraints_findings/* finding */.gk)('unchecked', 'notice', object(check), 'is NOT ENFORCED: rows may violate it')));
    const checked = one.checks.filter((check) => isChecked(check, wasValidated));
    if (checked.length === 0 && one.notNull.length === 0)
        return notices;
    const counts = await violations(queryable, one, [...checked.map((check) => `NOT (${check.expression})`), one.notNull.map(isMissing).join(' OR ') || 'false']);
    const failures = checked.flatMap((check, index) => violated(object(check), counts[index] ?? 0));
    if ((counts[checked.length] ?? 0) === 0)
        return [...notices, ...failures];
    const nulls = await violations(queryable, one, one.notNull.map(isMissing));
    const columns = one.notNull.flatMap((column, index) => violated((0,constraints_findings/* objectOf */.Xy)('not-null constraint on column', { schema, table, name: column }), nulls[index] ?? 0));
    return [...notices, ...failures, ...columns];
}
const isChecked = (check, wasValidated) => check.enforced && (check.validated || wasValidated(check.name));
// A composite value that holds a NULL is not itself NULL.
const isMissing = (column) => `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(column)} IS NOT DISTINCT FROM NULL`;
function violated(object, count) {
    return count === 0 ? [] : [(0,constraints_findings/* finding */.gk)('violated', 'failure', object, `is violated by ${count} ${count === 1 ? 'row' : 'rows'}`, count)];
}
/** How many rows meet each condition. A CHECK that gives NULL is met, so `NOT (…)` that gives NULL is not counted. */
async function violations(queryable, { schema, table }, conditions) {
    const counts = conditions.map((condition) => `pg_catalog.count(*) FILTER (WHERE ${condition})`).join(', ');
    const [row] = await queryable.query(`SELECT ARRAY[${counts}]::pg_catalog.text[] AS counts FROM ONLY ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(table)}`);
    if (row === undefined)
        throw new Error('count(*) gave no row');
    return row.counts.map(Number);
}
const tablesQuery = `
  SELECT n.nspname AS schema, r.relname AS table, greatest(r.relpages, 0)::text AS pages,
         (SELECT json_agg(json_build_object('name', c.conname, 'expression', pg_get_expr(c.conbin, c.conrelid), 'validated', c.convalidated,
                   'enforced', coalesce((to_jsonb(c)->>'conenforced')::boolean, true)) ORDER BY c.conname)
            FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'c') AS checks,
         (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
           WHERE a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
             AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'n' AND c.conkey = ARRAY[a.attnum] AND NOT c.convalidated)) AS columns
  FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE r.relkind = 'r' AND r.relpersistence <> 't' AND n.oid NOT IN (${server/* systemSchemas */.Ah})
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'e')
    AND (EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'c')
      OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped))
  ORDER BY r.relpages DESC, 1, 2`;

;// CONCATENATED MODULE: ./postgres/constraints-sequences.js




const perQuery = 200;
/** The position of every sequence outside of system schemas and extensions, for `compareSequences` of the domain. */
async function readSequences(queryable) {
    const names = await queryable.query(`
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND n.oid NOT IN (${systemSchemas})
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY 1, 2`);
    const found = [];
    for (let from = 0; from < names.length; from += perQuery) {
        const some = names.slice(from, from + perQuery);
        const rows = await queryable.query(some.map(({ schema, name }, index) => `SELECT ${index} AS position, last_value::text AS value, is_called AS called FROM ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`).join(' UNION ALL '));
        for (const { position, value, called } of rows) {
            const named = some[position];
            if (named !== undefined)
                found.push({ schema: named.schema, name: named.name, value, isCalled: called });
        }
    }
    return found;
}
/** Every sequence that is owned by a column of whole or exact numbers, which alone can be compared with it. */
async function readOwnedSequences(queryable) {
    return queryable.query(ownedQuery);
}
/**
 * Tells whether a sequence will next give a value that its column has reached already. Where the manifest knows the sequence in the same
 * position, it was so at the source, and is a notice: an id set by hand is no damage of the backup.
 */
async function checkSequence(queryable, one, expected = []) {
    const [row] = await queryable.query(behindQuery(one));
    if (row?.behind !== true)
        return [];
    const known = expected.find(({ schema, name }) => schema === one.sequenceSchema && name === one.sequence);
    const wasSo = known?.value === row.value && known.isCalled === row.called;
    const object = (0,markdown/* plain */.pj)(`sequence ${one.sequenceSchema}.${one.sequence}`);
    const column = (0,markdown/* plain */.pj)(`${one.schema}.${one.table}.${one.column}`);
    return [(0,constraints_findings/* finding */.gk)('sequence-behind', wasSo ? 'notice' : 'failure', object, `is behind its column ${column}: the next row gets a number that is taken or passed${wasSo ? ', as at the source' : ''}`)];
}
function behindQuery(one) {
    const [table, column] = [`${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.table)}`, esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.column)];
    // Numeric, since the next value of a bigint sequence may be no bigint any more.
    const next = 's.last_value::numeric + CASE WHEN s.is_called THEN q.seqincrement ELSE 0 END';
    const reached = one.ascending ? `max(t.${column})::numeric >= ${next}` : `min(t.${column})::numeric <= ${next}`;
    const sequence = `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.sequenceSchema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.sequence)}`;
    return `SELECT s.last_value::text AS value, s.is_called AS called, coalesce((SELECT ${reached} FROM ${table} t), false) AS behind
    FROM ${sequence} s, pg_sequence q WHERE q.seqrelid = ${esm/* default.escapeLiteral */.Ay.escapeLiteral(sequence)}::regclass`;
}
// Owned by a serial column (a) or an identity (i).
const ownedQuery = `
  SELECT n.nspname AS schema, r.relname AS table, a.attname AS column, sn.nspname AS "sequenceSchema", s.relname AS sequence, q.seqincrement > 0 AS ascending
  FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_sequence q ON q.seqrelid = s.oid JOIN pg_namespace sn ON sn.oid = s.relnamespace
  JOIN pg_class r ON r.oid = d.refobjid JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid
  JOIN pg_type t ON t.oid = a.atttypid
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    AND r.relkind IN ('r', 'p') AND s.relpersistence <> 't' AND n.oid NOT IN (${server/* systemSchemas */.Ah})
    AND coalesce(nullif(t.typbasetype, 0), t.oid) IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
  ORDER BY 1, 2, 3`;

// EXTERNAL MODULE: ./postgres/queryable.js
var queryable = __webpack_require__(41493);
;// CONCATENATED MODULE: ./postgres/constraints-validation.js








/**
 * Checks every constraint against the rows of the session's database, over all sessions at once, the largest tables first. A constraint whose
 * check fails by itself is `unchecked`, which is a failure: doubt is never fine. Throws KnownError when the connection is lost.
 * Rows that row-level security would hide make a check fail, since a row that is not seen cannot be counted. Domains' constraints are not
 * looked at: the server enforces them whenever a value is stored, also by COPY.
 */
async function validateConstraints(sessions, expected = { constraints: [], sequences: [] }) {
    const [first] = sessions;
    if (first === undefined)
        throw new Error('no session to validate with');
    for (const session of sessions)
        await settle(session);
    // The catalogs are read with an empty search_path; expressions then run with the database's own, as they do in use.
    const [keys, tables, sequences, { indexes }] = await (0,queryable/* withEmptySearchPath */.L)(first, async () => [await (0,constraints_foreign_keys/* readForeignKeys */.r)(first), await readCheckedTables(first), await readOwnedSequences(first), await (0,constraints/* readConstraintFacts */.D)(first)]);
    // A partitioned index that lacks a part is dumped and restored as it is: it is invalid again, and nothing is lost.
    const wasInvalid = new Set((expected.indexes ?? []).filter(({ valid }) => !valid).map(keyOf));
    const findings = indexes.filter(({ valid }) => !valid).map((index) => (wasInvalid.has(keyOf(index))
        ? (0,constraints_findings/* finding */.gk)('invalid-index', 'notice', (0,constraints_findings/* objectOf */.Xy)('index', index), 'is invalid, as it was at the source')
        : (0,constraints_findings/* finding */.gk)('invalid-index', 'failure', (0,constraints_findings/* objectOf */.Xy)('index', index), 'is invalid')));
    const work = [...workOn(keys, tables, expected), ...sequences.map((one) => sequenceWork(one, expected))].sort((a, b) => b.pages - a.pages);
    await (0,queryable/* spread */.i)(sessions, work, async (one, session) => { findings.push(...await checked(session, one)); });
    return {
        findings: findings.sort((a, b) => (a.sentence < b.sentence ? -1 : 1)),
        foreignKeys: keys.length,
        checks: sum(tables.map((table) => table.checks.length)),
        notNullColumns: sum(tables.map((table) => table.notNull.length)),
        indexes: indexes.length,
        sequences: sequences.length,
    };
}
/**
 * The restored database may have set a search path in which functions and operators of its own stand before those of the server; then it would
 * be asked in its own words whether it is whole.
 */
async function settle(session) {
    const [row] = await session.query(`SELECT pg_catalog.current_setting('search_path') AS path, pg_catalog.set_config('row_security', 'off', false)`);
    await session.query(`SELECT pg_catalog.set_config('search_path', $1, false)`, [row?.path === undefined || row.path === '' ? 'pg_catalog' : `pg_catalog, ${row.path}`]);
}
function workOn(keys, tables, expected) {
    const validated = new Set(expected.constraints.filter((one) => one.validated).map(keyOf));
    return [
        ...keys.map((key) => ({ object: (0,constraints_findings/* objectOf */.Xy)('foreign key', key), pages: key.pages, check: (session) => (0,constraints_foreign_keys/* checkForeignKey */.u)(session, key, validated.has(keyOf(key))) })),
        ...tables.map((one) => ({
            object: (0,markdown/* plain */.pj)(`table ${one.schema}.${one.table}`), pages: one.pages, check: (session) => checkRows(session, one, (name) => validated.has(keyOf({ ...one, name }))),
        })),
    ];
}
function sequenceWork(one, expected) {
    return { object: (0,markdown/* plain */.pj)(`sequence ${one.sequenceSchema}.${one.sequence}`), pages: 0, check: (session) => checkSequence(session, one, expected.sequences) };
}
async function checked(session, work) {
    try {
        return await work.check(session);
    }
    catch (problem) {
        // An error without SQLSTATE is none of the server's: the connection, or our own fault.
        const state = (0,errors/* codeOf */.$N)(problem);
        if (problem instanceof errors/* KnownError */.E || state?.length !== 5)
            throw problem;
        return [(0,constraints_findings/* finding */.gk)('unchecked', 'failure', work.object, `could not be checked (SQLSTATE ${state})`)];
    }
}
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
const keyOf = ({ schema, table, name }) => JSON.stringify([schema, table, name]);

// EXTERNAL MODULE: ./postgres/sandbox-preparation.js
var sandbox_preparation = __webpack_require__(4106);
// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
;// CONCATENATED MODULE: ./actions/restore-test/validate.js







/** Constraints against the rows, and the user's own checks. */
async function validateRestored(request) {
    const sql = request.checks === undefined ? undefined : await readChecks(request.checks);
    const settings = { ...postgres_session.ownSearchPath, ...await (0,sandbox_preparation/* withoutEventTriggers */._)(request.connection) };
    const sessions = await (0,postgres_session.openTogether)(request.sessions, () => (0,postgres_session.connect)(request.connection, settings));
    const stop = () => { void Promise.all(sessions.map((session) => session.end())); };
    request.signal.addEventListener('abort', stop, { once: true });
    try {
        const validation = await validateConstraints(sessions, request.proof);
        const { findings } = validation;
        const own = sql === undefined || sessions[0] === undefined ? [] : await ownChecks(sessions[0], sql);
        return {
            checked: validation.foreignKeys + validation.checks + validation.notNullColumns + validation.indexes,
            problems: [...findings.filter(({ severity }) => severity === 'failure').map(problemOf), ...own],
            notes: findings.filter(({ severity }) => severity === 'notice').map(({ sentence }) => sentence),
        };
    }
    finally {
        request.signal.removeEventListener('abort', stop);
        await Promise.all(sessions.map((session) => session.end()));
    }
}
/** What of constraints, indexes and triggers is not as in the manifest; to be asked before migrations. Failures and notices in sentences. */
async function protectionDifferences(connection, proof, settings) {
    const session = await (0,postgres_session.connect)(connection, settings);
    try {
        const findings = await compareConstraints(session, proof);
        const sentences = (severity) => findings.filter((one) => one.severity === severity).map(({ sentence }) => sentence);
        return { failures: sentences('failure'), notices: sentences('notice') };
    }
    finally {
        await session.end();
    }
}
function problemOf(finding) {
    return { step: 'constraints', level: finding.kind === 'unchecked' ? 'unproved' : 'damaged', sentence: finding.sentence, hint: null };
}
async function ownChecks(session, sql) {
    const results = await runChecks(session, sql, { timeLimitSeconds: 600, clock: () => performance.now() / 1000 });
    return results.filter(({ passed }) => !passed).map(({ rows, sentence }) => ({ step: 'checks', level: rows === null ? 'unproved' : 'damaged', sentence, hint: null }));
}
async function readChecks(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* KnownError */.E('checks-unreadable', `the file of checks ${path} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, 'Name a file of SQL queries that is there, or leave checks out.', { cause, status: errors/* exitStatus */.$u.usage });
    }
}


/***/ }),

/***/ 23549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AK: () => (/* binding */ archiveReader),
/* harmony export */   bL: () => (/* binding */ readArchive)
/* harmony export */ });
/* unused harmony export ArchiveReader */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73396);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74772);
/* harmony import */ var _decompression_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24646);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(555);
/* harmony import */ var _intake_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94770);
/* harmony import */ var _table_of_contents_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86631);
/* harmony import */ var _tar_archive_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23116);








function* readCustomFormat(intake, ahead) {
    const header = yield* (0,_header_js__WEBPACK_IMPORTED_MODULE_4__/* .readHeader */ .a)(intake, 'custom');
    const entries = yield* (0,_table_of_contents_js__WEBPACK_IMPORTED_MODULE_6__/* .readTableOfContents */ .u)(intake, header, 'custom');
    const lanes = (0,_decompression_js__WEBPACK_IMPORTED_MODULE_3__/* .lanesFor */ .d)(header.compression, ahead);
    try {
        const { tables, largeObjects } = yield* (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlocks */ .v_)(intake, entries, header.compression, lanes);
        return (0,_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .assembleContents */ .D)(header, entries, tables, largeObjects);
    }
    finally {
        lanes.close();
    }
}
/**
 * Reads an archive in pg_dump's custom format while it passes: hand in every chunk, then ask for the contents. Memory is
 * bounded by the table of contents and a few hundred KB, whatever the data (zstd adds the window that the archive was
 * written with, at most 128 MB). With `ahead` above one, so many tables are decompressed at the same time, and 48 MB of what follows are held.
 */
class ArchiveReader {
    #intake = new _intake_js__WEBPACK_IMPORTED_MODULE_5__/* .Intake */ .V();
    #steps;
    #contents;
    #failure;
    #underWay;
    constructor({ ahead = 1 } = {}) {
        this.#steps = readCustomFormat(this.#intake, ahead);
    }
    /**
     * Takes the next bytes, cut anywhere. A promise is back-pressure: wait for it before the next chunk, and leave the
     * chunk unchanged until then. Throws, or rejects with, what `end` would reject with; the archive is then not read on.
     */
    write(chunk) {
        return this.#inTurn(() => { this.#intake.push(chunk); });
    }
    /**
     * Ends the archive and returns what it holds. Rejects with `archive-truncated`, `archive-damaged`, `archive-version`,
     * `archive-compression` or `archive-not-ours`.
     */
    async end() {
        await this.#inTurn(() => { this.#intake.end(); });
        if (this.#contents === undefined)
            throw new Error('the reader stopped before the end of the archive');
        return this.#contents;
    }
    /** Gives up: for when the archive will not be read to its end. Closing twice, or after the end, is harmless. */
    close() {
        this.#failure ??= { thrown: new Error('the reader was closed') };
        // While it waits for the thread pool it is not inside its steps, so that they can be ended from here.
        this.#steps.return(undefined);
    }
    #inTurn(act) {
        const perform = () => {
            if (this.#failure !== undefined)
                throw this.#failure.thrown;
            act();
            return this.#advance();
        };
        const waiting = this.#underWay === undefined ? perform() : this.#underWay.then(perform);
        if (waiting === undefined)
            return undefined;
        const turn = waiting.finally(() => { if (this.#underWay === turn)
            this.#underWay = undefined; });
        // Whoever waits is told; whoever does not is told by the next call, and must not bring the process down.
        turn.catch(() => undefined);
        this.#underWay = turn;
        return turn;
    }
    /** Reads on until more bytes are needed (undefined) or something slower is waited for. */
    #advance() {
        try {
            const step = this.#steps.next();
            if (step.done !== true)
                return step.value?.then(() => this.#advance());
            this.#contents ??= step.value;
            return undefined;
        }
        catch (thrown) {
            this.#failure = { thrown };
            throw thrown;
        }
    }
}
/** A reader of an archive of that format, to be given every chunk as it passes. */
function archiveReader(format) {
    return format === 'custom' ? new ArchiveReader() : new _tar_archive_js__WEBPACK_IMPORTED_MODULE_7__/* .TarArchiveReader */ .t2();
}
/** Reads an archive, in the custom format or the tar of a directory, to its last byte. Rejects as `ArchiveReader.end` does, and as the source does. */
async function readArchive(source, format = 'custom') {
    if (format === 'directory')
        return (0,_tar_archive_js__WEBPACK_IMPORTED_MODULE_7__/* .readTarArchive */ .ar)(source);
    // The thread pool of Node has four threads.
    const reader = new ArchiveReader({ ahead: Math.min(4, (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)()) });
    try {
        for await (const chunk of source)
            await reader.write(chunk);
        return await reader.end();
    }
    finally {
        reader.close();
    }
}


/***/ }),

/***/ 35943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ statementsOf)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

// What a semicolon within does not end. Sticky, tried in this order at each place.
const tokens = {
    lineComment: /--[^\n]*/y,
    // A string may go on over lines; only with E do backslashes escape.
    escapeString: /(?<![\w$])[eE]'(?:[^'\\]|\\[^]|'')*'/y,
    string: /'(?:[^']|'')*'/y,
    identifier: /"(?:[^"]|"")*"/y,
    dollarString: /(?<![\w$\u0080-\uffff])(\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[^]*?\1/y,
};
/**
 * Splits a SQL file at the semicolons between statements, as psql does: not within strings, quoted names, dollar quotes,
 * comments (which nest) and parentheses. Throws KnownError `checks-unfinished` where one of them is not closed.
 */
function statementsOf(file) {
    const text = file.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
    const statements = [];
    let begin = 0;
    let depth = 0;
    for (let at = 0; at <= text.length;) {
        const sign = text[at];
        const next = endOfToken(text, at);
        if (next !== undefined)
            at = next;
        else if (sign === undefined || (sign === ';' && depth === 0)) {
            const statement = statementAt(text, begin, at);
            if (statement !== undefined)
                statements.push(statement);
            at += 1;
            begin = at;
        }
        else {
            if (sign === '(')
                depth += 1;
            else if (sign === ')')
                depth = Math.max(0, depth - 1);
            at += 1;
        }
    }
    return statements;
}
/** Where the string, name or comment that begins here ends; undefined where none begins. */
function endOfToken(text, at) {
    if (text.startsWith('/*', at))
        return endOfComment(text, at);
    for (const pattern of Object.values(tokens)) {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        if (found !== null)
            return at + found[0].length;
    }
    const open = text[at];
    const isQuote = open === '\'' || open === '"' || /^\$(?:[A-Za-z_]\w*)?\$/.test(text.slice(at, at + 64)) && !/[\w$]/.test(text[at - 1] ?? '');
    if (isQuote)
        throw unfinished(text, at, open === '"' ? 'quoted name' : 'string');
    return undefined;
}
function endOfComment(text, begin) {
    let depth = 0;
    for (const { 0: sign, index } of text.slice(begin).matchAll(/\/\*|\*\//g)) {
        depth += sign === '/*' ? 1 : -1;
        if (depth === 0)
            return begin + index + 2;
    }
    throw unfinished(text, begin, 'comment');
}
function unfinished(text, at, what) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('checks-unfinished', `the file of checks has a ${what} that begins at line ${lineAt(text, at)} and does not end`, 'Close it; nothing of the file was run.');
}
function statementAt(text, begin, end) {
    let at = begin;
    while (at < end) {
        if (/\s/.test(text[at] ?? ''))
            at += 1;
        else if (text.startsWith('--', at) || text.startsWith('/*', at))
            at = endOfToken(text, at) ?? end;
        else
            break;
    }
    const statement = text.slice(at, end).trim();
    if (statement === '')
        return undefined;
    // A comment behind the semicolon of the statement before belongs to that one.
    const lead = begin === 0 ? text.slice(begin, at) : text.slice(begin, at).replace(/^[^\S\n]*--[^\n]*/, '');
    return { text: statement, name: nameIn(lead), line: lineAt(text, at) };
}
/** The first line of the last comment; an empty line parts a comment about the file from the one about the query. */
function nameIn(lead) {
    const comments = lead.split(/\n[^\S\n]*\n/).map((comment) => comment.trim()).filter((comment) => comment !== '');
    const words = (comments[comments.length - 1] ?? '').replace(/^(?:--+|\/\*+)\s*/, '').split('\n', 1).join('').replace(/(?<!\*)\*+\/$/, '').trim();
    return words === '' ? undefined : words.replace(/^name:\s*/i, '').slice(0, 200);
}
function lineAt(text, at) {
    return text.slice(0, at).split('\n').length;
}


/***/ }),

/***/ 9801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readConstraintFacts)
/* harmony export */ });
/* harmony import */ var _queryable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41493);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37430);


/**
 * Every constraint, index and trigger outside of system schemas and extensions. Reads catalogs only; takes no lock on a
 * table. Definitions name everything with its schema and are the same text on servers 13 to 18, but for what the
 * parser writes in another way when it reads its own output (constraints-comparison.ts sees to that).
 */
async function readConstraintFacts(queryable) {
    return (0,_queryable_js__WEBPACK_IMPORTED_MODULE_1__/* .withEmptySearchPath */ .L)(queryable, async () => ({
        constraints: [...await queryable.query(constraintsQuery), ...await queryable.query(notNullQuery)],
        indexes: await queryable.query(indexesQuery),
        triggers: await queryable.query(triggersQuery),
    }));
}
/** A condition: the object is no part of an extension. */
const notOfExtension = (catalog, oid) => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;
// Constraints of tables and of domains; a domain and a table never share a name, for a table has a type of its own name.
// Foreign keys of partitions are their parents' copies, whose names the server makes up. Not-null constraints, which
// are in pg_constraint from 18 on, come from pg_attribute for all majors alike.
const constraintsQuery = `
  SELECT n.nspname AS schema, coalesce(r.relname, t.typname) AS table, c.conname AS name, c.contype AS type,
         pg_get_constraintdef(c.oid) AS definition, c.convalidated AS validated
  FROM pg_constraint c
  LEFT JOIN pg_class r ON r.oid = c.conrelid
  LEFT JOIN pg_type t ON t.oid = c.contypid AND c.conrelid = 0
  JOIN pg_namespace n ON n.oid = coalesce(r.relnamespace, t.typnamespace)
  WHERE c.contype IN ('c', 'f', 'p', 'u', 'x') AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah})
    AND (c.contype <> 'f' OR c.conparentid = 0)
    AND CASE WHEN c.conrelid = 0 THEN ${notOfExtension('pg_type', 'c.contypid')} ELSE ${notOfExtension('pg_class', 'c.conrelid')} END
  ORDER BY 1, 2, 3`;
// One row for a table: its columns that refuse NULL, in the order of their names, since positions may change.
const notNullQuery = `
  SELECT n.nspname AS schema, r.relname AS table, 'not null' AS name, 'n' AS type,
         'NOT NULL (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C") || ')' AS definition, true AS validated
  FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
  WHERE r.relkind IN ('r', 'p', 'f') AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah}) AND ${notOfExtension('pg_class', 'r.oid')}
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'n' AND c.conkey = ARRAY[a.attnum] AND NOT c.convalidated)
  GROUP BY 1, 2 ORDER BY 1, 2`;
// Two sessions of a parallel restore that attach parts of one partitioned index at the same moment can leave it marked invalid although each
// partition has a valid part of it (seen on 15): what the parts are is what counts.
const isWhole = `x.relkind = 'I' AND NOT EXISTS (
           SELECT FROM pg_partition_tree(i.indrelid) p WHERE p.isleaf AND NOT EXISTS (
             SELECT FROM pg_partition_tree(i.indexrelid) t JOIN pg_index leaf ON leaf.indexrelid = t.relid WHERE t.isleaf AND leaf.indrelid = p.relid AND leaf.indisvalid))`;
const indexesQuery = `
  SELECT n.nspname AS schema, r.relname AS table, x.relname AS name, pg_get_indexdef(i.indexrelid) AS definition,
         (i.indisvalid OR (${isWhole})) AND i.indisready AND i.indislive AS valid, i.indisunique AS unique
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class r ON r.oid = i.indrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah}) AND ${notOfExtension('pg_class', 'r.oid')}
  ORDER BY 1, 2, 3`;
const triggersQuery = `
  SELECT n.nspname AS schema, r.relname AS table, t.tgname AS name, pg_get_triggerdef(t.oid) AS definition, t.tgenabled AS enabled
  FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah})
    AND ${notOfExtension('pg_class', 'r.oid')} AND ${notOfExtension('pg_trigger', 't.oid')}
  ORDER BY 1, 2, 3`;


/***/ }),

/***/ 41493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withEmptySearchPath),
/* harmony export */   i: () => (/* binding */ spread)
/* harmony export */ });
/** Does one piece of work after the other on whichever session is free, in the given order. */
async function spread(sessions, work, handle) {
    const waiting = [...work];
    await Promise.all(sessions.map(async (session) => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
            await handle(next, session);
    }));
}
/** Reads catalogs with an empty search_path, so that definitions name every object with its schema, and sets it back. */
async function withEmptySearchPath(queryable, read) {
    const [before] = await queryable.query(`SELECT pg_catalog.current_setting('search_path') AS path, pg_catalog.set_config('quote_all_identifiers', 'off', false)`);
    const path = before?.path ?? '';
    const isEmpty = path === '' || path === '""';
    if (!isEmpty)
        await queryable.query(`SELECT pg_catalog.set_config('search_path', '', false)`);
    try {
        return await read();
    }
    finally {
        // Where the reading failed, its transaction may be broken too; the first error is the one that counts.
        if (!isEmpty)
            await queryable.query(`SELECT pg_catalog.set_config('search_path', $1, false)`, [path]).catch(() => undefined);
    }
}


/***/ })

};
