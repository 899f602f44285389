import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unprivileged } from './server.ts'

/** An authority of a test, in a folder of its own. */
export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), 'zimmer-authority-'))

  constructor() {
    this.#openssl(['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '2', '-subj', '/CN=Test authority'])
  }

  /** Issues a certificate; gives the paths of it and of its key. `expired` was valid yesterday. */
  issue(name: string, subject: string, options: { names?: string; expired?: boolean } = {}): { certificate: string; key: string } {
    this.#openssl(['req', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${subject}`])
    writeFileSync(join(this.folder, `${name}.ext`), `subjectAltName = ${options.names ?? `DNS:${subject}`}\n`)
    writeFileSync(join(this.folder, `${name}.cnf`), `[ca]\ndefault_ca = own\n[own]\ndatabase = ${name}.db\nserial = ${name}.srl\nnew_certs_dir = .\ndefault_md = sha256\npolicy = any\n[any]\ncommonName = supplied\n`)
    writeFileSync(join(this.folder, `${name}.db`), '')
    writeFileSync(join(this.folder, `${name}.srl`), '01\n')
    const days = options.expired === true ? ['-startdate', '20240101000000Z', '-enddate', '20240102000000Z'] : ['-days', '2']
    this.#openssl(['ca', '-batch', '-config', `${name}.cnf`, '-cert', 'ca.crt', '-keyfile', 'ca.key', '-in', `${name}.csr`, '-out', `${name}.crt`, '-extfile', `${name}.ext`, '-notext', ...days])
    chmodSync(join(this.folder, `${name}.key`), 0o600)
    return { certificate: this.path(`${name}.crt`), key: this.path(`${name}.key`) }
  }

  path(file: string): string {
    return join(this.folder, file)
  }

  /** Lets the account that runs servers read a server's key, which nobody else may. */
  giveTo(...files: readonly string[]): void {
    const account = unprivileged()
    chmodSync(this.folder, 0o755)
    if (account !== undefined) for (const file of files) chownSync(file, account.uid, account.gid)
  }

  remove(): void {
    if (readdirSync(this.folder).length > 0) rmSync(this.folder, { recursive: true, force: true })
  }

  #openssl(words: readonly string[]): void {
    const { status, stderr } = spawnSync('openssl', words, { cwd: this.folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`openssl ${words[0] ?? ''} failed: ${stderr}`)
  }
}
