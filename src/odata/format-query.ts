import { formatExpand } from './format-expand.ts'
import { formatFilter } from './format-filter.ts'
import { formatSearch } from './format-search.ts'
import type { OrderBy, Query } from './query.ts'

const formatKey = ({ path, descending }: OrderBy): string => `${path.join('/')}${descending ? ' desc' : ''}`

// What an address may carry as it is, kept readable: a query is also shown to people.
const READABLE: readonly (readonly [encoded: string, plain: string])[] = [
  ['%2C', ','],
  ['%2F', '/'],
  ['%3A', ':'],
  ['%24', '$'],
  ['%40', '@'],
  ['%3B', ';'],
  ['%3D', '='],
]

const encode = (text: string): string =>
  READABLE.reduce((encoded, [from, to]) => encoded.replaceAll(from, to), encodeURIComponent(text))

/** Writes a query as the part of an address behind `?`, so that it reads as the same query again. */
export function formatQuery(query: Query): string {
  const options: { readonly [option: string]: string | undefined } = {
    $filter: query.filter && formatFilter(query.filter),
    $search: query.search && formatSearch(query.search),
    $orderby: query.orderBy?.map(formatKey).join(','),
    $select: query.select?.join(','),
    $expand: query.expand?.map(formatExpand).join(','),
    $top: query.top?.toString(),
    $skip: query.skip?.toString(),
    $skiptoken: query.skipToken,
    $count: query.count?.toString(),
  }
  return Object.entries(options)
    .flatMap(([name, text]) => (text === undefined ? [] : [`${name}=${encode(text)}`]))
    .join('&')
}
