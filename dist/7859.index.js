export const id = 7859;
export const ids = [7859];
export const modules = {

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

/***/ 54926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ letGo),
/* harmony export */   OM: () => (/* binding */ givenAway),
/* harmony export */   _6: () => (/* binding */ letGoIfGiven)
/* harmony export */ });
// V8's collector runs through the heap for every 32 MB of buffers: what is freed at once costs nothing.
const own = new WeakSet();
/**
 * Frees the memory of a buffer whose last bytes these are. `size` is that of the buffer, in bytes; of any other, as of one that is a part of Node's pool,
 * nothing is freed. The bytes must be nobody else's: they are gone.
 */
function letGo({ buffer, byteOffset, byteLength }, size = byteLength) {
    if ('transfer' in buffer && !buffer.detached && buffer.byteLength === size && byteOffset + byteLength === size)
        buffer.transfer(0);
}
/** Gives bytes that whoever is the last to read them may let go. */
function givenAway(bytes) {
    own.add(bytes.buffer);
    return bytes;
}
/** Frees bytes that were given away, and no others. */
function letGoIfGiven(bytes) {
    if (own.has(bytes.buffer))
        letGo(bytes);
}


/***/ }),

/***/ 40159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ resumed)
/* harmony export */ });
const attempts = 5;
/**
 * The whole of a content of so many bytes; a connection that breaks off is taken up again where it was, as long as it gets on. Throws
 * what `explained` makes of the last failure; a content that ends too early is one, too.
 */
async function* resumed(first, bytes, resume, explained) {
    let given = 0;
    let current = first.body;
    for (let attempt = 1;; attempt++) {
        const before = given;
        try {
            for await (const chunk of current) {
                given += chunk.length;
                yield chunk;
            }
            if (given === bytes)
                return;
            throw Object.assign(new Error(`the connection ended after ${given} of ${bytes} bytes`), { code: 'ECONNRESET' });
        }
        catch (problem) {
            if (given > before)
                attempt = 1;
            if (attempt >= attempts || given > bytes)
                throw explained(problem);
        }
        current = (await resume(given).catch((problem) => { throw explained(problem); })).body;
    }
}


/***/ }),

/***/ 27738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ fetchFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7398);
/* harmony import */ var _domain_sidecar_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28693);
/* harmony import */ var _domain_store_failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44707);
/* harmony import */ var _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1843);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2859);
/* harmony import */ var _local_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13198);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(23846);
/* harmony import */ var _writer_marker_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(28875);










/**
 * Fetches a file of a store into `folder` (0600), where it has its name only when it is whole: an archive is compared with its sidecar
 * before. A copy that is there already is taken as it is when it has that checksum, and written anew when it has not. What a killed
 * fetch left goes after a day. Gives the path. Throws KnownError `checksum-differs`.
 */
async function fetchFile(folder, name, read) {
    const files = new _local_files_js__WEBPACK_IMPORTED_MODULE_6__/* .LocalFiles */ .h(folder);
    const expected = await expectedSum(name, read);
    if (expected !== undefined && await sumOf(files, name) === expected)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
    await sweepFetched(files, name);
    return write(files, folder, name, await read(name), expected);
}
/** What the sidecar says of an archive; undefined for other files, and where there is no sidecar that can be read. */
async function expectedSum(name, read) {
    if ((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFile */ .CJ)(name)?.part !== 'archive')
        return undefined;
    try {
        return (0,_domain_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSidecar */ .L)(await (0,_kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_8__/* .boundedText */ .LD)(await read((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__/* .sidecarFile */ .Au)(name)), _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_8__/* .longestSidecar */ .q4), (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__/* .sidecarFile */ .Au)(name));
    }
    catch (problem) {
        if (['file-missing', 'sidecar-damaged'].includes((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$N)(problem) ?? ''))
            return undefined;
        throw problem;
    }
}
async function sumOf(files, name) {
    if ((await files.look(name))?.kind !== 'file')
        return undefined;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of await files.read(name))
        hash.update(chunk);
    return hash.digest('hex');
}
async function sweepFetched(files, name) {
    const left = await files.list((found) => found.startsWith(`${name}.`) && /^\.[0-9a-f]{8}\.partial$/.test(found.slice(name.length)));
    for (const file of left)
        if ((0,_writer_marker_js__WEBPACK_IMPORTED_MODULE_7__/* .isSilent */ .eS)([file], new Date()))
            await files.remove(file.name);
}
async function write(files, folder, name, content, expected) {
    const partial = `${name}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}.partial`;
    const source = new _source_js__WEBPACK_IMPORTED_MODULE_9__/* .Source */ .k(content);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    try {
        await files.create(partial, hashed(source.chunks(), hash));
        if (expected !== undefined && hash.digest('hex') !== expected) {
            throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('checksum-differs', `the checksum of ${name} is not the one in its sidecar`, 'Restore another backup; zimmer-backup verify all tells which are good.');
        }
        await files.replace(partial, name);
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
    }
    catch (problem) {
        content.destroy();
        await files.remove(partial).catch(() => false);
        source.rethrow();
        throw (0,_domain_store_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .fileFailure */ .fE)(problem, { store: folder, doing: `fetch ${name}` });
    }
}
async function* hashed(content, hash) {
    for await (const chunk of content) {
        hash.update(chunk);
        yield chunk;
    }
}


/***/ }),

/***/ 97859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S3Store: () => (/* binding */ S3Store)
});

// EXTERNAL MODULE: ../node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(78265);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./domain/store-failures.js
var store_failures = __webpack_require__(44707);
// EXTERNAL MODULE: ./store/fetched.js
var fetched = __webpack_require__(27738);
// EXTERNAL MODULE: ./domain/stored-name.js
var stored_name = __webpack_require__(77191);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./store/s3-failures.js

