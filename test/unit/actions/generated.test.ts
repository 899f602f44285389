import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { definitionOf, definitions } from '../../../src/actions/definitions.ts'
import type { ActionName } from '../../../src/actions/definitions.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const names = Object.keys(definitions) as ActionName[]

interface ActionFile {
  name: string
  description: string
  inputs: Record<string, { description: string; required: boolean; default?: string }>
  outputs: Record<string, { description: string }>
  runs: Record<string, string>
}

function folderOf(name: ActionName): string {
  return name === 'nightly' ? root : `${root}/actions/${name}`
}

function actionFile(name: ActionName): ActionFile {
  return parse(readFileSync(`${folderOf(name)}/action.yml`, 'utf8')) as ActionFile
}

describe('what is generated', () => {
  it('is what the declarations give: action.yml and the tables of every README', () => {
    expect(execFileSync(`${root}/node_modules/node/bin/node`, ['scripts/generate.ts', '--check'], { cwd: root, encoding: 'utf8' })).toBe('')
  })
})

describe.each(names)('action.yml of %s', (name) => {
  const file = actionFile(name)
  const definition = definitionOf(name)

  it('has every input and output of the declaration, and no other', () => {
    expect(Object.keys(file.inputs)).toEqual(Object.keys(definition.inputs))
    expect(Object.keys(file.outputs)).toEqual(Object.keys(definition.outputs))
  })

  it('carries no default for an input that a variable may give: the default would beat the variable', () => {
    const shadowing = Object.entries(definition.inputs).filter(([, field]) => field.environment !== undefined || field.envFile !== undefined).map(([input]) => input)
    expect(shadowing.filter((input) => file.inputs[input]?.default !== undefined)).toEqual([])
  })

  it('has no default that its own input would refuse', () => {
    for (const [input, { default: standing }] of Object.entries(file.inputs)) {
      if (standing !== undefined && !standing.includes('${{')) expect(() => definition.inputs[input]?.parse(standing)).not.toThrow()
    }
  })

  it('runs on Node 24 from stubs that are there', () => {
    expect(file.runs['using']).toBe('node24')
    const stubs = [file.runs['main'], file.runs['post']].filter((stub) => stub !== undefined)
    expect(stubs).toHaveLength(definition.post ? 2 : 1)
    for (const stub of stubs) {
      expect(existsSync(`${folderOf(name)}/${stub}`)).toBe(true)
      // A door is two lines: whatever it did besides would be out of the bundle's reach.
      expect(readFileSync(`${folderOf(name)}/${stub}`, 'utf8').trimEnd().split('\n')).toHaveLength(2)
    }
    expect(file.runs['post-if']).toBe(definition.post ? 'always()' : undefined)
  })
})
