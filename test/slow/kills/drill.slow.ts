// The same claims at 100 seeded moments.
process.env['ZIMMER_KILLS'] ??= '100'
await import('../../integration/kills/drill.test.ts')
