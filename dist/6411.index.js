export const id = 6411;
export const ids = [6411,5231];
export const modules = {

/***/ 54849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ writeViews)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./kit/whole-file.js
var whole_file = __webpack_require__(46912);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
;// CONCATENATED MODULE: ./actions/status/badge.js

const colours = { healthy: 'brightgreen', warning: 'orange', critical: 'red' };
/** The report as an endpoint badge of shields.io (https://shields.io/badges/endpoint-badge); a badge that strangers see names nothing but health and age. */
function badgeOf({ health, ageHours }) {
    const message = ageHours === null ? 'none' : `${health}, ${(0,units/* age */.KW)(Math.max(0, ageHours))} old`;
    return { schemaVersion: 1, label: 'backup', message, color: colours[health], isError: health === 'critical' };
}

;// CONCATENATED MODULE: ./actions/status/metrics.js
/**
 * The report in Prometheus' text format, as the textfile collector of node_exporter reads it: gauges alone, in base units, without
 * timestamps (the collector refuses them). What is not known has no sample. https://prometheus.io/docs/instrumenting/exposition_formats/
 */
function metricsOf(report) {
    const database = { database: report.database ?? '' };
    const blocks = metrics(report).flatMap(({ name, help, samples }) => {
        const known = samples.filter(({ value }) => typeof value === 'number' && Number.isFinite(value));
        if (known.length === 0)
            return [];
        const full = `zimmer_backup_${name}`;
        return [`# HELP ${full} ${help}`, `# TYPE ${full} gauge`, ...known.map(({ labels, value }) => `${full}${labelled({ ...database, ...labels })} ${value ?? 0}`)];
    });
    return `${blocks.join('\n')}\n`;
}
function metrics(report) {
    const [newest] = report.backups;
    const seconds = (time) => time === undefined ? undefined : Date.parse(time) / 1000;
    const one = (name, help, value) => ({ name, help, samples: [{ value }] });
    const drill = report.lastProvedDrill;
    return [
        { name: 'health', help: 'Which of the three the backups are: 1 for that one, 0 for the others.', samples: ['healthy', 'warning', 'critical'].map((health) => ({ labels: { health }, value: Number(report.health === health) })) },
        { name: 'findings', help: 'What speaks against the backups, by level.', samples: ['warning', 'critical'].map((level) => ({ labels: { level }, value: report.findings.filter((finding) => finding.level === level).length })) },
        one('checked_timestamp_seconds', 'When this was judged.', seconds(report.at)),
        one('backups', 'Archives with their checksums.', report.total),
        one('good_backups', 'Backups against which nothing speaks.', report.good),
        one('newest_timestamp_seconds', 'When the newest good backup was taken.', seconds(report.backups.find(({ id }) => id === report.latest)?.takenAt)),
        one('newest_size_bytes', 'Size of the newest archive.', newest?.bytes),
        one('newest_rows', 'Rows in the newest backup.', newest?.rows),
        one('newest_duration_seconds', 'How long the newest backup took.', newest?.durationSeconds),
        one('proved_drill_timestamp_seconds', 'When a restore was last proved.', seconds(drill?.at)),
        one('restore_duration_seconds', 'How long the last proved restore took.', drill?.restoreSeconds),
        one('database_size_bytes', 'All files of this database in the store.', report.bytes),
        one('store_size_bytes', 'All files of all databases in the store.', report.storage.bytes),
        one('store_limit_bytes', 'How large the store may become.', report.storage.limitBytes),
        one('store_free_bytes', 'Free space where the store is.', report.storage.freeBytes),
    ];
}
function labelled(labels) {
    const escaped = (value) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
    return `{${Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`).join(',')}}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./kit/direction.js
var direction = __webpack_require__(34023);
;// CONCATENATED MODULE: ./kit/html.js


/** Foreign text for HTML, in an element or an attribute in double quotes: a name stays a name, whatever signs it has. */
function escapeHtml(foreign) {
    return (0,markdown/* plain */.pj)(foreign).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
/** A sentence with foreign names in it, for an element of HTML; names that are written from right to left are isolated. */
function sentenceHtml(sentence) {
    return (0,direction/* isolateNames */.S)(sentence, escapeHtml, (name) => `<bdi>${name}</bdi>`);
}

// EXTERNAL MODULE: ./actions/status/series.js
var series = __webpack_require__(53143);
;// CONCATENATED MODULE: ./actions/status/page-charts.js



/** The drawing's own units; the page scales it. */
const page_charts_area = { left: 4, right: 316, top: 20, bottom: 92 };
/** A measure as bars over time, at their own dates: a night without a backup is a gap that is seen. Its numbers stand in title, description and table. */
function chart(series) {
    const { id, title, points, shown } = series;
    const heading = `<h3 id="chart-${id}">${title}</h3>`;
    const last = points.at(-1);
    if (last === undefined)
        return `<figure class="chart">${heading}<p class="empty">Nothing is known of it yet.</p></figure>`;
    return [
        '<figure class="chart">', heading,
        `<p class="last"><strong>${shown(last.value)}</strong> ${change(series)}</p>`,
        `<svg viewBox="0 0 320 116" role="img" aria-labelledby="chart-${id}" aria-describedby="text-${id}">`,
        `<desc id="text-${id}">${escapeHtml(description(series))}</desc>`,
        grid(series), ...bars(series), labels(series), '</svg></figure>',
    ].join('\n');
}
/** What the drawing says, in words. */
function description({ points, shown }) {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined)
        return '';
    const values = points.map(({ value }) => value);
    return `${points.length === 1 ? '1 bar' : `${points.length} bars`}, ${(0,units/* moment */.n$)(first.at).slice(0, 10)} to ${(0,units/* moment */.n$)(last.at).slice(0, 10)}: first ${shown(first.value)}, last ${shown(last.value)}, least ${shown(Math.min(...values))}, most ${shown(Math.max(...values))}.`;
}
/** How the last differs from the median of the seven before it. */
function change({ points }) {
    const before = points.slice(-8, -1).map(({ value }) => value).sort((a, b) => a - b);
    const usual = before[Math.floor(before.length / 2)];
    const last = points.at(-1);
    if (usual === undefined || usual === 0 || last === undefined || before.length < 3)
        return '';
    const percent = Math.round((last.value / usual - 1) * 100);
    return percent === 0 ? '<span>as usual</span>' : `<span>${Math.abs(percent)} % ${percent > 0 ? 'above' : 'below'} the usual</span>`;
}
function grid({ points, unit, shown }) {
    const ceiling = (0,series/* ceilingOf */.tO)(points.map(({ value }) => value), unit);
    const middle = (page_charts_area.top + page_charts_area.bottom) / 2;
    const line = (y, kind) => `<line class="${kind}" x1="${page_charts_area.left}" x2="${page_charts_area.right}" y1="${y}" y2="${y}"/>`;
    return [line(page_charts_area.top, 'rule'), line(middle, 'rule'), line(page_charts_area.bottom, 'base'), `<text x="${page_charts_area.left}" y="${page_charts_area.top - 5}">${shown(ceiling)}</text>`].join('');
}
function bars({ points, unit, shown }) {
    const ceiling = (0,series/* ceilingOf */.tO)(points.map(({ value }) => value), unit);
    const times = points.map(({ at }) => at.getTime());
    const [start, end] = [Math.min(...times), Math.max(...times)];
    const closest = Math.min(...times.slice(1).map((time, place) => time - (times[place] ?? 0)).filter((gap) => gap > 3_600_000), end - start);
    const slots = end === start ? 1 : (end - start) / Math.max(closest, (end - start) / 80) + 1;
    const width = Math.min(14, (page_charts_area.right - page_charts_area.left) / slots * 0.68);
    return points.map(({ at, value, backup }, place) => {
        const share = end === start ? 1 : (at.getTime() - start) / (end - start);
        const x = page_charts_area.left + share * (page_charts_area.right - page_charts_area.left - width);
        const height = Math.max(1, value / ceiling * (page_charts_area.bottom - page_charts_area.top));
        const kind = place === points.length - 1 ? 'bar now' : 'bar';
        return `<rect class="${kind}" x="${x.toFixed(1)}" y="${(page_charts_area.bottom - height).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="${Math.min(1.5, width / 3).toFixed(1)}"><title>${escapeHtml(`${backup}: ${shown(value)}`)}</title></rect>`;
    });
}
function labels({ points }) {
    const day = (at) => at === undefined ? '' : at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
    const [first, last] = [day(points[0]?.at), day(points.at(-1)?.at)];
    const end = `<text x="${page_charts_area.right}" y="109" text-anchor="end">${last}</text>`;
    return first === last ? end : `<text x="${page_charts_area.left}" y="109">${first}</text>${end}`;
}

