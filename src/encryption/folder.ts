import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { makePrivateFolder, removePrivateFolder } from '../kit/private-folder.ts'
import type { EncryptionContext } from './settings.ts'

/** A socket's path may be 107 bytes long, of which gpg-agent's longest name in a folder of ours takes 32. */
const longestBase = 70

export interface PrivateFolder {
  readonly path: string
  /** Removes the folder with all in it; harmless when repeated. */
  remove(): Promise<void>
}

/** A new folder of mode 0700 that no other user can look into, with a path short enough for gpg-agent's sockets. */
export async function privateFolder(context: EncryptionContext): Promise<PrivateFolder> {
  const base = Buffer.byteLength(context.temporaryDirectory) <= longestBase ? context.temporaryDirectory : tmpdir()
  // Nobody else may have needed a host's folder before.
  await mkdir(base, { recursive: true, mode: 0o700 })
  const path = await makePrivateFolder(base, 'keys')
  return { path, remove: () => removePrivateFolder(path) }
}
