import type { Host } from '../../kit/host.ts'
import { messageOf, KnownError } from '../../kit/errors.ts'
import { plain } from '../../kit/markdown.ts'
import type { Secret } from '../../kit/secret.ts'
import type { Context } from '../action.ts'
import type { MigrationCheckReport } from './report.ts'
import { summaryOf } from './views.ts'

// GitHub takes 65,536 characters.
const longestComment = 60_000

/** One comment for each database of a pull request; its marker is not seen. The database's name in hexadecimal, since it may hold anything. */
export function markerOf(database: string): string {
  return `<!-- zimmer-backup migration-check ${Buffer.from(database).toString('hex')} -->`
}

/** Tells the outcome on the pull request; where that cannot be done, says so and goes on: the summary has it all. */
export async function commentOn(report: MigrationCheckReport, pullRequest: number | undefined, token: Secret | undefined, context: Context): Promise<void> {
  if (pullRequest === undefined || context.comment === undefined) return
  const marker = markerOf(report.database)
  try {
    await context.comment({ token, pullRequest, marker, body: context.host.clean(`${marker}\n${summaryOf(report, longestComment)}`) })
    context.host.line(`    told in a comment on pull request ${pullRequest}`)
  } catch (problem) {
    if (!(problem instanceof KnownError)) throw problem
    notice(context.host, problem)
  }
}

function notice(host: Host, problem: KnownError): void {
  host.notice(`${plain(messageOf(problem))}. ${plain(problem.hint)} The step's summary has all of it.`)
}
