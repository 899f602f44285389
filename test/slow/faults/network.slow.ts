// The same claims with 50 resets of each kind.
process.env['ZIMMER_FAULTS'] ??= '50'
await import('../../integration/faults/network.test.ts')
