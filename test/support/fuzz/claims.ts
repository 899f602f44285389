import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { rulesOf } from '../../../src/actions/retention.ts'
import { retentionInputs } from '../../../src/actions/shared-inputs.ts'
import { parseEvidence } from '../../../src/actions/status/evidence.ts'
import { readArguments } from '../../../src/cli/arguments.ts'
import { parseFile, archiveFile, backupName, manifestFile } from '../../../src/domain/archive-name.ts'
import { rolesOf, statementsFor } from '../../../src/domain/globals.ts'
import { parseDrillRecord, parseManifest, parseProof } from '../../../src/domain/manifest-parsing.ts'
import { acceptancesIn } from '../../../src/domain/migration-acceptance.ts'
import { markText, readMark } from '../../../src/domain/restore-names.ts'
import { decideRetention } from '../../../src/domain/retention.ts'
import { cronsIn, lastDue, nextDue } from '../../../src/domain/schedule.ts'
import { parseSidecar } from '../../../src/domain/sidecar.ts'
import { namesInList, statementsOf, withSchemas } from '../../../src/domain/sql-definitions.ts'
import { tokensOf, withoutValues } from '../../../src/domain/sql-text.ts'
import { parseIndex } from '../../../src/domain/store-index.ts'
import { parseTableNames } from '../../../src/domain/table-names.ts'
import { headerEnd } from '../../../src/encryption/age-header.ts'
import { readIdentities } from '../../../src/encryption/age-identities.ts'
import { readRecipients } from '../../../src/encryption/age-recipients.ts'
import { parseKeys } from '../../../src/encryption/gpg-home.ts'
import { parseByteSize } from '../../../src/kit/byte-size.ts'
import { KnownError, messageOf } from '../../../src/kit/errors.ts'
import { integer, lines, readInputs, text } from '../../../src/kit/inputs.ts'
import { code, escapeMarkdown, plain } from '../../../src/kit/markdown.ts'
import { parseOwner } from '../../../src/kit/owner.ts'
import { parseMarker } from '../../../src/kit/process-marker.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { parseVerboseHistory } from '../../../src/migrations/alembic-steps.ts'
import { parseHistory } from '../../../src/migrations/branch.ts'
import { parseMigrate } from '../../../src/migrations/command.ts'
import { hardWiredPlace } from '../../../src/migrations/url-variables.ts'
import { CsvReader, factOf, recordOf } from '../../../src/observation/log-lines.ts'
import { statementsOf as checksOf } from '../../../src/postgres/checks-statements.ts'
import { dumpFailure } from '../../../src/postgres/connection-failures.ts'
import { parseUrl } from '../../../src/postgres/connection-url.ts'
import { resolveConnection } from '../../../src/postgres/connection.ts'
import { parseCompression } from '../../../src/postgres/compression.ts'
import { classifyRestore } from '../../../src/postgres/restore-failures.ts'
import { parseS3Location } from '../../../src/store/s3-location.ts'
import { parseSshLocation } from '../../../src/store/ssh-location.ts'
import { membersOf, tarFrom } from './tars.ts'

// Words in which the formats speak, so that random text gets beyond their first sign.
const words = [
  'postgres://', 'user:pass@host:5432/db?sslmode=require', '[::1]', '%', '%00', '%C3', 'host=', 'a'.repeat(64), '  zimmer-20250828_143022.dump\n', 'zimmer-20250828_143022', '.dump', '.age', '.sha256', '.json', '{"version":1', '"backup":', '}', ']',
  'pg_restore: error: ', 'pg_restore: from TOC entry 3; 1 2 TABLE x y\n', 'Command was: ', 'ERROR:  ', 'DETAIL:  ', '\n', '\r\n', '\t', '\0', '"', '""', '\'', '\'\'', 'E\'', '\\', '$$', '$a$', '--', '/*', '*/', ';', '(', ')', ',', 'SELECT ',
  'CREATE ROLE ', 'ALTER ROLE x SET ', 'GRANT a TO b;', 'zimmer: accept ', 'table-rewrite on orders because it is small', '- cron: ', '\'0 3 * * *\'', '*/5', '1-70', 'jan', 's3://', 'ssh://', 'user@host', '/path', '-1', '1e9', '12 GB', 'age-encryption.org/v1\n',
  '-> X25519 ', '--- ', 'zimmer-observation {', '"kind":', 'zimmer-backup: restoring x since y\n', '::', '\u202e', '\ud800', '🔥', 'postgresql', 'LOG', 'statement: ', '2025-08-28 14:30:22.123 UTC,',
  '[x]\n', '=', 'port=', '*:*:*:*:', 'POSTGRES_PASSWORD=', 'export ', '# ', '${HOME}', 'AGE-SECRET-KEY-1', 'AGE-PLUGIN-X-1', 'age1', 'ssh-ed25519 ', '-> scrypt ', 'pub:u:', 'fpr:::::::::', '12 size=3\n', '20 path=../../x\n', '14', '99999999999999999999',
]
const anyText = fc.oneof(
  fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }), fc.json({ maxDepth: 4 }),
)

