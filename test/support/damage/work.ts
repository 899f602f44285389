// What reading costs is counted, for time depends on the machine: whatever is decompressed is hashed in WebAssembly, and lz4 is decoded there.

/** What has been done since the process began. */
export interface Work {
  /** Calls of WebAssembly. */
  readonly calls: number
  /** Bytes hashed or decoded there. */
  readonly bytes: number
}

type Functions = Record<string, unknown>
interface Global { WebAssembly: { Instance: new (module: object, imports: object) => { readonly exports: Functions } } }

const done = { calls: 0, bytes: 0 }
/** How many bytes a call stands for: what it was given, or what it says that it took or gave. */
const bytesOf: Readonly<Record<string, (given: number, result: number) => number>> = {
  feed: (given) => given, feedFrames: (_given, result) => result, storeBlock: (_given, result) => result, decodeBlock: (_given, result) => result,
}

/** Counts the work of every instance that is made from now on, so that it has to be called before the first archive is read. Gives what has been done so far. */
export function countWork(): () => Work {
  const place = globalThis as unknown as Global
  const Instance = place.WebAssembly.Instance
  place.WebAssembly.Instance = class {
    readonly exports: Functions
    constructor(module: object, imports: object) {
      this.exports = Object.fromEntries(Object.entries(new Instance(module, imports).exports).map(([name, value]) => [name, typeof value === 'function' ? counted(name, value as Call) : value]))
    }
  }
  return () => ({ ...done })
}

type Call = (...given: number[]) => number

function counted(name: string, call: Call): Call {
  const bytes = bytesOf[name]
  return (...given) => {
    const result = call(...given)
    done.calls++
    if (bytes !== undefined) done.bytes += Math.max(0, bytes(given[0] ?? 0, result))
    return result
  }
}
