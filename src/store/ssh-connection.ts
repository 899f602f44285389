import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePrivateFolder, removePrivateFolder } from '../kit/private-folder.ts'
import { start } from '../kit/process.ts'
import type { Started } from '../kit/process.ts'
import type { SshLocation, SshOptions } from './ssh-location.ts'

export interface SshPlace extends SshOptions {
  readonly location: SshLocation
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly temporaryDirectory: string | undefined
}

/** A running ssh and the private files that it needs, which go when it has ended. */
export interface SshProcess extends Started {
  /** Settles when the program has ended and its key is removed. */
  readonly over: Promise<void>
  /** Removes the key before the end: it is read once, at the login. */
  forget(): Promise<void>
}

/**
 * Starts OpenSSH's own client: with the far end's `subsystem`, or with one command there. It never asks, never takes an unknown host,
 * and forwards nothing. The key comes from a 0600 file, never from the arguments.
 */
export async function startSsh(place: SshPlace, what: { subsystem: string } | { command: string }): Promise<SshProcess> {
  const folder = await makePrivateFolder(place.temporaryDirectory ?? tmpdir(), 'ssh')
  try {
    const started = start({ name: 'ssh', path: 'ssh' }, [
      ...await commonParameters(place, folder),
      ...('subsystem' in what ? ['-s', '--', place.location.host, what.subsystem] : ['--', place.location.host, what.command]),
    ], { environment: { SSH_AUTH_SOCK: place.environment['SSH_AUTH_SOCK'] } })
    const forget = () => removePrivateFolder(folder)
    const over = started.done.then(() => undefined, () => undefined).finally(forget)
    return { ...started, over, forget }
  } catch (problem) {
    await removePrivateFolder(folder)
    throw problem
  }
}

async function commonParameters(place: SshPlace, folder: string): Promise<string[]> {
  const { location, key, knownHosts } = place
  const parameters = ['-T', '-x', '-a']
  const set = (name: string, value: string | number) => parameters.push('-o', `${name}=${value}`)
  set('BatchMode', 'yes')
  set('StrictHostKeyChecking', 'yes')
  set('UpdateHostKeys', 'no')
  set('ClearAllForwardings', 'yes')
  set('PermitLocalCommand', 'no')
  set('ControlPath', 'none')
  set('ConnectTimeout', 30)
  // A far end that falls silent is given up after a minute.
  set('ServerAliveInterval', 15)
  set('ServerAliveCountMax', 4)
  if (knownHosts !== undefined && knownHosts.trim() !== '') {
    set('UserKnownHostsFile', quoted(await privateFile(folder, 'known_hosts', knownHosts)))
    set('GlobalKnownHostsFile', '/dev/null')
  }
  if (key !== undefined) {
    set('IdentitiesOnly', 'yes')
    set('IdentityAgent', 'none')
    set('IdentityFile', quoted(await privateFile(folder, 'key', key.reveal())))
  }
  if (location.port !== undefined) parameters.push('-p', String(location.port))
  if (location.user !== undefined) parameters.push('-l', location.user)
  return parameters
}

/** Keys that passed through a form or a variable lose their last line end, or gain others; OpenSSH takes neither. */
async function privateFile(folder: string, name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `${content.replace(/\r\n?/g, '\n').trimEnd()}\n`, { mode: 0o600, flag: 'wx' })
  return path
}

/** ssh_config takes paths with blanks in quotes, and `%` for its own. */
function quoted(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`
}

/** One word of the far end's shell. */
export function shellWord(text: string): string {
  return `'${text.replaceAll('\'', '\'\\\'\'')}'`
}
