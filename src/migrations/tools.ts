import path from 'node:path'

/** What a migration tool has to be told of the database beyond what `databaseVariables` says. */
export interface Target {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** The same as a URL. */
  readonly url: string
}

/** A file that must be there, relative to the folder looked at; `*` in its name stands for anything. `says` must occur in it. */
export interface Clue {
  readonly file: string
  readonly says?: RegExp
}

/** One migration tool, as data: how it is recognised, started and understood. */
export interface ToolRule {
  readonly name: string
  /** Alternatives; of one alternative every clue must hold, and the first clue's file is the evidence. */
  readonly clues: readonly (readonly Clue[])[]
  /** The program and its arguments that bring the database up to the checkout. */
  readonly command: readonly string[]
  /** Where the program lives: beside the project's Python, in node_modules, in the checkout itself, or on PATH. */
  readonly kind: 'python' | 'node' | 'checkout' | 'path'
  readonly install: string
  /** The tool's own variables, which beat its config file. */
  readonly variables?: (target: Target, evidence: string, temporaryDirectory: string) => Record<string, string>
  /** Its config file may name a database that no variable can change. */
  readonly mayBeHardWired?: true
  /** Files beside the evidence that may say where its database is, in the form of a clue's `file`. */
  readonly alsoReads?: readonly string[]
  /** What it prints when it begins a migration; its group `revision` names the one that was under way. */
  readonly step?: RegExp
}

const gooseFolders = ['migrations', 'db/migrations', 'sql/migrations', 'sql/schema', 'db/schema', 'internal/migrations']

function jdbc(target: Target): string {
  const host = target.host.includes(':') ? `[${target.host}]` : target.host
  return `jdbc:postgresql://${host}:${target.port}/${encodeURIComponent(target.database)}`
}

/** Every tool that `migrate: auto` knows. */
export const toolRules: readonly ToolRule[] = [
  {
    name: 'alembic', kind: 'python', command: ['alembic', 'upgrade', 'head'],
    clues: [[{ file: 'alembic.ini' }], [{ file: 'pyproject.toml', says: /^\[tool\.alembic/m }]],
    install: 'Install it with the project\'s other packages, or by `pip install alembic psycopg2-binary`.',
    step: /Running upgrade .*-> (?<revision>[^\s,]+)/,
  },
  {
    name: 'prisma', kind: 'node', mayBeHardWired: true, command: ['prisma', 'migrate', 'deploy'],
    clues: [[{ file: 'prisma/schema.prisma' }], [{ file: 'schema.prisma' }], [{ file: 'prisma.config.*' }],
      [{ file: 'prisma/schema/*.prisma' }]],
    // Of Prisma 6 with an adapter, and of Prisma 7, the URL stands in the second file.
    alsoReads: ['prisma.config.*', '.config/prisma.*', 'prisma/schema/*.prisma'],
    install: 'Run `npm ci` before this step, so that prisma is in node_modules.',
    step: /Migration name: (?<revision>\S+)|Applying migration `(?<applying>[^`]+)`|with migration_name="(?<traced>[^"]+)"/,
  },
  {
    name: 'drizzle', kind: 'node', mayBeHardWired: true, command: ['drizzle-kit', 'migrate'],
    clues: [[{ file: 'drizzle.config.*' }]],
    install: 'Run `npm ci` before this step, so that drizzle-kit is in node_modules.',
  },
  {
    name: 'knex', kind: 'node', mayBeHardWired: true, command: ['knex', 'migrate:latest'], clues: [[{ file: 'knexfile.*' }]],
    install: 'Run `npm ci` before this step, so that knex is in node_modules.',
    step: /migration file "(?<revision>[^"]+)" failed/,
  },
  {
    name: 'django', kind: 'python', command: ['python', 'manage.py', 'migrate', '--noinput'],
    clues: [[{ file: 'manage.py', says: /django/i }]],
    install: 'Install Python and the project\'s packages before this step.',
    step: /^\s*Applying (?<revision>\S+?)\.\.\./,
  },
  {
    name: 'rails', kind: 'checkout', command: ['bin/rails', 'db:migrate'],
    clues: [[{ file: 'bin/rails' }, { file: 'db/migrate' }]],
    install: 'Install Ruby and run `bundle install` before this step.',
    // Outside production, Rails writes db/schema.rb after a migration; the checkout is left as it was.
    variables: (_target, _evidence, temporaryDirectory) => ({ SCHEMA: path.join(temporaryDirectory, 'schema.rb') }),
    step: /^==\s+(?<revision>\d+) .*: migrating/,
  },
  {
    name: 'flyway', kind: 'path', command: ['flyway', 'migrate'],
    clues: [[{ file: 'flyway.toml' }], [{ file: 'flyway.conf' }], [{ file: 'conf/flyway.conf' }]],
    install: 'Install Flyway\'s command line before this step.',
    variables: (target) => ({ FLYWAY_URL: jdbc(target), FLYWAY_USER: target.user, FLYWAY_PASSWORD: target.password }),
    step: /Migrating schema .* to version "(?<revision>[^" ]+)/,
  },
  {
    name: 'liquibase', kind: 'path', command: ['liquibase', 'update'], clues: [[{ file: 'liquibase.properties' }]],
    install: 'Install Liquibase before this step.',
    variables: (target) => ({
      LIQUIBASE_COMMAND_URL: jdbc(target), LIQUIBASE_COMMAND_USERNAME: target.user, LIQUIBASE_COMMAND_PASSWORD: target.password,
    }),
    step: /Running Changeset: (?<revision>\S+)/,
  },
  {
    name: 'atlas', kind: 'path', mayBeHardWired: true, command: ['atlas', 'migrate', 'apply', '--env'],
    clues: [[{ file: 'atlas.hcl', says: /^[ \t]*env\s/m }]],
    install: 'Install Atlas before this step (the action ariga/setup-atlas does).',
    step: /-- migrating version (?<revision>\S+)/,
  },
  {
    name: 'goose', kind: 'path', command: ['goose', 'up'],
    clues: gooseFolders.map((folder) => [{ file: `${folder}/*.sql`, says: /^--\s*\+goose Up/m }]),
    install: 'Install goose before this step (`go install github.com/pressly/goose/v3/cmd/goose@latest`).',
    variables: (target, evidence) => ({
      GOOSE_DRIVER: 'postgres', GOOSE_DBSTRING: target.url, GOOSE_MIGRATION_DIR: path.dirname(evidence),
    }),
    step: /ERROR (?<revision>\S+?):/,
  },
  {
    name: 'dbmate', kind: 'path', command: ['dbmate', '--no-dump-schema', 'migrate'],
    clues: [[{ file: 'db/migrations/*.sql', says: /^--\s*migrate:up/m }]],
    install: 'Install dbmate before this step.',
    step: /^Applying: (?<revision>\S+)/,
  },
  {
    name: 'sqlx', kind: 'path', command: ['sqlx', 'migrate', 'run'],
    clues: [[{ file: 'migrations/*.sql' }, { file: 'Cargo.toml', says: /^[ \t]*(?:sqlx\s*[=.]|\[.*dependencies\.sqlx\])/m }]],
    install: 'Install sqlx-cli before this step (`cargo install sqlx-cli`).',
  },
]

/** The rule of a tool that was detected. Throws when there is none, which would be a bug of ours. */
export function ruleOf(name: string): ToolRule {
  const rule = toolRules.find((one) => one.name === name)
  if (rule === undefined) throw new Error(`no migration tool is called ${name}`)
  return rule
}
