// The same claims at 70 seeded moments.
process.env['ZIMMER_KILLS'] ??= '70'
await import('../../integration/kills/drill.test.ts')
