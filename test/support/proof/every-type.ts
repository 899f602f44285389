import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The SQL of a database with every type and every kind of object that a server of this major and a database of this encoding take. */
export function everyType(major: number, encoding = 'UTF8'): string {
  const text = readFileSync(fileURLToPath(new URL('every-type.sql', import.meta.url)), 'utf8')
  return text.replace(/^-- (?:from (\d+)|in (\w+))\n([\s\S]*?)^-- end\n/gm, (_whole, from: string | undefined, only: string | undefined, part: string) =>
    major >= Number(from ?? 0) && (only ?? encoding) === encoding ? part : '')
}
