// A sign-in claims a licence, once a person: the first product of the policy with a free seat (domain.md 9.6).
import { keyOfPool } from '#engine/find-shortage.ts'
import { judge } from '#engine/judge-person.ts'
import type { ClaimOutcome } from '#model/auto-claim-policy.ts'
import { licetItself } from '#model/caller.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { AssignedLicense } from '#model/license.ts'
import { availableIn } from '#model/subscription.ts'
import { findClaim, listAutoClaimPolicies, noteClaim } from '#store/auto-claims.ts'
import type { PolicyRow } from '#store/auto-claims.ts'
import { readSituation } from '#store/situations.ts'
import { getUserRow } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import { lockPerson } from './lock-person.ts'
import { personFacts } from './person-facts.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { writePerson } from './write-person.ts'

/** Who has got something, or had it before, is done with; who found no seat tries again at the next sign-in. */
const DONE: ReadonlySet<ClaimOutcome> = new Set(['claimed', 'alreadyHeld'])

/** The policy in force; undefined while the setting or the policy is off. */
async function policyInForce({ db, tenant }: ReadingRoom): Promise<PolicyRow | undefined> {
  return tenant.settings['autoClaim'] === true ? (await listAutoClaimPolicies(db, tenant.pk)).find(({ isEnabled }) => isEnabled) : undefined
}

/** Guests and blocked people claim nothing. */
const mayClaim = ({ userType, accountEnabled }: Pick<UserRow, 'userType' | 'accountEnabled'>): boolean => userType !== 'Guest' && accountEnabled === true

/** Whether a sign-in of this person has something to claim; nearly always not, and cheap to know. */
export const hasClaim: Question<{ readonly user: string }, boolean> = async (room, _caller, { user }) => {
  const policy = await policyInForce(room)
  const row = policy && (await getUserRow(room.db, room.tenant.pk, user))
  if (policy === undefined || row === undefined || !mayClaim(row)) return false
  const earlier = await findClaim(room.db, room.tenant.pk, policy.pk, row.pk)
  return earlier === undefined || !DONE.has(earlier)
}

export interface ClaimResult {
  /** Null when there was nothing to claim: no policy, a guest, somebody who has claimed already. */
  readonly outcome: ClaimOutcome | null
  readonly skuId: Guid | null
  readonly operationId: Guid | null
}

const NOTHING: ClaimResult = { outcome: null, skuId: null, operationId: null }

type Locked = Awaited<ReturnType<typeof lockPerson>>

/** Gives the first product with a free seat; the rest of the policy is not asked when a rule stands against it. */
async function claimSeat(room: ActionRoom, { row, pools }: Locked, products: readonly AssignedLicense[]): Promise<ClaimResult & { readonly outcome: ClaimOutcome }> {
  const caller = licetItself(room.tenant.id)
  const before = personFacts(row, await readSituation(room.db, room.tenant.pk, row.situationId))
  const held = before.situation.find((one) => isInForce(one) && products.some(({ skuId }) => skuId === one.skuId))
  if (held !== undefined) return { ...NOTHING, outcome: 'alreadyHeld', skuId: held.skuId }
  const { book } = await rulesInForce(room, caller, pools)
  for (const { skuId, disabledPlans } of products) {
    const pool = pools.find((one) => keyOfPool(one) === skuId)
    if (pool === undefined || availableIn(pool) === 0) continue
    const verdict = judge(before, { ...NO_CHANGE, add: [{ skuId, disabledPlans, turnOn: [], toggles: 'merge' }] }, book)
    if (verdict.outcome === 'refused') return { ...NOTHING, outcome: 'refused' }
    const { operation } = await writePerson(room, caller, { row, pools, before, after: verdict.after, book }, { kind: 'autoClaim', added: [skuId] })
    return { outcome: 'claimed', skuId, operationId: operation.id }
  }
  return { ...NOTHING, outcome: 'noSeats' }
}

/** Claims what the policy gives to somebody who has just signed in, as an operation of Licet's own. Throws 404. */
export const claimAtSignIn: Action<{ readonly user: string }, ClaimResult> = async (room, caller, { user }) => {
  const { db, tenant, now } = room
  requireAccess(caller, 'assignLicense')
  const policy = await policyInForce(room)
  if (policy === undefined) return NOTHING
  const locked = await lockPerson(room, user)
  const earlier = await findClaim(db, tenant.pk, policy.pk, locked.row.pk)
  if (!mayClaim(locked.row) || (earlier !== undefined && DONE.has(earlier))) return NOTHING
  const result = await claimSeat(room, locked, policy.products)
  await noteClaim(db, tenant.pk, { policyPk: policy.pk, userPk: locked.row.pk, claimedDateTime: now.toISOString(), ...result })
  room.tell({ type: 'autoClaim', ids: [policy.id] })
  return result
}
