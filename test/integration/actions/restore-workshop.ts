import { spawnSync } from 'node:child_process'
import pg from 'pg'
import type { Connection } from '../../../src/domain/connection.ts'
import { findClients } from '../../../src/postgres/clients.ts'
import { libpqEnvironment } from '../../../src/postgres/connection.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, inputsFor, reportOf, shop } from './workshop.ts'

/** A server with a shop that has everything a database can have, a backup of it, and a role `owner` that is no superuser. */
export class RestoreWorkshop {
  readonly server: TestServer
  readonly job = new Job()
  /** Of the role `owner`. */
  readonly password = 'p@ss:/%\'"$ w&rd'
  readonly #pgDump: string

  constructor(server: TestServer, pgDump: string) {
    this.server = server
    this.#pgDump = pgDump
  }

  async close(): Promise<void> {
    this.job.remove()
    await this.server.stop()
  }

  async make(database: string, sql = ''): Promise<void> {
    await this.server.sql(`CREATE DATABASE ${pg.escapeIdentifier(database)}`)
    if (sql !== '') await this.server.sql(sql, database)
  }

  /** Drops a database that may have the shop's subscription. */
  async drop(database: string): Promise<void> {
    await this.server.sql('ALTER SUBSCRIPTION news DISABLE; ALTER SUBSCRIPTION news SET (slot_name = NONE); DROP SUBSCRIPTION news', database).catch(() => undefined)
    await this.server.sql(`DROP DATABASE ${pg.escapeIdentifier(database)} WITH (FORCE)`)
  }

  /** Restores a backup of the shop into a database. */
  restore(database: string, inputs: Readonly<Record<string, string>> = {}, connection: Connection = this.server.connection(database)): Promise<StepResult> {
    return this.job.step({ action: 'restore', with: { ...inputsFor(connection), 'backups-of': 'shop', ...inputs } })
  }

  async names(): Promise<string[]> {
    return (await this.server.sql('SELECT datname FROM pg_database ORDER BY 1')).map(({ datname }) => String(datname))
  }

  /** A database byte for byte, as pg_dump writes it. */
  content(database: string): string {
    const { stdout, stderr, status } = spawnSync(this.#pgDump, ['--create'], { env: { ...libpqEnvironment(this.server.connection(database)) }, encoding: 'utf8', maxBuffer: 1e8 })
    if (status !== 0) throw new Error(stderr)
    return stdout.replace(/^\\(?:restrict|unrestrict|encoding) .*$\n/gm, '')
  }

  /** What belongs to a database as a whole. */
  whole(database: string): Promise<Record<string, unknown>[]> {
    return this.server.sql(`
      SELECT shobj_description(d.oid, 'pg_database') AS comment, datconnlimit, (SELECT array_agg(item::text ORDER BY item::text) FROM unnest(datacl) item) AS grants, pg_get_userbyid(datdba) AS owner,
             (SELECT json_agg(json_build_array(pg_get_userbyid(setrole), setconfig) ORDER BY setrole) FROM pg_db_role_setting WHERE setdatabase = d.oid) AS settings
      FROM pg_database d WHERE datname = ${pg.escapeLiteral(database)}`)
  }
}

const rich = `${shop}
  CREATE EXTENSION hstore VERSION '1.7';
  CREATE TABLE "we""ird; drop table orders" (id int PRIMARY KEY, "a b" hstore);
  INSERT INTO "we""ird; drop table orders" VALUES (1, 'a=>b');
  CREATE PUBLICATION changes FOR TABLE orders;
  CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
  CREATE EVENT TRIGGER told ON ddl_command_end EXECUTE FUNCTION told();
  ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO clerk;
  GRANT SELECT ON orders TO clerk;
  CREATE SUBSCRIPTION news CONNECTION 'host=127.0.0.1 port=1 dbname=nope' PUBLICATION p WITH (connect = false, slot_name = 'news');`

/** Starts the server, fills the shop and backs it up. */
export async function openWorkshop(): Promise<RestoreWorkshop> {
  const server = await startServer({ settings: { wal_level: 'logical' } })
  const workshop = new RestoreWorkshop(server, (await findClients(server.major)).pgDump.path)
  await server.sql(`CREATE ROLE clerk; CREATE ROLE owner LOGIN CREATEDB PASSWORD ${pg.escapeLiteral(workshop.password)}`)
  await workshop.make('shop', rich)
  await server.sql(`COMMENT ON DATABASE shop IS 'the shop; it''s ours'; ALTER DATABASE shop SET search_path TO "$user", public, "a b"; ALTER DATABASE shop SET app.secret TO 'hush; hush'; ALTER ROLE clerk IN DATABASE shop SET work_mem TO '5MB';
    ALTER DATABASE shop CONNECTION LIMIT 33; GRANT CREATE ON DATABASE shop TO clerk; REVOKE TEMPORARY ON DATABASE shop FROM PUBLIC`)
  const taken = await workshop.job.step({ action: 'backup', with: inputsFor(server.connection('shop')) })
  if (taken.status !== 0) throw new Error(errorsOf(taken).join('\n'))
  return workshop
}

/** The code of a step's error. */
export function codeOf(result: StepResult): string | undefined {
  return reportOf(result).error?.code
}
