import type { EntityShape } from '#model/entity.ts'
import { Problem } from '#model/problem.ts'
import { parseQuery } from '#odata/parse-query.ts'
import { parseQueryString } from '#odata/parse-query-string.ts'
import type { Query } from '#odata/query.ts'
import type { Parsed } from '#odata/query-refusal.ts'
import type { DeskContext } from './context.ts'

const OPTIONS = ['$filter', '$orderby', '$top', '$skip', '$count'] as const

function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new Problem(parsed.refusal)
}

/** Filter and order of a list of ours, and its search where it has one, by the shape of its rows. Throws 400 in Graph's words. */
export function readListQuery(context: DeskContext, shape: EntityShape, { searched = false } = {}): Pick<Query, 'filter' | 'orderBy' | 'search'> {
  const parameters = valueOf(parseQueryString(new URL(context.req.url).search.slice(1)))
  const allow = searched ? ([...OPTIONS, '$search'] as const) : OPTIONS
  const { filter, orderBy, search } = valueOf(parseQuery(shape, parameters, { advanced: true, counted: true, anywhere: true, allow }))
  return { ...(filter && { filter }), ...(orderBy && { orderBy }), ...(search && { search }) }
}
