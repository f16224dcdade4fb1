// Whether a plan still stands: the same people in the same situations, under the same rules, with the seats it needs.
import { keyOfPool } from '#engine/find-shortage.ts'
import { formatRefusal } from '#engine/judge-classes.ts'
import type { JudgedClass } from '#engine/judge-classes.ts'
import type { Caller } from '#model/caller.ts'
import { accountChangeOf } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { formatSituation } from '#model/license.ts'
import { Problem } from '#model/problem.ts'
import { availableIn } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import { crowdClasses, listCrowdChangedSince } from '#store/crowds.ts'
import type { CrowdClass } from '#store/crowds.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import { journalClasses } from '#store/journal.ts'
import { listChangedSince, listUndoChangedSince } from '#store/plan-people.ts'
import { lockChange } from '#store/standing.ts'
import { classesOf } from '#store/targets.ts'
import { findOperation } from './find-operation.ts'
import { fingerprint, targetPrint } from './fingerprint.ts'
import { reachText, readGroupsInUse } from './licensed-groups.ts'
import { judgeKeys } from './judge-keys.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ReadingRoom } from './room.ts'
import { rulesOfPlans } from './rule-book-of.ts'
import type { RulesInForce } from './rule-book-of.ts'
import { boughtBy, withBought } from './to-be-bought.ts'

/** Something that moved since a plan was computed. */
export type Moved =
  | { readonly what: 'person'; readonly id: string; readonly displayName: string }
  | { readonly what: 'people' }
  | { readonly what: 'purchase'; readonly id: Guid }
  | { readonly what: 'group'; readonly id: string; readonly displayName: string }
  | { readonly what: 'rules' }
  | { readonly what: 'seats'; readonly skuId: string; readonly needed: number; readonly available: number }

interface People {
  readonly fingerprint: string
  readonly maxVersion: number
  /** Those whose facts changed after a version, the latest first. */
  readonly changedSince: (version: number, top: number) => Promise<readonly { readonly id: Guid; readonly displayName: string | null; readonly userPrincipalName: string }[]>
}

async function currentPeople({ db, tenant }: ReadingRoom, { undoOf, storeTarget, groupWork, change }: StoredPlan): Promise<People> {
  if (groupWork !== undefined) {
    const { crowd } = groupWork
    const { classes, maxVersion } = await crowdClasses(db, tenant.pk, crowd)
    return { fingerprint: crowdPrint(classes), maxVersion, changedSince: (version, top) => listCrowdChangedSince(db, tenant.pk, crowd, version, top) }
  }
  if (undoOf === null || accountChangeOf(change) !== null) {
    const { classes, maxVersion } = await classesOf(db, tenant.pk, storeTarget)
    return { fingerprint: targetPrint(classes), maxVersion, changedSince: (version, top) => listChangedSince(db, tenant.pk, storeTarget, version, top) }
  }
  const { pk } = await findOperation(db, tenant.pk, undoOf)
  const { classes, maxVersion } = await journalClasses(db, tenant.pk, pk)
  return { fingerprint: targetPrint(classes), maxVersion, changedSince: (version, top) => listUndoChangedSince(db, tenant.pk, pk, version, top) }
}

/** Rules or products moved; that matters when they would judge the plan's people otherwise. */
async function isJudgedOtherwise(room: ReadingRoom, plan: StoredPlan, { key, book }: RulesInForce): Promise<boolean> {
  // Accounts are judged by no rule of licences.
  if (key === plan.rulesKey || accountChangeOf(plan.change) !== null) return false
  // What groups give, and what is given instead of a short product, is not judged again: any rule that moved may matter.
  if (plan.groupWork !== undefined || plan.classes.some(({ instead }) => instead !== undefined)) return true
  const judged = await judgeKeys(room, plan, plan.classes.map(({ key: people, count }) => ({ ...people, count })), book)
  return plan.classes.some((cls, index) => {
    const { verdict } = judged[index] as JudgedClass
    if (verdict.outcome !== cls.outcome) return true
    if (verdict.outcome === 'refused') return formatRefusal(verdict.refusal) !== formatRefusal(plan.figures.refusals[cls.refusal ?? -1]?.refusal ?? verdict.refusal)
    return verdict.after.usageLocation !== cls.afterUsageLocation || formatSituation(verdict.after.situation) !== formatSituation(cls.after)
  })
}

