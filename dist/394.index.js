export const id = 394;
export const ids = [394];
export const modules = {

/***/ 24394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  backUp: () => (/* binding */ backUp),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./postgres/clients.js
var postgres_clients = __webpack_require__(45969);
// EXTERNAL MODULE: ./postgres/connection.js
var postgres_connection = __webpack_require__(84897);
// EXTERNAL MODULE: ./postgres/dump.js
var postgres_dump = __webpack_require__(53911);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./postgres/server.js
var postgres_server = __webpack_require__(37430);
// EXTERNAL MODULE: ./postgres/session.js
var postgres_session = __webpack_require__(91929);
;// CONCATENATED MODULE: ./postgres/preflight.js





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
    WHERE relkind IN ('r', 'p', 'S', 'm') AND relpersistence <> 't' AND n.oid NOT IN (${postgres_server/* systemSchemas */.Ah})
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
        throw new errors/* KnownError */.E('row-security', `row-level security would hide rows from role ${quote(server.role)}: ${few(problems.map(qualified))}`, `A backup of some rows is none: ALTER ROLE ${quote(server.role)} BYPASSRLS; or back up as the tables' owner.`);
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
    return new errors/* KnownError */.E('no-right', `role ${quote(role)} may not read ${(0,units/* counted */.hS)(refused.length, 'relation')}: ${few(refused.map(qualified))}`, `As the owner: ${grants.join(' ')} From PostgreSQL 14 on, GRANT pg_read_all_data TO ${quote(role)}; covers all of them.`);
}
/**
 * Refuses a pooler that hands every transaction another server session: pg_dump's settings and its snapshot would be lost in it (TRAPS, 8).
 * Proved by what it does, not by its port: two sessions that are open at once must not share one server process.
 */
async function refusePooler(session, connection) {
    const [first] = await session.query('SELECT pg_backend_pid() AS pid');
    const told = session.client.processID;
    if (first === undefined || told === first.pid)
        return;
    const second = await (0,postgres_session/* connect */.N)(connection);
    try {
        await second.query('BEGIN');
        const [other] = await second.query('SELECT pg_backend_pid() AS pid');
        const [again] = await session.query('SELECT pg_backend_pid() AS pid');
        if (other?.pid === first.pid || again?.pid !== first.pid)
            throw pooled(connection);
    }
    finally {
        await second.end();
    }
}
/** The error for a connection through a transaction pooler. */
function pooled(connection) {
    return new errors/* KnownError */.E('pooled-connection', `${connection.host}:${connection.port} is a connection pooler in transaction mode; pg_dump needs a session of its own`, poolerHint(connection));
}
function poolerHint({ host, port }) {
    if (host.includes('-pooler.'))
        return `Use the direct host, ${host.replace('-pooler.', '.')}.`;
    if (port === 6543)
        return 'Use port 5432, the session pooler or the direct host, in place of 6543.';
    return 'Use the direct address of the server, or a pool in session mode.';
}
/** An identifier as a person can paste it into SQL; what a terminal or the runner would obey is taken out. */
function quote(identifier) {
    return /^[a-z_][a-z0-9_]*$/.test(identifier) ? identifier : (0,markdown/* plain */.pj)(`"${identifier.replaceAll('"', '""')}"`);
}
function qualified(one) {
    return `${quote(one.schema)}.${quote(one.name)}`;
}
function few(names) {
    return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}

// EXTERNAL MODULE: ./domain/connection.js
var domain_connection = __webpack_require__(73180);
;// CONCATENATED MODULE: ./domain/retention.js
const dayInMilliseconds = 86_400_000;
/**
 * The keep rules, each with the bucket that a time (milliseconds since 1970) and a place in the walk belong to.
 * Weeks begin on Monday, as ISO weeks do: 1970-01-01 was a Thursday, three days into its week.
 */
