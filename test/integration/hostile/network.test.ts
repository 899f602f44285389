import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const { skip: passOver } = describe
const root = join(import.meta.dirname, '../../..')
const mayUnshare = process.getuid?.() === 0 && spawnSync('unshare', ['--net', 'true']).status === 0
const bin = ['/usr/lib/postgresql/18/bin', '/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/14/bin', '/usr/lib/postgresql/13/bin']
  .find((folder) => spawnSync(join(folder, 'postgres'), ['--version']).status === 0)

/** Started in a namespace that has no route and no loopback: whoever looks for another host fails. */
const script = `
set -eu
cd "$1"
mkdir data && chown -R nobody . && chmod 755 .
as() { setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; }
as "$2/initdb" -D data -U postgres -A trust -N >/dev/null
as "$2/pg_ctl" -D data -w -l log -o "-h '' -k $1 -p 54329" start >/dev/null
trap 'as "$2/pg_ctl" -D data -m immediate stop >/dev/null' EXIT
"$2/psql" -qX -h "$1" -p 54329 -U postgres -c 'CREATE TABLE t AS SELECT generate_series(1, 10) AS n'
"$3" "$4/bin/zimmer-backup" backup --host "$1" --port 54329 --user postgres --database postgres --store "$1/store" --client path
"$3" "$4/bin/zimmer-backup" verify --store "$1/store"
`

;(mayUnshare && bin !== undefined ? describe : passOver)('a machine without a network', () => {
  it('takes a backup through a socket and verifies it: nothing is looked for anywhere else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zimmer-alone-'))
    try {
      writeFileSync(join(folder, 'script'), script)
      const ended = spawnSync('unshare', ['--net', 'bash', join(folder, 'script'), folder, bin ?? '', process.execPath, root], { encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder }, timeout: 100_000 })
      expect([ended.status, ended.stdout + ended.stderr]).toEqual([0, expect.stringContaining('proved') as unknown as string])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
