export const id = 5231;
export const ids = [5231];
export const modules = {

/***/ 85231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   Fy: () => (/* binding */ nearlyFull),
/* harmony export */   Xo: () => (/* binding */ growthOf),
/* harmony export */   Y5: () => (/* binding */ weekWhenFull)
/* harmony export */ });
/* harmony import */ var _median_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63934);

const day = 86_400_000;
const week = 7 * day;
/** Older backups say little of how a database grows now. */
const weeksSeen = 8;
/** Fewer, or over a shorter time, and a slope is chance. */
const fewestPoints = 3;
/** The size of a backup, all its files together, in bytes. */
function sizeOf(set) {
    return Object.values(set.files).reduce((sum, { bytes }) => sum + bytes, 0);
}
/** How the store of these sets fills. What was removed is not seen, so growth is told from the sizes of those that stand, times their number. */
function growthOf(sets, now) {
    const bytes = sets.reduce((sum, set) => sum + sizeOf(set), 0);
    const databases = [...Map.groupBy(sets.filter(({ complete }) => complete), ({ database }) => database).values()];
    const slopes = databases.flatMap((own) => {
        const slope = slopePerWeek(own, now);
        return slope === undefined ? [] : slope * own.length;
    });
    return { bytes, bytesPerWeek: slopes.length === 0 ? undefined : slopes.reduce((sum, slope) => sum + slope, 0) };
}
/**
 * How much larger a backup becomes in a week, in bytes: the median of the slopes between any two of the last eight weeks (Theil–Sen), of
 * which up to 29 % may be out of line. Of each day only the newest counts.
 */
function slopePerWeek(sets, now) {
    const recent = sets.filter(({ takenAt }) => takenAt <= now && now.getTime() - takenAt.getTime() <= weeksSeen * week).toSorted((a, b) => a.takenAt.getTime() - b.takenAt.getTime());
    const points = [...new Map(recent.map((set) => [Math.floor(set.takenAt.getTime() / day), { at: set.takenAt.getTime(), bytes: sizeOf(set) }])).values()];
    const [first, last] = [points[0], points.at(-1)];
    if (points.length < fewestPoints || first === undefined || last === undefined || last.at - first.at < 6 * day)
        return undefined;
    return (0,_median_js__WEBPACK_IMPORTED_MODULE_0__/* .median */ .J)(points.flatMap((one, place) => points.slice(place + 1).map((other) => (other.bytes - one.bytes) / (other.at - one.at) * week)));
}
/** The Monday of the week in which a store of that size limit will be full, `2025-09-01`; undefined while it does not grow, or not within ten years. */
function weekWhenFull({ bytes, bytesPerWeek }, limitBytes, now) {
    if (bytesPerWeek === undefined || bytesPerWeek <= 0)
        return undefined;
    const weeks = Math.max(0, limitBytes - bytes) / bytesPerWeek;
    if (weeks > 520)
        return undefined;
    const then = new Date(now.getTime() + weeks * week);
    return new Date(then.getTime() - ((then.getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10);
}
/** From this share of the limit on a store is nearly full. */
const nearlyFull = 0.9;


/***/ }),

/***/ 63934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ median)
/* harmony export */ });
/** The value in the middle; of an even number, the mean of the two in the middle. Zero of none. */
function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length / 2;
    return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}


/***/ })

};
