import { randomBytes } from 'node:crypto'
import { access, chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../../src/kit/process.ts'
import { findClients, findServerBinaries } from '../../../src/postgres/clients.ts'

const docker = { name: 'docker', path: 'docker' }

/** Those of the majors whose programs can be had here: installed, or in an image `postgres:<major>` that is on this machine. */
export async function majorsHere(majors: readonly number[]): Promise<number[]> {
  const { stdout } = await run(docker, ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }))
  const images = stdout.split('\n')
  const found: number[] = []
  for (const major of majors) if (images.includes(`postgres:${major}`) || await isInstalled(major)) found.push(major)
  return found
}

/**
 * A folder with pg_dump, pg_restore, psql, and the server's programs, of a major: where they are installed, or else taken out of the image
 * `postgres:<major>` together with the libraries that they need, and kept in the temporary folder under the image's id. They run on this
 * machine, read its files and reach its ports; a server started from them is as fast as an installed one.
 */
export async function clientsOf(major: number): Promise<string> {
  if (await isInstalled(major)) return (await findClients(major)).directory
  const { stdout } = await run(docker, ['image', 'inspect', '--format', '{{.Id}}', `postgres:${major}`], { timeLimitSeconds: 20 })
  const root = join(tmpdir(), 'zimmer-postgres-of-images', `${major}-${stdout.trim().replace('sha256:', '').slice(0, 16)}`)
  const directory = join(root, `usr/lib/postgresql/${major}/bin`)
  if (await access(join(root, 'complete')).then(() => true, () => false)) return directory
  const partial = `${root}.${randomBytes(4).toString('hex')}`
  await mkdir(partial, { recursive: true })
  // Servers run as another user than the one who made the folder.
  for (const path of [join(tmpdir(), 'zimmer-postgres-of-images'), partial]) await chmod(path, 0o755)
  await run(docker, [
    'run', '--rm', '--pull', 'never', '--entrypoint', 'bash', '--volume', `${partial}:/out`, `postgres:${major}`, '-euc', takeOut(major, root),
  ], { timeLimitSeconds: 300 })
  await writeFile(join(partial, 'complete'), '')
  // Whoever was first has the name; what the other one made is the same.
  await rename(partial, root).catch(() => rm(partial, { recursive: true, force: true }))
  return directory
}

/** Puts the programs of majors on this process's PATH, where the suite looks for them after the known folders. */
export async function addToPath(majors: readonly number[]): Promise<void> {
  const directories = await Promise.all(majors.map(clientsOf))
  const path = (process.env['PATH'] ?? '').split(':')
  process.env['PATH'] = [...path, ...directories.filter((directory) => !path.includes(directory))].join(':')
}

async function isInstalled(major: number): Promise<boolean> {
  return await findServerBinaries(major, '') !== undefined
}

/**
 * In the image: programs, modules and share as they stand, since PostgreSQL finds them from each other; beside them every library that they
 * are linked with, and the loader. A wrapper under each program's name starts it with those. A loader before glibc 2.33 cannot say under
 * which name a program runs; its programs are old enough for this machine's own loader, with their libraries except those of glibc.
 */
function takeOut(major: number, root: string): string {
  const home = `usr/lib/postgresql/${major}`
  return `
    mkdir -p /out/${home}/bin /out/real /out/libraries /out/usr/share/postgresql /out/locale
    cp -RL /usr/share/postgresql/${major} /out/usr/share/postgresql/
    tar -C / --exclude=bitcode --exclude='llvmjit*' -cf - ${home}/lib | tar -C /out -xf -
    cp -RL /usr/lib/locale/C.* /out/locale/ 2>/dev/null || true
    programs="initdb pg_ctl postgres pg_dump pg_restore psql"
    for name in $programs; do cp -L /${home}/bin/$name /out/real/; done
    { find /out/${home}/lib -name '*.so'; ls /out/real/*; } | xargs -n1 ldd 2>/dev/null | grep -o '/[^ ]*\\.so[^ ]*' | grep -v '^/out' | sort -u | xargs -I{} cp -L {} /out/libraries/
    cp -L /lib/*/libnss_files.so.2 /out/libraries/ 2>/dev/null || true
    loader=$(basename $(ldd /bin/bash | grep -o '/[^ ]*ld-linux[^ ]*'))
    if /out/libraries/$loader --help | grep -q -- --argv0; then
      start="${root}/libraries/$loader --library-path ${root}/libraries --argv0 ${root}/${home}/bin/NAME ${root}/real/NAME"
      for name in $programs; do
        printf '#!/bin/sh\\nexport LOCPATH=${root}/locale\\nexec %s "$@"\\n' "\${start//NAME/$name}" > /out/${home}/bin/$name
      done
    else
      rm -f /out/libraries/lib{c,m,dl,rt,pthread,resolv,nss_files}.so.* /out/libraries/ld-linux*
      for name in $programs; do
        printf '#!/bin/bash\\nexport LD_LIBRARY_PATH=${root}/libraries\\nexec -a ${root}/${home}/bin/%s ${root}/real/%s "$@"\\n' $name $name > /out/${home}/bin/$name
      done
    fi
    chmod 755 /out/${home}/bin/*
    chmod -R a+rX /out`
}
