export const id = 7496;
export const ids = [7496];
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

/***/ 86645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ copySet)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _backup_stream_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5070);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32770);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23673);





/**
 * Copies a backup's files as they are stored, in one pass. They get their names only when the archive that was read is the one of its
 * sidecar, and archive, closed part and globals are those of the manifest; otherwise nothing is left. Throws KnownError `checksum-differs`.
 */
async function copySet({ from, set, writer, without = [], context }) {
    const keep = context.cleanup.add(`remove what was written of ${set.id}`, () => writer.abort());
    try {
        const sums = await expectedSums(from, set);
        for (const [part, { name }] of Object.entries(set.files)) {
            if (without.includes(part))
                continue;
            const source = (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.addAbortSignal)(context.host.interrupted, await from.read(name));
            const { plain } = await (0,_backup_stream_js__WEBPACK_IMPORTED_MODULE_2__/* .passThrough */ .p)({ source, seal: new node_stream__WEBPACK_IMPORTED_MODULE_0__.PassThrough({ highWaterMark: 1024 * 1024 }), store: (content) => writer.put(name, content) });
            const differing = (sums.get(name) ?? []).find(({ sha256 }) => sha256 !== plain.sha256);
            if (differing !== undefined) {
                throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('checksum-differs', `the checksum of ${name} is not the one in its ${differing.where}`, 'Nothing was copied. Verify the backup in its store, and fetch another.');
            }
        }
        if (context.host.interrupted.aborted)
            throw new Error('interrupted');
        await writer.commit();
        keep();
    }
    catch (problem) {
        await (0,_store_js__WEBPACK_IMPORTED_MODULE_4__/* .giveUp */ .Ht)(writer, set.id, context);
        throw problem;
    }
}
/** What the files of a backup have to hash to; a manifest that cannot be read says nothing, as it does not to `verify`. */
async function expectedSums(from, set) {
    const sidecar = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .readSidecar */ .YD)(from, set);
    const manifest = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(from, set).catch((problem) => {
        if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E)
            return undefined;
        throw problem;
    });
    const archive = set.files.archive?.name ?? '';
    const sums = new Map([[archive, [{ where: 'sidecar', sha256: sidecar }]]]);
    if (manifest === undefined)
        return sums;
    sums.get(archive)?.push({ where: 'manifest', sha256: manifest.archive.sha256 });
    for (const { file, sha256 } of [manifest.proof, ...(manifest.globals === undefined ? [] : [manifest.globals])])
        sums.set(file, [{ where: 'manifest', sha256 }]);
    return sums;
}


/***/ }),

/***/ 17496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
;// CONCATENATED MODULE: ./domain/repair.js
/** An incomplete set is nobody's work in progress any more after this long. */
const abandonedMinutes = 24 * 60;
const young = { step: 'leave', why: 'young', reason: 'its files are so young that it may be being written' };
/** What a copy can lack while its archive and sidecar stand; a drill's record is no part of the backup. */
const companions = ['manifest', 'proof', 'globals'];
/**
 * Decides what to do with the copies of one backup, a step for each. Only a whole copy is a source. Bytes that are another backup's under
 * the same name are never touched: what takes the place of a copy has to be what that copy itself claims to be. Without a good copy
 * nothing goes, but on request a set without a sidecar that is older than a day and is not the archive that its own manifest names.
 */
