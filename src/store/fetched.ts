import { randomBytes } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileFailure } from './failures.ts'
import { removeFile } from './folder.ts'
import { Source } from './source.ts'

/** Writes a stream into a file of `folder` (0600), which has its name only when it is whole. Gives its path. */
export async function writeFetched(folder: string, name: string, content: Readable): Promise<string> {
  const path = join(folder, name)
  const partial = `${path}.${randomBytes(4).toString('hex')}.partial`
  const source = new Source(content)
  try {
    const handle = await open(partial, 'wx', 0o600)
    try {
      await handle.writeFile(source.chunks())
    } finally {
      await handle.close()
    }
    await rename(partial, path)
    return path
  } catch (problem) {
    content.destroy()
    await removeFile(partial)
    source.rethrow()
    throw fileFailure(problem, { store: folder, doing: `fetch ${name}` })
  }
}
