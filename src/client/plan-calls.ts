import type { AddLicense, Inherited, MembersChange, PlanMode, ServiceChange, Target } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { Operation } from '#model/operation.ts'
import type { Outcome, Plan, PlanUser } from '#model/plan.ts'
import type { BuyChange, SubscriptionChange, UpgradeChange } from '#model/subscription-change.ts'
import { formatQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

/** A wish as it is sent: what is left out is not changed. */
export interface ChangeRequest {
  readonly add?: readonly (Pick<AddLicense, 'skuId'> & Partial<AddLicense>)[]
  readonly remove?: readonly Guid[]
  readonly removeAll?: boolean
  readonly replaceAll?: boolean
  readonly services?: readonly (Pick<ServiceChange, 'skuId'> & Partial<ServiceChange>)[]
  readonly usageLocation?: string
  readonly inherited?: Inherited
  /** A person, by id, whose licences are given. */
  readonly copyFrom?: string
  /** Makes a person with these properties, under Graph's names. */
  readonly createUser?: Readonly<Record<string, unknown>>
  /** Only for groups. */
  readonly deleteUser?: boolean
  readonly restoreUser?: boolean
  readonly members?: MembersChange
  /** A change of a purchase; it stands alone. */
  readonly subscription?: SubscriptionChange | (Pick<BuyChange, 'verb' | 'skuId'> & Partial<BuyChange>) | (Omit<UpgradeChange, 'totalLicenses'> & Partial<UpgradeChange>)
}

export interface PlanRequest {
  readonly target: Target
  readonly change: ChangeRequest
  readonly mode?: PlanMode
  readonly reason?: string
}

export interface PlanUsersQuery {
  readonly outcome?: Outcome
  readonly top?: number
  readonly skip?: number
}

/** Plans: what a change would do, and doing it. */
export const planCalls = (send: Send) => ({
  /** Previews a change; nothing is changed by it. */
  createPlan: (request: PlanRequest, options?: CallOptions) =>
    send<Plan>('/licet/v1/plans', { method: 'POST', body: request, ...options }),

  /** The same change with ways out in it, as one new plan; without a reason it keeps the one it had. */
  createPlanWithFixes: (basePlanId: Guid, fixIds: readonly string[], { reason, ...options }: CallOptions & { readonly reason?: string } = {}) =>
    send<Plan>('/licet/v1/plans', { method: 'POST', body: { basePlanId, fixIds, ...(reason ? { reason } : {}) }, ...options }),

  getPlan: (plan: Guid, options?: CallOptions) => send<Plan>(`/licet/v1/plans/${plan}`, options),

  /** A row a person: before, after, gained, lost, outcome, refusal. */
  listPlanUsers: (plan: Guid, query: PlanUsersQuery = {}, options?: CallOptions) =>
    send<Page<PlanUser>>(
      `/licet/v1/plans/${plan}/users${formatQuery({
        filter: query.outcome && `outcome eq '${query.outcome}'`,
        top: query.top,
        skip: query.skip,
        count: true,
      })}`,
      options,
    ),

  /**
   * Makes the change, once for each key however often it is sent. Up to 1,000 people the operation comes back
   * finished, above that running. Throws GraphRequestError `planIsStale` or `planAlreadyApplied` (409), or 422.
   */
  applyPlan: (plan: Guid, idempotencyKey: string, options?: CallOptions) =>
    send<Operation>(`/licet/v1/plans/${plan}/apply`, {
      method: 'POST',
      ...options,
      headers: { 'Idempotency-Key': idempotencyKey, ...options?.headers },
    }),
})
