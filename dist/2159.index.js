export const id = 2159;
export const ids = [2159,9200];
export const modules = {

/***/ 2159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

;// CONCATENATED MODULE: ./domain/stranger.js
/**
 * Why the code of this run may be a stranger's, in a sentence; undefined when it is the repository's own. A stranger's migrations would run where
 * the rows of the backup are, so what cannot be told counts as a stranger's. `payload` is undefined where it could not be read.
 */
function strangerIn(event, payload) {
    if (event === undefined)
        return undefined;
    if (event === 'pull_request_target')
        return 'the event pull_request_target may run a stranger\'s code with this repository\'s secrets';
    const { pull_request: pull, workflow_run: run, issue, repository } = (payload ?? {});
    if (pull != null || event.startsWith('pull_request')) {
        const [head, base] = [pull?.head?.repo?.full_name, pull?.base?.repo?.full_name];
        if (typeof head !== 'string' || typeof base !== 'string')
            return 'it cannot be told which repository this pull request comes from';
        return head.toLowerCase() === base.toLowerCase() ? undefined : `this pull request comes from ${head}, a fork`;
    }
    if (event === 'workflow_run') {
        const [head, own] = [run?.head_repository?.full_name, repository?.full_name];
        if (typeof head !== 'string' || head !== own)
            return 'the run that began this one is of a fork, or it cannot be told';
        return run?.event === 'pull_request_target' ? 'the run that began this one is of the event pull_request_target' : undefined;
    }
    return event === 'issue_comment' && issue?.pull_request != null ? 'it cannot be told whose code a comment on a pull request runs' : undefined;
}

// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/encryption.js + 1 modules
var encryption = __webpack_require__(85878);
// EXTERNAL MODULE: ./actions/restore-test/checksum.js
var checksum = __webpack_require__(19104);
// EXTERNAL MODULE: ./actions/store.js + 3 modules
var actions_store = __webpack_require__(23673);
;// CONCATENATED MODULE: ./actions/migration-check/annotations.js

/** The findings in the log, and on GitHub at the line of the migration that they belong to. `failing`: whether they fail the job. */
function annotate(report, host, failing) {
    for (const { revision, file, failure, findings } of report.revisions) {
        const name = revision === null ? '' : `${(0,markdown/* plain */.pj)(revision)}: `;
        const failed = findings.find(({ rule }) => rule === 'statement-failed');
        const place = failed === undefined ? undefined : placeOf(failed);
        if (failure !== null)
            say(host, failing ? 'fail' : 'warn', `${name}${(0,markdown/* plain */.pj)(failure.sentence)}; ${(0,markdown/* plain */.pj)(failure.state)}`, place ?? (file === null ? undefined : { file, line: 1 }));
        for (const finding of findings) {
            // The failure has been told, in the tool's own words.
            if (failure !== null && finding.rule === 'statement-failed')
                continue;
            const level = finding.level === 'fail' && !failing ? 'warn' : finding.level;
            say(host, level, `${name}${(0,markdown/* plain */.pj)(finding.sentence)} (${finding.rule})${finding.accepted === undefined ? '' : `, accepted: ${(0,markdown/* plain */.pj)(finding.accepted)}`}. ${finding.reason} ${finding.cure}`, placeOf(finding));
        }
    }
}
function placeOf({ file, line }) {
    return file === null || line === null ? undefined : { file, line };
}
function say(host, level, text, place) {
    if (level === 'fail')
        host.error(text, undefined, place);
    else if (level === 'warn')
        host.warning(text, place);
    else
        host.notice(text, place);
}

;// CONCATENATED MODULE: ./actions/migration-check/views.js


const verdictSigns = { 'passed': '✅', 'failed': '❌', 'unproved': '⚠️', 'not-run': '⏭️' };
const levelSigns = { fail: '❌', warn: '⚠️', note: 'ℹ️' };
/** The outputs as a view of the report. */
function outputsOf(report) {
    return {
        verdict: report.verdict, backup: report.backup,
        revisions: report.revisions.filter(({ failure }) => failure === null).length, findings: openFindings(report).length,
    };
}
/** The findings that no file accepts. */
function openFindings(report) {
    return report.revisions.flatMap(({ findings }) => findings.filter(({ accepted }) => accepted === undefined));
}
/** The whole as Markdown: the outcome first, then what to do about it, then what each revision did. Not longer than `limit` characters. */
function summaryOf(report, limit = 900_000) {
    const parts = [headOf(report), ...problemLines(report), findingsTable(report), ...report.revisions.map(revisionDetails), histogramDetails(report), notesOf(report)].filter((part) => part !== '');
    let text = '';
    for (const part of parts) {
        // A fold that is cut in two would swallow what follows.
        if (text.length + part.length > limit - 200)
            return `${text}The rest is in the job's summary and in its report.`;
        text += `${part}\n\n`;
    }
    return text.trimEnd();
}
function headOf(report) {
    const title = `### ${verdictSigns[report.verdict]} Migration check: ${headline(report)}`;
    if (report.verdict === 'not-run')
        return `${title}\n\n**Not run**: ${(0,markdown/* escapeMarkdown */.FV)(report.reason ?? '')}. No backup was fetched, and nothing is known of the migrations.`;
    const took = report.revisions.reduce((sum, { effects }) => sum + effects.seconds, 0);
    const proved = report.isProved ? 'proved by a drill' : '**not proved by any drill**';
    const on = `On ${(0,markdown/* code */.aY)(report.backup)} (${report.takenAt === null ? '' : `${report.takenAt.slice(0, 16).replace('T', ' ')} UTC, `}${proved})`;
    return [title, '', `${on}, ${(0,markdown/* escapeMarkdown */.FV)(report.sandbox)}. Migrations ${(0,units/* duration */.p0)(took)}${startOf(report)}. ${undoLine(report)}`].join('\n');
}
function startOf({ warm, seconds: { restore, ready } }) {
    if (warm)
        return `, warm start ${(0,units/* duration */.p0)(ready ?? 0)}`;
    return restore === null ? '' : `, restore ${(0,units/* duration */.p0)(restore)}`;
}
function headline(report) {
    switch (report.verdict) {
        case 'not-run': return 'not run';
        case 'unproved': return 'it could not be told';
        case 'passed':
        case 'failed': {
            const failure = report.revisions.find((one) => one.failure !== null);
            if (failure !== undefined)
                return `${failure.revision === null ? 'the migration' : `revision ${(0,markdown/* escapeMarkdown */.FV)(failure.revision)}`} fails`;
            if (report.revisions.length === 0 && report.problems.length === 0)
                return 'no revision is pending';
            const open = openFindings(report);
            const count = (level, one) => { const number = open.filter((finding) => finding.level === level).length; return number === 0 ? [] : [(0,units/* counted */.hS)(number, one)]; };
            const found = [...count('fail', 'failure'), ...count('warn', 'warning'), ...count('note', 'note')];
            return found.length === 0 ? (report.problems.length > 0 ? 'failed' : 'nothing to remark') : found.join(', ');
        }
    }
}
function undoLine({ revisions, appliedAgain, rowsCompared }) {
    if (revisions.length === 0 || revisions.some(({ failure }) => failure !== null))
        return '';
    if (revisions.some(({ undo }) => undo.outcome === 'failed'))
        return '**It cannot be undone.**';
    if (!revisions.every(({ undo }) => undo.outcome === 'undone'))
        return 'Whether it can be undone was not tried.';
    const differences = revisions.flatMap(({ undo }) => undo.differences);
    const compared = `schema${rowsCompared === null ? '' : ` and ${(0,units/* counted */.hS)(rowsCompared, 'row')}`} compared`;
    const undone = differences.length === 0 ? `Undone to what it was (${compared})` : `**Undone to something else** (${(0,units/* counted */.hS)(differences.length, 'difference')}; ${compared})`;
    return `${undone}${appliedAgain === true ? ', and applied again' : ''}.`;
}
function problemLines(report) {
    return report.problems.map(({ sentence, hint }) => `- ${(0,markdown/* escapeMarkdown */.FV)(sentence)}${hint === null ? '' : `. **What to do:** ${(0,markdown/* escapeMarkdown */.FV)(hint)}`}`);
}
function findingsTable(report) {
    const rows = report.revisions.flatMap(({ revision, findings }) => findings.map((finding) => [
        levelSigns[finding.level], revision === null ? '' : (0,markdown/* code */.aY)(revision),
        `${(0,markdown/* escapeMarkdown */.FV)(finding.sentence)}${finding.accepted === undefined ? '' : ` (accepted: ${(0,markdown/* escapeMarkdown */.FV)(finding.accepted)})`}`, (0,markdown/* code */.aY)(finding.rule), finding.accepted === undefined ? (0,markdown/* escapeMarkdown */.FV)(finding.cure) : '',
    ]));
    return rows.length === 0 ? '' : (0,markdown/* table */.tp)(['', 'revision', 'what happened', 'rule', 'safer'], rows.slice(0, 60));
}
function revisionDetails(report) {
    const { revision, effects, failure, undo } = report;
    const title = `${revision === null ? 'The migrations' : `Revision ${(0,markdown/* code */.aY)(revision)}`}: ${(0,units/* duration */.p0)(effects.seconds)}, ${(0,units/* counted */.hS)(effects.statements.length, 'statement')}, WAL ${(0,units/* size */.Ej)(effects.walBytes)}${effects.walUnderstated ? ' or more' : ''}`;
    const failed = failure === null ? [] : [
        `**Failed**: ${(0,markdown/* escapeMarkdown */.FV)(failure.sentence)}. ${(0,markdown/* escapeMarkdown */.FV)(failure.hint)}`, '',
        ...(failure.statement === null ? [] : [`Statement${failure.sqlState === null ? '' : ` (SQLSTATE ${(0,markdown/* code */.aY)(failure.sqlState)})`}: ${(0,markdown/* code */.aY)(failure.statement)}`, '']),
        ...(failure.tables.length === 0 ? [] : [`It met ${failure.tables.map((one) => `${(0,markdown/* code */.aY)(one.name)} with ${(0,units/* counted */.hS)(one.rows ?? 0, 'row')}`).join(', ')}.`, '']),
        `What it leaves: ${(0,markdown/* escapeMarkdown */.FV)(failure.state)}.`, '',
    ];
    const undoing = undo.outcome === 'failed' ? [`**The undo failed**: ${(0,markdown/* escapeMarkdown */.FV)(undo.reason ?? '')}`, '']
        : undo.differences.length === 0 ? [] : ['After the undo:', '', ...undo.differences.slice(0, 20).map((one) => `- ${(0,markdown/* escapeMarkdown */.FV)(one)}`), ''];
    const body = [...failed, ...undoing, ...lockLines(effects), ...effectLines(effects), ...schemaLines(report), ...slowest(effects.statements)];
    if (body.length === 0)
        return `${title}. Nothing was changed, and nothing waited.`;
    return [`<details${failure === null ? '' : ' open'}><summary>${title}</summary>`, '', ...body, '</details>'].join('\n');
}
/** `ACCESS EXCLUSIVE on public.orders, 12,400,000 rows, 3.2 GB, 41 s: reads and writes wait`. */
function lockSentence({ table: { name, rows, bytes }, modeName, heldSeconds, consequence }) {
    return `${modeName} on ${name}${rows === null ? '' : `, ${(0,units/* counted */.hS)(rows, 'row')}, ${(0,units/* size */.Ej)(bytes)}`}, ${(0,units/* duration */.p0)(heldSeconds)}${consequence === undefined ? '' : `: ${consequence}`}`;
}
function lockLines({ locks }) {
    const felt = locks.filter(({ consequence }) => consequence !== undefined);
    return felt.length === 0 ? [] : ['Locks:', '', ...felt.slice(0, 30).map((lock) => `- ${(0,markdown/* escapeMarkdown */.FV)(lockSentence(lock))}`), ''];
}
function effectLines(effects) {
    const lines = [
        ...effects.rewrites.map(({ table: { name }, cause }) => `${name} was written anew (${cause})`),
        ...effects.scans.map(({ table: { name }, seconds }) => `${name} was read whole in ${(0,units/* duration */.p0)(seconds)} to check its rows`),
        ...effects.indexes.map(({ table: { name }, index, seconds }) => `the index ${index} on ${name} was built in ${(0,units/* duration */.p0)(seconds)} while writes waited`),
        ...effects.dropped.map(({ what, table: { name }, column, lost }) => `${what} ${column === undefined ? name : `${column} of ${name}`} is gone${lost === null ? '' : `, with ${(0,units/* counted */.hS)(lost, what === 'table' ? 'row' : 'value')}`}`),
        ...effects.changed.map(({ table: { name }, inserted, updated, deleted }) => `${name}: ${[inserted > 0 ? `${(0,units/* counted */.hS)(inserted, 'row')} inserted` : '', updated > 0 ? `${(0,units/* counted */.hS)(updated, 'row')} updated` : '', deleted > 0 ? `${(0,units/* counted */.hS)(deleted, 'row')} deleted` : ''].filter(Boolean).join(', ')}`),
        ...effects.nulled.map(({ table: { name }, column, values }) => `${name}: ${(0,units/* counted */.hS)(values, 'value')} of ${column} set to NULL`),
        ...effects.gaps.map((gap) => `could not be watched: ${gap}`),
    ];
    return lines.length === 0 ? [] : ['Effects:', '', ...lines.slice(0, 40).map((line) => `- ${(0,markdown/* escapeMarkdown */.FV)(line)}`), ''];
}
function schemaLines({ schema }) {
    if (schema.length === 0)
        return [];
    const lines = schema.flatMap(({ object, change, lines: text }) => [`@@ ${object} (${change}) @@`, ...text]);
    return ['Schema:', '', (0,markdown/* fenced */.OF)([...lines.slice(0, 200), ...(lines.length > 200 ? [`@@ ${(0,units/* counted */.hS)(lines.length - 200, 'more line')} @@`] : [])], 'diff'), ''];
}
function slowest(statements) {
    const rows = statements.toSorted((one, other) => other.seconds - one.seconds).slice(0, 5).filter(({ seconds }) => seconds >= 0.05);
    return rows.length === 0 ? [] : ['Slowest statements:', '', (0,markdown/* table */.tp)(['', 'statement'], rows.map(({ seconds, text }) => [(0,units/* duration */.p0)(seconds), (0,markdown/* code */.aY)(text)])), ''];
}
const buckets = [['< 10 ms', 0.01], ['< 100 ms', 0.1], ['< 1 s', 1], ['< 10 s', 10], ['< 1 min', 60], ['1 min or more', Infinity]];
/** How many statements took how long, as lines of a histogram. */
function histogram(statements) {
    const counts = buckets.map(([label, limit], index) => ({ label, count: statements.filter(({ seconds }) => seconds < limit && seconds >= (buckets[index - 1]?.[1] ?? 0)).length }));
    const most = Math.max(1, ...counts.map(({ count }) => count));
    return counts.map(({ label, count }) => `${label.padStart(13)} │ ${'█'.repeat(Math.ceil(count / most * 30))}${count === 0 ? '' : ` ${count}`}`);
}
function histogramDetails({ revisions }) {
    const statements = revisions.flatMap(({ effects }) => effects.statements);
    return statements.length === 0 ? '' : (0,markdown/* fenced */.OF)(histogram(statements));
}
function notesOf({ notes }) {
    return notes.length === 0 ? '' : ['<details><summary>Notes</summary>', '', ...notes.map((note) => `- ${(0,markdown/* escapeMarkdown */.FV)(note)}`), '', '</details>'].join('\n');
}

;// CONCATENATED MODULE: ./actions/migration-check/comment.js



// GitHub takes 65,536 characters.
const longestComment = 60_000;
/** One comment for each database of a pull request; its marker is not seen. The database's name in hexadecimal, since it may hold anything. */
function markerOf(database) {
    return `<!-- zimmer-backup migration-check ${Buffer.from(database).toString('hex')} -->`;
}
/** Tells the outcome on the pull request; where that cannot be done, says so and goes on: the summary has it all. */
async function commentOn(report, pullRequest, token, context) {
    if (pullRequest === undefined || context.comment === undefined)
        return;
    const marker = markerOf(report.database);
    try {
        await context.comment({ token, pullRequest, marker, body: context.host.clean(`${marker}\n${summaryOf(report, longestComment)}`) });
        context.host.line(`    told in a comment on pull request ${pullRequest}`);
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        notice(context.host, problem);
    }
}
function notice(host, problem) {
    host.notice(`${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}. ${(0,markdown/* plain */.pj)(problem.hint)} The step's summary has all of it.`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./actions/migration-check/event.js

/** Reads the event of this run. Never throws: what cannot be read is not there. */
async function readEvent({ environment }) {
    const path = environment['GITHUB_EVENT_PATH'];
    const payload = path === undefined ? undefined : await (0,promises_.readFile)(path, 'utf8').then((text) => JSON.parse(text)).catch(() => undefined);
    const number = payload?.pull_request?.number;
    return { name: environment['GITHUB_EVENT_NAME'], payload, pullRequest: typeof number === 'number' ? number : undefined };
}

// EXTERNAL MODULE: ./actions/migration-check/sanitize.js
var sanitize = __webpack_require__(38288);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
// EXTERNAL MODULE: ./kit/process.js
var kit_process = __webpack_require__(84075);
// EXTERNAL MODULE: ./postgres/clients.js
var clients = __webpack_require__(45969);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./encryption/age-payload.js + 1 modules
var age_payload = __webpack_require__(13182);
// EXTERNAL MODULE: ./encryption/failures.js
var failures = __webpack_require__(95508);
// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
;// CONCATENATED MODULE: ./encryption/keyed.js




// For what we alone read again: a line, then the payload of an age file, whose key is not wrapped in a header but derived from a secret.
const mark = Buffer.from('zimmer-backup.keyed/v1\n');
/** The key for one purpose: what was sealed for another one does not open. HKDF stretches nothing, so the secret has to be a random one. */
function keyFor(secret, purpose) {
    return Buffer.from((0,external_node_crypto_.hkdfSync)('sha256', secret.reveal(), mark, purpose, 32));
}
/** Plain bytes in, sealed bytes out, in authenticated pieces. */
function sealByKey(secret, purpose) {
    return new age_payload/* AgeSealing */.bi(() => Promise.resolve({ header: mark, fileKey: keyFor(secret, purpose) }));
}
/**
 * Opens what sealByKey gave under the same secret and purpose. Throws, or fails the stream with, KnownErrors `damaged-ciphertext` (another key, too) and
 * `truncated-ciphertext`. Whoever may not act on half of it reads it to its end first.
 */
async function openByKey(source, secret, purpose) {
    const headBytes = mark.length + age_payload/* nonceBytes */.zO;
    const { taken, seen, rest } = await (0,head/* takeHead */.w3)(source, (bytes) => bytes.length >= headBytes ? headBytes : undefined);
    if (taken === undefined)
        throw (0,failures/* truncatedCiphertext */.b9)(`it ends within its first ${headBytes} bytes: ${seen.length} are there`);
    if (!taken.subarray(0, mark.length).equals(mark))
        throw (0,failures/* damagedCiphertext */.MP)('it does not begin as what this suite seals by a key');
    return (0,head/* chained */.HM)(rest, new age_payload/* AgeOpening */.K(keyFor(secret, purpose), taken.subarray(mark.length)));
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./kit/bytes.js
var kit_bytes = __webpack_require__(46757);
;// CONCATENATED MODULE: ./kit/zstd-blocks.js




// Blocks of 4 MB, each compressed for itself, so that several threads work on them; before each its length, as four bytes, the lowest first.
const blockBytes = 4 * 1024 * 1024;
const lengthBytes = 4;
const fast = { params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: blockBytes };
// With more room than a block has, the output is allocated once. What holds more than a block was not written here.
const whole = { chunkSize: blockBytes + 1, maxOutputLength: blockBytes };
/** The thread pool of Node has four threads; one block waits while the others are worked on. */
const atOnce = Math.min(4, (0,external_node_os_.availableParallelism)() + 1);
/** Compresses what will be read again soon: zstd at its fastest common level. */
async function* compressedBlocks(content) {
    for await (const block of inTurn(blocksOf(content), (plain) => (0,external_node_util_.promisify)(external_node_zlib_.zstdCompress)(plain, fast))) {
        const length = Buffer.alloc(lengthBytes);
        length.writeUInt32LE(block.length);
        yield length;
        yield block;
    }
}
/** What compressedBlocks was given. Throws an Error where a block is cut or not one; what else is damaged, and whether blocks are missing at its end, only a seal can tell. */
function decompressedBlocks(content) {
    return inTurn(framesOf(content), (block) => (0,external_node_util_.promisify)(external_node_zlib_.zstdDecompress)(block, whole));
}
async function* blocksOf(content) {
    const bytes = new kit_bytes/* Bytes */.I(content);
    try {
        for (let block; (block = await bytes.upTo(blockBytes)).length > 0;)
            yield block;
    }
    finally {
        await bytes.close();
    }
}
async function* framesOf(content) {
    const bytes = new kit_bytes/* Bytes */.I(content);
    try {
        for (;;) {
            const length = await bytes.upTo(lengthBytes);
            if (length.length === 0)
                return;
            const wanted = length.length < lengthBytes ? lengthBytes : length.readUInt32LE();
            // What cannot be compressed grows by a few bytes.
            if (wanted > blockBytes + 65_536)
                throw new Error(`a compressed block says that it has ${wanted} bytes`);
            const frame = await bytes.upTo(wanted);
            if (length.length < lengthBytes || frame.length < wanted)
                throw new Error('it ends within a compressed block');
            yield frame;
        }
    }
    finally {
        await bytes.close();
    }
}
/** Works on several items at the same time and gives the results in their order. */
async function* inTurn(items, work) {
    const underWay = [];
    for await (const item of items) {
        const result = work(item);
        // Whoever waits for it is told, and who has given up needs not be.
        result.catch(() => undefined);
        underWay.push(result);
        if (underWay.length < atOnce)
            continue;
        const [oldest] = underWay.splice(0, 1);
        if (oldest !== undefined)
            yield await oldest;
    }
    for (const result of underWay)
        yield await result;
}

;// CONCATENATED MODULE: ./actions/migration-check/warm.js











/** Changes with whatever is in the entry, so that an older one is never met. */
const formatVersion = 2;
/**
 * A restored, proved and sanitized sandbox in the repository's cache: tar, zstd, sealed by a key that is derived from a secret and from the entry's name.
 * Never throws for what is wrong with an entry or with the cache: the backup is then restored.
 */
class WarmSandbox {
    #request;
    #name;
    #path;
    #isMissing = false;
    #isPacked = false;
    constructor(request) {
        this.#request = request;
        this.#name = `zimmer-sandbox-${(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify([formatVersion, request.depends])).digest('hex').slice(0, 40)}`;
        this.#path = (0,external_node_path_.join)(request.context.host.temporaryDirectory, 'warm', this.#name);
    }
    async fetch() {
        const { cache, key, context: { host, cleanup } } = this.#request;
        host.line('>>> Looking for a sandbox that an earlier run has kept');
        await (0,promises_.mkdir)((0,external_node_path_.join)(this.#path, '..'), { recursive: true, mode: 0o700 });
        cleanup.add('remove the sealed sandbox', () => (0,promises_.rm)(this.#path, { force: true }));
        await (0,promises_.rm)(this.#path, { force: true });
        const { found, reason } = await cache.fetch(this.#name, this.#path);
        this.#isMissing = !found && reason === undefined;
        if (!found) {
            host.line(`    ${reason === undefined ? 'none is kept of this backup' : `the cache gave none (${(0,markdown/* plain */.pj)(reason)})`}: restoring it`);
            return undefined;
        }
        const sealed = (0,external_node_fs_.createReadStream)(this.#path, { highWaterMark: 1024 * 1024 });
        try {
            const opened = await openByKey(sealed, key, this.#name);
            // A generator that nobody has begun to read closes nothing.
            return external_node_stream_.Readable.from(decompressedBlocks(opened), { objectMode: false }).once('close', () => { opened.destroy(); });
        }
        catch (problem) {
            sealed.destroy();
            host.line(`    the kept sandbox cannot be used (${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}): restoring the backup`);
            return undefined;
        }
    }
    /** Seals the sandbox as it is now into a file. The server is stopped for that, and runs again: throws where it does not. Nothing is sent yet. */
    async pack({ keep }, memo) {
        const { key, context: { host, now } } = this.#request;
        if (!this.#isMissing || keep === undefined)
            return;
        const began = now().getTime();
        const packed = await keep(JSON.stringify(memo), (content) => (0,external_node_stream_promises_.pipeline)(content, compressedBlocks, sealByKey(key, this.#name), (0,external_node_fs_.createWriteStream)(this.#path, { flags: 'wx', mode: 0o600 }), { signal: host.interrupted }));
        this.#isPacked = packed.status === 'fulfilled';
        host.line(packed.status === 'fulfilled'
            ? `    sealed for the next run in ${(0,units/* duration */.p0)((now().getTime() - began) / 1000)}: ${(0,units/* size */.Ej)((await (0,promises_.stat)(this.#path)).size)}`
            : `    the sandbox cannot be kept for the next run: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(packed.reason))}`);
    }
    /** Sends what was packed; to be called when nothing is measured any more. */
    async save() {
        const { cache, context: { host } } = this.#request;
        if (!this.#isPacked)
            return;
        const { saved, reason } = await cache.save(this.#name, this.#path);
        host.line(saved ? '>>> Kept the restored sandbox in the cache, encrypted' : `>>> The restored sandbox was not kept in the cache: ${(0,markdown/* plain */.pj)(reason ?? 'no reason given')}`);
    }
}

;// CONCATENATED MODULE: ./actions/migration-check/warm-choice.js







/** The warm sandbox that the inputs ask for. Where there can be none, a line says why; in a terminal, only where one was asked for. */
async function chooseWarm(inputs, choice, context) {
    const key = inputs['cache-key'];
    if (context.cache === undefined) {
        if (key !== undefined)
            context.host.line('    no sandbox is kept for the next run: GitHub\'s cache can be had on its runners alone');
        return undefined;
    }
    const { manifest } = choice;
    if (key !== undefined && manifest !== undefined) {
        const binaries = await binariesFor(inputs, manifest);
        if (typeof binaries !== 'string')
            return new WarmSandbox({ key, context, cache: await context.cache(), depends: await dependencies(inputs, { ...choice, manifest }, binaries.directory) });
        context.host.line(`    no sandbox is kept for the next run: ${binaries}`);
        return undefined;
    }
    context.host.line(`    no sandbox is kept for the next run: ${key === undefined ? 'cache-key is not given' : 'the backup has no manifest'}`);
    return undefined;
}
/** The server's programs of this machine, or why they do not serve. */
async function binariesFor(inputs, { server, proof }) {
    // What was not proved is not kept.
    if (proof.mode === 'none')
        return 'the backup was taken with proof: none';
    if (inputs.sandbox === 'service' || inputs.sandbox === 'docker' || inputs['sandbox-image'] !== undefined)
        return 'only one of sandbox: local can be';
    const major = (0,versions/* majorOf */.Ds)(server.versionNumber);
    return await (0,clients/* findServerBinaries */.Q5)(major) ?? `this machine has no server programs of PostgreSQL ${major}, and only one of sandbox: local can be`;
}
/** Whatever the data folder of the sandbox depends on; also what sorts its indexes: another C library sorts text in another way. */
async function dependencies(inputs, { set, sha256, manifest, sanitizeSql }, directory) {
    const { encoding, collation, characterType, localeProvider, locale } = manifest.server;
    const { stdout: version } = await (0,kit_process/* run */.eF)({ name: 'postgres', path: (0,external_node_path_.join)(directory, 'postgres') }, ['--version'], { timeLimitSeconds: 20 });
    const system = await (0,promises_.readFile)('/etc/os-release', 'utf8').catch(() => '');
    const { header } = process.report.getReport();
    return {
        set, sha256, owner: inputs.owner, sanitize: sanitizeSql === undefined ? null : (0,external_node_crypto_.createHash)('sha256').update(sanitizeSql).digest('hex'),
        locale: [encoding, collation, characterType, localeProvider, locale ?? null], extensions: manifest.extensions,
        place: [process.platform, process.arch, system, header?.glibcVersionRuntime ?? null, version.trim()],
    };
}

;// CONCATENATED MODULE: ./actions/migration-check/run.js














/** The migration-check action. A stranger's code is given no backup: that is asked before anything of the store is opened. */
const run = async (read, context) => {
    const { values: inputs } = read;
    const event = await readEvent(context.host);
    const stranger = strangerIn(event.name, event.payload);
    const report = stranger === undefined ? await checkMigrations(read, context) : notRun(stranger, inputs.database);
    const failing = inputs['on-problem'] === 'fail';
    annotate(report, context.host, failing);
    tell(report, context, failing);
    if (inputs.comment && stranger === undefined)
        await commentOn(report, event.pullRequest, inputs.token, context);
    return { status: statusOf(report.verdict, failing), report, outputs: outputsOf(report), summary: summaryOf(report) };
};
function statusOf(verdict, failing) {
    switch (verdict) {
        case 'passed':
        case 'not-run': return errors/* exitStatus */.$u.passed;
        case 'failed': return failing ? errors/* exitStatus */.$u.failed : errors/* exitStatus */.$u.passed;
        case 'unproved': return failing ? errors/* exitStatus */.$u.unproved : errors/* exitStatus */.$u.passed;
    }
}
function notRun(reason, database) {
    return {
        action: 'migration-check', verdict: 'not-run', reason, backup: '', database, takenAt: null, isProved: false, sandbox: 'none', command: null, before: [],
        revisions: [], appliedAgain: null, rowsCompared: null, problems: [], notes: [], warm: false, seconds: { restore: null, ready: null, total: 0 },
    };
}
async function checkMigrations(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const began = context.now();
    const sanitizeSql = await (0,sanitize/* readSanitizing */.T)(inputs.sanitize);
    const store = await (0,actions_store/* storeFor */.fV)(inputs, context);
    const { set, isProved } = await chooseBackup(store, inputs.backup, (0,backups/* namedDatabase */.pl)(read));
    host.line(`>>> Using backup: ${(0,markdown/* plain */.pj)((0,backups/* shown */.SP)(store, (0,backups/* complete */.My)(set).archive.name))}`);
    if (!isProved)
        host.warning(`no drill has proved ${(0,markdown/* plain */.pj)(set.id)}: what is told of it may be wrong; run restore-test after each backup`);
    const manifest = await (0,backups/* readManifest */.WI)(store, set);
    const warm = await chooseWarm(inputs, { set: set.id, sha256: await (0,backups/* readSidecar */.YD)(store, set), manifest, sanitizeSql }, context);
    const chosen = context.now();
    let ready = null;
    let isWarm = false;
    const problems = [];
    const [{ Drill }, { Stages }, { judgeSteps }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(6315), __webpack_require__.e(5303), __webpack_require__.e(3116), __webpack_require__.e(1160), __webpack_require__.e(3399), __webpack_require__.e(1143), __webpack_require__.e(935), __webpack_require__.e(7506), __webpack_require__.e(2957), __webpack_require__.e(6903), __webpack_require__.e(4431)]).then(__webpack_require__.bind(__webpack_require__, 56903)), Promise.all(/* import() */[__webpack_require__.e(6315), __webpack_require__.e(5303), __webpack_require__.e(3116), __webpack_require__.e(1160), __webpack_require__.e(3399), __webpack_require__.e(1143), __webpack_require__.e(5518), __webpack_require__.e(3718)]).then(__webpack_require__.bind(__webpack_require__, 86912)), __webpack_require__.e(/* import() */ 9427).then(__webpack_require__.bind(__webpack_require__, 99427))]);
    const drill = new Drill({
        store, set, manifest, inputs: { ...inputs, ...(warm === undefined ? {} : { sandbox: 'local' }), amcheck: false, checks: undefined }, context, open: (0,encryption.openerFor)(inputs, host), warm,
        beforeRestore: async () => {
            host.line('>>> Verifying checksum');
            await (0,checksum/* verifiedChecksum */.Sh)(store, set);
        },
        instead: (restored) => {
            isWarm = restored.isWarm;
            return stages.run(restored).catch((problem) => { problems.push(problemOf(problem)); });
        },
    });
    const stages = new Stages({
        inputs, context, recordedTool: manifest?.schemaRevision?.tool, sanitizeSql,
        ready: async (restored, found) => {
            ready = (context.now().getTime() - chosen.getTime()) / 1000;
            if (found !== undefined && !restored.isWarm)
                await warm?.pack(restored.sandbox, { found, notes: drill.notes });
        },
    });
    await drill.run();
    if (host.interrupted.aborted)
        throw new errors/* KnownError */.E('interrupted', 'the migration check was interrupted', 'Start it again.', { status: errors/* exitStatus */.$u.interrupted });
    await warm?.save();
    problems.push(...drill.problems.map(({ sentence, hint }) => ({ level: 'unproved', sentence, hint })));
    const revisions = await judgeSteps(stages.stepped, inputs, host);
    const verdict = verdictOf(revisions, problems);
    return {
        action: 'migration-check', verdict: verdict.verdict, reason: verdict.reason, backup: set.id, database: set.database, takenAt: set.takenAt.toISOString(), isProved,
        sandbox: drill.sandbox?.description ?? 'none', command: stages.plan?.command ?? null, before: stages.plan?.before?.revisions ?? [], revisions,
        appliedAgain: stages.appliedAgain, rowsCompared: stages.rowsCompared, problems, notes: [...drill.notes, ...stages.notes], warm: isWarm,
        seconds: { restore: drill.seconds.restore ?? null, ready, total: (context.now().getTime() - began.getTime()) / 1000 },
    };
}
/** The newest that a drill has proved, or else the newest; or the one that was named. */
async function chooseBackup(store, named, database) {
    if (named === 'latest') {
        for (const set of (await (0,backups/* setsOf */.Nc)(store, database)).filter((one) => one.complete))
            if (await isProvedSet(store, set))
                return { set, isProved: true };
    }
    const set = await (0,backups/* resolveBackup */.p2)(store, named, database);
    return { set, isProved: await isProvedSet(store, set) };
}
/** Whether a drill has proved these very bytes. */
async function isProvedSet(store, set) {
    const drill = await (0,backups/* readDrill */.IC)(store, set);
    return drill?.verdict === 'proved' && drill.archiveSha256 === await (0,backups/* readSidecar */.YD)(store, set);
}
// What is wrong with the branch, and not with the place or the backup.
const faultsOfBranch = new Set(['several-heads', 'revision-removed', 'migrations-unreadable', 'several-migration-tools']);
function problemOf(problem) {
    if (!(problem instanceof errors/* KnownError */.E) || problem.status === errors/* exitStatus */.$u.interrupted)
        throw problem;
    return { level: faultsOfBranch.has(problem.code) ? 'failed' : 'unproved', sentence: problem.message, hint: problem.hint };
}
function verdictOf(revisions, problems) {
    const failure = revisions.find((one) => one.failure !== null)?.failure;
    if (failure != null)
        return { verdict: 'failed', reason: failure.sentence };
    const problem = problems.find(({ level }) => level === 'failed') ?? problems[0];
    if (problem !== undefined)
        return { verdict: problem.level, reason: problem.sentence };
    const finding = revisions.flatMap(({ findings }) => findings).find(({ level }) => level === 'fail');
    return finding === undefined ? { verdict: 'passed', reason: null } : { verdict: 'failed', reason: finding.sentence };
}
function tell(report, { host }, failing) {
    for (const note of report.notes)
        host.line(`    note: ${(0,markdown/* plain */.pj)(note)}`);
    for (const { sentence, hint } of report.problems)
        host.line(`    ${(0,markdown/* plain */.pj)(sentence)}${hint === null ? '' : `\n      hint: ${(0,markdown/* plain */.pj)(hint)}`}`);
    switch (report.verdict) {
        case 'passed':
            host.line(`✅ Migration check passed: ${report.revisions.length === 0 ? 'no revision is pending' : `${(0,units/* counted */.hS)(report.revisions.length, 'step')} applied, ${(0,units/* counted */.hS)(openFindings(report).length, 'finding')}`}`);
            return;
        case 'not-run':
            host.warning(`the migrations were NOT checked: ${(0,markdown/* plain */.pj)(report.reason ?? '')}; no backup was fetched`);
            return;
        case 'failed':
        case 'unproved': {
            const words = `Migration check ${report.verdict === 'failed' ? 'failed' : 'proved nothing'}: ${(0,markdown/* plain */.pj)(report.reason ?? '')}`;
            if (failing)
                host.error(words);
            else
                host.warning(words);
        }
    }
}


/***/ }),

/***/ 38288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readSanitizing),
/* harmony export */   a: () => (/* binding */ sanitize)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);


/** The text of the file of SQL; undefined where none is named. Throws KnownError `sanitize-unreadable`. */
async function readSanitizing(path) {
    if (path === undefined)
        return undefined;
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('sanitize-unreadable', `the file of SQL ${path} cannot be read: ${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause)}`, 'Name a file that is there; nothing was restored.', { cause, status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.usage });
    }
}
/**
 * Runs the SQL on the restored database, and gives its rows as they are then; undefined where there is no manifest that tells which there are.
 * Throws KnownError `sanitize-failed`, which tells nothing of the rows.
 */
async function sanitize({ connection, compared }, sql, host) {
    if (sql === undefined)
        return compared?.found;
    host.line('>>> Running sanitize on the restored database');
    const [{ connect, ownSearchPath }, { readRows }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(6315), __webpack_require__.e(1160)]).then(__webpack_require__.bind(__webpack_require__, 11160)), Promise.all(/* import() */[__webpack_require__.e(6315), __webpack_require__.e(5303), __webpack_require__.e(3116), __webpack_require__.e(1160), __webpack_require__.e(3399), __webpack_require__.e(1143), __webpack_require__.e(7329)]).then(__webpack_require__.bind(__webpack_require__, 21143))]);
    const session = await connect(connection, ownSearchPath);
    try {
        await session.query(sql);
    }
    catch (problem) {
        // The server's own words may hold what the file is there to hide.
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('sanitize-failed', `the SQL of sanitize failed with SQLSTATE ${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(problem) ?? 'unknown'}; nothing was migrated`, 'Run the file on a restored backup; it has to end well before anything else is done.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.unproved });
    }
    finally {
        await session.end();
    }
    return compared === undefined ? undefined : readRows(compared.request, () => undefined);
}


/***/ }),

/***/ 19104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jr: () => (/* binding */ recordDamagedArchive),
/* harmony export */   Sh: () => (/* binding */ verifiedChecksum),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7398);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56414);
/* harmony import */ var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22293);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10221);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32770);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52558);
/* harmony import */ var _store_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49813);








