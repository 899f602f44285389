// The smallest of migration tools, for machines without alembic: runs the .sql files of a folder that the database has not seen
// yet, in the order of their names, each in one transaction. Where the database is, libpq's variables say (PGHOST, PGPORT, …).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: migrate.ts <folder>')

const client = new pg.Client()
await client.connect()
try {
  await client.query('CREATE TABLE IF NOT EXISTS schema_migrations (version text PRIMARY KEY)')
  const { rows } = await client.query<{ version: string }>('SELECT version FROM schema_migrations')
  const seen = new Set(rows.map(({ version }) => version))
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()) {
    const [version = file] = file.split('_')
    if (seen.has(version)) continue
    await client.query('BEGIN')
    await client.query(readFileSync(join(folder, file), 'utf8'))
    await client.query('INSERT INTO schema_migrations VALUES ($1)', [version])
    await client.query('COMMIT')
    console.log(`applied ${file}`)
  }
} finally {
  await client.end()
}
