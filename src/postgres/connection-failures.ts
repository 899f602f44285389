import type { Connection } from '../domain/connection.ts'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { Redactor } from '../kit/secret.ts'
import { connectionRules, dumpRules } from './connection-failures-rules.ts'
import type { ConnectionRule } from './connection-failures-rules.ts'

/**
 * Explains a problem of connecting, or of a connection that broke: anything that `pg`, Node's sockets or TLS threw.
 * undefined for everything else. Neither sentence nor hint tells a password or a URL.
 */
export function connectionFailure(problem: unknown, connection: Connection): KnownError | undefined {
  if (problem instanceof KnownError) return undefined
  const codes = allCodes(problem)
  const text = messageOf(problem)
  const rule = connectionRules.find((candidate) => fits(candidate, codes, text))
  return rule === undefined ? undefined : known(rule, connection, connection.user, rule.words.exec(text)?.groups, problem)
}

/** For a problem of a session whose connection is not known any more: that it broke off, or that its server had ended. undefined for everything else. */
export function brokenConnection(problem: unknown): KnownError | undefined {
  const rule = connectionRules.find((candidate) => ['connection-lost', 'connection-refused', 'server-starting'].includes(candidate.code) && fits(candidate, allCodes(problem), messageOf(problem)))
  if (problem instanceof KnownError || rule === undefined) return undefined
  return new KnownError('connection-lost', `the connection to a server broke off: ${plain(messageOf(problem))}`, 'The server was stopped, ran out of memory, or a network device cut the connection; its log tells. Then run again.', { cause: problem })
}

/**
 * Explains why pg_dump ended badly, from its stderr: with the exact GRANT where a right was lacking, and as `dump-failed`
 * with pg_dump's own words, cleaned of the password, where no rule fits. `role` is the one that `SET ROLE` or the login gave.
 */
export function dumpFailure(stderr: string, context: { readonly connection: Connection; readonly role?: string | undefined }): KnownError {
  const { connection, role = connection.user } = context
  for (const rule of [...dumpRules, ...connectionRules]) {
    const match = rule.words.exec(stderr)
    if (match === null) continue
    const groups = { ...match.groups }
    if (groups['relation'] !== undefined) groups['relation'] = qualified(groups['relation'], stderr)
    return known(rule, connection, role, groups)
  }
  const lines = stderr.trim().split('\n')
  const words = lines.find((line) => line.startsWith('pg_dump: error: ')) ?? lines[lines.length - 1] ?? ''
  const said = cleaned(words.replace(/^pg_dump: error: /, ''), connection)
  return new KnownError('dump-failed', `pg_dump failed${said === '' ? ' and said nothing' : `: ${said}`}`, 'See the lines of pg_dump in the log.')
}

function fits(rule: ConnectionRule, codes: readonly string[], text: string): boolean {
  if (codes.some((code) => rule.states?.includes(code) === true)) return rule.narrow !== true || rule.words.test(text)
  // An error with an SQLSTATE says by it what it is; its words may be a user's.
  return !codes.some((code) => /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) && rule.words.test(text)
}

/** The codes of a problem and of those within it: Node tries several addresses and gives all their errors together. */
function allCodes(problem: unknown): string[] {
  const inner: unknown = typeof problem === 'object' && problem !== null && 'errors' in problem ? problem.errors : undefined
  const codes = [problem, ...(Array.isArray(inner) ? inner as unknown[] : [])].map(codeOf)
  return [...new Set(codes.filter((code) => code !== undefined))]
}

function known(rule: ConnectionRule, connection: Connection, role: string, groups: Readonly<Record<string, string | undefined>> = {}, cause?: unknown): KnownError {
  const host = connection.host.includes(':') ? `[${connection.host}]` : connection.host
  const names: Record<string, string | undefined> = { server: `${host}:${connection.port}`, host, port: String(connection.port), user: connection.user, database: connection.database, role: quoted(role), ...groups }
  const fill = (words: string) => plain(words.replace(/\{(?<name>\w+)\}/g, (_, name: string) => names[name] ?? ''))
  return new KnownError(rule.code, fill(rule.sentence), fill(rule.hint), cause === undefined ? {} : { cause })
}

/** The schema-qualified name of a relation that an error names bare, from the query that pg_dump says it sent. */
function qualified(name: string, stderr: string): string {
  const query = /[Qq]uery was: (?<query>[^]*)/.exec(stderr)?.groups?.['query'] ?? ''
  for (const [candidate = '', , relation] of query.matchAll(/(?:(?<!")"(?:[^"]|"")+"|(?<![\w$])[\w$]+)(\.("(?:[^"]|"")+"|[\w$]+))?/g)) {
    if (relation === name || relation === quoted(name)) return candidate
  }
  return quoted(name)
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}

function cleaned(words: string, connection: Connection): string {
  const redactor = new Redactor()
  if (connection.password !== undefined) redactor.add(connection.password.reveal())
  return plain(redactor.clean(words).replace(/\b\w+:\/\/\S+/g, '***')).slice(0, 500)
}
