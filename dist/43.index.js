export const id = 43;
export const ids = [43];
export const modules = {

/***/ 7398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Au: () => (/* binding */ sidecarFile),
/* harmony export */   Bf: () => (/* binding */ archiveFile),
/* harmony export */   CJ: () => (/* binding */ parseFile),
/* harmony export */   F1: () => (/* binding */ proofFile),
/* harmony export */   YE: () => (/* binding */ manifestFile),
/* harmony export */   _c: () => (/* binding */ idFrom),
/* harmony export */   aw: () => (/* binding */ backupName),
/* harmony export */   uM: () => (/* binding */ drillFile)
/* harmony export */ });
/* unused harmony exports seals, encodeDatabase, decodeDatabase, timestamp */
/** How a stored archive is sealed, as its file name's last ending tells. */
const seals = { none: '', age: '.age', gpg: '.gpg', command: '.enc' };
/**
 * A database's name as a part of a file's name: everything but letters, digits, `_`, `.` and inner `-` is percent-encoded, so that
 * any of PostgreSQL's 63 bytes give a name that every file system, shell and store takes. The scripts' own names are kept as they are.
 */
function encodeDatabase(database) {
    const bytes = Buffer.from(database, 'utf8');
    let encoded = '';
    for (const [index, byte] of bytes.entries()) {
        const character = String.fromCharCode(byte);
        const plain = /[A-Za-z0-9_]/.test(character) || (index > 0 && /[.-]/.test(character));
        encoded += plain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }
    return encoded;
}
/** The reverse of `encodeDatabase`; undefined for what it could not have written. */
function decodeDatabase(encoded) {
    if (!/^(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})+$/.test(encoded))
        return undefined;
    try {
        const decoded = decodeURIComponent(encoded);
        return encodeDatabase(decoded) === encoded ? decoded : undefined;
    }
    catch {
        return undefined;
    }
}
/** `20250828_143022`, in UTC; the scripts' own form. */
function timestamp(time) {
    return time.toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '_');
}
/** The name of a backup of `database` that was begun at `takenAt`; its resolution is a second. */
function backupName(database, takenAt) {
    const second = new Date(Math.floor(takenAt.getTime() / 1000) * 1000);
    return { id: `${encodeDatabase(database)}-${timestamp(second)}`, database, takenAt: second };
}
/** The archive's file name. */
function archiveFile(id, encryption) {
    return `${id}.dump${seals[encryption]}`;
}
/** The sidecar's file name, beside an archive of that name. */
function sidecarFile(archive) {
    return `${archive}.sha256`;
}
/** The manifest's open part. */
function manifestFile(id) {
    return `${id}.json`;
}
/** The manifest's closed part, sealed as the archive is. */
function proofFile(id, encryption) {
    return `${id}.proof.json${seals[encryption]}`;
}
/** The record of the newest drill. */
function drillFile(id) {
    return `${id}.drill.json`;
}
const pattern = /^(?<id>(?<database>.+)-(?<day>\d{8})_(?<time>\d{6}))(?<rest>\..+)$/;
const sealed = '(?<seal>\\.age|\\.gpg|\\.enc)?';
const endings = [
    { part: 'archive', pattern: new RegExp(`^\\.dump${sealed}$`) },
    { part: 'sidecar', pattern: new RegExp(`^\\.dump${sealed}\\.sha256$`) },
    { part: 'proof', pattern: new RegExp(`^\\.proof\\.json${sealed}$`) },
    { part: 'globals', pattern: new RegExp(`^\\.globals\\.sql${sealed}$`) },
    { part: 'manifest', pattern: /^\.json$/ },
    { part: 'drill', pattern: /^\.drill\.json$/ },
];
/** Tells whether a file is one of a backup, and which; undefined for everything that we did not write. */
function parseFile(file) {
    const groups = pattern.exec(file)?.groups;
    if (groups === undefined)
        return undefined;
    const { id = '', database: encoded = '', day = '', time = '', rest = '' } = groups;
    const database = decodeDatabase(encoded);
    const takenAt = parseTimestamp(day, time);
    if (database === undefined || takenAt === undefined)
        return undefined;
    for (const ending of endings) {
        const match = ending.pattern.exec(rest);
        if (match !== null)
            return { id, database, takenAt, part: ending.part, encryption: encryptionOf(ending.part, match.groups?.['seal']) };
    }
    return undefined;
}
/** The backup that a user names: by its id, or by any of its files, with or without a folder before it. */
function idFrom(named) {
    const last = named.split('/').at(-1) ?? named;
    return parseFile(last)?.id ?? last;
}
function encryptionOf(part, seal) {
    if (part === 'manifest' || part === 'drill')
        return undefined;
    const found = Object.entries(seals).find(([, ending]) => ending === (seal ?? ''));
    return found?.[0];
}
function parseTimestamp(day, time) {
    const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}.000Z`;
    const parsed = new Date(iso);
    return Number.isNaN(parsed.getTime()) || parsed.toISOString() !== iso ? undefined : parsed;
}


/***/ }),

/***/ 3581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   KW: () => (/* binding */ age),
/* harmony export */   Q$: () => (/* binding */ shortSize),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p0: () => (/* binding */ duration)
/* harmony export */ });
/** `45M`, `1.2G`: as `du -h` and the scripts' report wrote sizes; powers of 1024, rounded up as du does. */
function shortSize(bytes) {
    const units = ['', 'K', 'M', 'G', 'T', 'P'];
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
    }
    if (unit === 0)
        return `${bytes}`;
    const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
    return `${value < 10 && rounded < 10 ? rounded.toFixed(1) : Math.ceil(rounded)}${units[unit] ?? ''}`;
}
/** `45.2 MB`: powers of 1000, for people. */
function size(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}
/** `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
function duration(seconds) {
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 100)
        return `${whole} s`;
    const minutes = Math.floor(whole / 60);
    if (minutes < 100)
        return `${minutes} min ${whole % 60} s`;
    const allMinutes = Math.round(whole / 60);
    return `${Math.floor(allMinutes / 60)} h ${allMinutes % 60} min`;
}
/** `2 hours`, `1 hour`, `45 minutes`, `3 days`: an age as the report says it. */
function age(hours) {
    if (hours < 1)
        return counted(Math.max(0, Math.floor(hours * 60)), 'minute');
    if (hours < 48)
        return counted(Math.floor(hours), 'hour');
    return counted(Math.floor(hours / 24), 'day');
}
/** `1 row`, `1,234 rows`. */
function counted(count, one, several = `${one}s`) {
    return `${number(count)} ${count === 1 ? one : several}`;
}
/** `1,234,567`. */
function number(value) {
    return value.toLocaleString('en-US');
}
/** `2025-08-28 14:30:22`, in UTC, as the scripts' report wrote it. */
function moment(time) {
    return time.toISOString().slice(0, 19).replace('T', ' ');
}


