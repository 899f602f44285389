import type { Connection } from '../domain/connection.ts'
import { codeOf } from '../kit/errors.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { Tool } from '../kit/process.ts'
import { libpqEnvironment } from './connection.ts'

/** What pg_amcheck found: nothing, damage, or that it could not be asked. */
export interface AmcheckResult {
  readonly verdict: 'proved' | 'damaged' | 'unproved'
  readonly sentence: string | null
}

/**
 * Checks every table and B-tree index of a sandbox for damage within its pages, unique indexes and the presence of each row in them included.
 * Installs the extension amcheck for it. pg_amcheck exists from PostgreSQL 14 on; its exit status 2 means that it found damage.
 */
export async function checkPages(pgAmcheck: Tool, connection: Connection, jobs: number, signal: AbortSignal): Promise<AmcheckResult> {
  try {
    await run(pgAmcheck, ['--no-password', '--install-missing', '--heapallindexed', `--jobs=${jobs}`], { environment: libpqEnvironment(connection), signal })
    return { verdict: 'proved', sentence: null }
  } catch (problem) {
    if (codeOf(problem) === 'program-missing') return { verdict: 'unproved', sentence: 'pg_amcheck is not installed; it comes with PostgreSQL 14 and later' }
    if (!(problem instanceof ProcessFailure)) throw problem
    // docker's own status for a program that its image does not have.
    if (problem.exitCode === 127) return { verdict: 'unproved', sentence: 'pg_amcheck is not in the image of the client programs; it comes with PostgreSQL 14 and later' }
    if (problem.exitCode === 2) return { verdict: 'damaged', sentence: 'pg_amcheck found damage in the pages of a table or index' }
    return { verdict: 'unproved', sentence: `pg_amcheck could not check the database (status ${problem.exitCode ?? problem.exitSignal ?? '?'})` }
  }
}
