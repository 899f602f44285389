export const id = 5518;
export const ids = [5518];
export const modules = {

/***/ 74820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G_: () => (/* binding */ compareWith),
  C4: () => (/* binding */ objection),
  fE: () => (/* binding */ pendingIn),
  pG: () => (/* binding */ readBranch)
});

// UNUSED EXPORTS: compareRevision, parseHistory

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
;// CONCATENATED MODULE: ./migrations/provenance.js

const limitSeconds = 30;
/**
 * Asks git whether a missing alembic revision once stood in this branch (`removed`) or stands in another one that was fetched
 * (`newer`). Where git cannot tell, as in a shallow clone, it is `unknown`.
 */
async function provenance(revision, directory, surroundings) {
    const pattern = `(^|[^_])revision[^=]*=[^"']*["']${revision.replace(/[^A-Za-z0-9_-]/g, (character) => `\\${character}`)}["']`;
    const ask = async (parameters) => {
        const options = { directory, signal: surroundings.signal, timeLimitSeconds: limitSeconds };
        return (0,process/* run */.eF)({ name: 'git', path: 'git' }, parameters, options).then(({ stdout }) => stdout.trim(), () => '');
    };
    const commitWith = (where) => ask(['log', where, '-n', '1', '--format=%h', `-G${pattern}`, '--', '.']);
    const removedBy = await commitWith('HEAD');
    if (removedBy !== '')
        return { state: 'removed', place: removedBy };
    const elsewhere = await commitWith('--all');
    if (elsewhere === '')
        return { state: 'unknown' };
    const reference = await ask(['for-each-ref', '--count=1', '--contains', elsewhere, '--format=%(refname:short)']);
    return { state: 'newer', place: reference === '' ? elsewhere : reference };
}

// EXTERNAL MODULE: ./migrations/output.js
var output = __webpack_require__(75710);
// EXTERNAL MODULE: ./migrations/program.js
var migrations_program = __webpack_require__(33691);
// EXTERNAL MODULE: ./migrations/workplace.js + 1 modules
var workplace = __webpack_require__(82677);
;// CONCATENATED MODULE: ./migrations/branch.js






const historyLimitSeconds = 300;
/**
 * Compares a database's revisions (from the manifest, or `readRevision`) with the checkout, without any database. For alembic;
 * other tools give `not compared`. Throws KnownError `program-missing` or `migrations-unreadable`.
 */
async function compareRevision(tool, revisions, surroundings) {
    if (tool.name !== 'alembic')
        return { state: 'not compared' };
    const branch = await inWorkplace(surroundings, undefined, tool, (workplace) => readBranch(tool, workplace, surroundings.signal));
    return compareWith(branch, tool, revisions, surroundings);
}
/** The same with a branch that was read before. */
async function compareWith(branch, tool, revisions, surroundings) {
    const unknown = (revisions ?? []).filter((revision) => !branch.parents.has(revision));
    const [first] = unknown;
    if (first !== undefined) {
        const { state, place } = await provenance(first, tool.directory, surroundings);
        return state === 'unknown' ? { state, revisions: unknown } : { state, revisions: unknown, place };
    }
    if (branch.heads.length > 1)
        return { state: 'several heads', heads: branch.heads };
    if (revisions === undefined || revisions.length === 0)
        return { state: 'unstamped' };
    const pending = pendingIn(branch, revisions);
    return pending.length === 0 ? { state: 'current' } : { state: 'behind', pending };
}
/** What is wrong with running the migrations after such a comparison; undefined when nothing is. */
function objection(comparison) {
    switch (comparison.state) {
        case 'current':
        case 'behind':
        case 'unstamped':
        case 'not compared':
            return undefined;
        case 'several heads':
            return new errors/* KnownError */.E('several-heads', `this branch's migrations end in ${comparison.heads.length} heads: ${comparison.heads.join(', ')}`, 'Join them with `alembic merge heads`; or, if they are meant, set `migrate: alembic upgrade heads`.');
        case 'newer':
            return new errors/* KnownError */.E('dump-newer-than-branch', `${standsAt(comparison.revisions)}, which is on ${comparison.place} but not on this branch`, 'The dump is newer than this branch: rebase it, then run this again.', { status: errors/* exitStatus */.$u.unproved });
        case 'removed':
            return new errors/* KnownError */.E('revision-removed', `${standsAt(comparison.revisions)}, which this branch removed or renamed (last in commit ${comparison.place})`, 'A revision that a database runs must stay: bring it back, or give its id to the migration that replaces it.');
        case 'unknown':
            return new errors/* KnownError */.E('revision-unknown', `${standsAt(comparison.revisions)}, which this branch does not know`, 'Most likely the dump is newer than this branch: rebase it. With `fetch-depth: 0` at actions/checkout it can be told.', { status: errors/* exitStatus */.$u.unproved });
    }
}
/** Reads alembic's own account of the checkout. `alembic history` runs no env.py unless `revision_environment` asks for it. */
async function readBranch(tool, workplace, signal) {
    const { environment } = workplace;
    const { program, parameters } = await (0,migrations_program/* locate */.x)(tool, environment);
    // What stands before `upgrade head` stays: `poetry run alembic`, `python -m alembic`.
    const history = [...parameters.slice(0, -2), 'history'];
    try {
        const options = { environment, directory: tool.directory, signal, timeLimitSeconds: historyLimitSeconds, group: true };
        const { stdout } = await (0,process/* run */.eF)(program, history, options);
        return parseHistory(stdout);
    }
    catch (problem) {
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
        if (signal?.aborted === true) {
            const ended = { status: errors/* exitStatus */.$u.interrupted, cause: problem };
            throw new errors/* KnownError */.E('interrupted', 'reading the migrations was interrupted', 'Start it again.', ended);
        }
        const why = (0,output/* tellingLine */.c$)(problem.stderr.split('\n')) || problem.message;
        throw new errors/* KnownError */.E('migrations-unreadable', `alembic could not read this branch's migrations: ${why}`, `Run \`alembic history\` in ${tool.directory}; it has to work before a backup can be migrated.`, { cause: problem });
    }
}
/** Reads the lines of `alembic history`: `a1, b2 (d4) -> c3 (label) (head) (mergepoint), what it does`. */
function parseHistory(text) {
    const parents = new Map();
    const heads = [];
    const pattern = /^(?<before>.+?) -> (?<revision>[^\s,]+)(?<marks>(?: \([^)]*\))*)(?:,|\s*$)/;
    for (const line of text.split('\n')) {
        const { before, revision, marks } = pattern.exec(line)?.groups ?? {};
        if (before === undefined || revision === undefined)
            continue;
        // In brackets stands what it depends on without following it.
        parents.set(revision, before.split(/[,() ]+/).filter((name) => name !== '' && name !== '<base>'));
        if (/\((?:effective )?head\)/.test(marks ?? ''))
            heads.push(revision);
    }
    return { parents, heads: heads.sort() };
}
/** The revisions of a branch that a database lacks which is at those, in the order in which they are applied. */
function pendingIn(branch, revisions) {
    const applied = new Set();
    const open = [...revisions];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (applied.has(next))
            continue;
        applied.add(next);
        open.push(...branch.parents.get(next) ?? []);
    }
    // History lists the newest first; they are applied the other way round.
    return [...branch.parents.keys()].filter((revision) => !applied.has(revision)).reverse();
}
function standsAt(revisions) {
    return `the backup is at alembic revision ${revisions.join(', ')}`;
}


/***/ }),

/***/ 79818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ parseMigrate)
/* harmony export */ });
/* harmony import */ var shell_quote__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44425);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);


