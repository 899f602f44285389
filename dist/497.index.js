export const id = 497;
export const ids = [497];
export const modules = {

/***/ 71497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run),
  testRestore: () => (/* binding */ testRestore)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/manifest.js
var manifest = __webpack_require__(22293);
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
// EXTERNAL MODULE: ./domain/verdict.js
var domain_verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./actions/action.js
var action = __webpack_require__(68203);
// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/encryption.js + 1 modules
var encryption = __webpack_require__(85878);
// EXTERNAL MODULE: ./actions/run-facts.js
var run_facts = __webpack_require__(52558);
// EXTERNAL MODULE: ./actions/store.js + 2 modules
var actions_store = __webpack_require__(41689);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./kit/settled.js
var settled = __webpack_require__(57507);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
// EXTERNAL MODULE: ./postgres/connection.js
var postgres_connection = __webpack_require__(84897);
;// CONCATENATED MODULE: ./postgres/amcheck.js




/**
 * Checks every table and B-tree index of a sandbox for damage within its pages, unique indexes and the presence of each row in them included.
 * Installs the extension amcheck for it. pg_amcheck exists from PostgreSQL 14 on; its exit status 2 means that it found damage.
 */
async function checkPages(directory, connection, jobs, signal) {
    const tool = { name: 'pg_amcheck', path: (0,external_node_path_.join)(directory, 'pg_amcheck') };
    try {
        await (0,process/* run */.eF)(tool, ['--no-password', '--install-missing', '--heapallindexed', `--jobs=${jobs}`], { environment: (0,postgres_connection/* libpqEnvironment */.SQ)(connection), signal });
        return { verdict: 'proved', sentence: null };
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) === 'program-missing')
            return { verdict: 'unproved', sentence: 'pg_amcheck is not installed; it comes with PostgreSQL 14 and later' };
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
        if (problem.exitCode === 2)
            return { verdict: 'damaged', sentence: 'pg_amcheck found damage in the pages of a table or index' };
        return { verdict: 'unproved', sentence: `pg_amcheck could not check the database (status ${problem.exitCode ?? problem.exitSignal ?? '?'})` };
    }
}

// EXTERNAL MODULE: ./postgres/clients.js
var clients = __webpack_require__(45969);
;// CONCATENATED MODULE: ./postgres/restore-failures-messages.js
const linesKept = 200;
const prefix = /^(?:\S*\/)?pg_restore(?:\.exe)?: (?<head>.*)$/;
const entryLine = /^from TOC entry \d+; \d+ \d+ (?<entry>.*)$/;
const section = /^(?<name>LINE \d+|DETAIL|HINT|QUERY|CONTEXT|LOCATION|Command was|Query was): ?(?<text>.*)$/;
const belongsToLast = /^(?:detail|hint): /;
/** Gathers lines into messages: a message goes on until pg_restore begins its next. */
class MessageReader {
    #draft;
    #line = 0;
    #entry = null;
    /** Takes one line of stderr and gives the message that it ended, if it did. */
    line(line) {
        this.#line += 1;
        const text = line.endsWith('\r') ? line.slice(0, -1) : line;
        const head = prefix.exec(text)?.groups?.['head'];
        if (head === undefined)
            return this.#continue(text);
        if (belongsToLast.test(head) && this.#draft !== undefined)
            return this.#continue(head);
        const done = this.end();
        const entry = entryLine.exec(head)?.groups?.['entry'];
        if (entry !== undefined)
            this.#entry = withoutOwner(entry);
        this.#draft = { line: this.#line, head, rest: [], cut: false, entry: this.#entry };
        return done;
    }
    /** The last message, once there are no more lines. */
    end() {
        const draft = this.#draft;
        this.#draft = undefined;
        return draft === undefined ? undefined : messageOf(draft);
    }
    #continue(text) {
        if (this.#draft === undefined) {
            if (text.trim() === '')
                return undefined;
            // The one thing that pg_restore says without its name: its allocator's word.
            return { line: this.#line, level: text === 'out of memory' ? 'error' : 'foreign', from: 'client', text, context: '', command: '', object: null, cut: false };
        }
        if (this.#draft.rest.length < linesKept)
            this.#draft.rest.push(text);
        else
            this.#draft.cut = true;
        return undefined;
    }
}
function messageOf(draft) {
    const { level = 'info', said = draft.head } = /^(?<level>error|warning|fatal): (?<said>.*)$/.exec(draft.head)?.groups ?? {};
    // A server that speaks another language has other words for ERROR, but the two spaces after them.
    const server = /(?:^|: )\p{Lu}+: {2}(?<text>.*)$/u.exec(said)?.groups;
    const sections = sectionsOf(draft.rest);
    const withoutWrapper = said.replace(/^(?:could not execute query|(?:reconnection failed: )?(?:re)?connection (?:to .+? )?failed): (?=.)/, '');
    return {
        line: draft.line,
        level: level === 'fatal' ? 'error' : level,
        from: server === undefined ? 'client' : 'server',
        // An informational message may name an object over several lines: then its lines are its text.
        text: server?.['text'] ?? (level === 'info' ? [said, ...draft.rest].join('\n').trimEnd() : withoutWrapper),
        context: sections.get('CONTEXT') ?? '',
        command: sections.get('Command was') ?? sections.get('Query was') ?? '',
        object: draft.entry ?? tableOf(said) ?? commandObject(sections.get('Command was') ?? ''),
        cut: draft.cut,
    };
}
/** The sections of a message. The command comes last and runs to the end, whatever its lines look like. */
function sectionsOf(lines) {
    const sections = new Map();
    let current = '';
    for (const line of lines) {
        const { name, text } = (current === 'Command was' ? undefined : section.exec(line)?.groups) ?? {};
        if (name === undefined || text === undefined) {
            sections.set(current, `${sections.get(current) ?? ''}\n${line}`);
        }
        else {
            current = name;
            sections.set(current, text);
        }
    }
    return sections;
}
function tableOf(said) {
    const table = /^COPY failed for table "(?<table>.+?)": /.exec(said)?.groups?.['table'];
    return table === undefined ? null : `TABLE DATA ${table}`;
}
/** The verb and the name at a command's beginning, nothing behind it: `ALTER TABLE ONLY public.orders`. */
function commandObject(command) {
    return /^(?:[A-Z]+ )+(?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))?/.exec(command)?.[0] ?? null;
}
/** `TABLE orders shop_owner` → `TABLE orders`. An owner with a space in its name leaves a part of itself behind. */
function withoutOwner(entry) {
    return entry.replace(/ (?:\(no owner\)|\S*)$/, '');
}

;// CONCATENATED MODULE: ./postgres/restore-failures-rules.js
const inFunction = /(?:PL\/\S+|SQL) function "?(?<function>[\w.$]+)/;
const fromClient = [
    {
        code: 'plain-text-dump', severity: 'failure', from: 'client', text: /^input file appears to be a text format dump/,
        sentence: 'the file is a plain SQL dump, not an archive of pg_restore', hint: 'Take backups with pg_dump --format=custom, as this suite does; restore this one with psql -v ON_ERROR_STOP=1.',
    },
    {
        code: 'not-an-archive', severity: 'failure', from: 'client', text: /^(?:input file does not appear to be a valid (?:tar )?archive|did not find magic string in file header)/,
        sentence: 'the file is no archive of pg_dump', hint: 'Look at what the file is; an encrypted backup has to be decrypted first.',
    },
    {
        code: 'archive-too-new', severity: 'failure', from: 'client', text: /^unsupported version \((?<format>[\d.]+)\) in file header/,
        sentence: 'the archive has format {format}, which this pg_restore is too old to read', hint: 'Use a pg_restore of at least the major that pg_dump had; the manifest names it.',
    },
    {
        code: 'archive-truncated', severity: 'failure', from: 'client',
        text: /^(?:could not read from input file: end of file|unexpected end of file|input file is too short|could not find block ID \d+ in archive|could not read (?:input )?file.*: (?:end of file|read \d+ of \d+))/,
        sentence: 'the archive ends too early', hint: 'This backup is damaged; use another one.',
    },
    {
        code: 'archive-damaged', severity: 'failure', from: 'client',
        text: /^(?:could not (?:uncompress|decompress) data|entry ID -?\d+ out of range|(?:found )?unexpected (?:block ID|section code|data offset)|unrecognized data block type|invalid (?:compression|dumpId|block)|corrupt tar header|dumping a specific TOC data block out of order|error during file seek|invalid (?:STDSTRINGS|ENCODING|SEARCHPATH) item)/,
        sentence: 'the archive is damaged: its content cannot be read', hint: 'This backup is damaged; use another one.',
    },
    {
        // Most often a length that was read from damaged bytes.
        code: 'client-out-of-memory', severity: 'failure', from: 'client', text: /^out of memory$/,
        sentence: 'pg_restore found no memory for a length that the archive names', hint: 'The archive is damaged (verify tells), or the machine is short of memory.',
    },
    {
        code: 'compression-unsupported', severity: 'failure', from: 'client', text: /(?:build|installation) does not support compression/,
        sentence: 'this pg_restore was built without the compression that the archive uses', hint: 'Use the pg_restore of the PostgreSQL project (PGDG or the Docker image).',
    },
    {
        code: 'archive-missing', severity: 'failure', from: 'client', text: /^could not (?:open|stat) (?:input|TOC) file/,
        sentence: 'the archive could not be opened', hint: 'Check that the file is there and may be read.',
    },
    {
        code: 'server-lost', severity: 'failure', from: 'client', follows: 'any failure',
        text: /^(?:server closed the connection unexpectedly|no connection to the server|SSL connection has been closed|SSL SYSCALL error|could not (?:receive data from|send data to) server|a worker process died unexpectedly|connection to server .* failed: server closed|error returned by PQputCopy)/,
        sentence: 'the connection to the server broke off during the restore', hint: 'The server ended or was killed (often for want of memory or disk); look at its log.',
    },
    {
        code: 'connection-failed', severity: 'failure', from: 'client', follows: 'any failure', text: /^(?:(?:re)?connection |could not (?:connect|translate host name)|.*(?:Connection refused|Connection timed out|No route to host))/,
        sentence: 'pg_restore could not connect to the server', hint: 'Check that the server runs and is reachable.',
    },
];
const harmless = [
    {
        code: 'public-schema-exists', severity: 'harmless', from: 'server', text: /^schema "public" already exists$/, command: /^CREATE SCHEMA public;\s*$/,
        sentence: 'schema public was there already', hint: 'A backup of one schema creates it, and every new database has it: nothing was lost.',
    },
    {
        code: 'newer-session-setting', severity: 'harmless', from: 'server', text: /^unrecognized configuration parameter "(?<parameter>transaction_timeout)"$/, command: /^SET transaction_timeout = 0;\s*$/,
        sentence: 'the server does not know {parameter}, which a newer pg_restore switches off', hint: 'The setting is of the session only: nothing was lost. A client of the server\'s major avoids it.',
    },
    {
        code: 'nothing-to-drop', severity: 'harmless', from: 'server', text: / does not exist$/,
        command: /^(?:DROP [A-Z ]+ [^;]+|ALTER TABLE (?:IF EXISTS )?(?:ONLY )?\S+ (?:DROP CONSTRAINT|ALTER COLUMN \S+ DROP (?:DEFAULT|IDENTITY))[^;\n]*);\s*$/,
        sentence: 'what was to be dropped first was not there', hint: 'The target was emptier than --clean assumes: nothing was lost. --if-exists avoids it.',
    },
    {
        code: 'comment-not-ours', severity: 'harmless', from: 'server', text: /^must be owner of (?:extension|schema) /,
        command: /^COMMENT ON (?:EXTENSION (?:"(?:[^"]|"")+"|\w+)|SCHEMA public) IS (?:NULL|E?'(?:[^']|'')*');\s*$/,
        sentence: 'the comment on an extension or on schema public was not restored: both belong to somebody else', hint: 'Only the comment is missing.',
    },
];
const missingThings = [
    {
        code: 'function-raised', severity: 'failure', from: 'server', text: /./, context: /PL\/pgSQL function "?(?<function>[\w.$]+).* line \d+ at RAISE/,
        sentence: 'function {function} of the database raised an exception during the restore', hint: 'It runs in a trigger, an index, a CHECK or a view; make it accept the rows that are in the database.',
    },
    {
        code: 'unqualified-name', severity: 'failure', from: 'server', context: inFunction,
        text: /^(?<missing>(?:relation|type|collation|text search configuration) "[^".]+"|(?:function|operator) [^.(]+(?:\(.*\))?|type \w+) does not exist/,
        sentence: 'function {function} uses {missing} without its schema, which is not found while a backup is restored',
        hint: 'Name the schema within the function, or ALTER FUNCTION … SET search_path, at the source; then take a new backup.',
    },
    {
        code: 'missing-role', severity: 'failure', from: 'server', text: /^role "(?<role>.+)" does not exist$/,
        sentence: 'role {role} does not exist on this server', hint: 'Create it first (owner: keep does so in a sandbox), or restore without owners and privileges (owner: drop).',
    },
    {
        code: 'missing-extension', severity: 'failure', from: 'server', text: /^(?:extension "(?<extension>.+)" is not available|could not open extension control file ".*\/(?<file>[^/]+)\.control")/,
        sentence: 'extension {extension}{file} is not available on this server', hint: 'Install it there, or use an image that has it.',
    },
    {
        code: 'missing-extension', severity: 'failure', from: 'server', text: /^could not (?:access|load) (?:file|library) "(?<library>.+?)"/,
        sentence: 'library {library} is not available on this server', hint: 'Install the extension that it belongs to, or use an image that has it.',
    },
    {
        code: 'extension-version', severity: 'failure', from: 'server', text: /^extension "(?<extension>.+)" has no installation script nor update path/,
        sentence: 'extension {extension} is there, but not in the version that the backup asks for', hint: 'Install that version, or use an image that has it.',
    },
    {
        code: 'extension-not-preloaded', severity: 'failure', from: 'server', text: /shared_preload_libraries|must be preloaded/,
        sentence: 'an extension has to be loaded when the server starts ({object})', hint: 'Add it to shared_preload_libraries and start the server again.',
    },
    {
        code: 'missing-tablespace', severity: 'failure', from: 'server', text: /^tablespace "(?<tablespace>.+)" does not exist$/,
        sentence: 'tablespace {tablespace} does not exist on this server', hint: 'Create it, or restore with --no-tablespaces.',
    },
    {
        code: 'missing-locale', severity: 'failure', from: 'server', text: /^(?:could not (?:create|open collator for) locale|invalid (?:LC_\w+ |collation )?locale name:|could not open collator for locale) "(?<locale>[^"]*)"/,
        sentence: 'locale {locale} is not available on this server', hint: 'Install it (locale-gen, or glibc-langpack), or use an image that has it.',
    },
    {
        code: 'unknown-setting', severity: 'failure', from: 'server', text: /^unrecognized configuration parameter "(?<parameter>[^"]+)"$/,
        sentence: 'the server does not know the setting {parameter}', hint: 'Restore into the major version that the backup was taken from.',
    },
];
const violations = [
    {
        code: 'foreign-key-violated', severity: 'failure', from: 'server', follows: 'lost data', text: /^(?:insert or update|update or delete) on table "(?<table>.+)" violates foreign key constraint "(?<constraint>.+?)"/,
        sentence: 'foreign key {constraint} of table {table} is violated by rows in the backup, so it is missing after the restore',
        hint: 'The rows are so at the source (a disabled trigger, or a key never validated). Find and mend them there; then take a new backup.',
    },
    {
        code: 'unique-violated', severity: 'failure', from: 'server', follows: 'lost data', text: /^could not create unique index "(?<index>.+)"$/,
        sentence: 'unique index {index} cannot be built: the backup holds duplicate keys', hint: 'The source\'s index is damaged (often by a changed collation). Remove the duplicates there and REINDEX; then take a new backup.',
    },
    {
        code: 'exclusion-violated', severity: 'failure', from: 'server', follows: 'lost data', text: /(?:^could not create exclusion|violates exclusion) constraint "(?<constraint>.+)"$/,
        sentence: 'exclusion constraint {constraint} is violated by rows in the backup', hint: 'Mend the rows at the source; then take a new backup.',
    },
    {
        code: 'rows-already-there', severity: 'failure', from: 'server', follows: 'any failure', text: /^duplicate key value violates unique constraint "(?<constraint>.+)"$/,
        sentence: 'rows were in the target already: {constraint} refused what was to be restored', hint: 'Restore into an empty database.',
    },
    {
        code: 'check-violated', severity: 'failure', from: 'server',
        text: /^(?:new row for relation "(?<table>.+)" violates (?:check constraint "(?<constraint>.+)"|(?<partition>partition constraint))|check constraint "(?<other>.+)" of relation "(?<relation>.+)" is violated by some row|(?<bound>partition constraint) of relation "(?<part>.+)" is violated by some row)/,
        sentence: '{constraint}{other}{partition}{bound} of table {table}{relation}{part} is violated by rows in the backup',
        hint: 'A CHECK must depend on its own row alone; what it calls was changed at the source, or gives something else here.',
    },
    {
        code: 'partition-missing', severity: 'failure', from: 'server', text: /^no partition of relation "(?<table>.+)" found for row/,
        sentence: 'table {table} has no partition for some of its rows', hint: 'A partition was not restored, or hashes differ between the servers; see --load-via-partition-root.',
    },
    {
        code: 'domain-violated', severity: 'failure', from: 'server', text: /^(?:value for )?domain (?<domain>.+?) (?:violates check constraint "(?<constraint>.+)"|does not allow null values)/,
        sentence: 'domain {domain} does not accept values that are in the backup', hint: 'Mend the rows at the source, or the domain\'s constraint; then take a new backup.',
    },
    {
        code: 'not-null-violated', severity: 'failure', from: 'server',
        text: /^(?:null value in column "(?<column>.+)" of relation "(?<table>.+)" violates not-null constraint|column "(?<other>.+)" of relation "(?<relation>.+)" contains null values)/,
        sentence: 'column {column}{other} of table {table}{relation} holds NULL in the backup although it must not', hint: 'Mend the rows at the source; then take a new backup.',
    },
    {
        code: 'encoding', severity: 'failure', from: 'server', text: /^(?:character with byte sequence .* in encoding "(?<from>\w+)" has no equivalent in encoding "(?<to>\w+)"|invalid byte sequence for encoding "(?<invalid>\w+)")/,
        sentence: 'the target database cannot hold characters of the backup (its encoding is {to}{invalid})', hint: 'Create the database with the source\'s encoding; the manifest names it.',
    },
    {
        code: 'value-refused', severity: 'failure', from: 'server',
        text: /^(?:invalid input (?:syntax|value) for|value too long for type|malformed |date\/time field value out of range|numeric field overflow|.* out of range for type)/,
        sentence: 'a value of the backup is not accepted by its column\'s type ({object})', hint: 'A type or function differs between source and target; compare versions of PostgreSQL and of the extensions.',
    },
];
const circumstances = [
    {
        code: 'disk-full', severity: 'failure', from: 'server', text: /: No space left on device/,
        sentence: 'the server\'s disk is full', hint: 'Give it as much room as the source database needs, and some.',
    },
    {
        code: 'out-of-locks', severity: 'failure', from: 'server', text: /^out of shared memory$/,
        sentence: 'the server has no room for more locks', hint: 'Raise max_locks_per_transaction on the server and start it again, or restore without --single-transaction.',
    },
    {
        code: 'out-of-memory', severity: 'failure', from: 'server', text: /^out of memory/,
        sentence: 'the server ran out of memory', hint: 'Give it more memory, or lower maintenance_work_mem or the number of jobs.',
    },
    {
        code: 'session-ended', severity: 'failure', from: 'server', text: /^terminating connection due to/,
        sentence: 'somebody ended the session of the restore', hint: 'An administrator, a time limit of the server, or its shutdown did; look at its log.',
    },
    {
        code: 'server-lost', severity: 'failure', from: 'server', follows: 'any failure', text: /^(?:terminating connection because of crash|the database system is (?:shutting down|starting up|in recovery mode|not yet accepting))/,
        sentence: 'the connection to the server broke off during the restore', hint: 'The server ended or was killed (often for want of memory or disk); look at its log.',
    },
    {
        code: 'statement-ended', severity: 'failure', from: 'server', text: /^(?:canceling statement due to|deadlock detected)/,
        sentence: 'a statement of the restore was cancelled ({object})', hint: 'Somebody else uses the target, or a time limit of the server applies; restore into a database of its own.',
    },
    {
        code: 'read-only-server', severity: 'failure', from: 'server', text: /^cannot execute .* (?:in a read-only transaction|during recovery)$/,
        sentence: 'the target accepts no changes', hint: 'It is a standby, or default_transaction_read_only is set.',
    },
    {
        code: 'permission-denied', severity: 'failure', from: 'server', text: /^(?:permission denied|must be (?:owner|superuser|member|able)|only superusers? )/,
        sentence: 'the restoring role lacks a right ({object})', hint: 'Restore as a superuser or as the owner of the database, without owners and privileges.',
    },
    {
        code: 'drop-blocked', severity: 'failure', from: 'server', text: /^cannot drop (?<what>.+?) because (?:other objects depend on it|it is required by)/,
        sentence: '{what} could not be dropped first, because something depends on it that the backup does not know', hint: 'Restore into an empty database.',
    },
    {
        code: 'object-exists', severity: 'failure', from: 'server', text: /(?: already exists(?: with same argument types)?| already exists in .*|^multiple primary keys for table ".*" are not allowed| already (?:a member|partition) .*)$/,
        sentence: 'the target was not empty: something of the backup was there already ({object})', hint: 'Restore into an empty database, or with --clean --if-exists.',
    },
    {
        code: 'database-missing', severity: 'failure', from: 'server', follows: 'any failure', text: /^database "(?<database>.+)" does not exist$/,
        sentence: 'database {database} does not exist on this server', hint: 'Create it, or name one that is there.',
    },
    {
        code: 'connection-refused', severity: 'failure', from: 'server', text: /^(?:password authentication failed|no pg_hba\.conf entry|sorry, too many clients|too many connections|remaining connection slots)/,
        sentence: 'the server did not let pg_restore in', hint: 'Check role, password, pg_hba.conf and max_connections of the server.',
    },
    {
        code: 'object-missing', severity: 'failure', from: 'server', follows: 'any failure',
        text: /(?: does not exist(?: in .*)?$|^materialized view ".*" has not been populated$|^there is no unique constraint matching given keys)/,
        sentence: 'something that the backup builds on is not there ({object})', hint: 'The backup holds a part of the database only, or depends on what is outside of it; restore it whole.',
    },
];
/** Every rule, in the order in which they are tried. */
const restoreRules = [...fromClient, ...harmless, ...missingThings, ...violations, ...circumstances];
/**
 * What pg_restore says while all is well (most of it with --verbose), and notices and warnings that the server passes
 * through it: pg_restore hides those unless it is verbose, so they prove nothing.
 */
