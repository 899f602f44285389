import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '../../domain/manifest.ts'
import { majorOf } from '../../domain/versions.ts'
import type { Parsed } from '../../kit/inputs.ts'
import { run } from '../../kit/process.ts'
import { findServerBinaries } from '../../postgres/clients.ts'
import type { Context } from '../action.ts'
import type { migrationCheck } from './inputs.ts'
import { WarmSandbox } from './warm.ts'

type Inputs = Parsed<typeof migrationCheck.inputs>

export interface WarmChoice {
  readonly set: string
  /** SHA-256 of the stored archive, as its sidecar has it. */
  readonly sha256: string
  readonly manifest: Manifest | undefined
  readonly sanitizeSql: string | undefined
}

/** The warm sandbox that the inputs ask for. Where there can be none, a line says why; in a terminal, only where one was asked for. */
export async function chooseWarm(inputs: Inputs, choice: WarmChoice, context: Context): Promise<WarmSandbox | undefined> {
  const key = inputs['cache-key']
  if (context.cache === undefined) {
    if (key !== undefined) context.host.line('    no sandbox is kept for the next run: GitHub\'s cache can be had on its runners alone')
    return undefined
  }
  const { manifest } = choice
  if (key !== undefined && manifest !== undefined) {
    const binaries = await binariesFor(inputs, manifest)
    if (typeof binaries !== 'string') return new WarmSandbox({ key, context, cache: await context.cache(), depends: await dependencies(inputs, { ...choice, manifest }, binaries.directory) })
    context.host.line(`    no sandbox is kept for the next run: ${binaries}`)
    return undefined
  }
  context.host.line(`    no sandbox is kept for the next run: ${key === undefined ? 'cache-key is not given' : 'the backup has no manifest'}`)
  return undefined
}

/** The server's programs of this machine, or why they do not serve. */
async function binariesFor(inputs: Inputs, { server, proof }: Manifest): Promise<{ directory: string } | string> {
  // What was not proved is not kept.
  if (proof.mode === 'none') return 'the backup was taken with proof: none'
  if (inputs.sandbox === 'service' || inputs.sandbox === 'docker' || inputs['sandbox-image'] !== undefined) return 'only one of sandbox: local can be'
  const major = majorOf(server.versionNumber)
  return await findServerBinaries(major) ?? `this machine has no server programs of PostgreSQL ${major}, and only one of sandbox: local can be`
}

/** Whatever the data folder of the sandbox depends on; also what sorts its indexes: another C library sorts text in another way. */
async function dependencies(inputs: Inputs, { set, sha256, manifest, sanitizeSql }: WarmChoice & { readonly manifest: Manifest }, directory: string): Promise<Record<string, unknown>> {
  const { encoding, collation, characterType, localeProvider, locale } = manifest.server
  const { stdout: version } = await run({ name: 'postgres', path: join(directory, 'postgres') }, ['--version'], { timeLimitSeconds: 20 })
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return {
    set, sha256, owner: inputs.owner, sanitize: sanitizeSql === undefined ? null : createHash('sha256').update(sanitizeSql).digest('hex'),
    locale: [encoding, collation, characterType, localeProvider, locale ?? null], extensions: manifest.extensions,
    place: [process.platform, process.arch, system, header?.glibcVersionRuntime ?? null, version.trim()],
  }
}
