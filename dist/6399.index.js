export const id = 6399;
export const ids = [6399,4431];
export const modules = {

/***/ 32770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ filesAtOnce),
/* harmony export */   IC: () => (/* binding */ readDrill),
/* harmony export */   L6: () => (/* binding */ readNewest),
/* harmony export */   My: () => (/* binding */ complete),
/* harmony export */   Nc: () => (/* binding */ setsOf),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   YD: () => (/* binding */ readSidecar),
/* harmony export */   jM: () => (/* binding */ setsIn),
/* harmony export */   p2: () => (/* binding */ resolveBackup),
/* harmony export */   pl: () => (/* binding */ namedDatabase),
/* harmony export */   qQ: () => (/* binding */ hashOf),
/* harmony export */   r$: () => (/* binding */ readProof)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7398);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56414);
/* harmony import */ var _domain_sidecar_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28693);
/* harmony import */ var _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1843);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2859);






/** Of so many of the newest backups the small files are read, whatever the store holds. */
const readNewest = 30;
/** A store is asked for so many small files at once. */
const filesAtOnce = 8;
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
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('which-database', `${store.name} holds backups of ${databases.length} databases: ${databases.sort().join(', ')}`, 'Name one with database.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .exitStatus */ .$u.usage });
    }
    return sets;
}
/** The backup that a user named, or the newest. Throws KnownError `no-backups` or `backup-missing`. */
async function resolveBackup(store, named, database) {
    if (named === 'latest')
        return newest(store, await setsOf(store, database), database);
    const id = (0,_domain_archive_name_js__WEBPACK_IMPORTED_MODULE_1__/* .idFrom */ ._c)(named);
    const set = await store.find(id);
    if (set === undefined) {
        const sets = await store.list();
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('backup-missing', `there is no backup ${id} in ${store.name}`, sets.length === 0 ? 'The store is empty.' : `The newest there is ${sets[0]?.id ?? ''}.`);
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
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('no-backups', `no backups${of} found in ${store.name}${half}`, 'Run the backup action first, or name the store and the database that hold backups.');
}
function incomplete(store, set) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownError */ .E('backup-incomplete', `${set.id} in ${store.name} has no archive or no sidecar, so it does not count as a backup`, 'Take the newest complete one (latest). If the archive is known to be whole, write its sidecar with sha256sum.');
}
/** The hash in a backup's sidecar. Throws KnownError `sidecar-damaged` for a text that `sha256sum -c` would not read. */
async function readSidecar(store, set) {
    const { sidecar } = complete(set);
    return (0,_domain_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSidecar */ .L)(await (0,_kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedText */ .LD)(await store.read(sidecar.name), _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .longestSidecar */ .q4), sidecar.name);
}
/** The manifest's open part; undefined for a backup of the shell scripts, which had none. */
async function readManifest(store, set) {
    const file = set.files.manifest;
    return file === undefined ? undefined : (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await (0,_kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedText */ .LD)(await store.read(file.name), _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .longestManifest */ .Ev), file.name);
}
/** The manifest's closed part, opened. */
async function readProof(store, manifest, open) {
    return (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProof */ .k_)(await (0,_kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedText */ .LD)(await open(await store.read(manifest.proof.file), manifest.proof.bytes), _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .longestManifest */ .Ev), manifest.proof.file);
}
/** What the newest drill of a backup found, if there was one. */
async function readDrill(store, set) {
    const file = set.files.drill;
    return file === undefined ? undefined : (0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDrillRecord */ .qE)(await (0,_kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedText */ .LD)(await store.read(file.name), _kit_bounded_text_js__WEBPACK_IMPORTED_MODULE_5__/* .longestManifest */ .Ev));
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
    return `${(store.readFrom ?? store).name.replace(/(?<!\/)\/+$/, '')}/${file}`;
}
/** SHA-256 in hex of all that a stream gives. */
async function hashOf(source) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of source)
        hash.update(chunk);
    return hash.digest('hex');
}


/***/ }),

/***/ 64257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./domain/connection.js
var domain_connection = __webpack_require__(73180);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
;// CONCATENATED MODULE: ./domain/restore-guards.js


/** Every reason for which this restore must not begin; none when it may. */
function objectionsTo(facts) {
    const guards = facts.way === 'tables' ? [consent, backupItself, server, place] : [consent, backupItself, server, wholeDatabase, rights, rolesAndExtensions, room, company];
    return guards.flatMap((guard) => guard(facts)).filter((one) => one !== undefined);
}
/** Whether nothing that stands in the target can be lost: chosen tables go beside what is there. */
function leavesAlone({ into }) {
    return into === 'rename' || into === 'schema';
}
/** Whether a database is restored under a name of its own first. */
function isBeside(way) {
    return way === 'create' || way === 'swap';
}
function when(condition, objection) {
    return condition ? objection : undefined;
}
const consent = ({ target, answers, goesOn, way }) => {
    const atStake = (target.contents.length > 0 || target.mark !== undefined) && !leavesAlone(answers);
    const half = target.mark === undefined ? '' : `, half restored of ${target.mark.backup}`;
    return [
        when(atStake && !goesOn && answers.confirm === undefined, {
            code: 'not-confirmed', sentence: `database ${target.database} is not empty${half}, and its name was not typed`,
            hint: `Look at the plan; then give confirm: ${target.database}`,
        }),
        when(answers.confirm !== undefined && answers.confirm !== target.database, {
            code: 'wrong-confirmation', sentence: `confirm is "${answers.confirm ?? ''}" and the target is ${target.database}`,
            hint: 'Look at which database this is: confirm must be its name, letter for letter.',
        }),
        way === 'create' || !atStake || goesOn || !answers.safetyBackup ? undefined : answers.safetyProblem ?? target.unreadable,
    ];
};
const backupItself = ({ backup, answers, way }) => {
    const { drill } = backup;
    const acceptsDoubt = answers.accept !== 'proved';
    return [
        when(drill?.verdict === 'damaged' && answers.accept !== 'damaged', {
            code: 'drill-damaged', sentence: `the newest restore test found ${backup.id} damaged: ${drill?.reason ?? 'no reason is recorded'}`,
            hint: `Restore another backup; or accept: damaged ${way === 'tables' ? 'restores the tables, if these are proved' : 'restores it beside the target, and swaps only what is proved then'}.`,
        }),
        when(backup.proof === 'none' && !acceptsDoubt, {
            code: 'nothing-to-prove', sentence: `${backup.id} has nothing to hold its rows against, so that what is restored could not be proved`,
            hint: 'Take another backup, or accept: unproved restores it all the same.',
        }),
    ];
};
const server = ({ backup, target }) => {
    const source = backup.source?.versionNumber;
    return [
        target.pooled,
        when(target.standby, {
            code: 'target-standby', sentence: `${target.host}:${target.port} is a standby and takes no changes`,
            hint: 'Name its primary.',
        }),
        when(source !== undefined && (0,versions/* majorOf */.Ds)(target.versionNumber) < (0,versions/* majorOf */.Ds)(source), {
            code: 'target-too-old', sentence: `the target is PostgreSQL ${(0,versions/* versionText */.KA)(target.versionNumber)}, older than the source's ${(0,versions/* versionText */.KA)(source ?? 0)}`,
            hint: `Restore into PostgreSQL ${(0,versions/* majorOf */.Ds)(source ?? 0)} or newer.`,
        }),
    ];
};
const place = ({ target }) => [when(!target.exists, {
        code: 'database-missing', sentence: `database ${target.database} does not exist on ${target.host}:${target.port}, and tables are restored into one that is there`,
        hint: 'Check `database`; without `tables`, the whole database is restored.',
    })];
