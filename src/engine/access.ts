// Who may do what: one table of verbs, with the permissions, the roles and the role actions that allow each. What is
// not in it is denied.
import type { Caller, RoleGrant } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { ROLES } from './roles.ts'
import type { Role } from './roles.ts'

export { ROLES } from './roles.ts'

interface Rule {
  /** Any of them will do for an app, or as a delegated scope; the least first. */
  readonly permissions: readonly string[]
  /** Scopes that will do for a person only, since a person's own roles limit them too. */
  readonly delegatedOnly?: readonly string[]
  /** Permissions that will do for an app only. */
  readonly appOnly?: readonly string[]
  /** Any of them will do for a person; `everyone` for what each may know of oneself. */
  readonly roles: readonly Role[] | 'everyone'
  /** Any of them will do in a role of the tenant's own making. */
  readonly actions?: readonly string[]
  /**
   * What a role over an administrative unit allows: `unit` the people and groups of the unit, `all` the same as over
   * everything, since it tells of no person; absent, nothing.
   */
  readonly scoped?: 'unit' | 'all'
  /** What the tenant's clock does by itself. */
  readonly clock?: true
}

const READ_DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const
const READ_USERS = ['User.Read.All', 'User.ReadWrite.All', ...READ_DIRECTORY] as const
const READ_LICENSES = ['LicenseAssignment.Read.All', ...READ_DIRECTORY] as const
const READ_GROUPS = ['Group.ReadBasic.All', 'GroupMember.ReadBasic.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All', ...READ_DIRECTORY] as const
const READ_MEMBERSHIPS = ['User.Read.All', 'User.ReadWrite.All', ...READ_GROUPS] as const
const WRITE_USERS = ['User.ReadWrite.All', 'Directory.ReadWrite.All'] as const
const WRITE_GROUPS = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'] as const
const ADMINISTER_LICET: Rule = { permissions: ['Licet.Admin.ReadWrite'], roles: ['globalAdministrator'] }

const READERS = Object.keys(ROLES) as readonly Role[]
const LICENSE_MANAGERS: readonly Role[] = ['licenseAdministrator', 'userAdministrator', 'globalAdministrator']
const USER_MANAGERS: readonly Role[] = ['userAdministrator', 'globalAdministrator']
const GROUP_MANAGERS: readonly Role[] = ['groupsAdministrator', 'userAdministrator', 'globalAdministrator']

const of = (...names: readonly string[]): readonly string[] => names.map((name) => `microsoft.directory/${name}`)
/** Whoever may do something with people or groups by a role of one's own making may see them. */
const SEE_USERS = of('users/standard/read', 'users/licenseDetails/read', 'users/assignLicense', 'users/reprocessLicenseAssignment', 'users/usageLocation/update', 'users/basic/update', 'users/delete', 'users/restore')
const SEE_GROUPS = of('groups/standard/read', 'groups/assignLicense', 'groups/reprocessLicenseAssignment', 'groups/members/update', 'groups/owners/update', 'groups/basic/update', 'groups/delete')
const SEE = [...SEE_USERS, ...SEE_GROUPS]

