export const id = 163;
export const ids = [163];
export const modules = {

/***/ 52558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ runFacts)
/* harmony export */ });
/** Which run of which repository this is; null outside GitHub. */
function runFacts(environment) {
    const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: runId, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: commit } = environment;
    return repository === undefined || runId === undefined ? null : { repository, runId, attempt: attempt ?? '1', commit: commit ?? '' };
}


/***/ }),

/***/ 57507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ valueOf)
/* harmony export */ });
/** What a promise gave that was waited for with others, whatever became of them; throws what it was rejected with. */
function valueOf(result) {
    if (result.status === 'rejected')
        throw result.reason;
    return result.value;
}


/***/ }),

/***/ 60926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readRevision)
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

/***/ 45969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q5: () => (/* binding */ findServerBinaries),
/* harmony export */   g2: () => (/* binding */ findClients)
/* harmony export */ });
/* unused harmony export candidateDirectories */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56177);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84075);





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
    const elsewhere = Array.from({ length: 10 }, (_, index) => _domain_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .oldestMajor */ .Rj + index).flatMap((other) => candidateDirectories(other, ''));
    for (const directory of new Set([...candidateDirectories(major, path), ...elsewhere])) {
        const found = await inspect(directory);
        if (found?.major === major)
            return found;
        if (found !== undefined)
            others.add(found.version);
    }
    const there = others.size === 0 ? 'no pg_dump is installed' : `pg_dump here is ${[...others].join(', ')}`;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('client-missing', `server is PostgreSQL ${major} but ${there}`, `Install postgresql-client-${major} (Debian and Ubuntu, from apt.postgresql.org where the distribution lacks it; postgresql@${major} with Homebrew).`);
}
/** The folder with the server's own programs (initdb, pg_ctl, postgres) of a major; undefined where they are not installed. */
async function findServerBinaries(major, path = process.env['PATH'] ?? '') {
    for (const directory of candidateDirectories(major, path)) {
        const programs = await Promise.all(['initdb', 'pg_ctl', 'postgres'].map((name) => executable((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name))));
        if (!programs.every(Boolean))
            continue;
        const { stdout } = await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)({ name: 'initdb', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'initdb') }, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }));
        if ((0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .parseToolVersion */ .mR)(stdout)?.major === major)
            return { directory };
    }
    return undefined;
}
async function inspect(directory) {
    const pgDump = { name: 'pg_dump', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'pg_dump') };
    const pgRestore = { name: 'pg_restore', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'pg_restore') };
    if (!(await executable(pgDump.path)) || !(await executable(pgRestore.path)))
        return undefined;
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(pgDump.path);
    // Debian's wrapper chooses among the installed majors by rules that are not ours.
    if (target.endsWith('/pg_wrapper'))
        return undefined;
    const { stdout } = await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)(pgDump, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }));
    const version = (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .parseToolVersion */ .mR)(stdout);
    return version === undefined ? undefined : { major: version.major, version: version.text, directory, pgDump, pgRestore };
}
async function executable(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true, () => false);
}


/***/ }),

/***/ 22304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ connectionFailure),
  L: () => (/* binding */ dumpFailure)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./kit/secret.js
