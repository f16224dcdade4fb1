// Objects of the directory by their ids, whatever their kind: those that are here and within reach.
import { findBuiltInRole } from '#engine/roles.ts'
import type { DirectoryObject } from '#model/directory-object.ts'
import type { Guid } from '#model/guid.ts'
import { getUnitRow, isWithinUnits } from '#store/administrative-units.ts'
import { getGroupRow } from '#store/groups.ts'
import { getUserRows } from '#store/users.ts'
import { directoryRole } from './directory-roles.ts'
import { groupObject } from './group-record.ts'
import type { Within } from './require-access.ts'
import type { ReadingRoom } from './room.ts'
import { unitObject } from './unit-record.ts'
import { userObjects } from './user-record.ts'

async function isSeen({ db, tenant }: ReadingRoom, within: Within, kind: 'user' | 'group', pk: number): Promise<boolean> {
  return within === null || isWithinUnits(db, tenant.pk, within, kind, pk)
}

async function findOther(room: ReadingRoom, id: Guid, within: Within): Promise<DirectoryObject | undefined> {
  const { db, tenant } = room
  const group = await getGroupRow(db, tenant.pk, id)
  if (group !== undefined) return (await isSeen(room, within, 'group', group.pk)) ? groupObject(group) : undefined
  const role = findBuiltInRole(id)
  if (role !== undefined) return { type: 'directoryRole', record: directoryRole(role) }
  const unit = await getUnitRow(db, tenant.pk, id)
  return unit === undefined || (within !== null && !within.includes(unit.id)) ? undefined : unitObject(unit)
}

/** The objects that ids name, in their order; those that are not here, or are out of reach, are left out. */
export async function objectsOf(room: ReadingRoom, within: Within, ids: readonly Guid[]): Promise<DirectoryObject[]> {
  const { db, tenant, catalogue } = room
  const people = await getUserRows(db, tenant.pk, ids)
  const found = new Map<Guid, DirectoryObject>()
  for (const row of people) if (await isSeen(room, within, 'user', row.pk)) for (const object of userObjects([row], catalogue)) found.set(row.id, object)
  const known = new Set(people.map(({ id }) => id))
  for (const id of ids) {
    const other = known.has(id) ? undefined : await findOther(room, id, within)
    if (other !== undefined) found.set(id, other)
  }
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? [])
}

