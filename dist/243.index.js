export const id = 243;
export const ids = [243];
export const modules = {

/***/ 73180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ describeConnection)
/* harmony export */ });
/** The connection in words, without its password: `zimmer@postgres:5432/zimmer`. */
function describeConnection(connection) {
    const host = connection.host.includes(':') ? `[${connection.host}]` : connection.host;
    return `${connection.user}@${host}:${connection.port}/${connection.database}`;
}


/***/ }),

/***/ 56177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ majorOf),
/* harmony export */   KA: () => (/* binding */ versionText),
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

/***/ 37430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ systemSchemas),
/* harmony export */   Eb: () => (/* binding */ inspectServer),
/* harmony export */   vK: () => (/* binding */ systemIdentifier)
/* harmony export */ });
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
