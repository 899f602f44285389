import { readFile } from 'node:fs/promises'
import type { Host } from '../../kit/host.ts'

/** What GitHub told of the event that began the run. */
export interface RunEvent {
  /** Undefined outside of GitHub. */
  readonly name: string | undefined
  /** Undefined where it could not be read. */
  readonly payload: unknown
  readonly pullRequest: number | undefined
}

/** Reads the event of this run. Never throws: what cannot be read is not there. */
export async function readEvent({ environment }: Host): Promise<RunEvent> {
  const path = environment['GITHUB_EVENT_PATH']
  const payload = path === undefined ? undefined : await readFile(path, 'utf8').then((text) => JSON.parse(text) as unknown).catch(() => undefined)
  const number = (payload as { pull_request?: { number?: unknown } | null } | null | undefined)?.pull_request?.number
  return { name: environment['GITHUB_EVENT_NAME'], payload, pullRequest: typeof number === 'number' ? number : undefined }
}
