/**
 * What pg_restore and the server behind it complain about, by the words of PostgreSQL 13 to 18. The first rule that
 * fits counts. `{name}` in a sentence is a named group of `text` or `context`, or `{object}`, what was being restored.
 * Groups take names of things only, never a value: rows must not reach a report.
 */
export interface RestoreRule {
  readonly code: string
  readonly severity: 'harmless' | 'failure'
  readonly from: 'server' | 'client'
  /** Fits the first line of the message. */
  readonly text: RegExp
  /** Must fit the CONTEXT as well. */
  readonly context?: RegExp
  /** Must fit the whole command as well; a harmless error is bound to the one command that makes it harmless. */
  readonly command?: RegExp
  /** An earlier failure of such a code explains it: then it follows from that one and is no cause of its own. */
  readonly follows?: 'any failure' | 'lost data'
  readonly sentence: string
  readonly hint: string
}

const inFunction = /(?:PL\/\S+|SQL) function "?(?<function>[\w.$]+)/

const fromClient: readonly RestoreRule[] = [
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
]

const harmless: readonly RestoreRule[] = [
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
]

const missingThings: readonly RestoreRule[] = [
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
]

const violations: readonly RestoreRule[] = [
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
]

const circumstances: readonly RestoreRule[] = [
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
]

/** Every rule, in the order in which they are tried. */
export const restoreRules: readonly RestoreRule[] = [...fromClient, ...harmless, ...missingThings, ...violations, ...circumstances]

/**
 * What pg_restore says while all is well (most of it with --verbose), and notices and warnings that the server passes
 * through it: pg_restore hides those unless it is verbose, so they prove nothing.
 */
export const restoreProgress: readonly RegExp[] = [
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
]
