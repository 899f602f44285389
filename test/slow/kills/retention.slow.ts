// The same claims at 60 seeded moments of each.
process.env['ZIMMER_KILLS'] ??= '60'
await import('../../integration/kills/retention.test.ts')
