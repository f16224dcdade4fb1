// Ways out for members of a group who cannot have what it gives: one for everybody with the same trouble.
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import { carryOutChange } from './carry-out-change.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { changesLicenses, refuseChange } from './change-rules.ts'
import { editChange } from './edit-change.ts'
import type { Edit } from './edit-change.ts'
import { plansInForce } from './effective-plans.ts'
import { bestFixes } from './find-fixes.ts'
import type { PlannedFix } from './find-fixes.ts'
import { fixCandidates, substitutesFor } from './fix-candidates.ts'
import { withEffects } from './judge-classes.ts'
import type { JudgedClass, PersonClass } from './judge-classes.ts'
import { judgeGroupChange } from './judge-group-change.ts'
import type { GroupVerdict, LicensableGroup } from './judge-group-change.ts'
import type { Verdict } from './judge-person.ts'
import { findTroubles } from './outcome-rules.ts'
import { refusePerson } from './person-rules.ts'
import { reconcile } from './reconcile.ts'
import type { RuleBook } from './rule-book.ts'
import { searchEdits } from './search-edits.ts'
import type { Attempt } from './search-edits.ts'
import type { GroupFacts, MemberGround } from './settle-groups.ts'

/** People with equal facts and the groups they will be in, each with the licences it will have. */
export interface MemberClass extends PersonClass {
  readonly groups: readonly GroupFacts[]
}

export interface MemberFixFacts {
  /** Members who met the trouble. */
  readonly classes: readonly MemberClass[]
  /** The other members, on whom a change of the group's own licences tells too. */
  readonly others: readonly MemberClass[]
  /** The group as it is, and what is wished for it; without a wish, what it gives is looked at as it is. */
  readonly group: LicensableGroup
  readonly change: Change
  readonly book: RuleBook
  readonly ground: MemberGround
  /** By skuId of the central pools. */
  readonly freeSeats: ReadonlyMap<Guid, number>
}

/**
 * Finds up to five ways out of a trouble that members of a group have, the least loss first. Edits with `ofGroup` are
 * of the group's own licences, for all its members; the others are of the people in trouble alone.
 */
export function findMemberFixes(refusal: Refusal, facts: MemberFixFacts, prices: ReadonlyMap<Guid, number>): PlannedFix[] {
  const attempt = (edits: readonly Edit[]): Attempt<readonly JudgedClass[]> => tryEdits(facts, edits)
  const classes = facts.classes.length + facts.others.length
  const solutions = searchEdits(candidatesFor(refusal, facts, facts.change), classes, attempt)
  return bestFixes(
    solutions.map(({ edits, solved }) => ({ refusal, edits, classes: solved, loss: lossOf(facts, solved) })),
    prices,
  )
}

/**
 * Judges a member with edits of their own: direct licences and groups at once, as for any change (D13). Refused like a
 * direct change; what a group cannot give is noted as ever.
 */
export function judgeMemberWithEdits(
  person: PersonFacts,
  groups: readonly GroupFacts[],
  edits: readonly Edit[],
  book: RuleBook,
  ground: MemberGround,
): Verdict {
  const left = leavesOf(edits)
  const change = edits.filter(({ kind }) => kind !== 'leaveGroups').reduce(editChange, NO_CHANGE)
  const wishes = changesLicenses(change) || change.usageLocation !== null
  const refusal = wishes ? (refuseChange(change, book) ?? refusePerson(person, change, book)) : null
  if (refusal) return { outcome: 'refused', refusal }
  const own = carryOutChange(person, change, book)
  const verdict = reconcile(own, groups.filter(({ id }) => !left.includes(id)), book, ground)
  const [trouble] = findTroubles(person, verdict.after, book)
  if (trouble) return { outcome: 'refused', refusal: trouble }
  return verdict.outcome === 'unchanged' && wishes ? { ...verdict, outcome: 'changed' } : verdict
}

/** The groups that people are taken out of by these edits. */
export const leavesOf = (edits: readonly Edit[]): readonly Guid[] =>
  edits.flatMap((edit) => (edit.kind === 'leaveGroups' ? edit.groupIds : []))

/** A group's change with the edits that are its own. */
export const editGroupChange = (change: Change, groupId: Guid, edits: readonly Edit[]): Change =>
  edits.filter(({ ofGroup }) => ofGroup === groupId).reduce(editChange, change)

function candidatesFor(refusal: Refusal, facts: MemberFixFacts, change: Change): (readonly Edit[])[] {
  const { group, classes, book, freeSeats } = facts
  const gives = licensesOf(facts, change).map(({ skuId }) => skuId)
  const fixFacts = {
    classes: classes.map((people) => withEffects(people, null, { outcome: 'unchanged', after: people.facts, warnings: [] }, book)),
    change,
    book,
    freeSeats,
    defaultLocation: null,
  }
  const scoped = fixCandidates(refusal, fixFacts).flatMap((edit) => scopeEdit(edit, gives, group.id))
  const leave: Edit = { kind: 'leaveGroups', groupIds: [group.id], skuIds: gives }
  return [...scoped.map((edit) => [edit]), ...(refusal.code === 'CountViolation' ? waysToSeats(refusal.skuId, facts) : []), [leave]]
}

