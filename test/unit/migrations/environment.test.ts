import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Secret } from '../../../src/kit/secret.ts'
import type { MigrationTool } from '../../../src/migrations/detection.ts'
import { targetOf } from '../../../src/migrations/environment.ts'
import { inWorkplace } from '../../../src/migrations/workplace.ts'

const connection = { host: '127.0.0.1', port: 5433, user: 'a@b', password: new Secret('p@s/s:w%r\'d'), database: 'sh op', parameters: {} }
const tool = (name: string, urlVariables: string[] = []): MigrationTool =>
  ({ name, root: '/x', directory: '/x', evidence: 'db/migrations/1.sql', command: [name], urlVariables })

describe('what migrations see of their surroundings', () => {
  let temporaryDirectory: string
  beforeAll(async () => { temporaryDirectory = await mkdtemp(path.join(tmpdir(), 'environment-')) })
  afterAll(async () => { await rm(temporaryDirectory, { recursive: true }) })
  const environment = (name: string, parentEnvironment: Record<string, string> = {}, urlVariables: string[] = [], own: Record<string, string> = {}) =>
    inWorkplace({ parentEnvironment, temporaryDirectory, environment: own }, connection, tool(name, urlVariables), (workplace) => Promise.resolve(workplace.environment))

  it('is none of the parent\'s secrets, not even a toolchain\'s', async () => {
    const seen = await environment('rails', {
      GITHUB_TOKEN: 't', AWS_SECRET_ACCESS_KEY: 't', PGPASSWORD: 'source', DATABASE_URL: 'source', BUNDLE_RUBYGEMS__PKG__GITHUB__COM: 't',
      INPUT_PASSWORD: 't', NPM_TOKEN: 't', PGSERVICE: 'production', PGHOSTADDR: '10.0.0.1', GEM_HOME: '/gems',
    })
    expect(seen).toMatchObject({ PGPASSWORD: 'p@s/s:w%r\'d', GEM_HOME: '/gems', LC_ALL: 'C.UTF-8' })
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['GITHUB_TOKEN']))
    expect(Object.values(seen)).not.toContain('t')
    expect(seen).not.toHaveProperty('PGSERVICE')
    expect(seen).not.toHaveProperty('PGHOSTADDR')
  })

  it('is the sandbox under every name that a config asks for, encoded', async () => {
    const url = 'postgresql://a%40b:p%40s%2Fs%3Aw%25r%27d@127.0.0.1:5433/sh%20op'
    await expect(environment('prisma', {}, ['DIRECT_URL'])).resolves.toMatchObject({ DATABASE_URL: url, DIRECT_URL: url, POSTGRES_DB: 'sh op', PGPORT: '5433' })
  })

  it('is what beats the tool\'s own config file', async () => {
    await expect(environment('flyway')).resolves.toMatchObject({ FLYWAY_URL: 'jdbc:postgresql://127.0.0.1:5433/sh%20op', FLYWAY_USER: 'a@b' })
    await expect(environment('liquibase')).resolves.toMatchObject({ LIQUIBASE_COMMAND_URL: 'jdbc:postgresql://127.0.0.1:5433/sh%20op' })
    await expect(environment('goose')).resolves.toMatchObject({ GOOSE_DRIVER: 'postgres', GOOSE_MIGRATION_DIR: 'db/migrations' })
  })

  it('is what the user names, with the sandbox filled in', async () => {
    const own = { APP_DB: 'postgresql+asyncpg://{user}@{host}:{port}/x?{other}', PYTHONPATH: '/own' }
    const seen = await environment('alembic', { PYTHONPATH: '/parent' }, [], own)
    expect(seen['APP_DB']).toBe('postgresql+asyncpg://a@b@127.0.0.1:5433/x?{other}')
    expect(seen['PYTHONPATH']).toMatch(/migrations-[^:]+:\/own$/)
  })

  it('has a URL also for a socket and for IPv6', () => {
    expect(targetOf({ ...connection, host: '/run/pg', password: undefined }).url).toBe('postgresql://a%40b@/sh%20op?host=%2Frun%2Fpg&port=5433')
    expect(targetOf({ ...connection, host: '::1', password: undefined }).url).toBe('postgresql://a%40b@[::1]:5433/sh%20op')
  })
})