/** What S3 and its likes answer, by error code (docs.aws.amazon.com, "Error responses") and, for answers without a body, by HTTP status. */
const advices = [
    { names: /^(NoSuchBucket)$/, code: 'store-missing', says: 'there is no such bucket', cure: 'Create the bucket, or correct its name and s3-endpoint.' },
    { names: /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired|RequestExpired)$/, code: 'credentials-expired', says: 'the credentials have expired',
        cure: 'Let them live as long as the backup takes: raise the session\'s duration (role-duration-seconds).' },
    { names: /^(CredentialsProviderError|TokenProviderError)$/, code: 'credentials-missing', says: 'no credentials were found',
        cure: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or let aws-actions/configure-aws-credentials run before.' },
    { names: /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|InvalidClientTokenId|UnrecognizedClientException)$/, code: 'credentials-wrong',
        says: 'the credentials were refused', cure: 'Compare AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN with those of the store.' },
    { names: /^(RequestTimeTooSkewed)$/, code: 'clock-skew', says: 'this machine\'s clock is more than 15 minutes off', cure: 'Set the clock (NTP).' },
    { names: /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/, statuses: [301], code: 'wrong-region',
        says: 'the bucket is in another region', cure: 'Set s3-region to the region of the bucket.' },
    { names: /^(InvalidObjectState)$/, code: 'archived', says: 'the object is in a cold storage class', cure: 'Have it restored from there first (aws s3api restore-object).' },
    { names: /^(QuotaExceeded|XMinioStorageFull|InsufficientStorage|StorageFull)$/, statuses: [507], code: 'disk-full', says: 'the store is full',
        cure: 'Free space there, or raise its quota.' },
    { names: /^(EntityTooLarge|InvalidArgument)$/, statuses: [413], code: 'store-refused', says: 'the store takes no objects or parts of that size',
        cure: 'Look up the limits of that store; some take 1,000 parts and not 10,000.' },
    { names: /^(AccessDenied|AllAccessDisabled|AccountProblem|Forbidden)$/, statuses: [401, 403], code: 'missing-rights', says: 'it was denied',
        cure: 'Allow s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload and s3:ListBucketMultipartUploads'
            + ' below the prefix. Objects under an object lock cannot be removed before their time.' },
    { names: /^(SlowDown|ServiceUnavailable|InternalError|RequestTimeout|ThrottlingException|Throttling|TooManyRequests)$/, statuses: [429, 500, 502, 503, 504],
        code: 'store-busy', says: 'the store did not manage it, also when asked again', cure: 'Run again later.' },
    { names: /^(TimeoutError|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS_.*)$/,
        code: 'store-unreachable', says: 'the store could not be reached', cure: 'Look at s3-endpoint, s3-region and the network.' },
];
/** A failure of an S3 store as a sentence with its cure; what nobody foresaw stays as it is. */
function s3Failure(problem, attempt) {
    if (problem instanceof errors/* KnownError */.E)
        return problem;
    const said = (0,errors/* messageOf */.bD)(problem).trim();
    if (/region is missing/i.test(said)) {
        return new errors/* KnownError */.E('wrong-region', `could not ${attempt.doing} in ${attempt.store}: no region is named`, 'Set s3-region or AWS_REGION.', { cause: problem });
    }
    const name = nameOf(problem);
    const status = statusOf(problem);
    // The SDK wraps errors that it does not take for such, and then only the message still has the code.
    const systemCode = (0,errors/* codeOf */.$N)(problem) ?? /\bE[A-Z_]{4,}\b/.exec(said)?.[0] ?? '';
    const advice = advices.find(({ names }) => names.test(name) || names.test(systemCode))
        ?? advices.find(({ statuses }) => status !== undefined && statuses?.includes(status));
    if (advice === undefined)
        return problem;
    const detail = said === '' || said === name || said === 'UnknownError' ? name : `${name}: ${said}`;
    return new errors/* KnownError */.E(advice.code, `could not ${attempt.doing} in ${attempt.store}: ${advice.says} (${detail})`, advice.cure, { cause: problem });
}
/** The object is not there, or the whole bucket is not (then `s3Failure` tells, where the answer does). */
function isMissing(problem) {
    return ['NoSuchKey', 'NotFound'].includes(nameOf(problem)) || (statusOf(problem) === 404 && nameOf(problem) !== 'NoSuchBucket');
}
/** If-None-Match was refused because something stands there, or because another writer is just completing it. */
function isTaken(problem) {
    return ['PreconditionFailed', 'ConditionalRequestConflict'].includes(nameOf(problem)) || statusOf(problem) === 412;
}
/** The store does not know If-None-Match. */
function isUnimplemented(problem) {
    return nameOf(problem) === 'NotImplemented' || statusOf(problem) === 501;
}
/** A multipart upload that is not open any more: completed by a request whose answer was lost, or aborted. */
function isClosedUpload(problem) {
    return nameOf(problem) === 'NoSuchUpload';
}
function nameOf(problem) {
    return typeof problem === 'object' && problem !== null && 'name' in problem ? String(problem.name) : '';
}
function statusOf(problem) {
    if (typeof problem !== 'object' || problem === null || !('$metadata' in problem))
        return undefined;
    const metadata = problem.$metadata;
    return typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata ? Number(metadata.httpStatusCode) : undefined;
}

// EXTERNAL MODULE: ./kit/resumed.js
var resumed = __webpack_require__(40159);
;// CONCATENATED MODULE: ./store/s3-bucket.js





