// What a purchaser does with a purchase of their own: its seats, its people, its end (domain.md section 5). Each is done at
// once, by the rules that hold for any purchase.
import { changeSubscription } from '#engine/change-subscription.ts'
import { flag, listOf, oneOf, readBody, record, text, wholeNumber } from '#engine/read-fields.ts'
import { graphErrorOf } from '#engine/graph-message.ts'
import { judgeAfter } from '#engine/judge-person.ts'
import { alternativesTo, refuseSubscriptionChange } from '#engine/subscription-rules.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { canonicalSituation } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import type { MyPurchase, PurchaseVerb } from '#model/my-purchase.ts'
import type { OperationKind } from '#model/operation.ts'
import { notFound, Problem } from '#model/problem.ts'
import type { Subscription } from '#model/subscription.ts'
import { WHENS } from '#model/subscription-change.ts'
import type { SubscriptionChange } from '#model/subscription-change.ts'
import { lockPools, noteOverAssigned } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { listUserRows } from '#store/users.ts'
import { lockPerson } from './lock-person.ts'
import { personFacts } from './person-facts.ts'
import { refusedPurchase } from './refused-purchase.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { isWorkingPurchase, subscriptionGround } from './subscription-ground.ts'
import { readSubscriptions } from './subscription-records.ts'
import { wellFormed } from './well-formed.ts'
import { writePerson } from './write-person.ts'
import { writeSubscription } from './write-subscription.ts'
import { wrongValue } from './wrong-value.ts'

/** Seats of one purchase by self-service, and people at a time. */
const MOST_SEATS = 25
const MOST_PEOPLE = 20

async function purchasesOf(room: ReadingRoom, caller: Caller): Promise<MyPurchase[]> {
  const own = (await readSubscriptions(room, { purchaserId: caller.id })).filter(({ ownerId }) => ownerId === caller.id)
  const purchases: MyPurchase[] = []
  for (const { id, skuId, poolId, displayName, status, isTrial, totalLicenses, createdDateTime, nextLifecycleDateTime, recurringBilling, scheduled, windows, refusals } of own) {
    const { rows } = await listUserRows(room.db, room.tenant.pk, { seatedIn: poolId, top: MOST_SEATS })
    const people = rows.map((row) => ({ id: row.id, displayName: row.displayName ?? row.userPrincipalName, userPrincipalName: row.userPrincipalName }))
    purchases.push({ id, skuId, poolId, displayName, status, isTrial, totalLicenses, createdDateTime, nextLifecycleDateTime, recurringBilling, scheduled, windows, refusals, people })
  }
  return purchases
}

/** What the caller has bought or tried for themselves, the oldest first, with what may be done. Throws 403 for apps. */
export const listOwnPurchases: Question<null, readonly MyPurchase[]> = async (room, caller) => {
  requireAccess(caller, 'readSelf')
  return purchasesOf(room, caller)
}

const KINDS: Readonly<Record<'setSeats' | 'setRecurringBilling' | 'cancel', OperationKind>> = { setSeats: 'changeSeats', setRecurringBilling: 'changeRenewal', cancel: 'cancelSubscription' }

interface Work {
  readonly room: ActionRoom
  readonly caller: Caller
  readonly purchase: Subscription
  readonly body: unknown
}

/** Changes the purchase as its rules let it. Throws 422 with the reason, the date and what would do instead. */
async function changePurchase({ room, caller, purchase }: Work, change: Extract<SubscriptionChange, { verb: keyof typeof KINDS }>): Promise<void> {
  const { db, tenant, now, catalogue } = room
  const [pools, subscriptions] = [await lockPools(db, tenant.pk), await listSubscriptions(db, tenant.pk)]
  const ground = { ...subscriptionGround(purchase.skuId, pools.find(({ id }) => id === purchase.poolId), { subscriptions, catalogue, now }), isPurchaser: true }
  const refusal = refuseSubscriptionChange(purchase, change, ground)
  if (refusal !== null) {
    const others = alternativesTo(purchase, change, refusal, ground).filter((one) => refuseSubscriptionChange(purchase, one, ground) === null)
    throw refusedPurchase(refusal, catalogue.productById.get(purchase.skuId)?.displayName ?? purchase.skuId, others)
  }
  const steps = changeSubscription(purchase, change, now.toISOString(), { newId: room.newId, poolId: purchase.poolId })
  const kind = change.verb === 'setSeats' && change.when === 'atRenewal' ? 'changeRenewal' : KINDS[change.verb]
  await writeSubscription(room, caller, { kind, steps, subscriptions })
  await noteOverAssigned(db, tenant.pk, now.toISOString())
}

