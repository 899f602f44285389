// Measures the suite beside what people would write by hand. One database is built once and kept in .bench; the contestants alternate, so that
// whatever else the machine does falls on all of them. Ratios are the result; absolute times are this machine's.
//   npm run bench -- --rounds 3 --scale 1     (scale 1: about 1 GB of data)
//   npm run bench -- --only migrations        (how long a migration check takes to begin, warm and cold)
//   npm run bench -- --only status            (a hundred and ten thousand backups in a folder; no database)
//   npm run bench -- --only start             (each action until its own work begins; no database)
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { exitStatus } from '../src/kit/errors.ts'
import { startServer } from '../test/support/server.ts'
import type { TestServer } from '../test/support/server.ts'
import { measureMigrations } from './bench-migrations.ts'
import { measureStart, measureStatus } from './bench-status.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, scale: { type: 'string', default: '1' }, only: { type: 'string' } } })
const rounds = Number(values.rounds)
const scale = Number(values.scale)
const folder = resolve('.bench')
const bin = resolve('bin/zimmer-backup')

interface Measured { readonly seconds: number; readonly cpuSeconds: number; readonly megabytes?: number; readonly restoreSeconds?: number }
interface Contestant { readonly name: string; readonly group: string; readonly run: () => Promise<Measured> }

/** Runs a program to its end; its time is the wall's, its CPU time that of itself and its children. */
async function timed(program: string, words: readonly string[], environment: Readonly<Record<string, string>>, output?: string, passing: readonly number[] = [0]): Promise<{ seconds: number; cpuSeconds: number }> {
  const sink = output === undefined ? 'ignore' : openSync(output, 'w')
  const report = join(folder, 'time.txt')
  const began = performance.now()
  try {
    await new Promise<void>((done, fail) => {
      const child = spawn('bash', ['-c', 'TIMEFORMAT="%U %S"; { time "$@" 2>"$ERRORS"; } 2>"$REPORT"', 'bash', program, ...words], {
        stdio: ['ignore', sink, 'inherit'], env: { PATH: process.env['PATH'] ?? '', HOME: folder, LC_ALL: 'C', REPORT: report, ERRORS: join(folder, 'stderr.txt'), ...environment },
      })
      child.once('error', fail)
      child.once('exit', (code) => { if (code !== null && passing.includes(code)) done(); else fail(new Error(`${program} ended with ${code ?? 'a signal'}: ${readFileSync(join(folder, 'stderr.txt'), 'utf8').slice(-600)}`)) })
    })
  } finally {
    if (typeof sink === 'number') closeSync(sink)
  }
  const seconds = (performance.now() - began) / 1000
  const [user = 0, system = 0] = readFileSync(report, 'utf8').trim().split(/\s+/).map(Number)
  return { seconds, cpuSeconds: user + system }
}

/** pgbench's tables, rows of text and of jsonb, foreign keys, several indexes and a full-text index: 1.1 GB of data at scale 1. */
async function fill(server: TestServer): Promise<void> {
  await server.sql('CREATE DATABASE bench')
  await timed(join(server.binaries, 'pgbench'), ['-i', '-q', '--foreign-keys', '-s', String(Math.max(1, Math.round(35 * scale)))], libpq(server, 'bench'))
  const rows = Math.round(700_000 * scale)
  await server.sql(`
    CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE, joined timestamptz NOT NULL);
    CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL REFERENCES customers, placed timestamptz NOT NULL, total numeric(12, 2) NOT NULL CHECK (total >= 0), detail jsonb NOT NULL);
    CREATE TABLE events (id bigint PRIMARY KEY, ordered bigint NOT NULL REFERENCES orders, kind text NOT NULL, note text NOT NULL, at timestamptz NOT NULL);
    CREATE TABLE articles (id bigint PRIMARY KEY, author bigint NOT NULL REFERENCES customers, title text NOT NULL, body text NOT NULL);
    INSERT INTO customers (name, email, joined) SELECT 'Customer ' || i, 'customer' || i || '@example.com', now() - i * interval '1 minute' FROM generate_series(1, ${Math.round(rows / 10)}) i;
    INSERT INTO orders (customer, placed, total, detail) SELECT 1 + i % ${Math.round(rows / 10)}, now() - i * interval '7 seconds', (i % 100000) / 7.0,
      jsonb_build_object('sku', md5(i::text), 'quantity', i % 9, 'gift', i % 2 = 0, 'lines', jsonb_build_array(i % 77, md5((i * 3)::text), i % 13)) FROM generate_series(1, ${rows}) i;
    INSERT INTO events SELECT i, 1 + i % ${rows}, (ARRAY['paid', 'packed', 'sent', 'returned'])[1 + i % 4], repeat(md5((i % 5000)::text) || ' ', 3) || md5(i::text), now() - i * interval '3 seconds' FROM generate_series(1, ${rows * 2}) i;
    INSERT INTO articles SELECT i, 1 + i % ${Math.round(rows / 10)}, 'Article ' || i, (SELECT string_agg('word' || (hashint8(i * 101 + n) % 5000), ' ') FROM generate_series(1, 60) n) FROM generate_series(1, ${Math.round(rows / 10)}) i;
    CREATE INDEX ON orders (customer); CREATE INDEX ON orders (placed); CREATE INDEX ON events (ordered); CREATE INDEX ON events (at); CREATE INDEX ON articles USING gin (to_tsvector('english', body));
    CREATE INDEX ON pgbench_accounts (bid); CREATE INDEX ON pgbench_accounts (abalance, aid);
    ANALYZE;`, 'bench')
}

