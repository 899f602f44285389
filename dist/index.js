import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 2250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
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

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 8253:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util/types");

/***/ }),

/***/ 8203:
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

/***/ 4456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Fg: () => (/* binding */ definitionOf),
  BG: () => (/* binding */ definitions),
  ve: () => (/* binding */ isAction)
});

// EXTERNAL MODULE: ./kit/inputs.js
var inputs = __nccwpck_require__(4549);
// EXTERNAL MODULE: ./actions/action.js
var action = __nccwpck_require__(8203);
// EXTERNAL MODULE: ./actions/shared-inputs.js
var shared_inputs = __nccwpck_require__(2372);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __nccwpck_require__(2859);
// EXTERNAL MODULE: ./postgres/connection-url.js
var connection_url = __nccwpck_require__(3949);
// EXTERNAL MODULE: ./postgres/dump.js
var dump = __nccwpck_require__(3911);
;// CONCATENATED MODULE: ./postgres/input-checks.js



/** What is wrong with a URL, for the one error that names all wrong inputs. */
function urlProblem(inputs) {
    const { url } = inputs;
    return problemOf('url', () => url === undefined ? undefined : (0,connection_url/* parseUrl */.D)(url.reveal()));
}
/** What is wrong with the words for the compression. */
function compressionProblem(inputs) {
    return problemOf('compression', () => (0,dump/* parseCompression */.Gd)(inputs.compression));
}
function problemOf(name, read) {
    try {
        read();
        return [];
    }
    catch (problem) {
        return [`${name} ${(0,errors/* messageOf */.bD)(problem)}`];
    }
}

;// CONCATENATED MODULE: ./actions/backup/inputs.js




