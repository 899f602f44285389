import { claimThatDamageIsFound } from '../../support/damage/claims.ts'

// 10,000 for each format, compression and encryption whose verification stays in this process: 320,000 in about half an hour of one core. Those
// that start programs take their share (see shares in support/damage/encryptions.ts) in a quarter of an hour more.
claimThatDamageIsFound(Number(process.env['ZIMMER_DAMAGES'] ?? 10_000), Number(process.env['ZIMMER_SEED'] ?? 1))
