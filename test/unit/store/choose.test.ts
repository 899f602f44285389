import { describe, expect, it } from '@jest/globals'
import { openStore } from '../../../src/store/choose.ts'
import { DirectoryStore } from '../../../src/store/directory.ts'
import { failureOf } from '../../support/store/content.ts'

const options = { base: '/srv', now: () => new Date(0), environment: {} }
const archive = 'zimmer-20250828_143022.dump'

describe('the input store', () => {
  it.each([
    [[], 'no store is named'],
    [['', '  '], 'no store is named'],
    [['gs://bucket/x'], 's3-endpoint: https://storage.googleapis.com'],
    [['http://example.com/x'], 'there is no store of the kind http:'],
    [['sftp://u@h/x'], 'write ssh:// and not sftp://'],
    [['backup@host:/srv'], 'write ssh://user@host/path'],
    [['host:/srv'], 'there is no store of the kind host:'],
    [['s3:bucket/x'], 'lacks the // behind s3:'],
    [['file:///srv'], 'write the path alone'],
    [['~/backups'], '~ is not resolved'],
    [['artifact'], 'artifact is a store on GitHub alone'],
    [['a', 'a'], 'a is named twice'],
    [['ftp://u:secret@h/x', '~/x'], 'ftp://***@h/x'],
  ])('never makes a folder out of %j', async (lines, sentence) => {
    const opening = openStore(lines, options)
    await expect(opening).rejects.toMatchObject({ code: 'wrong-inputs', status: 2 })
    await expect(opening).rejects.toThrow(sentence)
  })

  it.each(['s3://', 's3://b', 's3://bucket/../x', 's3://bucket//x', 's3://user@bucket/x', 'ssh://host', 'ssh://host/', 'ssh://user:password@host/x',
    'ssh://-oProxyCommand=x/y', 'ssh://-l@host/x', 'ssh://host:99999/x', 'ssh://host:0/x', 'ssh:///x'])('refuses %s', async (line) => {
    expect(await failureOf(openStore([line], options))).toBe('wrong-inputs')
  })

  it('never shows a password that somebody wrote into a place', async () => {
    await expect(openStore(['ssh://user:hunter2@host/x'], options)).rejects.not.toThrow('hunter2')
  })

  it.each([
    ['ops/backup/archives', `/srv/ops/backup/archives/${archive}`],
    ['/srv/a b', `/srv/a b/${archive}`],
    ['s3://bucket', `s3://bucket/${archive}`],
    ['s3://bucket/a/b/', `s3://bucket/a/b/${archive}`],
    ['ssh://backup@host:2222/srv/backups/', `ssh://backup@host:2222/srv/backups/${archive}`],
    ['ssh://host/~/backups', `ssh://host/~/backups/${archive}`],
  ])('opens %s', async (line, located) => {
    expect((await openStore([line], options)).locate(archive)).toBe(located)
  })

  it('opens several, of which the first is read', async () => {
    const store = await openStore(['one', ' s3://bucket/x '], options)
    expect(store.name).toBe('one, s3://bucket/x')
    expect(store.locate(archive)).toBe(`/srv/one/${archive}`)
  })

  it('opens artifacts where the caller has them', async () => {
    const artifacts = new DirectoryStore('artifacts', options)
    expect(await openStore(['artifact'], { ...options, artifact: () => Promise.resolve(artifacts) })).toBe(artifacts)
  })
})