/** Nothing is restored that is not byte for byte what was stored. Throws KnownError `checksum-differs`, after `differs` was told the hash that was read. */
async function verifiedChecksum(store, set, differs) {
    const { archive } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .complete */ .My)(set);
    const expected = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readSidecar */ .YD)(store, set);
    const found = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .hashOf */ .qQ)(await store.read(archive.name));
    if (found === expected)
        return expected;
    await differs?.(found);
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('checksum-differs', `the checksum of ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(archive.name)} is not the one in its sidecar: the backup is damaged`, 'Restore another backup; zimmer-backup verify all tells which are good.');
}
/**
 * Records that an archive's bytes are not those that were stored, so that retention counts this backup no longer as a good one. Where the manifest
 * names the very bytes that were read, it is the sidecar that is wrong: then nothing is recorded against the archive.
 */
async function recordDamagedArchive(store, set, found, context) {
    const manifest = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(store, set).catch(() => undefined);
    if (manifest?.archive.sha256 === found)
        return;
    await writeRecord(store, set, {
        version: _domain_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .manifestVersion */ .c, backup: set.id, archiveSha256: found, at: context.now().toISOString(), verdict: 'damaged', reason: 'its checksum is wrong', thisCopyAlone: true,
        sandbox: 'none', serverVersion: '', restoreSeconds: 0, migrationSeconds: null, totalSeconds: 0, rowsProved: 0, tablesProved: 0,
        keyOpened: (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .CJ)((0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .complete */ .My)(set).archive.name)?.encryption === 'none' ? null : false, recipients: manifest?.encryption.recipients ?? [], run: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .runFacts */ .p)(context.host.environment),
    }, context);
}
/** Writes the record of a drill beside the backup, wherever that stands; what was found of one copy alone, beside that one. */
async function writeRecord(store, set, record, context) {
    const place = record.thisCopyAlone === true ? store.readFrom ?? store : store;
    try {
        await place.attach((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .drillFile */ .uM)(set.id), (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__/* .drillText */ .vZ)(record));
    }
    catch (problem) {
        if (!(problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E))
            throw problem;
        context.host.warning(`the drill could not be recorded: ${problem.message}`);
    }
    await (0,_store_index_js__WEBPACK_IMPORTED_MODULE_5__/* .rebuildIndex */ .Ki)(store, set.database, context.host);
}


