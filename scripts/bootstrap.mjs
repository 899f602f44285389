// Runs a script of the project on a fresh machine: installs node modules and, where that is possible, PostgreSQL, then hands over to Node 24.
// Plain JavaScript without dependencies: it is what runs before anything is installed.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [script, ...parameters] = process.argv.slice(2)

function fail(sentence) {
  process.stderr.write(`error: ${sentence}\n`)
  process.exit(2)
}

function has(program) {
  return spawnSync('sh', ['-c', 'command -v "$1" >/dev/null 2>&1', 'sh', program]).status === 0
}

function run(program, words, options = {}) {
  process.stderr.write(`» ${program} ${words.join(' ')}\n`)
  execFileSync(program, words, { stdio: ['ignore', process.stderr, process.stderr], cwd: root, ...options })
}

function modulesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  return existsSync(installed) && existsSync(join(root, 'node_modules/node/bin/node')) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

function installModules() {
  run('npm', ['ci', '--no-fund', '--no-audit'])
  // Where npm runs no install scripts, the package `node` has its binary in a sibling package but not in its own bin.
  if (!existsSync(join(root, 'node_modules/node/bin/node'))) run(process.execPath, ['installArchSpecificPackage.js'], { cwd: join(root, 'node_modules/node') })
}

function hasServer() {
  const debian = '/usr/lib/postgresql'
  const majors = existsSync(debian) ? readdirSync(debian) : []
  return majors.some((major) => existsSync(join(debian, major, 'bin/initdb'))) || has('initdb')
    || [13, 14, 15, 16, 17, 18].some((major) => ['/opt/homebrew/opt', '/usr/local/opt'].some((place) => existsSync(`${place}/postgresql@${major}/bin/initdb`)))
    || (existsSync('/usr') && readdirSync('/usr').some((name) => /^pgsql-\d+$/.test(name) && existsSync(`/usr/${name}/bin/initdb`)))
}

function installServer() {
  const isRoot = process.getuid?.() === 0
  const sudo = !isRoot && has('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0
  if (has('apt-get') && (isRoot || sudo)) {
    const before = isRoot ? [] : ['sudo', '-n']
    const apt = (...words) => { const [program, ...rest] = [...before, 'apt-get', ...words]; run(program, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }) }
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', 'postgresql', 'postgresql-contrib')
  } else if (has('brew')) {
    run('brew', ['install', 'postgresql@17'])
  }
}

try {
  if (!modulesAreCurrent()) installModules()
  if (!hasServer()) installServer()
} catch (problem) {
  fail(`could not install what is missing: ${problem.message}`)
}
if (!hasServer() && !(has('docker') && spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0)) {
  fail('PostgreSQL is missing: install it (apt-get install postgresql, brew install postgresql@17), or start Docker')
}
// Ctrl-C reaches the script by itself; this process stays until the script has tidied up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)
const child = spawn(join(root, 'node_modules/node/bin/node'), ['--disable-warning=ExperimentalWarning', join(root, script), ...parameters], { stdio: 'inherit', cwd: root })
child.on('exit', (status) => { process.exitCode = status ?? 130 })
