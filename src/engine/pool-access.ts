// What becomes of the people of a pool when its seats stop working, work again, or are gone (D18).
import { canonicalSituation } from '#model/license.ts'
import type { LicenseRecord, Situation } from '#model/license.ts'
import { isHeld, poolKeyOf } from './effective-plans.ts'

export const POOL_ACCESS = ['works', 'suspended', 'gone'] as const
export type PoolAccess = (typeof POOL_ACCESS)[number]

const suspend = (record: LicenseRecord): LicenseRecord => (isHeld(record) ? { ...record, state: 'Disabled' } : record)

const resume = (record: LicenseRecord): LicenseRecord =>
  record.state === 'Disabled' ? { ...record, state: record.error === 'None' ? 'Active' : 'ActiveWithError' } : record

/**
 * What everybody with these licences has once a pool works, is suspended or is gone; the same when nothing of it is
 * theirs. What a group gives is gone with the group's own licence, not here.
 */
export function withPool(situation: Situation, poolKey: string, access: PoolAccess): Situation {
  const isOfPool = (record: LicenseRecord): boolean => poolKeyOf(record) === poolKey
  if (!situation.some(isOfPool)) return situation
  if (access === 'gone') return canonicalSituation(situation.filter((record) => !isOfPool(record) || record.assignedByGroup !== null))
  const move = access === 'works' ? resume : suspend
  return canonicalSituation(situation.map((record) => (isOfPool(record) ? move(record) : record)))
}
