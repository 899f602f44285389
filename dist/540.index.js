export const id = 540;
export const ids = [540];
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

/***/ 32770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ readDrill),
/* harmony export */   My: () => (/* binding */ complete),
/* harmony export */   Nc: () => (/* binding */ setsOf),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   YD: () => (/* binding */ readSidecar),
/* harmony export */   jM: () => (/* binding */ setsIn),
/* harmony export */   p2: () => (/* binding */ resolveBackup),
/* harmony export */   pl: () => (/* binding */ namedDatabase),
/* harmony export */   qQ: () => (/* binding */ hashOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7398);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85916);
/* harmony import */ var _domain_sidecar_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28693);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2859);






/** The database whose backups are meant; undefined where nobody named one, so that a store with a single database needs none. */
function namedDatabase(read) {
    return read.origins.database === 'default' ? undefined : read.values.database;
}
/** The sets of one database, newest first. Throws KnownError `which-database` when none was named and the store holds several. */
async function setsOf(store, database) {
    return setsIn(store, await store.list(), database);
}
/** As `setsOf`, of sets that were listed already. */
function setsIn(store, sets, database) {
    if (database !== undefined)
        return sets.filter((set) => set.database === database);
    const databases = [...new Set(sets.map((set) => set.database))];
    if (databases.length > 1) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('which-database', `${store.name} holds backups of ${databases.length} databases: ${databases.sort().join(', ')}`, 'Name one with database.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .exitStatus */ .$u.usage });
    }
    return sets;
}
/** The backup that a user named, or the newest. Throws KnownError `no-backups` or `backup-missing`. */
async function resolveBackup(store, named, database) {
    if (named === 'latest')
        return newest(store, await setsOf(store, database), database);
    const id = (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__/* .idFrom */ ._c)(named);
    const sets = await store.list();
    const set = sets.find((candidate) => candidate.id === id);
    if (set === undefined) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('backup-missing', `there is no backup ${id} in ${store.name}`, sets.length === 0 ? 'The store is empty.' : `The newest there is ${sets[0]?.id ?? ''}.`);
    }
    if (!set.complete)
        throw incomplete(store, set);
    return set;
}
function newest(store, sets, database) {
    const set = sets.find((candidate) => candidate.complete);
    if (set !== undefined)
        return set;
    const of = database === undefined ? '' : ` of database ${database}`;
    const half = sets[0] === undefined ? '' : `; ${sets[0].id} has no sidecar and does not count`;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('no-backups', `no backups${of} found in ${store.name}${half}`, 'Run the backup action first, or name the store and the database that hold backups.');
}
function incomplete(store, set) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('backup-incomplete', `${set.id} in ${store.name} has no archive or no sidecar, so it does not count as a backup`, 'Take the newest complete one (latest). If the archive is known to be whole, write its sidecar with sha256sum.');
}
/** The hash in a backup's sidecar. Throws KnownError `sidecar-damaged` for a text that `sha256sum -c` would not read. */
async function readSidecar(store, set) {
    const { sidecar } = complete(set);
    return (0,_domain_sidecar_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSidecar */ .L)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(await store.read(sidecar.name)), sidecar.name);
}
/** The manifest's open part; undefined for a backup of the shell scripts, which had none. */
async function readManifest(store, set) {
    const file = set.files.manifest;
    return file === undefined ? undefined : (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(await store.read(file.name)), file.name);
}
/** What the newest drill of a backup found, if there was one. */
async function readDrill(store, set) {
    const file = set.files.drill;
    return file === undefined ? undefined : (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_3__/* .parseDrillRecord */ .qE)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(await store.read(file.name)));
}
/** Archive and sidecar of a set that counts. */
function complete(set) {
    const { archive, sidecar } = set.files;
    if (archive === undefined || sidecar === undefined)
        throw new Error(`${set.id} is not complete`);
    return { archive, sidecar };
}
/** Where a file stands, in the words in which the user named the store that is read from. */
function shown(store, file) {
    return `${(store.readFrom ?? store).name.replace(/\/+$/, '')}/${file}`;
}
/** SHA-256 in hex of all that a stream gives. */
async function hashOf(source) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of source)
        hash.update(chunk);
    return hash.digest('hex');
}


/***/ }),

/***/ 86645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ copySet)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _backup_stream_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5070);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32770);




