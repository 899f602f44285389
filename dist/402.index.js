export const id = 402;
export const ids = [402];
export const modules = {

/***/ 32770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ readDrill),
/* harmony export */   My: () => (/* binding */ complete),
/* harmony export */   Nc: () => (/* binding */ setsOf),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   YD: () => (/* binding */ readSidecar),
/* harmony export */   jM: () => (/* binding */ setsIn),
/* harmony export */   p2: () => (/* binding */ resolveBackup),
/* harmony export */   pl: () => (/* binding */ namedDatabase),
/* harmony export */   qQ: () => (/* binding */ hashOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7398);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85916);
/* harmony import */ var _domain_sidecar_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28693);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2859);






/** The database whose backups are meant; undefined where nobody named one, so that a store with a single database needs none. */
function namedDatabase(read) {
    return read.origins.database === 'default' ? undefined : read.values.database;
}
/** The sets of one database, newest first. Throws KnownError `which-database` when none was named and the store holds several. */
async function setsOf(store, database) {
    return setsIn(store, await store.list(), database);
}
/** As `setsOf`, of sets that were listed already. */
function setsIn(store, sets, database) {
    if (database !== undefined)
        return sets.filter((set) => set.database === database);
    const databases = [...new Set(sets.map((set) => set.database))];
    if (databases.length > 1) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('which-database', `${store.name} holds backups of ${databases.length} databases: ${databases.sort().join(', ')}`, 'Name one with database.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .exitStatus */ .$u.usage });
    }
    return sets;
}
/** The backup that a user named, or the newest. Throws KnownError `no-backups` or `backup-missing`. */
async function resolveBackup(store, named, database) {
    if (named === 'latest')
        return newest(store, await setsOf(store, database), database);
    const id = (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__/* .idFrom */ ._c)(named);
    const sets = await store.list();
    const set = sets.find((candidate) => candidate.id === id);
    if (set === undefined) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('backup-missing', `there is no backup ${id} in ${store.name}`, sets.length === 0 ? 'The store is empty.' : `The newest there is ${sets[0]?.id ?? ''}.`);
    }
    if (!set.complete)
        throw incomplete(store, set);
    return set;
}
function newest(store, sets, database) {
    const set = sets.find((candidate) => candidate.complete);
    if (set !== undefined)
        return set;
    const of = database === undefined ? '' : ` of database ${database}`;
    const half = sets[0] === undefined ? '' : `; ${sets[0].id} has no sidecar and does not count`;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('no-backups', `no backups${of} found in ${store.name}${half}`, 'Run the backup action first, or name the store and the database that hold backups.');
}
function incomplete(store, set) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .KnownError */ .E('backup-incomplete', `${set.id} in ${store.name} has no archive or no sidecar, so it does not count as a backup`, 'Take the newest complete one (latest). If the archive is known to be whole, write its sidecar with sha256sum.');
}
/** The hash in a backup's sidecar. Throws KnownError `sidecar-damaged` for a text that `sha256sum -c` would not read. */
async function readSidecar(store, set) {
    const { sidecar } = complete(set);
    return (0,_domain_sidecar_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSidecar */ .L)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(await store.read(sidecar.name)), sidecar.name);
}
/** The manifest's open part; undefined for a backup of the shell scripts, which had none. */
async function readManifest(store, set) {
    const file = set.files.manifest;
    return file === undefined ? undefined : (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(await store.read(file.name)), file.name);
}
/** What the newest drill of a backup found, if there was one. */
async function readDrill(store, set) {
    const file = set.files.drill;
    return file === undefined ? undefined : (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_3__/* .parseDrillRecord */ .qE)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(await store.read(file.name)));
}
/** Archive and sidecar of a set that counts. */
function complete(set) {
    const { archive, sidecar } = set.files;
    if (archive === undefined || sidecar === undefined)
        throw new Error(`${set.id} is not complete`);
    return { archive, sidecar };
}
/** Where a file stands, in the words in which the user named the store that is read from. */
function shown(store, file) {
    return `${(store.readFrom ?? store).name.replace(/\/+$/, '')}/${file}`;
}
/** SHA-256 in hex of all that a stream gives. */
async function hashOf(source) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of source)
        hash.update(chunk);
    return hash.digest('hex');
}