/** The dump itself: what the nightly cycle takes over too. */
const dumpInputs = {
    ...shared_inputs/* sourceInputs */.ZU,
    ...shared_inputs/* envFileInput */.uf,
    ...shared_inputs/* clientInput */.Ch,
    'proof': (0,inputs/* oneOf */.yL)(['content', 'rows', 'none'], 'How the backup is proved when it is taken: `content`, every row hashed as it passes and counted in the source; `rows`, counted alone; `none`.', { default: 'content' }),
    'compression': (0,inputs/* text */.Qq)('`auto`, `none`, `gzip:1` to `gzip:9`, and from PostgreSQL 16 on `zstd:1` to `zstd:22` and `lz4:1` to `lz4:12`. `auto` is zstd:1 where it can be had, else gzip:1.', { default: 'auto' }),
    'exclude-table-data': (0,inputs/* lines */.Mn)('Tables whose rows stay out, as pg_dump\'s patterns, a line each.'),
    'min-tables': (0,inputs/* integer */.nd)('Fewer tables than this in the source is an error: an empty or wrong database dumps perfectly.', { default: 1, min: 0 }),
    'lock-timeout': (0,inputs/* integer */.nd)('Seconds that the dump waits for a lock which a migration holds.', { default: 60, min: 1 }),
};
const backup = (0,action/* define */.E)({
    name: 'backup',
    title: 'Zimmer Backup: backup',
    description: 'Takes a backup of a PostgreSQL database that is proved while it is written: every row hashed and counted.',
    icon: 'database',
    inputs: { ...dumpInputs, ...shared_inputs/* storeInput */.Sh, ...shared_inputs/* sealingInputs */.TF, ...shared_inputs/* retentionInputs */.kN, ...shared_inputs/* dryRunInput */.lo, ...shared_inputs/* jobsInput */.Zb, ...shared_inputs/* reportInput */.BO },
    checks: [urlProblem, compressionProblem],
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

;// CONCATENATED MODULE: ./actions/latest/inputs.js



const latest = (0,action/* define */.E)({
    name: 'latest',
    title: 'Zimmer Backup: latest',
    description: 'Finds the newest good backup and, on request, fetches it.',
    icon: 'download',
    inputs: {
        ...shared_inputs/* databaseName */.Do, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* storeInput */.Sh,
        'fetch-to': (0,inputs/* text */.Qq)('A folder to copy the backup\'s files to; the checksum is verified before a file gets its name.'),
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

// EXTERNAL MODULE: ./sandbox/input-checks.js
var input_checks = __nccwpck_require__(2831);
;// CONCATENATED MODULE: ./actions/restore-test/inputs.js




const drillInputs = {
    ...shared_inputs/* sandboxInputs */.bZ,
    ...shared_inputs/* migrateInputs */.Bf,
    'owner': (0,inputs/* oneOf */.yL)(['auto', 'keep', 'drop'], 'Ownership and privileges: `keep` creates the owners without login and restores them too; `drop` leaves them out; `auto` keeps them in a sandbox of our own and drops them in a service.', { default: 'auto' }),
    'checks': (0,inputs/* text */.Qq)('A file of SQL queries that must each return no row; run read-only on the restored database.'),
};
const restoreTest = (0,action/* define */.E)({
    name: 'restore-test',
    title: 'Zimmer Backup: restore test',
    description: 'Restores a backup into an isolated PostgreSQL, compares every row with the source, runs the migrations and validates the constraints.',
    icon: 'rotate-ccw',
    inputs: { ...shared_inputs/* whichBackup */.kB, ...shared_inputs/* databaseName */.Do, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* storeInput */.Sh, ...shared_inputs/* openingInputs */.iT, ...drillInputs, ...shared_inputs/* jobsInput */.Zb, ...shared_inputs/* reportInput */.BO },
    checks: [input_checks/* sandboxPortProblem */.w],
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

;// CONCATENATED MODULE: ./actions/status/inputs.js



const healthInputs = {
    // 26, not 24: a daily schedule may start an hour late and run for an hour.
    'max-age-hours': (0,inputs/* integer */.nd)('Oldest acceptable newest backup.', { default: 26, min: 1 }),
    'max-drill-age-days': (0,inputs/* integer */.nd)('Oldest acceptable proved restore test.', { default: 8, min: 1 }),
    'on-problem': (0,inputs/* oneOf */.yL)(['fail', 'warn'], 'What a critical finding does to the job.', { default: 'fail' }),
};
const inputs_status = (0,action/* define */.E)({
    name: 'status',
    title: 'Zimmer Backup: status',
    description: 'Reports on the health of the backups: how many, how old, whether complete, and when a restore was last proved.',
    icon: 'activity',
    inputs: { ...shared_inputs/* databaseName */.Do, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* storeInput */.Sh, ...healthInputs, ...shared_inputs/* reportInput */.BO },
    checks: [],
    outputs: {
        'health': '`healthy`, `warning` or `critical`.',
        'report': 'Path of the JSON report.',
        'latest': 'Name of the newest backup.',
        'age-hours': 'Its age in hours.',
        'total': 'How many backups there are.',
    },
    post: false,
});

;// CONCATENATED MODULE: ./actions/nightly/inputs.js







/** The root action: backup, verify, restore-test and status as one step. */
const nightly = (0,action/* define */.E)({
    name: 'nightly',
    title: 'Zimmer Backup',
    description: 'PostgreSQL backups that are proved to restore: backup, verify, restore test and status in one step.',
    icon: 'database',
    inputs: { ...dumpInputs, ...shared_inputs/* storeInput */.Sh, ...shared_inputs/* sealingInputs */.TF, ...shared_inputs/* retentionInputs */.kN, ...drillInputs, ...healthInputs, ...shared_inputs/* jobsInput */.Zb, ...shared_inputs/* dryRunInput */.lo, ...shared_inputs/* reportInput */.BO },
    checks: [urlProblem, compressionProblem, input_checks/* sandboxPortProblem */.w],
    outputs: { ...backup.outputs, ...restoreTest.outputs, ...inputs_status.outputs, 'report': 'Path of the JSON report of the whole cycle.' },
    post: true,
});

;// CONCATENATED MODULE: ./actions/rekey/inputs.js



const rekey = (0,action/* define */.E)({
    name: 'rekey',
    title: 'Zimmer Backup: rekey',
    description: 'Encrypts stored backups to new recipients; each old copy goes only when its new one stands and was read back.',
    icon: 'key',
    inputs: {
        'backup': (0,inputs/* text */.Qq)('The backup: its name, one of its files, `latest`, or `all`.', { default: 'all' }),
        ...shared_inputs/* databaseName */.Do, ...shared_inputs/* envFileInput */.uf, ...shared_inputs/* storeInput */.Sh,
        ...shared_inputs/* openingInputs */.iT,
        ...shared_inputs/* sealInputs */.jX,
        'new-passphrase': (0,inputs/* secret */.rJ)('Seals by a passphrase, where no recipients are given.'),
        'keep-old': (0,inputs/* flag */.Jt)('Leave the old copies where they are.', { default: false }),
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

;// CONCATENATED MODULE: ./actions/verify/inputs.js



const verify = (0,action/* define */.E)({
    name: 'verify',
    title: 'Zimmer Backup: verify',
    description: 'Proves a stored backup without a server: checksum, a read of the whole archive, and every row against the manifest.',
    icon: 'check-circle',
    inputs: {
        ...shared_inputs/* whichBackup */.kB,
        'backup': (0,inputs/* text */.Qq)('The backup: its name, one of its files, `latest`, or `all`.', { default: 'latest' }),
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
const definitions = { nightly: nightly, backup: backup, verify: verify, 'restore-test': restoreTest, latest: latest, status: inputs_status, rekey: rekey };
/** Whether a word names an action. */
function isAction(word) {
    return Object.hasOwn(definitions, word);
}
/** An action's definition, where its own types do not matter. */
function definitionOf(name) {
    return definitions[name];
}


/***/ }),

/***/ 2372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ reportInput),
/* harmony export */   Bf: () => (/* binding */ migrateInputs),
/* harmony export */   Ch: () => (/* binding */ clientInput),
/* harmony export */   Do: () => (/* binding */ databaseName),
/* harmony export */   Sh: () => (/* binding */ storeInput),
/* harmony export */   TF: () => (/* binding */ sealingInputs),
/* harmony export */   ZU: () => (/* binding */ sourceInputs),
/* harmony export */   Zb: () => (/* binding */ jobsInput),
/* harmony export */   bZ: () => (/* binding */ sandboxInputs),
/* harmony export */   iT: () => (/* binding */ openingInputs),
/* harmony export */   jX: () => (/* binding */ sealInputs),
/* harmony export */   kB: () => (/* binding */ whichBackup),
/* harmony export */   kN: () => (/* binding */ retentionInputs),
/* harmony export */   lo: () => (/* binding */ dryRunInput),
/* harmony export */   uf: () => (/* binding */ envFileInput)
/* harmony export */ });
/* harmony import */ var _kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4549);

/** Which backup: what every action that reads one takes. */
const whichBackup = {
    'backup': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The backup: its name, one of its files, or `latest`.', { default: 'latest' }),
};
/** Where the database is. */
const sourceInputs = {
    'url': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('A libpq URL. Its parts lose to the single inputs.', { environment: 'DATABASE_URL' }),
    'host': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Host name, address, or the folder of a Unix socket.', { environment: 'PGHOST', default: 'postgres' }),
    'port': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Port.', { environment: 'PGPORT', default: 5432, min: 1, max: 65535 }),
    'user': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Role.', { environment: 'PGUSER', envFile: 'POSTGRES_USER', default: 'zimmer' }),
    'database': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Database.', { environment: 'PGDATABASE', envFile: 'POSTGRES_DB', default: 'zimmer' }),
    'password': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Password.', { environment: 'PGPASSWORD', envFile: 'POSTGRES_PASSWORD', default: 'zimmer' }),
};
/** Which database's backups are meant, where none is connected to. */
const databaseName = { 'database': sourceInputs.database };
const envFileInput = {
    'env-file': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Read if it is there: `POSTGRES_USER`, `POSTGRES_PASSWORD`, `POSTGRES_DB`.', { default: '.env' }),
};
const clientInput = {
    'client': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['auto', 'path'], 'Where pg_dump and pg_restore come from. They are looked for by full path, versioned folders first, and must be of exactly the server\'s major.', { default: 'auto' }),
};
const storeInput = {
    'store': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Where backups live: the path of a folder.', { environment: 'BACKUP_STORE', default: 'ops/backup/archives' }),
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
};
const jobsInput = {
    'jobs': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Parallel jobs of pg_restore, and parallel sessions that prove; by default the number of cores.', { min: 1, max: 256 }),
};
const migrateInputs = {
    'migrate': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The command that brings the restored database up to this checkout, `none`, or `auto`: alembic, prisma, drizzle, knex, django, rails, flyway, liquibase, atlas, goose, dbmate or sqlx, by their config files.', { default: 'auto' }),
    'migrate-directory': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The folder in which the migrations run.', { default: '.' }),
    'migration-timeout': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds after which a migration is ended.', { default: 3600, min: 1 }),
};
const reportInput = {
    'report-file': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Where the JSON report is written; by default a file of the action\'s name in the runner\'s temporary folder, or below ~/.local/state/zimmer-backup.'),
};
const dryRunInput = {
    'dry-run': (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print what retention would keep and drop, with the rule for each; remove nothing.', { default: false }),
};


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

/***/ 4549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   hF: () => (/* binding */ wrongInputs),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   rJ: () => (/* binding */ secret),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2859);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7612);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(196);



function field(form, description, parse, options, secret = false) {
    return {
        description, form, secret, parse,
        environment: options.environment,
        envFile: options.envFile,
        default: options.default === undefined ? undefined : String(options.default),
        runnerDefault: options.runnerDefault,
    };
}
function text(description, options = {}) {
    return field('text', description, (raw) => {
        if (raw.includes('\0'))
            throw new Error('has a NUL character');
        return raw;
    }, options);
}
function secret(description, options = {}) {
    return field('secret', description, (raw) => new _secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(raw), options, true);
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
        const meant = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(raw, words);
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
            problems.push(`${name} ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem)}`);
        }
    }
    if (problems.length === 0)
        for (const check of checks)
            problems.push(...check(values));
    if (problems.length > 0)
        throw wrongInputs(problems);
    return { values: values, origins: origins };
}
/** The one error in which all that is wrong with the inputs is told. */
function wrongInputs(problems) {
    const count = problems.length === 1 ? 'an input is wrong' : `${problems.length} inputs are wrong`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('wrong-inputs', `${count}: ${problems.join('; ')}`, 'Correct what is named; the inputs of each action stand in its README, or in `zimmer-backup <action> --help`.', { status: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.usage });
}
function unknownNames(schema, sources) {
    const known = Object.keys(schema);
    return [...sources.given.keys()].filter((name) => !known.includes(name)).map((name) => {
        const meant = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(name, known);
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

/***/ 221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   y1: () => (/* binding */ plainLines)
/* harmony export */ });
/**
 * Foreign text for Markdown: names of tables, databases and files are chosen by others. Neutralises HTML, Markdown's own
 * signs, line ends, control characters and marks of direction, so that a name stays a name.
 */
function escapeMarkdown(foreign) {
    return withoutControls(foreign).replace(/[\\`*_{}[\]()#+\-.!|<>&~@:"'$=]/g, (sign) => `&#${sign.charCodeAt(0)};`);
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

/***/ 4075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   eF: () => (/* binding */ run),
/* harmony export */   gi: () => (/* binding */ basicEnvironment),
/* harmony export */   iq: () => (/* binding */ ProcessFailure),
/* harmony export */   ni: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6466);
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
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(tool.path, [...(tool.leading ?? []), ...parameters], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...basicEnvironment(), ...options.environment },
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

/***/ 7612:
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

/***/ 196:
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
function editDistance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
            current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced));
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}


/***/ }),

