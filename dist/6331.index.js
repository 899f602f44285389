export const id = 6331;
export const ids = [6331];
export const modules = {

/***/ 46331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  backUp: () => (/* binding */ backUp),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./postgres/compression.js
var postgres_compression = __webpack_require__(66811);
// EXTERNAL MODULE: ./postgres/preflight.js
var preflight = __webpack_require__(59826);
// EXTERNAL MODULE: ./postgres/server.js
var postgres_server = __webpack_require__(37430);
// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
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
        // One of them may be whole, and then it is worth more than these.
        claim('in doubt, and newer than the good backups that have to stay', past.slice(0, past.findIndex(({ id }) => id === good[floor - 1]?.id)).filter(({ standing }) => standing === 'unproved')),
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

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/clients.js + 2 modules
var actions_clients = __webpack_require__(3576);
// EXTERNAL MODULE: ./actions/connection.js + 1 modules
var actions_connection = __webpack_require__(7060);
// EXTERNAL MODULE: ./actions/encryption.js + 1 modules
var encryption = __webpack_require__(85878);
// EXTERNAL MODULE: ./kit/side-by-side.js
var side_by_side = __webpack_require__(63581);
// EXTERNAL MODULE: ./actions/store-index.js
var store_index = __webpack_require__(49813);
;// CONCATENATED MODULE: ./actions/retention.js





/** For how many days the rules by time keep a backup at the longest. */
function longestDays(inputs) {
    return Math.max(inputs['retention-days'], inputs['keep-daily'], inputs['keep-weekly'] * 7, inputs['keep-monthly'] * 31, inputs['keep-yearly'] * 366);
}
/**
 * Removes what the rules let go, of one database, after a backup that was proved. A backup that cannot be removed is told and left: the new one
 * stands all the same.
 */
async function applyRetention(store, database, inputs, run) {
    const sets = (await store.list()).filter((set) => set.database === database);
    const drills = await drillsOf(store, database, sets);
    const candidates = sets.map((set) => candidateOf(set, drills.get(set.id), store.readFrom !== undefined));
    const decisions = decideRetention(candidates, rulesOf(inputs), run.now, new Set([run.justTaken]));
    const byId = new Map(sets.map((set) => [set.id, set]));
    const failed = new Map();
    const going = run.dryRun ? [] : decisions.flatMap(({ id, keep }) => keep ? [] : byId.get(id) ?? []);
    // What a removal waits for here is the disk; GitHub wants to be asked for one after the other.
    await (0,side_by_side/* sideBySide */.Q)(going, store.isNear === true ? backups/* filesAtOnce */.A7 : 1, async (set) => {
        try {
            await store.remove(set);
        }
        catch (problem) {
            failed.set(set.id, `could not remove ${set.id}: ${(0,errors/* messageOf */.bD)(problem)}`);
        }
    });
    return { decisions, removed: going.flatMap(({ id }) => failed.has(id) ? [] : [id]), failures: [...failed.values()] };
}
/** The records of the newest are read; of the older ones, those that the index does not have. */
async function drillsOf(store, database, sets) {
    const drilled = sets.filter((set) => set.complete && set.files.drill !== undefined);
    const index = drilled.length > backups/* readNewest */.L6 ? await (0,store_index/* readIndex */.vY)(store, database) : new Map();
    const drills = new Map();
    await (0,side_by_side/* sideBySide */.Q)([...drilled.entries()], backups/* filesAtOnce */.A7, async ([place, set]) => {
        const drill = await (place < backups/* readNewest */.L6 ? (0,backups/* readDrill */.IC)(store, set) : (0,store_index/* drillOf */.pL)(store, set, index));
        if (drill !== undefined)
            drills.set(set.id, drill);
    });
    return drills;
}
function candidateOf(set, drill, hasCopies) {
    return { id: set.id, takenAt: set.takenAt, standing: standingOf(set, drill, hasCopies), provedByDrill: drill?.verdict === 'proved' };
}
/** Of a damaged copy another store may have a whole one, which goes with it: it is in doubt, and no damaged backup. */
function standingOf(set, drill, hasCopies) {
    if (!set.complete)
        return 'incomplete';
    if (set.files.archive?.bytes === 0)
        return 'damaged';
    if (drill?.verdict !== 'damaged')
        return 'good';
    return drill.thisCopyAlone === true && hasCopies ? 'unproved' : 'damaged';
}
/** The rules, as the inputs say them. */
function rulesOf(inputs) {
    return {
        retentionDays: inputs['retention-days'], keepLast: inputs['keep-last'], keepDaily: inputs['keep-daily'], keepWeekly: inputs['keep-weekly'],
        keepMonthly: inputs['keep-monthly'], keepYearly: inputs['keep-yearly'], keepAtLeast: inputs['keep-at-least'],
    };
}

// EXTERNAL MODULE: ./actions/store.js + 3 modules
var actions_store = __webpack_require__(23673);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __webpack_require__(69302);
;// CONCATENATED MODULE: ./actions/backup/dump-folder.js




/** The kinds of file systems that lie in memory, as statfs(2) numbers them: tmpfs and ramfs. */
const inMemory = new Set([0x01021994, 0x858458f6]);
/**
 * Makes the folder. What will be encrypted must not touch a disk in the plain before that (its blocks outlive the file), so that its folder
 * has to lie in memory. Throws KnownError `no-memory-folder`.
 */
async function makeDumpFolder(isSealed, context, memory = private_folder/* memoryDirectory */.fx) {
    const { temporaryDirectory } = context.host;
    const parent = isSealed ? await firstInMemory([temporaryDirectory, memory]) : temporaryDirectory;
    if (parent === undefined) {
        throw new errors/* KnownError */.E('no-memory-folder', `the dump would lie on a disk before it is encrypted: neither ${temporaryDirectory} nor ${memory} is a folder in memory that this account may write to`, 'Leave format out: a dump in the custom format is encrypted as it comes. Or name a folder of a tmpfs as TMPDIR (RUNNER_TEMP on a runner).', { status: errors/* exitStatus */.$u.usage });
    }
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(parent, 'dump');
    const remove = () => (0,private_folder/* removePrivateFolder */.Yv)(folder);
    context.cleanup.add('remove what pg_dump wrote', remove);
    // pg_dump takes an empty folder, and a container can be given only one that is there.
    const path = (0,external_node_path_.join)(folder, 'files');
    await (0,promises_.mkdir)(path, { mode: 0o700 });
    return { path, remove };
}
async function firstInMemory(directories) {
    for (const directory of directories) {
        const { type } = await (0,promises_.statfs)(directory).catch(() => ({ type: 0 }));
        if (inMemory.has(type) && await (0,promises_.access)(directory, promises_.constants.W_OK).then(() => true, () => false))
            return directory;
    }
    return undefined;
}

// EXTERNAL MODULE: ./domain/growth.js
var growth = __webpack_require__(85231);
;// CONCATENATED MODULE: ./actions/backup/limits.js




const total = (sets) => sets.reduce((sum, set) => sum + (0,growth/* sizeOf */.$d)(set), 0);
/** Throws KnownError `store-limit` when a backup as large as the database's last one would not fit under the limit beside all that stands. */
function refuseFullStore(sets, database, limitBytes) {
    if (limitBytes === undefined)
        return;
    const last = sets.find((set) => set.database === database && set.complete);
    const [held, needed] = [total(sets), last === undefined ? 0 : (0,growth/* sizeOf */.$d)(last)];
    if (held + needed <= limitBytes)
        return;
    throw new errors/* KnownError */.E('store-limit', `the store holds ${(0,units/* size */.Ej)(held)} of the ${(0,units/* size */.Ej)(limitBytes)} of max-store-size, and a backup as large as the last one, ${(0,units/* size */.Ej)(needed)}, does not fit`, 'Remove what is no longer needed, let retention keep fewer backups, or raise max-store-size. Nothing was begun.');
}
/** What is said of a store that is nearly full after the backup, and after retention; undefined where there is room. */
function fullnessWarning(sets, limitBytes) {
    const held = total(sets);
    if (held <= growth/* nearlyFull */.Fy * limitBytes)
        return undefined;
    return `the store is nearly full: it holds ${(0,units/* size */.Ej)(held)} of the ${(0,units/* size */.Ej)(limitBytes)} of max-store-size`;
}
/** What is said of a backup that its store lets go by itself before the rules of retention would; undefined where it stays long enough. */
function expiryWarning(expiresAt, takenAt, inputs) {
    const days = longestDays(inputs);
    // Within an hour: the store's clock and ours differ, and a day of theirs begins when the upload ends.
    if (expiresAt === undefined || expiresAt.getTime() >= takenAt.getTime() + days * 86_400_000 - 3_600_000)
        return undefined;
    return `the store itself lets this backup go on ${(0,units/* moment */.n$)(expiresAt)} UTC, and retention would keep backups for up to ${days} days: name a second store for what has to last`;
}
/** A clock that is wrong by more than this is not believed. An hour, as of a wrong time zone, does no harm to ages that are counted in days. */
const toleratedHours = 2;
/**
 * What is said when this machine's clock and that of the source differ, so that no age can be told: retention would take a clock that is a year
 * fast for a year without backups. Undefined where they agree. `here` and `there` are what the two gave at the same moment.
 */
function clockWarning(here, there) {
    const hours = (here.getTime() - there.getTime()) / 3_600_000;
    if (Math.abs(hours) <= toleratedHours)
        return undefined;
    return `this machine's clock (${(0,units/* moment */.n$)(here)} UTC) is ${(0,units/* age */.KW)(Math.abs(hours))} ${hours > 0 ? 'ahead of' : 'behind'} that of the source (${(0,units/* moment */.n$)(there)} UTC): `
        + 'the backup is good, but named after a clock that may be wrong, and retention removed nothing; set the clock';
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
    const described = await (0,actions_connection/* sourceConnection */.I)(read, context);
    // Before anything is touched: what is wrong with the keys must not be found after an hour's dump.
    const seal = await (0,encryption/* sealFor */.J)(inputs, host);
    context.cleanup.add('remove the keyring', () => seal.dispose());
    const store = await (0,actions_store/* storeFor */.fV)(inputs, context, seal.method !== 'none');
    const { connection, server, clients, compression } = await run_preflight(described, inputs, context);
    host.line(`    ${(0,markdown/* plain */.pj)((0,domain_connection/* describeConnection */.I)(connection))}: PostgreSQL ${server.version}, database of ${(0,units/* size */.Ej)(server.databaseBytes)}; pg_dump ${clients.version} from ${clients.place}`);
    const folder = inputs.format === 'custom' ? undefined : await makeDumpFolder(seal.method !== 'none', context);
    // What post then looks through when this run is cancelled.
    host.saveState('writing', store.name);
    const standing = await store.list().catch(() => []);
    refuseFullStore(standing, server.database, inputs['max-store-size']);
    await store.prepare(expectedBytes(standing, server));
    for (const name of await store.sweep())
        host.line(`    removed ${(0,markdown/* plain */.pj)(name)}, left half written by a run that was killed`);
    host.line(`>>> Creating logical backup (pg_dump ${inputs.format === 'custom' ? '-Fc' : '-Fd'})`);
    const { takeBackup } = await Promise.all(/* import() */[__webpack_require__.e(3116), __webpack_require__.e(4448), __webpack_require__.e(7456)]).then(__webpack_require__.bind(__webpack_require__, 39764));
    const taken = await takeBackup({ connection, server, clients, compression, store, seal, inputs, context, folder: folder?.path, lastBytes: lastBytes(standing, server) }).finally(() => Promise.all([seal.dispose(), folder?.remove()]));
    const path = store.locate(taken.manifest.archive.file);
    host.line(`>>> Retention: deleting backups older than ${inputs['retention-days']} days`);
    const wrongClock = clockWarning(taken.begunAt, new Date(taken.manifest.takenAt));
    const retention = await applyRetention(store, server.database, inputs, { now: context.now(), justTaken: taken.manifest.backup, dryRun: inputs['dry-run'] || wrongClock !== undefined });
    if (inputs['dry-run'])
        for (const line of renderRetention(retention.decisions))
            host.line(`    ${(0,markdown/* plain */.pj)(line)}`);
    for (const id of retention.removed)
        host.line(`    removed ${(0,markdown/* plain */.pj)(id)}`);
    await (0,store_index/* rebuildIndex */.Ki)(store, server.database, host);
    const limit = inputs['max-store-size'];
    const limits = [wrongClock, expiryWarning(taken.expiresAt, new Date(taken.manifest.takenAt), inputs), limit === undefined ? undefined : fullnessWarning(await store.list(), limit)];
    const later = [...retention.failures, ...limits.filter((one) => one !== undefined)];
    for (const warning of later)
        host.warning((0,markdown/* plain */.pj)(warning));
    if (taken.expiresAt !== undefined)
        host.line(`    the store itself lets it go on ${(0,units/* moment */.n$)(taken.expiresAt)} UTC`);
    const seconds = (context.now().getTime() - began.getTime()) / 1000;
    host.line(`    ${(0,units/* size */.Ej)(taken.manifest.archive.bytes)} in ${(0,units/* duration */.p0)(seconds)}; ${story(taken.manifest)}`);
    host.line(`✅ Backup complete: ${(0,markdown/* plain */.pj)((0,backups/* shown */.SP)(store, taken.manifest.archive.file))}`);
    return {
        action: 'backup', status: 'passed', backup: taken.manifest.backup, path, store: store.name, manifest: taken.manifest, durationSeconds: seconds,
        expiresAt: taken.expiresAt?.toISOString() ?? null, exempt: taken.exempt, warnings: [...taken.warnings, ...later], retention,
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
/** Everything that can be wrong is found here, before anything is begun. */
async function run_preflight(described, inputs, context) {
    const session = await (0,postgres_session.connect)(described);
    try {
        // Of several servers, the one that answered: the dump and all that is held against it see the same.
        const { connection } = session;
        await (0,preflight/* refusePooler */.a)(session);
        const server = await (0,postgres_server/* inspectServer */.Eb)(session, connection.database);
        const clients = await (0,actions_clients/* clientsFor */.US)(server.major, inputs, context, 'source');
        const compression = await (0,postgres_compression/* chooseCompression */.gS)(inputs.compression, clients);
        await (0,preflight/* checkReadable */.r)(session, server, inputs['exclude-table-data'] ?? []);
        return { connection, server, clients, compression };
    }
    finally {
        await session.end();
    }
}
/** Half as much again as the newest backup; for the first one, the database's size, which no archive of it exceeds by much. */
function expectedBytes(sets, server) {
    const last = lastBytes(sets, server);
    return last === undefined ? server.databaseBytes : Math.min(server.databaseBytes, Math.ceil(last * 1.5));
}
function lastBytes(sets, { database }) {
    return sets.find((set) => set.database === database && set.complete)?.files.archive?.bytes;
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
        ['Database', `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(manifest.database)} on PostgreSQL ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(manifest.server.version)}`],
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
