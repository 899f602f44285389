export const id = 798;
export const ids = [798];
export const modules = {

/***/ 39764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ takeBackup)
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
    const session = await (0,postgres_session/* connect */.Ng)(connection).catch(() => undefined);
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
    const others = await (0,postgres_session/* openTogether */.Zj)(Math.max(0, sessions - 1), () => snapshot.join());
    try {
        return await (0,postgres_snapshot/* countRows */.BO)(relations, [snapshot.session, ...others], { withinSnapshot: true });
    }
    finally {
        await Promise.all(others.map((other) => other.end()));
    }
}

// EXTERNAL MODULE: ./actions/run-facts.js
var run_facts = __webpack_require__(52558);
// EXTERNAL MODULE: ./actions/store.js + 2 modules
var actions_store = __webpack_require__(41689);
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

/***/ 7060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ sourceConnection)
});

// EXTERNAL MODULE: ./postgres/clients-compose.js + 1 modules
var clients_compose = __webpack_require__(70518);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./postgres/certificates.js


/**
 * The connection with its certificates, each in a file as libpq wants it; texts go into private files below `directory`, gone after `remove`. Who gives a
 * root certificate wants it used: without an sslmode, the server must be the one that it names (verify-full).
 */
async function withCertificates(connection, inputs, directory, onFolder) {
    const given = { sslrootcert: inputs['ssl-root-cert'], sslcert: inputs['ssl-cert'], sslkey: inputs['ssl-key']?.reveal() };
    const parameters = { ...given.sslrootcert === undefined ? {} : { sslmode: 'verify-full' }, ...connection.parameters };
    let folder;
    for (const [parameter, value] of Object.entries(given)) {
        if (value === undefined)
            continue;
        if (!value.includes('-----BEGIN ')) {
            parameters[parameter] = value;
            continue;
        }
        if (folder === undefined) {
            const made = folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(directory, 'certificates-'));
            onFolder(() => (0,promises_.rm)(made, { recursive: true, force: true }));
        }
        const path = (0,external_node_path_.join)(folder, `${parameter}.pem`);
        await (0,promises_.writeFile)(path, `${value.trim()}\n`, { mode: 0o600, flag: 'wx' });
        parameters[parameter] = path;
    }
    return { ...connection, parameters };
}

// EXTERNAL MODULE: ./postgres/connection.js + 1 modules
var postgres_connection = __webpack_require__(82912);
// EXTERNAL MODULE: ./actions/clients.js + 2 modules
var clients = __webpack_require__(3576);
// EXTERNAL MODULE: ./actions/shared-inputs.js
var shared_inputs = __webpack_require__(82372);
;// CONCATENATED MODULE: ./actions/connection.js





/**
 * The source's connection as the inputs and the environment give it, with its certificates in place until the run's end. With `client: compose`, host and port are
 * those that the service sees, and a relay leads there.
 */
async function sourceConnection(read, context) {
    const { host, cleanup } = context;
    const { values: inputs, origins } = read;
    // The default password is no secret: masking `zimmer` would blank every path of a database of that name.
    const mask = (secret) => { if (secret !== shared_inputs/* sourceInputs */.ZU.password.default)
        host.mask(secret); };
    const connection = (0,postgres_connection/* resolveConnection */.XC)(inputs, origins, host.environment, mask);
    const certified = await withCertificates(connection, inputs, host.temporaryDirectory, (remove) => { cleanup.add('remove the certificates', remove); });
    return inputs.client === 'compose' ? throughService(certified, inputs, origins.host === 'default' && connection.host === shared_inputs/* sourceInputs */.ZU.host.default, context) : certified;
}
async function throughService(connection, inputs, isDefault, context) {
    const seen = isDefault ? { ...connection, host: '127.0.0.1' } : connection;
    return { ...seen, via: await (0,clients_compose/* composeRelay */.e)((0,clients/* serviceOf */.z5)(inputs), seen, (0,clients/* lentTo */.$v)(context)) };
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

/***/ 59826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ refusePooler),
/* harmony export */   r: () => (/* binding */ checkReadable)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13581);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);
/* harmony import */ var _pooler_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81292);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37430);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11160);






/**
 * Everything that would make the dump fail or, worse, leave something out, found before anything is begun. Throws a KnownError that names each
 * thing together with the GRANT that is lacking.
 */
