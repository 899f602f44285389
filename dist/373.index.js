export const id = 373;
export const ids = [373];
export const modules = {

/***/ 373:
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
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
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
// EXTERNAL MODULE: ./actions/restore-test/plain-archive.js
var plain_archive = __webpack_require__(78696);
// EXTERNAL MODULE: ./actions/store.js + 2 modules
var actions_store = __webpack_require__(41689);
// EXTERNAL MODULE: ./actions/verify/check.js
var check = __webpack_require__(43463);
// EXTERNAL MODULE: ./actions/verify/views.js
var views = __webpack_require__(10801);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
// EXTERNAL MODULE: ./domain/restore-names.js
var restore_names = __webpack_require__(68453);
// EXTERNAL MODULE: ./postgres/checks-statements.js
var checks_statements = __webpack_require__(35943);
;// CONCATENATED MODULE: ./postgres/target-settings.js


/** Settings whose value is a list of names, each quoted by itself (GUC_LIST_QUOTE in PostgreSQL's guc tables). */
const listsOfNames = new Set(['local_preload_libraries', 'search_path', 'session_preload_libraries', 'shared_preload_libraries', 'temp_tablespaces', 'unix_socket_directories']);
/** Owner, comment, limit, settings and grants of a standing database, as statements for another one. `comment`: in place of what stands there now. */
async function settingsOf(session, database, to, comment) {
    const [row] = await session.query(`
    SELECT pg_get_userbyid(datdba) AS owner, datconnlimit AS "connectionLimit", shobj_description(oid, 'pg_database') AS comment, datacl IS NOT NULL AS restricted FROM pg_database WHERE datname = $1`, [database]);
    if (row === undefined)
        return [];
    const name = esm/* default.escapeIdentifier */.Ay.escapeIdentifier(to);
    const settings = await session.query(`
    SELECT rolname AS role, unnest(setconfig) AS setting FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = setrole
    WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = $1) AND (setrole = 0 OR rolname IS NOT NULL)`, [database]);
    const grants = await session.query(`
    SELECT CASE WHEN grantee <> 0 THEN pg_get_userbyid(grantee) END AS grantee, privilege_type AS privilege, bool_or(is_grantable) AS grantable
    FROM pg_database, aclexplode(datacl) WHERE datname = $1 GROUP BY 1, 2`, [database]);
    return [
        ...settings.map(({ role, setting }) => statementOf(role === null ? `ALTER DATABASE ${name}` : `ALTER ROLE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(role)} IN DATABASE ${name}`, setting)),
        { text: `COMMENT ON DATABASE ${name} IS ${literalOrNull(comment === undefined ? row.comment : comment)}`, about: 'comment' },
        ...(row.restricted ? [{ text: `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`, about: 'grants' }] : []),
        ...grants.map(({ grantee, privilege, grantable }) => ({
            text: `GRANT ${privilege} ON DATABASE ${name} TO ${grantee === null ? 'PUBLIC' : esm/* default.escapeIdentifier */.Ay.escapeIdentifier(grantee)}${grantable && grantee !== row.owner ? ' WITH GRANT OPTION' : ''}`, about: `grant of ${privilege}`,
        })),
        { text: `ALTER DATABASE ${name} CONNECTION LIMIT ${row.connectionLimit}`, about: 'connection limit' },
        // Last: after it, the restoring role may no longer be the owner.
        { text: `ALTER DATABASE ${name} OWNER TO ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(row.owner)}`, about: `owner ${row.owner}` },
    ];
}
function statementOf(subject, setting) {
    const [parameter, value] = [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)];
    const values = listsOfNames.has(parameter.toLowerCase()) ? namesIn(value) : [value];
    return { text: `${subject} SET ${parameter.split('.').map((part) => esm/* default.escapeIdentifier */.Ay.escapeIdentifier(part)).join('.')} TO ${values.map((one) => esm/* default.escapeLiteral */.Ay.escapeLiteral(one)).join(', ')}`, about: `setting ${parameter}` };
}
/** The names of a list as the catalogue keeps it: `"$user", public`. */
function namesIn(list) {
    const names = [...list.matchAll(/\s*(?:"(?<quoted>(?:[^"]|"")*)"|(?<bare>[^",\s]+))\s*(?:,|$)/g)];
    return names.length === 0 ? [''] : names.map(({ groups }) => groups?.['quoted']?.replaceAll('""', '"') ?? groups?.['bare'] ?? '');
}
function literalOrNull(text) {
    return text === null ? 'NULL' : esm/* default.escapeLiteral */.Ay.escapeLiteral(text);
}
const target_settings_name = '(?:"(?:[^"]|"")*"|[a-z0-9_]+)';
const shapes = [
    { pattern: new RegExp(`^(ALTER DATABASE )${target_settings_name}( (?:SET|CONNECTION LIMIT) [^]*)$`), about: (rest) => rest.trim().split(' ').slice(0, 2).join(' ') },
    { pattern: new RegExp(`^(ALTER ROLE ${target_settings_name} IN DATABASE )${target_settings_name}( SET [^]*)$`), about: (rest) => rest.trim().split(' ').slice(0, 2).join(' ') },
    { pattern: new RegExp(`^(COMMENT ON DATABASE )${target_settings_name}( IS [^]*)$`), about: () => 'comment' },
    { pattern: new RegExp(`^((?:GRANT|REVOKE) [A-Z, ]+ ON DATABASE )${target_settings_name}( (?:TO|FROM) [^]*)$`), about: () => 'grants' },
];
/** What the archive knows of the source's database as a whole, for a database of another name. */
function archivedSettings({ owner, definitions }, to, ownership) {
    const found = definitions.flatMap((definition) => (0,checks_statements/* statementsOf */.G)(definition)).flatMap(({ text }) => {
        for (const { pattern, about } of shapes) {
            const [, before, after] = pattern.exec(text) ?? [];
            if (before === undefined || after === undefined)
                continue;
            if (!ownership && /^(?:GRANT|REVOKE|ALTER ROLE)/.test(before))
                return [];
            return [{ text: `${before}${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(to)}${after}`, about: about(after) }];
        }
        return [];
    });
    const limited = found.some(({ text }) => text.includes(' CONNECTION LIMIT '));
    const plain = { text: `ALTER DATABASE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(to)} CONNECTION LIMIT -1`, about: 'connection limit' };
    const commented = found.some(({ about }) => about === 'comment');
    const bare = { text: `COMMENT ON DATABASE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(to)} IS NULL`, about: 'comment' };
    const owned = { text: `ALTER DATABASE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(to)} OWNER TO ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(owner ?? '')}`, about: `owner ${owner ?? ''}` };
    return [...found, ...(limited ? [] : [plain]), ...(commented ? [] : [bare]), ...(ownership && owner !== undefined ? [owned] : [])];
}

