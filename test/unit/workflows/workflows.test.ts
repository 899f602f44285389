import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { definitionOf } from '../../../src/actions/definitions.ts'
import { callsIn, pages, root, stepsIn, yamlOf } from '../docs/pages.ts'

interface Job {
  readonly 'uses'?: string
  readonly 'permissions'?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly 'concurrency'?: { readonly 'cancel-in-progress'?: unknown }
  readonly 'steps'?: readonly { readonly name?: string; readonly uses?: string; readonly if?: string; readonly run?: string }[]
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const folder = join(root, '.github/workflows')
const files = readdirSync(folder)
const workflows = files.map((file) => [file, parse(readFileSync(join(folder, file), 'utf8')) as Workflow] as const)
// What users copy or call, not what this project runs on itself.
const offered = workflows.filter(([, { jobs }]) => JSON.stringify(jobs).includes('zimmer-backup/zimmer-backup/'))
const { skip: passOver } = describe

describe('the workflows', () => {
  it.each(workflows)('give no right by default, and end by themselves, in %s', (_, { permissions, jobs }) => {
    expect(permissions).toEqual({})
    for (const [name, job] of Object.entries(jobs)) expect({ name, ends: job.uses !== undefined || typeof job['timeout-minutes'] === 'number' }).toEqual({ name, ends: true })
  })

  it.each(workflows)('pin what others wrote to a commit, with its version beside it, in %s', (file) => {
    const used = [...readFileSync(join(folder, file), 'utf8').matchAll(/uses: (\S+)(.*)$/gm)].filter(([, name = '']) => !/^(\.\/|zimmer-backup\/)/.test(name))
    for (const [line] of used) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it.each(offered)('give the suite only inputs that it has, in %s', (_, { jobs }) => {
    const steps = stepsIn(Object.values(jobs).flatMap(({ steps: all }) => all ?? []))
    expect(steps.flatMap(({ action, inputs }) => inputs.filter((name) => !Object.hasOwn(definitionOf(action).inputs, name)).map((name) => `${action}: ${name}`))).toEqual([])
  })

  it('are called, in the documents, the examples and one another, only with what they take', () => {
    const examples = ['alembic', 'plain-sql'].map((name) => parse(readFileSync(join(root, 'examples', name, '.github/workflows/backup.yml'), 'utf8')) as unknown)
    const calls = [...pages().flatMap(yamlOf), ...examples, ...workflows.map(([, workflow]) => workflow)].flatMap(callsIn)
    expect(calls.length).toBeGreaterThan(4)
    for (const call of calls) {
      const on = workflows.find(([file]) => file === call.file)?.[1].on['workflow_call'] as { inputs?: object; secrets?: object } | undefined
      expect({ ...call, unknown: call.inputs.filter((name) => !Object.hasOwn(on?.inputs ?? {}, name)) }).toEqual({ ...call, unknown: [] })
      expect({ ...call, unknown: call.secrets.filter((name) => !Object.hasOwn(on?.secrets ?? {}, name)) }).toEqual({ ...call, unknown: [] })
    }
  })

  it('name every secret and variable in the documents', () => {
    const documented = readFileSync(join(root, 'docs/workflows.md'), 'utf8')
    const used = offered.flatMap(([file]) => [...readFileSync(join(folder, file), 'utf8').matchAll(/(?:secrets|vars)\.([A-Z][A-Z0-9_]+)/g)].map(([, name = '']) => name))
    expect([...new Set(used)].filter((name) => !documented.includes(`\`${name}\``))).toEqual([])
    expect(files.filter((file) => offered.some(([name]) => name === file) && !documented.includes(file))).toEqual([])
  })

  it.each(offered)('never cut a running backup or restore short for the next, in %s', (_, { jobs }) => {
    for (const job of Object.values(jobs)) expect(job.concurrency?.['cancel-in-progress'] ?? false).toBe(false)
  })

  it.each(offered)('do not run on schedule off the ranges in which schedules are dropped, in %s', (_, { on }) => {
    const crons = ((on['schedule'] ?? []) as { cron: string }[]).map(({ cron }) => cron)
    for (const cron of crons) expect(Number(cron.split(' ')[0]) % 15).not.toBe(0)
  })

  it('run the backup daily and the restore test on Sunday', () => {
    const scheduleOf = (file: string) => workflows.find(([name]) => name === file)?.[1].on['schedule']
    expect(scheduleOf('nightly-backup.yml')).toEqual([{ cron: '17 2 * * *' }])
    expect(scheduleOf('weekly-restore-test.yml')).toEqual([{ cron: '17 3 * * 0' }])
  })

  it('report on the backups also when the night failed', () => {
    const night = workflows.find(([name]) => name === 'nightly-backup.yml')?.[1].jobs['nightly']
    expect(night?.steps?.find(({ uses = '' }) => uses.includes('actions/status@'))?.if).toBe('always()')
  })

  it.each([['secret DATABASE_URL', { URL_IS_SET: 'false' }], ['variable BACKUP_STORE', { BACKUP_STORE: '' }], ['variable BACKUP_DATABASE', { BACKUP_DATABASE: '' }]])('stop the night in red, before anything, without the %s', (missing, without) => {
    const [check] = workflows.find(([name]) => name === 'nightly-backup.yml')?.[1].jobs['nightly']?.steps ?? []
    const run = (environment: Record<string, string>) => spawnSync('bash', ['-e', '-c', check?.run ?? ''], { encoding: 'utf8', env: { PATH: process.env['PATH'], URL_IS_SET: 'true', BACKUP_STORE: '/srv', BACKUP_DATABASE: 'shop', ...environment } })
    expect(run({})).toMatchObject({ status: 0 })
    expect(run(without)).toMatchObject({ status: 1, stdout: expect.stringMatching(`::error::.*set the ${missing}`) as unknown as string })
  })

  it('never run under pull_request_target, where a stranger\'s code would be handed secrets', () => {
    expect(workflows.filter(([, { on }]) => Object.hasOwn(on, 'pull_request_target'))).toEqual([])
  })

  it('have one check that needs every other job of CI', () => {
    const jobs = workflows.find(([name]) => name === 'ci.yml')?.[1].jobs ?? {}
    const { required, ...others } = jobs as Record<string, Job & { needs?: string[]; if?: string }>
    expect([...required?.needs ?? []].sort()).toEqual(Object.keys(others).sort())
    expect(required?.if).toBe('always()')
  })
})

/** A block of a page as a workflow: a reader puts what is not one, jobs or steps, into a workflow that has the rest. Nothing where it is neither. */
function workflowsOf(text: string): string[] {
  const job = (body: string) => `on: workflow_dispatch\njobs:\n  job:\n    runs-on: self-hosted\n${body.replace(/^(?=.)/gm, '    ')}`
  if (/^on:/m.test(text)) return [text]
  if (/^jobs:/m.test(text)) return [`on: workflow_dispatch\n${text}`]
  if (/^steps:/m.test(text)) return [job(text)]
  return text.startsWith('- ') ? [job(`steps:\n${text}`)] : []
}

// Installed by .ci/run and by ci.yml, in the versions that stand there.
const linters = [
  { name: 'actionlint', program: join(root, '.ci/bin/actionlint'), words: ['-no-color', ...files.map((file) => join(folder, file))] },
  { name: 'zizmor', program: join(root, '.ci/python/bin/zizmor'), words: ['--offline', '--no-progress', '--quiet', join(root, '.github')] },
] as const

const blocks = pages().flatMap(({ path, blocks: all }) => all.filter(({ language }) => language === 'yaml').map(({ text }) => [path, text] as const))
const shown = blocks.flatMap(([path, text]) => workflowsOf(text).map((workflow) => [path, workflow] as const))
const examples = ['alembic', 'plain-sql'].map((name) => [`examples/${name}`, readFileSync(join(root, 'examples', name, '.github/workflows/backup.yml'), 'utf8')] as const)
const describeLinted = existsSync(linters[0].program) ? describe : passOver

describeLinted('actionlint, over the workflows, jobs and steps of the documents and the examples', () => {
  it('is shown every block', () => {
    expect(shown).toHaveLength(blocks.length)
    expect(shown.length).toBeGreaterThan(40)
  })

  it.each([...shown, ...examples])('finds nothing in %s', (_, text) => {
    const { status, stdout } = spawnSync(linters[0].program, ['-no-color', '-'], { input: text, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })
})

for (const { name, program, words } of linters) {
  const describeWhere = existsSync(program) ? describe : passOver
  describeWhere(`${name}, over all workflows`, () => {
    it('finds nothing', () => {
      const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' })
      expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: expect.not.stringContaining(':') as unknown as string })
    })
  })
}
