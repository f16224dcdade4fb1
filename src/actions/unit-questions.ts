// Administrative units and who is in them, in Graph's words.
import type { AdministrativeUnit } from '#model/administrative-unit.ts'
import type { DirectoryObject } from '#model/directory-object.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { getUnitRow, listUnitRows } from '#store/administrative-units.ts'
import type { UnitRow } from '#store/administrative-units.ts'
import { listGroupRows } from '#store/groups.ts'
import { listRoleAssignments } from '#store/roles.ts'
import type { RoleAssignmentRow } from '#store/roles.ts'
import { listUserRows } from '#store/users.ts'
import { groupObject } from './group-record.ts'
import { requireAccess } from './require-access.ts'
import type { Within } from './require-access.ts'
import { allDefinitions, assignmentId, keyOf } from './role-management.ts'
import type { Question, ReadingRoom } from './room.ts'
import { unitRecord } from './unit-record.ts'
import { userObjects } from './user-record.ts'

/** Members of one unit that are shown at once. */
const MOST_MEMBERS = 10_000

/** A unit by its id. Throws 404, also for one over which the caller has no say. */
export async function findUnit({ db, tenant }: ReadingRoom, id: string, within: Within = null): Promise<UnitRow> {
  const row = await getUnitRow(db, tenant.pk, id.toLowerCase())
  if (row === undefined || (within !== null && !within.includes(row.id))) throw notFound(id)
  return row
}

export const listUnits: Question<null, readonly AdministrativeUnit[]> = async ({ db, tenant }, caller) => {
  const within = requireAccess(caller, 'readUnits')
  const rows = await listUnitRows(db, tenant.pk)
  return rows.filter(({ id }) => within === null || within.includes(id)).map(unitRecord)
}

export const getUnit: Question<{ readonly unit: string }, AdministrativeUnit> = async (room, caller, { unit }) =>
  unitRecord(await findUnit(room, unit, requireAccess(caller, 'readUnits')))

/** The people and groups of a unit. */
export const listUnitMembers: Question<{ readonly unit: string }, readonly DirectoryObject[]> = async (room, caller, { unit }) => {
  const { db, tenant, catalogue } = room
  const { id } = await findUnit(room, unit, requireAccess(caller, 'readUnits'))
  const people = await listUserRows(db, tenant.pk, { within: [id], top: MOST_MEMBERS })
  const groups = await listGroupRows(db, tenant.pk, { within: [id], top: MOST_MEMBERS })
  return [...userObjects(people.rows, catalogue), ...groups.rows.map(groupObject)]
}

const scopedMember = (row: RoleAssignmentRow, unitId: Guid): Record<string, unknown> => ({
  id: assignmentId(keyOf(row)),
  administrativeUnitId: unitId,
  roleId: row.roleId,
  roleMemberInfo: { id: row.userId, displayName: row.displayName },
})

/** Who has a role over a unit. */
export const listScopedRoleMembers: Question<{ readonly unit: string }, readonly Record<string, unknown>[]> = async (room, caller, { unit }) => {
  const { pk, id } = await findUnit(room, unit, requireAccess(caller, 'readUnits'))
  const held = await listRoleAssignments(room.db, room.tenant.pk, { unitPk: pk })
  return held.map((row) => scopedMember(row, id))
}

/** Who has a role, and over which unit; those who have it over everything are its members. */
export const listScopedMembersOfRole: Question<{ readonly role: string }, readonly Record<string, unknown>[]> = async ({ db, tenant }, caller, { role }) => {
  requireAccess(caller, 'readRoles')
  const roleId = role.toLowerCase()
  if (!(await allDefinitions(db, tenant.pk)).some(({ id }) => id === roleId)) throw notFound(role)
  const held = await listRoleAssignments(db, tenant.pk, { roleId })
  return held.flatMap((row) => (row.unitId === null ? [] : [scopedMember(row, row.unitId)]))
}
