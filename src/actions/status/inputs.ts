import { define } from '../action.ts'
import { alarmInputs, databaseName, envFileInput, openingInputs, reportInput, sizeLimitInput, storeInput } from '../shared-inputs.ts'
import { byteSize, integer, oneOf, secret, text } from '../../kit/inputs.ts'

export const healthInputs = {
  // 26, not 24: a daily schedule may start an hour late and run for an hour.
  'max-age-hours': integer('Oldest acceptable newest backup.', { default: 26, min: 1 }),
  'min-backups': integer('Fewest good backups that are enough.', { default: 1, min: 1 }),
  'max-drill-age-days': integer('Oldest acceptable proved restore test.', { default: 8, min: 1 }),
  'max-restore-minutes': integer('Longest acceptable recovery in a restore test: restore and migrations.', { min: 1 }),
  'max-shrink-percent': integer('How far the newest backup, its rows or those of one table may fall below the median of the seven before. Tables need the closed part of the manifest: give the key.', { default: 30, min: 1, max: 99 }),
  'max-slowdown-percent': integer('How much longer than those before the last three backups may take.', { default: 100, min: 1 }),
  'max-still-days': integer('For how many days no large table may change.', { default: 7, min: 1 }),
  'max-data-age-hours': integer('How old the newest date in the data may be when a backup is taken, and for how long a standby may have replayed nothing.', { default: 26, min: 1 }),
  'end-of-life-days': integer('How many days before the last release of the server\'s major there is a warning.', { default: 90, min: 0 }),
  'min-free-space': byteSize('How much has to be free where a folder\'s backups live, for example `20GB`. Room for two more backups is asked for in any case.'),
  'workflow': text('File name of the workflow that takes the backups, such as `backup.yml`: then its schedule is judged, with a token that has `actions: read` and `contents: read`.'),
  'on-problem': oneOf(['fail', 'warn'], 'What a critical finding does to the job.', { default: 'fail' }),
}

export const viewInputs = {
  'page': text('Where the report is written as one HTML page that needs nothing else, for GitHub Pages or an artifact. It names tables that lost rows.'),
  'badge': text('Where the badge is written, as the JSON that an endpoint badge of shields.io reads.'),
  'metrics': text('Where Prometheus\' text is written; the name ends with `.prom` in the folder of the textfile collector.'),
  'evidence': text('A folder that is kept: each month\'s backups and restore tests, as JSON and Markdown, chained by hash, however long the backups are gone.'),
  'evidence-key': secret('Private key of ed25519 in PEM; it signs the evidence.'),
}

export const status = define({
  name: 'status',
  title: 'Zimmer Backup: status',
  description: 'Reports on the health of the backups: how many, how old, whether complete, and when a restore was last proved.',
  icon: 'activity',
  inputs: { ...databaseName, ...envFileInput, ...storeInput, ...openingInputs, ...healthInputs, ...viewInputs, ...sizeLimitInput, ...alarmInputs, ...reportInput },
  checks: [],
  outputs: {
    'health': '`healthy`, `warning` or `critical`.',
    'report': 'Path of the JSON report.',
    'page': 'Path of the HTML page; empty where none was written.',
    'latest': 'Name of the newest backup.',
    'age-hours': 'Its age in hours.',
    'total': 'How many backups there are.',
    'good': 'How many of them are good.',
  },
  post: false,
})