/***/ 3949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseUrl)
/* harmony export */ });
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7612);

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
    const { host: queryHost, port: queryPort, user: queryUser, password: queryPassword, dbname, ...rest } = parameters;
    const place = placeOf(groups['place'] ?? '');
    const host = queryHost ?? place.host;
    const port = queryPort ?? place.port;
    const name = dbname ?? decode(groups['database'] ?? '');
    const login = queryUser ?? decode(user);
    const secret = queryPassword ?? (password === undefined ? undefined : decode(password));
    return {
        ...(host === undefined || host === '' ? {} : { host }),
        ...(port === undefined || port === '' ? {} : { port: portOf(port) }),
        ...(login === '' ? {} : { user: login }),
        ...(name === '' ? {} : { database: name }),
        ...(secret === undefined || secret === '' ? {} : { password: new _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(secret) }),
        parameters: rest,
    };
}
function placeOf(place) {
    if (place.includes(','))
        throw new Error('names several hosts; name the one to read from');
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

/***/ 4897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MI: () => (/* binding */ connectSeconds),
/* harmony export */   SQ: () => (/* binding */ libpqEnvironment),
/* harmony export */   XC: () => (/* binding */ resolveConnection),
/* harmony export */   wW: () => (/* binding */ pinnedSettings),
/* harmony export */   xl: () => (/* binding */ sessionOptions)
/* harmony export */ });
/* harmony import */ var _connection_url_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3949);

