import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { restore } from '../../../src/actions/restore/inputs.ts'
import { planChosenTables } from '../../../src/actions/restore/tables.ts'
import { Cleanup } from '../../../src/kit/cleanup.ts'
import type { Host } from '../../../src/kit/host.ts'
import { readInputs } from '../../../src/kit/inputs.ts'
import { findClients } from '../../../src/postgres/clients.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { asOwner, makeShop, makeTarget } from './shop.ts'
import type { Shop } from './shop.ts'

let server: TestServer
let made: Shop

beforeAll(async () => {
  server = await startServer()
  made = await makeShop(server)
}, 60_000)
afterAll(async () => {
  rmSync(made.folder, { recursive: true, force: true })
  await server.stop()
})

const read = (given: Readonly<Record<string, string>>) => readInputs(restore.inputs, { given: new Map(Object.entries(given)), environment: {}, envFile: {} }, () => undefined, restore.checks).values

describe('chosen tables of a backup', () => {
  it.each([[{ tables: 'a b' }, /^an input is wrong: tables has "a b", which is no name of a table/], [{ tables: 'a', into: 'replace', 'into-name': 'b' }, /into-name has no meaning with into: replace/], [{ 'into-name': 'b' }, /into-name has no meaning without tables/],
    [{ into: 'replace' }, /into has no meaning without tables/], [{ 'tables': 'a', 'swap': 'false', 'end-connections': 'true', 'create-roles': 'true', 'checks': 'c.sql' }, /^4 inputs are wrong: swap has no meaning with tables.*; end-connections has.*; create-roles has.*; checks has/]])('are refused before anything is touched when the inputs contradict each other: %j', (given, message) => {
    expect(() => read(given)).toThrow(message)
  })

  it('go beside the live ones unless something else is said, and leave no file behind', async () => {
    const target = await makeTarget(made)
    const temporaryDirectory = mkdtempSync(join(tmpdir(), 'zimmer-chosen-'))
    const lines: string[] = []
    const say = (text: string) => { lines.push(text) }
    const host = { temporaryDirectory, interrupted: new AbortController().signal, environment: process.env, line: say, warning: say } as unknown as Host
    const cleanup = new Cleanup()
    const inputs = read({ tables: 'payments\nlog' })
    const planned = await planChosenTables({
      inputs, tables: inputs.tables ?? '', connection: asOwner(made, target), clients: await findClients(server.major), archive: { path: made.archive, format: 'custom' }, manifest: undefined, proof: made.proof,
      ownership: true, context: { host, cleanup, now: () => new Date() },
    })
    expect(planned.tables).toEqual([
      { table: 'public.log', target: 'public.log_restored', how: 'create', rows: 0, replaced: null }, { table: 'public.payments', target: 'public.payments_restored', how: 'create', rows: 2000, replaced: null },
    ])
    const report = await planned.carryOut()
    expect(report).toEqual({
      tables: [{ table: 'public.log', target: 'public.log_restored', rows: 0, removed: 0 }, { table: 'public.payments', target: 'public.payments_restored', rows: 2000, removed: 0 }],
      sequences: [{ sequence: 'public.payments_id_seq_restored', value: '2000' }], compared: true, notes: [],
    })
    expect(lines).toEqual(['>>> Restoring 2 tables (rename), in one transaction', '    public.log: 0 rows', '    public.payments: 2,000 rows'])
    await cleanup.run()
    expect(readdirSync(temporaryDirectory)).toEqual([])
    rmSync(temporaryDirectory, { recursive: true })
  })
})