/**
 * Reads the input `migrate`: `auto`, `none`, or a command that is split into words as a shell would, and run without one.
 * Throws KnownError `invalid-migrate` for what only a shell could do.
 */
function parseMigrate(input) {
    const trimmed = input.trim();
    if (/^auto$/i.test(trimmed))
        return { kind: 'auto' };
    if (/^none$/i.test(trimmed))
        return { kind: 'none' };
    const command = wordsOf(trimmed);
    const [program] = command;
    if (program === undefined || program === '')
        throw refused('is empty', 'Give `auto`, `none`, or a command.');
    if (/^[A-Za-z_]\w*=/.test(program))
        throw refused(`begins with "${program}"`, `Write \`env ${trimmed}\`, which needs no shell.`);
    return { kind: 'command', command };
}
function wordsOf(text) {
    // Outside of single quotes, a backtick would have been a command of its own.
    const rest = text.replace(/\\.|'[^']*'|"(?:[^"\\]|\\.)*"/gs, (quoted) => quoted.startsWith('"') && quoted.includes('`') ? '`' : '');
    if (/["']/.test(rest))
        throw refused('has a quote that is not closed', 'Close it, or put a backslash before it.');
    if (rest.includes('`'))
        throw shellOnly('`');
    // The place of a variable is kept as an object, so that it can be told from a word.
    return parsed(text).map((word) => {
        if (typeof word === 'string')
            return word;
        if ('variable' in word)
            throw shellOnly(`$${word.variable}`);
        throw shellOnly('comment' in word ? '#' : 'pattern' in word ? word.pattern : word.op);
    });
}
/** As `parse`, which throws an error of its own for a `${` that is none of a variable. */
function parsed(text) {
    try {
        return (0,shell_quote__WEBPACK_IMPORTED_MODULE_0__.parse)(text, (name) => ({ variable: name }));
    }
    catch {
        throw shellOnly('${');
    }
}
function shellOnly(symbol) {
    return refused(`has "${symbol}", which only a shell understands`, 'Put the steps into a script of the repository, and give `bash <script>`.');
}
function refused(what, hint) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('invalid-migrate', `migrate ${what}`, hint);
}


/***/ }),

/***/ 45066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ detectMigrations)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./migrations/tools.js
var tools = __webpack_require__(37552);
;// CONCATENATED MODULE: ./migrations/url-variables.js


const references = /(?:\benv\(|getenv\(|environ\[|environ\.get\(|process\.env[.[]|\bENV\[)\s*["']?(?<name>[A-Za-z_]\w*)/g;
const database = /DATABASE|DB|POSTGRES|PG|SQL|DIRECT|ALEMBIC|MIGRAT/i;
const url = /(?:URL|URI|DSN|CONNECTION_STRING)$/i;
/**
 * The variables from which a tool's configuration takes the URL of its database (`url = env("DIRECT_URL")`), so that they can be
 * set to the sandbox: one that is not set would be looked up in a `.env` file, which may name production.
 */
async function urlVariables(tool, directory, config) {
    const text = tool === 'alembic' ? await environmentScript(directory, config) : config;
    const names = [...text.matchAll(references)].map((match) => match.groups?.['name'] ?? '');
    return [...new Set(names)].filter((name) => database.test(name) && url.test(name)).sort();
}
/**
 * The database, or the host of one, that stands in a configuration as it is and that no variable can change, without its login;
 * undefined where there is none.
 * A tool that is not Python has no guard, so it would reach that database.
 */
function hardWiredPlace(config) {
    const names = [...config.matchAll(references)].map((match) => match.groups?.['name'] ?? '');
    if (/DATABASE_URL|PGHOST/.test(config) || names.some((name) => url.test(name)))
        return undefined;
    const place = /postgres(?:ql)?:\/\/(?:[^"'`\s@]*@)?(?<place>[^"'`\s?]+)/.exec(config)?.groups?.['place'];
    if (place !== undefined)
        return place.includes('${') ? undefined : place;
    // In parts: `connection: { host: 'db.example.com', … }`.
    return names.some((name) => /HOST|SERVER/i.test(name)) ? undefined : /\bhost\s*:\s*["'](?<host>[^"'\s]+)["']/.exec(config)?.groups?.['host'];
}
/** A value of an .ini file without the spaces and quotes around it. */
function unquoted(value) {
    return value.trim().replace(/^["']/, '').replace(/["']$/, '');
}
/** The text of alembic's env.py; empty where it is not found. */
async function environmentScript(directory, config) {
    const found = /^[ \t]*script_location[ \t]*=(?<location>[^\r\n]+)$/m.exec(config);
    const folder = (unquoted(found?.groups?.['location'] ?? '') || 'alembic').replace(/(?<!%)%+\(here\)s/g, directory);
    return (0,promises_.readFile)(external_node_path_.resolve(directory, folder, 'env.py'), 'utf8').catch(() => '');
}

;// CONCATENATED MODULE: ./migrations/detection.js





/** Folders of other people's code. */
const foreign = new Set(['node_modules', 'vendor', 'venv', 'env', 'dist', 'build', 'target', 'site-packages', '__pycache__']);
/** Of many migrations the first few tell whose they are. */
const filesLookedAt = 20;
const charactersRead = 65_536;
/**
 * Finds the migration tool of a checkout by its config files: in the folder itself, or else one level below, as in
 * `backend/alembic.ini`.
 * `recorded` is the tool whose table is in the database: of several tools, it is the one that is meant.
 * Throws KnownError `several-migration-tools` when it cannot be told which one brings the database up to the checkout.
 */
async function detectMigrations(directory, recorded) {
    const root = external_node_path_.resolve(directory);
    let found = await toolsIn(root, root);
    if (found.length === 0) {
        for (const folder of await foldersOf(root))
            found = [...found, ...await toolsIn(external_node_path_.join(root, folder), root)];
    }
    const meant = found.filter((tool) => tool.name === recorded);
    if (meant.length > 0)
        found = meant;
    if (found.length > 1) {
        const placeOf = (tool) => external_node_path_.relative(root, external_node_path_.join(tool.directory, tool.evidence));
        const names = found.map((tool) => `${tool.name} (${placeOf(tool)})`).join(', ');
        throw new errors/* KnownError */.E('several-migration-tools', `several migration tools were found: ${names}`, `Name the one that owns this database, for example \`migrate: ${(found[0]?.command ?? []).join(' ')}\`; or \`none\`.`);
    }
    return found[0];
}
async function toolsIn(directory, root) {
    const found = [];
    for (const rule of tools/* toolRules */.q) {
        const evidence = await evidenceFor(rule, directory);
        if (evidence === undefined)
            continue;
        const text = await textOf(external_node_path_.join(directory, evidence));
        const command = rule.name === 'atlas' ? atlasCommand(rule, text, evidence) : rule.command;
        const files = [evidence, ...await othersRead(rule, directory, evidence)];
        const texts = await Promise.all(files.map((file) => textOf(external_node_path_.join(directory, file))));
        const places = rule.mayBeHardWired === true ? texts.map(hardWiredPlace) : [];
        const hardWired = files.flatMap((file, index) => places[index] === undefined ? [] : [{ file, place: places[index] }])[0];
        const variables = await urlVariables(rule.name, directory, texts.join('\n'));
        found.push({ name: rule.name, root, directory, evidence, command, urlVariables: variables, hardWired });
    }
    return found;
}
/** What a rule also reads, as far as it is there. */
async function othersRead(rule, directory, evidence) {
    const found = await Promise.all((rule.alsoReads ?? []).map((file) => candidates(file, directory)));
    return found.flat().filter((file) => file !== evidence);
}
async function evidenceFor(rule, directory) {
    for (const alternative of rule.clues) {
        const files = [];
        for (const clue of alternative) {
            const file = await holds(clue, directory);
            if (file !== undefined)
                files.push(file);
        }
        if (files.length === alternative.length)
            return files[0];
    }
    return undefined;
}
async function holds(clue, directory) {
    for (const file of await candidates(clue.file, directory)) {
        const full = external_node_path_.join(directory, file);
        const there = await (0,promises_.stat)(full).then(() => true, () => false);
        if (there && (clue.says === undefined || clue.says.test(await textOf(full))))
            return file;
    }
    return undefined;
}
async function candidates(file, directory) {
    if (!file.includes('*'))
        return [file];
    const folder = external_node_path_.dirname(file);
    const [before = '', after = ''] = external_node_path_.basename(file).split('*');
    const names = await (0,promises_.readdir)(external_node_path_.join(directory, folder)).catch(() => []);
    const fitting = names.filter((name) => name.startsWith(before) && name.endsWith(after)).sort();
    return fitting.slice(0, filesLookedAt).map((name) => external_node_path_.join(folder, name));
}
async function foldersOf(directory) {
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true }).catch(() => []);
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    return names.filter((name) => !name.startsWith('.') && !foreign.has(name)).sort();
}
/** The beginning of a file; empty for a folder and for what cannot be read. */
async function textOf(file) {
    return (await (0,promises_.readFile)(file, 'utf8').catch(() => '')).slice(0, charactersRead);
}
/** Atlas has to be told which `env` block of its file is meant; only where there is one, that is no question. */
function atlasCommand(rule, text, evidence) {
    const names = [...text.matchAll(/^[ \t]*env\s+"?(?<name>[\w-]+)"?\s*\{/gm)].map((match) => match.groups?.['name'] ?? '');
    const [name] = names;
    if (name !== undefined && names.length === 1)
        return [...rule.command, name];
    const listed = names.length > 1 ? `: ${names.join(', ')}` : '';
    throw new errors/* KnownError */.E('several-migration-tools', `${evidence} has ${names.length} env blocks${listed}`, 'Name the one that takes its url from DATABASE_URL: `migrate: atlas migrate apply --env <name>`.');
}


/***/ }),

/***/ 73281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ execute),
/* harmony export */   j: () => (/* binding */ commandText)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84075);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20949);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75710);




/**
 * Runs the command in a process group of its own, so that all that it started ends with it; gives the seconds it took. Throws KnownError
 * `migration-failed`, `migration-timeout`, `migrations-went-elsewhere` or `interrupted`.
 */
async function execute(invocation, workplace, options, known) {
    const lines = [];
    const taker = () => {
        const hider = new _output_js__WEBPACK_IMPORTED_MODULE_3__/* .RowHider */ .bO();
        return (line) => {
            const shown = hider.line(line);
            if (shown === undefined)
                return;
            lines.push(shown);
            if (lines.length > linesKept)
                lines.shift();
            options.onLine(shown);
        };
    };
    const began = performance.now();
    const { program, parameters } = invocation;
    const started = (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_1__/* .start */ .ni)(program, parameters, {
        environment: workplace.environment,
        directory: known.tool?.directory ?? options.directory,
        signal: options.signal,
        ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds }),
        onErrorLine: taker(),
        group: true,
    });
    const reader = new _output_js__WEBPACK_IMPORTED_MODULE_3__/* .LineReader */ .uo(taker());
    started.stdout.setEncoding('utf8').on('data', (chunk) => { reader.push(chunk); }).on('end', () => { reader.end(); });
    started.stdin.end();
    try {
        await started.done;
    }
    catch (problem) {
        if (!(problem instanceof _kit_process_js__WEBPACK_IMPORTED_MODULE_1__/* .ProcessFailure */ .iq))
            throw problem;
        const command = commandText(invocation);
        if (options.signal?.aborted === true) {
            const ended = { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.interrupted, cause: problem };
            throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('interrupted', `${command} was interrupted`, 'Start it again.', ended);
        }
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .failureOf */ .g)(problem, { ...known, command, lines });
    }
    return (performance.now() - began) / 1000;
}
const linesKept = 200;
/** The command as it was run, for people. */
function commandText({ program, parameters }) {
    return [program.name, ...parameters].join(' ');
}


/***/ }),

