// Groups come into a group and leave it; what it gives reaches their members when it says so (D6).
import { deleteNestings, insertNestings, listNestings } from '#store/group-changes.ts'
import type { Nesting } from '#store/group-changes.ts'
import type { GroupRow } from '#store/groups.ts'
import type { Source } from '#store/crowds.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { lockPools } from '#store/pools.ts'
import type { Caller } from '#model/caller.ts'
import { badRequest } from '#model/problem.ts'
import { PARTS, readGroupsInUse, sourcesOf } from './licensed-groups.ts'
import type { GroupsInUse } from './licensed-groups.ts'
import { recordOperation } from './record-operation.ts'
import type { ActionRoom } from './room.ts'
import { settleAfter, settleCrowd } from './settle.ts'

export interface NestingChange {
  readonly add: readonly GroupRow[]
  readonly remove: readonly GroupRow[]
}

/** Those whom licensed groups reach now and did not, or the other way round; who is reached another way too stays in. */
function reachedOtherwise({ licensed, nestings: before }: GroupsInUse, after: readonly Nesting[]): Source[] {
  return licensed.flatMap((group): Source[] => {
    const [was, is] = [new Set(sourcesOf(group, before)), new Set(sourcesOf(group, after))]
    const [come, gone] = [is.difference(was), was.difference(is)]
    const staying = gone.size === 0 ? come : is
    return [
      ...[...staying].map((groupPk) => ({ groupPk, part: PARTS.joining(group.pk) })),
      ...[...gone].map((groupPk) => ({ groupPk, part: PARTS.leaving(group.pk) })),
    ]
  })
}

/** Changes which groups are directly inside a group. Throws Graph's 400 for one that is there already, or is not. */
export async function nestGroups(room: ActionRoom, caller: Caller, group: GroupRow, { add, remove }: NestingChange): Promise<void> {
  const { db, tenant, now } = room
  await lockPools(db, tenant.pk)
  const before = await readGroupsInUse(db, tenant.pk)
  const isInside = ({ pk }: GroupRow): boolean => before.nestings.some(({ groupPk, memberPk }) => groupPk === group.pk && memberPk === pk)
  if (add.some(({ pk }) => pk === group.pk)) throw badRequest('A group cannot be a member of itself.')
  if (add.some(isInside)) throw badRequest("One or more added object references already exist for the following modified properties: 'members'.")
  if (!remove.every(isInside)) throw badRequest("One or more removed object references do not exist for the following modified properties: 'members'.")
  await insertNestings(db, tenant.pk, group.pk, add.map(({ pk }) => pk), now.toISOString())
  await deleteNestings(db, tenant.pk, group.pk, remove.map(({ pk }) => pk))
  const operation = await recordOperation(room, caller, { kind: 'updateGroup', total: 1 })
  const named = (groups: readonly GroupRow[]): object => ({ displayName: group.displayName, members: groups.map(({ id }) => id) })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'group', objectId: group.id, before: named(remove), after: named(add) })
  room.tell({ type: 'group', ids: [group.id] })
  const members = reachedOtherwise(before, await listNestings(db, tenant.pk))
  const settled = members.length === 0 ? null : await settleCrowd(room, caller, 'settleGroups', { members }, operation.id)
  if (settled !== null) await settleAfter(room, caller, settled)
}
