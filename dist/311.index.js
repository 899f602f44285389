export const id = 311;
export const ids = [311];
export const modules = {

/***/ 52558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ runFacts)
/* harmony export */ });
/** Which run of which repository this is; null outside GitHub. */
function runFacts(environment) {
    const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: runId, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: commit } = environment;
    return repository === undefined || runId === undefined ? null : { repository, runId, attempt: attempt ?? '1', commit: commit ?? '' };
}


/***/ }),

/***/ 57507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ valueOf)
/* harmony export */ });
/** What a promise gave that was waited for with others, whatever became of them; throws what it was rejected with. */
function valueOf(result) {
    if (result.status === 'rejected')
        throw result.reason;
    return result.value;
}


/***/ }),

/***/ 60926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readRevision)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const hasRailsMetadata = (found, all) => all.some((other) => other.schema === found.schema && other.table === 'ar_internal_metadata');
const newest = 'SELECT max(version)::text AS revision <table>';
const readings = [
    { tool: 'alembic', table: 'alembic_version', columns: ['version_num'], exact: true,
        select: 'SELECT version_num::text AS revision <table> ORDER BY 1' },
    { tool: 'prisma', table: '_prisma_migrations', columns: ['migration_name', 'finished_at', 'rolled_back_at'],
        select: 'SELECT max(migration_name)::text AS revision <table> WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL' },
    { tool: 'drizzle', table: '__drizzle_migrations', columns: ['created_at'],
        select: 'SELECT max(created_at)::text AS revision <table>' },
    { tool: 'knex', table: 'knex_migrations', columns: ['id', 'name'],
        select: 'SELECT name::text AS revision <table> ORDER BY id DESC LIMIT 1' },
    { tool: 'django', table: 'django_migrations', columns: ['app', 'name'],
        select: 'SELECT app::text AS application, max(name)::text AS revision <table> GROUP BY app ORDER BY 1' },
    { tool: 'golang-migrate', table: 'schema_migrations', columns: ['version', 'dirty'], select: newest },
    { tool: 'ecto', table: 'schema_migrations', columns: ['version', 'inserted_at'], select: newest },
    { tool: 'rails', table: 'schema_migrations', columns: ['version'], select: newest,
        unless: (found, all) => found.columns.length > 1 || !hasRailsMetadata(found, all) },
    { tool: 'dbmate', table: 'schema_migrations', columns: ['version'], select: newest,
        unless: (found, all) => found.columns.length > 1 || hasRailsMetadata(found, all) },
    { tool: 'flyway', table: 'flyway_schema_history', columns: ['version', 'installed_rank', 'success'],
        select: `SELECT version::text AS revision <table> WHERE version IS NOT NULL AND success::text = 'true'
      ORDER BY installed_rank DESC LIMIT 1` },
    { tool: 'liquibase', table: 'databasechangelog', columns: ['id', 'orderexecuted'],
        select: 'SELECT id::text AS revision <table> ORDER BY orderexecuted DESC LIMIT 1' },
    { tool: 'atlas', table: 'atlas_schema_revisions', columns: ['version'], select: newest },
    { tool: 'goose', table: 'goose_db_version', columns: ['version_id', 'is_applied'],
        select: 'SELECT max(version_id)::text AS revision <table> WHERE is_applied::text = \'true\'' },
    { tool: 'sqlx', table: '_sqlx_migrations', columns: ['version', 'success'],
        select: newest + ' WHERE success::text = \'true\'' },
];
const tableNames = [...new Set([...readings.map((one) => one.table), 'ar_internal_metadata'])];
/**
 * Tables that a migration tool may keep its revision in, of any schema, as far as the role may read them whole. In the snapshot
 * of a dump a failed query would end the transaction, so rights are asked for and not tried. An alembic table under another name
 * (`version_table=`) is known by its only column.
 */
