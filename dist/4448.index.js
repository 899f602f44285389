export const id = 4448;
export const ids = [4448];
export const modules = {

/***/ 5070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ tap),
/* harmony export */   p: () => (/* binding */ passThrough)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);




/** Counts and hashes what passes, and lets `also` see each chunk; back-pressure of `also` holds the stream. */
function tap(also) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let bytes = 0;
    const stream = new node_stream__WEBPACK_IMPORTED_MODULE_1__.Transform({
        highWaterMark: 1024 * 1024,
        transform(chunk, _encoding, done) {
            bytes += chunk.length;
            hash.update(chunk);
            const fail = (problem) => { done(problem); };
            try {
                const pending = also?.(chunk);
                if (pending === undefined)
                    done(null, chunk);
                else
                    pending.then(() => { done(null, chunk); }, fail);
            }
            catch (problem) {
                fail(problem);
            }
        },
    });
    let passed;
    return { stream, passed: () => passed ??= { bytes, sha256: hash.digest('hex') } };
}
/**
 * One pass over the bytes: plain hash and reader, seal, stored hash, store. Throws the error that came first of all, not those that follow from
 * it when the other parts of the pass break off.
 */
async function passThrough(request) {
    const plain = tap(request.reader);
    const stored = tap();
    const failures = [];
    const keep = (problem) => { failures.push(problem); };
    const storing = request.store(stored.stream).catch((problem) => {
        keep(problem);
        stored.stream.destroy(problem);
    });
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(request.source, plain.stream, request.seal, stored.stream).catch(keep);
    await storing;
    // A store that fills up, or a wrong key, has a sentence of its own; a stream that was cut off in consequence has not.
    if (failures.length > 0)
        throw failures.find((problem) => problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E) ?? failures[0];
    return { plain: plain.passed(), stored: stored.passed() };
}


/***/ }),

/***/ 39764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  takeBackup: () => (/* binding */ takeBackup)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./archive/reader.js
var archive_reader = __webpack_require__(23549);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/manifest.js
var manifest = __webpack_require__(22293);
// EXTERNAL MODULE: ./domain/newest-data.js
var newest_data = __webpack_require__(49827);
// EXTERNAL MODULE: ./domain/progress.js
var progress = __webpack_require__(96231);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./encryption/kinds.js
var kinds = __webpack_require__(9444);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./kit/process.js
var kit_process = __webpack_require__(84075);
// EXTERNAL MODULE: ./kit/settled.js
var settled = __webpack_require__(57507);
// EXTERNAL MODULE: ./migrations/revision.js
var revision = __webpack_require__(60926);
// EXTERNAL MODULE: ./postgres/connection-failures.js + 1 modules
var connection_failures = __webpack_require__(22304);
// EXTERNAL MODULE: ./postgres/connection.js + 1 modules
var postgres_connection = __webpack_require__(82912);
;// CONCATENATED MODULE: ./postgres/globals.js





/**
 * What a dump of one database does not hold: the server's roles with their memberships and settings, and its tablespaces, as SQL in UTF-8. Without the roles'
 * passwords, which only a superuser may read, and nobody on a managed server. Throws KnownError `globals-failed` with pg_dumpall's own words.
 */
async function readGlobals(clients, connection, signal) {
    // Without a database's name, pg_dumpall would look for one called postgres, where the role may have no right.
    const parameters = ['--globals-only', '--no-role-passwords', '--no-password', '--encoding=UTF8', `--database=${asKeyword(connection.database)}`];
    try {
        return (await (0,kit_process/* run */.eF)(clients.program('pg_dumpall'), parameters, { environment: (0,postgres_connection/* libpqEnvironment */.SQ)(connection), signal })).stdout;
    }
    catch (problem) {
        if (!(problem instanceof kit_process/* ProcessFailure */.iq))
            throw problem;
        const words = problem.stderr.split('\n').find((line) => line.startsWith('pg_dumpall: error: '))?.replace(/^pg_dumpall: error: (?:query failed: )?/, '') ?? problem.message;
        throw (0,connection_failures/* connectionFailure */.Dx)(new Error(words), connection) ?? new errors/* KnownError */.E('globals-failed', `pg_dumpall could not read the roles and settings: ${(0,markdown/* plain */.pj)(words)}`, 'Grant the role what is lacking, or leave globals out: the database itself is dumped without them.', { cause: problem });
    }
}
/** pg_dumpall takes a name for a connection string as soon as it looks like one. */
function asKeyword(database) {
    return `dbname='${database.replace(/[\\']/g, '\\$&')}'`;
}

// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
;// CONCATENATED MODULE: ./postgres/lock-holders.js


/**
 * The sessions that hold a table of the connection's database exclusively, in words: `session 4711 of role migrator (alembic) holds public.orders`. Empty where
 * none does any more, or the server cannot be asked.
 */
async function lockHolders(connection) {
    const session = await (0,postgres_session.connect)(connection).catch(() => undefined);
    try {
        const rows = await session?.query(`
      SELECT l.pid, a.usename AS role, a.application_name AS application, extract(epoch FROM clock_timestamp() - min(a.xact_start))::int AS seconds,
             array_agg(DISTINCT format('%I.%I', nspname, relname)) AS relations
      FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = relnamespace LEFT JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.granted AND l.mode = 'AccessExclusiveLock' AND l.locktype = 'relation' AND relkind IN ('r', 'p', 'm')
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND l.pid <> pg_backend_pid()
      GROUP BY 1, 2, 3 ORDER BY 1`) ?? [];
        return rows.map(({ pid, role, application, relations, seconds }) => (0,markdown/* plain */.pj)([
            `session ${pid} of role ${role ?? '?'}`, ...(application === null || application === '' ? [] : [`(${application})`]), `holds ${relations.slice(0, 3).join(', ')}`,
            ...(seconds === null ? [] : [`since ${seconds} s`]),
        ].join(' ')));
    }
    catch {
        return [];
    }
    finally {
        await session?.end();
    }
}