;// CONCATENATED MODULE: ./actions/status/page-style.js
/** The page's style sheet: no font, no picture, nothing from elsewhere. Colours have a contrast of 4.5 and more on their ground, in both schemes. */
const style = `
:root {
  color-scheme: light dark;
  --ground: #faf9f6; --raised: #ffffff; --ink: #1c1b19; --quiet: #615e57; --line: #e4e1d9; --bar: #b9b4a7;
  --healthy: #17693a; --warning: #845400; --critical: #b3231b; --tint: #e9f3ec;
}
[data-health=warning] { --tint: #fbf1dd; }
[data-health=critical] { --tint: #fbe9e6; }
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #131312; --raised: #1b1b19; --ink: #eeece6; --quiet: #a6a297; --line: #302f2b; --bar: #5d5a52;
    --healthy: #74cf98; --warning: #e8b75a; --critical: #ff8f84; --tint: #16251c;
  }
  [data-health=warning] { --tint: #2a2214; }
  [data-health=critical] { --tint: #301a18; }
}
* { box-sizing: border-box; }
html { background: var(--ground); -webkit-text-size-adjust: 100%; }
body {
  --state: var(--healthy);
  max-width: 64rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3.5rem) clamp(1.1rem, 4vw, 2.5rem);
  color: var(--ink); font: 1rem/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
[data-health=warning] body { --state: var(--warning); }
[data-health=critical] body { --state: var(--critical); }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem; margin-bottom: 1.5rem; color: var(--quiet); font-size: .875rem; }
header p { margin: 0; }
header strong { color: var(--ink); font-weight: 600; }
.state { padding: clamp(1.4rem, 3.5vw, 2.4rem); border-radius: 1rem; background: var(--tint); }
h1 { margin: 0; font-size: clamp(1.9rem, 5.5vw, 2.9rem); line-height: 1.1; font-weight: 650; letter-spacing: -.025em; text-wrap: balance; }
h1 .sign { color: var(--state); }
.state > p { margin: .7rem 0 0; max-width: 46rem; font-size: 1.06rem; }
h2 { margin: 0 0 .9rem; font-size: 1.06rem; font-weight: 650; letter-spacing: -.01em; }
section { margin-top: clamp(2rem, 4vw, 2.9rem); }
.findings { list-style: none; margin: 0; padding: 0; }
.findings li { display: grid; grid-template-columns: 5.4rem 1fr; gap: 0 1rem; padding: .75rem 0; border-top: 1px solid var(--line); }
.findings li:last-child { border-bottom: 1px solid var(--line); }
.level { font-size: .8125rem; line-height: 1.55rem; font-weight: 650; }
.level.critical { color: var(--critical); }
.level.warning { color: var(--warning); }
.findings p { margin: 0; }
.findings .advice { color: var(--quiet); font-size: .9375rem; }
.facts { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1.4rem 2rem; margin: 0; }
.facts dt { color: var(--quiet); font-size: .875rem; }
.facts dd { margin: 0; }
.facts dd.value { font-size: 1.45rem; line-height: 1.3; font-weight: 600; letter-spacing: -.015em; }
.facts dd.note { color: var(--quiet); font-size: .875rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14.5rem, 1fr)); gap: 1.8rem 2rem; }
.chart { margin: 0; }
.chart h3 { margin: 0; font-size: .875rem; font-weight: 400; color: var(--quiet); }
.chart .last { margin: 0 0 .35rem; }
.chart .last strong { margin-right: .35rem; font-size: 1.2rem; font-weight: 600; letter-spacing: -.01em; }
.chart .last span, .chart .empty { color: var(--quiet); font-size: .875rem; }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--quiet); font-size: 11px; }
svg .rule { stroke: var(--line); stroke-width: 1; }
svg .base { stroke: var(--bar); stroke-width: 1; }
svg .bar { fill: var(--bar); }
svg .now { fill: var(--ink); }
.scroll { overflow-x: auto; border-radius: .25rem; }
.scroll:focus-visible { outline: 2px solid var(--state); outline-offset: 3px; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; overflow-wrap: normal; }
th, td { padding: .55rem 1.3rem .55rem 0; border-bottom: 1px solid var(--line); text-align: start; white-space: nowrap; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-size: .8125rem; }
.number { text-align: end; }
td.proved { color: var(--healthy); }
td.damaged { color: var(--critical); font-weight: 650; }
td.unproved { color: var(--warning); }
td.none { color: var(--quiet); }
.more { margin: .8rem 0 0; color: var(--quiet); font-size: .875rem; }
footer { margin-top: clamp(2rem, 5vw, 3.2rem); color: var(--quiet); font-size: .8125rem; }
footer p { margin: 0; }
@media (max-width: 54rem) {
  .facts { grid-template-columns: 1fr 1fr; }
}
@media (max-width: 34rem) {
  .findings li { grid-template-columns: 1fr; }
  .facts { gap: 1.2rem 1rem; }
  .facts dd.value { font-size: 1.2rem; }
}
@media print {
  @page { size: A4; margin: 12mm 14mm; }
  :root {
    color-scheme: light; --ground: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #ccc; --bar: #aaa; --healthy: #17693a; --warning: #845400;
    --critical: #b3231b; --tint: #fff;
  }
  html[data-health] { --tint: #fff; }
  body { max-width: none; padding: 0; font-size: 8.5pt; line-height: 1.4; }
  .state { padding: 4mm 5mm; border: .6pt solid var(--state); border-radius: 2mm; }
  .state > p { margin-top: 1.5mm; font-size: 9.5pt; }
  header, footer { font-size: 8pt; margin-bottom: 3mm; }
  footer { margin: 4mm 0 0; }
  h1 { font-size: 18pt; }
  h2 { margin-bottom: 1.5mm; font-size: 10pt; }
  section { margin-top: 5mm; break-inside: avoid; }
  .findings li { padding: 1mm 0; grid-template-columns: 16mm 1fr; }
  .level { font-size: 8pt; line-height: 1.5; }
  .findings .advice { font-size: 8pt; }
  .many .advice { display: none; }
  .many li { padding: .5mm 0; }
  .facts { grid-template-columns: repeat(4, 1fr); gap: 3mm; }
  .facts dd.value { font-size: 12pt; }
  .facts dt, .facts dd.note { font-size: 8pt; }
  .charts { grid-template-columns: repeat(3, 1fr); gap: 6mm; }
  .chart .last strong { font-size: 10.5pt; }
  .chart h3, .chart .last span { font-size: 8pt; }
  table, .more { font-size: 8pt; }
  .more { margin-top: 2mm; }
  th, td { padding: .8mm 3mm .8mm 0; }
  thead th { font-size: 7.5pt; }
  .scroll { overflow: visible; }
  th:last-child, td:last-child { display: none; }
  svg .bar, svg .now, .state { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

;// CONCATENATED MODULE: ./actions/status/page.js






/** So many backups fit on one printed page beside everything else, or beside many findings. */
const listed = { usually: 14, besideMany: 7 };
function hasMany(found) {
    return found.length > 6;
}
/** The report as one HTML file that asks for nothing from elsewhere. */
function pageOf(report) {
    const about = report.database === null ? 'backups' : `backups of ${report.database}`;
    // Nothing may run or be fetched: names of tables are foreign text, and one that got through the escaping would still do nothing.
    const policy = `default-src 'none'; style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;
    return [
        '<!DOCTYPE html>', `<html lang="en" data-health="${report.health}">`, '<head>', '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${policy}">`, '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">', '<meta name="robots" content="noindex">', `<link rel="icon" href="${icon(report)}">`,
        `<title>${report.health}: ${escapeHtml(about)}</title>`, `<style>${style}</style>`, '</head>', '<body>',
        header(report), '<main>', state(report), findings(report), facts(report), charts(report), table(report), '</main>',
        `<footer><p>Made by Zimmer Backup. Times are in UTC. Store: <bdi>${escapeHtml(report.store)}</bdi></p></footer>`, '</body>', '</html>', '',
    ].filter((part) => part !== '').concat('').join('\n');
}
/** A dot in the colour of the state, for the browser's tab. */
function icon({ health }) {
    const colour = { healthy: '2a9d5c', warning: 'd08b00', critical: 'd0312d' }[health];
    return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='3.4' fill='%23${colour}'/%3E%3C/svg%3E`;
}
function header({ database, at }) {
    const name = database === null ? 'Zimmer Backup' : `Backups of <strong><bdi>${escapeHtml(database)}</bdi></strong>`;
    return `<header><p>${name}</p><p>As of <time datetime="${escapeHtml(at)}">${(0,units/* moment */.n$)(new Date(at)).slice(0, 16)} UTC</time></p></header>`;
}
const headlines = { healthy: ['✓', 'Healthy'], warning: ['!', 'Needs attention'], critical: ['✕', 'Critical'] };
function state(report) {
    const [sign, words] = headlines[report.health];
    const { ageHours, lastProvedDrill: drill } = report;
    const proof = drill === null ? 'No restore of these backups has been proved yet.' : `A restore was last proved ${(0,units/* age */.KW)(drill.ageDays * 24)} ago, and took ${unbroken((0,units/* duration */.p0)(drill.restoreSeconds))}.`;
    const said = ageHours === null ? 'There is no good backup.' : `The newest backup is ${(0,units/* age */.KW)(Math.max(0, ageHours))} old. ${proof}`;
    return `<div class="state"><h1><span class="sign" aria-hidden="true">${sign}</span> ${words}</h1><p>${said}</p></div>`;
}
/** A measure that no line break parts. */
function unbroken(measure) {
    return measure.replaceAll(' ', '\u00a0');
}
function findings({ findings: found }) {
    if (found.length === 0)
        return '';
    const sorted = [...found.filter(({ level }) => level === 'critical'), ...found.filter(({ level }) => level !== 'critical')];
    const items = sorted.map(({ level, sentence, advice }) => [
        `<li><span class="level ${level}">${level === 'critical' ? 'Critical' : 'Warning'}</span><div><p>${sentenceHtml(stopped(sentence))}</p>`,
        `<p class="advice">${escapeHtml(stopped(advice))}</p></div></li>`,
    ].join(''));
    return `<section aria-labelledby="findings"><h2 id="findings">What was found</h2>\n<ul class="${hasMany(found) ? 'findings many' : 'findings'}" role="list">\n${items.join('\n')}\n</ul></section>`;
}
/** A finding's words as a sentence of a text. */
function stopped(sentence) {
    // A sentence that begins with a name keeps it as it is.
    const begun = /^[a-z]+ /.test(sentence) ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}` : sentence;
    return `${begun}${/[.!?]$/.test(sentence) ? '' : '.'}`;
}
function facts(report) {
    const { storage, lastProvedDrill: drill } = report;
    const growth = storage.bytesPerWeek === null ? undefined : `${storage.bytesPerWeek < 0 ? 'shrinks' : 'grows'} by ${(0,units/* size */.Ej)(Math.abs(storage.bytesPerWeek))} a week`;
    const limit = storage.limitBytes === null ? undefined : `of ${(0,units/* size */.Ej)(storage.limitBytes)}${storage.fullInWeekOf === null ? '' : `, full in the week of ${storage.fullInWeekOf}`}`;
    const rows = [
        ['Good backups', (0,units/* number */.ai)(report.good), `${(0,units/* size */.Ej)(report.bytes)} of this database`],
        ['Newest', report.ageHours === null ? 'none' : `${(0,units/* age */.KW)(Math.max(0, report.ageHours))} ago`, taken(report)],
        ['Last proved restore', drill === null ? 'none' : `${(0,units/* age */.KW)(drill.ageDays * 24)} ago`, drill === null ? '' : `in ${unbroken((0,units/* duration */.p0)(drill.restoreSeconds))}`],
        ['The whole store', (0,units/* size */.Ej)(storage.bytes), [limit, growth].filter((part) => part !== undefined).join('; ')],
    ];
    const items = rows.map(([name, value, note]) => `<div><dt>${name}</dt><dd class="value">${escapeHtml(value)}</dd>${note === '' ? '' : `<dd class="note"><bdi>${escapeHtml(note)}</bdi></dd>`}</div>`);
    return `<section aria-label="Facts"><dl class="facts">\n${items.join('\n')}\n</dl></section>`;
}
/** When the newest good backup was taken. */
function taken({ backups, latest }) {
    const newest = backups.find(({ id }) => id === latest);
    return newest === undefined ? '' : `${(0,units/* moment */.n$)(new Date(newest.takenAt)).slice(0, 16)} UTC`;
}
function charts(report) {
    if (report.backups.length === 0)
        return '';
    return `<section aria-labelledby="trends"><h2 id="trends">Over time</h2>\n<div class="charts">\n${(0,series/* seriesOf */.Lf)(report).map(chart).join('\n')}\n</div></section>`;
}
function table({ backups, findings: found }) {
    if (backups.length === 0)
        return '';
    const head = ['Taken (UTC)', 'Size', 'Rows', 'Backed up in', 'Recovered in', 'Restore test', 'Backup'];
    const cells = head.map((name, place) => `<th scope="col"${place >= 1 && place <= 4 ? ' class="number"' : ''}>${name}</th>`).join('');
    const shown = backups.slice(0, hasMany(found) ? listed.besideMany : listed.usually);
    const rest = backups.length - shown.length;
    return [
        '<section aria-labelledby="backups">', '<h2 id="backups">Newest backups</h2>', '<div class="scroll" tabindex="0" role="region" aria-label="Table of the newest backups">',
        '<table>', `<thead><tr>${cells}</tr></thead>`, '<tbody>', ...shown.map(row), '</tbody></table></div>',
        ...(rest > 0 ? [`<p class="more">And ${(0,units/* counted */.hS)(rest, 'older one')}.</p>`] : []), '</section>',
    ].join('\n');
}
function row(backup) {
    const cell = (value) => `<td class="number">${value ?? '–'}</td>`;
    return [
        `<tr><th scope="row">${(0,units/* moment */.n$)(new Date(backup.takenAt)).slice(0, 16)}</th>`, cell((0,units/* size */.Ej)(backup.bytes)),
        cell(backup.rows === null ? undefined : (0,units/* number */.ai)(backup.rows)), cell(backup.durationSeconds === null ? undefined : (0,units/* duration */.p0)(backup.durationSeconds)),
        cell(backup.restoreSeconds === null ? undefined : (0,units/* duration */.p0)(backup.restoreSeconds)), `<td class="${backup.drill ?? 'none'}">${backup.drill ?? 'not yet'}</td><td class="none"><bdi>${escapeHtml(backup.id)}</bdi></td></tr>`,
    ].join('');
}

;// CONCATENATED MODULE: ./actions/status/files.js







/** Writes the views that were asked for. One that cannot be written is a warning: it makes no backup worse. */
async function writeViews(report, inputs, host) {
    // Of a mode that other accounts may read: a web server's, an exporter's. Whoever asks for a file says where, and so who comes near it.
    const write = async (what, path, content) => {
        if (path === undefined)
            return undefined;
        try {
            await (0,whole_file/* writeWhole */.f)((0,external_node_path_.resolve)(path), host.clean(content()), 0o644);
            host.line(`${what} written to ${(0,markdown/* plain */.pj)(path)}`);
            return path;
        }
        catch (problem) {
            host.warning(`the ${what} could not be written to ${(0,markdown/* plain */.pj)(path)}: ${(0,errors/* messageOf */.bD)(problem)}`);
            return undefined;
        }
    };
    const page = await write('page', inputs.page, () => pageOf(report));
    await write('badge', inputs.badge, () => `${JSON.stringify(badgeOf(report), null, 2)}\n`);
    await write('metrics', inputs.metrics, () => metricsOf(report));
    return { page: page ?? '' };
}


/***/ }),

/***/ 28792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportStatus: () => (/* binding */ reportStatus),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./actions/backups.js
var actions_backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/store.js + 3 modules
var actions_store = __webpack_require__(23673);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/growth.js
var domain_growth = __webpack_require__(85231);
;// CONCATENATED MODULE: ./domain/finding.js
/** What each finding advises. */
const advice = {
    'no-backups': 'Take a backup: zimmer-backup backup',
    'too-old': 'See why the schedule did not run, and take a backup now: zimmer-backup backup',
    'clock': 'Set the clock of the machine that takes the backups',
    'few-backups': 'See what removed or damaged the others, and take a backup now: zimmer-backup backup',
    'incomplete': 'See why these backups were not finished; they are never removed by themselves',
    'sidecar-wrong': 'Verify these backups, and write the checksums of those that are whole anew: zimmer-backup verify all',
    'archive-empty': 'Take a backup now, and see what emptied these files: zimmer-backup backup',
    'archive-cut': 'Do not rely on these backups: verify all, and see what cut the files off: zimmer-backup verify all',
    'backup-damaged': 'Do not rely on these backups: verify the others: zimmer-backup verify all',
    'manifest-unread': 'See what changed these manifests, and verify the backups: zimmer-backup verify all',
    'drill-failed': 'Do not rely on this backup: verify the others, and take a new one: zimmer-backup verify all',
    'no-drill': 'Consider testing restore: zimmer-backup restore-test',
    'drill-unproved': 'See what kept the restore test from proving it, and repeat it: zimmer-backup restore-test',
    'drill-too-old': 'Consider testing restore: zimmer-backup restore-test',
    'restore-slow': 'Restore with more jobs or on a faster machine, or raise max-restore-minutes if that is in time',
    'key-unproved': 'Prove that the key opens the backups: zimmer-backup restore-test with the identity or key at hand',
    'size-shrunk': 'See what the source has lost, and keep an older backup until it is known',
    'rows-shrunk': 'See what the source has lost, and keep an older backup until it is known',
    'table-shrunk': 'See what removed the rows, and keep an older backup until it is known',
    'backup-slower': 'See what slows the dump down: locks, the network, the store, or growth',
    'data-still': 'See whether this is the right database, and whether anything still writes to it',
    'data-old': 'See whether this is the right database, and why nothing new arrives in it',
    'standby-still': 'See whether the standby still receives and replays its primary\'s changes',
    'store-full': 'Let retention keep fewer backups, or raise max-store-size, before the next one is due',
    'store-nearly-full': 'Let retention keep fewer backups, or raise max-store-size',
    'disk-full': 'Free space where the backups live before the next one is due',
    'disk-nearly-full': 'Free space where the backups live, or let retention keep fewer backups',
    'expires-soon': 'Take a backup now, and name a second store for what has to last: zimmer-backup backup',
    'plain-among-sealed': 'Set require-encryption, and remove the unencrypted ones once sealed ones have taken their place',
    'several-methods': 'Keep the keys of every method, or bring all to one: zimmer-backup rekey',
    'copies-missing': 'Copy what is missing from a store that has it: zimmer-backup repair',
    'copies-differ': 'See which copy is whole, and replace the other: zimmer-backup repair',
    'store-unread': 'See why this store cannot be read: a disaster may find it so',
    'version-ending': 'Plan the upgrade of the server to a later major version',
    'schedule-disabled': 'Enable the workflow again, in the Actions tab or with gh workflow enable',
    'schedule-late': 'See in the Actions tab why the schedule did not start, and start the workflow by hand',
    'schedule-failed': 'See in the Actions tab why the last scheduled run failed',
    'schedule-unread': 'Give the job permissions: { actions: read, contents: read }, and compare the name of the workflow',
};
/** The findings with their advice, and the health that the worst of them makes. */
function healthOf(judged) {
    const findings = judged.map((one) => ({ ...one, discreet: one.discreet ?? one.sentence, advice: advice[one.id] }));
    const health = findings.some(({ level }) => level === 'critical') ? 'critical' : findings.length > 0 ? 'warning' : 'healthy';
    return { health, findings };
}

// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./domain/versions.js
var versions = __webpack_require__(56177);
;// CONCATENATED MODULE: ./domain/health-source.js


/** Judges the server that the backups are taken of. */
function judgeSource(source, limits) {
    if (source === undefined)
        return [];
    return [...judgeReplay(source, limits), ...judgeData(source, limits), ...judgeVersion(source, limits)];
}
/** A standby whose replay stands still gives the same old rows every night, and each backup of them is perfect. */
function judgeReplay({ standby, replayedHoursBefore: hours }, { maxDataAgeHours }) {
    if (!standby || hours === undefined || hours <= maxDataAgeHours)
        return [];
    return [{ id: 'standby-still', level: 'warning', sentence: `the newest backup was taken of a standby that had replayed nothing for ${(0,units/* age */.KW)(hours)}, longer than ${maxDataAgeHours} hours` }];
}
/** Rows may change every night, and still nothing new arrive. */
function judgeData({ data }, { maxDataAgeHours }) {
    if (data === undefined || data.hours <= maxDataAgeHours || !data.wasFresh(maxDataAgeHours))
        return [];
    const sentence = (where) => `the newest date in the data${where} was ${(0,units/* age */.KW)(data.hours)} old when the newest backup was taken, older than ${maxDataAgeHours} hours`;
    return [{ id: 'data-old', level: 'warning', sentence: sentence(data.column === undefined ? '' : ` (${data.column})`), discreet: sentence('') }];
}
function judgeVersion({ major, now }, { endOfLifeDays }) {
    const end = (0,versions/* endOfLife */.PB)(major);
    if (end === undefined)
        return [];
    const days = (Date.parse(end) - now.getTime()) / 86_400_000;
    if (days > endOfLifeDays)
        return [];
    const sentence = days > 0 ? `PostgreSQL ${major} gets its last fixes on ${end}, in ${(0,units/* counted */.hS)(Math.ceil(days), 'day')}` : `PostgreSQL ${major} has had no fixes since ${end}`;
    return [{ id: 'version-ending', level: 'warning', sentence }];
}
/** A schedule that does not run any more is the one failure that no run can report. */
function judgeSchedule(schedule) {
    if (schedule === undefined)
        return [];
    const { workflow, state, lastRunAt, lastConclusion, dueAt, problem } = schedule;
    if (problem !== null)
        return [{ id: 'schedule-unread', level: 'warning', sentence: problem }];
    if (state !== null && state !== 'active') {
        const why = { disabled_inactivity: 'GitHub disabled it, because nothing happened in the repository for 60 days', disabled_manually: 'somebody disabled it' }[state] ?? `its state is ${state}`;
        return [{ id: 'schedule-disabled', level: 'critical', sentence: `the workflow ${workflow} does not run: ${why}` }];
    }
    const late = dueAt !== undefined && (lastRunAt === undefined || lastRunAt < dueAt);
    return [
        ...(late ? [{ id: 'schedule-late', level: 'warning', sentence: `the workflow ${workflow} was due at ${shown(dueAt)} UTC and did not start${lastRunAt === undefined ? '' : `; its last scheduled run was at ${shown(lastRunAt)}`}` }] : []),
        ...(lastConclusion === null || ['success', 'skipped', 'neutral'].includes(lastConclusion) ? [] : [{ id: 'schedule-failed', level: 'warning', sentence: `the last scheduled run of ${workflow} ended with ${lastConclusion}` }]),
    ];
}
function shown(time) {
    return time.toISOString().slice(0, 16).replace('T', ' ');
}

;// CONCATENATED MODULE: ./domain/health-storage.js


/** A store that is full takes no backup, and one that fills says when. */
function judgeStorage(storage, { maxStoreBytes }) {
    if (storage === undefined || maxStoreBytes === null)
        return [];
    const { growth, nextBytes, now } = storage;
    const holds = `the store holds ${(0,units/* size */.Ej)(growth.bytes)} of the ${(0,units/* size */.Ej)(maxStoreBytes)} of max-store-size`;
    if (growth.bytes + nextBytes > maxStoreBytes)
        return [{ id: 'store-full', level: 'critical', sentence: `${holds}: the next backup, of about ${(0,units/* size */.Ej)(nextBytes)}, will not be begun` }];
    const full = (0,domain_growth/* weekWhenFull */.Y5)(growth, maxStoreBytes, now);
    if (growth.bytes > domain_growth/* nearlyFull */.Fy * maxStoreBytes)
        return [{ id: 'store-nearly-full', level: 'warning', sentence: `${holds}${full === undefined ? '' : `, and will be full in the week of ${full}`}` }];
    return [];
}
/** Retention lets an old backup go only when the new one stands: one has to fit beside all others, and a second makes up for growth. */
function judgeSpace(places, { minFreeBytes }) {
    return places.flatMap(({ store, freeBytes, nextBytes }) => {
        const free = `${(0,units/* size */.Ej)(freeBytes)} are free where ${store} is`;
        if (freeBytes < nextBytes)
            return [{ id: 'disk-full', level: 'critical', sentence: `${free}: the next backup, of about ${(0,units/* size */.Ej)(nextBytes)}, will not fit` }];
        if (minFreeBytes !== null && freeBytes < minFreeBytes)
            return [{ id: 'disk-nearly-full', level: 'warning', sentence: `${free}, less than the ${(0,units/* size */.Ej)(minFreeBytes)} of min-free-space` }];
        if (freeBytes < 2 * nextBytes)
            return [{ id: 'disk-nearly-full', level: 'warning', sentence: `${free}: not two more backups of about ${(0,units/* size */.Ej)(nextBytes)} fit` }];
        return [];
    });
}
/** What a store lets go before the next backup is due leaves a gap that nobody asked for. */
function judgeExpiry(expiring, { maxAgeHours }) {
    return expiring.filter(({ inHours }) => inHours < maxAgeHours).map(({ backup, inHours }) => ({ id: 'expires-soon', level: 'warning', sentence: `the store itself lets ${backup} go in ${(0,units/* age */.KW)(Math.max(0, inHours))}, before the next backup is due` }));
}
/** A plain backup among sealed ones gives away what the others keep; several methods need several keys on the day. */
function judgeSeals(backups) {
    const methods = [...Map.groupBy(backups, ({ encryption }) => encryption)].map(([method, members]) => ({ method, count: members.length, first: members[0]?.id ?? '' }));
    const [plain, sealed] = [methods.find(({ method }) => method === 'none'), methods.filter(({ method }) => method !== 'none')];
    const sealedCount = sealed.reduce((sum, { count }) => sum + count, 0);
    return [
        ...(plain === undefined || sealedCount === 0 ? [] : [{ id: 'plain-among-sealed', level: 'warning',
                sentence: `${(0,units/* counted */.hS)(plain.count, 'backup is', 'backups are')} not encrypted beside ${(0,units/* counted */.hS)(sealedCount, 'one that is', 'that are')}; the newest of them is ${plain.first}` }]),
        ...(sealed.length < 2 ? [] : [{ id: 'several-methods', level: 'warning',
                sentence: `the backups are encrypted in ${sealed.length} ways, and the keys of each are needed: ${sealed.map(({ method, count }) => `${method} (${count})`).sort().join(', ')}` }]),
    ];
}
/** What stands in one store alone is one failure away from being gone. */
function judgeCopies(copies) {
    return copies.flatMap(({ store, missing, different, problem }) => [
        ...(problem === null ? [] : [{ id: 'store-unread', level: 'warning', sentence: `${store} could not be listed: ${problem}` }]),
        ...(missing.length === 0 ? [] : [{ id: 'copies-missing', level: 'warning', sentence: `${store} lacks ${(0,units/* counted */.hS)(missing.length, 'backup')}: ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''}` }]),
        ...(different.length === 0 ? [] : [{ id: 'copies-differ', level: 'warning', sentence: `in ${store} ${(0,units/* counted */.hS)(different.length, 'archive has', 'archives have')} another size than in the first store: ${different.slice(0, 3).join(', ')}` }]),
    ]);
}

// EXTERNAL MODULE: ./domain/median.js
var median = __webpack_require__(63934);
;// CONCATENATED MODULE: ./domain/health-trends.js


/** With how many of the backups before it one is compared. */
const comparedBackups = 7;
/** Fewer say nothing of what is usual. */
const fewestBefore = 3;
/** From this fall on, hardly anything is left. */
const collapsePercent = 90;
/** Below that, an archive is mostly its table of contents. */
const smallestArchive = 100_000;
/** Below that, what a dump takes is the start of programs and the network's mood. */
const shortestDump = 60;
/**
 * How far a value has fallen below the median of those before it (newest first); undefined while that is within the limit, and where less than three are known.
 * What was as low before and grew back by itself, such as a queue, breathes and has lost nothing.
 */
function fallOf(value, before, maxPercent) {
    if (before.length < fewestBefore)
        return undefined;
    const usual = (0,median/* median */.J)(before);
    const floor = usual * (1 - maxPercent / 100);
    if (value >= floor)
        return undefined;
    const firstLow = before.toReversed().findIndex((one) => one < floor);
    if (firstLow >= 0 && before.toReversed().slice(firstLow).some((one) => one >= floor))
        return undefined;
    return { usual, percent: (1 - value / usual) * 100 };
}
/** As `fallOf`, of a count: a fall that is not more than three times the median's root is what chance does to a count. At 30 %, that leaves out what has less than 100. */
function fallOfCount(count, before, maxPercent) {
    const fall = fallOf(count, before, maxPercent);
    return fall === undefined || fall.usual - count <= 3 * Math.sqrt(fall.usual) ? undefined : fall;
}
/** Judges the newest backup's size, rows and duration against those before it. `points`: newest first. */
function judgeTrends(points, limits) {
    const [newest, ...before] = points;
    if (newest === undefined)
        return [];
    const alike = before.filter(({ form }) => form === newest.form);
    return [...judgeSize(newest, alike, limits), ...judgeRows(newest, before, limits), ...judgeDuration([newest, ...alike], limits)];
}
function judgeSize(newest, before, { maxShrinkPercent }) {
    const fall = fallOf(newest.bytes, before.slice(0, comparedBackups).map(({ bytes }) => bytes), maxShrinkPercent);
    if (fall === undefined || fall.usual < smallestArchive)
        return [];
    return [{ id: 'size-shrunk', level: levelOf(fall), sentence: `the newest backup has ${(0,units/* size */.Ej)(newest.bytes)}, ${Math.floor(fall.percent)} % less than is usual (${(0,units/* size */.Ej)(fall.usual)})` }];
}
function judgeRows(newest, before, { maxShrinkPercent }) {
    const fall = newest.rows === null ? undefined : fallOfCount(newest.rows, before.flatMap(({ rows }) => rows ?? []).slice(0, comparedBackups), maxShrinkPercent);
    if (fall === undefined)
        return [];
    return [{ id: 'rows-shrunk', level: levelOf(fall), sentence: `the newest backup has ${(0,units/* number */.ai)(newest.rows ?? 0)} rows, ${Math.floor(fall.percent)} % fewer than is usual (${(0,units/* number */.ai)(Math.round(fall.usual))})` }];
}
function levelOf({ percent }) {
    return percent >= collapsePercent ? 'critical' : 'warning';
}
/** The last three against those before: one slow night is none. */
function judgeDuration(points, { maxSlowdownPercent }) {
    const durations = points.flatMap(({ durationSeconds }) => durationSeconds ?? []);
    const [latest, before] = [durations.slice(0, 3), durations.slice(3, 3 + comparedBackups)];
    if (before.length < fewestBefore)
        return [];
    const [now, usual] = [(0,median/* median */.J)(latest), (0,median/* median */.J)(before)];
    if (now < shortestDump || now <= usual * (1 + maxSlowdownPercent / 100))
        return [];
    return [{ id: 'backup-slower', level: 'warning', sentence: `the last three backups took ${(0,units/* duration */.p0)(now)}, ${(0,units/* number */.ai)(Math.floor((now / usual - 1) * 100))} % longer than those before (${(0,units/* duration */.p0)(usual)})` }];
}

