import { ruleIds, rules } from '../../domain/migration-rules-table.ts'
import type { RuleLevel } from '../../domain/migration-rules.ts'
import { flag, integer, lines, oneOf, secret, text } from '../../kit/inputs.ts'
import type { Parsed } from '../../kit/inputs.ts'
import type { Secret } from '../../kit/secret.ts'
import { sandboxNetworkProblem, sandboxPortProblem } from '../../sandbox/input-checks.ts'
import { define } from '../action.ts'
import { ownerInput } from '../restore-test/inputs.ts'
import { clientInput, databaseName, envFileInput, jobsInput, migrateInputs, openingInputs, reportInput, sandboxInputs, storeInput } from '../shared-inputs.ts'

const levels: readonly RuleLevel[] = ['fail', 'warn', 'note']

function threshold(id: string) {
  const rule = rules.find((one) => one.id === id)
  if (rule?.threshold === undefined) throw new Error(`the rule ${id} has no threshold`)
  return integer(`From so many ${rule.threshold.unit} on, the rule \`${id}\` speaks.`, { default: rule.threshold.default, min: 0 })
}

/** Each rule's threshold, under its name and unit; that of `slow-statement` is in milliseconds. */
const thresholdInputs = {
  'slow-statement-ms': integer('From so many milliseconds on, the rule `slow-statement` speaks.', { default: 10_000, min: 0 }),
  'access-exclusive-lock-held-seconds': threshold('access-exclusive-lock-held'),
  'write-lock-held-seconds': threshold('write-lock-held'),
  'table-rewrite-rows': threshold('table-rewrite'),
  'validating-scan-rows': threshold('validating-scan'),
  'index-without-concurrently-rows': threshold('index-without-concurrently'),
  'table-dropped-rows': threshold('table-dropped'),
  'column-dropped-rows': threshold('column-dropped'),
  'rows-lost-rows': threshold('rows-lost'),
  'values-lost-rows': threshold('values-lost'),
  'rows-updated-rows': threshold('rows-updated'),
  'long-transaction-seconds': threshold('long-transaction'),
  'lock-wait-seconds': threshold('lock-wait'),
}

const ruleInputs = {
  'rules': lines('Levels other than the rules\' own, a line each: `table-rewrite: fail`; the levels are `fail`, `warn` and `note`.'),
  ...thresholdInputs,
}

/** The levels that the input `rules` gives, by the rule's id. */
export function levelsOf(given: readonly string[] | undefined): Record<string, RuleLevel> {
  return Object.fromEntries((given ?? []).flatMap((line) => {
    const { id, level } = readRule(line)
    return id === undefined || level === undefined ? [] : [[id, level]]
  }))
}

/** The thresholds that the inputs give, by the rule's id. */
export function thresholdsOf(inputs: Parsed<typeof thresholdInputs>): Record<string, number> {
  const { 'slow-statement-ms': slow, ...others } = inputs
  return { ...Object.fromEntries(ruleIds.flatMap((id) => {
    const value = Object.entries(others).find(([name]) => name === `${id}-rows` || name === `${id}-seconds`)?.[1]
    return value === undefined ? [] : [[id, value]]
  })), 'slow-statement': slow / 1000 }
}

function readRule(line: string): { id: string | undefined; level: RuleLevel | undefined } {
  const { id, level } = /^(?<id>[a-z-]+)\s*:\s*(?<level>\w+)$/.exec(line)?.groups ?? {}
  return { id: ruleIds.find((one) => one === id), level: levels.find((one) => one === level) }
}

function ruleProblems({ rules: given }: { readonly rules?: readonly string[] | undefined }): string[] {
  return (given ?? []).flatMap((line) => {
    const { id, level } = readRule(line)
    if (id === undefined) return [`rules has the line "${line}", which begins with no rule (they are ${ruleIds.join(', ')})`]
    return level === undefined ? [`rules has the line "${line}", which gives ${id} none of the levels ${levels.join(', ')}`] : []
  })
}

function cacheKeyProblems({ 'cache-key': key }: { readonly 'cache-key'?: Secret | undefined }): string[] {
  return key === undefined || key.reveal().length >= 32 ? [] : ['cache-key must have 32 characters or more, since whoever reads the cache may guess it; make one with openssl rand -base64 32']
}

export const migrationCheck = define({
  name: 'migration-check',
  title: 'Zimmer Backup: migration check',
  description: 'Runs a pull request\'s migrations on the latest proved backup, and tells what they did to locks, time, schema and rows, and whether they can be undone.',
  icon: 'git-pull-request',
  inputs: {
    'backup': text('The backup: its name, one of its files, or `latest`, the newest that a drill has proved.', { default: 'latest' }),
    ...databaseName, ...envFileInput, ...storeInput, ...openingInputs, ...sandboxInputs, ...ownerInput, ...migrateInputs,
    'down-command': text('The command that undoes what `migrate` did, `none`, or `auto`: alembic\'s own downgrade, one revision at a time.', { default: 'auto' }),
    'migration-files': lines('Files of the migrations, a path or pattern a line, where they are not alembic\'s: their comments accept findings, and annotations stand in them.'),
    'sanitize': text('A file of SQL that is run on the restored backup before anything else, such as one that replaces personal data.'),
    'cache-key': secret('A random secret of 32 characters or more. With it, the restored and sanitized sandbox is kept in GitHub\'s cache, encrypted by a key derived from it, and the next check of the same backup begins there; needs `sandbox: local`, or `auto` on a machine with the server\'s programs.'),
    ...ruleInputs,
    'comment': flag('Tell the outcome in one comment on the pull request, which later runs update; needs `pull-requests: write`.', { default: true }),
    'on-problem': oneOf(['fail', 'warn'], 'What a finding of the level `fail`, or a check that could not be made, does to the job.', { default: 'fail' }),
    ...clientInput, ...jobsInput, ...reportInput,
  },
  checks: [sandboxPortProblem, sandboxNetworkProblem, ruleProblems, cacheKeyProblems],
  outputs: {
    'verdict': '`passed`, `failed`, `unproved` (it could not be told) or `not-run` (a stranger\'s code is given no backup).',
    'backup': 'Name of the backup on which the migrations ran.',
    'revisions': 'How many revisions were applied.',
    'findings': 'How many findings the rules have that no file accepts.',
    'report': 'Path of the JSON report.',
  },
  post: true,
})