const restoreProgress = [
    /^while (?:INITIALIZING|PROCESSING TOC|FINALIZING):$/,
    /^from TOC entry \d+; [^]*$/,
    /^(?:creating \w[\w ]* "[^]*"|dropping [A-Z][A-Z ]* [^]*)$/,
    /^processing (?:data for table "[^]*"|[A-Z][A-Z ]*)$/,
    /^(?:processing|processing missed|launching|finished|skipping) item -?\d+ [^]+$/,
    /^executing (?:[A-Z]+ [^]+|SELECT pg_catalog\.set_config\([^]+)$/,
    /^connecting to (?:database for restore|new database "[^]*")$/,
    /^(?:entering|finished) main parallel loop$/,
    /^entering restore_toc_entries_\w+$/,
    /^implied (?:data-only|schema-only|no-schema) restore$/,
    /^(?:setting owner and privileges for|disabling triggers for|enabling triggers for) [^]+$/,
    /^(?:restoring large object with OID \d+|restored \d+ large objects?)$/,
    /^table "[^]*" could not be created, will not restore its data$/,
    /^reducing dependencies for \d+$/,
];

;// CONCATENATED MODULE: ./postgres/restore-failures.js



const unexplainedHint = 'Read the lines of pg_restore in the log. Until they are explained, this restore does not count as good.';
/** Takes the stderr of pg_restore line by line, as it comes, and explains every line of it. */
class RestoreStderr {
    #reader = new MessageReader();
    #entries = [];
    #parallel;
    #errors = 0;
    #ignored;
    /** `jobs`: pg_restore's own. With several, its count of errors is no count: after one, a worker counts each of its items. */
    constructor(options = {}) {
        this.#parallel = (options.jobs ?? 1) > 1;
    }
    /** Takes one line, without its line end. */
    line(text) {
        this.#take(this.#reader.line(text));
    }
    /**
     * Everything that was said, explained, once pg_restore has ended with `exitCode` (undefined: by a signal). An error
     * that nothing explains, an end that nothing explains, and lines that were lost are failures.
     */
    end(exitCode) {
        this.#take(this.#reader.end());
        const failed = this.#entries.some(({ severity }) => severity === 'failure');
        if (this.#ignored !== undefined && (this.#parallel ? this.#errors === 0 : this.#ignored > this.#errors)) {
            this.#fail('errors-lost', `pg_restore counted ${this.#ignored} errors, and ${this.#errors} of them were seen`);
        }
        else if (!failed && exitCode !== 0 && this.#ignored === undefined) {
            // With --exit-on-error even a harmless error ends the restore before it is complete.
            const how = exitCode === undefined ? 'was ended by a signal' : `ended with status ${exitCode}`;
            this.#fail(this.#errors > 0 ? 'stopped-early' : 'silent-end', `pg_restore ${how} before it was through`);
        }
        return this.#entries;
    }
    #take(message) {
        if (message === undefined || (message.level === 'info' && isProgress(message)))
            return;
        const ignored = message.level === 'warning' ? /^errors ignored on restore: (?<count>\d+)$/.exec(message.text)?.groups?.['count'] : undefined;
        if (ignored !== undefined) {
            this.#ignored = Number(ignored);
            return;
        }
        if (message.level === 'error')
            this.#errors += 1;
        this.#entries.push(this.#explain(message));
    }
    #explain(message) {
        const { object, line } = message;
        const rule = restoreRules.find((candidate) => fits(candidate, message));
        if (rule === undefined)
            return { code: 'unexplained', severity: 'failure', object: shown(object), sentence: unexplained(message), hint: unexplainedHint, consequence: false, line };
        const sentence = fill(rule.sentence, namesOf(rule, message), object);
        return { code: rule.code, severity: rule.severity, object: shown(object), sentence, hint: rule.hint, consequence: this.#isConsequence(rule), line };
    }
    #isConsequence(rule) {
        if (rule.follows === undefined)
            return false;
        const lost = rule.follows === 'lost data' ? lostData : undefined;
        return this.#entries.some(({ severity, consequence, code }) => severity === 'failure' && !consequence && (lost?.has(code) ?? true));
    }
    #fail(code, sentence) {
        this.#entries.push({ code, severity: 'failure', object: null, sentence, hint: unexplainedHint, consequence: false, line: 0 });
    }
}
/** Explains a whole stderr of pg_restore that is at hand; see RestoreStderr. */
function classifyRestore(stderr, exitCode, jobs = 1) {
    const reader = new RestoreStderr({ jobs });
    const lines = stderr.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    for (const line of lines)
        reader.line(line);
    return reader.end(exitCode);
}
/** The failures that need a cure, one of each code and object; what merely follows from them is left out. */
function causesOf(entries) {
    const causes = new Map();
    for (const entry of entries) {
        if (entry.severity !== 'failure' || entry.consequence)
            continue;
        const key = `${entry.code}\n${entry.sentence}`;
        if (!causes.has(key))
            causes.set(key, entry);
    }
    return [...causes.values()];
}
/** After these, rows are missing, and whatever refers to them fails as well. */
const lostData = new Set(['encoding', 'disk-full', 'value-refused', 'check-violated', 'domain-violated', 'not-null-violated', 'function-raised', 'object-exists',
    'object-missing', 'rows-already-there', 'permission-denied', 'missing-extension', 'missing-locale', 'partition-missing', 'out-of-memory', 'unexplained', 'statement-ended']);
function fits(rule, message) {
    if ((message.level !== 'error' && message.level !== 'warning') || rule.from !== message.from || !rule.text.test(message.text))
        return false;
    if (rule.context !== undefined && !rule.context.test(message.context))
        return false;
    if (rule.command !== undefined && !rule.command.test(message.command))
        return false;
    return rule.severity === 'failure' || !message.cut;
}
/** Notices and warnings of the server are hidden unless pg_restore is verbose: whether they show cannot matter. */
function isProgress(message) {
    return message.from === 'server' || restoreProgress.some((pattern) => pattern.test(message.text));
}
function namesOf(rule, message) {
    return { ...rule.text.exec(message.text)?.groups, ...rule.context?.exec(message.context)?.groups };
}
function fill(sentence, names, object) {
    const filled = sentence.replace(/ ?\(\{object\}\)/, object === null ? '' : ` (${shown(object) ?? ''})`);
    return filled.replace(/\{(?<name>\w+)\}/g, (_, name) => shown(names[name] ?? '') ?? '');
}
/** pg_restore's own words may be repeated; the server's may hold rows, and so may whatever else was printed. */
function unexplained(message) {
    if (message.level === 'foreign')
        return `line ${message.line} was not written by pg_restore`;
    if (message.from === 'client' && message.command === '')
        return `pg_restore said what no rule explains: ${shown(message.text.split('\n')[0] ?? '') ?? ''}`;
    const during = shown(message.object) ?? 'a command';
    return `the server refused ${during} with an error that no rule explains (its text may hold rows: see line ${message.line} of pg_restore's stderr)`;
}
function shown(name) {
    return name === null ? null : (0,markdown/* plain */.pj)(name).slice(0, 200);
}

// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
// EXTERNAL MODULE: ./postgres/session.js
var postgres_session = __webpack_require__(91929);
;// CONCATENATED MODULE: ./postgres/sandbox-preparation.js


/** Creates the roles that the archive's objects name, without login, where they are missing: so ownership and privileges are restored and tested too. */
async function createRoles(connection, roles) {
    const session = await (0,postgres_session/* connect */.N)(connection);
    try {
        const there = new Set((await session.query('SELECT rolname AS name FROM pg_roles')).map(({ name }) => name));
        for (const role of roles)
            if (!there.has(role))
                await session.query(`CREATE ROLE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(role)} NOLOGIN`);
    }
    finally {
        await session.end();
    }
}
/** Those of the source's settings that the sandbox takes too: a locale for money that is not installed here cannot be had. */
async function supportedSettings(connection, settings, notes) {
    const supported = {};
    const session = await (0,postgres_session/* connect */.N)(connection);
    try {
        for (const [name, value] of Object.entries(settings)) {
            const [row] = await session.query('SELECT current_setting($1, true) AS value', [name]);
            if (row?.value === value)
                continue;
            try {
                await session.query('SELECT set_config($1, $2, false)', [name, value]);
                supported[name] = value;
            }
            catch {
                notes.push(`the sandbox has no ${name} "${value}"; it restores with "${row?.value ?? ''}"`);
            }
        }
        return supported;
    }
    finally {
        await session.end();
    }
}

// EXTERNAL MODULE: ./sandbox/sandbox.js + 17 modules
var sandbox = __webpack_require__(98940);
// EXTERNAL MODULE: ./actions/verify/check.js
var check = __webpack_require__(43463);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./archive/foreign.js
var foreign = __webpack_require__(37700);
// EXTERNAL MODULE: ./encryption/kinds.js
var kinds = __webpack_require__(9444);
// EXTERNAL MODULE: ./actions/backup/stream.js
var stream = __webpack_require__(5070);
;// CONCATENATED MODULE: ./actions/restore-test/plain-archive.js








/**
 * The path of the archive as pg_restore takes it. A sealed one is opened, as a whole and checked against the manifest before anything reads it,
 * into a private file that is gone at the end of the run: pg_restore's parallel jobs need a file, and the sandbox holds the same rows anyway.
 */
async function plainArchive({ store, file, manifest, open, context }) {
    const path = await store.fetch(file.name, context.host.temporaryDirectory);
    const head = await headOf(path);
    const seal = (0,kinds/* sealOf */.Ru)(head);
    if (seal === 'custom-format')
        return path;
    // Plain SQL, or whatever else lies under an archive's name, has a sentence of its own.
    if (seal === 'none' || head.length === 0)
        throw (0,foreign/* recogniseForeign */.m)(head);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.host.temporaryDirectory, 'opened-'));
    context.cleanup.add('remove the opened archive', () => (0,promises_.rm)(folder, { recursive: true, force: true }));
    const plain = (0,external_node_path_.join)(folder, 'archive.dump');
    const tapped = (0,stream/* tap */.M)();
    await (0,external_node_stream_promises_.pipeline)(await open(await store.read(file.name), manifest?.archive.bytes), tapped.stream, (0,external_node_fs_.createWriteStream)(plain, { flags: 'wx', mode: 0o600 }), { signal: context.host.interrupted });
    if (manifest !== undefined && tapped.passed().sha256 !== manifest.archive.plainSha256) {
        throw new errors/* KnownError */.E('checksum-differs', `${file.name} opens to other bytes than pg_dump wrote`, 'Restore another backup, and look at what opens this one.');
    }
    return plain;
}
async function headOf(path) {
    const handle = await (0,promises_.open)(path, 'r');
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(foreign/* bytesToRecognise */.Y), 0, foreign/* bytesToRecognise */.Y, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await handle.close();
    }
}

// EXTERNAL MODULE: ./archive/header.js
var archive_header = __webpack_require__(555);
// EXTERNAL MODULE: ./archive/intake.js
var archive_intake = __webpack_require__(94770);
// EXTERNAL MODULE: ./archive/table-of-contents.js
var table_of_contents = __webpack_require__(86631);
;// CONCATENATED MODULE: ./archive/entries.js



/**
 * The table of contents of an archive in the custom format; its data is not read. The source is ended as soon as the table of contents is
 * through. Throws as ArchiveReader does for whatever is wrong before that.
 */
async function readEntries(source) {
    const intake = new archive_intake/* Intake */.V();
    const steps = entriesOf(intake);
    for await (const chunk of source) {
        intake.push(chunk);
        const step = steps.next();
        if (step.done === true)
            return step.value;
    }
    intake.end();
    const step = steps.next();
    if (step.done !== true)
        throw new Error('the reader stopped before the end of the table of contents');
    return step.value;
}
function* entriesOf(intake) {
    const header = yield* (0,archive_header/* readHeader */.a)(intake, 'custom');
    return [...(yield* (0,table_of_contents/* readTableOfContents */.u)(intake, header, 'custom')).values()];
}

// EXTERNAL MODULE: ./archive/fingerprint.js + 1 modules
var fingerprint = __webpack_require__(18167);
// EXTERNAL MODULE: ./archive/reader.js + 7 modules
var reader = __webpack_require__(16062);
;// CONCATENATED MODULE: ./domain/schema.js
// Data, and what describes the dump rather than the schema.
const notSchema = new Set(['TABLE DATA', 'BLOBS', 'BLOB', 'BLOB METADATA', 'LARGE OBJECT', 'SEQUENCE SET', 'MATERIALIZED VIEW DATA', 'STATISTICS DATA', 'ENCODING', 'STDSTRINGS', 'SEARCHPATH', 'DATABASE', 'DATABASE PROPERTIES']);
const privileges = new Set(['ACL', 'DEFAULT ACL']);
/**
 * Compares two schemas object by object, each definition letter for letter as pg_dump writes it. Without `ownership`, owners and privileges are
 * left out, because the restore left them out. Gives a sentence for each object that is missing, is too many, or differs.
 */
function compareSchemas(expected, found, options) {
    const relevant = (entry) => !notSchema.has(entry.description) && (options.ownership || !privileges.has(entry.description)) && !isBesideTheSchema(entry);
    const missing = new Map();
    for (const entry of expected.filter(relevant))
        missing.set(fullKey(entry, options.ownership), [...missing.get(fullKey(entry, options.ownership)) ?? [], entry]);
    const surplus = [];
    for (const entry of found.filter(relevant)) {
        if (missing.get(fullKey(entry, options.ownership))?.pop() === undefined)
            surplus.push(entry);
    }
    const surplusNames = new Map(surplus.map((entry) => [nameKey(entry), entry]));
    const sentences = [];
    for (const entry of [...missing.values()].flat()) {
        const other = surplusNames.get(nameKey(entry));
        surplusNames.delete(nameKey(entry));
        sentences.push(other === undefined ? `${nameOf(entry)} is missing in the restored database` : `${nameOf(entry)} differs in the restored database${what(entry, other)}`);
    }
    for (const entry of surplusNames.values())
        sentences.push(`${nameOf(entry)} is in the restored database but not in the backup`);
    return sentences;
}
/**
 * The objects with those definitions that a server writes once it has read them. Only the text of an object that stands on both sides under a
 * name of its own is taken over: what is missing, or too many, stays so.
 */
