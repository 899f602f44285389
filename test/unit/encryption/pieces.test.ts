import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { PieceCutter } from '../../../src/encryption/pieces.ts'

describe('cutting a stream into pieces', () => {
  it('loses, adds and reorders no byte, however the stream comes in chunks', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.uint8Array({ maxLength: 40 })), (size, chunks) => {
      const cutter = new PieceCutter(size)
      const pieces: Buffer[] = []
      for (const chunk of chunks) cutter.feed(Buffer.from(chunk), (piece) => { pieces.push(Buffer.from(piece)) })
      const whole = Buffer.concat(chunks)
      const last = cutter.last()
      expect(pieces.every((piece) => piece.length === size)).toBe(true)
      expect(Buffer.concat([...pieces, last]).equals(whole)).toBe(true)
      // The last piece is empty only when there was nothing at all: a reader takes an empty one after others for a forgery.
      expect(last.length === 0).toBe(whole.length === 0)
    }))
  })
})
