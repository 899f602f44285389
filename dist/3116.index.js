export const id = 3116;
export const ids = [3116];
export const modules = {

/***/ 73396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N7: () => (/* binding */ subjectOf),
/* harmony export */   SX: () => (/* binding */ finishTable),
/* harmony export */   et: () => (/* binding */ blockType),
/* harmony export */   jJ: () => (/* binding */ hasherFor),
/* harmony export */   v_: () => (/* binding */ readBlocks)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74772);
/* harmony import */ var _damage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11499);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18167);



// The types of a block (BLK_… in pg_backup_archiver.h).
const blockType = { data: 1, largeObjects: 3 };
/** The hasher for the data of an entry, by what the entry says that it is. */
function hasherFor(entry) {
    return new _fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .Fingerprint */ .$A(entry.description === 'TABLE DATA' && entry.copyStatement !== null ? 'rows-of-block' : 'unit');
}
/** What errors call the data of an entry. */
function subjectOf(entry) {
    const kind = entry.description === 'TABLE DATA' ? 'table' : entry.description.toLowerCase();
    return `${kind} ${(0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(entry.namespace, entry.tag)}`;
}
/** Books what one entry's data came to. Throws `archive-damaged` when rows lack the terminator that pg_dump writes last. */
function finishTable(entry, hasher, tables) {
    if (entry.description !== 'TABLE DATA')
        return;
    const copied = entry.copyStatement !== null;
    if (!copied)
        hasher.finishUnit();
    else if (!hasher.terminated)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .damaged */ .qM)(`the data of ${subjectOf(entry)} is damaged: its rows end without their terminator`);
    tables.set(entry.dumpId, {
        dumpId: entry.dumpId,
        schema: entry.namespace ?? '',
        name: entry.tag,
        columns: (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .columnsOf */ .P)(entry),
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
function* readBlocks(intake, entries, compression, lanes) {
    const read = { tables: new Map(), largeObjects: new _fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .LargeObjectHasher */ .Gi() };
    try {
        yield* readEach(intake, entries, compression, lanes, read);
    }
    catch (thrown) {
        // What stands before it in the archive, and is still being decompressed, may be what is wrong.
        yield* lanes.settle();
        throw thrown;
    }
    yield* lanes.settle();
    return read;
}
function* readEach(intake, entries, compression, lanes, read) {
    const missing = new Set([...entries.values()].filter((entry) => entry.hadData));
    for (;;) {
        intake.place = 'between two blocks of data';
        if (yield* intake.atEnd())
            break;
        const entry = yield* readBlockHead(intake, entries, missing);
        missing.delete(entry);
        intake.place = `within the data of ${subjectOf(entry)}`;
        if (entry.description === 'BLOBS') {
            yield* readLargeObjects(intake, read.largeObjects, compression, lanes);
        }
        else {
            const hasher = hasherFor(entry);
            yield* readData(intake, hasher, compression, lanes, subjectOf(entry), () => { finishTable(entry, hasher, read.tables); });
        }
    }
    const [first] = missing;
    if (first !== undefined) {
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .truncated */ .ps)(`before the data of ${subjectOf(first)}${missing.size > 1 ? ` and of ${missing.size - 1} more` : ''}`);
    }
}
function* readBlockHead(intake, entries, missing) {
    const start = intake.position;
    const refuse = (what) => (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .damaged */ .qM)(`the archive is damaged at byte ${start}, ${intake.place}: ${what}`);
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
function* readLargeObjects(intake, hasher, compression, lanes) {
    for (;;) {
        // Written as a signed integer, although an object id has none.
        const objectId = (yield* intake.integer()) >>> 0;
        if (objectId === 0)
            return;
        intake.place = `within large object ${objectId}`;
        // All are hashed by one: the one before must be through.
        yield* lanes.settle();
        hasher.start(objectId);
        yield* readData(intake, hasher.fingerprint, compression, lanes, `large object ${objectId}`, () => { hasher.finish(); });
    }
}
/** Reads length-prefixed frames up to the one of length zero that ends them; `finish` is called when the hasher has all of them. */
function* readData(intake, hasher, compression, lanes, what, finish) {
    if (compression === 'none') {
        hasher.startFrames();
        while (!hasher.blockEnded)
            intake.skip(hasher.writeFrames(yield* intake.present()));
        finish();
        return;
    }
    const decompressor = yield* lanes.take();
    decompressor.start(what, (bytes) => { hasher.write(bytes); });
    for (;;) {
        let left = yield* intake.integer();
        if (left < 0)
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .damaged */ .qM)(`the data of ${what} is damaged at byte ${intake.position - 5}: a frame of ${left} bytes`);
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
    yield* lanes.leave(decompressor, finish);
}


/***/ }),

/***/ 74772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ assembleContents),
/* harmony export */   P: () => (/* binding */ columnsOf)
/* harmony export */ });
/* harmony import */ var _damage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11499);

