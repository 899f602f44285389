import { exitStatus, KnownError } from '../kit/errors.ts'
import type { Secret } from '../kit/secret.ts'

export interface SshOptions {
  /** A private key's text; the user's agent and own keys when left out. */
  readonly key?: Secret | undefined
  /** Lines as ssh-keyscan prints them; the user's own known_hosts when left out. Unknown hosts are always refused. */
  readonly knownHosts?: string | undefined
}

export interface SshLocation {
  readonly user: string | undefined
  readonly host: string
  readonly port: number | undefined
  /** As the far end takes it: absolute, or below the user's home. */
  readonly path: string
}

/** Reads `ssh://user@host:port/path`; `/~/path` is below the user's home. Throws KnownError `wrong-inputs` for what is no such place. */
export function parseSshLocation(location: string): SshLocation {
  const groups = /^ssh:\/\/(?:(?<user>[^@/:]+)@)?(?<host>[A-Za-z0-9_][A-Za-z0-9_.-]*|\[[0-9A-Fa-f:.]+\])(?::(?<port>\d{1,5}))?(?<path>\/.+)$/.exec(location)?.groups
  const user = groups?.['user']
  const port = groups?.['port'] === undefined ? undefined : Number(groups['port'])
  // Nothing that a shell, or ssh itself, could take for its own.
  const isOdd = /[\u0000-\u001f\u007f]/.test(location) || user?.startsWith('-') === true || (port !== undefined && (port < 1 || port > 65535))
  if (groups === undefined || isOdd) {
    throw new KnownError('wrong-inputs', `${JSON.stringify(location.replace(/:[^:@/]*@/, ':***@'))} is not of the form ssh://user@host/path`,
      'Write user, host, perhaps a port, and a folder: ssh://backup@vault.example.com/srv/backups. Passwords are not taken; use a key.',
      { status: exitStatus.usage })
  }
  const path = (groups['path'] ?? '').replace(/(?<!\/)\/+$/, '').replace(/^\/~\//, '')
  if (path === '' || path === '/~') {
    throw new KnownError('wrong-inputs', `${location} names no folder`, 'Keep backups in a folder of their own.', { status: exitStatus.usage })
  }
  return { user, host: (groups['host'] ?? '').replace(/^\[|\]$/g, ''), port, path }
}
