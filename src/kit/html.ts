import { isolateNames } from './direction.ts'
import { plain } from './markdown.ts'

/** Foreign text for HTML, in an element or an attribute in double quotes: a name stays a name, whatever signs it has. */
export function escapeHtml(foreign: string): string {
  return plain(foreign).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A sentence with foreign names in it, for an element of HTML; names that are written from right to left are isolated. */
export function sentenceHtml(sentence: string): string {
  return isolateNames(sentence, escapeHtml, (name) => `<bdi>${name}</bdi>`)
}
