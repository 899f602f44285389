/** What of an entry in an archive's table of contents decides when it can be restored. */
export interface OrderedEntry {
  readonly dumpId: number
  readonly description: string
  readonly section: string
  readonly namespace: string | null
  readonly tag: string
  readonly definition: string | null
  readonly dependencies: readonly number[]
}

/** An index or a key of a large table: it can be built as soon as that table is loaded, whatever else is still on its way. */
export interface EarlyBuild {
  readonly dumpId: number
  /** The dump id of the table's data. */
  readonly data: number
  /** Rows, weighed by what the kind of index costs for each. */
  readonly cost: number
  /** Whether it locks out every other build on its table: a key does, an index does not. */
  readonly alone: boolean
}

// Each early build is a process of its own: it pays for large tables, and for a few of them.
const largeTables = 16
const largeRows = 50_000
// Seconds for each row against a B-tree's, roughly, on full-text, jsonb and geometry columns.
const weights: Readonly<Record<string, number>> = { gin: 10, gist: 8, spgist: 6, hnsw: 50, ivfflat: 10, brin: 0.2 }

/** What of an archive is worth building as soon as its table is loaded; all the rest waits for the last table. `rowsOf` is 0 for a table that is not known. */
export function earlyBuilds(entries: readonly OrderedEntry[], rowsOf: (schema: string, table: string) => number): EarlyBuild[] {
  const known = new Map(entries.map((entry) => [entry.dumpId, entry]))
  const rows = new Map(entries.filter(({ description }) => description === 'TABLE DATA').map((entry) => [entry.dumpId, rowsOf(entry.namespace ?? '', entry.tag)]))
  const large = [...rows].filter(([, count]) => count >= largeRows).sort(([, a], [, b]) => b - a).slice(0, largeTables)
  const dataOf = new Map(large.flatMap(([data]) => (known.get(data)?.dependencies ?? []).filter((id) => known.get(id)?.description === 'TABLE').map((table) => [table, data])))
  return entries.flatMap((entry): EarlyBuild[] => {
    if (entry.description !== 'INDEX' && entry.description !== 'CONSTRAINT') return []
    const data = dataThatAllNeed(entry, known, dataOf)
    if (data === undefined) return []
    const method = /\sUSING (?<method>\w+)/.exec(entry.definition ?? '')?.groups?.['method'] ?? 'btree'
    return [{ dumpId: entry.dumpId, data, cost: (rows.get(data) ?? 0) * (weights[method] ?? 1), alone: entry.description === 'CONSTRAINT' }]
  })
}

/** The one table's data that an entry waits for; undefined for an entry that waits for more than that. */
function dataThatAllNeed(entry: OrderedEntry, known: ReadonlyMap<number, OrderedEntry>, dataOf: ReadonlyMap<number, number>): number | undefined {
  const tables = entry.dependencies.filter((id) => known.get(id)?.description === 'TABLE')
  // What is itself built upon tables, or filled by the restore, has an order of its own.
  const others = entry.dependencies.filter((id) => !tables.includes(id) && known.get(id) !== undefined && known.get(id)?.section !== 'pre-data')
  const [table] = tables
  return table === undefined || tables.length > 1 || others.length > 0 ? undefined : dataOf.get(table)
}