var secret = __webpack_require__(67612);
;// CONCATENATED MODULE: ./postgres/connection-failures-rules.js
const damage = String.raw `invalid page in block|missing chunk number|unexpected chunk number|compressed (?:pglz|lz4) data is corrupt|could not read block|invalid memory alloc request size|found xmin \d+ from before relfrozenxid|could not access status of transaction`;
const damageHint = 'Keep your older backups. Check the server\'s disk and memory, run pg_amcheck, and restore what is damaged.';
const pooler = 'Use the direct address of the server, or a pool in session mode (Supabase: port 5432 of the pooler; Neon: the host without -pooler).';
const login = [
    {
        code: 'wrong-password', states: ['28P01'], words: /password authentication failed for user/,
        sentence: 'the server at {server} refused the password of role {user}', hint: 'Check user and password. PostgreSQL says the same of a role that does not exist.',
    },
    {
        code: 'password-missing', words: /no password supplied|client password must be a (?:non-empty )?string/,
        sentence: 'the server at {server} asks for a password of role {user}, and none was given', hint: 'Give password, or a URL with one, from a secret.',
    },
    {
        code: 'tls-required', states: ['28000'], narrow: true, words: /no pg_hba\.conf entry .*(?:no encryption|SSL off)|(?:requires|require) (?:SSL|TLS|encryption)|SSL (?:connection )?is required|connection is insecure/i,
        sentence: 'the server at {server} takes no connection without TLS from here', hint: 'Set sslmode=require in the URL or PGSSLMODE=require; or let the server\'s pg_hba.conf allow it.',
    },
    {
        code: 'host-not-allowed', states: ['28000'], narrow: true, words: /no pg_hba\.conf entry|pg_hba\.conf rejects connection/,
        sentence: 'the server at {server} does not allow role {user} to reach database {database} from this address', hint: 'Add a line to the server\'s pg_hba.conf, or this address to the provider\'s list of allowed ones.',
    },
    {
        code: 'role-missing', states: ['28000'], narrow: true, words: /role ".*" does not exist/,
        sentence: 'role {user} does not exist on {server}', hint: 'Check user.',
    },
    {
        code: 'role-may-not-log-in', states: ['28000'], narrow: true, words: /is not permitted to log in/,
        sentence: 'role {user} may not log in on {server}', hint: 'ALTER ROLE {role} LOGIN; or name another user.',
    },
    {
        code: 'login-refused', states: ['28000'], words: /(?:Peer|Ident|GSSAPI|certificate|LDAP|PAM|RADIUS|OAuth\w*) authentication failed/i,
        sentence: 'the server at {server} did not let role {user} in', hint: 'Its pg_hba.conf asks for another way than a password (peer: the same name as the system\'s user); connect by host name and password.',
    },
    {
        code: 'database-missing', states: ['3D000'], words: /database ".*" does not exist/,
        sentence: 'database {database} does not exist on {server}', hint: 'Check database.',
    },
    {
        code: 'database-closed', states: ['55000'], narrow: true, words: /is not currently accepting connections/,
        sentence: 'database {database} on {server} accepts no connections', hint: 'ALTER DATABASE … ALLOW_CONNECTIONS true, or name another database.',
    },
    {
        code: 'no-right', states: ['42501'], narrow: true, words: /permission denied for database/,
        sentence: 'role {user} may not connect to database {database}', hint: 'As its owner: GRANT CONNECT ON DATABASE "{database}" TO {role};',
    },
    {
        code: 'too-many-connections', states: ['53300'], words: /too many (?:clients|connections)|remaining connection slots|no more connections allowed|max(?:imum)? (?:client )?connections reached/i,
        sentence: 'the server at {server} has no free connection', hint: 'Close idle connections, raise max_connections, or use a role with reserved ones. A backup needs three.',
    },
    {
        code: 'server-starting', states: ['57P03'], words: /the database system is (?:starting up|shutting down|not (?:yet )?accepting connections|in recovery mode)/,
        sentence: 'the server at {server} is starting up or shutting down', hint: 'Wait until it is ready; a service container needs a health check (pg_isready).',
    },
];
const network = [
    {
        code: 'name-service', states: ['EAI_AGAIN'], words: /Temporary failure in name resolution|EAI_AGAIN/,
        sentence: 'the name {host} could not be looked up just now', hint: 'The network\'s name service does not answer; check the network, then try again. In Docker: is the service\'s name right?',
    },
    {
        code: 'unknown-host', states: ['ENOTFOUND', 'EAI_NONAME'], words: /could not translate host name|getaddrinfo|Name or service not known|nodename nor servname/,
        sentence: 'the host {host} is not known', hint: 'Check host. In a job that runs in a container, a service is reached by its name; in one that does not, by localhost.',
    },
    {
        code: 'network-unreachable', states: ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL'], words: /Network is unreachable|No route to host|Cannot assign requested address/,
        sentence: 'no network leads from here to {host}',
        hint: 'If the host has an IPv6 address only: GitHub\'s runners have no IPv6. Use an address with IPv4 (Supabase: the session pooler, port 5432).',
    },
    {
        code: 'socket-missing', states: ['ENOENT'], words: /(?:socket ".*" failed|connect) ?:? ?(?:No such file or directory|ENOENT)/,
        sentence: 'there is no socket of a server for port {port} in {host}', hint: 'Check host and port; the server\'s unix_socket_directories tells where its socket is.',
    },
    {
        code: 'connection-refused', states: ['ECONNREFUSED'], words: /Connection refused|ECONNREFUSED/,
        sentence: 'nothing listens at {server}', hint: 'Check host and port, and that the server runs and listens there (listen_addresses, a published port).',
    },
    {
        code: 'connection-timeout', states: ['ETIMEDOUT'], words: /timeout expired|Connection timed out|due to connection timeout|ETIMEDOUT/,
        sentence: 'the server at {server} did not answer in time', hint: 'A firewall may drop the packets: allow this machine\'s address, or check host and port.',
    },
];
const tls = [
    {
        code: 'tls-unsupported', words: /server does not support SSL|sslmode value "\S+" invalid when SSL support is not compiled in/i,
        sentence: 'the server at {server} has no TLS, and the connection asks for it', hint: 'Set sslmode=prefer, or sslmode=disable where the network is your own.',
    },
    {
        code: 'certificate-name', states: ['ERR_TLS_CERT_ALTNAME_INVALID'], words: /does not match host ?name|altnames/i,
        sentence: 'the certificate of the server at {server} is for another host name', hint: 'Use the name that the certificate has, or sslmode=verify-ca.',
    },
    {
        code: 'certificate-expired', states: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'], words: /certificate (?:has expired|is not yet valid)/i,
        sentence: 'the certificate of the server at {server} is not valid today', hint: 'Renew it, or correct this machine\'s clock.',
    },
    {
        code: 'certificate-untrusted', states: ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
        words: /self[- ]signed certificate|certificate verify failed|unable to (?:verify|get) .*certificate|root certificate file .* does not exist/i,
        sentence: 'the certificate of the server at {server} is signed by nobody who is trusted here', hint: 'Give the provider\'s root certificate as sslrootcert, or set sslmode=require, which encrypts without checking.',
    },
    {
        code: 'not-postgres', states: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'], words: /invalid response to SSL negotiation|wrong version number|error establishing an SSL connection|unexpected response from server|expected authentication request from server/i,
        sentence: 'what listens at {server} does not speak PostgreSQL\'s protocol', hint: 'Check host and port.',
    },
];
const poolers = [
    {
        code: 'pooled-connection', states: ['08P01'], narrow: true, words: /unsupported startup parameter|unrecognized configuration parameter in startup/i,
        sentence: '{server} is a connection pooler that refuses the settings of a session', hint: pooler,
    },
    {
        code: 'pooler-tenant', states: ['XX000'], narrow: true, words: /Tenant or user not found|Endpoint ID is not specified/i,
        sentence: 'the pooler at {server} does not know which project role {user} belongs to', hint: 'Take user and host as the provider shows them for this address (Supabase: postgres.<project>), or use the direct address.',
    },
];
const broken = [
    {
        code: 'connection-lost', states: ['57P01', '57P02', '57P05', '25P03', '25P04', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE'],
        words: /server closed the connection unexpectedly|Connection terminated|terminating connection|no connection to the server|SSL connection has been closed|SSL SYSCALL error|could not receive data from server|Client has encountered a connection error|Connection reset by peer/,
        sentence: 'the connection to {server} broke off', hint: 'The server was stopped, ran out of memory, or a network device cut an idle connection; its log tells. Then run again.',
    },
];
/** Every rule about connections, in the order in which they are tried. */
const connectionRules = [...poolers, ...login, ...tls, ...network, ...broken];
/** What pg_dump complains about beyond its connection. `relation` is completed with its schema from the query that it names. */
const dumpRules = [
    {
        code: 'no-right', words: /permission denied for (?<kind>sequence) (?<relation>[^\n]+)|failed to get data for sequence "(?<bare>[^\n]+?)"/,
        sentence: 'role {role} may not read sequence {relation}{bare}', hint: 'As the owner: GRANT SELECT ON SEQUENCE {relation}{bare} TO {role}; from PostgreSQL 14 on, GRANT pg_read_all_data TO {role}; covers everything.',
    },
    {
        code: 'no-right', words: /permission denied for (?:table|view|materialized view|relation|foreign table) (?<relation>[^\n]+)/,
        sentence: 'role {role} may not read table {relation}', hint: 'As the owner: GRANT SELECT ON TABLE {relation} TO {role}; from PostgreSQL 14 on, GRANT pg_read_all_data TO {role}; covers everything.',
    },
    {
        code: 'no-right', words: /permission denied for schema (?<relation>[^\n]+)/,
        sentence: 'role {role} may not use schema {relation}', hint: 'As the owner: GRANT USAGE ON SCHEMA {relation} TO {role}; and GRANT SELECT ON ALL TABLES IN SCHEMA {relation} TO {role};',
    },
    {
        code: 'no-right', words: /permission denied for large object (?<id>\d+)/,
        sentence: 'role {role} may not read large object {id}', hint: 'As the owner: GRANT SELECT ON LARGE OBJECT {id} TO {role}; or back up as the owner of the large objects.',
    },
    {
        code: 'no-right', words: /permission denied for (?<kind>[a-z ]+) (?<name>[^\n]+)/,
        sentence: 'role {role} has no right on {kind} {name}', hint: 'Grant it, or back up as the owner of the database.',
    },
    {
        code: 'row-security', words: /query would be affected by row-level security policy for table "(?<relation>[^\n]+)"/,
        sentence: 'row-level security would hide rows of table {relation} from role {role}', hint: 'A backup of some rows is none: ALTER ROLE {role} BYPASSRLS; or back up as the table\'s owner.',
    },
    {
        // pg_dump's --lock-wait-timeout is a statement_timeout around LOCK TABLE.
        code: 'lock-timeout', words: /canceling statement due to (?:lock timeout|statement timeout[^]*[Qq]uery was: LOCK TABLE)|could not obtain lock on relation/,
        sentence: 'pg_dump did not get its locks in time: somebody holds a table of {database} exclusively', hint: 'A migration, VACUUM FULL or REINDEX runs; take the backup at another time, or raise lock-timeout.',
    },
    {
        code: 'standby-conflict', words: /due to conflict with recovery/,
        sentence: 'the standby at {server} ended the dump, because replication needed what it was reading', hint: 'Set hot_standby_feedback = on or a longer max_standby_streaming_delay there, or back up the primary.',
    },
    {
        code: 'statement-timeout', words: /canceling statement due to (?:statement timeout|user request)|transaction timeout/,
        sentence: 'the server ended a statement of the dump', hint: 'A time limit of the server or of a pooler, or an administrator, did: ALTER ROLE {role} SET statement_timeout = 0;',
    },
    {
        code: 'client-too-old', words: /server version: (?<serverVersion>[\d.]+)\S*[^\n]*; pg_dump version: (?<clientVersion>[\d.]+)[^]*server version mismatch|server version mismatch[^]*server version: (?<server2>[\d.]+)[^\n]*; pg_dump version: (?<client2>[\d.]+)/,
        sentence: 'server is PostgreSQL {serverVersion}{server2} but pg_dump is {clientVersion}{client2}', hint: 'Install the client of the server\'s major.',
    },
    {
        code: 'disk-full', words: /could not (?:write|extend|create)[^\n]*No space left on device/,
        sentence: 'a disk was full during the dump', hint: 'Make room at the server (temporary files, WAL) or where the backup is written; see the line of pg_dump in the log.',
    },
    {
        code: 'source-damaged', words: new RegExp(`Dumping the contents of table "(?<relation>[^\\n]+?)" failed[^]*(?:${damage})`),
        sentence: 'the source\'s own storage is damaged: table {relation} cannot be read', hint: damageHint,
    },
    {
        code: 'source-damaged', words: new RegExp(damage),
        sentence: 'the source\'s own storage is damaged', hint: damageHint,
    },
    {
        code: 'out-of-locks', words: /out of shared memory/,
        sentence: 'the server has no room for the locks of all tables', hint: 'Raise max_locks_per_transaction on the server and start it again.',
    },
    {
        code: 'out-of-memory', words: /out of memory|invalid string enlargement request|Cannot enlarge string buffer/,
        sentence: 'memory ran out during the dump', hint: 'A value of a gigabyte as text cannot be dumped; otherwise give the server or this machine more memory.',
    },
    {
        code: 'snapshot-lost', words: /invalid snapshot identifier|could not import the requested snapshot|snapshot "[^"]*" does not exist|snapshot too old/,
        sentence: 'the snapshot of the backup was gone before pg_dump could take it', hint: 'The session that holds it was ended, or a pooler handed it on; use a direct connection and see idle_in_transaction_session_timeout.',
    },
    {
        code: 'schema-changed', words: /could not open relation with OID|cache lookup failed for|(?:schema|table|relation) with OID \d+ does not exist|relation "[^\n]*" does not exist/,
        sentence: 'the schema of {database} changed while it was dumped', hint: 'A migration ran meanwhile; take the backup at another time, or in the same concurrency group as the deployment.',
    },
];

