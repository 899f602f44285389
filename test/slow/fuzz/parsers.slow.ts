import { claimThatParsersHold } from '../../support/fuzz/claims.ts'

claimThatParsersHold(Number(process.env['ZIMMER_FUZZ'] ?? 1_000_000), Number(process.env['ZIMMER_SEED'] ?? Math.floor(Math.random() * 2 ** 31)))
