import { spawnSync } from 'node:child_process'
import type { Connection } from '../../../src/domain/connection.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { query } from '../server.ts'

const password = 'p@ss:/%\'"w&rd'

/** A server in a container, published on loopback: the production of a user whose runner is this machine. */
export class Production {
  readonly #container: string
  readonly #port: number

  constructor(major: number) {
    this.#container = docker('run', '--detach', '--rm', '--pull', 'never', '--publish', '127.0.0.1::5432', '--env', `POSTGRES_PASSWORD=${password}`, `postgres:${major}`)
    this.#port = Number(docker('port', this.#container, '5432/tcp').split(':').at(-1))
  }

  connection(database: string): Connection {
    return { host: '127.0.0.1', port: this.#port, user: 'postgres', database, password: new Secret(password), parameters: {} }
  }

  /** As it stands in the secret DATABASE_URL. */
  url(database: string): string {
    return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${this.#port}/${database}`
  }

  /** What must never be seen in a log. */
  secrets(): string[] {
    return [password, encodeURIComponent(password)]
  }

  async sql(text: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    return query(this.connection(database), text)
  }

  /** Waits for the server behind the temporary one that fills the data folder. */
  async ready(): Promise<void> {
    for (;;) {
      try {
        await this.sql('SELECT 1')
        return
      } catch (problem) {
        if (docker('inspect', '--format', '{{.State.Running}}', this.#container) !== 'true') throw problem
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  stop(): void {
    docker('rm', '--force', '--volumes', this.#container)
  }
}

function docker(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('docker', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`docker ${words[0] ?? ''} failed: ${stderr}`)
  return stdout.trim()
}
