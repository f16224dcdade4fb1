import type { Guid } from '#model/guid.ts'
import type { Situation } from '#model/license.ts'
import type { User } from '#model/user.ts'

/** What is to be said of a situation: the catalogue's knowledge, lent to the store for filters on service plans. */
export type DescribeSituation = (
  situation: Situation,
) => Partial<Pick<User, 'assignedLicenses' | 'assignedPlans' | 'provisionedPlans'>> & {
  /** Its products that give no service that another does not give too. */
  readonly superfluous?: readonly Guid[]
}

/** Without a catalogue: enough for filters on products. */
export const describeProducts: DescribeSituation = (situation) => ({
  assignedLicenses: [...new Set(situation.map(({ skuId }) => skuId))].map((skuId) => ({ skuId, disabledPlans: [] })),
})
