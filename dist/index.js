import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 72250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 38321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 98253:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util/types");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 68203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ define),
/* harmony export */   c: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2859);

/** Gives an action's definition its type. */
function define(definition) {
    return definition;
}
/** The exit status of a verdict: doubt has one of its own, and neither it nor damage is success. */
function statusOf(verdict) {
    switch (verdict.verdict) {
        case 'proved': return _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.passed;
        case 'damaged': return _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.failed;
        case 'unproved': return _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.unproved;
    }
}


/***/ }),

/***/ 81007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ backup),
/* harmony export */   k: () => (/* binding */ dumpInputs)
/* harmony export */ });
/* harmony import */ var _kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(83721);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(68203);
/* harmony import */ var _shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(82372);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(23673);
/* harmony import */ var _postgres_input_checks_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(40463);





/** The dump itself: what the nightly cycle takes over too. */
const dumpInputs = {
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceInputs */ .ZU,
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .envFileInput */ .uf,
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .clientInput */ .Ch,
    'proof': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['content', 'rows', 'none'], 'How the backup is proved when it is taken: `content`, every row hashed as it passes and counted in the source; `rows`, counted alone; `none`.', { default: 'content' }),
    'compression': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('`auto`, `none`, `gzip:1` to `gzip:9`, and from PostgreSQL 16 on `zstd:1` to `zstd:22` and `lz4:1` to `lz4:12`. `auto` is zstd:1 from 16 on, and gzip:1 below or where the programs were built without zstd.', { default: 'auto' }),
    'format': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['custom', 'directory'], '`custom`, one stream of pg_dump; or `directory`, for big databases: several tables dumped at once (see jobs), their files in one tar, which restores with tar and pg_restore.', { default: 'custom' }),
    'exclude-table-data': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Tables whose rows stay out, as pg_dump\'s patterns, a line each.'),
    'globals': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Add the server\'s roles (without passwords), memberships, role settings and tablespaces: `<name>.globals.sql`.', { default: false }),
    'min-tables': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Fewer tables than this in the source is an error: an empty or wrong database dumps perfectly.', { default: 1, min: 0 }),
    'lock-timeout': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds that the dump waits for a lock which a migration holds.', { default: 60, min: 1 }),
};
const backup = (0,_action_js__WEBPACK_IMPORTED_MODULE_1__/* .define */ .E)({
    name: 'backup',
    title: 'Zimmer Backup: backup',
    description: 'Takes a backup of a PostgreSQL database that is proved while it is written: every row hashed and counted.',
    icon: 'database',
    inputs: { ...dumpInputs, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .storeInput */ .Sh, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .sealingInputs */ .TF, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .retentionInputs */ .kN, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .sizeLimitInput */ .RQ, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .dryRunInput */ .lo, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .jobsInput */ .Zb, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .alarmInputs */ .fO, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .reportInput */ .BO },
    checks: [_postgres_input_checks_js__WEBPACK_IMPORTED_MODULE_4__/* .urlProblem */ .r, _postgres_input_checks_js__WEBPACK_IMPORTED_MODULE_4__/* .compressionProblem */ .s, _store_js__WEBPACK_IMPORTED_MODULE_3__/* .objectLockProblem */ .k$],
    outputs: {
        'backup': 'Name of the backup, such as `zimmer-20250828_143022`.',
        'path': 'Where its archive stands.',
        'sha256': 'SHA-256 of the stored archive.',
        'size-bytes': 'Size of the stored archive.',
        'tables': 'Tables in the backup.',
        'rows': 'Rows in the backup, exactly.',
        'duration-seconds': 'How long the backup took.',
        'report': 'Path of the JSON report.',
    },
    post: true,
});


/***/ }),

/***/ 40334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Fg: () => (/* binding */ definitionOf),
  BG: () => (/* binding */ definitions),
  ve: () => (/* binding */ isAction)
});

// EXTERNAL MODULE: ./actions/backup/inputs.js
var inputs = __nccwpck_require__(81007);
// EXTERNAL MODULE: ./actions/action.js
var action = __nccwpck_require__(68203);
// EXTERNAL MODULE: ./actions/shared-inputs.js
var shared_inputs = __nccwpck_require__(82372);
// EXTERNAL MODULE: ./kit/inputs.js + 1 modules
var kit_inputs = __nccwpck_require__(83721);
;// CONCATENATED MODULE: ./actions/latest/inputs.js



const latest = (0,action/* define */.E)({
    name: 'latest',
    title: 'Zimmer Backup: latest',
    description: 'Finds the newest good backup and, on request, fetches it.',
    icon: 'download',
    inputs: {
        ...shared_inputs/* databaseName */.Do, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* storeInput */.Sh,
        'fetch-to': (0,kit_inputs/* text */.Qq)('A folder to copy the backup\'s files to; the checksum is verified before a file gets its name.'),
        ...shared_inputs/* reportInput */.BO,
    },
    checks: [],
    outputs: {
        'backup': 'Name of the backup.',
        'path': 'Where its archive stands; after fetching, the copy.',
        'sha256': 'SHA-256 of the archive, from its sidecar.',
        'age-hours': 'Its age in hours.',
        'report': 'Path of the JSON report.',
    },
    post: false,
});

// EXTERNAL MODULE: ./actions/migration-check/inputs.js
var migration_check_inputs = __nccwpck_require__(19314);
// EXTERNAL MODULE: ./actions/restore-test/inputs.js
var restore_test_inputs = __nccwpck_require__(1710);
;// CONCATENATED MODULE: ./actions/status/inputs.js



const healthInputs = {
    // 26, not 24: a daily schedule may start an hour late and run for an hour.
    'max-age-hours': (0,kit_inputs/* integer */.nd)('Oldest acceptable newest backup.', { default: 26, min: 1 }),
    'min-backups': (0,kit_inputs/* integer */.nd)('Fewest good backups that are enough.', { default: 1, min: 1 }),
    'max-drill-age-days': (0,kit_inputs/* integer */.nd)('Oldest acceptable proved restore test.', { default: 8, min: 1 }),
    'max-restore-minutes': (0,kit_inputs/* integer */.nd)('Longest acceptable recovery in a restore test: restore and migrations.', { min: 1 }),
    'max-shrink-percent': (0,kit_inputs/* integer */.nd)('How far the newest backup, its rows or those of one table may fall below the median of the seven before. Tables need the closed part of the manifest: give the key.', { default: 30, min: 1, max: 99 }),
    'max-slowdown-percent': (0,kit_inputs/* integer */.nd)('How much longer than those before the last three backups may take.', { default: 100, min: 1 }),
    'max-still-days': (0,kit_inputs/* integer */.nd)('For how many days no large table may change.', { default: 7, min: 1 }),
    'max-data-age-hours': (0,kit_inputs/* integer */.nd)('How old the newest date in the data may be when a backup is taken, and for how long a standby may have replayed nothing.', { default: 26, min: 1 }),
    'end-of-life-days': (0,kit_inputs/* integer */.nd)('How many days before the last release of the server\'s major there is a warning.', { default: 90, min: 0 }),
    'min-free-space': (0,kit_inputs/* byteSize */.mz)('How much has to be free where a folder\'s backups live, for example `20GB`. Room for two more backups is asked for in any case.'),
    'workflow': (0,kit_inputs/* text */.Qq)('File name of the workflow that takes the backups, such as `backup.yml`: then its schedule is judged, with a token that has `actions: read` and `contents: read`.'),
    'on-problem': (0,kit_inputs/* oneOf */.yL)(['fail', 'warn'], 'What a critical finding does to the job.', { default: 'fail' }),
};
const viewInputs = {
    'page': (0,kit_inputs/* text */.Qq)('Where the report is written as one HTML page that needs nothing else, for GitHub Pages or an artifact. It names tables that lost rows.'),
    'badge': (0,kit_inputs/* text */.Qq)('Where the badge is written, as the JSON that an endpoint badge of shields.io reads.'),
    'metrics': (0,kit_inputs/* text */.Qq)('Where Prometheus\' text is written; the name ends with `.prom` in the folder of the textfile collector.'),
    'evidence': (0,kit_inputs/* text */.Qq)('A folder that is kept: each month\'s backups and restore tests, as JSON and Markdown, chained by hash, however long the backups are gone.'),
    'evidence-key': (0,kit_inputs/* secret */.rJ)('Private key of ed25519 in PEM; it signs the evidence.'),
};
const inputs_status = (0,action/* define */.E)({
    name: 'status',
    title: 'Zimmer Backup: status',
    description: 'Reports on the health of the backups: how many, how old, whether complete, and when a restore was last proved.',
    icon: 'activity',
    inputs: { ...shared_inputs/* databaseName */.Do, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* storeInput */.Sh, ...shared_inputs/* openingInputs */.iT, ...healthInputs, ...viewInputs, ...shared_inputs/* sizeLimitInput */.RQ, ...shared_inputs/* alarmInputs */.fO, ...shared_inputs/* reportInput */.BO },
    checks: [],
    outputs: {
        'health': '`healthy`, `warning` or `critical`.',
        'report': 'Path of the JSON report.',
        'page': 'Path of the HTML page; empty where none was written.',
        'latest': 'Name of the newest backup.',
        'age-hours': 'Its age in hours.',
        'total': 'How many backups there are.',
        'good': 'How many of them are good.',
    },
    post: false,
});

// EXTERNAL MODULE: ./actions/store.js + 3 modules
var store = __nccwpck_require__(23673);
// EXTERNAL MODULE: ./postgres/input-checks.js
var input_checks = __nccwpck_require__(40463);
// EXTERNAL MODULE: ./sandbox/input-checks.js
var sandbox_input_checks = __nccwpck_require__(62831);
;// CONCATENATED MODULE: ./actions/nightly/inputs.js








/** The root action: backup, verify, restore-test and status as one step. */
const nightly = (0,action/* define */.E)({
    name: 'nightly',
    title: 'Zimmer Backup',
    description: 'PostgreSQL backups that are proved to restore: backup, verify, restore test and status in one step.',
    icon: 'database',
    inputs: { ...inputs/* dumpInputs */.k, ...shared_inputs/* storeInput */.Sh, ...shared_inputs/* sealingInputs */.TF, ...shared_inputs/* retentionInputs */.kN, ...restore_test_inputs/* drillInputs */.FV, ...healthInputs, ...viewInputs, ...shared_inputs/* sizeLimitInput */.RQ, ...shared_inputs/* jobsInput */.Zb, ...shared_inputs/* dryRunInput */.lo, ...shared_inputs/* alarmInputs */.fO, ...shared_inputs/* reportInput */.BO },
    checks: [input_checks/* urlProblem */.r, input_checks/* compressionProblem */.s, sandbox_input_checks/* sandboxPortProblem */.wQ, sandbox_input_checks/* sandboxNetworkProblem */.B4, store/* objectLockProblem */.k$],
    outputs: { ...inputs/* backup */.R.outputs, ...restore_test_inputs/* restoreTest */.$5.outputs, ...inputs_status.outputs, 'report': 'Path of the JSON report of the whole cycle.' },
    post: true,
});

;// CONCATENATED MODULE: ./actions/rekey/inputs.js



const rekey = (0,action/* define */.E)({
    name: 'rekey',
    title: 'Zimmer Backup: rekey',
    description: 'Encrypts stored backups to new recipients; each old copy goes only when its new one stands and was read back.',
    icon: 'key',
    inputs: {
        'backup': (0,kit_inputs/* text */.Qq)('The backup: its name, one of its files, `latest`, or `all`.', { default: 'all' }),
        ...shared_inputs/* databaseName */.Do, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* storeInput */.Sh,
        ...shared_inputs/* openingInputs */.iT,
        ...shared_inputs/* sealInputs */.jX,
        'new-passphrase': (0,kit_inputs/* secret */.rJ)('Seals by a passphrase, where no recipients are given.'),
        'keep-old': (0,kit_inputs/* flag */.Jt)('Leave the old copies where they are.', { default: false }),
        ...shared_inputs/* reportInput */.BO,
    },
    checks: [],
    outputs: {
        'rekeyed': 'How many backups were encrypted anew.',
        'backup': 'Name of the newest of them, under its new name.',
        'report': 'Path of the JSON report.',
    },
    post: false,
});

;// CONCATENATED MODULE: ./actions/repair/inputs.js




const repair = (0,action/* define */.E)({
    name: 'repair',
    title: 'Zimmer Backup: repair',
    description: 'Compares what stands in several stores, and copies each backup that one of them lacks from one that has it whole.',
    icon: 'copy',
    inputs: {
        'backup': (0,kit_inputs/* text */.Qq)('The backup: its name, one of its files, or `all`.', { default: 'all' }),
        ...shared_inputs/* databaseName */.Do, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* storeInput */.Sh,
        'compare': (0,kit_inputs/* oneOf */.yL)(['content', 'listing'], 'How damage is looked for: `content` reads every copy whole; `listing` compares sizes and checksum files, and reads only what is copied.', { default: 'content' }),
        'replace-damaged': (0,kit_inputs/* flag */.Jt)('A damaged copy is replaced by a good one; without it, it is only named.', { default: false }),
        'remove-incomplete': (0,kit_inputs/* flag */.Jt)('A set without its checksum that is older than a day, and of which no store has a good copy, is removed; without it, it is only named.', { default: false }),
        'settle-minutes': (0,kit_inputs/* integer */.nd)('What is missing or incomplete in a backup with younger files is left alone: it may be being written.', { default: 60, min: 0 }),
        'dry-run': (0,kit_inputs/* flag */.Jt)('Print what would be done; change nothing.', { default: false }),
        ...shared_inputs/* reportInput */.BO,
    },
    checks: [store/* objectLockProblem */.k$],
    outputs: {
        'copied': 'How many copies were made, finished or replaced.',
        'damaged': 'How many copies are damaged, half written, different or unreadable, and stay so.',
        'report': 'Path of the JSON report.',
    },
    post: true,
});

// EXTERNAL MODULE: ./domain/table-names.js
var table_names = __nccwpck_require__(77387);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __nccwpck_require__(2859);
;// CONCATENATED MODULE: ./actions/restore/tables-inputs.js



/** The inputs by which chosen tables are restored instead of the whole database. */
const tablesInputs = {
    'tables': (0,kit_inputs/* text */.Qq)('Tables to restore instead of the whole database, separated by commas or lines: `users`, `public.payments`, `"we""ird"`.'),
    'into': (0,kit_inputs/* oneOf */.yL)(['rename', 'schema', 'replace'], 'For `tables`: `rename` makes them beside the live ones, `schema` in a schema of their own; `replace` gives the live ones the rows of the backup, in one transaction.', { default: 'rename' }),
    'into-name': (0,kit_inputs/* text */.Qq)('For `tables`: the suffix (by default `_restored`) or the schema (by default `restored`).'),
};
/** What is wrong with the names of tables, for the one error that names all wrong inputs. */
function tablesProblem(inputs) {
    const { tables, into } = inputs;
    if (tables === undefined) {
        // A restore of everything in place of a few tables would be the worst of misunderstandings.
        return [...into === tablesInputs.into.default ? [] : ['into has no meaning without tables'], ...inputs['into-name'] === undefined ? [] : ['into-name has no meaning without tables']];
    }
    return [
        ...namesProblem(tables), ...into === 'replace' && inputs['into-name'] !== undefined ? ['into-name has no meaning with into: replace'] : [],
        // A runner hands over defaults as if they had been given: only what differs from them was surely meant.
        ...inputs.swap ? [] : ['swap has no meaning with tables, which are restored in one transaction'],
        ...inputs['end-connections'] ? ['end-connections has no meaning with tables, which are restored beside whoever is connected'] : [],
        ...inputs['create-roles'] ? ['create-roles has no meaning with tables; a role that they lack is named'] : [],
        ...inputs.checks === undefined ? [] : ['checks has no meaning with tables'],
    ];
}
function namesProblem(tables) {
    try {
        (0,table_names/* parseTableNames */.i)(tables);
        return [];
    }
    catch (problem) {
        return [`tables ${(0,errors/* messageOf */.bD)(problem)}`];
    }
}

;// CONCATENATED MODULE: ./actions/restore/inputs.js





const restore = (0,action/* define */.E)({
    name: 'restore',
    title: 'Zimmer Backup: restore',
    description: 'Disaster recovery: restores a verified backup beside the target database, proves it row by row, and only then lets it take the name; or chosen tables alone.',
    icon: 'life-buoy',
    inputs: {
        ...shared_inputs/* whichBackup */.kB,
        'backups-of': (0,kit_inputs/* text */.Qq)('The database whose backups are meant; without it, the one of the target\'s name.'),
        ...shared_inputs/* sourceInputs */.ZU, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* clientInput */.Ch, ...shared_inputs/* storeInput */.Sh, ...shared_inputs/* openingInputs */.iT,
        ...tablesInputs,
        'dry-run': (0,kit_inputs/* flag */.Jt)('Print the plan, and everything that stands in the way; touch nothing.', { default: false }),
        'confirm': (0,kit_inputs/* text */.Qq)('The name of the target database, typed by whoever answers for it. Needed when it is not empty, unless tables are restored beside what is there.'),
        'swap': (0,kit_inputs/* flag */.Jt)('Restore beside the target, prove it there, then rename both in one step; the old database is kept. `false` empties the target and restores in place.', { default: true }),
        'end-connections': (0,kit_inputs/* flag */.Jt)('End the connections to the target at the last moment; without it, a target in use is refused.', { default: false }),
        'safety-backup': (0,kit_inputs/* flag */.Jt)('Back the target up first, unless nothing in it can be lost.', { default: true }),
        'safety-store': (0,kit_inputs/* text */.Qq)('Where that backup goes; by default a folder `before-restore` below the first store. Never the store itself: its `latest` would then be the broken state.'),
        ...shared_inputs/* sealInputs */.jX,
        'owner': (0,kit_inputs/* oneOf */.yL)(['keep', 'drop'], 'Ownership and privileges: `keep` restores them; `drop` leaves everything to the role that restores.', { default: 'keep' }),
        'create-roles': (0,kit_inputs/* flag */.Jt)('Create the roles of the backup that the target lacks, without login.', { default: false }),
        'accept': (0,kit_inputs/* oneOf */.yL)(['proved', 'unproved', 'damaged'], 'The worst backup that is restored: `unproved` takes one whose rows nothing can prove, `damaged` also one that its newest restore test found damaged. What differs when it is restored takes no name either way.', { default: 'proved' }),
        'checks': (0,kit_inputs/* text */.Qq)('A file of SQL queries that must each return no row; run read-only on the restored database, before it takes the name.'),
        ...shared_inputs/* jobsInput */.Zb, ...shared_inputs/* reportInput */.BO,
    },
    checks: [input_checks/* urlProblem */.r, tablesProblem],
    outputs: {
        'backup': 'Name of the backup that was restored.',
        'restored-tables': 'How many tables were restored; without `tables`, those that are equal to the source.',
        'verdict': '`proved`, `damaged` or `unproved`; empty when nothing was restored.',
        'previous-database': 'What the old database is called now; empty where there is none.',
        'safety-backup': 'Name of the backup that was taken of the target first; empty when none was.',
        'report': 'Path of the JSON report.',
    },
    post: true,
});

;// CONCATENATED MODULE: ./actions/verify/inputs.js



const verify = (0,action/* define */.E)({
    name: 'verify',
    title: 'Zimmer Backup: verify',
    description: 'Proves a stored backup without a server: checksum, a read of the whole archive, and every row against the manifest.',
    icon: 'check-circle',
    inputs: {
        ...shared_inputs/* whichBackup */.kB,
        'backup': (0,kit_inputs/* text */.Qq)('The backup: its name, one of its files, `latest`, or `all`.', { default: 'latest' }),
        ...shared_inputs/* databaseName */.Do, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* storeInput */.Sh, ...shared_inputs/* openingInputs */.iT, ...shared_inputs/* reportInput */.BO,
    },
    checks: [],
    outputs: {
        'verdict': '`proved`, `damaged` or `unproved`.',
        'backup': 'Name of the backup; of the newest, when all were verified.',
        'report': 'Path of the JSON report.',
    },
    post: false,
});

;// CONCATENATED MODULE: ./actions/definitions.js










/** Every action of the suite, in the order in which people meet them. */
const definitions = { nightly: nightly, backup: inputs/* backup */.R, verify: verify, 'restore-test': restore_test_inputs/* restoreTest */.$5, 'migration-check': migration_check_inputs/* migrationCheck */.N4, restore: restore, latest: latest, status: inputs_status, rekey: rekey, repair: repair };
/** Whether a word names an action. */
function isAction(word) {
    return Object.hasOwn(definitions, word);
}
/** An action's definition, where its own types do not matter. */
function definitionOf(name) {
    return definitions[name];
}


/***/ }),

/***/ 19314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ migrationCheck),
/* harmony export */   W6: () => (/* binding */ thresholdsOf),
/* harmony export */   pd: () => (/* binding */ levelsOf)
/* harmony export */ });
/* harmony import */ var _domain_migration_rules_table_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(59313);
/* harmony import */ var _kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83721);
/* harmony import */ var _sandbox_input_checks_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(62831);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(68203);
/* harmony import */ var _restore_test_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1710);
/* harmony import */ var _shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(82372);






const levels = ['fail', 'warn', 'note'];
function threshold(id) {
    const rule = _domain_migration_rules_table_js__WEBPACK_IMPORTED_MODULE_0__/* .rules */ .a.find((one) => one.id === id);
    if (rule?.threshold === undefined)
        throw new Error(`the rule ${id} has no threshold`);
    return (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)(`From so many ${rule.threshold.unit} on, the rule \`${id}\` speaks.`, { default: rule.threshold.default, min: 0 });
}
/** Each rule's threshold, under its name and unit; that of `slow-statement` is in milliseconds. */
const thresholdInputs = {
    'slow-statement-ms': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)('From so many milliseconds on, the rule `slow-statement` speaks.', { default: 10_000, min: 0 }),
    'access-exclusive-lock-held-seconds': threshold('access-exclusive-lock-held'),
    'write-lock-held-seconds': threshold('write-lock-held'),
    'table-rewrite-rows': threshold('table-rewrite'),
    'validating-scan-rows': threshold('validating-scan'),
    'index-without-concurrently-rows': threshold('index-without-concurrently'),
    'table-dropped-rows': threshold('table-dropped'),
    'column-dropped-rows': threshold('column-dropped'),
    'rows-lost-rows': threshold('rows-lost'),
    'values-lost-rows': threshold('values-lost'),
    'rows-updated-rows': threshold('rows-updated'),
    'long-transaction-seconds': threshold('long-transaction'),
    'lock-wait-seconds': threshold('lock-wait'),
};
const ruleInputs = {
    'rules': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)('Levels other than the rules\' own, a line each: `table-rewrite: fail`; the levels are `fail`, `warn` and `note`.'),
    ...thresholdInputs,
};
/** The levels that the input `rules` gives, by the rule's id. */
function levelsOf(given) {
    return Object.fromEntries((given ?? []).flatMap((line) => {
        const { id, level } = readRule(line);
        return id === undefined || level === undefined ? [] : [[id, level]];
    }));
}
/** The thresholds that the inputs give, by the rule's id. */
function thresholdsOf(inputs) {
    const { 'slow-statement-ms': slow, ...others } = inputs;
    return { ...Object.fromEntries(_domain_migration_rules_table_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleIds */ .Z.flatMap((id) => {
            const value = Object.entries(others).find(([name]) => name === `${id}-rows` || name === `${id}-seconds`)?.[1];
            return value === undefined ? [] : [[id, value]];
        })), 'slow-statement': slow / 1000 };
}
function readRule(line) {
    const { id, level } = /^(?<id>[a-z-]+)\s*:\s*(?<level>\w+)$/.exec(line)?.groups ?? {};
    return { id: _domain_migration_rules_table_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleIds */ .Z.find((one) => one === id), level: levels.find((one) => one === level) };
}
function ruleProblems({ rules: given }) {
    return (given ?? []).flatMap((line) => {
        const { id, level } = readRule(line);
        if (id === undefined)
            return [`rules has the line "${line}", which begins with no rule (they are ${_domain_migration_rules_table_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleIds */ .Z.join(', ')})`];
        return level === undefined ? [`rules has the line "${line}", which gives ${id} none of the levels ${levels.join(', ')}`] : [];
    });
}
function cacheKeyProblems({ 'cache-key': key }) {
    return key === undefined || key.reveal().length >= 32 ? [] : ['cache-key must have 32 characters or more, since whoever reads the cache may guess it; make one with openssl rand -base64 32'];
}
const migrationCheck = (0,_action_js__WEBPACK_IMPORTED_MODULE_2__/* .define */ .E)({
    name: 'migration-check',
    title: 'Zimmer Backup: migration check',
    description: 'Runs a pull request\'s migrations on the latest proved backup, and tells what they did to locks, time, schema and rows, and whether they can be undone.',
    icon: 'git-pull-request',
    inputs: {
        'backup': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('The backup: its name, one of its files, or `latest`, the newest that a drill has proved.', { default: 'latest' }),
        ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .databaseName */ .Do, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .envFileInput */ .uf, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .storeInput */ .Sh, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .openingInputs */ .iT, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .sandboxInputs */ .bZ, ..._restore_test_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .ownerInput */ .AT, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .migrateInputs */ .Bf,
        'down-command': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('The command that undoes what `migrate` did, `none`, or `auto`: alembic\'s own downgrade, one revision at a time.', { default: 'auto' }),
        'migration-files': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)('Files of the migrations, a path or pattern a line, where they are not alembic\'s: their comments accept findings, and annotations stand in them.'),
        'sanitize': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('A file of SQL that is run on the restored backup before anything else, such as one that replaces personal data.'),
        'cache-key': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .secret */ .rJ)('A random secret of 32 characters or more. With it, the restored and sanitized sandbox is kept in GitHub\'s cache, encrypted by a key derived from it, and the next check of the same backup begins there; needs `sandbox: local`, or `auto` on a machine with the server\'s programs.'),
        ...ruleInputs,
        'comment': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)('Tell the outcome in one comment on the pull request, which later runs update; needs `pull-requests: write`.', { default: true }),
        'on-problem': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)(['fail', 'warn'], 'What a finding of the level `fail`, or a check that could not be made, does to the job.', { default: 'fail' }),
        ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .clientInput */ .Ch, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .jobsInput */ .Zb, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .reportInput */ .BO,
    },
    checks: [_sandbox_input_checks_js__WEBPACK_IMPORTED_MODULE_5__/* .sandboxPortProblem */ .wQ, _sandbox_input_checks_js__WEBPACK_IMPORTED_MODULE_5__/* .sandboxNetworkProblem */ .B4, ruleProblems, cacheKeyProblems],
    outputs: {
        'verdict': '`passed`, `failed`, `unproved` (it could not be told) or `not-run` (a stranger\'s code is given no backup).',
        'backup': 'Name of the backup on which the migrations ran.',
        'revisions': 'How many revisions were applied.',
        'findings': 'How many findings the rules have that no file accepts.',
        'report': 'Path of the JSON report.',
    },
    post: true,
});


