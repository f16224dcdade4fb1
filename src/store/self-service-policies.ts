// Which products a tenant's people may buy for themselves.
import type { Guid } from '#model/guid.ts'
import type { SelfServicePolicy } from '#model/self-service.ts'
import type { Db } from './database.ts'

/** The product that stands for every product without a policy of its own. */
const STANDARD = ''

export interface StoredPolicies {
  /** Null when the tenant has never said. */
  readonly standard: SelfServicePolicy | null
  readonly products: ReadonlyMap<Guid, SelfServicePolicy>
}

/** What a tenant has said. */
export async function readSelfServicePolicies(db: Db, tenant: number): Promise<StoredPolicies> {
  const rows = await db.query.selectFrom('selfServicePolicies').select(['skuId', 'policy']).where('tenant', '=', tenant).orderBy('skuId').execute()
  const all = new Map(rows.map(({ skuId, policy }) => [skuId, policy]))
  const standard = all.get(STANDARD) ?? null
  all.delete(STANDARD)
  return { standard, products: all }
}

/** Sets the policy of a product, or with null for the product the standard one; a null policy is taken away. */
export async function setSelfServicePolicy(db: Db, tenant: number, skuId: Guid | null, policy: SelfServicePolicy | null): Promise<void> {
  await db.query.deleteFrom('selfServicePolicies').where('tenant', '=', tenant).where('skuId', '=', skuId ?? STANDARD).execute()
  if (policy !== null) await db.query.insertInto('selfServicePolicies').values({ tenant, skuId: skuId ?? STANDARD, policy }).execute()
}