/***/ }),

/***/ 47402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportStatus: () => (/* binding */ reportStatus),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/growth.js
var domain_growth = __webpack_require__(85231);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
;// CONCATENATED MODULE: ./domain/health.js


/** Judges the facts against the limits; the worst finding is the health. */
function judgeHealth(facts, limits) {
    const findings = [...ageFindings(facts, limits), ...setFindings(facts), ...drillFindings(facts, limits), ...keyFindings(facts, limits), ...storageFindings(facts, limits), ...expiryFindings(facts, limits)];
    const health = findings.some((finding) => finding.level === 'critical') ? 'critical' : findings.length > 0 ? 'warning' : 'healthy';
    return { health, findings };
}
function ageFindings(facts, limits) {
    if (facts.newestAgeHours === undefined)
        return [{ id: 'no-backups', level: 'critical', sentence: 'there is no backup' }];
    if (facts.newestAgeHours < -1)
        return [{ id: 'clock', level: 'warning', sentence: `the newest backup is dated ${(0,units/* age */.KW)(-facts.newestAgeHours)} in the future: a clock is wrong` }];
    if (facts.newestAgeHours <= limits.maxAgeHours)
        return [];
    return [{ id: 'too-old', level: 'critical', sentence: `the newest backup is ${(0,units/* age */.KW)(facts.newestAgeHours)} old, older than ${limits.maxAgeHours} hours` }];
}
function setFindings(facts) {
    if (facts.incomplete.length === 0)
        return [];
    return [{ id: 'incomplete', level: 'warning', sentence: `${(0,units/* counted */.hS)(facts.incomplete.length, 'backup has', 'backups have')} no archive or no checksum and do not count: ${facts.incomplete.slice(0, 3).join(', ')}` }];
}
function drillFindings(facts, limits) {
    if (facts.total === 0)
        return [];
    const { newestDrill, lastProvedDrillAgeDays } = facts;
    if (newestDrill?.verdict === 'damaged') {
        return [{ id: 'drill-failed', level: 'critical', sentence: `the newest restore test found ${newestDrill.backup} damaged: ${newestDrill.reason ?? 'no reason is recorded'}` }];
    }
    const doubt = newestDrill?.verdict === 'unproved'
        ? [{ id: 'drill-unproved', level: 'warning', sentence: `the newest restore test could not prove ${newestDrill.backup}: ${newestDrill.reason ?? 'no reason is recorded'}` }]
        : [];
    if (lastProvedDrillAgeDays === undefined)
        return [...doubt, { id: 'no-drill', level: 'warning', sentence: 'no restore test has proved any of these backups' }];
    if (lastProvedDrillAgeDays <= limits.maxDrillAgeDays)
        return doubt;
    return [...doubt, { id: 'drill-too-old', level: 'warning', sentence: `the last proved restore test is ${(0,units/* counted */.hS)(Math.floor(lastProvedDrillAgeDays), 'day')} old, older than ${limits.maxDrillAgeDays} days` }];
}
/** A key that nobody has tried may be lost, and nobody sees it until the day (TRAPS, 23). */
function keyFindings(facts, limits) {
    if (!facts.sealed || (facts.keyOpenedAgeDays !== undefined && facts.keyOpenedAgeDays <= limits.maxDrillAgeDays))
        return [];
    const since = facts.keyOpenedAgeDays === undefined ? 'no restore test has opened these backups with their key' : `a restore test last opened a backup with its key ${(0,units/* counted */.hS)(Math.floor(facts.keyOpenedAgeDays), 'day')} ago`;
    return [{ id: 'key-unproved', level: 'warning', sentence: since }];
}
/** A store that is full takes no backup, and one that fills says when. */
function storageFindings({ storage }, { maxStoreBytes }) {
    if (storage === undefined || maxStoreBytes === undefined)
        return [];
    const { growth, nextBytes, now } = storage;
    const holds = `the store holds ${(0,units/* size */.Ej)(growth.bytes)} of the ${(0,units/* size */.Ej)(maxStoreBytes)} of max-store-size`;
    if (growth.bytes + nextBytes > maxStoreBytes)
        return [{ id: 'store-full', level: 'critical', sentence: `${holds}: the next backup, of about ${(0,units/* size */.Ej)(nextBytes)}, will not be begun` }];
    const full = (0,domain_growth/* weekWhenFull */.Y5)(growth, maxStoreBytes, now);
    if (growth.bytes > domain_growth/* nearlyFull */.Fy * maxStoreBytes)
        return [{ id: 'store-nearly-full', level: 'warning', sentence: `${holds}${full === undefined ? '' : `, and will be full in the week of ${full}`}` }];
    return [];
}
/** What a store lets go before the next backup is due leaves a gap that nobody asked for. */
function expiryFindings({ expiring = [] }, { maxAgeHours }) {
    return expiring.filter(({ inHours }) => inHours < maxAgeHours).map(({ backup, inHours }) => ({ id: 'expires-soon', level: 'warning', sentence: `the store itself lets ${backup} go in ${(0,units/* age */.KW)(Math.max(0, inHours))}, before the next backup is due` }));
}

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/store.js + 2 modules
var actions_store = __webpack_require__(41689);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
;// CONCATENATED MODULE: ./actions/status/text.js


