import type { Readable } from 'node:stream'
import type { Proof } from '../../domain/manifest.ts'
import type { Archived } from '../../domain/proof.ts'
import { majorOf } from '../../domain/versions.ts'
import { KnownError, messageOf } from '../../kit/errors.ts'
import { plain } from '../../kit/markdown.ts'
import { supportedSettings } from '../../postgres/sandbox-preparation.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { clientsFor } from '../clients.ts'
import type { DrillRequest, Restored } from './drill.ts'
import { openKeptFor } from './sandbox.ts'

/** Where a sandbox is kept that was restored by an earlier run. */
export interface WarmSource {
  /** The sandbox as `keep` gave it, or nothing where none is kept. It may still fail on its way. */
  fetch(): Promise<Readable | undefined>
}

/** What is kept beside the data: all that a restore would have told. */
export interface WarmMemo {
  /** The rows as they were when it was kept. */
  readonly found: Archived
  readonly notes: readonly string[]
}

interface WarmRequest {
  readonly proof: Proof | undefined
  readonly content: Readable
  readonly jobs: number
}

/** Starts from a kept sandbox. Whatever is wrong with it is told in a line, and nothing is given: then the backup is restored as ever. */
export async function startWarm(drill: DrillRequest, { proof, content, jobs }: WarmRequest): Promise<{ readonly restored: Restored; readonly notes: readonly string[] } | undefined> {
  const { host } = drill.context
  let sandbox: Sandbox | undefined
  try {
    const opened = await openKeptFor(drill, proof, content)
    sandbox = opened.sandbox
    const { found, notes } = JSON.parse(opened.memo) as WarmMemo
    return { restored: await restoredIn(sandbox, drill, { proof, jobs, found }), notes }
  } catch (problem) {
    content.destroy()
    await sandbox?.remove()
    if (host.interrupted.aborted) throw problem
    host.line(`    the kept sandbox cannot be used (${plain(messageOf(problem))}): restoring the backup`)
    return undefined
  }
}

async function restoredIn(sandbox: Sandbox, drill: DrillRequest, { proof, jobs, found }: Omit<WarmRequest, 'content'> & { readonly found: Archived }): Promise<Restored> {
  const { inputs, manifest, context } = drill
  if (manifest === undefined || proof === undefined) throw new KnownError('kept-unusable', 'the backup has no manifest that tells what is in it', 'The backup is restored as ever.')
  const { connection, serverVersionNumber } = sandbox
  const clients = await clientsFor(majorOf(serverVersionNumber), inputs, context, 'machine', sandbox.toolsDirectory)
  const settings = await supportedSettings(connection, manifest.server.settings, [])
  const request = { connection, serverVersionNumber, manifest, proof, pgDump: clients.pgDump, pgRestore: clients.pgRestore, ownership: inputs.owner !== 'drop', settings, sessions: jobs, signal: context.host.interrupted }
  return { connection, serverVersionNumber, clients, settings, compared: { request, found }, isWarm: true, sandbox }
}
