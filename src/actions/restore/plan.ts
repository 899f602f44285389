import { text } from 'node:stream/consumers'
import type { Connection } from '../../domain/connection.ts'
import { needsOf } from '../../domain/archive-needs.ts'
import { nameOf } from '../../domain/proof.ts'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import { drawUpPlan } from '../../domain/restore-decision.ts'
import type { BackupFacts, RestorePlan } from '../../domain/restore-plan.ts'
import { formatOf, parseFile } from '../../domain/archive-name.ts'
import { exitStatus, KnownError } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import { inspectTarget } from '../../postgres/target.ts'
import { strangersIn } from '../../sandbox/emptiness.ts'
import type { Context } from '../action.ts'
import { complete, readDrill, readManifest, readProof, resolveBackup } from '../backups.ts'
import type { Opener } from '../encryption.ts'
import type { restore } from './inputs.ts'
import { safetyProblem } from './safety.ts'

export interface Planning {
  readonly read: Read<typeof restore.inputs>
  readonly context: Context
  readonly connection: Connection
  readonly store: Store
  readonly set: StoredSet
  readonly open: Opener
}

/** What is known of the backup before its archive is read whole. */
export interface Chosen {
  readonly manifest: Manifest | undefined
  readonly proof: Proof | undefined
  /** The source server's roles and settings, as SQL; undefined where the backup was taken without. */
  readonly globals: string | undefined
}

/**
 * The backup that is meant: one that is named by its id, or the newest of the database that `backups-of` names, or of the target's name. Throws
 * KnownError `which-database` when the store has none of that name and others.
 */
export async function chooseBackup(store: Store, { values: inputs }: Read<typeof restore.inputs>, target: string): Promise<StoredSet> {
  const database = inputs['backups-of'] ?? target
  if (inputs.backup === 'latest' && inputs['backups-of'] === undefined) {
    const databases = [...new Set((await store.list()).map((set) => set.database))].sort()
    if (databases.length > 0 && !databases.includes(target)) {
      throw new KnownError('which-database', `${store.name} holds no backup of database ${target}; it holds those of ${databases.join(', ')}`, 'Name the one that is meant with backups-of.', { status: exitStatus.usage })
    }
  }
  return resolveBackup(store, inputs.backup, database)
}

/** Looks at the backup and at the target, and decides. Reads only. */
export async function makePlan({ read, context, connection, store, set, open }: Planning): Promise<{ plan: RestorePlan; chosen: Chosen }> {
  const { values: inputs } = read
  const [{ backup, chosen }, target] = await Promise.all([backupFacts(store, set, open), inspectTarget(connection, (session) => strangersIn(session.client), inputs.tables === undefined)])
  const answers = {
    confirm: inputs.confirm, swap: inputs.swap, safetyBackup: inputs['safety-backup'], createRoles: inputs['create-roles'], owner: inputs.owner, endConnections: inputs['end-connections'], accept: inputs.accept,
    into: inputs.tables === undefined ? undefined : inputs.into, safetyProblem: inputs['safety-backup'] ? await safetyProblem(inputs, backup.sealed, context) : undefined,
  }
  return { plan: drawUpPlan({ backup, target, answers, now: context.now() }), chosen }
}

async function backupFacts(store: Store, set: StoredSet, open: Opener): Promise<{ backup: BackupFacts; chosen: Chosen }> {
  const { archive } = complete(set)
  const manifest = await readManifest(store, set)
  const proof = manifest === undefined || set.files.proof === undefined ? undefined : await readProof(store, manifest, open)
  const { readEntries } = await import('../../archive/entries.ts')
  const entries = await readEntries(await open(await store.read(archive.name), manifest?.archive.bytes), formatOf(archive.name))
  const tables = (proof?.relations ?? []).filter(({ kind, rows }) => kind === 'table' && rows !== null)
  const backup: BackupFacts = {
    id: set.id, database: set.database, takenAt: manifest?.takenAt ?? set.takenAt.toISOString(), archiveBytes: archive.bytes, sealed: parseFile(archive.name)?.encryption !== 'none',
    source: manifest === undefined ? undefined : {
      versionNumber: manifest.server.versionNumber, systemIdentifier: manifest.server.systemIdentifier, host: proof?.source.host ?? null, port: proof?.source.port ?? null,
      encoding: manifest.server.encoding, databaseBytes: manifest.totals.databaseBytes, extensions: manifest.extensions,
    },
    proof: proof === undefined ? 'none' : manifest?.proof.mode ?? 'none', tables: manifest?.totals.tables ?? entries.filter(({ description }) => description === 'TABLE DATA').length, rows: manifest?.totals.rows ?? 0,
    relations: new Map(tables.map((relation) => [nameOf(relation), relation.rows ?? 0])), drill: await readDrill(store, set), needs: needsOf(entries, manifest?.roles ?? []),
  }
  const globals = set.files.globals === undefined ? undefined : await text(await open(await store.read(set.files.globals.name)))
  return { backup, chosen: { manifest, proof, globals } }
}
