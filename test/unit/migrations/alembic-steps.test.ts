import { describe, expect, it } from '@jest/globals'
import { parseVerboseHistory } from '../../../src/migrations/alembic-steps.ts'

// As alembic 1.8 writes it.
const history = `Rev: z (head) (mergepoint)
Merges: m1, r2
Path: /srv/my shop/alembic/versions/z.py

    join both

    Rev: no such one

Rev: r2
Parent: <base>
Also depends on: p1
Path: /srv/my shop/alembic/versions/r2.py

Rev: b2 (effective head)
Parent: p1
Branches into: c1, c2
Path: /srv/my shop/alembic/versions/b2.py
`

describe('alembic\'s account of its files', () => {
  it('gives each revision\'s file, and one parent by which it is undone alone', () => {
    expect([...parseVerboseHistory(history)]).toEqual([
      ['z', { file: '/srv/my shop/alembic/versions/z.py', parent: 'm1' }],
      ['r2', { file: '/srv/my shop/alembic/versions/r2.py', parent: 'base' }],
      ['b2', { file: '/srv/my shop/alembic/versions/b2.py', parent: 'p1' }],
    ])
  })
})
