import { createInterface } from 'node:readline'
import { exitStatus, KnownError } from '../../src/kit/errors.ts'
import { ProcessFailure, start } from '../../src/kit/process.ts'
import type { Tool } from '../../src/kit/process.ts'
import type { Stage } from './stage.ts'

export interface Command {
  readonly tool: Tool
  readonly parameters: readonly string[]
  /** The command line as it is shown. */
  readonly shown: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly directory: string
  readonly signal: AbortSignal
  /** Which of its lines are shown; the log has every one. */
  readonly shows?: (line: string) => boolean
}

/** Runs a command with its output on the stage as it comes; gives its exit status. Throws KnownError `interrupted`. */
export async function perform(stage: Stage, command: Command): Promise<number> {
  stage.command(command.shown)
  const show = (line: string) => {
    if (command.shows?.(line) === false) stage.unseen(line)
    else stage.output(line)
  }
  const { environment, directory, signal } = command
  const started = start(command.tool, command.parameters, { environment, directory, signal, onErrorLine: show })
  started.stdin.end()
  const lines = createInterface({ input: started.stdout, crlfDelay: Infinity }).on('line', show)
  const over = new Promise<void>((resolve) => { lines.once('close', resolve) })
  try {
    await started.done
    return 0
  } catch (problem) {
    refuseInterrupted(command.signal)
    if (!(problem instanceof ProcessFailure) || problem.exitCode === undefined) throw problem
    return problem.exitCode
  } finally {
    await over
  }
}

/** Throws KnownError `interrupted` once the signal was given. */
export function refuseInterrupted(signal: AbortSignal): void {
  if (!signal.aborted) return
  const hint = 'Start it again: npm run demo'
  throw new KnownError('interrupted', 'interrupted; nothing is left running', hint, { status: exitStatus.interrupted })
}
