// Roles given and taken back, over the whole directory or one administrative unit, and roles of the tenant's own making.
import { KNOWN_ACTIONS } from '#engine/access.ts'
import { findBuiltInRole, ROLES } from '#engine/roles.ts'
import type { Caller } from '#model/caller.ts'
import { isGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest, notFound } from '#model/problem.ts'
import { UNIFIED_ROLE_DEFINITION_SHAPE } from '#model/role-management.ts'
import { getUnitRow } from '#store/administrative-units.ts'
import { insertRoles } from '#store/identity.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { deleteRoleAssignment, deleteRoleDefinition, insertRoleDefinition, listRoleAssignments, updateRoleDefinition } from '#store/roles.ts'
import type { NewRoleDefinition } from '#store/roles.ts'
import { getUserRow } from '#store/users.ts'
import { requireBuiltInRole } from './directory-roles.ts'
import { referenceOf } from './directory-reference.ts'
import { findUser } from './find-user.ts'
import { bodyEntries, readBody, valueRequired } from './read-body.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import { allDefinitions, assignmentRecord, ownDefinition, parseAssignmentId, scopeOf } from './role-management.ts'
import type { AssignmentKey, RoleDefinition } from './role-management.ts'
import type { Action, ActionRoom } from './room.ts'

const conflict = () =>
  badRequest('A conflicting object with one or more of the specified property values is present in the directory.', { details: [{ code: 'ConflictingObjects', message: 'It is there already.' }] })

async function note(room: ActionRoom, caller: Caller, type: 'roleMember' | 'roleDefinition', objectId: Guid, before: object | null, after: object | null): Promise<void> {
  const operation = await recordOperation(room, caller, { kind: 'changeRoles', total: 1 })
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type, objectId, before, after })
  room.tell({ type: 'settings', ids: ['roles'] })
}

interface Place {
  readonly key: AssignmentKey
  readonly userPk: number
  readonly unitPk: number
  readonly displayName: string
}

/** What an assignment is about, every part of it known here. Throws 400, 404. */
async function findPlace({ db, tenant }: ActionRoom, { roleId, userId, unitId }: AssignmentKey): Promise<Place> {
  const role = (await allDefinitions(db, tenant.pk)).find(({ id }) => id === roleId)
  if (role === undefined) throw notFound(roleId)
  const user = await findUser(db, tenant.pk, userId)
  const unit = unitId === null ? null : await getUnitRow(db, tenant.pk, unitId)
  if (unit === undefined) throw notFound(unitId ?? '')
  if (unit !== null && role.isBuiltIn && findBuiltInRole(roleId)?.scopable !== true) {
    throw badRequest(`The role definition '${role.displayName}' cannot be assigned over an administrative unit.`)
  }
  return { key: { roleId, userId: user.id, unitId }, userPk: user.pk, unitPk: unit?.pk ?? 0, displayName: role.displayName }
}

async function assign(room: ActionRoom, caller: Caller, wanted: AssignmentKey): Promise<AssignmentKey> {
  const { db, tenant } = room
  const { key, userPk, unitPk, displayName } = await findPlace(room, wanted)
  const held = await listRoleAssignments(db, tenant.pk, { userPk, roleId: key.roleId, unitPk })
  if (held.length > 0) throw conflict()
  await insertRoles(db, tenant.pk, [{ userPk, roleTemplateId: key.roleId, unitPk }])
  await note(room, caller, 'roleMember', key.roleId, null, { displayName, member: key.userId, directoryScopeId: scopeOf(key.unitId) })
  return key
}

async function unassign(room: ActionRoom, caller: Caller, id: string, wanted: AssignmentKey): Promise<null> {
  const { db, tenant } = room
  const { key, userPk, unitPk, displayName } = await findPlace(room, wanted)
  const held = await listRoleAssignments(db, tenant.pk, { userPk, roleId: key.roleId, unitPk })
  if (held.length === 0) throw notFound(id)
  if (key.roleId === ROLES.globalAdministrator && (await listRoleAssignments(db, tenant.pk, { roleId: key.roleId, unitPk: 0 })).length === 1) {
    throw badRequest('The last Global Administrator cannot be removed.')
  }
  await deleteRoleAssignment(db, tenant.pk, userPk, key.roleId, unitPk)
  await note(room, caller, 'roleMember', key.roleId, { displayName, member: key.userId, directoryScopeId: scopeOf(key.unitId) }, null)
  return null
}

