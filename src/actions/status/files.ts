import { resolve } from 'node:path'
import { messageOf } from '../../kit/errors.ts'
import type { Host } from '../../kit/host.ts'
import type { Parsed } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import { writeWhole } from '../../kit/whole-file.ts'
import { badgeOf } from './badge.ts'
import type { viewInputs } from './inputs.ts'
import { metricsOf } from './metrics.ts'
import { pageOf } from './page.ts'
import type { StatusReport } from './report.ts'

/** Where views of a report were written; empty for one that nobody asked for, or that could not be written. */
export interface ViewFiles {
  readonly page: string
}

/** Writes the views that were asked for. One that cannot be written is a warning: it makes no backup worse. */
export async function writeViews(report: StatusReport, inputs: Parsed<typeof viewInputs>, host: Host): Promise<ViewFiles> {
  // Of a mode that other accounts may read: a web server's, an exporter's. Whoever asks for a file says where, and so who comes near it.
  const write = async (what: string, path: string | undefined, content: () => string) => {
    if (path === undefined) return undefined
    try {
      await writeWhole(resolve(path), host.clean(content()), 0o644)
      host.line(`${what} written to ${plain(path)}`)
      return path
    } catch (problem) {
      host.warning(`the ${what} could not be written to ${plain(path)}: ${messageOf(problem)}`)
      return undefined
    }
  }
  const page = await write('page', inputs.page, () => pageOf(report))
  await write('badge', inputs.badge, () => `${JSON.stringify(badgeOf(report), null, 2)}\n`)
  await write('metrics', inputs.metrics, () => metricsOf(report))
  return { page: page ?? '' }
}
