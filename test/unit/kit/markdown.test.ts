import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { code, escapeMarkdown, plain, sentenceMarkdown, table } from '../../../src/kit/markdown.ts'

const hostile = [
  ['a pipe, which would begin another cell', 'a|b', /\|/],
  ['backticks', 'a`rm -rf`b', /`/],
  ['an HTML tag', '<img src=x onerror=alert(1)>', /[<>]/],
  ['an entity that is one already', '&lt;script&gt;', /&lt;/],
  ['a link', '[click](https://evil.example)', /[[\]()]/],
  ['an image', '![x](y)', /[![\]]/],
  ['emphasis', '**bold** __too__ ~~gone~~', /[*_~]/],
  ['a heading', '# head', /#(?!\d+;)/],
  ['a mention', '@octocat', /@/],
  ['a formula', '$\\frac{1}{2}$', /[$\\{}]/],
  ['a bare address, which GitHub would link', 'https://evil.example', /:|\./],
  ['a line end', 'a\n\n## b', /\n/],
  ['a carriage return', 'a\r::error::b', /\r|::/],
  ['a colour', '\u001b[31mred\u001b[0m', /\u001b/],
  ['a turned direction of writing', 'abc\u202Etxt.exe', /\u202e/],
  ['a line separator', 'a\u2028b', /\u2028/],
  ['a NUL', 'a\0b', /\0/],
] as const

describe('foreign text in a summary', () => {
  it.each(hostile)('escapes %s', (_, text, sign) => {
    expect(escapeMarkdown(text)).not.toMatch(sign)
  })

  it('is one line without a sign that Markdown or HTML obeys, whatever the name', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
      for (const escaped of [escapeMarkdown(name), code(name).slice('<code>'.length, -'</code>'.length)]) {
        // Entities are all that may begin with & and #.
        expect(escaped.replace(/&#\d+;/g, '')).not.toMatch(/[<>|`*_[\]\\~@$&"']/)
        expect(escaped).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      }
    }), { numRuns: 500 })
  })

  it('still reads as it was written, once it is rendered', () => {
    const name = 'we"ird|<b>`$(id)`'
    const rendered = escapeMarkdown(name).replace(/&#(?<sign>\d+);/g, (_, sign: string) => String.fromCharCode(Number(sign)))
    expect(rendered).toBe(name)
  })

  it('cannot leave its cell of a table', () => {
    const drawn = table(['Table', 'Rows'], [[code('a|b\n| c'), '1']])
    expect(drawn.split('\n')).toHaveLength(3)
    expect(drawn.split('\n')[2]?.split('|')).toHaveLength(4)
  })
})

describe('foreign text in a log', () => {
  it.each([
    ['a workflow command on a line of its own', 'a\n::add-mask::b'],
    ['one after a carriage return', 'a\r::set-output name=x::y'],
    ['one after a line separator', 'a\u2028::error::b'],
    ['a terminal\'s title', '\u001b]0;owned\u0007'],
    ['a C1 control, which is an escape too', '\u009b31m'],
  ])('never carries %s', (_, text) => {
    expect(plain(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
  })

  it('keeps every letter of an honest name', () => {
    expect(plain('Bestellungen – Öl & 東京 🎉')).toBe('Bestellungen – Öl & 東京 🎉')
  })
})

describe('a sentence with names that are written from right to left', () => {
  it('keeps the numbers behind such a name where they are', () => {
    expect(sentenceMarkdown('"הזמנות 2025" 40 of 95')).toBe('&#34;<span dir="auto">הזמנות 2025</span>&#34; 40 of 95')
    expect(sentenceMarkdown('of سفارش‌های مشتری, 40')).toBe('of <span dir="auto">سفارش‌های مشتری</span>, 40')
  })

  it('is escaped as every other', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(sentenceMarkdown(text).replace(/<span dir="auto">|<\/span>/g, '')).toBe(escapeMarkdown(text))
    }))
    expect(sentenceMarkdown('"שלום</span><img src=x>"')).not.toContain('<img')
  })
})
