import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host, Place } from '../kit/host.ts'
import { plainLines } from '../kit/markdown.ts'
import { Redactor } from '../kit/secret.ts'
import * as runner from './runner-commands.ts'

/** The host on a GitHub runner. Every byte of output goes through the redactor, besides the runner's own masking. */
export function githubHost(interrupted: AbortSignal, environment: Readonly<Record<string, string | undefined>>): Host {
  const redactor = new Redactor()
  const clean = (text: string) => redactor.clean(text)
  // The log shows an escape sequence as a terminal would; whatever a table is called, an error can name it.
  const harmless = (text: string) => plainLines(clean(text))
  return {
    kind: 'github',
    environment,
    interrupted,
    temporaryDirectory: join(environment['RUNNER_TEMP'] ?? tmpdir(), 'zimmer-backup'),
    mask(secret) {
      const before = new Set(redactor.forms)
      redactor.add(secret)
      for (const form of redactor.forms) if (!before.has(form)) runner.setSecret(form)
    },
    clean,
    line: (text) => { runner.info(withoutCommands(clean(text))) },
    detail: (text) => { runner.debug(harmless(text)) },
    notice: (text, place) => { runner.annotate('notice', harmless(text), annotation(place)) },
    warning: (text, place) => { runner.annotate('warning', harmless(text), annotation(place)) },
    error(text, hint, place) {
      runner.annotate('error', harmless(text), annotation(place))
      if (hint !== undefined) runner.info(`  hint: ${withoutCommands(clean(hint))}`)
    },
    group: (title, work) => runner.group(harmless(title), work),
    output: (name, value) => { runner.setValue('output', name, clean(String(value))) },
    progress: () => undefined,
    async summary(markdown) {
      // The runner refuses a summary above 1 MiB, and with it the step. A sign may have four bytes.
      if (environment['GITHUB_STEP_SUMMARY'] !== undefined) await runner.summary.addRaw(Buffer.from(clean(markdown)).subarray(0, 1_000_000).toString(), true).write()
    },
    saveState: (name, value) => { runner.setValue('state', name, value) },
    state(name) {
      const value = environment[`STATE_${name}`]
      return value === '' ? undefined : value
    },
  }
}

/** Shows a message at a line of a file, in the pull request's changes. */
function annotation(place: Place | undefined): runner.AnnotationProperties {
  return place === undefined ? {} : { file: plainLines(place.file), startLine: place.line }
}

/** The runner obeys a line that begins with `::`, and `##[` anywhere; nothing that is said here is meant for it, whatever a table is called. */
function withoutCommands(text: string): string {
  return plainLines(text).replace(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [')
}

/** The inputs as the runner hands them over: `INPUT_<NAME>` in upper case, hyphens kept. */
export function githubInputs(environment: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const given = new Map<string, string>()
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith('INPUT_') && value !== undefined && value !== '') given.set(name.slice('INPUT_'.length).toLowerCase(), value)
  }
  return given
}
