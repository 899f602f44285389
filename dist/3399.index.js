export const id = 3399;
export const ids = [3399];
export const modules = {

/***/ 66916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readEntries: () => (/* binding */ readEntries),
/* harmony export */   w: () => (/* binding */ entriesAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59155);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(555);
/* harmony import */ var _intake_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94770);
/* harmony import */ var _table_of_contents_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86631);
/* harmony import */ var _tar_archive_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23116);







/**
 * The table of contents of an archive, in the custom format or the tar of a directory; its data is not read. The source is ended as soon as the table of contents is
 * through. Throws as ArchiveReader does for whatever is wrong before that.
 */
async function readEntries(source, format = 'custom') {
    if (format === 'directory')
        return (0,_tar_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .readTarEntries */ .ET)(source);
    const intake = new _intake_js__WEBPACK_IMPORTED_MODULE_4__/* .Intake */ .V();
    const steps = entriesOf(intake);
    for await (const chunk of source) {
        intake.push(chunk);
        const step = steps.next();
        if (step.done === true)
            return step.value;
    }
    intake.end();
    const step = steps.next();
    if (step.done !== true)
        throw new Error('the reader stopped before the end of the table of contents');
    return step.value;
}
/** The table of contents of an archive as pg_restore takes it. Throws as `readEntries` does. */
async function entriesAt({ path, format }) {
    if (format === 'custom')
        return readEntries((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path));
    return [...(await (0,_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .readToc */ .PP)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, _tar_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .tocFile */ .lD)))).entries.values()];
}
function* entriesOf(intake) {
    const header = yield* (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .readHeader */ .a)(intake, 'custom');
    return [...(yield* (0,_table_of_contents_js__WEBPACK_IMPORTED_MODULE_5__/* .readTableOfContents */ .u)(intake, header, 'custom')).values()];
}


/***/ }),

/***/ 3112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   Y: () => (/* binding */ constraintNames),
/* harmony export */   gk: () => (/* binding */ finding)
/* harmony export */ });
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10221);

/** A thing of a table in words, on one line. */
function objectOf(what, { schema, table, name }) {
    return (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(`${what} ${name} of ${schema}.${table}`);
}
/** A finding whose sentence begins with its object. */
function finding(kind, severity, object, predicate, count) {
    return { kind, severity, object, ...(count === undefined ? {} : { count }), sentence: `${object} ${predicate}` };
}
/** What a constraint is called by its pg_constraint.contype. */
const constraintNames = { c: 'check', f: 'foreign key', p: 'primary key', u: 'unique constraint', x: 'exclusion constraint', n: 'constraint' };


/***/ }),

/***/ 92621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ readForeignKeys),
/* harmony export */   u: () => (/* binding */ checkForeignKey)
/* harmony export */ });
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96315);
/* harmony import */ var _constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3112);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37430);



/** Every foreign key, without partitions' copies of their parents' keys. */
async function readForeignKeys(queryable) {
    const rows = await queryable.query(foreignKeysQuery);
    return rows.map(({ partitioned, referencedPartitioned, referencedSchema, referencedTable, ...row }) => ({
        ...row,
        pages: Number(row.pages),
        from: relationOf(row.schema, row.table, partitioned),
        to: relationOf(referencedSchema, referencedTable, referencedPartitioned),
        columns: row.columns.map((one) => ({
            column: pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.column),
            referenced: pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.referenced),
            operator: `OPERATOR(${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.operatorSchema)}.${one.operator})`,
            cast: one.cast === null ? '' : `::${one.cast}`,
            referencedCast: one.referencedCast === null ? '' : `::${one.referencedCast}`,
            collation: one.collation === null ? '' : ` COLLATE ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.collationSchema ?? '')}.${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(one.collation)}`,
        })),
    }));
}
/**
 * The anti-join that counts the rows which violate a foreign key. With MATCH SIMPLE a row with any NULL in the key is in
 * order; with MATCH FULL only one whose whole key is NULL. `IS DISTINCT FROM NULL`, since a composite value that holds
 * a NULL is neither `IS NULL` nor `IS NOT NULL`.
 */
