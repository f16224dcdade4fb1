// A wish that names a profile or a colleague, with the licences put in their place.
import type { AddLicense, Change } from '#model/change.ts'
import type { AssignedLicense, Situation } from '#model/license.ts'
import { assignedLicensesOf } from './effective-plans.ts'

export interface NamedSets {
  /** What the profile gives. */
  readonly profile?: readonly AssignedLicense[]
  /** What the colleague has. */
  readonly copied?: Situation
}

/**
 * Puts what a profile and a colleague have into what a change gives; what it names itself goes before the profile, and
 * the profile before the colleague. Of the colleague it takes what Graph shows as assigned, from whatever source, but
 * what was bought by people for themselves (D15). Services off there are off here, the rest follows D11.
 */
export function resolveChange(change: Change, { profile = [], copied = [] }: NamedSets): Change {
  const central = copied.filter(({ selfServicePoolId }) => selfServicePoolId === null)
  return {
    ...change,
    profileId: null,
    copyFrom: null,
    add: [...profile, ...assignedLicensesOf(central)].reduce(addUnnamed, change.add),
  }
}

const addUnnamed = (add: readonly AddLicense[], { skuId, disabledPlans }: AssignedLicense): readonly AddLicense[] =>
  add.some((license) => license.skuId === skuId) ? add : [...add, { skuId, disabledPlans, turnOn: [], toggles: 'merge' }]