/** Puts together what was read. Throws `archive-damaged` for an entry that contradicts its kind. */
function assembleContents(header, entries, tables, largeObjects) {
    const all = [...entries.values()];
    const setting = (description, pattern) => {
        const entry = all.find((candidate) => candidate.description === description);
        if (entry === undefined)
            return null;
        const value = pattern.exec(ofPossibleLength(entry.definition ?? ''))?.[1];
        if (value === undefined)
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive's table of contents is damaged: its ${description} entry sets nothing`);
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
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive's table of contents is damaged: sequence ${(0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(entry.namespace, entry.tag)} has no value`);
    }
    return { schema: entry.namespace ?? '', name: entry.tag, value: found[1], isCalled: found[2] === 'true' };
}
// The names of 1,600 columns, each of 63 bytes and quoted, are a quarter of it. No regular expression gets over some millions of signs.
const longestStatement = 1_000_000;
/** The text, or nothing of one that is longer than any that pg_dump writes for it: nothing fits none of the patterns. */
function ofPossibleLength(statement) {
    return statement.length > longestStatement ? '' : statement;
}
const copyPattern = /^COPY (?:"(?:[^"]|"")*"|[^\s"().]+)(?:\.(?:"(?:[^"]|"")*"|[^\s"().]+))?(?: *(\(.*\)))? *FROM stdin;\n$/s;
/** The column list of a COPY statement, verbatim, or null if it has none. Throws `archive-damaged`. */
function columnsOf(entry) {
    if (entry.copyStatement === null)
        return null;
    const found = copyPattern.exec(ofPossibleLength(entry.copyStatement));
    if (found === null) {
        const name = (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(entry.namespace, entry.tag);
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive's table of contents is damaged: the COPY statement of table ${name} cannot be read`);
    }
    return found[1] ?? null;
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

/***/ 24646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ decompressorFor),
  d: () => (/* binding */ lanesFor)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./archive/damage.js
var damage = __webpack_require__(11499);
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

;// CONCATENATED MODULE: ./archive/buffers.js
/** pg_dump before 17 compresses into frames of 4 KB: as many as fit here go to the thread pool at once. */
const bufferBytes = 65_536;
// One that is being worked on, one that waits, and one that is being filled.
const fewest = 3;
/**
 * The buffers in which compressed bytes wait for the thread pool, shared by everything that decompresses for one reader: together they are all that is
 * read ahead. And the reader's own waiting, which whatever happens to one of them ends.
 */
class Buffers {
    #most;
    #free = [];
    #made = 0;
    #wake = () => undefined;
    /** `bytes`: what may be read ahead; without it, no more than keeps the thread pool at work. */
    constructor(bytes = 0) {
        this.#most = Math.max(fewest, Math.floor(bytes / bufferBytes));
    }
    /** A buffer, or undefined when all are under way. */
    take() {
        const free = this.#free.pop();
        if (free !== undefined || this.#made === this.#most)
            return free;
        this.#made++;
        return Buffer.allocUnsafeSlow(bufferBytes);
    }
    give(buffer) {
        this.#free.push(buffer);
        this.wake();
    }
    /** Something has happened that the reader may wait for. */
    wake() {
        this.#wake();
    }
    /** Waits until something holds; it is looked at again whenever something has happened. */
    *until(condition) {
        while (!condition())
            yield new Promise((resolve) => { this.#wake = resolve; });
    }
}

;// CONCATENATED MODULE: ./archive/lanes.js
/**
 * Several streams of one archive decompressed at the same time, each by a decompressor of its own. What they come to is taken in the order in which they
 * stand in the archive, so that of several damages the first is told, as if they were read one after another.
 */
class Lanes {
    #all;
    #idle;
    #left = [];
    #buffers;
    constructor(decompressors, buffers) {
        this.#all = decompressors;
        this.#idle = [...decompressors];
        this.#buffers = buffers;
    }
    /** A decompressor for the next stream; waits until one is through with its own. Throws what an earlier stream failed with. */
    *take() {
        for (;;) {
            const idle = this.#idle.pop();
            if (idle !== undefined)
                return idle;
            yield* this.#buffers.until(() => {
                this.#reap();
                return this.#idle.length > 0;
            });
        }
    }
    /** Hands over the last of a stream and leaves it to itself; `finish` is called when it and all before it are through. Throws what one of them failed with. */
    *leave(decompressor, finish) {
        yield* decompressor.flush();
        this.#left.push({ decompressor, finish, failure: undefined });
        // Of those that hold as much as a reader may, there is one at a time.
        if (decompressor.holdsMuch)
            yield* this.settle();
        else
            this.#reap();
    }
    /** Waits until all streams that were left to themselves are through. Throws what the first of them failed with. */
    *settle() {
        yield* this.#buffers.until(() => {
            this.#reap();
            return this.#left.length === 0;
        });
    }
    /** Lets go of all streams. */
    close() {
        for (const decompressor of this.#all)
            decompressor.close();
    }
    #reap() {
        for (const left of this.#left)
            if (left.decompressor?.isThrough === true)
                this.#conclude(left, left.decompressor);
        for (;;) {
            const [first] = this.#left;
            if (first === undefined || first.decompressor !== undefined)
                return;
            if (first.failure === undefined)
                attempt(first, first.finish);
            if (first.failure !== undefined)
                throw first.failure.thrown;
            this.#left.shift();
        }
    }
    #conclude(left, decompressor) {
        left.decompressor = undefined;
        attempt(left, () => { decompressor.conclude(); });
        this.#idle.push(decompressor);
    }
}
/** What fails stays with its stream: it is told as often as anybody asks, until the reader gives up. */
function attempt(left, act) {
    try {
        act();
    }
    catch (thrown) {
        left.failure = { thrown };
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./kit/let-go.js
var let_go = __webpack_require__(54926);
;// CONCATENATED MODULE: ./archive/zlib.js





/** A zlib stream, as the custom format has it. */
const inflate = { name: 'zlib', open: external_node_zlib_.createInflate, whole: external_node_zlib_.inflateSync };
/** A gzip file, as the directory format has it. */
const gunzip = { name: 'gzip', open: external_node_zlib_.createGunzip, whole: external_node_zlib_.gunzipSync };
const zstd = { name: 'zstd', open: external_node_zlib_.createZstdDecompress, whole: external_node_zlib_.zstdDecompressSync };
const outputSize = 262_144;
// What is small is decompressed at once: 2,000 tiny tables, or a million tiny large objects, need no stream each.
const smallOutput = 1_048_576;
// What zstd takes up to level 19; 20 to 22 take up to 128 MB.
const mostShared = 8_388_608;
/** gzip and zstd by Node's own zlib, on its thread pool: the next bytes are hashed while the ones after them decompress. */
class ZlibDecompressor {
    #method;
    #buffers;
    #input;
    #what = '';
    #sink = () => undefined;
    #filled = 0;
    #stream;
    #window = 0;
    #fed = 0;
    #undelivered = 0;
    #ended = false;
    #failure;
    constructor(method, buffers) {
        this.#method = method;
        this.#buffers = buffers;
    }
    start(what, sink) {
        this.#what = what;
        this.#sink = sink;
        this.#filled = 0;
    }
    *write(bytes) {
        let at = 0;
        while (at < bytes.length) {
            const part = bytes.subarray(at, at + bufferBytes - this.#filled);
            const input = this.#input ?? (yield* this.#taken());
            input.set(part, this.#filled);
            this.#filled += part.length;
            at += part.length;
            if (this.#filled === bufferBytes)
                yield* this.#send();
        }
    }
    *end() {
        yield* this.flush();
        yield* this.#buffers.until(() => this.isThrough);
        this.conclude();
    }
    *flush() {
        if (this.#stream === undefined && this.#decompressedAtOnce())
            return;
        yield* this.#send();
        this.#stream?.end();
    }
    get isThrough() {
        return this.#stream === undefined || this.#failure !== undefined || this.#ended && this.#undelivered === 0;
    }
    get holdsMuch() {
        return this.#stream !== undefined && this.#window > mostShared;
    }
    conclude() {
        if (this.#stream === undefined)
            return;
        const used = this.#stream.bytesWritten;
        this.close();
        if (this.#failure !== undefined)
            throw this.#failure.thrown;
        if (used !== this.#fed)
            throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'));
    }
    close() {
        this.#stream?.destroy();
        this.#stream = undefined;
    }
    /** A buffer of those that all share, to be filled. */
    *#taken() {
        yield* this.#unlessFailed(() => (this.#input = this.#buffers.take()) !== undefined);
        return this.#input;
    }
    /** True when all was small and has gone to the sink; false when it needs a stream after all. */
    #decompressedAtOnce() {
        const bytes = this.#input?.subarray(0, this.#filled) ?? new Uint8Array(0);
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
        this.#window = this.#method === zstd && this.#input !== undefined ? windowOf(this.#input) : 0;
        this.#fed = 0;
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
            this.#buffers.wake();
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
            (0,let_go/* letGo */.Ko)(bytes, outputSize);
            this.#buffers.wake();
        }
        catch (thrown) {
            this.#fail(thrown);
        }
    }
    #fail(thrown) {
        this.#failure ??= { thrown };
        this.#buffers.wake();
    }
    /** Gives what has been collected to the thread pool, which gives the buffer back. */
    *#send() {
        this.#stream ??= this.#open();
        if (this.#ended)
            throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'));
        const input = this.#input;
        if (input !== undefined) {
            this.#input = undefined;
            this.#fed += this.#filled;
            this.#stream.write(input.subarray(0, this.#filled), () => { this.#buffers.give(input); });
            this.#filled = 0;
        }
        yield* this.#unlessFailed(() => true);
    }
    *#unlessFailed(condition) {
        yield* this.#buffers.until(() => this.#failure !== undefined || condition());
        if (this.#failure === undefined)
            return;
        this.close();
        throw this.#failure.thrown;
    }
}
/** The window of a zstd frame, in bytes: of one that was written as a whole, its content (RFC 8878, 3.1.1.1). */
function windowOf(frame) {
    const [descriptor = 0, window = 0] = frame.subarray(4);
    if ((descriptor & 0b10_0000) === 0)
        return 2 ** (10 + (window >> 3)) * (1 + (window & 7) / 8);
    const size = [1, 2, 4, 6][descriptor >> 6] ?? 0;
    const at = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
    return Buffer.from(frame.subarray(at, at + size)).readUIntLE(0, size);
}

;// CONCATENATED MODULE: ./archive/decompression.js





/** The decompressor for an archive. In the custom format gzip means zlib streams, in a directory it means gzip files. */
function decompressorFor(compression, format, buffers = new Buffers()) {
    switch (compression) {
        case 'none': return new Unchanged();
        case 'gzip': return new ZlibDecompressor(format === 'custom' ? inflate : gunzip, buffers);
        case 'zstd': return new ZlibDecompressor(zstd, buffers);
        case 'lz4': return new Lz4Decompressor();
    }
}
/** Decompressors for several streams of an archive in the custom format at once: `ahead` of them, where they work outside this thread. */
function lanesFor(compression, ahead) {
    const count = compression === 'gzip' || compression === 'zstd' ? ahead : 1;
    const buffers = new Buffers(count > 1 ? bytesAhead : undefined);
    return new Lanes(Array.from({ length: count }, () => decompressorFor(compression, 'custom', buffers)), buffers);
}
// Enough for the end of one large table to be worked on beside the next.
const bytesAhead = 48 * 1024 * 1024;
class Unchanged {
    #sink = () => undefined;
    start(_what, sink) {
        this.#sink = sink;
    }
    *write(bytes) {
        this.#sink(bytes);
    }
    *end() { }
    *flush() { }
    isThrough = true;
    holdsMuch = false;
    conclude() { }
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
    *flush() {
        yield* this.end();
    }
    isThrough = true;
    holdsMuch = false;
    conclude() { }
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


/***/ }),

/***/ 59155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PP: () => (/* binding */ readToc),
/* harmony export */   TA: () => (/* binding */ readFile),
/* harmony export */   V1: () => (/* binding */ endings),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   e: () => (/* binding */ objectFile),
/* harmony export */   zx: () => (/* binding */ eachListed)
/* harmony export */ });
/* unused harmony export readDirectoryArchive */
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73396);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74772);
/* harmony import */ var _damage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11499);
/* harmony import */ var _decompression_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24646);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18167);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(555);
/* harmony import */ var _intake_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94770);
/* harmony import */ var _table_of_contents_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86631);