// EXTERNAL MODULE: ./postgres/target-swap.js
var target_swap = __webpack_require__(54910);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./domain/globals.js
const globals_name = String.raw `("(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const createRole = new RegExp(`^CREATE ROLE ${globals_name}$`, 'u');
const aboutRole = new RegExp(`^(?:ALTER ROLE ${globals_name} WITH |COMMENT ON ROLE ${globals_name} IS |SECURITY LABEL FOR .* ON ROLE ${globals_name} IS )`, 'su');
const setting = new RegExp(`^ALTER ROLE ${globals_name} (?:IN DATABASE ${globals_name} )?SET `, 'su');
const membership = new RegExp(`^GRANT ${globals_name} TO ${globals_name}(?<options>(?: WITH .*?)?)(?: GRANTED BY ${globals_name})?$`, 'su');
/**
 * The statements of a globals file that create these roles: CREATE ROLE with attributes and comments, memberships among them and in the server's own
 * roles (`pg_…`), settings of their own. In the order in which they can be run; passwords are not in the file. A role that the file does not know is passed over.
 */
function statementsFor(globals, roles) {
    const wanted = new Set(roles);
    const statements = splitStatements(globals).flatMap((text) => understand(text, wanted) ?? []);
    const kinds = ['role', 'membership', 'setting'];
    return kinds.flatMap((kind) => statements.filter((one) => one.kind === kind && one.roles.every((role) => wanted.has(role) || role.startsWith('pg_'))).map(({ text }) => `${text};`));
}
/** The roles that a globals file creates. */
function rolesOf(globals) {
    return splitStatements(globals).flatMap((text) => {
        const [, role] = createRole.exec(text) ?? [];
        return role === undefined ? [] : [unquoted(role)];
    });
}
function understand(text, wanted) {
    const about = (createRole.exec(text) ?? aboutRole.exec(text))?.slice(1).find((part) => part !== undefined);
    if (about !== undefined)
        return { text, kind: 'role', roles: [unquoted(about)] };
    const [, set] = setting.exec(text) ?? [];
    if (set !== undefined)
        return { text, kind: 'setting', roles: [unquoted(set)] };
    const granted = membership.exec(text);
    const [, role, member, , grantor] = granted ?? [];
    if (granted === null || role === undefined || member === undefined)
        return undefined;
    const options = granted.groups?.['options'] ?? '';
    // Who granted it is told only where that role will be there: by default it is who runs the statement.
    const by = grantor !== undefined && wanted.has(unquoted(grantor)) ? ` GRANTED BY ${grantor}` : '';
    return { text: `GRANT ${role} TO ${member}${options}${by}`, kind: 'membership', roles: [unquoted(role), unquoted(member)] };
}
/** Divides SQL at its semicolons, those within quotes aside; comments and psql's own commands (`\restrict`) are left out. */
function splitStatements(sql) {
    const statements = [];
    let current = '';
    for (const [piece] of sql.matchAll(/--[^\n]*|^\\[^\n]*|[eE]'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|;|[^]/gm)) {
        if (piece === ';') {
            statements.push(current.trim());
            current = '';
        }
        else if (!piece.startsWith('--') && !(piece.startsWith('\\') && piece.length > 1)) {
            current += piece;
        }
    }
    return statements.filter((statement) => statement !== '');
}
function unquoted(identifier) {
    return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}

// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./postgres/sandbox-preparation.js
var sandbox_preparation = __webpack_require__(4106);
;// CONCATENATED MODULE: ./postgres/target-roles.js


/**
 * Runs the statements that make roles what they were, without their passwords, which no backup holds. Gives a sentence for each that the role at hand may not
 * run, such as one that makes a superuser.
 */
async function createRolesAsTheyWere(session, statements) {
    const refused = [];
    for (const statement of statements) {
        try {
            await session.client.query(statement);
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem)?.length !== 5)
                throw problem;
            refused.push(`${statement.split('\n')[0] ?? ''} was refused: ${(0,errors/* messageOf */.bD)(problem)}`);
        }
    }
    return refused;
}
/** Lets a role that is no superuser hand objects over to the roles that it has just created. */
async function joinRoles(session, roles) {
    for (const role of roles)
        await session.query(`GRANT ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(role)} TO CURRENT_USER`);
}
/**
 * Creates extensions in the version that the source had, where the server has it beside a newer one: the archive names no version. Only those of
 * the schemas that every database has; the others are created by pg_restore. What cannot be created so is left to it, too.
 */
async function createExtensions(session, extensions) {
    for (const { name, version, schema } of extensions) {
        if (!['public', 'pg_catalog'].includes(schema))
            continue;
        const [row] = await session.query(`SELECT FROM pg_available_extension_versions v JOIN pg_available_extensions e USING (name) WHERE v.name = $1 AND v.version = $2 AND default_version <> $2 AND installed_version IS NULL`, [name, version]);
        if (row === undefined)
            continue;
        try {
            await session.client.query(`CREATE EXTENSION IF NOT EXISTS ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)} SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)} VERSION ${esm/* default.escapeLiteral */.Ay.escapeLiteral(version)}`);
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem)?.length !== 5)
                throw problem;
        }
    }
}
/** A sentence for each extension that stands in another version than in the source. */
async function extensionNotes(session, extensions) {
    const standing = new Map((await session.query('SELECT extname AS name, extversion AS version FROM pg_extension')).map(({ name, version }) => [name, version]));
    return extensions.flatMap(({ name, version }) => {
        const now = standing.get(name);
        return now === undefined || now === version ? [] : [`the extension ${name} was ${version} in the source and is ${now} here`];
    });
}

// EXTERNAL MODULE: ./actions/restoring.js + 15 modules
var actions_restoring = __webpack_require__(31086);
// EXTERNAL MODULE: ./actions/restore-test/validate.js + 8 modules
var validate = __webpack_require__(95831);
;// CONCATENATED MODULE: ./actions/restore/restoring.js










/** Restores into an empty database and proves it there: every row, the schema, the constraints, the user's checks. What was found is kept. */
async function restoreAndProve(restoring, into) {
    const { plan, chosen, clients, inputs, context, found } = restoring;
    const { host } = context;
    const ownership = inputs.owner === 'keep';
    const jobs = inputs.jobs ?? (0,external_node_os_.availableParallelism)();
    await prepare(restoring, into);
    host.line(`>>> Restoring ${plan.backup.id} (pg_restore --jobs=${jobs}${ownership ? '' : ' --no-owner --no-privileges'})`);
    const restored = await (0,actions_restoring/* restoreAndCompare */.t)({
        connection: into, serverVersionNumber: plan.target.versionNumber, manifest: chosen.manifest, proof: chosen.proof, archive: restoring.archive, clients, jobs, clean: false, ownership, place: 'the target', context,
    });
    Object.assign(found.seconds, restored.seconds);
    found.problems.push(...restored.problems);
    found.notes.push(...restored.notes);
    found.rowsProved = restored.rows;
    found.tablesProved = restored.tables;
    if (host.interrupted.aborted)
        return (0,verdict/* unproved */.gv)('it was interrupted');
    if (found.problems.length === 0)
        await restoring_validate(restoring, into, jobs);
    const worst = found.problems.find(({ level }) => level === 'damaged') ?? found.problems[0];
    if (worst !== undefined)
        return worst.level === 'damaged' ? (0,verdict/* damaged */.qM)(worst.sentence) : (0,verdict/* unproved */.gv)(worst.sentence);
    return restored.compared ? verdict/* proved */.tT : (0,verdict/* unproved */.gv)('it was restored, and there is nothing to compare its rows with');
}
async function prepare({ plan, chosen, inputs, found }, into) {
    if (inputs['create-roles'] && plan.missingRoles.length > 0) {
        const { globals } = chosen;
        if (globals !== undefined)
            found.notes.push(...await (0,target_sessions/* withSession */.fQ)((0,postgres_session/* connect */.N)(into), (session) => createRolesAsTheyWere(session, statementsFor(globals, plan.missingRoles))));
        // Without login, whatever the globals do not tell.
        await (0,sandbox_preparation/* createRoles */.Q)(into, plan.missingRoles);
        found.rolesCreated = plan.missingRoles;
        if (!plan.target.superuser)
            await (0,target_sessions/* withSession */.fQ)((0,postgres_session/* connect */.N)(into), (session) => joinRoles(session, plan.missingRoles));
    }
    await (0,target_sessions/* withSession */.fQ)((0,postgres_session/* connect */.N)(into), (session) => createExtensions(session, plan.backup.source?.extensions ?? []));
}
async function restoring_validate({ plan, chosen, inputs, context, found }, into, jobs) {
    const { host } = context;
    host.line('>>> Running constraint validation');
    const began = context.now().getTime();
    const outcome = await (0,validate/* validateRestored */.p)({ connection: into, proof: chosen.proof, sessions: jobs, checks: inputs.checks, signal: host.interrupted });
    found.seconds.constraints = (context.now().getTime() - began) / 1000;
    found.constraintsChecked = outcome.checked;
    found.problems.push(...outcome.problems);
    found.notes.push(...outcome.notes, ...await (0,target_sessions/* withSession */.fQ)((0,postgres_session/* connect */.N)(into), (session) => extensionNotes(session, plan.backup.source?.extensions ?? [])));
    host.line(`    ${(0,units/* counted */.hS)(outcome.checked, 'constraint')} validated in ${(0,units/* duration */.p0)(found.seconds.constraints)}`);
}
/** Whether what was restored may take the target's name: it is proved, or nothing could prove it and the operator takes it so. */
function mayStand(verdict, found) {
    return verdict.verdict === 'proved' || (verdict.verdict === 'unproved' && found.problems.length === 0);
}

;// CONCATENATED MODULE: ./actions/restore/beside.js








/**
 * Restores under a name of its own, proves it there, and lets it take the target's name in one step. Until then the target is as it was, whatever
 * happens; from then on it is the restored one, proved.
 */
async function restoreBeside(restoring, restoringAs) {
    const { connection, plan, inputs, context, found } = restoring;
    const { host } = context;
    const { keptAs } = plan;
    host.line(`>>> Making database ${(0,markdown/* plain */.pj)(restoringAs)} beside ${(0,markdown/* plain */.pj)(connection.database)}`);
    host.saveState('restoring', restoringAs);
    const keep = context.cleanup.add(`drop database ${restoringAs}`, () => (0,target_swap/* dropBeside */.O3)(connection, restoringAs));
    await (0,target_sessions/* withSession */.fQ)((0,target_sessions/* maintenanceSession */.EX)(connection), (session) => (0,target_swap/* createBeside */.Pi)(session, connection, restoringAs, plan.backup.needs.database.options, {
        backup: plan.backup.id, since: context.now().toISOString(), target: connection.database, comment: null,
    }));
    found.verdict = await restoreAndProve(restoring, { ...connection, database: restoringAs });
    refuseInterrupted(restoring);
    if (!mayStand(found.verdict, found)) {
        // What broke off is of no use; what is whole and differs can be looked at.
        if (found.problems.some(({ step }) => step === 'restore'))
            return 'left';
        release(restoring, keep, restoringAs);
        return 'left';
    }
    host.line(`>>> ${keptAs === null ? `Giving it the name ${(0,markdown/* plain */.pj)(connection.database)}` : `Swapping: ${(0,markdown/* plain */.pj)(connection.database)} becomes ${(0,markdown/* plain */.pj)(keptAs)}, ${(0,markdown/* plain */.pj)(restoringAs)} becomes ${(0,markdown/* plain */.pj)(connection.database)}`}`);
    const settings = await settingsFor(restoring, restoringAs);
    refuseInterrupted(restoring);
    try {
        found.notes.push(...await (0,target_swap/* swapDatabases */.Qj)({ connection, restoring: restoringAs, keptAs, settings, endConnections: inputs['end-connections'] }));
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        // It is whole and proved: hours of work that a stubborn connection must not cost.
        release(restoring, keep, restoringAs);
        found.problems.push({ step: 'swap', level: 'unproved', sentence: `${problem.message}; the proved restore stands as ${restoringAs}`, hint: `${problem.hint} Then run it again, or by hand: ${renames(connection.database, keptAs, restoringAs)}` });
        return 'left';
    }
    keep();
    host.saveState('restoring', '');
    found.previousDatabase = keptAs;
    found.wayBack = keptAs === null ? null : wayBack(connection.database, keptAs);
    return 'restored';
}
/** Whole, and not swapped: it stays, so that somebody can look at it. The next restore drops it. */
function release({ context, found }, keep, restoringAs) {
    keep();
    context.host.saveState('restoring', '');
    found.keptDatabase = restoringAs;
}
/** A target that stands keeps what belongs to it as a whole; a new one gets what the archive knows of the source's. */
async function settingsFor({ connection, plan, inputs }, restoringAs) {
    if (plan.way === 'create')
        return archivedSettings(plan.backup.needs.database, restoringAs, inputs.owner === 'keep');
    return (0,target_sessions/* withSession */.fQ)((0,target_sessions/* maintenanceSession */.EX)(connection), (session) => settingsOf(session, connection.database, restoringAs, plan.target.mark === undefined ? undefined : plan.target.mark.comment));
}
function refuseInterrupted({ context }) {
    if (context.host.interrupted.aborted)
        throw new errors/* KnownError */.E('interrupted', 'the restore was interrupted', 'Start it again.', { status: errors/* exitStatus */.$u.interrupted });
}
function renames(target, keptAs, restoringAs) {
    const [name, kept, restored] = [target, keptAs ?? '', restoringAs].map((one) => esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one));
    const old = keptAs === null ? '' : `ALTER DATABASE ${name ?? ''} RENAME TO ${kept ?? ''}; `;
    return `BEGIN; ${old}ALTER DATABASE ${restored ?? ''} RENAME TO ${name ?? ''}; ALTER DATABASE ${name ?? ''} CONNECTION LIMIT -1; COMMENT ON DATABASE ${name ?? ''} IS NULL; COMMIT;`;
}
function wayBack(target, keptAs) {
    const [name, kept, restored] = [target, keptAs, (0,restore_names/* restoredName */.CK)(target)].map((one) => esm/* default.escapeIdentifier */.Ay.escapeIdentifier(one));
    return `BEGIN; ALTER DATABASE ${name ?? ''} RENAME TO ${restored ?? ''}; ALTER DATABASE ${kept ?? ''} RENAME TO ${name ?? ''}; COMMIT;`;
}

// EXTERNAL MODULE: ./postgres/server.js
var server = __webpack_require__(37430);
;// CONCATENATED MODULE: ./postgres/target-empty.js




/** Dropped in one transaction: few enough for the lock table of a server with default settings. */
const batch = 200;
/** Says on the session's database that a restore is under way in it. */
async function markTarget(session, mark) {
    await session.query(`COMMENT ON DATABASE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(mark.target)} IS ${esm/* default.escapeLiteral */.Ay.escapeLiteral((0,restore_names/* markText */.PQ)(mark))}`);
}
/** Puts the comment back in whose place the mark stood. */
async function unmarkTarget(session, { target, comment }) {
    await session.query(`COMMENT ON DATABASE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(target)} IS ${comment === null ? 'NULL' : esm/* default.escapeLiteral */.Ay.escapeLiteral(comment)}`);
}
/** The comment of the session's database. */
async function commentOf(session) {
    const [row] = await session.query(`SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()`);
    return row?.comment ?? null;
}
/**
 * Empties the session's database of everything that the role may drop, in batches, so that 20,000 tables need no more locks than a server has.
 * Extensions of somebody else stay, with what is theirs; roles are not touched.
 */
async function emptyTarget(session) {
    for (const name of await names(session, `SELECT evtname AS name FROM pg_event_trigger o WHERE ${notOfExtension('pg_event_trigger')}`))
        await session.query(`DROP EVENT TRIGGER IF EXISTS ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`);
    await (0,target_swap/* forgetSubscriptions */.uR)(session);
    for (const name of await names(session, `SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' AND pg_has_role(current_user, extowner, 'USAGE')`))
        await session.query(`DROP EXTENSION IF EXISTS ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)} CASCADE`);
    await dropRelations(session);
    await dropSchemas(session);
    for (const [catalogue, column, word] of [['pg_publication', 'pubname', 'PUBLICATION'], ['pg_foreign_data_wrapper', 'fdwname', 'FOREIGN DATA WRAPPER'], ['pg_language', 'lanname', 'LANGUAGE'], ['pg_am', 'amname', 'ACCESS METHOD']]) {
        for (const name of await names(session, `SELECT ${column} AS name FROM ${catalogue} o WHERE oid >= 16384 AND ${notOfExtension(catalogue)}`))
            await session.query(`DROP ${word} IF EXISTS ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)} CASCADE`);
    }
    while ((await session.query('SELECT lo_unlink(oid) FROM (SELECT oid FROM pg_largeobject_metadata LIMIT 1000) AS batch')).length > 0)
        ;
    await dropDefaultPrivileges(session);
    await session.query('CREATE SCHEMA IF NOT EXISTS public');
}
const notOfExtension = (catalogue) => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`;
async function names(session, query) {
    return (await session.query(query)).map(({ name }) => name);
}
/** The youngest first, so that partitions go before their parents. */
async function dropRelations(session) {
    for (const [kind, word] of [['r', 'TABLE'], ['f', 'FOREIGN TABLE'], ['p', 'TABLE'], ['v', 'VIEW'], ['m', 'MATERIALIZED VIEW']]) {
        const relations = await names(session, `
      SELECT format('%I.%I', nspname, relname) AS name FROM pg_class o JOIN pg_namespace n ON n.oid = relnamespace
      WHERE relkind = '${kind}' AND n.oid NOT IN (${server/* systemSchemas */.Ah}) AND ${notOfExtension('pg_class')} ORDER BY o.oid DESC`);
        for (let first = 0; first < relations.length; first += batch)
            await session.query(`DROP ${word} IF EXISTS ${relations.slice(first, first + batch).join(', ')} CASCADE`);
    }
}
/**
 * A schema that is somebody else's, as `public` is before PostgreSQL 15, or that an extension's objects stand in, is emptied. `public` is left as a
 * new database has it.
 */
async function dropSchemas(session) {
    const schemas = await session.query(`
    SELECT o.oid::text, nspname AS name, nspname <> 'public' AND pg_has_role(current_user, nspowner, 'USAGE') AND NOT EXISTS (
      SELECT FROM pg_depend member JOIN pg_depend e ON e.classid = member.classid AND e.objid = member.objid AND e.deptype = 'e' WHERE member.refclassid = 'pg_namespace'::regclass AND member.refobjid = o.oid) AS droppable
    FROM pg_namespace o WHERE o.oid NOT IN (${server/* systemSchemas */.Ah}) AND ${notOfExtension('pg_namespace')}`);
    for (const { oid, name, droppable } of schemas) {
        if (droppable)
            await session.query(`DROP SCHEMA IF EXISTS ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)} CASCADE`);
        else
            await dropContents(session, oid);
    }
}
async function dropContents(session, schema) {
    const objects = await session.query(`
    SELECT i.type, i.identity FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) i
    WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = ${schema} AND d.deptype = 'n' AND d.classid <> 'pg_default_acl'::regclass
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')`);
    for (const { type, identity } of objects) {
        // A composite type is listed as such; its array and its row types go with it.
        await session.query(`DROP ${type === 'composite type' ? 'TYPE' : type.toUpperCase()} IF EXISTS ${identity} CASCADE`);
    }
}
/** There is no statement that drops one: what was granted is taken back, and what was taken away is given again. */
async function dropDefaultPrivileges(session) {
    const rows = await session.query(`
    SELECT DISTINCT pg_get_userbyid(defaclrole) AS role, nspname AS schema, CASE defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS kind,
           CASE WHEN grantee <> 0 THEN pg_get_userbyid(grantee) END AS grantee
    FROM pg_default_acl LEFT JOIN pg_namespace n ON n.oid = defaclnamespace, aclexplode(defaclacl) WHERE pg_has_role(current_user, defaclrole, 'USAGE') ORDER BY grantee NULLS FIRST`);
    for (const { role, schema, kind, grantee } of rows) {
        const change = `ALTER DEFAULT PRIVILEGES FOR ROLE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(role)}${schema === null ? '' : ` IN SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}`}`;
        if (grantee !== role || schema !== null)
            await session.query(`${change} REVOKE ALL ON ${kind} FROM ${grantee === null ? 'PUBLIC' : esm/* default.escapeIdentifier */.Ay.escapeIdentifier(grantee)}`);
        if (schema !== null)
            continue;
        await session.query(`${change} GRANT ALL ON ${kind} TO ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(role)}`);
        // What everybody may do with a new function or type unless it was forbidden.
        if (kind === 'FUNCTIONS' || kind === 'TYPES')
            await session.query(`${change} GRANT ${kind === 'TYPES' ? 'USAGE' : 'EXECUTE'} ON ${kind} TO PUBLIC`);
    }
}

