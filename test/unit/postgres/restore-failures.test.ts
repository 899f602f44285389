import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { causesOf, classifyRestore, RestoreStderr } from '../../../src/postgres/restore-failures.ts'
import type { RestoreEntry } from '../../../src/postgres/restore-failures.ts'
import { recordedMajors, scenarios } from '../../fixtures/transcripts/scenarios.ts'

const transcripts = join(import.meta.dirname, '../../fixtures/transcripts')

/** What each recorded restore went wrong of. `harmless:` marks errors that lost nothing; null, no error at all. */
const rightCode: Readonly<Record<string, string | null>> = {
  'clean': null,
  'clean-twice': null,
  'clean-without-if-exists': 'harmless:nothing-to-drop',
  'verbose': null,
  'verbose-parallel': null,
  'missing-role': 'missing-role',
  'missing-extension': 'missing-extension',
  'public-schema-exists': 'harmless:public-schema-exists',
  'foreign-key-violated': 'foreign-key-violated',
  'foreign-key-violated-parallel': 'foreign-key-violated',
  'unique-violated': 'unique-violated',
  'rows-already-there': 'rows-already-there',
  'check-violated': 'check-violated',
  'not-null-violated': 'not-null-violated',
  'domain-violated': 'domain-violated',
  'newer-dump-into-older-server': 'harmless:newer-session-setting',
  'newer-archive-into-older-client': 'archive-too-new',
  'truncated': 'archive-truncated',
  'truncated-in-contents': 'archive-truncated',
  'truncated-to-3-bytes': 'archive-truncated',
  'empty-file': 'archive-truncated',
  'not-an-archive': 'not-an-archive',
  'missing-file': 'archive-missing',
  'flipped-bit': 'archive-damaged',
  'plain-text-dump': 'plain-text-dump',
  'objects-exist': 'object-exists',
  'database-missing': 'database-missing',
  'disk-full': 'disk-full',
  'server-killed': 'server-lost',
  'server-killed-parallel': 'server-lost',
  'session-ended': 'session-ended',
  'statement-cancelled': 'statement-ended',
  'permission-denied': 'permission-denied',
  'not-superuser': 'permission-denied',
  'extension-comment': 'harmless:comment-not-ours',
  'collation-missing': 'missing-locale',
  'database-locale-missing': 'missing-locale',
  'unqualified-name': 'unqualified-name',
  'unqualified-name-in-index': 'unqualified-name',
  'relation-missing': 'object-missing',
  'out-of-locks': 'out-of-locks',
  'exit-on-error': 'object-exists',
  'encoding-differs': 'encoding',
  'trigger-failed': 'function-raised',
  'server-warnings-verbose': null,
}

const recorded = recordedMajors.flatMap((major) =>
  scenarios.filter(({ majors }) => majors?.includes(major) ?? true).map(({ name }) => ({ major, name })))

function replay(major: number, name: string): { entries: readonly RestoreEntry[]; text: string } {
  const text = readFileSync(join(transcripts, String(major), `${name}.txt`), 'utf8')
  return { entries: classifyRestore(text, text.includes('pg_restore: error:') ? 1 : 0, name.endsWith('-parallel') ? 2 : 1), text }
}