// EXTERNAL MODULE: ./postgres/snapshot.js
var postgres_snapshot = __webpack_require__(48409);
// EXTERNAL MODULE: ./postgres/constraints.js
var constraints = __webpack_require__(9801);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
;// CONCATENATED MODULE: ./postgres/newest-data.js

/** A table of at most so many bytes is read whole where no index gives the newest value. */
const smallTable = 8 * 1024 * 1024;
/** Of so many columns the newest value is asked, those of the largest tables first. */
const mostColumns = 500;
const columnsAtOnce = 20;
const [timestamp, timestamptz] = [1114, 1184];
/**
 * The newest value of each column of a date or a time, in the session's own snapshot: where a B-tree begins with the column, or the table is small. Nothing large is ever
 * read. Values in the future and `infinity` do not count; times without a zone are taken for UTC, with 14 hours' grace (the farthest zone), and a day lasts to its end. What cannot
 * be had in a few seconds, or not at all, is left out: a backup does without. The session's transaction stays as it was.
 */
async function readNewestData(session, relations) {
    const tables = relations.filter(({ kind, readable, extension }) => kind === 'table' && readable && extension === null);
    const found = [];
    await session.query('SAVEPOINT newest_data');
    try {
        await session.query(`SET LOCAL statement_timeout = '5s'`);
        await session.query(`SET LOCAL lock_timeout = '1s'`);
        // An index that is there is used, whatever the planner thinks of it.
        await session.query('SET LOCAL enable_seqscan = off');
        const columns = await cheapColumns(session, tables);
        for (let place = 0; place < columns.length; place += columnsAtOnce)
            found.push(...await newestValues(session, columns.slice(place, place + columnsAtOnce)));
    }
    catch {
        // Slow, locked or interrupted: what was found stands. A session that is gone fails at the next query, with its reason.
    }
    await session.query('ROLLBACK TO SAVEPOINT newest_data');
    await session.query('RELEASE SAVEPOINT newest_data');
    return found;
}
async function cheapColumns(session, tables) {
    const byOid = new Map(tables.map((table) => [table.oid, table]));
    const rows = await session.query(`
    SELECT c.oid::text AS oid, attname AS column, atttypid::text AS type
    FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid, pg_relation_size(c.oid) AS bytes
    WHERE c.oid = ANY ($1::oid[]) AND attnum > 0 AND NOT attisdropped AND atttypid IN (1082, 1114, 1184)
      AND has_column_privilege(c.oid, attnum, 'SELECT') AND NOT row_security_active(c.oid)
      AND (bytes <= ${smallTable} OR EXISTS (
        SELECT FROM pg_index i JOIN pg_class x ON x.oid = indexrelid JOIN pg_am m ON m.oid = x.relam
        WHERE indrelid = c.oid AND indkey[0] = attnum AND indisvalid AND indpred IS NULL AND amname = 'btree'))
    ORDER BY bytes DESC, c.oid, attnum LIMIT ${mostColumns}`, [[...byOid.keys()]]);
    return rows.flatMap(({ oid, column, type }) => {
        const table = byOid.get(Number(oid));
        return table === undefined ? [] : [{ schema: table.schema, name: table.name, column, type: Number(type) }];
    });
}
async function newestValues(session, columns) {
    const rows = await session.query(columns.map((column, place) => `SELECT ${place} AS place, (${newestValue(column)})::text AS epoch`).join(' UNION ALL '));
    return rows.flatMap(({ place, epoch }) => {
        const [column, seconds] = [columns[place], Number(epoch ?? NaN)];
        return column === undefined || !Number.isFinite(seconds) ? [] : [{ schema: column.schema, table: column.name, column: column.column, at: new Date(seconds * 1000).toISOString() }];
    });
}
/** Seconds since 1970; null where there is no value of the past. */
function newestValue({ schema, name, column, type }) {
    const value = esm/* default.escapeIdentifier */.Ay.escapeIdentifier(column);
    // ONLY: partitions and children are columns of their own.
    const from = `FROM ONLY ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)} WHERE ${value}`;
    if (type === timestamptz)
        return `SELECT extract(epoch FROM max(${value}))::float8 ${from} <= now()`;
    const utc = `(now() AT TIME ZONE 'UTC')`;
    const day = type === timestamp ? '' : ' + interval \'1 day\'';
    // least() passes over a NULL: without the condition, a column without values would have the newest of all.
    return `SELECT extract(epoch FROM least(newest${day}, ${utc}))::float8 FROM (SELECT max(${value}) AS newest ${from} <= ${utc} + interval '14 hours') found WHERE newest IS NOT NULL`;
}

;// CONCATENATED MODULE: ./postgres/source-facts.js




/**
 * What the source holds in the dump's own snapshot: every relation with its exact row count, large objects, constraints, indexes, triggers.
 * Runs beside the dump, over `sessions` sessions; without `count` no row is counted.
 */
