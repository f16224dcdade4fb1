// Writing a plan: one journal row a person, one update from the journal, the pools, all in the caller's transaction.
import { keyOfPool } from '#engine/find-shortage.ts'
import { accountChangeOf } from '#model/change.ts'
import { formatSituation } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { OperationState } from '#model/operation.ts'
import type { Pool } from '#model/subscription.ts'
import { insertJournalForTarget, insertJournalForUndo, journalRange } from '#store/journal.ts'
import type { ClassResult } from '#store/journal.ts'
import { lockPools, addConsumed } from '#store/pools.ts'
import { internSituation } from '#store/situations.ts'
import { readStanding } from '#store/standing.ts'
import { pkRangeOf } from '#store/targets.ts'
import type { PersonKey, PkRange, UndoKey } from '#store/targets.ts'
import { nextChange } from '#store/tenants.ts'
import { endWishes, returnWishes, withdrawWishes } from '#store/wishes.ts'
import { buyForMove } from './buy-for-move.ts'
import { AT_ONCE, inSteps, stopped } from './chunk.ts'
import { endTakenOver } from './end-taken-over.ts'
import { endUpgraded } from './end-upgraded.ts'
import { enqueueUnseated } from './enqueue-unseated.ts'
import { findOperation } from './find-operation.ts'
import { pkById, readGroupsInUse } from './licensed-groups.ts'
import { leaveGroups } from './leave-groups.ts'
import { orderQueue } from './order-queue.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { movedSince, stalePlan } from './stale-plan.ts'
import { takenBack } from './taken-back.ts'
import { movedNewcomers, writeNewcomers } from './write-newcomers.ts'
import { writeAccounts } from './write-accounts.ts'
import { writeGroups, writeGroupWork } from './write-group-work.ts'
import { openWriteWork, writeStep } from './write-step.ts'

/** Each class's way: from its key to the situation it gets, interned. */
async function resultsOf({ db, tenant }: ActionRoom, plan: StoredPlan): Promise<(ClassResult & { key: PersonKey | UndoKey })[]> {
  const ids = new Map<string, number>()
  const intern = async (situation: Situation): Promise<number> => {
    const text = formatSituation(situation)
    const known = ids.get(text) ?? (await internSituation(db, tenant.pk, situation))
    ids.set(text, known)
    return known
  }
  const rows: (ClassResult & { key: PersonKey | UndoKey })[] = []
  for (const one of plan.classes) {
    rows.push({
      key: one.key,
      afterSituationId: await intern(one.after),
      afterUsageLocation: one.afterUsageLocation,
      outcome: one.outcome,
      refusal: one.refusal,
      cutoffPk: one.cutoffPk,
      cutoffRefusal: one.cutoffRefusal,
      ...(one.instead && { above: { afterSituationId: await intern(one.instead.after), afterUsageLocation: one.instead.afterUsageLocation, outcome: one.instead.outcome } }),
    })
  }
  return rows
}

/** How an operation of this plan ends when nothing goes wrong. */
export const endState = (plan: StoredPlan): OperationState => (plan.figures.summary.refused > 0 ? 'partial' : 'succeeded')

/** Checks that a plan still stands and carries it out. Throws planIsStale (409). */
export async function writePlan(room: ActionRoom, caller: Caller, plan: StoredPlan, operation: { pk: number; id: Guid }): Promise<void> {
  const pools = await lockPools(room.db, room.tenant.pk)
  const moved = plan.newcomers === undefined ? await movedSince(room, caller, plan, pools, await readStanding(room.db, room.tenant.pk, operation.pk)) : await movedNewcomers(room, caller, plan, pools)
  if (moved.length > 0) throw stalePlan(moved)
  await carryOutPlan(room, caller, plan, operation, pools)
}

/**
 * Makes the change of a plan that stands, under an operation that is already noted. Throws planIsStale (409) when
 * people moved under its hands, and operationCancelled when somebody stopped it: the caller's transaction rolls back.
 */
