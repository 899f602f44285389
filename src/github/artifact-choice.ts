import { parseFile } from '../domain/archive-name.ts'
import type { StoredSet } from '../domain/store.ts'
import { assembleSets } from '../domain/stored-set.ts'
import type { Artifact } from './artifact-api.ts'

/**
 * Groups artifacts into backups. A name may stand in several runs; the files of one backup are those of one run, the newest that has
 * both archive and sidecar, so that what two runs wrote in the same second is never mixed. A drill's record may come from any.
 */
export function artifactSets(artifacts: readonly Artifact[]): StoredSet[] {
  return assembleSets(chosenArtifacts(artifacts).map(({ name, bytes, modifiedAt }) => ({ name, bytes, modifiedAt }))).map((set) => {
    const names = Object.values(set.files).filter(({ name }) => name !== set.files.drill?.name).map(({ name }) => name)
    const ends = artifacts.flatMap(({ name, expiresAt }) => names.includes(name) && expiresAt !== undefined ? expiresAt.getTime() : [])
    return ends.length === 0 ? set : { ...set, expiresAt: new Date(Math.min(...ends)) }
  })
}

/** Of each name at most one artifact, as `artifactSets` takes them. `artifacts` have the newest first. */
export function chosenArtifacts(artifacts: readonly Artifact[]): Artifact[] {
  const backups = Map.groupBy(artifacts.filter(({ name }) => parseFile(name) !== undefined), ({ name }) => parseFile(name)?.id)
  return [...backups.values()].flatMap((backup) => {
    const drill = backup.find(({ name }) => parseFile(name)?.part === 'drill')
    const runs = [...Map.groupBy(backup.filter(({ name }) => parseFile(name)?.part !== 'drill'), ({ runId }) => runId).values()]
    const chosen = runs.find((run) => assembleSets(run).some(({ complete }) => complete)) ?? runs[0] ?? []
    const newest = new Map([...chosen].reverse().map((artifact) => [artifact.name, artifact]))
    return [...newest.values(), ...(drill === undefined ? [] : [drill])]
  })
}
