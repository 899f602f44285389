// The same claims at 200 seeded moments.
process.env['ZIMMER_KILLS'] ??= '200'
await import('../../integration/kills/backup.test.ts')