function asReadBack(entries, read) {
    const named = (all) => Map.groupBy(all, nameKey);
    const [own, others] = [named(entries), named(read)];
    return entries.map((entry) => {
        const [other, second] = others.get(nameKey(entry)) ?? [];
        return other === undefined || second !== undefined || own.get(nameKey(entry))?.length !== 1 ? entry : { ...entry, definition: other.definition };
    });
}
/**
 * Whether the schema `public` is in the archive depends on what was done to it, not on what is in it. What belongs to the database itself is
 * restored with `--create` alone. Large objects are compared by their content.
 */
function isBesideTheSchema(entry) {
    return (entry.description === 'SCHEMA' && entry.tag === 'public') || /^(?:SCHEMA public$|DATABASE |LARGE OBJECTS? )/.test(entry.tag);
}
function what(entry, other) {
    if (entry.definition !== other.definition)
        return ': its definition';
    if (entry.owner !== other.owner)
        return ': its owner';
    return '';
}
function fullKey(entry, ownership) {
    return JSON.stringify([entry.description, entry.namespace, entry.tag, entry.definition, entry.tablespace, entry.tableAccessMethod, ownership ? entry.owner : null]);
}
function nameKey(entry) {
    return JSON.stringify([entry.description, entry.namespace, entry.tag]);
}
function nameOf(entry) {
    return `${entry.description.toLowerCase()} ${entry.namespace === null || entry.namespace === '' ? '' : `${entry.namespace}.`}${entry.tag}`;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ../node_modules/pg-copy-streams/index.js
var pg_copy_streams = __webpack_require__(15303);
;// CONCATENATED MODULE: ./postgres/restored.js






/**
 * Reads a restored database again: every table of the proof by COPY, under the settings of the dump, over several sessions, the largest first;
 * sequences; large objects. What is missing is left out of the answer.
 */
async function readRestored(request) {
    const wanted = request.proof.relations
        .filter((relation) => relation.exempt === null && relation.kind === 'table')
        .sort((a, b) => (b.rows ?? 0) - (a.rows ?? 0));
    const tables = [];
    const sessions = await Promise.all(Array.from({ length: Math.max(1, Math.min(request.sessions, wanted.length)) }, () => (0,postgres_session/* connect */.N)(request.connection, { ...request.settings, row_security: 'off', search_path: '' })));
    try {
        const [first] = sessions;
        if (first === undefined)
            throw new Error('no session was opened');
        await Promise.all(sessions.map((session) => readTables(session, wanted, request, tables)));
        const release = await turnFor(request);
        if (release === undefined)
            return { tables, sequences: [], largeObjects: { count: 0, bytes: 0, fingerprint: '' } };
        try {
            return { tables, sequences: await readSequences(first, request.proof.sequences), largeObjects: await readLargeObjects(first, request.newObjectHasher()) };
        }
        finally {
            release();
        }
    }
    finally {
        await Promise.all(sessions.map((session) => session.end()));
    }
}
/** Reads one table of the queue after another; several sessions share it. */
async function readTables(session, queue, request, found) {
    let there;
    for (let relation = queue.shift(); relation !== undefined && !request.signal.aborted; relation = queue.shift()) {
        const release = await turnFor(request, relation);
        if (release === undefined)
            return;
        try {
            // By the first turn, every table stands.
            there ??= await standing(session);
            if (!there.has(JSON.stringify([relation.schema, relation.name])))
                continue;
            const table = await readTable(session, relation, request);
            found.push(table);
            request.onTable?.(table.rows ?? 0);
        }
        finally {
            release();
        }
    }
}
function turnFor({ turn }, relation) {
    return turn === undefined ? Promise.resolve(() => undefined) : turn(relation);
}
/** Counts the materialized views of the proof, which stand only when everything else does. One that was not populated has null rows. */
async function countViews(connection, proof) {
    const session = await (0,postgres_session/* connect */.N)(connection, { search_path: '' });
    try {
        const there = await standing(session);
        const views = proof.relations.filter((relation) => relation.exempt === null && relation.kind === 'materialized view' && there.has(JSON.stringify([relation.schema, relation.name])));
        const counted = [];
        for (const view of views)
            counted.push(await countView(session, view));
        return counted;
    }
    finally {
        await session.end();
    }
}
async function countView(session, view) {
    const [populated] = await session.query(`SELECT FROM pg_class WHERE oid = $1::regclass AND relispopulated`, [nameInSql(view)]);
    return populated === undefined ? { schema: view.schema, name: view.name, columns: null, rows: null, fingerprint: null } : countRelation(session, view);
}
function nameInSql({ schema, name }) {
    return `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`;
}
async function countRelation(session, relation) {
    const [row] = await session.query(`SELECT count(*)::text AS count FROM ONLY ${nameInSql(relation)}`);
    return { schema: relation.schema, name: relation.name, columns: relation.columns, rows: Number(row?.count), fingerprint: null };
}
async function standing(session) {
    const rows = await session.query(`SELECT nspname AS schema, relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'm')`);
    return new Set(rows.map(({ schema, name }) => JSON.stringify([schema, name])));
}
async function readTable(session, relation, request) {
    const name = nameInSql(relation);
    if (relation.fingerprint === null)
        return countRelation(session, relation);
    const hasher = request.newHasher();
    try {
        // The encoding of the answer alone: names in the statement stay UTF-8.
        const copy = session.client.query(pg_copy_streams.to(`COPY ${name} ${relation.columns ?? ''} TO STDOUT (ENCODING ${esm/* default.escapeLiteral */.Ay.escapeLiteral(request.encoding)})`));
        await (0,external_node_stream_promises_.pipeline)(copy, new external_node_stream_.Writable({ write(chunk, _encoding, done) { hasher.write(chunk); done(); } }), { signal: request.signal });
    }
    catch (problem) {
        // Class 42: a column, or a type, that the archive's COPY names is not there. That is a finding about the table, not a failure of the drill.
        if ((0,errors/* codeOf */.$N)(problem)?.startsWith('42') !== true)
            throw problem;
        return { schema: relation.schema, name: relation.name, columns: null, rows: null, fingerprint: null };
    }
    return { schema: relation.schema, name: relation.name, columns: relation.columns, rows: hasher.rows, fingerprint: hasher.digest() };
}
async function readSequences(session, expected) {
    const there = new Set((await session.query(`SELECT json_build_array(nspname, relname)::text AS key FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'S'`)).map(({ key }) => JSON.stringify(JSON.parse(key))));
    const found = [];
    const queue = expected.filter(({ schema, name }) => there.has(JSON.stringify([schema, name])));
    for (let batch = queue.splice(0, 200); batch.length > 0; batch = queue.splice(0, 200)) {
        const query = batch.map(({ schema, name }, index) => `SELECT ${index} AS index, last_value::text AS value, is_called AS called FROM ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`).join(' UNION ALL ');
        for (const row of await session.query(query)) {
            const sequence = batch[row.index];
            if (sequence !== undefined)
                found.push({ schema: sequence.schema, name: sequence.name, value: row.value, isCalled: row.called });
        }
    }
    return found;
}
const pieceBytes = 64 * 1024;
async function readLargeObjects(session, hasher) {
    let last = 0;
    for (;;) {
        // Many objects are small: their first piece comes with the list.
        const rows = await session.query(`SELECT oid::text AS id, lo_get(oid, 0, ${pieceBytes}) AS piece FROM pg_largeobject_metadata WHERE oid > ${last} ORDER BY oid LIMIT 200`);
        for (const row of rows) {
            last = Number(row.id);
            hasher.start(last);
            let { piece } = row;
            for (let offset = 0; piece.length > 0; piece = await nextPiece(session, last, offset)) {
                hasher.write(piece);
                offset += piece.length;
                if (piece.length < pieceBytes)
                    break;
            }
            hasher.finish();
        }
        if (rows.length === 0)
            return { count: hasher.count, bytes: hasher.bytes, fingerprint: hasher.digest() };
    }
}
async function nextPiece(session, id, offset) {
    const [row] = await session.query(`SELECT lo_get($1::oid, $2::bigint, ${pieceBytes}) AS piece`, [String(id), String(offset)]);
    return row?.piece ?? Buffer.alloc(0);
}

;// CONCATENATED MODULE: ./postgres/schema-dump.js


/** Starts a dump of the schema alone, in the custom format: how a restored database reads to the program that read the source. */
function startSchemaDump(pgDump, connection, { encoding, settings, signal }) {
    return (0,process/* start */.ni)(pgDump, ['--format=custom', '--schema-only', '--no-password', `--encoding=${encoding}`], { environment: (0,postgres_connection/* libpqEnvironment */.SQ)(connection, { ...postgres_connection/* pinnedSettings */.wW, ...settings }), signal });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./postgres/schema-reading.js





/**
 * Restores an archive's schema without rows into a database of its own beside the restored one, hands that to `work`, and drops it. Gives
 * undefined where no database may be made. What cannot be restored into it is left out in silence: `work` must not take absence for a fact.
 */
async function withSchemaRead(request, work) {
    const session = await (0,postgres_session/* connect */.N)(request.connection);
    // Always of the same name, so that the next drill removes what a killed one left. A hash, because a name's other letters than ASCII's become
    // other bytes where the restored database is not in UTF-8: names of databases have no encoding.
    const database = `zimmer_reading_${(0,external_node_crypto_.createHash)('sha256').update(request.connection.database).digest('hex').slice(0, 16)}`;
    const drop = () => session.query(`DROP DATABASE IF EXISTS ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(database)}`);
    try {
        const [facts] = await session.query(`
      SELECT rolcreatedb OR rolsuper AS may, (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()) AS encoding FROM pg_roles WHERE rolname = current_user`);
        if (facts?.may !== true)
            return undefined;
        await drop();
        await session.query(`CREATE DATABASE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(database)} TEMPLATE template0 ENCODING ${esm/* default.escapeLiteral */.Ay.escapeLiteral(facts.encoding)} LC_COLLATE 'C' LC_CTYPE 'C'`);
        try {
            const connection = { ...request.connection, database };
            await restoreSchema(request, connection);
            return await work(connection);
        }
        finally {
            await drop();
        }
    }
    finally {
        await session.end();
    }
}
async function restoreSchema({ pgRestore, archive, ownership, settings, signal }, connection) {
    // A subscription would keep the database from being dropped.
    const parameters = ['--format=custom', '--schema-only', '--no-subscriptions', '--no-password', ...(ownership ? [] : ['--no-owner', '--no-privileges']), '--dbname=', archive];
    const started = (0,process/* start */.ni)(pgRestore, parameters, { environment: (0,postgres_connection/* libpqEnvironment */.SQ)(connection, { ...postgres_connection/* pinnedSettings */.wW, ...settings }), signal });
    started.stdout.resume();
    started.stdin.end();
    await started.done.catch((problem) => {
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
    });
}

;// CONCATENATED MODULE: ./postgres/checks-statements.js

// What a semicolon within does not end. Sticky, tried in this order at each place.
const tokens = {
    lineComment: /--[^\n]*/y,
    // A string may go on over lines; only with E do backslashes escape.
    escapeString: /(?<![\w$])[eE]'(?:[^'\\]|\\[^]|'')*'/y,
    string: /'(?:[^']|'')*'/y,
    identifier: /"(?:[^"]|"")*"/y,
    dollarString: /(?<![\w$\u0080-\uffff])(\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[^]*?\1/y,
};
/**
 * Splits a SQL file at the semicolons between statements, as psql does: not within strings, quoted names, dollar quotes,
 * comments (which nest) and parentheses. Throws KnownError `checks-unfinished` where one of them is not closed.
 */