/***/ }),

/***/ 8043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ openStore)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./store/directory.js
var directory = __webpack_require__(8120);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./store/source.js
var store_source = __webpack_require__(3846);
;// CONCATENATED MODULE: ./store/several.js



/** Several stores as one: a backup is written into all in one pass and counts only when it stands in all. The first is read from. */
class SeveralStores {
    name;
    #first;
    #others;
    constructor(first, others) {
        this.#first = first;
        this.#others = others;
        this.name = [first, ...others].map((store) => store.name).join(', ');
    }
    async prepare(neededBytes) {
        for (const store of [this.#first, ...this.#others])
            await store.prepare(neededBytes);
    }
    list() {
        return this.#first.list();
    }
    async begin(id) {
        const writers = [];
        try {
            for (const store of [this.#first, ...this.#others])
                writers.push({ store, writer: await store.begin(id) });
        }
        catch (problem) {
            await Promise.allSettled(writers.map(({ writer }) => writer.abort()));
            throw problem;
        }
        return new SeveralWriters(id, writers);
    }
    read(name) {
        return this.#first.read(name);
    }
    fetch(name, folder) {
        return this.#first.fetch(name, folder);
    }
    /** The other stores may be younger than the backup: where it does not stand, nothing is written beside it. */
    async attach(name, content) {
        await this.#first.attach(name, content);
        for (const store of this.#others) {
            try {
                await store.attach(name, content);
            }
            catch (problem) {
                if ((0,errors/* codeOf */.$N)(problem) !== 'file-missing')
                    throw problem;
            }
        }
    }
    /** From the first store last: what could not be removed everywhere is still listed, and is removed by the next run. */
    async remove(set) {
        for (const store of this.#others)
            await removeById(store, set.id);
        await this.#first.remove(set);
    }
    async sweep() {
        const swept = [];
        for (const store of [this.#first, ...this.#others])
            swept.push(...await store.sweep());
        return swept;
    }
    locate(name) {
        return this.#first.locate(name);
    }
}
class SeveralWriters {
    #id;
    #writers;
    constructor(id, writers) {
        this.#id = id;
        this.#writers = writers;
    }
    async put(name, content) {
        const source = new store_source/* Source */.k(content);
        const branches = this.#writers.map(() => new external_node_stream_.PassThrough({ highWaterMark: 1024 * 1024 }));
        let failure;
        const fail = (problem) => {
            failure ??= { problem };
            for (const branch of branches)
                branch.destroy(new Error((0,errors/* messageOf */.bD)(problem)));
        };
        const puts = this.#writers.map(async ({ writer }, index) => {
            const branch = branches[index] ?? new external_node_stream_.PassThrough();
            // Whoever writes the branch hears of its failure; after that nobody has to.
            branch.on('error', () => undefined);
            return writer.put(name, branch).catch((problem) => { fail(problem); return { bytes: -1 }; });
        });
        try {
            for await (const chunk of source.chunks()) {
                // The slowest store sets the pace: none is more than its buffer ahead.
                await Promise.all(branches.map((branch) => taken(branch, chunk)));
                if (failure !== undefined)
                    break;
            }
            for (const branch of branches)
                branch.end();
        }
        catch (problem) {
            fail(problem);
        }
        const written = await Promise.all(puts);
        source.rethrow();
        if (failure !== undefined)
            throw failure.problem;
        return written[0] ?? { bytes: source.bytes };
    }
    /** The first store's commit comes last: it is the one that is listed. Fails for all when it fails for one. */
    async commit() {
        const committed = [];
        try {
            for (const { store, writer } of this.#writers.toReversed()) {
                await writer.commit();
                committed.push(store);
            }
        }
        catch (problem) {
            const left = [];
            for (const store of committed)
                await removeById(store, this.#id).catch(() => { left.push(store.name); });
            if (left.length === 0)
                throw problem;
            throw new errors/* KnownError */.E('half-stored', `${(0,errors/* messageOf */.bD)(problem)}; and ${this.#id} stands in ${left.join(' and ')}, from where it could not be removed`, 'It is whole there, and not in the other stores: remove it by hand, or keep it.', { cause: problem });
        }
    }
    async abort() {
        const ends = await Promise.allSettled(this.#writers.map(({ writer }) => writer.abort()));
        for (const end of ends)
            if (end.status === 'rejected')
                throw end.reason;
    }
}
/** Hands a chunk to a branch and waits until it takes more, or is closed. */
async function taken(branch, chunk) {
    if (branch.destroyed || branch.write(chunk))
        return;
    await new Promise((resolve) => {
        branch.once('drain', resolve).once('close', resolve);
    });
}
async function removeById(store, id) {
    const set = (await store.list()).find((candidate) => candidate.id === id);
    if (set !== undefined)
        await store.remove(set);
}

;// CONCATENATED MODULE: ./store/choose.js



/**
 * Opens what the lines of the input `store` name: a path, `artifact`, `s3://bucket/prefix`, `ssh://user@host/path`. The first is
 * read from, all are written. Throws KnownError `wrong-inputs` (exit status 2) that names every line that is no store.
 */
async function openStore(locations, options) {
    const lines = locations.map((line) => line.trim()).filter((line) => line !== '');
    const problems = lines.flatMap((line) => objection(line, options) ?? []);
    if (lines.length === 0)
        problems.push('no store is named');
    const twice = lines.find((line, index) => lines.indexOf(line) !== index);
    if (twice !== undefined)
        problems.push(`${twice} is named twice`);
    if (problems.length > 0) {
        throw new errors/* KnownError */.E('wrong-inputs', `input store: ${problems.join('; ')}`, 'Name a folder, artifact, s3://bucket/prefix or ssh://user@host/path, a line each.', { status: errors/* exitStatus */.$u.usage });
    }
    const [first, ...others] = await Promise.all(lines.map((line) => choose_open(line, options)));
    if (first === undefined)
        throw new Error('a line gave no store');
    return others.length === 0 ? first : new SeveralStores(first, others);
}
/** Why a line names no store. A path is taken as it is, so whatever only looks like one would become a folder of that name. */
function objection(line, options) {
    if (line === 'artifact')
        return options.artifact === undefined ? 'artifact is a store on GitHub alone' : undefined;
    if (/[\u0000-\u001f\u007f]/.test(line))
        return 'a store has a control character';
    if (line.startsWith('~'))
        return `${line}: ~ is not resolved, write the whole path`;
    const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(line)?.[1];
    if (scheme === undefined)
        return /^[^/\\]+@[^/\\]+:/.test(line) ? `${line}: write ssh://user@host/path` : undefined;
    if (scheme === 's3' || scheme === 'ssh')
        return line.startsWith(`${scheme}://`) ? undefined : `${line} lacks the // behind ${scheme}:`;
    if (scheme === 'gs')
        return `${line}: Google Cloud Storage is reached as s3:// with s3-endpoint: https://storage.googleapis.com`;
    if (scheme === 'file')
        return `${line}: write the path alone`;
    if (['sftp', 'scp', 'rsync'].includes(scheme))
        return `${withoutPassword(line)}: write ssh:// and not ${scheme}://`;
    return `${withoutPassword(line)}: there is no store of the kind ${scheme}:`;
}
function withoutPassword(line) {
    return line.replace(/\/\/[^/]*@/, '//***@');
}
/** The SDK and the tools of a store are loaded only where they are used. */
async function choose_open(line, options) {
    const environment = options.environment ?? process.env;
    if (line === 'artifact' && options.artifact !== undefined)
        return options.artifact();
    if (line.startsWith('s3://')) {
        const { S3Store } = await Promise.all(/* import() */[__webpack_require__.e(265), __webpack_require__.e(566)]).then(__webpack_require__.bind(__webpack_require__, 3566));
        return new S3Store(line, { ...options.s3, environment, now: options.now });
    }
    if (line.startsWith('ssh://')) {
        const { SshStore } = await __webpack_require__.e(/* import() */ 901).then(__webpack_require__.bind(__webpack_require__, 7901));
        return new SshStore(line, { ...options.ssh, environment, temporaryDirectory: options.temporaryDirectory, now: options.now });
    }
    return new directory/* DirectoryStore */.f(line, { base: options.base, now: options.now });
}


/***/ }),

/***/ 8120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ DirectoryStore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _folder_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1276);
/* harmony import */ var _local_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3198);



/** Backups in a folder of this machine: `ops/backup/archives`, a mounted share, a disk of the runner. */
class DirectoryStore extends _folder_store_js__WEBPACK_IMPORTED_MODULE_1__/* .FolderStore */ .c {
    /** `name` as the user wrote it; a relative one is taken from `base`. */
    constructor(name, options) {
        super(name, new _local_files_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalFiles */ .h((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(options.base, name)), options.now);
    }
}


/***/ }),

/***/ 2416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fE: () => (/* binding */ fileFailure),
/* harmony export */   nO: () => (/* binding */ backupExists),
/* harmony export */   oQ: () => (/* binding */ notRegular),
/* harmony export */   tO: () => (/* binding */ fileMissing),
/* harmony export */   xg: () => (/* binding */ diskFull)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3581);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);