/** The metadata key under which an object tells which writer made it. */
const writerMark = 'zimmer-writer';
/** How the service is asked to encrypt what it is sent; a bucket may refuse what does not ask. */
function encryptionOf({ serverSideEncryption, kmsKeyId }) {
    return {
        ...(serverSideEncryption === undefined ? {} : { ServerSideEncryption: serverSideEncryption }),
        ...(kmsKeyId === undefined ? {} : { SSEKMSKeyId: kmsKeyId }),
    };
}
/** The client of the AWS SDK; credentials come from its default chain. */
function s3Client(options, environment) {
    const given = (...values) => values.find((value) => value !== undefined && value !== '');
    const endpoint = given(options.endpoint, environment['AWS_ENDPOINT_URL_S3'], environment['AWS_ENDPOINT_URL']);
    const region = given(options.region, environment['AWS_REGION'], environment['AWS_DEFAULT_REGION'], endpoint === undefined ? undefined : 'us-east-1');
    const config = {
        maxAttempts: 5,
        // A part may take its time on a slow line; silence may not.
        requestHandler: { connectionTimeout: 15_000, socketTimeout: 300_000 },
        followRegionRedirects: endpoint === undefined,
        ...(region === undefined ? {} : { region }),
        // Others than AWS reject the SDK's checksum headers, or store its trailers as content (TRAPS, 17), and have no bucket subdomains.
        ...(endpoint === undefined ? {} : {
            endpoint, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
        }),
    };
    return new dist_cjs/* S3Client */.YxF(config);
}
/** As some servers call themselves that take 10,000 parts of an upload, as docs.aws.amazon.com says of S3 and min.io of its own. */
const takingManyParts = /^(?:AmazonS3|MinIO|VERSITYGW)\b/i;
/** The objects below one prefix of one bucket. */
class S3Bucket {
    client;
    location;
    name;
    /** Whether a server answered that is known to take 10,000 parts of an upload. */
    takesManyParts = false;
    constructor(client, location) {
        this.client = client;
        client.middlewareStack.add((next) => async (given) => {
            const answer = await next(given);
            const { headers } = answer.response;
            this.takesManyParts ||= takingManyParts.test(headers?.['server'] ?? '');
            return answer;
        }, { step: 'deserialize' });
        this.location = location;
        this.name = location.prefix === '' ? `s3://${location.bucket}` : `s3://${location.bucket}/${location.prefix}`;
    }
    key(name) {
        return this.location.prefix === '' ? name : `${this.location.prefix}/${name}`;
    }
    /** Bucket and key of a file. */
    at(name) {
        return { Bucket: this.location.bucket, Key: this.key(name) };
    }
    /** The objects right below the prefix whose names begin with `beginning`, however many pages they are. */
    async list(beginning = '') {
        const files = [];
        let next = {};
        while (next !== undefined) {
            const page = await this.client.send(new dist_cjs/* ListObjectsV2Command */.u6x({
                Bucket: this.location.bucket, Prefix: this.key(beginning), Delimiter: '/', ...next,
            }));
            const objects = page.Contents ?? [];
            for (const { Key, Size, LastModified, ETag } of objects) {
                // What was sent in one piece has its MD5 for a tag, unless the service encrypts it with a key of its own.
                const md5 = /^"?([0-9a-f]{32})"?$/.exec(ETag ?? '')?.[1];
                if (Key !== undefined)
                    files.push({ name: Key.slice(this.key('').length), bytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0), ...(md5 === undefined ? {} : { md5 }) });
            }
            const last = objects[objects.length - 1]?.Key;
            if (page.IsTruncated !== true)
                next = undefined;
            else if (page.NextContinuationToken !== undefined)
                next = { ContinuationToken: page.NextContinuationToken };
            else if (last !== undefined)
                next = { StartAfter: last };
            else
                throw new Error(`${this.name} says that its list goes on, and not where`);
        }
        return files;
    }
    /** Size and writer of an object; undefined where there is none. */
    async head(name) {
        try {
            const { ContentLength, Metadata } = await this.client.send(new dist_cjs/* HeadObjectCommand */.l81(this.at(name)));
            return { bytes: ContentLength ?? 0, writer: Metadata?.[writerMark] };
        }
        catch (problem) {
            if (isMissing(problem))
                return undefined;
            throw problem;
        }
    }
    /** An object's content; a connection that breaks off is taken up again where it was, as long as it gets on. */
    async read(name) {
        const first = await this.#open(name, 0, undefined);
        const resume = (from) => this.#open(name, from, first.etag);
        return external_node_stream_.Readable.from((0,resumed/* resumed */.u)(first, first.bytes, resume, (problem) => s3Failure(problem, { store: this.name, doing: `read ${name}` })), { objectMode: false });
    }
    async #open(name, from, etag) {
        try {
            const answer = await this.client.send(new dist_cjs/* GetObjectCommand */.jLs({
                ...this.at(name), ...(from === 0 ? {} : { Range: `bytes=${from}-` }), ...(etag === undefined ? {} : { IfMatch: etag }),
            }));
            return { body: answer.Body, bytes: answer.ContentLength ?? 0, etag: answer.ETag };
        }
        catch (problem) {
            throw isMissing(problem) ? (0,store_failures/* fileMissing */.tO)(name, this.name, problem) : s3Failure(problem, { store: this.name, doing: `read ${name}` });
        }
    }
    async delete(name) {
        await this.client.send(new dist_cjs/* DeleteObjectCommand */.k4j(this.at(name)));
    }
    /** Multipart uploads that were never completed, right below the prefix. */
    async openUploads() {
        const found = [];
        let marker = {};
        while (marker !== undefined) {
            const page = await this.client.send(new dist_cjs/* ListMultipartUploadsCommand */.mo2({
                Bucket: this.location.bucket, Prefix: this.key(''), ...marker,
            }));
            for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
                if (Key !== undefined && UploadId !== undefined)
                    found.push({ name: Key.slice(this.key('').length), uploadId: UploadId, begunAt: Initiated });
            }
            marker = page.IsTruncated === true && page.NextKeyMarker !== undefined
                ? { KeyMarker: page.NextKeyMarker, ...(page.NextUploadIdMarker === undefined ? {} : { UploadIdMarker: page.NextUploadIdMarker }) }
                : undefined;
        }
        return found;
    }
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./domain/store-index.js
var store_index = __webpack_require__(11750);
;// CONCATENATED MODULE: ./store/s3-index.js






