import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exitStatus, KnownError } from '../../src/kit/errors.ts'

const marker = '.made-by-zimmer-demo'

/** Makes the demo's folder anew. Throws KnownError `folder-refused` for a symbolic link and for what no demo made. */
export function remakeFolder(folder: string): void {
  const there = lstatSync(folder, { throwIfNoEntry: false })
  if (there?.isSymbolicLink() === true) throw refused(`${folder} is a symbolic link`)
  if (there !== undefined && !there.isDirectory()) throw refused(`${folder} is not a folder`)
  const isForeign = there !== undefined && readdirSync(folder).length > 0 && !existsSync(join(folder, marker))
  if (isForeign) throw refused(`${folder} holds what no demo put there`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(folder, { mode: 0o700 })
  writeFileSync(join(folder, marker), 'npm run demo removes this folder and makes it anew.\n')
}

function refused(what: string): KnownError {
  const hint = 'The demo removes its folder and makes it anew: move this one away, or give another with --folder.'
  return new KnownError('folder-refused', what, hint, { status: exitStatus.usage })
}
