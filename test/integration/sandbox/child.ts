// Opens a sandbox in a process of its own, tells its state and waits to be killed.
import { openSandbox } from '../../../src/sandbox/sandbox.ts'
import { localPrograms, requestOf } from './request.ts'

const kind = process.argv[2] === 'docker' ? 'docker' : 'local'
const programs = await localPrograms()
const sandbox = await openSandbox(requestOf(programs, { kind, memoryDirectory: null, ...(kind === 'docker' ? { major: 17 } : {}) }))
process.stdout.write(`${sandbox.state}\n`)
setInterval(() => undefined, 60_000)
