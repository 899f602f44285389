import { flag, integer, oneOf, text } from '../../kit/inputs.ts'
import { define } from '../action.ts'
import { databaseName, envFileInput, reportInput, storeInput } from '../shared-inputs.ts'
import { objectLockProblem } from '../store.ts'

export const repair = define({
  name: 'repair',
  title: 'Zimmer Backup: repair',
  description: 'Compares what stands in several stores, and copies each backup that one of them lacks from one that has it whole.',
  icon: 'copy',
  inputs: {
    'backup': text('The backup: its name, one of its files, or `all`.', { default: 'all' }),
    ...databaseName, ...envFileInput, ...storeInput,
    'compare': oneOf(['content', 'listing'], 'How damage is looked for: `content` reads every copy whole; `listing` compares sizes and checksum files, and reads only what is copied.', { default: 'content' }),
    'replace-damaged': flag('A damaged copy is replaced by a good one; without it, it is only named.', { default: false }),
    'remove-incomplete': flag('A set without its checksum that is older than a day, and of which no store has a good copy, is removed; without it, it is only named.', { default: false }),
    'settle-minutes': integer('What is missing or incomplete in a backup with younger files is left alone: it may be being written.', { default: 60, min: 0 }),
    'dry-run': flag('Print what would be done; change nothing.', { default: false }),
    ...reportInput,
  },
  checks: [objectLockProblem],
  outputs: {
    'copied': 'How many copies were made, finished or replaced.',
    'damaged': 'How many copies are damaged, half written, different or unreadable, and stay so.',
    'report': 'Path of the JSON report.',
  },
  post: true,
})
