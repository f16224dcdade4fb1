// What people buy for themselves: recorded without payment, in a pool of its own, with a seat for the purchaser.
import { flag, guid, readBody, record, wholeNumber } from '#engine/read-fields.ts'
import { graphErrorOf } from '#engine/graph-message.ts'
import { judgeAfter } from '#engine/judge-person.ts'
import type { Guid } from '#model/guid.ts'
import { canonicalSituation } from '#model/license.ts'
import { Problem } from '#model/problem.ts'
import type { SelfServicePurchase } from '#model/self-service.ts'
import { PLAIN_PURCHASE } from '#model/subscription.ts'
import type { Subscription } from '#model/subscription.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { listPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { insertSubscription, listSubscriptions } from '#store/subscriptions.ts'
import { getUserRows } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import { lockPerson } from './lock-person.ts'
import { rememberServices } from './new-services.ts'
import { personFacts } from './person-facts.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { policyOf } from './self-service-policies.ts'
import { wellFormed } from './well-formed.ts'
import { writePerson } from './write-person.ts'

async function purchaseRecords(room: ReadingRoom, subscriptions: readonly Subscription[]): Promise<SelfServicePurchase[]> {
  const { db, tenant, catalogue } = room
  const pools = new Map((await listPools(db, tenant.pk)).map((pool) => [pool.id, pool]))
  const owners = new Map((await getUserRows(db, tenant.pk, subscriptions.flatMap(({ ownerId }) => ownerId ?? []))).map((row) => [row.id, row]))
  return subscriptions.map(({ id, poolId, skuId, ownerId, isTrial, status, totalLicenses, createdDateTime, nextLifecycleDateTime, recurringBilling }) => {
    const product = catalogue.productById.get(skuId)
    const owner = owners.get(ownerId ?? '')
    return {
      id,
      poolId,
      skuId,
      skuPartNumber: product?.skuPartNumber ?? skuId,
      displayName: product?.displayName ?? skuId,
      purchaser: owner === undefined ? null : { id: owner.id, displayName: owner.displayName ?? owner.userPrincipalName, userPrincipalName: owner.userPrincipalName },
      isTrial,
      status,
      totalLicenses,
      consumed: pools.get(poolId)?.consumed ?? 0,
      createdDateTime,
      nextLifecycleDateTime,
      recurringBilling,
    }
  })
}

/** Everything that people have bought or tried for themselves, the oldest first; what has ended is told too. */
export const listSelfServicePurchases: Question<null, readonly SelfServicePurchase[]> = async (room) =>
  purchaseRecords(room, (await listSubscriptions(room.db, room.tenant.pk)).filter(({ ownerId }) => ownerId !== null))

const BODY = record({ skuId: guid, totalLicenses: wholeNumber(1, 25), isTrial: flag }, ['skuId'])

const refused = (code: 'notSoldToPeople' | 'selfServiceBlocked' | 'selfServiceTrialsOnly' | 'trialUsed' | 'guestsDoNotBuy', message: string): Problem =>
  new Problem({ status: 403, code, message, words: { key: `error.${code}`, arguments: {} } })

/** Throws 403 with the reason when this person may not buy or try this product. */
async function requirePolicy(room: ActionRoom, row: UserRow, skuId: Guid, isTrial: boolean): Promise<void> {
  if (row.userType === 'Guest') throw refused('guestsDoNotBuy', 'Guests do not buy for themselves here.')
  const policy = await policyOf(room, skuId)
  if (policy === null) throw refused('notSoldToPeople', 'This product is not sold to people directly.')
  if (policy === 'blocked') throw refused('selfServiceBlocked', 'The organization does not let people buy this product for themselves. Request a license instead.')
  if (policy === 'trialsOnly' && !isTrial) throw refused('selfServiceTrialsOnly', 'The organization lets people try this product, not buy it.')
  const earlier = (await listSubscriptions(room.db, room.tenant.pk)).some((one) => one.ownerId === row.id && one.skuId === skuId && one.isTrial)
  if (isTrial && earlier) throw refused('trialUsed', 'You have tried this product already.')
}

const aMonthAfter = (now: Date): string => {
  const next = new Date(now)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return next.toISOString()
}

/** Records what the caller buys or tries for themselves, and gives them a seat of it. Throws 400, and 403 with the reason. */
export const buyForSelf: Action<{ readonly body: unknown }, SelfServicePurchase> = async (room, caller, { body }) => {
  const { db, tenant, now } = room
  requireAccess(caller, 'askForSelf')
  const { skuId = '', totalLicenses = 1, isTrial = false } = wellFormed(readBody(body, BODY))
  const { row } = await lockPerson(room, caller.id)
  await requirePolicy(room, row, skuId, isTrial)
  const poolId = room.newId()
  const subscription: Subscription = {
    ...PLAIN_PURCHASE,
    termStartDateTime: now.toISOString(),
    id: room.newId(),
    commerceSubscriptionId: room.newId(),
    skuId,
    poolId,
    status: 'Enabled',
    totalLicenses,
    isTrial,
    createdDateTime: now.toISOString(),
    nextLifecycleDateTime: aMonthAfter(now),
    term: 'P1M',
    billingFrequency: 'P1M',
    accountType: 'MCA',
    // A trial without a card does not renew.
    recurringBilling: !isTrial,
    purchaseChannel: 'selfService',
    ownerId: row.id,
    price: null,
  }
  await insertSubscription(db, tenant.pk, subscription)
  await rememberServices(room, skuId)
  const pools = await listPools(db, tenant.pk)
  const { book } = await rulesInForce(room, caller, pools)
  const before = personFacts(row, await readSituation(db, tenant.pk, row.situationId))
  const seat = { skuId, assignedByGroup: null, selfServicePoolId: poolId, disabledPlans: [], state: 'Active', error: 'None' } as const
  const verdict = judgeAfter(before, { ...before, situation: canonicalSituation([...before.situation, seat]) }, book)
  if (verdict.outcome === 'refused') throw new Problem(graphErrorOf(verdict.refusal))
  const { operation } = await writePerson(room, caller, { row, pools, before, after: verdict.after, book }, { kind: 'buySelfService', added: [skuId] })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'subscription', objectId: subscription.id, before: null, after: subscription })
  room.tell({ type: 'subscription', ids: [subscription.id] })
  const [record] = await purchaseRecords(room, [subscription])
  return record!
}
