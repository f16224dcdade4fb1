// Writing a change of groups: what becomes of everyone in them, then the groups themselves and who is in them.
import type { Pool } from '#model/subscription.ts'
import { listCrowdPeople } from '#store/crowds.ts'
import { deleteMemberships, deleteNestings, findMembers, getLicensingGroups, insertNestings, listGroupPks, lockGroups, setGroupLicenses, touchPeople, updateGroupRow } from '#store/group-changes.ts'
import type { Member } from '#store/group-changes.ts'
import { insertMemberships } from '#store/groups.ts'
import { insertObjectJournal, readObjectJournal } from '#store/object-journal.ts'
import { nextChange } from '#store/tenants.ts'
import type { GroupChange, GroupWork } from './group-work.ts'
import { pkById, readGroupsInUse, sourcesOf } from './licensed-groups.ts'
import { reachedNested } from './reached-nested.ts'
import { refuseUndo } from './refuse-undo.ts'
import type { ActionRoom, ReadingRoom } from './room.ts'
import { writeCrowd } from './write-crowd.ts'

/** What the journal keeps of a group: its licences, and those who are in it on one side of the change alone. */
export interface JournaledGroup {
  readonly assignedLicenses: GroupChange['before']
  readonly members: GroupChange['joining']
  /** The pks of groups that are in it on this side alone. */
  readonly groups?: readonly number[]
  /** When the change was about it. */
  readonly includeNested?: boolean
}

/** Under what name the journal of objects keeps a group's licences and members. */
const JOURNALED = 'groupLicenses'

/** Gives groups the licences and members that they are to have, and notes what they had. */
export async function writeGroups(room: ActionRoom, groups: readonly GroupChange[], operationPk: number): Promise<void> {
  const { db, tenant } = room
  const rows = await lockGroups(db, tenant.pk, groups.map(({ id }) => id))
  const version = await nextChange(db, tenant.pk)
  for (const { pk, id, before, after, joining, leaving, groupsJoining = [], groupsLeaving = [], includeNested } of groups) {
    const row = rows.find((one) => one.pk === pk)!
    if (JSON.stringify(before) !== JSON.stringify(after)) await setGroupLicenses(db, tenant.pk, row, after)
    const [gone, come] = [leaving.map(({ userPk }) => userPk), joining.map(({ userPk }) => userPk)]
    if (gone.length > 0) await deleteMemberships(db, tenant.pk, pk, gone)
    if (come.length > 0) await insertMemberships(db, tenant.pk, joining.map((member) => ({ ...member, groupPk: pk })))
    if (gone.length + come.length > 0) await touchPeople(db, tenant.pk, [...gone, ...come], version)
    if (includeNested !== undefined) await updateGroupRow(db, tenant.pk, row, { includeNested })
    if (groupsLeaving.length > 0) await deleteNestings(db, tenant.pk, pk, groupsLeaving)
    if (groupsJoining.length > 0) await insertNestings(db, tenant.pk, pk, groupsJoining, room.now.toISOString())
    const side = (licenses: GroupChange['before'], members: readonly Member[], inside: readonly number[], option: boolean): JournaledGroup => ({
      assignedLicenses: licenses,
      members,
      ...(inside.length > 0 && { groups: inside }),
      ...(includeNested !== undefined && { includeNested: option }),
    })
    const was = side(before, leaving, groupsLeaving, row.includeNested)
    const is = side(after, joining, groupsJoining, includeNested ?? row.includeNested)
    await insertObjectJournal(db, tenant.pk, operationPk, { type: JOURNALED, objectId: id, before: was, after: is })
  }
  room.tell({ type: 'group', ids: groups.map(({ id }) => id) })
}

