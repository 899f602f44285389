import { glob, readFile, realpath } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { acceptancesIn } from '../../domain/migration-acceptance.ts'
import type { Acceptance } from '../../domain/migration-acceptance.ts'
import type { Finding } from '../../domain/migration-rules.ts'
import { ruleIds } from '../../domain/migration-rules-table.ts'
import { mentions } from '../../domain/sql-text.ts'

/** A migration's file as it was read. */
export interface MigrationFile {
  /** Relative to the repository. */
  readonly path: string
  readonly text: string
  readonly acceptances: readonly Acceptance[]
  /** Comments that accept nothing, in sentences. */
  readonly problems: readonly { readonly line: number; readonly sentence: string }[]
}

/** The file that a tool told; nothing where it cannot be read. */
export async function readMigration(path: string, repository: string): Promise<MigrationFile[]> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return []
  const root = await realpath(repository).catch(() => repository)
  return [{ path: relative(root, await realpath(path)), text, ...acceptancesIn(text, ruleIds) }]
}

/** The files that the patterns name, in the order of their names. */
export async function readMigrations(patterns: readonly string[], directory: string, repository: string): Promise<MigrationFile[]> {
  const paths = new Set<string>()
  for (const pattern of patterns) for await (const path of glob(pattern, { cwd: directory })) paths.add(resolve(directory, path))
  return (await Promise.all([...paths].sort().map((path) => readMigration(path, repository)))).flat()
}

/** Where a finding is best shown: the first line of the files that names its table, after the way up begins. */
export function placeOf(finding: Finding, files: readonly MigrationFile[]): { file: string; line: number } | undefined {
  const name = finding.table?.name.slice(finding.table.name.indexOf('.') + 1)
  for (const file of files) {
    const lines = file.text.split(/\r?\n/)
    const begin = Math.max(0, lines.findIndex((line) => beginsWayUp.test(line)))
    const found = name === undefined ? -1 : lines.findIndex((line, index) => index >= begin && mentions(line, name))
    if (found >= 0) return { file: file.path, line: found + 1 }
  }
  const [only, another] = files
  if (only === undefined || another !== undefined) return undefined
  return { file: only.path, line: Math.max(1, only.text.split(/\r?\n/).findIndex((line) => beginsWayUp.test(line)) + 1) }
}

// Python's, JavaScript's and Ruby's migrations, and goose's and dbmate's marks in SQL.
const beginsWayUp = /^\s*(?:def upgrade\b|exports\.up\b|(?:export\s+)?(?:async\s+)?function up\b|def (?:up|change)\b|class Migration\b|--\s*(?:\+goose Up|migrate:up))/