const ASSIGN: Rule = {
  permissions: ['LicenseAssignment.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
  roles: [...LICENSE_MANAGERS, 'directoryWriters'],
  actions: of('users/assignLicense'),
  scoped: 'unit',
  clock: true,
}

/** Permissions: graph.md 3.3 and licet-api.md; roles and actions: domain.md section 8. */
const RULES = {
  readSelf: { permissions: [], delegatedOnly: ['User.Read', 'User.ReadWrite', 'User.ReadBasic.All', ...READ_USERS], roles: 'everyone' },
  readSubscribedSkus: { permissions: [...READ_LICENSES, 'Organization.Read.All', 'Organization.ReadWrite.All'], roles: READERS, actions: SEE, scoped: 'all' },
  readOrganization: {
    permissions: ['Organization.Read.All', 'Organization.ReadWrite.All', 'User.Read.All', ...READ_DIRECTORY],
    delegatedOnly: ['User.Read'],
    roles: 'everyone',
  },
  /** To buy, try or ask for something in one's own name. */
  askForSelf: { permissions: [], delegatedOnly: ['User.ReadWrite', ...WRITE_USERS], roles: 'everyone' },
  updateOrganization: { permissions: ['Organization.ReadWrite.All'], roles: ['globalAdministrator'] },
  readDomains: { permissions: ['Domain.Read.All', 'Domain.ReadWrite.All', 'Directory.Read.All'], roles: READERS, actions: SEE, scoped: 'all' },
  manageDomains: { permissions: ['Domain.ReadWrite.All'], roles: ['globalAdministrator'] },
  readUserBasic: { permissions: ['User.ReadBasic.All', ...READ_USERS], roles: READERS, actions: SEE_USERS, scoped: 'unit' },
  readUsers: { permissions: READ_USERS, roles: READERS, actions: SEE_USERS, scoped: 'unit' },
  readLicenses: { permissions: [...READ_LICENSES, 'User.Read.All', 'User.ReadWrite.All'], roles: READERS, actions: SEE_USERS, scoped: 'unit' },
  readGroups: { permissions: READ_GROUPS, roles: READERS, actions: SEE_GROUPS, scoped: 'unit' },
  readMemberships: { permissions: READ_MEMBERSHIPS, roles: READERS, actions: SEE, scoped: 'unit' },
  readMembershipChecks: {
    permissions: [...READ_MEMBERSHIPS, 'Application.Read.All', 'Application.ReadWrite.All', 'Device.Read.All', 'Device.ReadWrite.All'],
    roles: READERS,
    actions: SEE,
    scoped: 'unit',
  },
  readDirectoryObjects: { permissions: READ_DIRECTORY, roles: READERS, actions: SEE, scoped: 'unit' },
  readRoles: {
    permissions: ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', 'RoleManagement.Read.All', ...READ_DIRECTORY],
    roles: READERS,
  },
  manageRoles: { permissions: ['RoleManagement.ReadWrite.Directory'], roles: ['globalAdministrator'] },
  readUnits: { permissions: ['AdministrativeUnit.Read.All', 'AdministrativeUnit.ReadWrite.All', ...READ_DIRECTORY], roles: READERS, actions: SEE, scoped: 'unit' },
  manageUnits: { permissions: ['AdministrativeUnit.ReadWrite.All'], roles: ['globalAdministrator'] },
  readPlans: { permissions: [...READ_LICENSES, ...ASSIGN.permissions], roles: READERS, actions: SEE, scoped: 'all' },
  readOperations: { permissions: [...READ_LICENSES, ...ASSIGN.permissions], roles: READERS, actions: SEE, scoped: 'all' },
  readAudit: { permissions: ['AuditLog.Read.All', 'Directory.Read.All'], roles: ['globalReader', 'globalAdministrator'] },
  readSettings: { permissions: [...READ_LICENSES, 'Licet.Admin.ReadWrite'], roles: READERS, actions: SEE, scoped: 'all' },
  assignLicense: ASSIGN,
  assignGroupLicense: {
    permissions: ['LicenseAssignment.ReadWrite.All', ...WRITE_GROUPS],
    roles: ['licenseAdministrator', ...GROUP_MANAGERS, 'directoryWriters'],
    actions: of('groups/assignLicense'),
    scoped: 'unit',
    clock: true,
  },
  manageMembers: {
    permissions: ['GroupMember.ReadWrite.All', ...WRITE_GROUPS],
    roles: [...GROUP_MANAGERS, 'directoryWriters'],
    actions: of('groups/members/update'),
    scoped: 'unit',
    clock: true,
  },
  reprocessUser: { permissions: ['User.ReadWrite.All', 'Directory.ReadWrite.All'], roles: [...LICENSE_MANAGERS, 'directoryWriters'], actions: of('users/reprocessLicenseAssignment'), scoped: 'unit', clock: true },
  reprocessGroup: {
    permissions: ['LicenseAssignment.ReadWrite.All', ...WRITE_GROUPS],
    roles: ['licenseAdministrator', ...GROUP_MANAGERS],
    actions: of('groups/reprocessLicenseAssignment'),
    scoped: 'unit',
    clock: true,
  },
  undoOperation: ASSIGN,
  createUser: { permissions: WRITE_USERS, roles: USER_MANAGERS, actions: of('users/create') },
  inviteGuest: { permissions: ['User.Invite.All', ...WRITE_USERS], roles: ['guestInviter', ...USER_MANAGERS], actions: of('users/inviteGuest') },
  updateUser: { permissions: WRITE_USERS, roles: USER_MANAGERS, actions: of('users/basic/update'), scoped: 'unit' },
  updateUsageLocation: { permissions: WRITE_USERS, roles: LICENSE_MANAGERS, actions: of('users/usageLocation/update', 'users/basic/update'), scoped: 'unit' },
  deleteUser: { permissions: ['User.DeleteRestore.All', 'User.ReadWrite.All'], roles: USER_MANAGERS, actions: of('users/delete'), scoped: 'unit', clock: true },
  restoreUser: { permissions: ['User.DeleteRestore.All', 'User.ReadWrite.All'], roles: USER_MANAGERS, actions: of('users/restore'), scoped: 'unit' },
  purgeUser: { permissions: ['User.DeleteRestore.All', 'User.ReadWrite.All'], roles: USER_MANAGERS, scoped: 'unit', clock: true },
  createGroup: { permissions: WRITE_GROUPS, appOnly: ['Group.Create'], roles: [...GROUP_MANAGERS, 'directoryWriters'], actions: of('groups/create') },
  updateGroup: { permissions: WRITE_GROUPS, roles: [...GROUP_MANAGERS, 'directoryWriters'], actions: of('groups/basic/update'), scoped: 'unit' },
  manageOwners: { permissions: WRITE_GROUPS, roles: [...GROUP_MANAGERS, 'directoryWriters'], actions: of('groups/owners/update'), scoped: 'unit' },
  deleteGroup: { permissions: ['Group.ReadWrite.All'], roles: GROUP_MANAGERS, actions: of('groups/delete'), scoped: 'unit', clock: true },
  restoreGroup: { permissions: WRITE_GROUPS, roles: GROUP_MANAGERS, actions: of('groups/restore'), scoped: 'unit' },
  manageBilling: { permissions: ['Licet.Billing.ReadWrite'], roles: ['billingAdministrator', 'globalAdministrator'], clock: true },
  manageSettings: ADMINISTER_LICET,
  manageRules: ADMINISTER_LICET,
  noteServices: { ...ADMINISTER_LICET, clock: true },
  manageAutoClaim: ADMINISTER_LICET,
  manageSelfService: { permissions: ['Licet.Billing.ReadWrite', 'Licet.Admin.ReadWrite'], roles: ['billingAdministrator', 'globalAdministrator'] },
  readRequests: { permissions: [...READ_LICENSES, ...ASSIGN.permissions], roles: READERS },
  decideRequests: { permissions: ASSIGN.permissions, roles: ASSIGN.roles },
  setClock: ADMINISTER_LICET,
  manageApps: ADMINISTER_LICET,
  resetPassword: { permissions: ['User-PasswordProfile.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'], roles: ['helpdeskAdministrator', ...USER_MANAGERS], actions: of('users/password/update'), scoped: 'unit' },
  revokeSessions: { permissions: ['User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'], roles: ['helpdeskAdministrator', ...USER_MANAGERS], actions: of('users/invalidateAllRefreshTokens'), scoped: 'unit' },
} as const satisfies Record<string, Rule>

export type Verb = keyof typeof RULES
export const VERBS = Object.keys(RULES) as readonly Verb[]

export type Access =
  | {
      readonly allowed: true
      /** The administrative units whose people and groups it is about; null for everybody. */
      readonly within: readonly Guid[] | null
    }
  | {
      readonly allowed: false
      /** What would do, for whoever wants to ask for it: one of these permissions, one of these roles. */
      readonly permissions: readonly string[]
      readonly roles: readonly Guid[]
    }

const EVERYWHERE: Access = { allowed: true, within: null }

/** Whether a role that is held over some of the directory, or is of the tenant's own making, is meant by a rule. */
const grants = ({ roleId, actions }: RoleGrant, rule: Rule, roles: readonly Guid[]): boolean =>
  actions === null ? roles.includes(roleId) : actions.some((action) => rule.actions?.includes(action) === true)

function decideByRoles(caller: Caller, rule: Rule, roles: readonly Guid[]): Access | null {
  if (rule.roles === 'everyone' || caller.roles.some((role) => roles.includes(role))) return EVERYWHERE
  const meant = (caller.grants ?? []).filter((grant) => grants(grant, rule, roles))
  if (meant.some(({ unitId }) => unitId === null)) return EVERYWHERE
  const units = meant.flatMap(({ unitId }) => unitId ?? [])
  if (units.length === 0 || rule.scoped === undefined) return null
  return rule.scoped === 'all' ? EVERYWHERE : { allowed: true, within: [...new Set(units)] }
}

/** Decides whether a caller may do something, and with whom. A person with scopes needs one of them and one of the roles. */
export function decideAccess(caller: Caller, verb: Verb): Access {
  const rule: Rule = RULES[verb]
  const more = caller.kind === 'user' ? rule.delegatedOnly : rule.appOnly
  const scopes = more === undefined ? rule.permissions : [...rule.permissions, ...more]
  const permitted = caller.permissions?.some((permission) => scopes.includes(permission)) ?? false
  const roles: readonly Guid[] = rule.roles === 'everyone' ? [] : rule.roles.map((role) => ROLES[role])
  const byRoles = caller.kind === 'user' && (caller.permissions === null || permitted) ? decideByRoles(caller, rule, roles) : null
  const byItself = (caller.kind === 'app' && permitted) || (caller.kind === 'clock' && rule.clock === true)
  return byRoles ?? (byItself ? EVERYWHERE : { allowed: false, permissions: scopes, roles })
}

/**
 * Whether a caller may change the licences of guests (D7): apps as in Graph, people as Global Administrator, others
 * where the tenant allows it. Its opposite is `guestsNeedGlobalAdministrator` of the rule book.
 */
export function mayLicenseGuests(caller: Caller, othersMay: boolean): boolean {
  return caller.kind !== 'user' || othersMay || caller.roles.includes(ROLES.globalAdministrator)
}

/** What reads people, groups or licences alone; `Directory.` reads everything at once. */
const READS_SOMETHING = /^(?!Directory\.)[\w-]+\.Read\.All$/

/**
 * The permissions that a person's roles amount to: those of which the roles allow everything that they would allow an
 * app. A role over a unit, or of the tenant's own making, reads what it is about: that is enough for seeing the page.
 */
export function permissionsOf(caller: Caller): string[] {
  const rules = Object.values<Rule>(RULES)
  const allowed = (rule: Rule): boolean => decideByRoles(caller, rule, rule.roles === 'everyone' ? [] : rule.roles.map((role) => ROLES[role])) !== null
  const amounts = (name: string): boolean => {
    const meant = rules.filter((rule) => rule.permissions.includes(name))
    return meant.every(allowed) || (READS_SOMETHING.test(name) && meant.some((rule) => rule.scoped !== undefined && allowed(rule)))
  }
  return [...new Set(rules.flatMap((rule) => rule.permissions))].filter(amounts).sort()
}

/** Every permission that the table knows: what a test client is given. */
export const ALL_PERMISSIONS: readonly string[] = [...new Set(Object.values<Rule>(RULES).flatMap(({ permissions }) => permissions))].sort()

/** Role actions that a role of the tenant's own making may be given, since something here asks for them. */
export const KNOWN_ACTIONS: readonly string[] = [...new Set(Object.values<Rule>(RULES).flatMap(({ actions }) => actions ?? []))].sort()

/** The role actions that a built-in role amounts to, for showing it. */
export const actionsOfRole = (role: Role): string[] =>
  [...new Set(Object.values<Rule>(RULES).flatMap(({ roles, actions }) => (roles !== 'everyone' && roles.includes(role) ? (actions ?? []) : [])))].sort()

/** Every scope that the table knows: what an app may do for a person who is signed in. */
export const ALL_SCOPES: readonly string[] = [...new Set(Object.values<Rule>(RULES).flatMap(({ permissions, delegatedOnly = [] }) => [...permissions, ...delegatedOnly]))].sort()