function statementsOf(file) {
    const text = file.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
    const statements = [];
    let begin = 0;
    let depth = 0;
    for (let at = 0; at <= text.length;) {
        const sign = text[at];
        const next = endOfToken(text, at);
        if (next !== undefined)
            at = next;
        else if (sign === undefined || (sign === ';' && depth === 0)) {
            const statement = statementAt(text, begin, at);
            if (statement !== undefined)
                statements.push(statement);
            at += 1;
            begin = at;
        }
        else {
            if (sign === '(')
                depth += 1;
            else if (sign === ')')
                depth = Math.max(0, depth - 1);
            at += 1;
        }
    }
    return statements;
}
/** Where the string, name or comment that begins here ends; undefined where none begins. */
function endOfToken(text, at) {
    if (text.startsWith('/*', at))
        return endOfComment(text, at);
    for (const pattern of Object.values(tokens)) {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        if (found !== null)
            return at + found[0].length;
    }
    const open = text[at];
    const isQuote = open === '\'' || open === '"' || /^\$(?:[A-Za-z_]\w*)?\$/.test(text.slice(at, at + 64)) && !/[\w$]/.test(text[at - 1] ?? '');
    if (isQuote)
        throw unfinished(text, at, open === '"' ? 'quoted name' : 'string');
    return undefined;
}
function endOfComment(text, begin) {
    let depth = 0;
    for (const { 0: sign, index } of text.slice(begin).matchAll(/\/\*|\*\//g)) {
        depth += sign === '/*' ? 1 : -1;
        if (depth === 0)
            return begin + index + 2;
    }
    throw unfinished(text, begin, 'comment');
}
function unfinished(text, at, what) {
    return new errors/* KnownError */.E('checks-unfinished', `the file of checks has a ${what} that begins at line ${lineAt(text, at)} and does not end`, 'Close it; nothing of the file was run.');
}
function statementAt(text, begin, end) {
    let at = begin;
    while (at < end) {
        if (/\s/.test(text[at] ?? ''))
            at += 1;
        else if (text.startsWith('--', at) || text.startsWith('/*', at))
            at = endOfToken(text, at) ?? end;
        else
            break;
    }
    const statement = text.slice(at, end).trim();
    if (statement === '')
        return undefined;
    // A comment behind the semicolon of the statement before belongs to that one.
    const lead = begin === 0 ? text.slice(begin, at) : text.slice(begin, at).replace(/^[^\S\n]*--[^\n]*/, '');
    return { text: statement, name: nameIn(lead), line: lineAt(text, at) };
}
/** The first line of the last comment; an empty line parts a comment about the file from the one about the query. */
function nameIn(lead) {
    const comments = lead.split(/\n[^\S\n]*\n/).map((comment) => comment.trim()).filter((comment) => comment !== '');
    const words = (comments[comments.length - 1] ?? '').replace(/^(?:--+|\/\*+)\s*/, '').split('\n', 1).join('').replace(/\*+\/$/, '').trim();
    return words === '' ? undefined : words.replace(/^name:\s*/i, '').slice(0, 200);
}
function lineAt(text, at) {
    return text.slice(0, at).split('\n').length;
}

;// CONCATENATED MODULE: ./postgres/checks.js



/**
 * Runs a file of assertions, each of which must return no rows, in one read-only transaction that is rolled back. A query
 * that fails, or takes longer than its limit, has not passed. Throws KnownError `checks-empty` for a file without a query,
 * `checks-unfinished` for one with an open quote or comment, and when the connection is lost.
 */
async function runChecks(queryable, text, options) {
    const statements = statementsOf(text);
    if (statements.length === 0)
        throw new errors/* KnownError */.E('checks-empty', 'the file of checks holds no query', 'Write queries that return no rows when all is well, each ended by a semicolon.');
    const results = [];
    await queryable.query('BEGIN READ ONLY');
    try {
        await queryable.query(`SELECT set_config('statement_timeout', $1, true)`, [`${Math.max(1, Math.round(options.timeLimitSeconds * 1000))}`]);
        for (const [index, statement] of statements.entries())
            results.push(await runOne(queryable, statement, statement.name ?? `check ${index + 1}`, options));
    }
    finally {
        await queryable.query('ROLLBACK').catch(() => undefined);
    }
    return results;
}
async function runOne(queryable, statement, name, options) {
    const begun = options.clock();
    const shown = (0,markdown/* plain */.pj)(name);
    const result = (rows, what) => ({ name: shown, line: statement.line, rows, passed: rows === 0, sentence: `check "${shown}" ${what}`, seconds: options.clock() - begun });
    await queryable.query('SAVEPOINT before');
    try {
        const rows = await countRows(queryable, statement.text, () => options.clock() - begun < options.timeLimitSeconds);
        await queryable.query('ROLLBACK TO SAVEPOINT before');
        if (rows === undefined)
            return result(null, 'took longer than its time limit');
        return result(rows, rows === 0 ? 'passed' : `found ${rows} ${rows === 1 ? 'row' : 'rows'}`);
    }
    catch (problem) {
        const state = (0,errors/* codeOf */.$N)(problem);
        if (problem instanceof errors/* KnownError */.E || state?.length !== 5)
            throw problem;
        await queryable.query('ROLLBACK TO SAVEPOINT before');
        return result(null, `could not run${reasons[state] ?? ''} (SQLSTATE ${state}, line ${statement.line})`);
    }
}
/** What a failed query is told by; the server's own words may hold values of rows. */
const reasons = {
    '25006': ': it would change the database', '57014': ': it took longer than its time limit', '42601': ': its syntax is wrong',
    '42P01': ': it names a table that is not there', '42703': ': it names a column that is not there', '42501': ': a right is lacking',
    '42883': ': it calls a function that is not there', '34000': ': it is not a query',
};
/**
 * Counts the rows of a query through a cursor, so that a check that finds a million rows needs no memory for them. A cursor
 * takes SELECT, VALUES, TABLE and WITH alone, and one statement alone: what else stands there is a syntax error.
 * undefined when the limit passed; statement_timeout alone would grant it to every piece anew.
 */
async function countRows(queryable, query, hasTime) {
    await queryable.query(`DECLARE zimmer_check NO SCROLL CURSOR FOR ${query}`);
    for (let rows = 0; hasTime();) {
        const some = await queryable.query(`FETCH FORWARD ${piece} FROM zimmer_check`);
        rows += some.length;
        if (some.length < piece)
            return rows;
    }
    return undefined;
}
const piece = 500;

;// CONCATENATED MODULE: ./postgres/constraints-findings.js

/** A thing of a table in words, on one line. */
function objectOf(what, { schema, table, name }) {
    return (0,markdown/* plain */.pj)(`${what} ${name} of ${schema}.${table}`);
}
/** A finding whose sentence begins with its object. */
function finding(kind, severity, object, predicate, count) {
    return { kind, severity, object, ...(count === undefined ? {} : { count }), sentence: `${object} ${predicate}` };
}
/** What a constraint is called by its pg_constraint.contype. */
const constraintNames = { c: 'check', f: 'foreign key', p: 'primary key', u: 'unique constraint', x: 'exclusion constraint', n: 'constraint' };

;// CONCATENATED MODULE: ./postgres/constraints-rereading.js


const identifier = String.raw `(?:"(?:[^"]|"")*"|[^\s".]+)`;
const relation = String.raw `${identifier}\.${identifier}`;
const indexParts = new RegExp(String.raw `^(?<head>CREATE (?:UNIQUE )?INDEX) ${identifier} ON (?:ONLY )?${relation} (?<tail>USING [^]*)$`);
const triggerParts = new RegExp(String.raw `^(?<head>CREATE (?:CONSTRAINT )?TRIGGER) ${identifier} (?<events>(?:BEFORE|AFTER|INSTEAD OF) .*?) ON ${relation} (?<tail>[^]*)$`);
/**
 * The findings of those suspects that the server, having read the expected definition, still tells apart from the one
 * it has. Needed because PostgreSQL writes some expressions in another way once it has read them back: a CHECK of
 * `status IN ('a', 'b')` on varchar changes its text by a dump and restore on one and the same server.
 */
async function readAgain(queryable, suspects) {
    const tables = new Map();
    for (const suspect of suspects) {
        const name = `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(suspect.schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(suspect.table)}`;
        tables.set(name, [...tables.get(name) ?? [], suspect]);
    }
    const findings = [];
    for (const [table, ofTable] of tables)
        findings.push(...await readAgainForTable(queryable, table, ofTable));
    return findings;
}
async function readAgainForTable(queryable, table, suspects) {
    const findings = [];
    await queryable.query('BEGIN');
    try {
        await queryable.query(`SELECT set_config('search_path', '', true)`);
        const isDomain = (await queryable.query(`SELECT FROM pg_class WHERE oid = to_regclass($1)`, [table])).length === 0;
        // A temporary table by the restored one's likeness; a domain is read as its base type by a column named VALUE.
        const likeness = isDomain ? `zimmer_reading (value ${table})` : `zimmer_reading (LIKE ${table})`;
        await queryable.query(`CREATE TEMPORARY TABLE ${likeness}`);
        for (const suspect of suspects) {
            await queryable.query('SAVEPOINT before');
            const same = await readsAlike(queryable, suspect);
            await queryable.query('ROLLBACK TO SAVEPOINT before');
            if (!same)
                findings.push(suspect.finding);
        }
        return findings;
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            throw problem;
        // What could not be found out counts as a change.
        return suspects.map((suspect) => suspect.finding);
    }
    finally {
        await queryable.query('ROLLBACK').catch(() => undefined);
    }
}
async function readsAlike(queryable, suspect) {
    try {
        const [expected, found] = [await reading(queryable, suspect, suspect.expected, 'a'), await reading(queryable, suspect, suspect.found, 'b')];
        return expected !== undefined && expected === found;
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            throw problem;
        return false;
    }
}
/** What the server writes after it has read a definition; names of the thing and of its table aside. */
async function reading(queryable, { kind }, definition, mark) {
    const name = `zimmer_${mark}`;
    const answer = async (query) => (await queryable.query(query))[0]?.definition;
    if (kind === 'constraint') {
        // The other kinds hold no expression: their text is their meaning.
        if (!/^(?:CHECK \(|EXCLUDE )/.test(definition))
            return definition;
        await queryable.query(`ALTER TABLE pg_temp.zimmer_reading ADD CONSTRAINT ${name} ${definition}`);
        return answer(`SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = '${name}' AND conrelid = 'pg_temp.zimmer_reading'::regclass`);
    }
    const parts = (kind === 'index' ? indexParts : triggerParts).exec(definition)?.groups;
    if (parts === undefined)
        return undefined;
    const { head = '', events, tail = '' } = parts;
    if (kind === 'index') {
        await queryable.query(`${head} ${name} ON pg_temp.zimmer_reading ${tail}`);
        const text = await answer(`SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indexrelid = 'pg_temp.${name}'::regclass`);
        return partsOf(indexParts, text);
    }
    await queryable.query(`${head} ${name} ${events ?? ''} ON pg_temp.zimmer_reading ${tail}`);
    const text = await answer(`SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE tgname = '${name}' AND tgrelid = 'pg_temp.zimmer_reading'::regclass`);
    return partsOf(triggerParts, text);
}
function partsOf(pattern, text) {
    const parts = text === undefined ? undefined : pattern.exec(text)?.groups;
    return parts === undefined ? undefined : [parts['head'], parts['events'], parts['tail']].join(' ');
}

// EXTERNAL MODULE: ./postgres/constraints.js
var constraints = __webpack_require__(9801);
;// CONCATENATED MODULE: ./postgres/constraints-comparison.js



/**
 * Compares the restored database with the manifest: what is missing, what means something else, what is disabled. To
 * be asked before migrations. The restored server reads a definition of the manifest whose text differs, and what it makes
 * of it is compared (in a transaction that is rolled back, on an empty temporary table).
 */
async function compareConstraints(queryable, expected) {
    const found = await (0,constraints/* readConstraintFacts */.D)(queryable);
    const { findings, suspects } = compareFacts(expected, found);
    return [...findings, ...await readAgain(queryable, suspects)];
}
/** The comparison without a server; a suspect is a change unless the server reads both definitions alike. */
function compareFacts(expected, found) {
    const findings = [];
    const suspects = [];
    const missingConstraints = new Set();
    match(expected.constraints, found.constraints, constraintKey, (one, other) => {
        if (one.type === 'n')
            findings.push(...notNullFindings(one, other));
        else if (other === undefined) {
            missingConstraints.add(JSON.stringify([one.schema, one.table, one.name]));
            findings.push(finding('missing', 'failure', constraintObject(one), 'is missing'));
        }
        else
            constraintFindings(one, other, findings, suspects);
    }, (other) => { if (other.type !== 'n')
        findings.push(finding('added', 'notice', constraintObject(other), 'is not in the manifest')); });
    match(expected.indexes, found.indexes, key, (one, other) => {
        const object = objectOf(one.unique ? 'unique index' : 'index', one);
        if (other !== undefined)
            indexFindings(one, other, findings, suspects);
        else if (!one.valid)
            findings.push(finding('missing', 'notice', object, 'is not restored: it was invalid at the source, and pg_dump leaves such indexes out'));
        // An index behind a constraint goes with it and is not told twice.
        else if (!missingConstraints.has(key(one)))
            findings.push(finding('missing', 'failure', object, 'is missing'));
    }, (other) => { findings.push(finding('added', 'notice', objectOf('index', other), 'is not in the manifest')); });
    match(expected.triggers, found.triggers, key, (one, other) => {
        const object = objectOf('trigger', one);
        if (other === undefined)
            findings.push(finding('missing', 'failure', object, 'is missing'));
        else
            triggerFindings(one, other, findings, suspects);
    }, (other) => { findings.push(finding('added', 'notice', objectOf('trigger', other), 'is not in the manifest')); });
    return { findings, suspects };
}
const castArray = /\(\(ARRAY\[(?<elements>E?'(?:[^']|'')*'::[a-z ]+(?:, E?'(?:[^']|'')*'::[a-z ]+)*)\]\)::(?<type>[a-z]+)\[\]\)/g;
/**
 * A definition without what is told apart from it (NOT VALID), and with the one expression that every shop has as a server writes it once it
 * has read it back: `varchar IN ('a', 'b')` is an array that is cast at first, and an array of casts ever after. Other such cases
 * are left to the server, which takes longer.
 */
function comparable(definition) {
    return definition.replace(/ NOT VALID$/, '').replace(castArray, (_, elements, type) => `(ARRAY[${elements.replace(/E?'(?:[^']|'')*'::[a-z ]+/g, (element) => `(${element})::${type}`)}])`);
}
function constraintFindings(one, other, findings, suspects) {
    const object = constraintObject(one);
    if (one.validated && !other.validated)
        findings.push(finding('not-valid', 'failure', object, 'is NOT VALID, although it was validated at the source'));
    suspect(suspects, 'constraint', one, other, object);
}
function indexFindings(one, other, findings, suspects) {
    const object = objectOf(one.unique ? 'unique index' : 'index', one);
    if (one.valid && !other.valid)
        findings.push(finding('invalid-index', 'failure', object, 'is invalid'));
    if (one.unique !== other.unique)
        findings.push(changed(object));
    else
        suspect(suspects, 'index', one, other, object);
}
function triggerFindings(one, other, findings, suspects) {
    const object = objectOf('trigger', one);
    if (one.enabled !== other.enabled) {
        findings.push(other.enabled === 'D' ? finding('disabled-trigger', 'failure', object, 'is disabled, and was not at the source') : finding('changed', 'failure', object, 'fires at other times than at the source'));
    }
    suspect(suspects, 'trigger', one, other, object);
}
const changed = (object) => finding('changed', 'failure', object, 'has another definition than at the source');
function suspect(suspects, kind, one, other, object) {
    const [expected, found] = [comparable(one.definition), comparable(other.definition)];
    if (expected !== found)
        suspects.push({ kind, schema: one.schema, table: one.table, expected, found, finding: changed(object) });
}
/** Which columns no longer refuse NULL, or now do. */
function notNullFindings(one, other) {
    const [expected, found] = [columnsOf(one), other === undefined ? new Set() : columnsOf(other)];
    const of = (column) => objectOf('not-null constraint on column', { ...one, name: column });
    return [
        ...[...expected].filter((column) => !found.has(column)).map((column) => finding('missing', 'failure', of(column), 'is missing')),
        ...[...found].filter((column) => !expected.has(column)).map((column) => finding('added', 'notice', of(column), 'is not in the manifest')),
    ];
}
function columnsOf({ definition }) {
    return new Set(definition.slice('NOT NULL ('.length, -1).match(/"(?:[^"]|"")*"|[^\s,"]+/g));
}
const key = ({ schema, table, name }) => JSON.stringify([schema, table, name]);
const constraintKey = (one) => `${one.type === 'n' ? 'n' : ''}${key(one)}`;
const constraintObject = (one) => objectOf(constraintNames[one.type] ?? 'constraint', one);
function match(expected, found, keyOf, known, unknown) {
    const others = new Map(found.map((one) => [keyOf(one), one]));
    for (const one of expected) {
        known(one, others.get(keyOf(one)));
        others.delete(keyOf(one));
    }
    for (const other of others.values())
        unknown(other);
}

// EXTERNAL MODULE: ./postgres/server.js
var server = __webpack_require__(37430);
;// CONCATENATED MODULE: ./postgres/constraints-foreign-keys.js



/** Every foreign key, without partitions' copies of their parents' keys. */
async function readForeignKeys(queryable) {
    const rows = await queryable.query(foreignKeysQuery);
    return rows.map(({ partitioned, referencedPartitioned, referencedSchema, referencedTable, ...row }) => ({
        ...row,
        pages: Number(row.pages),
        from: relationOf(row.schema, row.table, partitioned),
        to: relationOf(referencedSchema, referencedTable, referencedPartitioned),
        columns: row.columns.map((one) => ({
            column: esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.column),
            referenced: esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.referenced),
            operator: `OPERATOR(${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.operatorSchema)}.${one.operator})`,
            cast: one.cast === null ? '' : `::${one.cast}`,
            referencedCast: one.referencedCast === null ? '' : `::${one.referencedCast}`,
            collation: one.collation === null ? '' : ` COLLATE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.collationSchema ?? '')}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.collation)}`,
        })),
    }));
}
/**
 * The anti-join that counts the rows which violate a foreign key. With MATCH SIMPLE a row with any NULL in the key is in
 * order; with MATCH FULL only one whose whole key is NULL. `IS DISTINCT FROM NULL`, since a composite value that holds
 * a NULL is neither `IS NULL` nor `IS NOT NULL`.
 */
function violationsQuery(key) {
    const given = key.columns.map(({ column }) => `f.${column} IS DISTINCT FROM NULL`).join(key.match === 'f' ? ' OR ' : ' AND ');
    const equal = key.columns.map((one) => `p.${one.referenced}${one.referencedCast} ${one.operator} f.${one.column}${one.cast}${one.collation}`).join(' AND ');
    return `SELECT count(*)::text AS count FROM ${key.from} f WHERE (${given}) AND NOT EXISTS (SELECT FROM ${key.to} p WHERE ${equal})`;
}
/** Checks one foreign key against the rows. `wasValidated`: the manifest says that the source had it validated. */
async function checkForeignKey(queryable, key, wasValidated) {
    const object = objectOf('foreign key', key);
    if (!key.enforced)
        return [finding('unchecked', 'notice', object, 'is NOT ENFORCED: rows may violate it')];
    if (!key.validated && !wasValidated)
        return [finding('not-valid', 'notice', object, 'is NOT VALID: older rows may violate it, as they may at the source')];
    const disabled = key.triggersEnabled ? [] : [finding('disabled-trigger', 'failure', object, 'is not kept: its triggers are disabled')];
    if (key.temporal)
        return [...disabled, finding('unchecked', 'notice', object, 'is over periods, which are checked by the restore alone')];
    const [row] = await queryable.query(violationsQuery(key));
    const count = Number(row?.count);
    return count === 0 ? disabled : [...disabled, finding('violated', 'failure', object, `is violated by ${count} ${count === 1 ? 'row' : 'rows'}`, count)];
}
function relationOf(schema, table, partitioned) {
    return `${partitioned ? '' : 'ONLY '}${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(table)}`;
}
// conpfeqop compares referenced = referencing. Casts as the server's own checks make them; a polymorphic operator takes
// any type. to_jsonb reads columns of pg_constraint that older majors do not have.
const foreignKeysQuery = `
  SELECT n.nspname AS schema, r.relname AS table, c.conname AS name, c.confmatchtype AS match, c.convalidated AS validated,
         coalesce((to_jsonb(c)->>'conenforced')::boolean, true) AS enforced, coalesce((to_jsonb(c)->>'conperiod')::boolean, false) AS temporal,
         NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgconstraint = c.oid AND t.tgisinternal AND t.tgenabled = 'D') AS "triggersEnabled",
         r.relkind = 'p' AS partitioned, rn.nspname AS "referencedSchema", rr.relname AS "referencedTable", rr.relkind = 'p' AS "referencedPartitioned",
         greatest(r.relpages, 0)::text AS pages,
         (SELECT json_agg(json_build_object('column', a.attname, 'referenced', ra.attname, 'operatorSchema', opn.nspname, 'operator', o.oprname,
                   'cast', CASE WHEN o.oprright <> a.atttypid AND rt.typtype <> 'p' THEN format_type(o.oprright, NULL) END,
                   'referencedCast', CASE WHEN o.oprleft <> ra.atttypid AND lt.typtype <> 'p' THEN format_type(o.oprleft, NULL) END,
                   'collationSchema', cn.nspname, 'collation', co.collname) ORDER BY k.position)
            FROM unnest(c.conkey, c.confkey, c.conpfeqop) WITH ORDINALITY AS k (attribute, referenced, operator, position)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attribute
            JOIN pg_attribute ra ON ra.attrelid = c.confrelid AND ra.attnum = k.referenced
            JOIN pg_operator o ON o.oid = k.operator JOIN pg_namespace opn ON opn.oid = o.oprnamespace
            JOIN pg_type lt ON lt.oid = o.oprleft JOIN pg_type rt ON rt.oid = o.oprright
            LEFT JOIN pg_collation co ON co.oid = ra.attcollation AND ra.attcollation <> a.attcollation
            LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace) AS columns
  FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_class rr ON rr.oid = c.confrelid JOIN pg_namespace rn ON rn.oid = rr.relnamespace
  WHERE c.contype = 'f' AND c.conparentid = 0 AND n.oid NOT IN (${server/* systemSchemas */.Ah})
  ORDER BY r.relpages DESC, 1, 2, 3`;

;// CONCATENATED MODULE: ./postgres/constraints-rows.js



/** Tables with CHECKs or columns that refuse NULL, the largest first; each partition by itself, as it holds the rows. */
async function readCheckedTables(queryable) {
    const rows = await queryable.query(tablesQuery);
    return rows.map(({ schema, table, pages, checks, columns }) => ({ schema, table, pages: Number(pages), checks: checks ?? [], notNull: columns ?? [] }));
}
/** Every CHECK of a table and all of its NOT NULLs, in one scan; column by column only where a NULL was found. */
async function checkRows(queryable, one, wasValidated) {
    const { schema, table } = one;
    const object = (check) => objectOf('check', { schema, table, name: check.name });
    const notices = one.checks.filter((check) => !isChecked(check, wasValidated)).map((check) => (check.enforced
        ? finding('not-valid', 'notice', object(check), 'is NOT VALID: older rows may violate it, as they may at the source')
        : finding('unchecked', 'notice', object(check), 'is NOT ENFORCED: rows may violate it')));
    const checked = one.checks.filter((check) => isChecked(check, wasValidated));
    if (checked.length === 0 && one.notNull.length === 0)
        return notices;
    const counts = await constraints_rows_violations(queryable, one, [...checked.map((check) => `NOT (${check.expression})`), one.notNull.map(isMissing).join(' OR ') || 'false']);
    const failures = checked.flatMap((check, index) => violated(object(check), counts[index] ?? 0));
    if ((counts[checked.length] ?? 0) === 0)
        return [...notices, ...failures];
    const nulls = await constraints_rows_violations(queryable, one, one.notNull.map(isMissing));
    const columns = one.notNull.flatMap((column, index) => violated(objectOf('not-null constraint on column', { schema, table, name: column }), nulls[index] ?? 0));
    return [...notices, ...failures, ...columns];
}
const isChecked = (check, wasValidated) => check.enforced && (check.validated || wasValidated(check.name));
// A composite value that holds a NULL is not itself NULL.
const isMissing = (column) => `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(column)} IS NOT DISTINCT FROM NULL`;
function violated(object, count) {
    return count === 0 ? [] : [finding('violated', 'failure', object, `is violated by ${count} ${count === 1 ? 'row' : 'rows'}`, count)];
}
/** How many rows meet each condition. A CHECK that gives NULL is met, so `NOT (…)` that gives NULL is not counted. */
async function constraints_rows_violations(queryable, { schema, table }, conditions) {
    const counts = conditions.map((condition) => `count(*) FILTER (WHERE ${condition})`).join(', ');
    const [row] = await queryable.query(`SELECT ARRAY[${counts}]::text[] AS counts FROM ONLY ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(table)}`);
    if (row === undefined)
        throw new Error('count(*) gave no row');
    return row.counts.map(Number);
}
const tablesQuery = `
  SELECT n.nspname AS schema, r.relname AS table, greatest(r.relpages, 0)::text AS pages,
         (SELECT json_agg(json_build_object('name', c.conname, 'expression', pg_get_expr(c.conbin, c.conrelid), 'validated', c.convalidated,
                   'enforced', coalesce((to_jsonb(c)->>'conenforced')::boolean, true)) ORDER BY c.conname)
            FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'c') AS checks,
         (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
           WHERE a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
             AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'n' AND c.conkey = ARRAY[a.attnum] AND NOT c.convalidated)) AS columns
  FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE r.relkind = 'r' AND r.relpersistence <> 't' AND n.oid NOT IN (${server/* systemSchemas */.Ah})
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'e')
    AND (EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'c')
      OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped))
  ORDER BY r.relpages DESC, 1, 2`;

