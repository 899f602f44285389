export const id = 1160;
export const ids = [1160];
export const modules = {

/***/ 73180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ describeConnection),
/* harmony export */   V: () => (/* binding */ eachPlace)
/* harmony export */ });
/** The connection to each of its servers alone, in order. */
function eachPlace(connection) {
    const { others = [], ...first } = connection;
    return [first, ...others.map((place) => ({ ...first, ...place }))];
}
/** The connection in words, without its password: `zimmer@postgres:5432/zimmer`. */
function describeConnection(connection) {
    const places = eachPlace(connection).map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`);
    return `${connection.user}@${places.join(',')}/${connection.database}`;
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

/***/ 82912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MI: () => (/* binding */ connectSeconds),
  SQ: () => (/* binding */ libpqEnvironment),
  wW: () => (/* binding */ pinnedSettings),
  XC: () => (/* binding */ resolveConnection),
  xl: () => (/* binding */ sessionOptions)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./domain/connection.js
var domain_connection = __webpack_require__(73180);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/secret.js
var secret = __webpack_require__(67612);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./postgres/connection-files.js



/**
 * The parameters of a service, from the file in which libpq looks for it (PostgreSQL documentation, 34.17). Throws KnownErrors `service-file-unreadable`
 * for a file that was named and cannot be read, `service-missing` for a service that no file has.
 */
function readService(name, environment, namedFile) {
    const explicit = namedFile ?? environment['PGSERVICEFILE'];
    const home = environment['HOME'];
    const files = [
        explicit ?? (home === undefined ? undefined : (0,external_node_path_.join)(home, '.pg_service.conf')),
        // Where Debian's libpq and others' look, unless PGSYSCONFDIR says otherwise.
        ...(environment['PGSYSCONFDIR'] === undefined ? ['/etc/postgresql-common', '/etc'] : [environment['PGSYSCONFDIR']]).map((folder) => (0,external_node_path_.join)(folder, 'pg_service.conf')),
    ].filter((file) => file !== undefined);
    for (const file of files) {
        const found = sectionOf(contentOf(file, file === explicit), name);
        if (found !== undefined)
            return found;
    }
    throw new errors/* KnownError */.E('service-missing', `no service file has the service ${name}`, `Looked for [${name}] in ${files.join(', ')}; PGSERVICEFILE names another file.`);
}
function contentOf(file, isNamed) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (cause) {
        if (!isNamed && (0,errors/* codeOf */.$N)(cause) === 'ENOENT')
            return '';
        throw new errors/* KnownError */.E('service-file-unreadable', `the service file ${file} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, 'Name a file that is there and may be read, by PGSERVICEFILE.', { cause });
    }
}
function sectionOf(content, name) {
    let found;
    let isInside = false;
    for (const line of content.split('\n').map((one) => one.trim())) {
        if (line === '' || line.startsWith('#'))
            continue;
        if (line.startsWith('[')) {
            // The first of that name counts, as for libpq.
            if (found !== undefined)
                return found;
            isInside = line === `[${name}]`;
            if (isInside)
                found = {};
        }
        else if (isInside && found !== undefined && line.includes('=')) {
            found[line.slice(0, line.indexOf('=')).trim()] = line.slice(line.indexOf('=') + 1).trim();
        }
    }
    return found;
}
/**
 * The password that libpq's password file has for a login (PostgreSQL documentation, 34.16); undefined where there is none. A file that others may read is passed
 * over, as libpq does; one that was named is an error: KnownError `password-file-open`.
 */
