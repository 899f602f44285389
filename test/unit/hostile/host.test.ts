import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { githubHost } from '../../../src/github/host.ts'
import { hostileNames } from '../../support/hostile-names.ts'

// What reaches the runner: lines on stdout, of which it obeys some, and the files of its commands.

const folder = mkdtempSync(join(tmpdir(), 'zimmer-hostile-'))
const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STATE: join(folder, 'state'), GITHUB_STEP_SUMMARY: join(folder, 'summary') }
const host = githubHost(new AbortController().signal, { ...files, RUNNER_TEMP: folder })
let said = ''

beforeEach(() => {
  said = ''
  for (const [name, path] of Object.entries(files)) {
    writeFileSync(path, '')
    process.env[name] = path
  }
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => { said += String(text); return true })
})

afterEach(() => {
  jest.restoreAllMocks()
  for (const name of Object.keys(files)) Reflect.deleteProperty(process.env, name)
})

afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

/** The commands that the runner would find; it looks past white space at a line's begin, and for `##[` anywhere in one that is none. */
function commands(): string[] {
  return said.split(/\r?\n/).filter((line) => /^\s*::/.test(line) || line.includes('##[')).map((line) => /^\s*::(?<name>[a-z-]+)/.exec(line)?.groups?.['name'] ?? line)
}

/** Controls that a log or a terminal would obey. */
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

const channels: readonly [name: string, say: (text: string) => unknown, expected: readonly string[]][] = [
  ['a line', (text) => { host.line(text) }, []], ['a line in whose midst it stands', (text) => { host.line(`>>> ${text} and on`) }, []], ['a detail', (text) => { host.detail(text) }, ['debug']],
  ['a notice', (text) => { host.notice(text) }, ['notice']], ['a warning', (text) => { host.warning(text) }, ['warning']], ['an error and its hint', (text) => { host.error(text, text) }, ['error']],
  ['an error at a place', (text) => { host.error('x', undefined, { file: text, line: 1 }) }, ['error']], ['a group', (text) => host.group(text, () => Promise.resolve()), ['group', 'endgroup']],
]

describe('a name that asks to be obeyed', () => {
  it.each(channels)('commands nothing and moves nothing in %s of the log', async (_, say, expected) => {
    for (const name of hostileNames) {
      said = ''
      await say(name)
      expect({ name, commands: commands() }).toEqual({ name, commands: expected })
      expect({ name, obeyed: obeyed.exec(said.replaceAll('\r\n', '\n'))?.[0] }).toEqual({ name, obeyed: undefined })
    }
  })

  it.each([['output', files.GITHUB_OUTPUT, (text: string) => { host.output('backup', text) }], ['state', files.GITHUB_STATE, (text: string) => { host.saveState('backup', text) }]] as const)('is one value of the step\'s %s, and makes no other', (_, file, give) => {
    for (const name of hostileNames) {
      writeFileSync(file, '')
      give(name)
      const [, delimiter = '', value] = /^backup<<(ghadelimiter_[0-9a-f-]{36})\r?\n([^]*)\r?\n\1\r?\n$/.exec(readFileSync(file, 'utf8')) ?? []
      expect(delimiter).not.toBe('')
      // A lone half of a pair has no bytes of its own.
      expect(value).toBe(Buffer.from(name).toString())
    }
  })

  it('does not make the summary longer than the runner takes, whatever its letters', async () => {
    await host.summary('سفارش🔥'.repeat(400_000))
    expect(readFileSync(files.GITHUB_STEP_SUMMARY).length).toBeLessThan(1024 * 1024)
  })
})
