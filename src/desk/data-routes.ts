import { wrongValue } from '#actions/wrong-value.ts'
import { DATA_DEADLINE_SHAPE } from '#model/data-item.ts'
import { page, readJson, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { readListQuery } from './read-list-query.ts'

/** GET /users/{id}/dataItems: what data a person has, and what becomes of it. */
export async function listDataItems({ office }: Desk, context: DeskContext): Promise<Response> {
  const value = await office.ask('listUserData', context.get('caller'), { user: context.req.param('id') ?? '' })
  return context.json({ '@odata.count': value.length, value })
}

const itemOf = (context: DeskContext): { user: string; item: string } => ({ user: context.req.param('id') ?? '', item: context.req.param('item') ?? '' })

/** GET /users/{id}/dataItems/{item}. */
export async function getDataItem({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('getUserData', context.get('caller'), itemOf(context)))
}

/** PATCH /users/{id}/dataItems/{item}: held, shared, sizeGB. */
export async function patchDataItem({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('changeUserData', context.get('caller'), { ...itemOf(context), body: await readJson(context) }))
}

/** GET /dataDeadlines: what is on its way to deletion, the most urgent first. */
export async function listDataDeadlines({ office }: Desk, context: DeskContext): Promise<Response> {
  const [top, skip] = [readNumber(context, '$top', 100, 999), readNumber(context, '$skip', 0, 10_000_000)]
  const query = readListQuery(context, DATA_DEADLINE_SHAPE)
  const listed = await office.ask('listDataDeadlines', context.get('caller'), { ...query, top, skip })
  return page(context, listed.value, { count: listed.count, skip, top })
}

function readInstant(context: DeskContext, name: string): string {
  const text = context.req.query(name) ?? ''
  const instant = Date.parse(text)
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(instant)) throw wrongValue(name, text, 'an instant such as 2026-11-22T09:00:00Z')
  return new Date(instant).toISOString()
}

/** GET /dataDeadlines/days?from=&to=: how many there are at each instant. */
export async function listDeadlineDays({ office }: Desk, context: DeskContext): Promise<Response> {
  const value = await office.ask('listDeadlineDays', context.get('caller'), { from: readInstant(context, 'from'), to: readInstant(context, 'to') })
  return context.json({ value })
}
