// One group and one person: joining, staying with other licences, leaving, and healing of earlier errors.
import type { PersonFacts } from './carry-out-change.ts'
import { judgeMemberships } from './reconcile.ts'
import type { MemberVerdict } from './reconcile.ts'
import type { RuleBook } from './rule-book.ts'
import type { GroupFacts, MemberGround } from './settle-groups.ts'

/**
 * Gives a person the licences of a group as they should be now; a group without licences is one that the person has
 * left. All of its products come or none (D3), what others depend on stays in error (D4), the wish is never lost.
 */
export function judgeMembership(person: PersonFacts, group: GroupFacts, book: RuleBook, ground: MemberGround): MemberVerdict {
  return judgeMemberships(person, [group], book, ground)
}
