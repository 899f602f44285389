import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { formsOf, sightingsIn } from '../../support/secrets/canaries.ts'
import { watch } from '../../support/secrets/watch.ts'
import type { SeenProcess, Watched } from '../../support/secrets/watch.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { reportOf } from '../actions/workshop.ts'
import { canariesOf, expectedStatus, play, setStage } from './scenes.ts'
import type { Result, Stage } from './scenes.ts'

// Every action with canaries for secrets, at debug level, as it should go and as it goes wrong: they must turn up nowhere.

const { skip } = describe
const describeOnLinux = process.platform === 'linux' ? describe : skip
const why = process.platform === 'linux' ? '' : ' [there is no /proc to watch on this system]'

/** Programs of PostgreSQL that connect to the source: they, and nobody else, get its password, by environment. */
const clients = ['pg_dump', 'pg_restore', 'psql']

describeOnLinux(`a secret and a row of data${why}`, () => {
  let server: TestServer
  let stage: Stage
  let results: Record<string, Result>
  let watched: Watched

  beforeAll(async () => {
    server = await startServer()
    stage = await setStage(server)
    const ended = await watch({ canaries: canariesOf(stage), secrets: stage.secrets, folders: [join(stage.folder, 'tmp'), join(stage.folder, 'home'), stage.job.temporary, stage.job.workspace] }, join(stage.folder, 'scripts'))
    try {
      results = await play(stage)
    } finally {
      watched = await ended()
    }
  }, 400_000)

  afterAll(async () => {
    stage.job.remove()
    rmSync(stage.folder, { recursive: true, force: true })
    await server.stop()
  })

  /** All lines of a step but the commands that tell the runner what to mask. */
  const linesOf = (result: Result) => `${result.log}\n${result.post?.log ?? ''}`.split('\n').filter((line) => !line.startsWith('::add-mask::'))

  it('were in every scene, and each scene ended as it was meant to', () => {
    // Where Docker has no image of this major, its scene is not played.
    const ended = Object.fromEntries(Object.entries(results).map(([name, { status }]) => [name, status]))
    expect({ 'restore-test in docker': 0, ...ended }).toEqual(expectedStatus)
  })

  it('stand in no line of any log, at debug level', () => {
    for (const [name, result] of Object.entries(results)) {
      for (const line of linesOf(result)) expect({ name, found: sightingsIn(line, canariesOf(stage)) }).toEqual({ name, found: [] })
      // What is broken over several lines, too.
      expect({ name, found: sightingsIn(linesOf(result).join(''), canariesOf(stage)) }).toEqual({ name, found: [] })
    }
  })

  it('stand in no output, state, summary or report', () => {
    for (const [name, result] of Object.entries(results)) {
      expect(reportOf(result)).toHaveProperty('action')
      const left = [result, ...(result.post === undefined ? [] : [result.post])].map(({ outputs, state, summary }) => [...Object.values(outputs), ...Object.values(state), summary])
      const text = [...left.flat(), readFileSync(result.outputs['report'] ?? '', 'utf8')].join('\n')
      expect({ name, found: sightingsIn(text, canariesOf(stage)) }).toEqual({ name, found: [] })
    }
  })

  it('are told to the runner to mask, each piece by itself, in every step that was given them', () => {
    const { secrets } = stage
    const masks = (name: string) => (results[name]?.log ?? '').split('\n').filter((line) => line.startsWith('::add-mask::')).map((line) => line.slice('::add-mask::'.length))
    const command = (secret: string) => secret.replaceAll('%', '%25')
    expect(masks('backup')).toEqual(expect.arrayContaining([command(secrets.url), command(secrets.password), command(encodeURIComponent(secrets.password))]))
    expect(masks('backup with a wrong password')).toEqual(expect.arrayContaining([command(secrets['wrong password'])]))
    expect(masks('verify')).toEqual(expect.arrayContaining([secrets['age identity']]))
    expect(masks('verify by gpg')).toEqual(expect.arrayContaining([secrets['gpg private key'], command(secrets.passphrase)]))
    expect(masks('rekey')).toEqual(expect.arrayContaining([secrets['age identity'], command(secrets['new passphrase'])]))
    expect(masks('nightly')).toEqual(expect.arrayContaining([command(secrets.password), command(secrets.passphrase)]))
  })

  it('are in no file that is left: store, workspace, home, temporary folders', () => {
    const left = [stage.job.workspace, stage.job.temporary, join(stage.folder, 'home'), join(stage.folder, 'tmp')].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile()))
    expect(left.length).toBeGreaterThan(20)
    for (const path of left) {
      expect({ path, found: sightingsIn(path, canariesOf(stage)) }).toEqual({ path, found: [] })
      expect({ path, found: sightingsIn(readFileSync(path), canariesOf(stage)) }).toEqual({ path, found: [] })
    }
  })

  it('were never in a file with wider rights than 0600, and those files are gone', () => {
    expect(watched.files.length).toBeGreaterThan(0)
    for (const { path, mode } of watched.files) expect({ path, mode, stands: existsSync(path) }).toEqual({ path, mode: '600', stands: false })
  })

  it('were in the arguments of no process', () => {
    expect(watched.processes.filter(({ where }) => where === 'arguments')).toEqual([])
  })

  it('were in the environment of no process but the step itself, and, the password alone, PostgreSQL\'s clients', () => {
    const isStep = ({ program, shown }: SeenProcess) => program === 'node' && shown.includes('/dist/')
    const isClient = ({ program, variable, canary }: SeenProcess) => clients.includes(program) && variable === 'PGPASSWORD' && canary.includes('password')
    expect(watched.processes.filter((seen) => !isStep(seen) && !isClient(seen))).toEqual([])
  })

  it('would have been seen: the watch saw every program that ran, and the password where it belongs', () => {
    expect(watched.programs).toEqual(expect.arrayContaining(['gpg', 'node', 'pg_dump', 'pg_restore', 'postgres']))
    expect(watched.processes.some(({ program, variable, canary }) => program === 'pg_dump' && variable === 'PGPASSWORD' && canary === 'password')).toBe(true)
    const { password } = stage.secrets
    for (const form of Object.values(formsOf(password))) expect(sightingsIn(`before ${form} after`, { password })).toHaveLength(1)
    for (const shift of ['', 'x', 'xy']) expect(sightingsIn(Buffer.from(`${shift}${password} and more`).toString('base64'), { password })).toHaveLength(1)
  })
})
