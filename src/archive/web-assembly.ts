// The part of the WebAssembly interface that is used here; TypeScript declares it only for browsers.
interface WebAssemblyGlobal {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

export interface Memory { readonly buffer: ArrayBuffer }

/**
 * Compiles a module that came with this code (generated, in base64) and returns a maker of instances of it. The caller
 * knows which functions it exports.
 */
export function compiled(base64: string): () => unknown {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyGlobal }
  const module = new WebAssembly.Module(Buffer.from(base64, 'base64'))
  return () => new WebAssembly.Instance(module, {}).exports
}
