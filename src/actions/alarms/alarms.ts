import { age } from '../../domain/units.ts'
import { exitStatus, KnownError, messageOf } from '../../kit/errors.ts'
import { send, usualPatience } from '../../kit/http.ts'
import type { Patience } from '../../kit/http.ts'
import type { Parsed } from '../../kit/inputs.ts'
import type { Secret } from '../../kit/secret.ts'
import type { AlarmIssues, Concern, Context, Finished } from '../action.ts'
import { runFacts } from '../run-facts.ts'
import type { alarmInputs } from '../shared-inputs.ts'
import { alarmKey, issueBody, pingBody, recoveryWords, titleOf, webhookBody } from './words.ts'
import type { AlarmFacts } from './words.ts'

/** What alarms need of the inputs; an action without them raises none. */
type Inputs = Partial<Parsed<typeof alarmInputs>> & { readonly token?: Secret | undefined }

export interface AlarmOptions {
  readonly action: string
  readonly inputs: Inputs
  /** As a user named it; null where nobody did. */
  readonly database: string | null
  readonly context: Pick<Context, 'host' | 'now' | 'alarmIssues'>
  readonly patience?: Patience
}

/** A run that was cancelled has seconds: the runner kills it after 7.5. */
const hurried: Patience = { waits: [], limit: 3000 }

/** The alarms of one run. None of them can fail it: what goes wrong with one is a warning. */
export class Alarms {
  readonly #options: AlarmOptions
  #started: Promise<void> = Promise.resolve()

  constructor(options: AlarmOptions) {
    this.#options = options
  }

  /** Tells the monitor that the run has begun; nobody waits for its answer. */
  begin(): void {
    this.#started = this.#quietly('ping', () => this.#ping('start', ''))
  }

  /** Tells everybody who asked how the run ended. */
  async end(finished: Finished): Promise<void> {
    const { host, now } = this.#options.context
    const concern = concernOf(this.#options, finished)
    const facts: AlarmFacts = {
      action: this.#options.action, database: this.#options.database, concern, details: this.#options.inputs['alarm-details'] ?? false, run: runFacts(host.environment),
      serverUrl: (host.environment['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/(?<!\/)\/+$/, ''), at: now(),
    }
    const ping = async () => {
      await this.#started
      await this.#quietly('ping', () => this.#ping(concern.health === 'critical' ? 'fail' : undefined, pingBody(facts)))
    }
    // Whoever cancelled a run knows of it; the monitor is told, for it waits.
    if (finished.status === exitStatus.interrupted) return ping()
    await Promise.all([ping(), this.#tell(facts)])
  }

  /** The issue first, for it knows whether this is a recovery. */
  async #tell(facts: AlarmFacts): Promise<void> {
    const recovery = await this.#quietly('issue', () => this.#issue(facts))
    if (facts.concern.health === 'critical') await this.#quietly('webhook', () => this.#webhook(webhookBody(facts)))
    else if (recovery !== undefined) await this.#quietly('webhook', () => this.#webhook(webhookBody(facts, recovery)))
  }

  /** Opens, renews or closes the issue; gives words for a recovery. */
  async #issue(facts: AlarmFacts): Promise<string | undefined> {
    const { inputs, context: { host, alarmIssues } } = this.#options
    if (inputs.issue !== true || alarmIssues === undefined) return undefined
    const issues: AlarmIssues = await alarmIssues(inputs.token)
    if (facts.concern.health === 'critical') {
      const number = await issues.raise({ key: alarmKey(facts), title: host.clean(titleOf(facts)), body: host.clean(issueBody(facts)) })
      host.line(`🔔 Issue ${number} tells of it`)
      return undefined
    }
    let lasted: string | undefined
    const closed = await issues.settle(alarmKey(facts), (openedAt) => {
      lasted = `after ${age((facts.at.getTime() - openedAt.getTime()) / 3_600_000)}`
      return host.clean(recoveryWords(facts, openedAt))
    })
    for (const number of closed) host.line(`🔔 Issue ${number} is closed`)
    return lasted
  }

  async #webhook(body: string): Promise<void> {
    const { inputs, context: { host }, patience = usualPatience } = this.#options
    const url = inputs['webhook-url']
    if (url !== undefined) await send({ to: 'the webhook', url, body: host.clean(body), contentType: 'application/json' }, patience)
  }

  async #ping(end: 'start' | 'fail' | undefined, body: string): Promise<void> {
    const { inputs, context: { host }, patience = usualPatience } = this.#options
    const base = inputs['ping-url']
    if (base === undefined) return
    const url = new URL(base.reveal())
    if (end !== undefined) url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/, '')}/${end}`
    await send({ to: 'the monitor behind ping-url', url: url.href, body: host.clean(body), contentType: 'text/plain; charset=utf-8' }, end === 'start' ? { ...patience, until: host.interrupted } : host.interrupted.aborted ? hurried : patience)
  }

  async #quietly<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (problem) {
      const { host } = this.#options.context
      host.warning(`an alarm was not delivered (${what}): ${messageOf(problem)}${problem instanceof KnownError ? `. ${problem.hint}` : ''}`)
      return undefined
    }
  }
}

/** What a run says of itself, or what follows from its end: one that did not pass is critical. */
function concernOf({ action, database }: AlarmOptions, { status, concern, report }: Finished): Concern {
  if (status === exitStatus.passed || concern?.health === 'critical') return concern ?? { health: 'healthy', database, findings: [] }
  const { error: told, verdict } = report as { error?: { code: string; message: string } | null; verdict?: string | null }
  const error = told ?? undefined
  const what = `${action} ${error === undefined ? `ended as ${verdict ?? 'failed'}` : 'failed'}`
  const failure = { level: 'critical' as const, discreet: error === undefined ? what : `${what} (${error.code})`, sentence: error === undefined ? what : `${what}: ${error.message}`, advice: '' }
  return { health: 'critical', database: concern?.database ?? database, findings: [failure, ...concern?.findings ?? []] }
}