/***/ }),

/***/ 1710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ restoreTest),
/* harmony export */   AT: () => (/* binding */ ownerInput),
/* harmony export */   FV: () => (/* binding */ drillInputs)
/* harmony export */ });
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(68203);
/* harmony import */ var _shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(82372);
/* harmony import */ var _sandbox_input_checks_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(62831);
/* harmony import */ var _kit_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(83721);




const ownerInput = {
    'owner': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(['auto', 'keep', 'drop'], 'Ownership and privileges: `keep` creates the owners without login and restores them too; `drop` leaves them out; `auto` keeps them in a sandbox of our own and drops them in a service.', { default: 'auto' }),
};
const drillInputs = {
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .sandboxInputs */ .bZ,
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .migrateInputs */ .Bf,
    ...ownerInput,
    'amcheck': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)('Have pg_amcheck look through every page of tables and indexes, unique indexes included.', { default: false }),
    'checks': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('A file of SQL queries that must each return no row; run read-only on the restored database.'),
};
const restoreTest = (0,_action_js__WEBPACK_IMPORTED_MODULE_0__/* .define */ .E)({
    name: 'restore-test',
    title: 'Zimmer Backup: restore test',
    description: 'Restores a backup into an isolated PostgreSQL, compares every row with the source, runs the migrations and validates the constraints.',
    icon: 'rotate-ccw',
    inputs: { ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .whichBackup */ .kB, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .databaseName */ .Do, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .envFileInput */ .uf, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .storeInput */ .Sh, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .openingInputs */ .iT, ...drillInputs, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .clientInput */ .Ch, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .jobsInput */ .Zb, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .alarmInputs */ .fO, ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .reportInput */ .BO },
    checks: [_sandbox_input_checks_js__WEBPACK_IMPORTED_MODULE_3__/* .sandboxPortProblem */ .wQ, _sandbox_input_checks_js__WEBPACK_IMPORTED_MODULE_3__/* .sandboxNetworkProblem */ .B4],
    outputs: {
        'verdict': '`proved`, `damaged` or `unproved`.',
        'backup': 'Name of the backup that was restored.',
        'restore-seconds': 'How long the restore took: the recovery time.',
        'migration-seconds': 'How long the migrations took; empty where none ran.',
        'rows-proved': 'Rows that were compared with the source.',
        'report': 'Path of the JSON report.',
    },
    post: true,
});


/***/ }),

/***/ 52558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ runFacts)
/* harmony export */ });
/** Which run of which repository this is; null outside GitHub. */
function runFacts(environment) {
    const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: runId, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: commit } = environment;
    return repository === undefined || runId === undefined ? null : { repository, runId, attempt: attempt ?? '1', commit: commit ?? '' };
}


/***/ }),

/***/ 82372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ reportInput),
/* harmony export */   Bf: () => (/* binding */ migrateInputs),
/* harmony export */   Ch: () => (/* binding */ clientInput),
/* harmony export */   Do: () => (/* binding */ databaseName),
/* harmony export */   RQ: () => (/* binding */ sizeLimitInput),
/* harmony export */   Sh: () => (/* binding */ storeInput),
/* harmony export */   TF: () => (/* binding */ sealingInputs),
/* harmony export */   ZU: () => (/* binding */ sourceInputs),
/* harmony export */   Zb: () => (/* binding */ jobsInput),
/* harmony export */   bZ: () => (/* binding */ sandboxInputs),
/* harmony export */   fO: () => (/* binding */ alarmInputs),
/* harmony export */   iT: () => (/* binding */ openingInputs),
/* harmony export */   jX: () => (/* binding */ sealInputs),
/* harmony export */   kB: () => (/* binding */ whichBackup),
/* harmony export */   kN: () => (/* binding */ retentionInputs),
/* harmony export */   lo: () => (/* binding */ dryRunInput),
/* harmony export */   uf: () => (/* binding */ envFileInput)
/* harmony export */ });
/* harmony import */ var _kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(83721);

/** Which backup: what every action that reads one takes. */
const whichBackup = {
    'backup': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The backup: its name, one of its files, or `latest`.', { default: 'latest' }),
};
/** Where the database is. */
const sourceInputs = {
    'url': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('A libpq URL, also with several hosts, or with `service=`. Its parts lose to the single inputs.', { environment: 'DATABASE_URL' }),
    'host': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Host name, address, or the folder of a Unix socket.', { environment: 'PGHOST', default: 'postgres' }),
    'port': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Port.', { environment: 'PGPORT', default: 5432, min: 1, max: 65535 }),
    'user': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Role.', { environment: 'PGUSER', envFile: 'POSTGRES_USER', default: 'zimmer' }),
    'database': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Database.', { environment: 'PGDATABASE', envFile: 'POSTGRES_DB', default: 'zimmer' }),
    'password': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Password.', { environment: 'PGPASSWORD', envFile: 'POSTGRES_PASSWORD', default: 'zimmer' }),
    'ssl-root-cert': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The certificate of the authority that the server\'s must be signed by: PEM text, or a path. With it, `sslmode` is `verify-full` unless the URL or `PGSSLMODE` says otherwise.'),
    'ssl-cert': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Our own certificate, where the server asks for one: PEM text, or a path.'),
    'ssl-key': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Its private key: PEM text, or a path.'),
};
/** Which database's backups are meant, where none is connected to. */
const databaseName = { 'database': sourceInputs.database };
const envFileInput = {
    'env-file': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Read if it is there: `POSTGRES_USER`, `POSTGRES_PASSWORD`, `POSTGRES_DB`.', { default: '.env' }),
};
const clientInput = {
    'client': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['auto', 'path', 'docker', 'compose', 'install'], 'Where pg_dump and pg_restore of exactly the server\'s major come from: `path`, this machine, versioned folders first; `docker`, the image `postgres:<major>`, in a container for each call; `compose`, the image of `pg-service` in the network of that service, which needs no published port; `install`, apt, with PostgreSQL\'s own repository where it has to be added; `auto`, this machine, else docker if a daemon answers.', { default: 'auto' }),
    'compose-file': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The Compose file of `client: compose`; several are joined by `:`.', { environment: 'COMPOSE_FILE', default: 'docker-compose.prod.yml' }),
    'pg-service': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The service of PostgreSQL in it. Host and port are then those that the service itself sees, by default its own server.', { environment: 'PG_SERVICE', default: 'postgres' }),
};
const storeInput = {
    'store': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Where backups live, a line each: the path of a folder, `artifact` (GitHub\'s artifacts), `s3://bucket/prefix`, `ssh://user@host/path`. The first is read from; a backup counts only when it stands in all.', { environment: 'BACKUP_STORE', default: 'ops/backup/archives' }),
    'token': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Token for the store `artifact`; it needs `actions: write` to remove old backups. And for `issue`, where it needs `issues: write`. In a terminal, `GITHUB_TOKEN` does as well.', { runnerDefault: '${{ github.token }}' }),
    's3-endpoint': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('URL of an S3 service other than AWS. Credentials come from the AWS SDK\'s default chain, so OIDC works.', { environment: 'AWS_ENDPOINT_URL_S3' }),
    's3-region': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Region of the bucket.', { environment: 'AWS_REGION' }),
    's3-encryption': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['AES256', 'aws:kms', 'aws:kms:dsse'], 'Encryption by the S3 service, beside our own.'),
    's3-kms-key-id': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Key for `aws:kms`.'),
    's3-storage-class': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR'], 'Storage class of the archives; those that cannot be read at once are not offered.'),
    's3-object-lock': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['GOVERNANCE', 'COMPLIANCE'], 'Object Lock: the bucket keeps what is stored for s3-object-lock-days, whoever asks.'),
    's3-object-lock-days': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Days of Object Lock.', { min: 1 }),
    'ssh-key': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Private key for `ssh://`; without it, the agent and the user\'s own keys.'),
    'ssh-known-hosts': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Lines of ssh-keyscan for `ssh://`; without them, the user\'s own known_hosts. An unknown host is always refused.'),
};
const retentionInputs = {
    'retention-days': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Older backups go.', { environment: 'RETENTION_DAYS', default: 14, min: 0 }),
    'keep-last': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('So many of the newest are kept however old, as restic\'s `forget` counts.', { default: 0, min: 0 }),
    'keep-daily': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('For so many days with backups, the newest of the day is kept.', { default: 0, min: 0 }),
    'keep-weekly': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('For so many weeks, the newest of the week.', { default: 0, min: 0 }),
    'keep-monthly': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('For so many months, the newest of the month.', { default: 0, min: 0 }),
    'keep-yearly': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('For so many years, the newest of the year.', { default: 0, min: 0 }),
    'keep-at-least': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('A floor of good backups that nothing goes below.', { default: 3, min: 1 }),
};
const sizeLimitInput = {
    'max-store-size': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .byteSize */ .mz)('How large the store may become, all its databases together, for example `50GB` or `10GiB`. Above nine tenths of it there is a warning; a backup that will not fit is not begun.'),
};
/** Keys that open a backup: what every action that reads one takes. */
const openingInputs = {
    'age-identity': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('The age identity that opens the backup: the text of an identity file, or its path. SSH keys and plugins go through the age command.'),
    'passphrase': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Opens, and without recipients also seals, by a passphrase; or opens the identity or private key that has one.'),
    'gpg-private-key': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('The armored private key that opens the backup, or its path.'),
    'dec-cmd': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('A filter that opens the backup, for example `age -d -i key.txt`; split into words as a shell would, run without one.', { environment: 'DEC_CMD' }),
};
/** Who can open what is sealed now. */
const sealInputs = {
    'encryption': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['none', 'age', 'gpg', 'command'], 'How the backup is encrypted; without it, what the other inputs give.'),
    'age-recipients': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Who can open the backup, a line each: an age recipient (`age1…`, `ssh-ed25519 …`), or the path of a recipients file.'),
    'gpg-recipients': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Who can open the backup, a line each: a fingerprint, key id or user id.'),
    'gpg-public-keys': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Armored public keys of the recipients, or the path of a file of them.'),
    'enc-cmd': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('A filter that seals the backup, for example `age -r age1…`; split into words as a shell would, run without one.', { environment: 'ENC_CMD' }),
};
/** How a backup is sealed, and opened again to prove it. */
const sealingInputs = {
    ...sealInputs,
    'require-encryption': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Storing anything unencrypted is an error.', { default: false }),
    ...openingInputs,
};
const sandboxInputs = {
    'sandbox': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['auto', 'service', 'docker', 'local'], 'Where the backup is restored: `service`, a server at sandbox-host and sandbox-port (taken only when it is empty, or marked by an earlier drill); `docker`, a fresh container; `local`, a fresh server from the installed binaries; `auto`, docker if a daemon answers, else local.', { default: 'auto' }),
    'sandbox-host': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Host of the service.', { default: 'localhost' }),
    'sandbox-port': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Port of the sandbox; `auto` takes a free one.', { default: '5433' }),
    'sandbox-user': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Role of the service; it must be a superuser.', { default: 'postgres' }),
    'sandbox-password': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Password of the service.', { default: 'postgres' }),
    'sandbox-database': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Database of the service that is emptied and restored into.', { default: 'postgres' }),
    'sandbox-image': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Image for docker; by default postgres of the source\'s major, or one that has the extensions.'),
    'sandbox-network': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Docker network of docker\'s container, such as `bridge`, where migrations or the dump\'s own code need one; `none` keeps the code of a dump from any.', { default: 'none' }),
};
const jobsInput = {
    'jobs': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Parallel jobs of pg_restore, and of pg_dump with format: directory, and parallel sessions that prove; by default the number of cores.', { min: 1, max: 256 }),
};
const migrateInputs = {
    'migrate': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The command that brings the restored database up to this checkout, `none`, or `auto`: alembic, prisma, drizzle, knex, django, rails, flyway, liquibase, atlas, goose, dbmate or sqlx, by their config files.', { default: 'auto' }),
    'migrate-directory': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The folder in which the migrations run.', { default: '.' }),
    'migration-timeout': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds after which a migration is ended.', { default: 3600, min: 1 }),
};
const reportInput = {
    'report-file': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Where the JSON report is written; by default a file of the action\'s name in the runner\'s temporary folder, or below ~/.local/state/zimmer-backup.'),
};
/** Who is called when something is wrong. */
const alarmInputs = {
    'issue': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('At the first critical result an issue of the repository is opened, kept up to date, and closed on recovery. The token needs `issues: write`.', { default: false }),
    'webhook-url': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secretUrl */ .EK)('A webhook of Slack, or one that takes the same body (Mattermost, Rocket.Chat, Discord with `/slack`); it is told of each critical result.', { environment: 'BACKUP_WEBHOOK_URL' }),
    'ping-url': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secretUrl */ .EK)('An address of healthchecks.io or of a monitor like it: pinged at the start (`/start`), after success, and after failure (`/fail`). It also notices a run that never came.', { environment: 'BACKUP_PING_URL' }),
    'alarm-details': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Alarms carry whole sentences, which may name tables; without it, what was found and what to do.', { default: false }),
};
const dryRunInput = {
    'dry-run': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print what retention would keep and drop, with the rule for each; remove nothing.', { default: false }),
};


/***/ }),

/***/ 23673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ht: () => (/* binding */ giveUp),
  k$: () => (/* binding */ objectLockProblem),
  fV: () => (/* binding */ storeFor),
  iT: () => (/* binding */ storesFor)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __nccwpck_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __nccwpck_require__(10221);
// EXTERNAL MODULE: ./store/directory.js
var directory = __nccwpck_require__(48120);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(57075);
;// CONCATENATED MODULE: ./kit/taken.js
/** Hands a chunk to a stream and waits until it takes more, or is closed: then the chunk is dropped, and whoever closed it knows why. */
async function taken(by, chunk) {
    if (by.destroyed || by.write(chunk))
        return;
    await new Promise((resolve) => {
        const done = () => {
            by.off('drain', done).off('close', done);
            resolve();
        };
        by.on('drain', done).on('close', done);
    });
}

// EXTERNAL MODULE: ./store/source.js
var store_source = __nccwpck_require__(23846);
;// CONCATENATED MODULE: ./store/several.js