/***/ 20949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ failureOf),
/* harmony export */   j: () => (/* binding */ wentElsewhere)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _guard_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78462);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75710);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37552);




const cure = 'Let it take its database from DATABASE_URL, as in env.py: '
    + 'config.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"]).';
const linesShown = 20;
/** A command ended well, but what it did was not done to the sandbox. */
function wentElsewhere(message) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('migrations-went-elsewhere', message, `Look at once at what it did change. ${cure}`);
}
/** The error for a command that failed: where it stood, and the line that tells why; the last lines are its cause's message. */
function failureOf(problem, run) {
    const cause = new Error(run.lines.slice(-linesShown).join('\n'), { cause: problem });
    const refused = run.lines.map((line) => _guard_js__WEBPACK_IMPORTED_MODULE_3__/* .refusal */ .x.exec(line)?.groups?.['target']).find((target) => target !== undefined);
    if (refused !== undefined) {
        return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('migrations-went-elsewhere', `${run.command} wanted to connect to ${refused}, which is not the sandbox; it was not let`, cure, { cause });
    }
    const revision = revisionUnderWay(run);
    const where = revision === undefined ? '' : ` in ${revision}`;
    if (problem.timedOut) {
        return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('migration-timeout', `${run.command} did not end within its time limit${where}`, 'It may wait for a lock, or for an answer; or it needs a longer limit on data of this size.', { cause });
    }
    const end = problem.exitCode === undefined ? `by ${problem.exitSignal ?? 'a signal'}` : `with status ${problem.exitCode}`;
    const line = (0,_output_js__WEBPACK_IMPORTED_MODULE_1__/* .tellingLine */ .c$)(run.lines);
    const why = line === '' ? '' : `: ${line}`;
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('migration-failed', `${run.command} failed${where} ${end}${why}`, hintOf(run), { cause });
}
function hintOf(run) {
    if (run.lines.some((line) => /^(?:ModuleNotFoundError|ImportError|Error: Cannot find module|Bundler::)/.test(line))) {
        return 'Install the packages of the project before this step: a module is missing.';
    }
    if (run.comparison.state === 'unstamped' && run.before === null) {
        const tool = run.tool?.name ?? 'the tool';
        return `The backup carries no revision of ${tool}, so every migration was run from the first: was it made without ${tool}?`;
    }
    // drizzle-kit 0.31 draws its progress and drops the error that ended it.
    if (run.tool?.name === 'drizzle' && (0,_output_js__WEBPACK_IMPORTED_MODULE_1__/* .tellingLine */ .c$)(run.lines).includes('applying migrations')) {
        return 'drizzle-kit keeps the reason to itself. The action migration-check tells the statement that failed; '
            + 'a script of your own that calls `migrate()` of drizzle-orm, given as `migrate`, prints the error.';
    }
    return 'It would fail on the real database as well: the migration meets data that it does not expect. Its output is above.';
}
function revisionUnderWay(run) {
    const step = run.tool === undefined ? undefined : (0,_tools_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleOf */ .Y)(run.tool.name).step;
    if (step === undefined)
        return undefined;
    for (const line of run.lines.toReversed()) {
        const found = Object.values(step.exec(line)?.groups ?? {}).find((value) => value !== undefined);
        if (found !== undefined)
            return found;
    }
    return undefined;
}


/***/ }),

