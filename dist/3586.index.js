export const id = 3586;
export const ids = [3586];
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

/***/ 63586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commentOnPullRequest: () => (/* binding */ commentOnPullRequest)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97361);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _artifact_api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3522);



const trusted = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);
/**
 * Writes the comment, or updates the one that stands. Throws KnownError `comment-rights` where the token may not do that, and `comment-failed` for
 * whatever else GitHub answers.
 */
async function commentOnPullRequest({ token, pullRequest, marker, body }, { environment, interrupted }) {
    const [owner = '', repo = ''] = (environment['GITHUB_REPOSITORY'] ?? '').split('/');
    if (token === undefined || owner === '' || repo === '')
        throw noRights('no token was given', undefined);
    const octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token.reveal(), { baseUrl: environment['GITHUB_API_URL'] ?? 'https://api.github.com' });
    try {
        await (0,_artifact_api_js__WEBPACK_IMPORTED_MODULE_2__/* .interruptible */ .In)(interrupted, (async () => {
            const comments = await octokit.paginate(octokit.rest.issues.listComments, { owner, repo, issue_number: pullRequest, per_page: 100 });
            // A stranger who writes our marker first would own, and could rewrite, what looks like our outcome.
            const own = comments.find((comment) => comment.body?.startsWith(marker) === true && (comment.user?.type === 'Bot' || trusted.has(comment.author_association)));
            if (own === undefined)
                await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body });
            else
                await octokit.rest.issues.updateComment({ owner, repo, comment_id: own.id, body });
        })());
    }
    catch (problem) {
        if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E)
            throw problem;
        const status = typeof problem === 'object' && problem !== null && 'status' in problem ? problem.status : undefined;
        const said = (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(problem).split('\n')[0] ?? '';
        if ((status === 403 || status === 404 || status === 401) && !/rate limit/i.test(said))
            throw noRights(said, problem);
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('comment-failed', `the outcome could not be told in a comment on pull request ${pullRequest}: ${said}`, 'Run again later, or set comment: false.', { cause: problem });
    }
}
function noRights(said, cause) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('comment-rights', `the token may not comment on the pull request (${said})`, 'Add to the job: permissions: { contents: read, pull-requests: write }; or set comment: false.', { cause });
}


/***/ })

};