const SCOPE = /^\/(?:administrativeUnits\/([0-9a-f-]{36}))?$/i

/** Gives a role (unifiedRoleAssignment). Throws 400 naming what is missing or wrong, 404 for what is not here. */
export const createRoleAssignment: Action<{ readonly body: unknown }, ReturnType<typeof assignmentRecord>> = async (room, caller, { body }) => {
  requireAccess(caller, 'manageRoles')
  const given = new Map(bodyEntries(body).map(([key, value]) => [key.toLowerCase(), value]))
  const text = (name: string): string => {
    const value = given.get(name.toLowerCase())
    if (typeof value !== 'string' || value === '') throw badRequest(`A value is required for property '${name}' of resource 'RoleAssignment'.`)
    return value
  }
  const [scope, unitId = null] = SCOPE.exec(text('directoryScopeId')) ?? []
  if (scope === undefined) throw badRequest("Invalid value specified for property 'directoryScopeId' of resource 'RoleAssignment'.")
  return assignmentRecord(await assign(room, caller, { roleId: text('roleDefinitionId').toLowerCase(), userId: text('principalId'), unitId: unitId?.toLowerCase() ?? null }))
}

/** Takes a role back. Throws 404. */
export const deleteRoleAssignmentById: Action<{ readonly id: string }, null> = async (room, caller, { id }) => {
  requireAccess(caller, 'manageRoles')
  return unassign(room, caller, id, parseAssignmentId(id))
}

/** Makes a person a member of a built-in role. Throws 400 for one who is, 404. */
export const addRoleMember: Action<{ readonly role: string; readonly body: unknown }, null> = async (room, caller, { role, body }) => {
  requireAccess(caller, 'manageRoles')
  const { templateId } = requireBuiltInRole(role)
  const { id } = await findUser(room.db, room.tenant.pk, referenceOf(body, 'members'))
  const held = await listRoleAssignments(room.db, room.tenant.pk, { roleId: templateId, unitPk: 0 })
  if (held.some(({ userId }) => userId === id)) throw badRequest("One or more added object references already exist for the following modified properties: 'members'.")
  await assign(room, caller, { roleId: templateId, userId: id, unitId: null })
  return null
}

/** Ends somebody's membership of a built-in role. Throws 404. */
export const removeRoleMember: Action<{ readonly role: string; readonly member: string }, null> = async (room, caller, { role, member }) => {
  requireAccess(caller, 'manageRoles')
  const { templateId } = requireBuiltInRole(role)
  const row = await getUserRow(room.db, room.tenant.pk, member)
  if (row === undefined) throw notFound(member)
  return unassign(room, caller, member, { roleId: templateId, userId: row.id, unitId: null })
}

/** Puts a role in use. Every built-in role is, so this is refused, as in Graph; 404 for a template that is none. */
export const activateRole: Action<{ readonly body: unknown }, null> = async (_room, caller, { body }) => {
  requireAccess(caller, 'manageRoles')
  const [, templateId] = bodyEntries(body).find(([key]) => key.toLowerCase() === 'roletemplateid') ?? []
  if (typeof templateId !== 'string') throw badRequest("A value is required for property 'roleTemplateId' of resource 'DirectoryRole'.")
  requireBuiltInRole(templateId)
  throw conflict()
}

