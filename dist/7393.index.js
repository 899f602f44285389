export const id = 7393;
export const ids = [7393];
export const modules = {

/***/ 13182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ AgeOpening),
  bi: () => (/* binding */ AgeSealing),
  zO: () => (/* binding */ nonceBytes)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./kit/let-go.js
var let_go = __webpack_require__(54926);
// EXTERNAL MODULE: ./encryption/failures.js
var failures = __webpack_require__(95508);
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
/** As an object: from bytes, node makes one anew for each piece, which takes four times as long. */
function payloadKey(fileKey, nonce) {
    return (0,external_node_crypto_.createSecretKey)(new Uint8Array((0,external_node_crypto_.hkdfSync)('sha256', fileKey, nonce, 'payload', 32)));
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
    #key = (0,external_node_crypto_.createSecretKey)(Buffer.alloc(0));
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
        const sealed = [];
        this.#cutter.feed(chunk, (piece) => { sealed.push(...this.#sealed(piece, false)); });
        if (sealed.length > 0)
            this.push(Buffer.concat(sealed));
        for (const used of sealed)
            (0,let_go/* letGo */.Ko)(used);
        (0,let_go/* letGoIfGiven */._6)(chunk);
        callback();
    }
    _flush(callback) {
        this.push(Buffer.concat(this.#sealed(this.#cutter.last(), true)));
        callback();
    }
    #sealed(piece, isLast) {
        const cipher = (0,external_node_crypto_.createCipheriv)(cipherName, this.#key, pieceNonce(this.#index++, isLast), { authTagLength: tagBytes });
        const sealed = cipher.update(piece);
        cipher.final();
        return [sealed, cipher.getAuthTag()];
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


/***/ }),

/***/ 7393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ageSeal: () => (/* binding */ ageSeal),
  openAge: () => (/* binding */ openAge)
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
        (0,external_node_crypto_.scrypt)(passphrase, Buffer.concat([Buffer.from(scryptLabel), salt]), 32, { cost, blockSize: 8, parallelization: 1, maxmem: 129 * 8 * cost + 4096 }, (problem, key) => {
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
// EXTERNAL MODULE: ./encryption/age-payload.js + 1 modules
var age_payload = __webpack_require__(13182);
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
    const payload = new age_payload/* AgeOpening */.K(fileKey, binary.subarray(end, end + age_payload/* nonceBytes */.zO));
    return (0,consumers_.buffer)((0,head/* chained */.HM)(external_node_stream_.Readable.from([binary.subarray(end + age_payload/* nonceBytes */.zO)]), payload));
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
        return { method: 'age', recipients: ['passphrase'], seal: () => new age_payload/* AgeSealing */.bi(() => newHeader({ passphrase })),
            dispose: nothing };
    }
    const { recipients, needCommand } = await readRecipients(lines, context);
    if (needCommand)
        return { method: 'age', recipients, seal: await (0,age_command/* ageCommandSealing */.Yz)(recipients, context), dispose: nothing };
    return { method: 'age', recipients, seal: () => new age_payload/* AgeSealing */.bi(() => newHeader({ recipients })), dispose: nothing };
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
        return (0,head/* chained */.HM)(rest, new age_payload/* AgeOpening */.K(fileKey, taken.subarray(end)));
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
    return bytes.length >= end + age_payload/* nonceBytes */.zO ? end + age_payload/* nonceBytes */.zO : undefined;
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
