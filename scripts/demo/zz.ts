import { readFileSync } from 'node:fs'
import { startServer } from '../../test/support/server.ts'
import { ask } from './database.ts'
const s = await startServer({ settings: { synchronous_commit: 'off', ...(process.argv[2] ? { wal_level: 'minimal', max_wal_senders: '0', full_page_writes: 'off', max_wal_size: '4GB' } : {}) } })
try {
  const d = new URL('shop/', import.meta.url).pathname
  await s.sql('CREATE DATABASE shop')
  for (const f of ['migrations/versions/0001_shop.sql','migrations/versions/0002_revenue.sql']) await s.sql(readFileSync(d+f,'utf8'),'shop')
  const c = s.connection('shop')
  const parts = readFileSync(d+'fill.sql','utf8').split(/;\n/).filter((x)=>x.trim())
  await s.sql(`ALTER DATABASE shop SET shop.scale = '1'`)
  for (const part of parts) { const t=performance.now(); await ask(c, `SELECT setseed(0.4);` + part); console.log((performance.now()-t).toFixed(0), part.trim().slice(0,60).replaceAll('\n',' ')) }
  const t=performance.now(); await ask(c, `EXPLAIN ANALYZE INSERT INTO orders (placed_on, customer_id, state, basket, total_cents) SELECT placed_on, customer_id, state, basket, total_cents FROM orders LIMIT 30000`).then(r=>{for (const x of r) console.log(x['QUERY PLAN'])}); console.log(performance.now()-t)
} finally { await s.stop() }
