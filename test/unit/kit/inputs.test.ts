import { inspect } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { exitStatus, KnownError } from '../../../src/kit/errors.ts'
import { flag, integer, lines, oneOf, readInputs, secret, text } from '../../../src/kit/inputs.ts'
import type { Schema, Sources } from '../../../src/kit/inputs.ts'

const schema = {
  'host': text('Host.', { environment: 'PGHOST', default: 'postgres' }),
  'database': text('Database.', { environment: 'PGDATABASE', envFile: 'POSTGRES_DB', default: 'zimmer' }),
  'password': secret('Password.', { environment: 'PGPASSWORD', envFile: 'POSTGRES_PASSWORD', default: 'zimmer' }),
  'port': integer('Port.', { default: 5432, min: 1, max: 65535 }),
  'jobs': integer('Jobs.'),
  'dry-run': flag('Dry run.', { default: false }),
  'on-problem': oneOf(['fail', 'warn'], 'What then.', { default: 'fail' }),
  'store': lines('Stores.', { default: 'archives' }),
}

function sources(given: Record<string, string>, environment: Sources['environment'] = {}, envFile: Sources['envFile'] = {}): Sources {
  return { given: new Map(Object.entries(given)), environment, envFile }
}

function read(given: Record<string, string>, environment: Sources['environment'] = {}, envFile: Sources['envFile'] = {}) {
  return readInputs(schema, sources(given, environment, envFile), () => undefined)
}

function failure(work: () => unknown): KnownError {
  try {
    work()
  } catch (problem) {
    if (problem instanceof KnownError) return problem
    throw problem
  }
  throw new Error('nothing was thrown')
}

describe('where a value comes from', () => {
  const given = { database: 'from input' }
  const environment = { PGDATABASE: 'from environment' }
  const envFile = { POSTGRES_DB: 'from file' }

  it.each([
    ['an input beats everything', given, environment, envFile, 'from input', 'input'],
    ['an environment variable beats the env file', {}, environment, envFile, 'from environment', 'environment'],
    ['the env file beats the default', {}, {}, envFile, 'from file', 'env-file'],
    ['the default stands where nothing is given', {}, {}, {}, 'zimmer', 'default'],
    ['an empty input counts as not given', { database: '' }, environment, envFile, 'from environment', 'environment'],
    ['an input of spaces counts as not given', { database: ' \n' }, environment, envFile, 'from environment', 'environment'],
    ['an empty variable counts as not given', {}, { PGDATABASE: '' }, envFile, 'from file', 'env-file'],
    ['an empty line of the env file counts as not given', {}, {}, { POSTGRES_DB: '' }, 'zimmer', 'default'],
  ])('%s', (_, inputs, variables, file, value, origin) => {
    const { values, origins } = read(inputs, variables, file)
    expect(values.database).toBe(value)
    expect(origins.database).toBe(origin)
  })

  it('reads no variable that the input does not name', () => {
    expect(read({}, { HOST: 'elsewhere', host: 'elsewhere', PORT: '1' }).values).toMatchObject({ host: 'postgres', port: 5432 })
  })

  it('takes the last newline of a YAML block off a text, and keeps every space of a password', () => {
    const { values } = read({ host: 'db.example\n', password: ' two spaces  ' })
    expect(values.host).toBe('db.example')
    expect(values.password.reveal()).toBe(' two spaces  ')
  })

  it('leaves what has neither value nor default undefined', () => {
    expect(read({}).values.jobs).toBeUndefined()
  })
})

