export const id = 9540;
export const ids = [9540];
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
/* harmony export */   A7: () => (/* binding */ filesAtOnce),
/* harmony export */   IC: () => (/* binding */ readDrill),
/* harmony export */   L6: () => (/* binding */ readNewest),
/* harmony export */   My: () => (/* binding */ complete),
/* harmony export */   Nc: () => (/* binding */ setsOf),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   YD: () => (/* binding */ readSidecar),
/* harmony export */   jM: () => (/* binding */ setsIn),
/* harmony export */   p2: () => (/* binding */ resolveBackup),
/* harmony export */   pl: () => (/* binding */ namedDatabase),
/* harmony export */   qQ: () => (/* binding */ hashOf),
/* harmony export */   r$: () => (/* binding */ readProof)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7398);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56414);
/* harmony import */ var _domain_sidecar_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28693);
/* harmony import */ var _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1843);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2859);






/** Of so many of the newest backups the small files are read, whatever the store holds. */
const readNewest = 30;
/** A store is asked for so many small files at once. */
const filesAtOnce = 8;
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
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('which-database', `${store.name} holds backups of ${databases.length} databases: ${databases.sort().join(', ')}`, 'Name one with database.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .exitStatus */ .$u.usage });
    }
    return sets;
}
/** The backup that a user named, or the newest. Throws KnownError `no-backups` or `backup-missing`. */
async function resolveBackup(store, named, database) {
    if (named === 'latest')
        return newest(store, await setsOf(store, database), database);
    const id = (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .idFrom */ ._c)(named);
    const set = await store.find(id);
    if (set === undefined) {
        const sets = await store.list();
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('backup-missing', `there is no backup ${id} in ${store.name}`, sets.length === 0 ? 'The store is empty.' : `The newest there is ${sets[0]?.id ?? ''}.`);
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
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('no-backups', `no backups${of} found in ${store.name}${half}`, 'Run the backup action first, or name the store and the database that hold backups.');
}
function incomplete(store, set) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('backup-incomplete', `${set.id} in ${store.name} has no archive or no sidecar, so it does not count as a backup`, 'Take the newest complete one (latest). If the archive is known to be whole, write its sidecar with sha256sum.');
}
/** The hash in a backup's sidecar. Throws KnownError `sidecar-damaged` for a text that `sha256sum -c` would not read. */
async function readSidecar(store, set) {
    const { sidecar } = complete(set);
    return (0,_domain_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSidecar */ .L)(await (0,_kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedText */ .LD)(await store.read(sidecar.name), _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .longestSidecar */ .q4), sidecar.name);
}
/** The manifest's open part; undefined for a backup of the shell scripts, which had none. */
async function readManifest(store, set) {
    const file = set.files.manifest;
    return file === undefined ? undefined : (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await (0,_kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedText */ .LD)(await store.read(file.name), _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .longestManifest */ .Ev), file.name);
}
/** The manifest's closed part, opened. */
async function readProof(store, manifest, open) {
    return (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProof */ .k_)(await (0,_kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedText */ .LD)(await open(await store.read(manifest.proof.file), manifest.proof.bytes), _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .longestManifest */ .Ev), manifest.proof.file);
}
/** What the newest drill of a backup found, if there was one. */
async function readDrill(store, set) {
    const file = set.files.drill;
    return file === undefined ? undefined : (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDrillRecord */ .qE)(await (0,_kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedText */ .LD)(await store.read(file.name), _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .longestManifest */ .Ev));
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
    return `${(store.readFrom ?? store).name.replace(/(?<!\/)\/+$/, '')}/${file}`;
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
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23673);





/**
 * Copies a backup's files as they are stored, in one pass. They get their names only when the archive that was read is the one of its
 * sidecar, and archive, closed part and globals are those of the manifest; otherwise nothing is left. Throws KnownError `checksum-differs`.
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
        await (0,_store_js__WEBPACK_IMPORTED_MODULE_4__/* .giveUp */ .Ht)(writer, set.id, context);
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
    for (const { file, sha256 } of [manifest.proof, ...(manifest.globals === undefined ? [] : [manifest.globals])])
        sums.set(file, [{ where: 'manifest', sha256 }]);
    return sums;
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
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23673);







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
    const there = await target.find(set.id);
    if (there?.complete === true && await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .hashOf */ .qQ)(await target.read(archive.name)) === sha256)
        return target.locate(archive.name);
    await (0,_copy_set_js__WEBPACK_IMPORTED_MODULE_4__/* .copySet */ .G)({ from: store, set, writer: await target.begin(set.id), without: ['drill'], context });
    return target.locate(archive.name);
}


/***/ }),

/***/ 56414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vZ: () => (/* binding */ drillText),
  xh: () => (/* binding */ isDrillRecord),
  qE: () => (/* binding */ parseDrillRecord),
  Ng: () => (/* binding */ parseManifest),
  k_: () => (/* binding */ parseProof)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/manifest.js
