import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Job } from '../../support/runner.ts'
import { PullRequestDouble } from '../../support/github/pull-request-double.ts'
import { reportOf, sandboxesOn, sandboxPort } from '../actions/workshop.ts'
import { Shop, describeWhere } from './shop.ts'
import { write } from './projects.ts'

const pull = (head: string) => ({ pull_request: { number: 12, head: { repo: { full_name: head } }, base: { repo: { full_name: 'zimmer/shop' } } } })

describeWhere('the check of plain SQL in a pull request', () => {
  let shop: Shop
  let github: PullRequestDouble
  beforeAll(async () => {
    [shop, github] = await Promise.all([Shop.open({ proved: false }), PullRequestDouble.start()])
    write(join(shop.job.workspace, 'event.json'), JSON.stringify(pull('zimmer/shop')))
    write(join(shop.job.workspace, 'sql/001.sql'), '-- zimmer: accept rows-lost because these are test orders\nDELETE FROM "we""ird; drop" WHERE id <= 10;\nALTER TABLE customers ADD seen timestamptz;\n')
    write(join(shop.job.workspace, 'sql/down.sql'), 'ALTER TABLE customers DROP seen;\n')
    write(join(shop.job.workspace, 'sanitize.sql'), 'UPDATE customers SET email = \'nobody\'; UPDATE customers SET note = NULL;')
  }, 60_000)
  afterAll(async () => {
    await github.stop()
    await shop.close()
  })
  const environment = () => ({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: join(shop.job.workspace, 'event.json'), GITHUB_API_URL: github.url })
  const psql = (file: string) => `psql -X -q -v ON_ERROR_STOP=1 -f sql/${file}`
  const inputs = () => ({ 'migrate': psql('001.sql'), 'down-command': psql('down.sql'), 'migration-files': 'sql/0*.sql', 'sanitize': 'sanitize.sql', 'token': github.token })

  it('tells what it did and what the undo leaves, in one comment', async () => {
    const { result, report } = await shop.step(inputs(), environment())
    const [all] = report.revisions
    expect(all).toMatchObject({ revision: null, file: 'sql/001.sql', effects: { changed: [{ table: { name: 'public.we"ird; drop' }, deleted: 10 }] } })
    expect(all?.findings.find(({ rule }) => rule === 'rows-lost')).toMatchObject({ level: 'note', accepted: 'these are test orders', file: 'sql/001.sql', line: 2 })
    // What sanitize did came before, so that it is no difference.
    expect(all?.undo).toMatchObject({ outcome: 'undone', differences: ['public.we"ird; drop has 10,990 rows, it had 11,000 rows'] })
    expect(report).toMatchObject({ verdict: 'passed', isProved: false, appliedAgain: true })
    expect(result.status).toBe(0)
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]?.body).toContain('**not proved by any drill**')
    expect(github.comments[0]?.body).toContain('10 rows deleted')
  }, 60_000)

  it('updates that comment, and says in a notice which permission it lacks', async () => {
    write(join(shop.job.workspace, 'sql/001.sql'), 'SELECT broken;\n')
    const { result } = await shop.step(inputs(), environment())
    expect(result.status).toBe(1)
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]?.body).toContain('the migration fails')
    github.mayWrite = false
    const { result: without, report } = await shop.step({ ...inputs(), migrate: 'none' }, environment())
    expect(without.log).toMatch(/::notice::the token may not comment on the pull request .*pull-requests: write/)
    expect(report).toMatchObject({ verdict: 'unproved' })
    github.mayWrite = true
  }, 60_000)
})

describeWhere('a check that is cancelled while a migration runs', () => {
  it('leaves no sandbox, and the migration does not go on', async () => {
    const shop = await Shop.open({ proved: false })
    try {
      write(join(shop.job.workspace, 'slow.sql'), 'SELECT pg_sleep(600);\n')
      const result = await shop.job.step({ action: 'migration-check', with: { sandbox: 'local', migrate: 'psql -X -f slow.sql' }, cancelWhen: 'observed\n' })
      expect(result.status).toBe(130)
      expect(sandboxesOn(sandboxPort(result), shop.job)).toEqual([])
      expect(result.post?.status).toBe(0)
    } finally {
      await shop.close()
    }
  }, 60_000)
})

describeWhere('a stranger\'s pull request', () => {
  it.each([
    ['pull_request', pull('mallory/shop')], ['pull_request', {}], ['pull_request_target', pull('zimmer/shop')],
    ['workflow_run', { workflow_run: { head_repository: { full_name: 'mallory/shop' } }, repository: { full_name: 'zimmer/shop' } }],
  ])('is given no backup, in the event %s', async (event, payload) => {
    const job = new Job()
    try {
      mkdirSync(join(job.workspace, 'store'))
      write(join(job.workspace, 'event.json'), JSON.stringify(payload))
      // A store that cannot be opened: it is not tried.
      const result = await job.step({ action: 'migration-check', with: { 'store': 's3://no-such-bucket/x', 's3-endpoint': 'http://127.0.0.1:9', 'migrate': 'touch ran' }, environment: { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(job.workspace, 'event.json') } })
      expect(result).toMatchObject({ status: 0, outputs: { verdict: 'not-run', backup: '' } })
      expect(result.log).toContain('::warning::the migrations were NOT checked')
      expect(result.summary).toContain('not run')
      expect(result.summary).not.toContain('✅')
      expect(reportOf(result)).toMatchObject({ verdict: 'not-run', revisions: [] })
      expect(existsSync(join(job.workspace, 'ran'))).toBe(false)
    } finally {
      job.remove()
    }
  }, 60_000)
})