/***/ }),

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


/***/ }),

/***/ 45969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q5: () => (/* binding */ findServerBinaries),
/* harmony export */   g2: () => (/* binding */ findClients)
/* harmony export */ });
/* unused harmony export candidateDirectories */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56177);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84075);





/**
 * The folders in which a major's programs may be, the most certain first. `/usr/bin` comes last: on Debian and on the runners, its pg_dump is
 * a wrapper that picks a major of its own (TRAPS, 1).
 */
function candidateDirectories(major, path) {
    return [
        `/usr/lib/postgresql/${major}/bin`, // Debian, Ubuntu, the runners
        `/usr/pgsql-${major}/bin`, // Red Hat with PGDG's packages
        `/usr/libexec/postgresql${major}`, // Alpine
        `/usr/lib/postgresql${major}/bin`, // SUSE
        `/opt/homebrew/opt/postgresql@${major}/bin`, // Homebrew on Apple silicon
        `/usr/local/opt/postgresql@${major}/bin`, // Homebrew on Intel
        '/opt/homebrew/opt/libpq/bin',
        '/usr/local/opt/libpq/bin',
        `/Applications/Postgres.app/Contents/Versions/${major}/bin`,
        '/usr/local/pgsql/bin',
        ...path.split(':').filter((directory) => directory.startsWith('/')),
    ];
}
/**
 * pg_dump and pg_restore of exactly the server's major. Throws KnownError `client-missing`, which names what is there and the package that is
 * lacking: an older client refuses the server, a newer one writes what the server cannot restore (TRAPS, 2).
 */
