// Applying a plan: at once for up to a thousand people, else as an operation that is queued and run by itself.
import { mayLicenseGuests } from '#engine/access.ts'
import { accountChangeOf } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { formatSituation } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import type { Operation, OperationKind } from '#model/operation.ts'
import { denied, Problem } from '#model/problem.ts'
import { isUpgradeNow } from '#model/subscription-change.ts'
import { findByIdempotencyKey, releaseIdempotencyKey, updateOperation } from '#store/operations.ts'
import { getPlanRow, markPlanApplied } from '#store/plans.ts'
import { lockPools } from '#store/pools.ts'
import { noteStanding } from '#store/standing.ts'
import { applySubscription } from './apply-subscription.ts'
import { AT_ONCE } from './chunk.ts'
import { answerByPlan } from './answer-request.ts'
import { requireGroupAccess } from './draft-group-work.ts'
import { findOperation } from './find-operation.ts'
import { noteProcessing } from './note-processing.ts'
import { operationRecord } from './operation-record.ts'
import type { StoredPlan } from './plan-draft.ts'
import { requirePlanReach } from './plan-reach.ts'
import { productsOfPlan } from './products-of-plan.ts'
import { readPlan } from './read-plan.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import { requirePlanAccess } from './require-plan-access.ts'
import type { Action, ActionRoom } from './room.ts'
import { othersMayLicenseGuests } from './rule-book-of.ts'
import { settlePlan } from './settle-plan.ts'
import { movedSince, stalePlan } from './stale-plan.ts'
import { movedNewcomers } from './write-newcomers.ts'
import { carryOutPlan, endState } from './write-plan.ts'

export interface ApplyPlanInput {
  readonly planId: Guid
  /** Kept for a day: the same key gives the same operation. */
  readonly idempotencyKey: string | null
}

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
  const codes = plan.figures.refusals.map(({ refusal, users }) => ({ code: refusal.code, users }))
  if (plan.purchase !== undefined && codes.length > 0) {
    throw new Problem({
      status: 422,
      code: 'planIsRefused',
      message: `The subscription cannot be changed so: ${codes.map(({ code }) => code).join(', ')}. Nothing was changed.`,
      words: { key: 'error.subscriptionRefused', arguments: {} },
      more: { refusals: codes },
    })
  }
  const { refused } = plan.figures.summary
  // Groups are brought back as they were or not at all: nobody is put out of a seat that was given to who waited (D2).
  const lacksSeats = plan.groupsBack !== undefined && plan.figures.refusals.some(({ refusal }) => refusal.code === 'CountViolation')
  const isRefused = refused > 0 || (plan.groupWork?.refused ?? []).length > 0
  if ((plan.mode === 'allOrNothing' && isRefused) || lacksSeats) {
    throw new Problem({
      status: 422,
      code: 'planIsRefused',
      message: `${refused} of ${plan.figures.summary.users} people cannot have this, and all or nothing was asked. Nothing was changed.`,
      words: { key: 'error.planRefused', arguments: { count: refused } },
      more: { refusals: codes },
    })
  }
}

/** The operation that the same key made before. A key that made another plan's a day ago is free again. */
async function earlier({ db, tenant, realNow }: ActionRoom, { planId, idempotencyKey }: ApplyPlanInput): Promise<Operation | null> {
  if (idempotencyKey === null) return null
  const row = await findByIdempotencyKey(db, tenant.pk, idempotencyKey)
  if (row === undefined) return null
  if (row.planId === planId) return operationRecord(row)
  // Plans live by the real clock, operations by the tenant's, and a plan is applied within its day.
  const plan = row.planId === null ? undefined : await getPlanRow(db, tenant.pk, row.planId)
  if (plan !== undefined && Date.parse(plan.expiresDateTime) + KEY_LIVES_MS > realNow.getTime()) {
    throw new Problem({
      status: 422,
      code: 'idempotencyKeyReused',
      message: 'This Idempotency-Key was used for another plan.',
      words: { key: 'error.wrongValue', arguments: { field: 'Idempotency-Key', got: idempotencyKey } },
    })
  }
  await releaseIdempotencyKey(db, tenant.pk, idempotencyKey)
  return null
}

function kindOf({ undoOf, target, change, newcomers }: StoredPlan): OperationKind {
  if (newcomers !== undefined) return 'createUsers'
  const account = accountChangeOf(change)
  if (account !== null) return account
  if (undoOf !== null) return 'undo'
  if (change.takeControl !== null) return 'takeControl'
  if (change.subscription !== null) return 'upgradeSubscription'
  return target.groupLicenses === undefined ? 'changeLicenses' : 'changeGroups'
}

