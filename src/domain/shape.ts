/** Tells whether a value that was read has the form that the code relies on. */
export type Shape = (value: unknown) => boolean

export const text: Shape = (value) => typeof value === 'string'
export const number: Shape = (value) => typeof value === 'number' && Number.isFinite(value)
/** Of bytes, rows, files: whole, and none is missing. */
export const count: Shape = (value) => Number.isSafeInteger(value) && Number(value) >= 0
export const flag: Shape = (value) => typeof value === 'boolean'
/** SHA-256, as the suite writes it. */
export const hash: Shape = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
export const moment: Shape = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))

export function oneOf(...values: readonly unknown[]): Shape {
  return (value) => values.includes(value)
}

export function nullable(shape: Shape): Shape {
  return (value) => value === null || shape(value)
}

/** For what earlier releases did not write. */
export function optional(shape: Shape): Shape {
  return (value) => value === undefined || shape(value)
}

export function listOf(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(shape)
}

/** An object with these fields, whatever else it has. */
export function record(fields: Readonly<Record<string, Shape>>): Shape {
  return (value) => isRecord(value) && Object.entries(fields).every(([name, shape]) => shape(value[name]))
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