/** Several stores as one: a backup is written into all in one pass and counts only when it stands in all. The first is read from. */
class SeveralStores {
    name;
    readFrom;
    isNear;
    index;
    #first;
    #others;
    constructor(first, others) {
        this.#first = first;
        this.readFrom = first;
        this.isNear = first.isNear === true;
        if (first.index !== undefined)
            this.index = first.index;
        this.#others = others;
        this.name = [first, ...others].map((store) => store.name).join(', ');
    }
    async prepare(neededBytes) {
        for (const store of [this.#first, ...this.#others])
            await store.prepare(neededBytes);
    }
    list() {
        return this.#first.list();
    }
    find(id) {
        return this.#first.find(id);
    }
    begin(id) {
        return this.#begin(id, (store) => store.begin(id), false);
    }
    replace(id) {
        return this.#begin(id, (store) => store.replace(id), true);
    }
    async #begin(id, begun, replaces) {
        const writers = [];
        try {
            for (const store of [this.#first, ...this.#others])
                writers.push({ store, writer: await begun(store) });
        }
        catch (problem) {
            await Promise.allSettled(writers.map(({ writer }) => writer.abort()));
            throw problem;
        }
        return new SeveralWriters(id, writers, replaces);
    }
    read(name) {
        return this.#first.read(name);
    }
    fetch(name, folder) {
        return this.#first.fetch(name, folder);
    }
    /** The other stores may be younger than the backup: where it does not stand, nothing is written beside it. */
    async attach(name, content) {
        await this.#first.attach(name, content);
        for (const store of this.#others) {
            try {
                await store.attach(name, content);
            }
            catch (problem) {
                if ((0,errors/* codeOf */.$N)(problem) !== 'file-missing')
                    throw problem;
            }
        }
    }
    /** From the first store last: what could not be removed everywhere is still listed, and is removed by the next run. */
    async remove(set) {
        for (const store of this.#others)
            await removeById(store, set.id);
        await this.#first.remove(set);
    }
    async sweep() {
        const swept = [];
        for (const store of [this.#first, ...this.#others])
            swept.push(...await store.sweep());
        return swept;
    }
    locate(name) {
        return this.#first.locate(name);
    }
}
class SeveralWriters {
    #id;
    #writers;
    #replaces;
    constructor(id, writers, replaces) {
        this.#id = id;
        this.#writers = writers;
        this.#replaces = replaces;
    }
    async put(name, content) {
        const source = new store_source/* Source */.k(content);
        const branches = this.#writers.map(() => new external_node_stream_.PassThrough({ highWaterMark: 1024 * 1024 }));
        let failure;
        const fail = (problem) => {
            failure ??= { problem };
            for (const branch of branches)
                branch.destroy(new Error((0,errors/* messageOf */.bD)(problem)));
        };
        const puts = this.#writers.map(async ({ writer }, index) => {
            const branch = branches[index] ?? new external_node_stream_.PassThrough();
            // Whoever writes the branch hears of its failure; after that nobody has to.
            branch.on('error', () => undefined);
            return writer.put(name, branch).catch((problem) => { fail(problem); return { bytes: -1 }; });
        });
        try {
            for await (const chunk of source.chunks()) {
                // The slowest store sets the pace: none is more than its buffer ahead.
                await Promise.all(branches.map((branch) => taken(branch, chunk)));
                if (failure !== undefined)
                    break;
            }
            for (const branch of branches)
                branch.end();
        }
        catch (problem) {
            fail(problem);
        }
        const written = await Promise.all(puts);
        source.rethrow();
        if (failure !== undefined)
            throw failure.problem;
        return written[0] ?? { bytes: source.bytes };
    }
    /**
     * The first store's commit comes last: it is the one that is listed. Fails for all when it fails for one, unless good copies took
     * the place of bad ones: those stay.
     */
    async commit() {
        const committed = [];
        const ends = [];
        try {
            for (const { store, writer } of this.#writers.toReversed()) {
                const { expiresAt } = await writer.commit();
                if (expiresAt !== undefined)
                    ends.push(expiresAt);
                committed.push(store);
            }
            return ends.length === 0 ? {} : { expiresAt: new Date(Math.min(...ends.map((end) => end.getTime()))) };
        }
        catch (problem) {
            if (this.#replaces)
                throw problem;
            const left = [];
            for (const store of committed)
                await removeById(store, this.#id).catch(() => { left.push(store.name); });
            if (left.length === 0)
                throw problem;
            throw new errors/* KnownError */.E('half-stored', `${(0,errors/* messageOf */.bD)(problem)}; and ${this.#id} stands in ${left.join(' and ')}, from where it could not be removed`, 'It is whole there, and not in the other stores: remove it by hand, or keep it.', { cause: problem });
        }
    }
    async abort() {
        const ends = await Promise.allSettled(this.#writers.map(({ writer }) => writer.abort()));
        for (const end of ends)
            if (end.status === 'rejected')
                throw end.reason;
    }
}
async function removeById(store, id) {
    const set = await store.find(id);
    if (set !== undefined)
        await store.remove(set);
}

;// CONCATENATED MODULE: ./store/choose.js



/**
 * Opens what the lines of the input `store` name: a path, `artifact`, `s3://bucket/prefix`, `ssh://user@host/path`. The first is
 * read from, all are written. Throws KnownError `wrong-inputs` (exit status 2) that names every line that is no store.
 */
async function openStore(locations, options) {
    const [first, ...others] = await openStores(locations, options);
    if (first === undefined)
        throw new Error('a line gave no store');
    return others.length === 0 ? first : new SeveralStores(first, others);
}
/** As `openStore`, but each for itself, in the order of the lines. */
async function openStores(locations, options) {
    const lines = locations.map((line) => line.trim()).filter((line) => line !== '');
    const problems = lines.flatMap((line) => objection(line, options) ?? []);
    if (lines.length === 0)
        problems.push('no store is named');
    const twice = lines.find((line, index) => lines.indexOf(line) !== index);
    if (twice !== undefined)
        problems.push(`${twice} is named twice`);
    if (problems.length > 0) {
        throw new errors/* KnownError */.E('wrong-inputs', `input store: ${problems.join('; ')}`, 'Name a folder, artifact, s3://bucket/prefix or ssh://user@host/path, a line each.', { status: errors/* exitStatus */.$u.usage });
    }
    return Promise.all(lines.map((line) => choose_open(line, options)));
}
/** Why a line names no store. A path is taken as it is, so whatever only looks like one would become a folder of that name. */
function objection(line, options) {
    if (line === 'artifact')
        return options.artifact === undefined ? 'artifact is a store on GitHub alone' : undefined;
    if (/[\u0000-\u001f\u007f]/.test(line))
        return 'a store has a control character';
    if (line.startsWith('~'))
        return `${line}: ~ is not resolved, write the whole path`;
    const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(line)?.[1];
    if (scheme === undefined)
        return /^[^/\\@]+@[^/\\:]+:/.test(line) ? `${line}: write ssh://user@host/path` : undefined;
    if (scheme === 's3' || scheme === 'ssh')
        return line.startsWith(`${scheme}://`) ? undefined : `${line} lacks the // behind ${scheme}:`;
    if (scheme === 'gs')
        return `${line}: Google Cloud Storage is reached as s3:// with s3-endpoint: https://storage.googleapis.com`;
    if (scheme === 'file')
        return `${line}: write the path alone`;
    if (['sftp', 'scp', 'rsync'].includes(scheme))
        return `${withoutPassword(line)}: write ssh:// and not ${scheme}://`;
    return `${withoutPassword(line)}: there is no store of the kind ${scheme}:`;
}
function withoutPassword(line) {
    return line.replace(/\/\/[^/]*@/, '//***@');
}
/** The SDK and the tools of a store are loaded only where they are used. */
async function choose_open(line, options) {
    const environment = options.environment ?? process.env;
    if (line === 'artifact' && options.artifact !== undefined)
        return options.artifact();
    if (line.startsWith('s3://')) {
        const { S3Store } = await Promise.all(/* import() */[__nccwpck_require__.e(8265), __nccwpck_require__.e(7859)]).then(__nccwpck_require__.bind(__nccwpck_require__, 97859));
        return new S3Store(line, { ...options.s3, environment, now: options.now });
    }
    if (line.startsWith('ssh://')) {
        const { SshStore } = await __nccwpck_require__.e(/* import() */ 7901).then(__nccwpck_require__.bind(__nccwpck_require__, 47901));
        return new SshStore(line, { ...options.ssh, environment, temporaryDirectory: options.temporaryDirectory, now: options.now });
    }
    return new directory/* DirectoryStore */.f(line, { base: options.base, now: options.now });
}

;// CONCATENATED MODULE: ./actions/store.js



/**
 * The store that the inputs name; `sealed` tells whether what will be written is encrypted, which a public place insists on. Throws KnownError
 * `wrong-inputs` for what is no store.
 */
function storeFor(inputs, context, sealed = false) {
    return openStore(inputs.store, optionsOf(inputs, context, sealed));
}
/** As `storeFor`, but each of several for itself. Each file that is not sealed is still refused by a public place when it is written. */
function storesFor(inputs, context) {
    return openStores(inputs.store, optionsOf(inputs, context, true));
}
function optionsOf(inputs, { host, now, artifactStore }, sealed) {
    const [mode, days] = [inputs['s3-object-lock'], inputs['s3-object-lock-days']];
    return {
        base: process.cwd(), now, environment: host.environment, temporaryDirectory: host.temporaryDirectory, ...(artifactStore === undefined ? {} : { artifact: () => artifactStore({ token: inputs.token, sealed }) }),
        s3: {
            endpoint: inputs['s3-endpoint'], region: inputs['s3-region'], serverSideEncryption: inputs['s3-encryption'], kmsKeyId: inputs['s3-kms-key-id'],
            storageClass: inputs['s3-storage-class'], ...(mode === undefined || days === undefined ? {} : { objectLock: { mode, days } }),
        },
        ssh: { key: inputs['ssh-key'], knownHosts: inputs['ssh-known-hosts'] },
    };
}
/** Object Lock needs both of its inputs. */
function objectLockProblem(inputs) {
    if ((inputs['s3-object-lock'] === undefined) === (inputs['s3-object-lock-days'] === undefined))
        return [];
    return ['s3-object-lock and s3-object-lock-days belong together: give both'];
}
/** Removes what was written of a backup that failed. What keeps it from being removed is a warning: the failure itself is the one to tell. */
async function giveUp(writer, id, { host }) {
    try {
        await writer.abort();
    }
    catch (problem) {
        host.warning(`what was written of ${(0,markdown/* plain */.pj)(id)} could not be removed, and is left to the next run: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}`);
    }
}


/***/ }),

/***/ 7398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Au: () => (/* binding */ sidecarFile),
/* harmony export */   Bf: () => (/* binding */ archiveFile),
/* harmony export */   CF: () => (/* binding */ encodeDatabase),
/* harmony export */   CJ: () => (/* binding */ parseFile),
/* harmony export */   F1: () => (/* binding */ proofFile),
/* harmony export */   HN: () => (/* binding */ seals),
/* harmony export */   YE: () => (/* binding */ manifestFile),
/* harmony export */   _c: () => (/* binding */ idFrom),
/* harmony export */   aw: () => (/* binding */ backupName),
/* harmony export */   be: () => (/* binding */ formatOf),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   uM: () => (/* binding */ drillFile),
/* harmony export */   vE: () => (/* binding */ timestamp),
/* harmony export */   vX: () => (/* binding */ globalsFile)
/* harmony export */ });
/* unused harmony exports formats, decodeDatabase */
/** How a stored archive is sealed, as its file name's last ending tells. */
const seals = { none: '', age: '.age', gpg: '.gpg', command: '.enc' };
/**
 * What pg_dump wrote: one file in its custom format, or the files of its directory format, in one tar. Each has an ending of its own, for a
 * person on the day of the disaster sees the name alone: `pg_restore` takes the one, `tar -xf` comes before it with the other.
 */
const formats = { custom: '.dump', directory: '.tar' };
/**
 * A database's name as a part of a file's name: everything but letters, digits, `_`, `.` and inner `-` is percent-encoded, so that
 * any of PostgreSQL's 63 bytes give a name that every file system, shell and store takes. The scripts' own names are kept as they are.
 */
function encodeDatabase(database) {
    const bytes = Buffer.from(database, 'utf8');
    let encoded = '';
    for (const [index, byte] of bytes.entries()) {
        const character = String.fromCharCode(byte);
        const plain = /[A-Za-z0-9_]/.test(character) || (index > 0 && /[.-]/.test(character));
        encoded += plain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }
    return encoded;
}
/** The reverse of `encodeDatabase`; undefined for what it could not have written. */
function decodeDatabase(encoded) {
    if (/^\w[\w.-]*$/.test(encoded))
        return encoded;
    if (!/^(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})+$/.test(encoded))
        return undefined;
    try {
        const decoded = decodeURIComponent(encoded);
        return encodeDatabase(decoded) === encoded ? decoded : undefined;
    }
    catch {
        return undefined;
    }
}
/** `20250828_143022`, in UTC; the scripts' own form. */
function timestamp(time) {
    return time.toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '_');
}
/** The name of a backup of `database` that was begun at `takenAt`; its resolution is a second. */
function backupName(database, takenAt) {
    const second = new Date(Math.floor(takenAt.getTime() / 1000) * 1000);
    return { id: `${encodeDatabase(database)}-${timestamp(second)}`, database, takenAt: second };
}
/** The archive's file name. */
function archiveFile(id, encryption, format = 'custom') {
    return `${id}${formats[format]}${seals[encryption]}`;
}
/** The format of an archive of that name. */
function formatOf(archive) {
    return parseFile(archive)?.format ?? 'custom';
}
/** The sidecar's file name, beside an archive of that name. */
function sidecarFile(archive) {
    return `${archive}.sha256`;
}
/** The manifest's open part. */
function manifestFile(id) {
    return `${id}.json`;
}
/** The manifest's closed part, sealed as the archive is. */
function proofFile(id, encryption) {
    return `${id}.proof.json${seals[encryption]}`;
}
/** The roles and settings of the server, sealed as the archive is. */
function globalsFile(id, encryption) {
    return `${id}.globals.sql${seals[encryption]}`;
}
/** The record of the newest drill. */
function drillFile(id) {
    return `${id}.drill.json`;
}
const pattern = /^(?<id>(?<database>.+)-(?<day>\d{8})_(?<time>\d{6}))(?<rest>\..+)$/;
const formatted = '(?<format>\\.dump|\\.tar)';
const sealed = '(?<seal>\\.age|\\.gpg|\\.enc)?';
const endings = [
    { part: 'archive', pattern: new RegExp(`^${formatted}${sealed}$`) },
    { part: 'sidecar', pattern: new RegExp(`^${formatted}${sealed}\\.sha256$`) },
    { part: 'proof', pattern: new RegExp(`^\\.proof\\.json${sealed}$`) },
    { part: 'globals', pattern: new RegExp(`^\\.globals\\.sql${sealed}$`) },
    { part: 'manifest', pattern: /^\.json$/ },
    { part: 'drill', pattern: /^\.drill\.json$/ },
];
/** Tells whether a file is one of a backup, and which; undefined for everything that we did not write. */
function parseFile(file) {
    const groups = pattern.exec(file)?.groups;
    if (groups === undefined)
        return undefined;
    const { id = '', database: encoded = '', day = '', time = '', rest = '' } = groups;
    const database = decodeDatabase(encoded);
    const takenAt = parseTimestamp(day, time);
    if (database === undefined || takenAt === undefined)
        return undefined;
    for (const ending of endings) {
        const match = ending.pattern.exec(rest);
        if (match !== null)
            return { id, database, takenAt, part: ending.part, encryption: encryptionOf(ending.part, match.groups?.['seal']), format: formatFrom(match.groups?.['format']) };
    }
    return undefined;
}
/** Every name that a file of a backup can have: those that `parseFile` takes for one of it, and no others. */
function namesOf(id) {
    const encryptions = Object.keys(seals);
    const sealable = encryptions.flatMap((encryption) => {
        const archives = Object.keys(formats).map((format) => archiveFile(id, encryption, format));
        return [...archives, ...archives.map(sidecarFile), proofFile(id, encryption), globalsFile(id, encryption)];
    });
    return [manifestFile(id), drillFile(id), ...sealable];
}
/** The backup that a user names: by its id, or by any of its files, with or without a folder before it. */
function idFrom(named) {
    const last = named.split('/').at(-1) ?? named;
    return parseFile(last)?.id ?? last;
}
function encryptionOf(part, seal) {
    if (part === 'manifest' || part === 'drill')
        return undefined;
    const found = Object.entries(seals).find(([, ending]) => ending === (seal ?? ''));
    return found?.[0];
}
function formatFrom(ending) {
    return ending === undefined ? undefined : ending === formats.directory ? 'directory' : 'custom';
}
function parseTimestamp(day, time) {
    const [year, month, dayOfMonth] = [Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6))];
    const [hour, minute, second] = [Number(time.slice(0, 2)), Number(time.slice(2, 4)), Number(time.slice(4))];
    if (hour > 23 || minute > 59 || second > 59)
        return undefined;
    // Date.UTC would take the year 70 for 1970.
    const parsed = new Date(0);
    parsed.setUTCFullYear(year, month - 1, dayOfMonth);
    parsed.setUTCHours(hour, minute, second);
    // The 31st of April has become the 1st of May.
    return parsed.getUTCMonth() === month - 1 && parsed.getUTCDate() === dayOfMonth ? parsed : undefined;
}


/***/ }),

/***/ 26112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ lockModes)
/* harmony export */ });
/** The modes of a relation's lock as `pg_locks` names them, from the weakest to the strongest. */
const lockModes = [
    'AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock',
];


/***/ }),

/***/ 59313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ ruleIds),
/* harmony export */   a: () => (/* binding */ rules)
/* harmony export */ });
/* harmony import */ var _migration_timeline_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(33124);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(13581);


/** `public.orders (12,400,000 rows, 3.2 GB)`. */
function describe({ name, rows, bytes }) {
    return rows === null ? name : `${name} (${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(rows, 'row')}, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(bytes)})`;
}
function isLarge({ rows }, atLeast) {
    return rows !== null && rows >= Math.max(1, atLeast);
}
function held(effects, atLeast, isMeant) {
    return effects.locks.filter((lock) => isMeant(lock) && lock.heldSeconds >= atLeast && lock.table.rows !== 0).map((lock) => ({
        sentence: `${describe(lock.table)} was held in ${lock.modeName} for ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(lock.heldSeconds)}: ${lock.consequence ?? 'other commands wait'}`,
        table: lock.table, statement: lock.statement,
    }));
}
const safeConstraint = 'ALTER TABLE … ADD CONSTRAINT … NOT VALID, then in another transaction ALTER TABLE … VALIDATE CONSTRAINT …, which lets reads and writes go on. '
    + 'For NOT NULL: a CHECK (… IS NOT NULL) so added and validated, then SET NOT NULL, which then needs no scan, then drop the check.';
/** The rules by their stable ids. A threshold is compared with what was measured in the sandbox, on the backup's rows. */
const rules = [
    {
        id: 'access-exclusive-lock-held', level: 'fail', threshold: { unit: 'seconds', default: 2 },
        reason: 'While ACCESS EXCLUSIVE is held, every read and write of the table waits, and so does whoever waits for them.',
        cure: 'Give the statement a transaction of its own, set lock_timeout, and move what takes long (rewrites, scans, updates) out of it.',
        find: (effects, atLeast) => held(effects, atLeast, ({ mode }) => mode === 'AccessExclusiveLock'),
    },
    {
        id: 'write-lock-held', level: 'warn', threshold: { unit: 'seconds', default: 2 },
        reason: 'While the lock is held, every INSERT, UPDATE and DELETE on the table waits.',
        cure: 'CREATE INDEX CONCURRENTLY, or constraints NOT VALID first; keep such statements out of long transactions.',
        find: (effects, atLeast) => held(effects, atLeast, ({ mode }) => mode !== 'AccessExclusiveLock' && (0,_migration_timeline_js__WEBPACK_IMPORTED_MODULE_1__/* .strength */ .q)(mode) >= (0,_migration_timeline_js__WEBPACK_IMPORTED_MODULE_1__/* .strength */ .q)('ShareLock')),
    },
    {
        id: 'table-rewrite', level: 'warn', threshold: { unit: 'rows', default: 10_000 },
        reason: 'Every row is written anew, with all indexes, under ACCESS EXCLUSIVE; it needs as much disk again.',
        cure: 'Add a new column without a volatile default, fill it in batches, let the program write both, then switch. For VACUUM FULL and CLUSTER: pg_repack.',
        find: (effects, atLeast) => effects.rewrites.filter(({ table }) => isLarge(table, atLeast)).map(({ table, cause, statement }) => ({
            sentence: `${describe(table)} was rewritten (${cause})`, table, statement,
        })),
    },
    {
        id: 'validating-scan', level: 'warn', threshold: { unit: 'rows', default: 10_000 },
        reason: 'The whole table was read to check its rows while writes, and perhaps reads, waited.',
        cure: safeConstraint,
        // VALIDATE CONSTRAINT reads the table too, under a lock that nobody minds.
        find: (effects, atLeast) => effects.scans.filter(({ table, mode }) => isLarge(table, atLeast) && (0,_migration_timeline_js__WEBPACK_IMPORTED_MODULE_1__/* .strength */ .q)(mode) >= (0,_migration_timeline_js__WEBPACK_IMPORTED_MODULE_1__/* .strength */ .q)('ShareLock')).map(({ table, cause, seconds, statement }) => ({
            sentence: `${describe(table)} was read whole in ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)} to ${cause === 'foreign key' ? 'check a foreign key' : 'check its rows'}, under a lock that writes wait for`,
            table, statement,
        })),
    },
    {
        id: 'index-without-concurrently', level: 'warn', threshold: { unit: 'rows', default: 10_000 },
        reason: 'Writes on the table wait until the index is built.',
        cure: 'CREATE INDEX CONCURRENTLY (REINDEX … CONCURRENTLY), outside of a transaction. For a constraint: then ADD CONSTRAINT … UNIQUE USING INDEX ….',
        find: (effects, atLeast) => effects.indexes.filter(({ table }) => isLarge(table, atLeast)).map(({ table, index, how, seconds, statement }) => ({
            sentence: `the index ${index} on ${describe(table)} was ${how === 'rebuilt' ? 'rebuilt' : 'built'} in ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)} while writes waited`, table, statement,
        })),
    },
    {
        id: 'table-dropped', level: 'fail', threshold: { unit: 'rows', default: 1 },
        reason: 'The rows are gone, and no undo brings them back.',
        cure: 'Rename the table first and drop it in a later release; accept the finding in the file when the rows are not needed.',
        find: (effects, atLeast) => effects.dropped.filter(({ what, table, lost }) => what === 'table' && (lost ?? table.rows ?? 0) >= atLeast).map(({ table }) => ({
            sentence: `the table ${table.name} was dropped with ${table.rows === null ? 'rows that were not counted' : (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(table.rows, 'row')}`, table,
        })),
    },
    {
        id: 'column-dropped', level: 'fail', threshold: { unit: 'rows', default: 1 },
        reason: 'The values are gone, and no undo brings them back; programs that still name the column fail.',
        cure: 'Stop using the column in one release and drop it in a later one; accept the finding in the file when the values are not needed.',
        find: (effects, atLeast) => effects.dropped.filter(({ what, table, lost }) => what === 'column' && (lost ?? table.rows ?? 0) >= atLeast).map(({ table, column, lost }) => ({
            sentence: `the column ${column ?? ''} of ${table.name} was dropped with ${lost === null ? 'values that were not counted' : (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(lost, 'value')}`, table,
        })),
    },
    {
        id: 'cascade', level: 'warn',
        reason: 'CASCADE takes whatever hangs on the object, also what the migration\'s author did not know of.',
        cure: 'Drop each object by its name, without CASCADE.',
        find: ({ cascaded }) => cascaded.length === 0 ? [] : [{ sentence: `CASCADE dropped ${cascaded.slice(0, 5).join(', ')}${cascaded.length > 5 ? ` and ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(cascaded.length - 5)} more` : ''}` }],
    },
    {
        id: 'rows-lost', level: 'fail', threshold: { unit: 'rows', default: 1 },
        reason: 'Rows that production has were deleted.',
        cure: 'Move them to another table first, or accept the finding in the file with the reason why they may go.',
        find: (effects, atLeast) => effects.changed.filter(({ deleted }) => deleted >= Math.max(1, atLeast)).map(({ table, deleted, truncated }) => ({
            sentence: `${truncated ? 'TRUNCATE took' : 'the migration deleted'} ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(deleted, 'row')} of ${describe(table)}`, table,
        })),
    },
    {
        id: 'values-lost', level: 'warn', threshold: { unit: 'rows', default: 1 },
        reason: 'Values that production has were set to NULL, and no undo brings them back.',
        cure: 'Keep them in another column or table until the release has proved itself, or accept the finding in the file with the reason why they may go.',
        find: (effects, atLeast) => effects.nulled.filter(({ values }) => values >= Math.max(1, atLeast)).map(({ table, column, values }) => ({
            sentence: `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(values, 'value')} of the column ${column} of ${describe(table)} ${values === 1 ? 'was' : 'were'} set to NULL`, table,
        })),
    },
    {
        id: 'rows-updated', level: 'note', threshold: { unit: 'rows', default: 10_000 },
        reason: 'Each row is written a second time; the row locks are held until the transaction ends, and autovacuum has to clean up.',
        cure: 'Update in batches of some thousand rows, each in a transaction of its own.',
        find: (effects, atLeast) => effects.changed.filter(({ updated }) => updated >= Math.max(1, atLeast)).map(({ table, updated }) => ({
            sentence: `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(updated, 'row')} of ${describe(table)} ${updated === 1 ? 'was' : 'were'} updated`, table,
        })),
    },
    {
        id: 'not-valid-left', level: 'warn',
        reason: 'Old rows may break the constraint, the planner does not use it, and a restore fails at it.',
        cure: 'ALTER TABLE … VALIDATE CONSTRAINT …, in a transaction of its own.',
        find: (effects) => effects.unvalidated.map(({ table, constraint }) => ({ sentence: `the constraint ${constraint} of ${table.name} is left NOT VALID`, table })),
    },
    {
        id: 'invalid-index-left', level: 'fail',
        reason: 'The index is kept up to date and never used.',
        cure: 'DROP INDEX CONCURRENTLY, then build it again.',
        find: (effects) => effects.invalidIndexes.map(({ table, index }) => ({ sentence: `the index ${index} of ${table.name} is left invalid`, table })),
    },
    {
        id: 'enum-changed', level: 'note',
        reason: 'A value of an enum cannot be taken away again, and programs of the release before do not know it.',
        cure: 'Release programs that understand the new value first.',
        find: (effects) => effects.enums.map(({ name, added, removed }) => ({
            sentence: `the enum ${name} ${[added.length > 0 ? `got ${added.join(', ')}` : '', removed.length > 0 ? `lost ${removed.join(', ')}` : ''].filter(Boolean).join(' and ')}`,
        })),
    },
    {
        id: 'type-changed', level: 'note',
        reason: 'Views, functions and programs that know the old type may fail, and values may be cut or rounded.',
        cure: 'Add a column of the new type, fill it in batches, then switch.',
        find: (effects) => effects.types.map(({ table, column, from, to }) => ({ sentence: `the column ${column} of ${table.name} changed from ${from} to ${to}`, table })),
    },
    {
        id: 'slow-statement', level: 'warn', threshold: { unit: 'seconds', default: 10 },
        reason: 'What takes long on the backup takes at least as long in production, under load.',
        cure: 'Split it into batches, or let it run outside of the deployment.',
        find: (effects, atLeast) => effects.statements.filter(({ seconds }) => seconds >= atLeast).map(({ text, command, seconds }) => ({
            sentence: `${command} took ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)}`, statement: text,
        })),
    },
    {
        id: 'long-transaction', level: 'warn', threshold: { unit: 'seconds', default: 30 },
        reason: 'Locks are held until a transaction ends, and vacuum cannot clean up anywhere meanwhile.',
        cure: 'Split the migration into several revisions, data apart from definitions.',
        find: (effects, atLeast) => effects.longestTransactionSeconds < atLeast ? [] : [{ sentence: `the longest transaction took ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(effects.longestTransactionSeconds)}` }],
    },
    {
        id: 'lock-wait', level: 'warn', threshold: { unit: 'seconds', default: 0 },
        reason: 'The migration waited for another session of its own: in production everybody else would wait behind it.',
        cure: 'Set lock_timeout and retry; do not open a second connection within a migration.',
        find: (effects, atLeast) => effects.waits.filter(({ seconds }) => seconds >= atLeast).map(({ table, modeName, seconds }) => ({
            sentence: `the migration waited ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(seconds)} for ${modeName} on ${describe(table)}`, table,
        })),
    },
    {
        id: 'statement-failed', level: 'fail',
        reason: 'The migration would fail in production as well.',
        cure: 'Run it on a restored backup and look at the rows that it stumbles over.',
        find: (effects, _atLeast, { completed }) => completed === true ? [] : effects.failures.map(({ sqlState, statement }) => ({ sentence: `a statement failed with SQLSTATE ${sqlState}`, statement: statement === '' ? undefined : statement })),
    },
    {
        id: 'not-undoable', level: 'warn',
        reason: 'When the release has to be taken back, the database cannot go back with it.',
        cure: 'Write the way back, or accept the finding in the file with the reason why none is needed.',
        find: (_effects, _atLeast, { undone }) => undone === false ? [{ sentence: 'the migration could not be undone' }] : [],
    },
    {
        id: 'undo-differs', level: 'warn',
        reason: 'After the undo the schema is another one than before: the next migration meets what nobody has tested.',
        cure: 'Let the way back restore each object as it was.',
        find: (_effects, _atLeast, { differences = [] }) => differences.length === 0 ? [] : [{
                sentence: `the undo leaves ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(differences.length)} ${differences.length === 1 ? 'difference' : 'differences'}: ${differences.slice(0, 5).join('; ')}`,
            }],
    },
];
/** The ids that may be accepted, and given thresholds. */
const ruleIds = rules.map(({ id }) => id);


/***/ }),

/***/ 33124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ timelineOf),
/* harmony export */   q: () => (/* binding */ strength)
/* harmony export */ });
/* harmony import */ var _migration_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(26112);

