import { byteSize, flag, integer, lines, oneOf, secret, secretUrl, text } from '../kit/inputs.ts'

/** Which backup: what every action that reads one takes. */
export const whichBackup = {
  'backup': text('The backup: its name, one of its files, or `latest`.', { default: 'latest' }),
}

/** Where the database is. */
export const sourceInputs = {
  'url': secret('A libpq URL, also with several hosts, or with `service=`. Its parts lose to the single inputs.', { environment: 'DATABASE_URL' }),
  'host': text('Host name, address, or the folder of a Unix socket.', { environment: 'PGHOST', default: 'postgres' }),
  'port': integer('Port.', { environment: 'PGPORT', default: 5432, min: 1, max: 65535 }),
  'user': text('Role.', { environment: 'PGUSER', envFile: 'POSTGRES_USER', default: 'zimmer' }),
  'database': text('Database.', { environment: 'PGDATABASE', envFile: 'POSTGRES_DB', default: 'zimmer' }),
  'password': secret('Password.', { environment: 'PGPASSWORD', envFile: 'POSTGRES_PASSWORD', default: 'zimmer' }),
  'ssl-root-cert': text('The certificate of the authority that the server\'s must be signed by: PEM text, or a path. With it, `sslmode` is `verify-full` unless the URL or `PGSSLMODE` says otherwise.'),
  'ssl-cert': text('Our own certificate, where the server asks for one: PEM text, or a path.'),
  'ssl-key': secret('Its private key: PEM text, or a path.'),
}

/** Which database's backups are meant, where none is connected to. */
export const databaseName = { 'database': sourceInputs.database }

export const envFileInput = {
  'env-file': text('Read if it is there: `POSTGRES_USER`, `POSTGRES_PASSWORD`, `POSTGRES_DB`.', { default: '.env' }),
}

export const clientInput = {
  'client': oneOf(['auto', 'path', 'docker', 'compose', 'install'], 'Where pg_dump and pg_restore of exactly the server\'s major come from: `path`, this machine, versioned folders first; `docker`, the image `postgres:<major>`, in a container for each call; `compose`, the image of `pg-service` in the network of that service, which needs no published port; `install`, apt, with PostgreSQL\'s own repository where it has to be added; `auto`, this machine, else docker if a daemon answers.', { default: 'auto' }),
  'compose-file': text('The Compose file of `client: compose`; several are joined by `:`.', { environment: 'COMPOSE_FILE', default: 'docker-compose.prod.yml' }),
  'pg-service': text('The service of PostgreSQL in it. Host and port are then those that the service itself sees, by default its own server.', { environment: 'PG_SERVICE', default: 'postgres' }),
}

export const storeInput = {
  'store': lines('Where backups live, a line each: the path of a folder, `artifact` (GitHub\'s artifacts), `s3://bucket/prefix`, `ssh://user@host/path`. The first is read from; a backup counts only when it stands in all.', { environment: 'BACKUP_STORE', default: 'ops/backup/archives' }),
  'token': secret('Token for the store `artifact`; it needs `actions: write` to remove old backups. And for `issue`, where it needs `issues: write`. In a terminal, `GITHUB_TOKEN` does as well.', { runnerDefault: '${{ github.token }}' }),
  's3-endpoint': text('URL of an S3 service other than AWS. Credentials come from the AWS SDK\'s default chain, so OIDC works.', { environment: 'AWS_ENDPOINT_URL_S3' }),
  's3-region': text('Region of the bucket.', { environment: 'AWS_REGION' }),
  's3-encryption': oneOf(['AES256', 'aws:kms', 'aws:kms:dsse'], 'Encryption by the S3 service, beside our own.'),
  's3-kms-key-id': text('Key for `aws:kms`.'),
  's3-storage-class': oneOf(['STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR'], 'Storage class of the archives; those that cannot be read at once are not offered.'),
  's3-object-lock': oneOf(['GOVERNANCE', 'COMPLIANCE'], 'Object Lock: the bucket keeps what is stored for s3-object-lock-days, whoever asks.'),
  's3-object-lock-days': integer('Days of Object Lock.', { min: 1 }),
  'ssh-key': secret('Private key for `ssh://`; without it, the agent and the user\'s own keys.'),
  'ssh-known-hosts': text('Lines of ssh-keyscan for `ssh://`; without them, the user\'s own known_hosts. An unknown host is always refused.'),
}

export const retentionInputs = {
  'retention-days': integer('Older backups go.', { environment: 'RETENTION_DAYS', default: 14, min: 0 }),
  'keep-last': integer('So many of the newest are kept however old, as restic\'s `forget` counts.', { default: 0, min: 0 }),
  'keep-daily': integer('For so many days with backups, the newest of the day is kept.', { default: 0, min: 0 }),
  'keep-weekly': integer('For so many weeks, the newest of the week.', { default: 0, min: 0 }),
  'keep-monthly': integer('For so many months, the newest of the month.', { default: 0, min: 0 }),
  'keep-yearly': integer('For so many years, the newest of the year.', { default: 0, min: 0 }),
  'keep-at-least': integer('A floor of good backups that nothing goes below.', { default: 3, min: 1 }),
}

