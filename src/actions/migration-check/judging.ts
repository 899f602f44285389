import { resolve } from 'node:path'
import { judge } from '../../domain/migration-rules.ts'
import type { Outcome, Strictness } from '../../domain/migration-rules.ts'
import type { Parsed } from '../../kit/inputs.ts'
import type { Host } from '../../kit/host.ts'
import { placeOf, readMigration, readMigrations } from './files.ts'
import type { MigrationFile } from './files.ts'
import { levelsOf, thresholdsOf } from './inputs.ts'
import type { migrationCheck } from './inputs.ts'
import type { RevisionReport } from './report.ts'
import type { Stepped } from './stages.ts'

/** The rules' findings of each step, with what the migration's file accepts and where in it they belong. */
export async function judgeSteps(stepped: readonly Stepped[], inputs: Parsed<typeof migrationCheck.inputs>, host: Host): Promise<RevisionReport[]> {
  const repository = host.environment['GITHUB_WORKSPACE'] ?? process.cwd()
  const named = await readMigrations(inputs['migration-files'] ?? [], process.cwd(), repository)
  const strictness = { levels: levelsOf(inputs.rules), thresholds: thresholdsOf(inputs) }
  const reports: RevisionReport[] = []
  for (const one of stepped) {
    const files = one.step.file === undefined ? named : await readMigration(resolve(one.step.file), repository)
    for (const { path, problems } of files) for (const { line, sentence } of problems) host.warning(sentence, { file: path, line })
    reports.push(judgeStep(one, files, strictness))
  }
  return reports
}

function judgeStep({ step, effects, schema, failure, undo }: Stepped, files: readonly MigrationFile[], strictness: Strictness): RevisionReport {
  const outcome: Outcome = {
    completed: failure === null,
    undone: undo.outcome === 'undone' ? true : undo.outcome === 'failed' ? false : undefined,
    differences: undo.outcome === 'undone' ? undo.differences : undefined,
  }
  const findings = judge(effects, files.flatMap(({ acceptances }) => acceptances), strictness, outcome).map((finding) => {
    const place = placeOf(finding, files)
    return { ...finding, file: place?.file ?? null, line: place?.line ?? null }
  })
  return { revision: step.revision ?? null, file: files.length === 1 ? files[0]?.path ?? null : null, effects, findings, schema, failure, undo }
}
