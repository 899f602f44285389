import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { addToPath, majorsHere } from '../../support/proof/clients.ts'
import { contentOf } from '../../support/restore-kills.ts'
import { Job } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, inputsFor, shop } from './workshop.ts'

// The oldest and the newest servers; what each of them keeps in its catalogues differs.

const majors = await majorsHere([13, 17, 18])
const oldest = majors[0] ?? 0
const servers = new Map<number, TestServer>()
let job: Job

beforeAll(async () => {
  await addToPath(majors)
  job = new Job()
  for (const major of majors) {
    const server = await startServer({ major })
    servers.set(major, server)
    await server.sql('CREATE ROLE clerk')
    await server.sql('CREATE DATABASE shop')
    await server.sql(`${shop}; CREATE EXTENSION IF NOT EXISTS plpgsql; ALTER TABLE orders OWNER TO clerk; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO clerk`, 'shop')
    await server.sql('ALTER DATABASE shop SET search_path TO "$user", public; GRANT CREATE ON DATABASE shop TO clerk')
    expect(errorsOf(await job.step({ action: 'backup', with: { ...inputsFor(server.connection('shop')), store: `of-${major}` } }))).toEqual([])
  }
})

afterAll(async () => {
  job.remove()
  for (const server of servers.values()) await server.stop()
})

function serverOf(major: number): TestServer {
  const server = servers.get(major)
  if (server === undefined) throw new Error(`no server of ${major} was started`)
  return server
}

describe.each(majors)('on PostgreSQL %i', (major) => {
  it.each(['true', 'false'])('a restore with swap: %s brings everything back, proved', async (swap) => {
    const server = serverOf(major)
    const before = await contentOf(server, 'shop')
    await server.sql('DROP TABLE orders CASCADE; CREATE TYPE mood AS ENUM (\'good\'); CREATE TABLE later (id mood)', 'shop')
    const result = await job.step({ action: 'restore', with: { ...inputsFor(server.connection('shop')), store: `of-${major}`, confirm: 'shop', swap } })
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs['verdict']).toBe('proved')
    expect(await contentOf(server, 'shop')).toBe(before)
    expect(await server.sql(`SELECT setconfig FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = 'shop')`)).toEqual([{ setconfig: ['search_path="$user", public'] }])
  })

  it(`a database of PostgreSQL ${oldest} is restored into a new one, with the roles that it lacks`, async () => {
    const server = serverOf(major)
    const result = await job.step({ action: 'restore', with: { ...inputsFor(server.connection('moved')), 'store': `of-${oldest}`, 'backups-of': 'shop', 'create-roles': 'true' } })
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs['verdict']).toBe('proved')
    expect(await server.sql('SELECT count(*)::int AS rows FROM orders', 'moved')).toEqual([{ rows: 500 }])
  })
})