async function checkReadable(session, server, excluded = []) {
    if (server.superuser)
        return;
    const lacking = await session.query(`
    SELECT nspname AS schema, relname AS name, relkind AS kind, has_schema_privilege(n.oid, 'USAGE') AS usage,
           CASE WHEN relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT') ELSE has_table_privilege(c.oid, 'SELECT') END AS select,
           relkind IN ('r', 'p') AND row_security_active(c.oid) AS rls
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'S', 'm') AND relpersistence <> 't' AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_3__/* .systemSchemas */ .Ah})
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      AND (NOT has_schema_privilege(n.oid, 'USAGE')
        OR NOT CASE WHEN relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT') ELSE has_table_privilege(c.oid, 'SELECT') END
        OR (relkind IN ('r', 'p') AND row_security_active(c.oid)))
    ORDER BY 1, 2`);
    const problems = lacking.filter((one) => !excluded.includes(`${one.schema}.${one.name}`));
    const refused = problems.filter((one) => !one.usage || !one.select);
    if (refused.length > 0)
        throw noRight(server.role, refused);
    if (problems.length > 0) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('row-security', `row-level security would hide rows from role ${quote(server.role)}: ${few(problems.map(qualified))}`, `A backup of some rows is none: ALTER ROLE ${quote(server.role)} BYPASSRLS; or back up as the tables' owner.`);
    }
}
function noRight(role, refused) {
    const schemas = [...new Set(refused.map((one) => one.schema))];
    const grants = schemas.flatMap((schema) => {
        const here = refused.filter((one) => one.schema === schema);
        const to = `SCHEMA ${quote(schema)} TO ${quote(role)};`;
        return [
            ...(here.some((one) => !one.usage) ? [`GRANT USAGE ON ${to}`] : []),
            ...(here.some((one) => one.kind !== 'S') ? [`GRANT SELECT ON ALL TABLES IN ${to}`] : []),
            ...(here.some((one) => one.kind === 'S') ? [`GRANT SELECT ON ALL SEQUENCES IN ${to}`] : []),
        ];
    });
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('no-right', `role ${quote(role)} may not read ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(refused.length, 'relation')}: ${few(refused.map(qualified))}`, `As the owner: ${grants.join(' ')} From PostgreSQL 14 on, GRANT pg_read_all_data TO ${quote(role)}; covers all of them.`);
}
/** Refuses a pooler that hands every transaction another server session: pg_dump's settings and its snapshot would be lost in it (TRAPS, 8). */
async function refusePooler(session) {
    const { connection } = session;
    const [first] = await session.query('SELECT pg_backend_pid() AS pid');
    const told = session.client.processID;
    // One that takes no settings was looked at when it was connected to.
    if (first === undefined || told === first.pid || connection.withoutOptions === true)
        return;
    const others = [];
    const another = async () => {
        const other = await (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .connect */ .Ng)(connection);
        others.push(other);
        return other.client;
    };
    try {
        if (await (0,_pooler_js__WEBPACK_IMPORTED_MODULE_2__/* .shareServer */ .hd)(session.client, another))
            throw (0,_pooler_js__WEBPACK_IMPORTED_MODULE_2__/* .pooled */ .IE)(connection);
    }
    finally {
        for (const other of others)
            await other.end();
    }
}
/** An identifier as a person can paste it into SQL; what a terminal or the runner would obey is taken out. */
function quote(identifier) {
    return /^[a-z_][a-z0-9_]*$/.test(identifier) ? identifier : (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(`"${identifier.replaceAll('"', '""')}"`);
}
function qualified(one) {
    return `${quote(one.schema)}.${quote(one.name)}`;
}
function few(names) {
    return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}


/***/ }),

/***/ 48409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   IU: () => (/* binding */ listRelations),
/* harmony export */   r3: () => (/* binding */ openSnapshot)
/* harmony export */ });
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96315);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _block_ranges_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80239);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37430);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11160);





