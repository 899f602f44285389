export const id = 332;
export const ids = [332];
export const modules = {

/***/ 90332:
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
// EXTERNAL MODULE: ./actions/restore-test/plain-archive.js
var plain_archive = __webpack_require__(78696);
// EXTERNAL MODULE: ./actions/store.js + 2 modules
var actions_store = __webpack_require__(41689);
// EXTERNAL MODULE: ./actions/verify/check.js + 1 modules
var check = __webpack_require__(43494);
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
    const names = [...list.matchAll(/(?:^|,)\s*(?:"(?<quoted>(?:[^"]|"")*)"|(?<bare>[^",\s]+))/g)];
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

// EXTERNAL MODULE: ./actions/restoring.js + 11 modules
var actions_restoring = __webpack_require__(37506);
// EXTERNAL MODULE: ./actions/restore-test/validate.js + 6 modules
var validate = __webpack_require__(94895);
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
            found.notes.push(...await (0,target_sessions/* withSession */.fQ)((0,postgres_session/* connect */.Ng)(into), (session) => createRolesAsTheyWere(session, statementsFor(globals, plan.missingRoles))));
        // Without login, whatever the globals do not tell.
        await (0,sandbox_preparation/* createRoles */.Qe)(into, plan.missingRoles);
        found.rolesCreated = plan.missingRoles;
        if (!plan.target.superuser)
            await (0,target_sessions/* withSession */.fQ)((0,postgres_session/* connect */.Ng)(into), (session) => joinRoles(session, plan.missingRoles));
    }
    await (0,target_sessions/* withSession */.fQ)((0,postgres_session/* connect */.Ng)(into), (session) => createExtensions(session, plan.backup.source?.extensions ?? []));
}
async function restoring_validate({ plan, chosen, inputs, context, found }, into, jobs) {
    const { host } = context;
    host.line('>>> Running constraint validation');
    const began = context.now().getTime();
    const outcome = await (0,validate/* validateRestored */.p)({ connection: into, proof: chosen.proof, sessions: jobs, checks: inputs.checks, signal: host.interrupted });
    found.seconds.constraints = (context.now().getTime() - began) / 1000;
    found.constraintsChecked = outcome.checked;
    found.problems.push(...outcome.problems);
    found.notes.push(...outcome.notes, ...await (0,target_sessions/* withSession */.fQ)((0,postgres_session/* connect */.Ng)(into), (session) => extensionNotes(session, plan.backup.source?.extensions ?? [])));
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
var postgres_server = __webpack_require__(37430);
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
      WHERE relkind = '${kind}' AND n.oid NOT IN (${postgres_server/* systemSchemas */.Ah}) AND ${notOfExtension('pg_class')} ORDER BY o.oid DESC`);
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
    FROM pg_namespace o WHERE o.oid NOT IN (${postgres_server/* systemSchemas */.Ah}) AND ${notOfExtension('pg_namespace')}`);
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

// EXTERNAL MODULE: ./postgres/connection-failures.js + 1 modules
var connection_failures = __webpack_require__(22304);
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
        const known = problem instanceof errors/* KnownError */.E ? problem : (0,connection_failures/* brokenConnection */.mI)(problem);
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
// EXTERNAL MODULE: ./archive/entries.js
var archive_entries = __webpack_require__(66916);
// EXTERNAL MODULE: ./postgres/target.js
var postgres_target = __webpack_require__(86672);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/inputs.js + 1 modules
var kit_inputs = __webpack_require__(83721);
// EXTERNAL MODULE: ./postgres/compression.js
var compression = __webpack_require__(66811);
// EXTERNAL MODULE: ./actions/backup/inputs.js
var backup_inputs = __webpack_require__(81007);
// EXTERNAL MODULE: ./actions/backup/take.js + 8 modules
var take = __webpack_require__(39764);
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
    const { manifest } = await (0,take/* takeBackup */.a)({ connection, server, clients, compression: await (0,compression/* automaticCompression */.A4)(clients), store, seal, inputs: values, context, folder: undefined }).finally(() => seal.dispose());
    host.line(`    ${(0,markdown/* plain */.pj)(manifest.backup)} in ${(0,markdown/* plain */.pj)(store.name)}, ${(0,units/* size */.Ej)(manifest.archive.bytes)}`);
    return { backup: manifest.backup, store: location };
}
async function inspect(connection) {
    const session = await (0,postgres_session/* connect */.Ng)(connection);
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
    const proof = manifest === undefined || set.files.proof === undefined ? undefined : await (0,check/* readProof */.r)(store, manifest, open);
    const entries = await (0,archive_entries/* readEntries */.$)(await open(await store.read(archive.name), manifest?.archive.bytes), (0,archive_name/* formatOf */.be)(archive.name));
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

;// CONCATENATED MODULE: ./actions/restore/tables-views.js


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
    return [...changes.map((change) => `    ${(0,markdown/* plain */.pj)(change)}`), ...sentences.map((sentence) => `    ! ${(0,markdown/* plain */.pj)(sentence)}`)];
}
/** Planned tables, and what became of them, for the step summary. */
function tablesMarkdown(tables) {
    if (tables === null)
        return [];
    const rows = tables.planned.map(({ table: name, target, how, rows: then, replaced }) => [
        (0,markdown/* code */.aY)(name), (0,markdown/* code */.aY)(target), how === 'fill' ? 'gets the rows of the backup' : 'is made', then === null ? 'not known' : (0,units/* number */.ai)(then), replaced === null ? (how === 'fill' ? 'not counted' : 'none') : (0,units/* number */.ai)(replaced),
    ]);
    return [
        '', (0,markdown/* table */.tp)(['Table', 'Becomes', 'How', 'Rows in the backup', 'Live rows that go'], rows),
        ...tables.sentences.map((sentence) => `\n> ⚠️ ${(0,markdown/* escapeMarkdown */.FV)(sentence)}`),
        ...(tables.restored === null || tables.restored.sequences.length === 0 ? [] : ['', `Sequences: ${tables.restored.sequences.map(({ sequence, value }) => `${(0,markdown/* code */.aY)(sequence)} at ${value}`).join(', ')}`]),
    ];
}
/** What was restored, for the end of a log. */
function restoredLines({ tables, safetyBackup }) {
    if (tables?.restored === undefined || tables.restored === null)
        return [];
    return [
        ...tables.restored.tables.map(({ target, rows, removed }) => `    ${(0,markdown/* plain */.pj)(target)}: ${(0,units/* counted */.hS)(rows, 'row')}${removed === 0 ? '' : `; ${(0,units/* number */.ai)(removed)} went`}`),
        ...tables.restored.sequences.map(({ sequence, value }) => `    sequence ${(0,markdown/* plain */.pj)(sequence)} is at ${value}`),
        ...safetyBackup === null ? [] : [`    what was there before is ${(0,markdown/* plain */.pj)(safetyBackup.backup)} in ${(0,markdown/* plain */.pj)(safetyBackup.store)}`],
    ];
}

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
        case 'tables': return tablesHappen(plan);
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
        ...tablesMarkdown(report.tables),
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

// EXTERNAL MODULE: ./archive/fingerprint.js + 1 modules
var fingerprint = __webpack_require__(18167);
// EXTERNAL MODULE: ./domain/table-names.js
var table_names = __webpack_require__(77387);
// EXTERNAL MODULE: ./kit/private-folder.js
var private_folder = __webpack_require__(69302);
// EXTERNAL MODULE: ./kit/suggestion.js
var suggestion = __webpack_require__(30196);
;// CONCATENATED MODULE: ./domain/sql-definitions.js
// The lexical rules of PostgreSQL (documentation, 4.1), as far as definitions that the server writes use them.
const pattern = new RegExp([
    '(?<space>(?:\\s+|--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$))+)',
    '(?<string>[eE]\'(?:[^\'\\\\]|\\\\[\\s\\S]|\'\')*\'|\'[^\']*(?:\'\'[^\']*)*\'|\\$(?<tag>(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?)\\$[\\s\\S]*?(?:\\$\\k<tag>\\$|$))',
    '(?<name>"[^"]*(?:""[^"]*)*"|[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)',
    '[\\s\\S]',
].join('|'), 'gy');
/** One after the other: the definitions of some thousand tables are millions of them. */
function* eachToken(sql) {
    for (const { 0: text, groups } of sql.matchAll(pattern)) {
        yield { kind: groups?.['space'] !== undefined ? 'space' : groups?.['string'] !== undefined ? 'string' : groups?.['name'] !== undefined ? 'name' : 'other', text };
    }
}
const tokensOf = (sql) => [...eachToken(sql)];
/**
 * The statements of a script, without their semicolons, comments in front and the lines that speak to psql (`\restrict …`). Semicolons within
 * parentheses, strings and quoted names separate nothing.
 */
