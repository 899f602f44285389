export const id = 916;
export const ids = [916];
export const modules = {

/***/ 21143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ie: () => (/* binding */ compareRestored),
  aK: () => (/* binding */ readRows),
  pP: () => (/* binding */ schemaOf)
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
    const session = await (0,postgres_session/* connect */.Ng)(request.connection, request.settings);
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

/***/ 78696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ plainArchive)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37700);
/* harmony import */ var _archive_tar_archive_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23116);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7398);
/* harmony import */ var _encryption_kinds_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9444);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2859);
/* harmony import */ var _kit_private_folder_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(69302);
/* harmony import */ var _backup_stream_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5070);












/**
 * The archive as pg_restore takes it: the stored file itself where that is possible. A sealed one is opened, as a whole and checked against the
 * manifest before anything reads it, into a private file that is gone at the end of the run: pg_restore's parallel jobs need a file, and the
 * sandbox holds the same rows anyway. A tar, sealed or not, is unpacked in the same way into a private folder.
 */
async function plainArchive(request) {
    const { store, file, context } = request;
    if ((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_7__/* .formatOf */ .be)(file.name) === 'directory')
        return { path: await opened(request, 'files', unpack), format: 'directory' };
    const head = await headOf(await store.read(file.name));
    const seal = (0,_encryption_kinds_js__WEBPACK_IMPORTED_MODULE_8__/* .sealOf */ .Ru)(head);
    if (seal === 'custom-format') {
        const path = await store.fetch(file.name, await folderFor(context));
        return { path, format: 'custom', ...(path === store.locate(file.name) ? {} : { ours: true }) };
    }
    // Plain SQL, or whatever else lies under an archive's name, has a sentence of its own.
    if (seal === 'none' || head.length === 0)
        throw (0,_archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .recogniseForeign */ .m)(head);
    const write = (content, to) => (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(content, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(to, { flags: 'wx', mode: 0o600 }), { signal: context.host.interrupted });
    return { path: await opened(request, 'archive.dump', write), format: 'custom', ours: true };
}
/** Opens the stored file into a private folder, by `write`. Throws KnownError `checksum-differs` when its plain bytes are not the manifest's. */
async function opened({ store, file, manifest, open, context }, name, write) {
    const folder = await folderFor(context);
    const to = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
    const tapped = (0,_backup_stream_js__WEBPACK_IMPORTED_MODULE_11__/* .tap */ .M)();
    const source = (0,node_stream__WEBPACK_IMPORTED_MODULE_3__.addAbortSignal)(context.host.interrupted, await open(await store.read(file.name), manifest?.archive.bytes));
    const failures = (await Promise.allSettled([(0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(source, tapped.stream), write(tapped.stream, to)])).flatMap((end) => end.status === 'rejected' ? [end.reason] : []);
    // A key or an archive that is wrong has a sentence of its own; a stream that was cut off in consequence has not.
    if (failures.length > 0)
        throw failures.find((problem) => problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .KnownError */ .E) ?? failures[0];
    if (manifest !== undefined && tapped.passed().sha256 !== manifest.archive.plainSha256) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .KnownError */ .E('checksum-differs', `${file.name} opens to other bytes than pg_dump wrote`, 'Restore another backup, and look at what opens this one.');
    }
    return to;
}
/** The files of a tar into a folder; their names are pg_dump's own. */
async function unpack(content, folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { mode: 0o700 });
    for await (const { name, content: bytes } of (0,_archive_tar_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .readDumpTar */ .cS)(content))
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(bytes, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), { flags: 'wx', mode: 0o600 }));
}
/** A private folder for an archive that was fetched or opened: gone at the end of the run, or with the next one. */
async function folderFor({ host, cleanup }) {
    const folder = await (0,_kit_private_folder_js__WEBPACK_IMPORTED_MODULE_10__/* .makePrivateFolder */ .I2)(host.temporaryDirectory, 'opened');
    cleanup.add('remove the opened archive', () => (0,_kit_private_folder_js__WEBPACK_IMPORTED_MODULE_10__/* .removePrivateFolder */ .Yv)(folder));
    return folder;
}
async function headOf(content) {
    let head = Buffer.alloc(0);
    for await (const chunk of content) {
        head = Buffer.concat([head, chunk]);
        if (head.length >= _archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesToRecognise */ .Y)
            break;
    }
    return head.subarray(0, _archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesToRecognise */ .Y);
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
    const settings = { ...postgres_session/* ownSearchPath */.O, ...await (0,sandbox_preparation/* withoutEventTriggers */._)(request.connection) };
    const sessions = await (0,postgres_session/* openTogether */.Zj)(request.sessions, () => (0,postgres_session/* connect */.Ng)(request.connection, settings));
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
    const session = await (0,postgres_session/* connect */.Ng)(connection, settings);
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

/***/ 37506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ restoreAndCompare)
});

