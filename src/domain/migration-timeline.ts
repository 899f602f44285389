import { lockModes } from './migration-facts.ts'
import type { CommandEnd, HeldLock, LockMode, LogFact, ScanCount } from './migration-facts.ts'

/** A statement as a session was sent it; it may hold several. */
export interface Statement {
  readonly session: number
  readonly text: string
  readonly start: number
  end: number
  sqlState: string | undefined
}

/** A transaction of a session, with each lock from when on it was held. */
export interface Transaction {
  readonly session: number
  readonly id: string
  readonly start: number
  end: number
  readonly locks: Map<string, TakenLock>
}

export interface TakenLock extends HeldLock {
  readonly since: number
  readonly statement: Statement | undefined
}

/** A command of the data definition, from its begin to its end; one that failed has no end and is left out. */
export interface Command {
  readonly tag: string
  readonly start: number
  readonly end: number
  readonly statement: Statement | undefined
  readonly transaction: Transaction | undefined
  readonly scansBefore: readonly ScanCount[]
  /** Tables that it wrote anew, with the reason as a sum of bits. */
  readonly rewrites: ReadonlyMap<number, number>
  readonly facts: CommandEnd
}

export interface Timeline {
  readonly statements: readonly Statement[]
  readonly transactions: readonly Transaction[]
  readonly commands: readonly Command[]
  /** Errors for which no statement is known, such as a wrong syntax. */
  readonly strayErrors: readonly string[]
}

export function strength(mode: LockMode): number {
  return lockModes.indexOf(mode)
}

/** What happened in which order and which transaction, from the lines of the log. */
export function timelineOf(log: readonly LogFact[]): Timeline {
  const reader = new TimelineReader()
  for (const facts of Map.groupBy(log, ({ session }) => session).values()) reader.read(facts)
  const byStart = (one: { readonly start: number }, other: { readonly start: number }) => one.start - other.start
  return {
    statements: reader.statements.sort(byStart), transactions: reader.transactions.sort(byStart), commands: reader.commands.sort(byStart),
    strayErrors: reader.strayErrors,
  }
}

const opening = /^\s*(?:begin|start\s+transaction)\b/i

interface Begun {
  readonly start: number
  readonly scansBefore: readonly ScanCount[]
  readonly rewrites: Map<number, number>
}

class TimelineReader {
  readonly statements: Statement[] = []
  readonly transactions: Transaction[] = []
  readonly commands: Command[] = []
  readonly strayErrors: string[] = []
  #statement: Statement | undefined
  /** The first one since locks were last told of: those of plain statements are seen at the next command only. */
  #untold: Statement | undefined
  #transaction: Transaction | undefined
  #isExplicit = false
  #begun: Begun[] = []

  /** Reads the lines of one session. */
  read(facts: readonly LogFact[]): void {
    this.#statement = this.#untold = this.#transaction = undefined
    this.#begun = []
    for (const fact of facts) {
      this.#endTransaction(fact)
      this.#take(fact)
      if (fact.transaction !== null) this.#inTransaction(fact, fact.transaction)
      if (fact.kind === 'end') this.#statement = undefined
    }
  }

  /**
   * Ends the open transaction if the line that follows is no longer in it. A transaction's end writes no line of its own, but that line tells:
   * the end of the statement that ended it; or, where it was open still, the end of the session. In the extended protocol it is over a moment
   * after its last line.
   */
  #endTransaction(next: LogFact): void {
    const transaction = this.#transaction
    if (transaction === undefined || transaction.id === next.transaction) return
    if (next.kind === 'end' || (next.kind === 'session-end' && this.#isExplicit)) transaction.end = next.at
    this.#transaction = this.#untold = undefined
    this.#isExplicit = false
  }

  #inTransaction({ at, session }: LogFact, id: string): void {
    if (this.#transaction === undefined) {
      this.#transaction = { session, id, start: Math.min(at, this.#statement?.start ?? at), end: at, locks: new Map() }
      this.transactions.push(this.#transaction)
    }
    this.#transaction.end = Math.max(this.#transaction.end, at)
    if (this.#statement !== undefined && opening.test(this.#statement.text)) this.#isExplicit = true
  }

  #take(fact: LogFact): void {
    switch (fact.kind) {
      case 'statement': {
        this.#statement = { session: fact.session, text: fact.text, start: fact.at, end: fact.at, sqlState: undefined }
        if (!opening.test(fact.text)) this.#untold ??= this.#statement
        this.statements.push(this.#statement)
        return
      }
      case 'end': {
        // The log's clock has milliseconds; the duration is exact.
        if (this.#statement !== undefined) this.#statement.end = this.#statement.start + fact.milliseconds / 1000
        return
      }
      case 'error': {
        this.#fail(fact.at, fact.sqlState)
        return
      }
      case 'command-start': {
        this.#hold(fact, fact.locks, this.#untold?.start ?? fact.at, this.#untold)
        this.#begun.push({ start: fact.at, scansBefore: fact.scans, rewrites: new Map() })
        return
      }
      case 'command-end': {
        this.#endCommand(fact)
        return
      }
      case 'rewrite': {
        const rewrites = this.#begun.at(-1)?.rewrites
        rewrites?.set(fact.relation, (rewrites.get(fact.relation) ?? 0) | fact.reason)
        return
      }
      case 'drop': case 'session-end': return
    }
  }

  #fail(at: number, sqlState: string): void {
    this.#begun = []
    if (this.#statement === undefined) {
      this.strayErrors.push(sqlState)
      return
    }
    this.#statement.end = at
    this.#statement.sqlState = sqlState
    this.#statement = undefined
  }

  #endCommand(fact: LogFact & CommandEnd): void {
    const begun = this.#begun.pop() ?? { start: fact.at, scansBefore: [], rewrites: new Map<number, number>() }
    this.#hold(fact, fact.locks, begun.start, this.#statement)
    this.commands.push({ tag: fact.tag, ...begun, end: fact.at, statement: this.#statement, transaction: this.#transaction, facts: fact })
  }

  #hold(fact: LogFact, locks: readonly HeldLock[], since: number, statement: Statement | undefined): void {
    this.#untold = undefined
    if (fact.transaction !== null) this.#inTransaction(fact, fact.transaction)
    for (const { relation, mode } of locks) {
      const key = `${relation} ${mode}`
      if (this.#transaction?.locks.has(key) === false) this.#transaction.locks.set(key, { relation, mode, since, statement })
    }
  }
}
