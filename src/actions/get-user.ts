import { readSituation } from '#store/situations.ts'
import { expandUser } from './expand-user.ts'
import type { Expansion } from './expand-user.ts'
import { seeUser } from './reach.ts'
import type { Question } from './room.ts'
import { DEFAULT_USER_PROPERTIES, needsSituation, userRecord } from './user-record.ts'
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
  const { db, tenant, catalogue } = room
  const row = await seeUser(room, caller, input.user, 'readUsers', 'readUserBasic')
  const sees = row.id === caller.id ? () => true : visibleNames(caller, input.select)
  const names = input.select ?? DEFAULT_USER_PROPERTIES
  const situation = needsSituation(names) ? await readSituation(db, tenant.pk, row.situationId) : []
  const record = userRecord(row, situation, catalogue, names)
  hideUnseen(record, sees)
  for (const expansion of input.expand ?? []) Object.assign(record, await expandUser(room, caller, row.id, expansion))
  return record
}
