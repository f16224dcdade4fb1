import { wrongValue } from '#actions/wrong-value.ts'
import { isGuid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import type { SubscriptionVerb } from '#model/subscription-change.ts'
import { parseJson } from '#model/parse-json.ts'
import { SUBSCRIPTION_RECORD_SHAPE } from '#model/subscription-record.ts'
import { compareBy } from '#odata/compare-by.ts'
import { matchQuery } from '#odata/match-query.ts'
import { page, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { readListQuery } from './read-list-query.ts'
import { renderPlan } from './render-plan.ts'
import { rendererFor } from './render-refusal.ts'

const MOST_ROWS = 999

/** GET /subscriptions: a row a purchase, the deleted ones last unless another order is wished; `$filter`, `$search` and `$orderby`. */
export async function listSubscriptions({ office }: Desk, context: DeskContext): Promise<Response> {
  const query = readListQuery(context, SUBSCRIPTION_RECORD_SHAPE, { searched: true })
  const found = (await office.ask('listAllSubscriptions', context.get('caller'), null)).filter((one) => matchQuery(SUBSCRIPTION_RECORD_SHAPE, query, one))
  const all = query.orderBy === undefined ? found : found.toSorted(compareBy(SUBSCRIPTION_RECORD_SHAPE, query.orderBy))
  const [top, skip] = [readNumber(context, '$top', MOST_ROWS, MOST_ROWS), readNumber(context, '$skip', 0, 1_000_000)]
  return page(context, all.slice(skip, skip + top), { count: all.length, skip, top })
}

const idOf = (context: DeskContext): string => {
  const id = (context.req.param('id') ?? '').toLowerCase()
  if (!isGuid(id)) throw notFound(id)
  return id
}

/** GET /subscriptions/{id}. */
export async function getSubscription({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('getSubscription', context.get('caller'), { id: idOf(context) }))
}

const DEFAULT_DAYS = 90
const MOST_DAYS = 1_100

/** GET /renewals?days=: what is to be decided soon. */
export async function listRenewals({ office }: Desk, context: DeskContext): Promise<Response> {
  const days = readNumber(context, 'days', DEFAULT_DAYS, MOST_DAYS)
  return context.json({ value: await office.ask('listRenewals', context.get('caller'), { days }) })
}

/** The plan of one verb; what takes nothing may come without a body. */
async function planVerb(desk: Desk, context: DeskContext, named: { readonly verb: SubscriptionVerb; readonly id?: string }): Promise<Response> {
  const caller = context.get('caller')
  const text = await context.req.text()
  const body = text.trim() === '' ? {} : parseJson(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrongValue('body', body, 'an object')
  const { reason = null, ...rest } = body as Readonly<Record<string, unknown>>
  const draft = await desk.office.ask('draftPlan', caller, { body: { target: {}, change: { subscription: { ...rest, ...named } }, ...(reason !== null && { reason }) } })
  const plan = await desk.office.act('savePlan', caller, { draft })
  return context.json(renderPlan(plan, rendererFor(desk.catalogue, caller)), 201)
}

/** POST /subscriptions: what a purchase would do; 201 with the plan. */
export const buySubscription = (desk: Desk, context: DeskContext): Promise<Response> => planVerb(desk, context, { verb: 'buy' })

/** POST /subscriptions/{id}/{verb}: 201 with the plan. */
export const planSubscription =
  (verb: Exclude<SubscriptionVerb, 'buy' | 'restoreRenewal'>) =>
  (desk: Desk, context: DeskContext): Promise<Response> =>
    planVerb(desk, context, { verb, id: idOf(context) })
