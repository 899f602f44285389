// The same claims at 80 seeded moments of each.
process.env['ZIMMER_KILLS'] ??= '80'
await import('../../integration/kills/retention.test.ts')