var manifest = __webpack_require__(22293);
// EXTERNAL MODULE: ./domain/shape.js
var shape = __webpack_require__(78151);
;// CONCATENATED MODULE: ./domain/manifest-shapes.js



const runFacts = (0,shape/* nullable */.me)((0,shape/* record */.g1)({ repository: shape/* text */.Qq, runId: shape/* text */.Qq, attempt: shape/* text */.Qq, commit: shape/* text */.Qq }));
const stored = { file: shape/* text */.Qq, bytes: shape/* count */.U9, sha256: shape/* hash */.tW };
const serverFacts = (0,shape/* record */.g1)({
    version: (0,shape/* optional */.lq)(shape/* text */.Qq), versionNumber: (0,shape/* optional */.lq)(shape/* number */.ai), systemIdentifier: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* text */.Qq)), encoding: (0,shape/* optional */.lq)(shape/* text */.Qq), collation: (0,shape/* optional */.lq)(shape/* text */.Qq), characterType: (0,shape/* optional */.lq)(shape/* text */.Qq),
    localeProvider: (0,shape/* optional */.lq)(shape/* text */.Qq), locale: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* text */.Qq)), settings: (0,shape/* optional */.lq)((value) => (0,shape/* isRecord */.u4)(value) && Object.values(value).every(shape/* text */.Qq)), standby: (0,shape/* optional */.lq)(shape/* flag */.Jt), replayedAt: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* text */.Qq)),
});
/** The open part. */
const manifestShape = (0,shape/* record */.g1)({
    version: shape/* number */.ai, backup: shape/* text */.Qq, database: shape/* text */.Qq, takenAt: shape/* moment */.n$, durationSeconds: (0,shape/* optional */.lq)(shape/* number */.ai),
    archive: (0,shape/* record */.g1)({ ...stored, plainBytes: shape/* count */.U9, plainSha256: shape/* hash */.tW, formatVersion: shape/* text */.Qq, compression: shape/* text */.Qq }),
    proof: (0,shape/* record */.g1)({ ...stored, mode: (0,shape/* oneOf */.yL)('content', 'rows', 'none') }),
    globals: (0,shape/* optional */.lq)((0,shape/* record */.g1)(stored)),
    encryption: (0,shape/* record */.g1)({ method: (0,shape/* oneOf */.yL)(...Object.keys(archive_name/* seals */.HN)), recipients: (0,shape/* listOf */.c3)(shape/* text */.Qq) }),
    server: serverFacts, client: (0,shape/* optional */.lq)((0,shape/* record */.g1)({ version: shape/* text */.Qq })),
    totals: (0,shape/* record */.g1)({ tables: shape/* count */.U9, rows: shape/* count */.U9, sequences: shape/* count */.U9, largeObjects: shape/* count */.U9, databaseBytes: shape/* number */.ai }),
    extensions: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ name: shape/* text */.Qq, version: shape/* text */.Qq, schema: shape/* text */.Qq })), roles: (0,shape/* listOf */.c3)(shape/* text */.Qq),
    newestDataAt: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* moment */.n$)),
    schemaRevision: (0,shape/* optional */.lq)((0,shape/* nullable */.me)((0,shape/* record */.g1)({ tool: shape/* text */.Qq, revisions: (0,shape/* listOf */.c3)(shape/* text */.Qq) }))), run: (0,shape/* optional */.lq)(runFacts),
});
const named = { schema: shape/* text */.Qq, table: shape/* text */.Qq, name: shape/* text */.Qq, definition: shape/* text */.Qq };
/** The closed part. */
const proofShape = (0,shape/* record */.g1)({
    version: shape/* number */.ai, backup: shape/* text */.Qq, source: (0,shape/* record */.g1)({ host: shape/* text */.Qq, port: shape/* number */.ai }),
    relations: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({
        schema: shape/* text */.Qq, name: shape/* text */.Qq, kind: (0,shape/* oneOf */.yL)('table', 'partitioned table', 'materialized view', 'foreign table'), rows: (0,shape/* nullable */.me)(shape/* count */.U9), fingerprint: (0,shape/* nullable */.me)(shape/* text */.Qq), columns: (0,shape/* nullable */.me)(shape/* text */.Qq), exempt: (0,shape/* nullable */.me)(shape/* text */.Qq),
    })),
    sequences: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ schema: shape/* text */.Qq, name: shape/* text */.Qq, value: shape/* text */.Qq, isCalled: shape/* flag */.Jt })),
    largeObjects: (0,shape/* record */.g1)({ count: shape/* count */.U9, bytes: (0,shape/* optional */.lq)(shape/* count */.U9), fingerprint: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* text */.Qq)) }),
    constraints: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ ...named, type: shape/* text */.Qq, validated: shape/* flag */.Jt })),
    indexes: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ ...named, valid: shape/* flag */.Jt, unique: shape/* flag */.Jt })),
    triggers: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ ...named, enabled: shape/* text */.Qq })),
    newest: (0,shape/* optional */.lq)((0,shape/* listOf */.c3)((0,shape/* record */.g1)({ schema: shape/* text */.Qq, table: shape/* text */.Qq, column: shape/* text */.Qq, at: shape/* moment */.n$ }))),
});
/** The record of a drill. */
const drillShape = (0,shape/* record */.g1)({
    version: (0,shape/* oneOf */.yL)(manifest/* manifestVersion */.c), backup: shape/* text */.Qq, archiveSha256: shape/* hash */.tW, at: shape/* moment */.n$, verdict: (0,shape/* oneOf */.yL)('proved', 'damaged', 'unproved'), reason: (0,shape/* nullable */.me)(shape/* text */.Qq), thisCopyAlone: (0,shape/* optional */.lq)((0,shape/* oneOf */.yL)(true)), sandbox: shape/* text */.Qq, serverVersion: shape/* text */.Qq,
    restoreSeconds: shape/* number */.ai, migrationSeconds: (0,shape/* nullable */.me)(shape/* number */.ai), totalSeconds: shape/* number */.ai, rowsProved: shape/* count */.U9, tablesProved: shape/* count */.U9, keyOpened: (0,shape/* nullable */.me)(shape/* flag */.Jt), recipients: (0,shape/* listOf */.c3)(shape/* text */.Qq), run: (0,shape/* optional */.lq)(runFacts),
});

