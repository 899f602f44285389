import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { ageKey, gpgKey } from '../../support/secrets/keys.ts'
import type { Canaries } from '../../support/secrets/canaries.ts'
import type { TestServer } from '../../support/server.ts'
import { hasImage, shop } from '../actions/workshop.ts'

export type Result = StepResult & { readonly post: StepResult | undefined }

/** What the scenes are played with: every value in `secrets`, and the row, must turn up nowhere. */
export interface Stage {
  readonly server: TestServer
  readonly job: Job
  /** HOME and TMPDIR of the steps, and the scripts that stand for a user's own. */
  readonly folder: string
  readonly secrets: Readonly<Record<'password' | 'wrong password' | 'tail of the password' | 'url' | 'wrong url' | 'age identity' | 'passphrase' | 'new passphrase' | 'gpg private key', string>>
  readonly row: string
  readonly recipient: string
  readonly gpg: { readonly fingerprint: string; readonly publicKey: string; readonly privateKey: string }
}

/** Values with every sign that a URL, a shell, JSON or SQL could stumble over; random, so that they are nobody else's. */
const random = () => randomBytes(10).toString('hex')
const awkward = (word: string, tail = random()) => `${word}@:/%20'"$HOME \\ w&rd#?${tail}`

/** A server with canaries: a role whose password is one, a row, and a database whose restore fails with that row in its message. */
export async function setStage(server: TestServer): Promise<Stage> {
  const tail = random()
  const [password, wrong, row] = [awkward('pass', tail), awkward('wrong'), `canary row ${random()}`]
  const key = await ageKey()
  const passphrase = awkward('phrase')
  const gpg = gpgKey('canary@example.com', passphrase)
  await server.sql(`CREATE ROLE canary LOGIN SUPERUSER PASSWORD '${password.replaceAll('\'', '\'\'')}'`)
  await server.sql('CREATE DATABASE shop')
  await server.sql(`${shop} INSERT INTO customers VALUES (2000, '${row}', '{}')`, 'shop')
  // Unique in the source, and no longer where its setting is missing: its restore says which key is double.
  await server.sql('CREATE DATABASE doubled')
  await server.sql('ALTER DATABASE doubled SET canary.mode = on')
  await server.sql(`
    CREATE FUNCTION public.told(text) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT CASE WHEN current_setting('canary.mode', true) = 'on' THEN $1 ELSE left($1, ${row.length}) END $$;
    CREATE TABLE people (name text);
    INSERT INTO people VALUES ('${row} 1'), ('${row} 2');
    CREATE UNIQUE INDEX ON people (public.told(name));`, 'doubled')
  const url = (secret: string) => `postgresql://canary:${encodeURIComponent(secret)}@127.0.0.1:${server.port}/shop?sslmode=disable`
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-secrets-'))
  for (const name of ['home', 'tmp', 'scripts']) mkdirSync(join(folder, name), { mode: 0o700 })
  const script = (name: string, text: string) => { writeFileSync(join(folder, 'scripts', name), text, { mode: 0o700 }) }
  script('migrate.sh', `env\nenv >&2\nexec '${join(server.binaries, 'psql')}' -X -q -c 'SELECT 1'\n`)
  script('migrate-badly.sh', `env\nenv >&2\necho 'ERROR:  duplicate key value violates unique constraint "people_name"' >&2\necho 'DETAIL:  Key (name)=(${row}) already exists.' >&2\nexit 3\n`)
  script('seal-badly.sh', 'env >&2\ncat > /dev/null\nenv\necho "$0 $* failed" >&2\nexit 9\n')
  script('checks.sql', 'SELECT name, details FROM customers WHERE id = 2000;\n')
  script('sanitize.sql', 'SELECT name::int FROM customers WHERE id = 2000;\n')
  return {
    server, job: new Job(), folder, row, recipient: key.recipient, gpg,
    secrets: {
      'password': password, 'wrong password': wrong, 'tail of the password': tail, 'url': url(password), 'wrong url': url(wrong), 'age identity': key.identity, 'passphrase': passphrase,
      'new passphrase': awkward('new phrase'), 'gpg private key': gpg.privateKey.split('\n').filter((line) => line.length === 64)[1] ?? '',
    },
  }
}

/** What must be nowhere: the secrets, and a row of data. */
export function canariesOf({ secrets, row }: Stage): Canaries {
  return { ...secrets, row }
}

