import type { Answers, BackupFacts, Objection, TargetFacts, Way } from './restore-plan.ts'
import { counted, size } from './units.ts'
import { majorOf, versionText } from './versions.ts'

/** What every guard looks at. */
export interface Facts {
  readonly backup: BackupFacts
  readonly target: TargetFacts
  readonly answers: Answers
  readonly way: Way
  readonly goesOn: boolean
  readonly missingRoles: readonly string[]
  readonly missingExtensions: readonly string[]
}

type Guard = (facts: Facts) => readonly (Objection | undefined)[]

/** Every reason for which this restore must not begin; none when it may. */
export function objectionsTo(facts: Facts): Objection[] {
  const guards = facts.way === 'tables' ? [consent, backupItself, server, place] : [consent, backupItself, server, wholeDatabase, rights, rolesAndExtensions, room, company]
  return guards.flatMap((guard) => guard(facts)).filter((one) => one !== undefined)
}

/** Whether nothing that stands in the target can be lost: chosen tables go beside what is there. */
export function leavesAlone({ into }: { readonly into: Answers['into'] | null }): boolean {
  return into === 'rename' || into === 'schema'
}

/** Whether a database is restored under a name of its own first. */
export function isBeside(way: Way): boolean {
  return way === 'create' || way === 'swap'
}

function when(condition: boolean, objection: Objection): Objection | undefined {
  return condition ? objection : undefined
}

const consent: Guard = ({ target, answers, goesOn, way }) => {
  const atStake = (target.contents.length > 0 || target.mark !== undefined) && !leavesAlone(answers)
  const half = target.mark === undefined ? '' : `, half restored of ${target.mark.backup}`
  return [
    when(atStake && !goesOn && answers.confirm === undefined, {
      code: 'not-confirmed', sentence: `database ${target.database} is not empty${half}, and its name was not typed`,
      hint: `Look at the plan; then give confirm: ${target.database}`,
    }),
    when(answers.confirm !== undefined && answers.confirm !== target.database, {
      code: 'wrong-confirmation', sentence: `confirm is "${answers.confirm ?? ''}" and the target is ${target.database}`,
      hint: 'Look at which database this is: confirm must be its name, letter for letter.',
    }),
    way === 'create' || !atStake || goesOn || !answers.safetyBackup ? undefined : answers.safetyProblem ?? target.unreadable,
  ]
}

const backupItself: Guard = ({ backup, answers, way }) => {
  const { drill } = backup
  const acceptsDoubt = answers.accept !== 'proved'
  return [
    when(drill?.verdict === 'damaged' && answers.accept !== 'damaged', {
      code: 'drill-damaged', sentence: `the newest restore test found ${backup.id} damaged: ${drill?.reason ?? 'no reason is recorded'}`,
      hint: `Restore another backup; or accept: damaged ${way === 'tables' ? 'restores the tables, if these are proved' : 'restores it beside the target, and swaps only what is proved then'}.`,
    }),
    when(backup.proof === 'none' && !acceptsDoubt, {
      code: 'nothing-to-prove', sentence: `${backup.id} has nothing to hold its rows against, so that what is restored could not be proved`,
      hint: 'Take another backup, or accept: unproved restores it all the same.',
    }),
  ]
}

const server: Guard = ({ backup, target }) => {
  const source = backup.source?.versionNumber
  return [
    target.pooled,
    when(target.standby, {
      code: 'target-standby', sentence: `${target.host}:${target.port} is a standby and takes no changes`,
      hint: 'Name its primary.',
    }),
    when(source !== undefined && majorOf(target.versionNumber) < majorOf(source), {
      code: 'target-too-old', sentence: `the target is PostgreSQL ${versionText(target.versionNumber)}, older than the source's ${versionText(source ?? 0)}`,
      hint: `Restore into PostgreSQL ${majorOf(source ?? 0)} or newer.`,
    }),
  ]
}

const place: Guard = ({ target }) => [when(!target.exists, {
  code: 'database-missing', sentence: `database ${target.database} does not exist on ${target.host}:${target.port}, and tables are restored into one that is there`,
  hint: 'Check `database`; without `tables`, the whole database is restored.',
})]

const wholeDatabase: Guard = ({ backup, target, way }) => [
  when(target.isTemplate, {
    code: 'target-template', sentence: `database ${target.database} is a template of new databases`,
    hint: 'Restore into a database of its own.',
  }),
  when(way === 'in place' && backup.source !== undefined && target.encoding !== backup.source.encoding, {
    code: 'target-encoding', sentence: `database ${target.database} has the encoding ${target.encoding ?? '?'}, the source has ${backup.source?.encoding ?? '?'}`,
    hint: 'Leave swap at true: the database is then made anew, like the source\'s.',
  }),
  when(target.leftover === 'foreign' && isBeside(way), {
    code: 'name-taken', sentence: `a database of the name under which this one would be restored stands already, and no restore has made it`,
    hint: 'Rename or drop it by hand, or set swap to false.',
  }),
]

