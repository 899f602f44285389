/**
 * How connecting fails, and what to do: by SQLSTATE or Node's error code where there is one, else by the words of the
 * server, libpq, Node or a pooler. The first rule that fits counts. `{server}`, `{host}`, `{port}`, `{user}`,
 * `{database}` and `{role}` are the connection's; others are named groups of `words`.
 */
export interface ConnectionRule {
  readonly code: string
  /** SQLSTATEs and Node's error codes. */
  readonly states?: readonly string[]
  /** The state alone does not tell: the words must fit as well. */
  readonly narrow?: true
  readonly words: RegExp
  readonly sentence: string
  readonly hint: string
}

const damage = String.raw`invalid page in block|missing chunk number|unexpected chunk number|compressed (?:pglz|lz4) data is corrupt|could not read block|invalid memory alloc request size|found xmin \d+ from before relfrozenxid|could not access status of transaction`
const damageHint = 'Keep your older backups. Check the server\'s disk and memory, run pg_amcheck, and restore what is damaged.'
const pooler = 'Use the direct address of the server, or a pool in session mode (Supabase: port 5432 of the pooler; Neon: the host without -pooler).'

const login: readonly ConnectionRule[] = [
  {
    code: 'wrong-password', states: ['28P01'], words: /password authentication failed for user/,
    sentence: 'the server at {server} refused the password of role {user}', hint: 'Check user and password. PostgreSQL says the same of a role that does not exist.',
  },
  {
    code: 'password-missing', words: /no password supplied|client password must be a (?:non-empty )?string/,
    sentence: 'the server at {server} asks for a password of role {user}, and none was given', hint: 'Give password, or a URL with one, from a secret.',
  },
  {
    code: 'tls-required', states: ['28000'], narrow: true, words: /no pg_hba\.conf entry .*(?:no encryption|SSL off)|(?:requires|require) (?:SSL|TLS|encryption)|SSL (?:connection )?is required|connection is insecure/i,
    sentence: 'the server at {server} takes no connection without TLS from here', hint: 'Set sslmode=require in the URL or PGSSLMODE=require; or let the server\'s pg_hba.conf allow it.',
  },
  {
    code: 'host-not-allowed', states: ['28000'], narrow: true, words: /no pg_hba\.conf entry|pg_hba\.conf rejects connection/,
    sentence: 'the server at {server} does not allow role {user} to reach database {database} from this address', hint: 'Add a line to the server\'s pg_hba.conf, or this address to the provider\'s list of allowed ones.',
  },
  {
    code: 'role-missing', states: ['28000'], narrow: true, words: /role ".*" does not exist/,
    sentence: 'role {user} does not exist on {server}', hint: 'Check user.',
  },
  {
    code: 'role-may-not-log-in', states: ['28000'], narrow: true, words: /is not permitted to log in/,
    sentence: 'role {user} may not log in on {server}', hint: 'ALTER ROLE {role} LOGIN; or name another user.',
  },
  {
    code: 'certificate-wanted', states: ['28000'], narrow: true, words: /connection requires a valid client certificate|certificate authentication failed for user/,
    sentence: 'the server at {server} asks role {user} for a certificate of its own', hint: 'Give ssl-cert and ssl-key, signed by an authority that the server trusts and made out to the role.',
  },
  {
    code: 'login-refused', states: ['28000'], words: /(?:Peer|Ident|GSSAPI|certificate|LDAP|PAM|RADIUS|OAuth\w*) authentication failed/i,
    sentence: 'the server at {server} did not let role {user} in', hint: 'Its pg_hba.conf asks for another way than a password (peer: the same name as the system\'s user); connect by host name and password.',
  },
  {
    code: 'database-missing', states: ['3D000'], words: /database ".*" does not exist/,
    sentence: 'database {database} does not exist on {server}', hint: 'Check database.',
  },
  {
    code: 'database-closed', states: ['55000'], narrow: true, words: /is not currently accepting connections/,
    sentence: 'database {database} on {server} accepts no connections', hint: 'ALTER DATABASE … ALLOW_CONNECTIONS true, or name another database.',
  },
  {
    code: 'no-right', states: ['42501'], narrow: true, words: /permission denied for database/,
    sentence: 'role {user} may not connect to database {database}', hint: 'As its owner: GRANT CONNECT ON DATABASE "{database}" TO {role};',
  },
  {
    code: 'too-many-connections', states: ['53300'], words: /too many (?:clients|connections)|remaining connection slots|no more connections allowed|max(?:imum)? (?:client )?connections reached/i,
    sentence: 'the server at {server} has no free connection', hint: 'Close idle connections, raise max_connections, or use a role with reserved ones. A backup needs three.',
  },
  {
    code: 'server-starting', states: ['57P03'], words: /the database system is (?:starting up|shutting down|not (?:yet )?accepting connections|in recovery mode)/,
    sentence: 'the server at {server} is starting up or shutting down', hint: 'Wait until it is ready; a service container needs a health check (pg_isready).',
  },
  {
    code: 'out-of-locks', states: ['53200'], narrow: true, words: /out of shared memory/,
    sentence: 'the server has no room for the locks of all tables', hint: 'Raise max_locks_per_transaction on the server and start it again.',
  },
]

