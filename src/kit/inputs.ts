import { parseByteSize } from './byte-size.ts'
import { exitStatus, KnownError, messageOf } from './errors.ts'
import { Secret } from './secret.ts'
import { nearest } from './suggestion.ts'

/** One input, declared as data: its type, its row in action.yml, README and command line help all follow from this. */
export interface Field<T> {
  readonly description: string
  /** What the value looks like, for help texts: `text`, `number`, `true or false`, `a | b`. */
  readonly form: string
  readonly secret: boolean
  readonly environment: string | undefined
  /** The variable in the env file that gives the value. */
  readonly envFile: string | undefined
  /** As a user would write it; `undefined`: no value is a value. */
  readonly default: string | undefined
  /** A default that only the runner can fill in, such as `${{ github.token }}`. */
  readonly runnerDefault: string | undefined
  /** Throws an Error whose message completes "<name> …". */
  readonly parse: (raw: string) => T
}

export type Schema = Readonly<Record<string, Field<unknown>>>
export type Parsed<S extends Schema> = { readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never }
export type Origin = 'input' | 'environment' | 'env-file' | 'default'

interface Options<T> {
  environment?: string
  envFile?: string
  default?: T
  runnerDefault?: string
}

function field<T>(form: string, description: string, parse: (raw: string) => T, options: Options<string | number | boolean>, secret = false): Field<T> {
  return {
    description, form, secret, parse,
    environment: options.environment,
    envFile: options.envFile,
    default: options.default === undefined ? undefined : String(options.default),
    runnerDefault: options.runnerDefault,
  }
}

/** A line of text. Without a default it may be left out. */
export function text(description: string, options: Options<string> & { default: string }): Field<string>
export function text(description: string, options?: Options<string>): Field<string | undefined>
export function text(description: string, options: Options<string> = {}): Field<string | undefined> {
  return field('text', description, (raw) => {
    if (raw.includes('\0')) throw new Error('has a NUL character')
    return raw
  }, options)
}

/** A text that is never printed and is masked the moment it is read. */
export function secret(description: string, options: Options<string> & { default: string }): Field<Secret>
export function secret(description: string, options?: Options<string>): Field<Secret | undefined>
export function secret(description: string, options: Options<string> = {}): Field<Secret | undefined> {
  return field('secret', description, (raw) => new Secret(raw), options, true)
}

/** An address that is a secret, as those of webhooks are; no message shows it. */
export function secretUrl(description: string, options: Pick<Options<string>, 'environment'> = {}): Field<Secret | undefined> {
  return field('secret', description, (raw) => {
    const value = raw.trim()
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) throw new Error('must be a URL that begins with https:// or http://')
    return new Secret(value)
  }, options, true)
}

/** A whole number within limits. */
export function integer(description: string, options: Options<number> & { default: number; min?: number; max?: number }): Field<number>
export function integer(description: string, options?: Options<number> & { min?: number; max?: number }): Field<number | undefined>
export function integer(description: string, options: Options<number> & { min?: number; max?: number } = {}): Field<number | undefined> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options
  return field('number', description, (raw) => {
    if (!/^[+-]?\d+$/.test(raw)) throw new Error(`must be a whole number, not "${raw}"`)
    const value = Number(raw)
    if (value < min) throw new Error(`must be at least ${min}, not ${raw}`)
    if (value > max) throw new Error(`must be at most ${max}, not ${raw}`)
    return value
  }, options)
}

/** A size in bytes, written with its unit: `50GB`, `10GiB`. */
export function byteSize(description: string, options: Pick<Options<string>, 'environment'> = {}): Field<number | undefined> {
  return field('size', description, parseByteSize, options)
}

/** Yes or no; exactly the words that YAML 1.2 and @actions/core take. */
export function flag(description: string, options: Options<boolean> & { default: boolean }): Field<boolean> {
  return field('true or false', description, (raw) => {
    if (/^(true|True|TRUE)$/.test(raw)) return true
    if (/^(false|False|FALSE)$/.test(raw)) return false
    throw new Error(`must be true or false, not "${raw}"`)
  }, options)
}

