import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sourceInputs } from '../../../src/actions/shared-inputs.ts'
import { Secret } from '../../../src/kit/secret.ts'
import type { Connection } from '../../../src/domain/connection.ts'
import { codeOf, KnownError } from '../../../src/kit/errors.ts'
import { readInputs } from '../../../src/kit/inputs.ts'
import { ProcessFailure, run } from '../../../src/kit/process.ts'
import { withCertificates } from '../../../src/postgres/certificates.ts'
import { findClients } from '../../../src/postgres/clients.ts'
import { libpqEnvironment, resolveConnection } from '../../../src/postgres/connection.ts'
import { connect } from '../../../src/postgres/session.ts'
import { Authority } from '../../support/certificates.ts'
import { startServer, unprivileged } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

// Every way to name a server, taken by our own sessions and by libpq's programs alike: a backup uses both, and must not reach two servers.

const odd = 'p@ss:/%\'"$ w&rd#?=+\\ü'
const database = 'we"ird; drop'
let folder: string
let authority: Authority
let server: TestServer
let other: TestServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zimmer-connections-'))
  const account = unprivileged()
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  authority = new Authority()
  const { certificate, key } = authority.issue('server', 'localhost', { names: 'DNS:localhost,IP:127.0.0.1' })
  authority.giveTo(key)
  const rules = join(folder, 'pg_hba.conf')
  writeFileSync(rules, ['local all all scram-sha-256', 'hostssl all certified all cert', 'hostssl all all all scram-sha-256', 'host all postgres all scram-sha-256'].join('\n'))
  server = await startServer({ settings: { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key, ssl_ca_file: authority.path('ca.crt'), hba_file: rules, unix_socket_directories: folder, listen_addresses: '127.0.0.1, ::1' } })
  other = await startServer({ settings: { default_transaction_read_only: 'on' } })
  await server.sql(`CREATE ROLE "o:dd@" LOGIN PASSWORD '${odd.replaceAll('\'', '\'\'')}'; CREATE ROLE certified LOGIN`)
  await server.sql('CREATE DATABASE "we""ird; drop"')
}, 60_000)

