/** Graph's query of a list, as a value. */
export interface ListQuery {
  readonly filter?: string | undefined
  readonly search?: string | undefined
  readonly select?: readonly string[] | undefined
  readonly orderBy?: string | undefined
  readonly expand?: string | undefined
  readonly top?: number | undefined
  readonly skip?: number | undefined
  readonly count?: boolean | undefined
}

/** The query as it stands in an address, with its question mark; empty when nothing is asked. */
export function formatQuery(query: ListQuery, more: Readonly<Record<string, string | undefined>> = {}): string {
  const parts: Record<string, string | undefined> = {
    $filter: query.filter,
    $search: query.search,
    $select: query.select?.join(','),
    $orderby: query.orderBy,
    $expand: query.expand,
    $top: query.top?.toString(),
    $skip: query.skip?.toString(),
    $count: query.count?.toString(),
    ...more,
  }
  const pairs = Object.entries(parts).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** Words as Graph's $search wants them: each a phrase, all of them required (`"anna" AND "web"`). */
export function formatSearch(text: string): string | undefined {
  const words = text.split(/\s+/).map((word) => word.replaceAll(/["\\]/g, '')).filter(Boolean)
  return words.length > 0 ? words.map((word) => `"displayName:${word}"`).join(' AND ') : undefined
}
