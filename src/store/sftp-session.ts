import { systemError } from './files.ts'
import { answer, PacketReader, PacketWriter, request, status } from './sftp-packets.ts'
import type { SshProcess } from './ssh-connection.ts'
import { brokenOff, sshFailure } from './ssh-failures.ts'

interface Waiting {
  readonly resolve: (reply: Reply) => void
  readonly reject: (problem: unknown) => void
}

export interface Reply {
  readonly type: number
  readonly body: PacketReader
}

const longestPacketBytes = 4 * 1024 * 1024

/** One connection: requests go out as they come, answers find theirs by number. */
export class SftpSession {
  readonly #process: SshProcess
  readonly #host: string
  readonly #waiting = new Map<number, Waiting>()
  #extensions = new Set<string>()
  #unread: Buffer[] = []
  #unreadBytes = 0
  #nextId = 1
  #end: { problem: unknown } | undefined
  #greeted: (() => void) | undefined

  constructor(process: SshProcess, host: string) {
    this.#process = process
    this.#host = host
  }

  /** Shakes hands. Throws a KnownError that tells why the host, its key or the login was refused. */
  async open(): Promise<void> {
    const greeting = new Promise<void>((resolve) => { this.#greeted = resolve })
    this.#process.stdout.on('data', (chunk: Buffer) => { this.#take(chunk) })
    const ended = this.#process.done.then(() => brokenOff(this.#host), (problem: unknown) => sshFailure(problem, this.#host) ?? problem)
    void ended.then((problem) => { this.#close(problem) })
    this.#process.stdin.write(new PacketWriter().byte(request.init).uint32(3).packet())
    await Promise.race([greeting, ended.then((problem) => { throw problem })])
  }

  get isOver(): boolean {
    return this.#end !== undefined
  }

  has(extension: string): boolean {
    return this.#extensions.has(extension)
  }

  /** Sends a request and gives its answer; a status other than "ok" becomes an error with a system's code. */
  async ask(type: number, fill: (packet: PacketWriter) => PacketWriter): Promise<Reply> {
    if (this.#end !== undefined) throw this.#end.problem
    const id = this.#nextId
    this.#nextId = (this.#nextId + 1) >>> 0
    const replied = new Promise<Reply>((resolve, reject) => { this.#waiting.set(id, { resolve, reject }) })
    replied.catch(() => undefined)
    // Nobody has more than a few dozen blocks on their way, so what waits for the pipe here is bounded.
    this.#process.stdin.write(fill(new PacketWriter().byte(type).uint32(id)).packet())
    return replied
  }

  /** Ends the connection and waits for ssh's end. */
  async close(): Promise<void> {
    this.#end ??= { problem: brokenOff(this.#host) }
    this.#process.stdin.end()
    await this.#process.over
  }

  #close(problem: unknown): void {
    this.#end ??= { problem }
    for (const { reject } of this.#waiting.values()) reject(this.#end.problem)
    this.#waiting.clear()
  }

  #take(chunk: Buffer): void {
    this.#unread.push(chunk)
    this.#unreadBytes += chunk.length
    while (this.#unreadBytes >= 4) {
      let joined = this.#unread.length === 1 ? this.#unread[0] ?? chunk : undefined
      if (joined === undefined || joined.length < 4) joined = this.#join()
      const length = joined.readUInt32BE(0)
      if (length > longestPacketBytes) {
        // What a login script prints before the protocol begins reads as a length of gigabytes.
        this.#close(new Error(`${this.#host} does not answer in SFTP: its login prints text (${JSON.stringify(joined.subarray(0, 40).toString())})`))
        this.#process.end()
        return
      }
      if (this.#unreadBytes < 4 + length) return
      joined = this.#join()
      this.#unread = [joined.subarray(4 + length)]
      this.#unreadBytes -= 4 + length
      this.#dispatch(new PacketReader(joined.subarray(4, 4 + length)))
    }
  }

  #join(): Buffer {
    const joined = this.#unread.length === 1 && this.#unread[0] !== undefined ? this.#unread[0] : Buffer.concat(this.#unread)
    this.#unread = [joined]
    return joined
  }

  #dispatch(body: PacketReader): void {
    const type = body.byte()
    if (type === answer.version) {
      body.uint32()
      while (!body.isAtEnd) {
        this.#extensions = this.#extensions.add(body.text())
        body.bytes()
      }
      this.#greeted?.()
      return
    }
    const id = body.uint32()
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (type !== answer.status) waiting?.resolve({ type, body })
    else {
      const code = body.uint32()
      if (code === status.ok) waiting?.resolve({ type, body })
      else waiting?.reject(statusError(code, body.isAtEnd ? '' : body.text()))
    }
  }
}

function statusError(code: number, said: string): Error {
  const codes: Record<number, string> = {
    [status.endOfFile]: 'EOF', [status.noSuchFile]: 'ENOENT', [status.permissionDenied]: 'EACCES', [status.unsupported]: 'ENOSYS', [status.badMessage]: 'EINVAL',
  }
  return systemError(codes[code] ?? 'EFAILURE', said === '' ? `the far end answered with status ${code}` : said)
}
