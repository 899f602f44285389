import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { codeOf, KnownError } from '../kit/errors.ts'
import { fileFailure, fileMissing } from '../domain/store-failures.ts'
import type { Attempt } from '../domain/store-failures.ts'
import { fetchFile } from './fetched.ts'
import { systemError } from './files.ts'
import type { FileFacts, Files } from './files.ts'
import { openFlags, request } from './sftp-packets.ts'
import type { Attributes } from './sftp-packets.ts'
import { resumed } from '../kit/resumed.ts'
import { readFrom, writeTo } from './sftp-transfer.ts'
import type { SshHost } from './ssh-host.ts'

/** A folder of another host, reached by SFTP. */
export class SftpFiles implements Files {
  readonly #host: SshHost
  readonly #folder: string
  readonly #store: string

  /** `folder` as the far end takes it; `store` as the user named it. */
  constructor(host: SshHost, folder: string, store: string) {
    this.#host = host
    this.#folder = folder
    this.#store = store
  }

  async ensureFolder(): Promise<void> {
    await this.#ensure(this.#folder)
  }

  async #ensure(folder: string): Promise<void> {
    const isFolder = await this.#host.use(async (session) => {
      try {
        const { body } = await session.ask(request.stat, (packet) => packet.bytes(folder))
        return (body.attributes().mode & 0o170000) === 0o040000
      } catch (problem) {
        if (codeOf(problem) === 'ENOENT') return undefined
        throw problem
      }
    })
    if (isFolder === true) return
    if (isFolder === false) throw systemError('ENOTDIR', `${folder} is not a folder`)
    const parent = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))
    if (parent !== '') await this.#ensure(parent)
    await this.#host.use((session) => session.ask(request.mkdir, (packet) => packet.bytes(folder).mode(0o700)))
  }

  async list(matches: (name: string) => boolean): Promise<FileFacts[]> {
    return this.#host.use(async (session) => {
      const found: FileFacts[] = []
      let handle: Buffer
      try {
        handle = (await session.ask(request.opendir, (packet) => packet.bytes(this.#folder))).body.bytes()
      } catch (problem) {
        if (codeOf(problem) === 'ENOENT') return []
        throw problem
      }
      try {
        for (;;) {
          const { body } = await session.ask(request.readdir, (packet) => packet.bytes(handle))
          for (let left = body.uint32(); left > 0; left--) {
            const name = body.text()
            body.bytes()
            const attributes = body.attributes()
            if (matches(name)) found.push(facts(name, attributes))
          }
        }
      } catch (problem) {
        if (codeOf(problem) !== 'EOF') throw problem
      } finally {
        await session.ask(request.close, (packet) => packet.bytes(handle)).catch(() => undefined)
      }
      return found
    })
  }

  async look(name: string): Promise<FileFacts | undefined> {
    return this.#host.use(async (session) => {
      try {
        const { body } = await session.ask(request.lstat, (packet) => packet.bytes(this.#path(name)))
        return facts(name, body.attributes())
      } catch (problem) {
        if (codeOf(problem) === 'ENOENT') return undefined
        throw problem
      }
    })
  }

  /** All are asked for at once: a folder of thousands takes longer to read. */
  async lookAtAll(names: readonly string[]): Promise<FileFacts[]> {
    return (await Promise.all(names.map((name) => this.look(name)))).filter((one) => one !== undefined)
  }

  async create(name: string, content: AsyncIterable<Buffer>): Promise<{ sha256?: string }> {
    return this.#host.use(async (session) => {
      const handle = await this.#open(name)
      const hash = createHash('sha256')
      try {
        const bytes = await writeTo(session, handle, hashed(content, hash))
        if (session.has('fsync@openssh.com')) await session.ask(request.extended, (packet) => packet.bytes('fsync@openssh.com').bytes(handle))
        await session.ask(request.close, (packet) => packet.bytes(handle))
        const stored = await this.look(name)
        if (stored?.bytes !== bytes) throw systemError('EIO', `${name} has ${stored?.bytes ?? 'no'} bytes there, and ${bytes} were sent`)
        return { sha256: hash.digest('hex') }
      } catch (problem) {
        await session.ask(request.close, (packet) => packet.bytes(handle)).catch(() => undefined)
        const isFull = codeOf(problem) === 'EFAILURE' && ((await this.freeBytes()) ?? Infinity) < 1024 * 1024
        await this.remove(name).catch(() => false)
        throw isFull ? systemError('ENOSPC', 'the disk of the far end is full', problem) : problem
      }
    })
  }

  async #open(name: string): Promise<Buffer> {
    return this.#host.use(async (session) => {
      const flags = openFlags.write | openFlags.create | openFlags.exclusive
      try {
        return (await session.ask(request.open, (packet) => packet.bytes(this.#path(name)).uint32(flags).mode(0o600))).body.bytes()
      } catch (problem) {
        // SFTP 3 has no code for a file that stands.
        if (codeOf(problem) === 'EFAILURE' && await this.look(name) !== undefined) throw systemError('EEXIST', `${name} stands already`, problem)
        throw problem
      }
    })
  }

  /** A connection that breaks off is taken up again where it was; a file that is another one by then is not. */
  async read(name: string): Promise<Readable> {
    const before = await this.look(name)
    if (before === undefined) throw systemError('ENOENT', `${name} is not there`)
    const first = await this.#openAt(name, 0)
    const resume = async (from: number) => {
      const now = await this.look(name)
      if (now?.bytes !== before.bytes || now.modifiedAt.getTime() !== before.modifiedAt.getTime()) throw systemError('ESTALE', `${name} was changed while it was read`)
      return this.#openAt(name, from)
    }
    const explained = (problem: unknown) => this.explain(problem, { store: this.#store, doing: `read ${name}` })
    return Readable.from(resumed(first, before.bytes, resume, explained), { objectMode: false })
  }

  async #openAt(name: string, from: number): Promise<{ body: AsyncIterable<Buffer> }> {
    const path = this.#path(name)
    const handle = await this.#host.use(async (session) => {
      // Tells before the first byte is asked for that there is no such file.
      const opened = (await session.ask(request.open, (packet) => packet.bytes(path).uint32(openFlags.read).uint32(0))).body.bytes()
      return { session, opened }
    })
    return { body: this.#host.hold(readFrom(handle.session, handle.opened, from)) }
  }

  /** OpenSSH's server links and unlinks, or looks first where there are no links: what stands there stays. */
  async giveName(from: string, to: string): Promise<boolean> {
    if (await this.look(to) !== undefined) throw systemError('EEXIST', `${to} stands already`)
    try {
      await this.#host.use((session) => session.ask(request.rename, (packet) => packet.bytes(this.#path(from)).bytes(this.#path(to))))
      return false
    } catch (problem) {
      if (codeOf(problem) === 'EFAILURE' && await this.look(to) !== undefined && await this.look(from) !== undefined) {
        throw systemError('EEXIST', `${to} stands already`, problem)
      }
      throw problem
    }
  }

  async replace(from: string, to: string): Promise<void> {
    await this.#host.use(async (session) => {
      const paths = [this.#path(from), this.#path(to)] as const
      if (session.has('posix-rename@openssh.com')) {
        await session.ask(request.extended, (packet) => packet.bytes('posix-rename@openssh.com').bytes(paths[0]).bytes(paths[1]))
        return
      }
      // Other servers cannot do it in one step. What is replaced is a record that the next drill writes again.
      await this.remove(to)
      await session.ask(request.rename, (packet) => packet.bytes(paths[0]).bytes(paths[1]))
    })
  }

  async remove(name: string): Promise<boolean> {
    if ((await this.look(name))?.kind !== 'file') return false
    try {
      await this.#host.use((session) => session.ask(request.remove, (packet) => packet.bytes(this.#path(name))))
      return true
    } catch (problem) {
      if (codeOf(problem) === 'ENOENT') return false
      throw problem
    }
  }

  /** SFTP cannot make a folder durable; its server's file system decides. */
  sync(): Promise<void> {
    return Promise.resolve()
  }

  /** Has the far end hash what it stored, where its login runs commands. */
  async compare(files: readonly { name: string; sha256: string | undefined }[]): Promise<void> {
    const stored = await this.#host.hash(files.map(({ name }) => this.#path(name)))
    if (stored === undefined) return
    for (const [index, { name, sha256 }] of files.entries()) {
      if (sha256 !== undefined && stored[index] !== sha256) {
        throw new KnownError('store-broken', `${name} has other bytes in ${this.#store} than were sent`, 'Look at the disk and the memory of that host.')
      }
    }
  }

  async freeBytes(): Promise<number | undefined> {
    return this.#host.use(async (session) => {
      if (!session.has('statvfs@openssh.com')) return undefined
      const { body } = await session.ask(request.extended, (packet) => packet.bytes('statvfs@openssh.com').bytes(this.#folder))
      const [, fragmentBytes, blocks, , available] = [body.uint64(), body.uint64(), body.uint64(), body.uint64(), body.uint64()] as const
      return blocks === 0 ? undefined : available * fragmentBytes
    }).catch(() => undefined)
  }

  async fetch(name: string, folder: string): Promise<string> {
    return fetchFile(folder, name, async (file) => {
      if ((await this.look(file))?.kind !== 'file') throw fileMissing(file, this.#store)
      return this.read(file)
    })
  }

  locate(name: string): string {
    return `${this.#store}/${name}`
  }

  explain(problem: unknown, attempt: Attempt): unknown {
    if (codeOf(problem) !== 'EFAILURE') return fileFailure(problem, attempt)
    return new KnownError('store-refused', `could not ${attempt.doing}: ${attempt.store} refused it without a reason`,
      'Its disk may be full, read-only, or over its quota: look there.', { cause: problem })
  }

  #path(name: string): string {
    return `${this.#folder}/${name}`
  }
}

function facts(name: string, { bytes, mode, modifiedAt }: Attributes): FileFacts {
  const type = mode & 0o170000
  return { name, kind: type === 0o100000 ? 'file' : type === 0o120000 ? 'link' : 'other', bytes, modifiedAt, identity: undefined }
}

async function* hashed(content: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
}
