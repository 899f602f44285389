import { beforeName, restoringName } from './restore-names.ts'
import { isBeside, leavesAlone, objectionsTo } from './restore-guards.ts'
import type { Answers, BackupFacts, RestorePlan, TargetFacts, Way } from './restore-plan.ts'
import { counted } from './units.ts'
import { majorOf, versionText } from './versions.ts'

/** Decides how a backup would be restored, and names everything that stands in the way. Touches nothing. */
export function drawUpPlan({ backup, target, answers, now }: { backup: BackupFacts; target: TargetFacts; answers: Answers; now: Date }): RestorePlan {
  const way = wayOf(target, answers)
  const goesOn = way === 'in place' && target.mark?.backup === backup.id
  const missingRoles = answers.owner === 'drop' ? [] : backup.needs.roles.filter((role) => !target.roles.includes(role))
  const missingExtensions = backup.needs.extensions.filter((name) => !target.extensions.some((one) => one.name === name && one.mayCreate))
  const atStake = target.contents.length > 0 && !leavesAlone(answers)
  const safetyBackup = answers.safetyBackup && target.exists && atStake && !goesOn
  return {
    way, into: answers.into ?? null, goesOn, safetyBackup, backup, target, missingRoles, missingExtensions,
    restoringAs: isBeside(way) ? restoringName(target.database) : null,
    keptAs: way === 'swap' ? beforeName(target.database, now) : null,
    isSource: isSource(backup, target),
    objections: objectionsTo({ backup, target, answers, way, goesOn, missingRoles, missingExtensions }),
    warnings: warningsOf({ backup, target, answers, way, goesOn, atStake }),
  }
}

function wayOf(target: TargetFacts, answers: Answers): Way {
  if (answers.into !== undefined) return 'tables'
  return !target.exists ? 'create' : answers.swap ? 'swap' : 'in place'
}

const sameHost = (host: string) => (['localhost', '127.0.0.1', '::1', '[::1]', ''].includes(host.toLowerCase()) ? 'localhost' : host.toLowerCase().replace(/\.$/, ''))

/** By the system identifier, which a server shares with its physical copies alone; where that is not known, by its address. */
function isSource({ database, source }: BackupFacts, target: TargetFacts): boolean {
  if (source === undefined || database !== target.database) return false
  if (source.systemIdentifier !== null && target.systemIdentifier !== null) return source.systemIdentifier === target.systemIdentifier
  return source.host !== null && sameHost(source.host) === sameHost(target.host) && source.port === target.port
}

interface Situation { backup: BackupFacts; target: TargetFacts; answers: Answers; way: Way; goesOn: boolean; atStake: boolean }

function warningsOf({ backup, target, answers, way, goesOn, atStake }: Situation): string[] {
  const { drill, source } = backup
  const said: string[] = []
  if (target.mark !== undefined) {
    said.push(`database ${target.database} is half restored: a restore of ${target.mark.backup} began at ${target.mark.since} and did not come to its end${goesOn ? '; this one goes on with it, from the beginning' : ''}`)
  }
  if (drill === undefined) said.push(`no restore test has been made of ${backup.id}: whether it restores shows now`)
  else if (drill.verdict === 'unproved') said.push(`the newest restore test could not prove ${backup.id}: ${drill.reason ?? 'no reason is recorded'}`)
  else if (drill.verdict === 'damaged' && answers.accept === 'damaged') said.push(`the newest restore test found ${backup.id} damaged, and it is restored all the same (accept: damaged)`)
  if (backup.proof === 'none') said.push(`${backup.id} has nothing to hold its rows against: what is restored cannot be proved`)
  if (source === undefined) said.push(`${backup.id} has no manifest: versions, sizes and extensions of its source are not known`)
  if (atStake && !goesOn && !answers.safetyBackup) said.push(`NO SAFETY BACKUP of ${target.database} is taken (safety-backup: false)${way === 'in place' ? ': what stands in it now is lost' : ''}`)
  if (backup.database !== target.database) said.push(`the backup is one of database ${backup.database}, the target is ${target.database}`)
  if (source !== undefined && majorOf(target.versionNumber) > majorOf(source.versionNumber)) said.push(`the target is PostgreSQL ${versionText(target.versionNumber)}, newer than the source's ${versionText(source.versionNumber)}`)
  if (way === 'tables') return said
  for (const name of backup.needs.subscriptions) said.push(`subscription ${name} comes back disabled and connects to nothing, until ALTER SUBSCRIPTION … ENABLE`)
  if (target.leftover === 'ours' && way !== 'in place') said.push('what an earlier restore left half done beside the target is dropped')
  if (answers.endConnections && target.connections.length > 0 && way !== 'create') said.push(`${counted(target.connections.reduce((sum, { count }) => sum + count, 0), 'connection')} to ${target.database} will be ended`)
  return said
}
