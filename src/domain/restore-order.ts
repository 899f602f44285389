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

// Each early build is a process of its own: it pays for large tables, or costly indexes, and for a few of them.
const largeTables = 16
const largeRows = 50_000
// What a row costs against a row of a B-tree, which took 0.3 µs. A full-text index took 87 µs for each row of 600 characters; the others are reckoned.
const weights: Readonly<Record<string, number>> = { gin: 50, gist: 30, spgist: 20, hnsw: 5000, ivfflat: 100, brin: 0.2 }
const fullTextWeight = 300

/** What of an archive is worth building as soon as its table is loaded; all the rest waits for the last table. `rowsOf` is 0 for a table that is not known. */
export function earlyBuilds(entries: readonly OrderedEntry[], rowsOf: (schema: string, table: string) => number): EarlyBuild[] {
  const known = new Map(entries.map((entry) => [entry.dumpId, entry]))
  const dataOf = new Map(entries.filter(({ description }) => description === 'TABLE DATA').flatMap((entry) => entry.dependencies.filter((id) => known.get(id)?.description === 'TABLE').map((table) => [table, entry])))
  const builds = entries.flatMap((entry): EarlyBuild[] => {
    if (entry.description !== 'INDEX' && entry.description !== 'CONSTRAINT') return []
    const data = dataThatAllNeed(entry, known, dataOf)
    if (data === undefined) return []
    return [{ dumpId: entry.dumpId, data: data.dumpId, cost: rowsOf(data.namespace ?? '', data.tag) * weightOf(entry.definition ?? ''), alone: entry.description === 'CONSTRAINT' }]
  })
  const sizes = new Map<number, number>()
  for (const { data, cost } of builds) {
    const entry = known.get(data)
    // A costly index makes a small table worth it, when it costs ten times what the index of a large one does.
    sizes.set(data, Math.max(sizes.get(data) ?? 0, entry === undefined ? 0 : rowsOf(entry.namespace ?? '', entry.tag), cost / 10))
  }
  const large = new Set([...sizes].filter(([, size]) => size >= largeRows).sort(([, a], [, b]) => b - a).slice(0, largeTables).map(([data]) => data))
  return builds.filter(({ data }) => large.has(data))
}

/**
 * With how many of its jobs pg_restore is through first, for a server on the same machine. Up to PostgreSQL 16 it sorts all that is ready anew after each
 * entry, so that of some thousand small tables the sorting takes longer than the jobs save; 17 has a heap. Seconds as measured on 5,000 to 20,000 tables.
 */
export function jobsThatPay(jobs: number, { tables, archiveBytes, serverVersionNumber }: { readonly tables: number; readonly archiveBytes: number; readonly serverVersionNumber: number }): number {
  if (serverVersionNumber >= 170_000) return jobs
  const sorting = 60e-9 * tables ** 2
  const work = 500e-6 * tables + 50e-9 * archiveBytes
  return sorting > work * (1 - 1 / jobs) ? 1 : jobs
}

function weightOf(definition: string): number {
  const method = /\sUSING (?<method>\w+)/.exec(definition)?.groups?.['method'] ?? 'btree'
  return method === 'gin' && definition.includes('to_tsvector(') ? fullTextWeight : weights[method] ?? 1
}

/**
 * What can be built while the early builds of some tables are not over yet, by the dump ids of these tables' data: all other indexes, keys and foreign keys that
 * need none of these tables. A foreign key locks both of its tables, and would wait for a build on one of them.
 */
export function buildsBeside(entries: readonly OrderedEntry[], early: ReadonlySet<number>, busy: ReadonlySet<number>): number[] {
  const known = new Map(entries.map((entry) => [entry.dumpId, entry]))
  const busyTables = new Set([...busy].flatMap((data) => known.get(data)?.dependencies ?? []))
  const answers = new Map<number, boolean>()
  const canBuild = (dumpId: number, depth: number): boolean => {
    const answer = answers.get(dumpId)
    if (answer !== undefined) return answer
    // A foreign key needs a key, and that a table. Longer chains, and circles, are in damaged archives alone.
    if (depth > 10) return false
    answers.set(dumpId, false)
    const { section, description, dependencies } = known.get(dumpId) ?? { section: 'pre-data', description: '', dependencies: [] }
    const can = !busyTables.has(dumpId) && (section !== 'post-data' || (builtKinds.has(description) && dependencies.every((id) => canBuild(id, depth + 1))))
    answers.set(dumpId, can)
    return can
  }
  return entries.filter(({ dumpId, section }) => section === 'post-data' && !early.has(dumpId) && canBuild(dumpId, 0)).map(({ dumpId }) => dumpId)
}

const builtKinds = new Set(['INDEX', 'CONSTRAINT', 'FK CONSTRAINT'])

/** The one table's data that an entry waits for; undefined for an entry that waits for more than that. */
function dataThatAllNeed(entry: OrderedEntry, known: ReadonlyMap<number, OrderedEntry>, dataOf: ReadonlyMap<number, OrderedEntry>): OrderedEntry | undefined {
  // An index over an expression names its table once for the index and once for each column.
  const needed = [...new Set(entry.dependencies)]
  const tables = needed.filter((id) => known.get(id)?.description === 'TABLE')
  // What is itself built upon tables, or filled by the restore, has an order of its own.
  const others = needed.filter((id) => !tables.includes(id) && known.get(id) !== undefined && known.get(id)?.section !== 'pre-data')
  const [table] = tables
  return table === undefined || tables.length > 1 || others.length > 0 ? undefined : dataOf.get(table)
}
