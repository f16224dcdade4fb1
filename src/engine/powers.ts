// Whose account somebody may block, rename, delete, bring back, sign out, or give a password: Microsoft's table of who can
// perform sensitive actions. Without it a helper could become an administrator by a new password.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { ROLES } from './roles.ts'
import type { Role } from './roles.ts'

/** Properties by which an account can be taken over or shut. */
export const SENSITIVE_PROPERTIES: ReadonlySet<string> = new Set(['accountEnabled', 'businessPhones', 'mobilePhone', 'onPremisesImmutableId', 'otherMails', 'passwordProfile', 'userPrincipalName'])

const HELPED: readonly Role[] = ['directoryReaders', 'guestInviter', 'helpdeskAdministrator']
const MANAGED: readonly Role[] = [...HELPED, 'groupsAdministrator', 'userAdministrator']

/** Holders of which roles each role has power over, besides people without any; roles not named have it over those alone. */
const POWERS: Partial<Readonly<Record<Role, readonly Role[] | 'everyone'>>> = {
  globalAdministrator: 'everyone',
  userAdministrator: MANAGED,
  helpdeskAdministrator: HELPED,
}

/** Permissions by which an app can make anybody an administrator already. */
const BOUNDLESS = ['Licet.Admin.ReadWrite', 'RoleManagement.ReadWrite.Directory']

const rolesOf = ({ roles, grants = [] }: Caller): readonly Guid[] => [...roles, ...grants.filter(({ actions }) => actions === null).map(({ roleId }) => roleId)]

function powersOf(caller: Caller): readonly (readonly Role[] | 'everyone')[] {
  if (caller.kind === 'clock') return ['everyone']
  if (caller.kind === 'app') return [caller.permissions?.some((one) => BOUNDLESS.includes(one)) === true ? 'everyone' : MANAGED]
  const held = rolesOf(caller)
  return (Object.keys(POWERS) as Role[]).filter((role) => held.includes(ROLES[role])).map((role) => POWERS[role] ?? [])
}

/** Whether a caller has power over the account of a person who holds these roles, of whatever scope. */
export function hasPowerOver(caller: Caller, held: readonly Guid[]): boolean {
  if (held.length === 0) return true
  return powersOf(caller).some((over) => over === 'everyone' || held.every((id) => over.some((role) => ROLES[role] === id)))
}
