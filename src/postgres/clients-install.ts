import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { Clients } from './clients.ts'
import { findClients } from './clients.ts'

/** PostgreSQL's own repository for Debian and Ubuntu; a mirror is named by ZIMMER_PGDG_URL. The key stands in it as ACCC4CF8.asc. */
const standingUrl = 'https://apt.postgresql.org/pub/repos/apt'
const keyring = '/usr/share/keyrings/zimmer-backup-pgdg.asc'
const list = '/etc/apt/sources.list.d/zimmer-backup-pgdg.list'

export interface InstallRequest {
  /** Folders to look in after the known ones, joined by `:`. */
  readonly path: string
  readonly signal: AbortSignal | undefined
  readonly tell?: ((line: string) => void) | undefined
  /** Of the repository; see ZIMMER_PGDG_URL. */
  readonly repository: string | undefined
}

/**
 * The programs of a major, installed as `postgresql-client-<major>` where they are missing: from the repositories that this machine knows, else from PostgreSQL's
 * own, which is added. Needs apt, and root or a sudo that does not ask. Throws KnownError `client-install`.
 */
export async function installedClients(major: number, request: InstallRequest): Promise<Clients> {
  try {
    return await findClients(major, request.path)
  } catch (problem) {
    if (codeOf(problem) !== 'client-missing') throw problem
  }
  const name = `postgresql-client-${major}`
  request.tell?.(`installing ${name}`)
  const administrator = await administratorOf(request)
  if (!await administrator.knows(name)) await addRepository(administrator, request.repository ?? standingUrl)
  await administrator.install(name)
  return findClients(major, request.path)
}

type Administrator = Awaited<ReturnType<typeof administratorOf>>

/** Runs what only root may. Throws KnownError `client-install` where this user may not, or there is no apt. */
async function administratorOf({ signal }: InstallRequest) {
  const isRoot = process.getuid?.() === 0
  const asRoot = async (program: string, parameters: readonly string[]) => {
    const tool = isRoot ? { name: program, path: program } : { name: program, path: 'sudo', leading: ['-n', program] }
    // Nobody is there to answer a package's questions.
    return run(tool, parameters, { signal, timeLimitSeconds: 900, environment: { DEBIAN_FRONTEND: 'noninteractive' } }).catch((problem: unknown) => { throw failed(`${program} ${parameters[0] ?? ''}`, problem) })
  }
  const isThere = (program: string, parameters: readonly string[]) => run({ name: program, path: program }, parameters, { timeLimitSeconds: 60 }).then(() => true, () => false)
  if (!await isThere('apt-get', ['--version'])) throw refused('this machine has no apt-get')
  if (!isRoot && !await isThere('sudo', ['-n', 'true'])) throw refused('this user is neither root nor may use sudo without a password')
  return {
    asRoot,
    knows: (name: string) => isThere('apt-cache', ['show', '--quiet=2', name]),
    async install(name: string) {
      const words = ['install', '--yes', '--quiet=2', '--no-install-recommends', name]
      // What it depends on may be newer than what this machine knows of.
      await asRoot('apt-get', words).catch(async () => {
        await asRoot('apt-get', ['update', '--quiet=2'])
        await asRoot('apt-get', words)
      })
    },
  }
}

async function addRepository({ asRoot }: Administrator, url: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zimmer-pgdg-'))
  try {
    const [key, source] = [join(folder, 'key.asc'), join(folder, 'pgdg.list')]
    await writeFile(key, await contentOf(`${url}/ACCC4CF8.asc`))
    await writeFile(source, `deb [signed-by=${keyring}] ${url} ${await codename()}-pgdg main\n`)
    await asRoot('install', ['-m', '644', key, keyring])
    await asRoot('install', ['-m', '644', source, list])
    const update = asRoot('apt-get', ['update', '--quiet=2', '-o', `Dir::Etc::sourcelist=${list}`, '-o', 'Dir::Etc::sourceparts=-', '-o', 'APT::Get::List-Cleanup=0', '-o', 'APT::Update::Error-Mode=any'])
    await update.catch(async (problem: unknown) => {
      // What cannot be read or trusted must not stand in the way of this machine's next update.
      await asRoot('rm', ['-f', list, keyring])
      throw problem
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `bookworm`, `noble`: what PostgreSQL's repository calls its parts by. */
async function codename(): Promise<string> {
  const system = parseEnv(await readFile('/etc/os-release', 'utf8').catch(() => ''))
  const name = system['UBUNTU_CODENAME'] ?? system['VERSION_CODENAME']
  if (name === undefined || !/^[a-z]+$/.test(name)) throw refused('this system does not say which release of Debian or Ubuntu it is')
  return name
}

async function contentOf(url: string): Promise<Buffer> {
  try {
    if (url.startsWith('file:')) return await readFile(fileURLToPath(url))
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000) })
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
    return Buffer.from(await response.arrayBuffer())
  } catch (problem) {
    throw failed(`fetching ${url}`, problem)
  }
}

function failed(what: string, problem: unknown): unknown {
  const words = problem instanceof ProcessFailure ? problem.stderr.split('\n').find((line) => line.startsWith('E: ')) ?? problem.message : messageOf(problem)
  return new KnownError('client-install', `the client programs could not be installed: ${plain(what)}: ${plain(words)}`, 'See what apt says; or install the package by hand, or set client: docker.', { cause: problem })
}

function refused(why: string): KnownError {
  return new KnownError('client-install', `the client programs could not be installed: ${why}`, 'Set client: docker, or install the programs by hand.')
}