/**
 * The source's connection: single inputs beat the URL's parts, an input beats an environment variable, which beats the env file, which beats the
 * default. The default password is for the default server: beside a URL, or where libpq has a password file, none is made up.
 * Throws an Error whose message completes "url …" for a URL that is none.
 */
function resolveConnection(inputs, origins, environment, mask) {
    const url = inputs.url === undefined ? { parameters: {} } : (0,_connection_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUrl */ .D)(inputs.url.reveal());
    // A URL masks as a whole only: its password has to be registered on its own (TRAPS, 36).
    if (url.password !== undefined)
        mask(url.password.reveal());
    const single = (name, part, value) => {
        const rank = { input: 4, environment: 2, 'env-file': 1, default: 0 };
        const rankOfUrl = origins.url === 'input' ? 3 : 1.5;
        return part !== undefined && rankOfUrl > rank[origins[name]] ? part : value;
    };
    const makesUp = origins.password === 'default' && (inputs.url !== undefined || environment['PGPASSFILE'] !== undefined);
    const password = origins.password === 'input' || (origins.password === 'environment' && origins.url !== 'input') || url.password === undefined
        ? (makesUp ? undefined : inputs.password)
        : url.password;
    return {
        host: single('host', url.host, inputs.host),
        port: single('port', url.port, inputs.port),
        user: single('user', url.user, inputs.user),
        database: single('database', url.database, inputs.database),
        password,
        parameters: { ...fromEnvironment(environment), ...url.parameters },
    };
}
// libpq's names of connection parameters and the variables that give them (PostgreSQL documentation, 34.15).
const variables = {
    sslmode: 'PGSSLMODE', sslrootcert: 'PGSSLROOTCERT', sslcert: 'PGSSLCERT', sslkey: 'PGSSLKEY', sslcrl: 'PGSSLCRL', sslsni: 'PGSSLSNI',
    sslnegotiation: 'PGSSLNEGOTIATION', channel_binding: 'PGCHANNELBINDING', gssencmode: 'PGGSSENCMODE', connect_timeout: 'PGCONNECT_TIMEOUT',
    options: 'PGOPTIONS', passfile: 'PGPASSFILE', hostaddr: 'PGHOSTADDR', target_session_attrs: 'PGTARGETSESSIONATTRS',
    ssl_min_protocol_version: 'PGSSLMINPROTOCOLVERSION', application_name: 'PGAPPNAME', requirepeer: 'PGREQUIREPEER', krbsrvname: 'PGKRBSRVNAME',
};
function fromEnvironment(environment) {
    const found = {};
    for (const [parameter, variable] of Object.entries(variables)) {
        const value = environment[variable];
        if (value !== undefined && value !== '')
            found[parameter] = value;
    }
    return found;
}
/**
 * The environment in which libpq's programs reach a database: nothing of it has to be quoted, and nothing stands among the arguments. `settings`
 * are the session's settings.
 */