const isSeat = ({ poolId }: Subscription, { selfServicePoolId }: Situation[number]): boolean => selfServicePoolId === poolId

/** Gives people seats of the purchase, or takes them back, all of them or nobody. Throws 400, 404, and a rule's refusal. */
async function seatPeople({ room, caller, purchase, body }: Work, verb: 'assign' | 'unassign'): Promise<void> {
  const { users = [] } = wellFormed(readBody(body, record({ users: listOf(text) }, ['users'])))
  if (users.length === 0 || users.length > MOST_PEOPLE) throw wrongValue('users', users.length, `1 to ${MOST_PEOPLE} people`)
  const { skuId, poolId } = purchase
  if (verb === 'assign' && !isWorkingPurchase(purchase)) throw new Problem(graphErrorOf({ code: 'CountViolation', skuId }))
  for (const user of users) {
    const { row, pools } = await lockPerson(room, user)
    const before = personFacts(row, await readSituation(room.db, room.tenant.pk, row.situationId))
    const isSeated = before.situation.some((one) => isSeat(purchase, one))
    if (isSeated === (verb === 'assign')) continue
    const { book } = await rulesInForce(room, caller, pools)
    const seat = { skuId, assignedByGroup: null, selfServicePoolId: poolId, disabledPlans: [], state: 'Active', error: 'None' } as const
    const situation = verb === 'assign' ? canonicalSituation([...before.situation, seat]) : before.situation.filter((one) => !isSeat(purchase, one))
    const verdict = judgeAfter(before, { ...before, situation }, book)
    if (verdict.outcome === 'refused') throw new Problem(graphErrorOf(verdict.refusal))
    const facts = verb === 'assign' ? ({ kind: 'assignSelfService', added: [skuId] } as const) : ({ kind: 'unassignSelfService', removed: [skuId] } as const)
    await writePerson(room, caller, { row, pools, before, after: verdict.after, book }, facts)
  }
}

const VERBS: Readonly<Record<PurchaseVerb, (work: Work) => Promise<void>>> = {
  setSeats: (work) => {
    const { totalLicenses = 1, when = 'now' } = wellFormed(readBody(work.body, record({ totalLicenses: wholeNumber(1, MOST_SEATS), when: oneOf(WHENS) }, ['totalLicenses'])))
    return changePurchase(work, { verb: 'setSeats', id: work.purchase.id, totalLicenses, when })
  },
  setRecurringBilling: (work) => {
    const { on = false } = wellFormed(readBody(work.body, record({ on: flag }, ['on'])))
    return changePurchase(work, { verb: 'setRecurringBilling', id: work.purchase.id, on })
  },
  cancel: (work) => changePurchase(work, { verb: 'cancel', id: work.purchase.id, when: 'now' }),
  assign: (work) => seatPeople(work, 'assign'),
  unassign: (work) => seatPeople(work, 'unassign'),
}

const isVerb = (name: string): name is PurchaseVerb => Object.hasOwn(VERBS, name)

/** Does something with a purchase of the caller's own. Throws 400, 404 for anybody else's, 422 with the reason. */
export const manageOwnPurchase: Action<{ readonly id: Guid; readonly verb: string; readonly body: unknown }, MyPurchase> = async (room, caller, { id, verb, body }) => {
  requireAccess(caller, 'askForSelf')
  if (!isVerb(verb)) throw notFound(verb)
  await lockPools(room.db, room.tenant.pk)
  const purchase = (await listSubscriptions(room.db, room.tenant.pk)).find((one) => one.id === id && one.ownerId === caller.id)
  if (purchase === undefined) throw notFound(id)
  await VERBS[verb]({ room, caller, purchase, body })
  return (await purchasesOf(room, caller)).find((one) => one.id === id)!
}