const wholeDatabase = ({ backup, target, way }) => [
    when(target.isTemplate, {
        code: 'target-template', sentence: `database ${target.database} is a template of new databases`,
        hint: 'Restore into a database of its own.',
    }),
    when(way === 'in place' && backup.source !== undefined && target.encoding !== backup.source.encoding, {
        code: 'target-encoding', sentence: `database ${target.database} has the encoding ${target.encoding ?? '?'}, the source has ${backup.source?.encoding ?? '?'}`,
        hint: 'Leave swap at true: the database is then made anew, like the source\'s.',
    }),
    when(target.leftover === 'foreign' && isBeside(way), {
        code: 'name-taken', sentence: `a database of the name under which this one would be restored stands already, and no restore has made it`,
        hint: 'Rename or drop it by hand, or set swap to false.',
    }),
];
const rights = ({ backup, target, way }) => {
    const role = quoted(target.role);
    const { forSuperusers } = backup.needs;
    return [
        when(way !== 'in place' && !target.superuser && !target.mayCreateDatabases, {
            code: 'may-not-create-databases', sentence: `role ${role} may not create databases`,
            hint: `ALTER ROLE ${role} CREATEDB; or, where a database stands, swap: false.`,
        }),
        when(!target.isOwner, {
            code: 'not-the-owner', sentence: `role ${role} does not own database ${target.database}`,
            hint: `Restore as its owner, or: ALTER DATABASE ${quoted(target.database)} OWNER TO ${role};`,
        }),
        when(way === 'in place' && target.notOurs.length > 0, {
            code: 'not-ours-to-drop', sentence: `role ${role} may not drop ${few(target.notOurs)}`,
            hint: 'Restore as a role that owns everything in the database, or leave swap at true.',
        }),
        when(forSuperusers.length > 0 && !target.superuser, {
            code: 'superuser-needed', sentence: `only a superuser can create what the backup holds: ${few(forSuperusers)}`,
            hint: 'Restore as a superuser.',
        }),
    ];
};
const rolesAndExtensions = ({ backup, target, answers, missingRoles, missingExtensions }) => {
    const keep = answers.owner === 'keep';
    const others = backup.needs.roles.filter((role) => target.roles.includes(role) && !target.mayActAs.includes(role));
    const tablespaces = backup.needs.tablespaces.filter((name) => !target.tablespaces.includes(name));
    return [
        when(keep && missingRoles.length > 0 && !answers.createRoles, {
            code: 'roles-missing', sentence: `${(0,units/* counted */.hS)(missingRoles.length, 'role')} of the backup ${missingRoles.length === 1 ? 'is' : 'are'} not on the target: ${few(missingRoles)}`,
            hint: 'create-roles: true creates them without login; owner: drop leaves owners and privileges out.',
        }),
        when(keep && missingRoles.length > 0 && answers.createRoles && !target.mayCreateRoles, {
            code: 'may-not-create-roles', sentence: `role ${quoted(target.role)} may not create roles, and ${few(missingRoles)} ${missingRoles.length === 1 ? 'is' : 'are'} missing`,
            hint: `ALTER ROLE ${quoted(target.role)} CREATEROLE; or create them as a superuser; or owner: drop.`,
        }),
        when(keep && others.length > 0, {
            code: 'may-not-act-as', sentence: `role ${quoted(target.role)} may not hand objects over to ${few(others)}`,
            hint: `${others.slice(0, 5).map((role) => `GRANT ${quoted(role)} TO ${quoted(target.role)};`).join(' ')} or owner: drop.`,
        }),
        when(missingExtensions.length > 0, {
            code: 'extensions-missing', sentence: `${(0,units/* counted */.hS)(missingExtensions.length, 'extension')} of the backup cannot be had on the target: ${few(missingExtensions)}`,
            hint: 'Install them on the server, or have a superuser create them where they are not trusted.',
        }),
        when(tablespaces.length > 0, {
            code: 'tablespaces-missing', sentence: `${(0,units/* counted */.hS)(tablespaces.length, 'tablespace')} of the backup ${tablespaces.length === 1 ? 'is' : 'are'} not on the target: ${few(tablespaces)}`,
            hint: 'Create them there first: CREATE TABLESPACE … LOCATION ….',
        }),
    ];
};
const room = ({ backup, target, way }) => {
    const needed = backup.source?.databaseBytes ?? 0;
    const free = (target.freeBytes ?? Infinity) + (way === 'in place' ? target.bytes : 0);
    return [when(free < needed, {
            code: 'disk-too-small', sentence: `the target's disk has ${(0,units/* size */.Ej)(free)} for a database of ${(0,units/* size */.Ej)(needed)}`,
            hint: way === 'swap' ? 'Make room; in place (swap: false) the old database\'s room is used.' : 'Make room on it.',
        })];
};
const company = ({ target, answers, way }) => {
    if (way === 'create')
        return [];
    const total = target.connections.reduce((sum, { count }) => sum + count, 0);
    return [
        when(total > 0 && !answers.endConnections, {
            code: 'target-in-use', sentence: `${(0,units/* counted */.hS)(total, 'connection')} to database ${target.database}: ${few(target.connections.map(({ application, user, count }) => `${count} of ${application === '' ? 'an unnamed application' : application} as ${user}`))}`,
            hint: 'Stop what uses it, or end-connections: true ends them at the last moment.',
        }),
        when(target.preparedTransactions > 0, {
            code: 'prepared-transactions', sentence: `${(0,units/* counted */.hS)(target.preparedTransactions, 'prepared transaction')} stand in database ${target.database}`,
            hint: 'Commit or roll them back: pg_prepared_xacts names them.',
        }),
    ];
};
function quoted(name) {
    return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
function few(names) {
    return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
// EXTERNAL MODULE: ./postgres/target-sessions.js
var target_sessions = __webpack_require__(49492);
// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/clients.js + 2 modules
var clients = __webpack_require__(3576);
// EXTERNAL MODULE: ./actions/connection.js + 1 modules
var actions_connection = __webpack_require__(7060);
// EXTERNAL MODULE: ./actions/encryption.js + 1 modules
var encryption = __webpack_require__(85878);
// EXTERNAL MODULE: ./actions/store.js + 3 modules
var actions_store = __webpack_require__(23673);
// EXTERNAL MODULE: ./actions/verify/views.js
var views = __webpack_require__(10801);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./domain/archive-needs.js
const named = new Set(['ACL', 'DEFAULT ACL', 'POLICY', 'USER MAPPING']);
const superuserKinds = { 'EVENT TRIGGER': 'event trigger', 'FOREIGN DATA WRAPPER': 'foreign-data wrapper', 'ACCESS METHOD': 'access method', 'SUBSCRIPTION': 'subscription' };
/** Reads the needs from the archive's table of contents. `roles`: those that the manifest names, of which some are the server's own alone. */
function needsOf(entries, roles) {
    const kind = (description) => entries.filter((entry) => entry.description === description);
    const owners = entries.filter(({ description, tag }) => description !== 'EXTENSION' && !isOfDatabase({ description, tag })).flatMap(({ owner }) => owner ?? []);
    const statements = entries.filter(({ description, tag }) => named.has(description) && !isOfDatabase({ description, tag })).map(({ definition }) => definition ?? '');
    const grantees = roles.filter((role) => statements.some((text) => mentions(text, role)));
    const [created] = kind('DATABASE');
    return {
        roles: unique([...owners, ...grantees]).filter((role) => role !== '' && !role.startsWith('pg_')),
        extensions: unique(kind('EXTENSION').map(({ tag }) => tag)),
        tablespaces: unique(entries.flatMap(({ tablespace }) => tablespace ?? [])).filter((name) => name !== ''),
        subscriptions: unique(kind('SUBSCRIPTION').map(({ tag }) => tag)),
        forSuperusers: entries.flatMap(({ description, tag, definition }) => {
            const word = superuserKinds[description] ?? (description === 'PUBLICATION' && (definition ?? '').includes('FOR ALL TABLES') ? 'publication' : undefined);
            return word === undefined ? [] : [`${word} ${tag}`];
        }),
        database: {
            options: /^CREATE DATABASE (?:"(?:[^"]|"")*"|\S+) WITH (?<options>[^]*?);\s*$/.exec(created?.definition ?? '')?.groups?.['options'],
            owner: created?.owner === '' ? undefined : created?.owner ?? undefined,
            definitions: entries.filter((entry) => entry.description !== 'DATABASE' && isOfDatabase(entry)).flatMap(({ definition }) => definition ?? []),
        },
    };
}
function isOfDatabase({ description, tag }) {
    return description === 'DATABASE' || description === 'DATABASE PROPERTIES' || (['ACL', 'COMMENT', 'SECURITY LABEL'].includes(description) && tag.startsWith('DATABASE '));
}
/** Whether a statement names a role, bare or quoted. One that only looks so costs a role without login. */
function mentions(statement, role) {
    const name = /^[a-z_][a-z0-9_]*$/.test(role) ? role : `"${role.replaceAll('"', '""')}"`;
    for (let at = statement.indexOf(name); at >= 0; at = statement.indexOf(name, at + 1)) {
        if (!/[\w$]/.test(statement[at - 1] ?? '') && !/[\w$]/.test(statement[at + name.length] ?? ''))
            return true;
    }
    return false;
}
function unique(names) {
    return [...new Set(names)].sort();
}

// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/restore-names.js
var restore_names = __webpack_require__(68453);
;// CONCATENATED MODULE: ./domain/restore-decision.js




/** Decides how a backup would be restored, and names everything that stands in the way. Touches nothing. */
function drawUpPlan({ backup, target, answers, now }) {
    const way = wayOf(target, answers);
    const goesOn = way === 'in place' && target.mark?.backup === backup.id;
    const missingRoles = answers.owner === 'drop' ? [] : backup.needs.roles.filter((role) => !target.roles.includes(role));
    const missingExtensions = backup.needs.extensions.filter((name) => !target.extensions.some((one) => one.name === name && one.mayCreate));
    const atStake = target.contents.length > 0 && !leavesAlone(answers);
    const safetyBackup = answers.safetyBackup && target.exists && atStake && !goesOn;
    return {
        way, into: answers.into ?? null, goesOn, safetyBackup, backup, target, missingRoles, missingExtensions,
        restoringAs: isBeside(way) ? (0,restore_names/* restoringName */.j7)(target.database) : null,
        keptAs: way === 'swap' ? (0,restore_names/* beforeName */.RY)(target.database, now) : null,
        isSource: isSource(backup, target),
        objections: objectionsTo({ backup, target, answers, way, goesOn, missingRoles, missingExtensions }),
        warnings: warningsOf({ backup, target, answers, way, goesOn, atStake }),
    };
}
function wayOf(target, answers) {
    if (answers.into !== undefined)
        return 'tables';
    return !target.exists ? 'create' : answers.swap ? 'swap' : 'in place';
}
const sameHost = (host) => (['localhost', '127.0.0.1', '::1', '[::1]', ''].includes(host.toLowerCase()) ? 'localhost' : host.toLowerCase().replace(/\.$/, ''));
/** By the system identifier, which a server shares with its physical copies alone; where that is not known, by its address. */
function isSource({ database, source }, target) {
    if (source === undefined || database !== target.database)
        return false;
    if (source.systemIdentifier !== null && target.systemIdentifier !== null)
        return source.systemIdentifier === target.systemIdentifier;
    return source.host !== null && sameHost(source.host) === sameHost(target.host) && source.port === target.port;
}
function warningsOf({ backup, target, answers, way, goesOn, atStake }) {
    const { drill, source } = backup;
    const said = [];
    if (target.mark !== undefined) {
        said.push(`database ${target.database} is half restored: a restore of ${target.mark.backup} began at ${target.mark.since} and did not come to its end${goesOn ? '; this one goes on with it, from the beginning' : ''}`);
    }
    if (drill === undefined)
        said.push(`no restore test has been made of ${backup.id}: whether it restores shows now`);
    else if (drill.verdict === 'unproved')
        said.push(`the newest restore test could not prove ${backup.id}: ${drill.reason ?? 'no reason is recorded'}`);
    else if (drill.verdict === 'damaged' && answers.accept === 'damaged')
        said.push(`the newest restore test found ${backup.id} damaged, and it is restored all the same (accept: damaged)`);
    if (backup.proof === 'none')
        said.push(`${backup.id} has nothing to hold its rows against: what is restored cannot be proved`);
    if (source === undefined)
        said.push(`${backup.id} has no manifest: versions, sizes and extensions of its source are not known`);
    if (atStake && !goesOn && !answers.safetyBackup)
        said.push(`NO SAFETY BACKUP of ${target.database} is taken (safety-backup: false)${way === 'in place' ? ': what stands in it now is lost' : ''}`);
    if (backup.database !== target.database)
        said.push(`the backup is one of database ${backup.database}, the target is ${target.database}`);
    if (source !== undefined && (0,versions/* majorOf */.Ds)(target.versionNumber) > (0,versions/* majorOf */.Ds)(source.versionNumber))
        said.push(`the target is PostgreSQL ${(0,versions/* versionText */.KA)(target.versionNumber)}, newer than the source's ${(0,versions/* versionText */.KA)(source.versionNumber)}`);
    if (way === 'tables')
        return said;
    for (const name of backup.needs.subscriptions)
        said.push(`subscription ${name} comes back disabled and connects to nothing, until ALTER SUBSCRIPTION … ENABLE`);
    if (target.leftover === 'ours' && way !== 'in place')
        said.push('what an earlier restore left half done beside the target is dropped');
    if (answers.endConnections && target.connections.length > 0 && way !== 'create')
        said.push(`${(0,units/* counted */.hS)(target.connections.reduce((sum, { count }) => sum + count, 0), 'connection')} to ${target.database} will be ended`);
    return said;
}

// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./postgres/target.js
var postgres_target = __webpack_require__(86672);
// EXTERNAL MODULE: ./sandbox/emptiness.js
var emptiness = __webpack_require__(15951);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/inputs.js + 1 modules
var kit_inputs = __webpack_require__(83721);
// EXTERNAL MODULE: ./postgres/compression.js
var compression = __webpack_require__(66811);
// EXTERNAL MODULE: ./postgres/server.js
var postgres_server = __webpack_require__(37430);
// EXTERNAL MODULE: ./actions/backup/inputs.js
var backup_inputs = __webpack_require__(81007);
;// CONCATENATED MODULE: ./actions/restore/safety.js











/** Where a backup of the target goes before it is restored over: below the first store, and in no listing of it. */
function safetyLocation(inputs) {
    const [first = ''] = inputs.store;
    const named = inputs['safety-store'];
    if (named !== undefined && inputs.store.some((line) => samePlace(line, named))) {
        return { code: 'safety-store', sentence: 'safety-store is a store of the backups themselves: their `latest` would be the broken state', hint: 'Name another folder or prefix.' };
    }
    if (named === undefined && first === 'artifact') {
        return { code: 'safety-store', sentence: 'artifacts have no folders, so that a safety backup would be the newest of the backups', hint: 'Name a place for it by safety-store, or set safety-backup to false.' };
    }
    return named ?? `${first.replace(/(?<!\/)\/+$/, '')}/before-restore`;
}
function samePlace(one, other) {
    const whole = (line) => /^[a-z0-9]+:\/\//.test(line) || line === 'artifact' ? line.replace(/(?<!\/)\/+$/, '') : (0,external_node_path_.resolve)(line);
    return whole(one) === whole(other);
}
/** Why the safety backup could not be taken as the inputs stand; undefined when it can. `sealed`: whether the backup that is restored is. */
async function safetyProblem(inputs, sealed, context) {
    const location = safetyLocation(inputs);
    if (typeof location !== 'string')
        return location;
    if (sealed && !sealsAnything(inputs)) {
        return { code: 'safety-in-the-clear', sentence: 'the backups are encrypted, and nothing is given to encrypt the safety backup with', hint: 'Give age-recipients, gpg-recipients or enc-cmd; or encryption: none, to have it in the clear.' };
    }
    try {
        const seal = await (0,encryption/* sealFor */.J)({ ...inputs, 'require-encryption': false }, context.host);
        await seal.dispose();
        await (0,actions_store/* storeFor */.fV)({ ...inputs, store: [location] }, context, seal.method !== 'none');
        return undefined;
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            return { code: problem.code, sentence: problem.message, hint: problem.hint };
        throw problem;
    }
}
/** A passphrase beside a private key opens that key, and seals nothing. */
function sealsAnything(inputs) {
    const loosePassphrase = inputs.passphrase !== undefined && inputs['age-identity'] === undefined && inputs['gpg-private-key'] === undefined;
    return loosePassphrase || ['encryption', 'age-recipients', 'gpg-recipients', 'enc-cmd'].some((name) => inputs[name] !== undefined);
}
/** Backs the target up, proved by content, before anything of it is touched. Throws the KnownErrors of taking a backup. */
async function takeSafetyBackup(connection, clients, inputs, context) {
    const { host } = context;
    const location = safetyLocation(inputs);
    if (typeof location !== 'string')
        throw new errors/* KnownError */.E(location.code, location.sentence, location.hint);
    const seal = await (0,encryption/* sealFor */.J)({ ...inputs, 'require-encryption': false }, host);
    context.cleanup.add('remove the keyring', () => seal.dispose());
    const store = await (0,actions_store/* storeFor */.fV)({ ...inputs, store: [location] }, context, seal.method !== 'none');
    const server = await inspect(connection);
    host.saveState('safety-store', location);
    await store.prepare(server.databaseBytes);
    for (const name of await store.sweep())
        host.line(`    removed ${(0,markdown/* plain */.pj)(name)}, left half written by a run that was killed`);
    // As the backup action would take it; a target with nothing but other objects than tables is backed up too.
    const { values } = (0,kit_inputs/* readInputs */.Ko)(backup_inputs/* backup */.R.inputs, { given: new Map([['min-tables', '0'], ...inputs.jobs === undefined ? [] : [['jobs', String(inputs.jobs)]]]), environment: {}, envFile: {} }, () => undefined);
    const { takeBackup } = await Promise.all(/* import() */[__webpack_require__.e(3116), __webpack_require__.e(4448)]).then(__webpack_require__.bind(__webpack_require__, 39764));
    const { manifest } = await takeBackup({ connection, server, clients, compression: await (0,compression/* automaticCompression */.A4)(clients), store, seal, inputs: values, context, folder: undefined }).finally(() => seal.dispose());
    host.line(`    ${(0,markdown/* plain */.pj)(manifest.backup)} in ${(0,markdown/* plain */.pj)(store.name)}, ${(0,units/* size */.Ej)(manifest.archive.bytes)}`);
    return { backup: manifest.backup, store: location };
}
async function inspect(connection) {
    const session = await (0,postgres_session.connect)(connection);
    try {
        return await (0,postgres_server/* inspectServer */.Eb)(session, connection.database);
    }
    finally {
        await session.end();
    }
}

;// CONCATENATED MODULE: ./actions/restore/plan.js










/**
 * The backup that is meant: one that is named by its id, or the newest of the database that `backups-of` names, or of the target's name. Throws
 * KnownError `which-database` when the store has none of that name and others.
 */
async function chooseBackup(store, { values: inputs }, target) {
    const database = inputs['backups-of'] ?? target;
    if (inputs.backup === 'latest' && inputs['backups-of'] === undefined) {
        const databases = [...new Set((await store.list()).map((set) => set.database))].sort();
        if (databases.length > 0 && !databases.includes(target)) {
            throw new errors/* KnownError */.E('which-database', `${store.name} holds no backup of database ${target}; it holds those of ${databases.join(', ')}`, 'Name the one that is meant with backups-of.', { status: errors/* exitStatus */.$u.usage });
        }
    }
    return (0,backups/* resolveBackup */.p2)(store, inputs.backup, database);
}
/** Looks at the backup and at the target, and decides. Reads only. */
async function makePlan({ read, context, connection, store, set, open }) {
    const { values: inputs } = read;
    const [{ backup, chosen }, target] = await Promise.all([backupFacts(store, set, open), (0,postgres_target/* inspectTarget */.WL)(connection, (session) => (0,emptiness/* strangersIn */.Z)(session.client), inputs.tables === undefined)]);
    const answers = {
        confirm: inputs.confirm, swap: inputs.swap, safetyBackup: inputs['safety-backup'], createRoles: inputs['create-roles'], owner: inputs.owner, endConnections: inputs['end-connections'], accept: inputs.accept,
        into: inputs.tables === undefined ? undefined : inputs.into, safetyProblem: inputs['safety-backup'] ? await safetyProblem(inputs, backup.sealed, context) : undefined,
    };
    return { plan: drawUpPlan({ backup, target, answers, now: context.now() }), chosen };
}
async function backupFacts(store, set, open) {
    const { archive } = (0,backups/* complete */.My)(set);
    const manifest = await (0,backups/* readManifest */.WI)(store, set);
    const proof = manifest === undefined || set.files.proof === undefined ? undefined : await (0,backups/* readProof */.r$)(store, manifest, open);
    const { readEntries } = await Promise.all(/* import() */[__webpack_require__.e(3116), __webpack_require__.e(6317)]).then(__webpack_require__.bind(__webpack_require__, 66916));
    const entries = await readEntries(await open(await store.read(archive.name), manifest?.archive.bytes), (0,archive_name/* formatOf */.be)(archive.name));
    const tables = (proof?.relations ?? []).filter(({ kind, rows }) => kind === 'table' && rows !== null);
    const backup = {
        id: set.id, database: set.database, takenAt: manifest?.takenAt ?? set.takenAt.toISOString(), archiveBytes: archive.bytes, sealed: (0,archive_name/* parseFile */.CJ)(archive.name)?.encryption !== 'none',
        source: manifest === undefined ? undefined : {
            versionNumber: manifest.server.versionNumber, systemIdentifier: manifest.server.systemIdentifier, host: proof?.source.host ?? null, port: proof?.source.port ?? null,
            encoding: manifest.server.encoding, databaseBytes: manifest.totals.databaseBytes, extensions: manifest.extensions,
        },
        proof: proof === undefined ? 'none' : manifest?.proof.mode ?? 'none', tables: manifest?.totals.tables ?? entries.filter(({ description }) => description === 'TABLE DATA').length, rows: manifest?.totals.rows ?? 0,
        relations: new Map(tables.map((relation) => [(0,domain_proof/* nameOf */.Vb)(relation), relation.rows ?? 0])), drill: await (0,backups/* readDrill */.IC)(store, set), needs: needsOf(entries, manifest?.roles ?? []),
    };
    const globals = set.files.globals === undefined ? undefined : await (0,consumers_.text)(await open(await store.read(set.files.globals.name)));
    return { backup, chosen: { manifest, proof, globals } };
}

;// CONCATENATED MODULE: ./actions/restore/report.js
/** Nothing found yet. */
function noFindings() {
    return {
        verdict: undefined, failure: null, tables: null, problems: [], notes: [], rowsProved: 0, tablesProved: 0, constraintsChecked: 0, rolesCreated: [], safetyBackup: null, previousDatabase: null, keptDatabase: null,
        wayBack: null, seconds: {},
    };
}
/** The report of a run that ended so. `objections`: for what was refused. */
function reportOf(plan, outcome, found, objections = []) {
    const { verdict } = found;
    const error = objections.length > 0 ? refusal(objections) : found.failure;
    // Everything that the server offers is no part of the plan.
    const { roles, mayActAs, extensions, ...target } = plan.target;
    const offered = { roles: roles.length, mayActAs: mayActAs.length, extensions: extensions.length };
    return {
        action: 'restore', status: error === null && (outcome === 'planned' || (outcome === 'restored' && verdict?.verdict === 'proved')) ? 'passed' : 'failed',
        outcome, error, plan: { ...plan, backup: { ...plan.backup, relations: Object.fromEntries(plan.backup.relations) }, target: { ...target, offered } }, verdict: verdict?.verdict ?? null, reason: verdict === undefined || verdict.verdict === 'proved' ? null : verdict.reason,
        problems: found.problems, tables: found.tables, notes: found.notes, rowsProved: found.rowsProved, tablesProved: found.tablesProved, constraintsChecked: found.constraintsChecked, rolesCreated: found.rolesCreated,
        safetyBackup: found.safetyBackup, previousDatabase: found.previousDatabase, keptDatabase: found.keptDatabase, wayBack: found.wayBack, seconds: found.seconds,
    };
}
/** Everything that stands in the way, in one error. */
function refusal(objections) {
    const several = { code: 'restore-refused' };
    return {
        code: (objections.length === 1 ? objections[0] ?? several : several).code,
        message: `nothing was touched: ${objections.map(({ sentence }) => sentence).join('; ')}`,
        hint: objections.map(({ hint }) => hint).join(' '),
    };
}

// EXTERNAL MODULE: ./actions/restore/tables-views.js
var tables_views = __webpack_require__(42656);
;// CONCATENATED MODULE: ./actions/restore/views.js





/** The plan, a row each: what it is about, and what is so. Foreign text is as it came. */
function planRows(plan, now) {
    const { backup, target } = plan;
    const { source, drill } = backup;
    const isWhole = plan.way !== 'tables';
    const hours = (now.getTime() - Date.parse(backup.takenAt)) / 3_600_000;
    const total = target.tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
    return [
        ['Backup', `${backup.id}, ${(0,units/* age */.KW)(Math.max(0, hours))} old (${(0,units/* moment */.n$)(new Date(backup.takenAt))} UTC), ${(0,units/* size */.Ej)(backup.archiveBytes)}${backup.sealed ? ', encrypted' : ''}`],
        ['Restore test', drill === undefined ? 'none' : `${drill.verdict}, ${(0,units/* moment */.n$)(new Date(drill.at))} UTC`],
        ['Holds', `${(0,units/* counted */.hS)(backup.tables, 'table')}${source === undefined ? '' : `, ${(0,units/* counted */.hS)(backup.rows, 'row')}; the source's database had ${(0,units/* size */.Ej)(source.databaseBytes)}`}`],
        ['From', source === undefined ? 'not known: there is no manifest' : `PostgreSQL ${(0,versions/* versionText */.KA)(source.versionNumber)}`],
        ['Into', `${target.role}@${target.host}:${target.port}/${target.database}: PostgreSQL ${(0,versions/* versionText */.KA)(target.versionNumber)}${plan.isSource ? ': THE SOURCE of this backup itself' : ''}`],
        ['Target now', !target.exists ? 'is not there' : target.mark !== undefined ? `HALF RESTORED of ${target.mark.backup}` : target.contents.length === 0 ? 'empty' : `${(0,units/* counted */.hS)(target.tables.length, 'table')}, ${isWhole ? `${(0,units/* counted */.hS)(total, 'row')}, ` : ''}${(0,units/* size */.Ej)(target.bytes)}`],
        ['What happens', whatHappens(plan)],
        ['Safety backup', plan.safetyBackup ? 'of the target, first' : target.contents.length === 0 || leavesAlone(plan) ? 'not needed: there is nothing to lose' : plan.goesOn ? 'none: the target is half restored already' : 'NONE'],
        ['Free disk', target.freeBytes === null ? 'cannot be told from here' : `${(0,units/* size */.Ej)(target.freeBytes)} on the target`],
        ...isWhole ? [
            ['Roles missing', plan.missingRoles.length === 0 ? 'none' : plan.missingRoles.join(', ')],
            ['Extensions missing', plan.missingExtensions.length === 0 ? 'none' : plan.missingExtensions.join(', ')],
        ] : [],
        ['Connections', target.connections.length === 0 ? 'none' : target.connections.map(({ application, user, count }) => `${count} of ${application === '' ? 'an unnamed application' : application} as ${user}`).join(', ')],
        ['Time', !isWhole ? 'less than that of the whole database' : drill === undefined || drill.restoreSeconds === 0 ? 'not known: no restore test has measured it' : `${(0,units/* duration */.p0)(drill.restoreSeconds)} as the restore test of ${(0,units/* moment */.n$)(new Date(drill.at))} UTC measured it, there`],
    ];
}
function whatHappens(plan) {
    const { way, target, restoringAs, keptAs } = plan;
    switch (way) {
        case 'tables': return (0,tables_views/* tablesHappen */.WK)(plan);
        case 'create': return `${target.database} is made: restored as ${restoringAs ?? ''}, proved, renamed`;
        case 'swap': return `restored as ${restoringAs ?? ''}, proved, then swapped; ${target.database} is kept as ${keptAs ?? ''}`;
        case 'in place': return `${target.database} is EMPTIED and restored in place`;
    }
}
const tablesShown = 30;
/** Tables of the target with their rows now and in the backup: those that differ most first; none where only chosen ones are at stake. */
function tableRows({ backup, target, way }) {
    if (way === 'tables')
        return [];
    const rows = target.tables.map(({ name, rows: count }) => ({ name, count, then: backup.relations.get(name) }));
    const change = ({ count, then }) => Math.abs((count ?? 0) - (then ?? 0));
    return rows.sort((a, b) => change(b) - change(a)).map(({ name, count, then }) => ({ name, now: count === null ? 'may not be read' : (0,units/* number */.ai)(count), then: then === undefined ? 'not in it' : (0,units/* number */.ai)(then) }));
}
/** The plan for a log. */
function planLines(plan, now) {
    const rows = planRows(plan, now);
    const width = Math.max(...rows.map(([label]) => label.length));
    const tables = tableRows(plan);
    const verb = plan.way === 'swap' ? 'put aside' : 'dropped';
    return [
        ...rows.map(([label, words]) => `    ${label.padEnd(width)}  ${words}`),
        ...(tables.length === 0 ? [] : [`    What is ${verb}, with its rows now and in the backup:`, ...tables.slice(0, tablesShown).map(({ name, now: standing, then }) => `      ${name}: ${standing} → ${then}`)]),
        ...(tables.length > tablesShown ? [`      and ${(0,units/* counted */.hS)(tables.length - tablesShown, 'table')} more: the report has them all`] : []),
        ...plan.warnings.map((warning) => `    ! ${warning}`),
    ];
}
function planMarkdown(plan, now) {
    const tables = tableRows(plan);
    const list = tables.slice(0, tablesShown).map(({ name, now: standing, then }) => [(0,markdown/* code */.aY)(name), standing, then]);
    return [
        (0,markdown/* table */.tp)(['Plan', ''], planRows(plan, now).map(([label, words]) => [label, (0,markdown/* escapeMarkdown */.FV)(words)])),
        ...plan.warnings.map((warning) => `\n> ⚠️ ${(0,markdown/* escapeMarkdown */.FV)(warning)}`),
        ...(list.length === 0 ? [] : ['', `<details><summary>${(0,units/* counted */.hS)(tables.length, 'table')} of the target</summary>`, '', (0,markdown/* table */.tp)(['Table', 'Rows now', 'Rows in the backup'], list), '', '</details>']),
    ];
}
/** The step summary: what became of it first. */
function summaryOf(report, plan, now) {
    const { seconds } = report;
    const facts = report.verdict === null ? [] : [
        ['Verdict', report.verdict],
        ['Compared with the source', `${(0,units/* counted */.hS)(report.rowsProved, 'row')} of ${(0,units/* counted */.hS)(report.tablesProved, 'table')}`],
        ...(report.tables === null ? [['Constraints', `${(0,units/* counted */.hS)(report.constraintsChecked, 'constraint')} validated`]] : []),
        ['Restored in', seconds.restore === undefined ? 'not reached' : (0,units/* duration */.p0)(seconds.restore)],
        ['Safety backup', report.safetyBackup === null ? 'none' : `${(0,markdown/* code */.aY)(report.safetyBackup.backup)} in ${(0,markdown/* code */.aY)(report.safetyBackup.store)}`],
        ...(report.tables === null ? [['The old database', report.previousDatabase === null ? 'none' : (0,markdown/* code */.aY)(report.previousDatabase)]] : []),
        ...(report.keptDatabase === null ? [] : [['To look at', `${(0,markdown/* code */.aY)(report.keptDatabase)}, which the next restore drops`]]),
    ];
    const problems = [...(report.error === null ? [] : [(0,markdown/* escapeMarkdown */.FV)(report.error.message), '', `**What to do:** ${(0,markdown/* escapeMarkdown */.FV)(report.error.hint)}`]),
        ...report.problems.slice(0, 30).map((problem) => `- **${problem.step}**: ${(0,markdown/* escapeMarkdown */.FV)(problem.sentence)}${problem.hint === null ? '' : ` ${(0,markdown/* escapeMarkdown */.FV)(problem.hint)}`}`)];
    return [
        headline(report), '', ...problems, ...(problems.length > 0 ? [''] : []),
        ...(facts.length === 0 ? [] : [(0,markdown/* table */.tp)(['', ''], facts), '']),
        ...(report.wayBack === null ? [] : ['**The way back:**', '', (0,markdown/* code */.aY)(report.wayBack), '']),
        ...planMarkdown(plan, now),
        ...(0,tables_views/* tablesMarkdown */.N)(report.tables),
        ...(report.notes.length === 0 ? [] : ['', ...report.notes.map((note) => `- ${(0,markdown/* escapeMarkdown */.FV)(note)}`)]),
    ].join('\n');
}
function headline({ outcome, error, verdict, plan, tables }) {
    const [backup, name] = [plan.backup.id, plan.target.database];
    const database = tables === null ? name : `${(0,units/* counted */.hS)(tables.restored?.tables.length ?? tables.planned.length, 'table')} of ${name}`;
    switch (outcome) {
        case 'planned': return error === null ? `### 📋 The plan for ${(0,markdown/* code */.aY)(database)}; nothing was touched` : `### ❌ The plan for ${(0,markdown/* code */.aY)(database)} would be refused`;
        case 'refused': return `### ❌ Restore of ${(0,markdown/* code */.aY)(database)} refused; nothing was touched`;
        case 'restored': return verdict === 'proved' ? `### ✅ ${(0,markdown/* code */.aY)(database)} is restored from ${(0,markdown/* code */.aY)(backup)}, and proved` : `### ⚠️ ${(0,markdown/* code */.aY)(database)} is restored from ${(0,markdown/* code */.aY)(backup)}, and nothing could prove it`;
        case 'left': return tables !== null ? `### ❌ ${(0,markdown/* code */.aY)(database)} were not restored from ${(0,markdown/* code */.aY)(backup)}` : `### ❌ ${(0,markdown/* code */.aY)(backup)} did not take the place of ${(0,markdown/* code */.aY)(database)}, which is as it was`;
        case 'half restored': return `### ❌ ${(0,markdown/* code */.aY)(database)} is HALF RESTORED of ${(0,markdown/* code */.aY)(backup)}`;
    }
}
/** The outputs as a view of the report. */
function outputsOf(report) {
    const restored = report.outcome === 'restored';
    return {
        'backup': report.plan.backup.id, 'restored-tables': restored ? report.tables?.restored?.tables.length ?? report.tablesProved : '', 'verdict': report.verdict ?? '',
        'previous-database': report.previousDatabase ?? '', 'safety-backup': report.safetyBackup?.backup ?? '',
    };
}

;// CONCATENATED MODULE: ./actions/restore/run.js




















/** The restore action: the plan, the guards, and only then the restore. */
const run = async (read, context) => {
    const began = context.now();
    const planning = await begin(read, context);
    const { host } = context;
    host.line(`>>> Planning the restore of ${(0,markdown/* plain */.pj)(planning.set.id)} into ${(0,markdown/* plain */.pj)((0,domain_connection/* describeConnection */.I)(planning.connection))}`);
    const { plan, chosen } = await makePlan(planning);
    await host.group('The plan', () => {
        for (const line of planLines(plan, context.now()))
            host.line((0,markdown/* plain */.pj)(line));
        return Promise.resolve();
    });
    const found = noFindings();
    const { outcome, objections } = await carryOut(planning, plan, chosen, found);
    found.seconds.total = (context.now().getTime() - began.getTime()) / 1000;
    const report = reportOf(plan, outcome, found, objections);
    tell(report, plan, context);
    return { status: statusOf(report, objections, context), report, outputs: outputsOf(report), summary: summaryOf(report, plan, context.now()) };
};
async function begin(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const resolved = await (0,actions_connection/* sourceConnection */.I)(read, context);
    // What a killed run leaves connected is known by this name.
    const named = { ...resolved, parameters: { ...resolved.parameters, application_name: target_sessions/* restoreApplication */.H$ } };
    const connection = (0,domain_connection/* eachPlace */.V)(named).length > 1 ? await reached(named) : named;
    const store = await (0,actions_store/* storeFor */.fV)(inputs, context);
    return { read, context, connection, store, set: await chooseBackup(store, read, connection.database), open: (0,encryption.openerFor)({ ...inputs, encryption: undefined }, host) };
}
/** Of several hosts the one that is suitable: every session of a restore goes to the same server. */
async function reached(connection) {
    const { connection: { host, port } } = await (0,target_sessions/* withSession */.fQ)((0,target_sessions/* maintenanceSession */.EX)(connection), (session) => Promise.resolve(session));
    return { ...connection, host, port };
}
async function carryOut(planning, plan, chosen, found) {
    const { read: { values: inputs }, context, connection } = planning;
    const { clients, objection } = await programsFor(plan, inputs, context);
    const objections = [...plan.objections, ...objection];
    const unsound = inputs['dry-run'] ? [] : await verified(planning, found);
    objections.push(...unsound);
    if (context.host.interrupted.aborted)
        throw new Error('interrupted');
    const tables = unsound.length > 0 || clients === undefined ? {} : await planTablesOf(planning, { plan, chosen, clients, found });
    if (tables.objection !== undefined)
        objections.push(tables.objection);
    if (inputs['dry-run'])
        return { outcome: 'planned', objections: objections.filter(({ code }) => code !== 'not-confirmed') };
    if (objections.length > 0 || clients === undefined)
        return { outcome: 'refused', objections };
    const archive = tables.archive ?? await verifiedArchive(planning, chosen);
    return (0,target_sessions/* withSession */.fQ)((0,target_sessions/* sharedSession */.Et)(connection), async (holding) => {
        if (!await (0,target_sessions/* holdRestore */.Me)(holding, connection.database)) {
            throw new errors/* KnownError */.E('restore-busy', `another restore of database ${(0,markdown/* plain */.pj)(connection.database)} is under way`, 'Wait for it, or end it.');
        }
        const restoring = { connection, plan, chosen, clients, archive, inputs, context, found };
        if (plan.safetyBackup)
            await backUpFirst(restoring);
        else if (plan.target.contents.length > 0 && !plan.goesOn && !leavesAlone(plan))
            context.host.warning(`no safety backup of database ${(0,markdown/* plain */.pj)(connection.database)} was taken (safety-backup: false)`);
        if (context.host.interrupted.aborted)
            throw new Error('interrupted');
        return { outcome: tables.planned === undefined ? await restoreBy(restoring) : await (await Promise.all(/* import() */[__webpack_require__.e(5303), __webpack_require__.e(3116), __webpack_require__.e(3399), __webpack_require__.e(5802)]).then(__webpack_require__.bind(__webpack_require__, 80833))).restoreWithin(tables.planned, restoring), objections: [] };
    });
}
/** Chosen tables are planned from the archive itself: nothing for a whole database, or where there is nothing to plan them with. */
async function planTablesOf(planning, { plan, chosen, clients, found }) {
    const { read: { values: { tables, 'dry-run': isDry } }, context } = planning;
    if (tables === undefined || !plan.target.exists || plan.target.pooled !== undefined)
        return {};
    if (isDry)
        context.host.line('>>> Fetching the archive, which the plan of the tables is made from');
    const archive = await verifiedArchive(planning, chosen);
    const { planWithin } = await Promise.all(/* import() */[__webpack_require__.e(5303), __webpack_require__.e(3116), __webpack_require__.e(3399), __webpack_require__.e(5802)]).then(__webpack_require__.bind(__webpack_require__, 80833));
    const planned = await planWithin({ planning, tables, chosen, clients, archive, found });
    return 'sentence' in planned ? { objection: planned } : { archive, planned };
}
async function restoreBy(restoring) {
    const { plan: { restoringAs, way }, connection } = restoring;
    // What empties a database is never the fallback.
    if (way === 'tables')
        throw new Error('tables were not planned');
    if (restoringAs !== null)
        return (await Promise.all(/* import() */[__webpack_require__.e(5303), __webpack_require__.e(3116), __webpack_require__.e(3399), __webpack_require__.e(1143), __webpack_require__.e(7506), __webpack_require__.e(7207)]).then(__webpack_require__.bind(__webpack_require__, 98234))).restoreBeside(restoring, restoringAs);
    const { restoreInPlace } = await Promise.all(/* import() */[__webpack_require__.e(5303), __webpack_require__.e(3116), __webpack_require__.e(3399), __webpack_require__.e(1143), __webpack_require__.e(7506), __webpack_require__.e(2384)]).then(__webpack_require__.bind(__webpack_require__, 69779));
    return (0,target_sessions/* withSession */.fQ)((0,postgres_session.connect)(connection, { search_path: '' }), (session) => restoreInPlace(restoring, session));
}
async function programsFor(plan, inputs, context) {
    try {
        return { clients: await (0,clients/* clientsFor */.US)((0,versions/* majorOf */.Ds)(plan.target.versionNumber), inputs, context, 'source'), objection: [] };
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        return { clients: undefined, objection: [{ code: problem.code, sentence: problem.message, hint: problem.hint }] };
    }
}
/** The whole archive, before anything is touched: its checksum, its key, every row against the manifest. */
async function verified({ store, set, open, context }, found) {
    const { host } = context;
    host.line(`>>> Verifying ${(0,markdown/* plain */.pj)(set.id)}: nothing is touched before it is read whole`);
    const { verifyBackup } = await Promise.all(/* import() */[__webpack_require__.e(3116), __webpack_require__.e(5499)]).then(__webpack_require__.bind(__webpack_require__, 43494));
    const result = await verifyBackup(store, set, open, context.now);
    found.seconds.verify = result.seconds;
    host.line((0,views/* lineOf */.cA)(result));
    // That there is nothing to compare the rows with is a question of its own, and was asked.
    if (result.whole)
        return [];
    const hint = 'Restore another backup; zimmer-backup verify all tells which are good.';
    if (result.verdict === 'damaged')
        return [{ code: 'backup-damaged', sentence: `${set.id} is damaged: ${result.reason ?? ''}`, hint }];
    return [{ code: 'backup-unproved', sentence: `${set.id} could not be verified: ${result.reason ?? ''}`, hint }];
}
/** The archive as pg_restore takes it: the bytes that were verified, whatever has happened to the store since. */
async function verifiedArchive({ store, set, open, context }, { manifest }) {
    const { plainArchive } = await Promise.all(/* import() */[__webpack_require__.e(3116), __webpack_require__.e(7305)]).then(__webpack_require__.bind(__webpack_require__, 78696));
    const archive = await plainArchive({ store, file: (0,backups/* complete */.My)(set).archive, manifest, open, context });
    // What a tar held was read from it and held against the manifest in one pass.
    if (archive.format === 'custom' && manifest !== undefined && await (0,backups/* hashOf */.qQ)((0,external_node_fs_.createReadStream)(archive.path)) !== manifest.archive.plainSha256) {
        throw new errors/* KnownError */.E('checksum-differs', `${(0,backups/* complete */.My)(set).archive.name} is no longer what was verified`, 'Look at who writes into the store; nothing was touched.');
    }
    return archive;
}
async function backUpFirst({ connection, clients, inputs, context, found }) {
    context.host.line(`>>> Backing up ${(0,markdown/* plain */.pj)(connection.database)} as it is now`);
    const began = context.now().getTime();
    found.safetyBackup = await takeSafetyBackup(connection, clients, inputs, context);
    found.seconds.safety = (context.now().getTime() - began) / 1000;
}
function tell(report, plan, { host }) {
    const database = (0,markdown/* plain */.pj)(plan.target.database);
    for (const note of report.notes)
        host.line(`    note: ${(0,markdown/* plain */.pj)(note)}`);
    for (const problem of report.problems.slice(0, 20)) {
        host.line(`    ${problem.step}: ${(0,markdown/* plain */.pj)(problem.sentence)}`);
        if (problem.hint !== null)
            host.line(`      hint: ${(0,markdown/* plain */.pj)(problem.hint)}`);
    }
    if (report.error !== null)
        host.error((0,markdown/* plain */.pj)(report.error.message), (0,markdown/* plain */.pj)(report.error.hint));
    switch (report.outcome) {
        case 'planned':
            host.line('Nothing was touched: this was a dry run. Before a restore, the archive is read whole.');
            return;
        case 'refused': return;
        case 'restored':
            host.line(`${report.verdict === 'proved' ? '✅' : '⚠️'} Restored: ${report.tables === null ? database : `${(0,units/* counted */.hS)(report.tables.restored?.tables.length ?? 0, 'table')} of ${database}`} from ${(0,markdown/* plain */.pj)(plan.backup.id)}, ${report.verdict ?? ''}`);
            for (const line of (0,tables_views/* restoredLines */.Wf)(report))
                host.line(line);
            if (report.previousDatabase !== null)
                host.line(`    the old database is kept as ${(0,markdown/* plain */.pj)(report.previousDatabase)}; drop it when nobody misses it`);
            if (report.wayBack !== null)
                host.line(`    the way back, in a session on another database: ${(0,markdown/* plain */.pj)(report.wayBack)}`);
            return;
        case 'left':
            // Its error says that nothing was changed.
            if (report.tables !== null)
                return;
            host.error(`Restore failed: ${database} is as it was; ${report.keptDatabase === null ? 'what was begun is dropped' : `what was restored stands as ${(0,markdown/* plain */.pj)(report.keptDatabase)} to be looked at, and the next restore drops it`}`);
            return;
        case 'half restored':
            host.error(`Restore failed: database ${database} is HALF RESTORED`, `Run it again with the same backup: it goes on without asking.${report.safetyBackup === null ? '' : ` What was there before is ${(0,markdown/* plain */.pj)(report.safetyBackup.backup)} in ${(0,markdown/* plain */.pj)(report.safetyBackup.store)}.`}`);
    }
}
function statusOf(report, objections, { host }) {
    if (report.outcome === 'half restored' && host.interrupted.aborted)
        return errors/* exitStatus */.$u.interrupted;
    if (report.status === 'passed')
        return errors/* exitStatus */.$u.passed;
    if (objections.length > 0)
        return objections.every(({ code }) => code === 'backup-unproved') ? errors/* exitStatus */.$u.unproved : errors/* exitStatus */.$u.failed;
    return report.verdict === 'unproved' ? errors/* exitStatus */.$u.unproved : errors/* exitStatus */.$u.failed;
}


/***/ }),

