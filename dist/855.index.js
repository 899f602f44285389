export const id = 855;
export const ids = [855];
export const modules = {

/***/ 19855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubHost: () => (/* binding */ githubHost),
/* harmony export */   githubInputs: () => (/* binding */ githubInputs)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75360);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10221);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67612);





/** The host on a GitHub runner. Every byte of output goes through the redactor, besides the runner's own masking. */
function githubHost(interrupted, environment) {
    const redactor = new _kit_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Redactor */ .pO();
    const clean = (text) => redactor.clean(text);
    // The log shows an escape sequence as a terminal would; whatever a table is called, an error can name it.
    const harmless = (text) => (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainLines */ .y1)(clean(text));
    return {
        kind: 'github',
        environment,
        interrupted,
        temporaryDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment['RUNNER_TEMP'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(), 'zimmer-backup'),
        mask(secret) {
            const before = new Set(redactor.forms);
            redactor.add(secret);
            for (const form of redactor.forms)
                if (!before.has(form))
                    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setSecret */ .Pq(form);
        },
        clean,
        line: (text) => { _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .info */ .pq(withoutCommands(clean(text))); },
        detail: (text) => { _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .debug */ .Yz(harmless(text)); },
        notice: (text, place) => { _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm(harmless(text), annotation(place)); },
        warning: (text, place) => { _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e(harmless(text), annotation(place)); },
        error(text, hint, place) {
            _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3(harmless(text), annotation(place));
            if (hint !== undefined)
                _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .info */ .pq(`  hint: ${withoutCommands(clean(hint))}`);
        },
        group: (title, work) => _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .group */ .Os(harmless(title), work),
        output: (name, value) => { _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH(name, clean(String(value))); },
        progress: () => undefined,
        async summary(markdown) {
            // The runner refuses a summary above 1 MiB, and with it the step. A sign may have four bytes.
            if (environment['GITHUB_STEP_SUMMARY'] !== undefined)
                await _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .summary */ .z.addRaw(Buffer.from(clean(markdown)).subarray(0, 1_000_000).toString(), true).write();
        },
        saveState: (name, value) => { _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .saveState */ .LZ(name, value); },
        state: (name) => _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getState */ .Gu(name) || undefined,
    };
}
/** Shows a message at a line of a file, in the pull request's changes. */
function annotation(place) {
    return place === undefined ? {} : { file: (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainLines */ .y1)(place.file), startLine: place.line };
}
/** The runner obeys a line that begins with `::`, and `##[` anywhere; nothing that is said here is meant for it, whatever a table is called. */
function withoutCommands(text) {
    return (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainLines */ .y1)(text).replace(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
/** The inputs as the runner hands them over: `INPUT_<NAME>` in upper case, hyphens kept. */
function githubInputs(environment) {
    const given = new Map();
    for (const [name, value] of Object.entries(environment)) {
        if (name.startsWith('INPUT_') && value !== undefined && value !== '')
            given.set(name.slice('INPUT_'.length).toLowerCase(), value);
    }
    return given;
}


/***/ })

};
