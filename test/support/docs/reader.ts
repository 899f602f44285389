import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../unit/docs/pages.ts'
import type { Block } from '../../unit/docs/pages.ts'
import type { TestServer } from '../server.ts'

/** What the pages call it when they name a backup. */
const nameInPages = 'zimmer-20250828_143022'

/**
 * Somebody who types what a page shows, in a folder of their own and with one server for every host that a page names. Docker is out of
 * reach, so that restore tests have local servers.
 */
export class Reader {
  readonly folder = mkdtempSync(join(tmpdir(), 'zimmer-reader-'))
  readonly #server: TestServer

  constructor(server: TestServer) {
    this.#server = server
    for (const name of ['bin', 'srv/zimmer', 'vault', 'secure', 'log', 'copy', 'metrics', 'tmp']) mkdirSync(join(this.folder, name), { recursive: true })
    symlinkSync(join(root, 'bin/zimmer-backup'), join(this.folder, 'bin/zimmer-backup'))
  }

  /** Types a block; throws with what was printed unless it ends as it should (0). A crontab's lines are typed one after another. */
  type({ language, text }: Block, ends = 0): void {
    if (language === 'sql') this.shell(`psql -v ON_ERROR_STOP=1 -U postgres -d ${text.startsWith('ALTER DATABASE') ? 'postgres' : 'zimmer'} <<'SQL'\n${this.#here(text)}\nSQL`, ends)
    else this.shell(this.#here(language === 'crontab' ? text.replace(/^(?:\S+ ){5}/gm, '') : text), ends)
  }

  /** Runs a script of bash as the reader, and gives what it printed. */
  shell(script: string, ends = 0): string {
    const { status, stdout, stderr } = spawnSync('bash', ['-eu', '-o', 'pipefail', '-c', script], {
      cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: [join(this.folder, 'bin'), this.#server.binaries, join(root, 'node_modules/.bin'), process.env['PATH']].join(':'), HOME: this.folder, TMPDIR: join(this.folder, 'tmp'), DOCKER_HOST: 'unix:///nowhere',
        PGHOST: '127.0.0.1', PGPORT: String(this.#server.port), PGUSER: 'postgres', PGPASSWORD: this.#password(), PGSSLMODE: 'disable',
      },
    })
    if (status !== ends) throw new Error(`ended with ${String(status)}, not with ${ends}:\n${script}\n---\n${stdout}${stderr}`)
    return stdout
  }

  /** The newest backup of the default store, by the names of its files. */
  newest(): string {
    return readdirSync(join(this.folder, 'ops/backup/archives')).filter((name) => name.endsWith('.sha256')).sort().at(-1)?.split('.')[0] ?? nameInPages
  }

  leave(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** A page's text with the reader's own host, folders, backup, password and key. */
  #here(text: string): string {
    const own: readonly (readonly [string | RegExp, string])[] = [
      [/ssh:\/\/backup@vault\.example\.com\/srv\/backups\/zimmer/g, join(this.folder, 'vault')], [/user@backup-server:\/backups\/zimmer/g, join(this.folder, 'copy')],
      [/(?<=[\s=>])\/(srv|secure|metrics)(?=[\s/])/g, join(this.folder, '$1')], [/\/var\/lib\/node_exporter\/textfile/g, join(this.folder, 'metrics')], [/\/var\/log/g, join(this.folder, 'log')],
      [/\b(?:db|new)\.internal\b/g, '127.0.0.1'], ['PGPASSWORD=\'…\'', 'PGPASSWORD="$PGPASSWORD"'], [/\bage1[a-z0-9]{58}\b/g, '"$(age-keygen -y zimmer.key)"'],
    ]
    const renamed = text.includes(nameInPages) ? text.replaceAll(nameInPages, this.newest()) : text
    return own.reduce((written, [theirs, ours]) => written.replaceAll(theirs, ours), renamed)
  }

  #password(): string {
    return this.#server.connection().password?.reveal() ?? ''
  }
}
