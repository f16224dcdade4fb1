import { GROUP_SHAPE } from '#model/group.ts'
import { isGuid } from '#model/guid.ts'
import { notFound, Problem } from '#model/problem.ts'
import { parseQuery } from '#odata/parse-query.ts'
import { parseQueryString } from '#odata/parse-query-string.ts'
import type { Parsed } from '#odata/query-refusal.ts'
import { page, readJson, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { renderExplanation } from './render-explanation.ts'
import { renderOperation } from './render-operation.ts'

const MOST_ROWS = 999
const idOf = (context: DeskContext): string => (context.req.param('id') ?? '').toLowerCase()

const OPTIONS = ['$filter', '$search', '$orderby', '$top', '$skip', '$count'] as const

function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new Problem(parsed.refusal)
}

/** GET /groups: what each gives, to how many, and what is the matter; Graph's `$filter`, `$search` and `$orderby`. */
export async function listGroups({ office }: Desk, context: DeskContext): Promise<Response> {
  const parameters = valueOf(parseQueryString(new URL(context.req.url).search.slice(1)))
  const { filter, search, orderBy } = valueOf(parseQuery(GROUP_SHAPE, parameters, { advanced: true, counted: true, anywhere: true, allow: OPTIONS }))
  const [top, skip] = [readNumber(context, '$top', 100, MOST_ROWS), readNumber(context, '$skip', 0, 10_000_000)]
  const query = { ...(filter && { filter }), ...(search && { search }), ...(orderBy && { orderBy }), top, skip }
  const listed = await office.ask('listGroupSummaries', context.get('caller'), { query })
  return page(context, listed.value, { count: listed.count, skip, top })
}

/** GET /groups/{id}. */
export async function getGroup({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('getGroupSummary', context.get('caller'), { group: idOf(context) }))
}

/** GET /groups/{id}/errors: members who do not have all that the group gives. */
export async function listGroupErrors({ office }: Desk, context: DeskContext): Promise<Response> {
  const [top, skip] = [readNumber(context, '$top', 100, MOST_ROWS), readNumber(context, '$skip', 0, 10_000_000)]
  const listed = await office.ask('listMemberErrors', context.get('caller'), { group: idOf(context), top, skip })
  return page(context, listed.value, { count: listed.count, skip, top })
}

/** GET /groups/{id}/waiting: who waits for a seat, each with the place in the queue. */
export async function listGroupWaiting({ office }: Desk, context: DeskContext): Promise<Response> {
  const [top, skip] = [readNumber(context, '$top', 100, MOST_ROWS), readNumber(context, '$skip', 0, 10_000_000)]
  const listed = await office.ask('listGroupWaiting', context.get('caller'), { group: idOf(context), top, skip })
  return page(context, listed.value, { count: listed.count, skip, top })
}

/** POST /groups/{id}/reprocess, /groups/reprocess: the operation that mended something; 204 when there was nothing to mend. */
export async function reprocess({ office }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const id = context.req.param('id') ?? null
  if (id !== null && !isGuid(id.toLowerCase())) throw notFound(id)
  const operation = await office.act('reprocessErrors', caller, { group: id })
  return operation === null ? context.body(null, 204) : context.json(renderOperation(operation, caller.language))
}

/** PATCH /groups/{id}: includeNested (D6). */
export async function patchGroup({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('setGroupOptions', context.get('caller'), { group: idOf(context), body: await readJson(context) }))
}

/** GET /users/{id}/explain?servicePlanId=: every path and every obstacle (P22). */
export async function explainUser({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const input = { user: context.req.param('id') ?? '', servicePlanId: context.req.query('servicePlanId') ?? '' }
  return context.json(renderExplanation(await office.ask('explainUser', caller, input), { catalogue, language: caller.language }))
}

/** GET /profiles. */
export async function listProfiles({ office }: Desk, context: DeskContext): Promise<Response> {
  const value = await office.look('listProfiles', context.get('caller'), null)
  return context.json({ '@odata.count': value.length, value })
}

/** GET /profiles/{id}. */
export async function getProfile({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('getProfile', context.get('caller'), { id: idOf(context) }))
}

/** POST /profiles: displayName, description, licenses. */
export async function createProfile({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('createProfile', context.get('caller'), { body: await readJson(context) }), 201)
}

/** PATCH /profiles/{id}. */
export async function patchProfile({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('changeProfile', context.get('caller'), { id: idOf(context), body: await readJson(context) }))
}

/** DELETE /profiles/{id}. */
export async function removeProfile({ office }: Desk, context: DeskContext): Promise<Response> {
  await office.act('deleteProfile', context.get('caller'), { id: idOf(context) })
  return context.body(null, 204)
}
