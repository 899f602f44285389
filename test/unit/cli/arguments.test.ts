import { describe, expect, it } from '@jest/globals'
import { definitionOf, definitions } from '../../../src/actions/definitions.ts'
import type { ActionName } from '../../../src/actions/definitions.ts'
import { readArguments } from '../../../src/cli/arguments.ts'
import { exitStatus } from '../../../src/kit/errors.ts'

function run(...words: string[]): Record<string, string> {
  const command = readArguments(words)
  if (command.kind !== 'run') throw new Error(command.text)
  return Object.fromEntries(command.given)
}

function said(...words: string[]): { text: string; status: number } {
  const command = readArguments(words)
  if (command.kind !== 'text') throw new Error(`it would run ${command.action}`)
  return command
}

describe('wrong usage', () => {
  it.each([
    ['no action at all', [], 'usage: zimmer-backup <action>'],
    ['an action that is none, with the one that was meant', ['backpu'], 'there is no action "backpu" (did you mean backup?)'],
    ['a property that every object has', ['constructor'], 'there is no action "constructor"'],
    ['a value that is lacking', ['backup', '--host'], '--host lacks its value'],
    ['a word that belongs to nothing', ['backup', 'zimmer'], '"zimmer" belongs to no input of backup'],
    ['a second backup', ['verify', 'one', 'two'], '"two" belongs to no input of verify'],
  ])('ends with 2 and says what is wrong: %s', (_, words, sentence) => {
    const { text, status } = said(...words)
    expect(status).toBe(exitStatus.usage)
    expect(text).toContain(sentence)
  })

  it('of an input\'s name is left to the one error that names all of them', () => {
    expect(run('backup', '--hots', 'db', '--prot', '1')).toEqual({ hots: 'db', prot: '1' })
  })
})

describe('arguments', () => {
  it('name inputs with a space or with =', () => {
    expect(run('backup', '--host', 'db', '--port=6000')).toEqual({ host: 'db', port: '6000' })
  })

  it('keep every = and dash of a value', () => {
    expect(run('backup', '--url=postgres://h/d?sslmode=require', '--password', '--secret--')).toEqual({ url: 'postgres://h/d?sslmode=require', password: '--secret--' })
  })

  it('may give an empty value, which counts as not given', () => {
    expect(run('backup', '--host=', '--user', '')).toEqual({ host: '', user: '' })
  })

  it('name a backup without its input', () => {
    expect(run('restore-test', 'ops/backup/archives/zimmer-20250828_143022.dump', '--sandbox', 'local')).toEqual({ backup: 'ops/backup/archives/zimmer-20250828_143022.dump', sandbox: 'local' })
  })

  it('switch a flag on by its name alone, and never swallow the word behind it', () => {
    expect(run('backup', '--dry-run', '--host', 'db')).toEqual({ 'dry-run': 'true', 'host': 'db' })
    expect(run('backup', '--dry-run', 'false')).toEqual({ 'dry-run': 'false' })
    expect(run('backup', '--dry-run=false')).toEqual({ 'dry-run': 'false' })
  })

  it('may give lines one by one; of everything else the last counts', () => {
    expect(run('backup', '--exclude-table-data', 'a', '--exclude-table-data', 'b', '--host', 'x', '--host', 'y')).toEqual({ 'exclude-table-data': 'a\nb', 'host': 'y' })
  })

  it('take --quiet and --json anywhere, and hand them to no input', () => {
    expect(readArguments(['status', '--json', '--quiet'])).toMatchObject({ kind: 'run', action: 'status', json: true, quiet: true, given: new Map() })
  })
})

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])('%s lists every action and the exit statuses, with status 0', (word) => {
    const { text, status } = said(word)
    expect(status).toBe(exitStatus.passed)
    for (const name of Object.keys(definitions)) expect(text).toContain(`\n  ${name}`)
    expect(text).toContain('0 passed, 1 failed, 2 wrong usage, 3 unproved, 130 interrupted')
  })

  it.each(Object.keys(definitions) as ActionName[])('of %s has every input with its default and its variable, on lines that fit', (name) => {
    const { text, status } = said(name, '--help')
    expect(status).toBe(exitStatus.passed)
    for (const [input, field] of Object.entries(definitionOf(name).inputs)) {
      expect(text).toContain(`\n  --${input} <${field.form}>\n`)
      if (field.default !== undefined) expect(text).toContain(`default: ${field.default}`)
      if (field.environment !== undefined) expect(text).toContain(`environment: ${field.environment}`)
    }
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })
})