const shownBackups = 5;
/** The report in the log: the sections of the scripts' report, in their order and words. */
function statusLines(report) {
    return [
        '📊 Zimmer Backup Status Report', '==============================', '',
        '📈 Backup Statistics:', `  Total backups: ${report.total}`, `  Checksum files: ${report.checksums}`, '',
        '📅 Recent Backups:', ...recent(report), '',
        '🔍 Integrity Check:', `  ${integrity(report)}`, '',
        '⏰ Backup Age Analysis:', `  ${ageLine(report)}`, '',
        '💾 Disk Usage:', `  Backup directory size: ${(0,units/* shortSize */.Q$)(report.bytes)}`, ...storage(report), '',
        '🧪 Restore Test:', `  ${drillLine(report)}`, '',
        '🎯 Recommendations:', ...recommendations(report),
    ];
}
function recent(report) {
    if (report.backups.length === 0)
        return ['    No backups found'];
    return report.backups.slice(0, shownBackups).map((backup) => `    ${(0,units/* moment */.n$)(new Date(backup.takenAt))} - ${(0,units/* shortSize */.Q$)(backup.bytes)} - ${(0,markdown/* plain */.pj)(backup.file)}`);
}
function integrity(report) {
    const finding = report.findings.find(({ id }) => id === 'incomplete');
    if (finding !== undefined)
        return `⚠️ ${(0,markdown/* plain */.pj)(finding.sentence)}`;
    return report.total === 0 ? '❌ There is nothing to check' : 'All backups have checksums ✓';
}
function ageLine(report) {
    const finding = report.findings.find(({ id }) => id === 'too-old' || id === 'clock');
    if (report.ageHours === null)
        return '❌ There is no backup';
    if (finding !== undefined)
        return `${finding.level === 'critical' ? '❌' : '⚠️'} Latest backup is ${(0,units/* age */.KW)(Math.abs(report.ageHours))} ${report.ageHours < 0 ? 'ahead of the clock' : 'old'}`;
    return `✅ Latest backup is ${(0,units/* age */.KW)(Math.max(0, report.ageHours))} old`;
}
function storage({ storage: { bytes, bytesPerWeek, limitBytes, fullInWeekOf } }) {
    const growing = bytesPerWeek === null ? [] : [`  Growth per week: ${bytesPerWeek < 0 ? '-' : ''}${(0,units/* size */.Ej)(Math.abs(bytesPerWeek))}`];
    if (limitBytes === null)
        return growing;
    return [...growing, `  Limit: ${(0,units/* size */.Ej)(bytes)} of ${(0,units/* size */.Ej)(limitBytes)} used${fullInWeekOf === null ? '' : `, full in the week of ${fullInWeekOf}`}`];
}
function drillLine(report) {
    const failed = report.findings.find(({ id }) => id === 'drill-failed');
    if (failed !== undefined)
        return `❌ ${(0,markdown/* plain */.pj)(failed.sentence)}`;
    const drill = report.lastProvedDrill;
    if (drill === null)
        return '⚠️ No restore has been proved yet';
    const late = report.findings.some(({ id }) => id === 'drill-too-old');
    return `${late ? '⚠️' : '✅'} Last proved: ${(0,markdown/* plain */.pj)(drill.backup)}, ${(0,units/* age */.KW)(drill.ageDays * 24)} ago, restored in ${(0,units/* duration */.p0)(drill.restoreSeconds)}`;
}
const advice = {
    'no-backups': 'Take a backup: zimmer-backup backup',
    'too-old': 'See why the schedule did not run, and take a backup now: zimmer-backup backup',
    'clock': 'Set the clock of the machine that takes the backups',
    'incomplete': 'See why these backups were not finished; they are never removed by themselves',
    'drill-failed': 'Do not rely on this backup: verify the others, and take a new one: zimmer-backup verify all',
    'no-drill': 'Consider testing restore: zimmer-backup restore-test',
    'drill-unproved': 'See what kept the restore test from proving it, and repeat it: zimmer-backup restore-test',
    'key-unproved': 'Prove that the key opens the backups: zimmer-backup restore-test with the identity or key at hand',
    'drill-too-old': 'Consider testing restore: zimmer-backup restore-test',
    'store-full': 'Let retention keep fewer backups, or raise max-store-size, before the next one is due',
    'store-nearly-full': 'Let retention keep fewer backups, or raise max-store-size',
    'expires-soon': 'Take a backup now, and name a second store for what has to last: zimmer-backup backup',
};
function recommendations(report) {
    if (report.findings.length === 0)
        return ['  • Backup system is healthy ✓'];
    const healthy = report.findings.every(({ level }) => level !== 'critical') ? [] : [`  • ${(0,units/* counted */.hS)(report.findings.filter(({ level }) => level === 'critical').length, 'critical problem')}: act today`];
    return [...healthy, ...[...new Set(report.findings.map(({ id }) => `  • ${advice[id] ?? id}`))]];
}