// EXTERNAL MODULE: ./domain/progress.js
var progress = __webpack_require__(96231);
// EXTERNAL MODULE: ./domain/proof.js
var proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
;// CONCATENATED MODULE: ./postgres/restore-failures-messages.js
const linesKept = 200;
const prefix = /^(?:\S*\/)?pg_restore(?:\.exe)?: (?<head>.*)$/;
const entryLine = /^from TOC entry \d+; \d+ \d+ (?<entry>.*)$/;
const section = /^(?<name>LINE \d+|DETAIL|HINT|QUERY|CONTEXT|LOCATION|Command was|Query was): ?(?<text>.*)$/;
const belongsToLast = /^(?:detail|hint): /;
/** Gathers lines into messages: a message goes on until pg_restore begins its next. */
class MessageReader {
    #draft;
    #line = 0;
    #entry = null;
    /** Takes one line of stderr and gives the message that it ended, if it did. */
    line(line) {
        this.#line += 1;
        const text = line.endsWith('\r') ? line.slice(0, -1) : line;
        const head = prefix.exec(text)?.groups?.['head'];
        if (head === undefined)
            return this.#continue(text);
        if (belongsToLast.test(head) && this.#draft !== undefined)
            return this.#continue(head);
        const done = this.end();
        const entry = entryLine.exec(head)?.groups?.['entry'];
        if (entry !== undefined)
            this.#entry = withoutOwner(entry);
        this.#draft = { line: this.#line, head, rest: [], cut: false, entry: this.#entry };
        return done;
    }
    /** The last message, once there are no more lines. */
    end() {
        const draft = this.#draft;
        this.#draft = undefined;
        return draft === undefined ? undefined : messageOf(draft);
    }
    #continue(text) {
        if (this.#draft === undefined) {
            if (text.trim() === '')
                return undefined;
            // The one thing that pg_restore says without its name: its allocator's word.
            return { line: this.#line, level: text === 'out of memory' ? 'error' : 'foreign', from: 'client', text, context: '', command: '', object: null, cut: false };
        }
        if (this.#draft.rest.length < linesKept)
            this.#draft.rest.push(text);
        else
            this.#draft.cut = true;
        return undefined;
    }
}
function messageOf(draft) {
    const { level = 'info', said = draft.head } = /^(?<level>error|warning|fatal): (?<said>.*)$/.exec(draft.head)?.groups ?? {};
    // A server that speaks another language has other words for ERROR, but the two spaces after them.
    const server = /(?:^|: )\p{Lu}+: {2}(?<text>.*)$/u.exec(said)?.groups;
    const sections = sectionsOf(draft.rest);
    const withoutWrapper = said.replace(/^(?:could not execute query|(?:reconnection failed: )?(?:re)?connection (?:to .+? )?failed): (?=.)/, '');
    return {
        line: draft.line,
        level: level === 'fatal' ? 'error' : level,
        from: server === undefined ? 'client' : 'server',
        // An informational message may name an object over several lines: then its lines are its text.
        text: server?.['text'] ?? (level === 'info' ? [said, ...draft.rest].join('\n').trimEnd() : withoutWrapper),
        context: sections.get('CONTEXT') ?? '',
        command: sections.get('Command was') ?? sections.get('Query was') ?? '',
        object: draft.entry ?? tableOf(said) ?? commandObject(sections.get('Command was') ?? ''),
        cut: draft.cut,
    };
}
/** The sections of a message. The command comes last and runs to the end, whatever its lines look like. */
function sectionsOf(lines) {
    const sections = new Map();
    let current = '';
    for (const line of lines) {
        const { name, text } = (current === 'Command was' ? undefined : section.exec(line)?.groups) ?? {};
        if (name === undefined || text === undefined) {
            sections.set(current, `${sections.get(current) ?? ''}\n${line}`);
        }
        else {
            current = name;
            sections.set(current, text);
        }
    }
    return sections;
}
function tableOf(said) {
    const table = /^COPY failed for table "(?<table>.+?)": /.exec(said)?.groups?.['table'];
    return table === undefined ? null : `TABLE DATA ${table}`;
}
/** The verb and the name at a command's beginning, nothing behind it: `ALTER TABLE ONLY public.orders`. */
function commandObject(command) {
    return /^(?:[A-Z]+ )+(?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))?/.exec(command)?.[0] ?? null;
}
/** `TABLE orders shop_owner` → `TABLE orders`. An owner with a space in its name leaves a part of itself behind. */
function withoutOwner(entry) {
    return entry.replace(/ (?:\(no owner\)|\S*)$/, '');
}

;// CONCATENATED MODULE: ./postgres/restore-failures-rules.js
const inFunction = /(?:PL\/\S+|SQL) function "?(?<function>[\w.$]+)/;
const fromClient = [
    {
        code: 'plain-text-dump', severity: 'failure', from: 'client', text: /^input file appears to be a text format dump/,
        sentence: 'the file is a plain SQL dump, not an archive of pg_restore', hint: 'Take backups with pg_dump --format=custom, as this suite does; restore this one with psql -v ON_ERROR_STOP=1.',
    },
    {
        code: 'not-an-archive', severity: 'failure', from: 'client', text: /^(?:input file does not appear to be a valid (?:tar )?archive|did not find magic string in file header)/,
        sentence: 'the file is no archive of pg_dump', hint: 'Look at what the file is; an encrypted backup has to be decrypted first.',
    },
    {
        code: 'archive-too-new', severity: 'failure', from: 'client', text: /^unsupported version \((?<format>[\d.]+)\) in file header/,
        sentence: 'the archive has format {format}, which this pg_restore is too old to read', hint: 'Use a pg_restore of at least the major that pg_dump had; the manifest names it.',
    },
    {
        code: 'archive-truncated', severity: 'failure', from: 'client',
        text: /^(?:could not read from input file: end of file|unexpected end of file|input file is too short|could not find block ID \d+ in archive|could not read (?:input )?file.*: (?:end of file|read \d+ of \d+))/,
        sentence: 'the archive ends too early', hint: 'This backup is damaged; use another one.',
    },
    {
        code: 'archive-damaged', severity: 'failure', from: 'client',
        text: /^(?:could not (?:uncompress|decompress) data|entry ID -?\d+ out of range|(?:found )?unexpected (?:block ID|section code|data offset)|unrecognized data block type|invalid (?:compression|dumpId|block)|corrupt tar header|dumping a specific TOC data block out of order|error during file seek|invalid (?:STDSTRINGS|ENCODING|SEARCHPATH) item)/,
        sentence: 'the archive is damaged: its content cannot be read', hint: 'This backup is damaged; use another one.',
    },
    {
        // Most often a length that was read from damaged bytes.
        code: 'client-out-of-memory', severity: 'failure', from: 'client', text: /^out of memory$/,
        sentence: 'pg_restore found no memory for a length that the archive names', hint: 'The archive is damaged (verify tells), or the machine is short of memory.',
    },
    {
        code: 'compression-unsupported', severity: 'failure', from: 'client', text: /(?:build|installation) does not support compression/,
        sentence: 'this pg_restore was built without the compression that the archive uses', hint: 'Use the pg_restore of the PostgreSQL project (PGDG or the Docker image).',
    },
    {
        code: 'archive-missing', severity: 'failure', from: 'client', text: /^could not (?:open|stat) (?:input|TOC) file/,
        sentence: 'the archive could not be opened', hint: 'Check that the file is there and may be read.',
    },
    {
        code: 'server-lost', severity: 'failure', from: 'client', follows: 'any failure',
        text: /^(?:server closed the connection unexpectedly|no connection to the server|SSL connection has been closed|SSL SYSCALL error|could not (?:receive data from|send data to) server|a worker process died unexpectedly|connection to server .* failed: server closed|error returned by PQputCopy)/,
        sentence: 'the connection to the server broke off during the restore', hint: 'The server ended or was killed (often for want of memory or disk); look at its log.',
    },
    {
        code: 'connection-failed', severity: 'failure', from: 'client', follows: 'any failure', text: /^(?:(?:re)?connection |could not (?:connect|translate host name)|.*(?:Connection refused|Connection timed out|No route to host))/,
        sentence: 'pg_restore could not connect to the server', hint: 'Check that the server runs and is reachable.',
    },
];
const harmless = [
    {
        code: 'public-schema-exists', severity: 'harmless', from: 'server', text: /^schema "public" already exists$/, command: /^CREATE SCHEMA public;\s*$/,
        sentence: 'schema public was there already', hint: 'A backup of one schema creates it, and every new database has it: nothing was lost.',
    },
    {
        code: 'newer-session-setting', severity: 'harmless', from: 'server', text: /^unrecognized configuration parameter "(?<parameter>transaction_timeout)"$/, command: /^SET transaction_timeout = 0;\s*$/,
        sentence: 'the server does not know {parameter}, which a newer pg_restore switches off', hint: 'The setting is of the session only: nothing was lost. A client of the server\'s major avoids it.',
    },
    {
        code: 'nothing-to-drop', severity: 'harmless', from: 'server', text: / does not exist$/,
        command: /^(?:DROP [A-Z]+ [^;]+|ALTER TABLE (?:IF EXISTS )?(?:ONLY )?\S+ (?:DROP CONSTRAINT|ALTER COLUMN \S+ DROP (?:DEFAULT|IDENTITY))[^;\n]*);\s*$/,
        sentence: 'what was to be dropped first was not there', hint: 'The target was emptier than --clean assumes: nothing was lost. --if-exists avoids it.',
    },
    {
        code: 'comment-not-ours', severity: 'harmless', from: 'server', text: /^must be owner of (?:extension|schema) /,
        command: /^COMMENT ON (?:EXTENSION (?:"(?:[^"]|"")+"|\w+)|SCHEMA public) IS (?:NULL|E?'(?:[^']|'')*');\s*$/,
        sentence: 'the comment on an extension or on schema public was not restored: both belong to somebody else', hint: 'Only the comment is missing.',
    },
];
const missingThings = [
    {
        code: 'function-raised', severity: 'failure', from: 'server', text: /./, context: /PL\/pgSQL function "?(?<function>[\w.$]+)(?:[^\w.$].*)? line \d+ at RAISE/,
        sentence: 'function {function} of the database raised an exception during the restore', hint: 'It runs in a trigger, an index, a CHECK or a view; make it accept the rows that are in the database.',
    },
    {
        code: 'unqualified-name', severity: 'failure', from: 'server', context: inFunction,
        text: /^(?<missing>(?:relation|type|collation|text search configuration) "[^".]+"|(?:function|operator) [^.(]+(?:\(.*\))?|type \w+) does not exist/,
        sentence: 'function {function} uses {missing} without its schema, which is not found while a backup is restored',
        hint: 'Name the schema within the function, or ALTER FUNCTION … SET search_path, at the source; then take a new backup.',
    },
    {
        code: 'missing-role', severity: 'failure', from: 'server', text: /^role "(?<role>.+)" does not exist$/,
        sentence: 'role {role} does not exist on this server', hint: 'Create it first (owner: keep does so in a sandbox), or restore without owners and privileges (owner: drop).',
    },
    {
        code: 'missing-extension', severity: 'failure', from: 'server', text: /^(?:extension "(?<extension>.+)" is not available|could not open extension control file ".*\/(?<file>[^/]+)\.control")/,
        sentence: 'extension {extension}{file} is not available on this server', hint: 'Install it there, or use an image that has it.',
    },
    {
        code: 'missing-extension', severity: 'failure', from: 'server', text: /^could not (?:access|load) (?:file|library) "(?<library>.+?)"/,
        sentence: 'library {library} is not available on this server', hint: 'Install the extension that it belongs to, or use an image that has it.',
    },
    {
        code: 'extension-version', severity: 'failure', from: 'server', text: /^extension "(?<extension>.+)" has no installation script nor update path/,
        sentence: 'extension {extension} is there, but not in the version that the backup asks for', hint: 'Install that version, or use an image that has it.',
    },
    {
        code: 'extension-not-preloaded', severity: 'failure', from: 'server', text: /shared_preload_libraries|must be preloaded/,
        sentence: 'an extension has to be loaded when the server starts ({object})', hint: 'Add it to shared_preload_libraries and start the server again.',
    },
    {
        code: 'missing-tablespace', severity: 'failure', from: 'server', text: /^tablespace "(?<tablespace>.+)" does not exist$/,
        sentence: 'tablespace {tablespace} does not exist on this server', hint: 'Create it, or restore with --no-tablespaces.',
    },
    {
        code: 'missing-locale', severity: 'failure', from: 'server', text: /^(?:could not (?:create|open collator for) locale|invalid (?:LC_\w+ |collation )?locale name:|could not open collator for locale) "(?<locale>[^"]*)"/,
        sentence: 'locale {locale} is not available on this server', hint: 'Install it (locale-gen, or glibc-langpack), or use an image that has it.',
    },
    {
        code: 'unknown-setting', severity: 'failure', from: 'server', text: /^unrecognized configuration parameter "(?<parameter>[^"]+)"$/,
        sentence: 'the server does not know the setting {parameter}', hint: 'Restore into the major version that the backup was taken from.',
    },
];
const violations = [
    {
        code: 'foreign-key-violated', severity: 'failure', from: 'server', follows: 'lost data', text: /^(?:insert or update|update or delete) on table "(?<table>.+)" violates foreign key constraint "(?<constraint>.+?)"/,
        sentence: 'foreign key {constraint} of table {table} is violated by rows in the backup, so it is missing after the restore',
        hint: 'The rows are so at the source (a disabled trigger, or a key never validated). Find and mend them there; then take a new backup.',
    },
    {
        code: 'unique-violated', severity: 'failure', from: 'server', follows: 'lost data', text: /^could not create unique index "(?<index>.+)"$/,
        sentence: 'unique index {index} cannot be built: the backup holds duplicate keys', hint: 'The source\'s index is damaged (often by a changed collation). Remove the duplicates there and REINDEX; then take a new backup.',
    },
    {
        code: 'exclusion-violated', severity: 'failure', from: 'server', follows: 'lost data', text: /(?:^could not create exclusion|violates exclusion) constraint "(?<constraint>.+)"$/,
        sentence: 'exclusion constraint {constraint} is violated by rows in the backup', hint: 'Mend the rows at the source; then take a new backup.',
    },
    {
        code: 'rows-already-there', severity: 'failure', from: 'server', follows: 'any failure', text: /^duplicate key value violates unique constraint "(?<constraint>.+)"$/,
        sentence: 'rows were in the target already: {constraint} refused what was to be restored', hint: 'Restore into an empty database.',
    },
    {
        code: 'check-violated', severity: 'failure', from: 'server',
        text: /^(?:new row for relation "(?<table>.+)" violates (?:check constraint "(?<constraint>.+)"|(?<partition>partition constraint))|check constraint "(?<other>.+)" of relation "(?<relation>.+)" is violated by some row|(?<bound>partition constraint) of relation "(?<part>.+)" is violated by some row)/,
        sentence: '{constraint}{other}{partition}{bound} of table {table}{relation}{part} is violated by rows in the backup',
        hint: 'A CHECK must depend on its own row alone; what it calls was changed at the source, or gives something else here.',
    },
    {
        code: 'partition-missing', severity: 'failure', from: 'server', text: /^no partition of relation "(?<table>.+)" found for row/,
        sentence: 'table {table} has no partition for some of its rows', hint: 'A partition was not restored, or hashes differ between the servers; see --load-via-partition-root.',
    },
    {
        code: 'domain-violated', severity: 'failure', from: 'server', text: /^(?:value for )?domain (?<domain>.+?) (?:violates check constraint "(?<constraint>.+)"|does not allow null values)/,
        sentence: 'domain {domain} does not accept values that are in the backup', hint: 'Mend the rows at the source, or the domain\'s constraint; then take a new backup.',
    },
    {
        code: 'not-null-violated', severity: 'failure', from: 'server',
        text: /^(?:null value in column "(?<column>.+)" of relation "(?<table>.+)" violates not-null constraint|column "(?<other>.+)" of relation "(?<relation>.+)" contains null values)/,
        sentence: 'column {column}{other} of table {table}{relation} holds NULL in the backup although it must not', hint: 'Mend the rows at the source; then take a new backup.',
    },
    {
        code: 'encoding', severity: 'failure', from: 'server', text: /^(?:character with byte sequence .* in encoding "(?<from>\w+)" has no equivalent in encoding "(?<to>\w+)"|invalid byte sequence for encoding "(?<invalid>\w+)")/,
        sentence: 'the target database cannot hold characters of the backup (its encoding is {to}{invalid})', hint: 'Create the database with the source\'s encoding; the manifest names it.',
    },
    {
        code: 'value-refused', severity: 'failure', from: 'server',
        text: /^(?:invalid input (?:syntax|value) for|value too long for type|malformed |date\/time field value out of range|numeric field overflow|.* out of range for type)/,
        sentence: 'a value of the backup is not accepted by its column\'s type ({object})', hint: 'A type or function differs between source and target; compare versions of PostgreSQL and of the extensions.',
    },
];
const circumstances = [
    {
        code: 'disk-full', severity: 'failure', from: 'server', text: /: No space left on device/,
        sentence: 'the server\'s disk is full', hint: 'Give it as much room as the source database needs, and some.',
    },
    {
        code: 'out-of-locks', severity: 'failure', from: 'server', text: /^out of shared memory$/,
        sentence: 'the server has no room for more locks', hint: 'Raise max_locks_per_transaction on the server and start it again, or restore without --single-transaction.',
    },
    {
        code: 'out-of-memory', severity: 'failure', from: 'server', text: /^out of memory/,
        sentence: 'the server ran out of memory', hint: 'Give it more memory, or lower maintenance_work_mem or the number of jobs.',
    },
    {
        code: 'session-ended', severity: 'failure', from: 'server', text: /^terminating (?:connection|background worker "parallel worker") due to/,
        sentence: 'somebody ended the session of the restore', hint: 'An administrator, a time limit of the server, or its shutdown did; look at its log.',
    },
    {
        code: 'server-lost', severity: 'failure', from: 'server', follows: 'any failure', text: /^(?:terminating connection because of crash|lost connection to parallel worker|parallel worker failed to initialize|the database system is (?:shutting down|starting up|in recovery mode|not yet accepting))/,
        sentence: 'the connection to the server broke off during the restore', hint: 'The server ended or was killed (often for want of memory or disk); look at its log.',
    },
    {
        code: 'statement-ended', severity: 'failure', from: 'server', text: /^(?:canceling statement due to|deadlock detected)/,
        sentence: 'a statement of the restore was cancelled ({object})', hint: 'Somebody else uses the target, or a time limit of the server applies; restore into a database of its own.',
    },
    {
        code: 'read-only-server', severity: 'failure', from: 'server', text: /^cannot execute .* (?:in a read-only transaction|during recovery)$/,
        sentence: 'the target accepts no changes', hint: 'It is a standby, or default_transaction_read_only is set.',
    },
    {
        code: 'permission-denied', severity: 'failure', from: 'server', text: /^(?:permission denied|must be (?:owner|superuser|member|able)|only superusers? )/,
        sentence: 'the restoring role lacks a right ({object})', hint: 'Restore as a superuser or as the owner of the database, without owners and privileges.',
    },
    {
        code: 'drop-blocked', severity: 'failure', from: 'server', text: /^cannot drop (?<what>.+?) because (?:other objects depend on it|it is required by)/,
        sentence: '{what} could not be dropped first, because something depends on it that the backup does not know', hint: 'Restore into an empty database.',
    },
    {
        code: 'object-exists', severity: 'failure', from: 'server', text: /(?: already exists(?: with same argument types)?| already exists in .*|^multiple primary keys for table ".*" are not allowed| already (?:a member|partition) .*)$/,
        sentence: 'the target was not empty: something of the backup was there already ({object})', hint: 'Restore into an empty database, or with --clean --if-exists.',
    },
    {
        code: 'database-missing', severity: 'failure', from: 'server', follows: 'any failure', text: /^database "(?<database>.+)" does not exist$/,
        sentence: 'database {database} does not exist on this server', hint: 'Create it, or name one that is there.',
    },
    {
        code: 'connection-refused', severity: 'failure', from: 'server', text: /^(?:password authentication failed|no pg_hba\.conf entry|sorry, too many clients|too many connections|remaining connection slots)/,
        sentence: 'the server did not let pg_restore in', hint: 'Check role, password, pg_hba.conf and max_connections of the server.',
    },
    {
        // postgres_fdw and dblink, of a materialized view that reads from elsewhere while it is restored.
        code: 'foreign-server-unreachable', severity: 'failure', from: 'server', text: /^could not (?:connect to server|establish connection)/,
        sentence: 'another server, from which the backup reads while it is restored, could not be reached ({object})', hint: 'A sandbox in Docker has no network: set sandbox-network to one from which that server is reached, such as bridge.',
    },
    {
        code: 'object-missing', severity: 'failure', from: 'server', follows: 'any failure',
        text: /(?: does not exist(?: in .*)?$|^materialized view ".*" has not been populated$|^there is no unique constraint matching given keys)/,
        sentence: 'something that the backup builds on is not there ({object})', hint: 'The backup holds a part of the database only, or depends on what is outside of it; restore it whole.',
    },
];
/** Every rule, in the order in which they are tried. */
const restoreRules = [...fromClient, ...harmless, ...missingThings, ...violations, ...circumstances];
/**
 * What pg_restore says while all is well (most of it with --verbose), and notices and warnings that the server passes
 * through it: pg_restore hides those unless it is verbose, so they prove nothing.
 */
