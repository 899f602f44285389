export const id = 913;
export const ids = [913];
export const modules = {

/***/ 81719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanUp: () => (/* binding */ cleanUp)
/* harmony export */ });
/* harmony import */ var _domain_restore_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68453);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(10221);
/* harmony import */ var _postgres_connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82912);
/* harmony import */ var _postgres_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86672);
/* harmony import */ var _postgres_target_sessions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49492);
/* harmony import */ var _postgres_target_swap_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54910);
/* harmony import */ var _postgres_clients_docker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7026);
/* harmony import */ var _sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(82960);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(41689);









/** Removes what a cancelled or killed main phase left: its sandbox, and what it had half written. Gives a sentence for each thing. */
async function cleanUp({ values: inputs, origins }, context) {
    const { host } = context;
    const said = [];
    const sandbox = host.state('sandbox');
    if (sandbox !== undefined) {
        const removed = await (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_6__/* .removeByState */ .p_)(sandbox, inputs['sandbox-password']);
        if (removed !== undefined)
            said.push((0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .plain */ .pj)(removed));
    }
    said.push(...await (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_6__/* .sweepSandboxes */ .Cf)({ temporaryDirectory: host.temporaryDirectory }));
    said.push(...await (0,_postgres_clients_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .sweepClients */ .rn)(context.now()));
    if (host.state('writing') !== undefined) {
        for (const name of await (await (0,_store_js__WEBPACK_IMPORTED_MODULE_7__/* .storeFor */ .fV)(inputs, context)).sweep())
            said.push(`removed ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .plain */ .pj)(name)}, left half written`);
    }
    const safety = host.state('safety-store');
    if (safety !== undefined) {
        for (const name of await (await (0,_store_js__WEBPACK_IMPORTED_MODULE_7__/* .storeFor */ .fV)({ ...inputs, store: [safety] }, context)).sweep())
            said.push(`removed ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .plain */ .pj)(name)}, left half written`);
    }
    if (host.state('restoring') !== undefined)
        said.push(...await dropHalfRestored({ values: inputs, origins }, context));
    return said;
}
/** The database in which a restore was killed before it could take the target's name. */
async function dropHalfRestored({ values, origins }, { host }) {
    const connection = (0,_postgres_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveConnection */ .XC)(values, origins, host.environment, (secret) => { host.mask(secret); });
    const leftover = await (0,_postgres_target_sessions_js__WEBPACK_IMPORTED_MODULE_3__/* .withSession */ .fQ)((0,_postgres_target_sessions_js__WEBPACK_IMPORTED_MODULE_3__/* .maintenanceSession */ .EX)(connection), (session) => (0,_postgres_target_js__WEBPACK_IMPORTED_MODULE_2__/* .leftoverOf */ .nE)(session, connection.database));
    if (leftover !== 'ours')
        return [];
    await (0,_postgres_target_swap_js__WEBPACK_IMPORTED_MODULE_4__/* .dropBeside */ .O3)(connection, (0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_0__/* .restoringName */ .j7)(connection.database));
    return [`dropped ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .plain */ .pj)((0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_0__/* .restoringName */ .j7)(connection.database))}, left half restored`];
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
            constraints: source.constraints, indexes: source.indexes, triggers: source.triggers,
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

/***/ 68453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CK: () => (/* binding */ restoredName),
/* harmony export */   Mp: () => (/* binding */ readMark),
/* harmony export */   PQ: () => (/* binding */ markText),
/* harmony export */   RY: () => (/* binding */ beforeName),
/* harmony export */   j7: () => (/* binding */ restoringName)
/* harmony export */ });
/* harmony import */ var _archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7398);

