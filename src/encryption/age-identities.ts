import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Decrypter } from 'age-encryption'
import { codeOf, KnownError } from '../kit/errors.ts'
import { wrongInputs } from '../kit/inputs.ts'
import { AgeArmorDecoding } from './age-armor.ts'
import { fileKeyOf, headerEnd } from './age-header.ts'
import { AgeOpening, nonceBytes } from './age-payload.ts'
import { damagedCiphertext, noIdentity } from './failures.ts'
import { chained } from './head.ts'
import { isAgeArmor, sealOf } from './kinds.ts'
import { passphraseOf, valueOf } from './settings.ts'
import type { EncryptionContext, EncryptionInputs } from './settings.ts'

export interface AgeIdentities {
  /** Identities that are tried here. */
  readonly native: readonly string[]
  /** The whole identity file, when it holds an SSH key or a plugin's identity, which only age's command can use. */
  readonly forCommand: string | undefined
}

/**
 * Reads `age-identity`: the text of an identity file, or its path; comments and several identities are allowed, and the file may be
 * sealed by the passphrase. Undefined when none is given. Throws wrong inputs and what opening the file throws.
 */
export async function readIdentities(inputs: EncryptionInputs, context: EncryptionContext): Promise<AgeIdentities | undefined> {
  const given = valueOf(inputs.ageIdentity)
  if (given === undefined) return undefined
  let content = /AGE-|-----BEGIN /i.test(given) || given.trim().includes('\n') ? Buffer.from(given)
    : await fromFile(given.trim(), context)
  if (sealOf(content) === 'age') content = await opened(content, passphraseOf(inputs))
  const text = content.toString('utf8')
  for (const line of text.split(/\r?\n/)) if (line.trim().length > 7 && !line.startsWith('#')) context.mask(line.trim())
  return parseIdentities(text)
}

function parseIdentities(text: string): AgeIdentities {
  if (/-----BEGIN (?:OPENSSH|RSA) PRIVATE KEY-----/.test(text)) return { native: [], forCommand: `${text.trim()}\n` }
  const native: string[] = []
  const problems: string[] = []
  let hasPlugin = false
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    if (/^AGE-PLUGIN-[A-Z0-9+._-]+-1/.test(line)) hasPlugin = true
    else if (isIdentity(line)) native.push(line)
    else problems.push(`age-identity line ${index + 1} is not an identity (AGE-SECRET-KEY-…)${line.startsWith('age1') ? ' but a recipient, the public half' : ''}`)
  }
  if (problems.length === 0 && native.length === 0 && !hasPlugin) problems.push('age-identity holds no identity')
  if (problems.length > 0) throw wrongInputs(problems)
  return { native, forCommand: hasPlugin ? `${text.trim()}\n` : undefined }
}

function isIdentity(line: string): boolean {
  try {
    new Decrypter().addIdentity(line)
    return true
  } catch {
    return false
  }
}

async function fromFile(path: string, context: EncryptionContext): Promise<Buffer> {
  try {
    return await readFile(resolve(context.directory ?? '.', path))
  } catch (problem) {
    throw wrongInputs([`age-identity is neither an identity nor the path of a file that can be read (${codeOf(problem) ?? 'no reason given'})`])
  }
}

async function opened(content: Buffer, passphrase: string | undefined): Promise<Buffer> {
  if (passphrase === undefined) throw noIdentity('age-identity is itself sealed by a passphrase, and none is given',
    'Give passphrase as well, or the identity unsealed.')
  const binary = isAgeArmor(content) ? await buffer(chained(Readable.from([content]), new AgeArmorDecoding())) : content
  const end = headerEnd(binary)
  if (end === undefined) throw damagedCiphertext('the sealed age-identity has no whole header')
  const fileKey = await fileKeyOf(binary.subarray(0, end), { identities: [], passphrase })
  if (fileKey === undefined) throw new KnownError('wrong-key', 'age-identity is sealed for another key, not by a passphrase',
    'Give the identity unsealed, or sealed by a passphrase (age -p).')
  const payload = new AgeOpening(fileKey, binary.subarray(end, end + nonceBytes))
  return buffer(chained(Readable.from([binary.subarray(end + nonceBytes)]), payload))
}
