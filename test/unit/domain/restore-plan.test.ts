import { describe, expect, it } from '@jest/globals'
import { needsOf } from '../../../src/domain/archive-needs.ts'
import { drawUpPlan } from '../../../src/domain/restore-decision.ts'
import { beforeName, markText, readMark, restoringName } from '../../../src/domain/restore-names.ts'
import type { Answers, BackupFacts, TargetFacts } from '../../../src/domain/restore-plan.ts'

const now = new Date('2026-11-22T19:00:00.000Z')
const target: TargetFacts = {
  database: 'shop', host: 'db', port: 5432, exists: true, versionNumber: 150_018, systemIdentifier: '1', standby: false, role: 'zimmer', superuser: true, mayCreateDatabases: true, mayCreateRoles: true,
  isOwner: true, isTemplate: false, encoding: 'UTF8', bytes: 1e6, contents: ['relation orders'], tables: [{ name: 'public.orders', rows: 3 }], notOurs: [], connections: [], preparedTransactions: 0, mark: undefined,
  extensions: [], roles: ['zimmer'], mayActAs: ['zimmer'], tablespaces: ['pg_default'], freeBytes: null, leftover: 'none', unreadable: undefined, pooled: undefined,
}
const backup: BackupFacts = {
  id: 'shop-20261122_180000', database: 'shop', takenAt: '2026-11-22T18:00:00.000Z', archiveBytes: 1000, sealed: false, proof: 'content', tables: 1, rows: 5, relations: new Map([['public.orders', 5]]), drill: undefined,
  source: { versionNumber: 150_018, systemIdentifier: '1', host: 'db', port: 5432, encoding: 'UTF8', databaseBytes: 1e6, extensions: [] },
  needs: { roles: [], extensions: [], tablespaces: [], subscriptions: [], forSuperusers: [], database: { options: undefined, owner: undefined, definitions: [] } },
}
const answers: Answers = { confirm: 'shop', swap: true, safetyBackup: true, safetyProblem: undefined, createRoles: false, owner: 'keep', endConnections: false, accept: 'proved', into: undefined }

function plan(facts: { target?: Partial<TargetFacts>; backup?: Partial<BackupFacts>; answers?: Partial<Answers> } = {}) {
  return drawUpPlan({ backup: { ...backup, ...facts.backup }, target: { ...target, ...facts.target }, answers: { ...answers, ...facts.answers }, now })
}
const codes = (facts: Parameters<typeof plan>[0]) => plan(facts).objections.map(({ code }) => code)
const needs = (some: Partial<BackupFacts['needs']>) => ({ backup: { needs: { ...backup.needs, ...some } } })
const drill = (verdict: 'proved' | 'damaged' | 'unproved') => ({
  version: 1, backup: backup.id, archiveSha256: '', at: '2026-11-21T00:00:00.000Z', verdict, reason: 'a reason', sandbox: 'local', serverVersion: '15.18', restoreSeconds: 12, migrationSeconds: null, totalSeconds: 20,
  rowsProved: 5, tablesProved: 1, keyOpened: null, recipients: [], run: null,
})

