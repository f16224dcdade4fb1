// A profile: products with a set of services, under a name, to give together (for example "Frontline, no Teams").
import type { Guid } from './guid.ts'
import type { AssignedLicense } from './license.ts'

export interface Profile {
  readonly id: Guid
  readonly displayName: string
  readonly description: string | null
  readonly licenses: readonly AssignedLicense[]
}
