import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Secret } from '../../../src/kit/secret.ts'
import { freePort } from './versitygw.ts'

const run = promisify(execFile)
const sshdPath = '/usr/sbin/sshd'

/** A real sshd can be started here: it is installed, and it wants to be root's. */
export const hasSshd = existsSync(sshdPath) && process.getuid?.() === 0

/** A real sshd of its own, on the loopback, with its own host key and one login key. */
export class SshServer {
  readonly port: number
  readonly folder: string
  readonly key: Secret
  /** As ssh-keyscan would print it. */
  readonly knownHosts: string
  #process: ChildProcess | undefined

  private constructor(port: number, folder: string, key: string, hostKey: string) {
    this.port = port
    this.folder = folder
    this.key = new Secret(key)
    const [type, blob] = hostKey.split(' ')
    this.knownHosts = `[127.0.0.1]:${port} ${type ?? ''} ${blob ?? ''}`
  }

  /** With `sftpOnly` the login runs no commands. */
  static async start(options: { sftpOnly?: boolean } = {}): Promise<SshServer> {
    const folder = await mkdtemp(join(tmpdir(), 'zimmer-sshd-'))
    await mkdir('/run/sshd', { recursive: true })
    for (const name of ['host', 'login']) await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', join(folder, name)])
    await mkdir(join(folder, 'data'))
    const port = await freePort()
    await writeFile(join(folder, 'sshd_config'), [
      `Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${join(folder, 'host')}`, `PidFile ${join(folder, 'pid')}`,
      `AuthorizedKeysFile ${join(folder, 'login.pub')}`, 'StrictModes no', 'PermitRootLogin prohibit-password', 'PasswordAuthentication no',
      'UsePAM no', 'Subsystem sftp internal-sftp', options.sftpOnly === true ? 'ForceCommand internal-sftp' : '', 'MaxStartups 100',
    ].join('\n'))
    const server = new SshServer(port, folder, await readFile(join(folder, 'login'), 'utf8'), await readFile(join(folder, 'host.pub'), 'utf8'))
    await server.#run()
    return server
  }

  get user(): string {
    return userInfo().username
  }

  /** The URL of a folder there. */
  url(path: string): string {
    return `ssh://${this.user}@127.0.0.1:${this.port}${path}`
  }

  async #run(): Promise<void> {
    this.#process = spawn(sshdPath, ['-D', '-f', join(this.folder, 'sshd_config'), '-E', join(this.folder, 'log')], { stdio: 'ignore' })
    for (let attempt = 0; attempt < 50; attempt++) {
      const answers = await new Promise<boolean>((resolve) => {
        const socket = connect(this.port, '127.0.0.1').once('data', () => { socket.destroy(); resolve(true) }).once('error', () => { resolve(false) })
      })
      if (answers) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('sshd does not answer')
  }

  /** Ends every connection, as a host that goes down. */
  async dropConnections(): Promise<void> {
    const { stdout } = await run('pgrep', ['-P', String(this.#process?.pid ?? 0)]).catch(() => ({ stdout: '' }))
    for (const pid of stdout.split('\n').filter((line) => line !== '')) process.kill(Number(pid), 'SIGKILL')
  }

  async stop(): Promise<void> {
    await this.dropConnections()
    const child = this.#process
    const ended = new Promise((resolve) => child?.once('close', resolve))
    child?.kill()
    await ended
    await rm(this.folder, { recursive: true, force: true })
  }
}