afterAll(async () => {
  await server.stop()
  await other.stop()
  authority.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** The connection as an operator's inputs and environment give it. */
async function given(values: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}): Promise<Connection> {
  const read = readInputs(sourceInputs, { given: new Map(Object.entries(values)), environment, envFile: {} }, () => undefined)
  return withCertificates(resolveConnection(read.values, read.origins, environment, () => undefined), read.values, folder, () => undefined)
}

const ofServer = () => `${encodeURIComponent('o:dd@')}:${encodeURIComponent(odd)}`
const inDatabase = encodeURIComponent(database)

/** Who is reached, by our own session and by pg_dump: the port, role and database, and whether by TLS. */
async function reached(connection: Connection): Promise<{ port: number | null; role: string; database: string; tls: boolean }> {
  const session = await connect(connection)
  try {
    const [row] = await session.query<{ port: number | null; role: string; database: string; tls: boolean }>('SELECT inet_server_port() AS port, current_user AS role, current_database() AS database, ssl AS tls FROM pg_stat_ssl WHERE pid = pg_backend_pid()')
    const { pgDump } = await findClients(15)
    await run(pgDump, ['--schema-only', '--no-password'], { environment: libpqEnvironment(session.connection) })
    if (row === undefined) throw new Error('no session')
    return row
  } finally {
    await session.end()
  }
}

/** Why neither our own session nor pg_dump gets through. */
async function refusal(connection: Connection): Promise<{ code: string | undefined; message: string; libpq: string }> {
  const problem = await connect(connection).then(() => undefined, (one: unknown) => one)
  const { pgDump } = await findClients(15)
  const libpq = await run(pgDump, ['--schema-only', '--no-password'], { environment: libpqEnvironment(connection) }).then(() => 'pg_dump gets through', (one: unknown) => one instanceof ProcessFailure ? one.stderr : String(one))
  return { code: codeOf(problem), message: problem instanceof KnownError ? problem.message : 'no KnownError', libpq }
}

describe('TLS', () => {
  const url = (host: string, query: string) => `postgres://${ofServer()}@${host}:${server.port}/${inDatabase}?${query}`

  it('refuses a server whose certificate nobody trusted has signed', async () => {
    const stranger = new Authority()
    expect(await refusal(await given({ url: url('localhost', ''), 'ssl-root-cert': readFileSync(stranger.path('ca.crt'), 'utf8') }))).toMatchObject({ code: 'certificate-untrusted', libpq: expect.stringContaining('certificate verify failed') as unknown as string })
    stranger.remove()
  })

  it('refuses verify-full by another name than the certificate\'s, and takes it with verify-ca', async () => {
    const wrong = { 'url': url('localhost.localdomain', `sslmode=verify-full&hostaddr=127.0.0.1`), 'ssl-root-cert': authority.path('ca.crt') }
    expect(await refusal(await given(wrong))).toMatchObject({ code: 'certificate-name', libpq: expect.stringContaining('does not match host name') as unknown as string })
    expect(await reached(await given({ ...wrong, url: wrong.url.replace('verify-full', 'verify-ca') }))).toMatchObject({ tls: true })
  })

  it('refuses verify-full without a root certificate, as libpq does', async () => {
    expect(await refusal(await given({ url: url('localhost', 'sslmode=verify-full') }))).toMatchObject({ code: 'certificate-missing', libpq: expect.stringContaining('does not exist') as unknown as string })
  })

  it('refuses a root certificate that is not there by its path', async () => {
    expect(await refusal(await given({ 'url': url('localhost', ''), 'ssl-root-cert': '/nowhere/ca.crt' }))).toMatchObject({ code: 'certificate-missing', message: expect.stringContaining('/nowhere/ca.crt') as unknown as string })
  })

  it.each(['localhost', '127.0.0.1'])('checks chain and name of %s where a root certificate is given and no sslmode', async (host) => {
    const connection = await given({ 'url': url(host, ''), 'ssl-root-cert': readFileSync(authority.path('ca.crt'), 'utf8') })
    expect(connection.parameters['sslmode']).toBe('verify-full')
    expect(await reached(connection)).toEqual({ port: server.port, role: 'o:dd@', database, tls: true })
  })

  it.each(['require', 'prefer', 'allow'])('is used with sslmode=%s where the server asks for it', async (mode) => {
    expect(await reached(await given({ url: url('localhost', `sslmode=${mode}`) }))).toMatchObject({ tls: true })
  })

  it('says of sslmode=disable that the server takes no connection without TLS', async () => {
    expect(await refusal(await given({ url: url('localhost', 'sslmode=disable') }))).toMatchObject({ code: 'tls-required' })
  })

  it('says of a role that needs a certificate of its own that it does', async () => {
    expect(await refusal(await given({ url: `postgres://certified@localhost:${server.port}/${inDatabase}?sslmode=require` }))).toMatchObject({ code: 'certificate-wanted' })
  })

  it('lets a role in by the text of its certificate and key', async () => {
    const { certificate, key } = authority.issue('certified', 'certified')
    const connection = await given({ 'url': `postgres://certified@localhost:${server.port}/${inDatabase}`, 'ssl-root-cert': authority.path('ca.crt'), 'ssl-cert': readFileSync(certificate, 'utf8'), 'ssl-key': readFileSync(key, 'utf8') })
    expect(await reached(connection)).toMatchObject({ role: 'certified', tls: true })
  })

  it('refuses a certificate that has expired', async () => {
    const { certificate, key } = authority.issue('old', 'localhost', { expired: true })
    authority.giveTo(key)
    const late = await startServer({ settings: { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key } })
    const { password } = late.connection()
    try {
      expect(await refusal(await given({ url: `postgres://postgres@localhost:${late.port}/postgres`, password: password?.reveal() ?? '', 'ssl-root-cert': authority.path('ca.crt') }))).toMatchObject({ code: 'certificate-expired', libpq: expect.stringContaining('certificate verify failed') as unknown as string })
    } finally {
      await late.stop()
    }
  })
})

describe('a place', () => {
  it.each([
    ['a Unix socket, percent-encoded in the URL', () => `postgres://${ofServer()}@${encodeURIComponent(folder)}:${server.port}/${inDatabase}`],
    ['a Unix socket as a parameter', () => `postgres://${ofServer()}@/${inDatabase}?host=${folder}&port=${server.port}`],
  ])('may be %s', async (_, url) => {
    expect(await reached(await given({ url: url() }))).toEqual({ port: null, role: 'o:dd@', database, tls: false })
  })

  it.each([['IPv6', '[::1]'], ['a name', 'localhost'], ['an address', '127.0.0.1']])('may be %s', async (_, host) => {
    expect(await reached(await given({ url: `postgres://${ofServer()}@${host}:${server.port}/${inDatabase}` }))).toMatchObject({ port: server.port, database })
  })
})

describe('several hosts', () => {
  const both = (query: string) => `postgres://postgres@127.0.0.1:${other.port},127.0.0.1:${server.port},127.0.0.1:1/postgres?${query}`
  const password = () => ({ password: server.connection().password?.reveal() ?? '' })

  it.each([['', 'the first that answers', () => other], ['target_session_attrs=read-write', 'the one that takes writes', () => server], ['target_session_attrs=read-only', 'the one that does not', () => other], ['target_session_attrs=prefer-standby', 'any, where none is a standby', () => other]])('with %s give %s', async (query, _, which) => {
    expect(await reached(await given({ url: both(query), ...password() }))).toMatchObject({ port: which().port })
  })

  it('of which the first is down give the next', async () => {
    expect(await reached(await given({ url: `postgres://postgres@127.0.0.1:1,127.0.0.1:${server.port}/postgres`, ...password() }))).toMatchObject({ port: server.port })
  })

  it('none of which is a standby are an error that says so', async () => {
    expect(await refusal(await given({ url: both('target_session_attrs=standby'), ...password() }))).toMatchObject({ code: expect.stringMatching(/no-suitable-server|connection-refused/) as unknown as string })
    expect(await refusal(await given({ url: `postgres://postgres@127.0.0.1:${other.port},127.0.0.1:${server.port}/postgres?target_session_attrs=standby`, ...password() }))).toMatchObject({ code: 'no-suitable-server' })
  })
})

describe('files of libpq', () => {
  it('a service file gives host, port, role, database and sslmode; a password file the password', async () => {
    const service = join(folder, 'pg_service.conf')
    const passfile = join(folder, 'pgpass')
    writeFileSync(service, `# ours\n[else]\nhost=nowhere\n[shop]\nhost=localhost\nport=${server.port}\nuser=o:dd@\ndbname=${database}\nsslmode=require\n`)
    writeFileSync(passfile, `# a line\nlocalhost:1:*:*:wrong\nlocalhost:*:*:o\\:dd@:${odd.replace(/[:\\]/g, '\\$&')}\n`, { mode: 0o600 })
    const environment = { PGSERVICEFILE: service, PGPASSFILE: passfile }
    const expected = { port: server.port, role: 'o:dd@', database, tls: true }
    expect(await reached(await given({}, { ...environment, PGSERVICE: 'shop' }))).toEqual(expected)
    expect(await reached(await given({ url: 'postgres:///?service=shop' }, environment))).toEqual(expected)
    expect(await reached(await given({ url: 'postgres:///postgres?service=shop' }, environment))).toEqual({ ...expected, database: 'postgres' })
    chmodSync(passfile, 0o644)
    await expect(given({}, { ...environment, PGSERVICE: 'shop' }).catch((problem: unknown) => Promise.reject(new Error(codeOf(problem))))).rejects.toThrow('password-file-open')
  })

  it('a service that no file has is named', () => {
    expect(() => resolveConnection({ url: new Secret('postgres:///?service=nope'), host: 'h', port: 1, user: 'u', database: 'd', password: new Secret('p') }, { url: 'input', host: 'default', port: 'default', user: 'default', database: 'default', password: 'default' }, { HOME: folder }, () => undefined)).toThrow(/no service file has the service nope/)
  })
})
