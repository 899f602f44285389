import type { SourceFacts } from '../domain/proof.ts'
import { readConstraintFacts } from './constraints.ts'
import { readNewestData } from './newest-data.ts'
import { openTogether } from './session.ts'
import { countRows, listRelations } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * What the source holds in the dump's own snapshot: every relation with its exact row count, large objects, constraints, indexes, triggers.
 * Runs beside the dump, over `sessions` sessions; without `count` no row is counted.
 */
export async function readSourceFacts(snapshot: Snapshot, sessions: number, count: boolean): Promise<SourceFacts> {
  const { session } = snapshot
  const relations = await listRelations(session)
  const facts = await readConstraintFacts(session)
  const [objects] = await session.query<{ count: string }>('SELECT count(*)::text AS count FROM pg_largeobject_metadata')
  const newest = await readNewestData(session, relations)
  const counts = count ? await countTogether(snapshot, relations, sessions) : new Map<number, number>()
  const { host, port } = snapshot.connection
  return {
    ...facts, newest,
    address: { host, port },
    largeObjects: Number(objects?.count ?? 0),
    relations: relations.map((relation) => ({ ...relation, rows: counts.get(relation.oid) ?? null })),
  }
}

async function countTogether(snapshot: Snapshot, relations: Parameters<typeof countRows>[0], sessions: number): Promise<Map<number, number>> {
  const others = await openTogether(Math.max(0, sessions - 1), () => snapshot.join())
  try {
    return await countRows(relations, [snapshot.session, ...others], { withinSnapshot: true })
  } finally {
    await Promise.all(others.map((other) => other.end()))
  }
}
