import type { SchemaEntry } from './schema.ts'

/** How one object differs between two schemas. */
export interface SchemaChange {
  /** `table public.orders`; foreign text. */
  readonly object: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Lines of its definition, each with `+`, `-` or a space before it. Foreign text. */
  readonly lines: readonly string[]
}

// Data, and what describes the dump rather than the schema.
const left = /DATA$|^(?:BLOB|LARGE OBJECT|SEQUENCE SET|ENCODING|STDSTRINGS|SEARCHPATH|DATABASE)/

/**
 * Tells what differs between two schemas, object by object, in the order of their names: the order in which pg_dump writes them, commas, and
 * the order of a table's columns make no difference. `bookkeeping` names tables whose objects are left out.
 */
export function schemaDifferences(before: readonly SchemaEntry[], after: readonly SchemaEntry[], bookkeeping: readonly string[] = []): SchemaChange[] {
  const [then, now] = [objectsOf(before, bookkeeping), objectsOf(after, bookkeeping)]
  return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((object): SchemaChange[] => {
    const [old, young] = [then.get(object), now.get(object)]
    if (old === undefined) return [{ object, change: 'added', lines: (young ?? []).map((line) => `+${line}`) }]
    if (young === undefined) return [{ object, change: 'removed', lines: old.map((line) => `-${line}`) }]
    if (old.toSorted().join('\n') === young.toSorted().join('\n')) return []
    return [{ object, change: 'changed', lines: lineDifferences(old, young) }]
  })
}

function objectsOf(entries: readonly SchemaEntry[], bookkeeping: readonly string[]): Map<string, string[]> {
  const objects = new Map<string, string[]>()
  for (const entry of entries) {
    // `alembic_version alembic_version_pkc`, `TABLE alembic_version`, `knex_migrations_id_seq`.
    const isBookkeeping = bookkeeping.some((name) => entry.tag.split(' ').some((word) => word === name || word.startsWith(`${name}_`)))
    if (left.test(entry.description) || isBookkeeping) continue
    const name = `${entry.description.toLowerCase()} ${entry.namespace === null || entry.namespace === '' ? '' : `${entry.namespace}.`}${entry.tag}`
    const owner = entry.owner === null || entry.owner === '' ? [] : [`-- owner: ${entry.owner}`]
    objects.set(name, [...objects.get(name) ?? [], ...linesOf(entry.definition ?? ''), ...owner])
  }
  return objects
}

function linesOf(definition: string): string[] {
  return definition.split('\n').map((line) => line.replace(/,\s*$/, '').trimEnd()).filter((line) => line !== '')
}

/** The longest common lines stay; of very long definitions only beginning and end are looked at. */
export function lineDifferences(before: readonly string[], after: readonly string[]): string[] {
  let [first, last] = [0, 0]
  while (first < Math.min(before.length, after.length) && before[first] === after[first]) first++
  while (last < Math.min(before.length, after.length) - first && before.at(-1 - last) === after.at(-1 - last)) last++
  const [old, young] = [before.slice(first, before.length - last), after.slice(first, after.length - last)]
  const around = (lines: readonly string[]) => lines.map((line) => ` ${line}`)
  return [...around(before.slice(Math.max(0, first - 3), first)), ...between(old, young), ...around(before.slice(before.length - last).slice(0, 3))]
}

const mostCompared = 1000

function between(old: readonly string[], young: readonly string[]): string[] {
  if (old.length > mostCompared || young.length > mostCompared) return [...old.map((line) => `-${line}`), ...young.map((line) => `+${line}`)]
  // How many lines are common from each pair of places on.
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1))
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) (common[i] ?? [])[j] = old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const lines: string[] = []
  for (let [i, j] = [0, 0]; i < old.length || j < young.length;) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      lines.push(` ${old[i] ?? ''}`)
      i++
      j++
    } else if (j >= young.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) lines.push(`-${old[i++] ?? ''}`)
    else lines.push(`+${young[j++] ?? ''}`)
  }
  return lines
}

/** A change in one sentence. */
export function sentenceOf({ object, change }: SchemaChange): string {
  return `${object} ${change === 'changed' ? 'is another one' : change === 'added' ? 'is left over' : 'is missing'}`
}