/***/ 42656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ tablesMarkdown),
/* harmony export */   WK: () => (/* binding */ tablesHappen),
/* harmony export */   Wf: () => (/* binding */ restoredLines),
/* harmony export */   oW: () => (/* binding */ tableLines)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13581);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10221);


/** What happens to the target when chosen tables are restored. */
function tablesHappen({ into, target }) {
    switch (into) {
        case 'rename': return 'chosen tables are made beside the live ones, in one transaction; nothing live is touched';
        case 'schema': return 'chosen tables are made in a schema of their own, in one transaction; nothing live is touched';
        default: return `chosen tables of ${target.database} get the ROWS OF THE BACKUP, in one transaction; lost ones are made again`;
    }
}
/** The plan of the tables for a log. */
function tableLines({ changes, sentences }) {
    return [...changes.map((change) => `    ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(change)}`), ...sentences.map((sentence) => `    ! ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(sentence)}`)];
}
/** Planned tables, and what became of them, for the step summary. */
function tablesMarkdown(tables) {
    if (tables === null)
        return [];
    const rows = tables.planned.map(({ table: name, target, how, rows: then, replaced }) => [
        (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name), (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(target), how === 'fill' ? 'gets the rows of the backup' : 'is made', then === null ? 'not known' : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(then), replaced === null ? (how === 'fill' ? 'not counted' : 'none') : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(replaced),
    ]);
    return [
        '', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Table', 'Becomes', 'How', 'Rows in the backup', 'Live rows that go'], rows),
        ...tables.sentences.map((sentence) => `\n> ⚠️ ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(sentence)}`),
        ...(tables.restored === null || tables.restored.sequences.length === 0 ? [] : ['', `Sequences: ${tables.restored.sequences.map(({ sequence, value }) => `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(sequence)} at ${value}`).join(', ')}`]),
    ];
}
/** What was restored, for the end of a log. */
function restoredLines({ tables, safetyBackup }) {
    if (tables?.restored === undefined || tables.restored === null)
        return [];
    return [
        ...tables.restored.tables.map(({ target, rows, removed }) => `    ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(target)}: ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(rows, 'row')}${removed === 0 ? '' : `; ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(removed)} went`}`),
        ...tables.restored.sequences.map(({ sequence, value }) => `    sequence ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(sequence)} is at ${value}`),
        ...safetyBackup === null ? [] : [`    what was there before is ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(safetyBackup.backup)} in ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(safetyBackup.store)}`],
    ];
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