/** What pg_dump appends to the names of data files. */
const endings = { none: '', gzip: '.gz', lz4: '.lz4', zstd: '.zst' };
// A line is `<object id> blob_<object id>.dat`; pg_dump makes an entry of at most 1,000 objects from 17 on, of all before.
const longestListLine = 64;
/**
 * Reads an archive in pg_dump's directory format: `toc` is its toc.dat, `open` gives its other files. Memory is bounded as
 * for the custom format. Rejects with `archive-truncated`, `archive-damaged` (also for a missing file), `archive-version`,
 * `archive-compression` or `archive-not-ours`.
 */
async function readDirectoryArchive(toc, open) {
    const { header, entries } = await readToc(toc);
    const tables = new Map();
    const largeObjects = new LargeObjectHasher();
    const decompressor = decompressorFor(header.compression, 'directory');
    const files = { open, decompressor, ending: endings[header.compression] };
    try {
        for (const entry of entries.values()) {
            if (entry.fileName === null)
                continue;
            if (entry.description === 'BLOBS') {
                await readLargeObjects(files, listOf(entry, header.minor), largeObjects);
            }
            else {
                const hasher = hasherFor(entry);
                await readFile(files, entry.fileName, subjectOf(entry), (bytes) => { hasher.write(bytes); });
                finishTable(entry, hasher, tables);
            }
        }
        return assembleContents(header, entries, tables, largeObjects);
    }
    finally {
        decompressor.close();
    }
}
/** Reads toc.dat, of a directory or of a tar, to its end. */
function* tocSteps(intake) {
    const header = yield* (0,_header_js__WEBPACK_IMPORTED_MODULE_6__/* .readHeader */ .a)(intake, 'directory');
    const entries = yield* (0,_table_of_contents_js__WEBPACK_IMPORTED_MODULE_8__/* .readTableOfContents */ .u)(intake, header, 'directory');
    if (!(yield* intake.atEnd()))
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(`the archive's toc.dat is damaged: something follows its ${entries.size} entries`);
    return { header, entries };
}
/** Reads a toc.dat to its last byte. Rejects as `readDirectoryArchive` does. */
async function readToc(toc) {
    const intake = new _intake_js__WEBPACK_IMPORTED_MODULE_7__/* .Intake */ .V();
    const steps = tocSteps(intake);
    let step = steps.next();
    for await (const chunk of toc instanceof Uint8Array ? [toc] : toc) {
        intake.push(chunk);
        step = steps.next();
    }
    if (step.done !== true) {
        intake.end();
        step = steps.next();
    }
    if (step.done !== true)
        throw new Error('the reader stopped before the end of toc.dat');
    return step.value;
}
/** Every chunk of a file of the archive. A file that is not there is damage; other failures of reading are passed on. */
async function eachChunk(open, name, take) {
    try {
        for await (const chunk of open(name))
            await take(chunk);
    }
    catch (thrown) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(thrown) === 'ENOENT')
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(`the archive is damaged: its file ${name} is missing`, thrown);
        throw thrown;
    }
}
/** Decompresses a data file into `sink`; `name` is without its compression's ending. */
async function readFile(files, name, what, sink) {
    files.decompressor.start(what, sink);
    let size = 0;
    await eachChunk(files.open, name + files.ending, (chunk) => {
        size += chunk.length;
        return (0,_intake_js__WEBPACK_IMPORTED_MODULE_7__/* .settled */ .g)(files.decompressor.write(chunk));
    });
    // pg_dump begins an lz4 or zstd file with the first byte of content: that of an empty large object has nothing in it.
    const mayBeEmpty = files.ending === '.lz4' || files.ending === '.zst';
    if (size > 0 || !mayBeEmpty)
        await (0,_intake_js__WEBPACK_IMPORTED_MODULE_7__/* .settled */ .g)(files.decompressor.end());
}
/** Reads the objects of one list, line by line. */
async function readLargeObjects(files, list, hasher) {
    await eachListed(files.open, list, async (objectId) => {
        hasher.start(objectId);
        await readFile(files, objectFile(objectId), `large object ${objectId}`, (bytes) => { hasher.write(bytes); });
        hasher.finish();
    });
}
/** The file of a large object, without its compression's ending. */
function objectFile(objectId) {
    return `blob_${objectId}.dat`;
}
/** The large objects that a list names, in its order. */
async function eachListed(open, list, take) {
    let rest = '';
    await eachChunk(open, list, async (chunk) => {
        const lines = (rest + Buffer.from(chunk).toString('latin1')).split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > longestListLine)
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(`the archive is damaged: a line of its file ${list} has no end`);
        for (const line of lines)
            await take(listedObject(list, line));
    });
    if (rest !== '')
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(`the archive is damaged: its file ${list} ends within a line`);
}
function listedObject(list, line) {
    const found = /^(\d{1,10}) (blob_\1\.dat)$/.exec(line);
    const objectId = Number(found?.[1]);
    if (found?.[2] === undefined || objectId === 0 || objectId > 0xffffffff) {
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(`the archive is damaged: its file ${list} has the line ${(0,_damage_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(null, line.slice(0, longestListLine))}`);
    }
    return objectId;
}
/** The name of the list of large objects that belongs to an entry. Before 1.16 there was one, under this name whatever the entry says (548e50976 in PostgreSQL). */
function listOf(entry, minor) {
    return minor < 16 ? 'blobs.toc' : entry.fileName ?? '';
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
/* harmony export */   V: () => (/* binding */ Intake),
/* harmony export */   g: () => (/* binding */ settled)
/* harmony export */ });
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
    /** At most `count` bytes, in a buffer of their own; fewer only where the archive ends. `refuse` sees each part before the next one is waited for. */
    *upTo(count, refuse) {
        const parts = [];
        let missing = count;
        while (missing > 0 && (yield* this.#more())) {
            const part = Buffer.from(this.#chunk.subarray(this.#at, this.#at + missing));
            this.#at += part.length;
            missing -= part.length;
            refuse?.(part);
            parts.push(part);
        }
        return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    }
    /** Exactly `count` bytes. Throws `archive-truncated`. */
    *bytes(count, refuse) {
        const taken = yield* this.upTo(count, refuse);
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
        // No server has a zero byte in a text, and one comes soon after its end: a damaged length does not take in what follows.
        const bytes = yield* this.bytes(length, (part) => {
            if (part.includes(0))
                throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .damaged */ .qM)(`the archive is damaged before byte ${this.position}, ${this.place}: a zero byte in a text of ${length} bytes`);
        });
        return (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
    }
}


/***/ }),