const network: readonly ConnectionRule[] = [
  {
    code: 'name-service', states: ['EAI_AGAIN'], words: /Temporary failure in name resolution|EAI_AGAIN/,
    sentence: 'the name {host} could not be looked up just now', hint: 'The network\'s name service does not answer; check the network, then try again. In Docker: is the service\'s name right?',
  },
  {
    code: 'unknown-host', states: ['ENOTFOUND', 'EAI_NONAME'], words: /could not translate host name|getaddrinfo|Name or service not known|nodename nor servname/,
    sentence: 'the host {host} is not known', hint: 'Check host; without it, postgres is meant, the name of a service. In a job that runs in a container a service is reached by its name; elsewhere by localhost.',
  },
  {
    code: 'network-unreachable', states: ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL'], words: /Network is unreachable|No route to host|Cannot assign requested address/,
    sentence: 'no network leads from here to {host}',
    hint: 'If the host has an IPv6 address only: GitHub\'s runners have no IPv6. Use an address with IPv4 (Supabase: the session pooler, port 5432).',
  },
  {
    code: 'socket-missing', states: ['ENOENT'], words: /(?:socket ".*" failed|connect) ?:? ?(?:No such file or directory|ENOENT)/,
    sentence: 'there is no socket of a server for port {port} in {host}', hint: 'Check host and port; the server\'s unix_socket_directories tells where its socket is.',
  },
  {
    code: 'connection-refused', states: ['ECONNREFUSED'], words: /Connection refused|ECONNREFUSED/,
    sentence: 'nothing listens at {server}', hint: 'Check host and port, and that the server runs and listens there (listen_addresses, a published port).',
  },
  {
    code: 'connection-timeout', states: ['ETIMEDOUT'], words: /timeout expired|Connection timed out|due to connection timeout|ETIMEDOUT/,
    sentence: 'the server at {server} did not answer in time', hint: 'A firewall may drop the packets: allow this machine\'s address, or check host and port.',
  },
]