const restoreProgress = [
    /^while (?:INITIALIZING|PROCESSING TOC|FINALIZING):$/,
    /^from TOC entry \d+; [^]*$/,
    /^(?:creating \w[\w ]* "[^]*"|dropping [A-Z]+ [^]*)$/,
    /^processing (?:data for table "[^]*"|[A-Z][A-Z ]*)$/,
    /^(?:processing|processing missed|launching|finished|skipping) item -?\d+ [^]+$/,
    /^executing (?:[A-Z]+ [^]+|SELECT pg_catalog\.set_config\([^]+)$/,
    /^connecting to (?:database for restore|new database "[^]*")$/,
    /^(?:entering|finished) main parallel loop$/,
    /^entering restore_toc_entries_\w+$/,
    /^implied (?:data-only|schema-only|no-schema) restore$/,
    /^(?:setting owner and privileges for|disabling triggers for|enabling triggers for) [^]+$/,
    /^(?:restoring large object with OID \d+|restored \d+ large objects?)$/,
    /^table "[^]*" could not be created, will not restore its data$/,
    /^reducing dependencies for \d+$/,
];

;// CONCATENATED MODULE: ./postgres/restore-failures-untangling.js

const restore_failures_untangling_name = /^ *(?:\S*\/)?pg_restore(?:\.exe)?:/;
const level = /^ *(?:error|warning|fatal): /;
// What belongs to the message before it, and never begins one.
const restore_failures_untangling_section = /^(?:LINE \d+|DETAIL|HINT|QUERY|CONTEXT|LOCATION|Command was|Query was):/;
// 13 and 14 show what the server notes by the way, without a level: `WARNING:  wal_level is insufficient`. An error has words of pg_restore before the server's.
const notice = /^\p{Lu}+: {2}/u;
/**
 * Puts lines together again that several jobs of pg_restore wrote to one stderr at once. Each writes a message in four pieces, its name, a space, `error: ` and
 * the words with their line end, and a piece is never torn: `pg_restore:pg_restore:  error: error: one`, then `two` (pg_log_generic_v in PostgreSQL's logging.c).
 */
class Untangler {
    /** Messages whose name was read, but not yet their words; levels that were read before the words they belong to. */
    #missing = 0;
    #levels = 0;
    /** The line as its writer meant it. */
    line(text) {
        const { names, levels, words } = piecesOf(text);
        if (names === 1 && this.#missing === 0)
            return `pg_restore: ${levels[0] ?? ''}${words}`;
        if (names === 0 && (this.#missing === 0 || text.trim() === '' || restore_failures_untangling_section.test(text)))
            return text;
        const informs = isInformation(words);
        // A level is written before its words, so where none was read these words have none.
        const hasLevel = !informs && this.#levels + levels.length > 0;
        // What is neither goes on with a message of several lines.
        if (names === 0 && !informs && !hasLevel)
            return text;
        this.#missing += names - 1;
        this.#levels = this.#missing === 0 ? 0 : this.#levels + levels.length - (hasLevel ? 1 : 0);
        return `pg_restore: ${hasLevel ? levels[0] ?? 'error: ' : ''}${words}`;
    }
}
/** Whether words are of a message without a level. A name that goes on in the next line has its quote there. */
function isInformation(words) {
    return notice.test(words) || restoreProgress.some((rule) => rule.test(words) || rule.test(`${words}"`));
}
/** The pieces at the head of a line that are names and levels, and what follows them. */
function piecesOf(text) {
    let words = text;
    let names = 0;
    const levels = [];
    for (;;) {
        const piece = restore_failures_untangling_name.exec(words)?.[0] ?? level.exec(words)?.[0];
        if (piece === undefined)
            return { names, levels, words: words.replace(/^ +/, '') };
        if (restore_failures_untangling_name.test(piece))
            names += 1;
        else
            levels.push(piece.trimStart());
        words = words.slice(piece.length);
    }
}

;// CONCATENATED MODULE: ./postgres/restore-failures.js




const unexplainedHint = 'Restore the archive by hand with pg_restore to read its lines, which no log of ours shows. Until they are explained, this restore does not count as good.';
const killedHint = 'See in the log of the system whether memory ran out, or who ended it; then run again.';
/** Takes the stderr of pg_restore line by line, as it comes, and explains every line of it. */
class RestoreStderr {
    #reader = new MessageReader();
    #untangler = new Untangler();
    #entries = [];
    #parallel;
    #errors = 0;
    #ignored;
    #wasEnded = false;
    /** `jobs`: pg_restore's own. With several, its count of errors is no count: after one, a worker counts each of its items. */
    constructor(options = {}) {
        this.#parallel = (options.jobs ?? 1) > 1;
    }
    /** Takes one line, without its line end. */
    line(text) {
        this.#take(this.#reader.line(this.#parallel ? this.#untangler.line(text) : text));
    }
    /**
     * Everything that was said, explained, once pg_restore has ended with `exitCode` (undefined: by a signal). An error
     * that nothing explains, an end that nothing explains, and lines that were lost are failures.
     */
    end(exitCode) {
        this.#take(this.#reader.end());
        const failed = this.#entries.some(({ severity }) => severity === 'failure');
        if (this.#ignored !== undefined && (this.#parallel ? this.#errors === 0 : this.#ignored > this.#errors)) {
            this.#fail('errors-lost', `pg_restore counted ${this.#ignored} errors, and ${this.#errors} of them were seen`);
        }
        else if (!failed && (this.#wasEnded || exitCode === undefined)) {
            this.#fail('program-killed', 'pg_restore was ended from outside before it was through', killedHint);
        }
        else if (!failed && exitCode !== 0 && this.#ignored === undefined) {
            // With --exit-on-error even a harmless error ends the restore before it is complete.
            this.#fail(this.#errors > 0 ? 'stopped-early' : 'silent-end', `pg_restore ended with status ${exitCode} before it was through`);
        }
        return this.#entries;
    }
    #take(message) {
        if (message === undefined || (message.level === 'info' && isProgress(message)))
            return;
        // Its words for SIGTERM and SIGINT, after which it ends with status 1.
        if (message.from === 'client' && message.text === 'terminated by user') {
            this.#wasEnded = true;
            return;
        }
        const ignored = message.level === 'warning' ? /^errors ignored on restore: (?<count>\d+)$/.exec(message.text)?.groups?.['count'] : undefined;
        if (ignored !== undefined) {
            this.#ignored = Number(ignored);
            return;
        }
        if (message.level === 'error')
            this.#errors += 1;
        this.#entries.push(this.#explain(message));
    }
    #explain(message) {
        const { object, line } = message;
        const rule = restoreRules.find((candidate) => fits(candidate, message));
        if (rule === undefined)
            return { code: 'unexplained', severity: 'failure', object: shown(object), sentence: unexplained(message), hint: unexplainedHint, consequence: false, line };
        const sentence = fill(rule.sentence, namesOf(rule, message), object);
        return { code: rule.code, severity: rule.severity, object: shown(object), sentence, hint: rule.hint, consequence: this.#isConsequence(rule), line };
    }
    #isConsequence(rule) {
        if (rule.follows === undefined)
            return false;
        const lost = rule.follows === 'lost data' ? lostData : undefined;
        return this.#entries.some(({ severity, consequence, code }) => severity === 'failure' && !consequence && (lost?.has(code) ?? true));
    }
    #fail(code, sentence, hint = unexplainedHint) {
        this.#entries.push({ code, severity: 'failure', object: null, sentence, hint, consequence: false, line: 0 });
    }
}
/** Explains a whole stderr of pg_restore that is at hand; see RestoreStderr. */
function classifyRestore(stderr, exitCode, jobs = 1) {
    const reader = new RestoreStderr({ jobs });
    const lines = stderr.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    for (const line of lines)
        reader.line(line);
    return reader.end(exitCode);
}
/** The failures that need a cure, one of each code and object; what merely follows from them is left out. */
function causesOf(entries) {
    const causes = new Map();
    for (const entry of entries) {
        if (entry.severity !== 'failure' || entry.consequence)
            continue;
        const key = `${entry.code}\n${entry.sentence}`;
        if (!causes.has(key))
            causes.set(key, entry);
    }
    return [...causes.values()];
}
/** After these, rows are missing, and whatever refers to them fails as well. */
const lostData = new Set(['encoding', 'disk-full', 'value-refused', 'check-violated', 'domain-violated', 'not-null-violated', 'function-raised', 'object-exists',
    'object-missing', 'rows-already-there', 'permission-denied', 'missing-extension', 'missing-locale', 'partition-missing', 'out-of-memory', 'unexplained', 'statement-ended', 'foreign-server-unreachable']);
function fits(rule, message) {
    if ((message.level !== 'error' && message.level !== 'warning') || rule.from !== message.from || !rule.text.test(message.text))
        return false;
    if (rule.context !== undefined && !rule.context.test(message.context))
        return false;
    if (rule.command !== undefined && !rule.command.test(message.command))
        return false;
    return rule.severity === 'failure' || !message.cut;
}
/** Notices and warnings of the server are hidden unless pg_restore is verbose: whether they show cannot matter. */
function isProgress(message) {
    return message.from === 'server' || restoreProgress.some((pattern) => pattern.test(message.text));
}
function namesOf(rule, message) {
    return { ...rule.text.exec(message.text)?.groups, ...rule.context?.exec(message.context)?.groups };
}
function fill(sentence, names, object) {
    const filled = sentence.replace(/ ?\(\{object\}\)/, object === null ? '' : ` (${shown(object) ?? ''})`);
    return filled.replace(/\{(?<name>\w+)\}/g, (_, name) => shown(names[name] ?? '') ?? '');
}
/** pg_restore's own words may be repeated; the server's may hold rows, and so may whatever else was printed. */
function unexplained(message) {
    if (message.level === 'foreign')
        return `line ${message.line} was not written by pg_restore`;
    if (message.from === 'client' && message.command === '')
        return `pg_restore said what no rule explains: ${shown(message.text.split('\n')[0] ?? '') ?? ''}`;
    const during = shown(message.object) ?? 'a command';
    return `the server refused ${during} with an error that no rule explains (its text may hold rows: see line ${message.line} of pg_restore's stderr)`;
}
function shown(name) {
    return name === null ? null : (0,markdown/* plain */.pj)(name).slice(0, 200);
}

// EXTERNAL MODULE: ./postgres/sandbox-preparation.js
var sandbox_preparation = __webpack_require__(4106);
// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
// EXTERNAL MODULE: ./kit/settled.js
var settled = __webpack_require__(57507);
// EXTERNAL MODULE: ./archive/entries.js
var entries = __webpack_require__(66916);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./archive/blocks.js
var blocks = __webpack_require__(73396);
// EXTERNAL MODULE: ./archive/header.js
var archive_header = __webpack_require__(555);
// EXTERNAL MODULE: ./archive/intake.js
var archive_intake = __webpack_require__(94770);
// EXTERNAL MODULE: ./archive/table-of-contents.js
var table_of_contents = __webpack_require__(86631);
;// CONCATENATED MODULE: ./archive/offsets.js






const windowBytes = 256 * 1024;
/**
 * Writes into a file in the custom format where the data of each table begins. pg_dump leaves that open when it writes into a pipe, and then each
 * job of a parallel pg_restore searches the file for its tables. A damaged archive is left as it is: what is wrong with it, others tell. Source of the layout: WriteOffset in PostgreSQL's pg_backup_archiver.c.
 */
async function fillOffsets(path) {
    const patches = await missingOffsets(path);
    if (patches.length === 0)
        return;
    const handle = await (0,promises_.open)(path, 'r+');
    try {
        for (const { at, bytes } of patches)
            await handle.write(bytes, 0, bytes.length, at);
    }
    finally {
        await handle.close();
    }
}
/** How many bytes the data of each entry takes in a file in the custom format, as it stands there; nothing of a damaged archive. */
async function dataBytes(path) {
    const starts = await skimmed(path, readAllStarts, new Map());
    const ordered = [...starts].sort(([, a], [, b]) => a - b);
    return new Map(ordered.map(([dumpId, start], index) => [dumpId, (ordered[index + 1]?.[1] ?? start) - start]));
}
function missingOffsets(path) {
    return skimmed(path, readMissing, []);
}
/** What steps find in a file, of which only what they look at is read; `otherwise` for a damaged archive. */
async function skimmed(path, steps, otherwise) {
    const handle = await (0,promises_.open)(path, 'r');
    try {
        const intake = new archive_intake/* Intake */.V();
        return await carried(handle, intake, steps(intake));
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            return otherwise;
        throw problem;
    }
    finally {
        await handle.close();
    }
}
/** Carries steps to their end over a file, of which only what they look at is read. */
async function carried(handle, intake, steps) {
    for (;;) {
        const step = steps.next();
        if (step.done === true)
            return step.value;
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(windowBytes), 0, windowBytes, intake.position);
        if (bytesRead === 0)
            intake.end();
        else
            intake.push(buffer.subarray(0, bytesRead));
    }
}
function* readMissing(intake) {
    const header = yield* (0,archive_header/* readHeader */.a)(intake, 'custom');
    const entries = yield* (0,table_of_contents/* readTableOfContents */.u)(intake, header, 'custom');
    const missing = [...entries.values()].filter(({ hadData, dataOffset }) => hadData && dataOffset === null);
    if (missing.length === 0)
        return [];
    const starts = yield* readStarts(intake);
    return missing.flatMap(({ dumpId, offsetAt }) => {
        const start = starts.get(dumpId);
        return start === undefined || offsetAt === null ? [] : [{ at: offsetAt, bytes: field(header.offsetSize, start) }];
    });
}
/** Where each entry's data begins, and under 0 where the last one ends. */
function* readAllStarts(intake) {
    const header = yield* (0,archive_header/* readHeader */.a)(intake, 'custom');
    yield* (0,table_of_contents/* readTableOfContents */.u)(intake, header, 'custom');
    const starts = yield* readStarts(intake);
    return starts.set(0, intake.position);
}
function field(size, offset) {
    const bytes = Buffer.alloc(1 + size);
    bytes.writeUInt8(table_of_contents/* offsetState */.h.set);
    // More than 48 bits, 256 TB, no file has.
    bytes.writeUIntLE(offset, 1, Math.min(size, 6));
    return bytes;
}
/** Where the block of each entry begins; nothing within the blocks is looked at but their lengths. */
function* readStarts(intake) {
    const starts = new Map();
    while (!(yield* intake.atEnd())) {
        const start = intake.position;
        const type = yield* intake.byte();
        starts.set(yield* intake.integer(), start);
        if (type !== blocks/* blockType */.et.largeObjects)
            yield* passFrames(intake);
        else
            while ((yield* intake.integer()) !== 0)
                yield* passFrames(intake);
    }
    return starts;
}
function* passFrames(intake) {
    for (;;) {
        const length = yield* intake.integer();
        if (length <= 0)
            return;
        intake.skip(length);
    }
}

;// CONCATENATED MODULE: ./domain/restore-order.js
// Each early build is a process of its own: it pays for large tables, or costly indexes, and for a few of them.
const largeTables = 16;
const largeRows = 50_000;
// What a row costs against a row of a B-tree, which took 0.3 µs. A full-text index took 87 µs for each row of 600 characters; the others are reckoned.
const weights = { gin: 50, gist: 30, spgist: 20, hnsw: 5000, ivfflat: 100, brin: 0.2 };
const fullTextWeight = 300;
/** What of an archive is worth building as soon as its table is loaded; all the rest waits for the last table. `rowsOf` is 0 for a table that is not known. */
function earlyBuilds(entries, rowsOf) {
    const known = new Map(entries.map((entry) => [entry.dumpId, entry]));
    const dataOf = new Map(entries.filter(({ description }) => description === 'TABLE DATA').flatMap((entry) => entry.dependencies.filter((id) => known.get(id)?.description === 'TABLE').map((table) => [table, entry])));
    const builds = entries.flatMap((entry) => {
        if (entry.description !== 'INDEX' && entry.description !== 'CONSTRAINT')
            return [];
        const data = dataThatAllNeed(entry, known, dataOf);
        if (data === undefined)
            return [];
        return [{ dumpId: entry.dumpId, data: data.dumpId, cost: rowsOf(data.namespace ?? '', data.tag) * weightOf(entry.definition ?? ''), alone: entry.description === 'CONSTRAINT' }];
    });
    const sizes = new Map();
    for (const { data, cost } of builds) {
        const entry = known.get(data);
        // A costly index makes a small table worth it, when it costs ten times what the index of a large one does.
        sizes.set(data, Math.max(sizes.get(data) ?? 0, entry === undefined ? 0 : rowsOf(entry.namespace ?? '', entry.tag), cost / 10));
    }
    const large = new Set([...sizes].filter(([, size]) => size >= largeRows).sort(([, a], [, b]) => b - a).slice(0, largeTables).map(([data]) => data));
    return builds.filter(({ data }) => large.has(data));
}
function weightOf(definition) {
    const method = /\sUSING (?<method>\w+)/.exec(definition)?.groups?.['method'] ?? 'btree';
    return method === 'gin' && definition.includes('to_tsvector(') ? fullTextWeight : weights[method] ?? 1;
}
/**
 * What can be built while the early builds of some tables are not over yet, by the dump ids of these tables' data: all other indexes, keys and foreign keys that
 * need none of these tables. A foreign key locks both of its tables, and would wait for a build on one of them.
 */
function buildsBeside(entries, early, busy) {
    const known = new Map(entries.map((entry) => [entry.dumpId, entry]));
    const busyTables = new Set([...busy].flatMap((data) => known.get(data)?.dependencies ?? []));
    const answers = new Map();
    const canBuild = (dumpId, depth) => {
        const answer = answers.get(dumpId);
        if (answer !== undefined)
            return answer;
        // A foreign key needs a key, and that a table. Longer chains, and circles, are in damaged archives alone.
        if (depth > 10)
            return false;
        answers.set(dumpId, false);
        const { section, description, dependencies } = known.get(dumpId) ?? { section: 'pre-data', description: '', dependencies: [] };
        const can = !busyTables.has(dumpId) && (section !== 'post-data' || (builtKinds.has(description) && dependencies.every((id) => canBuild(id, depth + 1))));
        answers.set(dumpId, can);
        return can;
    };
    return entries.filter(({ dumpId, section }) => section === 'post-data' && !early.has(dumpId) && canBuild(dumpId, 0)).map(({ dumpId }) => dumpId);
}
const builtKinds = new Set(['INDEX', 'CONSTRAINT', 'FK CONSTRAINT']);
/** The one table's data that an entry waits for; undefined for an entry that waits for more than that. */
function dataThatAllNeed(entry, known, dataOf) {
    // An index over an expression names its table once for the index and once for each column.
    const needed = [...new Set(entry.dependencies)];
    const tables = needed.filter((id) => known.get(id)?.description === 'TABLE');
    // What is itself built upon tables, or filled by the restore, has an order of its own.
    const others = needed.filter((id) => !tables.includes(id) && known.get(id) !== undefined && known.get(id)?.section !== 'pre-data');
    const [table] = tables;
    return table === undefined || tables.length > 1 || others.length > 0 ? undefined : dataOf.get(table);
}

// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __webpack_require__(69302);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
// EXTERNAL MODULE: ./postgres/connection.js + 1 modules
var connection = __webpack_require__(82912);
;// CONCATENATED MODULE: ./postgres/restore.js





const parts = {
    // Tables and rows in one run: pg_restore then loads each table in the transaction that truncates it, which needs no WAL.
    'tables': ['--section=pre-data', '--section=data'],
    'upon them': ['--section=post-data'],
};
/** What pg_restore said, every line of it explained; see RestoreStderr. */
async function restoreArchive(request) {
    const stderr = new RestoreStderr({ jobs: request.jobs });
    const list = request.only === undefined ? [] : [`--use-list=${await writeList(request.only)}`];
    const parameters = [
        `--format=${request.archive.format}`, '--no-password', `--jobs=${request.jobs}`,
        ...parts[request.part],
        ...(request.clean ? ['--clean', '--if-exists'] : []),
        ...(request.ownership ? [] : ['--no-owner', '--no-privileges']),
        ...list,
        // The database's name comes from the environment; an empty argument makes pg_restore connect at all.
        '--dbname=', request.archive.path,
    ];
    const started = (0,process/* start */.ni)(request.pgRestore, parameters, {
        environment: (0,connection/* libpqEnvironment */.SQ)(request.connection, { ...connection/* pinnedSettings */.wW, ...request.settings }), signal: request.signal, onErrorLine: (line) => { stderr.line(line); },
    });
    started.stdout.resume();
    started.stdin.end();
    try {
        await started.done;
        return stderr.end(0);
    }
    catch (problem) {
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
        return stderr.end(problem.exitCode);
    }
}
async function writeList({ dumpIds, folder }) {
    const path = (0,external_node_path_.join)(folder, `${dumpIds.length}-from-${dumpIds[0] ?? 0}.list`);
    await (0,promises_.writeFile)(path, dumpIds.map((dumpId) => `${dumpId};\n`).join(''), { mode: 0o600 });
    return path;
}

;// CONCATENATED MODULE: ./postgres/restore-turns.js
/** In the place of one table's data: whatever waits for it, waits for all. */
const everything = 0;
/**
 * Hands out the places of a restore: as many things run at once as there are jobs, nothing before its table is loaded, keys before the indexes of
 * the same table, the costliest build first, and reading again after all of them. One build may always run beside the loading: the longest index
 * decides when everything is over.
 */
class Turns {
    #jobs;
    #loaded = new Set();
    #waiting = [];
    /** Counted, not searched: what waits is looked through at every turn, which some thousand tables take. */
    #tables = new Map();
    #running = 0;
    #builds = 0;
    #loading = 0;
    #allLoaded = false;
    #over = false;
    #givenUp = false;
    constructor(jobs) {
        this.#jobs = jobs;
    }
    /** How many tables are being loaded, and of which the data is in by now. */
    loads(loading, loaded) {
        this.#loading = loading;
        for (const data of loaded)
            this.#loaded.add(data);
        this.#fill();
    }
    /** Everything is loaded. */
    loadedAll() {
        this.#loading = 0;
        this.#allLoaded = true;
        this.#fill();
    }
    /** Every place is free for what still waits: the builds are over or in other hands. */
    buildsAreOver() {
        this.#over = true;
        this.#fill();
    }
    /** Waits for a place; undefined when the restore was given up. */
    take(data, kind, rank, alone = false) {
        if (this.#givenUp)
            return Promise.resolve(undefined);
        return new Promise((resolve) => {
            const waiting = { data, kind, rank, alone, go: resolve };
            const place = this.#waiting.findIndex((other) => byRank(waiting, other) < 0);
            this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, waiting);
            if (alone)
                this.#on(data).keys++;
            this.#fill();
        });
    }
    /** The restore has failed: whatever waits is sent home. */
    giveUp() {
        this.#givenUp = true;
        for (const waiting of this.#waiting.splice(0))
            waiting.go(undefined);
    }
    #on(data) {
        const table = this.#tables.get(data) ?? { running: 0, keys: 0 };
        this.#tables.set(data, table);
        return table;
    }
    #fill() {
        for (;;) {
            const place = this.#waiting.findIndex((waiting) => this.#mayGo(waiting));
            const [next] = place < 0 ? [] : this.#waiting.splice(place, 1);
            if (next === undefined)
                return;
            this.#begin(next);
        }
    }
    #begin({ data, kind, alone, go }) {
        const count = (by) => {
            this.#running += by;
            if (kind === 'build')
                this.#builds += by;
            this.#on(data).running += by;
        };
        let over = false;
        count(1);
        go(() => {
            if (over)
                return;
            over = true;
            count(-1);
            if (alone)
                this.#on(data).keys--;
            this.#fill();
        });
    }
    #mayGo({ data, kind, alone }) {
        if (!this.#allLoaded && !this.#loaded.has(data))
            return false;
        if (this.#over)
            return true;
        const { running, keys } = this.#on(data);
        const isRoom = this.#loading + this.#running < this.#jobs;
        if (kind === 'read')
            return keys === 0 && isRoom;
        return (this.#builds === 0 || isRoom) && (alone ? running === 0 : keys === 0);
    }
}
/** Keys first: they are quick, and their table waits for them. Then what costs most; reading last. */
function byRank(a, b) {
    if (a.kind !== b.kind)
        return a.kind === 'build' ? -1 : 1;
    if (a.alone !== b.alone)
        return a.alone ? -1 : 1;
    return b.rank - a.rank;
}

;// CONCATENATED MODULE: ./postgres/restore-watch.js

const pollMilliseconds = 150;
/**
 * Tells the turns which tables pg_restore has loaded. What pg_restore says itself with --verbose cannot be read: its jobs write to one stderr, piece by
 * piece. But it loads each table in the transaction that truncates it, so that the table has another file when its rows are in. A table that is missed is
 * only found later, when everything is loaded. Gives what ends the watch; its own failures are not the restore's.
 */
async function watchLoads(connection, tables, turns) {
    const session = await (0,postgres_session/* connect */.Ng)(connection);
    let timer;
    let ended = false;
    const files = new Map();
    const poll = async () => {
        await look(session, tables, files, turns);
        if (!ended)
            timer = setTimeout(() => { polling = poll().catch(() => undefined); }, pollMilliseconds);
    };
    let polling = poll().catch(() => undefined);
    return async () => {
        ended = true;
        clearTimeout(timer);
        await polling;
        await session.end();
    };
}
async function look(session, tables, files, turns) {
    const [active] = await session.query(`SELECT count(*)::int AS loading FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'COPY %FROM stdin;%'`);
    const found = await session.query(`SELECT data, c.oid::int8::float8 AS oid, c.relfilenode::int8::float8 AS file FROM unnest($1::text[], $2::text[], $3::int[]) AS watched (schema, name, data)
     JOIN pg_namespace n ON n.nspname = schema JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = watched.name`, [tables.map(({ schema }) => schema), tables.map(({ name }) => name), tables.map(({ data }) => data)]);
    const loaded = [];
    for (const { data, oid, file } of found) {
        const first = files.get(data);
        if (first?.oid !== oid)
            files.set(data, { oid, file });
        else if (first.file !== file)
            loaded.push(data);
    }
    turns.loads(active?.loading ?? 0, loaded);
}

;// CONCATENATED MODULE: ./postgres/restore-together.js





/**
 * Restores a whole archive, by pg_restore alone, in an order of its own: the indexes and keys of large tables are built while other tables are still
 * being loaded, the costliest first. pg_restore itself begins with them when the last row is in, and ends with the longest.
 */
async function restoreTogether(request) {
    const { early, entries, watched, turns, folder, ...common } = request;
    const unfinished = new Set(early);
    const given = early.map(async (build) => {
        const release = await turns.take(build.data, 'build', build.cost, build.alone);
        try {
            return release === undefined ? [] : await restoreArchive({ ...common, clean: false, jobs: 1, part: 'upon them', only: { dumpIds: [build.dumpId], folder } });
        }
        finally {
            unfinished.delete(build);
            release?.();
        }
    });
    const begun = Promise.all(given);
    begun.catch(() => undefined);
    let beside;
    try {
        const stopWatching = watched.length === 0 ? undefined : await watchLoads(request.connection, watched, turns);
        const tables = await restoreArchive({ ...common, part: 'tables' }).finally(stopWatching);
        if (causesOf(tables).length > 0 || request.signal.aborted) {
            turns.giveUp();
            await begun;
            return { tables, built: [] };
        }
        turns.loadedAll();
        beside = buildBeside(request, unfinished);
        beside.catch(() => undefined);
        const built = (await begun).flat();
        turns.buildsAreOver();
        const done = new Set(early.map(({ dumpId }) => dumpId));
        const sooner = await beside;
        for (const dumpId of sooner.dumpIds)
            done.add(dumpId);
        const left = entries.filter(({ section, dumpId }) => section === 'post-data' && !done.has(dumpId)).map(({ dumpId }) => dumpId);
        const rest = await restoreArchive({ ...common, clean: false, part: 'upon them', ...(done.size === 0 ? {} : { only: { dumpIds: left, folder } }) });
        return { tables, built: [...built, ...sooner.said, ...rest] };
    }
    catch (problem) {
        turns.giveUp();
        // Whoever is told of a failure must find nothing of ours still at work in the database.
        await Promise.allSettled([...given, beside]);
        throw problem;
    }
}
/**
 * Builds what needs no table with a build that is not over, foreign keys above all, beside the last of these builds: the longest would leave the other
 * processors idle. When nothing is left to wait for, so is this.
 */
async function buildBeside(request, unfinished) {
    const { early, entries, turns, folder } = request;
    const nothing = { dumpIds: [], said: [] };
    if (unfinished.size === 0)
        return nothing;
    // Behind every build that waits for a place.
    const release = await turns.take(everything, 'build', -1);
    try {
        if (release === undefined || unfinished.size === 0 || request.signal.aborted)
            return nothing;
        const dumpIds = buildsBeside(entries, new Set(early.map(({ dumpId }) => dumpId)), new Set([...unfinished].map(({ data }) => data)));
        if (dumpIds.length === 0)
            return nothing;
        return { dumpIds, said: await restoreArchive({ ...request, clean: false, jobs: Math.max(1, request.jobs - unfinished.size), part: 'upon them', only: { dumpIds, folder } }) };
    }
    finally {
        release?.();
    }
}

;// CONCATENATED MODULE: ./actions/restore-together.js








/** Restores an archive and reads its rows again as their tables are in, while indexes and constraints are built upon them. */
async function restoreAndRead({ restore, proof, restoring, reading, temporaryDirectory }) {
    const entries = await entriesOf(restore.archive);
    const turns = new Turns(restore.jobs);
    // A container takes longer to start than such a build is worth.
    const hasEarly = restore.jobs > 1 && restore.pgRestore.leading === undefined && restore.pgRestore.within === undefined;
    const early = hasEarly ? earlyBuilds(entries, await rowsOf(proof, entries, restore.archive)) : [];
    const large = new Set(early.map(({ data }) => data));
    const watched = entries.filter(({ dumpId }) => large.has(dumpId)).map((entry) => ({ schema: entry.namespace ?? '', name: entry.tag, data: entry.dumpId }));
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(temporaryDirectory, 'lists');
    if (restore.jobs > 1 && restore.archive.ours === true && restore.archive.format === 'custom')
        await fillOffsets(restore.archive.path);
    try {
        const [restored, read] = await Promise.allSettled([
            restoring(() => restoreTogether({ ...restore, early, watched, entries, turns, folder })), reading?.(turnOf(turns, entries)),
        ]);
        return { ...(0,settled/* valueOf */.R)(restored), read: reading === undefined ? undefined : read };
    }
    finally {
        await (0,private_folder/* removePrivateFolder */.Yv)(folder);
    }
}
/** The archive's table of contents; what is wrong with a damaged one, pg_restore tells. */
async function entriesOf(archive) {
    try {
        return await (0,entries/* entriesAt */.w)(archive);
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        return [];
    }
}
// A row of a usual table, compressed: half of what was measured on rows of numbers and short texts, so that a table is sooner taken for large than for small.
const bytesOfRow = 15;
/** How many rows a table holds, as the manifest tells it; reckoned from its bytes in the archive where nobody counted them. */
async function rowsOf(proof, entries, { path, format }) {
    const keyOf = (schema, name) => JSON.stringify([schema, name]);
    const counted = proof?.relations.filter(({ rows }) => rows !== null) ?? [];
    if (counted.length > 0 || format !== 'custom') {
        const rows = new Map(counted.map((relation) => [keyOf(relation.schema, relation.name), relation.rows]));
        return (schema, table) => rows.get(keyOf(schema, table)) ?? 0;
    }
    const bytes = await dataBytes(path);
    const rows = new Map(entries.filter(({ description }) => description === 'TABLE DATA').map((entry) => [keyOf(entry.namespace, entry.tag), (bytes.get(entry.dumpId) ?? 0) / bytesOfRow]));
    return (schema, table) => rows.get(keyOf(schema, table)) ?? 0;
}
/** A table is read when its data is in; what has no data in the archive, when everything is. */
function turnOf(turns, entries) {
    const data = new Map(entries.filter(({ description }) => description === 'TABLE DATA').map((entry) => [JSON.stringify([entry.namespace, entry.tag]), entry.dumpId]));
    return (relation) => turns.take(relation === undefined ? everything : data.get(JSON.stringify([relation.schema, relation.name])) ?? everything, 'read', relation?.rows ?? 0);
}

// EXTERNAL MODULE: ./actions/restore-test/comparison.js + 3 modules
var restore_test_comparison = __webpack_require__(21143);
;// CONCATENATED MODULE: ./actions/restoring.js









/** Causes that lie with the server restored into: they say nothing against the backup. */
const notOfTheBackup = new Set([
    'archive-too-new', 'compression-unsupported', 'missing-role', 'missing-extension', 'extension-version', 'extension-not-preloaded', 'missing-tablespace', 'missing-locale',
    'permission-denied', 'read-only-server', 'server-lost', 'connection-failed', 'connection-refused', 'disk-full', 'out-of-locks', 'out-of-memory', 'session-ended', 'statement-ended', 'encoding', 'foreign-server-unreachable', 'program-killed',
]);
/**
 * Restores an archive and compares every row, sequence, large object and object of the schema with the source. The rows are read again as
 * their tables are in, and while indexes and constraints are built upon them. Stops early, without problems, when the run is interrupted.
 */
async function restoreAndCompare(request) {
    // A session that does nothing: it stands as long as the server has neither ended nor crashed.
    const witness = await (0,postgres_session/* connect */.Ng)(request.connection);
    try {
        const restored = await restoreAndHold(request);
        if (restored.problems.every(({ level }) => level !== 'damaged') || await witness.query('SELECT 1').then(() => true, () => false))
            return restored;
        return { ...restored, problems: [serverLost(request.place), ...restored.problems.filter(({ level }) => level !== 'damaged')] };
    }
    finally {
        await witness.end();
    }
}
/** Whatever looked like damage may come of the server's end. */
function serverLost(place) {
    return {
        step: 'restore', level: 'unproved', sentence: `the server of ${place} ended or crashed in the middle: what was missing there says nothing against the backup`,
        hint: 'Look at its log, at the memory of its machine, and at who may have stopped it; then run again.',
    };
}
async function restoreAndHold(request) {
    const { context, connection, manifest } = request;
    const { host } = context;
    const notes = [];
    const settings = await (0,sandbox_preparation/* supportedSettings */.WA)(connection, manifest?.server.settings ?? {}, notes, request.place);
    // The rules that explain pg_restore's words know English. A role that is no superuser may not choose the server's language.
    const words = await (0,sandbox_preparation/* supportedSettings */.WA)(connection, { lc_messages: 'C' }, []);
    const comparison = comparisonOf(request, { ...settings, ...await (0,sandbox_preparation/* withoutEventTriggers */._)(connection) });
    const seconds = {};
    const timed = async (step, work) => {
        const began = context.now().getTime();
        return work().finally(() => { seconds[step] = (context.now().getTime() - began) / 1000; });
    };
    const { tables, built, read } = await restoreAndRead({
        restore: { pgRestore: request.clients.pgRestore, connection, archive: request.archive, jobs: request.jobs, clean: request.clean, ownership: request.ownership, settings: { ...settings, ...words }, signal: host.interrupted },
        proof: request.proof, temporaryDirectory: host.temporaryDirectory, restoring: (work) => timed('restore', work),
        reading: comparison === undefined ? undefined : (turn) => timed('rows', () => readAll(comparison, turn, context)),
    });
    const nothing = { notes, rows: 0, tables: 0, compared: false, seconds, settings, held: undefined };
    const lost = problemsOf(tables);
    if (lost.length > 0 || host.interrupted.aborted)
        return { ...nothing, problems: lost };
    const found = read === undefined ? undefined : (0,settled/* valueOf */.R)(read);
    host.line(`    restored in ${(0,units/* duration */.p0)(seconds.restore ?? 0)}`);
    const failures = problemsOf(built);
    if (comparison === undefined || found === undefined)
        return { ...nothing, problems: failures };
    // Rows that are missing come before the constraints that fail for want of them.
    if (failures.length > 0)
        return { ...nothing, problems: [...asProblems((0,proof/* compareTables */.Dz)(comparison.proof, found.tables, 'the restored database').differences.map(({ sentence }) => sentence)), ...failures] };
    host.line('>>> Comparing every row with the source');
    const compared = await (0,restore_test_comparison/* compareRestored */.Ie)(comparison, found);
    host.line(`    ${(0,units/* counted */.hS)(compared.rows, 'row')} of ${(0,units/* counted */.hS)(compared.tables, 'table')} equal to the source, read in ${(0,units/* duration */.p0)(seconds.rows ?? 0)} while indexes were built`);
    return {
        problems: asProblems(compared.differences), notes: [...notes, ...compared.notes], rows: compared.rows, tables: compared.tables, compared: comparison.manifest.proof.mode !== 'none',
        seconds, settings, held: { request: comparison, found },
    };
}
function problemsOf(entries) {
    return causesOf(entries).map((cause) => ({ step: 'restore', level: notOfTheBackup.has(cause.code) ? 'unproved' : 'damaged', sentence: cause.sentence, hint: cause.hint }));
}
function asProblems(sentences) {
    return sentences.map((sentence) => ({ step: 'rows', level: 'damaged', sentence, hint: null }));
}
/** What the restored database is held against; nothing where there is no manifest. */
function comparisonOf({ connection, serverVersionNumber, manifest, proof, archive, clients, ownership, jobs, context }, settings) {
    if (manifest === undefined || proof === undefined)
        return undefined;
    return { connection, serverVersionNumber, manifest, proof, archive, pgDump: clients.pgDump, pgRestore: clients.pgRestore, ownership, settings, sessions: jobs, signal: context.host.interrupted };
}
function readAll(comparison, turn, { host, now }) {
    const { totals } = comparison.manifest;
    const began = now().getTime();
    let [rows, tables] = [0, 0];
    return (0,restore_test_comparison/* readRows */.aK)(comparison, (more) => {
        rows += more;
        tables += 1;
        host.progress(`    ${(0,progress/* readingProgress */.At)({ rows, tables, seconds: (now().getTime() - began) / 1000 }, totals)}`);
    }, turn);
}


/***/ }),

