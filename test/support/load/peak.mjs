// Loaded by NODE_OPTIONS into the program under test: adds the peak of its memory, in bytes, to the file that is named: main and post are two. Not getrusage, whose peak is
// that of the parent where the parent was larger.
import { appendFileSync, readFileSync } from 'node:fs'

process.on('exit', () => {
  const kilobytes = /^VmHWM:\s+(?<kilobytes>\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.groups?.kilobytes
  appendFileSync(process.env.ZIMMER_PEAK_FILE, `${Number(kilobytes) * 1024}\n`)
})
