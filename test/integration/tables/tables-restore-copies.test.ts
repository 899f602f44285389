import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { page } from '../../unit/docs/pages.ts'
import { differencesOf, makeShop, makeTarget, restore, snapshotOf } from './shop.ts'
import type { Shop } from './shop.ts'

let server: TestServer
let made: Shop
let source: string[]

beforeAll(async () => {
  server = await startServer()
  made = await makeShop(server)
  source = snapshotOf(server, 'source')
}, 60_000)
afterAll(async () => {
  rmSync(made.folder, { recursive: true, force: true })
  await server.stop()
})

const some = 'public.users, payments, "we""ird; drop", orders, secrets, empty_one'

describe('tables that are restored into a schema of their own', () => {
  it('are whole there, with each other as the other end of their foreign keys, and nothing live has changed', async () => {
    const target = await makeTarget(made)
    const restored = await restore(made, target, some, 'schema', { intoName: 'restored' })
    expect(differencesOf(source, snapshotOf(server, target, ['--exclude-schema=restored']))).toEqual([])
    const names = ['users', 'payments', '"we""ird; drop"', 'orders', 'orders_2024', 'orders_2025', 'orders_2025_rest', 'secrets', 'empty_one']
    const inPublic = snapshotOf(server, 'source', names.map((name) => `--table=public.${name}`))
    const copies = snapshotOf(server, target, names.map((name) => `--table=restored.${name}`)).map((line) => line.replaceAll('restored.', 'public.'))
    expect(differencesOf(inPublic, copies)).toEqual([
      '-     ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES public.customers(id);',
      '-     ADD CONSTRAINT users_customer_fkey FOREIGN KEY (customer) REFERENCES public.customers(id) ON DELETE CASCADE;',
      '- ALTER TABLE ONLY public.users', '- ALTER TABLE public.orders',
    ])
    expect(restored.sentences).toEqual(expect.arrayContaining(['restored.users is made, with 500 rows', 'public.users is made without its foreign key to public.customers, which would tie the live table to the copy']))
    expect(restored.tables.find(({ target: { name } }) => name === 'payments')).toMatchObject({ target: { schema: 'restored', name: 'payments' }, rows: 2000, removed: 0 })
  })

  it('use their own sequences', async () => {
    const target = await makeTarget(made)
    await restore(made, target, 'payments', 'schema', { intoName: 're"store; d' })
    expect(await server.sql(`INSERT INTO "re""store; d".payments DEFAULT VALUES RETURNING id`, target)).toEqual([{ id: 2001 }])
    expect(differencesOf(source, snapshotOf(server, target, ['--exclude-schema=re*']))).toEqual([])
  })

  it('are refused where they stand already, and where two would have one name', async () => {
    const target = await makeTarget(made)
    await restore(made, target, 'payments', 'schema')
    await expect(restore(made, target, 'payments', 'schema')).rejects.toMatchObject({ code: 'name-taken', message: 'restored.payments, restored.payments_id_seq, restored.payments_pkey are at the target already' })
    await expect(restore(made, target, 'public.users, "o ther".users', 'schema')).rejects.toMatchObject({ code: 'name-taken', message: 'two of the chosen tables, or of their indexes, would both be restored.users' })
  })

  it('are made in an empty database too, once it has what they need', async () => {
    await server.sql('CREATE DATABASE empty')
    const made2 = { connection: server.connection('empty') }
    await expect(restore(made, 'empty', 'public.users, customers', 'schema', made2)).rejects.toMatchObject({ code: 'needed-missing', message: 'the target lacks what the tables need: type public.positive, type public.mood, function public.write_log' })
    await server.sql(`CREATE TYPE mood AS ENUM ('glad', 'so "so"'); CREATE DOMAIN positive AS int; CREATE FUNCTION write_log() RETURNS trigger LANGUAGE plpgsql AS 'begin return null; end'`, 'empty')
    const { tables } = await restore(made, 'empty', 'public.users, customers', 'schema', { ...made2, ownership: false })
    expect(tables.map(({ rows }) => rows)).toEqual([20, 500])
  })
})

describe('tables that are restored beside the live ones', () => {
  it('are whole there under names of their own, and nothing live has changed', async () => {
    const target = await makeTarget(made)
    const restored = await restore(made, target, some, 'rename', { intoName: '_re"stored' })
    const created = restored.tables.map(({ target: { name } }) => name)
    expect(created).toEqual(expect.arrayContaining(['users_re"stored', 'we"ird; drop_re"stored', 'orders_2025_rest_re"stored']))
    expect(differencesOf(source, snapshotOf(server, target, ['--exclude-table=public.*stored']))).toEqual([])
    const [counts] = await server.sql(`SELECT (SELECT count(*)::int FROM "users_re""stored") AS users, (SELECT count(*)::int FROM "orders_re""stored") AS orders,
      (SELECT count(*)::int FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text ~ 'stored' AND confrelid::regclass::text !~ 'stored') AS ties,
      (SELECT count(*)::int FROM pg_namespace WHERE nspname ~ 'zimmer') AS schemas`, target)
    expect(counts).toEqual({ users: 500, orders: 400, ties: 0, schemas: 0 })
    expect(await server.sql(`INSERT INTO "payments_re""stored" DEFAULT VALUES RETURNING id`, target)).toEqual([{ id: 2001 }])
    expect(await server.sql(`SELECT last_value::int AS last FROM payments_id_seq`, target)).toEqual([{ last: 2000 }])
  })

  it('give their rows back to the live table as the guide shows', async () => {
    const target = await makeTarget(made, 'DELETE FROM payments')
    await restore(made, target, 'payments', 'rename')
    const [example] = page('docs/restore-tables.md').blocks.filter(({ language }) => language === 'sql')
    await server.sql(example?.text ?? '', target)
    expect(await server.sql('SELECT count(*)::int AS rows FROM payments', target)).toEqual([{ rows: 2000 }])
  })

  it('are refused where something has their name, also where it is long', async () => {
    const target = await makeTarget(made, `CREATE VIEW payments_restored AS SELECT 1`)
    await expect(restore(made, target, 'payments', 'rename')).rejects.toMatchObject({ code: 'name-taken', message: 'public.payments_restored is at the target already' })
    await restore(made, target, 'payments', 'rename', { intoName: `_${'é'.repeat(25)}` })
    expect(await server.sql(`SELECT relname FROM pg_class WHERE relname ~ 'é' ORDER BY relname COLLATE "C"`, target)).toEqual(['payments_id_', 'payments_pke', 'payments'].map((name) => ({ relname: `${name}_${'é'.repeat(25)}` })))
  })

  it('may be a child of another table only together with it', async () => {
    const target = await makeTarget(made)
    await expect(restore(made, target, 'heir', 'rename')).rejects.toMatchObject({ code: 'table-inherits', message: 'public.heir inherits from public.base: in a copy, its rows would show in the live parent' })
    await restore(made, target, 'base, heir', 'rename')
    expect(await server.sql('SELECT (SELECT count(*)::int FROM base) AS base, (SELECT count(*)::int FROM base_restored) AS copy, (SELECT count(*)::int FROM ONLY base_restored) AS alone', target)).toEqual([{ base: 3, copy: 3, alone: 1 }])
  })
})
