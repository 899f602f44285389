import { run } from '../index.js'
await run('verify', 'main')
