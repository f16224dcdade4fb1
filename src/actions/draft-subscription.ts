// What a change of a purchase would do, exactly: to its seats, to the people of its pool, to the bill, and later.
import { buySubscription, changeSubscription } from '#engine/change-subscription.ts'
import type { NewPurchase, SubscriptionStep } from '#engine/change-subscription.ts'
import { editChange } from '#engine/edit-change.ts'
import { withEffects } from '#engine/judge-classes.ts'
import type { JudgedClass } from '#engine/judge-classes.ts'
import type { SubscriptionWarning } from '#engine/outcome-rules.ts'
import { sumPlan } from '#engine/plan-change.ts'
import type { PlannedRefusal } from '#engine/plan-change.ts'
import { withPool } from '#engine/pool-access.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import { costOfPurchases } from '#engine/subscription-cost.ts'
import { courseAhead } from '#engine/subscription-lifecycle.ts'
import { alternativesTo, refusePurchase, refuseSubscriptionChange } from '#engine/subscription-rules.ts'
import type { SubscriptionGround } from '#engine/subscription-rules.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { formatSituation } from '#model/license.ts'
import type { OperationKind } from '#model/operation.ts'
import { badRequest, notFound } from '#model/problem.ts'
import type { SubscriptionRefusal } from '#model/refusal.ts'
import type { Pool, Subscription } from '#model/subscription.ts'
import type { SubscriptionChange } from '#model/subscription-change.ts'
import { readObjectJournal } from '#store/object-journal.ts'
import { keyOfPool, listPools } from '#store/pools.ts'
import { listSituations } from '#store/situations.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { classesOf } from '#store/targets.ts'
import type { ClassRow } from '#store/targets.ts'
import type { PlanRequest } from './plan-request.ts'
import { findOperation } from './find-operation.ts'
import { accessOf } from './follow-pool.ts'
import { personFacts } from './person-facts.ts'
import type { DraftClass, PlanDraft } from './plan-draft.ts'
import { priceList } from './price-list.ts'
import { requireAccess } from './require-access.ts'
import type { ReadingRoom } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { seatsOfPurchases, subscriptionGround } from './subscription-ground.ts'
import { withSteps } from './write-subscription.ts'

/** What is known of a purchase, and of the one that is wished. */
interface Wish {
  readonly change: SubscriptionChange
  /** Null for one to be bought. */
  readonly subscription: Subscription | null
  readonly skuId: Guid
  readonly pool: Pool | undefined
  readonly ground: SubscriptionGround
}

type Restored = Partial<Pick<Subscription, 'recurringBilling' | 'scheduled'>>

function requireKnown({ catalogue }: ReadingRoom, skuId: Guid): void {
  if (!catalogue.productById.has(skuId)) throw badRequest(`The product ${skuId} does not exist.`, { words: { key: 'refusal.ProductUnknown', arguments: { product: skuId } } })
}

function readWish(room: ReadingRoom, change: SubscriptionChange, subscriptions: readonly Subscription[], pools: readonly Pool[]): Wish {
  const subscription = change.verb === 'buy' ? null : subscriptions.find(({ id }) => id === change.id)
  if (subscription === undefined) throw notFound('id' in change ? change.id : '')
  const skuId = change.verb === 'buy' ? change.skuId : subscription!.skuId
  requireKnown(room, skuId)
  if (change.verb === 'upgrade') requireKnown(room, change.toSkuId)
  const pool = subscription === null ? pools.find((one) => one.skuId === skuId && one.ownerId === null) : pools.find(({ id }) => id === subscription.poolId)
  return { change, subscription, skuId, pool, ground: subscriptionGround(skuId, pool, { ...room, subscriptions }) }
}

const refuse = ({ subscription, change, ground }: Wish): SubscriptionRefusal | null => {
  if (change.verb === 'buy') return refusePurchase(change, ground)
  return subscription === null ? null : refuseSubscriptionChange(subscription, change, ground)
}

const KINDS: Readonly<Record<SubscriptionChange['verb'], OperationKind>> = {
  buy: 'buySubscription',
  setSeats: 'changeSeats',
  setRecurringBilling: 'changeRenewal',
  cancel: 'cancelSubscription',
  reactivate: 'reactivateSubscription',
  changeTerm: 'changeRenewal',
  extendTrial: 'extendTrial',
  restoreRenewal: 'changeRenewal',
  upgrade: 'upgradeSubscription',
}

/** Only what takes effect at the renewal can be undone before it does. */
function kindOf(change: SubscriptionChange): OperationKind {
  if ('when' in change) return change.when === 'atRenewal' ? 'changeRenewal' : change.verb === 'changeTerm' ? 'changeSeats' : KINDS[change.verb]
  return KINDS[change.verb]
}