/***/ 78462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ guardModule),
/* harmony export */   x: () => (/* binding */ refusal)
/* harmony export */ });
/**
 * A module that every Python program loads at its start (`sitecustomize`, found through PYTHONPATH), and that keeps migrations in
 * the sandbox whatever alembic.ini, env.py, settings.py or a `.env` file say:
 *  - alembic's `sqlalchemy.url` is the sandbox, in the driver that the ini names;
 *  - a connection of SQLAlchemy, psycopg2, psycopg or asyncpg to any other server or database is refused before a byte is sent.
 * The checkout is not touched: no changed copy of an ini, whose `%(here)s` would then mean another folder.
 * It leaves the file `alembic-guarded` beside itself when alembic is loaded under it, so that its absence is noticed.
 */
const guardModule = String.raw `# Written by zimmer-backup for one run of migrations; removed after it.
import importlib
import importlib.abc
import importlib.util
import os
import sys
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))
URL = os.environ.get("ZIMMER_SANDBOX_URL", "")
HOST = os.environ.get("PGHOST", "")
PORT = os.environ.get("PGPORT", "")
DATABASE = os.environ.get("PGDATABASE", "")


class NotTheSandbox(Exception):
    def __init__(self, program, target):
        super().__init__("zimmer-backup-refused: %s wanted to connect to [%s]" % (program, target))


def alike(host):
    return "loopback" if host in ("localhost", "127.0.0.1", "::1") else host


def check(host, port, database, program="the program"):
    host, port, database = str(host or HOST), str(port or PORT), str(database or DATABASE)
    if URL and alike(host) == alike(HOST) and port == PORT and database == DATABASE:
        return
    raise NotTheSandbox(program, "%s:%s/%s" % (host, port, database))


def check_named(values, program):
    if values.get("service"):
        raise NotTheSandbox(program, "service %s" % values["service"])
    host, database = values.get("hostaddr") or values.get("host"), values.get("dbname") or values.get("database")
    check(host, values.get("port"), database, program)


def check_url(url, values, program):
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    check(values.get("host") or query.get("host") or (unquote(parts.hostname) if parts.hostname else None),
          values.get("port") or query.get("port") or parts.port,
          values.get("database") or query.get("database") or unquote(parts.path[1:]), program)


def in_driver_of(configured):
    """The sandbox's URL, in the driver and with the libpq options of the URL that stands in the ini."""
    scheme, rest = URL.split("://", 1)
    given = configured.split("://", 1)[0]
    if given.startswith("postgresql+"):
        scheme = given
    try:
        options = dict(parse_qsl(urlsplit(configured).query)).get("options")
    except ValueError:
        options = None
    if options:
        rest += ("&" if "?" in rest else "?") + urlencode({"options": options}, quote_via=quote)
    return scheme + "://" + rest


def guard_alembic(module):
    config = module.Config
    create, set_option = config.__init__, config.set_section_option

    def created(self, *words, **named):
        create(self, *words, **named)
        parser, section = self.file_config, self.config_ini_section
        if URL and parser.has_section(section):
            configured = parser.get(section, "sqlalchemy.url", raw=True, fallback="")
            parser.set(section, "sqlalchemy.url", in_driver_of(configured.replace("%%", "%")).replace("%", "%%"))

    def option_set(self, section, name, value):
        # A password with a percent sign stands encoded in the URL; ConfigParser would take it for an interpolation.
        if name == "sqlalchemy.url" and value and "%" in value.replace("%%", "") and "%(" not in value:
            value = value.replace("%%", "%").replace("%", "%%")
        set_option(self, section, name, value)

    config.__init__, config.set_section_option = created, option_set
    with open(os.path.join(HERE, "alembic-guarded"), "w"):
        pass


def guard_sqlalchemy(module):
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    def connecting(dialect, record, words, named):
        if dialect.name == "sqlite":
            return
        for name in ("dbname", "database"):
            # SQLAlchemy decodes every part of a URL but this one.
            if named.get(name) == quote(DATABASE, safe=""):
                named[name] = DATABASE
        text = next((word for word in words if isinstance(word, str) and word), None)
        if text is not None and "://" in text:
            check_url(text, named, "SQLAlchemy")
        elif text is None:
            values = dict(named)
            if dialect.driver == "pg8000":
                values = dict({"host": "localhost", "port": 5432}, **named)
            check_named(values, "SQLAlchemy")

    event.listen(Engine, "do_connect", connecting)


def with_driver(url, wanted):
    """The same URL in a driver that is installed, where it names none and the default one is not."""
    from sqlalchemy.engine import make_url

    url = make_url(url)
    if url.drivername not in ("postgresql", "postgresql+psycopg2"):
        return url
    for driver in wanted:
        if importlib.util.find_spec(driver) is not None:
            return url.set(drivername="postgresql+" + driver)
    return url


def choose_driver(function, wanted):
    creator = getattr(function[0], function[1])

    def chosen(url, *words, **named):
        return creator(with_driver(url, wanted), *words, **named)

    setattr(function[0], function[1], chosen)


def guard_engine(module):
    choose_driver((module, "create_engine"), ("psycopg2", "psycopg", "pg8000"))


def guard_async_engine(module):
    choose_driver((module, "create_async_engine"), ("asyncpg", "psycopg"))


def guard_psycopg2(module):
    connect = module._connect

    def connecting(dsn, *words, **named):
        check_named(module.extensions.parse_dsn(dsn or ""), "psycopg2")
        return connect(dsn, *words, **named)

    module._connect = connecting


def guard_psycopg(module):
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    name = "AsyncConnection" if module.__name__.endswith("async") else "Connection"
    kind = getattr(module, name)
    connect = kind.connect.__func__
    ours = ("autocommit", "prepare_threshold", "row_factory", "cursor_factory", "context")

    def connecting(cls, conninfo="", **named):
        values = {key: value for key, value in named.items() if key not in ours}
        check_named(conninfo_to_dict(make_conninfo(conninfo, **values)), "psycopg")
        return connect(cls, conninfo, **named)

    kind.connect = classmethod(connecting)


def guard_asyncpg(module):
    connect = module.connect

    def connecting(dsn=None, **named):
        check_url(dsn or "", named, "asyncpg")
        return connect(dsn, **named)

    module.connect = connecting


GUARDS = {
    "alembic.config": guard_alembic,
    "sqlalchemy": guard_sqlalchemy,
    "sqlalchemy.engine.create": guard_engine,
    "sqlalchemy.ext.asyncio.engine": guard_async_engine,
    "psycopg2": guard_psycopg2,
    "psycopg.connection": guard_psycopg,
    "psycopg.connection_async": guard_psycopg,
    "asyncpg.connection": guard_asyncpg,
}


class Guards(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        guard = GUARDS.get(name)
        if guard is None:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self or not hasattr(finder, "find_spec") else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                return self.guarded(spec, guard)
        return None

    def guarded(self, spec, guard):
        execute = spec.loader.exec_module

        def executed(module):
            execute(module)
            guard(module)

        spec.loader.exec_module = executed
        return spec


sys.meta_path.insert(0, Guards())

# The system's or the user's own sitecustomize is still loaded.
sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or ".") != HERE]
del sys.modules["sitecustomize"]
try:
    importlib.import_module("sitecustomize")
except ImportError:
    pass
`;
/** What the guard writes before it refuses a connection; `target` is where it should have gone. */
const refusal = /zimmer-backup-refused: (?<program>.*?) wanted to connect to \[(?<target>[^\]\r\n]*)\]/;


/***/ }),

