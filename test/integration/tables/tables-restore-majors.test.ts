import { rmSync } from 'node:fs'
import { afterAll, expect, it } from '@jest/globals'
import { addToPath, majorsHere } from '../../support/proof/clients.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { describeWhere } from '../sandbox/where.ts'
import { differencesOf, makeShop, makeTarget, restore, snapshotOf } from './shop.ts'
import type { Shop } from './shop.ts'

const majors = await majorsHere([13, 17, 18])
await addToPath(majors)
const compression: Readonly<Record<number, string>> = { 13: '--compress=0', 17: '--compress=zstd', 18: '--compress=lz4' }
const some = 'public.users, payments, "we""ird; drop", orders, secrets, empty_one, base, heir'
const running: TestServer[] = []
const shops = new Map<number, Shop>()

afterAll(async () => {
  for (const made of shops.values()) rmSync(made.folder, { recursive: true, force: true })
  for (const server of running) await server.stop()
})

describeWhere(majors.length > 0)('chosen tables of other majors', () => {
  const them = majors.length === 0 ? [0] : majors

  it.each(them)('are replaced, made again, and restored beside the live ones (PostgreSQL %i)', async (major: number) => {
    const server = await startServer({ major })
    running.push(server)
    const made = await makeShop(server, [compression[major] ?? '--compress=1'])
    shops.set(major, made)
    const source = snapshotOf(server, 'source')
    const target = await makeTarget(made, `UPDATE users SET email = email || '?'; DELETE FROM orders WHERE id < 50; TRUNCATE log; DROP TABLE heir, "we""ird; drop", orders_2024`)
    await restore(made, target, some, 'replace')
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
    await server.sql('DROP TABLE users CASCADE; DROP TABLE orders', target)
    await restore(made, target, some, 'replace')
    await server.sql(`SET SESSION AUTHORIZATION "shop ""owner"""; CREATE VIEW everybody AS SELECT id, email FROM users; CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM users`, target)
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
    await restore(made, target, some, 'schema')
    await restore(made, target, some, 'rename')
    expect(differencesOf(source, snapshotOf(server, target, ['--exclude-schema=restored', '--exclude-table=public.*_restored']))).toEqual([])
  })

  it.each(them)('come from an archive of an older major as well (PostgreSQL %i)', async (major: number) => {
    const [oldest, server] = [shops.get(majors[0] ?? 0), shops.get(major)?.server]
    if (oldest === undefined || server === undefined) throw new Error('the first test has made them')
    const { tables } = await restore({ ...oldest, server }, 'source', 'public.users, orders, base', 'schema', { intoName: 'of the oldest' })
    expect(tables.map(({ rows }) => rows).sort()).toEqual([1, 187, 213, 500])
    const [counts] = await server.sql('SELECT (SELECT count(*)::int FROM "of the oldest".orders) AS orders, (SELECT count(*)::int FROM "of the oldest".users) AS users', 'source')
    expect(counts).toEqual({ orders: 400, users: 500 })
  })
})
