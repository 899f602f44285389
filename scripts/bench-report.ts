import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { median } from '../src/domain/median.ts'
import type { Measured } from './bench-program.ts'

const pages = ['docs/benchmarks.md', 'docs/scale.md']

/** What a contestant took in all rounds; the first one of a group is what the others are compared with. */
export interface Result {
  readonly group: string
  readonly name: string
  readonly rounds: readonly Measured[]
}

interface Row { group: string; name: string; ratio: number; seconds: number; least: number; most: number; cpuSeconds: number; serverCpuSeconds: number; peakMegabytes: number; megabytes: number }

/** Medians of the rounds, spread, and the ratio to the first of the group. */
export function rowsOf(results: readonly Result[]): Row[] {
  return results.filter(({ rounds }) => rounds.length > 0).map(({ group, name, rounds }) => {
    const of = (read: (one: Measured) => number | undefined) => median(rounds.map((one) => read(one) ?? NaN))
    const base = median((results.find((one) => one.group === group)?.rounds ?? []).map(({ seconds }) => seconds))
    const seconds = rounds.map((one) => one.seconds)
    return {
      group, name, ratio: median(seconds) / base, seconds: median(seconds), least: Math.min(...seconds), most: Math.max(...seconds), cpuSeconds: of((one) => one.cpuSeconds),
      serverCpuSeconds: of((one) => one.serverCpuSeconds), peakMegabytes: of((one) => one.peakMegabytes), megabytes: of((one) => one.megabytes),
    }
  })
}

/** The rows as tables of Markdown, one for each group. */
export function tablesOf(rows: readonly Row[]): string {
  const number = (value: number, digits: number) => Number.isNaN(value) ? '' : value.toFixed(digits)
  return [...new Set(rows.map(({ group }) => group))].map((group) => table([group, 'ratio', 'seconds (spread)', 'CPU s', 'CPU s of the server', 'peak MB', 'MB written'],
    rows.filter((row) => row.group === group).map((row) => [
      row.name, row.ratio.toFixed(2), `${row.seconds.toFixed(1)} (${row.least.toFixed(1)}-${row.most.toFixed(1)})`, number(row.cpuSeconds, 1), number(row.serverCpuSeconds, 1),
      number(row.peakMegabytes, 0), number(row.megabytes, 0),
    ]))).join('\n\n')
}

/** A table of Markdown; every column but the first is of numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, place) => place === 0 ? '---' : '---:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Prints what was measured, and writes it into the document between the two marks of that name when it is to be published. */
export function show(name: string, text: string, publish: boolean): void {
  console.log(`\n${text}`)
  if (!publish) return
  const [begin, end] = [`<!-- bench: ${name} -->`, `<!-- end: ${name} -->`]
  const page = pages.find((path) => readFileSync(path, 'utf8').includes(begin))
  if (page === undefined) throw new Error(`no document has a place for ${name}`)
  const document = readFileSync(page, 'utf8')
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  writeFileSync(page, `${document.slice(0, from + begin.length)}\n\nMeasured on ${availableParallelism()} cores (${process.platform}, ${process.arch}).\n\n${text}\n\n${document.slice(to)}`)
}