/***/ }),

/***/ 56414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vZ: () => (/* binding */ drillText),
  xh: () => (/* binding */ isDrillRecord),
  qE: () => (/* binding */ parseDrillRecord),
  Ng: () => (/* binding */ parseManifest),
  k_: () => (/* binding */ parseProof)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/manifest.js
var manifest = __webpack_require__(22293);
// EXTERNAL MODULE: ./domain/shape.js
var shape = __webpack_require__(78151);
;// CONCATENATED MODULE: ./domain/manifest-shapes.js



const runFacts = (0,shape/* nullable */.me)((0,shape/* record */.g1)({ repository: shape/* text */.Qq, runId: shape/* text */.Qq, attempt: shape/* text */.Qq, commit: shape/* text */.Qq }));
const stored = { file: shape/* text */.Qq, bytes: shape/* count */.U9, sha256: shape/* hash */.tW };
const serverFacts = (0,shape/* record */.g1)({
    version: (0,shape/* optional */.lq)(shape/* text */.Qq), versionNumber: (0,shape/* optional */.lq)(shape/* number */.ai), systemIdentifier: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* text */.Qq)), encoding: (0,shape/* optional */.lq)(shape/* text */.Qq), collation: (0,shape/* optional */.lq)(shape/* text */.Qq), characterType: (0,shape/* optional */.lq)(shape/* text */.Qq),
    localeProvider: (0,shape/* optional */.lq)(shape/* text */.Qq), locale: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* text */.Qq)), settings: (0,shape/* optional */.lq)((value) => (0,shape/* isRecord */.u4)(value) && Object.values(value).every(shape/* text */.Qq)), standby: (0,shape/* optional */.lq)(shape/* flag */.Jt), replayedAt: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* text */.Qq)),
});
/** The open part. */
const manifestShape = (0,shape/* record */.g1)({
    version: shape/* number */.ai, backup: shape/* text */.Qq, database: shape/* text */.Qq, takenAt: shape/* moment */.n$, durationSeconds: (0,shape/* optional */.lq)(shape/* number */.ai),
    archive: (0,shape/* record */.g1)({ ...stored, plainBytes: shape/* count */.U9, plainSha256: shape/* hash */.tW, formatVersion: shape/* text */.Qq, compression: shape/* text */.Qq }),
    proof: (0,shape/* record */.g1)({ ...stored, mode: (0,shape/* oneOf */.yL)('content', 'rows', 'none') }),
    globals: (0,shape/* optional */.lq)((0,shape/* record */.g1)(stored)),
    encryption: (0,shape/* record */.g1)({ method: (0,shape/* oneOf */.yL)(...Object.keys(archive_name/* seals */.HN)), recipients: (0,shape/* listOf */.c3)(shape/* text */.Qq) }),
    server: serverFacts, client: (0,shape/* optional */.lq)((0,shape/* record */.g1)({ version: shape/* text */.Qq })),
    totals: (0,shape/* record */.g1)({ tables: shape/* count */.U9, rows: shape/* count */.U9, sequences: shape/* count */.U9, largeObjects: shape/* count */.U9, databaseBytes: shape/* number */.ai }),
    extensions: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ name: shape/* text */.Qq, version: shape/* text */.Qq, schema: shape/* text */.Qq })), roles: (0,shape/* listOf */.c3)(shape/* text */.Qq),
    newestDataAt: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* moment */.n$)),
    schemaRevision: (0,shape/* optional */.lq)((0,shape/* nullable */.me)((0,shape/* record */.g1)({ tool: shape/* text */.Qq, revisions: (0,shape/* listOf */.c3)(shape/* text */.Qq) }))), run: (0,shape/* optional */.lq)(runFacts),
});
const named = { schema: shape/* text */.Qq, table: shape/* text */.Qq, name: shape/* text */.Qq, definition: shape/* text */.Qq };
/** The closed part. */
const proofShape = (0,shape/* record */.g1)({
    version: shape/* number */.ai, backup: shape/* text */.Qq, source: (0,shape/* record */.g1)({ host: shape/* text */.Qq, port: shape/* number */.ai }),
    relations: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({
        schema: shape/* text */.Qq, name: shape/* text */.Qq, kind: (0,shape/* oneOf */.yL)('table', 'partitioned table', 'materialized view', 'foreign table'), rows: (0,shape/* nullable */.me)(shape/* count */.U9), fingerprint: (0,shape/* nullable */.me)(shape/* text */.Qq), columns: (0,shape/* nullable */.me)(shape/* text */.Qq), exempt: (0,shape/* nullable */.me)(shape/* text */.Qq),
    })),
    sequences: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ schema: shape/* text */.Qq, name: shape/* text */.Qq, value: shape/* text */.Qq, isCalled: shape/* flag */.Jt })),
    largeObjects: (0,shape/* record */.g1)({ count: shape/* count */.U9, bytes: (0,shape/* optional */.lq)(shape/* count */.U9), fingerprint: (0,shape/* optional */.lq)((0,shape/* nullable */.me)(shape/* text */.Qq)) }),
    constraints: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ ...named, type: shape/* text */.Qq, validated: shape/* flag */.Jt })),
    indexes: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ ...named, valid: shape/* flag */.Jt, unique: shape/* flag */.Jt })),
    triggers: (0,shape/* listOf */.c3)((0,shape/* record */.g1)({ ...named, enabled: shape/* text */.Qq })),
    newest: (0,shape/* optional */.lq)((0,shape/* listOf */.c3)((0,shape/* record */.g1)({ schema: shape/* text */.Qq, table: shape/* text */.Qq, column: shape/* text */.Qq, at: shape/* moment */.n$ }))),
});
/** The record of a drill. */
const drillShape = (0,shape/* record */.g1)({
    version: (0,shape/* oneOf */.yL)(manifest/* manifestVersion */.c), backup: shape/* text */.Qq, archiveSha256: shape/* hash */.tW, at: shape/* moment */.n$, verdict: (0,shape/* oneOf */.yL)('proved', 'damaged', 'unproved'), reason: (0,shape/* nullable */.me)(shape/* text */.Qq), thisCopyAlone: (0,shape/* optional */.lq)((0,shape/* oneOf */.yL)(true)), sandbox: shape/* text */.Qq, serverVersion: shape/* text */.Qq,
    restoreSeconds: shape/* number */.ai, migrationSeconds: (0,shape/* nullable */.me)(shape/* number */.ai), totalSeconds: shape/* number */.ai, rowsProved: shape/* count */.U9, tablesProved: shape/* count */.U9, keyOpened: (0,shape/* nullable */.me)(shape/* flag */.Jt), recipients: (0,shape/* listOf */.c3)(shape/* text */.Qq), run: (0,shape/* optional */.lq)(runFacts),
});