const catalogQuery = `
SELECT n.nspname::text AS schema, c.relname::text AS name,
       (SELECT pg_catalog.string_agg(a.attname::text, ' ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'
   AND (c.relname::text IN (${tableNames.map((name) => `'${name}'`).join(', ')})
        OR c.relnatts = 1 AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
                                       WHERE a.attrelid = c.oid AND a.attnum = 1 AND a.attname = 'version_num'))
   AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
   AND NOT pg_catalog.row_security_active(c.oid)
 ORDER BY 1, 2`;
/**
 * Tells which revision a database is at, and of which tool; null where there is none or the role may not read it. Several schemas
 * with a revision of their own give several revisions. `tool` is the one that is asked for, where a database has several.
 * One catalog query and one read for each table found.
 */
async function readRevision(query, tool) {
    const found = (await query(catalogQuery)).map((row) => ({
        schema: String(row['schema']), table: String(row['name']), columns: String(row['columns']).split(' '),
    }));
    const kept = found.flatMap((one) => {
        const reading = readings.find((candidate) => isOf(candidate, one, found));
        return reading === undefined ? [] : [{ found: one, reading }];
    });
    const name = kept.find((one) => one.reading.tool === tool)?.reading.tool
        ?? readings.find((reading) => tool === undefined && kept.some((one) => one.reading === reading))?.tool;
    if (name === undefined)
        return null;
    const revisions = new Set();
    for (const { found: one, reading } of kept.filter((each) => each.reading.tool === name)) {
        for (const row of await query(reading.select.replace('<table>', `FROM ${quoted(one.schema)}.${quoted(one.table)}`))) {
            const revision = revisionOf(row, reading);
            if (revision !== undefined)
                revisions.add(revision);
        }
    }
    return { tool: name, revisions: [...revisions].sort() };
}
function isOf(reading, found, all) {
    const named = reading.table === found.table || (reading.tool === 'alembic' && found.columns.join(' ') === 'version_num');
    return named && reading.columns.every((column) => found.columns.includes(column)) && reading.unless?.(found, all) !== true;
}
function revisionOf(row, reading) {
    const { revision, application } = row;
    if (typeof revision !== 'string')
        return undefined;
    const shown = reading.exact === true ? revision : withoutWords(revision);
    return typeof application === 'string' ? `${application}.${shown}` : shown;
}
/**
 * A revision without its description: `20240312_add_customers` → `20240312`. The manifest's open part names no table, and
 * descriptions do; a name without a number gives the beginning of its SHA-256.
 */
function withoutWords(revision) {
    const number = /^\d+(?:\.\d+)*(?=[^0-9A-Za-z]|$)/.exec(revision)?.[0];
    return number ?? `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(revision).digest('hex').slice(0, 12)}`;
}
function quoted(name) {
    return `"${name.replaceAll('"', '""')}"`;
}


/***/ }),

/***/ 45969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q5: () => (/* binding */ findServerBinaries),
/* harmony export */   g2: () => (/* binding */ findClients)
/* harmony export */ });
/* unused harmony export candidateDirectories */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56177);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84075);





/**
 * The folders in which a major's programs may be, the most certain first. `/usr/bin` comes last: on Debian and on the runners, its pg_dump is
 * a wrapper that picks a major of its own (TRAPS, 1).
 */
function candidateDirectories(major, path) {
    return [
        `/usr/lib/postgresql/${major}/bin`, // Debian, Ubuntu, the runners
        `/usr/pgsql-${major}/bin`, // Red Hat with PGDG's packages
        `/usr/libexec/postgresql${major}`, // Alpine
        `/usr/lib/postgresql${major}/bin`, // SUSE
        `/opt/homebrew/opt/postgresql@${major}/bin`, // Homebrew on Apple silicon
        `/usr/local/opt/postgresql@${major}/bin`, // Homebrew on Intel
        '/opt/homebrew/opt/libpq/bin',
        '/usr/local/opt/libpq/bin',
        `/Applications/Postgres.app/Contents/Versions/${major}/bin`,
        '/usr/local/pgsql/bin',
        ...path.split(':').filter((directory) => directory.startsWith('/')),
    ];
}
/**
 * pg_dump and pg_restore of exactly the server's major. Throws KnownError `client-missing`, which names what is there and the package that is
 * lacking: an older client refuses the server, a newer one writes what the server cannot restore (TRAPS, 2).
 */
