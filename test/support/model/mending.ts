import { expect } from '@jest/globals'
import { run } from '../../../src/actions/repair/run.ts'
import { repair } from '../../../src/actions/repair/inputs.ts'
import { drillFile, globalsFile, manifestFile, proofFile, sidecarFile } from '../../../src/domain/archive-name.ts'
import type { Part } from '../../../src/domain/archive-name.ts'
import { parseDrillRecord } from '../../../src/domain/manifest-parsing.ts'
import { Cleanup } from '../../../src/kit/cleanup.ts'
import { readInputs } from '../../../src/kit/inputs.ts'
import { quietHost } from '../status/quiet-host.ts'
import { sha256 } from '../store/content.ts'
import { Life } from './life.ts'
import type { Death } from './life.ts'
import { advance, archiveName, copyOf, counts, idsIn, places } from './model.ts'
import type { Copied, Model, Place } from './model.ts'
import { adopt, settled, Step, sweep } from './step.ts'
import type { World } from './world.ts'

export type Harm = 'flip' | 'cut' | 'empty' | 'remove'

interface DamageGiven {
  readonly place: Place
  readonly which: number
  readonly part: Part
  readonly harm: Harm
}

/** Somebody, or a disk, harms one file of a backup that nobody is writing. */
export class Damage extends Step {
  readonly #given: DamageGiven

  constructor(given: DamageGiven) {
    super('damage', given)
    this.#given = given
  }

  override check(model: Readonly<Model>): boolean {
    return this.#harmed(model) !== undefined
  }

  protected async act(model: Model, world: World): Promise<void> {
    const { place, part, harm } = this.#given
    const name = this.#harmed(model) ?? ''
    const harmed = harmedText(model.stores[place].get(name) ?? '', part, harm)
    await world.write(place, name, harmed, model.now)
    if (harmed === undefined) model.stores[place].delete(name)
    else model.stores[place].set(name, harmed)
  }

  #harmed({ stores, remains }: Readonly<Model>): string | undefined {
    const { place, which, part } = this.#given
    const ids = idsIn(stores[place]).filter((id) => !remains[place].has(id))
    const id = ids[which % ids.length]
    const name = id === undefined ? '' : nameOf(id, part)
    return stores[place].has(name) ? name : undefined
  }
}

function nameOf(id: string, part: Part): string {
  const archive = archiveName(id)
  return { archive, sidecar: sidecarFile(archive), manifest: manifestFile(id), proof: proofFile(id, 'age'), globals: globalsFile(id, 'age'), drill: drillFile(id) }[part]
}

/** A manifest or a record that was changed in one letter may be a good one of another content: those are cut. */
function harmedText(text: string, part: Part, harm: Harm): string | undefined {
  if (harm === 'remove') return undefined
  if (harm === 'empty' || text === '') return ''
  if (harm === 'cut' || part === 'manifest' || part === 'drill') return text.slice(0, text.length / 2)
  return String.fromCharCode(text.charCodeAt(0) ^ 1) + text.slice(1)
}

interface RepairGiven {
  readonly replaceDamaged: boolean
  readonly death?: Death | undefined
}

/** The first store is made good from the second, and the second from the first. Only in the first may the process die. */
export class Repair extends Step {
  readonly #given: RepairGiven

  constructor(given: RepairGiven) {
    super('repair', given)
    this.#given = given
  }

  override check({ stores }: Readonly<Model>): boolean {
    return stores.some((store) => idsIn(store).length > 0)
  }

  protected async act(model: Model, world: World): Promise<void> {
    const { replaceDamaged, death } = this.#given
    advance(model, model.latest)
    await sweep(model, world)
    if (!this.check(model)) return
    const life = new Life(death)
    const first = world.openOne(0, model.now, life)
    const given = new Map([['store', `artifact\n${world.path(1)}`], ['settle-minutes', '0'], ['replace-damaged', String(replaceDamaged)]])
    const read = readInputs(repair.inputs, { given, environment: {}, envFile: {} }, () => undefined)
    const running = run(read, { host: quietHost(), now: () => model.now, cleanup: new Cleanup(), artifactStore: () => Promise.resolve(first) })
    await (death === undefined ? running : running.catch((problem: unknown) => { if (!life.isOver) throw problem }))
    await world.setTimes(model.now)
    const before: Model['stores'] = [new Map(model.stores[0]), new Map(model.stores[1])]
    if (life.isOver) {
      adopt(model, world, (place, _, after) => { judgeHalf(model, before, place, after) })
      return
    }
    for (const place of places) {
      const after = settled(world.look(place))
      judge(model, before, place, after, replaceDamaged)
      model.stores[place] = after
    }
  }
}

