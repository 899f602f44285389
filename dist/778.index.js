export const id = 778;
export const ids = [778];
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

/***/ 3778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openStore)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5727);


/** Opens what the lines of the input `store` name. Throws KnownError `wrong-inputs` for what is no store. */
function openStore(locations, options) {
    const [first] = locations;
    if (first === undefined)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('wrong-inputs', 'no store is named', 'Name a folder.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.usage });
    return Promise.resolve(new _directory_js__WEBPACK_IMPORTED_MODULE_1__/* .DirectoryStore */ .f(first, options));
}


/***/ }),

/***/ 5727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ DirectoryStore)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(3581);
;// CONCATENATED MODULE: ./store/failures.js


/** A failure of the file system as a sentence that names the store. What is known already, and what nobody foresaw, stays as it is. */
function fileFailure(problem, attempt) {
    const { store, doing } = attempt;
    const known = (code, message, hint) => new errors/* KnownError */.E(code, message, hint, { cause: problem });
    if (problem instanceof errors/* KnownError */.E)
        return problem;
    switch ((0,errors/* codeOf */.$N)(problem)) {
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
            return known('store-broken', `could not ${doing}: ${store} answered with an error of its disk (${(0,errors/* messageOf */.bD)(problem)})`, 'Look at the health of that disk or mount.');
        default:
            return problem;
    }
}
/** The store's disk cannot take what has to be written; names needed and free space. */
function diskFull(attempt, cause) {
    const needed = attempt.neededBytes === undefined || attempt.neededBytes === 0 ? '' : `, ${(0,units/* size */.Ej)(attempt.neededBytes)} are needed`;
    const free = attempt.freeBytes === undefined ? '' : `${needed === '' ? ',' : ' and'} ${(0,units/* size */.Ej)(attempt.freeBytes)} are free`;
    return new errors/* KnownError */.E('disk-full', `could not ${attempt.doing}: no space left in ${attempt.store}${needed}${free}`, 'Free space there, let retention remove older backups, or name another store.', cause === undefined ? {} : { cause });
}
/** There is no such file in the store. */
function fileMissing(name, store, cause) {
    return new errors/* KnownError */.E('file-missing', `${name} is not in ${store}`, 'List the store: the backup may have been removed, or never finished.', cause === undefined ? {} : { cause });
}
/** A file of that backup stands already. */
function backupExists(id, store, cause) {
    return new errors/* KnownError */.E('backup-exists', `${id} stands in ${store} already`, 'Nothing is ever overwritten; begin again a second later.', cause === undefined ? {} : { cause });
}
/** A symbolic link, or something else that is no regular file, stands where a file of ours should. */
function notRegular(name, store) {
    return new errors/* KnownError */.E('symlink-in-the-way', `${name} in ${store} is a symbolic link, or no regular file`, 'Links are not followed within a store; put the file itself there, or remove the link.');
}

;// CONCATENATED MODULE: ./store/folder.js




/** What stands under a path, itself and not what a link leads to; undefined where nothing does. */
async function whatStands(path) {
    try {
        return await (0,promises_.lstat)(path);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
            return undefined;
        throw problem;
    }
}
/** Removes a regular file, and nothing else; that it is gone already is no failure. Tells whether it was there. */
async function removeFile(path) {
    const found = await whatStands(path);
    if (found?.isFile() !== true)
        return false;
    try {
        await (0,promises_.unlink)(path);
        return true;
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
            return false;
        throw problem;
    }
}
/** Writes a new file (0600) and makes it durable; throws EEXIST where anything stands, a link included. */
async function createFile(path, content) {
    const handle = await (0,promises_.open)(path, 'wx', 0o600);
    try {
        await handle.writeFile(content);
        await handle.sync();
    }
    catch (problem) {
        await removeFile(path);
        throw problem;
    }
    finally {
        await handle.close();
    }
}
/** Creates a folder and those above it for their owner alone; throws ENOTDIR where something else stands. */
async function createFolder(path) {
    try {
        await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
    }
    catch (problem) {
        throw (0,errors/* codeOf */.$N)(problem) === 'EEXIST' ? Object.assign(new Error(`${path} is not a folder`, { cause: problem }), { code: 'ENOTDIR' }) : problem;
    }
}
/** Makes the names in a folder durable; file systems that cannot do that for a folder say so, and are left alone. */
async function syncFolder(path) {
    let handle;
    try {
        handle = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY);
        await handle.sync();
    }
    catch (problem) {
        if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF', 'ENOSYS'].includes((0,errors/* codeOf */.$N)(problem) ?? ''))
            throw problem;
    }
    finally {
        await handle?.close();
    }
}
/**
 * Gives a complete file its name, never the place of a file that stands there: throws EEXIST. A hard link does that in one step;
 * where the file system has none, the name is looked up first. Tells whether the file still has its first name, too.
 */
