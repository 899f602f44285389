export const id = 6227;
export const ids = [6227];
export const modules = {

/***/ 76227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   startWarm: () => (/* binding */ startWarm)
/* harmony export */ });
/* harmony import */ var _domain_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56177);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10221);
/* harmony import */ var _postgres_sandbox_preparation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4106);
/* harmony import */ var _clients_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3576);
/* harmony import */ var _sandbox_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32908);






/** Starts from a kept sandbox. Whatever is wrong with it is told in a line, and nothing is given: then the backup is restored as ever. */
async function startWarm(drill, { proof, content, jobs }) {
    const { host } = drill.context;
    let sandbox;
    try {
        const opened = await (0,_sandbox_js__WEBPACK_IMPORTED_MODULE_5__/* .openKeptFor */ .Q)(drill, proof, content);
        sandbox = opened.sandbox;
        const { found, notes } = JSON.parse(opened.memo);
        return { restored: await restoredIn(sandbox, drill, { proof, jobs, found }), notes };
    }
    catch (problem) {
        content.destroy();
        await sandbox?.remove();
        if (host.interrupted.aborted)
            throw problem;
        host.line(`    the kept sandbox cannot be used (${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)((0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(problem))}): restoring the backup`);
        return undefined;
    }
}
async function restoredIn(sandbox, drill, { proof, jobs, found }) {
    const { inputs, manifest, context } = drill;
    if (manifest === undefined || proof === undefined)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('kept-unusable', 'the backup has no manifest that tells what is in it', 'The backup is restored as ever.');
    const { connection, serverVersionNumber } = sandbox;
    const clients = await (0,_clients_js__WEBPACK_IMPORTED_MODULE_4__/* .clientsFor */ .US)((0,_domain_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .majorOf */ .Ds)(serverVersionNumber), inputs, context, 'machine', sandbox.toolsDirectory);
    const settings = await (0,_postgres_sandbox_preparation_js__WEBPACK_IMPORTED_MODULE_3__/* .supportedSettings */ .WA)(connection, manifest.server.settings, []);
    const request = { connection, serverVersionNumber, manifest, proof, pgDump: clients.pgDump, pgRestore: clients.pgRestore, ownership: inputs.owner !== 'drop', settings, sessions: jobs, signal: context.host.interrupted };
    return { connection, serverVersionNumber, clients, settings, compared: { request, found }, isWarm: true, sandbox };
}


/***/ })

};
