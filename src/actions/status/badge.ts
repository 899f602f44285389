import { age } from '../../domain/units.ts'
import type { StatusReport } from './report.ts'

const colours = { healthy: 'brightgreen', warning: 'orange', critical: 'red' } as const

/** The report as an endpoint badge of shields.io (https://shields.io/badges/endpoint-badge); a badge that strangers see names nothing but health and age. */
export function badgeOf({ health, ageHours }: StatusReport): object {
  const message = ageHours === null ? 'none' : `${health}, ${age(Math.max(0, ageHours))} old`
  return { schemaVersion: 1, label: 'backup', message, color: colours[health], isError: health === 'critical' }
}