function readPassword(login, environment, namedFile) {
    const explicit = namedFile ?? environment['PGPASSFILE'];
    const file = explicit ?? (environment['HOME'] === undefined ? undefined : (0,external_node_path_.join)(environment['HOME'], '.pgpass'));
    if (file === undefined || !(0,external_node_fs_.existsSync)(file))
        return undefined;
    if (process.platform !== 'win32' && (0,external_node_fs_.statSync)(file).isFile() && ((0,external_node_fs_.statSync)(file).mode & 0o077) !== 0) {
        if (explicit === undefined)
            return undefined;
        throw new errors/* KnownError */.E('password-file-open', `the password file ${file} may be read by others, so it is not used`, `chmod 600 ${file}`);
    }
    const wanted = [login.host.startsWith('/') ? [login.host, 'localhost'] : [login.host], [String(login.port)], [login.database], [login.user]];
    for (const line of contentOf(file, false).split('\n')) {
        if (line.startsWith('#'))
            continue;
        const fields = fieldsOf(line.replace(/\r$/, ''));
        if (fields.length === 5 && wanted.every((values, index) => fields[index] === '*' || values.includes(unescaped(fields[index] ?? ''))))
            return unescaped(fields[4] ?? '');
    }
    return undefined;
}
/** Five fields are divided by `:`; a backslash keeps the sign behind it from dividing. What follows the fourth is the password. */
function fieldsOf(line) {
    const fields = [''];
    for (const sign of line.match(/\\.|[^]/gs) ?? []) {
        if (sign === ':' && fields.length < 5)
            fields.push('');
        else
            fields.push(`${fields.pop() ?? ''}${sign}`);
    }
    return fields;
}
function unescaped(field) {
    return field.replace(/\\(.)/gs, '$1');
}

// EXTERNAL MODULE: ./postgres/connection-url.js
var connection_url = __webpack_require__(53949);
;// CONCATENATED MODULE: ./postgres/connection.js






/**
 * The source's connection: single inputs beat the URL's parts, which beat those of a service; an input beats an environment variable, which beats the env file,
 * which beats the default. Where no password is given, libpq's password file is asked. The default password is for the default server: beside a URL, or
 * where there is a password file, none is made up. Throws an Error whose message completes "url …" for a URL that is none, and what
 * readService and readPassword throw.
 */