const keepRules = [
    { rule: 'keepLast', reason: 'last snapshot', bucketOf: (_, place) => place },
    { rule: 'keepDaily', reason: 'daily snapshot', bucketOf: (time) => Math.floor(time / dayInMilliseconds) },
    { rule: 'keepWeekly', reason: 'weekly snapshot', bucketOf: (time) => Math.floor((time / dayInMilliseconds + 3) / 7) },
    { rule: 'keepMonthly', reason: 'monthly snapshot', bucketOf: monthOf },
    { rule: 'keepYearly', reason: 'yearly snapshot', bucketOf: yearOf },
];
/**
 * Decides which backups of one database stay in a store, newest first. It only ever claims backups for keeping; what
 * nothing claims goes. Three principles decide where the rules meet:
 *
 * - Nothing worse crowds out something better. Keep rules walk the good backups and, apart from them, the unproved
 *   ones; damaged and incomplete ones are never counted. A backup dated in the future (a clock was wrong) stays, yet
 *   takes nobody's place: were it counted, it would be "the newest" for years.
 * - Nothing at all goes while fewer good backups exist than the floor asks for.
 * - An incomplete backup younger than a day stays whatever the rules say: it may still be in the making.
 *
 * Throws a RangeError for rules that are not whole numbers and for a `now` without a time: both are bugs of the caller.
 */
function decideRetention(candidates, rules, now, protectedIds = new Set()) {
    assertSound(rules, now);
    const newestFirst = candidates.toSorted(byNewest);
    const claims = [
        claim('protected by this run', newestFirst.filter(({ id }) => protectedIds.has(id))),
        ...claimsOfTime(newestFirst, rules.retentionDays, now),
        ...claimsOfWorth(newestFirst.filter((backup) => timeOf(backup) <= now.getTime()), rules),
    ];
    return newestFirst.map(({ id, standing }) => {
        const reasons = claims.filter(({ ids }) => ids.has(id)).map(({ reason }) => reason);
        const keep = reasons.length > 0;
        return { id, keep, reasons: keep ? reasons : reasonsToGo(standing, rules.retentionDays) };
    });
}
/** Renders what retention would do, for a dry run: one line per backup with its fate and every rule that led to it. */
function renderRetention(decisions) {
    const names = decisions.map(({ id }) => withoutControlCharacters(id));
    const width = Math.max(0, ...names.map((name) => name.length));
    return decisions.map(({ keep, reasons }, place) => `${keep ? 'keep  ' : 'remove'}  ${(names[place] ?? '').padEnd(width)}  ${reasons.join(', ')}`);
}
/** What stays for its date alone, whatever it is worth. */
function claimsOfTime(backups, retentionDays, now) {
    const stay = (reason, isMeant) => claim(reason, backups.filter((backup) => isMeant((now.getTime() - backup.takenAt.getTime()) / dayInMilliseconds, backup)));
    return [
        stay('without a readable date', (age) => Number.isNaN(age)),
        stay('dated in the future', (age) => age < 0),
        stay(`younger than ${days(retentionDays)}`, (age) => retentionDays > 0 && age >= 0 && age <= retentionDays),
        stay('perhaps still being written', (age, { standing }) => standing === 'incomplete' && age >= 0 && age <= 1),
    ];
}
/** What stays for its worth; `past` holds the backups with a believable date, newest first. */
function claimsOfWorth(past, rules) {
    const floor = Math.max(1, rules.keepAtLeast);
    const good = past.filter(({ standing }) => standing === 'good');
    const unproved = past.filter(({ standing }) => standing === 'unproved');
    const others = past.filter(({ standing }) => standing !== 'good');
    return [
        claim(floor === 1 ? 'the newest good backup' : `one of the ${floor} newest good backups`, good.slice(0, floor)),
        claim(`nothing goes while there are fewer than ${floor} good backups`, good.length < floor ? others : []),
        ...[good, unproved].flatMap((walk) => [
            claim('the newest backup proved by a drill', walk.filter(({ provedByDrill }) => provedByDrill).slice(0, 1)),
            ...keepRules.flatMap((keepRule) => claimsOfRule(walk, rules[keepRule.rule], keepRule)),
        ]),
    ];
}
/**
 * The newest backup of each of the first `count` buckets, and the oldest of all while the count is not used up: as
 * ApplyPolicy of restic (internal/restic/snapshot_policy.go) finds them, from 0.16 on. Older ones let that oldest go.
 */