describe('a restore over something', () => {
  it.each([
    ['the name was not typed', { answers: { confirm: undefined } }, 'not-confirmed'],
    ['another name was typed', { answers: { confirm: 'Shop' } }, 'wrong-confirmation'],
    ['another name was typed for an empty target', { answers: { confirm: 'shop2' }, target: { contents: [] } }, 'wrong-confirmation'],
    ['its newest restore test found it damaged', { backup: { drill: drill('damaged') } }, 'drill-damaged'],
    ['nothing could prove it', { backup: { proof: 'none' as const } }, 'nothing-to-prove'],
    ['the target is a standby', { target: { standby: true } }, 'target-standby'],
    ['the target is older', { target: { versionNumber: 140_000 } }, 'target-too-old'],
    ['the target is a template', { target: { isTemplate: true } }, 'target-template'],
    ['the role may not create databases', { target: { superuser: false, mayCreateDatabases: false } }, 'may-not-create-databases'],
    ['the role does not own the target', { target: { isOwner: false } }, 'not-the-owner'],
    ['somebody else\'s objects would have to go', { target: { notOurs: ['relation a.b'] }, answers: { swap: false } }, 'not-ours-to-drop'],
    ['the target has another encoding and stays', { target: { encoding: 'LATIN1' }, answers: { swap: false } }, 'target-encoding'],
    ['the other name is somebody else\'s', { target: { leftover: 'foreign' as const } }, 'name-taken'],
    ['a role is missing', needs({ roles: ['clerk'] }), 'roles-missing'],
    ['a role is missing and may not be made', { ...needs({ roles: ['clerk'] }), answers: { createRoles: true }, target: { mayCreateRoles: false } }, 'may-not-create-roles'],
    ['objects belong to a role that cannot be acted as', { ...needs({ roles: ['clerk'] }), target: { roles: ['clerk'], mayActAs: [] } }, 'may-not-act-as'],
    ['an extension is missing', needs({ extensions: ['postgis'] }), 'extensions-missing'],
    ['a tablespace is missing', needs({ tablespaces: ['fast'] }), 'tablespaces-missing'],
    ['it needs a superuser', { ...needs({ forSuperusers: ['event trigger e'] }), target: { superuser: false } }, 'superuser-needed'],
    ['the disk is too small', { target: { freeBytes: 999_999 } }, 'disk-too-small'],
    ['somebody is connected', { target: { connections: [{ application: 'web', user: 'app', count: 3 }] } }, 'target-in-use'],
    ['a prepared transaction stands', { target: { preparedTransactions: 1 } }, 'prepared-transactions'],
    ['the safety backup has no place', { answers: { safetyProblem: { code: 'safety-store', sentence: 's', hint: 'h' } } }, 'safety-store'],
    ['the target cannot be read for it', { target: { unreadable: { code: 'no-right', sentence: 's', hint: 'h' } } }, 'no-right'],
    ['a pooler is between', { target: { pooled: { code: 'pooled-connection', sentence: 's', hint: 'h' } } }, 'pooled-connection'],
  ])('is refused when %s', (_, facts, code) => {
    expect(codes(facts)).toEqual([code])
  })

  it('is refused for every reason at once', () => {
    expect(codes({ answers: { confirm: undefined }, target: { standby: true, freeBytes: 0 }, backup: { drill: drill('damaged') } })).toEqual(['not-confirmed', 'drill-damaged', 'target-standby', 'disk-too-small'])
  })

  it('may begin when nothing stands in the way, and says what it does', () => {
    expect(plan()).toMatchObject({ way: 'swap', restoringAs: 'shop_restoring', keptAs: 'shop_before_20261122_190000', safetyBackup: true, isSource: true, objections: [] })
  })

  it('says loudly that there is no safety backup', () => {
    const { warnings, safetyBackup } = plan({ answers: { safetyBackup: false } })
    expect(safetyBackup).toBe(false)
    expect(warnings).toContainEqual(expect.stringContaining('NO SAFETY BACKUP of shop'))
  })

  it('uses the room of the old database in place', () => {
    expect(codes({ target: { freeBytes: 10 }, answers: { swap: false } })).toEqual([])
  })

  it('takes what its restore test found damaged when the operator says so, with a warning', () => {
    const { objections, warnings } = plan({ backup: { drill: drill('damaged') }, answers: { accept: 'damaged' } })
    expect(objections).toEqual([])
    expect(warnings).toEqual([expect.stringContaining('found shop-20261122_180000 damaged') as unknown as string])
  })

  it('does not take another database of the same server, or the same name elsewhere, for the source', () => {
    expect(plan({ target: { database: 'shop2' } }).isSource).toBe(false)
    expect(plan({ target: { systemIdentifier: '2' } }).isSource).toBe(false)
    expect(plan({ target: { systemIdentifier: null, host: 'other' } }).isSource).toBe(false)
    expect(plan({ target: { systemIdentifier: null } }).isSource).toBe(true)
  })
})

describe('a restore of chosen tables', () => {
  const into = (where: 'replace' | 'schema' | 'rename', more: Parameters<typeof plan>[0] = {}) => ({ ...more, answers: { into: where, ...more.answers } })

  it('asks for the name and takes a safety backup where live rows go, and only there', () => {
    expect(codes(into('replace', { answers: { confirm: undefined } }))).toEqual(['not-confirmed'])
    expect(plan(into('replace')).safetyBackup).toBe(true)
    expect(plan(into('replace', { answers: { safetyBackup: false } })).warnings).toContainEqual(expect.stringContaining('NO SAFETY BACKUP'))
    for (const where of ['rename', 'schema'] as const) {
      expect(plan(into(where, { answers: { confirm: undefined, safetyProblem: { code: 'safety-store', sentence: 's', hint: 'h' } } }))).toMatchObject({ way: 'tables', safetyBackup: false, restoringAs: null, keptAs: null, objections: [] })
    }
    expect(codes(into('rename', { answers: { confirm: 'Shop' } }))).toEqual(['wrong-confirmation'])
  })

  it.each([
    ['the target is not there', { target: { exists: false, contents: [] } }, ['database-missing']],
    ['the target is a standby behind a pooler', { target: { standby: true, pooled: { code: 'pooled-connection', sentence: 's', hint: 'h' } } }, ['pooled-connection', 'target-standby']],
    ['the target is older', { target: { versionNumber: 140_000 } }, ['target-too-old']],
    ['nothing could prove it, and its restore test found it damaged', { backup: { proof: 'none' as const, drill: drill('damaged') } }, ['drill-damaged', 'nothing-to-prove']],
    ['the target cannot be read for a safety backup', { target: { unreadable: { code: 'no-right', sentence: 's', hint: 'h' } } }, ['no-right']],
  ])('is refused when %s', (_, facts, expected) => {
    expect(codes(into('replace', facts))).toEqual(expected)
  })

  it('is kept by nothing that is about a whole database', () => {
    const facts = { target: { isTemplate: true, isOwner: false, superuser: false, mayCreateDatabases: false, leftover: 'foreign' as const, freeBytes: 0, preparedTransactions: 1, connections: [{ application: 'web', user: 'app', count: 3 }] } }
    expect(codes(into('replace', { ...facts, ...needs({ roles: ['clerk'], extensions: ['postgis'], tablespaces: ['fast'], forSuperusers: ['event trigger e'] }) }))).toEqual([])
  })
})