/** The renewal as it was before an operation. Throws 409 ChangedSince in words when it was changed again since. */
async function restoredBy({ db, tenant }: ReadingRoom, { change, subscription }: Wish): Promise<Restored> {
  if (change.verb !== 'restoreRenewal' || subscription === null) return {}
  const { pk } = await findOperation(db, tenant.pk, change.operationId)
  const note = (await readObjectJournal(db, tenant.pk, pk)).find(({ objectId }) => objectId === subscription.id)
  const [before, after] = [note?.before ?? {}, note?.after ?? {}] as [Restored, Restored]
  const names = ['recurringBilling', 'scheduled'] as const
  const isMoved = names.some((name) => name in after && JSON.stringify(after[name]) !== JSON.stringify(subscription[name]))
  if (isMoved) throw badRequest('The renewal was changed again since.', { status: 409, code: 'operationIsNotUndoable', words: { key: 'error.notUndoable', arguments: {} } })
  return Object.fromEntries(names.filter((name) => name in before).map((name) => [name, before[name]]))
}

/** Everyone in the pool whom its access moves, class by class. */
async function judgePool({ db, tenant }: ReadingRoom, { pool, skuId }: Wish, access: ReturnType<typeof accessOf>, book: RuleBook): Promise<{ judged: JudgedClass[]; rows: ClassRow[] }> {
  if (pool === undefined) return { judged: [], rows: [] }
  const { classes } = await classesOf(db, tenant.pk, { holdersOf: skuId })
  const situations = await listSituations(db, tenant.pk, new Set(classes.map(({ situationId }) => situationId)))
  const judged: JudgedClass[] = []
  const rows: ClassRow[] = []
  for (const row of classes) {
    const facts = personFacts(row, situations.get(row.situationId) ?? [])
    const situation = withPool(facts.situation, keyOfPool(pool), access)
    if (formatSituation(situation) === formatSituation(facts.situation)) continue
    judged.push(withEffects({ facts, count: row.count }, null, { outcome: 'changed', after: { ...facts, situation }, warnings: [] }, book))
    rows.push(row)
  }
  return { judged, rows }
}

const draftClass = ({ facts, verdict, effects }: JudgedClass, { count, pkSum, pkHash, ...key }: ClassRow): DraftClass => ({
  key,
  count,
  pkSum,
  pkHash,
  outcome: 'changed',
  before: facts.situation,
  after: verdict.outcome === 'refused' ? facts.situation : verdict.after.situation,
  usageLocation: facts.usageLocation,
  afterUsageLocation: facts.usageLocation,
  refusal: null,
  cutoffPk: null,
  cutoffRefusal: null,
  gained: effects.gained,
  lost: effects.lost,
})

const NOBODY: DraftClass[] = []
const NO_EFFECTS = { changed: 0, gained: [], lost: [], seats: [] }

/** The refusal with those alternatives that no rule refuses. */
function planRefusal(room: ReadingRoom, wish: Wish, refusal: SubscriptionRefusal, subscriptions: readonly Subscription[], pools: readonly Pool[]): PlannedRefusal {
  const ways = alternativesTo(wish.subscription, wish.change, refusal, wish.ground).filter((change) => refuse(readWish(room, change, subscriptions, pools)) === null)
  const fixes = ways.map((subscription, index) => ({
    id: `changeSubscription-1-${index + 1}`,
    refusal,
    edits: [{ kind: 'changeSubscription' as const, subscription, skuIds: [subscription.verb === 'buy' ? subscription.skuId : wish.skuId] }],
    effects: NO_EFFECTS,
  }))
  return { refusal, users: 0, fixes }
}

function stepsOf({ change, subscription, skuId, pool, ground }: Wish, newId: () => Guid, restored: Restored): SubscriptionStep[] {
  const purchase: NewPurchase = { newId, poolId: pool?.id ?? newId() }
  if (change.verb === 'buy') return [{ before: null, after: { ...buySubscription(change, ground.now, purchase), skuId } }]
  return changeSubscription(subscription!, change, ground.now, purchase, restored)
}

/** What follows later, or is left behind. */
function warningsOf({ change, subscription, skuId }: Wish, steps: readonly SubscriptionStep[], inPool: { before: readonly Subscription[]; after: readonly Subscription[] }, consumed: { before: number; after: number }): SubscriptionWarning[] {
  const of = (code: SubscriptionWarning['code'], count: number, fromDateTime: string | null): SubscriptionWarning => ({ code, skuId, count, fromDateTime })
  const { after } = steps[0]!
  const ahead = courseAhead(after)
  const others = inPool.after.filter(({ id }) => id !== after.id)
  const next = ahead[0]
  const warnings: SubscriptionWarning[] = []
  const seatsNow = seatsOfPurchases(inPool.after)
  const seatsLater = next === undefined ? seatsNow : seatsOfPurchases([...others, next.after])
  if (seatsNow > 0 && consumed.after > seatsNow) warnings.push(of('OverAssigned', consumed.after - seatsNow, null))
  else if (next !== undefined && seatsLater > 0 && seatsLater < seatsNow && consumed.after > seatsLater) warnings.push(of('OverAssigned', consumed.after - seatsLater, next.at))
  if (subscription?.scheduled && after.scheduled === null && change.verb !== 'restoreRenewal') warnings.push(of('ScheduledChangesDropped', 0, null))
  const lapse = ahead.find(({ after: then }) => accessOf([...others, then]) !== 'works')
  const wasToLapse = subscription !== null && courseAhead(subscription).some(({ after: then }) => accessOf([...others, then]) !== 'works')
  if (change.verb !== 'upgrade' && lapse !== undefined && !wasToLapse && accessOf(inPool.after) === 'works' && consumed.after > 0) warnings.push(of('PeopleSuspendedLater', consumed.after, lapse.at))
  if (steps.length > 1) warnings.push(of('NewSubscription', after.totalLicenses, after.nextLifecycleDateTime))
  return warnings
}