// EXTERNAL MODULE: ./actions/status/views.js
var views = __webpack_require__(93634);
;// CONCATENATED MODULE: ./actions/status/run.js








/** The status action. */
const run = async (read, context) => {
    const report = await reportStatus(read, context);
    const failing = report.health === 'critical' && read.values['on-problem'] === 'fail';
    return { status: failing ? errors/* exitStatus */.$u.failed : errors/* exitStatus */.$u.passed, report, outputs: (0,views/* outputsOf */.Y)(report), summary: (0,views/* summaryOf */.F)(report) };
};
/** Looks at the store and says how the backups stand. */
async function reportStatus(read, context) {
    const { values: inputs } = read;
    const store = await (0,actions_store/* storeFor */.fV)(inputs, context);
    const database = (0,backups/* namedDatabase */.pl)(read);
    const all = await store.list();
    const sets = (0,backups/* setsIn */.jM)(store, all, database);
    const drills = await readDrills(store, sets);
    const recipients = await newestRecipients(store, sets);
    const report = assemble({ store, database: database ?? sets[0]?.database ?? null, sets, all, drills, recipients, inputs, now: context.now() });
    for (const line of statusLines(report))
        context.host.line(line);
    for (const finding of report.findings) {
        if (finding.level === 'critical' && inputs['on-problem'] === 'fail')
            context.host.error(finding.sentence);
        else
            context.host.warning(finding.sentence);
    }
    return report;
}
async function readDrills(store, sets) {
    const drills = new Map();
    await Promise.all(sets.filter((set) => set.complete).map(async (set) => {
        const drill = await (0,backups/* readDrill */.IC)(store, set);
        if (drill !== undefined)
            drills.set(set.id, drill);
    }));
    return drills;
}
/** Whom the newest backup is sealed for: a drill that opened one for others says nothing of today's keys. */
async function newestRecipients(store, sets) {
    const newest = sets.find((set) => set.complete);
    const manifest = newest === undefined ? undefined : await (0,backups/* readManifest */.WI)(store, newest).catch(() => undefined);
    return recipientsKey(manifest?.encryption.recipients);
}
function recipientsKey(recipients) {
    return [...recipients ?? []].sort().join('\n');
}
function assemble({ store, database, sets, all, drills, recipients, inputs, now }) {
    const complete = sets.filter((set) => set.complete);
    const latest = complete[0];
    const hours = latest === undefined ? undefined : (now.getTime() - latest.takenAt.getTime()) / 3_600_000;
    const growth = (0,domain_growth/* growthOf */.Xo)(all, now);
    const limitBytes = inputs['max-store-size'];
    const byTime = [...drills.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    const daysAgo = (drill) => (now.getTime() - Date.parse(drill.at)) / 86_400_000;
    const [newest] = byTime;
    const lastProved = byTime.find(({ verdict }) => verdict === 'proved');
    const opened = byTime.find((drill) => drill.keyOpened === true && recipientsKey(drill.recipients) === recipients);
    const facts = {
        total: complete.length, checksums: sets.filter((set) => set.files.sidecar !== undefined).length,
        incomplete: sets.filter((set) => !set.complete).map(({ id }) => id), newestAgeHours: hours,
        newestDrill: newest === undefined ? undefined : { backup: newest.backup, verdict: newest.verdict, reason: newest.reason, ageDays: daysAgo(newest) },
        lastProvedDrillAgeDays: lastProved === undefined ? undefined : daysAgo(lastProved),
        sealed: (0,archive_name/* parseFile */.CJ)(latest?.files.archive?.name ?? '')?.encryption !== 'none' && latest !== undefined,
        keyOpenedAgeDays: opened === undefined ? undefined : daysAgo(opened),
        storage: { growth, nextBytes: latest === undefined ? 0 : (0,domain_growth/* sizeOf */.$d)(latest), now },
        expiring: [...new Set([latest, complete.find(({ id }) => drills.get(id)?.verdict === 'proved')])].flatMap((set) => (set?.expiresAt === undefined ? [] : [{ backup: set.id, inHours: (set.expiresAt.getTime() - now.getTime()) / 3_600_000 }])),
    };
    const { health, findings } = judgeHealth(facts, { maxAgeHours: inputs['max-age-hours'], maxDrillAgeDays: inputs['max-drill-age-days'], maxStoreBytes: limitBytes });
    return {
        action: 'status', store: store.name, database, health, findings, total: facts.total, checksums: facts.checksums, latest: latest?.id ?? null, ageHours: hours ?? null,
        bytes: sets.flatMap((set) => Object.values(set.files)).reduce((sum, file) => sum + file.bytes, 0),
        storage: {
            bytes: growth.bytes, bytesPerWeek: growth.bytesPerWeek ?? null, limitBytes: limitBytes ?? null,
            fullInWeekOf: limitBytes === undefined ? null : (0,domain_growth/* weekWhenFull */.Y5)(growth, limitBytes, now) ?? null,
        },
        backups: complete.map((set) => ({ id: set.id, file: set.files.archive?.name ?? '', takenAt: set.takenAt.toISOString(), bytes: set.files.archive?.bytes ?? 0, drill: drills.get(set.id)?.verdict ?? null })),
        lastProvedDrill: lastProved === undefined ? null : { backup: lastProved.backup, at: lastProved.at, restoreSeconds: lastProved.restoreSeconds, ageDays: daysAgo(lastProved) },
    };
}


/***/ }),

