import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { quote } from 'shell-quote'
import type { Connection } from '../../src/domain/connection.ts'
import { KnownError } from '../../src/kit/errors.ts'
import { run } from '../../src/kit/process.ts'
import { detectMigrations } from '../../src/migrations/detection.ts'
import { targetOf } from '../../src/migrations/environment.ts'
import { locate } from '../../src/migrations/program.ts'
import type { Invocation } from '../../src/migrations/program.ts'
import { perform } from './command.ts'
import type { Stage } from './stage.ts'

export type MigrationKind = 'auto' | 'alembic' | 'sql'

const shop = fileURLToPath(new URL('shop', import.meta.url))
const runner = fileURLToPath(new URL('migrate.ts', import.meta.url))
const versions = 'migrations/versions'

/** The shop's repository: its migrations, under alembic where that works here, else as plain SQL files. */
export interface Checkout {
  readonly tool: 'alembic' | 'plain SQL'
  /** What the nightly cycle has to be told beyond its defaults, to run these migrations. */
  readonly inputs: readonly string[]
  /** The same, as it is shown. */
  readonly shownInputs: string
  /** Brings a database up to the checkout. */
  upgrade(stage: Stage, signal: AbortSignal): Promise<number>
  /** A migration is merged: from now on the checkout is ahead of the database. */
  mergePending(): string
}

/** Makes the checkout in `folder` without its last migration. `database` is where it is deployed. */
export async function makeCheckout(
  folder: string, database: Connection, kind: MigrationKind, environment: NodeJS.ProcessEnv,
): Promise<Checkout> {
  mkdirSync(folder, { recursive: true })
  const pending = readdirSync(join(shop, versions)).filter((name) => name.startsWith('0003_'))
  const filter = (path: string) => !pending.some((name) => path.endsWith(name)) && !path.includes('__pycache__')
  for (const part of ['alembic.ini', 'migrations']) cpSync(join(shop, part), join(folder, part), { recursive: true, filter })
  const alembic = kind === 'sql' ? undefined : await usableAlembic(folder, database, environment)
  if (alembic === undefined && kind === 'alembic') {
    throw new KnownError('no-alembic', 'alembic does not run here', 'Install it: pip install alembic psycopg2-binary')
  }
  if (alembic === undefined) for (const name of pythonFiles(folder)) rmSync(join(folder, name))
  const mergePending = () => {
    const merged = pending.filter((name) => alembic !== undefined || name.endsWith('.sql'))
    for (const name of merged) cpSync(join(shop, versions, name), join(folder, versions, name))
    return (merged[0] ?? '').replace(/\.\w+$/, '')
  }
  const migrations = alembic === undefined ? plain(folder, database) : underAlembic(alembic, folder, database, environment)
  return { ...migrations, mergePending }
}

function pythonFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.py') || name.endsWith('.ini'))
}

/** Alembic with a driver that reaches the database, tried by asking for the revision; undefined where that fails. */
async function usableAlembic(folder: string, database: Connection, parent: NodeJS.ProcessEnv): Promise<Invocation | undefined> {
  try {
    const tool = await detectMigrations(folder)
    if (tool === undefined) return undefined
    const { program } = await locate(tool, parent)
    const environment = alembicEnvironment(database, parent)
    await run(program, ['current'], { directory: folder, environment, timeLimitSeconds: 60 })
    return { program, parameters: ['upgrade', 'head'] }
  } catch {
    return undefined
  }
}

function alembicEnvironment(database: Connection, parent: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const python = Object.entries(parent).filter(([name]) => /^(?:VIRTUAL_ENV|PYTHON\w+|PYENV_\w+)$/.test(name))
  return { ...Object.fromEntries(python), DATABASE_URL: targetOf(database).url, PYTHONDONTWRITEBYTECODE: '1' }
}

function underAlembic(
  alembic: Invocation, folder: string, database: Connection, parent: NodeJS.ProcessEnv,
): Omit<Checkout, 'mergePending'> {
  const environment = alembicEnvironment(database, parent)
  return {
    tool: 'alembic',
    inputs: ['--migrate-directory', basename(folder)],
    shownInputs: `--migrate-directory ${basename(folder)}`,
    upgrade: (stage, signal) => perform(stage, {
      tool: alembic.program, parameters: alembic.parameters, shown: 'alembic upgrade head',
      environment, directory: folder, signal,
      shows: (line) => line.includes('Running upgrade'),
    }),
  }
}

function plain(folder: string, database: Connection): Omit<Checkout, 'mergePending'> {
  const parameters = ['--disable-warning=ExperimentalWarning', runner, versions]
  const shown = `node migrate.ts ${versions}`
  const environment = {
    PGHOST: database.host, PGPORT: String(database.port), PGUSER: database.user, PGDATABASE: database.database,
    PGPASSWORD: database.password?.reveal() ?? '', PGSSLMODE: 'disable',
  }
  return {
    tool: 'plain SQL',
    inputs: ['--migrate-directory', basename(folder), '--migrate', quote([process.execPath, ...parameters])],
    shownInputs: `--migrate-directory ${basename(folder)} --migrate '${shown}'`,
    upgrade: (stage, signal) => perform(stage, {
      tool: { name: 'node', path: process.execPath }, parameters, shown, environment, directory: folder, signal,
    }),
  }
}
