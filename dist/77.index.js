export const id = 77;
export const ids = [77];
export const modules = {

/***/ 3576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  US: () => (/* binding */ clientsFor),
  $v: () => (/* binding */ lentTo),
  z5: () => (/* binding */ serviceOf)
});

// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./postgres/clients.js
var clients = __webpack_require__(45969);
// EXTERNAL MODULE: ./postgres/clients-compose.js + 1 modules
var clients_compose = __webpack_require__(70518);
// EXTERNAL MODULE: ./postgres/clients-docker.js
var clients_docker = __webpack_require__(7026);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./kit/process.js
var kit_process = __webpack_require__(84075);
;// CONCATENATED MODULE: ./postgres/clients-install.js









/** PostgreSQL's own repository for Debian and Ubuntu; a mirror is named by ZIMMER_PGDG_URL. The key stands in it as ACCC4CF8.asc. */
const standingUrl = 'https://apt.postgresql.org/pub/repos/apt';
const keyring = '/usr/share/keyrings/zimmer-backup-pgdg.asc';
const list = '/etc/apt/sources.list.d/zimmer-backup-pgdg.list';
/**
 * The programs of a major, installed as `postgresql-client-<major>` where they are missing: from the repositories that this machine knows, else from PostgreSQL's
 * own, which is added. Needs apt, and root or a sudo that does not ask. Throws KnownError `client-install`.
 */
