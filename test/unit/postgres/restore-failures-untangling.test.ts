import { describe, expect, it } from '@jest/globals'
import { classifyRestore } from '../../../src/postgres/restore-failures.ts'

/** Every order in which the pieces of several messages may reach one stderr, each message's own pieces in theirs. */
function interleavings(messages: readonly (readonly string[])[]): string[] {
  const left = messages.filter((pieces) => pieces.length > 0)
  if (left.length === 0) return ['']
  return left.flatMap((pieces, index) => {
    const rest = left.with(index, pieces.slice(1))
    return interleavings(rest).map((text) => `${pieces[0] ?? ''}${text}`)
  })
}

const pieces = (words: string) => ['pg_restore:', ' ', 'error: ', `${words}\n`]
const cut = pieces('could not read from input file: end of file')
const refused = pieces('could not execute query: ERROR:  permission denied for schema public\nCommand was: CREATE TABLE public.orders (\n    id integer\n);')

describe('what several jobs of pg_restore say at once', () => {
  it('is explained whatever the order of its pieces', () => {
    for (const stderr of interleavings([cut, cut, cut])) {
      expect(classifyRestore(stderr, 1, 2).map(({ code }) => code)).toEqual(Array(3).fill(classifyRestore(cut.join(''), 1)[0]?.code))
    }
  })

  it('is no failure while all is well', () => {
    const launching = ['pg_restore:', ' ', 'launching item 3383 SEQUENCE SET a\n']
    const finished = ['pg_restore:', ' ', 'finished item 12 TABLE DATA orders\n']
    for (const stderr of interleavings([launching, finished, finished])) expect(classifyRestore(stderr, 0, 2)).toEqual([])
  })

  it('is no failure either where a name has two lines', () => {
    const processing = ['pg_restore:', ' ', 'processing data for table "public.a\nanother line"\n']
    const launching = ['pg_restore:', ' ', 'launching item 3383 CONSTRAINT a\nanother line a_pkey\n']
    const creating = ['pg_restore:', ' ', 'creating CONSTRAINT "public.a\nanother line a_pkey"\n']
    for (const stderr of interleavings([processing, launching, creating])) expect(classifyRestore(stderr, 0, 2)).toEqual([])
    for (const stderr of interleavings([processing, launching, cut])) expect(classifyRestore(stderr, 1, 2).some(({ severity }) => severity === 'failure')).toBe(true)
  })

  it('is no failure where it is what the server notes by the way', () => {
    const noted = ['pg_restore:', ' ', 'WARNING:  wal_level is insufficient to publish logical changes\nHINT:  Set wal_level to logical before creating subscriptions.\n']
    const inGerman = ['pg_restore:', ' ', 'HINWEIS:  Bezeichner wird abgeschnitten\n']
    for (const stderr of interleavings([noted, noted, inGerman])) expect(classifyRestore(stderr, 0, 2)).toEqual([])
    for (const stderr of interleavings([noted, inGerman, refused])) {
      expect(classifyRestore(stderr, 1, 2).map(({ code }) => code)).toEqual(['permission-denied'])
    }
  })

  it('fails the restore, whatever was written in between', () => {
    expect(classifyRestore(refused.join(''), 1)).toMatchObject([{ code: 'permission-denied', severity: 'failure' }])
    for (const stderr of interleavings([cut, refused])) {
      const found = classifyRestore(stderr, 1, 2)
      expect(found.filter(({ severity }) => severity === 'failure').length).toBeGreaterThanOrEqual(1)
      expect(found.map(({ code }) => code)).toContain('permission-denied')
    }
  })

  it('is not guessed at where one job writes alone: a strange line stays unexplained', () => {
    expect(classifyRestore('pg_restore: pg_restore: error: error: one\ntwo\n', 1).map(({ code }) => code)).toContain('unexplained')
    expect(classifyRestore('something else\n', 1, 2).map(({ code }) => code)).toContain('unexplained')
  })
})
