export const id = 534;
export const ids = [534];
export const modules = {

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

/***/ 90534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   alarmIssues: () => (/* binding */ alarmIssues)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97361);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _artifact_failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90863);




/** Strangers can open issues with any text in them; a label only those can give who may write. */
const label = 'backup-alarm';
/** The issues of the repository that tell of alarms, one for each key. Throws KnownError `wrong-inputs` or `token-missing`. */
function alarmIssues({ token, environment, waits = [1000, 3000], limit = 8000 }) {
    const [owner = '', repo = ''] = /^([\w.-]+)\/([\w.-]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '')?.slice(1) ?? [];
    if (owner === '')
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('wrong-inputs', 'input issue lacks the name of a repository', 'Set GITHUB_REPOSITORY=owner/name.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitStatus */ .$u.usage });
    if (token === undefined)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('token-missing', `the issues of ${owner}/${repo} cannot be reached without a token`, 'Set token, or GITHUB_TOKEN, with permissions: { issues: write }.');
    return new AlarmIssueBoard((0,_actions_github__WEBPACK_IMPORTED_MODULE_1__/* .getOctokit */ .Q)(token.reveal(), { baseUrl: environment['GITHUB_API_URL'] ?? 'https://api.github.com' }), { owner, repo }, waits, limit);
}
class AlarmIssueBoard {
    #issues;
    #place;
    #waits;
    #limit;
    constructor(octokit, place, waits, limit) {
        this.#issues = octokit.rest.issues;
        this.#place = place;
        this.#waits = waits;
        this.#limit = limit;
    }
    /** Opens the issue of that key, or brings the open one up to date; gives its number. Throws KnownError. */
    async raise({ key, title, body }) {
        const marked = `${body}\n\n${markOf(key)}`;
        await this.#makeLabel();
        // As one step, from looking on: a request that failed on its way back may have opened the issue.
        return this.#ask('open an issue', async (request) => {
            const [open] = await this.#find(key, request);
            const { data } = open === undefined
                ? await this.#issues.create({ ...this.#place, title, body: marked, labels: [label], request })
                : await this.#issues.update({ ...this.#place, issue_number: open.number, title, body: marked, request });
            return data.number;
        });
    }
    /** Closes what is open of that key, with what `words` says of it, and gives the numbers. Throws KnownError. */
    async settle(key, words) {
        const open = await this.#ask('look for an open issue', (request) => this.#find(key, request));
        for (const { number, openedAt } of open) {
            const comment = words(openedAt);
            // Closed first: a comment that fails leaves nothing that the next run would say again.
            await this.#ask(`close issue ${number}`, (request) => this.#issues.update({ ...this.#place, issue_number: number, state: 'closed', state_reason: 'completed', request }));
            await this.#ask(`comment on issue ${number}`, (request) => this.#issues.createComment({ ...this.#place, issue_number: number, body: comment, request }), []);
        }
        return open.map(({ number }) => number);
    }
    /** The open issues of a key, the oldest first. */
    async #find(key, request) {
        const { data } = await this.#issues.listForRepo({ ...this.#place, state: 'open', labels: label, sort: 'created', direction: 'asc', per_page: 100, request });
        return data.filter(({ body, pull_request: pull }) => pull === undefined && body?.includes(markOf(key)) === true).map(({ number, created_at: created }) => ({ number, openedAt: new Date(created) }));
    }
    /** Labels that there are not are left out of a new issue without a word, where a token may not make them. */
    async #makeLabel() {
        await this.#ask('make the label', async (request) => {
            await this.#issues.createLabel({ ...this.#place, name: label, color: 'b3231b', description: 'A backup needs attention', request }).catch((problem) => {
                if (statusOf(problem) !== 422)
                    throw problem;
            });
        });
    }
    async #ask(doing, work, waits = this.#waits) {
        for (const wait of [...waits, undefined]) {
            const signal = AbortSignal.timeout(this.#limit);
            try {
                return await work({ signal });
            }
            catch (problem) {
                if (wait === undefined || !((0,_artifact_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .isPassing */ .WG)(problem) || signal.aborted))
                    throw this.#failure(doing, problem, signal.aborted);
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait);
            }
        }
        throw new Error('no attempt was made');
    }
    #failure(doing, problem, late) {
        const { owner, repo } = this.#place;
        const status = statusOf(problem);
        const why = late ? `GitHub did not answer within ${this.#limit / 1000} s` : (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(problem).split('\n')[0] ?? '';
        const cure = status === 410 ? 'Issues are switched off in this repository: switch them on, or leave issue out.'
            : 'Add to the job: permissions: { contents: read, issues: write }. Runs from forks and of Dependabot never get it.';
        return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('issue-failed', `could not ${doing} in ${owner}/${repo}: ${why}`, cure, { cause: problem });
    }
}
function markOf(key) {
    return `<!-- zimmer-backup-alarm:${key} -->`;
}
function statusOf(problem) {
    return typeof problem === 'object' && problem !== null && 'status' in problem && typeof problem.status === 'number' ? problem.status : undefined;
}


/***/ })

};
