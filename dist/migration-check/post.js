import { run } from '../index.js'
await run('migration-check', 'post')
