// Policies by which people get licences at their first sign-in, and what became of each sign-in.
import type { AutoClaim, AutoClaimPolicy, ClaimOutcome } from '#model/auto-claim-policy.ts'
import type { AssignedLicense } from '#model/license.ts'
import type { Db } from './database.ts'

export interface PolicyRow extends AutoClaimPolicy {
  readonly pk: number
}

/** A tenant's policies, the oldest first. */
export async function listAutoClaimPolicies(db: Db, tenant: number): Promise<PolicyRow[]> {
  const rows = await db.query.selectFrom('autoClaimPolicies').select(['pk', 'id', 'displayName', 'isEnabled', 'products', 'createdDateTime']).where('tenant', '=', tenant).orderBy('pk').execute()
  return rows.map(({ isEnabled, products, ...row }) => ({ ...row, isEnabled: isEnabled === 1, products: JSON.parse(products) as AssignedLicense[] }))
}

const encode = ({ displayName, isEnabled, products }: Pick<AutoClaimPolicy, 'displayName' | 'isEnabled' | 'products'>) => ({ displayName, isEnabled: Number(isEnabled), products: JSON.stringify(products) })

/** Keeps a new policy. */
export async function insertAutoClaimPolicy(db: Db, tenant: number, policy: AutoClaimPolicy): Promise<void> {
  await db.query.insertInto('autoClaimPolicies').values({ ...encode(policy), tenant, id: policy.id, createdDateTime: policy.createdDateTime }).execute()
}

/** Replaces what a policy says. */
export async function updateAutoClaimPolicy(db: Db, tenant: number, policy: AutoClaimPolicy): Promise<void> {
  await db.query.updateTable('autoClaimPolicies').set(encode(policy)).where('tenant', '=', tenant).where('id', '=', policy.id).execute()
}

/** Takes a policy away with the record of its sign-ins; what people got stays theirs. */
export async function deleteAutoClaimPolicy(db: Db, tenant: number, pk: number): Promise<void> {
  await db.query.deleteFrom('autoClaims').where('tenant', '=', tenant).where('policyPk', '=', pk).execute()
  await db.query.deleteFrom('autoClaimPolicies').where('tenant', '=', tenant).where('pk', '=', pk).execute()
}

/** What became of a person's sign-in under a policy; undefined before the first. */
export async function findClaim(db: Db, tenant: number, policyPk: number, userPk: number): Promise<ClaimOutcome | undefined> {
  const row = await db.query.selectFrom('autoClaims').select('outcome').where('tenant', '=', tenant).where('policyPk', '=', policyPk).where('userPk', '=', userPk).executeTakeFirst()
  return row?.outcome
}

export interface NewClaim extends Pick<AutoClaim, 'claimedDateTime' | 'skuId' | 'outcome' | 'operationId'> {
  readonly policyPk: number
  readonly userPk: number
}

/** Notes what became of a sign-in, in place of what was noted before. */
export async function noteClaim(db: Db, tenant: number, claim: NewClaim): Promise<void> {
  const { claimedDateTime, skuId, outcome, operationId } = claim
  await db.query.insertInto('autoClaims').values({ ...claim, tenant }).onConflict((conflict) => conflict.columns(['policyPk', 'userPk']).doUpdateSet({ claimedDateTime, skuId, outcome, operationId })).execute()
}

/** What became of sign-ins since an instant, the newest first. */
export async function listClaims(db: Db, tenant: number, policyPk: number, since: string, top: number): Promise<AutoClaim[]> {
  const rows = await db.query
    .selectFrom('autoClaims as c')
    .innerJoin('users as u', 'u.pk', 'c.userPk')
    .select(['u.id', 'u.displayName', 'u.userPrincipalName', 'c.claimedDateTime', 'c.skuId', 'c.outcome', 'c.operationId'])
    .where('c.tenant', '=', tenant)
    .where('c.policyPk', '=', policyPk)
    .where('c.claimedDateTime', '>=', since)
    .orderBy('c.claimedDateTime', 'desc')
    .orderBy('c.userPk')
    .limit(top)
    .execute()
  return rows.map(({ id, displayName, userPrincipalName, ...claim }) => ({ ...claim, user: { id, displayName: String(displayName ?? userPrincipalName), userPrincipalName: String(userPrincipalName) } }))
}

/** How many sign-ins since an instant ended in which way. */
export async function countClaims(db: Db, tenant: number, policyPk: number, since: string): Promise<ReadonlyMap<ClaimOutcome, number>> {
  const rows = await db.query
    .selectFrom('autoClaims')
    .select(({ fn }) => ['outcome', fn.countAll<number>().as('count')])
    .where('tenant', '=', tenant)
    .where('policyPk', '=', policyPk)
    .where('claimedDateTime', '>=', since)
    .groupBy('outcome')
    .execute()
  return new Map(rows.map(({ outcome, count }): [ClaimOutcome, number] => [outcome, Number(count)]))
}