function statementsOf(script) {
    const statements = [];
    let current = '';
    let depth = 0;
    let forPsql = false;
    for (const { kind, text } of eachToken(script)) {
        if (forPsql)
            forPsql = !text.includes('\n');
        else if (current === '' && (kind === 'space' || text === '\\'))
            forPsql = text === '\\';
        else if (text === ';' && depth === 0) {
            statements.push(current.trimEnd());
            current = '';
        }
        else {
            depth += text === '(' ? 1 : text === ')' ? -1 : 0;
            current += text;
        }
    }
    return current.trim() === '' ? statements : [...statements, current.trimEnd()];
}
/** The name that an identifier stands for: `"we""ird"` is `we"ird`, and `Users` is `users`. */
function sql_definitions_unquoted(identifier) {
    return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier.toLowerCase();
}
/** An identifier that means exactly this name. */
function sql_definitions_quoted(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** The names that are written with their schema, in their order; what comes after the second part (a column) is left out. */
function qualifiedNames(sql) {
    const tokens = tokensOf(sql);
    return tokens.flatMap((_, index) => qualifiedAt(tokens, index) ?? []);
}
function qualifiedAt(tokens, index) {
    const [before, schema, dot, name] = [tokens[index - 1], tokens[index], tokens[index + 1], tokens[index + 2]];
    if (schema?.kind !== 'name' || dot?.text !== '.' || name?.kind !== 'name' || before?.text === '.')
        return undefined;
    return { schema: sql_definitions_unquoted(schema.text), name: sql_definitions_unquoted(name.text) };
}
/**
 * Moves relations to other schemas within a statement, wherever it names them: as `schema.relation`, or as text that is cast to regclass, as in
 * `nextval('public.users_id_seq'::regclass)`.
 */
function withSchemas(sql, schemaOf) {
    const tokens = tokensOf(sql);
    return tokens.map((token, index) => {
        const relation = qualifiedAt(tokens, index);
        const schema = relation === undefined ? undefined : schemaOf(relation);
        if (schema !== undefined)
            return sql_definitions_quoted(schema);
        const isRelation = token.kind === 'string' && token.text.startsWith('\'') && tokens.slice(index + 1, index + 4).map(({ text }) => text).join('') === '::regclass';
        return isRelation ? `'${withSchemas(token.text.slice(1, -1).replaceAll('\'\'', '\''), schemaOf).replaceAll('\'', '\'\'')}'` : token.text;
    }).join('');
}
/** The words of a statement that are no names of anything: keywords and unquoted names, in capitals, strings and signs left out. */
function wordsOf(sql) {
    return tokensOf(sql).filter(({ kind, text }) => kind === 'name' && !text.startsWith('"')).map(({ text }) => text.toUpperCase()).join(' ');
}
/** The names in a list in parentheses, `(id, "we""ird")`. */
function namesInList(list) {
    return tokensOf(list).filter(({ kind }) => kind === 'name').map(({ text }) => sql_definitions_unquoted(text));
}

;// CONCATENATED MODULE: ./domain/table-selection.js




/** Two names as one key. */
const keyOf = ({ schema, name }) => JSON.stringify([schema, name]);
/** A relation's name for messages. */
const shown = ({ schema, name }) => (0,markdown/* plain */.pj)(`${schema}.${name}`);
/**
 * Finds chosen tables in an archive, with their partitions and all that belongs to them. Throws KnownError `table-not-found` (with the nearest
 * names), `table-ambiguous` and `tables-as-inserts`.
 */
function selectTables(names, entries) {
    const tables = entries.filter(({ description }) => description === 'TABLE');
    const partitions = partitionsOf(entries);
    const named = Map.groupBy(tables, ({ tag }) => tag);
    const chosen = new Map(names.map((name) => choose(name, tables, named)).map((entry) => [keyOf(nameOf(entry)), entry]));
    const children = Map.groupBy(tables, (entry) => keyOf(partitions.get(keyOf(nameOf(entry))) ?? { schema: '', name: '' }));
    // A map is walked to its end while it grows: partitions of partitions follow.
    for (const key of chosen.keys()) {
        for (const entry of children.get(key) ?? [])
            chosen.set(keyOf(nameOf(entry)), entry);
    }
    const data = uponEach(entries, 'TABLE DATA');
    const selected = tables.filter((entry) => chosen.has(keyOf(nameOf(entry)))).map((entry) => ({
        ...nameOf(entry), entry, parent: partitions.get(keyOf(nameOf(entry))), partitioned: isPartitioned(entry), rows: rowsOf(entry, data),
    }));
    const ids = new Set(selected.map(({ entry }) => entry.dumpId));
    const sequences = sequencesOf(chosen, entries);
    return {
        tables: selected, sequences, objects: objectsOf(chosen, sequences, entries), incoming: incomingKeys(chosen, entries),
        views: entries.filter(({ description, dependencies }) => /^(?:MATERIALIZED )?VIEW$/.test(description) && dependencies.some((id) => ids.has(id))).map(nameOf),
    };
}
const nameOf = ({ namespace, tag }) => ({ schema: namespace ?? '', name: tag });
function choose(wanted, tables, named) {
    const matching = (fold) => (named.get(fold(wanted.name)) ?? []).filter(({ namespace }) => wanted.schema === undefined || namespace === fold(wanted.schema));
    const exact = matching((name) => name);
    const found = exact.length === 0 && !wanted.exact ? matching((name) => name.toLowerCase()) : exact;
    const [first, second] = found;
    if (second !== undefined) {
        throw new errors/* KnownError */.E('table-ambiguous', `"${(0,markdown/* plain */.pj)(wanted.written)}" is a table in ${found.length} schemas of the backup: ${found.map((entry) => shown(nameOf(entry))).join(', ')}`, 'Name it with its schema.');
    }
    if (first !== undefined)
        return first;
    const meant = (0,suggestion/* nearest */.p)(wanted.name, [...new Set(tables.map(({ tag }) => tag))]);
    const near = tables.filter(({ tag }) => tag === meant || tag === wanted.name).map((entry) => shown(nameOf(entry)));
    throw new errors/* KnownError */.E('table-not-found', `the backup has no table "${(0,markdown/* plain */.pj)(wanted.written)}"`, near.length > 0 ? `Perhaps ${near.slice(0, 5).join(' or ')} was meant.` : `The backup holds ${tables.length === 0 ? 'no table at all' : `${tables.slice(0, 20).map((entry) => shown(nameOf(entry))).join(', ')}${tables.length > 20 ? ', …' : ''}`}.`);
}
/** Which table is a partition of which. pg_dump 13 attaches within the table's own definition, later ones in an entry of its own. */
function partitionsOf(entries) {
    const parents = new Map();
    for (const { description, definition } of entries) {
        if (definition === null || !/^TABLE(?: ATTACH)?$/.test(description) || !definition.includes('ATTACH PARTITION'))
            continue;
        for (const statement of statementsOf(definition).filter(isAttachment)) {
            const [parent, child] = qualifiedNames(statement);
            if (parent !== undefined && child !== undefined)
                parents.set(keyOf(child), parent);
        }
    }
    return parents;
}
/** Whether a statement makes a table a partition of another one; it names that one first. */
const isAttachment = (statement) => /^ALTER TABLE (?:ONLY )?/.test(statement) && /\bATTACH PARTITION\b/.test(wordsOf(statement));
const isPartitioned = (entry) => /\)\s*PARTITION BY (?:RANGE|LIST|HASH) \(/.test(statementsOf(entry.definition ?? '')[0] ?? '');
// A quoted name may have parentheses of its own.
const copyPattern = /^COPY (?:"(?:[^"]|"")*"|[^\s"().]+)(?:\.(?:"(?:[^"]|"")*"|[^\s"().]+))?(?: *(\(.*\)))? *FROM stdin;\n$/s;
/** The first entry of that kind upon each of the others, by the dump id of that one; and its place in the archive. */
function uponEach(entries, kind) {
    const found = new Map();
    for (const [position, entry] of entries.entries()) {
        if (entry.description !== kind)
            continue;
        for (const id of entry.dependencies)
            if (!found.has(id))
                found.set(id, { entry, position });
    }
    return found;
}
function rowsOf(table, data) {
    const found = data.get(table.dumpId);
    if (found === undefined)
        return undefined;
    const { entry, position } = found;
    if (entry.copyStatement === null) {
        throw new errors/* KnownError */.E('tables-as-inserts', `the rows of ${shown(nameOf(table))} are in the archive as INSERT statements`, 'Single tables are restored from archives with COPY. Restore the whole database, or use pg_restore --table.');
    }
    const list = copyPattern.exec(entry.copyStatement)?.[1] ?? null;
    return { entry, position, list, columns: list === null ? [] : namesInList(list) };
}
// These belong to the relation that their definition names first.
const ofFirstName = new Set(['DEFAULT', 'CONSTRAINT', 'FK CONSTRAINT', 'CHECK CONSTRAINT', 'INDEX', 'TRIGGER', 'POLICY', 'RULE', 'ROW SECURITY']);
const ofWhatTheyDependOn = new Set(['COMMENT', 'ACL', 'SECURITY LABEL']);
function sequencesOf(chosen, entries) {
    const owners = new Map(entries.filter(({ description }) => description === 'SEQUENCE OWNED BY').map((entry) => [keyOf(nameOf(entry)), qualifiedNames(entry.definition ?? '')[1]]));
    const sets = uponEach(entries, 'SEQUENCE SET');
    return entries.filter(({ description }) => description === 'SEQUENCE').flatMap((entry) => {
        // Of an identity column: `ALTER TABLE … ADD GENERATED … (SEQUENCE NAME …)`.
        const table = owners.get(keyOf(nameOf(entry))) ?? qualifiedNames(entry.definition ?? '')[0];
        if (table === undefined || !chosen.has(keyOf(table)))
            return [];
        const [, value, called] = /, (-?\d{1,19}), (true|false)\);\s*$/.exec(sets.get(entry.dumpId)?.entry.definition ?? '') ?? [];
        return [{ ...nameOf(entry), entry, table, value: value ?? null, isCalled: called === 'true' }];
    });
}
function objectsOf(chosen, sequences, entries) {
    const byId = new Map();
    const ownSequences = new Map(sequences.map((sequence) => [keyOf(sequence), sequence]));
    const relationOf = (entry) => {
        const { description, dependencies } = entry;
        const names = ofFirstName.has(description) ? qualifiedNames(entry.definition ?? '') : [];
        const isChosen = (name) => (name !== undefined && chosen.has(keyOf(name)) ? name : undefined);
        if (description === 'TABLE')
            return isChosen(nameOf(entry));
        if (description === 'TABLE ATTACH')
            return isChosen(qualifiedNames(entry.definition ?? '')[1]);
        if (description === 'INDEX ATTACH' || description === 'STATISTICS')
            return dependencies.map((id) => byId.get(id)).find((name) => name !== undefined);
        if (description === 'SEQUENCE' || description === 'SEQUENCE OWNED BY')
            return ownSequences.get(keyOf(nameOf(entry)))?.table;
        if (ofWhatTheyDependOn.has(description))
            return byId.get(dependencies[0] ?? 0);
        return isChosen(names[0]);
    };
    return entries.flatMap((entry) => {
        const table = relationOf(entry);
        if (table === undefined)
            return [];
        byId.set(entry.dumpId, table);
        return [{ entry, table: { schema: table.schema, name: table.name } }];
    });
}
/** The table that a foreign key refers to: the second name of its definition. */
const referencedTable = (definition) => qualifiedNames(definition)[1];
function incomingKeys(chosen, entries) {
    return entries.flatMap((entry) => {
        if (entry.description !== 'FK CONSTRAINT')
            return [];
        const [from] = qualifiedNames(entry.definition ?? '');
        const to = referencedTable(entry.definition ?? '');
        if (from === undefined || to === undefined || !chosen.has(keyOf(to)))
            return [];
        return [{ entry, from, to, name: entry.tag.slice(from.name.length + 1) }];
    });
}