function libpqEnvironment(connection, settings = {}) {
    const environment = {
        PGHOST: connection.host,
        PGPORT: String(connection.port),
        PGUSER: connection.user,
        PGDATABASE: connection.database,
    };
    if (connection.password !== undefined)
        environment['PGPASSWORD'] = connection.password.reveal();
    for (const [parameter, variable] of Object.entries(variables)) {
        const value = connection.parameters[parameter];
        if (value !== undefined)
            environment[variable] = value;
    }
    environment['PGCONNECT_TIMEOUT'] ??= String(connectSeconds);
    environment['PGAPPNAME'] ??= 'zimmer-backup';
    environment['PGOPTIONS'] = [connection.parameters['options'], sessionOptions(settings)].filter(Boolean).join(' ');
    return environment;
}
/** How long one attempt to connect may take, unless the connection's own `connect_timeout` says otherwise. */
const connectSeconds = 15;
/** Settings in the form of libpq's `options`: spaces and backslashes within a value are escaped. */
function sessionOptions(settings) {
    return Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`).join(' ');
}
/**
 * The settings under which rows are read as text, in the dump and in every comparison with it: what pg_dump sets by itself, and what it
 * leaves to the server's and the role's defaults.
 */
const pinnedSettings = {
    DateStyle: 'ISO',
    IntervalStyle: 'postgres',
    extra_float_digits: '3',
    TimeZone: 'UTC',
    bytea_output: 'hex',
    xmloption: 'content',
    synchronize_seqscans: 'off',
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
};


/***/ }),

/***/ 3911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ automaticCompression),
/* harmony export */   Gd: () => (/* binding */ parseCompression),
/* harmony export */   Uo: () => (/* binding */ compressionArgument),
/* harmony export */   dK: () => (/* binding */ startDump)
/* harmony export */ });
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4075);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4897);


/**
 * The fastest compression that is no larger than gzip's default: zstd:1 from 16 on (279 against 287 MB in a fifth of the time), gzip:1 below
 * (333 MB in a third of it; measured on 1.15 GB).
 */
function automaticCompression(major) {
    return major >= 16 ? { method: 'zstd', level: 1 } : { method: 'gzip', level: 1 };
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
/** Starts `pg_dump -Fc` in the snapshot; the archive comes out of `stdout`. Nothing of the connection stands among the arguments. */
function startDump(request) {
    const parameters = [
        '--format=custom', '--no-password', `--snapshot=${request.snapshot}`,
        compressionArgument(request.compression, request.clients.major),
        // A dump that waits for a lock makes every later reader wait behind a migration (TRAPS, 12).
        `--lock-wait-timeout=${request.lockTimeoutSeconds * 1000}`,
        ...request.excludeTableData.map((pattern) => `--exclude-table-data=${pattern}`),
    ];
    return (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_0__/* .start */ .ni)(request.clients.pgDump, parameters, { environment: (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .libpqEnvironment */ .SQ)(request.connection, _connection_js__WEBPACK_IMPORTED_MODULE_1__/* .pinnedSettings */ .wW), signal: request.signal });
}


/***/ }),

/***/ 2831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ sandboxPortProblem),
/* harmony export */   x: () => (/* binding */ sandboxPort)
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
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
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
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
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
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./actions/definitions.js + 8 modules
var definitions = __nccwpck_require__(4456);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __nccwpck_require__(221);
;// CONCATENATED MODULE: ./actions/failure-summary.js

/** The step summary of a run that failed: what happened, and what to do. */
function failureSummary(action, message, hint) {
    const lines = [`### ❌ Zimmer Backup: ${(0,markdown/* escapeMarkdown */.FV)(action)} failed`, '', (0,markdown/* escapeMarkdown */.FV)(message)];
    if (hint !== undefined)
        lines.push('', `**What to do:** ${(0,markdown/* escapeMarkdown */.FV)(hint)}`);
    return lines.join('\n');
}