function claimsOfRule(walk, count, { reason, bucketOf }) {
    const heads = walk.filter((backup, place) => {
        const newer = walk[place - 1];
        return newer === undefined || bucketOf(timeOf(newer), place - 1) !== bucketOf(timeOf(backup), place);
    });
    const limit = count === -1 ? Infinity : count;
    const oldest = heads.length < limit ? walk.slice(-1).filter((backup) => !heads.includes(backup)) : [];
    return [claim(reason, heads.slice(0, limit)), claim(`oldest ${reason}`, oldest)];
}
function claim(reason, backups) {
    return { reason, ids: new Set(backups.map(({ id }) => id)) };
}
function reasonsToGo(standing, retentionDays) {
    const age = retentionDays > 0 ? `older than ${days(retentionDays)}` : 'kept by no rule';
    return standing === 'good' ? [age] : [standing, age];
}
/** Milliseconds since 1970; a backup without a readable date sorts before all others, and is never in the past. */
function timeOf({ takenAt }) {
    const time = takenAt.getTime();
    return Number.isNaN(time) ? Infinity : time;
}
/** Two of the same second are told apart by their ids, so that no order of a listing can change a decision. */
function byNewest(one, other) {
    if (timeOf(one) !== timeOf(other))
        return timeOf(one) > timeOf(other) ? -1 : 1;
    if (one.id === other.id)
        return 0;
    return one.id > other.id ? -1 : 1;
}
function assertSound(rules, now) {
    if (Number.isNaN(now.getTime()))
        throw new RangeError('retention needs to know what time it is now');
    for (const { rule } of keepRules)
        assertWhole(rule, rules[rule], -1);
    assertWhole('retentionDays', rules.retentionDays, 0);
    assertWhole('keepAtLeast', rules.keepAtLeast, 0);
}
function assertWhole(rule, value, least) {
    if (Number.isSafeInteger(value) && value >= least)
        return;
    throw new RangeError(`${rule} must be a whole number from ${least} on, not ${value}`);
}
function monthOf(time) {
    return yearOf(time) * 12 + new Date(time).getUTCMonth();
}
function yearOf(time) {
    return new Date(time).getUTCFullYear();
}
function days(count) {
    return count === 1 ? '1 day' : `${count} days`;
}
/** A listing's names are foreign text: a line break in one could forge a line of the log. */
function withoutControlCharacters(name) {
    return name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/encryption.js + 1 modules
var encryption = __webpack_require__(85878);
;// CONCATENATED MODULE: ./actions/retention.js



/**
 * Removes what the rules let go, of one database, after a backup that was proved. A backup that cannot be removed is told and left: the new one
 * stands all the same.
 */
async function applyRetention(store, database, inputs, run) {
    const sets = (await store.list()).filter((set) => set.database === database);
    const candidates = await Promise.all(sets.map((set) => candidateOf(store, set)));
    const decisions = decideRetention(candidates, rulesOf(inputs), run.now, new Set([run.justTaken]));
    const removed = [];
    const failures = [];
    for (const decision of decisions.filter(({ keep }) => !keep)) {
        const set = sets.find((candidate) => candidate.id === decision.id);
        if (set === undefined || run.dryRun)
            continue;
        try {
            await store.remove(set);
            removed.push(set.id);
        }
        catch (problem) {
            failures.push(`could not remove ${set.id}: ${(0,errors/* messageOf */.bD)(problem)}`);
        }
    }
    return { decisions, removed, failures };
}
async function candidateOf(store, set) {
    const drill = set.complete ? await (0,backups/* readDrill */.IC)(store, set) : undefined;
    const empty = set.files.archive?.bytes === 0;
    const standing = !set.complete ? 'incomplete' : empty || drill?.verdict === 'damaged' ? 'damaged' : 'good';
    return { id: set.id, takenAt: set.takenAt, standing, provedByDrill: drill?.verdict === 'proved' };
}
function rulesOf(inputs) {
    return {
        retentionDays: inputs['retention-days'], keepLast: inputs['keep-last'], keepDaily: inputs['keep-daily'], keepWeekly: inputs['keep-weekly'],
        keepMonthly: inputs['keep-monthly'], keepYearly: inputs['keep-yearly'], keepAtLeast: inputs['keep-at-least'],
    };
}

// EXTERNAL MODULE: ./actions/shared-inputs.js
var shared_inputs = __webpack_require__(82372);
// EXTERNAL MODULE: ./actions/store.js + 2 modules
var actions_store = __webpack_require__(41689);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./archive/reader.js + 7 modules
var archive_reader = __webpack_require__(16062);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/manifest.js
var manifest = __webpack_require__(22293);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./encryption/kinds.js
var kinds = __webpack_require__(9444);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
// EXTERNAL MODULE: ./kit/settled.js
var settled = __webpack_require__(57507);
// EXTERNAL MODULE: ./migrations/revision.js
var revision = __webpack_require__(60926);
// EXTERNAL MODULE: ./postgres/connection-failures.js + 1 modules
var connection_failures = __webpack_require__(22304);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
;// CONCATENATED MODULE: ./postgres/snapshot.js



// RLS must fail the dump, never thin it out.
const settings = { row_security: 'off', search_path: '' };
/** Opens and exports a snapshot (pg_export_snapshot): what pg_dump gets as `--snapshot`. */
async function openSnapshot(connection) {
    const session = await (0,postgres_session/* connect */.N)(connection, settings);
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
                const other = await (0,postgres_session/* connect */.N)(connection, settings);
                sessions.push(other);
                await other.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
                await other.query(`SET TRANSACTION SNAPSHOT ${esm/* default.escapeLiteral */.Ay.escapeLiteral(row.id)}`);
                return other;
            },
        };
    }
    catch (problem) {
        await session.end();
        throw problem;
    }
}
const snapshot_kinds = { r: 'table', p: 'partitioned table', m: 'materialized view', f: 'foreign table' };
/** Every relation that can hold rows, partitions one by one, as the snapshot sees them. */
async function listRelations(session) {
    const rows = await session.query(`
    SELECT c.oid::text AS oid, nspname AS schema, relname AS name, relkind AS kind, extname AS extension,
           CASE WHEN c.oid = ANY (extconfig) THEN coalesce(extcondition[array_position(extconfig, c.oid)], '') END AS condition,
           relispopulated AND NOT (relpersistence = 'u' AND pg_is_in_recovery()) AS readable,
           CASE WHEN relkind IN ('r', 'm') THEN relpages::bigint * 8192 ELSE 0 END::text AS bytes
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    LEFT JOIN pg_extension x ON d.refclassid = 'pg_extension'::regclass AND x.oid = d.refobjid
    WHERE relkind IN ('r', 'p', 'm', 'f') AND relpersistence <> 't' AND n.oid NOT IN (${postgres_server/* systemSchemas */.Ah})
    ORDER BY 2, 3`);
    return rows.map((row) => ({
        oid: Number(row.oid), schema: row.schema, name: row.name, kind: snapshot_kinds[row.kind] ?? 'table',
        condition: row.condition, extension: row.extension, readable: row.readable, bytes: Number(row.bytes),
    }));
}
/** Exact row counts by OID, taken over several sessions at once, the largest relations first. */
async function countRows(relations, sessions) {
    const counts = new Map();
    const countable = relations.filter((one) => one.readable && (one.kind === 'table' || one.kind === 'materialized view'));
    const batches = batchesOf([...countable].sort((a, b) => b.bytes - a.bytes));
    await Promise.all(sessions.map(async (session) => {
        for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
            for (const row of await session.query(batch.map(countQuery).join(' UNION ALL '))) {
                counts.set(Number(row.oid), Number(row.count));
            }
        }
    }));
    return counts;
}
function countQuery(relation) {
    // ONLY: a parent's own rows, as pg_dump's COPY takes them; its children are counted by themselves.
    const condition = relation.condition ?? '';
    return `SELECT '${relation.oid}' AS oid, count(*)::text AS count FROM ONLY ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(relation.schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(relation.name)} ${condition}`;
}
/** A large relation alone, small ones together: a round trip each would cost more than the counting. */
function batchesOf(relations) {
    const batches = [];
    let bytes = 0;
    for (const relation of relations) {
        const last = batches.at(-1);
        if (last === undefined || last.length >= 100 || bytes + relation.bytes > 8 * 1024 * 1024) {
            batches.push([relation]);
            bytes = relation.bytes;
        }
        else {
            last.push(relation);
            bytes += relation.bytes;
        }
    }
    return batches;
}