/***/ 93634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ summaryOf),
/* harmony export */   Y: () => (/* binding */ outputsOf)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13581);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);


/** The outputs as a view of the report. */
function outputsOf(report) {
    return { 'health': report.health, 'latest': report.latest ?? '', 'age-hours': report.ageHours?.toFixed(1) ?? '', 'total': report.total };
}
/** The step summary: health first. */
function summaryOf(report) {
    const sign = { healthy: '✅', warning: '⚠️', critical: '❌' }[report.health];
    const drill = report.lastProvedDrill;
    const rows = [
        ['Backups', `${report.total}, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(report.bytes)} in ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(report.store)}`],
        ['Newest', report.latest === null ? 'none' : `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(report.latest)}, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .age */ .KW)(Math.max(0, report.ageHours ?? 0))} old`],
        ['Last proved restore', drill === null ? 'none' : `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(drill.backup)}, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .age */ .KW)(drill.ageDays * 24)} ago, in ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(drill.restoreSeconds)}`],
    ];
    const recent = report.backups.slice(0, 10).map((backup) => [(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .moment */ .n$)(new Date(backup.takenAt)), (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(backup.bytes), (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(backup.file), backup.drill ?? '']);
    return [
        `### ${sign} Backups: ${report.health}`, '',
        ...report.findings.map((finding) => `- ${finding.level === 'critical' ? '❌' : '⚠️'} ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(finding.sentence)}`), '', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['', ''], rows), '',
        `<details><summary>${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(report.backups.length, 'backup')}</summary>`, '', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['Taken (UTC)', 'Size', 'Archive', 'Restore test'], recent), '', '</details>',
    ].join('\n');
}


