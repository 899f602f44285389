// The same claims with 50 places of each kind.
process.env['ZIMMER_FAULTS'] ??= '50'
await import('../../integration/faults/disk.test.ts')
