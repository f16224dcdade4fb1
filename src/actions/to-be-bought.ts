// Seats that a plan buys before it gives them: its people are judged as if they were there.
import type { Guid } from '#model/guid.ts'
import { isUpgradeNow } from '#model/subscription-change.ts'
import type { Pool } from '#model/subscription.ts'
import type { PlanDraft } from './plan-draft.ts'

/** Licences of a product that are bought in the same operation. */
export interface ToBeBought {
  readonly skuId: Guid
  readonly seats: number
}

/** What a plan that moves everyone of a purchase buys first; nothing for any other plan. */
export function boughtBy({ change, purchase }: Pick<PlanDraft, 'change' | 'purchase'>): ToBeBought | undefined {
  const made = isUpgradeNow(change.subscription) ? purchase?.steps.find(({ before }) => before === null)?.after : undefined
  return made && { skuId: made.skuId, seats: made.totalLicenses }
}

const NOT_YET = '00000000-0000-0000-0000-000000000000'

/** The pools with what is to be bought in them. */
export function withBought(pools: readonly Pool[], bought: ToBeBought | undefined): readonly Pool[] {
  if (bought === undefined || bought.seats === 0) return pools
  const isTarget = ({ skuId, ownerId }: Pool): boolean => skuId === bought.skuId && ownerId === null
  const isThere = pools.some(isTarget)
  const all = isThere ? pools : [...pools, { id: NOT_YET, skuId: bought.skuId, ownerId: null, units: { enabled: 0, warning: 0, suspended: 0, lockedOut: 0 }, consumed: 0, overAssignedSinceDateTime: null, subscriptionIds: [] }]
  return all.map((pool) => (isTarget(pool) ? { ...pool, units: { ...pool.units, enabled: pool.units.enabled + bought.seats }, subscriptionIds: [...pool.subscriptionIds, NOT_YET] } : pool))
}
