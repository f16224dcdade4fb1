import type { Situation } from '#model/license.ts'
import type { User } from '#model/user.ts'

/** What Graph shows of a situation: the catalogue's knowledge, lent to the store for filters on service plans. */
export type DescribeSituation = (situation: Situation) => Partial<Pick<User, 'assignedLicenses' | 'assignedPlans' | 'provisionedPlans'>>

/** Without a catalogue: enough for filters on products. */
export const describeProducts: DescribeSituation = (situation) => ({
  assignedLicenses: [...new Set(situation.map(({ skuId }) => skuId))].map((skuId) => ({ skuId, disabledPlans: [] })),
})
