import { definitionOf, definitions, isAction } from '../actions/definitions.ts'
import type { ActionName } from '../actions/definitions.ts'
import { exitStatus } from '../kit/errors.ts'
import type { ExitStatus } from '../kit/errors.ts'
import { nearest } from '../kit/suggestion.ts'
import { actionHelp, generalHelp } from './help.ts'

export type Command =
  | { readonly kind: 'run'; readonly action: ActionName; readonly given: ReadonlyMap<string, string>; readonly quiet: boolean; readonly json: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly status: ExitStatus }

/**
 * Reads `<action> [backup] [--input value]`. `--input=value` is the same; an input that is true or false may stand without a value; one that
 * takes lines may be given several times.
 */
export function readArguments(words: readonly string[]): Command {
  const [action, ...rest] = words
  if (action === undefined) return { kind: 'text', text: generalHelp(), status: exitStatus.usage }
  if (action === '--help' || action === '-h' || action === 'help') return { kind: 'text', text: generalHelp(), status: exitStatus.passed }
  if (!isAction(action)) {
    const meant = nearest(action, Object.keys(definitions))
    return usage(`there is no action "${action}"${meant === undefined ? '' : ` (did you mean ${meant}?)`}`)
  }
  if (rest.includes('--help') || rest.includes('-h')) return { kind: 'text', text: actionHelp(definitionOf(action)), status: exitStatus.passed }
  return readInputWords(action, rest)
}

function readInputWords(action: ActionName, words: readonly string[]): Command {
  const { inputs } = definitionOf(action)
  const given = new Map<string, string>()
  const switches = { quiet: false, json: false }
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (!word.startsWith('--')) {
      if (!Object.hasOwn(inputs, 'backup') || given.has('backup')) return usage(`"${word}" belongs to no input of ${action}`)
      given.set('backup', word)
      continue
    }
    const [name, value] = splitOnce(word.slice(2))
    if (name === 'quiet' || name === 'json') {
      switches[name] = true
      continue
    }
    const declared = inputs[name]
    const next = words[index + 1]
    const isFlag = declared?.form === 'true or false'
    if (value === undefined && !isFlag && next === undefined) return usage(`--${name} lacks its value`)
    const takesNext = value === undefined && (!isFlag || next === 'true' || next === 'false')
    if (takesNext) index++
    const read = value ?? (takesNext ? next ?? '' : 'true')
    const before = given.get(name)
    given.set(name, before !== undefined && declared?.form === 'one or more lines' ? `${before}\n${read}` : read)
  }
  return { kind: 'run', action, given, ...switches }
}

function splitOnce(word: string): [string, string | undefined] {
  const at = word.indexOf('=')
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)]
}

function usage(problem: string): Command {
  return { kind: 'text', text: `error: ${problem}\n  hint: zimmer-backup --help lists the actions, zimmer-backup <action> --help its inputs.\n`, status: exitStatus.usage }
}
