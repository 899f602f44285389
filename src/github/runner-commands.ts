import { EOL } from 'node:os'
import type { AnnotationProperties } from '@actions/core'
// The door of @actions/core loads an HTTP client for OpenID Connect, which nothing here asks for: two thirds of a step's start. These are the
// same functions without it; the version is pinned.
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js'
import { issueFileCommand, prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js'
import { toCommandProperties } from '../../node_modules/@actions/core/lib/utils.js'

export { summary } from '../../node_modules/@actions/core/lib/summary.js'
export type { AnnotationProperties }

/** A line of the log, as it is. */
export function info(text: string): void {
  process.stdout.write(`${text}${EOL}`)
}

export function setSecret(secret: string): void {
  issueCommand('add-mask', {}, secret)
}

export function debug(text: string): void {
  issueCommand('debug', {}, text)
}

/** A message that the runner shows with the run, and at a line of a file where one is named. */
export function annotate(level: 'notice' | 'warning' | 'error', text: string, properties: AnnotationProperties): void {
  issueCommand(level, toCommandProperties(properties), text)
}

/** The lines that `work` puts out, folded under a title. */
export async function group<T>(title: string, work: () => Promise<T>): Promise<T> {
  issueCommand('group', {}, title)
  try {
    return await work()
  } finally {
    issueCommand('endgroup', {}, '')
  }
}

/** Hands the runner a value in the file that it named; one that named none takes a line instead. */
export function setValue(kind: 'output' | 'state', name: string, value: string): void {
  const variable = kind.toUpperCase()
  if ((process.env[`GITHUB_${variable}`] ?? '') !== '') {
    issueFileCommand(variable, prepareKeyValueMessage(name, value))
    return
  }
  info('')
  issueCommand(kind === 'output' ? 'set-output' : 'save-state', { name }, value)
}
