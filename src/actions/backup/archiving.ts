import { availableParallelism } from 'node:os'
import { Readable } from 'node:stream'
import { writeTar } from '../../archive/tar.ts'
import { Gathered } from '../../kit/gathered.ts'
import { startDirectoryDump, startDump } from '../../postgres/dump.ts'
import type { DumpRequest } from '../../postgres/dump.ts'
import { finishedFiles } from '../../postgres/directory-dump.ts'

export interface ArchivingRequest extends DumpRequest {
  /** The folder of a dump in the directory format; undefined for the custom format. */
  readonly folder: string | undefined
  /** How many tables are dumped at once in the directory format; by default as many as there are cores. */
  readonly jobs: number | undefined
  /** When the dump was begun. */
  readonly at: Date
}

/** A dump under way. */
export interface Archiving {
  /** The archive as it is stored, before it is sealed. */
  readonly archive: Readable
  /** See Started. */
  readonly done: Promise<unknown>
}

/** Starts pg_dump; its archive comes as one stream, in whichever format. */
export function startArchive(request: ArchivingRequest): Archiving {
  const { folder, at, clients } = request
  if (folder === undefined) {
    const { stdout, done } = startDump(request)
    return { archive: new Gathered(stdout), done }
  }
  const dump = startDirectoryDump({ ...request, folder, jobs: request.jobs ?? availableParallelism() })
  dump.stdout.resume()
  const visible = process.platform === 'linux' && clients.pgDump.within === undefined
  const archive = Readable.from(writeTar(finishedFiles({ dump, folder, visible }), at.getTime() / 1000), { objectMode: false, highWaterMark: 1024 * 1024 })
  return { archive, done: dump.done }
}
