/** Values that must turn up nowhere, by what they are. */
export type Canaries = Readonly<Record<string, string>>

/** Where something was found: which canary, in which form. Never the text itself. */
export interface Sighting {
  readonly canary: string
  readonly form: string
}

/** Every form in which a value may hide in a text or a file; base64 in each of its three alignments, without the edges that its neighbours decide. */
export function formsOf(value: string): Record<string, string> {
  const base64 = (shift: number) => {
    const encoded = Buffer.from(`${'.'.repeat(shift)}${value}`).toString('base64').replaceAll('=', '')
    return encoded.slice(shift === 0 ? 0 : 4, -4)
  }
  return {
    'raw': value, 'URL-encoded': encodeURIComponent(value), 'URI-encoded': encodeURI(value), 'JSON': JSON.stringify(value).slice(1, -1), 'runner command': value.replaceAll('%', '%25'),
    'base64': base64(0), 'base64, shifted by 1': base64(1), 'base64, shifted by 2': base64(2), 'hex': Buffer.from(value).toString('hex'),
  }
}

/** The canaries in a text or in bytes. */
export function sightingsIn(content: Buffer | string, canaries: Canaries): Sighting[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return searchesFor(canaries).flatMap(({ canary, forms }) => {
    const form = forms.find(([, text]) => bytes.includes(text))?.[0]
    return form === undefined ? [] : [{ canary, form }]
  })
}

interface Search { readonly canary: string; readonly forms: readonly (readonly [string, Buffer])[] }
const searches = new WeakMap<Canaries, Search[]>()

/** A watch looks thousands of times: what it looks for is made once. */
function searchesFor(canaries: Canaries): Search[] {
  const known = searches.get(canaries)
  if (known !== undefined) return known
  const made = Object.entries(canaries).map(([canary, value]) => {
    const distinct = new Map(Object.entries(formsOf(value)).map(([form, text]) => [text, form]))
    return { canary, forms: [...distinct].map(([text, form]) => [form, Buffer.from(text)] as const) }
  })
  searches.set(canaries, made)
  return made
}
