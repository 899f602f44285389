import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Job, StepResult } from '../../support/runner.ts'
import { ageKey, gpgKey, lockedIdentity, program } from '../../support/secrets/keys.ts'
import { reportOf } from '../actions/workshop.ts'

/** One way of encrypting: what is given to seal, what to open, and how somebody without this suite opens it. */
export interface Way {
  readonly seal: Readonly<Record<string, string>>
  readonly open: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
  readonly ending: string
  readonly recipients: readonly string[]
  /** The plain archive, by stock tools; undefined where the installed one is too old for it. */
  readonly stock: ((path: string) => Buffer) | undefined
}

export type WayName = 'two age recipients and a file of them' | 'a post-quantum age recipient' | 'an age passphrase' | 'a locked age identity file' | 'gpg recipients' | 'a gpg passphrase' | 'commands of the environment'

const passphrase = 'correct "horse" $battery & staple'

/** Every way that users have; key files lie below `folder`. */
export async function makeWays(folder: string): Promise<Record<WayName, Way>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content, { mode: 0o600 })
    return join(folder, name)
  }
  const [one, two, three, hybrid] = [await ageKey(), await ageKey(), await ageKey(), await ageKey('hybrid')]
  const identity = file('identity', `# created: 2026-01-01\n${two.identity}\n`)
  const lone = file('lone', `${three.identity}\n`)
  const recipients = file('recipients', `# the vault\n${three.recipient}\n`)
  const key = gpgKey('backup@example.com', passphrase)
  const age = (key: string) => (path: string) => program('age', ['-d', '-i', key, path])
  return {
    'two age recipients and a file of them': {
      seal: { 'age-recipients': `${one.recipient}\n# the second\n${two.recipient}\n${recipients}` }, open: { 'age-identity': identity }, ending: '.age',
      recipients: [one.recipient, two.recipient, three.recipient], stock: age(lone),
    },
    'a post-quantum age recipient': { seal: { 'age-recipients': hybrid.recipient }, open: { 'age-identity': hybrid.identity }, ending: '.age', recipients: [hybrid.recipient], stock: undefined },
    'an age passphrase': { seal: { passphrase }, open: { passphrase }, ending: '.age', recipients: ['passphrase'], stock: (path) => atTerminal(['age', '-d', path], passphrase, join(folder, 'typed')) },
    'a locked age identity file': {
      seal: { 'age-recipients': three.recipient }, open: { 'age-identity': file('locked', await lockedIdentity(three.identity, passphrase)), passphrase }, ending: '.age', recipients: [three.recipient], stock: age(lone),
    },
    'gpg recipients': {
      seal: { 'gpg-recipients': 'backup@example.com', 'gpg-public-keys': key.publicKey }, open: { 'gpg-private-key': key.privateKey, passphrase }, ending: '.gpg', recipients: [key.fingerprint],
      stock: (path) => withKeyring(key.privateKey, (home) => program('gpg', ['--batch', '--pinentry-mode', 'loopback', '--passphrase', passphrase, '-d', path], { GNUPGHOME: home })),
    },
    'a gpg passphrase': {
      seal: { encryption: 'gpg', passphrase }, open: { passphrase }, ending: '.gpg', recipients: ['passphrase'],
      stock: (path) => withKeyring('', (home) => program('gpg', ['--batch', '--pinentry-mode', 'loopback', '--passphrase', passphrase, '-d', path], { GNUPGHOME: home })),
    },
    'commands of the environment': {
      seal: {}, open: {}, environment: { ENC_CMD: `age -r ${three.recipient}`, DEC_CMD: `age -d -i '${lone}'` }, ending: '.enc', recipients: [], stock: age(lone),
    },
  }
}

/** What a program gives that takes its passphrase from a terminal only. */
function atTerminal(command: readonly string[], typed: string, output: string): Buffer {
  program('script', ['--quiet', '--return', '--command', `${command.map((word) => `'${word}'`).join(' ')} > '${output}'`, '/dev/null'], {}, `${typed}\n`)
  return readFileSync(output)
}

function withKeyring(privateKey: string, work: (home: string) => Buffer): Buffer {
  const home = program('mktemp', ['-d', '/tmp/zbk-XXXXXX']).toString().trim()
  chmodSync(home, 0o700)
  try {
    if (privateKey !== '') program('gpg', ['--batch', '--import'], { GNUPGHOME: home }, privateKey)
    return work(home)
  } finally {
    program('gpgconf', ['--kill', 'all'], { GNUPGHOME: home })
    program('rm', ['-rf', home])
  }
}

/** The verdict and the sentence of a step's report. */
export function verdictOf(result: StepResult): { status: number; verdict: unknown; reason: string } {
  const report = reportOf(result)
  return { status: result.status, verdict: report['verdict'], reason: String(report['reason']) }
}

/** What is left in the runner's temporary folder besides the runner's own files and reports. */
export function leftovers(job: Job): string[] {
  return readdirSync(job.temporary, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('commands-') && !name.endsWith('-report.json') && name !== 'zimmer-backup').sort()
}
