// What the audit log calls things: Graph's names of activities, by what was done and to what (D12).
import type { OperationKind } from '#model/operation.ts'

export interface Activity {
  readonly activityDisplayName: string
  readonly category: 'UserManagement' | 'GroupManagement' | 'RoleManagement' | 'AdministrativeUnit' | 'DirectoryManagement' | 'ApplicationManagement'
  readonly operationType: 'Add' | 'Assign' | 'Update' | 'Unassign' | 'Delete'
  /** What kind of thing it was done to. */
  readonly target: 'User' | 'Group' | 'Role' | 'AdministrativeUnit' | 'Directory' | 'Application'
}

const make = (activityDisplayName: string, category: Activity['category'], operationType: Activity['operationType'], target: Activity['target']): Activity => ({
  activityDisplayName,
  category,
  operationType,
  target,
})

export const CHANGE_LICENSE = make('Change user license', 'UserManagement', 'Update', 'User')
export const ADD_MEMBER = make('Add member to group', 'GroupManagement', 'Assign', 'Group')
export const REMOVE_MEMBER = make('Remove member from group', 'GroupManagement', 'Unassign', 'Group')

type Move = 'made' | 'changed' | 'gone'

/** By the kind of object in the journal, and what became of it. */
const BY_OBJECT: Readonly<Record<string, Partial<Readonly<Record<Move, Activity>>>>> = {
  owner: { made: make('Add owner to group', 'GroupManagement', 'Assign', 'Group'), gone: make('Remove owner from group', 'GroupManagement', 'Unassign', 'Group') },
  roleMember: { made: make('Add member to role', 'RoleManagement', 'Assign', 'Role'), gone: make('Remove member from role', 'RoleManagement', 'Unassign', 'Role') },
  roleDefinition: {
    made: make('Add role definition', 'RoleManagement', 'Add', 'Role'),
    changed: make('Update role definition', 'RoleManagement', 'Update', 'Role'),
    gone: make('Delete role definition', 'RoleManagement', 'Delete', 'Role'),
  },
  administrativeUnit: {
    made: make('Add administrative unit', 'AdministrativeUnit', 'Add', 'AdministrativeUnit'),
    changed: make('Update administrative unit', 'AdministrativeUnit', 'Update', 'AdministrativeUnit'),
    gone: make('Delete administrative unit', 'AdministrativeUnit', 'Delete', 'AdministrativeUnit'),
  },
  unitMember: {
    made: make('Add member to administrative unit', 'AdministrativeUnit', 'Assign', 'AdministrativeUnit'),
    gone: make('Remove member from administrative unit', 'AdministrativeUnit', 'Unassign', 'AdministrativeUnit'),
  },
  subscription: {
    made: make('Add subscription', 'DirectoryManagement', 'Add', 'Directory'),
    changed: make('Update subscription', 'DirectoryManagement', 'Update', 'Directory'),
  },
  domain: {
    made: make('Add unverified domain', 'DirectoryManagement', 'Add', 'Directory'),
    changed: make('Update domain', 'DirectoryManagement', 'Update', 'Directory'),
    gone: make('Remove unverified domain', 'DirectoryManagement', 'Delete', 'Directory'),
  },
  app: {
    made: make('Add application', 'ApplicationManagement', 'Add', 'Application'),
    changed: make('Update application', 'ApplicationManagement', 'Update', 'Application'),
    gone: make('Delete application', 'ApplicationManagement', 'Delete', 'Application'),
  },
}

/** By what was done. */
const BY_KIND: Partial<Readonly<Record<OperationKind, Activity>>> = {
  createUser: make('Add user', 'UserManagement', 'Add', 'User'),
  createUsers: make('Add user', 'UserManagement', 'Add', 'User'),
  inviteGuest: make('Invite external user', 'UserManagement', 'Add', 'User'),
  updateUser: make('Update user', 'UserManagement', 'Update', 'User'),
  changeManager: make('Set user manager', 'UserManagement', 'Update', 'User'),
  deleteUser: make('Delete user', 'UserManagement', 'Delete', 'User'),
  restoreUser: make('Restore user', 'UserManagement', 'Update', 'User'),
  purgeUser: make('Hard Delete user', 'UserManagement', 'Delete', 'User'),
  createGroup: make('Add group', 'GroupManagement', 'Add', 'Group'),
  updateGroup: make('Update group', 'GroupManagement', 'Update', 'Group'),
  deleteGroup: make('Delete group', 'GroupManagement', 'Delete', 'Group'),
  restoreGroup: make('Restore Group', 'GroupManagement', 'Update', 'Group'),
  purgeGroup: make('Hard Delete group', 'GroupManagement', 'Delete', 'Group'),
  createTenant: make('Create company', 'DirectoryManagement', 'Add', 'Directory'),
  export: make('Download data', 'DirectoryManagement', 'Update', 'Directory'),
  updateOrganization: make('Set Company Information', 'DirectoryManagement', 'Update', 'Directory'),
  changeSettings: make('Set directory feature on tenant', 'DirectoryManagement', 'Update', 'Directory'),
}

const SET_GROUP_LICENSE = make('Set group license', 'GroupManagement', 'Update', 'Group')
const UPDATE_USER = make('Update user', 'UserManagement', 'Update', 'User')

const licensesOf = (group: object | null): string => JSON.stringify((group as { assignedLicenses?: unknown } | null)?.assignedLicenses)

/** What a change of an object within an operation is called; undefined for what the log does not tell. */
export function activityOf(kind: OperationKind, type: string, before: object | null, after: object | null): Activity | undefined {
  const move: Move = before === null ? 'made' : after === null ? 'gone' : 'changed'
  const known = BY_OBJECT[type]?.[move] ?? BY_KIND[kind]
  if (known !== undefined) return known
  if (type === 'groupLicenses') return licensesOf(before) === licensesOf(after) ? undefined : SET_GROUP_LICENSE
  if (type === 'group') return BY_KIND.updateGroup
  if (type === 'dataItem') return UPDATE_USER
  return type === 'user' ? UPDATE_USER : undefined
}