async function readSourceFacts(snapshot, sessions, count) {
    const { session } = snapshot;
    const relations = await (0,postgres_snapshot/* listRelations */.IU)(session);
    const facts = await (0,constraints/* readConstraintFacts */.D)(session);
    const [objects] = await session.query('SELECT count(*)::text AS count FROM pg_largeobject_metadata');
    const newest = await readNewestData(session, relations);
    const counts = count ? await countTogether(snapshot, relations, sessions) : new Map();
    const { host, port } = snapshot.connection;
    return {
        ...facts, newest,
        address: { host, port },
        largeObjects: Number(objects?.count ?? 0),
        relations: relations.map((relation) => ({ ...relation, rows: counts.get(relation.oid) ?? null })),
    };
}
async function countTogether(snapshot, relations, sessions) {
    const others = await (0,postgres_session.openTogether)(Math.max(0, sessions - 1), () => snapshot.join());
    try {
        return await (0,postgres_snapshot/* countRows */.BO)(relations, [snapshot.session, ...others], { withinSnapshot: true });
    }
    finally {
        await Promise.all(others.map((other) => other.end()));
    }
}

// EXTERNAL MODULE: ./actions/run-facts.js
var run_facts = __webpack_require__(52558);
// EXTERNAL MODULE: ./actions/store.js + 3 modules
var actions_store = __webpack_require__(23673);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./archive/tar.js
var tar = __webpack_require__(45727);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./kit/let-go.js
var let_go = __webpack_require__(54926);
;// CONCATENATED MODULE: ./kit/gathered.js



const pieceBytes = 256 * 1024;
/**
 * What comes out of a pipe, in pieces of 256 KB, the last of which is smaller. pg_dump writes 4 KB at a time, and each stage behind it, a write to
 * the disk among them, costs by the piece. Nothing is read ahead of whoever reads, beyond one piece; it fails as its source does. Its pieces are given
 * away, for one reader after the other.
 */
