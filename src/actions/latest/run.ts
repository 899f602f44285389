import { age, size } from '../../domain/units.ts'
import { exitStatus } from '../../kit/errors.ts'
import { code, plain, table } from '../../kit/markdown.ts'
import { DirectoryStore } from '../../store/directory.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Context, Execute } from '../action.ts'
import { complete, hashOf, namedDatabase, readDrill, readSidecar, resolveBackup, setsOf, shown } from '../backups.ts'
import { copySet } from '../copy-set.ts'
import { storeFor } from '../store.ts'
import type { latest } from './inputs.ts'

/** The latest action. A backup whose drill found it damaged is passed over. */
export const run: Execute<typeof latest.inputs> = async (read, context) => {
  const { values: inputs } = read
  const store = await storeFor(inputs, context)
  const set = await newestGood(store, namedDatabase(read))
  const { archive } = complete(set)
  const sha256 = await readSidecar(store, set)
  const folder = inputs['fetch-to']
  const path = folder === undefined ? store.locate(archive.name) : await fetchTo(folder, store, set, sha256, context)
  const hours = (context.now().getTime() - set.takenAt.getTime()) / 3_600_000
  // The path alone: `zimmer-backup restore-test "$(zimmer-backup latest)"` is how the scripts were put together.
  context.host.line(plain(folder === undefined ? shown(store, archive.name) : path))
  const report = { action: 'latest', backup: set.id, path, sha256, ageHours: hours }
  return {
    status: exitStatus.passed, report, outputs: { 'backup': set.id, path, sha256, 'age-hours': hours.toFixed(1) },
    summary: [`### Newest good backup: ${code(set.id)}`, '', table(['', ''], [['Age', age(hours)], ['Size', size(archive.bytes)], ['SHA-256', code(sha256)], ['Path', code(path)]])].join('\n'),
  }
}

async function newestGood(store: Store, database: string | undefined): Promise<StoredSet> {
  for (const set of await setsOf(store, database)) {
    if (set.complete && set.files.archive?.bytes !== 0 && (await readDrill(store, set))?.verdict !== 'damaged') return set
  }
  return resolveBackup(store, 'latest', database)
}

/** Copies a backup's files; they get their names only when the archive's checksum is the sidecar's. */
async function fetchTo(folder: string, store: Store, set: StoredSet, sha256: string, context: Context): Promise<string> {
  const { archive } = complete(set)
  const target = new DirectoryStore(folder, { base: process.cwd(), now: context.now })
  await target.prepare(archive.bytes)
  const there = await target.find(set.id)
  if (there?.complete === true && await hashOf(await target.read(archive.name)) === sha256) return target.locate(archive.name)
  await copySet({ from: store, set, writer: await target.begin(set.id), without: ['drill'], context })
  return target.locate(archive.name)
}
