import { define } from '../action.ts'
import { databaseName, envFileInput, openingInputs, reportInput, storeInput, whichBackup } from '../shared-inputs.ts'
import { text } from '../../kit/inputs.ts'

export const verify = define({
  name: 'verify',
  title: 'Zimmer Backup: verify',
  description: 'Proves a stored backup without a server: checksum, a read of the whole archive, and every row against the manifest.',
  icon: 'check-circle',
  inputs: {
    ...whichBackup,
    'backup': text('The backup: its name, one of its files, `latest`, or `all`.', { default: 'latest' }),
    ...databaseName, ...envFileInput, ...storeInput, ...openingInputs, ...reportInput,
  },
  checks: [],
  outputs: {
    'verdict': '`proved`, `damaged` or `unproved`.',
    'backup': 'Name of the backup; of the newest, when all were verified.',
    'report': 'Path of the JSON report.',
  },
  post: false,
})
