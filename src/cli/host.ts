import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host, Place } from '../kit/host.ts'
import { plainLines } from '../kit/markdown.ts'
import { Redactor } from '../kit/secret.ts'

export interface TerminalOptions {
  readonly quiet: boolean
  /** The report goes to stdout as JSON; everything for people goes to stderr. */
  readonly json: boolean
}

/** The host in a terminal and under cron: results on stdout, trouble on stderr, colour and progress only for eyes. */
export function terminalHost(interrupted: AbortSignal, environment: Readonly<Record<string, string | undefined>>, options: TerminalOptions): Host {
  const redactor = new Redactor()
  const clean = (text: string) => redactor.clean(text)
  // A table's name may be an escape sequence: a terminal is handed none that is not ours.
  const harmless = (text: string) => plainLines(clean(text))
  const coloured = (process.stderr.isTTY || environment['FORCE_COLOR'] !== undefined) && environment['NO_COLOR'] === undefined
  const paint = (code: number, text: string) => coloured ? `\u001b[${code}m${text}\u001b[0m` : text
  const at = (place: Place | undefined) => place === undefined ? '' : `${harmless(place.file)}:${place.line}: `
  let progressShown = false
  const write = (stream: NodeJS.WriteStream, text: string) => {
    if (progressShown) process.stderr.write('\r\u001b[K')
    progressShown = false
    stream.write(`${text}\n`)
  }
  return {
    kind: 'terminal',
    environment,
    interrupted,
    temporaryDirectory: join(environment['TMPDIR'] ?? tmpdir(), `zimmer-backup-${process.getuid?.() ?? 'user'}`),
    mask: (secret) => { redactor.add(secret) },
    clean,
    line(text) {
      if (!options.quiet) write(options.json ? process.stderr : process.stdout, harmless(text))
    },
    detail(text) {
      if (environment['ZIMMER_DEBUG'] !== undefined) write(process.stderr, harmless(text))
    },
    notice: (text, place) => { write(process.stderr, `${paint(36, 'notice:')} ${at(place)}${harmless(text)}`) },
    warning: (text, place) => { write(process.stderr, `${paint(33, 'warning:')} ${at(place)}${harmless(text)}`) },
    error(text, hint, place) {
      write(process.stderr, `${paint(31, 'error:')} ${at(place)}${harmless(text)}`)
      if (hint !== undefined) write(process.stderr, `  ${paint(36, 'hint:')} ${harmless(hint)}`)
    },
    group: (_title, work) => work(),
    output: () => undefined,
    progress(text) {
      if (options.quiet || !process.stderr.isTTY) return
      process.stderr.write(`\r\u001b[K${harmless(text).slice(0, process.stderr.columns - 1)}`)
      progressShown = true
    },
    summary: () => Promise.resolve(),
    saveState: () => undefined,
    state: () => undefined,
  }
}
