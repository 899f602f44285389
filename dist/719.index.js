export const id = 719;
export const ids = [719];
export const modules = {

/***/ 81719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanUp: () => (/* binding */ cleanUp)
/* harmony export */ });
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10221);
/* harmony import */ var _sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98940);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41689);



/** Removes what a cancelled or killed main phase left: its sandbox, and what it had half written. Gives a sentence for each thing. */
async function cleanUp(inputs, context) {
    const { host } = context;
    const said = [];
    const sandbox = host.state('sandbox');
    if (sandbox !== undefined) {
        const removed = await (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_0__/* .removeByState */ .p_)(sandbox, inputs['sandbox-password']);
        if (removed !== undefined)
            said.push((0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(removed));
    }
    said.push(...await (0,_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_0__/* .sweepSandboxes */ .Cf)({ temporaryDirectory: host.temporaryDirectory }));
    if (host.state('writing') !== undefined) {
        for (const name of await (await (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .storeFor */ .f)(inputs, context)).sweep())
            said.push(`removed ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(name)}, left half written`);
    }
    return said;
}


/***/ })

};
