/** The page's style sheet: no font, no picture, nothing from elsewhere. Colours have a contrast of 4.5 and more on their ground, in both schemes. */
export const style = `
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
`
