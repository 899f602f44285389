import type { RunFacts } from '../domain/manifest.ts'

/** Which run of which repository this is; null outside GitHub. */
export function runFacts(environment: Readonly<Record<string, string | undefined>>): RunFacts | null {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: runId, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: commit } = environment
  return repository === undefined || runId === undefined ? null : { repository, runId, attempt: attempt ?? '1', commit: commit ?? '' }
}
