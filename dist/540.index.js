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

/***/ 85878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ openerFor),
  J: () => (/* binding */ sealFor)
});

// EXTERNAL MODULE: ./encryption/seal.js
var seal = __webpack_require__(48814);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./encryption/age.js + 6 modules
var age = __webpack_require__(42557);
// EXTERNAL MODULE: ./encryption/command.js
var command = __webpack_require__(98638);
// EXTERNAL MODULE: ./encryption/failures.js
var failures = __webpack_require__(95508);
// EXTERNAL MODULE: ./encryption/gpg.js + 1 modules
var gpg = __webpack_require__(53356);
// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
// EXTERNAL MODULE: ./encryption/kinds.js
var kinds = __webpack_require__(9444);
// EXTERNAL MODULE: ./encryption/settings.js
var settings = __webpack_require__(99034);
;// CONCATENATED MODULE: ./encryption/open.js









/**
 * The plain bytes of a stored file, sealed or not: its first bytes tell, not its name. Throws, or fails the stream with, KnownErrors
 * `no-identity` (no key to try: nothing is known), `wrong-key`, `damaged-ciphertext`, `truncated-ciphertext`, `program-missing`,
 * `command-failed` and `unknown-seal`.
 *
 * Plain bytes come before the end is known to be sound: whoever may not act on half a file reads it to its end first. The
 * stream has to be read to its end or destroyed: only then are keyrings and key files of ours removed.
 */
async function openSealed(source, inputs, context) {
    const counted = context.bytes === undefined ? source : (0,head/* chained */.HM)(source, new SizeCheck(context.bytes));
    try {
        const { seen, rest } = await (0,head/* takeHead */.w3)(counted, (bytes) => bytes.length >= kinds/* headBytes */.c4 ? 0 : undefined);
        if (seen.length === 0)
            throw (0,failures/* truncatedCiphertext */.b9)('the stored file is empty');
        const opened = await openedBy((0,kinds/* sealOf */.Ru)(seen), rest, seen, inputs, context);
        // A program tells what is wrong when it has begun: wait for its first byte, so that most errors are thrown here.
        if (opened.readableLength === 0)
            await (0,head/* change */.Zg)(opened);
        // A short file may fail before its reader is ready; whoever reads it then still gets the error.
        opened.on('error', () => undefined);
        return opened;
    }
    catch (problem) {
        counted.destroy();
        throw problem;
    }
}
function openedBy(kind, source, seen, inputs, context) {
    const hasCommand = (0,settings/* valueOf */.RP)(inputs.decCmd) !== undefined;
    const hasPassphrase = (0,settings/* valueOf */.RP)(inputs.passphrase) !== undefined;
    switch (kind) {
        case 'none':
        case 'custom-format': return source;
        case 'age': return hasCommand && mayCommand(inputs, (0,settings/* valueOf */.RP)(inputs.ageIdentity) !== undefined || hasPassphrase)
            ? (0,command/* openByCommand */.n5)(source, inputs, context) : (0,age/* openAge */.K)(source, seen, inputs, context);
        case 'gpg': return hasCommand && mayCommand(inputs, (0,settings/* valueOf */.RP)(inputs.gpgPrivateKey) !== undefined || hasPassphrase)
            ? (0,command/* openByCommand */.n5)(source, inputs, context) : (0,gpg/* openGpg */.B5)(source, inputs, context);
        case 'command':
        case 'unknown':
            if (hasCommand)
                return (0,command/* openByCommand */.n5)(source, inputs, context);
            if ((0,settings/* valueOf */.RP)(inputs.encCmd) !== undefined || inputs.encryption === 'command') {
                throw (0,failures/* noIdentity */.kH)('the archive is sealed by a command, and no dec-cmd is given', 'Give dec-cmd, the reverse of enc-cmd.');
            }
            throw new errors/* KnownError */.E('unknown-seal', 'the stored file is neither a pg_dump archive nor sealed by age or gpg', 'If a command sealed it, give dec-cmd; else its beginning is damaged.');
    }
}
/** What age and gpg wrote is opened by dec-cmd when it was asked for, or when it is all that is given. */
function mayCommand(inputs, hasKey) {
    return inputs.encryption === 'command' || !hasKey;
}
class SizeCheck extends external_node_stream_.Transform {
    #expected;
    #counted = 0;
    constructor(expected) {
        super();
        this.#expected = expected;
    }
    _transform(chunk, _encoding, callback) {
        this.#counted += chunk.length;
        if (this.#counted > this.#expected)
            callback((0,failures/* damagedCiphertext */.MP)(`the stored file is longer than the ${this.#expected} bytes of its manifest`));
        else
            callback(null, chunk);
    }
    _flush(callback) {
        if (this.#counted === this.#expected)
            callback();
        else
            callback((0,failures/* truncatedCiphertext */.b9)(`the stored file ends too early: ${this.#counted} of ${this.#expected} bytes are there`));
    }
}

;// CONCATENATED MODULE: ./actions/encryption.js


/** The seal that the inputs ask for. Throws before a dump begins; see chooseSeal. */
function sealFor(inputs, host) {
    return (0,seal/* chooseSeal */.p)({
        ...keysOf(inputs), encryption: inputs.encryption, ageRecipients: inputs['age-recipients'], gpgRecipients: inputs['gpg-recipients'],
        gpgPublicKeys: inputs['gpg-public-keys'], encCmd: inputs['enc-cmd'], requireEncryption: inputs['require-encryption'],
    }, host);
}
/** The opener that the inputs give; see openSealed for what it throws. */
function openerFor(inputs, host) {
    const keys = { ...keysOf(inputs), encryption: inputs.encryption === 'none' ? undefined : inputs.encryption };
    return (source, bytes) => openSealed(source, keys, { temporaryDirectory: host.temporaryDirectory, environment: host.environment, interrupted: host.interrupted, mask: (secret) => { host.mask(secret); }, bytes });
}
function keysOf(inputs) {
    return { ageIdentity: inputs['age-identity'], passphrase: inputs.passphrase, gpgPrivateKey: inputs['gpg-private-key'], decCmd: inputs['dec-cmd'] };
}


/***/ }),

/***/ 11499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   TR: () => (/* binding */ notOurs),
/* harmony export */   VN: () => (/* binding */ unknownVersion),
/* harmony export */   l4: () => (/* binding */ unknownCompression),
/* harmony export */   ps: () => (/* binding */ truncated),
/* harmony export */   qM: () => (/* binding */ damaged)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

const anotherCopy = 'Take the archive from another store, or use an older backup.';
/** The archive is not what pg_dump wrote: something in it contradicts the format, or itself. */
function damaged(what, cause) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('archive-damaged', what, anotherCopy, cause === undefined ? {} : { cause });
}
/** The archive stops before its end. `where` completes the sentence "the archive ends …". */
function truncated(where) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('archive-truncated', `the archive ends ${where}`, `The writer or a copy was interrupted. ${anotherCopy}`);
}
/** The archive is sound as far as can be told, but of a version of the format that is not known here. */
function unknownVersion(version, relation) {
    const known = '1.14 to 1.16, which pg_dump 13 to 18 write';
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('archive-version', `archive format ${version} is ${relation} than ${known}`, relation === 'newer' ? 'Update this tool.' : 'Dump with a supported pg_dump, or restore with the pg_restore of its time.');
}
/** The archive names a compression that is not known here. */
function unknownCompression(named) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('archive-compression', `the archive's header names compression ${named}, which no known pg_dump writes`, `Either the header is damaged or a newer pg_dump wrote it. ${anotherCopy}`);
}
/** The file is not an archive in the custom or directory format. `instead` completes "the file is …, not …". */
function notOurs(instead, hint) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('archive-not-ours', `the file is ${instead}, not an archive in pg_dump's custom format`, hint);
}
/** A name from the archive in a message: quoted, with whatever could break a line or a terminal escaped. */
function quoted(schema, name) {
    const shown = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return schema === null || schema === '' ? shown(name ?? '') : `${shown(schema)}.${shown(name ?? '')}`;
}


/***/ }),

/***/ 18167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $A: () => (/* binding */ Fingerprint),
  Gi: () => (/* binding */ LargeObjectHasher),
  ae: () => (/* binding */ RowHasher)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./archive/damage.js
var damage = __webpack_require__(11499);
;// CONCATENATED MODULE: ./archive/fingerprint-wasm.js
// Generated by scripts/build-fingerprint.ts from assembly/fingerprint.ts. Do not edit.
/** assembly/fingerprint.ts as WebAssembly, 2901 bytes in base64. */
const fingerprintWasm = [
    'AGFzbQEAAAABHQZgAAF/YAN/f38Bf2ACf38AYAAAYAF/AX9gAX8AAwoJAQIAAAAAAwQFBQMBAAUGEAN+AUIAC34BQgALfwFBAAsHZQgMc3RhdGVB',
    'ZGRyZXNzAAMJc3RhdGVTaXplAAIMaW5wdXRBZGRyZXNzAAUNaW5wdXRDYXBhY2l0eQAEBGZlZWQACApmZWVkRnJhbWVzAAcKZmluaXNoVW5pdAAG',
    'Bm1lbW9yeQIADAEBCoQVCZoKAwR/A34Be0GACCkDAEKM5Z66CYUkAEGICCkDAEKM5Z66CYUkAUGwCCkDACEHQdgIKAIAIQQDQCAAIAFJBEAgBEEA',
    'SgRAIAD9AAQAIgr9DAoKCgoKCgoKCgoKCgoKCgr9I/1kIQMgBEG4CGogCv0LBABBECAEayIFIAEgAGsiBiAFIAZIGyIFIABqIABrIgZBEEgEQCAD',
    'QQEgBnRBAWtxIQMLIAcgA2ggBSADGyIFrHwhByAEIAVqIQQgACAFaiEAIAMEfyAAQQFqIQAgB0ICUUEAIAIbBH9BuAgvAQBB3NwARgVBAAsEQEGA',
    'CEIANwMAQYgIQgA3AwBBsAhCADcDAEHYCEEANgIAIAAkAkEADwtBkAgjAUG4CP0ABABB0IkQIARr/QAEAP1OIgr9HQFC/6aWurKo6/rMAH5CIYlC',
    '1aeJipHy3uGHf36FIAeFIggjACAK/R0AQtWniYqR8t7hh39+Qh+JQv+mlrqyqOv6zAB+hSAHhXwiByAIfCIIQiGIIAiFQs2Z1ur++uuof34iCCAI',
    'QiGIhULT2JfU4b+u50R+IgggCEIhiIUiCCAHIAdCIYiFQs2Z1ur++uuof34iByAHQiGIhULT2JfU4b+u50R+IgcgB0IhiIV8IgdBkAgpAwB8NwMA',
    'QZgIQZgIKQMAIAcgCHx8NwMAQaAIQaAIKQMAQgF8NwMAQozlnroJJABCjOWeugkkAUIAIQdBAAUgBEEQRgR/IwEiCCMAQbgIKQMAQtWniYqR8t7h',
    'h39+Qh+JQv+mlrqyqOv6zAB+hUIbiXxCBX5Cqc7zlgV8IgkgCEHACCkDAEL/ppa6sqjr+swAfkIhiULVp4mKkfLe4Yd/foVCH4l8QgV+QrW1pcID',
    'fCAJJAAkAUEABSAECwshBAwCCyAA/QAEAP0MCgoKCgoKCgoKCgoKCgoKCv0j/WQhAyABIABrIgVBEEgEQCADQQEgBXRBAWtxIQMLIAMEfyAHIANo',
    'IgOsfCIHQgJRQQAgAhsEfyAALwEAQdzcAEYFQQALBEBBgAhCADcDAEGICEIANwMAQbAIQgA3AwBB2AhBADYCACAAQQNqJAJBAA8LQZAIIwEgAP0A',
    'BABB0IkQIANr/QAEAP1OIgr9HQFC/6aWurKo6/rMAH5CIYlC1aeJipHy3uGHf36FIAeFIggjACAK/R0AQtWniYqR8t7hh39+Qh+JQv+mlrqyqOv6',
    'zAB+hSAHhXwiByAIfCIIQiGIIAiFQs2Z1ur++uuof34iCCAIQiGIhULT2JfU4b+u50R+IgggCEIhiIUiCCAHIAdCIYiFQs2Z1ur++uuof34iByAH',
    'QiGIhULT2JfU4b+u50R+IgcgB0IhiIV8IgdBkAgpAwB8NwMAQZgIQZgIKQMAIAcgCHx8NwMAQaAIQaAIKQMAQgF8NwMAQozlnroJJABCjOWeugkk',
    'AUIAIQcgACADQQFqagUgASAAa0EQTwR/IwEiCCMAIAApAwBC1aeJipHy3uGHf35CH4lC/6aWurKo6/rMAH6FQhuJfEIFfkKpzvOWBXwiCSAIIAAp',
    'AwhC/6aWurKo6/rMAH5CIYlC1aeJipHy3uGHf36FQh+JfEIFfkK1taXCA3wgCSQAJAEgB0IQfCEHIABBEGoFQbgIIAD9AAQA/QsEACAHIAEgAGsi',
    'BKx8IQcgAQsLIQAMAQsLQYAIIwBCjOWeugmFNwMAQYgIIwFCjOWeugmFNwMAQbAIIAc3AwBB2AggBDYCAEEBC6YFAgR/An4gASECQdwIKAIAIgNB',
    'AUYEQEHgCCgCACIDQQBKBEAgACICIQQCQANAIAEgBEsEQCAELQAAQQpHIANBAkpyBEBB8AhBAzYCAAwDCyADQQFqIQMgBEEBaiEEDAELC0HgCCAD',
    'NgIACwUgACABQQEQAEUEQCMCQQNrIQJB4AhBATYCAEHgCCgCACEDIwIhBAJAA0AgASAESwRAIAQtAABBCkcgA0ECSnIEQEHwCEEDNgIADAMLIANB',
    'AWohAyAEQQFqIQQMAQsLQeAIIAM2AgALCwsFIAMEQCADQQJGBEAgACEEQYAIKQMAQozlnroJhSQAQYgIKQMAQozlnroJhSQBQdgIKAIAIQMDQCAB',
    'IARLBEAgA0UgASAEa0EQT3EEQCMBIgYjACAEKQMAQtWniYqR8t7hh39+Qh+JQv+mlrqyqOv6zAB+hUIbiXxCBX5Cqc7zlgV8IgcgBiAEKQMIQv+m',
    'lrqyqOv6zAB+QiGJQtWniYqR8t7hh39+hUIfiXxCBX5CtbWlwgN8IAckACQBIARBEGohBAwCCyADQbgIaiAE/QAEAP0LBAAgA0EQIANrIgMgASAE',
    'ayIFIAMgBUgbIgVqIQMgBCAFaiEEIANBEEYEQCMBIgYjAEG4CCkDAELVp4mKkfLe4Yd/fkIfiUL/ppa6sqjr+swAfoVCG4l8QgV+QqnO85YFfCIH',
    'IAZBwAgpAwBC/6aWurKo6/rMAH5CIYlC1aeJipHy3uGHf36FQh+JfEIFfkK1taXCA3wgByQAJAFBACEDCwwBCwtBgAgjAEKM5Z66CYU3AwBBiAgj',
    'AUKM5Z66CYU3AwBBsAhBsAgpAwAgASAAa618NwMAQdgIIAM2AgALBSAAIAFBABAAGgsLQagIQagIKQMAIAKtIACtfXw3AwALBQBB+AALBQBBgAgL',
    'BgBBgIAQCwUAQYAJC9kCAgJ+AXtBgAgpAwBCjOWeugmFJABBiAgpAwBCjOWeugmFJAFBkAhBsAgpAwAiACMBQbgI/QAEAEHQiRBB2AgoAgBr/QAE',
    'AP1OIgL9HQFC/6aWurKo6/rMAH5CIYlC1aeJipHy3uGHf36FhSIBIAAjACAC/R0AQtWniYqR8t7hh39+Qh+JQv+mlrqyqOv6zAB+hYV8IgAgAXwi',
    'AUIhiCABhULNmdbq/vrrqH9+IgEgAUIhiIVC09iX1OG/rudEfiIBIAFCIYiFIgEgACAAQiGIhULNmdbq/vrrqH9+IgAgAEIhiIVC09iX1OG/rudE',
    'fiIAIABCIYiFfCIAQZAIKQMAfDcDAEGYCEGYCCkDACAAIAF8fDcDAEGgCEGgCCkDAEIBfDcDAEKM5Z66CSQAQozlnroJJAFBgAhCADcDAEGICEIA',
    'NwMAQbAIQgA3AwBB2AhBADYCAEEAJAILuwIBBX8gAEGACWohBEGACSECQeQIKAIAIQFB6AgoAgAhA0HsCCgCACEAA0AgAiAESQRAAkAgAUEASgRA',
    'IAIgASAEIAJrIgUgASAFSBsiBSACaiICEAEgASAFayEBQfAIKAIADQEMAwsgA0UgBCACa0EFT3EEQCACLQAAIQUgAigCASEAIAJBBWohAkEBIABB',
    '/////wdLIAUbBEBB8AhBAjYCAAwCCwUgAi0AACEFIAJBAWohAiADBEAgACAFIANBAWtBA3R0ciEABUEAIQAgBQRAQfAIQQI2AgAMAwsLIANBAWoi',
    'A0EFSA0DQQAhAyAAQf////8HSwRAQfAIQQI2AgAMAgsLIABFBEBB8AhBATYCAAwBCyAAIQEMAgsLC0HkCCABNgIAQegIIAM2AgBB7AggADYCACAC',
    'QYAJawsNAEGACSAAQYAJahABCwsYAQBBwIkQCxD/////////////////////',
].join('');

