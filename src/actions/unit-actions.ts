// Administrative units: made, changed, taken away; who is in them, and who has a role over them.
import { ADMINISTRATIVE_UNIT_SHAPE } from '#model/administrative-unit.ts'
import type { AdministrativeUnit } from '#model/administrative-unit.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest, notFound } from '#model/problem.ts'
import { deleteUnitMember, deleteUnitRow, insertUnit, insertUnitMember, updateUnitRow } from '#store/administrative-units.ts'
import type { MemberKind, NewUnit } from '#store/administrative-units.ts'
import { getGroupRow } from '#store/groups.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { touchPeople, updateGroupRow } from '#store/group-changes.ts'
import { nextChange } from '#store/tenants.ts'
import { referenceOf } from './directory-reference.ts'
import { findUser } from './find-user.ts'
import { bodyEntries, readBody, valueRequired } from './read-body.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import { createRoleAssignment, deleteRoleAssignmentById } from './role-actions.ts'
import type { Action, ActionRoom } from './room.ts'
import { findUnit } from './unit-questions.ts'
import { unitRecord } from './unit-record.ts'

async function note(room: ActionRoom, caller: Caller, type: 'administrativeUnit' | 'unitMember', objectId: Guid, before: object | null, after: object | null): Promise<void> {
  const operation = await recordOperation(room, caller, { kind: 'changeUnits', total: 1 })
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type, objectId, before, after })
  room.tell({ type: 'settings', ids: ['administrativeUnits'] })
}

/** Makes a unit. Throws 400. */
export const createUnit: Action<{ readonly body: unknown }, AdministrativeUnit> = async (room, caller, { body }) => {
  requireAccess(caller, 'manageUnits')
  const values = readBody(ADMINISTRATIVE_UNIT_SHAPE, body) as Partial<NewUnit>
  if (values.displayName === undefined || values.displayName === '') throw valueRequired(ADMINISTRATIVE_UNIT_SHAPE, 'displayName')
  const unit: NewUnit = { description: null, visibility: null, membershipType: null, membershipRule: null, membershipRuleProcessingState: null, ...values, displayName: values.displayName, id: room.newId() }
  await insertUnit(room.db, room.tenant.pk, unit)
  await note(room, caller, 'administrativeUnit', unit.id, null, { displayName: unit.displayName })
  return unitRecord(unit)
}

/** Changes what a unit says of itself. Throws 400, 404. */
export const updateUnit: Action<{ readonly unit: string; readonly body: unknown }, null> = async (room, caller, { unit, body }) => {
  requireAccess(caller, 'manageUnits')
  const row = await findUnit(room, unit)
  const values = readBody(ADMINISTRATIVE_UNIT_SHAPE, body) as Partial<NewUnit>
  if (values.displayName === '') throw valueRequired(ADMINISTRATIVE_UNIT_SHAPE, 'displayName')
  if (Object.keys(values).length === 0) return null
  await updateUnitRow(room.db, room.tenant.pk, row.pk, values)
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, row[name as keyof typeof row]]))
  await note(room, caller, 'administrativeUnit', row.id, before, values)
  return null
}

/** Takes a unit away, with the roles over it; its people and groups stay. Throws 404. */
export const deleteUnit: Action<{ readonly unit: string }, null> = async (room, caller, { unit }) => {
  requireAccess(caller, 'manageUnits')
  const row = await findUnit(room, unit)
  await deleteUnitRow(room.db, room.tenant.pk, row.pk)
  await note(room, caller, 'administrativeUnit', row.id, { displayName: row.displayName }, null)
  return null
}

interface FoundMember {
  readonly kind: MemberKind
  readonly pk: number
  readonly id: Guid
}

async function findMember({ db, tenant }: ActionRoom, reference: string): Promise<FoundMember> {
  const group = await getGroupRow(db, tenant.pk, reference.toLowerCase())
  if (group !== undefined) return { kind: 'group', pk: group.pk, id: group.id }
  const { pk, id } = await findUser(db, tenant.pk, reference)
  return { kind: 'user', pk, id }
}

/** To somebody who sees this unit alone it changed: a plan made before is stale now, a delta query tells of it. */
async function touch({ db, tenant }: ActionRoom, { kind, id, pk }: FoundMember): Promise<void> {
  if (kind === 'user') return touchPeople(db, tenant.pk, [pk], await nextChange(db, tenant.pk))
  const group = await getGroupRow(db, tenant.pk, id)
  if (group !== undefined) await updateGroupRow(db, tenant.pk, group, {})
}

/** Puts a person or a group into a unit. Throws 400 for one that is in it, 404. */
export const addUnitMember: Action<{ readonly unit: string; readonly body: unknown }, null> = async (room, caller, { unit, body }) => {
  requireAccess(caller, 'manageUnits')
  const row = await findUnit(room, unit)
  const member = await findMember(room, referenceOf(body, 'members'))
  if (!(await insertUnitMember(room.db, room.tenant.pk, row.pk, member.kind, member.pk))) {
    throw badRequest("One or more added object references already exist for the following modified properties: 'members'.")
  }
  await touch(room, member)
  await note(room, caller, 'unitMember', row.id, null, { displayName: row.displayName, member: member.id })
  return null
}

/** Takes a person or a group out of a unit. Throws 404 for one that is not in it. */
export const removeUnitMember: Action<{ readonly unit: string; readonly member: string }, null> = async (room, caller, { unit, member }) => {
  requireAccess(caller, 'manageUnits')
  const row = await findUnit(room, unit)
  const found = await findMember(room, member)
  if (!(await deleteUnitMember(room.db, room.tenant.pk, row.pk, found.kind, found.pk))) throw notFound(member)
  await touch(room, found)
  await note(room, caller, 'unitMember', row.id, { displayName: row.displayName, member: found.id }, null)
  return null
}

/** Gives somebody a role over a unit (scopedRoleMembership). Throws 400, 404. */
export const addScopedRoleMember: Action<{ readonly unit: string; readonly body: unknown }, Record<string, unknown>> = async (room, caller, { unit, body }) => {
  const row = await findUnit(room, unit)
  const given = new Map(bodyEntries(body).map(([key, value]) => [key.toLowerCase(), value]))
  const person = given.get('rolememberinfo') as Readonly<Record<string, unknown>> | undefined
  const assignment = await createRoleAssignment(room, caller, {
    body: { roleDefinitionId: given.get('roleid'), principalId: person?.['id'], directoryScopeId: `/administrativeUnits/${row.id}` },
  })
  const { displayName } = await findUser(room.db, room.tenant.pk, assignment.principalId)
  return { id: assignment.id, administrativeUnitId: row.id, roleId: assignment.roleDefinitionId, roleMemberInfo: { id: assignment.principalId, displayName } }
}

/** Takes a role over a unit back. Throws 404. */
export const removeScopedRoleMember: Action<{ readonly unit: string; readonly member: string }, null> = async (room, caller, { unit, member }) => {
  await findUnit(room, unit)
  return deleteRoleAssignmentById(room, caller, { id: member })
}
