// A plan in figures: everything a change would do to everybody it is for, without a name in it.
import type { Change } from '#model/change.ts'
import type { DataCause, DataItemKind } from '#model/data-item.ts'
import type { Guid } from '#model/guid.ts'
import type { CostEffect, PlanSummary } from '#model/plan.ts'
import type { Refusal } from '#model/refusal.ts'
import { availableIn } from '#model/subscription.ts'
import type { Pool, Subscription } from '#model/subscription.ts'
import { recoverableUntil, startDataClock } from './data-clock.ts'
import { findFixes } from './find-fixes.ts'
import type { PlannedFix } from './find-fixes.ts'
import { findShortage, keyOfPool } from './find-shortage.ts'
import type { Shortage } from './find-shortage.ts'
import { formatRefusal, judgeClasses } from './judge-classes.ts'
import type { ChosenFix, JudgedClass, PersonClass } from './judge-classes.ts'
import type { Warning } from './outcome-rules.ts'
import { costOf } from './plan-cost.ts'
import type { PriceList } from './pool-price.ts'
import { planSeats } from './plan-seats.ts'
import type { PlannedSeats } from './plan-seats.ts'
import type { RuleBook } from './rule-book.ts'
import { findSeatFixes, judgeUnseated } from './seat-instead.ts'
import type { Instead } from './seat-instead.ts'
import type { Unseated } from './seat-people.ts'
import { sumEffects } from './sum-effects.ts'
import type { ServiceCount } from './sum-effects.ts'

/** What a plan is worked out from, whatever is to be done. */
export interface PlanGround {
  /** The pools of the tenant as they are. */
  readonly pools: readonly Pool[]
  readonly subscriptions: readonly Subscription[]
  readonly book: RuleBook
  readonly prices: PriceList
  readonly defaultLocation: string | null
  /** Of the tenant's clock, ISO 8601. */
  readonly now: string
  /** Why data loses what keeps it; a licence when left out. */
  readonly dataCause?: DataCause
  /** Who finds no seat, once people were seated for the shortage that a first plan told of. */
  readonly unseated?: readonly Unseated[]
  /** Ways out chosen for those unseated; without it none are offered to them. */
  readonly seatFixes?: readonly ChosenFix[]
}

export interface PlanWish extends PlanGround {
  readonly classes: readonly PersonClass[]
  readonly change: Change
  readonly fixes: readonly ChosenFix[]
}

export interface PlannedData {
  readonly kind: DataItemKind
  readonly users: number
  /** The last instant at which giving back a licence saves it; null when it is never deleted (D10). */
  readonly recoverableUntilDateTime: string | null
  /** How many of them keep it by a hold, or as a small shared mailbox. */
  readonly held: number
}

export interface PlannedRefusal {
  readonly refusal: Refusal
  readonly users: number
  /** Each with an id that is unique in the plan. */
  readonly fixes: readonly (PlannedFix & { readonly id: string })[]
}

export interface PlannedWarning {
  readonly warning: Warning
  readonly users: number
}

export interface PlannedChange {
  /** In the order of the classes given. */
  readonly classes: readonly JudgedClass[]
  readonly summary: PlanSummary
  /** Pools that are touched, or short. */
  readonly seats: readonly PlannedSeats[]
  readonly services: { readonly gained: readonly ServiceCount[]; readonly lost: readonly ServiceCount[] }
  readonly data: readonly PlannedData[]
  readonly cost: CostEffect
  /** Most people first. */
  readonly refusals: readonly PlannedRefusal[]
  readonly warnings: readonly PlannedWarning[]
  /** When seats are short: seat people (seat-people.ts), then plan again with those unseated. */
  readonly shortage: Shortage | null
  /** What those unseated get for whom a way out was chosen. */
  readonly instead: readonly Instead[]
}

/** Judges everybody and sums it up. Until those unseated are given, a plan with a shortage counts all as changed. */
export function planChange(wish: PlanWish): PlannedChange {
  return sumPlan(judgeClasses(wish.classes, wish.change, wish.fixes, wish.book), wish)
}

/** Sums up verdicts, however they were come by: of a change, or of an undo. */
export function sumPlan(classes: readonly JudgedClass[], ground: PlanGround): PlannedChange {
  const { book, pools, prices, subscriptions, now, dataCause = 'unlicensed', unseated = [], seatFixes = [] } = ground
  const { instead, left } = judgeUnseated(classes, unseated, seatFixes, book)
  const seated = [...lessUnseated(classes, unseated), ...instead]
  const sum = sumEffects(seated)
  const shortage = findShortage(classes, pools)
  const seats = planSeats(pools, sum, shortage).map((seat) => ({ ...seat, short: Math.max(0, seat.short - insteadOf(seat.skuId, instead)) }))
  return {
    classes,
    summary: summarize(seated, left),
    seats,
    services: { gained: sum.gained, lost: sum.lost },
    data: [...sum.dataLost].map(([kind, users]) => ({ kind, users, recoverableUntilDateTime: recoverableUntil(startDataClock(kind, dataCause, now, book)), held: 0 })),
    cost: costOf(seats, new Map(pools.map((pool) => [keyOfPool(pool), pool])), subscriptions, prices),
    refusals: groupRefusals(classes, left, ground, seats),
    warnings: groupWarnings(seated),
    shortage,
    instead,
  }
}