function decideRepair(copies, ageMinutes, rules) {
    const whole = copies.flatMap((copy, place) => copy.state === 'whole' ? [{ ...copy, place }] : []);
    const hashes = new Set(whole.map(({ sha256 }) => sha256));
    if (hashes.size > 1)
        return copies.map((copy) => different(copy, 'whole copies of that name hold different bytes'));
    const source = whole.toSorted((a, b) => companionsOf(b) - companionsOf(a) || b.parts.length - a.parts.length)[0];
    // What could not be read may be the good one.
    const mayRemove = rules.removeIncomplete && !copies.some(({ state }) => state === 'unread');
    if (source === undefined)
        return copies.map((copy) => withoutSource(copy, ageMinutes, { ...rules, removeIncomplete: mayRemove }));
    return copies.map((copy) => stepFrom(source, copy, ageMinutes, rules));
}
/** How much of the backup itself a copy has: a drill's record makes up for nothing that it lacks. */
function companionsOf({ parts }) {
    return companions.filter((part) => parts.includes(part)).length;
}
function stepFrom({ place, sha256, parts }, copy, ageMinutes, rules) {
    const isYoung = ageMinutes < rules.settleMinutes;
    switch (copy.state) {
        case 'absent': return isYoung ? young : { step: 'copy', from: place };
        case 'whole': {
            const lacking = companions.filter((part) => parts.includes(part) && !copy.parts.includes(part));
            if (lacking.length > 0)
                return replaced(place, `it lacks its ${lacking.join(' and its ')}, which another copy has`, rules);
            return parts.includes('drill') && !copy.parts.includes('drill') ? { step: 'record', from: place } : { step: 'nothing' };
        }
        case 'damaged':
            return copy.claims.includes(sha256) ? replaced(place, copy.reason, rules) : different(copy, `${copy.reason}, and nothing of it says that it is the backup that is whole elsewhere`);
        case 'incomplete':
            if (isYoung)
                return young;
            return copy.claims.includes(sha256) ? { step: 'finish', from: place } : different(copy, `${copy.reason}, and nothing of it says that it is the backup that is whole elsewhere`);
        case 'unread': return { step: 'leave', why: 'unread', reason: copy.reason };
    }
}
function replaced(from, reason, { replaceDamaged }) {
    return replaceDamaged ? { step: 'replace', from, reason } : { step: 'leave', why: 'damaged', reason };
}
function different(copy, reason) {
    return copy.state === 'absent' ? { step: 'nothing' } : { step: 'leave', why: 'different', reason };
}
function withoutSource(copy, ageMinutes, { removeIncomplete, settleMinutes }) {
    switch (copy.state) {
        case 'absent':
        case 'whole': return { step: 'nothing' };
        case 'damaged': return { step: 'leave', why: 'damaged', reason: `${copy.reason}, and no store has a good copy` };
        case 'unread': return { step: 'leave', why: 'unread', reason: copy.reason };
        case 'incomplete': {
            if (ageMinutes < settleMinutes)
                return young;
            if (copy.isAsItsManifestSays)
                return { step: 'leave', why: 'incomplete', reason: 'it has no sidecar, but its archive is the one that its manifest names' };
            const mayGo = !copy.hasSidecar && ageMinutes > abandonedMinutes;
            return mayGo && removeIncomplete ? { step: 'remove', reason: copy.reason } : { step: 'leave', why: 'incomplete', reason: `${copy.reason}, and no store has a good copy` };
        }
    }
}

// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./kit/settled.js
var settled = __webpack_require__(57507);
// EXTERNAL MODULE: ./actions/backups.js
var actions_backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/copy-set.js
var copy_set = __webpack_require__(86645);
// EXTERNAL MODULE: ./actions/store.js + 3 modules
var store = __webpack_require__(23673);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./domain/manifest-parsing.js + 1 modules
var manifest_parsing = __webpack_require__(56414);
// EXTERNAL MODULE: ./domain/sidecar.js
var domain_sidecar = __webpack_require__(28693);
;// CONCATENATED MODULE: ./actions/repair/examine.js






