import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The parameters of a service, from the file in which libpq looks for it (PostgreSQL documentation, 34.17). Throws KnownErrors `service-file-unreadable`
 * for a file that was named and cannot be read, `service-missing` for a service that no file has.
 */
export function readService(name: string, environment: Environment, namedFile?: string): Record<string, string> {
  const explicit = namedFile ?? environment['PGSERVICEFILE']
  const home = environment['HOME']
  const files = [
    explicit ?? (home === undefined ? undefined : join(home, '.pg_service.conf')),
    // Where Debian's libpq and others' look, unless PGSYSCONFDIR says otherwise.
    ...(environment['PGSYSCONFDIR'] === undefined ? ['/etc/postgresql-common', '/etc'] : [environment['PGSYSCONFDIR']]).map((folder) => join(folder, 'pg_service.conf')),
  ].filter((file) => file !== undefined)
  for (const file of files) {
    const found = sectionOf(contentOf(file, file === explicit), name)
    if (found !== undefined) return found
  }
  throw new KnownError('service-missing', `no service file has the service ${name}`, `Looked for [${name}] in ${files.join(', ')}; PGSERVICEFILE names another file.`)
}

function contentOf(file: string, isNamed: boolean): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    if (!isNamed && codeOf(cause) === 'ENOENT') return ''
    throw new KnownError('service-file-unreadable', `the service file ${file} cannot be read: ${messageOf(cause)}`, 'Name a file that is there and may be read, by PGSERVICEFILE.', { cause })
  }
}

function sectionOf(content: string, name: string): Record<string, string> | undefined {
  let found: Record<string, string> | undefined
  let isInside = false
  for (const line of content.split('\n').map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('[')) {
      // The first of that name counts, as for libpq.
      if (found !== undefined) return found
      isInside = line === `[${name}]`
      if (isInside) found = {}
    } else if (isInside && found !== undefined && line.includes('=')) {
      found[line.slice(0, line.indexOf('=')).trim()] = line.slice(line.indexOf('=') + 1).trim()
    }
  }
  return found
}

/** What a password is looked for. */
export interface Login {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
}

/**
 * The password that libpq's password file has for a login (PostgreSQL documentation, 34.16); undefined where there is none. A file that others may read is passed
 * over, as libpq does; one that was named is an error: KnownError `password-file-open`.
 */
export function readPassword(login: Login, environment: Environment, namedFile?: string): string | undefined {
  const explicit = namedFile ?? environment['PGPASSFILE']
  const file = explicit ?? (environment['HOME'] === undefined ? undefined : join(environment['HOME'], '.pgpass'))
  if (file === undefined || !existsSync(file)) return undefined
  if (process.platform !== 'win32' && statSync(file).isFile() && (statSync(file).mode & 0o077) !== 0) {
    if (explicit === undefined) return undefined
    throw new KnownError('password-file-open', `the password file ${file} may be read by others, so it is not used`, `chmod 600 ${file}`)
  }
  const wanted = [login.host.startsWith('/') ? [login.host, 'localhost'] : [login.host], [String(login.port)], [login.database], [login.user]]
  for (const line of contentOf(file, false).split('\n')) {
    if (line.startsWith('#')) continue
    const fields = fieldsOf(line.replace(/\r$/, ''))
    if (fields.length === 5 && wanted.every((values, index) => fields[index] === '*' || values.includes(unescaped(fields[index] ?? '')))) return unescaped(fields[4] ?? '')
  }
  return undefined
}

/** Five fields are divided by `:`; a backslash keeps the sign behind it from dividing. What follows the fourth is the password. */
function fieldsOf(line: string): string[] {
  const fields = ['']
  for (const sign of line.match(/\\.|[^]/gs) ?? []) {
    if (sign === ':' && fields.length < 5) fields.push('')
    else fields.push(`${fields.pop() ?? ''}${sign}`)
  }
  return fields
}

function unescaped(field: string): string {
  return field.replace(/\\(.)/gs, '$1')
}
