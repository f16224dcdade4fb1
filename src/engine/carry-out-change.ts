// What a person would have after a change, were no rule against it.
import type { AddLicense, Change, ServiceChange } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { canonicalSituation, isInForce } from '#model/license.ts'
import type { LicenseRecord, Situation } from '#model/license.ts'
import { isDirect, plansInForce, plansOnlyOff } from './effective-plans.ts'
import type { Prohibition, RuleBook } from './rule-book.ts'

/** All that a rule may know of a person; people with equal facts get equal verdicts. */
export interface PersonFacts {
  readonly situation: Situation
  readonly usageLocation: string | null
  readonly userType: 'Member' | 'Guest'
  readonly accountEnabled: boolean
  /** The mail address that a first mailbox would give and that somebody else has; left out when there is none. */
  readonly addressInUse?: string
  /** Groups that reach the person through a group inside them, too or only: they are not left by leaving them (D6). */
  readonly nestedIn?: readonly Guid[]
}

/**
 * Carries out every part of a change at once (D13). Touches direct records of the central pool only, all those of groups
 * that the person leaves, and those of a self-service purchase that is taken over: what was on in it stays on.
 */
export function carryOutChange(person: PersonFacts, change: Change, book: RuleBook): PersonFacts {
  const added = new Map(change.add.map((add) => [add.skuId, add]))
  const takesBack = takesBackOf(change)
  const direct = person.situation.filter(isDirect)
  const left = groupsToLeave(person.situation, change)
  const takenOver = person.situation.filter((record) => isTakenOver(record, change))
  const others = person.situation.filter((record) => !isDirect(record) && !left.includes(record.assignedByGroup ?? '') && !takenOver.includes(record))
  const wereOn = [...plansInForce(takenOver, book).keys()]
  const onlyOff = plansOnlyOff(person.situation, book)

  const kept = direct.filter(({ skuId }) => !added.has(skuId) && !takesBack(skuId))
  const given = [...added.values()].map((add) => {
    const held = direct.find(({ skuId }) => skuId === add.skuId)
    const turnOn = [...add.turnOn, ...wereOn.filter((plan) => !add.disabledPlans.includes(plan))]
    return giveLicense({ ...add, turnOn }, held, productPlans(add.skuId, book).filter((plan) => onlyOff.has(plan)))
  })
  const services = new Map(change.services.map((service) => [service.skuId, service]))
  const mine = [...kept, ...given].map((record) => switchServices(record, services.get(record.skuId)))

  const usageLocation = change.usageLocation ?? person.usageLocation
  const situation = [...mine, ...others].map((record) =>
    judgeLocationAgain(record, usageLocation, usageLocation !== person.usageLocation, book),
  )
  return { ...person, usageLocation, situation: canonicalSituation(situation) }
}

const isTakenOver = ({ selfServicePoolId }: LicenseRecord, { takeControl }: Change): boolean =>
  takeControl !== null && selfServicePoolId === takeControl.poolId

/** Says of a product held directly whether a change takes it back; what is added at once stays (D13). */
export function takesBackOf({ add, remove, removeAll, replaceAll }: Change): (skuId: Guid) => boolean {
  return (skuId) =>
    remove.includes(skuId) || ((removeAll || replaceAll) && !add.some((license) => license.skuId === skuId))
}

/** The groups that a person leaves so that what a change takes back is gone for good; all that they give goes too. */
export function groupsToLeave(situation: Situation, change: Change): readonly Guid[] {
  const takesBack = takesBackOf(change)
  const left = situation.flatMap(({ skuId, assignedByGroup }) => (takesBack(skuId) ? (assignedByGroup ?? []) : []))
  return change.inherited === 'leaveGroups' ? [...new Set(left)] : []
}

/** The location rules that stand against a licence in a country. */
export function prohibitionsOf(record: LicenseRecord, country: string | null, book: RuleBook): readonly Prohibition[] {
  const isOn = (plan: Guid): boolean =>
    !record.disabledPlans.includes(plan) && productPlans(record.skuId, book).includes(plan)
  return book.prohibited.filter(
    (rule) =>
      rule.country === country &&
      (rule.servicePlanId === null ? rule.skuId === record.skuId : isOn(rule.servicePlanId)),
  )
}

const productPlans = (skuId: Guid, book: RuleBook): readonly Guid[] =>
  (book.products.get(skuId)?.plans ?? []).map(({ servicePlanId }) => servicePlanId)

/** Reset takes the list given, as Graph does; merge keeps off what was off, unless it is named (D11). */
function giveLicense(add: AddLicense, held: LicenseRecord | undefined, onlyOff: readonly Guid[]): LicenseRecord {
  const keptOff = add.toggles === 'reset' ? [] : [...(held?.disabledPlans ?? []), ...onlyOff]
  return {
    skuId: add.skuId,
    assignedByGroup: null,
    selfServicePoolId: null,
    disabledPlans: [...keptOff.filter((plan) => !add.turnOn.includes(plan)), ...add.disabledPlans],
    ...(held && staysAsItIs(held) ? { state: held.state, error: held.error } : { state: 'Active', error: 'None' }),
  }
}

/** Giving again clears an error, but not what pool (D18) or location (D14) keep as it is. */
const staysAsItIs = ({ state, error }: LicenseRecord): boolean =>
  state === 'Disabled' || error === 'ProhibitedInUsageLocationViolation'

function switchServices(record: LicenseRecord, service: ServiceChange | undefined): LicenseRecord {
  if (!service) return record
  const off = [...record.disabledPlans, ...service.turnOff].filter((plan) => !service.turnOn.includes(plan))
  return { ...record, disabledPlans: off }
}

/** A new location puts held licences that are prohibited there in error, still in force; a good one heals them (D14). */
function judgeLocationAgain(record: LicenseRecord, country: string | null, moved: boolean, book: RuleBook): LicenseRecord {
  const prohibited = prohibitionsOf(record, country, book).length > 0
  if (moved && prohibited && record.state === 'Active')
    return { ...record, state: 'ActiveWithError', error: 'ProhibitedInUsageLocationViolation' }
  if (!prohibited && isInForce(record) && record.error === 'ProhibitedInUsageLocationViolation')
    return { ...record, state: 'Active', error: 'None' }
  return record
}
