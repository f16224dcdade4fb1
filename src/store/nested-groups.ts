// Groups within groups: which are above a member at any depth, which are below a group.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db, Row } from './database.ts'
import { decodeGroup, GROUP_SELECTION, type GroupRow } from './group-row.ts'
import { unitKeys } from './people-query.ts'

const selection = sql.join(GROUP_SELECTION.map((name) => sql.ref(name)))
const [groupPk, memberPk, userPk] = [sql.ref('groupPk'), sql.ref('memberPk'), sql.ref('userPk')]

/** What the groups of a member are asked by. */
export interface Member {
  readonly kind: 'user' | 'group'
  readonly pk: number
}

const direct = (tenant: number, { kind, pk }: Member) =>
  kind === 'user'
    ? sql`select ${groupPk} as pk from memberships where tenant = ${tenant} and ${userPk} = ${pk}`
    : sql`select ${groupPk} as pk from nestings where tenant = ${tenant} and ${memberPk} = ${pk}`

/** The groups that a person or a group is in, by name: directly, or at any depth. `within` are the units of the one who asks. */
export async function listGroupsAbove(db: Db, tenant: number, member: Member, { transitive, within }: { readonly transitive: boolean; readonly within: readonly Guid[] | null }): Promise<GroupRow[]> {
  const start = direct(tenant, member)
  const above = transitive
    ? sql`with recursive above(pk) as (${start} union select n.${groupPk} from nestings as n join above as a on n.${memberPk} = a.pk)`
    : sql`with above(pk) as (${start})`
  const seen = within === null ? sql`` : sql`and g.pk in (${unitKeys(db, tenant, 'group', within)})`
  const { rows } = await sql<Row>`
    ${above} select ${selection} from groups as g where g.pk in (select pk from above) and g.tenant = ${tenant} and g.${sql.ref('deletedDateTime')} is null ${seen}
    order by g.${sql.ref('displayNameFolded')}, g.id`.execute(db.query)
  return rows.map(decodeGroup)
}

/** The groups directly inside a group, or at any depth, by name. */
export async function listGroupsBelow(db: Db, tenant: number, pk: number, { transitive }: { readonly transitive: boolean }): Promise<GroupRow[]> {
  const start = sql`select ${memberPk} as pk from nestings where tenant = ${tenant} and ${groupPk} = ${pk}`
  const below = transitive
    ? sql`with recursive below(pk) as (${start} union select n.${memberPk} from nestings as n join below as b on n.${groupPk} = b.pk)`
    : sql`with below(pk) as (${start})`
  const { rows } = await sql<Row>`
    ${below} select ${selection} from groups as g where g.pk in (select pk from below) and g.tenant = ${tenant} and g.${sql.ref('deletedDateTime')} is null
    order by g.${sql.ref('displayNameFolded')}, g.id`.execute(db.query)
  return rows.map(decodeGroup)
}
