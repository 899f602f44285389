const units: Readonly<Record<string, number>> = {
  b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40, pib: 2 ** 50,
}

/** `50GB` or `10.5 GiB` in bytes; powers of 1000 and, with the i, of 1024. Throws an Error whose message completes "<name> …". */
export function parseByteSize(words: string): number {
  const { count = '', unit = '' } = /^(?<count>\d{1,15}(?:\.\d{1,9})?) ?(?<unit>[KMGTP]i?B|B)$/i.exec(words.trim())?.groups ?? {}
  const bytes = Math.round(Number(count) * (units[unit.toLowerCase()] ?? NaN))
  if (count === '' || !Number.isSafeInteger(bytes) || bytes < 1) throw new Error(`must be a size such as 50GB or 10GiB, not "${words}"`)
  return bytes
}