/***/ 43494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ readProof),
  g: () => (/* binding */ verifyBackup)
});

// EXTERNAL MODULE: ./archive/reader.js
var reader = __webpack_require__(23549);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/manifest-parsing.js + 1 modules
var manifest_parsing = __webpack_require__(56414);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
// EXTERNAL MODULE: ./kit/bounded-text.js
var bounded_text = __webpack_require__(1843);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./actions/backup/stream.js
var stream = __webpack_require__(5070);
// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
;// CONCATENATED MODULE: ./actions/verify/agreement.js


/** Where the open part of the manifest contradicts the set that it stands in, as a sentence: it may be another backup's, or edited. */
async function manifestMismatch(store, set, manifest, read) {
    const { archive, proof } = manifest;
    if (manifest.backup !== set.id)
        return `the manifest is that of ${manifest.backup}`;
    if (manifest.database !== set.database)
        return `the manifest is that of database ${manifest.database}`;
    if (archive.sha256 !== read.sidecar)
        return 'the manifest names another checksum than the sidecar';
    if (set.files.proof === undefined)
        return `the closed part of the manifest, ${proof.file}, is missing`;
    if (proof.file !== set.files.proof.name)
        return `the manifest names ${proof.file} as its closed part, not ${set.files.proof.name}`;
    const said = archiveMismatch(set, manifest, read);
    if (said !== undefined)
        return said;
    if (await (0,backups/* hashOf */.qQ)(await store.read(proof.file)) !== proof.sha256)
        return `the closed part of the manifest, ${proof.file}, was changed`;
    return globalsMismatch(store, set, manifest);
}
function archiveMismatch(set, { archive, encryption }, { stored, plain = stored, contents }) {
    const file = (0,backups/* complete */.My)(set).archive.name;
    const facts = [
        ['file', archive.file, file], ['encryption', encryption.method, (0,archive_name/* parseFile */.CJ)(file)?.encryption ?? ''], ['size', archive.bytes, stored.bytes],
        ['size once opened', archive.plainBytes, plain.bytes], ['checksum once opened', archive.plainSha256, plain.sha256],
        // Nothing has read the archive of a backup that was taken without proof.
        ['format', archive.formatVersion === 'unread' ? contents?.formatVersion ?? '' : archive.formatVersion, contents?.formatVersion ?? ''],
    ];
    const wrong = facts.find(([, said, found]) => said !== found);
    return wrong === undefined ? undefined : `the manifest names another ${wrong[0]} of the archive: ${wrong[1]}, not ${wrong[2]}`;
}
async function globalsMismatch(store, set, { globals }) {
    if (globals === undefined)
        return set.files.globals === undefined ? undefined : `the manifest knows nothing of ${set.files.globals.name}`;
    if (set.files.globals === undefined)
        return `the roles and settings, ${globals.file}, are missing`;
    if (globals.file !== set.files.globals.name)
        return `the manifest names ${globals.file} as the roles and settings, not ${set.files.globals.name}`;
    return await (0,backups/* hashOf */.qQ)(await store.read(globals.file)) === globals.sha256 ? undefined : `the roles and settings, ${globals.file}, were changed`;
}
/** Where the two parts of the manifest contradict each other, as a sentence. */
function proofMismatch(proof, manifest) {
    if (proof.backup !== manifest.backup)
        return `the closed part of the manifest is that of ${proof.backup}`;
    const tables = proof.relations.filter(({ kind }) => kind === 'table');
    const found = {
        tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0), sequences: proof.sequences.length, largeObjects: proof.largeObjects.count,
    };
    const names = { tables: 'tables', rows: 'rows', sequences: 'sequences', largeObjects: 'large objects' };
    const wrong = Object.keys(found).find((name) => found[name] !== manifest.totals[name]);
    if (wrong !== undefined)
        return `the manifest counts ${manifest.totals[wrong]} ${names[wrong]}, its closed part ${found[wrong]}`;
    return modeMismatch(proof, manifest.proof.mode);
}
/** Where the closed part holds more, or less, than its mode has. What has no count and no fingerprint compares with anything. */
function modeMismatch({ relations, largeObjects }, mode) {
    const compared = relations.filter(({ kind, exempt }) => kind === 'table' && exempt === null);
    const objects = largeObjects.count > 0 ? [{ name: 'the large objects', rows: 0, fingerprint: largeObjects.fingerprint }] : [];
    const named = [...objects, ...compared.map(({ schema, name, rows, fingerprint }) => ({ name: `${schema}.${name}`, rows, fingerprint }))];
    const wrongly = (what, one) => one === undefined ? undefined : `the closed part of the manifest has ${what} of ${one.name}`;
    if (mode === 'content')
        return wrongly('no fingerprint', named.find(({ fingerprint }) => fingerprint === null));
    return wrongly(`a fingerprint, which proof: ${mode} has not,`, named.find(({ fingerprint }) => fingerprint !== null))
        ?? (mode === 'rows' ? wrongly('no count', named.find(({ rows }) => rows === null)) : undefined);
}

