import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationCheckReport } from '../src/actions/migration-check/report.ts'
import { median } from '../src/domain/median.ts'
import { inputsFor } from '../test/integration/actions/workshop.ts'
import { CacheDouble } from '../test/support/github/cache-double.ts'
import { Job } from '../test/support/runner.ts'
import { startServer } from '../test/support/server.ts'
import type { TestServer } from '../test/support/server.ts'

/**
 * Measures how long a migration check takes until its migrations can begin: restored and proved, or started from what an earlier check has kept. As on a
 * runner, from dist, with GitHub's own client and a cache on loopback: what the network takes comes on top of the warm start.
 */
export async function measureMigrations(rounds: number, fill: (server: TestServer) => Promise<void>): Promise<void> {
  const [source, cache] = await Promise.all([startServer({ settings: { shared_buffers: '512MB' } }), CacheDouble.start()])
  const job = new Job()
  try {
    console.log('filling a database …')
    await fill(source)
    await job.step({ action: 'backup', with: inputsFor(source.connection('bench')) })
    mkdirSync(join(job.workspace, 'sql'))
    writeFileSync(join(job.workspace, 'sql/up.sql'), 'ALTER TABLE customers ADD vip boolean;\n')
    const key = randomBytes(32).toString('base64')
    const check = async (cacheKey: string): Promise<MigrationCheckReport> => {
      const { status, outputs, log } = await job.step({
        action: 'migration-check', environment: cache.environment,
        with: { 'database': 'bench', 'sandbox': 'local', 'migrate': 'psql -X -q -f sql/up.sql', 'down-command': 'none', 'cache-key': cacheKey },
      })
      const report = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')) as MigrationCheckReport
      if (status !== 0 || report.seconds.ready === null) throw new Error(`the check ended with ${status}: ${log.slice(-2000)}`)
      return report
    }
    const contestants = [
      { name: 'restored and proved, nothing kept', isWarm: false, run: () => check('') },
      { name: 'restored and proved, then kept', isWarm: false, run: () => { cache.entries.length = 0; return check(key) } },
      { name: 'warm start', isWarm: true, run: () => check(key) },
    ].map((one) => ({ ...one, ready: [] as number[], total: [] as number[] }))
    for (let round = 1; round <= rounds; round++) {
      for (const { name, isWarm, run, ready, total } of contestants) {
        const { warm, seconds } = await run()
        if (warm !== isWarm) throw new Error(`${name}: the sandbox was ${warm ? '' : 'not '}warm`)
        ready.push(seconds.ready ?? NaN)
        total.push(seconds.total)
        console.log(`  round ${round}: ${name}: ready after ${(seconds.ready ?? NaN).toFixed(1)} s, ended after ${seconds.total.toFixed(1)} s`)
      }
    }
    const base = median(contestants[0]?.ready ?? [])
    console.log(`\n${'migrations'.padEnd(40)} ${'ready s (spread)'.padStart(20)} ${'ratio'.padStart(6)} ${'total s'.padStart(8)}   (the entry: ${((cache.entries[0]?.content.length ?? 0) / 1e6).toFixed(0)} MB)`)
    for (const { name, ready, total } of contestants) {
      console.log(`${name.padEnd(40)} ${`${median(ready).toFixed(1)} (${Math.min(...ready).toFixed(1)}-${Math.max(...ready).toFixed(1)})`.padStart(20)} ${(median(ready) / base).toFixed(2).padStart(6)} ${median(total).toFixed(1).padStart(8)}`)
    }
  } finally {
    job.remove()
    await Promise.all([cache.stop(), source.stop()])
  }
}
