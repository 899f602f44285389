export const id = 9700;
export const ids = [9700];
export const modules = {

/***/ 22293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ manifestVersion)
/* harmony export */ });
/** The version of both parts of the manifest. A reader refuses a newer one by name and reads every older one. */
const manifestVersion = 1;


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

/***/ 56177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ majorOf),
/* harmony export */   KA: () => (/* binding */ versionText),
/* harmony export */   PB: () => (/* binding */ endOfLife),
/* harmony export */   Rj: () => (/* binding */ oldestMajor),
/* harmony export */   mR: () => (/* binding */ parseToolVersion)
/* harmony export */ });
/** The major of `server_version_num` (150020 → 15). PostgreSQL 10 and later count majors by ten thousands. */
function majorOf(versionNumber) {
    return Math.floor(versionNumber / 10_000);
}
/** `15.20` of 150020. */
function versionText(versionNumber) {
    return `${majorOf(versionNumber)}.${versionNumber % 10_000}`;
}
/** The version in the words that the tools print: `pg_dump (PostgreSQL) 17.6 (Debian 17.6-1)` → 17.6; also of `18beta1`. */
function parseToolVersion(words) {
    const match = /\(PostgreSQL\) (?<text>(?<major>\d+)(?:\.\d+)?\S*)/.exec(words);
    const { text, major } = match?.groups ?? {};
    return text === undefined || major === undefined ? undefined : { text, major: Number(major) };
}
/** The oldest server that this suite is tested with. */
const oldestMajor = 13;
/** The days of the last releases, from https://www.postgresql.org/support/versioning/ */
const lastReleases = { 13: '2025-11-13', 14: '2026-11-12', 15: '2027-11-11', 16: '2028-11-09', 17: '2029-11-08', 18: '2030-11-14' };
/** The day of a major's last release, `2027-11-11`; undefined for one that is not known yet. */
function endOfLife(major) {
    return lastReleases[major];
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


/***/ }),

/***/ 49492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ maintenanceSession),
/* harmony export */   Et: () => (/* binding */ sharedSession),
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
        return await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__.connect)({ ...connection, database: first }, { search_path: '' });
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem) !== 'database-missing' || connection.database === second)
            throw problem;
        return (0,_session_js__WEBPACK_IMPORTED_MODULE_1__.connect)({ ...connection, database: second }, { search_path: '' });
    }
}
/** The target's own session; undefined where no such database stands. */
async function targetSession(connection) {
    try {
        return await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__.connect)(connection, { search_path: '', row_security: 'off' });
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem) === 'database-missing')
            return undefined;
        throw problem;
    }
}
/** A session that every way of restoring a database can have: locks of one database are not seen in another. In the target itself where the role may connect nowhere else. */
function sharedSession(connection) {
    return maintenanceSession(connection).catch(() => (0,_session_js__WEBPACK_IMPORTED_MODULE_1__.connect)(connection, { search_path: '' }));
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


/***/ })

};