;// CONCATENATED MODULE: ./postgres/constraints-sequences.js




const perQuery = 200;
/** The position of every sequence outside of system schemas and extensions, for `compareSequences` of the domain. */
async function constraints_sequences_readSequences(queryable) {
    const names = await queryable.query(`
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND n.oid NOT IN (${systemSchemas})
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY 1, 2`);
    const found = [];
    for (let from = 0; from < names.length; from += perQuery) {
        const some = names.slice(from, from + perQuery);
        const rows = await queryable.query(some.map(({ schema, name }, index) => `SELECT ${index} AS position, last_value::text AS value, is_called AS called FROM ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`).join(' UNION ALL '));
        for (const { position, value, called } of rows) {
            const named = some[position];
            if (named !== undefined)
                found.push({ schema: named.schema, name: named.name, value, isCalled: called });
        }
    }
    return found;
}
/** Every sequence that is owned by a column of whole or exact numbers, which alone can be compared with it. */
async function readOwnedSequences(queryable) {
    return queryable.query(ownedQuery);
}
/**
 * Tells whether a sequence will next give a value that its column has reached already. Where the manifest knows the sequence in the same
 * position, it was so at the source, and is a notice: an id set by hand is no damage of the backup.
 */
async function checkSequence(queryable, one, expected = []) {
    const [row] = await queryable.query(behindQuery(one));
    if (row?.behind !== true)
        return [];
    const known = expected.find(({ schema, name }) => schema === one.sequenceSchema && name === one.sequence);
    const wasSo = known?.value === row.value && known.isCalled === row.called;
    const object = (0,markdown/* plain */.pj)(`sequence ${one.sequenceSchema}.${one.sequence}`);
    const column = (0,markdown/* plain */.pj)(`${one.schema}.${one.table}.${one.column}`);
    return [finding('sequence-behind', wasSo ? 'notice' : 'failure', object, `is behind its column ${column}: the next row gets a number that is taken or passed${wasSo ? ', as at the source' : ''}`)];
}
function behindQuery(one) {
    const [table, column] = [`${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.table)}`, esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.column)];
    // Numeric, since the next value of a bigint sequence may be no bigint any more.
    const next = 's.last_value::numeric + CASE WHEN s.is_called THEN q.seqincrement ELSE 0 END';
    const reached = one.ascending ? `max(t.${column})::numeric >= ${next}` : `min(t.${column})::numeric <= ${next}`;
    const sequence = `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.sequenceSchema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one.sequence)}`;
    return `SELECT s.last_value::text AS value, s.is_called AS called, coalesce((SELECT ${reached} FROM ${table} t), false) AS behind
    FROM ${sequence} s, pg_sequence q WHERE q.seqrelid = ${esm/* default.escapeLiteral */.Ay.escapeLiteral(sequence)}::regclass`;
}
// Owned by a serial column (a) or an identity (i).
const ownedQuery = `
  SELECT n.nspname AS schema, r.relname AS table, a.attname AS column, sn.nspname AS "sequenceSchema", s.relname AS sequence, q.seqincrement > 0 AS ascending
  FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_sequence q ON q.seqrelid = s.oid JOIN pg_namespace sn ON sn.oid = s.relnamespace
  JOIN pg_class r ON r.oid = d.refobjid JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid
  JOIN pg_type t ON t.oid = a.atttypid
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    AND r.relkind IN ('r', 'p') AND s.relpersistence <> 't' AND n.oid NOT IN (${server/* systemSchemas */.Ah})
    AND coalesce(nullif(t.typbasetype, 0), t.oid) IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
  ORDER BY 1, 2, 3`;

// EXTERNAL MODULE: ./postgres/queryable.js
var queryable = __webpack_require__(41493);
;// CONCATENATED MODULE: ./postgres/constraints-validation.js








/**
 * Checks every constraint against the rows of the session's database, over all sessions at once, the largest tables first. A constraint whose
 * check fails by itself is `unchecked`, which is a failure: doubt is never fine. Throws KnownError when the connection is lost.
 * Rows that row-level security would hide make a check fail, since a row that is not seen cannot be counted. Domains' constraints are not
 * looked at: the server enforces them whenever a value is stored, also by COPY.
 */
async function validateConstraints(sessions, expected = { constraints: [], sequences: [] }) {
    const [first] = sessions;
    if (first === undefined)
        throw new Error('no session to validate with');
    for (const session of sessions)
        await session.query(`SELECT set_config('row_security', 'off', false)`);
    // The catalogs are read with an empty search_path; expressions then run with the database's own, as they do in use.
    const [keys, tables, sequences, { indexes }] = await (0,queryable/* withEmptySearchPath */.L)(first, async () => [await readForeignKeys(first), await readCheckedTables(first), await readOwnedSequences(first), await (0,constraints/* readConstraintFacts */.D)(first)]);
    // A partitioned index that lacks a part is dumped and restored as it is: it is invalid again, and nothing is lost.
    const wasInvalid = new Set((expected.indexes ?? []).filter(({ valid }) => !valid).map(keyOf));
    const findings = indexes.filter(({ valid }) => !valid).map((index) => (wasInvalid.has(keyOf(index))
        ? finding('invalid-index', 'notice', objectOf('index', index), 'is invalid, as it was at the source')
        : finding('invalid-index', 'failure', objectOf('index', index), 'is invalid')));
    const work = [...workOn(keys, tables, expected), ...sequences.map((one) => sequenceWork(one, expected))].sort((a, b) => b.pages - a.pages);
    await (0,queryable/* spread */.i)(sessions, work, async (one, session) => { findings.push(...await checked(session, one)); });
    return {
        findings: findings.sort((a, b) => (a.sentence < b.sentence ? -1 : 1)),
        foreignKeys: keys.length,
        checks: sum(tables.map((table) => table.checks.length)),
        notNullColumns: sum(tables.map((table) => table.notNull.length)),
        indexes: indexes.length,
        sequences: sequences.length,
    };
}
function workOn(keys, tables, expected) {
    const validated = new Set(expected.constraints.filter((one) => one.validated).map(keyOf));
    return [
        ...keys.map((key) => ({ object: objectOf('foreign key', key), pages: key.pages, check: (session) => checkForeignKey(session, key, validated.has(keyOf(key))) })),
        ...tables.map((one) => ({
            object: (0,markdown/* plain */.pj)(`table ${one.schema}.${one.table}`), pages: one.pages, check: (session) => checkRows(session, one, (name) => validated.has(keyOf({ ...one, name }))),
        })),
    ];
}
function sequenceWork(one, expected) {
    return { object: (0,markdown/* plain */.pj)(`sequence ${one.sequenceSchema}.${one.sequence}`), pages: 0, check: (session) => checkSequence(session, one, expected.sequences) };
}
async function checked(session, work) {
    try {
        return await work.check(session);
    }
    catch (problem) {
        // An error without SQLSTATE is none of the server's: the connection, or our own fault.
        const state = (0,errors/* codeOf */.$N)(problem);
        if (problem instanceof errors/* KnownError */.E || state?.length !== 5)
            throw problem;
        return [finding('unchecked', 'failure', work.object, `could not be checked (SQLSTATE ${state})`)];
    }
}
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
const keyOf = ({ schema, table, name }) => JSON.stringify([schema, table, name]);

;// CONCATENATED MODULE: ./actions/restore-test/validate.js






