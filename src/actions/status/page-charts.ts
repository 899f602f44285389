import { escapeHtml } from '../../kit/html.ts'
import { moment } from '../../domain/units.ts'
import { ceilingOf } from './series.ts'
import type { Series } from './series.ts'

/** The drawing's own units; the page scales it. */
const area = { left: 4, right: 316, top: 20, bottom: 92 }

/** A measure as bars over time, at their own dates: a night without a backup is a gap that is seen. Its numbers stand in title, description and table. */
export function chart(series: Series): string {
  const { id, title, points, shown } = series
  const heading = `<h3 id="chart-${id}">${title}</h3>`
  const last = points.at(-1)
  if (last === undefined) return `<figure class="chart">${heading}<p class="empty">Nothing is known of it yet.</p></figure>`
  return [
    '<figure class="chart">', heading,
    `<p class="last"><strong>${shown(last.value)}</strong> ${change(series)}</p>`,
    `<svg viewBox="0 0 320 116" role="img" aria-labelledby="chart-${id}" aria-describedby="text-${id}">`,
    `<desc id="text-${id}">${escapeHtml(description(series))}</desc>`,
    grid(series), ...bars(series), labels(series), '</svg></figure>',
  ].join('\n')
}

/** What the drawing says, in words. */
function description({ points, shown }: Series): string {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return ''
  const values = points.map(({ value }) => value)
  return `${points.length === 1 ? '1 bar' : `${points.length} bars`}, ${moment(first.at).slice(0, 10)} to ${moment(last.at).slice(0, 10)}: first ${shown(first.value)}, last ${shown(last.value)}, least ${shown(Math.min(...values))}, most ${shown(Math.max(...values))}.`
}

/** How the last differs from the median of the seven before it. */
function change({ points }: Series): string {
  const before = points.slice(-8, -1).map(({ value }) => value).sort((a, b) => a - b)
  const usual = before[Math.floor(before.length / 2)]
  const last = points.at(-1)
  if (usual === undefined || usual === 0 || last === undefined || before.length < 3) return ''
  const percent = Math.round((last.value / usual - 1) * 100)
  return percent === 0 ? '<span>as usual</span>' : `<span>${Math.abs(percent)} % ${percent > 0 ? 'above' : 'below'} the usual</span>`
}

function grid({ points, unit, shown }: Series): string {
  const ceiling = ceilingOf(points.map(({ value }) => value), unit)
  const middle = (area.top + area.bottom) / 2
  const line = (y: number, kind: string) => `<line class="${kind}" x1="${area.left}" x2="${area.right}" y1="${y}" y2="${y}"/>`
  return [line(area.top, 'rule'), line(middle, 'rule'), line(area.bottom, 'base'), `<text x="${area.left}" y="${area.top - 5}">${shown(ceiling)}</text>`].join('')
}

function bars({ points, unit, shown }: Series): string[] {
  const ceiling = ceilingOf(points.map(({ value }) => value), unit)
  const times = points.map(({ at }) => at.getTime())
  const [start, end] = [Math.min(...times), Math.max(...times)]
  const closest = Math.min(...times.slice(1).map((time, place) => time - (times[place] ?? 0)).filter((gap) => gap > 3_600_000), end - start)
  const slots = end === start ? 1 : (end - start) / Math.max(closest, (end - start) / 80) + 1
  const width = Math.min(14, (area.right - area.left) / slots * 0.68)
  return points.map(({ at, value, backup }, place) => {
    const share = end === start ? 1 : (at.getTime() - start) / (end - start)
    const x = area.left + share * (area.right - area.left - width)
    const height = Math.max(1, value / ceiling * (area.bottom - area.top))
    const kind = place === points.length - 1 ? 'bar now' : 'bar'
    return `<rect class="${kind}" x="${x.toFixed(1)}" y="${(area.bottom - height).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="${Math.min(1.5, width / 3).toFixed(1)}"><title>${escapeHtml(`${backup}: ${shown(value)}`)}</title></rect>`
  })
}

function labels({ points }: Series): string {
  const day = (at: Date | undefined) => at === undefined ? '' : at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const [first, last] = [day(points[0]?.at), day(points.at(-1)?.at)]
  const end = `<text x="${area.right}" y="109" text-anchor="end">${last}</text>`
  return first === last ? end : `<text x="${area.left}" y="109">${first}</text>${end}`
}
