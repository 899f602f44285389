import { descendantsOf } from './run.ts'
import type { Place } from './places.ts'
import type { Scene } from './scene.ts'

/** What can happen to a run in the middle. */
export const strikeKinds = ['SIGKILL', 'SIGTERM', 'SIGINT', 'child SIGKILL', 'child SIGTERM', 'sessions ended', 'database cut', 'store cut', 'database down', 'store down'] as const
export type StrikeKind = (typeof strikeKinds)[number]

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
    case 'store cut': case 'store down':
      if (place.cable === undefined) return
      place.cable.isDown = kind === 'store down'
      place.cable.cut()
  }
}

/** After a strike, all cables are whole again. */
export function mend({ scene, place }: { scene: Scene; place: Place }): void {
  scene.cable.mend()
  place.cable?.mend()
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (problem) {
    // It has ended by itself meanwhile.
    if ((problem as { code?: string }).code !== 'ESRCH') throw problem
  }
}
