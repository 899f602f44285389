import { Readable } from 'node:stream'
import { archiveFile, backupName, drillFile, manifestFile, proofFile, sidecarFile } from '../../domain/archive-name.ts'
import type { Manifest } from '../../domain/manifest.ts'
import { counted } from '../../domain/units.ts'
import { assertSealed, headBytes } from '../../encryption/kinds.ts'
import { chooseSeal } from '../../encryption/seal.ts'
import type { Seal } from '../../encryption/seal.ts'
import { codeOf, exitStatus, KnownError } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { code, plain, table } from '../../kit/markdown.ts'
import type { Store, StoredSet, StoreWriter } from '../../store/store.ts'
import type { Context, Execute } from '../action.ts'
import { complete, hashOf, namedDatabase, readDrill, readManifest, readSidecar, resolveBackup, setsOf } from '../backups.ts'
import { passThrough } from '../backup/stream.ts'
import type { Passed } from '../backup/stream.ts'
import { openerFor } from '../encryption.ts'
import type { Opener } from '../encryption.ts'
import { readProof } from '../verify/check.ts'
import { storeFor } from '../store.ts'
import type { rekey } from './inputs.ts'

type Inputs = typeof rekey.inputs

interface Rekeyed { readonly from: string; readonly to: string }

/** The rekey action: one backup after the other, so that what is interrupted leaves each of them whole, old or new. */
export const run: Execute<Inputs> = async (read, context) => {
  const { values: inputs } = read
  const { host } = context
  const store = await storeFor(inputs, context)
  const seal = await newSeal(inputs, context)
  const open = openerFor({ ...inputs, encryption: undefined }, host)
  const rekeyed: Rekeyed[] = []
  for (const set of await chosen(store, inputs.backup, namedDatabase(read))) {
    if (host.interrupted.aborted) throw new Error('interrupted')
    const to = await rekeyOne({ store, set, seal, open, context })
    if (!inputs['keep-old']) await store.remove(set)
    host.line(`    ${plain(set.id)} is encrypted anew as ${plain(to)}${inputs['keep-old'] ? '' : '; the old copy is gone'}`)
    rekeyed.push({ from: set.id, to })
  }
  host.line(`✅ Rekeyed: ${counted(rekeyed.length, 'backup')}`)
  return {
    status: exitStatus.passed, report: { action: 'rekey', rekeyed, recipients: seal.recipients }, outputs: { rekeyed: rekeyed.length, backup: rekeyed[0]?.to ?? '' },
    summary: [`### 🔑 ${counted(rekeyed.length, 'backup')} encrypted anew`, '', table(['Old', 'New'], rekeyed.map(({ from, to }) => [code(from), code(to)]))].join('\n'),
  }
}

async function newSeal(inputs: Read<Inputs>['values'], context: Context): Promise<Seal> {
  const seal = await chooseSeal({
    encryption: inputs.encryption, ageRecipients: inputs['age-recipients'], gpgRecipients: inputs['gpg-recipients'], gpgPublicKeys: inputs['gpg-public-keys'],
    encCmd: inputs['enc-cmd'], passphrase: inputs['new-passphrase'], requireEncryption: true,
  }, context.host)
  context.cleanup.add('remove the keyring', () => seal.dispose())
  return seal
}

async function chosen(store: Store, named: string, database: string | undefined): Promise<StoredSet[]> {
  if (named !== 'all') return [await resolveBackup(store, named, database)]
  return (await setsOf(store, database)).filter((set) => set.complete)
}

interface RekeyRequest { readonly store: Store; readonly set: StoredSet; readonly seal: Seal; readonly open: Opener; readonly context: Context }

/**
 * Writes a backup's new copy beside the old one, and reads it back. A set's name holds its second, and both copies must stand at once: the new
 * one takes the next second that is free. The manifest keeps the true time.
 */
