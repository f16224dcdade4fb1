import type { PersonFacts } from '#engine/carry-out-change.ts'
import { effectsOf } from '#engine/effects.ts'
import { keyOfPool } from '#engine/find-shortage.ts'
import { graphErrorOf } from '#engine/graph-message.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Situation } from '#model/license.ts'
import { Problem } from '#model/problem.ts'
import { availableIn } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import { insertJournalRow } from '#store/journal.ts'
import { addConsumed } from '#store/pools.ts'
import { internSituation, readSituation } from '#store/situations.ts'
import { nextChange } from '#store/tenants.ts'
import { setSituation } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import { endWishes } from '#store/wishes.ts'
import { findUser } from './find-user.ts'
import { noteDataOfPerson } from './note-data.ts'
import { recordOperation } from './record-operation.ts'
import type { OperationFacts } from './record-operation.ts'
import type { ActionRoom } from './room.ts'
import { isUnsettled, settleAfter } from './settle.ts'

export interface PersonChange {
  /** Locked, with the pools. */
  readonly row: UserRow
  readonly pools: readonly Pool[]
  readonly before: PersonFacts
  readonly after: PersonFacts
  readonly book: RuleBook
}

/** Writes what one person now has, as an operation of its own, and lets follow what follows. Throws Graph's 400 where a seat is wanted and none is free. */
export async function writePerson(
  room: ActionRoom,
  caller: Caller,
  { row, pools, before, after, book }: PersonChange,
  facts: Omit<OperationFacts, 'total'>,
): Promise<{ operation: { pk: number; id: Guid }; situationId: number; situation: Situation }> {
  const { db, tenant, now } = room
  const effects = effectsOf(before, after, book)
  const { seats } = effects
  for (const { poolKey, skuId, delta } of seats) {
    const pool = pools.find((one) => keyOfPool(one) === poolKey)
    if (delta > 0 && (pool === undefined || availableIn(pool) < delta)) throw new Problem(graphErrorOf({ code: 'CountViolation', skuId }))
  }
  const situationId = await internSituation(db, tenant.pk, after.situation)
  const operation = await recordOperation(room, caller, { ...facts, total: 1 })
  await insertJournalRow(db, tenant.pk, operation.pk, {
    userPk: row.pk,
    beforeSituationId: row.situationId,
    afterSituationId: situationId,
    beforeUsageLocation: row.usageLocation,
    afterUsageLocation: row.usageLocation,
    outcome: 'changed',
  })
  await setSituation(db, tenant.pk, row.pk, { situationId, version: await nextChange(db, tenant.pk), at: now.toISOString() })
  await noteDataOfPerson(room, operation.pk, row.pk, effects, { beforeSituationId: row.situationId, afterSituationId: situationId })
  if (seats.length > 0) await addConsumed(db, tenant.pk, new Map(seats.map(({ poolKey, delta }) => [poolKey, delta])))
  if (seats.length > 0) await endWishes(db, tenant.pk, operation, { only: facts.removed ?? [] })
  room.tell({ type: 'user', ids: [row.id] })
  room.tell({ type: 'pool', ids: seats.map((seat) => seat.skuId) })
  const isSettled = !after.situation.some(isUnsettled) && seats.every(({ delta }) => delta > 0)
  if (isSettled) return { operation, situationId, situation: after.situation }
  await settleAfter(room, caller, { ...operation, given: [after.situation] })
  const settled = await findUser(db, tenant.pk, row.id)
  return { operation, situationId: settled.situationId, situation: await readSituation(db, tenant.pk, settled.situationId) }
}
