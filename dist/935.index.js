export const id = 935;
export const ids = [935];
export const modules = {

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


/***/ })

};
