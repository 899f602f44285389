export const id = 7207;
export const ids = [7207];
export const modules = {

/***/ 98234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restoreBeside: () => (/* binding */ restoreBeside)
});

// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
// EXTERNAL MODULE: ./domain/restore-names.js
var restore_names = __webpack_require__(68453);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./postgres/target-sessions.js
var target_sessions = __webpack_require__(49492);
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
// EXTERNAL MODULE: ./actions/restore/restoring.js + 2 modules
var restore_restoring = __webpack_require__(39361);
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
    found.verdict = await (0,restore_restoring/* restoreAndProve */.K)(restoring, { ...connection, database: restoringAs });
    refuseInterrupted(restoring);
    if (!(0,restore_restoring/* mayStand */.g)(found.verdict, found)) {
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


/***/ }),

/***/ 39361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ mayStand),
  K: () => (/* binding */ restoreAndProve)
});

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
// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var session = __webpack_require__(11160);
// EXTERNAL MODULE: ./postgres/sandbox-preparation.js
var sandbox_preparation = __webpack_require__(4106);
// EXTERNAL MODULE: ./postgres/target-sessions.js
var target_sessions = __webpack_require__(49492);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
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
        connection: into, serverVersionNumber: plan.target.versionNumber, manifest: chosen.manifest, proof: chosen.proof, archive: restoring.archive, clients, jobs, clean: false, ownership, isNear: false, place: 'the target', context,
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
            found.notes.push(...await (0,target_sessions/* withSession */.fQ)((0,session.connect)(into), (session) => createRolesAsTheyWere(session, statementsFor(globals, plan.missingRoles))));
        // Without login, whatever the globals do not tell.
        await (0,sandbox_preparation/* createRoles */.Qe)(into, plan.missingRoles);
        found.rolesCreated = plan.missingRoles;
        if (!plan.target.superuser)
            await (0,target_sessions/* withSession */.fQ)((0,session.connect)(into), (session) => joinRoles(session, plan.missingRoles));
    }
    await (0,target_sessions/* withSession */.fQ)((0,session.connect)(into), (session) => createExtensions(session, plan.backup.source?.extensions ?? []));
}
async function restoring_validate({ plan, chosen, inputs, context, found }, into, jobs) {
    const { host } = context;
    host.line('>>> Running constraint validation');
    const began = context.now().getTime();
    const outcome = await (0,validate/* validateRestored */.p)({ connection: into, proof: chosen.proof, sessions: jobs, checks: inputs.checks, signal: host.interrupted });
    found.seconds.constraints = (context.now().getTime() - began) / 1000;
    found.constraintsChecked = outcome.checked;
    found.problems.push(...outcome.problems);
    found.notes.push(...outcome.notes, ...await (0,target_sessions/* withSession */.fQ)((0,session.connect)(into), (session) => extensionNotes(session, plan.backup.source?.extensions ?? [])));
    host.line(`    ${(0,units/* counted */.hS)(outcome.checked, 'constraint')} validated in ${(0,units/* duration */.p0)(found.seconds.constraints)}`);
}
/** Whether what was restored may take the target's name: it is proved, or nothing could prove it and the operator takes it so. */
function mayStand(verdict, found) {
    return verdict.verdict === 'proved' || (verdict.verdict === 'unproved' && found.problems.length === 0);
}


/***/ }),

/***/ 46757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Bytes)
/* harmony export */ });
/** Bytes taken from a source piece by piece. A piece may be overwritten once the next one is asked for. */
class Bytes {
    #chunks;
    #chunk = new Uint8Array(0);
    /** How many bytes have been taken. */
    position = 0;
    constructor(source) {
        this.#chunks = source[Symbol.asyncIterator]();
    }
    /** In a buffer of their own; fewer bytes than asked for only where the source ends. */
    async upTo(count) {
        const parts = [];
        for await (const piece of this.pieces(count))
            parts.push(new Uint8Array(piece));
        return Buffer.concat(parts);
    }
    /** In pieces as they come; fewer bytes than asked for only where the source ends. */
    async *pieces(count) {
        for (let left = count; left > 0;) {
            const piece = await this.#next(left);
            if (piece === undefined)
                return;
            left -= piece.length;
            yield piece;
        }
    }
    /** Ends the source, should there be more of it. */
    async close() {
        await this.#chunks.return?.();
    }
    /** At most `most` of the bytes that are there, at least one; undefined at the end. */
    async #next(most) {
        while (this.#chunk.length === 0) {
            const next = await this.#chunks.next();
            if (next.done === true)
                return undefined;
            this.#chunk = next.value;
        }
        const taken = this.#chunk.subarray(0, most);
        this.#chunk = this.#chunk.subarray(taken.length);
        this.position += taken.length;
        return taken;
    }
}