/***/ 75710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bO: () => (/* binding */ RowHider),
/* harmony export */   c$: () => (/* binding */ tellingLine),
/* harmony export */   uo: () => (/* binding */ LineReader)
/* harmony export */ });
/** What the database says of a row's values in its errors, whoever prints it. Names and numbers of rows stay. */
const values = [
    { pattern: /(Failing row contains )\(.*/i, shown: '$1(…).' },
    { pattern: /(\[parameters: ).*/i, shown: '$1…]' },
    // `Key (email)=(a@b.c) already exists`, in any language.
    { pattern: /\)=\(.*\)/, shown: ')=(…)' },
    { pattern: /\)=\([^)]*$/, shown: ')=(…' },
    { pattern: /((?:invalid input (?:syntax|value)|malformed|field value out of range)[^"]*)".*"/i, shown: '$1"…"' },
    { pattern: /(\bvalue )".*"( is out of range)/i, shown: '$1"…"$2' },
];
const beginsRow = /Failing row contains \(|\)=\(|\[parameters: /i;
const endsRow = /\)[^()]*\.['")]*,?\s*$|\]\s*$/;
/** A value of several lines is hidden to its end; a text that never ends one hides no more than this. */
const hiddenLines = 50;
/** Hides what a failed migration's message tells of rows: reads one line after the other, as values may span lines. */
class RowHider {
    #hidden = 0;
    /** The line without values of rows; undefined when nothing is left to show. */
    line(text) {
        if (this.#hidden > 0) {
            this.#hidden = endsRow.test(text) ? 0 : this.#hidden - 1;
            return undefined;
        }
        const begin = beginsRow.exec(text);
        if (begin !== null && !endsRow.test(text.slice(begin.index + begin[0].length)))
            this.#hidden = hiddenLines;
        return values.reduce((line, { pattern, shown }) => line.replace(pattern, shown), text);
    }
}
/** Puts chunks of text together to lines. */
class LineReader {
    #rest = '';
    #onLine;
    constructor(onLine) {
        this.#onLine = onLine;
    }
    push(chunk) {
        const pieces = (this.#rest + chunk).split(/\r\n|\n|\r(?!$)/);
        for (const [index, piece] of pieces.entries()) {
            if (index < pieces.length - 1)
                this.#onLine(piece);
            else
                this.#rest = piece;
        }
    }
    end() {
        if (this.#rest !== '')
            this.#onLine(this.#rest.replace(/\r$/, ''));
        this.#rest = '';
    }
}
/** The line that tells most of why a program failed: the last that speaks of an error, else the last. */
function tellingLine(lines) {
    const telling = lines.map(withoutDrawing).filter((line) => line.trim() !== '' && !/^\s*(?:\(Background on this error|\[SQL:|File "|at )/.test(line));
    const errors = telling.filter((line) => /\b(?:\w*error|\w*exception|failed|fatal|\w*violation|refused)\b/i.test(line));
    return (errors[errors.length - 1] ?? telling[telling.length - 1] ?? '').trim();
}
/** Without what only moves the cursor, and what a progress line draws over. */
function withoutDrawing(line) {
    return line.replace(/^.*\u001b\[2K(?:\u001b\[1G)?/, '').replace(/\u001b\[[\d;?]*[A-Za-z]/g, '');
}


/***/ }),

/***/ 33691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ locateCommand),
/* harmony export */   x: () => (/* binding */ locate)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84075);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37552);





/**
 * Finds a tool's program: in the project's own virtual environment or node_modules first, then on PATH; alembic also as a module
 * of the Python at hand. Throws KnownError `program-missing` with the way to install it.
 */
async function locate(tool, environment) {
    const { kind, install } = (0,_tools_js__WEBPACK_IMPORTED_MODULE_4__/* .ruleOf */ .Y)(tool.name);
    const [program = '', ...parameters] = tool.command;
    const own = kind === 'checkout' ? await executable(node_path__WEBPACK_IMPORTED_MODULE_1__.join(tool.directory, program)) : await inProject(tool, program, kind);
    if (own !== undefined)
        return { program: { name: tool.name, path: own }, parameters };
    const poetry = kind === 'python' && await isThere(tool, 'poetry.lock') ? await onPath('poetry', environment) : undefined;
    if (poetry !== undefined)
        return { program: { name: tool.name, path: poetry, leading: ['run', program] }, parameters };
    const shared = await onPath(program, environment) ?? (program === 'python' ? await onPath('python3', environment) : undefined);
    if (shared !== undefined && (kind !== 'python' || await works(shared, environment))) {
        return { program: { name: tool.name, path: shared }, parameters };
    }
    const python = tool.name === 'alembic' ? await pythonWith('alembic', environment) : undefined;
    if (python !== undefined)
        return { program: { name: tool.name, path: python, leading: ['-m', 'alembic'] }, parameters };
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('program-missing', `${tool.evidence} asks for ${tool.name}, but ${program} is neither in the project nor on PATH`, install);
}
/** Finds the program of the user's own command; a path begins at the folder it runs in. Throws KnownError `program-missing`. */
async function locateCommand(command, directory, environment) {
    const [program = '', ...parameters] = command;
    const found = program.includes('/') ? await executable(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(directory, program)) : await onPath(program, environment);
    if (found === undefined) {
        const hint = program.includes('/')
            ? `Check the path; it begins at ${directory}. A script needs \`chmod +x\`, or \`bash\` before it.`
            : `Install ${program} before this step.`;
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('program-missing', `the migrate command begins with ${program}, which is not there or may not be run`, hint);
    }
    return { program: { name: node_path__WEBPACK_IMPORTED_MODULE_1__.basename(program), path: found }, parameters };
}
async function inProject(tool, program, kind) {
    const folders = kind === 'python' ? ['.venv/bin', 'venv/bin'] : kind === 'node' ? ['node_modules/.bin'] : [];
    for (const place of new Set([tool.directory, tool.root])) {
        for (const folder of folders) {
            const found = await executable(node_path__WEBPACK_IMPORTED_MODULE_1__.join(place, folder, program));
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
async function pythonWith(module, environment) {
    for (const name of ['python3', 'python']) {
        const python = await onPath(name, environment);
        if (python === undefined)
            continue;
        if (await ends({ name, path: python }, ['-c', `import ${module}`], environment))
            return python;
    }
    return undefined;
}
/** A version manager's shim stands on PATH also where no version has the program. */
async function works(program, environment) {
    return ends({ name: program, path: program }, ['--version'], environment);
}
/** Whether a program ends well. */
async function ends(program, parameters, environment) {
    return (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)(program, parameters, { environment, timeLimitSeconds: 60 }).then(() => true, () => false);
}
async function onPath(program, environment) {
    for (const folder of (environment['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
        const found = folder === '' ? undefined : await executable(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, program));
        if (found !== undefined)
            return found;
    }
    return undefined;
}
async function isThere(tool, file) {
    const found = [tool.directory, tool.root].map((place) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(place, file)).then(() => true, () => false));
    return (await Promise.all(found)).includes(true);
}
async function executable(file) {
    const usable = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(file, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file), () => undefined);
    return usable?.isFile() === true ? file : undefined;
}


/***/ }),

/***/ 60926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readRevision),
/* harmony export */   w: () => (/* binding */ bookkeepingTables)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const hasRailsMetadata = (found, all) => all.some((other) => other.schema === found.schema && other.table === 'ar_internal_metadata');
const newest = 'SELECT max(version)::text AS revision <table>';
const readings = [
    { tool: 'alembic', table: 'alembic_version', columns: ['version_num'], exact: true,
        select: 'SELECT version_num::text AS revision <table> ORDER BY 1' },
    { tool: 'prisma', table: '_prisma_migrations', columns: ['migration_name', 'finished_at', 'rolled_back_at'],
        select: 'SELECT max(migration_name)::text AS revision <table> WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL' },
    { tool: 'drizzle', table: '__drizzle_migrations', columns: ['created_at'],
        select: 'SELECT max(created_at)::text AS revision <table>' },
    { tool: 'knex', table: 'knex_migrations', columns: ['id', 'name'],
        select: 'SELECT name::text AS revision <table> ORDER BY id DESC LIMIT 1' },
    { tool: 'django', table: 'django_migrations', columns: ['app', 'name'],
        select: 'SELECT app::text AS application, max(name)::text AS revision <table> GROUP BY app ORDER BY 1' },
    { tool: 'golang-migrate', table: 'schema_migrations', columns: ['version', 'dirty'], select: newest },
    { tool: 'ecto', table: 'schema_migrations', columns: ['version', 'inserted_at'], select: newest },
    { tool: 'rails', table: 'schema_migrations', columns: ['version'], select: newest,
        unless: (found, all) => found.columns.length > 1 || !hasRailsMetadata(found, all) },
    { tool: 'dbmate', table: 'schema_migrations', columns: ['version'], select: newest,
        unless: (found, all) => found.columns.length > 1 || hasRailsMetadata(found, all) },
    { tool: 'flyway', table: 'flyway_schema_history', columns: ['version', 'installed_rank', 'success'],
        select: `SELECT version::text AS revision <table> WHERE version IS NOT NULL AND success::text = 'true'
      ORDER BY installed_rank DESC LIMIT 1` },
    { tool: 'liquibase', table: 'databasechangelog', columns: ['id', 'orderexecuted'],
        select: 'SELECT id::text AS revision <table> ORDER BY orderexecuted DESC LIMIT 1' },
    { tool: 'atlas', table: 'atlas_schema_revisions', columns: ['version'], select: newest },
    { tool: 'goose', table: 'goose_db_version', columns: ['version_id', 'is_applied'],
        select: 'SELECT max(version_id)::text AS revision <table> WHERE is_applied::text = \'true\'' },
    { tool: 'sqlx', table: '_sqlx_migrations', columns: ['version', 'success'],
        select: newest + ' WHERE success::text = \'true\'' },
];
const tableNames = [...new Set([...readings.map((one) => one.table), 'ar_internal_metadata'])];
/** Tables in which migration tools keep account and locks of their own: what becomes of them is no effect of a migration. */
const bookkeepingTables = [...tableNames, 'knex_migrations_lock', 'databasechangeloglock'];
/**
 * Tables that a migration tool may keep its revision in, of any schema, as far as the role may read them whole. In the snapshot
 * of a dump a failed query would end the transaction, so rights are asked for and not tried. An alembic table under another name
 * (`version_table=`) is known by its only column.
 */
const catalogQuery = `
SELECT n.nspname::text AS schema, c.relname::text AS name,
       (SELECT pg_catalog.string_agg(a.attname::text, ' ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'
   AND (c.relname::text IN (${tableNames.map((name) => `'${name}'`).join(', ')})
        OR c.relnatts = 1 AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
                                       WHERE a.attrelid = c.oid AND a.attnum = 1 AND a.attname = 'version_num'))
   AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
   AND NOT pg_catalog.row_security_active(c.oid)
 ORDER BY 1, 2`;
/**
 * Tells which revision a database is at, and of which tool; null where there is none or the role may not read it. Several schemas
 * with a revision of their own give several revisions. `tool` is the one that is asked for, where a database has several.
 * One catalog query and one read for each table found.
 */
async function readRevision(query, tool) {
    const found = (await query(catalogQuery)).map((row) => ({
        schema: String(row['schema']), table: String(row['name']), columns: String(row['columns']).split(' '),
    }));
    const kept = found.flatMap((one) => {
        const reading = readings.find((candidate) => isOf(candidate, one, found));
        return reading === undefined ? [] : [{ found: one, reading }];
    });
    const name = kept.find((one) => one.reading.tool === tool)?.reading.tool
        ?? readings.find((reading) => tool === undefined && kept.some((one) => one.reading === reading))?.tool;
    if (name === undefined)
        return null;
    const revisions = new Set();
    for (const { found: one, reading } of kept.filter((each) => each.reading.tool === name)) {
        for (const row of await query(reading.select.replace('<table>', `FROM ${quoted(one.schema)}.${quoted(one.table)}`))) {
            const revision = revisionOf(row, reading);
            if (revision !== undefined)
                revisions.add(revision);
        }
    }
    return { tool: name, revisions: [...revisions].sort() };
}
function isOf(reading, found, all) {
    const named = reading.table === found.table || (reading.tool === 'alembic' && found.columns.join(' ') === 'version_num');
    return named && reading.columns.every((column) => found.columns.includes(column)) && reading.unless?.(found, all) !== true;
}
function revisionOf(row, reading) {
    const { revision, application } = row;
    if (typeof revision !== 'string')
        return undefined;
    const shown = reading.exact === true ? revision : withoutWords(revision);
    return typeof application === 'string' ? `${application}.${shown}` : shown;
}
/**
 * A revision without its description: `20240312_add_customers` → `20240312`. The manifest's open part names no table, and
 * descriptions do; a name without a number gives the beginning of its SHA-256.
 */
function withoutWords(revision) {
    const number = /^\d+(?:\.\d+)*(?=[^0-9A-Za-z]|$)/.exec(revision)?.[0];
    return number ?? `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(revision).digest('hex').slice(0, 12)}`;
}
function quoted(name) {
    return `"${name.replaceAll('"', '""')}"`;
}


/***/ }),

/***/ 5654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ isTool),
/* harmony export */   kE: () => (/* binding */ checkAlembic),
/* harmony export */   v8: () => (/* binding */ refuseHardWired),
/* harmony export */   vI: () => (/* binding */ runMigrations)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _branch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74820);
/* harmony import */ var _execution_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73281);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20949);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33691);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(60926);
/* harmony import */ var _workplace_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(82677);







/**
 * Brings the sandbox up to the checkout, and makes sure that it was the sandbox. Throws KnownError: what `objection` says of the
 * checkout, `program-missing`, `migrations-unguarded`, `migration-failed`, `migration-timeout`, `migrations-went-elsewhere`,
 * `interrupted`.
 */
async function runMigrations(options) {
    const tool = isTool(options.migrations) ? options.migrations : undefined;
    refuseHardWired(tool);
    return (0,_workplace_js__WEBPACK_IMPORTED_MODULE_6__/* .inWorkplace */ .A)(options, options.connection, tool, async (workplace) => {
        const before = await (0,_revision_js__WEBPACK_IMPORTED_MODULE_5__/* .readRevision */ .M)(options.query, tool?.name);
        const { comparison, heads } = tool?.name === 'alembic' ? await checkAlembic(tool, workplace, before, options) : notCompared;
        const sessions = await sessionsOf(options.query);
        const invocation = await invocationOf(options, workplace);
        const seconds = await (0,_execution_js__WEBPACK_IMPORTED_MODULE_2__/* .execute */ .g)(invocation, workplace, options, { tool, before, comparison });
        const after = await (0,_revision_js__WEBPACK_IMPORTED_MODULE_5__/* .readRevision */ .M)(options.query, tool?.name);
        const command = (0,_execution_js__WEBPACK_IMPORTED_MODULE_2__/* .commandText */ .j)(invocation);
        if (heads !== undefined && after?.revisions.some((revision) => heads.includes(revision)) !== true) {
            const wanted = heads.join(', ') || 'any revision';
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .wentElsewhere */ .j)(`${command} ended well, but the sandbox is at ${textOf(after)} and not at ${wanted}`);
        }
        if (tool !== undefined && after?.tool !== tool.name) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .wentElsewhere */ .j)(`${command} ended well, but the sandbox holds no revision of ${tool.name}`);
        }
        if (await isUnvisited(options.query, sessions)) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .wentElsewhere */ .j)(`${command} ended well, but never connected to the sandbox`);
        }
        return { command, seconds, before, after, comparison };
    });
}
const notCompared = { comparison: { state: 'not compared' } };
/** Throws KnownError `migrations-unguarded` for a tool that would go to the database of its configuration. */
function refuseHardWired(tool) {
    if (tool?.hardWired === undefined)
        return;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('migrations-unguarded', `${tool.hardWired.file} names ${tool.hardWired.place} itself, so ${tool.name} would migrate that and not the sandbox`, 'Let it take the URL from the variable DATABASE_URL.');
}
/** Whether a tool was detected, and no command given. */
function isTool(migrations) {
    return 'evidence' in migrations;
}
/**
 * Reads the checkout's revisions; that also shows whether alembic is under the guard, before it is let near a database. Throws KnownError
 * `migrations-unguarded`, and what `objection` says.
 */