/**
 * Copies a backup's files as they are stored, in one pass. They get their names only when the archive that was read is the one of its
 * sidecar, and archive and closed part are those of the manifest; otherwise nothing is left. Throws KnownError `checksum-differs`.
 */
async function copySet({ from, set, writer, without = [], context }) {
    const keep = context.cleanup.add(`remove what was written of ${set.id}`, () => writer.abort());
    try {
        const sums = await expectedSums(from, set);
        for (const [part, { name }] of Object.entries(set.files)) {
            if (without.includes(part))
                continue;
            const source = (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.addAbortSignal)(context.host.interrupted, await from.read(name));
            const { plain } = await (0,_backup_stream_js__WEBPACK_IMPORTED_MODULE_2__/* .passThrough */ .p)({ source, seal: new node_stream__WEBPACK_IMPORTED_MODULE_0__.PassThrough({ highWaterMark: 1024 * 1024 }), store: (content) => writer.put(name, content) });
            const differing = (sums.get(name) ?? []).find(({ sha256 }) => sha256 !== plain.sha256);
            if (differing !== undefined) {
                throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('checksum-differs', `the checksum of ${name} is not the one in its ${differing.where}`, 'Nothing was copied. Verify the backup in its store, and fetch another.');
            }
        }
        if (context.host.interrupted.aborted)
            throw new Error('interrupted');
        await writer.commit();
        keep();
    }
    catch (problem) {
        await writer.abort();
        throw problem;
    }
}
/** What the files of a backup have to hash to; a manifest that cannot be read says nothing, as it does not to `verify`. */
async function expectedSums(from, set) {
    const sidecar = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .readSidecar */ .YD)(from, set);
    const manifest = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(from, set).catch((problem) => {
        if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E)
            return undefined;
        throw problem;
    });
    const archive = set.files.archive?.name ?? '';
    const sums = new Map([[archive, [{ where: 'sidecar', sha256: sidecar }]]]);
    if (manifest === undefined)
        return sums;
    sums.get(archive)?.push({ where: 'manifest', sha256: manifest.archive.sha256 });
    return sums.set(manifest.proof.file, [{ where: 'manifest', sha256: manifest.proof.sha256 }]);
}


/***/ }),

/***/ 79540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13581);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);
/* harmony import */ var _store_directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48120);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32770);
/* harmony import */ var _copy_set_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86645);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41689);







/** The latest action. A backup whose drill found it damaged is passed over. */
const run = async (read, context) => {
    const { values: inputs } = read;
    const store = await (0,_store_js__WEBPACK_IMPORTED_MODULE_5__/* .storeFor */ .fV)(inputs, context);
    const set = await newestGood(store, (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .namedDatabase */ .pl)(read));
    const { archive } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .complete */ .My)(set);
    const sha256 = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .readSidecar */ .YD)(store, set);
    const folder = inputs['fetch-to'];
    const path = folder === undefined ? store.locate(archive.name) : await fetchTo(folder, store, set, sha256, context);
    const hours = (context.now().getTime() - set.takenAt.getTime()) / 3_600_000;
    // The path alone: `zimmer-backup restore-test "$(zimmer-backup latest)"` is how the scripts were put together.
    context.host.line((0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(folder === undefined ? (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(store, archive.name) : path));
    const report = { action: 'latest', backup: set.id, path, sha256, ageHours: hours };
    return {
        status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.passed, report, outputs: { 'backup': set.id, path, sha256, 'age-hours': hours.toFixed(1) },
        summary: [`### Newest good backup: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(set.id)}`, '', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['', ''], [['Age', (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_6__/* .age */ .KW)(hours)], ['Size', (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_6__/* .size */ .Ej)(archive.bytes)], ['SHA-256', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(sha256)], ['Path', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(path)]])].join('\n'),
    };
};
async function newestGood(store, database) {
    for (const set of await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .setsOf */ .Nc)(store, database)) {
        if (set.complete && set.files.archive?.bytes !== 0 && (await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .readDrill */ .IC)(store, set))?.verdict !== 'damaged')
            return set;
    }
    return (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveBackup */ .p2)(store, 'latest', database);
}
/** Copies a backup's files; they get their names only when the archive's checksum is the sidecar's. */
async function fetchTo(folder, store, set, sha256, context) {
    const { archive } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .complete */ .My)(set);
    const target = new _store_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .DirectoryStore */ .f(folder, { base: process.cwd(), now: context.now });
    await target.prepare(archive.bytes);
    const there = (await target.list()).find((candidate) => candidate.id === set.id);
    if (there?.complete === true && await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .hashOf */ .qQ)(await target.read(archive.name)) === sha256)
        return target.locate(archive.name);
    await (0,_copy_set_js__WEBPACK_IMPORTED_MODULE_4__/* .copySet */ .G)({ from: store, set, writer: await target.begin(set.id), without: ['drill'], context });
    return target.locate(archive.name);
}


