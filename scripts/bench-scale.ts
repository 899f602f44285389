import { join } from 'node:path'
import { addToPath } from '../test/support/proof/clients.ts'
import { startServer } from '../test/support/server.ts'
import { fresh, ours } from './bench-database.ts'
import { fillTables } from './bench-fill.ts'
import { table } from './bench-report.ts'

/** Enough for the locks of a dump of 20,000 tables. */
const settings = { max_locks_per_transaction: '1024' }

/**
 * Backs up, verifies and restores databases of three sizes, each of twice as many tables as the one before, and holds the third against what the first
 * two say that it costs: CPU seconds of ours and of the server are a base and so much for each table, if nothing grows faster. Gives a table, and the server's major.
 */
export async function measureScale(tables: number, folder: string, major: number | undefined): Promise<{ major: number; text: string }> {
  const sizes = [tables / 4, tables / 2, tables].map(Math.round)
  if (major !== undefined) await addToPath([major])
  const server = await startServer({ settings, ...(major === undefined ? {} : { major }) })
  const steps = { 'backup': ['backup'], 'verify': ['verify'], 'restore-test': ['restore-test', '--sandbox', 'local', '--migrate', 'none'] }
  const costs = new Map(Object.keys(steps).map((name) => [name, [] as number[]]))
  try {
    for (const size of sizes) {
      await fillTables(server, `tables_${size}`, size)
      const store = fresh(join(folder, `store-${size}`))
      for (const [name, words] of Object.entries(steps)) {
        const { measured } = await ours({ server, database: `tables_${size}`, store, folder, words })
        costs.get(name)?.push(measured.cpuSeconds + (measured.serverCpuSeconds ?? 0))
        console.log(`  ${name} of ${size} tables: ${measured.seconds.toFixed(1)} s`)
      }
      fresh(store)
    }
  } finally {
    await server.stop()
  }
  const text = table(['CPU seconds for tables', ...sizes.map(String), 'the third by the first two', 'milliseconds a table more'], [...costs].map(([name, [first = NaN, second = NaN, third = NaN]]) => {
    const each = (second - first) / (sizes[1] ?? NaN) * 2
    return [name, ...[first, second, third].map((cost) => cost.toFixed(1)), (second + each * tables / 2).toFixed(1), (1000 * (third - second) / tables * 2).toFixed(1)]
  }))
  return { major: server.major, text }
}
