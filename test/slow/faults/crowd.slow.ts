// The same claims with 20 backups, and 5 each of retentions and of restore tests.
process.env['ZIMMER_CROWD'] ??= '20'
await import('../../integration/faults/crowd.test.ts')
