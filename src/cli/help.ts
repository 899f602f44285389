import type { Definition } from '../actions/action.ts'
import { definitions } from '../actions/definitions.ts'
import type { Field } from '../kit/inputs.ts'

const width = 100

/** What `zimmer-backup --help` prints. */
export function generalHelp(): string {
  const actions = Object.values(definitions)
  const column = Math.max(...actions.map(({ name }) => name.length)) + 2
  const rows = actions.map(({ name, description }) => `  ${name.padEnd(column)}${wrap(description, column + 2)}`)
  return [
    'usage: zimmer-backup <action> [backup] [--input value …]', '',
    'PostgreSQL backups that are proved to restore, row by row.', '',
    'actions:', ...rows, '',
    'Each takes --help, --quiet (only trouble is said) and --json (the report on stdout). --version says which this is.',
    'Exit status: 0 passed, 1 failed, 2 wrong usage, 3 unproved, 130 interrupted.', '',
  ].join('\n')
}

/** What `zimmer-backup <action> --help` prints: made from the same declarations as action.yml. */
export function actionHelp(definition: Definition): string {
  const positional = Object.hasOwn(definition.inputs, 'backup') ? ' [backup]' : ''
  return [
    `usage: zimmer-backup ${definition.name}${positional} [--input value …]`, '', wrap(definition.description, 0), '', 'inputs:',
    ...Object.entries(definition.inputs).flatMap(([name, declared]) => inputHelp(name, declared)), '',
  ].join('\n')
}

function inputHelp(name: string, declared: Field<unknown>): string[] {
  const facts = [
    declared.default === undefined ? undefined : `default: ${declared.default}`,
    declared.environment === undefined ? undefined : `environment: ${declared.environment}`,
    declared.envFile === undefined ? undefined : `env file: ${declared.envFile}`,
  ].filter((fact) => fact !== undefined)
  return [`  --${name} <${declared.form}>`, `      ${wrap(declared.description.replaceAll('`', ''), 6)}`, ...(facts.length === 0 ? [] : [`      (${facts.join('; ')})`])]
}

function wrap(words: string, indent: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of words.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width - indent) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`)
}