;// CONCATENATED MODULE: ./actions/verify/check.js












/** Proves a stored backup without a server: checksum and whole read in one pass, then every table against the manifest. */
async function verifyBackup(store, set, open, now) {
    const began = now().getTime();
    const { archive } = (0,backups/* complete */.My)(set);
    const found = await judge(store, set, open);
    return {
        backup: set.id, verdict: found.verdict.verdict, reason: found.verdict.verdict === 'proved' ? null : found.verdict.reason,
        whole: found.whole, differences: found.differences, rows: found.rows, bytes: archive.bytes, seconds: (now().getTime() - began) / 1000,
    };
}
async function judge(store, set, open) {
    const nothing = { whole: false, differences: [], rows: 0 };
    try {
        const { archive } = (0,backups/* complete */.My)(set);
        const sidecar = await (0,backups/* readSidecar */.YD)(store, set);
        const size = await (0,backups/* readManifest */.WI)(store, set).then((manifest) => manifest?.archive.bytes, () => undefined);
        const { contents, stored, plain, problem } = await readWhole(store, archive.name, size, open);
        // The checksum's word comes first: it tells a changed file from a dump that was written wrong.
        if (stored.sha256 !== sidecar)
            return { ...nothing, verdict: (0,verdict/* damaged */.qM)(`the checksum of ${archive.name} is not the one in its sidecar${problem === undefined ? '' : ` (${problem.message})`}`) };
        if (problem !== undefined)
            throw problem;
        const manifest = await (0,backups/* readManifest */.WI)(store, set);
        if (manifest === undefined)
            return { ...nothing, whole: true, verdict: (0,verdict/* unproved */.gv)('checksum and archive are whole, but there is no manifest to compare the rows with') };
        const mismatch = await manifestMismatch(store, set, manifest, { sidecar, stored, plain, contents });
        if (mismatch !== undefined)
            return { ...nothing, verdict: (0,verdict/* damaged */.qM)(mismatch) };
        const proof = await readProof(store, manifest, open);
        const contradiction = proofMismatch(proof, manifest);
        return contradiction === undefined ? compare(proof, manifest, contents) : { ...nothing, verdict: (0,verdict/* damaged */.qM)(contradiction) };
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E && damageCodes.has(problem.code))
            return { ...nothing, verdict: (0,verdict/* damaged */.qM)(problem.message) };
        if (problem instanceof errors/* KnownError */.E)
            return { ...nothing, verdict: (0,verdict/* unproved */.gv)(problem.message) };
        throw problem;
    }
}
const damageCodes = new Set(['archive-damaged', 'archive-truncated', 'archive-not-ours', 'sidecar-damaged', 'manifest-damaged', 'file-missing', 'damaged-ciphertext', 'truncated-ciphertext']);
/** One pass: the stored bytes hashed, opened, hashed again where that differs, and read as an archive. */
async function readWhole(store, name, bytes, open) {
    const stored = (0,stream/* tap */.M)();
    const source = await store.read(name);
    source.on('error', (failure) => { stored.stream.destroy(failure); });
    source.pipe(stored.stream);
    const plain = (0,archive_name/* parseFile */.CJ)(name)?.encryption === 'none' ? undefined : (0,stream/* tap */.M)();
    try {
        const opened = await open(stored.stream, bytes);
        const contents = await (0,reader/* readArchive */.bL)(plain === undefined ? opened : (0,head/* chained */.HM)(opened, plain.stream), (0,archive_name/* formatOf */.be)(name));
        return { contents, stored: stored.passed(), plain: plain?.passed(), problem: undefined };
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        // What is wrong with the archive may be that the file was changed: its own hash tells, and belongs to the verdict.
        return { contents: undefined, stored: { bytes: 0, sha256: await (0,backups/* hashOf */.qQ)(await store.read(name)) }, plain: undefined, problem };
    }
    finally {
        source.destroy();
    }
}
/** The manifest's closed part, opened. */
async function readProof(store, manifest, open) {
    return (0,manifest_parsing/* parseProof */.k_)(await (0,bounded_text/* boundedText */.LD)(await open(await store.read(manifest.proof.file), manifest.proof.bytes), bounded_text/* longestManifest */.Ev), manifest.proof.file);
}
function compare(proof, manifest, contents) {
    const { differences: tables, rowsCompared } = (0,domain_proof/* compareTables */.Dz)(proof, contents?.tables ?? [], 'the archive');
    const differences = [...tables, ...(0,domain_proof/* compareSequences */.Iu)(proof.sequences, contents?.sequences ?? [], 'the archive')].map(({ sentence }) => sentence);
    const objects = contents?.largeObjects;
    if (proof.largeObjects.fingerprint !== null && objects !== undefined && objects.fingerprint !== proof.largeObjects.fingerprint) {
        differences.push(`the large objects differ (${(0,units/* number */.ai)(objects.count)} in the archive, ${(0,units/* number */.ai)(proof.largeObjects.count)} in the source)`);
    }
    if (differences.length > 0)
        return { whole: false, differences, rows: rowsCompared, verdict: (0,verdict/* damaged */.qM)(differences[0] ?? '') };
    switch (manifest.proof.mode) {
        case 'content': return { whole: true, differences, rows: rowsCompared, verdict: verdict/* proved */.tT };
        case 'rows': return { whole: true, differences, rows: rowsCompared, verdict: verdict/* proved */.tT };
        case 'none': return { whole: true, differences, rows: 0, verdict: (0,verdict/* unproved */.gv)('the backup was taken with proof: none; checksum and archive are whole') };
    }
}