describe('what pg_restore of 13, 15, 17 and 18 wrote', () => {
  it.each(recorded)('explains $major/$name by the one right code', ({ major, name }) => {
    const { entries } = replay(major, name)
    const codes = new Set(causesOf(entries).map(({ code }) => code))
    for (const { code, severity } of entries) if (severity === 'harmless') codes.add(`harmless:${code}`)
    const right = rightCode[name]
    expect(right).toBeDefined()
    expect([...codes]).toEqual(right === null ? [] : [right])
  })

  it('repeats no value of a row, although the transcripts hold them', () => {
    const values = /4711|987654|customer\d+@|example\.org|secret-of|\(100, 1|\(id\)=|Straße|zo\u00eb/
    let withValues = 0
    for (const { major, name } of recorded) {
      const { entries, text } = replay(major, name)
      if (values.test(text)) withValues += 1
      for (const entry of entries) expect(`${entry.sentence} ${entry.object ?? ''} ${entry.hint}`).not.toMatch(values)
    }
    expect(withValues).toBeGreaterThan(20)
  })

  it('leaves no name in braces in a sentence', () => {
    for (const { major, name } of recorded) {
      for (const { sentence } of replay(major, name).entries) expect(sentence).not.toMatch(/[{}]|undefined|null\b|\(\)| {2}/)
    }
  })

  it('names the roles, the constraint and the extension', () => {
    const sentences = (name: string) => causesOf(replay(17, name).entries).map(({ sentence }) => sentence)
    expect(sentences('missing-role')).toEqual(['role shop_owner does not exist on this server', 'role shop_reader does not exist on this server'])
    expect(sentences('foreign-key-violated')[0]).toContain('foreign key orders_customer_fkey of table orders')
    expect(sentences('missing-extension')).toEqual(['extension madeup is not available on this server'])
    expect(sentences('unqualified-name')[0]).toContain('count_of_orders')
  })
})

describe('what is not explained', () => {
  const codes = (stderr: string, exitCode: number | undefined = 1) => classifyRestore(stderr, exitCode).map(({ code, severity }) => `${severity}:${code}`)

  it('is a failure, and an unknown error of the server is not repeated', () => {
    const entries = classifyRestore('pg_restore: error: could not execute query: ERROR:  the moon is made of secret-of-4711\nCommand was: CREATE TABLE public.moon (\n    a text DEFAULT \'secret-of-4711\'\n);\n\n\npg_restore: warning: errors ignored on restore: 1\n', 1)
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ code: 'unexplained', severity: 'failure', line: 1 })
    expect(entries[0]?.sentence).toContain('CREATE TABLE public.moon')
    expect(JSON.stringify(entries)).not.toContain('4711')
  })

  it('is a failure when the server speaks another language, and its text is not repeated', () => {
    const entries = classifyRestore('pg_restore: error: COPY failed for table "t": FEHLER:  ungültige Eingabesyntax für Typ integer: »geheim«\npg_restore: warning: errors ignored on restore: 1\n', 1)
    expect(entries.map(({ code }) => code)).toEqual(['unexplained'])
    expect(JSON.stringify(entries)).not.toContain('geheim')
  })

  it.each(['Segmentation fault', 'pg_restore: warning: the archive was a bit strange', 'pg_restore: going to do something unheard of'])('is a failure: %s', (line) => {
    expect(codes(`${line}\n`, 0)).toEqual(['failure:unexplained'])
  })

  it('is a failure when pg_restore ends badly without a word', () => {
    expect(codes('', 1)).toEqual(['failure:silent-end'])
    expect(codes('', 0)).toEqual([])
  })

  it('is a failure of its own when somebody ended pg_restore, for that says nothing of the backup', () => {
    expect(classifyRestore('', undefined).map(({ code, severity }) => `${severity}:${code}`)).toEqual(['failure:program-killed'])
    expect(codes('pg_restore: terminated by user\n', 1)).toEqual(['failure:program-killed'])
    // What it had found by then still counts.
    expect(codes('pg_restore: error: could not execute query: ERROR:  the moon\nCommand was: SELECT 1;\n\n\npg_restore: terminated by user\n', 1)).toEqual(['failure:unexplained'])
  })

  it.each([
    ['terminating background worker "parallel worker" due to administrator command', 'session-ended'],
    ['lost connection to parallel worker', 'server-lost'],
  ])('does not blame the backup when a server that is stopped builds an index with several processes: %s', (words, code) => {
    const entries = classifyRestore(`pg_restore: error: could not execute query: ERROR:  ${words}\nCONTEXT:  parallel worker\nCommand was: ALTER TABLE ONLY public.letters\n    ADD CONSTRAINT letters_pkey PRIMARY KEY (id);\n\n\n`, 1)
    expect(entries.map((entry) => entry.code)).toEqual([code])
  })

  it('is a failure when pg_restore stopped at an error that would be harmless', () => {
    expect(codes('pg_restore: error: could not execute query: ERROR:  schema "public" already exists\nCommand was: CREATE SCHEMA public;\n\n\n'))
      .toEqual(['harmless:public-schema-exists', 'failure:stopped-early'])
  })

  it('is a failure when pg_restore counted more errors than it showed', () => {
    expect(codes('pg_restore: error: could not execute query: ERROR:  schema "public" already exists\nCommand was: CREATE SCHEMA public;\n\n\npg_restore: warning: errors ignored on restore: 2\n'))
      .toEqual(['harmless:public-schema-exists', 'failure:errors-lost'])
    expect(classifyRestore('pg_restore: warning: errors ignored on restore: 2\n', 1, 4).map(({ code }) => code)).toEqual(['errors-lost'])
  })
})

