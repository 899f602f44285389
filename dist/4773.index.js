export const id = 4773;
export const ids = [4773];
export const modules = {

/***/ 3522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ ArtifactApi),
/* harmony export */   In: () => (/* binding */ interruptible),
/* harmony export */   p5: () => (/* binding */ persistently)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97361);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _artifact_failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90863);




/** The part of GitHub's REST API that knows of the artifacts of all runs. */
class ArtifactApi {
    /** `the artifacts of owner/repository`, for messages. */
    name;
    #octokit;
    #options;
    #isPrivate;
    constructor(options) {
        this.#options = options;
        this.#octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_1__/* .getOctokit */ .Q)(options.token.reveal(), { baseUrl: options.url });
        this.name = `the artifacts of ${options.owner}/${options.repository}`;
    }
    /**
     * All artifacts, or those of one name, the newest first, without the expired ones. Those of runs for a fork are left out: there a
     * stranger's pull request decides what is uploaded, and it could name it like a backup. Throws KnownError.
     */
    async list(name) {
        const { owner, repository: repo } = this.#options;
        const listed = await this.#ask({ doing: 'list the backups', permission: 'actions: read' }, () => this.#octokit.paginate(this.#octokit.rest.actions.listArtifactsForRepo, { owner, repo, per_page: 100, ...(name === undefined ? {} : { name }) }));
        // Uploads meanwhile push an artifact from one page to the next, where it is listed again.
        const artifacts = new Map();
        for (const { id, name: found, size_in_bytes: bytes, digest, expired, created_at: created, updated_at: updated, expires_at: ends, workflow_run: run } of listed) {
            if (expired || run?.id === undefined || run.head_repository_id === undefined || run.head_repository_id !== run.repository_id)
                continue;
            const modifiedAt = new Date(updated ?? created ?? 0);
            artifacts.set(id, { id, name: found, bytes, digest: digest ?? undefined, runId: run.id, modifiedAt, expiresAt: ends === null ? undefined : new Date(ends) });
        }
        return [...artifacts.values()].sort((a, b) => b.id - a.id);
    }
    /** Removes an artifact of any run; one that is gone is fine. Throws KnownError. */
    async remove({ id, name }) {
        const { owner, repository: repo } = this.#options;
        await this.#ask({ doing: `remove ${name}`, permission: 'actions: write' }, async () => {
            await this.#octokit.rest.actions.deleteArtifact({ owner, repo, artifact_id: id }).catch((problem) => {
                if (!(0,_artifact_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .isGone */ .ST)(problem))
                    throw problem;
            });
        });
    }
    /** Throws KnownError `public-artifact` when everybody can fetch the repository's artifacts, or it cannot be told. */
    async assertPrivate() {
        const { owner, repository: repo } = this.#options;
        this.#isPrivate ??= await this.#ask({ doing: 'look at the repository', permission: 'actions: read' }, async () => {
            const { data } = await this.#octokit.rest.repos.get({ owner, repo });
            return data.private === true && data.visibility !== 'public';
        }).catch((problem) => {
            if (this.#options.interrupted.aborted)
                throw problem;
            throw (0,_artifact_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .publicArtifact */ .Ig)(this.name, `whether the repository is public could not be told; ${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(problem)}`);
        });
        if (!this.#isPrivate)
            throw (0,_artifact_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .publicArtifact */ .Ig)(this.name, 'the repository is public, and whoever is signed in to GitHub can download them');
    }
    /** Where the file of an artifact can be downloaded, for a minute, by whoever has the address. Throws KnownError. */
    async addressOf({ id, name }) {
        const { owner, repository: repo } = this.#options;
        const { headers } = await this.#ask({ doing: `read ${name}`, permission: 'actions: read' }, () => this.#octokit.rest.actions.downloadArtifact({ owner, repo, artifact_id: id, archive_format: 'zip', request: { redirect: 'manual' } }));
        if (headers.location === undefined)
            throw new Error(`GitHub told no address of ${name}`);
        return headers.location;
    }
    async #ask(attempt, request) {
        try {
            return await persistently(this.#options, request);
        }
        catch (problem) {
            throw (0,_artifact_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .artifactFailure */ .DQ)(problem, { ...attempt, store: this.name });
        }
    }
}
/** Makes a request again after each wait, as long as GitHub's side fails, or the way to it. Throws what the last one threw. */
async function persistently({ interrupted, waits }, request) {
    for (const wait of waits) {
        try {
            return await interruptible(interrupted, request());
        }
        catch (problem) {
            if (interrupted.aborted || !(0,_artifact_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .isPassing */ .WG)(problem))
                throw problem;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait, undefined, { signal: interrupted });
        }
    }
    return interruptible(interrupted, request());
}
/** Waits for work that cannot be ended itself, until it ends or the run is interrupted. */
async function interruptible(interrupted, work) {
    const { promise: end, reject } = Promise.withResolvers();
    const interrupt = () => { reject(new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('interrupted', 'the run was interrupted', 'Nothing that was begun counts as a backup.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitStatus */ .$u.interrupted })); };
    if (interrupted.aborted)
        interrupt();
    interrupted.addEventListener('abort', interrupt);
    try {
        return await Promise.race([work, end]);
    }
    finally {
        interrupted.removeEventListener('abort', interrupt);
        work.catch(() => undefined);
    }
}


/***/ }),

/***/ 90863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ artifactFailure),
/* harmony export */   Ig: () => (/* binding */ publicArtifact),
/* harmony export */   ST: () => (/* binding */ isGone),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   dh: () => (/* binding */ isConflict)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