/** Codes that say something against the stored bytes; EIO is a disk that cannot give back what it took. */
const damageCodes = new Set(['EIO', 'digest-differs', 'file-missing', 'manifest-damaged', 'sidecar-damaged', 'symlink-in-the-way']);
/** Looks at the copy of a backup in one store. What could not be read does not hide what the other files tell. */
async function examine(store, set, compare) {
    if (set === undefined)
        return { state: 'absent' };
    const { facts, troubles } = await gather(store, set, compare);
    const unread = troubles.find(({ isDamage }) => !isDamage);
    if (unread !== undefined)
        return { state: 'unread', reason: unread.reason };
    const claims = [...new Set([facts.archiveSha256, facts.sidecar, facts.manifest?.archive.sha256, facts.drill?.archiveSha256].filter((hash) => hash !== undefined))];
    if (!set.complete) {
        const { archive, sidecar } = set.files;
        return {
            state: 'incomplete', reason: archive === undefined ? 'it has no archive' : 'it has no sidecar', claims, hasSidecar: sidecar !== undefined,
            isAsItsManifestSays: facts.archiveSha256 !== undefined && facts.archiveSha256 === facts.manifest?.archive.sha256,
        };
    }
    const isFoundDamaged = facts.drill?.thisCopyAlone === true;
    // The listing cannot tell what a restore test read; who reads the content now sees whether it was made good since.
    const reason = troubles[0]?.reason ?? contradiction(set, facts) ?? (isFoundDamaged && compare === 'listing' ? 'its restore test read other bytes than were stored' : undefined);
    if (reason !== undefined)
        return { state: 'damaged', reason, claims };
    const parts = Object.keys(set.files);
    // What was said of damaged bytes is none of this copy's, and of no other's.
    return { state: 'whole', sha256: facts.sidecar ?? '', parts: isFoundDamaged ? parts.filter((part) => part !== 'drill') : parts };
}
async function gather(store, set, compare) {
    const troubles = [];
    const from = async (file, read) => {
        try {
            return file === undefined ? undefined : await read(file);
        }
        catch (problem) {
            if (!(problem instanceof errors/* KnownError */.E) && (0,errors/* codeOf */.$N)(problem) !== 'EIO')
                throw problem;
            troubles.push({ isDamage: damageCodes.has((0,errors/* codeOf */.$N)(problem) ?? ''), reason: (0,errors/* messageOf */.bD)(problem) });
            return undefined;
        }
    };
    const { sidecar, manifest, drill, archive, proof, globals } = set.files;
    const words = async ({ name }) => (0,consumers_.text)(await store.read(name));
    const hash = async ({ name }) => compare === 'content' ? (0,actions_backups/* hashOf */.qQ)(await store.read(name)) : undefined;
    const facts = {
        sidecar: await from(sidecar, async (file) => (0,domain_sidecar/* parseSidecar */.L)(await words(file), file.name)),
        manifest: await from(manifest, async (file) => readableManifest(await words(file), file.name)),
        drill: await from(drill, async (file) => (0,manifest_parsing/* parseDrillRecord */.qE)(await words(file))),
        archiveSha256: await from(archive, hash),
        proofSha256: await from(proof, hash),
        globalsSha256: await from(globals, hash),
    };
    return { facts, troubles };
}
/** Undefined for a manifest of a later release: checksum and archive can be compared all the same. */
function readableManifest(words, name) {
    try {
        return (0,manifest_parsing/* parseManifest */.Ng)(words, name);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'manifest-newer')
            return undefined;
        throw problem;
    }
}
/** What does not fit together in a copy that has archive and sidecar. */
function contradiction({ id, files: { archive, proof, globals } }, { sidecar, manifest, archiveSha256, proofSha256, globalsSha256 }) {
    if (archiveSha256 !== undefined && archiveSha256 !== sidecar)
        return `the checksum of ${archive?.name ?? id} is not the one in its sidecar`;
    if (manifest === undefined)
        return undefined;
    if (manifest.backup !== id)
        return `its manifest is that of ${manifest.backup}`;
    if (manifest.archive.sha256 !== sidecar)
        return 'its manifest names another checksum than its sidecar';
    if (manifest.archive.bytes !== archive?.bytes)
        return `its archive has ${archive?.bytes ?? 0} bytes, and its manifest names ${manifest.archive.bytes}`;
    return unlikeNamed(manifest.proof, proof, proofSha256) ?? (manifest.globals === undefined ? undefined : unlikeNamed(manifest.globals, globals, globalsSha256));
}
/** Why a file is not the one that its manifest names; undefined where it is, as far as it was read. */
function unlikeNamed(named, file, sha256) {
    if (file?.name !== named.file)
        return `it lacks ${named.file}, which its manifest names`;
    return file.bytes !== named.bytes || (sha256 !== undefined && sha256 !== named.sha256) ? `${file.name} is not as its manifest names it` : undefined;
}
/**
 * The copies, of which those whose archive is the beginning of a whole one's claim to be that backup: an upload or a copy that broke off
 * names nothing else that tells.
 */