const tls: readonly ConnectionRule[] = [
  {
    code: 'tls-unsupported', words: /server does not support SSL|sslmode value "\S+" invalid when SSL support is not compiled in/i,
    sentence: 'the server at {server} has no TLS, and the connection asks for it', hint: 'Set sslmode=prefer, or sslmode=disable where the network is your own.',
  },
  {
    code: 'certificate-name', states: ['ERR_TLS_CERT_ALTNAME_INVALID'], words: /does not match host ?name|altnames/i,
    sentence: 'the certificate of the server at {server} is for another host name', hint: 'Use the name that the certificate has, or sslmode=verify-ca.',
  },
  {
    code: 'key-open', words: /private key file "(?<file>[^"\n]+)" has group or world access/,
    sentence: 'the private key {file} may be read by others, so libpq does not use it', hint: 'chmod 600 {file}',
  },
  {
    code: 'certificate-expired', states: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'], words: /certificate (?:has expired|is not yet valid)|certificate expired/i,
    sentence: 'the certificate of the server at {server} is not valid today', hint: 'Renew it, or correct this machine\'s clock.',
  },
  {
    code: 'certificate-untrusted', states: ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    words: /self[- ]signed certificate|certificate verify failed|unable to (?:verify|get) .*certificate|root certificate file .* does not exist/i,
    sentence: 'the certificate of the server at {server} is signed by nobody who is trusted here', hint: 'Give the provider\'s root certificate as ssl-root-cert, or set sslmode=require, which encrypts without checking.',
  },
  {
    code: 'not-postgres', states: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'], words: /invalid response to SSL negotiation|wrong version number|error establishing an SSL connection|unexpected response from server|expected authentication request from server/i,
    sentence: 'what listens at {server} does not speak PostgreSQL\'s protocol', hint: 'Check host and port.',
  },
]

const poolers: readonly ConnectionRule[] = [
  {
    code: 'pooled-connection', states: ['08P01'], narrow: true, words: /unsupported startup parameter|unrecognized configuration parameter in startup/i,
    sentence: '{server} is a connection pooler that refuses the settings of a session', hint: pooler,
  },
  {
    code: 'pooler-tenant', states: ['XX000'], narrow: true, words: /Tenant or user not found|Endpoint ID is not specified/i,
    sentence: 'the pooler at {server} does not know which project role {user} belongs to', hint: 'Take user and host as the provider shows them for this address (Supabase: postgres.<project>), or use the direct address.',
  },
]

const standby: readonly ConnectionRule[] = [
  {
    code: 'standby-conflict', states: ['40001', '40P01', '57014', '57P01'], narrow: true, words: /due to conflict with recovery/,
    sentence: 'the standby at {server} ended the dump, because replication needed what it was reading', hint: 'Set hot_standby_feedback = on or a longer max_standby_streaming_delay there, or back up the primary.',
  },
]

