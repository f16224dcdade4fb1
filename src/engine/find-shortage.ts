// Who gets a seat when there are too few: people are seated in order of their pk, and each short pool has a cutoff.
import type { Guid } from '#model/guid.ts'
import { availableIn } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import type { JudgedClass } from './judge-classes.ts'

/** A pool that is wanted by more people than it has seats. */
export interface ShortPool {
  readonly poolKey: string
  readonly skuId: Guid
  readonly free: number
  readonly wanted: number
}

/** What the store needs to seat people: who needs which pools, and how many seats are free in those that are short. */
export interface Shortage {
  readonly pools: readonly ShortPool[]
  /** By class: the short pools in which each of its people needs a seat; empty for those who need none. */
  readonly needs: readonly (readonly string[])[]
}

/** The key under which a pool is counted: the skuId of a central pool, the id of a self-service pool. */
export const keyOfPool = (pool: Pool): string => (pool.ownerId === null ? pool.skuId : pool.id)

/**
 * Finds the pools with fewer seats than the change needs; null when everybody is seated. Seats that the same change
 * frees count when the people who free them need no seat themselves: those leave whoever else is seated (D1, D13).
 */
export function findShortage(classes: readonly JudgedClass[], pools: readonly Pool[]): Shortage | null {
  const free = freeSeats(classes, pools)
  const wanted = new Map<string, ShortPool>()
  for (const { effects, count } of classes)
    for (const { poolKey, skuId, delta } of effects.seats)
      if (delta > 0)
        wanted.set(poolKey, {
          poolKey,
          skuId,
          free: free.get(poolKey) ?? 0,
          wanted: (wanted.get(poolKey)?.wanted ?? 0) + count,
        })
  const short = [...wanted.values()].filter((pool) => pool.wanted > pool.free)
  if (short.length === 0) return null
  const isShort = new Set(short.map(({ poolKey }) => poolKey))
  return { pools: short, needs: classes.map((judged) => neededPools(judged).filter((key) => isShort.has(key))) }
}

const neededPools = ({ effects }: JudgedClass): string[] =>
  effects.seats.filter(({ delta }) => delta > 0).map(({ poolKey }) => poolKey)

function freeSeats(classes: readonly JudgedClass[], pools: readonly Pool[]): ReadonlyMap<string, number> {
  const freed = new Map<string, number>()
  for (const judged of classes)
    if (neededPools(judged).length === 0)
      for (const { poolKey } of judged.effects.seats) freed.set(poolKey, (freed.get(poolKey) ?? 0) + judged.count)
  return new Map(
    pools.map((pool) => {
      const key = keyOfPool(pool)
      return [key, availableIn({ ...pool, consumed: pool.consumed - (freed.get(key) ?? 0) })]
    }),
  )
}
