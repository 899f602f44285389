import { run } from '../index.js'
await run('status', 'main')
