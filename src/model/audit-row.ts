// A row of the audit log page: one operation, with whom or what it touched first.
import type { Guid } from './guid.ts'
import type { Operation } from './operation.ts'

export interface AuditRow extends Operation {
  /** Graph's name of what was done, such as Change user license. */
  readonly activity: string
  /** The first of those whom or what it touched; `total` says how many there are. */
  readonly touched: readonly { readonly id: Guid; readonly displayName: string }[]
  /** The app through which a person or the app itself spoke; null for the admin centre and for Licet itself. */
  readonly through: { readonly id: Guid; readonly displayName: string } | null
}

/** A thing that an operation touched, before and after. */
export interface AuditDetail {
  readonly id: string
  readonly objectId: Guid
  readonly displayName: string
  readonly type: string
  readonly activity: string
  /** Why it was not done; empty when it was. */
  readonly failure: string
  readonly properties: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[]
}