class Gathered extends external_node_stream_.Readable {
    #source;
    #piece = Buffer.allocUnsafeSlow(pieceBytes);
    #used = 0;
    constructor(source) {
        super({ highWaterMark: pieceBytes });
        this.#source = source;
        source.on('data', (chunk) => { if (!this.#take(chunk))
            source.pause(); });
        (0,external_node_stream_.finished)(source, { writable: false }, (problem) => {
            if (problem)
                this.destroy(problem);
            else
                this.#finish();
        });
    }
    _read() {
        this.#source.resume();
    }
    _destroy(problem, callback) {
        this.#source.destroy();
        callback(problem);
    }
    /** False when whoever reads has enough for now. Pieces are never used twice: a store may hold one until it is sent. */
    #take(chunk) {
        let wanted = true;
        for (let at = 0; at < chunk.length;) {
            const taken = chunk.copy(this.#piece, this.#used, at);
            at += taken;
            this.#used += taken;
            if (this.#used < pieceBytes)
                continue;
            wanted = this.push((0,let_go/* givenAway */.OM)(this.#piece)) && wanted;
            this.#piece = Buffer.allocUnsafeSlow(pieceBytes);
            this.#used = 0;
        }
        // What a program's pipe gave, nobody else has.
        if (this.#source instanceof external_node_net_.Socket)
            (0,let_go/* letGo */.Ko)(chunk);
        return wanted;
    }
    #finish() {
        if (this.#used > 0)
            this.push(this.#piece.subarray(0, this.#used));
        this.push(null);
    }
}

// EXTERNAL MODULE: ./postgres/compression.js
var compression = __webpack_require__(66811);
;// CONCATENATED MODULE: ./postgres/dump.js



/** Starts `pg_dump -Fc` in the snapshot; the archive comes out of `stdout`. Nothing of the connection stands among the arguments. */
function startDump(request) {
    return startPgDump(request, ['--format=custom']);
}
/** Starts `pg_dump -Fd` in the snapshot, several tables at once, into an empty folder. */
function startDirectoryDump(request) {
    // The files go into an archive and then away: nothing is gained by waiting until they are on a disk.
    return startPgDump(request, ['--format=directory', `--jobs=${request.jobs}`, '--no-sync', `--file=${request.folder}`]);
}
function startPgDump(request, format) {
    const parameters = [
        ...format, '--no-password', `--snapshot=${request.snapshot}`, `--encoding=${request.encoding}`,
        (0,compression/* compressionArgument */.Uo)(request.compression, request.clients.major),
        // A dump that waits for a lock makes every later reader wait behind a migration (TRAPS, 12).
        `--lock-wait-timeout=${request.lockTimeoutSeconds * 1000}`,
        ...request.excludeTableData.map((pattern) => `--exclude-table-data=${pattern}`),
    ];
    return (0,kit_process/* start */.ni)(request.clients.pgDump, parameters, { environment: (0,postgres_connection/* libpqEnvironment */.SQ)(request.connection, postgres_connection/* pinnedSettings */.wW), signal: request.signal });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./postgres/directory-dump.js





// pg_dump writes it before the first row (_CloseArchive in pg_backup_directory.c).
const tocFile = 'toc.dat';
const pauseMilliseconds = 50;
/**
 * The files of a dump in the directory format as pg_dump finishes them, toc.dat first. Each is removed when the next one is asked for, so that
 * the folder holds little more than what is being written. Where pg_dump's open files cannot be seen, all come at its end. Rejects as `dump.done` does.
 */
async function* finishedFiles({ dump, folder, visible }) {
    const state = { ended: false };
    const end = () => { state.ended = true; };
    // What it rejects with is thrown below.
    const ended = dump.done.then(end, end);
    for (let isFirst = true;;) {
        const isLast = state.ended;
        if (isLast)
            await dump.done;
        const names = isLast || visible ? await finishedNow(dump.pid, folder, isLast) : [];
        if (isFirst && names.length > 0 && !names.includes(tocFile))
            throw new Error('pg_dump wrote no table of contents');
        for (const name of isFirst ? [tocFile, ...names.filter((other) => other !== tocFile)].slice(0, names.length) : names) {
            isFirst = false;
            const path = (0,external_node_path_.join)(folder, name);
            yield { name, size: (await (0,external_node_fs_promises_.stat)(path)).size, content: (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1024 * 1024 }) };
            await (0,external_node_fs_promises_.rm)(path);
        }
        if (isLast)
            return;
        if (names.length === 0)
            await Promise.race([ended, (0,promises_.setTimeout)(pauseMilliseconds)]);
    }
}
/**
 * The files that nobody writes any more. One that has bytes has been opened by its writer; when its writers' open files, looked at after that,
 * do not name it, then it is closed, and pg_dump opens none a second time.
 */
async function finishedNow(pid, folder, hasEnded) {
    const names = (await (0,external_node_fs_promises_.readdir)(folder)).sort();
    if (hasEnded)
        return names;
    const written = [];
    for (const name of names)
        if ((await (0,external_node_fs_promises_.stat)((0,external_node_path_.join)(folder, name))).size > 0)
            written.push(name);
    const open = await openFiles(pid);
    const finished = open === undefined ? [] : written.filter((name) => !open.has(name));
    // Until there is a file with rows, the table of contents may not be whole; and nothing comes before it.
    return finished.includes(tocFile) && names.length === 1 ? [] : finished;
}
/** The names, without their folders, of the files that a process and those it started have open; undefined where that cannot be seen. */
async function openFiles(pid) {
    const names = new Set();
    const processes = [pid];
    for (let process = processes.pop(); process !== undefined; process = processes.pop()) {
        try {
            processes.push(...(await (0,external_node_fs_promises_.readFile)(`/proc/${process}/task/${process}/children`, 'utf8')).split(' ').filter((word) => word !== '').map(Number));
            for (const descriptor of await (0,external_node_fs_promises_.readdir)(`/proc/${process}/fd`)) {
                const path = await (0,external_node_fs_promises_.readlink)(`/proc/${process}/fd/${descriptor}`).catch(() => '');
                names.add(path.slice(path.lastIndexOf('/') + 1));
            }
        }
        catch (problem) {
            // A process that is gone has closed its files; the end of pg_dump itself is told elsewhere, and by then everything is.
            if (process === pid || ((0,errors/* codeOf */.$N)(problem) !== 'ENOENT' && (0,errors/* codeOf */.$N)(problem) !== 'ESRCH'))
                return undefined;
        }
    }
    return names;
}

;// CONCATENATED MODULE: ./actions/backup/archiving.js






/** Starts pg_dump; its archive comes as one stream, in whichever format. */
function startArchive(request) {
    const { folder, at, clients } = request;
    if (folder === undefined) {
        const { stdout, done } = startDump(request);
        return { archive: new Gathered(stdout), done };
    }
    const dump = startDirectoryDump({ ...request, folder, jobs: request.jobs ?? (0,external_node_os_.availableParallelism)() });
    dump.stdout.resume();
    const visible = process.platform === 'linux' && clients.pgDump.within === undefined;
    const archive = external_node_stream_.Readable.from((0,tar/* writeTar */.F)(finishedFiles({ dump, folder, visible }), at.getTime() / 1000), { objectMode: false, highWaterMark: 1024 * 1024 });
    return { archive, done: dump.done };
}

// EXTERNAL MODULE: ./actions/backup/stream.js
var stream = __webpack_require__(5070);
;// CONCATENATED MODULE: ./actions/backup/take.js
























/** Takes one backup into the store. It stands under its name only when it was proved; otherwise nothing of it is left. */
async function takeBackup(request) {
    const { context, store, server } = request;
    const { writer, name } = await beginBackup(store, server.database, context);
    const keep = context.cleanup.add(`remove what was written of ${name.id}`, () => writer.abort());
    const snapshot = await (0,postgres_snapshot/* openSnapshot */.r3)(request.connection);
    try {
        const dumped = await dumpInto(request, writer, name, snapshot);
        context.host.line('>>> Writing checksum');
        const taken = await writeManifest(request, writer, name, snapshot, dumped);
        if (context.host.interrupted.aborted)
            throw new Error('interrupted');
        const { expiresAt } = await writer.commit();
        keep();
        await confirmStored(request, taken.manifest);
        return { ...taken, begunAt: name.takenAt, expiresAt };
    }
    catch (problem) {
        await (0,actions_store/* giveUp */.Ht)(writer, name.id, context);
        throw problem;
    }
    finally {
        await snapshot.release();
    }
}
/** Reads the first bytes back from the store: a misspelt option must not leave backups in the clear (TRAPS, 21). */
async function confirmStored({ store, seal }, manifest) {
    for (const { file } of [manifest.archive, manifest.proof, ...(manifest.globals === undefined ? [] : [manifest.globals])]) {
        const head = await headOf(store, file).catch((problem) => { throw unread(manifest.backup, problem); });
        try {
            (0,kinds/* assertSealed */.VB)(seal.method, head);
        }
        catch (problem) {
            const set = await store.find(manifest.backup);
            if (set !== undefined)
                await store.remove(set);
            throw problem;
        }
    }
}
async function headOf(store, file) {
    const head = [];
    for await (const chunk of await store.read(file)) {
        head.push(chunk);
        if (head.reduce((sum, { length }) => sum + length, 0) >= kinds/* headBytes */.c4)
            break;
    }
    return Buffer.concat(head);
}
/** The backup stands, and who reads that the run failed has to know it. */
function unread(id, problem) {
    if (!(problem instanceof errors/* KnownError */.E))
        return problem;
    return new errors/* KnownError */.E(problem.code, `${id} was stored whole, and could not be read back: ${problem.message}`, `${problem.hint} The backup stands: verify it.`, { cause: problem });
}
/** A second backup within the same second waits for the next. */
async function beginBackup(store, database, context) {
    for (let attempt = 1;; attempt++) {
        const name = (0,archive_name/* backupName */.aw)(database, context.now());
        try {
            return { writer: await store.begin(name.id), name };
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem) !== 'backup-exists' || attempt >= 10)
                throw problem;
            await new Promise((resolve) => setTimeout(resolve, 1000 - context.now().getMilliseconds() + 5));
        }
    }
}
const formatFor = ({ folder }) => folder === undefined ? 'custom' : 'directory';
/** pg_dump into the store, read whole as it passes, while the source is counted on other sessions. */
async function dumpInto(request, writer, name, snapshot) {
    const { inputs, context, server, clients } = request;
    const mode = inputs.proof;
    const began = context.now();
    const stop = new AbortController();
    const dump = startArchive({
        connection: request.connection, clients, snapshot: snapshot.id, encoding: server.encoding, compression: request.compression, lockTimeoutSeconds: inputs['lock-timeout'],
        excludeTableData: inputs['exclude-table-data'] ?? [], folder: request.folder, jobs: inputs.jobs, at: name.takenAt, signal: AbortSignal.any([stop.signal, context.host.interrupted]),
    });
    const reader = mode === 'none' ? undefined : (0,archive_reader/* archiveReader */.AK)(formatFor(request));
    const show = take_progress(request);
    const counting = readSourceFacts(snapshot, mode === 'none' ? 1 : Math.min(2, inputs.jobs ?? 2), mode !== 'none');
    let isCounting = true;
    void counting.catch(() => { stop.abort(); }).finally(() => { isCounting = false; });
    // What ends before anything else went wrong, and before we would have ended it, was ended by somebody else.
    let isKilled = false;
    dump.done.catch(() => {
        isKilled = !stop.signal.aborted && !context.host.interrupted.aborted;
        stop.abort();
    });
    // A count may wait for a lock, or take minutes: it ends with the dump. More than once, for the next query may just be on its way.
    const endCounting = async () => {
        while (isCounting) {
            await snapshot.cancel();
            await (0,promises_.setTimeout)(200);
        }
    };
    const ending = AbortSignal.any([stop.signal, context.host.interrupted]);
    if (ending.aborted)
        void endCounting();
    else
        ending.addEventListener('abort', () => { void endCounting(); }, { once: true });
    try {
        const passing = (0,stream/* passThrough */.p)({
            source: dump.archive, seal: request.seal.seal(), store: (content) => writer.put((0,archive_name/* archiveFile */.Bf)(name.id, request.seal.method, formatFor(request)), content),
            reader: (chunk) => { show(chunk.length); return reader?.write(chunk); },
        });
        passing.catch(() => { stop.abort(); });
        const [ended, passed, counts] = await Promise.allSettled([dump.done, passing, counting]);
        throwFirst(request, [ended, passed, counts], isKilled);
        const contents = await reader?.end();
        const { plain: plainBytes, stored } = (0,settled/* valueOf */.R)(passed);
        return { plain: plainBytes, stored, contents, source: (0,settled/* valueOf */.R)(counts), seconds: (context.now().getTime() - began.getTime()) / 1000 };
    }
    catch (problem) {
        throw await namingHolders(problem, request.connection);
    }
    finally {
        stop.abort();
        reader?.close();
    }
}
/** A dump that did not get its locks says whom it waited for, while that can still be seen. */
async function namingHolders(problem, connection) {
    if (!(problem instanceof errors/* KnownError */.E) || problem.code !== 'lock-timeout')
        return problem;
    const holders = await lockHolders(connection);
    return holders.length === 0 ? problem : new errors/* KnownError */.E('lock-timeout', `${problem.message}: ${holders.join('; ')}`, problem.hint, { cause: problem });
}
/**
 * Of several failures at once, the one that is the cause. A store or a seal that fails says so with a KnownError, which nothing that pg_dump does can bring
 * about; pg_dump ends by our own doing once something else has failed.
 */
function throwFirst(request, [dump, pass, counts], isKilled) {
    if (pass.status === 'rejected' && pass.reason instanceof errors/* KnownError */.E)
        throw pass.reason;
    const dumpProblem = dump.status === 'rejected' ? dump.reason : undefined;
    if (isKilled && dumpProblem instanceof kit_process/* ProcessFailure */.iq && (dumpProblem.exitSignal !== undefined || isEndedByUs(dumpProblem)))
        throw (0,kit_process/* programKilled */.Ey)(dumpProblem);
    if (dumpProblem instanceof kit_process/* ProcessFailure */.iq && dumpProblem.exitSignal === undefined && !isEndedByUs(dumpProblem)) {
        throw (0,connection_failures/* dumpFailure */.L0)(dumpProblem.stderr, { connection: request.connection, role: request.server.role });
    }
    for (const result of [counts, pass, dump])
        if (result.status === 'rejected')
            throw result.reason;
}
/** pg_dump answers SIGTERM with an exit status and these words. */
function isEndedByUs(failure) {
    return /terminated by user\s*$/.test(failure.stderr);
}
/** Compares archive and source, and writes manifest and sidecar. Throws KnownError `archive-differs` before anything has its name. */
async function writeManifest(request, writer, name, snapshot, dumped) {
    const { server, inputs } = request;
    const { proof, problems } = (0,domain_proof/* buildProof */.rW)(name.id, dumped.source, dumped.contents, inputs.proof);
    if (problems.length > 0) {
        throw new errors/* KnownError */.E('archive-differs', `the archive does not hold what the source has: ${problems.slice(0, 5).map(markdown/* plain */.pj).join('; ')}`, 'Nothing was stored. See whether the role sees every row, and whether another tool changed the tables during the dump.');
    }
    const tables = proof.relations.filter((relation) => relation.kind === 'table').length;
    if (tables < inputs['min-tables']) {
        throw new errors/* KnownError */.E('too-few-tables', `database ${(0,markdown/* plain */.pj)(server.database)} has ${(0,units/* counted */.hS)(tables, 'table')}, fewer than min-tables (${inputs['min-tables']})`, 'See whether this is the right database; set min-tables to 0 if it may be empty.');
    }
    const sealed = await (0,stream/* passThrough */.p)({
        source: external_node_stream_.Readable.from([JSON.stringify(proof, null, 1)]), seal: request.seal.seal(), store: (content) => writer.put((0,archive_name/* proofFile */.F1)(name.id, request.seal.method), content),
    });
    const globals = await writeGlobals(request, writer, name);
    const manifest = { ...await manifestOf(request, name, snapshot, dumped, proof, sealed.stored), ...(globals === undefined ? {} : { globals }) };
    await writer.put((0,archive_name/* manifestFile */.YE)(name.id), external_node_stream_.Readable.from([`${JSON.stringify(manifest, null, 2)}\n`]));
    await writer.put((0,archive_name/* sidecarFile */.Au)(manifest.archive.file), external_node_stream_.Readable.from([`${manifest.archive.sha256}  ${manifest.archive.file}\n`]));
    const excluded = proof.relations.filter((relation) => relation.exempt === domain_proof/* excludedReason */.Nt);
    return {
        manifest,
        exempt: proof.relations.flatMap((relation) => relation.exempt === null || relation.kind === 'partitioned table' ? [] : [{ relation: (0,domain_proof/* nameOf */.Vb)(relation), reason: relation.exempt }]),
        warnings: excluded.length === 0 ? [] : [`the rows of ${(0,units/* counted */.hS)(excluded.length, 'table')} are excluded from the backup`],
    };
}
/** Roles and settings belong to the server, not to the database: pg_dump leaves them out. */
async function writeGlobals({ clients, connection, context, inputs, seal }, writer, name) {
    if (!inputs.globals)
        return undefined;
    context.host.line('>>> Adding roles and settings (pg_dumpall --globals-only --no-role-passwords)');
    const sql = await readGlobals(clients, connection, context.host.interrupted);
    const file = (0,archive_name/* globalsFile */.vX)(name.id, seal.method);
    const { stored } = await (0,stream/* passThrough */.p)({ source: external_node_stream_.Readable.from([sql]), seal: seal.seal(), store: (content) => writer.put(file, content) });
    return { file, bytes: stored.bytes, sha256: stored.sha256 };
}
async function manifestOf(request, name, snapshot, dumped, proof, sealed) {
    const { server, clients, context, inputs, seal } = request;
    const rows = proof.relations.reduce((sum, relation) => sum + (relation.kind === 'table' ? relation.rows ?? 0 : 0), 0);
    return {
        version: manifest/* manifestVersion */.c, backup: name.id, database: server.database, takenAt: snapshot.takenAt.toISOString(), durationSeconds: dumped.seconds,
        archive: {
            file: (0,archive_name/* archiveFile */.Bf)(name.id, seal.method, formatFor(request)), bytes: dumped.stored.bytes, sha256: dumped.stored.sha256, plainBytes: dumped.plain.bytes, plainSha256: dumped.plain.sha256,
            formatVersion: dumped.contents?.formatVersion ?? 'unread', compression: `${request.compression.method}${request.compression.level === undefined ? '' : `:${request.compression.level}`}`,
        },
        proof: { mode: inputs.proof, file: (0,archive_name/* proofFile */.F1)(name.id, seal.method), bytes: sealed.bytes, sha256: sealed.sha256 },
        encryption: { method: seal.method, recipients: seal.recipients },
        server: {
            version: server.version, versionNumber: server.versionNumber, systemIdentifier: server.systemIdentifier, encoding: server.encoding, collation: server.collation,
            characterType: server.characterType, localeProvider: server.localeProvider, locale: server.locale, settings: server.settings, standby: server.standby,
            ...(server.replayedAt === undefined ? {} : { replayedAt: server.replayedAt }),
        },
        client: { version: clients.version },
        totals: {
            tables: proof.relations.filter((relation) => relation.kind === 'table').length, rows, sequences: proof.sequences.length,
            largeObjects: proof.largeObjects.count, databaseBytes: server.databaseBytes,
        },
        newestDataAt: (0,newest_data/* newestDataAt */.uv)(proof.newest ?? [], snapshot.takenAt), extensions: server.extensions, roles: server.roles,
        schemaRevision: await (0,revision/* readRevision */.M)((text) => snapshot.session.query(text)),
        run: (0,run_facts/* runFacts */.p)(context.host.environment),
    };
}
function take_progress({ context, server, lastBytes }) {
    const began = context.now().getTime();
    let bytes = 0;
    let shown = began;
    return (more) => {
        bytes += more;
        const now = context.now().getTime();
        if (now - shown < 200)
            return;
        shown = now;
        context.host.progress(`    ${(0,progress/* dumpProgress */.O4)({ bytes, seconds: (now - began) / 1000, lastBytes, databaseBytes: server.databaseBytes })}`);
    };
}


/***/ }),

/***/ 23549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AK: () => (/* binding */ archiveReader),
/* harmony export */   bL: () => (/* binding */ readArchive)
/* harmony export */ });
/* unused harmony export ArchiveReader */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73396);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74772);
/* harmony import */ var _decompression_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24646);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(555);
/* harmony import */ var _intake_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94770);
/* harmony import */ var _table_of_contents_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86631);
/* harmony import */ var _tar_archive_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23116);