/** Two runs rarely write in the same second; whoever meets more than that many leaves it to the next run. */
const attempts = 5;
/** The index of a bucket's backups, an object beside them. */
class S3Index {
    #bucket;
    #options;
    constructor(bucket, options) {
        this.#bucket = bucket;
        this.#options = options;
    }
    async read(name) {
        return (await this.#read(name))?.content;
    }
    async update(name, change) {
        for (let attempt = 0; attempt < attempts; attempt++) {
            const standing = await this.#read(name);
            const content = await change(standing?.content);
            if (content === undefined || content === standing?.content)
                return;
            try {
                await this.#write(name, content, standing === undefined ? { IfNoneMatch: '*' } : { IfMatch: standing.tag });
                return;
            }
            catch (problem) {
                // Another run has written it, or somebody removed it.
                if (!isTaken(problem) && !isMissing(problem))
                    throw problem;
            }
        }
    }
    async #write(name, content, condition) {
        const request = { ...this.#bucket.at(name), Body: Buffer.from(content), Metadata: { [writerMark]: 'index' }, ...encryptionOf(this.#options) };
        try {
            await this.#bucket.client.send(new dist_cjs/* PutObjectCommand */.wKZ({ ...request, ...condition }));
        }
        catch (problem) {
            if (!isUnimplemented(problem))
                throw problem;
            await this.#bucket.client.send(new dist_cjs/* PutObjectCommand */.wKZ(request));
        }
    }
    async #read(name) {
        if ((0,archive_name/* parseFile */.CJ)(name) !== undefined || !name.endsWith('.index.json'))
            throw new Error(`${name} is no index`);
        try {
            const { Body, ContentLength, ETag } = await this.#bucket.client.send(new dist_cjs/* GetObjectCommand */.jLs(this.#bucket.at(name)));
            const body = Body;
            if ((ContentLength ?? 0) <= store_index/* longestIndexBytes */.q$)
                return { content: await (0,consumers_.text)(body), tag: ETag };
            body.destroy();
            return { content: '', tag: ETag };
        }
        catch (problem) {
            if (isMissing(problem))
                return undefined;
            throw problem;
        }
    }
}

;// CONCATENATED MODULE: ./store/s3-location.js

