import { describe, expect, it } from '@jest/globals'
import { methodOf } from '../../../src/encryption/settings.ts'
import type { EncryptionInputs } from '../../../src/encryption/settings.ts'
import { Secret } from '../../../src/kit/secret.ts'

const passphrase = new Secret('correct horse')
const ageRecipients = ['age1something']

describe('choosing the method from what is given', () => {
  it('stops when only the means to open are given, which would leave the backup in the clear', () => {
    expect(() => methodOf({ ageIdentity: new Secret('AGE-SECRET-KEY-1') })).toThrow(/age-identity.*stand in the clear/)
    expect(() => methodOf({ decCmd: 'age -d' })).toThrow(/dec-cmd.*stand in the clear/)
    expect(() => methodOf({ gpgPrivateKey: new Secret('-----BEGIN'), passphrase })).toThrow(/gpg-private-key.*stand in the clear/)
  })

  it.each<[string, EncryptionInputs, RegExp]>([
    ['two methods', { ageRecipients, encCmd: 'age -r age1' }, /age-recipients \(age\) and enc-cmd \(command\)/],
    ['two other methods', { ageRecipients, gpgRecipients: ['me'], gpgPublicKeys: 'x' },
      /age-recipients \(age\) and gpg-recipients and gpg-public-keys \(gpg\)/],
    ['a passphrase beside a command', { passphrase, encCmd: 'x' }, /passphrase \(age\) and enc-cmd \(command\)/],
    ['a passphrase that would seal nothing', { passphrase, ageRecipients }, /age-recipients and passphrase exclude/],
    ['a passphrase that gpg would not use', { passphrase, gpgRecipients: ['me'] }, /gpg-recipients and passphrase exclude/],
    ['age without a recipient', { encryption: 'age' }, /neither age-recipients nor passphrase/],
    ['age with comments for recipients', { encryption: 'age', ageRecipients: ['# none yet'] },
      /neither age-recipients nor passphrase/],
    ['gpg without a recipient', { encryption: 'gpg', ageRecipients }, /neither gpg-recipients nor passphrase/],
    ['a command that is not there', { encryption: 'command', encCmd: '  ' }, /enc-cmd is not given/],
    ['a passphrase of two lines', { passphrase: new Secret('one\ntwo') }, /more than one line/],
  ])('names %s', (_title, inputs, problem) => {
    expect(() => methodOf(inputs)).toThrow(problem)
  })

  it.each<[string, EncryptionInputs, string]>([
    ['nothing', {}, 'none'],
    ['empty values', { ageRecipients: [], passphrase: new Secret(''), encCmd: '', gpgPublicKeys: ' ' }, 'none'],
    ['age recipients', { ageRecipients }, 'age'],
    ['a passphrase alone', { passphrase }, 'age'],
    ['a passphrase with a line end after it', { passphrase: new Secret('word\n') }, 'age'],
    ['a passphrase for gpg', { encryption: 'gpg', passphrase }, 'gpg'],
    ['recipients, and a passphrase for the identity', { ageRecipients, passphrase, ageIdentity: new Secret('x') }, 'age'],
    ['gpg keys', { gpgPublicKeys: 'x' }, 'gpg'],
    ['a command', { encCmd: new Secret('age -r age1') }, 'command'],
    ['two methods and the word for one', { encryption: 'gpg', gpgRecipients: ['me'], encCmd: 'x' }, 'gpg'],
    ['the word none', { encryption: 'none', ageIdentity: new Secret('x') }, 'none'],
  ])('takes %s', (_title, inputs, method) => {
    expect(methodOf(inputs)).toBe(method)
  })

  it('never shows the passphrase in what it says', () => {
    let message = ''
    try {
      methodOf({ passphrase: new Secret('hush-hush\nsecond'), encCmd: 'x' })
    } catch (problem) {
      message = String(problem)
    }
    expect(message).toContain('passphrase')
    expect(message).not.toContain('hush-hush')
  })
})
