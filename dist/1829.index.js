export const id = 1829;
export const ids = [1829];
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

/***/ 7060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ sourceConnection)
});

// EXTERNAL MODULE: ./postgres/clients-compose.js + 1 modules
var clients_compose = __webpack_require__(70518);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./postgres/certificates.js


/**
 * The connection with its certificates, each in a file as libpq wants it; texts go into private files below `directory`, gone after `remove`. Who gives a
 * root certificate wants it used: without an sslmode, the server must be the one that it names (verify-full).
 */
async function withCertificates(connection, inputs, directory, onFolder) {
    const given = { sslrootcert: inputs['ssl-root-cert'], sslcert: inputs['ssl-cert'], sslkey: inputs['ssl-key']?.reveal() };
    const parameters = { ...given.sslrootcert === undefined ? {} : { sslmode: 'verify-full' }, ...connection.parameters };
    let folder;
    for (const [parameter, value] of Object.entries(given)) {
        if (value === undefined)
            continue;
        if (!value.includes('-----BEGIN ')) {
            parameters[parameter] = value;
            continue;
        }
        if (folder === undefined) {
            const made = folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(directory, 'certificates-'));
            onFolder(() => (0,promises_.rm)(made, { recursive: true, force: true }));
        }
        const path = (0,external_node_path_.join)(folder, `${parameter}.pem`);
        await (0,promises_.writeFile)(path, `${value.trim()}\n`, { mode: 0o600, flag: 'wx' });
        parameters[parameter] = path;
    }
    return { ...connection, parameters };
}

// EXTERNAL MODULE: ./postgres/connection.js + 1 modules
var postgres_connection = __webpack_require__(82912);
// EXTERNAL MODULE: ./actions/clients.js + 2 modules
var clients = __webpack_require__(3576);
// EXTERNAL MODULE: ./actions/shared-inputs.js
var shared_inputs = __webpack_require__(82372);
;// CONCATENATED MODULE: ./actions/connection.js





/**
 * The source's connection as the inputs and the environment give it, with its certificates in place until the run's end. With `client: compose`, host and port are
 * those that the service sees, and a relay leads there.
 */
async function sourceConnection(read, context) {
    const { host, cleanup } = context;
    const { values: inputs, origins } = read;
    // The default password is no secret: masking `zimmer` would blank every path of a database of that name.
    const mask = (secret) => { if (secret !== shared_inputs/* sourceInputs */.ZU.password.default)
        host.mask(secret); };
    const connection = (0,postgres_connection/* resolveConnection */.XC)(inputs, origins, host.environment, mask);
    const certified = await withCertificates(connection, inputs, host.temporaryDirectory, (remove) => { cleanup.add('remove the certificates', remove); });
    return inputs.client === 'compose' ? throughService(certified, inputs, origins.host === 'default' && connection.host === shared_inputs/* sourceInputs */.ZU.host.default, context) : certified;
}
async function throughService(connection, inputs, isDefault, context) {
    const seen = isDefault ? { ...connection, host: '127.0.0.1' } : connection;
    return { ...seen, via: await (0,clients_compose/* composeRelay */.e)((0,clients/* serviceOf */.z5)(inputs), seen, (0,clients/* lentTo */.$v)(context)) };
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
        const other = await (0,_session_js__WEBPACK_IMPORTED_MODULE_4__.connect)(connection);
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


/***/ })

};
