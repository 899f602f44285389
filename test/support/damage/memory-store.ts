import { Readable } from 'node:stream'
import { assembleSets } from '../../../src/domain/stored-set.ts'
import type { Store } from '../../../src/domain/store.ts'

/** The files of a store by their names. */
export type Files = ReadonlyMap<string, Buffer>

/** A store that is read from memory, and that tells how many bytes were. */
export function memoryStore(files: Files): Store & { readonly bytesRead: () => number } {
  let bytesRead = 0
  const unwritable = () => Promise.reject(new Error('this store is only read'))
  const sets = () => assembleSets([...files].map(([name, content]) => ({ name, bytes: content.length, modifiedAt: new Date(0) })))
  return {
    name: 'memory', bytesRead: () => bytesRead,
    list: () => Promise.resolve(sets()),
    find: (id) => Promise.resolve(sets().find((set) => set.id === id)),
    read: (name) => {
      const content = files.get(name)
      if (content === undefined) return Promise.reject(new Error(`${name} was read, and is not there`))
      return Promise.resolve(Readable.from(pieces(content, (bytes) => { bytesRead += bytes }), { objectMode: false }))
    },
    locate: (name) => name,
    prepare: unwritable, begin: unwritable, replace: unwritable, fetch: unwritable, attach: unwritable, remove: unwritable, sweep: unwritable,
  }
}

function* pieces(content: Buffer, read: (bytes: number) => void): Generator<Buffer> {
  for (let at = 0; at < content.length; at += 8192) {
    const piece = content.subarray(at, at + 8192)
    read(piece.length)
    yield piece
  }
}
