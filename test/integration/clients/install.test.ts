import { createHash, randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { hasImage } from '../sandbox/request.ts'
import { describeWhere } from '../sandbox/where.ts'

// apt, dpkg and the signature are real, in a container that nothing outside can be reached from; the repository is a folder of this test, laid out as PostgreSQL's own.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
const available = await hasImage('postgres:15') && has('dpkg-deb') && has('gpg')
const name = `zimmer-install-${randomBytes(4).toString('hex')}`
let repository: string

function run(program: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', env: { ...process.env, ...environment } })
  if (status !== 0) throw new Error(`${program} ${words[0] ?? ''} failed: ${stderr}`)
  return stdout
}

/** A package of client programs of PostgreSQL 99, and the index that tells of it, signed. */
function makeRepository(codename: string, architecture: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-repository-'))
  chmodSync(folder, 0o755)
  const content = join(folder, 'content')
  for (const program of ['pg_dump', 'pg_restore']) {
    const path = join(content, 'usr/lib/postgresql/99/bin', program)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, `#!/bin/sh\necho '${program} (PostgreSQL) 99.1'\n`, { mode: 0o755 })
  }
  const control = `Package: postgresql-client-99\nVersion: 99.1-1\nArchitecture: ${architecture}\nMaintainer: a test <test@example.invalid>\nDescription: client programs\n`
  mkdirSync(join(content, 'DEBIAN'))
  writeFileSync(join(content, 'DEBIAN/control'), control)
  run('dpkg-deb', ['--build', '--root-owner-group', content, join(folder, 'client.deb')])
  const sum = (path: string) => createHash('sha256').update(readFileSync(join(folder, path))).digest('hex')
  const index = `main/binary-${architecture}/Packages`
  const part = join(folder, `dists/${codename}-pgdg`)
  mkdirSync(join(part, `main/binary-${architecture}`), { recursive: true })
  writeFileSync(join(part, index), `${control}Filename: client.deb\nSize: ${statSync(join(folder, 'client.deb')).size}\nSHA256: ${sum('client.deb')}\n`)
  writeFileSync(join(part, 'Release'), `Suite: ${codename}-pgdg\nCodename: ${codename}-pgdg\nArchitectures: ${architecture}\nComponents: main\nDate: ${new Date(Date.now() - 60_000).toUTCString()}\nSHA256:\n ${sum(`dists/${codename}-pgdg/${index}`)} ${statSync(join(part, index)).size} ${index}\n`)
  const home = { GNUPGHOME: join(folder, 'gnupg') }
  mkdirSync(home.GNUPGHOME, { mode: 0o700 })
  run('gpg', ['--batch', '--passphrase', '', '--quick-generate-key', 'PGDG of a test', 'rsa2048', 'sign'], home)
  run('gpg', ['--batch', '--clearsign', '--output', join(part, 'InRelease'), join(part, 'Release')], home)
  writeFileSync(join(folder, 'ACCC4CF8.asc'), run('gpg', ['--armor', '--export'], home))
  spawnSync('gpgconf', ['--kill', 'all'], { env: { ...process.env, ...home } })
  rmSync(home.GNUPGHOME, { recursive: true, force: true })
  return folder
}

beforeAll(() => {
  if (!available) return
  const [codename = '', architecture = ''] = run('docker', ['run', '--rm', '--pull', 'never', '--network', 'none', '--entrypoint', 'sh', 'postgres:15', '-c', '. /etc/os-release; echo $VERSION_CODENAME; dpkg --print-architecture']).trim().split('\n')
  repository = makeRepository(codename, architecture)
  run('docker', ['run', '--detach', '--name', name, '--pull', 'never', '--network', 'none', '--volume', `${root}:/suite:ro`, '--volume', `${repository}:/pgdg:ro`, '--entrypoint', 'sleep', 'postgres:15', '600'])
}, 60_000)
afterAll(() => {
  if (!available) return
  spawnSync('docker', ['rm', '--force', '--volumes', name])
  rmSync(repository, { recursive: true, force: true })
})

/** In the container: the client programs of a major, by client: install. */
function install(major: number, url: string, user = 'root'): string {
  const script = `
    const { installedClients } = await import('/suite/src/postgres/clients-install.ts')
    const outcome = await installedClients(${major}, { path: process.env.PATH, signal: undefined, repository: '${url}' }).then(({ version, place }) => version + ' from ' + place, ({ code, message }) => code + ': ' + message)
    console.log(outcome)`
  return run('docker', ['exec', '--user', user, name, '/suite/node_modules/node/bin/node', '--input-type=module', '--eval', script]).trim()
}

describeWhere(available)('client: install (needs Docker with postgres:15, dpkg-deb and gpg)', () => {
  it('refuses where the user is neither root nor has a sudo that does not ask', () => {
    expect(install(99, 'file:///pgdg', 'nobody')).toMatch(/^client-install: .*neither root nor may use sudo/)
  })

  it('says that the repository cannot be reached, and installs nothing', () => {
    expect(install(99, 'https://nowhere.invalid/apt')).toMatch(/^client-install: .*fetching https:\/\/nowhere\.invalid\/apt\/ACCC4CF8\.asc/)
  })

  it('refuses a repository that another key has signed', () => {
    const key = join(repository, 'ACCC4CF8.asc')
    const own = readFileSync(key)
    const home = mkdtempSync(join(tmpdir(), 'zimmer-gnupg-'))
    run('gpg', ['--batch', '--passphrase', '', '--quick-generate-key', 'a stranger', 'rsa2048', 'sign'], { GNUPGHOME: home })
    writeFileSync(key, run('gpg', ['--armor', '--export'], { GNUPGHOME: home }))
    spawnSync('gpgconf', ['--kill', 'all'], { env: { ...process.env, GNUPGHOME: home } })
    rmSync(home, { recursive: true, force: true })
    expect(install(99, 'file:///pgdg')).toMatch(/^client-install: .*apt-get update/)
    writeFileSync(key, own)
    expect(run('docker', ['exec', name, 'ls', '/etc/apt/sources.list.d', '/usr/share/keyrings'])).not.toContain('zimmer')
  })

  it('adds the repository with its key and installs the package of that major', () => {
    expect(install(99, 'file:///pgdg')).toBe('99.1 from /usr/lib/postgresql/99/bin')
  })

  it('takes what is installed already, and asks nobody', () => {
    expect(install(15, 'file:///nowhere')).toMatch(/^15\.\d+ from \/usr\/lib\/postgresql\/15\/bin$/)
  })
})
