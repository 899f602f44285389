import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { findClients, findServerBinaries } from '../../../src/postgres/clients.ts'
import type { Clients } from '../../../src/postgres/clients.ts'
import { automaticCompression, chooseCompression } from '../../../src/postgres/compression.ts'

let folder: string
let installed: Clients

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compression-'))
  for (let major = 18; major >= 13; major--) if (await findServerBinaries(major) !== undefined) return void (installed = await findClients(major))
})
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

/** A pg_dump that was built without zstd and lz4: where src/common/compression.c has `#else`, it says this before it connects. */
function builtWithoutZstd(major: number): Clients {
  const path = join(folder, `pg_dump-${major}`)
  writeFileSync(path, '#!/bin/sh\ncase "$*" in *--compress=zstd*) what=ZSTD ;; *--compress=lz4*) what=LZ4 ;; *) exit 1 ;; esac\necho "pg_dump: error: invalid compression specification: this build does not support compression with $what" >&2\nexit 1\n')
  chmodSync(path, 0o755)
  return { ...installed, major, version: `${major}.1`, place: folder, pgDump: { name: 'pg_dump', path } }
}

describe('the compression of a backup', () => {
  it('is gzip where pg_dump was built without zstd, since the pg_restore beside it could not read another', async () => {
    expect(await automaticCompression(builtWithoutZstd(17))).toEqual({ method: 'gzip', level: 1 })
    expect(await chooseCompression('auto', builtWithoutZstd(18))).toEqual({ method: 'gzip', level: 1 })
  })

  it('is refused before anything is begun when it is asked for by name and this build has it not', async () => {
    await expect(chooseCompression('zstd:3', builtWithoutZstd(17))).rejects.toMatchObject({
      code: 'wrong-inputs', message: expect.stringMatching(/^compression zstd:3: the pg_dump 17\.1 in .* was built without zstd$/) as unknown as string,
    })
    await expect(chooseCompression('zstd:3', { ...installed, major: 15 })).rejects.toMatchObject({ message: 'compression zstd needs pg_dump 16 or later; the server is 15' })
  })

  it('is what the installed programs have, and asking them connects to no server', async () => {
    expect(await automaticCompression(installed)).toEqual(installed.major >= 16 ? { method: 'zstd', level: 1 } : { method: 'gzip', level: 1 })
    expect(await chooseCompression('gzip:9', installed)).toEqual({ method: 'gzip', level: 9 })
  })
})
