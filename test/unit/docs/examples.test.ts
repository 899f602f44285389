import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { definitionOf, definitions } from '../../../src/actions/definitions.ts'
import type { ActionName } from '../../../src/actions/definitions.ts'
import { readArguments } from '../../../src/cli/arguments.ts'
import { readInputs } from '../../../src/kit/inputs.ts'
import { anchorsOf, commandsOf, linksOf, page, pages, root, stepsIn, yamlOf } from './pages.ts'

const all = pages()
const readme = page('README.md')

describe('what the documents say', () => {
  it.each(all.map((one) => [one.path, one] as const))('has no dead link in %s', (_, one) => {
    const dead = linksOf(one).filter(({ file, anchor }) => {
      if (!existsSync(join(root, file))) return true
      return anchor !== undefined && file.endsWith('.md') && !anchorsOf(page(file)).includes(anchor)
    })
    expect(dead.map(({ written }) => written)).toEqual([])
  })

  it.each(all.map((one) => [one.path, one] as const))('shows only workflows of which every action and every input exists in %s', (_, one) => {
    const unknown = yamlOf(one).flatMap(stepsIn).flatMap(({ action, inputs }) => inputs.filter((name) => !Object.hasOwn(definitionOf(action).inputs, name)).map((name) => `${action}: ${name}`))
    expect(unknown).toEqual([])
  })

  it.each(all.map((one) => [one.path, one] as const))('reads only outputs that the named step has in %s', (_, one) => {
    for (const example of yamlOf(one)) {
      const steps = stepsIn(example)
      for (const [written, id, output = ''] of JSON.stringify(example).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
        const step = steps.find((candidate) => candidate.id === id)
        expect({ written, has: step !== undefined && Object.hasOwn(definitionOf(step.action).outputs, output) }).toEqual({ written, has: true })
      }
    }
  })

  it.each(all.map((one) => [one.path, one] as const))('shows only commands that the program takes in %s', (_, one) => {
    for (const words of commandsOf(one)) {
      const command = readArguments(words)
      expect({ words, kind: command.kind, status: command.kind === 'text' ? command.status : 0 }).toEqual({ words, kind: words.includes('--help') ? 'text' : 'run', status: 0 })
      if (command.kind === 'run') expect(() => readInputs(definitionOf(command.action).inputs, { given: command.given, environment: {}, envFile: {} }, () => undefined)).not.toThrow()
    }
  })

  it('finds the commands and the workflows at all', () => {
    expect(all.flatMap(commandsOf).length).toBeGreaterThan(30)
    expect(all.flatMap((one) => yamlOf(one).flatMap(stepsIn)).length).toBeGreaterThan(20)
  })

  it('tells a newcomer the two commands of a fresh machine', () => {
    const shown = readme.blocks.map(({ text }) => text).join('\n')
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    for (const name of ['demo', 'test']) {
      expect(shown).toContain(name === 'test' ? 'npm test' : 'npm run demo')
      expect(scripts).toHaveProperty(name)
    }
  })

  it('shows three examples of each action above its tables', () => {
    for (const name of Object.keys(definitions) as ActionName[]) {
      const [above = ''] = page(`actions/${name}/README.md`).text.split('<!-- generated: tables -->')
      expect({ name, steps: above.match(/^```yaml$/gm)?.length ?? 0 }).toEqual({ name, steps: 3 })
    }
  })

  it('keeps lines within the width of a laptop', () => {
    const wide = all.filter(({ path }) => !path.startsWith('actions/') && path !== 'docs/troubleshooting.md')
      .flatMap(({ path, text }) => text.split('\n').filter((line) => line.length > 145 && !line.startsWith('| [')).map((line) => `${path}: ${line}`))
    expect(wide).toEqual([])
  })

  it('describes a restore server that listens on loopback alone and keeps nothing', () => {
    const { services } = parse(readFileSync(join(root, 'docs/restore-compose.yml'), 'utf8')) as { services: Record<string, { ports: string[]; tmpfs: string[]; environment: Record<string, string>; healthcheck: unknown }> }
    const service = services['postgres-restore']
    expect(service?.ports).toEqual(['127.0.0.1:5433:5432'])
    expect(service?.environment['PGDATA']?.startsWith(`${service.tmpfs[0] ?? '?'}/`)).toBe(true)
    expect(service?.healthcheck).toBeDefined()
  })
})
