import { run } from '../index.js'
await run('rekey', 'main')
