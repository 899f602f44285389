import { exitStatus, KnownError } from '../kit/errors.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { MigrationTool } from './detection.ts'
import { provenance } from './provenance.ts'
import { tellingLine } from './output.ts'
import { locate } from './program.ts'
import { inWorkplace } from './workplace.ts'
import type { Surroundings, Workplace } from './workplace.ts'

/** The migrations of a checkout: every revision with its parents, and those that nothing follows. */
export interface Branch {
  readonly parents: ReadonlyMap<string, readonly string[]>
  readonly heads: readonly string[]
}

/** How a database stands to a checkout. */
export type Comparison =
  | { readonly state: 'current' }
  | { readonly state: 'behind'; readonly pending: readonly string[] }
  /** The database carries no revision, or the tool does not tell its own. */
  | { readonly state: 'unstamped' | 'not compared' }
  /** The checkout ends in several heads; `upgrade head` is not one thing. */
  | { readonly state: 'several heads'; readonly heads: readonly string[] }
  /** The database is at a revision that the checkout lacks. `place` is the branch or commit that has it. */
  | { readonly state: 'newer' | 'removed'; readonly revisions: readonly string[]; readonly place: string }
  | { readonly state: 'unknown'; readonly revisions: readonly string[] }

const historyLimitSeconds = 300

/**
 * Compares a database's revisions (from the manifest, or `readRevision`) with the checkout, without any database. For alembic;
 * other tools give `not compared`. Throws KnownError `program-missing` or `migrations-unreadable`.
 */
export async function compareRevision(
  tool: MigrationTool, revisions: readonly string[] | undefined, surroundings: Surroundings,
): Promise<Comparison> {
  if (tool.name !== 'alembic') return { state: 'not compared' }
  const branch = await inWorkplace(surroundings, undefined, tool, (workplace) => readBranch(tool, workplace, surroundings.signal))
  return compareWith(branch, tool, revisions, surroundings)
}

/** The same with a branch that was read before. */
export async function compareWith(
  branch: Branch, tool: MigrationTool, revisions: readonly string[] | undefined, surroundings: Surroundings,
): Promise<Comparison> {
  const unknown = (revisions ?? []).filter((revision) => !branch.parents.has(revision))
  const [first] = unknown
  if (first !== undefined) {
    const { state, place } = await provenance(first, tool.directory, surroundings)
    return state === 'unknown' ? { state, revisions: unknown } : { state, revisions: unknown, place }
  }
  if (branch.heads.length > 1) return { state: 'several heads', heads: branch.heads }
  if (revisions === undefined || revisions.length === 0) return { state: 'unstamped' }
  const pending = pendingIn(branch, revisions)
  return pending.length === 0 ? { state: 'current' } : { state: 'behind', pending }
}

/** What is wrong with running the migrations after such a comparison; undefined when nothing is. */
export function objection(comparison: Comparison): KnownError | undefined {
  switch (comparison.state) {
    case 'current': case 'behind': case 'unstamped': case 'not compared':
      return undefined
    case 'several heads':
      return new KnownError('several-heads',
        `this branch's migrations end in ${comparison.heads.length} heads: ${comparison.heads.join(', ')}`,
        'Join them with `alembic merge heads`; or, if they are meant, set `migrate: alembic upgrade heads`.')
    case 'newer':
      return new KnownError('dump-newer-than-branch',
        `${standsAt(comparison.revisions)}, which is on ${comparison.place} but not on this branch`,
        'The dump is newer than this branch: rebase it, then run this again.', { status: exitStatus.unproved })
    case 'removed':
      return new KnownError('revision-removed',
        `${standsAt(comparison.revisions)}, which this branch removed or renamed (last in commit ${comparison.place})`,
        'A revision that a database runs must stay: bring it back, or give its id to the migration that replaces it.')
    case 'unknown':
      return new KnownError('revision-unknown', `${standsAt(comparison.revisions)}, which this branch does not know`,
        'Most likely the dump is newer than this branch: rebase it. With `fetch-depth: 0` at actions/checkout it can be told.',
        { status: exitStatus.unproved })
  }
}

/** Reads alembic's own account of the checkout. `alembic history` runs no env.py unless `revision_environment` asks for it. */
export async function readBranch(tool: MigrationTool, workplace: Workplace, signal: AbortSignal | undefined): Promise<Branch> {
  const { environment } = workplace
  const { program, parameters } = await locate(tool, environment)
  // What stands before `upgrade head` stays: `poetry run alembic`, `python -m alembic`.
  const history = [...parameters.slice(0, -2), 'history']
  try {
    const options = { environment, directory: tool.directory, signal, timeLimitSeconds: historyLimitSeconds, group: true }
    const { stdout } = await run(program, history, options)
    return parseHistory(stdout)
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    if (signal?.aborted === true) {
      const ended = { status: exitStatus.interrupted, cause: problem }
      throw new KnownError('interrupted', 'reading the migrations was interrupted', 'Start it again.', ended)
    }
    const why = tellingLine(problem.stderr.split('\n')) || problem.message
    throw new KnownError('migrations-unreadable', `alembic could not read this branch's migrations: ${why}`,
      `Run \`alembic history\` in ${tool.directory}; it has to work before a backup can be migrated.`, { cause: problem })
  }
}

/** Reads the lines of `alembic history`: `a1, b2 (d4) -> c3 (label) (head) (mergepoint), what it does`. */
export function parseHistory(text: string): Branch {
  const parents = new Map<string, readonly string[]>()
  const heads: string[] = []
  const pattern = /^(?<before>.+?) -> (?<revision>[^\s,]+)(?<marks>(?: \([^)]*\))*)(?:,|\s*$)/
  for (const line of text.split('\n')) {
    const { before, revision, marks } = pattern.exec(line)?.groups ?? {}
    if (before === undefined || revision === undefined) continue
    // In brackets stands what it depends on without following it.
    parents.set(revision, before.split(/[,() ]+/).filter((name) => name !== '' && name !== '<base>'))
    if (/\((?:effective )?head\)/.test(marks ?? '')) heads.push(revision)
  }
  return { parents, heads: heads.sort() }
}

/** The revisions of a branch that a database lacks which is at those, in the order in which they are applied. */
export function pendingIn(branch: Branch, revisions: readonly string[]): string[] {
  const applied = new Set<string>()
  const open = [...revisions]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (applied.has(next)) continue
    applied.add(next)
    open.push(...branch.parents.get(next) ?? [])
  }
  // History lists the newest first; they are applied the other way round.
  return [...branch.parents.keys()].filter((revision) => !applied.has(revision)).reverse()
}

function standsAt(revisions: readonly string[]): string {
  return `the backup is at alembic revision ${revisions.join(', ')}`
}