;// CONCATENATED MODULE: ./postgres/connection-failures.js




/**
 * Explains a problem of connecting, or of a connection that broke: anything that `pg`, Node's sockets or TLS threw.
 * undefined for everything else. Neither sentence nor hint tells a password or a URL.
 */
function connectionFailure(problem, connection) {
    if (problem instanceof errors/* KnownError */.E)
        return undefined;
    const codes = allCodes(problem);
    const text = (0,errors/* messageOf */.bD)(problem);
    const rule = connectionRules.find((candidate) => fits(candidate, codes, text));
    return rule === undefined ? undefined : known(rule, connection, connection.user, rule.words.exec(text)?.groups, problem);
}
/**
 * Explains why pg_dump ended badly, from its stderr: with the exact GRANT where a right was lacking, and as `dump-failed`
 * with pg_dump's own words, cleaned of the password, where no rule fits. `role` is the one that `SET ROLE` or the login gave.
 */
function dumpFailure(stderr, context) {
    const { connection, role = connection.user } = context;
    for (const rule of [...dumpRules, ...connectionRules]) {
        const match = rule.words.exec(stderr);
        if (match === null)
            continue;
        const groups = { ...match.groups };
        if (groups['relation'] !== undefined)
            groups['relation'] = qualified(groups['relation'], stderr);
        return known(rule, connection, role, groups);
    }
    const lines = stderr.trim().split('\n');
    const words = lines.find((line) => line.startsWith('pg_dump: error: ')) ?? lines[lines.length - 1] ?? '';
    const said = cleaned(words.replace(/^pg_dump: error: /, ''), connection);
    return new errors/* KnownError */.E('dump-failed', `pg_dump failed${said === '' ? ' and said nothing' : `: ${said}`}`, 'See the lines of pg_dump in the log.');
}
function fits(rule, codes, text) {
    if (codes.some((code) => rule.states?.includes(code) === true))
        return rule.narrow !== true || rule.words.test(text);
    // An error with an SQLSTATE says by it what it is; its words may be a user's.
    return !codes.some((code) => /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) && rule.words.test(text);
}
/** The codes of a problem and of those within it: Node tries several addresses and gives all their errors together. */
function allCodes(problem) {
    const inner = typeof problem === 'object' && problem !== null && 'errors' in problem ? problem.errors : undefined;
    const codes = [problem, ...(Array.isArray(inner) ? inner : [])].map(errors/* codeOf */.$N);
    return [...new Set(codes.filter((code) => code !== undefined))];
}
function known(rule, connection, role, groups = {}, cause) {
    const host = connection.host.includes(':') ? `[${connection.host}]` : connection.host;
    const names = { server: `${host}:${connection.port}`, host, port: String(connection.port), user: connection.user, database: connection.database, role: quoted(role), ...groups };
    const fill = (words) => (0,markdown/* plain */.pj)(words.replace(/\{(?<name>\w+)\}/g, (_, name) => names[name] ?? ''));
    return new errors/* KnownError */.E(rule.code, fill(rule.sentence), fill(rule.hint), cause === undefined ? {} : { cause });
}
/** The schema-qualified name of a relation that an error names bare, from the query that pg_dump says it sent. */
function qualified(name, stderr) {
    const query = /[Qq]uery was: (?<query>[^]*)/.exec(stderr)?.groups?.['query'] ?? '';
    const part = String.raw `(?:"(?:[^"]|"")+"|[\w$]+)`;
    for (const [candidate, relation] of query.matchAll(new RegExp(String.raw `${part}\.(${part})`, 'g'))) {
        if (relation === name || relation === quoted(name))
            return candidate;
    }
    return quoted(name);
}
function quoted(name) {
    return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
function cleaned(words, connection) {
    const redactor = new secret/* Redactor */.pO();
    if (connection.password !== undefined)
        redactor.add(connection.password.reveal());
    return (0,markdown/* plain */.pj)(redactor.clean(words).replace(/\b\w+:\/\/\S+/g, '***')).slice(0, 500);
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
    const [before] = await queryable.query(`SELECT current_setting('search_path') AS path, set_config('quote_all_identifiers', 'off', false)`);
    const path = before?.path ?? '';
    const isEmpty = path === '' || path === '""';
    if (!isEmpty)
        await queryable.query(`SELECT set_config('search_path', '', false)`);
    try {
        return await read();
    }
    finally {
        // Where the reading failed, its transaction may be broken too; the first error is the one that counts.
        if (!isEmpty)
            await queryable.query(`SELECT set_config('search_path', $1, false)`, [path]).catch(() => undefined);
    }
}


/***/ }),

