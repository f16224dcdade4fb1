// Role definitions, built-in and of the tenant's own making, and who has which over what, in Graph's words.
import { actionsOfRole } from '#engine/access.ts'
import { BUILT_IN_ROLES } from '#engine/roles.ts'
import type { BuiltInRole } from '#engine/roles.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import type { Db } from '#store/database.ts'
import { listRoleAssignments, listRoleDefinitionRows } from '#store/roles.ts'
import type { RoleAssignmentRow, RoleDefinitionRow } from '#store/roles.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'

export interface RoleDefinition {
  readonly id: Guid
  readonly description: string | null
  readonly displayName: string
  readonly isBuiltIn: boolean
  readonly isEnabled: boolean
  readonly resourceScopes: readonly string[]
  readonly rolePermissions: readonly { readonly allowedResourceActions: readonly string[]; readonly condition: null }[]
  readonly templateId: Guid
  readonly version: string | null
}

const definition = (of: Pick<RoleDefinition, 'id' | 'description' | 'displayName' | 'isBuiltIn' | 'isEnabled' | 'version'>, actions: readonly string[]): RoleDefinition => ({
  ...of,
  resourceScopes: ['/'],
  rolePermissions: [{ allowedResourceActions: actions, condition: null }],
  templateId: of.id,
})

const builtIn = ({ role, templateId: id, displayName, description }: BuiltInRole): RoleDefinition =>
  definition({ id, description, displayName, isBuiltIn: true, isEnabled: true, version: '1' }, actionsOfRole(role))

/** A role of the tenant's own making as Graph shows it. */
export const ownDefinition = ({ id, description, displayName, isEnabled, version, actions }: Omit<RoleDefinitionRow, 'pk'>): RoleDefinition =>
  definition({ id, description, displayName, isBuiltIn: false, isEnabled, version }, actions)

/** Every role there is. */
export const allDefinitions = async (db: Db, tenant: number): Promise<readonly RoleDefinition[]> => [
  ...BUILT_IN_ROLES.map(builtIn),
  ...(await listRoleDefinitionRows(db, tenant)).map(ownDefinition),
]

export const listRoleDefinitions: Question<null, readonly RoleDefinition[]> = async ({ db, tenant }, caller) => {
  requireAccess(caller, 'readRoles')
  return allDefinitions(db, tenant.pk)
}

/** Parts of an assignment's id, which is made of what it is about. */
export interface AssignmentKey {
  readonly roleId: Guid
  readonly userId: Guid
  readonly unitId: Guid | null
}

const GUIDS = /^[0-9a-f]{64}(?:[0-9a-f]{32})?$/
const bare = (id: Guid): string => id.replaceAll('-', '')
const dashed = (hex: string): Guid => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Graph's id of an assignment is opaque: here the role, the person and the unit, 16 bytes each, in URL-safe base64. */
export const assignmentId = ({ roleId, userId, unitId }: AssignmentKey): string =>
  Buffer.from(bare(roleId) + bare(userId) + (unitId === null ? '' : bare(unitId)), 'hex').toString('base64url')

/** What an id of an assignment says. Throws 404 for an id that was never given. */
export function parseAssignmentId(id: string): AssignmentKey {
  const hex = Buffer.from(id, 'base64url').toString('hex')
  if (!GUIDS.test(hex)) throw notFound(id)
  const unit = hex.slice(64)
  return { roleId: dashed(hex.slice(0, 32)), userId: dashed(hex.slice(32, 64)), unitId: unit === '' ? null : dashed(unit) }
}

export const scopeOf = (unitId: Guid | null): string => (unitId === null ? '/' : `/administrativeUnits/${unitId}`)

/** An assignment as Graph's unifiedRoleAssignment. */
export const assignmentRecord = (key: AssignmentKey) => ({
  id: assignmentId(key),
  principalId: key.userId,
  roleDefinitionId: key.roleId,
  directoryScopeId: scopeOf(key.unitId),
  appScopeId: null,
})

export const keyOf = ({ roleId, userId, unitId }: RoleAssignmentRow): AssignmentKey => ({ roleId, userId, unitId })

export const listRoleAssignmentRecords: Question<null, readonly ReturnType<typeof assignmentRecord>[]> = async ({ db, tenant }, caller) => {
  requireAccess(caller, 'readRoles')
  return (await listRoleAssignments(db, tenant.pk)).map((row) => assignmentRecord(keyOf(row)))
}
