// The tables of what people get for themselves, as Kysely sees them.
import type { Generated } from 'kysely'
import type { ClaimOutcome } from '#model/auto-claim-policy.ts'
import type { AskedOutcome, RequestState } from '#model/license-request.ts'
import type { SelfServicePolicy } from '#model/self-service.ts'

export interface ClaimTables {
  /** The empty skuId stands for every product without a policy of its own. */
  selfServicePolicies: { tenant: number; skuId: string; policy: SelfServicePolicy }
  licenseRequests: {
    pk: Generated<number>
    tenant: number
    id: string
    skuId: string
    requesterPk: number
    message: string
    createdDateTime: string
    state: RequestState
    completedDateTime: string | null
    completedByName: string | null
    answer: string | null
    operationId: string | null
  }
  licenseRequestPeople: { tenant: number; requestPk: number; userPk: number; outcome: AskedOutcome }
  autoClaimPolicies: { pk: Generated<number>; tenant: number; id: string; displayName: string; isEnabled: number; products: string; createdDateTime: string }
  autoClaims: { tenant: number; policyPk: number; userPk: number; claimedDateTime: string; skuId: string | null; outcome: ClaimOutcome; operationId: string | null }
}
