import { define } from '../action.ts'
import { alarmInputs, clientInput, databaseName, envFileInput, jobsInput, migrateInputs, openingInputs, reportInput, sandboxInputs, storeInput, whichBackup } from '../shared-inputs.ts'
import { sandboxNetworkProblem, sandboxPortProblem } from '../../sandbox/input-checks.ts'
import { flag, oneOf, text } from '../../kit/inputs.ts'
import type { Parsed } from '../../kit/inputs.ts'

export const ownerInput = {
  'owner': oneOf(['auto', 'keep', 'drop'], 'Ownership and privileges: `keep` creates the owners without login and restores them too; `drop` leaves them out; `auto` keeps them in a sandbox of our own and drops them in a service.', { default: 'auto' }),
}

export const drillInputs = {
  ...sandboxInputs,
  ...migrateInputs,
  ...ownerInput,
  'amcheck': flag('Have pg_amcheck look through every page of tables and indexes, unique indexes included.', { default: false }),
  'checks': text('A file of SQL queries that must each return no row; run read-only on the restored database.'),
}

/** What a drill has to know of the inputs. */
export type DrillInputs = Parsed<typeof drillInputs & typeof jobsInput & typeof clientInput>

export const restoreTest = define({
  name: 'restore-test',
  title: 'Zimmer Backup: restore test',
  description: 'Restores a backup into an isolated PostgreSQL, compares every row with the source, runs the migrations and validates the constraints.',
  icon: 'rotate-ccw',
  inputs: { ...whichBackup, ...databaseName, ...envFileInput, ...storeInput, ...openingInputs, ...drillInputs, ...clientInput, ...jobsInput, ...alarmInputs, ...reportInput },
  checks: [sandboxPortProblem, sandboxNetworkProblem],
  outputs: {
    'verdict': '`proved`, `damaged` or `unproved`.',
    'backup': 'Name of the backup that was restored.',
    'restore-seconds': 'How long the restore took: the recovery time.',
    'migration-seconds': 'How long the migrations took; empty where none ran.',
    'rows-proved': 'Rows that were compared with the source.',
    'report': 'Path of the JSON report.',
  },
  post: true,
})
