import type { DatabaseLocale } from './request.ts'
import { literal } from './session.ts'

/** One way of making the database: the options of CREATE DATABASE, and how it then differs from the source. */
export interface Attempt {
  readonly options: string
  readonly note?: string | undefined
}

const providers: Readonly<Record<string, 'libc' | 'icu' | 'builtin'>> = { c: 'libc', i: 'icu', b: 'builtin', libc: 'libc', icu: 'icu', builtin: 'builtin' }

/**
 * The ways of making a database like the source's, the most faithful first. The encoding is the same in all: it is part of the data.
 * A server may lack a locale of the operating system; text then sorts differently, which the note says.
 */
export function attemptsFor(source: DatabaseLocale, serverMajor: number): Attempt[] {
  const encoding = source.encoding ?? 'UTF8'
  const collation = source.collation ?? 'C'
  const system = { collation, characterType: source.characterType ?? collation }
  const systemName = `${collation}${system.characterType === collation ? '' : ` with character type ${system.characterType}`}`
  // C.UTF-8 knows the letters of all languages; C knows those of ASCII alone.
  const fallbacks = encoding === 'UTF8' ? ['C.UTF-8', 'C'] : ['C']
  const libc = serverMajor < 15 ? '' : 'LOCALE_PROVIDER libc '
  const attempt = (provider: string, { collation: collate, characterType }: typeof system, note?: string): Attempt => ({
    options: `TEMPLATE template0 ENCODING ${literal(encoding)} ${provider}LC_COLLATE ${literal(collate)} LC_CTYPE ${literal(characterType)}`, note,
  })
  const own = ownProvider(source, serverMajor)
  const fallBack = (provider: string, note: (fallback: string) => string) => fallbacks
    .map((fallback) => attempt(provider, { collation: fallback, characterType: fallback }, note(fallback)))
  if (own === 'libc') return [attempt(libc, system), ...fallBack(libc, (fallback) => differing(systemName, fallback))]
  const missing = `${source.locale ?? '?'} of the provider ${source.localeProvider ?? '?'}`
  return [
    ...(own === undefined ? [] : [
      attempt(own, system),
      ...fallBack(own, (fallback) => `the sandbox lacks the system's locale ${systemName} and uses ${fallback}; text sorts by ${source.locale ?? '?'} as in the source`),
    ]),
    attempt(libc, system, differing(missing, systemName)),
    ...fallBack(libc, (fallback) => differing(missing, fallback)),
  ]
}

/** The options for the source's provider; undefined when this server does not know it. */
function ownProvider(source: DatabaseLocale, serverMajor: number): string | undefined {
  const provider = providers[source.localeProvider ?? 'libc'] ?? 'libc'
  const locale = source.locale ?? ''
  if (provider === 'libc') return 'libc'
  if (locale === '' || serverMajor < (provider === 'icu' ? 15 : 17)) return undefined
  return provider === 'icu'
    ? `LOCALE_PROVIDER icu ICU_LOCALE ${literal(locale)} `
    : `LOCALE_PROVIDER builtin BUILTIN_LOCALE ${literal(locale)} `
}

function differing(asked: string, given: string): string {
  return `the sandbox lacks the source's collation ${asked} and uses ${given}: text may sort differently`
}

/**
 * Whether CREATE DATABASE failed for its locale alone: an unknown name (22023, 42809), a provider that was not built in (0A000),
 * or a locale that does not go with the encoding (22023, 42P17).
 */
export function isLocaleFailure(sqlState: string | undefined): boolean {
  return sqlState !== undefined && ['22023', '42809', '0A000', '42P17'].includes(sqlState)
}