// EXTERNAL MODULE: ./postgres/constraints.js
var constraints = __webpack_require__(9801);
;// CONCATENATED MODULE: ./postgres/source-facts.js


/**
 * What the source holds in the dump's own snapshot: every relation with its exact row count, large objects, constraints, indexes, triggers.
 * Runs beside the dump, over `sessions` sessions; without `count` no row is counted.
 */
async function readSourceFacts(snapshot, sessions, count) {
    const { session } = snapshot;
    const relations = await listRelations(session);
    const facts = await (0,constraints/* readConstraintFacts */.D)(session);
    const [objects] = await session.query('SELECT count(*)::text AS count FROM pg_largeobject_metadata');
    const counts = count ? await countTogether(snapshot, relations, sessions) : new Map();
    const { host, port } = snapshot.connection;
    return {
        ...facts,
        address: { host, port },
        largeObjects: Number(objects?.count ?? 0),
        relations: relations.map((relation) => ({ ...relation, rows: counts.get(relation.oid) ?? null })),
    };
}
async function countTogether(snapshot, relations, sessions) {
    const others = await Promise.all(Array.from({ length: Math.max(0, sessions - 1) }, () => snapshot.join()));
    try {
        return await countRows(relations, [snapshot.session, ...others]);
    }
    finally {
        await Promise.all(others.map((other) => other.end()));
    }
}

