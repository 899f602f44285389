export const id = 6903;
export const ids = [6903];
export const modules = {

/***/ 5070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ tap),
/* harmony export */   p: () => (/* binding */ passThrough)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);




/** Counts and hashes what passes, and lets `also` see each chunk; back-pressure of `also` holds the stream. */
function tap(also) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let bytes = 0;
    const stream = new node_stream__WEBPACK_IMPORTED_MODULE_1__.Transform({
        highWaterMark: 1024 * 1024,
        transform(chunk, _encoding, done) {
            bytes += chunk.length;
            hash.update(chunk);
            const fail = (problem) => { done(problem); };
            try {
                const pending = also?.(chunk);
                if (pending === undefined)
                    done(null, chunk);
                else
                    pending.then(() => { done(null, chunk); }, fail);
            }
            catch (problem) {
                fail(problem);
            }
        },
    });
    let passed;
    return { stream, passed: () => passed ??= { bytes, sha256: hash.digest('hex') } };
}
/**
 * One pass over the bytes: plain hash and reader, seal, stored hash, store. Throws the error that came first of all, not those that follow from
 * it when the other parts of the pass break off.
 */
async function passThrough(request) {
    const plain = tap(request.reader);
    const stored = tap();
    const failures = [];
    const keep = (problem) => { failures.push(problem); };
    const storing = request.store(stored.stream).catch((problem) => {
        keep(problem);
        stored.stream.destroy(problem);
    });
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(request.source, plain.stream, request.seal, stored.stream).catch(keep);
    await storing;
    // A store that fills up, or a wrong key, has a sentence of its own; a stream that was cut off in consequence has not.
    if (failures.length > 0)
        throw failures.find((problem) => problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E) ?? failures[0];
    return { plain: plain.passed(), stored: stored.passed() };
}


/***/ }),

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

/***/ 56903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Drill: () => (/* binding */ Drill)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
// EXTERNAL MODULE: ./postgres/connection.js + 1 modules
var postgres_connection = __webpack_require__(82912);
;// CONCATENATED MODULE: ./postgres/amcheck.js



/**
 * Checks every table and B-tree index of a sandbox for damage within its pages, unique indexes and the presence of each row in them included.
 * Installs the extension amcheck for it. pg_amcheck exists from PostgreSQL 14 on; its exit status 2 means that it found damage.
 */
async function checkPages(pgAmcheck, connection, jobs, signal) {
    try {
        await (0,process/* run */.eF)(pgAmcheck, ['--no-password', '--install-missing', '--heapallindexed', `--jobs=${jobs}`], { environment: (0,postgres_connection/* libpqEnvironment */.SQ)(connection), signal });
        return { verdict: 'proved', sentence: null };
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'program-missing')
            return { verdict: 'unproved', sentence: 'pg_amcheck is not installed; it comes with PostgreSQL 14 and later' };
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
        // docker's own status for a program that its image does not have.
        if (problem.exitCode === 127)
            return { verdict: 'unproved', sentence: 'pg_amcheck is not in the image of the client programs; it comes with PostgreSQL 14 and later' };
        if (problem.exitCode === 2)
            return { verdict: 'damaged', sentence: 'pg_amcheck found damage in the pages of a table or index' };
        return { verdict: 'unproved', sentence: `pg_amcheck could not check the database (status ${problem.exitCode ?? problem.exitSignal ?? '?'})` };
    }
}

// EXTERNAL MODULE: ./postgres/sandbox-preparation.js
var sandbox_preparation = __webpack_require__(4106);
// EXTERNAL MODULE: ./sandbox/sandbox.js + 18 modules
var sandbox = __webpack_require__(21832);
// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/clients.js + 2 modules
var clients = __webpack_require__(3576);
// EXTERNAL MODULE: ./actions/restoring.js + 11 modules
var restoring = __webpack_require__(37506);
// EXTERNAL MODULE: ./actions/restore-test/plain-archive.js
var plain_archive = __webpack_require__(78696);
// EXTERNAL MODULE: ./actions/restore-test/sandbox.js
var restore_test_sandbox = __webpack_require__(32908);
// EXTERNAL MODULE: ./actions/restore-test/validate.js + 6 modules
var validate = __webpack_require__(94895);
;// CONCATENATED MODULE: ./actions/restore-test/drill.js