/** PostgreSQL cuts longer names without a word (NAMEDATALEN - 1). */
const nameBytes = 63;
/** A database's name with an ending, cut before the ending to what a name may have, and never within a character. */
function withEnding(database, ending) {
    const room = nameBytes - Buffer.byteLength(ending);
    let kept = '';
    let bytes = 0;
    for (const character of database) {
        bytes += Buffer.byteLength(character);
        if (bytes > room)
            break;
        kept += character;
    }
    return kept + ending;
}
/** Where a backup is restored and proved before it takes the target's name. */
function restoringName(database) {
    return withEnding(database, '_restoring');
}
/** What a restored database is called once somebody has gone the way back. */
function restoredName(database) {
    return withEnding(database, '_restored');
}
/** What the target's old database is called from the swap on. */
function beforeName(database, time) {
    return withEnding(database, `_before_${(0,_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .timestamp */ .vE)(time)}`);
}
/** The mark as a comment: a line for people, and a line to read it by. */
function markText({ backup, since, target, comment }) {
    return `zimmer-backup: restoring ${backup} since ${since}\n${JSON.stringify({ target, comment })}`;
}
/** The mark that a database's comment is; undefined for every other comment. */
function readMark(text) {
    const groups = /^zimmer-backup: restoring (?<backup>\S+) since (?<since>\S+)\n(?<rest>\{.*\})$/.exec(text ?? '')?.groups;
    if (groups === undefined)
        return undefined;
    try {
        const { target, comment } = JSON.parse(groups['rest'] ?? '');
        if (typeof target !== 'string' || (comment !== null && typeof comment !== 'string'))
            return undefined;
        return { backup: groups['backup'] ?? '', since: groups['since'] ?? '', target, comment };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 59826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ refusePooler),
/* harmony export */   r: () => (/* binding */ checkReadable)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13581);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10221);
/* harmony import */ var _pooler_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81292);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37430);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11160);






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
    WHERE relkind IN ('r', 'p', 'S', 'm') AND relpersistence <> 't' AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_2__/* .systemSchemas */ .Ah})
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
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('no-right', `role ${quote(role)} may not read ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(refused.length, 'relation')}: ${few(refused.map(qualified))}`, `As the owner: ${grants.join(' ')} From PostgreSQL 14 on, GRANT pg_read_all_data TO ${quote(role)}; covers all of them.`);
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
        const other = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .N)(connection);
        others.push(other);
        return other.client;
    };
    try {
        if (await (0,_pooler_js__WEBPACK_IMPORTED_MODULE_1__/* .shareServer */ .hd)(session.client, another))
            throw (0,_pooler_js__WEBPACK_IMPORTED_MODULE_1__/* .pooled */ .IE)(connection);
    }
    finally {
        for (const other of others)
            await other.end();
    }
}
/** An identifier as a person can paste it into SQL; what a terminal or the runner would obey is taken out. */
function quote(identifier) {
    return /^[a-z_][a-z0-9_]*$/.test(identifier) ? identifier : (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(`"${identifier.replaceAll('"', '""')}"`);
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
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37430);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11160);