/** A failure of the file system as a sentence that names the store. What is known already, and what nobody foresaw, stays as it is. */
function fileFailure(problem, attempt) {
    const { store, doing } = attempt;
    const known = (code, message, hint) => new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E(code, message, hint, { cause: problem });
    if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E)
        return problem;
    switch ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem)) {
        case 'ENOSPC':
        case 'EDQUOT':
            return diskFull(attempt, problem);
        case 'EROFS':
            return known('read-only', `could not ${doing}: ${store} is on a read-only file system`, 'Mount it writable, or name another store.');
        case 'EACCES':
        case 'EPERM':
            return known('missing-rights', `could not ${doing}: missing rights on ${store}`, 'Give the user that runs the backup read, write and search rights on that folder.');
        case 'ENOTDIR':
            return known('not-a-folder', `could not ${doing}: ${store} leads through something that is not a folder`, 'Name a folder as the store.');
        case 'ENOENT':
            return known('store-missing', `could not ${doing}: ${store} is not there`, 'Name a folder that exists; a backup creates it.');
        case 'ELOOP':
            return known('symlink-in-the-way', `could not ${doing}: a symbolic link in ${store} is in the way`, 'Links are not followed within a store; put the file itself there.');
        case 'ENAMETOOLONG':
            return known('name-too-long', `could not ${doing}: the name is too long for the file system of ${store}`, 'Name a store with a shorter path.');
        case 'EIO':
        case 'ESTALE':
            return known('store-broken', `could not ${doing}: ${store} answered with an error of its disk (${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem)})`, 'Look at the health of that disk or mount.');
        default:
            return problem;
    }
}
/** The store's disk cannot take what has to be written; names needed and free space. */
function diskFull(attempt, cause) {
    const needed = attempt.neededBytes === undefined || attempt.neededBytes === 0 ? '' : `, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(attempt.neededBytes)} are needed`;
    const free = attempt.freeBytes === undefined ? '' : `${needed === '' ? ',' : ' and'} ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(attempt.freeBytes)} are free`;
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('disk-full', `could not ${attempt.doing}: no space left in ${attempt.store}${needed}${free}`, 'Free space there, let retention remove older backups, or name another store.', cause === undefined ? {} : { cause });
}
/** There is no such file in the store. */
function fileMissing(name, store, cause) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('file-missing', `${name} is not in ${store}`, 'List the store: the backup may have been removed, or never finished.', cause === undefined ? {} : { cause });
}
/** A file of that backup stands already. */
function backupExists(id, store, cause) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('backup-exists', `${id} stands in ${store} already`, 'Nothing is ever overwritten; begin again a second later.', cause === undefined ? {} : { cause });
}
/** A symbolic link, or something else that is no regular file, stands where a file of ours should. */
function notRegular(name, store) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('symlink-in-the-way', `${name} in ${store} is a symbolic link, or no regular file`, 'Links are not followed within a store; put the file itself there, or remove the link.');
}