/***/ }),

/***/ 85231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   Fy: () => (/* binding */ nearlyFull),
/* harmony export */   Xo: () => (/* binding */ growthOf),
/* harmony export */   Y5: () => (/* binding */ weekWhenFull)
/* harmony export */ });
const day = 86_400_000;
const week = 7 * day;
/** Older backups say little of how a database grows now. */
const weeksSeen = 8;
/** Fewer, or over a shorter time, and a slope is chance. */
const fewestPoints = 3;
/** The size of a backup, all its files together, in bytes. */
function sizeOf(set) {
    return Object.values(set.files).reduce((sum, { bytes }) => sum + bytes, 0);
}
/** How the store of these sets fills. What was removed is not seen, so growth is told from the sizes of those that stand, times their number. */
function growthOf(sets, now) {
    const bytes = sets.reduce((sum, set) => sum + sizeOf(set), 0);
    const databases = [...Map.groupBy(sets.filter(({ complete }) => complete), ({ database }) => database).values()];
    const slopes = databases.flatMap((own) => {
        const slope = slopePerWeek(own, now);
        return slope === undefined ? [] : slope * own.length;
    });
    return { bytes, bytesPerWeek: slopes.length === 0 ? undefined : slopes.reduce((sum, slope) => sum + slope, 0) };
}
/**
 * How much larger a backup becomes in a week, in bytes: the median of the slopes between any two of the last eight weeks (Theil–Sen), of
 * which up to 29 % may be out of line. Of each day only the newest counts.
 */
function slopePerWeek(sets, now) {
    const recent = sets.filter(({ takenAt }) => takenAt <= now && now.getTime() - takenAt.getTime() <= weeksSeen * week).toSorted((a, b) => a.takenAt.getTime() - b.takenAt.getTime());
    const points = [...new Map(recent.map((set) => [Math.floor(set.takenAt.getTime() / day), { at: set.takenAt.getTime(), bytes: sizeOf(set) }])).values()];
    const [first, last] = [points[0], points.at(-1)];
    if (points.length < fewestPoints || first === undefined || last === undefined || last.at - first.at < 6 * day)
        return undefined;
    return median(points.flatMap((one, place) => points.slice(place + 1).map((other) => (other.bytes - one.bytes) / (other.at - one.at) * week)));
}
function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length / 2;
    return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
/** The Monday of the week in which a store of that size limit will be full, `2025-09-01`; undefined while it does not grow, or not within ten years. */
function weekWhenFull({ bytes, bytesPerWeek }, limitBytes, now) {
    if (bytesPerWeek === undefined || bytesPerWeek <= 0)
        return undefined;
    const weeks = Math.max(0, limitBytes - bytes) / bytesPerWeek;
    if (weeks > 520)
        return undefined;
    const then = new Date(now.getTime() + weeks * week);
    return new Date(then.getTime() - ((then.getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10);
}
/** From this share of the limit on a store is nearly full. */
const nearlyFull = 0.9;


/***/ }),

