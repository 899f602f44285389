export const id = 910;
export const ids = [910];
export const modules = {

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
        return await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .Ng)({ ...connection, database: first }, { search_path: '' });
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem) !== 'database-missing' || connection.database === second)
            throw problem;
        return (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .Ng)({ ...connection, database: second }, { search_path: '' });
    }
}
/** The target's own session; undefined where no such database stands. */
async function targetSession(connection) {
    try {
        return await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .Ng)(connection, { search_path: '', row_security: 'off' });
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem) === 'database-missing')
            return undefined;
        throw problem;
    }
}
/** A session that every way of restoring a database can have: locks of one database are not seen in another. In the target itself where the role may connect nowhere else. */
function sharedSession(connection) {
    return maintenanceSession(connection).catch(() => (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .Ng)(connection, { search_path: '' }));
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
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10221);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86672);
/* harmony import */ var _target_sessions_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49492);






/** Makes the database in which a backup is restored and proved, like the source's, and marks it. What an earlier restore left there goes. */
async function createBeside(session, connection, restoring, options, mark) {
    switch (await (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .leftoverOf */ .nE)(session, connection.database)) {
        case 'foreign': throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('name-taken', `a database ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(restoring)} stands already, and no restore has made it`, 'Rename or drop it by hand, or set swap to false.');
        case 'ours':
            await dropBeside(connection, restoring);
            break;
        case 'none':
    }
    const name = pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring);
    try {
        await session.query(`CREATE DATABASE ${name} WITH ${options ?? 'TEMPLATE = template0'} CONNECTION LIMIT = ${_target_js__WEBPACK_IMPORTED_MODULE_4__/* .newborn */ .MC}`);
    }
    catch (problem) {
        // 22023 and 42809: a locale or an encoding that is not there; 42704: an unknown one, or a tablespace.
        if (!['22023', '42809', '42704', '58P01'].includes((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) ?? ''))
            throw problem;
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('database-like-source', `the server cannot make a database like the source's: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(problem))}`, 'Install the locale on the server (locale-gen); or make the empty database by hand as you want it, and set swap to false.', { cause: problem });
    }
    await session.query(`COMMENT ON DATABASE ${name} IS ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeLiteral */ .Ay.escapeLiteral((0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_1__/* .markText */ .PQ)(mark))}`);
}
/** Drops a database that a restore has made, with whatever a killed run has left connected to it. Harmless when it is not there. */
async function dropBeside(connection, restoring) {
    const inside = await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .targetSession */ .sN)({ ...connection, database: restoring }).catch(() => undefined);
    if (inside !== undefined)
        await forgetSubscriptions(inside).finally(() => inside.end());
    await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .maintenanceSession */ .EX)(connection), (session) => session.query(`DROP DATABASE IF EXISTS ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring)} WITH (FORCE)`));
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
    return (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .maintenanceSession */ .EX)(connection), async (session) => {
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
            throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('target-in-use', `database ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(target)} is in use, and could not be renamed`, 'Stop what uses it, or set end-connections to true.', { cause: problem });
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
    const ending = (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .maintenanceSession */ .EX)(connection), async (session) => {
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


/***/ })

};
