import type { Situation } from '#model/license.ts'
import { listSituations } from '#store/situations.ts'
import { countUserRows, listUserParts } from '#store/users.ts'
import type { UserListQuery, UserParts } from '#store/users.ts'
import type { Question, ReadingRoom } from './room.ts'
import { DEFAULT_USER_PROPERTIES, needsSituation, userRecord } from './user-record.ts'

export interface ListUsersInput {
  readonly query: UserListQuery
  /** Graph's names; null for the default set. */
  readonly select: readonly string[] | null
  /** Whether to count all that match; a number counts no further than that. */
  readonly count: boolean | number
}

export interface UserPage {
  readonly value: readonly Record<string, unknown>[]
  readonly nextToken: string | null
  readonly count: number | null
}

/** People as records, their situations read once each. */
export async function userRecords(room: ReadingRoom, rows: readonly UserParts[], names: readonly string[]): Promise<Record<string, unknown>[]> {
  const situations: ReadonlyMap<number, Situation> = needsSituation(names)
    ? await listSituations(room.db, room.tenant.pk, [...new Set(rows.map((row) => row.situationId))])
    : new Map<number, Situation>()
  return rows.map((row) => userRecord(row, situations.get(row.situationId) ?? [], room.catalogue, names))
}

/** One page of people in Graph's words. */
export const listUsers: Question<ListUsersInput, UserPage> = async (room, _caller, { query, select, count }) => {
  const names = select ?? DEFAULT_USER_PROPERTIES
  const page = await listUserParts(room.db, room.tenant.pk, query, names)
  return {
    value: await userRecords(room, page.rows, names),
    nextToken: page.nextToken ?? null,
    count: count === false ? null : await countUserRows(room.db, room.tenant.pk, query, count === true ? undefined : count),
  }
}

/** How many people a query finds. */
export const countUsers: Question<{ readonly query: Omit<UserListQuery, 'top'> }, number> = async ({ db, tenant }, _caller, { query }) =>
  countUserRows(db, tenant.pk, query)
