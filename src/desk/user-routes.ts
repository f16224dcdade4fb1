import { parseQuery } from '#odata/parse-query.ts'
import type { Query } from '#odata/query.ts'
import { parseQueryString } from '#odata/parse-query-string.ts'
import type { Parsed } from '#odata/query-refusal.ts'
import { wrongValue } from '#actions/wrong-value.ts'
import { HAVINGS } from '#model/change.ts'
import type { Having } from '#model/change.ts'
import { normalizeGuid } from '#model/guid.ts'
import { Problem } from '#model/problem.ts'
import { USER_SHAPE } from '#model/user.ts'
import type { UserListQuery } from '#store/users.ts'
import { page, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { renderOperation } from './render-operation.ts'
import { renderPlanUser } from './render-plan.ts'
import { rendererFor } from './render-refusal.ts'

const DEFAULT_TOP = 100
const MOST_ROWS = 999
/** Of more than this, somebody wants a list and not a few likely people. */
const MOST_TYPED = 20
const MOST_SKIPPED = 10_000_000

const OPTIONS = ['$filter', '$search', '$select', '$orderby', '$top', '$skip', '$count'] as const

function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new Problem(parsed.refusal)
}

/** What somebody types, when nothing else is asked; an order, a count or a deep page takes the list itself. */
function typedText({ filter, search, orderBy, count }: Query): string | null {
  const isBare = filter === undefined && orderBy === undefined && count !== true
  return isBare && search?.kind === 'words' && search.property === null ? search.words.join(' ') : null
}

type Beside = Pick<UserListQuery, 'holdersOf' | 'withErrors' | 'superfluous' | 'seatedIn' | 'having' | 'deleted'>

/** What the query language cannot ask: who has a product or has it with an error, whose licences are in trouble, who was deleted. */
function readBeside(context: DeskContext): Beside {
  const byProduct = (['holdersOf', 'withErrors', 'superfluous', 'seatedIn'] as const).flatMap((name) => {
    const skuId = context.req.query(name)
    return skuId === undefined ? [] : [[name, normalizeGuid(skuId) ?? skuId]]
  })
  const having = context.req.query('having')
  if (having !== undefined && !isHaving(having)) throw wrongValue('having', having, HAVINGS.join(' or '))
  return { ...Object.fromEntries(byProduct), ...(having !== undefined && { having }), ...(context.req.query('deleted') === 'true' && { deleted: true }) }
}

const isHaving = (text: string): text is Having => (HAVINGS as readonly string[]).includes(text)

/** GET /users/{id}/history: each operation with what it made of the person, the newest first. */
export async function listUserHistory({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const [top, skip] = [readNumber(context, '$top', 50, MOST_ROWS), readNumber(context, '$skip', 0, MOST_SKIPPED)]
  const events = await office.ask('listUserHistory', caller, { user: context.req.param('id') ?? '', top, skip })
  const value = events.map(({ operation, licenses, account }) => ({
    operation: renderOperation(operation, caller.language),
    licenses: licenses && renderPlanUser(licenses, rendererFor(catalogue, caller)),
    account,
  }))
  return page(context, value, { count: null, skip, top })
}

/** GET /users: Graph's query, `$skip` to any depth, the exact count; a bare `$search` is the type-ahead. */
export async function listUsers({ office }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const parameters = valueOf(parseQueryString(new URL(context.req.url).search.slice(1)))
  const query = valueOf(parseQuery(USER_SHAPE, parameters, { advanced: true, counted: true, anywhere: true, allow: OPTIONS }))
  const top = readNumber(context, '$top', DEFAULT_TOP, MOST_ROWS)
  const skip = readNumber(context, '$skip', 0, MOST_SKIPPED)
  const select = query.select ?? null
  const beside = readBeside(context)
  const typed = skip === 0 && Object.keys(beside).length === 0 ? typedText(query) : null
  if (typed !== null && top <= MOST_TYPED) {
    return context.json({ value: await office.ask('typeAheadUsers', caller, { text: typed, top, select: select === null ? null : [...select] }) })
  }
  const listed = await office.ask('listUsers', caller, {
    query: {
      ...(query.filter && { filter: query.filter }),
      ...(query.search && { search: query.search }),
      ...(query.orderBy && { orderBy: query.orderBy }),
      ...beside,
      top,
      skip,
    },
    select: select === null ? null : [...select],
    count: query.count === true,
  })
  return page(context, listed.value, { count: listed.count, skip, top })
}
