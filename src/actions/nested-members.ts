// Who gets what a group gives through a group inside it: they cannot be taken out of the outer one (D6).
import type { ChosenFix } from '#engine/judge-classes.ts'
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { findMembers } from '#store/group-changes.ts'
import { readGroupsInUse, sourcesOf } from './licensed-groups.ts'
import type { ReadingRoom } from './room.ts'

/** Whether a change, or a way out that was chosen, may take people out of groups. */
export const mayLeave = ({ inherited }: Change, fixes: readonly ChosenFix[]): boolean =>
  inherited === 'leaveGroups' || fixes.some(({ edits }) => edits.some(({ kind }) => kind === 'leaveGroups'))

/** Whether any licensed group reaches anybody through a group inside it. */
export async function hasNestedReach({ db, tenant }: ReadingRoom): Promise<boolean> {
  const { licensed, nestings } = await readGroupsInUse(db, tenant.pk)
  return licensed.some((group) => sourcesOf(group, nestings).length > 1)
}

/** Of some people, those whom licensed groups reach through groups inside them, each with the ids of the licensed ones. */
export async function reachedThroughGroups({ db, tenant }: ReadingRoom, userPks: readonly number[]): Promise<Map<number, Guid[]>> {
  const reached = new Map<number, Guid[]>()
  if (userPks.length === 0) return reached
  const { licensed, nestings } = await readGroupsInUse(db, tenant.pk)
  for (const group of licensed) {
    const inside = sourcesOf(group, nestings).filter((pk) => pk !== group.pk)
    const found = new Set<number>()
    for (const source of inside) for (const { userPk } of await findMembers(db, tenant.pk, source, userPks)) found.add(userPk)
    for (const userPk of found) reached.set(userPk, [...(reached.get(userPk) ?? []), group.id])
  }
  return reached
}
