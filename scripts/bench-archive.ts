// Writes an archive of that many GB to its standard output: one table, uncompressed, in frames of 1 MB; rows of 1 KB that no store could make smaller.
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { archive, integer, table } from '../test/support/archive/builder.ts'

const megabyte = 1024 * 1024

function* generated(megabytes: number): Generator<Buffer> {
  yield archive({ entries: [table(1, 'rows')] })
  yield Buffer.concat([Buffer.of(1), integer(1)])
  const row = () => `${randomBytes(511).toString('hex')}\n`
  const frame = Buffer.from(Array.from({ length: megabyte / 1023 | 0 }, row).join(''))
  const framed = Buffer.concat([integer(frame.length), frame])
  for (let count = 0; count < megabytes; count++) yield framed
  const end = Buffer.from('\\.\n\n\n')
  yield Buffer.concat([integer(end.length), end, integer(0)])
}

await pipeline(Readable.from(generated(Math.round(Number(process.argv[2]) * 1e9 / megabyte)), { objectMode: false }), process.stdout)