// A server may be built with another size: it only orders what is counted, and places the borders of ranges.
const blockBytes = 8192;
// RLS must fail the dump, never thin it out.
const settings = { row_security: 'off', search_path: '' };
/** Opens and exports a snapshot (pg_export_snapshot): what pg_dump gets as `--snapshot`. */
async function openSnapshot(connection) {
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .Ng)(connection, settings);
    try {
        await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
        const [row] = await session.query('SELECT pg_export_snapshot() AS id, transaction_timestamp() AS at');
        if (row === undefined)
            throw new Error('pg_export_snapshot gave nothing');
        const sessions = [session];
        return {
            id: row.id, takenAt: row.at, session, connection,
            release: () => session.end(),
            cancel: async () => { await Promise.all(sessions.map((one) => one.cancel())); },
            async join() {
                const other = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .Ng)(connection, settings);
                try {
                    sessions.push(other);
                    await other.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
                    await other.query(`SET TRANSACTION SNAPSHOT ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeLiteral */ .Ay.escapeLiteral(row.id)}`);
                    return other;
                }
                catch (problem) {
                    // The snapshot went with its session, when a server was restarted or a cable cut.
                    await other.end();
                    throw problem;
                }
            },
        };
    }
    catch (problem) {
        await session.end();
        throw problem;
    }
}
const kinds = { r: 'table', p: 'partitioned table', m: 'materialized view', f: 'foreign table' };
/** Every relation that can hold rows, partitions one by one, as the snapshot sees them. */
async function listRelations(session) {
    const rows = await session.query(`
    SELECT c.oid::text AS oid, nspname AS schema, relname AS name, relkind AS kind, extname AS extension,
           CASE WHEN c.oid = ANY (extconfig) THEN coalesce(extcondition[array_position(extconfig, c.oid)], '') END AS condition,
           relispopulated AND NOT (relpersistence = 'u' AND pg_is_in_recovery()) AS readable,
           CASE WHEN relkind IN ('r', 'm') THEN relpages::bigint * ${blockBytes} ELSE 0 END::text AS bytes,
           coalesce(amname = 'heap', false) AS heap
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace LEFT JOIN pg_am a ON a.oid = relam
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    LEFT JOIN pg_extension x ON d.refclassid = 'pg_extension'::regclass AND x.oid = d.refobjid
    WHERE relkind IN ('r', 'p', 'm', 'f') AND relpersistence <> 't' AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_2__/* .systemSchemas */ .Ah})
    ORDER BY 2, 3`);
    return rows.map((row) => ({
        oid: Number(row.oid), schema: row.schema, name: row.name, kind: kinds[row.kind] ?? 'table',
        condition: row.condition, extension: row.extension, readable: row.readable, bytes: Number(row.bytes), heap: row.heap,
    }));
}
/**
 * Exact row counts by OID, taken over several sessions at once, the largest relations first; a large table by ranges of its blocks where the server would
 * count it with one process.
 */
async function countRows(relations, sessions, { leastRangeBytes, withinSnapshot = false } = {}) {
    const counts = new Map();
    const [first] = sessions;
    const pieces = sessions.length > 1 && first !== undefined && await (0,_block_ranges_js__WEBPACK_IMPORTED_MODULE_4__/* .shouldSplitCounts */ .GZ)(first) ? sessions.length : 1;
    const countable = relations.filter((one) => one.readable && (one.kind === 'table' || one.kind === 'materialized view')).flatMap((relation) => piecesOf(relation, pieces, leastRangeBytes));
    const batches = batchesOf(countable.sort((a, b) => b.bytes - a.bytes)).reverse();
    const count = withinSnapshot ? countReleasing : countBatch;
    await Promise.all(sessions.map(async (session) => {
        if (withinSnapshot)
            await session.query('SAVEPOINT counting');
        for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
            for (const { oid, rows } of await count(session, batch))
                counts.set(oid, (counts.get(oid) ?? 0) + rows);
        }
    }));
    return counts;
}
async function countBatch(session, batch) {
    const counted = await session.query(batch.map(({ query }) => query).join(' UNION ALL '));
    return counted.map(({ oid, count }) => ({ oid: Number(oid), rows: Number(count) }));
}
/**
 * Counts, and lets go of the locks on the tables and their indexes at once: kept until the snapshot goes, those of some thousand tables fill the server's
 * room for locks, in which pg_dump has one for each table as well. Where even a batch finds none, its tables are counted one by one, whose few locks
 * need none of that room.
 */
async function countReleasing(session, batch) {
    try {
        return await countBatch(session, batch);
    }
    catch (problem) {
        if (!(problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E) || problem.code !== 'out-of-locks' || batch.length === 1)
            throw problem;
    }
    finally {
        await session.query('ROLLBACK TO SAVEPOINT counting').catch(() => undefined);
    }
    const counts = [];
    for (const piece of batch)
        counts.push(...await countReleasing(session, [piece]));
    return counts;
}
function piecesOf(relation, most, leastRangeBytes) {
    // ONLY: a parent's own rows, as pg_dump's COPY takes them; its children are counted by themselves.
    const query = `SELECT '${relation.oid}' AS oid, count(*)::text AS count FROM ONLY ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(relation.schema)}.${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(relation.name)} ${relation.condition ?? ''}`;
    const ranges = relation.heap && (relation.condition ?? '') === '' ? (0,_block_ranges_js__WEBPACK_IMPORTED_MODULE_4__/* .blockRanges */ .kt)({ bytes: relation.bytes, blockBytes }, most, leastRangeBytes) : [];
    if (ranges.length === 0)
        return [{ query, bytes: relation.bytes }];
    return ranges.map((range) => ({ query: `${query} WHERE ${range}`, bytes: relation.bytes / ranges.length }));
}
/** A large piece alone, small ones together: a round trip each would cost more than the counting. */
function batchesOf(pieces) {
    const batches = [];
    let bytes = 0;
    for (const piece of pieces) {
        const last = batches.at(-1);
        if (last === undefined || last.length >= 100 || bytes + piece.bytes > 8 * 1024 * 1024) {
            batches.push([piece]);
            bytes = piece.bytes;
        }
        else {
            last.push(piece);
            bytes += piece.bytes;
        }
    }
    return batches;
}


/***/ })

};
