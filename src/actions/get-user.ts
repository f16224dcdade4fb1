import { notFound } from '#model/problem.ts'
import { readSituation } from '#store/situations.ts'
import { getUserParts } from '#store/users.ts'
import type { Question } from './room.ts'
import { DEFAULT_USER_PROPERTIES, needsSituation, userRecord } from './user-record.ts'

export interface GetUserInput {
  /** An id or a user principal name. */
  readonly user: string
  /** Graph's names; null for the default set. */
  readonly select: readonly string[] | null
}

/** One person in Graph's words. */
export const getUser: Question<GetUserInput, Record<string, unknown>> = async ({ db, tenant, catalogue }, _caller, input) => {
  const names = input.select ?? DEFAULT_USER_PROPERTIES
  const row = await getUserParts(db, tenant.pk, input.user, names)
  if (row === undefined) throw notFound(input.user)
  const situation = needsSituation(names) ? await readSituation(db, tenant.pk, row.situationId) : []
  return userRecord(row, situation, catalogue, names)
}
