import { messageOf } from './errors.ts'

/** What has to be undone, promised before it is done. Undoing twice is harmless; the last thing made goes first. */
export class Cleanup {
  #steps: { name: string; undo: () => Promise<void> | void }[] = []

  /** Promises a clean-up; returns a function that takes the promise back, for a thing that has become permanent. */
  add(name: string, undo: () => Promise<void> | void): () => void {
    const step = { name, undo }
    this.#steps.push(step)
    return () => {
      this.#steps = this.#steps.filter((other) => other !== step)
    }
  }

  /** Undoes everything. Never throws: gives a sentence for each thing that could not be undone. */
  async run(): Promise<string[]> {
    const failures: string[] = []
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step.undo()
      } catch (problem) {
        failures.push(`could not ${step.name}: ${messageOf(problem)}`)
      }
    }
    return failures
  }
}
