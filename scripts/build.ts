// Builds dist: one bundle with lazy chunks, and a stub of two statements for each action and phase. With --check it builds beside and compares.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import type { Definition } from '../src/actions/action.ts'
import { definitions } from '../src/actions/definitions.ts'
import { billOfMaterials } from './bill-of-materials.ts'

const node = process.execPath
const check = process.argv.includes('--check')
const stats = 'stats.json'

function build(target: string): void {
  rmSync('lib', { recursive: true, force: true })
  execFileSync(node, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
  // From within lib: ncc takes files for assets whose names the code seems to join, anywhere below the folder that it is started in.
  execFileSync(node, [resolve('node_modules/@vercel/ncc/dist/ncc/cli.js'), 'build', 'main.js', '--out', target, '--license', 'licenses.txt', '--stats-out', join(target, stats), '--quiet', '--no-cache'], { stdio: 'inherit', cwd: 'lib' })
  rmSync(join(target, 'sourcemap-register.cjs'), { force: true })
  const { modules } = JSON.parse(readFileSync(join(target, stats), 'utf8')) as { modules: Parameters<typeof billOfMaterials>[0] }
  rmSync(join(target, stats))
  writeFileSync(join(target, 'sbom.cdx.json'), billOfMaterials(modules))
  // Some libraries carry the line ends of Windows; git would change them, and dist would differ from a rebuild.
  for (const name of filesOf(target)) writeFileSync(join(target, name), readFileSync(join(target, name), 'utf8').replaceAll('\r\n', '\n'))
  for (const definition of Object.values(definitions) as unknown as Definition[]) {
    mkdirSync(join(target, definition.name), { recursive: true })
    stub(join(target, definition.name, 'index.js'), definition.name, 'main')
    if (definition.post) stub(join(target, definition.name, 'post.js'), definition.name, 'post')
  }
}

function stub(path: string, action: string, phase: string): void {
  writeFileSync(path, `import { run } from '../index.js'\nawait run('${action}', '${phase}')\n`)
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()
}

const target = mkdtempSync(join(tmpdir(), 'zimmer-dist-'))
try {
  build(target)
  if (check) {
    const [built, standing] = [filesOf(target), existsSync('dist') ? filesOf('dist') : []]
    const different = [...new Set([...built, ...standing])].filter((name) => !built.includes(name) || !standing.includes(name) || !readFileSync(join(target, name)).equals(readFileSync(join('dist', name))))
    if (different.length > 0) {
      console.error(`dist differs from a rebuild (npm run build): ${different.join(', ')}`)
      process.exitCode = 1
    }
  } else {
    rmSync('dist', { recursive: true, force: true })
    cpSync(target, 'dist', { recursive: true })
    console.log(`dist: ${filesOf('dist').length} files`)
  }
} finally {
  rmSync(target, { recursive: true, force: true })
  rmSync('lib', { recursive: true, force: true })
}
