// The same claims at 100 seeded moments each.
process.env['ZIMMER_KILLS'] ??= '100'
await import('../../integration/actions/restore-killed.test.ts')
