// Writing what becomes of a crowd: one journal row a person, one update from the journal, the queue, the pools.
import { effectsOf } from '#engine/effects.ts'
import { keyOfPool } from '#engine/find-shortage.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import { formatSituation } from '#model/license.ts'
import { OUTCOMES } from '#model/plan.ts'
import type { Pool } from '#model/subscription.ts'
import { crowdRange, insertJournalForCrowd } from '#store/crowds.ts'
import type { CrowdResult } from '#store/crowds.ts'
import { addConsumed } from '#store/pools.ts'
import { internSituation } from '#store/situations.ts'
import { nextChange } from '#store/tenants.ts'
import { endWishes } from '#store/wishes.ts'
import { AT_ONCE, inSteps, stopped } from './chunk.ts'
import type { GroupWork, WorkPart } from './group-work.ts'
import { orderQueue } from './order-queue.ts'
import { personFacts } from './person-facts.ts'
import type { ActionRoom } from './room.ts'
import { showingBook } from './rule-book-of.ts'
import { stalePlan } from './stale-plan.ts'
import { takenOneByOne } from './taken-back.ts'
import { openWriteWork, writeStep } from './write-step.ts'
import type { WrittenMove } from './write-step.ts'

interface Operation {
  readonly pk: number
  readonly id: string
}

/** How many seats each pool gains or loses by these parts. */
export function seatDeltas(parts: readonly Pick<WorkPart, 'key' | 'before' | 'after' | 'count'>[], book: RuleBook): Map<string, number> {
  const deltas = new Map<string, number>()
  for (const { key, before, after, count } of parts) {
    for (const { poolKey, delta } of effectsOf(personFacts(key, before), personFacts(key, after), book).seats) {
      deltas.set(poolKey, (deltas.get(poolKey) ?? 0) + delta * count)
    }
  }
  return deltas
}

const isMoved = ({ before, after, usageLocation, afterUsageLocation = usageLocation }: WorkPart): boolean =>
  usageLocation !== afterUsageLocation || formatSituation(before) !== formatSituation(after)

/**
 * Gives a crowd's people what the parts say, under an operation that is already noted. Throws planIsStale (409) when
 * people moved under its hands, and operationCancelled when somebody stopped it. `meanwhile` writes what must be there
 * before the queue is put in order.
 */
export async function writeCrowd(
  room: ActionRoom,
  work: Pick<GroupWork, 'parts' | 'crowd' | 'takesBack'>,
  operation: Operation,
  { pools, groupPks, meanwhile = async () => {} }: { readonly pools: readonly Pool[]; readonly groupPks: ReadonlyMap<string, number>; readonly meanwhile?: () => Promise<void> },
): Promise<Map<string, number>> {
  const { db, tenant, catalogue } = room
  const { crowd, parts } = work
  const at = room.now.toISOString()
  const version = await nextChange(db, tenant.pk)
  const results: CrowdResult[] = []
  const ends: WrittenMove[] = []
  for (const part of parts) {
    const { key, above, upTo, usageLocation, afterUsageLocation = usageLocation } = part
    const toSituationId = await internSituation(db, tenant.pk, part.after)
    results.push({ key, above, upTo, toSituationId, toUsageLocation: afterUsageLocation, outcome: OUTCOMES.indexOf(part.outcome), refusal: part.refusal })
    ends.push({ beforeId: key.situationId, before: part.before, after: part.after, afterId: toSituationId, relocates: usageLocation !== afterUsageLocation, isCut: above !== null || upTo !== null })
  }
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const writing = await openWriteWork(room, operation.pk, ends)
  const range = await crowdRange(db, tenant.pk, crowd)
  let done = 0
  let changed = 0
  await inSteps(room, range, total, async (step) => {
    const noted = await insertJournalForCrowd(db, tenant.pk, operation.pk, crowd, results, step)
    done += noted
    changed += await writeStep(room, operation.pk, writing, noted, { version, at, ...step })
    if (total > AT_ONCE && (await room.step(operation.id, done, total))) throw stopped()
  })
  const expected = parts.filter(isMoved).reduce((sum, { count }) => sum + count, 0)
  // On PostgreSQL somebody may have changed a person between the check and the update: then nobody is changed.
  if (changed !== expected || done !== total) throw stalePlan([{ what: 'people' }])

  await meanwhile()
  await orderQueue(room, operation.pk, ends, groupPks)
  const deltas = seatDeltas(parts, showingBook(catalogue))
  await addConsumed(db, tenant.pk, deltas)
  await endWishes(db, tenant.pk, operation, await takenOneByOne(db, tenant.pk, operation.pk, work))
  room.tell({ type: 'pool', ids: pools.filter((pool) => (deltas.get(keyOfPool(pool)) ?? 0) !== 0).map((pool) => pool.skuId) })
  room.tell({ type: 'user', ids: [] })
  return deltas
}
