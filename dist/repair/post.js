import { run } from '../index.js'
await run('repair', 'post')
