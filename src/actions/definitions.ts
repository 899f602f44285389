import type { Definition } from './action.ts'
import { backup } from './backup/inputs.ts'
import { latest } from './latest/inputs.ts'
import { migrationCheck } from './migration-check/inputs.ts'
import { nightly } from './nightly/inputs.ts'
import { rekey } from './rekey/inputs.ts'
import { repair } from './repair/inputs.ts'
import { restore } from './restore/inputs.ts'
import { restoreTest } from './restore-test/inputs.ts'
import { status } from './status/inputs.ts'
import { verify } from './verify/inputs.ts'

/** Every action of the suite, in the order in which people meet them. */
export const definitions = { nightly, backup, verify, 'restore-test': restoreTest, 'migration-check': migrationCheck, restore, latest, status, rekey, repair }
export type ActionName = keyof typeof definitions

/** Whether a word names an action. */
export function isAction(word: string): word is ActionName {
  return Object.hasOwn(definitions, word)
}

/** An action's definition, where its own types do not matter. */
export function definitionOf(name: ActionName): Definition {
  return definitions[name] as unknown as Definition
}