/***/ 37430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ systemSchemas),
/* harmony export */   Eb: () => (/* binding */ inspectServer)
/* harmony export */ });
/* unused harmony export systemIdentifier */
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56177);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);


/**
 * Looks at the server and the session's database. Reads catalogs only. The database is called as it was connected to: names of databases have no
 * encoding, and one beyond ASCII reads as another within a database of an encoding other than UTF-8.
 */
async function inspectServer(session, database) {
    const [facts] = await session.query(`
    SELECT current_setting('server_version_num')::int AS version, current_user AS role,
           (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser, pg_is_in_recovery() AS standby,
           pg_encoding_to_char(encoding) AS encoding, datcollate AS collation, datctype AS ctype,
           pg_database_size(oid)::text AS bytes,
           (SELECT jsonb_object_agg(name, setting) FROM pg_settings
             WHERE name IN ('lc_monetary', 'lc_numeric', 'lc_time', 'default_text_search_config', 'standard_conforming_strings')) AS settings
    FROM pg_database WHERE datname = current_database()`);
    if (facts === undefined)
        throw new Error('pg_database does not list the current database');
    const major = (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .majorOf */ .Ds)(facts.version);
    if (major < _domain_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .oldestMajor */ .Rj) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('server-too-old', `server is PostgreSQL ${(0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .versionText */ .KA)(facts.version)}; PostgreSQL ${_domain_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .oldestMajor */ .Rj} is the oldest that is supported`, `Upgrade the server: its major has had no security fixes for years.`);
    }
    const provider = await localeProvider(session, major);
    return {
        version: (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .versionText */ .KA)(facts.version), versionNumber: facts.version, major,
        database, role: facts.role, superuser: facts.superuser, standby: facts.standby,
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


/***/ }),

