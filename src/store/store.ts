export type { Store, StoredFile, StoredSet, StoreWriter } from '../domain/store.ts'