// EXTERNAL MODULE: ./sandbox/emptiness.js
var emptiness = __webpack_require__(15951);
;// CONCATENATED MODULE: ./actions/restore/in-place.js








/**
 * Empties the target and restores into it. It carries a mark from before the first drop until it is proved, so that whoever comes after an
 * interruption is told that it is half restored. From the mark on, whatever fails is a finding and is not thrown: something was touched.
 */
async function restoreInPlace(restoring, session) {
    const { connection, plan, inputs, context, found } = restoring;
    const { host } = context;
    const isInterrupted = () => host.interrupted.aborted;
    // A pg_restore that outlived its killed run would go on filling what is emptied here.
    await (0,target_swap/* endSessions */.vG)(session, connection.database, inputs['end-connections'] ? undefined : target_sessions/* restoreApplication */.H$);
    const comment = plan.target.mark === undefined ? await commentOf(session) : plan.target.mark.comment;
    const mark = { backup: plan.backup.id, since: context.now().toISOString(), target: connection.database, comment };
    if (isInterrupted())
        throw new Error('interrupted');
    await markTarget(session, mark);
    try {
        host.line(`>>> Emptying database ${(0,markdown/* plain */.pj)(connection.database)}`);
        await emptyTarget(session);
        const left = await (0,emptiness/* strangersIn */.Z)(session.client);
        if (left.length > 0)
            throw new errors/* KnownError */.E('target-not-emptied', `database ${connection.database} could not be emptied: ${left.slice(0, 5).join(', ')}`, 'Drop it by hand, or leave swap at true.');
        found.verdict = await restoreAndProve(restoring, connection);
        if (isInterrupted() || !mayStand(found.verdict, found))
            return 'half restored';
        await unmarkTarget(session, mark);
        return 'restored';
    }
    catch (problem) {
        const known = problem instanceof errors/* KnownError */.E ? problem : undefined;
        found.verdict = (0,verdict/* unproved */.gv)('it did not come to its end');
        found.problems.push({ step: 'restore', level: 'unproved', sentence: isInterrupted() ? 'it was interrupted' : known?.message ?? `unexpected error: ${(0,errors/* messageOf */.bD)(problem)}`, hint: known?.hint ?? null });
        return 'half restored';
    }
}

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
;// CONCATENATED MODULE: ./domain/restore-guards.js