async function claimsBeginning(stores, sets, copies) {
    const place = copies.findIndex(({ state }) => state === 'whole');
    const [good, whole, source] = [copies[place], sets[place]?.files.archive, stores[place]];
    if (good?.state !== 'whole' || whole === undefined || source === undefined)
        return [...copies];
    return Promise.all(copies.map(async (copy, index) => {
        const { bytes } = sets[index]?.files.archive ?? { bytes: whole.bytes };
        if ((copy.state !== 'incomplete' && copy.state !== 'damaged') || copy.claims.includes(good.sha256) || bytes >= whole.bytes)
            return copy;
        return copy.claims.includes(await hashOfBeginning(source, whole.name, bytes)) ? { ...copy, claims: [...copy.claims, good.sha256] } : copy;
    }));
}
async function hashOfBeginning(store, name, bytes) {
    const beginning = async function* (content) {
        let left = bytes;
        for await (const chunk of content) {
            yield chunk.subarray(0, left);
            left -= chunk.length;
            if (left <= 0)
                return;
        }
    };
    return (0,actions_backups/* hashOf */.qQ)(external_node_stream_.Readable.from(beginning(await store.read(name)), { objectMode: false }));
}

;// CONCATENATED MODULE: ./actions/repair/report.js



const made = ['copied', 'finished', 'replaced'];
const broken = ['damaged', 'incomplete', 'different', 'unread', 'failed'];
/** Copies that were made good. */
function madeOf({ outcomes }) {
    return outcomes.filter(({ outcome }) => made.includes(outcome));
}
/** Copies that stay as bad as they are. */
function brokenOf({ outcomes }) {
    return outcomes.filter(({ outcome }) => broken.includes(outcome));
}
/** What stays broken fails; what may just be being written is doubt. */
function exitOf(report) {
    if (brokenOf(report).length > 0)
        return errors/* exitStatus */.$u.failed;
    return report.outcomes.some(({ outcome }) => outcome === 'young') ? errors/* exitStatus */.$u.unproved : errors/* exitStatus */.$u.passed;
}
/** The outputs as a view of the report. */
function outputsOf(report) {
    return { copied: report.dryRun ? 0 : madeOf(report).length, damaged: brokenOf(report).length };
}
/** What happened to one copy, in words. */
function sentenceOf({ backup, store, outcome, from, reason }, dryRun) {
    const will = dryRun ? 'would be ' : '';
    switch (outcome) {
        case 'copied': return `${backup} ${will}copied to ${store} from ${from ?? ''}`;
        case 'finished': return `${backup} ${will}finished in ${store} from ${from ?? ''}`;
        case 'replaced': return `${backup} ${will}replaced in ${store} from ${from ?? ''}: ${reason ?? ''}`;
        case 'recorded': return `the record of the restore test of ${backup} ${will}copied to ${store} from ${from ?? ''}`;
        case 'removed': return `${backup} ${will}removed from ${store}: ${reason ?? ''}`;
        case 'failed': return `${backup} could not be made good in ${store}: ${reason ?? ''}`;
        case 'young': return `${backup} in ${store} is left alone for now: ${reason ?? ''}`;
        default: return `${backup} in ${store} is ${outcome === 'unread' ? 'unreadable' : outcome}, and stays so: ${reason ?? ''}`;
    }
}
/** The step summary: what stays broken first. */
function summaryOf(report) {
    const staying = brokenOf(report);
    const [good, bad] = [madeOf(report).length, staying.length];
    const did = report.dryRun ? 'to be made good' : 'made good';
    const title = bad > 0 ? `### ❌ ${(0,units/* counted */.hS)(bad, 'copy stays', 'copies stay')} broken, ${good} ${did}` : `### ✅ ${good === 0 ? 'Every backup stands in every store' : `${(0,units/* counted */.hS)(good, 'copy', 'copies')} ${did}`}`;
    const first = [...staying, ...report.outcomes.filter(({ outcome }) => !broken.includes(outcome))].slice(0, 50);
    const rows = first.map((one) => [(0,markdown/* code */.aY)(one.backup), (0,markdown/* code */.aY)(one.store), one.outcome, (0,markdown/* escapeMarkdown */.FV)(one.reason ?? (one.from === null ? '' : `from ${one.from}`))]);
    return [title, '', `${(0,units/* counted */.hS)(report.backups, 'backup')} in ${report.stores.map(markdown/* code */.aY).join(', ')}; ${report.whole} whole everywhere.`, ...rows.length === 0 ? [] : ['', (0,markdown/* table */.tp)(['Backup', 'Store', '', ''], rows)]].join('\n');
}

;// CONCATENATED MODULE: ./actions/repair/run.js












