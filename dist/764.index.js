export const id = 764;
export const ids = [764];
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

/***/ 42988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fh: () => (/* binding */ abandonedContainers),
/* harmony export */   O9: () => (/* binding */ dockerEnvironment),
/* harmony export */   Q5: () => (/* binding */ haveImage),
/* harmony export */   T3: () => (/* binding */ docker),
/* harmony export */   Wb: () => (/* binding */ ownerLabel),
/* harmony export */   ZD: () => (/* binding */ surroundingsOf),
/* harmony export */   fM: () => (/* binding */ lastLine),
/* harmony export */   fx: () => (/* binding */ daemon),
/* harmony export */   ux: () => (/* binding */ removeLabelled),
/* harmony export */   v8: () => (/* binding */ pathOnDaemon),
/* harmony export */   vI: () => (/* binding */ mountOf)
/* harmony export */ });
/* unused harmony export noDaemon */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2859);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27637);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(84075);







/** Every container of ours carries its owner, so that a later run can tell whether somebody still needs it. */
const ownerLabel = 'zimmer-backup.owner';
const tool = { name: 'docker', path: 'docker' };
const answerSeconds = 60;
/** Asks the docker client, whether a daemon answers or not. */
const docker = async (parameters, options = {}) => {
    const environment = { ...dockerEnvironment(), ...options.environment };
    return (await (0,_process_js__WEBPACK_IMPORTED_MODULE_6__/* .run */ .eF)(tool, parameters, { timeLimitSeconds: answerSeconds, ...options, environment })).stdout.trim();
};
/** Where the daemon is and how to reach it: the client's own variables. */
function dockerEnvironment() {
    const names = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_CERT_PATH', 'DOCKER_TLS_VERIFY', 'DOCKER_API_VERSION', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'SSH_AUTH_SOCK'];
    return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
/** The docker client, once a daemon has answered it. `otherwise` completes the hint. Throws KnownErrors `docker-missing`, `docker-permission`, `docker-daemon`. */
async function daemon(otherwise) {
    try {
        await docker(['version', '--format', '{{.Server.Version}}'], { timeLimitSeconds: 15 });
        return docker;
    }
    catch (problem) {
        throw noDaemon(problem, otherwise);
    }
}
/** The error for a docker that could not be asked; `otherwise` is what can be set in its place. */
function noDaemon(problem, otherwise) {
    if (problem instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E && problem.code === 'program-missing') {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('docker-missing', 'docker is not installed on this machine', `Install Docker, or set ${otherwise}.`, { cause: problem });
    }
    if (!(problem instanceof _process_js__WEBPACK_IMPORTED_MODULE_6__/* .ProcessFailure */ .iq))
        return problem;
    if (/permission denied/i.test(problem.stderr)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('docker-permission', 'this user may not use the Docker daemon: permission denied on its socket', `Add the user to the group docker (and log in again), or set ${otherwise}.`, { cause: problem });
    }
    const reason = problem.timedOut ? 'it does not answer' : lastLine(problem);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('docker-daemon', `no Docker daemon answers: ${reason}`, `Start Docker, check DOCKER_HOST, or set ${otherwise}.`, { cause: problem });
}
/** What docker said at last: the line that holds its reason. */
function lastLine(problem) {
    const text = problem instanceof _process_js__WEBPACK_IMPORTED_MODULE_6__/* .ProcessFailure */ .iq ? problem.stderr : (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(problem);
    const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('See \'docker') && !line.startsWith('Run \'docker'));
    return lines.length === 0 ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(problem) : lines.slice(-1).join('');
}
/** Makes sure that an image stands here; what is not there is pulled. Throws KnownError `image-missing`, with docker's reason, when it cannot be had. */
async function haveImage(docker, image, pull) {
    try {
        await docker(['image', 'inspect', '--format', '{{.Id}}', image]);
        return;
    }
    catch (problem) {
        if (!(problem instanceof _process_js__WEBPACK_IMPORTED_MODULE_6__/* .ProcessFailure */ .iq))
            throw problem;
    }
    pull.tell?.(`pulling the image ${image}`);
    try {
        await docker(['pull', '--quiet', image], { signal: pull.signal, timeLimitSeconds: pull.seconds });
    }
    catch (problem) {
        if (!(problem instanceof _process_js__WEBPACK_IMPORTED_MODULE_6__/* .ProcessFailure */ .iq))
            throw problem;
        const reason = problem.timedOut ? `it did not come within ${pull.seconds} s` : lastLine(problem);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('image-missing', `the image ${image} is not here and could not be pulled: ${reason}`, pull.cure, { cause: problem });
    }
}
/** Looks whether this process runs in a container that the daemon knows. */
async function surroundingsOf(docker) {
    const inContainer = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)('/.dockerenv').then(() => true, () => false);
    if (!inContainer)
        return { inContainer, id: undefined, networks: [], mounts: [] };
    const mounts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/proc/self/mountinfo', 'utf8').catch(() => '');
    const id = /\/containers\/(?<id>[0-9a-f]{64})\//.exec(mounts)?.groups?.['id'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)();
    try {
        const [networks = '', mounted = ''] = (await docker(['inspect', '--type', 'container', '--format', '{{json .NetworkSettings.Networks}}\t{{json .Mounts}}', id])).split('\t');
        const mounts = JSON.parse(mounted).map(({ Source, Destination }) => ({ source: Source, target: Destination }));
        return { inContainer, id, networks: Object.keys(JSON.parse(networks)), mounts };
    }
    catch {
        return { inContainer, id: undefined, networks: [], mounts: [] };
    }
}
/** Where the daemon's machine has a path of this process, as far as can be told from here; undefined for what stands in our own container alone. */
function pathOnDaemon(path, { id, mounts }) {
    if (id === undefined)
        return path;
    const [mount] = mounts.filter(({ source, target }) => source !== '' && (path === target || path.startsWith(`${target}/`))).sort((one, other) => other.target.length - one.target.length);
    return mount === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(mount.source, path.slice(mount.target.length));
}
/** What `--mount` takes: a line of comma-separated values. */
function mountOf(...fields) {
    return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}