/***/ }),

/***/ 6772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ systemError),
/* harmony export */   w: () => (/* binding */ contentOfText)
/* harmony export */ });
/** An error as the system would give it. */
function systemError(code, message, cause) {
    return Object.assign(new Error(`${code}: ${message}`, cause === undefined ? {} : { cause }), { code });
}
/** A short text as content of a file. */
async function* contentOfText(text) {
    yield await Promise.resolve(Buffer.from(text));
}


/***/ }),

/***/ 1276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ FolderStore)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./store/failures.js
var failures = __webpack_require__(2416);
// EXTERNAL MODULE: ./store/files.js
var files = __webpack_require__(6772);
// EXTERNAL MODULE: ./store/names.js
var names = __webpack_require__(1207);
// EXTERNAL MODULE: ./store/source.js
var store_source = __webpack_require__(3846);
;// CONCATENATED MODULE: ./store/folder-writer.js





/** Under which name a file is written until it is complete. */
function partialName(name) {
    return `${name}.partial`;
}
/** The file that says who writes a backup: there before the first of its files, and until after the last. */
function markerName(id) {
    return `${id}.writer.partial`;
}
/** A backup that is being written into a folder. */
class FolderWriter {
    #options;
    #written = [];
    #running = new Map();
    #state = 'open';
    constructor(options) {
        this.#options = options;
    }
    async put(name, content) {
        (0,names/* fileOf */.W7)(this.#options.id, name);
        if (this.#state !== 'open')
            throw new Error(`${name} was put after the backup was ${this.#state}`);
        const writing = this.#write(name, content);
        this.#running.set(content, writing);
        try {
            return { bytes: await writing };
        }
        finally {
            this.#running.delete(content);
            // Whoever feeds a stream that is not read to its end must hear of it.
            if (!content.destroyed)
                content.destroy();
        }
    }
    async #write(name, content) {
        const { id, files, store } = this.#options;
        const source = new store_source/* Source */.k(content);
        try {
            const standing = await files.look(name);
            if (standing !== undefined)
                throw standing.kind === 'file' ? (0,failures/* backupExists */.nO)(id, store) : (0,failures/* notRegular */.oQ)(name, store);
            const { sha256 } = await files.create(partialName(name), source.chunks());
            this.#written.push({ name, sha256, named: 'no' });
            return source.bytes;
        }
        catch (problem) {
            source.rethrow();
            if ((0,errors/* codeOf */.$N)(problem) !== 'EEXIST')
                throw await this.#explained(problem, `write ${name}`);
            const standing = await files.look(partialName(name));
            throw standing?.kind === 'file' ? (0,failures/* backupExists */.nO)(id, store, problem) : (0,failures/* notRegular */.oQ)(partialName(name), store);
        }
    }
    async commit() {
        const { id, files, store } = this.#options;
        if (this.#running.size > 0)
            throw new Error(`commit of ${id} while it is being written`);
        if (this.#state !== 'open')
            throw new Error(`commit of ${id} after it was ${this.#state}`);
        const archive = this.#written.find(({ name }) => (0,names/* fileOf */.W7)(id, name).part === 'archive');
        const sidecar = this.#written.find(({ name }) => archive !== undefined && name === (0,archive_name/* sidecarFile */.Au)(archive.name));
        if (sidecar === undefined)
            throw new Error(`commit of ${id} without archive and sidecar`);
        try {
            await files.compare(this.#written.map(({ name, sha256 }) => ({ name: partialName(name), sha256 })));
            for (const file of this.#written)
                if (file !== sidecar)
                    await this.#name(file);
            // What the sidecar promises has to be durable before the sidecar is.
            await files.sync();
            await this.#name(sidecar);
            await files.sync();
        }
        catch (problem) {
            // The first failure is the one to tell; what cannot be taken back is left to a sweep.
            await this.#undo(sidecar).catch(() => undefined);
            if ((0,errors/* codeOf */.$N)(problem) === 'EEXIST')
                throw (0,failures/* backupExists */.nO)(id, store, problem);
            throw await this.#explained(problem, `complete ${id}`);
        }
        this.#state = 'committed';
        // The backup counts from here on: what cannot be tidied now is left to a later sweep.
        await this.#tidy().catch(() => undefined);
    }
    async #name(file) {
        file.named = 'perhaps';
        await this.#options.files.giveName(partialName(file.name), file.name);
        file.named = 'yes';
    }
    /** Takes back a commit that failed, the sidecar first. */
    async #undo(sidecar) {
        const { files } = this.#options;
        for (const file of [sidecar, ...this.#written.filter((other) => other !== sidecar)]) {
            // An answer may have been lost: what has left its partial name has the other one.
            const isOurs = file.named === 'yes' || (file.named === 'perhaps' && await files.look(partialName(file.name)) === undefined);
            if (isOurs)
                await files.remove(file.name);
            file.named = 'no';
        }
    }
    async abort() {
        if (this.#state !== 'open')
            return;
        this.#state = 'aborted';
        const running = [...this.#running];
        for (const [content] of running)
            content.destroy(new Error(`writing ${this.#options.id} was given up`));
        await Promise.allSettled(running.map(([, writing]) => writing));
        await this.#tidy();
        await this.#options.files.sync();
    }
    /** Removes the partial names, and last the marker: as long as one of them stands, it tells whose they are. */
    async #tidy() {
        const { files, id } = this.#options;
        for (const { name } of this.#written)
            await files.remove(partialName(name));
        await files.remove(markerName(id));
    }
    async #explained(problem, doing) {
        const { store, neededBytes, files } = this.#options;
        const freeBytes = (0,errors/* codeOf */.$N)(problem) === 'ENOSPC' ? await files.freeBytes() : undefined;
        return files.explain(problem, { store, doing, neededBytes, freeBytes });
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./store/writer-marker.js



/** What this process would write about itself. */
async function ownMarker() {
    return {
        host: (0,external_node_os_.hostname)(),
        boot: (await (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim(),
        namespace: await (0,promises_.readlink)('/proc/self/ns/pid').catch(() => ''),
        pid: process.pid,
        started: await startOf(process.pid) ?? '',
    };
}
/** Reads a marker; undefined for what is not one, such as the empty file of a process killed at its first step. */
function parseMarker(text) {
    try {
        const value = JSON.parse(text);
        if (typeof value !== 'object' || value === null)
            return undefined;
        const { host, boot, namespace, pid, started } = value;
        if (typeof host !== 'string' || typeof boot !== 'string' || typeof namespace !== 'string' || typeof started !== 'string')
            return undefined;
        return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 ? { host, boot, namespace, pid, started } : undefined;
    }
    catch {
        return undefined;
    }
}
/** `unknown`: it ran where this process cannot look (another host, another container, before a restart). */
async function fateOf(marker, own) {
    if (marker.host !== own.host || marker.boot !== own.boot || marker.namespace !== own.namespace)
        return 'unknown';
    try {
        process.kill(marker.pid, 0);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'ESRCH')
            return 'dead';
        // EPERM: it lives and belongs to somebody else.
    }
    const started = await startOf(marker.pid);
    if (started === undefined || marker.started === '')
        return 'unknown';
    return started === marker.started ? 'alive' : 'dead';
}
/**
 * proc(5): the 22nd field of /proc/<pid>/stat; the second may hold blanks and brackets, so counting begins behind its last bracket.
 * A killed process whose parent has not asked for its end yet (state Z) writes nothing any more.
 */
async function startOf(pid) {
    try {
        const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : fields[19];
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./store/folder-sweep.js




/** After this long without a byte, a writer of whom nothing can be learnt is taken for dead: no backup stands still for a day. */
const silenceSeconds = 24 * 60 * 60;
const longestMarkerBytes = 10_000;
/**
 * Removes what killed runs left half written, and gives the names. A file goes only if a marker beside it says that one of our
 * processes was writing it, and that process is dead. A file under a backup's own name goes only if it is the very same file as
 * such a partial one, left by a commit that was killed half way; an archive without a sidecar that came from anywhere else may be
 * the only copy of somebody's data, and stays.
 */
async function sweepFolder(files, now) {
    const removed = [];
    const found = await files.list((name) => name.endsWith('.partial') || isTrial(name));
    for (const marker of found) {
        const id = idOfMarker(marker.name);
        if (id === undefined || marker.kind !== 'file')
            continue;
        const partials = found.filter(({ name }) => name.endsWith('.partial') && (0,archive_name/* parseFile */.CJ)(wholeName(name))?.id === id);
        if (await isAbandoned(files, marker, partials, now))
            removed.push(...await removeRemains(files, id, partials), ...await remove(files, marker.name));
    }
    for (const file of found) {
        if ((isUnfinishedAttachment(file.name) || isTrial(file.name)) && isSilent([file], now))
            removed.push(...await remove(files, file.name));
    }
    if (removed.length > 0)
        await files.sync();
    return removed;
}
/** The name of an empty file by which `prepare` finds out whether the folder can be written to. */
function trialName(random) {
    return `.zimmer-backup-trial-${random}`;
}
function isTrial(name) {
    return /^\.zimmer-backup-trial-[0-9a-f]{16}$/.test(name);
}
function idOfMarker(name) {
    const id = name.replace(/\.writer\.partial$/, '');
    return (0,archive_name/* parseFile */.CJ)(`${id}.dump`)?.id === id && name === markerName(id) ? id : undefined;
}
function wholeName(partial) {
    return partial.slice(0, -'.partial'.length);
}
/** `x.drill.json.0a1b2c3d.partial`: the record of a drill, killed while it was written. */
function isUnfinishedAttachment(name) {
    const whole = /^(.+)\.[0-9a-f]{8}\.partial$/.exec(name)?.[1];
    return whole !== undefined && (0,archive_name/* parseFile */.CJ)(whole)?.part === 'drill';
}
async function isAbandoned(files, marker, partials, now) {
    try {
        const writer = marker.bytes > longestMarkerBytes ? undefined : parseMarker(await textOf(files, marker.name));
        const fate = writer === undefined ? 'unknown' : await fateOf(writer, await ownMarker());
        return fate === 'dead' || (fate === 'unknown' && isSilent([marker, ...partials], now));
    }
    catch (problem) {
        // Its writer has finished meanwhile.
        if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
            return false;
        throw problem;
    }
}
function isSilent(found, now) {
    return found.every(({ modifiedAt }) => now.getTime() - modifiedAt.getTime() >= silenceSeconds * 1000);
}
async function textOf(files, name) {
    const chunks = [];
    for await (const chunk of await files.read(name))
        chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
}
async function removeRemains(files, id, partials) {
    const removed = [];
    // No file of that backup stood when it was begun. So a sidecar says that the commit went through, and only partial names are left over.
    const isCommitted = (await files.list((name) => (0,archive_name/* parseFile */.CJ)(name)?.id === id && (0,archive_name/* parseFile */.CJ)(name)?.part === 'sidecar')).length > 0;
    for (const partial of partials) {
        const name = wholeName(partial.name);
        const standing = await files.look(name);
        const isSame = standing?.identity !== undefined && standing.identity === partial.identity;
        if (!isCommitted && isSame)
            removed.push(...await remove(files, name));
        removed.push(...await remove(files, partialName(name)));
    }
    return removed;
}
async function remove(files, name) {
    return await files.remove(name) ? [name] : [];
}

// EXTERNAL MODULE: ./store/sets.js
var sets = __webpack_require__(6922);
;// CONCATENATED MODULE: ./store/folder-store.js










/** Backups as files of a folder, here or on another host. */
class FolderStore {
    name;
    #files;
    #now;
    #neededBytes = 0;
    /** `name` as the user wrote it, for messages. */
    constructor(name, files, now) {
        this.name = name;
        this.#files = files;
        this.#now = now;
    }
    /** Creates the folder (0700), tries a file in it, and compares the free space. */
    async prepare(neededBytes) {
        this.#neededBytes = neededBytes;
        await this.#explained('prepare the store', async () => {
            await this.#files.ensureFolder();
            // Tried and not asked: rights, a read-only mount and a full table of files show only when a file is made.
            const trial = trialName((0,external_node_crypto_.randomBytes)(8).toString('hex'));
            await this.#files.create(trial, (0,files/* contentOfText */.w)(''));
            await this.#files.remove(trial);
        });
        const freeBytes = await this.#files.freeBytes();
        if (freeBytes !== undefined && freeBytes < neededBytes)
            throw (0,failures/* diskFull */.xg)({ store: this.name, doing: 'prepare the store', neededBytes, freeBytes });
    }
    async list() {
        return this.#explained('list the backups', async () => {
            const found = await this.#files.list((name) => (0,archive_name/* parseFile */.CJ)(name) !== undefined);
            return (0,sets/* assembleSets */.i)(found.filter(({ kind }) => kind === 'file').map(({ name, bytes, modifiedAt }) => ({ name, bytes, modifiedAt })));
        });
    }
    async begin(id) {
        (0,names/* ownId */.ou)(id);
        return this.#explained(`begin ${id}`, async () => {
            await this.#claim(id);
            try {
                const standing = await this.#files.list((name) => (0,archive_name/* parseFile */.CJ)(name.replace(/\.partial$/, ''))?.id === id);
                if (standing.length > 0)
                    throw (0,failures/* backupExists */.nO)(id, this.name);
                await this.#files.sync();
            }
            catch (problem) {
                await this.#files.remove(markerName(id));
                throw problem;
            }
            return new FolderWriter({ id, files: this.#files, store: this.name, neededBytes: this.#neededBytes });
        });
    }
    /** The marker is the one place where writers of the same second meet: only one of them can create it. */
    async #claim(id) {
        try {
            await this.#files.create(markerName(id), (0,files/* contentOfText */.w)(JSON.stringify(await ownMarker())));
        }
        catch (problem) {
            throw (0,errors/* codeOf */.$N)(problem) === 'EEXIST' ? (0,failures/* backupExists */.nO)(id, this.name, problem) : problem;
        }
    }
    async read(name) {
        await this.#assertStands(name);
        return this.#explained(`read ${name}`, () => this.#files.read(name));
    }
    async fetch(name, folder) {
        await this.#assertStands(name);
        return this.#explained(`fetch ${name}`, () => this.#files.fetch(name, folder));
    }
    async attach(name, content) {
        const { id } = (0,names/* attachment */.oh)(name);
        if (!(await this.list()).some((set) => set.id === id && set.files.archive !== undefined))
            throw (0,failures/* fileMissing */.tO)(id, this.name);
        await this.#explained(`write ${name}`, async () => {
            const standing = await this.#files.look(name);
            if (standing !== undefined && standing.kind !== 'file')
                throw (0,failures/* notRegular */.oQ)(name, this.name);
            const partial = `${name}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.partial`;
            await this.#files.create(partial, (0,files/* contentOfText */.w)(content));
            try {
                await this.#files.replace(partial, name);
            }
            catch (problem) {
                await this.#files.remove(partial);
                throw problem;
            }
            await this.#files.sync();
        });
    }
    async remove(set) {
        const files = (0,sets/* removalOrder */.V)(set);
        for (const { name } of files)
            (0,names/* fileOf */.W7)(set.id, name);
        await this.#explained(`remove ${set.id}`, async () => {
            for (const { name } of files) {
                await this.#files.remove(name);
                if (name === set.files.sidecar?.name)
                    await this.#files.sync();
            }
            await this.#files.sync();
        });
    }
    async sweep() {
        return this.#explained('remove what killed runs left', () => sweepFolder(this.#files, this.#now()));
    }
    locate(name) {
        (0,names/* ownFile */.PV)(name);
        return this.#files.locate(name);
    }
    async #assertStands(name) {
        (0,names/* ownFile */.PV)(name);
        const found = await this.#explained(`read ${name}`, () => this.#files.look(name));
        if (found?.kind === 'link')
            throw (0,failures/* notRegular */.oQ)(name, this.name);
        if (found?.kind !== 'file')
            throw (0,failures/* fileMissing */.tO)(name, this.name);
    }
    async #explained(doing, work) {
        try {
            return await work();
        }
        catch (problem) {
            throw this.#files.explain(problem, { store: this.name, doing, neededBytes: this.#neededBytes });
        }
    }
}