;// CONCATENATED MODULE: ./domain/health-tables.js


/** From so many rows on a table is large: one in which nothing changes for long says something. */
const largeTable = 1000;
const namedTables = 3;
/** The tables of the newest reading that lost more than the limit, those that lost most first; a table that is gone has no rows. `readings`: newest first. */
function shrunkTables(readings, { maxShrinkPercent }) {
    const [newest, ...before] = readings;
    if (newest === undefined)
        return [];
    const compared = before.slice(0, comparedBackups).map(({ tables }) => rowsOf(tables));
    const now = rowsOf(newest.tables);
    const relations = new Set([...now.keys(), ...compared.flatMap((tables) => [...tables.keys()])]);
    return [...relations].flatMap((relation) => {
        const rows = now.get(relation) ?? 0;
        const fall = fallOfCount(rows, compared.flatMap((tables) => tables.get(relation) ?? []), maxShrinkPercent);
        return fall === undefined ? [] : [{ relation, rows, usualRows: Math.round(fall.usual) }];
    }).sort((a, b) => (b.usualRows - b.rows) - (a.usualRows - a.rows) || (a.relation < b.relation ? -1 : 1));
}
function rowsOf(tables) {
    return new Map(tables.map(({ relation, rows }) => [relation, rows]));
}
/** Judges what only the tables themselves tell: which lost its rows, and whether anything still moves. */
function judgeTables(readings, limits) {
    return [...judgeShrunk(shrunkTables(readings, limits)), ...judgeStillness(readings, limits)];
}
function judgeShrunk(shrunk) {
    if (shrunk.length === 0)
        return [];
    const lost = `${(0,units/* counted */.hS)(shrunk.length, 'table has', 'tables have')} lost rows`;
    const names = shrunk.slice(0, namedTables).map(({ relation, rows, usualRows }) => `${relation} has ${(0,units/* counted */.hS)(rows, 'row')}, ${Math.floor((1 - rows / usualRows) * 100)} % fewer than is usual (${(0,units/* number */.ai)(usualRows)})`);
    return [{ id: 'table-shrunk', level: 'warning', sentence: `${lost}: ${names.join('; ')}${shrunk.length > namedTables ? '; …' : ''}`, discreet: lost }];
}
/** A source that stopped: a copy that nobody writes to any more, a standby that was cut off, the wrong database. */
function judgeStillness(readings, { maxStillDays }) {
    const [newest, ...before] = readings;
    const large = newest?.tables.filter(({ rows, fingerprint }) => rows >= largeTable && fingerprint !== null) ?? [];
    if (newest === undefined || large.length === 0)
        return [];
    const moved = before.findIndex(({ tables }) => {
        const fingerprints = new Map(tables.map(({ relation, fingerprint }) => [relation, fingerprint]));
        return large.some(({ relation, fingerprint }) => fingerprints.get(relation) !== fingerprint);
    });
    const still = moved < 0 ? before : before.slice(0, moved);
    const days = (newest.takenAt.getTime() - (still.at(-1)?.takenAt ?? newest.takenAt).getTime()) / 86_400_000;
    // Two nightly backups are seldom a whole number of days apart: an hour less is as good.
    if (still.length === 0 || days < maxStillDays - 1 / 24)
        return [];
    return [{ id: 'data-still', level: 'warning', sentence: `not one row of the ${(0,units/* counted */.hS)(large.length, 'large table')} has changed for ${(0,units/* counted */.hS)(Math.round(days), 'day')}` }];
}

;// CONCATENATED MODULE: ./domain/health.js






/** Judges the facts against the limits; the worst finding is the health. */
function judgeHealth(facts, limits) {
    const [standing, drills] = [[...judgeAge(facts, limits), ...judgeSets(facts, limits)], judgeDrills(facts, limits)];
    return healthOf([
        // Damage that a drill found is why a backup does not count: the reason comes first.
        ...(facts.newestDrill?.verdict === 'damaged' ? [...drills, ...standing] : [...standing, ...drills]), ...judgeKey(facts, limits),
        ...judgeTrends(facts.trend ?? [], limits), ...judgeTables(facts.tables ?? [], limits), ...judgeStorage(facts.storage, limits), ...judgeSpace(facts.space ?? [], limits),
        ...judgeExpiry(facts.expiring ?? [], limits), ...judgeSeals(facts.seals ?? []), ...judgeCopies(facts.copies ?? []), ...judgeSource(facts.source, limits), ...judgeSchedule(facts.schedule),
    ]);
}
function judgeAge(facts, limits) {
    if (facts.newestAgeHours === undefined)
        return [{ id: 'no-backups', level: 'critical', sentence: facts.total === 0 ? 'there is no backup' : 'there is no good backup' }];
    if (facts.newestAgeHours < -1)
        return [{ id: 'clock', level: 'warning', sentence: `the newest backup is dated ${(0,units/* age */.KW)(-facts.newestAgeHours)} in the future: a clock is wrong` }];
    if (facts.newestAgeHours <= limits.maxAgeHours)
        return [];
    return [{ id: 'too-old', level: 'critical', sentence: `the newest ${facts.good < facts.total ? 'good ' : ''}backup is ${(0,units/* age */.KW)(facts.newestAgeHours)} old, older than ${limits.maxAgeHours} hours` }];
}
function judgeSets(facts, limits) {
    const few = facts.good > 0 && facts.good < limits.minBackups
        ? [{ id: 'few-backups', level: 'warning', sentence: `there ${facts.good === 1 ? 'is' : 'are'} ${(0,units/* counted */.hS)(facts.good, 'good backup')}, fewer than ${limits.minBackups}` }] : [];
    return [
        ...few,
        ...some('incomplete', facts.incomplete, (count) => `${(0,units/* counted */.hS)(count, 'backup has', 'backups have')} no archive or no checksum and do not count`),
        ...some('sidecar-wrong', facts.wrongSidecars ?? [], (count) => `${(0,units/* counted */.hS)(count, 'checksum is', 'checksums are')} no line of sha256sum for the archive, or not the manifest's`),
        ...some('archive-empty', facts.emptyArchives ?? [], (count) => `${(0,units/* counted */.hS)(count, 'archive is', 'archives are')} empty`),
        ...some('archive-cut', facts.cutArchives ?? [], (count) => `${(0,units/* counted */.hS)(count, 'archive has', 'archives have')} another size than the manifest says`),
        ...some('manifest-unread', facts.unreadManifests ?? [], (count) => `${(0,units/* counted */.hS)(count, 'manifest')} cannot be read`),
        ...some('backup-damaged', (facts.damaged ?? []).filter((id) => !(facts.newestDrill?.verdict === 'damaged' && facts.newestDrill.backup === id)), (count) => `${(0,units/* counted */.hS)(count, 'backup was', 'backups were')} found damaged by a restore test`),
    ];
}
/** A warning that counts and names the first of what it is about. */
function some(id, ids, sentence) {
    if (ids.length === 0)
        return [];
    return [{ id, level: 'warning', sentence: `${sentence(ids.length)}: ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}` }];
}
function judgeDrills(facts, limits) {
    if (facts.total === 0)
        return [];
    const { newestDrill, lastProvedDrillAgeDays } = facts;
    const reason = newestDrill?.reason ?? 'no reason is recorded';
    if (newestDrill?.verdict === 'damaged')
        return [{ id: 'drill-failed', level: 'critical', sentence: `the newest restore test found ${newestDrill.backup} damaged: ${reason}` }];
    const doubt = newestDrill?.verdict === 'unproved'
        ? [{ id: 'drill-unproved', level: 'warning', sentence: `the newest restore test could not prove ${newestDrill.backup}: ${reason}` }] : judgeRecovery(newestDrill, limits);
    if (lastProvedDrillAgeDays === undefined)
        return [...doubt, { id: 'no-drill', level: 'warning', sentence: 'no restore test has proved any of these backups' }];
    if (lastProvedDrillAgeDays <= limits.maxDrillAgeDays)
        return doubt;
    return [...doubt, { id: 'drill-too-old', level: 'warning', sentence: `the last proved restore test is ${(0,units/* counted */.hS)(Math.floor(lastProvedDrillAgeDays), 'day')} old, older than ${limits.maxDrillAgeDays} days` }];
}
function judgeRecovery(drill, { maxRestoreMinutes }) {
    if (drill === undefined || maxRestoreMinutes === null || drill.restoreSeconds <= maxRestoreMinutes * 60)
        return [];
    return [{ id: 'restore-slow', level: 'warning', sentence: `the newest restore test took ${(0,units/* duration */.p0)(drill.restoreSeconds)} to bring ${drill.backup} back, longer than ${(0,units/* counted */.hS)(maxRestoreMinutes, 'minute')}` }];
}
/** A key that nobody has tried may be lost, and nobody sees it until the day (TRAPS, 23). */
function judgeKey(facts, limits) {
    if (!facts.sealed || (facts.keyOpenedAgeDays !== undefined && facts.keyOpenedAgeDays <= limits.maxDrillAgeDays))
        return [];
    const since = facts.keyOpenedAgeDays === undefined ? 'no restore test has opened these backups with their key' : `a restore test last opened a backup with its key ${(0,units/* counted */.hS)(Math.floor(facts.keyOpenedAgeDays), 'day')} ago`;
    return [{ id: 'key-unproved', level: 'warning', sentence: since }];
}

// EXTERNAL MODULE: ./domain/newest-data.js
var newest_data = __webpack_require__(49827);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/store-index.js
var store_index = __webpack_require__(11750);
;// CONCATENATED MODULE: ./actions/status/report.js
/** The version of the report: a field may be added within one, none is removed, renamed or given another meaning. */
const reportVersion = 1;