function strength(mode) {
    return _migration_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .lockModes */ .Y.indexOf(mode);
}
/** What happened in which order and which transaction, from the lines of the log. */
function timelineOf(log) {
    const reader = new TimelineReader();
    for (const facts of Map.groupBy(log, ({ session }) => session).values())
        reader.read(facts);
    const byStart = (one, other) => one.start - other.start;
    return {
        statements: reader.statements.sort(byStart), transactions: reader.transactions.sort(byStart), commands: reader.commands.sort(byStart),
        strayErrors: reader.strayErrors,
    };
}
const opening = /^\s*(?:begin|start\s+transaction)\b/i;
class TimelineReader {
    statements = [];
    transactions = [];
    commands = [];
    strayErrors = [];
    #statement;
    /** The first one since locks were last told of: those of plain statements are seen at the next command only. */
    #untold;
    #transaction;
    #isExplicit = false;
    #begun = [];
    /** Reads the lines of one session. */
    read(facts) {
        this.#statement = this.#untold = this.#transaction = undefined;
        this.#begun = [];
        for (const fact of facts) {
            this.#endTransaction(fact);
            this.#take(fact);
            if (fact.transaction !== null)
                this.#inTransaction(fact, fact.transaction);
            if (fact.kind === 'end')
                this.#statement = undefined;
        }
    }
    /**
     * Ends the open transaction if the line that follows is no longer in it. A transaction's end writes no line of its own, but that line tells:
     * the end of the statement that ended it; or, where it was open still, the end of the session. In the extended protocol it is over a moment
     * after its last line.
     */
    #endTransaction(next) {
        const transaction = this.#transaction;
        if (transaction === undefined || transaction.id === next.transaction)
            return;
        if (next.kind === 'end' || (next.kind === 'session-end' && this.#isExplicit))
            transaction.end = next.at;
        this.#transaction = this.#untold = undefined;
        this.#isExplicit = false;
    }
    #inTransaction({ at, session }, id) {
        if (this.#transaction === undefined) {
            this.#transaction = { session, id, start: Math.min(at, this.#statement?.start ?? at), end: at, locks: new Map() };
            this.transactions.push(this.#transaction);
        }
        this.#transaction.end = Math.max(this.#transaction.end, at);
        if (this.#statement !== undefined && opening.test(this.#statement.text))
            this.#isExplicit = true;
    }
    #take(fact) {
        switch (fact.kind) {
            case 'statement': {
                this.#statement = { session: fact.session, text: fact.text, start: fact.at, end: fact.at, sqlState: undefined };
                if (!opening.test(fact.text))
                    this.#untold ??= this.#statement;
                this.statements.push(this.#statement);
                return;
            }
            case 'end': {
                // The log's clock has milliseconds; the duration is exact.
                if (this.#statement !== undefined)
                    this.#statement.end = this.#statement.start + fact.milliseconds / 1000;
                return;
            }
            case 'error': {
                this.#fail(fact.at, fact.sqlState);
                return;
            }
            case 'command-start': {
                this.#hold(fact, fact.locks, this.#untold?.start ?? fact.at, this.#untold);
                this.#begun.push({ start: fact.at, scansBefore: fact.scans, rewrites: new Map() });
                return;
            }
            case 'command-end': {
                this.#endCommand(fact);
                return;
            }
            case 'rewrite': {
                const rewrites = this.#begun.at(-1)?.rewrites;
                rewrites?.set(fact.relation, (rewrites.get(fact.relation) ?? 0) | fact.reason);
                return;
            }
            case 'drop':
            case 'session-end': return;
        }
    }
    #fail(at, sqlState) {
        this.#begun = [];
        if (this.#statement === undefined) {
            this.strayErrors.push(sqlState);
            return;
        }
        this.#statement.end = at;
        this.#statement.sqlState = sqlState;
        this.#statement = undefined;
    }
    #endCommand(fact) {
        const begun = this.#begun.pop() ?? { start: fact.at, scansBefore: [], rewrites: new Map() };
        this.#hold(fact, fact.locks, begun.start, this.#statement);
        this.commands.push({ tag: fact.tag, ...begun, end: fact.at, statement: this.#statement, transaction: this.#transaction, facts: fact });
    }
    #hold(fact, locks, since, statement) {
        this.#untold = undefined;
        if (fact.transaction !== null)
            this.#inTransaction(fact, fact.transaction);
        for (const { relation, mode } of locks) {
            const key = `${relation} ${mode}`;
            if (this.#transaction?.locks.has(key) === false)
                this.#transaction.locks.set(key, { relation, mode, since, statement });
        }
    }
}


/***/ }),

/***/ 44707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   fE: () => (/* binding */ fileFailure),
/* harmony export */   nO: () => (/* binding */ backupExists),
/* harmony export */   oQ: () => (/* binding */ notRegular),
/* harmony export */   tO: () => (/* binding */ fileMissing),
/* harmony export */   xg: () => (/* binding */ diskFull)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(13581);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2859);


/** A failure of the file system as a sentence that names the store. What is known already, and what nobody foresaw, stays as it is. */
function fileFailure(problem, attempt) {
    const { store, doing } = attempt;
    const known = (code, message, hint) => new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E(code, message, hint, { cause: problem });
    if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E)
        return problem;
    switch ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem)) {
        case 'ENOSPC':
        case 'EDQUOT':
            return diskFull(attempt, problem);
        case 'EROFS':
            return known('read-only', `could not ${doing}: ${store} is on a read-only file system`, 'Mount it writable, or name another store.');
        case 'EACCES':
        case 'EPERM':
            return known('missing-rights', `could not ${doing}: missing rights on ${store}`, 'Give the user that runs the backup read, write and search rights on that folder.');
        case 'ENOTDIR':
            return known('not-a-folder', `could not ${doing}: ${store} leads through something that is not a folder`, 'Name a folder as the store.');
        case 'ENOENT':
            return known('store-missing', `could not ${doing}: ${store} is not there`, 'Name a folder that exists; a backup creates it.');
        case 'ELOOP':
            return known('symlink-in-the-way', `could not ${doing}: a symbolic link in ${store} is in the way`, 'Links are not followed within a store; put the file itself there.');
        case 'ENAMETOOLONG':
            return known('name-too-long', `could not ${doing}: the name is too long for the file system of ${store}`, 'Name a store with a shorter path.');
        case 'EIO':
        case 'ESTALE':
            return known('store-broken', `could not ${doing}: ${store} answered with an error of its disk (${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem)})`, 'Look at the health of that disk or mount.');
        default:
            return problem;
    }
}
/** The store's disk cannot take what has to be written; names needed and free space. */
function diskFull(attempt, cause) {
    const needed = attempt.neededBytes === undefined || attempt.neededBytes === 0 ? '' : `, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(attempt.neededBytes)} are needed`;
    const free = attempt.freeBytes === undefined ? '' : `${needed === '' ? ',' : ' and'} ${(0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(attempt.freeBytes)} are free`;
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('disk-full', `could not ${attempt.doing}: no space left in ${attempt.store}${needed}${free}`, 'Free space there, let retention remove older backups, or name another store.', cause === undefined ? {} : { cause });
}
/** There is no such file in the store. */
function fileMissing(name, store, cause) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('file-missing', `${name} is not in ${store}`, 'List the store: the backup may have been removed, or never finished.', cause === undefined ? {} : { cause });
}
/** A file of that backup stands already. */
function backupExists(id, store, cause) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('backup-exists', `${id} stands in ${store} already`, 'Nothing is ever overwritten; begin again a second later.', cause === undefined ? {} : { cause });
}
/** A symbolic link, or something else that is no regular file, stands where a file of ours should. */
function notRegular(name, store) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('symlink-in-the-way', `${name} in ${store} is a symbolic link, or no regular file`, 'Links are not followed within a store; put the file itself there, or remove the link.');
}


/***/ }),

/***/ 77191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PV: () => (/* binding */ ownFile),
/* harmony export */   W7: () => (/* binding */ fileOf),
/* harmony export */   eQ: () => (/* binding */ isId),
/* harmony export */   oh: () => (/* binding */ attachment),
/* harmony export */   ou: () => (/* binding */ ownId)
/* harmony export */ });
/* harmony import */ var _archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7398);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2859);


/**
 * What a file of a store is, by its name. Throws KnownError `foreign-name` for every name that we could not have written: such a
 * name might lead out of the store (`../x`), or to a file that is none of ours.
 */
function ownFile(name) {
    const parsed = (0,_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .CJ)(name);
    if (parsed === undefined)
        throw foreign(name);
    return parsed;
}
/** As `ownFile`, for a file that has to belong to one backup. */
function fileOf(id, name) {
    const parsed = ownFile(name);
    if (parsed.id !== id)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('foreign-name', `${JSON.stringify(name)} is not a file of backup ${id}`, 'Name a file of that backup.');
    return parsed;
}
/** Whether a text is a backup's id, such as `zimmer-20250828_143022`. */
function isId(text) {
    return (0,_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .CJ)(`${text}.dump`)?.id === text;
}
/** Throws KnownError `foreign-name` for what is not a backup's id. */
function ownId(id) {
    if (!isId(id))
        throw foreign(id);
}
/** The name of a file that somebody may write beside a backup; archives and their checksums are written once and for all. */
function attachment(name) {
    const parsed = ownFile(name);
    if (parsed.part !== 'drill') {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('write-once', `${name} may not be written after the backup was taken`, 'Only the record of a drill is written beside a backup.');
    }
    return parsed;
}
function foreign(name) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('foreign-name', `${JSON.stringify(name)} is not the name of a backup of this suite`, 'Names look like zimmer-20250828_143022, files like zimmer-20250828_143022.dump; `latest` names the newest.');
}


/***/ }),

/***/ 5242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ removalOrder),
/* harmony export */   i: () => (/* binding */ assembleSets)
/* harmony export */ });
/* harmony import */ var _archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7398);

/**
 * Groups the files of a store into backups, newest first by the time in the name (then by name, so that every listing is the same).
 * Files that do not parse as ours are left out. Where a part stands twice (`.dump` beside `.dump.age`), the archive that has its
 * sidecar is the backup's; the other is not listed, and so never removed.
 */
function assembleSets(files) {
    const groups = new Map();
    for (const file of files) {
        const parsed = (0,_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .CJ)(file.name);
        if (parsed === undefined)
            continue;
        const group = groups.get(parsed.id);
        if (group === undefined)
            groups.set(parsed.id, [{ parsed, file }]);
        else
            group.push({ parsed, file });
    }
    return [...groups.values()].flatMap(assembleSet).sort(newestFirst);
}
function assembleSet(unsorted) {
    const group = unsorted.toSorted((a, b) => compare(a.file.name, b.file.name));
    const names = new Set(group.map(({ file }) => file.name));
    const archives = group.filter(({ parsed }) => parsed.part === 'archive');
    const archive = archives.find(({ file }) => names.has((0,_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .sidecarFile */ .Au)(file.name))) ?? archives[0];
    const first = archive ?? group[0];
    if (first === undefined)
        return [];
    const files = {};
    for (const { parsed, file } of group) {
        if (parsed.part === 'archive' && file !== archive?.file)
            continue;
        // The sidecar of another archive says nothing of this one.
        if (parsed.part === 'sidecar' && archive !== undefined && file.name !== (0,_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .sidecarFile */ .Au)(archive.file.name))
            continue;
        if (files[parsed.part] === undefined || parsed.encryption === archive?.parsed.encryption)
            files[parsed.part] = file;
    }
    const { id, database, takenAt } = first.parsed;
    return [{ id, database, takenAt, files, complete: files.archive !== undefined && files.sidecar !== undefined }];
}
function newestFirst(a, b) {
    return b.takenAt.getTime() - a.takenAt.getTime() || compare(a.id, b.id);
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** The files of a set in the order in which they are removed: without its sidecar, what is left does not count as a backup. */
function removalOrder(set) {
    const order = ['sidecar', 'archive', 'proof', 'globals', 'drill', 'manifest'];
    return order.flatMap((part) => set.files[part] ?? []);
}


/***/ }),

/***/ 77387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parseTableNames),
/* harmony export */   o: () => (/* binding */ withSuffix)
/* harmony export */ });
const part = '"[^"]*(?:""[^"]*)*"|[^\\s",.]+';
const one = new RegExp(`^(?:(${part})\\.)?(${part})$`, 'u');
const separated = /(?:"[^"]*"|[^",\n])+/gu;
/**
 * Reads names of tables that are separated by commas or lines: `users`, `public.users`, `"we""ird"`. Each is taken once.
 * Throws an Error whose message completes "tables …".
 */
function parseTableNames(text) {
    const names = new Map();
    if ((text.match(/"/g)?.length ?? 0) % 2 === 1)
        throw new Error('has a quotation mark that is not closed');
    for (const [piece] of text.matchAll(separated)) {
        const written = piece.trim();
        if (written === '')
            continue;
        const found = one.exec(written);
        if (found?.[2] === undefined)
            throw new Error(`has "${written}", which is no name of a table; write names with spaces, dots or quotation marks as "we""ird"`);
        names.set(written, { schema: found[1] === undefined ? undefined : bare(found[1]), name: bare(found[2]), written, exact: written.includes('"') });
    }
    if (names.size === 0)
        throw new Error('names no table');
    return [...names.values()];
}
// NAMEDATALEN - 1 of PostgreSQL.
const longestName = 63;
/** A name with something at its end, cut so that PostgreSQL takes all of it. */
function withSuffix(name, suffix) {
    const bytesOf = (text) => new TextEncoder().encode(text).length;
    const letters = Array.from(name);
    while (bytesOf(letters.join('')) + bytesOf(suffix) > longestName)
        letters.pop();
    return letters.join('') + suffix;
}
function bare(name) {
    return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}


/***/ }),

/***/ 13581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   KW: () => (/* binding */ age),
/* harmony export */   Q$: () => (/* binding */ shortSize),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p0: () => (/* binding */ duration)
/* harmony export */ });
/** `45M`, `1.2G`: as `du -h` and the scripts' report wrote sizes; powers of 1024, rounded up as du does. */
function shortSize(bytes) {
    const units = ['', 'K', 'M', 'G', 'T', 'P'];
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
    }
    if (unit === 0)
        return `${bytes}`;
    const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
    return `${value < 10 && rounded < 10 ? rounded.toFixed(1) : Math.ceil(rounded)}${units[unit] ?? ''}`;
}
/** `45.2 MB`: powers of 1000, for people. */
function size(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}
/** `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
function duration(seconds) {
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 100)
        return `${whole} s`;
    const minutes = Math.floor(whole / 60);
    if (minutes < 100)
        return `${minutes} min ${whole % 60} s`;
    const allMinutes = Math.round(whole / 60);
    return `${Math.floor(allMinutes / 60)} h ${allMinutes % 60} min`;
}
/** `2 hours`, `1 hour`, `45 minutes`, `3 days`: an age as the report says it. */
function age(hours) {
    if (hours < 1)
        return counted(Math.max(0, Math.floor(hours * 60)), 'minute');
    if (hours < 48)
        return counted(Math.floor(hours), 'hour');
    return counted(Math.floor(hours / 24), 'day');
}
/** `1 row`, `1,234 rows`. */
function counted(count, one, several = `${one}s`) {
    return `${number(count)} ${count === 1 ? one : several}`;
}
/** `1,234,567`. */
function number(value) {
    return value.toLocaleString('en-US');
}
/** `2025-08-28 14:30:22`, in UTC, as the scripts' report wrote it. */
function moment(time) {
    return time.toISOString().slice(0, 19).replace('T', ' ');
}


/***/ }),

/***/ 34023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ isolateNames)
/* harmony export */ });
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Words of such a script that follow one another, with the marks that join and part their letters. */
const words = new RegExp(`${rightToLeft.source}(?:[\\p{L}\\p{M}\\p{N}_\\u200c\\u200d]|[ -](?=${rightToLeft.source}))*`, 'gu');
/**
 * A sentence in which foreign names may stand, escaped, with each name in quotes that is written from right to left, and each run of such
 * words outside of quotes, given to `isolate`: otherwise it takes the words, numbers and signs beside it along.
 */
function isolateNames(sentence, escape, isolate) {
    return sentence.split(/("(?:[^"]|"")+")/).map((part) => {
        if (!part.startsWith('"') || !rightToLeft.test(part))
            return escape(part).replace(words, isolate);
        return `${escape('"')}${isolate(escape(part.slice(1, -1)))}${escape('"')}`;
    }).join('');
}


/***/ }),

/***/ 2859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   $u: () => (/* binding */ exitStatus),
/* harmony export */   E: () => (/* binding */ KnownError),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/** How a run ends, as an exit status; DESIGN's contract for terminals and cron. */
const exitStatus = { passed: 0, failed: 1, usage: 2, unproved: 3, interrupted: 130 };
/**
 * An expected failure: what happened (lower case, names the thing) and, apart from it, what to do about it.
 * Everything that is thrown and is not one of these is a bug of ours and says so.
 */
class KnownError extends Error {
    name = 'KnownError';
    code;
    hint;
    status;
    constructor(code, message, hint, options = {}) {
        super(message, 'cause' in options ? { cause: options.cause } : {});
        this.code = code;
        this.hint = hint;
        this.status = options.status ?? exitStatus.failed;
    }
}
/** The message of anything that was thrown; errors of Node's core are not always `instanceof Error` of this realm. */
function messageOf(thrown) {
    if (typeof thrown === 'object' && thrown !== null && 'message' in thrown)
        return String(thrown.message);
    return String(thrown);
}
/** The `code` of a system or library error (`ENOENT`, `28P01`), if it has one. */
function codeOf(thrown) {
    if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && (typeof thrown.code === 'string' || typeof thrown.code === 'number'))
        return String(thrown.code);
    return undefined;
}


/***/ }),

/***/ 83721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mz: () => (/* binding */ byteSize),
  Jt: () => (/* binding */ flag),
  nd: () => (/* binding */ integer),
  Mn: () => (/* binding */ lines),
  yL: () => (/* binding */ oneOf),
  Ko: () => (/* binding */ readInputs),
  rJ: () => (/* binding */ inputs_secret),
  EK: () => (/* binding */ secretUrl),
  Qq: () => (/* binding */ inputs_text),
  hF: () => (/* binding */ wrongInputs)
});

;// CONCATENATED MODULE: ./kit/byte-size.js
const units = {
    b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40, pib: 2 ** 50,
};
/** `50GB` or `10.5 GiB` in bytes; powers of 1000 and, with the i, of 1024. Throws an Error whose message completes "<name> …". */
function parseByteSize(words) {
    const { count = '', unit = '' } = /^(?<count>\d{1,15}(?:\.\d{1,9})?) ?(?<unit>[KMGTP]i?B|B)$/i.exec(words.trim())?.groups ?? {};
    const bytes = Math.round(Number(count) * (units[unit.toLowerCase()] ?? NaN));
    if (count === '' || !Number.isSafeInteger(bytes) || bytes < 1)
        throw new Error(`must be a size such as 50GB or 10GiB, not "${words}"`);
    return bytes;
}

// EXTERNAL MODULE: ./kit/errors.js
var errors = __nccwpck_require__(2859);
// EXTERNAL MODULE: ./kit/secret.js
var secret = __nccwpck_require__(67612);
// EXTERNAL MODULE: ./kit/suggestion.js
var suggestion = __nccwpck_require__(30196);
;// CONCATENATED MODULE: ./kit/inputs.js




function field(form, description, parse, options, secret = false) {
    return {
        description, form, secret, parse,
        environment: options.environment,
        envFile: options.envFile,
        default: options.default === undefined ? undefined : String(options.default),
        runnerDefault: options.runnerDefault,
    };
}
function inputs_text(description, options = {}) {
    return field('text', description, (raw) => {
        if (raw.includes('\0'))
            throw new Error('has a NUL character');
        return raw;
    }, options);
}
function inputs_secret(description, options = {}) {
    return field('secret', description, (raw) => new secret/* Secret */.zh(raw), options, true);
}
/** An address that is a secret, as those of webhooks are; no message shows it. */
function secretUrl(description, options = {}) {
    return field('secret', description, (raw) => {
        const value = raw.trim();
        if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
            throw new Error('must be a URL that begins with https:// or http://');
        return new secret/* Secret */.zh(value);
    }, options, true);
}
function integer(description, options = {}) {
    const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
    return field('number', description, (raw) => {
        if (!/^[+-]?\d+$/.test(raw))
            throw new Error(`must be a whole number, not "${raw}"`);
        const value = Number(raw);
        if (value < min)
            throw new Error(`must be at least ${min}, not ${raw}`);
        if (value > max)
            throw new Error(`must be at most ${max}, not ${raw}`);
        return value;
    }, options);
}
/** A size in bytes, written with its unit: `50GB`, `10GiB`. */
function byteSize(description, options = {}) {
    return field('size', description, parseByteSize, options);
}
/** Yes or no; exactly the words that YAML 1.2 and @actions/core take. */
function flag(description, options) {
    return field('true or false', description, (raw) => {
        if (/^(true|True|TRUE)$/.test(raw))
            return true;
        if (/^(false|False|FALSE)$/.test(raw))
            return false;
        throw new Error(`must be true or false, not "${raw}"`);
    }, options);
}
function oneOf(words, description, options = {}) {
    return field(words.join(' | '), description, (raw) => {
        const word = words.find((candidate) => candidate === raw);
        if (word !== undefined)
            return word;
        const meant = (0,suggestion/* nearest */.p)(raw, words);
        throw new Error(`must be one of ${words.join(', ')}, not "${raw}"${meant === undefined ? '' : ` (did you mean ${meant}?)`}`);
    }, options);
}
function lines(description, options = {}) {
    return field('one or more lines', description, (raw) => raw.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''), options);
}
/**
 * Reads all inputs at the door: an input beats an environment variable, which beats the env file, which beats the default.
 * Throws one KnownError (exit status 2) that names every unknown and every malformed value. Secrets go to `mask` first.
 */
