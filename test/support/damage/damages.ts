import { randomNumbers } from '../archive/outcome.ts'
import { changes } from './changes.ts'
import { closedEdited, openEdited, renamed, resigned } from './forgeries.ts'
import { judged } from './promises.ts'
import type { Damaged } from './promises.ts'
import type { WholeSet } from './whole-set.ts'

const kinds = Object.entries(changes)

/** One seeded damage to the first of two backups, `good` and `other`, of the same database. */
export async function damage(good: WholeSet, other: WholeSet, seed: number): Promise<Damaged> {
  const number = randomNumbers(seed)
  const names = [...good.files.keys()]
  const name = names[number(names.length)] ?? ''
  const files = new Map(good.files)
  const put = (which: string, content: Buffer | undefined) => { files.set(which, content ?? Buffer.alloc(0)) }
  const swap = (which: string) => { put(which, [...other.files.values()][names.indexOf(which)]) }
  const kind = number(kinds.length + 8)
  const [how, change] = kinds[kind] ?? kinds[number(kinds.length)] ?? ['', (bytes: Buffer) => bytes]
  switch (kind - kinds.length) {
    case 0: swap(name); return judged(good.files, files, `${name} of another backup`)
    case 1: for (const one of names.filter((candidate) => candidate !== name)) swap(one); return judged(good.files, files, `all but ${name} of another backup`)
    case 2: put(name, undefined); return judged(good.files, files, `nothing left in ${name}`)
    case 3: {
      const from = names[number(names.length)] ?? ''
      put(name, good.files.get(from))
      return judged(good.files, files, `${from} under the name of ${name}`)
    }
    case 4: return renamed(good, other, number)
    case 5: return openEdited(good, number)
    case 6: return closedEdited(good, number)
    case 7: return resigned(good, number, change)
    default: put(name, change(good.files.get(name) ?? Buffer.alloc(0), number)); return judged(good.files, files, `${how} ${name}`)
  }
}
