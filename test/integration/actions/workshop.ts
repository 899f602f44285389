import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../../../src/domain/connection.ts'
import { formsOf } from '../../../src/kit/secret.ts'
import type { Job, StepResult } from '../../support/runner.ts'

/** The store that the actions use when nobody names one. */
export const store = 'ops/backup/archives'

/** The inputs that name a source. */
export function inputsFor(connection: Connection): Record<string, string> {
  const { host, port, user, database, password } = connection
  return { host, port: String(port), user, database, ...(password === undefined ? {} : { password: password.reveal() }) }
}

/** A small shop: foreign keys, a sequence, jsonb, a partitioned table, a materialized view, a large object; 1,807 rows in 5 tables. */
export const shop = `
  CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, details jsonb);
  INSERT INTO customers SELECT i, 'customer ' || i, jsonb_build_object('n', i) FROM generate_series(1, 1000) i;
  CREATE TABLE orders (id serial PRIMARY KEY, customer int NOT NULL REFERENCES customers, amount numeric CHECK (amount > 0));
  INSERT INTO orders (customer, amount) SELECT i, i / 7.0 FROM generate_series(1, 500) i;
  CREATE TABLE visits (at date NOT NULL, page text) PARTITION BY RANGE (at);
  CREATE TABLE visits_2024 PARTITION OF visits FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
  CREATE TABLE visits_2025 PARTITION OF visits FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
  INSERT INTO visits SELECT date '2024-09-01' + i, E'line\\n\\\\ tab\\t ' || i FROM generate_series(1, 300) i;
  CREATE TABLE nothing (id int);
  INSERT INTO nothing SELECT i FROM generate_series(1, 7) i;
  CREATE MATERIALIZED VIEW revenue AS SELECT customer, sum(amount) AS total FROM orders GROUP BY customer;
  SELECT lo_from_bytea(0, '\\xdeadbeef');`

/** The lines by which the runner marks a step's errors. */
export function errorsOf(result: StepResult): string[] {
  return result.log.split('\n').filter((line) => line.startsWith('::error'))
}

/** Everything that a user can read of a step, save the lines that tell the runner what to mask. */
export function readable(result: StepResult): string {
  const log = result.log.split('\n').filter((line) => !line.startsWith('::add-mask::')).join('\n')
  return [log, result.summary, JSON.stringify(result.outputs), JSON.stringify(result.state), JSON.stringify(reportOf(result))].join('\n')
}

/** The forms of a secret that a step showed; none is the promise. */
export function shownForms(result: StepResult, secret: string): string[] {
  const text = readable(result)
  return formsOf(secret).filter((form) => text.includes(form))
}

export interface FailureReport {
  readonly status?: string
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: string }
  readonly [name: string]: unknown
}

/** The JSON report of a step. */
export function reportOf(result: StepResult): FailureReport {
  const path = result.outputs['report']
  return path === undefined || !existsSync(path) ? {} : JSON.parse(readFileSync(path, 'utf8')) as FailureReport
}

/** Every file in the store, hidden ones too; empty where there is no store. */
export function filesIn(job: Job, folder = store): string[] {
  const path = join(job.workspace, folder)
  return existsSync(path) ? readdirSync(path).sort() : []
}

/** The folders of sandboxes whose server was started on that port. */
export function sandboxesOn(port: number, job: Job): string[] {
  return ['/dev/shm', tmpdir(), '/tmp', '/var/tmp', join(job.temporary, 'zimmer-backup')].filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder).filter((name) => name.startsWith('zimmer-sandbox-')).map((name) => join(folder, name)).filter((path) => {
      const options = join(path, 'server/data/postmaster.opts')
      return existsSync(options) && readFileSync(options, 'utf8').includes(`"${port}"`)
    }))
}

/** The port of the sandbox that a step told of. */
export function sandboxPort(result: StepResult): number {
  return Number(/on 127\.0\.0\.1:(?<port>\d+)/.exec(result.log)?.groups?.['port'])
}

/** Whether a Docker daemon answers and has that image; nothing is pulled. */
export function hasImage(image: string): boolean {
  return spawnSync('docker', ['image', 'inspect', image], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