// EXTERNAL MODULE: ./actions/run-facts.js
var run_facts = __webpack_require__(52558);
// EXTERNAL MODULE: ./actions/backup/stream.js
var stream = __webpack_require__(5070);
;// CONCATENATED MODULE: ./actions/backup/take.js



















/** Takes one backup into the store. It stands under its name only when it was proved; otherwise nothing of it is left. */
async function takeBackup(request) {
    const { context, store, server } = request;
    const { writer, name } = await beginBackup(store, server.database, context);
    const keep = context.cleanup.add(`remove what was written of ${name.id}`, () => writer.abort());
    const snapshot = await openSnapshot(request.connection);
    try {
        const dumped = await dumpInto(request, writer, name, snapshot);
        context.host.line('>>> Writing checksum');
        const taken = await writeManifest(request, writer, name, snapshot, dumped);
        if (context.host.interrupted.aborted)
            throw new Error('interrupted');
        await writer.commit();
        keep();
        await confirmStored(request, taken.manifest);
        return taken;
    }
    catch (problem) {
        await writer.abort();
        throw problem;
    }
    finally {
        await snapshot.release();
    }
}
/** Reads the first bytes back from the store: a misspelt option must not leave backups in the clear (TRAPS, 21). */
async function confirmStored({ store, seal }, manifest) {
    for (const { file } of [manifest.archive, manifest.proof]) {
        const head = [];
        for await (const chunk of await store.read(file)) {
            head.push(chunk);
            if (head.reduce((sum, { length }) => sum + length, 0) >= kinds/* headBytes */.c4)
                break;
        }
        try {
            (0,kinds/* assertSealed */.VB)(seal.method, Buffer.concat(head));
        }
        catch (problem) {
            const set = (await store.list()).find(({ id }) => id === manifest.backup);
            if (set !== undefined)
                await store.remove(set);
            throw problem;
        }
    }
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
/** pg_dump into the store, read whole as it passes, while the source is counted on other sessions. */
async function dumpInto(request, writer, name, snapshot) {
    const { inputs, context, server, clients } = request;
    const mode = inputs.proof;
    const began = context.now();
    const stop = new AbortController();
    const dump = (0,postgres_dump/* startDump */.dK)({
        connection: request.connection, clients, snapshot: snapshot.id, encoding: server.encoding, compression: request.compression, lockTimeoutSeconds: inputs['lock-timeout'],
        excludeTableData: inputs['exclude-table-data'] ?? [], signal: AbortSignal.any([stop.signal, context.host.interrupted]),
    });
    const reader = mode === 'none' ? undefined : new archive_reader/* ArchiveReader */.g();
    const show = progress(context, server.databaseBytes);
    const counting = readSourceFacts(snapshot, mode === 'none' ? 1 : Math.min(2, inputs.jobs ?? 2), mode !== 'none');
    let isCounting = true;
    void counting.catch(() => { stop.abort(); }).finally(() => { isCounting = false; });
    dump.done.catch(() => { stop.abort(); });
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
            source: dump.stdout, seal: request.seal.seal(), store: (content) => writer.put((0,archive_name/* archiveFile */.Bf)(name.id, request.seal.method), content),
            reader: (chunk) => { show(chunk.length); return reader?.write(chunk); },
        });
        passing.catch(() => { stop.abort(); });
        const [ended, passed, counts] = await Promise.allSettled([dump.done, passing, counting]);
        throwFirst(request, ended, passed, counts);
        const contents = await reader?.end();
        const { plain: plainBytes, stored } = (0,settled/* valueOf */.R)(passed);
        return { plain: plainBytes, stored, contents, source: (0,settled/* valueOf */.R)(counts), seconds: (context.now().getTime() - began.getTime()) / 1000 };
    }
    finally {
        stop.abort();
        reader?.close();
    }
}
/**
 * Of several failures at once, the one that is the cause. A store or a seal that fails says so with a KnownError, which nothing that pg_dump does can bring
 * about; pg_dump ends by our own doing once something else has failed.
 */
