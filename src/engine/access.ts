// Who may do what: one table of verbs, with the permissions and the roles that allow each. What is not in it is denied.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'

/** Role template ids, the same in every tenant. */
export const ROLES = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  licenseAdministrator: '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  billingAdministrator: 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  directoryWriters: '9360feb5-f418-4baa-8175-e2a00bac4301',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
} as const satisfies Record<string, Guid>
type Role = keyof typeof ROLES

interface Rule {
  /** Any of them will do for an app, or as a delegated scope; the least first. */
  readonly permissions: readonly string[]
  /** Scopes that will do for a person only, since a person's own roles limit them too. */
  readonly delegatedOnly?: readonly string[]
  /** Any of them will do for a person; `everyone` for what each may know of oneself. */
  readonly roles: readonly Role[] | 'everyone'
  /** What the tenant's clock does by itself. */
  readonly clock?: true
}

const READ_DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const
const READ_USERS = ['User.Read.All', 'User.ReadWrite.All', ...READ_DIRECTORY] as const
const READ_LICENSES = ['LicenseAssignment.Read.All', ...READ_DIRECTORY] as const
const ADMINISTER_LICET: Rule = { permissions: ['Licet.Admin.ReadWrite'], roles: ['globalAdministrator'] }

const READERS = Object.keys(ROLES) as readonly Role[]
const LICENSE_MANAGERS: readonly Role[] = ['licenseAdministrator', 'userAdministrator', 'globalAdministrator']
const USER_MANAGERS: readonly Role[] = ['userAdministrator', 'globalAdministrator']

const ASSIGN: Rule = {
  permissions: ['LicenseAssignment.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
  roles: [...LICENSE_MANAGERS, 'directoryWriters'],
  clock: true,
}

/** Permissions: graph.md 3.3 and licet-api.md; roles: domain.md section 8. */
const RULES = {
  readSelf: { permissions: [], delegatedOnly: ['User.Read', 'User.ReadWrite', 'User.ReadBasic.All', ...READ_USERS], roles: 'everyone' },
  readSubscribedSkus: { permissions: [...READ_LICENSES, 'Organization.Read.All', 'Organization.ReadWrite.All'], roles: READERS },
  readOrganization: {
    permissions: ['Organization.Read.All', 'Organization.ReadWrite.All', 'User.Read.All', ...READ_DIRECTORY],
    delegatedOnly: ['User.Read'],
    roles: 'everyone',
  },
  readUserBasic: { permissions: ['User.ReadBasic.All', ...READ_USERS], roles: READERS },
  readUsers: { permissions: READ_USERS, roles: READERS },
  readLicenses: { permissions: [...READ_LICENSES, 'User.Read.All', 'User.ReadWrite.All'], roles: READERS },
  readGroups: {
    permissions: ['Group.ReadBasic.All', 'GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', ...READ_DIRECTORY],
    roles: READERS,
  },
  readPlans: { permissions: [...READ_LICENSES, ...ASSIGN.permissions], roles: READERS },
  readOperations: { permissions: [...READ_LICENSES, ...ASSIGN.permissions], roles: READERS },
  readAudit: { permissions: ['AuditLog.Read.All', 'Directory.Read.All'], roles: ['globalReader', 'globalAdministrator'] },
  readSettings: { permissions: [...READ_LICENSES, 'Licet.Admin.ReadWrite'], roles: READERS },
  assignLicense: ASSIGN,
  undoOperation: ASSIGN,
  createUser: { permissions: ['User.ReadWrite.All', 'Directory.ReadWrite.All'], roles: USER_MANAGERS },
  updateUser: { permissions: ['User.ReadWrite.All', 'Directory.ReadWrite.All'], roles: USER_MANAGERS },
  updateUsageLocation: { permissions: ['User.ReadWrite.All', 'Directory.ReadWrite.All'], roles: LICENSE_MANAGERS },
  deleteUser: { permissions: ['User.DeleteRestore.All', 'User.ReadWrite.All'], roles: USER_MANAGERS, clock: true },
  restoreUser: { permissions: ['User.DeleteRestore.All', 'User.ReadWrite.All'], roles: USER_MANAGERS },
  manageBilling: { permissions: ['Licet.Billing.ReadWrite'], roles: ['billingAdministrator', 'globalAdministrator'], clock: true },
  manageSettings: ADMINISTER_LICET,
  manageRules: ADMINISTER_LICET,
  setClock: ADMINISTER_LICET,
} as const satisfies Record<string, Rule>

export type Verb = keyof typeof RULES
export const VERBS = Object.keys(RULES) as readonly Verb[]

export type Access =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      /** What would do, for whoever wants to ask for it: one of these permissions, one of these roles. */
      readonly permissions: readonly string[]
      readonly roles: readonly Guid[]
    }

/** Decides whether a caller may do something. A person with scopes needs one of them and one of the roles. */
export function decideAccess(caller: Caller, verb: Verb): Access {
  const rule: Rule = RULES[verb]
  const scopes = caller.kind === 'user' ? [...rule.permissions, ...(rule.delegatedOnly ?? [])] : rule.permissions
  const permitted = caller.permissions?.some((permission) => scopes.includes(permission)) ?? false
  const roles = rule.roles === 'everyone' ? [] : rule.roles.map((role) => ROLES[role])
  const inRole = rule.roles === 'everyone' || caller.roles.some((role) => roles.some((id) => id === role))
  const allowed = {
    app: permitted,
    user: inRole && (caller.permissions === null || permitted),
    clock: rule.clock === true,
  }[caller.kind]
  return allowed ? { allowed } : { allowed: false, permissions: scopes, roles }
}

/**
 * Whether a caller may change the licences of guests (D7): apps as in Graph, people as Global Administrator, others
 * where the tenant allows it. Its opposite is `guestsNeedGlobalAdministrator` of the rule book.
 */
export function mayLicenseGuests(caller: Caller, othersMay: boolean): boolean {
  return caller.kind !== 'user' || othersMay || caller.roles.includes(ROLES.globalAdministrator)
}

/** The permissions that roles amount to: those of which the roles allow everything that they would allow an app. */
export function permissionsOfRoles(roles: readonly Guid[]): string[] {
  const rules = Object.values<Rule>(RULES)
  const allowed = (rule: Rule): boolean => rule.roles === 'everyone' || rule.roles.some((role) => roles.includes(ROLES[role]))
  const permissions = [...new Set(rules.flatMap((rule) => rule.permissions))]
  return permissions.filter((name) => rules.filter((rule) => rule.permissions.includes(name)).every(allowed)).sort()
}

/** Every permission that the table knows: what a test client is given. */
export const ALL_PERMISSIONS: readonly string[] = [...new Set(Object.values<Rule>(RULES).flatMap(({ permissions }) => permissions))].sort()
