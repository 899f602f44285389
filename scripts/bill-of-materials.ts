// The bill of materials of dist: which packages are in the bundle, as CycloneDX 1.6. Made of the modules that the bundler took, so that it cannot differ from them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Module { readonly identifier?: string; readonly name?: string; readonly modules?: readonly Module[] }
interface Package { readonly name: string; readonly version: string; readonly license?: string }
type Lock = Readonly<Record<string, { readonly integrity?: string }>>

/** Of npm's own field, `sha512-<base64>`, what CycloneDX wants in hex. */
function hashesOf(integrity: string | undefined): { alg: string; content: string }[] {
  const base64 = /^sha512-(?<hash>\S+)$/.exec(integrity ?? '')?.groups?.['hash']
  return base64 === undefined ? [] : [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }]
}

function flat(modules: readonly Module[]): Module[] {
  return modules.flatMap((module) => [module, ...flat(module.modules ?? [])])
}

/** The folders of packages that modules of a bundle come from, as the lock file names them: `node_modules/pg`. */
export function foldersIn(modules: readonly Module[]): string[] {
  const folders = flat(modules).flatMap(({ identifier = '', name = '' }) => [...`${identifier} ${name}`.matchAll(/(?<![\w/-])[^\s|!]*?(?<folder>node_modules\/(?:[^\s|!]*?node_modules\/)?(?:@[\w.-]+\/)?[\w.-]+)(?=\/)/g)].map(({ groups }) => groups?.['folder'] ?? ''))
  return [...new Set(folders)].filter((folder) => existsSync(join(folder, 'package.json'))).sort()
}

/** The document; the same for the same bundle, since it has neither a time nor a number of its own. */
export function billOfMaterials(modules: readonly Module[]): string {
  const lock = (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Lock }).packages
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as Package
  const components = foldersIn(modules).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
    return { 'type': 'library', 'bom-ref': purl, name, version, purl, 'licenses': license === undefined ? [] : [{ expression: license }], 'hashes': hashesOf(lock[folder]?.integrity) }
  })
  const unique = [...new Map(components.map((component) => [component.purl, component])).values()]
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { 'type': 'application', 'bom-ref': own.name, 'name': own.name, 'version': own.version, 'licenses': [{ expression: own.license }] } }, components: unique }, null, 1)}\n`
}
