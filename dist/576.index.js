export const id = 576;
export const ids = [576];
export const modules = {

/***/ 99576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run_run)
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
// EXTERNAL MODULE: ./actions/restore-test/drill.js + 4 modules
var restore_test_drill = __webpack_require__(74853);
// EXTERNAL MODULE: ./actions/restore-test/checksum.js
var checksum = __webpack_require__(19104);
// EXTERNAL MODULE: ./actions/store.js + 2 modules
var actions_store = __webpack_require__(41689);
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./domain/migration-rules-table.js
var migration_rules_table = __webpack_require__(59313);
;// CONCATENATED MODULE: ./domain/migration-rules.js

/** Judges what a step did. The worst comes first; what the migration file accepts is kept, with its reason, as a note. */
function judge(effects, acceptances = [], strictness = {}, outcome = {}) {
    const order = ['fail', 'warn', 'note'];
    return migration_rules_table/* rules */.a.flatMap((rule) => rule.find(effects, strictness.thresholds?.[rule.id] ?? rule.threshold?.default ?? 0, outcome).map((hit) => {
        const accepted = acceptances.find((one) => one.rule === rule.id && accepts(one, hit))?.reason;
        const level = accepted === undefined ? strictness.levels?.[rule.id] ?? rule.level : 'note';
        return { rule: rule.id, level, sentence: hit.sentence, reason: rule.reason, cure: rule.cure, table: hit.table, statement: hit.statement, accepted };
    })).sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
}
/** An acceptance may be for one table, named with or without its schema. */
function accepts({ table }, hit) {
    return table === undefined || hit.table?.name === table || hit.table?.name.slice(hit.table.name.indexOf('.') + 1) === table;
}
/** Whether the step passes: nothing that fails is left unaccepted. */
function passes(findings) {
    return findings.every(({ level }) => level !== 'fail');
}