// EXTERNAL MODULE: ./archive/web-assembly.js
var web_assembly = __webpack_require__(8363);
;// CONCATENATED MODULE: ./archive/fingerprint.js




// The layout of a state, and the numbers in it, are those of assembly/fingerprint.ts.
const field = { sumOne: 16, sumTwo: 24, rows: 32, bytes: 40, rowLength: 48, mode: 92, after: 96, status: 112 };
const modeNumber = { 'rows': 0, 'rows-of-block': 1, 'unit': 2 };
const fingerprint_status = { running: 0, blockEnded: 1, badFrame: 2, badEnd: 3 };
const afterWholeTerminator = 3;
const firstWindow = 2048;
let engine;
/** The one instance that all hashers of the process share; made at first use, in about a millisecond. */
function sharedEngine() {
    if (engine !== undefined)
        return engine;
    const exports = (0,web_assembly/* compiled */.Q)(fingerprintWasm)();
    const { buffer } = exports.memory;
    engine = {
        exports,
        state: new Uint8Array(buffer, exports.stateAddress(), exports.stateSize()),
        input: new Uint8Array(buffer, exports.inputAddress(), exports.inputCapacity()),
    };
    return engine;
}
/**
 * The state of one stream of rows or of large objects. It lives here, in 120 bytes, and visits the shared WebAssembly
 * instance only while bytes are being hashed, so that any number may exist at once and none has to be released.
 */
class Fingerprint {
    #engine = sharedEngine();
    #state = new Uint8Array(this.#engine.state.length);
    #view = new DataView(this.#state.buffer);
    #window = firstWindow;
    constructor(mode) {
        this.#view.setInt32(field.mode, modeNumber[mode], true);
    }
    /** Takes the next bytes, however they are cut. Throws `archive-damaged` when something follows the end of the rows. */
    write(bytes) {
        const { exports, state, input } = this.#engine;
        state.set(this.#state);
        for (let at = 0; at < bytes.length; at += input.length) {
            const part = bytes.length <= input.length ? bytes : bytes.subarray(at, at + input.length);
            input.set(part);
            exports.feed(part.length);
        }
        this.#state.set(state);
        this.#refuseDamage();
    }
    /** Prepares for a block of length-prefixed frames, of which `writeFrames` is given the bytes. */
    startFrames() {
        this.#view.setInt32(field.status, fingerprint_status.running, true);
        this.#window = firstWindow;
    }
    /**
     * Takes bytes of a block as the custom format frames them; returns how many of them belong to the block. Throws
     * `archive-damaged`. A block may be tiny and the next one follow in the same chunk, therefore the look ahead grows slowly.
     */
    writeFrames(bytes) {
        const { exports, state, input } = this.#engine;
        state.set(this.#state);
        let used = 0;
        let more = true;
        while (more && used < bytes.length) {
            const part = bytes.subarray(used, used + this.#window);
            input.set(part);
            const taken = exports.feedFrames(part.length);
            used += taken;
            more = taken === part.length && state[field.status] === fingerprint_status.running;
            if (this.#window < input.length)
                this.#window *= 2;
        }
        this.#state.set(state);
        this.#refuseDamage();
        return used;
    }
    /** Whether the block ended with the last call of `writeFrames`. */
    get blockEnded() {
        return this.#state[field.status] === fingerprint_status.blockEnded;
    }
    /** Ends one unit (a large object) and counts it. */
    finishUnit() {
        const { exports, state } = this.#engine;
        state.set(this.#state);
        exports.finishUnit();
        this.#state.set(state);
    }
    /** Rows, or units, that are complete. */
    get rows() {
        return this.#view.getBigUint64(field.rows, true);
    }
    get bytes() {
        return this.#view.getBigUint64(field.bytes, true);
    }
    /** Whether the last row has begun but not ended. */
    get withinRow() {
        return this.#view.getBigUint64(field.rowLength, true) > 0n;
    }
    /** Whether the line that ends the rows of a block, and the two empty lines after it, have come. */
    get terminated() {
        return this.#view.getInt32(field.after, true) === afterWholeTerminator;
    }
    /** The sum of the hashes so far, 32 hexadecimal digits. */
    sum() {
        const hex = (at) => this.#view.getBigUint64(at, true).toString(16).padStart(16, '0');
        return hex(field.sumOne) + hex(field.sumTwo);
    }
    #refuseDamage() {
        const state = this.#state[field.status];
        if (state === fingerprint_status.badFrame)
            throw (0,damage/* damaged */.qM)('the archive is damaged: a length inside a data block is no length');
        if (state === fingerprint_status.badEnd)
            throw (0,damage/* damaged */.qM)('the archive is damaged: something follows the end of a table\'s rows');
    }
}
/**
 * The order-independent fingerprint of rows in COPY's text format, for example the output of `COPY … TO STDOUT`: rows
 * that are equal byte for byte give equal fingerprints, whatever their order; duplicates count. Settings that shape
 * COPY text (DateStyle, IntervalStyle, extra_float_digits, bytea_output, client_encoding) must be those of pg_dump.
 */
class RowHasher {
    #fingerprint = new Fingerprint('rows');
    /** Takes the next bytes, cut anywhere. They are not kept. */
    write(chunk) {
        this.#fingerprint.write(chunk);
    }
    /** Complete rows so far. */
    get rows() {
        return Number(this.#fingerprint.rows);
    }
    /** Bytes so far, newlines included: the size of the COPY output. */
    get bytes() {
        return Number(this.#fingerprint.bytes);
    }
    /** The fingerprint, 32 hexadecimal digits. Throws `rows-incomplete` when the last row has no end. */
    digest() {
        if (this.#fingerprint.withinRow) {
            throw new errors/* KnownError */.E('rows-incomplete', `the rows end inside row ${this.rows + 1}`, 'Read the COPY output to its end.');
        }
        return this.#fingerprint.sum();
    }
}
/** The order-independent fingerprint of large objects: each is hashed as a whole, its object id (4 bytes, lowest first) first. */
class LargeObjectHasher {
    fingerprint = new Fingerprint('unit');
    start(objectId) {
        this.fingerprint.write(Uint8Array.of(objectId, objectId >>> 8, objectId >>> 16, objectId >>> 24));
    }
    /** Takes the next bytes of the object that was started. */
    write(chunk) {
        this.fingerprint.write(chunk);
    }
    finish() {
        this.fingerprint.finishUnit();
    }
    /** Objects finished. */
    get count() {
        return Number(this.fingerprint.rows);
    }
    /** Bytes of all finished objects. */
    get bytes() {
        return Number(this.fingerprint.bytes - 4n * this.fingerprint.rows);
    }
    /** The fingerprint, 32 hexadecimal digits. */
    digest() {
        return this.fingerprint.sum();
    }
}


/***/ }),

/***/ 37700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ bytesToRecognise),
/* harmony export */   m: () => (/* binding */ recogniseForeign)
/* harmony export */ });
/* harmony import */ var _damage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11499);

/** How many bytes of a file `recogniseForeign` wants to see: a tar header names its format at byte 257. */
const bytesToRecognise = 512;
const decrypt = 'Decrypt it first.';
const decompress = 'Decompress it first; pg_dump compresses by itself, so nothing is won by doing it again.';
const another = 'Name the archive that pg_dump -Fc wrote.';
const beginnings = [
    ['age-encryption.org/', 'encrypted with age', decrypt],
    ['-----BEGIN AGE ENCRYPTED FILE-----', 'encrypted with age', decrypt],
    ['-----BEGIN PGP MESSAGE-----', 'encrypted with OpenPGP', decrypt],
    ['Salted__', 'encrypted with openssl', decrypt],
    ['\x1f\x8b', 'a gzip file', decompress],
    ['\x28\xb5\x2f\xfd', 'a zstd file', decompress],
    ['\x04\x22\x4d\x18', 'an lz4 file', decompress],
    ['\xfd7zXZ\0', 'an xz file', decompress],
    ['BZh', 'a bzip2 file', decompress],
    ['PK\x03\x04', 'a zip file', 'Unpack it first.'],
    ['<?xml', 'an XML page', 'A store may have answered with an error page instead of the archive: look into it.'],
    ['<!DOCTYPE', 'an HTML page', 'A server may have answered with an error page instead of the archive: look into it.'],
    ['<html', 'an HTML page', 'A server may have answered with an error page instead of the archive: look into it.'],
    ['SQLite format 3\0', 'an SQLite database', another],
];
const sqlWord = /^\s*(--|\/\*|\\restrict|\\connect|(SET|SELECT|CREATE|BEGIN|INSERT|DROP|ALTER|COPY|START)\s)/i;
/** Whether a binary OpenPGP message begins so: a packet that carries a session key or encrypted data. */
function isOpenPgp(first) {
    const tag = (first & 0xc0) === 0xc0 ? first & 0x3f : (first & 0xc0) === 0x80 ? (first >> 2) & 0x0f : -1;
    return [1, 3, 9, 18, 20].includes(tag);
}
/** Says what a file is instead of an archive, from its first bytes (all of them, if it is shorter than wanted). */
function recogniseForeign(start) {
    const text = Buffer.from(start).toString('latin1');
    if (text === '')
        return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .notOurs */ .TR)('an empty file', 'The dump or its copy failed: look at that step\'s log.');
    if ('PGDMP'.startsWith(text))
        return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .truncated */ .ps)('within its first bytes');
    for (const [bytes, instead, hint] of beginnings)
        if (text.startsWith(bytes))
            return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .notOurs */ .TR)(instead, hint);
    if (text.slice(257, 262) === 'ustar') {
        return text.startsWith('toc.dat\0')
            ? (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .notOurs */ .TR)('a tar format dump (pg_dump -Ft)', 'Dump with -Fc; pg_restore restores a tar format dump, but it is not read here.')
            : (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .notOurs */ .TR)('a tar file', another);
    }
    if (sqlWord.test(text))
        return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .notOurs */ .TR)('a plain SQL script', 'Dump with -Fc; psql restores a script, but it cannot be proved.');
    if (isOpenPgp(start[0] ?? 0))
        return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .notOurs */ .TR)('probably encrypted with OpenPGP', decrypt);
    return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .notOurs */ .TR)('of an unknown kind', another);
}


/***/ }),

/***/ 555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readHeader)
/* harmony export */ });
/* harmony import */ var _damage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11499);
/* harmony import */ var _foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37700);


const compressions = ['none', 'gzip', 'lz4', 'zstd'];
// The numbers of ArchiveFormat in pg_backup.h. The toc.dat of a directory says tar.
const formatNumber = { custom: 1, directory: 3 };
/**
 * Reads the header. Throws `archive-not-ours`, `archive-version`, `archive-compression`, `archive-truncated` and
 * `archive-damaged`. Source of the layout: ReadHead in PostgreSQL's pg_backup_archiver.c.
 */
function* readHeader(intake, expected) {
    const magic = yield* intake.upTo(5);
    if (magic.toString('latin1') !== 'PGDMP') {
        throw (0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .recogniseForeign */ .m)(Buffer.concat([magic, yield* intake.upTo(_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesToRecognise */ .Y - magic.length)]));
    }
    const minor = yield* readVersion(intake);
    const [integerSize, offsetSize, format] = yield* intake.bytes(3);
    if (integerSize !== 4)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive's header is damaged: integers of ${integerSize ?? 0} bytes`);
    if (offsetSize !== 4 && offsetSize !== 8)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive's header is damaged: offsets of ${offsetSize ?? 0} bytes`);
    if (format !== formatNumber[expected])
        throw wrongFormat(format ?? 0);
    const compression = yield* readCompression(intake, minor);
    const createdAt = yield* readTime(intake);
    const database = yield* intake.string();
    const serverVersion = yield* intake.string();
    const dumpVersion = yield* intake.string();
    return { formatVersion: `1.${minor}`, compression, createdAt, database, serverVersion, dumpVersion, minor, offsetSize };
}
function* readVersion(intake) {
    const [major = 0, minor = 0, revision = 0] = yield* intake.bytes(3);
    const version = revision === 0 ? `${major}.${minor}` : `${major}.${minor}.${revision}`;
    if (major > 1 || (major === 1 && minor > 16))
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownVersion */ .VN)(version, 'newer');
    if (major < 1 || minor < 14)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownVersion */ .VN)(version, 'older');
    if (revision !== 0)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive's header is damaged: format version ${version} does not exist`);
    return minor;
}
function wrongFormat(format) {
    if (format === formatNumber.directory) {
        return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .notOurs */ .TR)('the toc.dat of a directory or tar format dump', 'Name the directory that it stands in.');
    }
    if (format === formatNumber.custom) {
        return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .notOurs */ .TR)('in the custom format, where the toc.dat of a directory was expected', 'Name it as a custom format archive.');
    }
    return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive's header is damaged: format number ${format} does not exist`);
}
function* readCompression(intake, minor) {
    if (minor >= 15) {
        const algorithm = yield* intake.byte();
        const compression = compressions[algorithm];
        if (compression === undefined)
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownCompression */ .l4)(algorithm);
        return compression;
    }
    // Until 1.14 this is a level of zlib; -1 is its default.
    const level = yield* intake.integer();
    if (level < -1 || level > 9)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownCompression */ .l4)(level);
    return level === 0 ? 'none' : 'gzip';
}
function* readTime(intake) {
    const parts = [];
    for (let part = 0; part < 7; part++)
        parts.push(yield* intake.integer());
    const [second = -1, minute = -1, hour = -1, day = -1, month = -1, year = -1, summer = -2] = parts;
    const possible = second >= 0 && second <= 60 && minute >= 0 && minute <= 59 && hour >= 0 && hour <= 23
        && day >= 1 && day <= 31 && month >= 0 && month <= 11 && year >= 70 && year <= 8099 && summer >= -1 && summer <= 1;
    if (!possible)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)('the archive\'s header is damaged: its time does not exist');
    const two = (value) => String(value).padStart(2, '0');
    return `${year + 1900}-${two(month + 1)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}


/***/ }),

/***/ 94770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ Intake)
/* harmony export */ });
/* unused harmony export settled */
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var _damage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11499);


// A definition of this size does not occur (PostgreSQL's own limit for a text is 1 GB, a large function has some 100 KB).
// The limit keeps a damaged length from swallowing the rest of the archive into memory.
const longestString = 64 * 1024 * 1024;
const nothing = new Uint8Array(0);
/** Carries steps to their end that wait for nothing but promises. */
async function settled(steps) {
    for (;;) {
        const step = steps.next();
        if (step.done === true)
            return step.value;
        await step.value;
    }
}
/**
 * The bytes of an archive as they come, and the primitives of its format. A chunk is looked at while it is there and
 * never kept: what must outlive it is copied.
 */
class Intake {
    /** Completes "the archive ends …" if it should end now. */
    place = 'within its header';
    #chunk = nothing;
    #at = 0;
    #before = 0;
    #ended = false;
    /** How many bytes have been read. */
    get position() {
        return this.#before + this.#at;
    }
    /** Hands in the next bytes. The previous ones must have been used up: a reader asks for more only then. */
    push(chunk) {
        this.#before += this.#at;
        this.#chunk = chunk;
        this.#at = 0;
    }
    end() {
        this.push(nothing);
        this.#ended = true;
    }
    /** Waits for bytes; false when there will be none. */
    *#more() {
        while (this.#at >= this.#chunk.length) {
            if (this.#ended)
                return false;
            yield undefined;
        }
        return true;
    }
    /** Whether the archive ends here. */
    *atEnd() {
        return !(yield* this.#more());
    }
    /** All bytes that are there now, at least one; `skip` tells how many were used. Throws `archive-truncated`. */
    *present() {
        if (this.#at >= this.#chunk.length && !(yield* this.#more()))
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .truncated */ .ps)(this.place);
        return this.#at === 0 ? this.#chunk : this.#chunk.subarray(this.#at);
    }
    skip(count) {
        this.#at += count;
    }
    /** The next byte. Throws `archive-truncated`. */
    *byte() {
        if (this.#at >= this.#chunk.length && !(yield* this.#more()))
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .truncated */ .ps)(this.place);
        return this.#chunk[this.#at++] ?? 0;
    }
    /** At most `count` bytes, in a buffer of their own; fewer only where the archive ends. */
    *upTo(count) {
        const parts = [];
        let missing = count;
        while (missing > 0 && (yield* this.#more())) {
            const part = Buffer.from(this.#chunk.subarray(this.#at, this.#at + missing));
            this.#at += part.length;
            missing -= part.length;
            parts.push(part);
        }
        return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    }
    /** Exactly `count` bytes. Throws `archive-truncated`. */
    *bytes(count) {
        const taken = yield* this.upTo(count);
        if (taken.length < count)
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .truncated */ .ps)(this.place);
        return taken;
    }
    /** An integer as the format writes it: a sign byte, then four bytes, the lowest first. Throws `archive-damaged`. */
    *integer() {
        const chunk = this.#chunk;
        const at = this.#at;
        let sign;
        let size;
        if (at + 5 <= chunk.length) {
            sign = chunk[at] ?? 0;
            size = ((chunk[at + 1] ?? 0) | (chunk[at + 2] ?? 0) << 8 | (chunk[at + 3] ?? 0) << 16 | (chunk[at + 4] ?? 0) << 24) >>> 0;
            this.#at = at + 5;
        }
        else {
            const bytes = yield* this.bytes(5);
            sign = bytes.readUInt8(0);
            size = bytes.readUInt32LE(1);
        }
        // -2147483648 exists: an object id of 2^31 is written so.
        if (sign > 1 || size > 0x7fffffff + sign || (sign === 1 && size === 0)) {
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .damaged */ .qM)(`the archive is damaged at byte ${this.position - 5}, ${this.place}: no integer of pg_dump`);
        }
        return sign === 1 ? -size : size;
    }
    /**
     * A string as the format writes it, or null. Names and definitions are in the encoding of the dump: read as UTF-8
     * where they are that, else byte by byte (as Latin-1), so that nothing is lost. Throws `archive-damaged`.
     */
    *string() {
        const length = yield* this.integer();
        if (length === -1)
            return null;
        if (length < 0 || length > longestString) {
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .damaged */ .qM)(`the archive is damaged at byte ${this.position - 5}, ${this.place}: a text of ${length} bytes`);
        }
        const bytes = yield* this.bytes(length);
        return (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
    }
}


/***/ }),

/***/ 16062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ ArchiveReader),
  b: () => (/* binding */ readArchive)
});

// EXTERNAL MODULE: ./archive/damage.js
var damage = __webpack_require__(11499);
;// CONCATENATED MODULE: ./archive/contents.js

/** Puts together what was read. Throws `archive-damaged` for an entry that contradicts its kind. */
function assembleContents(header, entries, tables, largeObjects) {
    const all = [...entries.values()];
    const setting = (description, pattern) => {
        const entry = all.find((candidate) => candidate.description === description);
        if (entry === undefined)
            return null;
        const value = pattern.exec(entry.definition ?? '')?.[1];
        if (value === undefined)
            throw (0,damage/* damaged */.qM)(`the archive's table of contents is damaged: its ${description} entry sets nothing`);
        return value.replaceAll('\'\'', '\'');
    };
    const strings = setting('STDSTRINGS', /^SET standard_conforming_strings = '(on|off)';\s*$/);
    return {
        formatVersion: header.formatVersion,
        compression: header.compression,
        createdAt: header.createdAt,
        database: header.database,
        serverVersion: header.serverVersion,
        dumpVersion: header.dumpVersion,
        encoding: setting('ENCODING', /^SET client_encoding = '([^']+)';\s*$/),
        standardConformingStrings: strings === null ? null : strings === 'on',
        searchPath: setting('SEARCHPATH', /^SELECT pg_catalog\.set_config\('search_path', '((?:[^']|'')*)', false\);\s*$/),
        entries: all,
        // The order of the table of contents, which a parallel dump need not have kept.
        tables: all.flatMap((entry) => tables.get(entry.dumpId) ?? []),
        sequences: all.filter((entry) => entry.description === 'SEQUENCE SET').map(sequenceOf),
        largeObjects: { count: largeObjects.count, bytes: largeObjects.bytes, fingerprint: largeObjects.digest() },
    };
}
function sequenceOf(entry) {
    // SELECT pg_catalog.setval('schema.name', 42, true); the name is taken from the entry, which needs no unquoting.
    const found = /^SELECT pg_catalog\.setval\(.+, (-?\d{1,19}), (true|false)\);\s*$/s.exec(entry.definition ?? '');
    if (found?.[1] === undefined) {
        throw (0,damage/* damaged */.qM)(`the archive's table of contents is damaged: sequence ${(0,damage/* quoted */.TL)(entry.namespace, entry.tag)} has no value`);
    }
    return { schema: entry.namespace ?? '', name: entry.tag, value: found[1], isCalled: found[2] === 'true' };
}
const copyPattern = /^COPY (?:"(?:[^"]|"")*"|[^\s"().]+)(?:\.(?:"(?:[^"]|"")*"|[^\s"().]+))? *(\(.*\))? *FROM stdin;\n$/s;
/** The column list of a COPY statement, verbatim, or null if it has none. Throws `archive-damaged`. */
function columnsOf(entry) {
    if (entry.copyStatement === null)
        return null;
    const found = copyPattern.exec(entry.copyStatement);
    if (found === null) {
        const name = (0,damage/* quoted */.TL)(entry.namespace, entry.tag);
        throw (0,damage/* damaged */.qM)(`the archive's table of contents is damaged: the COPY statement of table ${name} cannot be read`);
    }
    return found[1] ?? null;
}

