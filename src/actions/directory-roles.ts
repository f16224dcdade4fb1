// Directory roles: the built-in ones, all of them in use. A role's id is its template's, in every tenant.
import { BUILT_IN_ROLES, findBuiltInRole } from '#engine/roles.ts'
import type { BuiltInRole } from '#engine/roles.ts'
import type { DirectoryRole } from '#model/directory-role.ts'
import type { DirectoryObject } from '#model/directory-object.ts'
import { notFound } from '#model/problem.ts'
import { listRoleAssignments } from '#store/roles.ts'
import { getUserRows } from '#store/users.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'
import { userObjects } from './user-record.ts'

/** A built-in role as Graph's directoryRole. */
export const directoryRole = ({ templateId, displayName, description }: BuiltInRole): DirectoryRole => ({
  id: templateId,
  deletedDateTime: null,
  description,
  displayName,
  roleTemplateId: templateId,
})

export const listDirectoryRoles: Question<null, readonly DirectoryRole[]> = async (_room, caller) => {
  requireAccess(caller, 'readRoles')
  return BUILT_IN_ROLES.map(directoryRole)
}

/** A built-in role by its id, which is its template's. Throws 404. */
export function requireBuiltInRole(id: string): BuiltInRole {
  const role = findBuiltInRole(id.toLowerCase())
  if (role === undefined) throw notFound(id)
  return role
}

/** The people who have a role over the whole directory. */
export const listRoleMembers: Question<{ readonly role: string }, readonly DirectoryObject[]> = async (room, caller, { role }) => {
  requireAccess(caller, 'readRoles')
  const { templateId } = requireBuiltInRole(role)
  const held = await listRoleAssignments(room.db, room.tenant.pk, { roleId: templateId, unitPk: 0 })
  return userObjects(await getUserRows(room.db, room.tenant.pk, held.map(({ userId }) => userId)), room.catalogue)
}
