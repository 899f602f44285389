import { expect } from '@jest/globals'
import { applyRetention } from '../../../src/actions/retention.ts'
import type { RetentionInputs } from '../../../src/actions/retention.ts'
import { parseFile, sidecarFile } from '../../../src/domain/archive-name.ts'
import { Life } from './life.ts'
import type { Death } from './life.ts'
import { archiveName, candidatesOf, copyOf, mustStay, places } from './model.ts'
import type { Candidate, Copied, Database, Model, Place } from './model.ts'
import { adopt, changedNames, removeNames, Step } from './step.ts'
import type { World } from './world.ts'

interface RetentionGiven {
  readonly database: Database
  readonly rules: RetentionInputs
  readonly isBoth: boolean
  readonly death?: Death | undefined
}

/** Retention of one database, without a backup before it that would be protected. */
export class Retention extends Step {
  readonly #given: RetentionGiven

  constructor(given: RetentionGiven) {
    super('retention', given)
    this.#given = given
  }

  protected async act(model: Model, world: World): Promise<void> {
    const { database, rules, isBoth, death } = this.#given
    const before = candidatesOf(model.stores[0], database)
    const staying = mustStay(before, rules, model.now)
    const going = before.filter(({ id }) => !staying.has(id)).map(({ id }) => id)
    const life = new Life(death)
    const outcome = await applyRetention(world.open(model.now, life, isBoth), database, rules, { now: model.now, justTaken: '', dryRun: false })
    if (life.isOver) {
      adopt(model, world, (_, earlier, later) => { judgeHalf(going, earlier, later) })
    } else {
      expect([[...outcome.removed].sort(), outcome.failures]).toEqual([going.sort(), []])
      const from: readonly Place[] = isBoth ? places : [0]
      for (const place of from) for (const id of going) removeNames(model, place, [...copyOf(model.stores[place], id).keys()])
    }
    keepsFloor(before, candidatesOf(model.stores[0], database), rules, model.now)
  }
}

/** What was removed in part is one of those that were to go, and does not count any more. */
function judgeHalf(going: readonly string[], before: Copied, after: Copied): void {
  for (const name of changedNames(before, after)) {
    const id = parseFile(name)?.id ?? name
    expect(going).toContain(id)
    expect([after.has(name), after.has(sidecarFile(archiveName(id)))]).toEqual([false, false])
  }
}

/** Said again without the rules, of what stands: as many good ones as the floor asks for, or as there were, and the newest of them. */
function keepsFloor(before: readonly Candidate[], after: readonly Candidate[], rules: RetentionInputs, now: Date): void {
  const good = (candidates: readonly Candidate[]) => candidates.filter(({ standing, takenAt }) => standing === 'good' && takenAt <= now)
  expect(good(after).length).toBeGreaterThanOrEqual(Math.min(good(before).length, Math.max(1, rules['keep-at-least'])))
  expect(good(after)[0]?.id).toBe(good(before)[0]?.id)
}