;// CONCATENATED MODULE: ./actions/status/standing.js
/** Puts together what listing, manifests and drills say. */
function standingOf(sets, { manifests, drills, wrongSidecars, emptyArchives, cutArchives }) {
    const complete = sets.filter((set) => set.complete);
    const spoiled = new Set([...wrongSidecars, ...emptyArchives, ...cutArchives]);
    const byTime = [...drills.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    const recipients = recipientsKey(manifests.get(complete[0]?.id ?? '')?.encryption.recipients);
    const good = complete.filter(({ id }) => !spoiled.has(id) && drills.get(id)?.verdict !== 'damaged');
    return {
        complete, good, goodIds: new Set(good.map(({ id }) => id)),
        newestDrill: byTime[0], lastProved: byTime.find(({ verdict }) => verdict === 'proved'),
        lastOpened: byTime.find((drill) => drill.keyOpened === true && recipientsKey(drill.recipients) === recipients),
    };
}
function recipientsKey(recipients) {
    return [...recipients ?? []].sort().join('\n');
}
/** Restore and migrations: until the application could go on, in seconds. */
function recoverySeconds({ restoreSeconds, migrationSeconds }) {
    return restoreSeconds + (migrationSeconds ?? 0);
}

;// CONCATENATED MODULE: ./actions/status/assemble.js











/** Judges what was seen, and puts it into the one report that log, outputs, summary and JSON are views of. */
function assembleReport(seen) {
    const { database, sets, all, standing, tables, copies, inputs, now } = seen;
    const thresholds = thresholdsOf(inputs);
    const growth = (0,domain_growth/* growthOf */.Xo)(all, now);
    const newest = seen.examined.manifests.get(standing.good[0]?.id ?? '');
    const source = sourceOf(newest, seen);
    const { health, findings } = judgeHealth({ ...factsOf(seen), storage: { growth, nextBytes: nextBytes(standing), now }, source }, thresholds);
    const backups = standing.complete.map((set) => listed(set, seen));
    const latest = standing.complete[0];
    return {
        action: 'status', version: reportVersion, at: now.toISOString(), store: seen.store, database, health, findings, thresholds,
        total: standing.complete.length, good: standing.good.length, checksums: sets.filter((set) => set.files.sidecar !== undefined).length,
        latest: latest?.id ?? null, ageHours: ageHours(standing.good[0] ?? latest, now) ?? null, bytes: sets.reduce((sum, set) => sum + (0,domain_growth/* sizeOf */.$d)(set), 0),
        storage: {
            bytes: growth.bytes, bytesPerWeek: growth.bytesPerWeek ?? null, limitBytes: thresholds.maxStoreBytes,
            fullInWeekOf: thresholds.maxStoreBytes === null ? null : (0,domain_growth/* weekWhenFull */.Y5)(growth, thresholds.maxStoreBytes, now) ?? null, freeBytes: copies[0]?.freeBytes ?? null,
        },
        stores: copies, backups, series: backups.slice(0, actions_backups/* readNewest */.L6).reverse().map(({ takenAt, bytes, rows, durationSeconds, restoreSeconds }) => ({ at: takenAt, bytes, rows, durationSeconds, restoreSeconds })),
        ...drillsOf(standing, now),
        source: newest === undefined || source === undefined ? null : {
            server: newest.server.version, client: newest.client?.version ?? null, endOfLife: (0,versions/* endOfLife */.PB)(source.major) ?? null, standby: source.standby, replayedAt: newest.server.replayedAt ?? null, newestDataAt: newest.newestDataAt ?? null,
        },
        tables: { judged: tables.readings.length < 2 ? null : tables.readings[0]?.tables.length ?? null, unread: tables.unread, shrunk: shrunkTables(tables.readings, thresholds) },
        schedule: seen.schedule?.report ?? null,
    };
}
function thresholdsOf(inputs) {
    return {
        maxAgeHours: inputs['max-age-hours'], minBackups: inputs['min-backups'], maxDrillAgeDays: inputs['max-drill-age-days'], maxRestoreMinutes: inputs['max-restore-minutes'] ?? null,
        maxShrinkPercent: inputs['max-shrink-percent'], maxSlowdownPercent: inputs['max-slowdown-percent'], maxStillDays: inputs['max-still-days'], maxDataAgeHours: inputs['max-data-age-hours'],
        endOfLifeDays: inputs['end-of-life-days'], maxStoreBytes: inputs['max-store-size'] ?? null, minFreeBytes: inputs['min-free-space'] ?? null,
    };
}
function factsOf({ sets, standing, examined, copies, tables, schedule, now }) {
    const { complete, good, newestDrill, lastProved, lastOpened } = standing;
    return {
        total: complete.length, good: good.length, incomplete: sets.filter((set) => !set.complete).map(({ id }) => id),
        wrongSidecars: examined.wrongSidecars, emptyArchives: examined.emptyArchives, cutArchives: examined.cutArchives, unreadManifests: examined.unreadManifests,
        damaged: complete.filter(({ id }) => examined.drills.get(id)?.verdict === 'damaged').map(({ id }) => id),
        newestAgeHours: ageHours(good[0], now),
        newestDrill: newestDrill === undefined ? undefined : { backup: newestDrill.backup, verdict: newestDrill.verdict, reason: newestDrill.reason, ageDays: daysAgo(newestDrill, now), restoreSeconds: recoverySeconds(newestDrill) },
        lastProvedDrillAgeDays: lastProved === undefined ? undefined : daysAgo(lastProved, now),
        sealed: complete[0] !== undefined && encryptionOf(complete[0]) !== 'none', keyOpenedAgeDays: lastOpened === undefined ? undefined : daysAgo(lastOpened, now),
        space: copies.flatMap(({ name, freeBytes }) => freeBytes === null ? [] : [{ store: name, freeBytes, nextBytes: nextBytes(standing) }]),
        expiring: [...new Set([complete[0], complete.find(({ id }) => examined.drills.get(id)?.verdict === 'proved')])].flatMap((set) => (set?.expiresAt === undefined ? [] : [{ backup: set.id, inHours: (set.expiresAt.getTime() - now.getTime()) / 3_600_000 }])),
        seals: complete.map((set) => ({ id: set.id, encryption: encryptionOf(set) })), copies: copies.map(({ name, ...copy }) => ({ store: name, ...copy })),
        trend: good.slice(0, actions_backups/* readNewest */.L6).map((set) => pointOf(set, examined.manifests.get(set.id))), tables: tables.readings, schedule: schedule?.facts,
    };
}
function nextBytes({ complete }) {
    return complete[0] === undefined ? 0 : (0,domain_growth/* sizeOf */.$d)(complete[0]);
}
function pointOf(set, manifest) {
    const form = manifest === undefined ? encryptionOf(set) : `${manifest.archive.compression}/${manifest.encryption.method}/${manifest.proof.mode}`;
    return { id: set.id, form, bytes: set.files.archive?.bytes ?? 0, rows: manifest === undefined ? null : (0,store_index/* factsOf */.xS)(manifest).rows, durationSeconds: manifest?.durationSeconds ?? null };
}
function listed(set, { examined: { manifests, drills }, recalled, standing }) {
    const [manifest, drill] = [manifests.get(set.id), drills.get(set.id)];
    const facts = manifest === undefined ? (0,store_index/* indexedFacts */.DT)(recalled, set) : (0,store_index/* factsOf */.xS)(manifest);
    const timed = drill ?? (0,store_index/* indexedDrill */.XS)(recalled, set);
    return {
        id: set.id, file: set.files.archive?.name ?? '', takenAt: set.takenAt.toISOString(), bytes: set.files.archive?.bytes ?? 0, encryption: encryptionOf(set), good: standing.goodIds.has(set.id),
        rows: facts?.rows ?? null, tables: facts?.tables ?? null, durationSeconds: facts?.durationSeconds ?? null,
        drill: drill?.verdict ?? null, drilledAt: drill?.at ?? null, restoreSeconds: timed === undefined ? null : recoverySeconds(timed), expiresAt: set.expiresAt?.toISOString() ?? null,
    };
}
function drillsOf({ newestDrill, lastProved }, now) {
    const facts = (drill) => ({ backup: drill.backup, at: drill.at, restoreSeconds: recoverySeconds(drill), ageDays: daysAgo(drill, now) });
    return {
        newestDrill: newestDrill === undefined ? null : { ...facts(newestDrill), verdict: newestDrill.verdict, reason: newestDrill.reason },
        lastProvedDrill: lastProved === undefined ? null : facts(lastProved),
    };
}
function sourceOf(manifest, { examined, standing, tables, now }) {
    if (manifest === undefined)
        return undefined;
    const { versionNumber, standby, replayedAt } = manifest.server;
    const replayedHoursBefore = replayedAt === undefined || replayedAt === null ? undefined : (Date.parse(manifest.takenAt) - Date.parse(replayedAt)) / 3_600_000;
    const named = (0,newest_data/* newestOf */.su)(tables.readings[0]?.newest ?? []);
    const data = (0,newest_data/* dataAgeOf */.Hb)(standing.good.flatMap(({ id }) => examined.manifests.get(id) ?? []), named === undefined ? undefined : `${(0,domain_proof/* nameOf */.Vb)({ schema: named.schema, name: named.table })}.${named.column}`);
    return { major: (0,versions/* majorOf */.Ds)(versionNumber), standby, replayedHoursBefore, now, data };
}
function encryptionOf(set) {
    return (0,archive_name/* parseFile */.CJ)(set.files.archive?.name ?? '')?.encryption ?? 'none';
}
function ageHours(set, now) {
    return set === undefined ? undefined : (now.getTime() - set.takenAt.getTime()) / 3_600_000;
}
function daysAgo(drill, now) {
    return (now.getTime() - Date.parse(drill.at)) / 86_400_000;
}

// EXTERNAL MODULE: ./kit/side-by-side.js
var side_by_side = __webpack_require__(63581);
;// CONCATENATED MODULE: ./actions/status/examine.js



/** Of so many drills of older backups, where those of the newest ones say too little. */
const readOlderDrills = 10;
/** Reads the manifests and drills of the newest backups, and looks at the listing of all. `sets`: complete ones, newest first. */
async function examine(store, sets) {
    const recent = sets.slice(0, actions_backups/* readNewest */.L6);
    const manifests = new Map();
    const drills = new Map();
    const unreadManifests = [];
    const wrongSidecars = new Set(sets.filter((set) => !hasPossibleSidecar(set)).map(({ id }) => id));
    await (0,side_by_side/* sideBySide */.Q)(recent, actions_backups/* filesAtOnce */.A7, async (set) => {
        const manifest = await (0,actions_backups/* readManifest */.WI)(store, set).catch(() => { unreadManifests.push(set.id); return undefined; });
        if (manifest !== undefined)
            manifests.set(set.id, manifest);
    });
    await (0,side_by_side/* sideBySide */.Q)(recent, actions_backups/* filesAtOnce */.A7, (set) => keepDrill(store, set, drills));
    const doubtful = recent.filter((set, place) => (place === 0 || !hasOurSidecar(set)) && !wrongSidecars.has(set.id));
    await (0,side_by_side/* sideBySide */.Q)(doubtful, actions_backups/* filesAtOnce */.A7, async (set) => {
        const hash = await (0,actions_backups/* readSidecar */.YD)(store, set).catch(() => undefined);
        const named = manifests.get(set.id)?.archive.sha256;
        if (hash === undefined || (named !== undefined && named !== hash))
            wrongSidecars.add(set.id);
    });
    await olderDrills(store, sets, drills);
    return {
        manifests, drills, unreadManifests: ordered(sets, unreadManifests), wrongSidecars: ordered(sets, [...wrongSidecars]),
        emptyArchives: sets.filter(({ files }) => files.archive?.bytes === 0).map(({ id }) => id),
        cutArchives: recent.filter(({ id, files }) => files.archive?.bytes !== 0 && (manifests.get(id)?.archive.bytes ?? files.archive?.bytes) !== files.archive?.bytes).map(({ id }) => id),
    };
}
/** A record that cannot be fetched is as good as none: the backup it tells of stands all the same. */
async function keepDrill(store, set, drills) {
    const drill = await (0,actions_backups/* readDrill */.IC)(store, set).catch(() => undefined);
    if (drill !== undefined)
        drills.set(set.id, drill);
}
/** Somebody may drill an old backup: the record written last counts, and the last that proved anything. */
async function olderDrills(store, sets, drills) {
    const written = (set) => set.files.drill?.modifiedAt.getTime() ?? 0;
    const newest = Math.max(0, ...sets.slice(0, actions_backups/* readNewest */.L6).map(written));
    const older = sets.slice(actions_backups/* readNewest */.L6).filter(({ files }) => files.drill !== undefined).sort((a, b) => written(b) - written(a)).slice(0, readOlderDrills);
    for (const set of older) {
        const isProved = [...drills.values()].some(({ verdict }) => verdict === 'proved');
        if (isProved && written(set) <= newest)
            return;
        await keepDrill(store, set, drills);
    }
}
/** The least that a line of sha256sum has: the hash, two signs, the name. The scripts wrote a path before it. */
function hasPossibleSidecar({ files: { archive, sidecar } }) {
    const least = 66 + Buffer.byteLength(archive?.name ?? '');
    return sidecar !== undefined && sidecar.bytes >= least && sidecar.bytes <= least + 4200;
}
function hasOurSidecar({ files: { archive, sidecar } }) {
    return sidecar?.bytes === 67 + Buffer.byteLength(archive?.name ?? '');
}
function ordered(sets, ids) {
    const among = new Set(ids);
    return sets.filter(({ id }) => among.has(id)).map(({ id }) => id);
}
/** Why something could not be had, in one line. */
function reasonOf(problem) {
    return (0,errors/* messageOf */.bD)(problem).split('\n')[0] ?? '';
}

;// CONCATENATED MODULE: ./actions/status/copies.js

/**
 * Compares the stores backup by backup. The first is the measure: it may lack only what is newer in another than all that it has, for retention may differ. A store that
 * lets backups go by itself is not asked for older ones than it still has.
 */
async function compareStores(stores, ofFirst, database) {
    const [first, ...others] = stores;
    if (first === undefined)
        return [];
    const lists = await Promise.allSettled(others.map((store) => store.list()));
    const found = lists.map((list) => list.status === 'rejected' ? { problem: reasonOf(list.reason), sets: [] } : { problem: null, sets: list.value.filter((set) => set.complete && set.database === database) });
    const free = await Promise.all(stores.map(async (store) => await store.freeBytes?.().catch(() => undefined)));
    const measure = ofFirst.filter(({ complete }) => complete);
    const newer = found.flatMap(({ sets }) => sets).filter(({ takenAt }) => takenAt > (measure[0]?.takenAt ?? new Date(0)));
    return [
        { name: first.name, backups: measure.length, missing: [...new Set(newer.map(({ id }) => id))], different: [], freeBytes: free[0] ?? null, problem: null },
        ...others.map((store, place) => {
            const { problem, sets } = found[place] ?? { problem: null, sets: [] };
            const freeBytes = free[place + 1] ?? null;
            if (problem !== null)
                return { name: store.name, backups: null, missing: [], different: [], freeBytes, problem };
            return { name: store.name, backups: sets.length, missing: missingIn(sets, measure), different: differentIn(sets, measure), freeBytes, problem: null };
        }),
    ];
}
function missingIn(sets, measure) {
    const ids = new Set(sets.map(({ id }) => id));
    const oldest = sets.some(({ expiresAt }) => expiresAt !== undefined) ? sets.at(-1)?.takenAt : undefined;
    return measure.filter(({ id, takenAt }) => !ids.has(id) && (oldest === undefined || takenAt > oldest)).map(({ id }) => id);
}
function differentIn(sets, measure) {
    const bytes = new Map(measure.map(({ id, files }) => [id, files.archive?.bytes]));
    return sets.filter(({ id, files }) => bytes.has(id) && bytes.get(id) !== files.archive?.bytes).map(({ id }) => id);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./kit/whole-file.js
var whole_file = __webpack_require__(46912);
;// CONCATENATED MODULE: ./actions/status/evidence.js

/** The version of an evidence file. */
const evidenceVersion = 1;
/**
 * The files that have to be written so that everything that was seen stands in one: those of the last month that has one and of the months
 * since. A month is closed as soon as a later one holds its hash: it is never written again, and what comes late stands in the open one.
 */
function extendedChain(standing, seen, { database, now }) {
    const known = new Set(standing.flatMap(({ content }) => content.entries.map(keyOf)));
    const fresh = [...new Map(seen.filter((entry) => !known.has(keyOf(entry))).map((entry) => [keyOf(entry), entry])).values()];
    const current = now.toISOString().slice(0, 7);
    const last = standing.at(-1);
    const oldest = last?.content.month ?? [...fresh.map(({ at }) => at.slice(0, 7)), current].sort()[0] ?? current;
    const newest = current > oldest ? current : oldest;
    // What is dated after now, by a wrong clock, stands in the month of now.
    const monthOf = ({ at }) => [oldest, at.slice(0, 7), newest].sort()[1];
    const written = [];
    let previous = standing.at(-2);
    for (const month of monthsBetween(oldest, newest)) {
        const open = month === last?.content.month ? last : undefined;
        const own = fresh.filter((entry) => monthOf(entry) === month);
        if (open !== undefined && own.length === 0) {
            previous = open;
            continue;
        }
        const content = {
            version: evidenceVersion, database, month, previous: previous === undefined ? null : { month: previous.content.month, sha256: hashOf(previous.text) }, writtenAt: now.toISOString(),
            entries: [...open?.content.entries ?? [], ...own].sort((a, b) => a.at.localeCompare(b.at) || keyOf(a).localeCompare(keyOf(b))),
        };
        previous = { content, text: `${JSON.stringify(content, null, 2)}\n` };
        written.push(previous);
    }
    return written;
}
/** The months whose file is not the one that the next holds the hash of: somebody changed, removed or replaced it. */
function brokenLinks(standing) {
    return standing.flatMap(({ content: { month, previous } }, place) => {
        const before = standing[place - 1];
        if (previous === null)
            return before === undefined ? [] : [before.content.month];
        return before?.content.month === previous.month && hashOf(before.text) === previous.sha256 ? [] : [before?.content.month ?? `before ${month}`];
    });
}
/** Reads a month's file; undefined for what is none of this version. */
function parseEvidence(text) {
    try {
        const read = JSON.parse(text);
        const valid = read?.version === evidenceVersion && typeof read.database === 'string' && /^\d{4}-\d{2}$/.test(read.month ?? '') && Array.isArray(read.entries)
            && read.entries.every((entry) => typeof entry?.at === 'string' && typeof entry.backup === 'string' && (entry.kind === 'backup' || entry.kind === 'drill'));
        return valid ? read : undefined;
    }
    catch {
        return undefined;
    }
}
function hashOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function keyOf({ kind, backup, at }) {
    // A backup is one, whatever is known of its time; each drill of it is another.
    return kind === 'backup' ? `backup ${backup}` : `drill ${backup} ${at}`;
}
function monthsBetween(first, last) {
    const months = [];
    for (let time = new Date(`${first}-01T00:00:00Z`); time.toISOString().slice(0, 7) <= last; time.setUTCMonth(time.getUTCMonth() + 1))
        months.push(time.toISOString().slice(0, 7));
    return months;
}

;// CONCATENATED MODULE: ./actions/status/evidence-text.js



/** A month's evidence as people read it. The JSON beside it is what is hashed and signed; this says its hash. */
function evidenceText({ content, text }, file) {
    const backups = content.entries.filter((entry) => entry.kind === 'backup');
    const drills = content.entries.filter((entry) => entry.kind === 'drill');
    const proved = drills.filter(({ verdict }) => verdict === 'proved');
    const slowest = proved.length === 0 ? '' : `; the slowest proved restore took ${(0,units/* duration */.p0)(Math.max(...proved.map(({ restoreSeconds }) => restoreSeconds)))}`;
    return [
        `# Backups of ${(0,markdown/* escapeMarkdown */.FV)(content.database)} in ${content.month}`, '',
        `${(0,units/* counted */.hS)(backups.length, 'backup')}, ${(0,units/* counted */.hS)(drills.length, 'restore test')}, ${proved.length} of them proved${slowest}. Times are in UTC.`, '',
        '## Backups', '', backups.length === 0 ? 'None.' : (0,markdown/* table */.tp)(['Taken', 'Backup', 'Size', 'Rows', 'SHA-256 of the archive', 'Run', 'Commit'], backups.map(backupRow)), '',
        '## Restore tests', '', drills.length === 0 ? 'None.' : (0,markdown/* table */.tp)(['Tested', 'Backup', 'Verdict', 'Recovered in', 'Rows proved', 'SHA-256 of the archive', 'Run', 'Commit'], drills.map(drillRow)), '',
        '## This file', '',
        `It was made from ${(0,markdown/* code */.aY)(file)}, whose SHA-256 is ${(0,markdown/* code */.aY)(hashOf(text))}, at ${(0,units/* moment */.n$)(new Date(content.writtenAt))}.`,
        content.previous === null ? 'It is the first of its chain.' : `The file of the month before, ${content.previous.month}, has the SHA-256 ${(0,markdown/* code */.aY)(content.previous.sha256)}.`, '',
    ].join('\n');
}
function backupRow({ at, backup, bytes, rows, sha256, run }) {
    return [(0,units/* moment */.n$)(new Date(at)), (0,markdown/* code */.aY)(backup), (0,units/* size */.Ej)(bytes), rows === null ? '' : (0,units/* number */.ai)(rows), sha256 === null ? '' : (0,markdown/* code */.aY)(sha256), ...runCells(run)];
}
function drillRow({ at, backup, verdict, restoreSeconds, rowsProved, sha256, run }) {
    return [(0,units/* moment */.n$)(new Date(at)), (0,markdown/* code */.aY)(backup), verdict, (0,units/* duration */.p0)(restoreSeconds), (0,units/* number */.ai)(rowsProved), (0,markdown/* code */.aY)(sha256), ...runCells(run)];
}
function runCells(run) {
    return run === null ? ['', ''] : [(0,markdown/* code */.aY)(`${run.repository} ${run.runId}.${run.attempt}`), (0,markdown/* code */.aY)(run.commit)];
}

;// CONCATENATED MODULE: ./actions/status/evidence-files.js










/**
 * Brings the evidence in a folder up to date: for each month a JSON file that holds the hash of the one before, the same as Markdown, and with
 * a key its signature. What stands there is kept, however long the backups themselves are gone. It makes no backup worse: what goes wrong is a
 * warning.
 */
async function keepEvidence(options) {
    const { host, database, now } = options;
    const folder = (0,external_node_path_.resolve)(options.folder);
    try {
        const key = options.key === undefined ? undefined : signingKey(options.key);
        const standing = await standingMonths(folder, database);
        for (const month of brokenLinks(standing))
            host.warning(`the evidence of ${month} is not the one that the month after it holds the hash of: it was changed, removed or replaced`);
        if (key !== undefined)
            await assertSigned(folder, standing, key);
        const written = extendedChain(standing, await seenIn(options, standing), { database, now });
        for (const month of written)
            await writeMonth(folder, month);
        const last = written.at(-1) ?? standing.at(-1);
        if (key !== undefined)
            for (const month of written.length === 0 ? standing.slice(-1) : written)
                await signMonth(folder, month, key);
        if (last !== undefined)
            host.line(`evidence in ${(0,markdown/* plain */.pj)((0,external_node_path_.join)(options.folder, fileOf(last)))}${written.length === 0 ? ', as it was' : ''}`);
    }
    catch (problem) {
        host.warning(`the evidence could not be kept in ${(0,markdown/* plain */.pj)(options.folder)}: ${(0,errors/* messageOf */.bD)(problem)}${problem instanceof errors/* KnownError */.E ? `. ${problem.hint}` : ''}`);
    }
}
function fileOf({ content: { database, month } }) {
    return `${(0,archive_name/* encodeDatabase */.CF)(database)}-evidence-${month}.json`;
}
/** The months of a database that have a file, oldest first. Throws KnownError `evidence-damaged`: one that cannot be read is not written over. */
async function standingMonths(folder, database) {
    const prefix = `${(0,archive_name/* encodeDatabase */.CF)(database)}-evidence-`;
    const names = await (0,promises_.readdir)(folder).catch((problem) => {
        if ((0,errors/* codeOf */.$N)(problem) === 'ENOENT')
            return [];
        throw problem;
    });
    const own = names.filter((name) => name.startsWith(prefix) && /^\d{4}-\d{2}\.json$/.test(name.slice(prefix.length))).sort();
    return Promise.all(own.map(async (name) => {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, name), 'utf8');
        const content = parseEvidence(text);
        if (content?.database !== database || fileOf({ content }) !== name) {
            throw new errors/* KnownError */.E('evidence-damaged', `${name} is no evidence file of this version`, 'Restore it from where the evidence is kept, or begin a chain in another folder.');
        }
        return { content, text };
    }));
}
/** What the store tells of backups and drills, in the words of evidence. Manifests that stand in a file already are not read again. */
async function seenIn({ store, sets }, standing) {
    const known = new Set(standing.flatMap(({ content }) => content.entries.filter(({ kind }) => kind === 'backup').map(({ backup }) => backup)));
    const entries = [];
    // One after another: a store of years is read but once, and no store is asked for thousands of files at the same time.
    for (const set of sets.filter(({ complete }) => complete)) {
        if (!known.has(set.id))
            entries.push(await backupEvidence(store, set));
        const drill = await (0,actions_backups/* readDrill */.IC)(store, set);
        if (drill !== undefined) {
            entries.push({
                kind: 'drill', at: new Date(drill.at).toISOString(), backup: set.id, sha256: drill.archiveSha256, verdict: drill.verdict, restoreSeconds: drill.restoreSeconds,
                rowsProved: drill.rowsProved, tablesProved: drill.tablesProved, server: drill.serverVersion, run: drill.run,
            });
        }
    }
    return entries;
}
async function backupEvidence(store, set) {
    const manifest = await (0,actions_backups/* readManifest */.WI)(store, set).catch(() => undefined);
    const archive = set.files.archive;
    return {
        kind: 'backup', at: set.takenAt.toISOString(), backup: set.id, archive: archive?.name ?? '', bytes: archive?.bytes ?? 0,
        sha256: manifest?.archive.sha256 ?? await (0,actions_backups/* readSidecar */.YD)(store, set).catch(() => null), plainSha256: manifest?.archive.plainSha256 ?? null,
        encryption: manifest?.encryption.method ?? (0,archive_name/* parseFile */.CJ)(archive?.name ?? '')?.encryption ?? 'none', rows: manifest?.totals.rows ?? null, tables: manifest?.totals.tables ?? null,
        server: manifest?.server.version ?? null, run: manifest?.run ?? null,
    };
}
async function writeMonth(folder, month) {
    const file = fileOf(month);
    // A signature of what stood there before would call the new file forged.
    await (0,promises_.rm)((0,external_node_path_.join)(folder, `${file}.sig`), { force: true });
    await (0,whole_file/* writeWhole */.f)((0,external_node_path_.join)(folder, file), month.text, 0o644);
    await (0,whole_file/* writeWhole */.f)((0,external_node_path_.join)(folder, file.replace(/json$/, 'md')), evidenceText(month, file), 0o644);
}
/** Signs the bytes of a month's file. */
async function signMonth(folder, month, key) {
    await (0,whole_file/* writeWhole */.f)((0,external_node_path_.join)(folder, `${fileOf(month)}.sig`), (0,external_node_crypto_.sign)(null, Buffer.from(month.text), key), 0o644);
}
/** Throws KnownError `evidence-forged` where a signature is not that of the file beside it: signing on would make it good. */
async function assertSigned(folder, standing, key) {
    for (const month of standing) {
        const signature = await (0,promises_.readFile)((0,external_node_path_.join)(folder, `${fileOf(month)}.sig`)).catch(() => undefined);
        if (signature === undefined || (0,external_node_crypto_.verify)(null, Buffer.from(month.text), (0,external_node_crypto_.createPublicKey)(key), signature))
            continue;
        throw new errors/* KnownError */.E('evidence-forged', `the signature of ${(0,markdown/* plain */.pj)(fileOf(month))} is not that of evidence-key over this file`, 'If the key was changed, begin a chain in another folder; if not, restore the file from where evidence is kept.');
    }
}
/** Throws KnownError `evidence-key`. */
function signingKey(pem) {
    const cure = 'Make one with: openssl genpkey -algorithm ed25519 -out evidence-key.pem';
    let key;
    try {
        // A secret that went through a form may have lost its line ends to `\n`.
        key = (0,external_node_crypto_.createPrivateKey)(pem.reveal().replaceAll('\\n', '\n'));
    }
    catch {
        // What was wrong with it is not told: it could quote the key.
        throw new errors/* KnownError */.E('evidence-key', 'evidence-key is no private key in PEM', cure);
    }
    if (key.asymmetricKeyType !== 'ed25519')
        throw new errors/* KnownError */.E('evidence-key', `evidence-key is a key of ${key.asymmetricKeyType ?? 'another kind'}, not of ed25519`, cure);
    return key;
}