/** Plays every action with secrets, at debug level: as it should go, and as it goes wrong. */
export async function play(stage: Stage): Promise<Record<string, Result>> {
  const { server, job, folder, secrets, recipient, gpg } = stage
  const results: Record<string, Result> = {}
  const script = (name: string) => `sh ${join(folder, 'scripts', name)}`
  const step = async (name: string, action: string, inputs: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}) => {
    results[name] = await job.step({ action, with: inputs, environment: { HOME: join(folder, 'home'), TMPDIR: join(folder, 'tmp'), RUNNER_DEBUG: '1', ZIMMER_DEBUG: '1', ...environment } })
  }
  const source = { host: '127.0.0.1', port: String(server.port), user: 'canary', database: 'shop', password: secrets.password }
  const age = { 'age-recipients': recipient }
  const identity = { 'age-identity': `# created by a test\n${secrets['age identity']}` }
  const drill = { ...identity, sandbox: 'local', migrate: 'none' }
  const fromUrl = { DATABASE_URL: secrets.url }

  await step('backup', 'backup', age, fromUrl)
  await step('verify', 'verify', identity, fromUrl)
  await step('restore-test', 'restore-test', { ...drill, migrate: script('migrate.sh') }, fromUrl)
  if (hasImage(`postgres:${server.major}`)) await step('restore-test in docker', 'restore-test', { ...drill, sandbox: 'docker' }, fromUrl)
  await step('latest', 'latest', { 'fetch-to': 'fetched' }, fromUrl)
  await step('status', 'status', {}, fromUrl)
  await step('backup by gpg', 'backup', { ...source, 'store': 'gpg', 'gpg-recipients': gpg.fingerprint, 'gpg-public-keys': gpg.publicKey })
  await step('verify by gpg', 'verify', { 'store': 'gpg', 'gpg-private-key': gpg.privateKey, 'passphrase': secrets.passphrase })
  await step('rekey', 'rekey', { ...identity, 'new-passphrase': secrets['new passphrase'] }, fromUrl)
  await step('nightly', 'nightly', { ...source, store: 'nightly', passphrase: secrets.passphrase, sandbox: 'local', migrate: script('migrate.sh') })

  await step('backup with a wrong password', 'backup', age, { DATABASE_URL: secrets['wrong url'] })
  await step('backup with a password that was not encoded', 'backup', age, { DATABASE_URL: `postgresql://canary:${secrets.password}@127.0.0.1:${server.port}/shop` })
  await step('backup with an sslmode that there is none of', 'backup', { ...age, url: secrets.url.replace('disable', 'bogus') })
  await step('backup with a command that fails', 'backup', { ...source, 'store': 'failing', 'enc-cmd': script('seal-badly.sh') })
  await step('verify with a key that is none', 'verify', { 'store': 'gpg', 'gpg-private-key': `${gpg.privateKey.slice(0, 400)}\n-----END PGP PRIVATE KEY BLOCK-----`, 'passphrase': secrets.passphrase })
  await step('verify with a key in the wrong place', 'verify', { store: 'nightly', passphrase: secrets['age identity'] })
  await step('restore-test with a migration that fails', 'restore-test', { ...drill, store: 'nightly', passphrase: secrets.passphrase, migrate: script('migrate-badly.sh') }, fromUrl)
  await step('restore-test with checks that find rows', 'restore-test', { ...drill, store: 'nightly', passphrase: secrets.passphrase, checks: join(folder, 'scripts', 'checks.sql') })
  await step('migration-check with a migration that fails', 'migration-check', { sandbox: 'local', store: 'nightly', passphrase: secrets.passphrase, migrate: script('migrate-badly.sh') }, fromUrl)
  await step('migration-check with a sanitize that fails', 'migration-check', { sandbox: 'local', store: 'nightly', passphrase: secrets.passphrase, sanitize: join(folder, 'scripts', 'sanitize.sql') })
  await step('backup of what will not restore', 'backup', { ...age, ...source, store: 'doubled', database: 'doubled' })
  await step('restore-test that violates a unique index', 'restore-test', { ...drill, store: 'doubled' })
  await step('rekey with a wrong passphrase', 'rekey', { passphrase: secrets['wrong password'], ...age })
  await step('rekey for a secret key', 'rekey', { 'passphrase': secrets['new passphrase'], 'age-recipients': secrets['age identity'] })
  return results
}

/** The status that each scene has to end with, so that a scene that did not play as meant is no proof. */
export const expectedStatus: Readonly<Record<string, number>> = {
  'backup': 0, 'verify': 0, 'restore-test': 0, 'restore-test in docker': 0, 'latest': 0, 'status': 0, 'backup by gpg': 0, 'verify by gpg': 0, 'rekey': 0, 'nightly': 0,
  'backup with a wrong password': 1, 'backup with a password that was not encoded': 2, 'backup with an sslmode that there is none of': 1, 'backup with a command that fails': 1,
  'verify with a key that is none': 3, 'verify with a key in the wrong place': 3, 'restore-test with a migration that fails': 3, 'restore-test with checks that find rows': 1,
  'migration-check with a migration that fails': 1, 'migration-check with a sanitize that fails': 3,
  'backup of what will not restore': 0, 'restore-test that violates a unique index': 1, 'rekey with a wrong passphrase': 3, 'rekey for a secret key': 2,
}