const broken: readonly ConnectionRule[] = [
  {
    code: 'connection-lost', states: ['57P01', '57P02', '57P05', '25P03', '25P04', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE'],
    words: /server closed the connection unexpectedly|Connection terminated|terminating connection|no connection to the server|SSL connection has been closed|SSL SYSCALL error|could not receive data from server|Client has encountered a connection error|Connection reset by peer/,
    sentence: 'the connection to {server} broke off', hint: 'The server was stopped, ran out of memory, or a network device cut an idle connection; its log tells. Then run again.',
  },
]

/** Every rule about connections, in the order in which they are tried. */
export const connectionRules: readonly ConnectionRule[] = [...standby, ...poolers, ...login, ...tls, ...network, ...broken]

/** What pg_dump complains about beyond its connection. `relation` is completed with its schema from the query that it names. */
export const dumpRules: readonly ConnectionRule[] = [
  {
    code: 'no-right', words: /permission denied for (?<kind>sequence) (?<relation>[^\n]+)|failed to get data for sequence "(?<bare>[^\n]+?)"/,
    sentence: 'role {role} may not read sequence {relation}{bare}', hint: 'As the owner: GRANT SELECT ON SEQUENCE {relation}{bare} TO {role}; from PostgreSQL 14 on, GRANT pg_read_all_data TO {role}; covers everything.',
  },
  {
    code: 'no-right', words: /permission denied for (?:table|view|materialized view|relation|foreign table) (?<relation>[^\n]+)/,
    sentence: 'role {role} may not read table {relation}', hint: 'As the owner: GRANT SELECT ON TABLE {relation} TO {role}; from PostgreSQL 14 on, GRANT pg_read_all_data TO {role}; covers everything.',
  },
  {
    code: 'no-right', words: /permission denied for schema (?<relation>[^\n]+)/,
    sentence: 'role {role} may not use schema {relation}', hint: 'As the owner: GRANT USAGE ON SCHEMA {relation} TO {role}; and GRANT SELECT ON ALL TABLES IN SCHEMA {relation} TO {role};',
  },
  {
    code: 'no-right', words: /permission denied for large object (?<id>\d+)/,
    sentence: 'role {role} may not read large object {id}', hint: 'As the owner: GRANT SELECT ON LARGE OBJECT {id} TO {role}; or back up as the owner of the large objects.',
  },
  {
    code: 'no-right', words: /permission denied for (?<kind>[a-z ]+) (?<name>[^\n]+)/,
    sentence: 'role {role} has no right on {kind} {name}', hint: 'Grant it, or back up as the owner of the database.',
  },
  {
    code: 'row-security', words: /query would be affected by row-level security policy for table "(?<relation>[^\n]+)"/,
    sentence: 'row-level security would hide rows of table {relation} from role {role}', hint: 'A backup of some rows is none: ALTER ROLE {role} BYPASSRLS; or back up as the table\'s owner.',
  },
  {
    // pg_dump's --lock-wait-timeout is a statement_timeout around LOCK TABLE.
    code: 'lock-timeout', words: /canceling statement due to (?:lock timeout|statement timeout[^]*[Qq]uery was: LOCK TABLE)|could not obtain lock on relation/,
    sentence: 'pg_dump did not get its locks in time: somebody holds a table of {database} exclusively', hint: 'A migration, VACUUM FULL or REINDEX runs; take the backup at another time, or raise lock-timeout.',
  },
  {
    code: 'statement-timeout', words: /canceling statement due to (?:statement timeout|user request)|transaction timeout/,
    sentence: 'the server ended a statement of the dump', hint: 'A time limit of the server or of a pooler, or an administrator, did: ALTER ROLE {role} SET statement_timeout = 0;',
  },
  {
    code: 'client-too-old', words: /server version: (?<serverVersion>\d{1,3}(?:\.\d{1,3})?)[^;\n]{0,200}; pg_dump version: (?<clientVersion>\d{1,3}(?:\.\d{1,3})?)/,
    sentence: 'server is PostgreSQL {serverVersion} but pg_dump is {clientVersion}', hint: 'Install the client of the server\'s major.',
  },
  {
    code: 'disk-full', words: /could not (?:write|extend|create)[^\n]*No space left on device/,
    sentence: 'a disk was full during the dump', hint: 'Make room at the server (temporary files, WAL) or where the backup is written; see the line of pg_dump in the log.',
  },
  {
    code: 'source-damaged', words: new RegExp(`Dumping the contents of table "(?<relation>[^\\n]+?)" failed[^]*(?:${damage})`),
    sentence: 'the source\'s own storage is damaged: table {relation} cannot be read', hint: damageHint,
  },
  {
    code: 'source-damaged', words: new RegExp(damage),
    sentence: 'the source\'s own storage is damaged', hint: damageHint,
  },
  {
    code: 'out-of-memory', words: /out of memory|invalid string enlargement request|Cannot enlarge string buffer/,
    sentence: 'memory ran out during the dump', hint: 'A value of a gigabyte as text cannot be dumped; otherwise give the server or this machine more memory.',
  },
  {
    code: 'snapshot-lost', words: /invalid snapshot identifier|could not import the requested snapshot|snapshot "[^"]*" does not exist|snapshot too old/,
    sentence: 'the snapshot of the backup was gone before pg_dump could take it', hint: 'The session that holds it was ended, or a pooler handed it on; use a direct connection and see idle_in_transaction_session_timeout.',
  },
  {
    code: 'schema-changed', words: /could not open relation with OID|cache lookup failed for|(?:schema|table|relation) with OID \d+ does not exist|relation "[^\n]*" does not exist/,
    sentence: 'the schema of {database} changed while it was dumped', hint: 'A migration ran meanwhile; take the backup at another time, or in the same concurrency group as the deployment.',
  },
]
