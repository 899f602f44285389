import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { median } from '../src/domain/median.ts'
import { Scene } from '../test/support/status/scene.ts'

const bin = resolve('bin/zimmer-backup')

/** Measures status over folders of a hundred and of ten thousand backups, beside Node's own start, which no program of it can beat. */
export function measureStatus(rounds: number): void {
  const scene = new Scene()
  try {
    for (let hour = 10_000; hour > 0; hour--) {
      scene.plant({ hoursAgo: hour, drill: {} }, 'ten-thousand')
      if (hour <= 100) scene.plant({ hoursAgo: hour, drill: {} }, 'hundred')
    }
    const over = (store: string) => [bin, 'status', '--store', join(scene.folder, store), '--report-file', join(scene.folder, 'report.json'), '--on-problem', 'warn', '--quiet']
    compare({ 'node, nothing else': { words: emptyProgram }, 'status over 100 backups': { words: over('hundred') }, 'status over 10,000 backups': { words: over('ten-thousand') } }, rounds)
  } finally {
    scene.remove()
  }
}

/**
 * Measures how long a step takes until it has read its inputs and begins its own work, at whose beginning the process is ended: the first look into
 * its store, the first program that it starts, or the first connection.
 */
export function measureStart(rounds: number): void {
  const scene = new Scene()
  try {
    const store = join(scene.folder, 'empty')
    const environment = { INPUT_STORE: store, RUNNER_TEMP: scene.folder }
    const untilWork = (...words: string[]) => ({ words: [...endingAtWork(store), ...words], environment, passing: [atWork] })
    const step = (action: string) => untilWork(resolve(`dist/${action}/index.js`))
    const terminal = untilWork(bin, 'latest', '--store', store, '--report-file', join(scene.folder, 'report.json'))
    const steps = ['latest', 'status', 'verify', 'backup', 'restore-test', 'restore', 'migration-check'].map((action) => [`dist/${action}/index.js`, step(action)] as const)
    compare({ 'node, nothing else': { words: emptyProgram }, ...Object.fromEntries(steps), 'zimmer-backup latest': terminal }, rounds)
  } finally {
    scene.remove()
  }
}

const atWork = 42

/** Words for node that end it, with a status of its own, as soon as it touches the store, starts a program or connects. */
function endingAtWork(store: string): string[] {
  const program = `
    import child from 'node:child_process'
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    import net from 'node:net'
    const end = () => process.exit(${atWork})
    for (const [name, call] of Object.entries(fs.promises)) {
      if (typeof call === 'function') fs.promises[name] = (...given) => String(given[0]).startsWith(${JSON.stringify(store)}) ? end() : call(...given)
    }
    child.spawn = net.Socket.prototype.connect = end
    syncBuiltinESMExports()`
  return ['--import', `data:text/javascript,${encodeURIComponent(program)}`]
}

interface Run { readonly words: readonly string[]; readonly environment?: Readonly<Record<string, string>>; readonly passing?: readonly number[] }

const emptyProgram = ['-e', '0']

/** The contestants take turns. What else the machine does only ever adds, so the least says most of a program; the ratio is that of the leasts. */
function compare(contestants: Readonly<Record<string, Run>>, rounds: number): void {
  const all = Object.entries(contestants).map(([name, run]) => ({ name, run, measured: [] as number[] }))
  for (let round = 0; round < rounds; round++) for (const { run, measured } of all) measured.push(milliseconds(run))
  const base = Math.min(...all[0]?.measured ?? [])
  console.log(`${''.padEnd(30)} ${'least'.padStart(8)} ${'median'.padStart(8)} ${'beyond Node'.padStart(12)} ${'ratio'.padStart(6)}`)
  for (const { name, measured } of all) {
    const [least, middle] = [Math.min(...measured), median(measured)]
    console.log(`${name.padEnd(30)} ${`${least.toFixed(0)} ms`.padStart(8)} ${`${middle.toFixed(0)} ms`.padStart(8)} ${`${(least - base).toFixed(0)} ms`.padStart(12)} ${(least / base).toFixed(2).padStart(6)}`)
  }
}

function milliseconds({ words, environment = {}, passing = [0] }: Run): number {
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment } })
  if (status === null || !passing.includes(status)) throw new Error(`${words.join(' ')} ended with ${status ?? 'a signal'}: ${stderr}`)
  return performance.now() - began
}
