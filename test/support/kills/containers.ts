import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ownerLabel } from '../../../src/kit/docker.ts'
import { parseOwner } from '../../../src/kit/owner.ts'

const execute = promisify(execFile)

/** A container of the suite. */
export interface Container { readonly id: string; readonly name: string; readonly owner: number; readonly volumes: readonly string[] }

/** Asks the machine's own daemon, whatever stands between it and a run. */
export async function docker(...words: string[]): Promise<string> {
  return (await execute('docker', words)).stdout.trim()
}

/** The containers, running or not, that carry one of these processes as their owner. */
export async function containersOf(pids: ReadonlySet<number>): Promise<Container[]> {
  const found: Container[] = []
  for (const id of linesOf(await docker('ps', '--all', '--quiet', '--no-trunc', '--filter', `label=${ownerLabel}`))) {
    const format = `{{.Name}}\t{{index .Config.Labels "${ownerLabel}"}}\t{{range .Mounts}}{{.Name}} {{end}}`
    // Others' containers come and go meanwhile.
    const [name = '', label = '', volumes = ''] = (await docker('inspect', '--type', 'container', '--format', format, id).catch(() => '')).split('\t')
    const owner = parseOwner(label)?.pid
    if (owner !== undefined && pids.has(owner)) found.push({ id, name, owner, volumes: volumes.split(' ').filter((volume) => volume !== '') })
  }
  return found
}

/** Those of these volumes that still stand. */
export async function standingVolumes(volumes: ReadonlySet<string>): Promise<string[]> {
  return linesOf(await docker('volume', 'ls', '--quiet')).filter((volume) => volumes.has(volume))
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
