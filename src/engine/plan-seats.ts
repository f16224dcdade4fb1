// Seats before and after, pool by pool.
import type { Guid } from '#model/guid.ts'
import { capacityOf } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import { keyOfPool } from './find-shortage.ts'
import type { Shortage } from './find-shortage.ts'
import type { EffectsSum } from './sum-effects.ts'

export interface PlannedSeats {
  readonly poolKey: string
  readonly skuId: Guid
  readonly before: { readonly capacity: number; readonly consumed: number; readonly available: number }
  /** `capacity` when the change moves it. */
  readonly after: { readonly capacity?: number; readonly consumed: number; readonly available: number }
  readonly short: number
}

/** Tells what becomes of every pool that is touched or short; a pool nobody has seats in counts as empty. */
export function planSeats(pools: readonly Pool[], sum: EffectsSum, shortage: Shortage | null): PlannedSeats[] {
  const short = new Map(shortage?.pools.map(({ poolKey, skuId, wanted, free }) => [poolKey, { skuId, lack: wanted - free }]))
  const byKey = new Map(pools.map((pool) => [keyOfPool(pool), pool]))
  return [...new Set([...sum.seats.keys(), ...short.keys()])].map((poolKey) => {
    const pool = byKey.get(poolKey)
    const skuId = pool?.skuId ?? sum.seats.get(poolKey)?.skuId ?? short.get(poolKey)?.skuId ?? poolKey
    const capacity = pool ? capacityOf(pool.units) : 0
    const consumed = pool?.consumed ?? 0
    const later = consumed + (sum.seats.get(poolKey)?.delta ?? 0)
    return {
      poolKey,
      skuId,
      before: { capacity, consumed, available: Math.max(0, capacity - consumed) },
      after: { consumed: later, available: Math.max(0, capacity - later) },
      short: short.get(poolKey)?.lack ?? 0,
    }
  })
}
