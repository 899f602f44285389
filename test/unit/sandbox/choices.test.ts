import { describe, expect, it } from '@jest/globals'
import { inPasswd } from '../../../src/sandbox/account.ts'
import { attemptsFor, isLocaleFailure } from '../../../src/sandbox/database-locale.ts'
import { noDaemon } from '../../../src/kit/docker.ts'
import { imageFor } from '../../../src/sandbox/docker-image.ts'
import { sandboxNetworkProblem, sandboxPortProblem } from '../../../src/sandbox/input-checks.ts'
import { listenersOf } from '../../../src/sandbox/port.ts'
import { asArguments, asConfiguration, serverSettings } from '../../../src/sandbox/settings.ts'
import { KnownError } from '../../../src/kit/errors.ts'
import { ProcessFailure } from '../../../src/kit/process.ts'

describe('the image of a sandbox', () => {
  it.each([
    [17, [], 'postgres:17'],
    [13, ['plpgsql', 'pg_trgm'], 'postgres:13'],
    [17, ['vector'], 'pgvector/pgvector:pg17'],
    [16, ['postgis', 'postgis_topology'], 'postgis/postgis:16-3.5'],
    [18, ['postgis'], 'postgis/postgis:18-3.6'],
    [15, ['address_standardizer'], 'postgis/postgis:15-3.5'],
    [17, ['timescaledb'], 'timescale/timescaledb:latest-pg17'],
    [17, ['postgis', 'vector'], 'timescale/timescaledb-ha:pg17'],
  ])('of PostgreSQL %d with %j is %s', (major, extensions, image) => {
    expect(imageFor(major, extensions)).toBe(image)
  })
})

describe('a database like the source\'s', () => {
  const source = { encoding: 'UTF8', collation: 'de_DE.UTF-8', characterType: 'de_DE.UTF-8', localeProvider: 'libc' }

  it('never changes the encoding, however far its locale has to give way', () => {
    for (const encoding of ['LATIN1', 'UTF8', 'SQL_ASCII']) {
      for (const { options } of attemptsFor({ ...source, encoding }, 17)) expect(options).toContain(`ENCODING '${encoding}'`)
    }
  })

  it('says how it differs, in every way but the faithful one', () => {
    const [faithful, ...others] = attemptsFor(source, 17)
    expect(faithful).toEqual({ options: "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'de_DE.UTF-8' LC_CTYPE 'de_DE.UTF-8'", note: undefined })
    expect(others.length).toBeGreaterThan(0)
    for (const { note } of others) expect(note).toContain('lacks the source\'s collation de_DE.UTF-8')
  })

  it('does not ask an old server for a provider that it does not know', () => {
    for (const major of [13, 14]) expect(JSON.stringify(attemptsFor({ ...source, localeProvider: 'icu', locale: 'de' }, major))).not.toContain('LOCALE_PROVIDER')
    expect(JSON.stringify(attemptsFor({ ...source, localeProvider: 'builtin', locale: 'C.UTF-8' }, 16))).not.toContain('builtin BUILTIN')
    expect(attemptsFor({ ...source, localeProvider: 'b', locale: 'C.UTF-8' }, 17)[0]?.options).toContain("LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'")
  })

  it('quotes a locale that tries to end the statement', () => {
    expect(attemptsFor({ ...source, collation: "C'; DROP DATABASE postgres; --" }, 13)[0]?.options).toContain("LC_COLLATE 'C''; DROP DATABASE postgres; --'")
  })

  it('takes nothing but a wrong locale for a reason to try another one', () => {
    expect(isLocaleFailure('42809')).toBe(true)
    for (const other of ['42501', '53100', '42P04', undefined]) expect(isLocaleFailure(other)).toBe(false)
  })
})

