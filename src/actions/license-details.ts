import { assignedLicensesOf } from '#engine/effective-plans.ts'
import { readSituation } from '#store/situations.ts'
import { seeUser } from './reach.ts'
import type { Question } from './room.ts'
import { servicePlanInfos } from './subscribed-skus.ts'

/** Graph's id of a licence detail is opaque: here the person and the product, 16 bytes each, in URL-safe base64. */
const detailId = (userId: string, skuId: string): string =>
  btoa(String.fromCodePoint(...((userId + skuId).replaceAll('-', '').match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/** The products that one person has, with the state of each service. */
export const licenseDetails: Question<{ readonly user: string }, readonly Record<string, unknown>[]> = async (room, caller, { user }) => {
  const row = await seeUser(room, caller, user, 'readLicenses')
  return assignedLicensesOf(await readSituation(room.db, room.tenant.pk, row.situationId)).map(({ skuId, disabledPlans }) => ({
    id: detailId(row.id, skuId),
    skuId,
    skuPartNumber: room.catalogue.productById.get(skuId)?.skuPartNumber ?? skuId,
    servicePlans: servicePlanInfos(room.catalogue, skuId, new Set(disabledPlans)),
  }))
}
