export const id = 8910;
export const ids = [8910,4431];
export const modules = {

/***/ 19104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jr: () => (/* binding */ recordDamagedArchive),
/* harmony export */   Sh: () => (/* binding */ verifiedChecksum),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7398);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56414);
/* harmony import */ var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22293);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10221);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32770);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52558);
/* harmony import */ var _store_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49813);








/** Nothing is restored that is not byte for byte what was stored. Throws KnownError `checksum-differs`, after `differs` was told the hash that was read. */
async function verifiedChecksum(store, set, differs) {
    const { archive } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .complete */ .My)(set);
    const expected = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readSidecar */ .YD)(store, set);
    const found = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .hashOf */ .qQ)(await store.read(archive.name));
    if (found === expected)
        return expected;
    await differs?.(found);
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('checksum-differs', `the checksum of ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(archive.name)} is not the one in its sidecar: the backup is damaged`, 'Restore another backup; zimmer-backup verify all tells which are good.');
}
/**
 * Records that an archive's bytes are not those that were stored, so that retention counts this backup no longer as a good one. Where the manifest
 * names the very bytes that were read, it is the sidecar that is wrong: then nothing is recorded against the archive.
 */
async function recordDamagedArchive(store, set, found, context) {
    const manifest = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(store, set).catch(() => undefined);
    if (manifest?.archive.sha256 === found)
        return;
    await writeRecord(store, set, {
        version: _domain_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .manifestVersion */ .c, backup: set.id, archiveSha256: found, at: context.now().toISOString(), verdict: 'damaged', reason: 'its checksum is wrong', thisCopyAlone: true,
        sandbox: 'none', serverVersion: '', restoreSeconds: 0, migrationSeconds: null, totalSeconds: 0, rowsProved: 0, tablesProved: 0,
        keyOpened: (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .CJ)((0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .complete */ .My)(set).archive.name)?.encryption === 'none' ? null : false, recipients: manifest?.encryption.recipients ?? [], run: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .runFacts */ .p)(context.host.environment),
    }, context);
}
/** Writes the record of a drill beside the backup, wherever that stands; what was found of one copy alone, beside that one. */
async function writeRecord(store, set, record, context) {
    const place = record.thisCopyAlone === true ? store.readFrom ?? store : store;
    try {
        await place.attach((0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .drillFile */ .uM)(set.id), (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__/* .drillText */ .vZ)(record));
    }
    catch (problem) {
        if (!(problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E))
            throw problem;
        context.host.warning(`the drill could not be recorded: ${problem.message}`);
    }
    await (0,_store_index_js__WEBPACK_IMPORTED_MODULE_5__/* .rebuildIndex */ .Ki)(store, set.database, context.host);
}


/***/ }),

/***/ 88910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run),
/* harmony export */   testRestore: () => (/* binding */ testRestore)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7398);
/* harmony import */ var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(22293);
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56177);
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94431);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68203);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(32770);
/* harmony import */ var _encryption_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(85878);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(52558);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(23673);
/* harmony import */ var _checksum_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(19104);
/* harmony import */ var _views_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(98145);













