import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { countUserRows, listUserParts } from '#store/users.ts'
import type { UserListQuery } from '#store/users.ts'
import { expandUser } from './expand-user.ts'
import type { Expansion } from './expand-user.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { DEFAULT_USER_PROPERTIES } from './user-record.ts'
import { userRecords } from './user-records.ts'
import { hideUnseen, visibleNames } from './visible-properties.ts'

export interface ListUsersInput {
  readonly query: UserListQuery
  /** Graph's names; null for the default set. */
  readonly select: readonly string[] | null
  /** Whether to count all that match; a number counts no further than that. */
  readonly count: boolean | number
  readonly expand?: readonly Expansion[]
}

export interface UserPage {
  readonly value: readonly Record<string, unknown>[]
  readonly nextToken: string | null
  readonly count: number | null
}

/** A page of those whom a query finds among the people that somebody may see. */
export async function pageOfUsers(room: ReadingRoom, query: UserListQuery, { select, count }: Pick<ListUsersInput, 'select' | 'count'>): Promise<UserPage & { readonly ids: readonly Guid[] }> {
  const names = select ?? DEFAULT_USER_PROPERTIES
  const read = query.deleted === true ? [...names, 'deletedDateTime'] : names
  const page = await listUserParts(room.db, room.tenant.pk, query, read)
  return {
    ids: page.rows.map(({ id }) => id),
    value: await userRecords(room, page.rows, names),
    nextToken: page.nextToken ?? null,
    count: count === false ? null : await countUserRows(room.db, room.tenant.pk, query, count === true ? undefined : count),
  }
}

/** One page of people in Graph's words. */
export const listUsers: Question<ListUsersInput, UserPage> = async (room, caller, { query, select, count, expand = [] }) => {
  const within = requireAccess(caller, 'readUsers', 'readUserBasic')
  const sees = visibleNames(caller, select, query)
  const { ids, ...page } = await pageOfUsers(room, { ...query, within }, { select, count })
  for (const record of page.value) hideUnseen(record, sees)
  return { ...page, value: await expandAll(room, caller, page.value, ids, expand) }
}

/** The same people with what was asked to be brought along of each. */
export async function expandAll(room: ReadingRoom, caller: Caller, records: UserPage['value'], ids: readonly Guid[], expand: readonly Expansion[]): Promise<UserPage['value']> {
  if (expand.length === 0) return records
  const expanded: Record<string, unknown>[] = []
  for (const [at, record] of records.entries()) {
    const more = await Promise.all(expand.map((one) => expandUser(room, caller, ids[at] ?? '', one)))
    expanded.push(Object.assign({}, record, ...more))
  }
  return expanded
}

/** How many people a query finds. */
export const countUsers: Question<{ readonly query: Omit<UserListQuery, 'top'> }, number> = async ({ db, tenant }, caller, { query }) => {
  const within = requireAccess(caller, 'readUsers', 'readUserBasic')
  visibleNames(caller, null, query)
  return countUserRows(db, tenant.pk, { ...query, within })
}
