import { messageOf } from '../kit/errors.ts'
import { damaged } from './damage.ts'
import type { Steps } from './intake.ts'

export type Sink = (bytes: Uint8Array) => void

/** Decompresses one stream after another, each into a sink that uses the bytes during the call: afterwards their memory is gone. */
export interface Decompressor {
  /** Begins a stream. `what` names it in errors: `table "public"."orders"`. */
  start(what: string, sink: Sink): void
  /** Takes the next bytes; they may be overwritten afterwards. Throws `archive-damaged`, and what the sink throws. */
  write(bytes: Uint8Array): Steps<void>
  /** Ends the stream: returns when the sink has everything. Throws `archive-damaged`, and what the sink throws. */
  end(): Steps<void>
  /** Hands over the last bytes of the stream, of which some may be on their way to the sink afterwards. Throws as `end` does. */
  flush(): Steps<void>
  /** After `flush`: whether the sink has everything, or it has failed. */
  readonly isThrough: boolean
  /** Whether the stream needs more memory than several at once may. */
  readonly holdsMuch: boolean
  /** When all is through: throws what `end` would have thrown. The next stream may start. */
  conclude(): void
  /** Lets go of a stream that will not be ended. */
  close(): void
}

/** The error for data that does not decompress; `method` says which way. */
export function corrupt(what: string, method: string, thrown: unknown): Error {
  return damaged(`the data of ${what} is damaged: it does not decompress (${method}: ${messageOf(thrown)})`, thrown)
}
