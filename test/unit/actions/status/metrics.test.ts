import { describe, expect, it } from '@jest/globals'
import { badgeOf } from '../../../../src/actions/status/badge.ts'
import { mermaidCharts } from '../../../../src/actions/status/mermaid.ts'
import { metricsOf } from '../../../../src/actions/status/metrics.ts'
import { reportOf, reports } from '../../../support/status/reports.ts'

interface Sample { readonly name: string; readonly labels: Record<string, string>; readonly value: number }

/** Reads the text format by its grammar, and refuses what node_exporter's textfile collector would. */
function parseMetrics(text: string): Sample[] {
  expect(text.endsWith('\n')).toBe(true)
  const typed = new Map<string, string>()
  const helped = new Set<string>()
  const finished = new Set<string>()
  let current = ''
  return text.slice(0, -1).split('\n').flatMap((line): Sample[] => {
    const comment = /^# (?<kind>HELP|TYPE) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<rest>.+)$/.exec(line)?.groups
    if (comment !== undefined) {
      const { kind, name = '', rest = '' } = comment
      if (kind === 'HELP') {
        if (helped.has(name) || /\\(?![\\n])/.test(rest)) throw new Error(`second or malformed HELP: ${line}`)
        helped.add(name)
      } else {
        if (typed.has(name) || !['gauge', 'counter', 'untyped'].includes(rest)) throw new Error(`second or unknown TYPE: ${line}`)
        typed.set(name, rest)
      }
      return []
    }
    // No timestamp may follow the value: the collector refuses the whole file.
    const sample = /^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\{(?<labels>(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\n"])*",?)*)\} (?<value>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(line)?.groups
    if (sample === undefined) throw new Error(`no line of the format: ${line}`)
    const { name = '', labels = '', value } = sample
    if (!typed.has(name) || finished.has(name)) throw new Error(`without TYPE, or not in one group: ${line}`)
    if (name !== current) finished.add(current)
    current = name
    const read = [...labels.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)].map(([, label = '', raw = '']) => [label, raw.replace(/\\(.)/g, (_, sign: string) => sign === 'n' ? '\n' : sign)])
    return [{ name, labels: Object.fromEntries(read) as Record<string, string>, value: Number(value) }]
  })
}

describe('the metrics', () => {
  it('are of the format whatever the database is called', () => {
    const database = 'a"b\\c\nd{e} سفارش'
    const samples = parseMetrics(metricsOf(reportOf({ database })))
    expect(new Set(samples.map(({ labels }) => labels['database']))).toEqual(new Set([database]))
  })

  it('say which of the three the health is, and how old the newest backup', () => {
    const samples = parseMetrics(metricsOf(reports.critical))
    const of = (name: string) => samples.filter((sample) => sample.name === `zimmer_backup_${name}`)
    expect(of('health').map(({ labels, value }) => [labels['health'], value])).toEqual([['healthy', 0], ['warning', 0], ['critical', 1]])
    expect(of('findings').map(({ labels, value }) => [labels['level'], value])).toEqual([['warning', 3], ['critical', 1]])
    expect(of('newest_timestamp_seconds')[0]?.value).toBe(Date.parse('2025-08-28T14:30:22Z') / 1000)
  })

  it('have no sample of what is not known, instead of a zero', () => {
    const names = parseMetrics(metricsOf(reports.empty)).map(({ name }) => name)
    expect(names).toContain('zimmer_backup_backups')
    expect(names.filter((name) => /newest|drill|restore/.test(name))).toEqual([])
  })

  it('name no table', () => {
    expect(metricsOf(reports.critical)).not.toMatch(/Détails|public/)
  })
})

describe('the badge', () => {
  it('is one that shields.io reads, and calls what is critical an error', () => {
    expect(badgeOf(reports.healthy)).toEqual({ schemaVersion: 1, label: 'backup', message: 'healthy, 7 hours old', color: 'brightgreen', isError: false })
    expect(badgeOf(reports.critical)).toMatchObject({ message: 'critical, 7 hours old', color: 'red', isError: true })
    expect(badgeOf(reports.empty)).toMatchObject({ message: 'none', color: 'red', isError: true })
  })
})

describe('the charts of the summary', () => {
  it('are of the grammar of mermaid\'s xychart, with a name and a value for each bar', () => {
    const charts = mermaidCharts(reports.critical).split('\n\n')
    expect(charts).toHaveLength(3)
    for (const chart of charts) {
      const parts = /^```mermaid\n%%\{init: \{.+\}\}%%\nxychart-beta\n {2}title "[A-Za-z ,]+"\n {2}x-axis \[(?<names>[^\]]+)\]\n {2}y-axis "[A-Za-z]+" 0 --> [\d.]+\n {2}bar \[(?<values>[\d., ]+)\]\n```$/.exec(chart)?.groups
      const names = parts?.['names']?.split(', ') ?? []
      expect(names.length).toBeGreaterThan(5)
      expect(new Set(names).size).toBe(names.length)
      expect(parts?.['values']?.split(', ')).toHaveLength(names.length)
    }
  })

  it('are left out where there is no line to draw', () => {
    expect(mermaidCharts(reports.empty)).toBe('')
    expect(mermaidCharts(reportOf({}, 1))).toBe('')
  })
})