/***/ 86631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ offsetState),
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
        ? { offsetAt: intake.position, dataOffset: yield* readOffset(intake, header.offsetSize, hadData === 1), fileName: null }
        : { offsetAt: null, dataOffset: null, fileName: yield* readFileName(intake, hadData === 1) };
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

/***/ 23116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ readTarEntries),
/* harmony export */   ar: () => (/* binding */ readTarArchive),
/* harmony export */   cS: () => (/* binding */ readDumpTar),
/* harmony export */   lD: () => (/* binding */ tocFile),
/* harmony export */   t2: () => (/* binding */ TarArchiveReader)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73396);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74772);
/* harmony import */ var _damage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11499);
/* harmony import */ var _decompression_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24646);
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59155);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18167);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45727);







/** The file that begins the tar: without it, nothing can be told of the others. */
const tocFile = 'toc.dat';
/** What pg_dump calls the files of its directory format; a name of any other form has no business in the tar, and would lead who knows where. */
const ownName = /^(?:\d{1,10}\.dat(?:\.gz|\.lz4|\.zst)?|blob_\d{1,10}\.dat(?:\.gz|\.lz4|\.zst)?|blobs(?:_\d{1,10})?\.toc)$/;
/**
 * The files of a dump in the directory format, from the tar that holds it: toc.dat first, then the others in any order. Rejects with
 * `archive-truncated`, `archive-damaged` (also for a name that pg_dump would not give, or gives once) and `archive-not-ours`.
 */
