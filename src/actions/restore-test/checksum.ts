import { drillFile, parseFile } from '../../domain/archive-name.ts'
import { drillText } from '../../domain/manifest-parsing.ts'
import { manifestVersion } from '../../domain/manifest.ts'
import type { DrillRecord } from '../../domain/manifest.ts'
import { KnownError } from '../../kit/errors.ts'
import { plain } from '../../kit/markdown.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Context } from '../action.ts'
import { complete, hashOf, readManifest, readSidecar } from '../backups.ts'
import { runFacts } from '../run-facts.ts'
import { rebuildIndex } from '../store-index.ts'

/** Nothing is restored that is not byte for byte what was stored. Throws KnownError `checksum-differs`, after `differs` was told the hash that was read. */
export async function verifiedChecksum(store: Store, set: StoredSet, differs?: (found: string) => Promise<void>): Promise<string> {
  const { archive } = complete(set)
  const expected = await readSidecar(store, set)
  const found = await hashOf(await store.read(archive.name))
  if (found === expected) return expected
  await differs?.(found)
  throw new KnownError('checksum-differs', `the checksum of ${plain(archive.name)} is not the one in its sidecar: the backup is damaged`, 'Restore another backup; zimmer-backup verify all tells which are good.')
}

/**
 * Records that an archive's bytes are not those that were stored, so that retention counts this backup no longer as a good one. Where the manifest
 * names the very bytes that were read, it is the sidecar that is wrong: then nothing is recorded against the archive.
 */
export async function recordDamagedArchive(store: Store, set: StoredSet, found: string, context: Context): Promise<void> {
  const manifest = await readManifest(store, set).catch(() => undefined)
  if (manifest?.archive.sha256 === found) return
  await writeRecord(store, set, {
    version: manifestVersion, backup: set.id, archiveSha256: found, at: context.now().toISOString(), verdict: 'damaged', reason: 'its checksum is wrong', thisCopyAlone: true,
    sandbox: 'none', serverVersion: '', restoreSeconds: 0, migrationSeconds: null, totalSeconds: 0, rowsProved: 0, tablesProved: 0,
    keyOpened: parseFile(complete(set).archive.name)?.encryption === 'none' ? null : false, recipients: manifest?.encryption.recipients ?? [], run: runFacts(context.host.environment),
  }, context)
}

/** Writes the record of a drill beside the backup, wherever that stands; what was found of one copy alone, beside that one. */
export async function writeRecord(store: Store, set: StoredSet, record: DrillRecord, context: Context): Promise<void> {
  const place = record.thisCopyAlone === true ? store.readFrom ?? store : store
  try {
    await place.attach(drillFile(set.id), drillText(record))
  } catch (problem) {
    if (!(problem instanceof KnownError)) throw problem
    context.host.warning(`the drill could not be recorded: ${problem.message}`)
  }
  await rebuildIndex(store, set.database, context.host)
}
