import { Duplex } from 'node:stream'
import { KnownError } from '../kit/errors.ts'
import { ProcessFailure, start } from '../kit/process.ts'
import type { ProcessOptions, Started, Tool } from '../kit/process.ts'
import { tooSlow } from './failures.ts'

/** A program that a stream is led through, and what is made of its end. */
export interface FilterPlan {
  readonly tool: Tool
  readonly parameters: readonly string[]
  readonly options: ProcessOptions
  /** What a bad end means. */
  readonly explain: (failure: ProcessFailure) => Error
  /** A last word on a good end: a program may end with status 0 and have done nothing. */
  readonly doubt?: () => Error | undefined
  /** Runs once, when the program has ended, whatever the outcome. */
  readonly cleanUp?: () => Promise<void>
}

/**
 * Leads a stream through a program: its stdin is what is written here, its stdout what is read. The end is given on only when the
 * program ended with status 0 and had read everything; else the stream is destroyed with a KnownError. Destroying it ends the program.
 */
export class ProcessFilter extends Duplex {
  readonly #plan: FilterPlan
  readonly #started: Started
  #inputEnded = false
  #inputRefused = false
  #cleaned: Promise<void> | undefined

  constructor(plan: FilterPlan) {
    super()
    this.#plan = plan
    this.#started = start(plan.tool, plan.parameters, plan.options)
    this.#started.stdout.on('error', () => undefined)
    this.#started.stdout.on('data', (chunk: Buffer) => { if (!this.push(chunk)) this.#started.stdout.pause() })
    this.#started.done.then(() => this.#finish()).catch((problem: unknown) => { this.destroy(this.#explain(problem)) })
  }

  override _read(): void {
    this.#started.stdout.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    this.#started.stdin.write(chunk, (problem) => {
      // That a program no longer reads is told by its end, which follows.
      if (problem) this.#inputRefused = true
      callback()
    })
  }

  override _final(callback: () => void): void {
    this.#inputEnded = true
    this.#started.stdin.end(() => { callback() })
  }

  override _destroy(problem: Error | null, callback: (problem: Error | null) => void): void {
    this.#started.end()
    this.#started.stdin.destroy()
    this.#started.stdout.destroy()
    const settled = this.#started.done.catch(() => undefined).then(() => this.#cleanUp())
    settled.then(() => { callback(problem) }, (cleaning: unknown) => { callback(problem ?? (cleaning as Error)) })
  }

  async #finish(): Promise<void> {
    const problem = this.#plan.doubt?.() ?? (this.#inputEnded && !this.#inputRefused ? undefined : this.#endedEarly())
    if (problem !== undefined) throw problem
    // Before the end is told: a reader may be the last thing that keeps the process running.
    await this.#cleanUp()
    this.push(null)
  }

  #cleanUp(): Promise<void> {
    this.#cleaned ??= this.#plan.cleanUp?.() ?? Promise.resolve()
    return this.#cleaned
  }

  #endedEarly(): KnownError {
    return new KnownError('program-ended-early', `${this.#plan.tool.name} ended before it had read everything that it was given`,
      'A filter has to read its input to the end; look at its arguments.')
  }

  #explain(problem: unknown): Error {
    if (!(problem instanceof ProcessFailure)) return problem as Error
    return problem.timedOut ? tooSlow(problem.tool) : this.#plan.explain(problem)
  }
}
