export const id = 582;
export const ids = [582];
export const modules = {

/***/ 43494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ readProof),
  g: () => (/* binding */ verifyBackup)
});

// EXTERNAL MODULE: ./archive/reader.js
var reader = __webpack_require__(23549);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/manifest-parsing.js + 1 modules
var manifest_parsing = __webpack_require__(56414);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
// EXTERNAL MODULE: ./kit/bounded-text.js
var bounded_text = __webpack_require__(1843);
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
        const proof = await readProof(store, manifest, open);
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
/** The manifest's closed part, opened. */
async function readProof(store, manifest, open) {
    return (0,manifest_parsing/* parseProof */.k_)(await (0,bounded_text/* boundedText */.LD)(await open(await store.read(manifest.proof.file), manifest.proof.bytes), bounded_text/* longestManifest */.Ev), manifest.proof.file);
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
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41689);
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
        const verified = await (0,_check_js__WEBPACK_IMPORTED_MODULE_7__/* .verifyBackup */ .g)(store, set, open, context.now);
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


/***/ })

};
