import { connect, createServer } from 'node:net'
import type { AddressInfo, NetConnectOpts, Server, Socket } from 'node:net'

/** A cable between a program and a server, over TCP or a socket file, which a test can cut. */
export class TcpProxy {
  /** While it is so, a new connection is reset as soon as it is made. */
  isDown = false
  /** Bytes of both directions after which every connection is reset, once. */
  cutAfterBytes = Infinity
  /** All bytes that passed, of both directions. */
  passedBytes = 0
  /** How often somebody has connected. */
  connections = 0
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(target: NetConnectOpts) {
    // Over a socket file the docker client ends its half, and still reads.
    this.#server = createServer({ allowHalfOpen: 'path' in target }, (near) => { this.#join(near, target) })
  }

  /** To a port of this machine. */
  static async start(target: number): Promise<TcpProxy> {
    const proxy = new TcpProxy({ port: target, host: '127.0.0.1' })
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  /** From a new socket file to one of this machine. */
  static async between(path: string, target: string): Promise<TcpProxy> {
    const proxy = new TcpProxy({ path: target, allowHalfOpen: true })
    await new Promise<void>((resolve) => proxy.#server.listen(path, resolve))
    return proxy
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Resets every connection, as a router that was restarted. */
  cut(): void {
    for (const socket of this.#sockets) reset(socket)
  }

  /** Whole again, with the count at nothing. */
  mend(): void {
    Object.assign(this, { isDown: false, cutAfterBytes: Infinity, passedBytes: 0 })
  }

  async stop(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(near: Socket, target: NetConnectOpts): void {
    this.connections++
    if (this.isDown) {
      reset(near)
      return
    }
    const far = connect(target)
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      this.#sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => {
        this.#sockets.delete(socket)
        // Over a socket file, what it has said already still arrives.
        if ('path' in target) other.destroySoon()
        else other.destroy()
      })
      socket.on('data', (chunk) => { this.#count(chunk.length) })
      socket.pipe(other)
    }
  }

  #count(bytes: number): void {
    this.passedBytes += bytes
    if (this.passedBytes < this.cutAfterBytes) return
    this.cutAfterBytes = Infinity
    this.cut()
  }
}

/** A socket file knows no reset. */
function reset(socket: Socket): void {
  if (socket.remoteFamily === undefined) socket.destroy()
  else socket.resetAndDestroy()
}
