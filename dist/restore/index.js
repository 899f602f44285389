import { run } from '../index.js'
await run('restore', 'main')
