// Everyone from one product to another at once: the rules of the purchase, then its people and the groups that give it
// (domain.md 6.3, S12). What is missing of the other product is bought in the same plan.
import { buySubscription, purchaseForMove } from '#engine/change-subscription.ts'
import type { SubscriptionStep } from '#engine/change-subscription.ts'
import type { SubscriptionWarning } from '#engine/outcome-rules.ts'
import type { PlannedRefusal } from '#engine/plan-change.ts'
import type { PlannedSeats } from '#engine/plan-seats.ts'
import { moneyTotal } from '#engine/pool-price.ts'
import { costOfPurchases } from '#engine/subscription-cost.ts'
import { refusePurchase } from '#engine/subscription-rules.ts'
import type { Caller } from '#model/caller.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { denied } from '#model/problem.ts'
import { capacityOf } from '#model/subscription.ts'
import type { Pool, Subscription } from '#model/subscription.ts'
import type { UpgradeChange } from '#model/subscription-change.ts'
import { listLicensedGroups } from '#store/group-changes.ts'
import { listPools } from '#store/pools.ts'
import { listSituations, situationsWith } from '#store/situations.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { classesOf } from '#store/targets.ts'
import { draftGroupWork, requireGroupAccess } from './draft-group-work.ts'
import { draftSubscription } from './draft-subscription.ts'
import { targetPrint } from './fingerprint.ts'
import type { PlanDraft } from './plan-draft.ts'
import type { PlanRequest } from './plan-request.ts'
import { priceList } from './price-list.ts'
import { requireAccess } from './require-access.ts'
import type { ReadingRoom } from './room.ts'
import { rulesOfPlans } from './rule-book-of.ts'
import { subscriptionGround } from './subscription-ground.ts'
import { withBought } from './to-be-bought.ts'
import type { ToBeBought } from './to-be-bought.ts'

type DraftPeople = (room: ReadingRoom, caller: Caller, request: PlanRequest) => Promise<PlanDraft>

const isCentral = (sku: Guid) => ({ skuId, ownerId }: Pick<Pool, 'skuId' | 'ownerId'>): boolean => skuId === sku && ownerId === null

/** The situations in which somebody has a product for themselves, from the organisation. */
async function situationsOfOwn({ db, tenant }: ReadingRoom, skuId: Guid): Promise<number[]> {
  const situations = await listSituations(db, tenant.pk, new Set(await situationsWith(db, tenant.pk, { skuId })))
  return [...situations].flatMap(([id, situation]) => (situation.some((one) => one.skuId === skuId && one.assignedByGroup === null && one.selfServicePoolId === null) ? [id] : []))
}

/** The move of people and groups, while some seats of the other product are bought with it. */
async function draftMove(room: ReadingRoom, caller: Caller, request: PlanRequest, change: Change, toBeBought: ToBeBought, draftPeople: DraftPeople): Promise<PlanDraft> {
  const { db, tenant } = room
  const skuId = change.remove[0]!
  const target = { seatedIn: skuId }
  const groupIds = (await listLicensedGroups(db, tenant.pk)).flatMap(({ id, assignedLicenses }) => (assignedLicenses.some((one) => one.skuId === skuId) ? [id] : []))
  if (groupIds.length === 0) return draftPeople(room, caller, { ...request, target, change, mode: 'allOrNothing', toBeBought })
  requireGroupAccess(caller, change)
  const pools = withBought(await listPools(db, tenant.pk), toBeBought)
  const rules = await rulesOfPlans(room, caller, pools)
  const own = { situationIds: await situationsOfOwn(room, skuId), change }
  const { work, figures, maxVersion } = await draftGroupWork(room, { groupIds, change, strict: true, fixes: request.fixes, own }, rules, pools)
  const { classes } = await classesOf(db, tenant.pk, target)
  const { reason, basePlanId, fixes } = request
  return {
    target, change, mode: 'allOrNothing', reason, basePlanId, fixes, undoOf: null, onMemberError: 'refuse', storeTarget: target, classes: [],
    groupWork: { ...work, target: targetPrint(classes) }, figures, asOf: Math.max(maxVersion, tenant.changeCounter), rulesKey: rules.key,
  }
}

