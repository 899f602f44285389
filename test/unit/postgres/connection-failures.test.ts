import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Connection } from '../../../src/domain/connection.ts'
import { KnownError } from '../../../src/kit/errors.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { brokenConnection, connectionFailure, dumpFailure } from '../../../src/postgres/connection-failures.ts'

const password = 'correct horse/battery'
const connection: Connection = { host: 'db.example.org', port: 5433, user: 'shop_backup', database: 'shop', password: new Secret(password), parameters: {} }

const thrown = (code: string | undefined, message: string) => Object.assign(new Error(message), code === undefined ? {} : { code })

// What pg 8 and Node 24 throw, and what servers and poolers say.
const problems: readonly (readonly [string, string | undefined, string])[] = [
  ['wrong-password', '28P01', 'password authentication failed for user "shop_backup"'],
  ['password-missing', undefined, 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'],
  ['tls-required', '28000', 'no pg_hba.conf entry for host "10.0.0.1", user "shop_backup", database "shop", no encryption'],
  ['tls-required', '28000', 'no pg_hba.conf entry for host "10.0.0.1", user "shop_backup", database "shop", SSL off'],
  ['host-not-allowed', '28000', 'no pg_hba.conf entry for host "10.0.0.1", user "shop_backup", database "shop", SSL encryption'],
  ['host-not-allowed', '28000', 'pg_hba.conf rejects connection for host "10.0.0.1", user "shop_backup", database "shop", no encryption'],
  ['role-missing', '28000', 'role "shop_backup" does not exist'],
  ['role-may-not-log-in', '28000', 'role "shop_backup" is not permitted to log in'],
  ['login-refused', '28000', 'Peer authentication failed for user "shop_backup"'],
  ['database-missing', '3D000', 'database "shop" does not exist'],
  ['database-closed', '55000', 'database "shop" is not currently accepting connections'],
  ['no-right', '42501', 'permission denied for database "shop"'],
  ['too-many-connections', '53300', 'sorry, too many clients already'],
  ['too-many-connections', '53300', 'remaining connection slots are reserved for roles with the SUPERUSER attribute'],
  ['server-starting', '57P03', 'the database system is starting up'],
  ['unknown-host', 'ENOTFOUND', 'getaddrinfo ENOTFOUND db.example.org'],
  ['name-service', 'EAI_AGAIN', 'getaddrinfo EAI_AGAIN db.example.org'],
  ['connection-refused', 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5433'],
  ['connection-timeout', 'ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:5433'],
  ['connection-timeout', undefined, 'timeout expired'],
  ['connection-timeout', undefined, 'Connection terminated due to connection timeout'],
  ['network-unreachable', 'ENETUNREACH', 'connect ENETUNREACH 2a05:d018::1:5432'],
  ['socket-missing', 'ENOENT', 'connect ENOENT /tmp/.s.PGSQL.5433'],
  ['tls-unsupported', undefined, 'The server does not support SSL connections'],
  ['certificate-untrusted', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
  ['certificate-untrusted', 'SELF_SIGNED_CERT_IN_CHAIN', 'self signed certificate in certificate chain'],
  ['certificate-name', 'ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP does not match certificate's altnames: Host: db.example.org. is not in the cert's altnames"],
  ['certificate-expired', 'CERT_HAS_EXPIRED', 'certificate has expired'],
  ['not-postgres', undefined, 'There was an error establishing an SSL connection'],
  ['pooled-connection', '08P01', 'unsupported startup parameter: options'],
  ['pooler-tenant', 'XX000', 'Tenant or user not found'],
  ['connection-lost', '57P01', 'terminating connection due to administrator command'],
  ['connection-lost', undefined, 'Connection terminated unexpectedly'],
  ['connection-lost', 'ECONNRESET', 'read ECONNRESET'],
]

describe('a connection that fails', () => {
  it.each(problems)('is %s (%s, %s)', (code, state, message) => {
    const failure = connectionFailure(thrown(state, message), connection)
    expect(failure?.code).toBe(code)
    expect(`${failure?.message ?? ''}${failure?.hint ?? ''}`).not.toMatch(/[{}]|undefined/)
    expect(failure?.message).toMatch(/db\.example\.org|shop/)
    expect(failure?.hint).not.toBe('')
  })

  it('is not made of an error in a query, whatever its words are', () => {
    for (const [state, message] of [
      ['42704', 'role "shop_backup" does not exist'], ['42P01', 'relation "Connection refused" does not exist'],
      ['P0001', 'password authentication failed for user x'], ['55000', 'cannot refresh'], ['XX000', 'cache lookup failed'], ['42501', 'permission denied for table orders'],
    ] as const) expect(connectionFailure(thrown(state, message), connection)).toBeUndefined()
    expect(connectionFailure(new KnownError('x', 'Connection refused', 'y'), connection)).toBeUndefined()
    expect(connectionFailure(new TypeError('x is not a function'), connection)).toBeUndefined()
  })

  it.each([
    ['57P01', 'terminating connection due to unexpected postmaster exit'], ['57P03', 'the database system is starting up'],
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:32772'], [undefined, 'Connection terminated unexpectedly'],
  ])('is no bug of ours where nobody knows any more whose session it was (%s, %s)', (state, message) => {
    expect(brokenConnection(Object.assign(new Error(message), state === undefined ? {} : { code: state }))).toMatchObject({ code: 'connection-lost', message: expect.stringContaining(message) as unknown as string })
    expect(brokenConnection(Object.assign(new Error(message), { code: 'P0001' }))).toBeUndefined()
    expect(brokenConnection(new TypeError('x is not a function'))).toBeUndefined()
  })

  it('says that the runner has no IPv6 when one of several addresses failed so', () => {
    const problem = new AggregateError([thrown('ENETUNREACH', 'connect ENETUNREACH ::1')], '')
    expect(connectionFailure(problem, connection)?.hint).toContain('IPv6')
  })

  it('writes a hostile name on one line', () => {
    const failure = connectionFailure(thrown('3D000', 'database "x" does not exist'), { ...connection, database: 'x\n::error::y\u001b[0m' })
    expect(failure?.message).not.toMatch(/[\n\u001b]/)
  })

  it('is told by what really answers: a closed port, an unknown host, another protocol', async () => {
    const server = createServer((socket) => { socket.on('error', () => undefined); socket.write('HTTP/1.1 400 Bad Request\r\n\r\n', () => { socket.destroy() }) })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    const { port } = server.address() as AddressInfo
    const failing = async (where: { host: string; port: number; ssl?: boolean }) => {
      const client = new pg.Client({ ...where, user: 'u', database: 'd', password, connectionTimeoutMillis: 5000 })
      client.on('error', () => undefined)
      return connectionFailure(await client.connect().then(() => undefined, (problem: unknown) => problem), { ...connection, ...where })?.code
    }
    expect(await failing({ host: '127.0.0.1', port, ssl: true })).toBe('not-postgres')
    await new Promise((resolve) => server.close(resolve))
    expect(await failing({ host: '127.0.0.1', port })).toBe('connection-refused')
    expect(['unknown-host', 'name-service']).toContain(await failing({ host: 'there-is-none.invalid', port }))
    expect(await failing({ host: '/nowhere', port })).toBe('socket-missing')
  })
})

describe('a dump that fails', () => {
  const failure = (stderr: string) => dumpFailure(stderr, { connection, role: 'Shop Reader' })

  it('names the exact GRANT for a table, with the schema that the query tells', () => {
    const problem = failure('pg_dump: error: query failed: ERROR:  permission denied for table secrets\npg_dump: detail: Query was: LOCK TABLE public.orders, shop.secrets, "Shop".other IN ACCESS SHARE MODE\n')
    expect(problem.code).toBe('no-right')
    expect(problem.message).toBe('role "Shop Reader" may not read table shop.secrets')
    expect(problem.hint).toContain('GRANT SELECT ON TABLE shop.secrets TO "Shop Reader";')
  })

  it('names the exact GRANT for a sequence, a schema, a large object, and quotes what needs it', () => {
    expect(failure('pg_dump: error: query failed: ERROR:  permission denied for sequence Order Numbers\npg_dump: error: query was: SELECT last_value, is_called FROM shop."Order Numbers"\n').hint)
      .toContain('GRANT SELECT ON SEQUENCE shop."Order Numbers" TO "Shop Reader";')
    expect(failure('pg_dump: error: failed to get data for sequence "public.s"; user may lack SELECT privilege on the sequence or the sequence may have been concurrently dropped\n').hint)
      .toContain('GRANT SELECT ON SEQUENCE public.s TO')
    expect(failure('pg_dump: error: query failed: ERROR:  permission denied for schema Hidden\npg_dump: detail: Query was: LOCK TABLE "Hidden".t IN ACCESS SHARE MODE').hint)
      .toContain('GRANT USAGE ON SCHEMA "Hidden" TO "Shop Reader";')
    expect(failure('pg_dump: error: Dumping the contents of large objects failed: ERROR:  permission denied for large object 16555').hint).toContain('ON LARGE OBJECT 16555')
  })

  it.each([
    ['row-security', 'pg_dump: error: query failed: ERROR:  query would be affected by row-level security policy for table "orders"\npg_dump: detail: Query was: COPY public.orders (id) TO stdout;'],
    ['lock-timeout', 'pg_dump: error: query failed: ERROR:  canceling statement due to statement timeout\npg_dump: detail: Query was: LOCK TABLE public.t IN ACCESS SHARE MODE'],
    ['statement-timeout', 'pg_dump: error: Dumping the contents of table "t" failed: PQgetResult() failed.\npg_dump: detail: Error message from server: ERROR:  canceling statement due to statement timeout\npg_dump: detail: Command was: COPY public.t (id) TO stdout;'],
    ['client-too-old', 'pg_dump: error: server version: 17.6 (Debian 17.6-1.pgdg13+1); pg_dump version: 15.18 (Debian 15.18-0+deb12u1)\npg_dump: error: aborting because of server version mismatch'],
    ['client-too-old', 'pg_dump: error: aborting because of server version mismatch\npg_dump: detail: server version: 17.6 (Debian 17.6-1.pgdg13+1); pg_dump version: 15.18 (Debian 15.18-0+deb12u1)'],
    ['disk-full', 'pg_dump: error: could not write to output file: No space left on device'],
    ['disk-full', 'pg_dump: error: query failed: ERROR:  could not write to file "base/pgsql_tmp/pgsql_tmp1.0": No space left on device'],
    ['connection-lost', 'pg_dump: error: Dumping the contents of table "big" failed: PQgetCopyData() failed.\npg_dump: detail: Error message from server: server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally'],
    ['wrong-password', 'pg_dump: error: connection to server at "db.example.org" (10.0.0.1), port 5433 failed: FATAL:  password authentication failed for user "shop_backup"'],
    ['unknown-host', 'pg_dump: error: could not translate host name "db.example.org" to address: Name or service not known'],
    ['tls-unsupported', 'pg_dump: error: connection to server at "db.example.org" (10.0.0.1), port 5433 failed: server does not support SSL, but SSL was required'],
    ['tls-required', 'pg_dump: error: connection to server at "db" (10.0.0.1), port 5433 failed: FATAL:  no pg_hba.conf entry for host "10.0.0.1", user "u", database "d", no encryption'],
    ['source-damaged', 'pg_dump: error: Dumping the contents of table "big" failed: PQgetResult() failed.\npg_dump: detail: Error message from server: ERROR:  invalid page in block 4 of relation base/5/16384'],
    ['source-damaged', 'pg_dump: error: query failed: ERROR:  could not read block 4 in file "base/5/2619": read only 0 of 8192 bytes'],
    ['standby-conflict', 'pg_dump: error: Dumping the contents of table "big" failed: PQgetResult() failed.\npg_dump: detail: Error message from server: ERROR:  canceling statement due to conflict with recovery'],
    ['snapshot-lost', 'pg_dump: error: query failed: ERROR:  invalid snapshot identifier: "00000003-0000001B-1"'],
    ['out-of-locks', 'pg_dump: error: query failed: ERROR:  out of shared memory\nHINT:  You might need to increase max_locks_per_transaction.'],
    ['schema-changed', 'pg_dump: error: query failed: ERROR:  could not open relation with OID 16999'],
    ['pooled-connection', 'pg_dump: error: connection to server at "db" (10.0.0.1), port 6432 failed: FATAL:  unsupported startup parameter: options'],
  ])('is %s', (code, stderr) => {
    const problem = failure(stderr)
    expect(problem.code).toBe(code)
    expect(`${problem.message} ${problem.hint}`).not.toMatch(/[{}]|undefined| {2}/)
  })

  it('names both versions of a mismatch and the damaged table', () => {
    expect(failure('pg_dump: error: aborting because of server version mismatch\npg_dump: detail: server version: 17.6; pg_dump version: 15.18').message).toBe('server is PostgreSQL 17.6 but pg_dump is 15.18')
    expect(failure('pg_dump: error: Dumping the contents of table "big" failed: PQgetResult() failed.\npg_dump: detail: Error message from server: ERROR:  missing chunk number 0 for toast value 1 in pg_toast_1').message).toContain('table big')
  })

  it('tells no password and no URL, even when pg_dump does', () => {
    const problem = failure(`pg_dump: error: something new about ${password} and ${encodeURIComponent(password)} at postgresql://u:${encodeURIComponent(password)}@h/d\n`)
    expect(problem.code).toBe('dump-failed')
    expect(problem.message).not.toMatch(/horse|battery|postgresql:\/\//)
    expect(problem.message).toContain('something new about')
  })

  it('is never taken for a success when pg_dump says nothing', () => {
    expect(failure('').message).toBe('pg_dump failed and said nothing')
  })
})
