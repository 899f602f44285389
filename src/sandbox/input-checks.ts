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

/** What is wrong with the input `sandbox-network`. On the machine's own network, or another container's, a sandbox would not have its ports to itself. */
export function sandboxNetworkProblem(inputs: { readonly 'sandbox-network': string }): string[] {
  const name = inputs['sandbox-network']
  return /^[A-Za-z0-9][\w.-]*$/.test(name) && name !== 'host' ? [] : [`sandbox-network must be none or the name of a Docker network, and not host, but is "${name}"`]
}
