/** `zimmer: accept table-rewrite on orders because it has 200 rows`, in a comment of the migration file. */
export interface Acceptance {
  readonly rule: string
  /** Undefined: whatever the table. */
  readonly table: string | undefined
  readonly reason: string
  /** From 1. */
  readonly line: number
}

export interface Acceptances {
  readonly acceptances: readonly Acceptance[]
  /** Comments that look like one and accept nothing, in sentences. */
  readonly problems: readonly { readonly line: number; readonly sentence: string }[]
}

// Only within a comment of SQL, Python, Ruby, JavaScript, Go or XML: a string of the program must not accept anything.
const comment = /^\s*(?:--|#|\/\/|\/\*+|\*|<!--|"""|''')\s*zimmer:\s*accept\b(?<words>.*)$/i
const wording = /^\s+(?<rules>[a-z-]+(?:\s*,\s*[a-z-]+)*)(?:\s+on\s+(?<table>"[^"]+"|\S+))?\s+because\s+(?<reason>\S.*)$/i

/** Finds what a migration file accepts. Without a written reason of at least three words nothing is accepted, and an unknown rule is a problem too. */
export function acceptancesIn(file: string, rules: readonly string[]): Acceptances {
  const acceptances: Acceptance[] = []
  const problems: { line: number; sentence: string }[] = []
  for (const [index, text] of file.split(/\r?\n/).entries()) {
    const words = comment.exec(text)?.groups?.['words']
    if (words === undefined) continue
    const line = index + 1
    const { rules: named = '', table, reason = '' } = wording.exec(words.trimEnd().replace(/(?:\*\/|-->|"""|''')$/, '').trimEnd())?.groups ?? {}
    if (reason.trim().split(/\s+/).length < 3) {
      problems.push({ line, sentence: `line ${line} accepts nothing: it gives no reason (write "zimmer: accept <rule> because <reason>")` })
      continue
    }
    for (const rule of named.toLowerCase().split(',').map((one) => one.trim())) {
      if (rules.includes(rule)) acceptances.push({ rule, table: table?.replace(/^"|"$/g, ''), reason: reason.trim(), line })
      else problems.push({ line, sentence: `line ${line} accepts ${rule}, which is no rule` })
    }
  }
  return { acceptances, problems }
}