/** Every reason for which this restore must not begin; none when it may. */
function objectionsTo(facts) {
    return [consent, backupItself, restore_guards_server, rights, rolesAndExtensions, room, company].flatMap((guard) => guard(facts)).filter((one) => one !== undefined);
}
function when(condition, objection) {
    return condition ? objection : undefined;
}
const consent = ({ target, answers, goesOn, way }) => {
    const filled = target.contents.length > 0 || target.mark !== undefined;
    const half = target.mark === undefined ? '' : `, half restored of ${target.mark.backup}`;
    return [
        when(filled && !goesOn && answers.confirm === undefined, {
            code: 'not-confirmed', sentence: `database ${target.database} is not empty${half}, and its name was not typed`,
            hint: `Look at the plan; then give confirm: ${target.database}`,
        }),
        when(answers.confirm !== undefined && answers.confirm !== target.database, {
            code: 'wrong-confirmation', sentence: `confirm is "${answers.confirm ?? ''}" and the target is ${target.database}`,
            hint: 'Look at which database this is: confirm must be its name, letter for letter.',
        }),
        way === 'create' || !filled || goesOn || !answers.safetyBackup ? undefined : answers.safetyProblem ?? target.unreadable,
    ];
};
const backupItself = ({ backup, answers }) => {
    const { drill } = backup;
    const acceptsDoubt = answers.accept !== 'proved';
    return [
        when(drill?.verdict === 'damaged' && answers.accept !== 'damaged', {
            code: 'drill-damaged', sentence: `the newest restore test found ${backup.id} damaged: ${drill?.reason ?? 'no reason is recorded'}`,
            hint: 'Restore another backup; or accept: damaged restores it beside the target, and swaps only what is proved then.',
        }),
        when(backup.proof === 'none' && !acceptsDoubt, {
            code: 'nothing-to-prove', sentence: `${backup.id} has nothing to hold its rows against, so that what is restored could not be proved`,
            hint: 'Take another backup, or accept: unproved restores it all the same.',
        }),
    ];
};
const restore_guards_server = ({ backup, target, way }) => {
    const source = backup.source?.versionNumber;
    return [
        target.pooled,
        when(target.standby, {
            code: 'target-standby', sentence: `${target.host}:${target.port} is a standby and takes no changes`,
            hint: 'Name its primary.',
        }),
        when(target.isTemplate, {
            code: 'target-template', sentence: `database ${target.database} is a template of new databases`,
            hint: 'Restore into a database of its own.',
        }),
        when(source !== undefined && (0,versions/* majorOf */.Ds)(target.versionNumber) < (0,versions/* majorOf */.Ds)(source), {
            code: 'target-too-old', sentence: `the target is PostgreSQL ${(0,versions/* versionText */.KA)(target.versionNumber)}, older than the source's ${(0,versions/* versionText */.KA)(source ?? 0)}`,
            hint: `Restore into PostgreSQL ${(0,versions/* majorOf */.Ds)(source ?? 0)} or newer.`,
        }),
        when(way === 'in place' && backup.source !== undefined && target.encoding !== backup.source.encoding, {
            code: 'target-encoding', sentence: `database ${target.database} has the encoding ${target.encoding ?? '?'}, the source has ${backup.source?.encoding ?? '?'}`,
            hint: 'Leave swap at true: the database is then made anew, like the source\'s.',
        }),
        when(target.leftover === 'foreign' && way !== 'in place', {
            code: 'name-taken', sentence: `a database of the name under which this one would be restored stands already, and no restore has made it`,
            hint: 'Rename or drop it by hand, or set swap to false.',
        }),
    ];
};
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

;// CONCATENATED MODULE: ./domain/restore-decision.js




