// A person's own licences: what they have and from where, what is switched off and by whom, what they may get (P21).
import { selfServiceProducts } from '#catalogue/self-service-products.ts'
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { LicenseRecord, Situation } from '#model/license.ts'
import type { MyLicense, MyLicenses, MyService, MySource, ObtainableProduct, Way } from '#model/my-licenses.ts'
import type { SelfServicePolicy } from '#model/self-service.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import { listPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { findUser } from './find-user.ts'
import { requestProcessOf } from './request-records.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { policyOf } from './self-service-policies.ts'

type GroupNames = ReadonlyMap<Guid, string>

const sourceOf = ({ assignedByGroup, selfServicePoolId }: LicenseRecord, groups: GroupNames): MySource => {
  if (assignedByGroup !== null) return { kind: 'group', name: groups.get(assignedByGroup) ?? null }
  return { kind: selfServicePoolId === null ? 'direct' : 'selfService', name: null }
}

/** The services of a product, on when any record in force has them on. */
function servicesOf({ catalogue }: ReadingRoom, skuId: Guid, inForce: readonly LicenseRecord[], groups: GroupNames): MyService[] {
  return (catalogue.productById.get(skuId)?.servicePlanIds ?? []).flatMap((servicePlanId) => {
    const plan = catalogue.planById.get(servicePlanId)
    if (plan?.appliesTo === 'Company') return []
    const isOn = inForce.some(({ disabledPlans }) => !disabledPlans.includes(servicePlanId))
    const offIn = isOn ? [] : inForce.flatMap(({ assignedByGroup }) => (assignedByGroup === null ? [] : (groups.get(assignedByGroup) ?? [])))
    return [{ servicePlanId, displayName: plan?.displayName ?? servicePlanId, family: plan?.family ?? 'other', isOn, offIn }]
  })
}

function licenseOf(room: ReadingRoom, skuId: Guid, records: readonly LicenseRecord[], groups: GroupNames): MyLicense {
  const product = room.catalogue.productById.get(skuId)
  const inForce = records.filter(isInForce)
  const troubled = inForce.find(({ error }) => error !== 'None') ?? (inForce.length === 0 ? records[0] : undefined)
  const state = inForce.length > 0 ? 'active' : records.some((one) => one.state === 'Disabled') ? 'suspended' : 'error'
  return {
    skuId,
    displayName: product?.displayName ?? skuId,
    family: product?.family ?? 'other',
    sources: records.map((one) => sourceOf(one, groups)),
    state,
    error: troubled?.error ?? 'None',
    services: servicesOf(room, skuId, inForce, groups),
  }
}

const OWN_WAYS: Readonly<Record<SelfServicePolicy, readonly Way[]>> = { allowed: ['buy', 'try'], trialsOnly: ['try'], blocked: [] }

/** What somebody may buy or try, and what they may ask for; a product is tried once. */
async function obtainableBy(room: ReadingRoom, userId: Guid, held: ReadonlySet<Guid>, mayAsk: boolean): Promise<ObtainableProduct[]> {
  const { db, tenant, catalogue } = room
  const tried = new Set((await listSubscriptions(db, tenant.pk)).flatMap(({ ownerId, isTrial, skuId }) => (ownerId === userId && isTrial ? skuId : [])))
  const owned = (await listPools(db, tenant.pk)).flatMap(({ ownerId, skuId }) => (ownerId === null ? skuId : []))
  const candidates = new Set([...owned, ...selfServiceProducts(catalogue).map(({ skuId }) => skuId)]).difference(held)
  const products: ObtainableProduct[] = []
  for (const skuId of candidates) {
    const product = catalogue.productById.get(skuId)
    if (product?.appliesTo !== 'User') continue
    const policy = await policyOf(room, skuId)
    const own = policy === null ? [] : OWN_WAYS[policy].filter((way) => way !== 'try' || !tried.has(skuId))
    const ways: readonly Way[] = own.length > 0 || policy === 'allowed' || policy === 'trialsOnly' ? own : mayAsk ? ['request'] : []
    if (ways.length > 0) products.push({ skuId, displayName: product.displayName, family: product.family, ways })
  }
  return products.sort((a, b) => (a.displayName < b.displayName ? -1 : 1))
}

async function groupNames({ db, tenant }: ReadingRoom, situation: Situation): Promise<GroupNames> {
  const ids = [...new Set(situation.flatMap(({ assignedByGroup }) => assignedByGroup ?? []))]
  const rows = ids.length === 0 ? [] : await getLicensingGroups(db, tenant.pk, ids)
  return new Map(rows.map(({ id, displayName }) => [id, displayName ?? id]))
}

/** The caller's own licences, and what they may get. Throws 403 for apps. */
export const readMyLicenses: Question<null, MyLicenses> = async (room, caller) => {
  requireAccess(caller, 'readSelf')
  const { db, tenant } = room
  const row = await findUser(db, tenant.pk, caller.id)
  const situation = await readSituation(db, tenant.pk, row.situationId)
  const groups = await groupNames(room, situation)
  const bySku = Map.groupBy(situation, ({ skuId }) => skuId)
  const licenses = [...bySku].map(([skuId, records]) => licenseOf(room, skuId, records, groups))
  const requestProcess = requestProcessOf(tenant)
  const isGuest = row.userType === 'Guest'
  const held = new Set(licenses.filter(({ state }) => state === 'active').map(({ skuId }) => skuId))
  return {
    licenses: licenses.sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
    obtainable: isGuest ? [] : await obtainableBy(room, row.id, held, requestProcess === null),
    requestProcess: isGuest ? null : requestProcess,
  }
}