;// CONCATENATED MODULE: ./domain/migration-acceptance.js
// Only within a comment of SQL, Python, Ruby, JavaScript, Go or XML: a string of the program must not accept anything.
const comment = /^\s*(?:--|#|\/\/|\/\*+|\*|<!--|"""|''')\s*zimmer:\s*accept\b(?<words>.*)$/i;
const wording = /^\s+(?<rules>[a-z-]+(?:\s*,\s*[a-z-]+)*)(?:\s+on\s+(?<table>"[^"]+"|\S+))?\s+because\s+(?<reason>\S.*)$/i;
/** Finds what a migration file accepts. Without a written reason of at least three words nothing is accepted, and an unknown rule is a problem too. */
function acceptancesIn(file, rules) {
    const acceptances = [];
    const problems = [];
    for (const [index, text] of file.split(/\r?\n/).entries()) {
        const words = comment.exec(text)?.groups?.['words'];
        if (words === undefined)
            continue;
        const line = index + 1;
        const { rules: named = '', table, reason = '' } = wording.exec(words.trimEnd().replace(/(?:\*\/|-->|"""|''')$/, '').trimEnd())?.groups ?? {};
        if (reason.trim().split(/\s+/).length < 3) {
            problems.push({ line, sentence: `line ${line} accepts nothing: it gives no reason (write "zimmer: accept <rule> because <reason>")` });
            continue;
        }
        for (const rule of named.toLowerCase().split(',').map((one) => one.trim())) {
            if (rules.includes(rule))
                acceptances.push({ rule, table: table?.replace(/^"|"$/g, ''), reason: reason.trim(), line });
            else
                problems.push({ line, sentence: `line ${line} accepts ${rule}, which is no rule` });
        }
    }
    return { acceptances, problems };
}

;// CONCATENATED MODULE: ./domain/sql-text.js
// What may hide a word or a semicolon. Sticky, tried in this order at each place; an end that is missing is the end of the text.
const tokens = {
    comment: /--[^\n]*|\/\*[^]*?(?:\*\/|$)/y,
    string: /(?<![\w$])[eE]'(?:[^'\\]|\\[^]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)/y,
    body: /(?<![\w$\u0080-\uffff])(\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[^]*?(?:\1|$)/y,
    name: /"(?:[^"]|"")*(?:"|$)/y,
    number: /(?<![\w$.])\d[\d.]*(?:[eE][+-]?\d+)?/y,
    word: /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y,
    space: /\s+/y,
};
/** Cuts SQL into words, names, literals and signs. Never fails: it serves to show and to recognise statements, not to run them. */
function tokensOf(sql) {
    const found = [];
    for (let at = 0; at < sql.length;) {
        const token = tokenAt(sql, at);
        found.push(token);
        at += token.text.length;
    }
    return found;
}
function tokenAt(sql, at) {
    for (const [kind, pattern] of Object.entries(tokens)) {
        pattern.lastIndex = at;
        const [text] = pattern.exec(sql) ?? [];
        if (text !== undefined && text !== '')
            return { kind: kind, text };
    }
    return { kind: 'sign', text: sql[at] ?? '' };
}
/** The statements of a text, as lists of tokens without comments and spaces. */
function statementsIn(sql) {
    const statements = [[]];
    for (const token of tokensOf(sql)) {
        if (token.text === ';')
            statements.push([]);
        else if (token.kind !== 'comment' && token.kind !== 'space')
            statements.at(-1)?.push(token);
    }
    return statements.filter((one) => one.length > 0);
}
// Their numbers are parts of the definition: a length, a precision.
const definitions = new Set(['CREATE', 'ALTER', 'DROP', 'REINDEX', 'CLUSTER', 'VACUUM', 'COMMENT', 'GRANT', 'REVOKE', 'SET', 'LOCK', 'ANALYZE', 'REFRESH', 'TRUNCATE']);
/**
 * A statement in one line without values, which may be rows of data or passwords: strings and bodies of functions show as `…`, and numbers too
 * outside of definitions. Foreign text all the same. At most `longest` characters.
 */
function withoutValues(sql, longest = 300) {
    const all = tokensOf(sql.slice(0, 20_000));
    const isDefinition = definitions.has(all.find(({ kind }) => kind === 'word')?.text.toUpperCase() ?? '');
    const shown = all.map(({ kind, text }) => {
        switch (kind) {
            case 'comment': return ' ';
            case 'space': return ' ';
            case 'string': return '\'…\'';
            case 'body': return '$$…$$';
            case 'number': return isDefinition ? text : '…';
            default: return text;
        }
    }).join('').replace(/ +/g, ' ').trim();
    return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}
// The second word belongs to the command's name.
const twoWords = new Set(['CREATE', 'ALTER', 'DROP', 'REFRESH', 'LOCK', 'START', 'COMMENT']);
/** `ALTER TABLE`, `UPDATE`, `CREATE INDEX CONCURRENTLY`: what the first statement of a text does. */
function commandOf(sql) {
    const words = (statementsIn(sql)[0] ?? []).filter(({ kind }) => kind === 'word').map(({ text }) => text.toUpperCase())
        .filter((word) => !['UNIQUE', 'OR', 'REPLACE', 'TEMP', 'TEMPORARY', 'UNLOGGED'].includes(word));
    const [first = '', second = '', third = ''] = words;
    if (!twoWords.has(first))
        return first;
    if (second === 'MATERIALIZED' || third === 'CONCURRENTLY')
        return `${first} ${second} ${third}`;
    return `${first} ${second}`.trim();
}
/** Whether the text, also within strings and bodies of functions, holds the name as a word of its own, or as a quoted name. */
function mentions(sql, name) {
    const text = sql.toLowerCase();
    if (text.includes(`"${name.toLowerCase().replaceAll('"', '""')}"`))
        return true;
    const wanted = name.toLowerCase();
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        if (!/[\w$]/.test(text[at - 1] ?? '') && !/[\w$]/.test(text[at + wanted.length] ?? ''))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./actions/migration-check/files.js





/** The file that a tool told; nothing where it cannot be read. */
async function readMigration(path, repository) {
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
    if (text === undefined)
        return [];
    const root = await (0,promises_.realpath)(repository).catch(() => repository);
    return [{ path: (0,external_node_path_.relative)(root, await (0,promises_.realpath)(path)), text, ...acceptancesIn(text, migration_rules_table/* ruleIds */.Z) }];
}
/** The files that the patterns name, in the order of their names. */
async function readMigrations(patterns, directory, repository) {
    const paths = new Set();
    for (const pattern of patterns)
        for await (const path of (0,promises_.glob)(pattern, { cwd: directory }))
            paths.add((0,external_node_path_.resolve)(directory, path));
    return (await Promise.all([...paths].sort().map((path) => readMigration(path, repository)))).flat();
}
/** Where a finding is best shown: the first line of the files that names its table, after the way up begins. */
function files_placeOf(finding, files) {
    const name = finding.table?.name.slice(finding.table.name.indexOf('.') + 1);
    for (const file of files) {
        const lines = file.text.split(/\r?\n/);
        const begin = Math.max(0, lines.findIndex((line) => beginsWayUp.test(line)));
        const found = name === undefined ? -1 : lines.findIndex((line, index) => index >= begin && mentions(line, name));
        if (found >= 0)
            return { file: file.path, line: found + 1 };
    }
    const [only, another] = files;
    if (only === undefined || another !== undefined)
        return undefined;
    return { file: only.path, line: Math.max(1, only.text.split(/\r?\n/).findIndex((line) => beginsWayUp.test(line)) + 1) };
}
// Python's, JavaScript's and Ruby's migrations, and goose's and dbmate's marks in SQL.
const beginsWayUp = /^\s*(?:def upgrade\b|exports\.up\b|(?:export\s+)?(?:async\s+)?function up\b|def (?:up|change)\b|class Migration\b|--\s*(?:\+goose Up|migrate:up))/;

// EXTERNAL MODULE: ./actions/migration-check/inputs.js
var migration_check_inputs = __webpack_require__(19314);
;// CONCATENATED MODULE: ./actions/migration-check/judging.js




/** The rules' findings of each step, with what the migration's file accepts and where in it they belong. */
async function judgeSteps(stepped, inputs, host) {
    const repository = host.environment['GITHUB_WORKSPACE'] ?? process.cwd();
    const named = await readMigrations(inputs['migration-files'] ?? [], process.cwd(), repository);
    const strictness = { levels: (0,migration_check_inputs/* levelsOf */.pd)(inputs.rules), thresholds: (0,migration_check_inputs/* thresholdsOf */.W6)(inputs) };
    const reports = [];
    for (const one of stepped) {
        const files = one.step.file === undefined ? named : await readMigration((0,external_node_path_.resolve)(one.step.file), repository);
        for (const { path, problems } of files)
            for (const { line, sentence } of problems)
                host.warning(sentence, { file: path, line });
        reports.push(judgeStep(one, files, strictness));
    }
    return reports;
}
function judgeStep({ step, effects, schema, failure, undo }, files, strictness) {
    const outcome = {
        completed: failure === null,
        undone: undo.outcome === 'undone' ? true : undo.outcome === 'failed' ? false : undefined,
        differences: undo.outcome === 'undone' ? undo.differences : undefined,
    };
    const findings = judge(effects, files.flatMap(({ acceptances }) => acceptances), strictness, outcome).map((finding) => {
        const place = files_placeOf(finding, files);
        return { ...finding, file: place?.file ?? null, line: place?.line ?? null };
    });
    return { revision: step.revision ?? null, file: files.length === 1 ? files[0]?.path ?? null : null, effects, findings, schema, failure, undo };
}

// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
// EXTERNAL MODULE: ./actions/restore-test/comparison.js + 3 modules
var comparison = __webpack_require__(21143);
;// CONCATENATED MODULE: ./actions/migration-check/sanitize.js




/** The text of the file of SQL; undefined where none is named. Throws KnownError `sanitize-unreadable`. */
async function readSanitizing(path) {
    if (path === undefined)
        return undefined;
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* KnownError */.E('sanitize-unreadable', `the file of SQL ${path} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, 'Name a file that is there; nothing was restored.', { cause, status: errors/* exitStatus */.$u.usage });
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
    const session = await (0,postgres_session/* connect */.Ng)(connection, postgres_session/* ownSearchPath */.O);
    try {
        await session.query(sql);
    }
    catch (problem) {
        // The server's own words may hold what the file is there to hide.
        throw new errors/* KnownError */.E('sanitize-failed', `the SQL of sanitize failed with SQLSTATE ${(0,errors/* codeOf */.$N)(problem) ?? 'unknown'}; nothing was migrated`, 'Run the file on a restored backup; it has to end well before anything else is done.', { status: errors/* exitStatus */.$u.unproved });
    }
    finally {
        await session.end();
    }
    return compared === undefined ? undefined : (0,comparison/* readRows */.aK)(compared.request, () => undefined);
}

// EXTERNAL MODULE: ./domain/migration-facts.js
var migration_facts = __webpack_require__(26112);
// EXTERNAL MODULE: ./domain/migration-timeline.js
var migration_timeline = __webpack_require__(33124);
;// CONCATENATED MODULE: ./domain/migration-tables.js
/** A relation as a report names it. */
function tableFacts({ id, schema, name, rows, bytes }) {
    return { id, name: `${schema}.${name}`, rows, bytes };
}

;// CONCATENATED MODULE: ./domain/migration-locks.js




/** `ACCESS EXCLUSIVE` of `AccessExclusiveLock`: as SQL and the documentation write it. */
function modeName(mode) {
    return mode.replace(/Lock$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase();
}
function consequenceOf(mode) {
    if (mode === 'AccessExclusiveLock')
        return 'reads and writes wait';
    return (0,migration_timeline/* strength */.q)(mode) >= (0,migration_timeline/* strength */.q)('ShareLock') ? 'writes wait' : undefined;
}
/** What is held for longer was seen. */
const betweenLooksSeconds = 0.1;
/**
 * The strongest lock on each relation that was there before, and any weaker one that made writes wait for longer. Event triggers tell the locks of
 * commands, sampling those of long plain statements; what was over too soon to be seen is known by what it did.
 */
function locksOf(step, timeline, truncated) {
    const all = [...heldByCommands(timeline), ...heldBySamples(step.spans, timeline), ...heldByText(step, timeline), ...heldByConsequence(step, timeline, truncated)];
    // Every reader holds the weakest.
    const holds = Map.groupBy(all.filter(({ mode }) => mode !== 'AccessShareLock'), ({ relation }) => relation);
    return step.before.relations.flatMap((relation) => telling(holds.get(relation.id) ?? []).map((hold) => ({
        table: tableFacts(relation), mode: hold.mode, modeName: modeName(hold.mode), consequence: consequenceOf(hold.mode),
        heldSeconds: hold.until - hold.since, statement: withoutValues(hold.statement?.text ?? ''),
    })));
}
/** From the strongest on, each that was held longer than all stronger ones; weak ones only when there is nothing else. */
function telling(holds) {
    const longestFirst = [...holds].sort((one, other) => (0,migration_timeline/* strength */.q)(other.mode) - (0,migration_timeline/* strength */.q)(one.mode) || (other.until - other.since) - (one.until - one.since));
    const told = [];
    for (const hold of longestFirst) {
        const last = told.at(-1);
        const isLonger = last !== undefined && last.mode !== hold.mode && hold.until - hold.since > last.until - last.since && consequenceOf(hold.mode) !== undefined;
        if (last === undefined || isLonger)
            told.push(hold);
    }
    return told;
}
function heldByCommands(timeline) {
    return timeline.transactions.flatMap(({ locks, end }) => [...locks.values()].map((lock) => ({ ...lock, until: Math.max(end, lock.since) })));
}
function heldBySamples(spans, timeline) {
    return spans.filter(({ granted }) => granted).map((span) => {
        const statement = timeline.statements.find(({ session, start, end }) => session === span.session && start <= span.from && span.from <= end);
        const transaction = timeline.transactions.find(({ session, id }) => session === span.session && id === span.transaction);
        // It was taken between two looks; a text of several statements may have begun long before.
        const since = Math.max(statement?.start ?? 0, transaction?.start ?? 0, span.from - betweenLooksSeconds);
        return { relation: span.relation, mode: span.mode, since: Math.min(since, span.from), statement, until: Math.max(transaction?.end ?? span.to, span.to) };
    });
}
/** Commands that leave no lock for an event trigger to see: LOCK TABLE, and those that run in several transactions. */
function heldByText(step, timeline) {
    // Data migrations may have very many statements.
    const candidates = timeline.statements.filter(({ text }) => /\b(?:lock|concurrently|vacuum|analyze)\b/i.test(text));
    if (candidates.length === 0)
        return [];
    const names = step.before.relations.map((relation) => ({ id: relation.id, names: namesOf(relation, step) }));
    return candidates.flatMap((statement) => statementsIn(statement.text).flatMap((words) => {
        const text = words.map((word) => word.text).join(' ');
        const mode = modeByText(words[0]?.text.toUpperCase() ?? '', text);
        if (mode === undefined)
            return [];
        return names.filter((one) => one.names.some((name) => mentions(text, name))).map(({ id }) => ({ relation: id, mode, ...during(statement, timeline) }));
    }));
}
function modeByText(command, text) {
    switch (command) {
        case 'LOCK': {
            const named = /\bin\s+(?<mode>[a-z]+(?:\s+[a-z]+){0,3}?)\s+mode\b/i.exec(text)?.groups?.['mode'] ?? 'access exclusive';
            return migration_facts/* lockModes */.Y.find((mode) => modeName(mode) === named.toUpperCase());
        }
        case 'CREATE':
        case 'DROP':
        case 'REINDEX': return /\bconcurrently\b/i.test(text) ? 'ShareUpdateExclusiveLock' : undefined;
        case 'VACUUM':
        case 'ANALYZE': return 'ShareUpdateExclusiveLock';
        default: return undefined;
    }
}
/** From the statement's begin to the end of its transaction; of a text of several statements no time is known, and none that was seen. */
function during(statement, timeline) {
    if (statementsIn(statement.text).length > 1)
        return { since: statement.start, until: statement.start, statement };
    const transaction = timeline.transactions.find(({ session, start, end }) => session === statement.session && start <= statement.start && statement.start <= end);
    return { since: statement.start, until: Math.max(transaction?.end ?? statement.end, statement.end), statement };
}
/** A new file, rows written: nobody does that without a certain lock, however short. */
function heldByConsequence(step, timeline, truncated) {
    const after = new Map(step.after.relations.map((relation) => [relation.id, relation]));
    const files = new Map(step.after.indexes.map(({ id, file }) => [id, file]));
    const reindexed = new Set(step.before.indexes.filter(({ id, file }) => files.has(id) && files.get(id) !== file).map(({ table }) => table));
    return step.before.relations.flatMap((relation) => {
        const now = after.get(relation.id);
        const mode = now === undefined ? undefined : modeByConsequence(relation, now, truncated.has(relation.id), reindexed.has(relation.id));
        const statement = mode === undefined ? undefined : culprit(relation, step, timeline);
        return mode === undefined || statement === undefined ? [] : [{ relation: relation.id, mode, ...during(statement, timeline) }];
    });
}
function modeByConsequence(before, after, isTruncated, isReindexed) {
    const { written: then } = before;
    const { written: now } = after;
    if (isTruncated || (before.file !== null && before.file !== after.file))
        return 'AccessExclusiveLock';
    if (isReindexed)
        return 'ShareLock';
    return now.inserted !== then.inserted || now.updated !== then.updated || now.deleted !== then.deleted ? 'RowExclusiveLock' : undefined;
}
/** The statement that names the relation or an index of it, the longest of them. */
function culprit(relation, step, timeline) {
    const names = namesOf(relation, step);
    const naming = timeline.statements.filter(({ text }) => names.some((name) => mentions(text, name)));
    return naming.sort((one, other) => (other.end - other.start) - (one.end - one.start))[0];
}
function namesOf({ id, name }, step) {
    return [name, ...[...step.before.indexes, ...step.after.indexes].filter(({ table }) => table === id).map((index) => index.name)];
}
/** Locks that the migration had to wait for, those of a table's rows together. */
function waitsOf(step) {
    const awaited = step.spans.filter(({ granted }) => !granted);
    return step.before.relations.flatMap((relation) => {
        const own = awaited.filter((span) => span.relation === relation.id);
        const rows = own.filter(({ row }) => row !== null);
        return [
            ...own.filter(({ row }) => row === null).map(({ mode, from, to }) => ({ table: tableFacts(relation), modeName: modeName(mode), seconds: to - from })),
            ...(rows.length === 0 ? [] : [{ table: tableFacts(relation), modeName: 'a row lock', seconds: rows.reduce((sum, { from, to }) => sum + to - from, 0) }]),
        ];
    });
}

;// CONCATENATED MODULE: ./domain/migration-differences.js


function survivors(step) {
    const after = new Map(step.after.relations.map((relation) => [relation.id, relation]));
    return step.before.relations.flatMap((then) => {
        const now = after.get(then.id);
        return now === undefined ? [] : [{ then, now }];
    });
}
/** Written since the step began; nothing where the statistics were reset meanwhile. */
function writtenIn({ then, now }) {
    const since = (name) => Math.max(0, now.written[name] - then.written[name]);
    return { inserted: since('inserted'), updated: since('updated'), deleted: since('deleted') };
}
/**
 * Tables that TRUNCATE emptied: it counts no deleted row, fires no event, and gives the table a new file. A command that writes the table anew
 * keeps its rows.
 */
function truncatedTables(step, timeline) {
    const rewritten = new Set(timeline.commands.flatMap(({ rewrites }) => [...rewrites.keys()]));
    return new Set(survivors(step).filter((survivor) => {
        const { then, now } = survivor;
        if (then.kind !== 'table' || then.file === null || then.file === now.file || rewritten.has(then.id))
            return false;
        const { inserted, deleted } = writtenIn(survivor);
        return (now.rows ?? 0) < (then.rows ?? 0) + inserted - deleted || /\btruncate\b/i.test(culprit(then, step, timeline)?.text ?? '');
    }).map(({ then }) => then.id));
}
/** Rows written in tables that stayed. The server counts what was rolled back too; the rows tell how much of it stayed. */
function changesOf(step, truncated) {
    return survivors(step).filter(({ then }) => then.kind === 'table').flatMap((survivor) => {
        const { then, now } = survivor;
        const written = writtenIn(survivor);
        const isTruncated = truncated.has(then.id);
        const [before, after] = [then.rows ?? 0, now.rows ?? 0];
        const deleted = isTruncated ? before : Math.min(written.deleted, Math.max(0, before + written.inserted - after));
        const inserted = Math.min(written.inserted, Math.max(0, after - before + deleted));
        // A row that was updated twice is one row.
        const updated = Math.min(written.updated, Math.max(0, now.fresh - inserted));
        return inserted + updated + deleted === 0 ? [] : [{ table: tableFacts(then), inserted, updated, deleted, truncated: isTruncated && before > 0 }];
    });
}
/**
 * Columns in which values became NULL. A deleted row takes its value along, and an inserted one may bring another: so many at least were lost, and
 * exactly so many where rows were only updated.
 */
function nulledOf(step, changed) {
    const deleted = new Map(changed.map(({ table: { id }, deleted: rows }) => [id, rows]));
    return survivors(step).filter(({ then }) => then.kind === 'table').flatMap(({ then, now }) => then.columns.flatMap((column) => {
        const left = now.columns.find(({ number }) => number === column.number)?.values;
        if (left === undefined || left === null || column.values === null)
            return [];
        const values = column.values - left - (deleted.get(then.id) ?? 0);
        return values > 0 ? [{ table: tableFacts(then), column: column.name, values }] : [];
    }));
}
/** Tables and columns that are gone; partitions and their columns with their parent. */
function dropsOf(step) {
    const gone = new Set(step.before.relations.map(({ id }) => id));
    for (const { id } of step.after.relations)
        gone.delete(id);
    const tables = step.before.relations
        .filter(({ id, kind, parent }) => gone.has(id) && (kind === 'table' || kind === 'partitioned table') && (parent === null || !gone.has(parent)))
        .map((relation) => ({ what: 'table', table: tableFacts(relation), column: undefined, lost: relation.rows }));
    const lostColumns = new Map(survivors(step).map(({ then, now }) => {
        const left = new Set(now.columns.map(({ number }) => number));
        return [then.id, then.columns.filter(({ number }) => !left.has(number))];
    }));
    const isInherited = (relation, name) => relation.parent !== null && lostColumns.get(relation.parent)?.some((column) => column.name === name) === true;
    const columns = step.before.relations
        .filter(({ kind }) => kind === 'table' || kind === 'partitioned table')
        .flatMap((relation) => (lostColumns.get(relation.id) ?? []).filter(({ name }) => !isInherited(relation, name))
        .map((column) => ({ what: 'column', table: tableFacts(relation), column: column.name, lost: column.values })));
    return [...tables, ...columns];
}
function typesOf(step) {
    const changed = survivors(step).filter(({ then }) => then.kind === 'table' || then.kind === 'partitioned table')
        .flatMap(({ then, now }) => then.columns.flatMap((column) => {
        const type = now.columns.find(({ number }) => number === column.number)?.type;
        return type === undefined || type === column.type ? [] : [{ relation: then, column: column.name, from: column.type, to: type }];
    }));
    const isInherited = (parent, column) => changed.some((other) => other.relation.id === parent && other.column === column);
    return changed.filter(({ relation, column }) => !isInherited(relation.parent, column)).map(({ relation, ...rest }) => ({ table: tableFacts(relation), ...rest }));
}
function enumsOf(step) {
    const after = new Map(step.after.enums.map((one) => [one.id, one]));
    return step.before.enums.flatMap(({ id, schema, name, labels }) => {
        const now = after.get(id)?.labels ?? [];
        const added = now.filter((label) => !labels.includes(label));
        const removed = labels.filter((label) => !now.includes(label));
        return added.length + removed.length === 0 ? [] : [{ name: `${schema}.${name}`, added, removed }];
    });
}
/** Constraints that the step leaves NOT VALID. */
function unvalidatedOf(step) {
    const known = new Set(step.before.constraints.filter(({ validated }) => !validated).map(({ id }) => id));
    const tables = new Map(step.after.relations.map((relation) => [relation.id, relation]));
    return step.after.constraints.filter(({ id, validated }) => !validated && !known.has(id)).flatMap(({ table, name }) => {
        const relation = tables.get(table);
        return relation === undefined ? [] : [{ table: tableFacts(relation), constraint: name }];
    });
}
function invalidIndexesOf(step) {
    const known = new Set(step.before.indexes.filter(({ valid }) => !valid).map(({ id }) => id));
    const tables = new Map(step.after.relations.map((relation) => [relation.id, relation]));
    return step.after.indexes.filter(({ id, valid }) => !valid && !known.has(id)).flatMap(({ table, name }) => {
        const relation = tables.get(table);
        return relation === undefined || relation.kind === 'partitioned table' ? [] : [{ table: tableFacts(relation), index: name }];
    });
}

;// CONCATENATED MODULE: ./domain/migration-scans.js




/** Indexes and valid foreign keys, as they are known while the commands are gone through in their order. */
class Known {
    #indexes;
    #validForeignKeys;
    constructor({ before }) {
        this.#indexes = new Set(before.indexes.map(({ id }) => id));
        this.#validForeignKeys = new Set(before.constraints.filter(({ validated }) => validated).map(({ id }) => id));
    }
    /** Gives the indexes that are new since the last command, by their table, and remembers them. */
    newIndexes({ indexes, objects }) {
        const found = new Map();
        for (const { id, table } of indexes)
            if (!this.#indexes.has(id))
                found.set(table, [...found.get(table) ?? [], id]);
        for (const { id } of [...indexes, ...objects.filter(({ type }) => type === 'index')])
            this.#indexes.add(id);
        return found;
    }
    /** Gives the tables whose foreign keys have become valid since the last command. */
    newlyValid({ constraints }) {
        const found = constraints.filter(({ id, validated }) => validated && !this.#validForeignKeys.has(id));
        for (const { id } of found)
            this.#validForeignKeys.add(id);
        return new Set(found.map(({ table }) => table));
    }
}
function relationsWithRows({ before }) {
    return new Map(before.relations.filter(({ rows, kind }) => rows !== null && rows > 0 && kind !== 'partitioned table').map((relation) => [relation.id, relation]));
}
/** How often a command read a relation whole, by the server's own counters. */
function scansIn({ scansBefore, facts }, relation) {
    const count = (scans) => scans.find((one) => one.relation === relation)?.scans ?? 0;
    return count(facts.scans) - count(scansBefore);
}
/** The strongest lock that the transaction holds on a relation when the command has ended. */
function modeAt({ facts }, relation) {
    return facts.locks.filter((lock) => lock.relation === relation).map(({ mode }) => mode).sort((one, other) => (0,migration_timeline/* strength */.q)(other) - (0,migration_timeline/* strength */.q)(one))[0] ?? 'AccessShareLock';
}
// Those that read a table whole to check its rows. Others read because they were asked to, as CREATE TABLE AS does.
const validating = new Set(['ALTER TABLE', 'ALTER DOMAIN', 'CREATE TABLE']);
/** Tables that were read whole to check that their rows keep a constraint. */
function scansOf(step, { commands }) {
    const known = new Known(step);
    const relations = relationsWithRows(step);
    return commands.flatMap((command) => {
        const indexes = known.newIndexes(command.facts);
        const foreign = known.newlyValid(command.facts);
        if (!validating.has(command.tag))
            return [];
        return [...relations.values()].flatMap((relation) => {
            // Rewriting reads the table as well, and every index that is built reads it once.
            const isRead = !command.rewrites.has(relation.id) && scansIn(command, relation.id) > (indexes.get(relation.id)?.length ?? 0);
            const cause = foreign.has(relation.id) ? 'foreign key' : 'validation';
            const isMerelyReferenced = cause === 'validation' && foreign.size > 0;
            if ((!isRead && cause === 'validation') || isMerelyReferenced)
                return [];
            return [{ table: tableFacts(relation), cause, mode: modeAt(command, relation.id), seconds: command.end - command.start, statement: withoutValues(command.statement?.text ?? '') }];
        });
    });
}
/** Indexes that were built while writes waited, on tables with rows. */
function indexesOf(step, timeline, truncated) {
    const known = new Known(step);
    const relations = relationsWithRows(step);
    const built = timeline.commands.flatMap((command) => [...known.newIndexes(command.facts)].flatMap(([table, ids]) => {
        const relation = relations.get(table);
        const mode = modeAt(command, table);
        if (relation === undefined || command.rewrites.has(table) || truncated.has(table) || (0,migration_timeline/* strength */.q)(mode) < (0,migration_timeline/* strength */.q)('ShareLock'))
            return [];
        return ids.map((id) => ({
            table: tableFacts(relation), index: nameOf(id, step, command), how: howBuilt(id, table, step, command), seconds: command.end - command.start,
            statement: withoutValues(command.statement?.text ?? ''),
        }));
    }));
    return [...built, ...rebuiltInPlace(step, timeline, truncated, relations)];
}
function howBuilt(id, table, { before, after }, { tag }) {
    if (tag !== 'ALTER TABLE')
        return 'created';
    const name = after.indexes.find((one) => one.id === id)?.name;
    return before.indexes.some((one) => one.table === table && one.name === name) ? 'rebuilt' : 'by constraint';
}
function nameOf(id, { after }, { facts }) {
    return after.indexes.find((one) => one.id === id)?.name ?? facts.objects.find((one) => one.id === id)?.identity ?? '';
}
/** REINDEX, and a change of type that needs no new table, keep the index and give it a new file. */
function rebuiltInPlace(step, timeline, truncated, relations) {
    const files = new Map([...step.after.relations, ...step.after.indexes].map(({ id, file }) => [id, file]));
    return step.before.indexes.flatMap(({ id, table, name, file }) => {
        const relation = relations.get(table);
        const isRebuilt = files.has(id) && files.get(id) !== file;
        if (relation === undefined || !isRebuilt || truncated.has(table) || files.get(table) !== relation.file)
            return [];
        const statement = culprit(relation, step, timeline);
        return [{ table: tableFacts(relation), index: name, how: 'rebuilt', seconds: statement === undefined ? 0 : statement.end - statement.start, statement: withoutValues(statement?.text ?? '') }];
    });
}

;// CONCATENATED MODULE: ./domain/migration-effects.js






/**
 * Concludes from what was observed. `bookkeeping` names the tables that the migration tool keeps its revisions in: what it does to them is left
 * out.
 */
function effectsOf(observed, bookkeeping = []) {
    const step = { ...observed, before: without(observed.before, bookkeeping), after: without(observed.after, bookkeeping) };
    const timeline = (0,migration_timeline/* timelineOf */.h)(step.log);
    const truncated = truncatedTables(step, timeline);
    const changed = changesOf(step, truncated);
    return {
        seconds: step.seconds,
        statements: timeline.statements.map(({ text, start, end, sqlState }) => ({ text: withoutValues(text), seconds: end - start, command: commandOf(text), failed: sqlState !== undefined })),
        locks: locksOf(step, timeline, truncated),
        waits: waitsOf(step),
        rewrites: rewritesOf(step, timeline, truncated),
        scans: scansOf(step, timeline),
        indexes: indexesOf(step, timeline, truncated),
        dropped: dropsOf(step),
        cascaded: cascadedIn(step.log),
        changed,
        nulled: nulledOf(step, changed),
        unvalidated: unvalidatedOf(step),
        invalidIndexes: invalidIndexesOf(step),
        enums: enumsOf(step),
        types: typesOf(step),
        longestTransactionSeconds: timeline.transactions.reduce((longest, { start, end }) => Math.max(longest, end - start), 0),
        walBytes: step.walBytes,
        walUnderstated: step.walUnderstated,
        failures: [
            ...timeline.statements.flatMap(({ text, sqlState }) => (sqlState === undefined ? [] : [{ sqlState, statement: withoutValues(text) }])),
            ...timeline.strayErrors.map((sqlState) => ({ sqlState, statement: '' })),
        ],
        gaps: step.gaps,
    };
}
// What somebody made on its own account. Triggers, rules and defaults are parts of those.
const ownObjects = new Set(['view', 'materialized view', 'table', 'foreign table', 'table constraint', 'function', 'procedure', 'aggregate', 'policy']);
function cascadedIn(log) {
    return log.flatMap((fact) => {
        if (fact.kind !== 'drop')
            return [];
        const named = fact.objects.filter(({ original }) => original).map(({ identity }) => identity);
        // `positive on public.orders`: a constraint goes with its own table or column without being asked for.
        const isOwn = (identity) => named.some((name) => identity.endsWith(` on ${name}`) || name.startsWith(`${identity.slice(identity.lastIndexOf(' on ') + 4)}.`));
        return fact.objects.filter(({ original, type, identity }) => !original && ownObjects.has(type) && !(type === 'table constraint' && isOwn(identity))).map(({ type, identity }) => `${type} ${identity}`);
    });
}
function without(state, names) {
    return { ...state, relations: state.relations.filter(({ name }) => !names.includes(name)) };
}
// The bits of pg_event_trigger_table_rewrite_reason(), as src/include/commands/event_trigger.h has them.
const reasons = [[4, 'column type'], [2, 'column default'], [1, 'persistence'], [8, 'access method']];
function rewritesOf(step, { commands, ...timeline }, truncated) {
    const rewritten = new Set(commands.flatMap(({ rewrites }) => [...rewrites.keys()]));
    const files = new Map(step.after.relations.map(({ id, file }) => [id, file]));
    return step.before.relations.filter(hasRows).flatMap((relation) => {
        if (rewritten.has(relation.id))
            return commands.flatMap((command) => causeIn(command, relation.id).map((cause) => ({ table: tableFacts(relation), cause, statement: withoutValues(command.statement?.text ?? '') })));
        const hasNewFile = relation.file !== null && files.has(relation.id) && files.get(relation.id) !== relation.file;
        if (!hasNewFile || truncated.has(relation.id))
            return [];
        const statement = commands.find(({ facts }) => facts.objects.some(({ id }) => id === relation.id))?.statement ?? culprit(relation, step, { commands, ...timeline });
        return [{ table: tableFacts(relation), cause: 'rewritten by command', statement: withoutValues(statement?.text ?? '') }];
    });
}
function causeIn({ rewrites }, id) {
    const bits = rewrites.get(id);
    return bits === undefined ? [] : [reasons.find(([bit]) => (bits & bit) !== 0)?.[1] ?? 'rewritten by command'];
}
function hasRows({ rows }) {
    return rows !== null && rows > 0;
}

;// CONCATENATED MODULE: ./domain/row-differences.js

/** Compares the rows of two readings of one database, table by table. Tells of each table whose rows are not the same. */
function rowDifferences(before, after, without = []) {
    const now = new Map(after.map((table) => [JSON.stringify([table.schema, table.name]), table]));
    return before.filter(({ name }) => !without.includes(name)).flatMap((then) => {
        const table = `${then.schema}.${then.name}`;
        const found = now.get(JSON.stringify([then.schema, then.name]));
        if (found === undefined || (found.rows === null && then.rows !== null))
            return [{ table, sentence: `the rows of ${table} cannot be read any more` }];
        if (found.rows !== then.rows)
            return [{ table, sentence: `${table} has ${(0,units/* counted */.hS)(found.rows ?? 0, 'row')}, it had ${(0,units/* counted */.hS)(then.rows ?? 0, 'row')}` }];
        return found.fingerprint === then.fingerprint ? [] : [{ table, sentence: `the rows of ${table} have other content` }];
    });
}

;// CONCATENATED MODULE: ./domain/schema-diff.js
// Data, and what describes the dump rather than the schema.
const left = /DATA$|^(?:BLOB|LARGE OBJECT|SEQUENCE SET|ENCODING|STDSTRINGS|SEARCHPATH|DATABASE)/;
/**
 * Tells what differs between two schemas, object by object, in the order of their names: the order in which pg_dump writes them, commas, and
 * the order of a table's columns make no difference. `bookkeeping` names tables whose objects are left out.
 */
function schemaDifferences(before, after, bookkeeping = []) {
    const [then, now] = [objectsOf(before, bookkeeping), objectsOf(after, bookkeeping)];
    return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((object) => {
        const [old, young] = [then.get(object), now.get(object)];
        if (old === undefined)
            return [{ object, change: 'added', lines: (young ?? []).map((line) => `+${line}`) }];
        if (young === undefined)
            return [{ object, change: 'removed', lines: old.map((line) => `-${line}`) }];
        if (old.toSorted().join('\n') === young.toSorted().join('\n'))
            return [];
        return [{ object, change: 'changed', lines: lineDifferences(old, young) }];
    });
}
function objectsOf(entries, bookkeeping) {
    const objects = new Map();
    for (const entry of entries) {
        // `alembic_version alembic_version_pkc`, `TABLE alembic_version`, `knex_migrations_id_seq`.
        const isBookkeeping = bookkeeping.some((name) => entry.tag.split(' ').some((word) => word === name || word.startsWith(`${name}_`)));
        if (left.test(entry.description) || isBookkeeping)
            continue;
        const name = `${entry.description.toLowerCase()} ${entry.namespace === null || entry.namespace === '' ? '' : `${entry.namespace}.`}${entry.tag}`;
        const owner = entry.owner === null || entry.owner === '' ? [] : [`-- owner: ${entry.owner}`];
        objects.set(name, [...objects.get(name) ?? [], ...linesOf(entry.definition ?? ''), ...owner]);
    }
    return objects;
}
function linesOf(definition) {
    return definition.split('\n').map((line) => line.replace(/,\s*$/, '').trimEnd()).filter((line) => line !== '');
}
/** The longest common lines stay; of very long definitions only beginning and end are looked at. */
function lineDifferences(before, after) {
    let [first, last] = [0, 0];
    while (first < Math.min(before.length, after.length) && before[first] === after[first])
        first++;
    while (last < Math.min(before.length, after.length) - first && before.at(-1 - last) === after.at(-1 - last))
        last++;
    const [old, young] = [before.slice(first, before.length - last), after.slice(first, after.length - last)];
    const around = (lines) => lines.map((line) => ` ${line}`);
    return [...around(before.slice(Math.max(0, first - 3), first)), ...between(old, young), ...around(before.slice(before.length - last).slice(0, 3))];
}
const mostCompared = 1000;
function between(old, young) {
    if (old.length > mostCompared || young.length > mostCompared)
        return [...old.map((line) => `-${line}`), ...young.map((line) => `+${line}`)];
    // How many lines are common from each pair of places on.
    const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1));
    const at = (i, j) => common[i]?.[j] ?? 0;
    for (let i = old.length - 1; i >= 0; i--) {
        for (let j = young.length - 1; j >= 0; j--)
            (common[i] ?? [])[j] = old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
    const lines = [];
    for (let [i, j] = [0, 0]; i < old.length || j < young.length;) {
        if (i < old.length && j < young.length && old[i] === young[j]) {
            lines.push(` ${old[i] ?? ''}`);
            i++;
            j++;
        }
        else if (j >= young.length || (i < old.length && at(i + 1, j) >= at(i, j + 1)))
            lines.push(`-${old[i++] ?? ''}`);
        else
            lines.push(`+${young[j++] ?? ''}`);
    }
    return lines;
}
/** A change in one sentence. */
function sentenceOf({ object, change }) {
    return `${object} ${change === 'changed' ? 'is another one' : change === 'added' ? 'is left over' : 'is missing'}`;
}

// EXTERNAL MODULE: ./migrations/command.js
var command = __webpack_require__(79818);
// EXTERNAL MODULE: ./migrations/detection.js + 1 modules
var detection = __webpack_require__(45066);
// EXTERNAL MODULE: ./kit/process.js
var kit_process = __webpack_require__(84075);
// EXTERNAL MODULE: ./migrations/branch.js + 1 modules
var migrations_branch = __webpack_require__(74820);
// EXTERNAL MODULE: ./migrations/program.js
var migrations_program = __webpack_require__(33691);
;// CONCATENATED MODULE: ./migrations/alembic-steps.js



const historyLimitSeconds = 300;
/** The revisions that a database lacks, in the order in which alembic applies them. `applied`: the revisions that it is at. */
async function pendingRevisions(tool, branch, applied, workplace, signal) {
    const { program, parameters } = await (0,migrations_program/* locate */.x)(tool, workplace.environment);
    const { stdout } = await (0,kit_process/* run */.eF)(program, [...parameters.slice(0, -2), 'history', '--verbose'], { environment: workplace.environment, directory: tool.directory, signal, timeLimitSeconds: historyLimitSeconds, group: true });
    const details = parseVerboseHistory(stdout);
    return (0,migrations_branch/* pendingIn */.fE)(branch, applied).map((id) => {
        const { file, parent } = details.get(id) ?? { file: undefined, parent: 'base' };
        return { id, file, undo: `${id}@${parent}` };
    });
}
/** Reads `alembic history --verbose`: of each revision its file, and one of the revisions that it follows, or `base`. */
function parseVerboseHistory(text) {
    const found = new Map();
    for (const block of text.split(/^(?=Rev: )/m)) {
        const id = /^Rev: (?<id>[^\s,]+)/.exec(block)?.groups?.['id'];
        if (id === undefined)
            continue;
        const parent = /^(?:Parent|Merges): (?<parent>[^\s,]+)/m.exec(block)?.groups?.['parent'];
        found.set(id, { file: /^Path: (?<file>.+)$/m.exec(block)?.groups?.['file'], parent: parent === undefined || parent === '<base>' ? 'base' : parent });
    }
    return found;
}

// EXTERNAL MODULE: ./migrations/execution.js
var execution = __webpack_require__(73281);
// EXTERNAL MODULE: ./migrations/failure.js
var failure = __webpack_require__(20949);
// EXTERNAL MODULE: ./migrations/revision.js
var revision = __webpack_require__(60926);
// EXTERNAL MODULE: ./migrations/run.js
var run = __webpack_require__(5654);
// EXTERNAL MODULE: ./migrations/workplace.js + 1 modules
var workplace = __webpack_require__(82677);
;// CONCATENATED MODULE: ./migrations/plan.js








/**
 * Finds what the checkout would do to the database, and lets `work` do it step by step. Throws KnownError: what `objection` says of the
 * checkout, `program-missing`, `migrations-unguarded`, `migrations-unreadable`, `interrupted`.
 */
async function withPlan(options, work) {
    const tool = (0,run/* isTool */.DS)(options.migrations) ? options.migrations : undefined;
    (0,run/* refuseHardWired */.v8)(tool);
    const before = await (0,revision/* readRevision */.M)(options.query, tool?.name);
    if (tool?.name === 'alembic') {
        return (0,workplace/* inWorkplace */.A)(options, options.connection, tool, async (workplace) => work({ tool: tool.name, command: tool.command.join(' '), before, steps: await alembicSteps(tool, before, workplace, options) }));
    }
    const words = (0,run/* isTool */.DS)(options.migrations) ? options.migrations.command : options.migrations;
    return work({ tool: tool?.name, command: words.join(' '), before, steps: [wholeStep(options)] });
}
function wholeStep(options) {
    const { down } = options;
    return {
        revision: undefined, file: undefined,
        up: async () => { await (0,run/* runMigrations */.vI)(options); },
        down: down === undefined ? undefined : async () => { await (0,run/* runMigrations */.vI)({ ...options, migrations: down }); },
    };
}
async function alembicSteps(tool, before, workplace, options) {
    const { comparison } = await (0,run/* checkAlembic */.kE)(tool, workplace, before, options);
    const applied = before?.tool === 'alembic' ? before.revisions : [];
    const pending = await pendingRevisions(tool, await (0,migrations_branch/* readBranch */.pG)(tool, workplace, options.signal), applied, workplace, options.signal);
    // The revisions that the database was at before each step, as they were met on the way.
    const passed = new Map();
    return pending.map((revision) => ({ revision: revision.id, file: revision.file, ...moves({ tool, workplace, options, comparison, passed }, revision) }));
}
function moves(stepping, { id, undo }) {
    return {
        up: async () => {
            stepping.passed.set(id, await revisionsOf(stepping));
            await move(stepping, ['upgrade', id]);
            const now = await revisionsOf(stepping);
            if (!now.includes(id))
                throw (0,failure/* wentElsewhere */.j)(`alembic upgrade ${id} ended well, but the sandbox is at ${now.join(', ') || 'no revision'}`);
        },
        down: async () => {
            await move(stepping, ['downgrade', undo]);
            const [now, wanted] = [await revisionsOf(stepping), stepping.passed.get(id) ?? []];
            if (now.join() !== wanted.join())
                throw (0,failure/* wentElsewhere */.j)(`alembic downgrade ${undo} ended well, but the sandbox is at ${now.join(', ') || 'no revision'} and not at ${wanted.join(', ') || 'no revision'}`);
        },
    };
}
async function revisionsOf({ options, tool }) {
    return (await (0,revision/* readRevision */.M)(options.query, tool.name))?.revisions ?? [];
}
async function move({ tool, workplace, options, comparison }, words) {
    const { program, parameters } = await (0,migrations_program/* locate */.x)(tool, workplace.environment);
    const before = await (0,revision/* readRevision */.M)(options.query, tool.name);
    await (0,execution/* execute */.g)({ program, parameters: [...parameters.slice(0, -2), ...words] }, workplace, options, { tool, before, comparison });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
;// CONCATENATED MODULE: ./observation/triggers.js
/** The schema that holds whatever is put into the sandbox for the time of a step. */
const observationSchema = 'zimmer_observation';
/** Begins each message of ours in the server's log. */
const marker = 'zimmer-observation';
/**
 * Event triggers write what they see to the server's log, which also survives a migration that is rolled back; a table would not. They run with
 * the rights of the observer, so that a migration by any role can be watched, and they never let a migration fail.
 *
 * Locks and scans are told of the relations that were there before the step (`known`): those that it makes are nobody else's. The counters
 * `pg_stat_get_xact_*` are the session's own and not yet sent away, so the difference between a command's begin and end is what the command read.
 * Lists are ordered: the catalogs' own order changes with the room that earlier objects have left.
 * ALWAYS, because a migration may set session_replication_role to replica, which turns ordinary triggers off.
 */
const installation = `
CREATE SCHEMA ${observationSchema};
CREATE TABLE ${observationSchema}.known (id oid PRIMARY KEY);
INSERT INTO ${observationSchema}.known SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.oid >= 16384 AND n.nspname !~ '^pg_|^information_schema$|^${observationSchema}$';
CREATE FUNCTION ${observationSchema}.note() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET client_min_messages = error SET log_min_messages = log SET log_min_error_statement = panic AS $note$
DECLARE
  note jsonb := jsonb_build_object('kind', tg_event, 'tag', tg_tag, 'at', extract(epoch FROM clock_timestamp()));
BEGIN
  IF tg_event IN ('ddl_command_start', 'ddl_command_end') THEN
    WITH held AS MATERIALIZED (
      SELECT relation AS id, mode FROM pg_locks JOIN ${observationSchema}.known ON id = relation
      WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),
    altered AS (SELECT DISTINCT id FROM held WHERE mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock'))
    SELECT note || jsonb_build_object(
      'scans', (SELECT coalesce(jsonb_agg(jsonb_build_array(id::int8, pg_stat_get_xact_numscans(id), pg_stat_get_xact_tuples_returned(id)) ORDER BY id), '[]')
        FROM ${observationSchema}.known WHERE pg_stat_get_xact_numscans(id) > 0),
      'locks', (SELECT coalesce(jsonb_agg(jsonb_build_array(id::int8, mode) ORDER BY id, mode), '[]') FROM held),
      'indexes', (SELECT coalesce(jsonb_agg(jsonb_build_array(indexrelid::int8, indrelid::int8) ORDER BY indexrelid), '[]') FROM pg_index WHERE indrelid IN (SELECT id FROM altered)),
      'constraints', (SELECT coalesce(jsonb_agg(jsonb_build_array(oid::int8, conrelid::int8, confrelid::int8, convalidated) ORDER BY oid), '[]') FROM pg_constraint
        WHERE contype = 'f' AND conrelid IN (SELECT id FROM altered)))
    INTO note;
  END IF;
  IF tg_event = 'ddl_command_end' THEN
    note := note || jsonb_build_object('objects', (
      SELECT coalesce(jsonb_agg(jsonb_build_array(object_type, object_identity, objid::int8)), '[]') FROM pg_event_trigger_ddl_commands()));
  ELSIF tg_event = 'sql_drop' THEN
    note := note || jsonb_build_object('objects', (
      SELECT coalesce(jsonb_agg(jsonb_build_array(object_type, object_identity, original)), '[]') FROM pg_event_trigger_dropped_objects()
      WHERE (original OR normal) AND NOT is_temporary));
  ELSIF tg_event = 'table_rewrite' THEN
    note := note || jsonb_build_object('relation', pg_event_trigger_table_rewrite_oid()::int8, 'reason', pg_event_trigger_table_rewrite_reason());
  END IF;
  RAISE LOG '${marker} %', note;
EXCEPTION WHEN OTHERS THEN
  RAISE LOG '${marker} %', jsonb_build_object('kind', 'gap', 'event', tg_event, 'tag', tg_tag, 'state', sqlstate);
END $note$;
${['ddl_command_start', 'ddl_command_end', 'sql_drop', 'table_rewrite'].map((event) => `
CREATE EVENT TRIGGER ${observationSchema}_${event} ON ${event} EXECUTE FUNCTION ${observationSchema}.note();
ALTER EVENT TRIGGER ${observationSchema}_${event} ENABLE ALWAYS;`).join('')}`;
const removal = `DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT evtname FROM pg_event_trigger WHERE evtname LIKE '${observationSchema.replaceAll('_', '\\_')}\\_%' LOOP
    EXECUTE format('DROP EVENT TRIGGER %I', name);
  END LOOP;
  EXECUTE 'DROP SCHEMA IF EXISTS ${observationSchema} CASCADE';
END $$`;
const triggerCount = 4;
/** Installs the event triggers; those of an observation that was killed give way. Throws what the driver throws, such as for a user who is no superuser. */
async function installTriggers(session) {
    await removeTriggers(session);
    await session.query(`BEGIN; ${installation}; COMMIT`);
}
/** Removes all that was installed. Gives whether it was all still there. */
async function removeTriggers(session) {
    const [row] = await session.query(`
    SELECT count(*)::int AS count FROM pg_event_trigger WHERE evtenabled = 'A' AND starts_with(evtname, '${observationSchema}_')`);
    await session.query(`SET client_min_messages = warning; ${removal}`);
    return row?.count === triggerCount;
}

;// CONCATENATED MODULE: ./observation/log-lines.js


/** Cuts CSV into records as it comes in pieces; quoted fields may go on over lines. */
class CsvReader {
    #rest = '';
    push(text) {
        this.#rest += text;
        const records = [];
        let begin = 0;
        let quoted = false;
        for (let at = 0; at < this.#rest.length; at++) {
            const sign = this.#rest.charCodeAt(at);
            if (sign === 34)
                quoted = !quoted;
            else if (sign === 10 && !quoted) {
                records.push(fieldsOf(this.#rest.slice(begin, at)));
                begin = at + 1;
            }
        }
        this.#rest = this.#rest.slice(begin);
        return records;
    }
}
/** The fields of a record. Searched and not matched: a statement of 10 MB is one field, and no regular expression gets over so long a one. */
function fieldsOf(line) {
    const fields = [];
    for (let at = 0; at <= line.length; at++) {
        const quoted = line.startsWith('"', at) ? closingQuote(line, at + 1) : undefined;
        const comma = line.indexOf(',', quoted ?? at);
        const end = comma < 0 ? line.length : comma;
        fields.push(quoted === undefined ? line.slice(at, end) : line.slice(at + 1, quoted).replaceAll('""', '"'));
        at = end;
    }
    return fields;
}
/** Where the quoted field ends that began before `at`: at the line's end where nothing ends it. Two quotes are one of its own. */
function closingQuote(line, at) {
    let end = line.indexOf('"', at);
    while (end >= 0 && line.startsWith('"', end + 1))
        end = line.indexOf('"', end + 2);
    return end < 0 ? line.length : end;
}
function recordOf(fields) {
    const field = (index) => fields[index] ?? '';
    return {
        // 2025-08-28 14:30:22.123 UTC
        at: Date.parse(`${field(0).slice(0, 10)}T${field(0).slice(11, 23)}Z`) / 1000,
        database: field(2), session: Number(field(3)), transaction: /\/0?$/.test(field(9)) || field(9) === '' ? null : field(9),
        severity: field(11), sqlState: field(12), message: field(13), application: field(22),
    };
}
// Longer texts are cut: a driver may send a whole file as one statement.
const longestText = 100_000;
/** What a record says of the migration; undefined when it says nothing. A `gap` is an event that could not be noted. */
function factOf(record) {
    const { at, session, transaction, message } = record;
    if (message.startsWith(`${marker} {`))
        return noteIn(message.slice(marker.length + 1), record);
    const event = eventOf(record, message);
    return event === undefined ? undefined : { at, session, transaction, ...event };
}
function eventOf({ severity, sqlState }, message) {
    if (severity === 'ERROR' || severity === 'FATAL' || severity === 'PANIC')
        return { kind: 'error', sqlState };
    if (severity !== 'LOG')
        return undefined;
    // "execute" may come with the name of a prepared statement, and with that of a portal behind a slash; both may hold anything but a colon and a space.
    const began = /^(?:statement|execute [^\n]*?|execute fetch from [^\n]*?|fastpath function call): (?<text>[^]*)$/.exec(message);
    if (began !== null)
        return { kind: 'statement', text: (began.groups?.['text'] ?? '').slice(0, longestText) };
    const ended = /^duration: (?<milliseconds>[\d.]+) ms$/.exec(message);
    if (ended !== null)
        return { kind: 'end', milliseconds: Number(ended.groups?.['milliseconds']) };
    return message.startsWith('disconnection: ') ? { kind: 'session-end' } : undefined;
}
/** A migration may write to the log, too, in words like ours: what cannot be read must neither end the check nor be passed over. */
function noteIn(text, record) {
    try {
        return noteOf(JSON.parse(text), record);
    }
    catch {
        return { gap: 'the log has a line that begins like those of the watch and is none' };
    }
}
function noteOf(note, { session, transaction }) {
    const base = { at: note.at, session, transaction };
    const scans = (note.scans ?? []).map(([relation, count, rows]) => ({ relation, scans: count, rows }));
    const locks = (note.locks ?? []).filter(([, mode]) => migration_facts/* lockModes */.Y.includes(mode)).map(([relation, mode]) => ({ relation, mode }));
    switch (note.kind) {
        case 'ddl_command_start': return { ...base, kind: 'command-start', tag: note.tag, scans, locks };
        case 'ddl_command_end': return {
            ...base, kind: 'command-end', tag: note.tag, scans, locks,
            objects: (note.objects ?? []).map(([type, identity, id]) => ({ type, identity, id })),
            indexes: (note.indexes ?? []).map(([id, table]) => ({ id, table })),
            constraints: (note.constraints ?? []).map(([id, table, foreign, validated]) => ({ id, table, foreign, validated })),
        };
        case 'table_rewrite': return { ...base, kind: 'rewrite', relation: note.relation ?? 0, reason: note.reason ?? 0 };
        case 'sql_drop': return { ...base, kind: 'drop', objects: (note.objects ?? []).map(([type, identity, original]) => ({ type, identity, original })) };
        case 'gap': return { gap: `what ${note.tag} did at ${note.event ?? '?'} could not be noted (SQLSTATE ${note.state ?? '?'})` };
        default: return undefined;
    }
}

;// CONCATENATED MODULE: ./observation/log-file.js




const pieceBytes = 4 * 1024 * 1024;
const patienceMilliseconds = 15_000;
/** Where the log ends now. Throws KnownError `observation-log` when there is none that can be read. */
async function logEnd(session) {
    // The file appears a moment after the server was told to write it.
    for (const deadline = performance.now() + patienceMilliseconds;;) {
        const [row] = await session.query(`
      SELECT file, (pg_stat_file(file, true)).size::float8 AS size FROM (SELECT pg_current_logfile('csvlog') AS file) AS current`);
        if (row?.file != null && row.size !== null)
            return { file: row.file, offset: row.size };
        if (performance.now() > deadline)
            throw silent();
        await (0,external_node_timers_promises_.setTimeout)(20);
    }
}
/**
 * Gives every record that was written since `from` and before now. A line of our own is written and waited for: the log's lines come through a
 * pipe, so that all lines of sessions that have ended stand before it. Throws KnownError `observation-log` when it does not come.
 */
async function readLog(session, from, token, take) {
    const end = `${marker} end ${token}`;
    await session.query(`DO $$ BEGIN RAISE LOG '${end}'; END $$`);
    const reader = new CsvReader();
    const decoder = new TextDecoder();
    let { offset } = from;
    for (let deadline = performance.now() + patienceMilliseconds; performance.now() < deadline;) {
        const [row] = await session.query('SELECT pg_read_binary_file($1, $2, $3) AS bytes', [from.file, offset, pieceBytes]);
        const bytes = row?.bytes ?? Buffer.alloc(0);
        offset += bytes.length;
        for (const fields of reader.push(decoder.decode(bytes, { stream: true }))) {
            const record = recordOf(fields);
            if (record.message === end)
                return;
            take(record);
        }
        if (bytes.length > 0)
            deadline = performance.now() + patienceMilliseconds;
        if (bytes.length < pieceBytes)
            await (0,external_node_timers_promises_.setTimeout)(10);
    }
    throw silent();
}
function silent() {
    return new errors/* KnownError */.E('observation-log', 'the sandbox\'s server does not write the log that says what the migrations did', 'Look at the free space of the sandbox\'s disk, or set sandbox: docker or sandbox: local.');
}

;// CONCATENATED MODULE: ./observation/log-settings.js
/** For the sandbox's database alone: every statement when it begins and when it ends, no value of a parameter, no detail of an error. */
const databaseSettings = {
    log_statement: 'all', log_min_duration_statement: '0', log_min_messages: 'warning', log_min_error_statement: 'panic', log_error_verbosity: 'terse',
    log_parameter_max_length: '0', log_parameter_max_length_on_error: '0', log_duration: 'off', track_counts: 'on',
    // Asked for by a long transaction of many commands; production's own limits would end what is to be measured.
    statement_timeout: '0', idle_in_transaction_session_timeout: '0',
};
/** For the whole server; a sandbox of ours is started with them. */
const serverSettings = {
    log_destination: (now) => now.split(/,\s*/).includes('csvlog') ? now : `${now},csvlog`,
    log_rotation_age: () => '0',
    log_rotation_size: () => '0',
    log_timezone: (now) => /^(?:Etc\/)?UTC$/.test(now) ? now : 'UTC',
    // May not be set for one database.
    log_disconnections: () => 'on',
};
/** Lets the server log what is needed; gives what puts every setting back. */
async function applyLogSettings(session) {
    const database = await databaseName(session);
    const before = await ownSettings(session);
    const changed = await settingsToAlter(session);
    const names = Object.keys(databaseSettings);
    const alter = (values) => session.query(values.map(([name, value]) => `ALTER DATABASE ${database} ${value === undefined ? `RESET ${name}` : `SET ${name} = ${literal(value)}`}`).join('; '));
    const restore = async () => {
        await alter(names.map((name) => [name, before.get(name)]));
        for (const { name, altered } of changed)
            await session.query(altered === null ? `ALTER SYSTEM RESET ${name}` : `ALTER SYSTEM SET ${name} = ${log_settings_valueOf(name, altered)}`);
        if (changed.length > 0)
            await session.query('SELECT pg_reload_conf()');
    };
    try {
        for (const { name, value } of changed)
            await session.query(`ALTER SYSTEM SET ${name} = ${log_settings_valueOf(name, value)}`);
        if (changed.length > 0)
            await session.query('SELECT pg_reload_conf()');
        await alter(Object.entries(databaseSettings));
    }
    catch (problem) {
        await restore().catch(() => undefined);
        throw problem;
    }
    return restore;
}
async function databaseName(session) {
    const [row] = await session.query('SELECT quote_ident(current_database()) AS name');
    if (row === undefined)
        throw new Error('the session is in no database');
    return row.name;
}
/** What ALTER DATABASE has set earlier: a service may have its own. */
async function ownSettings(session) {
    const rows = await session.query(`
    SELECT unnest(setconfig) AS setting FROM pg_db_role_setting
    WHERE setrole = 0 AND setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    return new Map(rows.map(({ setting }) => [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)]));
}
async function settingsToAlter(session) {
    const settings = await session.query(`
    SELECT s.name, s.setting, (SELECT f.setting FROM pg_file_settings f WHERE f.name = s.name AND f.sourcefile LIKE '%/postgresql.auto.conf' ORDER BY f.seqno DESC LIMIT 1) AS altered
    FROM pg_settings s WHERE s.name = ANY ($1)`, [Object.keys(serverSettings)]);
    return settings.flatMap((one) => {
        const value = serverSettings[one.name]?.(one.setting) ?? one.setting;
        return value === one.setting ? [] : [{ ...one, value }];
    });
}
/** The one setting that is a list takes its elements one by one. */
function log_settings_valueOf(name, value) {
    return name === 'log_destination' ? value.split(/,\s*/).map(literal).join(', ') : literal(value);
}
function literal(text) {
    return `'${text.replaceAll('\'', '\'\'')}'`;
}

;// CONCATENATED MODULE: ./observation/sampler.js

// Of the sandbox's database, without those of this suite, and without AccessShareLock: every reader holds that.
// Who waits for a row holds, or queues for, the lock on its place, and waits for the transaction that wrote it last (heapam, README.tuplock).
const look = `
  WITH seen AS MATERIALIZED (SELECT * FROM pg_locks)
  SELECT l.pid AS session, l.virtualtransaction AS transaction, l.relation, l.mode, l.granted AND l.locktype = 'relation' AS granted,
    CASE l.locktype WHEN 'tuple' THEN format('%s/%s', l.page, l.tuple) END AS row, extract(epoch FROM clock_timestamp())::float8 AS at
  FROM seen l JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.relation >= 16384 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND a.application_name <> 'zimmer-backup'
    AND (l.locktype = 'relation' AND l.mode <> 'AccessShareLock'
      OR l.locktype = 'tuple' AND (NOT l.granted OR EXISTS (SELECT FROM seen w WHERE w.pid = l.pid AND NOT w.granted AND w.locktype = 'transactionid')))`;
/** Looks at who holds and awaits which lock, again and again: plain statements fire no event trigger, and only looking shows that one waits. */
class Sampler {
    #session;
    #spans = new Map();
    #pauseMilliseconds;
    #stop = new AbortController();
    #running;
    #failed = false;
    constructor(session, pauseMilliseconds) {
        this.#session = session;
        this.#pauseMilliseconds = pauseMilliseconds;
    }
    start() {
        this.#running = this.#run();
    }
    /** Looks a last time no more; gives what was seen, and whether it could look until now. */
    async stop() {
        this.#stop.abort();
        await this.#running;
        return { spans: [...this.#spans.values()], complete: !this.#failed };
    }
    async #run() {
        while (!this.#stop.signal.aborted) {
            try {
                for (const sample of await this.#session.query(look))
                    this.#take(sample);
            }
            catch {
                this.#failed = true;
                return;
            }
            await (0,external_node_timers_promises_.setTimeout)(this.#pauseMilliseconds, undefined, { signal: this.#stop.signal }).catch(() => undefined);
        }
    }
    #take({ at, ...lock }) {
        const key = `${lock.session} ${lock.transaction} ${lock.relation} ${lock.mode} ${lock.granted} ${lock.row ?? ''}`;
        this.#spans.set(key, { ...lock, from: this.#spans.get(key)?.from ?? at, to: at });
    }
}

;// CONCATENATED MODULE: ./observation/session.js

/**
 * Opens a session that writes nothing of its own into the log, and for which names mean the catalogue's. Throws KnownErrors
 * `observation-superuser` and `observation-log` where the server cannot be watched.
 */
async function openOwn(connect) {
    const session = await connect();
    try {
        await refuseUnobservable(session);
        await session.query(`
      SELECT pg_catalog.set_config('log_statement', 'none', false), pg_catalog.set_config('log_min_duration_statement', '-1', false),
        pg_catalog.set_config('log_min_messages', 'log', false), pg_catalog.set_config('search_path', 'pg_catalog', false), pg_catalog.set_config('statement_timeout', '0', false)`);
        return session;
    }
    catch (problem) {
        await session.end();
        throw problem;
    }
}
async function refuseUnobservable(session) {
    const [row] = await session.query(`
    SELECT rolsuper AS superuser, pg_catalog.current_setting('logging_collector') AS collector FROM pg_catalog.pg_roles WHERE rolname = current_user`);
    if (row?.superuser !== true) {
        throw new errors/* KnownError */.E('observation-superuser', 'the user of the sandbox is no superuser, and only a superuser may watch migrations', 'Give the service\'s superuser as sandbox-user, or set sandbox: docker or sandbox: local.');
    }
    if (row.collector !== 'on') {
        throw new errors/* KnownError */.E('observation-log', 'the sandbox\'s server does not collect its log, so nobody can read from it what the migrations did', 'Set sandbox: docker or sandbox: local, or start the service with -c logging_collector=on.');
    }
}

;// CONCATENATED MODULE: ./observation/state.js

const relevant = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', '${observationSchema}') AND c.oid >= 16384`;
/** The next transaction's number: whatever is written from now on has this one or a later one. */
async function nextTransaction(session) {
    const [row] = await session.query(`SELECT (pg_snapshot_xmax(pg_current_snapshot())::text::numeric % 4294967296)::text AS id`);
    if (row === undefined)
        throw new Error('the server did not say which transaction is next');
    return row.id;
}
/**
 * Reads which relations, columns, indexes, constraints and enums there are, and counts every row, and every value that is not null. Call it
 * when no other session writes.
 */
async function readState(session, options) {
    const relations = [];
    const earlier = new Map(options.earlier?.relations.map((relation) => [relation.id, relation]));
    for (const row of await relationRows(session))
        relations.push(await counted(session, row, earlier.get(row.id), options));
    return { relations: withSums(relations), indexes: await indexStates(session), constraints: await constraintStates(session), enums: await enumStates(session) };
}
/** Sizes as float8, since the driver gives 64-bit integers as text. */
async function relationRows(session) {
    return session.query(`
    SELECT c.oid AS id, n.nspname AS schema, c.relname AS name, c.relkind, format('%I.%I', n.nspname, c.relname) AS quoted,
      CASE c.relkind WHEN 'p' THEN 'partitioned table' WHEN 'm' THEN 'materialized view' WHEN 'v' THEN 'view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,
      coalesce(pg_total_relation_size(c.oid), 0)::float8 AS bytes, nullif(pg_relation_filenode(c.oid), 0) AS file,
      (SELECT min(inhparent::oid::int8)::float8 FROM pg_inherits WHERE inhrelid = c.oid) AS parent,
      json_build_object('inserted', pg_stat_get_tuples_inserted(c.oid), 'updated', pg_stat_get_tuples_updated(c.oid), 'deleted', pg_stat_get_tuples_deleted(c.oid)) AS written,
      (SELECT coalesce(json_agg(json_build_object('number', attnum, 'name', attname, 'quoted', quote_ident(attname), 'type', format_type(atttypid, atttypmod), 'notNull', attnotnull)
          ORDER BY attnum), '[]') FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND ${relevant} ORDER BY c.oid`);
}
async function counted(session, row, earlier, { countValuesUpToBytes, freshSince }) {
    const { relkind, quoted, columns, ...relation } = row;
    const uncounted = columns.map(({ number, name, type, notNull }) => ({ number, name, type, notNull, values: null }));
    if (relkind !== 'r' && relkind !== 'm')
        return { ...relation, rows: null, fresh: 0, columns: uncounted };
    if (earlier !== undefined && isUntouched(relation, uncounted, earlier)) {
        return { ...relation, rows: earlier.rows, fresh: 0, columns: uncounted.map((column, index) => ({ ...column, values: earlier.columns[index]?.values ?? null })) };
    }
    const nullable = relation.bytes > countValuesUpToBytes ? [] : columns.filter(({ notNull }) => !notNull);
    // A materialized view that was never filled cannot be read.
    const filled = relkind === 'r' || (await session.query('SELECT relispopulated AS filled FROM pg_class WHERE oid = $1', [row.id]))[0]?.filled === true;
    // age() counts backwards from now, so that a smaller age is a later transaction, also where the numbers begin anew.
    const fresh = freshSince === undefined ? '0' : `count(*) FILTER (WHERE age(xmin) <= age('${freshSince}'::xid))`;
    const [counts] = !filled ? [{ rows: 0, fresh: 0, values: nullable.map(() => 0) }] : await session.query(`
    SELECT count(*)::float8 AS rows, ${fresh}::float8 AS fresh, ARRAY[${nullable.map((column) => `count(${column.quoted})`).join(', ')}]::float8[] AS values FROM ONLY ${quoted}`);
    const rows = counts?.rows ?? 0;
    const values = new Map(nullable.map(({ number }, index) => [number, counts?.values[index] ?? 0]));
    return { ...relation, rows, fresh: counts?.fresh ?? 0, columns: uncounted.map((column) => ({ ...column, values: column.notNull ? rows : values.get(column.number) ?? null })) };
}
function isUntouched(now, columns, earlier) {
    return now.file === earlier.file && now.written.inserted === earlier.written.inserted && now.written.updated === earlier.written.updated
        && now.written.deleted === earlier.written.deleted
        && columns.length === earlier.columns.length && columns.every(({ number, type }, index) => number === earlier.columns[index]?.number && type === earlier.columns[index].type);
}
/** A partitioned table has the rows, bytes and values of its partitions, however deep. */
function withSums(relations) {
    const children = Map.groupBy(relations.filter(({ parent }) => parent !== null), ({ parent }) => parent);
    const summed = (relation) => {
        if (relation.kind !== 'partitioned table')
            return relation;
        const parts = (children.get(relation.id) ?? []).map(summed);
        const total = (value) => parts.reduce((sum, part) => {
            const more = value(part);
            return sum === null || more === null ? null : sum + more;
        }, 0);
        // Columns stand in another order in each partition, but under one name.
        const columns = relation.columns.map((column) => ({ ...column, values: total((part) => part.columns.find(({ name }) => name === column.name)?.values ?? null) }));
        return { ...relation, rows: total(({ rows }) => rows ?? 0), bytes: total(({ bytes }) => bytes) ?? 0, columns };
    };
    return relations.map(summed);
}
async function indexStates(session) {
    return session.query(`
    SELECT i.indexrelid AS id, i.indrelid AS table, x.relname AS name, i.indisvalid AS valid, nullif(pg_relation_filenode(i.indexrelid), 0) AS file
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class x ON x.oid = i.indexrelid
    WHERE ${relevant} ORDER BY 1`);
}
async function constraintStates(session) {
    return session.query(`
    SELECT o.oid AS id, o.conrelid AS table, o.conname AS name, o.convalidated AS validated,
      CASE o.contype WHEN 'c' THEN 'check' WHEN 'f' THEN 'foreign key' WHEN 'n' THEN 'not-null' ELSE 'other' END AS type
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${relevant} ORDER BY 1`);
}
async function enumStates(session) {
    return session.query(`
    SELECT c.oid AS id, n.nspname AS schema, c.typname AS name,
      (SELECT coalesce(json_agg(enumlabel ORDER BY enumsortorder), '[]') FROM pg_enum WHERE enumtypid = c.oid) AS labels
    FROM pg_type c JOIN pg_namespace n ON n.oid = c.typnamespace WHERE c.typtype = 'e' AND ${relevant} ORDER BY 1`);
}

;// CONCATENATED MODULE: ./observation/observer.js










/** Makes the sandbox ready to be observed. Throws KnownErrors `observation-superuser` and `observation-log`. */
async function openObserver(request) {
    const session = await openOwn(request.connect);
    try {
        const restore = await applyLogSettings(session);
        try {
            await logEnd(session);
            return await Watch.open(request, session, restore);
        }
        catch (problem) {
            await restore().catch(() => undefined);
            throw problem;
        }
    }
    catch (problem) {
        await session.end();
        throw problem;
    }
}
const samplingMilliseconds = 50;
class Watch {
    #request;
    #session;
    #looking;
    #major;
    #isWalMinimal;
    #restore;
    #state;
    constructor(request, session, looking, server, restore) {
        this.#request = request;
        this.#session = session;
        this.#looking = looking;
        this.#major = (0,versions/* majorOf */.Ds)(server.version);
        this.#isWalMinimal = server.wal === 'minimal';
        this.#restore = restore;
    }
    static async open(request, session, restore) {
        const [server] = await session.query(`SELECT current_setting('server_version_num')::int AS version, current_setting('wal_level') AS wal`);
        if (server === undefined)
            throw new Error('the server did not say its version');
        return new Watch(request, session, await openOwn(request.connect), server, restore);
    }
    async during(work) {
        const session = this.#session;
        const before = this.#state ?? await this.#readState(undefined, undefined);
        const first = await nextTransaction(session);
        const from = await logEnd(session);
        await installTriggers(session);
        const sampler = new Sampler(this.#looking, samplingMilliseconds);
        const gaps = [];
        const wal = await this.#walPosition();
        const began = performance.now();
        sampler.start();
        const ended = await work().then((value) => ({ done: true, value }), (problem) => ({ done: false, problem }));
        const seconds = (performance.now() - began) / 1000;
        const walBytes = await this.#walPosition() - wal;
        await this.#endOthers();
        const sampled = await sampler.stop();
        if (!await removeTriggers(session))
            gaps.push('the migration removed or disabled the event triggers that watch it');
        if (!sampled.complete)
            gaps.push('the session that looks at locks was ended');
        const log = await this.#readLog(from, gaps);
        const after = await this.#readState(before, first);
        this.#state = after;
        return { ended, observed: { seconds, before, after, log, spans: sampled.spans, walBytes, walUnderstated: this.#isWalMinimal, gaps } };
    }
    async close() {
        const restore = this.#restore;
        this.#restore = undefined;
        if (restore === undefined)
            return;
        try {
            await restore();
        }
        finally {
            await this.#looking.end();
            await this.#session.end();
        }
    }
    async #readLog(from, gaps) {
        const facts = [];
        const [row] = await this.#session.query('SELECT current_database() AS name');
        await readLog(this.#session, from, (0,external_node_crypto_.randomBytes)(8).toString('hex'), (record) => {
            // A session's first lines, and those of its end, stand under its application's name too.
            if (record.database !== row?.name || record.application === 'zimmer-backup')
                return;
            const fact = factOf(record);
            if (fact === undefined)
                return;
            if ('gap' in fact)
                gaps.push(fact.gap);
            else
                facts.push(fact);
        });
        return facts;
    }
    /** Before 15 the counters come through a socket, may be lost, and are up to half a second old: everything is counted anew. */
    async #readState(earlier, freshSince) {
        const exact = this.#major >= 15;
        if (!exact)
            await (0,external_node_timers_promises_.setTimeout)(600);
        return readState(this.#session, { earlier: exact ? earlier : undefined, freshSince, countValuesUpToBytes: this.#request.countValuesUpToBytes ?? 10_000_000_000 });
    }
    async #walPosition() {
        const [row] = await this.#session.query(`SELECT (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 AS bytes`);
        return row?.bytes ?? 0;
    }
    /** A session writes its counters when it ends, and a statement whose client was killed goes on by itself. */
    async #endOthers() {
        const grace = performance.now() + (this.#request.graceMilliseconds ?? 2000);
        for (let ended = false;;) {
            const others = await this.#session.query(`
        SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND application_name <> 'zimmer-backup'`);
            if (others.length === 0)
                return;
            if (!ended && performance.now() > grace) {
                for (const { pid } of others)
                    await this.#session.query('SELECT pg_terminate_backend($1)', [pid]);
                ended = true;
            }
            await (0,external_node_timers_promises_.setTimeout)(10);
        }
    }
}

;// CONCATENATED MODULE: ./actions/migration-check/failure.js




/** What is told of a migration that did not end well: which statement, on how many rows, and what it leaves behind. */
function failureOf({ problem, observed, effects, ...ends }) {
    const failed = effects.failures.at(-1);
    const statement = failed === undefined || failed.statement === '' ? null : failed.statement;
    return {
        sentence: (0,errors/* messageOf */.bD)(problem), hint: problem instanceof errors/* KnownError */.E ? problem.hint : 'The output of the migration is above.',
        statement, sqlState: failed?.sqlState ?? null,
        tables: statement === null ? [] : observed.before.relations.filter(({ name, rows }) => rows !== null && mentions(statement, name)).map(tableFacts),
        state: stateOf(effects, ends),
    };
}
function stateOf(effects, { schema, before, after }) {
    const at = after === null || after.revisions.length === 0 ? 'at no revision' : `at revision ${after.revisions.join(', ')}`;
    const rows = effects.changed.length;
    const isMoved = (before?.revisions ?? []).join() !== (after?.revisions ?? []).join();
    // pg_dump leaves out indexes that are not valid.
    const invalid = effects.invalidIndexes.length;
    if (schema.length === 0 && rows === 0 && invalid === 0 && !isMoved)
        return `it was rolled back whole: schema and rows are as before, ${at}`;
    const changed = [schema.length === 0 ? '' : `${(0,units/* counted */.hS)(schema.length, 'object')} of the schema changed`, rows === 0 ? '' : `rows of ${(0,units/* counted */.hS)(rows, 'table')} changed`, invalid === 0 ? '' : `${(0,units/* counted */.hS)(invalid, 'index', 'indexes')} invalid`].filter(Boolean);
    return `it is left half done, ${[...changed, at].join(', ')}`;
}

;// CONCATENATED MODULE: ./actions/migration-check/stages.js
















const notTried = { outcome: 'not tried', seconds: 0, reason: null, differences: [] };
/** Everything that is done with the restored database: up, down again, and up once more, each step watched. */
class Stages {
    stepped = [];
    notes = [];
    plan;
    appliedAgain = null;
    rowsCompared = null;
    #request;
    #schemas = new Map();
    #bookkeeping = revision/* bookkeepingTables */.w;
    constructor(request) {
        this.#request = request;
    }
    /** Runs them. Throws KnownErrors of the sanitizing, of the observer and of `withPlan`; a migration that fails is a finding and not thrown. */
    async run(restored) {
        const { inputs, context, sanitizeSql, recordedTool } = this.#request;
        const { host } = context;
        const start = restored.isWarm ? restored.compared?.found : await sanitize(restored, sanitizeSql, host);
        await this.#request.ready(restored, start);
        const wanted = (0,command/* parseMigrate */.t)(inputs.migrate);
        const directory = (0,external_node_path_.resolve)(inputs['migrate-directory']);
        const migrations = wanted.kind === 'command' ? wanted.command : wanted.kind === 'none' ? undefined : await (0,detection/* detectMigrations */.d)(directory, recordedTool);
        if (migrations === undefined)
            throw new errors/* KnownError */.E('no-migrations', 'no migration tool was found here, so there is nothing to check', 'Name the command with migrate, or the folder with migrate-directory.', { status: errors/* exitStatus */.$u.unproved });
        if ('name' in migrations && migrations.name === 'rails')
            this.notes.push('rails may write the schema to a file at its end; it sees the tables of the observer while it is observed');
        const session = await (0,postgres_session/* connect */.Ng)(restored.connection);
        try {
            const observer = await openObserver({ connect: () => (0,postgres_session/* connect */.Ng)(restored.connection) });
            try {
                await this.#perform({ restored, migrations, directory, query: (text) => session.query(text), observer, start });
            }
            finally {
                await observer.close();
            }
        }
        finally {
            await session.end();
        }
    }
    async #perform({ restored, migrations, directory, query, observer, start }) {
        const { inputs, context } = this.#request;
        const { host } = context;
        const options = {
            migrations, directory, down: this.#down(migrations), connection: restored.connection, query, timeLimitSeconds: inputs['migration-timeout'], signal: host.interrupted,
            parentEnvironment: host.environment, temporaryDirectory: host.temporaryDirectory, onLine: (line) => { host.line(`    │ ${(0,markdown/* plain */.pj)(line)}`); },
        };
        await withPlan(options, async (plan) => {
            this.plan = plan;
            host.line(plan.steps.length === 0 ? '>>> No revision is pending' : `>>> Running ${(0,markdown/* plain */.pj)(plan.command)} on the restored database, observed`);
            const schema = await this.#schema(restored);
            const reached = await this.#up(plan.steps, { restored, query, observer }, schema);
            if (!reached || plan.steps.length === 0 || host.interrupted.aborted)
                return;
            if (!await this.#undo({ restored, observer }))
                return;
            await this.#compareRows(restored, start);
            await this.#again();
        });
    }
    #down(migrations) {
        const wanted = (0,command/* parseMigrate */.t)(this.#request.inputs['down-command']);
        const isAlembic = 'name' in migrations && migrations.name === 'alembic';
        if (wanted.kind === 'command' && isAlembic)
            this.notes.push('down-command was not used: alembic undoes its own revisions, one at a time');
        if (wanted.kind === 'command')
            return wanted.command;
        if (!isAlembic && wanted.kind === 'auto')
            this.notes.push('whether it can be undone was not tried: name the command with down-command');
        return undefined;
    }
    /** Gives whether all of them were applied. */
    async #up(steps, { restored, query, observer }, schema) {
        const { host } = this.#request.context;
        for (const step of steps) {
            this.#schemas.set(step, schema);
            const before = await (0,revision/* readRevision */.M)(query, this.plan?.tool);
            const { ended, observed } = await observer.during(step.up);
            this.#refuseInterrupted();
            this.#bookkeeping = bookkeepingIn(observed);
            const effects = effectsOf(observed, this.#bookkeeping);
            const now = await this.#schema(restored);
            const changes = schemaDifferences(schema, now, this.#bookkeeping);
            const failure = ended.done ? null : failureOf({ problem: ended.problem, observed, effects, schema: changes, before, after: await (0,revision/* readRevision */.M)(query, this.plan?.tool) });
            this.stepped.push({ step, effects, schema: changes, failure, undo: notTried });
            host.line(`    ${(0,markdown/* plain */.pj)(step.revision ?? 'migrations')} ${failure === null ? 'applied' : 'failed'} after ${(0,units/* duration */.p0)(effects.seconds)}: ${(0,units/* counted */.hS)(effects.statements.length, 'statement')}`);
            if (failure !== null)
                return false;
            schema = now;
        }
        return true;
    }
    /** The last first; gives whether all of them were undone. */
    async #undo({ restored, observer }) {
        const { host } = this.#request.context;
        if (this.#request.inputs['down-command'].trim().toLowerCase() === 'none')
            return false;
        if (this.stepped.some(({ step }) => step.down !== undefined))
            host.line('>>> Undoing it');
        for (const stepped of this.stepped.toReversed()) {
            const { step } = stepped;
            if (step.down === undefined) {
                stepped.undo = { ...notTried, outcome: 'unknown' };
                return false;
            }
            const { ended, observed } = await observer.during(step.down);
            this.#refuseInterrupted();
            const differences = schemaDifferences(this.#schemas.get(step) ?? [], await this.#schema(restored), this.#bookkeeping).map(sentenceOf);
            stepped.undo = ended.done
                ? { outcome: 'undone', seconds: observed.seconds, reason: null, differences }
                : { outcome: 'failed', seconds: observed.seconds, reason: (0,errors/* messageOf */.bD)(ended.problem), differences };
            host.line(`    ${(0,markdown/* plain */.pj)(step.revision ?? 'migrations')} ${ended.done ? 'undone' : 'not undone'} after ${(0,units/* duration */.p0)(observed.seconds)}${differences.length === 0 ? '' : `, ${(0,units/* counted */.hS)(differences.length, 'difference')}`}`);
            if (!ended.done)
                return false;
        }
        return true;
    }
    async #compareRows(restored, start) {
        const { compared } = restored;
        if (compared === undefined || start === undefined)
            return;
        const found = await (0,comparison/* readRows */.aK)(compared.request, () => undefined);
        this.rowsCompared = start.tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
        for (const { table, sentence } of rowDifferences(start.tables, found.tables, this.#bookkeeping)) {
            const culprit = culpritOf(this.stepped, table);
            if (culprit !== undefined)
                culprit.undo = { ...culprit.undo, differences: [...culprit.undo.differences, sentence] };
        }
    }
    async #again() {
        this.#request.context.host.line('>>> Applying it again');
        for (const stepped of this.stepped) {
            try {
                await stepped.step.up();
            }
            catch (problem) {
                this.#refuseInterrupted();
                if (!(problem instanceof errors/* KnownError */.E))
                    throw problem;
                this.appliedAgain = false;
                stepped.undo = { ...stepped.undo, differences: [...stepped.undo.differences, `after it, the migration cannot be applied again: ${problem.message}`] };
                return;
            }
        }
        this.appliedAgain = true;
    }
    #schema({ connection, clients, settings, compared }) {
        return (0,comparison/* schemaOf */.pP)(connection, { pgDump: clients.pgDump, settings, manifest: compared?.request.manifest, signal: this.#request.context.host.interrupted });
    }
    #refuseInterrupted() {
        if (this.#request.context.host.interrupted.aborted)
            throw new errors/* KnownError */.E('interrupted', 'the migration check was interrupted', 'Start it again.', { status: errors/* exitStatus */.$u.interrupted });
    }
}
/** The step that a table's other rows are laid to: the last that lost or wrote some, or else that locked it. */
function culpritOf(stepped, table) {
    const touches = (effects) => effects.some((effect) => effect.table.name === table);
    return stepped.findLast(({ effects }) => touches([...effects.dropped, ...effects.changed])) ?? stepped.findLast(({ effects }) => touches(effects.locks)) ?? stepped[0];
}
/** The known tables of migration tools, and alembic's under another name. */
function bookkeepingIn({ before, after }) {
    const own = [...before.relations, ...after.relations].filter(({ columns }) => columns.length === 1 && columns[0]?.name === 'version_num').map(({ name }) => name);
    return [...new Set([...revision/* bookkeepingTables */.w, ...own])];
}

// EXTERNAL MODULE: ./postgres/clients.js
var clients = __webpack_require__(45969);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
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

;// CONCATENATED MODULE: ./actions/migration-check/warm.js










/** Changes with whatever is in the entry, so that an older one is never met. */
const formatVersion = 1;
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
        try {
            const opened = await openByKey((0,external_node_fs_.createReadStream)(this.#path, { highWaterMark: 1024 * 1024 }), key, this.#name);
            const plainTar = (0,external_node_zlib_.createZstdDecompress)({ chunkSize: 1024 * 1024 });
            (0,external_node_stream_promises_.pipeline)(opened, plainTar).catch(() => undefined);
            return plainTar;
        }
        catch (problem) {
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
        const packed = await keep(JSON.stringify(memo), (content) => (0,external_node_stream_promises_.pipeline)(content, (0,external_node_zlib_.createZstdCompress)({ params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 1024 * 1024 }), sealByKey(key, this.#name), (0,external_node_fs_.createWriteStream)(this.#path, { flags: 'wx', mode: 0o600 }), { signal: host.interrupted }));
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
const run_run = async (read, context) => {
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
    const sanitizeSql = await readSanitizing(inputs.sanitize);
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
    const drill = new restore_test_drill/* Drill */.g({
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
function payloadKey(fileKey, nonce) {
    return Buffer.from((0,external_node_crypto_.hkdfSync)('sha256', fileKey, nonce, 'payload', 32));
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
    #key = Buffer.alloc(0);
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


/***/ })

};
