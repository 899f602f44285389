import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../../src/sandbox/port.ts'
import { addToPath, majorsHere } from '../../support/proof/clients.ts'
import { Workbench } from '../../support/proof/workbench.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { hasImage } from './request.ts'
import { describeWhere } from './where.ts'

const majors: number[] = []
for (const major of await majorsHere([15, 17, 18])) if (await hasImage(`postgres:${major}`)) majors.push(major)
const major = Math.max(0, ...majors)

describeWhere(major > 0)('a restore test in Docker, in a container without a network (needs a daemon, and an image and the programs of one major)', () => {
  const bench = new Workbench()
  let server: TestServer

  beforeAll(async () => {
    await addToPath([major])
    server = await startServer({ major })
    await server.sql('CREATE DATABASE shop')
    await server.sql('CREATE TABLE orders AS SELECT i AS id, repeat(\'row \', 50) || i AS text FROM generate_series(1, 20000) i; ALTER TABLE orders ADD PRIMARY KEY (id)', 'shop')
    await bench.backUp(server.connection('shop'))
  }, 120_000)

  afterAll(async () => {
    await server.stop()
    bench.remove()
  })

  it('proves every row, and its port answers the programs of migrations and the checks', async () => {
    const checks = join(bench.temporary, 'checks.sql')
    writeFileSync(checks, '-- migrated\nSELECT 1 WHERE pg_catalog.to_regclass(\'public.migrated\') IS NULL;\n')
    const migrate = 'psql -X -v ON_ERROR_STOP=1 -c "CREATE TABLE public.migrated AS SELECT count(*) FROM public.orders"'
    const report = await bench.drill({ 'sandbox': 'docker', 'sandbox-port': 'auto', 'client': 'path', migrate, checks })
    expect(report.problems).toEqual([])
    expect(report.verdict).toBe('proved')
    expect(bench.lines.join('\n')).toMatch(/on 127\.0\.0\.1:\d+, without a network/)
  }, 120_000)

  it('steps around the port of another at the same moment', async () => {
    const port = String(await freePort())
    const reports = await Promise.all([1, 2].map(() => bench.drill({ 'sandbox': 'docker', 'sandbox-port': port, 'client': 'path' })))
    expect(reports.map(({ verdict }) => verdict)).toEqual(['proved', 'proved'])
    expect(bench.lines.join('\n')).toMatch(new RegExp(`port ${port} on 127\\.0\\.0\\.1 is taken by .*taking a free port`))
  }, 120_000)
})
