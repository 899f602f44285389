/** The port that the input `sandbox-port` names; undefined for what names none. */
export function sandboxPort(words: string): number | 'auto' | undefined {
  if (words === 'auto') return 'auto'
  const port = Number(words)
  return /^\d+$/.test(words) && port >= 1 && port <= 65535 ? port : undefined
}

/** What is wrong with the input `sandbox-port`. */
export function sandboxPortProblem(inputs: { readonly 'sandbox-port': string }): string[] {
  const words = inputs['sandbox-port']
  return sandboxPort(words) === undefined ? [`sandbox-port must be a number from 1 to 65535, or auto, not "${words}"`] : []
}