const damageOfFiles = new Set(['manifest-damaged', 'damaged-ciphertext', 'truncated-ciphertext', 'file-missing', 'archive-not-ours', 'archive-damaged', 'archive-truncated', 'checksum-differs']);
/** One drill, step by step; what each step found is kept for the report. */
class Drill {
    problems = [];
    notes = [];
    seconds = {};
    sandbox;
    rowsProved = 0;
    tablesProved = 0;
    migration = null;
    constraintsChecked = 0;
    /** The problem is that a file of this copy is not the one that was stored. */
    isThisCopyAlone = false;
    #compared = false;
    #restored;
    #proof;
    #programs;
    #request;
    constructor(request) {
        this.#request = request;
    }
    /** Runs the steps; the first one that finds a problem is the last. The sandbox is gone when this settles, or its removal is still promised. */
    async run() {
        const { host } = this.#request.context;
        for (const line of await (0,sandbox/* sweepSandboxes */.Cf)({ temporaryDirectory: host.temporaryDirectory }))
            host.line(`    ${(0,markdown/* plain */.pj)(line)}`);
        try {
            const afterwards = this.#request.instead === undefined ? [this.#migrate, this.#validate] : [this.#handOver];
            const before = await this.#startWarm() ? [] : [this.#read, this.#open, this.#restore];
            for (const step of [...before, ...afterwards]) {
                if (this.problems.length > 0 || host.interrupted.aborted)
                    break;
                await step.call(this);
            }
        }
        finally {
            // Should the removal fail, its promise stays: the clean-up tries again and says why, and so does the post step. What was found stands all the same.
            await this.sandbox?.remove().then(() => { host.saveState('sandbox', ''); }, () => undefined);
        }
    }
    get manifest() {
        return this.#request.manifest;
    }
    /** What the steps say of the backup, together. */
    verdicts() {
        const found = this.problems.map((problem) => problem.level === 'damaged' ? (0,verdict/* damaged */.qM)(problem.sentence) : (0,verdict/* unproved */.gv)(problem.sentence));
        if (found.length > 0)
            return found;
        return [this.#compared ? verdict/* proved */.tT : (0,verdict/* unproved */.gv)('it restores, but there is nothing to compare its rows with')];
    }
    async #timed(step, work) {
        const { now } = this.#request.context;
        const began = now().getTime();
        try {
            return await work();
        }
        finally {
            this.seconds[step] = (now().getTime() - began) / 1000;
        }
    }
    /** Takes the sandbox that an earlier run has kept, if there is one; gives whether it did. */
    async #startWarm() {
        const content = await this.#request.warm?.fetch();
        if (content === undefined) {
            await this.#request.beforeRestore?.();
            return false;
        }
        try {
            await this.#read();
        }
        catch (problem) {
            content.destroy();
            throw problem;
        }
        if (this.problems.length > 0) {
            content.destroy();
            return false;
        }
        const { startWarm } = await __webpack_require__.e(/* import() */ 6227).then(__webpack_require__.bind(__webpack_require__, 76227));
        const started = await this.#timed('sandbox', () => startWarm(this.#request, { proof: this.#proof, content, jobs: this.#jobs() }));
        if (started === undefined) {
            await this.#request.beforeRestore?.();
            return false;
        }
        this.sandbox = started.restored.sandbox;
        this.#restored = started.restored;
        this.notes.push(...started.notes);
        this.#tellSandbox(this.sandbox);
        return true;
    }
    /** The manifest's closed part. Without its key, or damaged, there is nothing to hold a restore against. */
    async #read() {
        const { manifest, store, open } = this.#request;
        if (manifest === undefined || this.#proof !== undefined)
            return;
        try {
            this.#proof = await (0,backups/* readProof */.r$)(store, manifest, open);
        }
        catch (problem) {
            this.#cannotOpen(problem);
            const { file, sha256 } = manifest.proof;
            const isAsStored = this.problems[0]?.level !== 'damaged' || await store.read(file).then(backups/* hashOf */.qQ).catch(() => undefined) === sha256;
            this.isThisCopyAlone = !isAsStored;
        }
    }
    /** What cannot be opened is damaged, or the key for it is not at hand. */
    #cannotOpen(problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        const isDamage = damageOfFiles.has(problem.code);
        this.problems.push({ step: isDamage ? 'checksum' : 'key', level: isDamage ? 'damaged' : 'unproved', sentence: problem.message, hint: problem.hint });
    }
    async #open() {
        const { inputs, context } = this.#request;
        const { host } = context;
        host.line(`>>> Ensure restore Postgres is running${inputs.sandbox === 'service' ? ` on ${inputs['sandbox-port']}` : ''}`);
        this.sandbox = await this.#timed('sandbox', () => (0,restore_test_sandbox/* openSandboxFor */.j)(this.#request, this.#proof));
        this.notes.push(...this.sandbox.notes);
        this.#tellSandbox(this.sandbox);
    }
    #tellSandbox(sandbox) {
        const { host } = this.#request.context;
        host.saveState('sandbox', sandbox.state);
        host.line(`    ${(0,markdown/* plain */.pj)(sandbox.description)}, ready after ${(0,units/* duration */.p0)(this.seconds.sandbox ?? 0)}`);
    }
    async #restore() {
        const { inputs, manifest, context, store, set } = this.#request;
        const sandbox = this.#opened();
        const ownership = inputs.owner === 'keep' || (inputs.owner === 'auto' && sandbox.ours);
        context.host.line(`>>> Restoring dump (pg_restore ${sandbox.ours ? '' : '--clean '}${ownership ? `--jobs=${this.#jobs()}` : '--no-owner --no-privileges'})`);
        const clients = await this.#clients();
        const path = await (0,plain_archive.plainArchive)({ store, file: (0,backups/* complete */.My)(set).archive, manifest, open: this.#request.open, context }).catch((problem) => { this.#cannotOpen(problem); });
        if (path === undefined)
            return;
        if (ownership)
            await (0,sandbox_preparation/* createRoles */.Qe)(sandbox.connection, manifest?.roles ?? []);
        const restored = await (0,restoring/* restoreAndCompare */.t)({
            connection: sandbox.connection, serverVersionNumber: sandbox.serverVersionNumber, manifest, proof: this.#proof, archive: path, clients, jobs: this.#jobs(),
            clean: !sandbox.ours, ownership, isNear: sandbox.ours, place: 'the sandbox', context,
        });
        Object.assign(this.seconds, restored.seconds);
        this.problems.push(...restored.problems);
        this.notes.push(...restored.notes);
        this.rowsProved = restored.rows;
        this.tablesProved = restored.tables;
        this.#compared = restored.compared;
        this.#restored = { connection: sandbox.connection, serverVersionNumber: sandbox.serverVersionNumber, clients, settings: restored.settings, compared: restored.held, isWarm: false, sandbox };
    }
    async #handOver() {
        if (this.#restored !== undefined)
            await this.#request.instead?.(this.#restored);
    }
    async #migrate() {
        const { inputs, manifest, context } = this.#request;
        const { migrateRestored } = await Promise.all(/* import() */[__webpack_require__.e(5518), __webpack_require__.e(6470)]).then(__webpack_require__.bind(__webpack_require__, 16470));
        const problem = await migrateRestored({
            inputs, manifest, context, connection: this.#opened().connection,
            done: (migration, seconds) => { this.migration = migration; this.seconds.migrations = seconds; },
        });
        if (problem !== undefined)
            this.problems.push(problem);
    }
    async #validate() {
        const { inputs, context } = this.#request;
        context.host.line('>>> Running constraint validation');
        const outcome = await this.#timed('constraints', () => (0,validate/* validateRestored */.p)({
            connection: this.#opened().connection, proof: this.#proof, sessions: this.#jobs(), checks: inputs.checks, signal: context.host.interrupted,
        }));
        this.constraintsChecked = outcome.checked;
        this.problems.push(...outcome.problems);
        if (inputs.amcheck)
            await this.#checkPages();
        this.notes.push(...outcome.notes);
        context.host.line(`    ${(0,units/* counted */.hS)(outcome.checked, 'constraint')} validated in ${(0,units/* duration */.p0)(this.seconds.constraints ?? 0)}`);
    }
    async #checkPages() {
        const clients = await this.#clients();
        const { verdict, sentence } = await checkPages(clients.program('pg_amcheck'), this.#opened().connection, this.#jobs(), this.#request.context.host.interrupted);
        if (verdict !== 'proved')
            this.problems.push({ step: 'checks', level: verdict, sentence: sentence ?? '', hint: null });
        else
            this.#request.context.host.line('    pg_amcheck found every page sound');
    }
    #opened() {
        if (this.sandbox === undefined)
            throw new errors/* KnownError */.E('interrupted', 'the restore test was interrupted', 'Start it again.', { status: errors/* exitStatus */.$u.interrupted });
        return this.sandbox;
    }
    #clients() {
        const { serverVersionNumber, toolsDirectory } = this.#opened();
        return this.#programs ??= (0,clients/* clientsFor */.US)((0,versions/* majorOf */.Ds)(serverVersionNumber), this.#request.inputs, this.#request.context, 'machine', toolsDirectory);
    }
    #jobs() {
        return this.#request.inputs.jobs ?? (0,external_node_os_.availableParallelism)();
    }
}