;// CONCATENATED MODULE: ./domain/manifest-parsing.js




/** Reads the open part. Throws KnownError `manifest-damaged`, or `manifest-newer` for one that a later version wrote. */
function parseManifest(text, file) {
    const manifest = versioned(text, file);
    if (!manifestShape(manifest))
        throw damage(file, 'lacks what a manifest has');
    return manifest;
}
/** Reads the closed part, opened already. */
function parseProof(text, file) {
    const proof = versioned(text, file);
    if (!proofShape(proof))
        throw damage(file, 'lacks what a proof has');
    return proof;
}
/** Reads a drill's record; undefined for what is none. A record tells of a backup, it is no part of it. */
function parseDrillRecord(text) {
    try {
        const record = JSON.parse(text);
        return isDrillRecord(record) ? record : undefined;
    }
    catch {
        return undefined;
    }
}
/** Tells whether a value is the record of a drill. */
function isDrillRecord(value) {
    return drillShape(value);
}
/** A drill's record as it is stored. */
function drillText(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}
function versioned(text, file) {
    let read;
    try {
        read = JSON.parse(text);
    }
    catch (cause) {
        throw damage(file, 'is no JSON', cause);
    }
    if (!(0,shape/* isRecord */.u4)(read) || typeof read['version'] !== 'number')
        throw damage(file, 'has no version');
    if (read['version'] > manifest/* manifestVersion */.c) {
        throw new errors/* KnownError */.E('manifest-newer', `${file} has version ${read['version']}; this release reads up to ${manifest/* manifestVersion */.c}`, 'Use the release that wrote it, or a later one.');
    }
    // The first one is 1.
    if (!Number.isSafeInteger(read['version']) || read['version'] < 1)
        throw damage(file, `has version ${read['version']}, which no release wrote`);
    return read;
}
function damage(file, what, cause) {
    return new errors/* KnownError */.E('manifest-damaged', `${file} ${what}`, 'Take another backup; this one can be restored, but not compared with its source.', { cause });
}