;// CONCATENATED MODULE: ./domain/manifest-parsing.js




/** Reads the open part. Throws KnownError `manifest-damaged`, or `manifest-newer` for one that a later version wrote. */
function parseManifest(text, file) {
    const manifest = versioned(text, file);
    if (!manifestShape(manifest))
        throw damage(file, 'lacks what a manifest has');
    return manifest;
}
/** Reads the closed part, opened already. */
function parseProof(text, file) {
    const proof = versioned(text, file);
    if (!proofShape(proof))
        throw damage(file, 'lacks what a proof has');
    return proof;
}
/** Reads a drill's record; undefined for what is none. A record tells of a backup, it is no part of it. */
function parseDrillRecord(text) {
    try {
        const record = JSON.parse(text);
        return isDrillRecord(record) ? record : undefined;
    }
    catch {
        return undefined;
    }
}
/** Tells whether a value is the record of a drill. */
function isDrillRecord(value) {
    return drillShape(value);
}
/** A drill's record as it is stored. */
function drillText(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}
function versioned(text, file) {
    let read;
    try {
        read = JSON.parse(text);
    }
    catch (cause) {
        throw damage(file, 'is no JSON', cause);
    }
    if (!(0,shape/* isRecord */.u4)(read) || typeof read['version'] !== 'number')
        throw damage(file, 'has no version');
    if (read['version'] > manifest/* manifestVersion */.c) {
        throw new errors/* KnownError */.E('manifest-newer', `${file} has version ${read['version']}; this release reads up to ${manifest/* manifestVersion */.c}`, 'Use the release that wrote it, or a later one.');
    }
    // The first one is 1.
    if (!Number.isSafeInteger(read['version']) || read['version'] < 1)
        throw damage(file, `has version ${read['version']}, which no release wrote`);
    return read;
}
function damage(file, what, cause) {
    return new errors/* KnownError */.E('manifest-damaged', `${file} ${what}`, 'Take another backup; this one can be restored, but not compared with its source.', { cause });
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

/***/ 78151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   me: () => (/* binding */ nullable),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   tW: () => (/* binding */ hash),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
const text = (value) => typeof value === 'string';
const number = (value) => typeof value === 'number' && Number.isFinite(value);
/** Of bytes, rows, files: whole, and none is missing. */
const count = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const flag = (value) => typeof value === 'boolean';
/** SHA-256, as the suite writes it. */
const hash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const moment = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
function oneOf(...values) {
    return (value) => values.includes(value);
}
function nullable(shape) {
    return (value) => value === null || shape(value);
}
/** For what earlier releases did not write. */
function optional(shape) {
    return (value) => value === undefined || shape(value);
}
function listOf(shape) {
    return (value) => Array.isArray(value) && value.every(shape);
}
/** An object with these fields, whatever else it has. */
function record(fields) {
    return (value) => isRecord(value) && Object.entries(fields).every(([name, shape]) => shape(value[name]));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


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


/***/ }),

/***/ 1843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ longestManifest),
/* harmony export */   LD: () => (/* binding */ boundedText),
/* harmony export */   q4: () => (/* binding */ longestSidecar)
/* harmony export */ });
/** The most that a sidecar may take: one line, with a name in it. */
const longestSidecar = 65_536;
/** The most that a manifest may take: as long as a text may be. */
const longestManifest = 500_000_000;
/**
 * The text of a small file of ours. Of one that is longer than it can be, or has a zero byte, only the beginning: some other file stands under
 * its name, of whatever size, and no parser takes it. Throws what the source throws.
 */
async function boundedText(source, longest) {
    const parts = [];
    let bytes = 0;
    for await (const chunk of source) {
        parts.push(chunk);
        bytes += chunk.length;
        if (bytes > longest || chunk.includes(0))
            break;
    }
    return Buffer.concat(parts).toString();
}


/***/ })

};
