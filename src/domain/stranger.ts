/** What GitHub told of the event that began a run, as far as it matters here. */
interface Payload {
  readonly pull_request?: { readonly head?: Side; readonly base?: Side } | null
  readonly workflow_run?: { readonly head_repository?: Repository | null; readonly event?: unknown } | null
  readonly issue?: { readonly pull_request?: unknown } | null
  readonly repository?: Repository | null
}
interface Side { readonly repo?: Repository | null }
interface Repository { readonly full_name?: unknown }

/**
 * Why the code of this run may be a stranger's, in a sentence; undefined when it is the repository's own. A stranger's migrations would run where
 * the rows of the backup are, so what cannot be told counts as a stranger's. `payload` is undefined where it could not be read.
 */
export function strangerIn(event: string | undefined, payload: unknown): string | undefined {
  if (event === undefined) return undefined
  if (event === 'pull_request_target') return 'the event pull_request_target may run a stranger\'s code with this repository\'s secrets'
  const { pull_request: pull, workflow_run: run, issue, repository } = (payload ?? {}) as Payload
  if (pull != null || event.startsWith('pull_request')) {
    const [head, base] = [pull?.head?.repo?.full_name, pull?.base?.repo?.full_name]
    if (typeof head !== 'string' || typeof base !== 'string') return 'it cannot be told which repository this pull request comes from'
    return head.toLowerCase() === base.toLowerCase() ? undefined : `this pull request comes from ${head}, a fork`
  }
  if (event === 'workflow_run') {
    const [head, own] = [run?.head_repository?.full_name, repository?.full_name]
    if (typeof head !== 'string' || head !== own) return 'the run that began this one is of a fork, or it cannot be told'
    return run?.event === 'pull_request_target' ? 'the run that began this one is of the event pull_request_target' : undefined
  }
  return event === 'issue_comment' && issue?.pull_request != null ? 'it cannot be told whose code a comment on a pull request runs' : undefined
}
