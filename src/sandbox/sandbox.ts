import { tmpdir } from 'node:os'
import { daemon } from '../kit/docker.ts'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'
import { sweepPrivateFolders } from '../kit/private-folder.ts'
import type { Secret } from '../kit/secret.ts'
import { removeContainer, sweepContainers, withoutDocker } from './docker-daemon.ts'
import { openDocker } from './docker.ts'
import { abandonedFolders, removeFolder } from './local-folder.ts'
import { openLocal } from './local.ts'
import type { Sandbox, SandboxRequest } from './request.ts'
import { emptyService, openService } from './service.ts'

export type { Sandbox, SandboxRequest } from './request.ts'
export { openKept } from './local.ts'
export { resetDatabase } from './reset.ts'

/**
 * Opens a sandbox of the kind that was asked for. Throws a KnownError, after everything that was begun has been removed, when it
 * cannot be opened, is the source, or belongs to somebody else.
 */
export async function openSandbox(request: SandboxRequest): Promise<Sandbox> {
  switch (request.kind) {
    case 'service': return openService(request)
    case 'docker': return openDocker(request, await daemon(withoutDocker))
    case 'local': return openLocal(request)
    case 'auto': return openWhatThereIs(request)
  }
}

/** Docker if a daemon answers and has the image or gets it soon, else the programs of this machine. A service is never taken unasked. */
async function openWhatThereIs(request: SandboxRequest): Promise<Sandbox> {
  const programs = await request.binaries(request.major)
  try {
    // With another way at hand, an image that does not come soon is not waited for.
    return await openDocker(request, await daemon(withoutDocker), programs === undefined ? undefined : { pullSeconds: 180 })
  } catch (problem) {
    const without = ['docker-missing', 'docker-daemon', 'docker-permission', 'image-missing']
    if (!(problem instanceof KnownError) || !without.includes(problem.code)) throw problem
    if (programs === undefined) {
      throw new KnownError('no-sandbox', `no sandbox can be opened: ${problem.message}, and no server programs of PostgreSQL ${request.major} were found`,
        `Start Docker, or install postgresql-${request.major}, or name a server for drills by sandbox: service.`, { cause: problem })
    }
    request.tell?.(`the sandbox runs on this machine: ${problem.message}`)
    return openLocal(request)
  }
}

/**
 * Removes a sandbox by its `state`, in another process than the one that opened it. A service needs its password again.
 * Gives a sentence on what was removed; undefined when nothing was left of it.
 */
export async function removeByState(state: string, password?: Secret): Promise<string | undefined> {
  const parsed = JSON.parse(state) as Readonly<Record<string, unknown>>
  const text = (name: string) => {
    const value = parsed[name]
    if (typeof value !== 'string') throw new KnownError('bad-state', `the state of the sandbox lacks its ${name}`, 'Nothing was removed; the next run sweeps what is left.')
    return value
  }
  switch (text('kind')) {
    case 'local': return (await removeFolder(text('directory'))) ? `removed the sandbox ${text('directory')}` : undefined
    case 'docker': return (await removeContainer(await daemon(withoutDocker), text('name'))) ? `removed the sandbox ${text('name')}` : undefined
    case 'service': {
      const connection = { host: text('host'), port: Number(parsed['port']), user: text('user'), database: text('database'), password, parameters: {} }
      return emptyService(connection, parsed['created'] === true)
    }
    default: throw new KnownError('bad-state', `the state names a kind of sandbox that is not known: ${text('kind')}`, 'Nothing was removed; the next run sweeps what is left.')
  }
}

/**
 * Removes what runs that were killed have left: containers with our label and folders with our marker whose owner is dead.
 * Never throws; gives a sentence for each thing that was removed, and for each that could not be.
 */
export async function sweepSandboxes(options: { readonly now?: Date; readonly temporaryDirectory?: string } = {}): Promise<string[]> {
  const now = options.now ?? new Date()
  const said: string[] = []
  const attempt = async (what: string, work: () => Promise<boolean>) => {
    try {
      if (await work()) said.push(`removed the sandbox ${what} that a run which was killed had left`)
    } catch (problem) {
      // Another sweep may have been faster.
      if (codeOf(problem) !== 'ENOENT') said.push(`could not remove the sandbox ${what}: ${messageOf(problem)}`)
    }
  }
  for (const directory of await abandonedFolders(now, options.temporaryDirectory).catch(() => [])) await attempt(directory, () => removeFolder(directory))
  for (const { name, remove } of await sweepContainers(now)) await attempt(name, remove)
  const shared = [tmpdir(), ...(options.temporaryDirectory === undefined ? [] : [options.temporaryDirectory])]
  for (const folder of await sweepPrivateFolders({ shared }, now, ['socket'])) said.push(`removed the folder ${folder} of a sandbox that a run which was killed had left`)
  return said
}
