// The audit log as the admin centre reads it; Graph's directoryAudits is the same, a line a thing.
import type { AuditDetailFacts } from '#actions/list-audit-rows.ts'
import { wrongValue } from '#actions/wrong-value.ts'
import type { AuditDetail } from '#model/audit-row.ts'
import { hasWords, render } from '#words/render.ts'
import { page, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { rendererFor, renderRefusal } from './render-refusal.ts'
import type { Renderer } from './render-refusal.ts'

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

/** Why something was not done, in the reader's words: the refusal of a person, or why the operation failed. */
function renderDetail({ refusal, ...detail }: AuditDetailFacts, to: Renderer): AuditDetail {
  if (detail.failure === '') return detail
  const key = `error.${detail.failure}`
  return { ...detail, failure: refusal === null ? render(to.language, hasWords(key) ? key : 'page.auditLog.refused') : renderRefusal(refusal, to) }
}

const PLACE = /^(objects|members|people)-(\d{1,15})$/

/** GET /audit/{operation}: everything it touched, before and after. */
export async function listAuditDetails({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const top = readNumber(context, '$top', 50, 999)
  const token = context.req.query('$skiptoken')
  const [, part, at] = (token !== undefined && PLACE.exec(token)) || []
  if (token !== undefined && part === undefined) throw wrongValue('$skiptoken', token, 'one that an earlier page gave')
  const after = part === undefined ? null : { part: part as 'objects' | 'members' | 'people', at: Number(at) }
  const id = (context.req.param('id') ?? '').toLowerCase()
  const caller = context.get('caller')
  const to = rendererFor(catalogue, caller)
  const { value, nextPlace } = await office.ask('listAuditDetails', caller, { id, top, after })
  const next = new URL(context.req.url)
  if (nextPlace !== null) next.searchParams.set('$skiptoken', `${nextPlace.part}-${nextPlace.at}`)
  return context.json({ ...(nextPlace !== null && { '@odata.nextLink': next.toString() }), value: value.map((detail) => renderDetail(detail, to)) })
}
