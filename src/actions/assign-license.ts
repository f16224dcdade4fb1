// Graph's assignLicense: judged and written at once, and kept as an operation that can be undone.
import { effectsOf } from '#engine/effects.ts'
import { keyOfPool } from '#engine/find-shortage.ts'
import { graphErrorOf } from '#engine/graph-message.ts'
import { judge } from '#engine/judge-person.ts'
import { readAssignLicense } from '#engine/read-change.ts'
import type { Change } from '#model/change.ts'
import { Problem } from '#model/problem.ts'
import type { Refusal } from '#model/refusal.ts'
import { availableIn } from '#model/subscription.ts'
import { insertJournalRow } from '#store/journal.ts'
import { addConsumed } from '#store/pools.ts'
import { internSituation, readSituation } from '#store/situations.ts'
import { nextChange } from '#store/tenants.ts'
import { setSituation } from '#store/users.ts'
import { findUser } from './find-user.ts'
import { lockPerson } from './lock-person.ts'
import { personFacts } from './person-facts.ts'
import { requireReach } from './reach.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action } from './room.ts'
import { isUnsettled, settleAfter } from './settle.ts'
import { rulesInForce } from './rule-book-of.ts'
import { WIDE_USER_PROPERTIES, userRecord } from './user-record.ts'
import { wellFormed } from './well-formed.ts'

export interface AssignLicenseInput {
  readonly user: string
  readonly body: unknown
}

const refused = (refusal: Refusal): Problem => new Problem(graphErrorOf(refusal))

/** Gives and takes back licences of one person in one atomic change (D13). Throws Graph's 400 for every refusal. */
export const assignLicense: Action<AssignLicenseInput, Record<string, unknown>> = async (room, caller, { user, body }) => {
  const { db, tenant, catalogue, now } = room
  const within = requireAccess(caller, 'assignLicense')
  const change: Change = wellFormed(readAssignLicense(body))
  const { row, pools } = await lockPerson(room, user)
  await requireReach(room, within, 'user', row.pk)
  const before = personFacts(row, await readSituation(db, tenant.pk, row.situationId))
  const { book } = await rulesInForce(room, caller, pools)
  const verdict = judge(before, change, book)
  if (verdict.outcome === 'refused') throw refused(verdict.refusal)
  const after = verdict.after

  if (verdict.outcome === 'changed') {
    const { seats } = effectsOf(before, after, book)
    for (const { poolKey, skuId, delta } of seats) {
      const pool = pools.find((one) => keyOfPool(one) === poolKey)
      if (delta > 0 && (pool === undefined || availableIn(pool) < delta)) throw refused({ code: 'CountViolation', skuId })
    }
    const at = now.toISOString()
    const situationId = await internSituation(db, tenant.pk, after.situation)
    const operation = await recordOperation(room, caller, {
      kind: 'changeLicenses',
      total: 1,
      added: change.add.map((one) => one.skuId),
      removed: change.remove,
    })
    await insertJournalRow(db, tenant.pk, operation.pk, {
      userPk: row.pk,
      beforeSituationId: row.situationId,
      afterSituationId: situationId,
      beforeUsageLocation: row.usageLocation,
      afterUsageLocation: row.usageLocation,
      outcome: 'changed',
    })
    await setSituation(db, tenant.pk, row.pk, { situationId, version: await nextChange(db, tenant.pk), at })
    if (seats.length > 0) await addConsumed(db, tenant.pk, new Map(seats.map(({ poolKey, delta }) => [poolKey, delta])))
    room.tell({ type: 'user', ids: [row.id] })
    room.tell({ type: 'pool', ids: seats.map((seat) => seat.skuId) })
    if (after.situation.some(isUnsettled)) {
      await settleAfter(room, caller, operation)
      const settled = await findUser(db, tenant.pk, row.id)
      return userRecord(settled, await readSituation(db, tenant.pk, settled.situationId), catalogue, WIDE_USER_PROPERTIES)
    }
    if (seats.some(({ delta }) => delta < 0)) await settleAfter(room, caller, operation)
    return userRecord({ ...row, situationId, licensesChangedDateTime: at }, after.situation, catalogue, WIDE_USER_PROPERTIES)
  }
  return userRecord(row, before.situation, catalogue, WIDE_USER_PROPERTIES)
}
