import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Secret } from '../../../src/kit/secret.ts'
import { SshStore } from '../../../src/store/ssh.ts'
import type { SshStoreOptions } from '../../../src/store/ssh.ts'
import { contentOf, failureOf, idAt, longStream, setOf, sha256, storeBackup, streamOf } from '../../support/store/content.ts'
import { TcpProxy } from '../../support/tcp-proxy.ts'
import { hasSshd, SshServer } from '../../support/store/sshd.ts'
import { freePort } from '../../support/store/versitygw.ts'

const run = promisify(execFile)
const { skip } = describe
const describeWhereInstalled = hasSshd ? describe : skip
const archive = `${idAt(0)}.dump`
const mebibyte = 1024 * 1024

describeWhereInstalled('a host reached by ssh as store', () => {
  let server: SshServer
  let folder: string
  let keys: string
  let count = 0
  const opened = (more: Partial<SshStoreOptions> = {}, url = server.url(folder)) => new SshStore(url, {
    key: server.key, knownHosts: server.knownHosts, environment: {}, temporaryDirectory: keys, now: () => new Date(), ...more,
  })

  beforeAll(async () => {
    server = await SshServer.start()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    folder = join(server.folder, 'data', `case ${++count}`)
    await mkdir(folder)
    keys = await mkdtemp(join(server.folder, 'keys-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  describe('when it is reached', () => {
    it('is logged in to once by all who ask at the same time', async () => {
      await writeFile(join(folder, archive), 'dump')
      const proxy = await TcpProxy.start(server.port)
      try {
        const through = (text: string) => text.replace(`:${server.port}`, `:${proxy.port}`)
        const store = opened({ knownHosts: through(server.knownHosts) }, through(server.url(folder)))
        const found = await Promise.all([1, 2, 3].map(() => store.find(idAt(0))))
        expect(found.map((set) => set?.id)).toEqual([idAt(0), idAt(0), idAt(0)])
        expect(proxy.connections).toBe(1)
      } finally {
        await proxy.stop()
      }
    })

    it('refuses a host whose key nobody has told', async () => {
      expect(await failureOf(opened({ knownHosts: '# nothing' }).prepare(0))).toBe('host-key-unknown')
      expect(await readdir(folder)).toEqual([])
    })

    it('refuses a host that shows another key than the known one', async () => {
      const other = (await readFile(join(server.folder, 'login.pub'), 'utf8')).split(' ').slice(0, 2).join(' ')
      expect(await failureOf(opened({ knownHosts: `[127.0.0.1]:${server.port} ${other}` }).prepare(0))).toBe('host-key-changed')
    })

    it('says that the login was refused', async () => {
      await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(keys, 'other')])
      const other = new Secret(await readFile(join(keys, 'other'), 'utf8'))
      expect(await failureOf(opened({ key: other }).list())).toBe('credentials-wrong')
    })

    it('says that the key is no key', async () => {
      expect(await failureOf(opened({ key: new Secret('-----BEGIN OPENSSH PRIVATE KEY-----\nnonsense') }).list())).toBe('key-unreadable')
    })

    it('takes a key whose line ends went through Windows and whose last one is lost', async () => {
      const mangled = new Secret(server.key.reveal().trimEnd().replaceAll('\n', '\r\n'))
      expect(await opened({ key: mangled }).list()).toEqual([])
    })

    it('says that nothing listens', async () => {
      const port = await freePort()
      expect(await failureOf(opened({}, `ssh://root@127.0.0.1:${port}/x`).list())).toBe('store-unreachable')
    })

    it('leaves no key behind, and shows none in its arguments', async () => {
      const store = opened()
      const source = longStream(Infinity)
      const writer = await store.begin(idAt(0))
      const writing = failureOf(writer.put(archive, source))
      while ((await readdir(folder)).length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
      // The first line of any key without a passphrase is the same.
      const secretLine = server.key.reveal().split('\n')[3] ?? ''
      expect(secretLine).toMatch(/^[\w+/]{70}$/)
      expect((await run('ps', ['-ww', '-eo', 'args'])).stdout).not.toContain(secretLine)
      expect(await readdir(keys)).toEqual([])
      await writer.abort()
      await writing
      expect(await failureOf(opened({ knownHosts: '# nothing' }).list())).toBe('host-key-unknown')
      expect(await readdir(keys)).toEqual([])
    })
  })

  describe('when a dump is sent', () => {
    it('says that the connection broke off in the middle, and leaves nothing once it is back', async () => {
      const store = opened()
      const writer = await store.begin(idAt(0))
      const source = longStream(Infinity, { onRead: (bytes) => { if (bytes === 10 * mebibyte) void server.dropConnections() } })
      expect(await failureOf(writer.put(archive, source))).toBe('store-unreachable')
      expect(source.destroyed).toBe(true)
      await writer.abort()
      expect(await readdir(folder)).toEqual([])
    })

    it('does not count a dump that the far end stored otherwise than it was sent', async () => {
      const store = opened()
      const writer = await store.begin(idAt(0))
      await writer.put(archive, longStream(1000))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      const stored = await readFile(join(folder, `${archive}.partial`))
      stored[500] = (stored[500] ?? 0) ^ 1
      await writeFile(join(folder, `${archive}.partial`), stored)
      expect(await failureOf(writer.commit())).toBe('store-broken')
      await writer.abort()
      expect(await readdir(folder)).toEqual([])
    })

    it('leaves nothing when the disk of the far end is full', async () => {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder])
      try {
        const store = opened()
        await expect(store.prepare(5_000_000)).rejects.toMatchObject({ code: 'disk-full' })
        const writer = await store.begin(idAt(0))
        expect(await failureOf(writer.put(archive, longStream(8 * mebibyte)))).toBe('disk-full')
        await writer.abort()
        expect(await readdir(folder)).toEqual([])
      } finally {
        await run('umount', [folder])
      }
    })

    it('never takes a path of the far end for a command', async () => {
      const odd = join(folder, 'a\'b"c $(touch pwned) `touch pwned`; *')
      const store = opened({}, server.url(odd))
      await store.prepare(0)
      await storeBackup(store, idAt(0))
      expect(await readdir(odd)).toHaveLength(3)
      expect((await setOf(store, idAt(0))).complete).toBe(true)
      expect(await readdir(folder)).toHaveLength(1)
    })

    it('never writes through a symbolic link', async () => {
      await writeFile(join(folder, 'precious'), 'precious')
      const writer = await opened().begin(idAt(0))
      await symlink(join(folder, 'precious'), join(folder, `${archive}.partial`))
      expect(await failureOf(writer.put(archive, streamOf('dump')))).toBe('symlink-in-the-way')
      await writer.abort()
      expect(await readFile(join(folder, 'precious'), 'utf8')).toBe('precious')
    })

    it('creates folder and files for their owner alone', async () => {
      const store = opened({}, server.url(join(folder, 'deeper/archives')))
      await store.prepare(0)
      await storeBackup(store, idAt(0))
      const { stdout } = await run('find', [folder, '-mindepth', '1', '-printf', '%y%m '])
      expect(stdout.trim().split(' ').sort()).toEqual(['d700', 'd700', 'f600', 'f600', 'f600'])
    })
  })

  describe('when a dump is read', () => {
    it('takes up a connection that breaks off where it was', async () => {
      const store = opened()
      const writer = await store.begin(idAt(0))
      await writer.put(archive, longStream(12 * mebibyte))
      await writer.put(`${archive}.sha256`, streamOf(`${sha256(await contentOf(longStream(12 * mebibyte)))}  ${archive}\n`))
      await writer.commit()
      const hash = createHash('sha256')
      let dropped = false
      for await (const chunk of await store.read(archive)) {
        hash.update(chunk as Buffer)
        if (!dropped) await server.dropConnections()
        dropped = true
      }
      expect(hash.digest('hex')).toBe(sha256(await contentOf(longStream(12 * mebibyte))))
      const fetched = await opened().fetch(archive, keys)
      expect([(await stat(fetched)).size, (await stat(fetched)).mode & 0o777]).toEqual([12 * mebibyte, 0o600])
    })

    it('never goes on with another file than it began with', async () => {
      const store = opened()
      await writeFile(join(folder, archive), await contentOf(longStream(12 * mebibyte)))
      const reading = (async () => {
        let dropped = false
        for await (const chunk of await store.read(archive)) {
          if (dropped || (chunk as Buffer).length === 0) continue
          await writeFile(join(folder, archive), 'another')
          await server.dropConnections()
          dropped = true
        }
      })()
      expect(await failureOf(reading)).toBe('store-broken')
    })

    it('never names a fetched file whose bytes are not those of its checksum', async () => {
      await storeBackup(opened(), idAt(0), 'the dump')
      await writeFile(join(folder, archive), 'the bump')
      expect(await failureOf(opened().fetch(archive, keys))).toBe('checksum-differs')
      expect((await readdir(keys)).filter((name) => name.startsWith(idAt(0)))).toEqual([])
    })
  })

  describe('when it is swept', () => {
    it('removes what a writer of another day left', async () => {
      await writeFile(join(folder, `${idAt(0)}.writer.partial`), JSON.stringify({ host: 'gone', boot: '', namespace: '', pid: 1, started: '' }))
      await writeFile(join(folder, `${archive}.partial`), 'half')
      expect(await opened().sweep()).toEqual([])
      for (const name of await readdir(folder)) await utimes(join(folder, name), new Date(0), new Date(0))
      expect((await opened().sweep()).sort()).toEqual([`${archive}.partial`, `${idAt(0)}.writer.partial`])
    })
  })

  describe('with a login for sftp alone', () => {
    it('stores, reads and removes a backup', async () => {
      const plain = await SshServer.start({ sftpOnly: true })
      try {
        const place = join(plain.folder, 'data')
        const store = new SshStore(plain.url(place), { key: plain.key, knownHosts: plain.knownHosts, environment: {}, temporaryDirectory: keys, now: () => new Date() })
        await store.prepare(1000)
        await storeBackup(store, idAt(0), 'x'.repeat(100_000))
        expect(sha256(await contentOf(await store.read(archive)))).toBe(sha256('x'.repeat(100_000)))
        await store.attach(`${idAt(0)}.drill.json`, '{}')
        await store.remove(await setOf(store, idAt(0)))
        expect(await readdir(place)).toEqual([])
      } finally {
        await plain.stop()
      }
    })
  })

  it('refuses a place where a file stands', async () => {
    await writeFile(join(folder, 'file'), '')
    expect(await failureOf(opened({}, server.url(join(folder, 'file'))).prepare(0))).toBe('not-a-folder')
  })
})