/***/ }),

/***/ 78696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plainArchive: () => (/* binding */ plainArchive)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37700);
/* harmony import */ var _archive_tar_archive_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23116);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7398);
/* harmony import */ var _encryption_kinds_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9444);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2859);
/* harmony import */ var _kit_private_folder_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(69302);
/* harmony import */ var _backup_stream_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5070);












/**
 * The archive as pg_restore takes it: the stored file itself where that is possible. A sealed one is opened, as a whole and checked against the
 * manifest before anything reads it, into a private file that is gone at the end of the run: pg_restore's parallel jobs need a file, and the
 * sandbox holds the same rows anyway. A tar, sealed or not, is unpacked in the same way into a private folder.
 */
async function plainArchive(request) {
    const { store, file, context } = request;
    if ((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_7__/* .formatOf */ .be)(file.name) === 'directory')
        return { path: await opened(request, 'files', unpack), format: 'directory' };
    const head = await headOf(await store.read(file.name));
    const seal = (0,_encryption_kinds_js__WEBPACK_IMPORTED_MODULE_8__/* .sealOf */ .Ru)(head);
    if (seal === 'custom-format') {
        const path = await store.fetch(file.name, await folderFor(context));
        return { path, format: 'custom', ...(path === store.locate(file.name) ? {} : { ours: true }) };
    }
    // Plain SQL, or whatever else lies under an archive's name, has a sentence of its own.
    if (seal === 'none' || head.length === 0)
        throw (0,_archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .recogniseForeign */ .m)(head);
    const write = (content, to) => (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(content, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(to, { flags: 'wx', mode: 0o600 }), { signal: context.host.interrupted });
    return { path: await opened(request, 'archive.dump', write), format: 'custom', ours: true };
}
/** Opens the stored file into a private folder, by `write`. Throws KnownError `checksum-differs` when its plain bytes are not the manifest's. */
async function opened({ store, file, manifest, open, context }, name, write) {
    const folder = await folderFor(context);
    const to = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
    const tapped = (0,_backup_stream_js__WEBPACK_IMPORTED_MODULE_11__/* .tap */ .M)();
    const source = (0,node_stream__WEBPACK_IMPORTED_MODULE_3__.addAbortSignal)(context.host.interrupted, await open(await store.read(file.name), manifest?.archive.bytes));
    const failures = (await Promise.allSettled([(0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(source, tapped.stream), write(tapped.stream, to)])).flatMap((end) => end.status === 'rejected' ? [end.reason] : []);
    // A key or an archive that is wrong has a sentence of its own; a stream that was cut off in consequence has not.
    if (failures.length > 0)
        throw failures.find((problem) => problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .KnownError */ .E) ?? failures[0];
    if (manifest !== undefined && tapped.passed().sha256 !== manifest.archive.plainSha256) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .KnownError */ .E('checksum-differs', `${file.name} opens to other bytes than pg_dump wrote`, 'Restore another backup, and look at what opens this one.');
    }
    return to;
}
/** The files of a tar into a folder; their names are pg_dump's own. */
async function unpack(content, folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { mode: 0o700 });
    for await (const { name, content: bytes } of (0,_archive_tar_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .readDumpTar */ .cS)(content))
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(bytes, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), { flags: 'wx', mode: 0o600 }));
}
/** A private folder for an archive that was fetched or opened: gone at the end of the run, or with the next one. */
async function folderFor({ host, cleanup }) {
    const folder = await (0,_kit_private_folder_js__WEBPACK_IMPORTED_MODULE_10__/* .makePrivateFolder */ .I2)(host.temporaryDirectory, 'opened');
    cleanup.add('remove the opened archive', () => (0,_kit_private_folder_js__WEBPACK_IMPORTED_MODULE_10__/* .removePrivateFolder */ .Yv)(folder));
    return folder;
}
async function headOf(content) {
    let head = Buffer.alloc(0);
    for await (const chunk of content) {
        head = Buffer.concat([head, chunk]);
        if (head.length >= _archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesToRecognise */ .Y)
            break;
    }
    return head.subarray(0, _archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesToRecognise */ .Y);
}