function throwFirst(request, dump, pass, counts) {
    if (pass.status === 'rejected' && pass.reason instanceof errors/* KnownError */.E)
        throw pass.reason;
    const dumpProblem = dump.status === 'rejected' ? dump.reason : undefined;
    if (dumpProblem instanceof process/* ProcessFailure */.iq && dumpProblem.exitSignal === undefined && !isEndedByUs(dumpProblem)) {
        throw (0,connection_failures/* dumpFailure */.L)(dumpProblem.stderr, { connection: request.connection, role: request.server.role });
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
    const manifest = await manifestOf(request, name, snapshot, dumped, proof, sealed.stored);
    await writer.put((0,archive_name/* manifestFile */.YE)(name.id), external_node_stream_.Readable.from([`${JSON.stringify(manifest, null, 2)}\n`]));
    await writer.put((0,archive_name/* sidecarFile */.Au)(manifest.archive.file), external_node_stream_.Readable.from([`${manifest.archive.sha256}  ${manifest.archive.file}\n`]));
    const excluded = proof.relations.filter((relation) => relation.exempt === domain_proof/* excludedReason */.Nt);
    return {
        manifest,
        exempt: proof.relations.flatMap((relation) => relation.exempt === null || relation.kind === 'partitioned table' ? [] : [{ relation: (0,domain_proof/* nameOf */.Vb)(relation), reason: relation.exempt }]),
        warnings: excluded.length === 0 ? [] : [`the rows of ${(0,units/* counted */.hS)(excluded.length, 'table')} are excluded from the backup`],
    };
}
async function manifestOf(request, name, snapshot, dumped, proof, sealed) {
    const { server, clients, context, inputs, seal } = request;
    const rows = proof.relations.reduce((sum, relation) => sum + (relation.kind === 'table' ? relation.rows ?? 0 : 0), 0);
    return {
        version: manifest/* manifestVersion */.c, backup: name.id, database: server.database, takenAt: snapshot.takenAt.toISOString(), durationSeconds: dumped.seconds,
        archive: {
            file: (0,archive_name/* archiveFile */.Bf)(name.id, seal.method), bytes: dumped.stored.bytes, sha256: dumped.stored.sha256, plainBytes: dumped.plain.bytes, plainSha256: dumped.plain.sha256,
            formatVersion: dumped.contents?.formatVersion ?? 'unread', compression: `${request.compression.method}${request.compression.level === undefined ? '' : `:${request.compression.level}`}`,
        },
        proof: { mode: inputs.proof, file: (0,archive_name/* proofFile */.F1)(name.id, seal.method), bytes: sealed.bytes, sha256: sealed.sha256 },
        encryption: { method: seal.method, recipients: seal.recipients },
        server: {
            version: server.version, versionNumber: server.versionNumber, systemIdentifier: server.systemIdentifier, encoding: server.encoding, collation: server.collation,
            characterType: server.characterType, localeProvider: server.localeProvider, locale: server.locale, settings: server.settings, standby: server.standby,
        },
        client: { version: clients.version },
        totals: {
            tables: proof.relations.filter((relation) => relation.kind === 'table').length, rows, sequences: proof.sequences.length,
            largeObjects: proof.largeObjects.count, databaseBytes: server.databaseBytes,
        },
        extensions: server.extensions, roles: server.roles,
        schemaRevision: await (0,revision/* readRevision */.M)((text) => snapshot.session.query(text)),
        run: (0,run_facts/* runFacts */.p)(context.host.environment),
    };
}
function progress(context, databaseBytes) {
    const began = context.now().getTime();
    let bytes = 0;
    let shown = began;
    return (more) => {
        bytes += more;
        const now = context.now().getTime();
        if (now - shown < 200)
            return;
        shown = now;
        context.host.progress(`    ${(0,units/* size */.Ej)(bytes)} of archive written, ${(0,units/* duration */.p0)((now - began) / 1000)}, from a database of ${(0,units/* size */.Ej)(databaseBytes)}`);
    };
}

// EXTERNAL MODULE: ./actions/backup/views.js
var views = __webpack_require__(36154);
;// CONCATENATED MODULE: ./actions/backup/run.js


















/** The backup action. */
const run = async (read, context) => {
    const report = await backUp(read, context);
    return { status: errors/* exitStatus */.$u.passed, report, outputs: (0,views/* outputsOf */.Y)(report), summary: (0,views/* summaryOf */.F)(report) };
};
/** Looks before it leaps, takes the backup, and lets old ones go. Throws KnownError for whatever keeps it from being proved. */
async function backUp(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const began = context.now();
    const connection = (0,postgres_connection/* resolveConnection */.XC)(inputs, read.origins, host.environment, (secret) => { maskUnlessDefault(secret, host); });
    // Before anything is touched: what is wrong with the keys must not be found after an hour's dump.
    const seal = await (0,encryption/* sealFor */.J)(inputs, host);
    context.cleanup.add('remove the keyring', () => seal.dispose());
    const store = await (0,actions_store/* storeFor */.f)(inputs, context, seal.method !== 'none');
    const { server, clients, compression } = await preflight(connection, inputs, host.environment['PATH']);
    host.line(`    ${(0,markdown/* plain */.pj)((0,domain_connection/* describeConnection */.I)(connection))}: PostgreSQL ${server.version}, database of ${(0,units/* size */.Ej)(server.databaseBytes)}; pg_dump ${clients.version} from ${clients.directory}`);
    // What post then looks through when this run is cancelled.
    host.saveState('writing', store.name);
    await store.prepare(await expectedBytes(store, server));
    for (const name of await store.sweep())
        host.line(`    removed ${(0,markdown/* plain */.pj)(name)}, left half written by a run that was killed`);
    host.line('>>> Creating logical backup (pg_dump -Fc)');
    const taken = await takeBackup({ connection, server, clients, compression, store, seal, inputs, context }).finally(() => seal.dispose());
    const path = store.locate(taken.manifest.archive.file);
    host.line(`>>> Retention: deleting backups older than ${inputs['retention-days']} days`);
    const retention = await applyRetention(store, server.database, inputs, { now: context.now(), justTaken: taken.manifest.backup, dryRun: inputs['dry-run'] });
    if (inputs['dry-run'])
        for (const line of renderRetention(retention.decisions))
            host.line(`    ${(0,markdown/* plain */.pj)(line)}`);
    for (const id of retention.removed)
        host.line(`    removed ${(0,markdown/* plain */.pj)(id)}`);
    for (const failure of retention.failures)
        host.warning((0,markdown/* plain */.pj)(failure));
    const seconds = (context.now().getTime() - began.getTime()) / 1000;
    host.line(`    ${(0,units/* size */.Ej)(taken.manifest.archive.bytes)} in ${(0,units/* duration */.p0)(seconds)}; ${story(taken.manifest)}`);
    host.line(`✅ Backup complete: ${(0,markdown/* plain */.pj)((0,backups/* shown */.SP)(store, taken.manifest.archive.file))}`);
    return {
        action: 'backup', status: 'passed', backup: taken.manifest.backup, path, store: store.name, manifest: taken.manifest, durationSeconds: seconds,
        exempt: taken.exempt, warnings: [...taken.warnings, ...retention.failures], retention,
    };
}
function story({ totals, proof }) {
    const tables = (0,units/* counted */.hS)(totals.tables, 'table');
    switch (proof.mode) {
        case 'content': return `${(0,units/* counted */.hS)(totals.rows, 'row')} of ${tables} hashed as they passed, and counted in the source: equal`;
        case 'rows': return `${(0,units/* counted */.hS)(totals.rows, 'row')} of ${tables} counted in archive and source: equal`;
        case 'none': return `${tables}, not proved`;
    }
}
/** The default password is no secret: masking `zimmer` would blank every path of a database of that name. */
function maskUnlessDefault(secret, host) {
    if (secret !== shared_inputs/* sourceInputs */.ZU.password.default)
        host.mask(secret);
}
/** Everything that can be wrong is found here, before anything is begun. */
async function preflight(connection, inputs, path) {
    const session = await (0,postgres_session/* connect */.N)(connection);
    try {
        await refusePooler(session, connection);
        const server = await (0,postgres_server/* inspectServer */.Eb)(session, connection.database);
        const clients = await (0,postgres_clients/* findClients */.g2)(server.major, path);
        const compression = chosenCompression(inputs.compression, clients.major);
        await checkReadable(session, server, inputs['exclude-table-data'] ?? []);
        return { server, clients, compression };
    }
    finally {
        await session.end();
    }
}
function chosenCompression(words, major) {
    const compression = (0,postgres_dump/* parseCompression */.Gd)(words);
    const chosen = compression === 'auto' ? (0,postgres_dump/* automaticCompression */.A4)(major) : compression;
    try {
        (0,postgres_dump/* compressionArgument */.Uo)(chosen, major);
        return chosen;
    }
    catch (cause) {
        throw new errors/* KnownError */.E('wrong-inputs', `compression ${(0,errors/* messageOf */.bD)(cause)}`, 'Use auto, none or gzip:1 to gzip:9.', { cause, status: errors/* exitStatus */.$u.usage });
    }
}
/** Half as much again as the newest backup; for the first one, the database's size, which no archive of it exceeds by much. */
async function expectedBytes(store, server) {
    const sets = await store.list().catch(() => []);
    const last = sets.find((set) => set.database === server.database && set.complete)?.files.archive?.bytes;
    return last === undefined ? server.databaseBytes : Math.min(server.databaseBytes, Math.ceil(last * 1.5));
}


/***/ }),

