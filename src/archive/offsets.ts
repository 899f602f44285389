import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { KnownError } from '../kit/errors.ts'
import { blockType } from './blocks.ts'
import { readHeader } from './header.ts'
import { Intake } from './intake.ts'
import type { Steps } from './intake.ts'
import { offsetState, readTableOfContents } from './table-of-contents.ts'

/** What belongs at a place of the file. */
interface Patch {
  readonly at: number
  readonly bytes: Buffer
}

const windowBytes = 256 * 1024

/**
 * Writes into a file in the custom format where the data of each table begins. pg_dump leaves that open when it writes into a pipe, and then each
 * job of a parallel pg_restore searches the file for its tables. A damaged archive is left as it is: what is wrong with it, others tell. Source of the layout: WriteOffset in PostgreSQL's pg_backup_archiver.c.
 */
export async function fillOffsets(path: string): Promise<void> {
  const patches = await missingOffsets(path)
  if (patches.length === 0) return
  const handle = await open(path, 'r+')
  try {
    for (const { at, bytes } of patches) await handle.write(bytes, 0, bytes.length, at)
  } finally {
    await handle.close()
  }
}

/** How many bytes the data of each entry takes in a file in the custom format, as it stands there; nothing of a damaged archive. */
export async function dataBytes(path: string): Promise<ReadonlyMap<number, number>> {
  const starts = await skimmed(path, readAllStarts, new Map<number, number>())
  const ordered = [...starts].sort(([, a], [, b]) => a - b)
  return new Map(ordered.map(([dumpId, start], index) => [dumpId, (ordered[index + 1]?.[1] ?? start) - start]))
}

function missingOffsets(path: string): Promise<Patch[]> {
  return skimmed(path, readMissing, [])
}

/** What steps find in a file, of which only what they look at is read; `otherwise` for a damaged archive. */
async function skimmed<Result>(path: string, steps: (intake: Intake) => Steps<Result>, otherwise: Result): Promise<Result> {
  const handle = await open(path, 'r')
  try {
    const intake = new Intake()
    return await carried(handle, intake, steps(intake))
  } catch (problem) {
    if (problem instanceof KnownError) return otherwise
    throw problem
  } finally {
    await handle.close()
  }
}

/** Carries steps to their end over a file, of which only what they look at is read. */
async function carried<Result>(handle: FileHandle, intake: Intake, steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(windowBytes), 0, windowBytes, intake.position)
    if (bytesRead === 0) intake.end()
    else intake.push(buffer.subarray(0, bytesRead))
  }
}

function* readMissing(intake: Intake): Steps<Patch[]> {
  const header = yield* readHeader(intake, 'custom')
  const entries = yield* readTableOfContents(intake, header, 'custom')
  const missing = [...entries.values()].filter(({ hadData, dataOffset }) => hadData && dataOffset === null)
  if (missing.length === 0) return []
  const starts = yield* readStarts(intake)
  return missing.flatMap(({ dumpId, offsetAt }): Patch[] => {
    const start = starts.get(dumpId)
    return start === undefined || offsetAt === null ? [] : [{ at: offsetAt, bytes: field(header.offsetSize, start) }]
  })
}

/** Where each entry's data begins, and under 0 where the last one ends. */
function* readAllStarts(intake: Intake): Steps<Map<number, number>> {
  const header = yield* readHeader(intake, 'custom')
  yield* readTableOfContents(intake, header, 'custom')
  const starts = yield* readStarts(intake)
  return starts.set(0, intake.position)
}

function field(size: number, offset: number): Buffer {
  const bytes = Buffer.alloc(1 + size)
  bytes.writeUInt8(offsetState.set)
  // More than 48 bits, 256 TB, no file has.
  bytes.writeUIntLE(offset, 1, Math.min(size, 6))
  return bytes
}

/** Where the block of each entry begins; nothing within the blocks is looked at but their lengths. */
function* readStarts(intake: Intake): Steps<Map<number, number>> {
  const starts = new Map<number, number>()
  while (!(yield* intake.atEnd())) {
    const start = intake.position
    const type = yield* intake.byte()
    starts.set(yield* intake.integer(), start)
    if (type !== blockType.largeObjects) yield* passFrames(intake)
    else while ((yield* intake.integer()) !== 0) yield* passFrames(intake)
  }
  return starts
}

function* passFrames(intake: Intake): Steps<void> {
  for (;;) {
    const length = yield* intake.integer()
    if (length <= 0) return
    intake.skip(length)
  }
}
