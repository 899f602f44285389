import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { page, root } from './pages.ts'

const sources = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('-wasm.ts')).map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
const troubleshooting = page('docs/troubleshooting.md')
const headings = [...troubleshooting.text.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading)

/** Every code that a user may meet: those of KnownError, wherever it is made, and those of the tables of known failures. */
function codes(): Map<string, string> {
  const patterns = [/KnownError\(\s*'([a-z][a-z0-9-]+)'/g, /\bknown\('([a-z][a-z0-9-]+)'/g, /\bcode: '([a-z][a-z0-9-]+)'/g]
  return new Map(sources.flatMap(({ file, text }) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = '']) => [code, file] as const))))
}

/** The sources as one text in which what differs from case to case is left out, so that a heading's fixed words can be found in it. */
const sentences = sources.map(({ text }) => text.replaceAll('\\\'', '\'')).join('\n')

describe('troubleshooting', () => {
  it('has an entry for every code of an error', () => {
    const documented = new Set([...troubleshooting.text.matchAll(/\(`([a-z][a-z0-9-]+)`\)/g)].map(([, code = '']) => code))
    expect([...codes()].filter(([code]) => !documented.has(code)).map(([code, file]) => `${code} (${file})`)).toEqual([])
  })

  it('has no entry for a code that nothing has', () => {
    const known = codes()
    const entries = [...troubleshooting.text.matchAll(/^\(`([a-z][a-z0-9-]+)`\)/gm)].map(([, code = '']) => code)
    expect(entries.length).toBeGreaterThan(100)
    expect(entries.filter((code) => !known.has(code))).toEqual([])
  })

  it('heads its entries by the words that the suite says', () => {
    // Said by people and by pg_dump itself, not by the suite.
    const theirs = ['pg_dump: connection to server failed']
    const wrong = headings.filter((heading) => !theirs.includes(heading)).flatMap((heading) =>
      heading.split(/…|: | than /).map((words) => words.replace(/^[ :;,.()"]+|[ :;,.()"]+$/g, '')).filter((words) => words.length > 6 && !sentences.includes(words)).map((words) => `${heading}: ${words}`))
    expect(wrong).toEqual([])
  })

  it('has the four that everybody meets', () => {
    for (const words of [/^no backups/, /^pg_dump: connection to server failed/, /^Restore test failed/]) expect(headings.some((heading) => words.test(heading))).toBe(true)
    expect(troubleshooting.text).toContain('Permission denied')
  })
})
