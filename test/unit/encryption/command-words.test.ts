import { describe, expect, it } from '@jest/globals'
import { splitCommand } from '../../../src/encryption/command.ts'

const split = (command: string) => splitCommand('enc-cmd', command, { HOME: '/home/me', PATH: '/bin' })

describe('splitting enc-cmd and dec-cmd into words', () => {
  it.each([
    ['a pipe', 'age -r age1x | tee copy', 'operator |'],
    ['a redirection', 'age -r age1x > file', 'operator >'],
    ['a second command', 'age -r age1x; rm -rf .', 'operator ;'],
    ['a command in the background', 'age &', 'operator &'],
    ['a process substitution', 'age -R <(cat keys)', 'operator <('],
    ['a pattern', 'age -R keys/*.txt', 'not expanded'],
    ['a comment', 'age -r age1x # mine', 'comment'],
    ['a variable that would be empty', 'age -r $RECIPIENT', '$RECIPIENT'],
    ['a secret variable', 'openssl enc -k "${PASSWORD}"', '$PASSWORD'],
    ['an open quote', "age -r 'age1x", 'quote that is not closed'],
    ['another open quote', 'age -r "age1x', 'quote that is not closed'],
    ['an assignment', 'KEY=1 age -r age1x', 'begins with a variable'],
    ['nothing', '  ', 'not given'],
  ])('refuses %s', (_title, command, problem) => {
    expect(() => split(command)).toThrow(problem)
  })

  it.each([
    ['plain words', 'age -r age1x', ['age', '-r', 'age1x']],
    ['quotes', `gpg -r 'A B' "c d"`, ['gpg', '-r', 'A B', 'c d']],
    ['a backslash', 'age -i my\\ key', ['age', '-i', 'my key']],
    ['an escaped pipe', 'tool a\\|b', ['tool', 'a|b']],
    ['an empty word', "tool ''", ['tool', '']],
    ['the home folder', 'age -d -i ~/key.txt -i $HOME/other', ['age', '-d', '-i', '/home/me/key.txt', '-i', '/home/me/other']],
    ['a dollar in single quotes', "tool '$RECIPIENT'", ['tool', '$RECIPIENT']],
    ['several lines', 'age\n  -r age1x\n', ['age', '-r', 'age1x']],
  ])('reads %s as a shell would', (_title, command, words) => {
    expect(split(command)).toEqual(words)
  })
})