function readInputs(schema, sources, mask, checks = []) {
    const problems = [...unknownNames(schema, sources)];
    const values = {};
    const origins = {};
    const raws = Object.entries(schema).map(([name, declared]) => ({ name, declared, ...rawValue(name, declared, sources) }));
    for (const { declared, raw, origin } of raws) {
        // A default is no secret: masking `zimmer` would blank every path of a database of that name.
        if (declared.secret && raw !== undefined && raw !== declared.default && origin !== 'default')
            mask(raw);
    }
    for (const { name, declared, raw, origin } of raws) {
        origins[name] = origin;
        try {
            values[name] = raw === undefined ? undefined : declared.parse(raw);
        }
        catch (problem) {
            problems.push(`${name} ${(0,errors/* messageOf */.bD)(problem)}`);
        }
    }
    // An input that could not be read has been named; what a check makes of its absence is no second problem.
    const named = new Set(problems.map((problem) => problem.split(' ', 1)[0]));
    for (const check of checks)
        problems.push(...check(values).filter((problem) => !named.has(problem.split(' ', 1)[0])));
    if (problems.length > 0)
        throw wrongInputs(problems);
    return { values: values, origins: origins };
}
/** The one error in which all that is wrong with the inputs is told. */
function wrongInputs(problems) {
    const count = problems.length === 1 ? 'an input is wrong' : `${problems.length} inputs are wrong`;
    return new errors/* KnownError */.E('wrong-inputs', `${count}: ${problems.join('; ')}`, 'Correct what is named; the inputs of each action stand in its README, or in `zimmer-backup <action> --help`.', { status: errors/* exitStatus */.$u.usage });
}
function unknownNames(schema, sources) {
    const known = Object.keys(schema);
    return [...sources.given.keys()].filter((name) => !known.includes(name)).map((name) => {
        const meant = (0,suggestion/* nearest */.p)(name, known);
        return `there is no input "${name}"${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
    });
}
function rawValue(name, declared, sources) {
    const candidates = [
        ['input', sources.given.get(name)],
        ['environment', declared.environment === undefined ? undefined : sources.environment[declared.environment]],
        ['env-file', declared.envFile === undefined ? undefined : sources.envFile[declared.envFile]],
    ];
    for (const [origin, value] of candidates) {
        // Passwords keep their spaces; for everything else a trailing newline of a YAML block is not part of the value.
        const raw = declared.secret ? value : value?.trim();
        if (raw !== undefined && raw !== '')
            return { raw, origin };
    }
    return { raw: declared.default, origin: 'default' };
}


/***/ }),

/***/ 10221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   xG: () => (/* binding */ sentenceMarkdown),
/* harmony export */   y1: () => (/* binding */ plainLines)
/* harmony export */ });
/* harmony import */ var _direction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34023);

/**
 * Foreign text for Markdown: names of tables, databases and files are chosen by others. Neutralises HTML, Markdown's own
 * signs, line ends, control characters and marks of direction, so that a name stays a name.
 */
function escapeMarkdown(foreign) {
    // GitHub looks for `@name` and `#1` in what it has drawn already, where an entity is its sign again: a word joiner comes between.
    return withoutControls(foreign).replace(/[\\`*_{}[\]()#+\-.!|<>&~@:"'$=]/g, (sign) => `&#${sign.charCodeAt(0)};${sign === '@' || sign === '#' ? '&#8288;' : ''}`);
}
/** A sentence with foreign names in it, escaped; GitHub lets `dir` through, and an element that has it is isolated. */
function sentenceMarkdown(sentence) {
    return (0,_direction_js__WEBPACK_IMPORTED_MODULE_0__/* .isolateNames */ .S)(sentence, escapeMarkdown, (name) => `<span dir="auto">${name}</span>`);
}
/** A name within a code span; a table cell may carry it. */
function code(foreign) {
    return `<code>${withoutControls(foreign).replace(/[&<>"'|`*_[\]\\~@$]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`;
}
/** A table; cells are Markdown already, so escape what is foreign. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
/** Lines as they are, in a block that no line of them can end. */
function fenced(foreign, language = '') {
    const lines = foreign.map(withoutControls);
    const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return [`${fence}${language}`, ...lines, fence].join('\n');
}
/** Foreign text for a terminal or a log: one line, nothing that a terminal or the runner would obey. */
function plain(foreign) {
    return withoutControls(foreign);
}
/** As `plain`, for a text of several lines. */
function plainLines(foreign) {
    return foreign.split('\n').map(withoutControls).join('\n');
}
function withoutControls(foreign) {
    // C0 and C1 controls, line and paragraph separators, and the marks that turn the direction of writing.
    return foreign.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '\u{fffd}');
}


/***/ }),

/***/ 69302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I2: () => (/* binding */ makePrivateFolder),
/* harmony export */   Yv: () => (/* binding */ removePrivateFolder),
/* harmony export */   fx: () => (/* binding */ memoryDirectory),
/* harmony export */   r_: () => (/* binding */ sweepPrivateFolders),
/* harmony export */   yB: () => (/* binding */ unusableFolder)
/* harmony export */ });
/* unused harmony exports folderKinds, ownerFile */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2859);
/* harmony import */ var _process_marker_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(66706);




/** Where Linux has a folder in memory. */
const memoryDirectory = '/dev/shm';
/** What a folder is for, and what its name begins with: short, for a socket's path has 107 bytes, and gpg-agent's lies in one of them. */
const folderKinds = { keys: 'zb-', opened: 'opened-', artifact: 'artifact-', migrations: 'migrations-', ssh: 'zimmer-ssh-', tables: 'tables-', dump: 'dump-', lists: 'lists-', socket: 'socket-' };
/** The file in a private folder that says whose it is. */
const ownerFile = '.zimmer-owner';
/** A folder of which nothing can be learnt is left alone for this long: no run lasts a day. */
const silenceSeconds = 24 * 60 * 60;
/**
 * Makes a folder for files that must not outlive this run: keys, opened archives, what waits for an upload. Only this account may
 * look into it (0700, as mkdtemp makes it), and it says whose it is, so that a later run can remove what a killed one left. Throws KnownError `temporary-folder`.
 */
async function makePrivateFolder(parent, kind) {
    // Before the folder is made: killed between the two, it would say nothing of whose it is, and stay for a day.
    const marker = JSON.stringify(await (0,_process_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .ownMarker */ ["do"])());
    const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, folderKinds[kind])).catch((problem) => { throw unusableFolder(parent, problem); });
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ownerFile), marker, { mode: 0o600, flag: 'wx' });
        return path;
    }
    catch (problem) {
        await removePrivateFolder(path);
        throw unusableFolder(parent, problem);
    }
}
/** Removes such a folder. What says whose it is goes last: killed in the middle, the rest would stay for a day. */
async function removePrivateFolder(path) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path).catch(() => []);
    for (const name of names.filter((one) => one !== ownerFile))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name), { recursive: true, force: true, maxRetries: 3 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true, maxRetries: 3 });
}
/** A folder of temporary files in which nothing can be made, as a sentence where it can be told. */
function unusableFolder(folder, problem) {
    if (!['EIO', 'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) ?? ''))
        return problem;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('temporary-folder', `nothing can be written to the folder of temporary files ${folder}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(problem)}`, 'Free space there, look at its disk, or set TMPDIR to another folder.', { cause: problem });
}
/**
 * Removes the private folders of processes that are dead, and gives their paths. `own` is a folder that belongs to this suite alone:
 * there, what a kill kept from being marked goes after a day. In `shared` ones, such as /tmp, nothing goes that does not say whose it
 * is. What cannot be removed is left to the next run.
 */
async function sweepPrivateFolders(places, now, kinds = Object.keys(folderKinds)) {
    const removed = [];
    for (const parent of new Set([...(places.own === undefined ? [] : [places.own]), ...places.shared])) {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(parent).catch(() => []);
        for (const name of names.filter((one) => isOfOurNames(one, kinds))) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name);
            if (!(await isAbandoned(path, parent === places.own, now).catch(() => false)))
                continue;
            await removePrivateFolder(path).then(() => removed.push(path), () => undefined);
        }
    }
    return removed;
}
function isOfOurNames(name, kinds) {
    return kinds.map((kind) => folderKinds[kind]).some((prefix) => name.startsWith(prefix) && /^[A-Za-z0-9]{6}$/.test(name.slice(prefix.length)));
}
async function isAbandoned(path, mayBeUnmarked, now) {
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    if (!facts.isDirectory() || (process.getuid !== undefined && facts.uid !== process.getuid()))
        return false;
    const owner = (0,_process_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .parseMarker */ .gY)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ownerFile), 'utf8').catch(() => ''));
    if (owner === undefined && !mayBeUnmarked)
        return false;
    const fate = owner === undefined ? 'unknown' : await (0,_process_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .fateOf */ ._L)(owner, await (0,_process_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .ownMarker */ ["do"])());
    return fate === 'dead' || (fate === 'unknown' && now.getTime() - facts.mtimeMs >= silenceSeconds * 1000);
}


/***/ }),

/***/ 66706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _L: () => (/* binding */ fateOf),
/* harmony export */   "do": () => (/* binding */ ownMarker),
/* harmony export */   gY: () => (/* binding */ parseMarker)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(48161);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2859);



/** What this process would write about itself. */
async function ownMarker() {
    return {
        host: (0,node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)(),
        boot: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim(),
        namespace: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)('/proc/self/ns/pid').catch(() => ''),
        pid: process.pid,
        started: await startOf(process.pid) ?? '',
    };
}
/** Reads a marker; undefined for what is not one, such as the empty file of a process killed at its first step. */
function parseMarker(text) {
    try {
        const value = JSON.parse(text);
        if (typeof value !== 'object' || value === null)
            return undefined;
        const { host, boot, namespace, pid, started } = value;
        if (typeof host !== 'string' || typeof boot !== 'string' || typeof namespace !== 'string' || typeof started !== 'string')
            return undefined;
        return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 ? { host, boot, namespace, pid, started } : undefined;
    }
    catch {
        return undefined;
    }
}
/** `unknown`: it ran where this process cannot look (another host, another container, before a restart). */
async function fateOf(marker, own) {
    if (marker.host !== own.host || marker.boot !== own.boot || marker.namespace !== own.namespace)
        return 'unknown';
    try {
        process.kill(marker.pid, 0);
    }
    catch (problem) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) === 'ESRCH')
            return 'dead';
        // EPERM: it lives and belongs to somebody else.
    }
    const started = await startOf(marker.pid);
    if (started === undefined || marker.started === '')
        return 'unknown';
    return started === marker.started ? 'alive' : 'dead';
}
/**
 * proc(5): the 22nd field of /proc/<pid>/stat; the second may hold blanks and brackets, so counting begins behind its last bracket.
 * A killed process whose parent has not asked for its end yet (state Z) writes nothing any more.
 */
async function startOf(pid) {
    try {
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : fields[19];
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 84075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ programKilled),
/* harmony export */   eF: () => (/* binding */ run),
/* harmony export */   gi: () => (/* binding */ basicEnvironment),
/* harmony export */   iq: () => (/* binding */ ProcessFailure),
/* harmony export */   ni: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(31421);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(46466);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2859);



/** A program that ended badly: its status and the last 20,000 characters of its stderr. */
class ProcessFailure extends Error {
    name = 'ProcessFailure';
    tool;
    exitCode;
    exitSignal;
    stderr;
    timedOut;
    constructor(tool, end, stderr, timedOut) {
        const how = timedOut ? 'did not end within its time limit' : end.signal === null ? `ended with status ${end.code ?? '?'}` : `was ended by ${end.signal}`;
        const last = stderr.trimEnd().split('\n').at(-1) ?? '';
        super(`${tool} ${how}${last === '' ? '' : `: ${last}`}`);
        this.tool = tool;
        this.exitCode = end.code ?? undefined;
        this.exitSignal = end.signal ?? undefined;
        this.stderr = stderr;
        this.timedOut = timedOut;
    }
}
/** A program that somebody ended who is not this process: most often the kernel, when memory runs out. */
function programKilled(failure) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('program-killed', `${failure.tool} was ended from outside${failure.exitSignal === undefined ? '' : ` by ${failure.exitSignal}`}`, 'See in the log of the system whether memory ran out, or who ended it; then run again.', { cause: failure });
}
const stderrKept = 20_000;
const graceSeconds = 10;
/** What every program needs and nothing that tells a secret: the parent's environment is not handed on. */
function basicEnvironment() {
    const kept = { LC_ALL: 'C' };
    for (const name of ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'USER', 'LOGNAME', 'XDG_RUNTIME_DIR', 'SystemRoot']) {
        const value = process.env[name];
        if (value !== undefined)
            kept[name] = value;
    }
    return kept;
}
/**
 * Starts a program without a shell. Throws KnownError `program-missing` (through `done`) when it is not there.
 * stdout is the caller's to read; stderr is kept (the last 20,000 characters).
 */
function start(tool, parameters, options = {}) {
    const own = { parameters, environment: options.environment ?? {} };
    const call = tool.within?.(own) ?? own;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(tool.path, [...(tool.leading ?? []), ...call.parameters], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...basicEnvironment(), ...call.environment },
        ...(options.directory === undefined ? {} : { cwd: options.directory }),
        ...(options.user === undefined ? {} : { uid: options.user.uid, gid: options.user.gid }),
        detached: options.group ?? false,
    });
    // A program that ends early closes its stdin; its exit status tells what matters, not EPIPE.
    child.stdin.on('error', () => undefined);
    const ender = endingOf(child, options);
    const done = ending(tool, child, options, ender);
    // Whoever awaits `done` later still gets the rejection; until then it is not unhandled.
    done.catch(() => undefined);
    return { pid: child.pid ?? -1, stdin: child.stdin, stdout: child.stdout, done, end: ender.end };
}
/** Runs a program to its end and gives what it printed. For short answers only; at most `limit` bytes of stdout are taken. */
async function run(tool, parameters, options = {}) {
    const { input, limit = 64 * 1024 * 1024, ...rest } = options;
    const started = start(tool, parameters, rest);
    const chunks = [];
    let size = 0;
    started.stdout.on('data', (chunk) => {
        size += chunk.length;
        if (size <= limit)
            chunks.push(chunk);
    });
    started.stdin.end(input ?? '');
    const { stderr } = await started.done;
    if (size > limit)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('answer-too-long', `${tool.name} answered with more than ${limit} bytes`, 'This is not an answer that was expected; look at what the program is.');
    return { stdout: Buffer.concat(chunks).toString('utf8'), stderr };
}
function endingOf(child, options) {
    let timedOut = false;
    let killer;
    const send = (signal) => {
        try {
            if (options.group === true && child.pid !== undefined)
                process.kill(-child.pid, signal);
            else
                child.kill(signal);
        }
        catch (problem) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) !== 'ESRCH')
                throw problem;
        }
    };
    const end = (signal = 'SIGTERM') => {
        if (child.exitCode !== null || child.signalCode !== null)
            return;
        send(signal);
        killer ??= setTimeout(() => { send('SIGKILL'); }, graceSeconds * 1000);
    };
    const onAbort = () => { end(); };
    if (options.signal?.aborted === true)
        setImmediate(onAbort);
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const limit = options.timeLimitSeconds === undefined ? undefined : setTimeout(() => { timedOut = true; end(); }, options.timeLimitSeconds * 1000);
    const release = () => {
        clearTimeout(limit);
        clearTimeout(killer);
        options.signal?.removeEventListener('abort', onAbort);
    };
    return { end, timedOut: () => timedOut, release };
}
async function ending(tool, child, options, ender) {
    let stderr = '';
    let unfinishedLine = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
        stderr = (stderr + chunk).slice(-stderrKept);
        if (options.onErrorLine === undefined)
            return;
        const pieces = (unfinishedLine + chunk).split('\n');
        unfinishedLine = pieces.pop() ?? '';
        for (const piece of pieces)
            options.onErrorLine(piece);
    });
    try {
        const end = await new Promise((resolve, reject) => {
            child.once('error', (problem) => { reject((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) === 'ENOENT' || (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) === 'EACCES' ? missing(tool, problem) : problem); });
            child.once('close', (code, signal) => { resolve({ code, signal }); });
        });
        if (unfinishedLine !== '')
            options.onErrorLine?.(unfinishedLine);
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.finished)(child.stderr).catch(() => undefined);
        if (end.code !== 0)
            throw new ProcessFailure(tool.name, end, stderr, ender.timedOut());
        return { stderr };
    }
    finally {
        ender.release();
    }
}
function missing(tool, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('program-missing', `${tool.name} could not be started: ${tool.path} is not there or may not be run`, `Install ${tool.name}, or name where it is.`, { cause });
}


/***/ }),

/***/ 67612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   pO: () => (/* binding */ Redactor),
/* harmony export */   zh: () => (/* binding */ Secret)
/* harmony export */ });
/* unused harmony export formsOf */
const shown = '***';
/** A value that cannot be printed: every way of turning it into text gives `***`. Only `reveal()` gives the value. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself, for the environment of the one program that needs it. */
    reveal() {
        return this.#value;
    }
    toString() {
        return shown;
    }
    toJSON() {
        return shown;
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
        return shown;
    }
}
/**
 * Every form in which a secret may turn up in a text: raw, URL-encoded and base64, the longest first.
 * A URL masks as a whole only, so its decoded password has to be registered on its own (TRAPS, 36).
 */
function formsOf(secret) {
    const lines = secret.split('\n').map((line) => line.trim()).filter((line) => line.length > 7);
    const forms = new Set([secret, ...(lines.length > 1 ? lines : [])]);
    for (const form of [...forms]) {
        forms.add(encodeURIComponent(form));
        forms.add(encodeURI(form));
        forms.add(Buffer.from(form, 'utf8').toString('base64'));
        forms.add(JSON.stringify(form).slice(1, -1));
    }
    forms.delete('');
    return [...forms].sort((a, b) => b.length - a.length);
}
/** Replaces every registered secret in a text, whatever its form. */
class Redactor {
    #forms = new Set();
    #sorted = [];
    add(secret) {
        for (const form of formsOf(secret))
            this.#forms.add(form);
        this.#sorted = [...this.#forms].sort((a, b) => b.length - a.length);
    }
    /** The registered forms, for a host that can mask by itself. */
    get forms() {
        return this.#sorted;
    }
    clean(text) {
        let cleaned = text;
        for (const form of this.#sorted)
            cleaned = cleaned.replaceAll(form, shown);
        return cleaned;
    }
}


/***/ }),

/***/ 30196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The known name that is nearest to an unknown one, if one is near enough to have been meant. */
function nearest(unknown, known) {
    let best;
    for (const name of known) {
        const distance = editDistance(unknown.toLowerCase(), name.toLowerCase());
        if (best === undefined || distance < best.distance)
            best = { name, distance };
    }
    return best !== undefined && best.distance <= Math.max(1, Math.floor(unknown.length / 3)) ? best.name : undefined;
}
/** Signs that are to be added, taken away, replaced, or exchanged with their neighbour. */
function editDistance(a, b) {
    let before = [];
    let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
            const areExchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            const exchanged = areExchanged ? (before[column - 2] ?? 0) + 1 : Infinity;
            current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced, exchanged));
        }
        before = previous;
        previous = current;
    }
    return previous[b.length] ?? 0;
}


/***/ }),

/***/ 46912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);


/**
 * Writes a file of which a reader sees the last whole one only: beside it first, then renamed. Folders that lack are made. `mode` is that
 * of the file: 0600 for what may name tables, 0644 for what a web server or an exporter of another account has to read.
 */
async function writeWhole(path, content, mode) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
    const partial = `${path}.${process.pid}.partial`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(partial, content, { mode });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, path);
    }
    catch (problem) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { force: true }).catch(() => undefined);
        throw problem;
    }
}


/***/ }),

/***/ 66811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ automaticCompression),
/* harmony export */   Gd: () => (/* binding */ parseCompression),
/* harmony export */   Uo: () => (/* binding */ compressionArgument),
/* harmony export */   gS: () => (/* binding */ chooseCompression)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(84075);


/**
 * The fastest compression that is no larger than gzip's default: zstd:1 from 16 on (279 against 287 MB in a fifth of the time); gzip:1 below
 * (333 MB in a third of it; measured on 1.15 GB), and where these programs were built without zstd, for the pg_restore beside them could not read it.
 */
async function automaticCompression(clients) {
    const best = { method: 'zstd', level: 1 };
    return clients.major >= 16 && await builtWith(clients, best) ? best : { method: 'gzip', level: 1 };
}
/**
 * Whether this build of pg_dump has a compression. It says so before it connects, and so is asked to connect to nothing: to a socket in a folder
 * where none can be. What it says otherwise is left to the backup, which has the sentence for it. Of the images of PostgreSQL nothing is asked: they
 * have everything, and a container takes half a second.
 */
async function builtWith(clients, compression) {
    if (clients.pgDump.within !== undefined)
        return true;
    const words = ['--format=custom', compressionArgument(compression, clients.major), '--no-password', '--dbname=host=/dev/null port=1'];
    const said = await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .eF)(clients.pgDump, words, { timeLimitSeconds: 60 }).then(() => '', _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD);
    return !said.includes('does not support compression');
}
/** Reads `auto`, `none`, `gzip:6`, `zstd:3`, `lz4:1`. Throws an Error whose message completes "compression …". */
function parseCompression(words) {
    if (words === 'auto')
        return 'auto';
    const match = /^(?<method>none|gzip|lz4|zstd)(?::(?<level>\d{1,2}))?$/.exec(words)?.groups;
    if (match === undefined)
        throw new Error(`must be auto, none, gzip:1 to 9, lz4:1 to 12 or zstd:1 to 22, not "${words}"`);
    const method = match['method'];
    const level = match['level'] === undefined ? undefined : Number(match['level']);
    const highest = { none: 0, gzip: 9, lz4: 12, zstd: 22 }[method];
    if (level !== undefined && (level < 1 || level > highest))
        throw new Error(`has no level ${level} for ${method}`);
    return { method, level };
}
/** The compression that the words ask for, or the one that suits. Throws KnownError `wrong-inputs` for one that these programs do not have. */
async function chooseCompression(words, clients) {
    const wanted = parseCompression(words);
    if (wanted === 'auto')
        return automaticCompression(clients);
    try {
        compressionArgument(wanted, clients.major);
    }
    catch (cause) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('wrong-inputs', `compression ${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`, 'Use auto, none or gzip:1 to gzip:9.', { cause, status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.usage });
    }
    if (!await builtWith(clients, wanted)) {
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('wrong-inputs', `compression ${words}: the pg_dump ${clients.version} in ${clients.place} was built without ${wanted.method}`, 'Use auto, which takes what it has, or the programs of the PostgreSQL project.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.usage });
    }
    return wanted;
}
/** pg_dump's argument for a compression; Error message completing "compression …" where a pg_dump of that major has none. */
function compressionArgument(compression, major) {
    if (major < 16) {
        if (compression.method === 'none')
            return '--compress=0';
        if (compression.method === 'gzip')
            return `--compress=${compression.level ?? 6}`;
        throw new Error(`${compression.method} needs pg_dump 16 or later; the server is ${major}`);
    }
    return `--compress=${compression.method}${compression.level === undefined ? '' : `:${compression.level}`}`;
}


/***/ }),

/***/ 22304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mI: () => (/* binding */ brokenConnection),
  Dx: () => (/* binding */ connectionFailure),
  L0: () => (/* binding */ dumpFailure)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __nccwpck_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __nccwpck_require__(10221);
// EXTERNAL MODULE: ./kit/secret.js
var secret = __nccwpck_require__(67612);
;// CONCATENATED MODULE: ./postgres/connection-failures-rules.js
const damage = String.raw `invalid page in block|missing chunk number|unexpected chunk number|compressed (?:pglz|lz4) data is corrupt|could not read block|invalid memory alloc request size|found xmin \d+ from before relfrozenxid|could not access status of transaction`;
const damageHint = 'Keep your older backups. Check the server\'s disk and memory, run pg_amcheck, and restore what is damaged.';
const pooler = 'Use the direct address of the server, or a pool in session mode (Supabase: port 5432 of the pooler; Neon: the host without -pooler).';
const login = [
    {
        code: 'wrong-password', states: ['28P01'], words: /password authentication failed for user/,
        sentence: 'the server at {server} refused the password of role {user}', hint: 'Check user and password. PostgreSQL says the same of a role that does not exist.',
    },
    {
        code: 'password-missing', words: /no password supplied|client password must be a (?:non-empty )?string/,
        sentence: 'the server at {server} asks for a password of role {user}, and none was given', hint: 'Give password, or a URL with one, from a secret.',
    },
    {
        code: 'tls-required', states: ['28000'], narrow: true, words: /no pg_hba\.conf entry .*(?:no encryption|SSL off)|(?:requires|require) (?:SSL|TLS|encryption)|SSL (?:connection )?is required|connection is insecure/i,
        sentence: 'the server at {server} takes no connection without TLS from here', hint: 'Set sslmode=require in the URL or PGSSLMODE=require; or let the server\'s pg_hba.conf allow it.',
    },
    {
        code: 'host-not-allowed', states: ['28000'], narrow: true, words: /no pg_hba\.conf entry|pg_hba\.conf rejects connection/,
        sentence: 'the server at {server} does not allow role {user} to reach database {database} from this address', hint: 'Add a line to the server\'s pg_hba.conf, or this address to the provider\'s list of allowed ones.',
    },
    {
        code: 'role-missing', states: ['28000'], narrow: true, words: /role ".*" does not exist/,
        sentence: 'role {user} does not exist on {server}', hint: 'Check user.',
    },
    {
        code: 'role-may-not-log-in', states: ['28000'], narrow: true, words: /is not permitted to log in/,
        sentence: 'role {user} may not log in on {server}', hint: 'ALTER ROLE {role} LOGIN; or name another user.',
    },
    {
        code: 'certificate-wanted', states: ['28000'], narrow: true, words: /connection requires a valid client certificate|certificate authentication failed for user/,
        sentence: 'the server at {server} asks role {user} for a certificate of its own', hint: 'Give ssl-cert and ssl-key, signed by an authority that the server trusts and made out to the role.',
    },
    {
        code: 'login-refused', states: ['28000'], words: /(?:Peer|Ident|GSSAPI|certificate|LDAP|PAM|RADIUS|OAuth\w*) authentication failed/i,
        sentence: 'the server at {server} did not let role {user} in', hint: 'Its pg_hba.conf asks for another way than a password (peer: the same name as the system\'s user); connect by host name and password.',
    },
    {
        code: 'database-missing', states: ['3D000'], words: /database ".*" does not exist/,
        sentence: 'database {database} does not exist on {server}', hint: 'Check database.',
    },
    {
        code: 'database-closed', states: ['55000'], narrow: true, words: /is not currently accepting connections/,
        sentence: 'database {database} on {server} accepts no connections', hint: 'ALTER DATABASE … ALLOW_CONNECTIONS true, or name another database.',
    },
    {
        code: 'no-right', states: ['42501'], narrow: true, words: /permission denied for database/,
        sentence: 'role {user} may not connect to database {database}', hint: 'As its owner: GRANT CONNECT ON DATABASE "{database}" TO {role};',
    },
    {
        code: 'too-many-connections', states: ['53300'], words: /too many (?:clients|connections)|remaining connection slots|no more connections allowed|max(?:imum)? (?:client )?connections reached/i,
        sentence: 'the server at {server} has no free connection', hint: 'Close idle connections, raise max_connections, or use a role with reserved ones. A backup needs three.',
    },
    {
        code: 'server-starting', states: ['57P03'], words: /the database system is (?:starting up|shutting down|not (?:yet )?accepting connections|in recovery mode)/,
        sentence: 'the server at {server} is starting up or shutting down', hint: 'Wait until it is ready; a service container needs a health check (pg_isready).',
    },
    {
        code: 'out-of-locks', states: ['53200'], narrow: true, words: /out of shared memory/,
        sentence: 'the server has no room for the locks of all tables', hint: 'Raise max_locks_per_transaction on the server and start it again.',
    },
];
const network = [
    {
        code: 'name-service', states: ['EAI_AGAIN'], words: /Temporary failure in name resolution|EAI_AGAIN/,
        sentence: 'the name {host} could not be looked up just now', hint: 'The network\'s name service does not answer; check the network, then try again. In Docker: is the service\'s name right?',
    },
    {
        code: 'unknown-host', states: ['ENOTFOUND', 'EAI_NONAME'], words: /could not translate host name|getaddrinfo|Name or service not known|nodename nor servname/,
        sentence: 'the host {host} is not known', hint: 'Check host; without it, postgres is meant, the name of a service. In a job that runs in a container a service is reached by its name; elsewhere by localhost.',
    },
    {
        code: 'network-unreachable', states: ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL'], words: /Network is unreachable|No route to host|Cannot assign requested address/,
        sentence: 'no network leads from here to {host}',
        hint: 'If the host has an IPv6 address only: GitHub\'s runners have no IPv6. Use an address with IPv4 (Supabase: the session pooler, port 5432).',
    },
    {
        code: 'socket-missing', states: ['ENOENT'], words: /(?:socket ".*" failed|connect) ?:? ?(?:No such file or directory|ENOENT)/,
        sentence: 'there is no socket of a server for port {port} in {host}', hint: 'Check host and port; the server\'s unix_socket_directories tells where its socket is.',
    },
    {
        code: 'connection-refused', states: ['ECONNREFUSED'], words: /Connection refused|ECONNREFUSED/,
        sentence: 'nothing listens at {server}', hint: 'Check host and port, and that the server runs and listens there (listen_addresses, a published port).',
    },
    {
        code: 'connection-timeout', states: ['ETIMEDOUT'], words: /timeout expired|Connection timed out|due to connection timeout|ETIMEDOUT/,
        sentence: 'the server at {server} did not answer in time', hint: 'A firewall may drop the packets: allow this machine\'s address, or check host and port.',
    },
];
const tls = [
    {
        code: 'tls-unsupported', words: /server does not support SSL|sslmode value "\S+" invalid when SSL support is not compiled in/i,
        sentence: 'the server at {server} has no TLS, and the connection asks for it', hint: 'Set sslmode=prefer, or sslmode=disable where the network is your own.',
    },
    {
        code: 'certificate-name', states: ['ERR_TLS_CERT_ALTNAME_INVALID'], words: /does not match host ?name|altnames/i,
        sentence: 'the certificate of the server at {server} is for another host name', hint: 'Use the name that the certificate has, or sslmode=verify-ca.',
    },
    {
        code: 'key-open', words: /private key file "(?<file>[^"\n]+)" has group or world access/,
        sentence: 'the private key {file} may be read by others, so libpq does not use it', hint: 'chmod 600 {file}',
    },
    {
        code: 'certificate-expired', states: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'], words: /certificate (?:has expired|is not yet valid)|certificate expired/i,
        sentence: 'the certificate of the server at {server} is not valid today', hint: 'Renew it, or correct this machine\'s clock.',
    },
    {
        code: 'certificate-untrusted', states: ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
        words: /self[- ]signed certificate|certificate verify failed|unable to (?:verify|get) .*certificate|root certificate file .* does not exist/i,
        sentence: 'the certificate of the server at {server} is signed by nobody who is trusted here', hint: 'Give the provider\'s root certificate as ssl-root-cert, or set sslmode=require, which encrypts without checking.',
    },
    {
        code: 'not-postgres', states: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'], words: /invalid response to SSL negotiation|wrong version number|error establishing an SSL connection|unexpected response from server|expected authentication request from server/i,
        sentence: 'what listens at {server} does not speak PostgreSQL\'s protocol', hint: 'Check host and port.',
    },
];
const poolers = [
    {
        code: 'pooled-connection', states: ['08P01'], narrow: true, words: /unsupported startup parameter|unrecognized configuration parameter in startup/i,
        sentence: '{server} is a connection pooler that refuses the settings of a session', hint: pooler,
    },
    {
        code: 'pooler-tenant', states: ['XX000'], narrow: true, words: /Tenant or user not found|Endpoint ID is not specified/i,
        sentence: 'the pooler at {server} does not know which project role {user} belongs to', hint: 'Take user and host as the provider shows them for this address (Supabase: postgres.<project>), or use the direct address.',
    },
];
const standby = [
    {
        code: 'standby-conflict', states: ['40001', '40P01', '57014', '57P01'], narrow: true, words: /due to conflict with recovery/,
        sentence: 'the standby at {server} ended the dump, because replication needed what it was reading', hint: 'Set hot_standby_feedback = on or a longer max_standby_streaming_delay there, or back up the primary.',
    },
];
const broken = [
    {
        code: 'connection-lost', states: ['57P01', '57P02', '57P05', '25P03', '25P04', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE'],
        words: /server closed the connection unexpectedly|Connection terminated|terminating connection|no connection to the server|SSL connection has been closed|SSL SYSCALL error|could not receive data from server|Client has encountered a connection error|Connection reset by peer/,
        sentence: 'the connection to {server} broke off', hint: 'The server was stopped, ran out of memory, or a network device cut an idle connection; its log tells. Then run again.',
    },
];
/** Every rule about connections, in the order in which they are tried. */
const connectionRules = [...standby, ...poolers, ...login, ...tls, ...network, ...broken];
/** What pg_dump complains about beyond its connection. `relation` is completed with its schema from the query that it names. */
const dumpRules = [
    {
        code: 'no-right', words: /permission denied for (?<kind>sequence) (?<relation>[^\n]+)|failed to get data for sequence "(?<bare>[^\n]+?)"/,
        sentence: 'role {role} may not read sequence {relation}{bare}', hint: 'As the owner: GRANT SELECT ON SEQUENCE {relation}{bare} TO {role}; from PostgreSQL 14 on, GRANT pg_read_all_data TO {role}; covers everything.',
    },
    {
        code: 'no-right', words: /permission denied for (?:table|view|materialized view|relation|foreign table) (?<relation>[^\n]+)/,
        sentence: 'role {role} may not read table {relation}', hint: 'As the owner: GRANT SELECT ON TABLE {relation} TO {role}; from PostgreSQL 14 on, GRANT pg_read_all_data TO {role}; covers everything.',
    },
    {
        code: 'no-right', words: /permission denied for schema (?<relation>[^\n]+)/,
        sentence: 'role {role} may not use schema {relation}', hint: 'As the owner: GRANT USAGE ON SCHEMA {relation} TO {role}; and GRANT SELECT ON ALL TABLES IN SCHEMA {relation} TO {role};',
    },
    {
        code: 'no-right', words: /permission denied for large object (?<id>\d+)/,
        sentence: 'role {role} may not read large object {id}', hint: 'As the owner: GRANT SELECT ON LARGE OBJECT {id} TO {role}; or back up as the owner of the large objects.',
    },
    {
        code: 'no-right', words: /permission denied for (?<kind>[a-z ]+) (?<name>[^\n]+)/,
        sentence: 'role {role} has no right on {kind} {name}', hint: 'Grant it, or back up as the owner of the database.',
    },
    {
        code: 'row-security', words: /query would be affected by row-level security policy for table "(?<relation>[^\n]+)"/,
        sentence: 'row-level security would hide rows of table {relation} from role {role}', hint: 'A backup of some rows is none: ALTER ROLE {role} BYPASSRLS; or back up as the table\'s owner.',
    },
    {
        // pg_dump's --lock-wait-timeout is a statement_timeout around LOCK TABLE.
        code: 'lock-timeout', words: /canceling statement due to (?:lock timeout|statement timeout[^]*[Qq]uery was: LOCK TABLE)|could not obtain lock on relation/,
        sentence: 'pg_dump did not get its locks in time: somebody holds a table of {database} exclusively', hint: 'A migration, VACUUM FULL or REINDEX runs; take the backup at another time, or raise lock-timeout.',
    },
    {
        code: 'statement-timeout', words: /canceling statement due to (?:statement timeout|user request)|transaction timeout/,
        sentence: 'the server ended a statement of the dump', hint: 'A time limit of the server or of a pooler, or an administrator, did: ALTER ROLE {role} SET statement_timeout = 0;',
    },
    {
        code: 'client-too-old', words: /server version: (?<serverVersion>\d{1,3}(?:\.\d{1,3})?)[^;\n]{0,200}; pg_dump version: (?<clientVersion>\d{1,3}(?:\.\d{1,3})?)/,
        sentence: 'server is PostgreSQL {serverVersion} but pg_dump is {clientVersion}', hint: 'Install the client of the server\'s major.',
    },
    {
        code: 'disk-full', words: /could not (?:write|extend|create)[^\n]*No space left on device/,
        sentence: 'a disk was full during the dump', hint: 'Make room at the server (temporary files, WAL) or where the backup is written; see the line of pg_dump in the log.',
    },
    {
        code: 'source-damaged', words: new RegExp(`Dumping the contents of table "(?<relation>[^\\n]+?)" failed[^]*(?:${damage})`),
        sentence: 'the source\'s own storage is damaged: table {relation} cannot be read', hint: damageHint,
    },
    {
        code: 'source-damaged', words: new RegExp(damage),
        sentence: 'the source\'s own storage is damaged', hint: damageHint,
    },
    {
        code: 'out-of-memory', words: /out of memory|invalid string enlargement request|Cannot enlarge string buffer/,
        sentence: 'memory ran out during the dump', hint: 'A value of a gigabyte as text cannot be dumped; otherwise give the server or this machine more memory.',
    },
    {
        code: 'snapshot-lost', words: /invalid snapshot identifier|could not import the requested snapshot|snapshot "[^"]*" does not exist|snapshot too old/,
        sentence: 'the snapshot of the backup was gone before pg_dump could take it', hint: 'The session that holds it was ended, or a pooler handed it on; use a direct connection and see idle_in_transaction_session_timeout.',
    },
    {
        code: 'schema-changed', words: /could not open relation with OID|cache lookup failed for|(?:schema|table|relation) with OID \d+ does not exist|relation "[^\n]*" does not exist/,
        sentence: 'the schema of {database} changed while it was dumped', hint: 'A migration ran meanwhile; take the backup at another time, or in the same concurrency group as the deployment.',
    },
];

;// CONCATENATED MODULE: ./postgres/connection-failures.js




/**
 * Explains a problem of connecting, or of a connection that broke: anything that `pg`, Node's sockets or TLS threw.
 * undefined for everything else. Neither sentence nor hint tells a password or a URL.
 */
function connectionFailure(problem, connection) {
    if (problem instanceof errors/* KnownError */.E)
        return undefined;
    const codes = allCodes(problem);
    const text = (0,errors/* messageOf */.bD)(problem);
    const rule = connectionRules.find((candidate) => fits(candidate, codes, text));
    return rule === undefined ? undefined : known(rule, connection, connection.user, rule.words.exec(text)?.groups, problem);
}
/** For a problem of a session whose connection is not known any more: that it broke off, or that its server had ended. undefined for everything else. */
function brokenConnection(problem) {
    const rule = connectionRules.find((candidate) => ['connection-lost', 'connection-refused', 'server-starting'].includes(candidate.code) && fits(candidate, allCodes(problem), (0,errors/* messageOf */.bD)(problem)));
    if (problem instanceof errors/* KnownError */.E || rule === undefined)
        return undefined;
    return new errors/* KnownError */.E('connection-lost', `the connection to a server broke off: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}`, 'The server was stopped, ran out of memory, or a network device cut the connection; its log tells. Then run again.', { cause: problem });
}
/**
 * Explains why pg_dump ended badly, from its stderr: with the exact GRANT where a right was lacking, and as `dump-failed`
 * with pg_dump's own words, cleaned of the password, where no rule fits. `role` is the one that `SET ROLE` or the login gave.
 */
function dumpFailure(stderr, context) {
    const { connection, role = connection.user } = context;
    for (const rule of [...dumpRules, ...connectionRules]) {
        const match = rule.words.exec(stderr);
        if (match === null)
            continue;
        const groups = { ...match.groups };
        if (groups['relation'] !== undefined)
            groups['relation'] = qualified(groups['relation'], stderr);
        return known(rule, connection, role, groups);
    }
    const lines = stderr.trim().split('\n');
    const words = lines.find((line) => line.startsWith('pg_dump: error: ')) ?? lines[lines.length - 1] ?? '';
    const said = cleaned(words.replace(/^pg_dump: error: /, ''), connection);
    return new errors/* KnownError */.E('dump-failed', `pg_dump failed${said === '' ? ' and said nothing' : `: ${said}`}`, 'See the lines of pg_dump in the log.');
}
function fits(rule, codes, text) {
    if (codes.some((code) => rule.states?.includes(code) === true))
        return rule.narrow !== true || rule.words.test(text);
    // An error with an SQLSTATE says by it what it is; its words may be a user's.
    return !codes.some((code) => /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) && rule.words.test(text);
}
/** The codes of a problem and of those within it: Node tries several addresses and gives all their errors together. */
function allCodes(problem) {
    const inner = typeof problem === 'object' && problem !== null && 'errors' in problem ? problem.errors : undefined;
    const codes = [problem, ...(Array.isArray(inner) ? inner : [])].map(errors/* codeOf */.$N);
    return [...new Set(codes.filter((code) => code !== undefined))];
}
function known(rule, connection, role, groups = {}, cause) {
    const host = connection.host.includes(':') ? `[${connection.host}]` : connection.host;
    const names = { server: `${host}:${connection.port}`, host, port: String(connection.port), user: connection.user, database: connection.database, role: quoted(role), ...groups };
    const fill = (words) => (0,markdown/* plain */.pj)(words.replace(/\{(?<name>\w+)\}/g, (_, name) => names[name] ?? ''));
    return new errors/* KnownError */.E(rule.code, fill(rule.sentence), fill(rule.hint), cause === undefined ? {} : { cause });
}
/** The schema-qualified name of a relation that an error names bare, from the query that pg_dump says it sent. */
function qualified(name, stderr) {
    const query = /[Qq]uery was: (?<query>[^]*)/.exec(stderr)?.groups?.['query'] ?? '';
    for (const [candidate = '', , relation] of query.matchAll(/(?:(?<!")"(?:[^"]|"")+"|(?<![\w$])[\w$]+)(\.("(?:[^"]|"")+"|[\w$]+))?/g)) {
        if (relation === name || relation === quoted(name))
            return candidate;
    }
    return quoted(name);
}
function quoted(name) {
    return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
function cleaned(words, connection) {
    const redactor = new secret/* Redactor */.pO();
    if (connection.password !== undefined)
        redactor.add(connection.password.reveal());
    return (0,markdown/* plain */.pj)(redactor.clean(words).replace(/\b\w+:\/\/\S+/g, '***')).slice(0, 500);
}


/***/ }),

/***/ 53949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ partsOf),
/* harmony export */   D: () => (/* binding */ parseUrl)
/* harmony export */ });
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(67612);

const shape = /^(?<scheme>[a-z]+)(?:\+[a-z0-9_]+)?:\/\/(?:(?<login>[^/?#]*)@)?(?<place>[^/?#@]*)(?:\/(?<database>[^?#]*))?(?:\?(?<query>[^#]*))?$/is;
/**
 * Reads a libpq URL (PostgreSQL documentation, 34.1.1.2). A driver's name in the scheme (`postgresql+psycopg2://`), as SQLAlchemy writes it,
 * is passed over. Throws an Error whose message completes "url …" and never holds a part of the URL: it may be the password.
 */
function parseUrl(url) {
    const groups = shape.exec(url)?.groups;
    const scheme = groups?.['scheme']?.toLowerCase();
    if (groups === undefined || (scheme !== 'postgres' && scheme !== 'postgresql')) {
        throw new Error('must look like postgresql://user:password@host:5432/database, with signs such as @ / : % in the password percent-encoded');
    }
    const [user, password] = split(groups['login'] ?? '', ':');
    const parameters = {};
    for (const [name, value] of (groups['query'] ?? '').split('&').filter((pair) => pair !== '').map((pair) => split(pair, '='))) {
        parameters[decode(name)] = decode(value ?? '');
    }
    const places = (groups['place'] ?? '').split(',').map(placeOf);
    const read = {
        host: places.map(({ host }) => host ?? '').join(','), port: places.every(({ port }) => port === undefined) ? '' : places.map(({ port }) => port ?? '').join(','),
        dbname: decode(groups['database'] ?? ''), user: decode(user), password: password === undefined ? undefined : decode(password),
    };
    return partsOf({ ...read, ...parameters });
}
/** The parts of a connection in libpq's own words, as a URL's query and a service file have them. Empty ones count as not given. */
function partsOf(words) {
    const { host, port, user, password, dbname, ...rest } = words;
    const [first, ...others] = (host ?? '').split(',');
    const ports = (port ?? '').split(',');
    if (ports.length > 1 && ports.length !== others.length + 1)
        throw new Error('names another number of ports than of hosts');
    const portAt = (index) => ports.at(ports.length === 1 ? 0 : index) ?? '';
    const parameters = Object.entries(rest).filter((entry) => entry[1] !== undefined);
    return {
        ...(first === undefined || first === '' ? {} : { host: first }),
        ...(portAt(0) === '' ? {} : { port: portOf(portAt(0)) }),
        ...(others.length === 0 ? {} : { others: others.map((other, index) => ({ host: other, port: portAt(index + 1) === '' ? undefined : portOf(portAt(index + 1)) })) }),
        ...(user === undefined || user === '' ? {} : { user }),
        ...(dbname === undefined || dbname === '' ? {} : { database: dbname }),
        ...(password === undefined || password === '' ? {} : { password: new _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(password) }),
        parameters: Object.fromEntries(parameters),
    };
}
function placeOf(place) {
    const bracketed = /^\[(?<host>[^\]]+)\](?::(?<port>\d*))?$/.exec(place)?.groups;
    if (bracketed !== undefined)
        return { host: bracketed['host'], port: bracketed['port'] };
    const [host, port] = split(place, ':');
    return { host: decode(host), port };
}
function portOf(port) {
    const value = Number(port);
    if (!/^\d+$/.test(port) || value < 1 || value > 65535)
        throw new Error('has a port that is no number from 1 to 65535');
    return value;
}
function decode(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        throw new Error('has a % that begins no percent-encoding; write a % of the password as %25');
    }
}
function split(text, at) {
    const index = text.indexOf(at);
    return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + at.length)];
}


