import { createHash } from 'node:crypto'
import type { RunFacts } from '../../domain/manifest.ts'
import { age, moment } from '../../domain/units.ts'
import { code, escapeMarkdown, plain, sentenceMarkdown } from '../../kit/markdown.ts'
import type { Concern } from '../action.ts'

/** What all alarms of a run are made of. */
export interface AlarmFacts {
  readonly action: string
  /** As the inputs name it; null where nobody did. */
  readonly database: string | null
  readonly concern: Concern
  /** Whether findings are told in whole sentences, which may name tables. */
  readonly details: boolean
  readonly run: RunFacts | null
  /** Of GitHub, without a slash at the end. */
  readonly serverUrl: string
  readonly at: Date
}

/** Which issue an alarm belongs to: one for each action and database of a repository. */
export function alarmKey({ action, database }: Pick<AlarmFacts, 'action' | 'database'>): string {
  return createHash('sha256').update(JSON.stringify([action, database])).digest('hex').slice(0, 16)
}

export function titleOf({ action, concern, database }: AlarmFacts): string {
  const named = concern.database ?? database
  const of = named === null ? '' : ` of ${plain(named)}`
  return concern.health === 'critical' ? `Backups${of}: ${action} is critical` : `Backups${of}: ${action} has recovered`
}

/** The sentences of an alarm, the worst first; none that names a table unless details were asked for. */
function sentencesOf({ concern, details }: AlarmFacts): { sign: string; sentence: string; advice: string }[] {
  const sorted = [...concern.findings.filter(({ level }) => level === 'critical'), ...concern.findings.filter(({ level }) => level !== 'critical')]
  return sorted.map(({ level, sentence, discreet, advice }) => ({ sign: level === 'critical' ? '❌' : '⚠️', sentence: details ? sentence : discreet, advice }))
}

/** Where the run can be read; undefined outside GitHub. */
function runUrl({ run, serverUrl }: AlarmFacts): string | undefined {
  return run === null ? undefined : `${serverUrl}/${run.repository}/actions/runs/${run.runId}/attempts/${run.attempt}`
}

/** The body of the issue while it is open. */
export function issueBody(facts: AlarmFacts): string {
  const url = runUrl(facts)
  return [
    ...sentencesOf(facts).flatMap(({ sign, sentence, advice }) => [`- ${sign} ${sentenceMarkdown(sentence)}`, ...(advice === '' ? [] : [`  <br>${escapeMarkdown(advice)}`])]), '',
    `As of ${moment(facts.at)} UTC${url === undefined ? '' : `, in [this run](${url})`}, which has more to say.`, '',
    `Kept up to date by the action ${code(facts.action)} of Zimmer Backup, and closed by it on recovery.`,
  ].join('\n')
}

/** What is said when the issue is closed. */
export function recoveryWords(facts: AlarmFacts, openedAt: Date): string {
  const url = runUrl(facts)
  const rest = facts.concern.findings.length === 0 ? '' : ` Still to be looked at: ${sentencesOf(facts).map(({ sentence }) => sentenceMarkdown(sentence)).join('; ')}.`
  return `✅ Recovered at ${moment(facts.at)} UTC${url === undefined ? '' : ` in [this run](${url})`}, after ${age((facts.at.getTime() - openedAt.getTime()) / 3_600_000)}.${rest}`
}

/** The body of a webhook, as Slack and what is like it take it. `more` is said below the title. */
export function webhookBody(facts: AlarmFacts, more?: string): string {
  // Slack's own three signs; with them escaped, no name can make a link. Mattermost and Discord call everybody by @: a word joiner stops them.
  const escaped = (text: string) => plain(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('@', '@\u2060')
  const url = runUrl(facts)
  const sign = facts.concern.health === 'critical' ? '🔴' : '🟢'
  const lines = [`${sign} ${escaped(titleOf(facts))}`, ...(more === undefined ? [] : [more]), ...sentencesOf(facts).map(({ sentence, advice }) => `• ${escaped(sentence)}${advice === '' ? '' : ` – ${escaped(advice)}`}`)]
  return JSON.stringify({ text: [...lines, ...(url === undefined ? [] : [`<${url}|The run>`])].join('\n') })
}

/** The text that goes with a ping after the run. */
export function pingBody(facts: AlarmFacts): string {
  return [`${facts.action}: ${facts.concern.health}`, ...sentencesOf(facts).map(({ sentence }) => plain(sentence))].join('\n')
}