/** Whether a plan changes licences of a guest's own: what a group gives to them is the group's business (D7). */
function licensesGuests({ classes, groupWork, change }: StoredPlan): boolean {
  if (accountChangeOf(change) !== null) return false
  const own = (situation: Situation): string => formatSituation(situation.filter(({ assignedByGroup }) => assignedByGroup === null))
  const parts = groupWork?.parts.filter(({ before, after }) => own(before) !== own(after)) ?? []
  return [...classes, ...parts].some(({ key, outcome }) => key.userType === 'Guest' && outcome === 'changed')
}

/** Applies a plan. Throws 404, 409 planIsStale or planAlreadyApplied, 410, 422 when somebody is refused and all are wanted. */
export const applyPlan: Action<ApplyPlanInput, Operation> = async (room, caller, input) => {
  const { db, tenant } = room
  requireAccess(caller, 'assignLicense', 'assignGroupLicense', 'manageMembers', 'manageBilling', 'createUser', 'deleteUser', 'restoreUser')
  // One at a time: a second request with the same plan or key finds what the first has made of it.
  const pools = await lockPools(db, tenant.pk)
  const before = await earlier(room, input)
  if (before !== null) return before
  const plan = await readPlan(room, caller, { id: input.planId })
  if (plan.target.groupLicenses === undefined) requirePlanAccess(caller, plan.change)
  else requireGroupAccess(caller, plan.change)
  if (isUpgradeNow(plan.change.subscription) && plan.groupWork !== undefined) requireGroupAccess(caller, plan.change)
  if (plan.newcomers !== undefined) requireAccess(caller, 'createUser')
  await requirePlanReach(room, caller, plan)
  if (plan.answer !== undefined) requireAccess(caller, 'decideRequests')
  checkPlan(room, plan)
  if (plan.purchase !== undefined && !isUpgradeNow(plan.change.subscription)) {
    const operation = await applySubscription(room, caller, plan, input.idempotencyKey)
    if (!(await markPlanApplied(db, tenant.pk, plan.id, operation.id))) throw alreadyApplied(null)
    if (plan.undoOf !== null) await updateOperation(db, tenant.pk, (await findOperation(db, tenant.pk, plan.undoOf)).pk, { undoneBy: operation.id })
    return operationRecord(await findOperation(db, tenant.pk, operation.id))
  }
  // A colleague may apply a plan, with no more rights than their own.
  if (licensesGuests(plan) && !mayLicenseGuests(caller, othersMayLicenseGuests(tenant))) throw denied()

  const moved = plan.newcomers === undefined ? await movedSince(room, caller, plan, pools) : await movedNewcomers(room, caller, plan, pools)
  if (moved.length > 0) throw stalePlan(moved)

  const { users, refused } = plan.figures.summary
  const queued = users > AT_ONCE
  const operation = await recordOperation(room, caller, {
    kind: kindOf(plan),
    state: queued ? 'queued' : endState(plan),
    total: users,
    done: queued ? 0 : users - refused,
    failed: queued ? 0 : refused,
    reason: plan.reason,
    planId: plan.id,
    undoOf: plan.undoOf,
    ...productsOfPlan(plan),
    idempotencyKey: input.idempotencyKey,
  })
  if (!(await markPlanApplied(db, tenant.pk, plan.id, operation.id))) throw alreadyApplied(null)
  if (queued) {
    room.tell({ type: 'queue', ids: [] })
    await noteProcessing(room, plan, 'QueuedForProcessing')
    await noteStanding(db, tenant.pk, operation.pk)
  } else {
    await carryOutPlan(room, caller, plan, operation, pools)
    // What follows from it is not in its plan any more.
    await noteStanding(db, tenant.pk, operation.pk)
    await noteUndone(room, plan, operation.id)
    await answerByPlan(room, plan.answer, operation, caller.displayName)
    await settlePlan(room, caller, plan, operation)
  }
  return operationRecord(await findOperation(db, tenant.pk, operation.id))
}

/** The operation that was undone says by which; one of which nothing could be undone stays as it was. */
export async function noteUndone({ db, tenant }: ActionRoom, plan: StoredPlan, operationId: Guid): Promise<void> {
  if (plan.undoOf === null || (plan.figures.summary.changed === 0 && plan.groupsBack === undefined)) return
  const undone = await findOperation(db, tenant.pk, plan.undoOf)
  await updateOperation(db, tenant.pk, undone.pk, { undoneBy: operationId })
}