// EXTERNAL MODULE: ./archive/fingerprint.js + 1 modules
var fingerprint = __webpack_require__(18167);
;// CONCATENATED MODULE: ./archive/blocks.js



// The types of a block (BLK_… in pg_backup_archiver.h).
const blockType = { data: 1, largeObjects: 3 };
/** The hasher for the data of an entry, by what the entry says that it is. */
function hasherFor(entry) {
    return new fingerprint/* Fingerprint */.$A(entry.description === 'TABLE DATA' && entry.copyStatement !== null ? 'rows-of-block' : 'unit');
}
/** What errors call the data of an entry. */
function subjectOf(entry) {
    const kind = entry.description === 'TABLE DATA' ? 'table' : entry.description.toLowerCase();
    return `${kind} ${(0,damage/* quoted */.TL)(entry.namespace, entry.tag)}`;
}
/** Books what one entry's data came to. Throws `archive-damaged` when rows lack the terminator that pg_dump writes last. */
function finishTable(entry, hasher, tables) {
    if (entry.description !== 'TABLE DATA')
        return;
    const copied = entry.copyStatement !== null;
    if (!copied)
        hasher.finishUnit();
    else if (!hasher.terminated)
        throw (0,damage/* damaged */.qM)(`the data of ${subjectOf(entry)} is damaged: its rows end without their terminator`);
    tables.set(entry.dumpId, {
        dumpId: entry.dumpId,
        schema: entry.namespace ?? '',
        name: entry.tag,
        columns: columnsOf(entry),
        rows: copied ? Number(hasher.rows) : null,
        bytes: Number(hasher.bytes),
        fingerprint: copied ? hasher.sum() : null,
        statements: copied ? null : hasher.sum(),
    });
}
/**
 * Reads the data blocks of the custom format, to the end of the archive. Throws `archive-damaged`, and
 * `archive-truncated` also where a block is missing altogether: the format has no mark at its end.
 */
function* readBlocks(intake, entries, compression, decompressor) {
    const read = { tables: new Map(), largeObjects: new fingerprint/* LargeObjectHasher */.Gi() };
    const missing = new Set([...entries.values()].filter((entry) => entry.hadData));
    for (;;) {
        intake.place = 'between two blocks of data';
        if (yield* intake.atEnd())
            break;
        const entry = yield* readBlockHead(intake, entries, missing);
        missing.delete(entry);
        intake.place = `within the data of ${subjectOf(entry)}`;
        if (entry.description === 'BLOBS') {
            yield* readLargeObjects(intake, read.largeObjects, compression, decompressor);
        }
        else {
            const hasher = hasherFor(entry);
            yield* readData(intake, hasher, compression, decompressor, subjectOf(entry));
            finishTable(entry, hasher, read.tables);
        }
    }
    const [first] = missing;
    if (first !== undefined) {
        throw (0,damage/* truncated */.ps)(`before the data of ${subjectOf(first)}${missing.size > 1 ? ` and of ${missing.size - 1} more` : ''}`);
    }
    return read;
}
function* readBlockHead(intake, entries, missing) {
    const start = intake.position;
    const refuse = (what) => (0,damage/* damaged */.qM)(`the archive is damaged at byte ${start}, ${intake.place}: ${what}`);
    const type = yield* intake.byte();
    if (type !== blockType.data && type !== blockType.largeObjects)
        throw refuse(`a block of type ${type}, or bytes after the end`);
    const dumpId = yield* intake.integer();
    const entry = entries.get(dumpId);
    if (entry === undefined)
        throw refuse(`a block for entry ${dumpId}, which the table of contents does not have`);
    if (!entry.hadData)
        throw refuse(`a block for ${subjectOf(entry)}, which has no data`);
    if (!missing.has(entry))
        throw refuse(`a second block for ${subjectOf(entry)}`);
    const wanted = entry.description === 'BLOBS' ? blockType.largeObjects : blockType.data;
    if (type !== wanted)
        throw refuse(`a block of the wrong type for ${subjectOf(entry)}`);
    if (entry.dataOffset !== null && entry.dataOffset !== start) {
        throw refuse(`the data of ${subjectOf(entry)}, which should begin at byte ${entry.dataOffset}`);
    }
    return entry;
}
function* readLargeObjects(intake, hasher, compression, decompressor) {
    for (;;) {
        // Written as a signed integer, although an object id has none.
        const objectId = (yield* intake.integer()) >>> 0;
        if (objectId === 0)
            return;
        intake.place = `within large object ${objectId}`;
        hasher.start(objectId);
        yield* readData(intake, hasher.fingerprint, compression, decompressor, `large object ${objectId}`);
        hasher.finish();
    }
}
/** Reads length-prefixed frames up to the one of length zero that ends them. */
function* readData(intake, hasher, compression, decompressor, what) {
    if (compression === 'none') {
        hasher.startFrames();
        while (!hasher.blockEnded)
            intake.skip(hasher.writeFrames(yield* intake.present()));
        return;
    }
    decompressor.start(what, (bytes) => { hasher.write(bytes); });
    for (;;) {
        let left = yield* intake.integer();
        if (left < 0)
            throw (0,damage/* damaged */.qM)(`the data of ${what} is damaged at byte ${intake.position - 5}: a frame of ${left} bytes`);
        if (left === 0)
            break;
        while (left > 0) {
            const present = yield* intake.present();
            const part = present.length <= left ? present : present.subarray(0, left);
            yield* decompressor.write(part);
            intake.skip(part.length);
            left -= part.length;
        }
    }
    yield* decompressor.end();
}

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
;// CONCATENATED MODULE: ./archive/decompressor.js


/** The error for data that does not decompress; `method` says which way. */
function corrupt(what, method, thrown) {
    return (0,damage/* damaged */.qM)(`the data of ${what} is damaged: it does not decompress (${method}: ${(0,errors/* messageOf */.bD)(thrown)})`, thrown);
}

;// CONCATENATED MODULE: ./archive/lz4-wasm.js
// Generated by scripts/build-fingerprint.ts from assembly/lz4.ts. Do not edit.
/** assembly/lz4.ts as WebAssembly, 1594 bytes in base64. */
const lz4Wasm = [
    'AGFzbQEAAAABHQZgAn9/AX9gAX8AYAABf2AAAGADf39/AGABfwF/AwoJAwABAgIEAQUABQMBAAEGGgV/AUEAC38BQQALfwFBAAt/AUEAC38BQQAL',
    'B3QJB3ByZXBhcmUAAgxpbnB1dEFkZHJlc3MABA1vdXRwdXRBZGRyZXNzAAMKc3RvcmVCbG9jawABC2RlY29kZUJsb2NrAAgJaGFzaFN0YXJ0AAYK',
    'aGFzaFVwZGF0ZQAFCmhhc2hSZXN1bHQABwZtZW1vcnkCAAgBAArqCgkIAEGAiQQkAAtSACABBEAjBEEASgRAIwBBgIAEIwMjBGoiASABQYCABEob',
    'IgFrIwAjBGogAWsgAfwKAAAgASQDCwVBACQDC0EAJAQjACMBIAD8CgAAIAAkBCAACzkAIAAkAkEAJANBACQEIwAgAGpBzwBqQXBxJAEjASAAakG/',
    'gARqQRB2PwBrIgBBAEoEQCAAQAAaCwsEACMACwQAIwELhwMBAn8gASACaiEDIABBBnRBgAhqIgQoAhghACAEIAQpAxAgAqx8NwMQA0AgASADSQRA',
    'IABFIAMgAWtBEE9xBEAgBCAEKAIAIAEoAgBB95Svr3hsakENd0Gx893xeWw2AgAgBCAEKAIEIAEoAgRB95Svr3hsakENd0Gx893xeWw2AgQgBCAE',
    'KAIIIAEoAghB95Svr3hsakENd0Gx893xeWw2AgggBCAEKAIMIAEoAgxB95Svr3hsakENd0Gx893xeWw2AgwgAUEQaiEBDAILIAEiAkEBaiEBIARB',
    'IGogAGogAi0AADoAACAAQQFqIgBBEEYEQCAEIAQoAgAgBCgCIEH3lK+veGxqQQ13QbHz3fF5bDYCACAEIAQoAgQgBCgCJEH3lK+veGxqQQ13QbHz',
    '3fF5bDYCBCAEIAQoAgggBCgCKEH3lK+veGxqQQ13QbHz3fF5bDYCCCAEIAQoAgwgBCgCLEH3lK+veGxqQQ13QbHz3fF5bDYCDEEAIQALDAELCyAE',
    'IAA2AhgLQQAgAEEGdEGACGoiAEGoiI2hAjYCACAAQfeUr694NgIEIABBADYCCCAAQc+Moo4GNgIMIABCADcDECAAQQA2AhgL6AECAn8BfiAAQQZ0',
    'QYAIaiICKQMQIgOnIANCEFoEfyACKAIAQQF3IAIoAgRBB3dqIAIoAghBDHdqIAIoAgxBEndqBSACKAIIQbHP2bIBagtqIQAgAkEgaiIBIAIoAhhq',
    'IQIDQCACIAFrQQRPBEAgACABKAIAQb3cypV8bGpBEXdBr9bTvgJsIQAgAUEEaiEBDAELCwNAIAEgAkkEQCAAIAEtAABBsc/ZsgFsakELd0Gx893x',
    'eWwhACABQQFqIQEMAQsLIAAgAEEPdnNB95Svr3hsIgAgAEENdnNBvdzKlXxsIgAgAEEQdnMLkgQBCH8gAQRAIwRBAEoEQCMAQYCABCMDIwRqIgEg',
    'AUGAgARKGyIBayMAIwRqIAFrIAH8CgAAIAEkAwsFQQAkAwtBACQEIwEgAGohBSMAIwJqIQcjACMDayEIIwEhACMAIQECQANAIAAgBUkEQCAAIgJB',
    'AWohACACLQAAIglBBHYiBEEPRgRAQf8BIQMDQCADQf8BRgRAIAAgBU8NBSAAIgJBAWohACAEIAItAAAiA2ohBAwBCwsLIAQgByABa0sgBCAFIABr',
    'S3INAiAEQRBNBEAgASAA/QAEAP0LBAAFIAEgACAE/AoAAAsgASAEaiEBIAAgBGoiAiAFRgRAIAEjAGskBCMEDwsgBSACa0ECSQ0CIAJBAmohACAC',
    'LwEAIgZFIAYgASAIa0tyDQIgCUEPcUEEaiIEQRNGBEBB/wEhAwNAIANB/wFGBEAgACAFTw0FIAAiAkEBaiEAIAQgAi0AACIDaiEEDAELCwsgBCAH',
    'IAFrSw0CIAEgBGohAiABIAZrIQMgBkEQTwRAA0AgASACSQRAIAEgA/0ABAD9CwQAIAFBEGohASADQRBqIQMMAQsLBSAGQQhPBEADQCABIAJJBEAg',
    'ASADKQMANwMAIAFBCGohASADQQhqIQMMAQsLBQNAIAEgAkkEQCABIAMtAAA6AAAgAUEBaiEBIANBAWohAwwBCwsLCyACIQEMAQsLQX8PC0F/Cw==',
].join('');

// EXTERNAL MODULE: ./archive/web-assembly.js
var web_assembly = __webpack_require__(8363);
;// CONCATENATED MODULE: ./archive/lz4.js


const magic = 0x184d2204;
const storedBit = 0x80000000;
const blockSizes = { 4: 65_536, 5: 262_144, 6: 1_048_576, 7: 4_194_304 };
const headerSlot = 0;
const contentSlot = 1;
let instance;
/**
 * Decodes one LZ4 frame that comes in pieces; memory is bounded by two blocks (64 KB each as pg_dump writes them, at most
 * 4 MB) and 64 KB. All checksums that the frame has are verified. One decoder serves one frame after another.
 * Source: the LZ4 frame format description 1.6.
 */