// EXTERNAL MODULE: ./actions/status/files.js + 6 modules
var status_files = __webpack_require__(54849);
// EXTERNAL MODULE: ./actions/store-index.js
var actions_store_index = __webpack_require__(49813);
// EXTERNAL MODULE: ./actions/status/series.js
var series = __webpack_require__(53143);
;// CONCATENATED MODULE: ./actions/status/recall.js





/**
 * What is known of the backups, older ones than those that were examined among them: from the files themselves where that is quick, else from the store's index,
 * which is brought up to date by the way. It is for charts, and no judgement rests on it. `sets`: complete ones, newest first.
 */
async function recall(store, sets, examined, host) {
    const [newest] = sets;
    if (newest === undefined)
        return new Map();
    if (store.isNear !== true)
        return (0,actions_store_index/* keepIndex */.k7)(store, newest.database, sets, examined, host);
    const [manifests, drills] = [new Map(examined.manifests), new Map(examined.drills)];
    await (0,side_by_side/* sideBySide */.Q)(sets.slice(0, series/* drawnBackups */.Gv).filter(({ id }) => !manifests.has(id)), actions_backups/* filesAtOnce */.A7, async (set) => {
        const [manifest, drill] = await Promise.all([(0,actions_backups/* readManifest */.WI)(store, set).catch(() => undefined), (0,actions_backups/* readDrill */.IC)(store, set).catch(() => undefined)]);
        if (manifest !== undefined)
            manifests.set(set.id, manifest);
        if (drill !== undefined)
            drills.set(set.id, drill);
    });
    return (0,store_index/* mergeIndex */.$R)(new Map(), sets.slice(0, series/* drawnBackups */.Gv), { manifests, drills });
}

