export const id = 150;
export const ids = [150];
export const modules = {

/***/ 50150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94431);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68203);
/* harmony import */ var _backup_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10159);
/* harmony import */ var _backup_views_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(36154);
/* harmony import */ var _restore_test_views_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98145);
/* harmony import */ var _restore_test_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88910);
/* harmony import */ var _status_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(47402);
/* harmony import */ var _status_views_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(93634);
/* harmony import */ var _verify_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(47582);
/* harmony import */ var _verify_views_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(10801);











/** The nightly cycle: each step in a group of its own; a backup that fails ends it, a drill that fails still lets status speak. */
const run = async (read, context) => {
    const { host } = context;
    const backup = await host.group('Backup', () => (0,_backup_run_js__WEBPACK_IMPORTED_MODULE_3__.backUp)(read, context));
    const { database } = backup.manifest;
    // What the cycle's own backup is called, and whose it is, needs no guessing from here on.
    const named = { values: { ...read.values, backup: backup.backup, database }, origins: { ...read.origins, backup: 'input', database: 'input' } };
    const verified = await host.group('Verify', () => (0,_verify_run_js__WEBPACK_IMPORTED_MODULE_7__.verifyBackups)(named, context));
    const drill = await host.group('Restore test', () => (0,_restore_test_run_js__WEBPACK_IMPORTED_MODULE_5__.testRestore)(named, context));
    const status = await host.group('Status', () => (0,_status_run_js__WEBPACK_IMPORTED_MODULE_6__.reportStatus)(named, context));
    const verdict = (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)([_verify_views_js__WEBPACK_IMPORTED_MODULE_8__/* .verdictOf */ .Vj(verified), _restore_test_views_js__WEBPACK_IMPORTED_MODULE_4__/* .verdictOf */ .Vj(drill)]);
    const failing = status.health === 'critical' && read.values['on-problem'] === 'fail' ? _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.failed : _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.passed;
    const judged = (0,_action_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c)(verdict);
    return {
        status: judged === _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.passed ? failing : judged,
        report: { action: 'nightly', verdict: verdict.verdict, backup, verify: verified, drill, status },
        outputs: { ..._backup_views_js__WEBPACK_IMPORTED_MODULE_9__/* .outputsOf */ .Y(backup), ..._status_views_js__WEBPACK_IMPORTED_MODULE_10__/* .outputsOf */ .Y(status), ..._restore_test_views_js__WEBPACK_IMPORTED_MODULE_4__/* .outputsOf */ .Yz(drill), verdict: verdict.verdict, backup: backup.backup },
        summary: [_restore_test_views_js__WEBPACK_IMPORTED_MODULE_4__/* .summaryOf */ .YG(drill), _backup_views_js__WEBPACK_IMPORTED_MODULE_9__/* .summaryOf */ .F(backup), _verify_views_js__WEBPACK_IMPORTED_MODULE_8__/* .summaryOf */ .YG(verified), _status_views_js__WEBPACK_IMPORTED_MODULE_10__/* .summaryOf */ .F(status)].join('\n\n'),
    };
};


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

/***/ 47582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run),
/* harmony export */   verifyBackups: () => (/* binding */ verifyBackups)
/* harmony export */ });
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94431);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(10221);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68203);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32770);
/* harmony import */ var _encryption_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85878);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41689);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(43463);
/* harmony import */ var _views_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(10801);









/** The verify action. */
const run = async (read, context) => {
    const report = await verifyBackups(read, context);
    return { status: (0,_action_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c)((0,_views_js__WEBPACK_IMPORTED_MODULE_7__/* .verdictOf */ .Vj)(report)), report, outputs: (0,_views_js__WEBPACK_IMPORTED_MODULE_7__/* .outputsOf */ .Yz)(report), summary: (0,_views_js__WEBPACK_IMPORTED_MODULE_7__/* .summaryOf */ .YG)(report) };
};
/** Verifies one backup, or all of a database. */
async function verifyBackups(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const store = await (0,_store_js__WEBPACK_IMPORTED_MODULE_5__/* .storeFor */ .fV)(inputs, context);
    const open = (0,_encryption_js__WEBPACK_IMPORTED_MODULE_4__/* .openerFor */ .F)(inputs, host);
    const backups = [];
    for (const set of await chosen(store, inputs.backup, (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .namedDatabase */ .pl)(read))) {
        if (host.interrupted.aborted)
            throw new Error('interrupted');
        host.line(`>>> Verifying ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .plain */ .pj)(set.id)}`);
        const verified = await (0,_check_js__WEBPACK_IMPORTED_MODULE_6__/* .verifyBackup */ .g)(store, set, open, context.now);
        backups.push(verified);
        for (const difference of verified.differences.slice(0, 20))
            host.line(`    ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .plain */ .pj)(difference)}`);
        host.line((0,_views_js__WEBPACK_IMPORTED_MODULE_7__/* .lineOf */ .cA)(verified));
    }
    const verdict = (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)(backups.map(_views_js__WEBPACK_IMPORTED_MODULE_7__/* .asVerdict */ .Qq));
    return { action: 'verify', verdict: verdict.verdict, reason: verdict.verdict === 'proved' ? null : verdict.reason, backups };
}
async function chosen(store, named, database) {
    if (named !== 'all')
        return [await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveBackup */ .p2)(store, named, database)];
    const sets = (await (0,_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .setsOf */ .Nc)(store, database)).filter((set) => set.complete);
    if (sets.length === 0)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('no-backups', `no backups found in ${store.name}`, 'Run the backup action first, or name the store that holds backups.');
    return sets;
}


/***/ }),

/***/ 10801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qq: () => (/* binding */ asVerdict),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   YG: () => (/* binding */ summaryOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   cA: () => (/* binding */ lineOf)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13581);
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94431);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);



/** The outputs as a view of the report. */
function outputsOf(report) {
    return { verdict: report.verdict, backup: report.backups[0]?.backup ?? '' };
}
/** One backup's verdict, with its name in the reason. */
function asVerdict(verified) {
    switch (verified.verdict) {
        case 'proved': return _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .proved */ .tT;
        case 'damaged': return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`${verified.backup}: ${verified.reason ?? ''}`);
        case 'unproved': return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .unproved */ .gv)(`${verified.backup}: ${verified.reason ?? ''}`);
    }
}
/** The verdict over all that were verified. */
function verdictOf(report) {
    return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)(report.backups.map(asVerdict));
}
/** One backup's line in the log. */
function lineOf(verified) {
    const what = `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.backup)}: ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .size */ .Ej)(verified.bytes)} read in ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(verified.seconds)}`;
    switch (verified.verdict) {
        case 'proved': return `✅ proved: ${what}, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(verified.rows, 'row')} equal to the source`;
        case 'damaged': return `❌ damaged: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.backup)}: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.reason ?? '')}`;
        case 'unproved': return `⚠️ unproved: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.backup)}: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.reason ?? '')}`;
    }
}
/** The step summary: the verdict first. */
function summaryOf(report) {
    const sign = { proved: '✅', damaged: '❌', unproved: '⚠️' };
    const rows = report.backups.map((one) => [`${sign[one.verdict]} ${one.verdict}`, (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(one.backup), (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .size */ .Ej)(one.bytes), (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(one.rows, 'row'), (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(one.reason ?? '')]);
    return [`### ${sign[report.verdict]} ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(report.backups.length, 'backup')} verified: ${report.verdict}`, '', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['Verdict', 'Backup', 'Size', 'Compared', 'Reason'], rows)].join('\n');
}


/***/ })

};
