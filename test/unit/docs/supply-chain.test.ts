import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { root } from './pages.ts'

interface Locked { readonly version?: string; readonly resolved?: string; readonly integrity?: string; readonly dev?: boolean; readonly link?: boolean; readonly hasInstallScript?: boolean; readonly inBundle?: boolean }
interface Component { readonly name: string; readonly version: string; readonly purl: string; readonly licenses: readonly { readonly expression: string }[]; readonly hashes: readonly { readonly content: string }[] }

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
const { components } = JSON.parse(read('dist/sbom.cdx.json')) as { components: readonly Component[] }

// Those that ask no more than that their text is handed on, which dist/licenses.txt does.
const permissive = ['MIT', 'MIT/X11', 'ISC', 'Apache-2.0', '(Apache-2.0 AND BSD-3-Clause)', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', '0BSD']
// Its package.json names none; it comes with @actions/artifact, which GitHub hands on.
const unnamed = ['buffers']

describe('what dist is made of', () => {
  it('comes from npm\'s registry alone, each package by its hash', () => {
    const strange = Object.entries(packages).filter(([folder, { resolved, integrity, inBundle, link }]) => folder !== '' && link !== true
      && (resolved?.startsWith('https://registry.') === false || (integrity === undefined && inBundle !== true)))
    expect(strange.map(([folder]) => folder)).toEqual([])
  })

  it('needs no script of a package to be installed', () => {
    expect(Object.entries(packages).filter(([, { hasInstallScript, dev }]) => hasInstallScript === true && dev !== true).map(([folder]) => folder)).toEqual([])
  })

  it('may be handed on: every package has a licence that allows it', () => {
    const forbidden = components.filter(({ name, licenses }) => !unnamed.includes(name) && (licenses.length === 0 || !licenses.every(({ expression }) => permissive.includes(expression))))
    expect(forbidden.map(({ purl }) => purl)).toEqual([])
  })

  it('stands in its bill of materials, at the version and with the hash of the lock file', () => {
    const locked = new Map(Object.entries(packages).map(([folder, { version, integrity }]) => [`${folder.split('node_modules/').at(-1) ?? ''}@${version ?? ''}`, integrity]))
    expect(components.length).toBeGreaterThan(100)
    for (const { name, version, hashes } of components) {
      const integrity = locked.get(`${name}@${version}`)
      expect({ name, hash: hashes[0]?.content }).toEqual({ name, hash: Buffer.from(integrity?.replace('sha512-', '') ?? '', 'base64').toString('hex') })
    }
  })

  it('has the text of a licence for every package that is used directly', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    const texts = read('dist/licenses.txt').split('\n')
    const bundled = Object.keys(dependencies).filter((name) => components.some((component) => component.name === name))
    expect(bundled.length).toBeGreaterThan(5)
    expect(bundled.filter((name) => !texts.includes(name))).toEqual([])
  })
})
