export const id = 387;
export const ids = [387,4431,5499];
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

/***/ 43494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyBackup: () => (/* binding */ verifyBackup)
});

// EXTERNAL MODULE: ./archive/reader.js
var reader = __webpack_require__(23549);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./actions/backup/stream.js
var stream = __webpack_require__(5070);
// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
;// CONCATENATED MODULE: ./actions/verify/agreement.js


/** Where the open part of the manifest contradicts the set that it stands in, as a sentence: it may be another backup's, or edited. */
async function manifestMismatch(store, set, manifest, read) {
    const { archive, proof } = manifest;
    if (manifest.backup !== set.id)
        return `the manifest is that of ${manifest.backup}`;
    if (manifest.database !== set.database)
        return `the manifest is that of database ${manifest.database}`;
    if (archive.sha256 !== read.sidecar)
        return 'the manifest names another checksum than the sidecar';
    if (set.files.proof === undefined)
        return `the closed part of the manifest, ${proof.file}, is missing`;
    if (proof.file !== set.files.proof.name)
        return `the manifest names ${proof.file} as its closed part, not ${set.files.proof.name}`;
    const said = archiveMismatch(set, manifest, read);
    if (said !== undefined)
        return said;
    if (await (0,backups/* hashOf */.qQ)(await store.read(proof.file)) !== proof.sha256)
        return `the closed part of the manifest, ${proof.file}, was changed`;
    return globalsMismatch(store, set, manifest);
}
function archiveMismatch(set, { archive, encryption }, { stored, plain = stored, contents }) {
    const file = (0,backups/* complete */.My)(set).archive.name;
    const facts = [
        ['file', archive.file, file], ['encryption', encryption.method, (0,archive_name/* parseFile */.CJ)(file)?.encryption ?? ''], ['size', archive.bytes, stored.bytes],
        ['size once opened', archive.plainBytes, plain.bytes], ['checksum once opened', archive.plainSha256, plain.sha256],
        // Nothing has read the archive of a backup that was taken without proof.
        ['format', archive.formatVersion === 'unread' ? contents?.formatVersion ?? '' : archive.formatVersion, contents?.formatVersion ?? ''],
    ];
    const wrong = facts.find(([, said, found]) => said !== found);
    return wrong === undefined ? undefined : `the manifest names another ${wrong[0]} of the archive: ${wrong[1]}, not ${wrong[2]}`;
}
async function globalsMismatch(store, set, { globals }) {
    if (globals === undefined)
        return set.files.globals === undefined ? undefined : `the manifest knows nothing of ${set.files.globals.name}`;
    if (set.files.globals === undefined)
        return `the roles and settings, ${globals.file}, are missing`;
    if (globals.file !== set.files.globals.name)
        return `the manifest names ${globals.file} as the roles and settings, not ${set.files.globals.name}`;
    return await (0,backups/* hashOf */.qQ)(await store.read(globals.file)) === globals.sha256 ? undefined : `the roles and settings, ${globals.file}, were changed`;
}
/** Where the two parts of the manifest contradict each other, as a sentence. */
function proofMismatch(proof, manifest) {
    if (proof.backup !== manifest.backup)
        return `the closed part of the manifest is that of ${proof.backup}`;
    const tables = proof.relations.filter(({ kind }) => kind === 'table');
    const found = {
        tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0), sequences: proof.sequences.length, largeObjects: proof.largeObjects.count,
    };
    const names = { tables: 'tables', rows: 'rows', sequences: 'sequences', largeObjects: 'large objects' };
    const wrong = Object.keys(found).find((name) => found[name] !== manifest.totals[name]);
    if (wrong !== undefined)
        return `the manifest counts ${manifest.totals[wrong]} ${names[wrong]}, its closed part ${found[wrong]}`;
    return modeMismatch(proof, manifest.proof.mode);
}
/** Where the closed part holds more, or less, than its mode has. What has no count and no fingerprint compares with anything. */
function modeMismatch({ relations, largeObjects }, mode) {
    const compared = relations.filter(({ kind, exempt }) => kind === 'table' && exempt === null);
    const objects = largeObjects.count > 0 ? [{ name: 'the large objects', rows: 0, fingerprint: largeObjects.fingerprint }] : [];
    const named = [...objects, ...compared.map(({ schema, name, rows, fingerprint }) => ({ name: `${schema}.${name}`, rows, fingerprint }))];
    const wrongly = (what, one) => one === undefined ? undefined : `the closed part of the manifest has ${what} of ${one.name}`;
    if (mode === 'content')
        return wrongly('no fingerprint', named.find(({ fingerprint }) => fingerprint === null));
    return wrongly(`a fingerprint, which proof: ${mode} has not,`, named.find(({ fingerprint }) => fingerprint !== null))
        ?? (mode === 'rows' ? wrongly('no count', named.find(({ rows }) => rows === null)) : undefined);
}