class Lz4FrameDecoder {
    #exports;
    #sink = () => undefined;
    #phase = 'magic';
    /** The current field: how many bytes it needs, how many it has, and (fields of up to 19 bytes) what they are. */
    #wanted = 4;
    #have = 0;
    #field = Buffer.alloc(19);
    #capacity = 0;
    #linked = true;
    #blockChecksums = false;
    #contentChecksum = false;
    #contentSize;
    #content = 0n;
    #stored = false;
    #blockLength = 0;
    constructor() {
        instance ??= (0,web_assembly/* compiled */.Q)(lz4Wasm);
        this.#exports = instance();
    }
    /** Begins a frame, whose content goes to `sink`; the bytes that it is given are valid only during the call. */
    start(sink) {
        this.#sink = sink;
        this.#expect('magic', 4);
        this.#content = 0n;
    }
    /** Takes the next bytes of the frame. Throws a plain Error that says what is wrong with them. */
    write(bytes) {
        let at = 0;
        while (at < bytes.length) {
            if (this.#phase === 'ended')
                throw new Error('bytes after the end of the frame');
            const part = bytes.subarray(at, at + this.#wanted - this.#have);
            if (this.#phase === 'block')
                this.#memory().set(part, this.#exports.inputAddress() + this.#have);
            else
                this.#field.set(part, this.#have);
            this.#have += part.length;
            at += part.length;
            if (this.#have === this.#wanted)
                this.#complete();
        }
    }
    /** Throws a plain Error if the frame is not complete. */
    end() {
        if (this.#phase !== 'ended')
            throw new Error(`unexpected end, at the ${this.#phase}`);
    }
    #memory() {
        return new Uint8Array(this.#exports.memory.buffer);
    }
    #expect(phase, bytes) {
        this.#phase = phase;
        this.#wanted = bytes;
        this.#have = 0;
    }
    #complete() {
        switch (this.#phase) {
            case 'magic':
                if (this.#field.readUInt32LE(0) !== magic)
                    throw new Error('no LZ4 frame begins here');
                this.#expect('flags', 2);
                break;
            case 'flags':
                this.#readFlags();
                break;
            case 'descriptor':
                this.#readDescriptor();
                break;
            case 'block size':
                this.#readBlockSize();
                break;
            case 'block':
                if (this.#blockChecksums)
                    this.#expect('block checksum', 4);
                else
                    this.#decode();
                break;
            case 'block checksum':
                this.#verify(this.#checksum(this.#blockLength), 'a block');
                this.#decode();
                break;
            case 'content checksum':
                this.#verify(this.#exports.hashResult(contentSlot) >>> 0, 'the content');
                this.#expect('ended', 0);
                break;
            case 'ended':
                break;
        }
    }
    #readFlags() {
        const [flags = 0, sizes = 0] = this.#field;
        const capacity = blockSizes[sizes >> 4];
        const reserved = (flags & 0b10) | (sizes & 0b10001111);
        if (flags >> 6 !== 1 || reserved !== 0 || capacity === undefined)
            throw new Error('a frame header that does not exist');
        if ((flags & 0b1) !== 0)
            throw new Error('a frame that needs a dictionary');
        this.#capacity = capacity;
        this.#linked = (flags & 0b100000) === 0;
        this.#blockChecksums = (flags & 0b10000) !== 0;
        this.#contentChecksum = (flags & 0b100) !== 0;
        const sized = (flags & 0b1000) !== 0;
        this.#contentSize = sized ? 0n : undefined;
        // The flags stay at the start of the field: the checksum of the header covers them.
        this.#phase = 'descriptor';
        this.#wanted = 2 + (sized ? 8 : 0) + 1;
    }
    #readDescriptor() {
        const length = this.#wanted - 1;
        if (this.#contentSize !== undefined)
            this.#contentSize = this.#field.readBigUInt64LE(2);
        this.#exports.prepare(this.#capacity);
        this.#memory().set(this.#field.subarray(0, length), this.#exports.inputAddress());
        const checksum = (this.#checksum(length) >>> 8) & 0xff;
        if (checksum !== this.#field[length])
            throw new Error('the frame header fails its checksum');
        this.#exports.hashStart(contentSlot);
        this.#expect('block size', 4);
    }
    #readBlockSize() {
        const size = this.#field.readUInt32LE(0);
        if (size === 0) {
            if (this.#contentSize !== undefined && this.#contentSize !== this.#content) {
                throw new Error('the content is not as long as the frame says');
            }
            if (this.#contentChecksum)
                this.#expect('content checksum', 4);
            else
                this.#expect('ended', 0);
            return;
        }
        this.#stored = size >= storedBit;
        this.#blockLength = this.#stored ? size - storedBit : size;
        if (this.#blockLength > this.#capacity || this.#blockLength === 0)
            throw new Error(`a block of ${this.#blockLength} bytes`);
        this.#expect('block', this.#blockLength);
    }
    #decode() {
        const exports = this.#exports;
        const length = this.#stored
            ? exports.storeBlock(this.#blockLength, this.#linked)
            : exports.decodeBlock(this.#blockLength, this.#linked);
        if (length < 0)
            throw new Error('a block that cannot be decoded');
        const address = exports.outputAddress();
        if (this.#contentChecksum)
            exports.hashUpdate(contentSlot, address, length);
        this.#content += BigInt(length);
        this.#expect('block size', 4);
        this.#sink(this.#memory().subarray(address, address + length));
    }
    /** Of so many bytes of the input. */
    #checksum(length) {
        this.#exports.hashStart(headerSlot);
        this.#exports.hashUpdate(headerSlot, this.#exports.inputAddress(), length);
        return this.#exports.hashResult(headerSlot) >>> 0;
    }
    #verify(checksum, what) {
        if (checksum !== this.#field.readUInt32LE(0))
            throw new Error(`${what} fails its checksum`);
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./archive/zlib.js



/** A zlib stream, as the custom format has it. */
const inflate = { name: 'zlib', open: external_node_zlib_.createInflate, whole: external_node_zlib_.inflateSync };
/** A gzip file, as the directory format has it. */
const gunzip = { name: 'gzip', open: external_node_zlib_.createGunzip, whole: external_node_zlib_.gunzipSync };
const zstd = { name: 'zstd', open: external_node_zlib_.createZstdDecompress, whole: external_node_zlib_.zstdDecompressSync };
// pg_dump before 17 compresses into frames of 4 KB: as many as fit here go to the thread pool at once.
const inputSize = 65_536;
// A write that is being worked on, one that waits, and one that is being filled.
const inputs = 3;
const outputSize = 262_144;
// What is small is decompressed at once: 2,000 tiny tables, or a million tiny large objects, need no stream each.
const smallOutput = 1_048_576;
/** gzip and zstd by Node's own zlib, on its thread pool: the next bytes are hashed while the ones after them decompress. */
class ZlibDecompressor {
    #method;
    #inputs = [];
    #turn = 0;
    #filled = 0;
    #what = '';
    #sink = () => undefined;
    #stream;
    #fed = 0;
    #underWay = 0;
    #undelivered = 0;
    #ended = false;
    #failure;
    #wake = () => undefined;
    constructor(method) {
        this.#method = method;
        for (let count = 0; count < inputs; count++)
            this.#inputs.push(Buffer.allocUnsafeSlow(inputSize));
    }
    start(what, sink) {
        this.#what = what;
        this.#sink = sink;
        this.#filled = 0;
    }
    *write(bytes) {
        let at = 0;
        while (at < bytes.length) {
            const part = bytes.subarray(at, at + inputSize - this.#filled);
            this.#input().set(part, this.#filled);
            this.#filled += part.length;
            at += part.length;
            if (this.#filled === inputSize)
                yield* this.#send();
        }
    }
    *end() {
        if (this.#stream === undefined && this.#decompressedAtOnce())
            return;
        yield* this.#send();
        this.#stream?.end();
        yield* this.#until(() => this.#ended && this.#undelivered === 0);
        const used = this.#stream?.bytesWritten;
        this.close();
        if (used !== this.#fed)
            throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'));
    }
    close() {
        this.#stream?.destroy();
        this.#stream = undefined;
    }
    #input() {
        return this.#inputs[this.#turn] ?? new Uint8Array(0);
    }
    /** True when all was small and has gone to the sink; false when it needs a stream after all. */
    #decompressedAtOnce() {
        const bytes = this.#input().subarray(0, this.#filled);
        let result;
        try {
            // `info` is what makes it say how much of the input it used.
            result = this.#method.whole(bytes, { info: true, maxOutputLength: smallOutput });
        }
        catch (thrown) {
            if ((0,errors/* codeOf */.$N)(thrown) === 'ERR_BUFFER_TOO_LARGE')
                return false;
            throw corrupt(this.#what, this.#method.name, thrown);
        }
        if (result.engine.bytesWritten !== bytes.length) {
            throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'));
        }
        this.#sink(result.buffer);
        return true;
    }
    #open() {
        const stream = this.#method.open({ chunkSize: outputSize });
        this.#fed = 0;
        this.#underWay = 0;
        this.#undelivered = 0;
        this.#ended = false;
        this.#failure = undefined;
        // Hashed a moment later, for then the thread pool has been given its next bytes and works at the same time.
        stream.on('data', (bytes) => {
            this.#undelivered++;
            queueMicrotask(() => { this.#deliver(bytes); });
        });
        stream.on('end', () => {
            this.#ended = true;
            this.#wake();
        });
        stream.on('error', (thrown) => { this.#fail(corrupt(this.#what, this.#method.name, thrown)); });
        return stream;
    }
    #deliver(bytes) {
        this.#undelivered--;
        if (this.#failure !== undefined)
            return;
        try {
            this.#sink(bytes);
            this.#wake();
        }
        catch (thrown) {
            this.#fail(thrown);
        }
    }
    #fail(thrown) {
        this.#failure ??= { thrown };
        this.#wake();
    }
    /** Gives what has been collected to the thread pool, and waits until there is an input buffer that it does not use. */
    *#send() {
        this.#stream ??= this.#open();
        if (this.#ended)
            throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'));
        const bytes = this.#input().subarray(0, this.#filled);
        this.#underWay++;
        this.#fed += bytes.length;
        this.#stream.write(bytes, () => {
            this.#underWay--;
            this.#wake();
        });
        this.#turn = (this.#turn + 1) % inputs;
        this.#filled = 0;
        yield* this.#until(() => this.#ended || this.#underWay < inputs);
    }
    *#until(condition) {
        while (this.#failure === undefined && !condition()) {
            yield new Promise((resolve) => { this.#wake = resolve; });
        }
        if (this.#failure === undefined)
            return;
        this.close();
        throw this.#failure.thrown;
    }
}

;// CONCATENATED MODULE: ./archive/decompression.js



/** The decompressor for an archive. In the custom format gzip means zlib streams, in a directory it means gzip files. */
function decompressorFor(compression, format) {
    switch (compression) {
        case 'none': return new Unchanged();
        case 'gzip': return new ZlibDecompressor(format === 'custom' ? inflate : gunzip);
        case 'zstd': return new ZlibDecompressor(zstd);
        case 'lz4': return new Lz4Decompressor();
    }
}
class Unchanged {
    #sink = () => undefined;
    start(_what, sink) {
        this.#sink = sink;
    }
    *write(bytes) {
        this.#sink(bytes);
    }
    *end() { }
    close() { }
}
class Lz4Decompressor {
    #decoder = new Lz4FrameDecoder();
    #what = '';
    #refused;
    start(what, sink) {
        this.#what = what;
        this.#refused = undefined;
        this.#decoder.start((bytes) => {
            try {
                sink(bytes);
            }
            catch (thrown) {
                this.#refused = { thrown };
                throw thrown;
            }
        });
    }
    *write(bytes) {
        this.#attempt(() => { this.#decoder.write(bytes); });
    }
    *end() {
        this.#attempt(() => { this.#decoder.end(); });
    }
    close() { }
    #attempt(act) {
        try {
            act();
        }
        catch (thrown) {
            throw this.#refused === undefined ? corrupt(this.#what, 'lz4', thrown) : this.#refused.thrown;
        }
    }
}

// EXTERNAL MODULE: ./archive/header.js
var archive_header = __webpack_require__(555);
// EXTERNAL MODULE: ./archive/intake.js
var intake = __webpack_require__(94770);
// EXTERNAL MODULE: ./archive/table-of-contents.js
var table_of_contents = __webpack_require__(86631);
;// CONCATENATED MODULE: ./archive/reader.js






function* readCustomFormat(intake) {
    const header = yield* (0,archive_header/* readHeader */.a)(intake, 'custom');
    const entries = yield* (0,table_of_contents/* readTableOfContents */.u)(intake, header, 'custom');
    const decompressor = decompressorFor(header.compression, 'custom');
    try {
        const { tables, largeObjects } = yield* readBlocks(intake, entries, header.compression, decompressor);
        return assembleContents(header, entries, tables, largeObjects);
    }
    finally {
        decompressor.close();
    }
}
/**
 * Reads an archive in pg_dump's custom format while it passes: hand in every chunk, then ask for the contents. Memory is
 * bounded by the table of contents and a few hundred KB, whatever the data (zstd adds the window that the archive was
 * written with, at most 128 MB).
 */
class ArchiveReader {
    #intake = new intake/* Intake */.V();
    #steps = readCustomFormat(this.#intake);
    #contents;
    #failure;
    #underWay;
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
/** Reads an archive in the custom format to its last byte. Rejects as `ArchiveReader.end` does, and as the source does. */
async function readArchive(source) {
    const reader = new ArchiveReader();
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

/***/ 86631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ readTableOfContents)
/* harmony export */ });
/* harmony import */ var _damage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11499);

const sections = { 1: 'none', 2: 'pre-data', 3: 'data', 4: 'post-data' };
// The states of an offset (K_OFFSET_… in pg_backup_archiver.h).
const offsetState = { notSet: 1, set: 2, noData: 3 };
/**
 * Reads the table of contents. Throws `archive-damaged` and `archive-truncated`. Everything that pg_dump cannot have
 * written is damage. Source of the layout: ReadToc in PostgreSQL's pg_backup_archiver.c.
 */
function* readTableOfContents(intake, header, format) {
    intake.place = 'within its table of contents';
    const count = yield* intake.integer();
    if (count < 0)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive's table of contents is damaged: ${count} entries`);
    const entries = new Map();
    for (let index = 0; index < count; index++) {
        intake.place = `within entry ${index + 1} of ${count} of its table of contents`;
        const entry = yield* readEntry(intake, header, format);
        if (entries.has(entry.dumpId))
            throw entryDamaged(intake, `dump id ${entry.dumpId} occurs twice`);
        entries.set(entry.dumpId, entry);
    }
    return entries;
}
function entryDamaged(intake, what) {
    return (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive is damaged before byte ${intake.position}, ${intake.place}: ${what}`);
}
function* readEntry(intake, header, format) {
    const dumpId = yield* intake.integer();
    if (dumpId <= 0)
        throw entryDamaged(intake, `dump id ${dumpId}`);
    const hadData = yield* intake.integer();
    if (hadData !== 0 && hadData !== 1)
        throw entryDamaged(intake, 'no yes or no where it says if there is data');
    const catalogue = yield* readNumber(intake);
    const objectId = yield* readNumber(intake);
    const tag = yield* intake.string();
    const description = yield* intake.string();
    if (tag === null || description === null)
        throw entryDamaged(intake, 'an entry without a name or kind');
    const section = sections[yield* intake.integer()];
    if (section === undefined)
        throw entryDamaged(intake, 'a section that does not exist');
    const definition = yield* intake.string();
    const dropStatement = yield* intake.string();
    const copyStatement = yield* intake.string();
    const namespace = yield* intake.string();
    const tablespace = yield* intake.string();
    const tableAccessMethod = yield* intake.string();
    const kind = header.minor >= 16 ? yield* intake.integer() : 0;
    if (kind < 0 || kind > 127)
        throw entryDamaged(intake, 'a kind of relation that does not exist');
    const owner = yield* intake.string();
    const withOids = yield* intake.string();
    if (withOids !== 'false' && withOids !== 'true')
        throw entryDamaged(intake, 'no yes or no for rows with object ids');
    const dependencies = yield* readDependencies(intake);
    const place = format === 'custom'
        ? { dataOffset: yield* readOffset(intake, header.offsetSize, hadData === 1), fileName: null }
        : { dataOffset: null, fileName: yield* readFileName(intake, hadData === 1) };
    return {
        dumpId, catalogue, objectId, tag, description, section, namespace, owner, tablespace, tableAccessMethod,
        relationKind: kind === 0 ? null : String.fromCharCode(kind),
        definition, dropStatement, copyStatement, dependencies, hadData: hadData === 1, ...place,
    };
}
/** A number that is written as text, for historical reasons. */
function* readNumber(intake) {
    const text = yield* intake.string();
    if (text === null || !/^\d{1,10}$/.test(text) || Number(text) > 0xffffffff)
        throw entryDamaged(intake, 'a number that is none');
    return Number(text);
}
function* readDependencies(intake) {
    const dependencies = [];
    for (;;) {
        const text = yield* intake.string();
        if (text === null)
            return dependencies;
        if (!/^-?\d{1,10}$/.test(text))
            throw entryDamaged(intake, 'a dependency that is no number');
        dependencies.push(Number(text));
    }
}
/** Where the data begins: known only if pg_dump could go back and fill it in, which it cannot in a pipe. */
function* readOffset(intake, size, hadData) {
    const state = yield* intake.byte();
    const bytes = yield* intake.bytes(size);
    const offset = size === 8 ? bytes.readBigUInt64LE(0) : BigInt(bytes.readUInt32LE(0));
    const known = state === offsetState.notSet || state === offsetState.set || state === offsetState.noData;
    const saysData = state !== offsetState.noData;
    if (!known || saysData !== hadData)
        throw entryDamaged(intake, 'an offset contradicts whether there is data');
    if (state === offsetState.set)
        return Number(offset);
    if (offset !== 0n)
        throw entryDamaged(intake, 'an offset that is not set is not zero');
    return null;
}
function* readFileName(intake, hadData) {
    const name = yield* intake.string();
    if (name === null || name === '') {
        if (hadData)
            throw entryDamaged(intake, 'data without a file name');
        return null;
    }
    // It is joined to a directory's path by whoever opens it.
    if (!/^[\w-][\w.-]*$/.test(name))
        throw entryDamaged(intake, `${(0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(null, name)} is no file name of pg_dump`);
    return name;
}


/***/ }),

/***/ 8363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ compiled)
/* harmony export */ });
/**
 * Compiles a module that came with this code (generated, in base64) and returns a maker of instances of it. The caller
 * knows which functions it exports.
 */
function compiled(base64) {
    const { WebAssembly } = globalThis;
    const module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
    return () => new WebAssembly.Instance(module, {}).exports;
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

/***/ 88276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dz: () => (/* binding */ compareTables),
/* harmony export */   Iu: () => (/* binding */ compareSequences),
/* harmony export */   Nt: () => (/* binding */ excludedReason),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   rW: () => (/* binding */ buildProof)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22293);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13581);


/**
 * Puts together what the source said and what the archive holds, relation by relation. `problems` names each relation whose rows the archive
 * does not hold exactly: a backup with a problem is none.
 */
function buildProof(backup, source, archived, mode) {
    const problems = [];
    const archivedTables = new Map((archived?.tables ?? []).map((table) => [keyOf(table), table]));
    const relations = source.relations.map((relation) => {
        const table = archivedTables.get(keyOf(relation));
        archivedTables.delete(keyOf(relation));
        const exempt = exemption(relation, table, archived !== undefined);
        const problem = exempt === null && archived !== undefined ? difference(relation, table) : undefined;
        if (problem !== undefined)
            problems.push(problem);
        return {
            schema: relation.schema, name: relation.name, kind: relation.kind,
            rows: table?.rows ?? relation.rows, fingerprint: mode === 'content' ? table?.fingerprint ?? null : null, columns: table?.columns ?? null, exempt,
        };
    });
    for (const table of archivedTables.values())
        problems.push(`${nameOf(table)} is in the archive but not in the source's snapshot`);
    const objects = mode === 'content' && archived !== undefined ? archived.largeObjects : { count: archived?.largeObjects.count ?? source.largeObjects, bytes: archived?.largeObjects.bytes ?? 0, fingerprint: null };
    if (objects.count !== source.largeObjects) {
        problems.push(`the archive holds ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(objects.count, 'large object')}, the source ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(source.largeObjects)}`);
    }
    return {
        problems,
        proof: {
            version: _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c, backup, source: source.address, relations, sequences: archived?.sequences ?? [], largeObjects: objects,
            constraints: source.constraints, indexes: source.indexes, triggers: source.triggers,
        },
    };
}
/** Why a relation's rows are not compared; null where they are. Never a silent skip: each reason stands in the manifest. */
function exemption(relation, table, wasRead) {
    if (relation.kind === 'partitioned table')
        return 'its rows are in its partitions';
    if (relation.kind === 'foreign table')
        return 'a foreign table: its rows are elsewhere';
    if (relation.extension !== null && relation.condition === null)
        return `belongs to extension ${relation.extension}, which fills it`;
    if (!relation.readable)
        return relation.kind === 'materialized view' ? 'not populated' : 'an unlogged table cannot be read on a standby';
    if (wasRead && relation.kind === 'table' && table === undefined)
        return excludedReason;
    return null;
}
/** What stands in the manifest for a table whose rows pg_dump was told to leave out. */
const excludedReason = 'its rows are excluded from the backup';
function difference(relation, table) {
    if (relation.kind === 'materialized view' || table?.rows === null)
        return undefined;
    if (table?.rows === relation.rows || relation.rows === null)
        return undefined;
    return `${nameOf(relation)} has ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(relation.rows, 'row')} in the source but ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(table?.rows ?? 0)} in the archive`;
}
/** Compares the rows of tables, wherever they were read again, with the manifest's closed part. */
function compareTables(proof, found, place) {
    const foundTables = new Map(found.map((table) => [keyOf(table), table]));
    const differences = [];
    const exempt = [];
    let tablesCompared = 0;
    let rowsCompared = 0;
    for (const relation of proof.relations) {
        const name = nameOf(relation);
        const table = foundTables.get(keyOf(relation));
        foundTables.delete(keyOf(relation));
        if (relation.exempt !== null) {
            exempt.push({ relation: name, reason: relation.exempt });
            continue;
        }
        const sentence = tableDifference(relation, table, place);
        if (sentence !== undefined)
            differences.push({ relation: name, sentence });
        else if (table !== undefined && relation.kind === 'table') {
            tablesCompared++;
            rowsCompared += table.rows ?? 0;
        }
    }
    for (const table of foundTables.values())
        differences.push({ relation: nameOf(table), sentence: `${nameOf(table)} is in ${place} but not in the manifest` });
    return { differences, tablesCompared, rowsCompared, exempt };
}
function tableDifference(relation, table, place) {
    const name = nameOf(relation);
    if (table === undefined)
        return relation.kind === 'table' ? `${name} is missing in ${place}` : undefined;
    if (relation.rows !== null && table.rows !== relation.rows) {
        return `${name} has ${table.rows === null ? 'rows that cannot be counted' : (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(table.rows, 'row')} in ${place}, the source had ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(relation.rows)}`;
    }
    if (relation.fingerprint === null || table.fingerprint === relation.fingerprint)
        return undefined;
    return `${name} has other content in ${place} than in the source (${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(relation.rows ?? 0, 'row')} in both)`;
}
/** Compares sequences, which pg_dump takes outside its snapshot: the archive's own values are what a restore must give. */
function compareSequences(expected, found, place) {
    const values = new Map(found.map((sequence) => [keyOf(sequence), sequence]));
    return expected.flatMap((sequence) => {
        const other = values.get(keyOf(sequence));
        const relation = nameOf(sequence);
        if (other === undefined)
            return [{ relation, sentence: `sequence ${relation} is missing in ${place}` }];
        if (other.value === sequence.value && other.isCalled === sequence.isCalled)
            return [];
        return [{ relation, sentence: `sequence ${relation} stands at ${position(other)} in ${place}, in the source at ${position(sequence)}` }];
    });
}
function position(sequence) {
    return `${sequence.value}${sequence.isCalled ? '' : ' (not called)'}`;
}
/** A relation's name as people read it: `schema.table`. */
function nameOf(relation) {
    return `${relation.schema}.${relation.name}`;
}
function keyOf(relation) {
    return JSON.stringify([relation.schema, relation.name]);
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

/***/ 6532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vj: () => (/* binding */ ageCommandOpening),
/* harmony export */   Yz: () => (/* binding */ ageCommandSealing),
/* harmony export */   lR: () => (/* binding */ explainAge)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84075);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95508);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36129);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8375);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(99034);








// SSH keys and plugins are left to age's own command; everything else is done without it.
/** What age says when it fails, and what it means; tried with 1.1.1. */
const complaints = [
    { says: /no identity matched/, means: () => (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongKey */ .PT)('no identity that was given opens the archive') },
    { says: /failed to decrypt and authenticate|invalid header HMAC|malformed|bad header MAC/, means: () => (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .damagedCiphertext */ .MP)('the age file is damaged: a part of it does not authenticate') },
    { says: /unexpected EOF|failed to read (?:header|nonce).*EOF/, means: () => (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .truncatedCiphertext */ .b9)('the age file ends too early') },
    { says: /passphrase/, means: () => (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .noIdentity */ .kH)('the SSH key is protected by a passphrase, which age asks for at a terminal only', 'Give the key without a passphrase, or an age identity.') },
    { says: /couldn't start plugin|executable file not found/, means: (line) => new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('program-missing', `a plugin of age could not be started: ${line}`, 'Install the plugin age-plugin-<name> on the PATH.') },
];
/** Explains the end of age, also where a user's own command called it. Undefined for what is not in the table. */
function explainAge(stderr) {
    const line = ageLine(stderr);
    return complaints.find((complaint) => complaint.says.test(line))?.means(line);
}
function ageLine(stderr) {
    return (stderr.split('\n').find((line) => /^age: (?:error: )?(?!report|warning)/.test(line)) ?? (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .lastLine */ .fM)(stderr)).slice(0, 300);
}
function explain(failure) {
    return explainAge(failure.stderr)
        ?? new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('age-failed', `age failed: ${ageLine(failure.stderr)}`, 'Try the same recipients or identity with age by hand.');
}
function ageTool(context) {
    return { name: 'age', path: context.programs?.age ?? 'age' };
}
/** In a session of its own age has no terminal, and so cannot prompt. */
function options(context) {
    return { group: true, signal: context.interrupted, timeLimitSeconds: (0,_settings_js__WEBPACK_IMPORTED_MODULE_7__/* .streamLimitSeconds */ .RO)(context) };
}
/**
 * Seals through age's command. A trial over nothing finds a missing program or plugin, or a wrong recipient, before anything is begun.
 * Recipients are public and go by argument: of a recipients file age skips an SSH key that it cannot read, and seals for the others alone.
 */
async function ageCommandSealing(recipients, context) {
    const parameters = ['--encrypt', ...recipients.flatMap((recipient) => ['--recipient', recipient])];
    try {
        await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)(ageTool(context), parameters, { ...options(context), timeLimitSeconds: _settings_js__WEBPACK_IMPORTED_MODULE_7__/* .answerLimitSeconds */ .V1 });
    }
    catch (problem) {
        if (!(problem instanceof _kit_process_js__WEBPACK_IMPORTED_MODULE_3__/* .ProcessFailure */ .iq))
            throw problem;
        if (problem.timedOut)
            throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .tooSlow */ .gn)('age');
        const known = explainAge(problem.stderr);
        throw known?.code === 'program-missing' ? known
            : new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('age-failed', `age does not seal for these recipients: ${ageLine(problem.stderr)}`, 'Look at the recipients; a newer age may know what this one does not.');
    }
    return () => new _filter_js__WEBPACK_IMPORTED_MODULE_5__/* .ProcessFilter */ .M({ tool: ageTool(context), parameters, options: options(context), explain });
}
/** Opens through age's command with the text of an identity file, which stands in a private file until the stream is closed. */
async function ageCommandOpening(identity, context) {
    const folder = await (0,_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .privateFolder */ .q)(context);
    try {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.path, 'identity');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, identity, { mode: 0o600 });
        return new _filter_js__WEBPACK_IMPORTED_MODULE_5__/* .ProcessFilter */ .M({ tool: ageTool(context), parameters: ['--decrypt', '--identity', file], options: options(context),
            explain, cleanUp: () => folder.remove() });
    }
    catch (problem) {
        await folder.remove();
        throw problem;
    }
}


/***/ }),

/***/ 42557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ ageSeal),
  K: () => (/* binding */ openAge)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./encryption/failures.js
var failures = __webpack_require__(95508);
;// CONCATENATED MODULE: ./encryption/age-armor.js


const begin = '-----BEGIN AGE ENCRYPTED FILE-----';
const end = '-----END AGE ENCRYPTED FILE-----';
const columns = 64;
/** The armored form of an age file in, its binary form out, as strict as age itself but for white space around it. */
class AgeArmorDecoding extends external_node_stream_.Transform {
    #unfinished = '';
    #state = 'before';
    _transform(chunk, _encoding, callback) {
        const lines = (this.#unfinished + chunk.toString('latin1')).split('\n');
        this.#unfinished = lines.pop() ?? '';
        callback(this.#take(lines, false));
    }
    _flush(callback) {
        const problem = this.#take([this.#unfinished], true);
        callback(problem ?? (this.#state === 'after' ? undefined
            : (0,failures/* truncatedCiphertext */.b9)('the armored age file ends before its last line')));
    }
    #take(lines, isEnd) {
        const decoded = [];
        for (const raw of lines) {
            const line = raw.replace(/\r$/, '');
            if (!this.#accepts(line)) {
                // A line that breaks off where the file ends was cut, not changed.
                if (isEnd && this.#state !== 'after')
                    return (0,failures/* truncatedCiphertext */.b9)('the armored age file ends before its last line');
                return (0,failures/* damagedCiphertext */.MP)('the armored age file is damaged: a line of it is not as age writes it');
            }
            if (this.#state !== 'before' && this.#state !== 'after' && line !== begin)
                decoded.push(Buffer.from(line, 'base64'));
        }
        if (decoded.length > 0)
            this.push(Buffer.concat(decoded));
        return undefined;
    }
    #accepts(line) {
        switch (this.#state) {
            case 'before':
                if (line.trim() === begin)
                    this.#state = 'inside';
                return line.trim() === begin || line.trim() === '';
            case 'after': return line.trim() === '';
            case 'inside':
            case 'last line seen':
                if (line === end) {
                    this.#state = 'after';
                    return true;
                }
                if (this.#state === 'last line seen' || !/^[A-Za-z0-9+/]+={0,2}$/.test(line) || line.length > columns || line.length % 4 !== 0)
                    return false;
                if (line.length < columns || line.endsWith('='))
                    this.#state = 'last line seen';
                return true;
        }
    }
}

// EXTERNAL MODULE: ./encryption/age-command.js
var age_command = __webpack_require__(6532);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ../node_modules/age-encryption/dist/index.js + 51 modules
var dist = __webpack_require__(70273);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
;// CONCATENATED MODULE: ./encryption/age-header.js




/** The most that a header may take: some thousand recipients. */
const headerLimit = 1024 * 1024;
const scryptLabel = 'age-encryption.org/v1/scrypt';
/** 2^18, as age itself writes; up to 2^20 (1 GiB of memory) is read. */
const workFactor = 18;
const highestWorkFactor = 20;
/** Where the header of an age file ends, or undefined while its end has not come. */
function headerEnd(bytes) {
    const mac = bytes.indexOf('\n--- ');
    const end = mac === -1 ? -1 : bytes.indexOf('\n', mac + 1);
    return end === -1 ? undefined : end + 1;
}
/** A header for these recipients, or for the passphrase, and the fresh file key that it wraps. */
async function newHeader(to) {
    let fileKey = new Uint8Array();
    const encrypter = new dist/* Encrypter */.T7();
    const recipients = 'passphrase' in to ? [passphraseRecipient(to.passphrase)] : to.recipients;
    for (const recipient of recipients)
        encrypter.addRecipient(recipient);
    // A recipient that adds no stanza: the library hands it the file key, which the payload is sealed with here.
    encrypter.addRecipient({ wrapFileKey: (key) => { fileKey = Uint8Array.from(key); return []; } });
    const file = Buffer.from(await encrypter.encrypt(new Uint8Array()));
    return { header: file.subarray(0, headerEnd(file)), fileKey };
}
/**
 * The file key of a header. Undefined when the header is sound and none of the identities fits. Throws KnownErrors: `no-identity`
 * when a passphrase is needed and none is there, `wrong-key` for a wrong passphrase, `damaged-ciphertext` for what no writer wrote.
 */
async function fileKeyOf(header, keys) {
    const found = {};
    const first = { unwrapFileKey: (stanzas) => { found.kinds = stanzas.map((stanza) => stanza.args[0]); return null; } };
    const last = { unwrapFileKey: () => { found.unmatched = true; return null; } };
    const decrypter = new dist/* Decrypter */.Hz();
    decrypter.addIdentity(first);
    for (const identity of keys.identities)
        decrypter.addIdentity(identity);
    if (keys.passphrase !== undefined)
        decrypter.addIdentity(passphraseIdentity(keys.passphrase));
    decrypter.addIdentity(last);
    try {
        return await decrypter.decryptHeader(Uint8Array.from(header));
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            throw problem;
        if (found.unmatched !== true)
            throw (0,failures/* damagedCiphertext */.MP)(found.kinds === undefined ? 'the header of the age file is damaged'
                : 'the header of the age file was changed: it does not authenticate');
    }
    if (found.kinds?.includes('scrypt') !== true)
        return undefined;
    if (keys.passphrase === undefined)
        throw (0,failures/* noIdentity */.kH)('the archive is sealed by a passphrase, and none is given', 'Give passphrase.');
    throw (0,failures/* wrongKey */.PT)('the passphrase does not open the archive');
}
/** age's scrypt recipient on node:crypto: off the main thread, where the library's own takes 2 s of it. */
function passphraseRecipient(passphrase) {
    return {
        async wrapFileKey(fileKey) {
            const salt = (0,external_node_crypto_.randomBytes)(16);
            const cipher = (0,external_node_crypto_.createCipheriv)('chacha20-poly1305', await stretch(passphrase, salt, workFactor), Buffer.alloc(12), { authTagLength: 16 });
            const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
            return [new dist/* Stanza */.Qd(['scrypt', salt.toString('base64').replaceAll('=', ''), String(workFactor)], Uint8Array.from(body))];
        },
    };
}
function passphraseIdentity(passphrase) {
    return {
        async unwrapFileKey(stanzas) {
            const stanza = stanzas.find((one) => one.args[0] === 'scrypt');
            if (stanza === undefined)
                return null;
            const salt = Buffer.from(stanza.args[1] ?? '', 'base64');
            const factor = stanza.args[2] ?? '';
            // A passphrase stanza stands alone: with others beside it, somebody else could have written the file (age.md).
            if (stanzas.length !== 1 || salt.length !== 16 || stanza.body.length !== 32 || !/^[1-9]\d?$/.test(factor) || Number(factor) > highestWorkFactor) {
                throw new Error('invalid scrypt stanza');
            }
            const body = Buffer.from(stanza.body);
            const decipher = (0,external_node_crypto_.createDecipheriv)('chacha20-poly1305', await stretch(passphrase, salt, Number(factor)), Buffer.alloc(12), { authTagLength: 16 });
            decipher.setAuthTag(body.subarray(16));
            const fileKey = decipher.update(body.subarray(0, 16));
            try {
                decipher.final();
            }
            catch {
                return null;
            }
            return Uint8Array.from(fileKey);
        },
    };
}
function stretch(passphrase, salt, factor) {
    const cost = 2 ** factor;
    return new Promise((resolve, reject) => {
        (0,external_node_crypto_.scrypt)(passphrase, Buffer.concat([Buffer.from(scryptLabel), salt]), 32, { cost, blockSize: 8, parallelization: 1, maxmem: 129 * 8 * cost }, (problem, key) => {
            if (problem === null)
                resolve(key);
            // A machine that is too small must not read as a damaged archive.
            else
                reject(new errors/* KnownError */.E('scrypt-failed', `the passphrase could not be stretched: ${problem.message}`, `That takes ${128 * 8 * cost / 1024 / 1024} MiB of memory; give the process more.`));
        });
    });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./kit/inputs.js + 1 modules
var inputs = __webpack_require__(83721);
;// CONCATENATED MODULE: ./encryption/pieces.js
/**
 * Cuts a stream into pieces of one size and holds the last one back, full or not: only the stream's end tells that it is the last.
 * A piece is valid until the next call; bytes are copied only where a piece spans two chunks.
 */
class PieceCutter {
    #held;
    #used = 0;
    constructor(size) {
        this.#held = Buffer.allocUnsafeSlow(size);
    }
    /** Calls `take` for every piece that is certainly not the last. */
    feed(chunk, take) {
        const size = this.#held.length;
        let rest = chunk;
        while (this.#used + rest.length > size) {
            if (this.#used === 0) {
                take(rest.subarray(0, size));
                rest = rest.subarray(size);
                continue;
            }
            const missing = size - this.#used;
            rest.copy(this.#held, this.#used, 0, missing);
            this.#used = 0;
            take(this.#held);
            rest = rest.subarray(missing);
        }
        rest.copy(this.#held, this.#used);
        this.#used += rest.length;
    }
    /** The last piece; empty only for an empty stream. */
    last() {
        return this.#held.subarray(0, this.#used);
    }
}

;// CONCATENATED MODULE: ./encryption/age-payload.js




// The payload of age-encryption.org/v1: a nonce, then STREAM of ChaCha20-Poly1305 over pieces of 64 KiB (C2SP, age.md).
const pieceBytes = 64 * 1024;
const tagBytes = 16;
const nonceBytes = 16;
const cipherName = 'chacha20-poly1305';
function payloadKey(fileKey, nonce) {
    return Buffer.from((0,external_node_crypto_.hkdfSync)('sha256', fileKey, nonce, 'payload', 32));
}
/** An 11-byte counter and a byte that marks the last piece. */
function pieceNonce(index, isLast) {
    const nonce = Buffer.alloc(12);
    nonce.writeUIntBE(index, 5, 6);
    nonce[11] = isLast ? 1 : 0;
    return nonce;
}
/** Plain bytes in, a whole age file out. The header is made when the stream begins (a passphrase takes about a second). */
class AgeSealing extends external_node_stream_.Transform {
    #makeHeader;
    #cutter = new PieceCutter(pieceBytes);
    #key = Buffer.alloc(0);
    #index = 0;
    constructor(makeHeader) {
        super();
        this.#makeHeader = makeHeader;
    }
    _construct(callback) {
        this.#makeHeader().then(({ header, fileKey }) => {
            const nonce = (0,external_node_crypto_.randomBytes)(nonceBytes);
            this.#key = payloadKey(fileKey, nonce);
            this.push(Buffer.concat([header, nonce]));
            callback();
        }).catch((problem) => { callback(problem); });
    }
    _transform(chunk, _encoding, callback) {
        this.#cutter.feed(chunk, (piece) => { this.#emit(piece, false); });
        callback();
    }
    _flush(callback) {
        this.#emit(this.#cutter.last(), true);
        callback();
    }
    #emit(piece, isLast) {
        const cipher = (0,external_node_crypto_.createCipheriv)(cipherName, this.#key, pieceNonce(this.#index++, isLast), { authTagLength: tagBytes });
        const sealed = cipher.update(piece);
        cipher.final();
        this.push(Buffer.concat([sealed, cipher.getAuthTag()], sealed.length + tagBytes));
    }
}
/**
 * The payload of an age file (what follows the nonce) in, plain bytes out. Every piece is authenticated before it goes out, but that
 * nothing is missing is known only at the end: whoever may not act on half a file reads to the end first.
 */
class AgeOpening extends external_node_stream_.Transform {
    #key;
    #cutter = new PieceCutter(pieceBytes + tagBytes);
    #index = 0;
    constructor(fileKey, nonce) {
        super();
        this.#key = payloadKey(fileKey, nonce);
    }
    _transform(chunk, _encoding, callback) {
        let problem;
        this.#cutter.feed(chunk, (piece) => {
            if (problem !== undefined)
                return;
            const plain = this.#open(piece, false);
            if (plain === undefined)
                problem = this.#middleProblem(piece);
            else
                this.push(plain);
            this.#index++;
        });
        callback(problem);
    }
    _flush(callback) {
        const piece = this.#cutter.last();
        const plain = this.#open(piece, true);
        if (plain === undefined) {
            callback(this.#lastProblem(piece));
            return;
        }
        if (plain.length === 0 && this.#index > 0) {
            callback((0,failures/* damagedCiphertext */.MP)('the age file ends with an empty piece, which no writer makes'));
            return;
        }
        this.push(plain);
        callback();
    }
    #open(piece, isLast) {
        if (piece.length < tagBytes)
            return undefined;
        const decipher = (0,external_node_crypto_.createDecipheriv)(cipherName, this.#key, pieceNonce(this.#index, isLast), { authTagLength: tagBytes });
        decipher.setAuthTag(piece.subarray(piece.length - tagBytes));
        const plain = decipher.update(piece.subarray(0, piece.length - tagBytes));
        try {
            decipher.final();
            return plain;
        }
        catch {
            return undefined;
        }
    }
    #middleProblem(piece) {
        if (this.#open(piece, true) !== undefined) {
            return (0,failures/* damagedCiphertext */.MP)(`the age file goes on after its end: bytes follow piece ${this.#index + 1}`);
        }
        return (0,failures/* damagedCiphertext */.MP)(`the age file is damaged: ${this.#where()} does not authenticate`);
    }
    #lastProblem(piece) {
        // Cut at the border of two pieces, the last one left is good but for its mark.
        if (piece.length < tagBytes || this.#open(piece, false) !== undefined) {
            return (0,failures/* truncatedCiphertext */.b9)(`the age file ends too early: what follows ${this.#where()} is missing`);
        }
        // A changed byte and a cut within the last piece look the same from here; the size in the manifest tells them apart.
        return (0,failures/* damagedCiphertext */.MP)(`the age file is damaged: its end, ${this.#where()}, does not authenticate (it was changed, or cut off within that piece)`);
    }
    #where() {
        return `piece ${this.#index + 1} (from plain byte ${this.#index * pieceBytes} on)`;
    }
}

// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
// EXTERNAL MODULE: ./encryption/kinds.js
var kinds = __webpack_require__(9444);
// EXTERNAL MODULE: ./encryption/settings.js
var settings = __webpack_require__(99034);
;// CONCATENATED MODULE: ./encryption/age-identities.js














/**
 * Reads `age-identity`: the text of an identity file, or its path; comments and several identities are allowed, and the file may be
 * sealed by the passphrase. Undefined when none is given. Throws wrong inputs and what opening the file throws.
 */
async function readIdentities(inputs, context) {
    const given = (0,settings/* valueOf */.RP)(inputs.ageIdentity);
    if (given === undefined)
        return undefined;
    let content = /AGE-|-----BEGIN /i.test(given) || given.trim().includes('\n') ? Buffer.from(given)
        : await fromFile(given.trim(), context);
    if ((0,kinds/* sealOf */.Ru)(content) === 'age')
        content = await opened(content, (0,settings/* passphraseOf */.OW)(inputs));
    const text = content.toString('utf8');
    for (const line of text.split(/\r?\n/))
        if (line.trim().length > 7 && !line.startsWith('#'))
            context.mask(line.trim());
    return parseIdentities(text);
}
function parseIdentities(text) {
    if (/-----BEGIN (?:OPENSSH|RSA) PRIVATE KEY-----/.test(text))
        return { native: [], forCommand: `${text.trim()}\n` };
    const native = [];
    const problems = [];
    let hasPlugin = false;
    for (const [index, raw] of text.split(/\r?\n/).entries()) {
        const line = raw.trim();
        if (line === '' || line.startsWith('#'))
            continue;
        if (/^AGE-PLUGIN-[A-Z0-9+._-]+-1/.test(line))
            hasPlugin = true;
        else if (isIdentity(line))
            native.push(line);
        else
            problems.push(`age-identity line ${index + 1} is not an identity (AGE-SECRET-KEY-…)${line.startsWith('age1') ? ' but a recipient, the public half' : ''}`);
    }
    if (problems.length === 0 && native.length === 0 && !hasPlugin)
        problems.push('age-identity holds no identity');
    if (problems.length > 0)
        throw (0,inputs/* wrongInputs */.hF)(problems);
    return { native, forCommand: hasPlugin ? `${text.trim()}\n` : undefined };
}
function isIdentity(line) {
    try {
        new dist/* Decrypter */.Hz().addIdentity(line);
        return true;
    }
    catch {
        return false;
    }
}
async function fromFile(path, context) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.resolve)(context.directory ?? '.', path));
    }
    catch (problem) {
        throw (0,inputs/* wrongInputs */.hF)([`age-identity is neither an identity nor the path of a file that can be read (${(0,errors/* codeOf */.$N)(problem) ?? 'no reason given'})`]);
    }
}
async function opened(content, passphrase) {
    if (passphrase === undefined)
        throw (0,failures/* noIdentity */.kH)('age-identity is itself sealed by a passphrase, and none is given', 'Give passphrase as well, or the identity unsealed.');
    const binary = (0,kinds/* isAgeArmor */.N3)(content) ? await (0,consumers_.buffer)((0,head/* chained */.HM)(external_node_stream_.Readable.from([content]), new AgeArmorDecoding())) : content;
    const end = headerEnd(binary);
    if (end === undefined)
        throw (0,failures/* damagedCiphertext */.MP)('the sealed age-identity has no whole header');
    const fileKey = await fileKeyOf(binary.subarray(0, end), { identities: [], passphrase });
    if (fileKey === undefined)
        throw new errors/* KnownError */.E('wrong-key', 'age-identity is sealed for another key, not by a passphrase', 'Give the identity unsealed, or sealed by a passphrase (age -p).');
    const payload = new AgeOpening(fileKey, binary.subarray(end, end + nonceBytes));
    return (0,consumers_.buffer)((0,head/* chained */.HM)(external_node_stream_.Readable.from([binary.subarray(end + nonceBytes)]), payload));
}

