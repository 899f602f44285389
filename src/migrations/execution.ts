import type { SchemaRevision } from '../domain/manifest.ts'
import { exitStatus, KnownError } from '../kit/errors.ts'
import { ProcessFailure, start } from '../kit/process.ts'
import type { Comparison } from './branch.ts'
import type { MigrationTool } from './detection.ts'
import { failureOf } from './failure.ts'
import { LineReader, RowHider } from './output.ts'
import type { Invocation } from './program.ts'
import type { Surroundings, Workplace } from './workplace.ts'

export interface CommandOptions extends Surroundings {
  /** The folder that the user's own command runs in; a detected tool runs where its config file is. */
  readonly directory: string
  readonly timeLimitSeconds?: number
  /** Every line of output, without values of rows. The caller takes secrets out. */
  readonly onLine: (line: string) => void
}

/** What a failure is told with. */
export interface Known {
  readonly tool: MigrationTool | undefined
  readonly before: SchemaRevision | null
  readonly comparison: Comparison
}

/**
 * Runs the command in a process group of its own, so that all that it started ends with it; gives the seconds it took. Throws KnownError
 * `migration-failed`, `migration-timeout`, `migrations-went-elsewhere` or `interrupted`.
 */
export async function execute(invocation: Invocation, workplace: Workplace, options: CommandOptions, known: Known): Promise<number> {
  const lines: string[] = []
  const taker = () => {
    const hider = new RowHider()
    return (line: string) => {
      const shown = hider.line(line)
      if (shown === undefined) return
      lines.push(shown)
      if (lines.length > linesKept) lines.shift()
      options.onLine(shown)
    }
  }
  const began = performance.now()
  const { program, parameters } = invocation
  const started = start(program, parameters, {
    environment: workplace.environment,
    directory: known.tool?.directory ?? options.directory,
    signal: options.signal,
    ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds }),
    onErrorLine: taker(),
    group: true,
  })
  const reader = new LineReader(taker())
  started.stdout.setEncoding('utf8').on('data', (chunk: string) => { reader.push(chunk) }).on('end', () => { reader.end() })
  started.stdin.end()
  try {
    await started.done
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    const command = commandText(invocation)
    if (options.signal?.aborted === true) {
      const ended = { status: exitStatus.interrupted, cause: problem }
      throw new KnownError('interrupted', `${command} was interrupted`, 'Start it again.', ended)
    }
    throw failureOf(problem, { ...known, command, lines })
  }
  return (performance.now() - began) / 1000
}

const linesKept = 200

/** The command as it was run, for people. */
export function commandText({ program, parameters }: Invocation): string {
  return [program.name, ...parameters].join(' ')
}