/** Decides how a backup would be restored, and names everything that stands in the way. Touches nothing. */
function drawUpPlan({ backup, target, answers, now }) {
    const way = !target.exists ? 'create' : answers.swap ? 'swap' : 'in place';
    const goesOn = way === 'in place' && target.mark?.backup === backup.id;
    const missingRoles = answers.owner === 'drop' ? [] : backup.needs.roles.filter((role) => !target.roles.includes(role));
    const missingExtensions = backup.needs.extensions.filter((name) => !target.extensions.some((one) => one.name === name && one.mayCreate));
    const filled = target.contents.length > 0;
    const safetyBackup = answers.safetyBackup && target.exists && filled && !goesOn;
    return {
        way, goesOn, safetyBackup, backup, target, missingRoles, missingExtensions,
        restoringAs: way === 'in place' ? null : (0,restore_names/* restoringName */.j7)(target.database),
        keptAs: way === 'swap' ? (0,restore_names/* beforeName */.RY)(target.database, now) : null,
        isSource: isSource(backup, target),
        objections: objectionsTo({ backup, target, answers, way, goesOn, missingRoles, missingExtensions }),
        warnings: warningsOf({ backup, target, answers, way, goesOn, filled }),
    };
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
function warningsOf({ backup, target, answers, way, goesOn, filled }) {
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
    if (filled && !goesOn && !answers.safetyBackup)
        said.push(`NO SAFETY BACKUP of ${target.database} is taken (safety-backup: false)${way === 'in place' ? ': what stands in it now is lost' : ''}`);
    if (backup.database !== target.database)
        said.push(`the backup is one of database ${backup.database}, the target is ${target.database}`);
    if (source !== undefined && (0,versions/* majorOf */.Ds)(target.versionNumber) > (0,versions/* majorOf */.Ds)(source.versionNumber))
        said.push(`the target is PostgreSQL ${(0,versions/* versionText */.KA)(target.versionNumber)}, newer than the source's ${(0,versions/* versionText */.KA)(source.versionNumber)}`);
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
// EXTERNAL MODULE: ./archive/entries.js
var archive_entries = __webpack_require__(66916);
// EXTERNAL MODULE: ./postgres/target.js
var postgres_target = __webpack_require__(86672);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/inputs.js + 1 modules
var kit_inputs = __webpack_require__(83721);
// EXTERNAL MODULE: ./postgres/dump.js
var dump = __webpack_require__(53911);
// EXTERNAL MODULE: ./actions/backup/inputs.js
var backup_inputs = __webpack_require__(81007);
// EXTERNAL MODULE: ./actions/backup/take.js + 3 modules
var take = __webpack_require__(19542);
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
    return named ?? `${first.replace(/\/+$/, '')}/before-restore`;
}
function samePlace(one, other) {
    const whole = (line) => /^[a-z0-9]+:\/\//.test(line) || line === 'artifact' ? line.replace(/\/+$/, '') : (0,external_node_path_.resolve)(line);
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
    const { manifest } = await (0,take/* takeBackup */.a)({ connection, server, clients, compression: (0,dump/* automaticCompression */.A4)(clients.major), store, seal, inputs: values, context }).finally(() => seal.dispose());
    host.line(`    ${(0,markdown/* plain */.pj)(manifest.backup)} in ${(0,markdown/* plain */.pj)(store.name)}, ${(0,units/* size */.Ej)(manifest.archive.bytes)}`);
    return { backup: manifest.backup, store: location };
}
async function inspect(connection) {
    const session = await (0,postgres_session/* connect */.N)(connection);
    try {
        return await (0,server/* inspectServer */.Eb)(session, connection.database);
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
    const [{ backup, chosen }, target] = await Promise.all([backupFacts(store, set, open), (0,postgres_target/* inspectTarget */.WL)(connection, (session) => (0,emptiness/* strangersIn */.Z)(session.client))]);
    const answers = {
        confirm: inputs.confirm, swap: inputs.swap, safetyBackup: inputs['safety-backup'], createRoles: inputs['create-roles'], owner: inputs.owner, endConnections: inputs['end-connections'], accept: inputs.accept,
        safetyProblem: inputs['safety-backup'] ? await safetyProblem(inputs, backup.sealed, context) : undefined,
    };
    return { plan: drawUpPlan({ backup, target, answers, now: context.now() }), chosen };
}
async function backupFacts(store, set, open) {
    const { archive } = (0,backups/* complete */.My)(set);
    const manifest = await (0,backups/* readManifest */.WI)(store, set);
    const proof = manifest === undefined || set.files.proof === undefined ? undefined : await (0,check/* readProof */.r)(store, manifest, open);
    const entries = await (0,archive_entries/* readEntries */.$)(await open(await store.read(archive.name), manifest?.archive.bytes));
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
        verdict: undefined, problems: [], notes: [], rowsProved: 0, tablesProved: 0, constraintsChecked: 0, rolesCreated: [], safetyBackup: null, previousDatabase: null, keptDatabase: null,
        wayBack: null, seconds: {},
    };
}
/** The report of a run that ended so. `objections`: for what was refused. */
function reportOf(plan, outcome, found, objections = []) {
    const { verdict } = found;
    const error = objections.length > 0 ? refusal(objections) : null;
    // Everything that the server offers is no part of the plan.
    const { roles, mayActAs, extensions, ...target } = plan.target;
    const offered = { roles: roles.length, mayActAs: mayActAs.length, extensions: extensions.length };
    return {
        action: 'restore', status: error === null && (outcome === 'planned' || (outcome === 'restored' && verdict?.verdict === 'proved')) ? 'passed' : 'failed',
        outcome, error, plan: { ...plan, backup: { ...plan.backup, relations: Object.fromEntries(plan.backup.relations) }, target: { ...target, offered } }, verdict: verdict?.verdict ?? null, reason: verdict === undefined || verdict.verdict === 'proved' ? null : verdict.reason,
        problems: found.problems, notes: found.notes, rowsProved: found.rowsProved, tablesProved: found.tablesProved, constraintsChecked: found.constraintsChecked, rolesCreated: found.rolesCreated,
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

;// CONCATENATED MODULE: ./actions/restore/views.js



/** The plan, a row each: what it is about, and what is so. Foreign text is as it came. */
function planRows(plan, now) {
    const { backup, target } = plan;
    const { source, drill } = backup;
    const hours = (now.getTime() - Date.parse(backup.takenAt)) / 3_600_000;
    const total = target.tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
    return [
        ['Backup', `${backup.id}, ${(0,units/* age */.KW)(Math.max(0, hours))} old (${(0,units/* moment */.n$)(new Date(backup.takenAt))} UTC), ${(0,units/* size */.Ej)(backup.archiveBytes)}${backup.sealed ? ', encrypted' : ''}`],
        ['Restore test', drill === undefined ? 'none' : `${drill.verdict}, ${(0,units/* moment */.n$)(new Date(drill.at))} UTC`],
        ['Holds', `${(0,units/* counted */.hS)(backup.tables, 'table')}${source === undefined ? '' : `, ${(0,units/* counted */.hS)(backup.rows, 'row')}; the source's database had ${(0,units/* size */.Ej)(source.databaseBytes)}`}`],
        ['From', source === undefined ? 'not known: there is no manifest' : `PostgreSQL ${(0,versions/* versionText */.KA)(source.versionNumber)}`],
        ['Into', `${target.role}@${target.host}:${target.port}/${target.database}: PostgreSQL ${(0,versions/* versionText */.KA)(target.versionNumber)}${plan.isSource ? ': THE SOURCE of this backup itself' : ''}`],
        ['Target now', !target.exists ? 'is not there' : target.mark !== undefined ? `HALF RESTORED of ${target.mark.backup}` : target.contents.length === 0 ? 'empty' : `${(0,units/* counted */.hS)(target.tables.length, 'table')}, ${(0,units/* counted */.hS)(total, 'row')}, ${(0,units/* size */.Ej)(target.bytes)}`],
        ['What happens', whatHappens(plan)],
        ['Safety backup', plan.safetyBackup ? 'of the target, first' : target.contents.length === 0 ? 'not needed: there is nothing to lose' : plan.goesOn ? 'none: the target is half restored already' : 'NONE'],
        ['Free disk', target.freeBytes === null ? 'cannot be told from here' : `${(0,units/* size */.Ej)(target.freeBytes)} on the target`],
        ['Roles missing', plan.missingRoles.length === 0 ? 'none' : plan.missingRoles.join(', ')],
        ['Extensions missing', plan.missingExtensions.length === 0 ? 'none' : plan.missingExtensions.join(', ')],
        ['Connections', target.connections.length === 0 ? 'none' : target.connections.map(({ application, user, count }) => `${count} of ${application === '' ? 'an unnamed application' : application} as ${user}`).join(', ')],
        ['Time', drill === undefined || drill.restoreSeconds === 0 ? 'not known: no restore test has measured it' : `${(0,units/* duration */.p0)(drill.restoreSeconds)} as the restore test of ${(0,units/* moment */.n$)(new Date(drill.at))} UTC measured it, there`],
    ];
}
function whatHappens({ way, target, restoringAs, keptAs }) {
    switch (way) {
        case 'create': return `${target.database} is made: restored as ${restoringAs ?? ''}, proved, renamed`;
        case 'swap': return `restored as ${restoringAs ?? ''}, proved, then swapped; ${target.database} is kept as ${keptAs ?? ''}`;
        case 'in place': return `${target.database} is EMPTIED and restored in place`;
    }
}
const tablesShown = 30;
/** Tables of the target with their rows now and in the backup: those that differ most first. */
function tableRows({ backup, target }) {
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
        ['Constraints', `${(0,units/* counted */.hS)(report.constraintsChecked, 'constraint')} validated`],
        ['Restored in', seconds.restore === undefined ? 'not reached' : (0,units/* duration */.p0)(seconds.restore)],
        ['Safety backup', report.safetyBackup === null ? 'none' : `${(0,markdown/* code */.aY)(report.safetyBackup.backup)} in ${(0,markdown/* code */.aY)(report.safetyBackup.store)}`],
        ['The old database', report.previousDatabase === null ? 'none' : (0,markdown/* code */.aY)(report.previousDatabase)],
        ...(report.keptDatabase === null ? [] : [['To look at', `${(0,markdown/* code */.aY)(report.keptDatabase)}, which the next restore drops`]]),
    ];
    const problems = [...(report.error === null ? [] : [(0,markdown/* escapeMarkdown */.FV)(report.error.message), '', `**What to do:** ${(0,markdown/* escapeMarkdown */.FV)(report.error.hint)}`]),
        ...report.problems.slice(0, 30).map((problem) => `- **${problem.step}**: ${(0,markdown/* escapeMarkdown */.FV)(problem.sentence)}${problem.hint === null ? '' : ` ${(0,markdown/* escapeMarkdown */.FV)(problem.hint)}`}`)];
    return [
        headline(report), '', ...problems, ...(problems.length > 0 ? [''] : []),
        ...(facts.length === 0 ? [] : [(0,markdown/* table */.tp)(['', ''], facts), '']),
        ...(report.wayBack === null ? [] : ['**The way back:**', '', (0,markdown/* code */.aY)(report.wayBack), '']),
        ...planMarkdown(plan, now),
        ...(report.notes.length === 0 ? [] : ['', ...report.notes.map((note) => `- ${(0,markdown/* escapeMarkdown */.FV)(note)}`)]),
    ].join('\n');
}
function headline({ outcome, error, verdict, plan }) {
    const [backup, database] = [plan.backup.id, plan.target.database];
    switch (outcome) {
        case 'planned': return error === null ? `### 📋 The plan for ${(0,markdown/* code */.aY)(database)}; nothing was touched` : `### ❌ The plan for ${(0,markdown/* code */.aY)(database)} would be refused`;
        case 'refused': return `### ❌ Restore of ${(0,markdown/* code */.aY)(database)} refused; nothing was touched`;
        case 'restored': return verdict === 'proved' ? `### ✅ ${(0,markdown/* code */.aY)(database)} is restored from ${(0,markdown/* code */.aY)(backup)}, and proved` : `### ⚠️ ${(0,markdown/* code */.aY)(database)} is restored from ${(0,markdown/* code */.aY)(backup)}, and nothing could prove it`;
        case 'left': return `### ❌ ${(0,markdown/* code */.aY)(backup)} did not take the place of ${(0,markdown/* code */.aY)(database)}, which is as it was`;
        case 'half restored': return `### ❌ ${(0,markdown/* code */.aY)(database)} is HALF RESTORED of ${(0,markdown/* code */.aY)(backup)}`;
    }
}
/** The outputs as a view of the report. */
function outputsOf(report) {
    const restored = report.outcome === 'restored';
    return {
        'backup': report.plan.backup.id, 'restored-tables': restored ? report.tablesProved : '', 'verdict': report.verdict ?? '',
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
    return { read, context, connection, store, set: await chooseBackup(store, read, connection.database), open: (0,encryption/* openerFor */.F)({ ...inputs, encryption: undefined }, host) };
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
    if (inputs['dry-run'])
        return { outcome: 'planned', objections: objections.filter(({ code }) => code !== 'not-confirmed') };
    objections.push(...await verified(planning, found));
    if (context.host.interrupted.aborted)
        throw new Error('interrupted');
    if (objections.length > 0 || clients === undefined)
        return { outcome: 'refused', objections };
    const archive = await verifiedArchive(planning, chosen);
    const opening = plan.way === 'in place' ? (0,postgres_session/* connect */.N)(connection, { search_path: '' }) : (0,target_sessions/* maintenanceSession */.EX)(connection);
    return (0,target_sessions/* withSession */.fQ)(opening, async (session) => {
        if (!await (0,target_sessions/* holdRestore */.Me)(session, connection.database)) {
            throw new errors/* KnownError */.E('restore-busy', `another restore of database ${(0,markdown/* plain */.pj)(connection.database)} is under way`, 'Wait for it, or end it.');
        }
        const restoring = { connection, plan, chosen, clients, archive, inputs, context, found };
        if (plan.safetyBackup)
            await backUpFirst(restoring);
        else if (plan.target.contents.length > 0 && !plan.goesOn)
            context.host.warning(`no safety backup of database ${(0,markdown/* plain */.pj)(connection.database)} was taken (safety-backup: false)`);
        if (context.host.interrupted.aborted)
            throw new Error('interrupted');
        return { outcome: await restoreBy(restoring, session), objections: [] };
    });
}
function restoreBy(restoring, session) {
    const { restoringAs } = restoring.plan;
    return restoringAs === null ? restoreInPlace(restoring, session) : restoreBeside(restoring, restoringAs);
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
    const result = await (0,check/* verifyBackup */.g)(store, set, open, context.now);
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
    const path = await (0,plain_archive/* plainArchive */.F)({ store, file: (0,backups/* complete */.My)(set).archive, manifest, open, context });
    if (manifest !== undefined && await (0,backups/* hashOf */.qQ)((0,external_node_fs_.createReadStream)(path)) !== manifest.archive.plainSha256) {
        throw new errors/* KnownError */.E('checksum-differs', `${(0,backups/* complete */.My)(set).archive.name} is no longer what was verified`, 'Look at who writes into the store; nothing was touched.');
    }
    return path;
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
            host.line(`${report.verdict === 'proved' ? '✅' : '⚠️'} Restored: ${database} from ${(0,markdown/* plain */.pj)(plan.backup.id)}, ${report.verdict ?? ''}`);
            if (report.previousDatabase !== null)
                host.line(`    the old database is kept as ${(0,markdown/* plain */.pj)(report.previousDatabase)}; drop it when nobody misses it`);
            if (report.wayBack !== null)
                host.line(`    the way back, in a session on another database: ${(0,markdown/* plain */.pj)(report.wayBack)}`);
            return;
        case 'left':
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

/***/ 68453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CK: () => (/* binding */ restoredName),
/* harmony export */   Mp: () => (/* binding */ readMark),
/* harmony export */   PQ: () => (/* binding */ markText),
/* harmony export */   RY: () => (/* binding */ beforeName),
/* harmony export */   j7: () => (/* binding */ restoringName)
/* harmony export */ });
/* harmony import */ var _archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7398);

/** PostgreSQL cuts longer names without a word (NAMEDATALEN - 1). */
const nameBytes = 63;
/** A database's name with an ending, cut before the ending to what a name may have, and never within a character. */
function withEnding(database, ending) {
    const room = nameBytes - Buffer.byteLength(ending);
    let kept = '';
    let bytes = 0;
    for (const character of database) {
        bytes += Buffer.byteLength(character);
        if (bytes > room)
            break;
        kept += character;
    }
    return kept + ending;
}
/** Where a backup is restored and proved before it takes the target's name. */
function restoringName(database) {
    return withEnding(database, '_restoring');
}
/** What a restored database is called once somebody has gone the way back. */
function restoredName(database) {
    return withEnding(database, '_restored');
}
/** What the target's old database is called from the swap on. */
function beforeName(database, time) {
    return withEnding(database, `_before_${(0,_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .timestamp */ .vE)(time)}`);
}
/** The mark as a comment: a line for people, and a line to read it by. */
function markText({ backup, since, target, comment }) {
    return `zimmer-backup: restoring ${backup} since ${since}\n${JSON.stringify({ target, comment })}`;
}
/** The mark that a database's comment is; undefined for every other comment. */
function readMark(text) {
    const groups = /^zimmer-backup: restoring (?<backup>\S+) since (?<since>\S+)\n(?<rest>\{.*\})$/.exec(text ?? '')?.groups;
    if (groups === undefined)
        return undefined;
    try {
        const { target, comment } = JSON.parse(groups['rest'] ?? '');
        if (typeof target !== 'string' || (comment !== null && typeof comment !== 'string'))
            return undefined;
        return { backup: groups['backup'] ?? '', since: groups['since'] ?? '', target, comment };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 49492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ maintenanceSession),
/* harmony export */   H$: () => (/* binding */ restoreApplication),
/* harmony export */   Me: () => (/* binding */ holdRestore),
/* harmony export */   fQ: () => (/* binding */ withSession),
/* harmony export */   sN: () => (/* binding */ targetSession)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11160);


/** By this name a session of a restore is known, also one that outlived the process that was killed. */
const restoreApplication = 'zimmer-backup restore';
/** A session on the server beside the target: databases are made, renamed and dropped from another one. */
async function maintenanceSession(connection) {
    const [first = 'postgres', second = 'template1'] = ['postgres', 'template1'].filter((name) => name !== connection.database);
    try {
        return await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)({ ...connection, database: first }, { search_path: '' });
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem) !== 'database-missing' || connection.database === second)
            throw problem;
        return (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)({ ...connection, database: second }, { search_path: '' });
    }
}
/** The target's own session; undefined where no such database stands. */
async function targetSession(connection) {
    try {
        return await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(connection, { search_path: '', row_security: 'off' });
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(problem) === 'database-missing')
            return undefined;
        throw problem;
    }
}
/** Does the work in a session of its own, which ends with it. */
async function withSession(opening, work) {
    const session = await opening;
    try {
        return await work(session);
    }
    finally {
        await session.end();
    }
}
/** Holds the one restore that may be under way of a database: for as long as the session lives. False where another holds it. */
async function holdRestore(session, database) {
    const [row] = await session.query(`SELECT pg_try_advisory_lock(hashtext('zimmer-backup restore'), hashtext($1)) AS held`, [database]);
    return row?.held === true;
}


