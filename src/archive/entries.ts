import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Format, PlainArchive } from '../domain/archive-name.ts'
import { readToc } from './directory.ts'
import { readHeader } from './header.ts'
import { Intake } from './intake.ts'
import { readTableOfContents } from './table-of-contents.ts'
import type { ArchiveEntry } from './table-of-contents.ts'
import type { Steps } from './intake.ts'
import { readTarEntries, tocFile } from './tar-archive.ts'

/**
 * The table of contents of an archive, in the custom format or the tar of a directory; its data is not read. The source is ended as soon as the table of contents is
 * through. Throws as ArchiveReader does for whatever is wrong before that.
 */
export async function readEntries(source: AsyncIterable<Uint8Array>, format: Format = 'custom'): Promise<readonly ArchiveEntry[]> {
  if (format === 'directory') return readTarEntries(source)
  const intake = new Intake()
  const steps = entriesOf(intake)
  for await (const chunk of source) {
    intake.push(chunk)
    const step = steps.next()
    if (step.done === true) return step.value
  }
  intake.end()
  const step = steps.next()
  if (step.done !== true) throw new Error('the reader stopped before the end of the table of contents')
  return step.value
}

/** The table of contents of an archive as pg_restore takes it. Throws as `readEntries` does. */
export async function entriesAt({ path, format }: PlainArchive): Promise<readonly ArchiveEntry[]> {
  if (format === 'custom') return readEntries(createReadStream(path))
  return [...(await readToc(createReadStream(join(path, tocFile)))).entries.values()]
}

function* entriesOf(intake: Intake): Steps<readonly ArchiveEntry[]> {
  const header = yield* readHeader(intake, 'custom')
  return [...(yield* readTableOfContents(intake, header, 'custom')).values()]
}