;// CONCATENATED MODULE: ./encryption/age-recipients.js





/**
 * Reads the recipients: a line each, or the path of a file of them; `#` begins a comment. Throws wrong inputs, in which a line is
 * named by its number: what was pasted in the wrong place may be a secret key.
 */
async function readRecipients(given, context) {
    const problems = [];
    const expanding = given.map((text, index) => expanded(text.trim(), `age-recipients line ${index + 1}`, context, problems));
    const lines = (await Promise.all(expanding)).flat();
    const found = new Set();
    let needCommand = false;
    for (const { text, where } of lines) {
        const kind = kindOf(text);
        if (kind === 'secret')
            problems.push(`${where} is a secret key where a recipient belongs: take the public half (age-keygen -y), and replace the key if others could read it`);
        else if (kind === 'wrong')
            problems.push(`${where} is not a recipient: it must be age1…, ssh-ed25519 … or ssh-rsa …, without a typing error`);
        else
            found.add(text.startsWith('ssh-') ? text.split(/\s+/).slice(0, 2).join(' ') : text);
        needCommand ||= kind === 'command';
    }
    if (problems.length === 0 && found.size === 0)
        problems.push('age-recipients holds no recipient');
    if (problems.length > 0)
        throw (0,inputs/* wrongInputs */.hF)(problems);
    return { recipients: [...found], needCommand };
}
async function expanded(text, where, context, problems) {
    if (isNothing(text))
        return [];
    if (looksLikeKey(text))
        return [{ text, where }];
    try {
        const content = await (0,promises_.readFile)((0,external_node_path_.resolve)(context.directory ?? '.', text), 'utf8');
        const lines = content.split(/\r?\n/).map((line) => line.trim());
        return lines.map((line, index) => ({ text: line, where: `${where}, in its file line ${index + 1},` })).filter((line) => !isNothing(line.text));
    }
    catch (problem) {
        // Not even a path is shown: a key with a typing error would be taken for one.
        const because = (0,errors/* codeOf */.$N)(problem) === 'ENOENT' || (0,errors/* codeOf */.$N)(problem) === 'ENAMETOOLONG' ? 'nor the path of a file that is there'
            : 'and the file that it names cannot be read';
        problems.push(`${where} is not a recipient (age1…, ssh-ed25519 …, ssh-rsa …) ${because}`);
        return [];
    }
}
function isNothing(text) {
    return text === '' || text.startsWith('#');
}
function looksLikeKey(text) {
    return /^(?:age1|ssh-|ecdsa-|sk-|AGE-|-----BEGIN)/i.test(text);
}
function kindOf(text) {
    if (/^AGE-(?:SECRET-KEY|PLUGIN)-/i.test(text) || text.includes('PRIVATE KEY'))
        return 'secret';
    if (/^ssh-(?:ed25519|rsa) [A-Za-z0-9+/]{32,}={0,2}(?:\s|$)/.test(text))
        return 'command';
    try {
        new dist/* Encrypter */.T7().addRecipient(text);
        return 'native';
    }
    catch {
        // A plugin's: its name stands before the last 1. The command looks closer.
        return /^age1[a-z0-9+._-]+1[ac-hj-np-z02-9]{6,}$/.test(text) && !/^age1(?:pq|tag|tagpq)1/.test(text) ? 'command' : 'wrong';
    }
}

