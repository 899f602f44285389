import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { archiveFile, backupName } from '../../../src/domain/archive-name.ts'
import type { IndexFacts } from '../../../src/domain/manifest.ts'
import { KnownError } from '../../../src/kit/errors.ts'
import { run } from '../../../src/kit/process.ts'
import { findClients } from '../../../src/postgres/clients.ts'
import { libpqEnvironment } from '../../../src/postgres/connection.ts'
import { validateConstraints } from '../../../src/postgres/constraints-validation.ts'
import { connect, ownSearchPath } from '../../../src/postgres/session.ts'
import { addToPath, clientsOf, majorsHere } from '../../support/proof/clients.ts'
import { plant, stored } from '../../support/proof/planting.ts'
import type { Stored } from '../../support/proof/planting.ts'
import { numbersFrom } from '../../support/proof/mutation.ts'
import { Workbench } from '../../support/proof/workbench.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

const majors = await majorsHere([13, 15, 17, 18])
// The second newest: so that there is a pg_dump that is newer than the server.
const major = majors.at(-2) ?? majors.at(-1) ?? 15
const newer = majors.find((one) => one > major)
const compressions = ['none', 'gzip:6', ...(major >= 16 ? ['zstd:3'] : [])]

const shop = `
  CREATE EXTENSION pg_trgm;
  CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, note text);
  CREATE TABLE orders (id int PRIMARY KEY, customer int CONSTRAINT known_customer REFERENCES customers, amount numeric);
  INSERT INTO customers SELECT n, 'customer ' || n, md5(n::text) || md5((n * 7)::text) FROM generate_series(1, 2000) n;
  INSERT INTO orders SELECT n, 1 + n % 2000, n * 1.01 FROM generate_series(1, 2000) n;
  CREATE ROLE shop_owner; ALTER TABLE customers OWNER TO shop_owner;`

const bench = new Workbench()
let server: TestServer
let service: TestServer
let good: Readonly<Record<string, Stored>> = {}
let planted = 0

beforeAll(async () => {
  await addToPath([major])
  server = await startServer({ major })
  service = await startServer({ major })
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  for (const compression of compressions) {
    const { backup } = await bench.backUp(server.connection('shop'), { compression })
    good = { ...good, [compression]: stored(bench.store, backup) }
  }
}, 300_000)

afterAll(async () => {
  await Promise.all([server.stop(), service.stop()])
  bench.remove()
})

afterEach(() => { bench.lines.length = 0 })

const sound = (compression = 'none'): Stored => {
  const found = good[compression]
  if (found === undefined) throw new Error(`there is no backup with ${compression}`)
  return found
}

interface Judgement { readonly verdict: string; readonly said: string }

/** What verify and a drill say of bytes in the place of a backup: the verdict, or the error's code, with the sentences. */
async function judged(archive: Uint8Array, like?: Pick<Stored, 'manifest' | 'proof'>, how: 'both' | 'verify' = 'both'): Promise<{ verify: Judgement; drill: Judgement }> {
  const backup = backupName(like?.manifest.database ?? 'shop', new Date(Date.UTC(2025, 0, 1, 0, 0, ++planted))).id
  plant(bench.store, backup, archive, like)
  const verify = await outcome(async () => {
    const { verdict, reason } = await bench.verify({ backup })
    return { verdict, said: reason ?? '' }
  })
  const drill = how === 'verify' ? { verdict: 'none', said: '' } : await outcome(async () => {
    const report = await bench.drill({ backup, jobs: '2', ...serviceInputs() })
    return { verdict: report.verdict, said: report.problems.map(({ sentence }) => sentence).join('; ') || (report.reason ?? '') }
  })
  return { verify, drill }
}

async function outcome(work: () => Promise<Judgement>): Promise<Judgement> {
  try {
    return await work()
  } catch (problem) {
    if (!(problem instanceof KnownError)) throw problem
    return { verdict: problem.code, said: problem.message }
  }
}

function serviceInputs(): Record<string, string> {
  const { host, port, user, password } = service.connection()
  return { 'sandbox': 'service', 'sandbox-host': host, 'sandbox-port': String(port), 'sandbox-user': user, 'sandbox-password': password?.reveal() ?? '', 'sandbox-database': 'drill' }
}

