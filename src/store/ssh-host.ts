import { shellWord, startSsh } from './ssh-connection.ts'
import type { SshPlace } from './ssh-connection.ts'
import { SftpSession } from './sftp-session.ts'

/** A connection that nobody uses is kept this long for whoever comes next. */
const idleMilliseconds = 300

/** Another host: one SFTP connection for all who use it at the same time, opened when it is needed and closed soon after. */
export class SshHost {
  readonly #place: SshPlace
  #opening: Promise<SftpSession> | undefined
  #users = 0
  #idle: NodeJS.Timeout | undefined
  #runsCommands = true

  constructor(place: SshPlace) {
    this.#place = place
  }

  /** Does some work over the connection. Throws a KnownError when the host cannot be reached. */
  async use<T>(work: (session: SftpSession) => Promise<T>): Promise<T> {
    this.#enter()
    try {
      return await work(await this.#session())
    } finally {
      this.#leave()
    }
  }

  /** Keeps the connection while something is read over it. */
  async *hold<T>(content: AsyncIterable<T>): AsyncGenerator<T> {
    this.#enter()
    try {
      yield* content
    } finally {
      this.#leave()
    }
  }

  /** SHA-256 of files as the far end reads them; undefined where its login runs no commands or has no such program. */
  async hash(paths: readonly string[]): Promise<string[] | undefined> {
    if (!this.#runsCommands) return undefined
    const words = paths.map((path) => shellWord(path)).join(' ')
    const running = await startSsh(this.#place, { command: `sha256sum -- ${words} || shasum -a 256 -- ${words}` })
    running.stdin.end()
    let output = ''
    running.stdout.setEncoding('utf8').on('data', (chunk: string) => { output = (output + chunk).slice(-1_000_000) })
    const isDone = await running.done.then(() => true, () => false)
    await running.over
    const sums = output.split('\n').flatMap((line) => /^\\?([0-9a-f]{64}) [ *]/.exec(line)?.[1] ?? [])
    this.#runsCommands = isDone && sums.length === paths.length
    return this.#runsCommands ? sums : undefined
  }

  async #session(): Promise<SftpSession> {
    const opening = this.#opening
    const standing = await opening?.catch(() => undefined)
    if (standing?.isOver === false) return standing
    // Of several who have waited for it, the first connects anew, and the others with it.
    if (this.#opening === undefined || this.#opening === opening) this.#opening = this.#connect()
    return this.#opening
  }

  async #connect(): Promise<SftpSession> {
    const process = await startSsh(this.#place, { subsystem: 'sftp' })
    const session = new SftpSession(process, this.#place.location.host)
    try {
      await session.open()
    } catch (problem) {
      await session.close()
      throw problem
    }
    // The login is done: from here on nobody needs the key.
    await process.forget()
    return session
  }

  #enter(): void {
    clearTimeout(this.#idle)
    this.#users++
  }

  #leave(): void {
    this.#users--
    if (this.#users > 0) return
    this.#idle = setTimeout(() => {
      const opening = this.#opening
      this.#opening = undefined
      void opening?.then((session) => session.close()).catch(() => undefined)
    }, idleMilliseconds)
  }
}
