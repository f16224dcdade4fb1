// What a person should have from all groups together: the plain recomputation from what is wished.
import type { Guid } from '#model/guid.ts'
import { formatSituation } from '#model/license.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { seatsOf } from './effective-plans.ts'
import type { Verdict } from './judge-person.ts'
import { judgeOutcome } from './outcome-rules.ts'
import type { RuleBook } from './rule-book.ts'
import { settleGroups } from './settle-groups.ts'
import type { GroupFacts, MemberError, MemberGround, Settlement } from './settle-groups.ts'

/** Never refused: what cannot be given is noted, and the wish kept. */
export type MemberVerdict = Exclude<Verdict, { outcome: 'refused' }> & { readonly errors: readonly MemberError[] }

/**
 * Settles every group of a person: `groups` are those the person is a member of, with their licences; licences of any
 * other group go. What is in error heals when its cause is gone. Settling again changes nothing, and the order in which
 * the groups are given says nothing.
 */
export function reconcile(person: PersonFacts, groups: readonly GroupFacts[], book: RuleBook, ground: MemberGround): MemberVerdict {
  return judgeMemberships(person, [...groups, ...leftGroups(person, groups)], book, ground)
}

/** Settles some groups of a person, and leaves what comes from the others alone. */
export function judgeMemberships(person: PersonFacts, groups: readonly GroupFacts[], book: RuleBook, ground: MemberGround): MemberVerdict {
  const { after, errors } = settleUntilStill(person, groups, book, ground)
  const { warnings } = judgeOutcome(person, after, book)
  if (errors.length > 0)
    return { after, warnings, errors, outcome: errors.some(({ error }) => error === 'CountViolation') ? 'waiting' : 'inError' }
  const same = formatSituation(after.situation) === formatSituation(person.situation)
  return { after, warnings, errors, outcome: same ? 'unchanged' : 'changed' }
}

/**
 * Settles every group of a person where some pools are full. Whoever is kept from one seat may come to need another:
 * a group that had to give way to the first is granted after all.
 */
export function reconcileSeated(
  person: PersonFacts,
  groups: readonly GroupFacts[],
  book: RuleBook,
  tenantLocation: string | null,
  isFull: (poolKey: string) => boolean,
): MemberVerdict {
  const had = seatsOf(person.situation)
  const full = new Set<string>()
  for (;;) {
    const verdict = reconcile(person, groups, book, { tenantLocation, seats: full })
    const denied = [...seatsOf(verdict.after.situation).keys()].filter((poolKey) => !had.has(poolKey) && !full.has(poolKey) && isFull(poolKey))
    if (denied.length === 0) return verdict
    for (const poolKey of denied) full.add(poolKey)
  }
}

/** What one settling holds on to may give another group its room; each round grants more or nothing. */
function settleUntilStill(person: PersonFacts, groups: readonly GroupFacts[], book: RuleBook, ground: MemberGround): Settlement {
  let settled = settleGroups(person, groups, book, ground)
  for (let round = 0; round < groups.length && settled.errors.length > 0; round += 1) {
    const next = settleGroups(settled.after, groups, book, ground)
    if (formatSituation(next.after.situation) === formatSituation(settled.after.situation)) break
    settled = next
  }
  return settled
}

function leftGroups({ situation }: PersonFacts, groups: readonly GroupFacts[]): GroupFacts[] {
  const left = situation.flatMap(({ assignedByGroup }) => assignedByGroup ?? []).filter((id) => !groups.some((group) => group.id === id))
  return [...new Set<Guid>(left)].map((id) => ({ id, licenses: [] }))
}