;// CONCATENATED MODULE: ./encryption/age.js










const nothing = () => Promise.resolve();
/** age for the given recipients, else by the passphrase. Throws wrong inputs, and what age's command says where it is needed. */
async function ageSeal(inputs, context) {
    const lines = inputs.ageRecipients ?? [];
    const passphrase = (0,settings/* passphraseOf */.OW)(inputs);
    if (!lines.some((line) => line.trim() !== '') && passphrase !== undefined) {
        return { method: 'age', recipients: ['passphrase'], seal: () => new AgeSealing(() => newHeader({ passphrase })),
            dispose: nothing };
    }
    const { recipients, needCommand } = await readRecipients(lines, context);
    if (needCommand)
        return { method: 'age', recipients, seal: await (0,age_command/* ageCommandSealing */.Yz)(recipients, context), dispose: nothing };
    return { method: 'age', recipients, seal: () => new AgeSealing(() => newHeader({ recipients })), dispose: nothing };
}
/**
 * Opens an age file, binary or armored. Throws KnownErrors `no-identity`, `wrong-key`, `damaged-ciphertext` and `truncated-ciphertext`
 * for the header; the stream fails with the last two for the payload, after it has given what comes before.
 */
async function openAge(source, seen, inputs, context) {
    const identities = await readIdentities(inputs, context);
    const passphrase = (0,settings/* passphraseOf */.OW)(inputs);
    if (identities === undefined && passphrase === undefined) {
        throw (0,failures/* noIdentity */.kH)('the archive is sealed by age, and no age-identity and no passphrase is given', 'Give age-identity, or passphrase for an archive that was sealed by one.');
    }
    const binary = (0,kinds/* isAgeArmor */.N3)(seen) ? (0,head/* chained */.HM)(source, new AgeArmorDecoding()) : source;
    const { taken, seen: begun, rest } = await (0,head/* takeHead */.w3)(binary, (bytes) => wholeHead(bytes));
    const end = headerEnd(begun);
    if (taken === undefined || end === undefined) {
        if (begun.length > headerLimit)
            throw (0,failures/* damagedCiphertext */.MP)('the age file has no end of its header');
        throw (0,failures/* truncatedCiphertext */.b9)('the age file ends within its header');
    }
    const fileKey = await fileKeyOf(taken.subarray(0, end), { identities: identities?.native ?? [], passphrase });
    if (fileKey !== undefined)
        return (0,head/* chained */.HM)(rest, new AgeOpening(fileKey, taken.subarray(end)));
    if (identities?.forCommand !== undefined) {
        rest.unshift(taken);
        return (0,head/* chained */.HM)(rest, await (0,age_command/* ageCommandOpening */.Vj)(identities.forCommand, context));
    }
    if (identities === undefined)
        throw (0,failures/* noIdentity */.kH)('the archive is sealed by age for recipients, and no age-identity is given', 'Give the age-identity of one of the recipients that the manifest names.');
    throw (0,failures/* wrongKey */.PT)('no identity that was given opens the archive');
}
/** Header and nonce; a header without an end is handed over as it is, once it is longer than any. */
function wholeHead(bytes) {
    const end = headerEnd(bytes);
    if (end === undefined)
        return bytes.length > headerLimit ? bytes.length : undefined;
    return bytes.length >= end + nonceBytes ? end + nonceBytes : undefined;
}


/***/ }),

/***/ 98638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bc: () => (/* binding */ commandSeal),
/* harmony export */   n5: () => (/* binding */ openByCommand)
/* harmony export */ });
/* unused harmony export splitCommand */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var shell_quote__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44425);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);
/* harmony import */ var _kit_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83721);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84075);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67612);
/* harmony import */ var _age_command_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6532);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(95508);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(36129);
/* harmony import */ var _head_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(79985);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(99034);












