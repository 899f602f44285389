import { DirectoryStore } from '../../../src/store/directory.ts'
import { longStream, storeBackup, streamOf } from './content.ts'
import { archiveFile } from '../../../src/domain/archive-name.ts'

// A process that uses a directory store, for tests that kill it or run it as another user:
//   node backup-process.ts hold|whole|list|prepare|hang <folder> <id>
const [, , step = '', folder = '', id = ''] = process.argv
const store = new DirectoryStore(folder, { base: '/', now: () => new Date() })

async function act(): Promise<string> {
  switch (step) {
    case 'prepare':
      await store.prepare(0)
      return 'prepared'
    case 'list':
      return (await store.list()).map((set) => set.id).join(' ')
    case 'whole':
      return storeBackup(store, id)
    case 'hold': {
      const writer = await store.begin(id)
      await writer.put(archiveFile(id, 'none'), streamOf('dump'))
      setInterval(() => undefined, 1000)
      return 'holding'
    }
    case 'hang': {
      const writer = await store.begin(id)
      setTimeout(() => { console.log('writing') }, 50)
      await writer.put(archiveFile(id, 'none'), longStream(Infinity))
      return 'never'
    }
    default:
      throw new Error(`there is no step ${step}`)
  }
}

try {
  console.log(await act())
} catch (problem) {
  const { code, message } = problem as { code?: string; message: string }
  console.log(`${code ?? 'unexplained'}: ${message}`)
}