async function* readDumpTar(source) {
    const seen = new Set();
    for await (const member of (0,_tar_js__WEBPACK_IMPORTED_MODULE_6__/* .readTar */ .s)(source)) {
        const { name } = member;
        if (seen.size === 0 ? name !== tocFile : !ownName.test(name))
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .damaged */ .qM)(`the archive is damaged: its tar has ${JSON.stringify(name)} where ${seen.size === 0 ? tocFile : 'a file of pg_dump'} belongs`);
        if (seen.has(name))
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .damaged */ .qM)(`the archive is damaged: its tar has ${name} twice`);
        seen.add(name);
        yield member;
    }
    if (seen.size === 0)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .truncated */ .ps)('before its table of contents');
}
/** Reads a tar of a dump in the directory format, to its last byte. Rejects as `readDumpTar` and `readDirectoryArchive` do. */
async function readTarArchive(source) {
    let reading;
    try {
        for await (const { name, content } of readDumpTar(source)) {
            if (reading === undefined)
                reading = new Reading(await (0,_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .readToc */ .PP)(content));
            else
                await reading.take(name, content);
        }
        if (reading === undefined)
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .truncated */ .ps)('before its table of contents');
        return reading.end();
    }
    finally {
        reading?.close();
    }
}
/** The table of contents of such a tar; the source is ended as soon as that is through. */
async function readTarEntries(source) {
    for await (const { content } of readDumpTar(source))
        return [...(await (0,_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .readToc */ .PP)(content)).entries.values()];
    throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .truncated */ .ps)('before its table of contents');
}
/** What has been read of one tar. */
class Reading {
    #toc;
    #decompressor;
    #tables = new Map();
    #largeObjects = new _fingerprint_js__WEBPACK_IMPORTED_MODULE_5__/* .LargeObjectHasher */ .Gi();
    #expected = new Map();
    /** What a list names and what has come by, apart from each other: an object may come before the list that names it. */
    #listed = new Set();
    #found = new Set();
    constructor(toc) {
        this.#toc = toc;
        const { compression, minor } = toc.header;
        this.#decompressor = (0,_decompression_js__WEBPACK_IMPORTED_MODULE_3__/* .decompressorFor */ .Q)(compression, 'directory');
        for (const entry of toc.entries.values()) {
            if (entry.fileName === null)
                continue;
            this.#expected.set(entry.description === 'BLOBS' ? (0,_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .listOf */ .c3)(entry, minor) : entry.fileName + _directory_js__WEBPACK_IMPORTED_MODULE_4__/* .endings */ .V1[compression], entry);
        }
    }
    async take(name, content) {
        const object = this.#objectOf(name);
        if (object !== undefined) {
            this.#largeObjects.start(object);
            await this.#read(content, `large object ${object}`, (bytes) => { this.#largeObjects.write(bytes); });
            this.#largeObjects.finish();
            this.#found.add(object);
            return;
        }
        const entry = this.#expected.get(name);
        if (entry === undefined)
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .damaged */ .qM)(`the archive is damaged: its table of contents does not name ${name}`);
        this.#expected.delete(name);
        if (entry.description === 'BLOBS') {
            await (0,_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .eachListed */ .zx)(() => content, name, (objectId) => { this.#listed.add(objectId); });
            return;
        }
        const hasher = (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .hasherFor */ .jJ)(entry);
        await this.#read(content, (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectOf */ .N7)(entry), (bytes) => { hasher.write(bytes); });
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .finishTable */ .SX)(entry, hasher, this.#tables);
    }
    end() {
        const [missing] = this.#expected;
        if (missing !== undefined)
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .damaged */ .qM)(`the archive is damaged: its file ${missing[0]}, of ${(0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectOf */ .N7)(missing[1])}, is missing`);
        for (const object of this.#listed)
            if (!this.#found.has(object))
                throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .damaged */ .qM)(`the archive is damaged: its file ${(0,_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .objectFile */ .e)(object)} is missing`);
        for (const object of this.#found)
            if (!this.#listed.has(object))
                throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .damaged */ .qM)(`the archive is damaged: no list names its file ${(0,_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .objectFile */ .e)(object)}`);
        return (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .assembleContents */ .D)(this.#toc.header, this.#toc.entries, this.#tables, this.#largeObjects);
    }
    close() {
        this.#decompressor.close();
    }
    #read(content, what, sink) {
        const { compression } = this.#toc.header;
        return (0,_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .readFile */ .TA)({ open: () => content, decompressor: this.#decompressor, ending: _directory_js__WEBPACK_IMPORTED_MODULE_4__/* .endings */ .V1[compression] }, '', what, sink);
    }
    #objectOf(name) {
        const digits = /^blob_(\d+)\.dat/.exec(name)?.[1];
        return digits !== undefined && name === (0,_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .objectFile */ .e)(Number(digits)) + _directory_js__WEBPACK_IMPORTED_MODULE_4__/* .endings */ .V1[this.#toc.header.compression] ? Number(digits) : undefined;
    }
}
/** Reads such a tar while it passes; used as ArchiveReader is. */
class TarArchiveReader {
    #next = Promise.withResolvers();
    #contents;
    #failed;
    constructor() {
        this.#contents = readTarArchive(this.#chunks());
        this.#failed = new Promise((_resolve, reject) => { this.#contents.catch(reject); });
        // Whoever writes or ends is told.
        this.#failed.catch(() => undefined);
    }
    /** Takes the next bytes; wait for it before the next ones, and leave them unchanged until then. Rejects with what `end` would reject with. */
    write(chunk) {
        const used = new Promise((done) => { this.#next.resolve({ chunk, done }); });
        return Promise.race([this.#failed, used]);
    }
    /** Ends the archive and returns what it holds. */
    end() {
        this.close();
        return this.#contents;
    }
    /** Gives up; harmless after the end. */
    close() {
        this.#next.resolve(undefined);
    }
    async *#chunks() {
        for (;;) {
            const given = await this.#next.promise;
            if (given === undefined)
                return;
            this.#next = Promise.withResolvers();
            yield given.chunk;
            given.done();
        }
    }
}


/***/ }),

/***/ 45727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ writeTar),
/* harmony export */   s: () => (/* binding */ readTar)
/* harmony export */ });
/* harmony import */ var _kit_bytes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46757);
/* harmony import */ var _damage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11499);
/* harmony import */ var _foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37700);



