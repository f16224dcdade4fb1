// "Why does she have Teams? Why does he not?": every path of a service to a person, and every obstacle with its remedy.
import { NO_CHANGE } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { LicenseRecord } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import type { PersonFacts } from './carry-out-change.ts'
import type { Edit } from './edit-change.ts'
import { plansInForce } from './effective-plans.ts'
import { explainPlan } from './explain-plan.ts'
import type { PlanPath } from './explain-plan.ts'
import { findFixes } from './find-fixes.ts'
import type { PlannedFix } from './find-fixes.ts'
import { judgeClasses } from './judge-classes.ts'
import { reconcile } from './reconcile.ts'
import type { RuleBook } from './rule-book.ts'
import type { GroupFacts, MemberGround } from './settle-groups.ts'

export type Obstacle =
  /** A licence carries it, switched off there; by the group for an inherited one. */
  | { readonly kind: 'switchedOff'; readonly record: LicenseRecord; readonly remedy: Edit }
  /** A group would give it and cannot: why, if the groups of the person are known. */
  | { readonly kind: 'inError'; readonly record: LicenseRecord; readonly refusal: Refusal | null }
  /** The subscription is suspended (D18); only paying for it helps. */
  | { readonly kind: 'suspended'; readonly record: LicenseRecord }
  /** A product of the organisation has it, and has not been given. */
  | { readonly kind: 'notGiven'; readonly skuId: Guid; readonly freeSeats: number; readonly remedy: Edit }
  /** Giving that product would be refused; its own ways out, each with its effects. */
  | { readonly kind: 'refused'; readonly skuId: Guid; readonly refusal: Refusal; readonly fixes: readonly PlannedFix[] }
  /** No product of the organisation has it. */
  | { readonly kind: 'notOwned' }
  /** It works only for who may sign in. */
  | { readonly kind: 'signInBlocked' }

export interface ServiceExplanation {
  readonly servicePlanId: Guid
  readonly isOn: boolean
  /** Every licence that carries it, with its source: direct, a group, or the person's own purchase. */
  readonly paths: readonly PlanPath[]
  /** Services of the person that need it while it is on: who takes it away meets them. */
  readonly neededBy: readonly Guid[]
  /** Why not, the nearest remedy first; of a service that is on, only what keeps the person from using it. */
  readonly obstacles: readonly Obstacle[]
}

export interface ExplainFacts {
  readonly person: PersonFacts
  /** The groups of the person, where they are known. */
  readonly groups: readonly GroupFacts[]
  readonly book: RuleBook
  readonly ground: MemberGround
  /** By skuId of the central pools. */
  readonly freeSeats: ReadonlyMap<Guid, number>
  readonly prices: ReadonlyMap<Guid, number>
}

/** Explains one service of one person. */
export function explainService(servicePlanId: Guid, facts: ExplainFacts): ServiceExplanation {
  const { person, book } = facts
  const { isOn, paths } = explainPlan(person.situation, servicePlanId, book)
  const blocked: readonly Obstacle[] = person.accountEnabled ? [] : [{ kind: 'signInBlocked' }]
  const missing = isOn ? [] : [...paths.flatMap((path) => obstacleOf(path, servicePlanId, facts)), ...offers(servicePlanId, facts)]
  const obstacles = [...missing, ...blocked]
  return { servicePlanId, isOn, paths, neededBy: isOn ? dependents(servicePlanId, facts) : [], obstacles }
}

function obstacleOf({ record, is }: PlanPath, servicePlanId: Guid, facts: ExplainFacts): Obstacle[] {
  if (is === 'on') return []
  if (is === 'off') {
    const turnOn: Edit = { kind: 'turnOn', plans: [{ skuId: record.skuId, servicePlanId }] }
    const remedy = record.assignedByGroup === null ? turnOn : { ...turnOn, ofGroup: record.assignedByGroup }
    return [{ kind: 'switchedOff', record, remedy }]
  }
  if (record.state === 'Disabled') return [{ kind: 'suspended', record }]
  const { person, groups, book, ground } = facts
  const error = reconcile(person, groups, book, ground).errors.find(
    ({ groupId, skuId }) => groupId === record.assignedByGroup && skuId === record.skuId,
  )
  return [{ kind: 'inError', record, refusal: error?.refusal ?? null }]
}

/** What could be given, each judged; or that nothing could. */
function offers(servicePlanId: Guid, facts: ExplainFacts): Obstacle[] {
  const { person, book, freeSeats } = facts
  const carries = [...book.products.values()].filter(
    ({ plans, owned, appliesTo }) => owned && appliesTo === 'User' && plans.some((plan) => plan.servicePlanId === servicePlanId),
  )
  if (carries.length === 0) return [{ kind: 'notOwned' }]
  return carries
    .map(({ skuId }) => skuId)
    .filter((skuId) => !person.situation.some((record) => record.skuId === skuId && isInForce(record)))
    .map((skuId) => offer(skuId, facts))
    .sort((one, other) => rankOf(one, freeSeats) - rankOf(other, freeSeats))
}

function offer(skuId: Guid, { person, book, freeSeats, ground, prices }: ExplainFacts): Obstacle {
  const change = { ...NO_CHANGE, add: [{ skuId, disabledPlans: [], turnOn: [], toggles: 'merge' as const }] }
  const classes = judgeClasses([{ facts: person, count: 1 }], change, [], book)
  const verdict = classes[0]?.verdict
  if (verdict?.outcome === 'refused') {
    const fixes = findFixes(verdict.refusal, { classes, change, book, freeSeats, defaultLocation: ground.tenantLocation }, prices)
    // To leave the product out is no way to have it.
    const ways = fixes.filter(({ edits }) => edits.every(({ kind }) => kind !== 'leaveOut'))
    return { kind: 'refused', skuId, refusal: verdict.refusal, fixes: ways }
  }
  return { kind: 'notGiven', skuId, freeSeats: freeSeats.get(skuId) ?? 0, remedy: { kind: 'give', skuId } }
}

function rankOf(obstacle: Obstacle, freeSeats: ReadonlyMap<Guid, number>): number {
  if (obstacle.kind === 'notGiven') return (freeSeats.get(obstacle.skuId) ?? 0) > 0 ? 0 : 1
  return obstacle.kind === 'refused' && obstacle.fixes.length > 0 ? 2 : 3
}

function dependents(servicePlanId: Guid, { person, book }: ExplainFacts): Guid[] {
  const areOn = plansInForce(person.situation, book)
  // What has another plan to lean on does not need this one.
  const needing = book.dependencies.filter(({ servicePlanId: plan, requiresAnyOf }) => {
    const served = requiresAnyOf.filter((one) => areOn.has(one))
    return areOn.has(plan) && served.length === 1 && served[0] === servicePlanId
  })
  return [...new Set(needing.map((rule) => rule.servicePlanId))]
}
