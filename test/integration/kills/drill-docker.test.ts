import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { containersOf, docker } from '../../support/kills/containers.ts'
import { live, momentsOf } from '../../support/kills/moments.ts'
import { launch } from '../../support/kills/run.ts'
import { copied, makeScene, sealKinds } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'
import { dockerStrikes } from '../../support/kills/strikes.ts'
import { installedMajor } from '../../support/server.ts'

// Restore tests in a container are killed, robbed of the container and of the daemon at seeded moments. ZIMMER_KILLS is the number of moments.

const strikes = ['SIGKILL', 'SIGTERM', 'SIGINT', 'child SIGKILL', ...dockerStrikes] as const
const moments = momentsOf(Number(process.env['ZIMMER_KILLS_SEED'] ?? 505), Number(process.env['ZIMMER_KILLS'] ?? 3), { strikes })
const hasImage = await docker('image', 'inspect', `postgres:${await installedMajor() ?? ''}`).then(() => true, () => false)
const { skip: passOver } = describe
let scene: Scene | undefined

beforeAll(async () => { if (hasImage) scene = await makeScene(sealKinds, 1) })
afterAll(() => scene?.stop())

const describeWhere = hasImage ? describe : passOver
const inputs = { 'sandbox': 'docker', 'sandbox-port': 'auto', 'migrate': 'none', 'jobs': '2' }

describeWhere('a restore test in a container that cannot be removed any more (needs a daemon and an image postgres:<major>)', () => {
  it('keeps what it has proved, and warns, and the next run removes the container', async () => {
    if (scene === undefined) throw new Error('there is no scene')
    const folder = scene.folder()
    writeFileSync(join(folder, 'docker'), '#!/bin/sh\nif [ "$1" = rm ]; then echo "Cannot connect to the Docker daemon" >&2; exit 1; fi\nPATH="${PATH#*:}"\nexec docker "$@"\n', { mode: 0o755 })
    const request = { action: 'restore-test', inputs: { ...inputs, store: copied(scene.original('none'), join(folder, 'store')) }, folder }
    const first = await launch({ ...request, environment: { PATH: `${folder}:${process.env['PATH'] ?? ''}` } })
    expect(first.log).toContain('Restore test passed')
    expect(first.log).toMatch(/warning: could not remove the sandbox .*Cannot connect to the Docker daemon/)
    expect(first.status).toBe(0)
    expect(await containersOf(new Set([first.pid]))).toHaveLength(1)
    const next = await launch(request)
    expect(next.status).toBe(0)
    expect(await containersOf(new Set([first.pid, next.pid]))).toEqual([])
  })
})

describeWhere('a restore test in a container to which something happened in the middle (needs a daemon and an image postgres:<major>)', () => {
  it.each(moments)('leaves the backup as it was, never calls it damaged, and no container and no volume stays after the next run, which proves it: $number, $strike, $store, $seal', async (moment) => {
    if (scene === undefined) throw new Error('there is no scene')
    const { seals } = scene
    const outcome = await live(scene, { action: 'restore-test', kind: 'docker', inputs: ({ seal }) => ({ ...seals[seal].open, ...inputs }) }, moment)
    expect(outcome.broken).toEqual([])
    expect(outcome.struck.log).not.toMatch(/damaged/i)
    expect(outcome.next.log).toContain('Restore test passed')
    expect(outcome.afterNext).toEqual(outcome.before)
  })
})