/** Any filter that reads plain bytes and writes sealed ones. Throws wrong inputs, or KnownError `program-missing`. */
async function commandSeal(inputs, context) {
    const begin = await prepared('enc-cmd', inputs.encCmd, context);
    return { method: 'command', recipients: [], seal: begin, dispose: () => Promise.resolve() };
}
/** Opens through `dec-cmd`. The stream fails with KnownErrors `command-failed`, and with age's own where age was called. */
async function openByCommand(source, inputs, context) {
    const begin = await prepared('dec-cmd', inputs.decCmd, context);
    return (0,_head_js__WEBPACK_IMPORTED_MODULE_10__/* .chained */ .HM)(source, begin());
}
async function prepared(name, command, context) {
    const environment = (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_5__/* .basicEnvironment */ .gi)();
    const [program = '', ...parameters] = splitCommand(name, (0,_settings_js__WEBPACK_IMPORTED_MODULE_11__/* .valueOf */ .RP)(command) ?? '', environment);
    await assertProgram(name, program, environment['PATH'] ?? '', context.directory ?? '.');
    const redactor = new _kit_secret_js__WEBPACK_IMPORTED_MODULE_6__/* .Redactor */ .pO();
    // The words of a secret command may turn up in what the program says of them.
    if (command instanceof _kit_secret_js__WEBPACK_IMPORTED_MODULE_6__/* .Secret */ .zh)
        for (const word of parameters)
            if (word.length > 3)
                redactor.add(word);
    const title = `${name} (${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(program)})`;
    return () => new _filter_js__WEBPACK_IMPORTED_MODULE_9__/* .ProcessFilter */ .M({
        tool: { name: title, path: program },
        parameters,
        options: {
            signal: context.interrupted,
            timeLimitSeconds: (0,_settings_js__WEBPACK_IMPORTED_MODULE_11__/* .streamLimitSeconds */ .RO)(context),
            ...(context.directory === undefined ? {} : { directory: context.directory }),
        },
        explain: (failure) => (0,_age_command_js__WEBPACK_IMPORTED_MODULE_7__/* .explainAge */ .lR)(failure.stderr) ?? commandFailed(title, failure, redactor),
    });
}
function commandFailed(title, failure, redactor) {
    const how = failure.exitSignal === undefined ? `status ${failure.exitCode ?? '?'}` : `signal ${failure.exitSignal}`;
    const said = redactor.clean((0,_failures_js__WEBPACK_IMPORTED_MODULE_8__/* .lastLine */ .fM)(failure.stderr)).replace(/AGE-(?:SECRET-KEY|PLUGIN)-\S+/gi, '***');
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E('command-failed', `${title} ended with ${how}: ${said}`, 'Try the command by hand over a small file: a wrong key, a damaged file and a wrong option all end so.');
}
/**
 * Splits a command into words as a shell would, and runs none: quotes, backslashes and `$HOME` work, pipes and the like are refused.
 * Only variables that the command is given (PATH, HOME, …) are replaced; another one would silently be empty. Throws wrong inputs.
 */
function splitCommand(name, command, environment) {
    const problems = [];
    if (command.trim() === '')
        problems.push(`${name} is not given`);
    if (!hasClosedQuotes(command))
        problems.push(`${name} has a quote that is not closed`);
    if (problems.length > 0)
        throw (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongInputs */ .hF)(problems);
    const words = [];
    for (const entry of entriesOf(name, command, environment)) {
        if (typeof entry !== 'string')
            problems.push(`${name} ${complaintOf(entry)}`);
        else
            words.push(entry === '~' || entry.startsWith('~/') ? `${environment['HOME'] ?? '~'}${entry.slice(1)}` : entry);
    }
    if (/^[A-Za-z_]\w*=/.test(words[0] ?? ''))
        problems.push(`${name} begins with a variable, which only a shell would set: put the command into a script`);
    if (problems.length > 0)
        throw (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongInputs */ .hF)([...new Set(problems)]);
    return words;
}
function entriesOf(name, command, environment) {
    try {
        return (0,shell_quote__WEBPACK_IMPORTED_MODULE_2__.parse)(command, (variable) => environment[variable] ?? { unset: variable });
    }
    catch {
        throw (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongInputs */ .hF)([`${name} has a substitution that cannot be read`]);
    }
}
function complaintOf(entry) {
    if ('unset' in entry)
        return `uses the variable $${entry.unset}, which is not handed to it: write its value, or a script that knows it`;
    if ('comment' in entry)
        return 'has a # that would begin a comment: put the word in quotes';
    if (entry.op === 'glob')
        return 'has * or ?, which is not expanded here: name the file, or put the word in quotes';
    return `has the operator ${entry.op}, which needs a shell: name one program, or put the pipeline into a script and name that`;
}
function hasClosedQuotes(command) {
    return /^(?:[^'"\\]|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*")*$/.test(command);
}
/** Found before anything is begun, as a dump of an hour should not end at a missing program. */
async function assertProgram(name, program, path, directory) {
    const places = program.includes('/') ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, program)]
        : path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, program));
    for (const place of places)
        if (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(place, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true, () => false))
            return;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E('program-missing', `the program that ${name} names is not there or may not be run`, 'Install it, or name it by its whole path.');
}


/***/ }),

/***/ 95508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ damagedCiphertext),
/* harmony export */   PT: () => (/* binding */ wrongKey),
/* harmony export */   b9: () => (/* binding */ truncatedCiphertext),
/* harmony export */   fM: () => (/* binding */ lastLine),
/* harmony export */   gn: () => (/* binding */ tooSlow),
/* harmony export */   kH: () => (/* binding */ noIdentity)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

/** No key was given that could be tried: nothing is known about the archive. */
function noIdentity(message, hint) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('no-identity', message, hint);
}
/** A key was given and does not open the archive. */
function wrongKey(message) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('wrong-key', message, 'Give the key that belongs to a recipient in the manifest of the backup; a key that was replaced since is needed for older backups.');
}
/** The ciphertext is not what was written. */
function damagedCiphertext(message) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('damaged-ciphertext', message, 'Restore from another store or another backup: what was changed cannot be recovered from this file.');
}
/** The ciphertext ends too early. */
function truncatedCiphertext(message) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('truncated-ciphertext', message, 'Fetch the file again, or take another copy or another backup: its end is missing.');
}
/** A program of ours did not end in time. */
function tooSlow(program) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('time-limit', `${program} did not end within its time limit and was ended`, 'Look at what it waited for: a prompt, a key agent or a stalled disk.');
}
/** The last line that says something, cut to one line of bounded length. */
function lastLine(stderr) {
    const lines = stderr.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('[GNUPG:]'));
    return (lines[lines.length - 1] ?? 'it said nothing').slice(0, 300);
}


/***/ }),

/***/ 36129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ ProcessFilter)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84075);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95508);




/**
 * Leads a stream through a program: its stdin is what is written here, its stdout what is read. The end is given on only when the
 * program ended with status 0 and had read everything; else the stream is destroyed with a KnownError. Destroying it ends the program.
 */
class ProcessFilter extends node_stream__WEBPACK_IMPORTED_MODULE_0__.Duplex {
    #plan;
    #started;
    #inputEnded = false;
    #inputRefused = false;
    #cleaned;
    constructor(plan) {
        super();
        this.#plan = plan;
        this.#started = (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_2__/* .start */ .ni)(plan.tool, plan.parameters, plan.options);
        this.#started.stdout.on('error', () => undefined);
        this.#started.stdout.on('data', (chunk) => { if (!this.push(chunk))
            this.#started.stdout.pause(); });
        this.#started.done.then(() => this.#finish()).catch((problem) => { this.destroy(this.#explain(problem)); });
    }
    _read() {
        this.#started.stdout.resume();
    }
    _write(chunk, _encoding, callback) {
        this.#started.stdin.write(chunk, (problem) => {
            // That a program no longer reads is told by its end, which follows.
            if (problem)
                this.#inputRefused = true;
            callback();
        });
    }
    _final(callback) {
        this.#inputEnded = true;
        this.#started.stdin.end(() => { callback(); });
    }
    _destroy(problem, callback) {
        this.#started.end();
        this.#started.stdin.destroy();
        this.#started.stdout.destroy();
        const settled = this.#started.done.catch(() => undefined).then(() => this.#cleanUp());
        settled.then(() => { callback(problem); }, (cleaning) => { callback(problem ?? cleaning); });
    }
    async #finish() {
        const problem = this.#plan.doubt?.() ?? (this.#inputEnded && !this.#inputRefused ? undefined : this.#endedEarly());
        if (problem !== undefined)
            throw problem;
        // Before the end is told: a reader may be the last thing that keeps the process running.
        await this.#cleanUp();
        this.push(null);
    }
    #cleanUp() {
        this.#cleaned ??= this.#plan.cleanUp?.() ?? Promise.resolve();
        return this.#cleaned;
    }
    #endedEarly() {
        return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('program-ended-early', `${this.#plan.tool.name} ended before it had read everything that it was given`, 'A filter has to read its input to the end; look at its arguments.');
    }
    #explain(problem) {
        if (!(problem instanceof _kit_process_js__WEBPACK_IMPORTED_MODULE_2__/* .ProcessFailure */ .iq))
            return problem;
        return problem.timedOut ? (0,_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .tooSlow */ .gn)(problem.tool) : this.#plan.explain(problem);
    }
}


/***/ }),

/***/ 8375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ privateFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var _kit_private_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69302);



/** A socket's path may be 107 bytes long, of which gpg-agent's longest name in a folder of ours takes 32. */
const longestBase = 70;
/** A new folder of mode 0700 that no other user can look into, with a path short enough for gpg-agent's sockets. */
async function privateFolder(context) {
    const base = Buffer.byteLength(context.temporaryDirectory) <= longestBase ? context.temporaryDirectory : (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)();
    // Nobody else may have needed a host's folder before.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(base, { recursive: true, mode: 0o700 });
    const path = await (0,_kit_private_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .makePrivateFolder */ .I2)(base, 'keys');
    return { path, remove: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true, maxRetries: 3 }) };
}


/***/ }),

/***/ 53356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O7: () => (/* binding */ gpgSeal),
  B5: () => (/* binding */ openGpg)
});

// UNUSED EXPORTS: explainOpening

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/inputs.js + 1 modules
var kit_inputs = __webpack_require__(83721);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
// EXTERNAL MODULE: ./encryption/failures.js
var failures = __webpack_require__(95508);
// EXTERNAL MODULE: ./encryption/filter.js
var filter = __webpack_require__(36129);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./encryption/folder.js
var encryption_folder = __webpack_require__(8375);
// EXTERNAL MODULE: ./encryption/settings.js
var settings = __webpack_require__(99034);
;// CONCATENATED MODULE: ./encryption/gpg-home.js






// Never a prompt: no terminal, no pinentry; what would be asked is an error.
const always = ['--batch', '--yes', '--no-tty', '--no-auto-key-locate', '--pinentry-mode', 'loopback', '--trust-model', 'always',
    '--status-fd', '2'];
