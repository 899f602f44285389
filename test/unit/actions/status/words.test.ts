import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { statusLines } from '../../../../src/actions/status/text.ts'
import { summaryOf } from '../../../../src/actions/status/views.ts'
import { reports } from '../../../support/status/reports.ts'

const kept = (name: string) => fileURLToPath(new URL(`../../../fixtures/status/${name}`, import.meta.url))
const views = { 'summary.md': (report: typeof reports.healthy) => `${summaryOf(report)}\n`, 'terminal.txt': (report: typeof reports.healthy) => `${statusLines(report).join('\n')}\n` }

describe.each(Object.entries(views))('the %s', (view, render) => {
  it.each(['healthy', 'critical', 'empty'] as const)('of the report %s is the one that was looked at; write it anew with UPDATE_GOLDEN=1, and look', (name) => {
    const text = render(reports[name])
    if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(kept(`${name}-${view}`), text)
    expect(text).toBe(readFileSync(kept(`${name}-${view}`), 'utf8'))
  })
})
