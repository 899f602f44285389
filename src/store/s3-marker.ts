import { PutObjectCommand } from '@aws-sdk/client-s3'
import { text } from 'node:stream/consumers'
import { parseFile } from '../domain/archive-name.ts'
import { backupExists } from '../domain/store-failures.ts'
import { codeOf } from '../kit/errors.ts'
import { fateOf, ownMarker, parseMarker } from '../kit/process-marker.ts'
import { encryptionOf, writerMark } from './s3-bucket.ts'
import type { S3Bucket, S3Options } from './s3-bucket.ts'
import { isTaken, isUnimplemented } from './s3-failures.ts'
import type { StoredFile } from './store.ts'
import { idOfMarker, isSilent, longestMarkerBytes, markerName } from './writer-marker.ts'

/** Whose an object with this mark is, and whether it takes the place of another copy. */
interface Claim {
  readonly mark: string
  readonly replaces: boolean
}

/**
 * Claims a backup for one writer, before the first of its bytes is sent: only one can create this object. It stands until everything
 * has its name, and tells a later run which objects a killed writer named. Throws KnownError `backup-exists`.
 */
export async function claim(bucket: S3Bucket, id: string, own: Claim, options: S3Options): Promise<void> {
  const name = markerName(id)
  const request = {
    ...bucket.at(name), Body: JSON.stringify({ ...await ownMarker(), ...own }), Metadata: { [writerMark]: own.mark }, ...encryptionOf(options),
  }
  try {
    await bucket.client.send(new PutObjectCommand({ ...request, IfNoneMatch: '*' }))
  } catch (problem) {
    const standing = isTaken(problem) || isUnimplemented(problem) ? await bucket.head(name) : undefined
    if (standing?.writer === own.mark) return
    if (isTaken(problem) || standing !== undefined) throw backupExists(id, bucket.name, problem)
    if (!isUnimplemented(problem)) throw problem
    await bucket.client.send(new PutObjectCommand(request))
  }
}

/** An upload that was never completed. */
export interface OpenUpload {
  readonly name: string
  readonly modifiedAt: Date
  giveUp(): Promise<void>
}

/**
 * Removes what killed writers left, and gives the names. An object goes only if it carries the mark of a writer that is dead, or that
 * nothing was heard of for a day, and no sidecar stands; what took the place of another copy stays, for that copy is gone. An archive
 * without a sidecar that came from anywhere else may be the only copy of somebody's data, and stays.
 */
export async function sweepMarked(bucket: S3Bucket, uploads: readonly OpenUpload[], now: Date): Promise<string[]> {
  const found = await bucket.list()
  const swept: string[] = []
  for (const marker of found) {
    const id = idOfMarker(marker.name)
    if (id === undefined) continue
    const objects = found.filter(({ name }) => parseFile(name)?.id === id)
    const open = uploads.filter(({ name }) => parseFile(name)?.id === id)
    const left = await abandoned(bucket, marker, [...objects, ...open], now)
    if (left === undefined) continue
    for (const upload of open) {
      await upload.giveUp()
      swept.push(upload.name)
    }
    swept.push(...await removeMarked(bucket, left, objects), ...await removed(bucket, marker.name))
  }
  return swept
}

/** What a marker claims, once its writer writes no more; an unreadable one claims nothing. */
async function abandoned(bucket: S3Bucket, marker: StoredFile, belongings: readonly { modifiedAt: Date }[], now: Date): Promise<Claim | undefined> {
  const content = marker.bytes > longestMarkerBytes ? '' : await bucket.read(marker.name).then(text).catch((problem: unknown) => {
    if (codeOf(problem) === 'file-missing') return undefined
    throw problem
  })
  // Its writer has finished meanwhile.
  if (content === undefined) return undefined
  const writer = parseMarker(content)
  const fate = writer === undefined ? 'unknown' : await fateOf(writer, await ownMarker())
  if (fate === 'alive' || (fate === 'unknown' && !isSilent([marker, ...belongings], now))) return undefined
  const { mark, replaces } = writer === undefined ? {} : JSON.parse(content) as Partial<Claim>
  return { mark: typeof mark === 'string' ? mark : '', replaces: replaces !== false }
}

async function removeMarked(bucket: S3Bucket, { mark, replaces }: Claim, objects: readonly StoredFile[]): Promise<string[]> {
  if (mark === '' || replaces || objects.some(({ name }) => parseFile(name)?.part === 'sidecar')) return []
  const swept: string[] = []
  for (const { name } of objects) {
    if ((await bucket.head(name))?.writer === mark) swept.push(...await removed(bucket, name))
  }
  return swept
}

async function removed(bucket: S3Bucket, name: string): Promise<string[]> {
  await bucket.delete(name)
  return [name]
}
