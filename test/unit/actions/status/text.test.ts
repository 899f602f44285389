import { describe, expect, it } from '@jest/globals'
import { statusLines } from '../../../../src/actions/status/text.ts'
import { reportOf, reports } from '../../../support/status/reports.ts'

describe('the status in a terminal', () => {
  const [backup] = reports.healthy.backups
  const listed = (count: number) => {
    const text = statusLines(reportOf({ backups: backup === undefined ? [] : Array.from({ length: count }, () => backup) })).join('\n')
    return /📅 Recent Backups:\n(?<lines>[^]*?)\n\n/.exec(text)?.groups?.['lines']?.split('\n') ?? []
  }

  it('does not let the five newest pass for all', () => {
    expect(listed(5)).toHaveLength(5)
    expect(listed(32).slice(5)).toEqual(['    and 27 older; all of them: zimmer-backup status --json'])
  })
})