describe('an error that is harmless for one command', () => {
  const refused = (message: string, command: string) =>
    classifyRestore(`pg_restore: error: could not execute query: ERROR:  ${message}\nCommand was: ${command}\n\n\npg_restore: warning: errors ignored on restore: 1\n`, 1).map(({ severity }) => severity)

  it.each([
    ['schema "public" already exists', 'CREATE SCHEMA public; CREATE TABLE public.t (id integer);'],
    ['schema "shop" already exists', 'CREATE SCHEMA shop;'],
    ['unrecognized configuration parameter "transaction_timeout"', "ALTER DATABASE shop SET transaction_timeout TO '5s';"],
    ['relation "public.orders" does not exist', 'ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);'],
    ['relation "public.orders" does not exist', 'DROP TABLE public.orders; CREATE TABLE public.orders (id integer);'],
    ['must be owner of extension hstore', "COMMENT ON EXTENSION hstore IS 'x'; DROP TABLE public.orders;"],
    ['must be owner of extension hstore', 'ALTER EXTENSION hstore SET SCHEMA public;'],
  ])('is a failure for another: %s, %s', (message, command) => {
    expect(refused(message, command)).toEqual(['failure'])
  })

  it('is a failure when something else was printed behind the command', () => {
    expect(refused('schema "public" already exists', 'CREATE SCHEMA public;\n\n\nkilled by the kernel')).toEqual(['failure'])
  })
})

describe('hostile names', () => {
  it('cannot hide the error that follows, nor make a good restore look bad', () => {
    const hostile = 'pg_restore: creating TABLE "public.a\nSegmentation fault\nb"\npg_restore: processing data for table "public.x"y"\n'
    expect(classifyRestore(hostile, 0)).toEqual([])
    expect(classifyRestore(`${hostile}pg_restore: error: could not read from input file: end of file\n`, 1).map(({ code }) => code)).toEqual(['archive-truncated'])
  })

  it('are shown on one line, without control characters', () => {
    const [entry] = classifyRestore('pg_restore: error: could not execute query: ERROR:  role "a\u001b[31m\u202e::error::b" does not exist\nCommand was: X\n', 1)
    expect(entry?.sentence).not.toMatch(/[\u001b\u202e\n]/)
  })
})

it.each(['could not connect to server "elsewhere"', 'could not establish connection'])('calls a server that the dump reads from and cannot reach no fault of the backup: %s', (words) => {
  const stderr = `pg_restore: while PROCESSING TOC:\npg_restore: from TOC entry 3369; 0 16390 MATERIALIZED VIEW DATA copied postgres\npg_restore: error: could not execute query: ERROR:  ${words}\nDETAIL:  connection to server at "10.0.0.1", port 5432 failed: Network is unreachable\nCommand was: REFRESH MATERIALIZED VIEW public.copied;\n\n\npg_restore: warning: errors ignored on restore: 1\n`
  const [cause, ...more] = causesOf(classifyRestore(stderr, 1))
  expect(more).toEqual([])
  expect(cause).toMatchObject({ code: 'foreign-server-unreachable', hint: expect.stringContaining('sandbox-network') as unknown as string })
})

it('explains the same whether the lines come one by one or at once, with either line end', () => {
  const { text, entries } = replay(15, 'missing-extension')
  const reader = new RestoreStderr()
  for (const line of text.trimEnd().split('\n')) reader.line(`${line}\r`)
  expect(reader.end(1)).toEqual(entries)
})