;// CONCATENATED MODULE: ./postgres/tables-restore-failures.js



const nothingChanged = 'Nothing was changed.';
/**
 * What a server's refusal means while tables are restored, by its SQLSTATE. Messages that may hold values of rows are not repeated. Undefined for
 * what is no answer of a server.
 */
function tables_restore_failures_refusal(problem, during, lockSeconds) {
    const state = (0,errors/* codeOf */.$N)(problem);
    if (problem instanceof errors/* KnownError */.E || state === undefined || !/^[0-9A-Z]{5}$/.test(state))
        return undefined;
    const of = during === undefined ? '' : ` of ${shown(during)}`;
    const named = nameIn(problem);
    const known = (code, sentence, hint) => new errors/* KnownError */.E(code, sentence, `${hint} ${nothingChanged}`, { cause: problem });
    if (state === '55P03')
        return known('tables-in-use', `the tables could not be locked within ${lockSeconds} s: somebody else is using them`, 'See pg_stat_activity for who holds them; stop the application, and try again.');
    if (state === '40P01')
        return known('tables-in-use', 'the tables could not be locked: somebody else waited for them the other way round (deadlock)', 'Stop the application, and try again.');
    if (state === '42501')
        return known('tables-not-owned', `the role lacks a right that restoring the tables needs: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}`, 'Restore as the owner of the tables and the database, or as a superuser.');
    if (/^(?:42P07|42710|42P06)$/.test(state))
        return known('name-taken', `something of that name is at the target already: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}`, 'Drop it, or choose another into-name.');
    if (/^(?:42704|42P01|42883|3F000)$/.test(state))
        return known('needed-missing', `the target lacks something that the tables need: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))}`, 'Create it first, or restore the whole database.');
    if (/^2[0-9A-F]/.test(state))
        return known('rows-refused', `the server refused rows${of}${named} (SQLSTATE ${state}; its message may hold values)`, 'The live table differs from the one in the backup: restore into a schema of its own (into: schema).');
    return known('tables-refused', `the server refused a step of the restore${of}: ${(0,markdown/* plain */.pj)((0,errors/* messageOf */.bD)(problem))} (SQLSTATE ${state})`, 'Restore into a schema of its own (into: schema), or the whole database.');
}
function nameIn(problem) {
    if (typeof problem !== 'object' || problem === null || !('constraint' in problem) || typeof problem.constraint !== 'string')
        return '';
    return `: constraint ${(0,markdown/* plain */.pj)(problem.constraint)}`;
}

;// CONCATENATED MODULE: ./postgres/tables-restore-target.js

/** A relation's name as SQL takes it. */
const inSql = ({ schema, name }) => `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`;
/** Relations of these names, and the partitions that they have at the target. Until 14, a partition's copy of its parent's trigger counts as internal. */
async function readLiveTables(session, names) {
    return session.query(`
    WITH RECURSIVE named AS (
      SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN json_to_recordset($1::json) AS x(schema text, name text) ON x.schema = n.nspname AND x.name = c.relname
      UNION SELECT i.inhrelid FROM named JOIN pg_inherits i ON i.inhparent = named.oid JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition WHERE c.relkind IN ('r', 'p', 'f')
    )
    SELECT n.nspname AS schema, c.relname AS name, c.oid::text AS oid, c.relkind AS kind, pg_has_role(c.relowner, 'USAGE') AS owned, c.relforcerowsecurity AS forced,
      array(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
      (SELECT coalesce(json_agg(json_build_object('name', tgname, 'enabled', tgenabled) ORDER BY tgname), '[]') FROM pg_trigger WHERE tgrelid = c.oid AND (NOT tgisinternal OR
        (tgparentid <> 0 AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.oid = tgconstraint AND k.contype = 'f')))) AS triggers,
      (SELECT coalesce(json_agg(json_build_object('name', rulename, 'enabled', ev_enabled) ORDER BY rulename), '[]') FROM pg_rewrite WHERE ev_class = c.oid AND c.relkind IN ('r', 'p')) AS rules,
      array(SELECT h.oid::regclass::text FROM pg_inherits JOIN pg_class h ON h.oid = inhrelid WHERE inhparent = c.oid AND NOT h.relispartition ORDER BY 1) AS heirs
    FROM named JOIN pg_class c USING (oid) JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY 1, 2`, [JSON.stringify(names.map(({ schema, name }) => ({ schema, name })))]);
}
/** Foreign keys from and to these tables; those of a partition stand for its topmost table, which alone can drop them. */
async function readLiveKeys(session, tables) {
    return session.query(`
    WITH RECURSIVE touching AS (
      SELECT oid, conparentid FROM pg_constraint WHERE contype = 'f' AND (conrelid = ANY($1::oid[]) OR confrelid = ANY($1::oid[]))
      UNION SELECT p.oid, p.conparentid FROM pg_constraint p JOIN touching ON p.oid = touching.conparentid
    )
    SELECT k.oid::text AS oid, k.conname AS name, n.nspname AS schema, r.relname AS table, json_build_object('schema', tn.nspname, 'name', t.relname) AS to,
      pg_get_constraintdef(k.oid) AS definition, obj_description(k.oid, 'pg_constraint') AS comment, pg_has_role(r.relowner, 'USAGE') AS owned
    FROM touching JOIN pg_constraint k USING (oid) JOIN pg_class r ON r.oid = k.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
    JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
    WHERE k.conparentid = 0 ORDER BY 3, 4, 2`, [tables.map(({ oid }) => oid)]);
}
/** Materialized views that read these tables directly: they keep the rows of before until they are refreshed. */
async function readStaleViews(session, tables) {
    const rows = await session.query(`
    SELECT DISTINCT v.oid::regclass::text AS name FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid JOIN pg_class v ON v.oid = w.ev_class
    WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY($1::oid[]) AND v.relkind = 'm' ORDER BY 1`, [tables.map(({ oid }) => oid)]);
    return rows.map(({ name }) => name);
}
/** Exact numbers of rows, by OID; null where row security hides some from the role that asks. */
async function countLive(session, tables) {
    const counts = new Map();
    for (const table of tables.filter(({ kind }) => kind === 'r')) {
        const [row] = await session.query(`SELECT count(*)::text AS count FROM ONLY ${inSql(table)}`).catch((problem) => {
            if (table.forced)
                return [undefined];
            throw problem;
        });
        counts.set(table.oid, row === undefined ? null : Number(row.count));
    }
    return counts;
}
/** Those that are not there. */
async function missingOf(session, needed) {
    const rows = await session.query(`
    SELECT (x.index)::int AS index FROM json_to_recordset($1::json) AS x(index int, kind text, schema text, name text) LEFT JOIN pg_namespace n ON n.nspname = x.schema
    WHERE NOT CASE x.kind
      WHEN 'schema' THEN EXISTS (SELECT FROM pg_namespace WHERE nspname = x.name)
      WHEN 'extension' THEN EXISTS (SELECT FROM pg_extension WHERE extname = x.name)
      WHEN 'type' THEN EXISTS (SELECT FROM pg_type WHERE typname = x.name AND typnamespace = n.oid)
      WHEN 'function' THEN EXISTS (SELECT FROM pg_proc WHERE proname = x.name AND pronamespace = n.oid)
      WHEN 'relation' THEN EXISTS (SELECT FROM pg_class WHERE relname = x.name AND relnamespace = n.oid)
      WHEN 'collation' THEN EXISTS (SELECT FROM pg_collation WHERE collname = x.name AND collnamespace = n.oid)
      WHEN 'role' THEN EXISTS (SELECT FROM pg_roles WHERE rolname = x.name)
      WHEN 'tablespace' THEN EXISTS (SELECT FROM pg_tablespace WHERE spcname = x.name)
    END ORDER BY 1`, [JSON.stringify(needed.map((one, index) => ({ index, ...one })))]);
    return rows.flatMap(({ index }) => needed[index] ?? []);
}

;// CONCATENATED MODULE: ./postgres/tables-restore-plan.js







