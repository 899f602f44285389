import { access, constants, stat } from 'node:fs/promises'
import path from 'node:path'
import { KnownError } from '../kit/errors.ts'
import { run } from '../kit/process.ts'
import type { Tool } from '../kit/process.ts'
import type { MigrationTool } from './detection.ts'
import { ruleOf } from './tools.ts'

/** A program that was found, and its arguments. */
export interface Invocation {
  readonly program: Tool
  readonly parameters: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Finds a tool's program: in the project's own virtual environment or node_modules first, then on PATH; alembic also as a module
 * of the Python at hand. Throws KnownError `program-missing` with the way to install it.
 */
export async function locate(tool: MigrationTool, environment: Environment): Promise<Invocation> {
  const { kind, install } = ruleOf(tool.name)
  const [program = '', ...parameters] = tool.command
  const own = kind === 'checkout' ? await executable(path.join(tool.directory, program)) : await inProject(tool, program, kind)
  if (own !== undefined) return { program: { name: tool.name, path: own }, parameters }
  const poetry = kind === 'python' && await isThere(tool, 'poetry.lock') ? await onPath('poetry', environment) : undefined
  if (poetry !== undefined) return { program: { name: tool.name, path: poetry, leading: ['run', program] }, parameters }
  const shared = await onPath(program, environment) ?? (program === 'python' ? await onPath('python3', environment) : undefined)
  if (shared !== undefined && (kind !== 'python' || await works(shared, environment))) {
    return { program: { name: tool.name, path: shared }, parameters }
  }
  const python = tool.name === 'alembic' ? await pythonWith('alembic', environment) : undefined
  if (python !== undefined) return { program: { name: tool.name, path: python, leading: ['-m', 'alembic'] }, parameters }
  throw new KnownError('program-missing',
    `${tool.evidence} asks for ${tool.name}, but ${program} is neither in the project nor on PATH`, install)
}

/** Finds the program of the user's own command; a path begins at the folder it runs in. Throws KnownError `program-missing`. */
export async function locateCommand(
  command: readonly string[], directory: string, environment: Environment,
): Promise<Invocation> {
  const [program = '', ...parameters] = command
  const found = program.includes('/') ? await executable(path.resolve(directory, program)) : await onPath(program, environment)
  if (found === undefined) {
    const hint = program.includes('/')
      ? `Check the path; it begins at ${directory}. A script needs \`chmod +x\`, or \`bash\` before it.`
      : `Install ${program} before this step.`
    throw new KnownError('program-missing',
      `the migrate command begins with ${program}, which is not there or may not be run`, hint)
  }
  return { program: { name: path.basename(program), path: found }, parameters }
}

async function inProject(tool: MigrationTool, program: string, kind: string): Promise<string | undefined> {
  const folders = kind === 'python' ? ['.venv/bin', 'venv/bin'] : kind === 'node' ? ['node_modules/.bin'] : []
  for (const place of new Set([tool.directory, tool.root])) {
    for (const folder of folders) {
      const found = await executable(path.join(place, folder, program))
      if (found !== undefined) return found
    }
  }
  return undefined
}

async function pythonWith(module: string, environment: Environment): Promise<string | undefined> {
  for (const name of ['python3', 'python']) {
    const python = await onPath(name, environment)
    if (python === undefined) continue
    if (await ends({ name, path: python }, ['-c', `import ${module}`], environment)) return python
  }
  return undefined
}

/** A version manager's shim stands on PATH also where no version has the program. */
async function works(program: string, environment: Environment): Promise<boolean> {
  return ends({ name: program, path: program }, ['--version'], environment)
}

/** Whether a program ends well. */
async function ends(program: Tool, parameters: readonly string[], environment: Environment): Promise<boolean> {
  return run(program, parameters, { environment, timeLimitSeconds: 60 }).then(() => true, () => false)
}

async function onPath(program: string, environment: Environment): Promise<string | undefined> {
  for (const folder of (environment['PATH'] ?? '').split(path.delimiter)) {
    const found = folder === '' ? undefined : await executable(path.join(folder, program))
    if (found !== undefined) return found
  }
  return undefined
}

async function isThere(tool: MigrationTool, file: string): Promise<boolean> {
  const found = [tool.directory, tool.root].map((place) => stat(path.join(place, file)).then(() => true, () => false))
  return (await Promise.all(found)).includes(true)
}

async function executable(file: string): Promise<string | undefined> {
  const usable = await access(file, constants.X_OK).then(() => stat(file), () => undefined)
  return usable?.isFile() === true ? file : undefined
}