/** Constraints against the rows, and the user's own checks. */
async function validateRestored(request) {
    const sql = request.checks === undefined ? undefined : await readChecks(request.checks);
    const sessions = await Promise.all(Array.from({ length: request.sessions }, () => (0,postgres_session/* connect */.N)(request.connection)));
    const stop = () => { void Promise.all(sessions.map((session) => session.end())); };
    request.signal.addEventListener('abort', stop, { once: true });
    try {
        const validation = await validateConstraints(sessions, request.proof);
        const { findings } = validation;
        const own = sql === undefined || sessions[0] === undefined ? [] : await ownChecks(sessions[0], sql);
        return {
            checked: validation.foreignKeys + validation.checks + validation.notNullColumns + validation.indexes,
            problems: [...findings.filter(({ severity }) => severity === 'failure').map(problemOf), ...own],
            notes: findings.filter(({ severity }) => severity === 'notice').map(({ sentence }) => sentence),
        };
    }
    finally {
        request.signal.removeEventListener('abort', stop);
        await Promise.all(sessions.map((session) => session.end()));
    }
}
/** What of constraints, indexes and triggers is not as in the manifest; to be asked before migrations. Failures and notices in sentences. */
async function protectionDifferences(connection, proof) {
    const session = await (0,postgres_session/* connect */.N)(connection);
    try {
        const findings = await compareConstraints(session, proof);
        const sentences = (severity) => findings.filter((one) => one.severity === severity).map(({ sentence }) => sentence);
        return { failures: sentences('failure'), notices: sentences('notice') };
    }
    finally {
        await session.end();
    }
}
function problemOf(finding) {
    return { step: 'constraints', level: finding.kind === 'unchecked' ? 'unproved' : 'damaged', sentence: finding.sentence, hint: null };
}
async function ownChecks(session, sql) {
    const results = await runChecks(session, sql, { timeLimitSeconds: 600, clock: () => performance.now() / 1000 });
    return results.filter(({ passed }) => !passed).map(({ rows, sentence }) => ({ step: 'checks', level: rows === null ? 'unproved' : 'damaged', sentence, hint: null }));
}
async function readChecks(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* KnownError */.E('checks-unreadable', `the file of checks ${path} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, 'Name a file of SQL queries that is there, or leave checks out.', { cause, status: errors/* exitStatus */.$u.usage });
    }
}

;// CONCATENATED MODULE: ./actions/restore-test/comparison.js












/** Reads every row, sequence and large object of a restored database; with `turn`, while it is still being restored. */
function readRows(request, onTable, turn) {
    return readRestored({
        ...(turn === undefined ? {} : { turn }),
        connection: request.connection, proof: request.proof, encoding: request.manifest.server.encoding, sessions: request.sessions, settings: request.settings,
        newHasher: () => new fingerprint/* RowHasher */.ae(), newObjectHasher: () => new fingerprint/* LargeObjectHasher */.Gi(), signal: request.signal, onTable,
    });
}
/** Compares what was read, and every object of the schema, with the source. To be called when the restore is through and before anything changes it. */
async function compareRestored(request, found) {
    const [views, schema] = await Promise.all([countViews(request.connection, request.proof), compareObjects(request)]);
    const { proof } = request;
    // A materialized view is computed anew by the restore; over now() or random() it is another one, and rightly so, as long as it is populated.
    const computed = new Set(views.filter(({ rows }) => rows !== null).map(domain_proof/* nameOf */.Vb));
    const place = 'the restored database';
    const tables = (0,domain_proof/* compareTables */.Dz)(proof, [...found.tables, ...views], place);
    const rightly = tables.differences.filter(({ relation }) => computed.has(relation)).map(({ sentence }) => `${sentence}: a materialized view, computed anew by the restore`);
    const differences = tables.differences.filter(({ relation }) => !computed.has(relation)).map(({ sentence }) => sentence);
    differences.push(...(0,domain_proof/* compareSequences */.Iu)(proof.sequences, found.sequences, place).map(({ sentence }) => sentence), ...largeObjectDifference(proof, found));
    return { differences: [...differences, ...schema.differences], notes: [...rightly, ...schema.notes], rows: tables.rowsCompared, tables: tables.tablesCompared };
}
function largeObjectDifference(proof, { largeObjects }) {
    const { count, fingerprint } = proof.largeObjects;
    if (largeObjects.count !== count)
        return [`${(0,units/* counted */.hS)(largeObjects.count, 'large object')} restored, the source had ${(0,units/* number */.ai)(count)}`];
    return fingerprint === null || largeObjects.fingerprint === fingerprint ? [] : ['the large objects have other content in the restored database than in the source'];
}
/**
 * Every object of the schema, letter for letter as pg_dump writes it. A server may write an expression in other words once it has read its own
 * (`varchar IN (…)` does so even within a major): where something differs, what this server makes of the archive's text is what must stand there.
 */
async function compareObjects(request) {
    const isSameMajor = (0,versions/* majorOf */.Ds)(request.serverVersionNumber) === (0,versions/* majorOf */.Ds)(request.manifest.server.versionNumber);
    const found = await schemaOf(request.connection, request);
    const archived = await readEntries((0,external_node_fs_.createReadStream)(request.archive));
    const differences = compareSchemas(archived, found, request);
    if (isSameMajor && differences.length === 0)
        return { differences, notes: [] };
    const read = await withSchemaRead(request, (connection) => schemaOf(connection, request));
    // Another major sorts some objects under other kinds, so that its own reading is all that can be compared.
    if (read !== undefined)
        return { differences: compareSchemas(isSameMajor ? asReadBack(archived, read) : read, found, request), notes: [] };
    if (isSameMajor)
        return { differences, notes: [] };
    const { failures, notices } = await protectionDifferences(request.connection, request.proof);
    return { differences: failures, notes: ['the sandbox has another major than the source, and the role may not create databases: constraints, indexes and triggers are compared, not the text of every object', ...notices] };
}
async function schemaOf(connection, request) {
    const dump = startSchemaDump(request.pgDump, connection, { encoding: request.manifest.server.encoding, settings: request.settings, signal: request.signal });
    const [contents] = await Promise.allSettled([(0,reader/* readArchive */.b)(dump.stdout)]);
    // What pg_dump says comes before what is wrong with its output in consequence.
    await dump.done;
    if (contents.status === 'rejected')
        throw contents.reason;
    return contents.value.entries;
}

// EXTERNAL MODULE: ../node_modules/shell-quote/index.js
var shell_quote = __webpack_require__(44425);
;// CONCATENATED MODULE: ./migrations/command.js


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
    return (0,shell_quote.parse)(text, (name) => ({ variable: name })).map((word) => {
        if (typeof word === 'string')
            return word;
        if ('variable' in word)
            throw shellOnly(`$${String(word.variable)}`);
        throw shellOnly('comment' in word ? '#' : 'pattern' in word ? word.pattern : word.op);
    });
}
function shellOnly(symbol) {
    return refused(`has "${symbol}", which only a shell understands`, 'Put the steps into a script of the repository, and give `bash <script>`.');
}
function refused(what, hint) {
    return new errors/* KnownError */.E('invalid-migrate', `migrate ${what}`, hint);
}

;// CONCATENATED MODULE: ./migrations/tools.js

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
        install: 'Run `npm ci` before this step, so that prisma is in node_modules.',
        step: /Migration name: (?<revision>\S+)|Applying migration `(?<applying>[^`]+)`/,
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
        variables: (_target, _evidence, temporaryDirectory) => ({ SCHEMA: external_node_path_.join(temporaryDirectory, 'schema.rb') }),
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
        clues: [[{ file: 'atlas.hcl', says: /^\s*env\s/m }]],
        install: 'Install Atlas before this step (the action ariga/setup-atlas does).',
        step: /-- migrating version (?<revision>\S+)/,
    },
    {
        name: 'goose', kind: 'path', command: ['goose', 'up'],
        clues: gooseFolders.map((folder) => [{ file: `${folder}/*.sql`, says: /^--\s*\+goose Up/m }]),
        install: 'Install goose before this step (`go install github.com/pressly/goose/v3/cmd/goose@latest`).',
        variables: (target, evidence) => ({
            GOOSE_DRIVER: 'postgres', GOOSE_DBSTRING: target.url, GOOSE_MIGRATION_DIR: external_node_path_.dirname(evidence),
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
        clues: [[{ file: 'migrations/*.sql' }, { file: 'Cargo.toml', says: /^\s*(?:sqlx\s*[=.]|\[.*dependencies\.sqlx\])/m }]],
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
 * The URL that stands in a configuration as it is and that no variable can change, without its login; undefined where there is
 * none.
 * A tool that is not Python has no guard, so it would reach that database.
 */
function hardWiredUrl(config) {
    const names = [...config.matchAll(references)].map((match) => match.groups?.['name'] ?? '');
    if (/DATABASE_URL|PGHOST/.test(config) || names.some((name) => url.test(name)))
        return undefined;
    const place = /postgres(?:ql)?:\/\/(?:[^"'`\s@]*@)?(?<place>[^"'`\s?]+)/.exec(config)?.groups?.['place'];
    return place === undefined || place.includes('${') ? undefined : place;
}
/** The text of alembic's env.py; empty where it is not found. */
async function environmentScript(directory, config) {
    const found = /^\s*script_location\s*=\s*["']?(?<location>[^"'\r\n]+?)["']?\s*$/m.exec(config);
    const folder = (found?.groups?.['location'] ?? 'alembic').replace(/%+\(here\)s/g, directory);
    return (0,promises_.readFile)(external_node_path_.resolve(directory, folder, 'env.py'), 'utf8').catch(() => '');
}

;// CONCATENATED MODULE: ./migrations/detection.js





/** Folders of other people's code. */
const detection_foreign = new Set(['node_modules', 'vendor', 'venv', 'env', 'dist', 'build', 'target', 'site-packages', '__pycache__']);
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
    for (const rule of toolRules) {
        const evidence = await evidenceFor(rule, directory);
        if (evidence === undefined)
            continue;
        const text = await textOf(external_node_path_.join(directory, evidence));
        const command = rule.name === 'atlas' ? atlasCommand(rule, text, evidence) : rule.command;
        const hardWired = rule.mayBeHardWired === true ? hardWiredUrl(text) : undefined;
        const variables = await urlVariables(rule.name, directory, text);
        found.push({ name: rule.name, root, directory, evidence, command, urlVariables: variables, hardWired });
    }
    return found;
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
    return names.filter((name) => !name.startsWith('.') && !detection_foreign.has(name)).sort();
}
/** The beginning of a file; empty for a folder and for what cannot be read. */
async function textOf(file) {
    return (await (0,promises_.readFile)(file, 'utf8').catch(() => '')).slice(0, charactersRead);
}
/** Atlas has to be told which `env` block of its file is meant; only where there is one, that is no question. */
function atlasCommand(rule, text, evidence) {
    const names = [...text.matchAll(/^\s*env\s+"?(?<name>[\w-]+)"?\s*\{/gm)].map((match) => match.groups?.['name'] ?? '');
    const [name] = names;
    if (name !== undefined && names.length === 1)
        return [...rule.command, name];
    const listed = names.length > 1 ? `: ${names.join(', ')}` : '';
    throw new errors/* KnownError */.E('several-migration-tools', `${evidence} has ${names.length} env blocks${listed}`, 'Name the one that takes its url from DATABASE_URL: `migrate: atlas migrate apply --env <name>`.');
}

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

;// CONCATENATED MODULE: ./migrations/output.js
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
    const telling = lines.filter((line) => line.trim() !== '' && !/^\s*(?:\(Background on this error|\[SQL:|File "|at )/.test(line));
    const errors = telling.filter((line) => /\b(?:\w*error|\w*exception|failed|fatal|\w*violation|refused)\b/i.test(line));
    return (errors[errors.length - 1] ?? telling[telling.length - 1] ?? '').trim();
}

;// CONCATENATED MODULE: ./migrations/program.js





/**
 * Finds a tool's program: in the project's own virtual environment or node_modules first, then on PATH; alembic also as a module
 * of the Python at hand. Throws KnownError `program-missing` with the way to install it.
 */
async function locate(tool, environment) {
    const { kind, install } = ruleOf(tool.name);
    const [program = '', ...parameters] = tool.command;
    const own = kind === 'checkout' ? await executable(external_node_path_.join(tool.directory, program)) : await inProject(tool, program, kind);
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
    throw new errors/* KnownError */.E('program-missing', `${tool.evidence} asks for ${tool.name}, but ${program} is neither in the project nor on PATH`, install);
}
/** Finds the program of the user's own command; a path begins at the folder it runs in. Throws KnownError `program-missing`. */
async function locateCommand(command, directory, environment) {
    const [program = '', ...parameters] = command;
    const found = program.includes('/') ? await executable(external_node_path_.resolve(directory, program)) : await onPath(program, environment);
    if (found === undefined) {
        const hint = program.includes('/')
            ? `Check the path; it begins at ${directory}. A script needs \`chmod +x\`, or \`bash\` before it.`
            : `Install ${program} before this step.`;
        throw new errors/* KnownError */.E('program-missing', `the migrate command begins with ${program}, which is not there or may not be run`, hint);
    }
    return { program: { name: external_node_path_.basename(program), path: found }, parameters };
}
async function inProject(tool, program, kind) {
    const folders = kind === 'python' ? ['.venv/bin', 'venv/bin'] : kind === 'node' ? ['node_modules/.bin'] : [];
    for (const place of new Set([tool.directory, tool.root])) {
        for (const folder of folders) {
            const found = await executable(external_node_path_.join(place, folder, program));
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
    return (0,process/* run */.eF)(program, parameters, { environment, timeLimitSeconds: 60 }).then(() => true, () => false);
}
async function onPath(program, environment) {
    for (const folder of (environment['PATH'] ?? '').split(external_node_path_.delimiter)) {
        const found = folder === '' ? undefined : await executable(external_node_path_.join(folder, program));
        if (found !== undefined)
            return found;
    }
    return undefined;
}
async function isThere(tool, file) {
    const found = [tool.directory, tool.root].map((place) => (0,promises_.stat)(external_node_path_.join(place, file)).then(() => true, () => false));
    return (await Promise.all(found)).includes(true);
}
async function executable(file) {
    const usable = await (0,promises_.access)(file, promises_.constants.X_OK).then(() => (0,promises_.stat)(file), () => undefined);
    return usable?.isFile() === true ? file : undefined;
}

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

;// CONCATENATED MODULE: ./migrations/guard.js
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

;// CONCATENATED MODULE: ./migrations/workplace.js





/**
 * Makes a workplace, lets `work` use it, and removes it. Without a connection the programs can reach no database through Python,
 * which is right for those that only read the checkout.
 */
async function workplace_inWorkplace(surroundings, connection, tool, work) {
    const folder = await (0,promises_.mkdtemp)(external_node_path_.join(surroundings.temporaryDirectory, 'migrations-'));
    try {
        await (0,promises_.writeFile)(external_node_path_.join(folder, 'sitecustomize.py'), guardModule, { flag: 'wx', mode: 0o600 });
        return await work({
            environment: environmentIn(folder, surroundings, connection, tool),
            isAlembicGuarded: () => (0,promises_.stat)(external_node_path_.join(folder, 'alembic-guarded')).then(() => true, () => false),
        });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function environmentIn(folder, surroundings, connection, tool) {
    const { parentEnvironment: parent } = surroundings;
    const target = connection === undefined ? undefined : targetOf(connection);
    const pythonPath = surroundings.environment?.['PYTHONPATH'] ?? parent['PYTHONPATH'];
    const database = target === undefined || connection === undefined ? {} : {
        ...databaseVariables(target, connection.parameters, tool?.urlVariables ?? []),
        ...(tool === undefined ? {} : ruleOf(tool.name).variables?.(target, tool.evidence, folder)),
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
    const pending = pendingAfter(revisions, branch);
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
    const { program, parameters } = await locate(tool, environment);
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
        const why = tellingLine(problem.stderr.split('\n')) || problem.message;
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
function pendingAfter(revisions, branch) {
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

;// CONCATENATED MODULE: ./migrations/failure.js




const cure = 'Let it take its database from DATABASE_URL, as in env.py: '
    + 'config.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"]).';
const linesShown = 20;
/** A command ended well, but what it did was not done to the sandbox. */
function wentElsewhere(message) {
    return new errors/* KnownError */.E('migrations-went-elsewhere', message, `Look at once at what it did change. ${cure}`);
}
/** The error for a command that failed: where it stood, and the line that tells why; the last lines are its cause's message. */
function failureOf(problem, run) {
    const cause = new Error(run.lines.slice(-linesShown).join('\n'), { cause: problem });
    const refused = run.lines.map((line) => refusal.exec(line)?.groups?.['target']).find((target) => target !== undefined);
    if (refused !== undefined) {
        return new errors/* KnownError */.E('migrations-went-elsewhere', `${run.command} wanted to connect to ${refused}, which is not the sandbox; it was not let`, cure, { cause });
    }
    const revision = revisionUnderWay(run);
    const where = revision === undefined ? '' : ` in ${revision}`;
    if (problem.timedOut) {
        return new errors/* KnownError */.E('migration-timeout', `${run.command} did not end within its time limit${where}`, 'It may wait for a lock, or for an answer; or it needs a longer limit on data of this size.', { cause });
    }
    const end = problem.exitCode === undefined ? `by ${problem.exitSignal ?? 'a signal'}` : `with status ${problem.exitCode}`;
    const line = tellingLine(run.lines);
    const why = line === '' ? '' : `: ${line}`;
    return new errors/* KnownError */.E('migration-failed', `${run.command} failed${where} ${end}${why}`, hintOf(run), { cause });
}
function hintOf(run) {
    if (run.lines.some((line) => /^(?:ModuleNotFoundError|ImportError|Error: Cannot find module|Bundler::)/.test(line))) {
        return 'Install the packages of the project before this step: a module is missing.';
    }
    if (run.comparison.state === 'unstamped' && run.before === null) {
        const tool = run.tool?.name ?? 'the tool';
        return `The backup carries no revision of ${tool}, so every migration was run from the first: was it made without ${tool}?`;
    }
    return 'It would fail on the real database as well: the migration meets data that it does not expect. Its output is above.';
}
function revisionUnderWay(run) {
    const step = run.tool === undefined ? undefined : ruleOf(run.tool.name).step;
    if (step === undefined)
        return undefined;
    for (const line of run.lines.toReversed()) {
        const found = Object.values(step.exec(line)?.groups ?? {}).find((value) => value !== undefined);
        if (found !== undefined)
            return found;
    }
    return undefined;
}

// EXTERNAL MODULE: ./migrations/revision.js
var revision = __webpack_require__(60926);
;// CONCATENATED MODULE: ./migrations/run.js








/**
 * Brings the sandbox up to the checkout, and makes sure that it was the sandbox. Throws KnownError: what `objection` says of the
 * checkout, `program-missing`, `migrations-unguarded`, `migration-failed`, `migration-timeout`, `migrations-went-elsewhere`,
 * `interrupted`.
 */
async function runMigrations(options) {
    const tool = isTool(options.migrations) ? options.migrations : undefined;
    if (tool?.hardWired !== undefined) {
        throw new errors/* KnownError */.E('migrations-unguarded', `${tool.evidence} names ${tool.hardWired} itself, so ${tool.name} would migrate that and not the sandbox`, 'Let it take the URL from the variable DATABASE_URL.');
    }
    return workplace_inWorkplace(options, options.connection, tool, async (workplace) => {
        const before = await (0,revision/* readRevision */.M)(options.query, tool?.name);
        const { comparison, heads } = tool?.name === 'alembic' ? await checkAlembic(tool, workplace, before, options) : notCompared;
        const sessions = await sessionsOf(options.query);
        const invocation = await invocationOf(options, workplace);
        const seconds = await execute(invocation, workplace, options, { tool, before, comparison });
        const after = await (0,revision/* readRevision */.M)(options.query, tool?.name);
        const command = commandText(invocation);
        if (heads !== undefined && after?.revisions.some((revision) => heads.includes(revision)) !== true) {
            const wanted = heads.join(', ') || 'any revision';
            throw wentElsewhere(`${command} ended well, but the sandbox is at ${run_textOf(after)} and not at ${wanted}`);
        }
        if (tool !== undefined && after?.tool !== tool.name) {
            throw wentElsewhere(`${command} ended well, but the sandbox holds no revision of ${tool.name}`);
        }
        if (await isUnvisited(options.query, sessions)) {
            throw wentElsewhere(`${command} ended well, but never connected to the sandbox`);
        }
        return { command, seconds, before, after, comparison };
    });
}
const notCompared = { comparison: { state: 'not compared' } };
function isTool(migrations) {
    return 'evidence' in migrations;
}
/** Reads the checkout's revisions; that also shows whether alembic is under the guard, before it is let near a database. */
async function checkAlembic(tool, workplace, before, options) {
    const branch = await readBranch(tool, workplace, options.signal);
    if (!await workplace.isAlembicGuarded()) {
        throw new errors/* KnownError */.E('migrations-unguarded', `alembic of ${tool.evidence} ignores PYTHONPATH, so nothing would keep it in the sandbox`, 'Set `migrate` to the command that migrates the database in DATABASE_URL.');
    }
    const revisions = before?.tool === 'alembic' ? before.revisions : undefined;
    const comparison = await compareWith(branch, tool, revisions, options);
    const problem = objection(comparison);
    if (problem !== undefined)
        throw problem;
    return { comparison, heads: branch.heads };
}
async function invocationOf(options, workplace) {
    const { migrations } = options;
    const { environment } = workplace;
    return isTool(migrations) ? locate(migrations, environment) : locateCommand(migrations, options.directory, environment);
}
/** Runs the command in a process group of its own, so that all that it started ends with it; gives the seconds it took. */
async function execute(invocation, workplace, options, known) {
    const lines = [];
    const taker = () => {
        const hider = new RowHider();
        return (line) => {
            const shown = hider.line(line);
            if (shown === undefined)
                return;
            lines.push(shown);
            if (lines.length > run_linesKept)
                lines.shift();
            options.onLine(shown);
        };
    };
    const began = performance.now();
    const { program, parameters } = invocation;
    const started = (0,process/* start */.ni)(program, parameters, {
        environment: workplace.environment,
        directory: known.tool?.directory ?? options.directory,
        signal: options.signal,
        ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds }),
        onErrorLine: taker(),
        group: true,
    });
    const reader = new LineReader(taker());
    started.stdout.setEncoding('utf8').on('data', (chunk) => { reader.push(chunk); }).on('end', () => { reader.end(); });
    started.stdin.end();
    try {
        await started.done;
    }
    catch (problem) {
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
        const command = commandText(invocation);
        if (options.signal?.aborted === true) {
            const ended = { status: errors/* exitStatus */.$u.interrupted, cause: problem };
            throw new errors/* KnownError */.E('interrupted', `${command} was interrupted`, 'Start it again.', ended);
        }
        throw failureOf(problem, { ...known, command, lines });
    }
    return (performance.now() - began) / 1000;
}
const run_linesKept = 200;
function commandText({ program, parameters }) {
    return [program.name, ...parameters].join(' ');
}
function run_textOf(revision) {
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

;// CONCATENATED MODULE: ./actions/restore-test/migrate.js








/** Brings the restored database up to this checkout; gives the problem that kept it from getting there. */
async function migrateRestored(request) {
    const { inputs, manifest, context } = request;
    const directory = (0,external_node_path_.resolve)(inputs['migrate-directory']);
    const wanted = parseMigrate(inputs.migrate);
    if (wanted.kind === 'none')
        return undefined;
    const migrations = wanted.kind === 'command' ? wanted.command : await detectMigrations(directory, manifest?.schemaRevision?.tool);
    if (migrations === undefined) {
        context.host.line('    no migration tool found here; nothing to migrate');
        return undefined;
    }
    context.host.line(`>>> Running ${(0,markdown/* plain */.pj)(migrate_wordsOf(migrations).join(' '))} against restored DB`);
    try {
        await perform(request, migrations, directory);
        return undefined;
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E) || problem.status === errors/* exitStatus */.$u.interrupted)
            throw problem;
        // A migration that fails says nothing against the backup: it could not be told whether the two fit together.
        return { step: 'migrations', level: 'unproved', sentence: problem.message, hint: problem.hint };
    }
}
async function perform(request, migrations, directory) {
    const { inputs, context, connection } = request;
    const { host } = context;
    const session = await (0,postgres_session/* connect */.N)(connection);
    try {
        const result = await runMigrations({
            migrations, directory, connection, query: (text) => session.query(text), timeLimitSeconds: inputs['migration-timeout'], signal: host.interrupted,
            parentEnvironment: host.environment, temporaryDirectory: host.temporaryDirectory, onLine: (line) => { host.line(`    │ ${(0,markdown/* plain */.pj)(line)}`); },
        });
        const revision = (at) => at === null || at.revisions.length === 0 ? 'none' : at.revisions.join(', ');
        request.done({ command: result.command, before: revision(result.before), after: revision(result.after) }, result.seconds);
        host.line(`    from revision ${(0,markdown/* plain */.pj)(revision(result.before))} to ${(0,markdown/* plain */.pj)(revision(result.after))} in ${(0,units/* duration */.p0)(result.seconds)}`);
    }
    finally {
        await session.end();
    }
}
function migrate_wordsOf(migrations) {
    return 'evidence' in migrations ? migrations.command : migrations;
}

;// CONCATENATED MODULE: ./domain/restore-order.js
// Each early build is a process of its own: it pays for large tables, and for a few of them.
const largeTables = 16;
const largeRows = 50_000;
// Seconds for each row against a B-tree's, roughly, on full-text, jsonb and geometry columns.
const weights = { gin: 10, gist: 8, spgist: 6, hnsw: 50, ivfflat: 10, brin: 0.2 };
/** What of an archive is worth building as soon as its table is loaded; all the rest waits for the last table. `rowsOf` is 0 for a table that is not known. */
function earlyBuilds(entries, rowsOf) {
    const known = new Map(entries.map((entry) => [entry.dumpId, entry]));
    const rows = new Map(entries.filter(({ description }) => description === 'TABLE DATA').map((entry) => [entry.dumpId, rowsOf(entry.namespace ?? '', entry.tag)]));
    const large = [...rows].filter(([, count]) => count >= largeRows).sort(([, a], [, b]) => b - a).slice(0, largeTables);
    const dataOf = new Map(large.flatMap(([data]) => (known.get(data)?.dependencies ?? []).filter((id) => known.get(id)?.description === 'TABLE').map((table) => [table, data])));
    return entries.flatMap((entry) => {
        if (entry.description !== 'INDEX' && entry.description !== 'CONSTRAINT')
            return [];
        const data = dataThatAllNeed(entry, known, dataOf);
        if (data === undefined)
            return [];
        const method = /\sUSING (?<method>\w+)/.exec(entry.definition ?? '')?.groups?.['method'] ?? 'btree';
        return [{ dumpId: entry.dumpId, data, cost: (rows.get(data) ?? 0) * (weights[method] ?? 1), alone: entry.description === 'CONSTRAINT' }];
    });
}
/** The one table's data that an entry waits for; undefined for an entry that waits for more than that. */
function dataThatAllNeed(entry, known, dataOf) {
    const tables = entry.dependencies.filter((id) => known.get(id)?.description === 'TABLE');
    // What is itself built upon tables, or filled by the restore, has an order of its own.
    const others = entry.dependencies.filter((id) => !tables.includes(id) && known.get(id) !== undefined && known.get(id)?.section !== 'pre-data');
    const [table] = tables;
    return table === undefined || tables.length > 1 || others.length > 0 ? undefined : dataOf.get(table);
}

;// CONCATENATED MODULE: ./postgres/restore.js





const parts = {
    // Tables and rows in one run: pg_restore then loads each table in the transaction that truncates it, which needs no WAL.
    'tables': ['--section=pre-data', '--section=data'],
    'upon them': ['--section=post-data'],
};
/** What pg_restore said, every line of it explained; see RestoreStderr. */
async function restoreArchive(request) {
    const stderr = new RestoreStderr({ jobs: request.jobs });
    const list = request.only === undefined ? [] : [`--use-list=${await writeList(request.only)}`];
    const parameters = [
        '--format=custom', '--no-password', `--jobs=${request.jobs}`,
        ...parts[request.part],
        ...(request.clean ? ['--clean', '--if-exists'] : []),
        ...(request.ownership ? [] : ['--no-owner', '--no-privileges']),
        ...list,
        // The database's name comes from the environment; an empty argument makes pg_restore connect at all.
        '--dbname=', request.path,
    ];
    const started = (0,process/* start */.ni)(request.pgRestore, parameters, {
        environment: (0,postgres_connection/* libpqEnvironment */.SQ)(request.connection, { ...postgres_connection/* pinnedSettings */.wW, ...request.settings, lc_messages: 'C' }), signal: request.signal, onErrorLine: (line) => { stderr.line(line); },
    });
    started.stdout.resume();
    started.stdin.end();
    try {
        await started.done;
        return stderr.end(0);
    }
    catch (problem) {
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
        return stderr.end(problem.exitCode);
    }
}
async function writeList({ dumpIds, folder }) {
    const path = (0,external_node_path_.join)(folder, `${dumpIds.length}-from-${dumpIds[0] ?? 0}.list`);
    await (0,promises_.writeFile)(path, dumpIds.map((dumpId) => `${dumpId};\n`).join(''), { mode: 0o600 });
    return path;
}

;// CONCATENATED MODULE: ./postgres/restore-watch.js

const pollMilliseconds = 150;
/**
 * Tells the turns which tables pg_restore has loaded. What pg_restore says itself with --verbose cannot be read: its jobs write to one stderr, piece by
 * piece. But it loads each table in the transaction that truncates it, so that the table has another file when its rows are in. A table that is missed is
 * only found later, when everything is loaded. Gives what ends the watch; its own failures are not the restore's.
 */
async function watchLoads(connection, tables, turns) {
    const session = await (0,postgres_session/* connect */.N)(connection);
    let timer;
    let ended = false;
    const files = new Map();
    const poll = async () => {
        await look(session, tables, files, turns);
        if (!ended)
            timer = setTimeout(() => { polling = poll().catch(() => undefined); }, pollMilliseconds);
    };
    let polling = poll().catch(() => undefined);
    return async () => {
        ended = true;
        clearTimeout(timer);
        await polling;
        await session.end();
    };
}
async function look(session, tables, files, turns) {
    const [active] = await session.query(`SELECT count(*)::int AS loading FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'COPY %FROM stdin;%'`);
    const found = await session.query(`SELECT data, c.oid::int8::float8 AS oid, c.relfilenode::int8::float8 AS file FROM unnest($1::text[], $2::text[], $3::int[]) AS watched (schema, name, data)
     JOIN pg_namespace n ON n.nspname = schema JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = watched.name`, [tables.map(({ schema }) => schema), tables.map(({ name }) => name), tables.map(({ data }) => data)]);
    const loaded = [];
    for (const { data, oid, file } of found) {
        const first = files.get(data);
        if (first?.oid !== oid)
            files.set(data, { oid, file });
        else if (first.file !== file)
            loaded.push(data);
    }
    turns.loads(active?.loading ?? 0, loaded);
}

;// CONCATENATED MODULE: ./postgres/restore-together.js



/**
 * Restores a whole archive, by pg_restore alone, in an order of its own: the indexes and keys of large tables are built while other tables are still
 * being loaded, the costliest first. pg_restore itself begins with them when the last row is in, and ends with the longest.
 */
async function restoreTogether(request) {
    const { early, upon, watched, turns, folder, ...common } = request;
    const given = early.map(async (build) => {
        const release = await turns.take(build.data, 'build', build.cost, build.alone);
        try {
            return release === undefined ? [] : await restoreArchive({ ...common, clean: false, jobs: 1, part: 'upon them', only: { dumpIds: [build.dumpId], folder } });
        }
        finally {
            release?.();
        }
    });
    const begun = Promise.all(given);
    begun.catch(() => undefined);
    try {
        const stopWatching = watched.length === 0 ? undefined : await watchLoads(request.connection, watched, turns);
        const tables = await restoreArchive({ ...common, part: 'tables' }).finally(stopWatching);
        if (causesOf(tables).length > 0 || request.signal.aborted) {
            turns.giveUp();
            await begun;
            return { tables, built: [] };
        }
        turns.loadedAll();
        const built = (await begun).flat();
        turns.buildsAreOver();
        const done = new Set(early.map(({ dumpId }) => dumpId));
        const rest = await restoreArchive({ ...common, clean: false, part: 'upon them', ...(done.size === 0 ? {} : { only: { dumpIds: upon.filter((dumpId) => !done.has(dumpId)), folder } }) });
        return { tables, built: [...built, ...rest] };
    }
    catch (problem) {
        turns.giveUp();
        await Promise.allSettled(given);
        throw problem;
    }
}

;// CONCATENATED MODULE: ./postgres/restore-turns.js
/** In the place of one table's data: whatever waits for it, waits for all. */
const everything = 0;
/**
 * Hands out the places of a restore: as many things run at once as there are jobs, nothing before its table is loaded, keys before the indexes of
 * the same table, the costliest build first, and reading again after all of them. One build may always run beside the loading: the longest index
 * decides when everything is over.
 */
class Turns {
    #jobs;
    #loaded = new Set();
    #waiting = [];
    #running = [];
    #loading = 0;
    #allLoaded = false;
    #over = false;
    #givenUp = false;
    constructor(jobs) {
        this.#jobs = jobs;
    }
    /** How many tables are being loaded, and of which the data is in by now. */
    loads(loading, loaded) {
        this.#loading = loading;
        for (const data of loaded)
            this.#loaded.add(data);
        this.#fill();
    }
    /** Everything is loaded. */
    loadedAll() {
        this.#loading = 0;
        this.#allLoaded = true;
        this.#fill();
    }
    /** Every place is free for what still waits: the builds are over or in other hands. */
    buildsAreOver() {
        this.#over = true;
        this.#fill();
    }
    /** Waits for a place; undefined when the restore was given up. */
    take(data, kind, rank, alone = false) {
        if (this.#givenUp)
            return Promise.resolve(undefined);
        return new Promise((resolve) => {
            this.#waiting.push({ data, kind, rank, alone, go: resolve });
            this.#waiting.sort(byRank);
            this.#fill();
        });
    }
    /** The restore has failed: whatever waits is sent home. */
    giveUp() {
        this.#givenUp = true;
        for (const waiting of this.#waiting.splice(0))
            waiting.go(undefined);
    }
    #fill() {
        for (;;) {
            const next = this.#waiting.find((waiting) => this.#mayGo(waiting));
            if (next === undefined)
                return;
            this.#waiting.splice(this.#waiting.indexOf(next), 1);
            this.#running.push(next);
            next.go(() => {
                const index = this.#running.indexOf(next);
                if (index >= 0)
                    this.#running.splice(index, 1);
                this.#fill();
            });
        }
    }
    #mayGo({ data, kind, alone }) {
        if (!this.#allLoaded && !this.#loaded.has(data))
            return false;
        if (this.#over)
            return true;
        const onTable = this.#running.filter((other) => other.data === data);
        const key = [...onTable, ...this.#waiting.filter((other) => other.data === data)].some((other) => other.alone);
        if (kind === 'read')
            return !key && this.#loading + this.#running.length < this.#jobs;
        const isFirst = !this.#running.some((other) => other.kind === 'build');
        return (isFirst || this.#loading + this.#running.length < this.#jobs) && (alone ? onTable.length === 0 : !key);
    }
}
/** Keys first: they are quick, and their table waits for them. Then what costs most; reading last. */
function byRank(a, b) {
    if (a.kind !== b.kind)
        return a.kind === 'build' ? -1 : 1;
    if (a.alone !== b.alone)
        return a.alone ? -1 : 1;
    return b.rank - a.rank;
}

;// CONCATENATED MODULE: ./actions/restore-test/restoring.js








/** Restores an archive and reads its rows again as their tables are in, while indexes and constraints are built upon them. */
async function restoreAndRead({ restore, proof, restoring, reading, temporaryDirectory }) {
    const entries = await readEntries((0,external_node_fs_.createReadStream)(restore.path));
    const turns = new Turns(restore.jobs);
    // A pg_restore in a container does not see our lists.
    const early = restore.jobs === 1 || restore.pgRestore.leading !== undefined ? [] : earlyBuilds(entries, rowsOf(proof));
    const large = new Set(early.map(({ data }) => data));
    const watched = entries.filter(({ dumpId }) => large.has(dumpId)).map((entry) => ({ schema: entry.namespace ?? '', name: entry.tag, data: entry.dumpId }));
    const upon = entries.filter(({ section }) => section === 'post-data').map(({ dumpId }) => dumpId);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporaryDirectory, 'lists-'));
    try {
        const [restored, read] = await Promise.allSettled([
            restoring(() => restoreTogether({ ...restore, early, watched, upon, turns, folder })), reading?.(turnOf(turns, entries)),
        ]);
        return { ...(0,settled/* valueOf */.R)(restored), read: reading === undefined ? undefined : read };
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** How many rows a table holds, where the manifest tells it. */
function rowsOf(proof) {
    const rows = new Map(proof?.relations.map((relation) => [JSON.stringify([relation.schema, relation.name]), relation.rows ?? 0]));
    return (schema, table) => rows.get(JSON.stringify([schema, table])) ?? 0;
}
/** A table is read when its data is in; what has no data in the archive, when everything is. */
function turnOf(turns, entries) {
    const data = new Map(entries.filter(({ description }) => description === 'TABLE DATA').map((entry) => [JSON.stringify([entry.namespace, entry.tag]), entry.dumpId]));
    return (relation) => turns.take(relation === undefined ? everything : data.get(JSON.stringify([relation.schema, relation.name])) ?? everything, 'read', relation?.rows ?? 0);
}

// EXTERNAL MODULE: ./sandbox/input-checks.js
var input_checks = __webpack_require__(62831);
;// CONCATENATED MODULE: ./actions/restore-test/sandbox.js









/** Opens the sandbox of a drill, of the source's own major. Where it is ours, it steps around a port that somebody holds: two drills at once do not meet. */
async function openSandboxFor(drill, proof) {
    const request = await requestFor(drill, proof);
    try {
        return await (0,sandbox/* openSandbox */.Ep)(request);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) !== 'port-busy' || request.kind === 'service')
            throw problem;
        drill.context.host.line(`    ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}; taking a free port`);
        return (0,sandbox/* openSandbox */.Ep)({ ...request, port: 'auto' });
    }
}
async function requestFor(drill, proof) {
    const { inputs, manifest, context, set } = drill;
    const { host } = context;
    const server = manifest?.server;
    return {
        kind: inputs.sandbox, major: server === undefined ? await majorOfArchive(drill) : (0,versions/* majorOf */.Ds)(server.versionNumber),
        database: inputs.sandbox === 'service' ? inputs['sandbox-database'] : set.database,
        host: inputs['sandbox-host'], port: (0,input_checks/* sandboxPort */.x)(inputs['sandbox-port']), user: inputs['sandbox-user'], password: inputs['sandbox-password'], image: inputs['sandbox-image'],
        encoding: server?.encoding ?? null, collation: server?.collation ?? null, characterType: server?.characterType ?? null, localeProvider: server?.localeProvider ?? null,
        locale: server?.locale ?? null, extensions: manifest?.extensions ?? [], databaseBytes: manifest?.totals.databaseBytes,
        source: { systemIdentifier: server?.systemIdentifier ?? null, host: proof?.source.host ?? null, port: proof?.source.port ?? null, database: manifest?.database ?? null },
        binaries: (major) => (0,clients/* findServerBinaries */.Q5)(major), machine: { memoryBytes: (0,external_node_os_.totalmem)(), cores: (0,external_node_os_.availableParallelism)() },
        temporaryDirectory: host.temporaryDirectory, signal: host.interrupted, cleanup: context.cleanup, now: context.now(),
        mask: (secret) => { host.mask(secret); }, tell: (line) => { host.line(`    ${(0,markdown/* plain */.pj)(line)}`); },
    };
}
/** Of a backup without a manifest, the archive itself tells the major. */
async function majorOfArchive({ store, set, open }) {
    const contents = await (0,reader/* readArchive */.b)(await open(await store.read((0,backups/* complete */.My)(set).archive.name)));
    return Number.parseInt(contents.serverVersion ?? '', 10);
}

;// CONCATENATED MODULE: ./actions/restore-test/drill.js





















const damageOfFiles = new Set(['manifest-damaged', 'damaged-ciphertext', 'truncated-ciphertext', 'file-missing', 'archive-not-ours', 'archive-damaged', 'archive-truncated', 'checksum-differs']);
/** Causes that lie with the place of the drill: they say nothing against the backup. */
const notOfTheBackup = new Set([
    'archive-too-new', 'compression-unsupported', 'missing-role', 'missing-extension', 'extension-version', 'extension-not-preloaded', 'missing-tablespace', 'missing-locale',
    'server-lost', 'connection-failed', 'disk-full', 'out-of-locks', 'out-of-memory', 'session-ended', 'statement-ended', 'encoding',
]);
/** One drill, step by step; what each step found is kept for the report. */
class Drill {
    problems = [];
    notes = [];
    seconds = {};
    sandbox;
    rowsProved = 0;
    tablesProved = 0;
    migration = null;
    constraintsChecked = 0;
    #settings = {};
    #compared = false;
    #proof;
    #request;
    constructor(request) {
        this.#request = request;
    }
    /** Runs the steps; the first one that finds a problem is the last. The sandbox is gone when this settles. */
    async run() {
        const { host } = this.#request.context;
        for (const line of await (0,sandbox/* sweepSandboxes */.Cf)({ temporaryDirectory: host.temporaryDirectory }))
            host.line(`    ${(0,markdown/* plain */.pj)(line)}`);
        try {
            for (const step of [this.#read, this.#open, this.#restore, this.#migrate, this.#validate]) {
                if (this.problems.length > 0 || host.interrupted.aborted)
                    break;
                await step.call(this);
            }
        }
        finally {
            await this.sandbox?.remove();
            host.saveState('sandbox', '');
        }
    }
    get manifest() {
        return this.#request.manifest;
    }
    /** What the steps say of the backup, together. */
    verdicts() {
        const found = this.problems.map((problem) => problem.level === 'damaged' ? (0,domain_verdict/* damaged */.qM)(problem.sentence) : (0,domain_verdict/* unproved */.gv)(problem.sentence));
        if (found.length > 0)
            return found;
        return [this.#compared ? domain_verdict/* proved */.tT : (0,domain_verdict/* unproved */.gv)('it restores, but there is nothing to compare its rows with')];
    }
    async #timed(step, work) {
        const { now } = this.#request.context;
        const began = now().getTime();
        try {
            return await work();
        }
        finally {
            this.seconds[step] = (now().getTime() - began) / 1000;
        }
    }
    /** The manifest's closed part. Without its key, or damaged, there is nothing to hold a restore against. */
    async #read() {
        const { manifest, store, open } = this.#request;
        if (manifest === undefined)
            return;
        try {
            this.#proof = await (0,check/* readProof */.r)(store, manifest, open);
        }
        catch (problem) {
            this.#cannotOpen(problem);
        }
    }
    /** What cannot be opened is damaged, or the key for it is not at hand. */
    #cannotOpen(problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        const isDamage = damageOfFiles.has(problem.code);
        this.problems.push({ step: isDamage ? 'checksum' : 'key', level: isDamage ? 'damaged' : 'unproved', sentence: problem.message, hint: problem.hint });
    }
    async #open() {
        const { inputs, context } = this.#request;
        const { host } = context;
        host.line(`>>> Ensure restore Postgres is running${inputs.sandbox === 'service' ? ` on ${inputs['sandbox-port']}` : ''}`);
        this.sandbox = await this.#timed('sandbox', () => openSandboxFor(this.#request, this.#proof));
        host.saveState('sandbox', this.sandbox.state);
        this.notes.push(...this.sandbox.notes);
        host.line(`    ${(0,markdown/* plain */.pj)(this.sandbox.description)}, ready after ${(0,units/* duration */.p0)(this.seconds.sandbox ?? 0)}`);
    }
    async #restore() {
        const { inputs, manifest, context, store, set } = this.#request;
        const sandbox = this.#opened();
        const ownership = inputs.owner === 'keep' || (inputs.owner === 'auto' && sandbox.ours);
        context.host.line(`>>> Restoring dump (pg_restore ${sandbox.ours ? '' : '--clean '}${ownership ? `--jobs=${this.#jobs()}` : '--no-owner --no-privileges'})`);
        const clients = await this.#clients();
        const path = await plainArchive({ store, file: (0,backups/* complete */.My)(set).archive, manifest, open: this.#request.open, context }).catch((problem) => { this.#cannotOpen(problem); });
        if (path === undefined)
            return;
        this.#settings = await supportedSettings(sandbox.connection, manifest?.server.settings ?? {}, this.notes);
        if (ownership)
            await createRoles(sandbox.connection, manifest?.roles ?? []);
        const comparison = this.#comparison(sandbox.connection, path, clients, ownership);
        const restoring = (work) => this.#timed('restore', work);
        const reading = comparison === undefined ? undefined : (turn) => this.#readRows(comparison, turn);
        const { tables, built, read } = await restoreAndRead({
            restore: { pgRestore: clients.pgRestore, connection: sandbox.connection, path, jobs: this.#jobs(), clean: !sandbox.ours, ownership, settings: this.#settings, signal: context.host.interrupted },
            proof: this.#proof, restoring, reading, temporaryDirectory: context.host.temporaryDirectory,
        });
        this.#explain(tables);
        if (this.problems.length > 0 || context.host.interrupted.aborted)
            return;
        const found = read === undefined ? undefined : (0,settled/* valueOf */.R)(read);
        context.host.line(`    restored in ${(0,units/* duration */.p0)(this.seconds.restore ?? 0)}`);
        // Rows that are missing come before the constraints that fail for want of them.
        if (causesOf(built).length > 0 && comparison !== undefined && found !== undefined)
            this.#differ((0,domain_proof/* compareTables */.Dz)(comparison.proof, found.tables, 'the restored database').differences.map(({ sentence }) => sentence));
        this.#explain(built);
        if (this.problems.length === 0 && comparison !== undefined && found !== undefined)
            await this.#compare(comparison, found);
    }
    #explain(entries) {
        for (const cause of causesOf(entries))
            this.problems.push({ step: 'restore', level: notOfTheBackup.has(cause.code) ? 'unproved' : 'damaged', sentence: cause.sentence, hint: cause.hint });
    }
    #differ(sentences) {
        this.problems.push(...sentences.map((sentence) => ({ step: 'rows', level: 'damaged', sentence, hint: null })));
    }
    /** What the restored database is held against; nothing where there is no manifest. */
    #comparison(connection, archive, { pgDump, pgRestore }, ownership) {
        const { manifest, context } = this.#request;
        const proof = this.#proof;
        if (manifest === undefined || proof === undefined)
            return undefined;
        return {
            connection, serverVersionNumber: this.#opened().serverVersionNumber, manifest, proof, archive, pgDump, pgRestore, ownership, settings: this.#settings, sessions: this.#jobs(),
            signal: context.host.interrupted,
        };
    }
    #readRows(comparison, turn) {
        const { host } = this.#request.context;
        const total = (0,units/* counted */.hS)(comparison.manifest.totals.rows, 'row');
        let rows = 0;
        return this.#timed('rows', () => readRows(comparison, (more) => { rows += more; host.progress(`    ${(0,units/* counted */.hS)(rows, 'row')} of ${total} read again`); }, turn));
    }
    /** Row by row and object by object, before anything may change them. */
    async #compare(comparison, found) {
        const { host } = this.#request.context;
        host.line('>>> Comparing every row with the source');
        const { differences, notes, rows, tables } = await compareRestored(comparison, found);
        this.#differ(differences);
        this.notes.push(...notes);
        this.rowsProved = rows;
        this.tablesProved = tables;
        this.#compared = comparison.manifest.proof.mode !== 'none';
        host.line(`    ${(0,units/* counted */.hS)(rows, 'row')} of ${(0,units/* counted */.hS)(tables, 'table')} equal to the source, read in ${(0,units/* duration */.p0)(this.seconds.rows ?? 0)} while indexes were built`);
    }
    async #migrate() {
        const { inputs, manifest, context } = this.#request;
        const problem = await migrateRestored({
            inputs, manifest, context, connection: this.#opened().connection,
            done: (migration, seconds) => { this.migration = migration; this.seconds.migrations = seconds; },
        });
        if (problem !== undefined)
            this.problems.push(problem);
    }
    async #validate() {
        const { inputs, context } = this.#request;
        context.host.line('>>> Running constraint validation');
        const outcome = await this.#timed('constraints', () => validateRestored({
            connection: this.#opened().connection, proof: this.#proof, sessions: this.#jobs(), checks: inputs.checks, signal: context.host.interrupted,
        }));
        this.constraintsChecked = outcome.checked;
        this.problems.push(...outcome.problems);
        if (inputs.amcheck)
            await this.#checkPages();
        this.notes.push(...outcome.notes);
        context.host.line(`    ${(0,units/* counted */.hS)(outcome.checked, 'constraint')} validated in ${(0,units/* duration */.p0)(this.seconds.constraints ?? 0)}`);
    }
    async #checkPages() {
        const { directory } = await this.#clients();
        const { verdict, sentence } = await checkPages(directory, this.#opened().connection, this.#jobs(), this.#request.context.host.interrupted);
        if (verdict !== 'proved')
            this.problems.push({ step: 'checks', level: verdict, sentence: sentence ?? '', hint: null });
        else
            this.#request.context.host.line('    pg_amcheck found every page sound');
    }
    #opened() {
        if (this.sandbox === undefined)
            throw new errors/* KnownError */.E('interrupted', 'the restore test was interrupted', 'Start it again.', { status: errors/* exitStatus */.$u.interrupted });
        return this.sandbox;
    }
    #clients() {
        const sandbox = this.#opened();
        return (0,clients/* findClients */.g2)((0,versions/* majorOf */.Ds)(sandbox.serverVersionNumber), [sandbox.toolsDirectory, this.#request.context.host.environment['PATH']].filter(Boolean).join(':'));
    }
    #jobs() {
        return this.#request.inputs.jobs ?? (0,external_node_os_.availableParallelism)();
    }
}

// EXTERNAL MODULE: ./actions/restore-test/views.js
var views = __webpack_require__(98145);
;// CONCATENATED MODULE: ./actions/restore-test/run.js













/** The restore-test action. */
const run = async (read, context) => {
    const report = await testRestore(read, context);
    return { status: (0,action/* statusOf */.c)((0,views/* verdictOf */.Vj)(report)), report, outputs: (0,views/* outputsOf */.Yz)(report), summary: (0,views/* summaryOf */.YG)(report) };
};
/** One drill: restore, compare, migrate, validate, record. */
async function testRestore(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const began = context.now();
    const store = await (0,actions_store/* storeFor */.f)(inputs, context);
    const set = await (0,backups/* resolveBackup */.p2)(store, inputs.backup, (0,backups/* namedDatabase */.pl)(read));
    const { archive } = (0,backups/* complete */.My)(set);
    host.line(`>>> Using ${inputs.backup === 'latest' ? 'latest ' : ''}backup: ${(0,markdown/* plain */.pj)((0,backups/* shown */.SP)(store, archive.name))}`);
    host.line('>>> Verifying checksum');
    const sha256 = await verifiedChecksum(store, set);
    const manifest = await (0,backups/* readManifest */.WI)(store, set);
    const drill = new Drill({ store, set, manifest, inputs, context, open: (0,encryption/* openerFor */.F)(inputs, host) });
    await drill.run();
    if (host.interrupted.aborted)
        throw new errors/* KnownError */.E('interrupted', 'the restore test was interrupted', 'Start it again.', { status: errors/* exitStatus */.$u.interrupted });
    const report = reportOf(drill, set, sha256, context, (context.now().getTime() - began.getTime()) / 1000);
    await record(store, set, report, context);
    tell(report, context);
    return report;
}
/** Nothing is restored that is not byte for byte what was stored. */
async function verifiedChecksum(store, set) {
    const { archive } = (0,backups/* complete */.My)(set);
    const expected = await (0,backups/* readSidecar */.YD)(store, set);
    if (await (0,backups/* hashOf */.qQ)(await store.read(archive.name)) === expected)
        return expected;
    throw new errors/* KnownError */.E('checksum-differs', `the checksum of ${(0,markdown/* plain */.pj)(archive.name)} is not the one in its sidecar: the backup is damaged`, 'Restore another backup; zimmer-backup verify all tells which are good.');
}
const stepReasons = {
    checksum: 'its checksum is wrong', key: 'it could not be opened with the keys at hand', restore: 'it could not be restored whole', rows: 'what was restored is not what the source had', migrations: 'the migrations did not run on it',
    constraints: 'constraints do not hold in it', checks: 'the checks found rows in it',
};
function reportOf(drill, set, sha256, context, totalSeconds) {
    const verdict = (0,domain_verdict/* worst */.QZ)(drill.verdicts());
    const seconds = { ...drill.seconds, total: totalSeconds };
    const reason = verdict.verdict === 'proved' ? null : verdict.reason;
    const found = {
        version: manifest/* manifestVersion */.c, backup: set.id, archiveSha256: sha256, at: context.now().toISOString(), verdict: verdict.verdict,
        // The record lies beside the backup in the open: it names the step, the report names the table.
        reason: drill.problems[0] === undefined ? reason === null ? null : 'see the report' : stepReasons[drill.problems[0].step],
        sandbox: drill.sandbox?.kind ?? 'none', serverVersion: drill.sandbox === undefined ? '' : (0,versions/* versionText */.KA)(drill.sandbox.serverVersionNumber),
        restoreSeconds: seconds.restore ?? 0, migrationSeconds: seconds.migrations ?? null, totalSeconds, rowsProved: drill.rowsProved, tablesProved: drill.tablesProved,
        keyOpened: (0,archive_name/* parseFile */.CJ)((0,backups/* complete */.My)(set).archive.name)?.encryption === 'none' ? null : drill.seconds.restore !== undefined, recipients: drill.manifest?.encryption.recipients ?? [],
        run: (0,run_facts/* runFacts */.p)(context.host.environment),
    };
    return {
        action: 'restore-test', backup: set.id, verdict: verdict.verdict, reason, sandbox: drill.sandbox?.description ?? 'none', problems: drill.problems, notes: drill.notes,
        seconds, rowsProved: drill.rowsProved, tablesProved: drill.tablesProved, migration: drill.migration, constraintsChecked: drill.constraintsChecked, record: found,
    };
}
async function record(store, set, report, context) {
    try {
        await store.attach((0,archive_name/* drillFile */.uM)(set.id), `${JSON.stringify(report.record, null, 2)}\n`);
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        context.host.warning(`the drill could not be recorded: ${problem.message}`);
    }
}
function tell(report, context) {
    const { host } = context;
    for (const note of report.notes)
        host.line(`    note: ${(0,markdown/* plain */.pj)(note)}`);
    if (report.verdict === 'proved') {
        host.line('🎉 Restore test passed: backup can be restored and schema is consistent.');
        return;
    }
    for (const problem of report.problems.slice(0, 20)) {
        host.line(`    ${problem.step}: ${(0,markdown/* plain */.pj)(problem.sentence)}`);
        if (problem.hint !== null)
            host.line(`      hint: ${(0,markdown/* plain */.pj)(problem.hint)}`);
    }
    host.error(`Restore test failed: ${(0,markdown/* plain */.pj)(report.backup)} is ${(0,markdown/* plain */.pj)((0,domain_verdict/* sentence */.em)((0,views/* verdictOf */.Vj)(report)))}`);
}


/***/ }),

/***/ 98145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   YG: () => (/* binding */ summaryOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13581);
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94431);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10221);



const sign = { proved: '✅', damaged: '❌', unproved: '⚠️' };
/** The step summary of a drill: the verdict first, then how long a recovery would take. */
function summaryOf(report) {
    const { seconds } = report;
    const rows = [
        ['Recovery time', seconds.restore === undefined ? 'not reached' : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(seconds.restore)],
        ['Compared with the source', `${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(report.rowsProved, 'row')} of ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(report.tablesProved, 'table')}`],
        ['Migrations', report.migration === null ? 'none' : `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(report.migration.command)}: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.migration.before)} → ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.migration.after)} in ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(seconds.migrations ?? 0)}`],
        ['Constraints', `${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(report.constraintsChecked, 'constraint')} validated`],
        ['Sandbox', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.sandbox)],
        ['Whole drill', (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(seconds.total ?? 0)],
    ];
    const problems = report.problems.slice(0, 30).map((problem) => `- ${sign[problem.level]} **${problem.step}**: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(problem.sentence)}${problem.hint === null ? '' : ` ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(problem.hint)}`}`);
    const notes = report.notes.length === 0 ? [] : ['', `<details><summary>${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(report.notes.length, 'note')}</summary>`, '', ...report.notes.map((note) => `- ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(note)}`), '', '</details>'];
    return [`### ${sign[report.verdict]} Restore test of ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(report.backup)}: ${report.verdict}`, '', ...problems, ...(problems.length > 0 ? [''] : []), (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['', ''], rows), ...notes].join('\n');
}
/** The outputs as a view of the report. */
function outputsOf(report) {
    return {
        'verdict': report.verdict,
        'backup': report.backup,
        'restore-seconds': report.seconds.restore?.toFixed(1) ?? '',
        'migration-seconds': report.seconds.migrations?.toFixed(1) ?? '',
        'rows-proved': report.rowsProved,
    };
}
/** The report's verdict with its reason. */
function verdictOf(report) {
    switch (report.verdict) {
        case 'proved': return _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .proved */ .tT;
        case 'damaged': return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(report.reason ?? '');
        case 'unproved': return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .unproved */ .gv)(report.reason ?? '');
    }
}


/***/ }),

