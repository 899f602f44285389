import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Connection } from '../../../src/domain/connection.ts'
import { run } from '../../../src/kit/process.ts'
import { detectMigrations } from '../../../src/migrations/detection.ts'
import type { MigrationTool } from '../../../src/migrations/detection.ts'

const fixtures = path.join(import.meta.dirname, '../../fixtures/migrations')
export const sqlFile = path.join(fixtures, 'command/orders.sql')

export type Style = 'from-ini' | 'from-variable' | 'from-own-settings' | 'from-driver' | 'without-database'

/** Makes an alembic project in a temporary folder, whose ini names `source` as its database. */
export async function project(style: Style, versions: readonly string[], source: Pick<Connection, 'host' | 'port'>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-project-'))
  const copy = async (from: string, to: string) => {
    const text = await readFile(path.join(fixtures, 'alembic', from), 'utf8')
    await writeFile(path.join(folder, to), text.replaceAll('SOURCE_HOST', source.host).replaceAll('SOURCE_PORT', String(source.port)))
  }
  await mkdir(path.join(folder, 'alembic/versions'), { recursive: true })
  await copy('alembic.ini', 'alembic.ini')
  await copy(`env-${style}.py`, 'alembic/env.py')
  await addVersions(folder, versions)
  return folder
}

export async function addVersions(folder: string, versions: readonly string[]): Promise<void> {
  for (const version of versions) {
    await copyFile(path.join(fixtures, `alembic/versions/${version}.py`), path.join(folder, `alembic/versions/${version}.py`))
  }
}

/** What is detected in a project; a test that finds nothing cannot go on. */
export async function toolOf(folder: string): Promise<MigrationTool> {
  const tool = await detectMigrations(folder)
  if (tool === undefined) throw new Error(`nothing was detected in ${folder}`)
  return tool
}

/** Commits everything that stands in a folder, as git in a checkout would have it. */
export async function commit(folder: string, message: string): Promise<void> {
  await git(folder, 'add', '-A')
  await git(folder, '-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '-q', '-m', message)
}

export async function git(folder: string, ...words: string[]): Promise<void> {
  await run({ name: 'git', path: 'git' }, ['-C', folder, ...words])
}
