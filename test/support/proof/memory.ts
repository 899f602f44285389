import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { TestServer } from '../server.ts'
import { unprivileged } from '../server.ts'

/** Where a test may make databases by the thousand: a tablespace in memory, where this machine has such a folder. */
export interface Space {
  /** What to write behind CREATE DATABASE. */
  readonly clause: string
  /** After the server was stopped. */
  remove(): void
}

/** Makes the tablespace `in_memory` on a server of this machine. */
export async function spaceInMemory(server: TestServer): Promise<Space> {
  if (!existsSync('/dev/shm')) return { clause: '', remove: () => undefined }
  const folder = mkdtempSync('/dev/shm/zimmer-test-')
  const account = unprivileged()
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  await server.sql(`CREATE TABLESPACE in_memory LOCATION '${folder}'`)
  return { clause: 'TABLESPACE in_memory', remove: () => { rmSync(folder, { recursive: true, force: true }) } }
}
