import { Readable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import { verifyBackup } from '../../../../src/actions/verify/check.ts'
import { longestSidecar } from '../../../../src/kit/bounded-text.ts'
import type { Manifest, Proof } from '../../../../src/domain/manifest.ts'
import { archives, archiveOf, wholeSet } from '../../../support/damage/whole-set.ts'
import type { WholeSet } from '../../../support/damage/whole-set.ts'
import { keysFor } from '../../../support/damage/encryptions.ts'
import { memoryStore } from '../../../support/damage/memory-store.ts'
import { sha256 } from '../../../support/store/content.ts'

const context = { temporaryDirectory: '/nowhere', environment: {}, interrupted: new AbortController().signal, mask: () => undefined }
const { seal, open } = await keysFor('none', context)
const id = 'shop-20260828_143022'

function good(): Promise<WholeSet> {
  const [archive] = archives
  return archiveOf(archive).then((bytes) => wholeSet(id, archive.format, bytes, seal))
}

/** What verify says of these files; of the one named `endless` nothing but more of the same comes. Also how many pieces of that were read. */
async function verdictOf(files: WholeSet['files'], endless?: { name: string; piece: Buffer }) {
  const store = memoryStore(files)
  let pieces = 0
  const forever = function* () { for (;; pieces++) yield endless?.piece ?? Buffer.alloc(0) }
  const [set] = await store.list()
  if (set === undefined) throw new Error('there is no backup')
  const read = (name: string) => name === endless?.name ? Promise.resolve(Readable.from(forever(), { objectMode: false })) : store.read(name)
  return { found: await verifyBackup({ ...store, read }, set, open, () => new Date(0)), pieces }
}

describe('a forged backup', () => {
  it('is damaged when its closed part, signed anew, no longer says what its large objects were', async () => {
    const { files, closed } = await good()
    const proof = JSON.parse(closed.toString()) as Proof
    expect(proof.largeObjects.count).toBeGreaterThan(0)
    const emptied = Buffer.from(JSON.stringify({ ...proof, largeObjects: { ...proof.largeObjects, fingerprint: null } }))
    const manifest = JSON.parse(files.get(`${id}.json`)?.toString() ?? '') as Manifest
    const forged = new Map(files).set(`${id}.proof.json`, emptied)
      .set(`${id}.json`, Buffer.from(JSON.stringify({ ...manifest, proof: { ...manifest.proof, bytes: emptied.length, sha256: sha256(emptied) } })))
    expect((await verdictOf(forged)).found).toMatchObject({ verdict: 'damaged', reason: 'the closed part of the manifest has no fingerprint of the large objects' })
  })

  it.each([
    ['says that it was proved by counting only, beside its fingerprints', 'rows', (proof: Proof) => proof, /has a fingerprint, which proof: rows has not, of the large objects$/],
    ['says that it was not proved, beside its fingerprints', 'none', (proof: Proof) => proof, /has a fingerprint, which proof: none has not, of the large objects$/],
    ['says that it was counted, and has no counts', 'rows', (proof: Proof): Proof => ({
      ...proof, largeObjects: { ...proof.largeObjects, fingerprint: null }, relations: proof.relations.map((relation) => ({ ...relation, rows: null, fingerprint: null })),
    }), /has no count of \S+$/],
    ['says that every row was hashed, and has no fingerprint of one table', 'content', (proof: Proof): Proof => ({
      ...proof, relations: proof.relations.map((relation, index) => index > 0 ? relation : { ...relation, rows: null, fingerprint: null }),
    }), /has no fingerprint of \S+$/],
  ] as const)('is damaged when its manifest %s', async (_what, mode, change, reason) => {
    const { files, closed } = await good()
    const changed = Buffer.from(JSON.stringify(change(JSON.parse(closed.toString()) as Proof)))
    const manifest = JSON.parse(files.get(`${id}.json`)?.toString() ?? '') as Manifest
    const rows = (JSON.parse(changed.toString()) as Proof).relations.reduce((sum, relation) => sum + (relation.kind === 'table' ? relation.rows ?? 0 : 0), 0)
    const edited = { ...manifest, totals: { ...manifest.totals, rows }, proof: { ...manifest.proof, mode, bytes: changed.length, sha256: sha256(changed) } }
    const { found } = await verdictOf(new Map(files).set(`${id}.proof.json`, changed).set(`${id}.json`, Buffer.from(JSON.stringify(edited))))
    expect(found).toMatchObject({ verdict: 'damaged', reason: expect.stringMatching(reason) as unknown as string })
  })

  it.each([0, -1, 0.5])('is damaged when its manifest names a version that no release wrote: %s', async (version) => {
    const { files } = await good()
    const manifest = JSON.parse(files.get(`${id}.json`)?.toString() ?? '') as Manifest
    const forged = new Map(files).set(`${id}.json`, Buffer.from(JSON.stringify({ ...manifest, version })))
    expect((await verdictOf(forged)).found).toMatchObject({ verdict: 'damaged', reason: `${id}.json has version ${version}, which no release wrote` })
  })

  it.each([
    ['sidecar', `${id}.dump.sha256`, 'x'.repeat(8192), longestSidecar / 8192 + 3], ['sidecar', `${id}.dump.sha256`, 'PGDMP\u0001\u0010\0', 10_000], ['manifest', `${id}.json`, 'PGDMP\u0001\u0010\0', 10_000],
  ])('is damaged, and read no further, when something endless stands under the name of its %s', async (part, name, piece, most) => {
    const { found, pieces } = await verdictOf((await good()).files, { name, piece: Buffer.from(piece) })
    expect(found.verdict).toBe('damaged')
    expect(found.reason).toMatch(part === 'sidecar' ? /is not the line of sha256sum/ : /is no JSON/)
    expect(pieces).toBeLessThan(most)
  })
})
