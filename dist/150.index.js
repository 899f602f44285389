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
/* harmony import */ var _backup_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46331);
/* harmony import */ var _backup_views_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36154);
/* harmony import */ var _restore_test_views_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(98145);
/* harmony import */ var _restore_test_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88910);
/* harmony import */ var _status_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(54849);
/* harmony import */ var _status_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(28792);
/* harmony import */ var _status_views_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(80302);
/* harmony import */ var _verify_run_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(47582);
/* harmony import */ var _verify_views_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(10801);












/** The nightly cycle: each step in a group of its own; a backup that fails ends it, a drill that fails still lets status speak. */
const run = async (read, context) => {
    const { host } = context;
    const backup = await host.group('Backup', () => (0,_backup_run_js__WEBPACK_IMPORTED_MODULE_3__.backUp)(read, context));
    const { database } = backup.manifest;
    // What the cycle's own backup is called, and whose it is, needs no guessing from here on.
    const named = { values: { ...read.values, backup: backup.backup, database }, origins: { ...read.origins, backup: 'input', database: 'input' } };
    const verified = await host.group('Verify', () => (0,_verify_run_js__WEBPACK_IMPORTED_MODULE_10__.verifyBackups)(named, context));
    const drill = await host.group('Restore test', () => (0,_restore_test_run_js__WEBPACK_IMPORTED_MODULE_6__.testRestore)(named, context));
    const status = await host.group('Status', () => (0,_status_run_js__WEBPACK_IMPORTED_MODULE_8__.reportStatus)(named, context));
    const files = await (0,_status_files_js__WEBPACK_IMPORTED_MODULE_7__/* .writeViews */ .i)(status, read.values, host);
    const verdict = (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)([_verify_views_js__WEBPACK_IMPORTED_MODULE_11__/* .verdictOf */ .Vj(verified), _restore_test_views_js__WEBPACK_IMPORTED_MODULE_5__/* .verdictOf */ .Vj(drill)]);
    const failing = status.health === 'critical' && read.values['on-problem'] === 'fail' ? _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.failed : _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.passed;
    const judged = (0,_action_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c)(verdict);
    return {
        status: judged === _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.passed ? failing : judged,
        report: { action: 'nightly', verdict: verdict.verdict, backup, verify: verified, drill, status },
        outputs: { ..._backup_views_js__WEBPACK_IMPORTED_MODULE_4__/* .outputsOf */ .Y(backup), ..._status_views_js__WEBPACK_IMPORTED_MODULE_9__/* .outputsOf */ .Y(status), ...files, ..._restore_test_views_js__WEBPACK_IMPORTED_MODULE_5__/* .outputsOf */ .Yz(drill), verdict: verdict.verdict, backup: backup.backup },
        summary: [_restore_test_views_js__WEBPACK_IMPORTED_MODULE_5__/* .summaryOf */ .YG(drill), _backup_views_js__WEBPACK_IMPORTED_MODULE_4__/* .summaryOf */ .F(backup), _verify_views_js__WEBPACK_IMPORTED_MODULE_11__/* .summaryOf */ .YG(verified), _status_views_js__WEBPACK_IMPORTED_MODULE_9__/* .summaryOf */ .F(status)].join('\n\n'),
        concern: status,
    };
};


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
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10221);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68203);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32770);
/* harmony import */ var _encryption_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85878);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41689);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43494);
/* harmony import */ var _views_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(10801);









/** The verify action. */
const run = async (read, context) => {
    const report = await verifyBackups(read, context);
    return { status: (0,_action_js__WEBPACK_IMPORTED_MODULE_3__/* .statusOf */ .c)((0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .verdictOf */ .Vj)(report)), report, outputs: (0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .outputsOf */ .Yz)(report), summary: (0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .summaryOf */ .YG)(report) };
};
/** Verifies one backup, or all of a database. */
async function verifyBackups(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const store = await (0,_store_js__WEBPACK_IMPORTED_MODULE_6__/* .storeFor */ .fV)(inputs, context);
    const open = (0,_encryption_js__WEBPACK_IMPORTED_MODULE_5__.openerFor)(inputs, host);
    const backups = [];
    for (const set of await chosen(store, inputs.backup, (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .namedDatabase */ .pl)(read))) {
        if (host.interrupted.aborted)
            throw new Error('interrupted');
        host.line(`>>> Verifying ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(set.id)}`);
        const verified = await (0,_check_js__WEBPACK_IMPORTED_MODULE_7__/* .verifyBackup */ .g)(store, set, open, context.now);
        backups.push(verified);
        for (const difference of verified.differences.slice(0, 20))
            host.line(`    ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(difference)}`);
        host.line((0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .lineOf */ .cA)(verified));
    }
    const verdict = (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)(backups.map(_views_js__WEBPACK_IMPORTED_MODULE_8__/* .asVerdict */ .Qq));
    return { action: 'verify', verdict: verdict.verdict, reason: verdict.verdict === 'proved' ? null : verdict.reason, backups };
}
async function chosen(store, named, database) {
    if (named !== 'all')
        return [await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveBackup */ .p2)(store, named, database)];
    const sets = (await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .setsOf */ .Nc)(store, database)).filter((set) => set.complete);
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
