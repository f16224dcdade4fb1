// The figures of a change of groups: seats, services, data, cost, and who is in error or waits.
import { findGroupFixes } from '#engine/find-group-fixes.ts'
import { leavesOf } from '#engine/find-member-fixes.ts'
import { keyOfPool } from '#engine/find-shortage.ts'
import { sumPlan } from '#engine/plan-change.ts'
import type { PlannedRefusal } from '#engine/plan-change.ts'
import type { LicensableGroup } from '#engine/judge-group-change.ts'
import { planSeats } from '#engine/plan-seats.ts'
import { sumEffects } from '#engine/sum-effects.ts'
import type { MemberError } from '#engine/settle-groups.ts'
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { Outcome } from '#model/plan.ts'
import type { Refusal } from '#model/refusal.ts'
import { availableIn } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import type { WorkPart } from './group-work.ts'
import { isMoved } from './judge-crowd.ts'
import { offerFixes } from './member-fixes.ts'
import type { FixOffer } from './member-fixes.ts'
import type { PlanDraft } from './plan-draft.ts'
import { priceList } from './price-list.ts'
import type { ReadingRoom } from './room.ts'
import type { RulesInForce } from './rule-book-of.ts'
import type { SeatedPart, ShortSeats } from './seat-crowd.ts'

interface Seated {
  readonly parts: readonly SeatedPart[]
  readonly short: readonly ShortSeats[]
}

/** A group whose own licences cannot be as it is wished. */
export interface RefusedGroup {
  readonly group: LicensableGroup
  /** What is wished for it, ways out that were chosen in it. */
  readonly change: Change
  readonly refusal: Refusal
}

interface Ground {
  readonly rules: RulesInForce
  readonly pools: readonly Pool[]
  /** The groups that the change is about; trouble with others is old. */
  readonly groupIds: readonly Guid[]
  /** Members who cannot have it are a reason to refuse it all. */
  readonly strict: boolean
  /** From what ways out are offered to them; none are when it is left out. */
  readonly offer?: FixOffer
  readonly refused?: readonly RefusedGroup[]
}

/** Why a part is in error: the first trouble that the groups of the change bring. */
const troubleOf = ({ verdict }: SeatedPart, groupIds: readonly Guid[]): MemberError | undefined => {
  const mine = verdict.errors.filter(({ groupId }) => groupIds.includes(groupId))
  return mine.find(({ error }) => error !== 'Other') ?? mine[0]
}

function outcomeOf(part: SeatedPart, trouble: MemberError | undefined, strict: boolean): Outcome {
  if (trouble !== undefined) return strict && !part.edits.some(({ kind }) => kind === 'wait') ? 'refused' : trouble.refusal.code === 'CountViolation' ? 'waiting' : 'inError'
  return isMoved(part) ? 'changed' : 'unchanged'
}

/** Sums up and lays out what becomes of a crowd. */
export async function sumCrowd(room: ReadingRoom, { parts, short }: Seated, { rules, pools, groupIds, strict, offer, refused = [] }: Ground): Promise<{ parts: WorkPart[]; figures: PlanDraft['figures'] }> {
  const people = new Map<string, { refusal: Refusal; users: number }>()
  const told = parts.map((part) => {
    const trouble = troubleOf(part, groupIds)
    const outcome = part.refusal === undefined ? outcomeOf(part, trouble, strict) : 'refused'
    const kept = outcome === 'unchanged' ? refused.find(({ group }) => part.groups.some(({ id }) => id === group.id)) : undefined
    const refusal = part.refusal ?? trouble?.refusal ?? kept?.refusal
    const text = JSON.stringify(refusal)
    if (refusal !== undefined && part.count > 0) people.set(text, { refusal, users: (people.get(text)?.users ?? 0) + part.count })
    return { part, trouble, text, outcome: kept === undefined ? outcome : 'refused' }
  })
  // A group may have no members, and be refused all the same.
  for (const { refusal } of refused) if (!people.has(JSON.stringify(refusal))) people.set(JSON.stringify(refusal), { refusal, users: 0 })

  const judged = parts.map(({ facts, verdict, effects, count }) => ({ facts, count, effects, change: null, verdict: { outcome: 'changed', after: verdict.after, warnings: [] } as const }))
  const prices = await priceList(room, pools)
  const { classes: _classes, shortage: _shortage, ...sums } = sumPlan(judged, {
    pools,
    subscriptions: await listSubscriptions(room.db, room.tenant.pk),
    book: rules.book,
    prices,
    defaultLocation: room.tenant.defaultUsageLocation,
    now: room.now.toISOString(),
  })
  const shortPools = short.map((one) => ({ ...one, skuId: one.poolKey }))
  const seats = planSeats(pools, sumEffects(judged), short.length === 0 ? null : { pools: shortPools, needs: [] })
  const left = new Map(seats.map(({ poolKey, after }) => [poolKey, after.available]))
  const free = new Map(pools.flatMap((pool) => (pool.ownerId === null ? [[pool.skuId, left.get(keyOfPool(pool)) ?? availableIn(pool)] as const] : [])))
  const ground = {
    full: new Set([...short.map(({ poolKey }) => poolKey), ...[...free].flatMap(([skuId, seats]) => (seats <= 0 ? [skuId] : []))]),
    free,
  }
  const fixesFor = (refusal: Refusal, place: number): PlannedRefusal['fixes'] => {
    const text = JSON.stringify(refusal)
    const groups = refused.filter((one) => JSON.stringify(one.refusal) === text)
    const [group] = groups
    if (group !== undefined) {
      const own = groups.length > 1 ? [] : findGroupFixes(refusal, { ...group, members: people.get(text)?.users ?? 0, book: rules.book, freeSeats: ground.free }, prices.bySku)
      return own.map((fix, index) => ({ ...fix, id: `${fix.edits[0]?.kind}-${place + 1}-${index + 1}` }))
    }
    const [met, others] = [told.filter((one) => one.text === text), told.filter((one) => one.text !== text)]
    const troubles = met.flatMap(({ trouble }) => trouble ?? [])
    const fixes = offer === undefined ? [] : offerFixes(troubles, [met.map(({ part }) => part), others.map(({ part }) => part)], offer, ground, { book: rules.book, prices: prices.bySku })
    return fixes.map((fix, index) => ({ ...fix, id: `${fix.edits[0]?.kind}-${place + 1}-${index + 1}` }))
  }
  const refusals = [...people.values()].sort((a, b) => b.users - a.users).map((one, index): PlannedRefusal => ({ ...one, fixes: fixesFor(one.refusal, index) }))
  const places = new Map(refusals.map(({ refusal }, index) => [JSON.stringify(refusal), index]))
  const count = (outcome: Outcome): number => told.filter((one) => one.outcome === outcome).reduce((sum, { part }) => sum + part.count, 0)
  const summary = { users: parts.reduce((sum, part) => sum + part.count, 0), changed: count('changed'), unchanged: count('unchanged'), refused: count('refused'), inError: count('inError'), waiting: count('waiting') }
  return {
    figures: { ...sums, seats, summary, refusals },
    parts: told.map(({ part, text, outcome }) => ({
      key: part.key,
      above: part.above,
      upTo: part.upTo,
      count: part.count,
      outcome,
      before: part.facts.situation,
      after: outcome === 'refused' ? part.facts.situation : part.verdict.after.situation,
      usageLocation: part.facts.usageLocation,
      ...(outcome !== 'refused' && { afterUsageLocation: part.verdict.after.usageLocation }),
      refusal: places.get(text) ?? null,
      ...(part.edits.length > 0 && { leaves: leavesOf(part.edits) }),
    })),
  }
}