/***/ }),

/***/ 54910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ dropBeside),
/* harmony export */   Pi: () => (/* binding */ createBeside),
/* harmony export */   Qj: () => (/* binding */ swapDatabases),
/* harmony export */   uR: () => (/* binding */ forgetSubscriptions),
/* harmony export */   vG: () => (/* binding */ endSessions)
/* harmony export */ });
/* unused harmony export applySettings */
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96315);
/* harmony import */ var _domain_restore_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68453);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10221);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86672);
/* harmony import */ var _target_sessions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49492);






/** Makes the database in which a backup is restored and proved, like the source's, and marks it. What an earlier restore left there goes. */
async function createBeside(session, connection, restoring, options, mark) {
    switch (await (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .leftoverOf */ .nE)(session, connection.database)) {
        case 'foreign': throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('name-taken', `a database ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(restoring)} stands already, and no restore has made it`, 'Rename or drop it by hand, or set swap to false.');
        case 'ours':
            await dropBeside(connection, restoring);
            break;
        case 'none':
    }
    const name = pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring);
    try {
        await session.query(`CREATE DATABASE ${name} WITH ${options ?? 'TEMPLATE = template0'} CONNECTION LIMIT = ${_target_js__WEBPACK_IMPORTED_MODULE_3__/* .newborn */ .MC}`);
    }
    catch (problem) {
        // 22023 and 42809: a locale or an encoding that is not there; 42704: an unknown one, or a tablespace.
        if (!['22023', '42809', '42704', '58P01'].includes((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) ?? ''))
            throw problem;
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('database-like-source', `the server cannot make a database like the source's: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(problem))}`, 'Install the locale on the server (locale-gen); or make the empty database by hand as you want it, and set swap to false.', { cause: problem });
    }
    await session.query(`COMMENT ON DATABASE ${name} IS ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeLiteral */ .Ay.escapeLiteral((0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_1__/* .markText */ .PQ)(mark))}`);
}
/** Drops a database that a restore has made, with whatever a killed run has left connected to it. Harmless when it is not there. */
async function dropBeside(connection, restoring) {
    const inside = await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .targetSession */ .sN)({ ...connection, database: restoring }).catch(() => undefined);
    if (inside !== undefined)
        await forgetSubscriptions(inside).finally(() => inside.end());
    await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .maintenanceSession */ .EX)(connection), (session) => session.query(`DROP DATABASE IF EXISTS ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring)} WITH (FORCE)`));
}
/** A subscription would keep its database from being dropped; its slot at the publisher is the source's, and stays. */
async function forgetSubscriptions(session) {
    for (const { name } of await session.query('SELECT subname AS name FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())')) {
        const subscription = pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(name);
        for (const words of ['DISABLE', 'SET (slot_name = NONE)'])
            await session.query(`ALTER SUBSCRIPTION ${subscription} ${words}`);
        await session.query(`DROP SUBSCRIPTION ${subscription}`);
    }
}
/**
 * Gives the restored database the target's name, and the old one its own, in one transaction: whatever happens, the name leads to one of them.
 * Gives a sentence for each setting that could not be carried over. Throws KnownError `target-in-use`, with nothing renamed.
 */
