export const id = 3764;
export const ids = [3764];
export const modules = {

/***/ 83764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   terminalHost: () => (/* binding */ terminalHost)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10221);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67612);




/** The host in a terminal and under cron: results on stdout, trouble on stderr, colour and progress only for eyes. */
function terminalHost(interrupted, environment, options) {
    const redactor = new _kit_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .Redactor */ .pO();
    const clean = (text) => redactor.clean(text);
    // A table's name may be an escape sequence: a terminal is handed none that is not ours.
    const harmless = (text) => (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLines */ .y1)(clean(text));
    const coloured = (process.stderr.isTTY || environment['FORCE_COLOR'] !== undefined) && environment['NO_COLOR'] === undefined;
    const paint = (code, text) => coloured ? `\u001b[${code}m${text}\u001b[0m` : text;
    const at = (place) => place === undefined ? '' : `${harmless(place.file)}:${place.line}: `;
    let progressShown = false;
    const write = (stream, text) => {
        if (progressShown)
            process.stderr.write('\r\u001b[K');
        progressShown = false;
        stream.write(`${text}\n`);
    };
    return {
        kind: 'terminal',
        environment,
        interrupted,
        temporaryDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment['TMPDIR'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(), `zimmer-backup-${process.getuid?.() ?? 'user'}`),
        mask: (secret) => { redactor.add(secret); },
        clean,
        line(text) {
            if (!options.quiet)
                write(options.json ? process.stderr : process.stdout, harmless(text));
        },
        detail(text) {
            if (environment['ZIMMER_DEBUG'] !== undefined)
                write(process.stderr, harmless(text));
        },
        notice: (text, place) => { write(process.stderr, `${paint(36, 'notice:')} ${at(place)}${harmless(text)}`); },
        warning: (text, place) => { write(process.stderr, `${paint(33, 'warning:')} ${at(place)}${harmless(text)}`); },
        error(text, hint, place) {
            write(process.stderr, `${paint(31, 'error:')} ${at(place)}${harmless(text)}`);
            if (hint !== undefined)
                write(process.stderr, `  ${paint(36, 'hint:')} ${harmless(hint)}`);
        },
        group: (_title, work) => work(),
        output: () => undefined,
        progress(text) {
            if (options.quiet || !process.stderr.isTTY)
                return;
            process.stderr.write(`\r\u001b[K${harmless(text).slice(0, process.stderr.columns - 1)}`);
            progressShown = true;
        },
        summary: () => Promise.resolve(),
        saveState: () => undefined,
        state: () => undefined,
    };
}


/***/ })

};