;// CONCATENATED MODULE: ./actions/verify/check.js










/** Proves a stored backup without a server: checksum and whole read in one pass, then every table against the manifest. */
async function verifyBackup(store, set, open, now) {
    const began = now().getTime();
    const { archive } = (0,backups/* complete */.My)(set);
    const found = await judge(store, set, open);
    return {
        backup: set.id, verdict: found.verdict.verdict, reason: found.verdict.verdict === 'proved' ? null : found.verdict.reason,
        whole: found.whole, differences: found.differences, rows: found.rows, bytes: archive.bytes, seconds: (now().getTime() - began) / 1000,
    };
}
async function judge(store, set, open) {
    const nothing = { whole: false, differences: [], rows: 0 };
    try {
        const { archive } = (0,backups/* complete */.My)(set);
        const sidecar = await (0,backups/* readSidecar */.YD)(store, set);
        const size = await (0,backups/* readManifest */.WI)(store, set).then((manifest) => manifest?.archive.bytes, () => undefined);
        const { contents, stored, plain, problem } = await readWhole(store, archive.name, size, open);
        // The checksum's word comes first: it tells a changed file from a dump that was written wrong.
        if (stored.sha256 !== sidecar)
            return { ...nothing, verdict: (0,verdict/* damaged */.qM)(`the checksum of ${archive.name} is not the one in its sidecar${problem === undefined ? '' : ` (${problem.message})`}`) };
        if (problem !== undefined)
            throw problem;
        const manifest = await (0,backups/* readManifest */.WI)(store, set);
        if (manifest === undefined)
            return { ...nothing, whole: true, verdict: (0,verdict/* unproved */.gv)('checksum and archive are whole, but there is no manifest to compare the rows with') };
        const mismatch = await manifestMismatch(store, set, manifest, { sidecar, stored, plain, contents });
        if (mismatch !== undefined)
            return { ...nothing, verdict: (0,verdict/* damaged */.qM)(mismatch) };
        const proof = await (0,backups/* readProof */.r$)(store, manifest, open);
        const contradiction = proofMismatch(proof, manifest);
        return contradiction === undefined ? compare(proof, manifest, contents) : { ...nothing, verdict: (0,verdict/* damaged */.qM)(contradiction) };
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E && damageCodes.has(problem.code))
            return { ...nothing, verdict: (0,verdict/* damaged */.qM)(problem.message) };
        if (problem instanceof errors/* KnownError */.E)
            return { ...nothing, verdict: (0,verdict/* unproved */.gv)(problem.message) };
        throw problem;
    }
}
const damageCodes = new Set(['archive-damaged', 'archive-truncated', 'archive-not-ours', 'sidecar-damaged', 'manifest-damaged', 'file-missing', 'damaged-ciphertext', 'truncated-ciphertext']);
/** One pass: the stored bytes hashed, opened, hashed again where that differs, and read as an archive. */
async function readWhole(store, name, bytes, open) {
    const stored = (0,stream/* tap */.M)();
    const source = await store.read(name);
    source.on('error', (failure) => { stored.stream.destroy(failure); });
    source.pipe(stored.stream);
    const plain = (0,archive_name/* parseFile */.CJ)(name)?.encryption === 'none' ? undefined : (0,stream/* tap */.M)();
    try {
        const opened = await open(stored.stream, bytes);
        const contents = await (0,reader/* readArchive */.bL)(plain === undefined ? opened : (0,head/* chained */.HM)(opened, plain.stream), (0,archive_name/* formatOf */.be)(name));
        return { contents, stored: stored.passed(), plain: plain?.passed(), problem: undefined };
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        // What is wrong with the archive may be that the file was changed: its own hash tells, and belongs to the verdict.
        return { contents: undefined, stored: { bytes: 0, sha256: await (0,backups/* hashOf */.qQ)(await store.read(name)) }, plain: undefined, problem };
    }
    finally {
        source.destroy();
    }
}
function compare(proof, manifest, contents) {
    const { differences: tables, rowsCompared } = (0,domain_proof/* compareTables */.Dz)(proof, contents?.tables ?? [], 'the archive');
    const differences = [...tables, ...(0,domain_proof/* compareSequences */.Iu)(proof.sequences, contents?.sequences ?? [], 'the archive')].map(({ sentence }) => sentence);
    const objects = contents?.largeObjects;
    if (proof.largeObjects.fingerprint !== null && objects !== undefined && objects.fingerprint !== proof.largeObjects.fingerprint) {
        differences.push(`the large objects differ (${(0,units/* number */.ai)(objects.count)} in the archive, ${(0,units/* number */.ai)(proof.largeObjects.count)} in the source)`);
    }
    if (differences.length > 0)
        return { whole: false, differences, rows: rowsCompared, verdict: (0,verdict/* damaged */.qM)(differences[0] ?? '') };
    switch (manifest.proof.mode) {
        case 'content': return { whole: true, differences, rows: rowsCompared, verdict: verdict/* proved */.tT };
        case 'rows': return { whole: true, differences, rows: rowsCompared, verdict: verdict/* proved */.tT };
        case 'none': return { whole: true, differences, rows: 0, verdict: (0,verdict/* unproved */.gv)('the backup was taken with proof: none; checksum and archive are whole') };
    }
}


