import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { forward } from '../../../src/kit/forwarding.ts'
import type { Forwarding } from '../../../src/kit/forwarding.ts'

let folder: string
let server: Server
let forwarding: Forwarding
let serve: (socket: Socket) => void

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zimmer-forwarding-'))
  server = createServer({ allowHalfOpen: true }, (socket) => { serve(socket) })
  await new Promise<void>((resolve) => { server.listen(join(folder, 'far'), resolve) })
  forwarding = await forward({ port: 0, host: '127.0.0.1' }, () => {
    const far = connect({ path: join(folder, 'far'), allowHalfOpen: true })
    return { to: far, from: far, end: () => { far.destroy() } }
  })
})

afterEach(async () => {
  await forwarding.close()
  await new Promise((resolve) => { server.close(resolve) })
  await rm(folder, { recursive: true })
})

const open = () => connect({ port: forwarding.port, host: '127.0.0.1', allowHalfOpen: true })

describe('a connection that is carried on', () => {
  it('loses no byte of the answer when the question has ended before it', async () => {
    const question = Buffer.alloc(3_000_000, 'question')
    serve = (socket) => { void buffer(socket).then((heard) => socket.end(Buffer.concat([heard, heard]))) }
    const socket = open()
    socket.end(question)
    expect((await buffer(socket)).equals(Buffer.concat([question, question]))).toBe(true)
  })

  it('ends when the far end breaks', async () => {
    serve = (socket) => { socket.write('half an answ', () => { socket.destroy() }) }
    const socket = open().on('error', () => undefined).resume()
    socket.once('end', () => { socket.end() })
    await once(socket, 'close')
  })

  it('ends the far end when it breaks itself', async () => {
    const ended = new Promise((resolve) => {
      serve = (socket) => { socket.on('error', () => undefined).once('end', () => { socket.end() }).once('close', resolve).resume() }
    })
    const socket = open()
    await once(socket, 'connect')
    socket.write('half a quest', () => { socket.resetAndDestroy() })
    await ended
  })

  it('ends when there is no far end', async () => {
    await new Promise((resolve) => { server.close(resolve) })
    const socket = open().on('error', () => undefined).resume()
    socket.once('end', () => { socket.end() })
    await once(socket, 'close')
  })

  it('is cut when the forwarding is closed, and nobody is let in any more', async () => {
    serve = (socket) => { socket.on('error', () => undefined).once('end', () => { socket.end() }).resume().write('hello') }
    const socket = open().on('error', () => undefined)
    await once(socket, 'data')
    const closed = once(socket.once('end', () => { socket.end() }).resume(), 'close')
    await forwarding.close()
    await closed
    await expect(once(open(), 'connect')).rejects.toHaveProperty('code', 'ECONNREFUSED')
    await forwarding.close()
  })
})

describe('a port that is taken', () => {
  it('is told as such', async () => {
    await expect(forward({ port: forwarding.port, host: '127.0.0.1' }, () => { throw new Error('never') })).rejects.toHaveProperty('code', 'EADDRINUSE')
  })
})