/***/ }),

/***/ 54926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ letGo),
/* harmony export */   OM: () => (/* binding */ givenAway),
/* harmony export */   _6: () => (/* binding */ letGoIfGiven)
/* harmony export */ });
// V8's collector runs through the heap for every 32 MB of buffers: what is freed at once costs nothing.
const own = new WeakSet();
/**
 * Frees the memory of a buffer whose last bytes these are. `size` is that of the buffer, in bytes; of any other, as of one that is a part of Node's pool,
 * nothing is freed. The bytes must be nobody else's: they are gone.
 */
function letGo({ buffer, byteOffset, byteLength }, size = byteLength) {
    if ('transfer' in buffer && !buffer.detached && buffer.byteLength === size && byteOffset + byteLength === size)
        buffer.transfer(0);
}
/** Gives bytes that whoever is the last to read them may let go. */
function givenAway(bytes) {
    own.add(bytes.buffer);
    return bytes;
}
/** Frees bytes that were given away, and no others. */
function letGoIfGiven(bytes) {
    if (own.has(bytes.buffer))
        letGo(bytes);
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
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10221);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86672);
/* harmony import */ var _target_sessions_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49492);






/** Makes the database in which a backup is restored and proved, like the source's, and marks it. What an earlier restore left there goes. */
async function createBeside(session, connection, restoring, options, mark) {
    switch (await (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .leftoverOf */ .nE)(session, connection.database)) {
        case 'foreign': throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('name-taken', `a database ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(restoring)} stands already, and no restore has made it`, 'Rename or drop it by hand, or set swap to false.');
        case 'ours':
            await dropBeside(connection, restoring);
            break;
        case 'none':
    }
    const name = pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring);
    try {
        await session.query(`CREATE DATABASE ${name} WITH ${options ?? 'TEMPLATE = template0'} CONNECTION LIMIT = ${_target_js__WEBPACK_IMPORTED_MODULE_4__/* .newborn */ .MC}`);
    }
    catch (problem) {
        // 22023 and 42809: a locale or an encoding that is not there; 42704: an unknown one, or a tablespace.
        if (!['22023', '42809', '42704', '58P01'].includes((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(problem) ?? ''))
            throw problem;
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('database-like-source', `the server cannot make a database like the source's: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(problem))}`, 'Install the locale on the server (locale-gen); or make the empty database by hand as you want it, and set swap to false.', { cause: problem });
    }
    await session.query(`COMMENT ON DATABASE ${name} IS ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeLiteral */ .Ay.escapeLiteral((0,_domain_restore_names_js__WEBPACK_IMPORTED_MODULE_1__/* .markText */ .PQ)(mark))}`);
}
/** Drops a database that a restore has made, with whatever a killed run has left connected to it. Harmless when it is not there. */
async function dropBeside(connection, restoring) {
    const inside = await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .targetSession */ .sN)({ ...connection, database: restoring }).catch(() => undefined);
    if (inside !== undefined)
        await forgetSubscriptions(inside).finally(() => inside.end());
    await (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .maintenanceSession */ .EX)(connection), (session) => session.query(`DROP DATABASE IF EXISTS ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(restoring)} WITH (FORCE)`));
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
    return (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .maintenanceSession */ .EX)(connection), async (session) => {
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
            throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('target-in-use', `database ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(target)} is in use, and could not be renamed`, 'Stop what uses it, or set end-connections to true.', { cause: problem });
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
    const ending = (0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .withSession */ .fQ)((0,_target_sessions_js__WEBPACK_IMPORTED_MODULE_5__/* .maintenanceSession */ .EX)(connection), async (session) => {
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


/***/ })

};