/***/ 36154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ summaryOf),
/* harmony export */   Y: () => (/* binding */ outputsOf)
/* harmony export */ });
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10221);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13581);


/** The step summary of a backup: outcome first. */
function summaryOf(report) {
    const { manifest } = report;
    const proof = { content: 'every row hashed and counted', rows: 'every row counted', none: 'not proved when taken' }[manifest.proof.mode];
    const rows = [
        ['Database', `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(manifest.database)} on PostgreSQL ${manifest.server.version}`],
        ['Taken', `${manifest.takenAt.slice(0, 19).replace('T', ' ')} UTC, in ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(report.durationSeconds)}`],
        ['Content', `${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(manifest.totals.tables, 'table')}, ${manifest.proof.mode === 'none' ? 'rows not counted' : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(manifest.totals.rows, 'row')}: ${proof}`],
        ['Size', `${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(manifest.archive.bytes)} of a database of ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(manifest.totals.databaseBytes)}`],
        ['Encryption', manifest.encryption.method === 'none' ? 'none' : (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(manifest.encryption.method)],
        ['SHA-256', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(manifest.archive.sha256)],
        ['Store', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(report.path)],
        ['Retention', report.retention.removed.length === 0 ? 'nothing removed' : `${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(report.retention.removed.length, 'backup')} removed, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(report.retention.decisions.length - report.retention.removed.length)} kept`],
    ];
    return [`### ✅ Backup complete: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(report.backup)}`, '', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['', ''], rows), ...report.warnings.map((warning) => `\n> ⚠️ ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(warning)}`)].join('\n');
}
/** The outputs as a view of the report. */
function outputsOf(report) {
    const { manifest } = report;
    const counted = manifest.proof.mode !== 'none';
    return {
        'backup': report.backup,
        'path': report.path,
        'sha256': manifest.archive.sha256,
        'size-bytes': manifest.archive.bytes,
        'tables': manifest.totals.tables,
        'rows': counted ? manifest.totals.rows : '',
        'duration-seconds': report.durationSeconds.toFixed(1),
    };
}


/***/ })

};
