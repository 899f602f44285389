import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DirectoryStore } from '../../../src/store/directory.ts'
import { S3Store } from '../../../src/store/s3.ts'
import { SshStore } from '../../../src/store/ssh.ts'
import type { Store } from '../../../src/store/store.ts'
import { ArtifactDouble } from '../../support/github/artifact-double.ts'
import { ArtifactPlace } from '../../support/github/artifact-place.ts'
import { Job } from '../../support/runner.ts'
import { contentOf, idAt } from '../../support/store/content.ts'
import { dies } from '../../support/store/dies.ts'
import { hasSshd, SshServer } from '../../support/store/sshd.ts'
import { S3Server, versitygwPath } from '../../support/store/versitygw.ts'
import { reportOf } from '../actions/workshop.ts'
import { backUpInto } from './workshop.ts'

const { skip: passOver } = describe
const describeWhereInstalled = versitygwPath === undefined || !hasSshd ? passOver : describe

describeWhereInstalled('repair between stores of every kind', () => {
  let base: string
  let job: Job
  let s3: S3Server
  let ssh: SshServer
  let github: ArtifactDouble
  let place: ArtifactPlace
  let lines: string[]
  let stores: Store[]
  let inputs: Record<string, string>
  const now = () => new Date()

  beforeAll(async () => {
    [base, s3, ssh, github] = await Promise.all([mkdtemp(join(tmpdir(), 'zimmer-repair-')), S3Server.start(), SshServer.start(), ArtifactDouble.start()])
    job = new Job()
    place = await ArtifactPlace.make(github)
    Object.assign(process.env, s3.environment)
    const folder = join(ssh.folder, 'data', 'backups')
    await mkdir(folder)
    lines = [join(base, 'folder'), `s3://${s3.bucket}/repair`, ssh.url(folder), 'artifact']
    const [local = '', bucket = '', host = ''] = lines
    stores = [
      new DirectoryStore(local, { base: '/', now }), new S3Store(bucket, { endpoint: s3.endpoint, environment: s3.environment, now }),
      new SshStore(host, { key: ssh.key, knownHosts: ssh.knownHosts, environment: {}, temporaryDirectory: base, now }), await place.open({ sealed: true }),
    ]
    inputs = { 'store': lines.join('\n'), 's3-endpoint': s3.endpoint, 'ssh-key': ssh.key.reveal(), 'ssh-known-hosts': ssh.knownHosts, 'token': github.token, 'settle-minutes': '0' }
  })
  afterAll(async () => {
    job.remove()
    await Promise.all([s3.stop(), ssh.stop(), github.stop(), place.close()])
    await rm(base, { recursive: true, force: true })
  })

  const repair = (more: Record<string, string> = {}) => job.step({ action: 'repair', with: { ...inputs, ...more }, environment: { ...s3.environment, ...github.environment, GITHUB_RUN_ID: '77' } })

  /** What stands in each store: the names, and all bytes of them. */
  async function standing(): Promise<Record<string, string>[]> {
    return Promise.all(stores.map(async (store) => {
      const files = (await store.list()).flatMap((set) => Object.values(set.files))
      return Object.fromEntries(await Promise.all(files.sort((x, y) => x.name < y.name ? -1 : 1).map(async ({ name }) => [name, (await contentOf(await store.read(name))).toString('base64')] as const)))
    }))
  }

  it('gives each the backups of the others, byte for byte, and leaves nothing else', async () => {
    for (const [index, store] of stores.entries()) {
      await store.prepare(0)
      await backUpInto(store, idAt(index), Buffer.alloc(100_000 + index, `${index}`))
    }
    expect((await repair()).outputs).toMatchObject({ copied: '12', damaged: '0' })
    const [first, ...others] = await standing()
    expect(Object.keys(first ?? {})).toHaveLength(4 * 5)
    for (const other of others) expect(other).toEqual(first)
    expect(await s3.keys('repair/')).toHaveLength(20)
    expect(await readdir(join(ssh.folder, 'data', 'backups'))).toHaveLength(20)
    expect((await repair()).outputs).toMatchObject({ copied: '0', damaged: '0' })
  })

  it('makes a damaged copy good in each of them', async () => {
    const name = `${idAt(0)}.proof.json.age`
    const before = await standing()
    await s3.plant(`repair/${name}`, 'changed')
    await rm(join(ssh.folder, 'data', 'backups', name))
    for (const artifact of github.artifacts) if (artifact.name === name) artifact.content = Buffer.from('changed')
    const named = await repair()
    expect([named.status, named.outputs['damaged']]).toEqual([1, '3'])
    expect((reportOf(named)['outcomes'] as { store: string; outcome: string }[]).map(({ store, outcome }) => [store, outcome])).toEqual(lines.slice(1).map((line) => [line, 'damaged']))
    github.run++
    expect((await repair({ 'replace-damaged': 'true' })).outputs).toMatchObject({ copied: '3', damaged: '0' })
    expect(await standing()).toEqual(before)
    expect(github.names()).toHaveLength(20)
  })

  it('goes on where a writer was killed on S3 between archive and checksum, and copies the backup that others have', async () => {
    await dies([idAt(9), lines[1] ?? '', s3.endpoint], s3.environment)
    await backUpInto(new DirectoryStore(lines[0] ?? '', { base: '/', now }), idAt(9))
    const result = await repair()
    expect(result.log).toContain(`removed ${idAt(9)}.dump from ${lines[1] ?? ''}, left half written by a run that was killed`)
    expect(result).toMatchObject({ status: 0, outputs: { copied: '3' } })
  })

  it('says which store could not be reached, and copies nothing', async () => {
    const [local = ''] = lines
    const result = await job.step({ action: 'repair', with: { 'store': `${local}\ns3://no-such-bucket/x`, 's3-endpoint': s3.endpoint, 'settle-minutes': '0' }, environment: s3.environment })
    expect(result.status).toBe(1)
    expect(reportOf(result).error).toMatchObject({ code: 'store-missing' })
  })
})
