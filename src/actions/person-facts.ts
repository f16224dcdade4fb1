import type { PersonFacts } from '#engine/carry-out-change.ts'
import type { Situation } from '#model/license.ts'

interface StoredFacts {
  readonly usageLocation: string | null
  readonly userType: string | null
  readonly accountEnabled: boolean | null
  readonly takenAddress: string | null
}

/** What a judgement looks at, from what is stored. */
export const personFacts = ({ usageLocation, userType, accountEnabled, takenAddress }: StoredFacts, situation: Situation): PersonFacts => ({
  situation,
  usageLocation,
  userType: userType === 'Guest' ? 'Guest' : 'Member',
  accountEnabled: accountEnabled === true,
  ...(takenAddress !== null && { addressInUse: takenAddress }),
})
