export const id = 9427;
export const ids = [9427];
export const modules = {

/***/ 99427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeSteps: () => (/* binding */ judgeSteps)
});

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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
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

// EXTERNAL MODULE: ./domain/sql-text.js
var sql_text = __webpack_require__(36376);
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
function placeOf(finding, files) {
    const name = finding.table?.name.slice(finding.table.name.indexOf('.') + 1);
    for (const file of files) {
        const lines = file.text.split(/\r?\n/);
        const begin = Math.max(0, lines.findIndex((line) => beginsWayUp.test(line)));
        const found = name === undefined ? -1 : lines.findIndex((line, index) => index >= begin && (0,sql_text/* mentions */.wy)(line, name));
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
        const place = placeOf(finding, files);
        return { ...finding, file: place?.file ?? null, line: place?.line ?? null };
    });
    return { revision: step.revision ?? null, file: files.length === 1 ? files[0]?.path ?? null : null, effects, findings, schema, failure, undo };
}


/***/ }),

/***/ 36376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nl: () => (/* binding */ commandOf),
/* harmony export */   WI: () => (/* binding */ statementsIn),
/* harmony export */   lO: () => (/* binding */ withoutValues),
/* harmony export */   wy: () => (/* binding */ mentions)
/* harmony export */ });
/* unused harmony export tokensOf */
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


/***/ })

};
