export const id = 2384;
export const ids = [2384];
export const modules = {

/***/ 69779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restoreInPlace: () => (/* binding */ restoreInPlace)
});

// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
// EXTERNAL MODULE: ./domain/restore-names.js
var restore_names = __webpack_require__(68453);
// EXTERNAL MODULE: ./postgres/server.js
var server = __webpack_require__(37430);
// EXTERNAL MODULE: ./postgres/target-swap.js
var target_swap = __webpack_require__(54910);
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

// EXTERNAL MODULE: ./postgres/target-sessions.js
var target_sessions = __webpack_require__(49492);
// EXTERNAL MODULE: ./postgres/connection-failures.js + 1 modules
var connection_failures = __webpack_require__(22304);
// EXTERNAL MODULE: ./sandbox/emptiness.js
var emptiness = __webpack_require__(15951);
// EXTERNAL MODULE: ./actions/restore/restoring.js + 2 modules
var restore_restoring = __webpack_require__(39361);
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
        found.verdict = await (0,restore_restoring/* restoreAndProve */.K)(restoring, connection);
        if (isInterrupted() || !(0,restore_restoring/* mayStand */.g)(found.verdict, found))
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