/***/ }),

/***/ 47582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run),
/* harmony export */   verifyBackups: () => (/* binding */ verifyBackups)
/* harmony export */ });
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94431);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10221);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68203);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32770);
/* harmony import */ var _encryption_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85878);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23673);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43494);
/* harmony import */ var _views_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(10801);









/** The verify action. */
const run = async (read, context) => {
    const report = await verifyBackups(read, context);
    return { status: (0,_action_js__WEBPACK_IMPORTED_MODULE_3__/* .statusOf */ .c)((0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .verdictOf */ .Vj)(report)), report, outputs: (0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .outputsOf */ .Yz)(report), summary: (0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .summaryOf */ .YG)(report) };
};
/** Verifies one backup, or all of a database. */
async function verifyBackups(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const store = await (0,_store_js__WEBPACK_IMPORTED_MODULE_6__/* .storeFor */ .fV)(inputs, context);
    const open = (0,_encryption_js__WEBPACK_IMPORTED_MODULE_5__.openerFor)(inputs, host);
    const backups = [];
    for (const set of await chosen(store, inputs.backup, (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .namedDatabase */ .pl)(read))) {
        if (host.interrupted.aborted)
            throw new Error('interrupted');
        host.line(`>>> Verifying ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(set.id)}`);
        const verified = await (0,_check_js__WEBPACK_IMPORTED_MODULE_7__.verifyBackup)(store, set, open, context.now);
        backups.push(verified);
        for (const difference of verified.differences.slice(0, 20))
            host.line(`    ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(difference)}`);
        host.line((0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .lineOf */ .cA)(verified));
    }
    const verdict = (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)(backups.map(_views_js__WEBPACK_IMPORTED_MODULE_8__/* .asVerdict */ .Qq));
    return { action: 'verify', verdict: verdict.verdict, reason: verdict.verdict === 'proved' ? null : verdict.reason, backups };
}
async function chosen(store, named, database) {
    if (named !== 'all')
        return [await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveBackup */ .p2)(store, named, database)];
    const sets = (await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .setsOf */ .Nc)(store, database)).filter((set) => set.complete);
    if (sets.length === 0)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('no-backups', `no backups found in ${store.name}`, 'Run the backup action first, or name the store that holds backups.');
    return sets;
}


/***/ }),

/***/ 10801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qq: () => (/* binding */ asVerdict),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   YG: () => (/* binding */ summaryOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   cA: () => (/* binding */ lineOf)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13581);
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94431);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);



