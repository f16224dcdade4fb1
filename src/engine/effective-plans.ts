// What a set of licence records amounts to: services that are on, licences as Graph shows them, seats.
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { AssignedLicense, LicenseAssignmentState, LicenseRecord, Situation } from '#model/license.ts'
import type { RuleBook } from './rule-book.ts'

/** Service plans that are on, each with the products that carry it. */
export type PlansInForce = ReadonlyMap<Guid, readonly Guid[]>

/** Given by an administrator to the person, from the central pool: the only records a direct change may touch (D15). */
export const isDirect = (record: LicenseRecord): boolean =>
  record.assignedByGroup === null && record.selfServicePoolId === null

/** Whether the person holds the licence, working or suspended; a record in Error is only a wish. */
export const isHeld = (record: LicenseRecord): boolean => record.state !== 'Error'

/** The pool in which a record takes its seat: the skuId for the central pool, else the self-service pool's id (D15). */
export const poolKeyOf = (record: LicenseRecord): string => record.selfServicePoolId ?? record.skuId

/** The services that are on: a plan is on when any record in force has it on. */
export function plansInForce(situation: Situation, book: RuleBook): PlansInForce {
  const carriers = new Map<Guid, Guid[]>()
  for (const record of situation) {
    if (!isInForce(record)) continue
    for (const { servicePlanId } of book.products.get(record.skuId)?.plans ?? []) {
      if (record.disabledPlans.includes(servicePlanId)) continue
      const skuIds = carriers.get(servicePlanId)
      if (!skuIds) carriers.set(servicePlanId, [record.skuId])
      else if (!skuIds.includes(record.skuId)) skuIds.push(record.skuId)
    }
  }
  return carriers
}

/** Service plans that the person holds in some product, and has on in none (D11). */
export function plansOnlyOff(situation: Situation, book: RuleBook): ReadonlySet<Guid> {
  const held = situation.filter(isHeld)
  const isOn = (plan: Guid): boolean =>
    held.some(
      ({ skuId, disabledPlans }) =>
        !disabledPlans.includes(plan) &&
        book.products.get(skuId)?.plans.some(({ servicePlanId }) => servicePlanId === plan),
    )
  return new Set(held.flatMap(({ disabledPlans }) => disabledPlans).filter((plan) => !isOn(plan)))
}

/** One row a product, as in Graph's assignedLicenses: a plan is off when every source has it off. */
export function assignedLicensesOf(situation: Situation): AssignedLicense[] {
  return [...groupRecords(situation.filter(isHeld), ({ skuId }) => skuId)].map(([skuId, records]) => ({
    skuId,
    disabledPlans: offInAll(records),
  }))
}

/**
 * Graph's licenseAssignmentStates: one row for each product and source. A self-service licence shows as direct (D15);
 * `lastUpdatedDateTime` is kept per person.
 */
export function licenseAssignmentStatesOf(situation: Situation, lastUpdatedDateTime: string): LicenseAssignmentState[] {
  const groups = groupRecords(situation, ({ skuId, assignedByGroup }) => `${skuId} ${assignedByGroup ?? ''}`)
  return [...groups.values()].map((records) => {
    const leading = records.find(isInForce) ?? (records[0] as LicenseRecord)
    const { skuId, assignedByGroup, state, error } = leading
    return { skuId, assignedByGroup, disabledPlans: offInAll(records), state, error, lastUpdatedDateTime }
  })
}

/** The pools in which a person is seated, each once whatever the number of records, with their products (D15). */
export function seatsOf(situation: Situation): ReadonlyMap<string, Guid> {
  return new Map(situation.filter(isInForce).map((record) => [poolKeyOf(record), record.skuId]))
}

function offInAll(records: readonly LicenseRecord[]): Guid[] {
  const [first, ...others] = records
  return (first?.disabledPlans ?? []).filter((plan) => others.every(({ disabledPlans }) => disabledPlans.includes(plan)))
}

function groupRecords(records: readonly LicenseRecord[], key: (record: LicenseRecord) => string): Map<string, LicenseRecord[]> {
  const groups = new Map<string, LicenseRecord[]>()
  for (const record of records) groups.set(key(record), [...(groups.get(key(record)) ?? []), record])
  return groups
}