async function swapDatabases({ connection, restoring, keptAs, settings, endConnections }) {
    const target = connection.database;
    return (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .maintenanceSession */ .EX)(connection), async (session) => {
        const stop = endConnections && keptAs !== null ? keepEnding(connection, target) : () => Promise.resolve();
        try {
            await session.query('BEGIN');
            const notes = await applySettings(session, settings);
            // The rename takes a lock that new sessions wait for, and waits some seconds for those that are there.
            if (keptAs !== null)
                await session.query(`ALTER DATABASE ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(target)} RENAME TO ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(keptAs)}`);
            await session.query(`ALTER DATABASE ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring)} RENAME TO ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(target)}`);
            await session.query('COMMIT');
            return notes;
        }
        catch (problem) {
            await session.query('ROLLBACK').catch(() => undefined);
            if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) !== '55006')
                throw problem;
            throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('target-in-use', `database ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(target)} is in use, and could not be renamed`, 'Stop what uses it, or set end-connections to true.', { cause: problem });
        }
        finally {
            await stop();
        }
    });
}
/** Each in a savepoint: what the role may not set is said, and keeps nobody from the restored rows. */
async function applySettings(session, settings) {
    const notes = [];
    for (const { text, about } of settings) {
        await session.query('SAVEPOINT setting');
        try {
            // The server's own code, whatever sentence a broken connection would get.
            await session.client.query(text);
        }
        catch (problem) {
            const state = (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem);
            if (state?.length !== 5 || state.startsWith('08') || state.startsWith('57P'))
                throw problem;
            await session.query('ROLLBACK TO SAVEPOINT setting');
            // The server's words may hold the value.
            notes.push(`the database's ${about} could not be set (SQLSTATE ${state})`);
        }
    }
    return notes;
}
/** Ends every session of a database again and again, from a session of its own, until it is told to stop. */
function keepEnding(connection, database) {
    let going = true;
    const ending = (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_4__/* .maintenanceSession */ .EX)(connection), async (session) => {
        while (going) {
            await session.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()', [database]);
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
    }).catch(() => undefined);
    return async () => {
        going = false;
        await ending;
    };
}
/** Ends the sessions of a database, all or those of one application, and waits for their end. Throws what the server says where the role may not. */
async function endSessions(session, database, application) {
    const theirs = 'FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND ($2::text IS NULL OR application_name = $2)';
    for (let attempt = 0; attempt < 100; attempt++) {
        const ended = await session.query(`SELECT pg_terminate_backend(pid) ${theirs}`, [database, application ?? null]);
        if (ended.length === 0)
            return;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}


/***/ }),

/***/ 86672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MC: () => (/* binding */ newborn),
/* harmony export */   WL: () => (/* binding */ inspectTarget),
/* harmony export */   nE: () => (/* binding */ leftoverOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _domain_restore_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68453);
/* harmony import */ var _domain_proof_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(88276);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59826);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37430);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48409);
/* harmony import */ var _target_sessions_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(49492);