/** As many seats of the other product as its pool lacks for everyone, at least one where the organisation has none. */
function missingOf({ figures }: PlanDraft, pool: Pool | undefined, skuId: Guid): number {
  const { consumed = pool?.consumed ?? 0 } = figures.seats.find(({ poolKey }) => poolKey === skuId)?.after ?? {}
  const isOwned = pool !== undefined && pool.subscriptionIds.length > 0
  return Math.max(isOwned ? 0 : 1, consumed - (pool === undefined ? 0 : capacityOf(pool.units)))
}

/** The rule against buying what is missing, with the products that may be bought instead. */
function refuseBuying(room: ReadingRoom, change: UpgradeChange, moved: Subscription, bought: ToBeBought, { pools, subscriptions }: { pools: readonly Pool[]; subscriptions: readonly Subscription[] }): PlannedRefusal | null {
  if (bought.seats === 0) return null
  const ground = subscriptionGround(bought.skuId, pools.find(isCentral(bought.skuId)), { ...room, subscriptions })
  const refusal = refusePurchase({ ...purchaseForMove(moved, bought.skuId, bought.seats), verb: 'buy' }, ground)
  if (refusal === null) return null
  const fixes = ground.enterprise.map((toSkuId, index) => ({
    id: `changeSubscription-1-${index + 1}`,
    refusal,
    edits: [{ kind: 'changeSubscription' as const, subscription: { ...change, toSkuId }, skuIds: [toSkuId] }],
    effects: { changed: 0, gained: [], lost: [], seats: [] },
  }))
  return { refusal, users: 0, fixes }
}

const NO_ID = (): Guid => '00000000-0000-0000-0000-000000000000'

/** Seats as the purchases leave them: those of the old one go with it, the new ones stand in their pool. */
function seatsAfter(rows: readonly PlannedSeats[], old: PlannedSeats, bought: ToBeBought, pool: Pool | undefined): PlannedSeats[] {
  const all = rows.some(({ poolKey }) => poolKey === old.poolKey) ? rows : [...rows, old]
  return all.map((row) => {
    if (row.poolKey === old.poolKey) return { ...row, before: old.before, after: { ...old.after, consumed: row.after.consumed } }
    if (row.poolKey !== bought.skuId) return row
    const [was, consumed] = [pool === undefined ? 0 : capacityOf(pool.units), row.before.consumed]
    const capacity = was + bought.seats
    return { ...row, before: { capacity: was, consumed, available: Math.max(0, was - consumed) }, after: { ...(bought.seats > 0 && { capacity }), consumed: row.after.consumed, available: Math.max(0, capacity - row.after.consumed) } }
  })
}

const upgradeOf = (request: PlanRequest, wished: UpgradeChange): UpgradeChange =>
  request.fixes.flatMap(({ edits }) => edits).reduce((last, edit) => (edit.kind === 'changeSubscription' && edit.subscription.verb === 'upgrade' ? edit.subscription : last), wished)

/**
 * Drafts the move of all holders, with what was off left off (D11), of the groups that give the product, and the end of
 * the purchase: all of them or nobody. Throws 403 for whoever may not license everybody, 404.
 */
