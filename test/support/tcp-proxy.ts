import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/** A cable between a program and a server, which a test can cut. */
export class TcpProxy {
  /** While it is so, a new connection is reset as soon as it is made. */
  isDown = false
  /** Bytes of both directions after which every connection is reset, once. */
  cutAfterBytes = Infinity
  /** All bytes that passed, of both directions. */
  passedBytes = 0
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(target: number) {
    this.#server = createServer((near) => { this.#join(near, target) })
  }

  /** To a port of this machine. */
  static async start(target: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(target)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Resets every connection, as a router that was restarted. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  /** Whole again, with the count at nothing. */
  mend(): void {
    Object.assign(this, { isDown: false, cutAfterBytes: Infinity, passedBytes: 0 })
  }

  async stop(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(near: Socket, target: number): void {
    if (this.isDown) {
      near.resetAndDestroy()
      return
    }
    const far = connect(target, '127.0.0.1')
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      this.#sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
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