/** Removes a container with its volumes, if the label says that it is the one. Gives whether it was there; throws KnownError `not-a-sandbox` for anything else. */
async function removeLabelled(ask, label, name) {
    try {
        const value = await ask(['inspect', '--type', 'container', '--format', `{{index .Config.Labels "${label}"}}`, name]);
        if (value !== name)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('not-a-sandbox', `the container ${name} carries no label of a drill and is not removed`, 'Remove it by hand if nobody needs it.');
        await ask(['rm', '--force', '--volumes', name]);
        return true;
    }
    catch (problem) {
        if (isAbsence(problem))
            return false;
        if (!(problem instanceof _process_js__WEBPACK_IMPORTED_MODULE_6__/* .ProcessFailure */ .iq) || !/removal of container .* is already in progress/i.test(problem.stderr))
            throw problem;
        // Somebody else's removal is at work, and has only begun.
        await untilGone(ask, name);
        return true;
    }
}
function isAbsence(problem) {
    return problem instanceof _process_js__WEBPACK_IMPORTED_MODULE_6__/* .ProcessFailure */ .iq && /No such (?:object|container)/i.test(problem.stderr);
}
/** Throws KnownError `container-stays` when it stands for longer than a removal takes. */
async function untilGone(ask, name) {
    const deadline = performance.now() + answerSeconds * 1000;
    while (performance.now() < deadline) {
        try {
            await ask(['inspect', '--type', 'container', '--format', '{{.Id}}', name]);
        }
        catch (problem) {
            if (isAbsence(problem))
                return;
            throw problem;
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(100);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('container-stays', `the container ${name} is being removed, but still stands after ${answerSeconds} s`, 'Look at the load of this machine; docker rm --force removes it by hand.');
}
/** The containers with a label that runs which were killed have left; none when no daemon answers. */
async function abandonedContainers(label, now) {
    const found = [];
    try {
        const format = `{{index .Config.Labels "${label}"}}\t{{index .Config.Labels "${ownerLabel}"}}`;
        const ids = (await docker(['ps', '--all', '--quiet', '--no-trunc', '--filter', `label=${label}`], { timeLimitSeconds: 15 })).split('\n').filter((id) => id !== '');
        for (const id of ids) {
            // A container may be gone by now.
            const [name, words] = (await docker(['inspect', '--type', 'container', '--format', format, id]).catch(() => '')).split('\t');
            const owner = (0,_owner_js__WEBPACK_IMPORTED_MODULE_5__/* .parseOwner */ .pZ)(words ?? '');
            if (name === undefined || owner === undefined || !(await (0,_owner_js__WEBPACK_IMPORTED_MODULE_5__/* .isAbandoned */ .zI)(owner, now, false)))
                continue;
            found.push({ name, remove: () => removeLabelled(docker, label, name) });
        }
    }
    catch {
        // Nothing can be swept where nothing answers.
    }
    return found;
}


/***/ }),