/***/ }),

/***/ 88276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dz: () => (/* binding */ compareTables),
/* harmony export */   Iu: () => (/* binding */ compareSequences),
/* harmony export */   Nt: () => (/* binding */ excludedReason),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   rW: () => (/* binding */ buildProof)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22293);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13581);


/**
 * Puts together what the source said and what the archive holds, relation by relation. `problems` names each relation whose rows the archive
 * does not hold exactly: a backup with a problem is none.
 */
function buildProof(backup, source, archived, mode) {
    const problems = [];
    const archivedTables = new Map((archived?.tables ?? []).map((table) => [keyOf(table), table]));
    const relations = source.relations.map((relation) => {
        const table = archivedTables.get(keyOf(relation));
        archivedTables.delete(keyOf(relation));
        const exempt = exemption(relation, table, archived !== undefined);
        const problem = exempt === null && archived !== undefined ? difference(relation, table) : undefined;
        if (problem !== undefined)
            problems.push(problem);
        return {
            schema: relation.schema, name: relation.name, kind: relation.kind,
            rows: table?.rows ?? relation.rows, fingerprint: mode === 'content' ? table?.fingerprint ?? null : null, columns: table?.columns ?? null, exempt,
        };
    });
    for (const table of archivedTables.values())
        problems.push(`${nameOf(table)} is in the archive but not in the source's snapshot`);
    const objects = mode === 'content' && archived !== undefined ? archived.largeObjects : { count: archived?.largeObjects.count ?? source.largeObjects, bytes: archived?.largeObjects.bytes ?? 0, fingerprint: null };
    if (objects.count !== source.largeObjects) {
        problems.push(`the archive holds ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(objects.count, 'large object')}, the source ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(source.largeObjects)}`);
    }
    return {
        problems,
        proof: {
            version: _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c, backup, source: source.address, relations, sequences: archived?.sequences ?? [], largeObjects: objects,
            constraints: source.constraints, indexes: source.indexes, triggers: source.triggers, newest: source.newest ?? [],
        },
    };
}
/** Why a relation's rows are not compared; null where they are. Never a silent skip: each reason stands in the manifest. */
function exemption(relation, table, wasRead) {
    if (relation.kind === 'partitioned table')
        return 'its rows are in its partitions';
    if (relation.kind === 'foreign table')
        return 'a foreign table: its rows are elsewhere';
    if (relation.extension !== null && relation.condition === null)
        return `belongs to extension ${relation.extension}, which fills it`;
    if (!relation.readable)
        return relation.kind === 'materialized view' ? 'not populated' : 'an unlogged table cannot be read on a standby';
    if (wasRead && relation.kind === 'table' && table === undefined)
        return excludedReason;
    return null;
}
/** What stands in the manifest for a table whose rows pg_dump was told to leave out. */
const excludedReason = 'its rows are excluded from the backup';
function difference(relation, table) {
    if (relation.kind === 'materialized view' || table?.rows === null)
        return undefined;
    if (table?.rows === relation.rows || relation.rows === null)
        return undefined;
    return `${nameOf(relation)} has ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(relation.rows, 'row')} in the source but ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(table?.rows ?? 0)} in the archive`;
}
/** Compares the rows of tables, wherever they were read again, with the manifest's closed part. */
function compareTables(proof, found, place) {
    const foundTables = new Map(found.map((table) => [keyOf(table), table]));
    const differences = [];
    const exempt = [];
    let tablesCompared = 0;
    let rowsCompared = 0;
    for (const relation of proof.relations) {
        const name = nameOf(relation);
        const table = foundTables.get(keyOf(relation));
        foundTables.delete(keyOf(relation));
        if (relation.exempt !== null) {
            exempt.push({ relation: name, reason: relation.exempt });
            continue;
        }
        const sentence = tableDifference(relation, table, place);
        if (sentence !== undefined)
            differences.push({ relation: name, sentence });
        else if (table !== undefined && relation.kind === 'table') {
            tablesCompared++;
            rowsCompared += table.rows ?? 0;
        }
    }
    for (const table of foundTables.values())
        differences.push({ relation: nameOf(table), sentence: `${nameOf(table)} is in ${place} but not in the manifest` });
    return { differences, tablesCompared, rowsCompared, exempt };
}
function tableDifference(relation, table, place) {
    const name = nameOf(relation);
    if (table === undefined)
        return relation.kind === 'table' ? `${name} is missing in ${place}` : undefined;
    if (relation.rows !== null && table.rows !== relation.rows) {
        return `${name} has ${table.rows === null ? 'rows that cannot be counted' : (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(table.rows, 'row')} in ${place}, the source had ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(relation.rows)}`;
    }
    if (relation.fingerprint === null || table.fingerprint === relation.fingerprint)
        return undefined;
    return `${name} has other content in ${place} than in the source (${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(relation.rows ?? 0, 'row')} in both)`;
}
/** Compares sequences, which pg_dump takes outside its snapshot: the archive's own values are what a restore must give. */
function compareSequences(expected, found, place) {
    const values = new Map(found.map((sequence) => [keyOf(sequence), sequence]));
    return expected.flatMap((sequence) => {
        const other = values.get(keyOf(sequence));
        const relation = nameOf(sequence);
        if (other === undefined)
            return [{ relation, sentence: `sequence ${relation} is missing in ${place}` }];
        if (other.value === sequence.value && other.isCalled === sequence.isCalled)
            return [];
        return [{ relation, sentence: `sequence ${relation} stands at ${position(other)} in ${place}, in the source at ${position(sequence)}` }];
    });
}
function position(sequence) {
    return `${sequence.value}${sequence.isCalled ? '' : ' (not called)'}`;
}
/** A relation's name as people read it: `schema.table`. */
function nameOf(relation) {
    return `${relation.schema}.${relation.name}`;
}
function keyOf(relation) {
    return JSON.stringify([relation.schema, relation.name]);
}