/***/ }),

/***/ 66916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readEntries),
/* harmony export */   w: () => (/* binding */ entriesAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59155);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(555);
/* harmony import */ var _intake_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94770);
/* harmony import */ var _table_of_contents_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86631);
/* harmony import */ var _tar_archive_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23116);







/**
 * The table of contents of an archive, in the custom format or the tar of a directory; its data is not read. The source is ended as soon as the table of contents is
 * through. Throws as ArchiveReader does for whatever is wrong before that.
 */
async function readEntries(source, format = 'custom') {
    if (format === 'directory')
        return (0,_tar_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .readTarEntries */ .ET)(source);
    const intake = new _intake_js__WEBPACK_IMPORTED_MODULE_4__/* .Intake */ .V();
    const steps = entriesOf(intake);
    for await (const chunk of source) {
        intake.push(chunk);
        const step = steps.next();
        if (step.done === true)
            return step.value;
    }
    intake.end();
    const step = steps.next();
    if (step.done !== true)
        throw new Error('the reader stopped before the end of the table of contents');
    return step.value;
}
/** The table of contents of an archive as pg_restore takes it. Throws as `readEntries` does. */
async function entriesAt({ path, format }) {
    if (format === 'custom')
        return readEntries((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path));
    return [...(await (0,_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .readToc */ .PP)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, _tar_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .tocFile */ .lD)))).entries.values()];
}
function* entriesOf(intake) {
    const header = yield* (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .readHeader */ .a)(intake, 'custom');
    return [...(yield* (0,_table_of_contents_js__WEBPACK_IMPORTED_MODULE_5__/* .readTableOfContents */ .u)(intake, header, 'custom')).values()];
}


/***/ }),

/***/ 94431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   gv: () => (/* binding */ unproved),
/* harmony export */   qM: () => (/* binding */ damaged),
/* harmony export */   tT: () => (/* binding */ proved)
/* harmony export */ });
const proved = { verdict: 'proved' };
/** Something is wrong with the backup itself. */
function damaged(reason) {
    return { verdict: 'damaged', reason };
}
/** It could not be told whether the backup is good. */
function unproved(reason) {
    return { verdict: 'unproved', reason };
}
/** The verdict over several: damage outweighs doubt, doubt outweighs proof; nothing at all is doubt. */
function worst(verdicts) {
    return verdicts.find((one) => one.verdict === 'damaged')
        ?? verdicts.find((one) => one.verdict === 'unproved')
        ?? (verdicts.length === 0 ? unproved('nothing was checked') : proved);
}
/** `proved`, or the word with its reason. */
function sentence(verdict) {
    return verdict.verdict === 'proved' ? 'proved' : `${verdict.verdict}: ${verdict.reason}`;
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

/***/ 3112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   Y: () => (/* binding */ constraintNames),
/* harmony export */   gk: () => (/* binding */ finding)
/* harmony export */ });
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10221);

/** A thing of a table in words, on one line. */
function objectOf(what, { schema, table, name }) {
    return (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(`${what} ${name} of ${schema}.${table}`);
}
/** A finding whose sentence begins with its object. */
function finding(kind, severity, object, predicate, count) {
    return { kind, severity, object, ...(count === undefined ? {} : { count }), sentence: `${object} ${predicate}` };
}
/** What a constraint is called by its pg_constraint.contype. */
const constraintNames = { c: 'check', f: 'foreign key', p: 'primary key', u: 'unique constraint', x: 'exclusion constraint', n: 'constraint' };


/***/ }),

/***/ 92621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ readForeignKeys),
/* harmony export */   u: () => (/* binding */ checkForeignKey)
/* harmony export */ });
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96315);
/* harmony import */ var _constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3112);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37430);



/** Every foreign key, without partitions' copies of their parents' keys. */
async function readForeignKeys(queryable) {
    const rows = await queryable.query(foreignKeysQuery);
    return rows.map(({ partitioned, referencedPartitioned, referencedSchema, referencedTable, ...row }) => ({
        ...row,
        pages: Number(row.pages),
        from: relationOf(row.schema, row.table, partitioned),
        to: relationOf(referencedSchema, referencedTable, referencedPartitioned),
        columns: row.columns.map((one) => ({
            column: pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.column),
            referenced: pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.referenced),
            operator: `OPERATOR(${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.operatorSchema)}.${one.operator})`,
            cast: one.cast === null ? '' : `::${one.cast}`,
            referencedCast: one.referencedCast === null ? '' : `::${one.referencedCast}`,
            collation: one.collation === null ? '' : ` COLLATE ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.collationSchema ?? '')}.${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.collation)}`,
        })),
    }));
}
/**
 * The anti-join that counts the rows which violate a foreign key. With MATCH SIMPLE a row with any NULL in the key is in
 * order; with MATCH FULL only one whose whole key is NULL. `IS DISTINCT FROM NULL`, since a composite value that holds
 * a NULL is neither `IS NULL` nor `IS NOT NULL`.
 */