export async function draftUpgrade(room: ReadingRoom, caller: Caller, request: PlanRequest, wished: UpgradeChange, draftPeople: DraftPeople): Promise<PlanDraft> {
  if (requireAccess(caller, 'assignLicense') !== null) throw denied()
  const { db, tenant } = room
  const subscription = upgradeOf(request, wished)
  const { toSkuId } = subscription
  const ended = await draftSubscription(room, caller, { ...request, change: { ...NO_CHANGE, subscription }, fixes: [], undoOf: null })
  const [[step] = [], [old]] = [ended.purchase?.steps, ended.figures.seats]
  if (ended.purchase === undefined || !step?.before || old === undefined) return ended
  const [pools, subscriptions] = [await listPools(db, tenant.pk), await listSubscriptions(db, tenant.pk)]
  const pool = pools.find(isCentral(toSkuId))
  const { skuId } = step.after
  const change: Change = { ...NO_CHANGE, add: [{ skuId: toSkuId, disabledPlans: [], turnOn: [], toggles: 'merge' }], remove: [skuId] }
  // Enough for everyone, to see how many it takes.
  const people = await draftMove(room, caller, request, change, { skuId: toSkuId, seats: subscription.totalLicenses ?? old.before.consumed + 1 }, draftPeople)
  const bought: ToBeBought = { skuId: toSkuId, seats: subscription.totalLicenses ?? missingOf(people, pool, toSkuId) }
  const refused = refuseBuying(room, subscription, step.before, bought, { pools, subscriptions })
  if (refused !== null) return { ...ended, purchase: { ...ended.purchase, steps: [] }, figures: { ...ended.figures, summary: { ...ended.figures.summary, refused: 1 }, refusals: [refused] } }

  const steps: SubscriptionStep[] = bought.seats === 0 ? [step] : [step, { before: null, after: buySubscription(purchaseForMove(step.before, toSkuId, bought.seats), room.now.toISOString(), { newId: NO_ID, poolId: pool?.id ?? NO_ID() }) }]
  return {
    ...people,
    change: { ...people.change, subscription },
    purchase: { ...ended.purchase, steps: people.figures.refusals.length > 0 ? [] : steps },
    figures: {
      ...people.figures,
      seats: seatsAfter(people.figures.seats, old, bought, pool),
      cost: { ...people.figures.cost, bill: await billOf(room, [people, ended], steps, subscriptions, pool), savingPossible: { amount: 0, fromDate: null } },
      warnings: [...people.figures.warnings, ...ended.figures.warnings.filter(({ warning }) => warning.code === 'ScheduledChangesDropped'), ...warningsOf(skuId, steps, pools)],
    },
  }
}

/** The bill a month of both products: without the old purchase, and with what is bought. */
async function billOf(room: ReadingRoom, [people, ended]: readonly [PlanDraft, PlanDraft], steps: readonly SubscriptionStep[], subscriptions: readonly Subscription[], pool: Pool | undefined): Promise<{ before: number; after: number }> {
  const old = ended.figures.cost.bill
  const isTold = people.figures.seats.some(({ poolKey }) => poolKey === ended.figures.seats[0]?.poolKey)
  const before = moneyTotal([people.figures.cost.bill.before, isTold ? 0 : old.before])
  const made = steps.find((one) => one.before === null)?.after
  if (made === undefined) return { before, after: moneyTotal([before, old.after, -old.before]) }
  const was = subscriptions.filter(({ poolId }) => poolId === pool?.id)
  const after = [...was, made]
  const { bill } = costOfPurchases({ skuId: made.skuId, before: was, after, later: after, laterDateTime: null, consumed: { before: 0, after: 0 } }, await priceList(room, [made]))
  return { before, after: moneyTotal([before, old.after, -old.before, bill.after, -bill.before]) }
}

/** What is bought, and who stays because they got the product from somebody else's purchase. */
function warningsOf(skuId: Guid, steps: readonly SubscriptionStep[], pools: readonly Pool[]): { warning: SubscriptionWarning; users: number }[] {
  const made = steps.find(({ before }) => before === null)?.after
  const left = pools.filter((pool) => pool.skuId === skuId && pool.ownerId !== null).reduce((sum, { consumed }) => sum + consumed, 0)
  const warnings: SubscriptionWarning[] = []
  if (made !== undefined) warnings.push({ code: 'NewSubscription', skuId: made.skuId, count: made.totalLicenses, fromDateTime: made.nextLifecycleDateTime })
  if (left > 0) warnings.push({ code: 'SelfServiceLeftOut', skuId, count: left, fromDateTime: null })
  return warnings.map((warning) => ({ warning, users: warning.count }))
}
