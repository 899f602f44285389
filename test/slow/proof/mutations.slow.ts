import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { join } from 'node:path'
import pg from 'pg'
import { readFileSync } from 'node:fs'
import { compareRestored, readRows } from '../../../src/actions/restore-test/comparison.ts'
import type { ComparisonRequest } from '../../../src/actions/restore-test/comparison.ts'
import { parseProof } from '../../../src/domain/manifest-parsing.ts'
import { proofFile } from '../../../src/domain/archive-name.ts'
import { findClients } from '../../../src/postgres/clients.ts'
import { restoreArchive } from '../../../src/postgres/restore.ts'
import { addToPath, majorsHere } from '../../support/proof/clients.ts'
import { everyType, rewordings } from '../../support/proof/every-type.ts'
import { spaceInMemory } from '../../support/proof/memory.ts'
import type { Space } from '../../support/proof/memory.ts'
import { mutate } from '../../support/proof/mutation.ts'
import { Workbench } from '../../support/proof/workbench.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

const mutations = Number(process.env['ZIMMER_MUTATIONS'] ?? 1000)
const firstSeed = Number(process.env['ZIMMER_SEED'] ?? 1)
const majors = await majorsHere([13, 15, 17, 18])

it('finds at least one major to mutate', () => { expect(majors).not.toEqual([]) })

describe.each(majors)('what is restored from a backup of PostgreSQL %d', (major) => {
  const bench = new Workbench()
  let server: TestServer
  let space: Space
  let untouched: ComparisonRequest

  beforeAll(async () => {
    await addToPath([major])
    server = await startServer({ major, settings: { jit: 'off', autovacuum: 'off', full_page_writes: 'off', synchronous_commit: 'off' } })
    space = await spaceInMemory(server)
    await server.sql('CREATE DATABASE every')
    await server.sql(everyType(major), 'every')
    // Each comparison then takes a second reading; one major shows that this hides nothing.
    if (major === majors.at(-1)) await server.sql(rewordings(), 'every')
    const { manifest } = await bench.backUp(server.connection('every'))
    const clients = await findClients(major)
    const archive = join(bench.store, manifest.archive.file)
    await server.sql(`CREATE DATABASE restored TEMPLATE template0 ${space.clause}`)
    const signal = new AbortController().signal
    for (const part of ['tables', 'upon them'] as const) {
      const said = await restoreArchive({ pgRestore: clients.pgRestore, connection: server.connection('restored'), archive: { path: archive, format: 'custom' }, jobs: 2, part, clean: false, ownership: true, settings: {}, signal })
      expect(said.filter(({ severity }) => severity === 'failure')).toEqual([])
    }
    const proof = parseProof(readFileSync(join(bench.store, proofFile(manifest.backup, 'none')), 'utf8'), 'proof')
    untouched = { connection: server.connection('restored'), serverVersionNumber: manifest.server.versionNumber, manifest, proof, archive: { path: archive, format: 'custom' }, pgDump: clients.pgDump, pgRestore: clients.pgRestore, ownership: true, settings: {}, sessions: 2, signal }
  })

  afterAll(async () => {
    await server.stop()
    space.remove()
    bench.remove()
  })

  const differencesOf = async (request: ComparisonRequest) => (await compareRestored(request, await readRows(request, () => undefined))).differences

  it('is equal to the source as long as nobody has touched it', async () => {
    expect(await differencesOf(untouched)).toEqual([])
  })

  it(`is no longer, whichever of ${Math.ceil(mutations / majors.length)} things was done to it`, async () => {
    const share = Math.ceil(mutations / majors.length)
    const queue = Array.from({ length: share }, (_, index) => firstSeed + majors.indexOf(major) * share + index)
    const kinds = new Map<string, number>()
    const missed: string[] = []
    await Promise.all([1, 2, 3].map(async () => {
      for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
        const database = `mutated_${seed}`
        await server.sql(`CREATE DATABASE ${database} TEMPLATE restored ${space.clause}`)
        const done = await mutateDatabase(server, database, seed)
        kinds.set(done.kind, (kinds.get(done.kind) ?? 0) + 1)
        const differences = await differencesOf({ ...untouched, connection: server.connection(database) }).catch((problem: unknown) => { missed.push(`seed ${seed}, ${done.kind}: ${done.statement}\n  threw ${String(problem)}`); return ['thrown'] })
        if (differences.length === 0) missed.push(`seed ${seed}, ${done.kind}: ${done.statement}`)
        await server.sql(`DROP DATABASE ${database} WITH (FORCE)`)
      }
    }))
    process.stdout.write(`PostgreSQL ${major}: ${share} mutations from seed ${firstSeed + majors.indexOf(major) * share}, ${kinds.size} kinds, ${missed.length} missed\n`)
    expect(missed).toEqual([])
  }, 1_800_000)
})

async function mutateDatabase(server: TestServer, database: string, seed: number): Promise<{ kind: string; statement: string }> {
  const { host, port, user, password } = server.connection(database)
  const client = new pg.Client({ host, port, user, database, ...(password === undefined ? {} : { password: password.reveal() }) })
  await client.connect()
  try {
    return await mutate(client, seed)
  } finally {
    await client.end()
  }
}
