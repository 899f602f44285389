import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { MigrationTool } from '../../../src/migrations/detection.ts'
import { locate, locateCommand } from '../../../src/migrations/program.ts'

describe('where a tool\'s program is found', () => {
  let root: string
  const tool = (name: string, command: string[]): MigrationTool =>
    ({ name, root, directory: path.join(root, 'backend'), evidence: `${name}.conf`, command, urlVariables: [] })
  const program = async (file: string, text = '#!/bin/sh\nexit 0\n') => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true })
    await writeFile(path.join(root, file), text, { mode: 0o755 })
    return path.join(root, file)
  }
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'program-'))
    await mkdir(path.join(root, 'backend'))
  })
  afterAll(async () => { await rm(root, { recursive: true }) })

  it('says how to install what is nowhere', async () => {
    await expect(locate(tool('alembic', ['alembic', 'upgrade', 'head']), { PATH: path.join(root, 'empty') })).rejects.toMatchObject({
      code: 'program-missing', message: 'alembic.conf asks for alembic, but alembic is neither in the project nor on PATH', hint: expect.stringContaining('pip install alembic'),
    })
  })

  it('passes over a version manager\'s shim that has no such program, and takes the Python that has the module', async () => {
    await program('shims/alembic', '#!/bin/sh\necho "alembic: command not found" >&2\nexit 127\n')
    const python = await program('shims/python3')
    await expect(locate(tool('alembic', ['alembic', 'upgrade', 'head']), { PATH: path.join(root, 'shims') })).resolves
      .toEqual({ program: { name: 'alembic', path: python, leading: ['-m', 'alembic'] }, parameters: ['upgrade', 'head'] })
  })

  it('is the project\'s own before the machine\'s', async () => {
    await program('bin/alembic')
    const own = await program('.venv/bin/alembic')
    await expect(locate(tool('alembic', ['alembic', 'upgrade', 'head']), { PATH: path.join(root, 'bin') })).resolves.toMatchObject({ program: { path: own } })
    const prisma = await program('node_modules/.bin/prisma')
    await expect(locate(tool('prisma', ['prisma', 'migrate', 'deploy']), {})).resolves.toMatchObject({ program: { path: prisma }, parameters: ['migrate', 'deploy'] })
  })

  it('is relative to the folder for a command with a path', async () => {
    const script = await program('backend/migrate.sh')
    await expect(locateCommand(['./migrate.sh', 'now'], path.join(root, 'backend'), {})).resolves.toEqual({ program: { name: 'migrate.sh', path: script }, parameters: ['now'] })
    await writeFile(path.join(root, 'backend/plain.sh'), 'exit 0', { mode: 0o644 })
    await expect(locateCommand(['./plain.sh'], path.join(root, 'backend'), {})).rejects.toMatchObject({ code: 'program-missing', hint: expect.stringContaining('chmod +x') })
  })
})
