export const id = 6317;
export const ids = [6317];
export const modules = {

/***/ 66916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readEntries: () => (/* binding */ readEntries),
/* harmony export */   w: () => (/* binding */ entriesAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59155);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(555);
/* harmony import */ var _intake_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94770);
/* harmony import */ var _table_of_contents_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86631);
/* harmony import */ var _tar_archive_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23116);







/**
 * The table of contents of an archive, in the custom format or the tar of a directory; its data is not read. The source is ended as soon as the table of contents is
 * through. Throws as ArchiveReader does for whatever is wrong before that.
 */
async function readEntries(source, format = 'custom') {
    if (format === 'directory')
        return (0,_tar_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .readTarEntries */ .ET)(source);
    const intake = new _intake_js__WEBPACK_IMPORTED_MODULE_4__/* .Intake */ .V();
    const steps = entriesOf(intake);
    for await (const chunk of source) {
        intake.push(chunk);
        const step = steps.next();
        if (step.done === true)
            return step.value;
    }
    intake.end();
    const step = steps.next();
    if (step.done !== true)
        throw new Error('the reader stopped before the end of the table of contents');
    return step.value;
}
/** The table of contents of an archive as pg_restore takes it. Throws as `readEntries` does. */
async function entriesAt({ path, format }) {
    if (format === 'custom')
        return readEntries((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path));
    return [...(await (0,_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .readToc */ .PP)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, _tar_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .tocFile */ .lD)))).entries.values()];
}
function* entriesOf(intake) {
    const header = yield* (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .readHeader */ .a)(intake, 'custom');
    return [...(yield* (0,_table_of_contents_js__WEBPACK_IMPORTED_MODULE_5__/* .readTableOfContents */ .u)(intake, header, 'custom')).values()];
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