const network = /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)\b|fetch failed|other side closed|Unable to make request/;
/** What GitHub's API, its artifact service and the storage behind it answer: by words first, for a rate limit is a 403, too. */
const advices = [
    { words: /storage quota has been hit|insufficient usage/i, code: 'artifact-quota', says: 'the storage for artifacts is used up',
        cure: 'Remove artifacts, shorten their retention, or raise the spending limit; GitHub counts anew only after 6 to 12 hours. Until then name another store.' },
    { words: /rate limit|abuse detection/i, statuses: [429], code: 'store-busy', says: 'the rate limit is used up', cure: 'Run again later.' },
    { words: network, code: 'store-unreachable', says: 'GitHub could not be reached', cure: 'Look at the network, the proxy, and githubstatus.com.' },
    { words: /not currently supported on GHES/, code: 'artifact-unsupported', says: 'GitHub Enterprise Server has no artifacts of this kind', cure: 'Name another store.' },
    { statuses: [401], code: 'credentials-wrong', says: 'the token was refused',
        cure: 'The token of a job lives as long as the job and 24 hours at most; give the token that is meant, ${{ github.token }} in a workflow.' },
    { statuses: [403], code: 'missing-rights', says: 'the token may not do that', cure: 'Add to the job: permissions: { contents: read, $permission }. Runs from forks and of Dependabot never get it.' },
    { statuses: [404], code: 'store-missing', says: 'there is nothing there that the token may see',
        cure: 'Compare GITHUB_REPOSITORY, and add to the job: permissions: { contents: read, $permission }.' },
    { statuses: [410], code: 'artifact-expired', says: 'it has expired', cure: 'Take a backup from another store: artifacts end after 90 days, or sooner where the repository says so.' },
    { words: /after 5 (attempts|retries)|progress stalled|did not respond/i, statuses: [408, 500, 502, 503, 504], code: 'store-busy',
        says: 'GitHub did not manage it, also when asked again', cure: 'Run again later; look at githubstatus.com.' },
];
/** A failure of GitHub's artifacts as a sentence with its cure; what is known already, and what nobody foresaw, stays as it is. */
function artifactFailure(problem, attempt) {
    if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E)
        return problem;
    const said = (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem);
    const status = statusOf(problem);
    const advice = advices.find(({ words, statuses }) => words?.test(said) === true || (status !== undefined && statuses?.includes(status) === true));
    if (advice === undefined)
        return problem;
    // The address of a blob carries its signature behind the question mark.
    const detail = (said.split('\n')[0] ?? '').replace(/\?\S+/g, '').replace(/\.$/, '');
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E(advice.code, `could not ${attempt.doing} in ${attempt.store}: ${advice.says} (${detail})`, advice.cure.replace('$permission', attempt.permission), { cause: problem });
}
/** An artifact of that name stands in this run already. */
function isConflict(problem) {
    return statusOf(problem) === 409;
}
/** The artifact is not there (any more). */
function isGone(problem) {
    return [404, 410].includes(statusOf(problem) ?? 0);
}
/** Asking again may help: GitHub's side failed, or the way to it. */
function isPassing(problem) {
    return (statusOf(problem) ?? 0) >= 500 || network.test((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem));
}
/** Octokit and Azure's client carry the status; the artifact client only writes it into its message: `Failed request: (403) Forbidden`. */
function statusOf(problem) {
    for (const key of ['status', 'statusCode']) {
        const status = typeof problem === 'object' && problem !== null ? problem[key] : undefined;
        if (typeof status === 'number')
            return status;
    }
    const written = /(?:Failed request: \(|status: |blob storage: )(\d{3})\b/.exec((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem))?.[1];
    return written === undefined ? undefined : Number(written);
}
/** An unencrypted dump may not be stored where strangers can fetch it, nor where that is unknown. */
function publicArtifact(store, reason) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('public-artifact', `an unencrypted backup is not put into ${store}: ${reason}`, 'Encrypt it (age-recipients), or name another store. The token has to be able to read the repository: permissions: { contents: read }.');
}