function* readCustomFormat(intake, ahead) {
    const header = yield* (0,_header_js__WEBPACK_IMPORTED_MODULE_4__/* .readHeader */ .a)(intake, 'custom');
    const entries = yield* (0,_table_of_contents_js__WEBPACK_IMPORTED_MODULE_6__/* .readTableOfContents */ .u)(intake, header, 'custom');
    const lanes = (0,_decompression_js__WEBPACK_IMPORTED_MODULE_3__/* .lanesFor */ .d)(header.compression, ahead);
    try {
        const { tables, largeObjects } = yield* (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlocks */ .v_)(intake, entries, header.compression, lanes);
        return (0,_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .assembleContents */ .D)(header, entries, tables, largeObjects);
    }
    finally {
        lanes.close();
    }
}
/**
 * Reads an archive in pg_dump's custom format while it passes: hand in every chunk, then ask for the contents. Memory is
 * bounded by the table of contents and a few hundred KB, whatever the data (zstd adds the window that the archive was
 * written with, at most 128 MB). With `ahead` above one, so many tables are decompressed at the same time, and 48 MB of what follows are held.
 */
class ArchiveReader {
    #intake = new _intake_js__WEBPACK_IMPORTED_MODULE_5__/* .Intake */ .V();
    #steps;
    #contents;
    #failure;
    #underWay;
    constructor({ ahead = 1 } = {}) {
        this.#steps = readCustomFormat(this.#intake, ahead);
    }
    /**
     * Takes the next bytes, cut anywhere. A promise is back-pressure: wait for it before the next chunk, and leave the
     * chunk unchanged until then. Throws, or rejects with, what `end` would reject with; the archive is then not read on.
     */
    write(chunk) {
        return this.#inTurn(() => { this.#intake.push(chunk); });
    }
    /**
     * Ends the archive and returns what it holds. Rejects with `archive-truncated`, `archive-damaged`, `archive-version`,
     * `archive-compression` or `archive-not-ours`.
     */
    async end() {
        await this.#inTurn(() => { this.#intake.end(); });
        if (this.#contents === undefined)
            throw new Error('the reader stopped before the end of the archive');
        return this.#contents;
    }
    /** Gives up: for when the archive will not be read to its end. Closing twice, or after the end, is harmless. */
    close() {
        this.#failure ??= { thrown: new Error('the reader was closed') };
        // While it waits for the thread pool it is not inside its steps, so that they can be ended from here.
        this.#steps.return(undefined);
    }
    #inTurn(act) {
        const perform = () => {
            if (this.#failure !== undefined)
                throw this.#failure.thrown;
            act();
            return this.#advance();
        };
        const waiting = this.#underWay === undefined ? perform() : this.#underWay.then(perform);
        if (waiting === undefined)
            return undefined;
        const turn = waiting.finally(() => { if (this.#underWay === turn)
            this.#underWay = undefined; });
        // Whoever waits is told; whoever does not is told by the next call, and must not bring the process down.
        turn.catch(() => undefined);
        this.#underWay = turn;
        return turn;
    }
    /** Reads on until more bytes are needed (undefined) or something slower is waited for. */
    #advance() {
        try {
            const step = this.#steps.next();
            if (step.done !== true)
                return step.value?.then(() => this.#advance());
            this.#contents ??= step.value;
            return undefined;
        }
        catch (thrown) {
            this.#failure = { thrown };
            throw thrown;
        }
    }
}
/** A reader of an archive of that format, to be given every chunk as it passes. */
function archiveReader(format) {
    return format === 'custom' ? new ArchiveReader() : new _tar_archive_js__WEBPACK_IMPORTED_MODULE_7__/* .TarArchiveReader */ .t2();
}
/** Reads an archive, in the custom format or the tar of a directory, to its last byte. Rejects as `ArchiveReader.end` does, and as the source does. */
async function readArchive(source, format = 'custom') {
    if (format === 'directory')
        return (0,_tar_archive_js__WEBPACK_IMPORTED_MODULE_7__/* .readTarArchive */ .ar)(source);
    // The thread pool of Node has four threads.
    const reader = new ArchiveReader({ ahead: Math.min(4, (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)()) });
    try {
        for await (const chunk of source)
            await reader.write(chunk);
        return await reader.end();
    }
    finally {
        reader.close();
    }
}


/***/ }),

/***/ 49827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hb: () => (/* binding */ dataAgeOf),
/* harmony export */   su: () => (/* binding */ newestOf),
/* harmony export */   uv: () => (/* binding */ newestDataAt)
/* harmony export */ });
const hour = 3_600_000;
/**
 * The newest of all values, for the manifest's open part: rounded up to the hour (though never past the snapshot), for it is a value of somebody's row. Null where
 * no column tells.
 */