/***/ }),

/***/ 78151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   me: () => (/* binding */ nullable),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   tW: () => (/* binding */ hash),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
const text = (value) => typeof value === 'string';
const number = (value) => typeof value === 'number' && Number.isFinite(value);
/** Of bytes, rows, files: whole, and none is missing. */
const count = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const flag = (value) => typeof value === 'boolean';
/** SHA-256, as the suite writes it. */
const hash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const moment = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
function oneOf(...values) {
    return (value) => values.includes(value);
}
function nullable(shape) {
    return (value) => value === null || shape(value);
}
/** For what earlier releases did not write. */
function optional(shape) {
    return (value) => value === undefined || shape(value);
}
function listOf(shape) {
    return (value) => Array.isArray(value) && value.every(shape);
}
/** An object with these fields, whatever else it has. */
function record(fields) {
    return (value) => isRecord(value) && Object.entries(fields).every(([name, shape]) => shape(value[name]));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


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


/***/ }),

/***/ 1843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ longestManifest),
/* harmony export */   LD: () => (/* binding */ boundedText),
/* harmony export */   q4: () => (/* binding */ longestSidecar)
/* harmony export */ });
/** The most that a sidecar may take: one line, with a name in it. */
const longestSidecar = 65_536;
/** The most that a manifest may take: as long as a text may be. */
const longestManifest = 500_000_000;
/**
 * The text of a small file of ours. Of one that is longer than it can be, or has a zero byte, only the beginning: some other file stands under
 * its name, of whatever size, and no parser takes it. Throws what the source throws.
 */
async function boundedText(source, longest) {
    const parts = [];
    let bytes = 0;
    for await (const chunk of source) {
        parts.push(chunk);
        bytes += chunk.length;
        if (bytes > longest || chunk.includes(0))
            break;
    }
    return Buffer.concat(parts).toString();
}


/***/ }),

/***/ 80239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ shouldSplitCounts),
/* harmony export */   OY: () => (/* binding */ extentOf),
/* harmony export */   kt: () => (/* binding */ blockRanges)
/* harmony export */ });
/** What a server can find by its place in the table: from 14 on (TID range scan, bb437f995 in PostgreSQL); before, each range would read all of it. */
const oldestWithRanges = 140_000;
/** A range that takes less than a second to read is not worth a statement of its own. */
const rangeBytes = 256 * 1024 * 1024;
/**
 * Conditions that split a table's rows by their place in it, at most `most` of them and none for a table that is not large. Each row meets exactly one,
 * however wrong the size is, for the last range has no end.
 */
function blockRanges({ bytes, blockBytes }, most, leastBytes = rangeBytes) {
    const pieces = Math.min(most, Math.floor(bytes / leastBytes));
    if (pieces < 2)
        return [];
    const blocks = Math.ceil(bytes / blockBytes);
    const borders = Array.from({ length: pieces - 1 }, (_, place) => `'(${Math.floor(blocks * (place + 1) / pieces)},0)'::tid`);
    return Array.from({ length: pieces }, (_, place) => [
        ...(place === 0 ? [] : [`ctid >= ${borders[place - 1] ?? ''}`]), ...(place === pieces - 1 ? [] : [`ctid < ${borders[place] ?? ''}`]),
    ].join(' AND '));
}
/**
 * Whether counts of a server should be split: it finds ranges of blocks, and does not itself count with several processes (which
 * count(*) leaves to it otherwise: its own workers share a table by blocks as well, and may read an index instead).
 */