/***/ 83875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ forward)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);


/**
 * Listens, and carries each connection to a far end of its own until both sides have said their last; what breaks on one side ends the other.
 * Does not keep this process alive. Throws what listening fails with, such as EADDRINUSE.
 */
async function forward(place, reach) {
    const sockets = new Set();
    // Half open: who has sent its last question still waits for the answer. No delay: questions and answers are shorter than a packet.
    const server = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.createServer)({ allowHalfOpen: true, noDelay: true }, (socket) => {
        sockets.add(socket);
        carry(socket, reach());
        socket.once('close', () => { sockets.delete(socket); });
    });
    await new Promise((resolve, reject) => { server.once('error', reject).listen({ ...place, exclusive: true }, resolve); });
    server.unref();
    const address = server.address();
    return {
        port: typeof address === 'object' && address !== null ? address.port : 0,
        close: async () => {
            for (const socket of sockets)
                socket.destroy();
            await new Promise((resolve) => { server.close(resolve); });
        },
    };
}
function carry(socket, { to, from, lost, end }) {
    for (const way of [(0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(socket, to), (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(from, socket), ...(lost === undefined ? [] : [lost])])
        way.catch(() => { socket.destroy(); });
    socket.once('close', end);
}


/***/ }),

/***/ 27637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ thisOwner),
/* harmony export */   Nl: () => (/* binding */ commandOf),
/* harmony export */   pZ: () => (/* binding */ parseOwner),
/* harmony export */   zI: () => (/* binding */ isAbandoned)
/* harmony export */ });
/* unused harmony export standingOf */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84075);



/** What belongs to an owner who cannot be seen from here is left alone for this long: no job of a hosted runner lasts a quarter of it. */
const strangersHours = 24;
/** This process, as the owner of what it makes from now on. */
async function thisOwner(now) {
    const { bootId, processSpace } = await here();
    return { pid: process.pid, startedAt: (await startOf(process.pid)) ?? '', bootId, processSpace, since: now.toISOString() };
}
/**
 * Whether the owner still runs. `unknown`: it belongs to another machine or container, where its number means something else.
 * With `sameMachine` another boot of this machine is a death, too.
 */