function violationsQuery(key) {
    const given = key.columns.map(({ column }) => `f.${column} IS DISTINCT FROM NULL`).join(key.match === 'f' ? ' OR ' : ' AND ');
    const equal = key.columns.map((one) => `p.${one.referenced}${one.referencedCast} ${one.operator} f.${one.column}${one.cast}${one.collation}`).join(' AND ');
    return `SELECT pg_catalog.count(*)::pg_catalog.text AS count FROM ${key.from} f WHERE (${given}) AND NOT EXISTS (SELECT FROM ${key.to} p WHERE ${equal})`;
}
/** Checks one foreign key against the rows. `wasValidated`: the manifest says that the source had it validated. */
async function checkForeignKey(queryable, key, wasValidated) {
    const object = (0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .objectOf */ .Xy)('foreign key', key);
    if (!key.enforced)
        return [(0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('unchecked', 'notice', object, 'is NOT ENFORCED: rows may violate it')];
    if (!key.validated && !wasValidated)
        return [(0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('not-valid', 'notice', object, 'is NOT VALID: older rows may violate it, as they may at the source')];
    const disabled = key.triggersEnabled ? [] : [(0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('disabled-trigger', 'failure', object, 'is not kept: its triggers are disabled')];
    if (key.temporal)
        return [...disabled, (0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('unchecked', 'notice', object, 'is over periods, which are checked by the restore alone')];
    const [row] = await queryable.query(violationsQuery(key));
    const count = Number(row?.count);
    return count === 0 ? disabled : [...disabled, (0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('violated', 'failure', object, `is violated by ${count} ${count === 1 ? 'row' : 'rows'}`, count)];
}
function relationOf(schema, table, partitioned) {
    return `${partitioned ? '' : 'ONLY '}${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(schema)}.${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(table)}`;
}
// conpfeqop compares referenced = referencing. Casts as the server's own checks make them; a polymorphic operator takes
// any type. to_jsonb reads columns of pg_constraint that older majors do not have.
const foreignKeysQuery = `
  SELECT n.nspname AS schema, r.relname AS table, c.conname AS name, c.confmatchtype AS match, c.convalidated AS validated,
         coalesce((to_jsonb(c)->>'conenforced')::boolean, true) AS enforced, coalesce((to_jsonb(c)->>'conperiod')::boolean, false) AS temporal,
         NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgconstraint = c.oid AND t.tgisinternal AND t.tgenabled = 'D') AS "triggersEnabled",
         r.relkind = 'p' AS partitioned, rn.nspname AS "referencedSchema", rr.relname AS "referencedTable", rr.relkind = 'p' AS "referencedPartitioned",
         greatest(r.relpages, 0)::text AS pages,
         (SELECT json_agg(json_build_object('column', a.attname, 'referenced', ra.attname, 'operatorSchema', opn.nspname, 'operator', o.oprname,
                   'cast', CASE WHEN o.oprright <> a.atttypid AND rt.typtype <> 'p' THEN format_type(o.oprright, NULL) END,
                   'referencedCast', CASE WHEN o.oprleft <> ra.atttypid AND lt.typtype <> 'p' THEN format_type(o.oprleft, NULL) END,
                   'collationSchema', cn.nspname, 'collation', co.collname) ORDER BY k.position)
            FROM unnest(c.conkey, c.confkey, c.conpfeqop) WITH ORDINALITY AS k (attribute, referenced, operator, position)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attribute
            JOIN pg_attribute ra ON ra.attrelid = c.confrelid AND ra.attnum = k.referenced
            JOIN pg_operator o ON o.oid = k.operator JOIN pg_namespace opn ON opn.oid = o.oprnamespace
            JOIN pg_type lt ON lt.oid = o.oprleft JOIN pg_type rt ON rt.oid = o.oprright
            LEFT JOIN pg_collation co ON co.oid = ra.attcollation AND ra.attcollation <> a.attcollation
            LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace) AS columns
  FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_class rr ON rr.oid = c.confrelid JOIN pg_namespace rn ON rn.oid = rr.relnamespace
  WHERE c.contype = 'f' AND c.conparentid = 0 AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_2__/* .systemSchemas */ .Ah})
  ORDER BY r.relpages DESC, 1, 2, 3`;


/***/ }),

/***/ 20709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sI: () => (/* binding */ countViews),
  f8: () => (/* binding */ readRestored),
  xz: () => (/* binding */ readTable)
});

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
// EXTERNAL MODULE: ../node_modules/pg-copy-streams/index.js
var pg_copy_streams = __webpack_require__(15303);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./postgres/block-ranges.js
var block_ranges = __webpack_require__(80239);
;// CONCATENATED MODULE: ./postgres/restored-queue.js
/**
 * What several sessions read, one taking the next. Whoever has taken something may find that it has parts for the others: until it says so, a session that
 * finds nothing more waits.
 */
class ReadingQueue {
    #waiting;
    #undecided = 0;
    #wake = [];
    constructor(all) {
        this.#waiting = [...all].reverse();
    }
    /** The next one; `decided` has to follow, once. Undefined when there will be none. */
    async take() {
        while (this.#waiting.length === 0 && this.#undecided > 0)
            await new Promise((resolve) => { this.#wake.push(resolve); });
        const next = this.#waiting.pop();
        if (next !== undefined)
            this.#undecided++;
        return next;
    }
    /** What was taken is being read, or given up; `others` are parts of it that are still to be read. */
    decided(others = []) {
        this.#undecided--;
        this.#waiting.push(...others);
        for (const wake of this.#wake.splice(0))
            wake();
    }
}
/** Puts together what was read of a table by ranges: rows and fingerprints are sums, so that the parts may come in any order. */
class Gathering {
    #left;
    #sum;
    constructor(pieces) {
        this.#left = pieces;
    }
    /** Adds a part; gives the whole with the last one. A part that could not be read makes the whole unreadable. */
    add(part) {
        this.#left--;
        this.#sum = this.#sum === undefined ? part : sumOf(this.#sum, part);
        return this.#left === 0 ? this.#sum : undefined;
    }
}
function sumOf(one, other) {
    const unread = [one, other].find(({ fingerprint }) => fingerprint === null);
    if (unread !== undefined)
        return unread;
    return { ...one, rows: (one.rows ?? 0) + (other.rows ?? 0), fingerprint: sumOfFingerprints(one.fingerprint ?? '', other.fingerprint ?? '') };
}
/** A fingerprint is two numbers of 64 bits, each the sum of its rows' hashes (docs/archive-format.md). */
function sumOfFingerprints(one, other) {
    const half = (text, at) => BigInt(`0x${text.slice(at, at + 16)}`);
    return [0, 16].map((at) => BigInt.asUintN(64, half(one, at) + half(other, at)).toString(16).padStart(16, '0')).join('');
}

// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
;// CONCATENATED MODULE: ./postgres/restored.js








/**
 * Reads a restored database again: every table of the proof by COPY, under the settings of the dump, over several sessions, the largest first;
 * sequences; large objects. What is missing is left out of the answer.
 */
async function readRestored(request) {
    const wanted = request.proof.relations
        .filter((relation) => relation.exempt === null && relation.kind === 'table')
        .sort((a, b) => (b.rows ?? 0) - (a.rows ?? 0))
        .map((relation) => ({ relation }));
    const tables = [];
    const sessions = await (0,postgres_session/* openTogether */.Zj)(wanted.length === 0 ? 1 : Math.max(1, request.sessions), () => (0,postgres_session/* connect */.Ng)(request.connection, { ...request.settings, row_security: 'off', search_path: '' }));
    try {
        const [first] = sessions;
        if (first === undefined)
            throw new Error('no session was opened');
        const queue = new ReadingQueue(wanted);
        await Promise.all(sessions.map((session) => readTables(session, queue, request, tables)));
        const release = await turnFor(request);
        if (release === undefined)
            return { tables, sequences: [], largeObjects: { count: 0, bytes: 0, fingerprint: '' } };
        try {
            return { tables, sequences: await readSequences(first, request.proof.sequences), largeObjects: await readLargeObjects(first, request.newObjectHasher()) };
        }
        finally {
            release();
        }
    }
    finally {
        await Promise.all(sessions.map((session) => session.end()));
    }
}
/** Reads one table of the queue after another; several sessions share it, and a large table. */
async function readTables(session, queue, request, found) {
    let there;
    for (let reading = await queue.take(); reading !== undefined; reading = await queue.take()) {
        let others;
        const decide = (parts = []) => { if (others === undefined)
            queue.decided(others = parts); };
        const { relation } = reading;
        const release = request.signal.aborted ? undefined : await turnFor(request, relation);
        try {
            if (release === undefined)
                return;
            // By the first turn, every table stands.
            there ??= await standing(session);
            if (!there.has(JSON.stringify([relation.schema, relation.name])))
                continue;
            const [first = reading, ...rest] = reading.whole === undefined ? await piecesOf(session, relation, request) : [reading];
            decide(rest);
            const part = await readTable(session, relation, request, first.range);
            const table = first.whole === undefined ? part : first.whole.add(part);
            if (table === undefined)
                continue;
            found.push(table);
            request.onTable?.(table.rows ?? 0);
        }
        finally {
            decide();
            release?.();
        }
    }
}
/** A large table in as many ranges as there are sessions; any other as it is. Its size is asked for when it may be read: then its rows are in. */
async function piecesOf(session, relation, { sessions, leastRangeBytes }) {
    if (sessions < 2 || relation.fingerprint === null || relation.columns === null || relation.columns === '()')
        return [{ relation }];
    const extent = await (0,block_ranges/* extentOf */.OY)(session, nameInSql(relation));
    const ranges = extent === undefined ? [] : (0,block_ranges/* blockRanges */.kt)(extent, sessions, leastRangeBytes);
    if (ranges.length === 0)
        return [{ relation }];
    const whole = new Gathering(ranges.length);
    return ranges.map((range) => ({ relation, range, whole }));
}
function turnFor({ turn }, relation) {
    return turn === undefined ? Promise.resolve(() => undefined) : turn(relation);
}
/** Counts the materialized views of the proof, which stand only when everything else does. One that was not populated has null rows. */
async function countViews(connection, proof, settings) {
    const session = await (0,postgres_session/* connect */.Ng)(connection, settings);
    try {
        const there = await standing(session);
        const views = proof.relations.filter((relation) => relation.exempt === null && relation.kind === 'materialized view' && there.has(JSON.stringify([relation.schema, relation.name])));
        const counted = [];
        for (const view of views)
            counted.push(await countView(session, view));
        return counted;
    }
    finally {
        await session.end();
    }
}
async function countView(session, view) {
    const [populated] = await session.query(`SELECT FROM pg_class WHERE oid = $1::regclass AND relispopulated`, [nameInSql(view)]);
    return populated === undefined || view.rows === null ? unread(view) : countRelation(session, view);
}
function nameInSql({ schema, name }) {
    return `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`;
}
/** For a relation that stands, and of which nothing is known that its rows could be held against. */
function unread({ schema, name }) {
    return { schema, name, columns: null, rows: null, fingerprint: null };
}
async function countRelation(session, relation) {
    const [row] = await session.query(`SELECT count(*)::text AS count FROM ONLY ${nameInSql(relation)}`);
    return { schema: relation.schema, name: relation.name, columns: relation.columns, rows: Number(row?.count), fingerprint: null };
}
async function standing(session) {
    const rows = await session.query(`SELECT nspname AS schema, relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'm')`);
    return new Set(rows.map(({ schema, name }) => JSON.stringify([schema, name])));
}
/**
 * Reads and hashes one table by COPY, or a range of its blocks. A table that cannot be read as its proof says has null rows, and has broken the transaction. One
 * whose rows nobody counted is not read, and has null rows as well.
 */
async function readTable(session, relation, request, range) {
    const name = nameInSql(relation);
    if (relation.rows === null)
        return unread(relation);
    if (relation.fingerprint === null)
        return countRelation(session, relation);
    const hasher = request.newHasher();
    try {
        // The encoding of the answer alone: names in the statement stay UTF-8.
        const rows = range === undefined ? `${name} ${relation.columns ?? ''}` : `(SELECT ${relation.columns?.slice(1, -1) ?? ''} FROM ONLY ${name} WHERE ${range})`;
        const copy = session.client.query(pg_copy_streams.to(`COPY ${rows} TO STDOUT (ENCODING ${esm/* default.escapeLiteral */.Ay.escapeLiteral(request.encoding)})`));
        await (0,promises_.pipeline)(copy, new external_node_stream_.Writable({ write(chunk, _encoding, done) { hasher.write(chunk); done(); } }), { signal: request.signal });
    }
    catch (problem) {
        // Class 42: a column, or a type, that the archive's COPY names is not there. That is a finding about the table, not a failure of the drill.
        if ((0,errors/* codeOf */.$N)(problem)?.startsWith('42') !== true)
            throw problem;
        return unread(relation);
    }
    return { schema: relation.schema, name: relation.name, columns: relation.columns, rows: hasher.rows, fingerprint: hasher.digest() };
}
async function readSequences(session, expected) {
    const there = new Set((await session.query(`SELECT json_build_array(nspname, relname)::text AS key FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'S'`)).map(({ key }) => JSON.stringify(JSON.parse(key))));
    const found = [];
    const queue = expected.filter(({ schema, name }) => there.has(JSON.stringify([schema, name])));
    for (let batch = queue.splice(0, 200); batch.length > 0; batch = queue.splice(0, 200)) {
        const query = batch.map(({ schema, name }, index) => `SELECT ${index} AS index, last_value::text AS value, is_called AS called FROM ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`).join(' UNION ALL ');
        for (const row of await session.query(query)) {
            const sequence = batch[row.index];
            if (sequence !== undefined)
                found.push({ schema: sequence.schema, name: sequence.name, value: row.value, isCalled: row.called });
        }
    }
    return found;
}
const pieceBytes = 64 * 1024;
async function readLargeObjects(session, hasher) {
    let last = 0;
    for (;;) {
        // Many objects are small: their first piece comes with the list.
        const rows = await session.query(`SELECT oid::text AS id, lo_get(oid, 0, ${pieceBytes}) AS piece FROM pg_largeobject_metadata WHERE oid > ${last} ORDER BY oid LIMIT 200`);
        for (const row of rows) {
            last = Number(row.id);
            hasher.start(last);
            let { piece } = row;
            for (let offset = 0; piece.length > 0; piece = await nextPiece(session, last, offset)) {
                hasher.write(piece);
                offset += piece.length;
                if (piece.length < pieceBytes)
                    break;
            }
            hasher.finish();
        }
        if (rows.length === 0)
            return { count: hasher.count, bytes: hasher.bytes, fingerprint: hasher.digest() };
    }
}
async function nextPiece(session, id, offset) {
    const [row] = await session.query(`SELECT lo_get($1::oid, $2::bigint, ${pieceBytes}) AS piece`, [String(id), String(offset)]);
    return row?.piece ?? Buffer.alloc(0);
}


/***/ }),

/***/ 4106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qe: () => (/* binding */ createRoles),
/* harmony export */   WA: () => (/* binding */ supportedSettings),
/* harmony export */   _: () => (/* binding */ withoutEventTriggers)
/* harmony export */ });
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96315);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11160);


