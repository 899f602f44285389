export const id = 7901;
export const ids = [7901];
export const modules = {

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

/***/ 47901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SshStore: () => (/* binding */ SshStore)
});

// EXTERNAL MODULE: ./store/folder-store.js + 2 modules
var folder_store = __webpack_require__(31749);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./domain/store-failures.js
var store_failures = __webpack_require__(44707);
// EXTERNAL MODULE: ./store/fetched.js
var fetched = __webpack_require__(27738);
// EXTERNAL MODULE: ./store/files.js
var files = __webpack_require__(86772);
;// CONCATENATED MODULE: ./store/sftp-packets.js
/** SFTP version 3, as OpenSSH speaks it: draft-ietf-secsh-filexfer-02, and OpenSSH's PROTOCOL for the extensions. */
const request = {
    init: 1, open: 3, close: 4, read: 5, write: 6, lstat: 7, opendir: 11, readdir: 12, remove: 13, mkdir: 14, stat: 17, rename: 18, extended: 200,
};
const answer = { version: 2, status: 101, handle: 102, data: 103, name: 104, attributes: 105, extendedReply: 201 };
const sftp_packets_status = { ok: 0, endOfFile: 1, noSuchFile: 2, permissionDenied: 3, failure: 4, badMessage: 5, unsupported: 8 };
const openFlags = { read: 1, write: 2, create: 8, exclusive: 32 };
/** Builds the body of a packet. */
class PacketWriter {
    #pieces = [];
    byte(value) {
        this.#pieces.push(Buffer.from([value]));
        return this;
    }
    uint32(value) {
        const piece = Buffer.allocUnsafe(4);
        piece.writeUInt32BE(value);
        this.#pieces.push(piece);
        return this;
    }
    uint64(value) {
        const piece = Buffer.allocUnsafe(8);
        piece.writeBigUInt64BE(BigInt(value));
        this.#pieces.push(piece);
        return this;
    }
    bytes(value) {
        const content = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
        this.uint32(content.length);
        this.#pieces.push(content);
        return this;
    }
    /** Attributes that carry the rights alone. */
    mode(mode) {
        return this.uint32(4).uint32(mode);
    }
    /** The packet: its length, then its body. */
    packet() {
        const body = Buffer.concat(this.#pieces);
        const head = Buffer.allocUnsafe(4);
        head.writeUInt32BE(body.length);
        return Buffer.concat([head, body]);
    }
}
/** Reads the body of a packet. */
class PacketReader {
    #body;
    #offset = 0;
    constructor(body) {
        this.#body = body;
    }
    get isAtEnd() {
        return this.#offset >= this.#body.length;
    }
    byte() {
        return this.#body.readUInt8(this.#offset++);
    }
    uint32() {
        this.#offset += 4;
        return this.#body.readUInt32BE(this.#offset - 4);
    }
    uint64() {
        this.#offset += 8;
        return Number(this.#body.readBigUInt64BE(this.#offset - 8));
    }
    bytes() {
        const length = this.uint32();
        const from = this.#offset;
        if (from + length > this.#body.length)
            throw new RangeError('an SFTP packet is shorter than it says');
        this.#offset += length;
        return this.#body.subarray(from, this.#offset);
    }
    text() {
        return this.bytes().toString('utf8');
    }
    attributes() {
        const flags = this.uint32();
        const bytes = (flags & 1) === 0 ? 0 : this.uint64();
        if ((flags & 2) !== 0)
            this.#offset += 8;
        const mode = (flags & 4) === 0 ? 0 : this.uint32();
        let modified = 0;
        if ((flags & 8) !== 0) {
            this.#offset += 4;
            modified = this.uint32();
        }
        if ((flags & 0x80000000) !== 0)
            for (let left = this.uint32(); left > 0; left--) {
                this.bytes();
                this.bytes();
            }
        return { bytes, mode, modifiedAt: new Date(modified * 1000) };
    }
}

// EXTERNAL MODULE: ./kit/resumed.js
var resumed = __webpack_require__(40159);
;// CONCATENATED MODULE: ./store/sftp-transfer.js


/** Every server takes 32 KiB at a time; 64 of them on their way fill a line of 100 ms at 20 MB/s. */
const blockBytes = 32 * 1024;
const blocksOnTheWay = 64;
/** Writes a stream into an open file, and waits until the far end has confirmed every block. Gives the number of bytes. */
async function writeTo(session, handle, content) {
    const onTheWay = new Set();
    let failure;
    let offset = 0;
    for await (const chunk of content) {
        for (let from = 0; from < chunk.length; from += blockBytes) {
            const block = chunk.subarray(from, from + blockBytes);
            const at = offset;
            offset += block.length;
            const writing = session.ask(request.write, (packet) => packet.bytes(handle).uint64(at).bytes(block))
                .catch((problem) => { failure ??= { problem }; })
                .finally(() => { onTheWay.delete(writing); });
            onTheWay.add(writing);
            if (onTheWay.size >= blocksOnTheWay)
                await Promise.race(onTheWay);
            if (failure !== undefined)
                throw failure.problem;
        }
    }
    await Promise.all(onTheWay);
    if (failure !== undefined)
        throw failure.problem;
    return offset;
}
/** The content of an open file from some byte on, which is closed in the end. Blocks are asked for ahead, and come in order. */
async function* readFrom(session, handle, from = 0) {
    const ahead = [];
    let next = from;
    try {
        for (;;) {
            while (ahead.length < blocksOnTheWay) {
                const data = block(session, handle, next, blockBytes);
                // Whoever comes to it hears of its failure; when the first fails, nobody comes to the others.
                data.catch(() => undefined);
                ahead.push({ at: next, data });
                next += blockBytes;
            }
            const first = ahead.shift();
            if (first === undefined)
                return;
            for (let got = await first.data, done = 0;; got = await block(session, handle, first.at + done, blockBytes - done)) {
                if (got === undefined)
                    return;
                yield got;
                done += got.length;
                // A server may give less than was asked for.
                if (done >= blockBytes)
                    break;
            }
        }
    }
    finally {
        await Promise.allSettled(ahead.map(({ data }) => data));
        await session.ask(request.close, (packet) => packet.bytes(handle)).catch(() => undefined);
    }
}
/** Undefined at the end of the file. */
async function block(session, handle, at, length) {
    let reply;
    try {
        reply = await session.ask(request.read, (packet) => packet.bytes(handle).uint64(at).uint32(length));
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'EOF')
            return undefined;
        throw problem;
    }
    return reply.body.bytes();
}

;// CONCATENATED MODULE: ./store/sftp-files.js









/** A folder of another host, reached by SFTP. */
class SftpFiles {
    #host;
    #folder;
    #store;
    /** `folder` as the far end takes it; `store` as the user named it. */
    constructor(host, folder, store) {
        this.#host = host;
        this.#folder = folder;
        this.#store = store;
    }
    async ensureFolder() {
        await this.#ensure(this.#folder);
    }
    async #ensure(folder) {
        const isFolder = await this.#host.use(async (session) => {
            try {
                const { body } = await session.ask(request.stat, (packet) => packet.bytes(folder));
                return (body.attributes().mode & 0o170000) === 0o040000;
            }
            catch (problem) {
                if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
                    return undefined;
                throw problem;
            }
        });
        if (isFolder === true)
            return;
        if (isFolder === false)
            throw (0,files/* systemError */.O)('ENOTDIR', `${folder} is not a folder`);
        const parent = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
        if (parent !== '')
            await this.#ensure(parent);
        await this.#host.use((session) => session.ask(request.mkdir, (packet) => packet.bytes(folder).mode(0o700)));
    }
    async list(matches) {
        return this.#host.use(async (session) => {
            const found = [];
            let handle;
            try {
                handle = (await session.ask(request.opendir, (packet) => packet.bytes(this.#folder))).body.bytes();
            }
            catch (problem) {
                if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
                    return [];
                throw problem;
            }
            try {
                for (;;) {
                    const { body } = await session.ask(request.readdir, (packet) => packet.bytes(handle));
                    for (let left = body.uint32(); left > 0; left--) {
                        const name = body.text();
                        body.bytes();
                        const attributes = body.attributes();
                        if (matches(name))
                            found.push(facts(name, attributes));
                    }
                }
            }
            catch (problem) {
                if ((0,errors/* codeOf */.$N)(problem) !== 'EOF')
                    throw problem;
            }
            finally {
                await session.ask(request.close, (packet) => packet.bytes(handle)).catch(() => undefined);
            }
            return found;
        });
    }
    async look(name) {
        return this.#host.use(async (session) => {
            try {
                const { body } = await session.ask(request.lstat, (packet) => packet.bytes(this.#path(name)));
                return facts(name, body.attributes());
            }
            catch (problem) {
                if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
                    return undefined;
                throw problem;
            }
        });
    }
    /** All are asked for at once: a folder of thousands takes longer to read. */
    async lookAtAll(names) {
        return (await Promise.all(names.map((name) => this.look(name)))).filter((one) => one !== undefined);
    }
    async create(name, content) {
        return this.#host.use(async (session) => {
            const handle = await this.#open(name);
            const hash = (0,external_node_crypto_.createHash)('sha256');
            try {
                const bytes = await writeTo(session, handle, hashed(content, hash));
                if (session.has('fsync@openssh.com'))
                    await session.ask(request.extended, (packet) => packet.bytes('fsync@openssh.com').bytes(handle));
                await session.ask(request.close, (packet) => packet.bytes(handle));
                const stored = await this.look(name);
                if (stored?.bytes !== bytes)
                    throw (0,files/* systemError */.O)('EIO', `${name} has ${stored?.bytes ?? 'no'} bytes there, and ${bytes} were sent`);
                return { sha256: hash.digest('hex') };
            }
            catch (problem) {
                await session.ask(request.close, (packet) => packet.bytes(handle)).catch(() => undefined);
                const isFull = (0,errors/* codeOf */.$N)(problem) === 'EFAILURE' && ((await this.freeBytes()) ?? Infinity) < 1024 * 1024;
                await this.remove(name).catch(() => false);
                throw isFull ? (0,files/* systemError */.O)('ENOSPC', 'the disk of the far end is full', problem) : problem;
            }
        });
    }
    async #open(name) {
        return this.#host.use(async (session) => {
            const flags = openFlags.write | openFlags.create | openFlags.exclusive;
            try {
                return (await session.ask(request.open, (packet) => packet.bytes(this.#path(name)).uint32(flags).mode(0o600))).body.bytes();
            }
            catch (problem) {
                // SFTP 3 has no code for a file that stands.
                if ((0,errors/* codeOf */.$N)(problem) === 'EFAILURE' && await this.look(name) !== undefined)
                    throw (0,files/* systemError */.O)('EEXIST', `${name} stands already`, problem);
                throw problem;
            }
        });
    }
    /** A connection that breaks off is taken up again where it was; a file that is another one by then is not. */
    async read(name) {
        const before = await this.look(name);
        if (before === undefined)
            throw (0,files/* systemError */.O)('ENOENT', `${name} is not there`);
        const first = await this.#openAt(name, 0);
        const resume = async (from) => {
            const now = await this.look(name);
            if (now?.bytes !== before.bytes || now.modifiedAt.getTime() !== before.modifiedAt.getTime())
                throw (0,files/* systemError */.O)('ESTALE', `${name} was changed while it was read`);
            return this.#openAt(name, from);
        };
        const explained = (problem) => this.explain(problem, { store: this.#store, doing: `read ${name}` });
        return external_node_stream_.Readable.from((0,resumed/* resumed */.u)(first, before.bytes, resume, explained), { objectMode: false });
    }
    async #openAt(name, from) {
        const path = this.#path(name);
        const handle = await this.#host.use(async (session) => {
            // Tells before the first byte is asked for that there is no such file.
            const opened = (await session.ask(request.open, (packet) => packet.bytes(path).uint32(openFlags.read).uint32(0))).body.bytes();
            return { session, opened };
        });
        return { body: this.#host.hold(readFrom(handle.session, handle.opened, from)) };
    }
    /** OpenSSH's server links and unlinks, or looks first where there are no links: what stands there stays. */
    async giveName(from, to) {
        if (await this.look(to) !== undefined)
            throw (0,files/* systemError */.O)('EEXIST', `${to} stands already`);
        try {
            await this.#host.use((session) => session.ask(request.rename, (packet) => packet.bytes(this.#path(from)).bytes(this.#path(to))));
            return false;
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem) === 'EFAILURE' && await this.look(to) !== undefined && await this.look(from) !== undefined) {
                throw (0,files/* systemError */.O)('EEXIST', `${to} stands already`, problem);
            }
            throw problem;
        }
    }
    async replace(from, to) {
        await this.#host.use(async (session) => {
            const paths = [this.#path(from), this.#path(to)];
            if (session.has('posix-rename@openssh.com')) {
                await session.ask(request.extended, (packet) => packet.bytes('posix-rename@openssh.com').bytes(paths[0]).bytes(paths[1]));
                return;
            }
            // Other servers cannot do it in one step. What is replaced is a record that the next drill writes again.
            await this.remove(to);
            await session.ask(request.rename, (packet) => packet.bytes(paths[0]).bytes(paths[1]));
        });
    }
    async remove(name) {
        if ((await this.look(name))?.kind !== 'file')
            return false;
        try {
            await this.#host.use((session) => session.ask(request.remove, (packet) => packet.bytes(this.#path(name))));
            return true;
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
                return false;
            throw problem;
        }
    }
    /** SFTP cannot make a folder durable; its server's file system decides. */
    sync() {
        return Promise.resolve();
    }
    /** Has the far end hash what it stored, where its login runs commands. */
    async compare(files) {
        const stored = await this.#host.hash(files.map(({ name }) => this.#path(name)));
        if (stored === undefined)
            return;
        for (const [index, { name, sha256 }] of files.entries()) {
            if (sha256 !== undefined && stored[index] !== sha256) {
                throw new errors/* KnownError */.E('store-broken', `${name} has other bytes in ${this.#store} than were sent`, 'Look at the disk and the memory of that host.');
            }
        }
    }
    async freeBytes() {
        return this.#host.use(async (session) => {
            if (!session.has('statvfs@openssh.com'))
                return undefined;
            const { body } = await session.ask(request.extended, (packet) => packet.bytes('statvfs@openssh.com').bytes(this.#folder));
            const [, fragmentBytes, blocks, , available] = [body.uint64(), body.uint64(), body.uint64(), body.uint64(), body.uint64()];
            return blocks === 0 ? undefined : available * fragmentBytes;
        }).catch(() => undefined);
    }
    async fetch(name, folder) {
        return (0,fetched/* fetchFile */.t)(folder, name, async (file) => {
            if ((await this.look(file))?.kind !== 'file')
                throw (0,store_failures/* fileMissing */.tO)(file, this.#store);
            return this.read(file);
        });
    }
    locate(name) {
        return `${this.#store}/${name}`;
    }
    explain(problem, attempt) {
        if ((0,errors/* codeOf */.$N)(problem) !== 'EFAILURE')
            return (0,store_failures/* fileFailure */.fE)(problem, attempt);
        return new errors/* KnownError */.E('store-refused', `could not ${attempt.doing}: ${attempt.store} refused it without a reason`, 'Its disk may be full, read-only, or over its quota: look there.', { cause: problem });
    }
    #path(name) {
        return `${this.#folder}/${name}`;
    }
}
function facts(name, { bytes, mode, modifiedAt }) {
    const type = mode & 0o170000;
    return { name, kind: type === 0o100000 ? 'file' : type === 0o120000 ? 'link' : 'other', bytes, modifiedAt, identity: undefined };
}
async function* hashed(content, hash) {
    for await (const chunk of content) {
        hash.update(chunk);
        yield chunk;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __webpack_require__(69302);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
;// CONCATENATED MODULE: ./store/ssh-connection.js





/**
 * Starts OpenSSH's own client: with the far end's `subsystem`, or with one command there. It never asks, never takes an unknown host,
 * and forwards nothing. The key comes from a 0600 file, never from the arguments.
 */
async function startSsh(place, what) {
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(place.temporaryDirectory ?? (0,external_node_os_.tmpdir)(), 'ssh');
    try {
        const started = (0,process/* start */.ni)({ name: 'ssh', path: 'ssh' }, [
            ...await commonParameters(place, folder),
            ...('subsystem' in what ? ['-s', '--', place.location.host, what.subsystem] : ['--', place.location.host, what.command]),
        ], { environment: { SSH_AUTH_SOCK: place.environment['SSH_AUTH_SOCK'] } });
        const forget = () => (0,private_folder/* removePrivateFolder */.Yv)(folder);
        const over = started.done.then(() => undefined, () => undefined).finally(forget);
        return { ...started, over, forget };
    }
    catch (problem) {
        await (0,private_folder/* removePrivateFolder */.Yv)(folder);
        throw problem;
    }
}
async function commonParameters(place, folder) {
    const { location, key, knownHosts } = place;
    const parameters = ['-T', '-x', '-a'];
    const set = (name, value) => parameters.push('-o', `${name}=${value}`);
    set('BatchMode', 'yes');
    set('StrictHostKeyChecking', 'yes');
    set('UpdateHostKeys', 'no');
    set('ClearAllForwardings', 'yes');
    set('PermitLocalCommand', 'no');
    set('ControlPath', 'none');
    set('ConnectTimeout', 30);
    // A far end that falls silent is given up after a minute.
    set('ServerAliveInterval', 15);
    set('ServerAliveCountMax', 4);
    if (knownHosts !== undefined && knownHosts.trim() !== '') {
        set('UserKnownHostsFile', quoted(await privateFile(folder, 'known_hosts', knownHosts)));
        set('GlobalKnownHostsFile', '/dev/null');
    }
    if (key !== undefined) {
        set('IdentitiesOnly', 'yes');
        set('IdentityAgent', 'none');
        set('IdentityFile', quoted(await privateFile(folder, 'key', key.reveal())));
    }
    if (location.port !== undefined)
        parameters.push('-p', String(location.port));
    if (location.user !== undefined)
        parameters.push('-l', location.user);
    return parameters;
}
/** Keys that passed through a form or a variable lose their last line end, or gain others; OpenSSH takes neither. */
async function privateFile(folder, name, content) {
    const path = (0,external_node_path_.join)(folder, name);
    await (0,promises_.writeFile)(path, `${content.replace(/\r\n?/g, '\n').trimEnd()}\n`, { mode: 0o600, flag: 'wx' });
    return path;
}
/** ssh_config takes paths with blanks in quotes, and `%` for its own. */
function quoted(path) {
    return `"${path.replaceAll('%', '%%')}"`;
}
/** One word of the far end's shell. */
function shellWord(text) {
    return `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}

;// CONCATENATED MODULE: ./store/ssh-failures.js


/** What ssh says on stderr when it gives up, and what to do about it. The first that fits counts. */
const advices = [
    { says: /REMOTE HOST IDENTIFICATION HAS CHANGED|POSSIBLE DNS SPOOFING/, code: 'host-key-changed', message: 'the host shows another key than the known one',
        cure: 'Find out whether the host was set up anew; only then replace its line in the known hosts.' },
    { says: /Host key verification failed|No .* host key is known/, code: 'host-key-unknown', message: 'the key of the host is not known',
        cure: 'Give ssh-known-hosts the line that `ssh-keyscan <host>` prints, compared with the one that the host\'s owner tells.' },
    { says: /error in libcrypto|invalid format|Load key .*(?:incorrect|bad permissions)/, code: 'key-unreadable', message: 'the private key cannot be read',
        cure: 'Give ssh-key the whole text of the key file, from BEGIN to END; a key with a passphrase belongs into an agent.' },
    { says: /Permission denied|Too many authentication failures|no mutual signature/i, code: 'credentials-wrong', message: 'the host refused the login',
        cure: 'Add the public key to authorized_keys of that user, or name the right user.' },
    { says: /Could not resolve hostname/, code: 'store-unreachable', message: 'there is no host of that name', cure: 'Correct the name of the host.' },
    { says: /Connection refused|Connection timed out|No route to host|Network is unreachable|Operation timed out|Connection closed|Connection reset|Broken pipe|not responding|banner/,
        code: 'store-unreachable', message: 'the connection failed or broke off', cure: 'Look at host, port and firewall.' },
    { says: /subsystem request failed/, code: 'store-refused', message: 'the host offers no sftp', cure: 'Enable the sftp subsystem of its sshd.' },
];
/** How a connection ended, as a sentence; undefined for what did not come from ssh. */
function sshFailure(problem, host) {
    if (!(problem instanceof process/* ProcessFailure */.iq))
        return undefined;
    const advice = advices.find(({ says }) => says.test(problem.stderr));
    const last = problem.stderr.trimEnd().split('\n').at(-1)?.trim() ?? '';
    if (advice !== undefined)
        return new errors/* KnownError */.E(advice.code, `could not reach ${host} by ssh: ${advice.message} (${last})`, advice.cure, { cause: problem });
    return new errors/* KnownError */.E('store-unreachable', `could not reach ${host} by ssh: ${last === '' ? problem.message : last}`, 'Try the same with ssh -v by hand.', { cause: problem });
}
/** The connection ended while answers were awaited. */
function brokenOff(host) {
    return new errors/* KnownError */.E('store-unreachable', `the connection to ${host} broke off`, 'Run again; look at the network when it happens often.');
}

;// CONCATENATED MODULE: ./store/sftp-session.js



const longestPacketBytes = 4 * 1024 * 1024;
/** One connection: requests go out as they come, answers find theirs by number. */
class SftpSession {
    #process;
    #host;
    #waiting = new Map();
    #extensions = new Set();
    #unread = [];
    #unreadBytes = 0;
    #nextId = 1;
    #end;
    #greeted;
    constructor(process, host) {
        this.#process = process;
        this.#host = host;
    }
    /** Shakes hands. Throws a KnownError that tells why the host, its key or the login was refused. */
    async open() {
        const greeting = new Promise((resolve) => { this.#greeted = resolve; });
        this.#process.stdout.on('data', (chunk) => { this.#take(chunk); });
        const ended = this.#process.done.then(() => brokenOff(this.#host), (problem) => sshFailure(problem, this.#host) ?? problem);
        void ended.then((problem) => { this.#close(problem); });
        this.#process.stdin.write(new PacketWriter().byte(request.init).uint32(3).packet());
        await Promise.race([greeting, ended.then((problem) => { throw problem; })]);
    }
    get isOver() {
        return this.#end !== undefined;
    }
    has(extension) {
        return this.#extensions.has(extension);
    }
    /** Sends a request and gives its answer; a status other than "ok" becomes an error with a system's code. */
    async ask(type, fill) {
        if (this.#end !== undefined)
            throw this.#end.problem;
        const id = this.#nextId;
        this.#nextId = (this.#nextId + 1) >>> 0;
        const replied = new Promise((resolve, reject) => { this.#waiting.set(id, { resolve, reject }); });
        replied.catch(() => undefined);
        // Nobody has more than a few dozen blocks on their way, so what waits for the pipe here is bounded.
        this.#process.stdin.write(fill(new PacketWriter().byte(type).uint32(id)).packet());
        return replied;
    }
    /** Ends the connection and waits for ssh's end. */
    async close() {
        this.#end ??= { problem: brokenOff(this.#host) };
        this.#process.stdin.end();
        await this.#process.over;
    }
    #close(problem) {
        this.#end ??= { problem };
        for (const { reject } of this.#waiting.values())
            reject(this.#end.problem);
        this.#waiting.clear();
    }
    #take(chunk) {
        this.#unread.push(chunk);
        this.#unreadBytes += chunk.length;
        while (this.#unreadBytes >= 4) {
            let joined = this.#unread.length === 1 ? this.#unread[0] ?? chunk : undefined;
            if (joined === undefined || joined.length < 4)
                joined = this.#join();
            const length = joined.readUInt32BE(0);
            if (length > longestPacketBytes) {
                // What a login script prints before the protocol begins reads as a length of gigabytes.
                this.#close(new Error(`${this.#host} does not answer in SFTP: its login prints text (${JSON.stringify(joined.subarray(0, 40).toString())})`));
                this.#process.end();
                return;
            }
            if (this.#unreadBytes < 4 + length)
                return;
            joined = this.#join();
            this.#unread = [joined.subarray(4 + length)];
            this.#unreadBytes -= 4 + length;
            this.#dispatch(new PacketReader(joined.subarray(4, 4 + length)));
        }
    }
    #join() {
        const joined = this.#unread.length === 1 && this.#unread[0] !== undefined ? this.#unread[0] : Buffer.concat(this.#unread);
        this.#unread = [joined];
        return joined;
    }
    #dispatch(body) {
        const type = body.byte();
        if (type === answer.version) {
            body.uint32();
            while (!body.isAtEnd) {
                this.#extensions = this.#extensions.add(body.text());
                body.bytes();
            }
            this.#greeted?.();
            return;
        }
        const id = body.uint32();
        const waiting = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (type !== answer.status)
            waiting?.resolve({ type, body });
        else {
            const code = body.uint32();
            if (code === sftp_packets_status.ok)
                waiting?.resolve({ type, body });
            else
                waiting?.reject(statusError(code, body.isAtEnd ? '' : body.text()));
        }
    }
}
function statusError(code, said) {
    const codes = {
        [sftp_packets_status.endOfFile]: 'EOF', [sftp_packets_status.noSuchFile]: 'ENOENT', [sftp_packets_status.permissionDenied]: 'EACCES', [sftp_packets_status.unsupported]: 'ENOSYS', [sftp_packets_status.badMessage]: 'EINVAL',
    };
    return (0,files/* systemError */.O)(codes[code] ?? 'EFAILURE', said === '' ? `the far end answered with status ${code}` : said);
}

