export const id = 740;
export const ids = [740];
export const modules = {

/***/ 73180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ describeConnection)
/* harmony export */ });
/** The connection in words, without its password: `zimmer@postgres:5432/zimmer`. */
function describeConnection(connection) {
    const host = connection.host.includes(':') ? `[${connection.host}]` : connection.host;
    return `${connection.user}@${host}:${connection.port}/${connection.database}`;
}


/***/ }),

/***/ 56177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ majorOf),
/* harmony export */   KA: () => (/* binding */ versionText),
/* harmony export */   Rj: () => (/* binding */ oldestMajor),
/* harmony export */   mR: () => (/* binding */ parseToolVersion)
/* harmony export */ });
/** The major of `server_version_num` (150020 → 15). PostgreSQL 10 and later count majors by ten thousands. */
function majorOf(versionNumber) {
    return Math.floor(versionNumber / 10_000);
}
/** `15.20` of 150020. */
function versionText(versionNumber) {
    return `${majorOf(versionNumber)}.${versionNumber % 10_000}`;
}
/** The version in the words that the tools print: `pg_dump (PostgreSQL) 17.6 (Debian 17.6-1)` → 17.6; also of `18beta1`. */
function parseToolVersion(words) {
    const match = /\(PostgreSQL\) (?<text>(?<major>\d+)(?:\.\d+)?\S*)/.exec(words);
    const { text, major } = match?.groups ?? {};
    return text === undefined || major === undefined ? undefined : { text, major: Number(major) };
}
/** The oldest server that this suite is tested with. */
const oldestMajor = 13;


/***/ })

};
