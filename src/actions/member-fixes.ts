// Ways out for members of a group who cannot have what it gives: which are offered, and what a chosen one makes of them.
import type { PersonFacts } from '#engine/carry-out-change.ts'
import type { Edit } from '#engine/edit-change.ts'
import { editGroupChange, findMemberFixes, judgeMemberWithEdits } from '#engine/find-member-fixes.ts'
import type { MemberClass } from '#engine/find-member-fixes.ts'
import { formatRefusal } from '#engine/judge-classes.ts'
import type { ChosenFix } from '#engine/judge-classes.ts'
import type { LicensableGroup } from '#engine/judge-group-change.ts'
import type { PlannedRefusal } from '#engine/plan-change.ts'
import type { MemberVerdict } from '#engine/reconcile.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import type { GroupFacts, MemberGround } from '#engine/settle-groups.ts'
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { Refusal } from '#model/refusal.ts'

/** From what ways out are offered. */
export interface FixOffer {
  readonly change: Change
  readonly fixes: readonly ChosenFix[]
  readonly groups: readonly LicensableGroup[]
  /** Groups that reach members of groups inside them, who cannot be taken out of it one by one. */
  readonly withNested: ReadonlySet<Guid>
  readonly tenantLocation: string | null
}

interface Trouble {
  readonly refusal: Refusal
  readonly groupId: Guid
}

interface Seats {
  readonly full: ReadonlySet<string>
  /** Free seats by skuId when the plan has given its own. */
  readonly free: ReadonlyMap<Guid, number>
}

/** All edits of ways out that were chosen. */
export const editsOf = (fixes: readonly ChosenFix[]): readonly Edit[] => fixes.flatMap(({ edits }) => edits)

const isOwn = ({ ofGroup }: Edit): boolean => ofGroup === undefined

/** The edits that a member meets the trouble of, put in one after the other, and what they have then. */
export function mendMember(
  person: PersonFacts,
  groups: readonly GroupFacts[],
  met: MemberVerdict,
  { fixes, book, ground }: { readonly fixes: readonly ChosenFix[]; readonly book: RuleBook; readonly ground: MemberGround },
): { readonly verdict: MemberVerdict; readonly edits: readonly Edit[] } {
  const hasSeat = (edit: Edit): boolean => edit.kind !== 'give' || ground.seats === 'free' || !ground.seats.has(edit.skuId)
  let [verdict, edits]: [MemberVerdict, readonly Edit[]] = [met, []]
  for (const fix of fixes) {
    const own = fix.edits.filter(isOwn)
    const isMet = verdict.errors.some(({ error, refusal }) => error !== 'Other' && formatRefusal(refusal) === formatRefusal(fix.refusal))
    if (own.length === 0 || !isMet || !own.every(hasSeat)) continue
    const mended = judgeMemberWithEdits(person, groups, [...edits, ...own], book, ground)
    if (mended.outcome === 'refused') continue
    verdict = 'errors' in mended ? mended : { ...mended, errors: [] }
    edits = [...edits, ...own]
  }
  return { verdict, edits }
}

/** Ways out for everybody with one trouble, each tried by planning; none when several groups bring it. */
export function offerFixes(
  troubles: readonly Trouble[],
  [inTrouble, others]: readonly [readonly MemberClass[], readonly MemberClass[]],
  { change, fixes, groups, withNested, tenantLocation }: FixOffer,
  { full, free }: Seats,
  { book, prices }: { readonly book: RuleBook; readonly prices: ReadonlyMap<Guid, number> },
): Omit<PlannedRefusal['fixes'][number], 'id'>[] {
  const [trouble] = troubles
  const group = groups.find(({ id }) => id === trouble?.groupId)
  if (trouble === undefined || group === undefined || troubles.some(({ groupId }) => groupId !== group.id)) return []
  const { refusal } = trouble
  const facts = {
    classes: inTrouble,
    others: others.filter((part) => part.groups.some(({ id }) => id === group.id)),
    group,
    change: editGroupChange(change, group.id, editsOf(fixes)),
    book,
    ground: { tenantLocation, seats: new Set([...full, ...(refusal.code === 'CountViolation' ? [refusal.skuId] : [])]) },
    freeSeats: free,
  }
  const canLeave = (edit: Edit): boolean => edit.kind !== 'leaveGroups' || (edit.groupIds.every((id) => id === group.id) && !withNested.has(group.id))
  return findMemberFixes(refusal, facts, prices).filter(({ edits }) => edits.every(canLeave))
}
