import { flag, secret, text } from '../../kit/inputs.ts'
import { define } from '../action.ts'
import { databaseName, envFileInput, openingInputs, reportInput, sealInputs, storeInput } from '../shared-inputs.ts'

export const rekey = define({
  name: 'rekey',
  title: 'Zimmer Backup: rekey',
  description: 'Encrypts stored backups to new recipients; each old copy goes only when its new one stands and was read back.',
  icon: 'key',
  inputs: {
    'backup': text('The backup: its name, one of its files, `latest`, or `all`.', { default: 'all' }),
    ...databaseName, ...envFileInput, ...storeInput,
    ...openingInputs,
    ...sealInputs,
    'new-passphrase': secret('Seals by a passphrase, where no recipients are given.'),
    'keep-old': flag('Leave the old copies where they are.', { default: false }),
    ...reportInput,
  },
  checks: [],
  outputs: {
    'rekeyed': 'How many backups were encrypted anew.',
    'backup': 'Name of the newest of them, under its new name.',
    'report': 'Path of the JSON report.',
  },
  post: false,
})