function libpq(server: TestServer, database: string): Record<string, string> {
  const { host, port, user, password } = server.connection(database)
  return { PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: database, PGPASSWORD: password?.reveal() ?? '' }
}

async function ours(server: TestServer, store: string, words: readonly string[]): Promise<Measured> {
  const report = join(folder, 'report.json')
  const { PGDATABASE: database, ...environment } = libpq(server, 'bench')
  const measured = await timed(process.execPath, [bin, ...words, '--database', database ?? '', '--store', store, '--report-file', report, '--quiet'], environment, undefined, [0, exitStatus.unproved])
  const { manifest, seconds } = JSON.parse(readFileSync(report, 'utf8')) as { manifest?: { archive: { bytes: number } }; seconds?: { restore?: number } }
  return { ...measured, ...(manifest === undefined ? {} : { megabytes: manifest.archive.bytes / 1e6 }), ...(seconds?.restore === undefined ? {} : { restoreSeconds: seconds.restore }) }
}

/** A folder of its own for each run, so that no contestant finds another's files in it. */
function fresh(name: string): string {
  const path = join(folder, name)
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })
  return path
}

function contestants(source: TestServer, target: TestServer, recipient: string | undefined): Contestant[] {
  const backup = (name: string, more: readonly string[] = []): Contestant => ({ name, group: 'backup', run: () => ours(source, fresh('store'), ['backup', ...more]) })
  const dumped = join(folder, 'shell.dump')
  const dump = async (words: readonly string[]) => {
    const measured = await timed(join(source.binaries, 'pg_dump'), ['-Fc', ...words], libpq(source, 'bench'), dumped)
    return { ...measured, megabytes: statSync(dumped).size / 1e6 }
  }
  const drill = (name: string, store: string): Contestant => ({ name, group: 'restore', run: () => ours(source, join(folder, store), ['restore-test', '--sandbox', 'local', '--migrate', 'none']) })
  return [
    { name: 'shell: pg_dump -Fc; sha256sum', group: 'backup', run: async () => {
      const first = await dump([])
      const second = await timed('sha256sum', [dumped], {})
      return { seconds: first.seconds + second.seconds, cpuSeconds: first.cpuSeconds + second.cpuSeconds, megabytes: first.megabytes }
    } },
    { name: 'pg_dump at our compression alone', group: 'backup', run: () => dump(source.major >= 16 ? ['-Z', 'zstd:1'] : ['-Z1']) },
    backup('backup, proof: none', ['--proof', 'none']),
    backup('backup, proof: rows', ['--proof', 'rows']),
    backup('backup, proof: content'),
    ...(recipient === undefined ? [] : [backup('backup, proof: content, age', ['--age-recipients', recipient])]),
    { name: 'shell: createdb; pg_restore', group: 'restore', run: async () => {
      await target.sql('DROP DATABASE IF EXISTS restored')
      await target.sql('CREATE DATABASE restored')
      return timed(join(source.binaries, 'pg_restore'), ['-d', 'restored', join(folder, 'reference.dump')], libpq(target, 'restored'))
    } },
    { name: 'its restore alone (sandbox started, nothing compared)', group: 'restore', run: async () => {
      const { restoreSeconds = NaN, cpuSeconds } = await drill('', 'store-none').run()
      return { seconds: restoreSeconds, cpuSeconds }
    } },
    drill('restore-test, proof: none (restore and constraints)', 'store-none'),
    drill('restore-test, proof: content (every row, constraints)', 'store-content'),
    { name: 'pg_restore -f /dev/null', group: 'verify', run: () => timed(join(source.binaries, 'pg_restore'), ['-f', '/dev/null', join(folder, 'reference.dump')], {}) },
    { name: 'verify', group: 'verify', run: () => ours(source, join(folder, 'store-content'), ['verify']) },
  ]
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN

function print(all: readonly Contestant[], results: ReadonlyMap<string, readonly Measured[]>): void {
  const rows: object[] = []
  for (const group of ['backup', 'restore', 'verify']) {
    const members = all.filter((one) => one.group === group && (results.get(one.name)?.length ?? 0) > 0)
    const base = median((results.get(members[0]?.name ?? '') ?? []).map(({ seconds }) => seconds))
    console.log(`\n${group.padEnd(58)} ${'seconds (spread)'.padStart(22)} ${'ratio'.padStart(6)} ${'CPU s'.padStart(7)} ${'MB'.padStart(7)}`)
    for (const { name } of members) {
      const measured = results.get(name) ?? []
      const seconds = measured.map((one) => one.seconds)
      const row = { group, name, seconds: median(seconds), least: Math.min(...seconds), most: Math.max(...seconds), ratio: median(seconds) / base, cpuSeconds: median(measured.map((one) => one.cpuSeconds)), megabytes: measured[0]?.megabytes }
      rows.push(row)
      console.log(`${name.padEnd(58)} ${`${row.seconds.toFixed(1)} (${row.least.toFixed(1)}-${row.most.toFixed(1)})`.padStart(22)} ${row.ratio.toFixed(2).padStart(6)} ${row.cpuSeconds.toFixed(1).padStart(7)} ${(row.megabytes?.toFixed(0) ?? '').padStart(7)}`)
    }
  }
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify({ scale, rounds, rows }, null, 2)}\n`)
  console.log(`\nAs JSON: ${join(folder, 'results.json')}. CPU seconds are those of the client's side; a server's own are not in them.`)
}

async function measureDatabase(): Promise<void> {
  const [source, target] = await Promise.all([startServer({ durable: true, settings: { shared_buffers: '512MB' } }), startServer({ durable: true })])
  try {
    console.log(`filling a database of about ${scale} GB …`)
    await fill(source)
    const [sizes] = await source.sql("SELECT pg_size_pretty(sum(pg_table_size(oid))) AS tables, pg_size_pretty(sum(pg_indexes_size(oid))) AS indexes FROM pg_class WHERE relkind = 'r'", 'bench')
    console.log(`  ${String(sizes?.['tables'])} of tables, ${String(sizes?.['indexes'])} of indexes`)
    const { age } = { age: ['/usr/bin/age-keygen', '/usr/local/bin/age-keygen', '/opt/homebrew/bin/age-keygen'].find((path) => existsSync(path)) }
    let recipient: string | undefined
    if (age !== undefined) {
      rmSync(join(folder, 'key.txt'), { force: true })
      await timed(age, ['-o', join(folder, 'key.txt')], {})
      recipient = /public key: (\S+)/.exec(readFileSync(join(folder, 'key.txt'), 'utf8'))?.[1]
    }
    await timed(join(source.binaries, 'pg_dump'), ['-Fc', source.major >= 16 ? '-Zzstd:1' : '-Z1', '-f', join(folder, 'reference.dump')], libpq(source, 'bench'))
    await ours(source, fresh('store-none'), ['backup', '--proof', 'none'])
    await ours(source, fresh('store-content'), ['backup'])
    const all = contestants(source, target, recipient).filter((one) => values.only === undefined || one.group === values.only)
    const results = new Map<string, Measured[]>(all.map(({ name }) => [name, []]))
    for (let round = 0; round < rounds; round++) {
      for (const contestant of all) {
        const measured = await contestant.run().catch((problem: unknown) => { throw new Error(`${contestant.name}: ${String(problem)}`) })
        results.get(contestant.name)?.push(measured)
        console.log(`  round ${round + 1}: ${contestant.name}: ${measured.seconds.toFixed(1)} s`)
      }
    }
    print(all, results)
  } finally {
    await Promise.all([source.stop(), target.stop()])
    for (const name of ['store', 'store-none', 'store-content']) rmSync(join(folder, name), { recursive: true, force: true })
    for (const name of ['shell.dump', 'reference.dump', 'key.txt', 'report.json', 'time.txt', 'stderr.txt']) rmSync(join(folder, name), { force: true })
  }
}

mkdirSync(folder, { recursive: true })
if (values.only === 'status') measureStatus(rounds)
else if (values.only === 'migrations') await measureMigrations(rounds, fill)
else if (values.only === 'start') measureStart(rounds)
else await measureDatabase()
