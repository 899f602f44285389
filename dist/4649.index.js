export const id = 4649;
export const ids = [4649,4431];
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

/***/ 34649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./encryption/seal.js
var encryption_seal = __webpack_require__(48814);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./actions/action.js
var action = __webpack_require__(68203);
// EXTERNAL MODULE: ./actions/backups.js
var actions_backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/encryption.js + 1 modules
var encryption = __webpack_require__(85878);
// EXTERNAL MODULE: ./actions/store.js + 3 modules
var actions_store = __webpack_require__(23673);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./encryption/kinds.js
var kinds = __webpack_require__(9444);
// EXTERNAL MODULE: ./actions/backup/stream.js
var stream = __webpack_require__(5070);
// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
;// CONCATENATED MODULE: ./actions/rekey/old-copy.js





/** Codes that say something against the stored bytes. */
const damageCodes = new Set(['archive-damaged', 'checksum-differs', 'damaged-ciphertext', 'file-missing', 'manifest-damaged', 'sidecar-damaged', 'truncated-ciphertext']);
/** Codes that say only that this run could not open them. */
const doubtCodes = new Set(['age-failed', 'command-failed', 'gpg-failed', 'manifest-newer', 'no-identity', 'program-ended-early', 'program-missing', 'scrypt-failed', 'time-limit', 'unknown-seal', 'wrong-key']);
/** Reads a backup that is to be copied, and remembers what was wrong with it, apart from what goes wrong with the writing. */
class OldCopy {
    #store;
    #set;
    #open;
    #interrupted;
    #problem;
    #archiveSha256;
    constructor(store, set, open, interrupted) {
        this.#store = store;
        this.#set = set;
        this.#open = open;
        this.#interrupted = interrupted;
    }
    /** Why the backup has to stay as it is; undefined when the fault lies elsewhere. */
    get verdict() {
        const problem = this.#problem;
        if (!(problem instanceof errors/* KnownError */.E) || this.#interrupted.aborted)
            return undefined;
        if (damageCodes.has(problem.code))
            return (0,verdict/* damaged */.qM)(problem.message);
        return doubtCodes.has(problem.code) ? (0,verdict/* unproved */.gv)(problem.message) : undefined;
    }
    /** Sidecar and manifest, the closed part opened: a key that does not fit is found before anything is begun. */
    facts() {
        return this.#blamed(async () => {
            const sidecar = await (0,actions_backups/* readSidecar */.YD)(this.#store, this.#set);
            const manifest = await (0,actions_backups/* readManifest */.WI)(this.#store, this.#set);
            if (manifest === undefined)
                return { sidecar, manifest, proof: undefined };
            for (const { file, sha256 } of [manifest.proof, ...(manifest.globals === undefined ? [] : [manifest.globals])]) {
                if (await (0,actions_backups/* hashOf */.qQ)(await this.#store.read(file)) !== sha256)
                    throw differs(file, 'its manifest names');
            }
            return { sidecar, manifest, proof: await (0,actions_backups/* readProof */.r$)(this.#store, manifest, this.#open) };
        });
    }
    /** The plain bytes of the archive; `assertWhole` judges them when they have passed. */
    archive({ manifest }) {
        return this.#plain((0,actions_backups/* complete */.My)(this.#set).archive, manifest?.archive.bytes, (sha256) => { this.#archiveSha256 = sha256; });
    }
    /** The plain bytes of another file of the backup. */
    file(file) {
        return this.#plain(file, undefined, () => undefined);
    }
    /** Throws KnownError `checksum-differs` when what was read of the archive is not what its sidecar and its manifest name. */
    async assertWhole({ sidecar, manifest }, plainSha256) {
        await this.#blamed(() => {
            const { archive } = (0,actions_backups/* complete */.My)(this.#set);
            if (this.#archiveSha256 !== sidecar)
                throw differs(archive.name, 'its sidecar names');
            if (manifest !== undefined && plainSha256 !== manifest.archive.plainSha256)
                throw differs(`what ${archive.name} opens to`, 'its manifest names');
            return Promise.resolve();
        });
    }
    #plain(file, bytes, seen) {
        return external_node_stream_.Readable.from(this.#opened(file, bytes, seen), { objectMode: false });
    }
    async *#opened(file, bytes, seen) {
        const stored = (0,stream/* tap */.M)();
        const source = await this.#blamed(() => this.#store.read(file.name));
        source.on('error', (failure) => { stored.stream.destroy(failure); });
        source.pipe(stored.stream);
        try {
            for await (const chunk of await this.#open(stored.stream, bytes)) {
                if (this.#interrupted.aborted)
                    throw new Error('interrupted');
                yield chunk;
            }
            seen(stored.passed().sha256);
        }
        catch (problem) {
            this.#problem ??= problem;
            throw problem;
        }
        finally {
            source.destroy();
        }
    }
    async #blamed(work) {
        try {
            return await work();
        }
        catch (problem) {
            this.#problem ??= problem;
            throw problem;
        }
    }
}
function differs(what, where) {
    return new errors/* KnownError */.E('checksum-differs', `the checksum of ${what} is not the one that ${where}`, 'Verify the backup, and take another.');
}

;// CONCATENATED MODULE: ./actions/rekey/copy.js








/**
 * Writes a backup's new copy beside the old one, which is not touched. What is wrong with the old copy, or with its key, is an answer; what is
 * wrong with the store or with the new seal is thrown. Either way nothing half written is left.
 */
async function copyAnew(request) {
    const { store, set, context, open } = request;
    const old = new OldCopy(store, set, open, context.host.interrupted);
    try {
        return { copied: await write(request, old, await old.facts()) };
    }
    catch (problem) {
        const { verdict } = old;
        if (verdict === undefined)
            throw problem;
        return { left: verdict };
    }
}
async function write(request, old, facts) {
    const { store, set, seal, context } = request;
    const { writer, id } = await beginBeside(store, set);
    const keep = context.cleanup.add(`remove what was written of ${id}`, () => writer.abort());
    try {
        const file = (0,archive_name/* archiveFile */.Bf)(id, seal.method, (0,archive_name/* formatOf */.be)((0,actions_backups/* complete */.My)(set).archive.name));
        const archive = await sealInto(request, writer, file, old.archive(facts));
        await old.assertWhole(facts, archive.plain.sha256);
        const { globals } = set.files;
        const roles = globals === undefined ? undefined : await sealInto(request, writer, (0,archive_name/* globalsFile */.vX)(id, seal.method), old.file(globals));
        if (facts.manifest !== undefined && facts.proof !== undefined)
            await writeManifest(request, writer, id, facts.manifest, facts.proof, { ...archive.stored, file }, roles?.stored);
        await writer.put((0,archive_name/* sidecarFile */.Au)(file), external_node_stream_.Readable.from([`${archive.stored.sha256}  ${file}\n`]));
        if (context.host.interrupted.aborted)
            throw new Error('interrupted');
        await writer.commit();
        keep();
        return id;
    }
    catch (problem) {
        await (0,actions_store/* giveUp */.Ht)(writer, id, context);
        throw problem;
    }
}
/** A set's name holds its second, and both copies must stand at once: the new one takes the next second that is free. */
async function beginBeside(store, set) {
    for (let second = 1;; second++) {
        const { id } = (0,archive_name/* backupName */.aw)(set.database, new Date(set.takenAt.getTime() + second * 1000));
        try {
            return { writer: await store.begin(id), id };
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem) !== 'backup-exists' || second > 600)
                throw problem;
        }
    }
}
/** One pass into the store. What does not begin as ciphertext is refused before its first byte is stored. */
async function sealInto({ seal }, writer, file, source) {
    return (0,stream/* passThrough */.p)({ source, seal: seal.seal(), store: (content) => writer.put(file, external_node_stream_.Readable.from(ciphertextOnly(seal, content), { objectMode: false })) });
}
async function* ciphertextOnly({ method }, content) {
    const head = [];
    let seen = 0;
    for await (const chunk of content) {
        if (seen >= kinds/* headBytes */.c4) {
            yield chunk;
            continue;
        }
        head.push(chunk);
        seen += chunk.length;
        if (seen < kinds/* headBytes */.c4)
            continue;
        const begun = Buffer.concat(head);
        (0,kinds/* assertSealed */.VB)(method, begun);
        yield begun;
    }
    if (seen >= kinds/* headBytes */.c4)
        return;
    (0,kinds/* assertSealed */.VB)(method, Buffer.concat(head));
    yield Buffer.concat(head);
}
/** The manifest keeps the true time and all that was true of the source; only what the new seal changed is new. */
async function writeManifest(request, writer, id, manifest, proof, archive, globals) {
    const { seal } = request;
    const file = (0,archive_name/* proofFile */.F1)(id, seal.method);
    const sealed = await sealInto(request, writer, file, external_node_stream_.Readable.from([JSON.stringify({ ...proof, backup: id }, null, 1)]));
    const renewed = {
        ...manifest, backup: id,
        archive: { ...manifest.archive, file: archive.file, bytes: archive.bytes, sha256: archive.sha256 },
        proof: { ...manifest.proof, file, bytes: sealed.stored.bytes, sha256: sealed.stored.sha256 },
        ...(globals === undefined ? {} : { globals: { file: (0,archive_name/* globalsFile */.vX)(id, seal.method), bytes: globals.bytes, sha256: globals.sha256 } }),
        encryption: { method: seal.method, recipients: seal.recipients },
    };
    await writer.put((0,archive_name/* manifestFile */.YE)(id), external_node_stream_.Readable.from([`${JSON.stringify(renewed, null, 2)}\n`]));
}

;// CONCATENATED MODULE: ./actions/rekey/report.js



/** What the backups that were left say, together; undefined when none was. */
function doubtOf(report) {
    const left = report.backups.filter((one) => one.outcome === 'left');
    const worst = left.find(({ verdict }) => verdict === 'damaged') ?? left[0];
    if (worst === undefined)
        return undefined;
    return worst.verdict === 'damaged' ? (0,verdict/* damaged */.qM)(`${worst.from}: ${worst.reason}`) : (0,verdict/* unproved */.gv)(`${worst.from}: ${worst.reason}`);
}
/** The outputs as a view of the report. */
function outputsOf(report) {
    const done = report.backups.filter((one) => one.outcome === 'rekeyed');
    return { rekeyed: done.length, backup: done.map(({ to }) => to).sort().at(-1) ?? '' };
}
/** The step summary: what could not be done first. */
function summaryOf(report) {
    const done = report.backups.filter((one) => one.outcome === 'rekeyed').length;
    const left = report.backups.filter((one) => one.outcome === 'left').length;
    const title = left === 0 ? `### 🔑 ${(0,units/* counted */.hS)(done, 'backup')} encrypted anew` : `### ⚠️ ${(0,units/* counted */.hS)(left, 'backup')} could not be encrypted anew, ${done} could`;
    return [title, '', (0,markdown/* table */.tp)(['Backup', 'Now', ''], report.backups.map((one) => one.outcome === 'left'
            ? [(0,markdown/* code */.aY)(one.from), one.verdict, (0,markdown/* escapeMarkdown */.FV)(one.reason)] : [(0,markdown/* code */.aY)(one.from), (0,markdown/* code */.aY)(one.to), one.outcome === 'standing' ? 'stood already' : '']))].join('\n');
}

;// CONCATENATED MODULE: ./actions/rekey/twins.js



/** The backups with their manifests. One that cannot be read does not keep the others from being seen. */
async function withManifests(store, sets) {
    const known = [];
    for (const set of sets)
        known.push({ set, manifest: await orNothing(() => (0,actions_backups/* readManifest */.WI)(store, set)) });
    return known;
}
/** Whether two sets are copies of one dump: one of them was made by rekey, which a kill may have kept from removing the other. */
function areTwins(one, other) {
    const dump = dumpOf(one);
    return dump !== undefined && one.set.id !== other.set.id && dump === dumpOf(other);
}
/** What two copies of one dump have in common, and no others; undefined without a manifest. */
function dumpOf({ set, manifest }) {
    return manifest === undefined ? undefined : JSON.stringify([set.database, manifest.takenAt, manifest.archive.plainSha256]);
}
/**
 * Whether a backup is sealed as `seal` seals: for the same recipients, or by a passphrase that opens it. What a command sealed for, nothing
 * tells, and so it never is.
 */
async function isSealedAnew(store, { set, manifest }, seal, openAnew) {
    if (!set.complete || manifest?.encryption.method !== seal.method || seal.method === 'command')
        return false;
    const { recipients } = manifest.encryption;
    if (recipients.length !== seal.recipients.length || !seal.recipients.every((recipient) => recipients.includes(recipient)))
        return false;
    if (!recipients.includes('passphrase'))
        return true;
    return await orNothing(() => (0,actions_backups/* readProof */.r$)(store, manifest, openAnew)) !== undefined;
}
/** Reads a copy back, as it stands in the store now: checksums as they were written, and ciphertext from its first byte. */
async function readsBack(store, id, seal) {
    const set = await store.find(id);
    if (set?.complete !== true)
        return false;
    return await orNothing(async () => {
        const { archive } = (0,actions_backups/* complete */.My)(set);
        const sidecar = await (0,actions_backups/* readSidecar */.YD)(store, set);
        const manifest = await (0,actions_backups/* readManifest */.WI)(store, set);
        const expected = [[archive.name, sidecar]];
        if (manifest !== undefined)
            expected.push([manifest.archive.file, manifest.archive.sha256], [manifest.proof.file, manifest.proof.sha256]);
        if (manifest?.globals !== undefined)
            expected.push([manifest.globals.file, manifest.globals.sha256]);
        for (const [file, sha256] of new Map(expected)) {
            if (await (0,actions_backups/* hashOf */.qQ)(await store.read(file)) !== sha256)
                return false;
            (0,kinds/* assertSealed */.VB)(seal.method, await headOf(store, file));
        }
        return expected.every(([file, sha256]) => file !== archive.name || sha256 === sidecar);
    }) === true;
}
async function headOf(store, file) {
    const head = [];
    for await (const chunk of await store.read(file)) {
        head.push(chunk);
        if (head.reduce((sum, { length }) => sum + length, 0) >= kinds/* headBytes */.c4)
            break;
    }
    return Buffer.concat(head);
}
async function orNothing(work) {
    try {
        return await work();
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            return undefined;
        throw problem;
    }
}

;// CONCATENATED MODULE: ./actions/rekey/run.js












/** The rekey action: one backup after the other, so that what is interrupted leaves each of them whole, old or new. */
const run = async (read, context) => {
    const { host } = context;
    const report = await rekeyBackups(read, context);
    const verdict = doubtOf(report);
    const { rekeyed } = outputsOf(report);
    if (verdict === undefined)
        host.line(`✅ Rekeyed: ${(0,units/* counted */.hS)(Number(rekeyed), 'backup')}`);
    else
        host.error(`not every backup could be encrypted anew; what could not is as it was, under its old key (${(0,units/* counted */.hS)(Number(rekeyed), 'backup')} encrypted anew)`);
    return { status: verdict === undefined ? errors/* exitStatus */.$u.passed : (0,action/* statusOf */.c)(verdict), report, outputs: outputsOf(report), summary: summaryOf(report) };
};
async function rekeyBackups(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const seal = await newSeal(inputs, context);
    const store = await (0,actions_store/* storeFor */.fV)(inputs, context, true);
    const database = (0,actions_backups/* namedDatabase */.pl)(read);
    const named = await chosen(store, inputs.backup, database);
    await store.prepare(Math.max(0, ...named.map(({ files }) => files.archive?.bytes ?? 0)));
    for (const name of await store.sweep())
        host.line(`    removed ${(0,markdown/* plain */.pj)(name)}, left half written by a run that was killed`);
    const databases = new Set(named.map((set) => set.database));
    const known = await withManifests(store, (await store.list()).filter((set) => databases.has(set.database)));
    const openAnew = (0,encryption.openerFor)({ 'age-identity': undefined, 'passphrase': inputs['new-passphrase'], 'gpg-private-key': undefined, 'dec-cmd': undefined }, host);
    const anew = new Set();
    for (const one of known)
        if (await isSealedAnew(store, one, seal, openAnew))
            anew.add(one.set.id);
    const rekeying = { store, seal, open: (0,encryption.openerFor)({ ...inputs, encryption: undefined }, host), context, keepOld: inputs['keep-old'], known, anew };
    const backups = [];
    for (const one of inTurn(rekeying, named)) {
        if (host.interrupted.aborted)
            throw new Error('interrupted');
        const outcome = await rekeyOne(rekeying, one);
        if (outcome !== undefined)
            backups.push(outcome);
        if (outcome !== undefined)
            host.line(lineOf(outcome, rekeying));
    }
    return { action: 'rekey', store: store.name, method: seal.method, recipients: seal.recipients, oldCopies: inputs['keep-old'] ? 'kept' : 'removed', backups };
}
/** The oldest first, so that a copy that a killed run made comes after what it was made of; and with each backup its copies. */
function inTurn({ known }, named) {
    const ids = new Set(named.map(({ id }) => id));
    const dumps = new Set(known.flatMap((one) => (ids.has(one.set.id) ? [dumpOf(one)] : [])).filter((dump) => dump !== undefined));
    const all = known.filter((one) => ids.has(one.set.id) || dumps.has(dumpOf(one) ?? ''));
    return all.sort((a, b) => a.set.takenAt.getTime() - b.set.takenAt.getTime());
}
async function newSeal(inputs, context) {
    const seal = await (0,encryption_seal/* chooseSeal */.p)({
        encryption: inputs.encryption, ageRecipients: inputs['age-recipients'], gpgRecipients: inputs['gpg-recipients'], gpgPublicKeys: inputs['gpg-public-keys'],
        encCmd: inputs['enc-cmd'], passphrase: inputs['new-passphrase'], requireEncryption: true,
    }, context.host);
    context.cleanup.add('remove the keyring', () => seal.dispose());
    return seal;
}
async function chosen(store, named, database) {
    if (named !== 'all')
        return [await (0,actions_backups/* resolveBackup */.p2)(store, named, database)];
    const sets = await (0,actions_backups/* setsOf */.Nc)(store, database);
    if (!sets.some(({ complete }) => complete))
        throw new errors/* KnownError */.E('no-backups', `no backups found in ${store.name}`, 'Name the store and the database that hold backups.');
    return sets;
}
/** Gives undefined for what is no backup and nobody's remains. */
async function rekeyOne(rekeying, one) {
    const { store, seal, known, anew } = rekeying;
    const { set } = one;
    if (anew.has(set.id))
        return { from: set.id, outcome: 'standing', to: set.id };
    const twin = known.find((other) => anew.has(other.set.id) && areTwins(one, other));
    if (twin !== undefined && await readsBack(store, twin.set.id, seal)) {
        await replace(rekeying, set, twin.set.id);
        return { from: set.id, outcome: 'standing', to: twin.set.id };
    }
    if (!set.complete)
        return undefined;
    const result = await copyAnew({ ...rekeying, set });
    if ('left' in result)
        return result.left.verdict === 'proved' ? undefined : { from: set.id, outcome: 'left', verdict: result.left.verdict, reason: result.left.reason };
    await run_confirm(rekeying, set, result.copied);
    await replace(rekeying, set, result.copied);
    return { from: set.id, outcome: 'rekeyed', to: result.copied };
}
/** Only a new copy that was read back whole, and is ciphertext, lets the old one go. Throws KnownError `copy-differs`, and the new one goes. */
async function run_confirm({ store, seal, known, anew }, old, to) {
    const isWhole = await readsBack(store, to, seal);
    const written = await store.find(to);
    if (isWhole) {
        known.push(...await withManifests(store, written === undefined ? [] : [written]));
        anew.add(to);
        return;
    }
    if (written !== undefined)
        await store.remove(written);
    throw new errors/* KnownError */.E('copy-differs', `the new copy of ${old.id} does not read back as it was written`, 'The old copy stands. Look at the store, and run it again.');
}
/** The rows are the same, so the drill's word goes over; that the new key opens them, no drill has shown yet. Then the old copy goes. */
async function replace({ store, keepOld }, old, to) {
    const [standing, copy] = [await store.find(old.id), await store.find(to)];
    if (standing === undefined || copy === undefined)
        return;
    const drill = copy.files.drill === undefined ? await (0,actions_backups/* readDrill */.IC)(store, standing) : undefined;
    if (drill !== undefined && drill.thisCopyAlone !== true) {
        await store.attach((0,archive_name/* drillFile */.uM)(to), `${JSON.stringify({ ...drill, backup: to, archiveSha256: await (0,actions_backups/* readSidecar */.YD)(store, copy), keyOpened: false }, null, 2)}\n`);
    }
    if (!keepOld)
        await store.remove(standing);
}
function lineOf(one, { keepOld }) {
    if (one.outcome === 'left')
        return `❌ ${(0,markdown/* plain */.pj)(one.from)} is left as it is, under its old key: ${one.verdict}: ${(0,markdown/* plain */.pj)(one.reason)}`;
    if (one.from === one.to)
        return `    ${(0,markdown/* plain */.pj)(one.from)} is encrypted for them already`;
    const how = one.outcome === 'rekeyed' ? 'is encrypted anew as' : 'stands already as';
    return `    ${(0,markdown/* plain */.pj)(one.from)} ${how} ${(0,markdown/* plain */.pj)(one.to)}${keepOld ? '' : '; the old copy is gone'}`;
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
