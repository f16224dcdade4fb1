// What an organisation sets up for itself: saved views, templates, prices, location rules.
import { wrongValue } from '#actions/wrong-value.ts'
import { normalizeGuid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

const idOf = (context: DeskContext): string => (context.req.param('id') ?? '').toLowerCase()
const listed = (context: DeskContext, value: readonly unknown[]): Response => context.json({ '@odata.count': value.length, value })

/** GET /savedViews: one's own and those that others share; `?page=` of one page only. */
export async function listSavedViews({ office }: Desk, context: DeskContext): Promise<Response> {
  const page = context.req.query('page')
  const views = await office.look('listSavedViews', context.get('caller'), null)
  return listed(context, page === undefined ? views : views.filter((view) => view.page === page))
}

/** GET /savedViews/{id}. */
export async function getSavedView({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('getSavedView', context.get('caller'), { id: idOf(context) }))
}

/** POST /savedViews: name, page, query, isShared. */
export async function createSavedView({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('createSavedView', context.get('caller'), { body: await readJson(context) }), 201)
}

/** PATCH /savedViews/{id}. */
export async function patchSavedView({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('changeSavedView', context.get('caller'), { id: idOf(context), body: await readJson(context) }))
}

/** DELETE /savedViews/{id}. */
export async function removeSavedView({ office }: Desk, context: DeskContext): Promise<Response> {
  await office.act('deleteSavedView', context.get('caller'), { id: idOf(context) })
  return context.body(null, 204)
}

/** GET /templates: one's own. */
export async function listTemplates({ office }: Desk, context: DeskContext): Promise<Response> {
  return listed(context, await office.look('listTemplates', context.get('caller'), null))
}

/** GET /templates/{id}. */
export async function getTemplate({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('getTemplate', context.get('caller'), { id: idOf(context) }))
}

/** POST /templates: displayName, and what new people have in common. */
export async function createTemplate({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('createTemplate', context.get('caller'), { body: await readJson(context) }), 201)
}

/** PATCH /templates/{id}. */
export async function patchTemplate({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('changeTemplate', context.get('caller'), { id: idOf(context), body: await readJson(context) }))
}

/** DELETE /templates/{id}. */
export async function removeTemplate({ office }: Desk, context: DeskContext): Promise<Response> {
  await office.act('deleteTemplate', context.get('caller'), { id: idOf(context) })
  return context.body(null, 204)
}

/** GET /prices: what a seat costs, a row a product. */
export async function listPrices({ office }: Desk, context: DeskContext): Promise<Response> {
  return listed(context, await office.ask('listPriceRows', context.get('caller'), null))
}

/** PATCH /prices: one `{skuId, amount, effectiveFrom}`, or several as `{value: [...]}`. */
export async function patchPrices({ office }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  const several = typeof body === 'object' && body !== null && 'value' in body ? body.value : [body]
  if (!Array.isArray(several)) throw wrongValue('value', several, 'a list of prices')
  return listed(context, await office.act('changePrices', context.get('caller'), { prices: several }))
}

/** PATCH /prices/{skuId}: amount, effectiveFrom. */
export async function patchPrice({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const given = context.req.param('id') ?? ''
  const product = catalogue.productById.get(normalizeGuid(given) ?? '')
  if (product === undefined) throw notFound(given)
  const body = await readJson(context)
  const price = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body, skuId: product.skuId } : body
  const [changed] = await office.act('changePrices', context.get('caller'), { prices: [price] })
  return context.json(changed)
}

/** GET /locationRules: where a product or a service may not be given. */
export async function listLocationRules({ office }: Desk, context: DeskContext): Promise<Response> {
  return listed(context, await office.look('listLocationRules', context.get('caller'), null))
}

/** PATCH /locationRules `{value: [...]}`: replaces the table. */
export async function patchLocationRules({ office }: Desk, context: DeskContext): Promise<Response> {
  return listed(context, await office.act('changeLocationRules', context.get('caller'), { body: await readJson(context) }))
}