async function checkAlembic(tool, workplace, before, options) {
    const branch = await (0,_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .readBranch */ .pG)(tool, workplace, options.signal);
    if (!await workplace.isAlembicGuarded()) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('migrations-unguarded', `alembic of ${tool.evidence} ignores PYTHONPATH, so nothing would keep it in the sandbox`, 'Set `migrate` to the command that migrates the database in DATABASE_URL.');
    }
    const revisions = before?.tool === 'alembic' ? before.revisions : undefined;
    const comparison = await (0,_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .compareWith */ .G_)(branch, tool, revisions, options);
    const problem = (0,_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .objection */ .C4)(comparison);
    if (problem !== undefined)
        throw problem;
    return { comparison, heads: branch.heads };
}
async function invocationOf(options, workplace) {
    const { migrations } = options;
    const { environment } = workplace;
    return isTool(migrations) ? (0,_program_js__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x)(migrations, environment) : (0,_program_js__WEBPACK_IMPORTED_MODULE_4__/* .locateCommand */ .s)(migrations, options.directory, environment);
}
function textOf(revision) {
    return revision === null || revision.revisions.length === 0 ? 'no revision' : revision.revisions.join(', ');
}
/** How many client sessions the sandbox's database has had; null before PostgreSQL 14, which does not count them. */
async function sessionsOf(query) {
    const [row] = await query(`SELECT pg_catalog.to_jsonb(s) ->> 'sessions' AS sessions
    FROM pg_catalog.pg_stat_database s WHERE datname = pg_catalog.current_database()`);
    return typeof row?.['sessions'] === 'string' ? Number(row['sessions']) : null;
}
/** A session is counted a moment after its client has gone. */
async function isUnvisited(query, before) {
    if (before === null)
        return false;
    for (let attempt = 0; attempt < 30; attempt++) {
        if ((await sessionsOf(query) ?? 0) > before)
            return false;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return true;
}


/***/ }),

