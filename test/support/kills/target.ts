import pg from 'pg'
import { readMark } from '../../../src/domain/restore-names.ts'
import { commentOf, contentOf, makeLike } from '../restore-kills.ts'
import type { Scene } from './scene.ts'

const database = 'li"ve; $(y)'
const template = 'as it was before'

/** The database into which a scene's backups are restored: on the scene's server, behind its cable, and in need of a restore. */
export interface Target {
  readonly database: string
  /** As it was, alone, with nothing that a restore has left beside it. */
  readonly prepare: () => Promise<void>
  /** What a run may not leave that something happened to: neither as it was, nor complete, nor marked as half restored, where it may be. */
  readonly afterStrike: (mayBeHalf: boolean) => Promise<string[]>
  /** What the next run may not leave. */
  readonly afterNext: () => Promise<string[]>
  /** Whether the last strike left it half restored. */
  readonly wasHalf: boolean
}

export async function makeTarget({ server, database: source }: Scene): Promise<Target> {
  await server.sql(`CREATE DATABASE "${template}"`)
  await server.sql('CREATE TABLE letters (id int PRIMARY KEY, body text); INSERT INTO letters SELECT i, \'half of it\' FROM generate_series(1, 4000) i; CREATE TABLE later (id int); INSERT INTO later VALUES (1)', template)
  const [before, complete] = [await contentOf(server, template), await contentOf(server, source)]
  const standing = async () => (await server.sql(`SELECT datname FROM pg_database WHERE starts_with(datname, ${pg.escapeLiteral(database)}) ORDER BY 1`)).map(({ datname }) => String(datname))
  const comment = () => commentOf(server, database)
  let wasHalf = false
  return {
    database,
    get wasHalf() { return wasHalf },
    prepare: async () => {
      for (const name of await standing()) await server.sql(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`)
      await makeLike(server, database, template)
      wasHalf = false
    },
    afterStrike: async (mayBeHalf) => {
      if (!(await standing()).includes(database)) return ['the target is gone']
      wasHalf = mayBeHalf && readMark(await comment()) !== undefined
      return wasHalf || [before, complete].includes(await contentOf(server, database)) ? [] : ['the target is neither as it was nor complete']
    },
    afterNext: async () => [
      ...await contentOf(server, database) === complete ? [] : ['the target is not complete'],
      ...await comment() === 'as it was' ? [] : [`the target says of itself: ${await comment() ?? 'nothing'}`],
      ...(await standing()).filter((name) => name !== database && !name.startsWith(`${database}_before_`)).map((name) => `the database ${name} is left`),
    ],
  }
}
