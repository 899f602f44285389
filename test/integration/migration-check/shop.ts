import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe } from '@jest/globals'
import type { MigrationCheckReport, RevisionReport } from '../../../src/actions/migration-check/report.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { installedMajor, startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { inputsFor, reportOf } from '../actions/workshop.ts'
import { alembicProject, sqlVersion } from './projects.ts'

const installed = await installedMajor()
const hasAlembic = spawnSync('alembic', ['--version']).status === 0
const { skip: passOver } = describe
/** Needs a server's programs, and alembic with a driver. */
export const describeWhere = installed !== undefined && hasAlembic ? describe : passOver

const base = `
  CREATE TABLE customers (id int PRIMARY KEY, email text, note text);
  INSERT INTO customers SELECT i, 'somebody' || i || '@secret.example', 'note ' || i FROM generate_series(1, 12000) i;
  CREATE TABLE "we""ird; drop" (id serial PRIMARY KEY, customer int REFERENCES customers, amount numeric);
  INSERT INTO "we""ird; drop" (customer, amount) SELECT i % 5000 + 1, i FROM generate_series(1, 11000) i;
  CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY);
  INSERT INTO alembic_version VALUES ('a1');`

export interface Checked { readonly result: StepResult & { readonly post: StepResult | undefined }; readonly report: MigrationCheckReport }

/** A shop's database in production at alembic's revision a1, and a job whose store has its proved backup. */
export class Shop {
  readonly server: TestServer
  readonly job = new Job()
  #made = 0

  private constructor(server: TestServer) {
    this.server = server
  }

  static async open({ proved = true } = {}): Promise<Shop> {
    const shop = new Shop(await startServer())
    await shop.server.sql('CREATE DATABASE shop')
    await shop.server.sql(base, 'shop')
    await shop.backup()
    if (proved) await shop.job.step({ action: 'restore-test', with: { sandbox: 'local', migrate: 'none' } })
    return shop
  }

  backup(): Promise<StepResult> {
    return this.job.step({ action: 'backup', with: inputsFor(this.server.connection('shop')) })
  }

  async close(): Promise<void> {
    this.job.remove()
    await this.server.stop()
  }

  /** Checks a branch with these revisions after a1. */
  async check(versions: readonly string[], inputs: Readonly<Record<string, string>> = {}, environment: Readonly<Record<string, string>> = {}): Promise<Checked> {
    const folder = `project ${++this.#made}`
    alembicProject(join(this.job.workspace, folder), [sqlVersion('a1', 'None', []), ...versions])
    return this.step({ 'migrate-directory': folder, ...inputs }, environment)
  }

  /** Runs the action as it is given. */
  async step(inputs: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}): Promise<Checked> {
    const result = await this.job.step({ action: 'migration-check', with: { sandbox: 'local', ...inputs }, environment })
    return { result, report: reportOf(result) as unknown as MigrationCheckReport }
  }
}

export function revisionOf(report: MigrationCheckReport, id: string): RevisionReport {
  const found = report.revisions.find((one) => one.revision === id)
  if (found === undefined) throw new Error(`${id} was not applied`)
  return found
}

/** `column-dropped: fail`. */
export function rulesOf(report: RevisionReport | undefined): string[] {
  return (report?.findings ?? []).map(({ rule, level }) => `${rule}: ${level}`)
}
