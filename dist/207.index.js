export const id = 207;
export const ids = [207];
export const modules = {

/***/ 4207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7398);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3581);
/* harmony import */ var _encryption_kinds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9444);
/* harmony import */ var _encryption_seal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8814);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(221);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2770);
/* harmony import */ var _backup_stream_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5070);
/* harmony import */ var _encryption_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5878);
/* harmony import */ var _verify_check_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3463);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1689);












/** The rekey action: one backup after the other, so that what is interrupted leaves each of them whole, old or new. */
const run = async (read, context) => {
    const { values: inputs } = read;
    const { host } = context;
    const store = await (0,_store_js__WEBPACK_IMPORTED_MODULE_9__/* .storeFor */ .f)(inputs, context);
    const seal = await newSeal(inputs, context);
    const open = (0,_encryption_js__WEBPACK_IMPORTED_MODULE_7__/* .openerFor */ .F)({ ...inputs, encryption: undefined }, host);
    const rekeyed = [];
    for (const set of await chosen(store, inputs.backup, (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .namedDatabase */ .pl)(read))) {
        if (host.interrupted.aborted)
            throw new Error('interrupted');
        const to = await rekeyOne({ store, set, seal, open, context });
        if (!inputs['keep-old'])
            await store.remove(set);
        host.line(`    ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_10__/* .plain */ .pj)(set.id)} is encrypted anew as ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_10__/* .plain */ .pj)(to)}${inputs['keep-old'] ? '' : '; the old copy is gone'}`);
        rekeyed.push({ from: set.id, to });
    }
    host.line(`✅ Rekeyed: ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .hS)(rekeyed.length, 'backup')}`);
    return {
        status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .exitStatus */ .$u.passed, report: { action: 'rekey', rekeyed, recipients: seal.recipients }, outputs: { rekeyed: rekeyed.length, backup: rekeyed[0]?.to ?? '' },
        summary: [`### 🔑 ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .hS)(rekeyed.length, 'backup')} encrypted anew`, '', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_10__/* .table */ .tp)(['Old', 'New'], rekeyed.map(({ from, to }) => [(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_10__/* .code */ .aY)(from), (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_10__/* .code */ .aY)(to)]))].join('\n'),
    };
};
async function newSeal(inputs, context) {
    const seal = await (0,_encryption_seal_js__WEBPACK_IMPORTED_MODULE_3__/* .chooseSeal */ .p)({
        encryption: inputs.encryption, ageRecipients: inputs['age-recipients'], gpgRecipients: inputs['gpg-recipients'], gpgPublicKeys: inputs['gpg-public-keys'],
        encCmd: inputs['enc-cmd'], passphrase: inputs['new-passphrase'], requireEncryption: true,
    }, context.host);
    context.cleanup.add('remove the keyring', () => seal.dispose());
    return seal;
}
async function chosen(store, named, database) {
    if (named !== 'all')
        return [await (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveBackup */ .p2)(store, named, database)];
    return (await (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .setsOf */ .Nc)(store, database)).filter((set) => set.complete);
}
/**
 * Writes a backup's new copy beside the old one, and reads it back. A set's name holds its second, and both copies must stand at once: the new
 * one takes the next second that is free. The manifest keeps the true time.
 */
