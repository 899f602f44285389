// The test command: every suite that this machine can run; what it cannot is named with the reason. ZIMMER_NOTHING_SKIPPED=1 makes that a failure.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Assertion { readonly status: string; readonly ancestorTitles: readonly string[]; readonly title: string }
interface Results { readonly numPassedTests: number; readonly numFailedTests: number; readonly numPendingTests: number; readonly numRuntimeErrorTestSuites: number; readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly Assertion[] }[] }

const folder = mkdtempSync(join(tmpdir(), 'zimmer-test-results-'))
const file = join(folder, 'results.json')
const jest = spawnSync(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${file}`, '--silent', ...process.argv.slice(2)], { stdio: ['ignore', 'ignore', 'inherit'] })

let results: Results
try {
  results = JSON.parse(readFileSync(file, 'utf8')) as Results
} catch {
  console.error('jest gave no results')
  process.exit(jest.status === 0 ? 1 : jest.status ?? 1)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const skipped = new Map<string, number>()
for (const { assertionResults } of results.testResults) {
  for (const assertion of assertionResults.filter(({ status }) => status === 'pending')) {
    const suite = assertion.ancestorTitles[0] ?? assertion.title
    skipped.set(suite, (skipped.get(suite) ?? 0) + 1)
  }
}
if (skipped.size > 0) {
  console.log('Skipped here:')
  for (const [suite, count] of skipped) console.log(`  ${count} of "${suite}"`)
}
console.log(`${results.numPassedTests} passed, ${results.numFailedTests + results.numRuntimeErrorTestSuites} failed, ${results.numPendingTests} skipped`)
const complete = skipped.size === 0 || process.env['ZIMMER_NOTHING_SKIPPED'] !== '1'
if (!complete) console.error('tests were skipped where nothing may be')
process.exit(jest.status === 0 && complete ? 0 : 1)
