import type { Query } from '#odata/query.ts'

/** How many a page holds when the client does not say. */
export const PAGE_SIZE = 100

/** What the store is asked, of what the client asked. */
export const storeQueryOf = ({ filter, search, orderBy, top, skipToken }: Query) => ({
  ...(filter && { filter }),
  ...(search && { search }),
  ...(orderBy && { orderBy }),
  ...(skipToken !== undefined && { after: skipToken }),
  top: top ?? PAGE_SIZE,
})

/** Graph counts on the first page alone. */
export const isCounted = (query: Query): boolean => query.count === true && query.skipToken === undefined
