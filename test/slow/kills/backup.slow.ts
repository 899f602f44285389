// The same claims at 240 seeded moments.
process.env['ZIMMER_KILLS'] ??= '240'
await import('../../integration/kills/backup.test.ts')