/** An archive that somebody took by hand. */
async function dumped(parameters: readonly string[], options: { database?: string; with?: number; user?: string } = {}): Promise<Buffer> {
  const { pgDump } = await findClients(major)
  const tool = options.with === undefined ? pgDump : { name: 'pg_dump', path: join(await clientsOf(options.with), 'pg_dump') }
  const file = join(bench.temporary, 'by-hand.dump')
  const connection = { ...server.connection(options.database ?? 'shop'), ...(options.user === undefined ? {} : { user: options.user }) }
  await run(tool, [...parameters, '--file', file], { environment: libpqEnvironment(connection) })
  return readFileSync(file)
}

describe.each(compressions)('a backup with compression %s', (compression) => {
  it('is proved by verify and by a drill as it is', async () => {
    const { archive } = sound(compression)
    expect(await judged(archive, sound(compression))).toEqual({ verify: { verdict: 'proved', said: '' }, drill: { verdict: 'proved', said: '' } })
  })

  it('is damaged when it is cut to 1 to 99 %, although its checksum agrees', async () => {
    const { archive } = sound(compression)
    for (let percent = 1; percent < 100; percent++) {
      const { verify } = await judged(archive.subarray(0, Math.floor(archive.length * percent / 100)), sound(compression), 'verify')
      expect({ percent, ...verify }).toEqual({ percent, verdict: 'damaged', said: expect.stringMatching(/: the archive ends /) })
    }
  })

  it.each([1, 30, 60, 99])('fails its drill when it is cut to %d %%', async (percent) => {
    const { archive } = sound(compression)
    const { drill } = await judged(archive.subarray(0, Math.floor(archive.length * percent / 100)), sound(compression))
    expect(drill).toEqual({ verdict: 'damaged', said: expect.stringMatching(/the archive (?:ends too early|is damaged)/) })
  })

  it('is damaged when one bit of its data flipped before it was hashed', async () => {
    const { archive } = sound(compression)
    const draw = numbersFrom(4711)
    for (let attempt = 0; attempt < 60; attempt++) {
      const at = Math.floor(archive.length * 0.2) + draw(Math.floor(archive.length * 0.8))
      const { verify } = await judged(flipped(archive, at, draw(8)), sound(compression), 'verify')
      expect({ at, ...verify }).toEqual({ at, verdict: 'damaged', said: expect.stringMatching(/archive|other content|rows in|is damaged: it does not decompress/) })
    }
  })

  it('is named by its checksum when one bit flipped in the store, wherever it is', async () => {
    const { archive } = sound(compression)
    for (const part of [0, 0.001, 0.02, 0.5, 1]) {
      const { backup } = (await bench.verify({ backup: sound(compression).manifest.backup })).backups[0] ?? { backup: '' }
      const path = join(bench.store, archiveFile(backup, 'none'))
      writeFileSync(path, flipped(archive, Math.floor(part * (archive.length - 1)), 3))
      expect(await bench.verify({ backup })).toMatchObject({ verdict: 'damaged', reason: expect.stringContaining('the checksum of') })
      expect(await outcome(async () => ({ verdict: (await bench.drill({ backup, ...serviceInputs() })).verdict, said: '' }))).toMatchObject({ verdict: 'checksum-differs' })
      writeFileSync(path, archive)
    }
  })

  it.each([0.3, 0.55, 0.8])('fails its drill when one bit flipped at %d of it', async (part) => {
    const { archive } = sound(compression)
    const { drill } = await judged(flipped(archive, Math.floor(part * archive.length), 2), sound(compression))
    expect(drill).toEqual({ verdict: 'damaged', said: expect.stringMatching(/the archive|other content|value of the backup|rows in|a length that the archive names/) })
  })
})

