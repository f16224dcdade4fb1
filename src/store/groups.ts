// Groups and who is in them.
import { sql, type RawBuilder } from 'kysely'
import type { Filter } from '#odata/filter.ts'
import type { OrderBy } from '#odata/query.ts'
import type { Search } from '#odata/search.ts'
import type { Guid } from '#model/guid.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import { compileFilter } from './compile-filter.ts'
import { compileSearch } from './compile-search.ts'
import type { Db, Row } from './database.ts'
import { decodeGroup, GROUP_COLUMNS, GROUP_SELECTION, type GroupRow, type NewGroup } from './group-row.ts'
import { groupOperand, groupTarget } from './group-target.ts'
import { insertRows } from './insert-rows.ts'
import { afterToken, keyColumns, orderKeys, orderTerms, pageOf, type Page } from './keyset.ts'
import { noteMemberChanges } from './member-changes.ts'
import { unitKeys } from './people-query.ts'
import { listSituations } from './situations.ts'
import { refreshTakenAddresses } from './taken-addresses.ts'
import { joinWords } from './user-words.ts'
import { decodeUser, USER_SELECTION, type UserRow } from './user-row.ts'

export type { GroupRow, NewGroup } from './group-row.ts'

/** Adds groups and gives their pks, ascending in the order given. */
export async function insertGroups(db: Db, tenant: number, groups: readonly NewGroup[]): Promise<number[]> {
  const { rows } = await db.execute(db.dialect.newKeys('groups', groups.length), [])
  const keys = rows.map(({ pk }) => pk as number)
  const columns = GROUP_COLUMNS.properties.flatMap((name) => GROUP_COLUMNS.encode(name, null).map(([column]) => column))
  const values = groups.map((group, at) => {
    const given = group as unknown as Readonly<Record<string, unknown>>
    const words = [given['displayName'], given['description'], GROUP_SHAPE.typeAhead.map((name) => given[name])].map((texts) => joinWords([texts].flat()))
    return [keys[at], tenant, given['changed'] ?? 0, ...words, ...GROUP_COLUMNS.properties.flatMap((name) => GROUP_COLUMNS.encode(name, given[name]).map(([, value]) => value))]
  })
  await insertRows(db, 'groups', ['pk', 'tenant', 'changed', 'nameWords', 'descriptionWords', 'words', ...columns], values)
  await refreshTakenAddresses(db, tenant, groups.map(({ mail }) => mail))
  return keys
}

export interface Membership {
  readonly groupPk: number
  readonly userPk: number
  /** Since when; those who have waited longer are seated first (D2). */
  readonly since: string
}

/** Puts people into groups. */
export async function insertMemberships(db: Db, tenant: number, memberships: readonly Membership[]): Promise<void> {
  const rows = memberships.map(({ groupPk, userPk, since }) => [tenant, groupPk, userPk, since])
  await insertRows(db, 'memberships', ['tenant', 'groupPk', 'userPk', 'since'], rows)
  for (const [groupPk, members] of Map.groupBy(memberships, (one) => one.groupPk)) {
    await noteMemberChanges(db, tenant, groupPk, 'user', members.map(({ userPk }) => userPk), false)
  }
}

const selection = sql.join(GROUP_SELECTION.map((name) => sql.ref(name)))

const isDeleted = (deleted: boolean): RawBuilder<boolean> => sql<boolean>`g.${sql.ref('deletedDateTime')} is ${sql.raw(deleted ? 'not null' : 'null')}`

/** A group by its id, among the deleted ones when they are meant. */
export async function getGroupRow(db: Db, tenant: number, id: Guid, { deleted = false } = {}): Promise<GroupRow | undefined> {
  const { rows } = await sql<Row>`
    select ${selection} from groups as g where g.tenant = ${tenant} and g.id = ${id} and ${isDeleted(deleted)}`.execute(db.query)
  return rows[0] && decodeGroup(rows[0])
}

export interface GroupListQuery {
  readonly filter?: Filter | undefined
  readonly search?: Search | undefined
  /** Those in any of these administrative units; null is all. */
  readonly within?: readonly Guid[] | null | undefined
  /** The deleted groups instead of the others. */
  readonly deleted?: boolean | undefined
  /** By display name when nothing is given; equals by id. */
  readonly orderBy?: readonly OrderBy[] | undefined
  readonly top: number
  readonly skip?: number | undefined
  readonly after?: string | undefined
}

