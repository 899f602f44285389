export const id = 2957;
export const ids = [2957];
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

/***/ 21832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LJ: () => (/* reexport */ openKept),
  Ep: () => (/* binding */ openSandbox),
  p_: () => (/* binding */ removeByState),
  Cf: () => (/* binding */ sweepSandboxes)
});

// UNUSED EXPORTS: resetDatabase

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./kit/docker.js
var kit_docker = __webpack_require__(42988);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __webpack_require__(69302);
// EXTERNAL MODULE: ./kit/process.js
var kit_process = __webpack_require__(84075);
;// CONCATENATED MODULE: ./sandbox/docker-daemon.js



const sandboxLabel = 'zimmer-backup.sandbox';
/** What can be set where Docker cannot be had. */
const withoutDocker = 'sandbox: local or sandbox: service';
/** Of a sandbox without a network: the port on which its run answers for it. */
const portLabel = 'zimmer-backup.port';
/** The container that publishes a port, or for which a run answers there, in words; undefined when there is none, or no daemon to ask. */
async function containerOn(port) {
    try {
        const ask = (filter) => (0,kit_docker/* docker */.T3)(['ps', '--filter', filter, '--format', '{{.Names}} ({{.Image}})'], { timeLimitSeconds: 10 });
        const names = (await Promise.all([ask(`publish=${port}`), ask(`label=${portLabel}=${port}`)])).filter((answer) => answer !== '').flatMap((answer) => answer.split('\n'));
        return names.length === 0 ? undefined : `the container ${names.join(', ')}`;
    }
    catch {
        return undefined;
    }
}
/** Removes a sandbox's container with its volumes, if it carries our label. Gives whether it was there. */
async function removeContainer(ask, name) {
    return (0,kit_docker/* removeLabelled */.ux)(ask, sandboxLabel, name);
}
/** The sandboxes in Docker that killed runs have left; none when no daemon answers. */
async function sweepContainers(now) {
    return (0,kit_docker/* abandonedContainers */.Fh)(sandboxLabel, now);
}
/** What docker says of a container that somebody removed, or of its daemon that went away, before the server was handed over; any other problem as it is. */
function lostContainer(problem, image) {
    // A client that was killed is told as every program is.
    if (!(problem instanceof kit_process/* ProcessFailure */.iq) || problem.exitSignal !== undefined)
        return problem;
    return new errors/* KnownError */.E('sandbox-start', `the container of ${image} was lost while it was made ready: ${(0,kit_docker/* lastLine */.fM)(problem)}`, `Look at who ended it, or the Docker daemon, and run again; or set ${withoutDocker}.`, { cause: problem });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
// EXTERNAL MODULE: ./kit/secret.js
var secret = __webpack_require__(67612);
// EXTERNAL MODULE: ./sandbox/session.js
var sandbox_session = __webpack_require__(42681);
;// CONCATENATED MODULE: ./sandbox/database-locale.js

const providers = { c: 'libc', i: 'icu', b: 'builtin', libc: 'libc', icu: 'icu', builtin: 'builtin' };
/**
 * The ways of making a database like the source's, the most faithful first. The encoding is the same in all: it is part of the data.
 * A server may lack a locale of the operating system; text then sorts differently, which the note says.
 */
function attemptsFor(source, serverMajor) {
    const encoding = source.encoding ?? 'UTF8';
    const collation = source.collation ?? 'C';
    const system = { collation, characterType: source.characterType ?? collation };
    const systemName = `${collation}${system.characterType === collation ? '' : ` with character type ${system.characterType}`}`;
    // C.UTF-8 knows the letters of all languages; C knows those of ASCII alone.
    const fallbacks = encoding === 'UTF8' ? ['C.UTF-8', 'C'] : ['C'];
    const libc = serverMajor < 15 ? '' : 'LOCALE_PROVIDER libc ';
    const attempt = (provider, { collation: collate, characterType }, note) => ({
        options: `TEMPLATE template0 ENCODING ${(0,sandbox_session/* literal */.eu)(encoding)} ${provider}LC_COLLATE ${(0,sandbox_session/* literal */.eu)(collate)} LC_CTYPE ${(0,sandbox_session/* literal */.eu)(characterType)}`, note,
    });
    const own = ownProvider(source, serverMajor);
    const fallBack = (provider, note) => fallbacks
        .map((fallback) => attempt(provider, { collation: fallback, characterType: fallback }, note(fallback)));
    if (own === 'libc')
        return [attempt(libc, system), ...fallBack(libc, (fallback) => differing(systemName, fallback))];
    const missing = `${source.locale ?? '?'} of the provider ${source.localeProvider ?? '?'}`;
    return [
        ...(own === undefined ? [] : [
            attempt(own, system),
            ...fallBack(own, (fallback) => `the sandbox lacks the system's locale ${systemName} and uses ${fallback}; text sorts by ${source.locale ?? '?'} as in the source`),
        ]),
        attempt(libc, system, differing(missing, systemName)),
        ...fallBack(libc, (fallback) => differing(missing, fallback)),
    ];
}
/** The options for the source's provider; undefined when this server does not know it. */
function ownProvider(source, serverMajor) {
    const provider = providers[source.localeProvider ?? 'libc'] ?? 'libc';
    const locale = source.locale ?? '';
    if (provider === 'libc')
        return 'libc';
    if (locale === '' || serverMajor < (provider === 'icu' ? 15 : 17))
        return undefined;
    return provider === 'icu'
        ? `LOCALE_PROVIDER icu ICU_LOCALE ${(0,sandbox_session/* literal */.eu)(locale)} `
        : `LOCALE_PROVIDER builtin BUILTIN_LOCALE ${(0,sandbox_session/* literal */.eu)(locale)} `;
}
function differing(asked, given) {
    return `the sandbox lacks the source's collation ${asked} and uses ${given}: text may sort differently`;
}
/**
 * Whether CREATE DATABASE failed for its locale alone: an unknown name (22023, 42809), a provider that was not built in (0A000),
 * or a locale that does not go with the encoding (22023, 42P17).
 */
function isLocaleFailure(sqlState) {
    return sqlState !== undefined && ['22023', '42809', '0A000', '42P17'].includes(sqlState);
}

;// CONCATENATED MODULE: ./sandbox/mark.js

const markStart = 'zimmer-backup sandbox';
/** Marks a database as one that drills may empty. Needs its owner or a superuser. */
async function markDatabase(session, database) {
    await session.query(`COMMENT ON DATABASE ${(0,sandbox_session/* identifier */.Cv)(database)} IS ${(0,sandbox_session/* literal */.eu)(`${markStart}: emptied before and after every drill`)}`);
}
/** Whether the session's own database carries the mark of an earlier drill. */
async function isMarked(session) {
    const { rows } = await session.query("SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()");
    return rows[0]?.comment?.startsWith(markStart) === true;
}

;// CONCATENATED MODULE: ./sandbox/database.js





/** A database to be in while another is made or dropped. */
function maintenanceDatabase(name) {
    return name === 'postgres' ? 'template1' : 'postgres';
}
/**
 * Makes the sandbox's database on a server of ours, with the source's encoding and as much of its locale as the server knows, and marks it.
 * A database that initdb made under that name gives way. Gives the notes on what differs.
 */
async function createDatabase(server, request) {
    const { database } = request;
    return (0,sandbox_session/* withSession */.fQ)({ ...server, database: maintenanceDatabase(database) }, async (session) => {
        const { rowCount } = await session.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
        if (rowCount !== 0) {
            await session.query(`ALTER DATABASE ${(0,sandbox_session/* identifier */.Cv)(database)} IS_TEMPLATE false`);
            await session.query(`DROP DATABASE ${(0,sandbox_session/* identifier */.Cv)(database)}`);
        }
        return createLike(session, request);
    });
}
/** Makes the database `request.database`, which must not be there, like the source's, and marks it. Gives the notes on what differs. */
async function createLike(session, request) {
    const major = (0,versions/* majorOf */.Ds)(await (0,sandbox_session/* versionNumberOf */.r2)(session));
    let last;
    for (const attempt of attemptsFor(request, major)) {
        try {
            await session.query(`CREATE DATABASE ${(0,sandbox_session/* identifier */.Cv)(request.database)} ${attempt.options}`);
            await markDatabase(session, request.database);
            return attempt.note === undefined ? [] : [attempt.note];
        }
        catch (problem) {
            if (!isLocaleFailure((0,errors/* codeOf */.$N)(problem)))
                throw problem;
            last = problem;
        }
    }
    throw new errors/* KnownError */.E('sandbox-encoding', `the sandbox cannot have a database in the encoding ${request.encoding ?? 'UTF8'}: ${(0,errors/* messageOf */.bD)(last)}`, 'Set sandbox-image to an image that knows this encoding, or sandbox: service with a server that does.', { cause: last });
}
/** Throws KnownError `sandbox-too-old` for a server older than the source; gives a note for a newer one (TRAPS, 2). */
function compareVersions(versionNumber, request, where) {
    const major = (0,versions/* majorOf */.Ds)(versionNumber);
    if (major < request.major) {
        throw new errors/* KnownError */.E('sandbox-too-old', `${where} is PostgreSQL ${(0,versions/* versionText */.KA)(versionNumber)}, older than the source's ${request.major}`, `A backup restores into its own major: use a PostgreSQL ${request.major}, for example sandbox: docker.`);
    }
    return major === request.major ? [] : [`${where} is PostgreSQL ${(0,versions/* versionText */.KA)(versionNumber)}, newer than the source's ${request.major}: a restore there proves less than one into the same major`];
}
/**
 * Throws KnownError `extension-missing`, before anything is restored, when the server cannot make an extension that the backup needs.
 * Gives notes for those that stand there in another version only. `cure` is the hint's sentence.
 */
async function compareExtensions(session, request, where, cure) {
    const wanted = request.extensions.map(({ name }) => name);
    const { rows } = await session.query('SELECT name::text, array_agg(version::text ORDER BY version) AS versions FROM pg_available_extension_versions WHERE name = ANY ($1) GROUP BY name', [wanted]);
    const available = new Map(rows.map(({ name, versions }) => [name, versions]));
    const missing = wanted.filter((name) => !available.has(name));
    if (missing.length > 0) {
        // Not a fault of the backup: whether it restores could not be told here.
        throw new errors/* KnownError */.E('extension-missing', `${where} lacks ${missing.length === 1 ? 'the extension' : 'the extensions'} ${missing.join(', ')} that the backup needs`, cure, { status: errors/* exitStatus */.$u.unproved });
    }
    return request.extensions.flatMap(({ name, version }) => {
        const versions = available.get(name) ?? [];
        return versions.includes(version) ? [] : [`the extension ${name} is ${version} in the source; the sandbox has ${versions.join(', ')}`];
    });
}

// EXTERNAL MODULE: ./kit/owner.js
var kit_owner = __webpack_require__(27637);
;// CONCATENATED MODULE: ./sandbox/settings.js
const mebibyte = 1024 * 1024;
/**
 * Settings of a server that is thrown away after the drill: nothing has to survive a crash, and everything is written once.
 * Which of them pay was measured in trials of parallel pg_restore; none does harm on a small machine.
 */
function serverSettings(machine, { databaseBytes, inMemory }) {
    const cores = Math.max(1, machine.cores);
    return {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        // Lets the COPY that follows a TRUNCATE in one transaction, as pg_restore -j writes it, skip the WAL.
        wal_level: 'minimal',
        max_wal_senders: '0',
        max_wal_size: megabytes((inMemory ? databaseBytes : undefined) ?? 8192 * mebibyte, 256, 8192),
        checkpoint_timeout: '1h',
        // A restore reads and writes everything about once: with more than this, it only touches more memory (1 GB of rows: 18.6 s of processor
        // time with 128 MB, 19.6 with 512 MB, 22.5 with 2 GB). What is read again lies in the system's cache.
        shared_buffers: megabytes(machine.memoryBytes / 64, 128, 256),
        // More is not faster: on 1 GB of rows a GIN index took 8.2 s with 64 MB and 10.5 s with 1 GB, whose tree no longer fits the processor's cache,
        // and the B-trees were as fast with either. Only a large sort is spared a second merge.
        maintenance_work_mem: megabytes(Math.min((databaseBytes ?? 0) / 64, machine.memoryBytes / 4 / cores), 64, 1024),
        work_mem: megabytes(machine.memoryBytes / 64 / cores, 16, 256),
        autovacuum: 'off',
        jit: 'off',
        max_connections: '100',
        // The lock table has max_locks_per_transaction × max_connections slots; one transaction over 20,000 tables with their
        // indexes, sequences and types takes about ten of them per table.
        max_locks_per_transaction: '2048',
        // No row of data reaches the log: neither the values of a failed COPY line nor a statement's own.
        log_error_verbosity: 'terse',
        log_min_error_statement: 'panic',
    };
}
function megabytes(bytes, least, most) {
    return `${Math.round(Math.min(Math.max(bytes / mebibyte, least), most))}MB`;
}
/**
 * Settings of a server whose migrations are observed: its log goes into one file of the data folder, which a superuser reads over SQL.
 */
const observedSettings = {
    logging_collector: 'on',
    // What goes wrong at the start is read from the plain one.
    log_destination: 'stderr,csvlog',
    log_directory: 'log',
    log_rotation_age: '0',
    log_rotation_size: '0',
    log_timezone: 'UTC',
    log_disconnections: 'on',
};
/** The settings as lines of postgresql.conf. */
function asConfiguration(settings) {
    return Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`).join('');
}
/** The settings as arguments of `postgres`. */
function asArguments(settings) {
    return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

;// CONCATENATED MODULE: ./sandbox/docker-container.js






/** The one role of a sandbox's fresh server. */
const startSeconds = 120;
const superuser = 'postgres';
/** In the container; not the image's own folder, which differs between majors. */
const memoryFolder = '/zimmer-sandbox';
/**
 * Creates and starts the container; throws the ProcessFailure as it is. Neither is ended by the signal: the daemon would go on with what it has begun, after
 * the removal. Not `--rm`, since a container that ends at its start would take its reason with it.
 */
async function startContainer({ name, image, password }, ties, docker, request) {
    const machine = await machineOf(docker, request.machine);
    const memory = memoryFor(request);
    const settings = { ...serverSettings(machine, { databaseBytes: request.databaseBytes, inMemory: memory !== undefined }), ...(request.observed === true ? observedSettings : {}), ...ties.settings };
    const parameters = [
        'create', '--name', name, '--pull', 'never',
        '--label', `${sandboxLabel}=${name}`, '--label', `${kit_docker/* ownerLabel */.Wb}=${JSON.stringify(await (0,kit_owner/* thisOwner */.GS)(request.now))}`,
        ...ties.parameters,
        // Named only: the values come from the client's environment, where no process list shows them.
        '--env', 'POSTGRES_PASSWORD', '--env', 'POSTGRES_USER', '--env', 'POSTGRES_DB', '--env', 'POSTGRES_HOST_AUTH_METHOD', '--env', 'POSTGRES_INITDB_ARGS',
        '--shm-size', '1g',
        ...(memory === undefined ? [] : ['--tmpfs', `${memoryFolder}:rw,mode=1777,size=${memory}`, '--env', `PGDATA=${memoryFolder}/data`]),
        image, 'postgres', ...asArguments(settings),
    ];
    const environment = {
        POSTGRES_PASSWORD: password.reveal(), POSTGRES_USER: superuser, POSTGRES_DB: superuser,
        POSTGRES_HOST_AUTH_METHOD: 'scram-sha-256', POSTGRES_INITDB_ARGS: ['--no-sync --auth-host=scram-sha-256', ties.initialisation ?? ''].join(' ').trim(),
    };
    await docker(parameters, { environment });
    if (ties.alsoOn !== undefined)
        await docker(['network', 'connect', ties.alsoOn, name]);
    await docker(['start', name]);
}
/** The error for a container that could not be created or started. */
function notStarted(image, problem) {
    return new errors/* KnownError */.E('sandbox-start', `docker could not start ${image}: ${(0,kit_docker/* lastLine */.fM)(problem)}`, 'Look at what docker says, or set sandbox: local or sandbox: service.', { cause: problem });
}
/** The memory for the data, in bytes, where it fits three times and half of the free memory stays. */
function memoryFor({ databaseBytes, memoryDirectory }) {
    if (databaseBytes === undefined || memoryDirectory === null || process.platform !== 'linux')
        return undefined;
    const needed = 3 * databaseBytes + 512 * 1024 * 1024;
    return (0,external_node_os_.freemem)() / 2 > needed ? needed : undefined;
}
/** What the daemon's own machine has: Docker Desktop's is smaller than the one it runs on. */
async function machineOf(docker, machine) {
    const [memory, cores] = (await docker(['info', '--format', '{{.MemTotal}} {{.NCPU}}']).catch(() => '')).split(' ').map(Number);
    const least = (one, other) => (other !== undefined && other > 0 ? Math.min(one, other) : one);
    return { memoryBytes: least(machine.memoryBytes, memory), cores: least(machine.cores, cores) };
}
/** What the daemon says of a container. */
async function inspect(docker, name) {
    const answer = JSON.parse(await docker(['inspect', '--type', 'container', name]));
    return answer[0];
}
/** Throws KnownError `sandbox-start`, with the last lines of its log, when the container has ended. */
async function refuseEnded({ name, image }, docker) {
    const state = (await inspect(docker, name))?.State;
    if (state?.Running === true)
        return;
    const said = [];
    await docker(['logs', '--tail', '20', name], { onErrorLine: (line) => said.push(line) }).then((text) => said.push(...text.split('\n')));
    const complaint = said.findLast((line) => /\b(?:FATAL|PANIC|error)\b/i.test(line)) ?? said.findLast((line) => line.trim() !== '') ?? 'it said nothing';
    throw new errors/* KnownError */.E('sandbox-start', `${image} ended with status ${state?.ExitCode ?? '?'}: ${complaint.trim()}`, 'Check that sandbox-image is an image of a PostgreSQL server, and that memory and disk suffice.');
}

// EXTERNAL MODULE: ./sandbox/request.js
var sandbox_request = __webpack_require__(68348);
;// CONCATENATED MODULE: ./sandbox/docker-image.js


const postgisFamily = /^(?:postgis(?:_.+)?|address_standardizer(?:_.+)?)$/;
const timescaleFamily = /^timescaledb(?:_.+)?$/;
/** The image of a major that has the extensions: the official one unless an extension asks for another. */
function imageFor(major, extensions) {
    const vector = extensions.includes('vector');
    const postgis = extensions.some((name) => postgisFamily.test(name));
    const timescale = extensions.some((name) => timescaleFamily.test(name));
    // The one image that has all three.
    if (Number(vector) + Number(postgis) + Number(timescale) > 1)
        return `timescale/timescaledb-ha:pg${major}`;
    if (vector)
        return `pgvector/pgvector:pg${major}`;
    // PostGIS 3.5 came before PostgreSQL 18; its own images carry 3.6 there.
    if (postgis)
        return `postgis/postgis:${major}-${major >= 18 ? '3.6' : '3.5'}`;
    if (timescale)
        return `timescale/timescaledb:latest-pg${major}`;
    return `postgres:${major}`;
}
/** The hint for an image that lacks extensions: the image that has them, where one is known. */
function extensionCure(image, request) {
    const known = imageFor(request.major, request.extensions.map(({ name }) => name));
    return known === image || known === `postgres:${request.major}`
        ? `Set sandbox-image to an image of PostgreSQL ${request.major} that has them.`
        : `Set sandbox-image: ${known}, which has what is known to need an image of its own.`;
}
/** Makes sure that the image stands here; what is not there is pulled, within `pullSeconds`. Throws KnownError `image-missing` when it cannot be had. */
async function haveSandboxImage(docker, image, request, pullSeconds) {
    try {
        await (0,kit_docker/* haveImage */.Q5)(docker, image, {
            seconds: pullSeconds, signal: request.signal, tell: request.tell, cure: 'Check its name, log in to its registry, set sandbox-image, or set sandbox: local.',
        });
    }
    catch (problem) {
        (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
        throw problem;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./sandbox/port.js





const loopback = '127.0.0.1';
/** A port on 127.0.0.1 that nobody listened on a moment ago. Another process may take it at once: be ready to ask again. */
async function freePort() {
    const port = await listenOn(0);
    if (port === undefined)
        throw new errors/* KnownError */.E('no-port', `no port is free on ${loopback}`, 'Look at what listens there: ss -ltn.');
    return port;
}
/** Throws KnownError `port-busy`, with who holds the port, when something listens on it on 127.0.0.1. */
async function refuseBusyPort(port) {
    if ((await listenOn(port)) === undefined)
        throw await busyPort(port);
}
/** The error for a port that is taken; it names the container or the process that holds it, as far as we may see it. */
async function busyPort(port) {
    const holder = (await containerOn(port)) ?? (await holderAmongProcesses(port)) ?? 'something that this user may not see';
    return new errors/* KnownError */.E('port-busy', `port ${port} on ${loopback} is taken by ${holder}`, 'End it, set sandbox-port: auto to take a free port, or set sandbox: service to use the server that listens there.');
}
function listenOn(port) {
    return new Promise((resolve, reject) => {
        const server = (0,external_node_net_.createServer)();
        server.once('error', (problem) => {
            if ((0,errors/* codeOf */.$N)(problem) === 'EADDRINUSE' || (0,errors/* codeOf */.$N)(problem) === 'EACCES')
                resolve(undefined);
            else
                reject(problem);
        });
        server.listen({ port, host: loopback, exclusive: true }, () => {
            const address = server.address();
            server.close(() => { resolve(typeof address === 'object' && address !== null ? address.port : undefined); });
        });
    });
}
async function holderAmongProcesses(port) {
    if (process.platform === 'linux')
        return holderInProc(port);
    try {
        const { stdout } = await (0,kit_process/* run */.eF)({ name: 'lsof', path: '/usr/sbin/lsof' }, ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { timeLimitSeconds: 10 });
        const { pid, name } = /^p(?<pid>\d+)\nc(?<name>.*)$/m.exec(stdout)?.groups ?? {};
        return pid === undefined || name === undefined ? undefined : `the process ${name} (${pid})`;
    }
    catch {
        return undefined;
    }
}
/** The socket's inode from /proc/net/tcp, then the process that has it open. */
async function holderInProc(port) {
    const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((path) => (0,promises_.readFile)(path, 'utf8').catch(() => '')));
    const sockets = new Set(tables.flatMap((table) => listenersOf(table, port)).map((inode) => `socket:[${inode}]`));
    if (sockets.size === 0)
        return undefined;
    for (const pid of (await (0,promises_.readdir)('/proc')).filter((name) => /^\d+$/.test(name))) {
        const files = await (0,promises_.readdir)(`/proc/${pid}/fd`).catch(() => []);
        for (const file of files) {
            if (!sockets.has(await (0,promises_.readlink)(`/proc/${pid}/fd/${file}`).catch(() => '')))
                continue;
            const name = (await (0,promises_.readFile)(`/proc/${pid}/comm`, 'utf8').catch(() => '?')).trim();
            return `the process ${name} (${pid})`;
        }
    }
    return undefined;
}
/** Inodes of the sockets that listen on a port, from the text of /proc/net/tcp (proc(5): state 0A is LISTEN). */
function listenersOf(table, port) {
    const wanted = port.toString(16).toUpperCase().padStart(4, '0');
    return table.split('\n').slice(1).map((line) => line.trim().split(/\s+/))
        .filter((fields) => fields[1]?.endsWith(`:${wanted}`) === true && fields[3] === '0A')
        .flatMap((fields) => fields[9] ?? []);
}

;// CONCATENATED MODULE: ./sandbox/docker-network.js



const serverPort = 5432;
/**
 * A way over a network: the server's port is published on 127.0.0.1 alone, and for a job that itself runs in a container, both stand in the job's network. A
 * network that is named comes before it. Throws KnownError `port-busy`.
 */
async function overNetwork(request, docker, { inContainer, networks }, named) {
    const port = typeof request.port === 'number' ? request.port : undefined;
    if (port !== undefined && !inContainer)
        await refuseBusyPort(port);
    const ours = networks.find((name) => !['host', 'none'].includes(name));
    const first = named ?? ours;
    return {
        ties: {
            parameters: ['--publish', `${loopback}:${port ?? ''}:${serverPort}`, ...(first === undefined ? [] : ['--network', first])],
            alsoOn: first === ours ? undefined : ours,
        },
        words: named === undefined ? '' : `, in the network ${named}`,
        reach: async (container) => (0,sandbox_session/* waitUntilReady */.bs)(await addressesOf(container, docker, inContainer), {
            seconds: startSeconds, signal: request.signal, stillHopeful: () => refuseEnded(container, docker),
        }),
        causeOf: async ({ stderr }) => (port !== undefined && /port is already allocated|address already in use|ports are not available/i.test(stderr) ? busyPort(port) : undefined),
        close: async () => { },
    };
}
/** The published port; in a job that runs in a container, the sandbox's own addresses as well. */
async function addressesOf({ name, password }, docker, inContainer) {
    const settings = (await inspect(docker, name))?.NetworkSettings;
    const published = (settings?.Ports?.[`${serverPort}/tcp`] ?? []).map(({ HostPort }) => ({ host: loopback, port: Number(HostPort) }));
    const own = Object.values(settings?.Networks ?? {}).filter(({ IPAddress }) => IPAddress !== '').map(({ IPAddress }) => ({ host: IPAddress, port: serverPort }));
    return [...published, ...(inContainer ? own : [])].map((place) => ({ ...place, user: superuser, database: 'template1', password, parameters: { sslmode: 'disable' } }));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/forwarding.js
var forwarding = __webpack_require__(83875);
;// CONCATENATED MODULE: ./sandbox/docker-socket.js















// The folder of a sandbox without a network:  socket-<random>/     ours, 0700
//                                               .s.PGSQL.<port>    a link to the socket that we hold open
//                                               shared/            in the container as well: the server's socket
/** In the container. */
const serverFolder = '/zimmer-sandbox-socket';
/** Not 5432: by that name one could take the server that an image's entrypoint runs for a moment for the one that stays (TRAPS, 30). */
const docker_socket_serverPort = 5433;
/** open(2); node does not name it. It opens nothing but the place itself. */
const onlyThePlace = 0x20_0000;
/** unix(7). */
const longestSocketPath = 107;
/** Why a sandbox's container has to have a network here. */
class NetworkNeeded extends Error {
    name = 'NetworkNeeded';
}
/**
 * A way to a server whose container has no network: its socket stands in a folder that the container and this process share, and this process listens on
 * 127.0.0.1 in its place. Throws NetworkNeeded where that cannot be, KnownError `port-busy`.
 */
async function withoutNetwork(request, docker, surroundings) {
    if (process.platform !== 'linux')
        throw new NetworkNeeded('a socket does not lead out of the machine in which Docker runs here');
    const [kernel, security = ''] = (await docker(['info', '--format', '{{.KernelVersion}}\t{{json .SecurityOptions}}']).catch(() => (0,external_node_os_.release)())).split('\t');
    if (kernel !== (0,external_node_os_.release)())
        throw new NetworkNeeded('Docker runs on another machine than this process');
    const source = (0,kit_docker/* pathOnDaemon */.v8)(await (0,promises_.realpath)(request.temporaryDirectory), surroundings);
    if (source === undefined)
        throw new NetworkNeeded(`${request.temporaryDirectory} is no folder that this job's container shares with its machine`);
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(request.temporaryDirectory, 'socket');
    const way = new SocketWay(folder, request, docker);
    try {
        await way.prepare({ source: (0,external_node_path_.join)(source, folder.slice(folder.lastIndexOf('/')), 'shared'), labelled: security.includes('name=selinux'), tellPort: surroundings.id === undefined });
        return way;
    }
    catch (problem) {
        await way.close();
        throw problem;
    }
}
class SocketWay {
    words = ', without a network';
    ties = { parameters: [] };
    #folder;
    #shared;
    #request;
    #docker;
    #forwarding;
    #socket;
    constructor(folder, request, docker) {
        this.#folder = folder;
        this.#shared = (0,external_node_path_.join)(folder, 'shared');
        this.#request = request;
        this.#docker = docker;
    }
    /** Takes the port and makes the folder; `source` is what the daemon's machine calls the latter. */
    async prepare({ source, labelled, tellPort }) {
        const asked = typeof this.#request.port === 'number' ? this.#request.port : 0;
        this.#forwarding = await (0,forwarding/* forward */.s)({ port: asked, host: loopback }, () => this.#reachServer()).catch(async (problem) => {
            throw ['EADDRINUSE', 'EACCES'].includes((0,errors/* codeOf */.$N)(problem) ?? '') ? await busyPort(asked) : problem;
        });
        await (0,promises_.mkdir)(this.#shared);
        // Which account an image runs its server under is not known.
        await (0,promises_.chmod)(this.#shared, 0o1777);
        this.ties = {
            parameters: [
                '--network', 'none',
                // What SELinux guards, a container may use only once it is labelled, for which --mount has no word.
                ...(labelled ? ['--volume', `${source}:${serverFolder}:Z`] : ['--mount', (0,kit_docker/* mountOf */.vI)('type=bind', `source=${source}`, `target=${serverFolder}`)]),
                ...(tellPort ? ['--label', `${portLabel}=${this.#forwarding.port}`] : []),
            ],
            // The first folder is where an image's entrypoint looks for the server that it runs for a moment.
            settings: { port: String(docker_socket_serverPort), unix_socket_directories: `/var/run/postgresql,${serverFolder}`, unix_socket_permissions: '0777' },
            initialisation: '--auth-local=scram-sha-256',
        };
    }
    async reach(container) {
        const address = this.#address(container.password);
        const stillHopeful = async () => {
            await this.#holdSocket();
            await refuseEnded(container, this.#docker);
        };
        try {
            await (0,sandbox_session/* waitUntilReady */.bs)([address], { seconds: startSeconds, signal: this.#request.signal, stillHopeful });
        }
        catch (problem) {
            throw problem instanceof errors/* KnownError */.E && blames(problem) ? new NetworkNeeded(problem.message, { cause: problem }) : problem;
        }
        // The code of a dump need not be able to put anything there.
        await (0,promises_.chmod)(this.#shared, 0o755);
        await refuseOpenSocket(address);
        return address;
    }
    causeOf({ stderr }) {
        const line = stderr.split('\n').find((one) => /\b(?:mounts?|bind source path|network none)\b/i.test(one));
        return Promise.resolve(line === undefined ? undefined : new NetworkNeeded(`Docker refuses the folder of its socket: ${line.trim()}`));
    }
    async close() {
        await this.#forwarding?.close();
        await this.#socket?.close();
        await (0,private_folder/* removePrivateFolder */.Yv)(this.#folder);
    }
    #address(password) {
        const port = this.#forwarding?.port ?? 0;
        const via = Buffer.byteLength(this.#link(port)) > longestSocketPath ? {} : { via: this.#folder };
        return { host: loopback, port, user: superuser, database: 'template1', password, parameters: { sslmode: 'disable' }, ...via };
    }
    #link(port) {
        return (0,external_node_path_.join)(this.#folder, `.s.PGSQL.${port}`);
    }
    /**
     * Opens the server's socket as it stands there before anything of a dump has run, and never looks at its path again: the server's account could put a link
     * in its place, which would lead to another socket of this machine, such as that of the source.
     */
    async #holdSocket() {
        const found = await (0,promises_.open)((0,external_node_path_.join)(this.#shared, `.s.PGSQL.${docker_socket_serverPort}`), onlyThePlace | external_node_fs_.constants.O_NOFOLLOW).catch(() => undefined);
        if (found === undefined)
            return;
        if (!(await found.stat()).isSocket()) {
            await found.close();
            return;
        }
        await this.#socket?.close();
        this.#socket = found;
        const link = this.#link(this.#forwarding?.port ?? 0);
        await (0,promises_.rm)(link, { force: true });
        await (0,promises_.symlink)(this.#held(), link);
    }
    #held() {
        return `/proc/self/fd/${this.#socket?.fd ?? -1}`;
    }
    #reachServer() {
        const socket = (0,external_node_net_.connect)({ path: this.#held(), allowHalfOpen: true });
        return { to: socket, from: socket, end: () => { socket.destroy(); } };
    }
}
/** Whether a server that does not come up, or cannot be reached, may well do with a network. */
function blames({ code, message }) {
    return code === 'sandbox-unreachable' || (code === 'sandbox-start' && (message.includes(serverFolder) || /Unix.?(?:domain )?socket|lock file/i.test(message)));
}
/** An image may have rules of its own for who is let in. On a port of this machine, nobody is without the password. */
async function refuseOpenSocket(address) {
    try {
        await (0,sandbox_session/* withSession */.fQ)({ ...address, password: new secret/* Secret */.zh((0,external_node_crypto_.randomBytes)(16).toString('hex')) }, () => Promise.resolve());
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem)?.startsWith('28') === true)
            return;
        throw problem;
    }
    throw new NetworkNeeded('the image asks for no password over its socket');
}

;// CONCATENATED MODULE: ./sandbox/docker.js













/**
 * A fresh container of the source's major, without a network unless one is asked for or needed, reached on 127.0.0.1 alone, labelled with its owner. Throws
 * KnownErrors `image-missing`, `port-busy`, `sandbox-start`, `extension-missing`; whatever it throws, nothing is left but an image that was pulled.
 */
async function openDocker(request, docker, limits = { pullSeconds: 1200 }) {
    const image = request.image ?? imageFor(request.major, request.extensions.map(({ name }) => name));
    await haveSandboxImage(docker, image, request, limits.pullSeconds);
    const surroundings = await (0,kit_docker/* surroundingsOf */.ZD)(docker);
    const { network = 'none' } = request;
    if (network !== 'none')
        return openBy(() => overNetwork(request, docker, surroundings, network), image, docker, request);
    try {
        return await openBy(() => withoutNetwork(request, docker, surroundings), image, docker, request);
    }
    catch (problem) {
        if (!(problem instanceof NetworkNeeded))
            throw problem;
        const sandbox = await openBy(() => overNetwork(request, docker, surroundings), image, docker, request);
        return { ...sandbox, notes: [`the sandbox's container has a network, which code of the dump can reach: ${problem.message}`, ...sandbox.notes] };
    }
}
/** Opens a sandbox in a new container by a way; should that fail, both are gone. */
async function openBy(find, image, docker, request) {
    const name = `zimmer-sandbox-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    let way;
    const removeIt = (0,sandbox_request/* once */.O)(async () => {
        await removeContainer(docker, name).finally(() => way?.close());
    });
    const release = request.cleanup.add(`remove the sandbox ${name}`, removeIt);
    const remove = async () => {
        await removeIt();
        release();
    };
    try {
        (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
        const password = new secret/* Secret */.zh((0,external_node_crypto_.randomBytes)(24).toString('base64url'));
        request.mask(password.reveal());
        way = await find();
        const container = { name, image, password };
        const address = await startBy(way, container, docker, request);
        return { ...await furnish(container, address, way, request), remove };
    }
    catch (problem) {
        // Should the removal fail, its promise stays, and the clean-up says why.
        await remove().catch(() => undefined);
        throw lostContainer(problem, image);
    }
}
async function startBy(way, container, docker, request) {
    try {
        await startContainer(container, way.ties, docker, request);
    }
    catch (problem) {
        if (!(problem instanceof kit_process/* ProcessFailure */.iq))
            throw problem;
        throw await way.causeOf(problem) ?? notStarted(container.image, problem);
    }
    (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
    return way.reach(container);
}
async function furnish(container, address, way, request) {
    const { versionNumber, notes } = await (0,sandbox_session/* withSession */.fQ)(address, async (session) => {
        const versionNumber = await (0,sandbox_session/* versionNumberOf */.r2)(session);
        const versions = compareVersions(versionNumber, request, container.image);
        return { versionNumber, notes: [...versions, ...(await compareExtensions(session, request, container.image, extensionCure(container.image, request)))] };
    });
    const differences = await createDatabase(address, request);
    (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
    return {
        kind: 'docker',
        connection: { ...address, database: request.database },
        serverVersionNumber: versionNumber,
        ours: true,
        description: `${container.image} in Docker (PostgreSQL ${(0,versions/* versionText */.KA)(versionNumber)}) on ${address.host}:${address.port}${way.words}`,
        toolsDirectory: undefined,
        notes: [...notes, ...differences],
        state: JSON.stringify({ kind: 'docker', name: container.name }),
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
;// CONCATENATED MODULE: ./sandbox/local-folder.js








// A sandbox's folder:  zimmer-sandbox-<random>/   ours, 0711
//                        owner.json               whose it is
//                        incoming/                ours, 0700: one that was kept, while it comes in
//                        server/                  of the account that runs the server, 0700: data/, log
const prefix = 'zimmer-sandbox-';
const stopSeconds = 15;
/** Whether the data, with room to grow threefold for indexes and WAL, fits in memory; the free memory counts, not the folder's limit alone. */
async function fitsInMemory(directory, databaseBytes) {
    if (databaseBytes === undefined)
        return false;
    try {
        const { bavail, bsize } = await (0,promises_.statfs)(directory);
        // Half of the memory stays for the server and for whatever else runs here.
        return Math.min(bavail * bsize, (0,external_node_os_.freemem)() / 2) > 3 * databaseBytes + 512 * 1024 * 1024;
    }
    catch {
        return false;
    }
}
/** Where the sandbox's folder goes, and whether that is in memory. An account that is not ours must be able to get there. */
async function placeFor(request, foreignAccount) {
    const memory = request.memoryDirectory === undefined ? private_folder/* memoryDirectory */.fx : request.memoryDirectory;
    if (memory !== null && await fitsInMemory(memory, request.databaseBytes))
        return { directory: memory, inMemory: true };
    const candidates = [...new Set([request.temporaryDirectory, (0,external_node_os_.tmpdir)(), '/tmp', '/var/tmp'])];
    for (const directory of candidates) {
        if (foreignAccount && !(await isOpenToAll(directory)))
            continue;
        await refuseFullDisk(directory, request.databaseBytes);
        return { directory, inMemory: false };
    }
    throw new errors/* KnownError */.E('no-folder', `the account that runs the server cannot get to ${candidates.join(', ')}`, 'Set TMPDIR to a folder that every user may enter.');
}
/** Found before the restore and not in the middle of it. A restored database is no larger than its source; indexes are sorted beside it. */
async function refuseFullDisk(directory, databaseBytes) {
    const { bavail, bsize } = await (0,promises_.statfs)(directory);
    const needed = Math.ceil((databaseBytes ?? 0) * 1.2);
    if (bavail * bsize >= needed)
        return;
    throw new errors/* KnownError */.E('sandbox-disk', `${directory} has ${(0,units/* size */.Ej)(bavail * bsize)} free, the restored database needs about ${(0,units/* size */.Ej)(needed)}`, 'Free some space, or set TMPDIR to a larger disk.');
}
async function isOpenToAll(directory) {
    try {
        for (let path = await (0,promises_.realpath)(directory);; path = (0,external_node_path_.dirname)(path)) {
            if (((await (0,promises_.stat)(path)).mode & 0o001) === 0)
                return false;
            if (path === (0,external_node_path_.dirname)(path))
                return true;
        }
    }
    catch {
        return false;
    }
}
/** Makes the folder with its marker. The caller has promised its removal before. */
async function makeFolder(directory, now) {
    await (0,promises_.mkdir)(directory, { mode: 0o700 });
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'owner.json'), JSON.stringify(await (0,kit_owner/* thisOwner */.GS)(now)), { mode: 0o600, flag: 'wx' });
    await (0,promises_.chmod)(directory, 0o711);
}
function folderName(random) {
    return `${prefix}${random}`;
}
/**
 * Stops the server in the folder, if one runs, and removes the folder. Harmless when it is gone. Touches only a folder of our
 * name and our user, and nothing that is mounted inside. Gives whether something was there.
 */
async function removeFolder(directory) {
    if (!(await isOurs(directory)))
        return false;
    await stopServer((0,external_node_path_.join)(directory, 'server', 'data'));
    const mounted = await mountsBeneath(await (0,promises_.realpath)(directory));
    if (mounted.length > 0)
        throw new errors/* KnownError */.E('sandbox-mounted', `${mounted.join(', ')} is mounted inside the sandbox ${directory}, which is left as it is`, 'Unmount it, then remove the folder.');
    // Processes of the server that outlived it for a moment may still write.
    await (0,promises_.rm)(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    return true;
}
async function isOurs(directory) {
    if (!/^zimmer-sandbox-[0-9a-f]+$/.test(directory.slice(directory.lastIndexOf('/') + 1)))
        return false;
    try {
        const facts = await (0,promises_.lstat)(directory);
        return facts.isDirectory() && facts.uid === process.getuid?.();
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
            return false;
        throw problem;
    }
}
/** Ends the server of a data folder at once. Its number counts only while that process was started for this very folder. */
async function stopServer(data) {
    const pid = Number((await (0,promises_.readFile)((0,external_node_path_.join)(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
    if (!Number.isSafeInteger(pid) || pid < 2)
        return;
    const runs = async () => (await (0,kit_owner/* commandOf */.Nl)(pid))?.includes(data) === true;
    if (!(await runs()))
        return;
    // SIGQUIT is the immediate shutdown: nothing of this data will be needed again.
    send(pid, 'SIGQUIT');
    for (let waited = 0; await runs(); waited += 0.05) {
        if (waited > stopSeconds)
            send(pid, 'SIGKILL');
        await (0,external_node_timers_promises_.setTimeout)(50);
    }
}
function send(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) !== 'ESRCH')
            throw problem;
    }
}
async function mountsBeneath(directory) {
    const table = await (0,promises_.readFile)('/proc/self/mountinfo', 'utf8').catch(() => '');
    return table.split('\n').map((line) => (line.split(' ')[4] ?? '').replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8))))
        .filter((path) => path.startsWith(`${directory}/`));
}
/** Folders that a killed run left, by the marker in them. */
async function abandonedFolders(now, temporaryDirectory) {
    const found = [];
    const places = new Set([temporaryDirectory ?? (0,external_node_os_.tmpdir)(), (0,external_node_os_.tmpdir)(), '/tmp', '/var/tmp', private_folder/* memoryDirectory */.fx]);
    for (const place of places) {
        const names = await (0,promises_.readdir)(place).catch(() => []);
        for (const name of names.filter((one) => one.startsWith(prefix))) {
            const directory = (0,external_node_path_.join)(place, name);
            if (await isOurs(directory) && await isLeft(directory, now))
                found.push(directory);
        }
    }
    return found;
}
async function isLeft(directory, now) {
    const owner = (0,kit_owner/* parseOwner */.pZ)(await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'owner.json'), 'utf8').catch(() => ''));
    if (owner !== undefined)
        return (0,kit_owner/* isAbandoned */.zI)(owner, now, true);
    // Killed between making the folder and marking it; or just being made, by another run, at this moment.
    return now.getTime() - (await (0,promises_.stat)(directory)).mtimeMs > 3_600_000;
}

;// CONCATENATED MODULE: ./sandbox/account.js



/** Who may run a server that refuses root: the one that is there for it, else the one that owns nothing. */
const candidates = ['postgres', 'nobody'];
/**
 * The account under which a local server has to run: undefined when we are not root and it runs as ourselves.
 * Throws KnownError `no-account` when root finds nobody to run it.
 */
async function serverAccount() {
    if (process.getuid?.() !== 0)
        return undefined;
    const passwd = await (0,promises_.readFile)('/etc/passwd', 'utf8').catch(() => '');
    for (const name of candidates) {
        const account = inPasswd(passwd, name) ?? (await inDirectory(name));
        if (account !== undefined && account.uid !== 0)
            return account;
    }
    throw new errors/* KnownError */.E('no-account', 'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody', 'Run the job as another user, add a user postgres, or set sandbox: docker.');
}
/** The account of that name in the text of /etc/passwd. */
function inPasswd(passwd, name) {
    for (const line of passwd.split('\n')) {
        const [user, , uid, gid] = line.split(':');
        if (user === name && /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? ''))
            return { name, uid: Number(uid), gid: Number(gid) };
    }
    return undefined;
}
/** Asks `id`, for users that stand in a directory service (macOS, LDAP). */
async function inDirectory(name) {
    const ask = async (what) => Number((await (0,kit_process/* run */.eF)({ name: 'id', path: '/usr/bin/id' }, [what, name], { timeLimitSeconds: 10 })).stdout);
    try {
        return { name, uid: await ask('-u'), gid: await ask('-g') };
    }
    catch (problem) {
        if (problem instanceof kit_process/* ProcessFailure */.iq || problem instanceof errors/* KnownError */.E)
            return undefined;
        throw problem;
    }
}

// EXTERNAL MODULE: ./kit/settled.js
var settled = __webpack_require__(57507);
;// CONCATENATED MODULE: ./sandbox/local-server.js






const local_server_loopback = '127.0.0.1';
const local_server_startSeconds = 60;
const local_server_stopSeconds = 300;
const portAttempts = 5;
/** How programs of the server are run. */
function optionsFor(cluster) {
    return {
        directory: cluster.server,
        user: cluster.account,
        // With it the runner ends the server after the job, should nobody else have done so.
        environment: { RUNNER_TRACKING_ID: process.env['RUNNER_TRACKING_ID'] },
    };
}
/** Adds what a server that is thrown away after the drill is told; later lines win over earlier ones. */
async function configure({ data, inMemory }, request) {
    const load = { databaseBytes: request.databaseBytes, inMemory };
    const settings = { ...serverSettings(request.machine, load), listen_addresses: local_server_loopback, unix_socket_directories: '', ...(request.observed === true ? observedSettings : {}) };
    await (0,promises_.appendFile)((0,external_node_path_.join)(data, 'postgresql.conf'), `\n${asConfiguration(settings)}`);
}
/** Starts the server on the port that was asked for, or on a free one; another, should it be taken in the very moment. */
async function startOnPort(cluster, request) {
    for (let attempt = 1;; attempt++) {
        const asked = typeof request.port === 'number' ? request.port : undefined;
        const port = asked ?? await freePort();
        const problem = await startServer(cluster, port);
        if (problem === undefined)
            return port;
        const taken = /could not (?:bind|create any TCP)|Address already in use/i.test(problem);
        // Whoever had it in that moment may be gone by now.
        if (taken && asked !== undefined)
            throw await busyPort(asked);
        if (!taken || asked !== undefined || attempt === portAttempts) {
            throw new errors/* KnownError */.E('sandbox-start', `the sandbox's server did not start: ${problem}`, 'Look at the free memory and disk of this machine, or set sandbox: docker.');
        }
    }
}
/**
 * Gives why the server did not start, if it did not. Never ended by the signal: pg_ctl's end would not end the server that it has
 * begun to start. It is over within a moment, and then the server can be found and stopped.
 */
async function startServer(cluster, port) {
    const log = (0,external_node_path_.join)(cluster.server, 'log');
    try {
        const parameters = ['start', '--pgdata', cluster.data, '--log', log, '--wait', '--timeout', String(local_server_startSeconds), '--options', `-p ${port}`];
        await (0,kit_process/* run */.eF)({ name: 'pg_ctl', path: (0,external_node_path_.join)(cluster.programs, 'pg_ctl') }, parameters, { ...optionsFor(cluster), timeLimitSeconds: local_server_startSeconds + 30 });
        return undefined;
    }
    catch (problem) {
        if (!(problem instanceof kit_process/* ProcessFailure */.iq))
            throw problem;
        return (await lastComplaint(log, (0,external_node_path_.join)(cluster.data, 'log'))) ?? problem.message;
    }
}
/** The lines of the server's log that say what is wrong; in `collected` are those of a server that collects them itself. */
async function lastComplaint(log, collected) {
    const plain = (await (0,promises_.readdir)(collected).catch(() => [])).filter((name) => name.endsWith('.log')).map((name) => (0,external_node_path_.join)(collected, name));
    const text = (await Promise.all([log, ...plain].map((file) => (0,promises_.readFile)(file, 'utf8').catch(() => '')))).join('\n');
    const lines = text.split('\n').filter((line) => /\b(?:FATAL|PANIC|WARNING|could not)\b/.test(line)).slice(-3);
    for (const file of [log, ...plain])
        await (await (0,promises_.open)(file, 'w').catch(() => undefined))?.close();
    return lines.length === 0 ? undefined : lines.join('; ');
}
/** Stops the server so that its folder is whole, and could be started elsewhere. Throws KnownError `sandbox-stop`. */
async function stopCleanly(cluster) {
    try {
        const parameters = ['stop', '--pgdata', cluster.data, '--mode', 'fast', '--wait', '--timeout', String(local_server_stopSeconds)];
        await (0,kit_process/* run */.eF)({ name: 'pg_ctl', path: (0,external_node_path_.join)(cluster.programs, 'pg_ctl') }, parameters, { ...optionsFor(cluster), timeLimitSeconds: local_server_stopSeconds + 30 });
    }
    catch (cause) {
        throw new errors/* KnownError */.E('sandbox-stop', `the sandbox's server did not stop: ${(0,errors/* messageOf */.bD)(cause)}`, 'Look at the load of this machine, and run again.', { cause });
    }
}

;// CONCATENATED MODULE: ./sandbox/local-kept.js










// What is kept: a tar of  data/      of a server that was stopped cleanly, with the WAL that its start needs and no more
//                         kept.json  its superuser's password, and the words of whoever keeps it
const factsFile = 'kept.json';
const cure = 'Remove the entry from GitHub\'s cache; the next run keeps another one.';
const tar = { name: 'tar', path: 'tar' };
/** Stops the server, hands its folder over as a tar, and starts it again on its port; see `keep` of Sandbox. */
async function packCluster(cluster, request, packing) {
    await stopCleanly(cluster);
    const [packed] = await Promise.allSettled([pack(cluster, request, packing)]);
    (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
    await startOnPort(cluster, request);
    await (0,sandbox_session/* waitUntilReady */.bs)([packing.address], { seconds: local_server_startSeconds, signal: request.signal });
    return packed;
}
async function pack(cluster, request, { address, memo, write }) {
    const facts = (0,external_node_path_.join)(cluster.server, factsFile);
    try {
        await dropSpareWal(cluster);
        await (0,promises_.writeFile)(facts, JSON.stringify({ password: address.password?.reveal() ?? '', memo }), { mode: 0o600, flag: 'wx' });
        if (cluster.account !== undefined)
            await (0,promises_.chown)(facts, cluster.account.uid, cluster.account.gid);
        const parameters = ['--create', '--file', '-', '--exclude', 'data/log', '--exclude', 'data/postmaster.*', factsFile, 'data'];
        const options = optionsFor(cluster);
        // Else the tar of macOS adds a file of attributes for many of them.
        const packing = (0,kit_process/* start */.ni)(tar, parameters, { ...options, environment: { ...options.environment, COPYFILE_DISABLE: '1' }, signal: request.signal });
        const writing = write(packing.stdout).finally(() => {
            // What nobody reads any more would be waited for without end.
            packing.stdout.destroy();
        });
        const [written, packed] = await Promise.allSettled([writing, packing.done]);
        (0,settled/* valueOf */.R)(written);
        (0,settled/* valueOf */.R)(packed);
    }
    finally {
        await (0,promises_.rm)(facts, { force: true });
    }
}
/**
 * Fills the folder with the files of such a tar, to their end, where the seal is checked. Throws KnownError `kept-unusable`, and what the files fail with.
 * They are written here: through a pipe, into a tar of its own, they took twice as long.
 */
async function unpackCluster(cluster, files, signal) {
    // Nobody else gets in here before all of it is there, so that no name leads elsewhere.
    const incoming = (0,external_node_path_.join)(cluster.directory, 'incoming');
    await (0,promises_.mkdir)(incoming, { mode: 0o700 });
    for await (const file of files) {
        await unpackFile(incoming, file, cluster.account, signal);
    }
    const { password, memo } = factsIn(await (0,promises_.readFile)((0,external_node_path_.join)(incoming, factsFile), 'utf8').catch(() => ''));
    await (0,promises_.rename)((0,external_node_path_.join)(incoming, (0,external_node_path_.basename)(cluster.data)), cluster.data);
    await (0,promises_.rm)(incoming, { recursive: true });
    return { password: new secret/* Secret */.zh(password), memo };
}
async function unpackFile(incoming, { name, isFolder, content }, account, signal) {
    if (name.split('/').some((part) => part === '' || part === '.' || part === '..'))
        throw new errors/* KnownError */.E('kept-unusable', `the kept sandbox has a file called ${JSON.stringify(name)}`, cure);
    const path = (0,external_node_path_.join)(incoming, name);
    if (isFolder) {
        await (0,promises_.mkdir)(path, { mode: 0o700 });
        if (account !== undefined)
            await (0,promises_.chown)(path, account.uid, account.gid);
        return;
    }
    const file = await (0,promises_.open)(path, 'wx', 0o600);
    try {
        for await (const piece of content) {
            (0,sandbox_request/* refuseInterrupted */.N)(signal);
            // Not by the thread pool: a write would wait there behind the blocks that are being decompressed, and they for it.
            for (let at = 0; at < piece.length;)
                at += (0,external_node_fs_.writeSync)(file.fd, piece, at);
        }
        if (account !== undefined)
            await file.chown(account.uid, account.gid);
    }
    finally {
        await file.close();
    }
}
function factsIn(text) {
    try {
        const { password, memo } = JSON.parse(text);
        if (typeof password === 'string' && typeof memo === 'string')
            return { password, memo };
    }
    catch {
        // Said below.
    }
    throw new errors/* KnownError */.E('kept-unusable', 'the kept sandbox has no facts of ours in it', cure);
}
/** After a clean stop only the segment of the last checkpoint, and the one it may run over into, are read again; gigabytes of others may stand there. */
async function dropSpareWal(cluster) {
    const { stdout } = await (0,kit_process/* run */.eF)({ name: 'pg_controldata', path: (0,external_node_path_.join)(cluster.programs, 'pg_controldata') }, [cluster.data], { ...optionsFor(cluster), timeLimitSeconds: 60 });
    const last = /^Latest checkpoint's REDO WAL file:\s+(?<name>[0-9A-F]{24})$/m.exec(stdout)?.groups?.['name'];
    if (last === undefined)
        throw new errors/* KnownError */.E('kept-unusable', `pg_controldata does not say where the WAL of ${cluster.data} goes on`, 'Please report this with the version of PostgreSQL.');
    const folder = (0,external_node_path_.join)(cluster.data, 'pg_wal');
    const segments = (await (0,promises_.readdir)(folder)).filter((name) => /^[0-9A-F]{24}$/.test(name)).sort();
    const needed = new Set(segments.slice(segments.indexOf(last)).slice(0, 2));
    if (!needed.has(last))
        throw new errors/* KnownError */.E('kept-unusable', `the WAL segment ${last} is not in ${folder}`, 'Please report this with the version of PostgreSQL.');
    for (const name of segments)
        if (!needed.has(name))
            await (0,promises_.rm)((0,external_node_path_.join)(folder, name));
}

;// CONCATENATED MODULE: ./sandbox/local.js















const where = 'the local server';
/**
 * A server of its own in a temporary folder, from the programs of this machine, reached over 127.0.0.1 alone.
 * Throws KnownErrors `no-programs`, `port-busy`, `sandbox-start`, `extension-missing`; whatever it throws, nothing is left.
 */
function openLocal(request) {
    return inFolder(request, (cluster, remove) => openFresh(cluster, request, remove));
}
/**
 * A local server again, from the files of the tar that `keep` of an earlier one gave, and the words that were handed to it. Reads them to their end before
 * any of it is run. Throws as openLocal, KnownError `kept-unusable`, and what the files fail with; nothing is left then.
 */
function openKept(request, files) {
    return inFolder(request, async (cluster, remove) => {
        const { password, memo } = await unpackCluster(cluster, files, request.signal);
        request.mask(password.reveal());
        await configure(cluster, request);
        const { address, versionNumber } = await startCluster(cluster, request, password);
        await (0,sandbox_session/* withSession */.fQ)(address, (session) => compareExtensions(session, request, where, cureFor(request)));
        // Two sandboxes have two passwords, also where one began as the other.
        const own = newPassword(request);
        await (0,sandbox_session/* withSession */.fQ)(address, (session) => session.query(`ALTER ROLE postgres PASSWORD ${(0,sandbox_session/* literal */.eu)(own.reveal())}`));
        return { sandbox: sandboxOf(cluster, request, { address: { ...address, password: own }, versionNumber, notes: [], remove }), memo };
    });
}
/** Makes a folder, lets the server be opened in it, and removes it should that fail. */
async function inFolder(request, open) {
    const programs = (await request.binaries(request.major))?.directory;
    if (programs === undefined)
        throw noPrograms(request.major);
    await Promise.all(['initdb', 'pg_ctl', 'postgres'].map((name) => (0,promises_.access)((0,external_node_path_.join)(programs, name)).catch(() => { throw noPrograms(request.major, (0,external_node_path_.join)(programs, name)); })));
    if (typeof request.port === 'number')
        await refuseBusyPort(request.port);
    const account = await serverAccount();
    const place = await placeFor(request, account !== undefined);
    const directory = (0,external_node_path_.join)(place.directory, folderName((0,external_node_crypto_.randomBytes)(8).toString('hex')));
    const remove = (0,sandbox_request/* once */.O)(async () => { await removeFolder(directory); });
    const release = request.cleanup.add(`remove the sandbox ${directory}`, remove);
    try {
        (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
        const server = (0,external_node_path_.join)(directory, 'server');
        const cluster = { directory, server, data: (0,external_node_path_.join)(server, 'data'), programs, account, inMemory: place.inMemory };
        await makeFolder(directory, request.now);
        await (0,promises_.mkdir)(server, { mode: 0o700 });
        if (account !== undefined)
            await (0,promises_.chown)(server, account.uid, account.gid);
        return await open(cluster, async () => {
            await remove();
            release();
        });
    }
    catch (problem) {
        // Should the removal fail, its promise stays, and the clean-up says why.
        await remove().then(release, () => undefined);
        throw problem;
    }
}
async function openFresh(cluster, request, remove) {
    const password = newPassword(request);
    await initialise(cluster, password, request);
    (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
    const { address, versionNumber } = await startCluster(cluster, request, password);
    const notes = [
        ...compareVersions(versionNumber, request, where), ...await (0,sandbox_session/* withSession */.fQ)(address, (session) => compareExtensions(session, request, where, cureFor(request))),
        ...await createDatabase(address, request),
    ];
    (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
    return sandboxOf(cluster, request, { address, versionNumber, notes, remove });
}
function cureFor({ major }) {
    return `Install the packages of these extensions for PostgreSQL ${major} on this machine, or set sandbox: docker with a sandbox-image that has them.`;
}
function newPassword(request) {
    const password = new secret/* Secret */.zh((0,external_node_crypto_.randomBytes)(24).toString('base64url'));
    request.mask(password.reveal());
    return password;
}
async function startCluster(cluster, request, password) {
    const port = await startOnPort(cluster, request);
    const address = { host: local_server_loopback, port, user: 'postgres', database: 'template1', password, parameters: { sslmode: 'disable' } };
    await (0,sandbox_session/* waitUntilReady */.bs)([address], { seconds: local_server_startSeconds, signal: request.signal });
    return { address, versionNumber: await (0,sandbox_session/* withSession */.fQ)(address, sandbox_session/* versionNumberOf */.r2) };
}
function sandboxOf(cluster, request, { address, versionNumber, notes, remove }) {
    return {
        kind: 'local',
        connection: { ...address, database: request.database },
        serverVersionNumber: versionNumber,
        ours: true,
        description: `local PostgreSQL ${(0,versions/* versionText */.KA)(versionNumber)} on ${local_server_loopback}:${address.port}${cluster.inMemory ? ', in memory' : ''}`,
        toolsDirectory: cluster.programs,
        notes,
        state: JSON.stringify({ kind: 'local', directory: cluster.directory }),
        keep: (memo, write) => packCluster(cluster, { ...request, port: address.port }, { address, memo, write }),
        remove,
    };
}
async function initialise(cluster, password, request) {
    const { server, data, account } = cluster;
    const passwordFile = (0,external_node_path_.join)(server, 'password');
    await (0,promises_.writeFile)(passwordFile, `${password.reveal()}\n`, { mode: 0o600, flag: 'wx' });
    if (account !== undefined)
        await (0,promises_.chown)(passwordFile, account.uid, account.gid);
    const parameters = [
        '--pgdata', data, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256',
        '--encoding', 'UTF8', '--locale', 'C', '--no-sync',
    ];
    try {
        await (0,kit_process/* run */.eF)({ name: 'initdb', path: (0,external_node_path_.join)(cluster.programs, 'initdb') }, parameters, { ...optionsFor(cluster), signal: request.signal, group: true, timeLimitSeconds: 300 });
    }
    catch (problem) {
        (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
        const hint = (0,errors/* messageOf */.bD)(problem).includes('user does not exist')
            ? 'initdb needs a user with a name: add one to /etc/passwd, or set sandbox: docker.'
            : 'Look at the free space and the rights of the temporary folder.';
        throw new errors/* KnownError */.E('sandbox-start', `initdb could not make the sandbox: ${(0,errors/* messageOf */.bD)(problem)}`, hint, { cause: problem });
    }
    finally {
        await (0,promises_.rm)(passwordFile, { force: true });
    }
    await configure(cluster, request);
}
function noPrograms(major, path) {
    return new errors/* KnownError */.E('no-programs', path === undefined ? `no server programs of PostgreSQL ${major} were found on this machine` : `${path} is not there`, `Install postgresql-${major} (initdb, pg_ctl and postgres), or set sandbox: docker.`);
}

// EXTERNAL MODULE: ./domain/connection.js
var domain_connection = __webpack_require__(73180);
// EXTERNAL MODULE: ./sandbox/emptiness.js
var emptiness = __webpack_require__(15951);
;// CONCATENATED MODULE: ./sandbox/reset.js






/** Dropped in one transaction: few enough for the lock table of a server with default settings. */
const batch = 200;
/**
 * Empties the sandbox's database and makes the schema `public` anew, as a fresh database has it. Large objects, extensions, publications,
 * event triggers and foreign servers go, too; roles stay. Refuses, with KnownError `not-a-sandbox`, a database without our mark.
 */
async function resetDatabase(connection) {
    await (0,sandbox_session/* withSession */.fQ)(connection, async (session) => {
        if (!(await isMarked(session))) {
            throw new errors/* KnownError */.E('not-a-sandbox', `${(0,domain_connection/* describeConnection */.I)(connection)} carries no mark of a drill and is not emptied`, 'Name a server that is there for drills alone.');
        }
        await dropWatchers(session);
        await dropRelations(session);
        await dropSchemas(session);
        await dropOutsideSchemas(session);
        await dropLargeObjects(session);
        await makePublic(session);
        const left = await (0,emptiness/* strangersIn */.Z)(session);
        if (left.length > 0)
            throw new errors/* KnownError */.E('sandbox-not-emptied', `${(0,domain_connection/* describeConnection */.I)(connection)} could not be emptied: ${left.slice(0, 5).join(', ')}`, 'Drop and create this database by hand, or use sandbox: docker.');
    });
}
async function names(session, query) {
    return (await session.query(query)).rows.map(({ name }) => name);
}
/** What watches or follows changes goes first: an event trigger could forbid the drops, a subscription holds a slot elsewhere. */
async function dropWatchers(session) {
    for (const name of await names(session, "SELECT evtname::text AS name FROM pg_event_trigger e WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_event_trigger'::regclass AND d.objid = e.oid AND d.deptype = 'e')")) {
        await session.query(`DROP EVENT TRIGGER IF EXISTS ${(0,sandbox_session/* identifier */.Cv)(name)} CASCADE`);
    }
    for (const name of await names(session, 'SELECT subname::text AS name FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()')) {
        await session.query(`ALTER SUBSCRIPTION ${(0,sandbox_session/* identifier */.Cv)(name)} DISABLE`);
        await session.query(`ALTER SUBSCRIPTION ${(0,sandbox_session/* identifier */.Cv)(name)} SET (slot_name = NONE)`);
        await session.query(`DROP SUBSCRIPTION ${(0,sandbox_session/* identifier */.Cv)(name)}`);
    }
    for (const name of await names(session, "SELECT extname::text AS name FROM pg_extension WHERE extname <> 'plpgsql'")) {
        await session.query(`DROP EXTENSION IF EXISTS ${(0,sandbox_session/* identifier */.Cv)(name)} CASCADE`);
    }
}
/**
 * Tables in batches, the youngest first, so that partitions go before their parents: a DROP SCHEMA over 20,000 tables at once needs more
 * locks than a server with default settings has. What else stands in the schemas is left to DROP SCHEMA.
 */
async function dropRelations(session) {
    for (const [kind, word] of [['r', 'TABLE'], ['f', 'FOREIGN TABLE'], ['p', 'TABLE'], ['v', 'VIEW'], ['m', 'MATERIALIZED VIEW']]) {
        const relations = await names(session, `
      SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = '${kind}' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY c.oid DESC`);
        for (let first = 0; first < relations.length; first += batch) {
            await session.query(`DROP ${word} IF EXISTS ${relations.slice(first, first + batch).join(', ')} CASCADE`);
        }
    }
}
async function dropSchemas(session) {
    for (const name of await names(session, "SELECT nspname::text AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")) {
        await session.query(`DROP SCHEMA ${(0,sandbox_session/* identifier */.Cv)(name)} CASCADE`);
    }
}
/** What stands in no schema. A language, wrapper or method takes what was made with it along. */
async function dropOutsideSchemas(session) {
    for (const [query, word] of [
        ['SELECT pubname::text AS name FROM pg_publication', 'PUBLICATION'],
        ['SELECT fdwname::text AS name FROM pg_foreign_data_wrapper WHERE oid >= 16384', 'FOREIGN DATA WRAPPER'],
        ["SELECT lanname::text AS name FROM pg_language WHERE oid >= 16384 AND lanname <> 'plpgsql'", 'LANGUAGE'],
        ['SELECT amname::text AS name FROM pg_am WHERE oid >= 16384', 'ACCESS METHOD'],
    ]) {
        for (const name of await names(session, query))
            await session.query(`DROP ${word} IF EXISTS ${(0,sandbox_session/* identifier */.Cv)(name)} CASCADE`);
    }
    for (const cast of await names(session, "SELECT format('%s AS %s', format_type(castsource, NULL), format_type(casttarget, NULL)) AS name FROM pg_cast WHERE oid >= 16384")) {
        await session.query(`DROP CAST IF EXISTS (${cast})`);
    }
}
/** Each large object that is removed takes a lock until its transaction ends. */
async function dropLargeObjects(session) {
    for (;;) {
        const { rowCount } = await session.query('SELECT lo_unlink(oid) FROM (SELECT oid FROM pg_largeobject_metadata LIMIT 1000) AS batch');
        if (rowCount === 0 || rowCount === null)
            return;
    }
}
/** As initdb leaves it: before 15 everybody may create there; since then it belongs to the database's owner. */
async function makePublic(session) {
    const since15 = (0,versions/* majorOf */.Ds)(await (0,sandbox_session/* versionNumberOf */.r2)(session)) >= 15;
    await session.query('CREATE SCHEMA public');
    // Only a superuser can hand a schema to pg_database_owner; another user's own public serves as well.
    const { rows } = await session.query('SELECT rolsuper AS superuser FROM pg_roles WHERE rolname = current_user');
    if (since15 && rows[0]?.superuser === true)
        await session.query('ALTER SCHEMA public OWNER TO pg_database_owner');
    await session.query(`GRANT ${since15 ? 'USAGE' : 'ALL'} ON SCHEMA public TO PUBLIC`);
    await session.query("COMMENT ON SCHEMA public IS 'standard public schema'");
}

;// CONCATENATED MODULE: ./sandbox/service.js









const defaultPort = 5433;
const readySeconds = 15;
/** The advisory lock that one drill holds in a service's database: `zimmer` as ASCII. */
const lockKey = '134593226040690';
/**
 * A server that was given. It is left as it was found when it is the source, when its database holds something and carries no mark, or
 * when it cannot serve; otherwise the database is made or marked, locked against a second drill, and emptied.
 */
async function openService(request) {
    const address = {
        host: request.host ?? 'localhost',
        port: typeof request.port === 'number' ? request.port : defaultPort,
        user: request.user ?? 'postgres',
        database: request.database,
        password: request.password,
        parameters: {},
    };
    refuseSameAddress(address, request);
    const server = await reach(address, request);
    const created = server.database !== address.database;
    const { notes, versionNumber } = await (0,sandbox_session/* withSession */.fQ)(server, (session) => judge(session, address, request, created));
    (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
    const hold = new Hold(address, created);
    const release = request.cleanup.add(`empty the sandbox ${(0,domain_connection/* describeConnection */.I)(address)}`, hold.giveBack);
    try {
        notes.push(...(await hold.take(server, request)));
        (0,sandbox_request/* refuseInterrupted */.N)(request.signal);
    }
    catch (problem) {
        await hold.giveBack().then(release, () => undefined);
        throw (0,errors/* codeOf */.$N)(problem) === '42501' ? mayNot(address, problem) : problem;
    }
    return {
        kind: 'service',
        connection: address,
        serverVersionNumber: versionNumber,
        ours: false,
        description: `the service at ${address.host}:${address.port} (PostgreSQL ${(0,versions/* versionText */.KA)(versionNumber)})`,
        toolsDirectory: undefined,
        notes,
        state: JSON.stringify({ kind: 'service', host: address.host, port: address.port, user: address.user, database: address.database, created }),
        remove: async () => {
            await hold.giveBack();
            release();
        },
    };
}
/** A service's database while it is ours: made or marked, emptied, and locked against a second drill. */
class Hold {
    #address;
    #created;
    #lock;
    #ours = false;
    constructor(address, created) {
        this.#address = address;
        this.#created = created;
    }
    /** Takes the database. Throws KnownError `sandbox-busy` when another drill has it. Gives notes on what differs from the source. */
    async take(server, request) {
        const notes = this.#created ? await this.#create(server, request) : [];
        const lock = await (0,sandbox_session/* openSession */.fA)(this.#address);
        this.#lock = lock;
        const { rows } = await lock.query(`SELECT pg_try_advisory_lock(${lockKey}) AS got`);
        if (rows[0]?.got !== true)
            throw busy(this.#address);
        this.#ours = true;
        if (!this.#created)
            await markDatabase(lock, this.#address.database);
        await resetDatabase(this.#address);
        return notes;
    }
    async #create(server, request) {
        try {
            return await (0,sandbox_session/* withSession */.fQ)(server, (session) => createLike(session, request));
        }
        catch (problem) {
            // Made by another drill since we looked.
            throw (0,errors/* codeOf */.$N)(problem) === '42P04' ? busy(this.#address) : problem;
        }
    }
    /** Empties or drops what was taken. A database that another drill holds is left to that one. */
    giveBack = (0,sandbox_request/* once */.O)(async () => {
        try {
            if (this.#ours)
                await emptyService(this.#address, this.#created);
        }
        finally {
            await this.#lock?.end().catch(() => undefined);
        }
    });
}
/** What must hold before anything is written. */
async function judge(session, address, request, created) {
    await refuseSource(session, address, request);
    const where = `the service at ${address.host}:${address.port}`;
    const versionNumber = await (0,sandbox_session/* versionNumberOf */.r2)(session);
    const notes = compareVersions(versionNumber, request, where);
    const cure = 'Use a service whose image has them, or sandbox: docker, which chooses one.';
    notes.push(...(await compareExtensions(session, request, where, cure)));
    if (!created) {
        await refuseStranger(session, address);
        notes.push(...(await encodingNotes(session, request)));
    }
    return { notes, versionNumber };
}
/**
 * Gives a service's database back: dropped when a drill has made it, else emptied, with its mark kept. A sentence on what was done;
 * undefined when there was nothing to do.
 */
async function emptyService(address, created) {
    try {
        if (!created) {
            await resetDatabase(address);
            return `emptied the sandbox ${(0,domain_connection/* describeConnection */.I)(address)}`;
        }
        if (!(await (0,sandbox_session/* withSession */.fQ)(address, isMarked)))
            return undefined;
        await (0,sandbox_session/* withSession */.fQ)({ ...address, database: maintenanceDatabase(address.database) }, (session) => session.query(`DROP DATABASE IF EXISTS ${(0,sandbox_session/* identifier */.Cv)(address.database)} WITH (FORCE)`));
        return `dropped the sandbox's database ${(0,domain_connection/* describeConnection */.I)(address)}`;
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === '3D000')
            return undefined;
        throw problem;
    }
}
/** The database itself, or, when it is not there, one from which it can be made. */
async function reach(address, request) {
    const patience = { seconds: readySeconds, signal: request.signal, isFinal: (problem) => ['28P01', '28000', '3D000', '42501', 'ENOTFOUND'].includes((0,errors/* codeOf */.$N)(problem) ?? '') };
    try {
        return await (0,sandbox_session/* waitUntilReady */.bs)([address], patience);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) !== '3D000')
            throw loginFailure(address, problem);
    }
    const maintenance = { ...address, database: maintenanceDatabase(address.database) };
    return (0,sandbox_session/* waitUntilReady */.bs)([maintenance], patience).catch((problem) => { throw loginFailure(address, problem); });
}
function loginFailure(address, problem) {
    if (problem instanceof errors/* KnownError */.E)
        return problem;
    const where = (0,domain_connection/* describeConnection */.I)(address);
    if ((0,errors/* codeOf */.$N)(problem) === 'ENOTFOUND')
        return new errors/* KnownError */.E('sandbox-unreachable', `the sandbox's host ${address.host} is not known`, 'Check sandbox-host. In a job that runs in a container, a service is reached by its name.', { cause: problem });
    return new errors/* KnownError */.E('sandbox-login', `the sandbox does not let us in at ${where}: ${(0,errors/* messageOf */.bD)(problem)}`, 'Check sandbox-user and sandbox-password.', { cause: problem });
}
function isTheSource(what) {
    return new errors/* KnownError */.E('sandbox-is-source', `the sandbox is the source itself: ${what}`, 'Name another server for drills by sandbox-host and sandbox-port, or use sandbox: docker. Nothing was touched.');
}
const sameHost = (host) => (['localhost', '127.0.0.1', '::1', '[::1]', ''].includes(host.toLowerCase()) ? 'localhost' : host.toLowerCase().replace(/\.$/, ''));
function refuseSameAddress(address, { source }) {
    if (source.host === null || source.port !== address.port || source.database !== address.database)
        return;
    if (sameHost(source.host) === sameHost(address.host))
        throw isTheSource(`host, port and database are those of ${address.host}:${address.port}/${address.database}`);
}
async function refuseSource(session, address, { source }) {
    if (source.systemIdentifier === null)
        return;
    try {
        const { rows } = await session.query('SELECT system_identifier::text AS id FROM pg_control_system()');
        if (rows[0]?.id === source.systemIdentifier)
            throw isTheSource(`the server at ${address.host}:${address.port} has the source's system identifier ${source.systemIdentifier}`);
    }
    catch (problem) {
        // Without the right to ask, the addresses and the emptiness of the database have to do.
        if ((0,errors/* codeOf */.$N)(problem) !== '42501')
            throw problem;
    }
}
async function refuseStranger(session, address) {
    if (await isMarked(session))
        return;
    const found = await (0,emptiness/* strangersIn */.Z)(session);
    if (found.length === 0)
        return;
    const some = found.slice(0, 5).join(', ');
    throw new errors/* KnownError */.E('sandbox-not-empty', `${(0,domain_connection/* describeConnection */.I)(address)} is not empty and carries no mark of a drill: ${some}${found.length > 5 ? ', …' : ''}`, 'Name an empty database, or another server, for drills. Nothing was touched.');
}
/** One drill at a time: a second one would empty the database under the first. */
function busy(address) {
    return new errors/* KnownError */.E('sandbox-busy', `another drill uses ${(0,domain_connection/* describeConnection */.I)(address)} at this moment`, 'Wait for it, or give this one a database of its own.');
}
async function encodingNotes(session, request) {
    const { rows } = await session.query('SELECT pg_encoding_to_char(encoding)::text AS encoding, datcollate::text AS collation, datctype::text AS type FROM pg_database WHERE datname = current_database()');
    const found = rows[0];
    if (found === undefined)
        return [];
    const pairs = [['encoding', request.encoding, found.encoding], ['collation', request.collation, found.collation], ['character type', request.characterType, found.type]];
    return pairs.filter(([, asked, has]) => asked !== null && asked !== has)
        .map(([what, asked, has]) => `the service's database has the ${what} ${has}, the source has ${asked ?? '?'}`);
}
function mayNot(address, cause) {
    return new errors/* KnownError */.E('sandbox-rights', `${(0,domain_connection/* describeConnection */.I)(address)} may not be made ready for a drill: ${(0,errors/* messageOf */.bD)(cause)}`, 'Give the sandbox a superuser, or make sandbox-user the owner of its database.', { cause });
}

;// CONCATENATED MODULE: ./sandbox/sandbox.js











/**
 * Opens a sandbox of the kind that was asked for. Throws a KnownError, after everything that was begun has been removed, when it
 * cannot be opened, is the source, or belongs to somebody else.
 */
async function openSandbox(request) {
    switch (request.kind) {
        case 'service': return openService(request);
        case 'docker': return openDocker(request, await (0,kit_docker/* daemon */.fx)(withoutDocker));
        case 'local': return openLocal(request);
        case 'auto': return openWhatThereIs(request);
    }
}
/** Docker if a daemon answers and has the image or gets it soon, else the programs of this machine. A service is never taken unasked. */
async function openWhatThereIs(request) {
    const programs = await request.binaries(request.major);
    try {
        // With another way at hand, an image that does not come soon is not waited for.
        return await openDocker(request, await (0,kit_docker/* daemon */.fx)(withoutDocker), programs === undefined ? undefined : { pullSeconds: 180 });
    }
    catch (problem) {
        const without = ['docker-missing', 'docker-daemon', 'docker-permission', 'image-missing'];
        if (!(problem instanceof errors/* KnownError */.E) || !without.includes(problem.code))
            throw problem;
        if (programs === undefined) {
            throw new errors/* KnownError */.E('no-sandbox', `no sandbox can be opened: ${problem.message}, and no server programs of PostgreSQL ${request.major} were found`, `Start Docker, or install postgresql-${request.major}, or name a server for drills by sandbox: service.`, { cause: problem });
        }
        request.tell?.(`the sandbox runs on this machine: ${problem.message}`);
        return openLocal(request);
    }
}
/**
 * Removes a sandbox by its `state`, in another process than the one that opened it. A service needs its password again.
 * Gives a sentence on what was removed; undefined when nothing was left of it.
 */
async function removeByState(state, password) {
    const parsed = JSON.parse(state);
    const text = (name) => {
        const value = parsed[name];
        if (typeof value !== 'string')
            throw new errors/* KnownError */.E('bad-state', `the state of the sandbox lacks its ${name}`, 'Nothing was removed; the next run sweeps what is left.');
        return value;
    };
    switch (text('kind')) {
        case 'local': return (await removeFolder(text('directory'))) ? `removed the sandbox ${text('directory')}` : undefined;
        case 'docker': return (await removeContainer(await (0,kit_docker/* daemon */.fx)(withoutDocker), text('name'))) ? `removed the sandbox ${text('name')}` : undefined;
        case 'service': {
            const connection = { host: text('host'), port: Number(parsed['port']), user: text('user'), database: text('database'), password, parameters: {} };
            return emptyService(connection, parsed['created'] === true);
        }
        default: throw new errors/* KnownError */.E('bad-state', `the state names a kind of sandbox that is not known: ${text('kind')}`, 'Nothing was removed; the next run sweeps what is left.');
    }
}
/**
 * Removes what runs that were killed have left: containers with our label and folders with our marker whose owner is dead.
 * Never throws; gives a sentence for each thing that was removed, and for each that could not be.
 */
async function sweepSandboxes(options = {}) {
    const now = options.now ?? new Date();
    const said = [];
    const attempt = async (what, work) => {
        try {
            if (await work())
                said.push(`removed the sandbox ${what} that a run which was killed had left`);
        }
        catch (problem) {
            // Another sweep may have been faster.
            if ((0,errors/* codeOf */.$N)(problem) !== 'ENOENT')
                said.push(`could not remove the sandbox ${what}: ${(0,errors/* messageOf */.bD)(problem)}`);
        }
    };
    for (const directory of await abandonedFolders(now, options.temporaryDirectory).catch(() => []))
        await attempt(directory, () => removeFolder(directory));
    for (const { name, remove } of await sweepContainers(now))
        await attempt(name, remove);
    const shared = [(0,external_node_os_.tmpdir)(), ...(options.temporaryDirectory === undefined ? [] : [options.temporaryDirectory])];
    for (const folder of await (0,private_folder/* sweepPrivateFolders */.r_)({ shared }, now, ['socket']))
        said.push(`removed the folder ${folder} of a sandbox that a run which was killed had left`);
    return said;
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
