import type { EntityShape } from '#model/entity.ts'
import { compareBy } from './compare-by.ts'
import { matchFilter } from './match-filter.ts'
import { matchSearch } from './match-search.ts'
import type { Query } from './query.ts'

/** Whether a record is among those a query asks for, by its filter and its search. */
export function matchQuery(shape: EntityShape, query: Query, record: unknown): boolean {
  return (
    (query.filter === undefined || matchFilter(query.filter, record)) &&
    (query.search === undefined || matchSearch(shape, query.search, record))
  )
}

/** The page of records that a query asks for, in its order: the plain reading of the store's statement. */
export function pickRecords<T>(shape: EntityShape, query: Query, records: readonly T[]): readonly T[] {
  const skip = query.skip ?? 0
  return records
    .filter((record) => matchQuery(shape, query, record))
    .sort(compareBy(shape, query.orderBy ?? []))
    .slice(skip, query.top === undefined ? undefined : skip + query.top)
}