/** Looks at the target and its server. Reads only; throws the KnownErrors of connecting. */
async function inspectTarget(connection, contents) {
    const own = await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .targetSession */ .sN)(connection);
    const beside = await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .maintenanceSession */ .EX)(connection).catch((problem) => {
        // In place, the target alone has to be reached.
        if (own === undefined)
            throw problem;
        return own;
    });
    try {
        return { ...await serverFacts(beside, connection), ...await databaseFacts(beside, connection.database), ...own === undefined ? nothing : await insideFacts(own, connection, contents) };
    }
    finally {
        await Promise.all([own?.end(), beside.end()]);
    }
}
const nothing = { exists: false, contents: [], tables: [], notOurs: [], unreadable: undefined };
async function serverFacts(session, { host, port }) {
    const [row] = await session.query(`
    SELECT current_setting('server_version_num')::int AS version, pg_is_in_recovery() AS standby, rolname AS role, rolsuper AS superuser, rolcreatedb OR rolsuper AS createdb, rolcreaterole OR rolsuper AS createrole
    FROM pg_roles WHERE rolname = current_user`);
    if (row === undefined)
        throw new Error('pg_roles does not list the current role');
    const roles = await session.query(`SELECT rolname AS name, pg_has_role(current_user, oid, '${row.version >= 160_000 ? 'SET' : 'MEMBER'}') AS settable FROM pg_roles`);
    return {
        host, port, versionNumber: row.version, standby: row.standby, role: row.role, superuser: row.superuser, mayCreateDatabases: row.createdb, mayCreateRoles: row.createrole,
        systemIdentifier: await (0,_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemIdentifier */ .vK)(session),
        extensions: await extensionsOf(session, row.superuser),
        roles: roles.map(({ name }) => name), mayActAs: roles.filter(({ settable }) => settable).map(({ name }) => name),
        tablespaces: (await session.query('SELECT spcname AS name FROM pg_tablespace')).map(({ name }) => name),
        freeBytes: await freeBytes(session, host),
        pooled: await objectionOf(() => (0,_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .refusePooler */ .a)(session)),
    };
}
/** `mayCreate`: trusted, or wanted by a superuser. */
async function extensionsOf(session, superuser) {
    const rows = await session.query(`
    SELECT name, array_agg(version) AS versions, bool_or(trusted OR NOT superuser) AS trusted FROM pg_available_extension_versions GROUP BY name`);
    return rows.map(({ name, versions, trusted }) => ({ name, versions, mayCreate: superuser || trusted }));
}
async function databaseFacts(session, database) {
    const [row] = await session.query(`
    SELECT pg_has_role(current_user, datdba, 'MEMBER') AS owner, datistemplate AS template, pg_encoding_to_char(encoding) AS encoding, shobj_description(oid, 'pg_database') AS comment,
           CASE WHEN has_database_privilege(oid, 'CONNECT') THEN pg_database_size(oid)::text END AS bytes
    FROM pg_database WHERE datname = $1`, [database]);
    const [prepared] = await session.query('SELECT count(*)::int AS count FROM pg_prepared_xacts WHERE database = $1', [database]);
    return {
        database, isOwner: row?.owner ?? true, isTemplate: row?.template ?? false, encoding: row?.encoding ?? null, bytes: Number(row?.bytes ?? 0),
        connections: await session.query(`
      SELECT coalesce(application_name, '') AS application, coalesce(usename, 'the server itself') AS user, count(*)::int AS count FROM pg_stat_activity
      WHERE datname = $1 AND pid <> pg_backend_pid() AND application_name <> $2 AND coalesce(backend_type, '') <> 'autovacuum worker' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`, [database, _target_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .restoreApplication */ .H$]),
        preparedTransactions: prepared?.count ?? 0, mark: (0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_2__/* .readMark */ .Mp)(row?.comment ?? null), leftover: await leftoverOf(session, database),
    };
}
/** Ours is what carries the mark of this target, or what was killed before it got one: ours, and nobody's comment on it. */
async function leftoverOf(session, database) {
    const [row] = await session.query(`
    SELECT shobj_description(d.oid, 'pg_database') AS comment, pg_get_userbyid(datdba) = current_user AS ours, datconnlimit = ${newborn} AS young FROM pg_database d WHERE datname = $1`, [(0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_2__/* .restoringName */ .j7)(database)]);
    if (row === undefined)
        return 'none';
    return (0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_2__/* .readMark */ .Mp)(row.comment)?.target === database || (row.comment === null && row.ours && row.young) ? 'ours' : 'foreign';
}
/** The connection limit with which a database is made here: until it carries its mark, that tells it from everybody else's. */
const newborn = 7_465_321;
async function insideFacts(session, connection, contents) {
    const found = await contents(session);
    return {
        exists: true, contents: found, tables: await tablesOf(session), notOurs: await notOurs(session),
        unreadable: found.length === 0 ? undefined : await objectionOf(async () => { await (0,_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .checkReadable */ .r)(session, await (0,_server_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectServer */ .Eb)(session, connection.database)); }),
    };
}
/** Exact rows. A table that the role may not read has null. */
async function tablesOf(session) {
    const relations = (await (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .listRelations */ .IU)(session)).filter(({ kind, extension, condition }) => kind === 'table' && (extension === null || condition !== null));
    const counts = await (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .countRows */ .BO)(relations, [session]).catch(() => countOneByOne(session, relations));
    return relations.map((relation) => ({ name: (0,_domain_proof_js__WEBPACK_IMPORTED_MODULE_8__/* .nameOf */ .Vb)(relation), rows: counts.get(relation.oid) ?? null }));
}
async function countOneByOne(session, relations) {
    const counts = new Map();
    for (const relation of relations)
        for (const [oid, rows] of await (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .countRows */ .BO)([relation], [session]).catch(() => []))
            counts.set(oid, rows);
    return counts;
}
/** Relations, functions, types, schemas and large objects whose owner the role is not. */
async function notOurs(session) {
    const rows = await session.query(`
    SELECT what FROM (
      SELECT 'relation ' || nspname || '.' || relname AS what, relowner AS owner, 'pg_class'::regclass AS class, c.oid, n.nspowner FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemSchemas */ .Ah})
      UNION ALL SELECT 'function ' || nspname || '.' || proname, proowner, 'pg_proc'::regclass, p.oid, n.nspowner FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemSchemas */ .Ah})
      UNION ALL SELECT 'type ' || nspname || '.' || typname, typowner, 'pg_type'::regclass, t.oid, n.nspowner FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE typrelid = 0 AND typelem = 0 AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemSchemas */ .Ah})
      UNION ALL SELECT 'schema ' || nspname, nspowner, 'pg_namespace'::regclass, oid, nspowner FROM pg_namespace WHERE nspname <> 'public' AND oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_5__/* .systemSchemas */ .Ah})
      UNION ALL SELECT 'large object ' || oid, lomowner, 'pg_largeobject_metadata'::regclass, oid, lomowner FROM pg_largeobject_metadata) AS objects
    WHERE NOT pg_has_role(current_user, owner, 'USAGE') AND NOT pg_has_role(current_user, nspowner, 'USAGE')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = objects.oid AND d.deptype = 'e') ORDER BY 1 LIMIT 10`);
    return rows.map(({ what }) => what);
}
/** Free room where the server's data is; null unless that server is seen to run on this very machine. */
async function freeBytes(session, host) {
    if (!host.startsWith('/') && !['localhost', '127.0.0.1', '::1'].includes(host))
        return null;
    const [row] = await session.query(`SELECT (SELECT setting FROM pg_settings WHERE name = 'data_directory') AS folder, current_setting('port') AS port`);
    if (row?.folder === undefined || row.folder === null)
        return null;
    try {
        // The lock file's fourth line is the port; a container's folder may have the name of one that is here.
        const lock = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(row.folder, 'postmaster.pid'), 'utf8')).split('\n');
        if (lock[3] !== row.port || lock[1] !== row.folder)
            return null;
        const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(row.folder);
        return bavail * bsize;
    }
    catch (problem) {
        if ((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(problem) === undefined)
            throw problem;
        return null;
    }
}
async function objectionOf(work) {
    try {
        await work();
        return undefined;
    }
    catch (problem) {
        if (problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E)
            return { code: problem.code, sentence: problem.message, hint: problem.hint };
        throw problem;
    }
}


/***/ })

};
