import { getOctokit } from '@actions/github'
import { cronsIn } from '../domain/schedule.ts'
import type { SeenSchedule } from '../domain/schedule.ts'
import { exitStatus, KnownError, messageOf } from '../kit/errors.ts'
import type { Secret } from '../kit/secret.ts'

export interface ScheduleOptions {
  /** May read the repository and its actions. */
  readonly token: Secret | undefined
  /** The name of the workflow's file: `backup.yml`. */
  readonly workflow: string
  /** The job's: which repository, and where GitHub is. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * What GitHub says of a workflow: whether it is disabled, when its schedule last started it, and when it is due. Throws KnownError `schedule-unread` for whatever keeps
 * it from being told.
 */
export async function readSchedule({ token, workflow, environment }: ScheduleOptions): Promise<SeenSchedule> {
  const [owner = '', repo = ''] = /^([\w.-]+)\/([\w.-]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '')?.slice(1) ?? []
  if (owner === '') throw unread(workflow, 'GITHUB_REPOSITORY names no repository')
  if (token === undefined) throw unread(workflow, 'there is no token')
  const { rest } = getOctokit(token.reveal(), { baseUrl: environment['GITHUB_API_URL'] ?? 'https://api.github.com', request: { timeout: 15_000 } })
  const place = { owner, repo, workflow_id: workflow.split('/').at(-1) ?? workflow }
  try {
    const { data: { state, path, updated_at: changed } } = await rest.actions.getWorkflow(place)
    // The newest may be this very run, which has not ended.
    const { data: { workflow_runs: runs } } = await rest.actions.listWorkflowRuns({ ...place, event: 'schedule', per_page: 10 })
    const { data: file } = await rest.repos.getContent({ owner, repo, path })
    const text = 'content' in file ? Buffer.from(file.content, 'base64').toString('utf8') : ''
    const began = runs[0]?.run_started_at ?? runs[0]?.created_at
    return {
      state, changedAt: new Date(changed), crons: cronsIn(text), lastRunAt: began === undefined ? undefined : new Date(began),
      lastConclusion: runs.find(({ status }) => status === 'completed')?.conclusion ?? undefined,
    }
  } catch (problem) {
    throw unread(workflow, messageOf(problem), problem)
  }
}

function unread(workflow: string, reason: string, cause?: unknown): KnownError {
  return new KnownError('schedule-unread', `the schedule of ${workflow} could not be read: ${reason}`,
    'Give the job permissions: { actions: read, contents: read }, and name the workflow\'s file as it stands in .github/workflows.', { cause, status: exitStatus.usage })
}
