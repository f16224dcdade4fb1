// Who is asking, as the doors made it out; the engine decides what they may do.
import type { Guid } from './guid.ts'

/** A role that is held over one administrative unit, or that the tenant has made itself. */
export interface RoleGrant {
  readonly roleId: Guid
  /** Null for the whole directory. */
  readonly unitId: Guid | null
  /** What a role of the tenant's own making allows, such as microsoft.directory/users/assignLicense; null for a built-in one. */
  readonly actions: readonly string[] | null
}

export interface Caller {
  readonly tenantId: Guid
  readonly kind: 'app' | 'user' | 'clock'
  /** The user's or app's object id. */
  readonly id: Guid
  /** The client id of the app through which the caller speaks; absent in a browser's session. */
  readonly appId?: Guid
  /** The account of another organization through which a session came in; absent for one that signed in here. */
  readonly home?: { readonly tenantId: Guid; readonly userId: Guid }
  readonly displayName: string
  readonly userPrincipalName: string | null
  /** Permissions of an app, or delegated scopes; null when a person acts by session, limited by roles alone. */
  readonly permissions: readonly string[] | null
  /** Template ids of the built-in roles that a person has over the whole directory. */
  readonly roles: readonly Guid[]
  /** The person's other roles. */
  readonly grants?: readonly RoleGrant[]
  readonly language: 'en' | 'fr'
  /** In which days are told; absent for UTC. */
  readonly timeZone?: string
}

/** Licet itself: it lets people in before anybody is known, and does later what somebody has decided. */
export const licetItself = (tenantId: Guid): Caller => ({
  tenantId,
  kind: 'clock',
  id: tenantId,
  displayName: 'Licet',
  userPrincipalName: null,
  permissions: [],
  roles: [],
  language: 'en',
})
