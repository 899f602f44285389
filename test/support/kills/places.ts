import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { ArtifactDouble } from '../github/artifact-double.ts'
import { hasSshd, SshServer } from '../store/sshd.ts'
import { S3Server, versitygwPath } from '../store/versitygw.ts'
import { TcpProxy } from '../tcp-proxy.ts'

/** The stores that can be had on this machine. */
export const placeKinds = (['directory', 's3', 'ssh', 'artifact'] as const).filter((kind) => (kind !== 's3' || versitygwPath !== undefined) && (kind !== 'ssh' || hasSshd))
export type PlaceKind = (typeof placeKinds)[number]

/** Stores of every kind, each a copy of a folder of backups, behind cables that can be cut. */
export interface Places {
  /** A store of its own that holds what the folder holds. */
  copyOf(folder: string, kind: PlaceKind): Promise<Place>
  stop(): Promise<void>
}

export interface Place {
  readonly kind: PlaceKind
  readonly inputs: Readonly<Record<string, string>>
  readonly environment: Readonly<Record<string, string>>
  /** Between the suite and a store that is reached by a network. */
  readonly cable: TcpProxy | undefined
  /** All that stands there by its name: half written files too, and open uploads as `name (open)`. */
  files(): Promise<Record<string, Buffer>>
  remove(): void
}

/** Starts the servers of the stores. */
export async function startPlaces(): Promise<Places> {
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-places-'))
  const [s3, ssh, github] = await Promise.all([versitygwPath === undefined ? undefined : S3Server.start(), hasSshd ? SshServer.start() : undefined, ArtifactDouble.start()])
  const cableOf = (port: number | undefined) => port === undefined ? undefined : TcpProxy.start(port)
  const [s3Cable, sshCable] = await Promise.all([cableOf(s3 === undefined ? undefined : Number(new URL(s3.endpoint).port)), cableOf(ssh?.port)])
  let count = 0
  const folders = (kind: 'directory' | 'ssh', original: string): { path: string; place: Pick<Place, 'kind' | 'files' | 'remove'> } => {
    const path = join(kind === 'ssh' ? join(ssh?.folder ?? '', 'data') : folder, `place ${++count}`)
    cpSync(original, path, { recursive: true })
    const files = () => Promise.resolve(Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name))])))
    return { path, place: { kind, files, remove: () => { rmSync(path, { recursive: true, force: true }) } } }
  }
  const inBucket = async (server: S3Server, original: string): Promise<Place> => {
    const prefix = `place-${++count}`
    for (const name of readdirSync(original)) await server.client.send(new PutObjectCommand({ Bucket: server.bucket, Key: `${prefix}/${name}`, Body: readFileSync(join(original, name)) }))
    const content = async (name: string) => {
      const { Body } = await server.client.send(new GetObjectCommand({ Bucket: server.bucket, Key: `${prefix}/${name}` }))
      return Buffer.from(await Body?.transformToByteArray() ?? [])
    }
    return {
      kind: 's3', cable: s3Cable, environment: server.environment, remove: () => undefined,
      inputs: { 'store': `s3://${server.bucket}/${prefix}`, 's3-endpoint': `http://127.0.0.1:${s3Cable?.port ?? 0}` },
      files: async () => {
        const found: Record<string, Buffer> = {}
        for (const name of await server.keys(`${prefix}/`)) found[name] = name.endsWith(' (open)') ? Buffer.alloc(0) : await content(name)
        return found
      },
    }
  }
  const copyOf = async (original: string, kind: PlaceKind): Promise<Place> => {
    if (kind === 's3' && s3 !== undefined) return inBucket(s3, original)
    if (kind === 'ssh' && ssh !== undefined) {
      const { path, place } = folders('ssh', original)
      const port = sshCable?.port ?? 0
      return {
        ...place, cable: sshCable, environment: {},
        inputs: { 'store': `ssh://${ssh.user}@127.0.0.1:${port}${path}`, 'ssh-key': ssh.key.reveal(), 'ssh-known-hosts': ssh.knownHosts.replace(/:\d+ /, `:${port} `) },
      }
    }
    if (kind === 'artifact') {
      github.reset()
      for (const name of readdirSync(original)) {
        const content = readFileSync(join(original, name))
        github.plant(name, '', { content, digest: `sha256:${createHash('sha256').update(content).digest('hex')}` })
      }
      return {
        kind, cable: undefined, environment: { ...github.environment, GITHUB_TOKEN: github.token }, inputs: { store: 'artifact' }, remove: () => { github.reset() },
        files: () => Promise.resolve(Object.fromEntries(github.artifacts.filter(({ isFinal }) => isFinal).map(({ name, content }) => [name, content]))),
      }
    }
    const { path, place } = folders('directory', original)
    return { ...place, cable: undefined, environment: {}, inputs: { store: path } }
  }
  return {
    copyOf,
    stop: async () => {
      await Promise.all([s3Cable?.stop(), sshCable?.stop()])
      await Promise.all([s3?.stop(), ssh?.stop(), github.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
