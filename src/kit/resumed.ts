/** A content that was opened: the whole of it, or what is left from some byte on. */
export interface Opened {
  readonly body: AsyncIterable<unknown>
}

const attempts = 5

/**
 * The whole of a content of so many bytes; a connection that breaks off is taken up again where it was, as long as it gets on. Throws
 * what `explained` makes of the last failure; a content that ends too early is one, too.
 */
export async function* resumed(first: Opened, bytes: number, resume: (from: number) => Promise<Opened>, explained: (problem: unknown) => unknown): AsyncGenerator<Buffer> {
  let given = 0
  let current = first.body
  for (let attempt = 1; ; attempt++) {
    const before = given
    try {
      for await (const chunk of current) {
        given += (chunk as Buffer).length
        yield chunk as Buffer
      }
      if (given === bytes) return
      throw Object.assign(new Error(`the connection ended after ${given} of ${bytes} bytes`), { code: 'ECONNRESET' })
    } catch (problem) {
      if (given > before) attempt = 1
      if (attempt >= attempts || given > bytes) throw explained(problem)
    }
    current = (await resume(given).catch((problem: unknown) => { throw explained(problem) })).body
  }
}
