import { describe, expect, it } from '@jest/globals'
import { strangerIn } from '../../../src/domain/stranger.ts'

const pull = (head: unknown, base: unknown = { full_name: 'zimmer/shop' }) => ({ pull_request: { head: { repo: head }, base: { repo: base } } })
const own = { full_name: 'zimmer/shop' }
const fork = { full_name: 'mallory/shop' }

describe('code that may be a stranger\'s', () => {
  it.each([
    ['pull_request', pull(fork)], ['pull_request', pull(null)], ['pull_request', {}], ['pull_request', undefined], ['pull_request', { pull_request: null }], ['pull_request', pull({ full_name: 7 })],
    ['pull_request_target', pull(own)], ['pull_request_review', pull(fork)], ['pull_request_review_comment', undefined],
    ['issue_comment', { issue: { pull_request: {} } }],
    ['workflow_run', undefined], ['workflow_run', { workflow_run: { head_repository: fork }, repository: own }], ['workflow_run', { workflow_run: { head_repository: null }, repository: own }],
    ['workflow_run', { workflow_run: { head_repository: own, event: 'pull_request_target' }, repository: own }], ['something_new', pull(fork)],
  ])('is told in the event %s with %j', (event, payload) => {
    expect(strangerIn(event, payload)).toEqual(expect.any(String))
  })

  it.each([
    ['pull_request', pull(own)], ['pull_request', pull({ full_name: 'Zimmer/Shop' })], ['push', {}], ['schedule', undefined], ['workflow_dispatch', {}], ['merge_group', {}], ['issue_comment', { issue: {} }],
    ['workflow_run', { workflow_run: { head_repository: own, event: 'push' }, repository: own }], [undefined, undefined],
  ])('is not seen in %s with %j', (event, payload) => {
    expect(strangerIn(event, payload)).toBeUndefined()
  })
})