/***/ 43463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ verifyBackup),
/* harmony export */   r: () => (/* binding */ readProof)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38321);
/* harmony import */ var _archive_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16062);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85916);
/* harmony import */ var _domain_proof_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88276);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(13581);
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94431);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2859);
/* harmony import */ var _backup_stream_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5070);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(32770);









/** Proves a stored backup without a server: checksum and whole read in one pass, then every table against the manifest. */
async function verifyBackup(store, set, open, now) {
    const began = now().getTime();
    const { archive } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .complete */ .My)(set);
    const found = await judge(store, set, open);
    return {
        backup: set.id, verdict: found.verdict.verdict, reason: found.verdict.verdict === 'proved' ? null : found.verdict.reason,
        differences: found.differences, rows: found.rows, bytes: archive.bytes, seconds: (now().getTime() - began) / 1000,
    };
}
async function judge(store, set, open) {
    const nothing = { differences: [], rows: 0 };
    try {
        const { archive } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .complete */ .My)(set);
        const sidecar = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .readSidecar */ .YD)(store, set);
        const size = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .readManifest */ .WI)(store, set).then((manifest) => manifest?.archive.bytes, () => undefined);
        const { contents, sha256, problem } = await readWhole(store, archive.name, size, open);
        // The checksum's word comes first: it tells a changed file from a dump that was written wrong.
        if (sha256 !== sidecar)
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(`the checksum of ${archive.name} is not the one in its sidecar${problem === undefined ? '' : ` (${problem.message})`}`) };
        if (problem !== undefined)
            throw problem;
        const manifest = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .readManifest */ .WI)(store, set);
        if (manifest === undefined)
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .unproved */ .gv)('checksum and archive are whole, but there is no manifest to compare the rows with') };
        const mismatch = await manifestMismatch(store, set, manifest, sidecar);
        if (mismatch !== undefined)
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(mismatch) };
        return compare(await readProof(store, manifest, open), manifest, contents);
    }
    catch (problem) {
        if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E && damageCodes.has(problem.code))
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(problem.message) };
        if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E)
            return { ...nothing, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .unproved */ .gv)(problem.message) };
        throw problem;
    }
}
const damageCodes = new Set(['archive-damaged', 'archive-truncated', 'archive-not-ours', 'sidecar-damaged', 'manifest-damaged', 'file-missing', 'damaged-ciphertext', 'truncated-ciphertext']);
/** One pass: the stored bytes hashed, opened, and read as an archive. */
async function readWhole(store, name, bytes, open) {
    const stored = (0,_backup_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .tap */ .M)();
    const source = await store.read(name);
    source.on('error', (failure) => { stored.stream.destroy(failure); });
    source.pipe(stored.stream);
    try {
        const contents = await (0,_archive_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .readArchive */ .b)(await open(stored.stream, bytes));
        return { contents, sha256: stored.passed().sha256, problem: undefined };
    }
    catch (problem) {
        if (!(problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E))
            throw problem;
        // What is wrong with the archive may be that the file was changed: its own hash tells, and belongs to the verdict.
        return { contents: undefined, sha256: await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .hashOf */ .qQ)(await store.read(name)), problem };
    }
    finally {
        source.destroy();
    }
}
async function manifestMismatch(store, set, manifest, sidecar) {
    if (manifest.backup !== set.id)
        return `the manifest is that of ${manifest.backup}`;
    if (manifest.archive.sha256 !== sidecar)
        return 'the manifest names another checksum than the sidecar';
    if (set.files.proof === undefined)
        return `the closed part of the manifest, ${manifest.proof.file}, is missing`;
    const sha256 = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .hashOf */ .qQ)(await store.read(manifest.proof.file));
    return sha256 === manifest.proof.sha256 ? undefined : `the closed part of the manifest, ${manifest.proof.file}, was changed`;
}
/** The manifest's closed part, opened. */
async function readProof(store, manifest, open) {
    return (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProof */ .k_)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)(await open(await store.read(manifest.proof.file), manifest.proof.bytes)), manifest.proof.file);
}
function compare(proof, manifest, contents) {
    const { differences: tables, rowsCompared } = (0,_domain_proof_js__WEBPACK_IMPORTED_MODULE_7__/* .compareTables */ .Dz)(proof, contents?.tables ?? [], 'the archive');
    const differences = [...tables, ...(0,_domain_proof_js__WEBPACK_IMPORTED_MODULE_7__/* .compareSequences */ .Iu)(proof.sequences, contents?.sequences ?? [], 'the archive')].map(({ sentence }) => sentence);
    const objects = contents?.largeObjects;
    if (proof.largeObjects.fingerprint !== null && objects !== undefined && objects.fingerprint !== proof.largeObjects.fingerprint) {
        differences.push(`the large objects differ (${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_8__/* .number */ .ai)(objects.count)} in the archive, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_8__/* .number */ .ai)(proof.largeObjects.count)} in the source)`);
    }
    if (differences.length > 0)
        return { differences, rows: rowsCompared, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .damaged */ .qM)(differences[0] ?? '') };
    switch (manifest.proof.mode) {
        case 'content': return { differences, rows: rowsCompared, verdict: _domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .proved */ .tT };
        case 'rows': return { differences, rows: rowsCompared, verdict: _domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .proved */ .tT };
        case 'none': return { differences, rows: 0, verdict: (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .unproved */ .gv)('the backup was taken with proof: none; checksum and archive are whole') };
    }
}


/***/ }),

/***/ 94431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   gv: () => (/* binding */ unproved),
/* harmony export */   qM: () => (/* binding */ damaged),
/* harmony export */   tT: () => (/* binding */ proved)
/* harmony export */ });
const proved = { verdict: 'proved' };
/** Something is wrong with the backup itself. */
function damaged(reason) {
    return { verdict: 'damaged', reason };
}
/** It could not be told whether the backup is good. */
function unproved(reason) {
    return { verdict: 'unproved', reason };
}
/** The verdict over several: damage outweighs doubt, doubt outweighs proof; nothing at all is doubt. */
function worst(verdicts) {
    return verdicts.find((one) => one.verdict === 'damaged')
        ?? verdicts.find((one) => one.verdict === 'unproved')
        ?? (verdicts.length === 0 ? unproved('nothing was checked') : proved);
}
/** `proved`, or the word with its reason. */
function sentence(verdict) {
    return verdict.verdict === 'proved' ? 'proved' : `${verdict.verdict}: ${verdict.reason}`;
}


/***/ })

};
