import { flag, oneOf, text } from '../../kit/inputs.ts'
import { urlProblem } from '../../postgres/input-checks.ts'
import { define } from '../action.ts'
import { clientInput, envFileInput, jobsInput, openingInputs, reportInput, sealInputs, sourceInputs, storeInput, whichBackup } from '../shared-inputs.ts'
import { tablesInputs, tablesProblem } from './tables-inputs.ts'

export const restore = define({
  name: 'restore',
  title: 'Zimmer Backup: restore',
  description: 'Disaster recovery: restores a verified backup beside the target database, proves it row by row, and only then lets it take the name; or chosen tables alone.',
  icon: 'life-buoy',
  inputs: {
    ...whichBackup,
    'backups-of': text('The database whose backups are meant; without it, the one of the target\'s name.'),
    ...sourceInputs, ...envFileInput, ...clientInput, ...storeInput, ...openingInputs,
    ...tablesInputs,
    'dry-run': flag('Print the plan, and everything that stands in the way; touch nothing.', { default: false }),
    'confirm': text('The name of the target database, typed by whoever answers for it. Needed when it is not empty, unless tables are restored beside what is there.'),
    'swap': flag('Restore beside the target, prove it there, then rename both in one step; the old database is kept. `false` empties the target and restores in place.', { default: true }),
    'end-connections': flag('End the connections to the target at the last moment; without it, a target in use is refused.', { default: false }),
    'safety-backup': flag('Back the target up first, unless nothing in it can be lost.', { default: true }),
    'safety-store': text('Where that backup goes; by default a folder `before-restore` below the first store. Never the store itself: its `latest` would then be the broken state.'),
    ...sealInputs,
    'owner': oneOf(['keep', 'drop'], 'Ownership and privileges: `keep` restores them; `drop` leaves everything to the role that restores.', { default: 'keep' }),
    'create-roles': flag('Create the roles of the backup that the target lacks, without login.', { default: false }),
    'accept': oneOf(['proved', 'unproved', 'damaged'], 'The worst backup that is restored: `unproved` takes one whose rows nothing can prove, `damaged` also one that its newest restore test found damaged. What differs when it is restored takes no name either way.', { default: 'proved' }),
    'checks': text('A file of SQL queries that must each return no row; run read-only on the restored database, before it takes the name.'),
    ...jobsInput, ...reportInput,
  },
  checks: [urlProblem, tablesProblem],
  outputs: {
    'backup': 'Name of the backup that was restored.',
    'restored-tables': 'How many tables were restored; without `tables`, those that are equal to the source.',
    'verdict': '`proved`, `damaged` or `unproved`; empty when nothing was restored.',
    'previous-database': 'What the old database is called now; empty where there is none.',
    'safety-backup': 'Name of the backup that was taken of the target first; empty when none was.',
    'report': 'Path of the JSON report.',
  },
  post: true,
})
