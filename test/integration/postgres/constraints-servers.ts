import { randomBytes } from 'node:crypto'
import type { Connection } from '../../../src/domain/connection.ts'
import { run } from '../../../src/kit/process.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { connect, ownSearchPath } from '../../../src/postgres/session.ts'
import { freePort } from '../../support/server.ts'

const docker = { name: 'docker', path: 'docker' }

/** Those of the majors whose image is on this machine; none where Docker does not run. */
export async function majorsInDocker(majors: readonly number[]): Promise<number[]> {
  const { stdout } = await run(docker, ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'], { timeLimitSeconds: 20 }).catch(() => ({ stdout: '' }))
  const images = stdout.split('\n')
  return majors.filter((major) => images.includes(`postgres:${major}`))
}

export interface ContainerServer {
  readonly major: number
  connection(database?: string): Connection
  /** Runs a shell script inside, as postgres; gives what it printed. */
  shell(script: string, input?: string): Promise<string>
  stop(): Promise<void>
}

/** A throw-away server of a major in Docker, published on a port of loopback. */
export async function startContainer(major: number): Promise<ContainerServer> {
  const name = `zimmer-constraints-${randomBytes(6).toString('hex')}`
  const port = await freePort()
  const password = new Secret(randomBytes(12).toString('hex'))
  await run(docker, ['run', '--detach', '--rm', '--pull', 'never', '--name', name, '--tmpfs', '/dump:mode=0777', '--publish', `127.0.0.1:${port}:5432`, '--env', 'POSTGRES_PASSWORD', `postgres:${major}`, '-c', 'fsync=off'],
    { environment: { POSTGRES_PASSWORD: password.reveal() } })
  const stop = async () => { await run(docker, ['rm', '--force', '--volumes', name]) }
  const connection = (database = 'postgres'): Connection => ({ host: '127.0.0.1', port, user: 'postgres', database, password, parameters: { sslmode: 'disable' } })
  const shell = async (script: string, input?: string) => (await run(docker, ['exec', '--interactive', '--user', 'postgres', name, 'bash', '-euc', script], { ...(input === undefined ? {} : { input }), timeLimitSeconds: 120 })).stdout
  try {
    for (let attempt = 0; ; attempt++) {
      const session = await connect(connection(), ownSearchPath).catch((problem: unknown) => { if (attempt > 120) throw problem })
      if (session !== undefined) { await session.end(); break }
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  } catch (problem) {
    await stop()
    throw problem
  }
  return { major, connection, shell, stop }
}