async function installedClients(major, request) {
    try {
        return await (0,clients/* findClients */.g2)(major, request.path);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) !== 'client-missing')
            throw problem;
    }
    const name = `postgresql-client-${major}`;
    request.tell?.(`installing ${name}`);
    const administrator = await administratorOf(request);
    if (!await administrator.knows(name))
        await addRepository(administrator, request.repository ?? standingUrl);
    await administrator.install(name);
    return (0,clients/* findClients */.g2)(major, request.path);
}
/** Runs what only root may. Throws KnownError `client-install` where this user may not, or there is no apt. */
async function administratorOf({ signal }) {
    const isRoot = process.getuid?.() === 0;
    const asRoot = async (program, parameters) => {
        const tool = isRoot ? { name: program, path: program } : { name: program, path: 'sudo', leading: ['-n', program] };
        // Nobody is there to answer a package's questions.
        return (0,kit_process/* run */.eF)(tool, parameters, { signal, timeLimitSeconds: 900, environment: { DEBIAN_FRONTEND: 'noninteractive' } }).catch((problem) => { throw failed(`${program} ${parameters[0] ?? ''}`, problem); });
    };
    const isThere = (program, parameters) => (0,kit_process/* run */.eF)({ name: program, path: program }, parameters, { timeLimitSeconds: 60 }).then(() => true, () => false);
    if (!await isThere('apt-get', ['--version']))
        throw refused('this machine has no apt-get');
    if (!isRoot && !await isThere('sudo', ['-n', 'true']))
        throw refused('this user is neither root nor may use sudo without a password');
    return {
        asRoot,
        knows: (name) => isThere('apt-cache', ['show', '--quiet=2', name]),
        async install(name) {
            const words = ['install', '--yes', '--quiet=2', '--no-install-recommends', name];
            // What it depends on may be newer than what this machine knows of.
            await asRoot('apt-get', words).catch(async () => {
                await asRoot('apt-get', ['update', '--quiet=2']);
                await asRoot('apt-get', words);
            });
        },
    };
}
async function addRepository({ asRoot }, url) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'zimmer-pgdg-'));
    try {
        const [key, source] = [(0,external_node_path_.join)(folder, 'key.asc'), (0,external_node_path_.join)(folder, 'pgdg.list')];
        await (0,promises_.writeFile)(key, await contentOf(`${url}/ACCC4CF8.asc`));
        await (0,promises_.writeFile)(source, `deb [signed-by=${keyring}] ${url} ${await codename()}-pgdg main\n`);
        await asRoot('install', ['-m', '644', key, keyring]);
        await asRoot('install', ['-m', '644', source, list]);
        const update = asRoot('apt-get', ['update', '--quiet=2', '-o', `Dir::Etc::sourcelist=${list}`, '-o', 'Dir::Etc::sourceparts=-', '-o', 'APT::Get::List-Cleanup=0', '-o', 'APT::Update::Error-Mode=any']);
        await update.catch(async (problem) => {
            // What cannot be read or trusted must not stand in the way of this machine's next update.
            await asRoot('rm', ['-f', list, keyring]);
            throw problem;
        });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** `bookworm`, `noble`: what PostgreSQL's repository calls its parts by. */
async function codename() {
    const system = (0,external_node_util_.parseEnv)(await (0,promises_.readFile)('/etc/os-release', 'utf8').catch(() => ''));
    const name = system['UBUNTU_CODENAME'] ?? system['VERSION_CODENAME'];
    if (name === undefined || !/^[a-z]+$/.test(name))
        throw refused('this system does not say which release of Debian or Ubuntu it is');
    return name;
}
async function contentOf(url) {
    try {
        if (url.startsWith('file:'))
            return await (0,promises_.readFile)((0,external_node_url_.fileURLToPath)(url));
        const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
        if (!response.ok)
            throw new Error(`${response.status} ${response.statusText}`);
        return Buffer.from(await response.arrayBuffer());
    }
    catch (problem) {
        throw failed(`fetching ${url}`, problem);
    }
}
function failed(what, problem) {
    const words = problem instanceof kit_process/* ProcessFailure */.iq ? problem.stderr.split('\n').find((line) => line.startsWith('E: ')) ?? problem.message : (0,errors/* messageOf */.bD)(problem);
    return new errors/* KnownError */.E('client-install', `the client programs could not be installed: ${(0,markdown/* plain */.pj)(what)}: ${(0,markdown/* plain */.pj)(words)}`, 'See what apt says; or install the package by hand, or set client: docker.', { cause: problem });
}
function refused(why) {
    return new errors/* KnownError */.E('client-install', `the client programs could not be installed: ${why}`, 'Set client: docker, or install the programs by hand.');
}

;// CONCATENATED MODULE: ./postgres/clients-choice.js





/**
 * The programs of exactly a server's major, of the kind that was asked for. `auto`: those of this machine, else those of an image, if a daemon answers and
 * has it or gets it. Throws KnownError `client-missing` with every way out, or what the kind that was asked for throws.
 */
async function chooseClients(major, request) {
    switch (request.kind) {
        case 'path': return (0,clients/* findClients */.g2)(major, request.path);
        case 'docker': return (0,clients_docker/* dockerClients */.$S)(major, request);
        case 'compose': return (0,clients_compose/* composeClients */.B)(major, request.compose, request.at === 'source' ? 'service' : 'machine', request);
        case 'install': return installedClients(major, request);
        case 'auto': return whateverThereIs(major, request);
    }
}
async function whateverThereIs(major, request) {
    try {
        return await (0,clients/* findClients */.g2)(major, request.path);
    }
    catch (missing) {
        if (!(missing instanceof errors/* KnownError */.E) || missing.code !== 'client-missing')
            throw missing;
        try {
            return await (0,clients_docker/* dockerClients */.$S)(major, request, 300);
        }
        catch (problem) {
            if (!['docker-missing', 'docker-daemon', 'docker-permission', 'image-missing'].includes((0,errors/* codeOf */.$N)(problem) ?? ''))
                throw problem;
            throw new errors/* KnownError */.E('client-missing', `${missing.message}, and ${(0,errors/* messageOf */.bD)(problem)}`, missing.hint, { cause: problem });
        }
    }
}

;// CONCATENATED MODULE: ./actions/clients.js


/** The client programs of a server's major, as the inputs ask for them: to reach the source, or a server of this machine. `first` is a folder that is looked into before PATH. */
function clientsFor(major, inputs, context, at, first) {
    const path = [first, context.host.environment['PATH']].filter(Boolean).join(':');
    return chooseClients(major, { kind: inputs.client, at, compose: serviceOf(inputs), repository: context.host.environment['ZIMMER_PGDG_URL'], path, ...lentTo(context) });
}
/** The Compose service that the inputs name. */
function serviceOf(inputs) {
    return { file: inputs['compose-file'], service: inputs['pg-service'] };
}
/** What a run lends to programs in containers. */
function lentTo({ host, cleanup, now }) {
    return { cleanup, now: now(), signal: host.interrupted, tell: (line) => { host.line(`    ${(0,markdown/* plain */.pj)(line)}`); } };
}


/***/ }),

