// Who is asking, as the doors made it out; the engine decides what they may do.
import type { Guid } from './guid.ts'

export interface Caller {
  readonly tenantId: Guid
  readonly kind: 'app' | 'user' | 'clock'
  /** The user's or app's object id. */
  readonly id: Guid
  readonly displayName: string
  readonly userPrincipalName: string | null
  /** Permissions of an app, or delegated scopes; null when a person acts by session, limited by roles alone. */
  readonly permissions: readonly string[] | null
  /** Role template ids of a person. */
  readonly roles: readonly Guid[]
  readonly language: 'en' | 'fr'
}
