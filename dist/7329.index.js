export const id = 7329;
export const ids = [7329];
export const modules = {

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
