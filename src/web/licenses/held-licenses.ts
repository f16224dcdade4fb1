import type { PartialUser } from '#client/directory-calls.ts'
import type { ChangeRequest } from '#client/plan-calls.ts'
import type { Guid } from '#model/guid.ts'

/** How a person has one product: directly, from groups, or both. */
export interface HeldLicense {
  readonly isDirect: boolean
  readonly groups: readonly Guid[]
  /** Service plans that are off in the direct licence, or in the inherited one when there is no direct one. */
  readonly off: ReadonlySet<Guid>
  /** What is wrong with it, in Graph's words, each once. */
  readonly errors: readonly string[]
}

/** What a form says of one product. */
export interface ProductChoice {
  readonly isOn: boolean
  readonly off: ReadonlySet<Guid>
}

export type ProductChoices = ReadonlyMap<Guid, ProductChoice>

/** Service plans of a product that are a person's to switch. */
type PlansOf = (skuId: Guid) => readonly Guid[]

/** The products that a person has, by skuId. */
export function heldLicensesOf({ licenseAssignmentStates = [] }: Pick<PartialUser, 'licenseAssignmentStates'>): ReadonlyMap<Guid, HeldLicense> {
  const held = new Map<Guid, HeldLicense>()
  for (const { skuId, assignedByGroup, disabledPlans, error } of licenseAssignmentStates) {
    const known = held.get(skuId)
    const isDirect = assignedByGroup === null
    held.set(skuId, {
      isDirect: isDirect || (known?.isDirect ?? false),
      groups: [...(known?.groups ?? []), ...(isDirect ? [] : [assignedByGroup])],
      off: isDirect || !known ? new Set(disabledPlans) : known.off,
      errors: [...new Set([...(known?.errors ?? []), ...(error === 'None' ? [] : [error])])],
    })
  }
  return held
}

/**
 * What a form shows before anything is touched: what is held as it is; what is not held is off, and would come with
 * those services off that the person has switched off wherever they have them (D11).
 */
export function initialChoice(skuId: Guid, held: ReadonlyMap<Guid, HeldLicense>, plansOf: PlansOf): ProductChoice {
  const mine = held.get(skuId)
  if (mine) return { isOn: true, off: mine.off }
  const on = new Set([...held].flatMap(([other, { off }]) => plansOf(other).filter((plan) => !off.has(plan))))
  const off = new Set([...held.values()].flatMap((license) => [...license.off]))
  return { isOn: false, off: new Set(plansOf(skuId).filter((plan) => off.has(plan) && !on.has(plan))) }
}

const without = (some: ReadonlySet<Guid>, others: ReadonlySet<Guid>): Guid[] => [...some].filter((plan) => !others.has(plan))

/** The change that leads from what is held to what a form says; null when they are the same. */
export function changeOfChoices(choices: ProductChoices, held: ReadonlyMap<Guid, HeldLicense>, plansOf: PlansOf): ChangeRequest | null {
  const touched = [...choices]
  const parts = {
    add: touched.flatMap(([skuId, { isOn, off }]) => {
      if (!isOn || held.has(skuId)) return []
      const { off: keptOff } = initialChoice(skuId, held, plansOf)
      return [{ skuId, disabledPlans: [...off], turnOn: without(keptOff, off), toggles: 'merge' as const }]
    }),
    remove: touched.flatMap(([skuId, { isOn }]) => (!isOn && held.get(skuId)?.isDirect ? [skuId] : [])),
    services: touched.flatMap(([skuId, { isOn, off }]) => {
      const mine = held.get(skuId)
      if (!isOn || !mine) return []
      const service = { skuId, turnOn: without(mine.off, off), turnOff: without(off, mine.off) }
      return service.turnOn.length + service.turnOff.length > 0 ? [service] : []
    }),
  }
  return parts.add.length + parts.remove.length + parts.services.length > 0 ? parts : null
}
