const shown = '***'

/** A value that cannot be printed: every way of turning it into text gives `***`. Only `reveal()` gives the value. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The value itself, for the environment of the one program that needs it. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return shown
  }
}

/**
 * Every form in which a secret may turn up in a text: raw, URL-encoded and base64, the longest first.
 * A URL masks as a whole only, so its decoded password has to be registered on its own (TRAPS, 36).
 */
export function formsOf(secret: string): string[] {
  const lines = secret.split('\n').map((line) => line.trim()).filter((line) => line.length > 7)
  const forms = new Set([secret, ...(lines.length > 1 ? lines : [])])
  for (const form of [...forms]) {
    forms.add(encodeURIComponent(form))
    forms.add(encodeURI(form))
    forms.add(Buffer.from(form, 'utf8').toString('base64'))
    forms.add(JSON.stringify(form).slice(1, -1))
  }
  forms.delete('')
  return [...forms].sort((a, b) => b.length - a.length)
}

/** Replaces every registered secret in a text, whatever its form. */
export class Redactor {
  readonly #forms = new Set<string>()
  #sorted: string[] = []

  add(secret: string): void {
    for (const form of formsOf(secret)) this.#forms.add(form)
    this.#sorted = [...this.#forms].sort((a, b) => b.length - a.length)
  }

  /** The registered forms, for a host that can mask by itself. */
  get forms(): readonly string[] {
    return this.#sorted
  }

  clean(text: string): string {
    let cleaned = text
    for (const form of this.#sorted) cleaned = cleaned.replaceAll(form, shown)
    return cleaned
  }
}