describe('what is no backup of the database', () => {
  it('an empty file', async () => {
    expect(await judged(Buffer.alloc(0), sound())).toEqual({
      verify: { verdict: 'damaged', said: expect.stringMatching(/: the stored file is empty$/) }, drill: { verdict: 'damaged', said: 'the file is an empty file, not an archive in pg_dump\'s custom format' },
    })
  })

  it('plain SQL that is called .dump', async () => {
    expect(await judged(await dumped(['--format=plain']), sound())).toEqual({
      verify: { verdict: 'damaged', said: expect.stringContaining('the file is a plain SQL script, not an archive') }, drill: { verdict: 'damaged', said: 'the file is a plain SQL script, not an archive in pg_dump\'s custom format' },
    })
  })

  it('another database', async () => {
    await server.sql('CREATE DATABASE other')
    await server.sql('CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, note text); INSERT INTO customers VALUES (1, \'another one\')', 'other')
    const { verify, drill } = await judged(await dumped(['--format=custom'], { database: 'other' }), sound())
    expect(verify).toEqual({ verdict: 'damaged', said: expect.stringContaining('public.customers has 1 row in the archive, the source had 2,000') })
    expect(drill).toEqual({ verdict: 'damaged', said: expect.stringContaining('public.orders is missing in the restored database') })
  })

  it('the schema alone', async () => {
    const { verify, drill } = await judged(await dumped(['--format=custom', '--schema-only']), sound())
    expect(verify).toEqual({ verdict: 'damaged', said: expect.stringContaining('public.customers is missing in the archive') })
    expect(drill).toEqual({ verdict: 'damaged', said: expect.stringContaining('public.customers has 0 rows in the restored database, the source had 2,000') })
  })

  it('the rows that a role was let to see', async () => {
    await server.sql('CREATE ROLE narrow LOGIN')
    await server.sql('CREATE DATABASE narrow OWNER narrow TEMPLATE shop')
    const { password } = server.connection()
    await server.sql(`ALTER ROLE narrow PASSWORD '${(password?.reveal() ?? '').replaceAll('\'', '\'\'')}'`)
    await server.sql('GRANT SELECT ON ALL TABLES IN SCHEMA public TO narrow; ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY even ON orders FOR SELECT USING (id % 2 = 0)', 'narrow')
    const { backup } = await bench.backUp(server.connection('narrow'))
    const whole = stored(bench.store, backup)
    const { verify, drill } = await judged(await dumped(['--format=custom', '--enable-row-security'], { database: 'narrow', user: 'narrow' }), whole)
    expect(verify).toEqual({ verdict: 'damaged', said: expect.stringContaining('public.orders has 1,000 rows in the archive, the source had 2,000') })
    expect(drill).toEqual({ verdict: 'damaged', said: expect.stringContaining('public.orders has 1,000 rows in the restored database, the source had 2,000') })
    expect(await judged(whole.archive, whole)).toMatchObject({ verify: { verdict: 'proved' }, drill: { verdict: 'proved' } })
  })

  it('nothing can be said of an archive that has no manifest, though it restores', async () => {
    expect(await judged(await dumped(['--format=custom']))).toEqual({
      verify: { verdict: 'unproved', said: expect.stringContaining('there is no manifest to compare the rows with') }, drill: { verdict: 'unproved', said: 'it restores, but there is nothing to compare its rows with' },
    })
  })
})

describe('what the source itself had wrong', () => {
  it('orders of customers that are not there: the drill names the foreign key that the restore lacks', async () => {
    await server.sql('CREATE DATABASE orphaned TEMPLATE shop')
    await server.sql('SET session_replication_role = replica; DELETE FROM customers WHERE id = 7', 'orphaned')
    const { backup } = await bench.backUp(server.connection('orphaned'))
    expect(await bench.verify({ backup })).toMatchObject({ verdict: 'proved' })
    const broken = await bench.drill({ backup, ...serviceInputs() })
    expect(broken).toMatchObject({ verdict: 'damaged' })
    expect(broken.problems[0]).toMatchObject({ step: 'restore', sentence: 'foreign key known_customer of table orders is violated by rows in the backup, so it is missing after the restore' })
    // The server's own words hold a key of a row.
    expect(bench.lines.join('\n')).not.toContain('Key (customer)=')
    await server.sql('SET session_replication_role = replica; INSERT INTO customers VALUES (7, \'again\', NULL)', 'orphaned')
    expect(await bench.drill({ backup: (await bench.backUp(server.connection('orphaned'))).backup, ...serviceInputs() })).toMatchObject({ verdict: 'proved' })
  })
})

