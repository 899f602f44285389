// V8's collector runs through the heap for every 32 MB of buffers: what is freed at once costs nothing.

const own = new WeakSet<ArrayBufferLike>()

/**
 * Frees the memory of a buffer whose last bytes these are. `size` is that of the buffer, in bytes; of any other, as of one that is a part of Node's pool,
 * nothing is freed. The bytes must be nobody else's: they are gone.
 */
export function letGo({ buffer, byteOffset, byteLength }: Uint8Array, size = byteLength): void {
  if ('transfer' in buffer && !buffer.detached && buffer.byteLength === size && byteOffset + byteLength === size) buffer.transfer(0)
}

/** Gives bytes that whoever is the last to read them may let go. */
export function givenAway<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
  own.add(bytes.buffer)
  return bytes
}

/** Frees bytes that were given away, and no others. */
export function letGoIfGiven(bytes: Uint8Array): void {
  if (own.has(bytes.buffer)) letGo(bytes)
}