;// CONCATENATED MODULE: ./store/ssh-host.js


/** A connection that nobody uses is kept this long for whoever comes next. */
const idleMilliseconds = 300;
/** Another host: one SFTP connection for all who use it at the same time, opened when it is needed and closed soon after. */
class SshHost {
    #place;
    #opening;
    #users = 0;
    #idle;
    #runsCommands = true;
    constructor(place) {
        this.#place = place;
    }
    /** Does some work over the connection. Throws a KnownError when the host cannot be reached. */
    async use(work) {
        this.#enter();
        try {
            return await work(await this.#session());
        }
        finally {
            this.#leave();
        }
    }
    /** Keeps the connection while something is read over it. */
    async *hold(content) {
        this.#enter();
        try {
            yield* content;
        }
        finally {
            this.#leave();
        }
    }
    /** SHA-256 of files as the far end reads them; undefined where its login runs no commands or has no such program. */
    async hash(paths) {
        if (!this.#runsCommands)
            return undefined;
        const words = paths.map((path) => shellWord(path)).join(' ');
        const running = await startSsh(this.#place, { command: `sha256sum -- ${words} || shasum -a 256 -- ${words}` });
        running.stdin.end();
        let output = '';
        running.stdout.setEncoding('utf8').on('data', (chunk) => { output = (output + chunk).slice(-1_000_000); });
        const isDone = await running.done.then(() => true, () => false);
        await running.over;
        const sums = output.split('\n').flatMap((line) => /^\\?([0-9a-f]{64}) [ *]/.exec(line)?.[1] ?? []);
        this.#runsCommands = isDone && sums.length === paths.length;
        return this.#runsCommands ? sums : undefined;
    }
    async #session() {
        const opening = this.#opening;
        const standing = await opening?.catch(() => undefined);
        if (standing?.isOver === false)
            return standing;
        // Of several who have waited for it, the first connects anew, and the others with it.
        if (this.#opening === undefined || this.#opening === opening)
            this.#opening = this.#connect();
        return this.#opening;
    }
    async #connect() {
        const process = await startSsh(this.#place, { subsystem: 'sftp' });
        const session = new SftpSession(process, this.#place.location.host);
        try {
            await session.open();
        }
        catch (problem) {
            await session.close();
            throw problem;
        }
        // The login is done: from here on nobody needs the key.
        await process.forget();
        return session;
    }
    #enter() {
        clearTimeout(this.#idle);
        this.#users++;
    }
    #leave() {
        this.#users--;
        if (this.#users > 0)
            return;
        this.#idle = setTimeout(() => {
            const opening = this.#opening;
            this.#opening = undefined;
            void opening?.then((session) => session.close()).catch(() => undefined);
        }, idleMilliseconds);
    }
}

;// CONCATENATED MODULE: ./store/ssh-location.js

/** Reads `ssh://user@host:port/path`; `/~/path` is below the user's home. Throws KnownError `wrong-inputs` for what is no such place. */
function parseSshLocation(location) {
    const groups = /^ssh:\/\/(?:(?<user>[^@/:]+)@)?(?<host>[A-Za-z0-9_][A-Za-z0-9_.-]*|\[[0-9A-Fa-f:.]+\])(?::(?<port>\d{1,5}))?(?<path>\/.+)$/.exec(location)?.groups;
    const user = groups?.['user'];
    const port = groups?.['port'] === undefined ? undefined : Number(groups['port']);
    // Nothing that a shell, or ssh itself, could take for its own.
    const isOdd = /[\u0000-\u001f\u007f]/.test(location) || user?.startsWith('-') === true || (port !== undefined && (port < 1 || port > 65535));
    if (groups === undefined || isOdd) {
        throw new errors/* KnownError */.E('wrong-inputs', `${JSON.stringify(location.replace(/:[^:@/]*@/, ':***@'))} is not of the form ssh://user@host/path`, 'Write user, host, perhaps a port, and a folder: ssh://backup@vault.example.com/srv/backups. Passwords are not taken; use a key.', { status: errors/* exitStatus */.$u.usage });
    }
    const path = (groups['path'] ?? '').replace(/(?<!\/)\/+$/, '').replace(/^\/~\//, '');
    if (path === '' || path === '/~') {
        throw new errors/* KnownError */.E('wrong-inputs', `${location} names no folder`, 'Keep backups in a folder of their own.', { status: errors/* exitStatus */.$u.usage });
    }
    return { user, host: (groups['host'] ?? '').replace(/^\[|\]$/g, ''), port, path };
}

;// CONCATENATED MODULE: ./store/ssh.js




/** Backups in a folder of a host reached by ssh: `ssh://backup@vault.example.com/srv/backups`. */
class SshStore extends folder_store/* FolderStore */.c {
    constructor(location, options) {
        const parsed = parseSshLocation(location);
        const name = location.replace(/(?<!\/)\/+$/, '');
        const host = new SshHost({ ...options, location: parsed });
        super(name, new SftpFiles(host, parsed.path, name), options.now);
    }
}


/***/ })

};
