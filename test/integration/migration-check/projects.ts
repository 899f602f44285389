import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const fixtures = join(import.meta.dirname, '../../fixtures/migrations/alembic')

/** Makes an alembic project in a folder, whose database is the one of DATABASE_URL. */
export function alembicProject(folder: string, versions: readonly string[]): void {
  write(join(folder, 'alembic.ini'), readFileSync(join(fixtures, 'alembic.ini'), 'utf8').replace('SOURCE_HOST:SOURCE_PORT', 'production.invalid'))
  write(join(folder, 'alembic/env.py'), readFileSync(join(fixtures, 'env-from-variable.py'), 'utf8'))
  for (const text of versions) write(join(folder, `alembic/versions/${/^revision = "(?<id>\w+)"/m.exec(text)?.groups?.['id'] ?? ''}.py`), text)
}

export interface Version {
  readonly id: string
  /** Python: `"a1"`, `("b1", "b2")` or `None`. */
  readonly follows: string
  readonly up: readonly string[]
  readonly down?: readonly string[]
  /** Comments at the top. */
  readonly comments?: readonly string[]
}

/** The text of a revision's file. */
export function version({ id, follows, up, down = ['pass'], comments = [] }: Version): string {
  const body = (lines: readonly string[]) => lines.map((line) => `    ${line}`)
  return [...comments, 'import sqlalchemy as sa', 'from alembic import op', '', `revision = "${id}"`, `down_revision = ${follows}`, 'branch_labels = None', 'depends_on = None', '',
    'def upgrade():', ...body(up), '', 'def downgrade():', ...body(down), ''].join('\n')
}

/** A revision that runs SQL, both ways. */
export function sqlVersion(id: string, follows: string, up: readonly string[], down: readonly string[] = []): string {
  const executed = (statements: readonly string[]) => statements.length === 0 ? ['pass'] : statements.map((statement) => `op.execute(${JSON.stringify(statement)})`)
  return version({ id, follows, up: executed(up), down: executed(down) })
}

export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