function resolveConnection(inputs, origins, environment, mask) {
    const url = inputs.url === undefined ? { parameters: {} } : (0,connection_url/* parseUrl */.D)(inputs.url.reveal());
    const { service = environment['PGSERVICE'], servicefile, passfile, ...ofUrl } = url.parameters;
    const named = service === undefined || service === '' ? { parameters: {} } : serviceParts(service, environment, servicefile);
    const ranked = rankedParts(inputs, origins, url, named);
    // A URL masks as a whole only: its password has to be registered on its own (TRAPS, 36).
    for (const secret of [url.password, named.password])
        if (secret !== undefined)
            mask(secret.reveal());
    const { host, port, user, database, others } = ranked;
    const given = origins.password === 'input' || (origins.password === 'environment' && origins.url !== 'input') ? inputs.password : url.password ?? named.password;
    const standing = inputs.url !== undefined || named.host !== undefined || environment['PGPASSFILE'] !== undefined;
    const passwordAt = (place) => {
        if (given !== undefined)
            return given;
        if (origins.password !== 'default')
            return inputs.password;
        const found = readPassword({ ...place, user, database }, environment, passfile ?? named.parameters['passfile']);
        if (found === undefined)
            return standing ? undefined : inputs.password;
        mask(found);
        return new secret/* Secret */.zh(found);
    };
    return {
        host, port, user, database, password: passwordAt({ host, port }),
        parameters: withSystemRoots({ ...fromEnvironment(environment), ...named.parameters, ...ofUrl }),
        ...(others.length === 0 ? {} : { others: others.map((place) => ({ ...place, password: passwordAt(place) })) }),
    };
}
function rankedParts(inputs, origins, url, service) {
    const rank = { input: 4, environment: 2, 'env-file': 1, default: 0 };
    const rankOfUrl = origins.url === 'input' ? 3 : 1.5;
    // For libpq a service beats the variables. One that a variable's URL names beats no more than that URL.
    const rankOfService = origins.url !== 'input' && url.parameters['service'] !== undefined ? 1.4 : 2.5;
    const winner = (name) => {
        const own = { rank: rank[origins[name]], parts: inputs };
        const rivals = [own, { rank: rankOfUrl, parts: url }, { rank: rankOfService, parts: service }];
        return rivals.filter(({ parts }) => parts[name] !== undefined).reduce((best, one) => one.rank > best.rank ? one : best, own);
    };
    const [hosts, ports] = [winner('host'), winner('port')];
    const [host = '', ...more] = (hosts.parts.host ?? '').split(',');
    const port = ports.parts.port ?? inputs.port;
    const others = hosts.parts.others ?? more.map((other) => ({ host: other, port: undefined }));
    return {
        host, port, user: winner('user').parts.user ?? inputs.user, database: winner('database').parts.database ?? inputs.database,
        others: others.map((other) => ({ host: other.host, port: ports.rank > hosts.rank ? port : other.port ?? port })),
    };
}
function serviceParts(service, environment, file) {
    try {
        return (0,connection_url/* partsOf */.C)(readService(service, environment, file));
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            throw problem;
        throw new errors/* KnownError */.E('service-wrong', `the service ${service} ${(0,errors/* messageOf */.bD)(problem)}`, 'Correct the service file.', { cause: problem });
    }
}
const systemRoots = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem', '/etc/ssl/cert.pem'];
/** `sslrootcert=system` by the file that it means: libpq before 16 does not know the word. As in libpq 16, it checks the host's name too. */
function withSystemRoots(parameters) {
    if (parameters['sslrootcert'] !== 'system')
        return parameters;
    return { sslmode: 'verify-full', ...parameters, sslrootcert: systemRoots.find((file) => (0,external_node_fs_.existsSync)(file)) ?? 'system' };
}
// libpq's names of connection parameters and the variables that give them (PostgreSQL documentation, 34.15).
const libpqVariables = {
    sslmode: 'PGSSLMODE', sslrootcert: 'PGSSLROOTCERT', sslcert: 'PGSSLCERT', sslkey: 'PGSSLKEY', sslcrl: 'PGSSLCRL', sslsni: 'PGSSLSNI',
    sslnegotiation: 'PGSSLNEGOTIATION', channel_binding: 'PGCHANNELBINDING', gssencmode: 'PGGSSENCMODE', connect_timeout: 'PGCONNECT_TIMEOUT',
    options: 'PGOPTIONS', hostaddr: 'PGHOSTADDR', target_session_attrs: 'PGTARGETSESSIONATTRS',
    ssl_min_protocol_version: 'PGSSLMINPROTOCOLVERSION', application_name: 'PGAPPNAME', requirepeer: 'PGREQUIREPEER', krbsrvname: 'PGKRBSRVNAME',
};
function fromEnvironment(environment) {
    const found = {};
    for (const [parameter, variable] of Object.entries(libpqVariables)) {
        const value = environment[variable];
        if (value !== undefined && value !== '')
            found[parameter] = value;
    }
    return found;
}
/**
 * The environment in which libpq's programs reach a database: nothing of it has to be quoted, and nothing stands among the arguments. `settings`
 * are the session's settings.
 */
