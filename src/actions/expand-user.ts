// `$expand` on people: what a person leads to, brought along. Graph brings at most twenty of each.
import type { Caller } from '#model/caller.ts'
import { defaultNames, OBJECT_SHAPES } from '#model/directory-object.ts'
import type { DirectoryObject } from '#model/directory-object.ts'
import type { Guid } from '#model/guid.ts'
import { listOwnedGroupRows } from '#store/owners.ts'
import { getUserRow, idsOf, listUserParts } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import { listCreatedObjects } from './created-objects.ts'
import { groupObject } from './group-record.ts'
import { listMemberOf } from './list-member-of.ts'
import type { ReadingRoom } from './room.ts'
import { ALL_USER_PROPERTIES, DEFAULT_USER_PROPERTIES, userRecord } from './user-record.ts'
import { userRecords } from './user-records.ts'

export interface Expansion {
  readonly navigation: string
  readonly select: readonly string[] | null
  readonly levels: number
}

const MOST = 20

/** The named properties of an object, or its default ones, with the kind of object it is. */
export function showObject({ type, record }: DirectoryObject, select: readonly string[] | null): Record<string, unknown> {
  const names = select ?? defaultNames(OBJECT_SHAPES[type])
  const shown = names.filter((name) => Object.hasOwn(record, name)).map((name) => [name, record[name] ?? null])
  return { '@odata.type': `#microsoft.graph.${type}`, ...Object.fromEntries(shown) }
}

async function managerOf(room: ReadingRoom, row: UserRow, { select, levels }: Expansion): Promise<Record<string, unknown> | null> {
  const { db, tenant, catalogue } = room
  const id = row.managerPk === null ? undefined : (await idsOf(db, tenant.pk, [row.managerPk])).get(row.managerPk)
  const manager = id === undefined ? undefined : await getUserRow(db, tenant.pk, id)
  if (manager === undefined) return null
  const names = (select ?? DEFAULT_USER_PROPERTIES).filter((name) => ALL_USER_PROPERTIES.includes(name))
  const above = levels > 1 ? await managerOf(room, manager, { navigation: 'manager', select, levels: levels - 1 }) : null
  return { '@odata.type': '#microsoft.graph.user', ...userRecord(manager, [], catalogue, names), ...(above !== null && { manager: above }) }
}

/** What one navigation of a person leads to, under its name; nothing for a manager whom nobody is. */
export async function expandUser(room: ReadingRoom, caller: Caller, id: Guid, expansion: Expansion): Promise<Record<string, unknown>> {
  const { db, tenant } = room
  const { navigation, select } = expansion
  const row = await getUserRow(db, tenant.pk, id)
  if (row === undefined) return {}
  if (navigation === 'manager') {
    const manager = await managerOf(room, row, expansion)
    return manager === null ? {} : { manager }
  }
  if (navigation === 'directReports') {
    const names = select ?? DEFAULT_USER_PROPERTIES
    const { rows } = await listUserParts(db, tenant.pk, { reportsOf: row.pk, top: MOST }, names)
    return { directReports: (await userRecords(room, rows, names)).map((one) => ({ '@odata.type': '#microsoft.graph.user', ...one })) }
  }
  if (navigation === 'memberOf' || navigation === 'transitiveMemberOf') {
    const objects = await listMemberOf(room, caller, { of: 'user', id, transitive: navigation === 'transitiveMemberOf' })
    return { [navigation]: objects.slice(0, MOST).map((one) => showObject(one, select)) }
  }
  if (navigation === 'ownedObjects') {
    return { ownedObjects: (await listOwnedGroupRows(db, tenant.pk, row.pk)).slice(0, MOST).map((group) => showObject(groupObject(group), select)) }
  }
  if (navigation === 'createdObjects') {
    return { createdObjects: (await listCreatedObjects(room, caller, { user: id })).slice(0, MOST).map((object) => showObject(object, select)) }
  }
  return { [navigation]: [] }
}