/***/ }),

/***/ 3198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ LocalFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2416);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6772);






const noHardLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'];
const noFolderSync = ['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF', 'ENOSYS'];
/** A folder of this machine. */
class LocalFiles {
    #folder;
    constructor(folder) {
        this.#folder = folder;
    }
    async ensureFolder() {
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(this.#folder, { recursive: true, mode: 0o700 });
        }
        catch (problem) {
            throw (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(problem) === 'EEXIST' ? (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .systemError */ .O)('ENOTDIR', `${this.#folder} is not a folder`, problem) : problem;
        }
    }
    async list(matches) {
        try {
            const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(this.#folder)).filter(matches);
            // What was removed since the folder was read is not there.
            return (await Promise.all(names.map((name) => this.look(name)))).filter((found) => found !== undefined);
        }
        catch (problem) {
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(problem) === 'ENOENT')
                return [];
            throw problem;
        }
    }
    async look(name) {
        try {
            const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name));
            const kind = found.isFile() ? 'file' : found.isSymbolicLink() ? 'link' : 'other';
            return { name, kind, bytes: found.size, modifiedAt: found.mtime, identity: `${found.dev}:${found.ino}` };
        }
        catch (problem) {
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(problem) === 'ENOENT')
                return undefined;
            throw problem;
        }
    }
    async create(name, content) {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name), 'wx', 0o600);
        try {
            await handle.writeFile(content);
            await handle.sync();
            return {};
        }
        catch (problem) {
            await this.remove(name);
            throw problem;
        }
        finally {
            await handle.close();
        }
    }
    async read(name) {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW);
        return handle.createReadStream({ highWaterMark: 1024 * 1024 });
    }
    /** A hard link does it in one step; where the file system has none, the name is looked up first. */
    async giveName(from, to) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, to);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, from), path);
            return true;
        }
        catch (problem) {
            // A request that was repeated over NFS meets its own first success.
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(problem) === 'EEXIST' && (await this.look(from))?.identity === (await this.look(to))?.identity)
                return true;
            if (!noHardLinks.includes((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(problem) ?? ''))
                throw problem;
            if (await this.look(to) !== undefined)
                throw (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .systemError */ .O)('EEXIST', `${to} stands already`, problem);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, from), path);
            return false;
        }
    }
    async replace(from, to) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, from), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, to));
    }
    async remove(name) {
        if ((await this.look(name))?.kind !== 'file')
            return false;
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name));
            return true;
        }
        catch (problem) {
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(problem) === 'ENOENT')
                return false;
            throw problem;
        }
    }
    async sync() {
        let handle;
        try {
            handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(this.#folder, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY);
            await handle.sync();
        }
        catch (problem) {
            if (!noFolderSync.includes((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(problem) ?? ''))
                throw problem;
        }
        finally {
            await handle?.close();
        }
    }
    /** What fsync has confirmed is taken as it is: `verify` reads it again. */
    compare() {
        return Promise.resolve();
    }
    async freeBytes() {
        try {
            const { bavail, bsize, blocks } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.statfs)(this.#folder);
            return blocks === 0 ? undefined : bavail * bsize;
        }
        catch {
            return undefined;
        }
    }
    /** The file where it stands: nothing is copied. */
    fetch(name) {
        return Promise.resolve((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name));
    }
    locate(name) {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name);
    }
    explain(problem, attempt) {
        return (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .fileFailure */ .fE)(problem, attempt);
    }
}


