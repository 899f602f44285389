// The same claims at 40 seeded moments.
process.env['ZIMMER_KILLS'] ??= '40'
await import('../../integration/kills/drill-docker.test.ts')