// RLS must fail the dump, never thin it out.
const settings = { row_security: 'off', search_path: '' };
/** Opens and exports a snapshot (pg_export_snapshot): what pg_dump gets as `--snapshot`. */
async function openSnapshot(connection) {
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N)(connection, settings);
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
                const other = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N)(connection, settings);
                sessions.push(other);
                await other.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
                await other.query(`SET TRANSACTION SNAPSHOT ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeLiteral */ .Ay.escapeLiteral(row.id)}`);
                return other;
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
           CASE WHEN relkind IN ('r', 'm') THEN relpages::bigint * 8192 ELSE 0 END::text AS bytes
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    LEFT JOIN pg_extension x ON d.refclassid = 'pg_extension'::regclass AND x.oid = d.refobjid
    WHERE relkind IN ('r', 'p', 'm', 'f') AND relpersistence <> 't' AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_1__/* .systemSchemas */ .Ah})
    ORDER BY 2, 3`);
    return rows.map((row) => ({
        oid: Number(row.oid), schema: row.schema, name: row.name, kind: kinds[row.kind] ?? 'table',
        condition: row.condition, extension: row.extension, readable: row.readable, bytes: Number(row.bytes),
    }));
}
/** Exact row counts by OID, taken over several sessions at once, the largest relations first. */
async function countRows(relations, sessions) {
    const counts = new Map();
    const countable = relations.filter((one) => one.readable && (one.kind === 'table' || one.kind === 'materialized view'));
    const batches = batchesOf([...countable].sort((a, b) => b.bytes - a.bytes));
    await Promise.all(sessions.map(async (session) => {
        for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
            for (const row of await session.query(batch.map(countQuery).join(' UNION ALL '))) {
                counts.set(Number(row.oid), Number(row.count));
            }
        }
    }));
    return counts;
}
function countQuery(relation) {
    // ONLY: a parent's own rows, as pg_dump's COPY takes them; its children are counted by themselves.
    const condition = relation.condition ?? '';
    return `SELECT '${relation.oid}' AS oid, count(*)::text AS count FROM ONLY ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(relation.schema)}.${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(relation.name)} ${condition}`;
}
/** A large relation alone, small ones together: a round trip each would cost more than the counting. */
function batchesOf(relations) {
    const batches = [];
    let bytes = 0;
    for (const relation of relations) {
        const last = batches.at(-1);
        if (last === undefined || last.length >= 100 || bytes + relation.bytes > 8 * 1024 * 1024) {
            batches.push([relation]);
            bytes = relation.bytes;
        }
        else {
            last.push(relation);
            bytes += relation.bytes;
        }
    }
    return batches;
}


/***/ }),

/***/ 49492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ maintenanceSession),
/* harmony export */   H$: () => (/* binding */ restoreApplication),
/* harmony export */   Me: () => (/* binding */ holdRestore),
/* harmony export */   fQ: () => (/* binding */ withSession),
/* harmony export */   sN: () => (/* binding */ targetSession)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11160);


/** By this name a session of a restore is known, also one that outlived the process that was killed. */
const restoreApplication = 'zimmer-backup restore';
/** A session on the server beside the target: databases are made, renamed and dropped from another one. */
async function maintenanceSession(connection) {
    const [first = 'postgres', second = 'template1'] = ['postgres', 'template1'].filter((name) => name !== connection.database);
    try {
        return await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)({ ...connection, database: first }, { search_path: '' });
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem) !== 'database-missing' || connection.database === second)
            throw problem;
        return (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)({ ...connection, database: second }, { search_path: '' });
    }
}
/** The target's own session; undefined where no such database stands. */
async function targetSession(connection) {
    try {
        return await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(connection, { search_path: '', row_security: 'off' });
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem) === 'database-missing')
            return undefined;
        throw problem;
    }
}
/** Does the work in a session of its own, which ends with it. */
async function withSession(opening, work) {
    const session = await opening;
    try {
        return await work(session);
    }
    finally {
        await session.end();
    }
}
/** Holds the one restore that may be under way of a database: for as long as the session lives. False where another holds it. */
async function holdRestore(session, database) {
    const [row] = await session.query(`SELECT pg_try_advisory_lock(hashtext('zimmer-backup restore'), hashtext($1)) AS held`, [database]);
    return row?.held === true;
}


/***/ }),

/***/ 54910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ dropBeside),
/* harmony export */   Pi: () => (/* binding */ createBeside),
/* harmony export */   Qj: () => (/* binding */ swapDatabases),
/* harmony export */   uR: () => (/* binding */ forgetSubscriptions),
/* harmony export */   vG: () => (/* binding */ endSessions)
/* harmony export */ });
/* unused harmony export applySettings */
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96315);
/* harmony import */ var _domain_restore_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68453);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10221);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86672);
/* harmony import */ var _target_sessions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49492);






/** Makes the database in which a backup is restored and proved, like the source's, and marks it. What an earlier restore left there goes. */
async function createBeside(session, connection, restoring, options, mark) {
    switch (await (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .leftoverOf */ .nE)(session, connection.database)) {
        case 'foreign': throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('name-taken', `a database ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(restoring)} stands already, and no restore has made it`, 'Rename or drop it by hand, or set swap to false.');
        case 'ours':
            await dropBeside(connection, restoring);
            break;
        case 'none':
    }
    const name = pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring);
    try {
        await session.query(`CREATE DATABASE ${name} WITH ${options ?? 'TEMPLATE = template0'} CONNECTION LIMIT = ${_target_js__WEBPACK_IMPORTED_MODULE_3__/* .newborn */ .MC}`);
    }
    catch (problem) {
        // 22023 and 42809: a locale or an encoding that is not there; 42704: an unknown one, or a tablespace.
        if (!['22023', '42809', '42704', '58P01'].includes((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) ?? ''))
            throw problem;
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('database-like-source', `the server cannot make a database like the source's: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(problem))}`, 'Install the locale on the server (locale-gen); or make the empty database by hand as you want it, and set swap to false.', { cause: problem });
    }
    await session.query(`COMMENT ON DATABASE ${name} IS ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeLiteral */ .Ay.escapeLiteral((0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_1__/* .markText */ .PQ)(mark))}`);
}
/** Drops a database that a restore has made, with whatever a killed run has left connected to it. Harmless when it is not there. */
async function dropBeside(connection, restoring) {
    const inside = await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .targetSession */ .sN)({ ...connection, database: restoring }).catch(() => undefined);
    if (inside !== undefined)
        await forgetSubscriptions(inside).finally(() => inside.end());
    await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .maintenanceSession */ .EX)(connection), (session) => session.query(`DROP DATABASE IF EXISTS ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring)} WITH (FORCE)`));
}
/** A subscription would keep its database from being dropped; its slot at the publisher is the source's, and stays. */
async function forgetSubscriptions(session) {
    for (const { name } of await session.query('SELECT subname AS name FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())')) {
        const subscription = pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(name);
        for (const words of ['DISABLE', 'SET (slot_name = NONE)'])
            await session.query(`ALTER SUBSCRIPTION ${subscription} ${words}`);
        await session.query(`DROP SUBSCRIPTION ${subscription}`);
    }
}
/**
 * Gives the restored database the target's name, and the old one its own, in one transaction: whatever happens, the name leads to one of them.
 * Gives a sentence for each setting that could not be carried over. Throws KnownError `target-in-use`, with nothing renamed.
 */
