// The same claims at 60 seeded moments each.
process.env['ZIMMER_KILLS'] ??= '60'
await import('../../integration/actions/restore-killed.test.ts')