async function standingOf(owner, sameMachine) {
    const { bootId, processSpace } = await here();
    if (owner.bootId !== bootId)
        return sameMachine ? 'dead' : 'unknown';
    if (owner.processSpace !== processSpace)
        return 'unknown';
    return (await startOf(owner.pid)) === owner.startedAt ? 'alive' : 'dead';
}
/** Whether what an owner left may be removed: it is dead, or it cannot be seen and a day has passed. */
async function isAbandoned(owner, now, sameMachine) {
    const standing = await standingOf(owner, sameMachine);
    if (standing !== 'unknown')
        return standing === 'dead';
    return now.getTime() - Date.parse(owner.since) > strangersHours * 3_600_000;
}
/** The owner in a marker file or a label; undefined when it is not one of ours. */
function parseOwner(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { pid, startedAt, bootId, processSpace, since } = value;
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1)
        return undefined;
    if (typeof startedAt !== 'string' || typeof bootId !== 'string' || typeof processSpace !== 'string')
        return undefined;
    if (typeof since !== 'string' || Number.isNaN(Date.parse(since)))
        return undefined;
    return { pid, startedAt, bootId, processSpace, since };
}
/** The arguments with which a process was started, joined by spaces; undefined when there is no such process. */
async function commandOf(pid) {
    if (process.platform !== 'linux')
        return ask('/bin/ps', ['-o', 'command=', '-p', String(pid)]);
    const words = await readIfThere(`/proc/${pid}/cmdline`);
    return words?.replaceAll('\0', ' ').trim();
}
async function here() {
    if (process.platform !== 'linux')
        return { bootId: (await ask('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'])) ?? '', processSpace: '' };
    const bootId = (await readIfThere('/proc/sys/kernel/random/boot_id'))?.trim() ?? '';
    return { bootId, processSpace: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)('/proc/self/ns/pid').catch(() => '') };
}
/** When a process was started: clock ticks since boot on Linux (proc(5), field 22 of stat). A zombie has ended. */
async function startOf(pid) {
    if (process.platform !== 'linux')
        return ask('/bin/ps', ['-o', 'lstart=', '-p', String(pid)]);
    const line = await readIfThere(`/proc/${pid}/stat`);
    // The second field is the program's name in parentheses, and may hold spaces and parentheses itself.
    const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ');
    if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X')
        return undefined;
    return fields[19];
}
async function readIfThere(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (problem) {
        // ESRCH: the process ended between opening and reading.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(problem) === 'ENOENT' || (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(problem) === 'ESRCH')
            return undefined;
        throw problem;
    }
}
async function ask(path, parameters) {
    try {
        const answer = (await (0,_process_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .eF)({ name: path, path }, parameters, { timeLimitSeconds: 10 })).stdout.trim();
        return answer === '' ? undefined : answer;
    }
    catch (problem) {
        if (problem instanceof _process_js__WEBPACK_IMPORTED_MODULE_2__/* .ProcessFailure */ .iq)
            return undefined;
        throw problem;
    }
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

/***/ 7026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $S: () => (/* binding */ dockerClients),
/* harmony export */   Bc: () => (/* binding */ inContainer),
/* harmony export */   Wo: () => (/* binding */ clientsIn),
/* harmony export */   e4: () => (/* binding */ machineNetwork),
/* harmony export */   rn: () => (/* binding */ sweepClients),
/* harmony export */   vM: () => (/* binding */ placeFor)
/* harmony export */ });
/* unused harmony export clientLabel */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56177);
/* harmony import */ var _kit_docker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42988);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2859);
/* harmony import */ var _kit_owner_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27637);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(84075);









/** The label of the containers in which client programs run; its value is the container's name. */
const clientLabel = 'zimmer-backup.client';
const runLabel = 'zimmer-backup.run';
const otherwise = 'client: path or client: install';
/**
 * The programs of `postgres:<major>`, each call in a container of its own that is removed with its end, or at the run's end at the latest.
 * Throws KnownErrors `docker-missing`, `docker-permission`, `docker-daemon`, `image-missing`, `client-version`.
 */
