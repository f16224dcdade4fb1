import { decideAccess } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import { denied } from '#model/problem.ts'
import type { Filter } from '#odata/filter.ts'
import type { Search } from '#odata/search.ts'
import type { UserListQuery } from '#store/users.ts'

/** What User.ReadBasic.All shows of a person. */
const BASIC: ReadonlySet<string> = new Set(['id', 'displayName', 'givenName', 'surname', 'userPrincipalName', 'mail'])

const namesInFilter = (filter: Filter): readonly string[] =>
  'clauses' in filter ? filter.clauses.flatMap(namesInFilter) : 'clause' in filter ? namesInFilter(filter.clause) : [filter.path[0] ?? '']

const namesInSearch = (search: Search): readonly string[] => ('clauses' in search ? search.clauses.flatMap(namesInSearch) : [search.property ?? 'displayName'])

type Asked = Pick<UserListQuery, 'filter' | 'search' | 'orderBy'>

/** How much of a person a caller sees: everything, or what is basic. Throws 403 for asking of more by name. */
export function visibleNames(caller: Caller, select: readonly string[] | null, { filter, search, orderBy = [] }: Asked = {}): (name: string) => boolean {
  if (decideAccess(caller, 'readUsers').allowed) return () => true
  const asked = [...(select ?? []), ...(filter ? namesInFilter(filter) : []), ...(search ? namesInSearch(search) : []), ...orderBy.map(({ path }) => path[0] ?? '')]
  if (!asked.every((name) => BASIC.has(name))) throw denied()
  return (name) => BASIC.has(name)
}

/** Empties what a caller does not see: a list is never null. */
export function hideUnseen(record: Record<string, unknown>, sees: (name: string) => boolean): void {
  for (const name of Object.keys(record)) if (!sees(name)) record[name] = Array.isArray(record[name]) ? [] : null
}
