import { Readable } from 'node:stream'
import { archiveFile, backupName, formatOf, globalsFile, manifestFile, proofFile, sidecarFile } from '../../domain/archive-name.ts'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { assertSealed, headBytes } from '../../encryption/kinds.ts'
import type { Seal } from '../../encryption/seal.ts'
import { codeOf } from '../../kit/errors.ts'
import type { Store, StoredSet, StoreWriter } from '../../store/store.ts'
import type { Context } from '../action.ts'
import { passThrough } from '../backup/stream.ts'
import type { Passed } from '../backup/stream.ts'
import { complete } from '../backups.ts'
import type { Opener } from '../encryption.ts'
import { giveUp } from '../store.ts'
import { OldCopy } from './old-copy.ts'
import type { OldFacts } from './old-copy.ts'

export interface CopyRequest {
  readonly store: Store
  readonly set: StoredSet
  readonly seal: Seal
  readonly open: Opener
  readonly context: Context
}

/** A new copy that stands, not yet read back; or why the old one cannot be copied. */
export type Copied = { readonly copied: string } | { readonly left: Verdict }

/**
 * Writes a backup's new copy beside the old one, which is not touched. What is wrong with the old copy, or with its key, is an answer; what is
 * wrong with the store or with the new seal is thrown. Either way nothing half written is left.
 */
export async function copyAnew(request: CopyRequest): Promise<Copied> {
  const { store, set, context, open } = request
  const old = new OldCopy(store, set, open, context.host.interrupted)
  try {
    return { copied: await write(request, old, await old.facts()) }
  } catch (problem) {
    const { verdict } = old
    if (verdict === undefined) throw problem
    return { left: verdict }
  }
}

async function write(request: CopyRequest, old: OldCopy, facts: OldFacts): Promise<string> {
  const { store, set, seal, context } = request
  const { writer, id } = await beginBeside(store, set)
  const keep = context.cleanup.add(`remove what was written of ${id}`, () => writer.abort())
  try {
    const file = archiveFile(id, seal.method, formatOf(complete(set).archive.name))
    const archive = await sealInto(request, writer, file, old.archive(facts))
    await old.assertWhole(facts, archive.plain.sha256)
    const { globals } = set.files
    const roles = globals === undefined ? undefined : await sealInto(request, writer, globalsFile(id, seal.method), old.file(globals))
    if (facts.manifest !== undefined && facts.proof !== undefined) await writeManifest(request, writer, id, facts.manifest, facts.proof, { ...archive.stored, file }, roles?.stored)
    await writer.put(sidecarFile(file), Readable.from([`${archive.stored.sha256}  ${file}\n`]))
    if (context.host.interrupted.aborted) throw new Error('interrupted')
    await writer.commit()
    keep()
    return id
  } catch (problem) {
    await giveUp(writer, id, context)
    throw problem
  }
}

/** A set's name holds its second, and both copies must stand at once: the new one takes the next second that is free. */
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

/** One pass into the store. What does not begin as ciphertext is refused before its first byte is stored. */
async function sealInto({ seal }: CopyRequest, writer: StoreWriter, file: string, source: Readable): Promise<{ plain: Passed; stored: Passed }> {
  return passThrough({ source, seal: seal.seal(), store: (content) => writer.put(file, Readable.from(ciphertextOnly(seal, content), { objectMode: false })) })
}

async function* ciphertextOnly({ method }: Seal, content: Readable): AsyncGenerator<Buffer> {
  const head: Buffer[] = []
  let seen = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (seen >= headBytes) {
      yield chunk
      continue
    }
    head.push(chunk)
    seen += chunk.length
    if (seen < headBytes) continue
    const begun = Buffer.concat(head)
    assertSealed(method, begun)
    yield begun
  }
  if (seen >= headBytes) return
  assertSealed(method, Buffer.concat(head))
  yield Buffer.concat(head)
}

/** The manifest keeps the true time and all that was true of the source; only what the new seal changed is new. */
async function writeManifest(request: CopyRequest, writer: StoreWriter, id: string, manifest: Manifest, proof: Proof, archive: Passed & { readonly file: string }, globals: Passed | undefined): Promise<void> {
  const { seal } = request
  const file = proofFile(id, seal.method)
  const sealed = await sealInto(request, writer, file, Readable.from([JSON.stringify({ ...proof, backup: id }, null, 1)]))
  const renewed: Manifest = {
    ...manifest, backup: id,
    archive: { ...manifest.archive, file: archive.file, bytes: archive.bytes, sha256: archive.sha256 },
    proof: { ...manifest.proof, file, bytes: sealed.stored.bytes, sha256: sealed.stored.sha256 },
    ...(globals === undefined ? {} : { globals: { file: globalsFile(id, seal.method), bytes: globals.bytes, sha256: globals.sha256 } }),
    encryption: { method: seal.method, recipients: seal.recipients },
  }
  await writer.put(manifestFile(id), Readable.from([`${JSON.stringify(renewed, null, 2)}\n`]))
}
