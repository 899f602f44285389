import { run } from '../index.js'
await run('nightly', 'post')
