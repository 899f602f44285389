import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Debian's and Google's names of the browser. */
export const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))

interface Answer { readonly id?: number; readonly method?: string; readonly result?: unknown; readonly error?: { readonly message: string }; readonly sessionId?: string }

/** A headless Chromium with one page, spoken to over the DevTools protocol. */
export class Browser {
  /** Whatever the page asked for besides itself. */
  readonly requests: string[] = []
  readonly #child: ReturnType<typeof spawn>
  readonly #profile: string
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  readonly #heard = new Map<string, () => void>()
  #session: string | undefined
  #last = 0

  private constructor(child: ReturnType<typeof spawn>, profile: string, socket: WebSocket) {
    this.#child = child
    this.#profile = profile
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => { this.#hear(JSON.parse(String(data)) as Answer & { params?: { request?: { url: string } } }) })
  }

  static async start(): Promise<Browser> {
    const profile = mkdtempSync(join(tmpdir(), 'zimmer-chromium-'))
    const child = spawn(chromium ?? '', ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--remote-debugging-port=0', `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'pipe'] })
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.once('exit', () => { reject(new Error(`chromium ended: ${said}`)) })
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
        if (found !== undefined) resolve(found)
      })
    })
    const socket = new WebSocket(address)
    await new Promise((resolve, reject) => { socket.addEventListener('open', resolve); socket.addEventListener('error', reject) })
    const browser = new Browser(child, profile, socket)
    const { targetId } = await browser.ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
    browser.#session = (await browser.ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })).sessionId
    await Promise.all([browser.ask('Page.enable'), browser.ask('Network.enable')])
    // The page's own policy forbids scripts; the checker is not the page's.
    await browser.ask('Page.setBypassCSP', { enabled: true })
    return browser
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    await this.ask('Browser.close').catch(() => undefined)
    await ended
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Opens a file as a window of that width shows it, in that colour scheme. */
  async open(file: string, { width, scheme }: { readonly width: number; readonly scheme: 'light' | 'dark' }): Promise<void> {
    await this.ask('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false })
    await this.ask('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
    const loaded = new Promise<void>((resolve) => { this.#heard.set('Page.loadEventFired', resolve) })
    this.requests.length = 0
    await this.ask('Page.navigate', { url: pathToFileURL(file).href })
    await loaded
  }

  /** The value of an expression in the page; a promise is waited for. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.ask<{ result: { value: T }; exceptionDetails?: { text: string } }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text)
    return result.value
  }

  /** The page as a printer gets it. */
  async print(): Promise<Buffer> {
    return Buffer.from((await this.ask<{ data: string }>('Page.printToPDF', { preferCSSPageSize: true })).data, 'base64')
  }

  /** The whole page as a PNG. */
  async picture(): Promise<Buffer> {
    return Buffer.from((await this.ask<{ data: string }>('Page.captureScreenshot', { captureBeyondViewport: true })).data, 'base64')
  }

  async ask<T>(method: string, params: object = {}): Promise<T> {
    const id = ++this.#last
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#socket.send(JSON.stringify({ id, method, params, ...(this.#session === undefined || method.startsWith('Browser.') ? {} : { sessionId: this.#session }) }))
    })
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`)
    return answer.result as T
  }

  #hear(answer: Answer & { params?: { request?: { url: string } } }): void {
    if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer)
    if (answer.method === 'Network.requestWillBeSent') this.requests.push(answer.params?.request?.url ?? '')
    if (answer.method !== undefined) this.#heard.get(answer.method)?.()
  }
}
