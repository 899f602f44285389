import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The SQL of a database with every type and every kind of object that a server of this major and a database of this encoding take. */
export function everyType(major: number, encoding = 'UTF8'): string {
  return fileHere('every-type.sql').replace(/^-- (?:from (\d+)|in (\w+))\n([\s\S]*?)^-- end\n/gm, (_whole, from: string | undefined, only: string | undefined, part: string) =>
    major >= Number(from ?? 0) && (only ?? encoding) === encoding ? part : '')
}

/** More of it: expressions whose text is another one after a restore, and those that are hard to write at all. */
export function rewordings(): string {
  return fileHere('rewordings.sql')
}

function fileHere(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')
}
