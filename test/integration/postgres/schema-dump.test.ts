import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { Secret } from '../../../src/kit/secret.ts'
import { findServerBinaries } from '../../../src/postgres/clients.ts'
import { startSchemaDump } from '../../../src/postgres/schema-dump.ts'
import { freePort, installedMajor } from '../../support/server.ts'

const programs = await findServerBinaries(await installedMajor() ?? 0)
const { skip: passOver } = describe
const describeWhere = programs === undefined ? passOver : describe

describeWhere('a dump of the schema whose server has gone away (needs pg_dump)', () => {
  it('says so, and is no bug of ours', async () => {
    const connection = { host: '127.0.0.1', port: await freePort(), user: 'u', database: 'we"ird; $(id)', password: new Secret('p'), parameters: {} }
    const dump = startSchemaDump({ name: 'pg_dump', path: join(programs?.directory ?? '', 'pg_dump') }, connection, { encoding: 'UTF8', settings: {}, signal: new AbortController().signal })
    dump.stdout.resume()
    await expect(dump.done).rejects.toMatchObject({ name: 'KnownError', code: 'connection-refused' })
  })
})
