export const id = 7506;
export const ids = [7506];
export const modules = {

/***/ 37506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ restoreAndCompare)
});

// EXTERNAL MODULE: ./domain/progress.js
var progress = __webpack_require__(96231);
// EXTERNAL MODULE: ./domain/proof.js
var proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
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
        command: /^(?:DROP [A-Z]+ [^;]+|ALTER TABLE (?:IF EXISTS )?(?:ONLY )?\S+ (?:DROP CONSTRAINT|ALTER COLUMN \S+ DROP (?:DEFAULT|IDENTITY))[^;\n]*);\s*$/,
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
        code: 'function-raised', severity: 'failure', from: 'server', text: /./, context: /PL\/pgSQL function "?(?<function>[\w.$]+)(?:[^\w.$].*)? line \d+ at RAISE/,
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
        code: 'session-ended', severity: 'failure', from: 'server', text: /^terminating (?:connection|background worker "parallel worker") due to/,
        sentence: 'somebody ended the session of the restore', hint: 'An administrator, a time limit of the server, or its shutdown did; look at its log.',
    },
    {
        code: 'server-lost', severity: 'failure', from: 'server', follows: 'any failure', text: /^(?:terminating connection because of crash|lost connection to parallel worker|parallel worker failed to initialize|the database system is (?:shutting down|starting up|in recovery mode|not yet accepting))/,
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
        // postgres_fdw and dblink, of a materialized view that reads from elsewhere while it is restored.
        code: 'foreign-server-unreachable', severity: 'failure', from: 'server', text: /^could not (?:connect to server|establish connection)/,
        sentence: 'another server, from which the backup reads while it is restored, could not be reached ({object})', hint: 'A sandbox in Docker has no network: set sandbox-network to one from which that server is reached, such as bridge.',
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
    /^(?:creating \w[\w ]* "[^]*"|dropping [A-Z]+ [^]*)$/,
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

;// CONCATENATED MODULE: ./postgres/restore-failures-untangling.js

const restore_failures_untangling_name = /^ *(?:\S*\/)?pg_restore(?:\.exe)?:/;
const level = /^ *(?:error|warning|fatal): /;
// What belongs to the message before it, and never begins one.
const restore_failures_untangling_section = /^(?:LINE \d+|DETAIL|HINT|QUERY|CONTEXT|LOCATION|Command was|Query was):/;
// 13 and 14 show what the server notes by the way, without a level: `WARNING:  wal_level is insufficient`. An error has words of pg_restore before the server's.
const notice = /^\p{Lu}+: {2}/u;
/**
 * Puts lines together again that several jobs of pg_restore wrote to one stderr at once. Each writes a message in four pieces, its name, a space, `error: ` and
 * the words with their line end, and a piece is never torn: `pg_restore:pg_restore:  error: error: one`, then `two` (pg_log_generic_v in PostgreSQL's logging.c).
 */
class Untangler {
    /** Messages whose name was read, but not yet their words; levels that were read before the words they belong to. */
    #missing = 0;
    #levels = 0;
    /** The line as its writer meant it. */
    line(text) {
        const { names, levels, words } = piecesOf(text);
        if (names === 1 && this.#missing === 0)
            return `pg_restore: ${levels[0] ?? ''}${words}`;
        if (names === 0 && (this.#missing === 0 || text.trim() === '' || restore_failures_untangling_section.test(text)))
            return text;
        const informs = isInformation(words);
        // A level is written before its words, so where none was read these words have none.
        const hasLevel = !informs && this.#levels + levels.length > 0;
        // What is neither goes on with a message of several lines.
        if (names === 0 && !informs && !hasLevel)
            return text;
        this.#missing += names - 1;
        this.#levels = this.#missing === 0 ? 0 : this.#levels + levels.length - (hasLevel ? 1 : 0);
        return `pg_restore: ${hasLevel ? levels[0] ?? 'error: ' : ''}${words}`;
    }
}
/** Whether words are of a message without a level. A name that goes on in the next line has its quote there. */
function isInformation(words) {
    return notice.test(words) || restoreProgress.some((rule) => rule.test(words) || rule.test(`${words}"`));
}
/** The pieces at the head of a line that are names and levels, and what follows them. */
function piecesOf(text) {
    let words = text;
    let names = 0;
    const levels = [];
    for (;;) {
        const piece = restore_failures_untangling_name.exec(words)?.[0] ?? level.exec(words)?.[0];
        if (piece === undefined)
            return { names, levels, words: words.replace(/^ +/, '') };
        if (restore_failures_untangling_name.test(piece))
            names += 1;
        else
            levels.push(piece.trimStart());
        words = words.slice(piece.length);
    }
}

;// CONCATENATED MODULE: ./postgres/restore-failures.js




const unexplainedHint = 'Restore the archive by hand with pg_restore to read its lines, which no log of ours shows. Until they are explained, this restore does not count as good.';
const killedHint = 'See in the log of the system whether memory ran out, or who ended it; then run again.';
/** Takes the stderr of pg_restore line by line, as it comes, and explains every line of it. */
class RestoreStderr {
    #reader = new MessageReader();
    #untangler = new Untangler();
    #entries = [];
    #parallel;
    #errors = 0;
    #ignored;
    #wasEnded = false;
    /** `jobs`: pg_restore's own. With several, its count of errors is no count: after one, a worker counts each of its items. */
    constructor(options = {}) {
        this.#parallel = (options.jobs ?? 1) > 1;
    }
    /** Takes one line, without its line end. */
    line(text) {
        this.#take(this.#reader.line(this.#parallel ? this.#untangler.line(text) : text));
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
        else if (!failed && (this.#wasEnded || exitCode === undefined)) {
            this.#fail('program-killed', 'pg_restore was ended from outside before it was through', killedHint);
        }
        else if (!failed && exitCode !== 0 && this.#ignored === undefined) {
            // With --exit-on-error even a harmless error ends the restore before it is complete.
            this.#fail(this.#errors > 0 ? 'stopped-early' : 'silent-end', `pg_restore ended with status ${exitCode} before it was through`);
        }
        return this.#entries;
    }
    #take(message) {
        if (message === undefined || (message.level === 'info' && isProgress(message)))
            return;
        // Its words for SIGTERM and SIGINT, after which it ends with status 1.
        if (message.from === 'client' && message.text === 'terminated by user') {
            this.#wasEnded = true;
            return;
        }
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
    #fail(code, sentence, hint = unexplainedHint) {
        this.#entries.push({ code, severity: 'failure', object: null, sentence, hint, consequence: false, line: 0 });
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
    'object-missing', 'rows-already-there', 'permission-denied', 'missing-extension', 'missing-locale', 'partition-missing', 'out-of-memory', 'unexplained', 'statement-ended', 'foreign-server-unreachable']);
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

// EXTERNAL MODULE: ./postgres/sandbox-preparation.js
var sandbox_preparation = __webpack_require__(4106);
// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
// EXTERNAL MODULE: ./kit/settled.js
var settled = __webpack_require__(57507);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./archive/entries.js
var entries = __webpack_require__(66916);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./archive/blocks.js
var blocks = __webpack_require__(73396);
// EXTERNAL MODULE: ./archive/header.js
var archive_header = __webpack_require__(555);
// EXTERNAL MODULE: ./archive/intake.js
var archive_intake = __webpack_require__(94770);
// EXTERNAL MODULE: ./archive/table-of-contents.js
var table_of_contents = __webpack_require__(86631);
;// CONCATENATED MODULE: ./archive/offsets.js






const windowBytes = 256 * 1024;
/**
 * Writes into a file in the custom format where the data of each table begins. pg_dump leaves that open when it writes into a pipe, and then each
 * job of a parallel pg_restore searches the file for its tables. A damaged archive is left as it is: what is wrong with it, others tell. Source of the layout: WriteOffset in PostgreSQL's pg_backup_archiver.c.
 */
async function fillOffsets(path) {
    const patches = await missingOffsets(path);
    if (patches.length === 0)
        return;
    const handle = await (0,promises_.open)(path, 'r+');
    try {
        for (const { at, bytes } of patches)
            await handle.write(bytes, 0, bytes.length, at);
    }
    finally {
        await handle.close();
    }
}
/** How many bytes the data of each entry takes in a file in the custom format, as it stands there; nothing of a damaged archive. */
async function dataBytes(path) {
    const starts = await skimmed(path, readAllStarts, new Map());
    const ordered = [...starts].sort(([, a], [, b]) => a - b);
    return new Map(ordered.map(([dumpId, start], index) => [dumpId, (ordered[index + 1]?.[1] ?? start) - start]));
}
function missingOffsets(path) {
    return skimmed(path, readMissing, []);
}
/** What steps find in a file, of which only what they look at is read; `otherwise` for a damaged archive. */
async function skimmed(path, steps, otherwise) {
    const handle = await (0,promises_.open)(path, 'r');
    try {
        const intake = new archive_intake/* Intake */.V();
        return await carried(handle, intake, steps(intake));
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            return otherwise;
        throw problem;
    }
    finally {
        await handle.close();
    }
}
/** Carries steps to their end over a file, of which only what they look at is read. */
async function carried(handle, intake, steps) {
    for (;;) {
        const step = steps.next();
        if (step.done === true)
            return step.value;
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(windowBytes), 0, windowBytes, intake.position);
        if (bytesRead === 0)
            intake.end();
        else
            intake.push(buffer.subarray(0, bytesRead));
    }
}
function* readMissing(intake) {
    const header = yield* (0,archive_header/* readHeader */.a)(intake, 'custom');
    const entries = yield* (0,table_of_contents/* readTableOfContents */.u)(intake, header, 'custom');
    const missing = [...entries.values()].filter(({ hadData, dataOffset }) => hadData && dataOffset === null);
    if (missing.length === 0)
        return [];
    const starts = yield* readStarts(intake);
    return missing.flatMap(({ dumpId, offsetAt }) => {
        const start = starts.get(dumpId);
        return start === undefined || offsetAt === null ? [] : [{ at: offsetAt, bytes: field(header.offsetSize, start) }];
    });
}
/** Where each entry's data begins, and under 0 where the last one ends. */
function* readAllStarts(intake) {
    const header = yield* (0,archive_header/* readHeader */.a)(intake, 'custom');
    yield* (0,table_of_contents/* readTableOfContents */.u)(intake, header, 'custom');
    const starts = yield* readStarts(intake);
    return starts.set(0, intake.position);
}
function field(size, offset) {
    const bytes = Buffer.alloc(1 + size);
    bytes.writeUInt8(table_of_contents/* offsetState */.h.set);
    // More than 48 bits, 256 TB, no file has.
    bytes.writeUIntLE(offset, 1, Math.min(size, 6));
    return bytes;
}
/** Where the block of each entry begins; nothing within the blocks is looked at but their lengths. */
function* readStarts(intake) {
    const starts = new Map();
    while (!(yield* intake.atEnd())) {
        const start = intake.position;
        const type = yield* intake.byte();
        starts.set(yield* intake.integer(), start);
        if (type !== blocks/* blockType */.et.largeObjects)
            yield* passFrames(intake);
        else
            while ((yield* intake.integer()) !== 0)
                yield* passFrames(intake);
    }
    return starts;
}
function* passFrames(intake) {
    for (;;) {
        const length = yield* intake.integer();
        if (length <= 0)
            return;
        intake.skip(length);
    }
}

;// CONCATENATED MODULE: ./domain/restore-order.js
// Each early build is a process of its own: it pays for large tables, or costly indexes, and for a few of them.
const largeTables = 16;
const largeRows = 50_000;
// What a row costs against a row of a B-tree, which took 0.3 µs. A full-text index took 87 µs for each row of 600 characters; the others are reckoned.
const weights = { gin: 50, gist: 30, spgist: 20, hnsw: 5000, ivfflat: 100, brin: 0.2 };
const fullTextWeight = 300;
/** What of an archive is worth building as soon as its table is loaded; all the rest waits for the last table. `rowsOf` is 0 for a table that is not known. */
function earlyBuilds(entries, rowsOf) {
    const known = new Map(entries.map((entry) => [entry.dumpId, entry]));
    const dataOf = new Map(entries.filter(({ description }) => description === 'TABLE DATA').flatMap((entry) => entry.dependencies.filter((id) => known.get(id)?.description === 'TABLE').map((table) => [table, entry])));
    const builds = entries.flatMap((entry) => {
        if (entry.description !== 'INDEX' && entry.description !== 'CONSTRAINT')
            return [];
        const data = dataThatAllNeed(entry, known, dataOf);
        if (data === undefined)
            return [];
        return [{ dumpId: entry.dumpId, data: data.dumpId, cost: rowsOf(data.namespace ?? '', data.tag) * weightOf(entry.definition ?? ''), alone: entry.description === 'CONSTRAINT' }];
    });
    const sizes = new Map();
    for (const { data, cost } of builds) {
        const entry = known.get(data);
        // A costly index makes a small table worth it, when it costs ten times what the index of a large one does.
        sizes.set(data, Math.max(sizes.get(data) ?? 0, entry === undefined ? 0 : rowsOf(entry.namespace ?? '', entry.tag), cost / 10));
    }
    const large = new Set([...sizes].filter(([, size]) => size >= largeRows).sort(([, a], [, b]) => b - a).slice(0, largeTables).map(([data]) => data));
    return builds.filter(({ data }) => large.has(data));
}
/**
 * With how many of its jobs pg_restore is through first, for a server on the same machine. Up to PostgreSQL 16 it sorts all that is ready anew after each
 * entry, so that of some thousand small tables the sorting takes longer than the jobs save; 17 has a heap. Seconds as measured on 5,000 to 20,000 tables.
 */
function jobsThatPay(jobs, { tables, archiveBytes, serverVersionNumber }) {
    if (serverVersionNumber >= 170_000)
        return jobs;
    const sorting = 60e-9 * tables ** 2;
    const work = 500e-6 * tables + 50e-9 * archiveBytes;
    return sorting > work * (1 - 1 / jobs) ? 1 : jobs;
}
function weightOf(definition) {
    const method = /\sUSING (?<method>\w+)/.exec(definition)?.groups?.['method'] ?? 'btree';
    return method === 'gin' && definition.includes('to_tsvector(') ? fullTextWeight : weights[method] ?? 1;
}
/**
 * What can be built while the early builds of some tables are not over yet, by the dump ids of these tables' data: all other indexes, keys and foreign keys that
 * need none of these tables. A foreign key locks both of its tables, and would wait for a build on one of them.
 */
function buildsBeside(entries, early, busy) {
    const known = new Map(entries.map((entry) => [entry.dumpId, entry]));
    const busyTables = new Set([...busy].flatMap((data) => known.get(data)?.dependencies ?? []));
    const answers = new Map();
    const canBuild = (dumpId, depth) => {
        const answer = answers.get(dumpId);
        if (answer !== undefined)
            return answer;
        // A foreign key needs a key, and that a table. Longer chains, and circles, are in damaged archives alone.
        if (depth > 10)
            return false;
        answers.set(dumpId, false);
        const { section, description, dependencies } = known.get(dumpId) ?? { section: 'pre-data', description: '', dependencies: [] };
        const can = !busyTables.has(dumpId) && (section !== 'post-data' || (builtKinds.has(description) && dependencies.every((id) => canBuild(id, depth + 1))));
        answers.set(dumpId, can);
        return can;
    };
    return entries.filter(({ dumpId, section }) => section === 'post-data' && !early.has(dumpId) && canBuild(dumpId, 0)).map(({ dumpId }) => dumpId);
}
const builtKinds = new Set(['INDEX', 'CONSTRAINT', 'FK CONSTRAINT']);
/** The one table's data that an entry waits for; undefined for an entry that waits for more than that. */
function dataThatAllNeed(entry, known, dataOf) {
    // An index over an expression names its table once for the index and once for each column.
    const needed = [...new Set(entry.dependencies)];
    const tables = needed.filter((id) => known.get(id)?.description === 'TABLE');
    // What is itself built upon tables, or filled by the restore, has an order of its own.
    const others = needed.filter((id) => !tables.includes(id) && known.get(id) !== undefined && known.get(id)?.section !== 'pre-data');
    const [table] = tables;
    return table === undefined || tables.length > 1 || others.length > 0 ? undefined : dataOf.get(table);
}

// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __webpack_require__(69302);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
// EXTERNAL MODULE: ./postgres/connection.js + 1 modules
var connection = __webpack_require__(82912);
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
        `--format=${request.archive.format}`, '--no-password', `--jobs=${request.jobs}`,
        ...parts[request.part],
        ...(request.clean ? ['--clean', '--if-exists'] : []),
        ...(request.ownership ? [] : ['--no-owner', '--no-privileges']),
        ...list,
        // The database's name comes from the environment; an empty argument makes pg_restore connect at all.
        '--dbname=', request.archive.path,
    ];
    const started = (0,process/* start */.ni)(request.pgRestore, parameters, {
        environment: (0,connection/* libpqEnvironment */.SQ)(request.connection, { ...connection/* pinnedSettings */.wW, ...request.settings }), signal: request.signal, onErrorLine: (line) => { stderr.line(line); },
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
    /** Counted, not searched: what waits is looked through at every turn, which some thousand tables take. */
    #tables = new Map();
    #running = 0;
    #builds = 0;
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
            const waiting = { data, kind, rank, alone, go: resolve };
            const place = this.#waiting.findIndex((other) => byRank(waiting, other) < 0);
            this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, waiting);
            if (alone)
                this.#on(data).keys++;
            this.#fill();
        });
    }
    /** The restore has failed: whatever waits is sent home. */
    giveUp() {
        this.#givenUp = true;
        for (const waiting of this.#waiting.splice(0))
            waiting.go(undefined);
    }
    #on(data) {
        const table = this.#tables.get(data) ?? { running: 0, keys: 0 };
        this.#tables.set(data, table);
        return table;
    }
    #fill() {
        for (;;) {
            const place = this.#waiting.findIndex((waiting) => this.#mayGo(waiting));
            const [next] = place < 0 ? [] : this.#waiting.splice(place, 1);
            if (next === undefined)
                return;
            this.#begin(next);
        }
    }
    #begin({ data, kind, alone, go }) {
        const count = (by) => {
            this.#running += by;
            if (kind === 'build')
                this.#builds += by;
            this.#on(data).running += by;
        };
        let over = false;
        count(1);
        go(() => {
            if (over)
                return;
            over = true;
            count(-1);
            if (alone)
                this.#on(data).keys--;
            this.#fill();
        });
    }
    #mayGo({ data, kind, alone }) {
        if (!this.#allLoaded && !this.#loaded.has(data))
            return false;
        if (this.#over)
            return true;
        const { running, keys } = this.#on(data);
        const isRoom = this.#loading + this.#running < this.#jobs;
        if (kind === 'read')
            return keys === 0 && isRoom;
        return (this.#builds === 0 || isRoom) && (alone ? running === 0 : keys === 0);
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

;// CONCATENATED MODULE: ./postgres/restore-watch.js

const pollMilliseconds = 150;
/**
 * Tells the turns which tables pg_restore has loaded. What pg_restore says itself with --verbose cannot be read: its jobs write to one stderr, piece by
 * piece. But it loads each table in the transaction that truncates it, so that the table has another file when its rows are in. A table that is missed is
 * only found later, when everything is loaded. Gives what ends the watch; its own failures are not the restore's.
 */
async function watchLoads(connection, tables, turns) {
    const session = await (0,postgres_session.connect)(connection);
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
    const { early, entries, watched, turns, folder, ...common } = request;
    const unfinished = new Set(early);
    const given = early.map(async (build) => {
        const release = await turns.take(build.data, 'build', build.cost, build.alone);
        try {
            return release === undefined ? [] : await restoreArchive({ ...common, clean: false, jobs: 1, part: 'upon them', only: { dumpIds: [build.dumpId], folder } });
        }
        finally {
            unfinished.delete(build);
            release?.();
        }
    });
    const begun = Promise.all(given);
    begun.catch(() => undefined);
    let beside;
    try {
        const stopWatching = watched.length === 0 ? undefined : await watchLoads(request.connection, watched, turns);
        const tables = await restoreArchive({ ...common, part: 'tables' }).finally(stopWatching);
        if (causesOf(tables).length > 0 || request.signal.aborted) {
            turns.giveUp();
            await begun;
            return { tables, built: [] };
        }
        turns.loadedAll();
        beside = buildBeside(request, unfinished);
        beside.catch(() => undefined);
        const built = (await begun).flat();
        turns.buildsAreOver();
        const done = new Set(early.map(({ dumpId }) => dumpId));
        const sooner = await beside;
        for (const dumpId of sooner.dumpIds)
            done.add(dumpId);
        const left = entries.filter(({ section, dumpId }) => section === 'post-data' && !done.has(dumpId)).map(({ dumpId }) => dumpId);
        const rest = await restoreArchive({ ...common, clean: false, part: 'upon them', ...(done.size === 0 ? {} : { only: { dumpIds: left, folder } }) });
        return { tables, built: [...built, ...sooner.said, ...rest] };
    }
    catch (problem) {
        turns.giveUp();
        // Whoever is told of a failure must find nothing of ours still at work in the database.
        await Promise.allSettled([...given, beside]);
        throw problem;
    }
}
/**
 * Builds what needs no table with a build that is not over, foreign keys above all, beside the last of these builds: the longest would leave the other
 * processors idle. When nothing is left to wait for, so is this.
 */
async function buildBeside(request, unfinished) {
    const { early, entries, turns, folder } = request;
    const nothing = { dumpIds: [], said: [] };
    if (unfinished.size === 0)
        return nothing;
    // Behind every build that waits for a place.
    const release = await turns.take(everything, 'build', -1);
    try {
        if (release === undefined || unfinished.size === 0 || request.signal.aborted)
            return nothing;
        const dumpIds = buildsBeside(entries, new Set(early.map(({ dumpId }) => dumpId)), new Set([...unfinished].map(({ data }) => data)));
        if (dumpIds.length === 0)
            return nothing;
        return { dumpIds, said: await restoreArchive({ ...request, clean: false, jobs: Math.max(1, request.jobs - unfinished.size), part: 'upon them', only: { dumpIds, folder } }) };
    }
    finally {
        release?.();
    }
}

;// CONCATENATED MODULE: ./actions/restore-together.js










/** Restores an archive and reads its rows again as their tables are in, while indexes and constraints are built upon them. */
async function restoreAndRead(request) {
    const { restore, proof, restoring, reading, temporaryDirectory } = request;
    const entries = await entriesOf(restore.archive);
    const jobs = await jobsFor(request, entries);
    const turns = new Turns(restore.jobs);
    // A container takes longer to start than such a build is worth.
    const hasEarly = jobs > 1 && restore.pgRestore.leading === undefined && restore.pgRestore.within === undefined;
    const early = hasEarly ? earlyBuilds(entries, await rowsOf(proof, entries, restore.archive)) : [];
    const large = new Set(early.map(({ data }) => data));
    const watched = entries.filter(({ dumpId }) => large.has(dumpId)).map((entry) => ({ schema: entry.namespace ?? '', name: entry.tag, data: entry.dumpId }));
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(temporaryDirectory, 'lists');
    if (jobs > 1 && restore.archive.ours === true && restore.archive.format === 'custom')
        await fillOffsets(restore.archive.path);
    try {
        const [restored, read] = await Promise.allSettled([
            restoring(() => restoreTogether({ ...restore, jobs, early, watched, entries, turns, folder })), reading?.(turnOf(turns, entries)),
        ]);
        return { ...(0,settled/* valueOf */.R)(restored), read: reading === undefined ? undefined : read };
    }
    finally {
        await (0,private_folder/* removePrivateFolder */.Yv)(folder);
    }
}
async function jobsFor({ restore, isNear, serverVersionNumber, tell }, entries) {
    if (!isNear || restore.jobs === 1 || restore.archive.format !== 'custom')
        return restore.jobs;
    const tables = entries.filter(({ description }) => description === 'TABLE DATA').length;
    const jobs = jobsThatPay(restore.jobs, { tables, archiveBytes: (await (0,promises_.stat)(restore.archive.path)).size, serverVersionNumber });
    if (jobs !== restore.jobs)
        tell(`    ${(0,units/* counted */.hS)(tables, 'small table')}: one job of pg_restore is through sooner than several`);
    return jobs;
}
/** The archive's table of contents; what is wrong with a damaged one, pg_restore tells. */
async function entriesOf(archive) {
    try {
        return await (0,entries/* entriesAt */.w)(archive);
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        return [];
    }
}
// A row of a usual table, compressed: half of what was measured on rows of numbers and short texts, so that a table is sooner taken for large than for small.
const bytesOfRow = 15;
/** How many rows a table holds, as the manifest tells it; reckoned from its bytes in the archive where nobody counted them. */
async function rowsOf(proof, entries, { path, format }) {
    const keyOf = (schema, name) => JSON.stringify([schema, name]);
    const counted = proof?.relations.filter(({ rows }) => rows !== null) ?? [];
    if (counted.length > 0 || format !== 'custom') {
        const rows = new Map(counted.map((relation) => [keyOf(relation.schema, relation.name), relation.rows]));
        return (schema, table) => rows.get(keyOf(schema, table)) ?? 0;
    }
    const bytes = await dataBytes(path);
    const rows = new Map(entries.filter(({ description }) => description === 'TABLE DATA').map((entry) => [keyOf(entry.namespace, entry.tag), (bytes.get(entry.dumpId) ?? 0) / bytesOfRow]));
    return (schema, table) => rows.get(keyOf(schema, table)) ?? 0;
}
/** A table is read when its data is in; what has no data in the archive, when everything is. */
function turnOf(turns, entries) {
    const data = new Map(entries.filter(({ description }) => description === 'TABLE DATA').map((entry) => [JSON.stringify([entry.namespace, entry.tag]), entry.dumpId]));
    return (relation) => turns.take(relation === undefined ? everything : data.get(JSON.stringify([relation.schema, relation.name])) ?? everything, 'read', relation?.rows ?? 0);
}

// EXTERNAL MODULE: ./actions/restore-test/comparison.js + 3 modules
var restore_test_comparison = __webpack_require__(21143);
;// CONCATENATED MODULE: ./actions/restoring.js









/** Causes that lie with the server restored into: they say nothing against the backup. */
const notOfTheBackup = new Set([
    'archive-too-new', 'compression-unsupported', 'missing-role', 'missing-extension', 'extension-version', 'extension-not-preloaded', 'missing-tablespace', 'missing-locale',
    'permission-denied', 'read-only-server', 'server-lost', 'connection-failed', 'connection-refused', 'disk-full', 'out-of-locks', 'out-of-memory', 'session-ended', 'statement-ended', 'encoding', 'foreign-server-unreachable', 'program-killed',
]);
/**
 * Restores an archive and compares every row, sequence, large object and object of the schema with the source. The rows are read again as
 * their tables are in, and while indexes and constraints are built upon them. Stops early, without problems, when the run is interrupted.
 */
async function restoreAndCompare(request) {
    // A session that does nothing: it stands as long as the server has neither ended nor crashed.
    const witness = await (0,postgres_session.connect)(request.connection);
    try {
        const restored = await restoreAndHold(request);
        if (restored.problems.every(({ level }) => level !== 'damaged') || await witness.query('SELECT 1').then(() => true, () => false))
            return restored;
        return { ...restored, problems: [serverLost(request.place), ...restored.problems.filter(({ level }) => level !== 'damaged')] };
    }
    finally {
        await witness.end();
    }
}
/** Whatever looked like damage may come of the server's end. */
function serverLost(place) {
    return {
        step: 'restore', level: 'unproved', sentence: `the server of ${place} ended or crashed in the middle: what was missing there says nothing against the backup`,
        hint: 'Look at its log, at the memory of its machine, and at who may have stopped it; then run again.',
    };
}
async function restoreAndHold(request) {
    const { context, connection, manifest } = request;
    const { host } = context;
    const notes = [];
    const settings = await (0,sandbox_preparation/* supportedSettings */.WA)(connection, manifest?.server.settings ?? {}, notes, request.place);
    // The rules that explain pg_restore's words know English. A role that is no superuser may not choose the server's language.
    const words = await (0,sandbox_preparation/* supportedSettings */.WA)(connection, { lc_messages: 'C' }, []);
    const comparison = comparisonOf(request, { ...settings, ...await (0,sandbox_preparation/* withoutEventTriggers */._)(connection) });
    const seconds = {};
    const timed = async (step, work) => {
        const began = context.now().getTime();
        return work().finally(() => { seconds[step] = (context.now().getTime() - began) / 1000; });
    };
    const { tables, built, read } = await restoreAndRead({
        restore: { pgRestore: request.clients.pgRestore, connection, archive: request.archive, jobs: request.jobs, clean: request.clean, ownership: request.ownership, settings: { ...settings, ...words }, signal: host.interrupted },
        proof: request.proof, isNear: request.isNear, serverVersionNumber: request.serverVersionNumber, tell: (line) => { host.line(line); }, temporaryDirectory: host.temporaryDirectory, restoring: (work) => timed('restore', work),
        reading: comparison === undefined ? undefined : (turn) => timed('rows', () => readAll(comparison, turn, context)),
    });
    const nothing = { notes, rows: 0, tables: 0, compared: false, seconds, settings, held: undefined };
    const lost = problemsOf(tables);
    if (lost.length > 0 || host.interrupted.aborted)
        return { ...nothing, problems: lost };
    const found = read === undefined ? undefined : (0,settled/* valueOf */.R)(read);
    host.line(`    restored in ${(0,units/* duration */.p0)(seconds.restore ?? 0)}`);
    const failures = problemsOf(built);
    if (comparison === undefined || found === undefined)
        return { ...nothing, problems: failures };
    // Rows that are missing come before the constraints that fail for want of them.
    if (failures.length > 0)
        return { ...nothing, problems: [...asProblems((0,proof/* compareTables */.Dz)(comparison.proof, found.tables, 'the restored database').differences.map(({ sentence }) => sentence)), ...failures] };
    host.line('>>> Comparing every row with the source');
    const compared = await (0,restore_test_comparison.compareRestored)(comparison, found);
    host.line(`    ${(0,units/* counted */.hS)(compared.rows, 'row')} of ${(0,units/* counted */.hS)(compared.tables, 'table')} equal to the source, read in ${(0,units/* duration */.p0)(seconds.rows ?? 0)} while indexes were built`);
    return {
        problems: asProblems(compared.differences), notes: [...notes, ...compared.notes], rows: compared.rows, tables: compared.tables, compared: comparison.manifest.proof.mode !== 'none',
        seconds, settings, held: { request: comparison, found },
    };
}
function problemsOf(entries) {
    return causesOf(entries).map((cause) => ({ step: 'restore', level: notOfTheBackup.has(cause.code) ? 'unproved' : 'damaged', sentence: cause.sentence, hint: cause.hint }));
}
function asProblems(sentences) {
    return sentences.map((sentence) => ({ step: 'rows', level: 'damaged', sentence, hint: null }));
}
/** What the restored database is held against; nothing where there is no manifest. */
function comparisonOf({ connection, serverVersionNumber, manifest, proof, archive, clients, ownership, jobs, context }, settings) {
    if (manifest === undefined || proof === undefined)
        return undefined;
    return { connection, serverVersionNumber, manifest, proof, archive, pgDump: clients.pgDump, pgRestore: clients.pgRestore, ownership, settings, sessions: jobs, signal: context.host.interrupted };
}
function readAll(comparison, turn, { host, now }) {
    const { totals } = comparison.manifest;
    const began = now().getTime();
    let [rows, tables] = [0, 0];
    return (0,restore_test_comparison.readRows)(comparison, (more) => {
        rows += more;
        tables += 1;
        host.progress(`    ${(0,progress/* readingProgress */.At)({ rows, tables, seconds: (now().getTime() - began) / 1000 }, totals)}`);
    }, turn);
}


/***/ }),

/***/ 96231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* binding */ readingProgress),
/* harmony export */   O4: () => (/* binding */ dumpProgress)
/* harmony export */ });
/* unused harmony export secondsLeft */
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13581);

/** How long the rest takes if it goes on like this, in seconds; undefined while too little is done to tell. */
function secondsLeft(done, whole, seconds) {
    if (seconds < 2 || done < whole / 20 || done <= 0)
        return undefined;
    return Math.max(0, seconds * (whole - done) / done);
}
/** How far a dump is. `lastBytes`: of the newest backup's archive, which this one will be about as large as. */
function dumpProgress({ bytes, seconds, lastBytes, databaseBytes }) {
    if (lastBytes === undefined || bytes >= lastBytes)
        return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(bytes)} of archive written, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)}, from a database of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(databaseBytes)}`;
    return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(bytes)} of about ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(lastBytes)} written, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)}${left(secondsLeft(bytes, lastBytes, seconds))}`;
}
/** How far the reading of restored rows is, against what the manifest says there are. */
function readingProgress({ rows, tables, seconds }, whole) {
    return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(rows)} of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(whole.rows, 'row')} and ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(tables)} of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(whole.tables, 'table')} read again, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)}${left(secondsLeft(rows, whole.rows, seconds))}`;
}
function left(seconds) {
    return seconds === undefined ? '' : `, about ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)} left`;
}


/***/ })

};