const blockBytes = 512;
/** The size field has eleven octal digits; what is larger is said in a pax header before it (POSIX.1-2001, pax interchange format). */
const largestOctal = 0o77777777777;
/**
 * Files as a tar that every tar of today reads: ustar, with a pax header for a file of 8 GiB or more. Owner and group are 0 and the mode is
 * 0600; `time` is the modification time, in seconds. Throws an Error when a content is not as long as it was said to be.
 */
async function* writeTar(files, time) {
    for await (const { name, size, content } of files) {
        if (size > largestOctal)
            yield paxHeader(name, size, time);
        yield header(name, '0', Math.min(size, largestOctal), time);
        let written = 0;
        for await (const chunk of content) {
            written += chunk.length;
            if (written > size)
                break;
            yield chunk;
        }
        if (written !== size)
            throw new Error(`${name} changed while it was written into the archive`);
        if (size % blockBytes !== 0)
            yield new Uint8Array(blockBytes - size % blockBytes);
    }
    yield new Uint8Array(2 * blockBytes);
}
function paxHeader(name, size, time) {
    const record = paxRecord('size', String(size));
    return Buffer.concat([header(`PaxHeaders/${name}`.slice(0, 100), 'x', record.length, time), record, Buffer.alloc(blockBytes - record.length)]);
}
/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function paxRecord(key, value) {
    const rest = ` ${key}=${value}\n`;
    let length = rest.length + 1;
    while (String(length).length + rest.length !== length)
        length = String(length).length + rest.length;
    return Buffer.from(`${length}${rest}`, 'latin1');
}
function header(name, type, size, time) {
    const block = Buffer.alloc(blockBytes);
    const octal = (value, at, digits) => block.write(value.toString(8).padStart(digits, '0'), at, 'latin1');
    if (Buffer.byteLength(name) > 100)
        throw new Error(`the name ${name} is too long for a tar`);
    block.write(name, 0, 'latin1');
    octal(0o600, 100, 7);
    octal(0, 108, 7);
    octal(0, 116, 7);
    octal(size, 124, 11);
    octal(Math.trunc(time), 136, 11);
    block.write(type, 156, 'latin1');
    block.write('ustar\x0000', 257, 'latin1');
    octal(checksum(block), 148, 6);
    block[155] = 0x20;
    return block;
}
/** The sum of a header's bytes, its own field taken for spaces. */
function checksum(block) {
    let sum = 8 * 0x20;
    for (let at = 0; at < blockBytes; at++)
        if (at < 148 || at >= 156)
            sum += block[at] ?? 0;
    return sum;
}
/**
 * The files of a tar, and its folders where they are asked for, in its order: ustar, GNU's or pax. `./` before a name is left out. Rejects with
 * `archive-truncated`, `archive-damaged` (also for what only the padding has) and `archive-not-ours`.
 */
