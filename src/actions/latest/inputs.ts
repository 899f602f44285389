import { define } from '../action.ts'
import { databaseName, envFileInput, reportInput, storeInput } from '../shared-inputs.ts'
import { text } from '../../kit/inputs.ts'

export const latest = define({
  name: 'latest',
  title: 'Zimmer Backup: latest',
  description: 'Finds the newest good backup and, on request, fetches it.',
  icon: 'download',
  inputs: {
    ...databaseName, ...envFileInput, ...storeInput,
    'fetch-to': text('A folder to copy the backup\'s files to; the checksum is verified before a file gets its name.'),
    ...reportInput,
  },
  checks: [],
  outputs: {
    'backup': 'Name of the backup.',
    'path': 'Where its archive stands; after fetching, the copy.',
    'sha256': 'SHA-256 of the archive, from its sidecar.',
    'age-hours': 'Its age in hours.',
    'report': 'Path of the JSON report.',
  },
  post: false,
})
