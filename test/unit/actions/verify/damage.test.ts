import { claimThatDamageIsFound } from '../../../support/damage/claims.ts'

// Some of the damages that npm run test:slow tries; seeds of its own, so that the two do not repeat each other.
claimThatDamageIsFound(Number(process.env['ZIMMER_DAMAGES'] ?? 200), Number(process.env['ZIMMER_SEED'] ?? 1_000_000))
