// Rules about a change for one person: whether it can be carried out on what the person has.
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { LicenseRecord } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import { groupsToLeave, takesBackOf } from './carry-out-change.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { changesLicenses, firstOf } from './change-rules.ts'
import { isDirect } from './effective-plans.ts'
import type { RuleBook } from './rule-book.ts'

type PersonRule = (person: PersonFacts, change: Change, book: RuleBook) => Refusal | null

/** In the order in which they speak: the first that refuses is the answer. */
const PERSON_RULES: readonly PersonRule[] = [
  namedIsKnownOrHeld,
  guestIsAllowed,
  locationIsSet,
  removedIsDirect,
  servicesAreDirect,
  leftIsNotRuled,
  leftIsNotNested,
]

/** Tells why a change cannot be carried out on a person, or null. */
export function refusePerson(person: PersonFacts, change: Change, book: RuleBook): Refusal | null {
  return firstOf(PERSON_RULES, (rule) => rule(person, change, book))
}

function namedIsKnownOrHeld({ situation }: PersonFacts, change: Change, book: RuleBook): Refusal | null {
  return refuseNamed((skuId) => recordsOf(situation, skuId).length > 0, change, book)
}

/** What somebody still holds can be taken back, even when it is no longer sold or owned. */
export function refuseNamed(holds: (skuId: Guid) => boolean, { remove, services }: Change, book: RuleBook): Refusal | null {
  return firstOf([...remove, ...services.map(({ skuId }) => skuId)], (skuId) => {
    if (holds(skuId)) return null
    const product = book.products.get(skuId)
    if (!product) return { code: 'ProductUnknown', skuId }
    return product.owned ? null : { code: 'ProductNotOwned', skuId }
  })
}

/** D7: who is asking is known to the book. */
function guestIsAllowed({ userType }: PersonFacts, change: Change, book: RuleBook): Refusal | null {
  return userType === 'Guest' && book.guestsNeedGlobalAdministrator && changesLicenses(change)
    ? { code: 'GuestNeedsGlobalAdministrator' }
    : null
}

/** D14: giving needs a location, from the person or from this change; taking back never does. */
function locationIsSet(person: PersonFacts, change: Change, { countries }: RuleBook): Refusal | null {
  const gives =
    change.add.length > 0 ||
    change.services.some(({ skuId, turnOn }) => turnOn.length > 0 && recordsOf(person.situation, skuId).some(isDirect))
  const usageLocation = change.usageLocation ?? person.usageLocation
  if (!gives) return null
  if (usageLocation === null) return { code: 'UsageLocationMissing' }
  return countries.has(usageLocation) ? null : { code: 'UsageLocationInvalid', usageLocation }
}

/** Only a direct licence can be taken back here; the other sources say where it is to be done (3.2, D15). */
function removedIsDirect({ situation }: PersonFacts, change: Change): Refusal | null {
  const left = groupsToLeave(situation, change)
  return firstOf(change.remove, (skuId) => {
    const records = recordsOf(situation, skuId)
    if (records.some((record) => isDirect(record) || left.includes(record.assignedByGroup ?? ''))) return null
    return refuseSource(skuId, records) ?? { code: 'LicenseNotAssigned', skuId }
  })
}

/**
 * Who lacks a product is left alone. Who has it from elsewhere is refused unless everything is as wished already:
 * a service that a group keeps on would else be reported as switched off.
 */
function servicesAreDirect({ situation }: PersonFacts, change: Change): Refusal | null {
  const takesBack = takesBackOf(change)
  return firstOf(change.services, ({ skuId, turnOn, turnOff }) => {
    const records = recordsOf(situation, skuId)
    const elsewhere = records.filter((record) => !isDirect(record) && isInForce(record))
    const isOn = (plan: Guid): boolean => elsewhere.some(({ disabledPlans }) => !disabledPlans.includes(plan))
    const staysOn = turnOff.some(isOn)
    const isAdded = change.add.some((add) => add.skuId === skuId)
    const willBeDirect = isAdded || (records.some(isDirect) && !takesBack(skuId))
    const staysOff = !willBeDirect && turnOn.some((plan) => !isOn(plan))
    return staysOn || staysOff ? refuseSource(skuId, elsewhere) : null
  })
}

/** Who is in a group by its rule cannot leave it by hand. */
function leftIsNotRuled({ situation }: PersonFacts, change: Change, { ruledGroups }: RuleBook): Refusal | null {
  const groupId = groupsToLeave(situation, change).find((id) => ruledGroups.has(id))
  return groupId === undefined ? null : { code: 'MembershipRuled', groupId }
}

/** Who is reached through a group inside another one would still be after leaving the outer one. */
function leftIsNotNested({ situation, nestedIn = [] }: PersonFacts, change: Change): Refusal | null {
  const groupId = groupsToLeave(situation, change).find((id) => nestedIn.includes(id))
  return groupId === undefined ? null : { code: 'MembershipNested', groupId }
}

function refuseSource(skuId: Guid, records: readonly LicenseRecord[]): Refusal | null {
  const groupIds = records.flatMap(({ assignedByGroup }) => assignedByGroup ?? [])
  if (groupIds.length > 0) return { code: 'LicenseInherited', skuId, groupIds }
  return records.length > 0 ? { code: 'SelfServiceOwned', skuId } : null
}

const recordsOf = (situation: readonly LicenseRecord[], skuId: Guid): readonly LicenseRecord[] =>
  situation.filter((record) => record.skuId === skuId)
