import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from './errors.ts'
import type { Secret } from './secret.ts'

export interface Message {
  /** What is sent to, for messages: `the webhook`. Its address is a secret and is never told. */
  readonly to: string
  readonly url: Secret | string
  readonly body: string
  readonly contentType: 'application/json' | 'text/plain; charset=utf-8'
}

export interface Patience {
  /** How long to wait before it is sent again, in milliseconds, once for each. */
  readonly waits: readonly number[]
  /** After which time an attempt is given up, in milliseconds. */
  readonly limit: number
  /** Aborted when nobody waits any longer. */
  readonly until?: AbortSignal
}

/** Enough for a service that is restarted, and no job waits for more than about half a minute. */
export const usualPatience: Patience = { waits: [1000, 4000], limit: 8000 }

/**
 * Posts a message, again where the other side may only be busy (5xx, 408, 429, no connection, no answer). Redirects are not followed: an
 * address that is a secret goes nowhere but where it was meant. Throws an Error whose message has no part of the address.
 */
export async function send(message: Message, patience: Patience): Promise<void> {
  const { waits, until } = patience
  let failure = await attempt(message, patience)
  for (const wait of waits) {
    if (failure?.mayPass !== true || until?.aborted === true) break
    await pause(wait, undefined, until === undefined ? {} : { signal: until }).catch(() => undefined)
    failure = await attempt(message, patience)
  }
  if (failure !== undefined) throw new Error(`${message.to} ${failure.what}`)
}

interface SendFailure {
  readonly what: string
  readonly mayPass: boolean
}

async function attempt({ url, body, contentType }: Message, { limit, until }: Patience): Promise<SendFailure | undefined> {
  const late = AbortSignal.timeout(limit)
  try {
    const address = typeof url === 'string' ? url : url.reveal()
    const answer = await fetch(address, { method: 'POST', body, headers: { 'content-type': contentType, 'user-agent': 'zimmer-backup' }, redirect: 'manual', signal: until === undefined ? late : AbortSignal.any([late, until]) })
    await answer.body?.cancel()
    if (answer.ok) return undefined
    if (answer.status >= 300 && answer.status < 400) return { what: `redirects elsewhere (${answer.status}), which is not followed: give the address that it redirects to`, mayPass: false }
    return { what: `answered with ${answer.status}`, mayPass: answer.status >= 500 || answer.status === 408 || answer.status === 429 }
  } catch (problem) {
    if (until?.aborted === true) return { what: 'was not waited for', mayPass: false }
    if (late.aborted) return { what: `did not answer within ${limit / 1000} s`, mayPass: true }
    // The cause has a code; its message has the address, which is the secret.
    return { what: `could not be reached (${codeOf((problem as { cause?: unknown }).cause) ?? 'no connection'})`, mayPass: true }
  }
}