function newestDataAt(values, takenAt) {
    const newest = newestOf(values);
    return newest === undefined ? null : new Date(Math.min(Math.ceil(Date.parse(newest.at) / hour) * hour, takenAt.getTime())).toISOString();
}
/** The column that has the newest of all values. */
function newestOf(values) {
    return values.reduce((newest, value) => newest === undefined || Date.parse(value.at) > Date.parse(newest.at) ? value : newest, undefined);
}
/** The age of the data in the newest of some manifests (newest first); undefined where it is not known. */
function dataAgeOf(manifests, column) {
    const hours = manifests.map(({ takenAt, newestDataAt: at }) => at === undefined || at === null ? undefined : (Date.parse(takenAt) - Date.parse(at)) / hour);
    const [newest, ...before] = hours;
    if (newest === undefined || Number.isNaN(newest))
        return undefined;
    return { hours: newest, column, wasFresh: (maxHours) => before.some((age) => age !== undefined && age <= maxHours) };
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

/***/ 9801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readConstraintFacts)
/* harmony export */ });
/* harmony import */ var _queryable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41493);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37430);


/**
 * Every constraint, index and trigger outside of system schemas and extensions. Reads catalogs only; takes no lock on a
 * table. Definitions name everything with its schema and are the same text on servers 13 to 18, but for what the
 * parser writes in another way when it reads its own output (constraints-comparison.ts sees to that).
 */
