import { describe, expect, it } from '@jest/globals'
import { mountOf, pathOnDaemon, removeLabelled } from '../../../src/kit/docker.ts'
import type { Docker } from '../../../src/kit/docker.ts'
import { ProcessFailure } from '../../../src/kit/process.ts'

const said = (stderr: string) => new ProcessFailure('docker', { code: 1, signal: null }, stderr, false)

/** Docker as a transcript: the first word of each call that is expected, and the answer or the complaint. */
function transcript(...calls: readonly (readonly [string, string | ProcessFailure])[]): { ask: Docker; left: () => number } {
  const open = [...calls]
  const ask: Docker = ([word]) => {
    const [expected, answer] = open.shift() ?? ['nothing more', '']
    if (word !== expected) return Promise.reject(new Error(`expected ${expected}, not ${word ?? ''}`))
    return typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(answer)
  }
  return { ask, left: () => open.length }
}

describe('removing a container', () => {
  it('is not over while somebody else\'s removal of it is at work', async () => {
    const { ask, left } = transcript(
      ['inspect', 'sandbox-1'], ['rm', said('Error response from daemon: removal of container sandbox-1 is already in progress')],
      ['inspect', 'abc'], ['inspect', 'abc'], ['inspect', said('Error: No such container: sandbox-1')],
    )
    expect(await removeLabelled(ask, 'label', 'sandbox-1')).toBe(true)
    expect(left()).toBe(0)
  })

  it('removes nothing without our label', async () => {
    const { ask } = transcript(['inspect', 'another'])
    await expect(removeLabelled(ask, 'label', 'sandbox-1')).rejects.toMatchObject({ code: 'not-a-sandbox' })
  })

  it('says that there was none, and what else docker complains of', async () => {
    expect(await removeLabelled(transcript(['inspect', said('Error: No such container: sandbox-1')]).ask, 'label', 'sandbox-1')).toBe(false)
    await expect(removeLabelled(transcript(['inspect', 'sandbox-1'], ['rm', said('driver failed')]).ask, 'label', 'sandbox-1')).rejects.toMatchObject({ stderr: 'driver failed' })
  })
})

describe('where the daemon has a folder of a job in a container', () => {
  const mounts = [{ source: '/home/runner/work', target: '/__w' }, { source: '/home/runner/work/_temp', target: '/__w/_temp' }, { source: '', target: '/memory' }]
  const inContainer = { inContainer: true, id: 'abc', networks: [], mounts }

  it.each([
    ['/__w/_temp/inner', '/home/runner/work/_temp/inner'],
    ['/__w/_temp', '/home/runner/work/_temp'],
    ['/__w/repository', '/home/runner/work/repository'],
    ['/__wide', undefined],
    ['/memory/inner', undefined],
    ['/tmp', undefined],
  ])('is for %s: %s', (path, found) => {
    expect(pathOnDaemon(path, inContainer)).toBe(found)
  })

  it('is the folder itself where no such container is known', () => {
    expect(pathOnDaemon('/tmp/inner', { inContainer: false, id: undefined, networks: [], mounts: [] })).toBe('/tmp/inner')
  })
})

describe('what --mount takes', () => {
  it('keeps a comma and a quote of a path', () => {
    expect(mountOf('type=bind', 'source=/a,"b"', 'readonly')).toBe('type=bind,"source=/a,""b""",readonly')
  })
})