/***/ }),

/***/ 44773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  artifactStore: () => (/* binding */ artifactStore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/store-failures.js
var store_failures = __webpack_require__(44707);
// EXTERNAL MODULE: ./domain/stored-name.js
var stored_name = __webpack_require__(77191);
// EXTERNAL MODULE: ./domain/stored-set.js
var stored_set = __webpack_require__(5242);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./github/artifact-api.js
var artifact_api = __webpack_require__(3522);
;// CONCATENATED MODULE: ./github/artifact-choice.js


/**
 * Groups artifacts into backups. A name may stand in several runs; the files of one backup are those of one run, the newest that has
 * both archive and sidecar, so that what two runs wrote in the same second is never mixed. A drill's record may come from any.
 */
function artifactSets(artifacts) {
    return (0,stored_set/* assembleSets */.i)(chosenArtifacts(artifacts).map(({ name, bytes, modifiedAt }) => ({ name, bytes, modifiedAt }))).map((set) => {
        const names = Object.values(set.files).filter(({ name }) => name !== set.files.drill?.name).map(({ name }) => name);
        const ends = artifacts.flatMap(({ name, expiresAt }) => names.includes(name) && expiresAt !== undefined ? expiresAt.getTime() : []);
        return ends.length === 0 ? set : { ...set, expiresAt: new Date(Math.min(...ends)) };
    });
}
/** Of each name at most one artifact, as `artifactSets` takes them. `artifacts` have the newest first. */
function chosenArtifacts(artifacts) {
    const backups = Map.groupBy(artifacts.filter(({ name }) => (0,archive_name/* parseFile */.CJ)(name) !== undefined), ({ name }) => (0,archive_name/* parseFile */.CJ)(name)?.id);
    return [...backups.values()].flatMap((backup) => {
        const drill = backup.find(({ name }) => (0,archive_name/* parseFile */.CJ)(name)?.part === 'drill');
        const runs = [...Map.groupBy(backup.filter(({ name }) => (0,archive_name/* parseFile */.CJ)(name)?.part !== 'drill'), ({ runId }) => runId).values()];
        const chosen = runs.find((run) => (0,stored_set/* assembleSets */.i)(run).some(({ complete }) => complete)) ?? runs[0] ?? [];
        const newest = new Map([...chosen].reverse().map((artifact) => [artifact.name, artifact]));
        return [...newest.values(), ...(drill === undefined ? [] : [drill])];
    });
}

// EXTERNAL MODULE: ./github/artifact-failures.js
var artifact_failures = __webpack_require__(90863);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ../node_modules/@actions/artifact/lib/artifact.js + 86 modules
var artifact = __webpack_require__(35165);
// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __webpack_require__(69302);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ../node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(58564);
// EXTERNAL MODULE: ./kit/resumed.js
var resumed = __webpack_require__(40159);
;// CONCATENATED MODULE: ./github/artifact-download.js





/** A connection that says nothing for so long is taken for broken. */
const silenceSeconds = 30;
/**
 * Downloads an artifact's file into a new file (0600), and feeds it to a hash. A connection that breaks off is taken up where it was. Ends at once when
 * interrupted. Not by GitHub's own client: that one writes on into a hash that it has ended when the file cannot be written, and takes the whole process down.
 */
async function downloadArtifact(api, artifact, { to, hash, ...persistence }) {
    const open = async (from) => {
        const address = await api.addressOf(artifact);
        return { body: await (0,artifact_api/* persistently */.p5)(persistence, () => blobFrom(address, from)) };
    };
    const content = (0,resumed/* resumed */.u)(await open(0), artifact.bytes, open, (problem) => problem);
    const hashed = async function* () {
        for await (const chunk of content) {
            hash.update(chunk);
            yield chunk;
        }
    };
    await (0,external_node_stream_promises_.pipeline)(hashed, (0,external_node_fs_.createWriteStream)(to, { flags: 'wx', mode: 0o600 }), { signal: persistence.interrupted });
}
/** What stands at the address from a byte on. Proxies of the environment are gone through, as GitHub's own clients do. */
async function blobFrom(address, from) {
    const { message } = await new lib/* HttpClient */.Qq('zimmer-backup').get(address, from === 0 ? {} : { range: `bytes=${from}-` });
    const wanted = from === 0 ? 200 : 206;
    if (message.statusCode !== wanted) {
        message.destroy();
        throw new Error(`unexpected answer from blob storage: ${message.statusCode ?? 0} ${message.statusMessage ?? ''}`);
    }
    return message.setTimeout(1000 * silenceSeconds, () => { message.destroy(Object.assign(new Error(`the storage did not respond in ${silenceSeconds} s`), { code: 'ETIMEDOUT' })); });
}

// EXTERNAL MODULE: ./github/chatter.js
var chatter = __webpack_require__(9960);
;// CONCATENATED MODULE: ./github/artifact-service.js












/** Uploads in the name of this run by GitHub's own client, which cannot be interrupted, so it is left behind; downloads from any run. */
class ArtifactService {
    #client = new artifact/* DefaultArtifactClient */.t9();
    #api;
    #options;
    /** An upload that an interruption left behind. */
    #left;
    constructor(api, options) {
        this.#api = api;
        this.#options = options;
    }
    /** Throws KnownError `github-only` outside a job, for GitHub takes artifacts from nobody else, and `artifact-unsupported` where it takes none. */
    assertWritable() {
        const { environment, name } = this.#options;
        // The client's own rule: it refuses only when the dump is there already.
        if (!/^(github\.com|.*\.ghe\.com|.*\.localhost)$/.test(new URL(environment['GITHUB_SERVER_URL'] ?? 'https://github.com').hostname)) {
            throw new errors/* KnownError */.E('artifact-unsupported', `${name} cannot be written to: GitHub Enterprise Server has no artifacts of this kind`, 'Name another store.');
        }
        if (environment['ACTIONS_RUNTIME_TOKEN'] !== undefined && environment['ACTIONS_RESULTS_URL'] !== undefined)
            return;
        throw new errors/* KnownError */.E('github-only', `${name} can be written to on a GitHub runner alone`, 'Name another store here; reading, checking and removing work from anywhere with a token. A script of `run:` has no access, an action has.');
    }
    /**
     * Uploads a file as an artifact of this run, as it is and under its own name. What GitHub says comes through, so that a conflict can
     * be told. Interrupted, an upload that still ends is taken back. No retention is asked for: GitHub then keeps it for as long as the
     * repository allows, and a number could only shorten that, while our floor of good backups knows no date.
     */
    async upload(path) {
        const name = (0,external_node_path_.basename)(path);
        const uploading = this.#quietly(() => this.#client.uploadArtifact(name, [path], (0,external_node_path_.dirname)(path), { skipArchive: true }));
        try {
            const { id, digest } = await (0,artifact_api/* interruptible */.In)(this.#options.interrupted, uploading);
            if (id === undefined)
                throw new Error(`${name} was uploaded without an id`);
            return { id, sha256: digest };
        }
        catch (problem) {
            if (this.#options.interrupted.aborted)
                this.#left = uploading.then(() => this.removeOwn(name)).catch(() => undefined);
            throw problem;
        }
    }
    /** Removes an artifact of this run, which needs no permission. */
    async removeOwn(name) {
        await this.#quietly(() => this.#client.deleteArtifact(name));
    }
    /** Downloads an artifact into `folder` (0600) and gives its path; a copy that has its digest already stays. Throws KnownError `digest-differs` when it is not what was uploaded. */
    async download(artifact, folder) {
        const { name, bytes, digest } = artifact;
        const { interrupted, waits } = this.#options;
        const attempt = { doing: `read ${name}`, store: this.#options.name, permission: 'actions: read' };
        await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
        if (digest !== undefined && await digestOf((0,external_node_path_.join)(folder, name)) === digest)
            return (0,external_node_path_.join)(folder, name);
        await assertRoom(folder, bytes, attempt.doing);
        const own = await (0,private_folder/* makePrivateFolder */.I2)(folder, 'artifact');
        const to = (0,external_node_path_.join)(own, 'content');
        const hash = (0,external_node_crypto_.createHash)('sha256');
        try {
            await (0,artifact_api/* interruptible */.In)(interrupted, downloadArtifact(this.#api, artifact, { to, hash, interrupted, waits }));
            if (digest !== undefined && digest !== `sha256:${hash.digest('hex')}`)
                throw digestDiffers(name, this.#options.name);
            await (0,promises_.rename)(to, (0,external_node_path_.join)(folder, name));
            return (0,external_node_path_.join)(folder, name);
        }
        catch (problem) {
            throw (0,store_failures/* fileFailure */.fE)((0,artifact_failures/* artifactFailure */.DQ)(problem, attempt), { store: folder, doing: attempt.doing });
        }
        finally {
            await (0,private_folder/* removePrivateFolder */.Yv)(own);
        }
    }
    /** A folder of its own in the temporary directory, for this user alone. */
    async spool() {
        const { temporaryDirectory } = this.#options;
        try {
            await (0,promises_.mkdir)(temporaryDirectory, { recursive: true, mode: 0o700 });
            return await (0,private_folder/* makePrivateFolder */.I2)(temporaryDirectory, 'artifact');
        }
        catch (problem) {
            throw (0,store_failures/* fileFailure */.fE)(problem, { store: temporaryDirectory, doing: 'prepare the upload' });
        }
    }
    /**
     * Removes a folder of `spool`; behind an upload that was left, as soon as that is over: the client opens its file in its own time, and one that is gone by
     * then would end the whole process.
     */
    async discard(folder) {
        const removed = () => (0,private_folder/* removePrivateFolder */.Yv)(folder);
        if (this.#left === undefined)
            await removed();
        else
            this.#left.then(removed).catch(() => undefined);
    }
    #quietly(work) {
        return (0,chatter/* withoutChatter */.e)(this.#options.environment, work);
    }
}
/** Throws KnownError `disk-full` when a file of that size has no place in the folder. */
async function assertRoom(folder, neededBytes, doing) {
    const { bavail, bsize, blocks } = await (0,promises_.statfs)(folder);
    const freeBytes = bavail * bsize;
    if (blocks > 0 && freeBytes < neededBytes)
        throw (0,store_failures/* diskFull */.xg)({ store: folder, doing, neededBytes, freeBytes });
}
/** `sha256:` and the digest of a file; undefined where there is none, or something else stands there. */
async function digestOf(path) {
    if (!(await (0,promises_.lstat)(path).then((found) => found.isFile(), () => false)))
        return undefined;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(path))
        hash.update(chunk);
    return `sha256:${hash.digest('hex')}`;
}
/** What came or went is not what it should be. */
function digestDiffers(name, store) {
    return new errors/* KnownError */.E('digest-differs', `the digest of ${name} in ${store} is not the one that was noted when it was uploaded`, 'Something changed it on the way: try again, and use another backup if it stays so.');
}

;// CONCATENATED MODULE: ./github/artifact-writer.js








/** A backup that waits on this machine, for the client takes files only, and is uploaded with `commit`. */
class ArtifactWriter {
    #id;
    #api;
    #service;
    #folder;
    #replaces;
    /** The SHA-256 of each file that waits. */
    #spooled = new Map();
    #uploaded = [];
    #running = new Map();
    #state = 'open';
    /** `folder` is the writer's own, and is removed by it; with `replaces`, what stands under that id goes when the new copy counts. */
    constructor(id, api, service, folder, replaces) {
        this.#id = id;
        this.#api = api;
        this.#service = service;
        this.#folder = folder;
        this.#replaces = replaces;
    }
    async put(name, content) {
        (0,stored_name/* fileOf */.W7)(this.#id, name);
        if (this.#state !== 'open')
            throw new Error(`${name} was put after the backup was ${this.#state}`);
        if (this.#spooled.has(name))
            throw (0,store_failures/* backupExists */.nO)(this.#id, this.#api.name);
        // It may break before it is read; whoever reads it hears of that then.
        content.on('error', () => undefined);
        const writing = this.#spool(name, content);
        this.#running.set(content, writing);
        try {
            const { bytes, sha256 } = await writing;
            this.#spooled.set(name, sha256);
            return { bytes };
        }
        finally {
            this.#running.delete(content);
            if (!content.destroyed)
                content.destroy();
        }
    }
    async #spool(name, content) {
        // Only the parts that tell of the rows say in their names how they are sealed.
        const { encryption, part } = (0,stored_name/* fileOf */.W7)(this.#id, name);
        if (encryption === 'none' && part !== 'sidecar')
            await this.#api.assertPrivate();
        const hash = (0,external_node_crypto_.createHash)('sha256');
        let bytes = 0;
        const explained = (problem) => (0,store_failures/* fileFailure */.fE)(problem, { store: this.#folder, doing: `write ${name}` });
        const handle = await (0,promises_.open)((0,external_node_path_.join)(this.#folder, name), 'wx', 0o600).catch((problem) => { throw explained(problem); });
        try {
            for await (const piece of content) {
                const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
                hash.update(chunk);
                bytes += chunk.length;
                // Of the disk only: what the source fails of may carry the same code, and is told as it is.
                await handle.writeFile(chunk).catch((problem) => { throw explained(problem); });
            }
        }
        finally {
            await handle.close();
        }
        return { bytes, sha256: hash.digest('hex') };
    }
    /**
     * Uploads the archive first, where writers of the same second meet, and the sidecar last. A copy that replaces another counts from
     * then on, for it is the newest of a run; only what this very run uploaded has to go before, for both would have one name.
     */
    async commit() {
        if (this.#running.size > 0)
            throw new Error(`commit of ${this.#id} while it is being written`);
        if (this.#state !== 'open')
            throw new Error(`commit of ${this.#id} after it was ${this.#state}`);
        const names = [...this.#spooled.keys()];
        const archive = names.find((name) => (0,stored_name/* fileOf */.W7)(this.#id, name).part === 'archive');
        const sidecar = archive === undefined ? undefined : (0,archive_name/* sidecarFile */.Au)(archive);
        if (archive === undefined || sidecar === undefined || !this.#spooled.has(sidecar))
            throw new Error(`commit of ${this.#id} without archive and sidecar`);
        const others = names.filter((name) => name !== archive && name !== sidecar);
        const older = this.#replaces ? (await this.#api.list()).filter(({ name }) => (0,archive_name/* parseFile */.CJ)(name)?.id === this.#id) : [];
        let expiresAt;
        try {
            const id = await this.#upload(archive);
            const standing = await this.#api.list(archive);
            expiresAt = standing.find((artifact) => artifact.id === id)?.expiresAt;
            // Another run may have begun in the same second: then the first of the two stays.
            if (!this.#replaces && standing.some((artifact) => artifact.id < id))
                throw (0,store_failures/* backupExists */.nO)(this.#id, this.#api.name);
            for (const name of [...others, sidecar])
                await this.#upload(name);
        }
        catch (problem) {
            await this.#undo();
            throw (0,artifact_failures/* isConflict */.dh)(problem) ? (0,store_failures/* backupExists */.nO)(this.#id, this.#api.name, problem)
                : (0,artifact_failures/* artifactFailure */.DQ)(problem, { doing: `complete ${this.#id}`, store: this.#api.name, permission: 'actions: write' });
        }
        this.#state = 'committed';
        await this.#tidy().catch(() => undefined);
        // The newest copy counts, so an older one that cannot be removed does no harm until it expires.
        for (const artifact of older)
            await this.#api.remove(artifact).catch(() => undefined);
        return expiresAt === undefined ? {} : { expiresAt };
    }
    async #upload(name) {
        const path = (0,external_node_path_.join)(this.#folder, name);
        const { id, sha256 } = await this.#service.upload(path).catch(async (problem) => {
            if (!this.#replaces || !(0,artifact_failures/* isConflict */.dh)(problem))
                throw problem;
            await this.#service.removeOwn(name);
            return this.#service.upload(path);
        });
        this.#uploaded.push(name);
        if (sha256 !== this.#spooled.get(name))
            throw digestDiffers(name, this.#api.name);
        return id;
    }
    /** Takes back what a failed commit uploaded, the last first; without a sidecar what is left does not count. */
    async #undo() {
        for (const name of this.#uploaded.splice(0).reverse())
            await this.#service.removeOwn(name).catch(() => undefined);
    }
    async abort() {
        if (this.#state !== 'open')
            return;
        this.#state = 'aborted';
        const running = [...this.#running];
        for (const [content] of running)
            content.destroy(new Error(`writing ${this.#id} was given up`));
        await Promise.allSettled(running.map(([, writing]) => writing));
        await this.#tidy();
    }
    async #tidy() {
        await this.#service.discard(this.#folder);
    }
}

;// CONCATENATED MODULE: ./github/artifact-store.js












/** Opens the artifacts of the repository that GITHUB_REPOSITORY names. Throws KnownError when it or the token is missing. */
function artifactStore(options) {
    const { token, environment, interrupted, temporaryDirectory, sealed, waits = [1000, 3000, 9000] } = options;
    const [owner = '', repository = ''] = /^([\w.-]+)\/([\w.-]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '')?.slice(1) ?? [];
    return new Promise((resolve) => {
        if (owner === '') {
            throw new errors/* KnownError */.E('wrong-inputs', 'input store: artifact lacks the name of a repository', 'Set GITHUB_REPOSITORY=owner/name.', { status: errors/* exitStatus */.$u.usage });
        }
        if (token === undefined) {
            throw new errors/* KnownError */.E('token-missing', `the artifacts of ${owner}/${repository} cannot be listed without a token`, 'Set GITHUB_TOKEN: in a workflow env: { GITHUB_TOKEN: ${{ github.token }} } and permissions: { contents: read, actions: write }.', { status: errors/* exitStatus */.$u.usage });
        }
        const place = { token, owner, repository, interrupted, waits, url: environment['GITHUB_API_URL'] ?? 'https://api.github.com' };
        const api = new artifact_api/* ArtifactApi */.Dr(place);
        resolve(new ArtifactStore(api, new ArtifactService(api, { ...place, environment, temporaryDirectory, name: api.name }), sealed));
    });
}
/** Backups as artifacts of the repository, an artifact for each file. GitHub lets them go after at most 90 days. */
class ArtifactStore {
    name = 'artifact';
    #api;
    #service;
    #sealed;
    constructor(api, service, sealed) {
        this.#api = api;
        this.#service = service;
        this.#sealed = sealed;
    }
    /** Whether an upload is allowed shows only when it is made; all else is tried here. */
    async prepare(neededBytes) {
        this.#service.assertWritable();
        if (!this.#sealed)
            await this.#api.assertPrivate();
        await this.#api.list('zimmer-backup-trial');
        const folder = await this.#service.spool();
        try {
            await assertRoom(folder, neededBytes, 'prepare the store');
        }
        finally {
            await this.#service.discard(folder);
        }
    }
    async list() {
        return artifactSets(await this.#api.list());
    }
    /** GitHub finds artifacts by their whole names, and a file of a backup can have one of many: all are listed. */
    async find(id) {
        return (await this.list()).find((set) => set.id === id);
    }
    async begin(id) {
        (0,stored_name/* ownId */.ou)(id);
        this.#service.assertWritable();
        if ((await this.#api.list()).some(({ name }) => (0,archive_name/* parseFile */.CJ)(name)?.id === id))
            throw (0,store_failures/* backupExists */.nO)(id, this.#api.name);
        return new ArtifactWriter(id, this.#api, this.#service, await this.#service.spool(), false);
    }
    async replace(id) {
        (0,stored_name/* ownId */.ou)(id);
        this.#service.assertWritable();
        return new ArtifactWriter(id, this.#api, this.#service, await this.#service.spool(), true);
    }
    async #find(name) {
        (0,stored_name/* ownFile */.PV)(name);
        const found = await this.#api.list(name);
        // Only where several runs have that name does the choice need to see all the files of the backup.
        const artifact = found.length > 1 ? chosenArtifacts(await this.#api.list()).find((chosen) => chosen.name === name) : found[0];
        if (artifact === undefined)
            throw (0,store_failures/* fileMissing */.tO)(name, this.#api.name);
        return artifact;
    }
    /** The whole file is downloaded first: its digest is known only then. It has lost its name before the first byte is given. */
    async read(name) {
        const artifact = await this.#find(name);
        const folder = await this.#service.spool();
        try {
            const handle = await (0,promises_.open)(await this.#service.download(artifact, folder));
            return handle.createReadStream({ highWaterMark: 1024 * 1024 });
        }
        finally {
            await this.#service.discard(folder);
        }
    }
    async fetch(name, folder) {
        return this.#service.download(await this.#find(name), folder);
    }
    /** The older record goes only when the new one stands; within one run both would have one name, and it has to go first. */
    async attach(name, content) {
        const { id } = (0,stored_name/* attachment */.oh)(name);
        this.#service.assertWritable();
        const standing = await this.#api.list();
        if (!standing.some((artifact) => (0,archive_name/* parseFile */.CJ)(artifact.name)?.id === id && (0,archive_name/* parseFile */.CJ)(artifact.name)?.part === 'archive'))
            throw (0,store_failures/* fileMissing */.tO)(id, this.#api.name);
        const folder = await this.#service.spool();
        try {
            const path = (0,external_node_path_.join)(folder, name);
            await (0,promises_.writeFile)(path, content, { mode: 0o600 }).catch((problem) => { throw (0,store_failures/* fileFailure */.fE)(problem, { store: folder, doing: `write ${name}` }); });
            await this.#replace(path, name);
        }
        catch (problem) {
            throw (0,artifact_failures/* artifactFailure */.DQ)(problem, { doing: `write ${name}`, store: this.#api.name, permission: 'actions: write' });
        }
        finally {
            await this.#service.discard(folder);
        }
        for (const older of standing.filter((artifact) => artifact.name === name)) {
            try {
                await this.#api.remove(older);
            }
            catch (problem) {
                // The newest counts, so an older one that may not be removed does no harm until it expires.
                if ((0,errors/* codeOf */.$N)(problem) !== 'missing-rights')
                    throw problem;
            }
        }
    }
    async #replace(path, name) {
        try {
            return await this.#service.upload(path);
        }
        catch (problem) {
            if (!(0,artifact_failures/* isConflict */.dh)(problem))
                throw problem;
            await this.#service.removeOwn(name);
            return this.#service.upload(path);
        }
    }
    /** From every run that has a file of that name, or an older one would come to light. */
    async remove(set) {
        const files = (0,stored_set/* removalOrder */.V)(set);
        for (const { name } of files)
            (0,stored_name/* fileOf */.W7)(set.id, name);
        for (const { name } of files) {
            for (const artifact of await this.#api.list(name))
                await this.#api.remove(artifact);
        }
    }
    /**
     * An upload that was never finished is not an artifact; GitHub drops it itself. A set whose run was killed before its checksum is left
     * to `repair`, and to GitHub's own expiry: an artifact carries no mark of its writer that a listing gives, so nothing tells it from
     * one whose checksum somebody removed, and that may be the only copy.
     */
    sweep() {
        return Promise.resolve([]);
    }
    locate(name) {
        (0,stored_name/* ownFile */.PV)(name);
        return `${name} in ${this.#api.name}`;
    }
}


/***/ }),

/***/ 9960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ withoutChatter)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16698);

const talking = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
let isListening = false;
/**
 * Runs work of GitHub's clients without their own lines: one for every 8 MiB that they send, and on a terminal they would stand amid
 * the report. `heard` gets them instead. What others print meanwhile passes. On a runner its orders to mask a signature pass, too, and everything in debug mode.
 */
async function withoutChatter(environment, work, heard = () => undefined) {
    if (environment['RUNNER_DEBUG'] === '1')
        return work();
    if (!isListening)
        listen(environment['GITHUB_ACTIONS'] === 'true');
    return talking.run(heard, work);
}
/** @actions/core writes to standard output and has no other place to be asked. */
function listen(onRunner) {
    isListening = true;
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (...given) => {
        const heard = talking.getStore();
        if (heard === undefined || (onRunner && String(given[0]).startsWith('::add-mask::')))
            return write(...given);
        heard(String(given[0]));
        const done = given.at(-1);
        if (typeof done === 'function')
            queueMicrotask(() => { done(); });
        return true;
    };
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


/***/ })

};