async function findClients(major, path = process.env['PATH'] ?? '') {
    const others = new Set();
    // The folders of other majors come last: they hold nothing that would do, but what is there belongs into the message.
    const elsewhere = Array.from({ length: 10 }, (_, index) => _domain_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .oldestMajor */ .Rj + index).flatMap((other) => candidateDirectories(other, ''));
    for (const directory of new Set([...candidateDirectories(major, path), ...elsewhere])) {
        const found = await inspect(directory);
        if (found?.major === major)
            return found;
        if (found !== undefined)
            others.add(found.version);
    }
    const there = others.size === 0 ? 'no pg_dump is installed' : `pg_dump here is ${[...others].join(', ')}`;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E('client-missing', `server is PostgreSQL ${major} but ${there}`, `Install postgresql-client-${major} (Debian and Ubuntu, from apt.postgresql.org where the distribution lacks it; postgresql@${major} with Homebrew), or set client: docker, client: compose or client: install.`);
}
/** The folder with the server's own programs (initdb, pg_ctl, postgres) of a major; undefined where they are not installed. */
async function findServerBinaries(major, path = process.env['PATH'] ?? '') {
    for (const directory of candidateDirectories(major, path)) {
        const programs = await Promise.all(['initdb', 'pg_ctl', 'postgres'].map((name) => executable((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name))));
        if (!programs.every(Boolean))
            continue;
        const { stdout } = await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_4__/* .run */ .eF)({ name: 'initdb', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'initdb') }, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }));
        if ((0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .parseToolVersion */ .mR)(stdout)?.major === major)
            return { directory };
    }
    return undefined;
}
async function inspect(directory) {
    const program = (name) => ({ name, path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name) });
    const [pgDump, pgRestore] = [program('pg_dump'), program('pg_restore')];
    if (!(await executable(pgDump.path)) || !(await executable(pgRestore.path)))
        return undefined;
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(pgDump.path);
    // Debian's wrapper chooses among the installed majors by rules that are not ours.
    if (target.endsWith('/pg_wrapper'))
        return undefined;
    const { stdout } = await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_4__/* .run */ .eF)(pgDump, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }));
    const version = (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .parseToolVersion */ .mR)(stdout);
    return version === undefined ? undefined : { major: version.major, version: version.text, place: directory, directory, pgDump, pgRestore, program };
}
async function executable(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true, () => false);
}


/***/ })

};
