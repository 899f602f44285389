import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { idsOf, remains, wrongs } from '../../support/kills/judgement.ts'
import { placeKinds } from '../../support/kills/places.ts'
import type { Place, PlaceKind } from '../../support/kills/places.ts'
import { launch, temporaryFilesOf } from '../../support/kills/run.ts'
import type { Ended } from '../../support/kills/run.ts'
import { filesOf, makeScene } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'
import { seeded } from '../../support/restore-kills.ts'
import { unprivileged } from '../../support/server.ts'

// A connection is reset in every phase, a name is not found, a certificate is wrong, the source is restarted. ZIMMER_FAULTS is the number of resets of each kind.

const count = Number(process.env['ZIMMER_FAULTS'] ?? 4)
let scene: Scene

beforeAll(async () => { scene = await makeScene(['none'], 1) })
afterAll(() => scene.stop())

async function backUp(place: Place, inputs: Record<string, string> = {}, during?: () => Promise<void> | void): Promise<{ ended: Ended; broken: string[] }> {
  const folder = scene.folder()
  const ended = await launch({
    action: 'backup', inputs: { ...scene.source, ...place.inputs, ...inputs }, environment: place.environment, folder,
    ...(during === undefined ? {} : { from: '>>> Creating logical backup', strike: { after: 100, what: during } }),
  })
  const files = await place.files()
  const broken = [...await wrongs(place, filesOf(scene.original('none'))), ...temporaryFilesOf(folder).map((name) => `the temporary file ${name} is left`)]
  const errors = ended.log.split('\n').filter((line) => line.startsWith('error: '))
  const isRight = ended.status === 0 ? errors.length === 0 && idsOf(files).length === 2 : ended.status === 1 && errors.length === 1 && idsOf(files).length === (errors[0]?.includes('was stored whole') === true ? 2 : 1)
  if (!isRight || ended.log.includes('unexpected error')) broken.push(`it ended with ${ended.status ?? ended.signal ?? ''} and ${idsOf(files).length} backups: ${ended.log}`)
  return { ended, broken }
}

/** Bytes that a whole backup sends and receives over a cable. */
async function bytesOver(kind: PlaceKind, cable: 'source' | 'store'): Promise<number> {
  const place = await scene.places.copyOf(scene.original('none'), kind)
  const measured = cable === 'source' ? scene.cable : place.cable
  measured?.mend()
  const { broken } = await backUp(place)
  if (broken.length > 0) throw new Error(broken.join('\n'))
  place.remove()
  return measured?.passedBytes ?? 0
}

describe('a connection that is reset in the middle', () => {
  const cables = [['source', 'directory'] as const, ...placeKinds.filter((kind) => kind === 's3' || kind === 'ssh').map((kind) => ['store', kind] as const)]

  it.each(cables)(`to the %s (%s) fails a backup with one sentence or not at all, wherever it is (${count} times)`, async (cable, kind) => {
    const bytes = await bytesOver(kind, cable)
    const random = seeded(10)
    for (let turn = 0; turn < count; turn++) {
      const place = await scene.places.copyOf(scene.original('none'), kind)
      const cut = cable === 'source' ? scene.cable : place.cable
      cut?.mend()
      // Half of the resets come while the connection says who it is, which takes few bytes.
      if (cut !== undefined) cut.cutAfterBytes = 1 + Math.floor(turn % 2 === 0 ? random() * bytes : random() * 20_000)
      const { broken } = await backUp(place)
      cut?.mend()
      expect(broken).toEqual([])
      const standing = idsOf(await place.files()).length
      const { ended: next } = await backUp(place)
      expect([next.status, idsOf(await place.files()).length, ...remains(await place.files()), ...await wrongs(place, filesOf(scene.original('none')))]).toEqual([0, standing + 1])
      place.remove()
    }
  })
})

describe('a source that is restarted during a dump', () => {
  it('fails the backup with one sentence, and nothing of it is left', async () => {
    const place = await scene.places.copyOf(scene.original('none'), 'directory')
    const { server } = scene
    const { ended, broken } = await backUp(place, {}, () => {
      spawnSync(join(server.binaries, 'pg_ctl'), ['-D', join(server.folder, 'data'), '-m', 'immediate', '-w', '-l', join(server.folder, 'log'), 'restart'], { ...unprivileged(), cwd: '/', stdio: 'ignore' })
    })
    expect(broken).toEqual([])
    expect(ended.status).toBe(1)
    expect(remains(await place.files())).toEqual([])
  })
})

describe('a name or certificate that is wrong', () => {
  it.each([
    ['a host of the database that no server of names knows', () => ({ host: 'nowhere.invalid' }), /nowhere\.invalid/],
    ['a host of S3 that no server of names knows', () => ({ 'store': 's3://backups/place', 's3-endpoint': 'http://nowhere.invalid', 's3-region': 'us-east-1' }), /nowhere\.invalid/],
    ['a host of ssh that no server of names knows', () => ({ store: 'ssh://backup@nowhere.invalid/srv' }), /nowhere\.invalid/],
    ['a database that speaks no TLS, asked for it', () => ({ url: `postgresql://127.0.0.1/?sslmode=require` }), /SSL|TLS/],
    ['an S3 service that speaks no TLS, asked for it', () => ({ 'store': 's3://backups/place', 's3-endpoint': `https://127.0.0.1:${scene.cable.port}`, 's3-region': 'us-east-1' }), /s3:\/\/backups/],
  ] as const)('%s is told in one sentence before anything is dumped', async (_, inputs, sentence) => {
    const place = await scene.places.copyOf(scene.original('none'), 'directory')
    const folder = scene.folder()
    const ended = await launch({ action: 'backup', inputs: { ...scene.source, ...place.inputs, ...inputs() }, folder, environment: { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' } })
    const errors = ended.log.split('\n').filter((line) => line.startsWith('error: '))
    expect(ended.log).not.toMatch(/unexpected error|Creating logical backup/)
    expect([ended.status, errors.length]).toEqual([1, 1])
    expect(errors[0]).toMatch(sentence)
    expect([...await wrongs(place, filesOf(scene.original('none'))), ...temporaryFilesOf(folder)]).toEqual([])
  })
})