/***/ 85916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   k_: () => (/* binding */ parseProof),
/* harmony export */   qE: () => (/* binding */ parseDrillRecord)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22293);


/** Reads the open part. Throws KnownError `manifest-damaged`, or `manifest-newer` for one that a later version wrote. */
function parseManifest(text, file) {
    const manifest = versioned(text, file);
    const archive = manifest['archive'];
    const valid = typeof manifest['backup'] === 'string' && typeof manifest['database'] === 'string' && typeof manifest['takenAt'] === 'string'
        && isRecord(archive) && isHash(archive['sha256']) && isHash(archive['plainSha256']) && typeof archive['bytes'] === 'number'
        && isRecord(manifest['proof']) && isHash(manifest['proof']['sha256']) && isRecord(manifest['server']) && isRecord(manifest['totals'])
        && (manifest['globals'] === undefined || (isRecord(manifest['globals']) && isHash(manifest['globals']['sha256']) && typeof manifest['globals']['file'] === 'string'))
        && isRecord(manifest['encryption']) && Array.isArray(manifest['extensions']) && Array.isArray(manifest['roles']);
    if (!valid)
        throw damage(file, 'lacks what a manifest has');
    return manifest;
}
/** Reads the closed part, opened already. */
function parseProof(text, file) {
    const proof = versioned(text, file);
    const valid = ['relations', 'sequences', 'constraints', 'indexes', 'triggers'].every((name) => Array.isArray(proof[name])) && isRecord(proof['largeObjects']) && isRecord(proof['source']);
    if (!valid)
        throw damage(file, 'lacks what a proof has');
    return proof;
}
/** Reads a drill's record; undefined for what is none. A record tells of a backup, it is no part of it. */
function parseDrillRecord(text) {
    try {
        const record = JSON.parse(text);
        const valid = isRecord(record) && record['version'] === _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c && typeof record['at'] === 'string' && !Number.isNaN(Date.parse(record['at']))
            && ['proved', 'damaged', 'unproved'].includes(String(record['verdict']));
        return valid ? record : undefined;
    }
    catch {
        return undefined;
    }
}
function versioned(text, file) {
    let read;
    try {
        read = JSON.parse(text);
    }
    catch (cause) {
        throw damage(file, 'is no JSON', cause);
    }
    if (!isRecord(read) || typeof read['version'] !== 'number')
        throw damage(file, 'has no version');
    if (read['version'] > _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('manifest-newer', `${file} has version ${read['version']}; this release reads up to ${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c}`, 'Use the release that wrote it, or a later one.');
    }
    return read;
}
function damage(file, what, cause) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('manifest-damaged', `${file} ${what}`, 'Take another backup; this one can be restored, but not compared with its source.', { cause });
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isHash(value) {
    return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}


/***/ }),

/***/ 22293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ manifestVersion)
/* harmony export */ });
/** The version of both parts of the manifest. A reader refuses a newer one by name and reads every older one. */
const manifestVersion = 1;


/***/ }),

/***/ 28693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseSidecar)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

/** The hash in the text of a sidecar of that name. Throws KnownError `sidecar-damaged` for a text that `sha256sum -c` would not read. */
function parseSidecar(words, name) {
    const archive = name.replace(/\.sha256$/, '');
    const match = /^\\?(?<hash>[0-9a-fA-F]{64}) [ *](?<file>[^\n]+)\n?$/.exec(words)?.groups;
    // The scripts wrote the path as they had it; only the file's own name has to fit.
    if (match === undefined || match['file']?.split('/').at(-1) !== archive) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('sidecar-damaged', `${name} is not the line of sha256sum for ${archive}`, 'Fetch the sidecar again, or take another backup.');
    }
    return (match['hash'] ?? '').toLowerCase();
}


/***/ })

};
