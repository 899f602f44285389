import { isFeatureAvailable, restoreCache, saveCache } from '@actions/cache'
import { messageOf } from '../kit/errors.ts'
import type { FileCache, Host } from '../kit/host.ts'
import { interruptible } from './artifact-api.ts'
import { withoutChatter } from './chatter.ts'

const notOffered = 'GitHub\'s cache is not offered here'

/** The repository's cache. Nothing that goes wrong with it is thrown, save KnownError `interrupted`: the client itself swallows most. */
export function githubCache({ environment, interrupted }: Pick<Host, 'environment' | 'interrupted'>): FileCache {
  const asked = async <T>(work: () => Promise<T>, otherwise: T): Promise<{ answer: T; reason: string | undefined }> => {
    if (!isFeatureAvailable()) return { answer: otherwise, reason: notOffered }
    let reason: string | undefined
    const hear = (text: string) => { reason ??= complaintIn(text) }
    const answer = await interruptible(interrupted, withoutChatter(environment, () => work().catch((problem: unknown) => {
      reason = messageOf(problem)
      return otherwise
    }), hear))
    return { answer, reason }
  }
  return {
    async fetch(name, path) {
      const { answer, reason } = await asked<string | undefined>(() => restoreCache([path], name), undefined)
      return answer === name ? { found: true } : { found: false, reason }
    },
    async save(name, path) {
      const { answer, reason } = await asked(() => saveCache([path], name), -1)
      return answer === -1 ? { saved: false, reason } : { saved: true }
    },
  }
}

/** What the client says as a warning or an error, or as the reason why it saves nothing. */
function complaintIn(text: string): string | undefined {
  return /^(?:::(?:warning|error)[^:]*::|(?=Failed to save))(?<words>[^\r\n]+)/m.exec(text)?.groups?.['words']
}
