import { format, inspect } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formsOf, Redactor, Secret } from '../../../src/kit/secret.ts'

const value = 'p@ss:/%\'"$ w&rd'
const printed = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })

describe('a secret', () => {
  const held = { connection: { password: new Secret(value) } }

  it.each([
    ['util.inspect', inspect(held, { depth: 9, showHidden: true })],
    ['console.log\'s format', format('%s %o %O %j %d', held, held, held, held, held.connection.password)],
    ['JSON', JSON.stringify(held)],
    ['a template', `password: ${String(held.connection.password)}`],
    ['joining', [held.connection.password].join(',')],
    ['an error that carries it', inspect(new Error('no', { cause: held }), { depth: 9 })],
    ['its keys and values', JSON.stringify(Object.entries(held.connection.password))],
    ['a copy of its properties', inspect(Object.assign({}, held.connection.password))],
  ])('is never printed by %s', (_, text) => {
    expect(text).not.toContain('p@ss')
    expect(text).not.toContain('w&rd')
  })

  it('gives its value to who asks by name', () => {
    expect(held.connection.password.reveal()).toBe(value)
  })
})

describe('the redactor', () => {
  it('blanks a secret raw, URL-encoded, in base64 and as JSON writes it', () => {
    const redactor = new Redactor()
    redactor.add(value)
    const forms = [value, encodeURIComponent(value), encodeURI(value), Buffer.from(value).toString('base64'), JSON.stringify(value)]
    const cleaned = redactor.clean(forms.map((form) => `before ${form} after`).join('\n'))
    for (const form of forms) expect(cleaned).not.toContain(form)
    expect(cleaned.match(/before "?\*\*\*"? after/g)).toHaveLength(forms.length)
  })

  it('leaves no rest of a longer secret that begins with a shorter one', () => {
    const redactor = new Redactor()
    redactor.add('abcd1234')
    redactor.add('abcd1234-and-more')
    expect(redactor.clean('x abcd1234-and-more y')).toBe('x *** y')
  })

  it('blanks each line of a key by itself, as a log prints it', () => {
    const redactor = new Redactor()
    redactor.add('-----BEGIN KEY-----\nAAAABBBBCCCCDDDD\n-----END KEY-----\n')
    expect(redactor.clean('    AAAABBBBCCCCDDDD')).toBe('    ***')
  })

  it('blanks any secret in any of its forms, wherever it stands', () => {
    fc.assert(fc.property(printed, printed, printed, (secret, before, after) => {
      const redactor = new Redactor()
      redactor.add(secret)
      for (const form of formsOf(secret)) expect(redactor.clean(`${before}|${form}|${after}`)).toContain('|***|')
    }), { numRuns: 300 })
  })

  it('leaves a text without secrets as it is', () => {
    const redactor = new Redactor()
    redactor.add(value)
    redactor.add('')
    expect(redactor.clean('>>> Writing checksum')).toBe('>>> Writing checksum')
  })
})
