import { claimThatDamageIsFound } from '../../support/damage/claims.ts'

claimThatDamageIsFound(Number(process.env['ZIMMER_DAMAGES'] ?? 10_000), Number(process.env['ZIMMER_SEED'] ?? 1))
