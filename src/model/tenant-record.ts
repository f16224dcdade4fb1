// An organisation of this installation, as somebody sees it who may enter it.
import type { Guid } from './guid.ts'
import type { TenantKind } from './session.ts'

export interface TenantRecord {
  readonly id: Guid
  readonly displayName: string
  readonly kind: TenantKind
  readonly countryLetterCode: string | null
  readonly createdDateTime: string
  /** Whether it is the one that was asked. */
  readonly isCurrent: boolean
  /** By which name the one who asks is known there. */
  readonly userPrincipalName: string | null
}
