// Reading a whole query: the options of an address, over the shape of what it lists.
import type { EntityShape } from '#model/entity.ts'
import { checkText } from './check-text.ts'
import { readFilter } from './parse-filter.ts'
import type { QueryParams } from './parse-query-string.ts'
import { readSearch } from './parse-search.ts'
import { attempt, refuse } from './query-refusal.ts'
import type { Parsed } from './query-refusal.ts'
import { OPTION_NAMES, QUERY_LIMITS } from './query.ts'
import type { OptionName, Query } from './query.ts'
import { readExpand } from './read-expand.ts'
import { readOrderBy } from './read-order-by.ts'
import { readSelect } from './read-select.ts'

export interface QueryOptions {
  /** The request came with `ConsistencyLevel: eventual`. */
  readonly advanced: boolean
  /** The options that this route serves. */
  readonly allow: readonly OptionName[]
  /** The path ends in `/$count`, which makes an advanced query like `$count=true` does. */
  readonly counted?: boolean
  /** The path names one object, not a list. */
  readonly single?: boolean
  /** `$search` clauses need not name a property (Licet's own type-ahead). */
  readonly anywhere?: boolean
}

/** Reads the options of an address; refuses in Graph's words. Options without a `$` are nobody's and pass unread. */
export function parseQuery(shape: EntityShape, params: QueryParams, options: QueryOptions): Parsed<Query> {
  return attempt(() => readQuery(shape, params, options))
}

function readQuery(shape: EntityShape, params: QueryParams, options: QueryOptions): Query {
  for (const [name, text] of Object.entries(params)) {
    if (name.startsWith('$')) checkOption(name, text, options.allow)
  }
  if (options.counted && !options.advanced) refuse('Request_BadRequest', '$count is not currently supported.')
  // Without the header Graph ignores `$count=true`.
  const count = readCount(params['$count']) && options.advanced
  const advanced = options.advanced && (count || options.counted === true)

  const { $filter, $search, $orderby, $select, $expand, $top, $skip, $skiptoken } = params
  if ($search !== undefined && !options.advanced) {
    refuse(
      'Request_UnsupportedQuery',
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    )
  }
  if ($filter !== undefined && $orderby !== undefined && !advanced) {
    refuse('Request_UnsupportedQuery', 'Sorting not supported for current query.')
  }
  return {
    ...($filter !== undefined && { filter: readFilter(shape, $filter, { advanced }) }),
    ...($search !== undefined && { search: readSearch(shape, $search, { anywhere: options.anywhere === true }) }),
    ...($orderby !== undefined && { orderBy: readOrderBy(shape, $orderby, advanced) }),
    ...($select !== undefined && { select: readSelect(shape, $select, options.single === true) }),
    ...($expand !== undefined && { expand: readExpand(shape, $expand, advanced) }),
    ...($top !== undefined && { top: readPageSize($top) }),
    ...($skip !== undefined && { skip: readWhole('$skip', $skip) }),
    ...($skiptoken !== undefined && { skipToken: $skiptoken }),
    ...(count && { count }),
  }
}

function checkOption(name: string, text: string, allow: readonly OptionName[]): void {
  if (!OPTION_NAMES.some((option) => option === name)) {
    refuse('BadRequest', `The query parameter '${name}' is not supported.`)
  }
  if (!allow.some((option) => option === name)) {
    refuse('Request_BadRequest', `'${name}' is not supported by the service.`)
  }
  checkText(name, text)
}

function readCount(text: string | undefined): boolean {
  const lower = text?.trim().toLowerCase()
  if (lower !== undefined && lower !== 'true' && lower !== 'false') {
    refuse('BadRequest', `Invalid value '${text}' for $count query option found. The $count query option requires a Boolean value.`)
  }
  return lower === 'true'
}

function readWhole(name: '$top' | '$skip', text: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) {
    refuse(
      'BadRequest',
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    )
  }
  return Number(text)
}

function readPageSize(text: string): number {
  const size = readWhole('$top', text)
  if (size >= 1 && size <= QUERY_LIMITS.pageSize) return size
  return refuse(
    'Request_UnsupportedQuery',
    `Invalid page size specified: '${size}'. Must be between 1 and ${QUERY_LIMITS.pageSize} inclusive.`,
  )
}