async function readConstraintFacts(queryable) {
    return (0,_queryable_js__WEBPACK_IMPORTED_MODULE_1__/* .withEmptySearchPath */ .L)(queryable, async () => ({
        constraints: [...await queryable.query(constraintsQuery), ...await queryable.query(notNullQuery)],
        indexes: await queryable.query(indexesQuery),
        triggers: await queryable.query(triggersQuery),
    }));
}
/** A condition: the object is no part of an extension. */
const notOfExtension = (catalog, oid) => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;
// Constraints of tables and of domains; a domain and a table never share a name, for a table has a type of its own name.
// Foreign keys of partitions are their parents' copies, whose names the server makes up. Not-null constraints, which
// are in pg_constraint from 18 on, come from pg_attribute for all majors alike.
const constraintsQuery = `
  SELECT n.nspname AS schema, coalesce(r.relname, t.typname) AS table, c.conname AS name, c.contype AS type,
         pg_get_constraintdef(c.oid) AS definition, c.convalidated AS validated
  FROM pg_constraint c
  LEFT JOIN pg_class r ON r.oid = c.conrelid
  LEFT JOIN pg_type t ON t.oid = c.contypid AND c.conrelid = 0
  JOIN pg_namespace n ON n.oid = coalesce(r.relnamespace, t.typnamespace)
  WHERE c.contype IN ('c', 'f', 'p', 'u', 'x') AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah})
    AND (c.contype <> 'f' OR c.conparentid = 0)
    AND CASE WHEN c.conrelid = 0 THEN ${notOfExtension('pg_type', 'c.contypid')} ELSE ${notOfExtension('pg_class', 'c.conrelid')} END
  ORDER BY 1, 2, 3`;
