import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, link, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DirectoryStore } from '../../../src/store/directory.ts'
import type { FileFacts } from '../../../src/store/files.ts'
import { FolderStore } from '../../../src/store/folder-store.ts'
import { LocalFiles } from '../../../src/store/local-files.ts'
import { ownMarker } from '../../../src/kit/process-marker.ts'
import { contentOf, failureOf, idAt, longStream, patternAt, setOf, sha256, storeBackup, streamOf } from '../../support/store/content.ts'

const run = promisify(execFile)
const processFile = join(import.meta.dirname, '../../support/store/backup-process.ts')
const archive = `${idAt(0)}.dump`
const marker = `${idAt(0)}.writer.partial`
// Only root can mount a small disk and become somebody else.
const describeAsRoot = process.getuid?.() === 0 ? describe : describe.skip

describe('a folder as store', () => {
  let folder: string
  let store: DirectoryStore
  const children: ChildProcess[] = []
  const mounts: string[] = []
  const at = (name: string) => join(folder, name)
  const dayLater = () => new DirectoryStore(folder, { base: '/', now: () => new Date(Date.now() + 25 * 3600_000) })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zimmer-folder-'))
    store = new DirectoryStore(folder, { base: '/', now: () => new Date() })
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    for (const mount of mounts.splice(0)) await run('umount', [mount])
    await rm(folder, { recursive: true, force: true })
  })

  /** Starts a process that writes a backup, and waits for its first word. */
  async function writing(step: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, [processFile, step, folder, idAt(0)], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    await once(child.stdout, 'data')
    return child
  }

  async function mounted(options: string): Promise<DirectoryStore> {
    await run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
    mounts.push(folder)
    return store
  }

  /** What a process without root's rights is told. */
  async function asNobody(step: string, where = folder): Promise<string> {
    const { stdout } = await run('setpriv', ['--reuid=nobody', '--regid=nogroup', '--clear-groups', process.execPath, processFile, step, where, idAt(0)])
    return stdout.trim()
  }

  describe('when a writer is killed', () => {
    it('has its half-written dump removed by the next run, at once', async () => {
      const child = await writing('hang')
      child.kill('SIGKILL')
      await once(child, 'close')
      expect(await readdir(folder)).toEqual([`${archive}.partial`, marker])
      expect((await store.sweep()).sort()).toEqual([`${archive}.partial`, marker])
      expect(await readdir(folder)).toEqual([])
    })

    it('never has the files of a living writer removed, however long it is silent', async () => {
      await writing('hold')
      for (const name of await readdir(folder)) await utimes(at(name), new Date(0), new Date(0))
      expect(await dayLater().sweep()).toEqual([])
      expect(await readdir(folder)).toEqual([`${archive}.partial`, marker])
    })

    it('has its backup taken back when it died while giving the files their names', async () => {
      await deadWriter()
      await writeFile(at(`${archive}.partial`), 'dump')
      await writeFile(at(`${archive}.sha256.partial`), 'checksum')
      await link(at(`${archive}.partial`), at(archive))
      expect((await store.list())[0]?.complete).toBe(false)
      expect((await store.sweep()).sort()).toEqual([archive, `${archive}.partial`, `${archive}.sha256.partial`, marker])
      expect(await readdir(folder)).toEqual([])
    })

    it('keeps its backup when every file had its name', async () => {
      await deadWriter()
      await writeFile(at(`${archive}.partial`), 'dump')
      await link(at(`${archive}.partial`), at(archive))
      await writeFile(at(`${archive}.sha256`), 'checksum')
      expect((await store.sweep()).sort()).toEqual([`${archive}.partial`, marker])
      expect((await setOf(store, idAt(0))).complete).toBe(true)
    })

    it('never takes an archive along that is not the very file of the dead writer', async () => {
      await deadWriter()
      await writeFile(at(`${archive}.partial`), 'dump')
      await writeFile(at(archive), 'copied here by hand')
      await store.sweep()
      expect(await readdir(folder)).toEqual([archive])
    })

    it('is given a day on another host, and is swept after it', async () => {
      await writeFile(at(marker), JSON.stringify({ ...await ownMarker(), host: 'another', pid: 4 }))
      await writeFile(at(`${archive}.partial`), 'dump')
      expect(await store.sweep()).toEqual([])
      expect((await dayLater().sweep()).sort()).toEqual([`${archive}.partial`, marker])
    })

    it('is told from a younger process of the same number', async () => {
      await writeFile(at(marker), JSON.stringify({ ...await ownMarker(), started: '1' }))
      await writeFile(at(`${archive}.partial`), 'dump')
      expect((await store.sweep()).sort()).toEqual([`${archive}.partial`, marker])
    })

    it('is given a day when its marker is empty', async () => {
      await writeFile(at(marker), '')
      expect(await store.sweep()).toEqual([])
      expect(await dayLater().sweep()).toEqual([marker])
    })

    it('leaves nothing of a drill record that was half written', async () => {
      await storeBackup(store, idAt(0))
      await writeFile(at(`${idAt(0)}.drill.json.0a1b2c3d.partial`), '{')
      expect(await store.sweep()).toEqual([])
      expect(await dayLater().sweep()).toEqual([`${idAt(0)}.drill.json.0a1b2c3d.partial`])
    })

    it('leaves a partial file alone that nobody says is ours', async () => {
      await writeFile(at(`${archive}.partial`), 'downloaded by hand')
      expect(await dayLater().sweep()).toEqual([])
      expect(await readdir(folder)).toEqual([`${archive}.partial`])
    })

    async function deadWriter(): Promise<void> {
      const child = spawn('true')
      await once(child, 'close')
      await writeFile(at(marker), JSON.stringify({ ...await ownMarker(), pid: child.pid, started: '1' }))
    }
  })

  describeAsRoot('when its disk cannot take the backup', () => {
    it('says so before anything is begun, with folder, needed and free space', async () => {
      const small = await mounted('size=1m')
      await expect(small.prepare(5_000_000)).rejects.toMatchObject({
        code: 'disk-full', message: `could not prepare the store: no space left in ${folder}, 5.0 MB are needed and 1.0 MB are free`,
      })
    })

    it('leaves nothing when the disk is full in the middle', async () => {
      const small = await mounted('size=1m')
      await small.prepare(900_000)
      const writer = await small.begin(idAt(0))
      const source = longStream(3_000_000)
      await expect(writer.put(archive, source)).rejects.toMatchObject({ code: 'disk-full' })
      expect(source.destroyed).toBe(true)
      await writer.abort()
      expect(await readdir(folder)).toEqual([])
    })

    it('says so when the table of files is full', async () => {
      const small = await mounted('size=1m,nr_inodes=3')
      await writeFile(at('a'), '')
      await writeFile(at('b'), '')
      expect(await failureOf(small.prepare(0))).toBe('disk-full')
    })

    it('says so when it is mounted read-only, and still lists and reads', async () => {
      await mounted('size=1m')
      await storeBackup(store, idAt(0))
      await run('mount', ['-o', 'remount,ro', folder])
      expect(await failureOf(store.prepare(0))).toBe('read-only')
      expect(await failureOf(store.begin(idAt(1)))).toBe('read-only')
      const set = await setOf(store, idAt(0))
      expect(await failureOf(store.remove(set))).toBe('read-only')
      expect(await failureOf(store.attach(`${idAt(0)}.drill.json`, '{}'))).toBe('read-only')
      expect(await store.fetch(archive, folder)).toBe(at(archive))
    })
  })

  describeAsRoot('without rights', () => {
    it('says so when the folder cannot be written to', async () => {
      await chmod(folder, 0o755)
      expect(await asNobody('prepare')).toContain(`missing-rights: could not prepare the store: missing rights on ${folder}`)
      expect(await asNobody('whole')).toContain('missing-rights')
      expect(await readdir(folder)).toEqual([])
    })

    it('never says that there are no backups when the folder cannot be read', async () => {
      await storeBackup(store, idAt(0))
      await chmod(folder, 0o700)
      expect(await asNobody('list')).toContain('missing-rights: could not list the backups')
    })

    it('says so when the folder cannot be created', async () => {
      await chmod(folder, 0o755)
      expect(await asNobody('prepare', at('deeper/archives'))).toContain('missing-rights')
    })
  })

  describe('with what others put there', () => {
    it('never writes through a symbolic link', async () => {
      const target = at('precious')
      await writeFile(target, 'precious')
      const writer = await store.begin(idAt(0))
      await symlink(target, at(`${archive}.partial`))
      expect(await failureOf(writer.put(archive, streamOf('dump')))).toBe('symlink-in-the-way')
      await symlink(target, at(`${archive}.sha256`))
      expect(await failureOf(writer.put(`${archive}.sha256`, streamOf('dump')))).toBe('symlink-in-the-way')
      await writer.abort()
      expect(await readFile(target, 'utf8')).toBe('precious')
      expect((await lstat(at(`${archive}.sha256`))).isSymbolicLink()).toBe(true)
    })

    it('never removes through a symbolic link, and does not list one', async () => {
      await storeBackup(store, idAt(0))
      const set = await setOf(store, idAt(0))
      await rm(at(archive))
      await writeFile(at('precious'), 'precious')
      await symlink(at('precious'), at(archive))
      expect((await setOf(store, idAt(0))).complete).toBe(false)
      expect(await failureOf(store.read(archive))).toBe('symlink-in-the-way')
      await store.remove(set)
      expect(await readFile(at('precious'), 'utf8')).toBe('precious')
    })

    it('does not take a folder for a file of a backup', async () => {
      await mkdir(at(archive))
      expect(await store.list()).toEqual([])
      expect(await failureOf(store.read(archive))).toBe('file-missing')
      expect(await failureOf(store.begin(idAt(0)))).toBe('backup-exists')
    })

    it('never replaces a file that appeared since the backup was begun', async () => {
      const writer = await store.begin(idAt(0))
      await writer.put(archive, streamOf('ours'))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      await writeFile(at(archive), 'theirs')
      expect(await failureOf(writer.commit())).toBe('backup-exists')
      await writer.abort()
      expect(await readdir(folder)).toEqual([archive])
      expect(await readFile(at(archive), 'utf8')).toBe('theirs')
    })

    it('takes a commit back that meets a file in its way at the last step', async () => {
      const writer = await store.begin(idAt(0))
      await writer.put(archive, streamOf('ours'))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      await writeFile(at(`${archive}.sha256`), 'theirs')
      expect(await failureOf(writer.commit())).toBe('backup-exists')
      await writer.abort()
      expect(await readdir(folder)).toEqual([`${archive}.sha256`])
    })
  })

  describe('as a place', () => {
    it('is created for its owner alone, with the folders above it', async () => {
      const deep = new DirectoryStore('ops/backup/archives', { base: folder, now: () => new Date() })
      await deep.prepare(0)
      await storeBackup(deep, idAt(0))
      expect(deep.name).toBe('ops/backup/archives')
      expect(deep.locate(archive)).toBe(at(`ops/backup/archives/${archive}`))
      for (const path of ['ops', 'ops/backup', 'ops/backup/archives']) expect((await stat(at(path))).mode & 0o777).toBe(0o700)
      expect((await stat(at(`ops/backup/archives/${archive}`))).mode & 0o777).toBe(0o600)
      expect(await readdir(at('ops/backup/archives'))).toHaveLength(3)
    })

    it('leaves the rights of a folder alone that stands', async () => {
      await chmod(folder, 0o750)
      await store.prepare(0)
      expect((await stat(folder)).mode & 0o777).toBe(0o750)
      expect(await readdir(folder)).toEqual([])
    })

    it('is refused where a file stands', async () => {
      await writeFile(at('file'), '')
      const onFile = new DirectoryStore('file', { base: folder, now: () => new Date() })
      expect(await failureOf(onFile.prepare(0))).toBe('not-a-folder')
      expect(await failureOf(onFile.list())).toBe('not-a-folder')
    })

    it('lists nothing where there is no folder yet, and creates none', async () => {
      const none = new DirectoryStore('none', { base: folder, now: () => new Date() })
      expect(await none.list()).toEqual([])
      expect(await none.sweep()).toEqual([])
      expect(await failureOf(none.begin(idAt(0)))).toBe('store-missing')
      expect(await readdir(folder)).toEqual([])
    })

    it('gives files that stock sha256sum checks', async () => {
      await storeBackup(store, idAt(0))
      const { stdout } = await run('sha256sum', ['-c', `${archive}.sha256`], { cwd: folder })
      expect(stdout.trim()).toBe(`${archive}: OK`)
    })

    it('shows each of 2,000 files of 500 backups', async () => {
      for (let minute = 0; minute < 500; minute++) {
        for (const ending of ['.dump', '.dump.sha256', '.json', '.drill.json']) await writeFile(at(`${idAt(minute)}${ending}`), '')
      }
      const sets = await store.list()
      expect(sets).toHaveLength(500)
      expect(sets.every((set) => set.complete && Object.keys(set.files).length === 4)).toBe(true)
    })

    it('is not read whole to write, record, replace or remove one backup, so that thousands take no longer each than a few', async () => {
      const files = new ListedFiles(folder)
      const counted = new FolderStore('counted', files, () => new Date())
      await storeBackup(counted, idAt(0))
      await counted.attach(`${idAt(0)}.drill.json`, '{}')
      const writer = await counted.replace(idAt(0))
      await writer.put(archive, streamOf('anew'))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      await writer.commit()
      const set = await counted.find(idAt(0))
      expect(Object.keys(set?.files ?? {}).sort()).toEqual(['archive', 'sidecar'])
      if (set !== undefined) await counted.remove(set)
      expect(await readdir(folder)).toEqual([])
      expect(files.listings).toBe(0)
    })

    it('gives a small file from no more memory than it needs, and a long one whole', async () => {
      await writeFile(at(archive), 'small')
      const stream = await store.read(archive)
      expect(stream.readableHighWaterMark).toBeLessThan(100)
      expect((await contentOf(stream)).toString()).toBe('small')
      const long = patternAt(0, 3 * 1024 * 1024 + 17)
      await writeFile(at(archive), long)
      expect(sha256(await contentOf(await store.read(archive)))).toBe(sha256(long))
      await writeFile(at(archive), '')
      expect(await contentOf(await store.read(archive))).toHaveLength(0)
    })
  })
})

/** A folder that counts how often it was read. */
class ListedFiles extends LocalFiles {
  listings = 0

  override list(matches: (name: string) => boolean): Promise<FileFacts[]> {
    this.listings++
    return super.list(matches)
  }
}
