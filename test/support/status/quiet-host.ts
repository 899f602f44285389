import { tmpdir } from 'node:os'
import type { Host } from '../../../src/kit/host.ts'
import { Redactor } from '../../../src/kit/secret.ts'

export interface QuietHost extends Host {
  readonly lines: string[]
  readonly warnings: string[]
}

/** A host that only remembers what it was told. */
export function quietHost(environment: Readonly<Record<string, string>> = {}, interrupted = new AbortController().signal): QuietHost {
  const redactor = new Redactor()
  const lines: string[] = []
  const warnings: string[] = []
  return {
    kind: 'github', environment, interrupted, temporaryDirectory: tmpdir(), lines, warnings,
    mask: (secret) => { redactor.add(secret) }, clean: (text) => redactor.clean(text),
    line: (text) => { lines.push(text) }, notice: () => undefined, detail: () => undefined, warning: (text) => { warnings.push(text) }, error: () => undefined,
    group: (_, work) => work(), output: () => undefined, progress: () => undefined, summary: () => Promise.resolve(), saveState: () => undefined, state: () => undefined,
  }
}