/***/ 37552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ ruleOf),
/* harmony export */   q: () => (/* binding */ toolRules)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const gooseFolders = ['migrations', 'db/migrations', 'sql/migrations', 'sql/schema', 'db/schema', 'internal/migrations'];
function jdbc(target) {
    const host = target.host.includes(':') ? `[${target.host}]` : target.host;
    return `jdbc:postgresql://${host}:${target.port}/${encodeURIComponent(target.database)}`;
}
/** Every tool that `migrate: auto` knows. */
const toolRules = [
    {
        name: 'alembic', kind: 'python', command: ['alembic', 'upgrade', 'head'],
        clues: [[{ file: 'alembic.ini' }], [{ file: 'pyproject.toml', says: /^\[tool\.alembic/m }]],
        install: 'Install it with the project\'s other packages, or by `pip install alembic psycopg2-binary`.',
        step: /Running upgrade .*-> (?<revision>[^\s,]+)/,
    },
    {
        name: 'prisma', kind: 'node', mayBeHardWired: true, command: ['prisma', 'migrate', 'deploy'],
        clues: [[{ file: 'prisma/schema.prisma' }], [{ file: 'schema.prisma' }], [{ file: 'prisma.config.*' }],
            [{ file: 'prisma/schema/*.prisma' }]],
        // Of Prisma 6 with an adapter, and of Prisma 7, the URL stands in the second file.
        alsoReads: ['prisma.config.*', '.config/prisma.*', 'prisma/schema/*.prisma'],
        install: 'Run `npm ci` before this step, so that prisma is in node_modules.',
        step: /Migration name: (?<revision>\S+)|Applying migration `(?<applying>[^`]+)`|with migration_name="(?<traced>[^"]+)"/,
    },
    {
        name: 'drizzle', kind: 'node', mayBeHardWired: true, command: ['drizzle-kit', 'migrate'],
        clues: [[{ file: 'drizzle.config.*' }]],
        install: 'Run `npm ci` before this step, so that drizzle-kit is in node_modules.',
    },
    {
        name: 'knex', kind: 'node', mayBeHardWired: true, command: ['knex', 'migrate:latest'], clues: [[{ file: 'knexfile.*' }]],
        install: 'Run `npm ci` before this step, so that knex is in node_modules.',
        step: /migration file "(?<revision>[^"]+)" failed/,
    },
    {
        name: 'django', kind: 'python', command: ['python', 'manage.py', 'migrate', '--noinput'],
        clues: [[{ file: 'manage.py', says: /django/i }]],
        install: 'Install Python and the project\'s packages before this step.',
        step: /^\s*Applying (?<revision>\S+?)\.\.\./,
    },
    {
        name: 'rails', kind: 'checkout', command: ['bin/rails', 'db:migrate'],
        clues: [[{ file: 'bin/rails' }, { file: 'db/migrate' }]],
        install: 'Install Ruby and run `bundle install` before this step.',
        // Outside production, Rails writes db/schema.rb after a migration; the checkout is left as it was.
        variables: (_target, _evidence, temporaryDirectory) => ({ SCHEMA: node_path__WEBPACK_IMPORTED_MODULE_0__.join(temporaryDirectory, 'schema.rb') }),
        step: /^==\s+(?<revision>\d+) .*: migrating/,
    },
    {
        name: 'flyway', kind: 'path', command: ['flyway', 'migrate'],
        clues: [[{ file: 'flyway.toml' }], [{ file: 'flyway.conf' }], [{ file: 'conf/flyway.conf' }]],
        install: 'Install Flyway\'s command line before this step.',
        variables: (target) => ({ FLYWAY_URL: jdbc(target), FLYWAY_USER: target.user, FLYWAY_PASSWORD: target.password }),
        step: /Migrating schema .* to version "(?<revision>[^" ]+)/,
    },
    {
        name: 'liquibase', kind: 'path', command: ['liquibase', 'update'], clues: [[{ file: 'liquibase.properties' }]],
        install: 'Install Liquibase before this step.',
        variables: (target) => ({
            LIQUIBASE_COMMAND_URL: jdbc(target), LIQUIBASE_COMMAND_USERNAME: target.user, LIQUIBASE_COMMAND_PASSWORD: target.password,
        }),
        step: /Running Changeset: (?<revision>\S+)/,
    },
    {
        name: 'atlas', kind: 'path', mayBeHardWired: true, command: ['atlas', 'migrate', 'apply', '--env'],
        clues: [[{ file: 'atlas.hcl', says: /^[ \t]*env\s/m }]],
        install: 'Install Atlas before this step (the action ariga/setup-atlas does).',
        step: /-- migrating version (?<revision>\S+)/,
    },
    {
        name: 'goose', kind: 'path', command: ['goose', 'up'],
        clues: gooseFolders.map((folder) => [{ file: `${folder}/*.sql`, says: /^--\s*\+goose Up/m }]),
        install: 'Install goose before this step (`go install github.com/pressly/goose/v3/cmd/goose@latest`).',
        variables: (target, evidence) => ({
            GOOSE_DRIVER: 'postgres', GOOSE_DBSTRING: target.url, GOOSE_MIGRATION_DIR: node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(evidence),
        }),
        step: /ERROR (?<revision>\S+?):/,
    },
    {
        name: 'dbmate', kind: 'path', command: ['dbmate', '--no-dump-schema', 'migrate'],
        clues: [[{ file: 'db/migrations/*.sql', says: /^--\s*migrate:up/m }]],
        install: 'Install dbmate before this step.',
        step: /^Applying: (?<revision>\S+)/,
    },
    {
        name: 'sqlx', kind: 'path', command: ['sqlx', 'migrate', 'run'],
        clues: [[{ file: 'migrations/*.sql' }, { file: 'Cargo.toml', says: /^[ \t]*(?:sqlx\s*[=.]|\[.*dependencies\.sqlx\])/m }]],
        install: 'Install sqlx-cli before this step (`cargo install sqlx-cli`).',
    },
];
/** The rule of a tool that was detected. Throws when there is none, which would be a bug of ours. */
function ruleOf(name) {
    const rule = toolRules.find((one) => one.name === name);
    if (rule === undefined)
        throw new Error(`no migration tool is called ${name}`);
    return rule;
}


/***/ }),