/** The outputs as a view of the report. */
function outputsOf(report) {
    return { verdict: report.verdict, backup: report.backups[0]?.backup ?? '' };
}
/** One backup's verdict, with its name in the reason. */
function asVerdict(verified) {
    switch (verified.verdict) {
        case 'proved': return _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .proved */ .tT;
        case 'damaged': return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`${verified.backup}: ${verified.reason ?? ''}`);
        case 'unproved': return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .unproved */ .gv)(`${verified.backup}: ${verified.reason ?? ''}`);
    }
}
/** The verdict over all that were verified. */
function verdictOf(report) {
    return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)(report.backups.map(asVerdict));
}
/** One backup's line in the log. */
function lineOf(verified) {
    const what = `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.backup)}: ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .size */ .Ej)(verified.bytes)} read in ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(verified.seconds)}`;
    switch (verified.verdict) {
        case 'proved': return `✅ proved: ${what}, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(verified.rows, 'row')} equal to the source`;
        case 'damaged': return `❌ damaged: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.backup)}: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.reason ?? '')}`;
        case 'unproved': return `⚠️ unproved: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.backup)}: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.reason ?? '')}`;
    }
}
/** The step summary: the verdict first. */
function summaryOf(report) {
    const sign = { proved: '✅', damaged: '❌', unproved: '⚠️' };
    const rows = report.backups.map((one) => [`${sign[one.verdict]} ${one.verdict}`, (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(one.backup), (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .size */ .Ej)(one.bytes), (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(one.rows, 'row'), (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(one.reason ?? '')]);
    return [`### ${sign[report.verdict]} ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(report.backups.length, 'backup')} verified: ${report.verdict}`, '', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['Verdict', 'Backup', 'Size', 'Compared', 'Reason'], rows)].join('\n');
}


/***/ }),

/***/ 23549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AK: () => (/* binding */ archiveReader),
/* harmony export */   bL: () => (/* binding */ readArchive)
/* harmony export */ });
/* unused harmony export ArchiveReader */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73396);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74772);
/* harmony import */ var _decompression_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24646);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(555);
/* harmony import */ var _intake_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94770);
/* harmony import */ var _table_of_contents_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86631);
/* harmony import */ var _tar_archive_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23116);








function* readCustomFormat(intake, ahead) {
    const header = yield* (0,_header_js__WEBPACK_IMPORTED_MODULE_4__/* .readHeader */ .a)(intake, 'custom');
    const entries = yield* (0,_table_of_contents_js__WEBPACK_IMPORTED_MODULE_6__/* .readTableOfContents */ .u)(intake, header, 'custom');
    const lanes = (0,_decompression_js__WEBPACK_IMPORTED_MODULE_3__/* .lanesFor */ .d)(header.compression, ahead);
    try {
        const { tables, largeObjects } = yield* (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlocks */ .v_)(intake, entries, header.compression, lanes);
        return (0,_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .assembleContents */ .D)(header, entries, tables, largeObjects);
    }
    finally {
        lanes.close();
    }
}
/**
 * Reads an archive in pg_dump's custom format while it passes: hand in every chunk, then ask for the contents. Memory is
 * bounded by the table of contents and a few hundred KB, whatever the data (zstd adds the window that the archive was
 * written with, at most 128 MB). With `ahead` above one, so many tables are decompressed at the same time, and 48 MB of what follows are held.
 */