describe('what is wrong', () => {
  it('names every wrong value and every unknown name in one error, with exit status 2', () => {
    const problem = failure(() => read({ 'port': '70000', 'jobs': 'many', 'dry-run': 'yes', 'on-problem': 'warm', 'databse': 'shop' }))
    expect(problem).toMatchObject({ code: 'wrong-inputs', status: exitStatus.usage })
    expect(problem.message).toContain('5 inputs are wrong')
    for (const part of ['port must be at most 65535', 'jobs must be a whole number, not "many"', 'dry-run must be true or false, not "yes"', 'on-problem must be one of fail, warn, not "warm" (did you mean warn?)', 'there is no input "databse" (did you mean database?)']) {
      expect(problem.message).toContain(part)
    }
  })

  it.each(['NaN', '1e3', '0x10', '5432.5', '5 432', '-', '٥'])('takes %j for no whole number', (port) => {
    expect(failure(() => read({ port })).message).toContain('port must be a whole number')
  })

  it.each(['yes', 'on', '1', 'tRUE'])('takes %j for neither true nor false', (word) => {
    expect(failure(() => read({ 'dry-run': word })).message).toContain('dry-run must be true or false')
  })

  it.each([['prot', 'port'], ['hots', 'host'], ['Database', 'database'], ['dryrun', 'dry-run'], ['stores', 'store']])('takes %j for a slip, and suggests %s', (slip, meant) => {
    expect(failure(() => read({ [slip]: 'x' })).message).toContain(`(did you mean ${meant}?)`)
  })

  it('suggests nothing for a name that is near to none', () => {
    expect(failure(() => read({ frobnicate: 'x' })).message).not.toContain('did you mean')
  })

  it('never repeats a secret that another input\'s error stands beside', () => {
    const problem = failure(() => read({ password: 'hunter2-hunter2', port: 'x' }))
    expect(inspect(problem, { depth: 9 })).not.toContain('hunter2')
  })

  it('names what is wrong with the inputs together beside what is wrong with each', () => {
    const seen: unknown[] = []
    const check = (values: unknown) => { seen.push(values); return ['url and host exclude each other'] }
    expect(failure(() => readInputs(schema, sources({ port: 'x' }), () => undefined, [check])).message).toContain('exclude')
    expect(seen).toHaveLength(1)
    expect(failure(() => readInputs(schema, sources({}), () => undefined, [check])).message).toContain('an input is wrong: url and host exclude each other')
  })

  it('refuses a NUL character, which no program\'s environment can carry', () => {
    expect(failure(() => read({ host: 'a\0b' })).message).toContain('host has a NUL character')
  })
})

describe('secrets', () => {
  it('are masked before a single value is parsed, so that no error can come first', () => {
    const order: string[] = []
    const slow: Schema = { 'a-number': { ...integer('Number.'), parse: () => { order.push('parsed'); throw new Error('is wrong') } }, 'password': secret('Password.') }
    failure(() => readInputs(slow, sources({ 'a-number': 'x', 'password': 's3cret-value' }), (value) => order.push(`masked ${value}`)))
    expect(order).toEqual(['masked s3cret-value', 'parsed'])
  })

  it.each([['input', { password: 'abc-123' }, {}, {}], ['environment', {}, { PGPASSWORD: 'abc-123' }, {}], ['env file', {}, {}, { POSTGRES_PASSWORD: 'abc-123' }]])('from the %s are masked', (_, given, environment, envFile) => {
    const masked: string[] = []
    readInputs(schema, sources(given as Record<string, string>, environment, envFile), (value) => masked.push(value))
    expect(masked).toEqual(['abc-123'])
  })

  it.each([['standing', {}], ['given once more', { password: 'zimmer' }]])('the default password is not masked, %s: it would blank every name with it', (_, given) => {
    const masked: string[] = []
    readInputs(schema, sources(given as Record<string, string>), (value) => masked.push(value))
    expect(masked).toEqual([])
  })
})

describe('lines', () => {
  it('gives each line by itself, without the empty ones and the spaces around', () => {
    expect(read({ store: 'one\r\n\n  two \n' }).values.store).toEqual(['one', 'two'])
  })
})

describe('a problem that only a check can see', () => {
  it('is named beside every other wrong input, in the one error', () => {
    const schema = { days: integer('Days.', { default: 14 }), place: text('Place.', { default: 'here' }) }
    const given = new Map([['days', 'soon'], ['place', 'nowhere']])
    const read = () => readInputs(schema, { given, environment: {}, envFile: {} }, () => undefined, [({ place }) => place === 'nowhere' ? ['place is no place'] : [], ({ days }) => days > 0 ? [] : ['days must be positive']])
    expect(read).toThrow('2 inputs are wrong: days must be a whole number, not "soon"; place is no place')
  })
})