// EXTERNAL MODULE: ./kit/errors.js
var errors = __nccwpck_require__(2859);
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

// EXTERNAL MODULE: ./kit/inputs.js
var inputs = __nccwpck_require__(4549);
;// CONCATENATED MODULE: ./main.js









const loaders = {
    'nightly': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(889), __nccwpck_require__.e(315), __nccwpck_require__.e(303), __nccwpck_require__.e(43), __nccwpck_require__.e(591), __nccwpck_require__.e(940), __nccwpck_require__.e(865), __nccwpck_require__.e(639), __nccwpck_require__.e(394), __nccwpck_require__.e(150)]).then(__nccwpck_require__.bind(__nccwpck_require__, 150))).run,
    'backup': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(889), __nccwpck_require__.e(315), __nccwpck_require__.e(43), __nccwpck_require__.e(591), __nccwpck_require__.e(865), __nccwpck_require__.e(394), __nccwpck_require__.e(740)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4394))).run,
    'verify': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(889), __nccwpck_require__.e(43), __nccwpck_require__.e(591), __nccwpck_require__.e(582)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7582))).run,
    'restore-test': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(889), __nccwpck_require__.e(315), __nccwpck_require__.e(303), __nccwpck_require__.e(43), __nccwpck_require__.e(591), __nccwpck_require__.e(940), __nccwpck_require__.e(865), __nccwpck_require__.e(639)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9639))).run,
    'latest': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(43), __nccwpck_require__.e(540)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9540))).run,
    'status': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(43), __nccwpck_require__.e(402)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7402))).run,
    'rekey': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(889), __nccwpck_require__.e(43), __nccwpck_require__.e(591), __nccwpck_require__.e(207)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4207))).run,
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
    const { githubHost, githubInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(327), __nccwpck_require__.e(855)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9855));
    const host = githubHost(interrupted, process.env);
    if (!(0,definitions/* isAction */.ve)(action))
        throw new Error(`there is no action ${action}`);
    if (phase === 'post')
        return cleanUpAfter(host);
    return perform(action, host, githubInputs(process.env));
}
async function runTerminal(interruption) {
    const { readArguments } = await __nccwpck_require__.e(/* import() */ 400).then(__nccwpck_require__.bind(__nccwpck_require__, 3400));
    const { terminalHost } = await __nccwpck_require__.e(/* import() */ 764).then(__nccwpck_require__.bind(__nccwpck_require__, 3764));
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
    const context = { host, cleanup, now: () => new Date() };
    const definition = (0,definitions/* definitionOf */.Fg)(action);
    let finished;
    let reportFile;
    try {
        const read = (0,inputs/* readInputs */.Ko)(definition.inputs, await sourcesOf(given, host, definition.inputs), (secret) => { host.mask(secret); }, definition.checks);
        reportFile = read.values['report-file'];
        const execute = await loaders[action]();
        finished = await execute(read, context);
    }
    catch (problem) {
        finished = failed(action, problem, host);
    }
    for (const failure of await cleanup.run())
        host.warning(failure);
    await publish(action, finished, host, reportFile, printReport);
    return finished.status;
}
function failed(action, problem, host) {
    const interrupted = host.interrupted.aborted;
    const known = problem instanceof errors/* KnownError */.E ? problem : undefined;
    const message = interrupted ? 'interrupted; nothing that was begun is left behind' : known?.message ?? `unexpected error: ${(0,errors/* messageOf */.bD)(problem)}`;
    const hint = interrupted ? undefined : known?.hint ?? 'This is a bug of Zimmer Backup: please report it with the lines above.';
    host.error(message);
    if (hint !== undefined)
        host.line(`  hint: ${hint}`);
    if (known === undefined && !interrupted && problem instanceof Error)
        host.line(host.clean(problem.stack ?? ''));
    const status = interrupted ? errors/* exitStatus */.$u.interrupted : known?.status ?? errors/* exitStatus */.$u.failed;
    const code = interrupted ? 'interrupted' : known?.code ?? 'bug';
    return { status, report: { action, status: 'failed', error: { code, message, hint } }, outputs: {}, summary: failureSummary(action, host.clean(message), hint) };
}
async function publish(action, finished, host, reportFile, printReport) {
    const json = host.clean(`${JSON.stringify(finished.report, null, 2)}\n`);
    const path = reportFile ?? defaultReportFile(action, host);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        // Written beside and renamed: a reader sees the last whole report.
        await (0,promises_.writeFile)(`${path}.partial`, json, { mode: 0o600 });
        await (0,promises_.rename)(`${path}.partial`, path);
        host.output('report', path);
    }
    catch (problem) {
        host.warning(`could not write the report to ${path}: ${(0,errors/* messageOf */.bD)(problem)}`);
    }
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
async function cleanUpAfter(host) {
    try {
        const { cleanUp } = await Promise.all(/* import() */[__nccwpck_require__.e(315), __nccwpck_require__.e(43), __nccwpck_require__.e(940), __nccwpck_require__.e(719)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1719));
        for (const line of await cleanUp(host))
            host.line(line);
    }
    catch (problem) {
        host.warning(`could not clean up: ${(0,errors/* messageOf */.bD)(problem)}`);
    }
    return errors/* exitStatus */.$u.passed;
}

var __webpack_exports__run = __webpack_exports__.e;
export { __webpack_exports__run as run };
