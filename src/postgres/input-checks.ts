import { messageOf } from '../kit/errors.ts'
import type { Secret } from '../kit/secret.ts'
import { parseUrl } from './connection-url.ts'
import { parseCompression } from './compression.ts'

/** What is wrong with a URL, for the one error that names all wrong inputs. */
export function urlProblem(inputs: { readonly url: Secret | undefined }): string[] {
  const { url } = inputs
  return problemOf('url', () => url === undefined ? undefined : parseUrl(url.reveal()))
}

/** What is wrong with the words for the compression. */
export function compressionProblem(inputs: { readonly compression: string }): string[] {
  return problemOf('compression', () => parseCompression(inputs.compression))
}

function problemOf(name: string, read: () => unknown): string[] {
  try {
    read()
    return []
  } catch (problem) {
    return [`${name} ${messageOf(problem)}`]
  }
}