/***/ 96231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* binding */ readingProgress),
/* harmony export */   O4: () => (/* binding */ dumpProgress)
/* harmony export */ });
/* unused harmony export secondsLeft */
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13581);

/** How long the rest takes if it goes on like this, in seconds; undefined while too little is done to tell. */
function secondsLeft(done, whole, seconds) {
    if (seconds < 2 || done < whole / 20 || done <= 0)
        return undefined;
    return Math.max(0, seconds * (whole - done) / done);
}
/** How far a dump is. `lastBytes`: of the newest backup's archive, which this one will be about as large as. */
function dumpProgress({ bytes, seconds, lastBytes, databaseBytes }) {
    if (lastBytes === undefined || bytes >= lastBytes)
        return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(bytes)} of archive written, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)}, from a database of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(databaseBytes)}`;
    return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(bytes)} of about ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(lastBytes)} written, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)}${left(secondsLeft(bytes, lastBytes, seconds))}`;
}
/** How far the reading of restored rows is, against what the manifest says there are. */
function readingProgress({ rows, tables, seconds }, whole) {
    return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(rows)} of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(whole.rows, 'row')} and ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(tables)} of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(whole.tables, 'table')} read again, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)}${left(secondsLeft(rows, whole.rows, seconds))}`;
}
function left(seconds) {
    return seconds === undefined ? '' : `, about ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)} left`;
}


/***/ }),

/***/ 60926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readRevision),
/* harmony export */   w: () => (/* binding */ bookkeepingTables)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const hasRailsMetadata = (found, all) => all.some((other) => other.schema === found.schema && other.table === 'ar_internal_metadata');
const newest = 'SELECT max(version)::text AS revision <table>';
const readings = [
    { tool: 'alembic', table: 'alembic_version', columns: ['version_num'], exact: true,
        select: 'SELECT version_num::text AS revision <table> ORDER BY 1' },
    { tool: 'prisma', table: '_prisma_migrations', columns: ['migration_name', 'finished_at', 'rolled_back_at'],
        select: 'SELECT max(migration_name)::text AS revision <table> WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL' },
    { tool: 'drizzle', table: '__drizzle_migrations', columns: ['created_at'],
        select: 'SELECT max(created_at)::text AS revision <table>' },
    { tool: 'knex', table: 'knex_migrations', columns: ['id', 'name'],
        select: 'SELECT name::text AS revision <table> ORDER BY id DESC LIMIT 1' },
    { tool: 'django', table: 'django_migrations', columns: ['app', 'name'],
        select: 'SELECT app::text AS application, max(name)::text AS revision <table> GROUP BY app ORDER BY 1' },
    { tool: 'golang-migrate', table: 'schema_migrations', columns: ['version', 'dirty'], select: newest },
    { tool: 'ecto', table: 'schema_migrations', columns: ['version', 'inserted_at'], select: newest },
    { tool: 'rails', table: 'schema_migrations', columns: ['version'], select: newest,
        unless: (found, all) => found.columns.length > 1 || !hasRailsMetadata(found, all) },
    { tool: 'dbmate', table: 'schema_migrations', columns: ['version'], select: newest,
        unless: (found, all) => found.columns.length > 1 || hasRailsMetadata(found, all) },
    { tool: 'flyway', table: 'flyway_schema_history', columns: ['version', 'installed_rank', 'success'],
        select: `SELECT version::text AS revision <table> WHERE version IS NOT NULL AND success::text = 'true'
      ORDER BY installed_rank DESC LIMIT 1` },
    { tool: 'liquibase', table: 'databasechangelog', columns: ['id', 'orderexecuted'],
        select: 'SELECT id::text AS revision <table> ORDER BY orderexecuted DESC LIMIT 1' },
    { tool: 'atlas', table: 'atlas_schema_revisions', columns: ['version'], select: newest },
    { tool: 'goose', table: 'goose_db_version', columns: ['version_id', 'is_applied'],
        select: 'SELECT max(version_id)::text AS revision <table> WHERE is_applied::text = \'true\'' },
    { tool: 'sqlx', table: '_sqlx_migrations', columns: ['version', 'success'],
        select: newest + ' WHERE success::text = \'true\'' },
];
const tableNames = [...new Set([...readings.map((one) => one.table), 'ar_internal_metadata'])];
/** Tables in which migration tools keep account and locks of their own: what becomes of them is no effect of a migration. */
const bookkeepingTables = [...tableNames, 'knex_migrations_lock', 'databasechangeloglock'];
/**
 * Tables that a migration tool may keep its revision in, of any schema, as far as the role may read them whole. In the snapshot
 * of a dump a failed query would end the transaction, so rights are asked for and not tried. An alembic table under another name
 * (`version_table=`) is known by its only column.
 */
const catalogQuery = `
SELECT n.nspname::text AS schema, c.relname::text AS name,
       (SELECT pg_catalog.string_agg(a.attname::text, ' ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'
   AND (c.relname::text IN (${tableNames.map((name) => `'${name}'`).join(', ')})
        OR c.relnatts = 1 AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
                                       WHERE a.attrelid = c.oid AND a.attnum = 1 AND a.attname = 'version_num'))
   AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
   AND NOT pg_catalog.row_security_active(c.oid)
 ORDER BY 1, 2`;
/**
 * Tells which revision a database is at, and of which tool; null where there is none or the role may not read it. Several schemas
 * with a revision of their own give several revisions. `tool` is the one that is asked for, where a database has several.
 * One catalog query and one read for each table found.
 */
async function readRevision(query, tool) {
    const found = (await query(catalogQuery)).map((row) => ({
        schema: String(row['schema']), table: String(row['name']), columns: String(row['columns']).split(' '),
    }));
    const kept = found.flatMap((one) => {
        const reading = readings.find((candidate) => isOf(candidate, one, found));
        return reading === undefined ? [] : [{ found: one, reading }];
    });
    const name = kept.find((one) => one.reading.tool === tool)?.reading.tool
        ?? readings.find((reading) => tool === undefined && kept.some((one) => one.reading === reading))?.tool;
    if (name === undefined)
        return null;
    const revisions = new Set();
    for (const { found: one, reading } of kept.filter((each) => each.reading.tool === name)) {
        for (const row of await query(reading.select.replace('<table>', `FROM ${quoted(one.schema)}.${quoted(one.table)}`))) {
            const revision = revisionOf(row, reading);
            if (revision !== undefined)
                revisions.add(revision);
        }
    }
    return { tool: name, revisions: [...revisions].sort() };
}
function isOf(reading, found, all) {
    const named = reading.table === found.table || (reading.tool === 'alembic' && found.columns.join(' ') === 'version_num');
    return named && reading.columns.every((column) => found.columns.includes(column)) && reading.unless?.(found, all) !== true;
}
function revisionOf(row, reading) {
    const { revision, application } = row;
    if (typeof revision !== 'string')
        return undefined;
    const shown = reading.exact === true ? revision : withoutWords(revision);
    return typeof application === 'string' ? `${application}.${shown}` : shown;
}
/**
 * A revision without its description: `20240312_add_customers` → `20240312`. The manifest's open part names no table, and
 * descriptions do; a name without a number gives the beginning of its SHA-256.
 */
function withoutWords(revision) {
    const number = /^\d+(?:\.\d+)*(?=[^0-9A-Za-z]|$)/.exec(revision)?.[0];
    return number ?? `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(revision).digest('hex').slice(0, 12)}`;
}
function quoted(name) {
    return `"${name.replaceAll('"', '""')}"`;
}


