import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse as parseWords } from 'shell-quote'
import { parseDocument } from 'yaml'
import { isAction } from '../../../src/actions/definitions.ts'
import type { ActionName } from '../../../src/actions/definitions.ts'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A Markdown file of the project. */
export interface Page {
  /** From the root of the project. */
  readonly path: string
  readonly text: string
  /** Its text without code blocks. */
  readonly prose: string
  readonly blocks: readonly Block[]
}

export interface Block {
  readonly language: string
  readonly text: string
}

/** Every Markdown file that a user may read: of the root, of docs, of the actions, of the examples. */
export function pages(): Page[] {
  const actions = readdirSync(join(root, 'actions')).map((name) => `actions/${name}/README.md`)
  const of = (folder: string) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.md')).map((name) => join(folder, name))
  const examples = ['examples', ...readdirSync(join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `examples/${name}`)]
  return [...of('.'), ...of('docs'), ...actions, ...examples.map((folder) => `${folder}/README.md`)].map(page)
}

/** One of them, by its path from the root. */
export function page(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8')
  const fence = /^( *)```(\w*)\n([^]*?)^\1```$/gm
  return {
    path, text, prose: text.replace(fence, ''),
    blocks: [...text.matchAll(fence)].map(([, , language = '', content = '']) => ({ language, text: content })),
  }
}

/** The relative links and pictures of a page, in Markdown or HTML: what is written, the file that is meant, and the anchor in it. */
export function linksOf({ path, prose }: Page): { written: string; file: string; anchor: string | undefined }[] {
  const targets = [/\]\(([^()\s]+)\)/g, /<[a-z][^<>]*\b(?:href|src|srcset)="([^"\s]+)"/g].flatMap((form) => [...prose.matchAll(form)].map(([, target = '']) => target))
  return targets.filter((target) => !/^[a-z]+:/.test(target)).map((written) => {
    const [file = '', anchor] = written.split('#')
    return { written, file: file === '' ? path : relative(root, join(root, dirname(path), file)), anchor }
  })
}

/** The anchors of a page, as GitHub makes them from its headings. */
export function anchorsOf({ prose }: Page): string[] {
  return [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replace(/[^\p{L}\p{N}_\- ]/gu, '').replaceAll(' ', '-'))
}

/** The YAML blocks of a page, parsed; a problem of one is thrown with the page's name. */
export function yamlOf({ path, blocks }: Page): unknown[] {
  return blocks.filter(({ language }) => language === 'yaml').map(({ text }) => {
    const document = parseDocument(text)
    if (document.errors.length > 0) throw new Error(`${path}: ${document.errors.map(({ message }) => message).join('; ')}`)
    return document.toJS() as unknown
  })
}

/** A step that uses an action of the suite. */
export interface Step {
  readonly action: ActionName
  readonly id: string | undefined
  readonly inputs: readonly string[]
}

/** The steps of a YAML example that use an action of the suite, wherever they stand in it. Throws for an action that there is not. */
export function stepsIn(value: unknown): Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn)
  if (typeof value !== 'object' || value === null) return []
  const { uses, id, with: inputs } = value as { uses?: unknown; id?: string; with?: Record<string, unknown> }
  const inner = Object.values(value).flatMap(stepsIn)
  if (typeof uses !== 'string' || !uses.startsWith('zimmer-backup/') || isCall(uses)) return inner
  const named = /^zimmer-backup\/zimmer-backup(?:\/actions\/(?<name>[a-z-]+))?@v1$/.exec(uses)
  const action = named?.groups?.['name'] ?? 'nightly'
  if (named === null || !isAction(action)) throw new Error(`there is no action ${uses}`)
  return [{ action, id, inputs: Object.keys(inputs ?? {}) }, ...inner]
}

/** Whether what is used is a workflow of the suite, not an action. */
function isCall(uses: string): boolean {
  return /^zimmer-backup\/zimmer-backup\/\.github\/workflows\/[a-z-]+\.yml@v1$/.test(uses)
}

/** The jobs of a YAML example that call a workflow of the suite: its file, and what it is handed. */
export function callsIn(value: unknown): { file: string; inputs: string[]; secrets: string[] }[] {
  const { jobs = {} } = (value ?? {}) as { jobs?: Record<string, { uses?: string; with?: object; secrets?: object }> }
  return Object.values(jobs).filter(({ uses = '' }) => isCall(uses)).map(({ uses = '', with: inputs = {}, secrets = {} }) =>
    ({ file: uses.split('/').at(-1)?.replace('@v1', '') ?? '', inputs: Object.keys(inputs), secrets: Object.keys(secrets) }))
}

/** The words after `zimmer-backup` of every command line that a page shows, in blocks and in the text. */
export function commandsOf({ blocks, prose }: Page): string[][] {
  const lines = blocks.filter(({ language }) => ['sh', 'bash', 'crontab'].includes(language)).flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  return [...lines, ...spans].filter((line) => !line.includes('<')).flatMap(commandsIn)
}

/** The commands of one line: from the program's name to the next operator of the shell. */
function commandsIn(line: string): string[][] {
  const commands: string[][] = []
  // An expression of GitHub's, such as an input's default, is no command line.
  if (!line.includes('zimmer-backup')) return commands
  let current: string[] | undefined
  for (const word of parseWords(line.replace(/\$\(([^()]*)\)/g, 'substituted'), (name) => `$${name}`)) {
    if (typeof word !== 'string') current = undefined
    else if (current === undefined && /(?:^|\/)zimmer-backup$/.test(word)) commands.push(current = [])
    else current?.push(word)
  }
  const nested = [...line.matchAll(/\$\(([^()]*)\)/g)].flatMap(([, inner = '']) => commandsIn(inner))
  return [...commands.filter((words) => words.length > 0 && words[0] !== '…'), ...nested]
}
