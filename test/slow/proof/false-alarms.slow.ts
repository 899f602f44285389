import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sweepSandboxes } from '../../../src/sandbox/sandbox.ts'
import { addToPath, majorsHere } from '../../support/proof/clients.ts'
import { makeSeededDatabase } from '../../support/proof/seeded-database.ts'
import { Workbench } from '../../support/proof/workbench.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

const firstSeed = Number(process.env['ZIMMER_SEED'] ?? 1)
const scale = Number(process.env['ZIMMER_DRILLS'] ?? 200) / 200
const majors = await majorsHere([13, 15, 17, 18])
const quick = { 'jit': 'off', 'autovacuum': 'off', 'full_page_writes': 'off', 'synchronous_commit': 'off', 'shared_buffers': '32MB' }

interface Drilling { readonly from: number; readonly to: number; readonly sandbox: 'service' | 'docker' | 'local'; readonly count: number }

// Starting a sandbox of our own takes seconds; where its kind is not what matters, a server that stands already does.
const drills: readonly Drilling[] = [
  ...majors.map((major): Drilling => ({ from: major, to: major, sandbox: 'service', count: 26 })),
  ...majors.flatMap((from) => majors.filter((to) => to > from).map((to): Drilling => ({ from, to, sandbox: 'service', count: 10 }))),
  ...majors.map((major): Drilling => ({ from: major, to: major, sandbox: 'local', count: 5 })),
  ...majors.map((major): Drilling => ({ from: major, to: major, sandbox: 'docker', count: 4 })),
]

describe('a restore of what nobody has touched', () => {
  const sources = new Map<number, TestServer>()
  const services = new Map<number, TestServer>()
  let seed = firstSeed

  beforeAll(async () => {
    await addToPath(majors)
    for (const major of majors) {
      sources.set(major, await startServer({ major, settings: quick }))
      services.set(major, await startServer({ major, settings: quick }))
    }
  })

  afterAll(async () => {
    await Promise.all([...sources.values(), ...services.values()].map((server) => server.stop()))
    await sweepSandboxes()
  })

  it('is tried over at least one major', () => { expect(drills).not.toEqual([]) })

  it.each(drills)('from PostgreSQL $from into $to, sandbox $sandbox, raises no alarm in $count drills', async ({ from, to, sandbox, count }) => {
    const queue = Array.from({ length: Math.ceil(count * scale) }, () => seed++)
    const alarms: string[] = []
    await Promise.all([1, 2].map(async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) alarms.push(...await alarmsOf(next, { from, to, sandbox }))
    }))
    expect(alarms).toEqual([])
  }, 1_200_000)

  async function alarmsOf(seedOfOne: number, { from, to, sandbox }: Pick<Drilling, 'from' | 'to' | 'sandbox'>): Promise<string[]> {
    const [source, service] = [sources.get(from), services.get(to)]
    if (source === undefined || service === undefined) throw new Error('a server is missing')
    const bench = new Workbench()
    const made = await makeSeededDatabase(source, seedOfOne)
    const story = `seed ${seedOfOne} (${made.encoding}; ${made.settings.join('; ')})`
    try {
      await bench.backUp(source.connection(made.name))
      const { host, port, user, password } = service.connection()
      const place: Record<string, string> = sandbox === 'service'
        ? { 'sandbox-host': host, 'sandbox-port': String(port), 'sandbox-user': user, 'sandbox-password': password?.reveal() ?? '', 'sandbox-database': `drill_${seedOfOne}`, 'owner': seedOfOne % 2 === 0 ? 'keep' : 'drop' }
        : { 'sandbox-port': 'auto' }
      const report = await bench.drill({ sandbox, jobs: '2', ...place })
      const verified = await bench.verify()
      return [
        ...report.problems.map((problem) => `${story}: ${problem.step}: ${problem.sentence}`),
        ...(report.verdict === 'proved' && verified.verdict === 'proved' ? [] : [`${story}: ${report.verdict}, verify ${verified.verdict}: ${report.reason ?? verified.reason ?? ''}`]),
        ...(report.rowsProved > 200 ? [] : [`${story}: only ${report.rowsProved} rows were compared`]),
      ]
    } catch (problem) {
      return [`${story}: threw ${String(problem)}\n${bench.lines.slice(-10).join('\n')}`]
    } finally {
      await source.sql(`DROP DATABASE "${made.name.replaceAll('"', '""')}" WITH (FORCE)`)
      bench.remove()
    }
  }
})
