import { readFile } from 'node:fs/promises'
import { KnownError } from '../kit/errors.ts'
import { ProcessFailure, run } from '../kit/process.ts'

export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Who may run a server that refuses root: the one that is there for it, else the one that owns nothing. */
const candidates = ['postgres', 'nobody']

/**
 * The account under which a local server has to run: undefined when we are not root and it runs as ourselves.
 * Throws KnownError `no-account` when root finds nobody to run it.
 */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  for (const name of candidates) {
    const account = inPasswd(passwd, name) ?? (await inDirectory(name))
    if (account !== undefined && account.uid !== 0) return account
  }
  throw new KnownError('no-account', 'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody', 'Run the job as another user, add a user postgres, or set sandbox: docker.')
}

/** The account of that name in the text of /etc/passwd. */
export function inPasswd(passwd: string, name: string): Account | undefined {
  for (const line of passwd.split('\n')) {
    const [user, , uid, gid] = line.split(':')
    if (user === name && /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? '')) return { name, uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}

/** Asks `id`, for users that stand in a directory service (macOS, LDAP). */
async function inDirectory(name: string): Promise<Account | undefined> {
  const ask = async (what: string) => Number((await run({ name: 'id', path: '/usr/bin/id' }, [what, name], { timeLimitSeconds: 10 })).stdout)
  try {
    return { name, uid: await ask('-u'), gid: await ask('-g') }
  } catch (problem) {
    if (problem instanceof ProcessFailure || problem instanceof KnownError) return undefined
    throw problem
  }
}