// EXTERNAL MODULE: ./domain/schedule.js
var schedule = __webpack_require__(50817);
;// CONCATENATED MODULE: ./actions/status/schedule.js


/** GitHub starts what is due late when it is busy, and now and then by hours. */
const graceHours = 3;
/** Asks GitHub after the workflow that takes the backups; undefined where none is named. */
async function lookAtSchedule(workflow, token, context) {
    if (workflow === undefined)
        return undefined;
    try {
        if (context.readSchedule === undefined)
            throw new Error(`the schedule of ${workflow} could not be read: GitHub cannot be asked here`);
        return judged(workflow, await context.readSchedule({ token, workflow }), context.now());
    }
    catch (problem) {
        const reason = reasonOf(problem);
        return {
            facts: { workflow, state: null, lastRunAt: undefined, lastConclusion: null, dueAt: undefined, problem: reason },
            report: { workflow, state: null, crons: [], lastRunAt: null, lastConclusion: null, nextRunAt: null, problem: reason },
        };
    }
}
function judged(workflow, { state, changedAt, crons, lastRunAt, lastConclusion: conclusion }, now) {
    const lastConclusion = conclusion ?? null;
    const due = (0,schedule/* lastDue */.tC)(crons, new Date(now.getTime() - graceHours * 3_600_000));
    return {
        facts: { workflow, state, lastRunAt, lastConclusion, dueAt: due !== undefined && due > changedAt ? due : undefined, problem: null },
        report: { workflow, state, crons, lastRunAt: lastRunAt?.toISOString() ?? null, lastConclusion, nextRunAt: state === 'active' ? (0,schedule/* nextDue */.m3)(crons, now)?.toISOString() ?? null : null, problem: null },
    };
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./domain/manifest-parsing.js + 1 modules
var manifest_parsing = __webpack_require__(56414);
;// CONCATENATED MODULE: ./actions/status/tables.js





/**
 * The tables of the newest backup, of the seven before it, and of the first that is `stillDays` older, as the closed parts of their manifests have them: the names of tables
 * stand nowhere else. What cannot be opened is told and left out. `sets`: good ones, newest first.
 */
async function readTables(store, sets, stillDays, inputs, host) {
    const proofs = sets.filter(({ files }) => files.proof !== undefined);
    const [newest] = proofs;
    if (newest === undefined || newest !== sets[0])
        return { readings: [], unread: sets.length === 0 ? 'there is no good backup' : 'the newest backup has no manifest' };
    const last = proofs.find(({ takenAt }) => newest.takenAt.getTime() - takenAt.getTime() >= (stillDays - 1 / 24) * 86_400_000);
    const chosen = [...new Set([...proofs.slice(0, 1 + comparedBackups), ...(last === undefined ? [] : [last])])];
    if (chosen.length < 2)
        return { readings: [], unread: 'there is no backup before it to compare it with' };
    const { openerFor } = await __webpack_require__.e(/* import() */ 5878).then(__webpack_require__.bind(__webpack_require__, 85878));
    const open = openerFor(inputs, host);
    const readings = [];
    let unread = null;
    for (const set of chosen) {
        try {
            readings.push(await readingOf(store, set, open));
        }
        catch (problem) {
            unread ??= reasonOf(problem);
            // Without the newest there is nothing to compare, and the key that does not open it will not be asked eight times.
            if (set === newest)
                return { readings: [], unread };
        }
    }
    return { readings, unread: readings.length < 2 ? unread : null };
}
async function readingOf(store, set, open) {
    const file = set.files.proof;
    if (file === undefined)
        throw new Error(`${set.id} has no closed part`);
    const proof = (0,manifest_parsing/* parseProof */.k_)(await (0,consumers_.text)(await open(await store.read(file.name), file.bytes)), file.name);
    const tables = proof.relations.filter(({ kind, exempt }) => kind === 'table' && exempt === null);
    return {
        backup: set.id, takenAt: set.takenAt, newest: proof.newest ?? [],
        tables: tables.flatMap((table) => table.rows === null ? [] : [{ relation: (0,domain_proof/* nameOf */.Vb)(table), rows: table.rows, fingerprint: table.fingerprint }]),
    };
}

;// CONCATENATED MODULE: ./actions/status/text.js


const shownBackups = 5;
/** The report in the log: the sections of the scripts' report, in their order and words. */
function statusLines(report) {
    return [
        '📊 Zimmer Backup Status Report', '==============================', '',
        '📈 Backup Statistics:', `  Total backups: ${report.total}`, `  Checksum files: ${report.checksums}`, ...found(report, ['few-backups', 'plain-among-sealed', 'several-methods', 'copies-missing', 'copies-differ', 'store-unread']), '',
        '📅 Recent Backups:', ...recent(report), ...found(report, ['size-shrunk', 'rows-shrunk', 'table-shrunk', 'data-still', 'data-old', 'standby-still', 'backup-slower']), '',
        '🔍 Integrity Check:', `  ${integrity(report)}`, ...found(report, ['sidecar-wrong', 'archive-empty', 'archive-cut', 'manifest-unread', 'backup-damaged']), '',
        '⏰ Backup Age Analysis:', `  ${ageLine(report)}`, ...found(report, ['expires-soon', 'schedule-disabled', 'schedule-late', 'schedule-failed', 'schedule-unread']), ...text_schedule(report), '',
        '💾 Disk Usage:', `  Backup directory size: ${(0,units/* shortSize */.Q$)(report.bytes)}`, ...storage(report), ...found(report, ['store-full', 'store-nearly-full', 'disk-full', 'disk-nearly-full']), '',
        '🧪 Restore Test:', `  ${drillLine(report)}`, ...found(report, ['restore-slow', 'key-unproved']), ...found(report, ['version-ending']), '',
        '🎯 Recommendations:', ...recommendations(report),
    ];
}
/** What speaks against the backups, under the section that it belongs to. */
function found(report, ids) {
    return report.findings.filter(({ id }) => ids.includes(id)).map(({ level, sentence }) => `  ${level === 'critical' ? '❌' : '⚠️'} ${(0,markdown/* plain */.pj)(sentence)}`);
}
function text_schedule({ schedule: seen }) {
    if (seen?.problem !== null)
        return [];
    const last = seen.lastRunAt === null ? 'no scheduled run yet' : `last scheduled run ${(0,units/* moment */.n$)(new Date(seen.lastRunAt))}${seen.lastConclusion === null ? '' : ` (${(0,markdown/* plain */.pj)(seen.lastConclusion)})`}`;
    return [`  Schedule: ${last}${seen.nextRunAt === null ? '' : `, next ${(0,units/* moment */.n$)(new Date(seen.nextRunAt))} UTC`}`];
}
function recent(report) {
    if (report.backups.length === 0)
        return ['    No backups found'];
    const older = report.backups.length - shownBackups;
    return [
        ...report.backups.slice(0, shownBackups).map((backup) => `    ${(0,units/* moment */.n$)(new Date(backup.takenAt))} - ${(0,units/* shortSize */.Q$)(backup.bytes)} - ${(0,markdown/* plain */.pj)(backup.file)}`),
        ...older > 0 ? [`    and ${older} older; all of them: zimmer-backup status --json`] : [],
    ];
}
function integrity(report) {
    const finding = report.findings.find(({ id }) => id === 'incomplete');
    if (finding !== undefined)
        return `⚠️ ${(0,markdown/* plain */.pj)(finding.sentence)}`;
    return report.total === 0 ? '❌ There is nothing to check' : report.findings.some(({ id }) => id === 'sidecar-wrong') ? '⚠️ Not all checksums are as they should be' : 'All backups have checksums ✓';
}
function ageLine(report) {
    const finding = report.findings.find(({ id }) => id === 'too-old' || id === 'clock');
    if (report.ageHours === null)
        return '❌ There is no backup';
    if (finding !== undefined)
        return `${finding.level === 'critical' ? '❌' : '⚠️'} Latest backup is ${(0,units/* age */.KW)(Math.abs(report.ageHours))} ${report.ageHours < 0 ? 'ahead of the clock' : 'old'}`;
    return `✅ Latest backup is ${(0,units/* age */.KW)(Math.max(0, report.ageHours))} old`;
}
function storage({ storage: { bytes, bytesPerWeek, limitBytes, fullInWeekOf, freeBytes } }) {
    const growing = [
        ...(bytesPerWeek === null ? [] : [`  Growth per week: ${bytesPerWeek < 0 ? '-' : ''}${(0,units/* size */.Ej)(Math.abs(bytesPerWeek))}`]),
        ...(freeBytes === null ? [] : [`  Free: ${(0,units/* size */.Ej)(freeBytes)}`]),
    ];
    if (limitBytes === null)
        return growing;
    return [...growing, `  Limit: ${(0,units/* size */.Ej)(bytes)} of ${(0,units/* size */.Ej)(limitBytes)} used${fullInWeekOf === null ? '' : `, full in the week of ${fullInWeekOf}`}`];
}
function drillLine(report) {
    const failed = report.findings.find(({ id }) => id === 'drill-failed');
    if (failed !== undefined)
        return `❌ ${(0,markdown/* plain */.pj)(failed.sentence)}`;
    const drill = report.lastProvedDrill;
    if (drill === null)
        return '⚠️ No restore has been proved yet';
    const late = report.findings.some(({ id }) => id === 'drill-too-old');
    return `${late ? '⚠️' : '✅'} Last proved: ${(0,markdown/* plain */.pj)(drill.backup)}, ${(0,units/* age */.KW)(drill.ageDays * 24)} ago, restored in ${(0,units/* duration */.p0)(drill.restoreSeconds)}`;
}
function recommendations(report) {
    if (report.findings.length === 0)
        return ['  • Backup system is healthy ✓'];
    const healthy = report.findings.every(({ level }) => level !== 'critical') ? [] : [`  • ${(0,units/* counted */.hS)(report.findings.filter(({ level }) => level === 'critical').length, 'critical problem')}: act today`];
    return [...healthy, ...[...new Set(report.findings.map(({ advice }) => `  • ${(0,markdown/* plain */.pj)(advice)}`))]];
}

// EXTERNAL MODULE: ./actions/status/views.js + 1 modules
var views = __webpack_require__(80302);
;// CONCATENATED MODULE: ./actions/status/run.js















/** The status action. */
const run = async (read, context) => {
    const report = await reportStatus(read, context);
    const files = await (0,status_files/* writeViews */.i)(report, read.values, context.host);
    const failing = report.health === 'critical' && read.values['on-problem'] === 'fail';
    return { status: failing ? errors/* exitStatus */.$u.failed : errors/* exitStatus */.$u.passed, report, outputs: { ...(0,views/* outputsOf */.Y)(report), ...files }, summary: (0,views/* summaryOf */.F)(report), concern: report };
};
/** Looks at the stores and says how the backups stand. Throws KnownError when the first store cannot be listed. */
async function reportStatus(read, context) {
    const { values: inputs } = read;
    const stores = await (0,actions_store/* storesFor */.iT)(inputs, context);
    const [store] = stores;
    if (store === undefined)
        throw new Error('no store was opened');
    const named = (0,actions_backups/* namedDatabase */.pl)(read);
    const all = await store.list();
    const sets = (0,actions_backups/* setsIn */.jM)(store, all, named);
    const database = named ?? sets[0]?.database ?? null;
    const complete = sets.filter((set) => set.complete);
    const examined = await examine(store, complete);
    const standing = standingOf(sets, examined);
    const [recalled, tables, copies, schedule] = await Promise.all([
        recall(store, complete, examined, context.host),
        readTables(store, standing.good, inputs['max-still-days'], inputs, context.host), compareStores(stores, sets, database), lookAtSchedule(inputs.workflow, inputs.token, context),
    ]);
    const report = assembleReport({ store: stores.map(({ name }) => name).join(', '), database, sets, all, examined, recalled, standing, tables, copies, schedule, inputs, now: context.now() });
    for (const line of statusLines(report))
        context.host.line(line);
    for (const { level, sentence } of report.findings) {
        if (level === 'critical' && inputs['on-problem'] === 'fail')
            context.host.error((0,markdown/* plain */.pj)(sentence));
        else
            context.host.warning((0,markdown/* plain */.pj)(sentence));
    }
    if (inputs.evidence !== undefined && database !== null) {
        await keepEvidence({ folder: inputs.evidence, key: inputs['evidence-key'], database, store, sets, now: context.now(), host: context.host });
    }
    return report;
}


/***/ }),

