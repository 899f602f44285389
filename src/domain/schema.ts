/** An object as pg_dump's table of contents has it. */
export interface SchemaEntry {
  /** `TABLE`, `INDEX`, `COMMENT`, `DEFAULT`, … */
  readonly description: string
  readonly namespace: string | null
  readonly tag: string
  readonly owner: string | null
  readonly tablespace: string | null
  readonly tableAccessMethod: string | null
  readonly definition: string | null
}

// Data, and what describes the dump rather than the schema.
const notSchema = new Set(['TABLE DATA', 'BLOBS', 'BLOB', 'BLOB METADATA', 'LARGE OBJECT', 'SEQUENCE SET', 'MATERIALIZED VIEW DATA', 'STATISTICS DATA', 'ENCODING', 'STDSTRINGS', 'SEARCHPATH', 'DATABASE', 'DATABASE PROPERTIES'])
const privileges = new Set(['ACL', 'DEFAULT ACL'])

/**
 * Compares two schemas object by object, each definition letter for letter as pg_dump writes it. Without `ownership`, owners and privileges are
 * left out, because the restore left them out. Gives a sentence for each object that is missing, is too many, or differs.
 */
export function compareSchemas(expected: readonly SchemaEntry[], found: readonly SchemaEntry[], options: { ownership: boolean }): string[] {
  const relevant = (entry: SchemaEntry) => !notSchema.has(entry.description) && (options.ownership || !privileges.has(entry.description)) && !isBesideTheSchema(entry)
  const missing = new Map<string, SchemaEntry[]>()
  for (const entry of expected.filter(relevant)) missing.set(fullKey(entry, options.ownership), [...missing.get(fullKey(entry, options.ownership)) ?? [], entry])
  const surplus: SchemaEntry[] = []
  for (const entry of found.filter(relevant)) {
    if (missing.get(fullKey(entry, options.ownership))?.pop() === undefined) surplus.push(entry)
  }
  const surplusNames = new Map(surplus.map((entry) => [nameKey(entry), entry]))
  const sentences: string[] = []
  for (const entry of [...missing.values()].flat()) {
    const other = surplusNames.get(nameKey(entry))
    surplusNames.delete(nameKey(entry))
    sentences.push(other === undefined ? `${nameOf(entry)} is missing in the restored database` : `${nameOf(entry)} differs in the restored database${what(entry, other)}`)
  }
  for (const entry of surplusNames.values()) sentences.push(`${nameOf(entry)} is in the restored database but not in the backup`)
  return sentences
}

/**
 * The objects with those definitions that a server writes once it has read them. Only the text of an object that stands on both sides under a
 * name of its own is taken over: what is missing, or too many, stays so.
 */
export function asReadBack(entries: readonly SchemaEntry[], read: readonly SchemaEntry[]): SchemaEntry[] {
  const named = (all: readonly SchemaEntry[]) => Map.groupBy(all, nameKey)
  const [own, others] = [named(entries), named(read)]
  return entries.map((entry) => {
    const [other, second] = others.get(nameKey(entry)) ?? []
    return other === undefined || second !== undefined || own.get(nameKey(entry))?.length !== 1 ? entry : { ...entry, definition: other.definition }
  })
}

/**
 * Whether the schema `public` is in the archive depends on what was done to it, not on what is in it. What belongs to the database itself is
 * restored with `--create` alone. Large objects are compared by their content.
 */
function isBesideTheSchema(entry: SchemaEntry): boolean {
  return (entry.description === 'SCHEMA' && entry.tag === 'public') || /^(?:SCHEMA public$|DATABASE |LARGE OBJECTS? )/.test(entry.tag)
}

function what(entry: SchemaEntry, other: SchemaEntry): string {
  if (entry.definition !== other.definition) return ': its definition'
  if (entry.owner !== other.owner) return ': its owner'
  return ''
}

function fullKey(entry: SchemaEntry, ownership: boolean): string {
  return JSON.stringify([entry.description, entry.namespace, entry.tag, entry.definition, entry.tablespace, entry.tableAccessMethod, ownership ? entry.owner : null])
}

function nameKey(entry: SchemaEntry): string {
  return JSON.stringify([entry.description, entry.namespace, entry.tag])
}

function nameOf(entry: SchemaEntry): string {
  return `${entry.description.toLowerCase()} ${entry.namespace === null || entry.namespace === '' ? '' : `${entry.namespace}.`}${entry.tag}`
}
