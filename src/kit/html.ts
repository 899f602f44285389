import { plain } from './markdown.ts'

/** Foreign text for HTML, in an element or an attribute in double quotes: a name stays a name, whatever signs it has. */
export function escapeHtml(foreign: string): string {
  return plain(foreign).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** Words of such a script that follow one another, with the marks that join and part their letters. */
const words = new RegExp(`${rightToLeft.source}(?:[\\p{L}\\p{M}\\p{N}_\\u200c\\u200d]|[ -](?=${rightToLeft.source}))*`, 'gu')

/**
 * A sentence with foreign names in it, for an element of HTML. A name that is written from right to left, and each run of such words
 * outside of names in quotes, is isolated, so that it does not take the words, numbers and signs beside it along.
 */
export function sentenceHtml(sentence: string): string {
  return sentence.split(/("(?:[^"]|"")+")/).map((part) => {
    if (!part.startsWith('"') || !rightToLeft.test(part)) return escapeHtml(part).replace(words, (run) => `<bdi>${run}</bdi>`)
    return `&#34;<bdi>${escapeHtml(part.slice(1, -1))}</bdi>&#34;`
  }).join('')
}