async function rekeyOne(request: RekeyRequest): Promise<string> {
  const { store, set, context } = request
  const expected = await readSidecar(store, set)
  const manifest = await readManifest(store, set)
  const { writer, id } = await beginBeside(store, set)
  const keep = context.cleanup.add(`remove what was written of ${id}`, () => writer.abort())
  try {
    const archive = await sealAgain(request, writer, complete(set).archive.name, archiveFile(id, request.seal.method), complete(set).archive.bytes)
    if (archive.read !== expected || (manifest !== undefined && archive.plain.sha256 !== manifest.archive.plainSha256)) {
      throw new KnownError('checksum-differs', `the checksum of ${set.id} is not the one in its sidecar: the backup is damaged`, 'It was left as it is. Verify it, and take another.')
    }
    if (manifest !== undefined) await writeManifest(request, writer, id, manifest, archive)
    await writer.put(sidecarFile(archiveFile(id, request.seal.method)), Readable.from([`${archive.stored.sha256}  ${archiveFile(id, request.seal.method)}\n`]))
    await writer.commit()
    keep()
  } catch (problem) {
    await writer.abort()
    throw problem
  }
  await confirm(request, id)
  await carryDrill(request, id)
  return id
}

async function beginBeside(store: Store, set: StoredSet): Promise<{ writer: StoreWriter; id: string }> {
  for (let second = 1; ; second++) {
    const { id } = backupName(set.database, new Date(set.takenAt.getTime() + second * 1000))
    try {
      return { writer: await store.begin(id), id }
    } catch (problem) {
      if (codeOf(problem) !== 'backup-exists' || second > 600) throw problem
    }
  }
}

/** One pass from the old file to the new one; `read` is the hash of what was read. */
async function sealAgain(request: RekeyRequest, writer: StoreWriter, from: string, to: string, bytes: number): Promise<{ read: string; plain: Passed; stored: Passed }> {
  const { store, seal, open } = request
  const passed = await passThrough({ source: await open(await store.read(from), bytes), seal: seal.seal(), store: (content) => writer.put(to, content) })
  return { ...passed, read: await hashOf(await store.read(from)) }
}

async function writeManifest(request: RekeyRequest, writer: StoreWriter, id: string, manifest: Manifest, archive: { stored: Passed }): Promise<void> {
  const { store, seal, open } = request
  const proof = { ...await readProof(store, manifest, open), backup: id }
  const sealed = await passThrough({
    source: Readable.from([JSON.stringify(proof, null, 1)]), seal: seal.seal(), store: (content) => writer.put(proofFile(id, seal.method), content),
  })
  const renewed: Manifest = {
    ...manifest, backup: id,
    archive: { ...manifest.archive, file: archiveFile(id, seal.method), bytes: archive.stored.bytes, sha256: archive.stored.sha256 },
    proof: { ...manifest.proof, file: proofFile(id, seal.method), bytes: sealed.stored.bytes, sha256: sealed.stored.sha256 },
    encryption: { method: seal.method, recipients: seal.recipients },
  }
  await writer.put(manifestFile(id), Readable.from([`${JSON.stringify(renewed, null, 2)}\n`]))
}

/** Only a new copy that was read back whole, and is ciphertext, lets the old one go. */
async function confirm({ store, seal, set }: RekeyRequest, id: string): Promise<void> {
  const written = (await store.list()).find((candidate) => candidate.id === id)
  const head: Buffer[] = []
  if (written?.complete === true && await hashOf(await store.read(complete(written).archive.name)) === await readSidecar(store, written)) {
    for await (const chunk of await store.read(complete(written).archive.name)) {
      head.push(chunk as Buffer)
      if (Buffer.concat(head).length >= headBytes) break
    }
    assertSealed(seal.method, Buffer.concat(head))
    return
  }
  throw new KnownError('copy-differs', `the new copy of ${set.id} does not read back as it was written`, 'The old copy stands. Look at the store, and run it again.')
}

/** The rows are the same, so the drill's word stands; that the new key opens them, no drill has shown yet. */
async function carryDrill({ store, set }: RekeyRequest, id: string): Promise<void> {
  const drill = await readDrill(store, set)
  const written = (await store.list()).find((candidate) => candidate.id === id)
  if (drill === undefined || written === undefined) return
  await store.attach(drillFile(id), `${JSON.stringify({ ...drill, backup: id, archiveSha256: await readSidecar(store, written), keyOpened: false }, null, 2)}\n`)
}