/***/ 91929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96315);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2859);
/* harmony import */ var _connection_failures_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22304);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(84897);







/**
 * Connects, as libpq would with the same parameters. Throws a KnownError that names host, port, role or database, whichever is wrong.
 * Settings are given at the start of the session, so that they hold whatever the role's own defaults are.
 */
async function connect(connection, settings = {}) {
    const attempts = await attemptsOf(connection);
    let last;
    for (const ssl of attempts) {
        try {
            return await connectOnce(connection, ssl, { ..._connection_js__WEBPACK_IMPORTED_MODULE_6__/* .pinnedSettings */ .wW, ...settings });
        }
        catch (problem) {
            last = problem;
            // Only the question "with TLS or without" is worth a second attempt; a wrong password would be asked twice.
            if (!/SSL|no pg_hba\.conf entry/i.test((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(problem)))
                break;
        }
    }
    throw (0,_connection_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .connectionFailure */ .D)(last, connection) ?? last;
}
async function connectOnce(connection, ssl, settings) {
    const { parameters } = connection;
    const timeout = Number(parameters['connect_timeout']);
    const client = new pg__WEBPACK_IMPORTED_MODULE_3__/* ["default"].Client */ .Ay.Client({
        host: parameters['hostaddr'] ?? connection.host,
        port: connection.port,
        user: connection.user,
        database: connection.database,
        ...(connection.password === undefined ? {} : { password: connection.password.reveal() }),
        ssl: ssl ?? false,
        application_name: parameters['application_name'] ?? 'zimmer-backup',
        connectionTimeoutMillis: 1000 * (timeout > 0 ? timeout : _connection_js__WEBPACK_IMPORTED_MODULE_6__/* .connectSeconds */ .MI),
        keepAlive: true,
        options: [parameters['options'], (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__/* .sessionOptions */ .xl)(settings)].filter(Boolean).join(' '),
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
    return {
        client,
        async query(text, values = []) {
            try {
                return (values.length === 0 ? await client.query(text) : await client.query(text, [...values])).rows;
            }
            catch (problem) {
                throw (0,_connection_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .connectionFailure */ .D)(problem, connection) ?? problem;
            }
        },
        async cancel() {
            try {
                const other = await connectOnce(connection, ssl, {});
                await other.query('SELECT pg_cancel_backend($1)', [client.processID]);
                await other.end();
            }
            catch {
                // The server that cannot be reached to cancel has lost the session as well.
            }
        },
        end: async () => { await client.end().catch(() => undefined); },
    };
}
/** The TLS settings to try, in libpq's order for each `sslmode` (PostgreSQL documentation, table 34.1). */
async function attemptsOf(connection) {
    const { parameters } = connection;
    if (connection.host.startsWith('/'))
        return [false];
    const mode = parameters['sslmode'] ?? 'prefer';
    const ca = parameters['sslrootcert'] === 'system' ? undefined : await certificate(parameters['sslrootcert'], 'root.crt');
    const [cert, key] = [await certificate(parameters['sslcert'], 'postgresql.crt'), await certificate(parameters['sslkey'], 'postgresql.key')];
    const own = { ...(ca === undefined ? {} : { ca }), ...(cert === undefined || key === undefined ? {} : { cert, key }) };
    const unchecked = { ...own, rejectUnauthorized: false };
    const chainOnly = { ...own, rejectUnauthorized: true, checkServerIdentity: () => undefined };
    switch (mode) {
        case 'disable': return [false];
        case 'allow': return [false, unchecked];
        case 'prefer': return [unchecked, false];
        // With a root certificate at hand, libpq's `require` checks the chain, as `verify-ca` does.
        case 'require': return [ca === undefined ? unchecked : chainOnly];
        case 'verify-ca': return [chainOnly];
        case 'verify-full': return [{ ...own, rejectUnauthorized: true }];
        default: throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('wrong-sslmode', `sslmode "${mode}" is none of libpq's`, 'Use disable, allow, prefer, require, verify-ca or verify-full.');
    }
}
async function certificate(named, fallback) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(named ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.postgresql', fallback), 'utf8');
    }
    catch (cause) {
        if (named === undefined)
            return undefined;
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('certificate-missing', `the certificate file ${named} cannot be read`, 'Name a file that is there and may be read, or write the certificate to it first.', { cause });
    }
}


/***/ })

};
