import { AsyncLocalStorage } from 'node:async_hooks'

const talking = new AsyncLocalStorage<true>()
let isListening = false

/**
 * Runs work of the artifact client without its own lines: one for every 8 MiB that it sends, and on a terminal they would stand amid
 * the report. What others print meanwhile passes. On a runner its orders to mask a signature pass, too, and everything in debug mode.
 */
export async function withoutChatter<T>(environment: Readonly<Record<string, string | undefined>>, work: () => Promise<T>): Promise<T> {
  if (environment['RUNNER_DEBUG'] === '1') return work()
  if (!isListening) listen(environment['GITHUB_ACTIONS'] === 'true')
  return talking.run(true, work)
}

/** @actions/core writes to standard output and has no other place to be asked. */
function listen(onRunner: boolean): void {
  isListening = true
  const write = process.stdout.write.bind(process.stdout) as (...given: unknown[]) => boolean
  process.stdout.write = (...given: unknown[]) => {
    if (talking.getStore() === undefined || (onRunner && String(given[0]).startsWith('::add-mask::'))) return write(...given)
    const done = given.at(-1)
    if (typeof done === 'function') queueMicrotask(() => { (done as () => void)() })
    return true
  }
}
