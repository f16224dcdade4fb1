// From verdicts to a draft: seats people where seats are short, sums up, and puts each class in its place.
import { groupsToLeave } from '#engine/carry-out-change.ts'
import type { JudgedClass } from '#engine/judge-classes.ts'
import { findShortage, keyOfPool } from '#engine/find-shortage.ts'
import { openSeatQueue } from '#engine/seat-people.ts'
import type { Seating } from '#engine/seat-people.ts'
import type { Refusal } from '#model/refusal.ts'
import type { Pool } from '#model/subscription.ts'
import type { ClassRow, UndoClassRow } from '#store/targets.ts'
import { waitsFor } from './plan-draft.ts'
import type { DraftClass, PlanDraft } from './plan-draft.ts'
import type { ReadingRoom } from './room.ts'
import type { RulesInForce } from './rule-book-of.ts'
import { checkSeats, seatFixesOf } from './seat-fixes.ts'
import { sumFigures } from './sum-figures.ts'

export interface Judgement extends Pick<PlanDraft, 'waitingList' | 'answer' | 'target' | 'change' | 'mode' | 'reason' | 'basePlanId' | 'undoOf' | 'fixes' | 'storeTarget' | 'asOf'> {
  readonly rules: RulesInForce
  readonly pools: readonly Pool[]
  readonly judged: readonly JudgedClass[]
  /** In the order of `judged`. */
  readonly keys: readonly (ClassRow | UndoClassRow)[]
  /** The people of some classes, in order of pk. */
  readonly streamPks: (classIndexes: readonly number[]) => AsyncIterable<{ readonly pk: number; readonly classIndex: number }>
}

const NOBODY_SHORT: Seating = { cutoffs: new Map(), unseated: [] }

/** Seats people in order of pk where a pool has fewer seats than are wanted. */
async function seatPeople({ judged, pools, streamPks }: Judgement): Promise<{ seating: Seating; needs: readonly (readonly string[])[] }> {
  const shortage = findShortage(judged, pools)
  if (shortage === null) return { seating: NOBODY_SHORT, needs: [] }
  const queue = openSeatQueue(shortage)
  const needy = shortage.needs.flatMap((needs, index) => (needs.length > 0 ? [index] : []))
  const left = judged.map(({ count }) => count)
  if (!queue.isFull()) {
    for await (const { pk, classIndex } of streamPks(needy)) {
      queue.admit(pk, classIndex)
      left[classIndex]! -= 1
      if (queue.isFull()) break
    }
  }
  if (queue.isFull()) for (const index of needy) queue.turnAway(index, left[index]!)
  return { seating: queue.seating(), needs: shortage.needs }
}

/** The lowest cutoff among the pools that a class needs, and the pool it belongs to. */
function cutoffOf(needs: readonly string[], { cutoffs }: Seating): { pk: number; poolKey: string } | null {
  const mine = needs.flatMap((poolKey) => {
    const pk = cutoffs.get(poolKey)
    return pk === undefined ? [] : [{ pk, poolKey }]
  })
  return mine.sort((a, b) => a.pk - b.pk)[0] ?? null
}

/** Who would be refused for want of a seat waits for one, and needs no way out. */
function withWaiting<Figures extends Pick<PlanDraft['figures'], 'summary' | 'refusals'>>(figures: Figures, wish: Pick<PlanDraft, 'waitingList' | 'fixes'>): Figures {
  const { summary, refusals } = figures
  const isWait = ({ refusal }: (typeof refusals)[number]): boolean => refusal.code === 'CountViolation' && waitsFor(wish, refusal.skuId)
  const waiting = refusals.filter(isWait).reduce((sum, { users }) => sum + users, 0)
  return { ...figures, summary: { ...summary, refused: summary.refused - waiting, waiting }, refusals: refusals.map((one) => (isWait(one) ? { ...one, fixes: [] } : one)) }
}

/** Sums up and lays out. */
export async function draftFrom(room: ReadingRoom, judgement: Judgement): Promise<PlanDraft> {
  const { rules, pools, judged, keys, streamPks: _stream, ...rest } = judgement
  const { seating, needs } = await seatPeople(judgement)
  const figures = await sumFigures(room, judged, { pools, book: rules.book, unseated: seating.unseated, seatFixes: seatFixesOf(rest.fixes) })
  checkSeats(figures)
  const places = new Map(figures.refusals.map(({ refusal }, index) => [JSON.stringify(refusal), index]))
  const placeOf = (refusal: Refusal): number | null => places.get(JSON.stringify(refusal)) ?? null

  const classes = judged.map((one, index): DraftClass => {
    const row = keys[index] as ClassRow | UndoClassRow
    const cutoff = cutoffOf(needs[index] ?? [], seating)
    const skuId = cutoff === null ? undefined : pools.find((pool) => keyOfPool(pool) === cutoff.poolKey)?.skuId
    const { verdict, facts, effects, change } = one
    const leaves = verdict.outcome === 'changed' && change !== null ? groupsToLeave(facts.situation, change) : []
    const after = verdict.outcome === 'refused' ? facts : verdict.after
    const { count, pkSum, pkHash, ...key } = row
    const instead = figures.instead.find((other) => other.classIndex === index && other.skuId === skuId)?.verdict
    return {
      key,
      count,
      pkSum,
      pkHash,
      outcome: verdict.outcome,
      before: facts.situation,
      after: after.situation,
      usageLocation: facts.usageLocation,
      afterUsageLocation: after.usageLocation,
      refusal: verdict.outcome === 'refused' ? placeOf(verdict.refusal) : null,
      cutoffPk: cutoff?.pk ?? null,
      cutoffRefusal: skuId === undefined ? null : placeOf({ code: 'CountViolation', skuId }),
      ...(leaves.length > 0 && { leaves }),
      ...(instead !== undefined && instead.outcome !== 'refused' && { instead: { outcome: instead.outcome, after: instead.after.situation, afterUsageLocation: instead.after.usageLocation } }),
      ...(change !== null && change !== rest.change && { change }),
      gained: effects.gained,
      lost: effects.lost,
    }
  })
  return { ...rest, classes, figures: withWaiting(figures, rest), rulesKey: rules.key }
}
