import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import type { Duplex } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe } from '@jest/globals'
import { openSealed } from '../../../src/encryption/open.ts'
import type { OpeningContext } from '../../../src/encryption/open.ts'
import { chooseSeal } from '../../../src/encryption/seal.ts'
import type { EncryptionInputs } from '../../../src/encryption/settings.ts'
import type { KnownError } from '../../../src/kit/errors.ts'

/** A folder of its own for a test file, and a context within it. */
export function workshop() {
  const folder = mkdtempSync(join(tmpdir(), 'zbt-'))
  const masked: string[] = []
  const context: OpeningContext = {
    temporaryDirectory: folder,
    directory: folder,
    environment: {},
    interrupted: new AbortController().signal,
    mask: (secret) => { masked.push(secret) },
  }
  return { folder, masked, context, clear: () => { rmSync(folder, { recursive: true, force: true }) } }
}

/** Claims that need a program; where it is not installed they are skipped, and say why. */
export function describeIf(isHere: boolean, title: string, program: string, claims: () => void): void {
  const { skip } = describe
  if (isHere) describe(title, claims)
  else skip(`${title} [${program} is not installed]`, claims)
}

export function has(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined
}

/** Runs a program over bytes as a user would; fails the test when it fails. */
export function tool(program: string, parameters: readonly string[],
  options: { input?: Buffer | string; environment?: Record<string, string>; directory?: string } = {}): Buffer {
  const ended = spawnSync(program, parameters, {
    input: options.input ?? '', env: { ...process.env, ...options.environment }, maxBuffer: 2 ** 28,
    ...(options.directory === undefined ? {} : { cwd: options.directory }),
  })
  if (ended.status !== 0) throw new Error(`${program} ${parameters.join(' ')}: ${ended.stderr.toString()}`)
  return ended.stdout
}

/** In uneven chunks, as a pipe or a socket gives them. */
export function inChunks(bytes: Buffer, size = 40_000): Readable {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size))
  return Readable.from(chunks)
}

export async function sealed(plain: Buffer, inputs: EncryptionInputs, context: OpeningContext): Promise<Buffer> {
  const seal = await chooseSeal(inputs, context)
  try {
    return await buffer(through(inChunks(plain), seal.seal()))
  } finally {
    await seal.dispose()
  }
}

export async function opened(stored: Buffer, inputs: EncryptionInputs, context: OpeningContext): Promise<Buffer> {
  return buffer(await openSealed(inChunks(stored), inputs, context))
}

/** A stream led through another; a failure of either is the reader's. */
export function through(source: Readable, step: Duplex): Readable {
  pipeline(source, step, () => undefined)
  return step
}

/** The code and all the words of the KnownError that something ends with; `no error` if it ends well. */
export async function failure(work: Promise<unknown>): Promise<{ code: string; words: string }> {
  try {
    await work
    return { code: 'no error', words: '' }
  } catch (problem) {
    const known = problem as KnownError
    return { code: known.code, words: `${known.message} ${known.hint}` }
  }
}

export async function codeOfFailure(work: Promise<unknown>): Promise<string> {
  return (await failure(work)).code
}

/** The same bytes with one bit turned. */
export function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 0x10
  return copy
}