function violationsQuery(key) {
    const given = key.columns.map(({ column }) => `f.${column} IS DISTINCT FROM NULL`).join(key.match === 'f' ? ' OR ' : ' AND ');
    const equal = key.columns.map((one) => `p.${one.referenced}${one.referencedCast} ${one.operator} f.${one.column}${one.cast}${one.collation}`).join(' AND ');
    return `SELECT pg_catalog.count(*)::pg_catalog.text AS count FROM ${key.from} f WHERE (${given}) AND NOT EXISTS (SELECT FROM ${key.to} p WHERE ${equal})`;
}
/** Checks one foreign key against the rows. `wasValidated`: the manifest says that the source had it validated. */
async function checkForeignKey(queryable, key, wasValidated) {
    const object = (0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .objectOf */ .Xy)('foreign key', key);
    if (!key.enforced)
        return [(0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('unchecked', 'notice', object, 'is NOT ENFORCED: rows may violate it')];
    if (!key.validated && !wasValidated)
        return [(0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('not-valid', 'notice', object, 'is NOT VALID: older rows may violate it, as they may at the source')];
    const disabled = key.triggersEnabled ? [] : [(0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('disabled-trigger', 'failure', object, 'is not kept: its triggers are disabled')];
    if (key.temporal)
        return [...disabled, (0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('unchecked', 'notice', object, 'is over periods, which are checked by the restore alone')];
    const [row] = await queryable.query(violationsQuery(key));
    const count = Number(row?.count);
    return count === 0 ? disabled : [...disabled, (0,_constraints_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('violated', 'failure', object, `is violated by ${count} ${count === 1 ? 'row' : 'rows'}`, count)];
}
function relationOf(schema, table, partitioned) {
    return `${partitioned ? '' : 'ONLY '}${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(schema)}.${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(table)}`;
}
// conpfeqop compares referenced = referencing. Casts as the server's own checks make them; a polymorphic operator takes
// any type. to_jsonb reads columns of pg_constraint that older majors do not have.
const foreignKeysQuery = `
  SELECT n.nspname AS schema, r.relname AS table, c.conname AS name, c.confmatchtype AS match, c.convalidated AS validated,
         coalesce((to_jsonb(c)->>'conenforced')::boolean, true) AS enforced, coalesce((to_jsonb(c)->>'conperiod')::boolean, false) AS temporal,
         NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgconstraint = c.oid AND t.tgisinternal AND t.tgenabled = 'D') AS "triggersEnabled",
         r.relkind = 'p' AS partitioned, rn.nspname AS "referencedSchema", rr.relname AS "referencedTable", rr.relkind = 'p' AS "referencedPartitioned",
         greatest(r.relpages, 0)::text AS pages,
         (SELECT json_agg(json_build_object('column', a.attname, 'referenced', ra.attname, 'operatorSchema', opn.nspname, 'operator', o.oprname,
                   'cast', CASE WHEN o.oprright <> a.atttypid AND rt.typtype <> 'p' THEN format_type(o.oprright, NULL) END,
                   'referencedCast', CASE WHEN o.oprleft <> ra.atttypid AND lt.typtype <> 'p' THEN format_type(o.oprleft, NULL) END,
                   'collationSchema', cn.nspname, 'collation', co.collname) ORDER BY k.position)
            FROM unnest(c.conkey, c.confkey, c.conpfeqop) WITH ORDINALITY AS k (attribute, referenced, operator, position)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attribute
            JOIN pg_attribute ra ON ra.attrelid = c.confrelid AND ra.attnum = k.referenced
            JOIN pg_operator o ON o.oid = k.operator JOIN pg_namespace opn ON opn.oid = o.oprnamespace
            JOIN pg_type lt ON lt.oid = o.oprleft JOIN pg_type rt ON rt.oid = o.oprright
            LEFT JOIN pg_collation co ON co.oid = ra.attcollation AND ra.attcollation <> a.attcollation
            LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace) AS columns
  FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_class rr ON rr.oid = c.confrelid JOIN pg_namespace rn ON rn.oid = rr.relnamespace
  WHERE c.contype = 'f' AND c.conparentid = 0 AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_2__/* .systemSchemas */ .Ah})
  ORDER BY r.relpages DESC, 1, 2, 3`;


/***/ }),

/***/ 20709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sI: () => (/* binding */ countViews),
  f8: () => (/* binding */ readRestored),
  xz: () => (/* binding */ readTable)
});

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ../node_modules/pg/esm/index.mjs
var esm = __webpack_require__(96315);
// EXTERNAL MODULE: ../node_modules/pg-copy-streams/index.js
var pg_copy_streams = __webpack_require__(15303);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./postgres/block-ranges.js
var block_ranges = __webpack_require__(80239);
;// CONCATENATED MODULE: ./postgres/restored-queue.js
/**
 * What several sessions read, one taking the next. Whoever has taken something may find that it has parts for the others: until it says so, a session that
 * finds nothing more waits.
 */
class ReadingQueue {
    #waiting;
    #undecided = 0;
    #wake = [];
    constructor(all) {
        this.#waiting = [...all].reverse();
    }
    /** The next one; `decided` has to follow, once. Undefined when there will be none. */
    async take() {
        while (this.#waiting.length === 0 && this.#undecided > 0)
            await new Promise((resolve) => { this.#wake.push(resolve); });
        const next = this.#waiting.pop();
        if (next !== undefined)
            this.#undecided++;
        return next;
    }
    /** What was taken is being read, or given up; `others` are parts of it that are still to be read. */
    decided(others = []) {
        this.#undecided--;
        this.#waiting.push(...others);
        for (const wake of this.#wake.splice(0))
            wake();
    }
}
/** Puts together what was read of a table by ranges: rows and fingerprints are sums, so that the parts may come in any order. */
class Gathering {
    #left;
    #sum;
    constructor(pieces) {
        this.#left = pieces;
    }
    /** Adds a part; gives the whole with the last one. A part that could not be read makes the whole unreadable. */
    add(part) {
        this.#left--;
        this.#sum = this.#sum === undefined ? part : sumOf(this.#sum, part);
        return this.#left === 0 ? this.#sum : undefined;
    }
}
function sumOf(one, other) {
    const unread = [one, other].find(({ fingerprint }) => fingerprint === null);
    if (unread !== undefined)
        return unread;
    return { ...one, rows: (one.rows ?? 0) + (other.rows ?? 0), fingerprint: sumOfFingerprints(one.fingerprint ?? '', other.fingerprint ?? '') };
}
/** A fingerprint is two numbers of 64 bits, each the sum of its rows' hashes (docs/archive-format.md). */
function sumOfFingerprints(one, other) {
    const half = (text, at) => BigInt(`0x${text.slice(at, at + 16)}`);
    return [0, 16].map((at) => BigInt.asUintN(64, half(one, at) + half(other, at)).toString(16).padStart(16, '0')).join('');
}

// EXTERNAL MODULE: ./postgres/session.js + 2 modules
var postgres_session = __webpack_require__(11160);
;// CONCATENATED MODULE: ./postgres/restored.js








/**
 * Reads a restored database again: every table of the proof by COPY, under the settings of the dump, over several sessions, the largest first;
 * sequences; large objects. What is missing is left out of the answer.
 */
async function readRestored(request) {
    const wanted = request.proof.relations
        .filter((relation) => relation.exempt === null && relation.kind === 'table')
        .sort((a, b) => (b.rows ?? 0) - (a.rows ?? 0))
        .map((relation) => ({ relation }));
    const tables = [];
    const sessions = await (0,postgres_session.openTogether)(wanted.length === 0 ? 1 : Math.max(1, request.sessions), () => (0,postgres_session.connect)(request.connection, { ...request.settings, row_security: 'off', search_path: '' }));
    try {
        const [first] = sessions;
        if (first === undefined)
            throw new Error('no session was opened');
        const queue = new ReadingQueue(wanted);
        await Promise.all(sessions.map((session) => readTables(session, queue, request, tables)));
        const release = await turnFor(request);
        if (release === undefined)
            return { tables, sequences: [], largeObjects: { count: 0, bytes: 0, fingerprint: '' } };
        try {
            return { tables, sequences: await readSequences(first, request.proof.sequences), largeObjects: await readLargeObjects(first, request.newObjectHasher()) };
        }
        finally {
            release();
        }
    }
    finally {
        await Promise.all(sessions.map((session) => session.end()));
    }
}
/** Reads one table of the queue after another; several sessions share it, and a large table. */
async function readTables(session, queue, request, found) {
    let there;
    for (let reading = await queue.take(); reading !== undefined; reading = await queue.take()) {
        let others;
        const decide = (parts = []) => { if (others === undefined)
            queue.decided(others = parts); };
        const { relation } = reading;
        const release = request.signal.aborted ? undefined : await turnFor(request, relation);
        try {
            if (release === undefined)
                return;
            // By the first turn, every table stands.
            there ??= await standing(session);
            if (!there.has(JSON.stringify([relation.schema, relation.name])))
                continue;
            const [first = reading, ...rest] = reading.whole === undefined ? await piecesOf(session, relation, request) : [reading];
            decide(rest);
            const part = await readTable(session, relation, request, first.range);
            const table = first.whole === undefined ? part : first.whole.add(part);
            if (table === undefined)
                continue;
            found.push(table);
            request.onTable?.(table.rows ?? 0);
        }
        finally {
            decide();
            release?.();
        }
    }
}
/** A large table in as many ranges as there are sessions; any other as it is. Its size is asked for when it may be read: then its rows are in. */
async function piecesOf(session, relation, { sessions, leastRangeBytes }) {
    if (sessions < 2 || relation.fingerprint === null || relation.columns === null || relation.columns === '()')
        return [{ relation }];
    const extent = await (0,block_ranges/* extentOf */.OY)(session, nameInSql(relation));
    const ranges = extent === undefined ? [] : (0,block_ranges/* blockRanges */.kt)(extent, sessions, leastRangeBytes);
    if (ranges.length === 0)
        return [{ relation }];
    const whole = new Gathering(ranges.length);
    return ranges.map((range) => ({ relation, range, whole }));
}
function turnFor({ turn }, relation) {
    return turn === undefined ? Promise.resolve(() => undefined) : turn(relation);
}
/** Counts the materialized views of the proof, which stand only when everything else does. One that was not populated has null rows. */
async function countViews(connection, proof, settings) {
    const session = await (0,postgres_session.connect)(connection, settings);
    try {
        const there = await standing(session);
        const views = proof.relations.filter((relation) => relation.exempt === null && relation.kind === 'materialized view' && there.has(JSON.stringify([relation.schema, relation.name])));
        const counted = [];
        for (const view of views)
            counted.push(await countView(session, view));
        return counted;
    }
    finally {
        await session.end();
    }
}
async function countView(session, view) {
    const [populated] = await session.query(`SELECT FROM pg_class WHERE oid = $1::regclass AND relispopulated`, [nameInSql(view)]);
    return populated === undefined || view.rows === null ? unread(view) : countRelation(session, view);
}
function nameInSql({ schema, name }) {
    return `${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`;
}
/** For a relation that stands, and of which nothing is known that its rows could be held against. */
function unread({ schema, name }) {
    return { schema, name, columns: null, rows: null, fingerprint: null };
}
async function countRelation(session, relation) {
    const [row] = await session.query(`SELECT count(*)::text AS count FROM ONLY ${nameInSql(relation)}`);
    return { schema: relation.schema, name: relation.name, columns: relation.columns, rows: Number(row?.count), fingerprint: null };
}
async function standing(session) {
    const rows = await session.query(`SELECT nspname AS schema, relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'm')`);
    return new Set(rows.map(({ schema, name }) => JSON.stringify([schema, name])));
}
/**
 * Reads and hashes one table by COPY, or a range of its blocks. A table that cannot be read as its proof says has null rows, and has broken the transaction. One
 * whose rows nobody counted is not read, and has null rows as well.
 */
async function readTable(session, relation, request, range) {
    const name = nameInSql(relation);
    if (relation.rows === null)
        return unread(relation);
    if (relation.fingerprint === null)
        return countRelation(session, relation);
    const hasher = request.newHasher();
    try {
        // The encoding of the answer alone: names in the statement stay UTF-8.
        const rows = range === undefined ? `${name} ${relation.columns ?? ''}` : `(SELECT ${relation.columns?.slice(1, -1) ?? ''} FROM ONLY ${name} WHERE ${range})`;
        const copy = session.client.query(pg_copy_streams.to(`COPY ${rows} TO STDOUT (ENCODING ${esm/* default.escapeLiteral */.Ay.escapeLiteral(request.encoding)})`));
        await (0,promises_.pipeline)(copy, new external_node_stream_.Writable({ write(chunk, _encoding, done) { hasher.write(chunk); done(); } }), { signal: request.signal });
    }
    catch (problem) {
        // Class 42: a column, or a type, that the archive's COPY names is not there. That is a finding about the table, not a failure of the drill.
        if ((0,errors/* codeOf */.$N)(problem)?.startsWith('42') !== true)
            throw problem;
        return unread(relation);
    }
    return { schema: relation.schema, name: relation.name, columns: relation.columns, rows: hasher.rows, fingerprint: hasher.digest() };
}
async function readSequences(session, expected) {
    const there = new Set((await session.query(`SELECT json_build_array(nspname, relname)::text AS key FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'S'`)).map(({ key }) => JSON.stringify(JSON.parse(key))));
    const found = [];
    const queue = expected.filter(({ schema, name }) => there.has(JSON.stringify([schema, name])));
    for (let batch = queue.splice(0, 200); batch.length > 0; batch = queue.splice(0, 200)) {
        const query = batch.map(({ schema, name }, index) => `SELECT ${index} AS index, last_value::text AS value, is_called AS called FROM ${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(schema)}.${esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name)}`).join(' UNION ALL ');
        for (const row of await session.query(query)) {
            const sequence = batch[row.index];
            if (sequence !== undefined)
                found.push({ schema: sequence.schema, name: sequence.name, value: row.value, isCalled: row.called });
        }
    }
    return found;
}
const pieceBytes = 64 * 1024;
async function readLargeObjects(session, hasher) {
    let last = 0;
    for (;;) {
        // Many objects are small: their first piece comes with the list.
        const rows = await session.query(`SELECT oid::text AS id, lo_get(oid, 0, ${pieceBytes}) AS piece FROM pg_largeobject_metadata WHERE oid > ${last} ORDER BY oid LIMIT 200`);
        for (const row of rows) {
            last = Number(row.id);
            hasher.start(last);
            let { piece } = row;
            for (let offset = 0; piece.length > 0; piece = await nextPiece(session, last, offset)) {
                hasher.write(piece);
                offset += piece.length;
                if (piece.length < pieceBytes)
                    break;
            }
            hasher.finish();
        }
        if (rows.length === 0)
            return { count: hasher.count, bytes: hasher.bytes, fingerprint: hasher.digest() };
    }
}
async function nextPiece(session, id, offset) {
    const [row] = await session.query(`SELECT lo_get($1::oid, $2::bigint, ${pieceBytes}) AS piece`, [String(id), String(offset)]);
    return row?.piece ?? Buffer.alloc(0);
}


/***/ }),

/***/ 4106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qe: () => (/* binding */ createRoles),
/* harmony export */   WA: () => (/* binding */ supportedSettings),
/* harmony export */   _: () => (/* binding */ withoutEventTriggers)
/* harmony export */ });
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96315);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11160);