async function findClients(major, path = process.env['PATH'] ?? '') {
    const others = new Set();
    // The folders of other majors come last: they hold nothing that would do, but what is there belongs into the message.
    const elsewhere = Array.from({ length: 10 }, (_, index) => _domain_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .oldestMajor */ .Rj + index).flatMap((other) => candidateDirectories(other, ''));
    for (const directory of new Set([...candidateDirectories(major, path), ...elsewhere])) {
        const found = await inspect(directory);
        if (found?.major === major)
            return found;
        if (found !== undefined)
            others.add(found.version);
    }
    const there = others.size === 0 ? 'no pg_dump is installed' : `pg_dump here is ${[...others].join(', ')}`;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('client-missing', `server is PostgreSQL ${major} but ${there}`, `Install postgresql-client-${major} (Debian and Ubuntu, from apt.postgresql.org where the distribution lacks it; postgresql@${major} with Homebrew).`);
}
/** The folder with the server's own programs (initdb, pg_ctl, postgres) of a major; undefined where they are not installed. */
async function findServerBinaries(major, path = process.env['PATH'] ?? '') {
    for (const directory of candidateDirectories(major, path)) {
        const programs = await Promise.all(['initdb', 'pg_ctl', 'postgres'].map((name) => executable((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name))));
        if (!programs.every(Boolean))
            continue;
        const { stdout } = await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)({ name: 'initdb', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'initdb') }, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }));
        if ((0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .parseToolVersion */ .mR)(stdout)?.major === major)
            return { directory };
    }
    return undefined;
}
async function inspect(directory) {
    const pgDump = { name: 'pg_dump', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'pg_dump') };
    const pgRestore = { name: 'pg_restore', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'pg_restore') };
    if (!(await executable(pgDump.path)) || !(await executable(pgRestore.path)))
        return undefined;
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(pgDump.path);
    // Debian's wrapper chooses among the installed majors by rules that are not ours.
    if (target.endsWith('/pg_wrapper'))
        return undefined;
    const { stdout } = await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)(pgDump, ['--version'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }));
    const version = (0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .parseToolVersion */ .mR)(stdout);
    return version === undefined ? undefined : { major: version.major, version: version.text, directory, pgDump, pgRestore };
}
async function executable(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true, () => false);
}


/***/ }),

/***/ 9801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readConstraintFacts)
/* harmony export */ });
/* harmony import */ var _queryable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41493);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37430);


/**
 * Every constraint, index and trigger outside of system schemas and extensions. Reads catalogs only; takes no lock on a
 * table. Definitions name everything with its schema and are the same text on servers 13 to 18, but for what the
 * parser writes in another way when it reads its own output (constraints-comparison.ts sees to that).
 */
async function readConstraintFacts(queryable) {
    return (0,_queryable_js__WEBPACK_IMPORTED_MODULE_1__/* .withEmptySearchPath */ .L)(queryable, async () => ({
        constraints: [...await queryable.query(constraintsQuery), ...await queryable.query(notNullQuery)],
        indexes: await queryable.query(indexesQuery),
        triggers: await queryable.query(triggersQuery),
    }));
}
/** A condition: the object is no part of an extension. */
const notOfExtension = (catalog, oid) => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;
// Constraints of tables and of domains; a domain and a table never share a name, for a table has a type of its own name.
// Foreign keys of partitions are their parents' copies, whose names the server makes up. Not-null constraints, which
// are in pg_constraint from 18 on, come from pg_attribute for all majors alike.
const constraintsQuery = `
  SELECT n.nspname AS schema, coalesce(r.relname, t.typname) AS table, c.conname AS name, c.contype AS type,
         pg_get_constraintdef(c.oid) AS definition, c.convalidated AS validated
  FROM pg_constraint c
  LEFT JOIN pg_class r ON r.oid = c.conrelid
  LEFT JOIN pg_type t ON t.oid = c.contypid AND c.conrelid = 0
  JOIN pg_namespace n ON n.oid = coalesce(r.relnamespace, t.typnamespace)
  WHERE c.contype IN ('c', 'f', 'p', 'u', 'x') AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah})
    AND (c.contype <> 'f' OR c.conparentid = 0)
    AND CASE WHEN c.conrelid = 0 THEN ${notOfExtension('pg_type', 'c.contypid')} ELSE ${notOfExtension('pg_class', 'c.conrelid')} END
  ORDER BY 1, 2, 3`;