/***/ }),

/***/ 40463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ urlProblem),
/* harmony export */   s: () => (/* binding */ compressionProblem)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2859);
/* harmony import */ var _connection_url_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(53949);
/* harmony import */ var _compression_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(66811);



/** What is wrong with a URL, for the one error that names all wrong inputs. */
function urlProblem(inputs) {
    const { url } = inputs;
    return problemOf('url', () => url === undefined ? undefined : (0,_connection_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseUrl */ .D)(url.reveal()));
}
/** What is wrong with the words for the compression. */
function compressionProblem(inputs) {
    return problemOf('compression', () => (0,_compression_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCompression */ .Gd)(inputs.compression));
}
function problemOf(name, read) {
    try {
        read();
        return [];
    }
    catch (problem) {
        return [`${name} ${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem)}`];
    }
}


/***/ }),

/***/ 62831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ sandboxNetworkProblem),
/* harmony export */   wQ: () => (/* binding */ sandboxPortProblem),
/* harmony export */   xX: () => (/* binding */ sandboxPort)
/* harmony export */ });
/** The port that the input `sandbox-port` names; undefined for what names none. */
function sandboxPort(words) {
    if (words === 'auto')
        return 'auto';
    const port = Number(words);
    return /^\d+$/.test(words) && port >= 1 && port <= 65535 ? port : undefined;
}
/** What is wrong with the input `sandbox-port`. */
function sandboxPortProblem(inputs) {
    const words = inputs['sandbox-port'];
    return sandboxPort(words) === undefined ? [`sandbox-port must be a number from 1 to 65535, or auto, not "${words}"`] : [];
}
/** What is wrong with the input `sandbox-network`. On the machine's own network, or another container's, a sandbox would not have its ports to itself. */
function sandboxNetworkProblem(inputs) {
    const name = inputs['sandbox-network'];
    return /^[A-Za-z0-9][\w.-]*$/.test(name) && name !== 'host' ? [] : [`sandbox-network must be none or the name of a Docker network, and not host, but is "${name}"`];
}


/***/ }),

/***/ 48120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ DirectoryStore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _folder_store_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(31749);
/* harmony import */ var _local_files_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(13198);



/** Backups in a folder of this machine: `ops/backup/archives`, a mounted share, a disk of the runner. */
class DirectoryStore extends _folder_store_js__WEBPACK_IMPORTED_MODULE_1__/* .FolderStore */ .c {
    isNear = true;
    /** `name` as the user wrote it; a relative one is taken from `base`. */
    constructor(name, options) {
        super(name, new _local_files_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalFiles */ .h((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(options.base, name)), options.now);
    }
}


/***/ }),

/***/ 86772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ systemError),
/* harmony export */   w: () => (/* binding */ contentOfText)
/* harmony export */ });
/** An error as the system would give it. */
function systemError(code, message, cause) {
    return Object.assign(new Error(`${code}: ${message}`, cause === undefined ? {} : { cause }), { code });
}
/** A short text as content of a file. */
async function* contentOfText(text) {
    yield await Promise.resolve(Buffer.from(text));
}


/***/ }),

/***/ 31749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ FolderStore)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __nccwpck_require__(7398);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __nccwpck_require__(2859);
// EXTERNAL MODULE: ./kit/process-marker.js
var process_marker = __nccwpck_require__(66706);
// EXTERNAL MODULE: ./domain/store-failures.js
var store_failures = __nccwpck_require__(44707);
// EXTERNAL MODULE: ./store/files.js
var store_files = __nccwpck_require__(86772);
// EXTERNAL MODULE: ./domain/stored-name.js
var stored_name = __nccwpck_require__(77191);
// EXTERNAL MODULE: ./store/source.js
var store_source = __nccwpck_require__(23846);
// EXTERNAL MODULE: ./store/writer-marker.js
var writer_marker = __nccwpck_require__(28875);
;// CONCATENATED MODULE: ./store/folder-writer.js