/** What a body says of a role of the tenant's own. Throws 400 for an action that nothing here asks for. */
function readDefinition(body: unknown): Partial<NewRoleDefinition> {
  const { rolePermissions, displayName, description, isEnabled, version } = readBody(UNIFIED_ROLE_DEFINITION_SHAPE, body) as Partial<RoleDefinition>
  const actions = rolePermissions?.flatMap((permission) => permission.allowedResourceActions ?? [])
  const unknown = actions?.find((action) => !KNOWN_ACTIONS.includes(action))
  if (unknown !== undefined) {
    throw badRequest(`The following actions are not supported: ${unknown}.`, {
      details: [{ code: 'InvalidValue', message: `Expected some of: ${KNOWN_ACTIONS.join(', ')}.`, target: 'rolePermissions' }],
    })
  }
  return {
    ...(displayName !== undefined && { displayName }),
    ...(description !== undefined && { description }),
    ...(isEnabled !== undefined && { isEnabled }),
    ...(version !== undefined && { version }),
    ...(actions !== undefined && { actions }),
  }
}

/** Throws 400 for a name that another role has. */
const requireFreeName = (all: readonly RoleDefinition[], id: string, name: string): void => {
  if (all.some((one) => one.id !== id && one.displayName.toLowerCase() === name.toLowerCase())) throw conflict()
}

/** Makes a role of the tenant's own. Throws 400. */
export const createRoleDefinition: Action<{ readonly body: unknown }, RoleDefinition> = async (room, caller, { body }) => {
  requireAccess(caller, 'manageRoles')
  const { displayName = '', description = null, isEnabled = true, version = null, actions = [] } = readDefinition(body)
  if (displayName === '') throw valueRequired(UNIFIED_ROLE_DEFINITION_SHAPE, 'displayName')
  if (actions.length === 0) throw valueRequired(UNIFIED_ROLE_DEFINITION_SHAPE, 'rolePermissions')
  const [, given] = bodyEntries(body).find(([key]) => key.toLowerCase() === 'templateid') ?? []
  const id = typeof given === 'string' && isGuid(given.toLowerCase()) ? given.toLowerCase() : room.newId()
  const all = await allDefinitions(room.db, room.tenant.pk)
  if (all.some((one) => one.id === id)) throw conflict()
  requireFreeName(all, id, displayName)
  const definition = { id, displayName, description, isEnabled, version, actions }
  await insertRoleDefinition(room.db, room.tenant.pk, definition)
  await note(room, caller, 'roleDefinition', id, null, definition)
  return ownDefinition(definition)
}

async function requireOwn({ db, tenant }: ActionRoom, id: string): Promise<RoleDefinition> {
  const definition = (await allDefinitions(db, tenant.pk)).find((one) => one.id === id.toLowerCase())
  if (definition === undefined) throw notFound(id)
  if (definition.isBuiltIn) throw badRequest('Built-in role definitions cannot be changed.')
  return definition
}

/** Changes a role of the tenant's own. Throws 400 for a built-in one, 404. */
export const changeRoleDefinition: Action<{ readonly id: string; readonly body: unknown }, null> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'manageRoles')
  const before = await requireOwn(room, id)
  const changes = readDefinition(body)
  if (Object.keys(changes).length === 0) return null
  if (changes.displayName === '') throw valueRequired(UNIFIED_ROLE_DEFINITION_SHAPE, 'displayName')
  if (changes.displayName !== undefined) requireFreeName(await allDefinitions(room.db, room.tenant.pk), before.id, changes.displayName)
  await updateRoleDefinition(room.db, room.tenant.pk, before.id, changes)
  const then = { ...before, actions: before.rolePermissions.flatMap((one) => one.allowedResourceActions) } as unknown as Readonly<Record<string, unknown>>
  await note(room, caller, 'roleDefinition', before.id, Object.fromEntries(Object.keys(changes).map((name) => [name, then[name]])), changes)
  return null
}

/** Takes a role of the tenant's own away. Throws 400 while somebody has it, 404. */
export const removeRoleDefinition: Action<{ readonly id: string }, null> = async (room, caller, { id }) => {
  requireAccess(caller, 'manageRoles')
  const before = await requireOwn(room, id)
  if ((await listRoleAssignments(room.db, room.tenant.pk, { roleId: before.id })).length > 0) throw badRequest('A role definition that is assigned cannot be deleted.')
  await deleteRoleDefinition(room.db, room.tenant.pk, before.id)
  await note(room, caller, 'roleDefinition', before.id, { displayName: before.displayName }, null)
  return null
}
