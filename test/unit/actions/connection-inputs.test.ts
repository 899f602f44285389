import { inspect } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sourceInputs } from '../../../src/actions/shared-inputs.ts'
import type { Connection } from '../../../src/domain/connection.ts'
import { messageOf } from '../../../src/kit/errors.ts'
import { readInputs } from '../../../src/kit/inputs.ts'
import { libpqEnvironment, resolveConnection, sessionOptions } from '../../../src/postgres/connection.ts'
import { parseUrl } from '../../../src/postgres/connection-url.ts'
import { urlProblem } from '../../../src/postgres/input-checks.ts'

type Values = Readonly<Record<string, string>>

function connect(given: Values, environment: Values = {}, envFile: Values = {}): Connection {
  const { values, origins } = readInputs(sourceInputs, { given: new Map(Object.entries(given)), environment, envFile }, () => undefined, [urlProblem])
  return resolveConnection(values, origins, environment, () => undefined)
}

function words(connection: Connection): string {
  const { host, port, user, database, password } = connection
  return `${user}:${password?.reveal() ?? '-'}@${host}:${port}/${database}`
}

const url = 'postgresql://anna:secret@db.example:6000/shop'

describe('which connection is meant', () => {
  it.each<[string, Values, Values, Values, string]>([
    ['nothing given: the defaults of the scripts', {}, {}, {}, 'zimmer:zimmer@postgres:5432/zimmer'],
    ['a URL as input', { url }, {}, {}, 'anna:secret@db.example:6000/shop'],
    ['a URL from the environment', {}, { DATABASE_URL: url }, {}, 'anna:secret@db.example:6000/shop'],
    ['single inputs beat the URL\'s parts', { url, host: 'other', port: '7000', user: 'bob', database: 'books', password: 'x' }, {}, {}, 'bob:x@other:7000/books'],
    ['one single input beats its part alone', { url, database: 'books' }, {}, {}, 'anna:secret@db.example:6000/books'],
    ['a URL as input beats the variables', { url }, { PGHOST: 'stale', PGPORT: '1', PGUSER: 'stale', PGDATABASE: 'stale', PGPASSWORD: 'stale' }, {}, 'anna:secret@db.example:6000/shop'],
    ['variables beat a URL of the environment, as single inputs beat its parts', {}, { DATABASE_URL: url, PGHOST: 'other', PGPASSWORD: 'x' }, {}, 'anna:x@other:6000/shop'],
    ['a URL of the environment beats the env file', {}, { DATABASE_URL: url }, { POSTGRES_USER: 'file', POSTGRES_PASSWORD: 'file', POSTGRES_DB: 'file' }, 'anna:secret@db.example:6000/shop'],
    ['the env file beats the defaults', {}, {}, { POSTGRES_USER: 'file', POSTGRES_PASSWORD: 'pw', POSTGRES_DB: 'filed' }, 'file:pw@postgres:5432/filed'],
    ['what a URL leaves out comes from the variables', { url: 'postgres://db.example/shop' }, { PGUSER: 'bob', PGPASSWORD: 'x' }, {}, 'bob:x@db.example:5432/shop'],
    ['beside a URL without a password none is made up', { url: 'postgres://anna@db.example/shop' }, {}, {}, 'anna:-@db.example:5432/shop'],
    ['where libpq has a password file none is made up', { host: 'db' }, { PGPASSFILE: '/x' }, {}, 'zimmer:-@db:5432/zimmer'],
  ])('%s', (_, given, environment, envFile, expected) => {
    expect(words(connect(given, environment, envFile))).toBe(expected)
  })
})

describe('a URL', () => {
  it.each([
    ['postgres://h', { host: 'h' }],
    ['POSTGRESQL://h/d', { host: 'h', database: 'd' }],
    ['postgresql+psycopg2://u@h/d', { user: 'u', host: 'h', database: 'd' }],
    ['postgres://[2001:db8::1]:6000/d', { host: '2001:db8::1', port: 6000, database: 'd' }],
    ['postgres:///d?host=/var/run/postgresql', { host: '/var/run/postgresql', database: 'd' }],
    ['postgres://%2Fvar%2Frun/d', { host: '/var/run', database: 'd' }],
    ['postgres://h/d?dbname=e&user=v&port=7', { host: 'h', port: 7, user: 'v', database: 'e' }],
    ['postgres://h/we%22ird%3B%20drop', { host: 'h', database: 'we"ird; drop' }],
  ])('%s is read as libpq reads it', (text, parts) => {
    expect(parseUrl(text)).toEqual({ ...parts, parameters: {} })
  })

  it('keeps the parameters that libpq knows', () => {
    expect(parseUrl('postgres://h/d?sslmode=verify-full&options=-c%20geqo%3Doff').parameters).toEqual({ sslmode: 'verify-full', options: '-c geqo=off' })
  })

  it.each(['mysql://u:pass-word@h/d', 'h:5432/d', 'postgres:/h', 'http://u:pass-word@h', 'postgres://u:pass-word@h:0/d', 'postgres://u:pass-word@h:99999/d', 'postgres://u:pass-word@h:x/d', 'postgres://u:pass-word%zz@h/d', 'postgres://u:pass-word#x@h/d'])('that is none is refused without a word of it: %s', (text) => {
    expect(() => parseUrl(text)).toThrow()
    try {
      connect({ url: text })
    } catch (problem) {
      expect(messageOf(problem)).toMatch(/^an input is wrong: url (?:must look like|has a|names several)/)
      expect(inspect(problem, { depth: 9 })).not.toContain('pass-word')
    }
  })

  it('brings back any user, password and database, percent-encoded', () => {
    // PostgreSQL takes no NUL; a lone surrogate is no UTF-8.
    const part = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((text) => text.isWellFormed() && !text.includes('\0'))
    fc.assert(fc.property(part, part, part, (user, password, database) => {
      const read = parseUrl(`postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@db.example:6000/${encodeURIComponent(database)}?sslmode=require`)
      expect({ ...read, password: read.password?.reveal() }).toEqual({ host: 'db.example', port: 6000, user, password, database, parameters: { sslmode: 'require' } })
    }), { numRuns: 500 })
  })
})

describe('the environment of libpq\'s programs', () => {
  it('hands over the values as they are, whatever signs they have', () => {
    const environment = libpqEnvironment(connect({ host: 'h', user: 'we"ird; drop', database: '$(id)', password: 'p@ss:/%\'"$ w&rd' }))
    expect(environment).toMatchObject({ PGUSER: 'we"ird; drop', PGDATABASE: '$(id)', PGPASSWORD: 'p@ss:/%\'"$ w&rd' })
  })

  it('has no password where none is known, so that libpq finds its own', () => {
    expect(libpqEnvironment(connect({ url: 'postgres://anna@h/d' }))).not.toHaveProperty('PGPASSWORD')
  })

  it('keeps the connection\'s own options beside the session\'s settings', () => {
    const connection = connect({ url: 'postgres://h/d?options=-c%20geqo%3Doff' })
    expect(libpqEnvironment(connection, { DateStyle: 'ISO, MDY' })['PGOPTIONS']).toBe('-c geqo=off -c DateStyle=ISO,\\ MDY')
  })

  it('escapes spaces and backslashes of a setting', () => {
    expect(sessionOptions({ search_path: 'a\\b c' })).toBe('-c search_path=a\\\\b\\ c')
  })
})