/***/ }),

/***/ 32908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openKeptFor),
/* harmony export */   j: () => (/* binding */ openSandboxFor)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _archive_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23549);
/* harmony import */ var _archive_tar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45727);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7398);
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56177);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10221);
/* harmony import */ var _postgres_clients_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45969);
/* harmony import */ var _sandbox_input_checks_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(62831);
/* harmony import */ var _sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(21832);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(32770);











/** Opens the sandbox of a drill, of the source's own major. Where it is ours, it steps around a port that somebody holds: two drills at once do not meet. */
async function openSandboxFor(drill, proof) {
    const asked = await requestFor(drill, proof);
    // One that is to be kept is stopped for a while and started again on its port: on 5433, which everybody tries first, another drill would stand by then.
    const request = drill.warm === undefined || asked.kind === 'service' ? asked : { ...asked, port: 'auto' };
    try {
        return await (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_8__/* .openSandbox */ .Ep)(request);
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$N)(problem) !== 'port-busy' || request.kind === 'service')
            throw problem;
        drill.context.host.line(`    ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .plain */ .pj)((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(problem))}; taking a free port`);
        return (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_8__/* .openSandbox */ .Ep)({ ...request, port: 'auto' });
    }
}
/** Opens the sandbox of a drill from what an earlier run has kept of it, and gives the words that were kept with it. It takes any port. */
async function openKeptFor(drill, proof, content) {
    // What fails before it is read fails its reader, too.
    content.on('error', () => undefined);
    return (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_8__/* .openKept */ .LJ)({ ...await requestFor(drill, proof), port: 'auto' }, keptFiles(content));
}
/** Whatever is wrong with its tar, the backup's archive it is not. */
async function* keptFiles(content) {
    try {
        yield* (0,_archive_tar_js__WEBPACK_IMPORTED_MODULE_2__/* .readTar */ .s)(content, { folders: true });
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$N)(problem)?.startsWith('archive-') !== true)
            throw problem;
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('kept-unusable', (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(problem).replace(/^the archive/, 'the entry in GitHub\'s cache'), 'Remove the entry from GitHub\'s cache; the next run keeps another one.', { cause: problem });
    }
}
async function requestFor(drill, proof) {
    const { inputs, manifest, context, set } = drill;
    const { host } = context;
    const server = manifest?.server;
    return {
        kind: inputs.sandbox, major: server === undefined ? await majorOfArchive(drill) : (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .majorOf */ .Ds)(server.versionNumber),
        database: inputs.sandbox === 'service' ? inputs['sandbox-database'] : set.database,
        host: inputs['sandbox-host'], port: (0,_sandbox_input_checks_js__WEBPACK_IMPORTED_MODULE_10__/* .sandboxPort */ .xX)(inputs['sandbox-port']), user: inputs['sandbox-user'], password: inputs['sandbox-password'], image: inputs['sandbox-image'], network: inputs['sandbox-network'],
        encoding: server?.encoding ?? null, collation: server?.collation ?? null, characterType: server?.characterType ?? null, localeProvider: server?.localeProvider ?? null,
        locale: server?.locale ?? null, extensions: manifest?.extensions ?? [], databaseBytes: manifest?.totals.databaseBytes,
        source: { systemIdentifier: server?.systemIdentifier ?? null, host: proof?.source.host ?? null, port: proof?.source.port ?? null, database: manifest?.database ?? null },
        binaries: (major) => (0,_postgres_clients_js__WEBPACK_IMPORTED_MODULE_7__/* .findServerBinaries */ .Q5)(major), observed: drill.instead !== undefined, machine: { memoryBytes: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.totalmem)(), cores: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)() },
        temporaryDirectory: host.temporaryDirectory, signal: host.interrupted, cleanup: context.cleanup, now: context.now(),
        mask: (secret) => { host.mask(secret); }, tell: (line) => { host.line(`    ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .plain */ .pj)(line)}`); },
    };
}
/** Of a backup without a manifest, the archive itself tells the major. */
async function majorOfArchive({ store, set, open }) {
    const { name } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_9__/* .complete */ .My)(set).archive;
    const contents = await (0,_archive_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .readArchive */ .bL)(await open(await store.read(name)), (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_3__/* .formatOf */ .be)(name));
    return Number.parseInt(contents.serverVersion ?? '', 10);
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


/***/ })

};
