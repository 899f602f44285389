import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
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
    const over = (store: string) => () => seconds([bin, 'status', '--store', join(scene.folder, store), '--report-file', join(scene.folder, 'report.json'), '--on-problem', 'warn', '--quiet'])
    const contestants = { 'node, nothing else': () => seconds(['-e', '0']), 'status over 100 backups': over('hundred'), 'status over 10,000 backups': over('ten-thousand') }
    const all = Object.entries(contestants).map(([name, measure]) => ({ name, measure, measured: [] as number[] }))
    for (let round = 0; round < rounds; round++) for (const { measure, measured } of all) measured.push(measure())
    for (const { name, measured } of all) console.log(`${name.padEnd(30)} ${Math.min(...measured).toFixed(2)} to ${Math.max(...measured).toFixed(2)} s`)
  } finally {
    scene.remove()
  }
}

function seconds(words: readonly string[]): number {
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status ?? 'a signal'}: ${stderr}`)
  return (performance.now() - began) / 1000
}