/***/ }),

/***/ 70518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ composeClients),
  e: () => (/* binding */ composeRelay)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/docker.js
var docker = __webpack_require__(42988);
// EXTERNAL MODULE: ./kit/process.js
var kit_process = __webpack_require__(84075);
// EXTERNAL MODULE: ./postgres/clients-docker.js
var clients_docker = __webpack_require__(7026);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./kit/forwarding.js
var forwarding = __webpack_require__(83875);
;// CONCATENATED MODULE: ./postgres/relay.js










// bash is what the entrypoint of every PostgreSQL image is written in; it opens TCP by itself. Whichever side ends first ends the other.
const toServer = 'exec 4<&0 3<>"/dev/tcp/$0/$1" || exit 1; cat <&3 & cat <&4 >&3 & wait -n; kill $(jobs -p) 2>/dev/null; exit 0';
const tool = { name: 'docker exec', path: 'docker' };
const startSeconds = 60;
/**
 * A way for sessions of this process to a server that can be reached from a container's network alone: a Unix socket in a private folder, each connection to
 * which is carried on by a program in a container of ours. Gives the folder. Throws KnownError `relay-failed` where the server cannot be reached from there.
 *
 * Never a program in the server's own container: PostgreSQL is process 1 there, inherits whatever outlives its parent, and takes the end of such a stranger
 * for the crash of a server process, upon which it ends every session.
 */
