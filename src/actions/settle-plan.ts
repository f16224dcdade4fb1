import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import type { Nesting } from '#store/group-changes.ts'
import type { GroupChange } from './group-work.ts'
import { membersOf, readGroupsInUse } from './licensed-groups.ts'
import type { GroupsInUse } from './licensed-groups.ts'
import { reachedOtherwise } from './nest-groups.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { settleAfter, settleCrowd } from './settle.ts'

/** The groups as they were before these changes of which groups are in which. */
function asBefore({ licensed, nestings }: GroupsInUse, changes: readonly GroupChange[]): GroupsInUse {
  const pairs = (pksOf: (group: GroupChange) => readonly number[] | undefined): Nesting[] =>
    changes.flatMap((group) => (pksOf(group) ?? []).map((memberPk) => ({ groupPk: group.pk, memberPk })))
  const come = pairs(({ groupsJoining }) => groupsJoining)
  const isNew = (one: Nesting): boolean => come.some(({ groupPk, memberPk }) => groupPk === one.groupPk && memberPk === one.memberPk)
  return {
    licensed: licensed.map((group) => {
      const option = changes.find(({ pk }) => pk === group.pk)?.includeNested
      return option === undefined ? group : { ...group, includeNested: !option }
    }),
    nestings: [...nestings.filter((one) => !isNew(one)), ...pairs(({ groupsLeaving }) => groupsLeaving)],
  }
}

/** Lets follow what follows from a plan that was carried out; groups that went back give to whoever joined since, or take what they give no more. */
export async function settlePlan(room: ActionRoom, caller: Caller, plan: StoredPlan, operation: { readonly pk: number; readonly id: Guid }): Promise<void> {
  if (plan.groupsBack !== undefined) {
    const now = await readGroupsInUse(room.db, room.tenant.pk)
    const back = await getLicensingGroups(room.db, room.tenant.pk, plan.groupsBack.map(({ id }) => id))
    const members = [...membersOf(back, now.nestings), ...reachedOtherwise(asBefore(now, plan.groupsBack), now)]
    if (members.length > 0) await settleCrowd(room, caller, 'settleGroups', { members }, operation.id)
  }
  const given = [...plan.classes, ...plan.classes.flatMap(({ instead }) => instead ?? []), ...(plan.groupWork?.parts ?? [])].map(({ after }) => after)
  await settleAfter(room, caller, { pk: operation.pk, id: operation.id, given })
}