/** Under which name a file is written until it is complete. */
function partialName(name) {
    return `${name}.partial`;
}
/** A backup that is being written into a folder. */
class FolderWriter {
    #options;
    #written = [];
    #running = new Map();
    #state = 'open';
    constructor(options) {
        this.#options = options;
    }
    async put(name, content) {
        (0,stored_name/* fileOf */.W7)(this.#options.id, name);
        if (this.#state !== 'open')
            throw new Error(`${name} was put after the backup was ${this.#state}`);
        const writing = this.#write(name, content);
        this.#running.set(content, writing);
        try {
            return { bytes: await writing };
        }
        finally {
            this.#running.delete(content);
            // Whoever feeds a stream that is not read to its end must hear of it.
            if (!content.destroyed)
                content.destroy();
        }
    }
    async #write(name, content) {
        const { id, files, store, replaces } = this.#options;
        const source = new store_source/* Source */.k(content);
        try {
            const standing = replaces ? undefined : await files.look(name);
            if (standing !== undefined)
                throw standing.kind === 'file' ? (0,store_failures/* backupExists */.nO)(id, store) : (0,store_failures/* notRegular */.oQ)(name, store);
            const { sha256 } = await files.create(partialName(name), source.chunks());
            this.#written.push({ name, bytes: source.bytes, sha256, named: 'no' });
            return source.bytes;
        }
        catch (problem) {
            source.rethrow();
            if ((0,errors/* codeOf */.$N)(problem) !== 'EEXIST')
                throw await this.#explained(problem, `write ${name}`);
            const standing = await files.look(partialName(name));
            throw standing?.kind === 'file' ? (0,store_failures/* backupExists */.nO)(id, store, problem) : (0,store_failures/* notRegular */.oQ)(partialName(name), store);
        }
    }
    async commit() {
        const { id, files, store, replaces } = this.#options;
        if (this.#running.size > 0)
            throw new Error(`commit of ${id} while it is being written`);
        if (this.#state !== 'open')
            throw new Error(`commit of ${id} after it was ${this.#state}`);
        const archive = this.#written.find(({ name }) => (0,stored_name/* fileOf */.W7)(id, name).part === 'archive');
        const sidecar = this.#written.find(({ name }) => archive !== undefined && name === (0,archive_name/* sidecarFile */.Au)(archive.name));
        if (sidecar === undefined)
            throw new Error(`commit of ${id} without archive and sidecar`);
        try {
            await files.compare(this.#written.map(({ name, sha256 }) => ({ name: partialName(name), sha256 })));
            if (replaces)
                await this.#exchange(sidecar);
            else
                await this.#nameAll(sidecar);
        }
        catch (problem) {
            // The first failure is the one to tell; what cannot be taken back is left to a sweep, what was exchanged to another exchange.
            if (!replaces)
                await this.#undo(sidecar).catch(() => undefined);
            if ((0,errors/* codeOf */.$N)(problem) === 'EEXIST')
                throw (0,store_failures/* backupExists */.nO)(id, store, problem);
            throw await this.#explained(problem, `complete ${id}`);
        }
        this.#state = 'committed';
        // The backup counts from here on: what cannot be tidied now is left to a later sweep.
        await this.#tidy().catch(() => undefined);
        return {};
    }
    async #nameAll(sidecar) {
        const { id, files } = this.#options;
        // Where a file cannot have two names at once, only this tells a sweep which of those that stand are the writer's.
        await files.create((0,writer_marker/* journalName */.J1)(id), (0,store_files/* contentOfText */.w)(JSON.stringify(this.#written.map(({ name, bytes }) => ({ name, bytes })))));
        for (const file of this.#written)
            if (file !== sidecar)
                await this.#name(file);
        // What the sidecar promises has to be durable before the sidecar is.
        await files.sync();
        await this.#name(sidecar);
        await files.sync();
    }
    /** Puts the new files in the place of those that stand, which stop to count with their sidecar. */
    async #exchange(sidecar) {
        const { id, files } = this.#options;
        const standing = (await files.lookAtAll((0,archive_name/* namesOf */.eZ)(id))).map(({ name }) => name);
        for (const name of standing.filter((one) => (0,archive_name/* parseFile */.CJ)(one)?.part === 'sidecar'))
            await files.remove(name);
        await files.sync();
        for (const { name } of this.#written)
            if (name !== sidecar.name)
                await files.replace(partialName(name), name);
        for (const name of standing.filter((one) => !this.#written.some((file) => file.name === one)))
            await files.remove(name);
        await files.sync();
        await files.replace(partialName(sidecar.name), sidecar.name);
        await files.sync();
    }
    async #name(file) {
        file.named = 'perhaps';
        await this.#options.files.giveName(partialName(file.name), file.name);
        file.named = 'yes';
    }
    /** Takes back a commit that failed, the sidecar first. */
    async #undo(sidecar) {
        const { files } = this.#options;
        for (const file of [sidecar, ...this.#written.filter((other) => other !== sidecar)]) {
            // An answer may have been lost: what has left its partial name has the other one.
            const isOurs = file.named === 'yes' || (file.named === 'perhaps' && await files.look(partialName(file.name)) === undefined);
            if (isOurs)
                await files.remove(file.name);
            file.named = 'no';
        }
    }
    async abort() {
        if (this.#state !== 'open')
            return;
        this.#state = 'aborted';
        const running = [...this.#running];
        for (const [content] of running)
            content.destroy(new Error(`writing ${this.#options.id} was given up`));
        await Promise.allSettled(running.map(([, writing]) => writing));
        await this.#tidy();
        await this.#options.files.sync();
    }
    /** Removes the partial names, and last the marker: as long as one of them stands, it tells whose they are. */
    async #tidy() {
        const { files, id } = this.#options;
        for (const { name } of this.#written)
            await files.remove(partialName(name));
        await files.remove((0,writer_marker/* journalName */.J1)(id));
        await files.remove((0,writer_marker/* markerName */.CO)(id));
    }
    async #explained(problem, doing) {
        const { store, neededBytes, files } = this.#options;
        const freeBytes = (0,errors/* codeOf */.$N)(problem) === 'ENOSPC' ? await files.freeBytes() : undefined;
        return files.explain(problem, { store, doing, neededBytes, freeBytes });
    }
}

;// CONCATENATED MODULE: ./store/folder-sweep.js





/**
 * Removes what killed runs left half written, and gives the names. A file goes only if a marker beside it says that one of our
 * processes was writing it, and that process is dead. A file under a backup's own name goes only if a commit that was killed half
 * way left it: it is the very same file as such a partial one, or the commit's journal names it and its partial name is gone. An
 * archive without a sidecar that came from anywhere else may be the only copy of somebody's data, and stays.
 */
async function sweepFolder(files, now) {
    const removed = [];
    const found = await files.list((name) => name.endsWith('.partial') || isTrial(name));
    for (const marker of found) {
        const id = (0,writer_marker/* idOfMarker */.b8)(marker.name);
        if (id === undefined || marker.kind !== 'file')
            continue;
        const partials = found.filter(({ name }) => name.endsWith('.partial') && (0,archive_name/* parseFile */.CJ)(wholeName(name))?.id === id);
        if (await isAbandoned(files, marker, partials, now))
            removed.push(...await removeRemains(files, id, partials), ...await remove(files, marker.name));
    }
    for (const file of found) {
        if ((isUnfinishedAttachment(file.name) || isTrial(file.name)) && (0,writer_marker/* isSilent */.eS)([file], now))
            removed.push(...await remove(files, file.name));
    }
    if (removed.length > 0)
        await files.sync();
    return removed;
}
/** The name of an empty file by which `prepare` finds out whether the folder can be written to. */
function trialName(random) {
    return `.zimmer-backup-trial-${random}`;
}
function isTrial(name) {
    return /^\.zimmer-backup-trial-[0-9a-f]{16}$/.test(name);
}
function wholeName(partial) {
    return partial.slice(0, -'.partial'.length);
}
/** `x.drill.json.0a1b2c3d.partial`: the record of a drill, killed while it was written. */
function isUnfinishedAttachment(name) {
    const whole = /^(.+)\.[0-9a-f]{8}\.partial$/.exec(name)?.[1];
    return whole !== undefined && (0,archive_name/* parseFile */.CJ)(whole)?.part === 'drill';
}
async function isAbandoned(files, marker, partials, now) {
    try {
        const writer = marker.bytes > writer_marker/* longestMarkerBytes */.wy ? undefined : (0,process_marker/* parseMarker */.gY)(await textOf(files, marker.name));
        const fate = writer === undefined ? 'unknown' : await (0,process_marker/* fateOf */._L)(writer, await (0,process_marker/* ownMarker */["do"])());
        return fate === 'dead' || (fate === 'unknown' && (0,writer_marker/* isSilent */.eS)([marker, ...partials], now));
    }
    catch (problem) {
        // Its writer has finished meanwhile.
        if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
            return false;
        throw problem;
    }
}
async function textOf(files, name) {
    const chunks = [];
    for await (const chunk of await files.read(name))
        chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
}
async function removeRemains(files, id, partials) {
    const removed = [];
    // No file of that backup stood when it was begun. So a sidecar says that the commit went through, and only partial names are left over.
    const isCommitted = (await files.list((name) => (0,archive_name/* parseFile */.CJ)(name)?.id === id && (0,archive_name/* parseFile */.CJ)(name)?.part === 'sidecar')).length > 0;
    const journal = await journalOf(files, id);
    for (const name of new Set([...partials.map((partial) => wholeName(partial.name)), ...journal.keys()])) {
        const partial = partials.find((one) => one.name === partialName(name));
        const standing = await files.look(name);
        const isSame = partial !== undefined && standing?.identity !== undefined && standing.identity === partial.identity;
        const isMoved = partial === undefined && standing?.bytes === journal.get(name);
        if (!isCommitted && (isSame || isMoved))
            removed.push(...await remove(files, name));
        removed.push(...await remove(files, partialName(name)));
    }
    return [...removed, ...await remove(files, (0,writer_marker/* journalName */.J1)(id))];
}
/** What a killed commit was about to give names to, with the sizes; nothing where it had not come so far, or was killed while it wrote this. */
async function journalOf(files, id) {
    const found = await files.look((0,writer_marker/* journalName */.J1)(id));
    if (found?.kind !== 'file' || found.bytes > writer_marker/* longestMarkerBytes */.wy)
        return new Map();
    try {
        const entries = JSON.parse(await textOf(files, (0,writer_marker/* journalName */.J1)(id)));
        return new Map(entries.flatMap(({ name, bytes }) => (0,archive_name/* parseFile */.CJ)(name)?.id === id ? [[name, bytes]] : []));
    }
    catch (problem) {
        if (problem instanceof SyntaxError || problem instanceof TypeError)
            return new Map();
        throw problem;
    }
}
async function remove(files, name) {
    return await files.remove(name) ? [name] : [];
}

// EXTERNAL MODULE: ./domain/stored-set.js
var stored_set = __nccwpck_require__(5242);
;// CONCATENATED MODULE: ./store/folder-store.js











/** Backups as files of a folder, here or on another host. */
class FolderStore {
    name;
    #files;
    #now;
    #neededBytes = 0;
    /** `name` as the user wrote it, for messages. */
    constructor(name, files, now) {
        this.name = name;
        this.#files = files;
        this.#now = now;
    }
    /** Creates the folder (0700), tries a file in it, and compares the free space. */
    async prepare(neededBytes) {
        this.#neededBytes = neededBytes;
        await this.#explained('prepare the store', async () => {
            await this.#files.ensureFolder();
            // Tried and not asked: rights, a read-only mount and a full table of files show only when a file is made.
            const trial = trialName((0,external_node_crypto_.randomBytes)(8).toString('hex'));
            await this.#files.create(trial, (0,store_files/* contentOfText */.w)(''));
            await this.#files.remove(trial);
        });
        const freeBytes = await this.#files.freeBytes();
        if (freeBytes !== undefined && freeBytes < neededBytes)
            throw (0,store_failures/* diskFull */.xg)({ store: this.name, doing: 'prepare the store', neededBytes, freeBytes });
    }
    async list() {
        return this.#explained('list the backups', async () => {
            const found = await this.#files.list((name) => (0,archive_name/* parseFile */.CJ)(name) !== undefined);
            return (0,stored_set/* assembleSets */.i)(storedFiles(found));
        });
    }
    async find(id) {
        if (!(0,stored_name/* isId */.eQ)(id))
            return undefined;
        return this.#explained(`look for ${id}`, async () => (0,stored_set/* assembleSets */.i)(storedFiles(await this.#files.lookAtAll((0,archive_name/* namesOf */.eZ)(id))))[0]);
    }
    begin(id) {
        return this.#begin(id, false);
    }
    replace(id) {
        return this.#begin(id, true);
    }
    async #begin(id, replaces) {
        (0,stored_name/* ownId */.ou)(id);
        return this.#explained(`begin ${id}`, async () => {
            await this.#claim(id);
            try {
                const standing = replaces ? [] : await this.#files.lookAtAll((0,archive_name/* namesOf */.eZ)(id).flatMap((name) => [name, partialName(name)]));
                if (standing.length > 0)
                    throw (0,store_failures/* backupExists */.nO)(id, this.name);
                await this.#files.sync();
            }
            catch (problem) {
                await this.#files.remove((0,writer_marker/* markerName */.CO)(id));
                throw problem;
            }
            return new FolderWriter({ id, files: this.#files, store: this.name, neededBytes: this.#neededBytes, replaces });
        });
    }
    /** The marker is the one place where writers of the same second meet: only one of them can create it. */
    async #claim(id) {
        try {
            await this.#files.create((0,writer_marker/* markerName */.CO)(id), (0,store_files/* contentOfText */.w)(JSON.stringify(await (0,process_marker/* ownMarker */["do"])())));
        }
        catch (problem) {
            throw (0,errors/* codeOf */.$N)(problem) === 'EEXIST' ? (0,store_failures/* backupExists */.nO)(id, this.name, problem) : problem;
        }
    }
    async read(name) {
        await this.#assertStands(name);
        return this.#explained(`read ${name}`, () => this.#files.read(name));
    }
    async fetch(name, folder) {
        await this.#assertStands(name);
        return this.#explained(`fetch ${name}`, () => this.#files.fetch(name, folder));
    }
    async attach(name, content) {
        const { id } = (0,stored_name/* attachment */.oh)(name);
        if ((await this.find(id))?.files.archive === undefined)
            throw (0,store_failures/* fileMissing */.tO)(id, this.name);
        await this.#explained(`write ${name}`, async () => {
            const standing = await this.#files.look(name);
            if (standing !== undefined && standing.kind !== 'file')
                throw (0,store_failures/* notRegular */.oQ)(name, this.name);
            const partial = `${name}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.partial`;
            await this.#files.create(partial, (0,store_files/* contentOfText */.w)(content));
            try {
                await this.#files.replace(partial, name);
            }
            catch (problem) {
                await this.#files.remove(partial);
                throw problem;
            }
            await this.#files.sync();
        });
    }
    async remove(set) {
        const files = (0,stored_set/* removalOrder */.V)(set);
        for (const { name } of files)
            (0,stored_name/* fileOf */.W7)(set.id, name);
        await this.#explained(`remove ${set.id}`, async () => {
            for (const { name } of files) {
                await this.#files.remove(name);
                if (name === set.files.sidecar?.name)
                    await this.#files.sync();
            }
            await this.#files.sync();
        });
    }
    async sweep() {
        return this.#explained('remove what killed runs left', () => sweepFolder(this.#files, this.#now()));
    }
    locate(name) {
        (0,stored_name/* ownFile */.PV)(name);
        return this.#files.locate(name);
    }
    freeBytes() {
        return this.#explained('ask what is free', () => this.#files.freeBytes());
    }
    async #assertStands(name) {
        (0,stored_name/* ownFile */.PV)(name);
        const found = await this.#explained(`read ${name}`, () => this.#files.look(name));
        if (found?.kind === 'link')
            throw (0,store_failures/* notRegular */.oQ)(name, this.name);
        if (found?.kind !== 'file')
            throw (0,store_failures/* fileMissing */.tO)(name, this.name);
    }
    async #explained(doing, work) {
        try {
            return await work();
        }
        catch (problem) {
            throw this.#files.explain(problem, { store: this.name, doing, neededBytes: this.#neededBytes });
        }
    }
}
/** Links and folders are no files of a backup, whatever they are called. */
function storedFiles(found) {
    return found.filter(({ kind }) => kind === 'file').map(({ name, bytes, modifiedAt }) => ({ name, bytes, modifiedAt }));
}


/***/ }),

/***/ 13198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ LocalFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(58500);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2859);
/* harmony import */ var _domain_store_failures_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(44707);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(86772);







const noHardLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'];
const noFolderSync = ['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF', 'ENOSYS'];
const longestPieceBytes = 1024 * 1024;
const filesAtOnce = 250;
/** What a look at a file of a disk takes at most, by a wide margin. */
const quickMilliseconds = 0.2;
function factsOf(name, stats) {
    const kind = stats.isFile() ? 'file' : stats.isSymbolicLink() ? 'link' : 'other';
    return { name, kind, bytes: stats.size, modifiedAt: stats.mtime, identity: `${stats.dev}:${stats.ino}` };
}
/** A folder of this machine. */
class LocalFiles {
    #folder;
    constructor(folder) {
        this.#folder = folder;
    }
    async ensureFolder() {
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(this.#folder, { recursive: true, mode: 0o700 });
        }
        catch (problem) {
            throw (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(problem) === 'EEXIST' ? (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .systemError */ .O)('ENOTDIR', `${this.#folder} is not a folder`, problem) : problem;
        }
    }
    async list(matches) {
        try {
            const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(this.#folder)).filter(matches);
            return await this.lookAtAll(names);
        }
        catch (problem) {
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(problem) === 'ENOENT')
                return [];
            throw problem;
        }
    }
    /**
     * A folder's disk answers faster than a promise is made, a share of the network slower: a few hundred files at once are asked for without one, as long as that
     * is quick, and the rest side by side. What was removed since the folder was read is not there.
     */
    async lookAtAll(names) {
        const found = [];
        for (let place = 0; place < names.length; place += filesAtOnce) {
            const began = performance.now();
            for (const name of names.slice(place, place + filesAtOnce)) {
                const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name), { throwIfNoEntry: false });
                if (stats !== undefined)
                    found.push(factsOf(name, stats));
            }
            const isSlow = performance.now() - began > filesAtOnce * quickMilliseconds;
            if (isSlow)
                return [...found, ...(await Promise.all(names.slice(place + filesAtOnce).map((name) => this.look(name)))).filter((one) => one !== undefined)];
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setImmediate)();
        }
        return found;
    }
    async look(name) {
        try {
            return factsOf(name, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name)));
        }
        catch (problem) {
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(problem) === 'ENOENT')
                return undefined;
            throw problem;
        }
    }
    async create(name, content) {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name), 'wx', 0o600);
        try {
            await handle.writeFile(content);
            await handle.sync();
            return {};
        }
        catch (problem) {
            await this.remove(name);
            throw problem;
        }
        finally {
            await handle.close();
        }
    }
    async read(name) {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW);
        try {
            const { size } = await handle.stat();
            // As much memory is taken at once: a megabyte for each of thousands of small files keeps the garbage collector busier than the disk.
            return handle.createReadStream({ highWaterMark: Math.min(size + 1, longestPieceBytes) });
        }
        catch (problem) {
            await handle.close();
            throw problem;
        }
    }
    /** A hard link does it in one step; where the file system has none, the name is looked up first. */
    async giveName(from, to) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, to);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, from), path);
            return true;
        }
        catch (problem) {
            // A request that was repeated over NFS meets its own first success.
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(problem) === 'EEXIST' && (await this.look(from))?.identity === (await this.look(to))?.identity)
                return true;
            if (!noHardLinks.includes((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(problem) ?? ''))
                throw problem;
            if (await this.look(to) !== undefined)
                throw (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .systemError */ .O)('EEXIST', `${to} stands already`, problem);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, from), path);
            return false;
        }
    }
    async replace(from, to) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, from), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, to));
    }
    async remove(name) {
        if ((await this.look(name))?.kind !== 'file')
            return false;
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name));
            return true;
        }
        catch (problem) {
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(problem) === 'ENOENT')
                return false;
            throw problem;
        }
    }
    async sync() {
        let handle;
        try {
            handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(this.#folder, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY);
            await handle.sync();
        }
        catch (problem) {
            if (!noFolderSync.includes((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(problem) ?? ''))
                throw problem;
        }
        finally {
            await handle?.close();
        }
    }
    /** What fsync has confirmed is taken as it is: `verify` reads it again. */
    compare() {
        return Promise.resolve();
    }
    async freeBytes() {
        try {
            const { bavail, bsize, blocks } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.statfs)(this.#folder);
            return blocks === 0 ? undefined : bavail * bsize;
        }
        catch {
            return undefined;
        }
    }
    /** The file where it stands: nothing is copied. */
    fetch(name) {
        return Promise.resolve((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name));
    }
    locate(name) {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name);
    }
    explain(problem, attempt) {
        return (0,_domain_store_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .fileFailure */ .fE)(problem, attempt);
    }
}


/***/ }),

/***/ 23846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Source)
/* harmony export */ });
/**
 * What is to be stored, watched while it is read, so that a failure of the source is not taken for one of the store: both may
 * carry the same system code.
 */
class Source {
    #content;
    #failure;
    #bytes = 0;
    constructor(content) {
        this.#content = content;
    }
    /** The content, chunk by chunk, no faster than it is asked for. */
    async *chunks() {
        try {
            for await (const piece of this.#content) {
                const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
                this.#bytes += chunk.length;
                yield chunk;
            }
        }
        catch (problem) {
            this.#failure = { problem };
            throw problem;
        }
    }
    /** How much was read so far. */
    get bytes() {
        return this.#bytes;
    }
    /** Throws what the source failed of, if it did. */
    rethrow() {
        if (this.#failure !== undefined)
            throw this.#failure.problem;
    }
}


/***/ }),

/***/ 28875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ markerName),
/* harmony export */   J1: () => (/* binding */ journalName),
/* harmony export */   b8: () => (/* binding */ idOfMarker),
/* harmony export */   eS: () => (/* binding */ isSilent),
/* harmony export */   wy: () => (/* binding */ longestMarkerBytes)
/* harmony export */ });
/* unused harmony export silenceSeconds */
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7398);

