import type { Context } from 'hono'

interface NodeEnvironment {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } }
}

/** Where a request comes from, as far as the socket tells; one name for all that come without a socket. */
export const clientAddress = (c: Context): string =>
  (c.env as NodeEnvironment | undefined)?.incoming?.socket?.remoteAddress ?? 'unknown'
