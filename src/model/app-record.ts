// An app registration as it is shown: credentials as Graph names them, without what they prove.
import type { Guid } from './guid.ts'

interface Credential {
  readonly keyId: Guid
  readonly displayName: string | null
  readonly startDateTime: string
  readonly endDateTime: string
}

export interface AppRecord {
  readonly id: Guid
  readonly appId: Guid
  readonly displayName: string
  /** What it may do by itself. */
  readonly permissions: readonly string[]
  /** What it may do for a person who is signed in. */
  readonly scopes: readonly string[]
  readonly redirectUris: readonly string[]
  readonly isPublicClient: boolean
  readonly createdDateTime: string
  readonly passwordCredentials: readonly (Credential & { readonly hint: string | null })[]
  readonly keyCredentials: readonly (Credential & { readonly customKeyIdentifier: string })[]
}
