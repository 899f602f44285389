import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../../../src/actions/action.ts'
import { backup } from '../../../src/actions/backup/inputs.ts'
import type { BackupReport } from '../../../src/actions/backup/report.ts'
import { backUp } from '../../../src/actions/backup/run.ts'
import { restoreTest } from '../../../src/actions/restore-test/inputs.ts'
import type { DrillReport } from '../../../src/actions/restore-test/report.ts'
import { testRestore } from '../../../src/actions/restore-test/run.ts'
import { verify } from '../../../src/actions/verify/inputs.ts'
import { verifyBackups } from '../../../src/actions/verify/run.ts'
import type { VerifyReport } from '../../../src/actions/verify/views.ts'
import type { Connection } from '../../../src/domain/connection.ts'
import { Cleanup } from '../../../src/kit/cleanup.ts'
import type { Host } from '../../../src/kit/host.ts'
import { readInputs } from '../../../src/kit/inputs.ts'
import type { Schema } from '../../../src/kit/inputs.ts'

type Given = Readonly<Record<string, string>>

/** A store and the actions upon it, run in this process as their own steps would run them; what they print is kept. */
export class Workbench {
  readonly store = mkdtempSync(join(tmpdir(), 'zimmer-workbench-store-'))
  readonly temporary = mkdtempSync(join(tmpdir(), 'zimmer-workbench-'))
  readonly lines: string[] = []

  backUp(connection: Connection, given: Given = {}): Promise<BackupReport> {
    return this.#perform((context) => backUp(readInputs(backup.inputs, this.#sources(backup.inputs, { ...addressOf(connection), 'keep-last': '1000', ...given }), () => undefined), context))
  }

  verify(given: Given = {}): Promise<VerifyReport> {
    return this.#perform((context) => verifyBackups(readInputs(verify.inputs, this.#sources(verify.inputs, given), () => undefined), context))
  }

  drill(given: Given = {}): Promise<DrillReport> {
    return this.#perform((context) => testRestore(readInputs(restoreTest.inputs, this.#sources(restoreTest.inputs, { migrate: 'none', ...given }), () => undefined), context))
  }

  remove(): void {
    for (const folder of [this.store, this.temporary]) rmSync(folder, { recursive: true, force: true })
  }

  async #perform<T>(work: (context: Context) => Promise<T>): Promise<T> {
    const cleanup = new Cleanup()
    try {
      return await work({ host: this.#host(), cleanup, now: () => new Date() })
    } finally {
      await cleanup.run()
    }
  }

  #sources(schema: Schema, given: Given): { given: ReadonlyMap<string, string>; environment: Record<string, string>; envFile: Record<string, string> } {
    const all = { store: this.store, ...given }
    return { given: new Map(Object.entries(all).filter(([name]) => Object.hasOwn(schema, name))), environment: {}, envFile: {} }
  }

  #host(): Host {
    const say = (text: string) => { this.lines.push(text) }
    return {
      kind: 'terminal', environment: { PATH: process.env['PATH'] }, temporaryDirectory: this.temporary, interrupted: new AbortController().signal,
      mask: () => undefined, clean: (text) => text, line: say, detail: () => undefined, notice: () => undefined, warning: say, error: say, group: (_title, work) => work(),
      output: () => undefined, progress: () => undefined, summary: () => Promise.resolve(), saveState: () => undefined, state: () => undefined,
    }
  }
}

function addressOf({ host, port, user, database, password }: Connection): Given {
  return { host, port: String(port), user, database, ...(password === undefined ? {} : { password: password.reveal() }) }
}
