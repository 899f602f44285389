import { exitStatus, KnownError } from '../kit/errors.ts'
import { DirectoryStore } from './directory.ts'
import type { S3Options } from './s3-bucket.ts'
import { SeveralStores } from './several.ts'
import type { SshOptions } from './ssh-location.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** From where relative paths are taken. */
  readonly base: string
  readonly now: () => Date
  /** Where regions and endpoints of S3 are looked up; the process's own when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** For keys and lists of known hosts; the system's own when left out. */
  readonly temporaryDirectory?: string
  readonly s3?: S3Options
  readonly ssh?: SshOptions
  /** Opens the artifacts of the repository; only who runs on GitHub can hand it in. */
  readonly artifact?: () => Promise<Store>
}

/**
 * Opens what the lines of the input `store` name: a path, `artifact`, `s3://bucket/prefix`, `ssh://user@host/path`. The first is
 * read from, all are written. Throws KnownError `wrong-inputs` (exit status 2) that names every line that is no store.
 */
export async function openStore(locations: readonly string[], options: StoreOptions): Promise<Store> {
  const [first, ...others] = await openStores(locations, options)
  if (first === undefined) throw new Error('a line gave no store')
  return others.length === 0 ? first : new SeveralStores(first, others)
}

/** As `openStore`, but each for itself, in the order of the lines. */
export async function openStores(locations: readonly string[], options: StoreOptions): Promise<Store[]> {
  const lines = locations.map((line) => line.trim()).filter((line) => line !== '')
  const problems = lines.flatMap((line) => objection(line, options) ?? [])
  if (lines.length === 0) problems.push('no store is named')
  const twice = lines.find((line, index) => lines.indexOf(line) !== index)
  if (twice !== undefined) problems.push(`${twice} is named twice`)
  if (problems.length > 0) {
    throw new KnownError('wrong-inputs', `input store: ${problems.join('; ')}`,
      'Name a folder, artifact, s3://bucket/prefix or ssh://user@host/path, a line each.', { status: exitStatus.usage })
  }
  return Promise.all(lines.map((line) => open(line, options)))
}

/** Why a line names no store. A path is taken as it is, so whatever only looks like one would become a folder of that name. */
function objection(line: string, options: StoreOptions): string | undefined {
  if (line === 'artifact') return options.artifact === undefined ? 'artifact is a store on GitHub alone' : undefined
  if (/[\u0000-\u001f\u007f]/.test(line)) return 'a store has a control character'
  if (line.startsWith('~')) return `${line}: ~ is not resolved, write the whole path`
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(line)?.[1]
  if (scheme === undefined) return /^[^/\\@]+@[^/\\:]+:/.test(line) ? `${line}: write ssh://user@host/path` : undefined
  if (scheme === 's3' || scheme === 'ssh') return line.startsWith(`${scheme}://`) ? undefined : `${line} lacks the // behind ${scheme}:`
  if (scheme === 'gs') return `${line}: Google Cloud Storage is reached as s3:// with s3-endpoint: https://storage.googleapis.com`
  if (scheme === 'file') return `${line}: write the path alone`
  if (['sftp', 'scp', 'rsync'].includes(scheme)) return `${withoutPassword(line)}: write ssh:// and not ${scheme}://`
  return `${withoutPassword(line)}: there is no store of the kind ${scheme}:`
}

function withoutPassword(line: string): string {
  return line.replace(/\/\/[^/]*@/, '//***@')
}

/** The SDK and the tools of a store are loaded only where they are used. */
async function open(line: string, options: StoreOptions): Promise<Store> {
  const environment = options.environment ?? process.env
  if (line === 'artifact' && options.artifact !== undefined) return options.artifact()
  if (line.startsWith('s3://')) {
    const { S3Store } = await import('./s3.ts')
    return new S3Store(line, { ...options.s3, environment, now: options.now })
  }
  if (line.startsWith('ssh://')) {
    const { SshStore } = await import('./ssh.ts')
    return new SshStore(line, { ...options.ssh, environment, temporaryDirectory: options.temporaryDirectory, now: options.now })
  }
  return new DirectoryStore(line, { base: options.base, now: options.now })
}
