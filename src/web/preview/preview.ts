import { client } from '#web/state/client.ts'
import type { Page } from '#client/send.ts'
import type { Approval } from '#client/claim-calls.ts'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { Guid } from '#model/guid.ts'
import { isWhole, makesPeople } from './plan-verb.ts'
import { requestOf } from './request-of.ts'
import type { Operation } from '#model/operation.ts'
import type { Fix, Plan, PlanUser } from '#model/plan.ts'

/** A plan with the first of its people, so that it is shown with names from the start. */
export interface Preview {
  readonly plan: Plan
  readonly people: Page<PlanUser>
  /** What an undo would undo. */
  readonly undoes: Operation | null
}

/** People who are read with the plan; more are read when their group is opened. */
export const FIRST_PEOPLE = 100

async function withPeople(plan: Plan): Promise<Preview> {
  const [people, undoes] = await Promise.all([
    client.listPlanUsers(plan.id, { top: FIRST_PEOPLE }),
    plan.undoOf === null ? null : client.getOperation(plan.undoOf),
  ])
  return { plan, people, undoes }
}

const leavesSomebodyOut = (plan: Plan): boolean =>
  plan.mode === 'allOrNothing' && !isWhole(plan) && plan.target.rows === undefined && plan.summary.refused > 0 && plan.summary.changed > 0

/** Where somebody cannot have it, what is shown and done is the change of the others. */
const withOthers = async (plan: Plan): Promise<Preview> =>
  withPeople(leavesSomebodyOut(plan) && plan.basePlanId === null ? await client.createPlan({ ...requestOf(plan), mode: 'bestEffort' }) : plan)

/** Previews a wish. */
export const makePreview = async (request: PlanRequest): Promise<Preview> => withOthers(await client.createPlan(request))

/** The same change with ways out in it. */
export const fixPreview = async (base: Guid, fixes: readonly Fix[]): Promise<Preview> =>
  withPeople(await client.createPlanWithFixes(base, fixes.map(({ id }) => id)))

/** What taking control of a self-service purchase would do. */
export const previewTakeControl = async (subscription: Guid, moveTo: Guid | null): Promise<Preview> =>
  withPeople(await client.planTakeControl(subscription, moveTo))

/** What approving a request would do. */
export const previewApproval = async (request: Guid, approval: Approval): Promise<Preview> => withPeople(await client.planApproval(request, approval))

/** A plan made anew: of a wish, of a change with ways out in it, of a purchase or of new people, or of an undo, which has no reason of its own. */
export async function planAgain(plan: Plan, reason: string): Promise<Plan> {
  if (plan.undoOf !== null) return client.planUndo(plan.undoOf)
  if (plan.basePlanId !== null || isWhole(plan) || makesPeople(plan)) return client.createPlanWithFixes(plan.id, [], { reason })
  return client.createPlan({ ...requestOf(plan), ...(reason ? { reason } : {}) })
}

/** The same with its people. */
export const previewAgain = async (plan: Plan, reason: string): Promise<Preview> => withOthers(await planAgain(plan, reason))

/** What would undo an operation. */
export const previewUndo = async (operation: Guid): Promise<Preview> => withPeople(await client.planUndo(operation))

/** A plan that exists already: a colleague's link. */
export const readPreview = async (plan: Guid): Promise<Preview> => withOthers(await client.getPlan(plan))
