// Reprocessing: what groups give is decided anew, for one person, for a group, or for everyone in error.
import { graphErrorOf } from '#engine/graph-message.ts'
import type { Caller } from '#model/caller.ts'
import { denied, Problem } from '#model/problem.ts'
import type { Operation } from '#model/operation.ts'
import type { Crowd } from '#store/crowds.ts'
import { lockPools } from '#store/pools.ts'
import { allSituations, readSituation } from '#store/situations.ts'
import { crowdOfOne } from './crowd-of-one.ts'
import { findOperation } from './find-operation.ts'
import { findUser } from './find-user.ts'
import { lockPerson } from './lock-person.ts'
import { operationRecord } from './operation-record.ts'
import { reachGroup, requireReach } from './reach.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom } from './room.ts'
import { settleAfter, settleCrowd } from './settle.ts'
import { WIDE_USER_PROPERTIES, userRecord } from './user-record.ts'

async function settle(room: ActionRoom, caller: Caller, crowd: Crowd): Promise<Operation | null> {
  const made = await settleCrowd(room, caller, 'reprocess', crowd, null)
  if (made === null) return null
  await settleAfter(room, caller, made)
  return operationRecord(await findOperation(room.db, room.tenant.pk, made.id))
}

/** Graph's reprocessLicenseAssignment. Throws 400 when nothing could be mended and there is no seat still. */
export const reprocessUser: Action<{ readonly user: string }, Record<string, unknown>> = async (room, caller, { user }) => {
  const { db, tenant, catalogue } = room
  const within = requireAccess(caller, 'reprocessUser')
  const { row } = await lockPerson(room, user)
  await requireReach(room, within, 'user', row.pk)
  const operation = await settle(room, caller, await crowdOfOne(room, row.pk, row.situationId))
  const now = await findUser(db, tenant.pk, row.id)
  const situation = await readSituation(db, tenant.pk, now.situationId)
  const short = situation.find(({ error }) => error === 'CountViolation')
  if (operation === null && short !== undefined) throw new Problem(graphErrorOf({ code: 'CountViolation', skuId: short.skuId }))
  return userRecord(now, situation, catalogue, WIDE_USER_PROPERTIES)
}

/** Everyone in error, of one group when it is named; null when nothing could be mended. */
export const reprocessErrors: Action<{ readonly group: string | null }, Operation | null> = async (room, caller, { group }) => {
  const { db, tenant } = room
  const row = group === null ? null : await reachGroup(room, caller, group, 'reprocessGroup')
  if (row === null && requireAccess(caller, 'reprocessGroup') !== null) throw denied()
  await lockPools(db, tenant.pk)
  const inError = [...(await allSituations(db, tenant.pk))].filter(([, records]) =>
    records.some(({ assignedByGroup, error }) => error !== 'None' && assignedByGroup !== null && (row === null || assignedByGroup === row.id)),
  )
  return settle(room, caller, { inSituations: { situationIds: inError.map(([id]) => id), groupPk: null } })
}
