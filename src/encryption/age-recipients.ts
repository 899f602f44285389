import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Encrypter } from 'age-encryption'
import { codeOf } from '../kit/errors.ts'
import { wrongInputs } from '../kit/inputs.ts'
import type { EncryptionContext } from './settings.ts'

export interface AgeRecipients {
  readonly recipients: readonly string[]
  /** SSH keys and plugins: age's own command has to seal. */
  readonly needCommand: boolean
}

interface Line { readonly text: string; readonly where: string }

/**
 * Reads the recipients: a line each, or the path of a file of them; `#` begins a comment. Throws wrong inputs, in which a line is
 * named by its number: what was pasted in the wrong place may be a secret key.
 */
export async function readRecipients(given: readonly string[], context: EncryptionContext): Promise<AgeRecipients> {
  const problems: string[] = []
  const expanding = given.map((text, index) => expanded(text.trim(), `age-recipients line ${index + 1}`, context, problems))
  const lines = (await Promise.all(expanding)).flat()
  const found = new Set<string>()
  let needCommand = false
  for (const { text, where } of lines) {
    const kind = kindOf(text)
    if (kind === 'secret') problems.push(`${where} is a secret key where a recipient belongs: take the public half (age-keygen -y), and replace the key if others could read it`)
    else if (kind === 'wrong') problems.push(`${where} is not a recipient: it must be age1…, ssh-ed25519 … or ssh-rsa …, without a typing error`)
    else found.add(text.startsWith('ssh-') ? text.split(/\s+/).slice(0, 2).join(' ') : text)
    needCommand ||= kind === 'command'
  }
  if (problems.length === 0 && found.size === 0) problems.push('age-recipients holds no recipient')
  if (problems.length > 0) throw wrongInputs(problems)
  return { recipients: [...found], needCommand }
}

async function expanded(text: string, where: string, context: EncryptionContext, problems: string[]): Promise<Line[]> {
  if (isNothing(text)) return []
  if (looksLikeKey(text)) return [{ text, where }]
  try {
    const content = await readFile(resolve(context.directory ?? '.', text), 'utf8')
    const lines = content.split(/\r?\n/).map((line) => line.trim())
    return lines.map((line, index) => ({ text: line, where: `${where}, in its file line ${index + 1},` })).filter((line) => !isNothing(line.text))
  } catch (problem) {
    // Not even a path is shown: a key with a typing error would be taken for one.
    const because = codeOf(problem) === 'ENOENT' || codeOf(problem) === 'ENAMETOOLONG' ? 'nor the path of a file that is there'
      : 'and the file that it names cannot be read'
    problems.push(`${where} is not a recipient (age1…, ssh-ed25519 …, ssh-rsa …) ${because}`)
    return []
  }
}

function isNothing(text: string): boolean {
  return text === '' || text.startsWith('#')
}

function looksLikeKey(text: string): boolean {
  return /^(?:age1|ssh-|ecdsa-|sk-|AGE-|-----BEGIN)/i.test(text)
}

function kindOf(text: string): 'native' | 'command' | 'secret' | 'wrong' {
  if (/^AGE-(?:SECRET-KEY|PLUGIN)-/i.test(text) || text.includes('PRIVATE KEY')) return 'secret'
  if (/^ssh-(?:ed25519|rsa) [A-Za-z0-9+/]{32,}={0,2}(?:\s|$)/.test(text)) return 'command'
  try {
    new Encrypter().addRecipient(text)
    return 'native'
  } catch {
    // A plugin's: its name stands before the last 1. The command looks closer.
    return /^age1[a-z0-9+._-]+1[ac-hj-np-z02-9]{6,}$/.test(text) && !/^age1(?:pq|tag|tagpq)1/.test(text) ? 'command' : 'wrong'
  }
}
