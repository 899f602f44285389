// What a job in a container does: opens a sandbox in Docker, asks its server over host and port as migrations do, and tells what it found.
import { mkdir } from 'node:fs/promises'
import { openSandbox } from '../../../src/sandbox/sandbox.ts'
import { ask, requestOf } from './request.ts'

const [major, temporaryDirectory = '/tmp'] = process.argv.slice(2)
await mkdir(temporaryDirectory, { recursive: true })
const sandbox = await openSandbox(requestOf(undefined, { kind: 'docker', major: Number(major), temporaryDirectory }))
const { via, ...overTcp } = sandbox.connection
const rows = await ask(overTcp, 'SELECT 1 AS one')
await sandbox.remove()
process.stdout.write(JSON.stringify({ description: sandbox.description, notes: sandbox.notes, rows, via }))