async function dockerClients(major, request, pullSeconds = 1200) {
    const docker = await (0,_kit_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .daemon */ .fx)(otherwise);
    const image = `postgres:${major}`;
    await (0,_kit_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .haveImage */ .Q5)(docker, image, { seconds: pullSeconds, signal: request.signal, tell: request.tell, cure: 'Pull it where the network allows it, or set client: path or client: install.' });
    return clientsIn(docker, major, { image, ...machineNetwork(await (0,_kit_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .surroundingsOf */ .ZD)(docker), process.platform) }, `the image ${image}`, request);
}
/** The network of this machine, as a container has it; from within a container, that of the same container together with its files. */
function machineNetwork({ inContainer, id }, platform) {
    if (inContainer && id !== undefined)
        return { network: ['--network', `container:${id}`, '--volumes-from', id] };
    // Docker Desktop runs its containers on a machine of its own, from where this one has a name.
    return platform === 'linux' ? { network: ['--network', 'host'] } : { network: [], loopback: 'host.docker.internal' };
}
/** A place of this run's own: what is started in it is removed at the run's end, and swept by a later run where this one is killed. */
async function placeFor(docker, where, request) {
    for (const line of await sweepClients(request.now))
        request.tell?.(line);
    const token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex');
    request.cleanup.add('remove the containers of the client programs', () => removeAll(docker, token));
    const labels = [`${runLabel}=${token}`, `${_kit_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .ownerLabel */ .Wb}=${JSON.stringify(await (0,_kit_owner_js__WEBPACK_IMPORTED_MODULE_7__/* .thisOwner */ .GS)(request.now))}`];
    const isRootless = (await docker(['info', '--format', '{{json .SecurityOptions}}'])).includes('rootless');
    return { ...where, labels, asUser: !isRootless };
}
/** The programs of an image that stands here, once its pg_dump has said which major it is. Throws KnownErrors `client-container`, `client-version`. */
async function clientsIn(docker, major, where, words, request) {
    const place = await placeFor(docker, where, request);
    const program = (name) => inContainer(name, place);
    const version = (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .parseToolVersion */ .mR)(await versionOf(program('pg_dump'), words));
    if (version?.major !== major) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .KnownError */ .E('client-version', `server is PostgreSQL ${major} but pg_dump of ${words} is ${version?.text ?? 'of no known version'}`, `Set ${otherwise}, or run the server's own image.`);
    }
    return { major, version: version.text, place: words, pgDump: program('pg_dump'), pgRestore: program('pg_restore'), program };
}
async function versionOf(pgDump, words) {
    try {
        return (await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_8__/* .run */ .eF)(pgDump, ['--version'], { timeLimitSeconds: 60 })).stdout;
    }
    catch (problem) {
        if (!(problem instanceof _kit_process_js__WEBPACK_IMPORTED_MODULE_8__/* .ProcessFailure */ .iq))
            throw problem;
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .KnownError */ .E('client-container', `pg_dump cannot be run in ${words}: ${(0,_kit_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .lastLine */ .fM)(problem)}`, `Look at what docker says, or set ${otherwise}.`, { cause: problem });
    }
}
/** Removes the containers of client programs that runs which were killed have left. Gives a sentence for each; never throws. */
async function sweepClients(now) {
    const said = [];
    for (const { name, remove } of await (0,_kit_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .abandonedContainers */ .Fh)(clientLabel, now)) {
        if (await remove().catch(() => false))
            said.push(`removed the container ${name} that a run which was killed had left`);
    }
    return said;
}
/** What is still there of a run's containers: those whose docker client was ended before them. */
async function removeAll(docker, token) {
    const ids = (await docker(['ps', '--all', '--quiet', '--filter', `label=${runLabel}=${token}`])).split('\n').filter((id) => id !== '');
    if (ids.length > 0)
        await docker(['rm', '--force', '--volumes', ...ids]);
}
/** A program in a container: its stdin, stdout and stderr are the container's, and what it reads of this machine stands at the same paths. */
function inContainer(program, place) {
    return { name: program, path: 'docker', within: (call) => containerCall(program, place, call) };
}
function containerCall(program, place, call) {
    const environment = { LC_ALL: 'C', ...seenFrom(place, withDefaultFiles(call.environment)) };
    const parameters = program === 'pg_restore' ? archiveByFullPath(call.parameters) : call.parameters;
    const name = place.name ?? `zimmer-client-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
    const given = Object.entries(environment).filter(([, value]) => value !== undefined).map(([variable]) => variable);
    return {
        parameters: [
            // The daemon would write every row that passes through stdout into a log of its own.
            'run', '--rm', '--interactive', '--pull', 'never', '--log-driver', 'none', '--name', name,
            ...[`${clientLabel}=${name}`, ...place.labels].flatMap((label) => ['--label', label]),
            ...place.network,
            // The files of a user may be read by that user alone, and peer authentication asks who it is.
            ...(place.asUser && process.getuid !== undefined ? ['--user', `${process.getuid()}:${process.getgid?.() ?? 0}`] : []),
            ...filesOf(parameters, environment).flatMap((path) => ['--mount', (0,_kit_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .mountOf */ .vI)('type=bind', `source=${path}`, `target=${path}`, ...(parameters.includes(`--file=${path}`) ? [] : ['readonly']))]),
            // Named only: the values come from the docker client's environment, where no process list shows them.
            ...given.flatMap((variable) => ['--env', variable]),
            '--entrypoint', program, place.image, ...parameters,
        ],
        environment: { ...environment, ...(0,_kit_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .dockerEnvironment */ .O9)() },
    };
}
/** Where the server is for a program in there. */
function seenFrom(place, environment) {
    if (environment['PGHOST'] === undefined)
        return environment;
    return place.loopback !== undefined && ['localhost', '127.0.0.1', '::1'].includes(environment['PGHOST']) ? { ...environment, PGHOST: place.loopback } : environment;
}
const fileVariables = ['PGSSLROOTCERT', 'PGSSLCERT', 'PGSSLKEY', 'PGSSLCRL', 'PGPASSFILE'];
/** The files that libpq would find by itself in this user's home, and cannot find in a container's. */
function withDefaultFiles(environment) {
    if (environment['PGHOST'] === undefined)
        return environment;
    const standing = [['PGSSLROOTCERT', 'root.crt'], ['PGSSLCERT', 'postgresql.crt'], ['PGSSLKEY', 'postgresql.key'], ['PGSSLCRL', 'root.crl']].map(([variable = '', file = '']) => [variable, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), '.postgresql', file)]);
    const found = Object.fromEntries(standing.filter(([, path]) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(path)));
    for (const [variable, value] of Object.entries(environment))
        found[variable] = fileVariables.includes(variable) && value !== undefined && value !== 'system' ? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(value) : value;
    return found;
}
/** A relative path counts from this process's folder, which the container does not have. */
function archiveByFullPath(parameters) {
    const last = parameters.at(-1);
    return last === undefined || last.startsWith('-') || !(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(last) ? parameters : [...parameters.slice(0, -1), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(last)];
}
/** Every file of this machine that the call names: certificates, the folder of a socket, an archive, a list. */
function filesOf(parameters, environment) {
    const named = [...fileVariables, 'PGHOST'].map((variable) => environment[variable] ?? '');
    const given = parameters.map((parameter) => parameter.replace(/^--[a-z-]+=/, ''));
    return [...new Set([...named, ...given].filter((path) => path.startsWith('/') && (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(path)))];
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

/***/ 37430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ systemSchemas),
/* harmony export */   Eb: () => (/* binding */ inspectServer),
/* harmony export */   vK: () => (/* binding */ systemIdentifier)
/* harmony export */ });
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56177);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);


/**
 * Looks at the server and the session's database. Reads catalogs only. The database is called as it was connected to: names of databases have no
 * encoding, and one beyond ASCII reads as another within a database of an encoding other than UTF-8.
 */
async function inspectServer(session, database) {
    const [facts] = await session.query(`
    SELECT current_setting('server_version_num')::int AS version, current_user AS role,
           (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser, pg_is_in_recovery() AS standby, CASE WHEN pg_is_in_recovery() THEN pg_last_xact_replay_timestamp() END AS replayed,
           pg_encoding_to_char(encoding) AS encoding, datcollate AS collation, datctype AS ctype,
           pg_database_size(oid)::text AS bytes,
           (SELECT jsonb_object_agg(name, setting) FROM pg_settings
             WHERE name IN ('lc_monetary', 'lc_numeric', 'lc_time', 'default_text_search_config', 'standard_conforming_strings')) AS settings
    FROM pg_database WHERE datname = current_database()`);
    if (facts === undefined)
        throw new Error('pg_database does not list the current database');
    const major = (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .majorOf */ .Ds)(facts.version);
    if (major < _domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .oldestMajor */ .Rj) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('server-too-old', `server is PostgreSQL ${(0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .versionText */ .KA)(facts.version)}; PostgreSQL ${_domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .oldestMajor */ .Rj} is the oldest that is supported`, `Upgrade the server: its major has had no security fixes for years.`);
    }
    const provider = await localeProvider(session, major);
    return {
        version: (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .versionText */ .KA)(facts.version), versionNumber: facts.version, major,
        database, role: facts.role, superuser: facts.superuser, standby: facts.standby, replayedAt: facts.replayed?.toISOString() ?? null,
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

/***/ 11160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ng: () => (/* binding */ connect),
  Zj: () => (/* binding */ openTogether),
  O: () => (/* binding */ ownSearchPath)
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
