import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file of which a reader sees the last whole one only: beside it first, then renamed. Folders that lack are made. `mode` is that
 * of the file: 0600 for what may name tables, 0644 for what a web server or an exporter of another account has to read.
 */
export async function writeWhole(path: string, content: string | Uint8Array, mode: 0o600 | 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const partial = `${path}.${process.pid}.partial`
  try {
    await writeFile(partial, content, { mode })
    await rename(partial, path)
  } catch (problem) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw problem
  }
}