/** Where a relation of the archive will stand. */
function targetOf(request, { schema, name }) {
    if (request.into === 'schema')
        return { schema: request.intoName, name };
    return { schema, name: request.into === 'rename' ? (0,table_names/* withSuffix */.o)(name, request.intoName) : name };
}
/** Throws KnownError `tables-differ` unless a live table can take the rows of the backup's (undefined: of a partition that it does not know) as it is, and `tables-not-owned` unless the role may do it. */
function requireFit(live, table) {
    const elsewhere = 'Restore into a schema of its own (into: schema) and move the rows yourself, or bring the live table to the backup\'s state first.';
    const kind = { r: 'table', p: 'partitioned table', v: 'view', m: 'materialized view', f: 'foreign table' }[live.kind] ?? 'relation of another kind';
    const expected = table === undefined ? kind : table.partitioned ? 'partitioned table' : 'table';
    if ((live.kind !== 'r' && live.kind !== 'p') || kind !== expected)
        throw new errors/* KnownError */.E('tables-differ', `${shown(live)} is a ${kind} at the target and a ${expected} in the backup`, elsewhere);
    if (table !== undefined && !table.partitioned && table.rows === undefined) {
        throw new errors/* KnownError */.E('rows-not-in-backup', `the backup has no rows of ${shown(live)}: they were left out when it was taken`, 'The live rows would be gone. Take a backup that has them, or leave this table out.');
    }
    const columns = table?.rows?.columns;
    if (columns !== undefined) {
        const surplus = live.columns.filter((column) => !columns.includes(column));
        const lacking = columns.filter((column) => !live.columns.includes(column));
        if (surplus.length + lacking.length > 0) {
            const said = [...lacking.length > 0 ? [`only the backup has ${(0,markdown/* plain */.pj)(lacking.join(', '))}`] : [], ...surplus.length > 0 ? [`only the live table has ${(0,markdown/* plain */.pj)(surplus.join(', '))}`] : []];
            throw new errors/* KnownError */.E('tables-differ', `${shown(live)} has other columns than in the backup: ${said.join('; ')}`, elsewhere);
        }
    }
    if (!live.owned)
        throw notOwned(shown(live));
}
/** Throws KnownError `tables-not-owned` when a foreign key that has to be set aside belongs to somebody else's table. */
function requireKeys(keys) {
    const foreign = keys.find(({ owned }) => !owned);
    if (foreign !== undefined)
        throw notOwned(shown({ schema: foreign.schema, name: foreign.table }), ` (its foreign key ${(0,markdown/* plain */.pj)(foreign.name)} has to be set aside and checked again)`);
}
function notOwned(table, why = '') {
    return new errors/* KnownError */.E('tables-not-owned', `${table} belongs to another role at the target${why}`, 'Restore as the owner of the tables, as a member of that role, or as a superuser; or restore beside them (into: schema).');
}
/** What becomes of each table, in sentences. */
function changesTo(tables) {
    return tables.map(({ table, target, how, rows, replaced }) => {
        if (how === 'create')
            return `${shown(target)} is made${table.rows === undefined && !table.partitioned ? ', without rows: they are not in the backup' : rows === null ? '' : `, with ${(0,units/* counted */.hS)(rows, 'row')}`}`;
        const going = table.partitioned ? 'the rows of its partitions go' : replaced === null ? 'all rows go; they cannot be counted, because row security hides some' : `${(0,units/* counted */.hS)(replaced, 'row')} ${replaced === 1 ? 'goes' : 'go'}`;
        return `${shown(table)}: ${going}${rows === null ? '' : `, ${(0,units/* counted */.hS)(rows, 'row')} of the backup ${rows === 1 ? 'comes' : 'come'}`}`;
    });
}
/** What depends on the rows that go, in sentences. */
function liveSentences(live, keys, views, tables) {
    const chosen = new Set(live.map(keyOf));
    const known = new Set(tables.map(({ table }) => keyOf(table)));
    return [
        ...live.filter((table) => !known.has(keyOf(table))).map((table) => `${shown(table)} is a partition that the backup does not have: its rows go`),
        ...live.flatMap((table) => (table.heirs.length === 0 ? [] : [`${shown(table)} is inherited by ${(0,markdown/* plain */.pj)(table.heirs.join(', '))}, where rows stay as they are`])),
        ...keys.filter((key) => !chosen.has(keyOf({ schema: key.schema, name: key.table }))).map((key) => `rows of ${shown({ schema: key.schema, name: key.table })} refer to ${shown(key.to)} (foreign key ${(0,markdown/* plain */.pj)(key.name)}): if one of them then refers to nothing, nothing is changed`),
        ...keys.filter((key) => chosen.has(keyOf({ schema: key.schema, name: key.table })) && !chosen.has(keyOf(key.to))).map((key) => `${shown({ schema: key.schema, name: key.table })} refers to ${shown(key.to)}, which stays as it is (foreign key ${(0,markdown/* plain */.pj)(key.name)}): if a row of the backup then refers to nothing, nothing is changed`),
        ...views.map((view) => `materialized view ${(0,markdown/* plain */.pj)(view)} shows the rows of before until it is refreshed`),
    ];
}
/** What the backup has and this restore leaves out, in sentences. */
function leftOutSentences(request, selection, tables) {
    const created = new Set(tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)));
    const sentences = [];
    if (request.into !== 'replace') {
        const chosen = new Set(selection.tables.map(keyOf));
        for (const { entry, table } of selection.objects) {
            if (entry.description !== 'FK CONSTRAINT' || isInside(entry, chosen))
                continue;
            sentences.push(`${shown(table)} is made without its foreign key to ${shown(referencedTable(entry.definition ?? '') ?? table)}, which would tie the live table to the copy`);
        }
    }
    if (request.into === 'replace' && created.size > 0 && selection.views.length > 0)
        sentences.push(`views that read the tables are not made: ${selection.views.map(shown).join(', ')}`);
    if (request.into === 'replace') {
        for (const { description, definition } of request.entries) {
            const [table] = description === 'PUBLICATION TABLE' ? qualifiedNames(definition ?? '') : [];
            if (table === undefined || !created.has(keyOf(table)))
                continue;
            sentences.push(`${shown(table)} is made again without its place in a publication; afterwards: ${(0,markdown/* plain */.pj)((definition ?? '').trim())}`);
        }
    }
    const holdsObjects = request.entries.some(({ description }) => /^(?:BLOB|BLOBS|BLOB METADATA)$/.test(description));
    const mayRefer = selection.tables.some(({ entry }) => / (?:oid|lo|public\.lo)\b/.test(entry.definition ?? ''));
    if (holdsObjects && mayRefer)
        sentences.push('large objects are not restored: a column that holds their ids may name some that are gone');
    return sentences;
}
const isInside = (key, chosen) => {
    const to = referencedTable(key.definition ?? '');
    return to !== undefined && chosen.has(keyOf(to));
};
/** Throws KnownError `name-taken` when something that is going to be made has the name of something that is there, or of another one. */
async function requireNames(session, request, selection) {
    const indexes = selection.objects.flatMap(({ entry, table }) => {
        if (entry.description === 'INDEX')
            return [{ schema: table.schema, name: entry.tag }];
        return entry.description === 'CONSTRAINT' ? [{ schema: table.schema, name: entry.tag.slice(table.name.length + 1) }] : [];
    });
    const targets = [...selection.tables, ...selection.sequences, ...indexes].map((relation) => targetOf(request, relation));
    const seen = new Set();
    const twice = targets.find((target) => seen.size === seen.add(keyOf(target)).size);
    if (twice !== undefined)
        throw new errors/* KnownError */.E('name-taken', `two of the chosen tables, or of their indexes, would both be ${shown(twice)}`, 'Restore them one after the other, each into a schema of its own.');
    const absent = new Set((await missingOf(session, targets.map((target) => ({ kind: 'relation', ...target })))).map(({ schema, name }) => keyOf({ schema: schema ?? '', name })));
    const taken = targets.filter((target) => !absent.has(keyOf(target)));
    if (taken.length === 0)
        return;
    throw new errors/* KnownError */.E('name-taken', `${taken.slice(0, 5).map(shown).join(', ')}${taken.length > 5 ? ` and ${taken.length - 5} more` : ''} ${taken.length === 1 ? 'is' : 'are'} at the target already`, 'They may come from an earlier restore: drop them, or choose another into-name.');
}
/**
 * Throws KnownError `needed-missing` with everything that the definitions name and the target lacks. Gives the tablespaces that it lacks, which
 * can be done without.
 */
async function requireNeeded(session, request, selection, created) {
    const objects = selection.objects.filter(({ table }) => created.has(keyOf(table)));
    const taken = new Set(objects.map(({ entry }) => entry.dumpId));
    const chosen = new Set(selection.tables.map(({ entry }) => entry.dumpId));
    const names = new Set(selection.tables.map(keyOf));
    const parents = new Set(selection.tables.flatMap(({ parent }) => (parent === undefined ? [] : [keyOf(parent)])));
    const byId = new Map(request.entries.map((entry) => [entry.dumpId, entry]));
    const needed = objects.flatMap(({ entry, table }) => {
        if (request.into !== 'replace' && (entry.description === 'FK CONSTRAINT' && !isInside(entry, names)))
            return [];
        if (entry.description.endsWith('ATTACH'))
            return [];
        const roles = request.ownership && entry.owner !== null && entry.owner !== '' ? [{ kind: 'role', schema: null, name: entry.owner }] : [];
        const schemas = request.into === 'schema' ? [] : [{ kind: 'schema', schema: null, name: table.schema }];
        const others = entry.dependencies.filter((id) => !taken.has(id) && !chosen.has(id)).flatMap((id) => neededOf(byId.get(id)) ?? []);
        const spaces = entry.tablespace === null || entry.tablespace === '' ? [] : [{ kind: 'tablespace', schema: null, name: entry.tablespace }];
        return [...roles, ...schemas, ...spaces, ...others.filter((one) => !parents.has(keyOf({ schema: one.schema ?? '', name: one.name })))];
    });
    const missing = await missingOf(session, [...new Map(needed.map((one) => [JSON.stringify(one), one])).values()]);
    const vital = missing.filter(({ kind }) => kind !== 'tablespace');
    if (vital.length > 0) {
        throw new errors/* KnownError */.E('needed-missing', `the target lacks what the tables need: ${vital.map(({ kind, schema, name }) => `${kind} ${(0,markdown/* plain */.pj)(schema === null ? name : `${schema}.${name}`)}`).join(', ')}`, 'Create it first (CREATE EXTENSION, CREATE ROLE, CREATE TYPE …), or restore the whole database.');
    }
    return missing;
}
function neededOf(entry) {
    if (entry === undefined)
        return undefined;
    const schema = entry.namespace;
    switch (entry.description) {
        case 'SCHEMA': return { kind: 'schema', schema: null, name: entry.tag };
        case 'EXTENSION': return { kind: 'extension', schema: null, name: entry.tag };
        case 'TYPE':
        case 'DOMAIN': return { kind: 'type', schema, name: entry.tag };
        case 'FUNCTION':
        case 'AGGREGATE': return { kind: 'function', schema, name: entry.tag.slice(0, entry.tag.lastIndexOf('(')) };
        case 'COLLATION': return { kind: 'collation', schema, name: entry.tag };
        case 'TABLE':
        case 'SEQUENCE':
        case 'VIEW':
        case 'MATERIALIZED VIEW':
        case 'FOREIGN TABLE': return { kind: 'relation', schema, name: entry.tag };
        default: return undefined;
    }
}
/** Throws KnownError `table-inherits` for a copy of a table that inherits: its rows would show in the live parent. */
function requireNoHeritage(selection) {
    const chosen = new Set(selection.tables.map(keyOf));
    for (const table of selection.tables) {
        const definition = statementsOf(table.entry.definition ?? '')[0] ?? '';
        const at = /\)\s*INHERITS \((?:"[^"]*"|[^()"])*\)/.exec(definition);
        const outside = at === null ? undefined : qualifiedNames(at[0]).find((parent) => !chosen.has(keyOf(parent)));
        if (outside !== undefined)
            throw new errors/* KnownError */.E('table-inherits', `${shown(table)} inherits from ${shown(outside)}: in a copy, its rows would show in the live parent`, `Choose ${shown(outside)} as well, or use into: replace.`);
    }
}

