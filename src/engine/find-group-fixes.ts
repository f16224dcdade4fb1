// Ways out of a refusal of a group's own licences: the edits that a person with the same licences could make.
import { findFixes } from './find-fixes.ts'
import type { PlannedFix } from './find-fixes.ts'
import type { FixFacts } from './fix-candidates.ts'
import { withEffects } from './judge-classes.ts'
import { groupAsPerson } from './judge-group-change.ts'
import type { LicensableGroup } from './judge-group-change.ts'
import type { Refusal } from '#model/refusal.ts'

export interface GroupFixFacts extends Pick<FixFacts, 'change' | 'book' | 'freeSeats'> {
  readonly group: LicensableGroup
  /** How many people it gives to. */
  readonly members: number
}

/** Finds up to five ways out for a group that is refused, each an edit of its own licences; none for what no edit helps. */
export function findGroupFixes(refusal: Refusal, { group, members, change, book, freeSeats }: GroupFixFacts, prices: ReadonlyMap<string, number>): PlannedFix[] {
  // A group is in no country: where its members are, each of them is judged.
  const [anywhere = null] = book.countries
  const nowhere = { ...book, prohibited: [] }
  const facts = { ...groupAsPerson(group), usageLocation: anywhere }
  const people = withEffects({ facts, count: members }, change, { outcome: 'refused', refusal }, nowhere)
  const fixes = findFixes(refusal, { classes: [people], change, book: nowhere, freeSeats, defaultLocation: null }, prices)
  return fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, ofGroup: group.id })) }))
}
