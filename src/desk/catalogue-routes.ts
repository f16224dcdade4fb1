import { findProduct } from '#catalogue/find-product.ts'
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

/** GET /catalogue/products: all of them; `?find=` answers with the one meant, or with those it might be. */
export function listProducts({ catalogue }: Desk, context: DeskContext): Response {
  const text = context.req.query('find')
  if (text === undefined) return context.json({ '@odata.count': catalogue.products.length, value: catalogue.products })
  const result = findProduct(catalogue, text)
  return context.json({ match: result.kind, value: result.kind === 'found' ? [result.product] : result.candidates })
}

/** GET /catalogue/servicePlans. */
export function listServicePlans({ catalogue }: Desk, context: DeskContext): Response {
  return context.json({ '@odata.count': catalogue.plans.length, value: catalogue.plans })
}

/** GET /rules: which services clash and which need which, as the organisation has them. */
export async function listRules({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json({ value: await office.look('listRules', context.get('caller'), null) })
}

/** PATCH /rules/{id}: enabled, severity. */
export async function patchRule({ office }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  return context.json(await office.act('changeRule', context.get('caller'), { id: context.req.param('id') ?? '', body }))
}