describe('an index of a partitioned table', () => {
  const catalog = (valid: boolean, name: string) => `UPDATE pg_index SET indisvalid = ${valid} WHERE indexrelid = '${name}'::regclass`
  const findings = async (expected?: { indexes: readonly IndexFacts[] }) => {
    const session = await connect(server.connection('split'), ownSearchPath)
    try {
      return (await validateConstraints([session], { constraints: [], sequences: [], ...expected })).findings.map(({ severity, sentence }) => `${severity}: ${sentence}`)
    } finally {
      await session.end()
    }
  }

  it('is told when one of its parts is invalid, but not when sessions of a parallel restore left only its own mark behind', async () => {
    await server.sql('CREATE DATABASE split')
    await server.sql('CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (9); CREATE TABLE t2 PARTITION OF t DEFAULT; CREATE INDEX t_a ON t (a)', 'split')
    await server.sql(catalog(false, 't1_a_idx'), 'split')
    expect(await findings()).toEqual(['failure: index t1_a_idx of public.t1 is invalid'])
    await server.sql(`${catalog(true, 't1_a_idx')}; ${catalog(false, 't_a')}`, 'split')
    expect(await findings()).toEqual([])
  })

  it('that lacks a part is a failure, unless it lacked it at the source', async () => {
    await server.sql('CREATE INDEX lacking ON ONLY t (a)', 'split')
    expect(await findings()).toEqual(['failure: index lacking of public.t is invalid'])
    const known = { schema: 'public', table: 't', name: 'lacking', definition: '', valid: false, unique: false }
    expect(await findings({ indexes: [known] })).toEqual(['notice: index lacking of public.t is invalid, as it was at the source'])
  })
})

describe('what the place of the drill lacks', () => {
  it('a role: it is named where the manifest does not tell it, and made where it does', async () => {
    const id = 'shop-20240101_000001'
    plant(bench.store, id, sound().archive)
    const without = await bench.drill({ backup: id, ...serviceInputs(), owner: 'keep' })
    expect(without.problems.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('role shop_owner does not exist on this server')])
    expect(await bench.drill({ backup: sound().manifest.backup, ...serviceInputs(), owner: 'keep' })).toMatchObject({ verdict: 'proved', problems: [] })
    await service.sql('DROP ROLE shop_owner')
  })

  it('an extension: the drill does not begin, and says what is lacking', async () => {
    const { manifest, proof, archive } = sound()
    const more = { proof, manifest: { ...manifest, extensions: [...manifest.extensions, { name: 'lacking', version: '1.0', schema: 'public' }] } }
    expect((await judged(archive, more)).drill).toEqual({ verdict: 'extension-missing', said: expect.stringContaining('lacks the extension lacking that the backup needs') })
  })

  it('room for the schema public: that it is there already is no failure', async () => {
    const archive = await dumped(['--format=custom', '--schema=public'])
    // pg_dump leaves extensions out when a schema is named; nothing of them is used.
    expect((await judged(archive)).drill).toEqual({ verdict: 'unproved', said: 'it restores, but there is nothing to compare its rows with' })
  })

  // Skipped where no PostgreSQL is installed that is newer than the server.
  const withNewer = newer === undefined ? it.skip : it
  withNewer('a pg_restore for what a newer pg_dump wrote: it is said which format it has', async () => {
    const archive = await dumped(['--format=custom'], { with: newer ?? major })
    const { verify, drill } = await judged(archive, sound())
    expect(verify).toEqual({ verdict: 'proved', said: '' })
    expect(drill.said === '' || /has format 1\.\d+, which this pg_restore is too old to read/.test(drill.said)).toBe(true)
  })

  it('nothing, for what an older major wrote', async () => {
    const older = majors[0] ?? major
    await addToPath([older])
    const source = await startServer({ major: older })
    try {
      await source.sql('CREATE DATABASE shop')
      await source.sql(shop, 'shop')
      const { backup } = await bench.backUp(source.connection('shop'))
      expect(await bench.verify({ backup })).toMatchObject({ verdict: 'proved' })
      expect(await bench.drill({ backup, ...serviceInputs() })).toMatchObject({ verdict: 'proved', problems: [] })
    } finally {
      await source.stop()
    }
  })
})

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}
