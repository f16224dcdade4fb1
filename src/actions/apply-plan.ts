// Applying a plan: at once for up to a thousand people, else as an operation that is queued and run by itself.
import { decideAccess, mayLicenseGuests } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Operation } from '#model/operation.ts'
import { denied, Problem } from '#model/problem.ts'
import { dropIdempotencyKeys, findByIdempotencyKey, updateOperation } from '#store/operations.ts'
import { markPlanApplied } from '#store/plans.ts'
import { findOperation } from './find-operation.ts'
import { operationRecord } from './operation-record.ts'
import type { StoredPlan } from './plan-draft.ts'
import { readPlan } from './read-plan.ts'
import { recordOperation } from './record-operation.ts'
import type { Action, ActionRoom } from './room.ts'
import { othersMayLicenseGuests } from './rule-book-of.ts'
import { movedSince, stalePlan } from './stale-plan.ts'
import { endState, productsOf, writePlan } from './write-plan.ts'
import { lockPools } from '#store/pools.ts'

export interface ApplyPlanInput {
  readonly planId: Guid
  /** Kept for a day: the same key gives the same operation. */
  readonly idempotencyKey: string | null
}

/** People up to whom the answer is the finished operation (licet-api.md). */
const AT_ONCE = 1_000

const KEY_LIVES_MS = 24 * 3_600_000

const alreadyApplied = (operationId: Guid | null): Problem =>
  new Problem({
    status: 409,
    code: 'planAlreadyApplied',
    message: 'This plan was applied already.',
    words: { key: 'error.planAlreadyApplied', arguments: {} },
    more: { operationId },
  })

function checkPlan(room: ActionRoom, plan: StoredPlan): void {
  if (plan.appliedBy !== null) throw alreadyApplied(plan.appliedBy)
  if (Date.parse(plan.expiresDateTime) <= room.realNow.getTime()) {
    throw new Problem({ status: 410, code: 'planExpired', message: 'This plan is older than a day.', words: { key: 'error.planExpired', arguments: {} } })
  }
  const { refused } = plan.figures.summary
  if (plan.mode === 'allOrNothing' && refused > 0) {
    throw new Problem({
      status: 422,
      code: 'planIsRefused',
      message: `${refused} of ${plan.figures.summary.users} people cannot have this, and all or nothing was asked. Nothing was changed.`,
      words: { key: 'error.planRefused', arguments: { count: refused } },
      more: { refusals: plan.figures.refusals.map(({ refusal, users }) => ({ code: refusal.code, users })) },
    })
  }
}

/** The operation that the same key made before, when it is no older than a day. */
async function earlier(room: ActionRoom, { planId, idempotencyKey }: ApplyPlanInput): Promise<Operation | null> {
  if (idempotencyKey === null) return null
  await dropIdempotencyKeys(room.db, new Date(room.now.getTime() - KEY_LIVES_MS).toISOString())
  const row = await findByIdempotencyKey(room.db, room.tenant.pk, idempotencyKey)
  if (row === undefined) return null
  if (row.planId === planId) return operationRecord(row)
  throw new Problem({ status: 422, code: 'idempotencyKeyReused', message: 'This Idempotency-Key was used for another plan.' })
}

/** Applies a plan. Throws 404, 409 planIsStale or planAlreadyApplied, 410, 422 when somebody is refused and all are wanted. */
export const applyPlan: Action<ApplyPlanInput, Operation> = async (room, caller, input) => {
  const { db, tenant } = room
  const before = await earlier(room, input)
  if (before !== null) return before
  const plan = await readPlan(room, caller, { id: input.planId })
  if (!decideAccess(caller, plan.undoOf === null ? 'assignLicense' : 'undoOperation').allowed) throw denied()
  checkPlan(room, plan)
  // A colleague may apply a plan, with no more rights than their own.
  const licensesGuests = plan.classes.some(({ key, outcome }) => key.userType === 'Guest' && outcome === 'changed')
  if (licensesGuests && !mayLicenseGuests(caller, othersMayLicenseGuests(tenant))) throw denied()

  const { users, refused } = plan.figures.summary
  const queued = users > AT_ONCE
  const operation = await recordOperation(room, caller, {
    kind: plan.undoOf === null ? 'changeLicenses' : 'undo',
    state: queued ? 'queued' : endState(plan),
    total: users,
    done: queued ? 0 : users - refused,
    failed: queued ? 0 : refused,
    reason: plan.reason,
    planId: plan.id,
    undoOf: plan.undoOf,
    ...productsOf(plan),
    idempotencyKey: input.idempotencyKey,
  })
  if (!(await markPlanApplied(db, tenant.pk, plan.id, operation.id))) throw alreadyApplied(null)
  if (queued) await checkStillStands(room, caller, plan)
  else {
    await writePlan(room, caller, plan, operation)
    await noteUndone(room, plan, operation.id)
  }
  return operationRecord(await findOperation(db, tenant.pk, operation.id))
}

/** A stale plan is refused to whoever applies it, not found out later by a queue. */
async function checkStillStands(room: ActionRoom, caller: Caller, plan: StoredPlan): Promise<void> {
  const moved = await movedSince(room, caller, plan, await lockPools(room.db, room.tenant.pk))
  if (moved.length > 0) throw stalePlan(moved)
  room.tell({ type: 'queue', ids: [] })
}

/** The operation that was undone says by which. */
export async function noteUndone({ db, tenant }: ActionRoom, plan: StoredPlan, operationId: Guid): Promise<void> {
  if (plan.undoOf === null) return
  const undone = await findOperation(db, tenant.pk, plan.undoOf)
  await updateOperation(db, tenant.pk, undone.pk, { undoneBy: operationId })
}