describe('a target that is half restored', () => {
  const mark = { backup: backup.id, since: '2026-11-22T18:30:00.000Z', target: 'shop', comment: null }

  it('is gone on with unasked, with the same backup in place and no second safety backup', () => {
    const found = plan({ target: { mark }, answers: { swap: false, confirm: undefined } })
    expect(found).toMatchObject({ goesOn: true, safetyBackup: false, objections: [] })
    expect(found.warnings[0]).toContain('database shop is half restored')
  })

  it('is asked about when another backup is named, or when it would be swapped', () => {
    expect(codes({ target: { mark: { ...mark, backup: 'shop-20200101_000000' } }, answers: { swap: false, confirm: undefined } })).toEqual(['not-confirmed'])
    expect(codes({ target: { mark }, answers: { confirm: undefined } })).toEqual(['not-confirmed'])
  })

  it('is known by its mark, whatever comment stood there before', () => {
    for (const comment of [null, '', 'one\ntwo', '{"target":"x"}\n"']) expect(readMark(markText({ ...mark, comment }))).toEqual({ ...mark, comment })
  })

  it('is not seen in anybody else\'s comment', () => {
    for (const text of [null, '', 'zimmer-backup: restoring', 'zimmer-backup: restoring a since b', 'zimmer-backup: restoring a since b\n{}', 'x zimmer-backup: restoring a since b\n{"target":"t","comment":null}']) expect(readMark(text)).toBeUndefined()
  })
})

describe('the names beside the target', () => {
  it('are never longer than a name may be, and never end within a character', () => {
    for (const name of ['a'.repeat(63), 'ä'.repeat(31), '💾'.repeat(15), `x${'💾'.repeat(15)}`]) {
      for (const made of [restoringName(name), beforeName(name, now)]) {
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(63)
        expect(made).not.toContain('\u{fffd}')
        expect(made.isWellFormed()).toBe(true)
      }
      expect(restoringName(name)).toMatch(/_restoring$/)
      expect(beforeName(name, now)).toMatch(/_before_20261122_190000$/)
    }
  })
})

describe('what an archive needs of a server', () => {
  const entry = (description: string, tag: string, definition: string, owner = 'zimmer', tablespace = '') => ({ description, tag, definition, owner, tablespace, namespace: 'public', tableAccessMethod: null })

  it('is the roles that own something or are granted something, not those that only the source server has', () => {
    const entries = [entry('TABLE', 'orders', ''), entry('ACL', 'TABLE orders', 'GRANT SELECT ON TABLE public.orders TO "re ader"', 'clerk'), entry('EXTENSION', 'hstore', '', ''), entry('ACL', 'DATABASE shop', 'GRANT CONNECT ON DATABASE shop TO web', 'admin')]
    expect(needsOf(entries, ['re ader', 'postgres', 'reader', 'web', 'pg_monitor'])).toMatchObject({ roles: ['clerk', 're ader', 'zimmer'], extensions: ['hstore'] })
  })

  it('is a superuser for event triggers and their like', () => {
    expect(needsOf([entry('EVENT TRIGGER', 'e', ''), entry('PUBLICATION', 'p', 'CREATE PUBLICATION p FOR ALL TABLES'), entry('PUBLICATION', 'q', 'CREATE PUBLICATION q')], []).forSuperusers).toEqual(['event trigger e', 'publication p'])
  })

  it('keeps the options of a database with a hostile name', () => {
    const { database } = needsOf([entry('DATABASE', 'we"ird; drop', 'CREATE DATABASE "we""ird; drop" WITH TEMPLATE = template0 ENCODING = \'UTF8\' LOCALE = \'C.UTF-8\';\n\n\n')], [])
    expect(database.options).toBe('TEMPLATE = template0 ENCODING = \'UTF8\' LOCALE = \'C.UTF-8\'')
  })
})
