// Roles: those of the tenant's own making, and who has which, over the whole directory or over one unit.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { statement } from './statement.ts'

export interface RoleDefinitionRow {
  readonly pk: number
  readonly id: Guid
  readonly displayName: string
  readonly description: string | null
  readonly isEnabled: boolean
  /** What it allows, such as microsoft.directory/users/assignLicense. */
  readonly actions: readonly string[]
  readonly version: string | null
}

export type NewRoleDefinition = Omit<RoleDefinitionRow, 'pk'>

const COLUMNS = ['pk', 'id', 'displayName', 'description', 'isEnabled', 'actions', 'version'] as const

/** The roles that the tenant has made itself, by name. */
export async function listRoleDefinitionRows(db: Db, tenant: number): Promise<RoleDefinitionRow[]> {
  const rows = await db.query.selectFrom('roleDefinitions').select(COLUMNS).where('tenant', '=', tenant).orderBy('displayName').orderBy('id').execute()
  return rows.map((row) => ({ ...row, isEnabled: row.isEnabled === 1, actions: JSON.parse(row.actions) as string[] }))
}

const stored = ({ isEnabled, actions, ...rest }: Partial<NewRoleDefinition>) => ({
  ...rest,
  ...(isEnabled !== undefined && { isEnabled: Number(isEnabled) }),
  ...(actions !== undefined && { actions: JSON.stringify(actions) }),
})

/** Adds a role of the tenant's own. */
export async function insertRoleDefinition(db: Db, tenant: number, definition: NewRoleDefinition): Promise<void> {
  await db.query.insertInto('roleDefinitions').values({ ...stored(definition), tenant } as never).execute()
}

/** Changes a role of the tenant's own. */
export async function updateRoleDefinition(db: Db, tenant: number, id: Guid, changes: Partial<NewRoleDefinition>): Promise<void> {
  await db.query.updateTable('roleDefinitions').set(stored(changes)).where('tenant', '=', tenant).where('id', '=', id).execute()
}

/** Takes a role of the tenant's own away. */
export async function deleteRoleDefinition(db: Db, tenant: number, id: Guid): Promise<void> {
  await db.query.deleteFrom('roleDefinitions').where('tenant', '=', tenant).where('id', '=', id).execute()
}

export interface RoleAssignmentRow {
  readonly roleId: Guid
  readonly userPk: number
  readonly userId: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
  /** Null for the whole directory. */
  readonly unitId: Guid | null
}

/** Who has which role, those who are deleted left out. */
export async function listRoleAssignments(db: Db, tenant: number, of: { readonly userPk?: number; readonly roleId?: Guid; readonly unitPk?: number } = {}): Promise<RoleAssignmentRow[]> {
  let query = db.query
    .selectFrom('roleAssignments as r')
    .innerJoin('users as u', 'u.pk', 'r.userPk')
    .leftJoin('administrativeUnits as a', 'a.pk', 'r.unitPk')
    .select(['r.roleTemplateId as roleId', 'r.userPk', 'u.id as userId', 'u.displayName', 'u.userPrincipalName', 'a.id as unitId'])
    .where('r.tenant', '=', tenant)
    .where('u.deletedDateTime', 'is', null)
  if (of.userPk !== undefined) query = query.where('r.userPk', '=', of.userPk)
  if (of.roleId !== undefined) query = query.where('r.roleTemplateId', '=', of.roleId)
  if (of.unitPk !== undefined) query = query.where('r.unitPk', '=', of.unitPk)
  return (await query.orderBy('r.roleTemplateId').orderBy('u.id').orderBy('a.id').execute()) as never
}

/** Takes a role from a person; unit 0 is the whole directory. */
export async function deleteRoleAssignment(db: Db, tenant: number, userPk: number, roleId: Guid, unitPk: number): Promise<void> {
  await db.query
    .deleteFrom('roleAssignments')
    .where('tenant', '=', tenant)
    .where('userPk', '=', userPk)
    .where('roleTemplateId', '=', roleId)
    .where('unitPk', '=', unitPk)
    .execute()
}

export interface HeldRole {
  readonly roleId: Guid
  readonly unitId: Guid | null
  /** As JSON; null for a built-in role. */
  readonly actions: string | null
  readonly isEnabled: number | null
}

const HELD = statement<{ tenant: number; id: string }, HeldRole>((query, argument) =>
  query
    .selectFrom('users as u')
    .innerJoin('roleAssignments as r', 'r.userPk', 'u.pk')
    .leftJoin('administrativeUnits as a', 'a.pk', 'r.unitPk')
    .leftJoin('roleDefinitions as d', (join) => join.onRef('d.id', '=', 'r.roleTemplateId').onRef('d.tenant', '=', 'r.tenant'))
    .select(['r.roleTemplateId as roleId', 'a.id as unitId', 'd.actions', 'd.isEnabled'])
    .where('u.tenant', '=', argument('tenant'))
    .where('u.id', '=', argument('id'))
    .where('u.deletedDateTime', 'is', null) as never,
)

/** Every role that a person has, by the person's id, with what the tenant's own allow. */
export const listHeldRoles = (db: Db, tenant: number, id: Guid): Promise<HeldRole[]> => HELD.all(db, { tenant, id })

/** The ids of the roles that a person has, over whatever, also while they are deleted. */
export async function listRoleIdsOf(db: Db, tenant: number, userPk: number): Promise<Guid[]> {
  const rows = await db.query.selectFrom('roleAssignments').select('roleTemplateId').distinct().where('tenant', '=', tenant).where('userPk', '=', userPk).execute()
  return rows.map(({ roleTemplateId }) => roleTemplateId)
}