const BY_NAME: readonly OrderBy[] = [{ path: ['displayName'], descending: false }]

type GroupCondition = Pick<GroupListQuery, 'filter' | 'search' | 'within' | 'deleted'>

async function groupCondition(db: Db, tenant: number, { filter, search, within, deleted = false }: GroupCondition): Promise<RawBuilder<boolean>> {
  const target = groupTarget(db.dialect, filter === undefined ? [] : await groupsInError(db, tenant))
  const wanted = filter === undefined ? sql`` : sql`and ${compileFilter(filter, target)}`
  const sought = search === undefined ? sql`` : sql`and ${compileSearch(search, target)}`
  const seen = within ? sql`and g.pk in (${unitKeys(db, tenant, 'group', within)})` : sql``
  return sql<boolean>`g.tenant = ${tenant} and ${isDeleted(deleted)} ${seen} ${wanted} ${sought}`
}

/** The groups from which somebody who is here has a licence in error. */
async function groupsInError(db: Db, tenant: number): Promise<Guid[]> {
  const rows = await db.query
    .selectFrom('situations as s')
    .select('s.pk')
    .where('s.tenant', '=', tenant)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('facts as f').select('f.pk').where('f.tenant', '=', tenant).whereRef('f.situationId', '=', 's.pk').where('f.deleted', '=', 0)),
    )
    .execute()
  const records = [...(await listSituations(db, tenant, rows.map(({ pk }) => pk))).values()].flat()
  return [...new Set(records.flatMap(({ assignedByGroup, error }) => (error === 'None' ? [] : (assignedByGroup ?? []))))]
}

/** A page of groups. Throws InvalidToken for a token that is none of ours. */
export async function listGroupRows(db: Db, tenant: number, query: GroupListQuery): Promise<Page<GroupRow>> {
  const { orderBy = BY_NAME, top, skip = 0, after } = query
  const keys = orderKeys(orderBy, (path) => groupOperand(path, db.dialect).column)
  const beyond = after === undefined ? sql`` : sql`and ${afterToken(after, keys, sql.ref('g.id'))}`
  const { rows } = await sql<Row>`
    select ${selection} ${keyColumns(keys)} from groups as g where ${await groupCondition(db, tenant, query)} ${beyond}
    order by ${orderTerms(keys, db.dialect, sql.ref('g.id'))} limit ${top + 1} offset ${skip}`.execute(db.query)
  return pageOf(rows, top, keys, decodeGroup)
}

/** How many groups there are. */
export async function countGroupRows(db: Db, tenant: number, query: GroupCondition): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from groups as g where ${await groupCondition(db, tenant, query)}`.execute(db.query)
  return rows[0]!.count
}

/** People directly in a group, in the order of their pks. Throws InvalidToken for a token that is none of ours. */
export async function listMemberRows(db: Db, tenant: number, groupPk: number, { top, after }: { readonly top: number; readonly after?: string | undefined }): Promise<Page<UserRow>> {
  const keys = [{ column: sql.ref('u.pk'), descending: false }]
  const beyond = after === undefined ? sql`` : sql`and ${afterToken(after, keys, sql.ref('u.id'))}`
  const { rows } = await sql<Row>`
    select ${sql.join(USER_SELECTION.map((name) => sql.ref(name)))} ${keyColumns(keys)}
    from memberships as m join users as u on u.pk = m.${sql.ref('userPk')} join facts as f on f.pk = u.pk
    where m.${sql.ref('groupPk')} = ${groupPk} and m.tenant = ${tenant} and f.deleted = 0 ${beyond}
    order by u.pk limit ${top + 1}`.execute(db.query)
  return pageOf(rows, top, keys, decodeUser)
}

/** The groups that a person is directly in, by name. */
export async function listMemberOfRows(db: Db, tenant: number, userPk: number): Promise<GroupRow[]> {
  const { rows } = await sql<Row>`
    select ${selection} from memberships as m join groups as g on g.pk = m.${sql.ref('groupPk')}
    where m.${sql.ref('userPk')} = ${userPk} and m.tenant = ${tenant} and g.${sql.ref('deletedDateTime')} is null
    order by g.${sql.ref('displayNameFolded')}, g.id`.execute(db.query)
  return rows.map(decodeGroup)
}