async function openRelay(place, { host, port }, onOpen) {
    const name = `zimmer-client-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    // Ends with its stdin, and so with this process, however that ends.
    const keeper = (0,kit_process/* start */.ni)((0,clients_docker/* inContainer */.Bc)('cat', { ...place, name }), []);
    onOpen(async () => {
        keeper.stdin.end();
        await keeper.done.catch(() => undefined);
    });
    const words = (script) => ['exec', '--interactive', name, 'bash', '-c', script, host, String(port)];
    await untilStarted(name, keeper);
    try {
        await (0,kit_process/* run */.eF)(tool, words('exec 3<>"/dev/tcp/$0/$1"'), { environment: (0,docker/* dockerEnvironment */.O9)(), timeLimitSeconds: startSeconds });
    }
    catch (problem) {
        if (!(problem instanceof kit_process/* ProcessFailure */.iq))
            throw problem;
        throw new errors/* KnownError */.E('relay-failed', `the server at ${host}:${port} cannot be reached from the network of the service: ${(0,docker/* lastLine */.fM)(problem)}`, 'Host and port are those that the service itself sees; leave them out for its own server.', { cause: problem });
    }
    return listen(port, words(toServer), onOpen);
}
async function untilStarted(name, keeper) {
    for (let attempt = 0; attempt < startSeconds * 10; attempt++) {
        const state = await (0,kit_process/* run */.eF)(tool, ['inspect', '--type', 'container', '--format', '{{.State.Running}}', name], { environment: (0,docker/* dockerEnvironment */.O9)() }).catch(() => ({ stdout: '' }));
        if (state.stdout.trim() === 'true')
            return;
        await Promise.race([(0,external_node_timers_promises_.setTimeout)(100), keeper.done.catch((problem) => {
                throw new errors/* KnownError */.E('client-container', `pg_dump cannot be run in the network of the service: ${(0,docker/* lastLine */.fM)(problem)}`, 'Look at what docker says, or set client: path or client: docker.', { cause: problem });
            })]);
    }
}
async function listen(port, words, onOpen) {
    // Not below RUNNER_TEMP: a socket's path has at most 107 bytes.
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'zimmer-relay-'));
    onOpen(async () => { await (0,promises_.rm)(folder, { recursive: true, force: true }); });
    const { close } = await (0,forwarding/* forward */.s)({ path: (0,external_node_path_.join)(folder, `.s.PGSQL.${port}`) }, () => {
        const started = (0,kit_process/* start */.ni)(tool, words, { environment: (0,docker/* dockerEnvironment */.O9)() });
        return { to: started.stdin, from: started.stdout, lost: started.done, end: () => { started.end(); } };
    });
    onOpen(close);
    return folder;
}

;// CONCATENATED MODULE: ./postgres/clients-compose.js





const otherwise = 'client: path or client: docker';
/**
 * The programs of a service's own image. Each call has a container of its own with the network of the service's, so that nothing is started, written or left
 * in the container of production, see openRelay; `beside: 'machine'` has this machine's network, for a server that is not the service's. Throws what composeContainer throws, and KnownError
 * `client-version` where the service is not of that major.
 */
async function composeClients(major, compose, beside, request) {
    const { image, network } = await servicePlace(compose);
    const where = beside === 'service' ? { network } : (0,clients_docker/* machineNetwork */.e4)(await (0,docker/* surroundingsOf */.ZD)(docker/* docker */.T3), process.platform);
    return (0,clients_docker/* clientsIn */.Wo)(docker/* docker */.T3, major, { image, ...where }, `the image of service ${compose.service}`, request);
}
/** A way for sessions of this process into the network of a service; see openRelay. */
async function composeRelay(compose, to, request) {
    const place = await (0,clients_docker/* placeFor */.vM)(docker/* docker */.T3, await servicePlace(compose), request);
    return openRelay(place, to, (close) => { request.cleanup.add('close the relay to the service', close); });
}
async function servicePlace(compose) {
    const id = await composeContainer(compose);
    const image = await (0,docker/* docker */.T3)(['inspect', '--type', 'container', '--format', '{{.Image}}', id]);
    return { image, network: ['--network', `container:${id}`] };
}
/** The id of a service's running container. Throws KnownErrors `compose-missing`, `compose-failed`, `service-not-running`. */
async function composeContainer({ file, service }) {
    await (0,docker/* daemon */.fx)(otherwise);
    const parameters = [...file.split(':').flatMap((one) => ['-f', one]), 'ps', '-q', service];
    const [id] = (await askCompose(parameters)).split('\n').filter((line) => /^[0-9a-f]{12,64}$/.test(line));
    if (id === undefined || await (0,docker/* docker */.T3)(['inspect', '--type', 'container', '--format', '{{.State.Running}}', id]) !== 'true') {
        throw new errors/* KnownError */.E('service-not-running', `service ${service} of ${file} does not run`, `docker compose -f ${file} up -d ${service}; or name another pg-service.`);
    }
    return id;
}
/** Docker's plugin, or the program that came before it. */
async function askCompose(parameters) {
    const plugin = { name: 'docker compose', path: 'docker', leading: ['compose'] };
    const program = { name: 'docker-compose', path: 'docker-compose' };
    for (const tool of [plugin, program]) {
        try {
            // A Compose file takes what it likes from the environment.
            return (await (0,kit_process/* run */.eF)(tool, parameters, { environment: process.env, timeLimitSeconds: 60 })).stdout;
        }
        catch (problem) {
            if (problem instanceof errors/* KnownError */.E && problem.code === 'program-missing')
                continue;
            if (!(problem instanceof kit_process/* ProcessFailure */.iq))
                throw problem;
            if (tool === plugin && /unknown command|is not a docker command|unknown shorthand flag/.test(problem.stderr))
                continue;
            throw new errors/* KnownError */.E('compose-failed', `docker compose cannot tell of its services: ${(0,docker/* lastLine */.fM)(problem)}`, 'Check compose-file and pg-service; a file that needs variables finds them in the environment or in .env beside it.', { cause: problem });
        }
    }
    throw new errors/* KnownError */.E('compose-missing', 'docker compose is not installed on this machine', `Install docker-compose-plugin (Docker's own packages) or docker-compose (Debian), or set ${otherwise}.`);
}


/***/ }),

