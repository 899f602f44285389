import { escapeMarkdown } from '../kit/markdown.ts'

/** The step summary of a run that failed: what happened, and what to do. */
export function failureSummary(action: string, message: string, hint: string | undefined): string {
  const lines = [`### ❌ Zimmer Backup: ${escapeMarkdown(action)} failed`, '', escapeMarkdown(message)]
  if (hint !== undefined) lines.push('', `**What to do:** ${escapeMarkdown(hint)}`)
  return lines.join('\n')
}
