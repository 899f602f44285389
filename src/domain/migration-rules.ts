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
  /** The statement that did it, without values; undefined where it is not known. */
  readonly statement: string | undefined
  /** The written reason with which the migration file accepts it; undefined when it does not. */
  readonly accepted: string | undefined
}
