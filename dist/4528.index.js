export const id = 4528;
export const ids = [4528];
export const modules = {

/***/ 50817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dy: () => (/* binding */ cronsIn),
/* harmony export */   m3: () => (/* binding */ nextDue),
/* harmony export */   tC: () => (/* binding */ lastDue)
/* harmony export */ });
/** The expressions below `schedule:` in the text of a workflow. */
function cronsIn(workflow) {
    return [...workflow.matchAll(/^[ \t]*-[ \t]*(?:\{[ \t]*)?['"]?cron['"]?[ \t]*:(?:[ \t]*'([^'\n]*)'|[ \t]*"([^"\n]*)"|([^#\n}]*))/gm)].map(([, single, double, bare]) => (single ?? double ?? bare ?? '').trim()).filter((cron) => cron !== '');
}
const day = 86_400_000;
/** The 29th of February comes back within eight years. */
const furthestDays = 8 * 366 + 1;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** When the first of the expressions is due after a time, in UTC as GitHub takes them; undefined where none ever is. */
function nextDue(crons, after) {
    const times = crons.flatMap((cron) => due(cron, after, 1) ?? []);
    return times.length === 0 ? undefined : new Date(Math.min(...times));
}
/** When the last of the expressions was due at or before a time. */
function lastDue(crons, before) {
    const times = crons.flatMap((cron) => due(cron, before, -1) ?? []);
    return times.length === 0 ? undefined : new Date(Math.max(...times));
}
function due(expression, from, direction) {
    const cron = parseCron(expression);
    if (cron === undefined)
        return undefined;
    const midnight = Math.floor(from.getTime() / day) * day;
    const times = cron.hours.flatMap((hour) => cron.minutes.map((minute) => (hour * 60 + minute) * 60_000));
    if (direction < 0)
        times.reverse();
    for (let step = 0; step < furthestDays; step++) {
        const start = midnight + direction * step * day;
        if (!cron.isDay(new Date(start)))
            continue;
        const found = times.find((time) => direction > 0 ? start + time > from.getTime() : start + time <= from.getTime());
        if (found !== undefined)
            return start + found;
    }
    return undefined;
}
/** Five fields as POSIX has them, with names and steps; undefined for what is none. Of day and weekday one is enough where both are given. */
function parseCron(expression) {
    const fields = expression.trim().toLowerCase().split(/\s+/);
    if (fields.length !== 5)
        return undefined;
    const [minute = '', hour = '', dayOfMonth = '', month = '', weekday = ''] = fields;
    const [minutes, hours, days, inMonths, onWeekdays] = [values(minute, 0, 59), values(hour, 0, 23), values(dayOfMonth, 1, 31), values(month, 1, 12, months), values(weekday, 0, 7, weekdays)?.map((one) => one % 7)];
    if (minutes === undefined || hours === undefined || days === undefined || inMonths === undefined || onWeekdays === undefined)
        return undefined;
    const isDay = (date) => {
        if (!inMonths.includes(date.getUTCMonth() + 1))
            return false;
        const [byDay, byWeekday] = [days.includes(date.getUTCDate()), onWeekdays.includes(date.getUTCDay())];
        return dayOfMonth.startsWith('*') || weekday.startsWith('*') ? byDay && byWeekday : byDay || byWeekday;
    };
    return { minutes, hours, isDay };
}
/** The values that a field names, in their order. `names` begin with the least value, or with zero for weekdays. */
function values(field, least, most, names = []) {
    const found = new Set();
    const numberOf = (word) => /^\d{1,2}$/.test(word) ? Number(word) : names.includes(word) ? names.indexOf(word) + least : NaN;
    for (const part of field.split(',')) {
        const { from = '', to, step } = /^(?<from>\*|\w+)(?:-(?<to>\w+))?(?:\/(?<step>\d{1,2}))?$/.exec(part)?.groups ?? {};
        const first = from === '*' ? least : numberOf(from);
        const last = from === '*' || (to === undefined && step !== undefined) ? most : numberOf(to ?? from);
        const width = Number(step ?? 1);
        if (!(first >= least && last <= most && first <= last && width >= 1))
            return undefined;
        for (let value = first; value <= last; value += width)
            found.add(value);
    }
    return [...found].sort((a, b) => a - b);
}


/***/ }),

/***/ 14528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readSchedule: () => (/* binding */ readSchedule)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97361);
/* harmony import */ var _domain_schedule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50817);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);



/**
 * What GitHub says of a workflow: whether it is disabled, when its schedule last started it, and when it is due. Throws KnownError `schedule-unread` for whatever keeps
 * it from being told.
 */
async function readSchedule({ token, workflow, environment }) {
    const [owner = '', repo = ''] = /^([\w.-]+)\/([\w.-]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '')?.slice(1) ?? [];
    if (owner === '')
        throw unread(workflow, 'GITHUB_REPOSITORY names no repository');
    if (token === undefined)
        throw unread(workflow, 'there is no token');
    const { rest } = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token.reveal(), { baseUrl: environment['GITHUB_API_URL'] ?? 'https://api.github.com', request: { timeout: 15_000 } });
    const place = { owner, repo, workflow_id: workflow.split('/').at(-1) ?? workflow };
    try {
        const { data: { state, path, updated_at: changed } } = await rest.actions.getWorkflow(place);
        // The newest may be this very run, which has not ended.
        const { data: { workflow_runs: runs } } = await rest.actions.listWorkflowRuns({ ...place, event: 'schedule', per_page: 10 });
        const { data: file } = await rest.repos.getContent({ owner, repo, path });
        const text = 'content' in file ? Buffer.from(file.content, 'base64').toString('utf8') : '';
        const began = runs[0]?.run_started_at ?? runs[0]?.created_at;
        return {
            state, changedAt: new Date(changed), crons: (0,_domain_schedule_js__WEBPACK_IMPORTED_MODULE_2__/* .cronsIn */ .dy)(text), lastRunAt: began === undefined ? undefined : new Date(began),
            lastConclusion: runs.find(({ status }) => status === 'completed')?.conclusion ?? undefined,
        };
    }
    catch (problem) {
        throw unread(workflow, (0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(problem), problem);
    }
}
function unread(workflow, reason, cause) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('schedule-unread', `the schedule of ${workflow} could not be read: ${reason}`, 'Give the job permissions: { actions: read, contents: read }, and name the workflow\'s file as it stands in .github/workflows.', { cause, status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.usage });
}


/***/ })

};