export const sizeLimitInput = {
  'max-store-size': byteSize('How large the store may become, all its databases together, for example `50GB` or `10GiB`. Above nine tenths of it there is a warning; a backup that will not fit is not begun.'),
}

/** Keys that open a backup: what every action that reads one takes. */
export const openingInputs = {
  'age-identity': secret('The age identity that opens the backup: the text of an identity file, or its path. SSH keys and plugins go through the age command.'),
  'passphrase': secret('Opens, and without recipients also seals, by a passphrase; or opens the identity or private key that has one.'),
  'gpg-private-key': secret('The armored private key that opens the backup, or its path.'),
  'dec-cmd': text('A filter that opens the backup, for example `age -d -i key.txt`; split into words as a shell would, run without one.', { environment: 'DEC_CMD' }),
}

/** Who can open what is sealed now. */
export const sealInputs = {
  'encryption': oneOf(['none', 'age', 'gpg', 'command'], 'How the backup is encrypted; without it, what the other inputs give.'),
  'age-recipients': lines('Who can open the backup, a line each: an age recipient (`age1…`, `ssh-ed25519 …`), or the path of a recipients file.'),
  'gpg-recipients': lines('Who can open the backup, a line each: a fingerprint, key id or user id.'),
  'gpg-public-keys': text('Armored public keys of the recipients, or the path of a file of them.'),
  'enc-cmd': text('A filter that seals the backup, for example `age -r age1…`; split into words as a shell would, run without one.', { environment: 'ENC_CMD' }),
}

/** How a backup is sealed, and opened again to prove it. */
export const sealingInputs = {
  ...sealInputs,
  'require-encryption': flag('Storing anything unencrypted is an error.', { default: false }),
  ...openingInputs,
}

export const sandboxInputs = {
  'sandbox': oneOf(['auto', 'service', 'docker', 'local'], 'Where the backup is restored: `service`, a server at sandbox-host and sandbox-port (taken only when it is empty, or marked by an earlier drill); `docker`, a fresh container; `local`, a fresh server from the installed binaries; `auto`, docker if a daemon answers, else local.', { default: 'auto' }),
  'sandbox-host': text('Host of the service.', { default: 'localhost' }),
  'sandbox-port': text('Port of the sandbox; `auto` takes a free one.', { default: '5433' }),
  'sandbox-user': text('Role of the service; it must be a superuser.', { default: 'postgres' }),
  'sandbox-password': secret('Password of the service.', { default: 'postgres' }),
  'sandbox-database': text('Database of the service that is emptied and restored into.', { default: 'postgres' }),
  'sandbox-image': text('Image for docker; by default postgres of the source\'s major, or one that has the extensions.'),
  'sandbox-network': text('Docker network of docker\'s container, such as `bridge`, where migrations or the dump\'s own code need one; `none` keeps the code of a dump from any.', { default: 'none' }),
}

export const jobsInput = {
  'jobs': integer('Parallel jobs of pg_restore, and of pg_dump with format: directory, and parallel sessions that prove; by default the number of cores.', { min: 1, max: 256 }),
}

export const migrateInputs = {
  'migrate': text('The command that brings the restored database up to this checkout, `none`, or `auto`: alembic, prisma, drizzle, knex, django, rails, flyway, liquibase, atlas, goose, dbmate or sqlx, by their config files.', { default: 'auto' }),
  'migrate-directory': text('The folder in which the migrations run.', { default: '.' }),
  'migration-timeout': integer('Seconds after which a migration is ended.', { default: 3600, min: 1 }),
}

export const reportInput = {
  'report-file': text('Where the JSON report is written; by default a file of the action\'s name in the runner\'s temporary folder, or below ~/.local/state/zimmer-backup.'),
}

/** Who is called when something is wrong. */
export const alarmInputs = {
  'issue': flag('At the first critical result an issue of the repository is opened, kept up to date, and closed on recovery. The token needs `issues: write`.', { default: false }),
  'webhook-url': secretUrl('A webhook of Slack, or one that takes the same body (Mattermost, Rocket.Chat, Discord with `/slack`); it is told of each critical result.', { environment: 'BACKUP_WEBHOOK_URL' }),
  'ping-url': secretUrl('An address of healthchecks.io or of a monitor like it: pinged at the start (`/start`), after success, and after failure (`/fail`). It also notices a run that never came.', { environment: 'BACKUP_PING_URL' }),
  'alarm-details': flag('Alarms carry whole sentences, which may name tables; without it, what was found and what to do.', { default: false }),
}

export const dryRunInput = {
  'dry-run': flag('Print what retention would keep and drop, with the rule for each; remove nothing.', { default: false }),
}
