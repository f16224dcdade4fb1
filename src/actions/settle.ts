// What follows from a change, in its transaction and as operations that it caused: licences of groups that were kept
// waiting by something that is gone now come or go (D4), and freed seats go to whoever has waited longest (D2).
import { keyOfPool } from '#engine/find-shortage.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { LicenseRecord, Situation } from '#model/license.ts'
import type { OperationKind } from '#model/operation.ts'
import { availableIn } from '#model/subscription.ts'
import { streamQueue } from '#store/crowds.ts'
import type { Crowd } from '#store/crowds.ts'
import { journalSituations } from '#store/journal.ts'
import { listPools } from '#store/pools.ts'
import { updateOperation } from '#store/operations.ts'
import { listSituations } from '#store/situations.ts'
import { listWaitedPools } from '#store/waiting.ts'
import { isMoved, openCrowdJudge } from './judge-crowd.ts'
import { pkById, readGroupsInUse } from './licensed-groups.ts'
import { recordOperation } from './record-operation.ts'
import type { OperationFacts } from './record-operation.ts'
import type { ActionRoom } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { seatCrowd } from './seat-crowd.ts'
import { sumCrowd } from './sum-crowd.ts'
import { writeCrowd } from './write-crowd.ts'

interface Cause {
  readonly pk: number
  readonly id: Guid
  /** What it gave to people, where that is known without reading its journal. */
  readonly given?: readonly Situation[]
}

/** Settling frees seats, and freed seats settle others; a chain longer than this is left to the next change. */
const MOST_ROUNDS = 5

type OperationSums = Required<Pick<OperationFacts, 'total' | 'added' | 'removed'>>

/** Brings everyone of a crowd to what groups and queue give them, as an operation of its own; null when they have it already. */
export const settleCrowd = (room: ActionRoom, caller: Caller, kind: OperationKind, crowd: Crowd, cause: Guid | null): Promise<Cause | null> =>
  settleUnder(room, caller, crowd, (sums) => recordOperation(room, caller, { kind, causedBy: cause, ...sums }))

/** The same under an operation that is noted already and has changed nobody yet. */
export const settleInto = (room: ActionRoom, caller: Caller, crowd: Crowd, operation: Cause): Promise<Cause | null> =>
  settleUnder(room, caller, crowd, async (sums) => {
    await updateOperation(room.db, room.tenant.pk, operation.pk, { ...sums, done: sums.total })
    return operation
  })

async function settleUnder(room: ActionRoom, caller: Caller, crowd: Crowd, note: (sums: OperationSums) => Promise<Cause>): Promise<Cause | null> {
  const { db, tenant } = room
  const pools = await listPools(db, tenant.pk)
  const rules = await rulesInForce(room, caller, pools)
  const inUse = await readGroupsInUse(db, tenant.pk)
  const judge = await openCrowdJudge(room, crowd, { book: rules.book, inUse, tenantLocation: tenant.defaultUsageLocation })
  const seated = await seatCrowd(judge, pools, (indexes) => streamQueue(db, tenant.pk, judge.crowd, judge.classes, indexes))
  const moved = { ...seated, parts: seated.parts.filter((part) => part.count > 0 && isMoved(part)) }
  if (moved.parts.length === 0) return null
  const { parts, figures } = await sumCrowd(room, moved, { rules, pools, groupIds: [], strict: false })
  const total = figures.summary.users
  const operation = await note({ total, ...productsMoved(figures.seats) })
  await writeCrowd(room, { crowd: judge.crowd, parts }, operation, { pools, groupPks: pkById(inUse) })
  return operation
}

const productsMoved = (seats: GroupSeats): { added: Guid[]; removed: Guid[] } => {
  const of = (sign: number): Guid[] => seats.filter(({ before, after }) => Math.sign(after.consumed - before.consumed) === sign).map(({ skuId }) => skuId)
  return { added: of(1), removed: of(-1) }
}

type GroupSeats = readonly { readonly skuId: Guid; readonly before: { readonly consumed: number }; readonly after: { readonly consumed: number } }[]

/** Whether a licence of a group is not as the group has it: what stood against it may be gone. */
export const isUnsettled = ({ assignedByGroup, error }: LicenseRecord): boolean => assignedByGroup !== null && error !== 'None'

/** The situations of people whom an operation changed in which something of a group is not as the group has it. */
async function unsettled({ db, tenant }: ActionRoom, { pk, given }: Cause): Promise<number[]> {
  if (given?.some((situation) => situation.some(isUnsettled)) === false) return []
  const situations = await listSituations(db, tenant.pk, await journalSituations(db, tenant.pk, pk))
  return [...situations].filter(([, records]) => records.some(isUnsettled)).map(([id]) => id)
}

/** The pools in which somebody waits and a seat is free. */
async function freedPools({ db, tenant }: ActionRoom): Promise<string[]> {
  const waited = new Set(await listWaitedPools(db, tenant.pk))
  if (waited.size === 0) return []
  return (await listPools(db, tenant.pk)).filter((pool) => waited.has(keyOfPool(pool)) && availableIn(pool) > 0).map(keyOfPool)
}

/** Lets follow what follows from an operation: first for the people it changed, then for those who wait. */
export async function settleAfter(room: ActionRoom, caller: Caller, cause: Cause): Promise<void> {
  const grants = room.tenant.settings['grantFreedSeats'] !== false
  const asClock: Caller = { ...caller, kind: 'clock' }
  for (let round = 0, last: Cause | null = cause; last !== null && round < MOST_ROUNDS; round += 1) {
    const situationIds = await unsettled(room, last)
    const settled: Cause | null = situationIds.length === 0 ? null : await settleCrowd(room, asClock, 'settleGroups', { changedBy: { operationPk: last.pk, situationIds } }, cause.id)
    const waitingFor = grants ? await freedPools(room) : []
    const granted: Cause | null = waitingFor.length === 0 ? null : await settleCrowd(room, asClock, 'grantSeats', { waitingFor }, cause.id)
    last = granted ?? settled
  }
}
