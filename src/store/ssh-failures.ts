import { KnownError } from '../kit/errors.ts'
import { ProcessFailure } from '../kit/process.ts'

interface Advice {
  readonly says: RegExp
  readonly code: string
  readonly message: string
  readonly cure: string
}

/** What ssh says on stderr when it gives up, and what to do about it. The first that fits counts. */
const advices: readonly Advice[] = [
  { says: /REMOTE HOST IDENTIFICATION HAS CHANGED|POSSIBLE DNS SPOOFING/, code: 'host-key-changed', message: 'the host shows another key than the known one',
    cure: 'Find out whether the host was set up anew; only then replace its line in the known hosts.' },
  { says: /Host key verification failed|No .* host key is known/, code: 'host-key-unknown', message: 'the key of the host is not known',
    cure: 'Give ssh-known-hosts the line that `ssh-keyscan <host>` prints, compared with the one that the host\'s owner tells.' },
  { says: /error in libcrypto|invalid format|Load key .*(?:incorrect|bad permissions)/, code: 'key-unreadable', message: 'the private key cannot be read',
    cure: 'Give ssh-key the whole text of the key file, from BEGIN to END; a key with a passphrase belongs into an agent.' },
  { says: /Permission denied|Too many authentication failures|no mutual signature/i, code: 'credentials-wrong', message: 'the host refused the login',
    cure: 'Add the public key to authorized_keys of that user, or name the right user.' },
  { says: /Could not resolve hostname/, code: 'store-unreachable', message: 'there is no host of that name', cure: 'Correct the name of the host.' },
  { says: /Connection refused|Connection timed out|No route to host|Network is unreachable|Operation timed out|Connection closed|Connection reset|Broken pipe|not responding|banner/,
    code: 'store-unreachable', message: 'the connection failed or broke off', cure: 'Look at host, port and firewall.' },
  { says: /subsystem request failed/, code: 'store-refused', message: 'the host offers no sftp', cure: 'Enable the sftp subsystem of its sshd.' },
]

/** How a connection ended, as a sentence; undefined for what did not come from ssh. */
export function sshFailure(problem: unknown, host: string): KnownError | undefined {
  if (!(problem instanceof ProcessFailure)) return undefined
  const advice = advices.find(({ says }) => says.test(problem.stderr))
  const last = problem.stderr.trimEnd().split('\n').at(-1)?.trim() ?? ''
  if (advice !== undefined) return new KnownError(advice.code, `could not reach ${host} by ssh: ${advice.message} (${last})`, advice.cure, { cause: problem })
  return new KnownError('store-unreachable', `could not reach ${host} by ssh: ${last === '' ? problem.message : last}`, 'Try the same with ssh -v by hand.', { cause: problem })
}

/** The connection ended while answers were awaited. */
export function brokenOff(host: string): KnownError {
  return new KnownError('store-unreachable', `the connection to ${host} broke off`, 'Run again; look at the network when it happens often.')
}
