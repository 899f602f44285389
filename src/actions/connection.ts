import type { Connection } from '../domain/connection.ts'
import type { Parsed, Read } from '../kit/inputs.ts'
import { composeRelay } from '../postgres/clients-compose.ts'
import { withCertificates } from '../postgres/certificates.ts'
import { resolveConnection } from '../postgres/connection.ts'
import type { Context } from './action.ts'
import { lentTo, serviceOf } from './clients.ts'
import { sourceInputs } from './shared-inputs.ts'
import type { clientInput } from './shared-inputs.ts'

type SourceSchema = typeof sourceInputs & typeof clientInput

/**
 * The source's connection as the inputs and the environment give it, with its certificates in place until the run's end. With `client: compose`, host and port are
 * those that the service sees, and a relay leads there.
 */
export async function sourceConnection(read: { readonly values: Parsed<SourceSchema>; readonly origins: Read<typeof sourceInputs>['origins'] }, context: Context): Promise<Connection> {
  const { host, cleanup } = context
  const { values: inputs, origins } = read
  // The default password is no secret: masking `zimmer` would blank every path of a database of that name.
  const mask = (secret: string) => { if (secret !== sourceInputs.password.default) host.mask(secret) }
  const connection = resolveConnection(inputs, origins, host.environment, mask)
  const certified = await withCertificates(connection, inputs, host.temporaryDirectory, (remove) => { cleanup.add('remove the certificates', remove) })
  return inputs.client === 'compose' ? throughService(certified, inputs, origins.host === 'default' && connection.host === sourceInputs.host.default, context) : certified
}

async function throughService(connection: Connection, inputs: Parsed<typeof clientInput>, isDefault: boolean, context: Context): Promise<Connection> {
  const seen = isDefault ? { ...connection, host: '127.0.0.1' } : connection
  return { ...seen, via: await composeRelay(serviceOf(inputs), seen, lentTo(context)) }
}
