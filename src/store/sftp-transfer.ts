import { codeOf } from '../kit/errors.ts'
import { request } from './sftp-packets.ts'
import type { Reply, SftpSession } from './sftp-session.ts'

/** Every server takes 32 KiB at a time; 64 of them on their way fill a line of 100 ms at 20 MB/s. */
const blockBytes = 32 * 1024
const blocksOnTheWay = 64

/** Writes a stream into an open file, and waits until the far end has confirmed every block. Gives the number of bytes. */
export async function writeTo(session: SftpSession, handle: Buffer, content: AsyncIterable<Buffer>): Promise<number> {
  const onTheWay = new Set<Promise<unknown>>()
  let failure: { problem: unknown } | undefined
  let offset = 0
  for await (const chunk of content) {
    for (let from = 0; from < chunk.length; from += blockBytes) {
      const block = chunk.subarray(from, from + blockBytes)
      const at = offset
      offset += block.length
      const writing: Promise<unknown> = session.ask(request.write, (packet) => packet.bytes(handle).uint64(at).bytes(block))
        .catch((problem: unknown) => { failure ??= { problem } })
        .finally(() => { onTheWay.delete(writing) })
      onTheWay.add(writing)
      if (onTheWay.size >= blocksOnTheWay) await Promise.race(onTheWay)
      if (failure !== undefined) throw failure.problem
    }
  }
  await Promise.all(onTheWay)
  if (failure !== undefined) throw failure.problem
  return offset
}

/** The content of an open file from some byte on, which is closed in the end. Blocks are asked for ahead, and come in order. */
export async function* readFrom(session: SftpSession, handle: Buffer, from = 0): AsyncGenerator<Buffer> {
  const ahead: { at: number; data: Promise<Buffer | undefined> }[] = []
  let next = from
  try {
    for (;;) {
      while (ahead.length < blocksOnTheWay) {
        const data = block(session, handle, next, blockBytes)
        // Whoever comes to it hears of its failure; when the first fails, nobody comes to the others.
        data.catch(() => undefined)
        ahead.push({ at: next, data })
        next += blockBytes
      }
      const first = ahead.shift()
      if (first === undefined) return
      for (let got = await first.data, done = 0; ; got = await block(session, handle, first.at + done, blockBytes - done)) {
        if (got === undefined) return
        yield got
        done += got.length
        // A server may give less than was asked for.
        if (done >= blockBytes) break
      }
    }
  } finally {
    await Promise.allSettled(ahead.map(({ data }) => data))
    await session.ask(request.close, (packet) => packet.bytes(handle)).catch(() => undefined)
  }
}

/** Undefined at the end of the file. */
async function block(session: SftpSession, handle: Buffer, at: number, length: number): Promise<Buffer | undefined> {
  let reply: Reply
  try {
    reply = await session.ask(request.read, (packet) => packet.bytes(handle).uint64(at).uint32(length))
  } catch (problem) {
    if (codeOf(problem) === 'EOF') return undefined
    throw problem
  }
  return reply.body.bytes()
}
