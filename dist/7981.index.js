export const id = 7981;
export const ids = [7981];
export const modules = {

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

/***/ 49813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ rebuildIndex),
/* harmony export */   k7: () => (/* binding */ keepIndex),
/* harmony export */   pL: () => (/* binding */ drillOf),
/* harmony export */   vY: () => (/* binding */ readIndex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56414);
/* harmony import */ var _domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11750);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);
/* harmony import */ var _kit_side_by_side_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63581);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32770);






/** A run that may take its time reads so many of the files that the index lacks; the next run reads more. */
const rebuiltAtOnce = 200;
const nothingRead = { manifests: new Map(), drills: new Map() };
/** The index of a database's backups. Whatever is wrong with it or keeps it from being read, there is none. */
async function readIndex(store, database) {
    return (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIndex */ .A1)(await store.index?.read((0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexFile */ .LV)(database)).catch(() => undefined), database);
}
/**
 * Brings the index up to what the listing shows and was read, and gives it. A store that may not be written keeps none, and nobody is told: the
 * index spares requests and has no say. `sets`: complete ones of one database, newest first.
 */
async function keepIndex(store, database, sets, read, host) {
    return keep(store, database, sets, (standing) => Promise.resolve((0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeIndex */ .$R)(standing, sets, read)), host);
}
/** As `keepIndex`, and reads what the index lacks, from the newest on. For a run that has changed the store. */
async function rebuildIndex(store, database, host) {
    if (store.index === undefined)
        return;
    const manifests = new Map();
    const drills = new Map();
    try {
        const sets = (await store.list()).filter((set) => set.complete && set.database === database);
        await keep(store, database, sets, async (standing) => {
            const known = (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeIndex */ .$R)(standing, sets, { manifests, drills });
            await readMissing(store, sets, known, { manifests, drills });
            return (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeIndex */ .$R)(standing, sets, { manifests, drills });
        }, host);
    }
    catch (problem) {
        host.detail(`the index of ${store.name} was not written: ${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(problem)}`);
    }
}
async function readMissing(store, sets, known, read) {
    const missing = sets.flatMap((set) => [
        ...(set.files.manifest !== undefined && (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexedFacts */ .DT)(known, set) === undefined ? [async () => { keepRead(read.manifests, set, await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(store, set).catch(() => undefined)); }] : []),
        ...(set.files.drill !== undefined && (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexedDrill */ .XS)(known, set) === undefined ? [async () => { keepRead(read.drills, set, await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readDrill */ .IC)(store, set).catch(() => undefined)); }] : []),
    ]);
    await (0,_kit_side_by_side_js__WEBPACK_IMPORTED_MODULE_5__/* .sideBySide */ .Q)(missing.slice(0, rebuiltAtOnce), _backups_js__WEBPACK_IMPORTED_MODULE_4__/* .filesAtOnce */ .A7, (fetch) => fetch());
}
function keepRead(into, { id }, found) {
    if (found !== undefined)
        into.set(id, found);
}
async function keep(store, database, sets, merged, host) {
    let index = (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeIndex */ .$R)(new Map(), sets, nothingRead);
    try {
        await store.index?.update((0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexFile */ .LV)(database), async (standing) => {
            index = await merged((0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIndex */ .A1)(standing, database));
            return index.size === 0 && standing === undefined ? undefined : (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderIndex */ .rC)(index, database);
        });
    }
    catch (problem) {
        host.detail(`the index of ${store.name} was not written: ${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(problem)}`);
    }
    return index;
}
/** The newest drill of a set: from the index where the listing's own hash of the file bears it out, else from the file. */
async function drillOf(store, set, index) {
    const known = (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexedDrill */ .XS)(index, set);
    if (known !== undefined && set.files.drill?.md5 !== undefined && set.files.drill.md5 === md5Of((0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__/* .drillText */ .vZ)(known)))
        return known;
    return (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readDrill */ .IC)(store, set);
}
function md5Of(text) {
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5').update(text).digest('hex');
    }
    catch {
        // Machines under FIPS have none.
        return undefined;
    }
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

/***/ 11750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ mergeIndex),
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   DT: () => (/* binding */ indexedFacts),
/* harmony export */   LV: () => (/* binding */ indexFile),
/* harmony export */   XS: () => (/* binding */ indexedDrill),
/* harmony export */   q$: () => (/* binding */ longestIndexBytes),
/* harmony export */   rC: () => (/* binding */ renderIndex),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7398);
/* harmony import */ var _manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56414);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78151);



