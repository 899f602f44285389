const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** Words of such a script that follow one another, with the marks that join and part their letters. */
const words = new RegExp(`${rightToLeft.source}(?:[\\p{L}\\p{M}\\p{N}_\\u200c\\u200d]|[ -](?=${rightToLeft.source}))*`, 'gu')

/**
 * A sentence in which foreign names may stand, escaped, with each name in quotes that is written from right to left, and each run of such
 * words outside of quotes, given to `isolate`: otherwise it takes the words, numbers and signs beside it along.
 */
export function isolateNames(sentence: string, escape: (text: string) => string, isolate: (escaped: string) => string): string {
  return sentence.split(/("(?:[^"]|"")+")/).map((part) => {
    if (!part.startsWith('"') || !rightToLeft.test(part)) return escape(part).replace(words, isolate)
    return `${escape('"')}${isolate(escape(part.slice(1, -1)))}${escape('"')}`
  }).join('')
}
