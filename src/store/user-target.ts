// Where a filter or search over people finds what it names: `facts as f` and `users as u`.
import { sql, type Expression } from 'kysely'
import type { Filter, Path } from '#odata/filter.ts'
import type { Search } from '#odata/search.ts'
import type { ListOperand, Operand } from './compile-filter.ts'
import type { SearchTarget } from './compile-search.ts'
import type { Dialect } from './dialect.ts'
import { foldedName } from './entity-columns.ts'
import { FACTS, FROM_LICENSES, USER_COLUMNS } from './user-row.ts'

const column = (name: string): Expression<string | null> => sql.ref<string | null>(name)
const among = (names: readonly string[], [first = '']: Path): boolean => names.includes(first)

/** The column that a path is compared by, and ordered by. */
export function userOperand([name = '', part]: Path, dialect: Dialect): Operand {
  if (name === 'accountEnabled') return { kind: 'plain', column: column('f.accountEnabled') }
  // Location and type are codes in plain letters.
  if (among(FACTS, [name])) return { kind: 'text', column: sql`lower(${column(`f.${name}`)})` }
  if (name === 'manager') return { kind: 'text', column: sql`(select m.id from users as m where m.pk = ${column('u.managerPk')})` }
  if (name === 'id') return { kind: 'text', column: column('u.id') }
  if (!USER_COLUMNS.properties.includes(name)) throw new Error(`People have no column ${name}.`)
  if (!USER_COLUMNS.folded.has(name)) return { kind: 'plain', column: column(`u.${name}`) }
  const folded = column(`u.${foldedName(name)}`)
  return { kind: 'text', column: part === undefined ? folded : dialect.member(folded, part) }
}

function userList([name = '']: Path): ListOperand {
  if (name !== 'memberOf' && name !== 'transitiveMemberOf') {
    return { kind: 'json', column: column(`u.${foldedName(name)}`), of: name === 'identities' ? 'objects' : 'texts' }
  }
  if (name === 'transitiveMemberOf') {
    return {
      kind: 'ids',
      id: column('g.id'),
      rows: (where) => sql<boolean>`exists (
        with recursive above(pk) as (
          select ${sql.ref('groupPk')} from memberships where ${sql.ref('userPk')} = f.pk
          union select n.${sql.ref('groupPk')} from nestings as n join above as a on n.${sql.ref('memberPk')} = a.pk)
        select 1 from above join groups as g on g.pk = above.pk where g.${sql.ref('deletedDateTime')} is null and ${where})`,
    }
  }
  return {
    kind: 'ids',
    id: column('g.id'),
    rows: (where) => sql<boolean>`exists (
      select 1 from memberships as m join groups as g on g.pk = ${sql.ref('m.groupPk')}
      where ${sql.ref('m.userPk')} = f.pk and ${where})`,
  }
}

/** How filters and searches over people are compiled; `special` answers the clauses that are about licences. */
export const userTarget = (dialect: Dialect, special: SearchTarget['special']): SearchTarget => ({
  dialect,
  special,
  operand: (path) => userOperand(path, dialect),
  list: userList,
  words: (property) => column(property === null ? 'u.words' : 'u.nameWords'),
  isList: (property) => USER_COLUMNS.lists.includes(property),
})

/** The leaves that ask about licences are answered by the tenant's situations. */
export const isAboutLicenses = (clause: Filter): boolean => 'path' in clause && among(FROM_LICENSES, clause.path)

/** Whether a filter looks at nothing but facts and licences, so that no profile needs to be read. */
export function isAboutFacts(filter: Filter): boolean {
  if ('clauses' in filter) return filter.clauses.every(isAboutFacts)
  if ('clause' in filter) return isAboutFacts(filter.clause)
  return among(FACTS, filter.path) || isAboutLicenses(filter) || among(['memberOf', 'transitiveMemberOf'], filter.path)
}

/** Whether a search looks at the profile alone. */
export const searchesProfile = (search: Search): boolean =>
  'clauses' in search ? search.clauses.every(searchesProfile) : search.property === null || !among(FACTS, [search.property])

/** Whether a filter looks at the profile alone, so that no facts need to be read. */
export function isAboutProfile(filter: Filter): boolean {
  if ('clauses' in filter) return filter.clauses.every(isAboutProfile)
  if ('clause' in filter) return isAboutProfile(filter.clause)
  return !among([...FACTS, 'memberOf', 'transitiveMemberOf'], filter.path) && !isAboutLicenses(filter)
}

/** The leaves about licences, wherever they stand. */
export function licenseClauses(filter: Filter): Filter[] {
  if ('clauses' in filter) return filter.clauses.flatMap(licenseClauses)
  if ('clause' in filter) return licenseClauses(filter.clause)
  return isAboutLicenses(filter) ? [filter] : []
}
