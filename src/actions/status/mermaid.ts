import { ceilingOf, seriesOf } from './series.ts'
import type { Series } from './series.ts'
import type { StatusReport } from './report.ts'

/** GitHub draws wider charts smaller: so many points keep their dates legible. */
const drawn = 14

/** As wide as a summary and low, three to a screen, in a blue that is seen on white and on black. */
const look = `%%{init: ${JSON.stringify({ xyChart: { width: 900, height: 220, titleFontSize: 16 }, themeVariables: { xyChart: { plotColorPalette: '#4a86c5', backgroundColor: 'transparent' } } })}}%%`

/** The measures over time as charts that GitHub draws in a step summary. Nothing foreign is in them: dates and numbers only. */
export function mermaidCharts(report: Pick<StatusReport, 'backups'>): string {
  return seriesOf(report).filter(({ points }) => points.length > 1).map(mermaidChart).join('\n\n')
}

function mermaidChart({ title, unit, points }: Series): string {
  const shown = points.slice(-drawn)
  const [scale, name] = scaleOf(Math.max(...shown.map(({ value }) => value)), unit)
  const scaled = (value: number) => Number((value / scale).toPrecision(4))
  // Two points of one name would be drawn as one.
  const names = shown.map(({ at }, place) => {
    const day = at.toISOString().slice(5, 10)
    return shown.findIndex((other) => other.at.toISOString().slice(5, 10) === day) === place ? day : at.toISOString().slice(5, 16).replace('T', ' ')
  })
  return [
    '```mermaid', look, 'xychart-beta', `  title "${title}, in ${name}"`, `  x-axis [${names.map((one) => `"${one}"`).join(', ')}]`,
    `  y-axis "${name}" 0 --> ${scaled(ceilingOf(shown.map(({ value }) => value), unit))}`, `  bar [${shown.map(({ value }) => scaled(value)).join(', ')}]`, '```',
  ].join('\n')
}

/** By what the values are divided, and what they are counted in then. */
function scaleOf(highest: number, unit: Series['unit']): readonly [number, string] {
  const scales = unit === 'seconds' ? [[3600, 'hours'], [60, 'minutes'], [1, 'seconds']] as const : [[1e12, 'TB'], [1e9, 'GB'], [1e6, 'MB'], [1e3, 'kB'], [1, 'bytes']] as const
  return scales.find(([scale]) => highest >= 2 * scale) ?? [1, unit]
}
