import { parseQuery, parseQueryString } from '#odata/parse-query.ts'
import { Problem } from '#model/problem.ts'
import { normalizeGuid } from '#model/guid.ts'
import { USER_SHAPE } from '#model/user.ts'
import { page, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

const DEFAULT_TOP = 100
const MOST_ROWS = 999
const MOST_SKIPPED = 10_000_000

/** GET /users: Graph's query, `$skip` to any depth, the exact count; a bare `$search` is the type-ahead. */
export async function listUsers({ office }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const parameters = parseQueryString(new URL(context.req.url).search.slice(1))
  const parsed = parseQuery(USER_SHAPE, parameters, { advanced: true, allow: ['$filter', '$search', '$select', '$orderby', '$top', '$skip', '$count'] })
  if (!parsed.ok) throw new Problem({ status: 400, ...parsed.refusal })
  const query = parsed.value
  const top = readNumber(context, '$top', DEFAULT_TOP, MOST_ROWS)
  const skip = readNumber(context, '$skip', 0, MOST_SKIPPED)
  const select = query.select ?? null
  const holdersOf = context.req.query('holdersOf')
  const listed = await office.ask('listUsers', caller, {
    query: {
      ...(query.filter && { filter: query.filter }),
      ...(query.search && { search: query.search }),
      ...(query.orderBy && { orderBy: query.orderBy }),
      ...(holdersOf !== undefined && { holdersOf: normalizeGuid(holdersOf) ?? holdersOf }),
      top,
      skip,
    },
    select: select === null ? null : [...select],
    count: query.count === true,
  })
  return page(context, listed.value, { count: listed.count, skip, top })
}
