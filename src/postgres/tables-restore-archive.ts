import { writeFile } from 'node:fs/promises'
import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'
import type { Format } from '../domain/archive-name.ts'
import { statementsOf } from '../domain/sql-definitions.ts'
import { shown } from '../domain/table-selection.ts'
import type { ArchivedObject, SelectedTable } from '../domain/table-selection.ts'
import { KnownError } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { ProcessFailure, start } from '../kit/process.ts'
import type { Started, Tool } from '../kit/process.ts'

/** An archive in the plain, on this machine, and what reads it. */
export interface ReadableArchive {
  readonly pgRestore: Tool
  readonly path: string
  readonly format: Format
  /** The source's, as the archive's ENCODING entry has it. */
  readonly encoding: string
  /** A private folder for the lists that pg_restore is given. */
  readonly folder: string
  readonly signal: AbortSignal
}

export interface ScriptOptions {
  readonly ownership: boolean
  readonly tablespaces: boolean
}

/** The statements by which pg_restore would make these entries, in its order; settings of the session are left out. */
export async function statementsFor(archive: ReadableArchive, entries: readonly ArchivedObject[], options: ScriptOptions): Promise<string[]> {
  if (entries.length === 0) return []
  const parameters = [...await listed(archive, entries), ...(options.ownership ? [] : ['--no-owner', '--no-privileges']), ...(options.tablespaces ? [] : ['--no-tablespaces']), '--file=-', archive.path]
  const started = start(archive.pgRestore, parameters, { signal: archive.signal })
  started.stdin.end()
  const chunks: Buffer[] = []
  for await (const chunk of started.stdout as AsyncIterable<Buffer>) chunks.push(chunk)
  await ended(started)
  return statementsOf(decoded(Buffer.concat(chunks), archive.encoding)).filter((statement) => !isSetting(statement))
}

async function ended({ done }: Started): Promise<void> {
  try {
    await done
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    throw new KnownError('archive-not-read', `pg_restore could not read the archive: ${plain(problem.message)}`, 'An older pg_restore does not read a newer archive: then restore into a server of the source\'s version. Else verify the backup (zimmer-backup verify).', { cause: problem })
  }
}

/** Definitions stand in the source's encoding, as its rows do; a session of ours speaks UTF-8. */
function decoded(script: Buffer, encoding: string): string {
  if (isUtf8(script)) return script.toString('utf8')
  if (encoding === 'LATIN1') return script.toString('latin1')
  throw new KnownError('names-in-encoding', `the definitions of the tables are in ${encoding}, with letters that are not ASCII`, 'Single tables are restored from UTF8 and LATIN1. Restore the whole database beside the live one, and copy the rows.')
}

const isSetting = (statement: string): boolean => /^SET (?!default_table)\w+ (?:=|TO) /.test(statement) || statement.startsWith('SELECT pg_catalog.set_config(')

async function listed(archive: ReadableArchive, entries: readonly ArchivedObject[]): Promise<string[]> {
  const list = join(archive.folder, 'entries.list')
  await writeFile(list, entries.map(({ dumpId }) => `${dumpId};\n`).join(''), { mode: 0o600 })
  return [`--format=${archive.format}`, `--use-list=${list}`]
}

/**
 * Reads the rows of tables from one pass of pg_restore over the archive, in the archive's order; `take` gets each table's COPY lines and has to
 * read them to their end. Throws KnownError `archive-not-read` and `rows-not-given`.
 */
export async function readRows(archive: ReadableArchive, tables: readonly SelectedTable[], take: (table: SelectedTable, rows: AsyncGenerator<Buffer>) => Promise<void>): Promise<void> {
  const filled = tables.flatMap((table) => (table.rows === undefined ? [] : [{ table, rows: table.rows }])).sort((a, b) => a.rows.position - b.rows.position)
  if (filled.length === 0) return
  const started = start(archive.pgRestore, [...await listed(archive, filled.map(({ rows }) => rows.entry)), '--file=-', archive.path], { signal: archive.signal })
  started.stdin.end()
  try {
    const script = new CopyScript(started.stdout as AsyncIterable<Buffer>)
    for (const { table, rows } of filled) {
      if (!await script.skipTo(`${rows.entry.copyStatement?.trimEnd() ?? ''}\n`)) {
        await ended(started)
        throw new KnownError('rows-not-given', `pg_restore gave no rows of ${shown(table)}`, verifyIt)
      }
      await take(table, script.rows())
    }
    await script.end()
    await ended(started)
  } finally {
    // A program that waits for somebody to read it would not end.
    started.stdout.destroy()
    started.end()
  }
}

const verifyIt = 'Verify the backup (zimmer-backup verify), and restore another one if it is damaged.'
const terminator = Buffer.from('\n\\.\n')

/** A script of pg_restore that consists of COPY statements with their rows. */
class CopyScript {
  readonly #chunks: AsyncIterator<Buffer>
  // Begins with the end of a line, so that what is looked for always follows one.
  #left = Buffer.from('\n')

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next()
    if (next.done === true) return false
    this.#left = Buffer.concat([this.#left, next.value])
    return true
  }

  /** Goes on to behind the next statement of this text; false if the script ends without one. */
  async skipTo(statement: string): Promise<boolean> {
    // As the archive's reader does: what is not UTF-8 was read byte by byte.
    const wanted = [Buffer.from(`\n${statement}`), Buffer.from(`\n${statement}`, 'latin1')]
    do {
      for (const bytes of wanted) {
        const at = this.#left.indexOf(bytes)
        if (at === -1) continue
        // The line end before the rows stays: an empty table's terminator follows it at once.
        this.#left = this.#left.subarray(at + bytes.length - 1)
        return true
      }
      // Kept is only what may be the beginning of it.
      this.#left = this.#left.subarray(Math.max(0, this.#left.length - Math.max(...wanted.map(({ length }) => length)) + 1))
    } while (await this.#more())
    return false
  }

  /** Reads on to the end of the script, whatever it says. */
  async end(): Promise<void> {
    do this.#left = Buffer.alloc(0)
    while (await this.#more())
  }

  /** The COPY lines up to their terminator. */
  async * rows(): AsyncGenerator<Buffer> {
    let first = true
    for (;;) {
      const end = this.#left.indexOf(terminator)
      const ready = this.#left.subarray(first ? 1 : 0, end === -1 ? Math.max(first ? 1 : 0, this.#left.length - terminator.length + 1) : end + 1)
      if (ready.length > 0) yield ready
      if (end !== -1) {
        this.#left = this.#left.subarray(end + terminator.length - 1)
        return
      }
      if (ready.length > 0) {
        this.#left = this.#left.subarray((first ? 1 : 0) + ready.length)
        first = false
      }
      if (!(await this.#more())) throw new KnownError('rows-not-given', 'pg_restore ended within the rows of a table', verifyIt)
    }
  }
}
