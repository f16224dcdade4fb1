import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Crowd } from '#store/crowds.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import type { Nesting } from '#store/group-changes.ts'
import { journalSituations } from '#store/journal.ts'
import type { GroupChange } from './group-work.ts'
import { nameMemberships } from './judge-crowd.ts'
import { membersOf, PARTS, readGroupsInUse } from './licensed-groups.ts'
import type { GroupsInUse } from './licensed-groups.ts'
import { reachedOtherwise } from './nest-groups.ts'
import { findOutside } from './outside-groups.ts'
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

/** Those whom groups that went back concern beside who is in the plan: whoever joined since, and whoever left and has got something of them again. */
async function alsoConcerned(room: ActionRoom, { groupsBack = [], isUntouched, asOf }: StoredPlan, operationPk: number): Promise<Crowd | null> {
  const { db, tenant } = room
  const nobodyMoved = isUntouched === true && asOf === tenant.changeCounter
  if (groupsBack.length === 0 || nobodyMoved) return null
  const now = await readGroupsInUse(db, tenant.pk)
  const back = await getLicensingGroups(db, tenant.pk, groupsBack.map(({ id }) => id))
  const members = [...membersOf(back, now.nestings), ...reachedOtherwise(asBefore(now, groupsBack), now)]
  const situationIds = await journalSituations(db, tenant.pk, operationPk)
  const outside = await findOutside(room, { operationPk, side: 'after', situationIds }, groupsBack)
  const left = outside.map(({ pk }) => ({ userPk: pk, since: '', part: PARTS.exactly(null) }))
  const crowd = left.length === 0 ? {} : await nameMemberships(room, { people: left }, situationIds, now)
  return members.length + left.length === 0 ? null : { ...crowd, members }
}

/** Lets follow what follows from a plan that was carried out; groups that went back give to whoever joined since, or take what they give no more. */
export async function settlePlan(room: ActionRoom, caller: Caller, plan: StoredPlan, operation: { readonly pk: number; readonly id: Guid }): Promise<void> {
  const crowd = await alsoConcerned(room, plan, operation.pk)
  if (crowd !== null) await settleCrowd(room, caller, 'settleGroups', crowd, operation.id)
  const given = [...plan.classes, ...plan.classes.flatMap(({ instead }) => instead ?? []), ...(plan.groupWork?.parts ?? [])].map(({ after }) => after)
  await settleAfter(room, caller, { pk: operation.pk, id: operation.id, given })
}
