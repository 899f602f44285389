import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Ajv from 'ajv'
import { advice } from '../../../src/domain/finding.ts'
import { Scene } from '../../support/status/scene.ts'
import { page, root } from '../../unit/docs/pages.ts'

type Schema = Record<string, unknown>

/** The schema as a writer has to keep it: without the room that readers leave for what later releases add. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]))
  return typeof parts['properties'] === 'object' && parts['required'] !== undefined ? { ...parts, additionalProperties: false } : parts
}

describe('the published schema of the report', () => {
  const schema = JSON.parse(readFileSync(join(root, 'docs/status-report.schema.json'), 'utf8')) as Schema
  const validate = new Ajv({ allErrors: true }).compile(closed(schema) as Schema)
  const problemsOf = (report: unknown) => validate(JSON.parse(JSON.stringify(report))) === true ? [] : validate.errors
  let scene: Scene
  beforeAll(() => { scene = new Scene() })
  afterAll(() => { scene.remove() })

  it('has every field of a report, and no report has another: of an empty store, of one with trouble, with stores, limits and schedule', async () => {
    expect(problemsOf(await scene.judge())).toEqual([])
    for (let night = 9; night >= 0; night--) {
      const tables = { 'public.orders': { rows: night === 0 ? 10 : 9000, fingerprint: 'f' } }
      scene.plant({ hoursAgo: 30 + night * 24, tables, ...(night < 2 ? { drill: night === 0 ? { verdict: 'unproved', reason: 'no sandbox' } : {} } : {}), ...(night === 0 ? { server: { standby: true, replayedAt: '2026-08-20T00:00:00.000Z' } } : {}) })
    }
    scene.plant({ hoursAgo: 54 }, 'second')
    const troubled = await scene.judge({ 'store': 'archives\nsecond', 'max-store-size': '1GB', 'min-free-space': '1GB', 'max-restore-minutes': '5', 'workflow': 'backup.yml' })
    expect(troubled.findings.length).toBeGreaterThan(5)
    expect(problemsOf(troubled)).toEqual([])
    const readSchedule = () => Promise.resolve({ state: 'active', changedAt: new Date(0), crons: ['0 2 * * *'], lastRunAt: new Date('2026-08-28T02:10:00Z'), lastConclusion: 'success' })
    const scheduled = await scene.judge({ workflow: 'backup.yml' }, { readSchedule })
    expect(scheduled.schedule).toEqual({ workflow: 'backup.yml', state: 'active', crons: ['0 2 * * *'], lastRunAt: '2026-08-28T02:10:00.000Z', lastConclusion: 'success', nextRunAt: '2026-08-29T02:00:00.000Z', problem: null })
    expect(problemsOf(scheduled)).toEqual([])
  })

  it('refuses a report in which a field is missing, or has another type', async () => {
    const report = await scene.judge()
    expect(problemsOf({ ...report, health: 'fine' })).toMatchObject([{ dataPath: '.health' }])
    expect(problemsOf({ ...report, total: '3' })).toMatchObject([{ dataPath: '.total' }])
    expect(problemsOf({ ...report, findings: undefined })).toMatchObject([{ params: { missingProperty: 'findings' } }])
    expect(problemsOf({ ...report, version: 2 })).toMatchObject([{ dataPath: '.version' }])
  })

  it('leaves readers room for fields that are added', async () => {
    expect(new Ajv().compile(schema)(JSON.parse(JSON.stringify({ ...await scene.judge(), added: true })))).toBe(true)
  })

  it('is described: every finding stands in the documentation', () => {
    const { text } = page('docs/status.md')
    expect(Object.keys(advice).filter((id) => !text.includes(`\`${id}\``))).toEqual([])
  })
})