/***/ }),

/***/ 1207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PV: () => (/* binding */ ownFile),
/* harmony export */   W7: () => (/* binding */ fileOf),
/* harmony export */   oh: () => (/* binding */ attachment),
/* harmony export */   ou: () => (/* binding */ ownId)
/* harmony export */ });
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7398);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);


/**
 * What a file of a store is, by its name. Throws KnownError `foreign-name` for every name that we could not have written: such a
 * name might lead out of the store (`../x`), or to a file that is none of ours.
 */
function ownFile(name) {
    const parsed = (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .CJ)(name);
    if (parsed === undefined)
        throw foreign(name);
    return parsed;
}
/** As `ownFile`, for a file that has to belong to one backup. */
function fileOf(id, name) {
    const parsed = ownFile(name);
    if (parsed.id !== id)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('foreign-name', `${JSON.stringify(name)} is not a file of backup ${id}`, 'Name a file of that backup.');
    return parsed;
}
/** Throws KnownError `foreign-name` for what is not a backup's id, such as `zimmer-20250828_143022`. */
function ownId(id) {
    if ((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .CJ)(`${id}.dump`)?.id !== id)
        throw foreign(id);
}
/** The name of a file that somebody may write beside a backup; archives and their checksums are written once and for all. */
function attachment(name) {
    const parsed = ownFile(name);
    if (parsed.part !== 'drill') {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('write-once', `${name} may not be written after the backup was taken`, 'Only the record of a drill is written beside a backup.');
    }
    return parsed;
}
function foreign(name) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('foreign-name', `${JSON.stringify(name)} is not the name of a backup of this suite`, 'Names look like zimmer-20250828_143022, files like zimmer-20250828_143022.dump; `latest` names the newest.');
}


