import { parseJson } from '#model/parse-json.ts'
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

/** GET /selfServicePurchases: what people bought or tried for themselves. */
export async function listSelfServicePurchases({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json({ value: await office.ask('listSelfServicePurchases', context.get('caller'), null) })
}

/** POST /selfServicePurchases: skuId, totalLicenses, isTrial; for whoever asks. */
export async function buyForSelf({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('buyForSelf', context.get('caller'), { body: await readJson(context) }), 201)
}

/** GET /selfServicePolicies. */
export async function readSelfServicePolicies({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('readSelfServicePolicies', context.get('caller'), null))
}

/** PATCH /selfServicePolicies: standard, products with skuId and policy; without a policy the product follows the standard. */
export async function changeSelfServicePolicies({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('changeSelfServicePolicies', context.get('caller'), { body: await readJson(context) }))
}

/** GET /me/purchases: what the caller bought or tried for themselves. */
export async function listOwnPurchases({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json({ value: await office.ask('listOwnPurchases', context.get('caller'), null) })
}

/** POST /me/purchases/{id}/{verb}: setSeats, setRecurringBilling, cancel, assign, unassign; the purchase as it is then. */
export async function manageOwnPurchase({ office }: Desk, context: DeskContext): Promise<Response> {
  const text = await context.req.text()
  const body: unknown = text.trim() === '' ? {} : parseJson(text)
  return context.json(await office.act('manageOwnPurchase', context.get('caller'), { id: (context.req.param('id') ?? '').toLowerCase(), verb: context.req.param('verb') ?? '', body }))
}