async function rekeyOne(request) {
    const { store, set, context } = request;
    const expected = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .readSidecar */ .YD)(store, set);
    const manifest = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .readManifest */ .WI)(store, set);
    const { writer, id } = await beginBeside(store, set);
    const keep = context.cleanup.add(`remove what was written of ${id}`, () => writer.abort());
    try {
        const archive = await sealAgain(request, writer, (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .complete */ .My)(set).archive.name, (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveFile */ .Bf)(id, request.seal.method), (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .complete */ .My)(set).archive.bytes);
        if (archive.read !== expected || (manifest !== undefined && archive.plain.sha256 !== manifest.archive.plainSha256)) {
            throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('checksum-differs', `the checksum of ${set.id} is not the one in its sidecar: the backup is damaged`, 'It was left as it is. Verify it, and take another.');
        }
        if (manifest !== undefined)
            await writeManifest(request, writer, id, manifest, archive);
        await writer.put((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .sidecarFile */ .Au)((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveFile */ .Bf)(id, request.seal.method)), node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([`${archive.stored.sha256}  ${(0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveFile */ .Bf)(id, request.seal.method)}\n`]));
        await writer.commit();
        keep();
    }
    catch (problem) {
        await writer.abort();
        throw problem;
    }
    await confirm(request, id);
    await carryDrill(request, id);
    return id;
}
async function beginBeside(store, set) {
    for (let second = 1;; second++) {
        const { id } = (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .backupName */ .aw)(set.database, new Date(set.takenAt.getTime() + second * 1000));
        try {
            return { writer: await store.begin(id), id };
        }
        catch (problem) {
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(problem) !== 'backup-exists' || second > 600)
                throw problem;
        }
    }
}
/** One pass from the old file to the new one; `read` is the hash of what was read. */
async function sealAgain(request, writer, from, to, bytes) {
    const { store, seal, open } = request;
    const passed = await (0,_backup_stream_js__WEBPACK_IMPORTED_MODULE_6__/* .passThrough */ .p)({ source: await open(await store.read(from), bytes), seal: seal.seal(), store: (content) => writer.put(to, content) });
    return { ...passed, read: await (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .hashOf */ .qQ)(await store.read(from)) };
}
async function writeManifest(request, writer, id, manifest, archive) {
    const { store, seal, open } = request;
    const proof = { ...await (0,_verify_check_js__WEBPACK_IMPORTED_MODULE_8__/* .readProof */ .r)(store, manifest, open), backup: id };
    const sealed = await (0,_backup_stream_js__WEBPACK_IMPORTED_MODULE_6__/* .passThrough */ .p)({
        source: node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([JSON.stringify(proof, null, 1)]), seal: seal.seal(), store: (content) => writer.put((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .proofFile */ .F1)(id, seal.method), content),
    });
    const renewed = {
        ...manifest, backup: id,
        archive: { ...manifest.archive, file: (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveFile */ .Bf)(id, seal.method), bytes: archive.stored.bytes, sha256: archive.stored.sha256 },
        proof: { ...manifest.proof, file: (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .proofFile */ .F1)(id, seal.method), bytes: sealed.stored.bytes, sha256: sealed.stored.sha256 },
        encryption: { method: seal.method, recipients: seal.recipients },
    };
    await writer.put((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestFile */ .YE)(id), node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([`${JSON.stringify(renewed, null, 2)}\n`]));
}
/** Only a new copy that was read back whole, and is ciphertext, lets the old one go. */
async function confirm({ store, seal, set }, id) {
    const written = (await store.list()).find((candidate) => candidate.id === id);
    const head = [];
    if (written?.complete === true && await (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .hashOf */ .qQ)(await store.read((0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .complete */ .My)(written).archive.name)) === await (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .readSidecar */ .YD)(store, written)) {
        for await (const chunk of await store.read((0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .complete */ .My)(written).archive.name)) {
            head.push(chunk);
            if (Buffer.concat(head).length >= _encryption_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .headBytes */ .c4)
                break;
        }
        (0,_encryption_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .assertSealed */ .VB)(seal.method, Buffer.concat(head));
        return;
    }
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('copy-differs', `the new copy of ${set.id} does not read back as it was written`, 'The old copy stands. Look at the store, and run it again.');
}
/** The rows are the same, so the drill's word stands; that the new key opens them, no drill has shown yet. */
async function carryDrill({ store, set }, id) {
    const drill = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .readDrill */ .IC)(store, set);
    const written = (await store.list()).find((candidate) => candidate.id === id);
    if (drill === undefined || written === undefined)
        return;
    await store.attach((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .drillFile */ .uM)(id), `${JSON.stringify({ ...drill, backup: id, archiveSha256: await (0,_backups_js__WEBPACK_IMPORTED_MODULE_5__/* .readSidecar */ .YD)(store, written), keyOpened: false }, null, 2)}\n`);
}


/***/ }),

/***/ 3463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ verifyBackup),
/* harmony export */   r: () => (/* binding */ readProof)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8321);
/* harmony import */ var _archive_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3306);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5916);
/* harmony import */ var _domain_proof_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8276);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3581);
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4431);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2859);
/* harmony import */ var _backup_stream_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5070);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2770);