/***/ }),

/***/ 85916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   k_: () => (/* binding */ parseProof),
/* harmony export */   qE: () => (/* binding */ parseDrillRecord)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22293);


/** Reads the open part. Throws KnownError `manifest-damaged`, or `manifest-newer` for one that a later version wrote. */
function parseManifest(text, file) {
    const manifest = versioned(text, file);
    const archive = manifest['archive'];
    const valid = typeof manifest['backup'] === 'string' && typeof manifest['database'] === 'string' && typeof manifest['takenAt'] === 'string'
        && isRecord(archive) && isHash(archive['sha256']) && isHash(archive['plainSha256']) && typeof archive['bytes'] === 'number'
        && isRecord(manifest['proof']) && isHash(manifest['proof']['sha256']) && isRecord(manifest['server']) && isRecord(manifest['totals'])
        && (manifest['globals'] === undefined || (isRecord(manifest['globals']) && isHash(manifest['globals']['sha256']) && typeof manifest['globals']['file'] === 'string'))
        && isRecord(manifest['encryption']) && Array.isArray(manifest['extensions']) && Array.isArray(manifest['roles']);
    if (!valid)
        throw damage(file, 'lacks what a manifest has');
    return manifest;
}
/** Reads the closed part, opened already. */
function parseProof(text, file) {
    const proof = versioned(text, file);
    const valid = ['relations', 'sequences', 'constraints', 'indexes', 'triggers'].every((name) => Array.isArray(proof[name])) && isRecord(proof['largeObjects']) && isRecord(proof['source']);
    if (!valid)
        throw damage(file, 'lacks what a proof has');
    return proof;
}
/** Reads a drill's record; undefined for what is none. A record tells of a backup, it is no part of it. */
function parseDrillRecord(text) {
    try {
        const record = JSON.parse(text);
        const valid = isRecord(record) && record['version'] === _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c && typeof record['at'] === 'string' && !Number.isNaN(Date.parse(record['at']))
            && ['proved', 'damaged', 'unproved'].includes(String(record['verdict']));
        return valid ? record : undefined;
    }
    catch {
        return undefined;
    }
}
function versioned(text, file) {
    let read;
    try {
        read = JSON.parse(text);
    }
    catch (cause) {
        throw damage(file, 'is no JSON', cause);
    }
    if (!isRecord(read) || typeof read['version'] !== 'number')
        throw damage(file, 'has no version');
    if (read['version'] > _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('manifest-newer', `${file} has version ${read['version']}; this release reads up to ${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c}`, 'Use the release that wrote it, or a later one.');
    }
    return read;
}
function damage(file, what, cause) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('manifest-damaged', `${file} ${what}`, 'Take another backup; this one can be restored, but not compared with its source.', { cause });
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isHash(value) {
    return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}


/***/ }),

/***/ 22293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ manifestVersion)
/* harmony export */ });
/** The version of both parts of the manifest. A reader refuses a newer one by name and reads every older one. */
const manifestVersion = 1;


/***/ }),

/***/ 28693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseSidecar)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

/** The hash in the text of a sidecar of that name. Throws KnownError `sidecar-damaged` for a text that `sha256sum -c` would not read. */
function parseSidecar(words, name) {
    const archive = name.replace(/\.sha256$/, '');
    const match = /^\\?(?<hash>[0-9a-fA-F]{64}) [ *](?<file>[^\n]+)\n?$/.exec(words)?.groups;
    // The scripts wrote the path as they had it; only the file's own name has to fit.
    if (match === undefined || match['file']?.split('/').at(-1) !== archive) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('sidecar-damaged', `${name} is not the line of sha256sum for ${archive}`, 'Fetch the sidecar again, or take another backup.');
    }
    return (match['hash'] ?? '').toLowerCase();
}


/***/ })

};
