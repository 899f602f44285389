// Looks at the arguments and the environment of every process that begins while it runs, and at files below the folders that it is given, every few
// milliseconds. Started with the path of its orders; ends when its stdin does, and then writes what it saw.
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sightingsIn } from './canaries.ts'
import type { Orders, SeenFile, SeenProcess } from './watch.ts'

const orders = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Orders
const processes = new Map<string, SeenProcess>()
const files = new Map<string, SeenFile>()
const programs = new Set<string>()
const before = new Set(numbers())
let samples = 0

function numbers(): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

/** What was looked at already, by process: another program under the same number has other arguments. */
const known = new Map<string, string>()

function look(id: string): void {
  const place = join('/proc', id)
  const argv = read(join(place, 'cmdline'))
  const words = argv.toString('latin1')
  if (words === '' || known.get(id) === words) return
  const environment = read(join(place, 'environ'))
  let program: string
  try {
    program = basename(readlinkSync(join(place, 'exe')))
  } catch {
    return
  }
  // A process that is about to become another program may change between two reads: what does not fit together is looked at again.
  if (!read(join(place, 'cmdline')).equals(argv)) return
  known.set(id, words)
  programs.add(program)
  const shown = words.split('\0').slice(0, 3).join(' ')
  for (const one of sightingsIn(argv, orders.canaries)) note({ ...one, program, shown: '', where: 'arguments', variable: '' })
  if (sightingsIn(environment, orders.canaries).length === 0) return
  for (const entry of environment.toString('latin1').split('\0')) {
    for (const one of sightingsIn(Buffer.from(entry, 'latin1'), orders.canaries)) note({ ...one, program, shown, where: 'environment', variable: entry.slice(0, Math.max(0, entry.indexOf('='))) })
  }
}

function note(seen: SeenProcess): void {
  processes.set(JSON.stringify(seen), seen)
}

const looked = new Map<string, string>()

function lookAtFiles(folder: string): void {
  let names: string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return
  }
  for (const name of names) {
    const path = join(folder, name)
    try {
      const facts = statSync(path)
      const state = `${facts.ino} ${facts.size} ${facts.mtimeMs} ${facts.mode}`
      if (!facts.isFile() || facts.size > 1_000_000 || facts.size === 0 || looked.get(path) === state) continue
      looked.set(path, state)
      for (const { canary } of sightingsIn(readFileSync(path), orders.secrets)) files.set(`${path} ${canary}`, { path, canary, mode: (facts.mode & 0o777).toString(8) })
    } catch {
      // It went while it was looked at.
    }
  }
}

function sample(): void {
  samples += 1
  for (const id of numbers()) if (!before.has(id) && id !== String(process.pid)) look(id)
  if (samples % 4 === 0) for (const folder of orders.folders) lookAtFiles(folder)
}

const ticking = setInterval(sample, 3)
process.stdin.resume().on('end', () => {
  clearInterval(ticking)
  writeFileSync(orders.answer, JSON.stringify({ samples, programs: [...programs].sort(), processes: [...processes.values()], files: [...files.values()] }), { mode: 0o600 })
})
process.stdout.write('ready\n')
