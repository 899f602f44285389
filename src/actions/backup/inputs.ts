import { flag, integer, lines, oneOf, text } from '../../kit/inputs.ts'
import { define } from '../action.ts'
import { alarmInputs, clientInput, dryRunInput, envFileInput, jobsInput, reportInput, retentionInputs, sealingInputs, sizeLimitInput, sourceInputs, storeInput } from '../shared-inputs.ts'
import { objectLockProblem } from '../store.ts'
import { compressionProblem, urlProblem } from '../../postgres/input-checks.ts'

/** The dump itself: what the nightly cycle takes over too. */
export const dumpInputs = {
  ...sourceInputs,
  ...envFileInput,
  ...clientInput,
  'proof': oneOf(['content', 'rows', 'none'], 'How the backup is proved when it is taken: `content`, every row hashed as it passes and counted in the source; `rows`, counted alone; `none`.', { default: 'content' }),
  'compression': text('`auto`, `none`, `gzip:1` to `gzip:9`, and from PostgreSQL 16 on `zstd:1` to `zstd:22` and `lz4:1` to `lz4:12`. `auto` is zstd:1 from 16 on, and gzip:1 below or where the programs were built without zstd.', { default: 'auto' }),
  'format': oneOf(['custom', 'directory'], '`custom`, one stream of pg_dump; or `directory`, for big databases: several tables dumped at once (see jobs), their files in one tar, which restores with tar and pg_restore.', { default: 'custom' }),
  'exclude-table-data': lines('Tables whose rows stay out, as pg_dump\'s patterns, a line each.'),
  'globals': flag('Add the server\'s roles (without passwords), memberships, role settings and tablespaces: `<name>.globals.sql`.', { default: false }),
  'min-tables': integer('Fewer tables than this in the source is an error: an empty or wrong database dumps perfectly.', { default: 1, min: 0 }),
  'lock-timeout': integer('Seconds that the dump waits for a lock which a migration holds.', { default: 60, min: 1 }),
}

export const backup = define({
  name: 'backup',
  title: 'Zimmer Backup: backup',
  description: 'Takes a backup of a PostgreSQL database that is proved while it is written: every row hashed and counted.',
  icon: 'database',
  inputs: { ...dumpInputs, ...storeInput, ...sealingInputs, ...retentionInputs, ...sizeLimitInput, ...dryRunInput, ...jobsInput, ...alarmInputs, ...reportInput },
  checks: [urlProblem, compressionProblem, objectLockProblem],
  outputs: {
    'backup': 'Name of the backup, such as `zimmer-20250828_143022`.',
    'path': 'Where its archive stands.',
    'sha256': 'SHA-256 of the stored archive.',
    'size-bytes': 'Size of the stored archive.',
    'tables': 'Tables in the backup.',
    'rows': 'Rows in the backup, exactly.',
    'duration-seconds': 'How long the backup took.',
    'report': 'Path of the JSON report.',
  },
  post: true,
})
