// Why a person has a service, and why not, as it is told (P22).
import type { Guid } from './guid.ts'
import type { LicenseRecord } from './license.ts'

/** A licence that carries the service, and whether it is on there. */
export interface ExplainedPath {
  readonly record: LicenseRecord
  readonly is: 'on' | 'off' | 'notInForce'
  /** The same in a sentence. */
  readonly message: string
}

export const OBSTACLES = ['switchedOff', 'inError', 'suspended', 'notGiven', 'refused', 'notOwned', 'signInBlocked'] as const
export type ObstacleKind = (typeof OBSTACLES)[number]

export interface ExplainedObstacle {
  readonly kind: ObstacleKind
  /** What stands in the way, in a sentence. */
  readonly message: string
  /** The licence that it is about. */
  readonly record?: LicenseRecord
  /** The product that could be given. */
  readonly skuId?: Guid
}

export interface Explanation {
  readonly servicePlanId: Guid
  readonly displayName: string
  readonly isOn: boolean
  readonly paths: readonly ExplainedPath[]
  /** Services of the person that need it while it is on. */
  readonly neededBy: readonly Guid[]
  readonly obstacles: readonly ExplainedObstacle[]
}