async function* readTar(source, { folders = false } = {}) {
    const bytes = new _kit_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .Bytes */ .I(source);
    let extended = {};
    try {
        for (let first = true;; first = false) {
            const block = await bytes.upTo(blockBytes);
            if (first && !isHeader(block))
                throw (0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .recogniseForeign */ .m)(block);
            if (block.length < blockBytes)
                throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .truncated */ .ps)('between two files of its tar');
            if (block.every((byte) => byte === 0)) {
                await readEnd(bytes);
                return;
            }
            if (!isHeader(block))
                throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)('the archive is damaged: a header of its tar has another checksum than it says');
            const type = String.fromCharCode(block[156] ?? 0);
            const size = extended.size ?? sizeOf(block);
            if (type === 'x' || type === 'g') {
                const records = await readRecords(bytes, size);
                if (type === 'x')
                    extended = records;
                continue;
            }
            const name = (extended.name ?? textOf(block, 0, 100)).replace(/^\.\//, '');
            extended = {};
            const isFolder = type === '5';
            if (isFolder && !folders)
                continue;
            if (!isFolder && type !== '0' && type !== '\0')
                throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive is damaged: its tar holds ${JSON.stringify(name)}, which is no file`);
            const end = bytes.position + size;
            yield { name: isFolder ? name.replace(/\/$/, '') : name, size, isFolder, content: exactly(bytes, size, name) };
            const left = exactly(bytes, end - bytes.position, name);
            while ((await left.next()).done !== true) { /* what its reader did not want */ }
            const padding = await bytes.upTo((blockBytes - size % blockBytes) % blockBytes);
            if (padding.some((byte) => byte !== 0))
                throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`the archive is damaged: something stands behind ${JSON.stringify(name)} in its tar`);
        }
    }
    finally {
        await bytes.close();
    }
}
/** So many bytes, in pieces as they come. Throws `archive-truncated`. */
async function* exactly(bytes, count, name) {
    const end = bytes.position + count;
    yield* bytes.pieces(count);
    if (bytes.position < end)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .truncated */ .ps)(`within ${JSON.stringify(name)} of its tar`);
}
const longestRecords = 1024 * 1024;
async function readRecords(bytes, size) {
    if (size > longestRecords)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)('the archive is damaged: a pax header of its tar is larger than any');
    const text = Buffer.from(await bytes.upTo(Math.ceil(size / blockBytes) * blockBytes)).subarray(0, size).toString('utf8');
    // What follows is not the file, but a map of its holes and what is left of it.
    if (text.includes(' GNU.sparse.'))
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)('the archive is damaged: its tar holds a file with holes');
    const value = (key) => new RegExp(`(?:^|\\n)\\d+ ${key}=([^\\n]*)\\n`).exec(text)?.[1];
    const [name, digits] = [value('path'), value('size')];
    return { ...(name === undefined ? {} : { name }), ...(digits === undefined ? {} : { size: asSize(Number(digits)) }) };
}
/** Two blocks of zeros; GNU tar fills up to 10 KB with more of them. */
async function readEnd(bytes) {
    let zeros = 0;
    for await (const chunk of bytes.pieces(Number.MAX_SAFE_INTEGER)) {
        if (chunk.some((byte) => byte !== 0))
            throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)('the archive is damaged: something follows the end of its tar');
        zeros += chunk.length;
    }
    if (zeros < blockBytes)
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .truncated */ .ps)('before the end of its tar');
}
function isHeader(block) {
    if (block.length < blockBytes || textOf(block, 257, 5) !== 'ustar')
        return false;
    const said = /^ *(?<digits>[0-7]+)[\0 ]{0,2}$/.exec(Buffer.from(block.subarray(148, 156)).toString('latin1'))?.groups?.['digits'] ?? '';
    return Number.parseInt(said, 8) === checksum(block);
}
function textOf(block, at, length) {
    const text = Buffer.from(block.subarray(at, at + length)).toString('latin1');
    const end = text.indexOf('\0');
    return end === -1 ? text : text.slice(0, end);
}
/** Octal digits; or, as GNU tar writes what is larger, a number of eight bytes behind a first byte of 0x80. */
function sizeOf(block) {
    if (block[124] === 0x80)
        return asSize(Number(Buffer.from(block.subarray(124, 136)).readBigUInt64BE(4)));
    const digits = textOf(block, 124, 12).trim();
    return asSize(/^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN);
}
function asSize(size) {
    if (!Number.isSafeInteger(size))
        throw (0,_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)('the archive is damaged: a file of its tar has a size that is no number');
    return size;
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


/***/ })

};
