// A person who may come in, as the doors need them to make a session or a token.
import type { Guid } from './guid.ts'

/** Not deleted, not blocked. */
export interface PersonAtDoor {
  readonly id: Guid
  readonly displayName: string
  readonly userPrincipalName: string
  readonly mail: string | null
  /** Role template ids. */
  readonly roles: readonly Guid[]
  /** Tokens of an earlier generation are void. */
  readonly generation: number
}