function libpqEnvironment(connection, settings = {}) {
    const places = (0,domain_connection/* eachPlace */.V)(connection);
    const environment = {
        PGHOST: places.map(({ host }) => host).join(','),
        PGPORT: places.map(({ port }) => port).join(','),
        PGUSER: connection.user,
        PGDATABASE: connection.database,
    };
    if (connection.password !== undefined)
        environment['PGPASSWORD'] = connection.password.reveal();
    for (const [parameter, variable] of Object.entries(libpqVariables)) {
        const value = connection.parameters[parameter];
        if (value !== undefined)
            environment[variable] = value;
    }
    environment['PGCONNECT_TIMEOUT'] ??= String(connectSeconds);
    environment['PGAPPNAME'] ??= 'zimmer-backup';
    if (connection.withoutOptions === true) {
        // What a pooler that refuses options knows by itself: libpq sends these two as parameters of their own.
        return { ...environment, PGOPTIONS: '', PGTZ: pinnedSettings['TimeZone'] ?? '', PGDATESTYLE: pinnedSettings['DateStyle'] ?? '' };
    }
    environment['PGOPTIONS'] = [connection.parameters['options'], sessionOptions(settings)].filter(Boolean).join(' ');
    return environment;
}
/** How long one attempt to connect may take, unless the connection's own `connect_timeout` says otherwise. */
const connectSeconds = 15;
/** Settings in the form of libpq's `options`: spaces and backslashes within a value are escaped. */
function sessionOptions(settings) {
    return Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`).join(' ');
}
/**
 * The settings under which rows are read as text, in the dump and in every comparison with it: what pg_dump sets by itself, and what it
 * leaves to the server's and the role's defaults.
 */
const pinnedSettings = {
    DateStyle: 'ISO',
    IntervalStyle: 'postgres',
    extra_float_digits: '3',
    TimeZone: 'UTC',
    bytea_output: 'hex',
    xmloption: 'content',
    quote_all_identifiers: 'off',
    synchronize_seqscans: 'off',
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
};


/***/ }),

/***/ 81292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ pooled),
/* harmony export */   _j: () => (/* binding */ withoutSettings),
/* harmony export */   hd: () => (/* binding */ shareServer)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

/**
 * Whether a pooler hands every transaction another server session (TRAPS, 8). Told by what it does, not by its port: two sessions that are open at once
 * must not share one server process, and one must not wander while another holds a transaction.
 */
async function shareServer(first, another) {
    const pid = await processOf(first);
    const second = await another();
    try {
        await second.query('BEGIN');
    }
    catch (problem) {
        // In statement mode, there is not even a transaction.
        if (/transaction blocks not allowed/i.test((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem)))
            return true;
        throw problem;
    }
    const other = await processOf(second);
    // More than once: in a busy pool, the same server may come back by chance.
    for (let attempt = 0; attempt < 3; attempt++)
        if (await processOf(first) !== pid)
            return true;
    return other === pid;
}
async function processOf(client) {
    const { rows } = await client.query('SELECT pg_catalog.pg_backend_pid() AS pid');
    return rows[0]?.pid ?? -1;
}
/** The error for a connection through a transaction pooler. */
function pooled(connection) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('pooled-connection', `${connection.host}:${connection.port} is a connection pooler in transaction mode; pg_dump needs a session of its own`, poolerHint(connection));
}
/** The error for a pooler in session mode that refuses the settings under which rows are read. */
function withoutSettings(connection, settings) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('pooled-connection', `${connection.host}:${connection.port} is a connection pooler that refuses the settings of a session, and the role's own defaults differ`, `Use the direct address of the server, or ALTER ROLE ${connection.user} SET ${settings.join(', SET ')};`);
}
function poolerHint({ host, port }) {
    if (host.includes('-pooler.'))
        return `Use the direct host, ${host.replace('-pooler.', '.')}.`;
    if (port === 6543)
        return 'Use port 5432, the session pooler or the direct host, in place of 6543.';
    if (port === 6432)
        return 'Use the server\'s own port, mostly 5432, in place of PgBouncer\'s 6432; or give the database pool_mode=session in PgBouncer.';
    return 'Use the direct address of the server, or a pool in session mode.';
}


/***/ }),

/***/ 11160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect),
  openTogether: () => (/* binding */ openTogether),
  ownSearchPath: () => (/* binding */ ownSearchPath)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