export async function carryOutPlan(room: ActionRoom, caller: Caller, plan: StoredPlan, operation: { pk: number; id: Guid }, pools: readonly Pool[]): Promise<void> {
  const { db, tenant } = room
  if (accountChangeOf(plan.change) !== null) return writeAccounts(room, caller, plan, operation)
  if (plan.newcomers !== undefined) return writeNewcomers(room, plan, operation)
  await buyForMove(room, plan, operation.pk, pools)
  if (plan.groupWork !== undefined) {
    await writeGroupWork(room, plan.groupWork, operation, pools)
    return endUpgraded(room, plan, operation.pk)
  }
  const results = await resultsOf(room, plan)
  const version = await nextChange(db, tenant.pk)
  const at = room.now.toISOString()
  const total = plan.figures.summary.users
  const old = plan.undoOf === null ? null : await findOperation(db, tenant.pk, plan.undoOf)
  const range = old === null ? await pkRangeOf(db, tenant.pk) : await journalRange(db, tenant.pk, old.pk)
  const mapping = results.map(({ key, ...result }) => ({ ...key, ...result }))
  const undoing = results.map(({ key, ...result }) => ({
    ...result,
    ...(key as UndoKey),
    toSituationId: result.afterSituationId,
    toUsageLocation: result.afterUsageLocation,
  }))
  const insertJournal = (chunk: PkRange): Promise<number> =>
    old === null
      ? insertJournalForTarget(db, tenant.pk, operation.pk, plan.storeTarget, mapping, chunk)
      : insertJournalForUndo(db, tenant.pk, operation.pk, old.pk, undoing, chunk)

  const ends = plan.classes.flatMap(({ key, before, after, afterUsageLocation, cutoffPk, instead }, index) => {
    const { afterSituationId, above } = results[index]!
    const end = { beforeId: key.situationId, before, after, afterId: afterSituationId, relocates: key.usageLocation !== afterUsageLocation, isCut: cutoffPk !== null }
    return instead === undefined || above === undefined ? [end] : [end, { ...end, after: instead.after, afterId: above.afterSituationId }]
  })
  const work = await openWriteWork(room, operation.pk, ends)
  let done = 0
  let changed = 0
  await inSteps(room, range, total, async (step) => {
    const noted = await insertJournal(step)
    done += noted
    changed += await writeStep(room, operation.pk, work, noted, { version, at, ...step })
    if (total > AT_ONCE && (await room.step(operation.id, done, total))) throw stopped()
  })
  // On PostgreSQL somebody may have changed a person between the check and the update: then nobody is changed.
  if (changed !== plan.figures.summary.changed) throw stalePlan([{ what: 'people' }])

  const deltas = plan.figures.seats.map((seat) => [seat.poolKey, seat.after.consumed - seat.before.consumed] as const)
  if (plan.groupsBack !== undefined) await writeGroups(room, plan.groupsBack, operation.pk)
  await leaveGroups(room, plan, operation.pk)
  await endTakenOver(room, plan, operation.pk)
  await enqueueUnseated(room, plan, operation.pk)
  await endWishes(db, tenant.pk, operation, takenBack(plan.change))
  if (old !== null) {
    await withdrawWishes(db, tenant.pk, old.pk)
    await returnWishes(db, tenant.pk, old.pk, operation.pk)
  }
  await orderQueue(room, operation.pk, ends, pkById(await readGroupsInUse(db, tenant.pk), plan.groupsBack), old?.pk)
  await addConsumed(db, tenant.pk, new Map(deltas.filter(([, delta]) => delta !== 0)))
  await endUpgraded(room, plan, operation.pk)
  room.tell({ type: 'pool', ids: pools.filter((pool) => deltas.some(([key]) => key === keyOfPool(pool))).map((pool) => pool.skuId) })
  room.tell({ type: 'user', ids: [] })
}
