import type { Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { HttpClient } from '@actions/http-client'
import { resumed } from '../kit/resumed.ts'
import { persistently } from './artifact-api.ts'
import type { Artifact, ArtifactApi, Persistence } from './artifact-api.ts'

/** A connection that says nothing for so long is taken for broken. */
const silenceSeconds = 30

/**
 * Downloads an artifact's file into a new file (0600), and feeds it to a hash. A connection that breaks off is taken up where it was. Ends at once when
 * interrupted. Not by GitHub's own client: that one writes on into a hash that it has ended when the file cannot be written, and takes the whole process down.
 */
export async function downloadArtifact(api: ArtifactApi, artifact: Artifact, { to, hash, ...persistence }: Persistence & { readonly to: string; readonly hash: Hash }): Promise<void> {
  const open = async (from: number) => {
    const address = await api.addressOf(artifact)
    return { body: await persistently(persistence, () => blobFrom(address, from)) }
  }
  const content = resumed(await open(0), artifact.bytes, open, (problem) => problem)
  const hashed = async function* () {
    for await (const chunk of content) {
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(hashed, createWriteStream(to, { flags: 'wx', mode: 0o600 }), { signal: persistence.interrupted })
}

/** What stands at the address from a byte on. Proxies of the environment are gone through, as GitHub's own clients do. */
async function blobFrom(address: string, from: number) {
  const { message } = await new HttpClient('zimmer-backup').get(address, from === 0 ? {} : { range: `bytes=${from}-` })
  const wanted = from === 0 ? 200 : 206
  if (message.statusCode !== wanted) {
    message.destroy()
    throw new Error(`unexpected answer from blob storage: ${message.statusCode ?? 0} ${message.statusMessage ?? ''}`)
  }
  return message.setTimeout(1000 * silenceSeconds, () => { message.destroy(Object.assign(new Error(`the storage did not respond in ${silenceSeconds} s`), { code: 'ETIMEDOUT' })) })
}
