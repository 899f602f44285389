export const id = 6470;
export const ids = [6470];
export const modules = {

/***/ 16470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   migrateRestored: () => (/* binding */ migrateRestored)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(13581);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10221);
/* harmony import */ var _migrations_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79818);
/* harmony import */ var _migrations_detection_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45066);
/* harmony import */ var _migrations_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5654);
/* harmony import */ var _postgres_session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11160);








/** Brings the restored database up to this checkout; gives the problem that kept it from getting there. */
async function migrateRestored(request) {
    const { inputs, manifest, context } = request;
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(inputs['migrate-directory']);
    const wanted = (0,_migrations_command_js__WEBPACK_IMPORTED_MODULE_3__/* .parseMigrate */ .t)(inputs.migrate);
    if (wanted.kind === 'none')
        return undefined;
    const migrations = wanted.kind === 'command' ? wanted.command : await (0,_migrations_detection_js__WEBPACK_IMPORTED_MODULE_4__/* .detectMigrations */ .d)(directory, manifest?.schemaRevision?.tool);
    if (migrations === undefined) {
        context.host.line('    no migration tool found here; nothing to migrate');
        return undefined;
    }
    context.host.line(`>>> Running ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(wordsOf(migrations).join(' '))} against restored DB`);
    try {
        await perform(request, migrations, directory);
        return undefined;
    }
    catch (problem) {
        if (!(problem instanceof _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E) || problem.status === _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.interrupted)
            throw problem;
        // A migration that fails says nothing against the backup: it could not be told whether the two fit together.
        return { step: 'migrations', level: 'unproved', sentence: problem.message, hint: problem.hint };
    }
}
async function perform(request, migrations, directory) {
    const { inputs, context, connection } = request;
    const { host } = context;
    const session = await (0,_postgres_session_js__WEBPACK_IMPORTED_MODULE_6__.connect)(connection);
    try {
        const result = await (0,_migrations_run_js__WEBPACK_IMPORTED_MODULE_5__/* .runMigrations */ .vI)({
            migrations, directory, connection, query: (text) => session.query(text), timeLimitSeconds: inputs['migration-timeout'], signal: host.interrupted,
            parentEnvironment: host.environment, temporaryDirectory: host.temporaryDirectory, onLine: (line) => { host.line(`    │ ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(line)}`); },
        });
        const revision = (at) => at === null || at.revisions.length === 0 ? 'none' : at.revisions.join(', ');
        request.done({ command: result.command, before: revision(result.before), after: revision(result.after) }, result.seconds);
        host.line(`    from revision ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(revision(result.before))} to ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(revision(result.after))} in ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_7__/* .duration */ .p0)(result.seconds)}`);
    }
    finally {
        await session.end();
    }
}
function wordsOf(migrations) {
    return 'evidence' in migrations ? migrations.command : migrations;
}


/***/ })

};
