import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { RowHasher } from '../../../src/archive/fingerprint.ts'
import { page, root } from './pages.ts'

const format = page('docs/archive-format.md').text

/** The rows of a test vector, as the document writes them. */
function bytesOf(written: string): Buffer {
  const signs: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' }
  return Buffer.from(written === '(nothing)' ? '' : written.replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? '?'), 'utf8')
}

describe('the description of the format', () => {
  const vectors = [...format.matchAll(/^\| (?:`([^`]+)`|(\(nothing\))) \| (\d+) \| `([0-9a-f]{32})` \|$/gm)].map(([, code, nothing, rows, fingerprint]) => ({ written: code ?? nothing ?? '', rows: Number(rows), fingerprint }))

  it('has test vectors', () => { expect(vectors.length).toBeGreaterThanOrEqual(7) })

  it.each(vectors)('has a test vector that the suite computes: $written', ({ written, rows, fingerprint }) => {
    const hasher = new RowHasher()
    hasher.write(bytesOf(written))
    expect({ rows: hasher.rows, fingerprint: hasher.digest() }).toEqual({ rows, fingerprint })
  })

  it('names every field of the manifest and of the drill record', () => {
    const source = readFileSync(join(root, 'src/domain/manifest.ts'), 'utf8')
    const fields = new Set([...source.matchAll(/readonly (\w+)\??:/g)].map(([, name = '']) => name))
    expect(fields.size).toBeGreaterThan(50)
    expect([...fields].filter((name) => !format.includes(`\`${name}\``))).toEqual([])
  })
})