describe('the settings of a server that is thrown away', () => {
  it('fit a machine of 1 GB as well as one of 256', () => {
    const small = serverSettings({ memoryBytes: 1024 ** 3, cores: 2 }, { databaseBytes: 1024 ** 3, inMemory: false })
    const large = serverSettings({ memoryBytes: 256 * 1024 ** 3, cores: 64 }, { databaseBytes: 1024 ** 4, inMemory: false })
    expect([small['shared_buffers'], small['maintenance_work_mem'], small['work_mem']]).toEqual(['128MB', '64MB', '16MB'])
    expect([large['shared_buffers'], large['maintenance_work_mem'], large['work_mem']]).toEqual(['256MB', '1024MB', '64MB'])
  })

  it('keep the WAL small where the data stands in memory', () => {
    expect(serverSettings({ memoryBytes: 1024 ** 3, cores: 1 }, { databaseBytes: 300 * 1024 * 1024, inMemory: true })['max_wal_size']).toBe('300MB')
    expect(serverSettings({ memoryBytes: 1024 ** 3, cores: 1 }, { databaseBytes: 1, inMemory: true })['max_wal_size']).toBe('256MB')
  })

  it('are written as a configuration file and as arguments', () => {
    expect(asConfiguration({ a: "it's" })).toBe("a = 'it''s'\n")
    expect(asArguments({ jit: 'off' })).toEqual(['-c', 'jit=off'])
  })
})

describe('what a machine says', () => {
  it('gives the listener of a port and no other socket on it', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:1539 00000000:0000 0A 00000000:00000000 00:00000000 00000000   101        0 4711 1 0000000000000000 100 0 0 10 0',
      '   1: 0100007F:1539 0100007F:9D3C 01 00000000:00000000 00:00000000 00000000   101        0 4712 1 0000000000000000 20 4 0 10 -1',
      '   2: 0100007F:153A 00000000:0000 0A 00000000:00000000 00:00000000 00000000   101        0 4713 1 0000000000000000 100 0 0 10 0',
    ].join('\n')
    expect(listenersOf(table, 5433)).toEqual(['4711'])
  })

  it('finds an account by its whole name', () => {
    const passwd = 'root:x:0:0:root:/root:/bin/bash\npostgres-old:x:7:7::/:\npostgres:x:101:104::/var/lib/postgresql:/bin/bash\n'
    expect(inPasswd(passwd, 'postgres')).toEqual({ name: 'postgres', uid: 101, gid: 104 })
    expect(inPasswd(passwd, 'nobody')).toBeUndefined()
  })

  it.each([
    ['docker-permission', 'Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock'],
    ['docker-daemon', 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'],
  ])('becomes the error %s when docker says: %s', (code, stderr) => {
    expect(noDaemon(new ProcessFailure('docker', { code: 1, signal: null }, stderr, false), 'sandbox: local')).toMatchObject({ code })
  })

  it('becomes the error docker-missing when there is no docker', () => {
    expect(noDaemon(new KnownError('program-missing', 'docker could not be started', 'Install docker.'), 'sandbox: local')).toMatchObject({ code: 'docker-missing' })
  })
})

describe('the input sandbox-port', () => {
  it.each(['0', '65536', '-1', 'five', '', '1e3'])('refuses %j', (text) => {
    expect(sandboxPortProblem({ 'sandbox-port': text })).toHaveLength(1)
  })

  it('takes a port, and auto where the sandbox is ours', () => {
    expect(sandboxPortProblem({ 'sandbox-port': '5433' })).toEqual([])
    expect(sandboxPortProblem({ 'sandbox-port': 'auto' })).toEqual([])
  })
})

describe('the input sandbox-network', () => {
  it.each(['host', 'container:production', '', '-v', 'two words', '--privileged'])('refuses %j', (text) => {
    expect(sandboxNetworkProblem({ 'sandbox-network': text })).toHaveLength(1)
  })

  it.each(['none', 'bridge', 'github_network_0a1b', 'shop_default'])('takes %s', (text) => {
    expect(sandboxNetworkProblem({ 'sandbox-network': text })).toEqual([])
  })
})
