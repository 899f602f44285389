import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runWorkflow } from './act.ts'
import type { Outcome, Place, Run } from './act.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
// What a runner needs of the suite: nothing of src, of the tests or of node_modules.
const downloaded = ['action.yml', 'actions', 'dist', '.github/workflows']

/** A user of the suite: a repository acme/shop with workflows of its own, and a folder of backups that outlives its jobs. */
export class User implements Place {
  readonly #folder = mkdtempSync(join(tmpdir(), 'zimmer-user-'))
  readonly repository = join(this.#folder, 'shop')
  readonly suite = join(this.#folder, 'suite')
  readonly backups = join(this.#folder, 'backups')
  readonly scratch = join(this.#folder, 'scratch')

  constructor() {
    for (const folder of [this.repository, this.suite, this.backups, this.scratch]) mkdirSync(folder)
    chmodSync(this.backups, 0o777)
    for (const file of git(root, 'ls-files', '--cached', '--others', '--exclude-standard', '--', ...downloaded).split('\n').filter((name) => name !== '')) copy(join(root, file), join(this.suite, file))
    git(this.repository, 'init', '--quiet', '--initial-branch', 'main')
    git(this.repository, 'remote', 'add', 'origin', 'https://github.com/acme/shop')
  }

  /** Copies workflows of the suite as they stand. */
  copyWorkflows(...names: readonly string[]): void {
    for (const name of names) copy(join(root, '.github/workflows', name), join(this.repository, '.github/workflows', name))
  }

  /** Makes the repository a checkout of the suite itself, whose workflows use its actions by path. */
  becomeSuite(): void {
    cpSync(this.suite, this.repository, { recursive: true })
  }

  /** Makes the repository one of the examples, as it stands. */
  copyExample(name: string): void {
    cpSync(join(root, 'examples', name), this.repository, { recursive: true })
  }

  emptyRepository(): void {
    for (const name of readdirSync(this.repository).filter((one) => one !== '.git')) rmSync(join(this.repository, name), { recursive: true })
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.repository, name)), { recursive: true })
      writeFileSync(join(this.repository, name), text)
    }
  }

  /** Commits what there is, and runs one of its workflows. */
  async run(run: Run): Promise<Outcome> {
    git(this.repository, 'add', '--all')
    git(this.repository, '-c', 'user.name=Acme', '-c', 'user.email=acme@example.com', 'commit', '--quiet', '--allow-empty', '--message', 'Shop')
    return runWorkflow(this, run)
  }

  /** The files of the backup folder, in order. */
  stored(): string[] {
    return readdirSync(this.backups).sort()
  }

  forgetBackups(): void {
    for (const name of this.stored()) rmSync(join(this.backups, name), { recursive: true })
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}

function git(folder: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${words.join(' ')} failed: ${stderr}`)
  return stdout
}
