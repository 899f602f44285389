export const id = 7305;
export const ids = [7305];
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

/***/ 78696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plainArchive: () => (/* binding */ plainArchive)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37700);
/* harmony import */ var _archive_tar_archive_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23116);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7398);
/* harmony import */ var _encryption_kinds_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9444);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2859);
/* harmony import */ var _kit_private_folder_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(69302);
/* harmony import */ var _backup_stream_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5070);












/**
 * The archive as pg_restore takes it: the stored file itself where that is possible. A sealed one is opened, as a whole and checked against the
 * manifest before anything reads it, into a private file that is gone at the end of the run: pg_restore's parallel jobs need a file, and the
 * sandbox holds the same rows anyway. A tar, sealed or not, is unpacked in the same way into a private folder.
 */
async function plainArchive(request) {
    const { store, file, context } = request;
    if ((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_7__/* .formatOf */ .be)(file.name) === 'directory')
        return { path: await opened(request, 'files', unpack), format: 'directory' };
    const head = await headOf(await store.read(file.name));
    const seal = (0,_encryption_kinds_js__WEBPACK_IMPORTED_MODULE_8__/* .sealOf */ .Ru)(head);
    if (seal === 'custom-format') {
        const path = await store.fetch(file.name, await folderFor(context));
        return { path, format: 'custom', ...(path === store.locate(file.name) ? {} : { ours: true }) };
    }
    // Plain SQL, or whatever else lies under an archive's name, has a sentence of its own.
    if (seal === 'none' || head.length === 0)
        throw (0,_archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .recogniseForeign */ .m)(head);
    const write = (content, to) => (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(content, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(to, { flags: 'wx', mode: 0o600 }), { signal: context.host.interrupted });
    return { path: await opened(request, 'archive.dump', write), format: 'custom', ours: true };
}
/** Opens the stored file into a private folder, by `write`. Throws KnownError `checksum-differs` when its plain bytes are not the manifest's. */
async function opened({ store, file, manifest, open, context }, name, write) {
    const folder = await folderFor(context);
    const to = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
    const tapped = (0,_backup_stream_js__WEBPACK_IMPORTED_MODULE_11__/* .tap */ .M)();
    const source = (0,node_stream__WEBPACK_IMPORTED_MODULE_3__.addAbortSignal)(context.host.interrupted, await open(await store.read(file.name), manifest?.archive.bytes));
    const failures = (await Promise.allSettled([(0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(source, tapped.stream), write(tapped.stream, to)])).flatMap((end) => end.status === 'rejected' ? [end.reason] : []);
    // A key or an archive that is wrong has a sentence of its own; a stream that was cut off in consequence has not.
    if (failures.length > 0)
        throw failures.find((problem) => problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .KnownError */ .E) ?? failures[0];
    if (manifest !== undefined && tapped.passed().sha256 !== manifest.archive.plainSha256) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .KnownError */ .E('checksum-differs', `${file.name} opens to other bytes than pg_dump wrote`, 'Restore another backup, and look at what opens this one.');
    }
    return to;
}
/** The files of a tar into a folder; their names are pg_dump's own. */
async function unpack(content, folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { mode: 0o700 });
    for await (const { name, content: bytes } of (0,_archive_tar_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .readDumpTar */ .cS)(content))
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(bytes, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), { flags: 'wx', mode: 0o600 }));
}
/** A private folder for an archive that was fetched or opened: gone at the end of the run, or with the next one. */
async function folderFor({ host, cleanup }) {
    const folder = await (0,_kit_private_folder_js__WEBPACK_IMPORTED_MODULE_10__/* .makePrivateFolder */ .I2)(host.temporaryDirectory, 'opened');
    cleanup.add('remove the opened archive', () => (0,_kit_private_folder_js__WEBPACK_IMPORTED_MODULE_10__/* .removePrivateFolder */ .Yv)(folder));
    return folder;
}
async function headOf(content) {
    let head = Buffer.alloc(0);
    for await (const chunk of content) {
        head = Buffer.concat([head, chunk]);
        if (head.length >= _archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesToRecognise */ .Y)
            break;
    }
    return head.subarray(0, _archive_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesToRecognise */ .Y);
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
