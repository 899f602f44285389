import { setTimeout as sleep } from 'node:timers/promises'
import { containersOf, docker } from './containers.ts'
import { endServer, startAgain } from './outage.ts'
import { descendantsOf } from './run.ts'
import type { Place } from './places.ts'
import type { Scene } from './scene.ts'

const toProcesses = ['SIGKILL', 'SIGTERM', 'SIGINT', 'child SIGKILL', 'child SIGTERM'] as const
/** To the server of the scene, and to the way to it. */
export const serverStrikes = ['sessions ended', 'database cut', 'database down', 'server stopped', 'server shut down', 'server killed', 'server restarted'] as const
const toStores = ['store cut', 'store down'] as const
/** To a sandbox in Docker, and to the way to its daemon. */
export const dockerStrikes = ['docker SIGKILL', 'container killed', 'container stopped', 'container removed', 'daemon cut', 'daemon down'] as const

/** What can happen in the middle to a run that reads or writes the server of the scene. */
export const strikeKinds = [...toProcesses, ...serverStrikes, ...toStores] as const
export type StrikeKind = (typeof strikeKinds)[number] | (typeof dockerStrikes)[number]

const endings = { 'server stopped': 'immediate', 'server shut down': 'fast', 'server killed': 'SIGKILL' } as const

/** How long a strike waits for what it is to hit, in milliseconds. */
const patience = 4000

/** Does it to a run, given a number from 0 to 1 for what there is to choose. */
export async function strike(kind: StrikeKind, pid: number, chance: number, { scene, place }: { scene: Scene; place: Place }): Promise<void> {
  switch (kind) {
    case 'SIGKILL': case 'SIGTERM': case 'SIGINT':
      send(pid, kind)
      return
    case 'child SIGKILL': case 'child SIGTERM': {
      const children = descendantsOf(pid)
      const child = children[Math.floor(chance * children.length)]
      if (child !== undefined) send(child.pid, kind === 'child SIGKILL' ? 'SIGKILL' : 'SIGTERM')
      return
    }
    case 'sessions ended':
      await scene.server.sql('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = \'client backend\'')
      return
    case 'database cut': case 'database down':
      scene.cable.isDown = kind === 'database down'
      scene.cable.cut()
      return
    case 'server stopped': case 'server shut down': case 'server killed':
      await endServer(scene.server, endings[kind])
      return
    case 'server restarted':
      await endServer(scene.server, 'immediate')
      await startAgain(scene.server)
      return
    case 'store cut': case 'store down':
      if (place.cable === undefined) return
      place.cable.isDown = kind === 'store down'
      place.cable.cut()
      return
    default:
      await strikeDocker(kind, pid, scene)
  }
}

async function strikeDocker(kind: (typeof dockerStrikes)[number], pid: number, scene: Scene): Promise<void> {
  switch (kind) {
    case 'docker SIGKILL': {
      const client = await soon(pid, 5, () => descendantsOf(pid).find(({ name }) => name === 'docker'))
      if (client !== undefined) send(client.pid, 'SIGKILL')
      return
    }
    case 'container killed': case 'container stopped': case 'container removed': {
      const container = (await soon(pid, 100, async () => (await containersOf(new Set([pid])))[0]))?.id
      // The run may remove it in this very moment.
      if (container !== undefined) await docker(...{ 'container killed': ['kill'], 'container stopped': ['stop', '--time', '2'], 'container removed': ['rm', '--force', '--volumes'] }[kind], container).catch(() => undefined)
      return
    }
    case 'daemon cut': case 'daemon down':
      scene.daemon.isDown = kind === 'daemon down'
      scene.daemon.cut()
  }
}

/** What is looked for as soon as it is there, if it comes while the run lasts. */
async function soon<T>(pid: number, pause: number, look: () => T | undefined | Promise<T | undefined>): Promise<T | undefined> {
  for (let waited = 0; waited < patience && isAlive(pid); waited += pause) {
    const found = await look()
    if (found !== undefined) return found
    await sleep(pause)
  }
  return undefined
}

/** After a strike, all cables are whole again, and the server runs. */
export async function mend({ scene, place }: { scene: Scene; place: Place }): Promise<void> {
  for (const cable of [scene.cable, scene.daemon, place.cable]) cable?.mend()
  await startAgain(scene.server)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (problem) {
    // It has ended by itself meanwhile.
    if ((problem as { code?: string }).code !== 'ESRCH') throw problem
  }
}