class ArchiveReader {
    #intake = new _intake_js__WEBPACK_IMPORTED_MODULE_5__/* .Intake */ .V();
    #steps;
    #contents;
    #failure;
    #underWay;
    constructor({ ahead = 1 } = {}) {
        this.#steps = readCustomFormat(this.#intake, ahead);
    }
    /**
     * Takes the next bytes, cut anywhere. A promise is back-pressure: wait for it before the next chunk, and leave the
     * chunk unchanged until then. Throws, or rejects with, what `end` would reject with; the archive is then not read on.
     */
    write(chunk) {
        return this.#inTurn(() => { this.#intake.push(chunk); });
    }
    /**
     * Ends the archive and returns what it holds. Rejects with `archive-truncated`, `archive-damaged`, `archive-version`,
     * `archive-compression` or `archive-not-ours`.
     */
    async end() {
        await this.#inTurn(() => { this.#intake.end(); });
        if (this.#contents === undefined)
            throw new Error('the reader stopped before the end of the archive');
        return this.#contents;
    }
    /** Gives up: for when the archive will not be read to its end. Closing twice, or after the end, is harmless. */
    close() {
        this.#failure ??= { thrown: new Error('the reader was closed') };
        // While it waits for the thread pool it is not inside its steps, so that they can be ended from here.
        this.#steps.return(undefined);
    }
    #inTurn(act) {
        const perform = () => {
            if (this.#failure !== undefined)
                throw this.#failure.thrown;
            act();
            return this.#advance();
        };
        const waiting = this.#underWay === undefined ? perform() : this.#underWay.then(perform);
        if (waiting === undefined)
            return undefined;
        const turn = waiting.finally(() => { if (this.#underWay === turn)
            this.#underWay = undefined; });
        // Whoever waits is told; whoever does not is told by the next call, and must not bring the process down.
        turn.catch(() => undefined);
        this.#underWay = turn;
        return turn;
    }
    /** Reads on until more bytes are needed (undefined) or something slower is waited for. */
    #advance() {
        try {
            const step = this.#steps.next();
            if (step.done !== true)
                return step.value?.then(() => this.#advance());
            this.#contents ??= step.value;
            return undefined;
        }
        catch (thrown) {
            this.#failure = { thrown };
            throw thrown;
        }
    }
}
/** A reader of an archive of that format, to be given every chunk as it passes. */
function archiveReader(format) {
    return format === 'custom' ? new ArchiveReader() : new _tar_archive_js__WEBPACK_IMPORTED_MODULE_7__/* .TarArchiveReader */ .t2();
}
/** Reads an archive, in the custom format or the tar of a directory, to its last byte. Rejects as `ArchiveReader.end` does, and as the source does. */
async function readArchive(source, format = 'custom') {
    if (format === 'directory')
        return (0,_tar_archive_js__WEBPACK_IMPORTED_MODULE_7__/* .readTarArchive */ .ar)(source);
    // The thread pool of Node has four threads.
    const reader = new ArchiveReader({ ahead: Math.min(4, (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)()) });
    try {
        for await (const chunk of source)
            await reader.write(chunk);
        return await reader.end();
    }
    finally {
        reader.close();
    }
}


/***/ }),

/***/ 94431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   gv: () => (/* binding */ unproved),
/* harmony export */   qM: () => (/* binding */ damaged),
/* harmony export */   tT: () => (/* binding */ proved)
/* harmony export */ });
const proved = { verdict: 'proved' };
/** Something is wrong with the backup itself. */
function damaged(reason) {
    return { verdict: 'damaged', reason };
}
/** It could not be told whether the backup is good. */
function unproved(reason) {
    return { verdict: 'unproved', reason };
}
/** The verdict over several: damage outweighs doubt, doubt outweighs proof; nothing at all is doubt. */
function worst(verdicts) {
    return verdicts.find((one) => one.verdict === 'damaged')
        ?? verdicts.find((one) => one.verdict === 'unproved')
        ?? (verdicts.length === 0 ? unproved('nothing was checked') : proved);
}
/** `proved`, or the word with its reason. */
function sentence(verdict) {
    return verdict.verdict === 'proved' ? 'proved' : `${verdict.verdict}: ${verdict.reason}`;
}


/***/ }),

/***/ 46757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Bytes)
/* harmony export */ });
/** Bytes taken from a source piece by piece. A piece may be overwritten once the next one is asked for. */
class Bytes {
    #chunks;
    #chunk = new Uint8Array(0);
    /** How many bytes have been taken. */
    position = 0;
    constructor(source) {
        this.#chunks = source[Symbol.asyncIterator]();
    }
    /** In a buffer of their own; fewer bytes than asked for only where the source ends. */
    async upTo(count) {
        const parts = [];
        for await (const piece of this.pieces(count))
            parts.push(new Uint8Array(piece));
        return Buffer.concat(parts);
    }
    /** In pieces as they come; fewer bytes than asked for only where the source ends. */
    async *pieces(count) {
        for (let left = count; left > 0;) {
            const piece = await this.#next(left);
            if (piece === undefined)
                return;
            left -= piece.length;
            yield piece;
        }
    }
    /** Ends the source, should there be more of it. */
    async close() {
        await this.#chunks.return?.();
    }
    /** At most `most` of the bytes that are there, at least one; undefined at the end. */
    async #next(most) {
        while (this.#chunk.length === 0) {
            const next = await this.#chunks.next();
            if (next.done === true)
                return undefined;
            this.#chunk = next.value;
        }
        const taken = this.#chunk.subarray(0, most);
        this.#chunk = this.#chunk.subarray(taken.length);
        this.position += taken.length;
        return taken;
    }
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


/***/ })

};
