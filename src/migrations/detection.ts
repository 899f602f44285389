import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { KnownError } from '../kit/errors.ts'
import { toolRules } from './tools.ts'
import type { Clue, ToolRule } from './tools.ts'
import { hardWiredPlace, urlVariables } from './url-variables.ts'

/** A migration tool that a checkout uses. */
export interface MigrationTool {
  readonly name: string
  /** Where the checkout begins, absolute; a virtual environment or node_modules may stand there. */
  readonly root: string
  /** The folder that the tool is run in: `root`, or a folder in it. */
  readonly directory: string
  /** The file that told, relative to `directory`. */
  readonly evidence: string
  /** Program and arguments, as the tool's own manual has them. */
  readonly command: readonly string[]
  /** Variables that its configuration takes a database URL from, beside DATABASE_URL. */
  readonly urlVariables: readonly string[]
  /** The database that a file of its configuration names and that cannot be set to another, if one does; without a login. */
  readonly hardWired?: { readonly file: string; readonly place: string } | undefined
}

/** Folders of other people's code. */
const foreign = new Set(['node_modules', 'vendor', 'venv', 'env', 'dist', 'build', 'target', 'site-packages', '__pycache__'])
/** Of many migrations the first few tell whose they are. */
const filesLookedAt = 20
const charactersRead = 65_536

/**
 * Finds the migration tool of a checkout by its config files: in the folder itself, or else one level below, as in
 * `backend/alembic.ini`.
 * `recorded` is the tool whose table is in the database: of several tools, it is the one that is meant.
 * Throws KnownError `several-migration-tools` when it cannot be told which one brings the database up to the checkout.
 */
export async function detectMigrations(directory: string, recorded?: string): Promise<MigrationTool | undefined> {
  const root = path.resolve(directory)
  let found = await toolsIn(root, root)
  if (found.length === 0) {
    for (const folder of await foldersOf(root)) found = [...found, ...await toolsIn(path.join(root, folder), root)]
  }
  const meant = found.filter((tool) => tool.name === recorded)
  if (meant.length > 0) found = meant
  if (found.length > 1) {
    const placeOf = (tool: MigrationTool) => path.relative(root, path.join(tool.directory, tool.evidence))
    const names = found.map((tool) => `${tool.name} (${placeOf(tool)})`).join(', ')
    throw new KnownError('several-migration-tools', `several migration tools were found: ${names}`,
      `Name the one that owns this database, for example \`migrate: ${(found[0]?.command ?? []).join(' ')}\`; or \`none\`.`)
  }
  return found[0]
}

async function toolsIn(directory: string, root: string): Promise<MigrationTool[]> {
  const found: MigrationTool[] = []
  for (const rule of toolRules) {
    const evidence = await evidenceFor(rule, directory)
    if (evidence === undefined) continue
    const text = await textOf(path.join(directory, evidence))
    const command = rule.name === 'atlas' ? atlasCommand(rule, text, evidence) : rule.command
    const files = [evidence, ...await othersRead(rule, directory, evidence)]
    const texts = await Promise.all(files.map((file) => textOf(path.join(directory, file))))
    const places = rule.mayBeHardWired === true ? texts.map(hardWiredPlace) : []
    const hardWired = files.flatMap((file, index) => places[index] === undefined ? [] : [{ file, place: places[index] }])[0]
    const variables = await urlVariables(rule.name, directory, texts.join('\n'))
    found.push({ name: rule.name, root, directory, evidence, command, urlVariables: variables, hardWired })
  }
  return found
}

/** What a rule also reads, as far as it is there. */
async function othersRead(rule: ToolRule, directory: string, evidence: string): Promise<string[]> {
  const found = await Promise.all((rule.alsoReads ?? []).map((file) => candidates(file, directory)))
  return found.flat().filter((file) => file !== evidence)
}

async function evidenceFor(rule: ToolRule, directory: string): Promise<string | undefined> {
  for (const alternative of rule.clues) {
    const files: string[] = []
    for (const clue of alternative) {
      const file = await holds(clue, directory)
      if (file !== undefined) files.push(file)
    }
    if (files.length === alternative.length) return files[0]
  }
  return undefined
}

async function holds(clue: Clue, directory: string): Promise<string | undefined> {
  for (const file of await candidates(clue.file, directory)) {
    const full = path.join(directory, file)
    const there = await stat(full).then(() => true, () => false)
    if (there && (clue.says === undefined || clue.says.test(await textOf(full)))) return file
  }
  return undefined
}

async function candidates(file: string, directory: string): Promise<string[]> {
  if (!file.includes('*')) return [file]
  const folder = path.dirname(file)
  const [before = '', after = ''] = path.basename(file).split('*')
  const names = await readdir(path.join(directory, folder)).catch(() => [])
  const fitting = names.filter((name) => name.startsWith(before) && name.endsWith(after)).sort()
  return fitting.slice(0, filesLookedAt).map((name) => path.join(folder, name))
}

async function foldersOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return names.filter((name) => !name.startsWith('.') && !foreign.has(name)).sort()
}

/** The beginning of a file; empty for a folder and for what cannot be read. */
async function textOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).slice(0, charactersRead)
}

/** Atlas has to be told which `env` block of its file is meant; only where there is one, that is no question. */
function atlasCommand(rule: ToolRule, text: string, evidence: string): readonly string[] {
  const names = [...text.matchAll(/^[ \t]*env\s+"?(?<name>[\w-]+)"?\s*\{/gm)].map((match) => match.groups?.['name'] ?? '')
  const [name] = names
  if (name !== undefined && names.length === 1) return [...rule.command, name]
  const listed = names.length > 1 ? `: ${names.join(', ')}` : ''
  throw new KnownError('several-migration-tools', `${evidence} has ${names.length} env blocks${listed}`,
    'Name the one that takes its url from DATABASE_URL: `migrate: atlas migrate apply --env <name>`.')
}
