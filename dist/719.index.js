export const id = 719;
export const ids = [719];
export const modules = {

/***/ 1719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanUp: () => (/* binding */ cleanUp)
/* harmony export */ });
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(221);
/* harmony import */ var _sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8940);
/* harmony import */ var _store_choose_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8043);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7612);




/** Removes what a cancelled or killed main phase left: its sandbox, and what it had half written. Gives a sentence for each thing. */
async function cleanUp(host) {
    const said = [];
    const sandbox = host.state('sandbox');
    if (sandbox !== undefined) {
        const password = host.environment['INPUT_SANDBOX-PASSWORD'];
        const removed = await (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_0__/* .removeByState */ .p_)(sandbox, password === undefined ? undefined : new _kit_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(password));
        if (removed !== undefined)
            said.push((0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(removed));
    }
    said.push(...await (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_0__/* .sweepSandboxes */ .Cf)({ temporaryDirectory: host.temporaryDirectory }));
    const store = host.state('store');
    if (store !== undefined) {
        const opened = await (0,_store_choose_js__WEBPACK_IMPORTED_MODULE_1__/* .openStore */ .C)(store.split('\n'), { base: process.cwd(), now: () => new Date() });
        for (const name of await opened.sweep())
            said.push(`removed ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(name)}, left half written`);
    }
    return said;
}


/***/ })

};
