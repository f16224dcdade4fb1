import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { membersOf, readGroupsInUse } from './licensed-groups.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { settleAfter, settleCrowd } from './settle.ts'

/** Lets follow what follows from a plan that was carried out; groups that came back give to whoever joined since. */
export async function settlePlan(room: ActionRoom, caller: Caller, plan: StoredPlan, operation: { readonly pk: number; readonly id: Guid }): Promise<void> {
  if (plan.groupsBack !== undefined) {
    const { licensed, nestings } = await readGroupsInUse(room.db, room.tenant.pk)
    const back = licensed.filter(({ pk }) => plan.groupsBack?.some((group) => group.pk === pk))
    const crowd = { members: membersOf(back, nestings) }
    if (back.length > 0) await settleCrowd(room, caller, 'settleGroups', crowd, operation.id)
  }
  await settleAfter(room, caller, operation)
}
