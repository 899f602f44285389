import { afterAll, beforeAll, describe } from '@jest/globals'
import { S3Store } from '../../src/store/s3.ts'
import { dies } from '../support/store/dies.ts'
import { S3Server, versitygwPath } from '../support/store/versitygw.ts'
import { storeContract } from './store-contract.ts'

const { skip } = describe
const describeWhereInstalled = versitygwPath === undefined ? skip : describe

describeWhereInstalled('against versitygw', () => {
  let server: S3Server
  let count = 0
  beforeAll(async () => {
    server = await S3Server.start()
    Object.assign(process.env, server.environment)
  })
  afterAll(() => server.stop())

  storeContract('S3', () => {
    const prefix = `contract/${++count}`
    return Promise.resolve({
      open: () => Promise.resolve(new S3Store(`s3://${server.bucket}/${prefix}`, { endpoint: server.endpoint, environment: server.environment, now: () => new Date() })),
      plant: (name, content) => server.plant(`${prefix}/${name}`, content),
      names: () => server.keys(`${prefix}/`),
      dieBeforeChecksum: (id) => dies([id, `s3://${server.bucket}/${prefix}`, server.endpoint], server.environment),
      close: () => Promise.resolve(),
    })
  })
})