async function shouldSplitCounts(session) {
    const [row] = await session.query(`
    SELECT current_setting('server_version_num')::int >= ${oldestWithRanges}
       AND 0 IN (current_setting('max_parallel_workers_per_gather')::int, current_setting('max_parallel_workers')::int) AS split`);
    return row?.split ?? false;
}
/** How large a table is now; undefined where its rows cannot be found by their place. Takes the lock that reading it takes. */
async function extentOf(session, nameInSql) {
    const [row] = await session.query(`
    SELECT pg_relation_size(c.oid)::text AS bytes, current_setting('block_size')::int AS block
    FROM pg_class c JOIN pg_am a ON a.oid = relam
    WHERE c.oid = $1::regclass AND amname = 'heap' AND current_setting('server_version_num')::int >= ${oldestWithRanges}`, [nameInSql]);
    return row === undefined ? undefined : { bytes: Number(row.bytes), blockBytes: row.block };
}


/***/ }),

/***/ 15951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ strangersIn)
/* harmony export */ });
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42681);

/** Objects that initdb makes have lower numbers (FirstNormalObjectId in PostgreSQL's access/transam.h); it never gives these again. */
const firstUserId = 16_384;
const notOfExtension = (catalogue) => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`;
const userSchema = (column) => `o.${column} IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')`;
/** What can stand in a database, beyond what follows from it (indexes, row types, constraints, toast tables). */
const kinds = [
    { name: 'relation', catalogue: 'pg_class', column: 'relname', condition: `o.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND ${userSchema('relnamespace')}` },
    { name: 'function', catalogue: 'pg_proc', column: 'proname', condition: userSchema('pronamespace') },
    { name: 'type', catalogue: 'pg_type', column: 'typname', condition: `o.typrelid = 0 AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = o.oid) AND ${userSchema('typnamespace')}` },
    { name: 'schema', catalogue: 'pg_namespace', column: 'nspname', condition: "o.nspname !~ '^pg_' AND o.nspname NOT IN ('public', 'information_schema')" },
    { name: 'operator', catalogue: 'pg_operator', column: 'oprname', condition: userSchema('oprnamespace') },
    { name: 'operator family', catalogue: 'pg_opfamily', column: 'opfname', condition: userSchema('opfnamespace') },
    { name: 'collation', catalogue: 'pg_collation', column: 'collname', condition: userSchema('collnamespace') },
    { name: 'conversion', catalogue: 'pg_conversion', column: 'conname', condition: userSchema('connamespace') },
    { name: 'text search configuration', catalogue: 'pg_ts_config', column: 'cfgname', condition: userSchema('cfgnamespace') },
    { name: 'text search dictionary', catalogue: 'pg_ts_dict', column: 'dictname', condition: userSchema('dictnamespace') },
    { name: 'publication', catalogue: 'pg_publication', column: 'pubname', condition: 'true' },
    { name: 'event trigger', catalogue: 'pg_event_trigger', column: 'evtname', condition: 'true' },
    { name: 'foreign-data wrapper', catalogue: 'pg_foreign_data_wrapper', column: 'fdwname', condition: 'true' },
    { name: 'foreign server', catalogue: 'pg_foreign_server', column: 'srvname', condition: 'true' },
    { name: 'language', catalogue: 'pg_language', column: 'lanname', condition: 'true' },
    { name: 'access method', catalogue: 'pg_am', column: 'amname', condition: 'true' },
];
/**
 * What a user has made in the session's database: up to five of each kind, in words; nothing when it is empty. The objects of extensions
 * are not counted, since images bring them along, but the rows that a user has put into their tables are.
 */
async function strangersIn(session) {
    const found = [];
    for (const { name, catalogue, column, condition } of kinds) {
        const { rows } = await session.query(`SELECT o.${column}::text AS name FROM ${catalogue} o WHERE o.oid >= ${firstUserId} AND ${condition} AND ${notOfExtension(catalogue)} ORDER BY o.oid LIMIT 5`);
        found.push(...rows.map((row) => `${name} ${row.name}`));
    }
    const { rows: largeObjects } = await session.query('SELECT oid::text AS id FROM pg_largeobject_metadata ORDER BY oid LIMIT 5');
    const { rows: subscriptions } = await session.query('SELECT s.subname::text AS name FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()');
    return [...found, ...largeObjects.map(({ id }) => `large object ${id}`), ...subscriptions.map(({ name }) => `subscription ${name}`), ...(await rowsInExtensions(session))];
}
/** Tables of extensions with rows that pg_dump would dump: extconfig and extcondition of pg_extension say which are a user's. */
async function rowsInExtensions(session) {
    const { rows: tables } = await session.query(`
    SELECT e.extname::text AS extension, n.nspname::text AS schema, c.relname::text AS name, coalesce(config.condition, '') AS condition
    FROM pg_extension e, unnest(e.extconfig, e.extcondition) AS config (id, condition)
    JOIN pg_class c ON c.oid = config.id JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')`);
    const found = [];
    for (const { extension, schema, name, condition } of tables) {
        const { rowCount } = await session.query(`SELECT FROM ${(0,_session_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .Cv)(schema)}.${(0,_session_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .Cv)(name)} ${condition} LIMIT 1`);
        if (rowCount !== 0)
            found.push(`rows in ${name} of the extension ${extension}`);
    }
    return found;
}


/***/ }),

/***/ 68348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ refuseInterrupted),
/* harmony export */   O: () => (/* binding */ once)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

/** Throws KnownError `interrupted` once the signal is aborted. */
function refuseInterrupted(signal) {
    if (signal?.aborted === true)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('interrupted', 'the run was interrupted while the sandbox was being opened', 'Nothing was left behind; start it again.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitStatus */ .$u.interrupted });
}
/** A removal that is done once however often it is asked for; one that failed may be tried again. */
function once(work) {
    let running;
    return () => {
        running ??= work().catch((problem) => {
            running = undefined;
            throw problem;
        });
        return running;
    };
}


/***/ }),

/***/ 42681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ identifier),
/* harmony export */   bs: () => (/* binding */ waitUntilReady),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   fA: () => (/* binding */ openSession),
/* harmony export */   fQ: () => (/* binding */ withSession),
/* harmony export */   r2: () => (/* binding */ versionNumberOf)
/* harmony export */ });
/* unused harmony export unreachable */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96315);
/* harmony import */ var _domain_connection_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73180);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68348);





const connectMilliseconds = 10_000;
const pauseMilliseconds = 100;
/** Opens a session; throws what the driver throws. Nothing of this process's PG* variables takes part: they are the source's. */
async function openSession(connection) {
    const client = new pg__WEBPACK_IMPORTED_MODULE_1__/* ["default"].Client */ .Ay.Client({
        host: connection.via ?? connection.host,
        port: connection.port,
        user: connection.user,
        database: connection.database,
        // A function, because the driver takes PGPASSWORD or ~/.pgpass in the place of an empty password.
        password: () => connection.password?.reveal() ?? '',
        ssl: sslOf(connection),
        application_name: 'zimmer-backup',
        client_encoding: 'UTF8',
        options: '-c search_path=pg_catalog -c lock_timeout=60s -c statement_timeout=0',
        connectionTimeoutMillis: connectMilliseconds,
    });
    // A connection that breaks between two queries is reported by the next query.
    client.on('error', () => undefined);
    try {
        await client.connect();
    }
    catch (problem) {
        await client.end().catch(() => undefined);
        throw problem;
    }
    return client;
}
/** Does the work in a session of its own, which ends with it. */
async function withSession(connection, work) {
    const session = await openSession(connection);
    try {
        return await work(session);
    }
    finally {
        await session.end().catch(() => undefined);
    }
}
function sslOf({ parameters, via }) {
    if (via !== undefined)
        return false;
    switch (parameters['sslmode']) {
        case 'require': return { rejectUnauthorized: false };
        case 'verify-ca':
        case 'verify-full': return { rejectUnauthorized: true };
        default: return false;
    }
}
/**
 * Waits until one of the addresses answers `SELECT 1` over TCP in two sessions in a row, and gives it, or the first one if that answers too. Once is not enough:
 * the entrypoint of the official image first runs a temporary server (TRAPS, 30).
 * Throws KnownError `sandbox-unreachable` when the time is over.
 */
async function waitUntilReady(addresses, patience) {
    const deadline = performance.now() + patience.seconds * 1000;
    let last;
    do {
        for (const address of addresses) {
            (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseInterrupted */ .N)(patience.signal);
            try {
                await answer(address);
                await pause(patience.signal);
                await answer(address);
                return await preferred(addresses, address);
            }
            catch (problem) {
                if (patience.isFinal?.(problem) === true)
                    throw problem;
                last = problem;
            }
        }
        (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseInterrupted */ .N)(patience.signal);
        await patience.stillHopeful?.();
        await pause(patience.signal);
    } while (performance.now() < deadline);
    throw unreachable(addresses, last);
}
/** The first address may have come to life only after it was tried. */
async function preferred(addresses, answered) {
    const first = addresses[0];
    if (first === undefined || first === answered)
        return answered;
    return answer(first).then(() => first, () => answered);
}
async function answer(address) {
    await withSession(address, (session) => session.query('SELECT 1'));
}
async function pause(signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseMilliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseInterrupted */ .N)(signal);
}
/** The error for a server that does not answer, with the driver's reason. */
function unreachable(addresses, cause) {
    const where = addresses.map(_domain_connection_js__WEBPACK_IMPORTED_MODULE_4__/* .describeConnection */ .I).join(' and ');
    // The error for a name with several addresses has a code, but no message of its own.
    const reason = (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause) === '' ? (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(cause) ?? 'no reason given' : (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause);
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('sandbox-unreachable', `the sandbox does not answer at ${where}: ${reason}`, 'Check that a PostgreSQL server listens there and accepts TCP connections.', { cause });
}
/** A name as SQL writes it, whatever it holds. */
function identifier(name) {
    return pg__WEBPACK_IMPORTED_MODULE_1__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(name);
}
/** A text as SQL writes it, whatever it holds. */
function literal(text) {
    return pg__WEBPACK_IMPORTED_MODULE_1__/* ["default"].escapeLiteral */ .Ay.escapeLiteral(text);
}
/** `server_version_num` of a server. */
async function versionNumberOf(session) {
    const { rows } = await session.query("SELECT current_setting('server_version_num') AS version");
    return Number(rows[0]?.version);
}


/***/ })

};