// One row for a table: its columns that refuse NULL, in the order of their names, since positions may change.
const notNullQuery = `
  SELECT n.nspname AS schema, r.relname AS table, 'not null' AS name, 'n' AS type,
         'NOT NULL (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C") || ')' AS definition, true AS validated
  FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
  WHERE r.relkind IN ('r', 'p', 'f') AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah}) AND ${notOfExtension('pg_class', 'r.oid')}
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'n' AND c.conkey = ARRAY[a.attnum] AND NOT c.convalidated)
  GROUP BY 1, 2 ORDER BY 1, 2`;
// Two sessions of a parallel restore that attach parts of one partitioned index at the same moment can leave it marked invalid although each
// partition has a valid part of it (seen on 15): what the parts are is what counts.
const isWhole = `x.relkind = 'I' AND NOT EXISTS (
           SELECT FROM pg_partition_tree(i.indrelid) p WHERE p.isleaf AND NOT EXISTS (
             SELECT FROM pg_partition_tree(i.indexrelid) t JOIN pg_index leaf ON leaf.indexrelid = t.relid WHERE t.isleaf AND leaf.indrelid = p.relid AND leaf.indisvalid))`;
const indexesQuery = `
  SELECT n.nspname AS schema, r.relname AS table, x.relname AS name, pg_get_indexdef(i.indexrelid) AS definition,
         (i.indisvalid OR (${isWhole})) AND i.indisready AND i.indislive AS valid, i.indisunique AS unique
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class r ON r.oid = i.indrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah}) AND ${notOfExtension('pg_class', 'r.oid')}
  ORDER BY 1, 2, 3`;
const triggersQuery = `
  SELECT n.nspname AS schema, r.relname AS table, t.tgname AS name, pg_get_triggerdef(t.oid) AS definition, t.tgenabled AS enabled
  FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah})
    AND ${notOfExtension('pg_class', 'r.oid')} AND ${notOfExtension('pg_trigger', 't.oid')}
  ORDER BY 1, 2, 3`;


/***/ }),

/***/ 41493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withEmptySearchPath),
/* harmony export */   i: () => (/* binding */ spread)
/* harmony export */ });
/** Does one piece of work after the other on whichever session is free, in the given order. */
async function spread(sessions, work, handle) {
    const waiting = [...work];
    await Promise.all(sessions.map(async (session) => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
            await handle(next, session);
    }));
}
/** Reads catalogs with an empty search_path, so that definitions name every object with its schema, and sets it back. */
async function withEmptySearchPath(queryable, read) {
    const [before] = await queryable.query(`SELECT pg_catalog.current_setting('search_path') AS path, pg_catalog.set_config('quote_all_identifiers', 'off', false)`);
    const path = before?.path ?? '';
    const isEmpty = path === '' || path === '""';
    if (!isEmpty)
        await queryable.query(`SELECT pg_catalog.set_config('search_path', '', false)`);
    try {
        return await read();
    }
    finally {
        // Where the reading failed, its transaction may be broken too; the first error is the one that counts.
        if (!isEmpty)
            await queryable.query(`SELECT pg_catalog.set_config('search_path', $1, false)`, [path]).catch(() => undefined);
    }
}


/***/ })

};