/** Reads `s3://bucket/prefix`. Throws KnownError `wrong-inputs` for what is no such place. */
function parseS3Location(location) {
    const groups = /^s3:\/\/(?<bucket>[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9])(?:\/(?<prefix>.*))?$/.exec(location)?.groups;
    const prefix = (groups?.['prefix'] ?? '').replace(/(?<!\/)\/+$/, '');
    const hasOddStep = prefix !== '' && prefix.split('/').some((step) => step === '' || step === '.' || step === '..');
    // A key with control characters cannot be listed as XML.
    if (groups === undefined || hasOddStep || /[\u0000-\u001f?#]/.test(prefix)) {
        throw new errors/* KnownError */.E('wrong-inputs', `${JSON.stringify(location)} is not of the form s3://bucket/prefix`, 'Write the bucket and a folder in it, for example s3://company-backups/zimmer.', { status: errors/* exitStatus */.$u.usage });
    }
    return { bucket: groups['bucket'] ?? '', prefix };
}

// EXTERNAL MODULE: ./kit/process-marker.js
var process_marker = __webpack_require__(66706);
// EXTERNAL MODULE: ./store/writer-marker.js
var writer_marker = __webpack_require__(28875);
;// CONCATENATED MODULE: ./store/s3-marker.js









/**
 * Claims a backup for one writer, before the first of its bytes is sent: only one can create this object. It stands until everything
 * has its name, and tells a later run which objects a killed writer named. Throws KnownError `backup-exists`.
 */
async function claim(bucket, id, own, options) {
    const name = (0,writer_marker/* markerName */.CO)(id);
    const request = {
        ...bucket.at(name), Body: JSON.stringify({ ...await (0,process_marker/* ownMarker */["do"])(), ...own }), Metadata: { [writerMark]: own.mark }, ...encryptionOf(options),
    };
    try {
        await bucket.client.send(new dist_cjs/* PutObjectCommand */.wKZ({ ...request, IfNoneMatch: '*' }));
    }
    catch (problem) {
        const standing = isTaken(problem) || isUnimplemented(problem) ? await bucket.head(name) : undefined;
        if (standing?.writer === own.mark)
            return;
        if (isTaken(problem) || standing !== undefined)
            throw (0,store_failures/* backupExists */.nO)(id, bucket.name, problem);
        if (!isUnimplemented(problem))
            throw problem;
        await bucket.client.send(new dist_cjs/* PutObjectCommand */.wKZ(request));
    }
}
/**
 * Removes what killed writers left, and gives the names. An object goes only if it carries the mark of a writer that is dead, or that
 * nothing was heard of for a day, and no sidecar stands; what took the place of another copy stays, for that copy is gone. An archive
 * without a sidecar that came from anywhere else may be the only copy of somebody's data, and stays.
 */
async function sweepMarked(bucket, uploads, now) {
    const found = await bucket.list();
    const swept = [];
    for (const marker of found) {
        const id = (0,writer_marker/* idOfMarker */.b8)(marker.name);
        if (id === undefined)
            continue;
        const objects = found.filter(({ name }) => (0,archive_name/* parseFile */.CJ)(name)?.id === id);
        const open = uploads.filter(({ name }) => (0,archive_name/* parseFile */.CJ)(name)?.id === id);
        const left = await abandoned(bucket, marker, [...objects, ...open], now);
        if (left === undefined)
            continue;
        for (const upload of open) {
            await upload.giveUp();
            swept.push(upload.name);
        }
        swept.push(...await removeMarked(bucket, left, objects), ...await removed(bucket, marker.name));
    }
    return swept;
}
/** What a marker claims, once its writer writes no more; an unreadable one claims nothing. */
async function abandoned(bucket, marker, belongings, now) {
    const content = marker.bytes > writer_marker/* longestMarkerBytes */.wy ? '' : await bucket.read(marker.name).then(consumers_.text).catch((problem) => {
        if ((0,errors/* codeOf */.$N)(problem) === 'file-missing')
            return undefined;
        throw problem;
    });
    // Its writer has finished meanwhile.
    if (content === undefined)
        return undefined;
    const writer = (0,process_marker/* parseMarker */.gY)(content);
    const fate = writer === undefined ? 'unknown' : await (0,process_marker/* fateOf */._L)(writer, await (0,process_marker/* ownMarker */["do"])());
    if (fate === 'alive' || (fate === 'unknown' && !(0,writer_marker/* isSilent */.eS)([marker, ...belongings], now)))
        return undefined;
    const { mark, replaces } = writer === undefined ? {} : JSON.parse(content);
    return { mark: typeof mark === 'string' ? mark : '', replaces: replaces !== false };
}
async function removeMarked(bucket, { mark, replaces }, objects) {
    if (mark === '' || replaces || objects.some(({ name }) => (0,archive_name/* parseFile */.CJ)(name)?.part === 'sidecar'))
        return [];
    const swept = [];
    for (const { name } of objects) {
        if ((await bucket.head(name))?.writer === mark)
            swept.push(...await removed(bucket, name));
    }
    return swept;
}
async function removed(bucket, name) {
    await bucket.delete(name);
    return [name];
}

// EXTERNAL MODULE: ./kit/let-go.js
var let_go = __webpack_require__(54926);
;// CONCATENATED MODULE: ./store/s3-parts.js
const mebibyte = 1024 * 1024;
/** Every S3 store takes parts of 5 MiB and more; 8 is what the SDKs use. */
const smallestPartBytes = 8 * mebibyte;
const comfortablePartBytes = 48 * mebibyte;
/** docs.aws.amazon.com, "Amazon S3 multipart upload limits". */
const largestPartBytes = 5 * 1024 * mebibyte;
const mostParts = 10_000;
/** What parts may take of the memory, save where two take more. */
const partsInMemoryBytes = 100 * mebibyte;
/**
 * The sizes of the parts of an upload whose length nobody knows: 10,000 parts are all there is, so they grow. Where the caller's
 * guess is right, they stay as they began. A store that takes so many gets small ones, which keeps the process below 300 MB. Of any
 * other, below 900 parts (a store in France takes only 1,000) up to 45 GB, and at most 48 MiB, with which the process has 360 MB, up
 * to 400 GB. Beyond the guess they double with each tenth of the parts that are left: without any guess that makes room for 8 TiB.
 */
class PartPlan {
    #firstBytes;
    #guessedBytes;
    #asGuessed = 0;
    #sinceGuess = 0;
    #planned = 0;
    constructor(guessedBytes, takesManyParts) {
        this.#guessedBytes = guessedBytes;
        const comfortable = takesManyParts ? smallestPartBytes : Math.min(comfortablePartBytes, Math.max(smallestPartBytes, Math.ceil(guessedBytes / 900)));
        this.#firstBytes = Math.max(comfortable, Math.ceil(guessedBytes / 8000));
    }
    /** The size of the next part, in bytes. */
    next() {
        if (this.#planned >= this.#guessedBytes)
            this.#sinceGuess++;
        else
            this.#asGuessed++;
        const doublings = Math.floor(Math.max(0, this.#sinceGuess - 1) / ((mostParts - this.#asGuessed) / 10));
        const size = Math.min(largestPartBytes, this.#firstBytes * 2 ** doublings);
        this.#planned += size;
        return size;
    }
    /** How many parts of that size may be in memory at once: the one that is being filled, and at least one on its way. */
    static inMemory(partBytes) {
        return Math.max(2, Math.min(4, Math.floor(partsInMemoryBytes / partBytes)));
    }
}

;// CONCATENATED MODULE: ./store/s3-upload.js



/**
 * Sends a stream of unknown length in parts, a few at a time, and no further than that ahead of what the store has taken. What fits
 * into one part waits in memory. Failing or aborted, it leaves no open upload (lib-storage's Upload may: FACTS, 8).
 */
async function sendObject(client, target, source, expected, signal) {
    const upload = new PartUpload(client, target, expected, signal);
    try {
        for await (const chunk of source.chunks())
            await upload.add(chunk);
        return await upload.finish();
    }
    catch (problem) {
        // The first failure is the one to tell; an upload that cannot be given up now is left to a sweep.
        await upload.abort().catch(() => undefined);
        throw problem;
    }
}
class PartUpload {
    #client;
    #target;
    #signal;
    #plan;
    #parts = [];
    #free = [];
    #onTheWay = new Set();
    #failure;
    #uploadId;
    #buffer;
    #filled = 0;
    #partNumber = 0;
    #bytes = 0;
    constructor(client, target, { bytes, takesManyParts }, signal) {
        this.#client = client;
        this.#target = target;
        this.#signal = signal;
        this.#plan = new PartPlan(bytes, takesManyParts);
        this.#buffer = Buffer.allocUnsafeSlow(this.#plan.next());
    }
    async add(chunk) {
        let offset = 0;
        while (offset < chunk.length) {
            // Sent only when there is more to come: the last part may be short, and a single one is no part at all.
            if (this.#filled === this.#buffer.length)
                await this.#send();
            const taken = chunk.copy(this.#buffer, this.#filled, offset);
            this.#filled += taken;
            offset += taken;
        }
        this.#bytes += chunk.length;
        this.#rethrow();
    }
    async finish() {
        if (this.#uploadId === undefined)
            return this.#small(Buffer.from(this.#buffer.subarray(0, this.#filled)));
        await this.#send();
        await Promise.all(this.#onTheWay);
        this.#rethrow();
        const { Bucket, Key } = this.#target;
        const Parts = this.#parts.toSorted((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
        return {
            bytes: this.#bytes,
            name: async (ifNoneMatch) => {
                const condition = ifNoneMatch ? { IfNoneMatch: '*' } : {};
                await this.#client.send(new dist_cjs/* CompleteMultipartUploadCommand */.Gym({ Bucket, Key, UploadId: this.#uploadId, MultipartUpload: { Parts }, ...condition }));
                this.#uploadId = undefined;
            },
            discard: () => this.abort(),
        };
    }
    /** Gives up what was sent; parts that are still on their way are waited for, or they would be left behind. */
    async abort() {
        await Promise.allSettled(this.#onTheWay);
        if (this.#uploadId === undefined)
            return;
        const { Bucket, Key } = this.#target;
        await this.#client.send(new dist_cjs/* AbortMultipartUploadCommand */.tfP({ Bucket, Key, UploadId: this.#uploadId }));
        this.#uploadId = undefined;
    }
    #small(content) {
        return {
            bytes: this.#bytes,
            name: async (ifNoneMatch) => {
                await this.#client.send(new dist_cjs/* PutObjectCommand */.wKZ({ ...this.#target, Body: content, ...(ifNoneMatch ? { IfNoneMatch: '*' } : {}) }));
            },
            discard: () => Promise.resolve(),
        };
    }
    async #send() {
        const { Bucket, Key } = this.#target;
        if (this.#uploadId === undefined) {
            // Where the SDK sends a checksum with each part, the upload has to be announced with it.
            const withChecksum = await this.#client.config.requestChecksumCalculation() === 'WHEN_SUPPORTED';
            const request = new dist_cjs/* CreateMultipartUploadCommand */.nG4({ ...this.#target, ...(withChecksum ? { ChecksumAlgorithm: 'CRC32' } : {}) });
            const { UploadId } = await this.#client.send(request, { abortSignal: this.#signal });
            this.#uploadId = UploadId;
        }
        const buffer = this.#buffer;
        const body = buffer.subarray(0, this.#filled);
        const PartNumber = ++this.#partNumber;
        const sending = this.#client
            .send(new dist_cjs/* UploadPartCommand */.iVK({ Bucket, Key, UploadId: this.#uploadId, PartNumber, Body: body }), { abortSignal: this.#signal })
            .then((answer) => {
            // Of the checksums only the one that was sent is answered; the completion has to repeat it.
            this.#parts.push({ PartNumber, ETag: answer.ETag, ChecksumCRC32: answer.ChecksumCRC32 });
            this.#free.push(buffer);
        }, (problem) => { this.#failure ??= { problem }; })
            .finally(() => { this.#onTheWay.delete(sending); });
        this.#onTheWay.add(sending);
        const next = this.#plan.next();
        while (this.#onTheWay.size + 1 > PartPlan.inMemory(next))
            await Promise.race(this.#onTheWay);
        this.#rethrow();
        this.#buffer = this.#empty(next);
        this.#filled = 0;
    }
    /** A buffer that was sent is filled again: the collector would let several times their number pile up. */
    #empty(bytes) {
        if (this.#free.at(-1)?.length === bytes)
            return this.#free.pop() ?? Buffer.allocUnsafeSlow(bytes);
        for (const outgrown of this.#free.splice(0))
            (0,let_go/* letGo */.Ko)(outgrown);
        return Buffer.allocUnsafeSlow(bytes);
    }
    #rethrow() {
        if (this.#failure !== undefined)
            throw this.#failure.problem;
    }
}

// EXTERNAL MODULE: ./store/source.js
var store_source = __webpack_require__(23846);
;// CONCATENATED MODULE: ./store/s3-writer.js









/** A backup that is being written into a bucket: its parts are sent at once, its objects appear with `commit`. */
class S3Writer {
    #options;
    #pending = new Map();
    #named = [];
    #running = new Map();
    #aborter = new AbortController();
    #state = 'open';
    constructor(options) {
        this.#options = options;
    }
    async put(name, content) {
        (0,stored_name/* fileOf */.W7)(this.#options.id, name);
        if (this.#state !== 'open')
            throw new Error(`${name} was put after the backup was ${this.#state}`);
        if (this.#pending.has(name))
            throw (0,store_failures/* backupExists */.nO)(this.#options.id, this.#options.bucket.name);
        const writing = this.#send(name, content);
        this.#running.set(content, writing);
        try {
            const pending = await writing;
            this.#pending.set(name, pending);
            return { bytes: pending.bytes };
        }
        finally {
            this.#running.delete(content);
            if (!content.destroyed)
                content.destroy();
        }
    }
    async #send(name, content) {
        const { bucket, neededBytes, id } = this.#options;
        const source = new store_source/* Source */.k(content);
        try {
            const expected = { bytes: (0,stored_name/* fileOf */.W7)(id, name).part === 'archive' ? neededBytes : 0, takesManyParts: bucket.takesManyParts };
            return await sendObject(bucket.client, this.#target(name), source, expected, this.#aborter.signal);
        }
        catch (problem) {
            source.rethrow();
            throw s3Failure(problem, { store: bucket.name, doing: `write ${name}` });
        }
    }
    #target(name) {
        const { bucket, now, id, mark, options } = this.#options;
        const { storageClass, objectLock } = options;
        return {
            ...bucket.at(name),
            Metadata: { [writerMark]: mark },
            ...encryptionOf(options),
            ...(storageClass === undefined || (0,stored_name/* fileOf */.W7)(id, name).part !== 'archive' ? {} : { StorageClass: storageClass }),
            ...(objectLock === undefined ? {} : {
                ObjectLockMode: objectLock.mode, ObjectLockRetainUntilDate: new Date(now().getTime() + objectLock.days * 24 * 3600_000),
            }),
        };
    }
    async commit() {
        const { id, bucket, replaces } = this.#options;
        if (this.#running.size > 0)
            throw new Error(`commit of ${id} while it is being written`);
        if (this.#state !== 'open')
            throw new Error(`commit of ${id} after it was ${this.#state}`);
        const archive = [...this.#pending.keys()].find((name) => (0,stored_name/* fileOf */.W7)(id, name).part === 'archive');
        const sidecar = archive === undefined ? undefined : (0,archive_name/* sidecarFile */.Au)(archive);
        if (archive === undefined || sidecar === undefined || !this.#pending.has(sidecar))
            throw new Error(`commit of ${id} without archive and sidecar`);
        // Writers of the same second meet at the first name, so the order has to be the same for all.
        const others = [...this.#pending.keys()].filter((name) => name !== archive && name !== sidecar).sort();
        try {
            const standing = replaces ? (await bucket.list(`${id}.`)).map(({ name }) => name).filter((name) => (0,archive_name/* parseFile */.CJ)(name)?.id === id) : [];
            for (const name of standing.filter((one) => (0,archive_name/* parseFile */.CJ)(one)?.part === 'sidecar'))
                await bucket.delete(name);
            for (const name of [archive, ...others])
                await this.#name(name);
            await this.#assertOwn(archive);
            for (const name of standing.filter((one) => !this.#pending.has(one)))
                await bucket.delete(name);
            await this.#name(sidecar);
        }
        catch (problem) {
            // What was named in the place of another copy stays for the next attempt.
            if (!replaces)
                await this.#undo(sidecar).then(() => this.#release()).catch(() => undefined);
            throw s3Failure(problem, { store: bucket.name, doing: `complete ${id}` });
        }
        this.#state = 'committed';
        await this.#release().catch(() => undefined);
        return {};
    }
    /** From here on no sweep has to know whose these objects are. */
    async #release() {
        await this.#options.bucket.delete((0,writer_marker/* markerName */.CO)(this.#options.id));
    }
    async #name(name) {
        const { bucket, id, mark, replaces } = this.#options;
        const pending = this.#pending.get(name);
        this.#named.push(name);
        try {
            await pending?.name(!replaces);
        }
        catch (problem) {
            if (isTaken(problem) || isClosedUpload(problem)) {
                // The store may have done it and its answer was lost: then what stands is ours.
                if ((await bucket.head(name))?.writer === mark)
                    return;
                throw isTaken(problem) ? (0,store_failures/* backupExists */.nO)(id, bucket.name, problem) : problem;
            }
            if (!isUnimplemented(problem))
                throw problem;
            if (await bucket.head(name) !== undefined)
                throw (0,store_failures/* backupExists */.nO)(id, bucket.name, problem);
            await pending?.name(false);
        }
    }
    /** A store without conditions may have let two writers through; and some store more or fewer bytes than they were sent. */
    async #assertOwn(name) {
        const { bucket, id, mark } = this.#options;
        const stands = await bucket.head(name);
        const bytes = this.#pending.get(name)?.bytes;
        if (stands?.writer !== undefined && stands.writer !== mark)
            throw (0,store_failures/* backupExists */.nO)(id, bucket.name);
        if (stands?.bytes !== bytes) {
            throw new errors/* KnownError */.E('store-broken', `${bucket.name} holds ${stands?.bytes ?? 'no'} bytes of ${name}, and ${bytes ?? 0} were sent`, 'The store changes what it is given; look at its version and at proxies before it.');
        }
    }
    /** Removes what a failed commit named, the sidecar first, and only what is this writer's. */
    async #undo(sidecar) {
        const { bucket, mark } = this.#options;
        for (const name of this.#named.splice(0).sort((a, b) => Number(b === sidecar) - Number(a === sidecar))) {
            const stands = await bucket.head(name);
            if (stands?.writer === mark)
                await bucket.delete(name);
        }
    }
    async abort() {
        if (this.#state !== 'open')
            return;
        this.#state = 'aborted';
        this.#aborter.abort();
        const running = [...this.#running];
        for (const [content] of running)
            content.destroy(new Error(`writing ${this.#options.id} was given up`));
        await Promise.allSettled(running.map(([, writing]) => writing));
        for (const pending of this.#pending.values())
            await pending.discard();
        await this.#release().catch(() => undefined);
    }
}

// EXTERNAL MODULE: ./domain/stored-set.js
var stored_set = __webpack_require__(5242);
;// CONCATENATED MODULE: ./store/s3.js















const trialName = 'zimmer-backup-trial';
/** Backups in a bucket of S3, or of a store that speaks its language. */
class S3Store {
    name;
    index;
    #bucket;
    #options;
    #neededBytes = 0;
    constructor(location, options) {
        this.#bucket = new S3Bucket(s3Client(options, options.environment), parseS3Location(location));
        this.#options = options;
        this.name = this.#bucket.name;
        this.index = new S3Index(this.#bucket, options);
    }
    /** Lists and begins an upload on trial: credentials, bucket and rights show before anything is dumped. Free space is the store's. */
    async prepare(neededBytes) {
        this.#neededBytes = neededBytes;
        await this.#explained('prepare the store', async () => {
            await this.#bucket.list(trialName);
            const trial = this.#bucket.at(trialName);
            const { UploadId } = await this.#bucket.client.send(new dist_cjs/* CreateMultipartUploadCommand */.nG4(trial));
            // A sweep of another run may have been faster.
            await this.#bucket.client.send(new dist_cjs/* AbortMultipartUploadCommand */.tfP({ ...trial, UploadId })).catch(unlessClosed);
        });
    }
    async list() {
        return this.#explained('list the backups', async () => (0,stored_set/* assembleSets */.i)(await this.#bucket.list()));
    }
    async find(id) {
        if (!(0,stored_name/* isId */.eQ)(id))
            return undefined;
        return this.#explained(`look for ${id}`, async () => (0,stored_set/* assembleSets */.i)(await this.#filesOf(id))[0]);
    }
    begin(id) {
        return this.#begin(id, false);
    }
    replace(id) {
        return this.#begin(id, true);
    }
    async #begin(id, replaces) {
        (0,stored_name/* ownId */.ou)(id);
        return this.#explained(`begin ${id}`, async () => {
            const mark = (0,external_node_crypto_.randomUUID)();
            await claim(this.#bucket, id, { mark, replaces }, this.#options);
            try {
                if (!replaces && (await this.#filesOf(id)).length > 0)
                    throw (0,store_failures/* backupExists */.nO)(id, this.name);
            }
            catch (problem) {
                await this.#bucket.delete((0,writer_marker/* markerName */.CO)(id)).catch(() => undefined);
                throw problem;
            }
            return new S3Writer({ id, mark, replaces, bucket: this.#bucket, options: this.#options, neededBytes: this.#neededBytes, now: this.#options.now });
        });
    }
    async read(name) {
        (0,stored_name/* ownFile */.PV)(name);
        return this.#bucket.read(name);
    }
    async fetch(name, folder) {
        (0,stored_name/* ownFile */.PV)(name);
        return (0,fetched/* fetchFile */.t)(folder, name, (file) => this.read(file));
    }
    /** A new object of that name replaces the older one in one step: that is how S3 writes. */
    async attach(name, content) {
        const { id } = (0,stored_name/* attachment */.oh)(name);
        await this.#explained(`write ${name}`, async () => {
            if (!(await this.#filesOf(id)).some(({ name: file }) => (0,archive_name/* parseFile */.CJ)(file)?.part === 'archive'))
                throw (0,store_failures/* fileMissing */.tO)(id, this.name);
            await this.#bucket.client.send(new dist_cjs/* PutObjectCommand */.wKZ({
                ...this.#bucket.at(name), Body: Buffer.from(content), Metadata: { [writerMark]: 'drill' }, ...encryptionOf(this.#options),
            }));
        });
    }
    /** One by one, and not DeleteObjects: several stores refuse its checksum (TRAPS, 17). */
    async remove(set) {
        const files = (0,stored_set/* removalOrder */.V)(set);
        for (const { name } of files)
            (0,stored_name/* fileOf */.W7)(set.id, name);
        if (this.#bucket.location.prefix === '') {
            throw new errors/* KnownError */.E('prefix-missing', `${this.name} has no prefix, and nothing is removed from the root of a bucket`, 'Keep backups below a prefix of their own: s3://bucket/prefix.');
        }
        await this.#explained(`remove ${set.id}`, async () => {
            for (const { name } of files)
                await this.#bucket.delete(name);
        });
    }
    /**
     * Removes what carries the mark of a killed writer (see sweepMarked), and gives up multipart uploads of ours that nobody will complete: those on trial,
     * those whose writer has taken its mark away (one is begun twice when the answer was lost), and those that are older than a day.
     */
    async sweep() {
        return this.#explained('remove what killed runs left', async () => {
            const now = this.#options.now();
            const uploads = await this.#openUploads();
            const swept = await sweepMarked(this.#bucket, uploads, now).catch((problem) => {
                // Who may write and not remove, so that nobody can remove backups, lets a lifecycle rule sweep.
                if ((0,errors/* codeOf */.$N)(s3Failure(problem, { store: this.name, doing: 'sweep' })) === 'missing-rights')
                    return [];
                throw problem;
            });
            const left = uploads.filter(({ name }) => !swept.includes(name));
            // Looked for after the uploads: whoever had begun one then had its mark there before.
            const markers = left.length === 0 ? [] : (await this.#bucket.list()).map(({ name }) => name).filter((name) => (0,writer_marker/* idOfMarker */.b8)(name) !== undefined);
            for (const upload of left.filter((one) => (0,writer_marker/* isSilent */.eS)([one], now) || !markers.includes((0,writer_marker/* markerName */.CO)((0,archive_name/* parseFile */.CJ)(one.name)?.id ?? '')))) {
                await upload.giveUp();
                swept.push(upload.name);
            }
            return swept;
        });
    }
    async #openUploads() {
        const uploads = (await this.#bucket.openUploads()).filter(({ name }) => (0,archive_name/* parseFile */.CJ)(name) !== undefined || name === trialName);
        return uploads.flatMap(({ name, uploadId, begunAt }) => begunAt === undefined ? [] : [{
                name, modifiedAt: begunAt, giveUp: async () => {
                    await this.#bucket.client.send(new dist_cjs/* AbortMultipartUploadCommand */.tfP({ ...this.#bucket.at(name), UploadId: uploadId })).catch(unlessClosed);
                },
            }]);
    }
    locate(name) {
        (0,stored_name/* ownFile */.PV)(name);
        return `s3://${this.#bucket.location.bucket}/${this.#bucket.key(name)}`;
    }
    async #filesOf(id) {
        return (await this.#bucket.list(`${id}.`)).filter(({ name }) => (0,archive_name/* parseFile */.CJ)(name)?.id === id);
    }
    async #explained(doing, work) {
        try {
            return await work();
        }
        catch (problem) {
            throw s3Failure(problem, { store: this.name, doing });
        }
    }
}
/** Whoever gives up an upload wants it to be closed. */
function unlessClosed(problem) {
    if (!isClosedUpload(problem))
        throw problem;
    return undefined;
}


/***/ })

};
