import { run } from '../kit/process.ts'
import { pendingIn } from './branch.ts'
import type { Branch } from './branch.ts'
import type { MigrationTool } from './detection.ts'
import { locate } from './program.ts'
import type { Workplace } from './workplace.ts'

/** One revision of alembic that a database has not yet. */
export interface PendingRevision {
  readonly id: string
  /** Its file, absolute; undefined where alembic does not tell. */
  readonly file: string | undefined
  /** What `alembic downgrade` takes to undo this revision and no other, whatever branches stand beside it. */
  readonly undo: string
}

const historyLimitSeconds = 300

/** The revisions that a database lacks, in the order in which alembic applies them. `applied`: the revisions that it is at. */
export async function pendingRevisions(
  tool: MigrationTool, branch: Branch, applied: readonly string[], workplace: Workplace, signal: AbortSignal | undefined,
): Promise<PendingRevision[]> {
  const { program, parameters } = await locate(tool, workplace.environment)
  const { stdout } = await run(program, [...parameters.slice(0, -2), 'history', '--verbose'],
    { environment: workplace.environment, directory: tool.directory, signal, timeLimitSeconds: historyLimitSeconds, group: true })
  const details = parseVerboseHistory(stdout)
  return pendingIn(branch, applied).map((id) => {
    const { file, parent } = details.get(id) ?? { file: undefined, parent: 'base' }
    return { id, file, undo: `${id}@${parent}` }
  })
}

/** Reads `alembic history --verbose`: of each revision its file, and one of the revisions that it follows, or `base`. */
export function parseVerboseHistory(text: string): Map<string, { file: string | undefined; parent: string }> {
  const found = new Map<string, { file: string | undefined; parent: string }>()
  for (const block of text.split(/^(?=Rev: )/m)) {
    const id = /^Rev: (?<id>[^\s,]+)/.exec(block)?.groups?.['id']
    if (id === undefined) continue
    const parent = /^(?:Parent|Merges): (?<parent>[^\s,]+)/m.exec(block)?.groups?.['parent']
    found.set(id, { file: /^Path: (?<file>.+)$/m.exec(block)?.groups?.['file'], parent: parent === undefined || parent === '<base>' ? 'base' : parent })
  }
  return found
}
