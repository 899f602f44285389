import { plain } from './markdown.ts'

/** Foreign text for HTML, in an element or an attribute in double quotes: a name stays a name, whatever signs it has. */
export function escapeHtml(foreign: string): string {
  return plain(foreign).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/**
 * A sentence with foreign names in it, for an element of HTML. Each run of a script that is written from right to left is isolated, so
 * that it does not take the words, numbers and signs beside it along.
 */
export function sentenceHtml(sentence: string): string {
  const run = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}](?:[\p{L}\p{M}\p{N}_\u200c\u200d]|[ -](?=[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]))*/gu
  return escapeHtml(sentence).replace(run, (name) => `<bdi>${name}</bdi>`)
}
