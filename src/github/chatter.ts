import { AsyncLocalStorage } from 'node:async_hooks'

const talking = new AsyncLocalStorage<(text: string) => void>()
let isListening = false

/**
 * Runs work of GitHub's clients without their own lines: one for every 8 MiB that they send, and on a terminal they would stand amid
 * the report. `heard` gets them instead. What others print meanwhile passes. On a runner its orders to mask a signature pass, too, and everything in debug mode.
 */
export async function withoutChatter<T>(environment: Readonly<Record<string, string | undefined>>, work: () => Promise<T>, heard: (text: string) => void = () => undefined): Promise<T> {
  if (environment['RUNNER_DEBUG'] === '1') return work()
  if (!isListening) listen(environment['GITHUB_ACTIONS'] === 'true')
  return talking.run(heard, work)
}

/** @actions/core writes to standard output and has no other place to be asked. */
function listen(onRunner: boolean): void {
  isListening = true
  const write = process.stdout.write.bind(process.stdout) as (...given: unknown[]) => boolean
  process.stdout.write = (...given: unknown[]) => {
    const heard = talking.getStore()
    if (heard === undefined || (onRunner && String(given[0]).startsWith('::add-mask::'))) return write(...given)
    heard(String(given[0]))
    const done = given.at(-1)
    if (typeof done === 'function') queueMicrotask(() => { (done as () => void)() })
    return true
  }
}
