export const id = 233;
export const ids = [233];
export const modules = {

/***/ 81719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanUp: () => (/* binding */ cleanUp)
/* harmony export */ });
/* harmony import */ var _domain_restore_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68453);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);
/* harmony import */ var _postgres_connection_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82912);
/* harmony import */ var _postgres_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86672);
/* harmony import */ var _postgres_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49492);
/* harmony import */ var _postgres_target_swap_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54910);
/* harmony import */ var _postgres_clients_docker_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7026);
/* harmony import */ var _sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21832);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(41689);









/** Removes what a cancelled or killed main phase left: its sandbox, and what it had half written. Gives a sentence for each thing. */
async function cleanUp({ values: inputs, origins }, context) {
    const { host } = context;
    const said = [];
    const sandbox = host.state('sandbox');
    if (sandbox !== undefined) {
        const removed = await (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_7__/* .removeByState */ .p_)(sandbox, inputs['sandbox-password']);
        if (removed !== undefined)
            said.push((0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(removed));
    }
    said.push(...await (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_7__/* .sweepSandboxes */ .Cf)({ temporaryDirectory: host.temporaryDirectory }));
    said.push(...await (0,_postgres_clients_docker_js__WEBPACK_IMPORTED_MODULE_6__/* .sweepClients */ .rn)(context.now()));
    if (host.state('writing') !== undefined) {
        for (const name of await (await (0,_store_js__WEBPACK_IMPORTED_MODULE_8__/* .storeFor */ .fV)(inputs, context)).sweep())
            said.push(`removed ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name)}, left half written`);
    }
    const safety = host.state('safety-store');
    if (safety !== undefined) {
        for (const name of await (await (0,_store_js__WEBPACK_IMPORTED_MODULE_8__/* .storeFor */ .fV)({ ...inputs, store: [safety] }, context)).sweep())
            said.push(`removed ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name)}, left half written`);
    }
    if (host.state('restoring') !== undefined)
        said.push(...await dropHalfRestored({ values: inputs, origins }, context));
    return said;
}
/** The database in which a restore was killed before it could take the target's name. */
async function dropHalfRestored({ values, origins }, { host }) {
    const connection = (0,_postgres_connection_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveConnection */ .XC)(values, origins, host.environment, (secret) => { host.mask(secret); });
    const leftover = await (0,_postgres_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .withSession */ .fQ)((0,_postgres_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .maintenanceSession */ .EX)(connection), (session) => (0,_postgres_target_js__WEBPACK_IMPORTED_MODULE_3__/* .leftoverOf */ .nE)(session, connection.database));
    if (leftover !== 'ours')
        return [];
    await (0,_postgres_target_swap_js__WEBPACK_IMPORTED_MODULE_5__/* .dropBeside */ .O3)(connection, (0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_0__/* .restoringName */ .j7)(connection.database));
    return [`dropped ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)((0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_0__/* .restoringName */ .j7)(connection.database))}, left half restored`];
}


/***/ }),

/***/ 22293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ manifestVersion)
/* harmony export */ });
/** The version of both parts of the manifest. A reader refuses a newer one by name and reads every older one. */
const manifestVersion = 1;


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

/***/ 59826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ refusePooler),
/* harmony export */   r: () => (/* binding */ checkReadable)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13581);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);
/* harmony import */ var _pooler_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81292);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37430);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11160);






/**
 * Everything that would make the dump fail or, worse, leave something out, found before anything is begun. Throws a KnownError that names each
 * thing together with the GRANT that is lacking.
 */
async function checkReadable(session, server, excluded = []) {
    if (server.superuser)
        return;
    const lacking = await session.query(`
    SELECT nspname AS schema, relname AS name, relkind AS kind, has_schema_privilege(n.oid, 'USAGE') AS usage,
           CASE WHEN relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT') ELSE has_table_privilege(c.oid, 'SELECT') END AS select,
           relkind IN ('r', 'p') AND row_security_active(c.oid) AS rls
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'S', 'm') AND relpersistence <> 't' AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_3__/* .systemSchemas */ .Ah})
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      AND (NOT has_schema_privilege(n.oid, 'USAGE')
        OR NOT CASE WHEN relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT') ELSE has_table_privilege(c.oid, 'SELECT') END
        OR (relkind IN ('r', 'p') AND row_security_active(c.oid)))
    ORDER BY 1, 2`);
    const problems = lacking.filter((one) => !excluded.includes(`${one.schema}.${one.name}`));
    const refused = problems.filter((one) => !one.usage || !one.select);
    if (refused.length > 0)
        throw noRight(server.role, refused);
    if (problems.length > 0) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('row-security', `row-level security would hide rows from role ${quote(server.role)}: ${few(problems.map(qualified))}`, `A backup of some rows is none: ALTER ROLE ${quote(server.role)} BYPASSRLS; or back up as the tables' owner.`);
    }
}
function noRight(role, refused) {
    const schemas = [...new Set(refused.map((one) => one.schema))];
    const grants = schemas.flatMap((schema) => {
        const here = refused.filter((one) => one.schema === schema);
        const to = `SCHEMA ${quote(schema)} TO ${quote(role)};`;
        return [
            ...(here.some((one) => !one.usage) ? [`GRANT USAGE ON ${to}`] : []),
            ...(here.some((one) => one.kind !== 'S') ? [`GRANT SELECT ON ALL TABLES IN ${to}`] : []),
            ...(here.some((one) => one.kind === 'S') ? [`GRANT SELECT ON ALL SEQUENCES IN ${to}`] : []),
        ];
    });
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('no-right', `role ${quote(role)} may not read ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(refused.length, 'relation')}: ${few(refused.map(qualified))}`, `As the owner: ${grants.join(' ')} From PostgreSQL 14 on, GRANT pg_read_all_data TO ${quote(role)}; covers all of them.`);
}
/** Refuses a pooler that hands every transaction another server session: pg_dump's settings and its snapshot would be lost in it (TRAPS, 8). */
async function refusePooler(session) {
    const { connection } = session;
    const [first] = await session.query('SELECT pg_backend_pid() AS pid');
    const told = session.client.processID;
    // One that takes no settings was looked at when it was connected to.
    if (first === undefined || told === first.pid || connection.withoutOptions === true)
        return;
    const others = [];
    const another = async () => {
        const other = await (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .connect */ .Ng)(connection);
        others.push(other);
        return other.client;
    };
    try {
        if (await (0,_pooler_js__WEBPACK_IMPORTED_MODULE_2__/* .shareServer */ .hd)(session.client, another))
            throw (0,_pooler_js__WEBPACK_IMPORTED_MODULE_2__/* .pooled */ .IE)(connection);
    }
    finally {
        for (const other of others)
            await other.end();
    }
}
/** An identifier as a person can paste it into SQL; what a terminal or the runner would obey is taken out. */
function quote(identifier) {
    return /^[a-z_][a-z0-9_]*$/.test(identifier) ? identifier : (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(`"${identifier.replaceAll('"', '""')}"`);
}
function qualified(one) {
    return `${quote(one.schema)}.${quote(one.name)}`;
}
function few(names) {
    return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
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
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .Ng)(connection, settings);
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
                const other = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .Ng)(connection, settings);
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
