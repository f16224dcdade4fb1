// Where a filter or search over groups finds what it names: `groups as g`.
import { sql, type Expression } from 'kysely'
import type { Path } from '#odata/filter.ts'
import type { Guid } from '#model/guid.ts'
import type { ListOperand, Operand } from './compile-filter.ts'
import type { SearchTarget } from './compile-search.ts'
import type { Dialect } from './dialect.ts'
import { foldedName } from './entity-columns.ts'
import { GROUP_COLUMNS } from './group-row.ts'

const column = (name: string): Expression<string | null> => sql.ref<string | null>(name)

/** The column that a path is compared by, and ordered by. */
export function groupOperand([name = '']: Path, dialect: Dialect, inError: readonly Guid[] = []): Operand {
  if (name === 'id') return { kind: 'text', column: column('g.id') }
  if (name === 'hasMembersWithLicenseErrors') return { kind: 'plain', column: sql`case when ${dialect.among(column('g.id'), inError)} then 1 else 0 end` }
  if (!GROUP_COLUMNS.properties.includes(name)) throw new Error(`Groups have no column ${name}.`)
  return GROUP_COLUMNS.folded.has(name) ? { kind: 'text', column: column(`g.${foldedName(name)}`) } : { kind: 'plain', column: column(`g.${name}`) }
}

function groupList([name = '']: Path): ListOperand {
  if (name === 'memberOf') {
    return {
      kind: 'ids',
      id: column('above.id'),
      rows: (where) => sql<boolean>`exists (
        select 1 from nestings as n join groups as above on above.pk = ${sql.ref('n.groupPk')}
        where ${sql.ref('n.memberPk')} = g.pk and ${sql.ref('above.deletedDateTime')} is null and ${where})`,
    }
  }
  if (name !== 'members' && name !== 'owners') {
    return { kind: 'json', column: column(`g.${foldedName(name)}`), of: name === 'assignedLicenses' ? 'objects' : 'texts' }
  }
  const table = sql.table(name === 'members' ? 'memberships' : 'owners')
  return {
    kind: 'ids',
    id: column('u.id'),
    rows: (where) => sql<boolean>`exists (
      select 1 from ${table} as m join users as u on u.pk = ${sql.ref('m.userPk')}
      where ${sql.ref('m.groupPk')} = g.pk and ${sql.ref('u.deletedDateTime')} is null and ${where})`,
  }
}

const WORDS: Readonly<Record<string, string>> = { displayName: 'g.nameWords', description: 'g.descriptionWords' }

/** How filters and searches over groups are compiled; `inError` are the groups with members in error. */
export const groupTarget = (dialect: Dialect, inError: readonly Guid[]): SearchTarget => ({
  dialect,
  special: () => undefined,
  operand: (path) => groupOperand(path, dialect, inError),
  list: groupList,
  words: (property) => column(property === null ? 'g.words' : WORDS[property]!),
  isList: (property) => GROUP_COLUMNS.lists.includes(property),
})
