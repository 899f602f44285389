import { expect } from '@jest/globals'
import type fc from 'fast-check'
import { parseMarker } from '../../../src/kit/process-marker.ts'
import { Life } from './life.ts'
import { advance, copyOf, counts, dayMilliseconds, idOf, idsIn, places } from './model.ts'
import type { Copied, Model, Place, Remains } from './model.ts'
import type { World } from './world.ts'

/** One thing that happens to the stores; afterwards they have to be as the model says. */
export abstract class Step implements fc.AsyncCommand<Model, World> {
  readonly #words: string

  constructor(name: string, given: object) {
    this.#words = `${name} ${JSON.stringify(given)}`
  }

  /** Whether there is something for it to happen to. */
  check(model: Readonly<Model>): boolean {
    return model.now <= model.latest
  }

  async run(model: Model, world: World): Promise<void> {
    await this.act(model, world)
    await agree(model, world)
  }

  toString(): string {
    return this.#words
  }

  protected abstract act(model: Model, world: World): Promise<void>
}

/** Every file is as the model has it, the listing shows just the backups that count, and what is half written is known to be so. */
async function agree(model: Model, world: World): Promise<void> {
  for (const place of places) {
    const found = world.look(place)
    expect(settled(found)).toEqual(model.stores[place])
    const listed = await world.openOne(place, model.now).list()
    const whole = idsIn(model.stores[place]).filter((id) => counts(model.stores[place], id))
    expect(listed.filter(({ complete }) => complete).map(({ id }) => id).sort()).toEqual(whole)
    expect(listed.map(({ id }) => id).sort()).toEqual(idsIn(model.stores[place]))
    const stray = unsettled(found).filter((name) => !model.unfinished[place].has(name) && ![...model.remains[place].keys()].some((id) => name.startsWith(`${id}.`)))
    expect(stray).toEqual([])
  }
}

function isUnsettled(name: string): boolean {
  return name.endsWith('.partial') || name.startsWith('.zimmer-backup-trial-')
}

/** What stands under names that are to last. */
export function settled(found: Copied): Map<string, string> {
  return new Map([...found].filter(([name]) => !isUnsettled(name)))
}

function unsettled(found: Copied): string[] {
  return [...found.keys()].filter(isUnsettled)
}

/** The names whose file is not what it was. */
export function changedNames(before: Copied, after: Copied): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name))
}

/**
 * Takes over what a killed process left, after `judge` has looked at what it changed under lasting names: how far it came is not the
 * model's to say.
 */
export function adopt(model: Model, world: World, judge: (place: Place, before: Copied, after: Copied) => void): void {
  for (const place of places) {
    const found = world.look(place)
    const before = model.stores[place]
    judge(place, before, settled(found))
    for (const name of unsettled(found)) noteRemains(model, place, name, found.get(name) ?? '')
    model.stores[place] = settled(found)
  }
}

/** `model` is still as it was before the process began. */
function noteRemains(model: Model, place: Place, name: string, content: string): void {
  const marked = /^(.+)\.writer\.partial$/.exec(name)?.[1]
  if (marked !== undefined && !model.remains[place].has(marked)) {
    const host = parseMarker(content)?.host
    const kind: Remains['kind'] = copyOf(model.stores[place], marked).size === 0 ? 'new' : 'replacing'
    model.remains[place].set(marked, { kind, at: model.now, isKnownDead: host !== undefined && host !== 'another machine' })
  }
  if (/\.drill\.json\.[0-9a-f]{8}\.partial$|trial/.test(name) && !model.unfinished[place].has(name)) model.unfinished[place].set(name, model.now)
}

/** The next run's first work: what dead processes left goes, at once where their death can be told, else after a day; nothing else does. */
export async function sweep(model: Model, world: World): Promise<void> {
  for (const place of places) {
    await world.openOne(place, model.now, new Life(undefined)).sweep()
    const isDue = (at: Date) => model.now.getTime() - at.getTime() >= dayMilliseconds
    for (const [id, { kind, at, isKnownDead }] of model.remains[place]) {
      if (!isKnownDead && !isDue(at)) continue
      model.remains[place].delete(id)
      const copy = copyOf(model.stores[place], id)
      if (kind === 'new' && ![...copy.keys()].some((name) => name.endsWith('.sha256'))) removeNames(model, place, [...copy.keys()])
    }
    for (const [name, at] of model.unfinished[place]) if (isDue(at)) model.unfinished[place].delete(name)
  }
}

export function removeNames(model: Model, place: Place, names: readonly string[]): void {
  for (const name of names) model.stores[place].delete(name)
}

/** Time passes, or a clock is set back. */
export class Clock extends Step {
  readonly #minutes: number

  constructor(given: { readonly minutes: number }) {
    super('clock', given)
    this.#minutes = given.minutes
  }

  protected act(model: Model): Promise<void> {
    advance(model, new Date(model.now.getTime() + this.#minutes * 60_000))
    return Promise.resolve()
  }
}

/** A day later nothing half written is left, and no backup that was never whole. */
export class SweepDayLater extends Step {
  constructor() {
    super('sweep a day later', {})
  }

  protected async act(model: Model, world: World): Promise<void> {
    advance(model, new Date(model.latest.getTime() + dayMilliseconds))
    const unmade = places.flatMap((place) => [...model.remains[place]].flatMap(([id, { kind }]) => kind === 'new' && !counts(model.stores[place], id) ? [`${place} ${id}`] : []))
    await sweep(model, world)
    for (const place of places) {
      const found = world.look(place)
      expect(unsettled(found)).toEqual([])
      expect([...found.keys()].filter((name) => unmade.includes(`${place} ${idOf(name) ?? ''}`))).toEqual([])
    }
  }
}
