import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Job } from '../../support/runner.ts'
import { S3Server, versitygwPath } from '../../support/store/versitygw.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, inputsFor, shop } from './workshop.ts'

const { skip: passOver } = describe
const describeWhereInstalled = versitygwPath === undefined ? passOver : describe

describeWhereInstalled('a copy of an archive that was fetched from a bucket', () => {
  let server: TestServer
  let bucket: S3Server
  let job: Job

  beforeAll(async () => {
    [server, bucket] = await Promise.all([startServer({}), S3Server.start()])
    await server.sql(shop)
    job = new Job()
  }, 120_000)
  afterAll(async () => {
    job.remove()
    await Promise.all([server.stop(), bucket.stop()])
  })

  it('is, after a parallel restore from it, still the one whose checksum a later step knows', async () => {
    const step = (action: string, more: Record<string, string>) =>
      job.step({ action, with: { 'store': `s3://${bucket.bucket}/copies`, 's3-endpoint': bucket.endpoint, ...more }, environment: bucket.environment })
    const { sha256 } = (await step('backup', { ...inputsFor(server.connection()) })).outputs
    const drill = await step('restore-test', { sandbox: 'local', jobs: '2', migrate: 'none' })
    expect([errorsOf(drill), drill.outputs['verdict']]).toEqual([[], 'proved'])
    const copies = readdirSync(job.temporary, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.dump'))
    expect(copies.map((path) => createHash('sha256').update(readFileSync(join(job.temporary, path))).digest('hex'))).toEqual([sha256])
  })
})
