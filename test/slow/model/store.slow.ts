import { claimThatStoresAreAsTheirModel } from '../../support/model/claims.ts'

claimThatStoresAreAsTheirModel(Number(process.env['ZIMMER_MODEL'] ?? 10_000), Number(process.env['ZIMMER_SEED'] ?? Math.floor(Math.random() * 2 ** 31)))