/***/ 45969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q5: () => (/* binding */ findServerBinaries),
/* harmony export */   g2: () => (/* binding */ findClients)
/* harmony export */ });
/* unused harmony export candidateDirectories */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56177);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84075);





/**
 * The folders in which a major's programs may be, the most certain first. `/usr/bin` comes last: on Debian and on the runners, its pg_dump is
 * a wrapper that picks a major of its own (TRAPS, 1).
 */
function candidateDirectories(major, path) {
    return [
        `/usr/lib/postgresql/${major}/bin`, // Debian, Ubuntu, the runners
        `/usr/pgsql-${major}/bin`, // Red Hat with PGDG's packages
        `/usr/libexec/postgresql${major}`, // Alpine
        `/usr/lib/postgresql${major}/bin`, // SUSE
        `/opt/homebrew/opt/postgresql@${major}/bin`, // Homebrew on Apple silicon
        `/usr/local/opt/postgresql@${major}/bin`, // Homebrew on Intel
        '/opt/homebrew/opt/libpq/bin',
        '/usr/local/opt/libpq/bin',
        `/Applications/Postgres.app/Contents/Versions/${major}/bin`,
        '/usr/local/pgsql/bin',
        ...path.split(':').filter((directory) => directory.startsWith('/')),
    ];
}
/**
 * pg_dump and pg_restore of exactly the server's major. Throws KnownError `client-missing`, which names what is there and the package that is
 * lacking: an older client refuses the server, a newer one writes what the server cannot restore (TRAPS, 2).
 */
