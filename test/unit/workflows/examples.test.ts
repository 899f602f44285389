import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { root } from '../docs/pages.ts'

const packagesOf = (file: string) => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, Readonly<Record<string, string>>>
  return { ...dependencies, ...devDependencies }
}

describe('the examples', () => {
  it.each(['drizzle', 'prisma'])('name for %s the very versions that they are run with here', (example) => {
    const named = packagesOf(`examples/${example}/package.json`)
    expect(Object.keys(named)).not.toEqual([])
    expect(packagesOf('package.json')).toMatchObject(named)
  })
})