const rights: Guard = ({ backup, target, way }) => {
  const role = quoted(target.role)
  const { forSuperusers } = backup.needs
  return [
    when(way !== 'in place' && !target.superuser && !target.mayCreateDatabases, {
      code: 'may-not-create-databases', sentence: `role ${role} may not create databases`,
      hint: `ALTER ROLE ${role} CREATEDB; or, where a database stands, swap: false.`,
    }),
    when(!target.isOwner, {
      code: 'not-the-owner', sentence: `role ${role} does not own database ${target.database}`,
      hint: `Restore as its owner, or: ALTER DATABASE ${quoted(target.database)} OWNER TO ${role};`,
    }),
    when(way === 'in place' && target.notOurs.length > 0, {
      code: 'not-ours-to-drop', sentence: `role ${role} may not drop ${few(target.notOurs)}`,
      hint: 'Restore as a role that owns everything in the database, or leave swap at true.',
    }),
    when(forSuperusers.length > 0 && !target.superuser, {
      code: 'superuser-needed', sentence: `only a superuser can create what the backup holds: ${few(forSuperusers)}`,
      hint: 'Restore as a superuser.',
    }),
  ]
}

const rolesAndExtensions: Guard = ({ backup, target, answers, missingRoles, missingExtensions }) => {
  const keep = answers.owner === 'keep'
  const others = backup.needs.roles.filter((role) => target.roles.includes(role) && !target.mayActAs.includes(role))
  const tablespaces = backup.needs.tablespaces.filter((name) => !target.tablespaces.includes(name))
  return [
    when(keep && missingRoles.length > 0 && !answers.createRoles, {
      code: 'roles-missing', sentence: `${counted(missingRoles.length, 'role')} of the backup ${missingRoles.length === 1 ? 'is' : 'are'} not on the target: ${few(missingRoles)}`,
      hint: 'create-roles: true creates them without login; owner: drop leaves owners and privileges out.',
    }),
    when(keep && missingRoles.length > 0 && answers.createRoles && !target.mayCreateRoles, {
      code: 'may-not-create-roles', sentence: `role ${quoted(target.role)} may not create roles, and ${few(missingRoles)} ${missingRoles.length === 1 ? 'is' : 'are'} missing`,
      hint: `ALTER ROLE ${quoted(target.role)} CREATEROLE; or create them as a superuser; or owner: drop.`,
    }),
    when(keep && others.length > 0, {
      code: 'may-not-act-as', sentence: `role ${quoted(target.role)} may not hand objects over to ${few(others)}`,
      hint: `${others.slice(0, 5).map((role) => `GRANT ${quoted(role)} TO ${quoted(target.role)};`).join(' ')} or owner: drop.`,
    }),
    when(missingExtensions.length > 0, {
      code: 'extensions-missing', sentence: `${counted(missingExtensions.length, 'extension')} of the backup cannot be had on the target: ${few(missingExtensions)}`,
      hint: 'Install them on the server, or have a superuser create them where they are not trusted.',
    }),
    when(tablespaces.length > 0, {
      code: 'tablespaces-missing', sentence: `${counted(tablespaces.length, 'tablespace')} of the backup ${tablespaces.length === 1 ? 'is' : 'are'} not on the target: ${few(tablespaces)}`,
      hint: 'Create them there first: CREATE TABLESPACE … LOCATION ….',
    }),
  ]
}

const room: Guard = ({ backup, target, way }) => {
  const needed = backup.source?.databaseBytes ?? 0
  const free = (target.freeBytes ?? Infinity) + (way === 'in place' ? target.bytes : 0)
  return [when(free < needed, {
    code: 'disk-too-small', sentence: `the target's disk has ${size(free)} for a database of ${size(needed)}`,
    hint: way === 'swap' ? 'Make room; in place (swap: false) the old database\'s room is used.' : 'Make room on it.',
  })]
}

const company: Guard = ({ target, answers, way }) => {
  if (way === 'create') return []
  const total = target.connections.reduce((sum, { count }) => sum + count, 0)
  return [
    when(total > 0 && !answers.endConnections, {
      code: 'target-in-use', sentence: `${counted(total, 'connection')} to database ${target.database}: ${few(target.connections.map(({ application, user, count }) => `${count} of ${application === '' ? 'an unnamed application' : application} as ${user}`))}`,
      hint: 'Stop what uses it, or end-connections: true ends them at the last moment.',
    }),
    when(target.preparedTransactions > 0, {
      code: 'prepared-transactions', sentence: `${counted(target.preparedTransactions, 'prepared transaction')} stand in database ${target.database}`,
      hint: 'Commit or roll them back: pg_prepared_xacts names them.',
    }),
  ]
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}

function few(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
}
