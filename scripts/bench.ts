// Measures the suite beside what people would write by hand: docs/benchmarks.md. One database is built, and the contestants alternate, so that whatever
// else the machine does falls on all of them. Ratios are the result; absolute times are this machine's.
//   npm run bench -- --rounds 3 --scale 1                  (scale 1: about 1 GB of data)
//   npm run bench -- --major 17 --only backup              (programs of another major, from its image; one group: backup, restore or verify)
//   npm run bench -- --only memory --gigabytes 10          (a generated archive into each kind of store; no database)
//   npm run bench -- --only memory --gigabytes 50 --store folder   (one kind: folder, s3, ssh or artifact; it needs as much room on the disk, s3 twice)
//   npm run bench -- --only scale --tables 20000           (many small tables, at a quarter, a half and all of that number; --major 17)
//   npm run bench -- --only migrations                     (how long a migration check takes to begin, warm and cold)
//   npm run bench -- --only status                         (a hundred and ten thousand backups in a folder; no database)
//   npm run bench -- --only start                          (each action until its own work begins; no database)
// --publish writes the tables into docs/benchmarks.md and docs/scale.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { measureDatabase } from './bench-database.ts'
import { fill } from './bench-fill.ts'
import { measureMemory } from './bench-memory.ts'
import { rowsOf, show, tablesOf } from './bench-report.ts'
import { measureScale } from './bench-scale.ts'
import { measureMigrations } from './bench-migrations.ts'
import { measureStart, measureStatus } from './bench-status.ts'

const { values } = parseArgs({ options: {
  rounds: { type: 'string', default: '3' }, scale: { type: 'string', default: '1' }, major: { type: 'string' }, only: { type: 'string' },
  gigabytes: { type: 'string', default: '1' }, tables: { type: 'string', default: '2000' }, store: { type: 'string' }, publish: { type: 'boolean', default: false },
} })
const { only, publish } = values
const rounds = Number(values.rounds)
const folder = resolve('.bench')

async function compare(): Promise<void> {
  const scale = Number(values.scale)
  const { major, results } = await measureDatabase({ rounds, scale, folder, major: values.major === undefined ? undefined : Number(values.major), only })
  const rows = rowsOf(results)
  const file = join(folder, `results-${major}.json`)
  writeFileSync(file, `${JSON.stringify({ major, scale, rounds, rows }, null, 2)}\n`)
  show(`PostgreSQL ${major}`, `Scale ${scale}, medians of ${rounds}.\n\n${tablesOf(rows)}`, publish)
  console.log(`\nAs JSON: ${file}`)
}

mkdirSync(folder, { recursive: true })
switch (only) {
  case 'status': measureStatus(rounds); break
  case 'start': measureStart(rounds); break
  case 'migrations': await measureMigrations(rounds, (server) => fill(server, Number(values.scale))); break
  case 'memory': show('memory', await measureMemory(Number(values.gigabytes), values.store), publish); break
  case 'scale': {
    const { major, text } = await measureScale(Number(values.tables), folder, values.major === undefined ? undefined : Number(values.major))
    show(`scale, PostgreSQL ${major}`, text, publish)
    break
  }
  default: await compare()
}