async function swapDatabases({ connection, restoring, keptAs, settings, endConnections }) {
    const target = connection.database;
    return (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .maintenanceSession */ .EX)(connection), async (session) => {
        const stop = endConnections && keptAs !== null ? keepEnding(connection, target) : () => Promise.resolve();
        try {
            await session.query('BEGIN');
            const notes = await applySettings(session, settings);
            // The rename takes a lock that new sessions wait for, and waits some seconds for those that are there.
            if (keptAs !== null)
                await session.query(`ALTER DATABASE ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(target)} RENAME TO ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(keptAs)}`);
            await session.query(`ALTER DATABASE ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring)} RENAME TO ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(target)}`);
            await session.query('COMMIT');
            return notes;
        }
        catch (problem) {
            await session.query('ROLLBACK').catch(() => undefined);
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) !== '55006')
                throw problem;
            throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('target-in-use', `database ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(target)} is in use, and could not be renamed`, 'Stop what uses it, or set end-connections to true.', { cause: problem });
        }
        finally {
            await stop();
        }
    });
}
/** Each in a savepoint: what the role may not set is said, and keeps nobody from the restored rows. */
async function applySettings(session, settings) {
    const notes = [];
    for (const { text, about } of settings) {
        await session.query('SAVEPOINT setting');
        try {
            // The server's own code, whatever sentence a broken connection would get.
            await session.client.query(text);
        }
        catch (problem) {
            const state = (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem);
            if (state?.length !== 5 || state.startsWith('08') || state.startsWith('57P'))
                throw problem;
            await session.query('ROLLBACK TO SAVEPOINT setting');
            // The server's words may hold the value.
            notes.push(`the database's ${about} could not be set (SQLSTATE ${state})`);
        }
    }
    return notes;
}
/** Ends every session of a database again and again, from a session of its own, until it is told to stop. */
function keepEnding(connection, database) {
    let going = true;
    const ending = (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .maintenanceSession */ .EX)(connection), async (session) => {
        while (going) {
            await session.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()', [database]);
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
    }).catch(() => undefined);
    return async () => {
        going = false;
        await ending;
    };
}
/** Ends the sessions of a database, all or those of one application, and waits for their end. Throws what the server says where the role may not. */
async function endSessions(session, database, application) {
    const theirs = 'FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND ($2::text IS NULL OR application_name = $2)';
    for (let attempt = 0; attempt < 100; attempt++) {
        const ended = await session.query(`SELECT pg_terminate_backend(pid) ${theirs}`, [database, application ?? null]);
        if (ended.length === 0)
            return;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}


/***/ }),

/***/ 86672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MC: () => (/* binding */ newborn),
/* harmony export */   WL: () => (/* binding */ inspectTarget),
/* harmony export */   nE: () => (/* binding */ leftoverOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _domain_restore_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68453);
/* harmony import */ var _domain_proof_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(88276);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59826);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37430);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48409);
/* harmony import */ var _target_sessions_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(49492);









