// Groups and who is in them, in Graph's words.
import { GROUP_SHAPE } from '#model/group.ts'
import { notFound } from '#model/problem.ts'
import type { Db } from '#store/database.ts'
import { countGroupRows, getGroupRow, listGroupRows, listMemberOfRows, listMemberRows } from '#store/groups.ts'
import type { GroupListQuery, GroupRow } from '#store/groups.ts'
import { findUser } from './find-user.ts'
import { userRecords } from './list-users.ts'
import type { UserPage } from './list-users.ts'
import type { Question } from './room.ts'
import { DEFAULT_USER_PROPERTIES } from './user-record.ts'

const DEFAULT_GROUP_PROPERTIES: readonly string[] = Object.entries(GROUP_SHAPE.properties)
  .filter(([, property]) => property.returned === 'default')
  .map(([name]) => name)

const groupRecord = (row: GroupRow, select: readonly string[] | null): Record<string, unknown> =>
  Object.fromEntries((select ?? DEFAULT_GROUP_PROPERTIES).map((name) => [name, (row as unknown as Readonly<Record<string, unknown>>)[name] ?? null]))

async function findGroup(db: Db, tenant: number, id: string): Promise<GroupRow> {
  const row = await getGroupRow(db, tenant, id.toLowerCase())
  if (row === undefined) throw notFound(id)
  return row
}

type Select = readonly string[] | null

export const listGroups: Question<{ readonly query: GroupListQuery; readonly select: Select; readonly count: boolean }, UserPage> = async (
  { db, tenant },
  _caller,
  { query, select, count },
) => {
  const page = await listGroupRows(db, tenant.pk, query)
  return {
    value: page.rows.map((row) => groupRecord(row, select)),
    nextToken: page.nextToken ?? null,
    count: count ? await countGroupRows(db, tenant.pk, query) : null,
  }
}

export const getGroup: Question<{ readonly group: string; readonly select: Select }, Record<string, unknown>> = async ({ db, tenant }, _caller, { group, select }) =>
  groupRecord(await findGroup(db, tenant.pk, group), select)

export interface MembersInput {
  readonly select: Select
  readonly top: number
  readonly after: string | null
}

/** People directly in a group. */
export const listGroupMembers: Question<MembersInput & { readonly group: string }, UserPage> = async (room, _caller, { group, select, top, after }) => {
  const { pk } = await findGroup(room.db, room.tenant.pk, group)
  const page = await listMemberRows(room.db, room.tenant.pk, pk, { top, ...(after !== null && { after }) })
  return { value: await userRecords(room, page.rows, select ?? DEFAULT_USER_PROPERTIES), nextToken: page.nextToken ?? null, count: null }
}

/** The groups that a person is directly in. */
export const listMemberOf: Question<MembersInput & { readonly user: string }, UserPage> = async ({ db, tenant }, _caller, { user, select }) => {
  const { pk } = await findUser(db, tenant.pk, user)
  const rows = await listMemberOfRows(db, tenant.pk, pk)
  return { value: rows.map((row) => groupRecord(row, select)), nextToken: null, count: null }
}