async function findClients(major, path = process.env['PATH'] ?? '') {
    const others = new Set();
    // The folders of other majors come last: they hold nothing that would do, but what is there belongs into the message.
    const elsewhere = Array.from({ length: 10 }, (_, index) => _domain_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .oldestMajor */ .Rj + index).flatMap((other) => candidateDirectories(other, ''));
    for (const directory of new Set([...candidateDirectories(major, path), ...elsewhere])) {
        const found = await inspect(directory);
        if (found?.major === major)
            return found;
        if (found !== undefined)
            others.add(found.version);
    }
    const there = others.size === 0 ? 'no pg_dump is installed' : `pg_dump here is ${[...others].join(', ')}`;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E('client-missing', `server is PostgreSQL ${major} but ${there}`, `Install postgresql-client-${major} (Debian and Ubuntu, from apt.postgresql.org where the distribution lacks it; postgresql@${major} with Homebrew), or set client: docker, client: compose or client: install.`);
}
/** The folder with the server's own programs (initdb, pg_ctl, postgres) of a major; undefined where they are not installed. */
async function findServerBinaries(major, path = process.env['PATH'] ?? '') {
    for (const directory of candidateDirectories(major, path)) {
        const programs = await Promise.all(['initdb', 'pg_ctl', 'postgres'].map((name) => executable((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name))));
        if (!programs.every(Boolean))
            continue;
        const { stdout } = await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_4__/* .run */ .eF)({ name: 'initdb', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'initdb') }, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }));
        if ((0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .parseToolVersion */ .mR)(stdout)?.major === major)
            return { directory };
    }
    return undefined;
}
async function inspect(directory) {
    const program = (name) => ({ name, path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name) });
    const [pgDump, pgRestore] = [program('pg_dump'), program('pg_restore')];
    if (!(await executable(pgDump.path)) || !(await executable(pgRestore.path)))
        return undefined;
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(pgDump.path);
    // Debian's wrapper chooses among the installed majors by rules that are not ours.
    if (target.endsWith('/pg_wrapper'))
        return undefined;
    const { stdout } = await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_4__/* .run */ .eF)(pgDump, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }));
    const version = (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .parseToolVersion */ .mR)(stdout);
    return version === undefined ? undefined : { major: version.major, version: version.text, place: directory, directory, pgDump, pgRestore, program };
}
async function executable(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true, () => false);
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