/** For how many a way out was chosen because there is no seat in a product: they want it no more. */
const insteadOf = (skuId: Guid, instead: readonly Instead[]): number => instead.reduce((sum, one) => sum + (one.skuId === skuId ? one.count : 0), 0)

function lessUnseated(classes: readonly JudgedClass[], unseated: readonly Unseated[]): JudgedClass[] {
  const noSeat = new Map<number, number>()
  for (const { classIndex, count } of unseated) noSeat.set(classIndex, (noSeat.get(classIndex) ?? 0) + count)
  return classes.map((judged, index) => ({ ...judged, count: judged.count - (noSeat.get(index) ?? 0) }))
}

function summarize(seated: readonly JudgedClass[], unseated: readonly Unseated[]): PlanSummary {
  const people = (outcome: JudgedClass['verdict']['outcome']): number =>
    seated.filter(({ verdict }) => verdict.outcome === outcome).reduce((sum, { count }) => sum + count, 0)
  const noSeat = unseated.reduce((sum, { count }) => sum + count, 0)
  const [changed, unchanged, refused] = [people('changed'), people('unchanged'), people('refused') + noSeat]
  const [inError, waiting] = [people('inError'), people('waiting')]
  return { users: changed + unchanged + refused + inError + waiting, changed, unchanged, refused, inError, waiting }
}

/** People with equal refusals under equal changes are one group, with one set of ways out. */
function groupRefusals(classes: readonly JudgedClass[], unseated: readonly Unseated[], ground: PlanGround, seats: readonly PlannedSeats[]): PlannedRefusal[] {
  const groups = new Map<string, { refusal: Refusal; classes: JudgedClass[] }>()
  for (const judged of classes) {
    if (judged.verdict.outcome !== 'refused') continue
    const { refusal } = judged.verdict
    const key = `${formatRefusal(refusal)} ${JSON.stringify(judged.change)}`
    const group = groups.get(key)
    if (group) group.classes.push(judged)
    else groups.set(key, { refusal, classes: [judged] })
  }
  const central = ground.pools.filter(({ ownerId }) => ownerId === null)
  // Those who are seated by the plan sit first.
  const freeSeats = new Map(central.map((pool) => [pool.skuId, seats.find(({ poolKey }) => poolKey === keyOfPool(pool))?.after.available ?? availableIn(pool)]))
  const judged = [...groups.values()].map(({ refusal, classes: refused }) => ({
    refusal,
    users: refused.reduce((sum, { count }) => sum + count, 0),
    fixes: fixesFor(refusal, refused, ground, freeSeats),
  }))
  return [...judged, ...noSeats(classes, unseated, ground, freeSeats)]
    .sort((a, b) => b.users - a.users)
    .map(({ fixes, ...refused }, group) => ({
      ...refused,
      fixes: fixes.map((fix, index) => ({ ...fix, id: `${fix.edits[0]?.kind}-${group + 1}-${index + 1}` })),
    }))
}

/** What an undo does is not a wish that could be worded otherwise, so there is no way out of its refusals but the rest. */
function fixesFor(
  refusal: Refusal,
  classes: readonly JudgedClass[],
  { book, defaultLocation, prices }: PlanGround,
  freeSeats: ReadonlyMap<Guid, number>,
): PlannedFix[] {
  const change = classes[0]?.change ?? null
  return change === null ? [] : findFixes(refusal, { classes, change, book, freeSeats, defaultLocation }, prices.bySku)
}

function noSeats(
  classes: readonly JudgedClass[],
  unseated: readonly Unseated[],
  { book, prices, defaultLocation, seatFixes }: PlanGround,
  freeSeats: ReadonlyMap<Guid, number>,
): { refusal: Refusal; users: number; fixes: PlannedFix[] }[] {
  return [...new Set(unseated.map(({ skuId }) => skuId))].map((skuId) => {
    const some = unseated.filter((one) => one.skuId === skuId)
    const people = some.flatMap(({ classIndex, count }) => (classes[classIndex] ? [{ ...classes[classIndex], count }] : []))
    const change = people[0]?.change ?? null
    const offers = seatFixes !== undefined && change !== null
    return {
      refusal: { code: 'CountViolation', skuId },
      users: some.reduce((users, { count }) => users + count, 0),
      fixes: offers ? findSeatFixes(skuId, { classes: people, change, book, freeSeats, defaultLocation }, prices.bySku) : [],
    }
  })
}

function groupWarnings(classes: readonly JudgedClass[]): PlannedWarning[] {
  const groups = new Map<string, PlannedWarning>()
  for (const { verdict, count } of classes)
    if (verdict.outcome !== 'refused' && count > 0)
      for (const warning of verdict.warnings) {
        const key = JSON.stringify(warning)
        groups.set(key, { warning, users: (groups.get(key)?.users ?? 0) + count })
      }
  return [...groups.values()].sort((a, b) => b.users - a.users)
}
