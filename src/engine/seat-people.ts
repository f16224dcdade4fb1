// Seats people one by one in order of their pk, and tells where each short pool ends.
import type { Guid } from '#model/guid.ts'
import type { Shortage } from './find-shortage.ts'

/** How many people of a class find no seat, and in which product. */
export interface Unseated {
  readonly classIndex: number
  readonly skuId: Guid
  readonly count: number
}

export interface Seating {
  /** By poolKey: the pk of the last person who takes a seat there; 0 when nobody does. */
  readonly cutoffs: ReadonlyMap<string, number>
  readonly unseated: readonly Unseated[]
}

export interface SeatQueue {
  /** Takes the next person, in rising order of pk. Says whether there is a seat in every pool needed. */
  admit(pk: number, classIndex: number): boolean
  /** What came of it so far. */
  seating(): Seating
}

/**
 * Opens a queue for a shortage. Nobody takes a seat in one pool who finds none in another, and no pool refills, so a
 * person is seated exactly when the pk is not above the cutoff of any short pool needed.
 */
export function openSeatQueue({ pools, needs }: Shortage): SeatQueue {
  const free = new Map(pools.map((pool) => [pool.poolKey, pool.free]))
  const skuIds = new Map(pools.map((pool) => [pool.poolKey, pool.skuId]))
  const lastSeated = new Map<string, number>(pools.map((pool) => [pool.poolKey, 0]))
  const unseated = new Map<string, Unseated>()
  /** Who finds several pools full is turned away by the one that filled first, as their cutoffs say. */
  const firstFilled = (full: readonly string[]): string | undefined =>
    full.toSorted((a, b) => (lastSeated.get(a) ?? 0) - (lastSeated.get(b) ?? 0))[0]
  return {
    admit(pk, classIndex) {
      const needed = needs[classIndex] ?? []
      const full = firstFilled(needed.filter((poolKey) => free.get(poolKey) === 0))
      if (full === undefined) {
        for (const poolKey of needed) {
          free.set(poolKey, (free.get(poolKey) ?? 0) - 1)
          lastSeated.set(poolKey, pk)
        }
        return true
      }
      const skuId = skuIds.get(full) ?? full
      const key = `${classIndex} ${full}`
      unseated.set(key, { classIndex, skuId, count: (unseated.get(key)?.count ?? 0) + 1 })
      return false
    },
    seating: () => ({
      // A pool with seats left turned nobody away, so nothing ends there.
      cutoffs: new Map([...lastSeated].filter(([poolKey]) => free.get(poolKey) === 0)),
      unseated: [...unseated.values()],
    }),
  }
}
