// The options of an address as values, refused in Graph's words.
import type { EntityShape } from '#model/entity.ts'
import { badRequest, Problem } from '#model/problem.ts'
import { parseQuery } from '#odata/parse-query.ts'
import { parseQueryString } from '#odata/parse-query-string.ts'
import type { OptionName, Query } from '#odata/query.ts'
import type { Parsed } from '#odata/query-refusal.ts'
import type { GraphCall } from './graph-call.ts'

const LIST_OPTIONS: readonly OptionName[] = ['$filter', '$search', '$orderby', '$select', '$expand', '$top', '$skiptoken', '$count']
/** Of objects of which only pages can be asked for. */
const RELATED_OPTIONS: readonly OptionName[] = ['$select', '$top', '$skiptoken', '$count']
const COUNT_OPTIONS: readonly OptionName[] = ['$filter', '$search']
/** `$count=true` of one object counts nothing, but makes an advanced query of `$expand=manager($levels=max)`. */
const SINGLE_OPTIONS: readonly OptionName[] = ['$select', '$expand', '$count']

const unsupported = (message: string): Problem => badRequest(message, { code: 'Request_UnsupportedQuery' })

const NOTHING_ASKED: Query = {}

export function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new Problem(parsed.refusal)
}

export const isAdvanced = (call: GraphCall): boolean => call.header('consistencylevel')?.toLowerCase() === 'eventual'

/** Of people and groups Graph brings one thing along, and nothing in an advanced query that finds or orders. */
function checkExpansion({ name }: EntityShape, { expand = [], filter, search, orderBy, count }: Query): void {
  if (expand.length === 0 || (name !== 'user' && name !== 'group')) return
  if (expand.length > 1) throw badRequest('Only one property can be expanded in a request.', { code: 'ExpandNotSupported' })
  const isAdvancedQuery = search !== undefined || (count === true && (filter !== undefined || orderBy !== undefined))
  if (isAdvancedQuery) throw unsupported('$expand cannot be combined with an advanced query.')
}

/** Clients ask the same few questions again and again: each is read once. */
const REMEMBERED = 2_000
const LONGEST = 500
const readOf = new WeakMap<EntityShape, Map<string, Query>>()

function readQuery(call: GraphCall, shape: EntityShape, allow: readonly OptionName[], kind: { single?: true; counted?: true }): Query {
  if (call.query === '' && kind.counted === undefined) return NOTHING_ASKED
  const advanced = isAdvanced(call)
  const read = readOf.get(shape) ?? new Map<string, Query>()
  readOf.set(shape, read)
  const key = `${allow.join()} ${Object.keys(kind).join()} ${advanced} ${call.query}`
  const known = read.get(key)
  if (known !== undefined) return known
  const parameters = valueOf(parseQueryString(call.query))
  const query = valueOf(parseQuery(shape, parameters, { advanced, allow, ...kind }))
  checkExpansion(shape, query)
  if (call.query.length <= LONGEST) {
    if (read.size >= REMEMBERED) read.clear()
    read.set(key, query)
  }
  return query
}

export const readListQuery = (call: GraphCall, shape: EntityShape): Query => readQuery(call, shape, LIST_OPTIONS, {})
/** What is asked of a list of what an object leads to: filters and orders of one are advanced queries always. */
export function readRelationQuery(call: GraphCall, shape: EntityShape): Query {
  const query = readListQuery(call, shape)
  if (query.filter !== undefined && query.count !== true) throw unsupported('The specified filter to the reference property query is currently not supported.')
  if (query.orderBy !== undefined && query.count !== true) throw unsupported('Sorting not supported for current query.')
  return query
}

export const readRelatedQuery = (call: GraphCall, shape: EntityShape): Query => readQuery(call, shape, RELATED_OPTIONS, {})
export const readCountQuery = (call: GraphCall, shape: EntityShape): Query => readQuery(call, shape, COUNT_OPTIONS, { counted: true })

/** The properties that can be shown of those selected; null when nothing was selected. */
export function selectedOf(query: Query, shape: EntityShape): readonly string[] | null {
  return query.select?.filter((name) => (shape.properties[name]?.returned ?? 'never') !== 'never') ?? null
}

export const readSelected = (call: GraphCall, shape: EntityShape): readonly string[] | null =>
  selectedOf(readQuery(call, shape, SINGLE_OPTIONS, { single: true }), shape)

/** What is asked of one object. */
export const readSingleQuery = (call: GraphCall, shape: EntityShape): Query => readQuery(call, shape, SINGLE_OPTIONS, { single: true })

const EVERY_LEVEL = 1_000

/** What is to be brought along. */
export const expansionsOf = ({ expand = [] }: Query) =>
  expand.map(({ navigation, select, levels = 1 }) => ({ navigation, select: select ?? null, levels: levels === 'max' ? EVERY_LEVEL : levels }))

type Plain = Readonly<Record<string, unknown>>

/** For resources that know `$select` alone: the named members of each record, in any case of letters. */
export function selectMembers(call: GraphCall, type: string, records: readonly Plain[]): { value: readonly Plain[]; select: readonly string[] | null } {
  if (call.query === '') return { value: records, select: null }
  const parameters = valueOf(parseQueryString(call.query))
  const other = Object.keys(parameters).find((name) => name.startsWith('$') && name !== '$select')
  if (other !== undefined) throw badRequest(`'${other}' is not supported by the service.`)
  const asked = parameters['$select']
  const [first] = records
  if (asked === undefined || first === undefined) return { value: records, select: null }

  const byLower = new Map(Object.keys(first).map((name) => [name.toLowerCase(), name]))
  const select = asked.split(',').map((word) => {
    const name = byLower.get(word.trim().toLowerCase())
    if (name !== undefined) return name
    const message = `Parsing OData Select and Expand failed: Could not find a property named '${word.trim()}' on type 'microsoft.graph.${type}'.`
    throw badRequest(message, { code: 'BadRequest' })
  })
  return { value: records.map((record) => Object.fromEntries(select.map((name) => [name, record[name]]))), select }
}