/** Proves a stored backup without a server: checksum and whole read in one pass, then every table against the manifest. */
async function verifyBackup(store, set, open, now) {
    const began = now().getTime();
    const { archive } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .complete */ .My)(set);
    const found = await judge(store, set, open);
    return {
        backup: set.id, verdict: found.verdict.verdict, reason: found.verdict.verdict === 'proved' ? null : found.verdict.reason,
        differences: found.differences, rows: found.rows, bytes: archive.bytes, seconds: (now().getTime() - began) / 1000,
    };
}
async function judge(store, set, open) {
    const nothing = { differences: [], rows: 0 };
    try {
        const { archive } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .complete */ .My)(set);
        const sidecar = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .readSidecar */ .YD)(store, set);
        const size = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .readManifest */ .WI)(store, set).then((manifest) => manifest?.archive.bytes, () => undefined);
        const { contents, sha256, problem } = await readWhole(store, archive.name, size, open);
        // The checksum's word comes first: it tells a changed file from a dump that was written wrong.
        if (sha256 !== sidecar)
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(`the checksum of ${archive.name} is not the one in its sidecar${problem === undefined ? '' : ` (${problem.message})`}`) };
        if (problem !== undefined)
            throw problem;
        const manifest = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .readManifest */ .WI)(store, set);
        if (manifest === undefined)
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .unproved */ .gv)('checksum and archive are whole, but there is no manifest to compare the rows with') };
        const mismatch = await manifestMismatch(store, set, manifest, sidecar);
        if (mismatch !== undefined)
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(mismatch) };
        return compare(await readProof(store, manifest, open), manifest, contents);
    }
    catch (problem) {
        if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E && damageCodes.has(problem.code))
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(problem.message) };
        if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E)
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .unproved */ .gv)(problem.message) };
        throw problem;
    }
}
const damageCodes = new Set(['archive-damaged', 'archive-truncated', 'archive-not-ours', 'sidecar-damaged', 'manifest-damaged', 'file-missing', 'damaged-ciphertext', 'truncated-ciphertext']);
/** One pass: the stored bytes hashed, opened, and read as an archive. */
async function readWhole(store, name, bytes, open) {
    const stored = (0,_backup_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .tap */ .M)();
    const source = await store.read(name);
    source.on('error', (failure) => { stored.stream.destroy(failure); });
    source.pipe(stored.stream);
    try {
        const contents = await (0,_archive_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .readArchive */ .b)(await open(stored.stream, bytes));
        return { contents, sha256: stored.passed().sha256, problem: undefined };
    }
    catch (problem) {
        if (!(problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E))
            throw problem;
        // What is wrong with the archive may be that the file was changed: its own hash tells, and belongs to the verdict.
        return { contents: undefined, sha256: await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .hashOf */ .qQ)(await store.read(name)), problem };
    }
    finally {
        source.destroy();
    }
}
async function manifestMismatch(store, set, manifest, sidecar) {
    if (manifest.backup !== set.id)
        return `the manifest is that of ${manifest.backup}`;
    if (manifest.archive.sha256 !== sidecar)
        return 'the manifest names another checksum than the sidecar';
    if (set.files.proof === undefined)
        return `the closed part of the manifest, ${manifest.proof.file}, is missing`;
    const sha256 = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .hashOf */ .qQ)(await store.read(manifest.proof.file));
    return sha256 === manifest.proof.sha256 ? undefined : `the closed part of the manifest, ${manifest.proof.file}, was changed`;
}
/** The manifest's closed part, opened. */
async function readProof(store, manifest, open) {
    return (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProof */ .k_)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)(await open(await store.read(manifest.proof.file), manifest.proof.bytes)), manifest.proof.file);
}
function compare(proof, manifest, contents) {
    const { differences: tables, rowsCompared } = (0,_domain_proof_js__WEBPACK_IMPORTED_MODULE_7__/* .compareTables */ .Dz)(proof, contents?.tables ?? [], 'the archive');
    const differences = [...tables, ...(0,_domain_proof_js__WEBPACK_IMPORTED_MODULE_7__/* .compareSequences */ .Iu)(proof.sequences, contents?.sequences ?? [], 'the archive')].map(({ sentence }) => sentence);
    const objects = contents?.largeObjects;
    if (proof.largeObjects.fingerprint !== null && objects !== undefined && objects.fingerprint !== proof.largeObjects.fingerprint) {
        differences.push(`the large objects differ (${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_8__/* .number */ .ai)(objects.count)} in the archive, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_8__/* .number */ .ai)(proof.largeObjects.count)} in the source)`);
    }
    if (differences.length > 0)
        return { differences, rows: rowsCompared, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(differences[0] ?? '') };
    switch (manifest.proof.mode) {
        case 'content': return { differences, rows: rowsCompared, verdict: _domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .proved */ .tT };
        case 'rows': return { differences, rows: rowsCompared, verdict: _domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .proved */ .tT };
        case 'none': return { differences, rows: 0, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .unproved */ .gv)('the backup was taken with proof: none; checksum and archive are whole') };
    }
}


/***/ }),

/***/ 4431:
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
