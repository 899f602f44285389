import { run } from '../index.js'
await run('latest', 'main')