/***/ 82677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ inWorkplace)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __webpack_require__(69302);
;// CONCATENATED MODULE: ./migrations/environment.js
/**
 * Variables of the parent's environment that a language's tools need to be found and to find their packages. By name and not by
 * prefix: `BUNDLE_RUBYGEMS__PKG__GITHUB__COM` and `NPM_CONFIG_//…:_authToken` are secrets.
 */
const toolchain = [
    'CI', 'LD_LIBRARY_PATH', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'TZ',
    'VIRTUAL_ENV', 'PYTHONHOME', 'PYENV_ROOT', 'PYENV_VERSION', 'CONDA_PREFIX', 'POETRY_HOME', 'POETRY_CACHE_DIR',
    'POETRY_VIRTUALENVS_PATH', 'POETRY_VIRTUALENVS_IN_PROJECT', 'UV_CACHE_DIR', 'UV_PROJECT_ENVIRONMENT', 'UV_PYTHON',
    'DJANGO_SETTINGS_MODULE', 'FLASK_APP',
    'NODE_ENV', 'NODE_PATH', 'NODE_OPTIONS', 'NVM_DIR', 'NVM_BIN', 'VOLTA_HOME', 'PNPM_HOME', 'COREPACK_HOME',
    'GEM_HOME', 'GEM_PATH', 'BUNDLE_GEMFILE', 'BUNDLE_PATH', 'BUNDLE_WITHOUT', 'BUNDLE_APP_CONFIG', 'BUNDLE_DEPLOYMENT',
    'RBENV_ROOT', 'RBENV_VERSION', 'RUBYLIB', 'RUBYOPT', 'RAILS_ENV', 'RACK_ENV',
    'JAVA_HOME', 'JAVA_TOOL_OPTIONS', 'GOPATH', 'GOROOT', 'GOBIN', 'GOCACHE', 'CARGO_HOME', 'RUSTUP_HOME', 'RUSTUP_TOOLCHAIN',
];
/** The sandbox as plain values and as a URL in which every part is encoded. */
function targetOf(connection) {
    const { host, port, user, database } = connection;
    const password = connection.password?.reveal() ?? '';
    const login = `${encoded(user)}${password === '' ? '' : `:${encoded(password)}`}`;
    const place = host.startsWith('/') ? '' : `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const query = host.startsWith('/') ? `?host=${encoded(host)}&port=${port}` : '';
    return { host, port, user, password, database, url: `postgresql://${login}@${place}/${encoded(database)}${query}` };
}
/** The variables under which programs look for their database, all set to the sandbox. TLS as the connection says, else none. */
function databaseVariables(target, parameters, urlVariables) {
    const { host, user, password, database, url } = target;
    const port = String(target.port);
    return {
        ...Object.fromEntries(urlVariables.map((name) => [name, url])),
        PGHOST: host, PGPORT: port, PGUSER: user, PGPASSWORD: password, PGDATABASE: database,
        // Go's drivers insist on TLS unless told otherwise; a sandbox on loopback has none.
        PGSSLMODE: parameters['sslmode'] ?? 'disable',
        POSTGRES_HOST: host, POSTGRES_SERVER: host, POSTGRES_PORT: port,
        POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database,
        DATABASE_URL: url,
    };
}
/** What is taken over from the parent's environment: no secret of the source, nothing but what a toolchain needs. */
function toolchainVariables(parent) {
    return Object.fromEntries(toolchain.flatMap((name) => {
        const value = parent[name];
        return value === undefined ? [] : [[name, value]];
    }));
}
/** The user's own variables; `{url}`, `{host}`, `{port}`, `{user}`, `{password}`, `{database}` stand for the sandbox's. */
function filledIn(variables, target) {
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value.replace(/\{(url|host|port|user|password|database)\}/g, (_, part) => String(target[part]))]));
}
/** As encodeURIComponent, and also what it leaves and some URL readers do not. */
function encoded(part) {
    return encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

// EXTERNAL MODULE: ./migrations/guard.js
var guard = __webpack_require__(78462);
// EXTERNAL MODULE: ./migrations/tools.js
var tools = __webpack_require__(37552);
;// CONCATENATED MODULE: ./migrations/workplace.js






/**
 * Makes a workplace, lets `work` use it, and removes it. Without a connection the programs can reach no database through Python,
 * which is right for those that only read the checkout.
 */
async function inWorkplace(surroundings, connection, tool, work) {
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(surroundings.temporaryDirectory, 'migrations');
    try {
        await (0,promises_.writeFile)(external_node_path_.join(folder, 'sitecustomize.py'), guard/* guardModule */.M, { flag: 'wx', mode: 0o600 });
        return await work({
            environment: environmentIn(folder, surroundings, connection, tool),
            isAlembicGuarded: () => (0,promises_.stat)(external_node_path_.join(folder, 'alembic-guarded')).then(() => true, () => false),
        });
    }
    finally {
        await (0,private_folder/* removePrivateFolder */.Yv)(folder);
    }
}
function environmentIn(folder, surroundings, connection, tool) {
    const { parentEnvironment: parent } = surroundings;
    const target = connection === undefined ? undefined : targetOf(connection);
    const pythonPath = surroundings.environment?.['PYTHONPATH'] ?? parent['PYTHONPATH'];
    const database = target === undefined || connection === undefined ? {} : {
        ...databaseVariables(target, connection.parameters, tool?.urlVariables ?? []),
        ...(tool === undefined ? {} : (0,tools/* ruleOf */.Y)(tool.name).variables?.(target, tool.evidence, folder)),
        ...filledIn(surroundings.environment ?? {}, target),
    };
    return {
        LC_ALL: 'C.UTF-8',
        PATH: parent['PATH'] ?? '',
        ...toolchainVariables(parent),
        // Nothing is left in the checkout, and lines come when they are printed.
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONUNBUFFERED: '1',
        ...database,
        // libpq would take the source's password from the files of the home folder; these are not there.
        PGPASSFILE: external_node_path_.join(folder, 'no-passwords'),
        PGSERVICEFILE: external_node_path_.join(folder, 'no-services'),
        ZIMMER_SANDBOX_URL: target?.url ?? '',
        PYTHONPATH: pythonPath === undefined || pythonPath === '' ? folder : `${folder}${external_node_path_.delimiter}${pythonPath}`,
    };
}


/***/ })

};
