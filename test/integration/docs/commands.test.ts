import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Reader } from '../../support/docs/reader.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { page, pages, root } from '../../unit/docs/pages.ts'
import type { Block } from '../../unit/docs/pages.ts'

/** What is done around a block, which is named by words of it. Blocks that nobody names are typed as they stand. */
interface Around {
  /** What has happened before, in the story of the page. */
  readonly before?: () => Promise<void> | void
  /** Its lines are alternatives, each typed by itself, each with `before`. */
  readonly eachLine?: boolean
  /** The file that runs it instead, or null for what no program runs. */
  readonly elsewhere?: string | null
}

const typed = ['sh', 'bash', 'crontab', 'sql']
const { skip: passOver } = describe
const lacking = ['age', 'gpg', 'jq', 'rsync'].filter((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
const describeWhere = lacking.length === 0 ? describe : passOver
let server: TestServer
let reader: Reader

async function start(): Promise<void> {
  server = await startServer()
  await server.sql(`CREATE ROLE zimmer SUPERUSER LOGIN PASSWORD '${(server.connection().password?.reveal() ?? '').replaceAll('\'', '\'\'')}'`)
}

async function dropDatabases(): Promise<void> {
  for (const { name } of await server.sql('SELECT datname AS name FROM pg_database WHERE datname ~ \'^zimmer\'')) await server.sql(`DROP DATABASE "${String(name)}" WITH (FORCE)`)
}

async function makeShop(database: string): Promise<void> {
  await server.sql(`CREATE DATABASE ${database} OWNER zimmer`)
  await server.sql(`
    SET ROLE zimmer;
    CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE);
    CREATE TABLE payments (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users, cents int NOT NULL);
    CREATE TABLE orders (id serial PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now());
    CREATE TABLE order_lines (order_id int NOT NULL REFERENCES orders, "we""ird; drop" text);
    INSERT INTO users (email) SELECT i || '@example.com' FROM generate_series(1, 300) AS i;
    INSERT INTO payments (user_id, cents) SELECT 1 + i % 300, i FROM generate_series(1, 900) AS i;
    INSERT INTO orders DEFAULT VALUES; INSERT INTO order_lines SELECT id, '$(id)' FROM orders;`, database)
}

/** Types every block of a page in its order. */
async function follow(path: string, arounds: Readonly<Record<string, Around>> = {}): Promise<void> {
  const blocks = page(path).blocks.filter(({ language }) => typed.includes(language))
  const unused = Object.keys(arounds).filter((words) => !blocks.some(({ text }) => text.includes(words)))
  expect({ path, unused }).toEqual({ path, unused: [] })
  for (const block of blocks) {
    const { before, eachLine = false, elsewhere } = Object.entries(arounds).find(([words]) => block.text.includes(words))?.[1] ?? {}
    if (elsewhere !== undefined) {
      expect({ elsewhere, stands: elsewhere === null || existsSync(join(root, elsewhere)) }).toEqual({ elsewhere, stands: true })
      continue
    }
    for (const one of eachLine ? linesOf(block) : [block]) {
      await before?.()
      reader.type(one)
    }
  }
}

function linesOf({ language, text }: Block): Block[] {
  return text.trim().split('\n').map((line) => ({ language, text: `${line}\n` }))
}

const backUp = () => { reader.shell('zimmer-backup backup --quiet') }
const startAnew = () => { reader.shell('rm -rf ops; zimmer-backup backup --quiet') }
const users = async (database = 'zimmer') => Number((await server.sql('SELECT count(*) FROM users', database))[0]?.['count'])
const loseTable = async () => { await server.sql('DROP TABLE payments; DELETE FROM users WHERE id > 150', 'zimmer') }
const loseRows = async () => { await server.sql('DELETE FROM payments WHERE user_id > 150; DELETE FROM users WHERE id > 150', 'zimmer') }

describeWhere(`the commands that a page shows, typed one after another on a real server${lacking.length === 0 ? '' : ` (lacking: ${lacking.join(', ')})`}`, () => {
  beforeAll(start)
  afterAll(async () => { await server.stop() })
  beforeEach(async () => {
    reader = new Reader(server)
    await dropDatabases()
    await makeShop('zimmer')
  })
  afterEach(() => { reader.leave() })

  it('take, prove, restore and encrypt backups from the README', async () => {
    await follow('README.md', {
      'npm run demo': { elsewhere: 'test/integration/demo/demo.test.ts' },
      'git clone': { elsewhere: null },
    })
  })

  it('lead through the guide, until a database is restored with stock tools alone', async () => {
    await follow('docs/guide.md', {
      'rekey all': { before: () => { reader.shell('rm -rf ops; age-keygen -o new.key; zimmer-backup backup --quiet --age-recipients "$(age-keygen -y zimmer.key)"') } },
      'zimmer-backup verify all': { before: startAnew },
      'cd ops/backup/archives': { before: startAnew },
      'age -d -i zimmer.key': {
        eachLine: true,
        before: () => {
          const archive = `ops/backup/archives/${reader.newest()}.dump`
          reader.shell(`rm -f secure/*; cp ${archive} plain
            [ -e ${archive}.age ] || age -r "$(age-keygen -y zimmer.key)" -o ${archive}.age plain
            mkdir -p -m 700 .gnupg; [ -e ${archive}.gpg ] || { gpg --batch --quiet --passphrase '' --quick-generate-key reader@example.com; gpg --batch --quiet --trust-model always -r reader@example.com -e -o ${archive}.gpg plain; }`)
        },
      },
      'tar -xf': { elsewhere: 'test/integration/actions/directory-format.test.ts' },
      'psql -h db.internal -U postgres -d zimmer -c \'ANALYZE\'': { before: async () => { await server.sql('DROP DATABASE zimmer WITH (FORCE)') } },
      'createdb -h db.internal -U postgres zimmer_side': { before: async () => { await server.sql('TRUNCATE users CASCADE', 'zimmer') } },
      'ALTER DATABASE zimmer RENAME': { before: async () => { await makeShop('zimmer_restored') } },
    })
    expect(await users()).toBe(300)
  })

  it('lead through a disaster, whether all is gone, some tables or the schema', async () => {
    backUp()
    const loseAll = async () => {
      await dropDatabases()
      await server.sql('DROP ROLE zimmer')
    }
    await follow('docs/disaster-recovery.md', {
      // Its name has the time in it.
      'DROP DATABASE zimmer_before': { elsewhere: null },
      '--create-roles\npsql': { before: loseAll },
      'docker compose': { elsewhere: 'test/integration/clients/compose.test.ts' },
      '--into replace --dry-run': { before: loseTable },
      '--tables "users, payments"\n': { before: loseRows },
    })
    expect(await users()).toBe(300)
  })

  it('bring tables back beside the live ones', async () => {
    backUp()
    await follow('docs/restore-tables.md')
  })

  it('work on an archive that the scripts left, and doubt what they cannot know', () => {
    const taken = new Date().toISOString().replace(/[-:]|\..*/g, '').replace('T', '_')
    reader.shell(`mkdir -p ops/backup/archives; pg_dump -Fc -d zimmer -f ops/backup/archives/zimmer-${taken}.dump; sha256sum ops/backup/archives/zimmer-${taken}.dump > ops/backup/archives/zimmer-${taken}.dump.sha256`)
    const [block] = page('docs/migration-from-scripts.md').blocks.filter(({ language }) => language === 'sh')
    const lines = block === undefined ? [] : linesOf(block)
    expect(lines).toHaveLength(3)
    lines.forEach((line, index) => { reader.type(line, index === 0 ? 0 : 3) })
  })

  it('show the health of the backups', async () => {
    backUp()
    await follow('docs/status.md', {
      'key.txt': { before: () => { reader.shell('mkdir -p .config/zimmer; age-keygen -o .config/zimmer/key.txt; zimmer-backup backup --quiet --store "$HOME/srv/backups"') } },
      'npm run bench': { elsewhere: 'scripts/bench.ts' },
      'openssl genpkey': { elsewhere: 'test/unit/actions/status/evidence.test.ts' },
      'openssl pkeyutl': { elsewhere: 'test/unit/actions/status/evidence.test.ts' },
    })
  })
})

describe('the commands of all pages', () => {
  it('are all typed here, or on a page that has tests of its own', () => {
    const here = ['README.md', 'docs/guide.md', 'docs/disaster-recovery.md', 'docs/restore-tables.md', 'docs/migration-from-scripts.md', 'docs/status.md']
    const elsewhere: Readonly<Record<string, string>> = {
      'docs/providers.md': 'test/integration/actions/providers.test.ts',
      'docs/restore-compose.md': 'test/integration/sandbox/service.test.ts',
      'docs/migration-check.md': 'test/integration/migration-check/alembic.test.ts',
      'docs/migration-rules.md': 'test/unit/docs/migration-rules.test.ts',
      'docs/archive-format.md': 'test/unit/docs/format.test.ts',
      'CONTRIBUTING.md': 'jest.config.js',
    }
    const shown = pages().filter(({ blocks }) => blocks.some(({ language }) => typed.includes(language))).map(({ path }) => path)
    expect(shown.filter((path) => !here.includes(path) && !existsSync(join(root, elsewhere[path] ?? '?'))).sort()).toEqual([])
  })
})
