import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ageKey, gpgKey } from '../secrets/keys.ts'
import { startServer } from '../server.ts'
import type { TestServer } from '../server.ts'
import { TcpProxy } from '../tcp-proxy.ts'
import { startPlaces } from './places.ts'
import type { Places } from './places.ts'
import { launch } from './run.ts'

export const sealKinds = ['none', 'age', 'gpg', 'command'] as const
export type SealKind = (typeof sealKinds)[number]

/** Of the machine's own daemon: it is never touched itself. */
const daemonSocket = (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace('unix://', '')

/** What runs are killed over: a database with 9 MB in rows, reached through a cable, and stores that hold backups of it. */
export interface Scene {
  readonly server: TestServer
  readonly cable: TcpProxy
  /** Between the docker client and its daemon. */
  readonly daemon: TcpProxy
  /** What leads the docker client to it. */
  readonly environment: Readonly<Record<string, string>>
  readonly places: Places
  readonly database: string
  /** The inputs that name the server, behind the cable. */
  readonly address: Readonly<Record<string, string>>
  /** Those of a backup of its database. */
  readonly source: Readonly<Record<string, string>>
  /** What seals, and opens again. */
  readonly seals: Readonly<Record<SealKind, { readonly seal: Readonly<Record<string, string>>; readonly open: Readonly<Record<string, string>> }>>
  /** A folder with so many earlier backups, sealed so. */
  original(kind: SealKind): string
  /** A new folder for the runs of one moment. */
  folder(): string
  stop(): Promise<void>
}

// Each byte with its highest bit turned: done twice, it is as it was.
const turned = String.raw`tr '\000-\177\200-\377' '\200-\377\000-\177'`

const rows = `
  CREATE TABLE letters (id int PRIMARY KEY, body text NOT NULL);
  INSERT INTO letters SELECT i, (SELECT string_agg(md5(i::text || ' ' || j), '') FROM generate_series(1, 30) j) FROM generate_series(1, 9000) i;
  CREATE TABLE "we""ird; drop $(id)" (id serial PRIMARY KEY, letter int REFERENCES letters);
  INSERT INTO "we""ird; drop $(id)" (letter) SELECT i FROM generate_series(1, 500) i;
  SELECT lo_from_bytea(0, '\\xdeadbeef');`

/** Makes the database, the keys, and the earlier backups: so many of each kind of seal. */
export async function makeScene(kinds: readonly SealKind[], backups: number): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-kills-'))
  const database = 'sh"op; $(x)'
  const [server, places, key] = await Promise.all([startServer(), startPlaces(), ageKey()])
  const gpg = gpgKey('tests of kills')
  await server.sql('CREATE DATABASE "sh""op; $(x)"')
  await server.sql(rows, database)
  const socket = join(folder, 'docker.sock')
  const [cable, daemon] = await Promise.all([TcpProxy.start(server.port), TcpProxy.between(socket, daemonSocket)])
  const { user, password } = server.connection()
  const address = { host: '127.0.0.1', port: String(cable.port), user, password: password?.reveal() ?? '', client: 'path' }
  const source = { ...address, database, compression: 'none' }
  const seals = {
    none: { seal: { encryption: 'none' }, open: {} },
    age: { seal: { 'age-recipients': key.recipient }, open: { 'age-identity': key.identity } },
    gpg: { seal: { 'gpg-recipients': gpg.fingerprint, 'gpg-public-keys': gpg.publicKey }, open: { 'gpg-private-key': gpg.privateKey } },
    command: { seal: { 'enc-cmd': turned }, open: { 'dec-cmd': turned } },
  }
  let count = 0
  const scene: Scene = {
    server, cable, daemon, environment: { DOCKER_HOST: `unix://${socket}` }, places, database, address, source, seals, original: (kind) => join(folder, `original ${kind}`),
    folder: () => {
      const path = join(folder, `runs-${++count}`)
      mkdirSync(path)
      return path
    },
    stop: async () => {
      await Promise.all([cable.stop(), daemon.stop()])
      await Promise.all([places.stop(), server.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
  try {
    await Promise.all(kinds.map(async (kind) => {
      for (let turn = 1; turn <= backups; turn++) {
        const ended = await launch({ action: 'backup', inputs: { ...source, ...seals[kind].seal, store: scene.original(kind) }, folder: scene.folder() })
        if (ended.status !== 0) throw new Error(ended.log)
      }
    }))
  } catch (problem) {
    await scene.stop()
    throw problem
  }
  return scene
}

/** A folder's files by their names. */
export function filesOf(folder: string): Record<string, Buffer> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
}

/** A copy of a folder. */
export function copied(from: string, to: string): string {
  cpSync(from, to, { recursive: true })
  return to
}