/** Creates the roles that the archive's objects name, without login, where they are missing: so ownership and privileges are restored and tested too. */
async function createRoles(connection, roles) {
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__.connect)(connection);
    try {
        const there = new Set((await session.query('SELECT rolname AS name FROM pg_roles')).map(({ name }) => name));
        for (const role of roles)
            if (!there.has(role))
                await session.query(`CREATE ROLE ${pg__WEBPACK_IMPORTED_MODULE_0__/* ["default"].escapeIdentifier */ .Ay.escapeIdentifier(role)} NOLOGIN`);
    }
    finally {
        await session.end();
    }
}
/**
 * What keeps a restored database's event triggers out of the sessions that judge it, where the server knows it (17) and lets us: one on `login` would
 * run in them before anything is asked, and could put tables of its own before the catalogs.
 */
function withoutEventTriggers(connection) {
    return supportedSettings(connection, { event_triggers: 'off' }, []);
}
/** Those of the source's settings that the server takes too: a locale for money that is not installed here cannot be had. */
async function supportedSettings(connection, settings, notes, place = 'the sandbox') {
    const supported = {};
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_1__.connect)(connection);
    try {
        for (const [name, value] of Object.entries(settings)) {
            const [row] = await session.query('SELECT current_setting($1, true) AS value', [name]);
            if (row?.value === value)
                continue;
            try {
                await session.query('SELECT set_config($1, $2, false)', [name, value]);
                supported[name] = value;
            }
            catch {
                notes.push(`${place} has no ${name} "${value}"; it restores with "${row?.value ?? ''}"`);
            }
        }
        return supported;
    }
    finally {
        await session.end();
    }
}


/***/ })

};
