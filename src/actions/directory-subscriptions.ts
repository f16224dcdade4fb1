// Purchases, as Graph's companySubscription and as Licet's own, fuller record.
import { notFound } from '#model/problem.ts'
import type { Subscription } from '#model/subscription.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import type { Question, ReadingRoom } from './room.ts'
import { servicePlanInfos } from './subscribed-skus.ts'

const companySubscription = ({ catalogue }: ReadingRoom, one: Subscription): Record<string, unknown> => ({
  id: one.id,
  commerceSubscriptionId: one.commerceSubscriptionId,
  createdDateTime: one.createdDateTime,
  isTrial: one.isTrial,
  nextLifecycleDateTime: one.nextLifecycleDateTime,
  ownerId: one.ownerId,
  ownerTenantId: null,
  ownerType: one.ownerId === null ? null : 'User',
  skuId: one.skuId,
  skuPartNumber: catalogue.productById.get(one.skuId)?.skuPartNumber ?? one.skuId,
  status: one.status,
  totalLicenses: one.totalLicenses,
  serviceStatus: servicePlanInfos(catalogue, one.skuId),
})

/** Graph has no word for one that has not begun. */
const isToldByGraph = ({ status }: Subscription): boolean => status !== 'Scheduled'

/** Graph's directory/subscriptions. */
export const listCompanySubscriptions: Question<null, readonly Record<string, unknown>[]> = async (room) =>
  (await listSubscriptions(room.db, room.tenant.pk)).filter(isToldByGraph).map((one) => companySubscription(room, one))

/** One by its id or by its commerceSubscriptionId, which Graph's own example puts in the same place. */
export const getCompanySubscription: Question<{ readonly id: string }, Record<string, unknown>> = async (room, _caller, { id }) => {
  const wanted = id.toLowerCase()
  const all = (await listSubscriptions(room.db, room.tenant.pk)).filter(isToldByGraph)
  const found = all.find((one) => one.id === wanted || one.commerceSubscriptionId === wanted)
  if (found === undefined) throw notFound(id)
  return companySubscription(room, found)
}