;// CONCATENATED MODULE: ./postgres/tables-restore-request.js
/** What the manifest says of a table. */
function proofOf({ proof }, table) {
    return proof?.relations.find((relation) => relation.schema === table.schema && relation.name === table.name);
}
/** The encoding of the archive: of its names, definitions and rows. */
function encodingOf({ entries }) {
    return /'([^']+)'/.exec(entries.find(({ description }) => description === 'ENCODING')?.definition ?? '')?.[1] ?? 'UTF8';
}
/** The settings of a session that restores: rows read as they did at the source, nothing is hidden, every name means what it says. */
function tables_restore_request_settingsOf(request) {
    const strings = request.entries.find(({ description }) => description === 'STDSTRINGS')?.definition?.includes(`'off'`) === true;
    return { ...request.settings, row_security: 'off', search_path: '', standard_conforming_strings: strings ? 'off' : 'on', default_transaction_read_only: 'off', check_function_bodies: 'off' };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ../node_modules/pg-copy-streams/index.js
var pg_copy_streams = __webpack_require__(15303);
// EXTERNAL MODULE: ./postgres/restored.js + 1 modules
var restored = __webpack_require__(20709);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
;// CONCATENATED MODULE: ./postgres/tables-restore-archive.js








/** The statements by which pg_restore would make these entries, in its order; settings of the session are left out. */
async function tables_restore_archive_statementsFor(archive, entries, options) {
    if (entries.length === 0)
        return [];
    const parameters = [...await listed(archive, entries), ...(options.ownership ? [] : ['--no-owner', '--no-privileges']), ...(options.tablespaces ? [] : ['--no-tablespaces']), '--file=-', archive.path];
    const started = (0,process/* start */.ni)(archive.pgRestore, parameters, { signal: archive.signal });
    started.stdin.end();
    const chunks = [];
    for await (const chunk of started.stdout)
        chunks.push(chunk);
    await ended(started);
    return statementsOf(decoded(Buffer.concat(chunks), archive.encoding)).filter((statement) => !isSetting(statement));
}
async function ended({ done }) {
    try {
        await done;
    }
    catch (problem) {
        if (!(problem instanceof process/* ProcessFailure */.iq))
            throw problem;
        throw new errors/* KnownError */.E('archive-not-read', `pg_restore could not read the archive: ${(0,markdown/* plain */.pj)(problem.message)}`, 'An older pg_restore does not read a newer archive: then restore into a server of the source\'s version. Else verify the backup (zimmer-backup verify).', { cause: problem });
    }
}
/** Definitions stand in the source's encoding, as its rows do; a session of ours speaks UTF-8. */
function decoded(script, encoding) {
    if ((0,external_node_buffer_.isUtf8)(script))
        return script.toString('utf8');
    if (encoding === 'LATIN1')
        return script.toString('latin1');
    throw new errors/* KnownError */.E('names-in-encoding', `the definitions of the tables are in ${encoding}, with letters that are not ASCII`, 'Single tables are restored from UTF8 and LATIN1. Restore the whole database beside the live one, and copy the rows.');
}
const isSetting = (statement) => /^SET (?!default_table)\w+ (?:=|TO) /.test(statement) || statement.startsWith('SELECT pg_catalog.set_config(');
async function listed(archive, entries) {
    const list = (0,external_node_path_.join)(archive.folder, 'entries.list');
    await (0,external_node_fs_promises_.writeFile)(list, entries.map(({ dumpId }) => `${dumpId};\n`).join(''), { mode: 0o600 });
    return [`--format=${archive.format}`, `--use-list=${list}`];
}
/**
 * Reads the rows of tables from one pass of pg_restore over the archive, in the archive's order; `take` gets each table's COPY lines and has to
 * read them to their end. Throws KnownError `archive-not-read` and `rows-not-given`.
 */
async function readRows(archive, tables, take) {
    const filled = tables.flatMap((table) => (table.rows === undefined ? [] : [{ table, rows: table.rows }])).sort((a, b) => a.rows.position - b.rows.position);
    if (filled.length === 0)
        return;
    const started = (0,process/* start */.ni)(archive.pgRestore, [...await listed(archive, filled.map(({ rows }) => rows.entry)), '--file=-', archive.path], { signal: archive.signal });
    started.stdin.end();
    try {
        const script = new CopyScript(started.stdout);
        for (const { table, rows } of filled) {
            if (!await script.skipTo(`${rows.entry.copyStatement?.trimEnd() ?? ''}\n`)) {
                await ended(started);
                throw new errors/* KnownError */.E('rows-not-given', `pg_restore gave no rows of ${shown(table)}`, verifyIt);
            }
            await take(table, script.rows());
        }
        await script.end();
        await ended(started);
    }
    finally {
        // A program that waits for somebody to read it would not end.
        started.stdout.destroy();
        started.end();
    }
}
const verifyIt = 'Verify the backup (zimmer-backup verify), and restore another one if it is damaged.';
const terminator = Buffer.from('\n\\.\n');
/** A script of pg_restore that consists of COPY statements with their rows. */
class CopyScript {
    #chunks;
    // Begins with the end of a line, so that what is looked for always follows one.
    #left = Buffer.from('\n');
    constructor(source) {
        this.#chunks = source[Symbol.asyncIterator]();
    }
    async #more() {
        const next = await this.#chunks.next();
        if (next.done === true)
            return false;
        this.#left = Buffer.concat([this.#left, next.value]);
        return true;
    }
    /** Goes on to behind the next statement of this text; false if the script ends without one. */
    async skipTo(statement) {
        // As the archive's reader does: what is not UTF-8 was read byte by byte.
        const wanted = [Buffer.from(`\n${statement}`), Buffer.from(`\n${statement}`, 'latin1')];
        do {
            for (const bytes of wanted) {
                const at = this.#left.indexOf(bytes);
                if (at === -1)
                    continue;
                // The line end before the rows stays: an empty table's terminator follows it at once.
                this.#left = this.#left.subarray(at + bytes.length - 1);
                return true;
            }
            // Kept is only what may be the beginning of it.
            this.#left = this.#left.subarray(Math.max(0, this.#left.length - Math.max(...wanted.map(({ length }) => length)) + 1));
        } while (await this.#more());
        return false;
    }
    /** Reads on to the end of the script, whatever it says. */
    async end() {
        do
            this.#left = Buffer.alloc(0);
        while (await this.#more());
    }
    /** The COPY lines up to their terminator. */
    async *rows() {
        let first = true;
        for (;;) {
            const end = this.#left.indexOf(terminator);
            const ready = this.#left.subarray(first ? 1 : 0, end === -1 ? Math.max(first ? 1 : 0, this.#left.length - terminator.length + 1) : end + 1);
            if (ready.length > 0)
                yield ready;
            if (end !== -1) {
                this.#left = this.#left.subarray(end + terminator.length - 1);
                return;
            }
            if (ready.length > 0) {
                this.#left = this.#left.subarray((first ? 1 : 0) + ready.length);
                first = false;
            }
            if (!(await this.#more()))
                throw new errors/* KnownError */.E('rows-not-given', 'pg_restore ended within the rows of a table', verifyIt);
        }
    }
}

;// CONCATENATED MODULE: ./postgres/tables-restore-create.js








/** Makes the tables that are not filled in place: bare ones for the rows, then what is built upon them. */
class Creation {
    notes = [];
    #session;
    #request;
    #plan;
    #archive;
    #created;
    /** Every relation that is made here: tables, sequences, indexes. */
    #made;
    /** The schema in which things are made, by the one that they had. */
    #schemas = new Map();
    #postponed = [];
    constructor(session, request, plan, archive) {
        this.#session = session;
        this.#request = request;
        this.#plan = plan;
        this.#archive = archive;
        this.#created = new Set(plan.tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)));
        const sequences = plan.selection.sequences.filter(({ table }) => this.#created.has(keyOf(table)));
        const objects = plan.selection.objects.filter(({ table }) => this.#created.has(keyOf(table)));
        this.#made = new Set([...this.#created, ...sequences.map(keyOf), ...objects.flatMap(({ entry, table }) => namesUpon(entry, table))]);
    }
    /** Where a relation stands while rows are read into it: in a rename it gets its name at the end. */
    placeOf(relation) {
        return { schema: this.#schemas.get(relation.schema) ?? relation.schema, name: relation.name };
    }
    async makeTables() {
        if (this.#created.size === 0)
            return;
        await this.#makeSchemas();
        for (const statement of await this.#statements((entry) => entry.section === 'pre-data')) {
            const fate = this.#fateOf(statement);
            if (fate === 'now')
                await this.#perform(statement);
            else if (fate === 'postponed')
                this.#postponed.push(statement);
        }
    }
    /** Indexes, constraints, triggers, policies, comments, privileges; then partitions join the live tables that they belong to. */
    async makeRest() {
        if (this.#created.size === 0)
            return;
        const others = await this.#statements((entry) => entry.section !== 'pre-data' && !isPrivilege(entry));
        for (const statement of others)
            if (this.#fateOf(statement) === 'now')
                await this.#perform(statement);
        for (const statement of this.#postponed)
            await this.#perform(statement);
        for (const statement of await this.#statements(isPrivilege))
            await this.#grant(statement);
    }
    async #makeSchemas() {
        const { into, intoName } = this.#request;
        if (into === 'replace')
            return;
        const sources = [...new Set(this.#plan.tables.map(({ table }) => table.schema))];
        const [row] = await this.#session.query('SELECT txid_current()::text AS id');
        for (const [index, source] of sources.entries())
            this.#schemas.set(source, into === 'schema' ? intoName : `zimmer_restoring_${row?.id ?? ''}_${index}`);
        const wanted = [...new Set(this.#schemas.values())].map((name) => ({ kind: 'schema', schema: null, name }));
        // Not IF NOT EXISTS: that asks for the right to create even where nothing is to be created.
        for (const { name } of await missingOf(this.#session, wanted))
            await this.#session.query(`CREATE SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`);
    }
    async #statements(which) {
        const entries = this.#plan.selection.objects.filter(({ entry, table }) => this.#created.has(keyOf(table)) && which(entry)).map(({ entry }) => entry);
        return tables_restore_archive_statementsFor(this.#archive, entries, { ownership: this.#request.ownership, tablespaces: this.#plan.tablespaces });
    }
    async #perform(statement) {
        await this.#session.query(this.#moved(statement));
    }
    #fateOf(statement) {
        return fateOf(statement, { isCopy: this.#request.into !== 'replace', isMade: (relation) => this.#made.has(keyOf(relation)) });
    }
    #moved(statement) {
        if (this.#schemas.size === 0)
            return statement;
        return withSchemas(statement, (relation) => (this.#made.has(keyOf(relation)) ? this.#schemas.get(relation.schema) : undefined));
    }
    /** A role that the target lacks costs its privileges, not the rows. */
    async #grant(statement) {
        await this.#session.query('SAVEPOINT privilege');
        try {
            await this.#perform(statement);
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem) !== '42704')
                throw problem;
            await this.#session.query('ROLLBACK TO SAVEPOINT privilege');
            this.notes.push(`a role is missing at the target, so this was not done: ${(0,markdown/* plain */.pj)(statement)}`);
        }
        await this.#session.query('RELEASE SAVEPOINT privilege');
    }
    /** Gives what was made for a rename its names, beside the live tables, and removes the schemas in which it was made. */
    async moveInPlace() {
        if (this.#request.into !== 'rename')
            return;
        for (const [source, schema] of this.#schemas) {
            const relations = await this.#session.query(`
        SELECT relname AS name, relkind AS kind FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p', 'i', 'I', 'S') ORDER BY 1`, [esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)]);
            const renamed = (name) => targetOf(this.#request, { schema: source, name }).name;
            for (const { name } of relations)
                await this.#session.query(`ALTER TABLE ${inSql({ schema, name })} RENAME TO ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(renamed(name))}`);
            // Indexes and the sequences of columns go along.
            for (const { name, kind } of relations)
                if (kind === 'r' || kind === 'p')
                    await this.#session.query(`ALTER TABLE ${inSql({ schema, name: renamed(name) })} SET SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(source)}`);
            const statistics = await this.#session.query('SELECT stxname AS name FROM pg_statistic_ext WHERE stxnamespace = $1::regnamespace', [esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)]);
            for (const { name } of statistics) {
                await this.#session.query(`ALTER STATISTICS ${inSql({ schema, name })} RENAME TO ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(renamed(name))}`);
                await this.#session.query(`ALTER STATISTICS ${inSql({ schema, name: renamed(name) })} SET SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(source)}`);
            }
            await this.#session.query(`DROP SCHEMA ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}`);
        }
    }
}
/** The names of what stands upon a table in a schema of its own right. */
function namesUpon(entry, table) {
    if (entry.description === 'INDEX' || entry.description === 'STATISTICS')
        return [keyOf({ schema: table.schema, name: entry.tag })];
    return entry.description === 'CONSTRAINT' ? [keyOf({ schema: table.schema, name: entry.tag.slice(table.name.length + 1) })] : [];
}
const isPrivilege = (entry) => entry.description === 'ACL';
/**
 * Whether a statement of the archive is done now, after the rest, or not at all: a copy is tied to nothing that is live, and a partition joins a
 * live table only when it has the indexes that the table wants.
 */
function fateOf(statement, context) {
    const [first] = qualifiedNames(statement);
    if (first === undefined)
        return 'now';
    if (isAttachment(statement))
        return context.isMade(first) ? 'now' : context.isCopy ? 'left out' : 'postponed';
    const words = wordsOf(statement);
    if (statement.startsWith('ALTER INDEX ') && /\bATTACH PARTITION\b/.test(words))
        return context.isMade(first) ? 'now' : 'left out';
    if (context.isCopy && /\bADD CONSTRAINT\b.* ?\bFOREIGN KEY\b/.test(words)) {
        const to = referencedTable(statement);
        return to !== undefined && context.isMade(to) ? 'now' : 'left out';
    }
    return 'now';
}

// EXTERNAL MODULE: ./postgres/constraints-foreign-keys.js
var constraints_foreign_keys = __webpack_require__(92621);
;// CONCATENATED MODULE: ./postgres/tables-restore-fill.js






/** Locks the tables whose rows are replaced, and those at the other end of their foreign keys, all at once. */
async function lockTables(session, live, keys) {
    if (live.length === 0)
        return;
    const names = new Set([...live.map(inSql), ...keys.flatMap((key) => [inSql({ schema: key.schema, name: key.table }), inSql(key.to)])]);
    // Readers go on beside EXCLUSIVE and see the rows of before until the end; what has to be set aside needs the table alone.
    const alone = keys.length > 0 || live.some(({ rules, forced }) => forced || rules.length > 0);
    await session.query(`LOCK TABLE ${[...names].sort().map((name) => `ONLY ${name}`).join(', ')} IN ${alone ? 'ACCESS EXCLUSIVE' : 'EXCLUSIVE'} MODE`);
}
const ways = { O: 'ENABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' };
/**
 * Sets aside what would act upon rows that go and come: triggers, rules, row security that holds for the owner, and foreign keys (whose CASCADE
 * would reach other tables). Gives the statements that put everything but the keys back.
 */
async function setAside(session, live, keys) {
    const back = [];
    for (const key of keys)
        await session.query(`ALTER TABLE ${inSql({ schema: key.schema, name: key.table })} DROP CONSTRAINT ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(key.name)}`);
    for (const table of live) {
        const alter = `ALTER TABLE ONLY ${inSql(table)}`;
        const switches = [...table.triggers.map((one) => ({ ...one, what: 'TRIGGER' })), ...table.rules.map((one) => ({ ...one, what: 'RULE' }))];
        for (const { what, name, enabled } of switches) {
            const way = ways[enabled];
            if (way === undefined)
                continue;
            await session.query(`${alter} DISABLE ${what} ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`);
            back.push(`${alter} ${way} ${what} ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`);
        }
        if (!table.forced)
            continue;
        await session.query(`${alter} NO FORCE ROW LEVEL SECURITY`);
        back.push(`${alter} FORCE ROW LEVEL SECURITY`);
    }
    return back;
}
/** Empties the tables: row by row, because TRUNCATE shows a reader with an older snapshot an empty table. Gives how many rows went. */
async function removeRows(session, live) {
    const removed = new Map();
    for (const table of live.filter(({ kind }) => kind === 'r'))
        removed.set(table.oid, (await session.client.query(`DELETE FROM ONLY ${inSql(table)}`)).rowCount ?? 0);
    return removed;
}
/** Adds a foreign key, checked against every row. Throws KnownError `foreign-key-broken` with the number of rows that refer to nothing. */
async function addKey(session, key) {
    const add = `ALTER TABLE ${inSql(key.table)} ADD CONSTRAINT ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(key.name)} ${key.definition}`;
    await session.query('SAVEPOINT key');
    try {
        await session.query(add);
    }
    catch (problem) {
        if ((0,errors/* codeOf */.$N)(problem) !== '23503')
            throw problem;
        await session.query('ROLLBACK TO SAVEPOINT key');
        throw await broken(session, key, add);
    }
    await session.query('RELEASE SAVEPOINT key');
    if (key.comment !== null)
        await session.query(`COMMENT ON CONSTRAINT ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(key.name)} ON ${inSql(key.table)} IS ${esm/* default.escapeLiteral */.Ay.escapeLiteral(key.comment)}`);
}
async function broken(session, key, add) {
    const sentence = (rows) => new errors/* KnownError */.E('foreign-key-broken', `foreign key ${(0,markdown/* plain */.pj)(key.name)}: ${rows} of ${shown(key.table)} would refer to rows that ${shown(key.to)} then does not have`, `Choose ${shown(key.table)} as well, or restore beside the live tables (into: schema) and decide row by row. Nothing was changed.`);
    try {
        // Unchecked it can stand for a moment, and be asked by the server's own rules of equality. A partitioned table refuses that until 18.
        await session.query(`${add} NOT VALID`);
        const found = (await (0,constraints_foreign_keys/* readForeignKeys */.r)(session)).find((one) => one.schema === key.table.schema && one.table === key.table.name && one.name === key.name);
        const [finding] = found === undefined ? [] : (await (0,constraints_foreign_keys/* checkForeignKey */.u)(session, found, true)).filter(({ count }) => count !== undefined);
        return sentence(finding?.count === undefined ? 'rows' : finding.count === 1 ? '1 row' : `${finding.count} rows`);
    }
    catch {
        return sentence('rows');
    }
}

;// CONCATENATED MODULE: ./postgres/tables-restore-sequences.js


/**
 * Sets a sequence to the backup's position, or further: it never gives a number that its column has, and, where it was live, none that it has
 * given since the backup. A roll-back takes it back, which setval alone does not. Gives its value; undefined where there is none of that name.
 */
async function setSequence(session, target, archived, isLive) {
    const facts = await readFacts(session, target);
    if (facts === undefined)
        return undefined;
    const backup = archived.value === null ? facts : { value: archived.value, isCalled: archived.isCalled };
    const position = furthest([backup, ...(isLive ? [facts] : []), ...(facts.reached === null ? [] : [{ value: facts.reached, isCalled: true }])], facts);
    // The restart gives the sequence storage of its own in this transaction; what setval writes there goes with it.
    await session.query(`ALTER SEQUENCE ${inSql(target)} RESTART`);
    await session.query('SELECT setval($1::regclass, $2::bigint, $3)', [inSql(target), position.value, position.isCalled]);
    return position.value;
}
async function readFacts(session, target) {
    const [sequence] = await session.query(`
    SELECT seqincrement::text AS increment, seqmin::text AS minimum, seqmax::text AS maximum, a.attname AS column,
      CASE WHEN r.oid IS NOT NULL THEN json_build_object('schema', rn.nspname, 'name', r.relname) END AS table
    FROM pg_sequence q JOIN pg_class c ON c.oid = q.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    LEFT JOIN pg_class r ON r.oid = d.refobjid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
    WHERE n.nspname = $1 AND c.relname = $2`, [target.schema, target.name]);
    if (sequence === undefined)
        return undefined;
    const { increment, minimum, maximum, table, column } = sequence;
    const end = increment.startsWith('-') ? 'min' : 'max';
    // What lies beyond the sequence's own bounds was never given by it, and it will never get there.
    const reached = table === null || column === null ? 'NULL'
        : `(SELECT ${end}(${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(column)})::bigint::text FROM ${inSql(table)} WHERE ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(column)} BETWEEN ${minimum}::bigint AND ${maximum}::bigint)`;
    const [row] = await session.query(`SELECT last_value::text AS value, is_called AS "isCalled", ${reached} AS reached FROM ${inSql(target)}`);
    return row === undefined ? undefined : { increment, minimum, maximum, ...row };
}
/** The position whose last number given is the furthest on. */
function furthest(positions, { increment }) {
    const step = BigInt(increment);
    const last = ({ value, isCalled }) => (isCalled ? BigInt(value) : BigInt(value) - step) * (step < 0n ? -1n : 1n);
    return positions.reduce((best, one) => (last(one) > last(best) ? one : best));
}

;// CONCATENATED MODULE: ./postgres/tables-restore-transaction.js















/** One restore of tables, step by step, within a transaction. */
class TablesTransaction {
    /** The table whose rows are being moved, for messages. */
    current;
    #session;
    #request;
    #plan;
    #archive;
    #creation;
    constructor(session, request, plan) {
        this.#session = session;
        this.#request = request;
        this.#plan = plan;
        this.#archive = { pgRestore: request.pgRestore, ...request.archive, folder: request.folder, encoding: encodingOf(request), signal: request.signal };
        this.#creation = new Creation(session, request, plan, this.#archive);
    }
    async perform() {
        const session = this.#session;
        const { live, keys } = await this.#lock();
        const putBack = await setAside(session, live, keys);
        const removed = await removeRows(session, live);
        await this.#creation.makeTables();
        const filled = await this.#fill();
        // What is deferred is due now: no table can be altered while it waits.
        await session.query('SET CONSTRAINTS ALL IMMEDIATE');
        await this.#creation.makeRest();
        for (const key of keys)
            await addKey(session, { ...key, table: { schema: key.schema, name: key.table } });
        await this.#addIncoming();
        for (const statement of putBack)
            await session.query(statement);
        const sequences = await this.#setSequences();
        await this.#creation.moveInPlace();
        const oids = new Map(live.map((table) => [keyOf(table), table.oid]));
        return {
            tables: filled.map(({ planned, rows, fingerprint }) => ({ source: tables_restore_transaction_nameOf(planned.table), target: planned.target, rows, fingerprint, removed: removed.get(oids.get(keyOf(planned.table)) ?? '') ?? 0 })),
            sequences, notes: this.#creation.notes,
        };
    }
    /** The live tables as they are once nobody else can change them, and the foreign keys that touch them. */
    async #lock() {
        const session = this.#session;
        if (this.#plan.live.length === 0)
            return { live: [], keys: [] };
        await lockTables(session, this.#plan.live, await readLiveKeys(session, this.#plan.live));
        const live = await readLiveTables(session, this.#plan.live);
        const keys = await readLiveKeys(session, live);
        const planned = (tables) => JSON.stringify(tables.map(keyOf).sort());
        if (planned(live) !== planned(this.#plan.live))
            throw new errors/* KnownError */.E('tables-differ', 'the tables at the target have changed since the plan was made', 'Make the plan again.');
        const chosen = new Map(this.#plan.selection.tables.map((table) => [keyOf(table), table]));
        for (const table of live)
            requireFit(table, chosen.get(keyOf(table)));
        requireKeys(keys);
        return { live, keys };
    }
    async #fill() {
        const filled = [];
        const planned = new Map(this.#plan.tables.map((one) => [keyOf(one.table), one]));
        await readRows(this.#archive, this.#plan.tables.map(({ table }) => table), async (table, rows) => {
            const one = planned.get(keyOf(table));
            if (one === undefined)
                throw new Error('rows of a table that was not planned');
            this.current = tables_restore_transaction_nameOf(table);
            const result = await this.#fillOne(one, table, rows);
            filled.push(result);
            this.#request.onTable?.(tables_restore_transaction_nameOf(table), result.rows);
        });
        this.current = undefined;
        return filled;
    }
    /** Hashes the rows on their way in, reads them back, and compares both with each other and with the manifest. */
    async #fillOne(planned, table, rows) {
        const { newHasher, signal } = this.#request;
        const place = planned.how === 'fill' ? tables_restore_transaction_nameOf(table) : this.#creation.placeOf(table);
        const list = table.rows?.list ?? '';
        const hasher = newHasher();
        const { encoding } = this.#archive;
        const copy = this.#session.client.query(pg_copy_streams.from(`COPY ${inSql(place)} ${list} FROM STDIN (ENCODING ${esm/* default.escapeLiteral */.Ay.escapeLiteral(encoding)})`));
        await (0,promises_.pipeline)(external_node_stream_.Readable.from(rows), new external_node_stream_.Transform({ transform(chunk, _encoding, done) { hasher.write(chunk); done(null, chunk); } }), copy, { signal });
        const archived = { rows: hasher.rows, fingerprint: hasher.digest() };
        const proof = { ...place, kind: 'table', rows: archived.rows, fingerprint: archived.fingerprint, columns: list === '' ? null : list, exempt: null };
        const found = await (0,restored/* readTable */.xz)(this.#session, proof, { encoding, newHasher, signal });
        requireSame(table, found, archived, 'the archive');
        const manifest = proofOf(this.#request, table);
        if (manifest?.exempt === null)
            requireSame(table, found, manifest, 'the manifest');
        return { planned, ...archived };
    }
    /** Foreign keys of live tables to one that was lost, and with it the keys. */
    async #addIncoming() {
        if (this.#request.into !== 'replace')
            return;
        const made = new Set(this.#plan.tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)));
        const incoming = this.#plan.selection.incoming.filter(({ from, to }) => made.has(keyOf(to)) && !made.has(keyOf(from)));
        const absent = await missingOf(this.#session, incoming.map(({ from }) => ({ kind: 'relation', ...from })));
        for (const { entry, from, to, name } of incoming) {
            if (absent.some((one) => one.schema === from.schema && one.name === from.name))
                continue;
            const [there] = await this.#session.query('SELECT FROM pg_constraint WHERE conrelid = $1::regclass AND conname = $2', [inSql(from), name]);
            const definition = /\bFOREIGN KEY \([\s\S]*$/.exec(entry.definition ?? '')?.[0].replace(/;\s*$/, '');
            if (there === undefined && definition !== undefined)
                await addKey(this.#session, { table: from, to, name, definition, comment: null });
        }
    }
    async #setSequences() {
        const set = [];
        const filled = new Set(this.#plan.tables.filter(({ how }) => how === 'fill').map(({ table }) => keyOf(table)));
        for (const sequence of this.#plan.selection.sequences) {
            const isLive = filled.has(keyOf(sequence.table));
            const value = await setSequence(this.#session, isLive ? tables_restore_transaction_nameOf(sequence) : this.#creation.placeOf(sequence), sequence, isLive);
            if (value !== undefined)
                set.push({ name: targetOf(this.#request, sequence), value });
        }
        return set;
    }
}
const tables_restore_transaction_nameOf = ({ schema, name }) => ({ schema, name });
function requireSame(table, found, expected, where) {
    const hint = 'A column of the target has another type, or the backup is damaged: verify it (zimmer-backup verify), or restore into a schema of its own (into: schema). Nothing was changed.';
    if (expected.rows !== null && found.rows !== expected.rows)
        throw new errors/* KnownError */.E('rows-differ', `${shown(table)} has ${found.rows === null ? 'rows that cannot be read' : (0,units/* counted */.hS)(found.rows, 'row')} after its restore, ${where} ${(0,units/* number */.ai)(expected.rows)}`, hint);
    if (expected.fingerprint !== null && found.fingerprint !== expected.fingerprint)
        throw new errors/* KnownError */.E('rows-differ', `${shown(table)} has other content after its restore than in ${where}`, hint);
}

;// CONCATENATED MODULE: ./postgres/tables-restore.js








/**
 * What restoring chosen tables would do; changes nothing. Throws a KnownError for whatever makes it impossible: `table-not-found`,
 * `table-ambiguous`, `tables-as-inserts`, `table-inherits`, `tables-differ`, `tables-not-owned`, `needed-missing`, `name-taken`.
 */
async function planTables(request) {
    const selection = selectTables(request.names, request.entries);
    if (request.into !== 'replace')
        requireNoHeritage(selection);
    const session = await (0,postgres_session/* connect */.Ng)(request.connection, tables_restore_request_settingsOf(request));
    try {
        const live = request.into === 'replace' ? await readLiveTables(session, selection.tables) : [];
        const chosen = new Map(selection.tables.map((table) => [keyOf(table), table]));
        for (const table of live)
            requireFit(table, chosen.get(keyOf(table)));
        const keys = await readLiveKeys(session, live);
        requireKeys(keys);
        const counts = await countLive(session, live);
        const standing = new Map(live.map((table) => [keyOf(table), table]));
        const tables = selection.tables.map((table) => {
            const there = standing.get(keyOf(table));
            const replaced = there === undefined ? null : counts.get(there.oid) ?? null;
            return { table, target: targetOf(request, table), how: there === undefined ? 'create' : 'fill', rows: proofOf(request, table)?.rows ?? null, replaced };
        });
        const created = new Set(tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)));
        const spaces = await requireNeeded(session, request, selection, created);
        if (request.into !== 'replace')
            await requireNames(session, request, selection);
        const stale = await readStaleViews(session, live);
        return {
            tables, selection, live, tablespaces: spaces.length === 0, changes: changesTo(tables),
            sentences: [
                ...liveSentences(live, keys, stale, tables), ...leftOutSentences(request, selection, tables),
                ...spaces.map(({ name }) => `tablespace ${name} is missing at the target: the tables go to its default one`),
            ],
        };
    }
    finally {
        await session.end();
    }
}
/**
 * Restores the planned tables in one transaction: all of them, each proved against the archive and the manifest, or nothing. Until it ends,
 * everybody else sees what was there before. Throws the KnownErrors of `planTables`, `foreign-key-broken`, `rows-refused`, `rows-differ`,
 * `tables-in-use`, `tables-refused` and `end-unknown`.
 */
async function restoreTables(request, plan) {
    request.signal.throwIfAborted();
    const session = await (0,postgres_session/* connect */.Ng)(request.connection, { ...tables_restore_request_settingsOf(request), lock_timeout: `${request.lockSeconds}s` });
    const cancel = () => { void session.cancel(); };
    request.signal.addEventListener('abort', cancel);
    const restore = new TablesTransaction(session, request, plan);
    try {
        await session.query('BEGIN');
        const restored = await restore.perform();
        request.signal.throwIfAborted();
        await end(session);
        return restored;
    }
    catch (problem) {
        await session.query('ROLLBACK').catch(() => undefined);
        request.signal.throwIfAborted();
        throw tables_restore_failures_refusal(problem, restore.current, request.lockSeconds) ?? problem;
    }
    finally {
        request.signal.removeEventListener('abort', cancel);
        await session.end();
    }
}
async function end(session) {
    try {
        await session.query('COMMIT');
    }
    catch (problem) {
        // A server that answers has taken everything back; where none answers, nobody knows.
        if (/^[0-9A-Z]{5}$/.test((0,errors/* codeOf */.$N)(problem) ?? ''))
            throw problem;
        throw new errors/* KnownError */.E('end-unknown', 'the connection broke off while the transaction was being ended: the tables are restored as a whole, or are as they were', 'Look at them, or run it again: there is nothing in between.', { cause: problem });
    }
}

;// CONCATENATED MODULE: ./actions/restore/tables.js









// A restore that waits longer for a lock would keep everybody behind it waiting as well.
const lockSeconds = 30;
/** Plans the restore of chosen tables; changes nothing. Throws the KnownErrors of `planTables`. */
async function planChosenTables(chosen) {
    const { request, notes } = await requestFor(chosen);
    const plan = await planTables(request);
    return {
        tables: plan.tables.map(({ table, target, how, rows, replaced }) => ({ table: (0,domain_proof/* nameOf */.Vb)(table), target: (0,domain_proof/* nameOf */.Vb)(target), how, rows, replaced })),
        changes: plan.changes,
        sentences: plan.sentences,
        carryOut: () => carryOut(chosen, request, plan, notes),
    };
}
async function requestFor({ inputs, tables, connection, clients, archive, manifest, proof, ownership, context }) {
    const { host } = context;
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(host.temporaryDirectory, 'tables');
    context.cleanup.add('remove the lists for pg_restore', () => (0,private_folder/* removePrivateFolder */.Yv)(folder));
    const notes = [];
    const into = inputs.into;
    const request = {
        connection, pgRestore: clients.pgRestore, archive, folder, entries: await (0,archive_entries/* entriesAt */.w)(archive), names: (0,table_names/* parseTableNames */.i)(tables),
        into, intoName: inputs['into-name'] ?? (into === 'schema' ? 'restored' : '_restored'), proof, ownership, lockSeconds,
        settings: await (0,sandbox_preparation/* supportedSettings */.WA)(connection, manifest?.server.settings ?? {}, notes, 'the target'), newHasher: () => new fingerprint/* RowHasher */.ae(), signal: host.interrupted,
        onTable: (table, rows) => { host.line(`    ${(0,markdown/* plain */.pj)((0,domain_proof/* nameOf */.Vb)(table))}: ${(0,units/* counted */.hS)(rows, 'row')}`); },
    };
    return { request, notes };
}
async function carryOut({ inputs, proof, context }, request, plan, notes) {
    context.host.line(`>>> Restoring ${(0,units/* counted */.hS)(plan.tables.length, 'table')} (${inputs.into}), in one transaction`);
    const restored = await restoreTables(request, plan);
    const fingerprinted = new Set(proof?.relations.filter(({ fingerprint, exempt }) => fingerprint !== null && exempt === null).map(domain_proof/* nameOf */.Vb));
    return {
        tables: restored.tables.map(({ source, target, rows, removed }) => ({ table: (0,domain_proof/* nameOf */.Vb)(source), target: (0,domain_proof/* nameOf */.Vb)(target), rows, removed })),
        sequences: restored.sequences.map(({ name, value }) => ({ sequence: (0,domain_proof/* nameOf */.Vb)(name), value })),
        compared: restored.tables.length > 0 && restored.tables.every(({ source }) => fingerprinted.has((0,domain_proof/* nameOf */.Vb)(source))),
        notes: [...notes, ...restored.notes],
    };
}

;// CONCATENATED MODULE: ./actions/restore/within.js




/** Plans and prints what becomes of each chosen table; changes nothing. What makes it impossible is an objection among the others. */
async function planWithin({ planning, tables, chosen, clients, archive, found }) {
    const { read: { values: inputs }, connection, context } = planning;
    try {
        const planned = await planChosenTables({ inputs, tables, connection, clients, archive, manifest: chosen.manifest, proof: chosen.proof, ownership: inputs.owner === 'keep', context });
        found.tables = { planned: planned.tables, changes: planned.changes, sentences: planned.sentences, restored: null };
        await context.host.group('The tables', () => {
            for (const line of tableLines(planned))
                context.host.line(line);
            return Promise.resolve();
        });
        return planned;
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        return { code: problem.code, sentence: problem.message, hint: problem.hint };
    }
}
/** Restores the planned tables in one transaction: whatever fails, the target is as it was. */
async function restoreWithin(planned, { context, found }) {
    const began = context.now().getTime();
    try {
        const restored = await planned.carryOut();
        if (found.tables !== null)
            found.tables = { ...found.tables, restored };
        found.notes.push(...restored.notes);
        if (restored.compared) {
            found.tablesProved = restored.tables.length;
            found.rowsProved = restored.tables.reduce((sum, { rows }) => sum + rows, 0);
        }
        found.verdict = restored.compared ? verdict/* proved */.tT : (0,verdict/* unproved */.gv)('the tables are equal to the archive, and not every one has rows in a manifest to compare them with');
        return 'restored';
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        found.failure = { code: problem.code, message: problem.message, hint: problem.hint };
        return 'left';
    }
    finally {
        found.seconds.restore = (context.now().getTime() - began) / 1000;
    }
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
    const { outcome, objections } = await run_carryOut(planning, plan, chosen, found);
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
async function run_carryOut(planning, plan, chosen, found) {
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
        return { outcome: tables.planned === undefined ? await restoreBy(restoring) : await restoreWithin(tables.planned, restoring), objections: [] };
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
    const planned = await planWithin({ planning, tables, chosen, clients, archive, found });
    return 'sentence' in planned ? { objection: planned } : { archive, planned };
}
function restoreBy(restoring) {
    const { plan: { restoringAs, way }, connection } = restoring;
    // What empties a database is never the fallback.
    if (way === 'tables')
        throw new Error('tables were not planned');
    if (restoringAs !== null)
        return restoreBeside(restoring, restoringAs);
    return (0,target_sessions/* withSession */.fQ)((0,postgres_session/* connect */.Ng)(connection, { search_path: '' }), (session) => restoreInPlace(restoring, session));
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
    const archive = await (0,plain_archive/* plainArchive */.F)({ store, file: (0,backups/* complete */.My)(set).archive, manifest, open, context });
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
            for (const line of restoredLines(report))
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
