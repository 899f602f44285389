import { define } from '../action.ts'
import { backup, dumpInputs } from '../backup/inputs.ts'
import { drillInputs, restoreTest } from '../restore-test/inputs.ts'
import { alarmInputs, dryRunInput, jobsInput, reportInput, retentionInputs, sealingInputs, sizeLimitInput, storeInput } from '../shared-inputs.ts'
import { healthInputs, status, viewInputs } from '../status/inputs.ts'
import { objectLockProblem } from '../store.ts'
import { compressionProblem, urlProblem } from '../../postgres/input-checks.ts'
import { sandboxNetworkProblem, sandboxPortProblem } from '../../sandbox/input-checks.ts'

/** The root action: backup, verify, restore-test and status as one step. */
export const nightly = define({
  name: 'nightly',
  title: 'Zimmer Backup',
  description: 'PostgreSQL backups that are proved to restore: backup, verify, restore test and status in one step.',
  icon: 'database',
  inputs: { ...dumpInputs, ...storeInput, ...sealingInputs, ...retentionInputs, ...drillInputs, ...healthInputs, ...viewInputs, ...sizeLimitInput, ...jobsInput, ...dryRunInput, ...alarmInputs, ...reportInput },
  checks: [urlProblem, compressionProblem, sandboxPortProblem, sandboxNetworkProblem, objectLockProblem],
  outputs: { ...backup.outputs, ...restoreTest.outputs, ...status.outputs, 'report': 'Path of the JSON report of the whole cycle.' },
  post: true,
})