/***/ 53143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ drawnBackups),
/* harmony export */   Lf: () => (/* binding */ seriesOf),
/* harmony export */   tO: () => (/* binding */ ceilingOf)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13581);

/** So many of the newest are drawn: two months of nights. */
const drawnBackups = 60;
/** The measures that change over time: size, duration of the dump, recovery time. One that nothing is known of has no points. */
function seriesOf({ backups }) {
    const points = (value) => backups.slice(0, drawnBackups).toReversed().flatMap((backup) => {
        const found = value(backup);
        return found === null ? [] : { backup: backup.id, at: new Date(backup.takenAt), value: found };
    });
    return [
        { id: 'size', title: 'Size', unit: 'bytes', points: points(({ bytes }) => bytes), shown: _domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej },
        { id: 'dump', title: 'Time to back up', unit: 'seconds', points: points(({ durationSeconds }) => durationSeconds), shown: _domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0 },
        { id: 'restore', title: 'Time to recover', unit: 'seconds', points: points(({ restoreSeconds }) => restoreSeconds), shown: _domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0 },
    ];
}
/** The smallest round number of 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten (of 60 for seconds above a minute) that is not below the values. */
function ceilingOf(values, unit) {
    const highest = Math.max(0, ...values);
    if (highest === 0)
        return 1;
    const base = unit === 'seconds' && highest >= 3600 ? 3600 : unit === 'seconds' && highest >= 60 ? 60 : 1;
    const power = 10 ** Math.floor(Math.log10(highest / base));
    const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * power * base >= highest) ?? 10;
    return step * power * base;
}


/***/ }),

/***/ 80302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ outputsOf),
  F: () => (/* binding */ summaryOf)
});

// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./actions/status/series.js
var series = __webpack_require__(53143);
;// CONCATENATED MODULE: ./actions/status/mermaid.js

/** GitHub draws wider charts smaller: so many points keep their dates legible. */
const drawn = 14;
/** As wide as a summary and low, three to a screen, in a blue that is seen on white and on black. */
const look = `%%{init: ${JSON.stringify({ xyChart: { width: 900, height: 220, titleFontSize: 16 }, themeVariables: { xyChart: { plotColorPalette: '#4a86c5', backgroundColor: 'transparent' } } })}}%%`;
/** The measures over time as charts that GitHub draws in a step summary. Nothing foreign is in them: dates and numbers only. */
function mermaidCharts(report) {
    return (0,series/* seriesOf */.Lf)(report).filter(({ points }) => points.length > 1).map(mermaidChart).join('\n\n');
}
function mermaidChart({ title, unit, points }) {
    const shown = points.slice(-drawn);
    const [scale, name] = scaleOf(Math.max(...shown.map(({ value }) => value)), unit);
    const scaled = (value) => Number((value / scale).toPrecision(4));
    // Two points of one name would be drawn as one.
    const names = shown.map(({ at }, place) => {
        const day = at.toISOString().slice(5, 10);
        return shown.findIndex((other) => other.at.toISOString().slice(5, 10) === day) === place ? day : at.toISOString().slice(5, 16).replace('T', ' ');
    });
    return [
        '```mermaid', look, 'xychart-beta', `  title "${title}, in ${name}"`, `  x-axis [${names.map((one) => `"${one}"`).join(', ')}]`,
        `  y-axis "${name}" 0 --> ${scaled((0,series/* ceilingOf */.tO)(shown.map(({ value }) => value), unit))}`, `  bar [${shown.map(({ value }) => scaled(value)).join(', ')}]`, '```',
    ].join('\n');
}
/** By what the values are divided, and what they are counted in then. */
function scaleOf(highest, unit) {
    const scales = unit === 'seconds' ? [[3600, 'hours'], [60, 'minutes'], [1, 'seconds']] : [[1e12, 'TB'], [1e9, 'GB'], [1e6, 'MB'], [1e3, 'kB'], [1, 'bytes']];
    return scales.find(([scale]) => highest >= 2 * scale) ?? [1, unit];
}

;// CONCATENATED MODULE: ./actions/status/views.js



/** The outputs as a view of the report. */
function outputsOf(report) {
    return { 'health': report.health, 'latest': report.latest ?? '', 'age-hours': report.ageHours?.toFixed(1) ?? '', 'total': report.total, 'good': report.good };
}
/** The step summary: health first. */
function summaryOf(report) {
    const sign = { healthy: '✅', warning: '⚠️', critical: '❌' }[report.health];
    const drill = report.lastProvedDrill;
    const rows = [
        ['Backups', `${report.total}, ${(0,units/* size */.Ej)(report.bytes)} in ${(0,markdown/* code */.aY)(report.store)}`],
        ['Newest', report.latest === null ? 'none' : `${(0,markdown/* code */.aY)(report.latest)}, ${(0,units/* age */.KW)(Math.max(0, report.ageHours ?? 0))} old`],
        ['Last proved restore', drill === null ? 'none' : `${(0,markdown/* code */.aY)(drill.backup)}, ${(0,units/* age */.KW)(drill.ageDays * 24)} ago, in ${(0,units/* duration */.p0)(drill.restoreSeconds)}`],
    ];
    const recent = report.backups.slice(0, 10).map((backup) => [(0,units/* moment */.n$)(new Date(backup.takenAt)), (0,units/* size */.Ej)(backup.bytes), (0,markdown/* code */.aY)(backup.file), backup.drill ?? '']);
    return [
        `### ${sign} Backups: ${report.health}`, '',
        ...report.findings.map((finding) => `- ${finding.level === 'critical' ? '❌' : '⚠️'} ${(0,markdown/* sentenceMarkdown */.xG)(finding.sentence)}`), '', (0,markdown/* table */.tp)(['', ''], rows), '',
        mermaidCharts(report), '',
        `<details><summary>${(0,units/* counted */.hS)(report.backups.length, 'backup')}</summary>`, '', (0,markdown/* table */.tp)(['Taken (UTC)', 'Size', 'Archive', 'Restore test'], recent), '', '</details>',
    ].join('\n');
}


/***/ }),

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


/***/ }),

/***/ 49827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hb: () => (/* binding */ dataAgeOf),
/* harmony export */   su: () => (/* binding */ newestOf),
/* harmony export */   uv: () => (/* binding */ newestDataAt)
/* harmony export */ });
const hour = 3_600_000;
/**
 * The newest of all values, for the manifest's open part: rounded up to the hour (though never past the snapshot), for it is a value of somebody's row. Null where
 * no column tells.
 */
function newestDataAt(values, takenAt) {
    const newest = newestOf(values);
    return newest === undefined ? null : new Date(Math.min(Math.ceil(Date.parse(newest.at) / hour) * hour, takenAt.getTime())).toISOString();
}
/** The column that has the newest of all values. */
function newestOf(values) {
    return values.reduce((newest, value) => newest === undefined || Date.parse(value.at) > Date.parse(newest.at) ? value : newest, undefined);
}
/** The age of the data in the newest of some manifests (newest first); undefined where it is not known. */
function dataAgeOf(manifests, column) {
    const hours = manifests.map(({ takenAt, newestDataAt: at }) => at === undefined || at === null ? undefined : (Date.parse(takenAt) - Date.parse(at)) / hour);
    const [newest, ...before] = hours;
    if (newest === undefined || Number.isNaN(newest))
        return undefined;
    return { hours: newest, column, wasFresh: (maxHours) => before.some((age) => age !== undefined && age <= maxHours) };
}


/***/ }),

/***/ 88276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dz: () => (/* binding */ compareTables),
/* harmony export */   Iu: () => (/* binding */ compareSequences),
/* harmony export */   Nt: () => (/* binding */ excludedReason),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   rW: () => (/* binding */ buildProof)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22293);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13581);


/**
 * Puts together what the source said and what the archive holds, relation by relation. `problems` names each relation whose rows the archive
 * does not hold exactly: a backup with a problem is none.
 */
function buildProof(backup, source, archived, mode) {
    const problems = [];
    const archivedTables = new Map((archived?.tables ?? []).map((table) => [keyOf(table), table]));
    const relations = source.relations.map((relation) => {
        const table = archivedTables.get(keyOf(relation));
        archivedTables.delete(keyOf(relation));
        const exempt = exemption(relation, table, archived !== undefined);
        const problem = exempt === null && archived !== undefined ? difference(relation, table) : undefined;
        if (problem !== undefined)
            problems.push(problem);
        return {
            schema: relation.schema, name: relation.name, kind: relation.kind,
            rows: table?.rows ?? relation.rows, fingerprint: mode === 'content' ? table?.fingerprint ?? null : null, columns: table?.columns ?? null, exempt,
        };
    });
    for (const table of archivedTables.values())
        problems.push(`${nameOf(table)} is in the archive but not in the source's snapshot`);
    const objects = mode === 'content' && archived !== undefined ? archived.largeObjects : { count: archived?.largeObjects.count ?? source.largeObjects, bytes: archived?.largeObjects.bytes ?? 0, fingerprint: null };
    if (objects.count !== source.largeObjects) {
        problems.push(`the archive holds ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(objects.count, 'large object')}, the source ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(source.largeObjects)}`);
    }
    return {
        problems,
        proof: {
            version: _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestVersion */ .c, backup, source: source.address, relations, sequences: archived?.sequences ?? [], largeObjects: objects,
            constraints: source.constraints, indexes: source.indexes, triggers: source.triggers, newest: source.newest ?? [],
        },
    };
}
/** Why a relation's rows are not compared; null where they are. Never a silent skip: each reason stands in the manifest. */
function exemption(relation, table, wasRead) {
    if (relation.kind === 'partitioned table')
        return 'its rows are in its partitions';
    if (relation.kind === 'foreign table')
        return 'a foreign table: its rows are elsewhere';
    if (relation.extension !== null && relation.condition === null)
        return `belongs to extension ${relation.extension}, which fills it`;
    if (!relation.readable)
        return relation.kind === 'materialized view' ? 'not populated' : 'an unlogged table cannot be read on a standby';
    if (wasRead && relation.kind === 'table' && table === undefined)
        return excludedReason;
    return null;
}
/** What stands in the manifest for a table whose rows pg_dump was told to leave out. */
const excludedReason = 'its rows are excluded from the backup';
function difference(relation, table) {
    if (relation.kind === 'materialized view' || table?.rows === null)
        return undefined;
    if (table?.rows === relation.rows || relation.rows === null)
        return undefined;
    return `${nameOf(relation)} has ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(relation.rows, 'row')} in the source but ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(table?.rows ?? 0)} in the archive`;
}
/** Compares the rows of tables, wherever they were read again, with the manifest's closed part. */
function compareTables(proof, found, place) {
    const foundTables = new Map(found.map((table) => [keyOf(table), table]));
    const differences = [];
    const exempt = [];
    let tablesCompared = 0;
    let rowsCompared = 0;
    for (const relation of proof.relations) {
        const name = nameOf(relation);
        const table = foundTables.get(keyOf(relation));
        foundTables.delete(keyOf(relation));
        if (relation.exempt !== null) {
            exempt.push({ relation: name, reason: relation.exempt });
            continue;
        }
        const sentence = tableDifference(relation, table, place);
        if (sentence !== undefined)
            differences.push({ relation: name, sentence });
        else if (table !== undefined && relation.kind === 'table') {
            tablesCompared++;
            rowsCompared += table.rows ?? 0;
        }
    }
    for (const table of foundTables.values())
        differences.push({ relation: nameOf(table), sentence: `${nameOf(table)} is in ${place} but not in the manifest` });
    return { differences, tablesCompared, rowsCompared, exempt };
}
function tableDifference(relation, table, place) {
    const name = nameOf(relation);
    if (table === undefined)
        return relation.kind === 'table' ? `${name} is missing in ${place}` : undefined;
    if (relation.rows !== null && table.rows !== relation.rows) {
        return `${name} has ${table.rows === null ? 'rows that cannot be counted' : (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(table.rows, 'row')} in ${place}, the source had ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(relation.rows)}`;
    }
    if (relation.fingerprint === null || table.fingerprint === relation.fingerprint)
        return undefined;
    return `${name} has other content in ${place} than in the source (${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(relation.rows ?? 0, 'row')} in both)`;
}
/** Compares sequences, which pg_dump takes outside its snapshot: the archive's own values are what a restore must give. */
function compareSequences(expected, found, place) {
    const values = new Map(found.map((sequence) => [keyOf(sequence), sequence]));
    return expected.flatMap((sequence) => {
        const other = values.get(keyOf(sequence));
        const relation = nameOf(sequence);
        if (other === undefined)
            return [{ relation, sentence: `sequence ${relation} is missing in ${place}` }];
        if (other.value === sequence.value && other.isCalled === sequence.isCalled)
            return [];
        return [{ relation, sentence: `sequence ${relation} stands at ${position(other)} in ${place}, in the source at ${position(sequence)}` }];
    });
}
function position(sequence) {
    return `${sequence.value}${sequence.isCalled ? '' : ' (not called)'}`;
}
/** A relation's name as people read it: `schema.table`. */
function nameOf(relation) {
    return `${relation.schema}.${relation.name}`;
}
function keyOf(relation) {
    return JSON.stringify([relation.schema, relation.name]);
}


/***/ }),

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


/***/ })

};
