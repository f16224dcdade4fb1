// Who is signed in, where, and what they may do: the answer of GET /licet/v1/session.
import type { Guid } from './guid.ts'

export const TENANT_KINDS = ['sample', 'test', 'ownDirectory', 'connectedReadOnly', 'connected'] as const
/** What is real: whether a change here touches anything outside. */
export type TenantKind = (typeof TENANT_KINDS)[number]

export interface Session {
  readonly user: { readonly id: Guid; readonly displayName: string; readonly userPrincipalName: string }
  /** The organisation has not been named yet: its first page is to be shown. */
  readonly isFirstRun: boolean
  readonly tenant: {
    readonly id: Guid
    readonly displayName: string
    readonly kind: TenantKind
    /** In which times are read, and what is spoken, by who has chosen nothing; null for their browser's. */
    readonly timeZone: string | null
    readonly language: 'en' | 'fr' | null
  }
  /** Whom to ask about what one may not do oneself; null where nobody is named. */
  readonly help: { readonly name: string; readonly mail: string; readonly phone: string; readonly link: string } | null
  /** Role template ids of the person. */
  readonly roles: readonly Guid[]
  /** The permissions that the roles amount to, by Graph's and Licet's names, such as LicenseAssignment.ReadWrite.All. */
  readonly permissions: readonly string[]
  /** What they may do, at least for some of the directory: verbs such as assignLicense, createUser. */
  readonly may: readonly string[]
}