const NO_IDS = (): Guid => '00000000-0000-0000-0000-000000000000'

/** Drafts a change of a purchase. `newId` makes the ids of what is bought: only who carries it out needs them. Throws 403, 404. */
export async function draftSubscription(room: ReadingRoom, caller: Caller, request: PlanRequest & Pick<PlanDraft, 'undoOf'>, newId: () => Guid = NO_IDS): Promise<PlanDraft> {
  requireAccess(caller, 'manageBilling')
  const { db, tenant } = room
  const { target, mode, reason, basePlanId, fixes, undoOf } = request
  const change = fixes.flatMap(({ edits }) => edits).reduce(editChange, request.change)
  const [pools, subscriptions] = [await listPools(db, tenant.pk), await listSubscriptions(db, tenant.pk)]
  const wish = readWish(room, change.subscription!, subscriptions, pools)
  const { skuId, pool } = wish
  const rules = await rulesInForce(room, caller, pools)
  const prices = await priceList(room, pools.some((one) => one.skuId === skuId) ? pools : [...pools, { skuId } as Pool])
  const refusal = refuse(wish)
  const steps = refusal === null ? stepsOf(wish, newId, await restoredBy(room, wish)) : []
  const inPool = ({ poolId, skuId: sku, ownerId }: Subscription): boolean => (pool === undefined ? sku === skuId && ownerId === null : poolId === pool.id)
  const [before, after] = [subscriptions.filter(inPool), withSteps(subscriptions, steps).filter(inPool)]
  const access = accessOf(after)
  const moves = steps.length > 0 && access !== accessOf(before)
  const { judged, rows } = moves ? await judgePool(room, wish, access, rules.book) : { judged: [], rows: [] }
  const ground = { pools, subscriptions, book: rules.book, prices, defaultLocation: tenant.defaultUsageLocation, now: room.now.toISOString() }
  const { classes: _classes, shortage: _shortage, ...figures } = sumPlan(judged, ground)

  const poolKey = pool === undefined ? skuId : keyOfPool(pool)
  const [capacity, seats] = [seatsOfPurchases(before), seatsOfPurchases(after)]
  const was = pool?.consumed ?? 0
  const consumed = { before: was, after: was + judged.reduce((sum, { effects, count }) => sum + count * effects.seats.reduce((all, one) => all + (one.poolKey === poolKey ? one.delta : 0), 0), 0) }
  const ahead = steps.length === 0 ? [] : courseAhead(steps[0]!.after)
  const later = ahead[0] === undefined ? after : after.map((one) => (one.id === ahead[0]!.after.id ? ahead[0]!.after : one))
  const warnings = steps.length === 0 ? [] : warningsOf(wish, steps, { before, after }, consumed)
  return {
    target,
    change,
    mode,
    reason,
    basePlanId,
    undoOf,
    fixes: [],
    storeTarget: { holdersOf: skuId },
    classes: judged.length === 0 ? NOBODY : judged.map((one, index) => draftClass(one, rows[index]!)),
    purchase: { kind: kindOf(wish.change), of: wish.subscription, steps, ahead: ahead.map(({ kind, at, after: then }) => ({ kind, status: then.status, atDateTime: at })) },
    figures: {
      ...figures,
      seats: [
        {
          poolKey,
          skuId,
          before: { capacity, consumed: consumed.before, available: Math.max(0, capacity - consumed.before) },
          after: { capacity: seats, consumed: consumed.after, available: Math.max(0, seats - consumed.after) },
          short: 0,
        },
      ],
      cost: costOfPurchases({ skuId, before, after, later, laterDateTime: ahead[0]?.at ?? null, consumed }, prices),
      // The unit of such a plan is the purchase, of which there is one.
      ...(refusal !== null && { summary: { ...figures.summary, refused: 1 } }),
      refusals: refusal === null ? [] : [planRefusal(room, wish, refusal, subscriptions, pools)],
      warnings: [...figures.warnings, ...warnings.map((warning) => ({ warning, users: warning.count }))],
    },
    asOf: tenant.changeCounter,
    rulesKey: rules.key,
  }
}