/** The restore-test action. */
const run = async (read, context) => {
    const report = await testRestore(read, context);
    return { status: (0,_action_js__WEBPACK_IMPORTED_MODULE_5__/* .statusOf */ .c)((0,_views_js__WEBPACK_IMPORTED_MODULE_10__/* .verdictOf */ .Vj)(report)), report, outputs: (0,_views_js__WEBPACK_IMPORTED_MODULE_10__/* .outputsOf */ .Yz)(report), summary: (0,_views_js__WEBPACK_IMPORTED_MODULE_10__/* .summaryOf */ .YG)(report) };
};
/** One drill: restore, compare, migrate, validate, record. */
async function testRestore(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const began = context.now();
    const store = await (0,_store_js__WEBPACK_IMPORTED_MODULE_8__/* .storeFor */ .fV)(inputs, context);
    const set = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .resolveBackup */ .p2)(store, inputs.backup, (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .namedDatabase */ .pl)(read));
    const { archive } = (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .complete */ .My)(set);
    host.line(`>>> Using ${inputs.backup === 'latest' ? 'latest ' : ''}backup: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)((0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .shown */ .SP)(store, archive.name))}`);
    host.line('>>> Verifying checksum');
    const sha256 = await (0,_checksum_js__WEBPACK_IMPORTED_MODULE_9__/* .verifiedChecksum */ .Sh)(store, set, (found) => (0,_checksum_js__WEBPACK_IMPORTED_MODULE_9__/* .recordDamagedArchive */ .Jr)(store, set, found, context));
    const manifest = await (0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .readManifest */ .WI)(store, set);
    const { Drill } = await Promise.all(/* import() */[__webpack_require__.e(6315), __webpack_require__.e(5303), __webpack_require__.e(3116), __webpack_require__.e(1160), __webpack_require__.e(3399), __webpack_require__.e(1143), __webpack_require__.e(935), __webpack_require__.e(7506), __webpack_require__.e(2957), __webpack_require__.e(6903), __webpack_require__.e(9200)]).then(__webpack_require__.bind(__webpack_require__, 56903));
    const drill = new Drill({ store, set, manifest, inputs, context, open: (0,_encryption_js__WEBPACK_IMPORTED_MODULE_7__.openerFor)(inputs, host) });
    await drill.run();
    if (host.interrupted.aborted)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('interrupted', 'the restore test was interrupted', 'Start it again.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.interrupted });
    const report = reportOf(drill, set, sha256, context, (context.now().getTime() - began.getTime()) / 1000);
    await (0,_checksum_js__WEBPACK_IMPORTED_MODULE_9__/* .writeRecord */ .rh)(store, set, report.record, context);
    tell(report, context);
    return report;
}
const stepReasons = {
    checksum: 'its checksum is wrong', key: 'it could not be opened with the keys at hand', restore: 'it could not be restored whole', rows: 'what was restored is not what the source had', migrations: 'the migrations did not run on it',
    constraints: 'constraints do not hold in it', checks: 'the checks found rows in it',
};
function reportOf(drill, set, sha256, context, totalSeconds) {
    const verdict = (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .worst */ .QZ)(drill.verdicts());
    const seconds = { ...drill.seconds, total: totalSeconds };
    const reason = verdict.verdict === 'proved' ? null : verdict.reason;
    const found = {
        version: _domain_manifest_js__WEBPACK_IMPORTED_MODULE_11__/* .manifestVersion */ .c, backup: set.id, archiveSha256: sha256, at: context.now().toISOString(), verdict: verdict.verdict,
        // The record lies beside the backup in the open: it names the step, the report names the table.
        reason: drill.problems[0] === undefined ? reason === null ? null : 'see the report' : stepReasons[drill.problems[0].step],
        ...(drill.isThisCopyAlone ? { thisCopyAlone: true } : {}),
        sandbox: drill.sandbox?.kind ?? 'none', serverVersion: drill.sandbox === undefined ? '' : (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_3__/* .versionText */ .KA)(drill.sandbox.serverVersionNumber),
        restoreSeconds: seconds.restore ?? 0, migrationSeconds: seconds.migrations ?? null, totalSeconds, rowsProved: drill.rowsProved, tablesProved: drill.tablesProved,
        keyOpened: (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFile */ .CJ)((0,_backups_js__WEBPACK_IMPORTED_MODULE_6__/* .complete */ .My)(set).archive.name)?.encryption === 'none' ? null : drill.seconds.restore !== undefined, recipients: drill.manifest?.encryption.recipients ?? [],
        run: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_12__/* .runFacts */ .p)(context.host.environment),
    };
    return {
        action: 'restore-test', backup: set.id, verdict: verdict.verdict, reason, sandbox: drill.sandbox?.description ?? 'none', problems: drill.problems, notes: drill.notes,
        seconds, rowsProved: drill.rowsProved, tablesProved: drill.tablesProved, migration: drill.migration, constraintsChecked: drill.constraintsChecked, record: found,
    };
}
function tell(report, context) {
    const { host } = context;
    for (const note of report.notes)
        host.line(`    note: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(note)}`);
    if (report.verdict === 'proved') {
        host.line('🎉 Restore test passed: backup can be restored and schema is consistent.');
        return;
    }
    for (const problem of report.problems.slice(0, 20)) {
        host.line(`    ${problem.step}: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(problem.sentence)}`);
        if (problem.hint !== null)
            host.line(`      hint: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(problem.hint)}`);
    }
    host.error(`Restore test failed: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(report.backup)} is ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)((0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .sentence */ .em)((0,_views_js__WEBPACK_IMPORTED_MODULE_10__/* .verdictOf */ .Vj)(report)))}`);
}


/***/ }),

/***/ 98145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   YG: () => (/* binding */ summaryOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13581);
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94431);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);



const sign = { proved: '✅', damaged: '❌', unproved: '⚠️' };
/** The step summary of a drill: the verdict first, then how long a recovery would take. */
function summaryOf(report) {
    const { seconds } = report;
    const rows = [
        ['Recovery time', seconds.restore === undefined ? 'not reached' : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(seconds.restore)],
        ['Compared with the source', `${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(report.rowsProved, 'row')} of ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(report.tablesProved, 'table')}`],
        ['Migrations', report.migration === null ? 'none' : `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(report.migration.command)}: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(report.migration.before)} → ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(report.migration.after)} in ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(seconds.migrations ?? 0)}`],
        ['Constraints', `${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(report.constraintsChecked, 'constraint')} validated`],
        ['Sandbox', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(report.sandbox)],
        ['Whole drill', (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(seconds.total ?? 0)],
    ];
    const problems = report.problems.slice(0, 30).map((problem) => `- ${sign[problem.level]} **${problem.step}**: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(problem.sentence)}${problem.hint === null ? '' : ` ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(problem.hint)}`}`);
    const notes = report.notes.length === 0 ? [] : ['', `<details><summary>${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(report.notes.length, 'note')}</summary>`, '', ...report.notes.map((note) => `- ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(note)}`), '', '</details>'];
    return [`### ${sign[report.verdict]} Restore test of ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(report.backup)}: ${report.verdict}`, '', ...problems, ...(problems.length > 0 ? [''] : []), (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['', ''], rows), ...notes].join('\n');
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
