import { notFound } from '#model/problem.ts'
import { getUserParts } from '#store/users.ts'
import { expandUser } from './expand-user.ts'
import type { Expansion } from './expand-user.ts'
import { requireSight } from './reach.ts'
import type { Question } from './room.ts'
import { DEFAULT_USER_PROPERTIES } from './user-record.ts'
import { userRecords } from './user-records.ts'
import { hideUnseen, visibleNames } from './visible-properties.ts'

export interface GetUserInput {
  /** An id or a user principal name. */
  readonly user: string
  /** Graph's names; null for the default set. */
  readonly select: readonly string[] | null
  readonly expand?: readonly Expansion[]
}

/** One person in Graph's words. */
export const getUser: Question<GetUserInput, Record<string, unknown>> = async (room, caller, input) => {
  const names = input.select ?? DEFAULT_USER_PROPERTIES
  const row = await getUserParts(room.db, room.tenant.pk, input.user, names)
  if (row === undefined) throw notFound(input.user)
  await requireSight(room, caller, input.user, row, 'readUsers', 'readUserBasic')
  const sees = row.id === caller.id ? () => true : visibleNames(caller, input.select)
  const [record = {}] = await userRecords(room, [row], names)
  hideUnseen(record, sees)
  for (const expansion of input.expand ?? []) Object.assign(record, await expandUser(room, caller, row.id, expansion))
  return record
}
