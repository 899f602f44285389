import { closeSync, cpSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Copies all files of a backup into a folder, and gives where its archive stands there. */
export function copyBackup(backup: string, from: string, to: string): string {
  mkdirSync(to, { recursive: true })
  const files = readdirSync(from).filter((name) => name.startsWith(`${backup}.`))
  for (const name of files) cpSync(join(from, name), join(to, name), { preserveTimestamps: true })
  return join(to, `${backup}.dump`)
}

/** Flips the lowest bit of the byte in the middle of a file: in an archive, that is among the rows. Gives its offset. */
export function flipBit(path: string): number {
  const file = openSync(path, 'r+')
  try {
    const offset = Math.floor(fstatSync(file).size / 2)
    const byte = Buffer.alloc(1)
    readSync(file, byte, 0, 1, offset)
    byte[0] = (byte[0] ?? 0) ^ 1
    writeSync(file, byte, 0, 1, offset)
    return offset
  } finally {
    closeSync(file)
  }
}
