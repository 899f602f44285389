// One pass of a generated archive into a store: hashed, read row by row, sealed with age, as a backup does it. Started by bench-memory.ts, in a process of
// its own, whose peak of memory is the result. The archive comes through a pipe, as pg_dump's does.
import { tmpdir } from 'node:os'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { passThrough } from '../src/actions/backup/stream.ts'
import { ArchiveReader } from '../src/archive/reader.ts'
import { archiveFile, backupName } from '../src/domain/archive-name.ts'
import { chooseSeal } from '../src/encryption/seal.ts'
import { artifactStore } from '../src/github/artifact-store.ts'
import { Gathered } from '../src/kit/gathered.ts'
import { start } from '../src/kit/process.ts'
import { Secret } from '../src/kit/secret.ts'
import { openStore } from '../src/store/choose.ts'

const [, , location = '', gigabytes = '1'] = process.argv
const [key, knownHosts] = [process.env['BENCH_SSH_KEY'], process.env['BENCH_SSH_HOSTS']]
const now = () => new Date()
const store = await openStore([location], {
  base: process.cwd(), now, temporaryDirectory: tmpdir(), s3: { endpoint: process.env['AWS_ENDPOINT_URL_S3'] },
  ...(key === undefined ? {} : { ssh: { key: new Secret(key), knownHosts } }),
  artifact: () => artifactStore({ token: new Secret(process.env['GITHUB_TOKEN'] ?? ''), environment: process.env, temporaryDirectory: tmpdir(), sealed: true, interrupted: new AbortController().signal }),
})
const recipient = await identityToRecipient(await generateX25519Identity())
const seal = await chooseSeal({ ageRecipients: [recipient] }, { temporaryDirectory: tmpdir(), environment: process.env, interrupted: new AbortController().signal, mask: () => undefined })
const name = backupName('bench', now())
// The guess by which a bucket's parts are cut, as a backup gives it.
await store.prepare(Number(gigabytes) * 1e9)
const writer = await store.begin(name.id)
try {
  const reader = new ArchiveReader()
  const generator = start({ name: 'generator', path: process.execPath }, ['scripts/bench-archive.ts', gigabytes])
  await passThrough({ source: new Gathered(generator.stdout), seal: seal.seal(), store: (content) => writer.put(archiveFile(name.id, seal.method), content), reader: (chunk) => reader.write(chunk) })
  await generator.done
  const { tables } = await reader.end()
  if (tables[0]?.rows === undefined) throw new Error('the archive was not read')
} finally {
  await writer.abort()
  await seal.dispose()
}
console.log(JSON.stringify({ peakBytes: process.resourceUsage().maxRSS * 1024 }))
