import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const folder = join(import.meta.dirname, '../../../docs/images')
const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'))

describe('a picture in the docs', () => {
  it.each(pictures)('shows, as %s, what is put out today', (name) => {
    // The checksum of the golden text that was rendered when the picture was taken: take a new one when this fails.
    const source = `${name}.source`
    expect(readFileSync(join(folder, source), 'utf8')).toMatch(/^[0-9a-f]{64} {2}\.\.\/\.\.\/test\/fixtures\/\S+\n$/)
    expect(execFileSync('sha256sum', ['--check', '--quiet', source], { cwd: folder, encoding: 'utf8' })).toBe('')
  })
})
