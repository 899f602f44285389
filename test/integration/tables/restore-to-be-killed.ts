import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { readEntries } from '../../../src/archive/entries.ts'
import { RowHasher } from '../../../src/archive/fingerprint.ts'
import { parseTableNames } from '../../../src/domain/table-names.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { planTables, restoreTables } from '../../../src/postgres/tables-restore.ts'
import type { TablesRequest } from '../../../src/postgres/tables-restore.ts'

// A process of its own that replaces tables, says so at the first one, and is killed by whoever started it.
const given = JSON.parse(process.argv[2] ?? '') as { archive: string; folder: string; binaries: string; port: number; database: string; tables: string }
const request: TablesRequest = {
  connection: { host: '127.0.0.1', port: given.port, user: 'shop "owner"', password: new Secret('p@ss:/%\'"$ w&rd'), database: given.database, parameters: {} },
  pgRestore: { name: 'pg_restore', path: join(given.binaries, 'pg_restore') }, archive: { path: given.archive, format: 'custom' }, folder: given.folder, entries: await readEntries(createReadStream(given.archive)),
  names: parseTableNames(given.tables), into: 'replace', intoName: '', proof: undefined, ownership: true, settings: {}, lockSeconds: 5, newHasher: () => new RowHasher(),
  signal: new AbortController().signal, onTable: () => { process.stdout.write('one table\n') },
}
await restoreTables(request, await planTables(request))
