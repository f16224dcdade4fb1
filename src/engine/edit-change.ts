// An edit: one step that a way out makes to a change. Edits are data, so that a plan can be stored with them, and
// they compose: a second way out is put into the change that the first one left.
import type { AddLicense, Change, ServiceChange } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { PlanInProduct } from '#model/refusal.ts'
import type { SubscriptionChange } from '#model/subscription-change.ts'

export type Edit = (
  | { readonly kind: 'turnOff' | 'turnOn'; readonly plans: readonly PlanInProduct[] }
  /** Take back licences that the person holds. */
  | { readonly kind: 'takeBack'; readonly skuIds: readonly Guid[] }
  /** Do not touch these products after all. */
  | { readonly kind: 'leaveOut'; readonly skuIds: readonly Guid[] }
  /** Do not take these back. */
  | { readonly kind: 'keep'; readonly skuIds: readonly Guid[] }
  /** Give one more product. */
  | { readonly kind: 'give'; readonly skuId: Guid }
  | { readonly kind: 'setLocation'; readonly usageLocation: string }
  /** Take the person out of groups, with all that they give; skuIds is what it is about. */
  | { readonly kind: 'leaveGroups'; readonly groupIds: readonly Guid[]; readonly skuIds: readonly Guid[] }
  /** Wait for a seat (D2). */
  | { readonly kind: 'wait'; readonly skuIds: readonly Guid[] }
  /** Change the purchase in another way. */
  | { readonly kind: 'changeSubscription'; readonly subscription: SubscriptionChange; readonly skuIds: readonly Guid[] }
) & {
  /** The group whose own licences are edited, for all its members; a person's when left out. */
  readonly ofGroup?: Guid
}

/** Puts one edit into a change. */
export function editChange(change: Change, edit: Edit): Change {
  switch (edit.kind) {
    case 'turnOff':
      return edit.plans.reduce(turnOff, change)
    case 'turnOn':
      return edit.plans.reduce(turnOn, change)
    case 'takeBack':
      return { ...change, remove: [...change.remove, ...edit.skuIds.filter((id) => !change.remove.includes(id))] }
    case 'leaveOut':
      return leaveOut(change, edit.skuIds)
    case 'keep':
      return keep(change, edit.skuIds)
    case 'give':
      return { ...change, add: [...change.add, mergeIn(edit.skuId)] }
    case 'setLocation':
      return { ...change, usageLocation: edit.usageLocation }
    case 'leaveGroups':
      return { ...change, inherited: 'leaveGroups' }
    case 'wait':
      return change
    case 'changeSubscription':
      return { ...change, subscription: edit.subscription }
  }
}

const mergeIn = (skuId: Guid): AddLicense => ({ skuId, disabledPlans: [], turnOn: [], toggles: 'merge' })

const without = (list: readonly Guid[], plan: Guid): Guid[] => list.filter((id) => id !== plan)

function turnOff(change: Change, { skuId, servicePlanId: plan }: PlanInProduct): Change {
  return isAdded(change, skuId)
    ? mapAdded(change, skuId, (add) => ({
        ...add,
        disabledPlans: [...without(add.disabledPlans, plan), plan],
        turnOn: without(add.turnOn, plan),
      }))
    : mapService(change, skuId, ({ turnOn: on, turnOff: off }) => ({
        skuId,
        turnOn: without(on, plan),
        turnOff: [...without(off, plan), plan],
      }))
}

function turnOn(change: Change, { skuId, servicePlanId: plan }: PlanInProduct): Change {
  return isAdded(change, skuId)
    ? mapAdded(change, skuId, (add) => ({
        ...add,
        disabledPlans: without(add.disabledPlans, plan),
        turnOn: add.toggles === 'merge' ? [...without(add.turnOn, plan), plan] : add.turnOn,
      }))
    : mapService(change, skuId, ({ turnOn: on, turnOff: off }) => ({
        skuId,
        turnOn: [...without(on, plan), plan],
        turnOff: without(off, plan),
      }))
}

function leaveOut(change: Change, skuIds: readonly Guid[]): Change {
  const stays = ({ skuId }: { readonly skuId: Guid }): boolean => !skuIds.includes(skuId)
  return {
    ...change,
    add: change.add.filter(stays),
    remove: change.remove.filter((skuId) => !skuIds.includes(skuId)),
    services: change.services.filter(stays),
  }
}

/** Taking back everything but a product is replacing everything by it, with its services as they are (D11). */
function keep(change: Change, skuIds: readonly Guid[]): Change {
  const kept = { ...change, remove: change.remove.filter((skuId) => !skuIds.includes(skuId)) }
  if (!change.removeAll && !change.replaceAll) return kept
  const missing = skuIds.filter((skuId) => !isAdded(change, skuId))
  return { ...kept, removeAll: false, replaceAll: true, add: [...change.add, ...missing.map(mergeIn)] }
}

const isAdded = ({ add }: Change, skuId: Guid): boolean => add.some((license) => license.skuId === skuId)

const mapAdded = (change: Change, skuId: Guid, edit: (add: AddLicense) => AddLicense): Change => ({
  ...change,
  add: change.add.map((add) => (add.skuId === skuId ? edit(add) : add)),
})

function mapService(change: Change, skuId: Guid, edit: (service: ServiceChange) => ServiceChange): Change {
  const named = change.services.find((service) => service.skuId === skuId) ?? { skuId, turnOn: [], turnOff: [] }
  return { ...change, services: [...change.services.filter((service) => service.skuId !== skuId), edit(named)] }
}