async function nameFile(from, to) {
    try {
        await (0,promises_.link)(from, to);
        return true;
    }
    catch (problem) {
        // A repeated request over NFS meets its own first success.
        if ((0,errors/* codeOf */.$N)(problem) === 'EEXIST' && isSameFile(await whatStands(from), await whatStands(to)))
            return true;
        if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'].includes((0,errors/* codeOf */.$N)(problem) ?? ''))
            throw problem;
        if (await whatStands(to) !== undefined)
            throw Object.assign(new Error(`${to} stands already`, { cause: problem }), { code: 'EEXIST' });
        await (0,promises_.rename)(from, to);
        return false;
    }
}
/** Whether two names are one file. */
function isSameFile(one, other) {
    return one !== undefined && other !== undefined && one.isFile() && one.dev === other.dev && one.ino === other.ino;
}
/** The names in a folder; one that is not there yet holds none. */
async function namesIn(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
            return [];
        throw problem;
    }
}
/** A regular file as a listing gives it; undefined for everything else, and for what was removed since the folder was read. */
async function storedFile(folder, name) {
    const found = await whatStands((0,external_node_path_.join)(folder, name));
    return found?.isFile() === true ? { name, bytes: found.size, modifiedAt: found.mtime } : undefined;
}
/** Free bytes for this user; undefined where the file system does not tell. */
async function freeBytesIn(folder) {
    try {
        const { bavail, bsize, blocks } = await (0,promises_.statfs)(folder);
        return blocks === 0 ? undefined : bavail * bsize;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./store/names.js


/**
 * What a file of a store is, by its name. Throws KnownError `foreign-name` for every name that we could not have written: such a
 * name might lead out of the store (`../x`), or to a file that is none of ours.
 */
function ownFile(name) {
    const parsed = (0,archive_name/* parseFile */.CJ)(name);
    if (parsed === undefined)
        throw foreign(name);
    return parsed;
}
/** As `ownFile`, for a file that has to belong to one backup. */
function fileOf(id, name) {
    const parsed = ownFile(name);
    if (parsed.id !== id)
        throw new errors/* KnownError */.E('foreign-name', `${JSON.stringify(name)} is not a file of backup ${id}`, 'Name a file of that backup.');
    return parsed;
}
/** Throws KnownError `foreign-name` for what is not a backup's id, such as `zimmer-20250828_143022`. */
function ownId(id) {
    if ((0,archive_name/* parseFile */.CJ)(`${id}.dump`)?.id !== id)
        throw foreign(id);
}
/** The name of a file that somebody may write beside a backup; archives and their checksums are written once and for all. */
function attachment(name) {
    const parsed = ownFile(name);
    if (parsed.part !== 'drill') {
        throw new errors/* KnownError */.E('write-once', `${name} may not be written after the backup was taken`, 'Only the record of a drill is written beside a backup.');
    }
    return parsed;
}
function foreign(name) {
    return new errors/* KnownError */.E('foreign-name', `${JSON.stringify(name)} is not the name of a backup of this suite`, 'Names look like zimmer-20250828_143022, files like zimmer-20250828_143022.dump; `latest` names the newest.');
}

;// CONCATENATED MODULE: ./store/source.js
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

;// CONCATENATED MODULE: ./store/directory-writer.js








/** Under which name a file is written until it is complete. */
function partialName(name) {
    return `${name}.partial`;
}
/** The file that says who writes a backup: there before the first of its files, and until after the last. */
function markerName(id) {
    return `${id}.writer.partial`;
}
/** A backup that is being written into a folder. */
class DirectoryWriter {
    #options;
    #written = [];
    #running = new Map();
    #state = 'open';
    constructor(options) {
        this.#options = options;
    }
    async put(name, content) {
        fileOf(this.#options.id, name);
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
        const source = new Source(content);
        const file = { name, partial: (0,external_node_path_.join)(this.#options.folder, partialName(name)), named: false };
        const handle = await this.#create(file);
        this.#written.push(file);
        try {
            try {
                await handle.writeFile(source.chunks());
                await handle.sync();
                return source.bytes;
            }
            finally {
                await handle.close();
            }
        }
        catch (problem) {
            await removeFile(file.partial);
            this.#written.splice(this.#written.indexOf(file), 1);
            source.rethrow();
            throw await this.#explained(problem, `write ${name}`);
        }
    }
    async #create({ name, partial }) {
        const { folder, store, id } = this.#options;
        try {
            const standing = await whatStands((0,external_node_path_.join)(folder, name));
            if (standing !== undefined)
                throw standing.isFile() ? backupExists(id, store) : notRegular(name, store);
            // wx: never a file of another writer's, never through a link.
            return await (0,promises_.open)(partial, 'wx', 0o600);
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem) !== 'EEXIST')
                throw await this.#explained(problem, `write ${name}`);
            throw (await whatStands(partial))?.isFile() === false ? notRegular(partialName(name), store) : backupExists(id, store, problem);
        }
    }
    async commit() {
        const { id, folder, store } = this.#options;
        if (this.#running.size > 0)
            throw new Error(`commit of ${id} while it is being written`);
        if (this.#state !== 'open')
            throw new Error(`commit of ${id} after it was ${this.#state}`);
        const archive = this.#written.find(({ name }) => fileOf(id, name).part === 'archive');
        const sidecar = this.#written.find(({ name }) => archive !== undefined && name === (0,archive_name/* sidecarFile */.Au)(archive.name));
        if (sidecar === undefined)
            throw new Error(`commit of ${id} without archive and sidecar`);
        try {
            for (const file of this.#written)
                if (file !== sidecar)
                    await this.#name(file);
            // What the sidecar promises has to be durable before the sidecar is.
            await syncFolder(folder);
            await this.#name(sidecar);
            await syncFolder(folder);
        }
        catch (problem) {
            // The first failure is the one to tell; what cannot be taken back is left to a sweep.
            await this.#undo(sidecar).catch(() => undefined);
            if ((0,errors/* codeOf */.$N)(problem) === 'EEXIST')
                throw backupExists(id, store, problem);
            throw await this.#explained(problem, `complete ${id}`);
        }
        this.#state = 'committed';
        // The backup counts from here on: what cannot be tidied now is left to a later sweep.
        for (const { partial } of this.#written)
            await removeFile(partial).catch(() => false);
        await removeFile((0,external_node_path_.join)(folder, markerName(id))).catch(() => false);
    }
    async #name(file) {
        await nameFile(file.partial, (0,external_node_path_.join)(this.#options.folder, file.name));
        file.named = true;
    }
    /** Takes back a commit that failed, the sidecar first. */
    async #undo(sidecar) {
        for (const file of [sidecar, ...this.#written.filter((other) => other !== sidecar)]) {
            if (file.named)
                await removeFile((0,external_node_path_.join)(this.#options.folder, file.name));
            file.named = false;
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
        for (const { partial } of [...this.#written])
            await removeFile(partial);
        // Last: as long as a partial file stands, the marker tells whose it is.
        await removeFile((0,external_node_path_.join)(this.#options.folder, markerName(this.#options.id)));
        await syncFolder(this.#options.folder);
    }
    async #explained(problem, doing) {
        const { store, neededBytes, freeBytes } = this.#options;
        return fileFailure(problem, { store, doing, neededBytes, freeBytes: await freeBytes() });
    }
}

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

;// CONCATENATED MODULE: ./store/directory-sweep.js







/** After this long without a byte, a writer of whom nothing can be learnt is taken for dead: no backup stands still for a day. */
const silenceSeconds = 24 * 60 * 60;
/**
 * Removes what killed runs left half written, and gives the names. A file goes only if a marker beside it says that one of our
 * processes was writing it, and that process is dead. A file under a backup's own name goes only if it is the very same file as
 * such a partial one, left by a commit that was killed half way; an archive without a sidecar that came from anywhere else may be
 * the only copy of somebody's data, and stays.
 */
async function sweepFolder(folder, entries, now) {
    const removed = [];
    for (const marker of entries) {
        const id = idOfMarker(marker);
        if (id === undefined)
            continue;
        const partials = entries.filter((name) => name.endsWith('.partial') && (0,archive_name/* parseFile */.CJ)(name.slice(0, -'.partial'.length))?.id === id);
        if (!await isAbandoned(folder, marker, partials, now))
            continue;
        removed.push(...await removeRemains(folder, id, partials), ...await removeNamed(folder, marker));
    }
    for (const name of entries) {
        if ((isUnfinishedAttachment(name) || isTrial(name)) && await isSilent(folder, [name], now))
            removed.push(...await removeNamed(folder, name));
    }
    if (removed.length > 0)
        await syncFolder(folder);
    return removed;
}
function idOfMarker(name) {
    const id = name.replace(/\.writer\.partial$/, '');
    return (0,archive_name/* parseFile */.CJ)(`${id}.dump`)?.id === id && name === markerName(id) ? id : undefined;
}
/** `x.drill.json.0a1b2c3d.partial`: the record of a drill, killed while it was written. */
function isUnfinishedAttachment(name) {
    const whole = /^(.+)\.[0-9a-f]{8}\.partial$/.exec(name)?.[1];
    return whole !== undefined && (0,archive_name/* parseFile */.CJ)(whole)?.part === 'drill';
}
/** The name of an empty file by which `prepare` finds out whether the folder can be written to. */
function trialName(random) {
    return `.zimmer-backup-trial-${random}`;
}
function isTrial(name) {
    return /^\.zimmer-backup-trial-[0-9a-f]{16}$/.test(name);
}
async function isAbandoned(folder, marker, partials, now) {
    try {
        const found = await whatStands((0,external_node_path_.join)(folder, marker));
        if (found?.isFile() !== true)
            return false;
        const writer = parseMarker(await (0,promises_.readFile)((0,external_node_path_.join)(folder, marker), 'utf8'));
        const fate = writer === undefined ? 'unknown' : await fateOf(writer, await ownMarker());
        return fate === 'dead' || (fate === 'unknown' && await isSilent(folder, [marker, ...partials], now));
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
            return false;
        throw problem;
    }
}
async function isSilent(folder, names, now) {
    for (const name of names) {
        const found = await whatStands((0,external_node_path_.join)(folder, name));
        if (found !== undefined && now.getTime() - found.mtime.getTime() < silenceSeconds * 1000)
            return false;
    }
    return true;
}
async function removeRemains(folder, id, partials) {
    const removed = [];
    const named = partials.map((partial) => partial.slice(0, -'.partial'.length));
    // No file of that backup stood when it was begun. So a sidecar says that the commit went through, and only partial names are left over.
    const isCommitted = (await namesIn(folder)).some((name) => (0,archive_name/* parseFile */.CJ)(name)?.id === id && (0,archive_name/* parseFile */.CJ)(name)?.part === 'sidecar');
    for (const name of named) {
        if (!isCommitted && await hasOwnName(folder, name))
            removed.push(...await removeNamed(folder, name));
        removed.push(...await removeNamed(folder, partialName(name)));
    }
    return removed;
}
/** Whether a partial file is the same file as the one under its final name. */
async function hasOwnName(folder, name) {
    return isSameFile(await whatStands((0,external_node_path_.join)(folder, name)), await whatStands((0,external_node_path_.join)(folder, partialName(name))));
}
async function removeNamed(folder, name) {
    return await removeFile((0,external_node_path_.join)(folder, name)) ? [name] : [];
}

;// CONCATENATED MODULE: ./store/sets.js

/**
 * Groups the files of a store into backups, newest first by the time in the name (then by name, so that every listing is the same).
 * Files that do not parse as ours are left out. Where a part stands twice (`.dump` beside `.dump.age`), the archive that has its
 * sidecar is the backup's; the other is not listed, and so never removed.
 */
function assembleSets(files) {
    const groups = new Map();
    for (const file of files) {
        const parsed = (0,archive_name/* parseFile */.CJ)(file.name);
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
    const archive = archives.find(({ file }) => names.has((0,archive_name/* sidecarFile */.Au)(file.name))) ?? archives[0];
    const first = archive ?? group[0];
    if (first === undefined)
        return [];
    const files = {};
    for (const { parsed, file } of group) {
        if (parsed.part === 'archive' && file !== archive?.file)
            continue;
        // The sidecar of another archive says nothing of this one.
        if (parsed.part === 'sidecar' && archive !== undefined && file.name !== (0,archive_name/* sidecarFile */.Au)(archive.file.name))
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

;// CONCATENATED MODULE: ./store/directory.js













/** Backups in a folder: `ops/backup/archives`, a mounted share, a disk of the runner. */
class DirectoryStore {
    name;
    #folder;
    #now;
    #neededBytes = 0;
    /** `name` as the user wrote it; relative ones are taken from `base`. */
    constructor(name, options) {
        this.name = name;
        this.#folder = (0,external_node_path_.resolve)(options.base, name);
        this.#now = options.now;
    }
    /** Creates the folder (0700), tries a file in it, and compares the free space. */
    async prepare(neededBytes) {
        this.#neededBytes = neededBytes;
        await this.#explained('prepare the store', async () => {
            await createFolder(this.#folder);
            // Tried and not asked: rights, a read-only mount and a full table of files show only when a file is made.
            const trial = (0,external_node_path_.join)(this.#folder, trialName((0,external_node_crypto_.randomBytes)(8).toString('hex')));
            await (await (0,promises_.open)(trial, 'wx', 0o600)).close();
            await removeFile(trial);
        });
        const free = await freeBytesIn(this.#folder);
        if (free !== undefined && free < neededBytes)
            throw diskFull({ store: this.name, doing: 'prepare the store', neededBytes, freeBytes: free });
    }
    async list() {
        return this.#explained('list the backups', async () => {
            const names = (await namesIn(this.#folder)).filter((name) => (0,archive_name/* parseFile */.CJ)(name) !== undefined);
            const files = await Promise.all(names.map((name) => storedFile(this.#folder, name)));
            return assembleSets(files.filter((file) => file !== undefined));
        });
    }
    async begin(id) {
        ownId(id);
        return this.#explained(`begin ${id}`, async () => {
            const marker = (0,external_node_path_.join)(this.#folder, markerName(id));
            await this.#claim(id, marker);
            try {
                const standing = (await namesIn(this.#folder)).some((name) => (0,archive_name/* parseFile */.CJ)(name.replace(/\.partial$/, ''))?.id === id);
                if (standing)
                    throw backupExists(id, this.name);
                await syncFolder(this.#folder);
            }
            catch (problem) {
                await removeFile(marker);
                throw problem;
            }
            return new DirectoryWriter({
                id, folder: this.#folder, store: this.name, neededBytes: this.#neededBytes, freeBytes: () => freeBytesIn(this.#folder),
            });
        });
    }
    /** The marker is the one place where writers of the same second meet: only one of them can create it. */
    async #claim(id, marker) {
        try {
            await createFile(marker, JSON.stringify(await ownMarker()));
        }
        catch (problem) {
            throw (0,errors/* codeOf */.$N)(problem) === 'EEXIST' ? backupExists(id, this.name, problem) : problem;
        }
    }
    async read(name) {
        const path = await this.#standing(name);
        return this.#explained(`read ${name}`, async () => {
            const handle = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW);
            return handle.createReadStream({ highWaterMark: 1024 * 1024 });
        });
    }
    /** The file where it stands: nothing is copied. */
    async fetch(name) {
        return this.#standing(name);
    }
    async attach(name, content) {
        const { id } = attachment(name);
        if (!(await this.list()).some((set) => set.id === id && set.files.archive !== undefined))
            throw fileMissing(id, this.name);
        await this.#explained(`write ${name}`, async () => {
            const path = (0,external_node_path_.join)(this.#folder, name);
            const standing = await whatStands(path);
            if (standing?.isFile() === false)
                throw notRegular(name, this.name);
            const partial = `${path}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.partial`;
            try {
                await createFile(partial, content);
                await (0,promises_.rename)(partial, path);
            }
            catch (problem) {
                await removeFile(partial);
                throw problem;
            }
            await syncFolder(this.#folder);
        });
    }
    async remove(set) {
        const files = removalOrder(set);
        for (const { name } of files)
            fileOf(set.id, name);
        await this.#explained(`remove ${set.id}`, async () => {
            for (const { name } of files) {
                await removeFile((0,external_node_path_.join)(this.#folder, name));
                if (name === set.files.sidecar?.name)
                    await syncFolder(this.#folder);
            }
            await syncFolder(this.#folder);
        });
    }
    async sweep() {
        return this.#explained('remove what killed runs left', async () => sweepFolder(this.#folder, await namesIn(this.#folder), this.#now()));
    }
    locate(name) {
        return (0,external_node_path_.join)(this.#folder, name);
    }
    async #standing(name) {
        ownFile(name);
        const path = (0,external_node_path_.join)(this.#folder, name);
        const found = await this.#explained(`read ${name}`, async () => whatStands(path));
        if (found?.isSymbolicLink() === true)
            throw notRegular(name, this.name);
        if (found?.isFile() !== true)
            throw fileMissing(name, this.name);
        return path;
    }
    async #explained(doing, work) {
        try {
            return await work();
        }
        catch (problem) {
            throw fileFailure(problem, { store: this.name, doing, neededBytes: this.#neededBytes });
        }
    }
}


/***/ })

};
