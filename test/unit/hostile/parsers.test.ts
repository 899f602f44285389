import { claimThatParsersHold } from '../../support/fuzz/claims.ts'

// Some of the texts that npm run test:slow tries, always the same ones.
claimThatParsersHold(Number(process.env['ZIMMER_FUZZ'] ?? 60_000), Number(process.env['ZIMMER_SEED'] ?? 1))
