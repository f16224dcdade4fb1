// Rules about a change alone, the same for everybody it is for.
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { Refusal } from '#model/refusal.ts'
import type { RuleBook } from './rule-book.ts'

type ChangeRule = (change: Change, book: RuleBook) => Refusal | null

/** In the order in which they speak: the first that refuses is the answer. */
const CHANGE_RULES: readonly ChangeRule[] = [
  somethingChanges,
  addedOnce,
  notAddedAndRemoved,
  locationIsCountry,
  addedIsKnown,
  addedIsOwned,
  addedIsForUsers,
  addedIsBoughtCentrally,
  plansBelong,
  plansAreForUsers,
]

/** Tells what is wrong with a change whoever it is for, or null. */
export function refuseChange(change: Change, book: RuleBook): Refusal | null {
  return firstOf(CHANGE_RULES, (rule) => rule(change, book))
}

/** Whether a change does anything to licences, and not only to a location. */
export function changesLicenses({ add, remove, removeAll, replaceAll, services, takeControl }: Change): boolean {
  return add.length > 0 || remove.length > 0 || services.length > 0 || removeAll || replaceAll || takeControl !== null
}

/** The first answer that is not null. */
export function firstOf<T, R>(items: Iterable<T>, answer: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = answer(item)
    if (found !== null) return found
  }
  return null
}

function somethingChanges(change: Change): Refusal | null {
  return changesLicenses(change) || change.usageLocation !== null ? null : { code: 'NothingToChange' }
}

function addedOnce({ add }: Change): Refusal | null {
  const twice = add.find(({ skuId }, index) => add.findIndex((other) => other.skuId === skuId) < index)
  return twice ? { code: 'AddedTwice', skuId: twice.skuId } : null
}

function notAddedAndRemoved({ add, remove }: Change): Refusal | null {
  const both = add.find(({ skuId }) => remove.includes(skuId))
  return both ? { code: 'AddedAndRemoved', skuId: both.skuId } : null
}

function locationIsCountry({ usageLocation }: Change, { countries }: RuleBook): Refusal | null {
  return usageLocation === null || countries.has(usageLocation) ? null : { code: 'UsageLocationInvalid', usageLocation }
}

function addedIsKnown({ add }: Change, { products }: RuleBook): Refusal | null {
  return firstOf(add, ({ skuId }) => (products.has(skuId) ? null : { code: 'ProductUnknown', skuId }))
}

function addedIsOwned({ add }: Change, { products }: RuleBook): Refusal | null {
  return firstOf(add, ({ skuId }) => (products.get(skuId)?.owned ? null : { code: 'ProductNotOwned', skuId }))
}

function addedIsForUsers({ add }: Change, { products }: RuleBook): Refusal | null {
  return firstOf(add, ({ skuId }) =>
    products.get(skuId)?.appliesTo === 'Company' ? { code: 'ProductNotForUsers', skuId } : null,
  )
}

/** What people bought for themselves is theirs to give until somebody takes control of it (D15). */
function addedIsBoughtCentrally({ add }: Change, { products }: RuleBook): Refusal | null {
  return firstOf(add, ({ skuId }) => (products.get(skuId)?.selfServiceOnly ? { code: 'SelfServiceOwned', skuId } : null))
}

function plansBelong(change: Change, { products }: RuleBook): Refusal | null {
  return firstOf(namedPlans(change), ({ skuId, plans }) => {
    const product = products.get(skuId)
    const strangers = plans.filter((id) => product && !product.plans.some(({ servicePlanId }) => servicePlanId === id))
    return strangers.length > 0 ? { code: 'ServicePlanNotInProduct', skuId, servicePlanIds: strangers } : null
  })
}

/** A plan of the organisation as a whole has no switch on a person (D19). */
function plansAreForUsers(change: Change, { products }: RuleBook): Refusal | null {
  return firstOf(namedPlans(change), ({ skuId, plans }) => {
    const company = (products.get(skuId)?.plans ?? [])
      .filter(({ servicePlanId, appliesTo }) => appliesTo === 'Company' && plans.includes(servicePlanId))
      .map(({ servicePlanId }) => servicePlanId)
    return company.length > 0 ? { code: 'ServicePlanNotForUsers', skuId, servicePlanIds: company } : null
  })
}

const namedPlans = ({ add, services }: Change): { skuId: Guid; plans: readonly Guid[] }[] => [
  ...add.map(({ skuId, disabledPlans, turnOn }) => ({ skuId, plans: [...disabledPlans, ...turnOn] })),
  ...services.map(({ skuId, turnOn, turnOff }) => ({ skuId, plans: [...turnOn, ...turnOff] })),
]
