// What people may buy for themselves: a policy for each product that is sold to people, and one for all others to come.
import { guid, listOf, oneOf, readBody, record } from '#engine/read-fields.ts'
import { selfServiceProducts } from '#catalogue/self-service-products.ts'
import type { Guid } from '#model/guid.ts'
import { SELF_SERVICE_POLICIES } from '#model/self-service.ts'
import type { SelfServicePolicies, SelfServicePolicy } from '#model/self-service.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { readSelfServicePolicies as readStored, setSelfServicePolicy } from '#store/self-service-policies.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

/** Before a tenant says otherwise, people may buy: so it is at Microsoft (domain.md section 5). */
const STANDARD: SelfServicePolicy = 'allowed'

/** Every product that is sold to people, with what the tenant lets them do. */
export const readSelfServicePolicies: Question<null, SelfServicePolicies> = async ({ db, tenant, catalogue }) => {
  const stored = await readStored(db, tenant.pk)
  const standard = stored.standard ?? STANDARD
  const products = selfServiceProducts(catalogue).map(({ skuId, skuPartNumber, displayName }) => {
    const own = stored.products.get(skuId)
    return { skuId, skuPartNumber, displayName, policy: own ?? standard, isOwn: own !== undefined }
  })
  return { standard, products }
}

/** What people may do about a product; null for one that is not sold to them at all. */
export async function policyOf(room: ReadingRoom, skuId: Guid): Promise<SelfServicePolicy | null> {
  const { standard, products } = await readStored(room.db, room.tenant.pk)
  const isSold = selfServiceProducts(room.catalogue).some((product) => product.skuId === skuId)
  return isSold ? (products.get(skuId) ?? standard ?? STANDARD) : null
}

const policy = oneOf(SELF_SERVICE_POLICIES)
const BODY = record({ standard: policy, products: listOf(record({ skuId: guid, policy }, ['skuId'])) })

/** Sets some policies; a product without one follows the standard. What was bought before stays. Throws 400. */
export const changeSelfServicePolicies: Action<{ readonly body: unknown }, SelfServicePolicies> = async (room, caller, { body }) => {
  const { db, tenant, catalogue } = room
  requireAccess(caller, 'manageSelfService')
  const { standard, products = [] } = wellFormed(readBody(body, BODY))
  const sold = selfServiceProducts(catalogue)
  const stranger = products.find(({ skuId }) => !sold.some((product) => product.skuId === skuId))
  if (stranger !== undefined) throw wrongValue('products.skuId', stranger.skuId, 'a product that is sold to people directly')
  const before = await readSelfServicePolicies(room, caller, null)
  if (standard !== undefined) await setSelfServicePolicy(db, tenant.pk, null, standard)
  for (const one of products) await setSelfServicePolicy(db, tenant.pk, one.skuId ?? '', one.policy ?? null)
  const after = await readSelfServicePolicies(room, caller, null)
  const operation = await recordOperation(room, caller, { kind: 'changeSettings', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'selfServicePolicies', objectId: tenant.id, before: movedOf(before, after), after: movedOf(after, before) })
  room.tell({ type: 'settings', ids: [] })
  return after
}

/** What of a state is not so in another, by part number. */
function movedOf({ standard, products }: SelfServicePolicies, other: SelfServicePolicies): Record<string, string> {
  const moved = products.filter((one, index) => one.isOwn !== other.products[index]?.isOwn || (one.isOwn && one.policy !== other.products[index]?.policy))
  return {
    ...(standard === other.standard ? {} : { standard }),
    ...Object.fromEntries(moved.map((one) => [one.skuPartNumber, one.isOwn ? one.policy : 'standard'])),
  }
}