/** The repair action: it writes one backup after the other, so that what is interrupted leaves each copy as it was, or good. */
const run = async (read, context) => {
    const { host } = context;
    const report = await repairStores(read, context);
    const [made, broken] = [madeOf(report).length, brokenOf(report).length];
    if (broken > 0)
        host.error(`${(0,units/* counted */.hS)(broken, 'copy stays', 'copies stay')} broken; ${(0,units/* counted */.hS)(made, 'copy', 'copies')} ${report.dryRun ? 'would be ' : ''}made good`);
    else
        host.line(`✅ ${(0,units/* counted */.hS)(report.backups, 'backup')} in ${(0,units/* counted */.hS)(report.stores.length, 'store')}: ${(0,units/* counted */.hS)(made, 'copy', 'copies')} ${report.dryRun ? 'would be ' : ''}made good`);
    return { status: exitOf(report), report, outputs: outputsOf(report), summary: summaryOf(report) };
};
async function repairStores(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const stores = await (0,store/* storesFor */.iT)(inputs, context);
    // What post then looks through when this run is cancelled.
    host.saveState('writing', stores.map(({ name }) => name).join('\n'));
    if (!inputs['dry-run'])
        await sweep(stores, context);
    const repairing = {
        stores, compare: inputs.compare, dryRun: inputs['dry-run'], context,
        rules: { replaceDamaged: inputs['replace-damaged'], removeIncomplete: inputs['remove-incomplete'], settleMinutes: inputs['settle-minutes'] },
    };
    const backups = chosen(await Promise.all(stores.map((store) => store.list())), inputs.backup, (0,actions_backups/* namedDatabase */.pl)(read));
    const outcomes = [];
    let whole = 0;
    for (let place = 0; place < backups.length; place += actions_backups/* filesAtOnce */.A7) {
        for (const seen of await lookAtCopies(repairing, backups.slice(place, place + actions_backups/* filesAtOnce */.A7))) {
            const found = await repairOne(repairing, seen);
            if (found.length === 0)
                whole++;
            outcomes.push(...found);
        }
    }
    return { action: 'repair', stores: stores.map(({ name }) => name), compare: inputs.compare, dryRun: inputs['dry-run'], backups: backups.length, whole, outcomes };
}
/** A store that is read alone may refuse to be swept. */
async function sweep(stores, { host }) {
    for (const store of stores) {
        try {
            for (const name of await store.sweep())
                host.line(`    removed ${(0,markdown/* plain */.pj)(name)} from ${(0,markdown/* plain */.pj)(store.name)}, left half written by a run that was killed`);
        }
        catch (problem) {
            if (!(problem instanceof errors/* KnownError */.E))
                throw problem;
            host.warning((0,markdown/* plain */.pj)(problem.message));
        }
    }
}
/** The sets of each backup, one for each store, the newest backup first. Throws KnownError `backup-missing` or `no-backups`. */
function chosen(listed, named, database) {
    const all = new Map(listed.flat().sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime()).map((set) => [set.id, set]));
    const wanted = [...all.values()].filter((set) => named === 'all' ? database === undefined || set.database === database : set.id === (0,archive_name/* idFrom */._c)(named));
    if (wanted.length === 0 && named !== 'all')
        throw new errors/* KnownError */.E('backup-missing', `there is no backup ${(0,archive_name/* idFrom */._c)(named)} in any of the stores`, 'Name one that stands in one of them, or all.');
    if (wanted.length === 0)
        throw new errors/* KnownError */.E('no-backups', 'no backups found in any of the stores', 'Name the stores and the database that hold backups.');
    const byId = listed.map((sets) => new Map(sets.map((set) => [set.id, set])));
    return wanted.map(({ id }) => byId.map((sets) => sets.get(id)));
}
/** Looks at the copies of several backups at once: most of them are whole, and a store far away takes its time with each of their files. */
async function lookAtCopies({ stores, compare, context }, backups) {
    const looked = await Promise.allSettled(backups.map(async (sets) => {
        const copies = [];
        for (const [place, store] of stores.entries()) {
            if (context.host.interrupted.aborted)
                throw new Error('interrupted');
            copies.push(await examine(store, sets[place], compare));
        }
        return { sets, copies };
    }));
    return looked.map(settled/* valueOf */.R);
}
/** Decides what to do with the copies of one backup, and does it. Gives what was not as it should be. */
async function repairOne(repairing, { sets, copies }) {
    const { stores, compare, rules, context } = repairing;
    if (context.host.interrupted.aborted)
        throw new Error('interrupted');
    const outcomes = [];
    const claiming = compare === 'content' ? await claimsBeginning(stores, sets, copies) : copies;
    const steps = decideRepair(claiming, ageMinutes(sets, context.now()), rules);
    for (const [place, step] of steps.entries()) {
        const outcome = await take(repairing, sets, place, step);
        if (outcome === undefined)
            continue;
        outcomes.push(outcome);
        const sentence = (0,markdown/* plain */.pj)(sentenceOf(outcome, repairing.dryRun));
        if (step.step === 'leave' || outcome.outcome === 'failed')
            context.host.warning(sentence);
        else
            context.host.line(`    ${sentence}`);
    }
    return outcomes;
}
/** How long ago the youngest file was written; the record of a restore test is written at any time. */
function ageMinutes(sets, now) {
    const times = sets.flatMap((set) => Object.entries(set?.files ?? {}).flatMap(([part, file]) => part === 'drill' ? [] : [file.modifiedAt.getTime()]));
    return times.length === 0 ? Infinity : (now.getTime() - Math.max(...times)) / 60_000;
}
async function take(repairing, sets, place, step) {
    const { stores, dryRun, context } = repairing;
    const store = stores[place];
    const backup = sets.find((set) => set !== undefined)?.id ?? '';
    if (step.step === 'nothing' || store === undefined)
        return undefined;
    if (step.step === 'leave')
        return { backup, store: store.name, outcome: step.why, from: null, reason: step.reason };
    const from = 'from' in step ? stores[step.from] : undefined;
    const outcome = { copy: 'copied', finish: 'finished', record: 'recorded', replace: 'replaced', remove: 'removed' };
    const done = { backup, store: store.name, outcome: outcome[step.step], from: from?.name ?? null, reason: 'reason' in step ? step.reason : null };
    if (dryRun)
        return done;
    try {
        const source = 'from' in step ? sets[step.from] : undefined;
        if (step.step === 'remove')
            await removeIncomplete(store, sets[place]);
        else if (from !== undefined && source !== undefined)
            await (step.step === 'record' ? record(from, source, store) : write(repairing, { from, source, store, replaces: step.step !== 'copy' }));
        return done;
    }
    catch (problem) {
        if (context.host.interrupted.aborted || !(problem instanceof errors/* KnownError */.E))
            throw problem;
        return { ...done, outcome: 'failed', reason: (0,errors/* messageOf */.bD)(problem) };
    }
}
/** Copies, and reads back what stands then. Throws KnownError `copy-differs`, or what the stores say. */
async function write({ compare, context }, { from, source, store, replaces }) {
    await store.prepare(source.files.archive?.bytes ?? 0);
    const writer = replaces ? await store.replace(source.id) : await store.begin(source.id);
    const isOfOneCopy = (await (0,actions_backups/* readDrill */.IC)(from, source))?.thisCopyAlone === true;
    await (0,copy_set/* copySet */.G)({ from, set: source, writer, without: isOfOneCopy ? ['drill'] : [], context });
    const copy = await examine(store, await store.find(source.id), compare);
    if (copy.state === 'whole')
        return;
    throw new errors/* KnownError */.E('copy-differs', `the new copy of ${source.id} does not read back as it was written`, 'The good copy stands where it was. Look at the store, and run it again.');
}
async function record(from, source, store) {
    await store.attach((0,archive_name/* drillFile */.uM)(source.id), await (0,consumers_.text)(await from.read((0,archive_name/* drillFile */.uM)(source.id))));
}
/** Looked at again: somebody may have finished it meanwhile. */
async function removeIncomplete(store, seen) {
    const set = seen === undefined ? undefined : await store.find(seen.id);
    if (set !== undefined && !set.complete && set.files.sidecar === undefined)
        await store.remove(set);
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

/***/ 57507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ valueOf)
/* harmony export */ });
/** What a promise gave that was waited for with others, whatever became of them; throws what it was rejected with. */
function valueOf(result) {
    if (result.status === 'rejected')
        throw result.reason;
    return result.value;
}


/***/ })

};
