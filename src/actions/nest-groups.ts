// Groups come into a group and leave it; what it gives reaches their members when it says so (D6).
import { getLicensingGroups } from '#store/group-changes.ts'
import type { GroupRow } from '#store/groups.ts'
import type { Source } from '#store/crowds.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { lockPools } from '#store/pools.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest } from '#model/problem.ts'
import type { GroupChange } from './group-work.ts'
import { PARTS, readGroupsInUse, sourcesOf } from './licensed-groups.ts'
import type { GroupsInUse } from './licensed-groups.ts'
import { recordOperation } from './record-operation.ts'
import type { ActionRoom } from './room.ts'
import { settleAfter, settleCrowd, settleInto } from './settle.ts'
import { writeGroups } from './write-group-work.ts'

export interface NestingChange {
  readonly add: readonly GroupRow[]
  readonly remove: readonly GroupRow[]
}

/** Those whom licensed groups reach now and did not, or the other way round; who is reached another way too stays in. */
export function reachedOtherwise(before: GroupsInUse, after: GroupsInUse): Source[] {
  return after.licensed.flatMap((group): Source[] => {
    const old = before.licensed.find(({ pk }) => pk === group.pk) ?? group
    const [was, is] = [new Set(sourcesOf(old, before.nestings)), new Set(sourcesOf(group, after.nestings))]
    const [come, gone] = [is.difference(was), was.difference(is)]
    const staying = gone.size === 0 ? come : is
    return [
      ...[...staying].map((groupPk) => ({ groupPk, part: PARTS.joining(group.pk) })),
      ...[...gone].map((groupPk) => ({ groupPk, part: PARTS.leaving(group.pk) })),
    ]
  })
}

/**
 * Changes whom a group reaches, and gives or takes what follows, as one operation that can be undone. What is told of it
 * beside, `note`, is for the audit. The pools are locked by the caller.
 */
export async function changeReach(room: ActionRoom, caller: Caller, group: GroupChange, note?: { readonly before: object; readonly after: object }): Promise<void> {
  const { db, tenant } = room
  const before = await readGroupsInUse(db, tenant.pk)
  const operation = await recordOperation(room, caller, { kind: 'changeGroups', total: 0 })
  await writeGroups(room, [group], operation.pk)
  if (note !== undefined) await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'group', objectId: group.id, ...note })
  const members = reachedOtherwise(before, await readGroupsInUse(db, tenant.pk))
  if (members.length > 0) await settleInto(room, caller, { members }, operation)
  await settleAfter(room, caller, operation)
}

/** A group that stays what it is, but for what is said. */
export async function unchangedGroup({ db, tenant }: ActionRoom, { id, pk, displayName }: GroupRow): Promise<GroupChange> {
  const [row] = await getLicensingGroups(db, tenant.pk, [id])
  const licenses = row?.assignedLicenses ?? []
  return { id, pk, displayName: displayName ?? id, before: licenses, after: licenses, joining: [], leaving: [] }
}

/** Changes which groups are directly inside a group. Throws Graph's 400 for one that is there already, or is not. */
export async function nestGroups(room: ActionRoom, caller: Caller, group: GroupRow, { add, remove }: NestingChange): Promise<void> {
  const { db, tenant } = room
  await lockPools(db, tenant.pk)
  const { nestings } = await readGroupsInUse(db, tenant.pk)
  const isInside = ({ pk }: GroupRow): boolean => nestings.some(({ groupPk, memberPk }) => groupPk === group.pk && memberPk === pk)
  if (add.some(({ pk }) => pk === group.pk)) throw badRequest('A group cannot be a member of itself.', { words: { key: 'error.groupInItself', arguments: {} } })
  if (add.some(isInside))
    throw badRequest("One or more added object references already exist for the following modified properties: 'members'.", { words: { key: 'error.memberAlready', arguments: {} } })
  if (!remove.every(isInside))
    throw badRequest("One or more removed object references do not exist for the following modified properties: 'members'.", { words: { key: 'error.memberMissing', arguments: {} } })
  const pks = (groups: readonly GroupRow[]): number[] => groups.map(({ pk }) => pk)
  const change = { ...(await unchangedGroup(room, group)), groupsJoining: pks(add), groupsLeaving: pks(remove) }
  await changeReach(room, caller, change)
}

/** Gives those whom licensed groups reach now what they give, and takes it from those whom they reach no more. The pools are locked by the caller. */
export async function settleReached(room: ActionRoom, caller: Caller, before: GroupsInUse, cause: { readonly id: Guid }): Promise<void> {
  const members = reachedOtherwise(before, await readGroupsInUse(room.db, room.tenant.pk))
  const settled = members.length === 0 ? null : await settleCrowd(room, caller, 'settleGroups', { members }, cause.id)
  if (settled !== null) await settleAfter(room, caller, settled)
}