/** One of a few words. */
export function oneOf<const W extends string>(words: readonly W[], description: string, options: Options<W> & { default: NoInfer<W> }): Field<W>
export function oneOf<const W extends string>(words: readonly W[], description: string, options?: Options<W>): Field<W | undefined>
export function oneOf<const W extends string>(words: readonly W[], description: string, options: Options<W> = {}): Field<W | undefined> {
  return field(words.join(' | '), description, (raw) => {
    const word = words.find((candidate) => candidate === raw)
    if (word !== undefined) return word
    const meant = nearest(raw, words)
    throw new Error(`must be one of ${words.join(', ')}, not "${raw}"${meant === undefined ? '' : ` (did you mean ${meant}?)`}`)
  }, options)
}

/** Several values, a line each; empty lines do not count. */
export function lines(description: string, options: Options<string> & { default: string }): Field<readonly string[]>
export function lines(description: string, options?: Options<string>): Field<readonly string[] | undefined>
export function lines(description: string, options: Options<string> = {}): Field<readonly string[] | undefined> {
  return field('one or more lines', description, (raw) => raw.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''), options)
}

/** Where values come from; each beats the next. */
export interface Sources {
  readonly given: ReadonlyMap<string, string>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly envFile: Readonly<Record<string, string | undefined>>
}

export interface Read<S extends Schema> {
  readonly values: Parsed<S>
  readonly origins: { readonly [K in keyof S]: Origin }
}

/** Something that is wrong with the inputs as a whole, such as two that exclude each other. */
export type Check<S extends Schema> = (values: Parsed<S>) => readonly string[]

/**
 * Reads all inputs at the door: an input beats an environment variable, which beats the env file, which beats the default.
 * Throws one KnownError (exit status 2) that names every unknown and every malformed value. Secrets go to `mask` first.
 */
export function readInputs<S extends Schema>(schema: S, sources: Sources, mask: (secret: string) => void, checks: readonly Check<S>[] = []): Read<S> {
  const problems = [...unknownNames(schema, sources)]
  const values: Record<string, unknown> = {}
  const origins: Record<string, Origin> = {}
  const raws = Object.entries(schema).map(([name, declared]) => ({ name, declared, ...rawValue(name, declared, sources) }))
  for (const { declared, raw, origin } of raws) {
    // A default is no secret: masking `zimmer` would blank every path of a database of that name.
    if (declared.secret && raw !== undefined && raw !== declared.default && origin !== 'default') mask(raw)
  }
  for (const { name, declared, raw, origin } of raws) {
    origins[name] = origin
    try {
      values[name] = raw === undefined ? undefined : declared.parse(raw)
    } catch (problem) {
      problems.push(`${name} ${messageOf(problem)}`)
    }
  }
  // An input that could not be read has been named; what a check makes of its absence is no second problem.
  const named = new Set(problems.map((problem) => problem.split(' ', 1)[0]))
  for (const check of checks) problems.push(...check(values as Parsed<S>).filter((problem) => !named.has(problem.split(' ', 1)[0])))
  if (problems.length > 0) throw wrongInputs(problems)
  return { values: values as Parsed<S>, origins: origins as Read<S>['origins'] }
}

/** The one error in which all that is wrong with the inputs is told. */
export function wrongInputs(problems: readonly string[]): KnownError {
  const count = problems.length === 1 ? 'an input is wrong' : `${problems.length} inputs are wrong`
  return new KnownError('wrong-inputs', `${count}: ${problems.join('; ')}`,
    'Correct what is named; the inputs of each action stand in its README, or in `zimmer-backup <action> --help`.', { status: exitStatus.usage })
}

function unknownNames(schema: Schema, sources: Sources): string[] {
  const known = Object.keys(schema)
  return [...sources.given.keys()].filter((name) => !known.includes(name)).map((name) => {
    const meant = nearest(name, known)
    return `there is no input "${name}"${meant === undefined ? '' : ` (did you mean ${meant}?)`}`
  })
}

function rawValue(name: string, declared: Field<unknown>, sources: Sources): { raw: string | undefined; origin: Origin } {
  const candidates: [Origin, string | undefined][] = [
    ['input', sources.given.get(name)],
    ['environment', declared.environment === undefined ? undefined : sources.environment[declared.environment]],
    ['env-file', declared.envFile === undefined ? undefined : sources.envFile[declared.envFile]],
  ]
  for (const [origin, value] of candidates) {
    // Passwords keep their spaces; for everything else a trailing newline of a YAML block is not part of the value.
    const raw = declared.secret ? value : value?.trim()
    if (raw !== undefined && raw !== '') return { raw, origin }
  }
  return { raw: declared.default, origin: 'default' }
}