/** Wait in the queue; another product instead, for those who find no seat alone; or the product out of the group. */
function waysToSeats(skuId: Guid, { classes, group, book, freeSeats }: MemberFixFacts): (readonly Edit[])[] {
  const people = classes.reduce((sum, { count }) => sum + count, 0)
  const leave: Edit = { kind: 'leaveGroups', groupIds: [group.id], skuIds: [skuId] }
  return [
    [{ kind: 'wait', skuIds: [skuId] }],
    ...substitutesFor(skuId, people, { book, freeSeats }).map((other): readonly Edit[] => [leave, { kind: 'give', skuId: other }]),
    [{ kind: 'leaveOut', skuIds: [skuId], ofGroup: group.id }],
  ]
}

/** What a group gives is edited in the group, what a person has in the person; one edit is of one of them. */
function scopeEdit(edit: Edit, gives: readonly Guid[], groupId: Guid): Edit[] {
  switch (edit.kind) {
    case 'turnOff':
    case 'turnOn': {
      const inGroup = edit.plans.filter(({ skuId }) => gives.includes(skuId)).length
      if (inGroup === 0) return [edit]
      return inGroup === edit.plans.length ? [{ ...edit, ofGroup: groupId }] : []
    }
    case 'leaveOut':
    case 'keep':
      return [{ ...edit, ofGroup: groupId }]
    case 'takeBack':
      return edit.skuIds.every((skuId) => !gives.includes(skuId)) ? [edit] : []
    default:
      return [edit]
  }
}

/** What the group will give. */
function judgeGroup({ group, book }: MemberFixFacts, change: Change): GroupVerdict {
  if (changesLicenses(change)) return judgeGroupChange(group, change, book)
  return { outcome: 'unchanged', licenses: group.licenses, warnings: [] }
}

const licensesOf = (facts: MemberFixFacts, change: Change): GroupFacts['licenses'] => {
  const verdict = judgeGroup(facts, change)
  return verdict.outcome === 'refused' ? facts.group.licenses : verdict.licenses
}

function tryEdits(facts: MemberFixFacts, edits: readonly Edit[]): Attempt<readonly JudgedClass[]> {
  const { group, book, ground } = facts
  const change = editGroupChange(facts.change, group.id, edits)
  const given = judgeGroup(facts, change)
  if (given.outcome === 'refused') return { next: candidatesFor(given.refusal, facts, change) }
  const { licenses } = given
  const own = edits.filter(({ ofGroup }) => ofGroup === undefined)
  const isWaiting = own.some(({ kind }) => kind === 'wait')
  const edited = (groups: readonly GroupFacts[]): GroupFacts[] =>
    groups.flatMap((one) => (one.id !== group.id ? one : licenses.length > 0 ? { ...one, licenses } : []))
  const judged: JudgedClass[] = []
  for (const people of facts.classes) {
    const verdict = judgeMemberWithEdits(people.facts, edited(people.groups), own, book, ground)
    const trouble = troubleOf(verdict, group.id, isWaiting)
    if (trouble !== null) return { next: candidatesFor(trouble, facts, change) }
    judged.push(withEffects(people, null, verdict, book))
  }
  const others = edits.some(({ ofGroup }) => ofGroup !== undefined)
    ? facts.others.map((people) => withEffects(people, null, reconcile(people.facts, edited(people.groups), book, ground), book))
    : []
  return { solved: [...judged, ...others] }
}

/** What still stands in the way of a member; a seat does not when they choose to wait for one. */
function troubleOf(verdict: Verdict, groupId: Guid, isWaiting: boolean): Refusal | null {
  if (verdict.outcome === 'refused') return verdict.refusal
  const errors = 'errors' in verdict ? verdict.errors.filter((error) => error.groupId === groupId) : []
  return errors.find(({ refusal }) => !isWaiting || refusal.code !== 'CountViolation')?.refusal ?? null
}

/** Services and products that somebody had, or the group as wished would give, and that they will be without. */
function lossOf(facts: MemberFixFacts, judged: readonly JudgedClass[]): number {
  const { book } = facts
  const wished = licensesOf(facts, facts.change).map(({ skuId, disabledPlans }) => ({
    skuId,
    disabledPlans,
    assignedByGroup: null,
    selfServicePoolId: null,
    state: 'Active' as const,
    error: 'None' as const,
  }))
  const holdings = (situation: PersonFacts['situation']): Guid[] => [
    ...plansInForce(situation, book).keys(),
    ...situation.filter(isInForce).map(({ skuId }) => skuId),
  ]
  return judged.reduce((loss, { facts: before, count, verdict }) => {
    const has = new Set(holdings(verdict.outcome === 'refused' ? before.situation : verdict.after.situation))
    const wanted = new Set([...holdings(before.situation), ...holdings(wished)])
    return loss + [...wanted].filter((id) => !has.has(id)).length * count
  }, 0)
}
