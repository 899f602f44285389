import { claimThatStoresAreAsTheirModel } from '../../support/model/claims.ts'

claimThatStoresAreAsTheirModel(Number(process.env['ZIMMER_MODEL'] ?? 150), Number(process.env['ZIMMER_SEED'] ?? 1))