// EXTERNAL MODULE: ./domain/connection.js
var domain_connection = __webpack_require__(73180);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/settled.js
var settled = __webpack_require__(57507);
// EXTERNAL MODULE: ./postgres/connection-failures.js + 1 modules
var connection_failures = __webpack_require__(22304);
// EXTERNAL MODULE: ./postgres/connection.js + 1 modules
var postgres_connection = __webpack_require__(82912);
// EXTERNAL MODULE: ./postgres/pooler.js
var pooler = __webpack_require__(81292);
;// CONCATENATED MODULE: ./postgres/wanted-server.js


const attributes = ['any', 'read-write', 'read-only', 'primary', 'standby'];
/** What is asked for by `target_session_attrs` (PostgreSQL documentation, 34.1.2), in the order in which it is tried. Throws KnownError `wrong-target-session-attrs`. */
function wantedServers(parameters) {
    const word = parameters['target_session_attrs'] ?? 'any';
    if (word === 'prefer-standby')
        return ['standby', 'any'];
    const attribute = attributes.find((one) => one === word);
    if (attribute === undefined)
        throw new errors/* KnownError */.E('wrong-target-session-attrs', `target_session_attrs "${word}" is none of libpq's`, `Use ${attributes.join(', ')} or prefer-standby.`);
    return [attribute];
}
/** Whether a session's server is what was asked for. */
async function isSuitable(session, wanted) {
    if (wanted === 'any')
        return true;
    const [row] = await session.query("SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only')::bool AS readonly");
    const { standby, readonly } = row ?? { standby: false, readonly: false };
    return { 'read-write': !standby && !readonly, 'read-only': standby || readonly, primary: !standby, standby }[wanted];
}
/** The error for servers that answer, none of which is what was asked for. */
function notSuitable(connection, wanted) {
    const places = (0,domain_connection/* eachPlace */.V)(connection).map(({ host, port }) => `${host}:${port}`);
    return new errors/* KnownError */.E('no-suitable-server', `target_session_attrs asks for ${wanted}, and ${places.join(', ')} is not`, 'Name the other server as well, or leave target_session_attrs out: a backup can be taken from a standby too.');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./postgres/tls.js




/** The TLS settings to try, in libpq's order for each `sslmode` (PostgreSQL documentation, table 34.1). */
async function attemptsOf(connection) {
    const { parameters } = connection;
    if (connection.host.startsWith('/') || connection.via !== undefined)
        return [false];
    const mode = parameters['sslmode'] ?? 'prefer';
    const ca = parameters['sslrootcert'] === 'system' ? undefined : await certificate(parameters['sslrootcert'], 'root.crt');
    if (ca === undefined && parameters['sslrootcert'] === undefined && mode.startsWith('verify-')) {
        throw new errors/* KnownError */.E('certificate-missing', `sslmode=${mode} needs a root certificate to check the server's by, and none is given`, 'Give ssl-root-cert, or sslrootcert=system where a public authority signed.');
    }
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
        default: throw new errors/* KnownError */.E('wrong-sslmode', `sslmode "${mode}" is none of libpq's`, 'Use disable, allow, prefer, require, verify-ca or verify-full.');
    }
}
async function certificate(named, fallback) {
    try {
        return await (0,promises_.readFile)(named ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.postgresql', fallback), 'utf8');
    }
    catch (cause) {
        if (named === undefined)
            return undefined;
        throw new errors/* KnownError */.E('certificate-missing', `the certificate file ${named} cannot be read`, 'Name a file that is there and may be read, or write the certificate to it first.', { cause });
    }
}

;// CONCATENATED MODULE: ./postgres/session.js










/** For what is written for the database's own search path, such as its CHECKs and the user's queries. What else is asked there names its schema. */
const ownSearchPath = { search_path: undefined };
/**
 * Connects, as libpq would with the same parameters: to the first of several servers that answers and is what `target_session_attrs` asks for. Throws a
 * KnownError that names host, port, role or database, whichever is wrong. Settings are given at the start of the session, so that they hold
 * whatever the role's own defaults are. The search path is empty unless they name one: who owns a database may put functions of their own before
 * those of the server (`ALTER DATABASE … SET search_path = public, pg_catalog`), and they would run with our rights.
 */
async function connect(connection, settings = {}) {
    const given = Object.entries({ ...postgres_connection/* pinnedSettings */.wW, search_path: '', ...settings });
    const all = Object.fromEntries(given.flatMap(([name, value]) => value === undefined ? [] : [[name, value]]));
    const wanted = wantedServers(connection.parameters);
    const places = (0,domain_connection/* eachPlace */.V)(connection);
    let last;
    for (const attribute of wanted) {
        for (const place of places) {
            try {
                const session = await connectToPlace(place, all);
                if (await isSuitable(session, attribute).catch(async (problem) => { await session.end(); throw problem; }))
                    return session;
                await session.end();
                last ??= notSuitable(connection, attribute);
            }
            catch (problem) {
                last = problem;
            }
        }
    }
    throw last;
}
/** Opens several sessions at once, or none: when one fails, the others are ended, for an open connection keeps the whole run from ending. Throws as `open` does. */
async function openTogether(count, open) {
    const opened = await Promise.allSettled(Array.from({ length: count }, open));
    if (opened.some(({ status }) => status === 'rejected'))
        await Promise.all(opened.flatMap((one) => one.status === 'fulfilled' ? [one.value.end()] : []));
    return opened.map(settled/* valueOf */.R);
}
async function connectToPlace(connection, settings) {
    let last;
    for (const ssl of await attemptsOf(connection)) {
        try {
            if (connection.withoutOptions === true)
                return await connectThroughPooler(connection, ssl, settings);
            const session = await connectOnce(connection, ssl, settings);
            if (session !== undefined)
                return session;
            await refuseSharedServer(connection, ssl);
            return await connectThroughPooler({ ...connection, withoutOptions: true }, ssl, settings);
        }
        catch (problem) {
            last = problem;
            // Only the question "with TLS or without" is worth a second attempt; a wrong password would be asked twice.
            if (problem instanceof errors/* KnownError */.E || !/SSL|no pg_hba\.conf entry/i.test((0,errors/* messageOf */.bD)(problem)))
                break;
        }
    }
    throw (0,connection_failures/* connectionFailure */.Dx)(last, connection) ?? last;
}
/** A session with its settings; undefined where something in between refuses settings or forgets them. */
async function connectOnce(connection, ssl, settings) {
    let told;
    const { application_name: name = 'zimmer-backup', options } = connection.parameters;
    try {
        // The name goes with the settings: the server reports it back, and so tells whether they came through.
        const client = await session_open(connection, ssl, { options: [options, (0,postgres_connection/* sessionOptions */.xl)({ ...settings, application_name: name })].filter(Boolean).join(' ') }, (status) => { told = status; });
        if (told === name || /[^\x20-\x7e]/.test(name) || name.length > 63)
            return sessionOf(client, connection, ssl);
        await client.end();
        return undefined;
    }
    catch (problem) {
        if (/unsupported startup parameter/i.test((0,errors/* messageOf */.bD)(problem)))
            return undefined;
        throw problem;
    }
}
/** A session through a pooler that hands on no settings: they are made once it stands. Only for one that keeps to one server, see refuseSharedServer. */
async function connectThroughPooler(connection, ssl, settings) {
    const client = await openWithout(connection, ssl);
    const ended = async (problem) => { await client.end().catch(() => undefined); throw problem; };
    const { rows } = await client.query(`SELECT pg_catalog.pg_backend_pid() AS pid${Object.entries(settings).map(([name, value]) => `, pg_catalog.set_config(${esm/* default.escapeLiteral */.Ay.escapeLiteral(name)}, ${esm/* default.escapeLiteral */.Ay.escapeLiteral(value)}, false)`).join('')}`).catch(ended);
    return sessionOf(client, connection, ssl, rows[0]?.pid);
}
function openWithout(connection, ssl) {
    return session_open(connection, ssl, { application_name: connection.parameters['application_name'] ?? 'zimmer-backup' });
}
// The search path is the database's own here: every name and operator says whose it is.
const wantedQuery = `
  SELECT s.name FROM pg_catalog.pg_settings s, ROWS FROM (pg_catalog.unnest($1::pg_catalog.text[]), pg_catalog.unnest($2::pg_catalog.text[])) AS wanted (name, setting)
  WHERE s.name OPERATOR(pg_catalog.=) wanted.name AND s.setting OPERATOR(pg_catalog.<>) wanted.setting`;
/**
 * Refuses a pooler that hands every transaction another server session: settings made there would be lost, and found by somebody else. Throws KnownError
 * `pooled-connection`; the same where the server's own defaults would make pg_dump write rows in another form than the pinned one.
 */
async function refuseSharedServer(connection, ssl) {
    const clients = [];
    const another = async () => {
        const client = await openWithout(connection, ssl);
        clients.push(client);
        return client;
    };
    try {
        if (await (0,pooler/* shareServer */.hd)(await another(), another))
            throw (0,pooler/* pooled */.IE)(connection);
        // libpq's own variables cover the others.
        const wanted = Object.entries(postgres_connection/* pinnedSettings */.wW).filter(([name]) => ['bytea_output', 'xmloption', 'quote_all_identifiers'].includes(name));
        const differing = (await clients[0]?.query(wantedQuery, [wanted.map(([name]) => name), wanted.map(([, value]) => value)]))?.rows ?? [];
        if (differing.length > 0)
            throw (0,pooler/* withoutSettings */._j)(connection, differing.map(({ name }) => `${name} = '${postgres_connection/* pinnedSettings */.wW[name] ?? ''}'`));
    }
    finally {
        for (const client of clients)
            await client.end().catch(() => undefined);
    }
}
async function session_open(connection, ssl, more, onName = () => undefined) {
    const { parameters } = connection;
    const timeout = Number(parameters['connect_timeout']);
    const client = new esm/* default.Client */.Ay.Client({
        host: connection.via ?? parameters['hostaddr'] ?? connection.host,
        port: connection.port,
        user: connection.user,
        database: connection.database,
        ...(connection.password === undefined ? {} : { password: connection.password.reveal() }),
        // The certificate must be the host's, whatever address it is reached by.
        ssl: typeof ssl === 'object' && parameters['hostaddr'] !== undefined ? { ...ssl, host: connection.host, ...((0,external_node_net_.isIP)(connection.host) === 0 ? { servername: connection.host } : {}) } : ssl ?? false,
        connectionTimeoutMillis: 1000 * (timeout > 0 ? timeout : postgres_connection/* connectSeconds */.MI),
        keepAlive: true,
        ...more,
    });
    // A connection that breaks between two queries is reported by the next query.
    client.on('error', () => undefined);
    const { connection: wire } = client;
    wire.on('parameterStatus', ({ parameterName, parameterValue }) => {
        if (parameterName === 'application_name')
            onName(parameterValue);
    });
    try {
        await client.connect();
    }
    catch (problem) {
        await client.end().catch(() => undefined);
        throw problem;
    }
    return client;
}
/** `pid` is the server's own number of the session, where a pooler tells another. */
function sessionOf(client, connection, ssl, pid = client.processID) {
    return {
        client, connection,
        async query(text, values = []) {
            try {
                return (values.length === 0 ? await client.query(text) : await client.query(text, [...values])).rows;
            }
            catch (problem) {
                throw (0,connection_failures/* connectionFailure */.Dx)(problem, connection) ?? problem;
            }
        },
        async cancel() {
            try {
                const other = await openWithout(connection, ssl);
                await other.query('SELECT pg_catalog.pg_cancel_backend($1)', [pid]).finally(() => other.end());
            }
            catch {
                // The server that cannot be reached to cancel has lost the session as well.
            }
        },
        end: async () => { await client.end().catch(() => undefined); },
    };
}


/***/ })

};
