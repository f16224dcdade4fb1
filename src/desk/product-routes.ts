import type { Desk, DeskContext } from './context.ts'

/** GET /products: what the organisation owns, a row a pool. */
export async function listOwnedProducts({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json({ value: await office.ask('listOwnedProducts', context.get('caller'), null) })
}

/** GET /pools. */
export async function listPools({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json({ value: await office.ask('listAllPools', context.get('caller'), null) })
}
