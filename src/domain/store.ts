import type { Readable } from 'node:stream'
import type { Part } from './archive-name.ts'

/** A file of a store, as its listing gives it. */
export interface StoredFile {
  readonly name: string
  readonly bytes: number
  readonly modifiedAt: Date
  /** MD5 of its content in hex, where the listing gives one; a store that encrypts may give something else of that form. */
  readonly md5?: string
}

/** The files of one backup that stand in a store. */
export interface StoredSet {
  readonly id: string
  readonly database: string
  /** From the name: the time at which the backup was begun, UTC. */
  readonly takenAt: Date
  readonly files: Partial<Readonly<Record<Part, StoredFile>>>
  /** Archive and sidecar stand: only such a set counts as a backup. */
  readonly complete: boolean
  /** When the store itself lets the backup go, whatever retention says; undefined where it keeps it. */
  readonly expiresAt?: Date
}

/** A backup that is being written: its files appear under their names only with `commit`. */
export interface StoreWriter {
  /** Writes one file. Throws if a file of that name stands. */
  put(name: string, content: Readable): Promise<{ bytes: number }>
  /** Gives every file its name, the sidecar last; from then on the backup counts. Tells when the store itself will let it go. */
  commit(): Promise<{ readonly expiresAt?: Date }>
  /** Removes everything that was written. Harmless after `commit` and when repeated. */
  abort(): Promise<void>
}

/** Where a store keeps its index: an object that is no file of a backup, and never the truth. */
export interface IndexPlace {
  /** The text of the index of that name; undefined where there is none. One that is too long reads as an empty text. */
  read(name: string): Promise<string | undefined>
  /**
   * Replaces the index by what `change` makes of the standing one, and leaves it where that gives undefined or the same. What another writer
   * wrote meanwhile is handed to `change` again: nothing is overwritten unread.
   */
  update(name: string, change: (standing: string | undefined) => Promise<string | undefined>): Promise<void>
}

/** Where backups live. Every implementation keeps the same promises, held by one contract test suite. */
export interface Store {
  /** As a user named it, without secrets: `ops/backup/archives`, `s3://bucket/prefix`. */
  readonly name: string
  /** Of several stores as one: the one that is read from. */
  readonly readFrom?: Store
  /** Throws a KnownError when the store cannot be written to: called before anything is begun. */
  prepare(neededBytes: number): Promise<void>
  /** All sets, newest first by the time in the name; files that do not parse as ours are left out. */
  list(): Promise<StoredSet[]>
  /** The set of one backup, however many others there are; undefined where no file of it stands. */
  find(id: string): Promise<StoredSet | undefined>
  /** Begins a backup of that id. Throws KnownError `backup-exists` when any file of it stands. */
  begin(id: string): Promise<StoreWriter>
  /**
   * Begins another copy of a backup in the place of one that is damaged or half written. That one stays until `commit`: when every
   * byte of the new copy is with the store, the old sidecar goes, the new files take their names, what else was left of the old copy
   * goes, and the new sidecar comes last. A commit that breaks off leaves no backup that counts, and is made good by another.
   * Throws KnownError `backup-exists` where it can be told that somebody else is writing that backup.
   */
  replace(id: string): Promise<StoreWriter>
  /** The content of a file. */
  read(name: string): Promise<Readable>
  /** The path of a file on this machine, fetched into `folder` when it is elsewhere. */
  fetch(name: string, folder: string): Promise<string>
  /** Writes or replaces a file beside an existing backup (a drill's record), at once or not at all. */
  attach(name: string, content: string): Promise<void>
  /** Removes all files of a backup, the sidecar first, so that what is half removed does not count. */
  remove(set: StoredSet): Promise<void>
  /** Removes what killed runs left half written; gives the names. */
  sweep(): Promise<string[]>
  /** Where a file of the store is, for messages: a path or a URL. */
  locate(name: string): string
  /** What is free where the backups are; undefined where the place does not tell, and left out by stores that never do. */
  freeBytes?(): Promise<number | undefined>
  /** Whether reading a small file costs next to nothing. */
  readonly isNear?: boolean
  /** A memory of what small files said, where reading them one by one is slow. Whoever reads it holds it against the listing. */
  readonly index?: IndexPlace
}