const connection = { host: 'h', port: 1, user: 'u', database: 'd', password: undefined, parameters: {} }
const csv = (given: string) => new CsvReader().push(`${given}\n`).map(recordOf).map(factOf)
const after = new Date('2026-01-01T00:00:00Z')

const folder = mkdtempSync(join(tmpdir(), 'zimmer-fuzz-'))
/** The text as a file that nobody else may read. */
function fileOf(given: string): string {
  const file = join(folder, 'given')
  writeFileSync(file, given, { mode: 0o600 })
  return file
}
const inputsOfConnection = { url: undefined, host: 'h', port: 1, user: 'u', database: 'd', password: new Secret('p') }
const byDefault = { url: 'default', host: 'default', port: 'default', user: 'default', database: 'default', password: 'default' } as const
const resolved = (environment: Record<string, string>) => resolveConnection(inputsOfConnection, byDefault, { HOME: folder, PGSYSCONFDIR: folder, ...environment }, () => undefined)
const sealing = { temporaryDirectory: folder, environment: {}, interrupted: new AbortController().signal, mask: () => undefined, directory: folder }
const backups = Array.from({ length: 6 }, (_, day) => ({ id: `x-${day}`, takenAt: new Date(after.getTime() - day * 86_400_000), standing: 'good' as const, provedByDrill: day === 3 }))

/** What is kept by rules that are all this text, or numbers made of its signs; something is, whatever they say. */
function kept(given: string): unknown {
  const rule = (place: number) => given.length % 2 === 0 ? given : String((given.charCodeAt(place) || 0) % 40)
  const { values } = readInputs(retentionInputs, { given: new Map(Object.keys(retentionInputs).map((name, place) => [name, rule(place)])), environment: {}, envFile: {} }, () => undefined)
  const decisions = decideRetention(backups, rulesOf(values), after)
  expect(decisions.some(({ keep }) => keep)).toBe(true)
  return decisions
}