// One row for a table: its columns that refuse NULL, in the order of their names, since positions may change.
const notNullQuery = `
  SELECT n.nspname AS schema, r.relname AS table, 'not null' AS name, 'n' AS type,
         'NOT NULL (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C") || ')' AS definition, true AS validated
  FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
  WHERE r.relkind IN ('r', 'p', 'f') AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah}) AND ${notOfExtension('pg_class', 'r.oid')}
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'n' AND c.conkey = ARRAY[a.attnum] AND NOT c.convalidated)
  GROUP BY 1, 2 ORDER BY 1, 2`;
// Two sessions of a parallel restore that attach parts of one partitioned index at the same moment can leave it marked invalid although each
// partition has a valid part of it (seen on 15): what the parts are is what counts.
const isWhole = `x.relkind = 'I' AND NOT EXISTS (
           SELECT FROM pg_partition_tree(i.indrelid) p WHERE p.isleaf AND NOT EXISTS (
             SELECT FROM pg_partition_tree(i.indexrelid) t JOIN pg_index leaf ON leaf.indexrelid = t.relid WHERE t.isleaf AND leaf.indrelid = p.relid AND leaf.indisvalid))`;
const indexesQuery = `
  SELECT n.nspname AS schema, r.relname AS table, x.relname AS name, pg_get_indexdef(i.indexrelid) AS definition,
         (i.indisvalid OR (${isWhole})) AND i.indisready AND i.indislive AS valid, i.indisunique AS unique
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class r ON r.oid = i.indrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah}) AND ${notOfExtension('pg_class', 'r.oid')}
  ORDER BY 1, 2, 3`;
const triggersQuery = `
  SELECT n.nspname AS schema, r.relname AS table, t.tgname AS name, pg_get_triggerdef(t.oid) AS definition, t.tgenabled AS enabled
  FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.oid NOT IN (${_server_js__WEBPACK_IMPORTED_MODULE_0__/* .systemSchemas */ .Ah})
    AND ${notOfExtension('pg_class', 'r.oid')} AND ${notOfExtension('pg_trigger', 't.oid')}
  ORDER BY 1, 2, 3`;


/***/ }),

/***/ 41493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withEmptySearchPath),
/* harmony export */   i: () => (/* binding */ spread)
/* harmony export */ });
/** Does one piece of work after the other on whichever session is free, in the given order. */
async function spread(sessions, work, handle) {
    const waiting = [...work];
    await Promise.all(sessions.map(async (session) => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
            await handle(next, session);
    }));
}
/** Reads catalogs with an empty search_path, so that definitions name every object with its schema, and sets it back. */
async function withEmptySearchPath(queryable, read) {
    const [before] = await queryable.query(`SELECT current_setting('search_path') AS path, set_config('quote_all_identifiers', 'off', false)`);
    const path = before?.path ?? '';
    const isEmpty = path === '' || path === '""';
    if (!isEmpty)
        await queryable.query(`SELECT set_config('search_path', '', false)`);
    try {
        return await read();
    }
    finally {
        // Where the reading failed, its transaction may be broken too; the first error is the one that counts.
        if (!isEmpty)
            await queryable.query(`SELECT set_config('search_path', $1, false)`, [path]).catch(() => undefined);
    }
}


/***/ })

};
