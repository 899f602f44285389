import { createServer } from 'node:net'
import type { ListenOptions, Socket } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Where one connection is carried to. */
export interface FarEnd {
  readonly to: Writable
  readonly from: Readable
  /** Rejects when the far end was lost in a way that its streams do not tell. */
  readonly lost?: Promise<unknown>
  /** Cuts it off; harmless when it has ended. */
  readonly end: () => void
}

export interface Forwarding {
  /** Of one that listens on TCP. */
  readonly port: number
  /** Cuts every connection and stops listening; harmless when done twice. */
  readonly close: () => Promise<void>
}

/**
 * Listens, and carries each connection to a far end of its own until both sides have said their last; what breaks on one side ends the other.
 * Does not keep this process alive. Throws what listening fails with, such as EADDRINUSE.
 */
export async function forward(place: ListenOptions, reach: () => FarEnd): Promise<Forwarding> {
  const sockets = new Set<Socket>()
  // Half open: who has sent its last question still waits for the answer. No delay: questions and answers are shorter than a packet.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket)
    carry(socket, reach())
    socket.once('close', () => { sockets.delete(socket) })
  })
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen({ ...place, exclusive: true }, resolve) })
  server.unref()
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => { server.close(resolve) })
    },
  }
}

function carry(socket: Socket, { to, from, lost, end }: FarEnd): void {
  for (const way of [pipeline(socket, to), pipeline(from, socket), ...(lost === undefined ? [] : [lost])]) way.catch(() => { socket.destroy() })
  socket.once('close', end)
}