/** More than this is no index of ours: one of 10,000 backups, each with a drill, has less. */
const longestIndexBytes = 8 * 1024 * 1024;
/** The index's file name. It parses as no file of a backup, whatever the database is called. */
function indexFile(database) {
    return `${(0,_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeDatabase */ .CF)(database)}.index.json`;
}
/** Reads an index; what is damaged, newer, another database's or none of ours is an empty one, and so is every entry of that kind. */
function parseIndex(text, database) {
    const index = new Map();
    const read = jsonOf(text);
    if (read?.['version'] !== 1 || read['database'] !== database || !(0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(read['backups']))
        return index;
    for (const [id, entry] of Object.entries(read['backups'])) {
        if (!(0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(entry))
            continue;
        const { manifest, drill } = entry;
        index.set(id, {
            ...(isStamped(manifest) && isFacts(manifest) ? { manifest } : {}),
            ...(isStamped(drill) && isTimedDrill(drill['record']) ? { drill: drill } : {}),
        });
    }
    return index;
}
/** The index as it is stored, with as many of the newest backups as it may hold. */
function renderIndex(index, database) {
    const lines = [];
    let bytes = 200;
    for (const [id, entry] of [...index].sort(([a], [b]) => a < b ? 1 : -1)) {
        const line = `${JSON.stringify(id)}: ${JSON.stringify(entry)}`;
        bytes += Buffer.byteLength(line) + 2;
        if (bytes > longestIndexBytes)
            break;
        lines.push(line);
    }
    return `{"version": 1, "database": ${JSON.stringify(database)}, "backups": {\n${lines.join(',\n')}\n}}\n`;
}
/**
 * The index after a look at the store: what was read now, and of the standing one whatever the listing bears out. What another run wrote since that
 * listing was made is kept, too. `sets`: complete ones of one database, newest first.
 */
function mergeIndex(standing, sets, read) {
    const merged = new Map();
    const listedAt = Math.max(0, ...sets.flatMap(({ files }) => [files.manifest, files.drill]).map((file) => file?.modifiedAt.getTime() ?? 0));
    const listed = new Set(sets.map(({ id }) => id));
    for (const [id, entry] of standing) {
        if (!listed.has(id) && Math.max(entry.manifest?.modifiedAt ?? 0, entry.drill?.modifiedAt ?? 0) > listedAt)
            merged.set(id, entry);
    }
    for (const { id, files } of sets) {
        const [manifest, drill, before] = [read.manifests.get(id), read.drills.get(id), standing.get(id)];
        const entry = {
            ...part('manifest', files.manifest, manifest === undefined ? undefined : factsOf(manifest), before),
            ...part('drill', files.drill, drill === undefined ? undefined : { record: drill }, before),
        };
        if (Object.keys(entry).length > 0)
            merged.set(id, entry);
    }
    return merged;
}
/** What is known of a file of the listing; of two drills the one that was written last. */
function part(name, file, fresh, standing) {
    const before = standing?.[name];
    if (file === undefined)
        return {};
    const stamp = stampOf(file);
    if (before !== undefined && (before.modifiedAt > stamp.modifiedAt || (fresh === undefined && isOf(before, file))))
        return { [name]: before };
    return fresh === undefined ? {} : { [name]: { ...stamp, ...fresh } };
}
/** What charts show of the manifest of a set, if the index was made of the very file that the listing shows. */
function indexedFacts(index, { id, files }) {
    const known = index.get(id)?.manifest;
    return known !== undefined && isOf(known, files.manifest) ? known : undefined;
}
/** The same of its drill. It may still be a lie: nothing is decided by it before the file's own hash has borne it out. */
function indexedDrill(index, { id, files }) {
    const known = index.get(id)?.drill;
    return known !== undefined && isOf(known, files.drill) ? known.record : undefined;
}
/** What charts show of a manifest. Nothing counts the rows of a backup that was taken without proof. */
function factsOf({ proof, totals, durationSeconds }) {
    return { rows: proof.mode === 'none' ? null : totals.rows, tables: totals.tables, durationSeconds };
}
function stampOf({ bytes, modifiedAt }) {
    return { bytes, modifiedAt: modifiedAt.getTime() };
}
function isOf(stamp, file) {
    return stamp.bytes === file?.bytes && stamp.modifiedAt === file.modifiedAt.getTime();
}
function jsonOf(text) {
    try {
        const read = JSON.parse(text ?? '');
        return (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(read) ? read : undefined;
    }
    catch {
        return undefined;
    }
}
function isStamped(value) {
    return (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(value) && isCount(value['bytes']) && isCount(value['modifiedAt']);
}
function isFacts(value) {
    return (value['rows'] === null || isCount(value['rows'])) && isCount(value['tables']) && isCount(value['durationSeconds']);
}
function isTimedDrill(value) {
    return (0,_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__/* .isDrillRecord */ .xh)(value) && isCount(value.restoreSeconds) && (value.migrationSeconds === null || isCount(value.migrationSeconds));
}
function isCount(value) {
    return typeof value === 'number' && Number.isFinite(value) && value >= 0;
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


/***/ }),

/***/ 63581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide)
/* harmony export */ });
/** Does the work over all items, so many at once. Ends when all is done, or with the first failure. */
async function sideBySide(items, atOnce, work) {
    const left = [...items];
    const next = async () => {
        for (let item = left.shift(); item !== undefined; item = left.shift())
            await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, next));
}


/***/ })

};