/** The changes of groups that would undo those of an operation; none when it changed no group. */
export async function groupsBefore({ db, tenant }: ReadingRoom, operationPk: number): Promise<GroupChange[]> {
  const notes = (await readObjectJournal(db, tenant.pk, operationPk)).filter(({ type }) => type === JOURNALED)
  const rows = await getLicensingGroups(db, tenant.pk, notes.map(({ objectId }) => objectId))
  const groups: GroupChange[] = []
  const { nestings } = await readGroupsInUse(db, tenant.pk)
  for (const { objectId, before, after } of notes) {
    const [was, is] = [before as JournaledGroup, after as JournaledGroup]
    const row = rows.find(({ id }) => id === objectId)
    if (row === undefined || JSON.stringify(row.assignedLicenses) !== JSON.stringify(is.assignedLicenses)) throw refuseUndo('succeeded')
    if (is.includeNested !== undefined && is.includeNested !== row.includeNested) throw refuseUndo('succeeded')
    // Whoever came back or left since by another way is let be.
    const there = await findMembers(db, tenant.pk, row.pk, [...was.members, ...is.members].map(({ userPk }) => userPk))
    const isThere = ({ userPk }: Member): boolean => there.some((member) => member.userPk === userPk)
    const [joining, leaving] = [was.members.filter((member) => !isThere(member)), is.members.filter(isThere)]
    const inside = new Set(nestings.flatMap(({ groupPk, memberPk }) => (groupPk === row.pk ? [memberPk] : [])))
    const existing = await listGroupPks(db, tenant.pk, [...(was.groups ?? []), ...(is.groups ?? [])])
    groups.push({
      id: row.id,
      pk: row.pk,
      displayName: row.displayName ?? row.id,
      before: is.assignedLicenses,
      after: was.assignedLicenses,
      joining,
      leaving,
      ...(was.groups !== undefined && { groupsJoining: was.groups.filter((pk) => existing.has(pk) && !inside.has(pk)) }),
      ...(is.groups !== undefined && { groupsLeaving: is.groups.filter((pk) => inside.has(pk)) }),
      ...(was.includeNested !== undefined && { includeNested: was.includeNested }),
    })
  }
  return groups
}

/** The groups with those whom a chosen way out takes out of them, read before anybody changes. */
async function withLeavers({ db, tenant }: ActionRoom, { groups, crowd, parts }: GroupWork): Promise<readonly GroupChange[]> {
  const leaving = parts.filter(({ leaves = [] }) => leaves.length > 0)
  if (leaving.length === 0) return groups
  const people = await listCrowdPeople(db, tenant.pk, crowd, leaving, { top: leaving.reduce((sum, { count }) => sum + count, 0), skip: 0 })
  const { licensed, nestings } = await readGroupsInUse(db, tenant.pk)
  const changes: GroupChange[] = []
  for (const group of groups) {
    const gone = new Set(people.flatMap(({ pk, part }) => (leaving[part]?.leaves?.includes(group.id) === true ? [pk] : [])))
    const row = licensed.find(({ pk }) => pk === group.pk)
    for (const source of row === undefined ? [] : sourcesOf(row, nestings).filter((pk) => pk !== group.pk)) {
      if ((await findMembers(db, tenant.pk, source, [...gone])).length > 0) throw reachedNested(group.displayName)
    }
    const there = await findMembers(db, tenant.pk, group.pk, [...gone])
    changes.push({ ...group, joining: group.joining.filter(({ userPk }) => !gone.has(userPk)), leaving: [...group.leaving, ...there] })
  }
  return changes
}

/** Carries out a change of groups that stands, under an operation that is already noted. */
export async function writeGroupWork(room: ActionRoom, work: GroupWork, operation: { readonly pk: number; readonly id: string }, pools: readonly Pool[]): Promise<void> {
  const inUse = await readGroupsInUse(room.db, room.tenant.pk)
  const groups = await withLeavers(room, work)
  const meanwhile = (): Promise<void> => writeGroups(room, groups, operation.pk)
  await writeCrowd(room, work, operation, { pools, groupPks: pkById(inUse, work.groups), meanwhile })
}
