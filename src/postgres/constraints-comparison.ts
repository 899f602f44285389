import type { ConstraintFacts, IndexFacts, TriggerFacts } from '../domain/manifest.ts'
import { constraintNames, finding, objectOf } from './constraints-findings.ts'
import type { Finding } from './constraints-findings.ts'
import { readAgain } from './constraints-rereading.ts'
import { readConstraintFacts } from './constraints.ts'
import type { ProtectionFacts } from './constraints.ts'
import type { Queryable } from './queryable.ts'

type Kind = 'constraint' | 'index' | 'trigger'
/** A definition that is another text on the restored side; whether it means something else is to be found out. */
export interface Suspect { readonly kind: Kind; readonly schema: string; readonly table: string; readonly expected: string; readonly found: string; readonly finding: Finding }

/**
 * Compares the restored database with the manifest: what is missing, what means something else, what is disabled. To
 * be asked before migrations. The restored server reads a definition of the manifest whose text differs, and what it makes
 * of it is compared (in a transaction that is rolled back, on an empty temporary table).
 */
export async function compareConstraints(queryable: Queryable, expected: ProtectionFacts): Promise<Finding[]> {
  const found = await readConstraintFacts(queryable)
  const { findings, suspects } = compareFacts(expected, found)
  return [...findings, ...await readAgain(queryable, suspects)]
}

/** The comparison without a server; a suspect is a change unless the server reads both definitions alike. */
export function compareFacts(expected: ProtectionFacts, found: ProtectionFacts): { findings: Finding[]; suspects: Suspect[] } {
  const findings: Finding[] = []
  const suspects: Suspect[] = []
  const missingConstraints = new Set<string>()
  match(expected.constraints, found.constraints, constraintKey, (one, other) => {
    if (one.type === 'n') findings.push(...notNullFindings(one, other))
    else if (other === undefined) {
      missingConstraints.add(JSON.stringify([one.schema, one.table, one.name]))
      findings.push(finding('missing', 'failure', constraintObject(one), 'is missing'))
    } else constraintFindings(one, other, findings, suspects)
  }, (other) => { if (other.type !== 'n') findings.push(finding('added', 'notice', constraintObject(other), 'is not in the manifest')) })
  match(expected.indexes, found.indexes, key, (one, other) => {
    const object = objectOf(one.unique ? 'unique index' : 'index', one)
    if (other !== undefined) indexFindings(one, other, findings, suspects)
    else if (!one.valid) findings.push(finding('missing', 'notice', object, 'is not restored: it was invalid at the source, and pg_dump leaves such indexes out'))
    // An index behind a constraint goes with it and is not told twice.
    else if (!missingConstraints.has(key(one))) findings.push(finding('missing', 'failure', object, 'is missing'))
  }, (other) => { findings.push(finding('added', 'notice', objectOf('index', other), 'is not in the manifest')) })
  match(expected.triggers, found.triggers, key, (one, other) => {
    const object = objectOf('trigger', one)
    if (other === undefined) findings.push(finding('missing', 'failure', object, 'is missing'))
    else triggerFindings(one, other, findings, suspects)
  }, (other) => { findings.push(finding('added', 'notice', objectOf('trigger', other), 'is not in the manifest')) })
  return { findings, suspects }
}

const castArray = /\(\(ARRAY\[(?<elements>E?'(?:[^']|'')*'::[a-z ]+(?:, E?'(?:[^']|'')*'::[a-z ]+)*)\]\)::(?<type>[a-z]+)\[\]\)/g

/**
 * A definition without what is told apart from it (NOT VALID), and with the one expression that every shop has as a server writes it once it
 * has read it back: `varchar IN ('a', 'b')` is an array that is cast at first, and an array of casts ever after. Other such cases
 * are left to the server, which takes longer.
 */
export function comparable(definition: string): string {
  return definition.replace(/ NOT VALID$/, '').replace(castArray, (_, elements: string, type: string) =>
    `(ARRAY[${elements.replace(/(?<![E'])E?'(?:[^']|'')*'::[a-z ]+/g, (element) => `(${element})::${type}`)}])`)
}

function constraintFindings(one: ConstraintFacts, other: ConstraintFacts, findings: Finding[], suspects: Suspect[]): void {
  const object = constraintObject(one)
  if (one.validated && !other.validated) findings.push(finding('not-valid', 'failure', object, 'is NOT VALID, although it was validated at the source'))
  suspect(suspects, 'constraint', one, other, object)
}

function indexFindings(one: IndexFacts, other: IndexFacts, findings: Finding[], suspects: Suspect[]): void {
  const object = objectOf(one.unique ? 'unique index' : 'index', one)
  if (one.valid && !other.valid) findings.push(finding('invalid-index', 'failure', object, 'is invalid'))
  if (one.unique !== other.unique) findings.push(changed(object))
  else suspect(suspects, 'index', one, other, object)
}

function triggerFindings(one: TriggerFacts, other: TriggerFacts, findings: Finding[], suspects: Suspect[]): void {
  const object = objectOf('trigger', one)
  if (one.enabled !== other.enabled) {
    findings.push(other.enabled === 'D' ? finding('disabled-trigger', 'failure', object, 'is disabled, and was not at the source') : finding('changed', 'failure', object, 'fires at other times than at the source'))
  }
  suspect(suspects, 'trigger', one, other, object)
}

const changed = (object: string) => finding('changed', 'failure', object, 'has another definition than at the source')

function suspect(suspects: Suspect[], kind: Kind, one: { schema: string; table: string; definition: string }, other: { definition: string }, object: string): void {
  const [expected, found] = [comparable(one.definition), comparable(other.definition)]
  if (expected !== found) suspects.push({ kind, schema: one.schema, table: one.table, expected, found, finding: changed(object) })
}

/** Which columns no longer refuse NULL, or now do. */
function notNullFindings(one: ConstraintFacts, other: ConstraintFacts | undefined): Finding[] {
  const [expected, found] = [columnsOf(one), other === undefined ? new Set<string>() : columnsOf(other)]
  const of = (column: string) => objectOf('not-null constraint on column', { ...one, name: column })
  return [
    ...[...expected].filter((column) => !found.has(column)).map((column) => finding('missing', 'failure', of(column), 'is missing')),
    ...[...found].filter((column) => !expected.has(column)).map((column) => finding('added', 'notice', of(column), 'is not in the manifest')),
  ]
}

function columnsOf({ definition }: ConstraintFacts): Set<string> {
  return new Set(definition.slice('NOT NULL ('.length, -1).match(/"(?:[^"]|"")*"|[^\s,"]+/g))
}

const key = ({ schema, table, name }: { schema: string; table: string; name: string }) => JSON.stringify([schema, table, name])
const constraintKey = (one: ConstraintFacts) => `${one.type === 'n' ? 'n' : ''}${key(one)}`
const constraintObject = (one: ConstraintFacts) => objectOf(constraintNames[one.type] ?? 'constraint', one)

function match<T>(expected: readonly T[], found: readonly T[], keyOf: (one: T) => string, known: (one: T, other: T | undefined) => void, unknown: (other: T) => void): void {
  const others = new Map(found.map((one) => [keyOf(one), one]))
  for (const one of expected) {
    known(one, others.get(keyOf(one)))
    others.delete(keyOf(one))
  }
  for (const other of others.values()) unknown(other)
}