/** What of a copy the code can hold against something: the drill's record is no part of a backup. */
function withoutDrill(copy: Copied): Map<string, string> {
  return new Map([...copy].filter(([name]) => !name.endsWith('.drill.json')))
}

/** Archive and sidecar are as they were written, and so is all that a manifest speaks for. */
function isWhole(copy: Copied, original: Copied, id: string): boolean {
  const isAsWritten = (part: Part) => copy.get(nameOf(id, part)) === original.get(nameOf(id, part))
  return isAsWritten('archive') && isAsWritten('sidecar') && (!copy.has(manifestFile(id)) || isEntire(copy, original))
}

function isEntire(copy: Copied, original: Copied): boolean {
  return [...original].every(([name, content]) => copy.get(name) === content)
}

/** Something of a bad copy still says which backup it was. */
function claims(copy: Copied, original: Copied, id: string): boolean {
  const archive = original.get(archiveName(id)) ?? ''
  const drilled = parseDrillRecord(copy.get(drillFile(id)) ?? '')?.archiveSha256
  return [sidecarFile(archiveName(id)), manifestFile(id)].some((name) => copy.get(name) === original.get(name))
    || archive.startsWith(copy.get(archiveName(id)) ?? '-') || drilled === sha256(Buffer.from(archive, 'latin1'))
}

/** Each copy is as it was, or what the other store had whole; and the latter wherever that is certain to be the same backup. */
function judge(model: Model, stores: Model['stores'], place: Place, after: Copied, replaceDamaged: boolean): void {
  const other = stores[place === 0 ? 1 : 0]
  expect([...after].filter(([name]) => !name.startsWith('shop-') && !name.startsWith('w%'))).toEqual([...stores[place]].filter(([name]) => !name.startsWith('shop-') && !name.startsWith('w%')))
  for (const id of new Set([...idsIn(stores[0]), ...idsIn(stores[1])])) {
    const original = model.originals.get(id) ?? new Map<string, string>()
    const [own, source, found] = [copyOf(stores[place], id), copyOf(other, id), copyOf(after, id)]
    expect([drillOf(own, id), drillOf(source, id)]).toContain(drillOf(found, id))
    const [kept, taken] = [withoutDrill(own), withoutDrill(source)]
    const isToBeMadeGood = isEntire(source, original) && !isEntire(own, original) && !model.remains[place].has(id)
      && (own.size === 0 || ((replaceDamaged || !counts(own, id)) && (claims(own, original, id) || isWhole(own, original, id))))
    if (isToBeMadeGood) expect(withoutDrill(found)).toEqual(taken)
    else if (isWhole(source, original, id) && !isEntire(own, original)) expect([kept, taken]).toContainEqual(withoutDrill(found))
    else expect(withoutDrill(found)).toEqual(kept)
  }
}

function drillOf(copy: Copied, id: string): string | undefined {
  return copy.get(drillFile(id))
}

/** Killed in the middle: no file is a mixture, and no backup that counts is. */
function judgeHalf(model: Model, stores: Model['stores'], place: Place, after: Copied): void {
  const other = stores[place === 0 ? 1 : 0]
  for (const name of new Set([...stores[place].keys(), ...after.keys()])) expect([stores[place].get(name), other.get(name), undefined]).toContain(after.get(name))
  for (const id of idsIn(after)) {
    const found = withoutDrill(copyOf(after, id))
    const original = model.originals.get(id) ?? new Map<string, string>()
    const source = copyOf(other, id)
    const sides = [withoutDrill(copyOf(stores[place], id)), ...isWhole(source, original, id) ? [withoutDrill(source)] : []]
    if (counts(after, id)) expect(sides).toContainEqual(found)
  }
  // What counted and was good still counts.
  for (const id of idsIn(stores[place])) {
    const own = copyOf(stores[place], id)
    if (isEntire(own, model.originals.get(id) ?? new Map<string, string>())) expect(withoutDrill(copyOf(after, id))).toEqual(withoutDrill(own))
  }
}
