import { normalizeGuid } from '#model/guid.ts'
import { wrongValue } from '#actions/wrong-value.ts'
import { readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

/** GET /reports/usage: by product and by department. */
export async function readUsage({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('readUsage', context.get('caller'), null))
}

/** GET /reports/cost: the same in money, a month. */
export async function readCost({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('readCost', context.get('caller'), null))
}

const MOST_DAYS = 1_100

/** GET /reports/usage/{skuId}?days=90: seats bought and assigned at the end of each day. */
export async function readUsageTrend({ office }: Desk, context: DeskContext): Promise<Response> {
  const given = context.req.param('skuId') ?? ''
  const days = readNumber(context, 'days', 90, MOST_DAYS)
  if (days === 0) throw wrongValue('days', '0', `a whole number from 1 to ${MOST_DAYS}`)
  return context.json(await office.ask('readUsageTrend', context.get('caller'), { skuId: normalizeGuid(given) ?? given, days }))
}