/** The file that says who writes a backup: there before the first of its files, and until after the last. */
function markerName(id) {
    return `${id}.writer.partial`;
}
/** Whose marker a file is; undefined for what is none. */
function idOfMarker(name) {
    const id = name.replace(/\.writer\.partial$/, '');
    return (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .CJ)(`${id}.dump`)?.id === id && name === markerName(id) ? id : undefined;
}
/** The file that says what a commit gives names to, written before the first of them. */
function journalName(id) {
    return `${id}.commit.partial`;
}
/** After this long without a byte, a writer of whom nothing can be learnt is taken for dead: no backup stands still for a day. */
const silenceSeconds = 24 * 60 * 60;
/** Nobody's marker is longer. */
const longestMarkerBytes = 10_000;
/** Whether all of these were written longer ago than a living writer would be silent. */
function isSilent(found, now) {
    return found.every(({ modifiedAt }) => now.getTime() - modifiedAt.getTime() >= silenceSeconds * 1000);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(57975);
// EXTERNAL MODULE: ./domain/units.js
var units = __nccwpck_require__(13581);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __nccwpck_require__(2859);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(58500);
;// CONCATENATED MODULE: ./kit/http.js


/** Enough for a service that is restarted, and no job waits for more than about half a minute. */
const usualPatience = { waits: [1000, 4000], limit: 8000 };
/**
 * Posts a message, again where the other side may only be busy (5xx, 408, 429, no connection, no answer). Redirects are not followed: an
 * address that is a secret goes nowhere but where it was meant. Throws an Error whose message has no part of the address.
 */
async function send(message, patience) {
    const { waits, until } = patience;
    let failure = await attempt(message, patience);
    for (const wait of waits) {
        if (failure?.mayPass !== true || until?.aborted === true)
            break;
        await (0,external_node_timers_promises_.setTimeout)(wait, undefined, until === undefined ? {} : { signal: until }).catch(() => undefined);
        failure = await attempt(message, patience);
    }
    if (failure !== undefined)
        throw new Error(`${message.to} ${failure.what}`);
}
async function attempt({ url, body, contentType }, { limit, until }) {
    const late = AbortSignal.timeout(limit);
    try {
        const address = typeof url === 'string' ? url : url.reveal();
        const answer = await fetch(address, { method: 'POST', body, headers: { 'content-type': contentType, 'user-agent': 'zimmer-backup' }, redirect: 'manual', signal: until === undefined ? late : AbortSignal.any([late, until]) });
        await answer.body?.cancel();
        if (answer.ok)
            return undefined;
        if (answer.status >= 300 && answer.status < 400)
            return { what: `redirects elsewhere (${answer.status}), which is not followed: give the address that it redirects to`, mayPass: false };
        return { what: `answered with ${answer.status}`, mayPass: answer.status >= 500 || answer.status === 408 || answer.status === 429 };
    }
    catch (problem) {
        if (until?.aborted === true)
            return { what: 'was not waited for', mayPass: false };
        if (late.aborted)
            return { what: `did not answer within ${limit / 1000} s`, mayPass: true };
        // The cause has a code; its message has the address, which is the secret.
        return { what: `could not be reached (${(0,errors/* codeOf */.$N)(problem.cause) ?? 'no connection'})`, mayPass: true };
    }
}

// EXTERNAL MODULE: ./actions/run-facts.js
var run_facts = __nccwpck_require__(52558);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __nccwpck_require__(10221);
;// CONCATENATED MODULE: ./actions/alarms/words.js



/** Which issue an alarm belongs to: one for each action and database of a repository. */
function alarmKey({ action, database }) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify([action, database])).digest('hex').slice(0, 16);
}
function titleOf({ action, concern, database }) {
    const named = concern.database ?? database;
    const of = named === null ? '' : ` of ${(0,markdown/* plain */.pj)(named)}`;
    return concern.health === 'critical' ? `Backups${of}: ${action} is critical` : `Backups${of}: ${action} has recovered`;
}
/** The sentences of an alarm, the worst first; none that names a table unless details were asked for. */
function sentencesOf({ concern, details }) {
    const sorted = [...concern.findings.filter(({ level }) => level === 'critical'), ...concern.findings.filter(({ level }) => level !== 'critical')];
    return sorted.map(({ level, sentence, discreet, advice }) => ({ sign: level === 'critical' ? '❌' : '⚠️', sentence: details ? sentence : discreet, advice }));
}
/** Where the run can be read; undefined outside GitHub. */
function runUrl({ run, serverUrl }) {
    return run === null ? undefined : `${serverUrl}/${run.repository}/actions/runs/${run.runId}/attempts/${run.attempt}`;
}
/** The body of the issue while it is open. */
function issueBody(facts) {
    const url = runUrl(facts);
    return [
        ...sentencesOf(facts).flatMap(({ sign, sentence, advice }) => [`- ${sign} ${(0,markdown/* sentenceMarkdown */.xG)(sentence)}`, ...(advice === '' ? [] : [`  <br>${(0,markdown/* escapeMarkdown */.FV)(advice)}`])]), '',
        `As of ${(0,units/* moment */.n$)(facts.at)} UTC${url === undefined ? '' : `, in [this run](${url})`}, which has more to say.`, '',
        `Kept up to date by the action ${(0,markdown/* code */.aY)(facts.action)} of Zimmer Backup, and closed by it on recovery.`,
    ].join('\n');
}
/** What is said when the issue is closed. */
function recoveryWords(facts, openedAt) {
    const url = runUrl(facts);
    const rest = facts.concern.findings.length === 0 ? '' : ` Still to be looked at: ${sentencesOf(facts).map(({ sentence }) => (0,markdown/* sentenceMarkdown */.xG)(sentence)).join('; ')}.`;
    return `✅ Recovered at ${(0,units/* moment */.n$)(facts.at)} UTC${url === undefined ? '' : ` in [this run](${url})`}, after ${(0,units/* age */.KW)((facts.at.getTime() - openedAt.getTime()) / 3_600_000)}.${rest}`;
}
/** The body of a webhook, as Slack and what is like it take it. `more` is said below the title. */
function webhookBody(facts, more) {
    // Slack's own three signs; with them escaped, no name can make a link. Mattermost and Discord call everybody by @: a word joiner stops them.
    const escaped = (text) => (0,markdown/* plain */.pj)(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('@', '@\u2060');
    const url = runUrl(facts);
    const sign = facts.concern.health === 'critical' ? '🔴' : '🟢';
    const lines = [`${sign} ${escaped(titleOf(facts))}`, ...(more === undefined ? [] : [more]), ...sentencesOf(facts).map(({ sentence, advice }) => `• ${escaped(sentence)}${advice === '' ? '' : ` – ${escaped(advice)}`}`)];
    return JSON.stringify({ text: [...lines, ...(url === undefined ? [] : [`<${url}|The run>`])].join('\n') });
}
/** The text that goes with a ping after the run. */
function pingBody(facts) {
    return [`${facts.action}: ${facts.concern.health}`, ...sentencesOf(facts).map(({ sentence }) => (0,markdown/* plain */.pj)(sentence))].join('\n');
}

;// CONCATENATED MODULE: ./actions/alarms/alarms.js





/** A run that was cancelled has seconds: the runner kills it after 7.5. */
const hurried = { waits: [], limit: 3000 };
/** The alarms of one run. None of them can fail it: what goes wrong with one is a warning. */
class Alarms {
    #options;
    #started = Promise.resolve();
    constructor(options) {
        this.#options = options;
    }
    /** Tells the monitor that the run has begun; nobody waits for its answer. */
    begin() {
        this.#started = this.#quietly('ping', () => this.#ping('start', ''));
    }
    /** Tells everybody who asked how the run ended. */
    async end(finished) {
        const { host, now } = this.#options.context;
        const concern = concernOf(this.#options, finished);
        const facts = {
            action: this.#options.action, database: this.#options.database, concern, details: this.#options.inputs['alarm-details'] ?? false, run: (0,run_facts/* runFacts */.p)(host.environment),
            serverUrl: (host.environment['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/(?<!\/)\/+$/, ''), at: now(),
        };
        const ping = async () => {
            await this.#started;
            await this.#quietly('ping', () => this.#ping(concern.health === 'critical' ? 'fail' : undefined, pingBody(facts)));
        };
        // Whoever cancelled a run knows of it; the monitor is told, for it waits.
        if (finished.status === errors/* exitStatus */.$u.interrupted)
            return ping();
        await Promise.all([ping(), this.#tell(facts)]);
    }
    /** The issue first, for it knows whether this is a recovery. */
    async #tell(facts) {
        const recovery = await this.#quietly('issue', () => this.#issue(facts));
        if (facts.concern.health === 'critical')
            await this.#quietly('webhook', () => this.#webhook(webhookBody(facts)));
        else if (recovery !== undefined)
            await this.#quietly('webhook', () => this.#webhook(webhookBody(facts, recovery)));
    }
    /** Opens, renews or closes the issue; gives words for a recovery. */
    async #issue(facts) {
        const { inputs, context: { host, alarmIssues } } = this.#options;
        if (inputs.issue !== true || alarmIssues === undefined)
            return undefined;
        const issues = await alarmIssues(inputs.token);
        if (facts.concern.health === 'critical') {
            const number = await issues.raise({ key: alarmKey(facts), title: host.clean(titleOf(facts)), body: host.clean(issueBody(facts)) });
            host.line(`🔔 Issue ${number} tells of it`);
            return undefined;
        }
        let lasted;
        const closed = await issues.settle(alarmKey(facts), (openedAt) => {
            lasted = `after ${(0,units/* age */.KW)((facts.at.getTime() - openedAt.getTime()) / 3_600_000)}`;
            return host.clean(recoveryWords(facts, openedAt));
        });
        for (const number of closed)
            host.line(`🔔 Issue ${number} is closed`);
        return lasted;
    }
    async #webhook(body) {
        const { inputs, context: { host }, patience = usualPatience } = this.#options;
        const url = inputs['webhook-url'];
        if (url !== undefined)
            await send({ to: 'the webhook', url, body: host.clean(body), contentType: 'application/json' }, patience);
    }
    async #ping(end, body) {
        const { inputs, context: { host }, patience = usualPatience } = this.#options;
        const base = inputs['ping-url'];
        if (base === undefined)
            return;
        const url = new URL(base.reveal());
        if (end !== undefined)
            url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/, '')}/${end}`;
        await send({ to: 'the monitor behind ping-url', url: url.href, body: host.clean(body), contentType: 'text/plain; charset=utf-8' }, end === 'start' ? { ...patience, until: host.interrupted } : host.interrupted.aborted ? hurried : patience);
    }
    async #quietly(what, work) {
        try {
            return await work();
        }
        catch (problem) {
            const { host } = this.#options.context;
            host.warning(`an alarm was not delivered (${what}): ${(0,errors/* messageOf */.bD)(problem)}${problem instanceof errors/* KnownError */.E ? `. ${problem.hint}` : ''}`);
            return undefined;
        }
    }
}
/** What a run says of itself, or what follows from its end: one that did not pass is critical. */
function concernOf({ action, database }, { status, concern, report }) {
    if (status === errors/* exitStatus */.$u.passed || concern?.health === 'critical')
        return concern ?? { health: 'healthy', database, findings: [] };
    const { error: told, verdict } = report;
    const error = told ?? undefined;
    const what = `${action} ${error === undefined ? `ended as ${verdict ?? 'failed'}` : 'failed'}`;
    const failure = { level: 'critical', discreet: error === undefined ? what : `${what} (${error.code})`, sentence: error === undefined ? what : `${what}: ${error.message}`, advice: '' };
    return { health: 'critical', database: concern?.database ?? database, findings: [failure, ...concern?.findings ?? []] };
}

// EXTERNAL MODULE: ./actions/definitions.js + 8 modules
var definitions = __nccwpck_require__(40334);
;// CONCATENATED MODULE: ./actions/failure-summary.js

/** The step summary of a run that failed: what happened, and what to do. */
function failureSummary(action, message, hint) {
    const lines = [`### ❌ Zimmer Backup: ${(0,markdown/* escapeMarkdown */.FV)(action)} failed`, '', (0,markdown/* escapeMarkdown */.FV)(message)];
    if (hint !== undefined)
        lines.push('', `**What to do:** ${(0,markdown/* escapeMarkdown */.FV)(hint)}`);
    return lines.join('\n');
}

;// CONCATENATED MODULE: ./kit/cleanup.js

/** What has to be undone, promised before it is done. Undoing twice is harmless; the last thing made goes first. */
class Cleanup {
    #steps = [];
    /** Promises a clean-up; returns a function that takes the promise back, for a thing that has become permanent. */
    add(name, undo) {
        const step = { name, undo };
        this.#steps.push(step);
        return () => {
            this.#steps = this.#steps.filter((other) => other !== step);
        };
    }
    /** Undoes everything. Never throws: gives a sentence for each thing that could not be undone. */
    async run() {
        const failures = [];
        for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
            try {
                await step.undo();
            }
            catch (problem) {
                failures.push(`could not ${step.name}: ${(0,errors/* messageOf */.bD)(problem)}`);
            }
        }
        return failures;
    }
}

// EXTERNAL MODULE: ./kit/inputs.js + 1 modules
var kit_inputs = __nccwpck_require__(83721);
// EXTERNAL MODULE: ./kit/process.js
var kit_process = __nccwpck_require__(84075);
// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __nccwpck_require__(69302);
// EXTERNAL MODULE: ./kit/secret.js
var secret = __nccwpck_require__(67612);
// EXTERNAL MODULE: ./kit/whole-file.js
var whole_file = __nccwpck_require__(46912);
// EXTERNAL MODULE: ./postgres/connection-failures.js + 1 modules
var connection_failures = __nccwpck_require__(22304);
;// CONCATENATED MODULE: ./main.js
















const loaders = {
    'nightly': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(6315), __nccwpck_require__.e(3116), __nccwpck_require__.e(1160), __nccwpck_require__.e(5878), __nccwpck_require__.e(935), __nccwpck_require__.e(7981), __nccwpck_require__.e(1829), __nccwpck_require__.e(6411), __nccwpck_require__.e(6331), __nccwpck_require__.e(387), __nccwpck_require__.e(150)]).then(__nccwpck_require__.bind(__nccwpck_require__, 50150))).run,
    'backup': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(6315), __nccwpck_require__.e(1160), __nccwpck_require__.e(5878), __nccwpck_require__.e(935), __nccwpck_require__.e(7981), __nccwpck_require__.e(1829), __nccwpck_require__.e(6331), __nccwpck_require__.e(5231)]).then(__nccwpck_require__.bind(__nccwpck_require__, 46331))).run,
    'verify': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(3116), __nccwpck_require__.e(5878), __nccwpck_require__.e(387), __nccwpck_require__.e(2885)]).then(__nccwpck_require__.bind(__nccwpck_require__, 47582))).run,
    'restore-test': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(5878), __nccwpck_require__.e(7981), __nccwpck_require__.e(8910)]).then(__nccwpck_require__.bind(__nccwpck_require__, 88910))).run,
    'migration-check': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(5878), __nccwpck_require__.e(7981), __nccwpck_require__.e(2159)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2159))).run,
    'latest': async () => (await __nccwpck_require__.e(/* import() */ 9540).then(__nccwpck_require__.bind(__nccwpck_require__, 79540))).run,
    'status': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(7981), __nccwpck_require__.e(6411)]).then(__nccwpck_require__.bind(__nccwpck_require__, 28792))).run,
    'restore': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(6315), __nccwpck_require__.e(1160), __nccwpck_require__.e(5878), __nccwpck_require__.e(935), __nccwpck_require__.e(1829), __nccwpck_require__.e(9700), __nccwpck_require__.e(6399)]).then(__nccwpck_require__.bind(__nccwpck_require__, 64257))).run,
    'rekey': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(5878), __nccwpck_require__.e(4649)]).then(__nccwpck_require__.bind(__nccwpck_require__, 34649))).run,
    'repair': async () => (await __nccwpck_require__.e(/* import() */ 7496).then(__nccwpck_require__.bind(__nccwpck_require__, 17496))).run,
};
/** The bundle's one door: runs an action's phase and sets the process's exit status. Never throws. */
async function run(action, phase) {
    const interruption = new AbortController();
    const interrupt = () => { interruption.abort(); };
    // The runner sends SIGINT on cancel, and SIGTERM 7.5 seconds later: both mean the same tidy end.
    process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
    process.exitCode = phase === 'terminal' ? await runTerminal(interruption) : await runOnGithub(action, phase, interruption.signal);
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt).off('SIGHUP', interrupt);
}
async function runOnGithub(action, phase, interrupted) {
    const { githubHost, githubInputs } = await __nccwpck_require__.e(/* import() */ 5494).then(__nccwpck_require__.bind(__nccwpck_require__, 45494));
    const host = githubHost(interrupted, process.env);
    if (!(0,definitions/* isAction */.ve)(action))
        throw new Error(`there is no action ${action}`);
    if (phase === 'post')
        return cleanUpAfter(action, host, githubInputs(process.env));
    return perform(action, host, githubInputs(process.env));
}
async function runTerminal(interruption) {
    const { readArguments } = await __nccwpck_require__.e(/* import() */ 3400).then(__nccwpck_require__.bind(__nccwpck_require__, 43400));
    const { terminalHost } = await __nccwpck_require__.e(/* import() */ 3764).then(__nccwpck_require__.bind(__nccwpck_require__, 83764));
    const command = readArguments(process.argv.slice(2));
    // Whoever reads us has gone, as `| head` does: that is an interruption, and it ends as tidily.
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => { interruption.abort(); });
    if (command.kind === 'text') {
        (command.status === errors/* exitStatus */.$u.passed ? process.stdout : process.stderr).write(command.text);
        return command.status;
    }
    return perform(command.action, terminalHost(interruption.signal, process.env, command), command.given, command.json);
}
/** Reads the inputs, runs the action, and lets every view of its end follow from one report. */
async function perform(action, host, given, printReport = false) {
    const cleanup = new Cleanup();
    const context = contextOf(host, cleanup);
    const definition = (0,definitions/* definitionOf */.Fg)(action);
    let finished;
    let reportFile;
    let alarms;
    try {
        const read = (0,kit_inputs/* readInputs */.Ko)(definition.inputs, await sourcesOf(given, host, definition.inputs), (secret) => { host.mask(secret); }, definition.checks);
        alarms = new Alarms({ action, inputs: read.values, database: givenDatabase(read), context });
        alarms.begin();
        await makePrivate(host.temporaryDirectory);
        await sweepAfterKilled(host, context);
        reportFile = read.values['report-file'];
        const execute = await loaders[action]();
        finished = await execute(read, context);
    }
    catch (problem) {
        finished = failed(action, problem, host);
    }
    for (const failure of await cleanup.run())
        host.warning(failure);
    // Nothing that goes wrong with an alarm may cost the report.
    await alarms?.end(finished).catch((problem) => { host.warning(`the alarms could not be raised: ${(0,errors/* messageOf */.bD)(problem)}`); });
    try {
        await publish(action, finished, host, reportFile, printReport);
        return finished.status;
    }
    catch (problem) {
        // Whatever the next steps are told by is missing: they must not take it for an empty answer.
        host.error(`what was found cannot be handed on: ${(0,errors/* messageOf */.bD)(problem)}`, host.kind === 'github' ? 'Look at GITHUB_OUTPUT and GITHUB_STEP_SUMMARY: in a container the files that they name have to be mounted.' : undefined);
        return finished.status === errors/* exitStatus */.$u.passed ? errors/* exitStatus */.$u.failed : finished.status;
    }
}
/** The database that a user named, where an action takes one. */
function givenDatabase({ values, origins }) {
    return typeof values['database'] === 'string' && origins['database'] !== 'default' ? values['database'] : null;
}
/** What the actions are handed: here alone, adapters of GitHub meet them. */
function contextOf(host, cleanup) {
    return {
        host, cleanup, now: () => new Date(),
        ...(host.kind === 'github' ? {
            comment: async (request) => (await Promise.all(/* import() */[__nccwpck_require__.e(7361), __nccwpck_require__.e(3586)]).then(__nccwpck_require__.bind(__nccwpck_require__, 63586))).commentOnPullRequest(request, host),
            cache: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(7361), __nccwpck_require__.e(653), __nccwpck_require__.e(985), __nccwpck_require__.e(6699)]).then(__nccwpck_require__.bind(__nccwpck_require__, 86699))).githubCache(host),
        } : {}),
        artifactStore: async ({ token, sealed }) => {
            const { artifactStore } = await Promise.all(/* import() */[__nccwpck_require__.e(7361), __nccwpck_require__.e(653), __nccwpck_require__.e(5165), __nccwpck_require__.e(4773)]).then(__nccwpck_require__.bind(__nccwpck_require__, 44773));
            return artifactStore({ token: token ?? ownToken(host), sealed, environment: host.environment, temporaryDirectory: host.temporaryDirectory, interrupted: host.interrupted });
        },
        readSchedule: async ({ token, workflow }) => {
            const { readSchedule } = await Promise.all(/* import() */[__nccwpck_require__.e(7361), __nccwpck_require__.e(4528)]).then(__nccwpck_require__.bind(__nccwpck_require__, 14528));
            return readSchedule({ token: token ?? ownToken(host), workflow, environment: host.environment });
        },
        alarmIssues: async (token) => {
            const { alarmIssues } = await Promise.all(/* import() */[__nccwpck_require__.e(7361), __nccwpck_require__.e(534)]).then(__nccwpck_require__.bind(__nccwpck_require__, 90534));
            const own = host.environment['GITHUB_TOKEN'];
            return alarmIssues({ token: token ?? (own === undefined ? undefined : new secret/* Secret */.zh(own)), environment: host.environment });
        },
    };
}
function ownToken({ environment: { GITHUB_TOKEN: token } }) {
    return token === undefined ? undefined : new secret/* Secret */.zh(token);
}
/** Makes the folder of temporary files, or sees that the one that stands is nobody else's: its name can be guessed. */
async function makePrivate(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 }).catch((problem) => { throw (0,private_folder/* unusableFolder */.yB)(folder, problem); });
    const { uid } = await (0,promises_.lstat)(folder).then((found) => found.isDirectory() ? found : { uid: -1 });
    if (process.getuid === undefined || uid === process.getuid())
        return;
    throw new errors/* KnownError */.E('temporary-folder', `the folder of temporary files ${folder} is somebody else's`, 'Remove it, or set TMPDIR to a folder of your own.');
}
/** Opened archives and keys of runs that were killed do not wait for the machine to be cleaned. */
async function sweepAfterKilled(host, { now }) {
    const removed = await (0,private_folder/* sweepPrivateFolders */.r_)({ own: host.temporaryDirectory, shared: [(0,external_node_os_.tmpdir)(), private_folder/* memoryDirectory */.fx] }, now());
    for (const path of removed)
        host.detail(`removed ${(0,markdown/* plain */.pj)(path)}, left by a run that was killed`);
}
function failed(action, problem, host) {
    const interrupted = host.interrupted.aborted;
    const known = problem instanceof errors/* KnownError */.E ? problem : problem instanceof kit_process/* ProcessFailure */.iq && problem.exitSignal !== undefined ? (0,kit_process/* programKilled */.Ey)(problem) : (0,connection_failures/* brokenConnection */.mI)(problem);
    const message = interrupted ? 'interrupted; nothing that was begun is left behind' : known?.message ?? `unexpected error: ${(0,errors/* messageOf */.bD)(problem)}`;
    const hint = interrupted ? undefined : known?.hint ?? 'This is a bug of Zimmer Backup: please report it with the lines above.';
    host.error(message, hint);
    if (known === undefined && !interrupted && problem instanceof Error)
        host.line(host.clean(problem.stack ?? ''));
    const status = interrupted ? errors/* exitStatus */.$u.interrupted : known?.status ?? errors/* exitStatus */.$u.failed;
    const code = interrupted ? 'interrupted' : known?.code ?? 'bug';
    return { status, report: { action, status: 'failed', error: { code, message, hint } }, outputs: {}, summary: failureSummary(action, host.clean(message), hint) };
}
async function publish(action, finished, host, reportFile, printReport) {
    const json = host.clean(`${JSON.stringify(finished.report, null, 2)}\n`);
    const path = reportFile ?? defaultReportFile(action, host);
    const isWritten = await (0,whole_file/* writeWhole */.f)(path, json, 0o600).then(() => true, (problem) => {
        host.warning(`could not write the report to ${path}: ${(0,errors/* messageOf */.bD)(problem)}`);
        return false;
    });
    if (isWritten)
        host.output('report', path);
    for (const [name, value] of Object.entries(finished.outputs))
        host.output(name, value);
    await host.summary(finished.summary);
    if (printReport)
        process.stdout.write(json);
}
function defaultReportFile(action, host) {
    if (host.kind === 'github')
        return (0,external_node_path_.join)(host.temporaryDirectory, `${action}-report.json`);
    return (0,external_node_path_.join)(host.environment['XDG_STATE_HOME'] ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.local', 'state'), 'zimmer-backup', `${action}-report.json`);
}
async function sourcesOf(given, host, schema) {
    const declared = schema['env-file'];
    if (declared === undefined)
        return { given, environment: host.environment, envFile: {} };
    // The runner hands over the default of action.yml as if it had been given: the default's own name is no file that somebody asked for.
    const named = given.get('env-file')?.trim();
    return { given, environment: host.environment, envFile: await readEnvFile(named === declared.default || named === '' ? undefined : named) };
}
async function readEnvFile(named) {
    try {
        return (0,external_node_util_.parseEnv)(await (0,promises_.readFile)(named ?? '.env', 'utf8'));
    }
    catch (cause) {
        if (named === undefined && (0,errors/* codeOf */.$N)(cause) !== 'EACCES')
            return {};
        throw new errors/* KnownError */.E('env-file-unreadable', `the env file ${named ?? '.env'} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, 'Name a file that is there and may be read, or leave env-file out.', { cause, status: errors/* exitStatus */.$u.usage });
    }
}
/** The post phase: removes what the main phase could not. Warns only; a green job stays green. */
async function cleanUpAfter(action, host, given) {
    try {
        const { inputs } = (0,definitions/* definitionOf */.Fg)(action);
        const { values, origins } = (0,kit_inputs/* readInputs */.Ko)(inputs, await sourcesOf(given, host, inputs), (secret) => { host.mask(secret); });
        const { cleanUp } = await Promise.all(/* import() */[__nccwpck_require__.e(6315), __nccwpck_require__.e(1160), __nccwpck_require__.e(935), __nccwpck_require__.e(2957), __nccwpck_require__.e(9700), __nccwpck_require__.e(4388)]).then(__nccwpck_require__.bind(__nccwpck_require__, 81719));
        const context = contextOf(host, new Cleanup());
        await sweepAfterKilled(host, context);
        for (const line of await cleanUp({ values: values, origins }, context))
            host.line(line);
    }
    catch (problem) {
        // What is wrong with the inputs, the main phase has said.
        if ((0,errors/* codeOf */.$N)(problem) !== 'wrong-inputs')
            host.warning(`could not clean up: ${(0,errors/* messageOf */.bD)(problem)}`);
    }
    return errors/* exitStatus */.$u.passed;
}

var __webpack_exports__run = __webpack_exports__.e;
export { __webpack_exports__run as run };
