import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { KnownError } from '../kit/errors.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { ProcessOptions, Tool } from '../kit/process.ts'
import { damagedCiphertext, lastLine, noIdentity, tooSlow, truncatedCiphertext, wrongKey } from './failures.ts'
import { ProcessFilter } from './filter.ts'
import { privateFolder } from './folder.ts'
import { answerLimitSeconds, streamLimitSeconds } from './settings.ts'
import type { EncryptionContext } from './settings.ts'

// SSH keys and plugins are left to age's own command; everything else is done without it.

/** What age says when it fails, and what it means; tried with 1.1.1. */
const complaints: readonly { says: RegExp; means: (line: string) => KnownError }[] = [
  { says: /no identity matched/, means: () => wrongKey('no identity that was given opens the archive') },
  { says: /failed to decrypt and authenticate|invalid header HMAC|malformed|bad header MAC/, means: () => damagedCiphertext('the age file is damaged: a part of it does not authenticate') },
  { says: /unexpected EOF|failed to read (?:header|nonce).*EOF/, means: () => truncatedCiphertext('the age file ends too early') },
  { says: /passphrase/, means: () => noIdentity('the SSH key is protected by a passphrase, which age asks for at a terminal only', 'Give the key without a passphrase, or an age identity.') },
  { says: /couldn't start plugin|executable file not found/, means: (line) => new KnownError('program-missing', `a plugin of age could not be started: ${line}`, 'Install the plugin age-plugin-<name> on the PATH.') },
]

/** Explains the end of age, also where a user's own command called it. Undefined for what is not in the table. */
export function explainAge(stderr: string): KnownError | undefined {
  const line = ageLine(stderr)
  return complaints.find((complaint) => complaint.says.test(line))?.means(line)
}

function ageLine(stderr: string): string {
  return (stderr.split('\n').find((line) => /^age: (?:error: )?(?!report|warning)/.test(line)) ?? lastLine(stderr)).slice(0, 300)
}

function explain(failure: ProcessFailure): Error {
  return explainAge(failure.stderr)
    ?? new KnownError('age-failed', `age failed: ${ageLine(failure.stderr)}`,
      'Try the same recipients or identity with age by hand.')
}

function ageTool(context: EncryptionContext): Tool {
  return { name: 'age', path: context.programs?.age ?? 'age' }
}

/** In a session of its own age has no terminal, and so cannot prompt. */
function options(context: EncryptionContext): ProcessOptions {
  return { group: true, signal: context.interrupted, timeLimitSeconds: streamLimitSeconds(context) }
}

/**
 * Seals through age's command. A trial over nothing finds a missing program or plugin, or a wrong recipient, before anything is begun.
 * Recipients are public and go by argument: of a recipients file age skips an SSH key that it cannot read, and seals for the others alone.
 */
export async function ageCommandSealing(recipients: readonly string[], context: EncryptionContext): Promise<() => Duplex> {
  const parameters = ['--encrypt', ...recipients.flatMap((recipient) => ['--recipient', recipient])]
  try {
    await run(ageTool(context), parameters, { ...options(context), timeLimitSeconds: answerLimitSeconds })
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    if (problem.timedOut) throw tooSlow('age')
    const known = explainAge(problem.stderr)
    throw known?.code === 'program-missing' ? known
      : new KnownError('age-failed', `age does not seal for these recipients: ${ageLine(problem.stderr)}`,
      'Look at the recipients; a newer age may know what this one does not.')
  }
  return () => new ProcessFilter({ tool: ageTool(context), parameters, options: options(context), explain })
}

/** Opens through age's command with the text of an identity file, which stands in a private file until the stream is closed. */
export async function ageCommandOpening(identity: string, context: EncryptionContext): Promise<Duplex> {
  const folder = await privateFolder(context)
  try {
    const file = join(folder.path, 'identity')
    await writeFile(file, identity, { mode: 0o600 })
    return new ProcessFilter({ tool: ageTool(context), parameters: ['--decrypt', '--identity', file], options: options(context),
      explain, cleanUp: () => folder.remove() })
  } catch (problem) {
    await folder.remove()
    throw problem
  }
}
