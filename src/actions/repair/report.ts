import { counted } from '../../domain/units.ts'
import { exitStatus } from '../../kit/errors.ts'
import type { ExitStatus } from '../../kit/errors.ts'
import { code, escapeMarkdown, table } from '../../kit/markdown.ts'

/** What became of one copy that was not as it should be. In a dry run, what would become of it. */
export interface Outcome {
  readonly backup: string
  readonly store: string
  readonly outcome: 'copied' | 'finished' | 'replaced' | 'recorded' | 'removed' | 'damaged' | 'incomplete' | 'different' | 'unread' | 'failed' | 'young'
  /** The store of the good copy. */
  readonly from: string | null
  readonly reason: string | null
}

/** All that a repair found and did. */
export interface RepairReport {
  readonly action: 'repair'
  readonly stores: readonly string[]
  readonly compare: 'content' | 'listing'
  readonly dryRun: boolean
  /** How many backups were looked at, and how many of them were whole everywhere. */
  readonly backups: number
  readonly whole: number
  readonly outcomes: readonly Outcome[]
}

const made: readonly Outcome['outcome'][] = ['copied', 'finished', 'replaced']
const broken: readonly Outcome['outcome'][] = ['damaged', 'incomplete', 'different', 'unread', 'failed']

/** Copies that were made good. */
export function madeOf({ outcomes }: RepairReport): readonly Outcome[] {
  return outcomes.filter(({ outcome }) => made.includes(outcome))
}

/** Copies that stay as bad as they are. */
export function brokenOf({ outcomes }: RepairReport): readonly Outcome[] {
  return outcomes.filter(({ outcome }) => broken.includes(outcome))
}

/** What stays broken fails; what may just be being written is doubt. */
export function exitOf(report: RepairReport): ExitStatus {
  if (brokenOf(report).length > 0) return exitStatus.failed
  return report.outcomes.some(({ outcome }) => outcome === 'young') ? exitStatus.unproved : exitStatus.passed
}

/** The outputs as a view of the report. */
export function outputsOf(report: RepairReport): Record<string, string | number> {
  return { copied: report.dryRun ? 0 : madeOf(report).length, damaged: brokenOf(report).length }
}

/** What happened to one copy, in words. */
export function sentenceOf({ backup, store, outcome, from, reason }: Outcome, dryRun: boolean): string {
  const will = dryRun ? 'would be ' : ''
  switch (outcome) {
    case 'copied': return `${backup} ${will}copied to ${store} from ${from ?? ''}`
    case 'finished': return `${backup} ${will}finished in ${store} from ${from ?? ''}`
    case 'replaced': return `${backup} ${will}replaced in ${store} from ${from ?? ''}: ${reason ?? ''}`
    case 'recorded': return `the record of the restore test of ${backup} ${will}copied to ${store} from ${from ?? ''}`
    case 'removed': return `${backup} ${will}removed from ${store}: ${reason ?? ''}`
    case 'failed': return `${backup} could not be made good in ${store}: ${reason ?? ''}`
    case 'young': return `${backup} in ${store} is left alone for now: ${reason ?? ''}`
    default: return `${backup} in ${store} is ${outcome === 'unread' ? 'unreadable' : outcome}, and stays so: ${reason ?? ''}`
  }
}

/** The step summary: what stays broken first. */
export function summaryOf(report: RepairReport): string {
  const staying = brokenOf(report)
  const [good, bad] = [madeOf(report).length, staying.length]
  const did = report.dryRun ? 'to be made good' : 'made good'
  const title = bad > 0 ? `### ❌ ${counted(bad, 'copy stays', 'copies stay')} broken, ${good} ${did}` : `### ✅ ${good === 0 ? 'Every backup stands in every store' : `${counted(good, 'copy', 'copies')} ${did}`}`
  const first = [...staying, ...report.outcomes.filter(({ outcome }) => !broken.includes(outcome))].slice(0, 50)
  const rows = first.map((one) => [code(one.backup), code(one.store), one.outcome, escapeMarkdown(one.reason ?? (one.from === null ? '' : `from ${one.from}`))])
  return [title, '', `${counted(report.backups, 'backup')} in ${report.stores.map(code).join(', ')}; ${report.whole} whole everywhere.`, ...rows.length === 0 ? [] : ['', table(['Backup', 'Store', '', ''], rows)]].join('\n')
}