/** Creates the roles that the archive's objects name, without login, where they are missing: so ownership and privileges are restored and tested too. */
async function createRoles(connection, roles) {
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .Ng)(connection);
    try {
        const there = new Set((await session.query('SELECT rolname AS name FROM pg_roles')).map(({ name }) => name));
        for (const role of roles)
            if (!there.has(role))
                await session.query(`CREATE ROLE ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(role)} NOLOGIN`);
    }
    finally {
        await session.end();
    }
}
/**
 * What keeps a restored database's event triggers out of the sessions that judge it, where the server knows it (17) and lets us: one on `login` would
 * run in them before anything is asked, and could put tables of its own before the catalogs.
 */
function withoutEventTriggers(connection) {
    return supportedSettings(connection, { event_triggers: 'off' }, []);
}
/** Those of the source's settings that the server takes too: a locale for money that is not installed here cannot be had. */
async function supportedSettings(connection, settings, notes, place = 'the sandbox') {
    const supported = {};
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .Ng)(connection);
    try {
        for (const [name, value] of Object.entries(settings)) {
            const [row] = await session.query('SELECT current_setting($1, true) AS value', [name]);
            if (row?.value === value)
                continue;
            try {
                await session.query('SELECT set_config($1, $2, false)', [name, value]);
                supported[name] = value;
            }
            catch {
                notes.push(`${place} has no ${name} "${value}"; it restores with "${row?.value ?? ''}"`);
            }
        }
        return supported;
    }
    finally {
        await session.end();
    }
}


/***/ }),

/***/ 15951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ strangersIn)
/* harmony export */ });
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42681);

/** Objects that initdb makes have lower numbers (FirstNormalObjectId in PostgreSQL's access/transam.h); it never gives these again. */
const firstUserId = 16_384;
const notOfExtension = (catalogue) => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`;
const userSchema = (column) => `o.${column} IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')`;
/** What can stand in a database, beyond what follows from it (indexes, row types, constraints, toast tables). */
const kinds = [
    { name: 'relation', catalogue: 'pg_class', column: 'relname', condition: `o.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND ${userSchema('relnamespace')}` },
    { name: 'function', catalogue: 'pg_proc', column: 'proname', condition: userSchema('pronamespace') },
    { name: 'type', catalogue: 'pg_type', column: 'typname', condition: `o.typrelid = 0 AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = o.oid) AND ${userSchema('typnamespace')}` },
    { name: 'schema', catalogue: 'pg_namespace', column: 'nspname', condition: "o.nspname !~ '^pg_' AND o.nspname NOT IN ('public', 'information_schema')" },
    { name: 'operator', catalogue: 'pg_operator', column: 'oprname', condition: userSchema('oprnamespace') },
    { name: 'operator family', catalogue: 'pg_opfamily', column: 'opfname', condition: userSchema('opfnamespace') },
    { name: 'collation', catalogue: 'pg_collation', column: 'collname', condition: userSchema('collnamespace') },
    { name: 'conversion', catalogue: 'pg_conversion', column: 'conname', condition: userSchema('connamespace') },
    { name: 'text search configuration', catalogue: 'pg_ts_config', column: 'cfgname', condition: userSchema('cfgnamespace') },
    { name: 'text search dictionary', catalogue: 'pg_ts_dict', column: 'dictname', condition: userSchema('dictnamespace') },
    { name: 'publication', catalogue: 'pg_publication', column: 'pubname', condition: 'true' },
    { name: 'event trigger', catalogue: 'pg_event_trigger', column: 'evtname', condition: 'true' },
    { name: 'foreign-data wrapper', catalogue: 'pg_foreign_data_wrapper', column: 'fdwname', condition: 'true' },
    { name: 'foreign server', catalogue: 'pg_foreign_server', column: 'srvname', condition: 'true' },
    { name: 'language', catalogue: 'pg_language', column: 'lanname', condition: 'true' },
    { name: 'access method', catalogue: 'pg_am', column: 'amname', condition: 'true' },
];
/**
 * What a user has made in the session's database: up to five of each kind, in words; nothing when it is empty. The objects of extensions
 * are not counted, since images bring them along, but the rows that a user has put into their tables are.
 */
async function strangersIn(session) {
    const found = [];
    for (const { name, catalogue, column, condition } of kinds) {
        const { rows } = await session.query(`SELECT o.${column}::text AS name FROM ${catalogue} o WHERE o.oid >= ${firstUserId} AND ${condition} AND ${notOfExtension(catalogue)} ORDER BY o.oid LIMIT 5`);
        found.push(...rows.map((row) => `${name} ${row.name}`));
    }
    const { rows: largeObjects } = await session.query('SELECT oid::text AS id FROM pg_largeobject_metadata ORDER BY oid LIMIT 5');
    const { rows: subscriptions } = await session.query('SELECT s.subname::text AS name FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()');
    return [...found, ...largeObjects.map(({ id }) => `large object ${id}`), ...subscriptions.map(({ name }) => `subscription ${name}`), ...(await rowsInExtensions(session))];
}
/** Tables of extensions with rows that pg_dump would dump: extconfig and extcondition of pg_extension say which are a user's. */
async function rowsInExtensions(session) {
    const { rows: tables } = await session.query(`
    SELECT e.extname::text AS extension, n.nspname::text AS schema, c.relname::text AS name, coalesce(config.condition, '') AS condition
    FROM pg_extension e, unnest(e.extconfig, e.extcondition) AS config (id, condition)
    JOIN pg_class c ON c.oid = config.id JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')`);
    const found = [];
    for (const { extension, schema, name, condition } of tables) {
        const { rowCount } = await session.query(`SELECT FROM ${(0,_session_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .Cv)(schema)}.${(0,_session_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .Cv)(name)} ${condition} LIMIT 1`);
        if (rowCount !== 0)
            found.push(`rows in ${name} of the extension ${extension}`);
    }
    return found;
}


/***/ }),

/***/ 68348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ refuseInterrupted),
/* harmony export */   O: () => (/* binding */ once)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

/** Throws KnownError `interrupted` once the signal is aborted. */
function refuseInterrupted(signal) {
    if (signal?.aborted === true)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('interrupted', 'the run was interrupted while the sandbox was being opened', 'Nothing was left behind; start it again.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.interrupted });
}
/** A removal that is done once however often it is asked for; one that failed may be tried again. */
function once(work) {
    let running;
    return () => {
        running ??= work().catch((problem) => {
            running = undefined;
            throw problem;
        });
        return running;
    };
}


/***/ }),

/***/ 42681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ identifier),
/* harmony export */   bs: () => (/* binding */ waitUntilReady),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   fA: () => (/* binding */ openSession),
/* harmony export */   fQ: () => (/* binding */ withSession),
/* harmony export */   r2: () => (/* binding */ versionNumberOf)
/* harmony export */ });
/* unused harmony export unreachable */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96315);
/* harmony import */ var _domain_connection_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73180);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68348);





const connectMilliseconds = 10_000;
const pauseMilliseconds = 100;
/** Opens a session; throws what the driver throws. Nothing of this process's PG* variables takes part: they are the source's. */
async function openSession(connection) {
    const client = new pg__WEBPACK_IMPORTED_MODULE_1__/* ["default"].Client */ .Ay.Client({
        host: connection.via ?? connection.host,
        port: connection.port,
        user: connection.user,
        database: connection.database,
        // A function, because the driver takes PGPASSWORD or ~/.pgpass in the place of an empty password.
        password: () => connection.password?.reveal() ?? '',
        ssl: sslOf(connection),
        application_name: 'zimmer-backup',
        client_encoding: 'UTF8',
        options: '-c search_path=pg_catalog -c lock_timeout=60s -c statement_timeout=0',
        connectionTimeoutMillis: connectMilliseconds,
    });
    // A connection that breaks between two queries is reported by the next query.
    client.on('error', () => undefined);
    try {
        await client.connect();
    }
    catch (problem) {
        await client.end().catch(() => undefined);
        throw problem;
    }
    return client;
}
/** Does the work in a session of its own, which ends with it. */
async function withSession(connection, work) {
    const session = await openSession(connection);
    try {
        return await work(session);
    }
    finally {
        await session.end().catch(() => undefined);
    }
}
function sslOf({ parameters, via }) {
    if (via !== undefined)
        return false;
    switch (parameters['sslmode']) {
        case 'require': return { rejectUnauthorized: false };
        case 'verify-ca':
        case 'verify-full': return { rejectUnauthorized: true };
        default: return false;
    }
}
/**
 * Waits until one of the addresses answers `SELECT 1` over TCP in two sessions in a row, and gives it, or the first one if that answers too. Once is not enough:
 * the entrypoint of the official image first runs a temporary server (TRAPS, 30).
 * Throws KnownError `sandbox-unreachable` when the time is over.
 */
async function waitUntilReady(addresses, patience) {
    const deadline = performance.now() + patience.seconds * 1000;
    let last;
    do {
        for (const address of addresses) {
            (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseInterrupted */ .N)(patience.signal);
            try {
                await answer(address);
                await pause(patience.signal);
                await answer(address);
                return await preferred(addresses, address);
            }
            catch (problem) {
                if (patience.isFinal?.(problem) === true)
                    throw problem;
                last = problem;
            }
        }
        (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseInterrupted */ .N)(patience.signal);
        await patience.stillHopeful?.();
        await pause(patience.signal);
    } while (performance.now() < deadline);
    throw unreachable(addresses, last);
}
/** The first address may have come to life only after it was tried. */
async function preferred(addresses, answered) {
    const first = addresses[0];
    if (first === undefined || first === answered)
        return answered;
    return answer(first).then(() => first, () => answered);
}
async function answer(address) {
    await withSession(address, (session) => session.query('SELECT 1'));
}
async function pause(signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseMilliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseInterrupted */ .N)(signal);
}
/** The error for a server that does not answer, with the driver's reason. */
function unreachable(addresses, cause) {
    const where = addresses.map(_domain_connection_js__WEBPACK_IMPORTED_MODULE_4__/* .describeConnection */ .I).join(' and ');
    // The error for a name with several addresses has a code, but no message of its own.
    const reason = (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause) === '' ? (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(cause) ?? 'no reason given' : (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause);
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('sandbox-unreachable', `the sandbox does not answer at ${where}: ${reason}`, 'Check that a PostgreSQL server listens there and accepts TCP connections.', { cause });
}
/** A name as SQL writes it, whatever it holds. */
function identifier(name) {
    return pg__WEBPACK_IMPORTED_MODULE_1__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(name);
}
/** A text as SQL writes it, whatever it holds. */
function literal(text) {
    return pg__WEBPACK_IMPORTED_MODULE_1__/* ["default"].escapeLiteral */ .Ay.escapeLiteral(text);
}
/** `server_version_num` of a server. */
async function versionNumberOf(session) {
    const { rows } = await session.query("SELECT current_setting('server_version_num') AS version");
    return Number(rows[0]?.version);
}


/***/ })

};
