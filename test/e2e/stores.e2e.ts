import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { assertGreen, lackingForAct } from '../support/act/act.ts'
import type { Outcome, Run } from '../support/act/act.ts'
import { Production } from '../support/act/production.ts'
import { User } from '../support/act/user.ts'
import { ArtifactDouble } from '../support/github/artifact-double.ts'
import { S3Server, versitygwPath } from '../support/store/versitygw.ts'

const { skip: passOver } = describe
const lacking = [...lackingForAct(['postgres:17']), ...versitygwPath === undefined ? ['versitygw'] : []]
const describeWhere = lacking.length === 0 ? describe : passOver

describeWhere(`stores that outlive the runner, in act${lacking.length === 0 ? '' : ` (lacking: ${lacking.join('; ')})`}`, () => {
  let user: User
  let production: Production
  let github: ArtifactDouble
  let bucket: S3Server

  beforeAll(async () => {
    user = new User()
    production = new Production(17)
    github = await ArtifactDouble.start('acme/shop')
    bucket = await S3Server.start()
    await production.ready()
    await production.sql('CREATE DATABASE shop')
    await production.sql('CREATE TABLE "we""ird; drop" AS SELECT id, md5(id::text) AS token FROM generate_series(1, 20000) AS id', 'shop')
    user.copyWorkflows('nightly-backup.yml', 'backup-restore-test.yml')
  })

  beforeEach(() => { github.reset() })

  afterAll(async () => {
    production.stop()
    user.remove()
    await github.stop()
    await bucket.stop()
  })

  const artifacts = { BACKUP_STORE: 'artifact', BACKUP_DATABASE: 'shop' }
  const nightly = (more: Partial<Run>): Promise<Outcome> =>
    user.run({ event: 'workflow_dispatch', workflow: 'nightly-backup.yml', ...more, secrets: { DATABASE_URL: production.url('shop'), ...more.secrets } })
  const again = (backup: string, more: Partial<Run>): Promise<Outcome> =>
    user.run({ event: 'workflow_dispatch', workflow: 'backup-restore-test.yml', inputs: { backup, sandbox: 'service', migrate: 'none' }, ...more })
  const filesOf = (backup: string) => ['.drill.json', '.dump', '.dump.sha256', '.json', '.proof.json'].map((ending) => `${backup}${ending}`)

  it('turn the night red, and hold nothing, where everybody could download the artifacts', async () => {
    github.visibility = 'public'
    const { status, log } = await nightly({ variables: artifacts, github })
    expect(status).toBe(1)
    expect(log).toContain('the repository is public')
    expect(github.names()).toEqual([])
  })

  it('hold a proved night as artifacts, which a later run restores', async () => {
    const night = await nightly({ variables: artifacts, github })
    assertGreen(night)
    const backup = github.names()[0]?.split('.')[0] ?? ''
    expect(github.names()).toEqual(filesOf(backup))
    github.run++
    const later = await again(backup, { variables: artifacts, github })
    assertGreen(later)
    expect(later.log).toContain('Restore test passed')
    for (const secret of [...production.secrets(), github.token]) expect(`${night.log}${later.log}`).not.toContain(secret)
  })

  it('hold a proved night in a bucket, which a later run restores', async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION } = bucket.environment
    const at = {
      variables: { BACKUP_STORE: 's3://backups/shop', BACKUP_DATABASE: 'shop', AWS_REGION, AWS_ENDPOINT_URL_S3: bucket.endpoint },
      secrets: { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY },
    }
    const night = await nightly(at)
    assertGreen(night)
    const backup = (await bucket.keys('shop/'))[0]?.split('.')[0] ?? ''
    // Beside the backup the bucket's index, which belongs to none.
    expect(await bucket.keys('shop/')).toEqual([...filesOf(backup), 'shop.index.json'])
    const later = await again(backup, at)
    assertGreen(later)
    expect(later.log).toContain('Restore test passed')
    expect(`${night.log}${later.log}`).not.toContain(AWS_SECRET_ACCESS_KEY)
  })
})
