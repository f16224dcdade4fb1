// The audit log as the admin centre reads it; Graph's directoryAudits is the same, a line a thing.
import { wrongValue } from '#actions/wrong-value.ts'
import { page, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

/** GET /audit: operations, the newest first; `$search`, `who`, `whom`, `since`, `until`. */
export async function listAuditRows({ office }: Desk, context: DeskContext): Promise<Response> {
  const top = readNumber(context, '$top', 50, 999)
  const skip = readNumber(context, '$skip', 0, 10_000_000)
  const named = (name: string): string | null => context.req.query(name) ?? null
  const listed = await office.ask('listAuditRows', context.get('caller'), {
    top,
    skip,
    text: named('$search'),
    who: named('who'),
    whom: named('whom'),
    since: named('since'),
    until: named('until'),
  })
  return page(context, listed.value, { count: listed.count, skip, top })
}

const PLACE = /^(objects|members|people)-(\d{1,15})$/

/** GET /audit/{operation}: everything it touched, before and after. */
export async function listAuditDetails({ office }: Desk, context: DeskContext): Promise<Response> {
  const top = readNumber(context, '$top', 50, 999)
  const token = context.req.query('$skiptoken')
  const [, part, at] = (token !== undefined && PLACE.exec(token)) || []
  if (token !== undefined && part === undefined) throw wrongValue('$skiptoken', token, 'one that an earlier page gave')
  const after = part === undefined ? null : { part: part as 'objects' | 'members' | 'people', at: Number(at) }
  const id = (context.req.param('id') ?? '').toLowerCase()
  const { value, nextPlace } = await office.ask('listAuditDetails', context.get('caller'), { id, top, after })
  const next = new URL(context.req.url)
  if (nextPlace !== null) next.searchParams.set('$skiptoken', `${nextPlace.part}-${nextPlace.at}`)
  return context.json({ ...(nextPlace !== null && { '@odata.nextLink': next.toString() }), value })
}
