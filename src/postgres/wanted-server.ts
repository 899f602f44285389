import { eachPlace } from '../domain/connection.ts'
import type { Connection } from '../domain/connection.ts'
import { KnownError } from '../kit/errors.ts'
import type { Session } from './session.ts'

const attributes = ['any', 'read-write', 'read-only', 'primary', 'standby'] as const
type Attribute = (typeof attributes)[number]

/** What is asked for by `target_session_attrs` (PostgreSQL documentation, 34.1.2), in the order in which it is tried. Throws KnownError `wrong-target-session-attrs`. */
export function wantedServers(parameters: Connection['parameters']): readonly Attribute[] {
  const word = parameters['target_session_attrs'] ?? 'any'
  if (word === 'prefer-standby') return ['standby', 'any']
  const attribute = attributes.find((one) => one === word)
  if (attribute === undefined) throw new KnownError('wrong-target-session-attrs', `target_session_attrs "${word}" is none of libpq's`, `Use ${attributes.join(', ')} or prefer-standby.`)
  return [attribute]
}

/** Whether a session's server is what was asked for. */
export async function isSuitable(session: Session, wanted: Attribute): Promise<boolean> {
  if (wanted === 'any') return true
  const [row] = await session.query<{ standby: boolean; readonly: boolean }>("SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only')::bool AS readonly")
  const { standby, readonly } = row ?? { standby: false, readonly: false }
  return { 'read-write': !standby && !readonly, 'read-only': standby || readonly, primary: !standby, standby }[wanted]
}

/** The error for servers that answer, none of which is what was asked for. */
export function notSuitable(connection: Connection, wanted: Attribute): KnownError {
  const places = eachPlace(connection).map(({ host, port }) => `${host}:${port}`)
  return new KnownError('no-suitable-server', `target_session_attrs asks for ${wanted}, and ${places.join(', ')} is not`, 'Name the other server as well, or leave target_session_attrs out: a backup can be taken from a standby too.')
}