/** A GNUPGHOME of our own: the user's keyring is never written to, and no agent of ours outlives the work. */
class GpgHome {
    #context;
    #path;
    #remove;
    #passphraseFile;
    constructor(context, path, remove) {
        this.#context = context;
        this.#path = path;
        this.#remove = remove;
    }
    /** Makes the folder, and in it the passphrase's file (0600, gone with the folder): gpg may not get it by argument. */
    static async create(context, passphrase) {
        const folder = await (0,encryption_folder/* privateFolder */.q)(context);
        const home = new GpgHome(context, folder.path, () => folder.remove());
        if (passphrase === undefined)
            return home;
        home.#passphraseFile = (0,external_node_path_.join)(folder.path, 'passphrase');
        await (0,promises_.writeFile)(home.#passphraseFile, `${passphrase}\n`, { mode: 0o600, flag: 'wx' });
        return home;
    }
    get tool() {
        return { name: 'gpg', path: this.#context.programs?.gpg ?? 'gpg' };
    }
    parameters(own) {
        return [...always, ...(this.#passphraseFile === undefined ? [] : ['--passphrase-file', this.#passphraseFile]), ...own];
    }
    /** In a session of its own gpg has no terminal to prompt at. */
    options(timeLimitSeconds = settings/* answerLimitSeconds */.V1) {
        return { environment: { GNUPGHOME: this.#path }, group: true, signal: this.#context.interrupted, timeLimitSeconds };
    }
    /** Asks gpg something that it answers at once. Throws ProcessFailure, or KnownError `time-limit`. */
    async ask(own, input = '') {
        try {
            return await (0,process/* run */.eF)(this.tool, this.parameters(own), { ...this.options(), input });
        }
        catch (problem) {
            throw problem instanceof process/* ProcessFailure */.iq && problem.timedOut ? (0,failures/* tooSlow */.gn)('gpg') : problem;
        }
    }
    /** Imports keys, armored or binary; gives the fingerprints of those that gpg took, public or secret as asked. */
    async import(keys, part) {
        const file = (0,external_node_path_.join)(this.#path, 'import');
        await (0,promises_.writeFile)(file, keys, { mode: 0o600 });
        try {
            // gpg's status is not 0 when one key of several was refused; what was taken is in its report.
            const { stderr } = await this.ask(['--import', file]).catch((problem) => {
                if (problem instanceof process/* ProcessFailure */.iq)
                    return { stderr: problem.stderr };
                throw problem;
            });
            const taken = [...stderr.matchAll(/^\[GNUPG:\] IMPORT_OK (\d+) ([0-9A-F]+)/gm)];
            const wanted = taken.filter(([, flags]) => part === 'public' || (Number(flags) & 16) !== 0);
            return [...new Set(wanted.map(([, , fingerprint]) => fingerprint ?? ''))];
        }
        finally {
            await (0,promises_.rm)(file, { force: true });
        }
    }
    /** The keys of this home that a recipient names. */
    async find(recipient) {
        const listed = await this.ask(['--with-colons', '--list-keys', '--', recipient]).catch((problem) => {
            if (problem instanceof process/* ProcessFailure */.iq)
                return { stdout: '' };
            throw problem;
        });
        return parseKeys(listed.stdout);
    }
    /** The public keys that the user's own keyring has for a recipient, armored; empty when it has none. It is only read. */
    async fromUsersKeyring(recipient) {
        const environment = { GNUPGHOME: this.#context.environment['GNUPGHOME'] };
        const parameters = ['--batch', '--no-tty', '--no-auto-key-locate', '--armor', '--export', '--', recipient];
        const answer = await (0,process/* run */.eF)(this.tool, parameters, { ...this.options(), environment }).catch((problem) => {
            if (problem instanceof process/* ProcessFailure */.iq)
                return { stdout: '' };
            throw problem;
        });
        return answer.stdout;
    }
    /** Ends the agent and removes the folder; harmless when repeated. */
    async dispose() {
        const tool = { name: 'gpgconf', path: this.#context.programs?.gpgconf ?? 'gpgconf' };
        // Without the signal: an interrupted run cleans up, too.
        const options = { ...this.options(), signal: undefined };
        // An agent whose folder is gone ends by itself within a minute, so a missing gpgconf does no harm.
        for (const action of [['--kill', 'all'], ['--remove-socketdir']])
            await (0,process/* run */.eF)(tool, action, options).catch(() => undefined);
        await this.#remove();
    }
}
/** The keys of a `--with-colons` listing (GnuPG, doc/DETAILS). A capital E is the whole key's ability to encrypt, now. */
function parseKeys(listing) {
    const keys = [];
    let pending;
    for (const fields of listing.split('\n').map((line) => line.split(':'))) {
        if (fields[0] === 'pub')
            pending = fields;
        if (fields[0] !== 'fpr' || pending === undefined)
            continue;
        keys.push({ fingerprint: fields[9] ?? '', canEncrypt: !/[erid]/.test(pending[1] ?? '') && (pending[11] ?? '').includes('E') && !(pending[11] ?? '').includes('D') });
        pending = undefined;
    }
    return keys;
}
/** Keys as a user gives them: their text, or the path of a file. Undefined when it is neither. */
async function keyMaterial(given, context) {
    if (given.includes('-----BEGIN PGP'))
        return Buffer.from(given);
    if (given.trim().includes('\n'))
        return undefined;
    return (0,promises_.readFile)((0,external_node_path_.resolve)(context.directory ?? '.', given.trim())).catch(() => undefined);
}

// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
;// CONCATENATED MODULE: ./encryption/gpg.js








// A dump is compressed already. Iterations as many as gpg counts at most: a passphrase is guessed offline.
const byPassphrase = ['--compress-algo', 'none', '--cipher-algo', 'AES256', '--s2k-mode', '3', '--s2k-digest-algo', 'SHA512',
    '--s2k-count', '65011712', '--symmetric'];
/**
 * gpg for the given recipients, else by the passphrase. A trial over nothing finds what is wrong before anything is begun. Throws wrong
 * inputs, KnownErrors `program-missing`, `gpg-failed` and `time-limit`.
 */
async function gpgSeal(inputs, context) {
    const lines = (inputs.gpgRecipients ?? []).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
    const isSymmetric = lines.length === 0 && (0,settings/* valueOf */.RP)(inputs.gpgPublicKeys) === undefined;
    const home = await GpgHome.create(context, isSymmetric ? (0,settings/* passphraseOf */.OW)(inputs) : undefined);
    try {
        const recipients = isSymmetric ? [] : await fingerprints(home, lines, inputs, context);
        const sealing = isSymmetric ? byPassphrase
            : ['--compress-algo', 'none', ...recipients.flatMap((one) => ['--recipient', one]), '--encrypt'];
        await home.ask(sealing).catch((problem) => {
            throw problem instanceof process/* ProcessFailure */.iq ? sealingFailed(problem) : problem;
        });
        return {
            method: 'gpg',
            recipients: isSymmetric ? ['passphrase'] : recipients,
            seal: () => new filter/* ProcessFilter */.M({ tool: home.tool, parameters: home.parameters(sealing),
                options: home.options((0,settings/* streamLimitSeconds */.RO)(context)), explain: sealingFailed }),
            dispose: () => home.dispose(),
        };
    }
    catch (problem) {
        await home.dispose();
        throw problem;
    }
}
function sealingFailed(failure) {
    return new errors/* KnownError */.E('gpg-failed', `gpg could not seal: ${(0,failures/* lastLine */.fM)(failure.stderr)}`, 'Look at the keys that are named: gpg --list-keys.');
}
/** The fingerprints of the keys that the recipients name; from the given keys, else from the user's own keyring. */
async function fingerprints(home, lines, inputs, context) {
    const problems = [];
    const given = await importPublicKeys(home, inputs, context, problems);
    const found = new Set();
    for (const [index, recipient] of (lines.length === 0 ? given : lines).entries()) {
        const where = lines.length === 0 ? 'gpg-public-keys' : `gpg-recipients line ${index + 1}`;
        if (recipient.startsWith('-----BEGIN') || recipient.startsWith('AGE-SECRET')) {
            problems.push(`${where} is a key, not the name of one: whole public keys belong in gpg-public-keys`);
            break;
        }
        const keys = await keysFor(home, recipient);
        const usable = keys.filter((key) => key.canEncrypt);
        if (keys.length === 0)
            problems.push(`${where} names no key that is given in gpg-public-keys or stands in the keyring`);
        else if (usable.length === 0)
            problems.push(`${where} names a key that cannot encrypt: it is expired, revoked or made for signing only`);
        else if (usable.length > 1)
            problems.push(`${where} fits ${usable.length} keys: name the fingerprint of the one that is meant`);
        else
            found.add(usable[0]?.fingerprint ?? '');
    }
    if (problems.length > 0)
        throw (0,kit_inputs/* wrongInputs */.hF)(problems);
    return [...found];
}
async function keysFor(home, recipient) {
    const keys = await home.find(recipient);
    if (keys.length > 0)
        return keys;
    const exported = await home.fromUsersKeyring(recipient);
    if (exported !== '')
        await home.import(Buffer.from(exported), 'public');
    return exported === '' ? [] : home.find(recipient);
}
async function importPublicKeys(home, inputs, context, problems) {
    const publicKeys = (0,settings/* valueOf */.RP)(inputs.gpgPublicKeys);
    if (publicKeys !== undefined) {
        const material = await keyMaterial(publicKeys, context);
        if (material?.includes('PRIVATE KEY BLOCK') === true) {
            problems.push('gpg-public-keys holds a private key: give the public half (gpg --export), and replace the key if others could read it');
            return [];
        }
        const imported = material === undefined ? [] : await home.import(material, 'public');
        if (imported.length === 0)
            problems.push('gpg-public-keys holds no key that gpg can read, nor the path of a file with one');
        return imported;
    }
    // The private key that opens carries its public half: enough to seal for itself.
    const privateKey = (0,settings/* valueOf */.RP)(inputs.gpgPrivateKey);
    const material = privateKey === undefined ? undefined : await keyMaterial(privateKey, context);
    return material === undefined ? [] : home.import(material, 'public');
}
/**
 * Opens an OpenPGP message. The stream fails with KnownErrors `no-identity`, `wrong-key`, `damaged-ciphertext`, `truncated-ciphertext`
 * or `program-missing`. gpg, too, gives plain bytes before it knows that the end is sound.
 */
async function openGpg(source, inputs, context) {
    const privateKey = (0,settings/* valueOf */.RP)(inputs.gpgPrivateKey);
    const passphrase = (0,settings/* passphraseOf */.OW)(inputs);
    if (privateKey === undefined && passphrase === undefined) {
        throw (0,failures/* noIdentity */.kH)('the archive is sealed by gpg, and no gpg-private-key and no passphrase is given', 'Give gpg-private-key (with passphrase if it has one), passphrase alone, or dec-cmd: gpg --decrypt.');
    }
    const home = await GpgHome.create(context, passphrase);
    try {
        if (privateKey !== undefined) {
            const material = await keyMaterial(privateKey, context);
            const imported = material === undefined ? [] : await home.import(material, 'secret');
            if (imported.length === 0)
                throw (0,kit_inputs/* wrongInputs */.hF)(['gpg-private-key is neither a private key that gpg can read nor the path of one']);
        }
        const status = [];
        const has = { privateKey: privateKey !== undefined, passphrase: passphrase !== undefined };
        return (0,head/* chained */.HM)(source, new filter/* ProcessFilter */.M({
            tool: home.tool,
            parameters: home.parameters(['--decrypt']),
            options: { ...home.options((0,settings/* streamLimitSeconds */.RO)(context)), onErrorLine: (line) => { status.push(line); } },
            explain: (failure) => explainOpening(failure.stderr, has),
            // A message that ends within its head makes gpg say nothing and end with status 0.
            doubt: () => status.includes('[GNUPG:] DECRYPTION_OKAY') ? undefined : explainOpening(status.join('\n'), has),
            cleanUp: () => home.dispose(),
        }));
    }
    catch (problem) {
        await home.dispose();
        throw problem;
    }
}
const giveKey = 'Give gpg-private-key of one of the recipients that the manifest names.';
/** What gpg says when it cannot open, in the order in which it is asked; tried with 2.2.40. */
const complaints = [
    { says: /can't get input|MISSING_PASSPHRASE/, means: ({ privateKey }) => privateKey
            ? (0,failures/* noIdentity */.kH)('the gpg-private-key is protected by a passphrase, and none is given', 'Give passphrase as well.')
            : (0,failures/* noIdentity */.kH)('the archive is sealed by a passphrase, and none is given', 'Give passphrase.') },
    { says: /Bad session key|Bad passphrase|BAD_PASSPHRASE/, means: ({ privateKey, passphrase }) => privateKey || passphrase
            ? (0,failures/* wrongKey */.PT)('the passphrase does not open the archive')
            : (0,failures/* noIdentity */.kH)('the archive is sealed by a passphrase, and none is given', 'Give passphrase.') },
    { says: /block_filter.*(?:read error|length byte missing)/, means: () => (0,failures/* truncatedCiphertext */.b9)('the gpg message ends too early') },
    { says: /BADMDC|DECRYPTION_INFO/, means: () => (0,failures/* damagedCiphertext */.MP)('the gpg message is damaged: it does not authenticate') },
    { says: /pkdecrypt_failed/, means: () => (0,failures/* wrongKey */.PT)('gpg-private-key does not open the archive, or the key packet of the message is damaged') },
    { says: /NO_SECKEY/, means: ({ privateKey }) => privateKey
            ? (0,failures/* wrongKey */.PT)('the archive is sealed for another key than gpg-private-key')
            : (0,failures/* noIdentity */.kH)('the archive is sealed by gpg for recipients, and no gpg-private-key is given', giveKey) },
    { says: /invalid packet|unknown version/, means: () => (0,failures/* damagedCiphertext */.MP)('the gpg message is damaged: its packets are not whole') },
    { says: /NODATA/, means: () => (0,failures/* truncatedCiphertext */.b9)('the gpg message ends before its data begins') },
];
/** Explains why gpg could not open, from its status lines and its words. */
function explainOpening(stderr, given) {
    return complaints.find((complaint) => complaint.says.test(stderr))?.means(given)
        ?? new errors/* KnownError */.E('gpg-failed', `gpg could not open the archive: ${(0,failures/* lastLine */.fM)(stderr)}`, 'Try it by hand: gpg --decrypt.');
}


/***/ }),

/***/ 79985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HM: () => (/* binding */ chained),
/* harmony export */   Zg: () => (/* binding */ change),
/* harmony export */   w3: () => (/* binding */ takeHead)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);

/**
 * Looks at the beginning of a stream without losing a byte. `measure` is asked with all that has come so far: how many bytes to take
 * off (0 to take none), or undefined for more. Throws what the source throws.
 */
async function takeHead(source, measure) {
    let seen = Buffer.alloc(0);
    for (;;) {
        const chunk = source.read();
        if (chunk === null) {
            if (source.readableEnded)
                return { seen, taken: undefined, rest: node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(seen.length === 0 ? [] : [seen]) };
            await change(source);
            continue;
        }
        seen = Buffer.concat([seen, chunk]);
        const count = measure(seen);
        if (count === undefined)
            continue;
        if (count < seen.length)
            source.unshift(seen.subarray(count));
        return { seen, taken: seen.subarray(0, count), rest: source };
    }
}
/** Waits until a stream has something to read, has ended or has failed. */
async function change(source) {
    if (source.errored !== null)
        throw source.errored;
    if (source.destroyed)
        throw new Error('the stream was closed before its end');
    await new Promise((resolve, reject) => {
        const settle = (problem) => {
            source.off('readable', onChange).off('end', onChange).off('error', settle).off('close', onClose);
            if (problem === undefined)
                resolve();
            else
                reject(problem);
        };
        const onChange = () => { settle(); };
        const onClose = () => { settle(new Error('the stream was closed before its end')); };
        source.on('readable', onChange).on('end', onChange).on('error', settle).on('close', onClose);
    });
}
/** Leads a stream through steps. A failure of any part destroys all, and the last step carries it. */
function chained(source, ...steps) {
    (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)([source, ...steps], () => undefined);
    return steps.at(-1);
}


/***/ }),

/***/ 9444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N3: () => (/* binding */ isAgeArmor),
/* harmony export */   Ru: () => (/* binding */ sealOf),
/* harmony export */   VB: () => (/* binding */ assertSealed),
/* harmony export */   c4: () => (/* binding */ headBytes)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

/** How many first bytes are enough for `sealOf`. */
const headBytes = 64;
const ageVersion = 'age-encryption.org/v1\n';
const ageArmor = '-----BEGIN AGE ENCRYPTED FILE-----';
const pgpArmor = '-----BEGIN PGP MESSAGE-----';
/** Tells from its first bytes how a file is sealed, whatever its name says. What a command wrote may be anything: `unknown`. */
function sealOf(firstBytes) {
    const text = firstBytes.subarray(0, headBytes).toString('latin1');
    if (text.startsWith('PGDMP'))
        return 'custom-format';
    if (text.startsWith(ageVersion) || text.trimStart().startsWith(ageArmor))
        return 'age';
    if (text.trimStart().startsWith(pgpArmor) || beginsPgpMessage(firstBytes))
        return 'gpg';
    if (/^(?:\{\s*"|--\s*\n-- PostgreSQL)[^\0-\x08\x0e-\x1f]*$/.test(text))
        return 'none';
    return 'unknown';
}
/** True for age's armored form, which has to be decoded first. */
function isAgeArmor(firstBytes) {
    return firstBytes.toString('latin1').trimStart().startsWith(ageArmor);
}
/**
 * Holds the stored bytes against the method that was to seal them: a misspelt setting must not leave backups in the clear
 * (TRAPS, 21). Throws KnownError `not-sealed`.
 */
function assertSealed(method, firstBytes) {
    if (method === 'none')
        return;
    const seen = sealOf(firstBytes);
    const readable = seen === 'custom-format' || seen === 'none' || firstBytes.length === 0;
    if (method === 'command' ? !readable : seen === method)
        return;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('not-sealed', `the stored file is not sealed by ${method}: its first bytes are ${wordsFor(seen)}`, method === 'command' ? 'Look at enc-cmd: what it writes must be ciphertext.'
        : 'This is a defect of the suite; please report it, and do not keep the file.');
}
function wordsFor(seen) {
    switch (seen) {
        case 'custom-format': return 'those of a bare pg_dump archive';
        case 'none': return 'readable text';
        case 'unknown': return 'of no known kind';
        default: return `those of ${seen}`;
    }
}
/** A public-key or symmetric-key session packet (RFC 9580, 5.1 and 5.3) or a marker: what every encrypted OpenPGP message begins with. */
function beginsPgpMessage(bytes) {
    const first = bytes[0];
    if (first === undefined || (first & 0x80) === 0)
        return false;
    const isNew = (first & 0x40) !== 0;
    const tag = isNew ? first & 0x3f : (first >> 2) & 0x0f;
    const body = bytes.subarray(isNew ? newHeaderBytes(bytes[1] ?? 0) : [2, 3, 5, 1][first & 3]);
    const version = body[0] ?? 0;
    if (tag === 1)
        return version === 6 || (version === 3 && (body[9] ?? 0xff) <= 30);
    if (tag === 3)
        return version === 5 || version === 6 || (version === 4 && (body[1] ?? 0xff) <= 13 && (body[2] ?? 0xff) <= 4);
    return tag === 10 && body.subarray(0, 3).toString('latin1') === 'PGP';
}
function newHeaderBytes(lengthByte) {
    if (lengthByte < 192)
        return 2;
    if (lengthByte < 224)
        return 3;
    return lengthByte === 255 ? 6 : 2;
}


/***/ }),

/***/ 48814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ chooseSeal)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _age_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42557);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98638);
/* harmony import */ var _gpg_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53356);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99034);






/**
 * The seal that the inputs ask for; without any, none. Everything that can be wrong with them is found here, before a dump begins.
 * Throws wrong inputs (status 2), and KnownErrors `encryption-required`, `program-missing`, `age-failed`, `gpg-failed`, `time-limit`.
 */
async function chooseSeal(inputs, context) {
    const method = (0,_settings_js__WEBPACK_IMPORTED_MODULE_5__/* .methodOf */ .NY)(inputs);
    switch (method) {
        case 'age': return (0,_age_js__WEBPACK_IMPORTED_MODULE_2__/* .ageSeal */ .f)(inputs, context);
        case 'gpg': return (0,_gpg_js__WEBPACK_IMPORTED_MODULE_4__/* .gpgSeal */ .O7)(inputs, context);
        case 'command': return (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .commandSeal */ .bc)(inputs, context);
        case 'none':
            if (inputs.requireEncryption === true) {
                throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('encryption-required', 'encryption is required, and nothing is given to encrypt with', 'Give age-recipients, gpg-recipients, enc-cmd or passphrase.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.usage });
            }
            return { method, recipients: [], seal: () => new node_stream__WEBPACK_IMPORTED_MODULE_0__.PassThrough(), dispose: () => Promise.resolve() };
    }
}


/***/ }),

/***/ 99034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NY: () => (/* binding */ methodOf),
/* harmony export */   OW: () => (/* binding */ passphraseOf),
/* harmony export */   RO: () => (/* binding */ streamLimitSeconds),
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   V1: () => (/* binding */ answerLimitSeconds)
/* harmony export */ });
/* harmony import */ var _kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83721);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67612);


/** For questions to a program that are answered at once. */
const answerLimitSeconds = 60;
/** For a program that a whole archive passes through. */
function streamLimitSeconds(context) {
    return context.streamLimitSeconds ?? 6 * 60 * 60;
}
/** The value of an input that may be a secret; undefined for an empty one. */
function valueOf(input) {
    const value = input instanceof _kit_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh ? input.reveal() : input;
    return value === undefined || value.trim() === '' ? undefined : value;
}
/** The passphrase without the line end that files and pasted secrets carry: no terminal could type it, and gpg would drop it. */
function passphraseOf(inputs) {
    const value = inputs.passphrase?.reveal().replace(/\r?\n$/, '');
    return value === undefined || value === '' ? undefined : value;
}
/**
 * The method that seals: what `encryption` says, else what the given inputs say, else none.
 * Throws wrong inputs (all of them in one error) when they contradict each other or would leave a backup in the clear unawares.
 */
function methodOf(inputs) {
    const problems = [];
    if (/[\r\n\0]/.test(passphraseOf(inputs) ?? ''))
        problems.push('passphrase has more than one line: gpg reads the first only, and age takes it from a terminal');
    const method = inputs.encryption ?? impliedMethod(inputs, problems);
    problems.push(...missingFor(method, inputs));
    if (problems.length > 0)
        throw (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongInputs */ .hF)(problems);
    return method;
}
/** The inputs that seal, by method. */
function sealers(inputs) {
    const all = [
        ['age', isGiven(inputs.ageRecipients) ? ['age-recipients'] : []],
        ['gpg', [...(isGiven(inputs.gpgRecipients) ? ['gpg-recipients'] : []),
                ...(valueOf(inputs.gpgPublicKeys) === undefined ? [] : ['gpg-public-keys'])]],
        ['command', valueOf(inputs.encCmd) === undefined ? [] : ['enc-cmd']],
    ];
    return new Map(all.filter(([, names]) => names.length > 0));
}
function impliedMethod(inputs, problems) {
    const given = sealers(inputs);
    const [first] = given.keys();
    if (given.size > 1) {
        const named = [...given].map(([method, names]) => `${names.join(' and ')} (${method})`);
        problems.push(`${named.join(' and ')} name different methods: set encryption to the one that is meant`);
    }
    if (first === 'command' && hasLoosePassphrase(inputs)) {
        problems.push('passphrase (age) and enc-cmd (command) name different methods: set encryption to the one that is meant');
    }
    if (first !== undefined)
        return first;
    if (hasLoosePassphrase(inputs))
        return 'age';
    const opening = openers(inputs);
    if (opening.length > 0) {
        problems.push(`${opening.join(' and ')} can open backups, but nothing is given to seal them, so that this one would stand in the clear: `
            + 'give age-recipients, gpg-recipients, enc-cmd or encryption: none');
    }
    return 'none';
}
function missingFor(method, inputs) {
    const given = sealers(inputs);
    const passphrase = passphraseOf(inputs) !== undefined;
    switch (method) {
        case 'none': return [];
        case 'command': return given.has('command') ? [] : ['encryption is command, but enc-cmd is not given'];
        case 'age':
            if (!given.has('age'))
                return passphrase ? [] : ['encryption is age, but neither age-recipients nor passphrase is given'];
            return hasLoosePassphrase(inputs)
                ? ['age-recipients and passphrase exclude each other: age seals for recipients or by a passphrase'] : [];
        case 'gpg':
            if (!given.has('gpg'))
                return passphrase ? [] : ['encryption is gpg, but neither gpg-recipients nor passphrase is given'];
            return hasLoosePassphrase(inputs)
                ? ['gpg-recipients and passphrase exclude each other here: the passphrase would open nothing'] : [];
    }
}
/** A passphrase that belongs to no private key can only be meant to seal. */
function hasLoosePassphrase(inputs) {
    return passphraseOf(inputs) !== undefined && valueOf(inputs.ageIdentity) === undefined
        && valueOf(inputs.gpgPrivateKey) === undefined;
}
function openers(inputs) {
    const all = [['age-identity', inputs.ageIdentity],
        ['gpg-private-key', inputs.gpgPrivateKey], ['dec-cmd', inputs.decCmd]];
    return all.filter(([, value]) => valueOf(value) !== undefined).map(([name]) => name);
}
function isGiven(lines) {
    return (lines ?? []).some((line) => line.trim() !== '' && !line.trim().startsWith('#'));
}


/***/ })

};
