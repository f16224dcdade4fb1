// Why a person has a service, and why not (P22), with the groups that they are in.
import { explainService } from '#engine/explain-service.ts'
import type { ServiceExplanation } from '#engine/explain-service.ts'
import { isGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import { availableIn } from '#model/subscription.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import { keyOfPool, listPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { groupsOfPerson } from './crowd-of-one.ts'
import { personFacts } from './person-facts.ts'
import { priceList } from './price-list.ts'
import { seeUser } from './reach.ts'
import type { Question } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { wrongValue } from './wrong-value.ts'

export interface UserExplanation extends ServiceExplanation {
  /** The groups that paths and obstacles name. */
  readonly groups: readonly { readonly id: Guid; readonly displayName: string | null }[]
}

/** Every path of a service to a person, and every obstacle. Throws 404, and 400 for what is no service. */
export const explainUser: Question<{ readonly user: string; readonly servicePlanId: string }, UserExplanation> = async (room, caller, { user, servicePlanId }) => {
  const { db, tenant, catalogue } = room
  const row = await seeUser(room, caller, user, 'readLicenses')
  const id = servicePlanId.toLowerCase()
  if (!isGuid(id) || !catalogue.planById.has(id)) throw wrongValue('servicePlanId', servicePlanId, 'the id of a service plan')
  const pools = await listPools(db, tenant.pk)
  const { book } = await rulesInForce(room, caller, pools)
  const free = new Map(pools.map((pool) => [keyOfPool(pool), availableIn(pool)]))
  const situation = await readSituation(db, tenant.pk, row.situationId)
  const explanation = explainService(id, {
    person: personFacts(row, situation),
    groups: (await groupsOfPerson(room, row.pk, row.situationId)).map(({ id: groupId, assignedLicenses }) => ({ id: groupId, licenses: assignedLicenses })),
    book,
    ground: { tenantLocation: tenant.defaultUsageLocation, seats: new Set([...free].filter(([, seats]) => seats === 0).map(([poolKey]) => poolKey)) },
    freeSeats: free,
    prices: (await priceList(room, pools)).bySku,
  })
  const groupIds = new Set(situation.flatMap(({ assignedByGroup }) => assignedByGroup ?? []))
  const groups = (await getLicensingGroups(db, tenant.pk, [...groupIds])).map((group) => ({ id: group.id, displayName: group.displayName }))
  return { ...explanation, groups }
}