const crowdPrint = (classes: readonly CrowdClass[]): string => JSON.stringify(classes.map((one) => Object.entries(one).sort()).sort())

/** Groups whose own licences are not those from which the plan was computed, that reach others than they did, or that are gone. */
async function movedGroups({ db, tenant }: ReadingRoom, { groupWork, groupsBack = [] }: StoredPlan): Promise<Moved[]> {
  const groups = groupWork?.groups ?? groupsBack
  if (groups.length === 0) return []
  const rows = await getLicensingGroups(db, tenant.pk, groups.map(({ id }) => id))
  const isReachMoved = groupWork !== undefined && reachText(groups, await readGroupsInUse(db, tenant.pk)) !== groupWork.reach
  return groups
    .filter(({ id, before }) => isReachMoved || JSON.stringify(rows.find((row) => row.id === id)?.assignedLicenses) !== JSON.stringify(before))
    .map(({ id, displayName }) => ({ what: 'group' as const, id, displayName }))
}

/** A query whose people are in the plan one by one finds others now. */
async function findsOthers({ db, tenant }: ReadingRoom, { groupWork, storeTarget }: StoredPlan): Promise<boolean> {
  return groupWork?.target !== undefined && targetPrint((await classesOf(db, tenant.pk, storeTarget)).classes) !== groupWork.target
}

/** Seats that a plan needs and that are gone. */
export function missingSeats(plan: StoredPlan, pools: readonly Pool[]): Moved[] {
  // Whoever is restored has all of it back, even past capacity (D8).
  if (plan.change.restoreUser) return []
  return plan.figures.seats.flatMap((seat) => {
    const needed = seat.after.consumed - seat.before.consumed
    const pool = pools.find((one) => keyOfPool(one) === seat.poolKey)
    const available = pool === undefined ? 0 : availableIn(pool)
    return needed > available ? [{ what: 'seats' as const, skuId: seat.skuId, needed, available }] : []
  })
}

/**
 * Nobody's facts and no membership have changed since, says the tenant's counter: counting a million people again can be
 * spared. A query over profiles may still find other people, for a new department counts as no change.
 */
const isUntouched = (counter: number, { asOf, storeTarget }: StoredPlan, stoodAt: number | null): boolean =>
  (counter === asOf || counter === stoodAt) && storeTarget.filter === undefined && storeTarget.search === undefined

const MOST_NAMED = 20

/**
 * What moved since; empty when the plan stands. `poolsNow` are as they are now, locked by the caller; `stoodAt` is the change
 * counter at which its operation was found to stand, if it was.
 */
export async function movedSince(room: ReadingRoom, caller: Caller, plan: StoredPlan, poolsNow: readonly Pool[], stoodAt: number | null = null): Promise<readonly Moved[]> {
  const pools = withBought(poolsNow, boughtBy(plan))
  const counter = await lockChange(room.db, room.tenant.pk)
  const now = isUntouched(counter, plan, stoodAt) ? null : await currentPeople(room, plan)
  const planned = plan.groupWork === undefined ? fingerprint(plan.classes) : crowdPrint(plan.groupWork.classes)
  const stand = now === null || (now.fingerprint === planned && now.maxVersion <= plan.asOf)
  const changed = stand ? [] : await now.changedSince(plan.asOf, MOST_NAMED)
  const rules = await rulesOfPlans(room, caller, pools)
  return [
    ...changed.map((row) => ({ what: 'person' as const, id: row.id, displayName: row.displayName ?? row.userPrincipalName })),
    ...((await findsOthers(room, plan)) ? [{ what: 'people' as const }] : []),
    ...(!stand && changed.length === 0 ? [{ what: 'people' as const }] : []),
    ...(await movedGroups(room, plan)),
    ...((await isJudgedOtherwise(room, plan, rules)) ? [{ what: 'rules' as const }] : []),
    ...missingSeats(plan, pools),
  ]
}

/** 409 with what moved. */
export const stalePlan = (moved: readonly Moved[]): Problem =>
  new Problem({
    status: 409,
    code: 'planIsStale',
    message: 'Something this plan was computed from has changed since. Nothing was changed; make the plan again.',
    words: { key: 'error.planIsStale', arguments: {} },
    more: { moved },
  })