/** Looks at the target and its server; `count`: reads every table for its exact rows. Reads only; throws the KnownErrors of connecting. */
async function inspectTarget(connection, contents, count) {
    const own = await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .targetSession */ .sN)(connection);
    const beside = await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .maintenanceSession */ .EX)(connection).catch((problem) => {
        // In place, the target alone has to be reached.
        if (own === undefined)
            throw problem;
        return own;
    });
    try {
        return { ...await serverFacts(beside, connection), ...await databaseFacts(beside, connection.database), ...own === undefined ? nothing : await insideFacts(own, connection, contents, count) };
    }
    finally {
        await Promise.all([own?.end(), beside.end()]);
    }
}
const nothing = { exists: false, contents: [], tables: [], notOurs: [], unreadable: undefined };
async function serverFacts(session, { host, port }) {
    const [row] = await session.query(`
    SELECT current_setting('server_version_num')::int AS version, pg_is_in_recovery() AS standby, rolname AS role, rolsuper AS superuser, rolcreatedb OR rolsuper AS createdb, rolcreaterole OR rolsuper AS createrole
    FROM pg_roles WHERE rolname = current_user`);
    if (row === undefined)
        throw new Error('pg_roles does not list the current role');
    const roles = await session.query(`SELECT rolname AS name, pg_has_role(current_user, oid, '${row.version >= 160_000 ? 'SET' : 'MEMBER'}') AS settable FROM pg_roles`);
    return {
        host, port, versionNumber: row.version, standby: row.standby, role: row.role, superuser: row.superuser, mayCreateDatabases: row.createdb, mayCreateRoles: row.createrole,
        systemIdentifier: await (0,_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemIdentifier */ .vK)(session),
        extensions: await extensionsOf(session, row.superuser),
        roles: roles.map(({ name }) => name), mayActAs: roles.filter(({ settable }) => settable).map(({ name }) => name),
        tablespaces: (await session.query('SELECT spcname AS name FROM pg_tablespace')).map(({ name }) => name),
        freeBytes: await freeBytes(session, host),
        pooled: await objectionOf(() => (0,_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .refusePooler */ .a)(session)),
    };
}
/** `mayCreate`: trusted, or wanted by a superuser. */
async function extensionsOf(session, superuser) {
    const rows = await session.query(`
    SELECT name, array_agg(version) AS versions, bool_or(trusted OR NOT superuser) AS trusted FROM pg_available_extension_versions GROUP BY name`);
    return rows.map(({ name, versions, trusted }) => ({ name, versions, mayCreate: superuser || trusted }));
}
async function databaseFacts(session, database) {
    const [row] = await session.query(`
    SELECT pg_has_role(current_user, datdba, 'MEMBER') AS owner, datistemplate AS template, pg_encoding_to_char(encoding) AS encoding, shobj_description(oid, 'pg_database') AS comment,
           CASE WHEN has_database_privilege(oid, 'CONNECT') THEN pg_database_size(oid)::text END AS bytes
    FROM pg_database WHERE datname = $1`, [database]);
    const [prepared] = await session.query('SELECT count(*)::int AS count FROM pg_prepared_xacts WHERE database = $1', [database]);
    return {
        database, isOwner: row?.owner ?? true, isTemplate: row?.template ?? false, encoding: row?.encoding ?? null, bytes: Number(row?.bytes ?? 0),
        connections: await session.query(`
      SELECT coalesce(application_name, '') AS application, coalesce(usename, 'the server itself') AS user, count(*)::int AS count FROM pg_stat_activity
      WHERE datname = $1 AND pid <> pg_backend_pid() AND application_name <> $2 AND coalesce(backend_type, '') <> 'autovacuum worker' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`, [database, _target_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .restoreApplication */ .H$]),
        preparedTransactions: prepared?.count ?? 0, mark: (0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_2__/* .readMark */ .Mp)(row?.comment ?? null), leftover: await leftoverOf(session, database),
    };
}
/** Ours is what carries the mark of this target, or what was killed before it got one: ours, and nobody's comment on it. */
async function leftoverOf(session, database) {
    const [row] = await session.query(`
    SELECT shobj_description(d.oid, 'pg_database') AS comment, pg_get_userbyid(datdba) = current_user AS ours, datconnlimit = ${newborn} AS young FROM pg_database d WHERE datname = $1`, [(0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_2__/* .restoringName */ .j7)(database)]);
    if (row === undefined)
        return 'none';
    return (0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_2__/* .readMark */ .Mp)(row.comment)?.target === database || (row.comment === null && row.ours && row.young) ? 'ours' : 'foreign';
}
/** The connection limit with which a database is made here: until it carries its mark, that tells it from everybody else's. */
const newborn = 7_465_321;
async function insideFacts(session, connection, contents, count) {
    const found = await contents(session);
    return {
        exists: true, contents: found, tables: await tablesOf(session, count), notOurs: await notOurs(session),
        unreadable: found.length === 0 ? undefined : await objectionOf(async () => { await (0,_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .checkReadable */ .r)(session, await (0,_server_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectServer */ .Eb)(session, connection.database)); }),
    };
}
/** Exact rows; null for a table that the role may not read, and where nobody asked. */
async function tablesOf(session, count) {
    const relations = (await (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .listRelations */ .IU)(session)).filter(({ kind, extension, condition }) => kind === 'table' && (extension === null || condition !== null));
    const counts = !count ? new Map() : await (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .countRows */ .BO)(relations, [session]).catch(() => countOneByOne(session, relations));
    return relations.map((relation) => ({ name: (0,_domain_proof_js__WEBPACK_IMPORTED_MODULE_8__/* .nameOf */ .Vb)(relation), rows: counts.get(relation.oid) ?? null }));
}
async function countOneByOne(session, relations) {
    const counts = new Map();
    for (const relation of relations)
        for (const [oid, rows] of await (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .countRows */ .BO)([relation], [session]).catch(() => []))
            counts.set(oid, rows);
    return counts;
}
/** Relations, functions, types, schemas and large objects whose owner the role is not. */
async function notOurs(session) {
    const rows = await session.query(`
    SELECT what FROM (
      SELECT 'relation ' || nspname || '.' || relname AS what, relowner AS owner, 'pg_class'::regclass AS class, c.oid, n.nspowner FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemSchemas */ .Ah})
      UNION ALL SELECT 'function ' || nspname || '.' || proname, proowner, 'pg_proc'::regclass, p.oid, n.nspowner FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemSchemas */ .Ah})
      UNION ALL SELECT 'type ' || nspname || '.' || typname, typowner, 'pg_type'::regclass, t.oid, n.nspowner FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE typrelid = 0 AND typelem = 0 AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemSchemas */ .Ah})
      UNION ALL SELECT 'schema ' || nspname, nspowner, 'pg_namespace'::regclass, oid, nspowner FROM pg_namespace WHERE nspname <> 'public' AND oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemSchemas */ .Ah})
      UNION ALL SELECT 'large object ' || oid, lomowner, 'pg_largeobject_metadata'::regclass, oid, lomowner FROM pg_largeobject_metadata) AS objects
    WHERE NOT pg_has_role(current_user, owner, 'USAGE') AND NOT pg_has_role(current_user, nspowner, 'USAGE')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = objects.oid AND d.deptype = 'e') ORDER BY 1 LIMIT 10`);
    return rows.map(({ what }) => what);
}
/** Free room where the server's data is; null unless that server is seen to run on this very machine. */
async function freeBytes(session, host) {
    if (!host.startsWith('/') && !['localhost', '127.0.0.1', '::1'].includes(host))
        return null;
    const [row] = await session.query(`SELECT (SELECT setting FROM pg_settings WHERE name = 'data_directory') AS folder, current_setting('port') AS port`);
    if (row?.folder === undefined || row.folder === null)
        return null;
    try {
        // The lock file's fourth line is the port; a container's folder may have the name of one that is here.
        const lock = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(row.folder, 'postmaster.pid'), 'utf8')).split('\n');
        if (lock[3] !== row.port || lock[1] !== row.folder)
            return null;
        const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(row.folder);
        return bavail * bsize;
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(problem) === undefined)
            throw problem;
        return null;
    }
}
async function objectionOf(work) {
    try {
        await work();
        return undefined;
    }
    catch (problem) {
        if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E)
            return { code: problem.code, sentence: problem.message, hint: problem.hint };
        throw problem;
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
        host: connection.host,
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
function sslOf({ parameters }) {
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
