import { stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Connection } from '../domain/connection.ts'
import { makePrivateFolder, removePrivateFolder } from '../kit/private-folder.ts'
import { databaseVariables, filledIn, targetOf, toolchainVariables } from './environment.ts'
import { guardModule } from './guard.ts'
import { ruleOf } from './tools.ts'
import type { MigrationTool } from './detection.ts'

/** What programs of a checkout are started with. */
export interface Surroundings {
  /** The parent's environment; only what a toolchain needs is taken from it. */
  readonly parentEnvironment: Readonly<Record<string, string | undefined>>
  /** A private folder; a folder in it is made, and removed. */
  readonly temporaryDirectory: string
  /** Variables that the user wants the migrations to see; `{url}` and so on stand for the sandbox's values. */
  readonly environment?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** A temporary folder with the guard in it, and the environment in which a checkout's programs reach the sandbox. */
export interface Workplace {
  readonly environment: Readonly<Record<string, string>>
  /** Whether alembic was loaded under the guard. */
  isAlembicGuarded(): Promise<boolean>
}

/**
 * Makes a workplace, lets `work` use it, and removes it. Without a connection the programs can reach no database through Python,
 * which is right for those that only read the checkout.
 */
export async function inWorkplace<T>(
  surroundings: Surroundings, connection: Connection | undefined, tool: MigrationTool | undefined,
  work: (workplace: Workplace) => Promise<T>,
): Promise<T> {
  const folder = await makePrivateFolder(surroundings.temporaryDirectory, 'migrations')
  try {
    await writeFile(path.join(folder, 'sitecustomize.py'), guardModule, { flag: 'wx', mode: 0o600 })
    return await work({
      environment: environmentIn(folder, surroundings, connection, tool),
      isAlembicGuarded: () => stat(path.join(folder, 'alembic-guarded')).then(() => true, () => false),
    })
  } finally {
    await removePrivateFolder(folder)
  }
}

function environmentIn(
  folder: string, surroundings: Surroundings, connection: Connection | undefined, tool: MigrationTool | undefined,
): Record<string, string> {
  const { parentEnvironment: parent } = surroundings
  const target = connection === undefined ? undefined : targetOf(connection)
  const pythonPath = surroundings.environment?.['PYTHONPATH'] ?? parent['PYTHONPATH']
  const database = target === undefined || connection === undefined ? {} : {
    ...databaseVariables(target, connection.parameters, tool?.urlVariables ?? []),
    ...(tool === undefined ? {} : ruleOf(tool.name).variables?.(target, tool.evidence, folder)),
    ...filledIn(surroundings.environment ?? {}, target),
  }
  return {
    LC_ALL: 'C.UTF-8',
    PATH: parent['PATH'] ?? '',
    ...toolchainVariables(parent),
    // Nothing is left in the checkout, and lines come when they are printed.
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
    ...database,
    // libpq would take the source's password from the files of the home folder; these are not there.
    PGPASSFILE: path.join(folder, 'no-passwords'),
    PGSERVICEFILE: path.join(folder, 'no-services'),
    ZIMMER_SANDBOX_URL: target?.url ?? '',
    PYTHONPATH: pythonPath === undefined || pythonPath === '' ? folder : `${folder}${path.delimiter}${pythonPath}`,
  }
}
