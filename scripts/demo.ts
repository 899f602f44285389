// The demo: a real PostgreSQL, two nights, one flipped bit. Every claim it makes is checked; one that does not hold ends it with
// status 1.
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { duration, number, size } from '../src/domain/units.ts'
import { KnownError, messageOf } from '../src/kit/errors.ts'
import type { MigrationKind } from './demo/checkout.ts'
import { refuseInterrupted } from './demo/command.ts'
import { remakeFolder } from './demo/folder.ts'
import { openSource } from './demo/source.ts'
import type { SourceKind } from './demo/source.ts'
import { Stage, Unmet } from './demo/stage.ts'
import { Story } from './demo/story.ts'
import type { NightReport } from './demo/story.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const usage = `usage: npm run demo [-- --scale 20]

  --scale <number>                  how large the shop is: 1 is about 50 MB, 20 a gigabyte (default 1)
  --folder <path>                   where archives, reports and log go; made anew on each run (default .demo)
  --source <auto|local|docker>      where the server runs: from the installed programs, else in Docker
  --migrations <auto|alembic|sql>   what migrates the shop: alembic where it runs, else plain SQL
`

interface Options {
  readonly scale: number
  readonly folder: string
  readonly source: SourceKind
  readonly migrations: MigrationKind
}

function readOptions(words: string[]): Options | undefined {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  try {
    const help = { type: 'boolean', default: false } as const
    const options = { scale: text('1'), folder: text(join(root, '.demo')), source: text('auto'), migrations: text('auto'), help }
    const { values } = parseArgs({ args: words, options })
    if (values.help) return undefined
    const scale = Number(values.scale)
    if (!(scale > 0 && scale <= 1000)) throw new Error(`--scale must be a number above 0 and up to 1000, not "${values.scale}"`)
    const source = oneOf<SourceKind>('source', values.source, ['auto', 'local', 'docker'])
    const migrations = oneOf<MigrationKind>('migrations', values.migrations, ['auto', 'alembic', 'sql'])
    return { scale, folder: resolve(values.folder), source, migrations }
  } catch (cause) {
    throw new KnownError('wrong-usage', messageOf(cause), 'npm run demo -- --help tells what there is.', { status: 2, cause })
  }
}

function oneOf<T extends string>(name: string, given: string, known: readonly T[]): T {
  const found = known.find((one) => one === given)
  if (found === undefined) throw new Error(`--${name} must be one of ${known.join(', ')}, not "${given}"`)
  return found
}

async function perform(options: Options, signal: AbortSignal, out: (text: string) => void): Promise<void> {
  const bundle = join(root, 'dist/index.js')
  if (!existsSync(bundle)) throw new KnownError('not-built', `${bundle} is not there`, 'Build it: npm run build')
  remakeFolder(options.folder)
  const coloured = process.stdout.isTTY && process.env['NO_COLOR'] === undefined
  const stage = new Stage({ write: out, logFile: join(options.folder, 'demo.log'), coloured })
  const beneath = 'A real PostgreSQL, two nights, one flipped bit. Each ✓ is a claim that was checked.'
  stage.title('Zimmer Backup, a demonstration', beneath)
  const began = performance.now()
  let source: Awaited<ReturnType<typeof openSource>> | undefined
  try {
    const story = await stage.act('A shop opens', async () => {
      source = await openSource(options.source, signal)
      refuseInterrupted(signal)
      const opened = new Story(stage, source, options.folder, signal)
      await opened.open(options.scale, options.migrations)
      return opened
    })
    const nights = await tell(story, stage)
    await source?.stop()
    summarise(stage, nights, options.folder, (performance.now() - began) / 1000)
  } catch (problem) {
    if (signal.aborted) refuseInterrupted(signal)
    if (problem instanceof Unmet) stage.complain(problem.message)
    throw problem
  } finally {
    await source?.stop()
  }
}

/** The acts after the first; gives what the nights reported. */
async function tell(story: Story, stage: Stage): Promise<NightReport[]> {
  const first = await stage.act('The first night', () => story.night('night-1', { before: '0002', after: '0002', backups: 1 }))
  await stage.act('A day passes', () => story.passDay())
  const second = await stage.act('The second night', async () => {
    const report = await story.night('night-2', { before: '0002', after: '0003', backups: 2 })
    await story.expectUntouched()
    return report
  })
  await stage.act('One bit', () => story.damage(second.backup.backup))
  await stage.act('The state of the backups', () => story.status())
  return [first, second]
}

function summarise(stage: Stage, nights: readonly NightReport[], folder: string, seconds: number): void {
  const near = relative(process.cwd(), folder)
  const place = (name: string) => join(near.startsWith('..') ? folder : near, name)
  const row = (first: string, ...others: string[]) => {
    stage.say(`   ${first.padEnd(14)}${others.map((cell) => cell.padStart(12)).join('')}`)
  }
  stage.heading('What happened')
  row('', 'rows', 'archive', 'backup', 'restore', 'drill', 'verdict')
  nights.forEach(({ backup, drill, verdict }, index) => {
    const { restore = 0, total = 0 } = drill.seconds
    const seconds = [backup.durationSeconds, restore, total].map(duration)
    row(`night ${index + 1}`, number(drill.rowsProved), size(backup.manifest.archive.bytes), ...seconds, verdict)
  })
  row('one bit', '', '', '', '', '', 'damaged')
  stage.say()
  stage.say(`   archives   ${place('archives')}   (copy with the flipped bit: ${place('damaged')})`)
  stage.say(`   reports    ${place('reports')}`)
  stage.say(`   log        ${place('demo.log')}`)
  stage.say()
  const claims = stage.expectationsMet
  stage.say(`   ✅ ${claims} of ${claims} claims held, in ${duration(seconds)}. Nothing is left running.`)
  stage.say()
}

/** Whoever reads stops reading (`| head`): the demo ends as if interrupted, and tidies up. */
function output(interruption: AbortController): (text: string) => void {
  process.stdout.on('error', () => { interruption.abort() })
  return (text) => { process.stdout.write(text) }
}

async function main(): Promise<number> {
  const interruption = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => { interruption.abort() })
  try {
    const options = readOptions(process.argv.slice(2))
    if (options === undefined) process.stdout.write(usage)
    else await perform(options, interruption.signal, output(interruption))
    return 0
  } catch (problem) {
    if (problem instanceof Unmet) {
      process.stderr.write(`\nerror: the demo did not go as it should: ${problem.message}\n`)
      process.stderr.write('  hint: demo.log, beside the archives, has every line of every command.\n')
      return 1
    }
    if (!(problem instanceof KnownError)) throw problem
    process.stderr.write(`\nerror: ${problem.message}\n  hint: ${problem.hint}\n`)
    return problem.status
  }
}

process.exitCode = await main()
