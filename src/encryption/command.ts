import { access, constants } from 'node:fs/promises'
import { basename, delimiter, join, resolve } from 'node:path'
import type { Duplex, Readable } from 'node:stream'
import { parse } from 'shell-quote'
import { KnownError } from '../kit/errors.ts'
import { wrongInputs } from '../kit/inputs.ts'
import { basicEnvironment } from '../kit/process.ts'
import type { ProcessFailure } from '../kit/process.ts'
import { Redactor, Secret } from '../kit/secret.ts'
import { explainAge } from './age-command.ts'
import { lastLine } from './failures.ts'
import { ProcessFilter } from './filter.ts'
import { chained } from './head.ts'
import type { Seal } from './seal.ts'
import { streamLimitSeconds, valueOf } from './settings.ts'
import type { EncryptionContext, EncryptionInputs } from './settings.ts'

type Name = 'enc-cmd' | 'dec-cmd'

/** Any filter that reads plain bytes and writes sealed ones. Throws wrong inputs, or KnownError `program-missing`. */
export async function commandSeal(inputs: EncryptionInputs, context: EncryptionContext): Promise<Seal> {
  const begin = await prepared('enc-cmd', inputs.encCmd, context)
  return { method: 'command', recipients: [], seal: begin, dispose: () => Promise.resolve() }
}

/** Opens through `dec-cmd`. The stream fails with KnownErrors `command-failed`, and with age's own where age was called. */
export async function openByCommand(source: Readable, inputs: EncryptionInputs, context: EncryptionContext): Promise<Readable> {
  const begin = await prepared('dec-cmd', inputs.decCmd, context)
  return chained(source, begin())
}

async function prepared(name: Name, command: Secret | string | undefined, context: EncryptionContext): Promise<() => Duplex> {
  const environment = basicEnvironment()
  const [program = '', ...parameters] = splitCommand(name, valueOf(command) ?? '', environment)
  await assertProgram(name, program, environment['PATH'] ?? '', context.directory ?? '.')
  const redactor = new Redactor()
  // The words of a secret command may turn up in what the program says of them.
  if (command instanceof Secret) for (const word of parameters) if (word.length > 3) redactor.add(word)
  const title = `${name} (${basename(program)})`
  return () => new ProcessFilter({
    tool: { name: title, path: program },
    parameters,
    options: {
      signal: context.interrupted,
      timeLimitSeconds: streamLimitSeconds(context),
      ...(context.directory === undefined ? {} : { directory: context.directory }),
    },
    explain: (failure) => explainAge(failure.stderr) ?? commandFailed(title, failure, redactor),
  })
}

function commandFailed(title: string, failure: ProcessFailure, redactor: Redactor): KnownError {
  const how = failure.exitSignal === undefined ? `status ${failure.exitCode ?? '?'}` : `signal ${failure.exitSignal}`
  const said = redactor.clean(lastLine(failure.stderr)).replace(/AGE-(?:SECRET-KEY|PLUGIN)-\S+/gi, '***')
  return new KnownError('command-failed', `${title} ended with ${how}: ${said}`,
    'Try the command by hand over a small file: a wrong key, a damaged file and a wrong option all end so.')
}

/**
 * Splits a command into words as a shell would, and runs none: quotes, backslashes and `$HOME` work, pipes and the like are refused.
 * Only variables that the command is given (PATH, HOME, …) are replaced; another one would silently be empty. Throws wrong inputs.
 */
export function splitCommand(name: string, command: string, environment: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = []
  if (command.trim() === '') problems.push(`${name} is not given`)
  if (!hasClosedQuotes(command)) problems.push(`${name} has a quote that is not closed`)
  if (problems.length > 0) throw wrongInputs(problems)
  const words: string[] = []
  for (const entry of entriesOf(name, command, environment)) {
    if (typeof entry !== 'string') problems.push(`${name} ${complaintOf(entry)}`)
    else words.push(entry === '~' || entry.startsWith('~/') ? `${environment['HOME'] ?? '~'}${entry.slice(1)}` : entry)
  }
  if (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) problems.push(`${name} begins with a variable, which only a shell would set: put the command into a script`)
  if (problems.length > 0) throw wrongInputs([...new Set(problems)])
  return words
}

interface Unset { readonly unset: string }
type Entry = string | { readonly op: string } | { readonly comment: string } | Unset

function entriesOf(name: string, command: string, environment: Readonly<Record<string, string | undefined>>): Entry[] {
  try {
    return parse(command, (variable): Unset | string => environment[variable] ?? { unset: variable })
  } catch {
    throw wrongInputs([`${name} has a substitution that cannot be read`])
  }
}

function complaintOf(entry: Exclude<Entry, string>): string {
  if ('unset' in entry) return `uses the variable $${entry.unset}, which is not handed to it: write its value, or a script that knows it`
  if ('comment' in entry) return 'has a # that would begin a comment: put the word in quotes'
  if (entry.op === 'glob') return 'has * or ?, which is not expanded here: name the file, or put the word in quotes'
  return `has the operator ${entry.op}, which needs a shell: name one program, or put the pipeline into a script and name that`
}

function hasClosedQuotes(command: string): boolean {
  return /^(?:[^'"\\]|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*")*$/.test(command)
}

/** Found before anything is begun, as a dump of an hour should not end at a missing program. */
async function assertProgram(name: Name, program: string, path: string, directory: string): Promise<void> {
  const places = program.includes('/') ? [resolve(directory, program)]
    : path.split(delimiter).map((folder) => join(folder, program))
  for (const place of places) if (await access(place, constants.X_OK).then(() => true, () => false)) return
  throw new KnownError('program-missing', `the program that ${name} names is not there or may not be run`,
    'Install it, or name it by its whole path.')
}
