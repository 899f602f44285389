// Writes archives in the custom format, among them those that pg_dump would never write.

export interface BuiltEntry {
  readonly dumpId: number
  readonly description: string
  readonly tag: string
  readonly namespace?: string | null
  readonly definition?: string | null
  readonly copyStatement?: string | null
  readonly hadData?: boolean
  readonly dataOffset?: number
}
export interface BuiltArchive {
  /** The format's minor version: 14, 15 or 16. */
  readonly minor?: number
  /** As the header names it: a level for 14, an algorithm for 15 and 16. */
  readonly compression?: number
  readonly entries?: readonly BuiltEntry[]
  readonly blocks?: readonly Uint8Array[]
}

/** An integer as the format writes it. */
export function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.writeUInt8(value < 0 ? 1 : 0, 0)
  bytes.writeUInt32LE(Math.abs(value), 1)
  return bytes
}

export function string(value: string | null): Buffer {
  if (value === null) return integer(-1)
  const bytes = Buffer.from(value)
  return Buffer.concat([integer(bytes.length), bytes])
}

export function header(minor: number, compression: number): Buffer {
  return Buffer.concat([
    Buffer.from('PGDMP'), Buffer.of(1, minor, 0, 4, 8, 1),
    minor >= 15 ? Buffer.of(compression) : integer(compression),
    ...[22, 30, 14, 28, 7, 125, 0].map(integer),
    string('hotel'), string('16.9'), string('16.9'),
  ])
}

function entryBytes(entry: BuiltEntry, minor: number): Buffer {
  const data = entry.hadData === true
  return Buffer.concat([
    integer(entry.dumpId), integer(data ? 1 : 0), string('0'), string('0'), string(entry.tag), string(entry.description), integer(data ? 3 : 2),
    string(entry.definition ?? null), string(null), string(entry.copyStatement ?? null), string(entry.namespace ?? null), string(null), string(null),
    ...(minor >= 16 ? [integer(0)] : []),
    string('postgres'), string('false'), string(null), offsetBytes(entry),
  ])
}

function offsetBytes(entry: BuiltEntry): Buffer {
  const bytes = Buffer.alloc(9)
  bytes.writeUInt8(entry.hadData !== true ? 3 : entry.dataOffset === undefined ? 1 : 2, 0)
  bytes.writeBigUInt64LE(BigInt(entry.dataOffset ?? 0), 1)
  return bytes
}

export function archive({ minor = 16, compression = 0, entries = [], blocks = [] }: BuiltArchive): Buffer {
  return Buffer.concat([
    header(minor, compression), integer(entries.length), ...entries.map((entry) => entryBytes(entry, minor)), ...blocks,
  ])
}

/** Length-prefixed frames and the zero that ends them. */
export function frames(...parts: Uint8Array[]): Buffer {
  return Buffer.concat([...parts.flatMap((part) => [integer(part.length), part]), integer(0)])
}

export function dataBlock(dumpId: number, ...parts: Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.of(1), integer(dumpId), frames(...parts)])
}

export function largeObjectsBlock(dumpId: number, objects: Record<number, Uint8Array[]>): Buffer {
  return Buffer.concat([
    Buffer.of(3), integer(dumpId),
    // An object id is written as if it were signed.
    ...Object.entries(objects).flatMap(([id, parts]) => [integer(Number(id) | 0), frames(...parts)]),
    integer(0),
  ])
}

export function table(dumpId: number, tag: string, copied = true): BuiltEntry {
  return { dumpId, tag, description: 'TABLE DATA', namespace: 'public', hadData: true, copyStatement: copied ? `COPY public.${tag} (id) FROM stdin;\n` : null }
}
