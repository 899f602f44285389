import { expect } from '@jest/globals'
import { verifiedChecksum } from '../../../src/actions/restore-test/checksum.ts'
import { backupName, drillFile } from '../../../src/domain/archive-name.ts'
import { drillText } from '../../../src/domain/manifest-parsing.ts'
import type { DrillRecord } from '../../../src/domain/manifest.ts'
import { filesOf } from '../../integration/repair/workshop.ts'
import { failureOf, sha256, streamOf } from '../store/content.ts'
import { Life } from './life.ts'
import type { Death } from './life.ts'
import { advance, archiveName, copyOf, counts, hasItsChecksum, idOf, idsIn, places } from './model.ts'
import type { Copied, Database, Model, Place } from './model.ts'
import { adopt, changedNames, Step, sweep } from './step.ts'
import type { World } from './world.ts'

interface BackupGiven {
  readonly database: Database
  /** Into both stores, or into the first alone: the second was named later. */
  readonly isBoth: boolean
  readonly seconds: number
  readonly death?: Death | undefined
}

/** A backup is taken, by a process that may be killed. */
export class Backup extends Step {
  readonly #given: BackupGiven

  constructor(given: BackupGiven) {
    super('backup', given)
    this.#given = given
  }

  protected async act(model: Model, world: World): Promise<void> {
    const { database, isBoth, seconds, death } = this.#given
    advance(model, new Date(model.now.getTime() + seconds * 1000))
    const into = isBoth ? places : places.slice(0, 1)
    await sweep(model, world)
    const isTaken = (id: string) => into.some((place) => model.remains[place].has(id) || copyOf(model.stores[place], id).size > 0)
    let { id } = backupName(database, model.now)
    while (model.originals.has(id) && !isTaken(id)) {
      advance(model, new Date(model.now.getTime() + 1000))
      ;({ id } = backupName(database, model.now))
    }
    const files = filesOf(id, `dump of ${id}, the ${model.originals.size}th; `.repeat(3))
    const written: Copied = new Map(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('latin1')]))
    const life = new Life(death)
    const failure = await failureOf(write(world, model.now, { id, files, life, isBoth }))
    if (life.isOver) {
      if (!isTaken(id)) model.originals.set(id, written)
      adopt(model, world, (_, before, after) => { judgeHalf(id, written, before, after) })
      return
    }
    expect(failure).toBe(isTaken(id) ? 'backup-exists' : 'no failure')
    if (isTaken(id)) return
    model.originals.set(id, written)
    for (const place of into) for (const [name, content] of written) model.stores[place].set(name, content)
  }
}

interface Writing { readonly id: string; readonly files: Readonly<Record<string, Buffer>>; readonly life: Life; readonly isBoth: boolean }

async function write(world: World, now: Date, { id, files, life, isBoth }: Writing): Promise<void> {
  const store = world.open(now, life, isBoth)
  await store.prepare(0)
  const writer = await store.begin(id)
  try {
    for (const [name, bytes] of Object.entries(files)) await writer.put(name, streamOf(bytes))
    await writer.commit()
  } catch (problem) {
    await writer.abort().catch(() => undefined)
    throw problem
  }
}

/** Of a backup that was killed stand whole files alone, and its sidecar only beside all others. */
function judgeHalf(id: string, written: Copied, before: Copied, after: Copied): void {
  const added = changedNames(before, after)
  for (const name of added) {
    expect([idOf(name), before.has(name)]).toEqual([id, false])
    expect(after.get(name)).toBe(written.get(name))
  }
  if (added.some((name) => name.endsWith('.sha256'))) expect(added).toHaveLength(written.size)
}

interface DrillGiven {
  readonly which: number
  readonly verdict: DrillRecord['verdict']
  readonly isBoth: boolean
  readonly death?: Death | undefined
}

/** A restore test, of which only what it reads and leaves in the store is real: the checksum before, and the record behind. */
export class Drill extends Step {
  readonly #given: DrillGiven

  constructor(given: DrillGiven) {
    super('drill', given)
    this.#given = given
  }

  override check(model: Readonly<Model>): boolean {
    return drillable(model).length > 0
  }

  protected async act(model: Model, world: World): Promise<void> {
    const { which, verdict, isBoth, death } = this.#given
    const ids = drillable(model)
    const id = ids[which % ids.length] ?? ''
    const name = drillFile(id)
    const life = new Life(death)
    const store = world.open(model.now, life, isBoth)
    const set = (await store.list()).find((one) => one.id === id)
    if (set === undefined) throw new Error(`${id} is not listed`)
    const text = drillText(recordOf(id, verdict, model))
    const failure = await failureOf(verifiedChecksum(store, set).then(() => store.attach(name, text)))
    if (!hasItsChecksum(model.stores[0], id)) {
      expect(['checksum-differs', 'sidecar-damaged']).toContain(failure)
      return
    }
    if (life.isOver) {
      adopt(model, world, (_, before, after) => { for (const changed of changedNames(before, after)) expect([changed, after.get(changed)]).toEqual([name, text]) })
      return
    }
    expect(failure).toBe('no failure')
    const besides: readonly Place[] = isBoth ? places : [0]
    for (const place of besides) if (model.stores[place].has(archiveName(id))) model.stores[place].set(name, text)
  }
}

function drillable(model: Readonly<Model>): string[] {
  return idsIn(model.stores[0]).filter((id) => counts(model.stores[0], id))
}

function recordOf(id: string, verdict: DrillRecord['verdict'], { now, stores }: Model): DrillRecord {
  return {
    version: 1, backup: id, archiveSha256: sha256(Buffer.from(stores[0].get(archiveName(id)) ?? '', 'latin1')), at: now.toISOString(), verdict, reason: verdict === 'proved' ? null : 'see the report', sandbox: 'local', serverVersion: '17.6',
    restoreSeconds: 1, migrationSeconds: null, totalSeconds: 2, rowsProved: 3, tablesProved: 1, keyOpened: true, recipients: [], run: null,
  }
}