/** Every parser of text that others write; none may throw anything but a KnownError. */
const parsers: Readonly<Record<string, (given: string) => unknown>> = {
  'connection URLs': parseUrl, 'file names': parseFile, 'sidecars': (given) => parseSidecar(given, 'zimmer-20250828_143022.dump.sha256'), 'manifests': (given) => parseManifest(given, 'x'), 'closed parts': (given) => parseProof(given, 'x'),
  'records of drills': parseDrillRecord, 'globals': (given) => [rolesOf(given), statementsFor(given, ['x'])], 'acceptances': (given) => acceptancesIn(given, ['table-rewrite']), 'marks': readMark,
  'schedules': (given) => [nextDue(cronsIn(given), after), lastDue(cronsIn(given), after)], 'schedule expressions': (given) => nextDue([given], after), 'definitions': (given) => [statementsOf(given), namesInList(given), withSchemas(given, () => 'x')],
  'statements': (given) => [tokensOf(given), withoutValues(given)], 'names of tables': parseTableNames, 'sizes': parseByteSize, 'owners': parseOwner, 'migration commands': parseMigrate, 'configurations of migration tools': hardWiredPlace,
  'lines of a server\'s log': csv, 'files of checks': checksOf, 'stderr of pg_dump': (given) => dumpFailure(given, { connection }), 'stderr of pg_restore': (given) => classifyRestore(given, 1), 'locations in S3': parseS3Location, 'locations by ssh': parseSshLocation,
  'headers of age': (given) => headerEnd(Buffer.from(given)), 'arguments': (given) => readArguments(given.split(' ')),
  'inputs': (given) => readInputs({ a: text('x'), b: integer('x'), c: lines('x') }, { given: new Map([['a', given], ['b', given], ['c', given]]), environment: {}, envFile: {} }, () => undefined),
  'env files': (given) => readInputs({ a: text('x', { envFile: 'POSTGRES_PASSWORD' }), b: integer('x', { envFile: 'b' }) }, { given: new Map(), environment: {}, envFile: parseEnv(given) }, () => undefined),
  'password files': (given) => resolved({ PGPASSFILE: fileOf(given) }), 'service files': (given) => resolved({ PGSERVICE: 'x', PGSERVICEFILE: fileOf(`[x]\n${given}`) }),
  // In several lines, or it would be the path of a file.
  'identity files': (given) => readIdentities({ ageIdentity: new Secret(given.startsWith('age-encryption.org/v1\n') ? given : `# ours\n${given}`), passphrase: new Secret('p') }, sealing),
  'recipients': (given) => readRecipients(given.split('\n'), sealing), 'lists of gpg\'s keys': parseKeys, 'retention policies': kept, 'headers of tar': (given) => membersOf(tarFrom(given)), 'indexes of a store': (given) => parseIndex(given, 'x'),
  'months of evidence': parseEvidence, 'marks of processes': parseMarker, 'histories of alembic': (given) => [parseHistory(given), parseVerboseHistory(given)], 'compressions': parseCompression,
}

const ofInputs = ['connection URLs', 'names of tables', 'sizes', 'compressions']

/** What the reader of an input throws for the schema to put the input's name before; an error of the language itself has another name. */
function isObjection(problem: unknown): boolean {
  return Object.prototype.toString.call(problem) === '[object Error]' && (problem as Error).name === 'Error'
}

/** Claims over so many texts in all. */
export function claimThatParsersHold(count: number, seed: number): void {
  const numRuns = Math.ceil(count / (Object.keys(parsers).length + 4))
  const options = { numRuns, seed, verbose: false }

  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

  describe('text that nobody meant well', () => {
    it.each(Object.entries(parsers))('is read or refused in so many words as %s', async (kind, parse) => {
      await fc.assert(fc.asyncProperty(anyText, async (given) => {
        try {
          await parse(given)
        } catch (problem) {
          if (!(problem instanceof KnownError) && !(ofInputs.includes(kind) && isObjection(problem))) throw problem
          expect(messageOf(problem)).not.toBe('')
        }
      }), options)
    })

    it('comes back as it went: names of databases through file names, and marks through comments', () => {
      fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 63 }), (database) => {
        const { id } = backupName(database, after)
        expect(id).toMatch(/^[\w.%-]+$/)
        for (const file of [archiveFile(id, 'age'), manifestFile(id)]) expect(parseFile(file)).toMatchObject({ id, database })
      }), options)
      fc.assert(fc.property(fc.string(), (comment) => {
        const mark = { backup: 'zimmer-20250828_143022', since: '2025-08-28T14:30:22.000Z', target: comment, comment }
        expect(readMark(markText(mark))).toEqual(mark)
      }), options)
    })

    it('is a token or a statement of SQL, and all tokens together are the text', () => {
      fc.assert(fc.property(anyText, (given) => { expect(tokensOf(given).map(({ text: part }) => part).join('')).toBe(given) }), options)
    })

    it('is shown without anything to obey', () => {
      fc.assert(fc.property(anyText, (given) => {
        expect(plain(given)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        expect(escapeMarkdown(given)).not.toMatch(/[<>`|*_[\]@"']/)
        expect(code(given).slice(6, -7)).not.toMatch(/[<>"'`|@]/)
      }), options)
    })
  })
}
