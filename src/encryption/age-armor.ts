import { Transform } from 'node:stream'
import { damagedCiphertext, truncatedCiphertext } from './failures.ts'

const begin = '-----BEGIN AGE ENCRYPTED FILE-----'
const end = '-----END AGE ENCRYPTED FILE-----'
const columns = 64

/** The armored form of an age file in, its binary form out, as strict as age itself but for white space around it. */
export class AgeArmorDecoding extends Transform {
  #unfinished = ''
  #state: 'before' | 'inside' | 'last line seen' | 'after' = 'before'

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: (problem?: Error) => void): void {
    const lines = (this.#unfinished + chunk.toString('latin1')).split('\n')
    this.#unfinished = lines.pop() ?? ''
    callback(this.#take(lines, false))
  }

  override _flush(callback: (problem?: Error) => void): void {
    const problem = this.#take([this.#unfinished], true)
    callback(problem ?? (this.#state === 'after' ? undefined
      : truncatedCiphertext('the armored age file ends before its last line')))
  }

  #take(lines: readonly string[], isEnd: boolean): Error | undefined {
    const decoded: Buffer[] = []
    for (const raw of lines) {
      const line = raw.replace(/\r$/, '')
      if (!this.#accepts(line)) {
        // A line that breaks off where the file ends was cut, not changed.
        if (isEnd && this.#state !== 'after') return truncatedCiphertext('the armored age file ends before its last line')
        return damagedCiphertext('the armored age file is damaged: a line of it is not as age writes it')
      }
      if (this.#state !== 'before' && this.#state !== 'after' && line !== begin) decoded.push(Buffer.from(line, 'base64'))
    }
    if (decoded.length > 0) this.push(Buffer.concat(decoded))
    return undefined
  }

  #accepts(line: string): boolean {
    switch (this.#state) {
      case 'before':
        if (line.trim() === begin) this.#state = 'inside'
        return line.trim() === begin || line.trim() === ''
      case 'after': return line.trim() === ''
      case 'inside':
      case 'last line seen':
        if (line === end) {
          this.#state = 'after'
          return true
        }
        if (this.#state === 'last line seen' || !/^[A-Za-z0-9+/]+={0,2}$/.test(line) || line.length > columns || line.length % 4 !== 0) return false
        if (line.length < columns || line.endsWith('=')) this.#state = 'last line seen'
        return true
    }
  }
}