/***/ }),

/***/ 6922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ removalOrder),
/* harmony export */   i: () => (/* binding */ assembleSets)
/* harmony export */ });
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7398);

/**
 * Groups the files of a store into backups, newest first by the time in the name (then by name, so that every listing is the same).
 * Files that do not parse as ours are left out. Where a part stands twice (`.dump` beside `.dump.age`), the archive that has its
 * sidecar is the backup's; the other is not listed, and so never removed.
 */
function assembleSets(files) {
    const groups = new Map();
    for (const file of files) {
        const parsed = (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .CJ)(file.name);
        if (parsed === undefined)
            continue;
        const group = groups.get(parsed.id);
        if (group === undefined)
            groups.set(parsed.id, [{ parsed, file }]);
        else
            group.push({ parsed, file });
    }
    return [...groups.values()].flatMap(assembleSet).sort(newestFirst);
}
function assembleSet(unsorted) {
    const group = unsorted.toSorted((a, b) => compare(a.file.name, b.file.name));
    const names = new Set(group.map(({ file }) => file.name));
    const archives = group.filter(({ parsed }) => parsed.part === 'archive');
    const archive = archives.find(({ file }) => names.has((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .sidecarFile */ .Au)(file.name))) ?? archives[0];
    const first = archive ?? group[0];
    if (first === undefined)
        return [];
    const files = {};
    for (const { parsed, file } of group) {
        if (parsed.part === 'archive' && file !== archive?.file)
            continue;
        // The sidecar of another archive says nothing of this one.
        if (parsed.part === 'sidecar' && archive !== undefined && file.name !== (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .sidecarFile */ .Au)(archive.file.name))
            continue;
        if (files[parsed.part] === undefined || parsed.encryption === archive?.parsed.encryption)
            files[parsed.part] = file;
    }
    const { id, database, takenAt } = first.parsed;
    return [{ id, database, takenAt, files, complete: files.archive !== undefined && files.sidecar !== undefined }];
}
function newestFirst(a, b) {
    return b.takenAt.getTime() - a.takenAt.getTime() || compare(a.id, b.id);
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** The files of a set in the order in which they are removed: without its sidecar, what is left does not count as a backup. */
function removalOrder(set) {
    const order = ['sidecar', 'archive', 'proof', 'globals', 'drill', 'manifest'];
    return order.flatMap((part) => set.files[part] ?? []);
}


/***/ }),

/***/ 3846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Source)
/* harmony export */ });
/**
 * What is to be stored, watched while it is read, so that a failure of the source is not taken for one of the store: both may
 * carry the same system code.
 */
class Source {
    #content;
    #failure;
    #bytes = 0;
    constructor(content) {
        this.#content = content;
    }
    /** The content, chunk by chunk, no faster than it is asked for. */
    async *chunks() {
        try {
            for await (const piece of this.#content) {
                const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
                this.#bytes += chunk.length;
                yield chunk;
            }
        }
        catch (problem) {
            this.#failure = { problem };
            throw problem;
        }
    }
    /** How much was read so far. */
    get bytes() {
        return this.#bytes;
    }
    /** Throws what the source failed of, if it did. */
    rethrow() {
        if (this.#failure !== undefined)
            throw this.#failure.problem;
    }
}


/***/ })

};
