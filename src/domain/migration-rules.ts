import type { Effects, TableFacts } from './migration-effects.ts'
import { rules } from './migration-rules-table.ts'
import type { Acceptance } from './migration-acceptance.ts'

/** What a finding does: `fail` makes the check red, `warn` and `note` are told. */
export type RuleLevel = 'fail' | 'warn' | 'note'

/** What a migration did that its author should know before it is merged. Names in the sentence are foreign text. */
export interface Finding {
  /** The rule's stable id, as it is written to accept the finding. */
  readonly rule: string
  readonly level: RuleLevel
  /** What happened, in lower case: `public.orders (12,400,000 rows) was held in ACCESS EXCLUSIVE for 41 s: reads and writes wait`. */
  readonly sentence: string
  /** Why that hurts. */
  readonly reason: string
  /** How the statement is written so that it does not. */
  readonly cure: string
  readonly table: TableFacts | undefined
  /** The statement that did it, without values; undefined where it is not known. */
  readonly statement: string | undefined
  /** The written reason with which the migration file accepts it; undefined when it does not. */
  readonly accepted: string | undefined
}

/** What a rule found in the effects. */
export interface Hit {
  readonly sentence: string
  readonly table?: TableFacts | undefined
  readonly statement?: string | undefined
}

/** What is known beyond what was observed. */
export interface Outcome {
  /** True where the migration ended well: statements that failed were expected by it. */
  readonly completed?: boolean | undefined
  /** False where the tool has no way back, or the way back failed. Undefined where it was not tried. */
  readonly undone?: boolean | undefined
  /** How the schema after the undo differs from the one before the step, in sentences. */
  readonly differences?: readonly string[] | undefined
}

export interface Rule {
  readonly id: string
  readonly level: RuleLevel
  /** What it takes for the rule to speak: at least so much. */
  readonly threshold?: { readonly unit: 'seconds' | 'rows'; readonly default: number }
  readonly reason: string
  readonly cure: string
  readonly find: (effects: Effects, atLeast: number, outcome: Outcome) => Hit[]
}

export interface Strictness {
  /** By the rule's id; the rule's own default where nothing is given. */
  readonly thresholds?: Readonly<Record<string, number>>
  readonly levels?: Readonly<Record<string, RuleLevel>>
}

/** Judges what a step did. The worst comes first; what the migration file accepts is kept, with its reason, as a note. */
export function judge(effects: Effects, acceptances: readonly Acceptance[] = [], strictness: Strictness = {}, outcome: Outcome = {}): Finding[] {
  const order: readonly RuleLevel[] = ['fail', 'warn', 'note']
  return rules.flatMap((rule) => rule.find(effects, strictness.thresholds?.[rule.id] ?? rule.threshold?.default ?? 0, outcome).map((hit): Finding => {
    const accepted = acceptances.find((one) => one.rule === rule.id && accepts(one, hit))?.reason
    const level = accepted === undefined ? strictness.levels?.[rule.id] ?? rule.level : 'note'
    return { rule: rule.id, level, sentence: hit.sentence, reason: rule.reason, cure: rule.cure, table: hit.table, statement: hit.statement, accepted }
  })).sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level))
}

/** An acceptance may be for one table, named with or without its schema. */
function accepts({ table }: Acceptance, hit: Hit): boolean {
  return table === undefined || hit.table?.name === table || hit.table?.name.slice(hit.table.name.indexOf('.') + 1) === table
}

/** Whether the step passes: nothing that fails is left unaccepted. */
export function passes(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== 'fail')
}
