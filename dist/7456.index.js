export const id = 7456;
export const ids = [7456];
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

/***/ 48409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   IU: () => (/* binding */ listRelations),
/* harmony export */   r3: () => (/* binding */ openSnapshot)
/* harmony export */ });
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96315);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _block_ranges_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80239);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37430);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11160);





// A server may be built with another size: it only orders what is counted, and places the borders of ranges.
const blockBytes = 8192;
// RLS must fail the dump, never thin it out.
const settings = { row_security: 'off', search_path: '' };
/** Opens and exports a snapshot (pg_export_snapshot): what pg_dump gets as `--snapshot`. */
async function openSnapshot(connection) {
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__.connect)(connection, settings);
    try {
        await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
        const [row] = await session.query('SELECT pg_export_snapshot() AS id, transaction_timestamp() AS at');
        if (row === undefined)
            throw new Error('pg_export_snapshot gave nothing');
        const sessions = [session];
        return {
            id: row.id, takenAt: row.at, session, connection,
            release: () => session.end(),
            cancel: async () => { await Promise.all(sessions.map((one) => one.cancel())); },
            async join() {
                const other = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__.connect)(connection, settings);
                try {
                    sessions.push(other);
                    await other.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
                    await other.query(`SET TRANSACTION SNAPSHOT ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeLiteral */ .Ay.escapeLiteral(row.id)}`);
                    return other;
                }
                catch (problem) {
                    // The snapshot went with its session, when a server was restarted or a cable cut.
                    await other.end();
                    throw problem;
                }
            },
        };
    }
    catch (problem) {
        await session.end();
        throw problem;
    }
}
const kinds = { r: 'table', p: 'partitioned table', m: 'materialized view', f: 'foreign table' };
/** Every relation that can hold rows, partitions one by one, as the snapshot sees them. */
async function listRelations(session) {
    const rows = await session.query(`
    SELECT c.oid::text AS oid, nspname AS schema, relname AS name, relkind AS kind, extname AS extension,
           CASE WHEN c.oid = ANY (extconfig) THEN coalesce(extcondition[array_position(extconfig, c.oid)], '') END AS condition,
           relispopulated AND NOT (relpersistence = 'u' AND pg_is_in_recovery()) AS readable,
           CASE WHEN relkind IN ('r', 'm') THEN relpages::bigint * ${blockBytes} ELSE 0 END::text AS bytes,
           coalesce(amname = 'heap', false) AS heap
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace LEFT JOIN pg_am a ON a.oid = relam
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    LEFT JOIN pg_extension x ON d.refclassid = 'pg_extension'::regclass AND x.oid = d.refobjid
    WHERE relkind IN ('r', 'p', 'm', 'f') AND relpersistence <> 't' AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_2__/* .systemSchemas */ .Ah})
    ORDER BY 2, 3`);
    return rows.map((row) => ({
        oid: Number(row.oid), schema: row.schema, name: row.name, kind: kinds[row.kind] ?? 'table',
        condition: row.condition, extension: row.extension, readable: row.readable, bytes: Number(row.bytes), heap: row.heap,
    }));
}
/**
 * Exact row counts by OID, taken over several sessions at once, the largest relations first; a large table by ranges of its blocks where the server would
 * count it with one process.
 */
async function countRows(relations, sessions, { leastRangeBytes, withinSnapshot = false } = {}) {
    const counts = new Map();
    const [first] = sessions;
    const pieces = sessions.length > 1 && first !== undefined && await (0,_block_ranges_js__WEBPACK_IMPORTED_MODULE_4__/* .shouldSplitCounts */ .GZ)(first) ? sessions.length : 1;
    const countable = relations.filter((one) => one.readable && (one.kind === 'table' || one.kind === 'materialized view')).flatMap((relation) => piecesOf(relation, pieces, leastRangeBytes));
    const batches = batchesOf(countable.sort((a, b) => b.bytes - a.bytes)).reverse();
    const count = withinSnapshot ? countReleasing : countBatch;
    await Promise.all(sessions.map(async (session) => {
        if (withinSnapshot)
            await session.query('SAVEPOINT counting');
        for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
            for (const { oid, rows } of await count(session, batch))
                counts.set(oid, (counts.get(oid) ?? 0) + rows);
        }
    }));
    return counts;
}
async function countBatch(session, batch) {
    const counted = await session.query(batch.map(({ query }) => query).join(' UNION ALL '));
    return counted.map(({ oid, count }) => ({ oid: Number(oid), rows: Number(count) }));
}
/**
 * Counts, and lets go of the locks on the tables and their indexes at once: kept until the snapshot goes, those of some thousand tables fill the server's
 * room for locks, in which pg_dump has one for each table as well. Where even a batch finds none, its tables are counted one by one, whose few locks
 * need none of that room.
 */
async function countReleasing(session, batch) {
    try {
        return await countBatch(session, batch);
    }
    catch (problem) {
        if (!(problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E) || problem.code !== 'out-of-locks' || batch.length === 1)
            throw problem;
    }
    finally {
        await session.query('ROLLBACK TO SAVEPOINT counting').catch(() => undefined);
    }
    const counts = [];
    for (const piece of batch)
        counts.push(...await countReleasing(session, [piece]));
    return counts;
}
function piecesOf(relation, most, leastRangeBytes) {
    // ONLY: a parent's own rows, as pg_dump's COPY takes them; its children are counted by themselves.
    const query = `SELECT '${relation.oid}' AS oid, count(*)::text AS count FROM ONLY ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(relation.schema)}.${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(relation.name)} ${relation.condition ?? ''}`;
    const ranges = relation.heap && (relation.condition ?? '') === '' ? (0,_block_ranges_js__WEBPACK_IMPORTED_MODULE_4__/* .blockRanges */ .kt)({ bytes: relation.bytes, blockBytes }, most, leastRangeBytes) : [];
    if (ranges.length === 0)
        return [{ query, bytes: relation.bytes }];
    return ranges.map((range) => ({ query: `${query} WHERE ${range}`, bytes: relation.bytes / ranges.length }));
}
/** A large piece alone, small ones together: a round trip each would cost more than the counting. */
function batchesOf(pieces) {
    const batches = [];
    let bytes = 0;
    for (const piece of pieces) {
        const last = batches.at(-1);
        if (last === undefined || last.length >= 100 || bytes + piece.bytes > 8 * 1024 * 1024) {
            batches.push([piece]);
            bytes = piece.bytes;
        }
        else {
            last.push(piece);
            bytes += piece.bytes;
        }
    }
    return batches;
}


/***/ })

};
