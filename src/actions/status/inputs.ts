import { define } from '../action.ts'
import { databaseName, envFileInput, reportInput, sizeLimitInput, storeInput } from '../shared-inputs.ts'
import { integer, oneOf } from '../../kit/inputs.ts'

export const healthInputs = {
  // 26, not 24: a daily schedule may start an hour late and run for an hour.
  'max-age-hours': integer('Oldest acceptable newest backup.', { default: 26, min: 1 }),
  'max-drill-age-days': integer('Oldest acceptable proved restore test.', { default: 8, min: 1 }),
  'on-problem': oneOf(['fail', 'warn'], 'What a critical finding does to the job.', { default: 'fail' }),
}

export const status = define({
  name: 'status',
  title: 'Zimmer Backup: status',
  description: 'Reports on the health of the backups: how many, how old, whether complete, and when a restore was last proved.',
  icon: 'activity',
  inputs: { ...databaseName, ...envFileInput, ...storeInput, ...healthInputs, ...sizeLimitInput, ...reportInput },
  checks: [],
  outputs: {
    'health': '`healthy`, `warning` or `critical`.',
    'report': 'Path of the JSON report.',
    'latest': 'Name of the newest backup.',
    'age-hours': 'Its age in hours.',
    'total': 'How many backups there are.',
  },
  post: false,
})
